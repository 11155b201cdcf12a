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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::{
        AmbiguousVintage, IndicatorIndex, NaiveDate, Number, Observation, Observations, Period, Quality, Region, Year,
    };

    const PATENTS: IndicatorIndex = IndicatorIndex(0);

    fn year(number: i64) -> Year {
        Year::new(number).unwrap()
    }

    fn observation(value: i32, published: &str) -> Observation {
        Observation {
            value: Number::from(value),
            quality: Quality::Final,
            published: published.parse().ok(),
            source: None,
            note: None,
        }
    }

    fn add(observations: &mut Observations, of: i64, value: i32, published: &str) -> Result<(), AmbiguousVintage> {
        observations.add(PATENTS, Region::Whole, Period::Year(year(of)), observation(value, published))
    }

    #[test]
    fn the_latest_published_value_that_was_known_on_a_day_counts() {
        let mut observations = Observations::default();
        for (value, published) in [(9, "2023"), (7, "2022-03-30"), (8, "2022-05")] {
            assert_eq!(add(&mut observations, 2021, value, published), Ok(()));
        }
        let known = |day: Option<&str>| {
            let day: Option<NaiveDate> = day.map(|day| day.parse().unwrap());
            observations.known(PATENTS, &Region::Whole, year(2021), day).map(|known| known.value.to_plain())
        };
        for (day, value) in [
            ("2022-03-29", None),
            ("2022-03-30", Some("7")),
            ("2022-05-30", Some("7")),
            ("2022-05-31", Some("8")),
            ("2023-12-30", Some("8")),
            ("2023-12-31", Some("9")),
        ] {
            assert_eq!(known(Some(day)).as_deref(), value, "{day}");
        }
        assert_eq!(known(None).as_deref(), Some("9"));
        let vintages = observations.vintages(&(PATENTS, Region::Whole, Period::Year(year(2021))));
        assert_eq!(vintages.iter().map(|vintage| vintage.value.to_plain()).collect::<Vec<_>>(), ["9", "7", "8"]);
        assert_eq!(observations.vintages(&(PATENTS, Region::Whole, Period::Year(year(2022)))).len(), 0);
    }

    #[test]
    fn a_value_without_a_date_was_always_known() {
        let mut observations = Observations::default();
        assert_eq!(add(&mut observations, 2021, 7, ""), Ok(()));
        let known = observations.known(PATENTS, &Region::Whole, year(2021), NaiveDate::from_ymd_opt(1999, 1, 1));
        assert_eq!(known.map(|known| known.value.to_plain()).as_deref(), Some("7"));
    }

    #[test]
    fn two_values_of_a_cell_must_tell_by_their_dates_which_is_the_later() {
        for (first, second, ambiguous) in [
            ("2022-03-30", "2022-03-31", false),
            ("2022-03-31", "2022-03-30", false),
            ("2022-03-31", "2022-03-31", true),
            ("2022-03-31", "2022-03", true),
            ("2022", "2022-12", true),
            ("", "2022-03-31", true),
            ("2022-03-31", "", true),
            ("", "", true),
        ] {
            let mut observations = Observations::default();
            assert_eq!(add(&mut observations, 2021, 7, first), Ok(()));
            assert_eq!(add(&mut observations, 2022, 7, first), Ok(()));
            let added = add(&mut observations, 2021, 8, second);
            assert_eq!(
                added,
                if ambiguous { Err(AmbiguousVintage { earlier: 0 }) } else { Ok(()) },
                "{first} {second}"
            );
        }
        let mut observations = Observations::default();
        for published in ["2022-03-30", "2022-03-31"] {
            assert_eq!(add(&mut observations, 2021, 7, published), Ok(()));
        }
        assert_eq!(add(&mut observations, 2021, 8, "2022-03-31"), Err(AmbiguousVintage { earlier: 1 }));
    }

    #[test]
    fn cells_are_kept_apart_by_indicator_region_and_year() {
        let mut observations = Observations::default();
        let parts = ["south", "north"].map(Region::named);
        let regions = [Region::Whole, parts[0].clone(), parts[1].clone()];
        let mut value = 0;
        for indicator in [IndicatorIndex(1), PATENTS] {
            for region in &regions {
                for of in [2022, 2021] {
                    value += 1;
                    let period = Period::Year(year(of));
                    assert_eq!(observations.add(indicator, region.clone(), period, observation(value, "")), Ok(()));
                }
            }
        }
        let known = |indicator, region, of| {
            observations.known(indicator, region, year(of), None).map(|known| known.value.to_plain())
        };
        assert_eq!(known(IndicatorIndex(1), &regions[0], 2022).as_deref(), Some("1"));
        assert_eq!(known(PATENTS, &regions[1], 2021).as_deref(), Some("10"));
        assert_eq!(known(PATENTS, &regions[1], 2020), None);
        assert_eq!(observations.years(PATENTS, &regions[2]).collect::<Vec<_>>(), [year(2021), year(2022)]);
        assert_eq!(observations.years(IndicatorIndex(2), &regions[2]).count(), 0);
        assert_eq!(observations.parts().collect::<Vec<_>>(), [&parts[1], &parts[0]]);
        let cells: Vec<(usize, &Region, i32)> =
            observations.cells().map(|(indicator, region, of, _)| (indicator.0, region, of.number())).collect();
        assert_eq!(cells.len(), 12);
        assert_eq!(cells[..3], [(0, &regions[0], 2021), (0, &regions[0], 2022), (0, &regions[2], 2021)]);
    }

    #[test]
    fn scripts_write_the_name_of_a_quality() {
        let qualities = [Quality::Final, Quality::Provisional, Quality::Revised, Quality::Break];
        assert_eq!(qualities.map(Quality::name), ["final", "provisional", "revised", "break"]);
        for quality in qualities {
            assert_eq!(serde_json::to_value(quality).unwrap(), quality.name());
        }
    }
}
