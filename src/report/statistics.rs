//! Every observation with its source and place.

use serde::Serialize;

use super::diagnostics::{PlaceJson, place};
use super::{Cell, Rows, Section, numbers, region_name, words};
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
    let region = |each: &ObservationJson<'_>| each.region.map(|id| region_name(plan, &Region::named(id), texts));
    let value = |each: &ObservationJson<'_>| Cell::value(Some(&each.value), each.value.decimals());
    let table = Rows::new(observations)
        .column(words(texts, "column-id", 0), |each| each.indicator)
        .column(words(texts, "column-indicator", 0).as_choice(), |each| texts.pick(each.name, each.name_en))
        .column(words(texts, "column-year", 0).as_choice(), |each| each.year)
        .column(words(texts, "column-region", 0).as_choice(), region)
        .column(numbers(texts, "column-value", 0), value)
        .column(words(texts, "column-unit-of-measure", 0), |each| each.unit_of_measure)
        .column(words(texts, "column-quality", 0).as_choice(), |each| texts.get(&each.quality.key()))
        .column(words(texts, "column-published", 0), |each| each.published.as_deref())
        .column(words(texts, "column-source", 0), |each| each.source)
        .column(words(texts, "column-note", 0), |each| each.note)
        .column(words(texts, "column-place", 0), |each| each.place.as_ref().map(ToString::to_string));
    Section::headed("observations", texts.get("heading-statistics"), table)
}
