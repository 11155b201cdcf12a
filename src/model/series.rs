//! The values of one indicator over the years in one region, as they are known under a view.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{IndicatorIndex, Number, Quality, Region, Year};

/// Which of the published values count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    /// How firm it is; of a value that comes from others, the least firm of those.
    pub quality: Quality,
}

/// The known values of one indicator in one region.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// By year, each once.
    pub(crate) readings: Vec<(Year, Reading)>,
    /// The years whose value was left out because its exact form is too long.
    pub(crate) left_out: BTreeSet<Year>,
}

/// The sums of regions that were formed already, of one plan's observations.
#[derive(Clone, Debug, Default)]
pub struct Sums(RefCell<FxHashMap<(View, IndicatorIndex, Region), Series>>);

impl Sums {
    /// The sum of a view, an indicator and a region that was formed already, or else by `form`.
    pub(crate) fn of(
        &self,
        (view, indicator, region): (View, IndicatorIndex, &Region),
        form: impl FnOnce() -> Series,
    ) -> Series {
        let key = (view, indicator, region.clone());
        let known = self.0.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let sum = form();
            self.0.borrow_mut().insert(key, sum.clone());
            sum
        })
    }
}

impl FromIterator<(Year, Reading)> for Series {
    /// Of readings in the order of their years.
    fn from_iter<I: IntoIterator<Item = (Year, Reading)>>(readings: I) -> Self {
        Self { readings: readings.into_iter().collect(), left_out: BTreeSet::new() }
    }
}

impl Series {
    /// The readings, in the order of their years, without those whose exact form is too long to go on with.
    pub(crate) fn limited(readings: impl Iterator<Item = (Year, Reading)>) -> Self {
        let mut series = Self::default();
        for (year, reading) in readings {
            if reading.value.is_too_long() {
                series.left_out.insert(year);
            } else {
                series.readings.push((year, reading));
            }
        }
        series
    }

    /// Puts other readings in the place of those of the same years, and nothing in the place of those that are left out.
    pub(crate) fn extend(&mut self, other: Self) {
        self.left_out.retain(|year| other.at(*year).is_none());
        if self.readings.is_empty() {
            self.readings = other.readings;
        } else if !(other.readings.is_empty() && other.left_out.is_empty()) {
            self.readings.retain(|(year, _)| other.at(*year).is_none() && !other.left_out.contains(year));
            self.readings.extend(other.readings);
            self.readings.sort_by_key(|(year, _)| *year);
        }
        self.left_out.extend(other.left_out);
    }

    /// Whether a value was left out because its exact form is too long.
    pub fn is_too_long(&self) -> bool {
        !self.left_out.is_empty()
    }

    /// The years whose value was left out because its exact form is too long.
    pub fn left_out(&self) -> impl Iterator<Item = Year> {
        self.left_out.iter().copied()
    }

    /// The reading of a year.
    pub fn at(&self, year: Year) -> Option<&Reading> {
        let place = self.readings.binary_search_by_key(&year, |(of, _)| *of).ok()?;
        self.readings.get(place).map(|(_, reading)| reading)
    }

    /// How many readings are of years before this one.
    fn before(&self, year: Year) -> usize {
        self.readings.partition_point(|(of, _)| *of < year)
    }

    /// The latest reading up to a year.
    pub fn latest(&self, year: Year) -> Option<(Year, &Reading)> {
        self.iter().nth(self.before(year.plus(1)).checked_sub(1)?)
    }

    /// The first reading from a year on.
    pub fn first_from(&self, year: Year) -> Option<(Year, &Reading)> {
        self.iter().nth(self.before(year))
    }

    /// The latest year with a reading.
    pub fn last_year(&self) -> Option<Year> {
        self.readings.last().map(|(year, _)| *year)
    }

    /// Every reading, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Year, &Reading)> {
        self.readings.iter().map(|(year, reading)| (*year, reading))
    }

    /// Whether the values of the two years are not comparable, because the series starts anew between them.
    pub fn is_broken(&self, earlier: Year, later: Year) -> bool {
        let anew =
            |(year, reading): &(Year, Reading)| earlier < *year && *year <= later && reading.quality == Quality::Break;
        self.readings.iter().any(anew)
    }

    /// The stretches of missing years between two years, both excluded.
    pub fn gaps(&self, earlier: Year, later: Year) -> Vec<(Year, Year)> {
        let mut gaps: Vec<(Year, Year)> = Vec::new();
        let missing = earlier.plus(1).through(later.plus(-1)).filter(|year| self.at(*year).is_none());
        for year in missing {
            match gaps.last_mut() {
                Some((_, last)) if last.plus(1) == year => *last = year,
                _ => gaps.push((year, year)),
            }
        }
        gaps
    }
}
