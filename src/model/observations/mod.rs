//! All observations in columns, sorted by indicator, region and year: about twenty bytes each.

mod builder;
mod value;

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

pub use builder::{Attributes, DetailsNumber, Duplicate, ObservationsBuilder, RegionNumber};
use value::Values;

use super::{IndicatorIndex, Number, Observation, Origin, PartialDate, Quality, Region, View, Year};

/// All observations, by indicator, region and year; several vintages of one value are neighbours.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    /// By name.
    regions: Vec<Region>,
    /// Where each of them stands there.
    places: FxHashMap<Region, usize>,
    /// By indicator and region.
    series: Vec<SeriesRows>,
    /// Of each indicator up to the last with values, how many series are of those before it; and behind them how many there
    /// are.
    series_before: Vec<usize>,
    values: Values,
    /// What else each row holds; together, for who asks for one of them mostly asks for others.
    rows: Vec<PackedRow>,
    shared: Vec<Details>,
    texts: Vec<Arc<str>>,
}

/// The rows of an indicator in a region: from where those of the series before end.
#[derive(Clone, Copy, Debug)]
struct SeriesRows {
    indicator: IndicatorIndex,
    /// Which of the regions.
    region: usize,
    end: usize,
}

/// A row without its value.
#[derive(Clone, Copy, Debug, Default)]
struct PackedRow {
    /// Which of the shared details.
    details: u32,
    /// Where it was read.
    start: u32,
    length: u16,
    year: i16,
}

/// What many observations have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Details {
    file: u32,
    quality: Quality,
    published: Option<PartialDate>,
    source: Option<usize>,
    note: Option<usize>,
}

/// Every observation of one indicator, region and year, in the order of reading.
#[derive(Clone, Debug)]
pub struct Vintages<'a> {
    observations: &'a Observations,
    rows: Range<usize>,
}

/// A row of the columns, without what it shares with others.
struct OneRow {
    value: Number,
    year: Year,
    origin: Origin,
}

impl Observations {
    /// The value of a cell as it was known on `day`, or as it is known now.
    pub fn known(
        &self,
        indicator: IndicatorIndex,
        region: &Region,
        year: Year,
        day: Option<NaiveDate>,
    ) -> Option<Observation<'_>> {
        self.vintages(indicator, region, year).known(View { published_by: day, ..View::default() })
    }

    /// Every vintage of a cell.
    pub fn vintages(&self, indicator: IndicatorIndex, region: &Region, year: Year) -> Vintages<'_> {
        let rows = self.place(region).map(|place| self.rows_of(indicator, place)).unwrap_or_default();
        self.vintages_in(rows, year)
    }

    /// The regions that have values of an indicator, by name, each with what gives the vintages of a year.
    pub fn regions_with<'a>(
        &'a self,
        indicator: IndicatorIndex,
    ) -> impl Iterator<Item = (&'a Region, impl Fn(Year) -> Vintages<'a>)> {
        self.rows_with(indicator).filter_map(move |(region, rows)| {
            Some((self.regions.get(region)?, move |year| self.vintages_in(rows.clone(), year)))
        })
    }

    /// The latest year up to `last` in which an indicator has a value in some region that `counts`.
    pub fn latest_year(
        &self,
        indicator: IndicatorIndex,
        last: Year,
        counts: impl Fn(Vintages<'_>) -> bool,
    ) -> Option<Year> {
        let latest = |(_, rows): (usize, Range<usize>)| {
            let packed = self.rows.get(rows.start..self.row_from(&rows, last.plus(1)))?;
            let mut years = packed.chunk_by(|one, other| one.year == other.year).rev().filter_map(|same| same.first());
            let has_value = |year: &Year| counts(self.vintages_in(rows.clone(), *year));
            years.find_map(|row| Year::new(row.year.into()).filter(has_value))
        };
        self.rows_with(indicator).filter_map(latest).max()
    }

    /// The regions that have values of an indicator, each with its rows.
    fn rows_with(&self, indicator: IndicatorIndex) -> impl Iterator<Item = (usize, Range<usize>)> + use<'_> {
        let of_indicator = self.series_of(indicator);
        let mut start = self.end_before(of_indicator.start);
        let series = self.series.get(of_indicator).unwrap_or_default().iter();
        series.map(move |series| (series.region, std::mem::replace(&mut start, series.end)..series.end))
    }

    /// Which of the series are of an indicator.
    fn series_of(&self, IndicatorIndex(indicator): IndicatorIndex) -> Range<usize> {
        match self.series_before.get(indicator..).unwrap_or_default() {
            [first, end, ..] => *first..*end,
            [_] | [] => 0..0,
        }
    }

    /// Where the rows of a series begin.
    fn end_before(&self, series: usize) -> usize {
        series.checked_sub(1).and_then(|before| self.series.get(before)).map_or(0, |before| before.end)
    }

    fn vintages_in(&self, rows: Range<usize>, year: Year) -> Vintages<'_> {
        let [first, end] = [year, year.plus(1)].map(|year| self.row_from(&rows, year));
        Vintages { observations: self, rows: first..end }
    }

    /// The first of the rows of a series that is not of a year before.
    fn row_from(&self, rows: &Range<usize>, year: Year) -> usize {
        let packed = self.rows.get(rows.clone()).unwrap_or_default();
        rows.start + packed.partition_point(|row| i32::from(row.year) < year.number())
    }

    /// Every cell with its vintages, by indicator, region and year.
    pub fn cells(&self) -> impl Iterator<Item = (IndicatorIndex, &Region, Year, Vintages<'_>)> {
        self.each_series()
            .flat_map(|(indicator, region, cells)| cells.map(move |(year, cell)| (indicator, region, year, cell)))
    }

    /// Every series with its cells, by indicator and region.
    pub fn each_series(
        &self,
    ) -> impl Iterator<Item = (IndicatorIndex, &Region, impl Iterator<Item = (Year, Vintages<'_>)>)> {
        self.all_rows().map(|(indicator, region, rows)| (indicator, region, self.cells_in(rows)))
    }

    /// The latest year with a value of anything.
    pub fn last_year(&self) -> Option<Year> {
        let last = |series: &SeriesRows| self.rows.get(series.end.checked_sub(1)?).map(|row| row.year);
        self.series.iter().filter_map(last).max().and_then(|year| Year::new(year.into()))
    }

    /// The years of an indicator in a region that have a value, in order.
    pub fn years(&self, indicator: IndicatorIndex, region: &Region) -> impl Iterator<Item = Year> + use<'_> {
        self.series(indicator, region).map(|(_, year, _)| year)
    }

    /// The cells of an indicator in a region with their vintages, by year.
    pub fn series(
        &self,
        indicator: IndicatorIndex,
        region: &Region,
    ) -> impl Iterator<Item = (&Region, Year, Vintages<'_>)> + use<'_> {
        let place = self.place(region);
        let region = place.and_then(|place| self.regions.get(place)).unwrap_or(&Region::Whole);
        let rows = place.map(|place| self.rows_of(indicator, place)).unwrap_or_default();
        self.cells_in(rows).map(move |(year, cell)| (region, year, cell))
    }

    /// The same from a year on, without the region.
    pub fn series_from(
        &self,
        indicator: IndicatorIndex,
        region: &Region,
        first: Year,
    ) -> impl Iterator<Item = (Year, Vintages<'_>)> + use<'_> {
        let rows = self.place(region).map(|place| self.rows_of(indicator, place)).unwrap_or_default();
        self.cells_in(self.row_from(&rows, first)..rows.end)
    }

    /// Every part of the area that has a value, by name.
    pub fn parts(&self) -> &[Region] {
        match self.regions.as_slice() {
            [Region::Whole, parts @ ..] | parts => parts,
        }
    }

    /// The region as the values have it, when it has any.
    pub fn known_region(&self, region: &Region) -> Option<&Region> {
        self.place(region).and_then(|place| self.regions.get(place))
    }

    fn place(&self, region: &Region) -> Option<usize> {
        self.places.get(region).copied()
    }

    fn cells_in(&self, rows: Range<usize>) -> impl Iterator<Item = (Year, Vintages<'_>)> {
        let mut start = rows.start;
        let packed = self.rows.get(rows).unwrap_or_default();
        packed.chunk_by(|one, other| one.year == other.year).filter_map(move |same| {
            let rows = start..start + same.len();
            start = rows.end;
            let year = same.first().and_then(|row| Year::new(row.year.into()))?;
            Some((year, Vintages { observations: self, rows }))
        })
    }

    fn rows_of(&self, indicator: IndicatorIndex, region: usize) -> Range<usize> {
        let of_indicator = self.series_of(indicator);
        let series = self.series.get(of_indicator.clone()).unwrap_or_default();
        // Mostly all regions have values.
        let is_there = series.get(region).is_some_and(|series| series.region == region);
        let found = if is_there { Ok(region) } else { series.binary_search_by_key(&region, |series| series.region) };
        let rows =
            found.ok().and_then(|place| Some(self.end_before(of_indicator.start + place)..series.get(place)?.end));
        rows.unwrap_or_default()
    }

    /// The rows of every series.
    fn all_rows(&self) -> impl Iterator<Item = (IndicatorIndex, &Region, Range<usize>)> {
        let mut start = 0;
        let series =
            self.series.iter().map(move |series| (series, std::mem::replace(&mut start, series.end)..series.end));
        series.filter_map(|(series, rows)| Some((series.indicator, self.regions.get(series.region)?, rows)))
    }

    /// What a row says itself.
    fn row(&self, row: usize) -> Option<OneRow> {
        let (year, origin) = (Year::new(self.rows.get(row)?.year.into())?, self.origin(row)?);
        Some(OneRow { value: self.values.get(row)?, year, origin })
    }

    fn origin(&self, row: usize) -> Option<Origin> {
        let PackedRow { details, start, length, .. } = *self.rows.get(row)?;
        Some(Origin { file: self.shared.get(details as usize)?.file, length, start })
    }

    fn details(&self, row: usize) -> Option<&Details> {
        self.shared.get(self.rows.get(row)?.details as usize)
    }

    fn published(&self, row: usize) -> Option<NaiveDate> {
        self.details(row)?.published.map(PartialDate::last_day)
    }

    fn observation(&self, row: usize) -> Option<Observation<'_>> {
        let details = self.details(row)?;
        let text = |number: Option<usize>| number.and_then(|number| self.texts.get(number)).map(AsRef::as_ref);
        let OneRow { value, origin, .. } = self.row(row)?;
        Some(Observation {
            value,
            quality: details.quality,
            published: details.published,
            source: text(details.source),
            note: text(details.note),
            origin,
        })
    }
}

impl<'a> Vintages<'a> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Observation<'a>> + use<'a> {
        let observations = self.observations;
        self.rows.clone().filter_map(|row| observations.observation(row))
    }

    /// The one that counts: the latest published one. A value without a date of publication counts as always known.
    pub fn known(&self, view: View) -> Option<Observation<'a>> {
        self.known_row(view).and_then(|row| self.observations.observation(row))
    }

    /// The value of that one and how firm it is, which is all that most questions need.
    pub fn value(&self, view: View) -> Option<(Number, Quality)> {
        let row = self.known_row(view)?;
        Some((self.observations.values.get(row)?, self.observations.details(row)?.quality))
    }

    /// Whether each of the values that are known now is less than `times` the other, whatever their signs; where this takes
    /// long to tell it is not said.
    pub fn is_within(&self, times: i64, other: &Self) -> bool {
        let rows = self.known_row(View::default()).zip(other.known_row(View::default()));
        rows.is_some_and(|(row, other)| self.observations.values.is_within(row, other, times))
    }

    /// Where the one that is known now was read.
    pub fn origin(&self) -> Option<Origin> {
        self.known_row(View::default()).and_then(|row| self.observations.origin(row))
    }

    /// Whether the series starts anew here by any of them.
    pub fn is_new_series(&self) -> bool {
        let mut details = self.rows.clone().filter_map(|row| self.observations.details(row));
        details.any(|details| details.quality == Quality::Break)
    }

    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn known_row(&self, view: View) -> Option<usize> {
        if self.rows.len() == 1 && view == View::default() {
            return Some(self.rows.start);
        }
        let published = |row: &usize| self.observations.published(*row);
        let until = |row: &usize| view.published_by.is_none_or(|day| published(row).is_none_or(|on| on <= day));
        let is_provisional = |row: &usize| {
            self.observations.details(*row).is_some_and(|details| details.quality == Quality::Provisional)
        };
        let counts = |row: &usize| until(row) && !(view.final_only && is_provisional(row));
        self.rows.clone().filter(counts).max_by_key(published)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Duplicate, Observations, ObservationsBuilder, Origin};
    use crate::model::{IndicatorIndex, Number, Quality, Region, Year};

    const PATENTS: IndicatorIndex = IndicatorIndex(0);

    fn year(number: i64) -> Year {
        Year::new(number).unwrap()
    }

    fn add(builder: &mut ObservationsBuilder, cell: (IndicatorIndex, &Region, Year), value: i32, published: &str) {
        let published = published.parse().ok();
        let attributes = Attributes { quality: Quality::Final, published, source: "", note: "" };
        let start = builder.count() as u32;
        builder.add(cell, Number::from(value), attributes, Origin { file: 0, length: 1, start });
    }

    /// The rows of one cell, and of those that are duplicates which, and of which.
    fn cell(rows: &[(i64, i32, &str)]) -> (Observations, Vec<(usize, u32)>) {
        let mut builder = ObservationsBuilder::default();
        for (of, value, published) in rows {
            add(&mut builder, (PATENTS, &Region::Whole, year(*of)), *value, published);
        }
        let (observations, duplicates) = builder.finish();
        let pair = |duplicate: Duplicate| {
            assert_eq!(duplicate.row, duplicate.origin.start as usize);
            (duplicate.row, duplicate.first.start)
        };
        (observations, duplicates.into_iter().map(pair).collect())
    }

    #[test]
    fn the_latest_published_value_that_was_known_on_a_day_counts() {
        let (observations, duplicates) = cell(&[(2021, 9, "2023"), (2021, 7, "2022-03-30"), (2021, 8, "2022-05")]);
        assert_eq!(duplicates, []);
        let known = |day: Option<&str>| {
            let day = day.map(|day| day.parse().unwrap());
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
        let vintages = observations.vintages(PATENTS, &Region::Whole, year(2021));
        assert_eq!(vintages.iter().map(|vintage| vintage.value.to_plain()).collect::<Vec<_>>(), ["9", "7", "8"]);
        assert_eq!(vintages.count(), 3);
        assert_eq!(observations.vintages(PATENTS, &Region::Whole, year(2022)).count(), 0);
    }

    #[test]
    fn a_value_without_a_date_was_always_known() {
        let (observations, _) = cell(&[(2021, 7, "")]);
        let known = observations.known(PATENTS, &Region::Whole, year(2021), "1999-01-01".parse().ok());
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
            let (observations, duplicates) = cell(&[(2021, 7, first), (2022, 7, first), (2021, 8, second)]);
            assert_eq!(duplicates, if ambiguous { vec![(2, 0)] } else { Vec::new() }, "{first} {second}");
            let count = observations.vintages(PATENTS, &Region::Whole, year(2021)).count();
            assert_eq!(count, if ambiguous { 1 } else { 2 });
            assert_eq!(observations.vintages(PATENTS, &Region::Whole, year(2022)).count(), 1);
        }
        let rows =
            [(2022, 1, ""), (2021, 7, "2022-03-30"), (2021, 7, "2022-03-31"), (2021, 8, "2022-03-31"), (2022, 2, "")];
        assert_eq!(cell(&rows).1, [(3, 2), (4, 0)]);
    }

    #[test]
    fn cells_are_kept_apart_by_indicator_region_and_year() {
        let mut builder = ObservationsBuilder::default();
        let parts = ["south", "north"].map(Region::named);
        let regions = [Region::Whole, parts[0].clone(), parts[1].clone()];
        let mut value = 0;
        for indicator in [IndicatorIndex(1), PATENTS] {
            for region in &regions {
                for of in [2022, 2021] {
                    value += 1;
                    add(&mut builder, (indicator, region, year(of)), value, "");
                }
            }
        }
        let (observations, _) = builder.finish();
        let known = |indicator, region, of| {
            observations.known(indicator, region, year(of), None).map(|known| known.value.to_plain())
        };
        assert_eq!(known(IndicatorIndex(1), &regions[0], 2022).as_deref(), Some("1"));
        assert_eq!(known(PATENTS, &regions[1], 2021).as_deref(), Some("10"));
        assert_eq!(known(PATENTS, &regions[1], 2020), None);
        assert_eq!(known(PATENTS, &Region::named("east"), 2021), None);
        assert_eq!(observations.years(PATENTS, &regions[2]).collect::<Vec<_>>(), [year(2021), year(2022)]);
        assert_eq!(observations.years(IndicatorIndex(2), &regions[2]).count(), 0);
        assert_eq!(observations.parts(), [parts[1].clone(), parts[0].clone()]);
        let cells: Vec<(usize, &Region, i32)> =
            observations.cells().map(|(indicator, region, of, _)| (indicator.0, region, of.number())).collect();
        assert_eq!(cells.len(), 12);
        assert_eq!(cells[..3], [(0, &regions[0], 2021), (0, &regions[0], 2022), (0, &regions[2], 2021)]);
    }

    #[test]
    fn what_is_said_of_a_value_stays_with_it_whatever_the_order() {
        let mut builder = ObservationsBuilder::default();
        let published = "2024-03".parse().ok();
        for (of, quality, source, note) in [
            (2022, Quality::Break, "年鉴", ""),
            (2020, Quality::Provisional, "", "估算"),
            (2021, Quality::Break, "年鉴", ""),
        ] {
            let attributes = Attributes { quality, published, source, note };
            let origin = Origin { file: 2, length: 3, start: of as u32 };
            builder.add((PATENTS, &Region::Whole, year(of)), Number::from(of), attributes, origin);
        }
        let (observations, _) = builder.finish();
        let found = |of: i64| observations.known(PATENTS, &Region::Whole, year(of), None).unwrap();
        assert_eq!(
            (found(2020).quality, found(2020).source, found(2020).note),
            (Quality::Provisional, None, Some("估算"))
        );
        for of in [2021, 2022] {
            let found = found(of);
            assert_eq!((found.quality, found.source, found.note), (Quality::Break, Some("年鉴"), None));
            assert_eq!((found.value, found.published), (Number::from(of), published));
            assert_eq!(found.origin, Origin { file: 2, length: 3, start: of as u32 });
        }
    }
}
