//! Warnings that many values of one indicator have in common: said once for a file, with their count.

use std::collections::BTreeMap;

use super::caused::{Edit, MORE};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::IndicatorIndex;
use crate::source::{SourceId, Span};

/// What is said once: a warning of an indicator in a file, apart from others what the row that was edited brings.
type Key = (Code, IndicatorIndex, SourceId, Bringer);

/// Which value brings a warning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bringer {
    /// The one that was edited.
    Edited,
    /// One that is compared with it.
    Compared,
    Other,
}

/// What was said of an indicator in a file.
pub(super) struct Repeated<'a> {
    said: Vec<Said>,
    /// Where it is among them.
    places: BTreeMap<Key, usize>,
    /// The last one: most follow one of the same kind.
    last: Option<(Key, usize)>,
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
        Self { said: Vec::new(), places: BTreeMap::new(), last: None, edit }
    }

    /// Whether a warning is the first of its kind for an indicator in a file; `next` is the place that it will have. It may
    /// come from a comparison with the value at another place.
    // For nearly every row where the plan is younger than its figures: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub(super) fn is_first(
        &mut self,
        (code, index): (Code, IndicatorIndex),
        place: &Span,
        compared: Option<&Span>,
        next: usize,
    ) -> bool {
        let key = (code, index, place.source, self.bringer(place, compared));
        let known = match self.last {
            Some((last, known)) if last == key => known,
            _ => *self.places.entry(key).or_insert(self.said.len()),
        };
        self.last = Some((key, known));
        let is_first = known == self.said.len();
        match self.said.get_mut(known) {
            Some(said) => said.more += 1,
            None => self.said.push(Said { place: next, more: 0 }),
        }
        is_first
    }

    fn bringer(&self, place: &Span, compared: Option<&Span>) -> Bringer {
        let is_edited = |place: &Span| self.edit.is_some_and(|edit| edit.is_at(place));
        match compared {
            _ if is_edited(place) => Bringer::Edited,
            Some(compared) if is_edited(compared) => Bringer::Compared,
            Some(_) | None => Bringer::Other,
        }
    }

    /// Adds to each warning for how many more values it stands.
    pub(super) fn count_in(&self, diagnostics: &mut Diagnostics) {
        for said in self.said.iter().filter(|said| said.more > 0) {
            if let Some(diagnostic) = diagnostics.found.get_mut(said.place) {
                diagnostic.with(MORE, said.more.to_string());
            }
        }
    }
}
