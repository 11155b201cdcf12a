//! Everything that is known, in one: for spreadsheets and programs.

use std::collections::BTreeMap;
use std::rc::Rc;

use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value};

use super::chart::series_charts;
use super::statistics::StatisticsTable;
use super::{
    Document, GroupReport, GrowthReport, Records, RegionsReport, Report, Section, StatusReport, TasksReport,
    UnitsReport, Write, to_json,
};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::Region;
use crate::source::Sources;

/// Everything that is known.
pub struct ExportReport<'a> {
    /// The plan with all that is known of it.
    pub folder: &'a Folder,
    /// The texts of the files.
    pub sources: &'a Sources,
    /// The targets of the whole, or of the region above all.
    pub status: StatusReport<'a>,
    /// The same in every region, when every region is judged.
    pub regions: Option<RegionsReport<'a>>,
    /// Tasks and work items.
    pub tasks: TasksReport<'a>,
    /// The indicators.
    pub growth: GrowthReport<'a>,
    /// The units.
    pub units: UnitsReport<'a>,
    /// The leading group.
    pub group: GroupReport<'a>,
}

/// What stands under a key.
#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Kept(Value),
    StatisticsTable(StatisticsTable<'a>),
}

impl ExportReport<'_> {
    fn parts(&self) -> [(&dyn Report, &'static str); 5] {
        let targets: &dyn Report = match &self.regions {
            Some(regions) => regions,
            None => &self.status,
        };
        [
            (targets, "heading-targets"),
            (&self.tasks, "heading-work-items"),
            (&self.growth, "heading-growth"),
            (&self.units, "heading-units"),
            (&self.group, "group-preface"),
        ]
    }

    /// The observations of the region above all and of those below it.
    fn statistics(&self) -> StatisticsTable<'_> {
        let data = &self.growth.data;
        let below = || data.all_parts().into_iter().map(|(region, _)| region.clone());
        let within = || Rc::new(std::iter::once(data.region.clone()).chain(below()).collect());
        let regions = (*data.region != Region::Whole).then(within);
        StatisticsTable { folder: self.folder, sources: self.sources, regions }
    }

    /// The parts of the document, each as `shown` has it.
    fn whole(&self, shown: impl Fn(&dyn Report) -> Document, texts: &Texts) -> Document {
        let mut whole = Document { title: self.status.document(texts).title, ..Document::default() };
        for (report, heading) in self.parts() {
            let document = shown(report);
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
        whole
    }
}

impl Report for ExportReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        self.whole(|report| report.document(texts).with(report.long_table(texts)), texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        self.whole(|report| report.records(texts).with(report.long_records(texts)), texts)
    }

    fn long_table<'r>(&'r self, texts: &'r Texts) -> Option<Records<'r>> {
        Some(self.statistics().records(texts))
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let mut whole = Map::new();
        merge(&mut whole, |part| self.status.json(part))?;
        if let Some(regions) = &self.regions {
            merge(&mut whole, |part| to_json(part, &regions.by_region_json()))?;
        }
        for (report, _) in self.parts().into_iter().skip(1) {
            merge(&mut whole, |part| report.json(part))?;
        }
        let mut parts: BTreeMap<String, Part<'_>> =
            whole.into_iter().map(|(key, value)| (key, Part::Kept(value))).collect();
        parts.insert("statistics".to_owned(), Part::StatisticsTable(self.statistics()));
        to_json(output, &parts)
    }
}

/// Puts the keys of one part beside those of the others; what each says of a region comes together.
fn merge(whole: &mut Map<String, Value>, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut part = Vec::new();
    write(&mut part)?;
    for (key, value) in serde_json::from_slice::<Map<String, Value>>(&part)? {
        match (whole.get_mut(&key), value) {
            (Some(Value::Array(known)), Value::Array(more)) if key == REGIONS => {
                for pair in known.iter_mut().zip(more) {
                    if let (Value::Object(known), Value::Object(more)) = pair {
                        known.extend(more);
                    }
                }
            }
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
    Ok(())
}

/// The key under which each part says how it stands in each region.
const REGIONS: &str = "regions";
