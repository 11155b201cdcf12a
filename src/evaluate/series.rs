//! How the values of an indicator in a region come from what was observed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Fraction, IndicatorIndex, Kind, Number, Observation, Observations, Origin, Plan, Quality, Region, RunningTotal,
    Series, SeriesValue, Sums, View, Vintages, Year,
};

/// What was computed already while one series is found: an indicator that others are computed from is computed once.
#[derive(Default)]
struct Found {
    /// What regions have of their own.
    own: BTreeMap<(IndicatorIndex, Region), Series>,
    /// The same with what comes from the regions below.
    whole: BTreeMap<(IndicatorIndex, Region), Series>,
}

/// Everything that was observed, seen through a view.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What was observed.
    pub observations: &'a Observations,
    /// Which of it counts.
    pub view: View,
    /// Where it was observed.
    pub region: &'a Region,
    /// Where sums are kept, so that each is formed once.
    pub sums: Option<&'a Sums>,
}

impl<'a> Data<'a> {
    /// The same for another region.
    #[must_use]
    pub fn of<'b>(&self, region: &'b Region) -> Data<'b>
    where
        'a: 'b,
    {
        Data { region, ..*self }
    }

    /// The series of an indicator in the region. In each year the region's own value counts: computed from its numerator
    /// and denominator where both are its own, else as it was observed. Without one, it comes from the regions below, as
    /// [`Data::rolled_up`] says.
    pub fn series(&self, indicator: IndicatorIndex) -> Series {
        self.whole(indicator, &mut Found::default())
    }

    /// The same, where values of years before `first` may be left out.
    pub(super) fn series_from(&self, indicator: IndicatorIndex, first: Year) -> Series {
        if self.parts().is_empty() && !self.is_computed(indicator) {
            return self.read(self.observations.series_from(indicator, self.region, first));
        }
        self.series(indicator)
    }

    /// The same for questions about the latest value up to `last`, what lies between `first` and that, and the year before
    /// each. Where it is older than `first`, nothing is left out.
    pub fn series_between(&self, indicator: IndicatorIndex, first: Year, last: Year) -> Series {
        let series = self.series_from(indicator, first.plus(-1));
        if series.latest(last).is_some_and(|(year, _)| year >= first) { series } else { self.series(indicator) }
    }

    fn whole(&self, indicator: IndicatorIndex, found: &mut Found) -> Series {
        // Most plans have no values of regions.
        if self.observations.parts().is_empty() {
            return self.own(indicator, found);
        }
        let key = self.is_computed(indicator).then(|| (indicator, self.region.clone()));
        if let Some(known) = key.as_ref().and_then(|key| found.whole.get(key)) {
            return known.clone();
        }
        let mut series = self.composed(indicator, found);
        series.extend(self.own(indicator, found));
        found.whole.extend(key.map(|key| (key, series.clone())));
        series
    }

    pub(super) fn is_computed(&self, indicator: IndicatorIndex) -> bool {
        self.plan.indicator(indicator).is_some_and(|indicator| indicator.computed.is_some())
    }

    /// Numerator and denominator of a value that was computed; nothing of one that was observed.
    pub(crate) fn parts_of(&self, indicator: IndicatorIndex, year: Year) -> Option<[Number; 2]> {
        let indicator_of = self.plan.indicator(indicator)?;
        let fraction = indicator_of.computed.as_ref()?;
        let found = &mut Found::default();
        let at_year = |[part, whole]: [Series; 2]| {
            let (part, whole) = (part.at(year)?, whole.at(year).filter(|whole| !whole.value.is_zero())?);
            Some([part.value.clone(), whole.value.clone()])
        };
        let indices = [fraction.numerator, fraction.denominator];
        let own = at_year(indices.map(|index| self.own(index, found)));
        let is_rolled_up =
            || matches!(indicator_of.kind, Kind::Rate | Kind::Ratio) && self.observed(indicator).at(year).is_none();
        own.or_else(|| is_rolled_up().then(|| at_year(indices.map(|index| self.whole(index, found)))).flatten())
    }

    /// What the regions below make together, in the years in which all of it is known. Amounts are added; a rate or ratio
    /// is the sum of its numerators over the sum of its denominators, and without those there is none.
    pub fn rolled_up(&self, indicator: IndicatorIndex) -> Series {
        self.composed(indicator, &mut Found::default())
    }

    fn composed(&self, indicator: IndicatorIndex, found: &mut Found) -> Series {
        let Some(indicator_of) = self.plan.indicator(indicator) else { return Series::default() };
        match (indicator_of.kind, &indicator_of.computed) {
            (Kind::Stock | Kind::Flow, _) => self.sum_of_parts(indicator, found),
            (Kind::Rate | Kind::Ratio, Some(fraction)) => {
                let [part, whole] = [fraction.numerator, fraction.denominator].map(|index| self.whole(index, found));
                quotients(&part, &whole, fraction)
            }
            (Kind::Rate | Kind::Ratio, None) => Series::default(),
        }
    }

    /// The regions directly below that have no value of an indicator in a year, when others there have one.
    pub fn missing_parts(&self, indicator: IndicatorIndex, year: Year) -> Vec<&'a Region> {
        self.missing_parts_in(indicator, &[year]).pop().unwrap_or_default()
    }

    /// The same of each of some years in their order.
    pub(crate) fn missing_parts_in(&self, indicator: IndicatorIndex, years: &[Year]) -> Vec<Vec<&'a Region>> {
        let Some(first) = years.first() else { return Vec::new() };
        let series = |part: &'a Region| (part, self.of(part).series_from(indicator, *first));
        let parts: Vec<(&Region, Series)> = self.parts().iter().map(series).collect();
        let missing = |year: &Year| {
            let lacks_value = |(_, series): &&(&Region, Series)| series.at(*year).is_none();
            let missing: Vec<&Region> = parts.iter().filter(lacks_value).map(|(part, _)| *part).collect();
            if missing.len() == parts.len() { Vec::new() } else { missing }
        };
        years.iter().map(missing).collect()
    }

    /// The latest year up to `last` in which an indicator that is not computed has a value anywhere: what regions add up to
    /// has one only where they have.
    pub(super) fn latest_anywhere(&self, indicator: IndicatorIndex, last: Year) -> Option<Year> {
        let has_value = |vintages: Vintages<'_>| self.counting(&vintages).is_some();
        self.observations.latest_year(indicator, last, has_value)
    }

    /// The observation of a year that counts under the view.
    pub fn known(&self, indicator: IndicatorIndex, year: Year) -> Option<Observation<'a>> {
        self.observations.vintages(indicator, self.region, year).known(self.view)
    }

    /// The observations that a value of a year comes from: those of which it is computed, else its own, else those of the
    /// regions below; each once, by however many ways it leads there.
    pub fn origins(&self, indicator: IndicatorIndex, year: Year) -> Vec<Origin> {
        let mut origins = Vec::new();
        self.add_origins((indicator, year), &mut BTreeSet::new(), &mut origins);
        origins
    }

    fn add_origins(
        &self,
        (indicator, year): (IndicatorIndex, Year),
        seen: &mut BTreeSet<(IndicatorIndex, Region)>,
        origins: &mut Vec<Origin>,
    ) {
        if !seen.insert((indicator, self.region.clone())) {
            return;
        }
        let computed = self.plan.indicator(indicator).and_then(|indicator| indicator.computed.as_ref());
        let known = self.known(indicator, year).map(|known| known.origin);
        match (computed.filter(|_| known.is_none() || self.parts_of(indicator, year).is_some()), known) {
            (Some(of), _) => {
                [of.numerator, of.denominator].into_iter().for_each(|of| self.add_origins((of, year), seen, origins))
            }
            (None, Some(known)) => origins.push(known),
            (None, None) => {
                self.parts().iter().for_each(|part| self.of(part).add_origins((indicator, year), seen, origins))
            }
        }
    }

    /// What counts of the vintages of a cell under the view.
    fn counting(&self, vintages: &Vintages<'_>) -> Option<SeriesValue> {
        vintages.value(self.view).map(|(value, quality)| SeriesValue { value, quality })
    }

    /// What is known of the region itself.
    fn own(&self, indicator: IndicatorIndex, found: &mut Found) -> Series {
        let mut series = self.observed(indicator);
        let computed = self.plan.indicator(indicator).and_then(|indicator| indicator.computed.as_ref());
        let Some(fraction) = computed else { return series };
        let key = (indicator, self.region.clone());
        if let Some(known) = found.own.get(&key) {
            return known.clone();
        }
        let [part, whole] = [fraction.numerator, fraction.denominator].map(|index| self.own(index, found));
        series.extend(quotients(&part, &whole, fraction));
        found.own.insert(key, series.clone());
        series
    }

    fn observed(&self, indicator: IndicatorIndex) -> Series {
        self.read(self.observations.series(indicator, self.region).map(|(_, year, vintages)| (year, vintages)))
    }

    fn read<'v>(&self, cells: impl Iterator<Item = (Year, Vintages<'v>)>) -> Series {
        let series_value = |(year, vintages): (Year, Vintages<'_>)| Some((year, self.counting(&vintages)?));
        let mut values = Vec::with_capacity(cells.size_hint().1.unwrap_or_default());
        values.extend(cells.filter_map(series_value));
        Series { values, left_out: BTreeSet::new() }
    }

    fn sum_of_parts(&self, indicator: IndicatorIndex, found: &mut Found) -> Series {
        let parts = self.parts();
        if parts.is_empty() || self.lone_part(indicator).is_some() {
            return Series::default();
        }
        let mut form = || self.sum_of(parts, indicator, found);
        match self.sums {
            Some(sums) => sums.of((self.view, indicator, self.region), form),
            None => form(),
        }
    }

    /// The only part of a plan that declares none, where the whole has values of its own: there may be more parts.
    pub(crate) fn lone_part(&self, indicator: IndicatorIndex) -> Option<&'a Region> {
        let [part] = self.parts() else { return None };
        let has_own = || self.observations.years(indicator, self.region).next().is_some();
        (self.plan.regions.is_empty() && has_own()).then_some(part)
    }

    fn sum_of(&self, parts: &[Region], indicator: IndicatorIndex, found: &mut Found) -> Series {
        let Some((first, others)) = parts.split_first() else { return Series::default() };
        let Series { values, mut left_out } = self.of(first).whole(indicator, found);
        let total = |(year, value): (Year, SeriesValue)| (year, RunningTotal::from(&value.value), value.quality);
        let mut sums: Vec<(Year, RunningTotal, Quality)> = values.into_iter().map(total).collect();
        for part in others {
            // Without a year that all parts before have, no further one can give it.
            if sums.is_empty() {
                break;
            }
            let series = self.of(part).whole(indicator, found);
            let mut values = series.values.iter().peekable();
            sums.retain_mut(|(year, sum, quality)| {
                while values.next_if(|(of, _)| of < year).is_some() {}
                let Some((_, value)) = values.next_if(|(of, _)| of == year) else { return false };
                sum.add(&value.value);
                *quality = less_firm(*quality, value.quality);
                if sum.is_too_long() {
                    left_out.insert(*year);
                }
                !sum.is_too_long()
            });
            left_out.extend(series.left_out);
        }
        let series_value =
            |(year, sum, quality): (Year, RunningTotal, _)| (year, SeriesValue { value: sum.total(), quality });
        Series { values: sums.into_iter().map(series_value).collect(), left_out }
    }
}

/// `numerator / denominator × per` in the years in which both are known.
fn quotients(numerators: &Series, denominators: &Series, fraction: &Fraction) -> Series {
    let series_value = |(year, part): (Year, &SeriesValue)| {
        let whole = denominators.at(year)?;
        let value = (&part.value * &fraction.per).checked_div(&whole.value)?;
        Some((year, SeriesValue { value, quality: less_firm(part.quality, whole.quality) }))
    };
    let mut quotients = Series::limited(numerators.iter().filter_map(series_value));
    quotients.left_out.extend(numerators.left_out.iter().chain(&denominators.left_out));
    quotients
}

fn less_firm(one: Quality, other: Quality) -> Quality {
    let firmness = |quality: &Quality| match quality {
        Quality::Break => 0,
        Quality::Provisional => 1,
        Quality::Revised => 2,
        Quality::Final => 3,
    };
    std::cmp::min_by_key(one, other, firmness)
}
