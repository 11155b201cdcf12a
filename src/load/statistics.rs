//! CSV rows → observations.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::csv_table::{self, Column, CsvTable, Heading, Record, Row, Schema};
use super::names::Names;
use super::panel::Role;
use super::places::{CellKey, Places};
use super::readable;
use super::region_tree::RegionNames;
use super::requirement::report_misreading;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    Indicator, IndicatorIndex, Number, Observation, Observations, PartialDate, Period, Plan, Quality, Region,
    UnitOfMeasure, Year,
};
use crate::source::{Role as SourceRole, Sources, Span};
use crate::wording;

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

static SCHEMA: Schema<Field> = Schema {
    columns: &[
        Column { column: Field::Indicator, names: &["指标", "indicator", "指标名称"] },
        Column { column: Field::Year, names: &["年份", "year", "年度"] },
        Column { column: Field::Value, names: &["数值", "value"] },
        Column { column: Field::UnitOfMeasure, names: &["计量单位", "unit", "单位"] },
        Column { column: Field::Region, names: &["地区", "region"] },
        Column { column: Field::Quality, names: &["数据质量", "quality"] },
        Column { column: Field::Published, names: &["发布日期", "published"] },
        Column { column: Field::Source, names: &["来源", "source", "数据来源"] },
        Column { column: Field::Note, names: &["备注", "note"] },
    ],
    other: |heading| year(heading).map(Field::In),
};

const QUALITIES: [([&str; 2], Quality); 4] = [
    (["核定", "final"], Quality::Final),
    (["初步", "provisional"], Quality::Provisional),
    (["修订", "revised"], Quality::Revised),
    (["口径调整", "break"], Quality::Break),
];

/// What a heading means to the reader of many regions; nothing for a table of the wide form or an unknown heading.
pub(super) fn panel_role(heading: &str) -> Option<Role> {
    Some(match SCHEMA.find(heading)? {
        Field::Indicator => Role::Indicator,
        Field::Year => Role::Year,
        Field::Value => Role::Value,
        Field::Region => Role::Region,
        Field::UnitOfMeasure | Field::Quality | Field::Published => Role::Unusual,
        Field::Source | Field::Note => Role::Other,
        Field::In(_) => return None,
    })
}

/// Where a file's header is, and what it says.
pub(super) fn heading(text: &str) -> Option<Heading> {
    csv_table::heading(text, &SCHEMA)
}

/// The Chinese and the English word of a quality.
pub fn words_of_quality(quality: Quality) -> [&'static str; 2] {
    QUALITIES.into_iter().find(|(_, found)| *found == quality).map(|(words, _)| words).unwrap_or_default()
}

/// What is read so far.
struct Reader<'a> {
    plan: &'a Plan,
    names: &'a Names<IndicatorIndex>,
    regions: &'a RegionNames,
    observations: Observations,
    places: &'a mut Places,
    repeated: Repeated,
}

/// What many rows repeat, kept once.
#[derive(Default)]
struct Repeated {
    texts: FxHashSet<Arc<str>>,
    regions: FxHashMap<String, Region>,
}

impl Repeated {
    fn text(&mut self, text: &str) -> Option<Arc<str>> {
        if let Some(known) = self.texts.get(text) {
            return Some(known.clone());
        }
        let new: Option<Arc<str>> = (!text.is_empty()).then(|| text.into());
        self.texts.extend(new.clone());
        new
    }
}

/// Reads every statistics file.
pub(super) fn read(
    sources: &Sources,
    plan: &Plan,
    (names, regions): (&Names<IndicatorIndex>, &RegionNames),
    places: &mut Places,
    diagnostics: &mut Diagnostics,
) -> Observations {
    let (observations, repeated) = (Observations::default(), Repeated::default());
    let mut reader = Reader { plan, names, regions, observations, places, repeated };
    for (id, source) in readable(sources, SourceRole::Statistics) {
        if let Some((table, records)) = CsvTable::read(id, source, &SCHEMA, diagnostics) {
            reader.read_table(&table, records, diagnostics);
        }
    }
    reader.observations
}

impl Reader<'_> {
    fn read_table(
        &mut self,
        table: &CsvTable<'_, Field>,
        records: impl Iterator<Item = Record>,
        diagnostics: &mut Diagnostics,
    ) {
        let wide = table.columns().any(|column| matches!(column, Field::In(_)));
        let required: &[Field] =
            if wide { &[Field::Indicator] } else { &[Field::Indicator, Field::Year, Field::Value] };
        if !table.require(required, &SCHEMA, diagnostics) {
            return;
        }
        if wide {
            table.forbid(&[Field::Year, Field::Value], diagnostics);
        }
        let mut last = None;
        for row in table.rows(records) {
            let is_known = self.names.knows(row.cell(Field::Indicator));
            if !is_known && row.is_leftover(Field::Indicator, diagnostics) {
                continue;
            }
            row.report_extra_cells(diagnostics);
            self.read_row(&row, wide, table, diagnostics);
            last = Some(row.start());
        }
        let unit_above = self.unit_above(table).map(str::to_owned);
        self.places.statistics.push(table.layout(last, unit_above, |column| match column {
            Field::In(year) => year.to_string(),
            fixed => SCHEMA.english(fixed).to_owned(),
        }));
    }

    fn read_row(
        &mut self,
        row: &Row<'_, '_, Field>,
        wide: bool,
        table: &CsvTable<'_, Field>,
        diagnostics: &mut Diagnostics,
    ) {
        let index = read_indicator(row, self.names, diagnostics);
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
        for (year, column) in values {
            let Some(value) = read_value(row, column, indicator, self.unit_above(table), diagnostics) else {
                continue;
            };
            let mut text = |field| self.repeated.text(row.cell(field));
            let (source, note) = (text(Field::Source), text(Field::Note));
            let observation = Observation { value, quality, published, source, note };
            let key = (index, region.clone(), Period::Year(year));
            self.add(key, row.span(column), observation, diagnostics);
        }
    }

    fn read_region(&mut self, row: &Row<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<Region> {
        let word = row.cell(Field::Region);
        if let Some(known) = self.repeated.regions.get(word) {
            return Some(known.clone());
        }
        let declared = self.regions.find(word).and_then(|number| self.plan.regions.get(number));
        let region = Region::of_word(word, declared.map(|region| region.id.as_str()), !self.regions.is_empty());
        match &region {
            Some(region) => _ = self.repeated.regions.insert(word.to_owned(), region.clone()),
            None => {
                self.regions.resolve_at(word, || row.span(Field::Region), Code::UnknownRegion, diagnostics);
            }
        }
        region
    }

    /// 单位：亿元 is a unit of measure when any indicator has it; 单位：市统计局 is not.
    fn unit_above<'t>(&self, table: &'t CsvTable<'_, Field>) -> Option<&'t str> {
        let is_base = |unit: &str, base: &str| UnitOfMeasure::new(unit).base() == base;
        table.unit_above(|unit| {
            self.plan.indicators.iter().any(|indicator| is_base(unit, indicator.unit_of_measure.base()))
        })
    }

    fn add(&mut self, key: CellKey, place: Span, observation: Observation, diagnostics: &mut Diagnostics) {
        let (indicator, region, period) = key.clone();
        let places = self.places.observations.entry(key).or_insert_with(|| Vec::with_capacity(1));
        match self.observations.add(indicator, region, period, observation) {
            Ok(()) => places.push(place),
            Err(ambiguous) => {
                let diagnostic = diagnostics.report_at(Code::DuplicateValue, place);
                if let Some(first) = places.get(ambiguous.earlier) {
                    diagnostic.related_to(first.clone());
                }
            }
        }
    }
}

fn read_indicator(
    row: &Row<'_, '_, Field>,
    names: &Names<IndicatorIndex>,
    diagnostics: &mut Diagnostics,
) -> Option<IndicatorIndex> {
    let name = row.required(Field::Indicator, diagnostics)?;
    names.resolve_at(name, || row.span(Field::Indicator), Code::UnknownIndicator, diagnostics)
}

fn read_year(row: &Row<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<Year> {
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
    let half_width = |digit: char| match digit {
        '０'..='９' => char::from_u32(u32::from(digit) - u32::from('０') + u32::from('0')).unwrap_or(digit),
        other => other,
    };
    let digits: String = text.strip_suffix('年').unwrap_or(text).chars().map(half_width).collect();
    digits.parse().ok()
}

fn read_published(row: &Row<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<PartialDate> {
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
    row: &Row<'_, '_, Field>,
    column: Field,
    indicator: &Indicator,
    unit_above: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Number> {
    let cell = row.cell(column);
    let own_unit = row.cell(Field::UnitOfMeasure);
    let unit_of_measure = if own_unit.is_empty() { unit_above.unwrap_or_default() } else { own_unit };
    // A spreadsheet's own error values: #N/A, #REF!, #DIV/0!
    for (found, column) in [(cell, column), (unit_of_measure, Field::UnitOfMeasure)] {
        if found.starts_with('#') {
            diagnostics.report_at(Code::SpreadsheetError, row.span(column)).with("found", found);
            return None;
        }
    }
    let is_bare = cell.ends_with(|last: char| last.is_numeric());
    let text = if is_bare { format!("{cell}{unit_of_measure}") } else { cell.to_owned() };
    match wording::cell(&text, &indicator.unit_of_measure) {
        Ok(value) => value,
        Err(misreading) => {
            let in_unit = misreading.span.start.checked_sub(cell.len());
            let place = match in_unit.filter(|_| is_bare && !own_unit.is_empty()) {
                Some(_) => row.span(Field::UnitOfMeasure),
                None => row.span_within(column, &(misreading.span.start..misreading.span.end.min(cell.len()))),
            };
            // The unit of a row of many years is wrong once.
            if diagnostics.found.last().is_none_or(|last| last.span != place) {
                report_misreading(&misreading, place, &text, None, diagnostics);
            }
            None
        }
    }
}
