//! Statistics of many regions, read in one pass: a row is looked at and forgotten.
//!
//! Most rows are plain: a known indicator, a region, four digits and a number. Everything else, such as a unit of measure
//! behind a number, a quality, or a mistake, is kept as text and goes through the reader of small files, which words all
//! messages.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2};
use rustc_hash::FxHasher;

use crate::model::{Decimal, IndicatorIndex, Pair, Panel, Region, Year};
use crate::source::Encoding;

/// How much of a file is read at a time.
const PIECE: usize = 256 * 1024;
/// Within so many bytes most values end.
const LONGEST_VALUE: usize = 20;
/// How many unusual rows are kept; a file with more is read as a small one.
const MOST_UNUSUAL: usize = 100_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Indicator,
    Year,
    Value,
    Region,
    /// Unusual when anything stands in it.
    Unusual,
    /// Of no meaning for the figures.
    Other,
}

/// How a file is read.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) encoding: Encoding,
    pub(super) delimiter: u8,
    pub(super) roles: Vec<Role>,
    /// The words for indicators, as bytes of the file.
    pub(super) indicators: Vec<(Vec<u8>, IndicatorIndex)>,
    pub(super) indicator_count: usize,
    /// The words for declared regions, each with the region's id; none when any name is a region.
    pub(super) regions: HashMap<String, String>,
    /// The year with which newest values are compared.
    pub(super) base: Year,
    /// Later years are not known yet.
    pub(super) as_of: Option<Year>,
}

/// A row that is not plain, with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unusual {
    pub(super) line: usize,
    pub(super) bytes: Vec<u8>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) panel: Panel,
    pub(super) unusual: Vec<Unusual>,
    /// Lines that were read.
    pub(super) lines: usize,
    /// Bytes that were read.
    pub(super) bytes: u64,
    /// Whether the last row ends where the reading ends.
    pub(super) is_whole: bool,
    /// Whether there are too many unusual rows to keep, so that it is better read as a small file.
    pub(super) is_unusual: bool,
}

impl Reading {
    /// What two readers of one file saw, the second behind the first; nothing when both saw a value of the same cell.
    pub(super) fn joined(mut self, other: Self) -> Option<Self> {
        let mut known: HashMap<String, usize> =
            self.panel.regions.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        let mut places = Vec::with_capacity(other.panel.regions.len());
        for name in &other.panel.regions {
            let place = known.get(name).copied().unwrap_or_else(|| self.panel.add_region(name.clone()));
            known.insert(name.clone(), place);
            places.push(place);
        }
        if !self.panel.merge(&other.panel, &places) {
            return None;
        }
        let shifted = other.unusual.into_iter().map(|row| Unusual { line: row.line + self.lines, ..row });
        self.unusual.extend(shifted);
        Some(Self {
            lines: self.lines + other.lines,
            bytes: self.bytes + other.bytes,
            is_whole: other.is_whole,
            is_unusual: self.is_unusual || other.is_unusual,
            ..self
        })
    }
}

type Places = HashMap<Vec<u8>, usize, BuildHasherDefault<FxHasher>>;

struct Reader<'s> {
    shape: &'s Shape,
    reading: Reading,
    regions: Places,
    indicators: Places,
    last_region: (Vec<u8>, usize),
    /// Files repeat the indicators in one order: the word that followed the last one is tried first.
    followers: Vec<usize>,
    last_indicator: usize,
}

/// Reads rows up to the end of `input`, or up to the row that starts at `limit` bytes.
///
/// # Errors
/// When the input cannot be read.
pub(super) fn read(
    input: &mut dyn Read,
    shape: &Shape,
    panel: Panel,
    limit: u64,
    mut progress: impl FnMut(u64),
) -> io::Result<Reading> {
    let mut reader = Reader::new(shape, panel);
    let mut buffer = vec![0; 2 * PIECE];
    let mut filled = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize(2 * filled, 0);
        }
        let read = input.read(buffer.get_mut(filled..).unwrap_or_default())?;
        filled += read;
        let is_end = read == 0;
        let is_cut = filled > 0 && buffer.get(filled - 1) != Some(&b'\n');
        if let Some(behind) = buffer.get_mut(filled).filter(|_| is_end && is_cut) {
            *behind = b'\n';
            filled += 1;
        }
        let used = reader.take_rows(buffer.get(..filled).unwrap_or_default(), limit);
        buffer.copy_within(used..filled, 0);
        filled -= used;
        reader.reading.bytes += used as u64;
        progress(reader.reading.bytes);
        let is_past = reader.reading.bytes >= limit || reader.reading.is_unusual;
        if is_end || is_past {
            reader.reading.is_whole = filled == 0 || is_past;
            return Ok(reader.reading);
        }
    }
}

/// The cells of a row that matter, as ranges of the buffer.
#[derive(Clone, Copy, Default)]
struct Cells {
    indicator: (usize, usize),
    year: (usize, usize),
    value: (usize, usize),
    region: (usize, usize),
    is_unusual: bool,
    has_quotes: bool,
}

impl<'s> Reader<'s> {
    fn new(shape: &'s Shape, panel: Panel) -> Self {
        let known = panel.regions.iter().enumerate();
        let regions = known.filter_map(|(place, name)| Some((shape.encoding.encode(name)?, place))).collect();
        let words = shape.indicators.iter().enumerate().map(|(place, (word, _))| (word.clone(), place));
        Self {
            shape,
            reading: Reading { panel, ..Reading::default() },
            regions,
            indicators: words.collect(),
            last_region: (Vec::new(), usize::MAX),
            followers: vec![0; shape.indicators.len()],
            last_indicator: 0,
        }
    }

    /// Takes every whole row of the buffer and returns how many bytes they are.
    fn take_rows(&mut self, buffer: &[u8], limit: u64) -> usize {
        let mut at = 0;
        while at < buffer.len() && self.reading.bytes + (at as u64) < limit && !self.reading.is_unusual {
            let rest = buffer.get(at..).unwrap_or_default();
            let Some((cells, length)) = self.expected(rest).or_else(|| self.scan(rest)) else { break };
            self.take_row(rest.get(..length).unwrap_or_default(), cells);
            at += length;
        }
        at
    }

    /// The same as [`Reader::scan`] for a row as most are: the region of the row before, the indicator that follows, and
    /// nothing in the other columns. Comparing with what is expected is quicker than looking for the ends of cells.
    fn expected(&self, rest: &[u8]) -> Option<(Cells, usize)> {
        let mut cells = Cells::default();
        let (mut at, last) = (0, self.shape.roles.len().checked_sub(1)?);
        for (column, role) in self.shape.roles.iter().enumerate() {
            let cell = rest.get(at..)?;
            let length = match role {
                Role::Region => cell.starts_with(&self.last_region.0).then_some(self.last_region.0.len())?,
                Role::Indicator => {
                    let (word, _) = self.shape.indicators.get(self.follower())?;
                    cell.starts_with(word).then_some(word.len())?
                }
                Role::Year => 4,
                Role::Value => cell.iter().take(LONGEST_VALUE).position(|byte| !is_of_number(*byte))?,
                Role::Unusual | Role::Other => 0,
            };
            let end = at + length;
            match role {
                Role::Region => cells.region = (at, end),
                Role::Indicator => cells.indicator = (at, end),
                Role::Year => cells.year = (at, end),
                Role::Value => cells.value = (at, end),
                Role::Unusual | Role::Other => {}
            }
            at = end + self.separator(rest.get(end..)?, column == last)?;
        }
        Some((cells, at))
    }

    /// How long the separator is that stands here, behind a cell; nothing when something else does.
    fn separator(&self, rest: &[u8], is_last: bool) -> Option<usize> {
        match rest.first()? {
            byte if *byte == self.shape.delimiter && !is_last => Some(1),
            b'\n' if is_last => Some(1),
            b'\r' if is_last && rest.get(1) == Some(&b'\n') => Some(2),
            _ => None,
        }
    }

    /// Finds the cells of the row at the start of `rest` and how long it is; nothing when it goes on behind `rest`.
    fn scan(&self, rest: &[u8]) -> Option<(Cells, usize)> {
        let first = memchr2(b'\n', b'"', rest)?;
        if rest.get(first) == Some(&b'"') {
            return self.scan_quoted(rest);
        }
        let mut cells = Cells::default();
        let row = rest.get(..first)?;
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        let ends = memchr_iter(self.shape.delimiter, row).chain(std::iter::once(row.len()));
        let mut start = 0;
        for (column, end) in ends.enumerate() {
            self.note(&mut cells, column, row, (start, end), false);
            start = end + 1;
        }
        Some((cells, first + 1))
    }

    /// The same for a row with quotes.
    fn scan_quoted(&self, rest: &[u8]) -> Option<(Cells, usize)> {
        let mut cells = Cells { has_quotes: true, ..Cells::default() };
        let mut start = 0;
        for column in 0.. {
            let cell = rest.get(start..)?;
            let is_quoted = cell.first() == Some(&b'"');
            let skipped = if is_quoted { closing_quote(cell)? } else { 0 };
            let delimiter = self.shape.delimiter;
            let end = start + skipped + memchr2(delimiter, b'\n', cell.get(skipped..)?)?;
            let is_last = rest.get(end) == Some(&b'\n');
            let has_return = is_last && end > start && rest.get(end - 1) == Some(&b'\r');
            self.note(&mut cells, column, rest, (start, end - usize::from(has_return)), is_quoted);
            start = end + 1;
            if is_last {
                break;
            }
        }
        Some((cells, start))
    }

    fn note(&self, cells: &mut Cells, column: usize, row: &[u8], range: (usize, usize), is_quoted: bool) {
        let is_filled = range.0 < range.1;
        match self.shape.roles.get(column).copied().unwrap_or(Role::Unusual) {
            Role::Indicator => cells.indicator = range,
            Role::Year => cells.year = range,
            Role::Value => cells.value = range,
            Role::Region => cells.region = range,
            Role::Unusual => cells.is_unusual |= is_filled,
            Role::Other if is_filled => {
                let text = row.get(range.0..range.1).unwrap_or_default();
                cells.is_unusual |= !self.shape.encoding.is_valid(text);
                return;
            }
            Role::Other => return,
        }
        cells.is_unusual |= is_quoted;
    }

    fn take_row(&mut self, row: &[u8], cells: Cells) {
        let line = self.reading.lines + 1;
        self.reading.lines += 1;
        if self.add(row, cells).is_some() {
            // A note may hold line breaks.
            self.reading.lines += if cells.has_quotes { inner_lines(row) } else { 0 };
            return;
        }
        self.reading.lines += inner_lines(row);
        if row.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
            return;
        }
        self.reading.is_unusual = self.reading.unusual.len() >= MOST_UNUSUAL;
        self.reading.unusual.push(Unusual { line, bytes: row.to_vec() });
    }

    /// Adds a plain row; nothing when it is not plain, or its cell has a value already.
    fn add(&mut self, row: &[u8], cells: Cells) -> Option<()> {
        if cells.is_unusual {
            return None;
        }
        let text = |(start, end): (usize, usize)| row.get(start..end).unwrap_or_default();
        let indicator = self.indicator(text(cells.indicator))?;
        let year = year(text(cells.year)).filter(|year| Pair::notes(*year))?;
        let value = text(cells.value);
        if value.is_empty() {
            return Some(());
        }
        let value = Decimal::parse(value)?;
        if self.shape.as_of.is_some_and(|as_of| year > as_of) {
            return Some(());
        }
        let region = self.region(text(cells.region))?;
        let base = self.shape.base;
        let pair = self.reading.panel.pair_mut(region, indicator)?;
        pair.add(year, value, base).then_some(())
    }

    fn indicator(&mut self, word: &[u8]) -> Option<IndicatorIndex> {
        let known = &self.shape.indicators;
        let follower = self.follower();
        let is_follower = known.get(follower).is_some_and(|(known, _)| known == word);
        let place = if is_follower { follower } else { *self.indicators.get(word)? };
        if !is_follower && let Some(entry) = self.followers.get_mut(self.last_indicator) {
            *entry = place;
        }
        self.last_indicator = place;
        known.get(place).map(|(_, index)| *index)
    }

    /// The word that followed the last one before.
    fn follower(&self) -> usize {
        self.followers.get(self.last_indicator).copied().unwrap_or_default()
    }

    fn region(&mut self, name: &[u8]) -> Option<usize> {
        if name == self.last_region.0.as_slice() {
            return Some(self.last_region.1);
        }
        let known = self.regions.get(name).copied();
        let place = match known {
            Some(place) => place,
            None => self.new_region(name)?,
        };
        self.last_region.0.clear();
        self.last_region.0.extend_from_slice(name);
        self.last_region.1 = place;
        Some(place)
    }

    /// A name that is no text, or has blanks around it, is left to the reader of small files.
    fn new_region(&mut self, name: &[u8]) -> Option<usize> {
        let text = self.shape.encoding.decode_strictly(name)?;
        let declared = self.shape.regions.get(&text).map(String::as_str);
        let region = Region::of_word(&text, declared, !self.shape.regions.is_empty())?;
        let id = region.part().filter(|_| text.trim() == text)?;
        // Declared regions come under several words.
        let known = declared.and_then(|id| self.reading.panel.regions.iter().position(|known| known == id));
        let place = match known {
            Some(place) => place,
            None => self.reading.panel.add_region(id.to_owned()),
        };
        self.regions.insert(name.to_vec(), place);
        Some(place)
    }
}

/// Behind the quote that ends a cell: the first that is not doubled.
fn closing_quote(cell: &[u8]) -> Option<usize> {
    let mut place = 1;
    loop {
        place += memchr(b'"', cell.get(place..)?)?;
        if *cell.get(place + 1)? != b'"' {
            return Some(place + 1);
        }
        place += 2;
    }
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b'-')
}

fn inner_lines(row: &[u8]) -> usize {
    row.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1)
}

fn year(text: &[u8]) -> Option<Year> {
    let is_plain = text.len() == 4 && text.iter().all(u8::is_ascii_digit);
    let number = text.iter().fold(0_i64, |number, digit| number * 10 + i64::from(digit.wrapping_sub(b'0')));
    is_plain.then(|| Year::new(number)).flatten()
}
