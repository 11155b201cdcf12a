//! The reader of millions of rows gives the answers and the messages of the reader of small files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;

use fsip::diagnostic::Diagnostics;
use fsip::evaluate::{RuleTally, Tally, grown, tally};
use fsip::load::{RegionalOptions, load, load_regional};
use fsip::model::{IndicatorIndex, Number, Observations, Year};
use fsip::source::{Encoding, Input, Role, Source, Sources};
use proptest::prelude::*;

const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "patents"
name = "专利"
unit = "件"
kind = "stock"
better = "higher"
[[indicator]]
id = "pledges"
name = "质押"
unit = "万元"
kind = "flow"
better = "higher"
[[indicator]]
id = "spare"
name = "备用"
unit = "件"
kind = "stock"
better = "higher"
[[target]]
id = "a"
text = "a"
require = [{ indicator = "patents", is = "年均增长10%以上" }]
[[target]]
id = "b"
text = "b"
require = [{ indicator = "pledges", is = "当年超过100万元" }]
"#;

/// 区0 is above 区1 to 区3, so that it is not counted beside them.
const REGIONS: &str = r#"
[[region]]
id = "r0"
name = "区0"
[[region]]
id = "r1"
name = "区1"
parent = "r0"
[[region]]
id = "r2"
name = "区2"
parent = "r0"
[[region]]
id = "r3"
name = "区3"
parent = "区0"
[[region]]
id = "r4"
name = "区4"
"#;

fn plan() -> Source {
    Source::from_text("plan.toml", Role::Plan, PLAN)
}

fn plan_with_regions() -> Source {
    Source::from_text("plan.toml", Role::Plan, format!("{PLAN}{REGIONS}"))
}

/// What is said, with its lines; the order does not matter.
fn said(diagnostics: &Diagnostics, sources: &Sources) -> BTreeSet<(String, usize, String)> {
    let one = |diagnostic: &fsip::diagnostic::Diagnostic| {
        let place = sources.get(diagnostic.span.source).unwrap().place(diagnostic.span.range.start);
        (diagnostic.code.name().to_owned(), place.line, format!("{:?}", diagnostic.arguments))
    };
    diagnostics.found.iter().map(one).collect()
}

/// The tally of one indicator by the rules of the methods, value by value.
fn expected(observations: &Observations, index: IndicatorIndex) -> Option<Tally> {
    let mut regions: BTreeMap<String, BTreeMap<i32, Number>> = BTreeMap::new();
    for (of, region, year, vintages) in observations.cells() {
        if let (true, Some(name)) = (of == index, region.part().filter(|id| *id != "r0")) {
            regions.entry(name.to_owned()).or_default().insert(year.number(), vintages[0].value.clone());
        }
    }
    let mut tally = Tally { regions: regions.len(), ..Tally::default() };
    let mut rule = RuleTally::default();
    for values in regions.values() {
        let (year, newest) = values.last_key_value().unwrap();
        let before = values.get(&(year - 1));
        tally.growing += usize::from(before.is_some_and(|before| before.is_positive() && newest > before));
        let met = match index.0 {
            0 => values
                .get(&2020)
                .filter(|base| base.is_positive() && *year > 2020 && !newest.is_negative())
                .map(|base| *newest >= grown(base, &Number::from(10), year - 2020).unwrap()),
            _ => Some(*newest > Number::from(100)),
        };
        match met {
            Some(true) => rule.met += 1,
            Some(false) => rule.not_met += 1,
            None => rule.unknown += 1,
        }
    }
    rule.wording = if index.0 == 0 { "年均增长10%以上" } else { "当年超过100万元" }.to_owned();
    tally.rule = (index.0 < 2).then_some(rule);
    (tally.regions > 0).then_some(tally)
}

/// Both readers over the same bytes, in one file or two.
fn compare(plan: &Source, files: &[Vec<u8>], shared_from: u64) -> Result<(), TestCaseError> {
    let folder = tempfile::TempDir::new().unwrap();
    let mut small = Sources::default();
    let (mut large, mut inputs) = (Sources::default(), Vec::new());
    small.add(plan.clone());
    large.add(plan.clone());
    for (number, bytes) in files.iter().enumerate() {
        let path = folder.path().join(format!("{number}.csv"));
        fs::write(&path, bytes).unwrap();
        small.add(Source::from_bytes(path.display().to_string(), Role::Statistics, bytes, None));
        inputs.push(Input::file(path).unwrap());
    }
    let (folder, diagnostics) = load(&small);
    let options = RegionalOptions { shared_from: Some(shared_from), ..RegionalOptions::default() };
    let (regional, large_diagnostics) = load_regional(&mut large, &inputs, options, &|_| ()).unwrap();
    prop_assert_eq!(said(&large_diagnostics, &large), said(&diagnostics, &small));
    prop_assert_eq!(regional.is_some(), folder.is_some());
    if let (Some(regional), Some(folder)) = (regional, folder) {
        for index in (0..3).map(IndicatorIndex) {
            let found = tally(&regional.plan, &regional.panel, index);
            prop_assert_eq!(found, expected(&folder.observations, index), "indicator {}", index.0);
        }
    }
    Ok(())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => (0..400_i64, 0..100_u8).prop_map(|(whole, part)| format!("{whole}.{part:02}")),
        6 => Just("110".to_owned()),
        6 => Just("100".to_owned()),
        2 => Just("121".to_owned()),
        2 => Just(String::new()),
        1 => Just("—".to_owned()),
        1 => Just("-3".to_owned()),
        1 => Just("\"1,234\"".to_owned()),
        1 => Just("１２".to_owned()),
    ]
}

fn row() -> impl Strategy<Value = ((usize, usize, i32), String)> {
    let note = prop_oneof![
        8 => Just(""),
        1 => Just("初步统计"),
        1 => Just("\"含新区, 按新口径\""),
        1 => Just("\"上半年\n全年\""),
    ];
    ((0..5_usize, 0..3_usize, 2018..2024_i32), value(), note).prop_map(|(key, value, note)| {
        let (region, indicator, year) = key;
        let names = [["专利", "patents"], ["质押", "pledges"], ["备用", "spare"]];
        let name = names[indicator][usize::from(region == 1)];
        (key, format!("区{region},{name},{year},{value},{note}"))
    })
}

fn table(rows: &[String], line_break: &str) -> String {
    let rows: Vec<&str> =
        std::iter::once("region,indicator,year,value,note").chain(rows.iter().map(String::as_str)).collect();
    rows.join(line_break) + line_break
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_reader_of_millions_of_rows_agrees_with_that_of_small_files(
        rows in prop::collection::vec(row(), 0..60),
        has_duplicates in prop::bool::weighted(0.1),
        mistake in prop_oneof![6 => Just(""), 1 => Just("区9,专利,20x1,5,"), 1 => Just("区9,尊利,2021,5,"), 1 => Just("区9,专利,2021,5万元,")],
        at in any::<prop::sample::Index>(),
        line_break in prop::sample::select(vec!["\n", "\r\n"]),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Gb18030]),
        shared_from in prop::sample::select(vec![0, u64::MAX]),
        is_split in any::<bool>(),
        has_regions in any::<bool>(),
    ) {
        let mut seen = BTreeSet::new();
        let mut rows: Vec<String> =
            rows.into_iter().filter(|(key, _)| has_duplicates || seen.insert(*key)).map(|(_, row)| row).collect();
        if has_regions {
            // Some rows name their region by its id.
            rows.iter_mut().step_by(2).for_each(|row| *row = row.replacen('区', "r", 1));
        }
        let plan = if has_regions { plan_with_regions() } else { plan() };
        if !mistake.is_empty() {
            rows.insert(at.index(rows.len() + 1), mistake.to_owned());
        }
        let middle = if is_split { rows.len() / 2 } else { rows.len() };
        let parts = [&rows[..middle], &rows[middle..]];
        let parts = parts.iter().take(if is_split { 2 } else { 1 });
        let files: Vec<Vec<u8>> =
            parts.map(|rows| encoding.encode(&table(rows, line_break)).unwrap()).collect();
        // The two readers name the two rows of a doubled cell in their own order; they find the same ones.
        if !has_duplicates {
            compare(&plan, &files, shared_from)?;
        }
    }
}

#[test]
fn a_doubled_cell_is_named_by_its_line_also_across_files_and_halves() {
    let rows: Vec<String> = (0..200).map(|number| format!("区{number},专利,2021,5,")).collect();
    let doubled: Vec<String> = rows.iter().cloned().chain(["区7,专利,2021,6,".to_owned()]).collect();
    let halves = [rows.clone(), vec!["区7,patents,2021,6,".to_owned()]];
    let found = |files: &[String], shared_from: u64| {
        let mut sources = Sources::default();
        sources.add(plan());
        let inputs: Vec<Input> =
            files.iter().enumerate().map(|(number, text)| Input::text(format!("{number}.csv"), text.clone())).collect();
        let options = RegionalOptions { shared_from: Some(shared_from), ..RegionalOptions::default() };
        let (regional, diagnostics) = load_regional(&mut sources, &inputs, options, &|_| ()).unwrap();
        assert!(regional.is_none());
        let [only] = diagnostics.found.as_slice() else { panic!("{diagnostics:?}") };
        let source = sources.get(only.span.source).unwrap();
        let place = source.place(only.span.range.start);
        (only.code.name(), source.path.clone(), place.line, place.column)
    };
    for shared_from in [0, u64::MAX] {
        let place = found(&[table(&doubled, "\n")], shared_from);
        assert_eq!(place, ("duplicate-value", "0.csv".to_owned(), 202, 12));
        let place = found(&halves.clone().map(|rows| table(&rows, "\r\n")), shared_from);
        assert_eq!(place, ("duplicate-value", "1.csv".to_owned(), 2, 17));
    }
}

#[test]
fn a_quoted_line_break_at_the_border_of_two_readers_changes_nothing() {
    let rows: Vec<String> = (0..400).map(|number| format!("区{number},专利,2021,5,\"一\n二\n三\"")).collect();
    compare(&plan(), &[table(&rows, "\n").into_bytes()], 0).unwrap();
}

#[test]
fn input_that_gets_shorter_while_it_is_read_is_an_error() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("statistics.csv");
    let rows: Vec<String> = (0..100).map(|number| format!("区{number},专利,2021,5,")).collect();
    fs::write(&path, table(&rows, "\n")).unwrap();
    let input = Input::file(path.clone()).unwrap();
    let mut file = fs::OpenOptions::new().write(true).truncate(true).open(&path).unwrap();
    write!(file, "{}", table(&rows[..50], "\n")).unwrap();
    let mut sources = Sources::default();
    sources.add(plan());
    let error = load_regional(&mut sources, &[input], RegionalOptions::default(), &|_| ()).unwrap_err();
    assert!(format!("{error:#}").contains("shorter"), "{error:#}");
}

#[test]
fn a_later_year_than_the_judged_one_is_left_out() {
    let mut sources = Sources::default();
    sources.add(plan());
    let rows: Vec<String> = (2020..2024).map(|year| format!("区,专利,{year},{},", year - 1900)).collect();
    let options = RegionalOptions { as_of: Year::new(2021), ..RegionalOptions::default() };
    let inputs = [Input::text("statistics.csv", table(&rows, "\n"))];
    let (regional, _) = load_regional(&mut sources, &inputs, options, &|_| ()).unwrap();
    let newest = regional.unwrap().panel.of_indicator(IndicatorIndex(0)).next().unwrap().newest();
    assert_eq!(newest.map(|(year, _)| year.number()), Some(2021));
}
