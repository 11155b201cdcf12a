//! Rows of a CSV file with the place of every cell.

use std::borrow::Cow;
use std::ops::Range;

use csv::StringRecord;
use memchr::{memchr2, memrchr2};

use super::places::TableLayout;
use super::quotes::{Alignment, StrayKind, StrayQuote, find_stray, rows_with_quotes};
use super::unclear_cell::report_unclear;
use super::unit_line::UnitLine;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Number, composed};
use crate::source::{
    CellPlace, CellRow, Cells, Oddity, Pieces, Rows, Source, SourceId, Span, cell_text, heading_or_letters,
};

/// A column that a table may have.
pub(super) struct CsvColumn<C> {
    pub(super) column: C,
    /// The Chinese name, the English one, then others that mean the same.
    pub(super) names: &'static [&'static str],
}

/// What a table may hold. Its first column is the one that every row must fill.
pub(super) struct CsvSchema<C: 'static> {
    pub(super) columns: &'static [CsvColumn<C>],
    /// Headings of columns that repeat another one in codes.
    pub(super) codes: &'static [&'static str],
    /// The column of a heading that is no fixed name, such as a year.
    pub(super) other: fn(&str) -> Option<C>,
}

/// What a heading means.
pub(super) enum HeadingMeaning<C> {
    /// What its words say.
    Usual,
    /// What somebody said.
    Column(C),
    /// Nothing, as somebody said.
    PassedOver,
}

/// What a table tells of its header and of the lines around its rows.
pub(super) trait Content<C: Copy + PartialEq> {
    /// What a heading means.
    fn meaning(&self, _heading: &str) -> HeadingMeaning<C> {
        HeadingMeaning::Usual
    }

    /// How well headings fit as the header of a table whose first column is `key`; 0 when they are none.
    fn header_fit(&self, key: C, columns: &[C], _headings: &[&str]) -> usize {
        usize::from(columns.len() > 1 && columns.contains(&key))
    }

    /// Whether lines around the rows are expected, as in files of somebody else.
    fn may_have_remarks(&self) -> bool {
        false
    }

    /// Whether the key column's cell is something that the plan knows.
    fn has_key(&self, cells: &[(C, &str)]) -> bool;

    /// Whether cells under these columns are a row of data.
    fn is_data(&self, cells: &[(C, &str)]) -> bool;

    /// What a line that is no row says of the unit of measure.
    fn unit_line(&self, _cells: &[&str]) -> UnitLine {
        UnitLine::Silent
    }

    /// The heading without the unit of measure in its parentheses, where the column takes one, and what that says.
    fn unit_heading<'h>(&self, _heading: &'h str) -> Option<(&'h str, UnitLine)> {
        None
    }

    /// The units of measure that a line may name.
    fn known_units(&self) -> String {
        String::new()
    }
}

/// A CSV file whose header was understood.
pub(super) struct CsvTable<'a, C> {
    id: SourceId,
    source: &'a Source,
    delimiter: u8,
    columns: Vec<Option<C>>,
    /// The text up to the end of the header.
    head: String,
    header: CsvRecord,
    /// The unit of measure that a line above the header or a heading names, and where: 单位：亿元
    unit_above: Option<(String, Range<usize>)>,
}

/// The rows below a header, of which a large file gives some at a time.
pub(super) struct Body<'a> {
    pieces: Pieces<'a>,
    /// What of the text that was read is whole rows, and is not yet given.
    rows: Range<usize>,
}

/// Rows of a text, and where it starts in the whole one.
#[derive(Clone, Copy)]
pub(super) struct Piece<'p> {
    pub(super) text: &'p str,
    pub(super) start: usize,
}

/// Why a file is no table after all.
pub(super) enum CsvFault {
    LongCell(Range<usize>),
    Stray(StrayQuote),
}

/// One line of cells, and where it starts.
#[derive(Default)]
pub(super) struct CsvRecord {
    start: usize,
    fields: StringRecord,
    /// Whether the fields stand in the text as they are, parted by one byte each.
    is_plain: bool,
}

/// One row of a table.
pub(super) struct CsvRow<'t, 'a, C> {
    table: &'t CsvTable<'a, C>,
    piece: Piece<'t>,
    record: CsvRecord,
}

/// How far down a header is looked for: spreadsheets put titles and remarks above it.
pub(super) const LOWEST_HEADER: usize = 10;

/// What may part the cells of a row.
pub(super) const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Most columns of a table, as many as a spreadsheet has.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// Most characters of a cell: a longer one is a quote or a line end in the wrong place.
const LONGEST_CELL: usize = 10_000;

/// How the line below the data is called that adds them up.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "total", "subtotal", "sum"];

impl<C: Copy + PartialEq> CsvSchema<C> {
    pub(super) fn find(&self, heading: &str) -> Option<C> {
        let heading = heading.trim();
        self.named(heading).or_else(|| (self.other)(heading))
    }

    fn named(&self, heading: &str) -> Option<C> {
        let is_named = |column: &&CsvColumn<C>| column.names.iter().any(|name| name.eq_ignore_ascii_case(heading));
        self.columns.iter().find(is_named).map(|column| column.column)
    }

    fn is_code(&self, heading: &str) -> bool {
        self.codes.iter().any(|code| code.eq_ignore_ascii_case(heading.trim()))
    }

    /// Whether the heading is the name of a column: a year alone may be a figure.
    fn names_column(&self, heading: &str) -> bool {
        self.named(heading.trim()).is_some()
    }

    fn english_names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().filter_map(|column| column.names.get(1)).copied().collect();
        names.join(",")
    }

    fn report_unknown(&self, name: &str, span: Span, diagnostics: &mut Diagnostics) {
        let names = || self.columns.iter().flat_map(|column| column.names.iter().copied().take(2));
        diagnostics
            .report_at(Code::UnknownColumn, span)
            .with("name", name)
            .with("known", names().collect::<Vec<_>>().join(", "))
            .suggesting(name, names());
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
    /// Reads the header of the file; the rows below it are left. Nothing when it is no table.
    pub(super) fn read(
        id: SourceId,
        source: &'a Source,
        schema: &CsvSchema<C>,
        content: &dyn Content<C>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Self, Body<'a>)> {
        let mut pieces = source.pieces();
        let (delimiter, header_start) = loop {
            pieces.read_on();
            if let Some(found) = find_header(&pieces, schema, content) {
                break found;
            }
        };
        let end = read_rows(&mut pieces, delimiter);
        let text = pieces.text();
        let (header, head) = match Rows::new(text, header_start, delimiter).next_row() {
            Some(row) => (CsvRecord::of(text, row), row.cells.last().map_or(0, |cell| cell.range.end)),
            None => (CsvRecord::default(), 0),
        };
        let header = if content.may_have_remarks() { header.with_letters() } else { header };
        let below = head..end;
        let head = text.get(..head).unwrap_or_default().to_owned();
        let mut table = Self { id, source, delimiter, columns: Vec::new(), head, header, unit_above: None };
        if table.reports_many_columns(diagnostics) {
            return None;
        }
        table.columns = table.header.fields.iter().map(|heading| find_column(heading, schema, content)).collect();
        if let Some(fault) = table.fault(Piece { text: text.get(..end).unwrap_or_default(), start: 0 }, content) {
            table.report_fault(&fault, diagnostics);
            return None;
        }
        if header_start > 0 {
            table.read_above(content, diagnostics);
        }
        if let Some(sheet) = source.worksheet() {
            table.take_unit(content.unit_line(&[&sheet.name]), 0..0, content, diagnostics);
        }
        if table.header.fields.is_empty() {
            diagnostics.report(Code::EmptyFile, id, 0..0).with("known", schema.english_names());
            return None;
        }
        let is_column =
            |heading: &str| schema.names_column(heading) || !matches!(content.meaning(heading), HeadingMeaning::Usual);
        if !table.header.fields.iter().any(is_column) {
            let range = table.header_range();
            let has_wide_comma = table.head.get(range.clone()).is_some_and(|line| line.contains('，'));
            diagnostics
                .report(Code::MissingHeader, id, range)
                .with("detail", if has_wide_comma { "comma" } else { "none" })
                .with("known", schema.english_names());
            return None;
        }
        table.read_header(schema, content, diagnostics);
        Some((table, Body { pieces, rows: below }))
    }

    /// A table below a row of a file that holds other cells, too.
    pub(super) fn below(
        id: SourceId,
        source: &'a Source,
        delimiter: u8,
        names: CellRow<'_>,
        columns: Vec<Option<C>>,
    ) -> Self {
        let end = names.cells.last().map_or(0, |cell| cell.range.end);
        let head = source.text().get(..end).unwrap_or_default().to_owned();
        let header = CsvRecord::of(&head, names);
        Self { id, source, delimiter, columns, head, header, unit_above: None }
    }

    /// Reports quotes that go astray in a text, and cells that are too long to be any.
    pub(super) fn report_faults(&self, text: &str, is_row: impl Fn(&str) -> bool, diagnostics: &mut Diagnostics) {
        let long = long_cell(text, self.delimiter).map(CsvFault::LongCell);
        let stray = || find_stray(text, self.delimiter, |line, _| is_row(line)).map(CsvFault::Stray);
        if let Some(fault) = long.or_else(stray) {
            self.report_fault(&fault, diagnostics);
        }
    }

    /// What of a piece shows that the file is no table.
    fn fault(&self, piece: Piece<'_>, content: &dyn Content<C>) -> Option<CsvFault> {
        let Piece { text, start } = piece;
        let in_file = |range: Range<usize>| start + range.start..start + range.end;
        if let Some(range) = long_cell(text, self.delimiter) {
            return Some(CsvFault::LongCell(in_file(range)));
        }
        let stray = find_stray(text, self.delimiter, |line, at| self.is_row(line, at, content))?;
        Some(CsvFault::Stray(StrayQuote { range: in_file(stray.range), end: start + stray.end, ..stray }))
    }

    pub(super) fn report_fault(&self, fault: &CsvFault, diagnostics: &mut Diagnostics) {
        match fault {
            CsvFault::Stray(stray) => self.report_stray(stray, diagnostics),
            CsvFault::LongCell(range) => {
                let diagnostic = diagnostics.report(Code::CellTooLong, self.id, range.clone());
                diagnostic.with("most", LONGEST_CELL.to_string());
            }
        }
    }

    /// Whether a line inside a quoted cell is a row or a part of one: it has as many cells as the header, or a known key in
    /// its column.
    fn is_row(&self, line: &str, at: Alignment, content: &dyn Content<C>) -> bool {
        let cells: Vec<&str> =
            line.split(char::from(self.delimiter)).map(|cell| cell.trim().trim_matches('"')).collect();
        let width = self.columns.len();
        let (column, surplus) = match at {
            Alignment::From(column) => (column, 0),
            Alignment::ToLast => (width.saturating_sub(cells.len()), cells.len().saturating_sub(width)),
        };
        let is_as_long = column == 0 && cells.len() == width;
        let before = std::iter::repeat_n("", column);
        let has_key = || content.has_key(&self.under_columns(before.chain(cells.iter().copied().skip(surplus))));
        (cells.len() > 1 || column == 0) && (is_as_long || has_key())
    }

    fn under_columns<'c>(&self, cells: impl Iterator<Item = &'c str>) -> Vec<(C, &'c str)> {
        self.columns.iter().zip(cells).filter_map(|(column, cell)| Some(((*column)?, cell.trim()))).collect()
    }

    fn report_stray(&self, stray: &StrayQuote, diagnostics: &mut Diagnostics) {
        let detail = match stray.kind {
            StrayKind::Open => "open",
            StrayKind::BehindBlank => "blank",
            StrayKind::TextBehind => "text",
            StrayKind::CellsInside => "cells",
            StrayKind::RowInside => "row",
        };
        let last_line = self.source.place(stray.end).line.to_string();
        diagnostics
            .report(Code::UnclosedQuote, self.id, stray.range.clone())
            .with("detail", detail)
            .with("line", last_line);
    }

    /// Titles and remarks above the header, among which a unit of measure may be.
    fn read_above(&mut self, content: &dyn Content<C>, diagnostics: &mut Diagnostics) {
        for record in self.records_above() {
            let range = line_range(&self.head, record.start);
            let cells: Vec<&str> = record.filled().collect();
            if content.is_data(&self.under_columns(record.fields.iter())) {
                diagnostics.report(Code::DataAboveHeader, self.id, range);
                continue;
            }
            let unit_line = content.unit_line(&cells);
            let oddity = self.source.oddity(&range).filter(|oddity| **oddity == Oddity::StruckOut);
            if let Some(struck_out) = oddity.filter(|_| unit_line != UnitLine::Silent) {
                report_unclear(struck_out, &cells.concat(), Span { source: self.id, range }, diagnostics);
                continue;
            }
            if unit_line == UnitLine::Silent && cells.len() > 1 && !content.may_have_remarks() {
                diagnostics.report(Code::NotData, self.id, range.clone()).with("detail", "above");
            }
            self.take_unit(unit_line, range, content, diagnostics);
        }
    }

    /// Takes the unit of measure that a place above the rows names, unless another place names another one.
    fn take_unit(
        &mut self,
        unit_line: UnitLine,
        range: Range<usize>,
        content: &dyn Content<C>,
        diagnostics: &mut Diagnostics,
    ) {
        let UnitLine::Unit(unit) = unit_line else {
            report_unit(&unit_line, Span { source: self.id, range }, content, diagnostics);
            return;
        };
        match &self.unit_above {
            None => self.unit_above = Some((unit, range)),
            Some((other, place)) if *other != unit => {
                let several = UnitLine::Several(format!("{other}、{unit}"));
                let other = Span { source: self.id, range: place.clone() };
                if let Some(diagnostic) = report_unit(&several, Span { source: self.id, range }, content, diagnostics) {
                    diagnostic.related_to(other);
                }
            }
            Some(_) => {}
        }
    }

    /// The unit of measure of numbers without one of their own, when a line above the rows names it.
    pub(super) fn unit_above(&self) -> Option<&str> {
        self.unit_above.as_ref().map(|(unit, _)| unit.as_str())
    }

    /// The same, when a heading names it.
    pub(super) fn unit_of_heading(&self) -> Option<&str> {
        let in_header = |(_, range): &&(String, Range<usize>)| range.start >= self.header.start && !range.is_empty();
        self.unit_above.as_ref().filter(in_header).map(|(unit, _)| unit.as_str())
    }

    /// Where a line above the rows names it.
    pub(super) fn unit_above_span(&self) -> Option<Span> {
        self.unit_above.as_ref().map(|(_, range)| Span { source: self.id, range: range.clone() })
    }

    /// What parts its cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    fn records_above(&self) -> Vec<CsvRecord> {
        let mut rows = Rows::new(&self.head, 0, self.delimiter);
        let mut above = Vec::new();
        while let Some(row) = rows.next_row() {
            above.push(CsvRecord::of(&self.head, row));
        }
        // The last one is the header.
        above.pop();
        above
    }

    /// The first filled cell of each line above the header, with the next one behind a colon, and where the line stands.
    pub(super) fn titles(&self) -> impl Iterator<Item = (String, Span)> {
        self.records_above().into_iter().filter_map(|record| {
            let span = Span { source: self.id, range: line_range(&self.head, record.start) };
            let cells: Vec<&str> = record.filled().take(2).collect();
            let first = cells.first()?;
            Some((if first.ends_with(['：', ':']) { cells.concat() } else { (*first).to_owned() }, span))
        })
    }

    /// Every heading, in order.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.header.fields.iter().map(str::trim)
    }

    /// Where the heading of a column stands, or the first one when there is none.
    pub(super) fn span_of_heading(&self, column: C) -> Span {
        self.heading_span(self.columns.iter().position(|found| *found == Some(column)).unwrap_or(0))
    }

    /// Where the heading at a place stands.
    pub(super) fn heading_span(&self, place: usize) -> Span {
        Span { source: self.id, range: self.heading_range(place) }
    }

    /// The column at a place.
    pub(super) fn column(&self, place: usize) -> Option<C> {
        self.columns.get(place).copied().flatten()
    }

    /// Where the header stands.
    pub(super) fn header_span(&self) -> Span {
        Span { source: self.id, range: self.header_range() }
    }

    /// Whether a heading names this column.
    pub(super) fn has(&self, column: C) -> bool {
        self.columns.contains(&Some(column))
    }

    /// Every column, when each has a heading that names one.
    pub(super) fn headed_columns(&self) -> Option<Vec<C>> {
        self.columns.iter().copied().collect()
    }

    /// Every column that a heading names.
    pub(super) fn columns(&self) -> impl Iterator<Item = C> {
        self.columns.iter().copied().flatten()
    }

    /// Reports every one of these columns that is not there, and tells whether all are.
    pub(super) fn require(&self, required: &[C], schema: &CsvSchema<C>, diagnostics: &mut Diagnostics) -> bool {
        let mut complete = true;
        for column in required.iter().filter(|column| !self.has(**column)) {
            let range = self.header_range();
            let diagnostic = diagnostics.report(Code::MissingColumn, self.id, range);
            diagnostic.with("name", schema.names(*column)).with("column", schema.english(*column));
            complete = false;
        }
        complete
    }

    /// Reports each of these columns that is there although it does not go with the others.
    pub(super) fn forbid(&self, columns: &[C], diagnostics: &mut Diagnostics) {
        for (place, column) in self.columns.iter().enumerate() {
            if column.is_some_and(|column| columns.contains(&column)) {
                let range = self.heading_range(place);
                let name = self.header.fields.get(place).unwrap_or_default();
                diagnostics.report(Code::MixedForms, self.id, range).with("name", name);
            }
        }
    }

    /// A row that holds anything.
    pub(super) fn filled_row<'t>(&'t self, piece: Piece<'t>, row: CellRow<'_>) -> Option<CsvRow<'t, 'a, C>> {
        let record = CsvRecord::of(piece.text, row);
        let is_filled = record.filled().next().is_some();
        is_filled.then_some(CsvRow { table: self, piece, record })
    }

    /// Whether a cell of the row is not what it seems.
    pub(super) fn has_oddity(&self, piece: Piece<'_>, row: CellRow<'_>) -> bool {
        let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else { return false };
        self.source.oddity(&(piece.start + first.range.start..piece.start + last.range.end)).is_some()
    }

    /// How the file is laid out, for writing a row into it; `name` gives each column's name, and the last row of data ends
    /// at `end`.
    pub(super) fn layout(&self, end: Option<usize>, name: impl Fn(C) -> String) -> TableLayout {
        TableLayout {
            source: self.id,
            delimiter: self.delimiter,
            columns: self.columns.iter().map(|column| column.map(&name)).collect(),
            unit_above: self.unit_above().map(str::to_owned),
            start: self.header.start,
            end: end.unwrap_or_else(|| self.heading_range(usize::MAX).end),
        }
    }

    fn reports_many_columns(&self, diagnostics: &mut Diagnostics) -> bool {
        let has_many = self.header.fields.len() > MOST_COLUMNS;
        if has_many {
            let range = self.heading_range(MOST_COLUMNS);
            diagnostics.report(Code::TooManyColumns, self.id, range).with("most", MOST_COLUMNS.to_string());
        }
        has_many
    }

    fn read_header(&mut self, schema: &CsvSchema<C>, content: &dyn Content<C>, diagnostics: &mut Diagnostics) {
        let mut known: Vec<Option<C>> = Vec::new();
        let found = std::mem::take(&mut self.columns);
        let headings: Vec<(String, Option<C>)> = self.header.fields.iter().map(str::to_owned).zip(found).collect();
        let ranges: Vec<Range<usize>> =
            cells_of_row(&self.head, self.header.start, self.delimiter).map(|cell| cell.range).collect();
        for ((name, column), range) in headings.iter().zip(ranges) {
            if column.is_some() && known.contains(column) {
                diagnostics.report(Code::DuplicateColumn, self.id, range).with("detail", "heading").with("name", name);
                // Of two columns of one name, the first counts.
                known.push(None);
                continue;
            }
            let oddity = self.source.oddity(&range);
            if let Some(struck_out) = oddity.filter(|oddity| column.is_some() && **oddity == Oddity::StruckOut) {
                report_unclear(struck_out, name, Span { source: self.id, range: range.clone() }, diagnostics);
            }
            match column {
                Some(_) if schema.find(name).is_none() => {
                    let unit_line = content.unit_heading(name).map(|(_, unit_line)| unit_line);
                    self.take_unit(unit_line.unwrap_or(UnitLine::Silent), range, content, diagnostics);
                }
                None if schema.is_code(name) => {}
                None if !name.trim().is_empty() && matches!(content.meaning(name), HeadingMeaning::Usual) => {
                    let span = Span { source: self.id, range };
                    match oddity.filter(|oddity| matches!(oddity, Oddity::NotCalculated | Oddity::TypedYear { .. })) {
                        Some(oddity) => report_unclear(oddity, name, span, diagnostics),
                        None => schema.report_unknown(name, span, diagnostics),
                    }
                }
                _ => {}
            }
            known.push(*column);
        }
        self.columns = known;
        let is_bare = |(name, column): &&(String, Option<C>)| column.is_some() && (schema.other)(name.trim()).is_some();
        let Some(unit) = self.unit_of_heading() else { return };
        if let Some((name, _)) = headings.iter().find(is_bare) {
            let diagnostic = diagnostics.report(Code::UnclearUnitOfMeasure, self.id, self.header_range());
            diagnostic.with("detail", "some").with("found", unit).with("name", name);
        }
    }

    fn header_range(&self) -> Range<usize> {
        line_range(&self.head, self.header.start)
    }

    fn heading_range(&self, place: usize) -> Range<usize> {
        field_range(&self.head, self.header.start, self.delimiter, place)
    }
}

impl<'p> Piece<'p> {
    pub(super) fn rows(self, delimiter: u8) -> Rows<'p> {
        Rows::new(self.text, 0, delimiter)
    }
}

impl Body<'_> {
    /// The next rows; nothing behind the last ones.
    pub(super) fn next<C: Copy + PartialEq>(
        &mut self,
        table: &CsvTable<'_, C>,
        content: &dyn Content<C>,
    ) -> Result<Option<Piece<'_>>, CsvFault> {
        if self.rows.is_empty() {
            self.pieces.advance(self.rows.end);
            self.pieces.read_on();
            self.rows = 0..read_rows(&mut self.pieces, table.delimiter);
            if let Some(fault) = table.fault(self.piece(self.rows.clone()), content) {
                return Err(fault);
            }
        }
        let given = self.rows.clone();
        self.rows.start = self.rows.end;
        Ok((!given.is_empty()).then(|| self.piece(given)))
    }

    fn piece(&self, range: Range<usize>) -> Piece<'_> {
        let start = self.pieces.start() + range.start;
        Piece { text: self.pieces.text().get(range).unwrap_or_default(), start }
    }
}

/// Reads on until there are whole rows, and tells where they end.
fn read_rows(pieces: &mut Pieces<'_>, delimiter: u8) -> usize {
    loop {
        let end = if pieces.is_last() { pieces.text().len() } else { whole_rows(pieces.text(), delimiter) };
        if end > 0 || pieces.is_last() {
            return end;
        }
        pieces.read_on();
    }
}

/// Where the last line ends that ends a row.
fn whole_rows(text: &str, delimiter: u8) -> usize {
    let mut lines = 0;
    for row in rows_with_quotes(text, delimiter) {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { break };
        if last.range.end == text.len() {
            return first.range.start;
        }
        lines = last.range.end;
    }
    let behind = text.get(lines..).unwrap_or_default();
    lines + behind.rfind(['\r', '\n']).map_or(0, |end| end + 1)
}

fn line_range(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    start..start + rest.find(['\r', '\n']).unwrap_or(rest.len())
}

fn cells_of_row(text: &str, start: usize, delimiter: u8) -> impl Iterator<Item = CellPlace> {
    Cells::new(text, start, delimiter).row()
}

/// Where a cell stands, with its quotes; in a row that is too short, the end of it.
fn field_range(text: &str, row_start: usize, delimiter: u8, place: usize) -> Range<usize> {
    let mut end = row_start;
    for (number, cell) in cells_of_row(text, row_start, delimiter).enumerate() {
        if number == place {
            return cell.range;
        }
        end = cell.range.end;
    }
    end..end
}

impl CsvRecord {
    fn of(text: &str, row: CellRow<'_>) -> Self {
        let written = |cell: &CellPlace| text.get(cell.range.clone()).unwrap_or_default();
        let fields: StringRecord = row.cells.iter().map(|cell| cell_text(written(cell))).collect();
        let composed = in_composed_form(&fields);
        Self {
            start: row.cells.first().map_or(0, |cell| cell.range.start),
            is_plain: !row.has_quotes && composed.is_none(),
            fields: composed.unwrap_or(fields),
        }
    }

    /// The same with letters for headings that are not there.
    fn with_letters(self) -> Self {
        let headings = self.fields.iter().enumerate().map(|(place, heading)| heading_or_letters(heading, place));
        Self { fields: headings.collect(), ..self }
    }

    /// The place of the first filled field.
    fn filled_at(&self) -> Option<usize> {
        self.fields.iter().position(|field| !field.trim().is_empty())
    }

    fn filled(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(str::trim).filter(|field| !field.is_empty())
    }
}

impl<C: Copy + PartialEq> CsvRow<'_, '_, C> {
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
                .with("detail", "word")
                .with("found", cell)
                .with("choices", names().collect::<Vec<_>>().join(", "))
                .suggesting(cell, names());
        }
        chosen
    }

    /// Where a cell stands; the place where it would stand when the row is too short.
    pub(super) fn span(&self, column: C) -> Span {
        let place = self.place(column).unwrap_or_default();
        self.span_at(place)
    }

    /// The place of a stretch of the cell's trimmed text.
    pub(super) fn span_within(&self, column: C, range: &Range<usize>) -> Span {
        let cell = self.range_at(self.place(column).unwrap_or_default());
        let written = self.piece.text.get(cell.clone()).unwrap_or_default();
        let Some(start) = written.find(self.cell(column)) else { return self.in_file(cell) };
        let start = cell.start + start;
        self.in_file(start + range.start..start + range.end)
    }

    /// The trimmed text of the cell at a place of the row; nothing behind its last one.
    pub(super) fn field(&self, place: usize) -> Option<&str> {
        self.record.fields.get(place).map(str::trim)
    }

    /// Where the cell at a place of the row stands.
    pub(super) fn span_at(&self, place: usize) -> Span {
        self.in_file(self.range_at(place))
    }

    /// The same in the piece.
    fn range_at(&self, place: usize) -> Range<usize> {
        let CsvRecord { start, fields, is_plain } = &self.record;
        let plain = fields.range(place).filter(|_| *is_plain);
        let plain = plain.map(|range| start + range.start + place..start + range.end + place);
        plain.unwrap_or_else(|| field_range(self.piece.text, *start, self.table.delimiter, place))
    }

    fn in_file(&self, range: Range<usize>) -> Span {
        let start = self.piece.start;
        Span { source: self.table.id, range: start + range.start..start + range.end }
    }

    /// The places of the row whose cells are not what they seem.
    pub(super) fn oddities(&self) -> impl Iterator<Item = (usize, &Oddity)> {
        let source = self.table.source;
        let places = if source.worksheet().is_some() { self.places_from(0) } else { 0..0 };
        places.filter_map(move |place| Some((place, source.oddity(&self.span_at(place).range)?)))
    }

    /// Whether the cell of a column is a number of a spreadsheet, which has no signs that could mean another one.
    pub(super) fn is_stored_number(&self, column: C) -> bool {
        let source = self.table.source;
        source.worksheet().is_some() && source.oddity(&self.span(column).range) != Some(&Oddity::WrittenNumber)
    }

    /// Whether the cell at a place of the row is written in quotes.
    pub(super) fn is_quoted(&self, place: usize) -> bool {
        let written = self.piece.text.get(self.range_at(place));
        written.is_some_and(|written| written.trim_start().starts_with('"'))
    }

    /// The column of a place of the row; nothing beyond the columns.
    pub(super) fn column_at(&self, place: usize) -> Option<C> {
        self.table.columns.get(place).copied().flatten()
    }

    /// The places of its cells from one of them on.
    pub(super) fn places_from(&self, first: usize) -> Range<usize> {
        first..self.record.fields.len().max(first)
    }

    /// Whether the heading of a place is one that nobody knows, or stands twice.
    pub(super) fn has_useless_heading(&self, place: usize) -> bool {
        let heading = self.table.header.fields.get(place).unwrap_or_default();
        !heading.trim().is_empty() && self.column_at(place).is_none()
    }

    pub(super) fn is_longer_than_header(&self) -> bool {
        self.record.fields.len() > self.table.columns.len()
    }

    pub(super) fn is_parted_by_commas(&self) -> bool {
        self.table.delimiter == b','
    }

    /// What parts its cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.table.delimiter
    }

    /// The whole row.
    pub(super) fn line_span(&self) -> Span {
        self.in_file(line_range(self.piece.text, self.record.start))
    }

    /// Reports a cell in quotes whose separators are just those that the row lacks, when the row makes sense with them too:
    /// under each column the piece for which `fits` holds; or one in a row that ends before its first value, or one before the
    /// values of a short row that has nothing between two of them.
    pub(super) fn reports_swallowed_cells(
        &self,
        is_value: impl Fn(C) -> bool,
        fits: impl Fn(C, &str) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let separator = char::from(self.table.delimiter);
        let (fields, columns) = (&self.record.fields, &self.table.columns);
        let takes_in = |field: &str| field.contains(separator) && !is_grouped_number(field, separator);
        let Some(place) = fields.iter().position(takes_in) else { return false };
        let pieces = || {
            let parted = |field| if takes_in(field) { field.split(separator).collect() } else { vec![field] };
            fields.iter().flat_map(parted).map(|piece| piece.trim().trim_matches('"'))
        };
        let is_as_long = fields.len() < columns.len() && pieces().count() == columns.len();
        let makes_sense =
            is_as_long && self.table.under_columns(pieces()).into_iter().all(|(column, piece)| fits(column, piece));
        let first_value = columns.iter().position(|column| column.is_some_and(&is_value));
        let ends_before_values = first_value.is_some_and(|value| fields.len() <= value);
        let is_empty = |piece: &str| piece.trim().trim_matches('"').is_empty();
        let names_nothing = || fields.get(place).unwrap_or_default().split(separator).any(is_empty);
        let takes_in_empty_cells =
            fields.len() < columns.len() && first_value.is_some_and(|value| place < value) && names_nothing();
        let takes_in_cells = makes_sense || ends_before_values || takes_in_empty_cells;
        if takes_in_cells {
            diagnostics.report_at(Code::UnclosedQuote, self.span_at(place)).with("detail", "cells");
        }
        takes_in_cells
    }

    /// Reports every cell that stands under no heading; beside those that are read of a published file only numbers, which may
    /// be other values of the same year.
    pub(super) fn report_extra_cells(&self, is_value: impl Fn(C) -> bool, diagnostics: &mut Diagnostics) {
        let first_value = self.table.columns.iter().position(|column| column.is_some_and(&is_value));
        for (place, field) in self.record.fields.iter().enumerate().filter(|(_, field)| !field.trim().is_empty()) {
            let heading = self.table.header.fields.get(place).unwrap_or_default();
            let may_be_value = first_value.is_some_and(|first| first < place) && is_figure(field.trim());
            if heading.trim().is_empty() || may_be_value && heading == heading_or_letters("", place) {
                let diagnostic = diagnostics.report_at(Code::ExtraCell, self.span_at(place));
                diagnostic.with("detail", "unheaded").with("found", field);
            }
        }
    }

    /// Reports a number under one of the columns of words before the values where the row ends before the last value: a cell
    /// may be missing, and each number be that of the next year.
    pub(super) fn reports_shifted(
        &self,
        last_value: C,
        may_be_shifted: impl Fn(C) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(end) = self.place(last_value).filter(|_| self.cell(last_value).is_empty()) else { return false };
        let is_number = |cell: &str| cell.parse::<Number>().is_ok();
        let is_shifted = |place: &usize| {
            let cell = self.field(*place).filter(|cell| is_number(cell) && !self.is_quoted(*place));
            cell.is_some() && self.column_at(*place).is_some_and(&may_be_shifted)
        };
        let shifted = (0..end).find(is_shifted);
        if let Some(place) = shifted {
            let diagnostic = diagnostics.report_at(Code::ExtraCell, self.span_at(place)).with("detail", "shifted");
            diagnostic
                .with("found", self.field(place).unwrap_or_default())
                .with("name", self.table.headings().nth(place).unwrap_or_default());
        }
        shifted.is_some()
    }

    /// Reports a row that names the columns once more, as in files that were put together.
    pub(super) fn is_second_header(&self, key: C, schema: &CsvSchema<C>, diagnostics: &mut Diagnostics) -> bool {
        let column = |field: &str| schema.find(field.trim().trim_start_matches('\u{feff}'));
        let columns: Vec<C> = self.record.filled().filter_map(column).collect();
        let are_all = || {
            columns.len() == self.record.filled().count()
                && self.record.filled().any(|field| schema.names_column(field.trim_start_matches('\u{feff}')))
        };
        let is_header = columns.len() > 1 && (columns.contains(&key) || are_all());
        if is_header {
            diagnostics.report_at(Code::SecondHeader, self.line_span());
        }
        is_header
    }

    /// The cell of a row that is like a remark: no other one is filled.
    pub(super) fn single_cell(&self) -> Option<&str> {
        let mut filled = self.record.filled();
        filled.next().filter(|_| filled.next().is_none())
    }

    /// Reports a line that a spreadsheet puts below its data, which is not read: a total, or a remark in a single cell.
    pub(super) fn is_leftover(&self, key: C, content: &dyn Content<C>, diagnostics: &mut Diagnostics) -> bool {
        let cell = self.cell(key).to_lowercase();
        let is_total = TOTALS.contains(&cell.replace([' ', '\u{3000}'], "").as_str());
        let begins = self.place(key).unwrap_or_default();
        let is_remark = self.single_cell().is_some_and(|only| {
            let is_in_front = self.record.filled_at().is_some_and(|place| place <= begins);
            is_in_front || content.unit_line(&[only]) != UnitLine::Silent
        });
        if is_total {
            diagnostics.report_at(Code::NotData, self.line_span()).with("detail", "total");
        } else if is_remark {
            self.report_remark(key, content, diagnostics);
        }
        is_total || is_remark
    }

    /// Whether a cell parted by another separator than that of the header is a row with figures.
    fn has_other_separator(&self, cell: &str) -> bool {
        DELIMITERS.into_iter().filter(|other| *other != self.table.delimiter).any(|other| {
            let parts = || cell.split(char::from(other)).map(str::trim);
            parts().count() == self.table.columns.len() && parts().filter(|part| is_figure(part)).count() > 1
        })
    }

    /// Whether cells without figures go on with the header: words under columns of values, beside others without a heading.
    pub(super) fn goes_on_with_headings(&self, is_value: impl Fn(C) -> bool) -> bool {
        let under = |place: &usize| self.column_at(*place).is_some_and(&is_value);
        let (under, beside): (Vec<usize>, Vec<usize>) = self.places_from(0).partition(under);
        let is_word = |place: &usize| {
            let cell = self.field(*place).unwrap_or_default();
            cell.chars().any(char::is_alphabetic) && !holds_figure(cell)
        };
        let first = under.first().copied().unwrap_or(usize::MAX);
        let is_surplus = |place: &usize| {
            let heading = self.table.header.fields.get(*place).unwrap_or_default().trim();
            *place > first && (heading.is_empty() || heading == heading_or_letters("", *place)) && is_word(place)
        };
        !under.is_empty() && under.iter().all(is_word) && beside.iter().any(is_surplus)
    }

    /// Reports a line of words below the table; one about another unit of measure than that of the table is an error.
    fn report_remark(&self, key: C, content: &dyn Content<C>, diagnostics: &mut Diagnostics) {
        let words: Vec<&str> = self.record.filled().collect();
        if words.first().is_some_and(|only| is_joined_row(only, key, content) || self.has_other_separator(only)) {
            let diagnostic = diagnostics.report_at(Code::ExtraCell, self.line_span());
            diagnostic.with("detail", "joined").with("found", words.concat());
            return;
        }
        match content.unit_line(&words) {
            UnitLine::Unit(unit) if self.table.unit_above() != Some(unit.as_str()) => {
                let diagnostic = diagnostics.report_at(Code::UnclearUnitOfMeasure, self.line_span());
                diagnostic.with("detail", "below").with("found", unit);
            }
            UnitLine::Unit(_) | UnitLine::Silent if content.may_have_remarks() => {}
            UnitLine::Unit(_) | UnitLine::Silent => {
                diagnostics.report_at(Code::NotData, self.line_span()).with("detail", "remark");
            }
            unclear @ (UnitLine::Several(_) | UnitLine::Unknown(_)) => {
                _ = report_unit(&unclear, self.line_span(), content, diagnostics)
            }
        }
    }

    /// Where the row ends, before its line break.
    pub(super) fn end(&self) -> usize {
        self.span_at(usize::MAX).range.end
    }

    pub(super) fn place(&self, column: C) -> Option<usize> {
        self.table.columns.iter().position(|found| *found == Some(column))
    }

    fn heading(&self, column: C) -> &str {
        self.place(column).and_then(|place| self.table.header.fields.get(place)).unwrap_or_default().trim()
    }
}

/// Whether a cell is a whole row, whose cells are parted by another sign than those of the table or stand in quotes together:
/// a known key before figures.
fn is_joined_row<C: Copy + PartialEq>(cell: &str, key: C, content: &dyn Content<C>) -> bool {
    let is_figure = |part: &str| {
        let digits = part.strip_suffix('年').unwrap_or(part).trim_start_matches(['-', '+']);
        !digits.is_empty() && digits.chars().all(|sign| sign.is_numeric() || matches!(sign, '.' | '-' | '%' | '％'))
    };
    [',', ';', '\t', '|', '，', '；', '、', ' ', '\u{3000}'].into_iter().any(|separator| {
        let mut parts = cell.split(separator).map(str::trim).filter(|part| !part.is_empty());
        parts.next().is_some_and(|first| content.has_key(&[(key, first)])) && parts.any(is_figure)
    })
}

/// Reports a line whose unit of measure is not clear; nothing for one that is, or says none.
pub(super) fn report_unit<'d, C: Copy + PartialEq>(
    unit_line: &UnitLine,
    span: Span,
    content: &dyn Content<C>,
    diagnostics: &'d mut Diagnostics,
) -> Option<&'d mut Diagnostic> {
    let (detail, found) = match unit_line {
        UnitLine::Silent | UnitLine::Unit(_) => return None,
        UnitLine::Several(found) => ("several", found),
        UnitLine::Unknown(found) => ("unknown", found),
    };
    let diagnostic = diagnostics.report_at(Code::UnclearUnitOfMeasure, span);
    Some(diagnostic.with("detail", detail).with("found", found.as_str()).with("known", content.known_units()))
}

/// The column that a heading names, also with a unit of measure behind the name.
fn find_column<C: Copy + PartialEq>(heading: &str, schema: &CsvSchema<C>, content: &dyn Content<C>) -> Option<C> {
    match content.meaning(heading) {
        HeadingMeaning::Column(column) => Some(column),
        HeadingMeaning::PassedOver => None,
        HeadingMeaning::Usual => {
            schema.find(heading).or_else(|| content.unit_heading(heading).and_then(|(name, _)| schema.find(name)))
        }
    }
}

/// Whether a cell is one number, perhaps with words behind it; a date is none.
pub(super) fn is_figure(cell: &str) -> bool {
    let number = cell.trim_start_matches(['-', '+', '−']);
    let behind = number.trim_start_matches(|sign: char| sign.is_numeric() || matches!(sign, '.' | ','));
    holds_figure(cell) && !behind.contains(char::is_numeric)
}

pub(super) fn holds_figure(cell: &str) -> bool {
    cell.contains(|sign: char| sign.is_numeric() || "〇零一二三四五六七八九十百千万亿".contains(sign))
}

/// Whether a cell is a number with thousands parted: "1,234".
pub(super) fn is_grouped_number(cell: &str, separator: char) -> bool {
    let digits = |piece: &str| piece.chars().take_while(char::is_ascii_digit).count();
    let mut pieces = cell.trim().trim_start_matches(['+', '-']).split(separator);
    pieces.next().is_some_and(|first| digits(first) > 0) && pieces.all(|piece| digits(piece) == 3)
}

/// The fields with composed characters where some are not: names are the same either way.
fn in_composed_form(fields: &StringRecord) -> Option<StringRecord> {
    let is_composed = |field| matches!(composed(field), Cow::Borrowed(_));
    (!fields.iter().all(is_composed)).then(|| fields.iter().map(composed).collect())
}

/// The separator, and where the header starts: the first of the lines that fit best as one. Without such a line, the separator that stands most often in the first line. Nothing when more must be read to know.
fn find_header<C: Copy + PartialEq>(
    pieces: &Pieces<'_>,
    schema: &CsvSchema<C>,
    content: &dyn Content<C>,
) -> Option<(u8, usize)> {
    let text = pieces.text();
    if !pieces.is_last() && !DELIMITERS.iter().all(|delimiter| has_lines_above(text, *delimiter)) {
        return None;
    }
    let start = |delimiter: &u8| header_start(text, *delimiter, schema, content);
    let found = DELIMITERS.iter().filter_map(|delimiter| start(delimiter).map(|(fit, start)| (fit, *delimiter, start)));
    let best = found.reduce(|best, other| if other.0 > best.0 { other } else { best });
    Some(best.map(|(_, delimiter, start)| (delimiter, start)).unwrap_or_else(|| {
        let header = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
        let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
        (DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b','), 0)
    }))
}

/// Whether every line is there in which a header is looked for, and one below.
fn has_lines_above(text: &str, delimiter: u8) -> bool {
    let mut rows = Rows::new(text, 0, delimiter);
    (0..=LOWEST_HEADER).all(|_| rows.next_row().is_some())
}

fn header_start<C: Copy + PartialEq>(
    text: &str,
    delimiter: u8,
    schema: &CsvSchema<C>,
    content: &dyn Content<C>,
) -> Option<(usize, usize)> {
    let key = schema.columns.first()?.column;
    let mut rows = Rows::new(text, 0, delimiter);
    let mut best: Option<(usize, usize)> = None;
    for _ in 0..LOWEST_HEADER {
        let Some(row) = rows.next_row() else { break };
        // What a separator does not part is one heading with any of them.
        if row.cells.len() < 2 && delimiter != b',' {
            continue;
        }
        let headings: Vec<&str> = row
            .cells
            .iter()
            .filter_map(|cell| text.get(cell.range.clone()))
            .map(|heading| heading.trim_matches('"').trim())
            .collect();
        let columns: Vec<C> = headings.iter().filter_map(|heading| find_column(heading, schema, content)).collect();
        let fit = content.header_fit(key, &columns, &headings);
        if fit > best.map_or(0, |(best, _)| best) {
            best = row.cells.first().map(|cell| (fit, cell.range.start));
        }
    }
    best
}

/// The first closed cell that is too long to be one.
fn long_cell(text: &str, delimiter: u8) -> Option<Range<usize>> {
    let is_long = |cell: &CellPlace| {
        let characters = || text.get(cell.range.clone()).unwrap_or_default().chars().count();
        cell.is_closed && cell.range.len() > LONGEST_CELL && characters() > LONGEST_CELL
    };
    let mut quoted = rows_with_quotes(text, delimiter).flatten();
    let mut in_lines = long_lines(text).flat_map(|start| Cells::new(text, start, delimiter).row());
    let first = [quoted.find(is_long), in_lines.find(is_long)].into_iter().flatten();
    first.map(|cell| cell.range).min_by_key(|range| range.start)
}

/// Where the lines start that are long enough for such a cell.
fn long_lines(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        loop {
            let line = bytes.get(start..)?;
            let end = memrchr2(b'\r', b'\n', line.get(..=LONGEST_CELL)?);
            let Some(end) = end else { break };
            start += end + 1;
        }
        let long = start;
        start += memchr2(b'\r', b'\n', bytes.get(start..)?).map_or(bytes.len() - start, |end| end + 1);
        Some(long)
    })
}
