//! Rows of a CSV file with the place of every cell.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Source, SourceId, Span};

/// A column that a table may have: its names, Chinese and English, and whether it must be there.
pub(super) struct Column<C> {
    pub(super) column: C,
    pub(super) names: [&'static str; 2],
    pub(super) required: bool,
}

/// A CSV file whose header was understood.
pub(super) struct CsvTable<'a, C> {
    id: SourceId,
    source: &'a Source,
    delimiter: u8,
    columns: Vec<Option<C>>,
    headings: StringRecord,
    records: Vec<Record>,
}

struct Record {
    start: usize,
    fields: StringRecord,
}

/// One row of a table.
pub(super) struct Row<'t, 'a, C> {
    table: &'t CsvTable<'a, C>,
    record: &'t Record,
}

impl<'a, C: Copy + PartialEq> CsvTable<'a, C> {
    /// Reads the file; nothing when its header is unusable.
    pub(super) fn read(
        id: SourceId,
        source: &'a Source,
        known: &[Column<C>],
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let delimiter = find_delimiter(&source.text);
        let mut records = read_records(&source.text, delimiter).into_iter();
        if let Some(start) = unclosed_quote(&source.text, delimiter) {
            diagnostics.report(Code::UnclosedQuote, id, start..start + 1);
            return None;
        }
        let mut table =
            Self { id, source, delimiter, columns: Vec::new(), headings: StringRecord::new(), records: Vec::new() };
        let header = records.next();
        if let Some(header) = &header {
            table.columns = table.read_header(header, known, diagnostics);
            table.headings = header.fields.clone();
        }
        let complete = table.report_missing(header.as_ref(), known, diagnostics);
        table.records = records.collect();
        complete.then_some(table)
    }

    /// Every row that holds anything.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 'a, C>> {
        let filled = |record: &&Record| record.fields.iter().any(|field| !field.trim().is_empty());
        self.records.iter().filter(filled).map(|record| Row { table: self, record })
    }

    fn read_header(&self, header: &Record, known: &[Column<C>], diagnostics: &mut Diagnostics) -> Vec<Option<C>> {
        let mut columns: Vec<Option<C>> = Vec::new();
        for (place, name) in header.fields.iter().enumerate() {
            let found = known.iter().find(|column| column.names.contains(&name.trim().to_lowercase().as_str()));
            let column = found.map(|column| column.column);
            let span = Span { source: self.id, range: self.field_range(header, place) };
            if column.is_some() && columns.contains(&column) {
                diagnostics.report_at(Code::DuplicateColumn, span).with("name", name);
            } else if column.is_none() && !name.trim().is_empty() {
                let names = || known.iter().flat_map(|column| column.names);
                diagnostics
                    .report_at(Code::UnknownColumn, span)
                    .with("name", name)
                    .with("known", names().collect::<Vec<_>>().join(", "))
                    .suggesting(name, names());
            }
            columns.push(column);
        }
        columns
    }

    fn report_missing(&self, header: Option<&Record>, known: &[Column<C>], diagnostics: &mut Diagnostics) -> bool {
        let mut complete = true;
        for column in known.iter().filter(|column| column.required) {
            if !self.columns.contains(&Some(column.column)) {
                let range = header.map_or(0..0, |header| self.line_range(header));
                diagnostics.report(Code::MissingColumn, self.id, range).with("name", column.names.join(" / "));
                complete = false;
            }
        }
        complete
    }

    fn line_range(&self, record: &Record) -> Range<usize> {
        let rest = self.source.text.get(record.start..).unwrap_or_default();
        let length = rest.find(['\r', '\n']).unwrap_or(rest.len());
        record.start..record.start + length
    }

    /// Where a cell stands: its text, or its quotes and all. Scanned anew, and only for messages.
    fn field_range(&self, record: &Record, place: usize) -> Range<usize> {
        let cells = Cells { text: &self.source.text, offset: record.start, delimiter: self.delimiter };
        let mut last = record.start..record.start;
        for (number, cell) in cells.enumerate() {
            last = cell.range;
            if number == place || cell.ends_row {
                break;
            }
        }
        last
    }
}

impl<C: Copy + PartialEq> Row<'_, '_, C> {
    /// The trimmed text of a cell; empty when the column or cell is not there.
    pub(super) fn cell(&self, column: C) -> &str {
        self.place(column).and_then(|place| self.record.fields.get(place)).unwrap_or_default().trim()
    }

    /// The text of a cell that may be empty.
    pub(super) fn text(&self, column: C) -> Option<String> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// The text of a cell that must not be empty.
    pub(super) fn required(&self, column: C, diagnostics: &mut Diagnostics) -> Option<&str> {
        let cell = self.cell(column);
        if cell.is_empty() {
            diagnostics.report_at(Code::EmptyCell, self.span(column)).with("name", self.heading(column));
            return None;
        }
        Some(cell)
    }

    /// One of a few words, Chinese or English; an empty cell is no word.
    pub(super) fn choice<T: Copy>(
        &self,
        column: C,
        choices: &[([&'static str; 2], T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let cell = self.cell(column);
        let chosen = choices.iter().find(|(names, _)| names.contains(&cell)).map(|(_, value)| *value);
        if chosen.is_none() && !cell.is_empty() {
            let names = || choices.iter().flat_map(|(names, _)| *names);
            diagnostics
                .report_at(Code::InvalidChoice, self.span(column))
                .with("found", cell)
                .with("choices", names().collect::<Vec<_>>().join(", "))
                .suggesting(cell, names());
        }
        chosen
    }

    /// Where a cell stands; the place where it would stand when the row is too short.
    pub(super) fn span(&self, column: C) -> Span {
        let place = self.place(column).unwrap_or_default();
        Span { source: self.table.id, range: self.table.field_range(self.record, place) }
    }

    /// The place of a stretch of the cell's trimmed text.
    pub(super) fn span_within(&self, column: C, range: &Range<usize>) -> Span {
        let cell = self.span(column);
        let written = self.table.source.text.get(cell.range.clone()).unwrap_or_default();
        let Some(start) = written.find(self.cell(column)) else { return cell };
        let start = cell.range.start + start;
        Span { source: cell.source, range: start + range.start..start + range.end }
    }

    /// The whole row.
    pub(super) fn line_span(&self) -> Span {
        Span { source: self.table.id, range: self.table.line_range(self.record) }
    }

    /// Reports every cell that stands under no heading.
    pub(super) fn report_extra_cells(&self, diagnostics: &mut Diagnostics) {
        for (place, field) in self.record.fields.iter().enumerate() {
            let headed = self.table.columns.get(place).is_some_and(Option::is_some);
            if !headed && !field.trim().is_empty() {
                let range = self.table.field_range(self.record, place);
                diagnostics.report(Code::ExtraCell, self.table.id, range).with("found", field);
            }
        }
    }

    fn place(&self, column: C) -> Option<usize> {
        self.table.columns.iter().position(|found| *found == Some(column))
    }

    fn heading(&self, column: C) -> &str {
        self.place(column).and_then(|place| self.table.headings.get(place)).unwrap_or_default().trim()
    }
}

fn read_records(text: &str, delimiter: u8) -> Vec<Record> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut records = Vec::new();
    for fields in reader.records().map_while(Result::ok) {
        let start = fields.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        // csv counts the line ends before a record as its own.
        let skipped = text.get(start..).unwrap_or_default().bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        records.push(Record { start: start + skipped.count(), fields });
    }
    records
}

/// The separator that stands most often in the first line.
fn find_delimiter(text: &str) -> u8 {
    let header = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    [b';', b'\t', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Where a quote opens that is never closed.
fn unclosed_quote(text: &str, delimiter: u8) -> Option<usize> {
    Cells { text, offset: 0, delimiter }.find(|cell| !cell.closed).map(|cell| cell.range.start)
}

/// The places of cells, which the csv package does not tell.
struct Cells<'a> {
    text: &'a str,
    offset: usize,
    delimiter: u8,
}

struct CellPlace {
    range: Range<usize>,
    ends_row: bool,
    closed: bool,
}

impl Iterator for Cells<'_> {
    type Item = CellPlace;

    fn next(&mut self) -> Option<CellPlace> {
        let start = self.offset;
        let rest = self.text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let mut quoted = rest.first() == Some(&b'"');
        let skipped = usize::from(quoted);
        let mut end = rest.len();
        let mut separator = None;
        for (offset, byte) in rest.iter().enumerate().skip(skipped) {
            if *byte == b'"' && rest.first() == Some(&b'"') {
                quoted = !quoted;
            } else if !quoted && (*byte == self.delimiter || matches!(byte, b'\r' | b'\n')) {
                (end, separator) = (offset, Some(*byte));
                break;
            }
        }
        self.offset = start + end + usize::from(separator.is_some());
        let ends_row = separator != Some(self.delimiter);
        Some(CellPlace { range: start..start + end, ends_row, closed: !quoted })
    }
}
