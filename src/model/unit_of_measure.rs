//! 计量单位: what a value counts.

use std::fmt;

use super::Number;

/// A unit of measure such as 件, 家, 万元 or %.
///
/// A leading 万 or 亿 is a multiplier: 8000万元 and 0.8亿元 are the same amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitOfMeasure {
    text: String,
    is_percent: bool,
}

/// What a percentage is called.
const PERCENT_WORDS: [&str; 12] = [
    "%",
    "％",
    "﹪",
    "percent",
    "per cent",
    "per-cent",
    "percentage",
    "percentages",
    "pct",
    "百分比",
    "百分数",
    "百分率",
];

impl UnitOfMeasure {
    /// What stands for one that a document does not name, and is said in no sentence.
    pub const NOT_STATED: [&'static str; 2] = ["未注明", "not stated"];

    /// The unit of measure written as `text`.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let is_percent = PERCENT_WORDS.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
        Self { text, is_percent }
    }

    /// The text as the plan writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether values are percentages.
    pub fn is_percent(&self) -> bool {
        self.is_percent
    }

    /// By what it multiplies, and the unit of measure that it multiplies: 10,000 and 元 for 万元.
    pub fn parts(&self) -> (Number, &str) {
        if self.is_percent { (Number::one(), &self.text) } else { split_multiplier(&self.text) }
    }

    /// By what a plain count of the base unit is multiplied to be in this unit of measure: 1/10000 for 万元.
    pub fn factor_from_base(&self) -> Option<Number> {
        Number::one().checked_div(&self.parts().0)
    }

    /// The unit of measure without its multiplier: 元 for 万元.
    pub fn base(&self) -> &str {
        self.parts().1
    }

    /// The multipliers before the base unit: 10,000 and 1,000 for 万千瓦.
    pub fn multipliers(&self) -> Vec<Number> {
        let before = self.text.len() - self.base().len();
        self.text.get(..before).unwrap_or_default().chars().filter_map(multiplier).collect()
    }

    /// What is left behind the 万 and 亿 that come first: 千瓦 for 万千瓦.
    pub fn without_large_multipliers(&self) -> &str {
        let before = self.text.len() - self.base().len();
        let is_large = |character: &char| matches!(character, '万' | '亿');
        let large: usize = self.text.chars().take_while(is_large).map(char::len_utf8).sum();
        self.text.get(large.min(before)..).unwrap_or_default()
    }
}

impl fmt::Display for UnitOfMeasure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

/// What the Chinese numeral character multiplies by: 万 is 10,000.
pub fn multiplier(character: char) -> Option<Number> {
    let exponent = match character {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    };
    Some(Number::power_of_ten(exponent))
}

/// English words before a unit of measure, with their powers of ten: million people.
const WORDS: [(&str, u32); 5] = [("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// The English multiplier at the start of a text, and what follows it.
fn multiplier_word(text: &str) -> Option<(Number, &str)> {
    WORDS.iter().find_map(|(word, exponent)| {
        let (start, rest) = text.split_at_checked(word.len())?;
        let unit = rest.trim_start();
        let is_word = start.eq_ignore_ascii_case(word) && unit.len() < rest.len() && !unit.is_empty();
        is_word.then(|| (Number::power_of_ten(*exponent), unit))
    })
}

/// Signs of money that stand before their multiplier: £m.
const SIGNS: [&str; 5] = ["US$", "$", "€", "£", "¥"];
const BEHIND_SIGNS: [(&str, u32); 9] = [
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// The multiplier behind a sign of money that is all else of a text, and the sign.
fn multiplier_behind_sign(text: &str) -> Option<(Number, &str)> {
    let is_sign = |sign: &&&str| text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    let (sign, scale) = text.split_at_checked(SIGNS.iter().find(is_sign)?.len())?;
    let is_scale = |(word, _): &&(&str, u32)| scale.trim_start().eq_ignore_ascii_case(word);
    BEHIND_SIGNS.iter().find(is_scale).map(|(_, exponent)| (Number::power_of_ten(*exponent), sign))
}

fn split_multiplier(text: &str) -> (Number, &str) {
    if let Some((factor, sign)) = multiplier_behind_sign(text) {
        return (factor, sign);
    }
    let is_english = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if let Some((factor, rest)) = Some(text).filter(|_| is_english).and_then(multiplier_word) {
        return (factor, rest);
    }
    let mut factor = Number::one();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let unit_follows = rest.len() > character.len_utf8();
        match multiplier(character).filter(|_| unit_follows) {
            Some(step) => factor = factor * step,
            None => break,
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    (factor, rest)
}

#[cfg(test)]
mod tests {
    use super::{UnitOfMeasure, multiplier};
    use crate::model::Number;

    #[test]
    fn a_leading_numeral_multiplies_and_the_last_character_is_the_unit() {
        for (text, base, zeros) in [
            ("元", "元", 0),
            ("万元", "元", 4),
            ("亿元", "元", 8),
            ("万亿元", "元", 12),
            ("千瓦时", "瓦时", 3),
            ("百件", "件", 2),
            ("十万人", "人", 5),
            ("万", "万", 0),
            ("件/万人", "件/万人", 0),
            ("%", "%", 0),
            ("", "", 0),
            ("million people", "people", 6),
            ("Thousand trees", "trees", 3),
            ("millionaires", "millionaires", 0),
            ("million", "million", 0),
            ("£m", "£", 6),
            ("US$ billion", "US$", 9),
            ("€bn", "€", 9),
            ("$", "$", 0),
            ("£ma", "£ma", 0),
        ] {
            let unit = UnitOfMeasure::new(text);
            let factor = Number::one().checked_div(&Number::power_of_ten(zeros));
            assert_eq!((unit.base(), unit.factor_from_base()), (base, factor), "{text}");
        }
        assert_eq!(multiplier('元'), None);
    }

    #[test]
    fn a_unit_of_measure_is_written_as_the_plan_writes_it() {
        let unit = UnitOfMeasure::new("万元");
        assert_eq!((unit.as_str(), unit.to_string().as_str()), ("万元", "万元"));
        assert_eq!(format!("{unit:>4}"), "  万元");
    }

    #[test]
    fn both_forms_of_the_percent_sign_are_percentages() {
        for (text, is_percent) in [("%", true), ("％", true), ("‰", false), ("件", false), ("", false), ("%%", false)]
        {
            assert_eq!(UnitOfMeasure::new(text).is_percent(), is_percent, "{text}");
        }
    }
}
