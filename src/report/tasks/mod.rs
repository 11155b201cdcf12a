//! Key tasks and safeguards with their units and, for a year, the work items.

mod duties;
mod regions;
mod screen;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Serialize;

use super::amended::{AmendedJson, AmendedPromise, RemovedJson, amended_notes, amended_of, removed_json};
use super::by_region::{RegionJson, matrix, name_in_tree, only_whole, region_column, regions_json};
use super::plan_header::Summary;
use super::promise::PromiseKind;
use super::requirement::{Figures, RequirementJson, requirements_json};
use super::status::{flag_notes, method_notes};
use super::{
    Document, PlanHeader, Report, Rows, Screen, Section, Table, TakeBlock, WithJudgement, Write, numbers, region_name,
    status_cell, to_json, units_named, words,
};
use crate::evaluate::{Assessment, Assessments, Flag, Judgement, RegionAssessment, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Moment, Plan, Safeguard, Status, Task, WorkItem, Year};

type Judged<'a> = WithJudgement<'a, WorkItem>;

/// Key tasks, safeguards and work items.
pub struct TasksReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands, in the whole or in regions.
    pub judged: &'a Assessments<'a>,
    /// Only the work items of this year.
    pub year: Option<Year>,
    /// Only what this unit answers for.
    pub unit: Option<String>,
    /// Whether it is shown how each wording was read.
    pub shows_readings: bool,
    /// Whether a terminal lists every work item, however many there are.
    pub shows_all: bool,
}

#[derive(Serialize)]
struct TasksJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    tasks: Vec<TaskJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_work_items: Vec<WorkItemJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed_work_items: Vec<RemovedJson<'a>>,
    safeguards: Vec<SafeguardJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<RegionJson<'a, WorkItemsJson<'a>>>>,
}

#[derive(Serialize)]
struct WorkItemsJson<'a> {
    work_items: Vec<WorkItemJson<'a>>,
}

#[derive(Serialize)]
struct TaskJson<'a> {
    id: &'a str,
    no: Option<u32>,
    group: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_en: Option<&'a str>,
    units: &'a [String],
    work_items: Vec<WorkItemJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct WorkItemJson<'a> {
    id: &'a str,
    no: Option<u32>,
    year: Year,
    due: Moment,
    matter: &'a str,
    standard: Option<&'a str>,
    units: &'a [String],
    status: Status,
    flags: &'a [Flag],
    requirements: Vec<RequirementJson<'a>>,
    #[serde(flatten)]
    amended: Option<AmendedJson<'a>>,
}

#[derive(Serialize)]
struct SafeguardJson<'a> {
    title: &'a str,
    units: &'a [String],
}

impl<'a> TasksReport<'a> {
    /// Everything in the whole or in regions.
    pub fn new(plan: &'a Plan, header: PlanHeader, judged: &'a Assessments<'a>) -> Self {
        Self { plan, header, judged, year: None, unit: None, shows_readings: false, shows_all: false }
    }

    fn concerns(&self, units: &[String]) -> bool {
        self.unit.as_ref().is_none_or(|unit| units.contains(unit))
    }

    fn asks_for(&self, item: &WorkItem) -> bool {
        self.year.is_none_or(|year| item.year == year) && self.concerns(&item.units)
    }

    /// The work items that are shown, as they stand in one region.
    fn items_in(&self, region: &'a RegionAssessment<'a>) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        region.assessment.work_items.iter().filter(|(item, _)| self.asks_for(item))
    }

    fn work_items(&self) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        self.items_in(&self.judged.top)
    }

    /// That some work items are not shown of a region.
    fn only_whole(&self, texts: &Texts) -> Option<String> {
        let items = self.plan.work_items_in_force(self.judged.top.assessment.moment);
        let left_out = items.filter(|item| self.asks_for(item) && !item.is_measured());
        only_whole(left_out.filter(|_| self.judged.scope.region().is_some()).map(|item| item.id.as_str()), texts)
    }

    fn work_items_json(&self, region: &'a RegionAssessment<'a>) -> WorkItemsJson<'a> {
        let items = self.items_in(region);
        WorkItemsJson { work_items: items.map(|of| work_item_json(self.plan, &region.assessment, of)).collect() }
    }

    /// Both verdicts of what was amended.
    fn amended_notes(&self, texts: &Texts) -> Vec<String> {
        amended_notes(self.plan, &self.judged.top.assessment, |of| self.shows_amended(of), texts)
    }

    fn shows_amended(&self, of: &AmendedPromise<'_>) -> bool {
        let items = &self.judged.top.assessment.amended_work_items;
        let item = items.with_id(of.id).filter(|_| of.kind == PromiseKind::WorkItem);
        item.is_some_and(|item| self.asks_for(item.held.item))
    }

    /// The tasks of the unit, and those of which it has a work item.
    fn tasks(&self) -> impl Iterator<Item = &'a Task> + use<'_, 'a> {
        let with_item: BTreeSet<&str> = self.work_items().filter_map(|(item, _)| item.task.as_deref()).collect();
        let tasks = self.plan.tasks.iter();
        tasks.filter(move |task| self.concerns(&task.units) || with_item.contains(task.id.as_str()))
    }

    fn safeguards(&self) -> impl Iterator<Item = &'a Safeguard> + use<'_, 'a> {
        self.plan.safeguards.iter().filter(|safeguard| self.concerns(&safeguard.units))
    }

    fn units(&self, units: &[String], texts: &Texts) -> String {
        units_named(self.plan, units, texts)
    }

    fn task_section(&self, texts: &Texts) -> Section {
        let tasks = self.tasks().map(|task| duty_of_task(task, Vec::new(), texts));
        let heading = texts.get("safeguards");
        let safeguards =
            self.safeguards().map(|of| Duty { group: Some(heading.as_str()), ..duty_of_safeguard(of, texts) });
        let all: Vec<Duty<'_>> = tasks.chain(safeguards).collect();
        let table = Rows::new(&all)
            .column(numbers(texts, "column-no", 0), |duty| duty.no.map(|no| no as usize))
            .column(words(texts, "column-group", 1), |duty| duty.group)
            .column(words(texts, "column-task", 0), |duty| duty.title)
            .column(words(texts, "column-units", 0), |duty| self.units(duty.units, texts));
        Section::headed("tasks", texts.get("heading-tasks"), table)
    }

    fn work_item_section(&self, table: Table, texts: &Texts) -> Section {
        Section::headed("work_items", texts.get("heading-work-items"), table)
    }

    /// The work items of some regions, each of which is named before its rows.
    fn work_item_table(&self, regions: &[(Option<String>, &'a RegionAssessment<'a>)], texts: &Texts) -> Table {
        let rows = regions.iter().flat_map(|(name, region)| {
            self.items_in(region).flat_map(|(item, judgement)| rows_of(name.as_deref(), item, judgement))
        });
        let rows: Vec<Row<'_>> = rows.collect();
        Rows::new(&rows)
            .column_if(regions.iter().all(|(name, _)| name.is_some()), region_column(texts), |row| row.region)
            .column(words(texts, "column-id", 0), |row| row.item.id.as_str())
            .column(words(texts, "column-matter", 0), |row| row.matter(texts))
            .column(words(texts, "column-standard", 4), |row| row.standard(texts))
            .column(words(texts, "column-units", 5), |row| row.is_whole.then(|| self.units(&row.item.units, texts)))
            .column_if(rows.iter().any(|row| row.item.due.day().is_some()), words(texts, "column-due", 3), |row| {
                row.is_whole.then_some(row.item.due)
            })
            .column(words(texts, "column-requirement", 0), |row| match row.figures(self.plan, texts) {
                Some(figures) => figures.asked(),
                None => row.part.filter(|_| row.is_whole).map(|part| part.name.clone()),
            })
            .figures(texts, |row| row.figures(self.plan, texts))
            .column(words(texts, "column-status", 0).as_choice(), |row| {
                status_cell(texts, row.part.map_or(row.judgement.status, |part| part.status))
            })
            .into()
    }

    /// How each work item stands in each region.
    fn matrix(&self, texts: &Texts) -> Table {
        let rows = Rows::new(self.work_items().map(|(item, _)| *item))
            .column(words(texts, "column-id", 0), |item| item.id.as_str())
            .column(words(texts, "column-matter", 0), |item| texts.pick(&item.matter, item.matter_en.as_deref()))
            .column(words(texts, "column-units", 1), |item| self.units(&item.units, texts));
        let columns = self.judged.iter().map(|region| {
            let statuses = self.items_in(region).map(|(item, judgement)| (item.id.as_str(), judgement.status));
            (name_in_tree(self.plan, &region.region, region.depth, texts), statuses.collect())
        });
        matrix(rows, |item| item.id.as_str(), columns, texts)
    }

    fn document_of(&self, work_items: Section, texts: &Texts) -> Document {
        let preface = self.header.preface_in((self.plan, self.judged), texts);
        let mut notes = self.notes(texts);
        notes.extend(self.only_whole(texts));
        Document { preface, sections: vec![self.task_section(texts), work_items], notes, ..self.header.document(texts) }
    }

    /// What must be known beside the figures: of every region only that they are judged alike.
    fn notes(&self, texts: &Texts) -> Vec<String> {
        if self.is_by_region() {
            return Vec::new();
        }
        let statuses = self.work_items().map(|(_, judgement)| judgement.status);
        let counts = Summary::of(statuses).sentence(texts);
        let mut notes = vec![texts.format("summary-work-items", &[("counts", &counts)])];
        let parts = self.work_items().flat_map(|(item, judgement)| {
            judgement.requirements.iter().map(|part| {
                let name = texts.pick(&part.name, part.name_en.as_deref());
                (format!("{} {name}", item.id), part)
            })
        });
        let judged = self.work_items().flat_map(|(_, judgement)| &judgement.requirements);
        if judged.clone().next().is_some() {
            notes.extend(method_notes(self.plan, self.judged.top.assessment.method, judged, texts));
        }
        notes.extend(flag_notes(parts, texts));
        notes.extend(self.amended_notes(texts));
        notes
    }

    fn is_by_region(&self) -> bool {
        !self.judged.below.is_empty()
    }
}

/// A key task or a safeguard.
struct Duty<'r> {
    no: Option<u32>,
    id: Option<&'r str>,
    group: Option<&'r str>,
    title: &'r str,
    units: &'r [String],
    /// Of its work items.
    statuses: Vec<Status>,
}

fn duty_of_task<'a>(task: &'a Task, statuses: Vec<Status>, texts: &Texts) -> Duty<'a> {
    let group = task.group.as_deref().map(|group| texts.pick(group, task.group_en.as_deref()));
    let title = texts.pick(&task.title, task.title_en.as_deref());
    Duty { no: task.no, id: Some(&task.id), group, title, units: &task.units, statuses }
}

fn duty_of_safeguard<'a>(safeguard: &'a Safeguard, texts: &Texts) -> Duty<'a> {
    let title = texts.pick(&safeguard.title, safeguard.title_en.as_deref());
    Duty { no: None, id: None, group: None, title, units: &safeguard.units, statuses: Vec::new() }
}

/// A work item or one of its requirements.
struct Row<'a> {
    region: Option<&'a str>,
    item: &'a WorkItem,
    judgement: &'a Judgement,
    part: Option<&'a RequirementJudgement>,
    is_whole: bool,
}

/// A work item with its only requirement, or with a row for each below it.
fn rows_of<'r>(region: Option<&'r str>, item: &'r WorkItem, judgement: &'r Judgement) -> Vec<Row<'r>> {
    let row = |part, is_whole| Row { region, item, judgement, part, is_whole };
    match judgement.requirements.as_slice() {
        [only] => vec![row(Some(only), true)],
        parts => std::iter::once(row(None, true)).chain(parts.iter().map(|part| row(Some(part), false))).collect(),
    }
}

impl<'a> Row<'a> {
    fn figures(&self, plan: &'a Plan, texts: &'a Texts) -> Option<Figures<'a>> {
        Figures::of(plan, self.part?, texts)
    }

    fn matter(&self, texts: &Texts) -> String {
        match self.part.filter(|_| !self.is_whole) {
            Some(part) => format!("·{}", texts.pick(&part.name, part.name_en.as_deref())),
            None => texts.pick(&self.item.matter, self.item.matter_en.as_deref()).to_owned(),
        }
    }

    fn standard(&self, texts: &Texts) -> Option<&'a str> {
        let own = self.item.standard.as_deref().filter(|_| self.is_whole)?;
        Some(texts.pick(own, self.item.standard_en.as_deref()))
    }
}

impl Report for TasksReport<'_> {
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
        let section = if self.is_by_region() {
            self.work_item_section(self.matrix(texts), texts)
        } else {
            let table = self.work_item_table(&[(None, &self.judged.top)], texts);
            self.work_item_section(table, texts)
        };
        self.document_of(section, texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        if self.judged.scope.region().is_none() {
            return self.document(texts);
        }
        let name = |region: &RegionAssessment<'_>| Some(region_name(self.plan, &region.region, texts));
        let regions: Vec<_> = self.judged.iter().map(|region| (name(region), region)).collect();
        let table = self.work_item_table(&regions, texts);
        self.document_of(self.work_item_section(table, texts), texts)
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let mut items: BTreeMap<Option<String>, Vec<WorkItemJson<'_>>> = BTreeMap::new();
        for judged @ (item, _) in self.work_items() {
            let json = work_item_json(self.plan, &self.judged.top.assessment, judged);
            items.entry(item.task.clone()).or_default().push(json);
        }
        let mut of_task = |id: Option<&str>| items.remove(&id.map(str::to_owned)).unwrap_or_default();
        let tasks = self.tasks().map(|task| TaskJson {
            id: &task.id,
            no: task.no,
            group: task.group.as_deref(),
            title: &task.title,
            title_en: task.title_en.as_deref(),
            units: &task.units,
            work_items: of_task(Some(&task.id)),
        });
        let safeguards =
            self.safeguards().map(|safeguard| SafeguardJson { title: &safeguard.title, units: &safeguard.units });
        let tasks: Vec<TaskJson<'_>> = tasks.collect();
        let json = TasksJson {
            region: self.judged.top.region.part(),
            tasks,
            other_work_items: of_task(None),
            removed_work_items: removed_json(self.plan, &self.judged.top.assessment, |of| self.shows_amended(of)),
            safeguards: safeguards.collect(),
            regions: regions_json(self.plan, self.judged, |region| self.work_items_json(region)),
        };
        to_json(output, &json)
    }
}

/// A work item for programs.
pub(super) fn work_item_json<'a>(
    plan: &'a Plan,
    assessment: &'a Assessment<'_>,
    (item, judgement): &'a (&'a WorkItem, Judgement),
) -> WorkItemJson<'a> {
    WorkItemJson {
        id: &item.id,
        no: item.no,
        year: item.year,
        due: item.due,
        matter: &item.matter,
        standard: item.standard.as_deref(),
        units: &item.units,
        status: judgement.status,
        flags: &judgement.flags,
        requirements: requirements_json(plan, judgement),
        amended: amended_of(plan, assessment, (PromiseKind::WorkItem, &item.id)).map(|of| of.json()),
    }
}
