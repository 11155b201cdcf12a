//! Every observation with its source and place.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::{Cell, Columns, Records, numbers, words};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Number, PartialDate, Quality, Region, Year};
use crate::source::{Place, Sources};

/// The observations of a plan folder, by indicator, region and year.
#[derive(Clone)]
pub(super) struct StatisticsTable<'a> {
    pub(super) folder: &'a Folder,
    pub(super) sources: &'a Sources,
    /// Only of these; of all when there is no list.
    pub(super) regions: Option<Rc<BTreeSet<Region>>>,
}

/// One observation. The keys are in the order of the alphabet, as everywhere in an export.
#[derive(Serialize)]
struct ObservationJson<'a> {
    indicator: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    note: Option<&'a str>,
    place: Option<ObservationPlace<'a>>,
    #[serde(serialize_with = "as_text")]
    published: Option<PartialDate>,
    quality: Quality,
    region: Option<&'a str>,
    source: Option<&'a str>,
    unit_of_measure: &'a str,
    value: Number,
    year: Year,
}

/// The place of an observation, in a file that is named as it lies in the plan folder.
#[derive(Serialize)]
struct ObservationPlace<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    column: usize,
    file: &'a str,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
}

impl<'a> ObservationPlace<'a> {
    fn new(file: &'a str, place: Place<'a>) -> Self {
        let Place { line, column, sheet } = place;
        Self { cell: sheet.map(|_| place.cell()), column, file, line, sheet }
    }
}

fn as_text<S: Serializer>(date: &Option<PartialDate>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(serializer)
}

impl<'a> StatisticsTable<'a> {
    fn iter(&self) -> impl Iterator<Item = ObservationJson<'a>> + use<'a> {
        let Self { folder, sources, regions } = self.clone();
        let is_within = move |region: &Region| regions.as_ref().is_none_or(|regions| regions.contains(region));
        let cells = folder.observations.cells().filter(move |(_, region, ..)| is_within(region));
        cells.flat_map(move |(index, region, year, vintages)| {
            let indicator = folder.plan.indicator(index);
            vintages.iter().filter_map(move |vintage| {
                let indicator = indicator?;
                Some(ObservationJson {
                    indicator: &indicator.id,
                    name: &indicator.name,
                    name_en: indicator.name_en.as_deref(),
                    note: vintage.note,
                    place: folder.places.of(vintage.origin).and_then(|span| {
                        let source = sources.get(span.source)?;
                        Some(ObservationPlace::new(sources.name_in_folder(source), source.place(span.range.start)))
                    }),
                    published: vintage.published,
                    quality: vintage.quality,
                    region: region.part(),
                    source: vintage.source,
                    unit_of_measure: indicator.unit_of_measure.as_str(),
                    value: vintage.value,
                    year,
                })
            })
        })
    }

    /// The same as a table.
    pub(super) fn records(self, texts: &'a Texts) -> Records<'a> {
        let plan = &self.folder.plan;
        let region = |id: &'a str| plan.region(id).map_or(id, |of| texts.pick(&of.name, of.name_en.as_deref()));
        let qualities = Quality::ALL.map(|quality| texts.get(&quality.key()));
        Columns::<ObservationJson<'a>>::new()
            .column(words(texts, "column-indicator", 0).as_choice(), |of, cell| {
                cell.put(texts.pick(of.name, of.name_en))
            })
            .column(words(texts, "column-year", 0).as_choice(), |of, cell| *cell = of.year.into())
            .column(words(texts, "column-region", 0).as_choice(), move |of, cell| cell.put(of.region.map(region)))
            .column(numbers(texts, "column-value", 0), |of, cell| *cell = Cell::value(Some(&of.value), None))
            .column(words(texts, "column-unit-of-measure", 0), |of, cell| cell.put(of.unit_of_measure))
            .column(words(texts, "column-quality", 0).as_choice(), move |of, cell| {
                let mut named = Quality::ALL.into_iter().zip(&qualities);
                cell.put(named.find(|(quality, _)| *quality == of.quality).map(|(_, words)| words.as_str()));
            })
            .column(words(texts, "column-published", 0), |of, cell| match of.published.and_then(PartialDate::day) {
                Some(day) => *cell = Cell::Day(day),
                None => cell.write(of.published),
            })
            .column(words(texts, "column-source", 0), |of, cell| cell.put(of.source))
            .column(words(texts, "column-note", 0), |of, cell| cell.put(of.note))
            .of("observations", Some(texts.get("heading-statistics")), move || self.iter())
    }
}

impl Serialize for StatisticsTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
