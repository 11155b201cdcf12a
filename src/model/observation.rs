//! 统计值: what was measured.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{IndicatorIndex, Number, PartialDate, Period, Region, Year};

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
    pub source: Option<Arc<str>>,
    /// Whatever else should be known of it.
    pub note: Option<Arc<str>>,
}

/// All observations, by indicator, region and period; several vintages of one value are kept.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    vintages: BTreeMap<(IndicatorIndex, Region, Period), Vec<Observation>>,
    /// Every part of the area that has a value.
    parts: BTreeSet<Region>,
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
        if region != Region::Whole && !self.parts.contains(&region) {
            self.parts.insert(region.clone());
        }
        // Most cells never get a second vintage, and there may be millions of them.
        let vintages = self.vintages.entry((indicator, region, period)).or_insert_with(|| Vec::with_capacity(1));
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

    /// Every vintage of a cell in the order of adding.
    pub fn vintages(&self, cell: &(IndicatorIndex, Region, Period)) -> &[Observation] {
        self.vintages.get(cell).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every cell with its vintages in the order of adding, by indicator, region and year.
    pub fn cells(&self) -> impl Iterator<Item = (IndicatorIndex, &Region, Year, &[Observation])> {
        self.vintages
            .iter()
            .map(|((indicator, region, Period::Year(year)), vintages)| (*indicator, region, *year, vintages.as_slice()))
    }

    /// The years of an indicator in a region that have a value, in order.
    pub fn years(&self, indicator: IndicatorIndex, region: &Region) -> impl Iterator<Item = Year> {
        self.series(indicator, region).map(|(_, year, _)| year)
    }

    /// The cells of an indicator in a region with their vintages, by year.
    pub fn series(
        &self,
        indicator: IndicatorIndex,
        region: &Region,
    ) -> impl Iterator<Item = (&Region, Year, &[Observation])> {
        let of_year = |year| (indicator, region.clone(), Period::Year(year));
        let cells = self.vintages.range(of_year(Year::FIRST)..=of_year(Year::LAST));
        cells.map(|((_, region, Period::Year(year)), vintages)| (region, *year, vintages.as_slice()))
    }

    /// Every part of the area that has a value, by name.
    pub fn parts(&self) -> impl Iterator<Item = &Region> {
        self.parts.iter()
    }
}
