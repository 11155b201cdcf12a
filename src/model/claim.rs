//! 自评: what a unit or an office says of a part of the plan.

use super::{IndicatorIndex, Number, PartialDate, Plan, Requirement, Status, Year, half_width, multiplier};

/// What somebody says of a part of the plan.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Of what.
    pub subject: ClaimSubject,
    /// As of the end of this year.
    pub year: Year,
    /// What is said.
    pub said: Said,
    /// As it is written.
    pub written: String,
    /// The id of the unit that says it, or the words of somebody else.
    pub by: Option<String>,
    /// When it was said.
    pub date: Option<PartialDate>,
    /// Where it is found.
    pub source: Option<String>,
}

/// Of what something is said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimSubject {
    /// The target at this place of the plan's list.
    Target(usize),
    /// The work item at this place of the plan's list.
    WorkItem(usize),
    /// The milestone or judged matter of this id, wherever the plan names it.
    Matter(String),
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// How it stands.
    Status(Status),
    /// The value of an indicator.
    Figure(IndicatorIndex, ClaimedFigure),
}

/// A figure with as many digits as somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedFigure {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// What the last written digit counts: 0.1 of 55.5, 1000 of 1.2万.
    step: Number,
}

named! {
    /// What is found of a claim.
    pub enum ClaimResult: "claim" {
        /// The data say the same.
        Confirmed = "confirmed",
        /// The data say something else.
        Contradicted = "contradicted",
        /// The data say nothing of it.
        NotCheckable = "not_checkable",
    }
}

impl ClaimSubject {
    /// The id in the plan.
    pub fn id<'a>(&'a self, plan: &'a Plan) -> &'a str {
        let found = match self {
            Self::Target(place) => plan.targets.get(*place).map(|target| &target.id),
            Self::WorkItem(place) => plan.work_items.get(*place).map(|item| &item.id),
            Self::Matter(id) => Some(id),
        };
        found.map(String::as_str).unwrap_or_default()
    }

    /// The requirements of a target or work item.
    pub fn requirements<'p>(&self, plan: &'p Plan) -> &'p [Requirement] {
        let found = match self {
            Self::Target(place) => plan.targets.get(*place).map(|target| &target.requirements),
            Self::WorkItem(place) => plan.work_items.get(*place).map(|item| &item.requirements),
            Self::Matter(_) => None,
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

impl ClaimedFigure {
    /// A figure that is written so, with a point before its decimals, and what that is in the indicator's unit of measure.
    pub fn new(written: &str, value: Number) -> Self {
        let step = written_step(written, &value);
        let exact = || Number::one().checked_div(&Number::power_of_ten(value.decimals().unwrap_or_default()));
        Self { step: step.or_else(exact).unwrap_or_else(Number::one), value }
    }

    /// Whether a value is this figure when it is rounded to as many digits.
    pub fn agrees(&self, known: &Number) -> bool {
        known.checked_div(&self.step).is_some_and(|steps| &steps.round(0) * &self.step == self.value)
    }
}

/// Nothing where the number is not written in digits alone.
fn written_step(written: &str, value: &Number) -> Option<Number> {
    let written: String = written.chars().map(half_width).filter(|character| *character != ',').collect();
    let digits = written.trim_start_matches(|before: char| !before.is_ascii_digit() && before != '.');
    let behind = digits.trim_start_matches(|digit: char| digit.is_ascii_digit() || digit == '.');
    let digits = digits.strip_suffix(behind)?;
    let goes_on = |character: char| character.is_numeric() && multiplier(character).is_none();
    let mantissa: Number = digits.parse().ok().filter(|_| !behind.contains(goes_on))?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let scale = value.abs().checked_div(&mantissa).unwrap_or_else(Number::one);
    scale.checked_div(&Number::power_of_ten(u32::try_from(decimals).ok()?))
}

#[cfg(test)]
mod tests {
    use super::ClaimedFigure;
    use crate::model::Number;

    fn agrees(written: &str, value: &str, known: &str) -> bool {
        let number = |text: &str| text.parse::<Number>().unwrap();
        ClaimedFigure::new(written, number(value)).agrees(&number(known))
    }

    #[test]
    fn a_figure_is_compared_at_the_digits_that_are_written() {
        for (written, value, known, expected) in [
            ("55.5", "55.5", "55.47", true),
            ("55.5", "55.5", "55.45", true),
            ("55.5", "55.5", "55.44999", false),
            ("55.50", "55.5", "55.47", false),
            ("55", "55", "55.47", true),
            ("55", "55", "55.5", false),
            ("-3.5%", "-3.5", "-3.45", true),
            ("-3.5%", "-3.5", "3.5", false),
            ("1.2万件", "12000", "12499", true),
            ("1.2万件", "12000", "12500", false),
            ("１，２４０", "1240", "1240.4", true),
            ("8000万元", "0.8", "0.80004", true),
            ("8000万元", "0.8", "0.80006", false),
            ("百分之55.5", "55.5", "55.47", true),
            ("五十五", "55", "55.47", true),
            ("三千", "3000", "3120", false),
            ("0", "0", "0.4", true),
            ("0.0", "0", "0.4", false),
        ] {
            assert_eq!(agrees(written, value, known), expected, "{written} beside {known}");
        }
    }
}
