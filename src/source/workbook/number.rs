//! Numbers of a workbook as exact decimals, and as days.

use chrono::{Days, NaiveDate};

/// A spreadsheet keeps 15 digits of a number; what is behind them comes from how it is stored.
const DIGITS_KEPT: usize = 15;

/// The number in plain digits, its decimal point moved to the right.
pub(super) fn decimal(value: f64, moved: i32) -> String {
    let scientific = format!("{:.*e}", DIGITS_KEPT - 1, value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let point = exponent.parse::<i32>().unwrap_or_default() + 1 + moved;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let whole = usize::try_from(point).unwrap_or_default();
    match digits.split_at_checked(whole) {
        Some(("", decimals)) => format!("{sign}0.{}{decimals}", zeros(-point)),
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, decimals)) => format!("{sign}{whole}.{decimals}"),
        None => format!("{sign}{digits}{}", "0".repeat(whole - digits.len())),
    }
}

/// The day of a number; nothing where a spreadsheet shows none.
pub(super) fn day(value: f64, is_1904: bool) -> Option<NaiveDate> {
    /// 31 December 9999.
    const LAST: f64 = 2_958_465.0;
    if !(0.0..LAST + 1.0).contains(&value) {
        return None;
    }
    let number = value as u64;
    // 1900 has a 29 February there, which it had not.
    let (first, number) = match number {
        _ if is_1904 => (NaiveDate::from_ymd_opt(1904, 1, 1)?, number),
        0 | 60 => return None,
        1..60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, number),
        _ => (NaiveDate::from_ymd_opt(1899, 12, 30)?, number),
    };
    first.checked_add_days(Days::new(number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{day, decimal};

    #[test]
    fn a_number_has_the_digits_that_were_typed() {
        for (stored, plain, as_percent) in [
            ("0.28999999999999998", "0.29", "29"),
            ("0", "0", "0"),
            ("-0", "0", "0"),
            ("-1.5", "-1.5", "-150"),
            ("1E-3", "0.001", "0.1"),
            ("1.2233999999999999E+5", "122340", "12234000"),
            ("0.92500000000000004", "0.925", "92.5"),
            ("123456789012345678", "123456789012346000", "12345678901234600000"),
            ("1E+20", "100000000000000000000", "10000000000000000000000"),
            ("7.0000000000000007E-2", "0.07", "7"),
        ] {
            let value = stored.parse().unwrap();
            assert_eq!((decimal(value, 0).as_str(), decimal(value, 2).as_str()), (plain, as_percent), "{stored}");
        }
    }

    #[test]
    fn a_day_is_counted_from_either_start() {
        for (value, is_1904, expected) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (2021.0, false, "1905-07-13"),
            (44_561.75, false, "2021-12-31"),
            (43_099.0, true, "2021-12-31"),
            (0.0, true, "1904-01-01"),
            (2_958_465.5, false, "9999-12-31"),
        ] {
            assert_eq!(day(value, is_1904).map(|day| day.to_string()).as_deref(), Some(expected), "{value}");
        }
        assert!([0.5, 60.0, -1.0, 2_958_466.0, f64::NAN].iter().all(|value| day(*value, false).is_none()));
    }

    proptest! {
        #[test]
        fn fifteen_digits_are_kept(mantissa in 1..1_000_000_000_000_000_i64, places in 0..12_usize) {
            let digits = format!("{mantissa:0>width$}", width = places + 1);
            let (whole, decimals) = digits.split_at(digits.len() - places);
            let typed = if places == 0 { digits.clone() } else { format!("{whole}.{decimals}") };
            let expected = if places == 0 { typed.as_str() } else { typed.trim_end_matches('0').trim_end_matches('.') };
            prop_assert_eq!(decimal(typed.parse().unwrap(), 0), expected);
        }
    }
}
