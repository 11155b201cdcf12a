//! Which columns tell apart the rows that would give a value twice.

use rustc_hash::{FxHashMap, FxHashSet};

use super::column::{ColumnRole, MOST_DIFFERENT, OutlineColumn, may_be_number, says_value};
use crate::load::statistics::UsualColumn;

/// The columns that tell apart the rows of the same year, region and indicator.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// In the order of the table.
    pub columns: Vec<ColumnThatTells>,
    /// How many values the table has, each of another year, region or indicator.
    pub values: usize,
    /// How many of them have no row with the cells that are proposed.
    pub lost: usize,
    /// How many values still have several rows.
    pub twice: usize,
}

/// A column that tells rows apart.
#[derive(Clone, Debug)]
pub struct ColumnThatTells {
    /// Its place among the columns of the outline.
    pub column: usize,
    /// The cell of the rows that may count.
    pub cell: String,
}

/// How the rows of a whole are called where others name a part.
const WHOLES: [&str; 19] = [
    "",
    "_t",
    "all",
    "all ages",
    "annual",
    "both",
    "both sexes",
    "gesamt",
    "insgesamt",
    // The year, where the Bureau of Labor Statistics counts months.
    "m13",
    "t",
    "tot",
    "total",
    "全体",
    "全年",
    "全部",
    "合计",
    "总体",
    "总计",
];

/// The rows with a value, by what they say of it.
pub(super) struct RowsByValue {
    /// The places of the columns that say of which year, region and indicator a value is.
    key: Vec<usize>,
    values: Vec<usize>,
    candidates: Vec<Candidate>,
    keys: FxHashMap<String, usize>,
    rows: Vec<Row>,
}

/// A column that may tell rows apart.
struct Candidate {
    /// Its place among the columns of the outline.
    column: usize,
    /// Its place in a row.
    place: usize,
    /// Whether it holds numbers, which rather measure something than tell it apart.
    is_numeric: bool,
    cells: FxHashMap<String, usize>,
    names: Vec<String>,
}

struct Row {
    key: usize,
    /// The number of the cell in each candidate.
    cells: Vec<usize>,
}

/// One cell of one candidate, and what is left when only its rows count. The least is the best.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Choice {
    /// Values without any row.
    lost: usize,
    is_numeric: bool,
    /// RowsByValue too many.
    surplus: usize,
    /// Whether nothing in it says that it is the whole.
    is_part: bool,
    candidate: usize,
    cell: usize,
}

impl RowsByValue {
    pub(super) fn under(columns: &[OutlineColumn]) -> Self {
        let says_value = says_value(columns);
        let places = |is_one: &dyn Fn(ColumnRole) -> bool| {
            columns.iter().filter(|column| is_one(column.role)).map(|column| column.place).collect::<Vec<usize>>()
        };
        let key = places(&|role| {
            matches!(
                role,
                ColumnRole::Year
                    | ColumnRole::Period
                    | ColumnRole::Region
                    | ColumnRole::Usual(
                        UsualColumn::Indicator | UsualColumn::Year | UsualColumn::Region | UsualColumn::Published
                    )
            )
        });
        let values = places(&|role| {
            matches!(role, ColumnRole::OfYear | ColumnRole::Usual(UsualColumn::Value))
                || role == ColumnRole::Value && !says_value
        });
        let may_tell = |column: &OutlineColumn| {
            let is_other = column.role == ColumnRole::Other || says_value && column.role == ColumnRole::Value;
            is_other && (2..MOST_DIFFERENT).contains(&column.different)
        };
        let candidates = columns.iter().enumerate().filter(|(_, column)| may_tell(column));
        let candidates = candidates.map(|(number, column)| Candidate::of(number, column)).collect();
        Self { key, values, candidates, keys: FxHashMap::default(), rows: Vec::new() }
    }

    pub(super) fn add(&mut self, cells: &[String]) {
        let cell = |place: &usize| cells.get(*place).map(String::as_str).unwrap_or_default();
        if !self.values.is_empty() && !self.values.iter().any(|place| may_be_number(cell(place))) {
            return;
        }
        let key = self.key.iter().map(cell).collect::<Vec<_>>().join("\u{1f}");
        let next = self.keys.len();
        let key = *self.keys.entry(key).or_insert(next);
        let cells = self.candidates.iter_mut().map(|candidate| candidate.number(cell(&candidate.place))).collect();
        self.rows.push(Row { key, cells });
    }

    /// Narrows the rows until no value has two: each time by the cell that leaves the most values, and the fewest rows too many.
    pub(super) fn telling(&self) -> Telling {
        let mut left: Vec<&Row> = self.rows.iter().collect();
        let mut columns = Vec::new();
        loop {
            let (twice, values) = (twice(&left), different_keys(&left));
            let best = if twice > 0 { self.best(&left, values) } else { None };
            let Some((candidate, cell)) = best else {
                columns.sort_by_key(|chosen: &ColumnThatTells| chosen.column);
                return Telling { columns, values: self.keys.len(), lost: self.keys.len() - values, twice };
            };
            let name = self.candidates.get(candidate).and_then(|candidate| candidate.names.get(cell));
            let column = self.candidates.get(candidate).map_or(0, |candidate| candidate.column);
            columns.push(ColumnThatTells { column, cell: name.cloned().unwrap_or_default() });
            left.retain(|row| row.cells.get(candidate) == Some(&cell));
        }
    }

    /// The candidate and the cell by which rows are best narrowed; nothing when no candidate tells any apart.
    fn best(&self, left: &[&Row], values: usize) -> Option<(usize, usize)> {
        let of = |(number, candidate): (usize, &Candidate)| candidate.best(number, left, values);
        let best = self.candidates.iter().enumerate().filter_map(of).min()?;
        Some((best.candidate, best.cell))
    }
}

impl Candidate {
    fn of(number: usize, column: &OutlineColumn) -> Self {
        Self {
            column: number,
            place: column.place,
            is_numeric: column.role == ColumnRole::Value,
            cells: FxHashMap::default(),
            names: Vec::new(),
        }
    }

    fn number(&mut self, cell: &str) -> usize {
        if let Some(number) = self.cells.get(cell) {
            return *number;
        }
        let number = self.names.len();
        self.names.push(cell.to_owned());
        self.cells.insert(cell.to_owned(), number);
        number
    }

    /// The best of its cells; nothing when it tells no rows of one value apart.
    fn best(&self, number: usize, left: &[&Row], values: usize) -> Option<Choice> {
        let cells = left.iter().filter_map(|row| Some((row.key, *row.cells.get(number)?)));
        let mut rows: FxHashMap<usize, usize> = FxHashMap::default();
        let mut pairs: FxHashSet<(usize, usize)> = FxHashSet::default();
        for (key, cell) in cells {
            *rows.entry(cell).or_default() += 1;
            pairs.insert((key, cell));
        }
        if pairs.len() == values {
            return None;
        }
        let mut values_of: FxHashMap<usize, usize> = FxHashMap::default();
        for (_, cell) in &pairs {
            *values_of.entry(*cell).or_default() += 1;
        }
        let choice = |(cell, of_cell): (&usize, &usize)| Choice {
            lost: values - of_cell,
            is_numeric: self.is_numeric,
            surplus: rows.get(cell).map_or(0, |rows| rows - of_cell),
            is_part: !self.is_whole(*cell),
            candidate: number,
            cell: *cell,
        };
        // The whole comes before any part, whatever it leaves.
        let by_whole = |choice: &Choice| (choice.is_part, choice.lost, choice.surplus, choice.cell);
        values_of.iter().map(choice).min_by_key(by_whole)
    }

    fn is_whole(&self, cell: usize) -> bool {
        self.names.get(cell).is_some_and(|name| WHOLES.contains(&name.to_lowercase().as_str()))
    }
}

fn different_keys(rows: &[&Row]) -> usize {
    rows.iter().map(|row| row.key).collect::<FxHashSet<_>>().len()
}

/// How many values have several rows.
fn twice(rows: &[&Row]) -> usize {
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for row in rows {
        *counts.entry(row.key).or_default() += 1;
    }
    counts.values().filter(|count| **count > 1).count()
}
