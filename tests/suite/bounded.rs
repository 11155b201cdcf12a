//! Small files cost little, whatever stands in them: what would grow as a power of its size would not end here. `.ci/linear` counts.

use std::fmt::Write;
use std::io::Cursor;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use fsip::diagnostic::{Code, Diagnostic, Diagnostics, MOST_ALIKE};
use fsip::evaluate::{Flag, Options, RequirementJudgement, assess};
use fsip::load::{self, Folder};
use fsip::model::{Number, Status};
use fsip::source::{Role, Source, Sources};

const HEAD: &str = "[plan]\ntitle = \"方案\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n";

fn read(toml: &str, statistics: &str) -> (Option<Folder>, Diagnostics) {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, toml.to_owned()));
    sources.add(Source::from_text("statistics.csv", Role::Statistics, statistics.to_owned()));
    load::load(&sources)
}

fn indicator(id: &str, fraction: Option<(&str, &str)>) -> String {
    let kind = if fraction.is_some() { "ratio" } else { "stock" };
    let fraction = fraction.map(|(part, whole)| format!("numerator = \"{part}\"\ndenominator = \"{whole}\"\n"));
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"{id}\"\nunit = \"t\"\nkind = \"{kind}\"\nbetter = \"higher\"\n{}",
        fraction.unwrap_or_default()
    )
}

fn target(indicator: &str, is: &str) -> String {
    format!("[[target]]\nid = \"t\"\ntext = \"t\"\nrequire = [{{ indicator = \"{indicator}\", is = \"{is}\" }}]\n")
}

/// A plan in which each indicator is computed from the one before, which is its numerator and its denominator.
fn chain(length: usize) -> String {
    let of = |place: usize| {
        let before = format!("x{}", place - 1);
        indicator(&format!("x{place}"), Some((&before, &before)))
    };
    HEAD.to_owned() + &indicator("x0", None) + &(1..=length).map(of).collect::<String>()
}

fn judged(folder: &Folder) -> RequirementJudgement {
    let options = Options::default();
    let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &options);
    assessment.targets[0].1.requirements[0].clone()
}

#[test]
fn each_indicator_of_a_chain_is_computed_once() {
    for regions in ["", "x0,2020,2,East\nx0,2021,2,East\nx0,2020,2,West\nx0,2021,2,West\n"] {
        let toml = chain(150) + &target("x150", ">= 1");
        let (folder, diagnostics) =
            read(&toml, &format!("indicator,year,value,region\nx0,2020,4,\nx0,2021,4,\n{regions}"));
        let folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}"));
        let judgement = judged(&folder);
        assert_eq!(judgement.actual, Some(Number::one()));
    }
}

#[test]
fn the_inputs_of_a_chain_are_shown_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), chain(30)).unwrap();
    std::fs::write(folder.path().join("statistics.csv"), "indicator,year,value,source\nx0,2021,4,Gazette\n").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fsip"));
    let output = command.args(["explain", "x30", "--lang", "en", "-p"]).arg(folder.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().matches("Gazette").count(), 1);
}

#[test]
fn the_evidence_of_a_chain_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let toml = chain(30) + &target("x30", ">= 1");
    std::fs::write(folder.path().join("plan.toml"), toml).unwrap();
    std::fs::write(folder.path().join("statistics.csv"), "indicator,year,value\nx0,2020,4\nx0,2021,4\n").unwrap();
    std::fs::write(folder.path().join("claims.csv"), "id,year,claimed\nt,2021,achieved\n").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fsip"));
    let output = command.args(["audit", "--format", "csv", "--lang", "en", "-p"]).arg(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.matches("statistics.csv").count(), 1, "{said}");
}

/// Each is the square of the one before, by way of its reciprocal; from the eighth on they are too long.
fn squares(count: usize) -> String {
    let mut toml = HEAD.to_owned() + &indicator("x0", None) + &indicator("one", None);
    for place in 1..=count {
        let (before, inverse) = (format!("x{}", place - 1), format!("y{place}"));
        toml += &indicator(&inverse, Some(("one", &before)));
        toml += &indicator(&format!("x{place}"), Some((&before, &inverse)));
    }
    toml
}

const SQUARED: &str = "indicator,year,value\nx0,2020,1.000001\nx0,2021,1.000001\none,2020,1\none,2021,1\n";

#[test]
fn a_number_that_gets_too_long_is_not_computed() {
    let toml = squares(30);
    for (level, status) in [("x5", Status::AchievedEarly), ("x30", Status::InsufficientData)] {
        let (folder, diagnostics) = read(&(toml.clone() + &target(level, ">= 1")), SQUARED);
        let folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}"));
        let judgement = judged(&folder);
        assert_eq!(judgement.status, status, "{:?}", judgement.flags);
        assert_eq!(judgement.flags.contains(&Flag::NumberTooLong), status == Status::InsufficientData);
    }
}

/// What `growth` prints of the squares, but for those of a workbook: the texts of its cells.
fn growth(folder: &std::path::Path, format: &str, language: &str) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fsip"));
    let arguments = ["growth", "--from", "2021", "--format", format, "--lang", language, "-p"];
    let output = command.args(arguments).arg(folder).env_remove("COLUMNS").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if format != "xlsx" {
        return String::from_utf8(output.stdout).unwrap();
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(output.stdout)).unwrap();
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, sheet)| sheet.used_cells()).map(|(.., cell)| format!("{cell}\n")).collect()
}

#[test]
fn growth_says_which_values_are_too_long() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), squares(9)).unwrap();
    std::fs::write(folder.path().join("statistics.csv"), SQUARED).unwrap();
    let languages = [
        ("en", "too long", "x9: the exact value of 2021 would take more than 10,000 bits and is not computed"),
        ("zh", "过长", "x9：2021年的精确数值超过10000个二进制位，不再计算"),
    ];
    for (language, cell, note) in languages {
        for format in ["table", "csv", "markdown", "html", "xlsx"] {
            let shown = growth(folder.path(), format, language);
            let line = shown.lines().find(|line| line.contains("x9")).unwrap_or_else(|| panic!("{format}: {shown}"));
            assert!(format == "xlsx" || line.contains(cell), "{format}: {line}");
            assert!(shown.contains(cell), "{format}: {shown}");
            assert_eq!(shown.contains(note), format != "csv", "{format}: {shown}");
            assert!(!shown.contains("2020"), "{format}: {shown}");
        }
        let json: serde_json::Value = serde_json::from_str(&growth(folder.path(), "json", language)).unwrap();
        let of = |id: &str| json["indicators"].as_array().unwrap().iter().find(|each| each["id"] == id).unwrap();
        assert_eq!(of("x9")["number_too_long"], serde_json::json!([2021]));
        assert_eq!(of("x5").get("number_too_long"), None);
    }
}

#[test]
fn a_region_whose_value_is_too_long_has_none_instead_of_another() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), squares(9)).unwrap();
    let parts = ["East", "West"].map(|region| {
        let rows = SQUARED.lines().skip(1);
        rows.map(|row| format!("{row},{region}\n")).collect::<String>()
    });
    // What East observed of its own stands for what cannot be computed of it, and is not taken.
    let rows = format!("indicator,year,value,region\n{}x9,2021,7,East\n", parts.concat());
    std::fs::write(folder.path().join("statistics.csv"), rows).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fsip"));
    let output =
        command.args(["growth", "--by", "region", "--format", "json", "-p"]).arg(folder.path()).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let of_last: Vec<&serde_json::Value> =
        json["indicators"].as_array().unwrap().iter().filter(|each| each["id"] == "x9").collect();
    assert_eq!(of_last.len(), 3);
    for each in of_last {
        assert_eq!(each["number_too_long"], serde_json::json!([2020, 2021]), "{each}");
        assert_eq!(each["values"], serde_json::json!([]), "{each}");
    }
}

#[test]
fn growth_of_many_digits_over_two_centuries_is_bounded() {
    let head = "[plan]\ntitle = \"方案\"\nbase_year = 1824\nfirst_year = 1825\nlast_year = 2024\n";
    let digits = "1234567890".repeat(5);
    let mut rows = "indicator,year,value\n".to_owned();
    for year in 1824..=2024 {
        writeln!(rows, "x,{year},{}.{digits}", year - 1800).unwrap();
    }
    for (level, is_too_long) in [("1.5", false), (&*format!("1.{digits}"), true)] {
        for average in ["level", "cumulative"] {
            let is = format!("年均增长{level}%\", average = \"{average}");
            let toml = head.to_owned() + &indicator("x", None) + &target("x", &is);
            let (folder, diagnostics) = read(&toml, &rows);
            let folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}"));
            let judgement = judged(&folder);
            assert_eq!(judgement.flags.contains(&Flag::NumberTooLong), is_too_long, "{average} {level}");
            assert_eq!(judgement.met.is_some(), !is_too_long);
        }
    }
}

#[test]
fn an_indicator_is_computed_from_two_hundred_others_at_most() {
    let mut toml = HEAD.to_owned() + &indicator("x0", None);
    for place in 1..=5_000 {
        let before = format!("x{}", place - 1);
        toml += &indicator(&format!("x{place}"), Some((&before, &before)));
    }
    let (folder, diagnostics) = read(&toml, "indicator,year,value\n");
    assert!(folder.is_none());
    assert!(diagnostics.found.iter().all(|found| found.code == Code::TooManyParts));
}

#[test]
fn reading_takes_time_in_proportion_to_the_columns() {
    let toml = HEAD.to_owned() + &indicator("x", None);
    let width = 16_384 - 3;
    let wide = |cell: &str, rows: usize| {
        let row = format!("x,2020,5{}\n", format!(",{cell}").repeat(width));
        let numbered: String = (0..rows).map(|place| row.replacen("2020", &(1900 + place).to_string(), 1)).collect();
        format!("indicator,year,value{}\n{numbered}", ",".repeat(width))
    };
    let (folder, diagnostics) = read(&toml, &wide("", 100));
    assert!(folder.is_some(), "{diagnostics:?}");
    let (_, diagnostics) = read(&toml, &wide("y", 10));
    assert_eq!(diagnostics.total(), 10 * width);
    let headings: String = (0..width).map(|place| format!(",heading {place}")).collect();
    let (_, diagnostics) = read(&toml, &format!("indicator,year,value{headings}\n"));
    assert_eq!(diagnostics.total(), width);
}

#[test]
fn words_that_nobody_knows_are_not_all_compared_with_all_that_are_known() {
    let indicators: String = (0..3_000).map(|place| indicator(&format!("indicator-{place}"), None)).collect();
    let toml = HEAD.to_owned() + &indicators;
    let rows: String = (0..20_000).map(|place| format!("indicatr-{place},2020,5\n")).collect();
    let (_, diagnostics) = read(&toml, &format!("indicator,year,value\n{rows}"));
    assert_eq!(diagnostics.total(), 20_000);
    let suggests = |found: &Diagnostic| found.arguments.iter().any(|(name, _)| *name == "suggestion");
    assert!(diagnostics.found.first().is_some_and(suggests) && !diagnostics.found.last().is_some_and(suggests));
}

#[test]
fn many_tables_are_read_in_proportion_or_refused() {
    let regions: String = (0..50_000).map(|place| format!("[[region]]\nid='r{place}'\nname='r{place}'\n")).collect();
    let (folder, diagnostics) = read(&format!("{HEAD}{regions}"), "indicator,year,value\n");
    assert!(folder.is_some(), "{:?}", diagnostics.found.first());
    for table in ["target", "unit", "work_item", "indicator", "nothing"] {
        let toml = HEAD.to_owned() + &format!("[[{table}]]\nid = \"u\"\n").repeat(50_000);
        let (folder, diagnostics) = read(&toml, "indicator,year,value\n");
        assert!(folder.is_none());
        let is_limit = diagnostics.found.iter().any(|found| found.code == Code::TooManyTables);
        assert_eq!(is_limit, table != "nothing", "{table}");
    }
}

#[test]
fn of_many_faults_only_the_first_are_kept_and_all_are_counted() {
    let toml = HEAD.to_owned() + &indicator("x", None) + &target("x", ">= 1");
    // The second value of a year is as wrong as no number; a mere remark is neither.
    let kinds = [
        ("x,2021,many\n", Code::InvalidNumber),
        ("y,2021,5\n", Code::UnknownIndicator),
        ("x,2021,5\n", Code::DuplicateValue),
        ("Source: gazette,,\n", Code::NotData),
    ];
    let rows: String = kinds.iter().map(|(row, _)| row.repeat(10_000)).collect();
    let (folder, diagnostics) = read(&toml, &format!("indicator,year,value\n{rows}"));
    assert!(folder.is_none());
    for (row, code) in kinds {
        let kept = diagnostics.found.iter().filter(|found| found.code == code).count();
        assert!((MOST_ALIKE..=MOST_ALIKE + 1).contains(&kept), "{row}: {kept}");
        let count = diagnostics.counts().find(|(of, _)| *of == code).map(|(_, count)| count);
        assert_eq!(count, Some(if code == Code::DuplicateValue { 9_999 } else { 10_000 }), "{row}");
    }
}

#[test]
fn check_says_how_many_alike_faults_are_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), HEAD.to_owned() + &indicator("x", None) + &target("x", ">= 1"))
        .unwrap();
    let check = |format: &str, language: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fsip"));
        let arguments = ["check", "--strict", "--format", format, "--lang", language, "-p"];
        let output = command.args(arguments).arg(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
    };
    for (row, code, exit, totals) in [
        ("x,2021,many\n", "invalid-number", 3, None),
        ("Source: gazette,,\n", "not-data", 1, Some(["105 warnings (--strict)", "105处警告（--strict）"])),
    ] {
        std::fs::write(folder.path().join("statistics.csv"), format!("indicator,year,value\n{}", row.repeat(105)))
            .unwrap();
        let more = [("en", format!("85 more of {code}")), ("zh", format!("还有85处 {code} 未列出"))];
        for (place, (language, more)) in more.into_iter().enumerate() {
            for format in ["table", "github", "junit"] {
                let (status, said) = check(format, language);
                assert_eq!(status, Some(exit), "{format}");
                assert!(said.contains(&more), "{format}: {said}");
            }
            let (_, said) = check("table", language);
            assert!(totals.is_none_or(|totals| said.contains(totals[place])), "{said}");
        }
        let (status, json) = check("json", "en");
        // What is said beside it comes behind.
        let json: serde_json::Value = serde_json::Deserializer::from_str(&json).into_iter().next().unwrap().unwrap();
        assert_eq!((status, json["diagnostics"].as_array().unwrap().len()), (Some(exit), 20));
        assert_eq!(json["more_diagnostics"], serde_json::json!([{ "code": code, "count": 85 }]));
    }
}
