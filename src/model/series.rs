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
pub struct SeriesValue {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// How firm it is; of a value that comes from others, the least firm of those.
    pub quality: Quality,
}

/// The known values of one indicator in one region.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// By year, each once.
    pub(crate) values: Vec<(Year, SeriesValue)>,
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

impl FromIterator<(Year, SeriesValue)> for Series {
    /// Of values in the order of their years.
    fn from_iter<I: IntoIterator<Item = (Year, SeriesValue)>>(values: I) -> Self {
        Self { values: values.into_iter().collect(), left_out: BTreeSet::new() }
    }
}

impl Series {
    /// The values, in the order of their years, without those whose exact form is too long to go on with.
    pub(crate) fn limited(values: impl Iterator<Item = (Year, SeriesValue)>) -> Self {
        let mut series = Self::default();
        for (year, value) in values {
            if value.value.is_too_long() {
                series.left_out.insert(year);
            } else {
                series.values.push((year, value));
            }
        }
        series
    }

    /// Puts other values in the place of those of the same years, and nothing in the place of those that are left out.
    pub(crate) fn extend(&mut self, other: Self) {
        self.left_out.retain(|year| other.at(*year).is_none());
        if self.values.is_empty() {
            self.values = other.values;
        } else if !(other.values.is_empty() && other.left_out.is_empty()) {
            self.values.retain(|(year, _)| other.at(*year).is_none() && !other.left_out.contains(year));
            self.values.extend(other.values);
            self.values.sort_by_key(|(year, _)| *year);
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

    /// The value of a year.
    pub fn at(&self, year: Year) -> Option<&SeriesValue> {
        let place = self.values.binary_search_by_key(&year, |(of, _)| *of).ok()?;
        self.values.get(place).map(|(_, value)| value)
    }

    /// How many values are of years before this one.
    fn before(&self, year: Year) -> usize {
        self.values.partition_point(|(of, _)| *of < year)
    }

    /// The latest value up to a year.
    pub fn latest(&self, year: Year) -> Option<(Year, &SeriesValue)> {
        self.iter().nth(self.before(year.plus(1)).checked_sub(1)?)
    }

    /// The first value from a year on.
    pub fn first_from(&self, year: Year) -> Option<(Year, &SeriesValue)> {
        self.iter().nth(self.before(year))
    }

    /// The latest year with a value.
    pub fn last_year(&self) -> Option<Year> {
        self.values.last().map(|(year, _)| *year)
    }

    /// Every value, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Year, &SeriesValue)> {
        self.values.iter().map(|(year, value)| (*year, value))
    }

    /// Whether the values of the two years are not comparable, because the series starts anew between them.
    pub fn is_broken(&self, earlier: Year, later: Year) -> bool {
        let anew =
            |(year, value): &(Year, SeriesValue)| earlier < *year && *year <= later && value.quality == Quality::Break;
        self.values.iter().any(anew)
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
