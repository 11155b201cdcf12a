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
        let mut inside = is_quoted;
        let mut end = rest.len();
        let mut separator = None;
        for (offset, byte) in rest.iter().enumerate().skip(usize::from(is_quoted)) {
            if *byte == b'"' && is_quoted {
                inside = !inside;
            } else if !inside && (*byte == self.delimiter || matches!(byte, b'\r' | b'\n')) {
                (end, separator) = (offset, Some(*byte));
                break;
            }
        }
        self.offset = start + end + usize::from(separator.is_some());
        let ends_row = separator != Some(self.delimiter);
        self.is_due = !ends_row;
        Some(CellPlace { range: start..start + end, ends_row, is_closed: !inside })
    }
}
