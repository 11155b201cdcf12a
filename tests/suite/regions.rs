//! Regions: where a value holds, how the values of parts make that of the whole, and how regions are judged.

use fsip::evaluate::{Assessment, Data, Flag, Options, SeriesValue, View};
use fsip::load::Folder;
use fsip::model::{IndicatorIndex, Number, Quality, Region, Status, Year};
use fsip::source::{Role, Source, Sources};

const PLAN: &str = r#"
[plan]
title = "Plan"
base_year = 2020
first_year = 2021
last_year = 2022

[[indicator]]
id = "patents"
name = "专利"
unit = "件"
kind = "stock"
better = "higher"

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
kind = "flow"
better = "higher"

[[indicator]]
id = "closure-rate"
name = "结案率"
unit = "%"
kind = "rate"
better = "higher"
numerator = "closed"
denominator = "cases"

[[indicator]]
id = "satisfaction"
name = "满意度"
unit = "%"
kind = "rate"
better = "higher"
"#;

const REGIONS: &str = r#"
[[region]]
id = "north"
name = "北部"

[[region]]
id = "hill"
name = "山区"
name_en = "Hill County"
aliases = ["山县"]
parent = "北部"

[[region]]
id = "south"
name = "南部"

[[region]]
id = "lake"
name = "湖区"
parent = "north"
"#;

const PATENTS: IndicatorIndex = IndicatorIndex(0);
const CLOSED: IndicatorIndex = IndicatorIndex(1);
const CLOSURE_RATE: IndicatorIndex = IndicatorIndex(3);
const SATISFACTION: IndicatorIndex = IndicatorIndex(4);

fn folder(plan: &[&str], rows: &str) -> Folder {
    let statistics = format!("indicator,region,year,value,quality,published\n{}", rows.replace(' ', ""));
    let mut sources = Sources::default();
    for (path, role, text) in
        [("plan.toml", Role::Plan, plan.concat()), ("statistics.csv", Role::Statistics, statistics)]
    {
        sources.add(Source::from_text(path, role, text));
    }
    let (folder, diagnostics) = fsip::load::load(&sources);
    folder.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn declared(rows: &str) -> Folder {
    folder(&[PLAN, REGIONS], rows)
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn part(id: &str) -> Region {
    Region::named(id)
}

fn data<'a>(folder: &'a Folder, region: &'a Region) -> Data<'a> {
    Data { plan: &folder.plan, observations: &folder.observations, view: View::default(), region, sums: None }
}

fn reading(folder: &Folder, region: &Region, indicator: IndicatorIndex, at: i64) -> Option<SeriesValue> {
    data(folder, region).series(indicator).at(year(at)).cloned()
}

fn value(folder: &Folder, region: &Region, indicator: IndicatorIndex, at: i64) -> Option<String> {
    reading(folder, region, indicator, at).map(|reading| reading.value.to_fixed(3))
}

fn whole(folder: &Folder, indicator: IndicatorIndex) -> Option<String> {
    value(folder, &Region::Whole, indicator, 2021)
}

#[test]
fn the_tree_is_in_the_order_of_the_plan() {
    let folder = declared("");
    let all = data(&folder, &Region::Whole).all_parts();
    let [north, hill, lake, south] = ["north", "hill", "lake", "south"].map(part);
    assert_eq!(all, [(&north, 1), (&hill, 2), (&lake, 2), (&south, 1)]);
    assert_eq!(data(&folder, &Region::Whole).leaves(), [&hill, &lake, &south]);
    assert_eq!(data(&folder, &north).leaves(), [&hill, &lake]);
    assert_eq!(data(&folder, &south).leaves(), [&south]);
}

#[test]
fn a_row_names_a_region_by_id_name_english_name_or_alias_and_the_whole_by_its_usual_words() {
    let rows =
        "patents,hill,2019,1\npatents,山区,2020,2\n\"patents\",山县,2021,3\npatents,合计,2021,9\npatents,,2020,8\n";
    let folder = declared(rows);
    let at = |at| value(&folder, &part("hill"), PATENTS, at).unwrap();
    assert_eq!([at(2019), at(2020), at(2021)], ["1.000", "2.000", "3.000"]);
    assert_eq!(whole(&folder, PATENTS).as_deref(), Some("9.000"));
    assert_eq!(folder.plan.find_region("Hill County"), Some(part("hill")));
    assert_eq!(folder.plan.find_region("全市"), Some(Region::Whole));
    assert_eq!(folder.plan.find_region("hills"), None);
}

#[test]
fn a_declared_region_may_have_a_name_that_otherwise_means_the_whole() {
    let region = "[[region]]\nid = \"old-town\"\nname = \"全区\"\n";
    let folder = folder(&[PLAN, region], "patents,全区,2021,5\n");
    assert_eq!(value(&folder, &part("old-town"), PATENTS, 2021).as_deref(), Some("5.000"));
    assert_eq!(whole(&folder, PATENTS).as_deref(), Some("5.000"));
}

#[test]
fn amounts_are_added_from_level_to_level() {
    for (indicator, id) in [(PATENTS, "patents"), (CLOSED, "closed")] {
        let folder = declared(&format!("{id},hill,2021,1.5\n{id},lake,2021,2\n{id},south,2021,40\n"));
        assert_eq!(value(&folder, &part("north"), indicator, 2021).as_deref(), Some("3.500"));
        assert_eq!(whole(&folder, indicator).as_deref(), Some("43.500"));
    }
}

#[test]
fn an_own_value_is_never_added_to_those_of_the_parts() {
    let parts = "patents,hill,2021,1\npatents,lake,2021,2\npatents,south,2021,40\n";
    assert_eq!(whole(&declared(&format!("{parts}patents,north,2021,10\n")), PATENTS).as_deref(), Some("50.000"));
    assert_eq!(whole(&declared(&format!("{parts}patents,全市,2021,60\n")), PATENTS).as_deref(), Some("60.000"));
    // A part whose own parts are unknown counts with its own value.
    assert_eq!(whole(&declared("patents,north,2021,10\npatents,south,2021,5\n"), PATENTS).as_deref(), Some("15.000"));
}

#[test]
fn without_one_of_the_parts_there_is_no_sum() {
    let folder = declared("patents,hill,2021,1\npatents,south,2021,40\npatents,lake,2020,2\n");
    assert_eq!(whole(&folder, PATENTS), None);
    assert_eq!(value(&folder, &part("north"), PATENTS, 2021), None);
    let missing = |region: &Region, at| -> Vec<Region> {
        data(&folder, region).missing_parts(PATENTS, year(at)).into_iter().cloned().collect()
    };
    assert_eq!(missing(&Region::Whole, 2021), [part("north")]);
    assert_eq!(missing(&part("north"), 2021), [part("lake")]);
    // Where no part has a value, none is missing beside others.
    assert_eq!(missing(&Region::Whole, 2022), []);
}

#[test]
fn a_sum_is_as_firm_as_the_least_firm_of_its_parts() {
    let with = |quality: &str| {
        let rows = format!("patents,hill,2021,1\npatents,lake,2021,2,{quality}\npatents,south,2021,4,revised\n");
        reading(&declared(&rows), &Region::Whole, PATENTS, 2021).unwrap().quality
    };
    assert_eq!(with(""), Quality::Revised);
    assert_eq!(with("provisional"), Quality::Provisional);
    assert_eq!(with("break"), Quality::Break);
}

#[test]
fn the_view_holds_for_the_parts() {
    let folder = declared(
        "patents,hill,2021,1,provisional,2022-01-10\npatents,lake,2021,2,,2022-03-01\npatents,south,2021,4,,2022-01-01\n",
    );
    let seen = |view: View| {
        let data = Data { view, ..data(&folder, &Region::Whole) };
        data.series(PATENTS).at(year(2021)).map(|reading| reading.value.to_plain())
    };
    assert_eq!(seen(View::default()).as_deref(), Some("7"));
    assert_eq!(seen(View { final_only: true, ..View::default() }), None);
    let day = |day: &str| View { published_by: day.parse().ok(), ..View::default() };
    assert_eq!(seen(day("2022-02-01")), None);
    assert_eq!(seen(day("2022-03-01")).as_deref(), Some("7"));
}

const CASES: &str = "closed,hill,2021,1\ncases,hill,2021,2\nclosed,lake,2021,10\ncases,lake,2021,10\n";

#[test]
fn a_computed_rate_is_the_sum_of_numerators_over_the_sum_of_denominators() {
    let folder = declared(CASES);
    assert_eq!(value(&folder, &part("hill"), CLOSURE_RATE, 2021).as_deref(), Some("50.000"));
    // 11 of 12, not the mean of 50 % and 100 %.
    assert_eq!(value(&folder, &part("north"), CLOSURE_RATE, 2021).as_deref(), Some("91.667"));
    assert_eq!(whole(&folder, CLOSURE_RATE), None);
}

#[test]
fn an_observed_rate_is_never_rolled_up() {
    let folder = declared("satisfaction,hill,2021,80\nsatisfaction,lake,2021,90\nsatisfaction,south,2021,70\n");
    assert_eq!(whole(&folder, SATISFACTION), None);
    assert_eq!(value(&folder, &part("north"), SATISFACTION, 2021), None);
}

#[test]
fn a_rate_that_a_region_reports_wins_over_one_from_the_parts_but_not_over_its_own_counts() {
    let observed = format!("{CASES}closure-rate,north,2021,92\n");
    assert_eq!(value(&declared(&observed), &part("north"), CLOSURE_RATE, 2021).as_deref(), Some("92.000"));
    let counted = format!("{observed}closed,north,2021,9\ncases,north,2021,10\n");
    assert_eq!(value(&declared(&counted), &part("north"), CLOSURE_RATE, 2021).as_deref(), Some("90.000"));
}

#[test]
fn a_rate_may_come_from_an_own_count_and_one_of_the_parts() {
    let rows = "closed,hill,2021,1\nclosed,lake,2021,10\ncases,north,2021,20\n";
    assert_eq!(value(&declared(rows), &part("north"), CLOSURE_RATE, 2021).as_deref(), Some("55.000"));
}

#[test]
fn without_declared_regions_every_name_is_a_part_of_the_whole() {
    let folder = folder(&[PLAN], "patents,西部,2021,1\npatents,东部,2021,2\npatents,东部,2020,2\n");
    assert_eq!(data(&folder, &Region::Whole).leaves(), [&part("东部"), &part("西部")]);
    assert_eq!(data(&folder, &part("东部")).parts(), []);
    assert_eq!(whole(&folder, PATENTS).as_deref(), Some("3.000"));
    assert_eq!(value(&folder, &Region::Whole, PATENTS, 2020), None);
}

fn target(requirement: &str) -> String {
    format!("[[target]]\nid = \"t\"\ntext = \"T\"\nrequire = [{{ {requirement} }}]\n")
}

fn assess<'a>(folder: &'a Folder, options: &Options<'_>) -> Assessment<'a> {
    fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, options)
}

fn status(folder: &Folder, options: &Options<'_>) -> Status {
    assess(folder, options).targets[0].1.status
}

#[test]
fn a_region_is_judged_by_its_own_values() {
    let target = target("indicator = \"patents\", is = \"≥ 10\"");
    let folder = folder(&[PLAN, REGIONS, &target], "patents,hill,2022,10\npatents,lake,2022,9\n");
    let at = |region: &Region| status(&folder, &Options { region: Some(region), ..Options::default() });
    assert_eq!(at(&part("hill")), Status::Achieved);
    assert_eq!(at(&part("lake")), Status::Missed);
    assert_eq!(at(&part("north")), Status::Achieved);
    assert_eq!(at(&part("south")), Status::NoData);
    assert_eq!(at(&Region::Whole), Status::NoData);
}

#[test]
fn regions_are_judged_at_the_end_of_one_year_and_the_whole_alone_by_its_own() {
    let target = target("indicator = \"patents\", is = \"≥ 10\"");
    let folder = folder(&[PLAN, REGIONS, &target], "patents,全市,2021,10\npatents,lake,2022,9\n");
    let as_of = |region| assess(&folder, &Options { region, ..Options::default() }).as_of();
    assert_eq!(as_of(None), year(2021));
    let (lake, south) = (part("lake"), part("south"));
    for region in [&Region::Whole, &lake, &south] {
        assert_eq!(as_of(Some(region)), year(2022));
    }
}

const COVERAGE: &str = "indicator = \"patents\", is = \"≥ 1\", every_region = true";

#[test]
fn every_region_is_as_good_as_the_worst_and_counts_the_others() {
    let target = target(COVERAGE);
    let rows = "patents,hill,2022,3\npatents,lake,2022,0\npatents,全市,2022,50\n";
    let folder = folder(&[PLAN, REGIONS, &target], rows);
    let assessment = assess(&folder, &Options::default());
    let judged = &assessment.targets[0].1;
    let requirement = &judged.requirements[0];
    assert_eq!((judged.status, requirement.met), (Status::Missed, Some(false)));
    assert_eq!(requirement.region.as_deref(), Some("lake"));
    assert_eq!(requirement.actual, Some(Number::zero()));
    assert_eq!(requirement.flags[..2], [Flag::RegionsShort(1), Flag::RegionsWithoutData(1)]);
    let regions: Vec<(&str, Status)> =
        requirement.regions.iter().map(|region| (region.region.as_str(), region.status)).collect();
    assert_eq!(regions, [("hill", Status::Achieved), ("lake", Status::Missed), ("south", Status::NoData)]);
    let json = serde_json::to_value(requirement).unwrap();
    assert_eq!(json["flags"][0], "regions_short 1");
}

/// Which region is the worst of three, by their values of the years.
fn worst(requirement: &str, values: [(&str, i64, &str); 6]) -> String {
    let rows: String = values.map(|(region, year, value)| format!("patents,{region},{year},{value}\n")).concat();
    let target = target(&format!("indicator = \"patents\", every_region = true, {requirement}"));
    let folder = folder(&[PLAN, REGIONS, &target], &rows);
    let assessment = assess(&folder, &Options::default());
    assessment.targets[0].1.requirements[0].region.clone().unwrap()
}

#[test]
fn of_regions_with_one_status_the_one_that_falls_furthest_short_is_the_worst() {
    let in_years = |[first, last]: [i64; 2], from: [&'static str; 3], to: [&'static str; 3]| {
        let [hill, lake, south] = ["hill", "lake", "south"];
        [(hill, first, from[0]), (lake, first, from[1]), (south, first, from[2])]
            .into_iter()
            .chain([(hill, last, to[0]), (lake, last, to[1]), (south, last, to[2])])
            .collect::<Vec<_>>()
            .try_into()
            .unwrap()
    };
    let (due, before) = ([2020, 2022], [2020, 2021]);
    let (floor, ceiling) = ("is = \"≥ 10\"", "is = \"≤ 5\"");
    for (requirement, years, from, to, region) in [
        (ceiling, due, ["9", "9", "9"], ["5.1", "3", "9.9"], "south"),
        (floor, due, ["1", "1", "1"], ["9", "8.9", "9.5"], "lake"),
        (floor, due, ["1", "1", "1"], ["9", "9", "9"], "hill"),
        // Of those that hold, the one that is nearest to the line.
        (floor, due, ["1", "1", "1"], ["12", "10.5", "11"], "lake"),
        // Half of the way is due: 0.4, 0.08 and 0.16 of it are behind, whatever is left.
        (ceiling, before, ["8", "8", "8"], ["7.4", "7.9", "7.8"], "lake"),
        (floor, before, ["0", "9", "2"], ["1", "9.05", "2.4"], "south"),
        // The base held already, so that there is no way to go.
        (floor, before, ["11", "12", "11"], ["9.5", "9", "9.2"], "lake"),
        // The year before: all that is asked for is a change.
        ("is = \"比2020年增长10%以上\"", due, ["100", "100", "100"], ["108", "109", "107"], "south"),
        ("is = \"下降\"", due, ["5", "5", "5"], ["6", "5", "7"], "south"),
        ("method = \"statcan\", is = \"≥ 10\"", before, ["5", "5", "5"], ["5.5", "5.4", "5.6"], "lake"),
        ("method = \"destatis\", is = \"≥ 10\"", before, ["5", "5", "5"], ["5.5", "5.4", "5.6"], "lake"),
    ] {
        assert_eq!(worst(requirement, in_years(years, from, to)), region, "{requirement} {from:?} {to:?}");
    }
}

#[test]
fn one_region_that_falls_short_is_enough_even_while_another_is_silent() {
    let target = target(COVERAGE);
    let folder = folder(&[PLAN, REGIONS, &target], "patents,hill,2021,0\npatents,lake,2021,1\n");
    let assessment = assess(&folder, &Options::default());
    let requirement = &assessment.targets[0].1.requirements[0];
    assert_eq!((requirement.status, requirement.region.as_deref()), (Status::NoData, Some("south")));
    assert_eq!(requirement.met, Some(false));
    assert_eq!(requirement.flags, [Flag::RegionsShort(1), Flag::RegionsWithoutData(1)]);
}

#[test]
fn every_region_holds_when_it_holds_everywhere() {
    let target = target(COVERAGE);
    let rows = "patents,hill,2022,3\npatents,lake,2022,1\npatents,south,2022,1\n";
    let folder = folder(&[PLAN, REGIONS, &target], rows);
    let assessment = assess(&folder, &Options::default());
    let judged = &assessment.targets[0].1;
    assert_eq!((judged.status, judged.requirements[0].met), (Status::Achieved, Some(true)));
    assert_eq!(judged.flags, []);
}

#[test]
fn every_region_of_one_region_are_those_below_it() {
    let target = target(COVERAGE);
    let folder = folder(&[PLAN, REGIONS, &target], "patents,hill,2022,3\npatents,lake,2022,1\n");
    let north = part("north");
    assert_eq!(status(&folder, &Options { region: Some(&north), ..Options::default() }), Status::Achieved);
    assert_eq!(status(&folder, &Options::default()), Status::NoData);
}

#[test]
fn every_region_without_any_region_cannot_be_judged() {
    let target = target(COVERAGE);
    let folder = folder(&[PLAN, &target], "patents,,2020,1\npatents,,2021,2\n");
    let assessment = assess(&folder, &Options::default());
    let judged = &assessment.targets[0].1;
    assert_eq!((judged.status, judged.flags.as_slice()), (Status::NoData, [Flag::NoRegions].as_slice()));
    let json = serde_json::to_value(&judged.requirements[0]).unwrap();
    let known: Vec<&String> =
        json.as_object().unwrap().iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key).collect();
    let described =
        ["indicator", "name", "unit_of_measure", "is", "basis", "operator", "threshold", "method", "status", "flags"];
    assert!(described.iter().all(|key| known.iter().any(|known| known == key)), "{known:?}");
    assert_eq!(known.len(), described.len(), "{known:?}");
}

// ---- totals among the parts

/// What is refused of rows, each with its line.
fn refused(plan: &str, rows: &str) -> Vec<String> {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, plan.to_owned()));
    sources.add(Source::from_text("s.csv", Role::Statistics, format!("indicator,region,year,value\n{rows}\n")));
    let (_, diagnostics) = fsip::load::load(&sources);
    let place = |span: &fsip::source::Span| {
        let (_, source) = sources.iter().find(|(id, _)| *id == span.source).unwrap();
        source.text().split_at(span.range.start).0.matches('\n').count() + 1
    };
    diagnostics.found.iter().map(|found| format!("{} {}", found.code.name(), place(&found.span))).collect()
}

#[test]
fn a_part_that_is_the_sum_of_all_others_is_refused_where_nobody_says_that_it_is_a_part() {
    let found = |line: usize| vec![format!("total-among-parts {line}")];
    let none: Vec<String> = Vec::new();
    for (rows, expected) in [
        // Three parts, once.
        ("patents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,Z,2021,10", found(5)),
        // Two parts, twice; the first year alone could be either.
        (
            "patents,A,2021,5\npatents,B,2021,0\npatents,Z,2021,5\npatents,A,2022,6\npatents,B,2022,4\npatents,Z,2022,10\n\
          patents,A,2023,6\npatents,B,2023,5\npatents,Z,2023,11",
            found(7),
        ),
        // A year that lacks a part says nothing.
        (
            "patents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,Z,2021,10\npatents,A,2022,9\npatents,Z,2022,30",
            found(5),
        ),
        // Two parts once, where the sum is too long for chance.
        ("patents,A,2021,100.5\npatents,B,2021,200.25\npatents,Z,2021,300.75", found(4)),
        ("patents,A,2021,1000\npatents,B,2021,2000\npatents,Z,2021,3000", none.clone()),
        // A name that is none of a part, unless the whole has a value of its own.
        ("patents,A,2021,3\npatents,城区小计,2021,90", found(3)),
        ("patents,A,2021,3\npatents,World,2021,90", found(3)),
        ("patents,A,2021,3\npatents,城区小计,2021,90\npatents,,2021,99", none.clone()),
        // Two parts once may be chance, and so are the same values again.
        ("patents,A,2021,30\npatents,B,2021,60\npatents,Z,2021,90", none.clone()),
        (
            "patents,A,2021,1\npatents,B,2021,1\npatents,Z,2021,2\npatents,A,2022,1\npatents,B,2022,1\npatents,Z,2022,2",
            none.clone(),
        ),
        // Two regions that are alike, and zeros.
        ("patents,A,2021,7\npatents,B,2021,7\npatents,A,2022,8\npatents,B,2022,8", none.clone()),
        ("patents,A,2021,0\npatents,B,2021,0\npatents,C,2021,0\npatents,Z,2021,0", none.clone()),
        // One year in which it is not so.
        (
            "patents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,Z,2021,10\n\
          patents,A,2022,2\npatents,B,2022,3\npatents,C,2022,5\npatents,Z,2022,11",
            none.clone(),
        ),
        // Percentages are not added.
        (
            "satisfaction,A,2021,20%\nsatisfaction,B,2021,30%\nsatisfaction,C,2021,40%\nsatisfaction,Z,2021,90%",
            none.clone(),
        ),
        // The whole is there, so that nothing is added.
        ("patents,,2021,12\npatents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,Z,2021,10", none.clone()),
        // It says that it is the total.
        ("patents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,All regions,2021,10", none.clone()),
    ] {
        assert_eq!(refused(PLAN, rows), expected, "{rows}");
    }
    let regions = ["A", "B", "C", "Z"].map(|id| format!("[[region]]\nid = \"{id}\"\nname = \"{id} area\"\n")).concat();
    let rows = "patents,A,2021,2\npatents,B,2021,3\npatents,C,2021,5\npatents,Z,2021,10";
    assert_eq!(refused(&format!("{PLAN}{regions}"), rows), none);
}
