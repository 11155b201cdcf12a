//! Years and stretches of years: 较2020年 · 到2025年底 · 五年 · “十四五”期间 · by 2030 · from 2015 to 2026.

use std::sync::LazyLock;

use super::amounts::count_at;
use super::normal::Folded;
use super::numeral::{Whole, digit, is_numeral, whole_at};
use super::vocabulary::{MONTHS, Meaning, ORDINALS, Since, Words, word_at};
use crate::model::{Term, Year};

static MONTH_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::new(MONTHS.into_iter().map(|month| ((), month))));

/// Most years that a phrase counts together.
const MOST_YEARS: u32 = 50;

/// What a phrase says of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrittenYears {
    Since(Year),
    Due(Year),
    /// By the end of the year, or in it.
    In(Year),
    Count(u32),
    Period {
        first: Year,
        last: Year,
    },
    FromTo {
        base: Year,
        due: Year,
    },
}

/// What stands at `at`, and where it ends. `counts_years` tells that numbers of years are amounts here.
pub(super) fn years_at(text: &Folded<'_>, at: usize, counts_years: bool) -> Option<(WrittenYears, usize)> {
    // At nearly every place none begins.
    match text.character(at).filter(|_| text.is_boundary(at))? {
        first if first.is_ascii_alphabetic() => return english_years_at(text, at, first, counts_years),
        '在' | '较' | '比' | '相' | '到' | '至' | '“' | '”' | '"' | '「' | '」' => {}
        '十' => {}
        first if first.is_ascii_digit() || is_numeral(first) => {
            let behind = whole_at(text, at).and_then(|(_, end)| text.character(end))?;
            if !matches!(behind, '年' | '-' | '—' | '–' | '至' | '到' | '~' | '的' | '水' | 'l' | 'b') {
                return None;
            }
        }
        _ => return None,
    }
    // Most readings of a place begin with the same number.
    let number = whole_at(text, at);
    since_at(text, at, number)
        .or_else(|| from_to_at(text, at, number))
        .or_else(|| due_at(text, at, number))
        .or_else(|| period_at(text, at))
        .or_else(|| of_levels(text, number).map(|(year, end)| (WrittenYears::Since(year), end)))
        .or_else(|| count(text, number).filter(|_| !counts_years))
}

/// The same behind the letter with which words before years begin.
fn english_years_at(text: &Folded<'_>, at: usize, first: char, counts_years: bool) -> Option<(WrittenYears, usize)> {
    match first {
        's' | 'c' | 'r' | 'a' | 'v' | 't' => since_at(text, at, None),
        'f' => since_at(text, at, None).or_else(|| from_to_at(text, at, None)),
        'i' => since_at(text, at, None).or_else(|| due_at(text, at, None)),
        'o' => since_at(text, at, None).or_else(|| english_count(text, at).filter(|_| !counts_years)),
        'b' => from_to_at(text, at, None).or_else(|| due_at(text, at, None)),
        'u' | 'n' => due_at(text, at, None),
        _ => None,
    }
}

/// Over five years, over the next 5 years.
fn english_count(text: &Folded<'_>, at: usize) -> Option<(WrittenYears, usize)> {
    let start = ["over the next", "over"].iter().find_map(|word| text.matches(at, word))?;
    let (number, end) = count_at(text, start)?;
    let count = u32::try_from(number).ok().filter(|count| (2..=MOST_YEARS).contains(count))?;
    Some((WrittenYears::Count(count), text.matches(end, "years")?))
}

/// 1990 levels, the 1990 level, 2020年水平.
pub(super) fn year_of_levels(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    of_levels(text, whole_at(text, behind_word_of_year(text, text.matches(at, "the").unwrap_or(at))))
}

fn of_levels(text: &Folded<'_>, number: Option<Whole>) -> Option<(Year, usize)> {
    let (year, end) = year(text, number?)?;
    let end = ["levels", "level", "baseline", "base year", "的水平", "水平"]
        .iter()
        .find_map(|word| text.matches(end, word))?;
    Some((year, end))
}

/// Whether a sentence names the due year, or the years up to it, as those of what it says, and nothing else in it counts the
/// years in another way: each, on average, against another year.
pub(super) fn names_period(sentence: &str, years: &Term) -> bool {
    let text = Folded::new(sentence);
    let (mut at, mut is_named) = (0, false);
    while at < text.end() {
        let start = Some(at).filter(|at| text.is_boundary(*at));
        // 2025年 is not the due year where it ends 2022—2025年, and 五年内 is not 年内.
        at = match start.and_then(|at| named_years_at(&text, at)) {
            Some((found, end)) => {
                is_named |= is_period(found, years);
                end
            }
            None if start.is_some_and(|at| counts_otherwise(&text, at, years)) => return false,
            None => at + 1,
        };
    }
    // 期间 alone may be that of anything.
    let is_over = |at: usize| matches!(word_at(&text, at), Some((Meaning::Over, end)) if end > at + 2);
    is_named || (0..text.end()).any(is_over)
}

fn named_years_at(text: &Folded<'_>, at: usize) -> Option<(WrittenYears, usize)> {
    let number = whole_at(text, at);
    let found = from_to_at(text, at, number).or_else(|| due_at(text, at, number));
    found.or_else(|| period_at(text, at)).or_else(|| count(text, number))
}

fn is_period(found: WrittenYears, years: &Term) -> bool {
    match found {
        WrittenYears::Due(year) | WrittenYears::In(year) => year == years.due,
        WrittenYears::FromTo { base, due } => (base, due) == (years.base, years.due),
        WrittenYears::Period { first, last } => [years.base, years.first].contains(&first) && last == years.due,
        WrittenYears::Count(count) => i32::try_from(count) == Ok(years.due.since(years.base)),
        WrittenYears::Since(_) => false,
    }
}

fn counts_otherwise(text: &Folded<'_>, at: usize, years: &Term) -> bool {
    use Meaning::{Average, AverageAYear, AverageGrowth, Per};
    let word = word_at(text, at).map(|(meaning, _)| meaning);
    let counts =
        matches!(word, Some(Average | AverageAYear | AverageGrowth | Per(_) | Meaning::Since(Since::YearBefore)));
    let since = since_at(text, at, None).map(|(found, _)| found);
    counts || matches!(since, Some(WrittenYears::Since(year)) if year != years.base)
}

fn since_at(text: &Folded<'_>, at: usize, number: Option<Whole>) -> Option<(WrittenYears, usize)> {
    let number_behind = text.matches(at, "在").map_or(number, |start| whole_at(text, start));
    if let Some((year, end)) = chinese_year(text, number_behind)
        && let Some(end) = ["的基础上", "基础上"].iter().find_map(|word| text.matches(end, word))
    {
        return Some((WrittenYears::Since(year), end));
    }
    if let Some((year, end)) = chinese_year(text, number)
        && let Some(end) = text.matches(end, "的")
    {
        return Some((WrittenYears::Since(year), end));
    }
    let behind_article = |end: usize| {
        ["the", "a", "its", "their", "our", "pre-pandemic"]
            .iter()
            .find_map(|word| text.matches(end, word))
            .unwrap_or(end)
    };
    let before_levels = |word: &&str| {
        let end = text.matches(at, word).map(behind_article)?;
        year_of_levels(text, end).map(|_| end)
    };
    let start = match word_at(text, at) {
        Some((Meaning::Since(Since::Year), end)) => behind_article(end),
        _ => ["from", "on"].iter().find_map(before_levels)?,
    };
    let (year, end) =
        year_of_levels(text, start).or_else(|| year_at(text, start)).or_else(|| end_of_plan(text, start))?;
    Some((WrittenYears::Since(year), end))
}

/// From 2020 to 2025 counts from the end of 2020; 2021—2025年 are five years.
fn from_to_at(text: &Folded<'_>, at: usize, number: Option<Whole>) -> Option<(WrittenYears, usize)> {
    for (first, second) in [("from", "to"), ("between", "and")] {
        if let Some((base, end)) = text.matches(at, first).and_then(|start| plain_year_at(text, start))
            && let Some((due, end)) = text.matches(end, second).and_then(|start| plain_year_at(text, start))
        {
            return Some((WrittenYears::FromTo { base, due }, end));
        }
    }
    let (first, end) = year(text, number?)?;
    let end = ["—", "——", "-", "–", "至", "到", "~"].iter().find_map(|dash| text.matches(end, dash))?;
    let (last, end) = chinese_year(text, whole_at(text, end))?;
    // 2021—2025年均增长6% grows 年均.
    let end = text.matches(end - 1, "年均").map_or(end, |_| end - 1);
    Some((WrittenYears::Period { first, last }, text.matches(end, "期间").unwrap_or(end)))
}

fn due_at(text: &Folded<'_>, at: usize, number: Option<Whole>) -> Option<(WrittenYears, usize)> {
    let end = |start: usize| ["the end of", "end of", "end"].iter().find_map(|word| text.matches(start, word));
    let until = ["by", "until", "no later than", "not later than"].iter().find_map(|word| text.matches(at, word));
    let until = until.map(|start| end(start).unwrap_or(start));
    let until = until.or_else(|| ["到", "至"].iter().find_map(|word| text.matches(at, word)));
    if let Some(start) = until {
        let december = ["31 december", "december 31,", "december 31", "december"];
        let start = december.iter().find_map(|words| text.matches(start, words)).unwrap_or(start);
        let year = plain_year_at(text, start).filter(|_| text.character(at).is_some_and(|first| first.is_ascii()));
        let (year, end) =
            year.or_else(|| chinese_year(text, whole_at(text, start))).or_else(|| end_of_plan(text, start))?;
        // 增加到2018年的3倍 names no due year.
        return text.matches(end, "的").is_none().then_some((WrittenYears::Due(year), end));
    }
    if let Some((year, end)) = text.matches(at, "in").and_then(|start| plain_year_at(text, start)) {
        return Some((WrittenYears::In(year), end));
    }
    if let Some((year, end)) = end_of_plan(text, at) {
        return Some((WrittenYears::Due(year), end));
    }
    let (year, end) = chinese_year(text, number)?;
    let is_end = end
        .checked_sub(1)
        .and_then(|last| text.character(last))
        .is_some_and(|last| matches!(last, '末' | '底' | '前' | '日'));
    Some((if is_end { WrittenYears::Due(year) } else { WrittenYears::In(year) }, end))
}

/// Behind the day or the month at `at`: 30 June 2022, June 2022, or of a year that ends there 6月30日.
pub(super) fn day_at(text: &Folded<'_>, at: usize, follows_year: bool) -> Option<usize> {
    let begins_month = |first: &char| matches!(first, 'j' | 'f' | 'm' | 'a' | 's' | 'o' | 'n' | 'd');
    let first = text.character(at).filter(|first| first.is_ascii_digit() || begins_month(first))?;
    let day = |at: usize| whole_at(text, at).filter(|(day, _)| (1..=31).contains(day)).map(|(_, end)| end);
    if follows_year && first.is_ascii_digit() {
        let end = day(at).and_then(|end| text.matches(end, "月"))?;
        let behind = day(end).and_then(|end| ["日", "号"].iter().find_map(|word| text.matches(end, word)));
        return Some(behind.unwrap_or(end));
    }
    let ordinal = |end: usize| ORDINALS.iter().find_map(|ending| text.matches(end, ending)).unwrap_or(end);
    let month = |at: usize| MONTH_WORDS.longest_at(text, at).map(|(_, end)| end);
    let year = |at: usize| plain_year_at(text, text.matches(at, ",").unwrap_or(at)).map(|(_, end)| end);
    if first.is_ascii_digit() {
        let end = day(at).filter(|end| text.character(*end).is_some_and(|next| next.is_ascii_alphabetic()))?;
        let end = month(ordinal(end))?;
        // 30 may be built is no day.
        return year(end).or(Some(end).filter(|_| text.matches(end - "may".len(), "may").is_none()));
    }
    let end = month(at)?;
    year(end).or_else(|| day(end).map(ordinal).map(|end| year(end).unwrap_or(end)))
}

/// “十四五”期间: the five years of a national plan.
fn period_at(text: &Folded<'_>, at: usize) -> Option<(WrittenYears, usize)> {
    let (first, end) = five_year_plan(text, at)?;
    let behind = ["规划期间", "期间", "时期"].iter().find_map(|word| text.matches(end, word));
    // “十四五”累计下降18%.
    let counts = || matches!(word_at(text, end), Some((Meaning::Total | Meaning::Average, _)));
    Some((WrittenYears::Period { first, last: first.plus(4) }, behind.or_else(|| counts().then_some(end))?))
}

/// “十三五”末: the last year of a national plan.
fn end_of_plan(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    let (first, end) = five_year_plan(text, at)?;
    let end = ["期末", "末期", "末", "时期末"].iter().find_map(|word| text.matches(end, word))?;
    Some((first.plus(4), end))
}

/// The first year of “十四五”: the tenth national plan began in 2001.
fn five_year_plan(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    let quoted =
        |at: usize| text.character(at).is_some_and(|character| matches!(character, '“' | '”' | '"' | '「' | '」'));
    let start = at + usize::from(quoted(at));
    let ten = text.matches(start, "十")?;
    let number = text.character(ten).and_then(digit)?.to_integer().filter(|number| *number > 0)?;
    let end = text.matches(ten + 1, "五")?;
    let first = Year::new(2001 + 5 * number)?;
    Some((first, end + usize::from(quoted(end))))
}

/// A year with 年 behind it.
fn chinese_year(text: &Folded<'_>, number: Option<Whole>) -> Option<(Year, usize)> {
    let (year, end) = year(text, number?)?;
    let last = end.checked_sub(1).and_then(|last| text.character(last));
    last.is_some_and(|last| matches!(last, '年' | '末' | '底' | '度' | '前' | '日' | '内')).then_some((year, end))
}

/// A year of the present age without anything behind it that would make it an amount.
pub(super) fn plain_year_at(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    let at = behind_word_of_year(text, at);
    let (year, end) = year_at(text, at)?;
    let is_near = (1900..=2100).contains(&year.number());
    let in_digits = (at..at + 4).all(|place| text.character(place).is_some_and(|digit| digit.is_ascii_digit()));
    let is_fiscal = end == at + 7 && text.character(at + 4) != Some('年');
    (is_near && in_digits && (end == at + 4 || is_fiscal)).then_some((year, end))
}

/// 2025-26, 2025/26: the year in which it ends.
fn end_of_fiscal_year(text: &Folded<'_>, year: Year, end: usize) -> Option<(Year, usize)> {
    text.joined(end).filter(|sign| matches!(sign, '-' | '/' | '–'))?;
    let next = year.plus(1);
    let (last, behind) = whole_at(text, end + 1)?;
    (behind == end + 3 && last == i64::from(next.number() % 100)).then_some((next, behind))
}

fn year_at(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    let (year, end) = year(text, whole_at(text, behind_word_of_year(text, at))?)?;
    Some(end_of_fiscal_year(text, year, end).unwrap_or((year, end)))
}

/// The year 2025, FY2025.
fn behind_word_of_year(text: &Folded<'_>, at: usize) -> usize {
    let words =
        text.character(at).filter(|first| matches!(first, 't' | 'f')).map(|_| ["the year", "fiscal year", "fy"]);
    words.into_iter().flatten().find_map(|word| text.matches(at, word)).unwrap_or(at)
}

fn year(text: &Folded<'_>, (number, end): Whole) -> Option<(Year, usize)> {
    let year = Year::new(number)?;
    if text.character(end) != Some('年') {
        return Some((year, end));
    }
    let suffix = ["年底前", "年末前", "年12月底前", "年12月底", "年12月31日", "年末", "年底", "年度", "年内", "年"]
        .iter()
        .find_map(|suffix| text.matches(end, suffix));
    Some((year, suffix.unwrap_or(end)))
}

fn count(text: &Folded<'_>, number: Option<Whole>) -> Option<(WrittenYears, usize)> {
    let (number, end) = number?;
    let count = u32::try_from(number).ok().filter(|count| (1..=MOST_YEARS).contains(count))?;
    let end = ["年来", "年间", "年内", "年期间", "年"].iter().find_map(|word| text.matches(end, word))?;
    let goes_on = text.character(end).is_some_and(|next| matches!(next, '均' | '度' | '末' | '底' | '前' | '级'));
    (!goes_on).then_some((WrittenYears::Count(count), end))
}
