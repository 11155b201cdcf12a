//! CSV rows → observations.

use std::collections::BTreeMap;

use super::csv_table::{Column, CsvTable, Row};
use super::names::Names;
use super::readable;
use super::requirement::report_misreading;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    IndicatorIndex, Number, Observation, Observations, PartialDate, Period, Plan, Quality, Region, Year,
};
use crate::source::{Role, Sources, Span};
use crate::wording;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Indicator,
    Year,
    Value,
    Region,
    Quality,
    Published,
    Source,
    Note,
}

const COLUMNS: [Column<Field>; 8] = [
    Column { column: Field::Indicator, names: ["指标", "indicator"], required: true },
    Column { column: Field::Year, names: ["年份", "year"], required: true },
    Column { column: Field::Value, names: ["数值", "value"], required: true },
    Column { column: Field::Region, names: ["地区", "region"], required: false },
    Column { column: Field::Quality, names: ["数据质量", "quality"], required: false },
    Column { column: Field::Published, names: ["发布日期", "published"], required: false },
    Column { column: Field::Source, names: ["来源", "source"], required: false },
    Column { column: Field::Note, names: ["备注", "note"], required: false },
];

const QUALITIES: [([&str; 2], Quality); 4] = [
    (["核定", "final"], Quality::Final),
    (["初步", "provisional"], Quality::Provisional),
    (["修订", "revised"], Quality::Revised),
    (["口径调整", "break"], Quality::Break),
];

type Cell = (IndicatorIndex, Region, Period);

/// What is found so far, with the place of each value for messages about a second one.
#[derive(Default)]
struct Collected {
    observations: Observations,
    places: BTreeMap<Cell, Vec<Span>>,
}

/// Reads every statistics file.
pub(super) fn read(
    sources: &Sources,
    plan: &Plan,
    names: &Names<IndicatorIndex>,
    diagnostics: &mut Diagnostics,
) -> Observations {
    let mut collected = Collected::default();
    for (id, source) in readable(sources, Role::Statistics) {
        let Some(table) = CsvTable::read(id, source, &COLUMNS, diagnostics) else { continue };
        for row in table.rows() {
            row.report_extra_cells(diagnostics);
            read_row(&row, plan, names, &mut collected, diagnostics);
        }
    }
    collected.observations
}

fn read_row(
    row: &Row<'_, '_, Field>,
    plan: &Plan,
    names: &Names<IndicatorIndex>,
    collected: &mut Collected,
    diagnostics: &mut Diagnostics,
) {
    let indicator = read_indicator(row, names, diagnostics);
    let year = read_year(row, diagnostics);
    let quality = row.choice(Field::Quality, &QUALITIES, diagnostics).unwrap_or(Quality::Final);
    let published = read_published(row, diagnostics);
    let value = indicator.and_then(|index| read_value(row, plan, index, diagnostics));
    let region = row.text(Field::Region).map_or(Region::Whole, Region::Part);
    let (Some(indicator), Some(year), Some(value)) = (indicator, year, value) else { return };
    let observation =
        Observation { value, quality, published, source: row.text(Field::Source), note: row.text(Field::Note) };
    collected.add(row, (indicator, region, Period::Year(year)), observation, diagnostics);
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
    let digits = cell.strip_suffix('年').unwrap_or(cell);
    let year = digits.parse().ok().and_then(Year::new);
    if year.is_none() {
        diagnostics.report_at(Code::InvalidYear, row.span(Field::Year)).with("found", cell);
    }
    year
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
    plan: &Plan,
    index: IndicatorIndex,
    diagnostics: &mut Diagnostics,
) -> Option<Number> {
    let indicator = plan.indicator(index)?;
    match wording::cell(row.cell(Field::Value), &indicator.unit_of_measure) {
        Ok(value) => value,
        Err(misreading) => {
            let place = row.span_within(Field::Value, &misreading.span);
            report_misreading(&misreading, place, row.cell(Field::Value), true, diagnostics);
            None
        }
    }
}

impl Collected {
    fn add(
        &mut self,
        row: &Row<'_, '_, Field>,
        (indicator, region, period): Cell,
        observation: Observation,
        diagnostics: &mut Diagnostics,
    ) {
        let places = self.places.entry((indicator, region.clone(), period)).or_default();
        match self.observations.add(indicator, region, period, observation) {
            Ok(()) => places.push(row.line_span()),
            Err(ambiguous) => {
                let diagnostic = diagnostics.report_at(Code::DuplicateValue, row.line_span());
                if let Some(first) = places.get(ambiguous.earlier) {
                    diagnostic.related_to(first.clone());
                }
            }
        }
    }
}
