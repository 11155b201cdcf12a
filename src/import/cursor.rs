//! A text that is read word by word, and its stretches.

use std::ops::Range;

use super::words::WordList;

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// One at each character.
    pub(super) fn all(text: &'t str) -> impl Iterator<Item = Self> {
        text.char_indices().map(move |(at, _)| Self { text, at })
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Whether no English word goes on here.
    pub(super) fn is_between_words(&self) -> bool {
        let is_part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        !(is_part(before) && is_part(self.rest().chars().next()))
    }

    /// Passes over the first of these words that stands here.
    pub(super) fn take(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let rest = self.rest();
        let is_here = |word: &&&str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let word = words.iter().find(is_here)?;
        self.at += word.len();
        Some(word)
    }

    pub(super) fn take_one(&mut self, words: &WordList) -> Option<()> {
        self.at = words.end_at(self.text, self.at)?;
        Some(())
    }

    /// Passes over signs as long as they are such, and tells how many they are.
    pub(super) fn skip(&mut self, is_such: impl Fn(char) -> bool) -> usize {
        let signs = self.rest().chars().take_while(|sign| is_such(*sign));
        let (count, length) = signs.fold((0, 0), |(count, length), sign| (count + 1, length + sign.len_utf8()));
        self.at += length;
        count
    }

    pub(super) fn blanks(&mut self) -> usize {
        self.skip(|sign| sign.is_ascii_whitespace())
    }

    /// A number of one or two digits before a word.
    pub(super) fn number_before(&mut self, words: &[&'static str]) -> Option<u32> {
        let mut ahead = *self;
        if !(1..=2).contains(&ahead.skip(|sign| sign.is_ascii_digit())) {
            return None;
        }
        let number = self.text.get(self.at..ahead.at)?.parse().ok()?;
        ahead.take(words)?;
        *self = ahead;
        Some(number)
    }

    /// A year of four digits.
    pub(super) fn year(&mut self) -> Option<i32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
        let year = digits.parse().ok().filter(|year| (1000..3000).contains(year))?;
        self.at += 4;
        Some(year)
    }

    /// 2025年 and 2025年底.
    pub(super) fn chinese_year(&mut self) -> Option<i32> {
        let year = self.year()?;
        self.take(&["年"])?;
        Some(year)
    }
}

pub(super) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(|character| ('\u{2E80}'..'\u{A000}').contains(&character))
}

/// What stands in brackets or quotes; what has clauses of its own is no name but a sentence.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 7] =
        [('《', '》'), ('（', '）'), ('(', ')'), ('“', '”'), ('〔', '〕'), ('‘', '’'), ('「', '」')];
    let (mut found, mut open): (Vec<Range<usize>>, Option<(char, usize)>) = (Vec::new(), None);
    for (at, sign) in text.char_indices() {
        match open {
            None => open = PAIRS.iter().find(|(start, _)| *start == sign).map(|(_, end)| (*end, at)),
            Some((end, start)) if end == sign => {
                let inner = start + '“'.len_utf8()..at;
                if end == '”' && slice(text, inner.clone()).contains('，') {
                    let within = quoted(slice(text, inner.clone())).into_iter();
                    found.extend(within.map(|range| range.start + inner.start..range.end + inner.start));
                } else {
                    found.push(start..at + sign.len_utf8());
                }
                open = None;
            }
            Some(_) => {}
        }
    }
    found
}
