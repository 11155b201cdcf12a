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

use super::{Document, Report, Screen, region_name, to_json};
use crate::locale::Texts;
use indicator::IndicatorExplanation;
use inputs::{Inputs, Listed};
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

impl ExplainReport<'_> {
    /// The document, with the inputs as they are shown in it.
    fn with(&self, shown: impl Fn(&Inputs<'_>) -> Listed, texts: &Texts) -> Document {
        let (mut sections, mut notes) = (Vec::new(), Vec::new());
        if let Some(item) = self.item() {
            let inputs = shown(&item.inputs());
            sections.extend(item.sections(self, texts).into_iter().chain(inputs.section));
            notes.extend(inputs.notes);
        }
        if let Some(indicator) = self.indicator() {
            let inputs = shown(&indicator.inputs);
            sections.extend([Some(indicator.head(texts)), inputs.section, indicator.uses(texts)].into_iter().flatten());
            notes.extend(inputs.notes);
        }
        let mut preface = self.header.preface(self.assessment.moment, texts);
        if self.data.region.part().is_some() {
            let region = region_name(&self.folder.plan, self.data.region, texts);
            preface.push(texts.format("region-preface", &[("region", &region)]));
        }
        Document { preface, sections, notes, ..self.header.document(texts) }
    }
}

impl Report for ExplainReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        self.with(|inputs| inputs.shortened(texts), texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        self.with(|inputs| inputs.listed(texts), texts)
    }

    fn screen(&self, texts: &Texts) -> Option<Screen> {
        let item = self.item().map(|item| item.screen(self, texts));
        item.or_else(|| self.indicator().map(|indicator| indicator.screen(self, texts)))
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.header.hint("status", texts).into_iter().collect()
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        match self.indicator() {
            Some(indicator) => to_json(output, &indicator),
            None => to_json(output, &self.item()),
        }
    }
}
