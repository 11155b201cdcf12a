//! Amounts that are written in a way of their own: 三分之二 · 七成 · one in three · 翻三番 · 前10位 · $2.5bn · twenty-five.

use std::sync::LazyLock;

use super::normal::Folded;
use super::numeral::{Numeral, is_numeral, numeral_at, spaced_at, whole_at};
use super::vocabulary::{
    AMONG, AMONG_BEHIND, BEFORE_PLACES, BELOW_HUNDRED, CARDINALS, DENOMINATORS, MONEY, Meaning, ORDINALS, PLACES,
    RANKED, RANKING, SCALES, UNCLEAR_SCALES, Words, word_at,
};
use crate::model::{Number, multiplier};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// 25, 25 000, $2.5 million.
    Digits,
    /// 二十五.
    Characters,
    /// Twenty-five, one million.
    Words,
    /// Two thirds, half.
    Part,
}

/// 翻番 so often is more than any plan promises.
const MOST_DOUBLINGS: u32 = 10;
const MOST_FOLD: u32 = 100;
/// The smallest share that a phrase names: one in a hundred.
const LARGEST_DENOMINATOR: i64 = 100;

static CARDINAL_WORDS: LazyLock<Words<u32>> = LazyLock::new(|| Words::new(CARDINALS.into_iter()));
static DENOMINATOR_WORDS: LazyLock<Words<u32>> = LazyLock::new(|| Words::new(DENOMINATORS.into_iter()));
static SCALE_WORDS: LazyLock<Words<u32>> = LazyLock::new(|| Words::new(SCALES.into_iter()));

/// A fraction or multiple at `at` and where it ends.
pub(super) fn fraction_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    let first = text.character(at).filter(|_| text.is_boundary(at))?;
    match first {
        '翻' => return doubling_at(text, at),
        // With these a numeral or an article begins.
        'a' | 'z' | 'o' | 't' | 'f' | 's' | 'e' | 'n' => {}
        _ if first.is_ascii_digit() || is_numeral(first) => {}
        _ => return None,
    }
    if let Some(factor) = factor_at(text, at) {
        return Some(factor);
    }
    let article = text.matches(at, "a").map(|end| (1, end));
    let number = article.or_else(|| count_at(text, at))?;
    chinese_part_at(text, number)
        .or_else(|| english_part_at(text, number, article.is_some()))
        .or_else(|| fold_at(text, number))
}

/// 翻三番: doubled three times.
fn doubling_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    let start = text.matches(at, "翻")?;
    let start = text.matches(start, "了").unwrap_or(start);
    let (times, end) = whole_at(text, start)?;
    let end = text.matches(end, "番")?;
    let times = u32::try_from(times).ok().filter(|times| (1..=MOST_DOUBLINGS).contains(times))?;
    Some((Meaning::Multiple(2_u32.pow(times)), end))
}

/// 三分之二, 七成.
fn chinese_part_at(text: &Folded<'_>, (number, end): (i64, usize)) -> Option<(Meaning, usize)> {
    if let Some(start) = text.matches(end, "分之") {
        let (numerator, end) = whole_at(text, start)?;
        return part(numerator, number).filter(|_| number != 100).map(|part| (part, end));
    }
    let end = text.matches(end, "成").filter(|end| ends_amount(text, *end))?;
    part(number, 10).map(|part| (part, end))
}

/// Whether no other word goes on there: the 成 of 三成 is not that of 三成员.
fn ends_amount(text: &Folded<'_>, at: usize) -> bool {
    text.character(at).is_none_or(|next| !next.is_alphabetic()) || word_at(text, at).is_some()
}

/// Two thirds, a quarter, one in three.
fn english_part_at(text: &Folded<'_>, (number, end): (i64, usize), is_article: bool) -> Option<(Meaning, usize)> {
    let start = text.matches(end, "-").unwrap_or(end);
    if let Some((denominator, end)) = DENOMINATOR_WORDS.longest_at(text, start) {
        return part(number, denominator.into()).map(|part| (part, end));
    }
    let behind = ["in", "out of"].iter().find_map(|word| text.matches(end, word)).filter(|_| !is_article)?;
    let behind = text.matches(behind, "every").unwrap_or(behind);
    let (denominator, end) = count_at(text, behind)?;
    part(number, denominator).filter(|_| denominator <= LARGEST_DENOMINATOR).map(|part| (part, end))
}

/// Two-fold, 10x.
fn fold_at(text: &Folded<'_>, (times, end): (i64, usize)) -> Option<(Meaning, usize)> {
    let end = text.matches(end, "-fold").or_else(|| text.last_letter(end, 'x'))?;
    Some((multiple(times)?, end))
}

/// By a factor of three.
fn factor_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    let (times, end) = count_at(text, text.matches(at, "a factor of")?)?;
    Some((multiple(times)?, end))
}

fn multiple(times: i64) -> Option<Meaning> {
    u32::try_from(times).ok().filter(|times| (2..=MOST_FOLD).contains(times)).map(Meaning::Multiple)
}

fn part(numerator: i64, denominator: i64) -> Option<Meaning> {
    let is_part = numerator > 0 && numerator < denominator;
    let (numerator, denominator) = (u32::try_from(numerator).ok()?, u32::try_from(denominator).ok()?);
    is_part.then_some(Meaning::Part(numerator, denominator))
}

/// A whole number in digits or in an English word.
pub(super) fn count_at(text: &Folded<'_>, at: usize) -> Option<(i64, usize)> {
    cardinal_at(text, at).map(|(number, end)| (number.into(), end)).or_else(|| whole_at(text, at))
}

/// An English numeral below a hundred: twenty-five.
fn cardinal_at(text: &Folded<'_>, at: usize) -> Option<(u32, usize)> {
    // Most words begin with another letter.
    text.character(at).filter(|first| matches!(first, 'z' | 'o' | 't' | 'f' | 's' | 'e' | 'n'))?;
    let (number, end) = CARDINAL_WORDS.longest_at(text, at)?;
    let unit = CARDINAL_WORDS.longest_at(text, text.matches(end, "-").unwrap_or(end));
    match unit {
        Some((unit, end)) if number >= 20 && (1..10).contains(&unit) => Some((number + unit, end)),
        _ => Some((number, end)),
    }
}

/// The same as a number.
pub(super) fn numeral_in_words(text: &Folded<'_>, at: usize) -> Option<(Numeral, usize)> {
    // A million, but no a B2 rating.
    if let Some(end) = text.matches(at, "a").filter(|end| scale_at(text, *end, false).is_some()) {
        return Some((Numeral::of(Number::one()), end));
    }
    // Half a million.
    if let Some(end) = text.matches(at, "half a").filter(|end| SCALE_WORDS.longest_at(text, *end).is_some()) {
        return Number::one().checked_div(&2.into()).map(|half| (Numeral::of(half), end));
    }
    let (number, end) = cardinal_at(text, at)?;
    let (number, end) = hundreds_at(text, number, end).unwrap_or((number, end));
    Some((Numeral::of(number.into()), end))
}

/// The number at `at`, however it is written, with a sign of money before it and multipliers in English behind it.
pub(super) fn number_at(text: &Folded<'_>, at: usize) -> Option<(NumberForm, usize)> {
    let part = fraction_at(text, at).or_else(|| word_at(text, at));
    if let Some((_, end)) = part.filter(|(meaning, _)| matches!(meaning, Meaning::Part(..))) {
        return Some((NumberForm::Part, end));
    }
    let money = money_at(text, at, "").map(|(_, end)| end);
    let start = money.unwrap_or(at);
    let in_signs = spaced_at(text, start).or_else(|| numeral_at(text, start).ok().flatten());
    let form = match text.character(start)? {
        _ if in_signs.is_none() => NumberForm::Words,
        first if first.is_ascii() => NumberForm::Digits,
        _ => NumberForm::Characters,
    };
    let (_, mut end) = in_signs.or_else(|| numeral_in_words(text, start))?;
    let is_english = |at: usize| text.character(at).is_some_and(|next| next.is_ascii());
    while let Some((_, behind)) = scale_at(text, end, money.is_some()).filter(|_| is_english(end)) {
        end = behind;
    }
    Some((form, end))
}

/// Two hundred and fifty; two hundred alone is a number with a multiplier.
fn hundreds_at(text: &Folded<'_>, number: u32, end: usize) -> Option<(u32, usize)> {
    let end = text.matches(end, "hundred").filter(|_| (1..10).contains(&number))?;
    let (rest, end) = cardinal_at(text, text.matches(end, BELOW_HUNDRED).unwrap_or(end))?;
    Some((number * 100 + rest, end)).filter(|_| rest > 0)
}

/// The multiplier behind a number at `at` and where it ends; that of 5m only where it is certain that no
/// metres are meant.
pub(super) fn scale_at(text: &Folded<'_>, at: usize, is_certain: bool) -> Option<(Number, usize)> {
    if let Some(step) = text.character(at).and_then(multiplier) {
        return Some((step, at + 1));
    }
    let (exponent, end) = SCALE_WORDS.longest_at(text, at)?;
    let is_unclear = UNCLEAR_SCALES.iter().any(|scale| text.matches(at, scale) == Some(end));
    (is_certain || !is_unclear).then(|| (Number::power_of_ten(exponent), end))
}

/// Behind a sign of money at `at`, and whether it stands for this unit of measure.
pub(super) fn money_at(text: &Folded<'_>, at: usize, unit: &str) -> Option<(bool, usize)> {
    // Nearly every character is none.
    if !matches!(
        text.character(at)?,
        '$' | '€' | '£' | '¥' | '₹' | '₦' | 'u' | 'e' | 'g' | 'r' | 'c' | 'a' | 'n' | 'i' | 'z' | 'k'
    ) {
        return None;
    }
    // A letter alone is no sign but before an amount: R 500.
    let is_alone = |first: char| first.is_ascii_alphabetic() && text.joined(at + 1).is_none() && first != 'r';
    text.character(at).filter(|first| !is_alone(*first))?;
    MONEY.iter().find_map(|(signs, units)| {
        let end = signs.iter().filter_map(|sign| text.matches(at, sign)).max()?;
        Some((units.contains(&unit), end))
    })
}

pub(super) fn counts_places(unit: &str) -> bool {
    PLACES.contains(&unit)
}

/// Where the number of a place begins: behind 全国第, 前, top. 全国 counts only when no name says 全省.
pub(super) fn place_at<'n>(
    text: &Folded<'_>,
    at: usize,
    mut names: impl Iterator<Item = &'n Folded<'n>>,
) -> Option<usize> {
    let among = AMONG.iter().find_map(|among| Some((*among, text.matches(at, among)?)));
    let start = among.map_or(at, |(_, end)| RANKING.iter().find_map(|word| text.matches(end, word)).unwrap_or(end));
    let number = BEFORE_PLACES.iter().find_map(|word| text.matches(start, word))?;
    let is_other = |name: &Folded<'_>| {
        among.is_some_and(|(among, _)| AMONG.iter().any(|word| name.holds(word)) && !name.holds(among))
    };
    (!names.any(is_other)).then_some(number)
}

/// Behind the unit of measure of a place, whatever word counts it: 第5名.
pub(super) fn place_unit_at(text: &Folded<'_>, at: usize) -> Option<usize> {
    PLACES.iter().chain(&RANKED).filter_map(|word| text.matches(at, word)).max()
}

/// Behind the words at `at` that say among whom: top 10 globally.
pub(super) fn among_at(text: &Folded<'_>, at: usize) -> Option<usize> {
    AMONG_BEHIND.iter().find_map(|word| text.matches(at, word))
}

/// Behind the ending of an ordinal: 5th.
pub(super) fn ordinal_end(text: &Folded<'_>, at: usize) -> Option<usize> {
    ORDINALS.iter().find_map(|ending| text.matches(at, ending))
}
