//! A total that stands among the regions under a name that does not say so. Added to its own parts it would count twice.

use std::collections::BTreeSet;

use super::places::Places;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Kind, Number, Observations, Plan, Region, Year};

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
        let first = observations.vintages(index, region, year).iter().next();
        let place = first.and_then(|first| places.of(first.origin));
        let (Some(place), Some(name)) = (place, region.part()) else { continue };
        diagnostics
            .report_at(Code::TotalAmongParts, place)
            .with("name", name)
            .with("indicator", indicator.name.as_str())
            .with("year", year.to_string())
            .with("value", value.to_plain());
    }
}

/// The regions that have values of an amount.
struct Amounts<'a> {
    index: IndicatorIndex,
    observations: &'a Observations,
    regions: Vec<&'a Region>,
}

impl<'a> Amounts<'a> {
    fn of(index: IndicatorIndex, observations: &'a Observations) -> Self {
        let has_values = |region: &&Region| observations.years(index, region).next().is_some();
        Self { index, observations, regions: observations.parts().filter(has_values).collect() }
    }

    /// The region that is the sum of the others, with the first year that shows it.
    fn total(&self) -> Option<(&'a Region, Year, Number)> {
        let first = self.regions.first()?;
        let years =
            self.observations.years(self.index, first).filter(|year| self.known(&Region::Whole, *year).is_none());
        let mut candidates: Vec<usize> = (0..self.regions.len()).collect();
        let mut complete: Vec<(Year, Vec<Number>)> = Vec::new();
        for year in years {
            let values: Option<Vec<Number>> = self.regions.iter().map(|region| self.known(region, year)).collect();
            let Some(values) = values else { continue };
            let sum: Number = values.iter().cloned().sum();
            candidates.retain(|place| values.get(*place).is_some_and(|value| value + value == sum));
            // One year in which it is not so is enough.
            if candidates.is_empty() {
                return None;
            }
            complete.push((year, values));
        }
        complete.retain(|(_, values)| parts(values) >= FEWEST_PARTS);
        // Years with the same values show nothing twice.
        let different: BTreeSet<&[Number]> = complete.iter().map(|(_, values)| values.as_slice()).collect();
        let is_wide = complete.iter().any(|(_, values)| parts(values) >= ENOUGH_PARTS);
        let (year, _) = complete.first().filter(|_| is_wide || different.len() >= ENOUGH_YEARS)?;
        let region = self.regions.get(*candidates.first()?)?;
        Some((region, *year, self.known(region, *year)?))
    }

    fn known(&self, region: &Region, year: Year) -> Option<Number> {
        Some(self.observations.known(self.index, region, year, None)?.value)
    }
}

/// How many have more than nothing beside the one that may be their total.
fn parts(values: &[Number]) -> usize {
    values.iter().filter(|value| value.is_positive()).count().saturating_sub(1)
}
