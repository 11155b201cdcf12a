//! Numbers in digits and in Chinese characters: 14,566 · 一百二十 · 1.2亿 · 3千5百.

use std::ops::Range;

use super::normal::Folded;
use super::vocabulary::{Meaning, UnitWord, word_at};
use super::{Fault, Problem};
use crate::model::{Number, multiplier};

/// The most places by which a power shifts the point; no statistic has more.
const LARGEST_SHIFT: u32 = 30;
/// Characters of Chinese in a number; no statistic has as many.
const MOST_PARTS: usize = 200;

/// A number and what it needs to lend its multiplier to the one before it (8—9万).
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: Number,
    /// 8000万 without unit of measure may count 元 or 万元 for an indicator in 万元; 8000 and 一百二十 count 万元.
    pub(super) counts_base_units: bool,
    /// The multiplier at its end: the 千 of 三千.
    last: Option<Number>,
    /// The 百 of 八百万, 1 when it has none or more than one coefficient.
    small: Number,
    /// The 万 of 八百万, 1 when the whole number does not end in one.
    large: Number,
}

impl Numeral {
    pub(super) fn of(value: Number) -> Self {
        Self { value, counts_base_units: false, last: None, small: Number::one(), large: Number::one() }
    }

    /// Whether it ends in the same small multiplier as another number, and leaves out the large one behind it.
    fn is_like(&self, other: &Self) -> bool {
        self.last.as_ref() == Some(&other.small) && !is_large(&other.small) && is_large(&other.large)
    }

    /// Whether the first number of a range may as well have the large multiplier of the second: 3百—5千万 are 300 or 3百万.
    pub(super) fn may_share(&self, second: &Self) -> bool {
        let has_small = self.last.as_ref().is_some_and(|last| !is_large(last));
        has_small && is_large(&second.large) && !self.is_like(second) && &self.value * &second.large <= second.value
    }

    pub(super) fn negated(self) -> Self {
        Self { value: -self.value, ..self }
    }

    /// Whether the number may end before its last multiplier, which would then belong to a unit of measure that is not
    /// written, and begins with `multipliers`: 400万 of 万千瓦, 三千 of 千米.
    pub(super) fn may_lend_to(&self, multipliers: &[Number]) -> bool {
        let shares_last = self.last.as_ref().is_some_and(|last| multipliers.contains(last));
        !multipliers.is_empty() && (self.counts_base_units || shares_last)
    }

    /// The first number of a range with the multiplier of the second, where that still makes it the lower one:
    /// 8—9万 is 80000 to 90000, but 5000—1万 is 5000 to 10000; 3千—5千万 is 3千万 to 5千万.
    pub(super) fn sharing(&self, second: &Self) -> Self {
        if self.is_like(second) {
            return Self { value: &self.value * &second.large, ..self.clone() };
        }
        let factors = [&second.small * &second.large, second.large.clone()];
        let mut shared = factors.iter().map(|factor| &self.value * factor).filter(|value| *value <= second.value);
        let value = shared.next().filter(|_| !self.counts_base_units).unwrap_or_else(|| self.value.clone());
        let counts_base_units = self.counts_base_units || second.counts_base_units;
        Self { value, counts_base_units, ..self.clone() }
    }
}

/// A piece of a number.
enum Part {
    Digits(Number),
    Character(char),
    Power(Number),
}

impl Part {
    fn power(&self) -> Option<&Number> {
        match self {
            Self::Power(power) => Some(power),
            Self::Digits(_) | Self::Character(_) => None,
        }
    }
}

/// The number without sign at `at` and where it ends.
pub(super) fn numeral_at(text: &Folded<'_>, at: usize) -> Result<Option<(Numeral, usize)>, Fault> {
    // At nearly every place none begins.
    if !text.character(at).is_some_and(|first| first == '.' || first.is_ascii_digit() || is_numeral(first)) {
        return Ok(None);
    }
    if let Some((value, end)) = plain_whole_at(text, at) {
        return Ok(Some((Numeral::of(Number::from(value)), end)));
    }
    let (mut parts, mut end) = parts_at(text, at)?;
    if parts.is_empty() {
        return Ok(None);
    }
    let (value, ends_of_unit) = whole(&parts).ok_or_else(|| malformed(at..end))?;
    parts.truncate(parts.len() - ends_of_unit);
    end -= ends_of_unit;
    let (small, large) = suffix(&parts);
    let in_digits = matches!(parts.first(), Some(Part::Digits(_)));
    let counts_base_units = parts.iter().filter_map(Part::power).any(|power| in_digits || is_large(power));
    let last = parts.last().and_then(Part::power).cloned();
    Ok(Some((Numeral { value, counts_base_units, last, small, large }, end)))
}

/// 25 000: thousands parted by blanks, as in documents of the European Union.
pub(super) fn spaced_at(text: &Folded<'_>, at: usize) -> Option<(Numeral, usize)> {
    let digits = |start: usize| {
        text.character(start).filter(char::is_ascii_digit)?;
        (start + 1..).find(|place| !text.joined(*place).is_some_and(|next| next.is_ascii_digit()))
    };
    let first = digits(at).filter(|end| end - at <= 3)?;
    let group = |start: usize| digits(start).filter(|end| text.joined(start).is_none() && end - start == 3);
    let end = std::iter::successors(Some(first), |end| group(*end)).last().filter(|end| *end > first)?;
    let written: String = text.folded(at..end).split(' ').collect();
    Some((Numeral::of(written.parse().ok()?), end))
}

/// A whole number at a place, and where it ends.
pub(super) type Whole = (i64, usize);

/// The whole number without sign at `at`.
pub(super) fn whole_at(text: &Folded<'_>, at: usize) -> Option<Whole> {
    text.number_once(at, |text| {
        plain_whole_at(text, at).or_else(|| {
            text.character(at).filter(|first| is_numeral(*first))?;
            let (numeral, end) = numeral_at(text, at).ok()??;
            Some((numeral.value.to_integer()?, end))
        })
    })
}

/// The same of digits alone, such as a year: nothing where what stands behind them may belong to the number.
fn plain_whole_at(text: &Folded<'_>, at: usize) -> Option<Whole> {
    let is_digit = |place: usize| text.character(place).is_some_and(|digit| digit.is_ascii_digit());
    let is_joined = |place: usize| is_digit(place) && text.joined(place).is_some();
    let end = (at + 1..).find(|place| !is_joined(*place)).filter(|_| is_digit(at))?;
    // By 2025, 30 homes.
    let goes_on = |next: char| match next {
        ',' | '.' => is_joined(end + 1),
        _ => next == 'e' || is_numeral(next) || next.is_ascii_digit(),
    };
    let is_alone = !text.character(end).is_some_and(|next| goes_on(next) || multiplier(next).is_some());
    few_digits(text, at..end).filter(|_| is_alone).map(|value| (value, end))
}

fn parts_at(text: &Folded<'_>, at: usize) -> Result<(Vec<Part>, usize), Fault> {
    let mut parts = Vec::new();
    let mut end = at;
    while let Some(character) = text.character(end) {
        if parts.len() > MOST_PARTS {
            return Err(Fault { glyphs: at..end, problem: Problem::NumberTooLong });
        }
        let may_start = parts.last().is_none_or(|part: &Part| part.power().is_some());
        let starts_digits = character.is_ascii_digit()
            || (character == '.' && text.joined(end + 1).is_some_and(|next| next.is_ascii_digit()));
        if may_start && starts_digits {
            let (digits, behind) = digits_at(text, end)?;
            parts.push(Part::Digits(digits));
            end = behind;
        } else if digit(character).is_some() && !matches!(parts.last(), Some(Part::Digits(_))) {
            parts.push(Part::Character(character));
            end += 1;
        } else if let Some(power) = multiplier(character).filter(|_| !points_at(text, end)) {
            if !goes_on(parts.last().and_then(Part::power), &power) {
                break;
            }
            parts.push(Part::Power(power));
            end += 1;
        } else {
            break;
        }
    }
    Ok((parts, end))
}

/// The number, and how many multipliers at the end are not part of it: 二十五千 is no number, but 二十五千瓦 are 25 千瓦.
/// 三百五千瓦 remains unclear.
fn whole(parts: &[Part]) -> Option<(Number, usize)> {
    let in_digits = matches!(parts.first(), Some(Part::Digits(_)));
    let at_end = parts.iter().rev().take_while(|part| part.power().is_some()).count();
    let longest = if in_digits { 0 } else { at_end };
    (0..=longest).find_map(|dropped| {
        let rest = parts.get(..parts.len() - dropped)?;
        let is_short = matches!(rest, [.., Part::Power(power), Part::Character(_)] if *power > Number::from(10));
        if dropped > 0 && is_short { None } else { Some((evaluate(rest)?, dropped)) }
    })
}

/// Whether a multiplier right behind another one belongs to the same numeral: 三百万 is one, but the 千 of 四百万千瓦 is
/// part of the unit of measure.
fn goes_on(before: Option<&Number>, power: &Number) -> bool {
    before.is_none_or(|before| is_large(power) && before < power)
}

/// The 百 of 百分点 multiplies nothing.
fn points_at(text: &Folded<'_>, at: usize) -> bool {
    matches!(word_at(text, at), Some((Meaning::Measured(UnitWord::Points), _)))
}

fn digits_at(text: &Folded<'_>, at: usize) -> Result<(Number, usize), Fault> {
    let is_digit = |place: usize| text.joined(place).is_some_and(|character| character.is_ascii_digit());
    let goes_on =
        |place: usize| is_digit(place) || (matches!(text.joined(place), Some(',' | '.')) && is_digit(place + 1));
    let mut end = at + 1;
    while goes_on(end) {
        end += 1;
    }
    let (shift, behind) = exponent_at(text, at, end)?;
    if let Some(value) = few_digits(text, at..behind) {
        return Ok((Number::from(value), end));
    }
    let written = text.folded(at..end);
    if behind > end && written.contains(',') {
        return Err(malformed(at..behind));
    }
    let plain = without_thousands(&written).ok_or_else(|| malformed(at..behind))?;
    if has_leading_zero(&plain) {
        return Err(Fault { glyphs: at..end, problem: Problem::LeadingZero });
    }
    let too_long = || Fault { glyphs: at..behind, problem: Problem::NumberTooLong };
    let mantissa: Number = plain.parse().map_err(|_| too_long())?;
    let value = mantissa.checked_div(&Number::power_of_ten(shift)).ok_or_else(too_long)?;
    Ok((value, behind))
}

/// The value of plain digits without a zero before them, as nearly all are.
fn few_digits(text: &Folded<'_>, glyphs: Range<usize>) -> Option<i64> {
    let may_be_code = glyphs.len() > 1 && text.character(glyphs.start) == Some('0');
    let mut digits = glyphs.map(|place| text.character(place)?.to_digit(10));
    let value = digits.try_fold(0_i64, |value, digit| value.checked_mul(10)?.checked_add(digit?.into()));
    value.filter(|_| !may_be_code)
}

/// By how many places a negative power such as that of 1e-05 shifts the point, and where it ends. A positive one is what
/// a spreadsheet shows of a number that is too wide for its column: 1.22E+05 may be 122340.
fn exponent_at(text: &Folded<'_>, start: usize, at: usize) -> Result<(u32, usize), Fault> {
    let is_digit = |place: usize| text.joined(place).is_some_and(|character| character.is_ascii_digit());
    let sign = text.joined(at + 1).filter(|sign| matches!(sign, '+' | '-'));
    let digits = at + 1 + usize::from(sign.is_some());
    if text.joined(at) != Some('e') || !is_digit(digits) {
        return Ok((0, at));
    }
    let end = (digits..).find(|place| !is_digit(*place)).unwrap_or(digits);
    let fault = |problem| Fault { glyphs: start..end, problem };
    if sign != Some('-') {
        return Err(fault(Problem::Exponent));
    }
    let shift = text.folded(digits..end).parse().ok().filter(|shift| *shift <= LARGEST_SHIFT);
    shift.map(|shift| (shift, end)).ok_or_else(|| fault(Problem::NumberTooLong))
}

/// The zero of 007 says that this is a code, or the rest of a number that was cut in two.
pub(super) fn has_leading_zero(plain: &str) -> bool {
    plain.strip_prefix('0').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

fn without_thousands(written: &str) -> Option<String> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let begins_with_point = whole.is_empty() && !fraction.is_empty();
    let well_formed = (!first.is_empty() || begins_with_point)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3)
        && !fraction.contains(['.', ',']);
    let zero = if begins_with_point { "0" } else { "" };
    well_formed.then(|| format!("{zero}{}", written.replace(',', "")))
}

/// The largest multiplier multiplies what is before it; what is behind it is added.
fn evaluate(parts: &[Part]) -> Option<Number> {
    let powers = parts.iter().enumerate().filter_map(|(place, part)| Some((place, part.power()?)));
    let Some((place, power)) = powers.max_by_key(|(_, power)| *power) else { return without_power(parts) };
    let (before, behind) = (parts.get(..place)?, parts.get(place + 1..)?);
    let stacked = before.iter().filter_map(Part::power).any(|other| !is_large(power) || other >= power);
    if stacked {
        return None;
    }
    let factor = if before.is_empty() { Number::one() } else { evaluate(before)? };
    let rest = match behind {
        [] => Number::zero(),
        [Part::Digits(_)] => return None,
        // 三百五 is 350, not 305.
        [Part::Character(character)] if *power > Number::from(10) => {
            (&digit(*character)? * power).checked_div(&Number::from(10))?
        }
        _ => evaluate(behind)?,
    };
    Some(&(&factor * power) + &rest)
}

fn without_power(parts: &[Part]) -> Option<Number> {
    match parts {
        [Part::Digits(number)] => return Some(number.clone()),
        [Part::Character(character)] | [Part::Character('零' | '〇'), Part::Character(character)] => {
            return digit(*character);
        }
        _ => {}
    }
    // 三五家 and 一两家 are guesses; 二〇二三 and 一二三 are written digit by digit.
    let has_zero = parts.iter().any(|part| matches!(part, Part::Character('零' | '〇')));
    let digits = parts.iter().map(|part| match part {
        Part::Character(character) if *character != '两' => Some(digit(*character)?.to_plain()),
        Part::Character(_) | Part::Digits(_) | Part::Power(_) => None,
    });
    digits.collect::<Option<String>>().filter(|_| parts.len() > 2 || has_zero)?.parse().ok()
}

fn suffix(parts: &[Part]) -> (Number, Number) {
    let mut rest = parts;
    let mut large = Number::one();
    while let [before @ .., Part::Power(power)] = rest
        && is_large(power)
        && before.iter().filter_map(Part::power).all(|other| other < power)
    {
        large = &large * power;
        rest = before;
    }
    match rest {
        [Part::Power(power)] | [_, Part::Power(power)] => (power.clone(), large),
        _ => (Number::one(), large),
    }
}

fn is_large(power: &Number) -> bool {
    *power >= Number::power_of_ten(4)
}

/// Whether a character may stand in a number that is written in characters.
#[rustfmt::skip]
pub(super) fn is_numeral(character: char) -> bool {
    matches!(character, '零' | '〇' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿')
}

pub(super) fn digit(character: char) -> Option<Number> {
    let value = match character {
        '〇' => 0,
        '两' => 2,
        _ => (0..).zip("零一二三四五六七八九".chars()).find(|(_, digit)| *digit == character)?.0,
    };
    Some(Number::from(value))
}

fn malformed(glyphs: Range<usize>) -> Fault {
    Fault { glyphs, problem: Problem::MalformedNumber }
}
