//! Figures as a person before a terminal reads them: thousands separated, a sign before each change, the unit behind.

use super::reading::is_own_language;
use crate::locale::{Language, Texts};
use crate::model::{Number, UnitOfMeasure};

/// Chinese counting words, which an English name says already.
const COUNTING_WORDS: [&str; 6] = ["件", "家", "个", "人", "次", "项"];

/// The digits of a number with its thousands separated, and a minus sign that is one.
pub(in crate::report) fn grouped(digits: &str) -> String {
    let mut grouped = digits.to_owned();
    separate_thousands(&mut grouped, 0);
    grouped.strip_prefix('-').map(|digits| format!("−{digits}")).unwrap_or(grouped)
}

/// The digits of a number in a document: a Chinese one separates no thousands.
pub(in crate::report) fn in_document(digits: String, texts: &Texts) -> String {
    if texts.language() == Language::English { grouped(&digits) } else { digits }
}

/// In the number that stands at the end of a text.
pub fn separate_thousands(text: &mut String, start: usize) {
    let number = text.get(start..).unwrap_or_default();
    let first_digit = start + usize::from(number.starts_with('-'));
    let mut place = start + number.bytes().position(|byte| byte == b'.').unwrap_or(number.len());
    while place > first_digit + 3 {
        place -= 3;
        text.insert(place, ',');
    }
}

/// A change with its sign.
pub(in crate::report) fn signed(grouped: &str) -> String {
    let is_nothing = grouped.chars().all(|character| !character.is_ascii_digit() || character == '0');
    if grouped.starts_with('−') || is_nothing { grouped.to_owned() } else { format!("+{grouped}") }
}

/// Whether a name says already what is counted, or nothing does.
fn is_said(unit: &str, texts: &Texts) -> bool {
    unit.is_empty()
        || UnitOfMeasure::NOT_STATED.contains(&unit)
        || (texts.language() == Language::English && COUNTING_WORDS.contains(&unit))
}

/// A unit of measure in a column of its own.
pub(in crate::report) fn unit_alone<'u>(unit: &'u str, texts: &Texts) -> &'u str {
    if is_said(unit, texts) { "" } else { unit }
}

/// A unit of measure as it goes on behind a name.
pub(in crate::report) fn unit_behind(unit: &str, texts: &Texts) -> String {
    if is_said(unit, texts) { String::new() } else { texts.format("unit-behind-name", &[("unit", unit)]) }
}

/// A number with its unit of measure.
pub(in crate::report) fn measured(number: &str, unit: &str, texts: &Texts) -> String {
    if is_said(unit, texts) {
        return number.to_owned();
    }
    let is_sign = matches!(unit, "%" | "％" | "‰");
    let is_joined =
        is_sign || (texts.language() == Language::Chinese && !unit.starts_with(|first: char| first.is_ascii()));
    let is_one = matches!(number, "1" | "+1" | "−1");
    let unit = if is_one { of_one(unit) } else { unit.to_owned() };
    format!("{number}{}{unit}", if is_joined { "" } else { " " })
}

/// An English unit of measure behind 1: book per pupil.
fn of_one(unit: &str) -> String {
    let (nouns, per) = unit.split_at(unit.find(" per ").unwrap_or(unit.len()));
    let is_word = nouns.len() > 2 && nouns.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    let one = match nouns.strip_suffix("ies") {
        _ if !is_word || nouns.ends_with("ss") => nouns.to_owned(),
        _ if nouns.ends_with("people") => format!("{}person", nouns.trim_end_matches("people")),
        Some(stem) => format!("{stem}y"),
        None => {
            let hisses = ["sses", "xes", "ches", "shes"].iter().any(|end| nouns.ends_with(end));
            nouns.strip_suffix(if hisses { "es" } else { "s" }).unwrap_or(nouns).to_owned()
        }
    };
    format!("{one}{per}")
}

/// The same in a sentence, where an English one marks a unit that it has no word for.
pub(in crate::report) fn measured_in_sentence(number: &str, unit: &str, texts: &Texts) -> String {
    let is_foreign = !is_said(unit, texts) && !is_own_language(unit, texts);
    let marked = (is_foreign && texts.language() == Language::English).then(|| format!("“{unit}”"));
    measured(number, marked.as_deref().unwrap_or(unit), texts)
}

/// A number with so many places, rounded so that nobody who reads it takes it for better than it is: what is needed upwards
/// where more is better, what is expected downwards.
pub(in crate::report) fn rounded_towards(number: &Number, decimals: u32, is_up: bool) -> Number {
    let rounded = number.round(decimals);
    let step = || Number::one().checked_div(&Number::power_of_ten(decimals)).unwrap_or_else(Number::zero);
    match (is_up, rounded.cmp(number)) {
        (true, std::cmp::Ordering::Less) => &rounded + &step(),
        (false, std::cmp::Ordering::Greater) => &rounded - &step(),
        _ => rounded,
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, measured, measured_in_sentence, rounded_towards, signed};
    use crate::locale::{Language, Texts};
    use crate::model::Number;

    #[test]
    fn thousands_are_separated_and_changes_have_a_sign() {
        for (digits, shown) in [("1234567.2534", "1,234,567.2534"), ("-1000", "−1,000"), ("999", "999"), ("0", "0")] {
            assert_eq!(grouped(digits), shown);
        }
        assert_eq!(["5.8", "−2.0", "0", "0.00"].map(signed), ["+5.8", "−2.0", "0", "0.00"]);
    }

    #[test]
    fn a_need_is_rounded_up_and_what_is_expected_down() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        for (value, decimals, up, down) in
            [("55.5", 0, "56", "55"), ("5.757", 1, "5.8", "5.7"), ("-5.71", 1, "-5.7", "-5.8"), ("7", 0, "7", "7")]
        {
            let rounded = [true, false].map(|is_up| rounded_towards(&number(value), decimals, is_up));
            assert_eq!(rounded, [number(up), number(down)], "{value}");
        }
    }

    #[test]
    fn an_english_name_says_what_is_counted() {
        let shown =
            |unit: &str| [Language::Chinese, Language::English].map(|one| measured("4", unit, &Texts::new(one)));
        assert_eq!(shown("件"), ["4件", "4"]);
        assert_eq!(shown("万件"), ["4万件", "4 万件"]);
        assert_eq!(shown("%"), ["4%", "4%"]);
        assert_eq!(shown("books"), ["4 books", "4 books"]);
        assert_eq!(shown(""), ["4", "4"]);
        assert_eq!([shown("未注明"), shown("not stated")], [["4", "4"], ["4", "4"]]);
        let one = |unit: &str| measured("1", unit, &Texts::new(Language::English));
        let units = ["books per pupil", "libraries", "young people", "km", "GWh", "classes per pass", "%"];
        let expected = ["1 book per pupil", "1 library", "1 young person", "1 km", "1 GWh", "1 class per pass", "1%"];
        assert_eq!(units.map(one), expected);
    }

    #[test]
    fn an_english_sentence_marks_a_chinese_unit() {
        let said = |unit: &str| {
            [Language::Chinese, Language::English].map(|one| measured_in_sentence("4", unit, &Texts::new(one)))
        };
        assert_eq!(said("件"), ["4件", "4"]);
        assert_eq!(said("万件"), ["4万件", "4 “万件”"]);
        assert_eq!(said("books"), ["4 books", "4 books"]);
        assert_eq!(said("%"), ["4%", "4%"]);
    }
}
