//! The digits of a cell in one way of writing, whatever sign parts its decimals.

use std::borrow::Cow;

use crate::model::half_width;
use crate::source::DecimalMark;

/// How the numbers of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    /// A point parts the decimals, commas part thousands.
    Point,
    /// A comma parts the decimals, points part thousands.
    Comma,
    /// Either, for spreadsheets part cells by semicolons where the comma is the decimal sign.
    Unknown,
}

/// A number that is one of two, each as it would be written with a point.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CellAmbiguity {
    /// When a comma parts the decimals.
    pub(super) with_comma: String,
    /// When a point does.
    pub(super) with_point: String,
}

impl Convention {
    pub(super) fn of_file(delimiter: u8, chosen: Option<DecimalMark>) -> Self {
        match chosen {
            Some(DecimalMark::Point) => Self::Point,
            Some(DecimalMark::Comma) => Self::Comma,
            None if delimiter == b';' => Self::Unknown,
            None => Self::Point,
        }
    }

    /// The cell with its number written with a point; what is no number stays as it is.
    pub(super) fn with_point<'c>(self, cell: &'c str) -> Result<Cow<'c, str>, CellAmbiguity> {
        if self == Self::Point {
            return Ok(Cow::Borrowed(cell));
        }
        let start = cell.find(|first: char| is_digit(first) || is_mark(first)).unwrap_or(cell.len());
        let (before, rest) = cell.split_at(start);
        let length = rest.find(|next: char| !is_digit(next) && !is_mark(next)).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(length);
        if !number.contains(is_mark) {
            return Ok(Cow::Borrowed(cell));
        }
        let number: String = number.chars().map(half_width).collect();
        let whole = |number: String| format!("{before}{number}{behind}");
        let number = if self == Self::Comma { Ok(swapped(&number)) } else { only_reading(&number) };
        number
            .map(|number| Cow::Owned(whole(number)))
            .map_err(|two| CellAmbiguity { with_comma: whole(two.with_comma), with_point: whole(two.with_point) })
    }
}

/// The number when a comma and a point may each part thousands or decimals.
fn only_reading(number: &str) -> Result<String, CellAmbiguity> {
    let marks: Vec<char> = number.chars().filter(|character| is_mark(*character)).collect();
    let groups: Vec<&str> = number.split(is_mark).collect();
    match (marks.as_slice(), groups.as_slice()) {
        ([_], [whole, fraction]) => {
            let decimal = format!("{whole}.{fraction}");
            let may_be_grouped = is_group_start(whole) && !whole.starts_with('0') && fraction.len() == 3;
            match (may_be_grouped, marks.as_slice()) {
                (false, _) => Ok(decimal),
                (true, [',']) => Err(CellAmbiguity { with_comma: decimal, with_point: format!("{whole}{fraction}") }),
                (true, _) => Err(CellAmbiguity { with_comma: format!("{whole}{fraction}"), with_point: decimal }),
            }
        }
        ([first, others @ ..], [start, rest @ ..]) if others.iter().all(|mark| mark == first) => {
            Ok(if is_grouped(start, rest) { groups.concat() } else { number.to_owned() })
        }
        ([first, between @ .., last], [start, rest @ .., decimals])
            if first != last && between.iter().all(|mark| mark == first) && is_grouped(start, rest) =>
        {
            Ok(format!("{start}{}.{decimals}", rest.concat()))
        }
        _ => Ok(number.to_owned()),
    }
}

fn is_grouped(start: &str, rest: &[&str]) -> bool {
    is_group_start(start) && rest.iter().all(|group| group.len() == 3)
}

fn is_group_start(group: &str) -> bool {
    (1..=3).contains(&group.len())
}

fn swapped(number: &str) -> String {
    let other = |character| match character {
        ',' => '.',
        '.' => ',',
        digit => digit,
    };
    number.chars().map(other).collect()
}

fn is_digit(character: char) -> bool {
    half_width(character).is_ascii_digit()
}

fn is_mark(character: char) -> bool {
    matches!(half_width(character), ',' | '.')
}

#[cfg(test)]
mod tests {
    use super::Convention::{self, Comma, Point, Unknown};
    use crate::source::DecimalMark;

    #[test]
    fn only_a_file_with_semicolons_leaves_the_decimal_sign_open() {
        let chosen = [None, Some(DecimalMark::Comma), Some(DecimalMark::Point)];
        for (delimiter, conventions) in
            [(b',', [Point, Comma, Point]), (b'\t', [Point, Comma, Point]), (b';', [Unknown, Comma, Point])]
        {
            assert_eq!(chosen.map(|mark| Convention::of_file(delimiter, mark)), conventions);
        }
    }

    #[test]
    fn a_number_with_one_reading_is_read_and_one_with_two_is_not() {
        for (cell, point, comma, unknown) in [
            ("1234", "1234", "1234", Some("1234")),
            ("3,5", "3,5", "3.5", Some("3.5")),
            ("0,75", "0,75", "0.75", Some("0.75")),
            ("0,750", "0,750", "0.750", Some("0.750")),
            (",5", ",5", ".5", Some(".5")),
            ("-3,5%", "-3,5%", "-3.5%", Some("-3.5%")),
            ("3.5", "3.5", "3,5", Some("3.5")),
            ("1.234", "1.234", "1,234", None),
            ("1,234", "1,234", "1.234", None),
            ("-12,345万元", "-12,345万元", "-12.345万元", None),
            ("１，２３４", "１，２３４", "1.234", None),
            ("1234,567", "1234,567", "1234.567", Some("1234.567")),
            ("1.234,5", "1.234,5", "1,234.5", Some("1234.5")),
            ("1,234.5", "1,234.5", "1.234,5", Some("1234.5")),
            ("1.234.567", "1.234.567", "1,234,567", Some("1234567")),
            ("1.234.567,8", "1.234.567,8", "1,234,567.8", Some("1234567.8")),
            ("1.234,567", "1.234,567", "1,234.567", Some("1234.567")),
            ("1,5E-05", "1,5E-05", "1.5E-05", Some("1.5E-05")),
            ("1.23.4", "1.23.4", "1,23,4", Some("1.23.4")),
            ("12,34.5", "12,34.5", "12.34,5", Some("12,34.5")),
            ("—", "—", "—", Some("—")),
            ("暂无", "暂无", "暂无", Some("暂无")),
        ] {
            assert_eq!(Point.with_point(cell).unwrap(), point);
            assert_eq!(Comma.with_point(cell).unwrap(), comma);
            assert_eq!(Unknown.with_point(cell).ok().as_deref(), unknown, "{cell}");
        }
        let two = Unknown.with_point("1.234").unwrap_err();
        assert_eq!((two.with_comma.as_str(), two.with_point.as_str()), ("1234", "1.234"));
        let two = Unknown.with_point("-1.234亿元").unwrap_err();
        assert_eq!((two.with_comma.as_str(), two.with_point.as_str()), ("-1234亿元", "-1.234亿元"));
        let two = Unknown.with_point("3,512").unwrap_err();
        assert_eq!((two.with_comma.as_str(), two.with_point.as_str()), ("3.512", "3512"));
    }
}
