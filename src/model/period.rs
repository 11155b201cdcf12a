//! When something was measured, is due, or was published.

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
    use super::{Datelike, NaiveDate, PartialDate, Year};

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
