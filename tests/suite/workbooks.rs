//! Workbooks where a CSV file may stand: what they hold is what they show, and each place is called as spreadsheets call it.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fsip::source::{Role, Source};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatScript, Workbook, Worksheet};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The texts of some files, packed.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with these sheets: name, whether it is hidden, XML. Style 1 is a percent, 2 a date, 3 a year, 4 thousands.
fn workbook(sheets: &[(&str, bool, String)]) -> Vec<u8> {
    const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/>\
        <numFmt numFmtId=\"165\" formatCode=\"#,##0,\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/>\
        <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
    let (mut listed, mut related) = (String::new(), String::new());
    for (number, (name, is_hidden, xml)) in sheets.iter().enumerate() {
        let state = if *is_hidden { " state=\"hidden\"" } else { "" };
        let kind = if xml.starts_with("<chartsheet") { "chartsheet" } else { "worksheet" };
        listed += &format!("<sheet name=\"{name}\"{state} r:id=\"r{number}\"/>");
        related += &format!("<Relationship Id=\"r{number}\" Type=\"t/{kind}\" Target=\"{number}.xml\"/>");
    }
    let main = format!("<workbook><sheets>{listed}</sheets></workbook>");
    let related =
        format!("<Relationships>{related}<Relationship Type=\"t/styles\" Target=\"styles.xml\"/></Relationships>");
    let package = "<Relationships><Relationship Type=\"t/officeDocument\" Target=\"workbook.xml\"/></Relationships>";
    let paths: Vec<String> = (0..sheets.len()).map(|number| format!("{number}.xml")).collect();
    let mut parts = vec![
        ("_rels/.rels", package),
        ("workbook.xml", &main),
        ("_rels/workbook.xml.rels", &related),
        ("styles.xml", STYLES),
    ];
    parts.extend(paths.iter().map(String::as_str).zip(sheets.iter().map(|(.., xml)| xml.as_str())));
    packed(&parts)
}

/// A sheet of these rows, whose cells are numbers, texts, `style~number`, `=formula`, or `#ERROR`.
fn sheet(rows: &[&[&str]], merged: &str) -> String {
    let cell = |text: &&str| match (text.split_once('~'), text.strip_prefix('='), text.parse::<f64>()) {
        (Some((style, number)), ..) => format!("<c s=\"{style}\"><v>{number}</v></c>"),
        (_, Some(formula), _) => format!("<c><f>{formula}</f></c>"),
        _ if text.starts_with('#') => format!("<c t=\"e\"><v>{text}</v></c>"),
        (.., Ok(_)) => format!("<c><v>{text}</v></c>"),
        _ => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let merges: String = merged.split_whitespace().map(|cells| format!("<mergeCell ref=\"{cells}\"/>")).collect();
    format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
}

const HEADER: &[&str] = &["indicator", "year", "value"];

fn of_rows(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[("Data", false, sheet(rows, ""))])
}

/// The workbooks of `tests/malformed`, by their paths there.
fn malformed() -> Vec<(&'static str, Vec<u8>)> {
    let row = |cells| of_rows(&[HEADER, cells]);
    let data = || ("Data", false, sheet(&[HEADER, &["patents", "2020", "100"]], ""));
    let other = |name, is_hidden| (name, is_hidden, sheet(&[&["patents"]], ""));
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |name| [vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], utf16(name)].concat();
    let whole = row(&["patents", "2020", "100"]);
    let mut huge = whole.clone();
    let entry = huge.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    huge[entry + 24..entry + 28].copy_from_slice(&(2_u32 << 30).to_le_bytes());
    let merged = sheet(&[HEADER, &["patents", "2020", "100"], &["", "2021"], &["", "2022"]], "A2:A4 C2:C3");
    let wide = sheet(&[&["indicator", "2020", "2021"], &["patents", "100"]], "B2:C2");
    let ledger: &[&str] = &["id", "date", "state"];
    vec![
        ("unreadable-workbook/statistics.xls", b"x".to_vec()),
        ("unreadable-workbook--encrypted/statistics.xlsx", compound("EncryptedPackage")),
        ("unreadable-workbook--old/statistics/2020.xlsx", compound("Workbook")),
        ("unreadable-workbook--old-or-encrypted/progress.xlsx", compound("")),
        (
            "unreadable-workbook--page/statistics.xlsx",
            b"<html><table><tr><td>patents</td></tr></table></html>".to_vec(),
        ),
        ("unreadable-workbook--text/statistics.xlsx", b"indicator,year,value\npatents,2020,100\n".to_vec()),
        ("unreadable-workbook--document/statistics.xlsx", packed(&[("word/document.xml", "<document/>")])),
        ("unreadable-workbook--cut/statistics.xlsx", whole[..whole.len() / 2].to_vec()),
        ("unreadable-workbook--huge/statistics.xlsx", huge),
        (
            "unreadable-workbook--chart/statistics.xlsx",
            workbook(&[("Chart", false, "<chartsheet/>".to_owned()), data()]),
        ),
        (
            "unreadable-workbook--picture/statistics.xlsx",
            workbook(&[("Scan", false, "<worksheet><sheetData/><drawing/></worksheet>".to_owned())]),
        ),
        ("unclear-cell/statistics.xlsx", row(&["patents", "2020", "=B1*2"])),
        ("unclear-cell--year/statistics.xlsx", row(&["patents", "3~2020", "100"])),
        ("unclear-cell--heading/statistics.xlsx", of_rows(&[&["indicator", "3~2020"], &["patents", "100"]])),
        ("unclear-cell--scaled/statistics.xlsx", row(&["patents", "2020", "4~123456"])),
        ("unclear-cell--date/statistics.xlsx", row(&["patents", "2020", "2~43831"])),
        ("unclear-cell--merged/statistics.xlsx", workbook(&[("Data", false, merged)])),
        ("unclear-cell--merged-years/statistics.xlsx", workbook(&[("Data", false, wide)])),
        ("unclear-cell--progress/progress.xlsx", of_rows(&[ledger, &["opened", "2~44561", "=A1"]])),
        ("sheet-not-read/statistics.xlsx", workbook(&[data(), other("2021", false), other("2022", false)])),
        ("sheet-not-read--hidden/statistics.xlsx", workbook(&[other("Draft", true), data()])),
        (
            "hidden-sheet/statistics.xlsx",
            workbook(&[("Data", true, sheet(&[HEADER, &["patents", "2020", "100"]], ""))]),
        ),
        ("spreadsheet-error--workbook/statistics.xlsx", row(&["patents", "2020", "#N/A"])),
        (
            "spreadsheet-error--words/statistics.xlsx",
            of_rows(&[&["indicator", "year", "value", "source"], &["patents", "2020", "100", "#N/A"]]),
        ),
        (
            "invalid-date--digits/statistics.xlsx",
            of_rows(&[&["indicator", "year", "value", "published"], &["patents", "2020", "100", "2~20210301"]]),
        ),
        ("unclear-cell--no-date/statistics.xlsx", row(&["patents", "2020", "2~20210301"])),
        ("invalid-year--workbook/statistics.xlsx", row(&["patents", "2~44195", "100"])),
        (
            "duplicate-value--workbook/statistics.xlsx",
            of_rows(&[&["Patents of the city"], &[], HEADER, &["patents", "2020", "100"], &["patents", "2020", "101"]]),
        ),
    ]
}

#[test]
fn the_malformed_workbooks_are_those_described_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite");
    for (path, bytes) in malformed() {
        let path = root.join(path);
        if overwrite {
            fs::write(&path, &bytes).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{}", path.display());
    }
}

const PLAN: &str = "[plan]\ntitle = \"Parks\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n\
    [[indicator]]\nid = \"trees\"\nname = \"trees\"\nunit = \"trees\"\nkind = \"stock\"\nbetter = \"higher\"\n\
    [[indicator]]\nid = \"rate\"\nname = \"rate\"\nunit = \"%\"\nkind = \"rate\"\nbetter = \"higher\"\n\
    [[target]]\nid = \"more\"\ntext = \"500 trees\"\nrequire = [{ indicator = \"trees\", is = \">= 500\" }, \
    { indicator = \"rate\", is = \">= 90%\" }, { milestone = \"opened\", title = \"opened\" }]\n";

fn plan_with(files: &[(&str, Vec<u8>)]) -> TempDir {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("statistics")).unwrap();
    fs::write(home.path().join("plan.toml"), PLAN).unwrap();
    for (name, bytes) in files {
        fs::write(home.path().join(name), bytes).unwrap();
    }
    home
}

fn run(home: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    let command = command.current_dir(home.path()).args(arguments).args(["-p", ".", "--lang", "en"]);
    command.env("NO_COLOR", "1").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap() + &String::from_utf8(output.stderr.clone()).unwrap()
}

fn trees() -> Vec<u8> {
    of_rows(&[
        HEADER,
        &["trees", "2020", "100"],
        &["rate", "3~44561", "1~0.92500000000000004"],
        &["trees", "2021", "3"],
    ])
}

#[test]
fn what_workbooks_hold_is_judged_and_shown_with_its_cells() {
    let ledger = of_rows(&[&["id", "date", "state"], &["opened", "2~44561", "done"]]);
    let wide = of_rows(&[&["indicator", "2022", "2023"], &["trees", "250", "612"]]);
    let home = plan_with(&[("Statistics.XLSX", trees()), ("progress.xlsx", ledger), ("statistics/w.xlsx", wide)]);
    let explained = said(&run(&home, &["explain", "more"]));
    assert!(!explained.contains("./"), "{explained}");
    for place in ["statistics/w.xlsx!Data!C2", "Statistics.XLSX!Data!C3", "progress.xlsx!Data!A2", "92.5 %"] {
        assert!(explained.contains(place), "{place} in {explained}");
    }
    let json = home.path().join("all.json");
    assert!(run(&home, &["export", "-o", json.to_str().unwrap()]).status.success());
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    let place = &json["statistics"][0]["place"];
    let expected = serde_json::json!(
        { "cell": "C2", "column": 3, "file": "Statistics.XLSX", "line": 2, "sheet": "Data" });
    assert_eq!(*place, expected, "{json}");
}

#[test]
fn a_number_of_a_workbook_is_no_part_of_another_and_needs_no_decimal_sign() {
    let numbers = of_rows(&[&["indicator", "2020", "2021", "2022", "2023"], &["trees", "3", "250", "12", "1.234"]]);
    let home = plan_with(&[("statistics.xlsx", numbers)]);
    for decimal in [",", "."] {
        let output = said(&run(&home, &["explain", "trees", "--decimal", decimal]));
        assert!(["  3 ", "250", "12 ", "1.234"].iter().all(|number| output.contains(number)), "{output}");
    }
}

#[test]
fn nothing_is_written_into_a_workbook() {
    let home = plan_with(&[("statistics.xlsx", trees())]);
    let refused = |arguments: &[&str], words: &[&str]| {
        let output = run(&home, arguments);
        let said = said(&output);
        assert!(output.status.code() == Some(2) && words.iter().all(|word| said.contains(word)), "{said}");
    };
    refused(&["record", "trees", "2021", "5"], &["./statistics.xlsx!Data!C4"]);
    refused(&["record", "trees", "2021", "5", "--replace"], &["workbook", "./statistics.xlsx!Data!C4"]);
    refused(&["record", "trees", "2022", "5"], &["workbook", "--file statistics.csv"]);
    refused(&["record", "trees", "2022", "5", "--file", "statistics.xlsx"], &["workbook", "--file statistics.csv"]);
    refused(&["record", "trees", "2022", "5", "--file", "other.csv"], &["other.csv"]);
    assert!(run(&home, &["record", "trees", "2022", "5", "--file", "statistics.csv"]).status.success());
    assert!(run(&home, &["record", "trees", "2023", "6"]).status.success());
    refused(&["record", "rate", "2023", "91%"], &["workbook", "--file statistics.csv"]);
    assert_eq!(fs::read(home.path().join("statistics.xlsx")).unwrap(), trees());
    let csv = fs::read_to_string(home.path().join("statistics.csv")).unwrap();
    assert!(csv.contains("trees,2022,5") && csv.contains("trees,2023,6"), "{csv}");

    let ledger = of_rows(&[&["id", "date", "state"], &["opened", "2~44561", "started"]]);
    let home = plan_with(&[("progress.xlsx", ledger)]);
    let done = ["done", "opened", "--on", "2022-01-05"];
    let said = said(&run(&home, &done));
    assert!(said.contains("progress.csv") && said.contains("id,date,state,evidence,note"), "{said}");
    fs::write(home.path().join("progress.csv"), "id,date,state,evidence,note\n").unwrap();
    assert!(run(&home, &done).status.success());
    assert!(fs::read_to_string(home.path().join("progress.csv")).unwrap().contains("opened,2022-01-05,done"));
}

/// A cell as it is written, and as it is read.
#[derive(Clone, Debug)]
enum Written {
    Number(String),
    Percent(String),
    Day(u16, u8, u8),
    Year(u16),
    Text(String),
}

impl Written {
    fn read_as(&self) -> String {
        match self {
            Self::Number(digits) => digits.clone(),
            Self::Percent(digits) => format!("{digits}%"),
            Self::Day(year, month, day) => format!("{year}-{month:02}-{day:02}"),
            Self::Year(year) => year.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// Up to thirteen digits, so that there are fifteen as a percentage.
fn digits() -> impl Strategy<Value = String> {
    let plain = |(number, places): (i64, usize)| {
        let sign = if number < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", number.abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let text = if places == 0 { whole.to_owned() } else { format!("{whole}.{decimals}") };
        let text = if places == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() };
        if text == "0" { text } else { format!("{sign}{text}") }
    };
    (-9_999_999_999_999..10_000_000_000_000_i64, 0..10_usize).prop_map(plain)
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        digits().prop_map(Written::Number),
        digits().prop_map(Written::Percent),
        (1901..2200_u16, 1..13_u8, 1..29_u8).prop_map(|(year, month, day)| Written::Day(year, month, day)),
        (1901..2200_u16).prop_map(Written::Year),
        "[a-z一-龥\"&<>,;_x0D'=#%]([a-z一-龥\"&<>,; _x0D'=#%]{0,8}[a-z一-龥\"&<>,;_x0D'=#%])?".prop_map(Written::Text),
    ]
}

fn write(table: &[Vec<Option<Written>>], path: &Path) {
    let mut book = Workbook::new();
    let [percent, date, year] = ["0.00%", "yyyy\\-mm\\-dd", "yyyy\"\""].map(|code| Format::new().set_num_format(code));
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            let number = |digits: &String| digits.parse::<f64>().unwrap();
            let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day).unwrap();
            let written = match cell {
                None => continue,
                Some(Written::Number(digits)) => sheet.write_number(row, column, number(digits)),
                Some(Written::Percent(digits)) => {
                    sheet.write_number_with_format(row, column, number(digits) / 100.0, &percent)
                }
                Some(Written::Day(of, month, number)) => {
                    sheet.write_datetime_with_format(row, column, day(*of, *month, *number), &date)
                }
                Some(Written::Year(of)) => sheet.write_datetime_with_format(row, column, day(*of, 12, 31), &year),
                Some(Written::Text(text)) => sheet.write_string(row, column, text),
            };
            written.unwrap();
        }
    }
    book.save(path).unwrap();
}

/// What a workbook says of the trees of 2020 whose value `write` writes into the cell C2.
fn with_value(write: impl FnOnce(&mut Worksheet)) -> String {
    let home = plan_with(&[]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADER.iter().copied()).unwrap();
    sheet.write_string(1, 0, "trees").unwrap().write_number(1, 1, 2020).unwrap();
    write(sheet);
    book.save(home.path().join("statistics.xlsx")).unwrap();
    said(&run(&home, &["growth", "--format", "csv"]))
}

#[test]
fn a_number_whose_format_shows_another_one_is_refused() {
    for (code, value, expected) in [
        ("0!.0000\"万\"", 123_456.0, "holds 123456 and does not show it"),
        ("0\"000\"", 5.0, "holds 5 and does not show it"),
        ("\"—\"", 5.0, "holds 5 and does not show it"),
        ("0;-0;;@", 0.0, "holds 0 and does not show it"),
        ("[$$-409]#,##0.00", 1000.0, "“$1000” is not a plain number"),
        ("\">\"0", 5.0, "“>5” is not a plain number"),
        ("\"-\"0", 5.0, "holds 5 and does not show it"),
        ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0, "trees,trees,trees,0"),
        ("#,##0_);[Red](#,##0)", -1234.0, "trees,trees,trees,-1234"),
        ("+0;-0;0", 5.0, "trees,trees,trees,5"),
    ] {
        let format = Format::new().set_num_format(code);
        let said = with_value(|sheet| _ = sheet.write_number_with_format(1, 2, value, &format).unwrap());
        assert!(said.contains(expected), "{code}: {said}");
    }
}

#[test]
fn what_is_raised_or_struck_out_is_no_part_of_a_number() {
    let plain = Format::new();
    let raised = Format::new().set_font_script(FormatScript::Superscript);
    let struck = Format::new().set_font_strikethrough();
    for runs in [[(&plain, "91.5"), (&raised, "1")], [(&struck, "12"), (&plain, "130")]] {
        let said = with_value(|sheet| _ = sheet.write_rich_string(1, 2, &runs).unwrap());
        assert!(said.contains("error[unclear-cell]") && said.contains("statistics.xlsx!Sheet1!C2"), "{said}");
    }
    let said = with_value(|sheet| _ = sheet.write_number_with_format(1, 2, 12, &struck).unwrap());
    assert!(said.contains("error[unclear-cell]"), "{said}");
    let bold = Format::new().set_bold();
    let said = with_value(|sheet| _ = sheet.write_rich_string(1, 2, &[(&bold, "91"), (&plain, ".5")]).unwrap());
    assert!(said.contains("trees,trees,trees,91.5"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_table_that_was_written_is_read_as_it_was(
        table in prop::collection::vec(prop::collection::vec(prop::option::of(written()), 1..6), 1..8),
    ) {
        let folder = TempDir::new().unwrap();
        let path: PathBuf = folder.path().join("statistics.xlsx");
        write(&table, &path);
        let source = Source::from_file(&path, Role::Statistics, None, 0).unwrap();
        prop_assert_eq!(source.workbook_fault(), None);
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(b'\t').has_headers(false).flexible(true);
        let read: Vec<csv::StringRecord> = reader.from_reader(source.text().as_bytes()).records().map(Result::unwrap).collect();
        let is_filled = |row: &&Vec<Option<Written>>| row.iter().any(Option::is_some);
        let expected: Vec<Vec<String>> = table.iter().filter(is_filled).map(|row| {
            let last = row.iter().rposition(Option::is_some).unwrap_or(0);
            row[..=last].iter().map(|cell| cell.as_ref().map(Written::read_as).unwrap_or_default()).collect()
        }).collect();
        let read: Vec<Vec<&str>> = read.iter().map(|row| row.iter().collect()).collect();
        prop_assert_eq!(&read, &expected);
        // Each place is that of the cell.
        let mut offset = 0;
        for (line, (row, _)) in source.text().lines().zip(table.iter().enumerate().filter(|(_, row)| is_filled(row))) {
            prop_assert_eq!(source.place(offset).line, row + 1);
            prop_assert_eq!(source.place(offset + line.len()).line, row + 1);
            offset += line.len() + 1;
        }
    }
}
