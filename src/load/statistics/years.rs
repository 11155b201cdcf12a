//! The year that a cell or a heading is of.

use chrono::{Datelike, NaiveDate};

use crate::model::{PartialDate, Year, with_plain_digit};

/// Which year of several is meant: of 2015-16 or 2013-2015.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    First,
    Last,
}

/// Most years that a period of statistics has.
const MOST_YEARS: i32 = 30;
/// Most characters of a flag.
const LONGEST_FLAG: usize = 2;
/// How the names of months begin.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// What says before 110年 that it is 2021.
const ERAS: [&str; 4] = ["中華民國", "中华民国", "民國", "民国"];
/// What stands behind a year and says nothing but that it is one: JJ00 in Dutch statistics.
const YEAR_ENDS: [&str; 8] = ["年1-12月", "年1—12月", "年末", "年底", "年度", "年", "년", "JJ00"];
/// Words before a year that say nothing but that it is one.
const YEAR_WORDS: [&str; 5] = ["fiscal year", "year", "fy", "cy", "yr"];

// For every row: what is optimized for size does not inline it by itself.
#[inline(always)]
pub(super) fn year(text: &str) -> Option<Year> {
    if let [a @ b'1'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', d @ b'0'..=b'9'] = *text.as_bytes() {
        let value = |digit: u8| i64::from(digit - b'0');
        return Year::new(value(a) * 1000 + value(b) * 100 + value(c) * 10 + value(d));
    }
    written_year(text)
}

fn written_year(text: &str) -> Option<Year> {
    let year = without_word(without_repetition(text));
    let digits = YEAR_ENDS.iter().find_map(|end| year.strip_suffix(end)).unwrap_or(year);
    let digits: String = digits.trim_end().chars().map(with_plain_digit).collect();
    let of_republic = || minguo_year(ERAS.iter().find_map(|era| text.strip_prefix(era))?);
    let of_day = || day(text).and_then(year_of_day).or_else(|| year_of_turned_day(text));
    digits.parse().ok().or_else(of_republic).or_else(of_day)
}

/// The year of the Republic of China, which began with 1912: 110年.
pub(super) fn minguo_year(text: &str) -> Option<Year> {
    let digits: String = text.trim().strip_suffix('年')?.trim().chars().map(with_plain_digit).collect();
    let number: i64 = digits.parse().ok().filter(|_| (2..=3).contains(&digits.len()))?;
    Year::new(number + 1911)
}

/// Whether a text is a year and a month: 2021.06, 2021-06, 2021/6.
pub(super) fn is_month(text: &str) -> bool {
    let is_day = || day(text).is_some() || may_be_year(text);
    text.replace('.', "-").parse::<PartialDate>().is_ok() && !is_day()
}

/// The year alone, where the World Bank writes it twice: 2019 [YR2019].
fn without_repetition(text: &str) -> &str {
    let twice = text.strip_suffix(']').and_then(|text| text.split_once(" [YR"));
    twice.filter(|(first, second)| first == second).map_or(text, |(first, _)| first)
}

/// What stands behind a word for a year: FY2020, Year 2020.
fn without_word(text: &str) -> &str {
    let behind = |word: &&str| {
        let (start, rest) = text.split_at_checked(word.len())?;
        let rest = rest.trim_start();
        (start.eq_ignore_ascii_case(word) && rest.starts_with(|first: char| first.is_ascii_digit())).then_some(rest)
    };
    YEAR_WORDS.iter().find_map(behind).unwrap_or(text)
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    text.strip_suffix("T00:00:00").unwrap_or(text).parse().ok().and_then(PartialDate::day)
}

/// The year that a day stands for: its first or last, as spreadsheets and databases write years as dates.
fn year_of_day(day: NaiveDate) -> Option<Year> {
    let stands_for_year = matches!((day.month(), day.day()), (1, 1) | (12, 31));
    Year::new(day.year().into()).filter(|_| stands_for_year)
}

/// The same of a day whose year stands last; which of the others is the month makes no difference: 31.12.2020.
fn year_of_turned_day(text: &str) -> Option<Year> {
    let (day, year) = text.rsplit_once(['.', '/'])?;
    let stands_for_year = matches!(day, "31.12" | "01.01" | "1.1" | "31/12" | "12/31" | "01/01" | "1/1");
    year.parse().ok().filter(|_| stands_for_year)
}

/// Of a day that stands for its year, whether it is the first one.
pub(super) fn begins_year(text: &str) -> Option<bool> {
    if let Some(day) = day(text) {
        return year_of_day(day).map(|_| day.month() == 1);
    }
    year_of_turned_day(text).map(|_| !text.starts_with("31") && !text.starts_with("12"))
}

/// Several years: 2015-16, 2015/16, 2013-2015.
pub(super) struct SeveralYears {
    first: Year,
    last: Year,
    /// Whether the last two digits can be a month, as in 2003-05. Those of the year after are none: 2010-11 is a year of accounts.
    pub(super) may_be_month: bool,
}

impl SeveralYears {
    pub(super) fn length(&self) -> i32 {
        self.last.since(self.first)
    }
}

pub(super) fn period(text: &str) -> Option<SeveralYears> {
    let text = without_word(text.trim());
    let text = text.strip_suffix(['年', '년']).unwrap_or(text);
    let (first, last) = text.split_once(['-', '/', '–', '—', '~', '至']).or_else(|| text.split_once(" to "))?;
    let (first, last) = (first.trim(), last.trim());
    let first = year(first)?;
    let (last, may_be_month) = match last.len() {
        4 => (year(last)?, false),
        2 => {
            let digits: i32 = last.parse().ok()?;
            let century = first.number() - first.number().rem_euclid(100);
            let in_century = century + digits;
            let number = if in_century <= first.number() { in_century + 100 } else { in_century };
            (Year::new(i64::from(number))?, (1..=12).contains(&digits) && number != first.number() + 1)
        }
        _ => return None,
    };
    (first < last && last.since(first) < MOST_YEARS).then_some(SeveralYears { first, last, may_be_month })
}

/// The year, or the one of several that counts.
pub(super) fn year_in(text: &str, year_of: Option<YearOf>) -> Option<Year> {
    let of_several = |period: SeveralYears| Some(if year_of? == YearOf::First { period.first } else { period.last });
    year(text).or_else(|| period(text).and_then(of_several))
}

pub(crate) fn may_be_year(text: &str) -> bool {
    year(text).is_some()
}

/// Whether a text is a period of several years.
pub(crate) fn may_be_period(text: &str) -> bool {
    period(text).is_some_and(|period| !period.may_be_month)
}

/// Whether what stands behind digits is as short as a flag: p, (P), **.
pub(super) fn may_be_flag(behind: &str) -> bool {
    behind.trim_matches(['(', ')', '[', ']']).chars().count() <= LONGEST_FLAG
}

/// Whether a text is a year or a part of one, perhaps with a flag.
pub(crate) fn is_dated(text: &str) -> bool {
    let without_flag = behind_digits(text).filter(|(_, flag)| may_be_flag(flag)).map_or(text, |(year, _)| year);
    may_be_year(text) || may_be_year(without_flag) || may_be_period(without_flag) || is_part_of_year(text)
}

/// What stands before the year in a heading: Persons 2021.
pub(crate) fn without_year(heading: &str) -> Option<&str> {
    heading.rsplit_once(' ').filter(|(_, year)| may_be_year(year)).map(|(name, _)| name)
}

/// Whether a text is a month, quarter or half of a year: 2020 Q1, 2020 JAN, 2020M06, 2023年第四季度.
pub(super) fn is_part_of_year(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, part) = match text.split_at_checked(4) {
        Some((year, part)) if digits(year) == 4 => (year, part),
        _ => {
            let Some((part, year)) = text.len().checked_sub(4).and_then(|end| text.split_at_checked(end)) else {
                return false;
            };
            (year, part)
        }
    };
    let part = part.trim_start_matches('年').trim_matches(['-', '.', '/', ' ']).to_lowercase();
    let is_numbered = |name: &str| {
        part.strip_prefix(name).is_some_and(|number| (1..=2).contains(&number.len()) && digits(number) == number.len())
    };
    let is_named = MONTHS.iter().any(|month| part.starts_with(month)) || part.ends_with(['月', '季']);
    may_be_year(year)
        && (["q", "mm", "m", "h", "s", "kw", "w"].into_iter().any(is_numbered) || is_named || part.ends_with("季度"))
}

/// What stands behind the last digit: 2020p, 2021-22 (P), 118.5 e.
pub(super) fn behind_digits(text: &str) -> Option<(&str, &str)> {
    let digits = text.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let behind = text.strip_prefix(digits)?.trim();
    (!digits.is_empty() && !behind.is_empty()).then_some((digits, behind))
}

#[cfg(test)]
mod tests {
    use super::{behind_digits, is_part_of_year, may_be_year, period};

    #[test]
    fn periods_of_several_years_have_a_first_and_a_last_one() {
        for (cell, expected) in [
            ("2015-16", Some("2015 2016")),
            ("2015/16", Some("2015 2016")),
            ("2013-2015", Some("2013 2015")),
            ("2013–2015", Some("2013 2015")),
            ("2010-11", Some("2010 2011")),
            ("2013-15", Some("2013 2015")),
            ("1999-00", Some("1999 2000")),
            ("1999/2000", Some("1999 2000")),
            ("2010-12", None),
            ("2015-01", None),
            ("2015-2015", None),
            ("2016-2015", None),
            ("2015", None),
            ("2015-6", None),
            ("2015-16-17", None),
            ("FY2019/20", Some("2019 2020")),
            ("2019 to 2020", Some("2019 2020")),
            ("2019~2020年", Some("2019 2020")),
        ] {
            let found = period(cell).filter(|period| !period.may_be_month);
            let found = found.map(|period| format!("{} {}", period.first, period.last));
            assert_eq!(found.as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn what_says_only_that_it_is_a_year_is_one() {
        for text in [
            "2020JJ00",
            "2020年1-12月",
            "民國109年",
            "2020",
            "2020 年",
            "2020 [YR2020]",
            "FY2020",
            "fy 2020",
            "Year 2020",
            "Fiscal Year 2020",
        ] {
            assert!(may_be_year(text), "{text}");
        }
        for text in ["31.12.2020", "01/01/2020", "12/31/2020", "2020-12-31", "2020-01-01T00:00:00"] {
            assert!(may_be_year(text), "{text}");
        }
        for text in ["2020 [YR2021]", "FY20", "30.12.2020", "12.31.2020", "2020Q4", "Years 2020", "FY", "2020.0"] {
            assert!(!may_be_year(text), "{text}");
        }
    }

    #[test]
    fn parts_of_years_are_none() {
        for text in [
            "2020KW01",
            "2020MM12",
            "2020 Q1",
            "2020-Q4",
            "Q1 2020",
            "2020 JAN",
            "June 2020",
            "2020M06",
            "2020-H1",
            "2023年第四季度",
        ] {
            assert!(is_part_of_year(text) && !may_be_year(text), "{text}");
        }
        for text in ["2020", "2020p", "2015-16", "2020-06", "2020.06", "FY2020", "Total", "Q1", "2020 Q", "季度"] {
            assert!(!is_part_of_year(text), "{text}");
        }
    }

    #[test]
    fn what_stands_behind_the_digits_may_be_a_flag() {
        for (text, expected) in [
            ("2020*", Some(("2020", "*"))),
            ("2021-22 (P)", Some(("2021-22", "(P)"))),
            ("118.5 e", Some(("118.5", "e"))),
            ("118.5", None),
            (": m", None),
            ("", None),
        ] {
            assert_eq!(behind_digits(text), expected, "{text}");
        }
    }
}
