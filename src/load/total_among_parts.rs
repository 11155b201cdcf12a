//! A total that stands among the regions under a name that does not say so. Added to its own parts it would count twice.

use std::collections::{BTreeMap, BTreeSet};

use super::Places;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Kind, Number, Observations, Period, Plan, Region, Year};

/// Parts in one year whose sum is hardly met by chance.
const ENOUGH_PARTS: usize = 3;
/// Parts without which nothing is a sum.
const FEWEST_PARTS: usize = 2;
/// Different years in which a sum of fewer parts is hardly met by chance.
const ENOUGH_YEARS: usize = 2;

/// Reports, of each amount, a region that has as much as all others together in every year in which all of them and not
/// the whole have a value. Where the plan declares regions, each says itself what it is a part of.
pub(super) fn report(plan: &Plan, observations: &Observations, places: &Places, diagnostics: &mut Diagnostics) {
    let has_enough = observations.parts().nth(FEWEST_PARTS).is_some();
    if !plan.regions.is_empty() || !has_enough {
        return;
    }
    for (index, indicator) in plan.indexed_indicators() {
        if !matches!(indicator.kind, Kind::Stock | Kind::Flow) {
            continue;
        }
        let Some((region, year, value)) = Amounts::of(index, observations).total() else { continue };
        let place =
            places.observations.get(&(index, region.clone(), Period::Year(year))).and_then(|spans| spans.first());
        let (Some(place), Some(name)) = (place, region.part()) else { continue };
        diagnostics
            .report_at(Code::TotalAmongParts, place.clone())
            .with("name", name)
            .with("indicator", indicator.name.as_str())
            .with("year", year.to_string())
            .with("value", value.to_plain());
    }
}

/// What each region has of an amount.
struct Amounts<'a> {
    by_region: Vec<(&'a Region, BTreeMap<Year, &'a Number>)>,
    /// What all regions make together, in the years in which each has a value and the whole has none.
    sums: BTreeMap<Year, Number>,
}

impl<'a> Amounts<'a> {
    fn of(index: IndicatorIndex, observations: &'a Observations) -> Self {
        let known = |region: &Region| -> BTreeMap<Year, &'a Number> {
            let years = observations.years(index, region);
            years.filter_map(|year| Some((year, &observations.known(index, region, year, None)?.value))).collect()
        };
        let whole = known(&Region::Whole);
        let by_region: Vec<_> = observations.parts().map(|region| (region, known(region))).collect();
        let by_region: Vec<_> = by_region.into_iter().filter(|(_, values)| !values.is_empty()).collect();
        let mut sums: BTreeMap<Year, (usize, Number)> = BTreeMap::new();
        for (year, value) in by_region.iter().flat_map(|(_, values)| values) {
            let (count, sum) = sums.entry(*year).or_insert_with(|| (0, Number::zero()));
            *count += 1;
            *sum = &*sum + *value;
        }
        let is_complete = |year: &Year, count: usize| count == by_region.len() && !whole.contains_key(year);
        let complete = sums.into_iter().filter(|(year, (count, _))| is_complete(year, *count));
        let sums = complete.map(|(year, (_, sum))| (year, sum)).collect();
        Self { by_region, sums }
    }

    /// The region that is the sum of the others, with the first year that shows it.
    fn total(&self) -> Option<(&'a Region, Year, &'a Number)> {
        let is_half = |values: &BTreeMap<Year, &Number>| {
            let half = |(year, sum): (&Year, &Number)| values.get(year).is_some_and(|value| *value + *value == *sum);
            self.sums.iter().all(half)
        };
        let (region, values) = self.by_region.iter().find(|(_, values)| is_half(values))?;
        let mut shown = self.sums.keys().filter(|year| self.parts_in(**year) > FEWEST_PARTS);
        let first = *shown.next()?;
        let is_wide = self.sums.keys().any(|year| self.parts_in(*year) > ENOUGH_PARTS);
        (is_wide || self.different_years() >= ENOUGH_YEARS).then_some((*region, first, *values.get(&first)?))
    }

    /// How many regions have more than nothing in a year.
    fn parts_in(&self, year: Year) -> usize {
        self.by_region.iter().filter(|(_, values)| values.get(&year).is_some_and(|value| value.is_positive())).count()
    }

    /// Years with the same values show nothing twice.
    fn different_years(&self) -> usize {
        let years = self.sums.keys().filter(|year| self.parts_in(**year) > FEWEST_PARTS);
        let values = |year| self.by_region.iter().filter_map(|(_, values)| values.get(year).copied()).collect();
        years.map(values).collect::<BTreeSet<Vec<&Number>>>().len()
    }
}
