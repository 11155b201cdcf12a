//! Statistisches Bundesamt, *Indikatorenbericht* of the German sustainability strategy: the weather symbols.
//!
//! The mean change a year over the last five steps (six values, at least four) is carried on to the due year. What is
//! then missing, against the way that is left today, decides: reached, or less than 5 %: sun; up to 20 %: sun and cloud;
//! else cloud when the direction is right, storm when it is not. What is met needs no four values, and is sun, or sun and
//! cloud when it moves the wrong way. Without a number, the mean change and the last change decide: both good sun, only
//! the mean good sun and cloud, only the last good cloud, neither storm.
//!
//! Values before a break and provisional values count like all others. The office has not written this down, but it is
//! what its own symbols show: see `tests/suite/destatis.rs`.

use super::{Aim, Class, Course, Opinion, Rule};
use crate::evaluate::{Dated, Flag, Formula, Series, Step, StepKind, StepUnit};
use crate::model::{Number, Year};

/// Values whose mean change counts: five steps.
const MOST_VALUES: usize = 6;
const FEWEST_VALUES: usize = 4;

/// The trend of the last values.
struct Trend {
    first: Dated,
    before: Dated,
    last: Dated,
    /// Mean change a year.
    mean: Number,
    /// The change to the last value from the one before.
    last_change: Number,
}

pub(super) const RULE: Rule = Rule {
    judge,
    needs_base: false,
    looks_back: true,
    // A share that will be missing, or a change.
    figure_ranks: false,
    without_opinion: None,
};

fn judge(course: &Course<'_>) -> Opinion {
    let values = last_steps(course.series, course.current.year);
    let enough = values.len() >= FEWEST_VALUES;
    let trend = match (trend(&values), &course.aim) {
        (Some(trend), Aim::Level { met: true, .. }) => trend,
        (None, Aim::Level { met: true, .. }) => return Opinion { class: Some(Class::Sun), ..Opinion::default() },
        (Some(trend), Aim::Level { .. } | Aim::Direction | Aim::NoLevel { .. }) if enough => trend,
        (_, Aim::Level { .. } | Aim::Direction | Aim::NoLevel { .. }) => {
            return Opinion { obstacle: Some(Flag::MethodNeedsFourValues), ..Opinion::default() };
        }
    };
    match &course.aim {
        Aim::Level { goal, met } => towards(course, &trend, goal, *met),
        Aim::Direction => {
            let class = class_of_direction(course, &trend);
            let opinion = Opinion { pace: Some(trend.mean.clone()), class: Some(class), ..Opinion::default() };
            opinion.explained(course, |_| Some(trend.steps_of_direction()))
        }
        Aim::NoLevel { .. } => Opinion { obstacle: Some(Flag::MethodNeedsLevel), ..Opinion::default() },
    }
}

/// The values that count, at most six, in order: the last ones up to `year`.
fn last_steps(series: &Series, year: Year) -> Vec<Dated> {
    let known = series.iter().rev().filter(|(found, _)| *found <= year).take(MOST_VALUES);
    let mut values: Vec<Dated> = known.map(|(year, reading)| Dated { year, value: reading.value.clone() }).collect();
    values.reverse();
    values
}

/// Nothing from a single value.
fn trend(values: &[Dated]) -> Option<Trend> {
    let ([first, ..], [.., before, last]) = (values, values) else { return None };
    let years = Number::from(last.year.since(first.year));
    let mean = (&last.value - &first.value).checked_div(&years)?;
    let last_change = &last.value - &before.value;
    Some(Trend { first: first.clone(), before: before.clone(), last: last.clone(), mean, last_change })
}

impl Trend {
    fn mean_step(&self) -> Step {
        let Self { first, last, mean, .. } = self;
        let change = Formula::from(&last.value) - &first.value;
        let formula = change / (Formula::from(last.year) - first.year);
        Step::new(StepKind::YearlyChange, StepUnit::Figure, formula, mean)
    }

    fn steps_of_direction(&self) -> Vec<Step> {
        let change = Formula::from(&self.last.value) - &self.before.value;
        vec![
            self.mean_step(),
            Step::new(StepKind::LastChange, StepUnit::Figure, change, &self.last_change),
            Step::new(StepKind::Pace, StepUnit::None, Formula::from(&self.mean), &self.mean),
        ]
    }

    fn steps_towards(&self, course: &Course<'_>, goal: &Number, opinion: &Opinion) -> Option<Vec<Step>> {
        let (last, projected) = (&self.last.value, opinion.projected.as_ref()?);
        let carried_on = Formula::from(last) + Formula::from(&self.mean) * course.due.since(self.last.year);
        let mut steps = vec![self.mean_step(), Step::new(StepKind::Projected, StepUnit::Level, carried_on, projected)];
        steps.extend(opinion.pace.as_ref().map(|pace| {
            let missing = (Formula::from(goal) - projected) / (Formula::from(goal) - last);
            Step::new(StepKind::Pace, StepUnit::None, missing, pace)
        }));
        Some(steps)
    }
}

fn towards(course: &Course<'_>, trend: &Trend, goal: &Number, met: bool) -> Opinion {
    let Trend { last, mean, .. } = trend;
    let oriented = |difference: Number| course.better.oriented(difference);
    let left = Number::from(course.due.since(last.year));
    let projected = &last.value + &(mean * &left);
    let missing = oriented(goal - &projected);
    let (pace, class) = if met {
        (None, if oriented(mean.clone()).is_negative() { Class::SunCloud } else { Class::Sun })
    } else {
        let miss = missing.checked_div(&(goal - &last.value).abs());
        let is_within = |percent: i64| miss.as_ref().map(|miss| miss.cmp(&Number::hundredths(percent)));
        let class = if !missing.is_positive() || is_within(5).is_some_and(|order| order.is_lt()) {
            Class::Sun
        } else if is_within(20).is_some_and(|order| order.is_le()) {
            Class::SunCloud
        } else if oriented(mean.clone()).is_positive() {
            Class::Cloud
        } else {
            Class::Storm
        };
        (miss, class)
    };
    let opinion = Opinion { pace, projected: Some(projected), class: Some(class), ..Opinion::default() };
    opinion.explained(course, |opinion| trend.steps_towards(course, goal, opinion))
}

fn class_of_direction(course: &Course<'_>, trend: &Trend) -> Class {
    let is_good = |change: &Number| course.better.oriented(change.clone()).is_positive();
    match (is_good(&trend.mean), is_good(&trend.last_change)) {
        (true, true) => Class::Sun,
        (true, false) => Class::SunCloud,
        (false, true) => Class::Cloud,
        (false, false) => Class::Storm,
    }
}
