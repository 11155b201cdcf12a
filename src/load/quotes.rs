//! Quotes that take more into a cell than anybody meant.

use std::ops::Range;

use crate::source::{CellPlace, Cells, is_quoted_behind_blank};

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
    /// Blanks stand before it, so that some programs take it for the start of the cell and others for a part of the text.
    BehindBlank,
    /// Behind the quote that closes it, in another line or column, more text follows.
    TextBehind,
    /// The cell begins or ends with a separator that would be trimmed away.
    CellsInside,
    /// A line inside the cell is a row of the table.
    RowInside,
}

/// Where the cells of a line inside a quoted cell would stand in a row.
#[derive(Clone, Copy)]
pub(super) enum Alignment {
    /// From this column on.
    From(usize),
    /// Up to the last column.
    ToLast,
}

/// The first stray quote of a text: a quoted cell may hold line ends, but no line for which `is_row` holds.
pub(super) fn find_stray(text: &str, delimiter: u8, is_row: impl Fn(&str, Alignment) -> bool) -> Option<StrayQuote> {
    rows_with_quotes(text, delimiter).find_map(|row| {
        row.iter().enumerate().find_map(|(column, cell)| {
            let kind = stray_kind(text, delimiter, cell, |inside| takes_row(inside, column, &is_row))?;
            Some(StrayQuote { range: cell.range.start..cell.range.start + 1, kind, end: cell.range.end })
        })
    })
}

/// The rows that may go on behind the end of a line.
pub(super) fn rows_with_quotes(text: &str, delimiter: u8) -> impl Iterator<Item = Vec<CellPlace>> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let rest = text.get(offset..)?;
        let quote = memchr::memchr(b'"', rest.as_bytes())?;
        let line = rest.get(..quote)?.rfind(['\r', '\n']).map_or(0, |end| end + 1);
        let row: Vec<CellPlace> = Cells::new(text, offset + line, delimiter).row().collect();
        offset = row.last()?.range.end;
        Some(row)
    })
}

fn stray_kind(text: &str, delimiter: u8, cell: &CellPlace, takes_row: impl Fn(&str) -> bool) -> Option<StrayKind> {
    if !cell.is_closed {
        return Some(StrayKind::Open);
    }
    let written = text.get(cell.range.clone())?;
    if !written.starts_with('"') && written.trim_start().starts_with('"') {
        return (!is_quoted_behind_blank(written)).then_some(StrayKind::BehindBlank);
    }
    let written = written.strip_prefix('"')?;
    let separator = char::from(delimiter);
    let has_line_end = written.contains(['\r', '\n']);
    if cell.has_text_behind_quote {
        let goes_on = has_line_end || written.contains(separator);
        return goes_on.then_some(StrayKind::TextBehind);
    }
    let inside = written.strip_suffix('"').unwrap_or(written);
    if separator.is_whitespace() && (inside.starts_with(separator) || inside.ends_with(separator)) {
        return Some(StrayKind::CellsInside);
    }
    (has_line_end && takes_row(inside)).then_some(StrayKind::RowInside)
}

/// Whether a line inside the cell of a column is a row, the end of the cell that was meant with the cells behind it, or,
/// when that cell holds separators, just the cells behind it.
fn takes_row(inside: &str, column: usize, is_row: impl Fn(&str, Alignment) -> bool) -> bool {
    let last = inside.matches(['\r', '\n']).count();
    inside.split(['\r', '\n']).enumerate().any(|(number, line)| {
        is_row(line, Alignment::From(column))
            || (number > 0 && is_row(line, Alignment::From(0)))
            || (number < last && is_row(line, Alignment::ToLast))
    })
}
