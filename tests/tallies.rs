//! How many regions grow and how many meet a target, counted from the newest value of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use fsip::evaluate::{Data, Options, RegionTally, Tally, View, tally_regions};
use fsip::load::{Folder, load};
use fsip::model::{IndicatorIndex, Region, Year};
use fsip::source::{Role, Source, Sources};

/// A plan of one indicator whose base year is 2020, with its statistics; `requirements` are those of its targets.
fn folder(kind: &str, requirements: &[&str], more: &str, rows: &str) -> Folder {
    let targets: String = (0..)
        .zip(requirements)
        .map(|(place, requirement): (usize, _)| {
            format!(
                "[[target]]\nid = \"t{place}\"\ntext = \"目标\"\nrequire = [{{ indicator = \"v\", {requirement} }}]\n"
            )
        })
        .collect();
    let unit = if kind == "rate" { "%" } else { "件" };
    let text = format!(
        "[plan]\ntitle = \"方案\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n\
         [[indicator]]\nid = \"v\"\nname = \"专利\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"higher\"\n{targets}{more}"
    );
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, text));
    let rows = format!("indicator,region,year,value,quality,published\n{rows}");
    sources.add(Source::from_text("statistics.csv", Role::Statistics, rows));
    let (folder, diagnostics) = load(&sources);
    folder.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn counted(folder: &Folder, region: &Region, view: View, as_of: Option<i64>) -> RegionTally {
    let data = Data { plan: &folder.plan, observations: &folder.observations, view, region, sums: None };
    tally_regions(&data, &Options { as_of: as_of.and_then(Year::new), ..Options::default() })
}

fn only(tally: &RegionTally) -> &Tally {
    let [(IndicatorIndex(0), tally)] = tally.indicators.as_slice() else { panic!("{tally:?}") };
    tally
}

/// Rows of regions with the values of these years: `2020 100, 2023 133.1 break`.
fn rows(regions: &[(&str, &str)]) -> String {
    let row = |region: &str, cell: &str| match cell.split(' ').collect::<Vec<_>>().as_slice() {
        [year, value] => format!("v,{region},{year},{value},,\n"),
        [year, value, quality] => format!("v,{region},{year},{value},{quality},\n"),
        other => panic!("{other:?}"),
    };
    regions.iter().flat_map(|(region, cells)| cells.split(", ").map(|cell| row(region, cell))).collect()
}

/// Whether a region with these values meets the requirement; nothing where it cannot be said.
fn meets(requirement: &str, values: &str) -> Option<bool> {
    let folder = folder("stock", &[requirement], "", &rows(&[("a", values)]));
    let tally = counted(&folder, &Region::Whole, View::default(), None);
    let rule = only(&tally).rule.clone().unwrap();
    match (rule.met, rule.not_met, rule.unknown) {
        (1, 0, 0) => Some(true),
        (0, 1, 0) => Some(false),
        (0, 0, 1) => None,
        counts => panic!("{counts:?}"),
    }
}

#[test]
fn growth_since_the_base_year_is_compared_exactly() {
    for (value, average, since_base) in [
        ("133099999.9999999", false, true),
        ("133100000", true, true),
        ("110000000", false, true),
        ("109999999.9999999", false, false),
    ] {
        let values = format!("2020 100000000, 2023 {value}");
        assert_eq!(meets("is = \"年均增长10%\"", &values), Some(average), "{value}");
        assert_eq!(meets("is = \"较2020年增长10%\"", &values), Some(since_base), "{value}");
    }
}

#[test]
fn growth_that_does_not_exist_is_unknown() {
    for values in ["2022 100, 2023 200", "2020 0, 2023 200", "2020 -1, 2023 200", "2020 100, 2023 -1"] {
        assert_eq!(meets("is = \"年均增长10%\"", values), None, "{values}");
    }
}

#[test]
fn the_newest_value_counts_whatever_the_quality_of_an_earlier_year() {
    for (values, growing, met) in [
        ("2020 100, 2021 120 break, 2022 200", 1, true),
        ("2020 100, 2021 300 break, 2022 120", 0, false),
        ("2019 300 break, 2020 100, 2021 120 break, 2022 200", 1, true),
        ("2021 100, 2022 200 break", 0, true),
    ] {
        let folder = folder("stock", &["is = \"≥ 150\""], "", &rows(&[("a", values)]));
        let tally = counted(&folder, &Region::Whole, View::default(), None);
        let tally = only(&tally);
        assert_eq!((tally.growing, tally.rule.as_ref().unwrap().met == 1), (growing, met), "{values}");
    }
}

#[test]
fn a_region_grows_above_the_year_before_also_from_zero_or_below() {
    for (values, growing) in [
        ("2022 100, 2023 101", 1),
        ("2022 100, 2023 100", 0),
        ("2022 100, 2023 99", 0),
        ("2021 100, 2023 101", 0),
        ("2023 101", 0),
        ("2022 0, 2023 5", 1),
        ("2022 -5, 2023 5", 1),
        ("2022 -5, 2023 -2", 1),
        ("2022 -2, 2023 -5", 0),
    ] {
        for kind in ["stock", "flow", "rate"] {
            let folder = folder(kind, &[], "", &rows(&[("a", values)]));
            let tally = counted(&folder, &Region::Whole, View::default(), None);
            assert_eq!(only(&tally).growing, growing, "{kind} {values}");
        }
    }
}

#[test]
fn only_values_that_the_view_shows_count() {
    let statistics = "v,a,2021,50,final,2022-03-01\nv,a,2022,60,provisional,2023-03-01\nv,a,2023,70,,2024-03-01\n";
    let folder = folder("stock", &["is = \"≥ 55\""], "", statistics);
    let met = |view, as_of| only(&counted(&folder, &Region::Whole, view, as_of)).rule.as_ref().unwrap().met;
    let final_only = View { final_only: true, ..View::default() };
    let published_by = |day: &str| View { published_by: day.parse().ok(), ..View::default() };
    assert_eq!((met(View::default(), None), met(View::default(), Some(2021))), (1, 0));
    assert_eq!((met(final_only, Some(2022)), met(final_only, None)), (0, 1));
    assert_eq!((met(published_by("2022-06-01"), None), met(published_by("2023-06-01"), None)), (0, 1));
}

#[test]
fn a_value_after_the_due_year_does_not_meet_a_target() {
    assert_eq!(meets("is = \"≥ 5\"", "2023 4, 2024 6"), Some(false));
    assert_eq!(meets("is = \"≥ 5\"", "2022 6, 2024 6"), None);
}

#[test]
fn regions_are_counted_by_how_they_stand() {
    let regions = [
        ("a", "2020 100, 2022 120, 2023 133.1"),
        ("b", "2020 100, 2022 120, 2023 110"),
        ("c", "2022 100, 2023 120"),
        ("d", "2022 —"),
    ];
    let folder = folder("stock", &["is = \"年均增长10%\"", "is = \"≥ 1\""], "", &rows(&regions));
    let tally = counted(&folder, &Region::Whole, View::default(), None);
    assert_eq!(tally.regions, 3);
    let tally = only(&tally);
    assert_eq!((tally.regions, tally.growing), (3, 2));
    let rule = tally.rule.as_ref().unwrap();
    assert_eq!((rule.met, rule.not_met, rule.unknown), (1, 1, 1));
    assert_eq!(rule.wording, "年均增长10%");
}

#[test]
fn a_region_is_not_counted_beside_its_parts_and_the_counts_are_of_one_region_when_asked() {
    let region = |id: &str, more: &str| format!("[[region]]\nid = \"{id}\"\nname = \"名{id}\"\n{more}");
    let below = "parent = \"north\"\n";
    let tree = region("north", "") + &region("hill", below) + &region("lake", below) + &region("south", "");
    let values = [("north", "2023 9"), ("hill", "2023 9"), ("lake", "2023 9"), ("south", "2023 3")];
    let folder = folder("stock", &["is = \"≥ 5\""], &tree, &rows(&values));
    let of = |region: &Region| {
        let tally = counted(&folder, region, View::default(), None);
        (tally.regions, only(&tally).rule.as_ref().unwrap().met)
    };
    assert_eq!((of(&Region::Whole), of(&Region::named("north"))), ((3, 2), (2, 2)));
}
