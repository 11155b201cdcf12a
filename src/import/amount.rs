//! The numbers of a clause, with what they count.

use std::cell::LazyCell;
use std::ops::Range;

use super::cursor::{Cursor, is_chinese, quoted};
use super::words::{BEFORE_YEARS, ENGLISH_NUMBER, ENGLISH_SCALE, ENGLISH_UNIT, PER_UNIT, UNIT, finds};
use super::years::LATEST_YEAR;
use crate::model::{UnitOfMeasure, with_plain_digit};
use crate::wording::{WordRole, roles};

const HAN_DIGITS: &str = "一二三四五六七八九";
const HAN_TENS: &str = "十百千";

pub(super) struct AmountInText {
    pub(super) range: Range<usize>,
    pub(super) unit: Option<String>,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Digits,
    Han,
    English,
}

fn is_digit(sign: char) -> bool {
    with_plain_digit(sign).is_ascii_digit()
}

/// The numbers of a text outside of brackets and quotes.
pub(super) fn amounts(text: &str) -> Vec<AmountInText> {
    let quoted = LazyCell::new(|| quoted(text));
    let is_in_chinese = is_chinese(text);
    // 一个 and 三项 count only behind a verb that asks for so many.
    let verbs = LazyCell::new(|| roles(text, &UnitOfMeasure::new("个")));
    let is_behind_verb = |at: usize| {
        verbs.iter().any(|(role, range)| {
            range.end == at && matches!(role, WordRole::Make | WordRole::New | WordRole::Level | WordRole::Floor)
        })
    };
    let begins = |sign: char| {
        is_digit(sign) || sign.is_ascii_alphabetic() || "两十百千".contains(sign) || HAN_DIGITS.contains(sign)
    };
    let (mut found, mut end) = (Vec::new(), 0);
    for start in Cursor::all(text).filter(|start| start.rest().starts_with(begins)) {
        let Some((numeral, amount)) = amount_at(text, start).filter(|_| start.at >= end) else { continue };
        end = amount.range.end;
        let (before, after) = text.split_at_checked(start.at).unwrap_or_default();
        let counts = match numeral {
            Numeral::Digits => true,
            Numeral::Han => amount.unit.is_some() && is_behind_verb(start.at),
            Numeral::English => !is_in_chinese || is_behind_verb(start.at),
        };
        let is_quoted = || quoted.iter().any(|range| range.contains(&start.at));
        let after = after.get(amount.range.len()..).unwrap_or_default();
        if counts && !is_other(before, &amount, after) && (is_in_chinese || !is_year(text, &amount)) && !is_quoted() {
            found.push(amount);
        }
    }
    found
}

/// Years, dates, durations, grades and places are no amounts, nor are pieces of words; 前5位 has more to it, and 3 per 1,000 is one.
fn is_other(before: &str, AmountInText { unit, .. }: &AmountInText, after: &str) -> bool {
    let is_piece = before.ends_with(|last: char| last.is_ascii_alphanumeric() || "第.．/".contains(last))
        || (before.ends_with('-') && !before.ends_with(" -"));
    let is_place = unit.as_deref().is_some_and(|unit| matches!(unit, "位" | "名")) && before.ends_with(['前', '第']);
    is_piece
        || is_place
        || before.ends_with("per ")
        || after.starts_with(['年', '月', '日', '号', '届', '时', '级', '类', '型', 'G', 'D', '维', '+', '五'])
        || (unit.is_none() && after.starts_with(|next: char| next.is_ascii_alphabetic()))
}

/// Whether a number of English is a year, by the words before it.
fn is_year(text: &str, AmountInText { unit, range }: &AmountInText) -> bool {
    let (before, behind) = text.split_at_checked(range.start).unwrap_or_default();
    let number = behind.get(..range.len()).unwrap_or_default().parse();
    unit.is_none()
        && matches!(number, Ok(1900..=LATEST_YEAR))
        && (finds(&BEFORE_YEARS, before) || before.contains("between ") && before.ends_with("and "))
}

/// A number, or a range, with its unit of measure.
fn amount_at(text: &str, start: Cursor<'_>) -> Option<(Numeral, AmountInText)> {
    let mut cursor = start;
    let numeral = if number(&mut cursor) {
        Numeral::Digits
    } else if han_number(&mut cursor) {
        Numeral::Han
    } else {
        cursor.take_one(&ENGLISH_NUMBER)?;
        Numeral::English
    };
    let mut range = cursor;
    range.take(&["%", "％"]);
    range.blanks();
    if range.skip(|sign| "-—–~～至".contains(sign)) > 0 {
        range.blanks();
        cursor = if number(&mut range) { range } else { cursor };
    }
    cursor.take(&["余", "多"]);
    let mut end = cursor.at;
    cursor.take(&[" "]);
    if cursor.take_one(&ENGLISH_SCALE).is_some() {
        end = cursor.at;
        cursor.take(&[" "]);
    }
    let from = cursor.at;
    let is_counted = unit(&mut cursor);
    let unit = text.get(from..cursor.at).filter(|_| is_counted).map(|unit| unit.replace('％', "%"));
    end = if is_counted { cursor.at } else { end };
    Some((numeral, AmountInText { range: start.at..end, unit }))
}

/// 1,234.5.
fn number(cursor: &mut Cursor<'_>) -> bool {
    let digits = cursor.skip(is_digit);
    let mut groups = *cursor;
    while (1..=3).contains(&digits)
        && groups.take(&[","]).is_some()
        && groups.rest().bytes().take_while(u8::is_ascii_digit).count() >= 3
    {
        groups.at += 3;
        *cursor = groups;
    }
    let mut decimals = *cursor;
    if digits > 0 && decimals.take(&[".", "．"]).is_some() && decimals.skip(is_digit) > 0 {
        *cursor = decimals;
    }
    digits > 0
}

/// 两, 二十三 and 百, but not 一.
fn han_number(cursor: &mut Cursor<'_>) -> bool {
    let mut signs = cursor.rest().chars();
    let (first, second) = (signs.next(), signs.next());
    let is_in = |list: &str, sign: Option<char>| sign.is_some_and(|sign| list.contains(sign));
    let is_ten = |sign| is_in(HAN_TENS, sign);
    let is_digit = is_in(HAN_DIGITS, first) || first == Some('两');
    let is_long = is_ten(first) || is_digit && is_ten(second);
    if !is_long && (!is_digit || first == Some('一')) {
        return false;
    }
    cursor.at += first.map_or(0, char::len_utf8);
    if is_long {
        cursor.skip(|sign| is_in(HAN_DIGITS, Some(sign)) || is_ten(Some(sign)));
    }
    true
}

/// 万元/人, 个 or percentage points.
fn unit(cursor: &mut Cursor<'_>) -> bool {
    let mut counted = *cursor;
    for _ in 0..4 {
        if counted.take_one(&UNIT).is_some() {
            *cursor = counted;
            let mut per = counted;
            if per.take(&["/"]).is_some() {
                per.skip(|sign| "十百千万亿".contains(sign));
                *cursor = if per.take_one(&PER_UNIT).is_some() { per } else { counted };
            }
            return true;
        }
        if counted.take(&["十", "百", "千", "万", "亿"]).is_none() {
            break;
        }
    }
    cursor.take_one(&ENGLISH_UNIT).is_some()
}
