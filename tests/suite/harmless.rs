//! Text from files is harmless in every report and format: it steers no terminal, no spreadsheet, no browser and no log.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader, Xlsx, open_workbook};
use fsip::model::Number;
use fsip::render::{Audience, FORMATS};
use fsip::source::is_hidden;
use proptest::prelude::*;
use tempfile::TempDir;

/// Beginnings and middles that somewhere mean more than text.
const HOSTILE: [&str; 20] = [
    "\u{1b}]0;title\u{7}",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{202e}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{2028}",
    "\n::error::x",
    "::error::x",
    "##[error]",
    "##vso[task.complete]",
    "=1+1",
    "+1+1",
    "-1+1",
    "@sum",
    "＝1",
    "＠a",
    "<img src=x onerror=alert(1)>",
    "http://e.example/a_b",
    "    # four",
];

fn toml_text(text: &str) -> String {
    let escaped = |each: char| {
        if each.is_ascii_graphic() && each != '"' && each != '\\' || each == ' ' {
            each.to_string()
        } else {
            format!("\\U{:08x}", u32::from(each))
        }
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

fn csv_text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A plan with a text in every place that takes one.
fn plan(folder: &Path, text: &dyn Fn(&str) -> String) {
    let quoted = |place: &str| toml_text(&text(place));
    let toml = format!(
        "[plan]\ntitle = {}\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\npreamble = {}\nguidance = {}\n\
         areas = [{{ id = {area}, name = {} }}]\nsafeguards = [{{ title = {}, text = {}, units = [{unit}] }}]\n\
         [[unit]]\nid = {unit}\nname = {}\n[[member]]\nrole = {}\nname = {}\npost = {}\n\
         [[indicator]]\nid = {indicator}\nname = {}\nunit = \"件\"\nkind = \"stock\"\nbetter = \"higher\"\ndefinition = {}\n\
         [[region]]\nid = {region}\nname = {}\n\
         [[target]]\nid = {}\ntext = {}\narea = {area}\nunits = [{unit}]\nrequire = [{{ indicator = {indicator}, is = \">= 500\" }}]\n\
         [[task]]\nid = {task}\ngroup = {}\ntitle = {}\ntext = {}\nunits = [{unit}]\n\
         [[work_item]]\nid = {}\nyear = 2021\ntask = {task}\nmatter = {}\nstandard = {}\nunits = [{unit}]\n\
         require = [{{ milestone = {matter}, title = {} }}]\n",
        quoted("title"),
        quoted("preamble"),
        quoted("guidance"),
        quoted("area name"),
        quoted("safeguard"),
        quoted("safeguard text"),
        quoted("unit name"),
        quoted("role"),
        quoted("member"),
        quoted("post"),
        quoted("indicator name"),
        quoted("definition"),
        quoted("region name"),
        quoted("target"),
        quoted("target text"),
        quoted("group"),
        quoted("task title"),
        quoted("task text"),
        quoted("item"),
        quoted("matter text"),
        quoted("standard"),
        quoted("milestone title"),
        area = quoted("area"),
        unit = quoted("unit"),
        indicator = quoted("indicator"),
        region = quoted("region"),
        task = quoted("task"),
        matter = quoted("matter"),
    );
    fs::write(folder.join("plan.toml"), toml).unwrap();
    let [indicator, region, source, note] =
        ["indicator", "region", "source", "note"].map(|place| csv_text(&text(place)));
    let rows = [("2020", "100", ""), ("2021", "200", ""), ("2020", "50", &region), ("2021", "-60", &region)];
    let rows: String = rows
        .into_iter()
        .map(|(year, value, region)| format!("{indicator},{year},{value},{region},{source},{note}\n"))
        .collect();
    fs::write(folder.join("statistics.csv"), format!("indicator,year,value,region,source,note\n{rows}")).unwrap();
    let [matter, evidence] = ["matter", "evidence"].map(|place| csv_text(&text(place)));
    fs::write(folder.join("progress.csv"), format!("id,date,state,evidence\n{matter},2021-05-01,done,{evidence}\n"))
        .unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(folder).args(arguments).args(["-p", ".", "--lang", "en"]).output().unwrap()
}

fn require_visible(text: &str, of: &dyn std::fmt::Debug) {
    let hidden = text.trim_start_matches('\u{feff}').chars().find(|character| is_hidden(*character));
    assert_eq!(hidden, None, "{of:?}: {text:?}");
}

fn require_no_command(text: &str, of: &dyn std::fmt::Debug) {
    for line in text.lines() {
        let line = line.trim();
        let is_command =
            (line.starts_with("::") && !line.starts_with(":::")) || line.contains("##[") || line.contains("##vso[");
        assert!(!is_command, "{of:?}: {line:?}");
    }
}

fn require_no_formula(text: &str, of: &dyn std::fmt::Debug) {
    // A blank line parts two tables.
    for table in text.trim_start_matches('\u{feff}').split("\n\n") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
        for cell in reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
            let figure = cell.trim_end_matches(['%', ' ']).trim_end_matches(" pp");
            assert!(!is_formula || figure.parse::<Number>().is_ok(), "{of:?}: {cell:?}");
        }
    }
}

/// Every text of every part of a Word file, whose markup must be whole.
fn words_of(bytes: Vec<u8>) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut words = Vec::new();
    for place in 0..archive.len() {
        let mut reader = quick_xml::Reader::from_reader(std::io::BufReader::new(archive.by_index(place).unwrap()));
        reader.config_mut().check_end_names = true;
        let mut buffer = Vec::new();
        loop {
            let event = reader.read_event_into(&mut buffer).unwrap();
            if let quick_xml::events::Event::Text(text) = &event {
                words.push(text.decode().unwrap().into_owned());
            }
            if matches!(event, quick_xml::events::Event::Eof) {
                break;
            }
            buffer.clear();
        }
    }
    words
}

fn require_harmless(folder: &Path, command: &[&str], format: &str) {
    let arguments = [command, &["--format", format]].concat();
    let output = run(folder, &arguments);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let talk = String::from_utf8(output.stderr).unwrap();
    require_visible(&talk, &arguments);
    require_no_command(&talk, &arguments);
    if format == "xlsx" {
        let path = folder.join("book.xlsx");
        fs::write(&path, output.stdout).unwrap();
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        for (name, sheet) in book.worksheets() {
            require_visible(&name, &arguments);
            sheet.used_cells().for_each(|(_, _, cell)| require_visible(&cell.to_string(), &arguments));
        }
        return;
    }
    if format == "docx" {
        words_of(output.stdout).iter().for_each(|text| require_visible(text, &arguments));
        return;
    }
    let text = String::from_utf8(output.stdout).unwrap();
    require_visible(&text, &arguments);
    match format {
        "table" => require_no_command(&text, &arguments),
        "csv" => require_no_formula(&text, &arguments),
        "html" => assert!(!text.contains("<img") && !text.contains(" style="), "{text}"),
        "markdown" => {
            let text = text.replace("\\<", "");
            assert!(!text.contains("<img") && !text.contains("http://"), "{text}");
        }
        // They are for programs, and what they hold is text.
        "json" | "junit" | "github" => {}
        other => panic!("say here when the format {other:?} does more than show a text"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn no_report_in_any_format_does_more_than_show_a_text(
        texts in prop::collection::vec(prop::sample::select(HOSTILE.as_slice()), 40),
        begins in any::<bool>(),
    ) {
        let folder = TempDir::new().unwrap();
        let places = std::cell::RefCell::new(Vec::<String>::new());
        let text = |place: &str| {
            let mut places = places.borrow_mut();
            let number = places.iter().position(|known| known == place).unwrap_or_else(|| {
                places.push(place.to_owned());
                places.len() - 1
            });
            let hostile = texts[number % texts.len()];
            // An id neither begins nor ends with a blank.
            if begins { format!("{hostile}{place}").trim().to_owned() } else { format!("{place}{hostile}.") }
        };
        plan(folder.path(), &text);
        let target = text("target");
        let explained = format!("target:{target}");
        for command in [
            &["status"] as &[&str],
            &["status", "--by", "region"],
            &["status", "--method", "all"],
            &["growth", "--cumulative"],
            &["growth", "--by", "region"],
            &["tasks"],
            &["units"],
            &["group"],
            &["explain", &explained],
            &["report", "--since", "2020"],
            &["check"],
        ] {
            for format in FORMATS.into_iter().filter(|format| format.audience != Audience::Checker) {
                require_harmless(folder.path(), command, format.name);
            }
        }
        for format in FORMATS {
            require_harmless(folder.path(), &["check", "--strict"], format.name);
        }
        require_harmless(folder.path(), &["export", "-o", "-"], "csv");
    }
}

#[test]
fn messages_about_a_file_are_one_harmless_piece_of_text() {
    let folder = TempDir::new().unwrap();
    plan(folder.path(), &|place| place.to_owned());
    let long = "x".repeat(5_000);
    for hostile in ["\u{1b}]0;t\u{7}", "\u{9b}31m", "::error::a", "##vso[a]b", "\u{202e}abc", &long] {
        let header = "indicator,year,value,region,source,note\n";
        let behind = format!("indicator,2020,5,,{long},{hostile},{hostile}\n");
        fs::write(
            folder.path().join("statistics.csv"),
            format!("{header}\"\n{hostile}\",2020,5\n{hostile},{hostile},y\n{behind}"),
        )
        .unwrap();
        for arguments in [&["status"] as &[&str], &["check"], &["growth", "--color", "never"]] {
            let output = run(folder.path(), arguments);
            assert_eq!(output.status.code(), Some(3));
            let talk = String::from_utf8(output.stderr).unwrap();
            require_visible(&talk, &arguments);
            require_no_command(&talk, &arguments);
            let longest = talk.split(|each: char| each != 'x').map(str::len).max();
            assert!(longest <= Some(200), "{longest:?}");
        }
    }
}

#[test]
fn a_page_runs_its_own_script_and_nothing_else() {
    use base64::Engine;
    use sha2::Digest;
    let folder = TempDir::new().unwrap();
    plan(folder.path(), &|place| place.to_owned());
    let page = String::from_utf8(run(folder.path(), &["report", "--format", "html"]).stdout).unwrap();
    let between = |start: &str, end: &str| page.split_once(start).unwrap().1.split_once(end).unwrap().0;
    let hash = |text: &str| base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(text.as_bytes()));
    let policy = between("Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    let expected = format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(between("<style>", "</style>")),
        hash(between("<script>", "</script>")),
    );
    assert_eq!(policy, expected);
}
