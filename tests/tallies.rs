//! How many regions grow and how many keep a target's number, counted from the newest value of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use fsip::evaluate::{Tally, regions_counted, tally};
use fsip::model::{Decimal, IndicatorIndex, Panel, Plan, Year};
use fsip::source::{Role, Source, Sources};

/// A plan of one indicator whose base year is 2020; `requirements` are those of its targets, one each.
fn plan(kind: &str, requirements: &[&str], more: &str) -> Plan {
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
    let (folder, diagnostics) = fsip::load::load(&sources);
    folder.unwrap_or_else(|| panic!("{diagnostics:?}")).plan
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

/// Regions with the values of these years: `2020 100, 2023 133.1`.
fn panel(regions: &[(&str, &str)]) -> Panel {
    let mut panel = Panel::new(1);
    for (name, values) in regions {
        let place = panel.add_region((*name).to_owned());
        let pair = panel.pair_mut(place, IndicatorIndex(0)).unwrap();
        for (of, value) in values.split(", ").filter_map(|cell| cell.split_once(' ')) {
            assert!(pair.add(year(of.parse().unwrap()), Decimal::parse(value.as_bytes()).unwrap(), year(2020)));
        }
    }
    panel
}

fn tally_of(plan: &Plan, regions: &[(&str, &str)]) -> Option<Tally> {
    tally(plan, &panel(regions), IndicatorIndex(0))
}

/// Whether a region with these values keeps the number; nothing where it cannot be said.
fn keeps(requirement: &str, values: &str) -> Option<bool> {
    let rule = tally_of(&plan("stock", &[requirement], ""), &[("a", values)]).unwrap().rule.unwrap();
    match (rule.met, rule.not_met, rule.unknown) {
        (1, 0, 0) => Some(true),
        (0, 1, 0) => Some(false),
        (0, 0, 1) => None,
        counts => panic!("{counts:?}"),
    }
}

#[test]
fn a_value_is_compared_exactly_also_where_floating_point_sees_no_difference() {
    for (bound, below, equal, above) in
        [("≥", false, true, true), (">", false, false, true), ("≤", true, true, false), ("<", true, false, false)]
    {
        let requirement = format!("is = \"{bound} 500000000\"");
        for (value, kept) in [
            ("499999999", below),
            ("499999999.99999999", below),
            ("500000000", equal),
            ("500000000.00000001", above),
            ("500000001", above),
        ] {
            assert_eq!(keeps(&requirement, &format!("2023 {value}")), Some(kept), "{value} {bound}");
        }
    }
    assert_eq!(keeps("is = \"≥ 0.0000000000000001\"", "2023 0"), Some(false));
    assert_eq!(keeps("is = \"≥ 0\"", "2023 0"), Some(true));
}

#[test]
fn growth_since_the_base_year_is_compared_exactly() {
    for (value, average, since_base) in [
        ("133099999.9999999", false, true),
        ("133100000", true, true),
        ("110000000", false, true),
        ("109999999.9999999", false, false),
        ("0", false, false),
    ] {
        let values = format!("2020 100000000, 2023 {value}");
        assert_eq!(keeps("is = \"年均增长10%\"", &values), Some(average), "{value}");
        assert_eq!(keeps("is = \"较2020年增长10%\"", &values), Some(since_base), "{value}");
    }
}

#[test]
fn growth_that_does_not_exist_is_unknown() {
    for requirement in ["is = \"年均增长10%\"", "is = \"较2020年增长10%\""] {
        for values in [
            "2022 100, 2023 200",
            "2020 0, 2023 200",
            "2020 -1, 2023 200",
            "2020 100, 2023 -1",
            "2020 100",
            "2019 50, 2020 100",
        ] {
            assert_eq!(keeps(requirement, values), None, "{values}");
        }
    }
}

#[test]
fn a_region_grows_against_the_year_before_only() {
    for (values, amount, rate) in [
        ("2022 100, 2023 101", 1, 1),
        ("2022 100, 2023 100", 0, 0),
        ("2022 100, 2023 99", 0, 0),
        ("2021 100, 2023 101", 0, 0),
        ("2023 101", 0, 0),
        ("2022 0, 2023 1", 0, 1),
        ("2022 -2, 2023 -1", 0, 1),
    ] {
        let growing = |kind: &str| tally_of(&plan(kind, &[], ""), &[("a", values)]).unwrap().growing;
        assert_eq!((growing("stock"), growing("flow"), growing("rate")), (amount, amount, rate), "{values}");
    }
}

#[test]
fn regions_are_counted_by_how_they_stand() {
    let regions = [
        ("a", "2020 100, 2022 120, 2023 133.1"),
        ("b", "2020 100, 2022 120, 2023 110"),
        ("c", "2022 100, 2023 120"),
        ("d", ""),
    ];
    let counted = tally_of(&plan("stock", &["is = \"年均增长10%\""], ""), &regions).unwrap();
    assert_eq!((counted.regions, counted.growing), (3, 2));
    let rule = counted.rule.unwrap();
    assert_eq!((rule.met, rule.not_met, rule.unknown), (1, 1, 1));
    assert_eq!(rule.wording, "年均增长10%");
    assert_eq!(tally_of(&plan("stock", &[], ""), &[("d", "")]), None);
    assert_eq!(tally(&plan("stock", &[], ""), &panel(&[("a", "2023 1")]), IndicatorIndex(1)), None);
}

#[test]
fn the_first_number_that_the_newest_value_decides_is_the_one_that_counts() {
    let wording = |requirements: &[&str]| {
        tally_of(&plan("stock", requirements, ""), &[("a", "2023 1")]).unwrap().rule.map(|rule| rule.wording)
    };
    let decided = "is = \"≥ 5\"";
    for undecided in [
        "is = \"5—9件\"",
        "is = \"9件左右\"",
        "is = \"同比增长6%\"",
        "is = \"增加5件\"",
        "is = \"上升\"",
        "is = \"创历史新高\"",
        "is = \"年均增长6%\", base = 2021",
    ] {
        assert_eq!(wording(&[undecided]), None, "{undecided}");
        assert_eq!(wording(&[undecided, decided]).as_deref(), Some("≥ 5"), "{undecided}");
    }
    assert_eq!(wording(&["is = \"≥ 7\"", decided]).as_deref(), Some("≥ 7"));
    assert_eq!(wording(&["is = \"年均增长6%\", base = 2020"]).as_deref(), Some("年均增长6%"));
    assert_eq!(wording(&[]), None);
}

#[test]
fn a_region_is_not_counted_beside_its_parts() {
    let region = |id: &str, more: &str| format!("[[region]]\nid = \"{id}\"\nname = \"名{id}\"\n{more}");
    let below = "parent = \"north\"\n";
    let tree = region("north", "") + &region("hill", below) + &region("lake", below);
    let plan = plan("stock", &["is = \"≥ 5\""], &tree);
    let regions = [("north", "2023 9"), ("hill", "2023 9"), ("lake", "2023 9")];
    assert_eq!(regions_counted(&plan, &panel(&regions)), 2);
    let counted = tally_of(&plan, &regions).unwrap();
    assert_eq!((counted.regions, counted.rule.unwrap().met), (2, 2));
}
