//! A cell as people read it.

use super::visible;
use crate::model::{Number, Status};
use crate::report::Cell;

/// What a place that shows text can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// Every character.
    #[default]
    Unicode,
    /// Signs and pictures of ASCII only; the plan's own words stay as they are.
    Ascii,
}

/// Heights of a sparkline.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_HEIGHTS: [char; 8] = ['_', '.', ':', '-', '=', '+', '*', '#'];
/// Length of a bar of 100 %.
const BAR_LENGTH: usize = 10;

/// A cell as people read it: thousands separated, a sign before each status, a dash for what is not known.
pub(super) fn display(cell: &Cell, script: Script) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => unknown(script).to_owned(),
        Cell::Text(text) => visible(text).into_owned(),
        Cell::Number { value, decimals, suffix } | Cell::Computed { value, decimals, suffix, .. } => {
            with_thousands(&value.to_fixed(*decimals)) + suffix.as_str()
        }
        Cell::Status(status, words) => format!("{} {words}", sign(*status, script)),
        Cell::Sparkline(values) => sparkline(values, script),
        Cell::Bar(share) => share.as_ref().map(|share| bar(share, script)).unwrap_or_default(),
    }
}

fn unknown(script: Script) -> &'static str {
    match script {
        Script::Unicode => "—",
        Script::Ascii => "-",
    }
}

/// The sign of a status, so that it does not depend on colour.
pub(super) fn sign(status: Status, script: Script) -> char {
    let (sign, ascii) = match status {
        Status::Achieved | Status::AchievedEarly => ('✓', '+'),
        Status::OnTrack => ('●', '*'),
        Status::AtRisk => ('▲', '~'),
        Status::Behind | Status::Regressing => ('▼', '-'),
        Status::Missed => ('✗', 'x'),
        Status::NoData | Status::AwaitingData | Status::InsufficientData => ('○', '?'),
        Status::AwaitingJudgement | Status::Pending => ('◇', '.'),
    };
    match script {
        Script::Unicode => sign,
        Script::Ascii => ascii,
    }
}

/// A column of height for each value between the lowest and the highest; nothing for fewer than two values.
fn sparkline(values: &[Option<Number>], script: Script) -> String {
    let heights = if script == Script::Ascii { ASCII_HEIGHTS } else { HEIGHTS };
    let known: Vec<&Number> = values.iter().flatten().collect();
    let (Some(lowest), Some(highest), true) = (known.iter().min(), known.iter().max(), known.len() > 1) else {
        return String::new();
    };
    let height = |value: &Number| {
        let share = (value - lowest).checked_div(&(*highest - *lowest));
        let steps = Number::from(7);
        let step = share.map_or(0, |share| (share * steps).round(0).to_plain().parse().unwrap_or(0));
        heights.get(step).copied().unwrap_or(' ')
    };
    values.iter().map(|value| value.as_ref().map_or(' ', height)).collect()
}

fn bar(share: &Number, script: Script) -> String {
    let (full, empty) = if script == Script::Ascii { ('#', '.') } else { ('█', '░') };
    let tenths = share.checked_div(&Number::from(10)).unwrap_or_else(Number::zero);
    let tenths = tenths.clamp(Number::zero(), Number::from(BAR_LENGTH as i64));
    let length = tenths.round(0).to_plain().parse().unwrap_or(0);
    let filled = std::iter::repeat_n(full, length);
    filled.chain(std::iter::repeat_n(empty, BAR_LENGTH - length)).collect()
}

fn with_thousands(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::with_capacity(number.len() * 2);
    grouped.push_str(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = fraction {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{Script, display};
    use crate::model::{Number, Status};
    use crate::report::{Cell, Suffix};

    fn numbers(values: &[i64]) -> Vec<Option<Number>> {
        values.iter().map(|value| Some(Number::from(*value))).collect()
    }

    #[test]
    fn a_sparkline_goes_from_the_lowest_to_the_highest_value() {
        let mut values = numbers(&[3, 10, 6]);
        values.insert(1, None);
        assert_eq!(display(&Cell::Sparkline(values.clone()), Script::Unicode), "▁ █▄");
        assert_eq!(display(&Cell::Sparkline(values), Script::Ascii), "_ #-");
        assert_eq!(display(&Cell::Sparkline(numbers(&[5, 5])), Script::Unicode), "▁▁");
        assert_eq!(display(&Cell::Sparkline(numbers(&[5])), Script::Unicode), "");
    }

    #[test]
    fn a_bar_ends_at_its_share() {
        let bar = |percent: i64, script| display(&Cell::Bar(Some(Number::from(percent))), script);
        assert_eq!(bar(0, Script::Unicode), "░░░░░░░░░░");
        assert_eq!(bar(26, Script::Unicode), "███░░░░░░░");
        assert_eq!(bar(180, Script::Ascii), "##########");
        assert_eq!(bar(-5, Script::Ascii), "..........");
        let huge = Cell::Bar(Some(Number::power_of_ten(30)));
        assert_eq!(display(&huge, Script::Ascii), "##########");
        assert_eq!(display(&Cell::Bar(None), Script::Unicode), "");
    }

    #[test]
    fn ascii_has_a_sign_of_its_own_for_every_kind_of_status() {
        for status in Status::ALL {
            assert!(display(&Cell::Status(status, "x".to_owned()), Script::Ascii).is_ascii());
        }
        assert_eq!(display(&Cell::Unknown, Script::Ascii), "-");
    }

    #[test]
    fn thousands_are_separated() {
        let number = |text: &str, decimals| {
            let value = text.parse().unwrap_or_else(|_| Number::zero());
            display(&Cell::Number { value, decimals, suffix: Suffix::None }, Script::Unicode)
        };
        assert_eq!(number("1234567.5", 1), "1,234,567.5");
        assert_eq!(number("-999", 0), "-999");
        assert_eq!(number("-1000", 0), "-1,000");
    }
}
