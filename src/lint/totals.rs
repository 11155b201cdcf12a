//! Totals that are not formed because the value of a region is missing.

use std::collections::BTreeSet;

use super::Linter;
use crate::diagnostic::Code;
use crate::model::{IndicatorIndex, Kind, Region, Year};

/// Names in one message; more are counted.
const MOST_NAMED: usize = 3;

/// The years without a total, and the regions that lack a value in any of them.
#[derive(Default)]
struct Unformed<'a> {
    years: BTreeSet<Year>,
    /// Whether it is not known which regions there are.
    lacks_regions: bool,
    regions: BTreeSet<&'a str>,
}

impl<'a> Linter<'a> {
    /// Amounts of which some regions have a value in a year of the plan and others do not.
    pub(super) fn unformed_totals(&mut self, as_of: Option<Year>) {
        let folder = self.folder;
        if folder.observations.parts().is_empty() {
            return;
        }
        // Later than any value nothing is known, and nothing missing.
        let Some(last) = folder.observations.last_year() else { return };
        let last = as_of.unwrap_or(self.plan.last_year).min(last);
        let used = self.used_indicators();
        for ((index, indicator), place) in self.plan.indexed_indicators().zip(&folder.places.indicators) {
            if !used.contains(&index) || !matches!(indicator.kind, Kind::Stock | Kind::Flow) {
                continue;
            }
            let Unformed { years, lacks_regions, regions } = self.unformed(index, last);
            let Some(last) = years.last() else { continue };
            let named: Vec<&str> = regions.iter().take(MOST_NAMED).copied().collect();
            self.diagnostics
                .report_at(Code::TotalNotFormed, place.clone())
                .with("name", indicator.name.as_str())
                .with("year", last.to_string())
                .with("years", years.len().to_string())
                .with("regions", named.join(", "))
                .with("lack", if lacks_regions { "regions" } else { "values" })
                .with("extent", if years.len() == 1 { "one" } else { "several" })
                .with("rest", if regions.len() > MOST_NAMED { "some" } else { "none" })
                .with("others", regions.len().saturating_sub(MOST_NAMED).to_string());
        }
    }

    fn unformed(&self, index: IndicatorIndex, last: Year) -> Unformed<'a> {
        let mut unformed = Unformed::default();
        let parents: BTreeSet<&str> = self.plan.regions.iter().filter_map(|region| region.parent.as_deref()).collect();
        for region in [Region::Whole].into_iter().chain(parents.into_iter().map(Region::named)) {
            let data = self.data(&region);
            let own = data.series(index);
            let years = self.plan.base_year.through(last).filter(|year| own.at(*year).is_none());
            let years: Vec<Year> = years.collect();
            if let Some(part) = data.lone_part(index) {
                let of_part = data.of(part).series(index);
                unformed.years.extend(years.iter().copied().filter(|year| of_part.at(*year).is_some()));
                unformed.regions.extend(self.name_of(part));
                unformed.lacks_regions = true;
                continue;
            }
            for (year, missing) in years.iter().copied().zip(data.missing_parts_in(index, &years)) {
                // What one of its own parts lacks is named there.
                let lacks_itself = |part: &&Region| data.of(part).missing_parts(index, year).is_empty();
                if !missing.is_empty() {
                    unformed.years.insert(year);
                    let missing = missing.into_iter().filter(lacks_itself);
                    unformed.regions.extend(missing.filter_map(|part| self.name_of(part)));
                }
            }
        }
        unformed
    }

    fn name_of(&self, region: &Region) -> Option<&'a str> {
        let (plan, observations) = (self.plan, &self.folder.observations);
        let declared = plan.region(region.part()?).map(|declared| declared.name.as_str());
        declared.or_else(|| observations.known_region(region)?.part())
    }
}
