//! The years that titles and deadlines name.

use chrono::NaiveDate;

use crate::model::{Moment, Year, with_plain_digit};

/// No plan is for a later one: 2926 is a slip.
pub(super) const LATEST_YEAR: i32 = 2100;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Years {
    pub(crate) base: i32,
    pub(crate) first: i32,
    pub(crate) last: i32,
}

/// By when something is due.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub(super) moment: Moment,
    /// 2024年 and not 到2024年.
    pub(super) is_of_year: bool,
    /// The words that say so, where they are a clause of their own.
    pub(super) text: String,
}

/// Five-year plans with their first years.
pub(super) const FIVE_YEARS: [(&str, i32); 5] =
    [("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十六五", 2031)];

/// The year that a text names, where it names only one.
pub(crate) fn year_in(text: &str) -> Option<i32> {
    let (first, others) = years_in(text).split_first().map(|(first, others)| (*first, others.to_vec()))?;
    others.iter().all(|year| *year == first).then_some(first)
}

/// The years that a title names: 2021-2023年, 2021年, or those of a five-year plan.
pub(crate) fn years_of_title(title: &str) -> Option<(i32, i32)> {
    // 穗府〔2020〕16号 is no year of the plan.
    let title: String = title.split(['〔', '〕']).step_by(2).collect();
    match years_in(&title).as_slice() {
        [only] if is_of_one_year(&title, &only.to_string()) => Some((*only, *only)),
        [_] => None,
        [first, last] if first <= last => Some((*first, *last)),
        _ => FIVE_YEARS.iter().find(|(name, _)| title.contains(name)).map(|(_, first)| (*first, first + 4)),
    }
}

/// Whether a title says of its only year that it is the plan's, and not that in which it ends: Vision 2030, 2026年前.
fn is_of_one_year(title: &str, year: &str) -> bool {
    let Some((before, behind)) = title.split_once(year) else { return false };
    let before = before.trim_end().to_lowercase();
    let is_end = ["年前", "年底前", "年之前", "年远景"].iter().any(|word| behind.starts_with(word))
        || before.ends_with(['到', '至'])
        || before.ends_with("面向");
    let is_named = !title.is_ascii()
        || behind.contains(char::is_alphanumeric)
        || [" for", " in", "("].iter().any(|word| before.ends_with(word));
    !is_end && is_named
}

/// What a column of deadlines says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deadline {
    pub(crate) year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Deadline {
    /// 2024年6月底前, 9月1日, 30 June 2025 or Q4 2026.
    pub(crate) fn of(text: &str) -> Self {
        let text: String =
            text.chars().map(with_plain_digit).filter(|sign| text.is_ascii() || !sign.is_whitespace()).collect();
        let number_before = |word: &str| {
            let (before, _) = text.split_once(word)?;
            let start = before
                .rfind(|sign: char| !sign.is_ascii_digit())
                .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
            before.get(start..)?.parse::<u32>().ok()
        };
        let quarter = (1..=4).zip(["一季度", "二季度", "三季度", "四季度"]).find(|(number, word)| {
            text.contains(*word) || text.contains(&format!("Q{number}")) || text.contains(&format!("{number}季度"))
        });
        let half = text.contains("上半年").then_some(6);
        let english = || {
            let at = text
                .find(|sign: char| sign.is_ascii_alphabetic())
                .filter(|_| text.is_ascii() && !years_in(&text).is_empty())?;
            let month = text.get(at..).and_then(month_of)?;
            Some((month, text.get(..at).and_then(|day| day.trim().parse().ok())))
        };
        let (month, day) = match number_before("月") {
            Some(month) => (Some(month), number_before("日")),
            None => english()
                .map_or((half.or(quarter.map(|(number, _)| 3 * number)), None), |(month, day)| (Some(month), day)),
        };
        let months = text.matches('月').count();
        let year = year_in(&text);
        if months > 1 || year.is_none() && !years_in(&text).is_empty() {
            return Self::default();
        }
        Self { year, month, day }
    }

    /// The day in its year, or in that of the list.
    pub(crate) fn day_in(self, year: Option<i32>) -> Option<Moment> {
        self.month?;
        moment(Year::new(i64::from(self.year.or(year)?)), self.month, self.day)
    }
}

pub(super) fn years_in(text: &str) -> Vec<i32> {
    let mut years: Vec<i32> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let length = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        let (digits, behind) = digits.split_at(length);
        let century =
            years.last().filter(|_| matches!(before, "-" | "–" | "—" | "/" | "至" | "~")).map(|year| year / 100);
        match (digits.len(), digits.parse::<i32>(), century) {
            (4, Ok(year @ 1000..=2999), _) => years.push(year),
            // 2024-28.
            (2, Ok(year), Some(century)) => years.push(century * 100 + year),
            _ => {}
        }
        rest = behind;
    }
    years
}

/// The end of a year, of a month, or a day.
pub(super) fn moment(year: Option<Year>, month: Option<u32>, day: Option<u32>) -> Option<Moment> {
    let year = year?;
    let Some(month) = month else { return Some(Moment::EndOf(year)) };
    let day = match day {
        Some(day) => NaiveDate::from_ymd_opt(year.number(), month, day),
        None => (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year.number(), month, day)),
    };
    Some(if month == 12 && day == Moment::EndOf(year).last_day().into() {
        Moment::EndOf(year)
    } else {
        Moment::Day(day?)
    })
}

pub(super) fn month_of(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_ascii_lowercase();
    (1..).zip(MONTHS).find_map(|(number, month)| name.starts_with(month).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::{Deadline, years_of_title};

    #[test]
    fn a_deadline_is_a_day_or_the_end_of_a_month() {
        for (text, year, due) in [
            ("2024年6月底前", None, Some("2024-06-30")),
            ("9月1日前", Some(2023), Some("2023-09-01")),
            ("2025年", Some(2023), None),
            ("2024年上半年", None, Some("2024-06-30")),
            ("2024年第三季度", None, Some("2024-09-30")),
            ("30 June 2025", None, Some("2025-06-30")),
            ("Q1 2026", None, Some("2026-03-31")),
            ("长期坚持", Some(2023), None),
            ("3月—9月", Some(2023), None),
        ] {
            let found = Deadline::of(text).day_in(year).map(|due| due.to_string());
            assert_eq!(found.as_deref(), due, "{text}");
        }
        assert_eq!(Deadline::of("2025年").year, Some(2025));
        assert_eq!(Deadline::of("2023—2025年").year, None);
    }

    #[test]
    fn a_title_names_one_year_or_the_first_and_the_last() {
        for (title, years) in [
            ("2024年重点工作责任分解方案", Some((2024, 2024))),
            ("供水规划（2024—2028年）", Some((2024, 2028))),
            ("Water Strategy 2024–28", Some((2024, 2028))),
            ("Water Strategy 2024/25", Some((2024, 2025))),
            ("供水“十四五”规划", Some((2021, 2025))),
            ("供水规划（水〔2020〕16号）", None),
            ("供水12条措施", None),
            ("Vision 2030", None),
            ("2026年前供水行动计划", None),
            ("2024 Water Plan", Some((2024, 2024))),
            ("Water Plan for 2024", Some((2024, 2024))),
        ] {
            assert_eq!(years_of_title(title), years, "{title}");
        }
    }
}
