//! Everything that is known, in one: for spreadsheets and programs.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value};

use super::chart::series_charts;
use super::statistics::{self, ObservationJson, observations};
use super::{Document, GroupReport, GrowthReport, Report, Section, StatusReport, TasksReport, UnitsReport, to_json};
use crate::load::Folder;
use crate::locale::Texts;
use crate::source::Sources;

/// Everything that is known.
pub struct ExportReport<'a> {
    /// The plan with all that is known of it.
    pub folder: &'a Folder,
    /// The texts of the files.
    pub sources: &'a Sources,
    /// The targets.
    pub status: StatusReport<'a>,
    /// Tasks and work items.
    pub tasks: TasksReport<'a>,
    /// The indicators.
    pub growth: GrowthReport<'a>,
    /// The units.
    pub units: UnitsReport<'a>,
    /// The leading group.
    pub group: GroupReport<'a>,
}

#[derive(Serialize)]
struct StatisticsJson<'a> {
    statistics: Vec<ObservationJson<'a>>,
}

impl ExportReport<'_> {
    fn parts(&self) -> [(&dyn Report, &'static str); 5] {
        [
            (&self.status, "heading-targets"),
            (&self.tasks, "heading-work-items"),
            (&self.growth, "heading-growth"),
            (&self.units, "heading-units"),
            (&self.group, "group-preface"),
        ]
    }
}

impl Report for ExportReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let mut whole = Document { title: self.status.document(texts).title, ..Document::default() };
        for (report, heading) in self.parts() {
            let document = report.document(texts);
            let headed = document.sections.into_iter().map(|section| Section {
                heading: Some(section.heading.unwrap_or_else(|| texts.get(heading))),
                ..section
            });
            whole.sections.extend(headed);
            whole.notes.extend(document.notes);
            if whole.preface.is_empty() {
                whole.preface = document.preface;
            }
        }
        if let Some(targets) = whole.sections.first_mut() {
            targets.charts = series_charts(&self.growth.data, self.status.assessment, texts);
        }
        whole.sections.push(statistics::section(&observations(self.folder, self.sources), &self.folder.plan, texts));
        whole
    }

    fn json(&self) -> Result<String> {
        let mut whole = Map::new();
        let statistics = to_json(&StatisticsJson { statistics: observations(self.folder, self.sources) })?;
        let mut parts: Vec<String> =
            self.parts().into_iter().map(|(report, _)| report.json()).collect::<Result<_>>()?;
        parts.push(statistics);
        for part in parts {
            if let Value::Object(keys) = serde_json::from_str(&part)? {
                whole.extend(keys);
            }
        }
        to_json(&whole)
    }
}
