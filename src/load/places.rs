//! Where in the files everything stands that was read.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{IndicatorIndex, Origin};
use crate::source::{SourceId, Span};

/// The places of all parts of a plan, each list in the order of the plan's own.
#[derive(Clone, Debug, Default)]
pub struct PlanPlaces {
    /// The indicators.
    pub indicators: Vec<Span>,
    /// The regions.
    pub regions: Vec<Span>,
    /// The units.
    pub units: Vec<Span>,
    /// The targets, with their requirements.
    pub targets: Vec<ItemPlace>,
    /// The work items, with their requirements.
    pub work_items: Vec<ItemPlace>,
    /// The files of the observations, by the numbers in their origins.
    pub files: Vec<SourceId>,
    /// The rows of the ledger by the id of their matter.
    pub entries: BTreeMap<String, Vec<Span>>,
    /// What is said in each claim.
    pub claims: Vec<Span>,
    /// How the statistics files are laid out.
    pub statistics: Vec<TableLayout>,
    /// The files that the plan names itself, which others publish.
    pub declared: BTreeSet<SourceId>,
    /// How the ledger is laid out.
    pub progress: Vec<TableLayout>,
    /// Which indicators have no id of their own.
    pub derived_ids: DerivedIds,
}

/// The indicators whose ids follow from their names and are other words than those, each with the first place in each file
/// that refers to it by that id: once the name is another one, it refers to nothing.
#[derive(Clone, Debug, Default)]
pub struct DerivedIds(BTreeMap<IndicatorIndex, BTreeMap<SourceId, Span>>);

impl DerivedIds {
    pub(super) fn add(&mut self, index: IndicatorIndex) {
        self.0.entry(index).or_default();
    }

    pub(super) fn note(&mut self, index: IndicatorIndex, source: SourceId, place: impl FnOnce() -> Span) {
        self.0.entry(index).or_default().entry(source).or_insert_with(place);
    }

    /// Puts what a file refers to in the place of what it referred to.
    pub(super) fn replace(&mut self, file: SourceId, by: Self) {
        for places in self.0.values_mut() {
            places.remove(&file);
        }
        for (index, places) in by.0 {
            self.0.entry(index).or_default().extend(places);
        }
    }

    /// Whether the id of an indicator is one.
    pub fn holds(&self, index: IndicatorIndex) -> bool {
        self.0.contains_key(&index)
    }

    /// Those that something refers to, each with the first place.
    pub fn used(&self) -> impl Iterator<Item = (IndicatorIndex, &Span)> {
        self.0.iter().filter_map(|(index, places)| Some((*index, places.values().next()?)))
    }
}

impl PlanPlaces {
    /// Where a value was read.
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub fn of(&self, origin: Origin) -> Option<Span> {
        let source = *self.files.get(usize::try_from(origin.file).ok()?)?;
        let start = usize::try_from(origin.start).ok()?;
        Some(Span { source, range: start..start + usize::from(origin.length) })
    }
}

/// The place of a target or work item.
#[derive(Clone, Debug)]
pub struct ItemPlace {
    /// The whole table.
    pub item: Span,
    /// Its sentence.
    pub text: Span,
    /// Where a target says whether it is firm, when it does.
    pub firm: Option<Span>,
    /// What each requirement says.
    pub requirements: Vec<Span>,
    /// The same of what each amendment makes of it.
    pub revisions: Vec<Self>,
}

impl TableLayout {
    /// Whether a column of that name is there.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().flatten().any(|name| name == column)
    }
}

/// How a CSV file is laid out.
#[derive(Clone, Debug)]
pub struct TableLayout {
    /// Which file.
    pub source: SourceId,
    /// What parts its cells.
    pub delimiter: u8,
    /// The name of each column that has one: the English one, or the year that it holds.
    pub columns: Vec<Option<String>>,
    /// The unit of measure of numbers without one of their own, when a line above the header names it.
    pub unit_above: Option<String>,
    /// Where the header starts.
    pub start: usize,
    /// Where the last row of data ends, before its line break.
    pub end: usize,
}
