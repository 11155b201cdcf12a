//! By when something is due, as sentences say it, and of which years they speak.

use std::ops::Range;

use super::cursor::{Cursor, is_chinese, slice};
use super::words::{ENGLISH_BASE, LEADS_YEARS, finds};
use super::years::{Due, FIVE_YEARS, Years, moment, month_of};
use crate::model::{Moment, Year};

/// The words that say by when, and what they say, unless there is no such day.
type Said = (Range<usize>, Option<Due>);

/// A clause without the words that say by when, and what they say.
pub(super) fn without_due(clause: &str, of_list: Option<i32>, years: Years) -> (String, Option<Due>) {
    let said = if is_chinese(clause) { chinese(clause, of_list, years) } else { english(clause) };
    let Some((range, due)) = said else { return (clause.to_owned(), None) };
    (format!("{}{}", slice(clause, 0..range.start), slice(clause, range.end..clause.len())), due)
}

fn by(moment: Option<Moment>) -> Option<Due> {
    moment.map(|moment| Due { moment, is_of_year: false, text: String::new() })
}

fn year(number: i32) -> Option<Year> {
    Year::new(i64::from(number))
}

fn chinese(clause: &str, of_list: Option<i32>, years: Years) -> Option<Said> {
    let period = clause.contains('末').then(|| Cursor::all(clause).find_map(|at| end_of_period(at, years.last)));
    if let Some((range, last)) = period.flatten() {
        let is_reference = slice(clause, 0..range.start).ends_with(['较', '比']);
        return (!is_reference).then(|| (range, by(year(last).map(Moment::EndOf))));
    }
    if !clause.contains(['年', '月']) {
        return None;
    }
    let mut passed = 0;
    for start in Cursor::all(clause) {
        let Some(written) = year_at(start).filter(|_| start.at >= passed) else { continue };
        passed = written.range.end;
        if is_due(clause, &written) {
            return Some(with_part(clause, &written));
        }
    }
    let of_list = of_list.and_then(year)?;
    Cursor::all(clause).find_map(|at| month_at(at, of_list))
}

/// 到“十四五”末, 到规划期末.
fn end_of_period(mut cursor: Cursor<'_>, last: i32) -> Option<(Range<usize>, i32)> {
    let start = cursor.at;
    cursor.take(&["到"]);
    let last = if cursor.take(&["规划", "方案", "计划"]).is_some() {
        cursor.take(&["期末"])?;
        last
    } else {
        let last = five_years(&mut cursor)?;
        while cursor.take(&["规划", "时期"]).is_some() {}
        cursor.take(&["期"]);
        cursor.take(&["末"])?;
        last
    };
    cursor.take(&["，", ","]);
    Some((start..cursor.at, last))
}

/// The last year of “十四五”.
fn five_years(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.take(&["“", "\""]);
    let (_, first) = FIVE_YEARS.iter().find(|(name, _)| cursor.take(&[name]).is_some())?;
    cursor.take(&["”", "\""]);
    Some(first + 4)
}

/// 力争到2023年6月30日前.
struct WrittenYear {
    range: Range<usize>,
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    /// 到, 在.
    word: Option<&'static str>,
    /// Whether it says before when, or at the end of what.
    has_end: bool,
}

fn year_at(mut cursor: Cursor<'_>) -> Option<WrittenYear> {
    let start = cursor.at;
    cursor.take(&["力争", "争取", "确保", "预计", "展望"]);
    let word = cursor.take(&["到", "至", "在", "于"]);
    let year = cursor.chinese_year()?;
    cursor.take(&["内"]);
    let (month, day) = (cursor.number_before(&["月"]), cursor.number_before(&["日"]));
    let has_end = end_of_time(&mut cursor);
    cursor.take(&["，", ",", "、", "：", ":"]);
    Some(WrittenYear { range: start..cursor.at, year, month, day, word, has_end })
}

/// 底, 前 and 底前.
fn end_of_time(cursor: &mut Cursor<'_>) -> bool {
    let end = cursor.take(&["底", "末", "年底"]);
    cursor.take(&["前", "之前", "以前"]).or(end).is_some()
}

/// Whether a year says by when, and not since when, or of which year something is.
fn is_due(clause: &str, written: &WrittenYear) -> bool {
    let before = slice(clause, 0..written.range.start);
    let after = slice(clause, written.range.end..clause.len());
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let is_reference = before.ends_with(['较', '比', '自', '从', '以', '与', '和', '由', '—', '-']);
    // 覆盖率2023年达到40%.
    let is_said_of = || begins(&["达", "提", "降", "增", "控制", "不", "超", "实现", "稳定", "保持"]);
    let is_introduced = written.word.is_some() || written.has_end || before.trim().is_empty() || is_said_of();
    !is_reference && is_introduced && !begins(&["基础上", "水平", "度", "以来", "的", "期", "起", "开始"])
}

/// What a year says together with the part of it behind: 2024年上半年, 2024年二季度末.
fn with_part(clause: &str, written: &WrittenYear) -> Said {
    let WrittenYear { range, month, day, .. } = written;
    let mut cursor = Cursor::new(clause, range.end);
    if let Some(last) = part_of_year(&mut cursor).filter(|_| month.is_none()) {
        return (range.start..cursor.at, by(moment(year(written.year), Some(last), None)));
    }
    let says_until = written.word.is_some_and(|word| matches!(word, "到" | "至"));
    let is_of_year = !says_until && month.is_none() && !written.has_end;
    let due = by(moment(year(written.year), *month, *day)).map(|due| Due { is_of_year, ..due });
    (range.clone(), due)
}

/// The last month of a part of a year.
fn part_of_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    if cursor.take(&["上半年"]).is_some() {
        end_of_time(cursor);
        cursor.take(&["，", ",", "、", "：", ":"]);
        return Some(6);
    }
    cursor.take(&["第"]);
    let quarter = cursor.take(&["一", "二", "三", "四", "1", "2", "3", "4"])?;
    let quarter = (1..).zip("一二三四".chars()).find_map(|(number, sign)| quarter.starts_with(sign).then_some(number));
    cursor.take(&["季度"])?;
    // 二季度前 may be before it begins.
    let has_end = !cursor.rest().starts_with('前') && end_of_time(cursor) || cursor.take(&["内"]).is_some();
    (cursor.take(&["，", ",", "、", "：", ":"]).is_some() || has_end).then_some(3 * quarter?)
}

/// 6月底前 of a list of one year.
fn month_at(mut cursor: Cursor<'_>, of_list: Year) -> Option<Said> {
    let start = cursor.at;
    cursor.take(&["每年"]);
    let month = cursor.number_before(&["月"])?;
    let day = cursor.number_before(&["日"]);
    cursor.take(&["底", "末"]);
    cursor.take(&["前", "之前", "以前"])?;
    cursor.take(&["，", ",", "、"]);
    Some((start..cursor.at, by(moment(Some(of_list), Some(month), day))))
}

fn english(clause: &str) -> Option<Said> {
    if names_years(clause) {
        return None;
    }
    let in_year = |range: Range<usize>, number| {
        let due = by(year(number).map(Moment::EndOf)).map(|due| Due { is_of_year: true, ..due });
        (range, due)
    };
    Cursor::all(clause).find_map(by_year).or_else(|| {
        let found = Cursor::all(clause).find_map(|at| in_year_at(clause, at));
        found.filter(|_| !finds(&ENGLISH_BASE, clause)).map(|(range, number)| in_year(range, number))
    })
}

/// By the end of June 2025.
fn by_year(mut cursor: Cursor<'_>) -> Option<Said> {
    let start = cursor.at;
    cursor.is_between_words().then(|| cursor.take(&["by ", "before "]))??;
    cursor.blanks();
    cursor.take(&["the "]);
    cursor.take(&["end of "]);
    let day = cursor.number_before(&[" "]);
    let month = month_of(cursor.rest());
    if month.is_some() {
        cursor.skip(char::is_alphabetic);
        cursor.blanks();
    }
    // 2023/24 ends in neither.
    let number = cursor.year().filter(|_| cursor.is_between_words() && !cursor.rest().starts_with(['/', '-', '–']))?;
    // Behind a matter the comma parts it from what is said beside.
    if start == 0 {
        cursor.take(&[","]);
    }
    cursor.blanks();
    Some((start..cursor.at, by(moment(year(number), month, day))))
}

/// In 2025 at the beginning or at the end.
fn in_year_at(clause: &str, mut cursor: Cursor<'_>) -> Option<(Range<usize>, i32)> {
    let start = cursor.at;
    let is_end = cursor.blanks() > 0;
    cursor.take(&["in "])?;
    let number = cursor.year()?;
    if !is_end {
        cursor.take(&[","]);
    }
    let is_it = if is_end { cursor.at == clause.len() } else { start == 0 && cursor.blanks() > 0 };
    is_it.then_some((start..cursor.at, number))
}

/// Whether an English clause lists years that each have a number: in 2024 and 2025.
pub(super) fn names_years(clause: &str) -> bool {
    let is_year = |text: &str| text.parse().is_ok_and(|year: i32| text.len() == 4 && (1900..2100).contains(&year));
    clause.match_indices(" and ").any(|(at, and)| {
        let first = slice(clause, 0..at).trim_end_matches(',');
        let (before, first) = first.split_at_checked(first.len().saturating_sub(4)).unwrap_or_default();
        let second = clause.get(at + and.len()..at + and.len() + 4).unwrap_or_default();
        is_year(first) && is_year(second) && (before.is_empty() || finds(&LEADS_YEARS, before))
    })
}

/// 2024年、2025年: where the words end that name several years, each of which has a value of its own.
pub(super) fn listed_years(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text, 0);
    cursor.take(&["到", "至", "在", "于"]);
    cursor.chinese_year()?;
    cursor.take(&["底", "末"]);
    let mut count = 1;
    loop {
        let mut next = cursor;
        next.take(&["前"]);
        let is_joined = next.take(&["、", "和", "及", "与", "，到", "，"]).is_some();
        next.take(&["到"]);
        if !is_joined || next.chinese_year().is_none() {
            break;
        }
        next.take(&["底", "末"]);
        (cursor, count) = (next, count + 1);
    }
    cursor.take(&["前"]);
    cursor.take(&["，", ",", "：", ":"]);
    (count > 1).then_some(cursor.at)
}

/// 三年累计 is the total of a plan of so many years, and what stands behind the years.
pub(super) fn years_of_total(text: &str) -> Option<(i32, &str)> {
    let mut cursor = Cursor::new(text, 0);
    let digit = (1..).zip("一二三四五六七八九十".chars()).find(|(_, digit)| text.starts_with(*digit));
    let count = match digit {
        Some((count, digit)) => {
            cursor.at += digit.len_utf8();
            cursor.take(&["年"])?;
            count
        }
        None => i32::try_from(cursor.number_before(&["年"])?).ok()?,
    };
    let is_within = cursor.take(&["内", "间"]).is_some();
    let rest = cursor.rest();
    (cursor.take(&["累计", "共", "总计"]).is_some() || is_within).then_some((count, rest))
}

/// Whether a text names a stretch of years and nothing else: 2021—2025年, “十四五”期间, 经过三年左右的时间.
pub(super) fn is_period(text: &str) -> bool {
    let mut cursor = Cursor::new(text, 0);
    cursor.take(&["在", "从", "自"]);
    let is_named = five_years(&mut cursor).is_some() || cursor.take(&["规划期", "方案期"]).is_some();
    if !is_named {
        cursor.take(&["利用", "用", "经过", "在"]);
        let digits = cursor.skip(|sign| sign.is_ascii_digit() || "一二三四五两".contains(sign));
        let is_range =
            cursor.skip(|sign| "-—–~～至".contains(sign)) > 0 && cursor.skip(|sign| sign.is_ascii_digit()) > 0;
        let is_years = cursor.take(&["年"]).is_some();
        let is_since = cursor.take(&["起", "开始", "以来"]).is_some();
        // 2025年 alone is no stretch of years.
        if digits == 0 || !is_years || digits == 4 && !is_range && !is_since {
            return false;
        }
    }
    for words in [&["规划", "左右"][..], &["时期", "期间", "的"], &["时间"], &["内", "间"]] {
        cursor.take(words);
    }
    cursor.is_at_end()
}

/// From which year a change counts, at the end of a text: 较2020年末, 比上年.
pub(super) fn reference_at_end(text: &str) -> &str {
    let ends = |mut cursor: Cursor<'_>| {
        cursor.take(&["较", "比", "与"])?;
        if cursor.take(&["上年", "上一年"]).is_none() {
            cursor.chinese_year()?;
            cursor.take(&["末", "底"]);
        }
        cursor.take(&["相比"]);
        Some(()).filter(|()| cursor.is_at_end())
    };
    Cursor::all(text).find(|cursor| ends(*cursor).is_some()).map_or("", |cursor| cursor.rest())
}
