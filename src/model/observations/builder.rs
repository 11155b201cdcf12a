//! Observations in any order → sorted columns, and the values that are given twice.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::value::{Values, in_order};
use super::{Details, Observations, PackedRow, SeriesRows};
use crate::model::{IndicatorIndex, Number, Origin, PartialDate, Quality, Region, Year};

/// What is said of an observation beside its value.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    /// How firm it is.
    pub quality: Quality,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Who published it; nothing when empty.
    pub source: &'a str,
    /// Whatever else should be known of it; nothing when empty.
    pub note: &'a str,
}

/// Collects observations.
#[derive(Debug, Default)]
pub struct ObservationsBuilder {
    known_on: Option<NaiveDate>,
    regions: Numbered<Region>,
    series: Numbered<(IndicatorIndex, usize)>,
    order: SeriesOrder,
    shared: Numbered<Details>,
    texts: Numbered<Arc<str>>,
    /// The series of each row, in the order of adding as all columns.
    series_of_rows: Vec<u32>,
    values: Values,
    rows: Vec<PackedRow>,
}

/// An observation of the same indicator, region and year as an earlier one, when the two do not tell by their dates of
/// publication which is the later. It does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// How many were added before it.
    pub row: usize,
    /// Where it was read.
    pub origin: Origin,
    /// Where the earlier one was read.
    pub first: Origin,
}

/// In which order files go through their series, which is mostly the same year after year.
#[derive(Debug, Default)]
struct SeriesOrder {
    /// Behind each series, the one that came next the last time.
    next: Vec<u32>,
    /// That of the row before.
    last: usize,
}

/// The number that a builder gave a region.
#[derive(Clone, Copy, Debug)]
pub struct RegionNumber(usize);

/// The number that a builder gave attributes.
#[derive(Clone, Copy, Debug)]
pub struct DetailsNumber(u32);

/// Things without repetition, each with its number.
#[derive(Debug)]
struct Numbered<T> {
    numbers: FxHashMap<T, usize>,
    things: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { numbers: FxHashMap::default(), things: Vec::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn number<Q>(&mut self, thing: &Q, owned: impl FnOnce(&Q) -> T) -> usize
    where
        T: std::borrow::Borrow<Q>,
        Q: Eq + std::hash::Hash + ?Sized,
    {
        if let Some(number) = self.numbers.get(thing) {
            return *number;
        }
        let owned = owned(thing);
        self.things.push(owned.clone());
        self.numbers.insert(owned, self.things.len() - 1);
        self.things.len() - 1
    }
}

impl ObservationsBuilder {
    /// One that passes over what was published after a day.
    pub fn known_on(known_on: Option<NaiveDate>) -> Self {
        Self { known_on, ..Self::default() }
    }

    /// How many were added.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Adds an observation.
    pub fn add(
        &mut self,
        (indicator, region, year): (IndicatorIndex, &Region, Year),
        value: Number,
        attributes: Attributes<'_>,
        origin: Origin,
    ) {
        let region = self.region(region);
        let details = self.details(attributes, origin.file);
        if self.is_known(details) {
            self.values.push(value);
            self.add_row((indicator, region, year), details, origin);
        }
    }

    /// Adds an observation of `mantissa / 10^places`, what is said of which has its numbers already.
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub fn add_decimal(
        &mut self,
        cell: (IndicatorIndex, RegionNumber, Year),
        (mantissa, places): (i64, u32),
        details: DetailsNumber,
        origin: Origin,
    ) {
        if self.is_known(details) {
            self.values.push_decimal(mantissa, places);
            self.add_row(cell, details, origin);
        }
    }

    /// Whether what is said of an observation was known already; without a date of publication it always was.
    fn is_known(&self, DetailsNumber(details): DetailsNumber) -> bool {
        let Some(day) = self.known_on else { return true };
        let published = self.shared.things.get(details as usize).and_then(|details| details.published);
        published.is_none_or(|published| published.last_day() <= day)
    }

    /// The number of a region.
    pub fn region(&mut self, region: &Region) -> RegionNumber {
        RegionNumber(self.regions.number(region, Region::clone))
    }

    /// The number of what is said of observations of a file.
    pub fn details(&mut self, attributes: Attributes<'_>, file: u32) -> DetailsNumber {
        let mut text = |text: &str| (!text.is_empty()).then(|| self.texts.number(text, |text| text.into()));
        let (source, note) = (text(attributes.source), text(attributes.note));
        let Attributes { quality, published, .. } = attributes;
        let details = Details { file, quality, published, source, note };
        DetailsNumber(narrow(self.shared.number(&details, |details| *details)))
    }

    /// Adds the observations of others whose file gets a number.
    fn add_all(&mut self, others: &Observations, number: impl Fn(u32) -> Option<u32>) {
        let details_of = |of: &Details| {
            let text = |number: Option<usize>| number.and_then(|number| others.texts.get(number)).map(AsRef::as_ref);
            let (source, note) = (text(of.source).unwrap_or_default(), text(of.note).unwrap_or_default());
            let attributes = Attributes { quality: of.quality, published: of.published, source, note };
            Some(self.details(attributes, number(of.file)?))
        };
        let details: Vec<Option<DetailsNumber>> = others.shared.iter().map(details_of).collect();
        for (indicator, region, rows) in others.all_rows() {
            let mut known = None;
            for row in rows {
                let packed = others.rows.get(row);
                let of_row = packed.and_then(|packed| details.get(packed.details as usize).copied().flatten());
                let Some((details, place)) = of_row.zip(others.row(row)) else { continue };
                let region = *known.get_or_insert_with(|| self.region(region));
                self.values.push(place.value);
                self.add_row((indicator, region, place.year), details, place.origin);
            }
        }
    }

    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn add_row(
        &mut self,
        (indicator, RegionNumber(region), year): (IndicatorIndex, RegionNumber, Year),
        DetailsNumber(details): DetailsNumber,
        origin: Origin,
    ) {
        let series = self.series_of((indicator, region));
        self.series_of_rows.push(series);
        let (Origin { start, length, .. }, year) = (origin, year.number().try_into().unwrap_or_default());
        self.rows.push(PackedRow { details, start, length, year });
    }

    fn series_of(&mut self, series: (IndicatorIndex, usize)) -> u32 {
        let SeriesOrder { next, last } = &mut self.order;
        let expected = next.get(*last).copied().filter(|next| self.series.things.get(*next as usize) == Some(&series));
        if let Some(number) = expected {
            *last = number as usize;
            return number;
        }
        let number = narrow(self.series.number(&series, |series| *series));
        next.resize(self.series.things.len(), 0);
        if let Some(next) = next.get_mut(*last) {
            *next = number;
        }
        *last = number as usize;
        number
    }

    /// Forgets all but the first so many.
    pub fn truncate(&mut self, count: usize) {
        self.series_of_rows.truncate(count);
        self.values.truncate(count);
        self.rows.truncate(count);
    }

    /// All observations but the duplicates, and those in the order of adding.
    pub fn finish(mut self) -> (Observations, Vec<Duplicate>) {
        let mut regions: Vec<usize> = (0..self.regions.things.len()).collect();
        regions.sort_by_key(|region| self.regions.things.get(*region));
        let ranks = inverse(&regions);
        let key = |series: &usize| {
            let (indicator, region) = self.series.things.get(*series)?;
            Some((*indicator, *ranks.get(*region)?))
        };
        let mut series: Vec<usize> = (0..self.series.things.len()).collect();
        series.sort_by_key(key);
        let keys: Vec<(IndicatorIndex, usize)> = series.iter().filter_map(key).collect();
        let (mut order, ends) = self.sorted_rows(&inverse(&series));
        // What is not needed any more makes room for the columns in order.
        (self.series, self.series_of_rows) = (Numbered::default(), Vec::new());
        let (series, duplicates) = self.without_duplicates(&mut order, keys.into_iter().zip(ends));
        self.values.in_order(&order);
        let in_name_order = |region: &usize| self.regions.things.get(*region).cloned();
        let regions: Vec<Region> = regions.iter().filter_map(in_name_order).collect();
        let observations = Observations {
            series_before: series_before(&series),
            places: regions.iter().cloned().zip(0..).collect(),
            regions,
            series,
            values: self.values,
            rows: in_order(self.rows, &order),
            shared: self.shared.things,
            texts: self.texts.things,
        };
        (observations, duplicates)
    }

    /// The rows by series and year, and where each series ends.
    fn sorted_rows(&self, ranks: &[usize]) -> (Vec<u32>, Vec<usize>) {
        let rank = |series: &u32| ranks.get(*series as usize).copied().unwrap_or_default();
        let mut ends = vec![0_usize; ranks.len()];
        for series in &self.series_of_rows {
            if let Some(count) = ends.get_mut(rank(series)) {
                *count += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut sorted = vec![0_u32; self.series_of_rows.len()];
        for (row, series) in (0..).zip(&self.series_of_rows) {
            let Some(next) = ends.get_mut(rank(series)) else { continue };
            if let Some(place) = sorted.get_mut(*next) {
                *place = row;
            }
            *next += 1;
        }
        let mut start = 0;
        for end in &ends {
            // Most files are in order already, and a look at that costs less than to sort.
            if let Some(rows) = sorted.get_mut(start..*end)
                && !rows.is_sorted_by_key(|row| self.year_of(*row))
            {
                rows.sort_by_key(|row| self.year_of(*row));
            }
            start = *end;
        }
        (sorted, ends)
    }

    /// Takes the duplicates out of the sorted rows.
    fn without_duplicates(
        &self,
        rows: &mut Vec<u32>,
        series: impl Iterator<Item = ((IndicatorIndex, usize), usize)>,
    ) -> (Vec<SeriesRows>, Vec<Duplicate>) {
        let (mut kept, mut start, mut duplicates) = (0, 0, Vec::new());
        let series = series.map(|((indicator, region), end)| {
            if self.is_once_a_year(rows.get(start..end).unwrap_or_default()) {
                rows.copy_within(start..end, kept);
                kept += end - std::mem::replace(&mut start, end);
                return SeriesRows { indicator, region, end: kept };
            }
            // Where the rows of the same year begin, among those that are kept, and which of it are not.
            let (mut first, mut left_out) = (kept, Vec::new());
            for place in start..end {
                let Some(row) = rows.get(place).copied() else { continue };
                if rows.get(first).and_then(|first| self.year_of(*first)) != self.year_of(row) {
                    first = kept;
                    left_out.clear();
                }
                let others: &[u32] = rows.get(first..kept).unwrap_or_default();
                // A duplicate counts as well, so that each file says of itself what all say together.
                if let Some(other) = others.iter().chain(&left_out).find(|other| self.is_ambiguous(row, **other)) {
                    duplicates.push(self.duplicate(row, *other));
                    left_out.push(row);
                } else {
                    rows.swap(place, kept);
                    kept += 1;
                }
            }
            start = end;
            SeriesRows { indicator, region, end: kept }
        });
        let series = series.collect();
        rows.truncate(kept);
        duplicates.sort_by_key(|duplicate| duplicate.row);
        (series, duplicates)
    }

    /// Whether the sorted rows have no year in common.
    fn is_once_a_year(&self, rows: &[u32]) -> bool {
        rows.is_sorted_by(|row, next| self.year_of(*row) < self.year_of(*next))
    }

    fn is_ambiguous(&self, row: u32, other: u32) -> bool {
        let published = |row| self.details_of(row).and_then(|details| details.published);
        let overlap = |own: PartialDate, other: PartialDate| {
            own.first_day() <= other.last_day() && other.first_day() <= own.last_day()
        };
        published(row).zip(published(other)).is_none_or(|(own, other)| overlap(own, other))
    }

    fn duplicate(&self, row: u32, first: u32) -> Duplicate {
        Duplicate { row: row as usize, origin: self.origin(row), first: self.origin(first) }
    }

    fn origin(&self, row: u32) -> Origin {
        let packed = self.rows.get(row as usize);
        Origin {
            file: self.details_of(row).map(|details| details.file).unwrap_or_default(),
            length: packed.map(|packed| packed.length).unwrap_or_default(),
            start: packed.map(|packed| packed.start).unwrap_or_default(),
        }
    }

    fn year_of(&self, row: u32) -> Option<i16> {
        self.rows.get(row as usize).map(|packed| packed.year)
    }

    fn details_of(&self, row: u32) -> Option<&Details> {
        let details = self.rows.get(row as usize)?.details;
        self.shared.things.get(details as usize)
    }
}

impl Observations {
    /// The same with others in the place of those of one file, and what is given twice then.
    pub fn with_file(&self, file: u32, of_file: &Self) -> (Self, Vec<Duplicate>) {
        let mut builder = ObservationsBuilder::default();
        builder.add_all(self, |other| (other < file).then_some(other));
        builder.add_all(of_file, |_| Some(file));
        builder.add_all(self, |other| (other > file).then_some(other));
        builder.finish()
    }
}

/// How many of the series are of the indicators before each, and before the next one.
fn series_before(series: &[SeriesRows]) -> Vec<usize> {
    let indicators = series.last().map_or(0, |last| last.indicator.0 + 1);
    let of_those_before = |indicator| series.partition_point(|series| series.indicator.0 < indicator);
    (0..=indicators).map(of_those_before).collect()
}

/// Files of less than 4 GiB have fewer rows than that.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The place of each number in a list of all of them.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, number) in order.iter().enumerate() {
        if let Some(of_number) = places.get_mut(*number) {
            *of_number = place;
        }
    }
    places
}
