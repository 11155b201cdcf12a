//! What is read with a change of one file is what all files read anew say.

use std::collections::BTreeSet;

use fsip::diagnostic::{Code, Diagnostics};
use fsip::load::{Folder, load, load_for_change};
use fsip::source::{Role, Source, SourceId, Sources};
use proptest::prelude::*;
use proptest::sample::select;

/// The statistics decide what the first wording means, and whether a bare 0.5 is a fraction.
const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "firms"
name = "企业总数"
unit = "家"
kind = "stock"
better = "higher"
[[indicator]]
id = "share"
name = "占比"
unit = "%"
kind = "rate"
better = "higher"
[[target]]
id = "new"
text = "t"
require = [{ indicator = "firms", is = "培育20家" }]
[[target]]
id = "share"
text = "t"
require = [{ indicator = "share", is = "≥ 50%" }]
[[work_item]]
id = "w"
year = 2021
matter = "m"
require = [{ milestone = "m", title = "m" }]
"#;

fn row() -> impl Strategy<Value = String> {
    let indicator = select(vec!["firms", "firms", "share", "占比"]);
    let value = select(vec!["0", "5", "12", "0.5", "0.9", "60", "—"]);
    let region = select(vec!["", "East", "West", "合计"]);
    let published = select(vec!["", "", "2022-01-01", "2023"]);
    let rows = (indicator, 2020..2026, value, region, published);
    let plain = rows.prop_map(|(indicator, year, value, region, published)| {
        format!("{indicator},{year},{value},{region},{published},gazette\n")
    });
    let other = select(vec!["firms,2021,many,,,\n", "Source: gazette,,,,,\n", "\n", "firms,2021\n"]);
    prop_oneof![20 => plain, 1 => other.prop_map(str::to_owned)]
}

fn statistics() -> impl Strategy<Value = String> {
    prop::collection::vec(row(), 0..6)
        .prop_map(|rows| format!("indicator,year,value,region,published,source\n{}", rows.concat()))
}

fn ledger() -> impl Strategy<Value = String> {
    let row = select(vec!["m,2021-05-01,done\n", "m,2021-06-01,started\n", "n,2021-05-01,done\n"]);
    prop::collection::vec(row, 0..3).prop_map(|rows| format!("id,date,state\n{}", rows.concat()))
}

/// Every value with its place, how the files are laid out, and what the ledger says.
fn said(folder: &Folder) -> Vec<String> {
    let cells = folder.observations.cells().flat_map(|(index, region, year, vintages)| {
        let row = |vintage: fsip::model::Observation<'_>| {
            let place = folder.places.of(vintage.origin);
            format!("{index:?} {region:?} {year} {vintage:?} {place:?}")
        };
        vintages.iter().map(row).collect::<Vec<_>>()
    });
    let mut layouts: Vec<String> = folder.places.statistics.iter().map(|layout| format!("{layout:?}")).collect();
    layouts.sort();
    let parts = folder.observations.parts().iter().map(|part| format!("{part:?}"));
    let ledger = [format!("{:?} {:?}", folder.progress, folder.places.entries)];
    cells.chain(layouts).chain(parts).chain(ledger).collect()
}

type Found = BTreeSet<(Code, SourceId, usize, String)>;

fn found(diagnostics: &Diagnostics) -> (Found, Vec<(Code, usize)>) {
    let each = diagnostics.found.iter().map(|found| {
        (found.code, found.span.source, found.span.range.start, format!("{:?} {:?}", found.span.range, found.arguments))
    });
    (each.collect(), diagnostics.counts().collect())
}

fn read(texts: &[(Role, String)]) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    for (number, (role, text)) in texts.iter().enumerate() {
        sources.add(Source::from_text(format!("{number}.csv"), *role, text.clone()));
    }
    sources
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn a_change_says_what_all_files_say_with_it(
        before in prop::collection::vec(statistics(), 1..4),
        ledgers in (ledger(), ledger()),
        (number, new) in (0_usize..4, statistics()),
        changes_ledger in prop::bool::weighted(0.2),
    ) {
        let mut texts: Vec<(Role, String)> = before.into_iter().map(|text| (Role::Statistics, text)).collect();
        texts.push((Role::Progress, ledgers.0));
        let (loaded, _) = load_for_change(&read(&texts));
        let Some(loaded) = loaded else { return Ok(()) };
        let ledger = texts.len() - 1;
        // The last may be a file that is not there yet.
        let place = if changes_ledger { ledger } else if number < ledger { number } else { texts.len() };
        let changed = (if changes_ledger { Role::Progress } else { Role::Statistics }, if changes_ledger { ledgers.1 } else { new });
        match texts.get_mut(place) {
            Some(text) => *text = changed,
            None => texts.push(changed),
        }
        let sources = read(&texts);
        let (id, _) = sources.iter().nth(place + 1).unwrap();
        let (changed, of_change) = loaded.with_changed(&sources, id);
        let (whole, of_all) = load(&sources);
        prop_assert_eq!(changed.as_ref().map(said), whole.as_ref().map(said), "{:?} {:?}", of_change.found, of_all.found);
        prop_assert_eq!(found(&of_change), found(&of_all));
    }
}

#[test]
fn a_duplicate_counts_in_a_file_as_in_all_of_them() {
    let statistics = |rows: &str| (Role::Statistics, format!("indicator,year,value,published\n{rows}"));
    let earlier = statistics("firms,2020,0,\nshare,2023,0,2022-01-01\n");
    let loaded = load_for_change(&read(std::slice::from_ref(&earlier))).0.unwrap();
    let sources = read(&[earlier, statistics("share,2023,0,\nshare,2023,0,2023\n")]);
    let (id, _) = sources.iter().nth(2).unwrap();
    assert_eq!(found(&loaded.with_changed(&sources, id).1), found(&load(&sources).1));
}
