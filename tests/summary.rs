//! The counts of regions are those of the regions' own statuses, whatever the plan and its statistics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use fsip::evaluate::{Options, assess};
use fsip::load::{Folder, load};
use fsip::model::Year;
use fsip::source::Sources;
use proptest::prelude::*;
use serde_json::Value;

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

/// Requirements of one target each.
const REQUIREMENTS: [(&str, &str); 5] = [
    ("closed", "到2023年达到60件"),
    ("closed", "年均增长5%"),
    ("cases", "较2020年下降10%"),
    ("rate", "达到90%以上"),
    ("cases", "每年40件以下"),
];

/// One row: indicator, region (the whole beyond the last), year, value, quality, day of publication.
type Row = (usize, usize, i32, u32, usize, usize);

const QUALITIES: [&str; 4] = ["", "provisional", "revised", "break"];

/// A plan with a tree of regions, of which each is below an earlier one or directly below the whole.
fn plan(parents: &[usize], targets: &[usize]) -> String {
    let mut text = PLAN.to_owned();
    for (number, parent) in parents.iter().enumerate() {
        write!(text, "[[region]]\nid = \"r{number}\"\nname = \"地区{number}\"\n").unwrap();
        if *parent < number {
            writeln!(text, "parent = \"r{parent}\"").unwrap();
        }
    }
    for target in targets {
        let (indicator, wording) = REQUIREMENTS[*target];
        let require = format!("require = [{{ indicator = \"{indicator}\", is = \"{wording}\" }}]");
        write!(text, "[[target]]\nid = \"t{target}\"\ntext = \"目标\"\n{require}\n").unwrap();
    }
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

fn status(folder: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_fsip"))
        .args(["status", "--format", "json", "--as-of", "2023", "--plan"])
        .arg(folder)
        .args(arguments)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {output:?}"))
}

fn standing(status: &str) -> &'static str {
    let all = fsip::model::Status::ALL;
    let status = all.into_iter().find(|each| each.name() == status).unwrap();
    match status.standing().name() {
        "unknown" => "no_data",
        name => name,
    }
}

fn loaded(folder: &Path) -> Folder {
    load(&Sources::from_folder(folder, None).unwrap()).0.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_summary_counts_the_statuses_of_the_single_regions(
        parents in prop::collection::vec(0..6_usize, 1..6),
        targets in prop::sample::subsequence(vec![0, 1, 2, 3, 4], 1..=5),
        rows in prop::collection::vec((0..2_usize, 0..7_usize, 2018..2025_i32, 0..100_u32, 0..4_usize, 0..2_usize), 0..120),
        view in prop::sample::select(vec![&[] as &[&str], &["--final"], &["--published-by", "2024-01-31"]]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.toml"), plan(&parents, &targets)).unwrap();
        std::fs::write(folder.path().join("statistics.csv"), statistics(&rows, parents.len())).unwrap();
        let has_parts = |region: &usize| parents.iter().enumerate().any(|(number, parent)| parent == region && *parent < number);
        let leaves: Vec<String> = (0..parents.len()).filter(|region| !has_parts(region)).map(|region| format!("r{region}")).collect();
        let single: Vec<Value> = leaves.iter().map(|leaf| status(folder.path(), &[view, &["--region", leaf]].concat())).collect();
        let summary = status(folder.path(), &[view, &["--by", "region", "--summary"]].concat());
        for (place, target) in summary["targets"].as_array().unwrap().iter().enumerate() {
            prop_assert_eq!(target["regions"].as_u64(), Some(leaves.len() as u64));
            for name in ["achieved", "on_track", "behind", "missed", "no_data"] {
                let of_target = single.iter().map(|region| &region["targets"][place]);
                let of_standing = of_target.filter(|each| each["id"] == target["id"] && standing(each["status"].as_str().unwrap()) == name);
                prop_assert_eq!(target[name].as_u64(), Some(of_standing.count() as u64), "{} of {}", name, target);
            }
        }
        if view.is_empty() {
            let read = loaded(folder.path());
            let options = Options { as_of: Year::new(2023), ..Options::default() };
            let whole = assess(&read.plan, &read.observations, &read.progress, &options);
            let shown = status(folder.path(), &["--by", "region"]);
            for (place, (_, judgement)) in whole.targets.iter().enumerate() {
                prop_assert_eq!(shown["whole"]["targets"][place]["status"].as_str(), Some(judgement.status.name()));
            }
        }
    }
}
