//! Rows of a CSV file with the place of every cell.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::places::TableLayout;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{CellPlace, Cells, Source, SourceId, Span};

/// A column that a table may have.
pub(super) struct Column<C> {
    pub(super) column: C,
    /// The Chinese name, the English one, then others that mean the same.
    pub(super) names: &'static [&'static str],
}

/// What a table may hold. Its first column is the one that every row must fill.
pub(super) struct Schema<C: 'static> {
    pub(super) columns: &'static [Column<C>],
    /// The column of a heading that is no fixed name, such as a year.
    pub(super) other: fn(&str) -> Option<C>,
}

/// A CSV file whose header was understood.
pub(super) struct CsvTable<'a, C> {
    id: SourceId,
    source: &'a Source,
    delimiter: u8,
    columns: Vec<Option<C>>,
    header: Record,
    /// The unit of measure that stands above the header: 单位：亿元
    unit_above: Option<String>,
}

/// One line of cells, and where it starts.
#[derive(Default)]
pub(super) struct Record {
    start: usize,
    fields: StringRecord,
}

/// One row of a table.
pub(super) struct Row<'t, 'a, C> {
    table: &'t CsvTable<'a, C>,
    record: Record,
}

/// How far down a header is looked for: spreadsheets put titles and remarks above it.
const LOWEST_HEADER: usize = 10;

/// Most columns of a table, as many as a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;
/// Most characters of a cell: a longer one is a quote or a line end in the wrong place.
const LONGEST_CELL: usize = 10_000;

/// How the line below the data is called that adds them up.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "total", "subtotal", "sum"];

impl<C: Copy + PartialEq> Schema<C> {
    pub(super) fn find(&self, heading: &str) -> Option<C> {
        let heading = heading.trim().to_lowercase();
        let fixed = self.columns.iter().find(|column| column.names.contains(&heading.as_str()));
        fixed.map(|column| column.column).or_else(|| (self.other)(&heading))
    }

    /// Whether the heading is the name of a column: a year alone may be a figure.
    fn names_column(&self, heading: &str) -> bool {
        self.columns.iter().any(|column| column.names.contains(&heading.trim().to_lowercase().as_str()))
    }

    fn english_names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().filter_map(|column| column.names.get(1)).copied().collect();
        names.join(",")
    }

    /// The English name of a column.
    pub(super) fn english(&self, column: C) -> &'static str {
        let known = self.columns.iter().find(|known| known.column == column);
        known.and_then(|known| known.names.get(1)).copied().unwrap_or_default()
    }

    /// The Chinese and the English name of a column.
    fn names(&self, column: C) -> String {
        let known = self.columns.iter().find(|known| known.column == column);
        known.and_then(|known| known.names.get(..2)).unwrap_or_default().join(" / ")
    }
}

impl<'a, C: Copy + PartialEq> CsvTable<'a, C> {
    /// Reads the header of the file, and the records below it as they are asked for; nothing when it is no table.
    pub(super) fn read(
        id: SourceId,
        source: &'a Source,
        schema: &Schema<C>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Self, impl Iterator<Item = Record> + use<'a, C>)> {
        let (delimiter, header_start) = find_header(&source.text, schema);
        if let Some((code, range)) = fault_of_cell(&source.text, delimiter) {
            diagnostics.report(code, id, range).with("most", LONGEST_CELL.to_string());
            return None;
        }
        let mut below = records(&source.text, header_start, delimiter);
        let header = below.next();
        let mut table =
            Self { id, source, delimiter, columns: Vec::new(), header: header.unwrap_or_default(), unit_above: None };
        if header_start > 0 {
            table.read_above(diagnostics);
        }
        if table.header.fields.is_empty() {
            diagnostics.report(Code::EmptyFile, id, 0..0).with("known", schema.english_names());
            return None;
        }
        if table.header.fields.len() > MOST_COLUMNS {
            let range = table.field_range(table.header.start, MOST_COLUMNS);
            diagnostics.report(Code::TooManyColumns, id, range).with("most", MOST_COLUMNS.to_string());
            return None;
        }
        if !table.header.fields.iter().any(|heading| schema.names_column(heading)) {
            let range = table.line_range(&table.header);
            let has_wide_comma = source.text.get(range.clone()).is_some_and(|line| line.contains('，'));
            diagnostics
                .report(Code::MissingHeader, id, range)
                .with("detail", if has_wide_comma { "comma" } else { "none" })
                .with("known", schema.english_names());
            return None;
        }
        table.columns = table.read_header(schema, diagnostics);
        Some((table, below))
    }

    /// Titles and remarks above the header, among which a unit of measure may be.
    fn read_above(&mut self, diagnostics: &mut Diagnostics) {
        let is_above = |record: &Record| record.start < self.header.start;
        for record in records(&self.source.text, 0, self.delimiter).take_while(is_above) {
            self.unit_above = self.unit_above.take().or_else(|| record.filled().find_map(unit_of_title));
            if record.filled().count() > 1 {
                diagnostics.report(Code::NotData, self.id, self.line_range(&record)).with("detail", "above");
            }
        }
    }

    /// The unit of measure that stands above the header, when it is one of those that `is_known` tells.
    pub(super) fn unit_above(&self, is_known: impl Fn(&str) -> bool) -> Option<&str> {
        self.unit_above.as_deref().filter(|unit| is_known(unit))
    }

    /// Whether a heading names this column.
    pub(super) fn has(&self, column: C) -> bool {
        self.columns.contains(&Some(column))
    }

    /// Every column that a heading names.
    pub(super) fn columns(&self) -> impl Iterator<Item = C> {
        self.columns.iter().copied().flatten()
    }

    /// Reports every one of these columns that is not there, and tells whether all are.
    pub(super) fn require(&self, required: &[C], schema: &Schema<C>, diagnostics: &mut Diagnostics) -> bool {
        let mut complete = true;
        for column in required.iter().filter(|column| !self.has(**column)) {
            let range = self.line_range(&self.header);
            diagnostics.report(Code::MissingColumn, self.id, range).with("name", schema.names(*column));
            complete = false;
        }
        complete
    }

    /// Reports each of these columns that is there although it does not go with the others.
    pub(super) fn forbid(&self, columns: &[C], diagnostics: &mut Diagnostics) {
        for (place, column) in self.columns.iter().enumerate() {
            if column.is_some_and(|column| columns.contains(&column)) {
                let range = self.field_range(self.header.start, place);
                let name = self.header.fields.get(place).unwrap_or_default();
                diagnostics.report(Code::MixedForms, self.id, range).with("name", name);
            }
        }
    }

    /// Every row of these records that holds anything.
    pub(super) fn rows(&self, records: impl Iterator<Item = Record>) -> impl Iterator<Item = Row<'_, 'a, C>> {
        let filled = |record: &Record| record.filled().next().is_some();
        records.filter(filled).map(|record| Row { table: self, record })
    }

    /// How the file is laid out, for writing a row into it; `name` gives each column's name.
    pub(super) fn layout(
        &self,
        last_row: Option<usize>,
        unit_above: Option<String>,
        name: impl Fn(C) -> String,
    ) -> TableLayout {
        let last = last_row.unwrap_or(self.header.start);
        TableLayout {
            source: self.id,
            delimiter: self.delimiter,
            columns: self.columns.iter().map(|column| column.map(&name)).collect(),
            unit_above,
            start: self.header.start,
            end: self.field_range(last, usize::MAX).end,
        }
    }

    fn read_header(&self, schema: &Schema<C>, diagnostics: &mut Diagnostics) -> Vec<Option<C>> {
        let mut columns: Vec<Option<C>> = Vec::new();
        for (name, cell) in self.header.fields.iter().zip(self.cells_of_row(self.header.start)) {
            let column = schema.find(name);
            let span = Span { source: self.id, range: cell.range };
            if column.is_some() && columns.contains(&column) {
                diagnostics.report_at(Code::DuplicateColumn, span).with("name", name);
            } else if column.is_none() && !name.trim().is_empty() {
                let names = || schema.columns.iter().flat_map(|column| column.names.iter().copied().take(2));
                diagnostics
                    .report_at(Code::UnknownColumn, span)
                    .with("name", name)
                    .with("known", names().collect::<Vec<_>>().join(", "))
                    .suggesting(name, names());
            }
            // Of two columns of one name, the first counts.
            columns.push(column.filter(|column| !columns.contains(&Some(*column))));
        }
        columns
    }

    fn line_range(&self, record: &Record) -> Range<usize> {
        let rest = self.source.text.get(record.start..).unwrap_or_default();
        let length = rest.find(['\r', '\n']).unwrap_or(rest.len());
        record.start..record.start + length
    }

    fn cells_of_row(&self, start: usize) -> impl Iterator<Item = CellPlace> {
        Cells::new(&self.source.text, start, self.delimiter).row()
    }

    /// Where a cell stands, with its quotes; in a row that is too short, the end of it.
    fn field_range(&self, row_start: usize, place: usize) -> Range<usize> {
        let mut end = row_start;
        for (number, cell) in self.cells_of_row(row_start).enumerate() {
            if number == place {
                return cell.range;
            }
            end = cell.range.end;
        }
        end..end
    }
}

impl Record {
    fn filled(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(str::trim).filter(|field| !field.is_empty())
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
        Span { source: self.table.id, range: self.table.field_range(self.record.start, place) }
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
        Span { source: self.table.id, range: self.table.line_range(&self.record) }
    }

    /// Reports every cell that stands under no heading.
    pub(super) fn report_extra_cells(&self, diagnostics: &mut Diagnostics) {
        let cells = self.table.cells_of_row(self.record.start);
        for (place, (field, cell)) in self.record.fields.iter().zip(cells).enumerate() {
            let headed = self.table.header.fields.get(place).is_some_and(|heading| !heading.trim().is_empty());
            if !headed && !field.trim().is_empty() {
                diagnostics.report(Code::ExtraCell, self.table.id, cell.range).with("found", field);
            }
        }
    }

    /// Reports a line that a spreadsheet puts below its data, which is not read: a total, or a remark in a single cell.
    pub(super) fn is_leftover(&self, key: C, diagnostics: &mut Diagnostics) -> bool {
        let cell = self.cell(key).to_lowercase();
        let is_total = TOTALS.contains(&cell.replace([' ', '\u{3000}'], "").as_str());
        let is_remark =
            self.record.filled().count() == 1 && self.record.fields.get(0).is_some_and(|first| !first.is_empty());
        if is_total || is_remark {
            let detail = if is_total { "total" } else { "remark" };
            diagnostics.report_at(Code::NotData, self.line_span()).with("detail", detail);
        }
        is_total || is_remark
    }

    /// Where the row starts, which tells it from all others of the file.
    pub(super) fn start(&self) -> usize {
        self.record.start
    }

    fn place(&self, column: C) -> Option<usize> {
        self.table.columns.iter().position(|found| *found == Some(column))
    }

    fn heading(&self, column: C) -> &str {
        self.place(column).and_then(|place| self.table.header.fields.get(place)).unwrap_or_default().trim()
    }
}

/// The unit of measure that a line above the table names: 单位：亿元, （单位：万件）.
fn unit_of_title(text: &str) -> Option<String> {
    let (before, rest) = text.split_once("单位")?;
    // 填报单位 names an office.
    let is_of_figures = before.is_empty() || before.ends_with(['(', '（', ' ', '\u{3000}']) || before.ends_with("计量");
    if !is_of_figures {
        return None;
    }
    let rest = rest.trim_start().strip_prefix(['：', ':'])?.trim_start();
    let end = rest.find(|character: char| character.is_whitespace() || matches!(character, ')' | '）' | '，' | ','));
    let unit = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    (!unit.is_empty()).then(|| unit.to_owned())
}

/// The records of a text from `from` on, where a line starts.
fn records(text: &str, from: usize, delimiter: u8) -> impl Iterator<Item = Record> {
    let text = text.get(from..).unwrap_or_default();
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok).map(move |fields| {
        let start = fields.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        // csv counts the line ends before a record as its own.
        let skipped = text.get(start..).unwrap_or_default().bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        Record { start: from + start + skipped.count(), fields }
    })
}

/// Where a header is, and its cells.
pub(super) struct Heading {
    pub(super) delimiter: u8,
    pub(super) start: usize,
    pub(super) names: Vec<String>,
}

/// The header of a text, when one of its first lines is one.
pub(super) fn heading<C: Copy + PartialEq>(text: &str, schema: &Schema<C>) -> Option<Heading> {
    let (delimiter, start) = find_header(text, schema);
    let cells = Cells::new(text, start, delimiter).row();
    let name = |range: Range<usize>| text.get(range).unwrap_or_default().trim().trim_matches('"').to_owned();
    let names: Vec<String> = cells.map(|cell| name(cell.range)).collect();
    names.iter().any(|name| schema.names_column(name)).then_some(Heading { delimiter, start, names })
}

/// The separator, and where the header starts: the first line that names the first column and another one. Without such a
/// line, the separator that stands most often in the first line.
fn find_header<C: Copy + PartialEq>(text: &str, schema: &Schema<C>) -> (u8, usize) {
    const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
    let found = DELIMITERS.iter().find_map(|delimiter| Some((*delimiter, header_start(text, *delimiter, schema)?)));
    found.unwrap_or_else(|| {
        let header = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
        let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
        (DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b','), 0)
    })
}

fn header_start<C: Copy + PartialEq>(text: &str, delimiter: u8, schema: &Schema<C>) -> Option<usize> {
    let key = schema.columns.first()?.column;
    let mut cells = Cells::new(text, 0, delimiter).peekable();
    for _ in 0..LOWEST_HEADER {
        // The two bytes of a line end part two rows, the second of them empty.
        while cells.next_if(|cell| cell.range.is_empty() && cell.ends_row).is_some() {}
        let start = cells.peek()?.range.start;
        let mut columns = Vec::new();
        for cell in cells.by_ref() {
            let heading = text.get(cell.range).unwrap_or_default();
            columns.extend(schema.find(heading.trim_matches('"')));
            if cell.ends_row {
                break;
            }
        }
        if columns.len() > 1 && columns.contains(&key) {
            return Some(start);
        }
    }
    None
}

/// A quote that opens and is never closed, or a cell that is too long to be one.
fn fault_of_cell(text: &str, delimiter: u8) -> Option<(Code, Range<usize>)> {
    let is_long = |range: &Range<usize>| {
        let characters = || text.get(range.clone()).unwrap_or_default().chars().count();
        range.len() > LONGEST_CELL && characters() > LONGEST_CELL
    };
    Cells::new(text, 0, delimiter).find_map(|CellPlace { range, is_closed, .. }| match is_closed {
        false => Some((Code::UnclosedQuote, range.start..range.start + 1)),
        true => is_long(&range).then_some((Code::CellTooLong, range)),
    })
}
