//! United Nations Statistics Division, *Progress Chart Technical Note 2023* (as EUSTAT applies it).
//!
//! The share of the gap that will be closed if growth goes on so: `q = (v_y × (1 + average)^(T − y) − v_b) / (X − v_b)`.
//! Met or from 0.95: 3; from 0.10: 2; else 1. It has no rule for a direction without a number.

use super::{Aim, Class, Course, Opinion, Rule, geometric};
use crate::evaluate::{Flag, Formula, Step, StepKind, StepUnit};
use crate::model::Number;

pub(super) const RULE: Rule =
    Rule { judge, needs_base: true, looks_back: false, figure_ranks: true, without_opinion: None };

fn judge(course: &Course<'_>) -> Opinion {
    let class = |share: Option<&Number>| {
        if course.aim.is_met() {
            return Some(Class::Three);
        }
        Some(match share? {
            share if *share >= Number::hundredths(95) => Class::Three,
            share if *share >= Number::hundredths(10) => Class::Two,
            _ => Class::One,
        })
    };
    let opinion = Opinion::new(share_of_gap(course), class).expecting(geometric::projected(course));
    opinion.explained(course, |opinion| steps(course, opinion))
}

fn steps(course: &Course<'_>, opinion: &Opinion) -> Option<Vec<Step>> {
    let (Aim::Level { goal, .. }, Ok(base)) = (&course.aim, &course.base) else { return None };
    let (pace, projected) = (opinion.pace.as_ref()?, opinion.projected.as_ref()?);
    let share = (Formula::from(projected) - &base.value) / (Formula::from(goal) - &base.value);
    let pace = Step::new(StepKind::Pace, StepUnit::None, share, pace);
    Some(vec![geometric::observed_step(course)?, geometric::projected_step(course, opinion)?, pace])
}

fn share_of_gap(course: &Course<'_>) -> Result<Number, Flag> {
    let goal = match &course.aim {
        Aim::Level { goal, .. } => goal,
        Aim::Direction => return Err(Flag::MethodNeedsNumber),
        Aim::NoLevel { .. } => return Err(Flag::MethodNeedsLevel),
    };
    // The same conditions as a ratio of growth rates has.
    geometric::pace(course)?;
    let base = &course.base.as_ref().map_err(|flag| *flag)?.value;
    let projected = geometric::projected(course).ok_or(Flag::MethodNeedsTwoYears)?;
    (projected - base.clone()).checked_div(&(goal - base)).ok_or(Flag::MethodNeedsDistance)
}
