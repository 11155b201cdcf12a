//! The values of one indicator over the years, as they are known under the chosen view.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Fraction, IndicatorIndex, Number, Observation, Observations, Plan, Quality, Region, Year};

/// Which of the published values count.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// Judge with what was known on this day.
    pub published_by: Option<NaiveDate>,
    /// Leave provisional values out.
    pub final_only: bool,
}

/// One value with its quality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// How firm it is; of a computed value, the less firm of its parts.
    pub quality: Quality,
}

/// The known values of one indicator in one region.
#[derive(Clone, Debug, Default)]
pub struct Series {
    readings: BTreeMap<Year, Reading>,
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
}

impl Data<'_> {
    /// The series of an indicator for the plan's whole area: computed from its parts where both are known, else as it
    /// was observed.
    pub fn series(&self, indicator: IndicatorIndex) -> Series {
        let mut readings = self.observed(indicator);
        let computed = self.plan.indicator(indicator).and_then(|indicator| indicator.computed.as_ref());
        if let Some(fraction) = computed {
            readings.extend(self.computed(fraction));
        }
        Series { readings }
    }

    /// The observation of a year that counts under the view.
    pub fn known(&self, indicator: IndicatorIndex, year: Year) -> Option<&Observation> {
        let known = self.observations.known(indicator, &Region::Whole, year, self.view.published_by)?;
        let left_out = self.view.final_only && known.quality == Quality::Provisional;
        (!left_out).then_some(known)
    }

    fn observed(&self, indicator: IndicatorIndex) -> BTreeMap<Year, Reading> {
        let reading = |year| {
            let known = self.known(indicator, year)?;
            Some((year, Reading { value: known.value.clone(), quality: known.quality }))
        };
        self.observations.years(indicator, &Region::Whole).filter_map(reading).collect()
    }

    fn computed(&self, fraction: &Fraction) -> BTreeMap<Year, Reading> {
        let (numerators, denominators) = (self.series(fraction.numerator), self.series(fraction.denominator));
        let reading = |(year, part): (&Year, &Reading)| {
            let whole = denominators.readings.get(year)?;
            let value = (&part.value * &fraction.per).checked_div(&whole.value)?;
            Some((*year, Reading { value, quality: less_firm(part.quality, whole.quality) }))
        };
        numerators.readings.iter().filter_map(reading).collect()
    }
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

impl FromIterator<(Year, Reading)> for Series {
    fn from_iter<I: IntoIterator<Item = (Year, Reading)>>(readings: I) -> Self {
        Self { readings: readings.into_iter().collect() }
    }
}

impl Series {
    /// The reading of a year.
    pub fn at(&self, year: Year) -> Option<&Reading> {
        self.readings.get(&year)
    }

    /// The latest reading up to a year.
    pub fn latest(&self, year: Year) -> Option<(Year, &Reading)> {
        self.readings.range(..=year).next_back().map(|(year, reading)| (*year, reading))
    }

    /// The first reading from a year on.
    pub fn first_from(&self, year: Year) -> Option<(Year, &Reading)> {
        self.readings.range(year..).next().map(|(year, reading)| (*year, reading))
    }

    /// The latest year with a reading.
    pub fn last_year(&self) -> Option<Year> {
        self.readings.keys().next_back().copied()
    }

    /// Every reading, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Year, &Reading)> {
        self.readings.iter().map(|(year, reading)| (*year, reading))
    }

    /// Whether the values of the two years are not comparable, because the series starts anew between them.
    pub fn is_broken(&self, earlier: Year, later: Year) -> bool {
        let anew =
            |(year, reading): (&Year, &Reading)| earlier < *year && *year <= later && reading.quality == Quality::Break;
        self.readings.iter().any(anew)
    }

    /// The stretches of missing years between two years, both excluded.
    pub fn gaps(&self, earlier: Year, later: Year) -> Vec<(Year, Year)> {
        let mut gaps: Vec<(Year, Year)> = Vec::new();
        let missing = earlier.plus(1).through(later.plus(-1)).filter(|year| !self.readings.contains_key(year));
        for year in missing {
            match gaps.last_mut() {
                Some((_, last)) if last.plus(1) == year => *last = year,
                _ => gaps.push((year, year)),
            }
        }
        gaps
    }
}
