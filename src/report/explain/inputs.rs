//! The observations behind a figure, each with its quality, source and place.

use serde::Serialize;

use super::ExplainReport;
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Number, Observation, Period, Quality, Region, Year};
use crate::report::diagnostics::PlaceJson;
use crate::report::{Cell, Column, Section, Table, numbers, words};

/// One observation.
#[derive(Serialize)]
pub(super) struct Input<'a> {
    indicator: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    unit_of_measure: &'a str,
    year: Year,
    value: Number,
    quality: Quality,
    published: Option<String>,
    source: Option<&'a str>,
    note: Option<&'a str>,
    /// Whether this is the one of several vintages that counts.
    counts: bool,
    place: Option<PlaceJson>,
}

/// All observations up to `last` of an indicator and of those from which it is computed.
pub(super) fn inputs<'a>(report: &'a ExplainReport<'_>, index: IndicatorIndex, last: Year) -> Vec<Input<'a>> {
    let Some(indicator) = report.folder.plan.indicator(index) else { return Vec::new() };
    let cells = report.folder.observations.cells();
    let own = cells.filter(|(of, region, year, _)| *of == index && **region == Region::Whole && *year <= last);
    let mut found: Vec<Input<'a>> =
        own.flat_map(|(_, _, year, vintages)| of_cell(report, index, year, vintages)).collect();
    if let Some(fraction) = &indicator.computed {
        found.extend(inputs(report, fraction.numerator, last));
        found.extend(inputs(report, fraction.denominator, last));
    }
    found
}

/// Every vintage of one value.
fn of_cell<'a>(
    report: &'a ExplainReport<'_>,
    index: IndicatorIndex,
    year: Year,
    vintages: &'a [Observation],
) -> Vec<Input<'a>> {
    let Some(indicator) = report.folder.plan.indicator(index) else { return Vec::new() };
    let places = report.folder.places.observations.get(&(index, Region::Whole, Period::Year(year)));
    let known = report.data.known(index, year);
    let input = |(number, vintage): (usize, &'a Observation)| Input {
        indicator: &indicator.id,
        name: &indicator.name,
        name_en: indicator.name_en.as_deref(),
        unit_of_measure: indicator.unit_of_measure.as_str(),
        year,
        value: vintage.value.clone(),
        quality: vintage.quality,
        published: vintage.published.map(|date| date.to_string()),
        source: vintage.source.as_deref(),
        note: vintage.note.as_deref(),
        counts: known.is_some_and(|known| std::ptr::eq(known, vintage)),
        place: report.place(places.and_then(|places| places.get(number))),
    };
    vintages.iter().enumerate().map(input).collect()
}

impl Input<'_> {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.indicator == other.indicator && self.year == other.year && self.place == other.place
    }
}

/// What the statistics remark on their values.
pub(super) fn notes(inputs: &[&Input<'_>], texts: &Texts) -> Vec<String> {
    let note = |input: &&Input<'_>| {
        let name = texts.pick(input.name, input.name_en);
        input.note.map(|note| format!("{name} {}{}{note}", input.year, texts.get("colon")))
    };
    inputs.iter().filter_map(note).collect()
}

/// The inputs as a table, when there are any.
pub(super) fn section(inputs: &[&Input<'_>], texts: &Texts) -> Option<Section> {
    let columns = vec![
        words(texts, "column-indicator", 1),
        words(texts, "column-year", 0),
        numbers(texts, "column-value", 0),
        words(texts, "column-quality", 0),
        words(texts, "column-published", 1),
        words(texts, "column-source", 1),
        Column { breaks: false, ..words(texts, "column-place", 0) },
    ];
    let row = |input: &&Input<'_>| {
        let quality = texts.get(&format!("quality-{}", input.quality.name()));
        let quality = if input.counts { quality } else { texts.format("quality-unused", &[("quality", &quality)]) };
        vec![
            Cell::Text(texts.pick(input.name, input.name_en).to_owned()),
            Cell::Text(input.year.to_string()),
            Cell::value(Some(&input.value), input.value.decimals()),
            Cell::Text(quality),
            Cell::text(input.published.as_deref()),
            Cell::text(input.source),
            Cell::text(input.place.as_ref().map(ToString::to_string)),
        ]
    };
    let table = || Table { columns, rows: inputs.iter().map(row).collect() };
    (!inputs.is_empty()).then(|| Section::headed("inputs", texts.get("heading-inputs"), table()))
}
