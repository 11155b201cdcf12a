//! The whole working of one target, work item or indicator: what the plan says, how it was read, each number with its
//! place and source, the formulas with the numbers in them, verdict, pace, and what is needed.

mod code;
mod indicator;
mod inputs;
mod item;
mod working;

use anyhow::Result;

use super::diagnostics::{PlaceJson, place};
use super::{Cell, Column, Document, PlanHeader, Report, Section, Table, region_name, to_json};
use crate::evaluate::{Assessment, Data};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::IndicatorIndex;
use crate::source::{Sources, Span};
use indicator::IndicatorExplanation;
use item::ItemExplanation;

pub use code::CodeReport;

/// The working of one part of a plan.
pub struct ExplainReport<'a> {
    /// The texts of the files.
    pub sources: &'a Sources,
    /// The plan with all that is known of it.
    pub folder: &'a Folder,
    /// Which values count.
    pub data: Data<'a>,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands.
    pub assessment: &'a Assessment<'a>,
    /// What is explained.
    pub subject: Subject,
}

/// What is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The target at this place of the plan's list.
    Target(usize),
    /// The work item at this place of the plan's list.
    WorkItem(usize),
    /// An indicator.
    Indicator(IndicatorIndex),
}

impl ExplainReport<'_> {
    fn place(&self, span: Option<&Span>) -> Option<PlaceJson> {
        span.and_then(|span| place(span, self.sources))
    }

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

    fn json(&self) -> Result<String> {
        match self.indicator() {
            Some(indicator) => to_json(&indicator),
            None => to_json(&self.item()),
        }
    }
}

/// What is said line by line, each line with its heading at the left.
#[derive(Default)]
struct Lines {
    rows: Vec<Vec<Cell>>,
}

impl Lines {
    fn add(&mut self, texts: &Texts, key: &str, content: impl Into<Cell>) {
        self.rows.push(vec![Cell::Text(texts.get(key)), content.into()]);
    }

    fn add_some(&mut self, texts: &Texts, key: &str, content: Option<impl Into<Cell>>) {
        if let Some(content) = content {
            self.add(texts, key, content);
        }
    }

    fn into_section(self, heading: String) -> Section {
        let column = |breaks| Column {
            heading: String::new(),
            is_number: false,
            breaks,
            rank: 0,
            is_choice: false,
            is_picture: false,
        };
        let table = Table { columns: vec![column(false), column(true)], rows: self.rows };
        Section::headed("working", heading, table)
    }
}
