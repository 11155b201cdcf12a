//! How many regions grow, and how they stand by each requirement about an indicator.

use fsip::evaluate::{Data, Options, View, tally};
use fsip::load::{Folder, load};
use fsip::model::{Moment, Region, Year};
use fsip::report::{PlanHeader, RegionTallyReport, Report};
use fsip::source::{Role, Source, Sources};
use serde_json::Value;

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

/// What is counted of the one indicator.
fn counted(folder: &Folder, region: Region, options: &Options<'_>, from: Option<Year>) -> Value {
    let Folder { plan, observations, progress, .. } = folder;
    let tally = &tally(plan, observations, progress, options, region);
    let data = Data { plan, observations, view: options.view, region: &Region::Whole, sums: None };
    let report = RegionTallyReport { plan, header: PlanHeader::new(plan, None), data, tally, from };
    let mut json = Vec::new();
    report.json(&mut json).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    json["indicators"][0].clone()
}

fn at(year: i64) -> Options<'static> {
    Options { as_of: Year::new(year).map(Moment::EndOf), ..Options::default() }
}

fn growing(folder: &Folder, options: &Options<'_>) -> Value {
    counted(folder, Region::Whole, options, None)["growing"].clone()
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

#[test]
fn a_region_grows_above_the_year_before_also_from_zero_or_below_and_not_across_a_break() {
    for (values, expected) in [
        ("2022 100, 2023 101", 1),
        ("2022 100, 2023 100", 0),
        ("2022 100, 2023 99", 0),
        ("2021 100, 2023 101", 0),
        ("2023 101", 0),
        ("2022 0, 2023 5", 1),
        ("2022 -5, 2023 5", 1),
        ("2022 -5, 2023 -2", 1),
        ("2022 -2, 2023 -5", 0),
        ("2021 100, 2022 200", 1),
        ("2020 100, 2021 120 break, 2022 200", 1),
        ("2020 100, 2021 300 break, 2022 120", 0),
        ("2021 100, 2022 200 break", 0),
    ] {
        for kind in ["stock", "flow", "rate"] {
            let folder = folder(kind, &[], "", &rows(&[("a", values)]));
            assert_eq!(growing(&folder, &at(2023)), expected, "{kind} {values}");
        }
    }
}

#[test]
fn only_values_that_the_view_and_the_years_show_count() {
    let statistics = "v,a,2021,50,final,2022-03-01\nv,a,2022,60,provisional,2023-03-01\nv,a,2023,55,,2024-03-01\n";
    let folder = folder("stock", &[], "", statistics);
    let seen = |view| growing(&folder, &Options { view, ..at(2023) });
    let published_by = |day: &str| View { published_by: day.parse().ok(), ..View::default() };
    assert_eq!([growing(&folder, &at(2023)), growing(&folder, &at(2022))], [0, 1]);
    assert_eq!([seen(published_by("2022-06-01")), seen(published_by("2023-06-01"))], [0, 1]);
    assert_eq!(growing(&folder, &Options { view: View { final_only: true, ..View::default() }, ..at(2022) }), 0);
    let from = |from| counted(&folder, Region::Whole, &at(2022), Year::new(from))["growing"].clone();
    assert_eq!([from(2022), from(2023)], [1, 0]);
}

#[test]
fn every_requirement_about_the_indicator_is_counted_by_how_the_regions_stand() {
    let regions = [
        ("a", "2020 100, 2022 120, 2023 133.1"),
        ("b", "2020 100, 2022 120, 2023 110"),
        ("c", "2022 100, 2023 120"),
        ("d", "2020 100, 2022 130"),
        ("e", "2019 1"),
    ];
    let folder = folder("stock", &["is = \"年均增长10%\"", "is = \"≥ 1\""], "", &rows(&regions));
    let counts = |options: &Options<'_>, place: usize| {
        let counted = counted(&folder, Region::Whole, options, None);
        assert_eq!((&counted["regions"], &counted["with_value"]), (&Value::from(5), &Value::from(5)));
        let names = ["achieved", "on_track", "behind", "missed", "awaiting_data", "no_data"];
        names.map(|name| counted["requirements"][place][name].as_u64().unwrap())
    };
    assert_eq!(counts(&at(2023), 0), [1, 0, 0, 1, 2, 1]);
    assert_eq!(counts(&at(2023), 1), [3, 0, 0, 0, 2, 0]);
    assert_eq!(counts(&at(2022), 1)[4], 0, "nothing is awaited before it is due");
}

#[test]
fn a_region_is_not_counted_beside_its_parts_and_the_counts_are_of_one_region_when_asked() {
    let region = |id: &str, more: &str| format!("[[region]]\nid = \"{id}\"\nname = \"名{id}\"\n{more}");
    let below = "parent = \"north\"\n";
    let tree = region("north", "") + &region("hill", below) + &region("lake", below) + &region("south", "");
    let values = [("north", "2023 9"), ("hill", "2023 9"), ("lake", "2023 9"), ("south", "2023 3")];
    let folder = folder("stock", &["is = \"≥ 5\""], &tree, &rows(&values));
    let of = |region: Region| {
        let counted = counted(&folder, region, &at(2023), None);
        (counted["regions"].as_u64().unwrap(), counted["requirements"][0]["achieved"].as_u64().unwrap())
    };
    assert_eq!((of(Region::Whole), of(Region::named("north"))), ((3, 2), (2, 2)));
}
