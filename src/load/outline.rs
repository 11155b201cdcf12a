//! What the columns of a file hold, for somebody who is to say how it is read.

use rustc_hash::FxHashMap;

use super::csv_table::{DELIMITERS, LOWEST_HEADER};
use super::statistics::{UsualColumn, may_be_period, may_be_unit, may_be_year, title_of, usual_column};
use crate::source::{Rows, Source, cell_texts};
use crate::wording::is_no_value;

/// A table, as far as it can be seen without knowing what it is about.
#[derive(Clone, Debug)]
pub struct Outline {
    /// How many rows are filled below the header.
    pub rows: usize,
    /// Whether a line above the header names the indicator.
    pub has_title: bool,
    /// In order, those that have a heading.
    pub columns: Vec<OutlineColumn>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct OutlineColumn {
    /// As it is written.
    pub heading: String,
    /// What it seems to be.
    pub role: ColumnRole,
    /// How many different cells it has, as far as they are counted.
    pub different: usize,
    /// The most frequent ones, each with how often it stands.
    pub frequent: Vec<(String, usize)>,
    /// Some of those that are no number and do not always mean that there is no value.
    pub signs: Vec<String>,
}

/// What a column seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// What its heading says.
    Usual(UsualColumn),
    /// Years, one a row.
    Year,
    /// Periods of several years.
    Period,
    /// Numbers.
    Value,
    /// A heading that is a year.
    OfYear,
    /// Perhaps units of measure.
    Unit,
    /// Anything else.
    Other,
}

/// Most different cells that are counted of a column.
const MOST_DIFFERENT: usize = 1_000;
/// Most frequent cells that are shown.
const MOST_SHOWN: usize = 5;

impl Outline {
    /// The outline of a file; nothing when it is no table.
    pub fn of(source: &Source) -> Option<Self> {
        let text = source.text();
        let (delimiter, header) = DELIMITERS
            .into_iter()
            .filter_map(|sign| Some((sign, widest(text, sign)?)))
            .max_by_key(|(_, header)| header.filled)?;
        let mut rows = Rows::new(text, header.start, delimiter);
        let headings = rows.next_row().map(|row| cell_texts(text, row.cells)).unwrap_or_default();
        let mut counted: Vec<Counted> = headings.iter().map(|_| Counted::default()).collect();
        let mut count = 0;
        while let Some(row) = rows.next_row() {
            let cells = cell_texts(text, row.cells);
            // Remarks below the table.
            if filled(&cells) < 2 {
                continue;
            }
            count += 1;
            for (place, counted) in counted.iter_mut().enumerate() {
                counted.add(cells.get(place).map(String::as_str).unwrap_or_default());
            }
        }
        let columns = headings.into_iter().zip(counted).filter(|(heading, _)| !heading.is_empty());
        let above = text.get(..header.start).unwrap_or_default();
        let has_title = above.lines().any(|line| title_of(line.trim_matches(['"', ',', ';', '\t', ' '])).is_some());
        Some(Self {
            rows: count,
            has_title,
            columns: columns.map(|(heading, counted)| counted.column(heading)).collect(),
        })
    }
}

struct HeaderLine {
    start: usize,
    filled: usize,
}

/// The first of the lines at the top that have the most cells.
fn widest(text: &str, delimiter: u8) -> Option<HeaderLine> {
    let mut rows = Rows::new(text, 0, delimiter);
    let mut widest: Option<HeaderLine> = None;
    for _ in 0..LOWEST_HEADER {
        let Some(row) = rows.next_row() else { break };
        let filled = filled(&cell_texts(text, row.cells));
        let start = row.cells.first().map_or(0, |cell| cell.range.start);
        if filled > widest.as_ref().map_or(1, |widest| widest.filled) {
            widest = Some(HeaderLine { start, filled });
        }
    }
    widest
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

fn may_be_number(cell: &str) -> bool {
    cell.contains(|sign: char| sign.is_ascii_digit())
        && cell
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-' | '+' | 'e' | 'E' | '%' | ' '))
}

/// What was seen of the cells of a column.
#[derive(Default)]
struct Counted {
    cells: FxHashMap<String, usize>,
    filled: usize,
    numbers: usize,
    years: usize,
    periods: usize,
}

impl Counted {
    fn add(&mut self, cell: &str) {
        if !cell.is_empty() {
            self.filled += 1;
            self.numbers += usize::from(may_be_number(cell));
            self.years += usize::from(may_be_year(cell));
            self.periods += usize::from(may_be_period(cell));
        }
        if self.cells.len() < MOST_DIFFERENT || self.cells.contains_key(cell) {
            *self.cells.entry(cell.to_owned()).or_default() += 1;
        }
    }

    fn column(self, heading: String) -> OutlineColumn {
        let is_all = |count: usize| self.filled > 0 && count == self.filled;
        let role = match usual_column(&heading) {
            Some(column) => ColumnRole::Usual(column),
            None if may_be_year(&heading) => ColumnRole::OfYear,
            None if may_be_unit(&heading) => ColumnRole::Unit,
            None if is_all(self.years) => ColumnRole::Year,
            None if self.periods > 0 && is_all(self.periods + self.years) => ColumnRole::Period,
            None if self.numbers * 2 > self.filled => ColumnRole::Value,
            None => ColumnRole::Other,
        };
        let different = self.cells.len();
        let mut frequent: Vec<(String, usize)> = self.cells.into_iter().collect();
        frequent.sort_by(|(one, often), (other, seldom)| seldom.cmp(often).then_with(|| one.cmp(other)));
        let signs = frequent.iter().map(|(cell, _)| cell).filter(|cell| !is_no_value(cell) && !may_be_number(cell));
        let signs = signs.take(MOST_SHOWN).cloned().collect();
        frequent.truncate(MOST_SHOWN);
        OutlineColumn { heading, role, different, frequent, signs }
    }
}
