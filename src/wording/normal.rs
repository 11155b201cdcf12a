//! One way of writing: full-width becomes half-width, capitals become small, blanks become a mark.

use std::cell::Cell;
use std::ops::Range;

use crate::model::half_width;

/// A place, and which word of a list stands there and where it ends, if any.
type FoundWord = (usize, Option<(u16, usize)>);

/// A text in its one way of writing; every place in it leads back to the text as it was written.
pub(super) struct Folded<'a> {
    written: &'a str,
    glyphs: Vec<Glyph>,
    /// The word that was looked up last, which is asked for again and again before the next one is.
    last_word: Cell<Option<FoundWord>>,
}

struct Glyph {
    character: char,
    bytes: Range<usize>,
    after_blank: bool,
}

impl<'a> Folded<'a> {
    pub(super) fn new(written: &'a str) -> Self {
        let mut glyphs = Vec::with_capacity(written.len());
        let mut after_blank = false;
        for (start, original) in written.char_indices() {
            let character = fold(original);
            let is_blank = character.is_whitespace();
            if !is_blank {
                glyphs.push(Glyph { character, bytes: start..start + original.len_utf8(), after_blank });
            }
            after_blank = is_blank;
        }
        Self { written, glyphs, last_word: Cell::new(None) }
    }

    /// The number of the word that `find` finds at a place, which is always the same.
    pub(super) fn word_once(
        &self,
        at: usize,
        find: impl FnOnce(&Self) -> Option<(u16, usize)>,
    ) -> Option<(u16, usize)> {
        if let Some((_, word)) = self.last_word.get().filter(|(place, _)| *place == at) {
            return word;
        }
        let word = find(self);
        self.last_word.set(Some((at, word)));
        word
    }

    /// Behind the last glyph.
    pub(super) fn end(&self) -> usize {
        self.glyphs.len()
    }

    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).map(|glyph| glyph.character)
    }

    /// The character at `at`, when no blank separates it from the one before.
    pub(super) fn joined(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).filter(|glyph| !glyph.after_blank).map(|glyph| glyph.character)
    }

    /// Whether no English word goes across `at`.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        let is_letter = |character: Option<char>| character.is_some_and(|letter| letter.is_ascii_alphabetic());
        let before = at.checked_sub(1).and_then(|before| self.character(before));
        !(is_letter(self.joined(at)) && is_letter(before))
    }

    /// Behind `phrase`, when it stands at `at`. Blanks part English words; within Chinese they mean nothing.
    #[inline]
    pub(super) fn matches(&self, at: usize, phrase: &str) -> Option<usize> {
        let first = phrase.chars().next();
        if first == self.character(at) { self.matches_whole(at, phrase) } else { None }
    }

    /// Whether `phrase` stands anywhere.
    pub(super) fn holds(&self, phrase: &str) -> bool {
        (0..self.end()).any(|at| self.matches(at, phrase).is_some())
    }

    fn matches_whole(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut end, mut blank) = (at, false);
        for expected in phrase.chars() {
            if expected == ' ' {
                blank = true;
                continue;
            }
            let glyph = self.glyphs.get(end)?;
            let misplaced_blank = end > at && expected.is_ascii_alphabetic() && glyph.after_blank != blank;
            if glyph.character != expected || misplaced_blank {
                return None;
            }
            (end, blank) = (end + 1, false);
        }
        (self.is_boundary(at) && self.is_boundary(end)).then_some(end)
    }

    /// The glyphs in their one way of writing.
    pub(super) fn folded(&self, glyphs: Range<usize>) -> String {
        let mut text = String::new();
        for glyph in self.glyphs.get(glyphs).unwrap_or_default() {
            if glyph.after_blank && !text.is_empty() {
                text.push(' ');
            }
            text.push(glyph.character);
        }
        text
    }

    /// The glyphs as they were written.
    pub(super) fn written(&self, glyphs: Range<usize>) -> &'a str {
        self.written.get(self.bytes(glyphs)).unwrap_or_default()
    }

    /// The bytes of the glyphs in the text as it was written; for no glyphs, the place behind the one before.
    pub(super) fn bytes(&self, glyphs: Range<usize>) -> Range<usize> {
        let start = self.glyphs.get(glyphs.start).map(|glyph| glyph.bytes.start);
        let last = glyphs.end.checked_sub(1).and_then(|last| self.glyphs.get(last));
        let end = last.map_or(0, |glyph| glyph.bytes.end);
        start.map_or(end, |start| start.min(end))..end
    }
}

fn fold(character: char) -> char {
    match character {
        '\0'..='\x7f' => character.to_ascii_lowercase(),
        '一'..='\u{9fff}' => character,
        '−' | '‐' | '‑' => '-',
        '﹪' => '%',
        _ => half_width(character).to_ascii_lowercase(),
    }
}
