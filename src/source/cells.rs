//! The rows and cells of a CSV text, with their places, which the csv package does not tell.

use std::borrow::Cow;
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

/// The rows of a text, one after the other; empty lines are none.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    offset: usize,
    delimiter: u8,
    cells: Vec<CellPlace>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct CellRow<'r> {
    /// At least one.
    pub cells: &'r [CellPlace],
    /// Whether a quote stands anywhere in it.
    pub has_quotes: bool,
}

impl<'a> Rows<'a> {
    /// The rows of `text` from `offset` on, which is the start of a row.
    pub fn new(text: &'a str, offset: usize, delimiter: u8) -> Self {
        Self { text, offset, delimiter, cells: Vec::new() }
    }

    /// The next row.
    pub fn next_row(&mut self) -> Option<CellRow<'_>> {
        let rest = self.text.as_bytes().get(self.offset..)?;
        self.offset += rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        self.cells.clear();
        let is_split = self.split();
        if !is_split {
            self.cells.clear();
            self.cells.extend(Cells::new(self.text, self.offset, self.delimiter).row());
        }
        self.offset = self.cells.last()?.range.end;
        Some(CellRow { cells: &self.cells, has_quotes: !is_split })
    }

    /// Takes the cells of the next line, and tells whether it has no quotes.
    fn split(&mut self) -> bool {
        let plain = |range, ends_row| CellPlace { range, ends_row, is_closed: true, has_text_behind_quote: false };
        let text = self.text.as_bytes();
        let mut start = self.offset;
        for end in Marks::new(text, self.offset, self.delimiter) {
            match text.get(end) {
                Some(b'"') => return false,
                Some(b'\r' | b'\n') => {
                    self.cells.push(plain(start..end, true));
                    return true;
                }
                byte if byte == Some(&self.delimiter) => {
                    self.cells.push(plain(start..end, false));
                    start = end + 1;
                }
                _ => {}
            }
        }
        self.cells.push(plain(start..text.len(), true));
        true
    }
}

/// Where the bytes of a text stand that may be a separator, a quote or a line end: all that come before most letters and
/// digits, found eight at a time.
struct Marks<'a> {
    words: std::slice::Iter<'a, [u8; 8]>,
    /// What is behind them.
    rest: Option<[u8; 8]>,
    /// No byte from it on is one.
    above: u8,
    /// Where the next word starts.
    offset: usize,
    /// The highest bits of the bytes found in the word before it.
    found: u64,
}

impl<'a> Marks<'a> {
    fn new(text: &'a [u8], offset: usize, delimiter: u8) -> Self {
        let (words, behind) = text.get(offset..).unwrap_or_default().as_chunks::<8>();
        let mut rest = [u8::MAX; 8];
        rest.iter_mut().zip(behind).for_each(|(byte, of_text)| *byte = *of_text);
        Self { words: words.iter(), rest: Some(rest), above: delimiter.max(b'"') + 1, offset, found: 0 }
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            let word = self.words.next().copied().or_else(|| self.rest.take())?;
            self.offset += word.len();
            self.found = bytes_below(self.above, word);
        }
        let byte = self.found.trailing_zeros() / u8::BITS;
        self.found &= self.found - 1;
        Some(self.offset - 8 + byte as usize)
    }
}

/// The highest bit of each byte that is lower, and of some higher ones behind such a byte.
fn bytes_below(above: u8, word: [u8; 8]) -> u64 {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    let word = u64::from_le_bytes(word);
    word.wrapping_sub(EACH * u64::from(above)) & !word & (EACH << 7)
}

/// Whether blanks stand before the quote of a cell that holds nothing that could be taken for another cell: its end is the
/// same whether the quotes belong to the text or not.
pub fn is_quoted_behind_blank(written: &str) -> bool {
    let inner = || written.trim().strip_prefix('"')?.strip_suffix('"');
    !written.starts_with('"') && inner().is_some_and(|inner| !inner.contains('"'))
}

/// What a cell says, without the quotes around it and with those inside it once.
pub fn cell_text(written: &str) -> Cow<'_, str> {
    let written = if is_quoted_behind_blank(written) { written.trim() } else { written };
    let Some(inner) = written.strip_prefix('"') else { return Cow::Borrowed(written) };
    let end = closing_quote(written.as_bytes()).map_or(inner.len(), |behind| behind - 2);
    let (inside, behind) = inner.split_at_checked(end).unwrap_or((inner, ""));
    let behind = behind.strip_prefix('"').unwrap_or(behind);
    match (inside.contains('"'), behind.is_empty()) {
        (false, true) => Cow::Borrowed(inside),
        (_, _) => Cow::Owned(inside.replace("\"\"", "\"") + behind),
    }
}

/// What cells of a text say, each without the blanks around it.
pub fn cell_texts<'c>(text: &str, cells: impl IntoIterator<Item = &'c CellPlace>) -> Vec<String> {
    let written = |cell: &CellPlace| text.get(cell.range.clone()).unwrap_or_default();
    cells.into_iter().map(|cell| cell_text(written(cell)).trim().to_owned()).collect()
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
