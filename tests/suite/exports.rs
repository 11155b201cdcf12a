//! What people send and open: the same bytes each time, the same figures everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use fsip::model::{Kind, Method, Quality, Status};
use serde_json::Value;
use tempfile::TempDir;

use crate::difference::{require_same, require_same_text};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fsip(arguments: &[&str]) -> Output {
    let output =
        Command::new(env!("CARGO_BIN_EXE_fsip")).current_dir(root().join("tests")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_slice(&fsip(&[arguments, &["--format", "json"]].concat()).stdout).unwrap()
}

/// A plan with several years, vintages, a computed ratio and a unit, beside the built-in one.
fn school() -> PathBuf {
    root().join("tests/cli/check.in/school")
}

#[test]
fn every_export_of_the_same_files_is_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    for name in ["report.md", "report.html", "book.xlsx", "all.json"] {
        let command = if name.starts_with("report") { "report" } else { "export" };
        let written = ["one", "two"].map(|run| {
            let path = folder.path().join(format!("{run}-{name}"));
            fsip(&[command, "-o", path.to_str().unwrap(), "--lang", "zh"]);
            fs::read(path).unwrap()
        });
        assert!(!written[0].is_empty());
        assert_eq!(written[0], written[1], "{name}");
    }
}

#[test]
fn the_bulletin_of_the_built_in_plan_stands_among_the_examples() {
    for extension in ["md", "html"] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(format!("bulletin.{extension}"));
        fsip(&["report", "--lang", "zh", "-o", path.to_str().unwrap()]);
        let example = root().join(format!("examples/bulletin-2021.{extension}"));
        if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
            fs::copy(&path, &example).unwrap();
        }
        let [written, shown] = [&path, &example].map(|path| fs::read_to_string(path).unwrap());
        let cure = "SNAPSHOTS=overwrite cargo test --test suite exports:: writes it anew";
        require_same_text(&example.display().to_string(), &written, &shown, cure);
    }
}

#[test]
fn the_json_export_follows_its_schema() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema = compiler.compile(root().join("docs/export.schema.json").to_str().unwrap(), &mut schemas).unwrap();
    let folder = TempDir::new().unwrap();
    let blank = folder.path().join("blank");
    fsip(&["init", blank.to_str().unwrap()]);
    let (city, county) = (root().join("tests/cli/regions.in/city"), root().join("tests/cli/by-region.in/county"));
    let amended = root().join("tests/cli/amendments.in/plan");
    let plans =
        [(root().join("data"), &[] as &[&str]), (school(), &[]), (city.clone(), &[]), (blank, &[]), (amended, &[])];
    let by_region = [&city, &county].into_iter().flat_map(|plan| {
        let choices: [&[&str]; 3] =
            [&["--region", "lake"], &["--by", "region"], &["--by", "region", "--region", "north"]];
        choices.map(|choice| (plan.clone(), choice))
    });
    for (plan, choice) in plans.into_iter().chain(by_region) {
        let path = folder.path().join("all.json");
        fsip(&[&["export", "-p", plan.to_str().unwrap(), "-o", path.to_str().unwrap()], choice].concat());
        let mut exported: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        if let Err(error) = schemas.validate(&exported, schema) {
            panic!("{}: docs/export.schema.json does not allow what is exported: {error:#}", plan.display());
        }
        exported.as_object_mut().unwrap().remove("targets");
        assert!(schemas.validate(&exported, schema).is_err(), "the schema takes anything");
    }
}

#[test]
fn the_schema_of_the_export_has_every_word() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root().join("docs/export.schema.json")).unwrap()).unwrap();
    for (place, words) in [
        ("/$defs/status/enum", Status::NAMES.as_slice()),
        ("/$defs/quality/enum", Quality::NAMES.as_slice()),
        ("/$defs/requirement/properties/method/enum", Method::NAMES.as_slice()),
        ("/$defs/indicator/properties/kind/enum", Kind::NAMES.as_slice()),
    ] {
        let written = schema.pointer(place).unwrap().as_array().unwrap();
        let written = written.iter().map(|word| word.as_str().unwrap().to_owned());
        let words = words.iter().map(|word| (*word).to_owned());
        let [words, written] =
            [words.collect(), written.collect()].map(|words: BTreeSet<String>| Vec::from_iter(words));
        require_same(
            &format!("docs/export.schema.json, {place}"),
            &words,
            &written,
            "make its words those of the enum",
        );
    }
}

/// The text of a page between tags, with the exact value where a cell has one.
struct PageCell {
    value: Option<String>,
}

/// The rows of the table behind a heading, each with its target.
fn table_of_page(page: &str, heading: &str) -> Vec<(String, Vec<PageCell>)> {
    let section = page.split("<section").find(|section| section.contains(&format!("{heading}</h2>"))).unwrap();
    let body = section.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let rows = body.split("<tr data-target=\"").skip(1).map(|row| row.split_once('"').unwrap());
    rows.map(|(target, row)| {
        let cells = row.split("<t").filter(|cell| cell.starts_with('d') || cell.starts_with("h "));
        let cell = |cell: &str| PageCell {
            value: cell.split("data-value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
        };
        (target.to_owned(), cells.map(cell).collect())
    })
    .collect()
}

#[test]
fn the_page_needs_nothing_else_and_has_the_figures_of_the_json() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("page.html");
    fsip(&["report", "--lang", "zh", "-o", path.to_str().unwrap()]);
    let page = fs::read_to_string(path).unwrap();
    for outside in ["http:", "https:", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(outside), "the page asks for {outside}");
    }
    let table = page.split("<section id=\"targets\"").nth(1).unwrap().split("</table>").next().unwrap();
    let pictures: Vec<usize> = table.split("<tr").skip(1).map(|row| row.matches("class=\"picture").count()).collect();
    assert!(pictures.iter().all(|count| *count == pictures[0]), "print leaves pictures out, with their heading");
    let lines: Vec<&str> = page.split("<li data-targets=\"").skip(1).collect();
    let is_said_of = |target: &str, text: &str| {
        let of_target = |line: &&&str| line.split('"').next().unwrap().split(' ').any(|id| id == target);
        lines.iter().filter(of_target).any(|line| line.split("</li>").next().unwrap().contains(text))
    };
    assert!(
        is_said_of("advantage-enterprises-150", "知识产权优势和示范企业总数：2021年为39家"),
        "what lags can be chosen"
    );
    let status = json(&["status"]);
    let targets: BTreeMap<&str, &Value> =
        status["targets"].as_array().unwrap().iter().map(|target| (target["id"].as_str().unwrap(), target)).collect();
    let rows = table_of_page(&page, "工作目标");
    assert_eq!(rows.len(), targets.len());
    let mut compared = 0;
    for (target, row) in rows {
        let part = &targets[target.as_str()]["requirements"][0];
        let figures = [&part["base"]["value"], &part["latest"]["value"], &part["growth"], &part["actual"]];
        let figures: Vec<String> =
            figures.iter().filter(|figure| !figure.is_null()).map(|figure| figure.to_string()).collect();
        let shown: Vec<String> = row.iter().filter_map(|cell| cell.value.clone()).collect();
        for figure in &figures {
            assert!(shown.contains(figure), "{figure} of {target} is not on the page: {shown:?}");
        }
        compared += figures.len();
    }
    assert!(compared > 8, "only {compared} figures were compared");
}

/// The parts of a Word file, by their names.
fn parts_of(path: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut text = |name: &String| std::io::read_to_string(archive.by_name(name.as_str()).unwrap()).unwrap();
    let texts: Vec<String> = names.iter().map(&mut text).collect();
    names.into_iter().zip(texts).collect()
}

/// The texts of the cells of the first table of a Word file.
fn table_of_word(document: &str) -> Vec<Vec<String>> {
    let table = document.split("<w:tbl>").nth(1).unwrap().split("</w:tbl>").next().unwrap();
    let texts = |cell: &str| {
        let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap()).collect::<String>()
    };
    let rows = table.split("<w:tr>").skip(2);
    rows.map(|row| row.split("<w:tc>").skip(1).map(texts).collect()).collect()
}

/// The cells of the first table below a heading of a Markdown text.
fn table_of_text(text: &str, heading: &str) -> Vec<Vec<String>> {
    let below = text.split(heading).last().unwrap();
    let lines = below.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    lines.skip(2).map(cells).collect()
}

#[test]
fn the_word_file_has_the_figures_of_the_text_and_the_same_bytes_in_every_run() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["text.md", "one.docx", "two.docx"] {
        fsip(&["report", "--lang", "zh", "-o", at(name).to_str().unwrap()]);
    }
    assert_eq!(fs::read(at("one.docx")).unwrap(), fs::read(at("two.docx")).unwrap());
    let parts = parts_of(&at("one.docx"));
    let document = &parts["word/document.xml"];
    let text = fs::read_to_string(at("text.md")).unwrap();
    let rows = table_of_word(document);
    for (row, shown) in rows.iter().zip(table_of_text(&text, "工作目标进展情况表")) {
        // Cells of an area are merged, thousands are not separated, and a status has no sign.
        let shown: Vec<String> = shown.iter().map(|cell| cell.replace(',', "")).collect();
        assert_eq!(row[1..9], shown[1..9]);
        assert!(shown[9].ends_with(&row[9]), "{shown:?}");
    }
    assert_eq!(rows.len(), 13);
    assert_eq!(document.matches("<w:vMerge w:val=\"restart\">").count(), 3);
    assert_eq!(document.matches("<w:tblHeader>").count(), document.matches("<w:tbl>").count());
    for (name, text) in &parts {
        assert!(!text.contains("Theme=") && !text.contains("creator") && !text.contains("lastModifiedBy"), "{name}");
    }
    assert!(parts["docProps/core.xml"].contains(">2000-01-01T00:00:00Z<"));
}

#[test]
fn columns_of_long_texts_share_the_room_by_the_lines_that_they_need() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.docx");
    fsip(&["report", "--lang", "en", "-o", file.to_str().unwrap()]);
    let document = &parts_of(&file)["word/document.xml"];
    let grid = |table: &str| {
        let grid = table.split("</w:tblGrid>").next().unwrap().split("<w:gridCol w:w=\"").skip(1);
        grid.map(|width| width.split('"').next().unwrap().parse().unwrap()).collect::<Vec<u32>>()
    };
    let tables: Vec<Vec<u32>> = document.split("<w:tblGrid>").skip(1).map(grid).collect();
    for widths in &tables {
        assert!((12_740..=12_760).contains(&widths.iter().sum::<u32>()), "{widths:?}");
    }
    let [targets, list, ..] = tables.as_slice() else { panic!("{tables:?}") };
    // The sentence of a target is longer than the names of units, and its number takes no line of its own.
    assert!(targets[2] > targets[8] + 500 && targets[1] > 400, "{targets:?}");
    assert!(list[3] > list[2] && list[5] > list[4], "{list:?}");
}

#[test]
fn every_unit_gets_a_slip_and_none_takes_the_place_of_one_that_may_be_filled_in() {
    let folder = TempDir::new().unwrap();
    let slips = folder.path().join("slips");
    let write = || {
        let arguments = ["report", "--each-unit", "--lang", "zh", "-o", slips.to_str().unwrap()];
        Command::new(env!("CARGO_BIN_EXE_fsip")).args(arguments).output().unwrap()
    };
    assert!(write().status.success());
    let slip = slips.join("ipo.docx");
    let rows = table_of_word(&parts_of(&slip)["word/document.xml"]);
    assert_eq!(
        rows[0][1..],
        ["全市万人高价值发明专利拥有量年均增长6%以上", "年均增长6%以上", "暂无数据", "2023年底", "牵头", "", ""]
    );
    assert!(rows.iter().any(|row| row[3] == "台账无记录，待核实" && row[4] == "2021年底"));
    assert!(rows.iter().all(|row| row[6].is_empty() && row[7].is_empty()));
    assert!(write().status.success(), "the same slips may be written again");
    fs::write(&slip, "filled in").unwrap();
    assert!(!write().status.success());
    assert_eq!(fs::read_to_string(&slip).unwrap(), "filled in");
}

/// Plans with many kinds of statistics: vintages, regions, breaks, percentages.
fn plans() -> Vec<PathBuf> {
    let named = ["data", "examples/national-2021-2025", "examples/school-2024-2026", "tests/cli/regions.in/county"];
    let plans: Vec<PathBuf> = named.iter().map(|name| root().join(name)).filter(|path| path.is_dir()).collect();
    assert!(plans.len() > 2, "{plans:?}");
    plans.into_iter().chain([school()]).collect()
}

/// What an export says of the statistics, without the places in the files.
fn statistics(plan: &Path) -> Vec<Value> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("all.json");
    fsip(&["export", "-p", plan.to_str().unwrap(), "-o", path.to_str().unwrap(), "-q"]);
    let whole: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let without_place = |row: &Value| {
        let mut row = row.clone();
        row.as_object_mut().unwrap().remove("place").unwrap();
        row
    };
    let mut rows: Vec<Value> = whole["statistics"].as_array().unwrap().iter().map(without_place).collect();
    rows.sort_by_key(Value::to_string);
    rows
}

/// Copies what a plan folder holds beside its statistics.
fn copy_plan(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if name.ends_with(".toml") || name.starts_with("progress") {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

#[test]
fn exported_statistics_are_read_again_as_they_were() {
    let mut rows = 0;
    for plan in plans() {
        let expected = statistics(&plan);
        for (language, file) in
            [("zh", "导出统计值.csv"), ("en", "exported-statistics.csv"), ("zh", "book.xlsx"), ("en", "book.xlsx")]
        {
            let (written, copy) = (TempDir::new().unwrap(), TempDir::new().unwrap());
            let is_book = file.ends_with(".xlsx");
            let output = if is_book { written.path().join(file) } else { written.path().to_owned() };
            fsip(&["export", "-p", plan.to_str().unwrap(), "--lang", language, "-o", output.to_str().unwrap(), "-q"]);
            copy_plan(&plan, copy.path());
            fs::create_dir(copy.path().join("statistics")).unwrap();
            fs::copy(written.path().join(file), copy.path().join("statistics").join(file)).unwrap();
            let read = statistics(copy.path());
            assert_eq!(read, expected, "{language} {file} of {}", plan.display());
            rows += read.len();
        }
    }
    assert!(rows > 100, "only {rows} rows were compared");
}

#[test]
fn no_output_names_the_place_of_the_plan_folder() {
    let place = TempDir::new().unwrap();
    let plan = place.path().join("plan");
    fs::create_dir(&plan).unwrap();
    copy_plan(&school(), &plan);
    fs::copy(school().join("statistics.csv"), plan.join("statistics.csv")).unwrap();
    let (secret, plan) = (place.path().to_str().unwrap(), plan.to_str().unwrap());
    for format in ["markdown", "html", "json", "csv"] {
        for command in [&["report"] as &[&str], &["report", "--since", plan], &["status"], &["growth"], &["units"]] {
            let written = fsip(&[command, &["-p", plan, "--format", format]].concat()).stdout;
            let text = String::from_utf8(written).unwrap();
            assert!(!text.contains(secret), "{command:?} {format}: {text}");
        }
    }
    let output = TempDir::new().unwrap();
    let [json, book] = ["all.json", "book.xlsx"].map(|name| output.path().join(name));
    for path in [&json, &book] {
        fsip(&["export", "-p", plan, "-o", path.to_str().unwrap(), "-q"]);
    }
    let text = fs::read_to_string(json).unwrap();
    assert!(!text.contains(secret) && text.contains("\"file\": \"statistics.csv\""), "{text}");
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    for (name, range) in book.worksheets() {
        let is_secret = |cell: &Data| cell.to_string().contains(secret);
        assert!(!range.cells().any(|(.., cell)| is_secret(cell)), "{name}");
    }
}

/// Exact figures that JSON writes as numbers.
fn number(value: &Value) -> Option<f64> {
    if value.is_null() { None } else { Some(value.to_string().parse().unwrap()) }
}

#[test]
fn page_workbook_and_json_have_the_same_figures() {
    let mut compared = 0;
    for plan in plans() {
        let (plan, folder) = (plan.to_str().unwrap(), TempDir::new().unwrap());
        let [page, book] = ["page.html", "book.xlsx"].map(|name| folder.path().join(name));
        fsip(&["report", "--lang", "zh", "-p", plan, "-o", page.to_str().unwrap(), "-q"]);
        fsip(&["export", "--lang", "zh", "-p", plan, "-o", book.to_str().unwrap(), "-q"]);
        let page = fs::read_to_string(page).unwrap();
        let mut book: Xlsx<_> = open_workbook(book).unwrap();
        let sheet = book.worksheet_range("工作目标").unwrap();
        let headings: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let place = |heading: &str| headings.iter().position(|found| found == heading).unwrap();
        let on_page = table_of_page(&page, "工作目标");
        assert_eq!(on_page.len() + 1, sheet.height(), "{plan}");
        let status = json(&["status", "-p", plan]);
        let mut rows = sheet.rows().skip(1).zip(&on_page);
        for target in status["targets"].as_array().unwrap() {
            let parts = target["requirements"].as_array().unwrap();
            if parts.len() > 1 {
                rows.next().unwrap();
            }
            for part in parts {
                let (row, (id, cells)) = rows.next().unwrap();
                assert_eq!((&row[place("编号")].to_string(), id), (id, &target["id"].as_str().unwrap().to_owned()));
                let in_book = |heading: &str| row[place(heading)].get_float();
                for (heading, exact) in
                    [("基期", number(&part["base"]["value"])), ("最新值", number(&part["latest"]["value"]))]
                {
                    let Some(exact) = exact else { continue };
                    let percent = if part["unit_of_measure"] == "%" { 100.0 } else { 1.0 };
                    let shown = in_book(heading).unwrap() * percent;
                    assert!((shown - exact).abs() <= 1e-9 * exact.abs(), "{id} {heading}: {shown} {exact}");
                    let is_same = |cell: &PageCell| cell.value.as_ref().is_some_and(|value| value.parse() == Ok(exact));
                    assert!(cells.iter().any(is_same), "{id} {heading}: {exact} is not on the page");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 15, "only {compared} figures were compared");
}

/// A page of a plan with one indicator of which a year is missing.
fn page_with_a_gap() -> String {
    let folder = TempDir::new().unwrap();
    let plan = "[plan]\ntitle = \"T\"\nbase_year = 2019\nfirst_year = 2020\nlast_year = 2025\n[[indicator]]\nid = \"x\"\n\
        name = \"X\"\nunit = \"分\"\nkind = \"stock\"\nbetter = \"higher\"\n[[target]]\nid = \"a\"\ntext = \"a\"\n\
        require = [{ indicator = \"x\", is = \"≥ 95\" }]\n";
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let rows = "indicator,year,value,source\nx,2020,90,某局\nx,2021,90.5,某局\nx,2023,90.4,某局\n";
    fs::write(folder.path().join("statistics.csv"), rows).unwrap();
    String::from_utf8(
        fsip(&["report", "-p", folder.path().to_str().unwrap(), "--lang", "zh", "--format", "html"]).stdout,
    )
    .unwrap()
}

#[test]
fn a_chart_bridges_no_gap_and_says_where_its_axis_starts() {
    let page = page_with_a_gap();
    let body = page.split_once("<main>").unwrap().1;
    assert_eq!(body.matches("class=\"value-line\"").count(), 2);
    assert_eq!(body.matches("class=\"gap-line\"").count(), 1);
    for said in ["纵轴不从0开始", "来源：某局", "目标 95", ">2020</text>", ">21</text>", ">2025</text>"] {
        assert!(body.contains(said), "{said}");
    }
    // Without a value of the base year the target has its mark all the same.
    assert!(body.contains("class=\"target-mark\"") && !body.contains("class=\"path-line\""));
}

#[test]
fn the_first_screen_says_how_many_are_behind_and_which() {
    let page = String::from_utf8(fsip(&["report", "--lang", "zh", "--format", "html"]).stdout).unwrap();
    let screen = page.split_once("<main>").unwrap().1.split_once("<figure").unwrap().0;
    for said in [
        "<b>1</b> ▼ 滞后",
        "<b>9</b> ○ 无数据",
        "<b>知识产权优势和示范企业总数</b> 39家（2021年）*，差111家，今后年均需+56家",
    ] {
        assert!(screen.contains(said), "{said} is not in {screen}");
    }
    // Nothing that is on its way asks for attention.
    let attention = screen.split_once("需要关注").unwrap().1.split_once("</section>").unwrap().0;
    assert!(!attention.contains("trademark-growth") && attention.contains("advantage-enterprises-150"));
}

#[test]
fn formulas_of_the_workbook_give_the_figures_of_fsip() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    let school = school();
    fsip(&["export", "--lang", "en", "-p", school.to_str().unwrap(), "-o", path.to_str().unwrap()]);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let growth = book.worksheet_range("Growth").unwrap();
    let formulas = book.worksheet_formula("Growth").unwrap();
    let expected = json(&["growth", "-p", school.to_str().unwrap()]);
    let mut compared = 0;
    for (row, indicator) in expected["indicators"].as_array().unwrap().iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap();
        assert_eq!(growth.get_value((row, 0)), Some(&Data::String(indicator["id"].as_str().unwrap().to_owned())));
        let value = |column: u32| match growth.get_value((row, column)) {
            Some(Data::Float(value)) => *value,
            other => panic!("{row} {column}: {other:?}"),
        };
        let (earlier, later) = (value(3), value(4));
        assert_eq!(formulas.get_value((row, 5)), Some(&format!("(E{0}-D{0})/D{0}", row + 1)));
        let exact = indicator["values"][1]["growth"].to_string().parse::<f64>().unwrap() / 100.0;
        assert!((value(5) - exact).abs() < 1e-12 && ((later - earlier) / earlier - exact).abs() < 1e-9);
        compared += 1;
    }
    assert_eq!(compared, 3);
    // Nothing of the plan is on a sheet without rows.
    assert_eq!(book.sheet_names(), ["Targets", "Charts", "Work items", "Growth", "Statistics", "About"]);
}

#[test]
fn what_is_written_is_said_once_and_not_to_who_wants_quiet() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (command, name, said) in [
        ("report", "report.md", "written: FILE\nBUILT-IN"),
        ("status", "status.csv", "written: FILE\nBUILT-IN"),
        ("export", "book.xlsx", "written: FILE\nBUILT-IN"),
        ("schema", "plan.schema.json", "written: FILE"),
        ("export", "tables", "written: 7 tables in FILE\nBUILT-IN"),
    ] {
        let arguments = [command, "--lang", "en", "-o", &path(name)];
        let built_in = "This is about the built-in plan; for your own add -p DIR.";
        let said = said.replace("FILE", &path(name)).replace("BUILT-IN", built_in) + "\n";
        assert_eq!(String::from_utf8(fsip(&arguments).stderr).unwrap(), said);
        assert_eq!(fsip(&[&arguments[..], &["--quiet"]].concat()).stderr, b"");
    }
    assert_eq!(fsip(&["report", "-o", "-"]).stderr, b"");
}

#[test]
fn a_folder_gets_a_csv_file_for_each_table() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("tables");
    fsip(&["export", "--lang", "en", "-o", output.to_str().unwrap()]);
    let mut names: Vec<String> =
        fs::read_dir(&output).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let documented = fs::read_to_string(root().join("docs/export.md")).unwrap();
    let expected = [
        ".fsip-export",
        "exported-statistics.csv",
        "growth.csv",
        "leading_group.csv",
        "targets.csv",
        "tasks.csv",
        "units.csv",
        "work_items.csv",
    ];
    assert_eq!(names, expected);
    for name in names.into_iter().filter(|name| name.ends_with(".csv")) {
        let text = fs::read_to_string(output.join(&name)).unwrap();
        assert!(text.starts_with('\u{feff}') && text.lines().count() > 1, "{name}");
        assert!(documented.contains(&format!("| `{name}` |")), "{name} is not documented");
    }
}

#[test]
fn what_cannot_be_written_is_an_error_and_leaves_what_was_there() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(at("taken.xlsx")).unwrap();
    fs::write(at("file"), "kept").unwrap();
    let failing = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_fsip")).args(arguments).args(["--lang", "en"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(failing(&["report", "-o", &at("taken.xlsx")]).contains("taken.xlsx"));
    assert!(failing(&["export", "-o", &at("file")]).contains("file"));
    assert!(failing(&["export", "-o", &at("nowhere/book.xlsx")]).contains("book.xlsx"));
    assert!(failing(&["export", "-o", &at("book.doc")]).contains("unknown format “doc”"));
    assert!(failing(&["export"]).contains("-o"));
    assert_eq!(fs::read_to_string(at("file")).unwrap(), "kept");
    let plan = root().join("tests/cli/check.in/school");
    let copy = folder.path().join("plan");
    fs::create_dir(&copy).unwrap();
    for name in ["plan.toml", "statistics.csv"] {
        fs::copy(plan.join(name), copy.join(name)).unwrap();
    }
    let statistics = copy.join("statistics.csv");
    let message = failing(&["growth", "-p", copy.to_str().unwrap(), "-o", statistics.to_str().unwrap()]);
    assert!(message.contains("belongs to the plan"), "{message}");
    assert_eq!(fs::read(statistics).unwrap(), fs::read(plan.join("statistics.csv")).unwrap());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_a_device_a_device_and_a_pipe_is_refused() {
    let folder = TempDir::new().unwrap();
    let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
    fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    fsip(&["status", "-o", link.to_str().unwrap()]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("trademark-growth"));
    let pipe = folder.path().join("pipe.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // Nobody reads it, and nobody may wait for that.
    let refused = Command::new(env!("CARGO_BIN_EXE_fsip")).args(["status", "-o"]).arg(&pipe).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(!fs::metadata(pipe).unwrap().is_file());
    assert!(fsip(&["status", "-o", "/dev/null"]).stdout.is_empty());
    assert!(!fsip(&["status", "-o", "/dev/stdout"]).stdout.is_empty());
}

/// A disk that is full, for whatever a program writes.
#[cfg(target_os = "linux")]
fn on_full_disk(arguments: &str) -> String {
    let limited = format!("trap '' XFSZ; ulimit -f 0; exec \"$0\" {arguments} --lang en");
    let output = Command::new("sh").args(["-c", &limited, env!("CARGO_BIN_EXE_fsip")]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments}");
    String::from_utf8(output.stderr).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_error_and_leaves_no_folder() {
    let (folder, plan) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::copy(root().join("tests/cli/check.in/school/plan.toml"), plan.path().join("plan.toml")).unwrap();
    // More than is written at once.
    let rows: String =
        (0_u64..8000).map(|row| format!("pupils,r{row},2021,{}\n", row * row * 31 % 1_000_003 + 1)).collect();
    fs::write(plan.path().join("statistics.csv"), format!("indicator,region,year,value\n{rows}")).unwrap();
    for output in ["new", "new/inner", "book.xlsx"].map(at) {
        let message = on_full_disk(&format!("export -p '{}' -o '{output}'", plan.path().display()));
        assert!(message.starts_with("error: ") && message.contains(&output), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn every_requirement_says_what_its_wording_was_read_as_and_explain_says_the_same() {
    let folder = root().join("tests/cli/readings.in/town");
    let status = |language| fsip(&["status", "-p", folder.to_str().unwrap(), "--lang", language, "--format", "json"]);
    assert_eq!(status("en").stdout, status("zh").stdout);
    let report: Value = serde_json::from_slice(&status("zh").stdout).unwrap();
    let mut readings = Vec::new();
    for target in report["targets"].as_array().unwrap() {
        let id = format!("target:{}", target["id"].as_str().unwrap());
        let explained = json(&["explain", &id, "-p", folder.to_str().unwrap(), "--lang", "zh"]);
        let explained = explained["requirements"].as_array().unwrap();
        let requirements = target["requirements"].as_array().unwrap();
        assert_eq!(requirements.len(), explained.len());
        for (requirement, explained) in requirements.iter().zip(explained) {
            for key in ["read_as", "every_year"] {
                assert_eq!(requirement[key], explained[key], "{id} {key}");
            }
            readings.push((requirement["read_as"].as_str().map(str::to_owned), requirement["every_year"] == true));
        }
    }
    let reading = |text: &str, every_year| (Some(text.to_owned()), every_year);
    assert_eq!(
        readings,
        [
            reading("value in 2027 ≥ 1200 人", false),
            reading("value in each year from 2025 to 2027 ≥ 90 %", true),
            reading("value in 2027 ≥ 95 %", false),
            (None, false),
            reading("above every earlier known year, each year from 2025 to 2027", true),
        ]
    );
}
