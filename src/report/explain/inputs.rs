//! The observations behind a figure, each with its quality, source and place.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::subject::ExplainReport;
use super::working::written;
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Kind, Number, Plan, Quality, Region, Vintages, Year};
use crate::report::by_region::listed;
use crate::report::diagnostics::PlaceJson;
use crate::report::requirement::{grouped, measured};
use crate::report::screen::{Grid, GridColumn, GridColumns, GridLine, GridRow, Room, RowDetail};
use crate::report::{Cell, Column, Rows, Section, Table, name_in_region, numbers, region_name, words};

/// One observation.
#[derive(Serialize)]
struct Input<'a> {
    indicator: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    unit_of_measure: &'a str,
    #[serde(skip)]
    unit_en: Option<&'a str>,
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

/// The observations behind a figure, and of which indicators they are.
#[derive(Default)]
pub(super) struct Inputs<'a> {
    report: Option<&'a ExplainReport<'a>>,
    cells: Vec<CellOf<'a>>,
    sources: Vec<(IndicatorIndex, Parts)>,
}

/// What was observed of an indicator in a region and year.
#[derive(Clone)]
struct CellOf<'a> {
    index: IndicatorIndex,
    region: &'a Region,
    year: Year,
    vintages: Vintages<'a>,
}

/// From which regions the observations come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Parts {
    /// The region itself and, where it reports nothing, those below it.
    Summed,
    /// Every region without parts of its own.
    Leaves,
}

/// Observations up to which all of them are listed for people.
const MOST_LISTED: usize = 40;

impl<'a> Inputs<'a> {
    /// All observations up to `last` of an indicator and of those from which it is computed, each indicator once, however
    /// often others are computed from it.
    pub(super) fn new(report: &'a ExplainReport<'a>, index: IndicatorIndex, last: Year, parts: Parts) -> Self {
        let mut inputs = Self { report: Some(report), ..Self::default() };
        let (mut seen, mut open) = (BTreeSet::new(), vec![index]);
        while let Some(index) = open.pop().filter(|index| seen.insert(*index)) {
            inputs.sources.push((index, parts));
            match parts {
                Parts::Summed => inputs.add(report, (index, last), report.data.region, &BTreeSet::new()),
                Parts::Leaves => {
                    let leaves = report.data.leaves();
                    leaves.iter().for_each(|region| inputs.add(report, (index, last), region, &BTreeSet::new()));
                }
            }
            let indicator = report.folder.plan.indicator(index);
            let fraction = indicator.and_then(|indicator| indicator.computed.as_ref());
            open.extend(fraction.into_iter().flat_map(|fraction| [fraction.denominator, fraction.numerator]));
            open.retain(|index| !seen.contains(index));
        }
        inputs
    }

    /// What a region reports itself and, of an amount, what the regions below report in the years in which it does not.
    fn add(
        &mut self,
        report: &'a ExplainReport<'a>,
        (index, last): (IndicatorIndex, Year),
        region: &Region,
        known_above: &BTreeSet<Year>,
    ) {
        let cells = report.folder.observations.series(index, region);
        let mut known = known_above.clone();
        for (region, year, vintages) in cells.filter(|(_, year, _)| *year <= last && !known_above.contains(year)) {
            known.insert(year);
            self.cells.push(CellOf { index, region, year, vintages });
        }
        let kind = report.folder.plan.indicator(index).map(|indicator| indicator.kind);
        if matches!(kind, Some(Kind::Stock | Kind::Flow)) {
            let parts = report.data.of(region).parts();
            parts.iter().for_each(|part| self.add(report, (index, last), part, &known));
        }
    }

    /// The inputs of several figures, each once.
    pub(super) fn of_all<'i>(all: impl IntoIterator<Item = &'i Self>) -> Self
    where
        'a: 'i,
    {
        let (mut whole, mut seen) = (Self::default(), BTreeSet::new());
        for Self { report, cells, sources } in all {
            whole.report = whole.report.or(*report);
            let new = cells.iter().filter(|cell| seen.insert((cell.index, cell.region, cell.year)));
            whole.cells.extend(new.cloned());
            whole.sources.extend(sources);
        }
        whole.sources.sort();
        whole.sources.dedup();
        whole
    }

    fn iter(&self) -> impl Iterator<Item = Input<'a>> {
        self.report.into_iter().flat_map(|report| self.cells.iter().flat_map(|cell| cell.inputs(report)))
    }

    /// All of them.
    pub(super) fn listed(&self, texts: &Texts) -> Listed {
        Listed::new(self.report, &self.iter().collect::<Vec<_>>(), Vec::new(), texts)
    }

    /// Those of the region itself, and how many come from regions below, where there are too many to read.
    pub(super) fn shortened(&self, texts: &Texts) -> Listed {
        let (inputs, further) = self.chosen(texts);
        Listed::new(self.report, &inputs, further, texts)
    }

    /// What is listed for people, and what is said of the others.
    fn chosen(&self, texts: &Texts) -> (Vec<Input<'a>>, Vec<String>) {
        let own = |report: &ExplainReport<'_>, cell: &CellOf<'_>| cell.region == report.data.region;
        match self.report {
            Some(report) if self.cells.iter().map(|cell| cell.vintages.count()).sum::<usize>() > MOST_LISTED => {
                let (own, of_parts): (Vec<&CellOf<'a>>, Vec<_>) = self.cells.iter().partition(|cell| own(report, cell));
                let inputs: Vec<Input<'a>> = own.into_iter().flat_map(|cell| cell.inputs(report)).collect();
                let summary = (!of_parts.is_empty()).then(|| counted(&of_parts, texts));
                let missing = self.sources.iter().filter_map(|source| missing(report, *source, texts));
                (inputs, summary.into_iter().chain(missing).collect())
            }
            Some(_) | None => (self.iter().collect(), Vec::new()),
        }
    }

    /// The same for a terminal: a row for each value, the latest first, and its source and note below it.
    pub(super) fn on_screen(&self, texts: &Texts) -> (Option<Grid>, Vec<String>) {
        let (inputs, further) = self.chosen(texts);
        let plan = self.report.map(|report| &report.folder.plan);
        let grid = plan.filter(|_| !inputs.is_empty()).map(|plan| grid(&inputs, plan, texts));
        (grid, further)
    }
}

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'a> CellOf<'a> {
    /// Every vintage of the value.
    fn inputs(&self, report: &'a ExplainReport<'a>) -> impl Iterator<Item = Input<'a>> + use<'a> {
        let Self { index, region, year, vintages } = self.clone();
        let known = report.data.of(region).known(index, year);
        vintages.iter().filter_map(move |vintage| {
            let indicator = report.folder.plan.indicator(index)?;
            Some(Input {
                indicator: &indicator.id,
                name: &indicator.name,
                name_en: indicator.name_en.as_deref(),
                unit_of_measure: indicator.unit_of_measure.as_str(),
                unit_en: indicator.unit_en.as_deref(),
                region: region.part(),
                year,
                value: vintage.value,
                quality: vintage.quality,
                published: vintage.published.map(|date| date.to_string()),
                source: vintage.source,
                note: vintage.note,
                counts: known.as_ref().is_some_and(|known| known.origin == vintage.origin),
                place: report.place(report.folder.places.of(vintage.origin).as_ref()),
            })
        })
    }
}

/// How many values of how many regions, and how firm they are.
fn counted(cells: &[&CellOf<'_>], texts: &Texts) -> String {
    let regions: BTreeSet<&Region> = cells.iter().map(|cell| cell.region).collect();
    let mut counts = Quality::ALL.map(|quality| (quality, 0_usize));
    for vintage in cells.iter().flat_map(|cell| cell.vintages.iter()) {
        counts.iter_mut().filter(|(quality, _)| *quality == vintage.quality).for_each(|(_, count)| *count += 1);
    }
    let values: usize = counts.iter().map(|(_, count)| count).sum();
    let named = counts.iter().filter(|(_, count)| *count > 0);
    let (values, regions) = (values.to_string(), regions.len().to_string());
    let qualities =
        texts.joined("list-separator", named.map(|(quality, count)| format!("{count} {}", texts.get(&quality.key()))));
    texts.format("inputs-of-parts", &[("values", &values), ("regions", &regions), ("qualities", &qualities)])
}

/// Which regions have no value in the year of judgement, when others have one.
fn missing(report: &ExplainReport<'_>, (index, parts): (IndicatorIndex, Parts), texts: &Texts) -> Option<String> {
    let (plan, year) = (&report.folder.plan, report.assessment.as_of());
    let indicator = plan.indicator(index)?;
    let missing = match parts {
        Parts::Summed => report.data.missing_parts(index, year),
        Parts::Leaves => {
            let leaves = report.data.leaves().into_iter();
            leaves.filter(|region| report.data.of(region).known(index, year).is_none()).collect()
        }
    };
    let names: Vec<String> = missing.iter().map(|region| region_name(plan, region, texts)).collect();
    let arguments = [
        ("name", texts.pick(&indicator.name, indicator.name_en.as_deref()).to_owned()),
        ("year", year.to_string()),
        ("missing", listed(&names, texts)),
    ];
    (!names.is_empty()).then(|| texts.format_owned("inputs-missing", &arguments))
}

/// The observations as people read them.
pub(super) struct Listed {
    pub(super) section: Option<Section>,
    /// What the statistics remark on their values.
    pub(super) notes: Vec<String>,
}

impl Listed {
    fn new(report: Option<&ExplainReport<'_>>, inputs: &[Input<'_>], paragraphs: Vec<String>, texts: &Texts) -> Self {
        let Some(plan) = report.map(|report| &report.folder.plan) else {
            return Self { section: None, notes: Vec::new() };
        };
        let is_said = !inputs.is_empty() || !paragraphs.is_empty();
        let table = (!inputs.is_empty()).then(|| table(inputs, plan, texts));
        let heading = Some(texts.get("heading-inputs"));
        let section = Section { id: "inputs", heading, paragraphs, table, ..Section::default() };
        Self { section: is_said.then_some(section), notes: notes(inputs, plan, texts) }
    }
}

impl Input<'_> {
    fn region_words(&self, plan: &Plan, texts: &Texts) -> Option<String> {
        self.region.map(|id| region_name(plan, &Region::named(id), texts))
    }
}

/// Where the date of publication and the source stand.
const PUBLISHED: usize = 4;
const SOURCE: usize = 5;

fn grid(inputs: &[Input<'_>], plan: &Plan, texts: &Texts) -> Grid {
    let mut series: Vec<(String, Vec<&Input<'_>>)> = Vec::new();
    for input in inputs {
        let name = name_in_region(plan, texts.pick(input.name, input.name_en), input.region, texts);
        match series.iter_mut().find(|(of, _)| *of == name) {
            Some((_, found)) => found.push(input),
            None => series.push((name, vec![input])),
        }
    }
    let has_several = series.len() > 1;
    let columns = GridColumns::<&Input<'_>>::new(texts)
        .unnamed(Room::Whole, |input| input.year.to_string())
        .column(GridColumn::figures(String::new(), Room::Whole), |input| {
            let unit = texts.pick(input.unit_of_measure, input.unit_en);
            measured(&grouped(&written(&input.value)), unit, texts)
        })
        .unnamed(Room::Whole, |input| input.quality_words(texts))
        .unnamed(Room::Whole, |input| input.place.as_ref().map(ToString::to_string))
        .unnamed(Room::IfAny { priority: 1 }, |input| input.published_words(texts))
        .unnamed(Room::IfAny { priority: 2 }, |input| input.source);
    let row = |input| GridLine::Row(GridRow { details: Input::details(input, texts), ..columns.row(&input) });
    let lines = series.into_iter().flat_map(|(name, mut found)| {
        found.sort_by_key(|input| std::cmp::Reverse(input.year));
        let rows: Vec<GridLine> = found.into_iter().map(row).collect();
        has_several.then_some(GridLine::Heading(name)).into_iter().chain(rows)
    });
    let lines = lines.collect();
    Grid { heading: Some(texts.get("heading-inputs").into()), ..columns.with(lines) }
}

impl Input<'_> {
    fn published_words(&self, texts: &Texts) -> Option<String> {
        Some(texts.format("explain-published", &[("date", self.published.as_deref()?)]))
    }

    fn details(&self, texts: &Texts) -> Vec<RowDetail> {
        let details = [
            self.published_words(texts).map(|text| RowDetail { instead_of: Some(PUBLISHED), text }),
            self.source.map(|source| RowDetail { instead_of: Some(SOURCE), text: source.to_owned() }),
            self.note.map(|note| RowDetail { instead_of: None, text: note.to_owned() }),
        ];
        details.into_iter().flatten().collect()
    }

    fn quality_words(&self, texts: &Texts) -> String {
        let quality = texts.get(&self.quality.key());
        if self.counts { quality } else { texts.format("quality-unused", &[("quality", &quality)]) }
    }
}

fn notes(inputs: &[Input<'_>], plan: &Plan, texts: &Texts) -> Vec<String> {
    let note = |input: &Input<'_>| {
        let name = name_in_region(plan, texts.pick(input.name, input.name_en), input.region, texts);
        input.note.map(|note| format!("{name} {}{}{note}", input.year, texts.get("colon")))
    };
    inputs.iter().filter_map(note).collect()
}

fn table(inputs: &[Input<'_>], plan: &Plan, texts: &Texts) -> Table {
    let is_regional = inputs.iter().any(|input| input.region.is_some());
    let place = Column { breaks: false, ..words(texts, "column-place", 0) };
    let region = words(texts, "column-region", 0);
    Rows::new(inputs)
        .column(words(texts, "column-indicator", 1), |input| texts.pick(input.name, input.name_en))
        .column_if(is_regional, region, |input| input.region_words(plan, texts))
        .column(words(texts, "column-year", 0), |input| input.year)
        .column(numbers(texts, "column-value", 0), |input| Cell::value(Some(&input.value), input.value.decimals()))
        .column(words(texts, "column-quality", 0), |input| input.quality_words(texts))
        .column(words(texts, "column-published", 1), |input| input.published.as_deref())
        .column(words(texts, "column-source", 1), |input| input.source)
        .column(place, |input| input.place.as_ref().map(ToString::to_string))
        .into()
}
