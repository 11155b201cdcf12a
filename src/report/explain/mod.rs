//! The whole working of one target, work item or indicator: what the plan says, how it was read, each number with its
//! place and source, the formulas with the numbers in them, verdict, pace, and what is needed.

mod code;
mod indicator;
mod inputs;
mod item;
mod subject;
mod working;

use std::io::Write;

use anyhow::Result;

use super::{Document, Report, region_name, to_json};
use crate::locale::Texts;
use indicator::IndicatorExplanation;
use item::ItemExplanation;

pub use code::CodeReport;
pub use subject::{ExplainReport, Subject};

impl ExplainReport<'_> {
    fn item(&self) -> Option<ItemExplanation<'_>> {
        match self.subject {
            Subject::Target(number) => ItemExplanation::target(self, number),
            Subject::WorkItem(number) => ItemExplanation::work_item(self, number),
            Subject::Indicator(_) => None,
        }
    }

    fn indicator(&self) -> Option<IndicatorExplanation<'_>> {
        match self.subject {
            Subject::Indicator(index) => IndicatorExplanation::new(self, index),
            Subject::Target(_) | Subject::WorkItem(_) => None,
        }
    }
}

impl Report for ExplainReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let (item, indicator) = (self.item(), self.indicator());
        let plan = &self.folder.plan;
        let mut sections = item.as_ref().map(|item| item.sections(self, texts)).unwrap_or_default();
        sections.extend(indicator.iter().flat_map(|indicator| indicator.sections(plan, texts)));
        let mut notes = item.as_ref().map(|item| item.notes(plan, texts)).unwrap_or_default();
        notes.extend(indicator.iter().flat_map(|indicator| indicator.notes(plan, texts)));
        let mut preface = self.header.preface(self.assessment.as_of, texts);
        if self.data.region.part().is_some() {
            let region = region_name(plan, self.data.region, texts);
            preface.push(texts.format("region-preface", &[("region", &region)]));
        }
        Document { title: self.header.title(texts), preface, sections, notes }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        match self.indicator() {
            Some(indicator) => to_json(output, &indicator),
            None => to_json(output, &self.item()),
        }
    }
}
