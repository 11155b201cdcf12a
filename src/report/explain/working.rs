//! The steps of the evaluation written down: formulas with the numbers put in.

use serde::Serialize;

use crate::evaluate::{Formula, Operator, RequirementJudgement, Step, StepKind, StepUnit};
use crate::locale::Texts;
use crate::model::{Number, Thresholds};
use crate::report::requirement::{Scale, scale};
use crate::report::{decimals_not_zero, decimals_that_agree};

/// The unit of a difference of percentages.
pub(super) const POINTS: &str = "pp";

/// One line of the working.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StepLine {
    /// What is computed.
    pub(super) name: &'static str,
    /// The formula with its numbers.
    pub(super) formula: String,
    /// What comes out; in percent where `unit` is `%`.
    pub(super) result: Option<Number>,
    /// The unit of the result.
    unit: String,
    #[serde(skip)]
    unit_en: Option<String>,
    /// Whether the condition holds, for verdicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holds: Option<bool>,
    #[serde(skip)]
    pub(super) kind: StepKind,
    /// Where a result of another size would get another verdict.
    #[serde(skip)]
    levels: Vec<Number>,
}

impl StepLine {
    pub(super) fn new(step: Step, judgement: &RequirementJudgement, thresholds: &Thresholds) -> Self {
        let (unit, unit_en) = match step.unit {
            StepUnit::Figure if scale(judgement) == Scale::Points => (POINTS, None),
            StepUnit::Figure | StepUnit::Level => {
                (judgement.unit_of_measure.as_deref().unwrap_or_default(), judgement.unit_en.clone())
            }
            StepUnit::Percent => ("%", None),
            StepUnit::None => ("", None),
        };
        Self {
            name: step.kind.name(),
            formula: formula_written(&step.formula, OperandPlace::First),
            result: step.result,
            unit: unit.to_owned(),
            unit_en,
            holds: step.holds,
            kind: step.kind,
            levels: if step.kind == StepKind::Completion {
                vec![Number::hundred()]
            } else if step.kind == StepKind::Pace {
                thresholds.levels().to_vec()
            } else {
                Vec::new()
            },
        }
    }

    /// The unit of the result, for people.
    pub(super) fn unit_shown(&self, texts: &Texts) -> &str {
        texts.pick(&self.unit, self.unit_en.as_deref())
    }

    /// The result; a completion does not seem to be 100 % when it is not.
    pub(super) fn result_written(&self) -> Option<String> {
        self.result.as_ref().map(|result| written_beside(result, &self.levels))
    }
}

/// Decimal places of a number inside a formula whose expansion does not end.
const DECIMALS: u32 = 4;
/// Decimal places up to which a number is written whole; spreadsheets keep as many.
const LONGEST_GIVEN: u32 = 15;

/// A number of a formula: as it was given, a quotient or a root rounded.
pub(super) fn written(number: &Number) -> String {
    match number.decimals() {
        Some(places) if places <= LONGEST_GIVEN => number.to_plain(),
        _ => number.to_fixed(decimals_not_zero(number, DECIMALS)),
    }
}

/// A number beside the levels with which it is compared: with as many places as it takes not to seem to have reached one.
fn written_beside(number: &Number, levels: &[Number]) -> String {
    let rounded = written(number);
    let agrees = |shown: &Number| levels.iter().all(|level| shown.cmp(level) == number.cmp(level));
    match rounded.parse::<Number>() {
        Ok(shown) if agrees(&shown) => rounded,
        _ => number.to_fixed(decimals_that_agree(number, DECIMALS, agrees)),
    }
}

/// A number after an operator: negative ones in brackets.
fn bracketed(number: &Number) -> String {
    if number.is_negative() { format!("({})", written(number)) } else { written(number) }
}

fn percent(number: &Number) -> String {
    format!("{} %", written(number))
}

/// `1 + 5 %`, or `1 − 5 %`.
fn grown_by(rate: &Number) -> String {
    let sign = if rate.is_negative() { "−" } else { "+" };
    format!("1 {sign} {}", percent(&rate.abs()))
}

/// `(1 + r) + … + (1 + r)^n`, in its closed form.
fn powers_summed(rate: &Number, years: i32) -> String {
    if rate.is_zero() {
        return years.to_string();
    }
    let (factor, rate) = (grown_by(rate), percent(rate));
    format!("(({factor})^{} − ({factor})) ÷ ({rate})", years.saturating_add(1))
}

/// Where a formula stands in a longer one.
#[derive(Clone, Copy, PartialEq)]
enum OperandPlace {
    First,
    AfterOperator,
}

fn formula_written(formula: &Formula, place: OperandPlace) -> String {
    let alone = |formula: &Formula| formula_written(formula, OperandPlace::First);
    match formula {
        Formula::Number(number) if place == OperandPlace::AfterOperator => bracketed(number),
        Formula::Number(number) => written(number),
        Formula::Percent(rate) => percent(rate),
        Formula::Year(year) => year.to_string(),
        Formula::Grown(rate) => grown_by(rate),
        Formula::GrownTotal(rate, years) => powers_summed(rate, *years),
        Formula::Sum(values) => values.iter().map(bracketed).collect::<Vec<_>>().join(" + "),
        Formula::Operation(operator, sides) => {
            let [left, right] = sides.as_ref();
            let (least, sign) = match operator {
                Operator::Plus => (Binding::Loose, "+"),
                Operator::Minus => (Binding::Loose, "−"),
                Operator::Times => (Binding::Tight, "×"),
                Operator::Over => (Binding::Tight, "÷"),
            };
            let after = if matches!(operator, Operator::Minus | Operator::Over) { least.next() } else { least };
            let (left, right) = (operand(left, place, least), operand(right, OperandPlace::AfterOperator, after));
            format!("{left} {sign} {right}")
        }
        Formula::Power(base, exponent) => format!("({})^{}", alone(base), written(exponent)),
        Formula::Root(base, over, under) => format!("({})^({over}/{under})", alone(base)),
        Formula::Compared(relation, sides) => {
            let [left, right] = sides.as_ref();
            let left = match (left, right) {
                (Formula::Number(number), Formula::Number(level)) => {
                    written_beside(number, std::slice::from_ref(level))
                }
                _ => alone(left),
            };
            format!("{left} {} {}", relation.sign(), alone(right))
        }
        Formula::InYear(year, formula) => format!("[{year}] {}", alone(formula)),
        Formula::Solved(rate, formula) => format!("[{} ≈ Σ] {}", percent(rate), alone(formula)),
    }
}

/// How firmly a formula holds together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    Loose,
    Tight,
    Whole,
}

impl Binding {
    fn of(formula: &Formula) -> Self {
        match formula {
            Formula::Number(_) | Formula::Percent(_) | Formula::Year(_) => Self::Whole,
            Formula::Power(..) | Formula::Root(..) => Self::Whole,
            Formula::Operation(Operator::Times | Operator::Over, _) => Self::Tight,
            Formula::Operation(Operator::Plus | Operator::Minus, _) => Self::Loose,
            Formula::Grown(_) | Formula::GrownTotal(..) | Formula::Sum(_) => Self::Loose,
            Formula::Compared(..) | Formula::InYear(..) | Formula::Solved(..) => Self::Loose,
        }
    }

    fn next(self) -> Self {
        if self == Self::Loose { Self::Tight } else { Self::Whole }
    }
}

/// A formula beside an operator, in brackets where it holds together less firmly than that asks.
fn operand(formula: &Formula, place: OperandPlace, least: Binding) -> String {
    if Binding::of(formula) < least {
        return format!("({})", formula_written(formula, OperandPlace::First));
    }
    formula_written(formula, place)
}
