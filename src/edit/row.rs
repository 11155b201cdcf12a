//! Rows of a CSV file as text.

use std::ops::Range;

use super::{Change, Refusal, Stretch};
use crate::load::TableLayout;
use crate::source::{CellPlace, Cells, Rows, Source, SourceId, Sources, cell_text};

/// A cell as it is written: in quotes only where it must be, or where the one before it was.
fn cell(text: &str, delimiter: u8, was_quoted: bool) -> String {
    let delimiter = char::from(delimiter);
    let is_special = |character: char| character == delimiter || matches!(character, '"' | '\r' | '\n');
    let needs_quotes = was_quoted || text.contains(is_special) || text.trim() != text;
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// Headings of a kind of file: Chinese, English, which are the names of its columns.
pub(super) struct Headings(pub(super) [&'static str; 2]);

impl Headings {
    /// A file with one row; a byte order mark tells spreadsheets that its Chinese is UTF-8.
    pub(super) fn new_file(&self, is_chinese: bool, cells: &[String]) -> String {
        let Self([chinese, english]) = self;
        let headings = if is_chinese { chinese } else { english };
        let cells: Vec<String> = cells.iter().map(|text| cell(text, b',', false)).collect();
        format!("\u{feff}{headings}\n{}\n", cells.join(","))
    }

    fn of<'n>(&self, column: &'n str, is_chinese: bool) -> &'n str {
        let Self([chinese, english]) = self;
        let named = chinese.split(',').zip(english.split(',')).find(|(_, name)| *name == column);
        named.filter(|_| is_chinese).map_or(column, |(heading, _)| heading)
    }
}

/// Whether the columns of a file have Chinese names.
pub(super) fn has_chinese_headings(layout: &TableLayout, sources: &Sources) -> bool {
    let text = text_of(layout.source, sources);
    let header = StoredRow::containing(text, layout, layout.start);
    header.is_some_and(|header| text.get(header.range()).is_some_and(|headings| !headings.is_ascii()))
}

/// A row with the cells of the named columns, behind the others of a file.
pub(super) fn added(
    layout: &TableLayout,
    sources: &Sources,
    cells: &[(String, String)],
    headings: &Headings,
) -> Change {
    let (layout, header) = with_columns(layout, sources, cells, headings);
    let line_break = line_break(text_of(layout.source, sources), &layout);
    let row = Stretch { range: layout.end..layout.end, text: format!("{line_break}{}", new_row(&layout, cells)) };
    Change::Replace { source: layout.source, stretches: header.into_iter().chain([row]).collect() }
}

/// The layout with a column for each filled cell, and what the header gets for it at its end. Rows stay as they are: what one
/// lacks at its end is empty.
pub(super) fn with_columns(
    layout: &TableLayout,
    sources: &Sources,
    cells: &[(String, String)],
    headings: &Headings,
) -> (TableLayout, Option<Stretch>) {
    let is_missing = |(column, text): &&(String, String)| !text.is_empty() && !layout.has(column);
    let missing: Vec<&str> = cells.iter().filter(is_missing).map(|(column, _)| column.as_str()).collect();
    let mut layout = layout.clone();
    layout.columns.extend(missing.iter().map(|column| Some((*column).to_owned())));
    let is_chinese = has_chinese_headings(&layout, sources);
    let delimiter = char::from(layout.delimiter);
    let text: String = missing.iter().map(|column| format!("{delimiter}{}", headings.of(column, is_chinese))).collect();
    let header = StoredRow::containing(text_of(layout.source, sources), &layout, layout.start);
    let end = header.map_or(layout.start, |header| header.range().end);
    let header = (!text.is_empty()).then_some(Stretch { range: end..end, text });
    (layout, header)
}

/// Whether a table is a sheet of a workbook.
pub(super) fn is_of_workbook(layout: &TableLayout, sources: &Sources) -> bool {
    sources.get(layout.source).is_some_and(|source| source.worksheet().is_some())
}

/// That a workbook is not changed: only its own program writes all that it holds.
pub(super) fn of_workbook(layout: &TableLayout, sources: &Sources, arguments: &[(&'static str, &str)]) -> Refusal {
    let path = sources.get(layout.source).map_or("", |source| source.path.as_str());
    let arguments: Vec<(&'static str, &str)> = arguments.iter().copied().chain([("file", path)]).collect();
    Refusal::new("refused-workbook", &arguments)
}

/// What a file says.
pub(super) fn text_of(source: SourceId, sources: &Sources) -> &str {
    sources.get(source).map(Source::text).unwrap_or_default()
}

fn new_row(layout: &TableLayout, cells: &[(String, String)]) -> String {
    let of_column = |name: &String| cells.iter().find(|(column, _)| column == name).map(|(_, text)| text.as_str());
    let texts = layout.columns.iter().map(|column| column.as_ref().and_then(of_column).unwrap_or_default());
    let texts: Vec<String> = texts.map(|text| cell(text, layout.delimiter, false)).collect();
    texts.join(&char::from(layout.delimiter).to_string())
}

/// The line break between rows of a file: that behind the last row of data, so that this row keeps its own, else that before
/// it. One inside a cell is none.
fn line_break(text: &str, layout: &TableLayout) -> &'static str {
    let mut rows = Rows::new(text, layout.start, layout.delimiter);
    let ends = std::iter::from_fn(|| Some(rows.next_row()?.cells.last()?.range.end));
    let breaks = ends.take_while(|end| *end <= layout.end).filter_map(|end| line_break_at(text, end));
    breaks.last().or_else(|| line_break_before(text, layout.start)).unwrap_or("\n")
}

const LINE_BREAKS: [&str; 3] = ["\r\n", "\r", "\n"];

fn line_break_at(text: &str, offset: usize) -> Option<&'static str> {
    let rest = text.get(offset..)?;
    LINE_BREAKS.into_iter().find(|line_break| rest.starts_with(line_break))
}

fn line_break_before(text: &str, offset: usize) -> Option<&'static str> {
    let before = text.get(..offset)?;
    LINE_BREAKS.into_iter().find(|line_break| before.ends_with(line_break))
}

/// A row of a file.
pub(super) struct StoredRow<'a> {
    text: &'a str,
    layout: &'a TableLayout,
    cells: Vec<CellPlace>,
}

impl<'a> StoredRow<'a> {
    /// The row in which the byte at `offset` stands.
    pub(super) fn containing(text: &'a str, layout: &'a TableLayout, offset: usize) -> Option<Self> {
        let mut cells = Vec::new();
        for cell in Cells::new(text, layout.start, layout.delimiter) {
            let (ends_row, end) = (cell.ends_row, cell.range.end);
            cells.push(cell);
            if ends_row && offset <= end {
                return Some(Self { text, layout, cells });
            }
            if ends_row {
                cells.clear();
            }
        }
        None
    }

    /// From the first cell to the last.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |cell| cell.range.start);
        start..self.cells.last().map_or(start, |cell| cell.range.end)
    }

    /// What a column holds, without quotes.
    pub(super) fn text(&self, column: &str) -> String {
        cell_text(self.written(column).trim()).trim().to_owned()
    }

    /// What a column holds, as it is written.
    fn written(&self, column: &str) -> &'a str {
        let place = self.layout.columns.iter().position(|name| name.as_deref() == Some(column));
        let range = place.and_then(|place| self.cells.get(place)).map(|cell| cell.range.clone());
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// What changes when the named columns get other texts: their cells, and cells that the row lacks before them; `layout` may
    /// have further columns.
    pub(super) fn changed(&self, layout: &TableLayout, changed: &[(String, String)]) -> Vec<Stretch> {
        let new_text = |place: usize| {
            let name = layout.columns.get(place).and_then(Option::as_ref);
            name.and_then(|name| changed.iter().find(|(column, _)| column == name)).map(|(_, text)| text)
        };
        let replaced = self.cells.iter().enumerate().filter_map(|(place, cell_place)| {
            let was_quoted = self.text.as_bytes().get(cell_place.range.start) == Some(&b'"');
            let new_text = new_text(place)?;
            let text = cell(new_text, self.layout.delimiter, was_quoted || self.would_join(place, new_text));
            (self.text.get(cell_place.range.clone()) != Some(&text))
                .then(|| Stretch { range: cell_place.range.clone(), text })
        });
        let mut stretches: Vec<Stretch> = replaced.collect();
        let lacking = self.cells.len()..last_changed(layout, changed) + 1;
        let added: String = lacking
            .map(|place| {
                let text = new_text(place).map(|text| cell(text, self.layout.delimiter, false)).unwrap_or_default();
                format!("{}{text}", char::from(self.layout.delimiter))
            })
            .collect();
        let end = self.range().end;
        stretches.extend((!added.is_empty()).then_some(Stretch { range: end..end, text: added }));
        stretches
    }

    /// Whether a cell could be the second half of a number with the one before it: 3,500万元.
    fn would_join(&self, place: usize, text: &str) -> bool {
        let before = place.checked_sub(1).and_then(|place| self.cells.get(place));
        let before = before.and_then(|cell| self.text.get(cell.range.clone())).unwrap_or_default();
        let is_group = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let (group, unit) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        self.layout.delimiter == b',' && is_group(before) && group.len() == 3 && !unit.is_empty()
    }
}

fn last_changed(layout: &TableLayout, changed: &[(String, String)]) -> usize {
    let is_changed = |name: &Option<String>| changed.iter().any(|(column, _)| Some(column) == name.as_ref());
    layout.columns.iter().rposition(is_changed).unwrap_or(0)
}
