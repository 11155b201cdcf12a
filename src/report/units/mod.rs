//! A row per responsible unit.

mod regions;
mod screen;

use std::collections::BTreeMap;

use anyhow::Result;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::amended::{AmendedPromise, RemovedJson, amended_notes, removed_json};
use super::by_region::{RegionJson, matrix, name_in_tree, only_whole, region_column, regions_json, worst_first};
use super::plan_header::Summary;
use super::promise::{PromiseKind, promises};
use super::{
    Column, Document, PlanHeader, Report, Rows, Screen, Section, Table, TakeBlock, Write, numbers, region_name,
    status_cell, status_words, to_json, unit_name, words,
};
use crate::evaluate::{Assessment, Assessments, RegionAssessment};
use crate::locale::Texts;
use crate::model::{Plan, Status, Unit};

/// What each unit answers for.
pub struct UnitsReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands, in the whole or in regions.
    pub judged: &'a Assessments<'a>,
    /// Only this unit, with everything that it answers for.
    pub unit: Option<String>,
    /// Whether a terminal lists every region, however many there are.
    pub shows_all: bool,
}

/// The texts that say which part a unit has in something.
const PART_LEADS: &str = "part-leads";
const PART_SUPPORTS: &str = "part-supports";

/// Something that has responsible units.
#[derive(Clone, Copy)]
struct Duty<'a> {
    id: &'a str,
    title: &'a str,
    title_en: Option<&'a str>,
    kind: DutyKind,
    units: &'a [String],
    status: Option<Status>,
}

named! {
    enum DutyKind {
        Target,
        WorkItem,
        Task,
        Safeguard,
    }
}

impl DutyKind {
    fn key(self) -> &'static str {
        match self {
            Self::Target => "kind-target",
            Self::WorkItem => "kind-work-item",
            Self::Task => "kind-task",
            Self::Safeguard => "kind-safeguard",
        }
    }
}

struct UnitDuties<'a> {
    unit: &'a Unit,
    leads: Vec<Duty<'a>>,
    supports: Vec<Duty<'a>>,
}

impl<'a> Duty<'a> {
    /// A target and a work item may have the same id.
    fn key(&self) -> (DutyKind, &'a str) {
        (self.kind, self.id)
    }
}

impl<'a> UnitDuties<'a> {
    /// Everything, with the text that says which part the unit has in it.
    fn all(&self) -> impl Iterator<Item = (&'static str, Duty<'a>)> + Clone {
        let leads = self.leads.iter().map(|duty| (PART_LEADS, *duty));
        leads.chain(self.supports.iter().map(|duty| (PART_SUPPORTS, *duty)))
    }

    fn statuses(&self) -> impl Iterator<Item = Status> + Clone {
        self.all().filter_map(|(_, duty)| duty.status)
    }

    fn count(&self, status: Status) -> usize {
        self.statuses().filter(|found| *found == status).count()
    }
}

#[derive(Serialize)]
struct UnitsJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    units: Vec<UnitDuties<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed_work_items: Vec<RemovedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<RegionJson<'a, UnitsOfRegionJson<'a>>>>,
}

#[derive(Serialize)]
struct UnitsOfRegionJson<'a> {
    units: Vec<UnitDuties<'a>>,
}

impl Serialize for UnitDuties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.unit.id)?;
        map.serialize_entry("name", &self.unit.name)?;
        if let Some(name_en) = &self.unit.name_en {
            map.serialize_entry("name_en", name_en)?;
        }
        let ids = |duties: &[Duty<'_>]| duties.iter().map(|duty| duty.id.to_owned()).collect::<Vec<_>>();
        map.serialize_entry("leads", &ids(&self.leads))?;
        map.serialize_entry("supports", &ids(&self.supports))?;
        for status in Status::AS_COUNTED.into_iter() {
            map.serialize_entry(status.name(), &self.count(status))?;
        }
        map.end()
    }
}

/// Everything that has responsible units.
fn duties<'a>(plan: &'a Plan, assessment: &'a Assessment<'a>) -> Vec<Duty<'a>> {
    let promised = |kind, of| {
        promises(assessment).filter(move |promise| promise.kind == of).map(move |promise| Duty {
            id: promise.id,
            title: promise.text,
            title_en: promise.text_en,
            kind,
            units: promise.units,
            status: Some(promise.judgement.status),
        })
    };
    let tasks = plan.tasks.iter().map(|task| Duty {
        id: &task.id,
        title: &task.title,
        title_en: task.title_en.as_deref(),
        kind: DutyKind::Task,
        units: &task.units,
        status: None,
    });
    let safeguards = plan.safeguards.iter().map(|safeguard| Duty {
        id: &safeguard.title,
        title: &safeguard.title,
        title_en: safeguard.title_en.as_deref(),
        kind: DutyKind::Safeguard,
        units: &safeguard.units,
        status: None,
    });
    let targets = promised(DutyKind::Target, PromiseKind::Target);
    targets.chain(tasks).chain(safeguards).chain(promised(DutyKind::WorkItem, PromiseKind::WorkItem)).collect()
}

/// What each unit answers for, or only the one that is asked for.
fn units<'a>(plan: &'a Plan, assessment: &'a Assessment<'a>, only: Option<&str>) -> Vec<UnitDuties<'a>> {
    let shown = plan.units.iter().filter(|unit| only.is_none_or(|id| unit.id == *id));
    let mut units: Vec<UnitDuties<'a>> =
        shown.map(|unit| UnitDuties { unit, leads: Vec::new(), supports: Vec::new() }).collect();
    let places: BTreeMap<&str, usize> =
        units.iter().zip(0..).map(|(unit, place)| (unit.unit.id.as_str(), place)).collect();
    for duty in duties(plan, assessment) {
        for (number, id) in duty.units.iter().enumerate() {
            let unit = places.get(id.as_str()).and_then(|place| units.get_mut(*place));
            let Some(unit) = unit.filter(|_| !duty.units.iter().take(number).any(|other| other == id)) else {
                continue;
            };
            if number == 0 { &mut unit.leads } else { &mut unit.supports }.push(duty);
        }
    }
    units
}

/// The units in one region.
struct UnitsOfRegion<'a> {
    region: &'a RegionAssessment<'a>,
    units: Vec<UnitDuties<'a>>,
}

impl<'a> UnitsReport<'a> {
    fn units_in(&self, region: &'a RegionAssessment<'a>) -> Vec<UnitDuties<'a>> {
        units(self.plan, &region.assessment, self.unit.as_deref())
    }

    fn of_regions(&self, regions: impl IntoIterator<Item = &'a RegionAssessment<'a>>) -> Vec<UnitsOfRegion<'a>> {
        regions.into_iter().map(|region| UnitsOfRegion { region, units: self.units_in(region) }).collect()
    }

    /// The units of several regions, for one table.
    fn named<'u>(&self, regions: &'u [UnitsOfRegion<'a>], texts: &Texts) -> Vec<NamedUnits<'u, 'a>> {
        let named =
            |of: &'u UnitsOfRegion<'a>| (Some(region_name(self.plan, &of.region.region, texts)), of.units.as_slice());
        regions.iter().map(named).collect()
    }

    fn is_by_region(&self) -> bool {
        !self.judged.below.is_empty()
    }

    fn worst(&self) -> Vec<UnitsOfRegion<'a>> {
        let statuses = |region: &'a RegionAssessment<'a>| {
            let units = self.units_in(region);
            units.iter().flat_map(UnitDuties::statuses).collect()
        };
        self.of_regions(worst_first(self.judged, statuses))
    }

    /// A block of counts for each region, worst first; of one unit the regions side by side, and so its duties.
    fn region_sections(&self, texts: &Texts) -> Vec<Section> {
        if self.unit.is_none() {
            let worst = self.worst();
            let occurring = occurring(worst.iter().flat_map(|of| &of.units));
            let block = |of: &UnitsOfRegion<'_>| {
                let table = count_table(&[(None, &of.units)], &occurring, texts);
                Section::headed("units", region_name(self.plan, &of.region.region, texts), table)
            };
            return worst.iter().map(block).collect();
        }
        let regions = self.of_regions(self.judged.iter());
        let duties = self.duty_matrix(&regions, texts);
        vec![self.counts_of(&regions, texts), self.duty_section(duties, texts)]
    }

    /// The counts of every unit in each region, a row each.
    fn counts_of(&self, regions: &[UnitsOfRegion<'_>], texts: &Texts) -> Section {
        let occurring = occurring(regions.iter().flat_map(|of| &of.units));
        Section::of("units", count_table(&self.named(regions, texts), &occurring, texts))
    }

    /// How everything that the unit answers for stands in each region.
    fn duty_matrix(&self, regions: &[UnitsOfRegion<'a>], texts: &Texts) -> Table {
        let all = |of: &UnitsOfRegion<'a>| of.units.iter().flat_map(UnitDuties::all).collect::<Vec<_>>();
        let rows = regions.first().map(all).unwrap_or_default();
        let rows = Rows::new(rows).duties(texts, |row| row);
        let columns = regions.iter().map(|of| {
            let judged = all(of).into_iter().filter_map(|(_, duty)| Some((duty.key(), duty.status?)));
            (name_in_tree(self.plan, &of.region.region, of.region.depth, texts), judged.collect())
        });
        matrix(rows, |(_, duty)| duty.key(), columns, texts)
    }

    /// What the unit answers for, under its name.
    fn duty_section(&self, table: Table, texts: &Texts) -> Section {
        let name = self.unit.as_ref().map(|id| unit_name(self.plan, id, texts));
        Section { id: "duties", heading: name, ..table.into() }
    }

    fn sections(&self, texts: &Texts) -> Vec<Section> {
        let units = self.units_in(&self.judged.top);
        let counts = count_table(&[(None, &units)], &occurring(&units), texts);
        let duties = || self.duty_section(duty_table(&[(None, &units)], texts), texts);
        let duties = self.unit.is_some().then(duties);
        std::iter::once(Section::of("units", counts)).chain(duties).collect()
    }

    fn document_of(&self, sections: Vec<Section>, texts: &Texts) -> Document {
        let preface = self.header.preface_in((self.plan, self.judged), texts);
        let mut notes = vec![texts.get("units-note")];
        notes.extend(self.removed_notes(texts));
        notes.extend(self.only_whole(texts));
        Document { preface, sections, notes, ..self.header.document(texts) }
    }

    fn removed(&self, kind: PromiseKind) -> Vec<RemovedJson<'a>> {
        removed_json(self.plan, &self.judged.top.assessment, |of| of.kind == kind && self.answered_for(of))
    }

    /// What was removed, as it stood then: nobody answers for it any more, and it must stay in sight.
    fn removed_notes(&self, texts: &Texts) -> Vec<String> {
        let is_asked = |of: &AmendedPromise<'_>| of.removal.is_some() && self.answered_for(of);
        amended_notes(self.plan, &self.judged.top.assessment, is_asked, texts)
    }

    fn answered_for(&self, of: &AmendedPromise<'_>) -> bool {
        self.unit.as_ref().is_none_or(|unit| of.now.units.contains(unit))
    }

    /// That some duties are not shown of a region.
    fn only_whole(&self, texts: &Texts) -> Option<String> {
        let is_asked = |units: &[String]| self.unit.as_ref().is_none_or(|unit| units.contains(unit));
        let moment = self.judged.top.assessment.moment;
        let targets = self.plan.targets_in_force(moment);
        let targets = targets.filter(|target| !target.is_measured() && is_asked(&target.units));
        let items = self.plan.work_items_in_force(moment);
        let items = items.filter(|item| !item.is_measured() && is_asked(&item.units));
        let ids = targets.map(|target| target.id.as_str()).chain(items.map(|item| item.id.as_str()));
        only_whole(ids.filter(|_| self.judged.scope.region().is_some()), texts)
    }
}

impl Report for UnitsReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(if self.is_by_region() { self.regions_on_screen(texts) } else { self.on_screen(texts) })
    }

    fn further_blocks(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        if self.is_by_region() { self.each_region(texts, take) } else { Ok(Vec::new()) }
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        if self.is_by_region() { self.what_next_in_regions(texts) } else { self.what_next(texts) }
    }

    fn document(&self, texts: &Texts) -> Document {
        let sections = if self.is_by_region() { self.region_sections(texts) } else { self.sections(texts) };
        self.document_of(sections, texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        if self.judged.scope.region().is_none() {
            return self.document(texts);
        }
        let regions = self.of_regions(self.judged.iter());
        let duties = || self.duty_section(duty_table(&self.named(&regions, texts), texts), texts);
        let duties = self.unit.is_some().then(duties);
        self.document_of(std::iter::once(self.counts_of(&regions, texts)).chain(duties).collect(), texts)
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let json = UnitsJson {
            region: self.judged.top.region.part(),
            units: self.units_in(&self.judged.top),
            removed: self.removed(PromiseKind::Target),
            removed_work_items: self.removed(PromiseKind::WorkItem),
            regions: regions_json(self.plan, self.judged, |region| UnitsOfRegionJson { units: self.units_in(region) }),
        };
        to_json(output, &json)
    }
}

/// How much of each status every unit leads, and in how much it supports others, a row each.
pub(super) fn lead_and_support_table(plan: &Plan, assessment: &Assessment<'_>, texts: &Texts) -> Table {
    let units = units(plan, assessment, None);
    let rows = units.iter().flat_map(|of| [(of, PART_LEADS, &of.leads), (of, PART_SUPPORTS, &of.supports)]);
    let rows = rows.map(|(of, part, duties)| (of, part, Summary::of(duties.iter().filter_map(|duty| duty.status))));
    let rows: Vec<_> = rows.filter(|(.., summary)| summary.total() > 0).collect();
    let column = |status| Column { heading: status_words(texts, status), ..numbers(texts, "column-status", 0) };
    Rows::new(&rows)
        .column(words(texts, "column-unit", 0).merged(), |(of, ..)| {
            texts.pick(&of.unit.name, of.unit.name_en.as_deref())
        })
        .column(words(texts, "column-part", 0), |(_, part, _)| texts.get(part))
        .column(numbers(texts, "column-count", 0), |(.., summary)| summary.total())
        .columns(occurring(&units), column, |(.., summary), status| summary.count(status))
        .into()
}

/// The statuses that some unit has to do with.
fn occurring<'u, 'a: 'u>(units: impl IntoIterator<Item = &'u UnitDuties<'a>>) -> Vec<Status> {
    let found: Vec<Status> = units.into_iter().flat_map(UnitDuties::statuses).collect();
    Status::AS_COUNTED.into_iter().filter(|status| found.contains(status)).collect()
}

/// The units of a region, which is named where a table has several.
type NamedUnits<'u, 'a> = (Option<String>, &'u [UnitDuties<'a>]);

/// Units, each with how much it has of each status, in one region or in several that are named.
fn count_table(regions: &[NamedUnits<'_, '_>], statuses: &[Status], texts: &Texts) -> Table {
    let rows = regions.iter().flat_map(|(region, units)| units.iter().map(|unit| (region.as_deref(), unit)));
    let is_named = rows.clone().next().is_some_and(|(region, _)| region.is_some());
    let column = |status| Column { heading: status_words(texts, status), ..numbers(texts, "column-status", 0) };
    Rows::new(rows)
        .column_if(is_named, region_column(texts), |(region, _)| region)
        .column(words(texts, "column-id", 2), |(_, of)| of.unit.id.as_str())
        .column(words(texts, "column-unit", 0), |(_, of)| texts.pick(&of.unit.name, of.unit.name_en.as_deref()))
        .column(numbers(texts, "column-leads", 0), |(_, of)| of.leads.len())
        .column(numbers(texts, "column-supports", 0), |(_, of)| of.supports.len())
        .columns(statuses.iter().copied(), column, |(_, of), status| of.count(status))
        .into()
}

/// What units answer for, in one region or in several that are named.
fn duty_table(regions: &[NamedUnits<'_, '_>], texts: &Texts) -> Table {
    let rows = regions
        .iter()
        .flat_map(|(region, units)| units.iter().flat_map(UnitDuties::all).map(|duty| (region.as_deref(), duty)));
    let is_named = rows.clone().next().is_some_and(|(region, _)| region.is_some());
    Rows::new(rows)
        .column_if(is_named, region_column(texts), |(region, _)| region)
        .duties(texts, |(_, duty)| duty)
        .column(words(texts, "column-status", 0), |(_, (_, duty))| duty.status.map(|status| status_cell(texts, status)))
        .into()
}

impl<R: Copy> Rows<R> {
    /// Columns for what a unit answers for, and which part it has in it.
    fn duties<'a>(self, texts: &Texts, of: impl Fn(R) -> (&'static str, Duty<'a>)) -> Self {
        self.column(words(texts, "column-part", 0), |row| texts.get(of(row).0))
            .column(words(texts, "column-kind", 0), |row| texts.get(of(row).1.kind.key()))
            .column(words(texts, "column-id", 1), |row| of(row).1.id)
            .column(words(texts, "column-matter", 0), |row| texts.pick(of(row).1.title, of(row).1.title_en))
    }
}
