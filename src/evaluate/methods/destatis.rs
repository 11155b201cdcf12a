//! Statistisches Bundesamt, *Indikatorenbericht* of the German sustainability strategy: the weather symbols.
//!
//! The mean change a year over the last five steps (six values, at least four; none before a break in the series, and no
//! provisional ones) is carried on to the due year. What is then missing, against the way that is left today, decides:
//! reached, or less than 5 %: sun; up to 20 %: sun and cloud; else cloud when the direction is right, storm when it is
//! not. Met but moving the wrong way is sun and cloud. Without a number, the mean change and the last change decide:
//! both good sun, only the mean good sun and cloud, only the last good cloud, neither storm.

use super::{Aim, Class, Course, Opinion};
use crate::evaluate::{Dated, Flag, Series};
use crate::model::{Number, Quality, Year};

/// Values whose mean change counts: five steps.
const MOST_VALUES: usize = 6;
const FEWEST_VALUES: usize = 4;

/// The trend of the last values.
struct Trend {
    last: Dated,
    /// Mean change a year.
    mean: Number,
    /// The change to the last value from the one before.
    last_change: Number,
}

pub(super) fn judge(course: &Course<'_>) -> Opinion {
    let trend = match trend(course) {
        Ok(trend) => trend,
        Err(flag) => return Opinion { obstacle: Some(flag), ..Opinion::default() },
    };
    match &course.aim {
        Aim::Level { goal, met } => towards(course, &trend, goal, *met),
        Aim::Direction => {
            let class = class_of_direction(course, &trend);
            Opinion { pace: Some(trend.mean), class: Some(class), ..Opinion::default() }
        }
        Aim::NoLevel { .. } => Opinion { obstacle: Some(Flag::MethodNeedsLevel), ..Opinion::default() },
    }
}

/// The values that count, at most six, in order: none after `year`, none before a break, none that is provisional.
pub fn last_steps(series: &Series, year: Year) -> Vec<Dated> {
    let mut values: Vec<Dated> = Vec::new();
    for (year, reading) in series.iter().rev().filter(|(found, _)| *found <= year) {
        if reading.quality != Quality::Provisional {
            values.push(Dated { year, value: reading.value.clone() });
        }
        if reading.quality == Quality::Break || values.len() == MOST_VALUES {
            break;
        }
    }
    values.reverse();
    values
}

fn trend(course: &Course<'_>) -> Result<Trend, Flag> {
    let values = last_steps(course.series, course.current.year);
    let ([first, ..], [.., before, last]) = (values.as_slice(), values.as_slice()) else {
        return Err(Flag::MethodNeedsFourValues);
    };
    if values.len() < FEWEST_VALUES {
        return Err(Flag::MethodNeedsFourValues);
    }
    let years = Number::from(last.year.since(first.year));
    let mean = (&last.value - &first.value).checked_div(&years).ok_or(Flag::MethodNeedsFourValues)?;
    Ok(Trend { last: last.clone(), mean, last_change: &last.value - &before.value })
}

fn towards(course: &Course<'_>, trend: &Trend, goal: &Number, met: bool) -> Opinion {
    let Trend { last, mean, .. } = trend;
    let oriented = |difference: Number| course.better.oriented(difference);
    let left = Number::from(course.due.since(last.year));
    let projected = &last.value + &(mean * &left);
    let missing = oriented(goal - &projected);
    // The verdict is about the current value; where that is provisional, an earlier one counts here.
    let met = if last.year == course.current.year { met } else { !oriented(goal - &last.value).is_positive() };
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
    Opinion { pace, projected: Some(projected), class: Some(class), obstacle: None }
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
