//! What a terminal shows fits into it, and breaks neither a number nor an id.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use unicode_width::UnicodeWidthStr;

const WIDTHS: [usize; 5] = [60, 80, 100, 120, 160];
const VIEWS: [&[&str]; 2] = [&["status"], &["status", "-v"]];
/// These in fewer terminals.
const CHECKS: [&[&str]; 2] = [&["check"], &["check", "-v"]];
/// What is explained of the built-in plan besides its targets.
const EXPLAINED: [&str; 5] = ["2021-02", "2021-14", "trademarks", "wording-ambiguous", "tenfold-jump"];
/// How many targets of each plan are explained.
const MOST_EXPLAINED: usize = 3;
const FEWER_WIDTHS: [usize; 3] = [60, 80, 160];
/// These in fewer terminals, too.
const LISTS: [&[&str]; 3] = [&["growth", "--cumulative"], &["tasks"], &["units"]];
/// Of the built-in plan, whose work items are of one year.
const OF_BUILT_IN: [&[&str]; 4] =
    [&["growth", "--all"], &["tasks", "--year", "2021"], &["tasks", "-v"], &["units", "counties"]];

/// Views of every region.
const BY_REGION: [&[&str]; 10] = [
    &["status", "--by", "region"],
    &["status", "--by", "region", "--all", "-v"],
    &["status", "--by", "region", "--summary"],
    &["growth", "--by", "region"],
    &["growth", "--by", "region", "--summary"],
    &["tasks", "--by", "region"],
    &["units", "--by", "region"],
    &["units", "office-0", "--by", "region", "--all"],
    &["check", "--by", "region"],
    &["check", "--by", "region", "-v"],
];
/// What else is shown of every plan.
const OTHERS: [&[&str]; 3] = [&["status", "--method", "all"], &["status", "--method", "all", "-v"], &["group"]];

fn shown(arguments: &[&str], plan: Option<&Path>, language: &str, columns: usize) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.args(arguments).args(["--lang", language]).env("COLUMNS", columns.to_string());
    command.args(plan.into_iter().flat_map(|plan| ["-p".as_ref(), plan.as_os_str()]));
    let output = command.output().unwrap();
    // A check that fails is shown as well as one that passes.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Ids of a plan whose explanations are looked at.
fn explained(plan: Option<&Path>) -> Vec<String> {
    let read: serde_json::Value =
        serde_json::from_str(&shown(&["status", "--format", "json"], plan, "en", 80)).unwrap();
    let targets = read.get("targets").and_then(|targets| targets.as_array()).unwrap();
    let ids = targets.iter().take(MOST_EXPLAINED).map(|target| target.get("id").unwrap().as_str().unwrap().to_owned());
    let further = EXPLAINED.iter().filter(|_| plan.is_none()).map(|id| (*id).to_owned());
    ids.chain(further).collect()
}

#[test]
fn help_fits_in_both_languages() {
    for (language, columns) in ["en", "zh"].into_iter().flat_map(|language| WIDTHS.map(|columns| (language, columns))) {
        for command in ["status", "report", "import", "record"] {
            assert_fits(&shown(&["help", command], None, language, columns), columns, command);
        }
    }
}

fn assert_fits(text: &str, columns: usize, what: &str) {
    for line in text.lines() {
        assert!(line.width() <= columns, "{what} {columns}: {line}");
        assert_eq!(line, line.trim_end(), "{what} {columns}");
    }
}

fn plans(many: &Path) -> Vec<Option<PathBuf>> {
    let examples = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap();
    let folders = examples.map(|entry| entry.unwrap().path()).filter(|path| path.join("plan.toml").is_file());
    [None, Some(many.to_owned())].into_iter().chain(folders.map(Some)).collect()
}

/// 300 targets in five areas, in every state that figures can be in.
fn write_many(folder: &Path) {
    let mut plan =
        "[plan]\ntitle = \"三百项目标\"\ntitle_en = \"Three hundred targets\"\nbase_year = 2020\nfirst_year = 2021\n\
                    last_year = 2025\n"
            .to_owned();
    let mut statistics = "indicator,year,value,quality\n".to_owned();
    for area in 0..5 {
        plan += &format!("[[plan.areas]]\nid = \"area-{area}\"\nname = \"第{area}领域\"\nname_en = \"Area {area}\"\n");
    }
    for number in 0..300 {
        let (unit, wording) = match number % 4 {
            0 => ("件", "年均增长10%以上".to_owned()),
            1 => ("%", "达到90%以上".to_owned()),
            2 => ("万元", format!("达到{}万元以上", 1_234_567 + number)),
            _ => ("家", format!("reach {}", 100 + number)),
        };
        let kind = if unit == "%" { "rate" } else { "stock" };
        plan += &format!(
            "[[indicator]]\nid = \"measure-of-achievement-{number}\"\nname = \"第{number}项知识产权运用与保护指标完成情况\"\n\
             name_en = \"Measure of achievement in the use and protection of property, number {number}\"\n\
             unit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"higher\"\n\
             [[target]]\nid = \"target-with-a-long-id-{number}\"\narea = \"area-{}\"\ntext = \"目标{number}\"\n\
             require = [{{ indicator = \"measure-of-achievement-{number}\", is = \"{wording}\" }}]\n",
            number / 60
        );
        let scale = if unit == "%" { 1 } else { 1 + number * 1000 };
        if number % 7 != 0 {
            statistics += &format!("measure-of-achievement-{number},2020,{},\n", 40 * scale);
            statistics += &format!("measure-of-achievement-{number},2022,{},provisional\n", (35 + number % 40) * scale);
        }
    }
    write_duties(&mut plan);
    fs::write(folder.join("plan.toml"), plan).unwrap();
    fs::write(folder.join("statistics.csv"), statistics).unwrap();
}

/// 60 work items of two tasks and of none, led by two units.
fn write_duties(plan: &mut String) {
    for (unit, name) in [("office", "市知识产权局"), ("commission", "市国家知识产权示范城市培育工作领导小组各成员单位")]
    {
        *plan += &format!("[[unit]]\nid = \"{unit}\"\nname = \"{name}\"\nname_en = \"Municipal {unit} of property\"\n");
        *plan += &format!(
            "[[task]]\nid = \"a-long-id-of-a-task-of-{unit}\"\nno = {}\ntitle = \"强化知识产权创造、运用和保护\"\n\
             units = [\"{unit}\"]\n",
            unit.len()
        );
    }
    for number in 0..60 {
        let unit = if number % 2 == 0 { "office" } else { "commission" };
        let task = if number < 50 { format!("task = \"a-long-id-of-a-task-of-{unit}\"\n") } else { String::new() };
        let measured =
            format!("{{ indicator = \"measure-of-achievement-{}\", is = \"达到2000000件以上\" }}", number * 4);
        let milestone = format!("{{ milestone = \"milestone-{number}\", title = \"完成政策的第{number}稿\" }}");
        let both = format!("{measured}, {milestone}");
        let required = match number % 3 {
            0 => &measured,
            1 => &milestone,
            _ => &both,
        };
        *plan += &format!(
            "[[work_item]]\nid = \"2022-{number}\"\nyear = 2022\n{task}matter = \"第{number}项工作事项，加强保护和运用。\"\n\
             units = [\"{unit}\", \"{}\"]\nrequire = [{required}]\n",
            if unit == "office" { "commission" } else { "office" }
        );
    }
}

/// 30 counties of 5 cities and 20 more cities, with a dozen targets and as many work items of three units.
fn write_regions(folder: &Path) {
    let mut plan = "[plan]\ntitle = \"各地区\"\ntitle_en = \"Regions\"\nbase_year = 2020\nfirst_year = 2021\n\
                    last_year = 2023\n"
        .to_owned();
    let mut statistics = "indicator,region,year,value,quality\n".to_owned();
    let region = |id: &str, name: &str, english: &str| {
        format!("[[region]]\nid = \"{id}\"\nname = \"{name}\"\nname_en = \"{english}\"\n")
    };
    for city in 0..25 {
        let name = "Autonomous city of the northern plain, number";
        plan += &region(&format!("city-{city}"), &format!("第{city}新宾满族自治市"), &format!("{name} {city}"));
    }
    for county in 0..30 {
        plan += &region(&format!("county-{county}"), &format!("第{county}县"), &format!("County {county}"));
        plan += &format!("parent = \"city-{}\"\n", county % 5);
    }
    for unit in 0..3 {
        plan += &format!("[[unit]]\nid = \"office-{unit}\"\nname = \"第{unit}局\"\nname_en = \"Office {unit}\"\n");
    }
    for number in 0..12 {
        let measured =
            format!("require = [{{ indicator = \"measure-{number}\", is = \"达到{}件以上\" }}]\n", 1100 + number);
        let units = format!("units = [\"office-{}\", \"office-{}\"]\n", number % 3, (number + 1) % 3);
        plan += &format!(
            "[[indicator]]\nid = \"measure-{number}\"\nname = \"第{number}项知识产权运用与保护指标完成情况\"\n\
             name_en = \"Measure of achievement in the use and protection of property, number {number}\"\n\
             unit = \"件\"\nkind = \"stock\"\nbetter = \"higher\"\n\
             [[target]]\nid = \"a-target-with-a-long-id-{number}\"\ntext = \"目标{number}\"\n{units}{measured}\
             [[work_item]]\nid = \"2021-{number}\"\nyear = 2021\nmatter = \"第{number}项工作事项\"\n{units}{measured}"
        );
        for place in (5..25).map(|city| format!("city-{city}")).chain((0..28).map(|county| format!("county-{county}")))
        {
            let value = 1000 + (number * 37 + place.len() * 11 + place.bytes().map(usize::from).sum::<usize>()) % 400;
            statistics +=
                &format!("measure-{number},{place},2020,1000,\nmeasure-{number},{place},2021,{value},provisional\n");
        }
    }
    fs::write(folder.join("plan.toml"), plan).unwrap();
    fs::write(folder.join("statistics.csv"), statistics).unwrap();
}

/// Plans with regions: the built-in one, in which none has a value, those of the cases, and one with many.
fn plans_with_regions(many: &Path) -> Vec<Option<PathBuf>> {
    let cases = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/by-region.in")).unwrap();
    let cases = cases.map(|entry| Some(entry.unwrap().path()));
    [None, Some(many.to_owned())].into_iter().chain(cases).collect()
}

#[test]
fn no_view_of_regions_is_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_regions(folder.path());
    for plan in plans_with_regions(folder.path()) {
        let has_office = plan.as_deref() == Some(folder.path());
        let views = BY_REGION.iter().filter(|view| has_office || !view.contains(&"office-0"));
        for (view, language) in views.flat_map(|view| ["zh", "en"].map(|language| (view, language))) {
            for columns in WIDTHS {
                let text = shown(view, plan.as_deref(), language, columns);
                assert!(text.lines().count() > 1, "{view:?} {plan:?}");
                assert_fits(&text, columns, &format!("{view:?} {plan:?} {language}"));
            }
        }
    }
}

#[test]
fn what_is_shown_of_a_region_is_the_same_at_every_width() {
    let folder = tempfile::tempdir().unwrap();
    write_regions(folder.path());
    for view in [["status", "--by", "region", "--all"], ["growth", "--by", "region", "--all"]] {
        let wide = shown(&view, Some(folder.path()), "zh", 400);
        let wide = numbers(&wide);
        assert!(wide.len() > 100, "{wide:?}");
        for columns in WIDTHS {
            let narrow = shown(&view, Some(folder.path()), "zh", columns);
            let unknown: Vec<&str> = numbers(&narrow).difference(&wide).copied().collect();
            assert!(unknown.is_empty(), "{view:?} {columns}: {unknown:?}");
        }
    }
}

#[test]
fn neither_methods_nor_groups_are_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for plan in plans(folder.path()) {
        for (view, language) in OTHERS.iter().flat_map(|view| ["zh", "en"].map(|language| (view, language))) {
            for columns in WIDTHS {
                let text = shown(view, plan.as_deref(), language, columns);
                assert!(text.lines().count() > 1, "{view:?} {plan:?}");
                assert_fits(&text, columns, &format!("{view:?} {plan:?} {language}"));
            }
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for plan in plans(folder.path()) {
        for (view, language) in VIEWS.iter().flat_map(|view| ["zh", "en"].map(|language| (view, language))) {
            for columns in WIDTHS {
                let text = shown(view, plan.as_deref(), language, columns);
                assert!(text.lines().count() > 3, "{view:?} {plan:?}");
                assert_fits(&text, columns, &format!("{view:?} {plan:?} {language}"));
            }
        }
    }
}

#[test]
fn no_check_and_no_explanation_is_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for plan in plans(folder.path()) {
        let ids = explained(plan.as_deref());
        let views = ids.iter().map(|id| vec!["explain", id]).chain(CHECKS.map(<[&str]>::to_vec));
        for (view, language) in views.flat_map(|view| ["zh", "en"].map(|language| (view.clone(), language))) {
            for columns in FEWER_WIDTHS {
                let text = shown(&view, plan.as_deref(), language, columns);
                assert!(text.lines().count() > 2, "{view:?} {plan:?}");
                assert_fits(&text, columns, &format!("{view:?} {plan:?} {language}"));
            }
        }
    }
}

#[test]
fn no_list_is_wider_than_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for plan in plans(folder.path()) {
        let further = OF_BUILT_IN.iter().filter(|_| plan.is_none());
        for (view, language) in
            LISTS.iter().chain(further).flat_map(|view| ["zh", "en"].map(|language| (view, language)))
        {
            for columns in FEWER_WIDTHS {
                let text = shown(view, plan.as_deref(), language, columns);
                assert!(text.lines().count() > 1, "{view:?} {plan:?}");
                assert_fits(&text, columns, &format!("{view:?} {plan:?} {language}"));
            }
        }
    }
}

/// Numbers with their thousands, as they stand in a text.
fn numbers(text: &str) -> BTreeSet<&str> {
    let is_part = |character: char| character.is_ascii_digit() || matches!(character, ',' | '.');
    let found = text.split(|character: char| !is_part(character));
    found.map(|number| number.trim_matches([',', '.'])).filter(|number| number.len() > 3).collect()
}

#[test]
fn the_numbers_of_a_narrow_terminal_are_those_of_a_wide_one() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for view in [["status", "--all"], ["growth", "--all"]] {
        let wide = shown(&view, Some(folder.path()), "zh", 400);
        let wide = numbers(&wide);
        assert!(wide.len() > 300, "{wide:?}");
        for columns in WIDTHS {
            let narrow = shown(&view, Some(folder.path()), "zh", columns);
            let unknown: Vec<&str> = numbers(&narrow).difference(&wide).copied().collect();
            assert!(unknown.is_empty(), "{view:?} {columns}: {unknown:?}");
        }
    }
}

#[test]
fn an_id_is_whole_wherever_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    write_many(folder.path());
    for columns in WIDTHS {
        let text = shown(&["status", "--all", "-v"], Some(folder.path()), "en", columns);
        for number in 0..300 {
            let id = format!("target-with-a-long-id-{number}");
            assert!(text.split_whitespace().any(|word| word == id), "{id} at {columns}");
        }
    }
}
