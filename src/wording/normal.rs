//! One way of writing: full-width becomes half-width, capitals become small, blanks become a mark.

use std::cell::Cell;
use std::ops::Range;

use crate::model::half_width;

/// Which word of a list stands at a place, and where it ends, if any.
type FoundWord = Option<(u16, usize)>;
/// A whole number at a place, and where it ends, if any.
type FoundNumber = Option<(i64, usize)>;

/// A text in its one way of writing; every place in it leads back to the text as it was written.
pub(super) struct Folded<'a> {
    written: &'a str,
    glyphs: Vec<Glyph>,
    /// The place and the number that were looked up last, which are asked for again and again before the next one is.
    last_number: Cell<Option<(usize, FoundNumber)>>,
    /// The same of the key by which lists of words are asked for the English word at a place.
    last_key: Cell<Option<(usize, (u32, usize))>>,
}

struct Glyph {
    character: char,
    /// Where it begins in the text as it was written.
    start: usize,
    /// The word there, once it was looked up, and behind how many glyphs it ends.
    word: Cell<Word>,
    after_blank: bool,
}

#[derive(Clone, Copy)]
enum Word {
    Unknown,
    None,
    Found(u16, u16),
}

impl<'a> Folded<'a> {
    pub(super) fn new(written: &'a str) -> Self {
        let mut glyphs = Vec::with_capacity(written.len());
        let mut after_blank = false;
        for (start, original) in written.char_indices() {
            let is_plain = matches!(original, '!'..='~');
            let character = if is_plain { original.to_ascii_lowercase() } else { fold(original) };
            let is_blank = !is_plain && character.is_whitespace();
            if !is_blank {
                glyphs.push(Glyph { character, start, word: Cell::new(Word::Unknown), after_blank });
            }
            after_blank = is_blank;
        }
        Self { written, glyphs, last_number: Cell::new(None), last_key: Cell::new(None) }
    }

    /// The number of the word that `find` finds at a place, which is always the same.
    pub(super) fn word_once(&self, at: usize, find: impl FnOnce(&Self) -> FoundWord) -> FoundWord {
        let word = &self.glyphs.get(at)?.word;
        match word.get() {
            Word::Found(place, length) => return Some((place, at + usize::from(length))),
            Word::None => return None,
            Word::Unknown => {}
        }
        let found = find(self);
        let length = |end: usize| u16::try_from(end - at).unwrap_or(u16::MAX);
        word.set(found.map_or(Word::None, |(place, end)| Word::Found(place, length(end))));
        found
    }

    /// The same of a whole number.
    pub(super) fn number_once(&self, at: usize, find: impl FnOnce(&Self) -> FoundNumber) -> FoundNumber {
        if let Some((_, number)) = self.last_number.get().filter(|(place, _)| *place == at) {
            return number;
        }
        let number = find(self);
        self.last_number.set(Some((at, number)));
        number
    }

    /// The bytes of the text as it was written, with the blanks around it.
    pub(super) fn whole(&self) -> Range<usize> {
        0..self.written.len()
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
        !is_letter(self.joined(at)) || !is_letter(at.checked_sub(1).and_then(|before| self.character(before)))
    }

    /// Behind `phrase`, when it stands at `at`. Blanks part English words; within Chinese they mean nothing.
    #[inline(always)]
    pub(super) fn matches(&self, at: usize, phrase: &str) -> Option<usize> {
        let first = phrase.chars().next();
        if first == self.character(at) { self.matches_whole(at, phrase) } else { None }
    }

    /// How many bytes the character takes that begins at a byte of the text as it was written.
    fn length_at(&self, start: usize) -> usize {
        self.written.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    }

    /// The key of the English word that begins at `at`, and how many letters it has.
    pub(super) fn key_of_letters(&self, at: usize) -> (u32, usize) {
        if let Some((_, key)) = self.last_key.get().filter(|(place, _)| *place == at) {
            return key;
        }
        let glyphs = self.glyphs.get(at..).unwrap_or_default();
        let goes_on = |glyph: &Glyph| glyph.character.is_ascii_alphabetic() && !glyph.after_blank;
        let length = 1 + glyphs.iter().skip(1).take_while(|glyph| goes_on(glyph)).count();
        let key = (key(glyphs.iter().take(length).map(|glyph| glyph.character)), length);
        self.last_key.set(Some((at, key)));
        key
    }

    /// Where two characters stand side by side.
    pub(super) fn places_of(&self, (first, second): (char, Option<char>)) -> impl Iterator<Item = usize> {
        let firsts = self.glyphs.iter().enumerate().filter(move |(_, glyph)| glyph.character == first);
        firsts.map(|(place, _)| place).filter(move |place| second.is_some() && self.character(place + 1) == second)
    }

    /// Behind the letter of an English word at `at` that is its last.
    pub(super) fn last_letter(&self, at: usize, letter: char) -> Option<usize> {
        (self.joined(at) == Some(letter) && self.is_boundary(at + 1)).then_some(at + 1)
    }

    /// With which characters words begin.
    pub(super) fn starts(&self) -> u64 {
        let (mut starts, mut follows_letter) = (0, false);
        for glyph in &self.glyphs {
            let is_letter = glyph.character.is_ascii_alphabetic();
            if !is_letter || !follows_letter || glyph.after_blank {
                starts |= bit(glyph.character);
            }
            follows_letter = is_letter;
        }
        starts
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
        let glyphs = self.glyphs.get(glyphs).unwrap_or_default();
        let mut text = String::with_capacity(glyphs.len() * 2);
        for glyph in glyphs {
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
        let start = |place: usize| self.glyphs.get(place).map(|glyph| glyph.start);
        let last = glyphs.end.checked_sub(1).and_then(start);
        let end = last.map_or(0, |last| last + self.length_at(last));
        let start = start(glyphs.start);
        start.map_or(end, |start| start.min(end))..end
    }
}

/// Whether a text is already in its one way of writing.
pub(super) fn is_folded(text: &str) -> bool {
    let is_plain = |character: char| matches!(character, ' '..='@' | '['..='~');
    text.chars().all(|one| is_plain(one) || (fold(one) == one && !one.is_whitespace()))
}

/// What tells words of a list apart, mostly.
pub(super) fn key(characters: impl Iterator<Item = char>) -> u32 {
    characters.fold(0, |key: u32, character| key.wrapping_mul(31).wrapping_add(u32::from(character)))
}

/// Sets of characters that may hold some others as well.
pub(super) fn bit(character: char) -> u64 {
    1 << (u32::from(character) % u64::BITS)
}

fn fold(character: char) -> char {
    match character {
        '一'..='\u{9fff}' => character,
        '−' | '‐' | '‑' => '-',
        '﹪' => '%',
        '∶' => ':',
        _ => half_width(character).to_ascii_lowercase(),
    }
}
