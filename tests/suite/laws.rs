//! Laws that hold for all inputs: exact growth targets, exact numbers, and displays that agree with verdicts.

use std::fmt::Write;

use fsip::edit::{Change, NewValue, record, replaced};
use fsip::evaluate::{Options, average_growth_percent, grown, growth_percent};
use fsip::model::{Moment, Number, Observation, Region, Year};
use fsip::report::decimals_that_agree;
use fsip::source::{Decoded, Encoding, Role, Source, Sources};
use proptest::prelude::*;

const START: i32 = 2020;

const INDICATOR: &str =
    "[[indicator]]\nid = \"v\"\nname = \"专利\"\nunit = \"件\"\nkind = \"stock\"\nbetter = \"higher\"\n";

/// Every judged requirement of a plan as scripts read it, with whether it is met.
fn judged(plan: &str, rows: &[String], as_of: i32) -> Vec<(Option<bool>, String)> {
    let statistics = format!("indicator,year,value\n{}\n", rows.join("\n"));
    let mut sources = Sources::default();
    for (path, role, text) in
        [("plan.toml", Role::Plan, plan.to_owned()), ("statistics.csv", Role::Statistics, statistics)]
    {
        sources.add(Source::from_text(path, role, text));
    }
    let (folder, diagnostics) = fsip::load::load(&sources);
    let folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}\n{plan}\n{rows:?}"));
    let options = Options { as_of: Year::new(as_of.into()).map(Moment::EndOf), ..Options::default() };
    let assessment = fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, &options);
    let requirements = assessment.targets.iter().flat_map(|(_, judgement)| &judgement.requirements);
    requirements.map(|part| (part.met, serde_json::to_string(part).unwrap())).collect()
}

fn plan(years: i32, requirements: &[&str]) -> String {
    let last = START + years;
    let mut text = format!(
        "[plan]\ntitle = \"方案\"\nbase_year = {START}\nfirst_year = {}\nlast_year = {last}\n{INDICATOR}",
        START + 1
    );
    for (place, is) in requirements.iter().enumerate() {
        write!(
            text,
            "[[target]]\nid = \"t{place}\"\ntext = \"目标\"\nrequire = [{{ indicator = \"v\", is = \"{is}\" }}]\n"
        )
        .unwrap();
    }
    text
}

fn row(year: i32, value: &Number) -> String {
    format!("v,{year},{}", value.to_plain())
}

/// A growth target that is reached exactly is met, and one ten-thousandth below is not.
#[test]
fn exact_growth_is_met() {
    let ten_thousandth = Number::one().checked_div(&Number::power_of_ten(4)).unwrap();
    for years in 1..=5 {
        for percent in 1..=30 {
            let base = Number::from(12240);
            let exact = grown(&base, &Number::from(percent), years).unwrap();
            let plan = plan(years, &[&format!("年均增长{percent}%以上")]);
            let met =
                |value: &Number| judged(&plan, &[row(START, &base), row(START + years, value)], START + years)[0].0;
            assert_eq!(met(&exact), Some(true), "{percent} % over {years} years");
            assert_eq!(met(&(&exact - &ten_thousandth)), Some(false), "{percent} % over {years} years");
        }
    }
}

/// A decimal of so many places.
fn decimal(digits: impl Strategy<Value = i64>, places: u32) -> impl Strategy<Value = Number> {
    (digits, 0..=places)
        .prop_map(|(digits, places)| Number::from(digits).checked_div(&Number::power_of_ten(places)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scaling_changes_no_growth(
        earlier in decimal(1..10_000_000_i64, 4),
        later in decimal(0..10_000_000_i64, 4),
        factor in decimal(1..100_000_i64, 4),
        years in 1..6_i32,
    ) {
        let (scaled_earlier, scaled_later) = (&earlier * &factor, &later * &factor);
        prop_assert_eq!(growth_percent(&earlier, &later), growth_percent(&scaled_earlier, &scaled_later));
        prop_assert_eq!(
            average_growth_percent(&earlier, &later, years),
            average_growth_percent(&scaled_earlier, &scaled_later, years)
        );
    }

    #[test]
    fn a_written_number_reads_as_itself(text in "-?[0-9]{1,25}(\\.[0-9]{1,25})?") {
        let number: Number = text.parse().unwrap();
        prop_assert_eq!(number.to_plain().parse::<Number>(), Ok(number));
    }

    #[test]
    fn the_root_undoes_the_power(number in decimal(0..1_000_000_i64, 4), degree in 1..7_u32) {
        prop_assert_eq!(number.power(degree).root(degree), Some(number));
    }

    #[test]
    fn a_shown_number_agrees_with_its_verdict(
        part in 0..100_000_i64,
        whole in 1..100_000_i64,
        bound in 0..=100_i64,
        is_strict in any::<bool>(),
    ) {
        let rate = (Number::from(part) * Number::hundred()).checked_div(&Number::from(whole)).unwrap();
        let bound = Number::from(bound);
        let holds = |number: &Number| if is_strict { *number > bound } else { *number >= bound };
        let decimals = decimals_that_agree(&rate, 1, |shown| holds(shown) == holds(&rate));
        let shown: Number = rate.to_fixed(decimals).parse().unwrap();
        prop_assert_eq!(holds(&shown), holds(&rate), "{} shown as {}", rate.to_plain(), shown.to_plain());
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (rows, shuffled) in prop::collection::btree_map(START..=START + 5, decimal(0..1_000_000_i64, 2), 1..6)
            .prop_map(|values| values.iter().map(|(year, value)| row(*year, value)).collect::<Vec<_>>())
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        as_of in START + 1..=START + 5,
    ) {
        let requirements = ["年均增长6%以上", "达到5000件以上", "同比增长5%以上", "增加200件左右", "实现新突破"];
        let plan = plan(5, &requirements);
        prop_assert_eq!(judged(&plan, &rows, as_of), judged(&plan, &shuffled, as_of));
    }

    #[test]
    fn what_is_written_reads_back_and_nothing_else_changes(
        values in prop::collection::btree_map(START..START + 6, decimal(-1_000_000..1_000_000_i64, 2), 0..5),
        year in START + 6..START + 9,
        value in decimal(-1_000_000..1_000_000_i64, 3),
        source in "[a-z一-龥,;\"]{0,8}",
        encoding in prop::sample::select(Encoding::ALL.to_vec()),
        line_break in prop::sample::select(vec!["\n", "\r\n"]),
        has_final_break in any::<bool>(),
    ) {
        let rows: Vec<String> = values.iter().map(|(year, value)| format!("{},", row(*year, value))).collect();
        let mut text = [vec!["indicator,year,value,source".to_owned()], rows].concat().join(line_break);
        if has_final_break {
            text += line_break;
        }
        let bytes = encoding.encode(&text).unwrap();
        let decoded = Decoded::from_bytes(&bytes, Some(encoding));
        let plan = Source::from_text("plan.toml", Role::Plan, plan(3, &["达到5件"]));
        let read = |bytes: &[u8]| {
            let mut sources = Sources::default();
            sources.add(plan.clone());
            sources.add(Source::from_bytes("statistics.csv".to_owned(), Role::Statistics, bytes, Some(encoding)));
            let folder = fsip::load::load(&sources).0.unwrap();
            (sources, folder)
        };
        let (sources, folder) = read(&bytes);
        let entry = NewValue {
            indicator: "v".to_owned(),
            value: value.to_plain(),
            source: (!source.is_empty()).then(|| source.clone()),
            ..NewValue::default()
        };
        let change = record(&folder, &sources, &entry, Year::new(year.into()).unwrap()).unwrap();
        let Change::Replace { stretches, .. } = change else { panic!("{change:?}") };
        let Ok(written) = replaced(&bytes, &decoded, &stretches) else {
            prop_assert_eq!(encoding.encode(&source), None);
            return Ok(());
        };
        prop_assert!(written.len() > bytes.len());
        let (_, folder) = read(&written);
        let cells = folder.observations.cells().map(|(_, _, of, vintages)| (of.number(), vintages.iter().next().unwrap()));
        let cells: std::collections::BTreeMap<i32, Observation<'_>> = cells.collect();
        prop_assert_eq!(cells.len(), values.len() + 1);
        prop_assert_eq!(&cells[&year].value, &value);
        prop_assert_eq!(cells[&year].source.unwrap_or_default(), source.as_str());
        for (year, value) in &values {
            prop_assert_eq!(&cells[year].value, value);
        }
    }
}

/// The regions of a random tree: each is below an earlier one or directly below the whole.
fn tree() -> impl Strategy<Value = Vec<Option<usize>>> {
    prop::collection::vec(any::<prop::sample::Index>(), 1..12).prop_map(|parents| {
        let parent = |(number, index): (usize, prop::sample::Index)| index.index(number + 1).checked_sub(1);
        parents.into_iter().enumerate().map(parent).collect()
    })
}

/// A plan with these regions, and the rows of the leaves.
fn regional(tree: &[Option<usize>], values: &[Number]) -> (String, Vec<String>) {
    let mut text = plan(1, &["≥ 0"]);
    for (number, parent) in tree.iter().enumerate() {
        write!(text, "[[region]]\nid = \"r{number}\"\nname = \"地区{number}\"\n").unwrap();
        if let Some(parent) = parent {
            writeln!(text, "parent = \"r{parent}\"").unwrap();
        }
    }
    let leaves = (0..tree.len()).filter(|number| !tree.contains(&Some(*number)));
    let rows = leaves.map(|leaf| format!("v,{},{},地区{leaf}", START + 1, values[leaf].to_plain()));
    (text, rows.collect())
}

/// The value of the whole, and how many regions lie below it.
fn rolled_up(plan: &str, rows: &[String]) -> (Option<Number>, usize) {
    let mut sources = Sources::default();
    let statistics = format!("indicator,year,value,region\n{}\n", rows.join("\n"));
    for (path, role, text) in
        [("plan.toml", Role::Plan, plan.to_owned()), ("statistics.csv", Role::Statistics, statistics)]
    {
        sources.add(Source::from_text(path, role, text));
    }
    let (folder, diagnostics) = fsip::load::load(&sources);
    let folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}\n{plan}\n{rows:?}"));
    let (view, region) = (fsip::evaluate::View::default(), &Region::Whole);
    let data =
        fsip::evaluate::Data { plan: &folder.plan, observations: &folder.observations, view, region, sums: None };
    let series = data.series(fsip::model::IndicatorIndex(0));
    (series.at(Year::new((START + 1).into()).unwrap()).map(|reading| reading.value.clone()), data.all_parts().len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_whole_of_a_tree_is_the_sum_of_its_leaves_in_any_order_of_rows(
        (tree, values, (rows, shuffled)) in (tree(), prop::collection::vec(decimal(-1_000_000..1_000_000_i64, 3), 12))
            .prop_flat_map(|(tree, values)| {
                let rows = regional(&tree, &values).1;
                (Just(tree), Just(values), (Just(rows.clone()), Just(rows).prop_shuffle()))
            }),
        lost in any::<prop::sample::Index>(),
    ) {
        let (plan, _) = regional(&tree, &values);
        let leaves = (0..tree.len()).filter(|number| !tree.contains(&Some(*number)));
        let sum: Number = leaves.map(|leaf| values[leaf].clone()).sum();
        prop_assert_eq!(rolled_up(&plan, &rows), (Some(sum), tree.len()));
        prop_assert_eq!(rolled_up(&plan, &shuffled), rolled_up(&plan, &rows));
        // One leaf without a value leaves the whole without one.
        let mut fewer = rows.clone();
        fewer.remove(lost.index(rows.len()));
        prop_assert_eq!(rolled_up(&plan, &fewer), (None, tree.len()));
        // The whole's own value counts alone.
        let own = format!("v,{},7,全市", START + 1);
        let with_own: Vec<String> = rows.iter().cloned().chain([own]).collect();
        prop_assert_eq!(rolled_up(&plan, &with_own), (Some(Number::from(7)), tree.len()));
    }
}
