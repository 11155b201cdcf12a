//! What is known of a plan while its tables are read.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::fractions::BareStep;
use super::from_zero::FromZero;
use super::names::Names;
use super::places::DerivedIds;
use super::toml_table::Located;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Indicator, IndicatorIndex};
use crate::source::Span;

/// The ids of milestones and judged matters that requirements name.
pub(super) type Matters = BTreeSet<String>;

/// The names by which the parts of a plan refer to one another, and what only the statistics can decide.
pub(super) struct Registry {
    pub(super) indicators: Names<IndicatorIndex>,
    pub(super) indicator_list: Rc<Vec<Indicator>>,
    pub(super) derived_ids: DerivedIds,
    /// Those of which no kind is given, each with its place.
    pub(super) without_kind: BTreeMap<IndicatorIndex, Span>,
    pub(super) units: Names<()>,
    pub(super) areas: Names<()>,
    pub(super) tasks: Names<()>,
    /// The ids of [`Matters`]: whether they are judged, and where that was said first.
    pub(super) matters: BTreeMap<String, (bool, Span)>,
    pub(super) bare_steps: Vec<BareStep>,
    pub(super) from_zero: Vec<FromZero>,
}

impl Registry {
    /// One row of the ledger would settle a milestone and a judged matter of the same id.
    pub(super) fn add_matter(&mut self, id: &Located<String>, is_judged: bool, diagnostics: &mut Diagnostics) {
        let (was_judged, first) = self.matters.entry(id.value.clone()).or_insert_with(|| (is_judged, id.span.clone()));
        if *was_judged != is_judged {
            let diagnostic = diagnostics.report_at(Code::DuplicateId, id.span.clone()).with("origin", "written");
            diagnostic.with("name", id.value.as_str()).related_to(first.clone());
        }
    }

    pub(super) fn resolve_indicator(
        &mut self,
        word: &Located<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<IndicatorIndex> {
        let index = self.indicators.resolve(word, Code::UnknownIndicator, diagnostics)?;
        if self.indicators.find_derived(&word.value).is_some_and(|(_, is_derived)| is_derived) {
            self.derived_ids.note(index, word.span.source, || word.span.clone());
        }
        Some(index)
    }

    /// Forgets of what waits for the statistics whatever behind so many stands at a place that waits already.
    pub(super) fn forget_repeated(&mut self, (steps, wordings): (usize, usize)) {
        forget(&mut self.bare_steps, steps, |step| &step.place);
        forget(&mut self.from_zero, wordings, |each| &each.diagnostic.span);
    }

    /// The ids of units that exist, in the order given.
    pub(super) fn check_units(&self, units: Vec<Located<String>>, diagnostics: &mut Diagnostics) -> Vec<String> {
        units
            .into_iter()
            .filter(|unit| self.units.resolve(unit, Code::UnknownUnit, diagnostics).is_some())
            .map(|unit| unit.value)
            .collect()
    }
}

/// Leaves out those behind the first ones that have the place of one of these.
fn forget<T>(all: &mut Vec<T>, first: usize, place: impl Fn(&T) -> &Span) {
    let mut new = all.split_off(first.min(all.len()));
    new.retain(|one| !all.iter().any(|known| place(known) == place(one)));
    all.append(&mut new);
}
