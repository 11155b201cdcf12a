//! Every region stands by itself as it does beside the others, and counts are counts of that, whatever the plan and its
//! statistics.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

use fsip::evaluate::{Options, View, assess};
use fsip::load::load;
use fsip::model::{Method, Number, Status};
use fsip::source::Sources;
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "Plan"
base_year = 2020
first_year = 2021
last_year = 2023

[[indicator]]
id = "closed"
name = "结案"
unit = "件"
kind = "flow"
better = "higher"

[[indicator]]
id = "cases"
name = "案件"
unit = "件"
kind = "stock"
better = "lower"

[[indicator]]
id = "rate"
name = "结案率"
unit = "%"
kind = "rate"
better = "higher"
numerator = "closed"
denominator = "cases"
per = 100
"#;

/// Requirements of one target each; the last two are nothing that regions have.
const REQUIREMENTS: [&str; 9] = [
    "indicator = \"closed\", is = \"到2023年达到60件\"",
    "indicator = \"closed\", is = \"年均增长5%\"",
    "indicator = \"cases\", is = \"较2020年下降10%\"",
    "indicator = \"rate\", is = \"达到90%以上\"",
    "indicator = \"cases\", is = \"每年40件以下\"",
    "indicator = \"cases\", is = \"60件以下\", every_region = true",
    "indicator = \"closed\", is = \"累计100件\"",
    "milestone = \"opened\", title = \"开放\"",
    "judged = \"good\", title = \"良好\"",
];

/// One row: indicator, region (the whole beyond the last), year, value, quality, day of publication.
type Row = (usize, usize, i32, u32, usize, usize);

const QUALITIES: [&str; 4] = ["", "provisional", "revised", "break"];

/// A plan with a tree of regions, of which each is below an earlier one or directly below the whole; every requirement is
/// one of a target and of a work item.
fn plan(parents: &[usize], targets: &[usize]) -> String {
    let mut text = PLAN.to_owned();
    for (number, parent) in parents.iter().enumerate() {
        write!(text, "[[region]]\nid = \"r{number}\"\nname = \"地区{number}\"\n").unwrap();
        if *parent < number {
            writeln!(text, "parent = \"r{parent}\"").unwrap();
        }
    }
    for target in targets {
        let requirement = REQUIREMENTS[*target];
        write!(text, "[[target]]\nid = \"t{target}\"\ntext = \"目标\"\nrequire = [{{ {requirement} }}]\n").unwrap();
    }
    // A second requirement about an indicator, beside something that nobody measures.
    let both = "{ indicator = \"cases\", is = \"不超过50件\" }, { milestone = \"built\", title = \"建成\" }";
    write!(text, "[[target]]\nid = \"both\"\ntext = \"两项\"\nrequire = [{both}]\n").unwrap();
    write!(text, "[[work_item]]\nid = \"w\"\nyear = 2022\nmatter = \"事项\"\nrequire = [{both}]\n").unwrap();
    text
}

/// The rows without those that are a second value of the same day.
fn statistics(rows: &[Row], regions: usize) -> String {
    let mut known = BTreeSet::new();
    let mut text = String::from("indicator,region,year,value,quality,published\n");
    for (indicator, region, year, value, quality, month) in rows {
        if known.insert((indicator, region.min(&regions), year, month)) {
            let region = if *region < regions { format!("地区{region}") } else { String::new() };
            let (indicator, quality) = (["closed", "cases"][*indicator], QUALITIES[*quality]);
            writeln!(text, "{indicator},{region},{year},{value},{quality},2024-0{}-15", month + 1).unwrap();
        }
    }
    text
}

fn fsip(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fsip"))
        .args(arguments)
        .args(["--format", "json", "--plan"])
        .arg(folder)
        .output()
        .unwrap()
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = fsip(folder, arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {output:?}"))
}

fn standing(status: &Value) -> &'static str {
    let all = Status::ALL;
    let status = all.into_iter().find(|each| status == each.name()).unwrap();
    match status.standing().name() {
        "unknown" => "no_data",
        name => name,
    }
}

/// What `growth --summary` counts a status as.
fn tallied(status: &Value) -> &'static str {
    if status == "awaiting_data" { "awaiting_data" } else { standing(status) }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// A plan folder with its tree, and how the commands are to judge it.
#[derive(Debug)]
struct Case {
    folder: TempDir,
    regions: Vec<String>,
    leaves: Vec<String>,
    how: Vec<&'static str>,
}

impl Case {
    fn new(parents: &[usize], targets: &[usize], rows: &[Row], how: Vec<&'static str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.toml"), plan(parents, targets)).unwrap();
        std::fs::write(folder.path().join("statistics.csv"), statistics(rows, parents.len())).unwrap();
        let has_parts =
            |region: &usize| parents.iter().enumerate().any(|(number, parent)| parent == region && *parent < number);
        let names = |region: usize| format!("r{region}");
        let leaves = (0..parents.len()).filter(|region| !has_parts(region)).map(names).collect();
        Self { folder, regions: (0..parents.len()).map(names).collect(), leaves, how }
    }

    fn json(&self, arguments: &[&str]) -> Value {
        json(self.folder.path(), &[arguments, &self.how].concat())
    }

    /// The same for the end of a year.
    fn at<'a>(&'a self, as_of: &'a str) -> Vec<&'a str> {
        let named = if self.how.contains(&"--as-of") { 2 } else { 0 };
        ["--as-of", as_of].into_iter().chain(self.how.iter().copied().skip(named)).collect()
    }

    /// What a command says of each region when it is asked for that alone.
    fn single(&self, command: &str, regions: &[String]) -> Vec<Value> {
        regions.iter().map(|region| self.json(&[command, "--region", region])).collect()
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let row = (0..2_usize, 0..7_usize, 2018..2026_i32, 0..100_u32, 0..4_usize, 0..2_usize);
    let as_of = prop::option::weighted(0.8, prop::sample::select(vec!["2020", "2021", "2022", "2023", "2024"]));
    let view = prop::sample::select(vec![&[] as &[&'static str], &["--final"], &["--published-by", "2024-01-31"]]);
    (
        prop::collection::vec(0..6_usize, 1..6),
        prop::sample::subsequence((0..REQUIREMENTS.len()).collect::<Vec<_>>(), 1..=REQUIREMENTS.len()),
        prop::collection::vec(row, 0..120),
        as_of,
        view,
        prop::option::of(prop::sample::select(vec!["linear", "eurostat", "statcan"])),
    )
        .prop_map(|(parents, targets, rows, as_of, view, method)| {
            let how = as_of.into_iter().flat_map(|year| ["--as-of", year]).chain(view.iter().copied());
            let how = how.chain(method.into_iter().flat_map(|method| ["--method", method])).collect();
            Case::new(&parents, &targets, &rows, how)
        })
}

/// Whether the last value of a series of `fsip growth` is above that of the year before, both of one series.
fn grows(indicator: &Value) -> bool {
    let [.., earlier, last] = array(&indicator["values"]) else { return false };
    let follows = earlier["year"].as_i64().unwrap() + 1 == last["year"].as_i64().unwrap();
    let value = |of: &Value| of["value"].to_string().parse::<Number>().unwrap();
    follows && last["quality"] != "break" && value(last) > value(earlier)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_summary_counts_the_statuses_of_the_single_regions(case in cases()) {
        let single = case.single("status", &case.leaves);
        let summary = case.json(&["status", "--by", "region", "--summary"]);
        let targets = array(&summary["targets"]);
        prop_assert!(single.iter().all(|region| array(&region["targets"]).len() == targets.len()));
        for (place, target) in targets.iter().enumerate() {
            prop_assert_eq!(target["regions"].as_u64(), Some(case.leaves.len() as u64));
            for name in ["achieved", "on_track", "behind", "missed", "no_data"] {
                let of_target = single.iter().map(|region| &region["targets"][place]);
                let counted = of_target.filter(|each| each["id"] == target["id"] && standing(&each["status"]) == name);
                prop_assert_eq!(target[name].as_u64(), Some(counted.count() as u64), "{} of {}", name, target);
            }
        }
    }

    #[test]
    fn the_summary_of_growth_counts_the_requirements_and_the_growth_of_the_single_regions(case in cases()) {
        let single = case.single("status", &case.leaves);
        let summary = case.json(&["growth", "--by", "region", "--summary"]);
        // Growth without counts judges nothing, and knows no method of pace.
        let judged_at = summary["as_of"].to_string();
        let how = case.how.iter().copied().take_while(|option| *option != "--method");
        let how: Vec<&str> = how.chain(["--to", &judged_at]).collect();
        let growth: Vec<Value> = case.leaves.iter()
            .map(|leaf| json(case.folder.path(), &[&["growth", "--region", leaf] as &[&str], &how].concat()))
            .collect();
        let mut requirements = 0;
        for indicator in array(&summary["indicators"]) {
            let of = |region: &Value| -> Value {
                array(&region["indicators"]).iter().find(|each| each["id"] == indicator["id"]).unwrap().clone()
            };
            let series: Vec<Value> = growth.iter().map(of).collect();
            prop_assert_eq!(indicator["regions"].as_u64(), Some(case.leaves.len() as u64));
            let with_value = series.iter().filter(|each| !array(&each["values"]).is_empty()).count();
            prop_assert_eq!(indicator["with_value"].as_u64(), Some(with_value as u64));
            let growing = series.iter().filter(|each| grows(each)).count();
            prop_assert_eq!(indicator["growing"].as_u64(), Some(growing as u64), "{}", indicator);
            for requirement in array(&indicator["requirements"]) {
                requirements += 1;
                let judged = |region: &Value| -> Value {
                    let target = array(&region["targets"]).iter().find(|each| each["id"] == requirement["target"]).unwrap();
                    let parts = array(&target["requirements"]);
                    parts.iter().find(|each| each["indicator"] == indicator["id"]).unwrap()["status"].clone()
                };
                let statuses: Vec<Value> = single.iter().map(judged).collect();
                for name in ["achieved", "on_track", "behind", "missed", "awaiting_data", "no_data"] {
                    let counted = statuses.iter().filter(|status| tallied(status) == name).count();
                    prop_assert_eq!(requirement[name].as_u64(), Some(counted as u64), "{} of {}", name, requirement);
                }
            }
        }
        let asked = |target: &Value| array(&target["requirements"]).iter().filter(|part| !part["indicator"].is_null()).count();
        prop_assert_eq!(requirements, array(&single[0]["targets"]).iter().map(asked).sum::<usize>());
    }

    #[test]
    fn every_region_stands_as_it_does_alone_and_the_whole_as_the_evaluator_judges_it(case in cases()) {
        let by_region = case.json(&["status", "--by", "region"]);
        // Regions are judged at the end of the year in which any of them has a value, so that of the whole is named here.
        let as_of = by_region["as_of"].to_string();
        prop_assert_eq!(&by_region["whole"]["targets"], &in_region(&json(case.folder.path(), &[&["status"] as &[&str], &case.at(&as_of)].concat())));
        for region in array(&by_region["regions"]) {
            let alone = case.json(&["status", "--region", region["id"].as_str().unwrap()]);
            prop_assert_eq!(&region["targets"], &in_region(&alone), "{}", region["id"]);
            prop_assert_eq!(&region["summary"], &alone["summary"]);
        }
        let read = load(&Sources::from_folder(case.folder.path(), None).unwrap()).0.unwrap();
        let option = |name: &str| case.how.iter().skip_while(|option| **option != name).nth(1);
        let options = Options {
            as_of: as_of.parse().ok(),
            view: View {
                published_by: option("--published-by").and_then(|day| day.parse().ok()),
                final_only: case.how.contains(&"--final"),
            },
            method: option("--method").and_then(|method| Method::from_name(method)),
            ..Options::default()
        };
        let whole = assess(&read.plan, &read.observations, &read.progress, &options);
        let judged: Vec<&str> = whole.targets.iter().map(|(_, judgement)| judgement.status.name()).collect();
        let shown: Vec<&Value> = array(&by_region["whole"]["targets"]).iter().map(|target| &target["status"]).collect();
        prop_assert_eq!(shown, judged);
    }

    #[test]
    fn a_check_of_every_region_fails_as_one_of_them_does(case in cases()) {
        let output = fsip(case.folder.path(), &[&["check", "--by", "region"] as &[&str], &case.how].concat());
        let checked: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut expected = Vec::new();
        let as_of = checked["as_of"].to_string();
        let whole = json(case.folder.path(), &[&["check"] as &[&str], &case.at(&as_of)].concat());
        for (region, alone) in std::iter::once((Value::Null, whole))
            .chain(case.regions.iter().map(|region| (region.as_str().into(), case.json(&["check", "--region", region]))))
        {
            let failed = array(&alone["failed"]).iter().map(|each| (region.clone(), each["kind"].clone(), each["id"].clone()));
            expected.extend(failed.collect::<Vec<_>>());
        }
        let failed = array(&checked["failed"]).iter();
        let mut failed: Vec<_> = failed.map(|each| (each["region"].clone(), each["kind"].clone(), each["id"].clone())).collect();
        let key = |each: &(Value, Value, Value)| format!("{} {} {}", each.0, each.1, each.2);
        failed.sort_by_key(key);
        expected.sort_by_key(key);
        prop_assert_eq!(output.status.code(), Some(i32::from(!expected.is_empty())));
        prop_assert_eq!(failed, expected);
    }
}

/// The targets of `fsip status` with the keys that they have in each region.
fn in_region(status: &Value) -> Value {
    let keys = ["id", "status", "flags", "requirements"];
    let target = |target: &Value| keys.map(|key| (key.to_owned(), target[key].clone())).into_iter().collect::<Value>();
    array(&status["targets"]).iter().map(target).collect()
}
