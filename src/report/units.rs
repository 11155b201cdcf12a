//! A row per responsible unit.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::plan_header::Summary;
use super::{Cell, Document, PlanHeader, Report, Section, Table, numbers, status_cell, status_words, to_json, words};
use crate::evaluate::Assessment;
use crate::locale::Texts;
use crate::model::{Plan, Status, Unit};

/// What each unit answers for.
pub struct UnitsReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands.
    pub assessment: &'a Assessment<'a>,
    /// Only this unit, with everything that it answers for.
    pub unit: Option<String>,
}

/// Something that has responsible units.
#[derive(Clone, Copy)]
struct Duty<'a> {
    id: &'a str,
    title: &'a str,
    title_en: Option<&'a str>,
    kind: &'static str,
    units: &'a [String],
    status: Option<Status>,
}

struct UnitDuties<'a> {
    unit: &'a Unit,
    leads: Vec<Duty<'a>>,
    supports: Vec<Duty<'a>>,
}

impl UnitDuties<'_> {
    fn summary(&self) -> Summary {
        Summary::of(self.leads.iter().chain(&self.supports).filter_map(|duty| duty.status))
    }
}

#[derive(Serialize)]
struct UnitsJson<'a> {
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
        let summary = self.summary();
        for status in Status::AS_COUNTED.into_iter() {
            map.serialize_entry(status.name(), &summary.count(status))?;
        }
        map.end()
    }
}

impl<'a> UnitsReport<'a> {
    fn duties(&self) -> Vec<Duty<'a>> {
        let targets = self.assessment.targets.iter().map(|(target, judgement)| Duty {
            id: &target.id,
            title: &target.text,
            title_en: target.text_en.as_deref(),
            kind: "kind-target",
            units: &target.units,
            status: Some(judgement.status),
        });
        let tasks = self.plan.tasks.iter().map(|task| Duty {
            id: &task.id,
            title: &task.title,
            title_en: task.title_en.as_deref(),
            kind: "kind-task",
            units: &task.units,
            status: None,
        });
        let safeguards = self.plan.safeguards.iter().map(|safeguard| Duty {
            id: &safeguard.title,
            title: &safeguard.title,
            title_en: safeguard.title_en.as_deref(),
            kind: "kind-safeguard",
            units: &safeguard.units,
            status: None,
        });
        let work_items = self.assessment.work_items.iter().map(|(item, judgement)| Duty {
            id: &item.id,
            title: &item.matter,
            title_en: None,
            kind: "kind-work-item",
            units: &item.units,
            status: Some(judgement.status),
        });
        targets.chain(tasks).chain(safeguards).chain(work_items).collect()
    }

    fn units(&self) -> Vec<UnitDuties<'a>> {
        let shown = self.plan.units.iter().filter(|unit| self.unit.as_ref().is_none_or(|id| unit.id == *id));
        let mut units: Vec<UnitDuties<'a>> =
            shown.map(|unit| UnitDuties { unit, leads: Vec::new(), supports: Vec::new() }).collect();
        let places: BTreeMap<&str, usize> =
            units.iter().zip(0..).map(|(unit, place)| (unit.unit.id.as_str(), place)).collect();
        for duty in self.duties() {
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
}

impl Report for UnitsReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let units = self.units();
        let mut sections = vec![counts(&units, texts)];
        if self.unit.is_some() {
            sections.extend(units.iter().map(|unit| duty_section(unit, texts)));
        }
        Document {
            title: self.header.title(texts),
            preface: self.header.preface(self.assessment.as_of, texts),
            sections,
            notes: vec![texts.get("units-note")],
        }
    }

    fn json(&self) -> Result<String> {
        to_json(&UnitsJson { units: self.units() })
    }
}

/// How much of each status every unit has.
pub(super) fn count_section(plan: &Plan, assessment: &Assessment<'_>, texts: &Texts) -> Section {
    let header = PlanHeader::new(plan, None);
    let report = UnitsReport { plan, header, assessment, unit: None };
    counts(&report.units(), texts)
}

fn counts(units: &[UnitDuties<'_>], texts: &Texts) -> Section {
    let summaries: Vec<Summary> = units.iter().map(UnitDuties::summary).collect();
    let occurs = |status: &Status| summaries.iter().any(|summary| summary.count(*status) > 0);
    let statuses: Vec<Status> = Status::AS_COUNTED.into_iter().filter(occurs).collect();
    let mut columns = vec![
        words(texts, "column-id", 2),
        words(texts, "column-unit", 0),
        numbers(texts, "column-leads", 0),
        numbers(texts, "column-supports", 0),
    ];
    columns.extend(statuses.iter().map(|status| super::Column {
        heading: status_words(texts, *status),
        is_number: true,
        breaks: false,
        rank: 0,
        is_choice: false,
        is_picture: false,
    }));
    let row = |(unit, summary): (&UnitDuties<'_>, &Summary)| {
        let mut row = vec![
            Cell::Text(unit.unit.id.clone()),
            Cell::Text(texts.pick(&unit.unit.name, unit.unit.name_en.as_deref()).to_owned()),
            Cell::count(unit.leads.len()),
            Cell::count(unit.supports.len()),
        ];
        row.extend(statuses.iter().map(|status| Cell::count(summary.count(*status))));
        row
    };
    let rows = units.iter().zip(&summaries).map(row).collect();
    Section { id: "units", ..Table { columns, rows }.into() }
}

fn duty_section(unit: &UnitDuties<'_>, texts: &Texts) -> Section {
    let columns = vec![
        words(texts, "column-part", 0),
        words(texts, "column-kind", 0),
        words(texts, "column-id", 1),
        words(texts, "column-matter", 0),
        words(texts, "column-status", 0),
    ];
    let row = |part: &str, duty: &Duty<'_>| {
        vec![
            Cell::Text(texts.get(part)),
            Cell::Text(texts.get(duty.kind)),
            Cell::Text(duty.id.to_owned()),
            Cell::Text(texts.pick(duty.title, duty.title_en).to_owned()),
            duty.status.map_or(Cell::Empty, |status| status_cell(texts, status)),
        ]
    };
    let leads = unit.leads.iter().map(|duty| row("part-leads", duty));
    let rows = leads.chain(unit.supports.iter().map(|duty| row("part-supports", duty))).collect();
    let name = texts.pick(&unit.unit.name, unit.unit.name_en.as_deref()).to_owned();
    Section::headed("duties", name, Table { columns, rows })
}
