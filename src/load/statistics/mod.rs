//! CSV rows → observations.

mod plain;

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use plain::PlainTable;
use rustc_hash::FxHashMap;

use super::cell_value::{CellAmbiguity, Convention};
use super::csv_table::{Content, CsvColumn, CsvRow, CsvSchema, CsvTable, Piece};
use super::fractions::{BareCell, looks_like_fraction};
use super::names::Names;
use super::places::PlanPlaces;
use super::readable;
use super::region_tree::RegionNames;
use super::requirement::report_misreading;
use super::thousands::{report_cut_value, report_cut_values};
use super::unit_line::{UnitLine, UnitWords};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Attributes, Duplicate, Indicator, IndicatorIndex, Number, Observations, ObservationsBuilder, Origin, PartialDate,
    Plan, Quality, Region, RegionNumber, UnitOfMeasure, Year, with_plain_digit,
};
use crate::source::{DecimalMark, Role, Source, SourceId, Sources, Span};
use crate::wording::{self, Problem};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Indicator,
    Year,
    Value,
    UnitOfMeasure,
    Region,
    Quality,
    Published,
    Source,
    Note,
    /// The wide form: a column of the values of one year.
    In(Year),
}

static SCHEMA: CsvSchema<Field> = CsvSchema {
    columns: &[
        CsvColumn { column: Field::Indicator, names: &["指标", "indicator", "指标名称"] },
        CsvColumn { column: Field::Year, names: &["年份", "year", "年度"] },
        CsvColumn { column: Field::Value, names: &["数值", "value"] },
        CsvColumn { column: Field::UnitOfMeasure, names: &["计量单位", "unit", "单位"] },
        CsvColumn { column: Field::Region, names: &["地区", "region"] },
        CsvColumn { column: Field::Quality, names: &["数据质量", "quality"] },
        CsvColumn { column: Field::Published, names: &["发布日期", "published"] },
        CsvColumn { column: Field::Source, names: &["来源", "source", "数据来源"] },
        CsvColumn { column: Field::Note, names: &["备注", "note"] },
    ],
    other: |heading| year(heading).map(Field::In),
};

const QUALITIES: [([&str; 2], Quality); 4] = [
    (["核定", "final"], Quality::Final),
    (["初步", "provisional"], Quality::Provisional),
    (["修订", "revised"], Quality::Revised),
    (["口径调整", "break"], Quality::Break),
];

/// The Chinese and the English word of a quality.
pub fn words_of_quality(quality: Quality) -> [&'static str; 2] {
    QUALITIES.into_iter().find(|(_, found)| *found == quality).map(|(words, _)| words).unwrap_or_default()
}

/// The number that somebody types for an indicator of this unit of measure: with a decimal point, or with a decimal comma
/// where that is the only reading.
pub fn typed_value(text: &str, unit: &UnitOfMeasure) -> Option<Number> {
    let with_point = || Convention::Unknown.with_point(text).ok().and_then(|text| wording::cell(&text, unit).ok());
    wording::cell(text, unit).ok().or_else(with_point).flatten()
}

/// What is read so far.
struct Reader<'a> {
    plan: &'a Plan,
    names: &'a Names<IndicatorIndex>,
    regions: &'a RegionNames,
    observations: ObservationsBuilder,
    places: &'a mut PlanPlaces,
    /// What many rows repeat, found once.
    known_regions: FxHashMap<String, (Region, Option<RegionNumber>)>,
    /// How many observations were there when each diagnostic was found.
    found_after: Vec<usize>,
    decimal: Option<DecimalMark>,
    bare: Vec<BareCell>,
}

/// One table while its rows are read.
struct TableReading<'a> {
    table: &'a CsvTable<'a, Field>,
    plain: Option<PlainTable>,
    content: StatisticsRows<'a>,
    /// Whether it has a column for each year.
    wide: bool,
    /// Where the last row of data ends.
    end: Option<usize>,
}

/// What is read: the values, and those that look like fractions of percentages.
pub(super) struct Statistics {
    pub(super) observations: Observations,
    pub(super) bare: Vec<BareCell>,
}

/// A number, and whether it may be the fraction of a percentage.
struct Value {
    number: Number,
    looks_like_fraction: bool,
}

/// Reads every statistics file.
pub(super) fn read(
    sources: &Sources,
    plan: &Plan,
    (names, regions): (&Names<IndicatorIndex>, &RegionNames),
    places: &mut PlanPlaces,
    diagnostics: &mut Diagnostics,
) -> Statistics {
    let mut reader = Reader {
        plan,
        names,
        regions,
        observations: ObservationsBuilder::default(),
        places,
        known_regions: FxHashMap::default(),
        found_after: Vec::new(),
        decimal: sources.decimal,
        bare: Vec::new(),
    };
    reader.found_after.resize(diagnostics.found.len(), 0);
    for (id, source) in readable(sources, Role::Statistics) {
        reader.read_file(id, source, diagnostics);
        reader.mark(diagnostics);
    }
    let (observations, duplicates) = reader.observations.finish();
    report_duplicates(&duplicates, &reader.found_after, reader.places, diagnostics);
    Statistics { observations, bare: reader.bare }
}

/// Reports the duplicates, each where it would stand had it been found when it was read.
fn report_duplicates(
    duplicates: &[Duplicate],
    found_after: &[usize],
    places: &PlanPlaces,
    diagnostics: &mut Diagnostics,
) {
    if duplicates.is_empty() {
        return;
    }
    let mut duplicates = duplicates.iter().peekable();
    let mut others = std::mem::take(&mut diagnostics.found).into_iter().zip(found_after).peekable();
    loop {
        let next = duplicates.peek().map(|duplicate| duplicate.row);
        let is_first = |(_, found_after): &(Diagnostic, &usize)| next.is_none_or(|row| **found_after <= row);
        if let Some((other, _)) = others.next_if(is_first) {
            diagnostics.found.push(other);
        } else if let Some(duplicate) = duplicates.next() {
            report_duplicate(duplicate, places, diagnostics);
        } else {
            break;
        }
    }
}

pub(super) fn report_duplicate(duplicate: &Duplicate, places: &PlanPlaces, diagnostics: &mut Diagnostics) {
    let Some(place) = places.of(duplicate.origin) else { return };
    let diagnostic = diagnostics.report_at(Code::DuplicateValue, place);
    if let Some(first) = places.of(duplicate.first) {
        diagnostic.related_to(first);
    }
}

/// What tells the rows of statistics from the lines around them.
struct StatisticsRows<'a> {
    names: &'a Names<IndicatorIndex>,
    units: UnitWords<'a>,
}

impl Content<Field> for StatisticsRows<'_> {
    fn has_key(&self, cells: &[(Field, &str)]) -> bool {
        cells.iter().any(|(field, cell)| *field == Field::Indicator && self.names.knows(cell))
    }

    fn is_data(&self, cells: &[(Field, &str)]) -> bool {
        let has =
            |field: Field, holds: &dyn Fn(&str) -> bool| cells.iter().any(|(of, cell)| *of == field && holds(cell));
        let is_number = |cell: &str| cell.chars().any(char::is_numeric);
        let in_year = cells.iter().any(|(field, cell)| matches!(field, Field::In(_)) && is_number(cell));
        let dated = has(Field::Year, &|cell| year(cell).is_some()) && has(Field::Value, &is_number);
        self.has_key(cells) && (in_year || dated)
    }

    fn unit_line(&self, cells: &[&str]) -> UnitLine {
        self.units.read(cells)
    }

    fn unit_heading<'h>(&self, heading: &'h str) -> Option<(&'h str, UnitLine)> {
        let (name, unit_line) = self.units.in_heading(heading)?;
        let takes_unit = matches!(SCHEMA.find(name), Some(Field::Value | Field::In(_)));
        (takes_unit && unit_line != UnitLine::Silent).then_some((name, unit_line))
    }

    fn known_units(&self) -> String {
        self.units.known()
    }
}

impl Reader<'_> {
    fn read_file(&mut self, id: SourceId, source: &Source, diagnostics: &mut Diagnostics) {
        let before = (diagnostics.clone(), self.observations.count(), self.bare.len());
        let content = StatisticsRows { names: self.names, units: UnitWords::new(self.plan) };
        let Some((table, mut body)) = CsvTable::read(id, source, &SCHEMA, &content, diagnostics) else { return };
        self.places.files.push(id);
        let wide = table.columns().any(|column| matches!(column, Field::In(_)));
        let required: &[Field] =
            if wide { &[Field::Indicator] } else { &[Field::Indicator, Field::Year, Field::Value] };
        if !table.require(required, &SCHEMA, diagnostics) {
            return;
        }
        if wide {
            table.forbid(&[Field::Year, Field::Value], diagnostics);
        }
        let mut reading = TableReading {
            plain: PlainTable::of(&table, Convention::of_file(table.delimiter(), self.decimal)),
            table: &table,
            content,
            wide,
            end: None,
        };
        loop {
            match body.next(&table, &reading.content) {
                Ok(Some(piece)) => {
                    if self.read_piece(piece, &mut reading, diagnostics).is_break() {
                        break;
                    }
                }
                Ok(None) => break,
                Err(fault) => {
                    // What stands above it is not read either.
                    (*diagnostics, ..) = before;
                    self.observations.truncate(before.1);
                    self.bare.truncate(before.2);
                    table.report_fault(&fault, diagnostics);
                    return;
                }
            }
        }
        self.places.statistics.push(table.layout(reading.end, |column| {
            if let Field::In(year) = column { year.to_string() } else { SCHEMA.english(column).to_owned() }
        }));
    }

    /// Reads some rows; nothing below them is read where the columns are named once more.
    fn read_piece(
        &mut self,
        piece: Piece<'_>,
        reading: &mut TableReading<'_>,
        diagnostics: &mut Diagnostics,
    ) -> ControlFlow<()> {
        let TableReading { table, plain, content, wide, end } = reading;
        let mut rows = piece.rows(table.delimiter());
        while let Some(cells) = rows.next_row() {
            if plain.as_mut().is_some_and(|plain| self.takes_plain(plain, piece, cells)) {
                *end = cells.cells.last().map(|cell| piece.start + cell.range.end);
                continue;
            }
            let Some(row) = table.filled_row(piece, cells) else { continue };
            let is_known = self.names.knows(row.cell(Field::Indicator));
            // What stands under another header means something else.
            if !is_known && row.is_second_header(Field::Indicator, &SCHEMA, diagnostics) {
                return ControlFlow::Break(());
            }
            if !is_known && row.is_leftover(Field::Indicator, content, diagnostics) {
                continue;
            }
            *end = Some(row.end());
            if self.is_cut(&row, table, diagnostics) {
                continue;
            }
            row.report_extra_cells(diagnostics);
            let is_value = |column| matches!(column, Field::Value | Field::In(_));
            let may_lack_value = *wide || row.cell(Field::Value).is_empty();
            let fits = |column, text: &str| may_lack_value && fits_column(column, text);
            if row.reports_swallowed_cells(is_value, fits, diagnostics) {
                continue;
            }
            self.read_row(&row, *wide, table, diagnostics);
            self.mark(diagnostics);
        }
        ControlFlow::Continue(())
    }

    /// Whether a number of the row is cut in two by the comma of its thousands, which is reported.
    fn is_cut(&self, row: &CsvRow<'_, '_, Field>, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) -> bool {
        let index = self.names.find(row.cell(Field::Indicator));
        let unit = index.and_then(|index| self.plan.indicator(index)).map(|indicator| &indicator.unit_of_measure);
        let is_settled = |column: Field, cell: &str| match column {
            Field::Region => self.regions.find(cell).is_some(),
            Field::Source | Field::Note | Field::UnitOfMeasure => false,
            Field::Indicator | Field::Year | Field::Value | Field::Quality | Field::Published | Field::In(_) => true,
        };
        let years: Vec<Field> = table.columns().filter(|column| matches!(column, Field::In(_))).collect();
        let is_cut_at =
            |column, diagnostics: &mut Diagnostics| report_cut_value(row, column, unit, is_settled, diagnostics);
        match years.first() {
            Some(first) => {
                report_cut_values(row, *first, years.len(), unit, diagnostics)
                    || years.iter().any(|year| is_cut_at(*year, diagnostics))
            }
            None => is_cut_at(Field::Value, diagnostics),
        }
    }

    /// Notes that the file refers to an indicator by an id that follows from its name.
    fn note_derived(&mut self, index: IndicatorIndex, range: impl FnOnce() -> Range<usize>) {
        if let Some(source) = self.places.files.last().copied() {
            self.places.derived_ids.note(index, source, || Span { source, range: range() });
        }
    }

    fn read_row(
        &mut self,
        row: &CsvRow<'_, '_, Field>,
        wide: bool,
        table: &CsvTable<'_, Field>,
        diagnostics: &mut Diagnostics,
    ) {
        let index = read_indicator(row, self.names, diagnostics);
        if let Some((index, true)) = self.names.find_derived(row.cell(Field::Indicator)) {
            self.note_derived(index, || row.span(Field::Indicator).range);
        }
        let quality = row.choice(Field::Quality, &QUALITIES, diagnostics).unwrap_or(Quality::Final);
        let published = read_published(row, diagnostics);
        let region = self.read_region(row, diagnostics);
        let mut values = Vec::new();
        if wide {
            let years =
                table.columns().filter_map(|column| if let Field::In(year) = column { Some(year) } else { None });
            values.extend(years.map(|year| (year, Field::In(year))));
        } else {
            values.extend(read_year(row, diagnostics).map(|year| (year, Field::Value)));
        }
        let indicator = index.and_then(|index| self.plan.indicator(index));
        let (Some(index), Some(indicator), Some(region)) = (index, indicator, region) else { return };
        let convention = Convention::of_file(table.delimiter(), self.decimal);
        let attributes =
            Attributes { quality, published, source: row.cell(Field::Source), note: row.cell(Field::Note) };
        for (year, column) in values {
            let read = read_value(row, column, indicator, (table, convention), diagnostics);
            let Some(Value { number: value, looks_like_fraction }) = read else { continue };
            let place = row.span(column);
            let origin = self.origin(&place.range);
            if looks_like_fraction {
                self.bare.push(BareCell { key: (index, region.clone(), year), value: value.clone(), place });
            }
            self.mark(diagnostics);
            self.observations.add((index, &region, year), value, attributes, origin);
            if let Some((_, number @ None)) = self.known_regions.get_mut(row.cell(Field::Region)) {
                *number = Some(self.observations.region(&region));
            }
        }
    }

    /// Remembers how many observations there were when the latest diagnostics were found.
    fn mark(&mut self, diagnostics: &Diagnostics) {
        self.found_after.resize(diagnostics.found.len(), self.observations.count());
    }

    fn origin(&self, place: &Range<usize>) -> Origin {
        Origin {
            file: self.file_number(),
            length: u16::try_from(place.len()).unwrap_or(u16::MAX),
            start: u32::try_from(place.start).unwrap_or(u32::MAX),
        }
    }

    fn file_number(&self) -> u32 {
        u32::try_from(self.places.files.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn read_region(&mut self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<Region> {
        let word = row.cell(Field::Region);
        if let Some((known, _)) = self.known_regions.get(word) {
            return Some(known.clone());
        }
        let declared = self.regions.find(word).and_then(|number| self.plan.regions.get(number));
        let region = Region::of_word(word, declared.map(|region| region.id.as_str()), !self.regions.is_empty());
        match &region {
            Some(region) => {
                self.known_regions.insert(word.to_owned(), (region.clone(), None));
            }
            None => {
                self.regions.resolve_at(word, || row.span(Field::Region), Code::UnknownRegion, diagnostics);
            }
        }
        region
    }
}

/// Whether a text may stand under a column: as a value only a number or a sign for none.
fn fits_column(column: Field, text: &str) -> bool {
    let is_sign = |character: char| character.is_numeric() || ".,+-—–…/%％ ".contains(character);
    match column {
        Field::In(_) => text.chars().all(is_sign),
        Field::Value => !text.is_empty() && text.chars().all(is_sign),
        Field::Year => year(text).is_some(),
        Field::Indicator
        | Field::Region
        | Field::UnitOfMeasure
        | Field::Quality
        | Field::Published
        | Field::Source
        | Field::Note => true,
    }
}

fn read_indicator(
    row: &CsvRow<'_, '_, Field>,
    names: &Names<IndicatorIndex>,
    diagnostics: &mut Diagnostics,
) -> Option<IndicatorIndex> {
    let name = row.required(Field::Indicator, diagnostics)?;
    names.resolve_at(name, || row.span(Field::Indicator), Code::UnknownIndicator, diagnostics)
}

fn read_year(row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<Year> {
    let cell = row.required(Field::Year, diagnostics)?;
    let found = year(cell);
    if found.is_none() && cell.starts_with('#') {
        diagnostics.report_at(Code::SpreadsheetError, row.span(Field::Year)).with("found", cell);
    } else if found.is_none() {
        diagnostics.report_at(Code::InvalidYear, row.span(Field::Year)).with("found", cell);
    }
    found
}

fn year(text: &str) -> Option<Year> {
    if let [thousands @ b'1'..=b'9', rest @ ..] = text.as_bytes()
        && rest.len() == 3
        && rest.iter().all(u8::is_ascii_digit)
    {
        let number =
            std::iter::once(thousands).chain(rest).fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        return Year::new(number);
    }
    let digits = ["年末", "年底", "年度", "年"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let digits: String = digits.trim_end().chars().map(with_plain_digit).collect();
    digits.parse().ok()
}

fn read_published(row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<PartialDate> {
    let cell = row.cell(Field::Published);
    if cell.is_empty() {
        return None;
    }
    let date = cell.parse().ok();
    if date.is_none() {
        diagnostics.report_at(Code::InvalidDate, row.span(Field::Published)).with("found", cell);
    }
    date
}

fn read_value(
    row: &CsvRow<'_, '_, Field>,
    column: Field,
    indicator: &Indicator,
    (table, convention): (&CsvTable<'_, Field>, Convention),
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let cell = row.cell(column);
    let own_unit = row.cell(Field::UnitOfMeasure);
    let unit_of_measure = if own_unit.is_empty() { table.unit_above().unwrap_or_default() } else { own_unit };
    report_unusable(row, (cell, column), unit_of_measure, indicator, diagnostics)?;
    let number = with_point(row, column, convention, diagnostics)?;
    // 18万 under 万件 is 18万件 or 180000万件.
    if !unit_of_measure.is_empty()
        && !cell.ends_with(|last: char| last.is_ascii_digit())
        && let Err(misreading) = wording::cell(&number, &UnitOfMeasure::new(unit_of_measure))
        && matches!(misreading.problem, Problem::TwoReadings { .. })
    {
        report_misreading(&misreading, row.span(column), cell, None, diagnostics);
        return None;
    }
    let is_bare = cell.ends_with(wording::ends_number);
    let is_alone = !is_bare || unit_of_measure.is_empty();
    let text = if is_alone { number.clone() } else { Cow::Owned(format!("{number}{unit_of_measure}")) };
    match wording::cell(&text, &indicator.unit_of_measure) {
        Ok(number) => number.map(|number| Value {
            looks_like_fraction: looks_like_fraction(&text, &number, &indicator.unit_of_measure),
            number,
        }),
        Err(misreading) if number != cell => {
            report_misreading(&misreading, row.span(column), cell, None, diagnostics);
            None
        }
        Err(misreading) if is_bare && misreading.span.start >= cell.len() => {
            report_unit_of_cell(row, column, table, (unit_of_measure, indicator), diagnostics);
            None
        }
        Err(misreading) => {
            let place = row.span_within(column, &(misreading.span.start..misreading.span.end.min(cell.len())));
            match with_decimal_comma(cell, convention, indicator) {
                Some(number) => {
                    let diagnostic = diagnostics.report_at(Code::InvalidNumber, row.span(column));
                    diagnostic.with("detail", "comma").with("found", cell).with("one", number);
                }
                None => report_misreading(&misreading, place, &text, None, diagnostics),
            }
            None
        }
    }
}

/// The number with a point, when that of a cell has a decimal comma and nobody said so.
fn with_decimal_comma(cell: &str, convention: Convention, indicator: &Indicator) -> Option<String> {
    let number = Convention::Unknown.with_point(cell).ok().filter(|number| number != cell)?;
    let may_be_one = convention == Convention::Point && cell.contains([',', '，']);
    let is_number = may_be_one && wording::cell(&number, &indicator.unit_of_measure).is_ok();
    is_number.then(|| number.into_owned())
}

/// Reports that the unit of measure of a column, or of a line above, is not the indicator's; once in a row of many years.
fn report_unit_of_cell(
    row: &CsvRow<'_, '_, Field>,
    column: Field,
    table: &CsvTable<'_, Field>,
    (unit_of_measure, indicator): (&str, &Indicator),
    diagnostics: &mut Diagnostics,
) {
    let own = (!row.cell(Field::UnitOfMeasure).is_empty()).then(|| row.span(Field::UnitOfMeasure));
    let line = row.line_span();
    let is_of_row = |last: &Diagnostic| {
        last.code == Code::WrongUnitOfMeasure
            && last.span.source == line.source
            && line.range.contains(&last.span.range.start)
    };
    if diagnostics.found.last().is_some_and(is_of_row) {
        return;
    }
    let detail = if own.is_some() { "column" } else { "above" };
    let above = table.unit_above_span().filter(|_| own.is_none());
    let diagnostic = diagnostics.report_at(Code::WrongUnitOfMeasure, own.unwrap_or_else(|| row.span(column)));
    diagnostic.with("detail", detail).with("found", unit_of_measure);
    diagnostic.with("expected", indicator.unit_of_measure.as_str());
    if let Some(above) = above {
        diagnostic.related_to(above);
    }
}

/// A spreadsheet's own error values, such as #N/A, #REF! and #DIV/0!, and a unit of measure that would become part of the
/// number; nothing when one of them was reported.
fn report_unusable(
    row: &CsvRow<'_, '_, Field>,
    (cell, column): (&str, Field),
    unit_of_measure: &str,
    indicator: &Indicator,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    for (found, column) in [(cell, column), (unit_of_measure, Field::UnitOfMeasure)] {
        if found.starts_with('#') {
            diagnostics.report_at(Code::SpreadsheetError, row.span(column)).with("found", found);
            return None;
        }
    }
    if unit_of_measure.starts_with(|first: char| first.is_numeric() || matches!(first, '.' | ',')) {
        let diagnostic = diagnostics.report_at(Code::WrongUnitOfMeasure, row.span(Field::UnitOfMeasure));
        diagnostic.with("detail", "column").with("found", unit_of_measure);
        diagnostic.with("expected", indicator.unit_of_measure.as_str());
        return None;
    }
    Some(())
}

/// The cell with a decimal point; nothing when it is reported that it can be two numbers.
fn with_point<'c>(
    row: &'c CsvRow<'_, '_, Field>,
    column: Field,
    convention: Convention,
    diagnostics: &mut Diagnostics,
) -> Option<Cow<'c, str>> {
    let cell = row.cell(column);
    match convention.with_point(cell) {
        Ok(number) => Some(number),
        Err(CellAmbiguity { with_comma, with_point }) => {
            let diagnostic = diagnostics.report_at(Code::AmbiguousNumber, row.span(column)).with("detail", "decimal");
            diagnostic.with("found", cell).with("one", with_comma).with("other", with_point);
            None
        }
    }
}
