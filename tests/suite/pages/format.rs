//! Holds `docs/format.md` and its Chinese edition to what the loader really knows: columns, words, codes, wordings.

use std::collections::BTreeSet;
use std::fs;

use fsip::diagnostic::{Code, Diagnostics, Severity};
use fsip::load::{load, sources_of_folder};
use fsip::source::{Role, Source, Sources};
use tempfile::TempDir;

use super::{fsip, page, root};
use crate::difference::require_same;

/// One edition of the page, with its own words for what the tables are about.
struct Edition {
    language: &'static str,
    page: String,
    heading: &'static str,
    word: &'static str,
    code: &'static str,
    indicator: &'static str,
    severities: [&'static str; 2],
    read_as: &'static str,
}

fn editions() -> [Edition; 2] {
    [
        Edition {
            language: "en",
            page: page("docs/format.md"),
            heading: "heading",
            word: "word",
            code: "code",
            indicator: "indicator",
            severities: ["error", "warning"],
            read_as: "read as",
        },
        Edition {
            language: "zh",
            page: page("docs/format.zh-CN.md"),
            heading: "表头",
            word: "词",
            code: "代码",
            indicator: "指标",
            severities: ["错误", "警告"],
            read_as: "理解为",
        },
    ]
}

type Row = Vec<String>;

impl Edition {
    /// The rows of every table whose first column is called so.
    fn tables(&self, first_column: &str) -> Vec<Vec<Row>> {
        let mut tables = Vec::new();
        let mut lines = self.page.lines().peekable();
        while let Some(line) = lines.next() {
            if !line.starts_with('|') {
                continue;
            }
            let is_sought = cells(line)[0] == first_column;
            let mut rows = Vec::new();
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            if is_sought {
                tables.push(rows.split_off(1));
            }
        }
        tables
    }

    fn blocks(&self, kind: &str) -> Vec<&str> {
        let opening = format!("```{kind}\n");
        self.page.split(&opening).skip(1).map(|rest| rest.split_once("```").unwrap().0).collect()
    }
}

fn cells(line: &str) -> Row {
    line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// What stands between backticks.
fn code_spans(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

const PLAN: &str = "[plan]\ntitle = \"t\"\nbase_year = 2025\nfirst_year = 2026\nlast_year = 2028\n";
const INDICATOR: &str =
    "[[indicator]]\nid = \"i\"\nname = \"n\"\nunit = \"家\"\nkind = \"stock\"\nbetter = \"higher\"\n";

fn diagnostics(files: &[(Role, &str)]) -> Diagnostics {
    let mut sources = Sources::default();
    for (role, text) in files {
        sources.add(Source::from_text("file", *role, (*text).to_owned()));
    }
    load(&sources).1
}

/// What the loader says that there is, in the messages of a code.
fn known(files: &[(Role, &str)], code: Code, argument: &str) -> BTreeSet<String> {
    let found = diagnostics(files).found;
    let lists = found.iter().filter(|diagnostic| diagnostic.code == code).flat_map(|diagnostic| &diagnostic.arguments);
    let lists = lists.filter(|(name, _)| *name == argument).flat_map(|(_, list)| list.split(", "));
    lists.map(str::to_owned).collect()
}

#[test]
fn the_page_has_every_column_and_every_word_of_the_csv_files() {
    let statistics =
        known(&[(Role::Plan, PLAN), (Role::Statistics, "indicator,year,value,zzz\n")], Code::UnknownColumn, "known");
    let ledger = known(&[(Role::Plan, PLAN), (Role::Progress, "id,date,state,zzz\n")], Code::UnknownColumn, "known");
    let claims = known(&[(Role::Plan, PLAN), (Role::Claims, "id,year,claimed,zzz\n")], Code::UnknownColumn, "known");
    let plan = format!("{PLAN}{INDICATOR}");
    let value = [(Role::Plan, plan.as_str()), (Role::Statistics, "indicator,year,value,quality\ni,2025,1,zzz\n")];
    let entry = [(Role::Plan, plan.as_str()), (Role::Progress, "id,date,state\nm,2026-01-01,zzz\n")];
    let words = [&value, &entry].map(|files| known(files, Code::InvalidChoice, "choices"));
    assert!(
        statistics.len() == 18
            && ledger.len() == 10
            && claims.len() == 12
            && words.each_ref().map(BTreeSet::len) == [8, 6]
    );
    let both = |rows: &[Row]| rows.iter().flat_map(|row| [code_spans(&row[0]), code_spans(&row[1])].concat()).collect();
    for edition in editions() {
        let written: Vec<BTreeSet<String>> = edition.tables(edition.heading).iter().map(|rows| both(rows)).collect();
        assert_eq!(written, [statistics.clone(), ledger.clone(), claims.clone()], "{}", edition.language);
        let written: Vec<BTreeSet<String>> = edition.tables(edition.word).iter().map(|rows| both(rows)).collect();
        assert_eq!(written, words, "{}", edition.language);
        for other in edition.tables(edition.heading)[0].iter().flat_map(|row| code_spans(&row[2])) {
            let found = diagnostics(&[(Role::Plan, PLAN), (Role::Statistics, &format!("indicator,{other}\n"))]).found;
            assert!(found.iter().all(|diagnostic| diagnostic.code != Code::UnknownColumn), "{other}");
        }
    }
}

#[test]
fn the_page_has_every_code_with_its_severity() {
    for edition in editions() {
        let [error, warning] = edition.severities;
        let severity = |code: &Code| if code.severity() == Severity::Error { error } else { warning };
        let line = |code: &str, severity: &str| format!("| `{code}` | {severity} |");
        let known: Vec<String> = Code::ALL.iter().map(|code| line(code.name(), severity(code))).collect();
        let rows = edition.tables(edition.code).remove(0);
        let written: Vec<String> = rows.iter().map(|row| line(&code_spans(&row[0]).remove(0), &row[1])).collect();
        let of = format!("docs/format.md, edition {}, the table of codes", edition.language);
        require_same(&of, &known, &written, "make its rows those of src/diagnostic.rs, in their order");
    }
}

/// The plan folder that the blocks of the page make together.
fn folder_of(edition: &Edition) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("statistics")).unwrap();
    fs::write(folder.path().join("plan.toml"), edition.blocks("toml").join("\n")).unwrap();
    // A file that is read as a source of the page says.
    fs::create_dir(folder.path().join("published")).unwrap();
    fs::write(folder.path().join("published/firms.csv"), edition.blocks("csv published").concat()).unwrap();
    fs::write(folder.path().join("sources.toml"), edition.blocks("toml source").concat()).unwrap();
    fs::write(folder.path().join("amendments.toml"), edition.blocks("toml amendment").concat()).unwrap();
    for (number, block) in edition.blocks("csv").iter().enumerate() {
        let is_claims = block.starts_with("id,year,") || block.starts_with("事项,年份,");
        let is_ledger = block.starts_with("id,") || block.starts_with("事项,");
        let name = match (is_claims, is_ledger) {
            (true, _) => "claims.csv".to_owned(),
            (false, true) => "progress.csv".to_owned(),
            (false, false) => format!("statistics/{number}.csv"),
        };
        fs::write(folder.path().join(name), block).unwrap();
    }
    folder
}

#[test]
fn the_blocks_of_the_page_make_a_plan_folder_without_errors() {
    let loaded = editions().map(|edition| {
        assert!(edition.blocks("toml").len() == 1 && edition.blocks("csv").len() == 4, "{}", edition.language);
        let sources = sources_of_folder(folder_of(&edition).path(), None).unwrap();
        let (folder, diagnostics) = load(&sources);
        assert_eq!(diagnostics.found, [], "{}", edition.language);
        let folder = folder.unwrap();
        assert_eq!(folder.plan.targets.iter().map(|target| target.revisions.len()).sum::<usize>(), 1);
        (
            folder.plan.targets.len(),
            folder.observations.cells().count(),
            folder.progress.last_year(folder.plan.last_year, None),
            folder.claims.len(),
        )
    });
    assert_eq!(loaded[0], loaded[1]);
}

#[test]
fn every_wording_of_the_page_is_read_as_it_says() {
    for edition in editions() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("plan.toml"), edition.blocks("toml").join("\n")).unwrap();
        let mut targets = String::new();
        let mut expected = Vec::new();
        for row in edition.tables(edition.indicator).remove(0) {
            let indicator = code_spans(&row[0]).remove(0);
            for wording in [code_spans(&row[1]), code_spans(&row[2])].concat() {
                let id = format!("wording-{}", expected.len());
                targets += &format!("[[target]]\nid = \"{id}\"\ntext = \"t\"\n");
                targets += &format!("require = [{{ indicator = \"{indicator}\", is = \"{wording}\" }}]\n");
                expected.push((id, wording, row[3].clone()));
            }
        }
        assert!(expected.len() > 60, "{}", expected.len());
        fs::write(folder.path().join("wordings.toml"), targets).unwrap();
        for (id, wording, reading) in expected {
            let output = fsip(root(), edition.language)
                .args(["explain", &id, "-p"])
                .arg(folder.path())
                .env_remove("COLUMNS")
                .output()
                .unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let line = said.lines().find_map(|line| line.strip_prefix(edition.read_as)).map(str::trim);
            assert_eq!(line, Some(reading.as_str()), "{wording}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}
