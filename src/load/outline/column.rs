//! What a column seems to hold, by its heading and its cells.

use rustc_hash::FxHashMap;

use crate::load::headings::{is_aside, names_regions};
use crate::load::statistics::{
    UsualColumn, is_dated, may_be_period, may_be_scale, may_be_unit, may_be_year, usual_column,
};
use crate::model::DeclaredRegions;
use crate::wording::is_no_value;

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
    /// Whether a number has a decimal comma, and none a decimal point.
    pub has_decimal_comma: bool,
    /// Its place in a row.
    pub(super) place: usize,
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
    /// Regions.
    Region,
    /// Short signs that say something of the value beside them.
    Flags,
    /// Words about the value beside them.
    Remarks,
    /// Anything else.
    Other,
}

/// Most different cells that are counted of a column.
pub(super) const MOST_DIFFERENT: usize = 1_000;
/// Most frequent cells that are shown.
const MOST_SHOWN: usize = 5;
/// Most characters of a sign that there is no value.
const LONGEST_SIGN: usize = 3;
/// Most bytes of a flag, which is a letter or two, or a sign; two Chinese characters are a word.
const LONGEST_FLAG: usize = 3;

/// What was seen of the cells of a column.
#[derive(Default)]
pub(super) struct Counted {
    cells: FxHashMap<String, usize>,
    filled: usize,
    numbers: usize,
    years: usize,
    periods: usize,
    dated: usize,
    has_decimal_comma: bool,
    has_decimal_point: bool,
}

impl Counted {
    pub(super) fn add(&mut self, cell: &str) {
        if !cell.is_empty() {
            self.filled += 1;
            self.numbers += usize::from(may_be_number(cell));
            self.years += usize::from(may_be_year(cell));
            self.periods += usize::from(may_be_period(cell));
            self.dated += usize::from(is_dated(cell));
            self.has_decimal_comma |= has_decimal(cell, ',', '.');
            self.has_decimal_point |= has_decimal(cell, '.', ',');
        }
        if let Some(count) = self.cells.get_mut(cell) {
            *count += 1;
        } else if self.cells.len() < MOST_DIFFERENT {
            self.cells.insert(cell.to_owned(), 1);
        }
    }

    pub(super) fn is_filled(&self) -> bool {
        self.filled > 0
    }

    pub(super) fn column(self, place: usize, heading: String, regions: &DeclaredRegions) -> OutlineColumn {
        let role = self.role(&heading, regions);
        let different = self.cells.len();
        let mut frequent: Vec<(String, usize)> = self.cells.into_iter().collect();
        frequent.sort_by(|(one, often), (other, seldom)| seldom.cmp(often).then_with(|| one.cmp(other)));
        let signs = frequent.iter().map(|(cell, _)| cell).filter(|cell| may_be_sign(cell) && !is_no_value(cell));
        let signs = signs.take(MOST_SHOWN).cloned().collect();
        frequent.truncate(MOST_SHOWN);
        let has_decimal_comma = self.has_decimal_comma && !self.has_decimal_point;
        OutlineColumn { heading, role, different, frequent, signs, has_decimal_comma, place }
    }

    fn role(&self, heading: &str, regions: &DeclaredRegions) -> ColumnRole {
        let is_all = |count: usize| self.filled > 0 && count == self.filled;
        let is_numeric = || self.numbers * 2 > self.filled || self.holds_numbers_and_signs();
        match usual_column(heading) {
            Some(column) => ColumnRole::Usual(column),
            None if may_be_year(heading) => ColumnRole::OfYear,
            None if may_be_scale(heading) => ColumnRole::Other,
            // Eurostat writes what a row is of into one column, with the unit of measure among it.
            None if may_be_unit(heading) && !heading.contains('\\') => ColumnRole::Unit,
            None if is_all(self.years) => ColumnRole::Year,
            None if self.periods > 0 && is_all(self.periods + self.years) => ColumnRole::Period,
            None if self.is_mostly_dated() => ColumnRole::Year,
            None if is_aside(heading) && self.cells.keys().all(|cell| cell.len() <= LONGEST_FLAG) => ColumnRole::Flags,
            None if is_aside(heading) => ColumnRole::Remarks,
            None if is_numeric() => ColumnRole::Value,
            None if names_regions(heading) || self.holds_regions(regions) => ColumnRole::Region,
            None => ColumnRole::Other,
        }
    }

    /// Whether most cells are years, some perhaps with a flag, or parts of years, and none is another number.
    fn is_mostly_dated(&self) -> bool {
        self.dated * 2 > self.filled && self.numbers <= self.years + self.periods
    }

    /// Whether there is a number, and all else are signs such as NA.
    fn holds_numbers_and_signs(&self) -> bool {
        let is_sign = |cell: &String| cell.chars().count() <= LONGEST_SIGN && may_be_sign(cell);
        self.numbers > 0 && self.cells.keys().filter(|cell| !may_be_number(cell)).all(is_sign)
    }

    /// Whether most cells are regions of the plan.
    fn holds_regions(&self, regions: &DeclaredRegions) -> bool {
        let is_region = |cell: &&String| regions.iter().any(|region| region.is_called(cell));
        let named = self.cells.keys().filter(|cell| !cell.is_empty()).count();
        named > 0 && self.cells.keys().filter(is_region).count() * 2 > named
    }
}

/// Whether years or a heading say which columns hold the values.
pub(super) fn says_value(columns: &[OutlineColumn]) -> bool {
    columns.iter().any(|column| matches!(column.role, ColumnRole::OfYear | ColumnRole::Usual(UsualColumn::Value)))
}

pub(super) fn may_be_number(cell: &str) -> bool {
    cell.contains(|sign: char| sign.is_ascii_digit())
        && cell
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-' | '+' | 'e' | 'E' | '%' | ' '))
}

/// Whether a cell may mean that there is no value: what has a digit may be one.
fn may_be_sign(cell: &str) -> bool {
    !cell.contains(char::is_numeric)
}

/// Whether a sign parts decimals, for it cannot part thousands as `other` does: 1,5 or 1.234,5.
fn has_decimal(cell: &str, sign: char, other: char) -> bool {
    let Some((whole, decimals)) = cell.split_once(sign) else { return false };
    let digits = decimals.bytes().take_while(u8::is_ascii_digit).count();
    may_be_number(cell) && !decimals.contains([sign, other]) && (digits != 3 || whole.contains(other))
}

#[cfg(test)]
mod tests {
    use super::has_decimal;

    #[test]
    fn a_comma_that_can_part_thousands_proves_nothing() {
        let has_decimal_comma = |cell| has_decimal(cell, ',', '.');
        assert!(["1,5", "1.234,5", "0,75", "1.234,567"].into_iter().all(has_decimal_comma));
        assert!(!["1,234", "1,234.5", "1,234,567", "1.5", "p,q", ""].into_iter().any(has_decimal_comma));
    }
}
