//! The numbers of a clause, with what they count.

use std::cell::LazyCell;
use std::ops::Range;

use super::cursor::{Cursor, is_chinese, quoted, slice};
use super::words::{AGED, BEFORE_YEARS, BEHIND_NOUN, ENGLISH_UNIT, PER_UNIT, SPAN, UNIT, finds};
use super::years::LATEST_YEAR;
use crate::model::{UnitOfMeasure, with_plain_digit};
use crate::wording::{NumberForm, WordRole, numbers, roles};

/// Most words of what is counted in so many: live births.
const LONGEST_PER: usize = 3;

pub(super) struct AmountInText {
    pub(super) range: Range<usize>,
    pub(super) unit: Option<String>,
    /// Whether it is a part of something: two thirds.
    pub(super) is_part: bool,
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
    let written = if is_in_chinese && !text.contains(|sign| is_digit(sign) || "两二三四五六七八九十百千".contains(sign))
    {
        Vec::new()
    } else {
        numbers(text)
    };
    let (mut found, mut end) = (Vec::new(), 0);
    for (place, (form, number)) in written.iter().enumerate() {
        if number.start < end {
            continue;
        }
        let next = written.get(place + 1).map(|(_, next)| next);
        let mut amount = counted(text, (*form, number.clone()), next);
        end = amount.range.end;
        let (before, after) = (slice(text, 0..number.start), slice(text, end..text.len()));
        let counts = match form {
            NumberForm::Digits => true,
            NumberForm::Words | NumberForm::Part if !is_in_chinese => {
                // One of the parks, zero emissions.
                let is_none = |number: &str| number.eq_ignore_ascii_case("zero") && after.starts_with(' ');
                !slice(text, number.clone()).eq_ignore_ascii_case("one") && !is_none(slice(text, number.clone()))
            }
            NumberForm::Characters | NumberForm::Words | NumberForm::Part => {
                amount.unit.is_some() && slice(text, number.clone()) != "一" && is_behind_verb(number.start)
            }
        };
        let is_quoted = || quoted.iter().any(|range| range.contains(&number.start));
        if counts && !is_other(before, &amount, after) && (is_in_chinese || !is_year(text, &amount)) && !is_quoted() {
            // 达到每万人6件.
            let per = before.rfind('每').filter(|at| is_behind_verb(*at));
            if let Some((at, per)) = per.and_then(|at| Some((at, per_of(slice(before, at..before.len()))?))) {
                amount.range.start = at;
                amount.unit = amount.unit.map(|unit| unit + &per);
            }
            found.push(amount);
        }
    }
    found
}

/// The other unit of measure of what is counted for so many: 每万人口, 千人.
pub(super) fn per_of(name: &str) -> Option<String> {
    let Some(rest) = name.strip_prefix('每') else {
        let scale =
            ["万", "千"].into_iter().find(|scale| name.strip_prefix(scale).is_some_and(|of| of.starts_with('人')))?;
        return Some(format!("/{scale}人"));
    };
    let (scale, rest) =
        ["十万", "百", "千", "万"].into_iter().find_map(|scale| Some((scale, rest.strip_prefix(scale)?)))?;
    let counted =
        if rest.trim_start_matches('名').trim_start_matches("常住").starts_with('户') { "户" } else { "人" };
    Some(format!("/{scale}{counted}"))
}

/// Years, dates, durations, ages, grades and places are no amounts, nor are pieces of words; 前5位 has more to it.
fn is_other(before: &str, AmountInText { unit, .. }: &AmountInText, after: &str) -> bool {
    let is_piece = before.ends_with(|last: char| last.is_ascii_alphanumeric() || "第.．/".contains(last))
        || (before.ends_with('-') && !before.ends_with(" -"));
    let is_place = unit.as_deref().is_some_and(|unit| matches!(unit, "位" | "名")) && before.ends_with(['前', '第']);
    let is_span = finds(&SPAN, before) && [" year", " month"].iter().any(|word| after.starts_with(word));
    is_piece
        || is_place
        || unit.is_none() && is_age(before)
        || is_span
        || before.ends_with("per ")
        || before.ends_with("towards ")
        || ["-year", "-hour", "-minute", "-day"].iter().any(|word| after.starts_with(word))
        || after.starts_with(['年', '月', '日', '号', '届', '时', '级', '类', '型', 'G', 'D', '维', '+', '五'])
        || (unit.is_none() && after.starts_with(|next: char| next.is_ascii_alphabetic()))
}

/// Whether a number behind these words is somebody's age: aged 20 to 64.
pub(super) fn is_age(before: &str) -> bool {
    let before = before.trim_end_matches(is_digit).trim_end();
    let first = ["to", "and", "-", "–"].iter().find_map(|joint| before.strip_suffix(joint)).unwrap_or_default();
    finds(&AGED, before) || finds(&AGED, first.trim_end().trim_end_matches(is_digit).trim_end())
}

/// Whether a number of English is a year, by the words before it.
fn is_year(text: &str, AmountInText { unit, range, .. }: &AmountInText) -> bool {
    let before = slice(text, 0..range.start);
    unit.is_none()
        && is_number_of_year(slice(text, range.clone()))
        && (finds(&BEFORE_YEARS, before) || before.contains("between ") && before.ends_with("and "))
}

fn is_number_of_year(number: &str) -> bool {
    matches!(number.parse(), Ok(1900..=LATEST_YEAR))
}

/// A number, or a range, with its unit of measure.
fn counted(text: &str, (form, number): (NumberForm, Range<usize>), next: Option<&Range<usize>>) -> AmountInText {
    // The multiplier of Chinese is one of the unit of measure: 1.5万个, 千亿元.
    let end_of = |number: &Range<usize>| {
        let digits = slice(text, number.clone());
        let is_multiplier =
            |sign: char| "万亿".contains(sign) || digits.starts_with(is_digit) && "十百千".contains(sign);
        let bare = digits.trim_end_matches(is_multiplier);
        number.start + if bare.is_empty() { digits.len() } else { bare.len() }
    };
    let mut cursor = Cursor::new(text, end_of(&number));
    let mut range = cursor;
    range.take(&["%", "％"]);
    range.blanks();
    let is_between =
        slice(text, 0..number.start).ends_with("between ") && !is_number_of_year(slice(text, number.clone()));
    if is_between && range.take(&["and "]).is_some() || range.skip(|sign| "-—–~～至".contains(sign)) > 0 {
        range.blanks();
        cursor.at = next.filter(|next| next.start == range.at).map_or(cursor.at, end_of);
    }
    cursor.take(&["余", "多"]);
    let end = cursor.at;
    cursor.take(&[" "]);
    let from = cursor.at;
    // 11.3年 is no year.
    let is_decimal = slice(text, number.clone()).contains('.');
    let is_counted = unit(&mut cursor) || per(&mut cursor) || is_decimal && cursor.take(&["年"]).is_some();
    let unit = match slice(text, from..cursor.at) {
        "％" | "percent" | "per cent" => "%".to_owned(),
        unit => unit.to_owned(),
    };
    let money = slice(text, number.clone()).trim_end_matches(|sign: char| !"$€£¥".contains(sign));
    let unit = if is_counted { Some(unit) } else { Some(money.to_owned()).filter(|money| !money.is_empty()) };
    let end = if is_counted { cursor.at } else { end };
    AmountInText { range: number.start..end, unit, is_part: form == NumberForm::Part }
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

/// Per 100,000 live births.
fn per(cursor: &mut Cursor<'_>) -> bool {
    let mut counted = *cursor;
    if counted.take(&["per "]).is_none() || counted.skip(|sign| sign.is_ascii_digit() || sign == ',') == 0 {
        return false;
    }
    let rest = counted.rest();
    let end = BEHIND_NOUN.find_from(rest, 0).map_or(rest.len(), |behind| behind.start);
    let noun = slice(rest, 0..end).split([',', '.', ';']).next().unwrap_or_default().trim_end();
    cursor.at = counted.at + if noun.split(' ').count() <= LONGEST_PER + 1 { noun.len() } else { 0 };
    true
}
