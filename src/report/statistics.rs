//! Every observation with its source and place.

use serde::Serialize;

use super::diagnostics::{PlaceJson, place};
use super::{Cell, Section, Table, numbers, region_name, words};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Indicator, Number, Observation, Plan, Quality, Region, Year};
use crate::source::Sources;

/// One observation.
#[derive(Serialize)]
pub(super) struct ObservationJson<'a> {
    indicator: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    unit_of_measure: &'a str,
    year: Year,
    region: Option<&'a str>,
    value: Number,
    quality: Quality,
    published: Option<String>,
    source: Option<&'a str>,
    note: Option<&'a str>,
    place: Option<PlaceJson>,
}

/// Every observation of a plan folder in some regions, by indicator, region and year.
pub(super) fn observations<'a>(
    folder: &'a Folder,
    sources: &Sources,
    is_within: impl Fn(&Region) -> bool,
) -> Vec<ObservationJson<'a>> {
    let mut all = Vec::new();
    for (index, region, year, vintages) in folder.observations.cells().filter(|(_, region, ..)| is_within(region)) {
        let Some(indicator) = folder.plan.indicator(index) else { continue };
        for vintage in vintages.iter() {
            let place = folder.places.of(vintage.origin).and_then(|span| place(&span, sources));
            all.push(observation(indicator, region, year, vintage, place));
        }
    }
    all
}

fn observation<'a>(
    indicator: &'a Indicator,
    region: &'a Region,
    year: Year,
    vintage: Observation<'a>,
    place: Option<PlaceJson>,
) -> ObservationJson<'a> {
    ObservationJson {
        indicator: &indicator.id,
        name: &indicator.name,
        name_en: indicator.name_en.as_deref(),
        unit_of_measure: indicator.unit_of_measure.as_str(),
        year,
        region: region.part(),
        value: vintage.value,
        quality: vintage.quality,
        published: vintage.published.map(|date| date.to_string()),
        source: vintage.source,
        note: vintage.note,
        place,
    }
}

/// The same as a table.
pub(super) fn section(observations: &[ObservationJson<'_>], plan: &Plan, texts: &Texts) -> Section {
    let columns = vec![
        words(texts, "column-id", 0),
        words(texts, "column-indicator", 0).as_choice(),
        words(texts, "column-year", 0).as_choice(),
        words(texts, "column-region", 0).as_choice(),
        numbers(texts, "column-value", 0),
        words(texts, "column-unit-of-measure", 0),
        words(texts, "column-quality", 0).as_choice(),
        words(texts, "column-published", 0),
        words(texts, "column-source", 0),
        words(texts, "column-note", 0),
        words(texts, "column-place", 0),
    ];
    let row = |each: &ObservationJson<'_>| {
        vec![
            each.indicator.into(),
            texts.pick(each.name, each.name_en).into(),
            each.year.to_string().into(),
            Cell::text(each.region.map(|id| region_name(plan, &Region::named(id), texts))),
            Cell::value(Some(&each.value), each.value.decimals()),
            each.unit_of_measure.into(),
            texts.get(&format!("quality-{}", each.quality.name())).into(),
            Cell::text(each.published.as_deref()),
            Cell::text(each.source),
            Cell::text(each.note),
            Cell::text(each.place.as_ref().map(ToString::to_string)),
        ]
    };
    let rows = observations.iter().map(row).collect();
    Section::headed("observations", texts.get("heading-statistics"), Table { columns, rows })
}
