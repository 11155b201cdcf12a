//! The observations behind a figure, each with its quality, source and place.

use std::collections::BTreeSet;

use serde::Serialize;

use super::subject::ExplainReport;
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Kind, Number, Observation, Plan, Quality, Region, Vintages, Year};
use crate::report::diagnostics::PlaceJson;
use crate::report::{Cell, Column, Rows, Section, name_in_region, numbers, region_name, words};

/// One observation.
#[derive(Serialize)]
pub(super) struct Input<'a> {
    indicator: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    unit_of_measure: &'a str,
    /// Id or name of the region; nothing for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
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

/// All observations up to `last` of an indicator in the region and of those from which it is computed.
pub(super) fn inputs<'a>(report: &'a ExplainReport<'_>, index: IndicatorIndex, last: Year) -> Vec<Input<'a>> {
    let (region, nowhere) = (report.data.region, BTreeSet::new());
    with_fraction(report, index, &|index| in_region(report, index, region, last, &nowhere))
}

/// The same in every region without parts of its own.
pub(super) fn inputs_of_leaves<'a>(report: &'a ExplainReport<'_>, index: IndicatorIndex, last: Year) -> Vec<Input<'a>> {
    let nowhere = BTreeSet::new();
    let leaves = report.data.leaves();
    with_fraction(report, index, &|index| {
        leaves.iter().flat_map(|region| in_region(report, index, region, last, &nowhere)).collect()
    })
}

/// Each indicator once, however often others are computed from it.
fn with_fraction<'a>(
    report: &'a ExplainReport<'_>,
    index: IndicatorIndex,
    inputs_of: &dyn Fn(IndicatorIndex) -> Vec<Input<'a>>,
) -> Vec<Input<'a>> {
    let (mut found, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![index]);
    while let Some(index) = open.pop().filter(|index| seen.insert(*index)) {
        found.extend(inputs_of(index));
        let indicator = report.folder.plan.indicator(index);
        let fraction = indicator.and_then(|indicator| indicator.computed.as_ref());
        open.extend(fraction.into_iter().flat_map(|fraction| [fraction.denominator, fraction.numerator]));
        open.retain(|index| !seen.contains(index));
    }
    found
}

/// What a region reports itself and, of an amount, what the regions below report in the years in which it does not.
fn in_region<'a>(
    report: &'a ExplainReport<'_>,
    index: IndicatorIndex,
    region: &Region,
    last: Year,
    known_above: &BTreeSet<Year>,
) -> Vec<Input<'a>> {
    let cells = report.folder.observations.series(index, region);
    let own = cells.filter(|(_, year, _)| *year <= last && !known_above.contains(year));
    let mut known = known_above.clone();
    let mut found = Vec::new();
    for (region, year, vintages) in own {
        known.insert(year);
        found.extend(of_cell(report, index, (region, year), &vintages));
    }
    let kind = report.folder.plan.indicator(index).map(|indicator| indicator.kind);
    if matches!(kind, Some(Kind::Stock | Kind::Flow)) {
        let parts = report.data.of(region).parts();
        found.extend(parts.iter().flat_map(|part| in_region(report, index, part, last, &known)));
    }
    found
}

/// Every vintage of one value.
fn of_cell<'a>(
    report: &'a ExplainReport<'_>,
    index: IndicatorIndex,
    (region, year): (&'a Region, Year),
    vintages: &Vintages<'a>,
) -> Vec<Input<'a>> {
    let Some(indicator) = report.folder.plan.indicator(index) else { return Vec::new() };
    let known = report.data.of(region).known(index, year);
    let input = |vintage: Observation<'a>| Input {
        indicator: &indicator.id,
        name: &indicator.name,
        name_en: indicator.name_en.as_deref(),
        unit_of_measure: indicator.unit_of_measure.as_str(),
        region: region.part(),
        year,
        value: vintage.value,
        quality: vintage.quality,
        published: vintage.published.map(|date| date.to_string()),
        source: vintage.source,
        note: vintage.note,
        counts: known.as_ref().is_some_and(|known| known.origin == vintage.origin),
        place: report.place(report.folder.places.of(vintage.origin).as_ref()),
    };
    vintages.iter().map(input).collect()
}

impl Input<'_> {
    fn region_words(&self, plan: &Plan, texts: &Texts) -> Option<String> {
        self.region.map(|id| region_name(plan, &Region::named(id), texts))
    }

    /// What tells it from all others.
    pub(super) fn key(&self) -> impl Ord + use<'_> {
        let place = self.place.as_ref().map(|place| (&place.file, place.line, place.column));
        (self.indicator, self.year, place)
    }
}

/// What the statistics remark on their values.
pub(super) fn notes(inputs: &[&Input<'_>], plan: &Plan, texts: &Texts) -> Vec<String> {
    let note = |input: &&Input<'_>| {
        let name = name_in_region(plan, texts.pick(input.name, input.name_en), input.region, texts);
        input.note.map(|note| format!("{name} {}{}{note}", input.year, texts.get("colon")))
    };
    inputs.iter().filter_map(note).collect()
}

/// The inputs as a table, when there are any.
pub(super) fn section(inputs: &[&Input<'_>], plan: &Plan, texts: &Texts) -> Option<Section> {
    let is_regional = inputs.iter().any(|input| input.region.is_some());
    let quality = |input: &Input<'_>| {
        let quality = texts.get(&input.quality.key());
        if input.counts { quality } else { texts.format("quality-unused", &[("quality", &quality)]) }
    };
    let place = Column { breaks: false, ..words(texts, "column-place", 0) };
    let region = words(texts, "column-region", 0);
    let table = Rows::new(inputs.iter().copied())
        .column(words(texts, "column-indicator", 1), |input| texts.pick(input.name, input.name_en))
        .column_if(is_regional, region, |input| input.region_words(plan, texts))
        .column(words(texts, "column-year", 0), |input| input.year)
        .column(numbers(texts, "column-value", 0), |input| Cell::value(Some(&input.value), input.value.decimals()))
        .column(words(texts, "column-quality", 0), quality)
        .column(words(texts, "column-published", 1), |input| input.published.as_deref())
        .column(words(texts, "column-source", 1), |input| input.source)
        .column(place, |input| input.place.as_ref().map(ToString::to_string));
    (!inputs.is_empty()).then(|| Section::headed("inputs", texts.get("heading-inputs"), table))
}
