//! CSV rows → observations.

mod conditions;
mod declaration;
mod declared;
mod form;
mod plain;
mod series;
mod years;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

pub(super) use declaration::{Declaration, References, report_declared_files};
use declared::{DeclaredTable, LeftOver, begins_table};
pub(super) use declared::{is_title, speaks_of_scale as may_be_scale, speaks_of_unit as may_be_unit};
use form::Answers;
use plain::PlainTable;
use rustc_hash::FxHashMap;
use series::Joined;
use years::{begins_year, behind_digits, day, is_month, is_part_of_year, may_be_flag, minguo_year, period, year};
pub(super) use years::{is_dated, may_be_period, may_be_year, without_year};

use super::cell_value::{CellAmbiguity, Convention};
use super::csv_table::{Content, CsvColumn, CsvRow, CsvSchema, CsvTable, HeadingMeaning, Piece, report_unit};
use super::form::FormFiles;
use super::fractions::{BareCell, looks_like_fraction};
use super::names::Names;
use super::odd_cells::{CellUse, report_odd_cells};
use super::places::PlanPlaces;
use super::readable;
use super::region_tree::{RegionNames, region_of};
use super::requirement::report_misreading;
use super::thousands::{report_cut_value, report_cut_values};
use super::toml_text::toml_text;
use super::unit_line::{UnitLine, UnitWords, sign_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Attributes, Duplicate, Indicator, IndicatorIndex, Kind, Number, Observations, ObservationsBuilder, Origin,
    PartialDate, Plan, Quality, Region, RegionNumber, UnitOfMeasure, Year, plain_name,
};
use crate::source::{DecimalMark, Role, Source, SourceId, Sources, Span};
use crate::wording::{self, Problem};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// A column of the values of one indicator.
    Of(IndicatorIndex),
}

impl Field {
    fn used_as(self) -> CellUse {
        match self {
            Self::Value | Self::In(_) | Self::Of(_) => CellUse::Value,
            Self::Year => CellUse::Year,
            Self::Region => CellUse::Region,
            Self::Indicator | Self::UnitOfMeasure | Self::Quality | Self::Published | Self::Source | Self::Note => {
                CellUse::Words
            }
        }
    }
}

static SCHEMA: CsvSchema<Field> = CsvSchema {
    // As the World Bank writes them.
    codes: &["country code", "indicator code"],
    columns: &[
        CsvColumn { column: Field::Indicator, names: &["指标", "indicator", "指标名称", "indicator name"] },
        CsvColumn { column: Field::Year, names: &["年份", "year", "年度"] },
        CsvColumn { column: Field::Value, names: &["数值", "value"] },
        CsvColumn { column: Field::UnitOfMeasure, names: &["计量单位", "unit", "单位", "units"] },
        CsvColumn { column: Field::Region, names: &["地区", "region", "country name"] },
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

/// 一 alone is one, or the dash — of no value.
const ONE_OR_DASH: &str = "一";

/// The number that somebody types for an indicator of this unit of measure: with a decimal point, or with a decimal comma
/// where that is the only reading.
pub fn typed_value(text: &str, unit: &UnitOfMeasure) -> Option<Number> {
    let with_point = || Convention::Unknown.with_point(text).ok().and_then(|text| wording::cell(&text, unit).ok());
    wording::cell(text, unit).ok().or_else(with_point).flatten().filter(|_| text.trim() != ONE_OR_DASH)
}

/// What is read so far.
struct Reader<'a> {
    plan: &'a Plan,
    names: &'a Names<IndicatorIndex>,
    regions: &'a RegionNames,
    /// The indicators by their plain names, which few files need.
    plain_names: OnceCell<FxHashMap<String, IndicatorIndex>>,
    observations: ObservationsBuilder,
    places: &'a mut PlanPlaces,
    /// What many rows repeat, found once.
    known_regions: FxHashMap<String, (Region, Option<RegionNumber>)>,
    /// How many observations were there when each diagnostic was found.
    found_after: Vec<usize>,
    decimal: Option<DecimalMark>,
    bare: Vec<BareCell>,
    declarations: &'a [Option<Declaration>],
    /// What no rule reads of the tables of declared files, by the number of the file.
    left_over: BTreeMap<u32, LeftOver>,
    /// The columns that join two series into one, which many second values show as well.
    joined: Vec<Joined>,
    passed_over: BTreeMap<SourceId, usize>,
    /// By the number of a declaration of whose files no row is of a known indicator: the first heading, and how many rows there are.
    all_unknown: BTreeMap<usize, Option<(Span, usize)>>,
    answers: Answers,
}

/// One table while its rows are read.
struct TableReading<'a> {
    table: &'a CsvTable<'a, Field>,
    plain: Option<PlainTable>,
    content: StatisticsRows<'a>,
    declared: DeclaredTable<'a>,
    /// Whether it has a column for each year.
    wide: bool,
    /// Where the last row of data ends.
    end: Option<usize>,
    /// The line below the header that says something of the rows below it.
    title_below: Option<Span>,
}

/// What is read: the values, and those that look like fractions of percentages.
pub(super) struct Statistics {
    pub(super) observations: Observations,
    pub(super) bare: Vec<BareCell>,
    /// How many rows were passed over as the plan wants it, by file.
    pub(super) passed_over: BTreeMap<SourceId, usize>,
}

/// What the rows of statistics refer to, and how the files are read that the plan names itself.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) plan: &'a Plan,
    pub(super) names: &'a Names<IndicatorIndex>,
    pub(super) regions: &'a RegionNames,
    pub(super) declarations: &'a [Option<Declaration>],
    pub(super) forms: &'a FormFiles,
}

/// A number, and whether it may be the fraction of a percentage.
struct Value {
    number: Number,
    looks_like_fraction: bool,
}

/// Reads every statistics file.
pub(super) fn read(
    sources: &Sources,
    Known { plan, names, regions, declarations, forms }: Known<'_>,
    places: &mut PlanPlaces,
    diagnostics: &mut Diagnostics,
) -> Statistics {
    let mut reader = Reader {
        plan,
        names,
        regions,
        plain_names: OnceCell::new(),
        observations: ObservationsBuilder::known_on(sources.known_on),
        places,
        known_regions: FxHashMap::default(),
        found_after: Vec::new(),
        decimal: sources.decimal,
        bare: Vec::new(),
        declarations,
        left_over: BTreeMap::new(),
        joined: Vec::new(),
        passed_over: BTreeMap::new(),
        all_unknown: BTreeMap::new(),
        answers: Answers::default(),
    };
    reader.found_after.resize(diagnostics.found.len(), 0);
    for (id, source) in readable(sources, Role::Statistics) {
        match forms.get(&id) {
            Some(delimiter) => reader.read_form((id, source, *delimiter), diagnostics),
            None => reader.read_file(id, source, diagnostics),
        }
        reader.mark(diagnostics);
    }
    for (place, count) in std::mem::take(&mut reader.all_unknown).into_values().flatten() {
        let diagnostic = diagnostics.report_at(Code::UnmetCondition, place).with("detail", "only-known");
        diagnostic.with("count", count.to_string());
    }
    reader.mark(diagnostics);
    let (observations, duplicates) = reader.observations.finish();
    let differences = |duplicate: &Duplicate| {
        let [row, first] = [duplicate.origin, duplicate.first];
        let left_over = reader.left_over.get(&row.file).filter(|_| row.file == first.file)?;
        left_over.differences(reader.places.of(row)?, reader.places.of(first)?, sources)
    };
    report_duplicates(&duplicates, (&reader.found_after, reader.places), differences, diagnostics);
    for joined in reader.joined {
        joined.report(diagnostics);
    }
    Statistics { observations, bare: reader.bare, passed_over: reader.passed_over }
}

/// Reports the duplicates, each where it would stand had it been found when it was read.
fn report_duplicates(
    duplicates: &[Duplicate],
    (found_after, places): (&[usize], &PlanPlaces),
    differences: impl Fn(&Duplicate) -> Option<String>,
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
            report_duplicate(duplicate, places, differences(duplicate), diagnostics);
        } else {
            break;
        }
    }
}

/// `differences` are the cells of the first row in the columns that tell the two apart, in a file that the plan names itself.
pub(super) fn report_duplicate(
    duplicate: &Duplicate,
    places: &PlanPlaces,
    differences: Option<String>,
    diagnostics: &mut Diagnostics,
) {
    let Some(place) = places.of(duplicate.origin) else { return };
    let detail = if differences.is_some() { "columns" } else { "rows" };
    let diagnostic = diagnostics.report_at(Code::DuplicateValue, place).with("detail", detail);
    diagnostic.with("found", differences.unwrap_or_default());
    if let Some(first) = places.of(duplicate.first) {
        diagnostic.related_to(first);
    }
}

/// What the value or values of a row are of.
enum IndicatorOfRow {
    /// One indicator, and the unit of measure behind its name.
    One(IndicatorIndex, String),
    /// A column for each of several indicators.
    Columns,
    /// Something that was reported.
    Unknown,
}

/// What tells the rows of statistics from the lines around them.
struct StatisticsRows<'a> {
    names: &'a Names<IndicatorIndex>,
    units: UnitWords<'a>,
    declaration: Option<&'a Declaration>,
}

impl Content<Field> for StatisticsRows<'_> {
    fn meaning(&self, heading: &str) -> HeadingMeaning<Field> {
        let with_unit = || self.units.in_heading(heading).filter(|(_, unit)| *unit != UnitLine::Silent);
        let usual = || SCHEMA.find(heading).or_else(|| self.value_column(with_unit()?.0));
        self.declaration.map_or(HeadingMeaning::Usual, |declaration| declaration.meaning(heading, usual()))
    }

    fn may_have_remarks(&self) -> bool {
        self.declaration.is_some()
    }

    fn header_fit(&self, key: Field, columns: &[Field], headings: &[&str]) -> usize {
        if let Some(declaration) = self.declaration {
            return declaration.header_fit(columns.len(), headings);
        }
        let is_by_region = columns.contains(&Field::Region) && columns.iter().any(|of| matches!(of, Field::In(_)));
        match columns.contains(&key) {
            true if columns.len() > 1 => 2,
            false if is_by_region => 1,
            _ => 0,
        }
    }

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
        if self.gives_unit() { UnitLine::Silent } else { self.units.read(cells) }
    }

    fn unit_heading<'h>(&self, heading: &'h str) -> Option<(&'h str, UnitLine)> {
        if matches!(self.meaning(heading), HeadingMeaning::Column(Field::Value)) {
            return Some((heading, self.foreign_heading(heading)));
        }
        let (name, unit_line) = self.units.in_heading(heading)?;
        (self.value_column(name).is_some() && unit_line != UnitLine::Silent).then_some((name, unit_line))
    }

    fn known_units(&self) -> String {
        self.units.known()
    }
}

impl StatisticsRows<'_> {
    /// Whether somebody said in which unit of measure the values are.
    fn gives_unit(&self) -> bool {
        self.declaration.is_some_and(|declaration| declaration.fixed.unit.is_some())
    }

    /// What a heading that a declaration names says of the unit of measure.
    fn foreign_heading(&self, heading: &str) -> UnitLine {
        if self.gives_unit() { UnitLine::Silent } else { self.units.in_foreign_heading(heading) }
    }

    /// The column of values that a heading without its unit of measure names.
    fn value_column(&self, name: &str) -> Option<Field> {
        SCHEMA.find(name).filter(|field| matches!(field, Field::Value | Field::In(_)))
    }
}

impl Reader<'_> {
    fn read_file(&mut self, id: SourceId, source: &Source, diagnostics: &mut Diagnostics) {
        let before = (diagnostics.clone(), self.observations.count(), self.bare.len());
        let declaration = source.declaration.and_then(|place| self.declarations.get(place));
        // What is wrong with a declaration was reported with it.
        if let Some(None) = declaration {
            return;
        }
        let declaration = declaration.and_then(Option::as_ref);
        let content = StatisticsRows { names: self.names, units: UnitWords::new(self.plan), declaration };
        let Some((table, mut body)) = CsvTable::read(id, source, &SCHEMA, &content, diagnostics) else { return };
        self.places.files.push(id);
        let wide = table.columns().any(|column| matches!(column, Field::In(_)));
        let Some(declared) = self.open(&table, &content, diagnostics) else { return };
        if !table.require(&declared.required(wide), &SCHEMA, diagnostics) {
            return;
        }
        self.places.declared.extend(declaration.map(|_| id));
        self.left_over.extend(declaration.map(|_| (self.file_number(), LeftOver::of(&table))));
        if wide {
            table.forbid(&[Field::Year, Field::Value], diagnostics);
        }
        let mut reading = TableReading {
            plain: PlainTable::of(&table, declared.convention).filter(|_| {
                declaration.is_none()
                    && declared.has_no_lines()
                    && !table.headings().any(|text| begins_year(text) == Some(true))
            }),
            table: &table,
            content,
            declared,
            wide,
            end: None,
            title_below: None,
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
        reading.declared.report_unmet(&table, diagnostics);
        self.joined.extend(reading.declared.joined(&table, source));
        if let Some(number) = source.declaration {
            let count = self.passed_over.get(&id).filter(|_| reading.end.is_none());
            let unknown = count.map(|count| (table.span_of_heading(Field::Indicator), *count));
            let first = self.all_unknown.entry(number).or_insert_with(|| unknown.clone());
            if unknown.is_none() {
                *first = None;
            }
        }
        let says_itself = reading.declared.region().is_none() && table.has(Field::Indicator);
        if declaration.is_none() && says_itself {
            self.places.statistics.push(table.layout(reading.end, |column| {
                if let Field::In(year) = column { year.to_string() } else { SCHEMA.english(column).to_owned() }
            }));
        }
    }

    /// Reads some rows; nothing below them is read where the columns are named once more.
    fn read_piece(
        &mut self,
        piece: Piece<'_>,
        reading: &mut TableReading<'_>,
        diagnostics: &mut Diagnostics,
    ) -> ControlFlow<()> {
        let TableReading { table, plain, content, declared, wide, end, title_below } = reading;
        let mut rows = piece.rows(table.delimiter());
        while let Some(cells) = rows.next_row() {
            let is_odd = table.has_oddity(piece, cells);
            let mut plain = plain.as_mut().filter(|_| !is_odd && title_below.is_none());
            if plain.as_mut().is_some_and(|plain| self.takes_plain(plain, piece, cells)) {
                *end = cells.cells.last().map(|cell| piece.start + cell.range.end);
                continue;
            }
            let Some(row) = table.filled_row(piece, cells) else { continue };
            let names_other = |line| !table.has(Field::Indicator) && self.indicator_and_unit(line, content).is_some();
            if row.single_cell().is_some_and(|line| begins_table(line, table) || names_other(line)) {
                title_below.get_or_insert(row.line_span());
                continue;
            }
            if !declared.counts(&row, diagnostics) {
                continue;
            }
            let is_known = self.names.knows(row.cell(Field::Indicator));
            // What stands under another header means something else.
            if !is_known && row.is_second_header(Field::Indicator, &SCHEMA, diagnostics) {
                return ControlFlow::Break(());
            }
            if !is_known && row.is_leftover(Field::Indicator, content, diagnostics) {
                continue;
            }
            if !*wide && (declared.is_around(&row) || declared.is_part_of_year(&row)) {
                continue;
            }
            if *wide && declared.is_first() && row.goes_on_with_headings(|column| matches!(column, Field::In(_))) {
                diagnostics.report_at(Code::SecondHeader, row.line_span());
                return ControlFlow::Break(());
            }
            declared.has_row();
            if !*wide {
                declared.note_period(row.cell(Field::Year), || row.span(Field::Year));
                if declared.reports_other_end(&row, diagnostics) {
                    self.mark(diagnostics);
                    continue;
                }
            }
            if let Some(title) = title_below.take() {
                diagnostics.report_at(Code::SecondHeader, title);
                return ControlFlow::Break(());
            }
            let is_unknown =
                |name| self.indicator_and_unit(name, content).is_none() && self.by_plain_name(name).is_none();
            if declared.passes_over(|| is_unknown(row.cell(Field::Indicator))) {
                *self.passed_over.entry(row.line_span().source).or_default() += 1;
                continue;
            }
            *end = Some(row.end());
            if declared.reports_scale(&row, table, diagnostics) {
                self.mark(diagnostics);
                continue;
            }
            if is_odd && report_odd_cells(&row, Field::used_as, diagnostics) {
                self.mark(diagnostics);
                continue;
            }
            if self.is_cut(&row, table, diagnostics) {
                continue;
            }
            if self.is_shifted(&row, table, diagnostics) {
                continue;
            }
            let is_value = |column| matches!(column, Field::Value | Field::In(_) | Field::Of(_));
            row.report_extra_cells(is_value, diagnostics);
            let may_lack_value = *wide || row.cell(Field::Value).is_empty();
            let fits = |column, text: &str| may_lack_value && fits_column(column, text);
            if row.reports_swallowed_cells(is_value, fits, diagnostics) {
                continue;
            }
            self.read_row(&row, *wide, (table, content, declared), diagnostics);
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
            Field::Indicator
            | Field::Year
            | Field::Value
            | Field::Quality
            | Field::Published
            | Field::In(_)
            | Field::Of(_) => true,
        };
        let years: Vec<Field> = table.columns().filter(|column| matches!(column, Field::In(_))).collect();
        let is_cut_at =
            |column, diagnostics: &mut Diagnostics| report_cut_value(row, column, unit, is_settled, diagnostics);
        match years.first() {
            Some(first) => {
                report_cut_values(row, *first, years.len(), unit, diagnostics)
                    || years.iter().any(|year| is_cut_at(*year, diagnostics))
            }
            None => {
                let mut values = table.columns().filter(|column| matches!(column, Field::Value | Field::Of(_)));
                values.any(|column| is_cut_at(column, diagnostics))
            }
        }
    }

    /// Whether a row of a column for each year lacks a cell before its values, which is reported.
    fn is_shifted(
        &self,
        row: &CsvRow<'_, '_, Field>,
        table: &CsvTable<'_, Field>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(last) = table.columns().filter(|column| matches!(column, Field::In(_))).last() else { return false };
        let is_undeclared = self.regions.find(row.cell(Field::Region)).is_none();
        let may_be_shifted =
            |column| matches!(column, Field::Source | Field::Note) || column == Field::Region && is_undeclared;
        row.reports_shifted(last, may_be_shifted, diagnostics)
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
        (table, content, declared): (&CsvTable<'_, Field>, &StatisticsRows<'_>, &mut DeclaredTable<'_>),
        diagnostics: &mut Diagnostics,
    ) {
        let indicator = self.read_indicator(row, (content, declared), diagnostics);
        let quality = declared.quality(row, diagnostics);
        let published = read_date(row, Field::Published, diagnostics).or(declared.published());
        let region = declared.region().cloned().or_else(|| self.read_region(row, diagnostics));
        let region = region.filter(|region| self.is_place(region, row, content, diagnostics));
        let years: Vec<(Year, Option<Field>, Option<Quality>)> = if wide {
            let of_year = |(place, heading): (usize, &str)| match table.column(place) {
                Some(of @ Field::In(year)) => Some((year, Some(of), declared.quality_of_heading(heading))),
                _ => None,
            };
            table.headings().enumerate().filter_map(of_year).collect()
        } else {
            let dated = read_year_of(row, Field::Year, |cell| declared.dated(cell), diagnostics);
            dated.map(|(year, quality)| (year, None, quality)).into_iter().collect()
        };
        let Some(region) = region else { return };
        let of_stock = match &indicator {
            IndicatorOfRow::One(index, _) => self.plan.indicator(*index).is_some_and(|of| of.kind == Kind::Stock),
            IndicatorOfRow::Columns | IndicatorOfRow::Unknown => false,
        };
        if of_stock && declared.is_own() && report_first_day(row, table, diagnostics) {
            return;
        }
        self.report_other(row, (table, declared), &region, diagnostics);
        let source = match row.cell(Field::Source) {
            "" => declared.source(),
            source => source,
        };
        let note = row.cell(Field::Note);
        let columns: Vec<(IndicatorIndex, Option<Field>, &str)> = match &indicator {
            IndicatorOfRow::One(index, unit) => vec![(*index, None, unit.as_str())],
            IndicatorOfRow::Columns => declared.value_columns().collect(),
            IndicatorOfRow::Unknown => return,
        };
        let mut series = Vec::new();
        for (index, column, unit) in columns {
            let Some(indicator) = self.plan.indicator(index) else { continue };
            for (year, in_year, of_year) in &years {
                let column = column.or(*in_year).unwrap_or(Field::Value);
                if declared.says_no_value(row, column) {
                    continue;
                }
                let of_file =
                    if declared.unit().is_empty() { table.unit_above().unwrap_or_default() } else { declared.unit() };
                let of_heading = table.unit_of_heading().unwrap_or_default();
                let Some(unit) = unit_of_value(row, (unit, of_heading, of_file), indicator, diagnostics) else {
                    continue;
                };
                let (cell, of_value) = declared.without_flag(row.cell(column));
                let place = (row, column, cell);
                let read = read_value(place, (indicator, unit), (table, declared.convention), diagnostics);
                let Some(Value { number: value, looks_like_fraction }) = read else { continue };
                let quality = of_value.or(*of_year).unwrap_or(quality);
                let attributes = Attributes { quality, published, source, note };
                let place = row.span(column);
                let origin = self.origin(&place.range);
                if looks_like_fraction {
                    self.bare.push(BareCell { key: (index, region.clone(), *year), value: value.clone(), place });
                }
                self.mark(diagnostics);
                self.observations.add((index, &region, *year), value, attributes, origin);
                series.push(index);
                let of_word = self.known_regions.get_mut(row.cell(Field::Region));
                if let Some((_, number @ None)) = of_word.filter(|(known, _)| *known == region) {
                    *number = Some(self.observations.region(&region));
                }
            }
        }
        series.dedup();
        for index in series {
            declared.note_series(row, (index, &region));
        }
    }

    fn read_indicator(
        &mut self,
        row: &CsvRow<'_, '_, Field>,
        (content, declared): (&StatisticsRows<'_>, &DeclaredTable<'_>),
        diagnostics: &mut Diagnostics,
    ) -> IndicatorOfRow {
        if let Some(fixed) = declared.indicator() {
            return IndicatorOfRow::One(fixed, String::new());
        }
        if declared.has_value_columns() {
            return IndicatorOfRow::Columns;
        }
        let Some(name) = row.required(Field::Indicator, diagnostics) else { return IndicatorOfRow::Unknown };
        if let Some((index, true)) = self.names.find_derived(name) {
            self.note_derived(index, || row.span(Field::Indicator).range);
        }
        match self.indicator_and_unit(name, content) {
            Some((index, UnitLine::Silent)) => IndicatorOfRow::One(index, String::new()),
            Some((index, UnitLine::Unit(unit))) => IndicatorOfRow::One(index, unit),
            Some((_, unclear @ (UnitLine::Several(_) | UnitLine::Unknown(_)))) => {
                _ = report_unit(&unclear, row.span(Field::Indicator), content, diagnostics);
                IndicatorOfRow::Unknown
            }
            None => {
                let place = || row.span(Field::Indicator);
                self.names.resolve_at(name, place, Code::UnknownIndicator, diagnostics);
                IndicatorOfRow::Unknown
            }
        }
    }

    /// Reports a row that its file says to be of another indicator or region of the plan than its declaration does.
    fn report_other(
        &self,
        row: &CsvRow<'_, '_, Field>,
        (table, declared): (&CsvTable<'_, Field>, &DeclaredTable<'_>),
        region: &Region,
        diagnostics: &mut Diagnostics,
    ) {
        for (place, field) in declared.said_elsewhere(table) {
            let cell = row.field(place).unwrap_or_default();
            let is_other = if field == Field::Indicator {
                self.names.find(cell).is_some_and(|index| declared.indicator() != Some(index))
            } else {
                let of = self.regions.find(cell).and_then(|number| self.plan.regions.get(number));
                of.is_some_and(|of| region_of(cell, Some(&of.id), self.regions).as_ref() != Some(region))
            };
            if is_other {
                let diagnostic = diagnostics.report_at(Code::MixedSeries, row.span_at(place)).with("detail", "other");
                diagnostic.with("found", cell).with("name", table.headings().nth(place).unwrap_or_default());
            }
        }
    }

    /// The indicator that has a name, whatever its blanks, its width and the case of its letters.
    fn by_plain_name(&self, name: &str) -> Option<&IndicatorIndex> {
        let plain_names = self.plain_names.get_or_init(|| {
            let named = |(index, indicator): (_, &'_ Indicator)| {
                let names =
                    [&indicator.id, &indicator.name].into_iter().chain(&indicator.name_en).chain(&indicator.aliases);
                names.map(|name| (plain_name(name).to_lowercase(), index)).collect::<Vec<_>>()
            };
            self.plan.indexed_indicators().flat_map(named).collect()
        });
        plain_names.get(&plain_name(name).to_lowercase())
    }

    /// What a name means, also with a unit of measure in parentheses behind it: 人口(万人).
    fn indicator_and_unit(&self, name: &str, content: &StatisticsRows<'_>) -> Option<(IndicatorIndex, UnitLine)> {
        if let Some(index) = self.names.find(name) {
            return Some((index, UnitLine::Silent));
        }
        let with_words = content.units.beside_words(name);
        let with_words = with_words.and_then(|(words, unit)| Some((*self.by_plain_name(&words)?, unit)));
        if with_words.is_some() {
            return with_words;
        }
        let (bare, unit) = content.units.in_heading(name)?;
        let index = self.names.find(bare).filter(|_| unit != UnitLine::Silent)?;
        let is_other = |other: &IndicatorIndex| *other != index;
        (!self.by_plain_name(name).is_some_and(is_other)).then_some((index, unit))
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

    /// Whether a region is no unit of measure that stands in its column, which is reported.
    fn is_place(
        &self,
        region: &Region,
        row: &CsvRow<'_, '_, Field>,
        content: &StatisticsRows<'_>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let is_unit = self.regions.is_empty() && region.part().is_some_and(|name| content.units.is_no_name(name));
        if is_unit {
            let word = row.cell(Field::Region);
            self.regions.resolve_at(word, || row.span(Field::Region), Code::UnknownRegion, diagnostics);
        }
        !is_unit
    }

    fn read_region(&mut self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<Region> {
        let word = row.cell(Field::Region);
        if let Some((known, _)) = self.known_regions.get(word) {
            return Some(known.clone());
        }
        let declared = self.regions.find(word).and_then(|number| self.plan.regions.get(number));
        let region = region_of(word, declared.map(|region| region.id.as_str()), self.regions);
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
        Field::In(_) | Field::Of(_) => text.chars().all(is_sign),
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

/// The unit of measure of a value: that of its row, else the one behind the name or heading, else the one of the file; empty
/// where none is named. Nothing when two contradict, which is reported.
fn unit_of_value<'u>(
    row: &'u CsvRow<'_, '_, Field>,
    (of_name, of_heading, of_file): (&'u str, &'u str, &'u str),
    indicator: &'u Indicator,
    diagnostics: &mut Diagnostics,
) -> Option<&'u str> {
    let own = row.cell(Field::UnitOfMeasure);
    let mut stated = [own, of_name, of_heading].into_iter().filter(|unit| !unit.is_empty());
    if let Some(first) = stated.next()
        && let Some(other) = stated.find(|other| sign_of(other) != sign_of(first))
    {
        let place = row.span(if own.is_empty() { Field::Indicator } else { Field::UnitOfMeasure });
        let diagnostic = diagnostics.report_at(Code::WrongUnitOfMeasure, place);
        diagnostic.with("detail", "column").with("found", first).with("expected", other);
        return None;
    }
    let Some(named) = [own, of_name, of_file].into_iter().find(|unit| !unit.is_empty()) else { return Some("") };
    let is_named = |unit: &str| unit == named || unit.to_lowercase() == named.to_lowercase();
    let indicators = indicator.unit_of_measure.as_str();
    let is_indicators = is_named(indicators) || indicator.unit_en.as_deref().is_some_and(is_named);
    Some(if is_indicators { indicators } else { sign_of(named) })
}

pub(super) fn read_year<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    column: C,
    diagnostics: &mut Diagnostics,
) -> Option<Year> {
    read_year_of(row, column, year, diagnostics)
}

fn read_year_of<C: Copy + PartialEq, T>(
    row: &CsvRow<'_, '_, C>,
    column: C,
    read: impl Fn(&str) -> Option<T>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let cell = row.required(column, diagnostics)?;
    let found = read(cell);
    if found.is_none() {
        report_year(cell, row.span(column), diagnostics);
    }
    found
}

/// Reports 1 January as the day of a level: the end of the year before, or the name of its year.
fn report_first_day(row: &CsvRow<'_, '_, Field>, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) -> bool {
    let is_first = |text: &str| begins_year(text) == Some(true);
    let headings =
        || table.headings().enumerate().filter(|(place, _)| matches!(table.column(*place), Some(Field::In(_))));
    let found = match row.cell(Field::Year) {
        cell if is_first(cell) => Some((cell, row.span(Field::Year))),
        _ => headings().find(|(_, text)| is_first(text)).map(|(place, text)| (text, table.heading_span(place))),
    };
    let Some((text, span)) = found else { return false };
    if diagnostics.found.last().is_none_or(|last| last.span != span) {
        diagnostics
            .report_at(Code::InvalidYear, span)
            .with("found", text)
            .with("detail", "first")
            .with("year", "")
            .with("flag", "");
    }
    true
}

fn report_year(found: &str, span: Span, diagnostics: &mut Diagnostics) {
    if found.starts_with('#') {
        diagnostics.report_at(Code::SpreadsheetError, span).with("found", found);
        return;
    }
    let is_flag = |(year, behind): &(&str, &str)| may_be_flag(behind) && (may_be_year(year) || may_be_period(year));
    let flag = behind_digits(found).filter(is_flag);
    let detail = match () {
        () if day(found).is_some() => "day",
        () if may_be_period(found) => "years",
        () if period(found).is_some() => "either",
        () if is_part_of_year(found) || is_month(found) => "part",
        () if minguo_year(found).is_some() => "minguo",
        () if flag.is_some() => "flag",
        () => "other",
    };
    let diagnostic = diagnostics.report_at(Code::InvalidYear, span).with("found", found).with("detail", detail);
    diagnostic.with("year", minguo_year(found).map_or(0, Year::number).to_string());
    diagnostic.with("flag", toml_text(flag.map_or("", |(_, flag)| flag)));
}

/// A column that its heading alone names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsualColumn {
    /// The indicators.
    Indicator,
    /// The years, one a row.
    Year,
    /// The values.
    Value,
    /// The units of measure.
    UnitOfMeasure,
    /// The regions.
    Region,
    /// When the values were published.
    Published,
    /// Anything else that statistics may say.
    Other,
}

/// The column that a heading alone names, other than that of a single year.
pub(super) fn usual_column(heading: &str) -> Option<UsualColumn> {
    match SCHEMA.find(heading)? {
        Field::Indicator => Some(UsualColumn::Indicator),
        Field::Year => Some(UsualColumn::Year),
        Field::Value => Some(UsualColumn::Value),
        Field::UnitOfMeasure => Some(UsualColumn::UnitOfMeasure),
        Field::Region => Some(UsualColumn::Region),
        Field::Published => Some(UsualColumn::Published),
        Field::Quality | Field::Source | Field::Note => Some(UsualColumn::Other),
        Field::In(_) | Field::Of(_) => None,
    }
}

/// A date that may be left out.
pub(super) fn read_date<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    column: C,
    diagnostics: &mut Diagnostics,
) -> Option<PartialDate> {
    let cell = row.cell(column);
    if cell.is_empty() {
        return None;
    }
    let date = cell.parse().ok();
    if date.is_none() {
        diagnostics.report_at(Code::InvalidDate, row.span(column)).with("found", cell);
    }
    date
}

/// The digits of a cell that ends in the English name of the indicator's unit of measure.
fn in_english_unit<'c>(cell: &'c str, indicator: &Indicator) -> Option<&'c str> {
    let bare = cell.strip_suffix(indicator.unit_en.as_deref()?)?.trim_end();
    bare.ends_with(|last: char| last.is_ascii_digit()).then_some(bare)
}

fn read_value(
    (row, column, cell): (&CsvRow<'_, '_, Field>, Field, &str),
    (indicator, unit_of_measure): (&Indicator, &str),
    (table, convention): (&CsvTable<'_, Field>, Convention),
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let convention = if row.is_stored_number(column) { Convention::Point } else { convention };
    report_unusable(row, (cell, column), unit_of_measure, indicator, diagnostics)?;
    let number = with_point((row, column, cell), convention, diagnostics)?;
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
    let text = match in_english_unit(&number, indicator) {
        Some(bare) => Cow::Owned(format!("{bare}{}", indicator.unit_of_measure.as_str())),
        None if is_alone => number.clone(),
        None => Cow::Owned(format!("{number}{unit_of_measure}")),
    };
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
                None if matches!(misreading.problem, Problem::NotUnderstood | Problem::MalformedNumber) => {
                    report_no_number(cell, place, diagnostics);
                }
                None => report_misreading(&misreading, place, &text, None, diagnostics),
            }
            None
        }
    }
}

/// Reports a cell that is no number, with what stands behind its digits, which may be a flag.
fn report_no_number(cell: &str, place: Span, diagnostics: &mut Diagnostics) {
    let flag = behind_digits(cell).filter(|(digits, flag)| may_be_flag(flag) && digits.parse::<f64>().is_ok());
    let detail = match flag {
        Some(_) => "flag",
        None if cell.contains(|sign: char| sign.is_ascii_digit()) => "digits",
        None => "plain",
    };
    let diagnostic = diagnostics.report_at(Code::InvalidNumber, place).with("found", cell).with("detail", detail);
    diagnostic.with("flag", toml_text(flag.map_or("", |(_, flag)| flag)));
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
pub(super) fn with_point<'c, C: Copy + PartialEq>(
    (row, column, cell): (&CsvRow<'_, '_, C>, C, &'c str),
    convention: Convention,
    diagnostics: &mut Diagnostics,
) -> Option<Cow<'c, str>> {
    if cell == ONE_OR_DASH {
        let diagnostic = diagnostics.report_at(Code::AmbiguousNumber, row.span(column)).with("detail", "dash");
        diagnostic.with("found", cell).with("one", "1").with("other", "—");
        return None;
    }
    match convention.with_point(cell) {
        Ok(number) => Some(number),
        Err(CellAmbiguity { with_comma, with_point }) => {
            let diagnostic = diagnostics.report_at(Code::AmbiguousNumber, row.span(column)).with("detail", "decimal");
            diagnostic.with("found", cell).with("one", with_comma).with("other", with_point);
            None
        }
    }
}
