//! What is explained, and the lines in which it is.

use crate::evaluate::{Assessment, Data};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::IndicatorIndex;
use crate::report::diagnostics::{PlaceJson, place_in_folder};
use crate::report::screen::without_stop;
use crate::report::{Cell, Column, PlanHeader, Section, Table, region_name};
use crate::source::{Sources, Span};

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
    pub(super) fn place(&self, span: Option<&Span>) -> Option<PlaceJson> {
        span.and_then(|span| place_in_folder(span, self.sources))
    }
}

/// What is said of the subject below its title, and for which region.
pub(super) fn subject_line<const N: usize>(
    report: &ExplainReport<'_>,
    said: [Option<String>; N],
    texts: &Texts,
) -> Vec<String> {
    let region = report.data.region.part().is_some();
    let region = region.then(|| region_name(&report.folder.plan, report.data.region, texts));
    let region = region.map(|region| texts.format("region-preface", &[("region", &region)]));
    let chosen = report.header.sentences(texts).map(|said| without_stop(&said).to_owned());
    let mut said: Vec<String> = said.into_iter().chain([region]).flatten().chain(chosen).collect();
    if let Some((_, before)) = said.split_last_mut() {
        before.iter_mut().for_each(|said| said.push_str(&texts.get("subject-separator")));
    }
    said
}

/// What is said line by line, each line with its heading at the left.
#[derive(Default)]
pub(super) struct Lines {
    rows: Vec<Vec<Cell>>,
}

impl Lines {
    pub(super) fn add(&mut self, texts: &Texts, key: &str, content: impl Into<Cell>) {
        self.add_labelled(texts.get(key), content);
    }

    pub(super) fn add_labelled(&mut self, label: String, content: impl Into<Cell>) {
        self.rows.push(vec![Cell::Text(label), content.into()]);
    }

    pub(super) fn add_some(&mut self, texts: &Texts, key: &str, content: Option<impl Into<Cell>>) {
        if let Some(content) = content {
            self.add(texts, key, content);
        }
    }

    pub(super) fn into_section(self, heading: String) -> Section {
        let column = |breaks| Column { breaks, ..Column::words(String::new(), 0) };
        let table = Table { columns: vec![column(false), column(true)], rows: self.rows };
        Section::headed("working", heading, table)
    }
}
