//! Finds things by their ids and names, and reports words that stand twice or nowhere.

use std::collections::BTreeMap;

use super::toml_table::Written;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::Span;

/// Known words, each with what it names and where it was given.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    entries: BTreeMap<String, (T, Span)>,
}

impl<T: Copy + PartialEq> Names<T> {
    pub(super) fn new() -> Self {
        Self { entries: BTreeMap::new() }
    }

    /// Adds a word; reports it under `code` when it stands already. An indicator may repeat its own id as a name.
    pub(super) fn add(&mut self, word: &Written<String>, named: T, code: Code, diagnostics: &mut Diagnostics) {
        match self.entries.get(&word.value) {
            Some((same, _)) if *same == named && code == Code::DuplicateName => {}
            Some((_, first)) => {
                diagnostics
                    .report_at(code, word.span.clone())
                    .with("name", word.value.as_str())
                    .related_to(first.clone());
            }
            None => {
                self.entries.insert(word.value.clone(), (named, word.span.clone()));
            }
        }
    }

    /// Whether the word names anything.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.entries.contains_key(word)
    }

    /// What the word names; reports it under `code` when it names nothing.
    pub(super) fn resolve(&self, word: &Written<String>, code: Code, diagnostics: &mut Diagnostics) -> Option<T> {
        self.resolve_at(&word.value, || word.span.clone(), code, diagnostics)
    }

    /// The same for a word whose place is looked up only when it is needed.
    pub(super) fn resolve_at(
        &self,
        word: &str,
        place: impl FnOnce() -> Span,
        code: Code,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let named = self.entries.get(word).map(|(named, _)| *named);
        if named.is_none() {
            diagnostics
                .report_at(code, place())
                .with("name", word)
                .suggesting(word, self.entries.keys().map(String::as_str));
        }
        named
    }
}
