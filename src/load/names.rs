//! Finds things by their ids and names, and reports words that stand twice or nowhere.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::toml_table::Located;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::Span;

/// Known words, each with what it names and where it was given.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    entries: FxHashMap<String, Entry<T>>,
    /// Words of tables that could not be read, and were reported for it.
    unusable: BTreeSet<String>,
    /// What else people may write, where it is given, and the word that they mean.
    hints: BTreeMap<String, (String, Span)>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    named: T,
    place: Span,
    origin: IdOrigin,
}

/// How a word came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdOrigin {
    Written,
    /// From the name that stands at its place.
    Name,
    /// From what the target at its place is about.
    Subject,
}

impl IdOrigin {
    fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Name => "name",
            Self::Subject => "subject",
        }
    }
}

impl<T: Copy + PartialEq> Names<T> {
    pub(super) fn new() -> Self {
        Self { entries: FxHashMap::default(), unusable: BTreeSet::new(), hints: BTreeMap::new() }
    }

    /// Adds an id; reports it when it stands already.
    pub(super) fn add_id(&mut self, id: &Located<String>, origin: IdOrigin, named: T, diagnostics: &mut Diagnostics) {
        self.add((id, origin), named, Code::DuplicateId, diagnostics);
    }

    /// What has a name may repeat its own id as one.
    fn add(
        &mut self,
        (word, origin): (&Located<String>, IdOrigin),
        named: T,
        code: Code,
        diagnostics: &mut Diagnostics,
    ) {
        match self.entries.get(&word.value) {
            Some(first) if first.named == named && code == Code::DuplicateName => {}
            Some(first) => {
                diagnostics
                    .report_at(code, word.span.clone())
                    .with("name", word.value.as_str())
                    .with("origin", origin.name())
                    .with("first", first.origin.name())
                    .related_to(first.place.clone());
            }
            None => _ = self.entries.insert(word.value.clone(), Entry { named, place: word.span.clone(), origin }),
        }
    }

    /// Adds the id and the names of a table. Who refers to one that could not be read is not wrong.
    pub(super) fn add_all(
        &mut self,
        id: Option<(&Located<String>, IdOrigin)>,
        names: &[&Located<String>],
        named: Option<T>,
        diagnostics: &mut Diagnostics,
    ) {
        let words = id.map(|id| (id, Code::DuplicateId)).into_iter();
        for (word, code) in words.chain(names.iter().map(|name| ((*name, IdOrigin::Written), Code::DuplicateName))) {
            match named {
                Some(named) => self.add(word, named, code, diagnostics),
                None => _ = self.unusable.insert(word.0.value.clone()),
            }
        }
    }

    /// Notes that who writes `other` means `word`; reports it when another word is meant by it.
    pub(super) fn add_hint(&mut self, other: &Located<String>, word: &str, diagnostics: &mut Diagnostics) {
        match self.hints.get(&other.value) {
            Some((meant, first)) if meant != word => {
                let diagnostic = diagnostics.report_at(Code::DuplicateName, other.span.clone());
                diagnostic.with("name", other.value.as_str()).related_to(first.clone());
            }
            _ => _ = self.hints.insert(other.value.clone(), (word.to_owned(), other.span.clone())),
        }
    }

    /// Whether nothing has a name.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.unusable.is_empty()
    }

    /// Whether the word names anything.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.entries.contains_key(word) || self.unusable.contains(word)
    }

    /// What the word names.
    pub(super) fn find(&self, word: &str) -> Option<T> {
        self.entries.get(word).map(|entry| entry.named)
    }

    /// The same, and whether the word is an id that follows from another.
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub(super) fn find_derived(&self, word: &str) -> Option<(T, bool)> {
        self.entries.get(word).map(|entry| (entry.named, entry.origin == IdOrigin::Name))
    }

    /// What the word names; reports it under `code` when it names nothing.
    pub(super) fn resolve(&self, word: &Located<String>, code: Code, diagnostics: &mut Diagnostics) -> Option<T> {
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
        let named = self.find(word);
        if named.is_none() && !self.unusable.contains(word) {
            let diagnostic = diagnostics.report_at(code, place()).with("name", word);
            match self.hints.get(word) {
                Some((meant, _)) => diagnostic.with("suggestion", meant.as_str()),
                None => diagnostic.suggesting(word, std::iter::once_with(|| self.words()).flatten()),
            };
        }
        named
    }

    /// In order, so that of words equally near always the same one is suggested.
    fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.entries.keys().map(String::as_str).collect();
        words.sort_unstable();
        words
    }
}
