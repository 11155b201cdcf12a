//! Warnings that many values of one indicator have in common: said once for a file, with their count.

use std::collections::BTreeMap;

use super::caused::Edit;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::IndicatorIndex;
use crate::source::{SourceId, Span};

/// What was said of an indicator in a file.
pub(super) struct Repeated<'a> {
    /// Whether it is of the row that was edited, too.
    said: BTreeMap<(Code, IndicatorIndex, SourceId, bool), Said>,
    edit: Option<&'a Edit>,
}

struct Said {
    /// Which of the diagnostics.
    place: usize,
    /// How many more there would be.
    more: usize,
}

impl<'a> Repeated<'a> {
    pub(super) fn around(edit: Option<&'a Edit>) -> Self {
        Self { said: BTreeMap::new(), edit }
    }

    /// Whether a warning is the first of its kind for an indicator in a file; `next` is the place that it will have.
    pub(super) fn is_first(&mut self, code: Code, index: IndicatorIndex, place: &Span, next: usize) -> bool {
        let mut is_first = false;
        let is_edited = self.edit.is_some_and(|edit| edit.is_at(place));
        let said = self.said.entry((code, index, place.source, is_edited)).or_insert_with(|| {
            is_first = true;
            Said { place: next, more: 0 }
        });
        said.more += usize::from(!is_first);
        is_first
    }

    /// Adds to each warning for how many more values it stands.
    pub(super) fn count_in(&self, diagnostics: &mut Diagnostics) {
        for said in self.said.values().filter(|said| said.more > 0) {
            if let Some(diagnostic) = diagnostics.found.get_mut(said.place) {
                diagnostic.with("more", said.more.to_string());
            }
        }
    }
}
