//! The places of the cells of a CSV text, which the csv package does not tell.

use std::ops::Range;

/// The cells of a text from an offset on, row after row.
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    offset: usize,
    delimiter: u8,
    /// A cell follows even when there is no text left.
    is_due: bool,
}

/// Where one cell stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// In bytes of the text, with its quotes.
    pub range: Range<usize>,
    /// Whether it is the last of its row.
    pub ends_row: bool,
    /// Whether it has no quote that never ends.
    pub is_closed: bool,
    /// Whether more text follows the quote that closes it.
    pub has_text_behind_quote: bool,
}

impl<'a> Cells<'a> {
    /// The cells of `text` from `offset` on, which is the start of a row.
    pub fn new(text: &'a str, offset: usize, delimiter: u8) -> Self {
        Self { text, offset, delimiter, is_due: false }
    }

    /// The cells of the row at the offset only.
    pub fn row(self) -> impl Iterator<Item = CellPlace> {
        let mut ended = false;
        self.take_while(move |cell| !std::mem::replace(&mut ended, cell.ends_row))
    }
}

impl Iterator for Cells<'_> {
    type Item = CellPlace;

    fn next(&mut self) -> Option<CellPlace> {
        let start = self.offset;
        let rest = self.text.as_bytes().get(start..).filter(|rest| self.is_due || !rest.is_empty())?;
        let is_quoted = rest.first() == Some(&b'"');
        let after_quotes = if is_quoted { closing_quote(rest) } else { Some(0) };
        let unquoted = after_quotes.and_then(|after| rest.get(after..)).unwrap_or_default();
        let ends = unquoted.iter().position(|byte| *byte == self.delimiter || matches!(byte, b'\r' | b'\n'));
        let end = ends.map_or(rest.len(), |length| rest.len() - unquoted.len() + length);
        let separator = ends.and_then(|length| unquoted.get(length)).copied();
        self.offset = start + end + usize::from(separator.is_some());
        let ends_row = separator != Some(self.delimiter);
        self.is_due = !ends_row;
        let is_closed = after_quotes.is_some();
        let has_text_behind_quote = is_quoted && after_quotes.is_some_and(|after| after < end);
        Some(CellPlace { range: start..start + end, ends_row, is_closed, has_text_behind_quote })
    }
}

/// Behind the quote that ends a cell: the first that is not doubled. Quotes behind it are part of the text.
fn closing_quote(cell: &[u8]) -> Option<usize> {
    let mut place = 1;
    loop {
        place += cell.get(place..)?.iter().position(|byte| *byte == b'"')?;
        if cell.get(place + 1) != Some(&b'"') {
            return Some(place + 1);
        }
        place += 2;
    }
}
