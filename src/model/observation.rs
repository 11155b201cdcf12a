//! 统计值: what was measured.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{IndicatorIndex, Number, PartialDate, Period, Year};

/// How firm a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// 核定: final.
    Final,
    /// 初步: may still be revised.
    Provisional,
    /// 修订: replaces an earlier value.
    Revised,
    /// 口径调整: counted anew from this year on; not comparable with the years before.
    Break,
}

impl Quality {
    /// The name that scripts read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Break => "break",
        }
    }
}

/// Where a value holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// All of the plan's area.
    Whole,
    /// A part of it, by name.
    Part(String),
}

/// One value of an indicator in one period and region, as it was published once.
#[derive(Clone, Debug)]
pub struct Observation {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// How firm it is.
    pub quality: Quality,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Who published it.
    pub source: Option<String>,
    /// Whatever else should be known of it.
    pub note: Option<String>,
}

/// All observations, by indicator, region and period; several vintages of one value are kept.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    vintages: BTreeMap<(IndicatorIndex, Region, Period), Vec<Observation>>,
}

/// Two values for the same cell of which neither is the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmbiguousVintage {
    /// Which of the earlier observations of the cell, in the order of adding.
    pub earlier: usize,
}

impl Observations {
    /// Adds one observation.
    ///
    /// # Errors
    /// When another value of the same cell stands already and the two do not tell by their dates which is the later.
    pub fn add(
        &mut self,
        indicator: IndicatorIndex,
        region: Region,
        period: Period,
        observation: Observation,
    ) -> Result<(), AmbiguousVintage> {
        let vintages = self.vintages.entry((indicator, region, period)).or_default();
        let day = |observation: &Observation| observation.published.map(PartialDate::last_day);
        let ambiguous = |other: &Observation| {
            let (own, others) = (day(&observation), day(other));
            own.is_none() || others.is_none() || own == others
        };
        if let Some(earlier) = vintages.iter().position(ambiguous) {
            return Err(AmbiguousVintage { earlier });
        }
        vintages.push(observation);
        Ok(())
    }

    /// The value of a cell as it was known on `day`, or as it is known now: the latest published one.
    /// A value without a date of publication counts as always known.
    pub fn known(
        &self,
        indicator: IndicatorIndex,
        region: &Region,
        year: Year,
        day: Option<NaiveDate>,
    ) -> Option<&Observation> {
        let published = |observation: &&Observation| observation.published.map(PartialDate::last_day);
        self.vintages
            .get(&(indicator, region.clone(), Period::Year(year)))?
            .iter()
            .filter(|observation| day.is_none_or(|day| published(observation).is_none_or(|on| on <= day)))
            .max_by_key(published)
    }

    /// Every cell with its vintages in the order of adding, by indicator, region and year.
    pub fn cells(&self) -> impl Iterator<Item = (IndicatorIndex, &Region, Year, &[Observation])> {
        self.vintages
            .iter()
            .map(|((indicator, region, Period::Year(year)), vintages)| (*indicator, region, *year, vintages.as_slice()))
    }

    /// The years of an indicator in a region that have a value, in order.
    pub fn years(&self, indicator: IndicatorIndex, region: &Region) -> impl Iterator<Item = Year> {
        self.vintages
            .keys()
            .filter_map(move |(of, at, Period::Year(year))| (*of == indicator && at == region).then_some(*year))
    }
}
