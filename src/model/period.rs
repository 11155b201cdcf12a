//! When something was measured, is due, or was published.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Serialize, Serializer};

/// A calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i32);

impl Year {
    /// The years that a file may name: anything else is a slip of the pen (20221, 221).
    pub const RANGE: std::ops::RangeInclusive<i32> = 1000..=2999;

    /// The first of them.
    pub const FIRST: Self = Self(*Self::RANGE.start());
    /// The last of them.
    pub const LAST: Self = Self(*Self::RANGE.end());

    /// The year `number`, or nothing outside [`Year::RANGE`].
    pub fn new(number: i64) -> Option<Self> {
        i32::try_from(number).ok().filter(|year| Self::RANGE.contains(year)).map(Self)
    }

    /// The year as a number.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The year `count` years later.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        Self(self.0.saturating_add(count))
    }

    /// Years from `earlier` to this one; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Every year from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }
}

/// Why a text is not a [`Year`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAYear;

impl fmt::Display for NotAYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a year of four digits")
    }
}

impl std::error::Error for NotAYear {}

impl FromStr for Year {
    type Err = NotAYear;

    /// Reads four digits: a sign or a leading zero is a slip.
    fn from_str(text: &str) -> Result<Self, NotAYear> {
        let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| text.parse().ok().and_then(Self::new)).flatten().ok_or(NotAYear)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Year {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(self.0)
    }
}

/// The end of a year, or a day: by when something is due, or when a plan is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// The year is over.
    EndOf(Year),
    /// The day is not over.
    Day(NaiveDate),
}

impl Moment {
    /// The year in which it lies.
    pub fn year(self) -> Year {
        match self {
            Self::EndOf(year) => year,
            Self::Day(day) => Year(day.year()),
        }
    }

    /// The last year that is over: statistics are judged by whole years.
    pub fn last_whole_year(self) -> Year {
        match self {
            Self::EndOf(year) => year,
            Self::Day(day) => Year(day.year()).plus(-1),
        }
    }

    /// The last day of which something may be known.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::EndOf(year) => NaiveDate::from_ymd_opt(year.0, 12, 31).unwrap_or(NaiveDate::MAX),
            Self::Day(day) => day,
        }
    }

    /// The day, when it is one.
    pub fn day(self) -> Option<NaiveDate> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }

    /// Whether at this moment a time that was left is up: that of a day from the day after on.
    pub fn is_after(self, due: Self) -> bool {
        match self {
            Self::EndOf(_) => due.last_day() <= self.last_day(),
            Self::Day(day) => due.last_day() < day,
        }
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |moment: &Self| (moment.last_day(), moment.day().is_none());
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Why a text is not a [`Moment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a year of four digits or a day")
    }
}

impl std::error::Error for NotAMoment {}

impl FromStr for Moment {
    type Err = NotAMoment;

    /// Reads a year, or a day as [`PartialDate`] does.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let day = || text.parse::<PartialDate>().ok()?.day().map(Self::Day);
        text.parse().map(Self::EndOf).ok().or_else(day).ok_or(NotAMoment)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndOf(year) => year.fmt(formatter),
            Self::Day(day) => day.fmt(formatter),
        }
    }
}

impl Serialize for Moment {
    /// A number for a year, a text for a day.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::EndOf(year) => year.serialize(serializer),
            Self::Day(day) => serializer.collect_str(day),
        }
    }
}

/// A date known to the day, the month or only the year, as bulletins are dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    last_day: NaiveDate,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// The latest day that the date can mean: something dated 2024-01 is surely known at the end of that month.
    pub fn last_day(self) -> NaiveDate {
        self.last_day
    }

    /// The earliest day that it can mean.
    pub fn first_day(self) -> NaiveDate {
        let first = match self.precision {
            Precision::Year => self.last_day.with_ordinal(1),
            Precision::Month => self.last_day.with_day(1),
            Precision::Day => None,
        };
        first.unwrap_or(self.last_day)
    }

    /// The day, when the date is known to the day.
    pub fn day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then_some(self.last_day)
    }

    /// The year of the date.
    pub fn year(self) -> Year {
        Year(self.last_day.year())
    }
}

impl FromStr for PartialDate {
    type Err = ();

    /// Reads `2024-03-30`, `2024/3/30`, `2024年3月30日`, `2024-03`, `2024年3月`, `2024` or `2024年`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.strip_suffix(['年', '月', '日']).unwrap_or(text);
        let mut parts = text.split(['-', '/', '年', '月']).map(|part| {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten().ok_or(())
        });
        let year = parts.next().ok_or(())??;
        let month = parts.next().transpose()?;
        let day = parts.next().transpose()?;
        if parts.next().is_some() || Year::new(year.into()).is_none() {
            return Err(());
        }
        let (precision, first) = match (month, day) {
            (None, _) => (Precision::Year, (12, 1)),
            (Some(month), None) => (Precision::Month, (month, 1)),
            (Some(month), Some(day)) => (Precision::Day, (month, day)),
        };
        let year = i32::try_from(year).map_err(|_| ())?;
        let date = NaiveDate::from_ymd_opt(year, first.0, first.1).ok_or(())?;
        let last_day = match precision {
            Precision::Day => date,
            Precision::Year | Precision::Month => {
                date.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).ok_or(())?
            }
        };
        Ok(Self { last_day, precision })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
        };
        self.last_day.format(pattern).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::{Datelike, Moment, NaiveDate, PartialDate, Year};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn years_are_those_that_a_file_may_name() {
        for (number, exists) in [(999, false), (1000, true), (2999, true), (3000, false), (20221, false), (-1, false)] {
            assert_eq!(Year::new(number).map(|year| i64::from(year.number())), exists.then_some(number));
        }
        assert_eq!((Year::FIRST.number(), Year::LAST.number()), (1000, 2999));
    }

    #[test]
    fn years_are_counted_and_written() {
        let [base, due] = [2020, 2023].map(|year| Year::new(year).unwrap());
        assert_eq!((due.since(base), base.since(due), base.plus(3), due.plus(-3)), (3, -3, due, base));
        assert_eq!(base.through(due).map(Year::number).collect::<Vec<_>>(), [2020, 2021, 2022, 2023]);
        assert_eq!(due.through(base).count(), 0);
        assert_eq!((base.to_string(), serde_json::to_value(base).unwrap()), (String::from("2020"), 2020.into()));
    }

    #[test]
    fn a_year_is_over_at_its_end_and_a_day_is_not() {
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        for (at, due, is_after) in [
            ("2021", "2021", true),
            ("2021", "2022", false),
            ("2021", "2021-12-31", true),
            ("2021", "2022-01-01", false),
            ("2021-06-30", "2021-06-30", false),
            ("2021-07-01", "2021-06-30", true),
            ("2021-12-31", "2021", false),
            ("2022-01-01", "2021", true),
        ] {
            assert_eq!(moment(at).is_after(moment(due)), is_after, "{at} {due}");
        }
        let years = |text| (moment(text).year().number(), moment(text).last_whole_year().number());
        assert_eq!([years("2021"), years("2021-07-15")], [(2021, 2021), (2021, 2020)]);
        assert!(moment("2021-12-31") < moment("2021") && moment("2021") < moment("2022-01-01"));
        assert_eq!([moment("2021"), moment("2021/7/5")].map(|at| at.to_string()), ["2021", "2021-07-05"]);
        assert!(["2021-07", "20210715", "", "2021-02-30"].iter().all(|text| text.parse::<Moment>().is_err()));
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_written_and_known_from_its_last_day_on() {
        for (text, last_day, written) in [
            ("2024-03-30", day(2024, 3, 30), "2024-03-30"),
            ("2024/3/5", day(2024, 3, 5), "2024-03-05"),
            ("2024年3月5日", day(2024, 3, 5), "2024-03-05"),
            ("2024-02", day(2024, 2, 29), "2024-02"),
            ("2023年2月", day(2023, 2, 28), "2023-02"),
            ("2024-12", day(2024, 12, 31), "2024-12"),
            ("2024", day(2024, 12, 31), "2024"),
            ("2024年", day(2024, 12, 31), "2024"),
        ] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(date.last_day(), last_day, "{text}");
            assert_eq!(date.day(), (written.len() == 10).then_some(last_day), "{text}");
            assert_eq!((date.year().number(), date.to_string().as_str()), (last_day.year(), written), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "-",
            "年",
            "2024-",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-1-1-1",
            "24",
            "999",
            "3000",
            "20240330",
            "2024.3",
            "２０２４",
            "+2024",
            "2024-3-",
            "2024-00003",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(()), "{text}");
        }
    }
}
