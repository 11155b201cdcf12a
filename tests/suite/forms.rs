//! A form that comes back says what the same values say in the files of the plan, however its rows and columns were moved.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use fsip::diagnostic::Diagnostics;
use fsip::evaluate::{Data, Options, Scope, View, assess_scope};
use fsip::load::{Folder, load};
use fsip::locale::{Language, Texts};
use fsip::model::{Claim, Moment, Region, Year};
use fsip::report::{FormPart, Owed, PlanHeader, Report, StatusReport, UnitForm};
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;
use proptest::sample::select;

const PLAN: &str = r#"
[plan]
id = "valley"
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[unit]]
id = "trade"
name = "商务局"
name_en = "Trade office"
[[unit]]
id = "court"
name = "法院"
[[region]]
id = "north"
name = "北区"
name_en = "North"
[[region]]
id = "south"
name = "南区"
[[indicator]]
id = "firms"
name = "企业|总数"
name_en = "Firms, in all"
unit = "家"
unit_en = "firms"
kind = "stock"
better = "higher"
[[indicator]]
id = "share"
name = "占比"
unit = "%"
kind = "rate"
better = "higher"
[[indicator]]
id = "closed"
name = "结案数"
unit = "件"
kind = "flow"
better = "higher"
[[indicator]]
id = "filed"
name = "立案数"
unit = "件"
kind = "flow"
better = "lower"
[[indicator]]
id = "closure"
name = "结案率"
unit = "%"
kind = "rate"
better = "higher"
numerator = "closed"
denominator = "filed"
[[target]]
id = "firms"
text = "企业总数达到150家以上"
units = ["trade", "court"]
require = [{ indicator = "firms", is = "达到150家以上" }]
[[target]]
id = "everywhere"
text = "各区占比每年达到10%以上"
units = ["trade"]
require = [{ indicator = "share", is = "每年达到10%以上", every_region = true }]
[[target]]
id = "closure"
text = "结案率达到90%，机制建成"
units = ["court"]
require = [
  { indicator = "closure", is = "达到90%以上" },
  { milestone = "rules", title = "机制建成", title_en = "Rules in place" },
]
[[target]]
id = "benefit"
text = "效益有较大突破"
require = [{ judged = "benefit", title = "效益有较大突破" }]
"#;

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn read(files: &[(&str, Role, String)]) -> (Option<Folder>, Diagnostics) {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    for (name, role, text) in files {
        sources.add(Source::from_text(*name, *role, text.clone()));
    }
    load(&sources)
}

fn owed(folder: &Folder, region: &Region, of: Year, language: Language) -> Vec<UnitForm> {
    let data =
        Data { plan: &folder.plan, observations: &folder.observations, view: View::default(), region, sums: None };
    Owed::new(data, &folder.progress, of).forms(&Texts::new(language))
}

fn forms(region: &Region, language: Language) -> Vec<UnitForm> {
    owed(&read(&[]).0.unwrap(), region, year(2022), language)
}

/// The cells of a part, as they stand on the sheet.
fn cells(part: &FormPart) -> Vec<Vec<String>> {
    let names = std::iter::once(part.mark.clone()).chain(part.columns.iter().map(|column| column.name.to_owned()));
    let rows = part.rows.iter().map(|row| std::iter::once(row.key.clone()).chain(row.cells.clone()).collect());
    let mut cells: Vec<Vec<String>> = std::iter::once(names.collect()).chain(rows).collect();
    cells.iter_mut().for_each(|row| row.resize(part.columns.len() + 1, String::new()));
    cells
}

fn parted_by(delimiter: u8, rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(delimiter).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn csv(rows: &[Vec<String>]) -> String {
    parted_by(b',', rows)
}

fn statuses(folder: &Folder) -> Vec<String> {
    let scopes = [Scope::Whole, Scope::Region(Region::named("north")), Scope::Region(Region::named("south"))];
    let status = |scope| {
        let options = Options { as_of: Some(Moment::EndOf(year(2022))), ..Options::default() };
        let judged = assess_scope(&folder.plan, &folder.observations, &folder.progress, &options, scope);
        let mut json = Vec::new();
        StatusReport::new(&folder.plan, PlanHeader::new(&folder.plan, None), &judged).json(&mut json).unwrap();
        String::from_utf8(json).unwrap()
    };
    scopes.map(status).into()
}

fn keys(forms: &[UnitForm]) -> Vec<(&str, Vec<&str>)> {
    forms.iter().map(|form| (form.unit.as_deref().unwrap_or("-"), keys_of(form))).collect()
}

fn keys_of(form: &UnitForm) -> Vec<&str> {
    form.parts.iter().flat_map(|part| part.rows.iter().skip(1)).map(|row| row.key.as_str()).collect()
}

#[test]
fn a_unit_is_asked_for_what_it_leads_and_nothing_is_lost() {
    let whole = forms(&Region::Whole, Language::Chinese);
    assert_eq!(
        keys(&whole),
        [
            ("trade", vec!["firms||2022", "share|north|2022", "share|south|2022", "target:firms", "target:everywhere"]),
            ("court", vec!["closed||2022", "filed||2022", "rules", "target:closure"]),
            ("-", vec!["benefit"]),
        ]
    );
    let north = forms(&Region::named("north"), Language::Chinese);
    assert_eq!(
        keys(&north),
        [
            ("trade", vec!["firms|north|2022", "share|north|2022"]),
            ("court", vec!["closed|north|2022", "filed|north|2022"]),
        ]
    );
}

#[test]
fn what_is_known_is_not_asked_again_and_figures_of_regions_are_asked_of_regions() {
    let statistics = "indicator,year,value,region\nfirms,2021,10,north\nfirms,2022,12,north\nclosed,2022,9,\n";
    let ledger = "id,date,state\nrules,2021-05-01,done\nbenefit,2022-05-01,not-met\n";
    let known = [
        ("statistics.csv", Role::Statistics, statistics.to_owned()),
        ("progress.csv", Role::Progress, ledger.to_owned()),
    ];
    let folder = read(&known).0.unwrap();
    let asked = owed(&folder, &Region::Whole, year(2022), Language::English);
    assert_eq!(
        keys(&asked),
        [
            (
                "trade",
                vec!["firms|south|2022", "share|north|2022", "share|south|2022", "target:firms", "target:everywhere"]
            ),
            ("court", vec!["filed||2022", "target:closure"])
        ]
    );
    assert_eq!(owed(&folder, &Region::Whole, year(2024), Language::English).len(), 0);
}

fn write_forms(folder: &Path) -> (Option<i32>, String) {
    let arguments = ["form", "--year", "2022", "-p", "plan", "-o", "forms", "--lang", "en"];
    let output = Command::new(env!("CARGO_BIN_EXE_fsip")).current_dir(folder).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap().replace('\\', "/"))
}

#[test]
fn a_workbook_for_each_unit_is_written_and_a_filled_one_is_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join("forms").join(name);
    fs::create_dir(folder.path().join("plan")).unwrap();
    fs::write(folder.path().join("plan/plan.toml"), PLAN).unwrap();
    let said = "written: forms/trade-2022.xlsx\nwritten: forms/court-2022.xlsx\nwritten: forms/unassigned-2022.xlsx\n\
                forms/unassigned-2022.xlsx lists the items without a responsible unit\n";
    assert_eq!(write_forms(folder.path()), (Some(0), said.to_owned()));
    let first = fs::read(file("court-2022.xlsx")).unwrap();
    assert_eq!(write_forms(folder.path()), (Some(0), said.to_owned()));
    assert_eq!(fs::read(file("court-2022.xlsx")).unwrap(), first);
    fs::write(file("court-2022.xlsx"), "filled in").unwrap();
    fs::remove_file(file("trade-2022.xlsx")).unwrap();
    let (code, said) = write_forms(folder.path());
    assert_eq!(code, Some(2));
    assert!(said.contains("forms/court-2022.xlsx already exists"), "{said}");
    assert_eq!(fs::read(file("court-2022.xlsx")).unwrap(), b"filled in");
    assert!(!file("trade-2022.xlsx").exists(), "not all were written, so none is");
}

/// What `status` says of a folder in JSON, without the name of the folder.
fn status_of(folder: &Path) -> String {
    let arguments = ["status", "--format", "json", "--as-of", "2022", "-p", "."];
    let output = Command::new(env!("CARGO_BIN_EXE_fsip")).current_dir(folder).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

fn plan_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("statistics")).unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    folder
}

#[test]
fn a_workbook_that_comes_back_empty_says_nothing() {
    let (folder, other) = (plan_folder(), plan_folder());
    let forms = other.path().join("forms");
    let arguments = ["form", "--year", "2022", "-p", ".", "-o", "forms", "--lang", "zh"];
    let written = Command::new(env!("CARGO_BIN_EXE_fsip")).current_dir(other.path()).args(arguments).status().unwrap();
    assert!(written.success());
    for form in fs::read_dir(&forms).unwrap().map(|form| form.unwrap()) {
        fs::copy(form.path(), folder.path().join("statistics").join(form.file_name())).unwrap();
    }
    assert_eq!(status_of(folder.path()), status_of(other.path()));
}

#[test]
fn a_form_copied_into_another_workbook_is_read_by_its_keys() {
    let (folder, other) = (plan_folder(), plan_folder());
    let statistics = "indicator,year,value,region\nfirms,2022,151,\nshare,2022,12.5%,north\nclosed,2022,1400,\n";
    fs::write(other.path().join("statistics.csv"), statistics).unwrap();
    fs::write(other.path().join("progress.csv"), "id,date,state\nrules,2022-06-30,done\n").unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("别的名字").unwrap();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
    let rows: Vec<Vec<String>> = forms(&Region::Whole, Language::English)
        .iter()
        .flat_map(|form| form.parts.iter().flat_map(cells).collect::<Vec<_>>())
        .collect();
    for (row, line) in (3..).zip(&rows) {
        for (column, cell) in (2..).zip(line).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
        match line[0].as_str() {
            "firms||2022" => _ = sheet.write_number(row, 8, 151).unwrap(),
            "share|north|2022" => _ = sheet.write_number_with_format(row, 8, 0.125, &percent).unwrap(),
            "closed||2022" => _ = sheet.write_string(row, 8, "１,４００件").unwrap(),
            "rules" => {
                let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2022, 6, 30).unwrap();
                sheet.write_datetime_with_format(row, 8, &date, &day).unwrap();
                sheet.write_string(row, 9, "done").unwrap();
            }
            _ => {}
        }
    }
    workbook.save(folder.path().join("statistics/back.xlsx")).unwrap();
    assert_eq!(status_of(folder.path()), status_of(other.path()));
}

/// What is written into the cells of a row.
type Answer = (&'static str, &'static str);

const VALUES: [Answer; 8] = [
    ("", ""),
    ("12", "12"),
    ("1,200", "1200"),
    ("３００", "300"),
    ("90.5", "90.5"),
    ("—", ""),
    ("暂无", ""),
    ("7", "7"),
];
const STATES: [&str; 4] = ["", "完成", "started", "未达到"];

/// What is said of a target where that would be said of a matter.
fn claimed(state: &str) -> &'static str {
    match state {
        "" => "",
        "完成" => "提前完成",
        "started" => "on track",
        _ => "滞后",
    }
}

/// What units say of which targets.
fn claims(folder: &Folder) -> Vec<String> {
    let said = |claim: &Claim| format!("{:?} {} {:?} {:?}", claim.subject, claim.year, claim.said, claim.by);
    let mut said: Vec<String> = folder.claims.iter().map(said).collect();
    said.sort();
    said
}

#[derive(Debug)]
struct Case {
    language: Language,
    answers: Vec<(Answer, &'static str)>,
    /// The order of the columns, among which some are new.
    columns: Vec<usize>,
    /// For each row by what it is sorted.
    rows: Vec<u32>,
    /// Whether the matters stand beside the values, or below them.
    is_beside: bool,
    delimiter: u8,
}

fn case() -> impl Strategy<Value = Case> {
    let answers = prop::collection::vec((select(&VALUES[..]), select(&STATES[..])), 12);
    let columns = Just((0..12).collect::<Vec<usize>>()).prop_shuffle();
    let rows = prop::collection::vec(any::<u32>(), 40);
    let language = select(vec![Language::Chinese, Language::English]);
    (answers, columns, rows, language, any::<bool>(), select(vec![b',', b'\t'])).prop_map(
        |(answers, columns, rows, language, is_beside, delimiter)| Case {
            language,
            answers,
            columns,
            rows,
            is_beside,
            delimiter,
        },
    )
}

/// The rows of a part with its answers and some new rows, in another order.
fn filled(part: &FormPart, answers: &mut BTreeMap<String, (Answer, &'static str)>, case: &Case) -> Vec<Vec<String>> {
    let mut cells = cells(part);
    let names = cells.remove(0);
    let place = |name: &str| names.iter().position(|own| own == name);
    for (row, (answer, state)) in cells.iter_mut().skip(1).zip(&case.answers) {
        answers.insert(row[0].clone(), (*answer, state));
        if let Some(at) = place("claimed") {
            row[at] = claimed(state).to_owned();
        }
        match (place("value"), place("state"), place("date")) {
            (Some(value), ..) => row[value] = answer.0.to_owned(),
            (_, Some(at), Some(date)) if !state.is_empty() => {
                (row[at], row[date]) = ((*state).to_owned(), "2022-03-01".to_owned());
            }
            _ => {}
        }
    }
    let mut remark = vec![String::new(); names.len()];
    // In every part a column that is only shown.
    remark[2] = String::from("a remark, of nobody");
    cells.push(remark);
    cells.push(vec![String::new(); names.len()]);
    let mut sorted: Vec<(u32, Vec<String>)> = case.rows.iter().copied().cycle().zip(cells).collect();
    sorted.sort();
    std::iter::once(names).chain(sorted.into_iter().map(|(_, row)| row)).collect()
}

fn sheet(form: &UnitForm, answers: &mut BTreeMap<String, (Answer, &'static str)>, case: &Case) -> String {
    let parts: Vec<_> = form.parts.iter().map(|part| filled(part, answers, case)).collect();
    let reordered = |row: &Vec<String>| -> Vec<String> {
        case.columns.iter().map(|place| row.get(*place).cloned().unwrap_or_default()).collect()
    };
    let rows: Vec<Vec<String>> = match parts.as_slice() {
        [_, _, ..] if case.is_beside => {
            let length = parts.iter().map(Vec::len).max().unwrap();
            let row = |part: &Vec<Vec<String>>, place: usize| {
                part.get(place).cloned().unwrap_or_else(|| vec![String::new(); part[0].len()])
            };
            (0..length).map(|place| parts.iter().flat_map(|part| row(part, place)).collect()).collect()
        }
        parts => parts.concat().iter().map(reordered).collect(),
    };
    let title = vec![String::new(), String::from("2022, a title")];
    let rows = std::iter::once(title).chain(rows).collect::<Vec<_>>();
    parted_by(case.delimiter, &rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_form_says_what_the_same_values_say_in_the_files_of_the_plan(case in case()) {
        let mut answers = BTreeMap::new();
        let sheets: Vec<(String, Role, String)> = forms(&Region::Whole, case.language)
            .iter()
            .zip(1..)
            .map(|(form, number)| (format!("{number}.csv"), Role::Statistics, sheet(form, &mut answers, &case)))
            .collect();
        let sheets: Vec<(&str, Role, String)> = sheets.iter().map(|(name, role, text)| (name.as_str(), *role, text.clone())).collect();
        let mut statistics = vec![["indicator", "region", "year", "value"].map(str::to_owned).to_vec()];
        let mut ledger = vec![["id", "date", "state"].map(str::to_owned).to_vec()];
        let mut said = vec![["id", "year", "claimed", "by"].map(str::to_owned).to_vec()];
        for (key, ((_, value), state)) in &answers {
            let parts: Vec<&str> = key.split('|').collect();
            match parts.as_slice() {
                [indicator, region, year] => {
                    statistics.push([indicator, region, year, value].map(|cell| (*cell).to_owned()).to_vec());
                }
                [id] if id.starts_with("target:") && !state.is_empty() => {
                    let by = if *id == "target:closure" { "法院" } else { "trade" };
                    said.push([id, "2022", claimed(state), by].map(str::to_owned).to_vec());
                }
                _ if !state.is_empty() => ledger.push([key, "2022-03-01", state].map(str::to_owned).to_vec()),
                _ => {}
            }
        }
        let files = [
            ("statistics.csv", Role::Statistics, csv(&statistics)),
            ("progress.csv", Role::Progress, csv(&ledger)),
            ("claims.csv", Role::Claims, csv(&said)),
        ];
        let (expected, _) = read(&files);
        let (found, diagnostics) = read(&sheets);
        prop_assert!(found.is_some(), "{:#?}\n{:#?}", diagnostics.found, sheets);
        let (found, expected) = (found.unwrap(), expected.unwrap());
        prop_assert_eq!(statuses(&found), statuses(&expected));
        prop_assert_eq!(claims(&found), claims(&expected));
    }
}

#[test]
fn an_untouched_form_says_nothing() {
    let home = tempfile::TempDir::new().unwrap();
    fs::write(home.path().join("plan.toml"), PLAN).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
        let output =
            command.current_dir(home.path()).args(arguments).args(["-p", ".", "--lang", "en"]).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    run(&["form", "--year", "2023", "-o", "forms"]);
    fs::rename(home.path().join("forms"), home.path().join("statistics")).unwrap();
    let said = run(&["check", "-v"]);
    assert!(!said.contains("misplaced-answer"), "{said}");
}
