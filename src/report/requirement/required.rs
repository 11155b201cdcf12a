//! What a requirement asks, in as few signs as a cell of a table has room for.

use super::amounts::{grouped, measured, signed};
use super::reading::is_own_language;
use super::unit_of;
use crate::evaluate::{Asked, RequirementJudgement, Scale, scale_of};
use crate::locale::Texts;
use crate::model::{
    Basis, Better, Bound, Condition, Direction, Indicator, Measure, Number, Plan, Reference, Term, Year,
};

/// The plan's wording, or how it was read where that is in another language than the reader's.
pub(in crate::report) fn asked(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let Asked { measure, term, .. } = part.asked.as_ref()?;
    asked_of(plan, measure, *term, texts)
}

/// The same of a measure in a target or work item of this term.
pub(in crate::report) fn asked_of(plan: &Plan, measure: &Measure, term: Term, texts: &Texts) -> Option<String> {
    let own = &measure.wording;
    if is_own_language(own, texts) { Some(own.clone()) } else { in_signs(plan, measure, term, texts) }
}

/// How a wording was read: `≥ +10%/yr`.
fn in_signs(plan: &Plan, measure: &Measure, term: Term, texts: &Texts) -> Option<String> {
    let indicator = plan.indicator(measure.indicator)?;
    let asked = match &measure.condition {
        Condition::Compared { basis, bound } => compared(*basis, bound, indicator, measure.term(term), measure, texts),
        Condition::RecordHigh => texts.get(match indicator.better {
            Better::Higher => "required-new-high",
            Better::Lower => "required-new-low",
        }),
        Condition::Trend(Direction::Rising) => texts.get("required-rising"),
        Condition::Trend(Direction::Falling) => texts.get("required-falling"),
    };
    let every_year = if measure.every_year { texts.get("required-every-year") } else { String::new() };
    let every_region = if measure.every_region { texts.get("required-every-region") } else { String::new() };
    Some(format!("{asked}{every_year}{every_region}"))
}

fn compared(
    basis: Basis,
    bound: &Bound,
    indicator: &Indicator,
    term: Term,
    measure: &Measure,
    texts: &Texts,
) -> String {
    let scale = scale_of(basis, indicator.unit_of_measure.is_percent());
    let amount = |number: &Number| {
        let plain = grouped(&number.to_plain());
        let plain = if basis.is_change() { signed(&plain) } else { plain };
        match scale {
            Scale::Own => measured(&plain, unit_of(indicator, texts), texts),
            Scale::Percent => format!("{plain}%"),
            Scale::Points => plain + &texts.get("points-suffix"),
        }
    };
    let asked = match bound {
        Bound::AtLeast(number) | Bound::MoreThan(number) | Bound::AtMost(number) | Bound::LessThan(number) => {
            format!("{} {}", bound.line(indicator.better).relation.sign(), amount(number))
        }
        Bound::Range { low, high } => {
            let ends = [("low", grouped(&low.to_plain())), ("high", amount(high))];
            texts.format_owned("required-range", &ends)
        }
        Bound::About { level, .. } => texts.format_owned("required-about", &[("level", amount(level))]),
    };
    asked + &against(basis, term, measure.every_year, texts)
}

/// From where a change is counted, or over which time a figure is formed.
fn against(basis: Basis, term: Term, every_year: bool, texts: &Texts) -> String {
    let since = |year: Year| texts.format("required-since", &[("year", &year.to_string())]);
    match basis {
        Basis::Value => String::new(),
        Basis::Total => texts.get("required-in-total"),
        Basis::AverageTotal | Basis::AverageIncrease | Basis::AverageGrowth => texts.get("required-a-year"),
        Basis::CumulativeGrowth => texts.get("required-a-year-by-total"),
        Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) | Basis::GrowthSinceBase => since(term.base),
        Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) | Basis::Growth => {
            match every_year {
                true => String::new(),
                false => since(term.due.plus(-1)),
            }
        }
    }
}
