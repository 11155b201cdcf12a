//! Quotes that take more into a cell than anybody meant.

use std::ops::Range;

use crate::source::{CellPlace, Cells};

/// A quote at the start of a cell that is not closed where the cell was meant to end.
pub(super) struct StrayQuote {
    pub(super) range: Range<usize>,
    pub(super) kind: StrayKind,
    /// Where the cell ends.
    pub(super) end: usize,
}

/// How a quote shows that it is not meant so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum StrayKind {
    /// It is never closed.
    Open,
    /// Behind the quote that closes it, in another line, more text follows.
    TextBehind,
    /// A line inside the cell is a row of the table.
    RowInside,
}

/// The first stray quote of a text, whose cells may hold line ends but no line for which `is_row` holds.
pub(super) fn find_stray(text: &str, delimiter: u8, is_row: impl Fn(&str) -> bool) -> Option<StrayQuote> {
    Cells::new(text, 0, delimiter).find_map(|cell| {
        let kind = stray_kind(text, &cell, &is_row)?;
        Some(StrayQuote { range: cell.range.start..cell.range.start + 1, kind, end: cell.range.end })
    })
}

fn stray_kind(text: &str, cell: &CellPlace, is_row: impl Fn(&str) -> bool) -> Option<StrayKind> {
    if !cell.is_closed {
        return Some(StrayKind::Open);
    }
    let written = text.get(cell.range.clone())?.strip_prefix('"')?;
    if !written.contains(['\r', '\n']) {
        return None;
    }
    if cell.has_text_behind_quote {
        return Some(StrayKind::TextBehind);
    }
    let inside = written.strip_suffix('"').unwrap_or(written);
    inside.split(['\r', '\n']).any(is_row).then_some(StrayKind::RowInside)
}
