//! Every indicator over the years, for a terminal.

use std::collections::BTreeSet;

use super::{AverageGrowth, GrowthReport, Row, RowSeries, mark_in, value_in};
use crate::evaluate::Series;
use crate::locale::Texts;
use crate::model::{Indicator, Year};
use crate::report::requirement::{Mark, grouped, short_name, signed, unit_behind, unit_of};
use crate::report::screen::{Block, Grid, GridCell, GridColumn, GridLine, GridRow, Room, Screen};
use crate::report::{Cell, number, region_sentence, years_named};

/// From how many values on a curve says more than they do.
const LEAST_CURVE: usize = 4;
/// How much of a name is left before another year is shown.
const LEAST_NAMES: usize = 32;

/// A change between two years.
struct Change {
    figure: String,
    from: Year,
    to: Year,
    /// The years between them without a value.
    missing: Vec<Year>,
}

/// The changes of a column, one for each row.
struct Changes(Vec<Option<Change>>);

impl Changes {
    fn all(&self) -> impl Iterator<Item = &Change> {
        self.0.iter().flatten()
    }

    fn cell(&self, place: usize) -> GridCell {
        self.0.get(place).and_then(Option::as_ref).map(|change| change.figure.clone()).into()
    }
}

/// What is the same of all that was seen.
#[derive(Default)]
enum Shared<T> {
    #[default]
    Nothing,
    One(T),
    Several,
}

impl<T: PartialEq> Shared<T> {
    fn add(&mut self, seen: T) {
        *self = match std::mem::take(self) {
            Self::Nothing => Self::One(seen),
            Self::One(before) if before == seen => Self::One(before),
            Self::One(_) | Self::Several => Self::Several,
        };
    }
}

/// Between which years some changes are.
#[derive(Default)]
struct ChangeYears {
    from: Shared<Year>,
    to: Shared<Year>,
    missing: Shared<Vec<Year>>,
}

impl ChangeYears {
    fn add(&mut self, changes: &Changes) {
        for change in changes.all() {
            self.from.add(change.from);
            self.to.add(change.to);
            if !change.missing.is_empty() {
                self.missing.add(change.missing.clone());
            }
        }
    }
}

/// What must be known beside the tables that were made.
#[derive(Default)]
pub(super) struct GrowthNotes {
    marks: BTreeSet<Mark>,
    growth: ChangeYears,
    average: ChangeYears,
}

impl GrowthNotes {
    pub(super) fn words(&self, texts: &Texts) -> Vec<String> {
        let mut notes = Mark::words(&self.marks, texts);
        notes.extend(note_on_years(&self.growth, &self.average, texts));
        notes
    }
}

impl<'a> GrowthReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let listed: Vec<RowSeries<'_, 'a>> = self.series().filter(|of| self.is_listed(of)).collect();
        let mut noted = GrowthNotes::default();
        let named = |row: &Row<'_>| [indicator_cell(row.indicator, texts), GridCell::dim(&row.indicator.id)];
        let grid = self.grid("screen-indicator-and-unit", &listed, named, &mut noted, texts);
        let mut notes = noted.words(texts);
        notes.extend(self.too_long(texts));
        notes.extend(self.parts(texts));
        Screen { preface: self.sentences(texts), blocks: vec![Block::Grid(grid)], notes, ..self.header.screen(texts) }
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        self.header.hint("growth", texts).into_iter().collect()
    }

    pub(super) fn is_listed(&self, (row, series): &RowSeries<'_, '_>) -> bool {
        self.shown.all || self.shown.readings(series).next().is_some() || !row.too_long.is_empty()
    }

    fn sentences(&self, texts: &Texts) -> Vec<String> {
        let region = region_sentence(self.data.plan, Some(self.data.region), texts);
        let has_value = |(row, series): &RowSeries<'_, '_>| {
            self.shown.readings(series).next().is_some() || !row.too_long.is_empty()
        };
        let (all, with) = (self.rows.len(), self.series().filter(has_value).count());
        let key = match all - with {
            0 => "growth-counts-all",
            _ if self.shown.all => "growth-counts-with",
            _ => "growth-counts",
        };
        let [count, without, all] = [with, all - with, all].map(|count| count.to_string());
        let numbers = [("count", count.as_str()), ("number", number(with)), ("without", &without), ("all", &all)];
        region.into_iter().chain(self.header.sentences(texts)).chain([texts.format(key, &numbers)]).collect()
    }

    /// A row for each series, with its name and its id.
    pub(super) fn grid(
        &self,
        heading: &str,
        listed: &[RowSeries<'_, 'a>],
        named: impl Fn(&Row<'_>) -> [GridCell; 2],
        noted: &mut GrowthNotes,
        texts: &Texts,
    ) -> Grid {
        let growth = Changes(listed.iter().map(|of| self.growth_of(of, texts)).collect());
        let average = Changes(listed.iter().map(|(row, series)| average_of(row.average.as_ref(), series)).collect());
        let cumulative = listed.iter().map(|(row, series)| average_of(row.cumulative.as_ref(), series)).collect();
        let changes = [growth, average, Changes(cumulative)];
        let values = listed.iter().flat_map(|(_, series)| self.shown.readings(series));
        noted.marks.extend(values.filter_map(|(_, reading)| Mark::of(reading.quality)));
        let [growth, average, _] = &changes;
        noted.growth.add(growth);
        noted.average.add(average);
        let years: Vec<(String, Vec<String>)> = self.years.iter().map(|year| self.year(listed, *year, texts)).collect();
        let figures = |key: &str| GridColumn::labelled_figures(texts.get(key), Room::Whole);
        let mut columns = vec![GridColumn::words(texts.get(heading), Room::Rest)];
        columns.extend(years.iter().map(|(heading, _)| GridColumn::labelled_figures(heading.clone(), Room::Newest)));
        columns.extend([figures("column-growth"), figures("screen-a-year"), figures("column-cumulative-growth")]);
        columns.push(GridColumn::words(texts.get("column-id"), Room::IfAny { priority: 1 }));
        columns.push(GridColumn::words(texts.get("column-course"), Room::IfAny { priority: 2 }));
        let row = |(place, (row, series)): (usize, &RowSeries<'_, '_>)| {
            let [name, id] = named(row);
            let of_years = years.iter().map(|(_, values)| values.get(place).cloned().into());
            let of_changes = changes.iter().map(|changes| changes.cell(place));
            let cells = std::iter::once(name).chain(of_years).chain(of_changes).chain([id, self.curve(series)]);
            GridLine::Row(GridRow { cells: cells.collect(), ..GridRow::default() })
        };
        let lines = listed.iter().enumerate().map(row).collect();
        Grid { columns, lines, least_rest: Some(LEAST_NAMES), ..Grid::default() }
    }

    /// The heading and the values of a year; digits stand below digits, marks behind them.
    fn year(&self, listed: &[RowSeries<'_, '_>], year: Year, texts: &Texts) -> (String, Vec<String>) {
        let room = usize::from(listed.iter().any(|(_, series)| mark_in(series, year).is_some()));
        let value = |(row, series): &RowSeries<'_, '_>| {
            if row.too_long.contains(&year) {
                return texts.get("too-long") + &" ".repeat(room);
            }
            let Some(value) = figure(&Cell::value(value_in(series, year), row.indicator.decimals)) else {
                return String::new();
            };
            let blank = || " ".repeat(room);
            value + &mark_in(series, year).map_or_else(blank, str::to_owned)
        };
        (format!("{year}{}", " ".repeat(room)), listed.iter().map(value).collect())
    }

    fn growth_of(&self, of: &RowSeries<'_, '_>, texts: &Texts) -> Option<Change> {
        let figure = signed(&figure(&self.growth_cell(of, texts))?);
        let (to, _) = self.shown.readings(&of.1).next_back()?;
        Some(Change { figure, from: to.plus(-1), to, missing: Vec::new() })
    }

    fn curve(&self, series: &Series) -> GridCell {
        let course: Vec<_> = self.years.iter().map(|year| value_in(series, *year).cloned()).collect();
        let is_worth_it = course.iter().flatten().count() >= LEAST_CURVE;
        GridCell { course: if is_worth_it { course } else { Vec::new() }, ..GridCell::default() }
    }
}

/// A number as a person reads it.
fn figure(cell: &Cell) -> Option<String> {
    let (Cell::Number { value, decimals, suffix } | Cell::Computed { value, decimals, suffix, .. }) = cell else {
        return None;
    };
    Some(grouped(&value.to_fixed(*decimals)) + suffix.as_str())
}

/// Growth a year, where it is not that of the only year.
fn average_of(average: Option<&AverageGrowth>, series: &Series) -> Option<Change> {
    let AverageGrowth { from, to, percent, decimals } = average?;
    let missing = from.plus(1).through(*to).filter(|year| series.at(*year).is_none());
    let figure = signed(&grouped(&percent.to_fixed(*decimals))) + "%";
    (to.since(*from) > 1).then(|| Change { figure, from: *from, to: *to, missing: missing.collect() })
}

/// Between which years the changes are, and what is not filled in.
fn note_on_years(growth: &ChangeYears, average: &ChangeYears, texts: &Texts) -> Option<String> {
    let with_years = |key: &str, years: &[(&str, Year)]| {
        texts.format_owned(key, &years.iter().map(|(name, year)| (*name, year.to_string())).collect::<Vec<_>>())
    };
    let on_growth = match &growth.to {
        Shared::Nothing => None,
        Shared::One(year) => Some(with_years("growth-in-year", &[("year", *year), ("before", year.plus(-1))])),
        Shared::Several => Some(texts.get("growth-in-years")),
    };
    let on_average = match (&average.from, &average.to) {
        (Shared::Nothing, _) => None,
        (Shared::One(from), Shared::One(to)) => Some(with_years("average-in-years", &[("from", *from), ("to", *to)])),
        (Shared::One(from), _) => Some(with_years("average-from-year", &[("from", *from)])),
        (Shared::Several, _) => Some(texts.get("average-of-each")),
    };
    let on_average = on_average.map(|words| words + &not_filled_in(average, texts));
    let said: Vec<String> = on_growth.into_iter().chain(on_average).collect();
    (!said.is_empty()).then(|| said.join(&texts.get("semicolon")))
}

fn not_filled_in(average: &ChangeYears, texts: &Texts) -> String {
    match &average.missing {
        Shared::Nothing => String::new(),
        Shared::Several => texts.get("growth-gaps"),
        Shared::One(years) => texts.format("growth-gap", &[("years", &years_named(years, texts))]),
    }
}

/// The name of an indicator, with its unit of measure.
pub(super) fn indicator_cell(indicator: &Indicator, texts: &Texts) -> GridCell {
    let ending = unit_behind(unit_of(indicator, texts), texts);
    GridCell { ending, ..GridCell::from(short_name(indicator, texts).to_owned()) }
}
