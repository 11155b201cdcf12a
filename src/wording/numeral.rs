//! Numbers in digits and in Chinese characters: 14,566 · 一百二十 · 1.2亿 · 3千5百.

use std::ops::Range;

use super::normal::Folded;
use super::vocabulary::{Meaning, UnitWord, word_at};
use super::{Fault, Problem};
use crate::model::{Number, multiplier};

/// A number and what it needs to lend its multiplier to the one before it (8—9万).
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: Number,
    /// 8000万 without unit of measure counts 元 for an indicator in 万元; 8000 and 一百二十 count 万元.
    pub(super) counts_base_units: bool,
    /// The 百 of 八百万, 1 when it has none or more than one coefficient.
    small: Number,
    /// The 万 of 八百万, 1 when the whole number does not end in one.
    large: Number,
}

impl Numeral {
    pub(super) fn of(value: Number) -> Self {
        Self { value, counts_base_units: false, small: Number::one(), large: Number::one() }
    }

    pub(super) fn negated(self) -> Self {
        Self { value: -self.value, ..self }
    }

    /// The first number of a range with the multiplier of the second, where that still makes it the lower one:
    /// 8—9万 is 80000 to 90000, but 5000—1万 is 5000 to 10000.
    pub(super) fn sharing(&self, second: &Self) -> Self {
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
    let (parts, end) = parts_at(text, at)?;
    if parts.is_empty() {
        return Ok(None);
    }
    let value = evaluate(&parts).ok_or_else(|| malformed(at..end))?;
    let (small, large) = suffix(&parts);
    let in_digits = matches!(parts.first(), Some(Part::Digits(_)));
    let counts_base_units = parts.iter().filter_map(Part::power).any(|power| in_digits || is_large(power));
    Ok(Some((Numeral { value, counts_base_units, small, large }, end)))
}

fn parts_at(text: &Folded<'_>, at: usize) -> Result<(Vec<Part>, usize), Fault> {
    let mut parts = Vec::new();
    let mut end = at;
    while let Some(character) = text.character(end) {
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
            parts.push(Part::Power(power));
            end += 1;
        } else {
            break;
        }
    }
    Ok((parts, end))
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
    let sign = usize::from(matches!(text.joined(end + 1), Some('+' | '-')));
    if text.joined(end) == Some('e') && is_digit(end + 1 + sign) {
        let behind = (end + 1 + sign..).find(|place| !is_digit(*place)).unwrap_or(end);
        return Err(malformed(at..behind));
    }
    let written = text.folded(at..end);
    let plain = without_thousands(&written).ok_or_else(|| malformed(at..end))?;
    let too_long = |_| Fault { glyphs: at..end, problem: Problem::NumberTooLong };
    Ok((plain.parse().map_err(too_long)?, end))
}

fn without_thousands(written: &str) -> Option<String> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let well_formed = !first.is_empty()
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3)
        && !fraction.contains(['.', ',']);
    well_formed.then(|| written.replace(',', ""))
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

fn digit(character: char) -> Option<Number> {
    let value = match character {
        '〇' => 0,
        '两' => 2,
        _ => "零一二三四五六七八九".chars().position(|digit| digit == character)?,
    };
    u32::try_from(value).ok().map(Number::from)
}

fn malformed(glyphs: Range<usize>) -> Fault {
    Fault { glyphs, problem: Problem::MalformedNumber }
}
