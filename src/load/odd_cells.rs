//! Cells of a workbook that do not say what they seem to say, where something is made of them.

use super::csv_table::CsvRow;
use super::unclear_cell::report_unclear;
use crate::diagnostic::Diagnostics;
use crate::source::Oddity;

/// What a cell is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellUse {
    /// A number that counts.
    Value,
    /// The year to which it belongs.
    Year,
    /// A region, which need not be declared.
    Region,
    Words,
}

/// Reports every cell of a row that cannot be used so, and tells whether there is one.
pub(super) fn report_odd_cells<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    used_as: impl Fn(C) -> CellUse,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut has_any = false;
    for (place, oddity) in row.oddities() {
        let Some(column) = row.column_at(place) else { continue };
        let next = row.column_at(place + 1).map(&used_as);
        let holds_number = row.field(place).is_some_and(|text| text.contains(char::is_numeric));
        let is_unclear = match (oddity, used_as(column)) {
            (Oddity::NotCalculated | Oddity::TypedYear { .. } | Oddity::EarlyDay, _) => true,
            // A row that is struck out as a whole is one error.
            (Oddity::StruckOut, _) => !has_any,
            (Oddity::NotShown | Oddity::Marked, used) => used != CellUse::Words,
            (Oddity::Date, used) => used == CellUse::Value,
            (Oddity::MergedRows, used) => used == CellUse::Value && holds_number,
            (Oddity::MergedColumns, used) => [Some(used), next] == [Some(CellUse::Value); 2] && holds_number,
            // As a number or year it is found where that is read.
            (Oddity::Error, used) => used == CellUse::Words,
            (Oddity::WrittenNumber, _) => false,
        };
        if is_unclear {
            report_unclear(oddity, row.field(place).unwrap_or_default(), row.span_at(place), diagnostics);
            has_any = true;
        }
    }
    has_any
}
