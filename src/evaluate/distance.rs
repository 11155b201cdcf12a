//! How far the figure of a requirement lies from what is asked.

use super::{Criterion, Flag, RequirementJudgement, Scale, scale};
use crate::model::{Basis, Better, Direction, Line, Number, Year};

/// So much of a unit, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub number: Number,
    /// Of what.
    pub unit: Scale,
}

impl Amount {
    fn between(one: &Number, other: &Number, unit: Scale) -> Self {
        Self { number: (one - other).abs(), unit }
    }
}

/// How the figure of a requirement lies to what is asked. What is said of it follows the verdict: where the figure that is
/// shown is not the one that decided, as of what failed in another year, no amount is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// It holds.
    Holds,
    /// So much is missing.
    Short(Amount),
    /// So much is too much.
    Above(Amount),
    /// So much of the total of all years is missing.
    ShortOfTotal(Amount, Number),
    /// The total of all years is exceeded by so much.
    AboveTotal(Amount, Number),
    /// Exactly the number that does not count itself.
    AtLimit,
    /// What must hold every year did not in these.
    FailedIn(Vec<Year>),
    /// It should have risen from this year on, and fell by so much.
    Fell(Amount, Year),
    /// It should have fallen from this year on, and rose by so much.
    Rose(Amount, Year),
    /// It should have moved from this year on, and did not.
    Unchanged(Year),
}

/// How the figure lies; nothing where nobody can tell, or where another figure than the one that is shown decided.
pub fn distance(part: &RequirementJudgement) -> Option<Distance> {
    if part.met? {
        return Some(Distance::Holds);
    }
    let latest = part.latest.as_ref().map(|latest| latest.year);
    let is_direction = matches!(part.criterion, Criterion::Trend(_));
    let failed: Vec<Year> = part.failed_years().collect();
    if failed.iter().any(|year| is_direction || latest != Some(*year)) {
        return Some(Distance::FailedIn(failed));
    }
    if part.flags.contains(&Flag::AtLimit) {
        return Some(Distance::AtLimit);
    }
    match &part.criterion {
        Criterion::Compared { basis, .. } => compared(part, *basis),
        Criterion::Record { .. } => against(part, Scale::Own),
        Criterion::Trend(direction) => moved(part, *direction),
        Criterion::Milestone { .. } | Criterion::Judged { .. } => None,
    }
}

/// A rate or a mean is measured by what it leads to, in the unit of what is needed; where that says nothing, by itself.
fn compared(part: &RequirementJudgement, basis: Basis) -> Option<Distance> {
    match basis {
        Basis::Value | Basis::Total | Basis::Increase(_) | Basis::Points(_) | Basis::Growth => {
            against(part, scale(part))
        }
        Basis::GrowthSinceBase | Basis::AverageGrowth => towards_goal(part).or_else(|| against(part, scale(part))),
        Basis::AverageIncrease | Basis::AverageTotal => towards_goal(part),
        Basis::CumulativeGrowth => {
            let goal = part.threshold_value.clone()?;
            match towards_goal(part) {
                Some(Distance::Short(amount)) => Some(Distance::ShortOfTotal(amount, goal)),
                Some(Distance::Above(amount)) => Some(Distance::AboveTotal(amount, goal)),
                other => other.or_else(|| against(part, scale(part))),
            }
        }
    }
}

/// What was reached against the level that must be reached when it is due.
fn towards_goal(part: &RequirementJudgement) -> Option<Distance> {
    let line = part.criterion.line()?;
    let goal = Line { level: part.threshold_value.clone()?, ..line };
    beside(part.reached.as_ref()?, &goal, Scale::Own)
}

/// The figure itself against the number that is asked for, of 左右 the middle.
fn against(part: &RequirementJudgement, unit: Scale) -> Option<Distance> {
    let line = part.criterion.line()?;
    let level = match &part.criterion {
        Criterion::Compared { bound, better, .. } => bound.level(*better).clone(),
        Criterion::Record { .. } | Criterion::Trend(_) | Criterion::Milestone { .. } | Criterion::Judged { .. } => {
            line.level
        }
    };
    beside(part.actual.as_ref()?, &Line { level, ..line }, unit)
}

/// Nothing where the number lies on the side that is asked for.
fn beside(number: &Number, line: &Line, unit: Scale) -> Option<Distance> {
    let amount = Amount::between(number, &line.level, unit);
    match line.relation.direction() {
        Better::Higher => (*number < line.level).then_some(Distance::Short(amount)),
        Better::Lower => (*number > line.level).then_some(Distance::Above(amount)),
    }
}

fn moved(part: &RequirementJudgement, direction: Direction) -> Option<Distance> {
    let (change, base) = (part.actual.as_ref()?, part.base.as_ref()?.year);
    if change.is_zero() {
        return Some(Distance::Unchanged(base));
    }
    let amount = Amount::between(change, &Number::zero(), Scale::Own);
    match direction {
        Direction::Rising => change.is_negative().then_some(Distance::Fell(amount, base)),
        Direction::Falling => change.is_positive().then_some(Distance::Rose(amount, base)),
    }
}
