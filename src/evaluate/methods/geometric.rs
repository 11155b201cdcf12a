//! Average growth a year as the geometric methods compare it: statcan, eurostat, unsd.
//!
//! The values must be of one sign, for a root of a negative ratio is no growth. From zero there is no growth rate, and
//! towards zero every rate is −100 %; the references put 0.001 in its place, which decides the result and is not done
//! here. A value that *fell to* zero did grow by −100 %.

use super::super::growth::growing_on;
use super::{Aim, Course, Opinion};
use crate::evaluate::{Dated, Flag, Formula, Step, StepKind, StepUnit};
use crate::model::Number;

/// Observed growth a year, positive when it is good: `d × ((v_y / v_b)^(1/n) − 1)`, as a fraction.
///
/// With negative values a growing magnitude is a falling value, so that the direction turns round.
pub(super) fn observed(course: &Course<'_>) -> Result<Number, Flag> {
    let base = course.base.as_ref().map_err(|flag| *flag)?;
    Ok(oriented(course, base, rate(base, &course.current)?))
}

fn oriented(course: &Course<'_>, base: &Dated, rate: Number) -> Number {
    let oriented = course.better.oriented(rate);
    if base.value.is_negative() { -oriented } else { oriented }
}

/// Growth a year that leads from base to goal in time, without its sign: `|(X / v_b)^(1/N) − 1|`, as a fraction.
fn required(course: &Course<'_>, goal: &Number) -> Result<Number, Flag> {
    let base = course.base.as_ref().map_err(|flag| *flag)?;
    if goal.is_zero() {
        return Err(Flag::MethodNeedsGoalNotZero);
    }
    let rate = rate(base, &Dated { year: course.due, value: goal.clone() })?;
    if rate.is_zero() { Err(Flag::MethodNeedsDistance) } else { Ok(rate.abs()) }
}

fn rate(earlier: &Dated, later: &Dated) -> Result<Number, Flag> {
    let years = u32::try_from(later.year.since(earlier.year)).ok().filter(|years| *years > 0);
    let years = years.ok_or(Flag::MethodNeedsTwoYears)?;
    let ratio = later.value.checked_div(&earlier.value).ok_or(Flag::BaseZero)?;
    let factor = ratio.root(years).ok_or(Flag::MethodNeedsOneSign)?;
    Ok(factor - Number::one())
}

/// Observed growth against the growth that is required: `R = d × observed / |required|`.
pub(super) fn pace(course: &Course<'_>) -> Result<Number, Flag> {
    match &course.aim {
        Aim::Level { goal, .. } => {
            let (observed, required) = (observed(course)?, required(course, goal)?);
            observed.checked_div(&required).ok_or(Flag::MethodNeedsDistance)
        }
        Aim::Direction => observed(course),
        Aim::NoLevel { .. } => Err(Flag::MethodNeedsLevel),
    }
}

/// What comes out if growth goes on so: `v_y × (v_y / v_b)^((T − y)/n)`.
pub(super) fn projected(course: &Course<'_>) -> Option<Number> {
    let base = course.base.as_ref().ok()?;
    let (passed, left) = (course.current.year.since(base.year), course.due.since(course.current.year));
    growing_on(&base.value, &course.current.value, passed, left)
}

/// The growth a year as a step, and itself in percent.
fn growth_step(kind: StepKind, earlier: &Dated, later: &Dated) -> Option<(Step, Number)> {
    let growth = rate(earlier, later).ok()? * Number::hundred();
    let formula = Formula::average_growth(&earlier.value, &later.value, later.year.since(earlier.year));
    Some((Step::new(kind, StepUnit::Percent, formula, &growth), growth))
}

pub(super) fn observed_step(course: &Course<'_>) -> Option<Step> {
    growth_step(StepKind::AverageGrowth, course.base.as_ref().ok()?, &course.current).map(|(step, _)| step)
}

pub(super) fn projected_step(course: &Course<'_>, opinion: &Opinion) -> Option<Step> {
    let (base, current) = (course.base.as_ref().ok()?, &course.current);
    let (passed, left) = (current.year.since(base.year), course.due.since(current.year));
    let formula = Formula::growing_on(&base.value, &current.value, passed, left);
    Some(Step::new(StepKind::Projected, StepUnit::Level, formula, opinion.projected.as_ref()?))
}

/// How [`pace`] came about, and what is expected; `limit` is the step that goes before a pace without a goal.
pub(super) fn steps(course: &Course<'_>, opinion: &Opinion, limit: Option<Step>) -> Option<Vec<Step>> {
    let (base, pace) = (course.base.as_ref().ok()?, opinion.pace.as_ref()?);
    let (observed, growth) = growth_step(StepKind::AverageGrowth, base, &course.current)?;
    let growth = Formula::Percent(oriented(course, base, growth));
    let (before, formula) = match &course.aim {
        Aim::Level { goal, .. } => {
            let goal = Dated { year: course.due, value: goal.clone() };
            let (step, required) = growth_step(StepKind::RequiredGrowth, base, &goal)?;
            (Some(step), growth / Formula::Percent(required.abs()))
        }
        Aim::Direction | Aim::NoLevel { .. } => (limit, growth),
    };
    let pace = Step::new(StepKind::Pace, StepUnit::None, formula, pace);
    Some([Some(observed), before, Some(pace), projected_step(course, opinion)].into_iter().flatten().collect())
}
