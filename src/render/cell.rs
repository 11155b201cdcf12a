//! A cell as people read it.

use std::borrow::Cow;

use super::visible;
use crate::model::Number;
use crate::report::requirement::separate_thousands;
use crate::report::{Cell, sign as sign_of};

/// What a place that shows text can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// Every character.
    #[default]
    Unicode,
    /// Signs and pictures of ASCII only; the plan's own words stay as they are.
    Ascii,
}

/// A text in what can be shown. Old consoles show some signs two cells wide or not at all; Chinese stays.
pub(super) fn in_script(text: &str, script: Script) -> Cow<'_, str> {
    if script == Script::Unicode || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().fold(String::with_capacity(text.len()), |mut shown, character| {
        match ascii_sign(character) {
            Some(sign) => shown.push_str(sign),
            None => shown.push(character),
        }
        shown
    }))
}

fn ascii_sign(character: char) -> Option<&'static str> {
    Some(match character {
        '·' | '–' | '—' | '−' | '▼' => "-",
        '≥' => ">=",
        '≤' => "<=",
        '≈' | '▲' => "~",
        '≠' => "!=",
        '±' => "+-",
        '×' | '✗' => "x",
        '÷' => "/",
        '…' => "...",
        '“' | '”' => "\"",
        '√' | '✓' => "+",
        '●' => "=",
        '↓' => "v",
        '○' | '◎' => "?",
        '◇' | '□' => ".",
        _ => return None,
    })
}

/// Heights of a sparkline.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_HEIGHTS: [char; 8] = ['_', '.', ':', '-', '=', '+', '*', '#'];
/// Length of a bar of 100 %.
const BAR_LENGTH: usize = 10;

/// A cell as people read it: thousands separated, a sign before each status, a dash for what is not known.
pub(super) fn display(cell: &Cell, script: Script) -> String {
    let mut shown = String::new();
    add_display(cell, script, &mut shown);
    shown
}

/// The same at the end of a text.
pub(super) fn add_display(cell: &Cell, script: Script, shown: &mut String) {
    match cell {
        Cell::Empty | Cell::Bar(None) => {}
        Cell::Unknown => shown.push_str(unknown(script)),
        Cell::Text(text) => shown.push_str(&visible(text)),
        Cell::Year(_) | Cell::Day(_) => cell.add_plain(shown),
        Cell::Number { value, decimals, suffix } | Cell::Computed { value, decimals, suffix, .. } => {
            let start = shown.len();
            value.add_fixed(*decimals, shown);
            separate_thousands(shown, start);
            shown.push_str(suffix.as_str());
        }
        Cell::Status(status, words, language) => {
            let mut sign = [0; 4];
            let sign = sign_of(*status, *language).encode_utf8(&mut sign);
            shown.extend([&in_script(sign, script), " ", words]);
        }
        Cell::Sparkline(values) => add_sparkline(values, script, shown),
        Cell::Bar(Some(share)) => add_bar(share, script, shown),
    }
}

fn unknown(script: Script) -> &'static str {
    match script {
        Script::Unicode => "—",
        Script::Ascii => "-",
    }
}

/// A column of height for each value between the lowest and the highest; nothing for fewer than two values.
fn add_sparkline(values: &[Option<Number>], script: Script, shown: &mut String) {
    let heights = if script == Script::Ascii { ASCII_HEIGHTS } else { HEIGHTS };
    let known = || values.iter().flatten();
    let (Some(lowest), Some(highest), true) = (known().min(), known().max(), known().nth(1).is_some()) else { return };
    let levels = levels(lowest, highest);
    let height = |value: &Number| {
        let step = if lowest == highest { 0 } else { levels.partition_point(|level| level <= value) };
        heights.get(step).copied().unwrap_or(' ')
    };
    shown.extend(values.iter().map(|value| value.as_ref().map_or(' ', height)));
}

/// From which value on each height but the first is the nearest one: the first is a fourteenth of the way up.
fn levels(lowest: &Number, highest: &Number) -> [Number; 7] {
    let half = (highest - lowest).checked_div(&Number::from(14)).unwrap_or_else(Number::zero);
    let (mut level, step) = (lowest - &half, &half + &half);
    [(); 7].map(|()| {
        level = &level + &step;
        level.clone()
    })
}

fn add_bar(share: &Number, script: Script, shown: &mut String) {
    let (full, empty) = if script == Script::Ascii { ('#', '.') } else { ('█', '░') };
    let tenths = share.checked_div(&Number::from(10)).unwrap_or_else(Number::zero);
    let tenths = tenths.clamp(Number::zero(), Number::from(BAR_LENGTH as i64));
    let length = tenths.round(0).to_plain().parse().unwrap_or(0);
    let filled = std::iter::repeat_n(full, length);
    shown.extend(filled.chain(std::iter::repeat_n(empty, BAR_LENGTH - length)));
}

#[cfg(test)]
mod tests {
    use super::{Script, display};
    use crate::locale::Language;
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
            assert!(display(&Cell::Status(status, "x".to_owned(), Language::Chinese), Script::Ascii).is_ascii());
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
