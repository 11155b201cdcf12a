//! Tables of which every row names something in the plan by its id.

use std::collections::BTreeSet;

use super::csv_table::{Content, CsvRow, CsvSchema, CsvTable};
use super::odd_cells::{CellUse, report_odd_cells};
use super::places::TableLayout;
use crate::diagnostic::Diagnostics;
use crate::source::{Source, SourceId};

/// What tells the rows of such a table from the lines around them.
pub(super) struct IdTable<'a, C: 'static> {
    pub(super) schema: &'static CsvSchema<C>,
    pub(super) ids: &'a BTreeSet<String>,
    /// The column of the id.
    pub(super) id: C,
    /// The column whose cells show that a line with a known id is a row.
    pub(super) shows: C,
    pub(super) is_shown: fn(&str) -> bool,
    pub(super) required: &'static [C],
    pub(super) used_as: fn(C) -> CellUse,
}

impl<C: Copy + PartialEq> Content<C> for IdTable<'_, C> {
    fn has_key(&self, cells: &[(C, &str)]) -> bool {
        cells.iter().any(|(column, cell)| *column == self.id && self.ids.contains(*cell))
    }

    fn is_data(&self, cells: &[(C, &str)]) -> bool {
        self.has_key(cells) && cells.iter().any(|(column, cell)| *column == self.shows && (self.is_shown)(cell))
    }
}

impl<C: Copy + PartialEq> IdTable<'_, C> {
    /// Hands over every row of a file, and tells how the file is laid out; nothing when it is no such table.
    pub(super) fn each_row(
        &self,
        (id, source): (SourceId, &Source),
        diagnostics: &mut Diagnostics,
        mut take: impl FnMut(&CsvRow<'_, '_, C>, &mut Diagnostics),
    ) -> Option<TableLayout> {
        let before = diagnostics.clone();
        let (table, mut body) = CsvTable::read(id, source, self.schema, self, diagnostics)?;
        if !table.require(self.required, self.schema, diagnostics) {
            return None;
        }
        let mut end = None;
        'rows: loop {
            let piece = match body.next(&table, self) {
                Ok(Some(piece)) => piece,
                Ok(None) => break,
                Err(fault) => {
                    *diagnostics = before;
                    table.report_fault(&fault, diagnostics);
                    return None;
                }
            };
            let mut rows = piece.rows(table.delimiter());
            while let Some(cells) = rows.next_row() {
                let Some(row) = table.filled_row(piece, cells) else { continue };
                let is_known = self.ids.contains(row.cell(self.id));
                // What stands under another header means something else.
                if !is_known && row.is_second_header(self.id, self.schema, diagnostics) {
                    break 'rows;
                }
                if !is_known && row.is_leftover(self.id, self, diagnostics) {
                    continue;
                }
                row.report_extra_cells(|_| false, diagnostics);
                end = Some(row.end());
                if !report_odd_cells(&row, self.used_as, diagnostics) {
                    take(&row, diagnostics);
                }
            }
        }
        Some(table.layout(end, |column| self.schema.english(column).to_owned()))
    }
}
