//! A total that stands among the regions under a name that does not say so. Added to its own parts it would count twice.

use std::collections::BTreeSet;

use super::places::PlanPlaces;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Kind, Number, Observations, Plan, Region, View, Year, plain_name};

/// Parts in one year whose sum is hardly met by chance.
const ENOUGH_PARTS: usize = 3;
/// Parts without which nothing is a sum.
const FEWEST_PARTS: usize = 2;
/// Different years in which a sum of fewer parts is hardly met by chance.
const ENOUGH_YEARS: usize = 2;
/// Digits, without zeros at either end, of a sum that is hardly met by chance.
const ENOUGH_DIGITS: usize = 3;

/// Reports, of each amount, a region whose name says that it is no part beside the others, or that has as much as all others
/// together in every year in which all of them and not the whole have a value. Where the plan declares regions, each says
/// itself what it is a part of.
pub(super) fn report(plan: &Plan, observations: &Observations, places: &PlanPlaces, diagnostics: &mut Diagnostics) {
    if !plan.regions.is_empty() {
        return;
    }
    let called: Vec<&Region> = observations.parts().iter().filter(|region| region.is_called_otherwise()).collect();
    let alike = alike(observations.parts());
    for (index, indicator) in plan.indexed_indicators() {
        if !matches!(indicator.kind, Kind::Stock | Kind::Flow) {
            continue;
        }
        let mut lists = [(&called, "name"), (&alike, "alike")].into_iter();
        let named = lists.find_map(|(regions, detail)| Some((named(index, regions, observations)?, detail)));
        let found = named.or_else(|| total(index, observations).map(|found| (found, "sum")));
        let Some(((region, year, value), detail)) = found else { continue };
        let first = observations.vintages(index, region, year).iter().next();
        let place = first.and_then(|first| places.of(first.origin));
        let (Some(place), Some(name)) = (place, region.part()) else { continue };
        diagnostics
            .report_at(Code::TotalAmongParts, place)
            .with("detail", detail)
            .with("name", name)
            .with("indicator", indicator.name.as_str())
            .with("year", year.to_string())
            .with("value", value.to_plain());
    }
}

/// Regions whose names are those of others but for blanks, case and width.
fn alike(regions: &[Region]) -> Vec<&Region> {
    let plain = |region: &Region| plain_name(region.part().unwrap_or_default()).to_lowercase();
    let mut known = BTreeSet::new();
    regions.iter().filter(|region| !known.insert(plain(region))).collect()
}

/// One of the regions that are called a sum, a mean or a part of another, with the first year in which it would be added to the
/// others.
fn named<'o>(
    index: IndicatorIndex,
    called: &[&'o Region],
    observations: &Observations,
) -> Option<(&'o Region, Year, Number)> {
    let is_free = |year: &Year| observations.vintages(index, &Region::Whole, *year).count() == 0;
    called.iter().find_map(|region| {
        let year = observations.years(index, region).find(is_free)?;
        Some((*region, year, observations.vintages(index, region, year).value(View::default())?.0))
    })
}

/// The region that is the sum of the others, with the first year that shows it.
fn total(index: IndicatorIndex, observations: &Observations) -> Option<(&Region, Year, Number)> {
    let (whole, parts): (Vec<_>, Vec<_>) =
        observations.regions_with(index).partition(|(region, _)| **region == Region::Whole);
    let is_free = |year: &Year| whole.iter().all(|(_, of_year)| of_year(*year).count() == 0);
    let (first, _) = parts.first()?;
    let mut candidates: Vec<usize> = (0..parts.len()).collect();
    let mut complete: Vec<(Year, Vec<Number>)> = Vec::new();
    for year in observations.years(index, first).filter(is_free) {
        let values = parts.iter().map(|(_, of_year)| Some(of_year(year).value(View::default())?.0));
        let Some(values) = values.collect::<Option<Vec<Number>>>() else { continue };
        let sum: Number = values.iter().cloned().sum();
        candidates.retain(|place| values.get(*place).is_some_and(|value| value + value == sum));
        // One year in which it is not so is enough.
        if candidates.is_empty() {
            return None;
        }
        complete.push((year, values));
    }
    complete.retain(|(_, values)| positive_parts(values) >= FEWEST_PARTS);
    // Years with the same values show nothing twice.
    let different: BTreeSet<&[Number]> = complete.iter().map(|(_, values)| values.as_slice()).collect();
    let is_wide = complete.iter().any(|(_, values)| positive_parts(values) >= ENOUGH_PARTS);
    let place = *candidates.first()?;
    let is_long = |values: &[Number]| values.get(place).is_some_and(|value| digits(value) >= ENOUGH_DIGITS);
    let is_no_chance = is_wide || different.len() >= ENOUGH_YEARS || complete.iter().any(|(_, values)| is_long(values));
    let (year, values) = complete.first().filter(|_| is_no_chance)?;
    Some((parts.get(place)?.0, *year, values.get(place)?.clone()))
}

/// How many digits a number has between the zeros at its ends.
fn digits(value: &Number) -> usize {
    value.to_plain().replace('.', "").trim_matches(['0', '-']).len()
}

/// How many have more than nothing beside the one that may be their total.
fn positive_parts(values: &[Number]) -> usize {
    values.iter().filter(|value| value.is_positive()).count().saturating_sub(1)
}
