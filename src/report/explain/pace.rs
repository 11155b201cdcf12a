//! The pace of the published methods, with the numbers put in.

use super::working::{Step, Working, bracketed, difference, percent, written};
use crate::evaluate::{average_growth_percent, last_steps, scale_of_limit};
use crate::model::{Method, Number, Year};

/// A value of a year.
type Point<'a> = (Year, &'a Number);

/// How a published method came to its figure; nothing for the straight line, and where there is no figure.
pub(super) fn steps(working: &Working<'_>, goal: Option<&Number>) -> Vec<Step> {
    let steps = match working.method() {
        Method::Linear => None,
        Method::Statcan | Method::Eurostat => against_required_growth(working, goal),
        Method::Destatis => carried_on(working, goal),
        Method::Unsd => share_of_gap(working, goal),
    };
    steps.unwrap_or_default()
}

/// `(later ÷ earlier)^(1/n) − 1`
fn growth(working: &Working<'_>, name: &'static str, earlier: Point<'_>, later: Point<'_>) -> Option<(Number, Step)> {
    let years = later.0.since(earlier.0);
    // Of one sign, or there is no figure: the magnitudes have the same ratio.
    let rate = average_growth_percent(&earlier.1.abs(), &later.1.abs(), years)?;
    let formula = format!("({} ÷ {})^(1/{years}) − 1", written(later.1), bracketed(earlier.1));
    let step = working.percent_step(name, formula, &rate);
    Some((rate, step))
}

fn against_required_growth(working: &Working<'_>, goal: Option<&Number>) -> Option<Vec<Step>> {
    let pace = working.judgement.pace.as_ref()?;
    let (base, latest) = (working.base()?, working.latest()?);
    let (observed, step) = growth(working, "average-growth", base, latest)?;
    let mut steps = vec![step];
    let oriented = oriented(working, observed, base.1);
    let formula = match goal {
        Some(goal) => {
            let (required, step) = growth(working, "required-growth", base, (working.due, goal))?;
            steps.push(step);
            format!("{} ÷ {}", percent(&oriented), percent(&required.abs()))
        }
        None => {
            steps.extend(limit(working, base.1));
            percent(&oriented)
        }
    };
    steps.push(working.plain_step("pace", formula, pace));
    steps.extend(geometric_projection(working, base, latest));
    Some(steps)
}

/// Positive when it is good; with negative values a growing magnitude is a falling value.
fn oriented(working: &Working<'_>, growth: Number, base: &Number) -> Number {
    let better = working.measure.condition.direction().unwrap_or(working.indicator.better);
    let oriented = better.oriented(growth);
    if base.is_negative() { -oriented } else { oriented }
}

/// C, by which the thresholds of statcan shrink near a natural limit.
fn limit(working: &Working<'_>, base: &Number) -> Option<Step> {
    let limit = working.measure.limit.as_ref().filter(|_| working.method() == Method::Statcan)?;
    let scale = scale_of_limit(base, limit);
    let distance =
        if base < limit { written(base) } else { format!("(2 × {} − {})", written(limit), written(base)) };
    let formula =
        if scale == Number::one() { written(&scale) } else { format!("1 − ({distance} ÷ {})^4.44", written(limit)) };
    Some(working.plain_step("limit", formula, &scale))
}

fn geometric_projection(working: &Working<'_>, base: Point<'_>, latest: Point<'_>) -> Option<Step> {
    let projected = working.judgement.projected.as_ref()?;
    let (passed, left) = (latest.0.since(base.0), working.due.since(latest.0));
    let (current, start) = (written(latest.1), bracketed(base.1));
    let formula = format!("{current} × ({current} ÷ {start})^({left}/{passed})");
    Some(working.step("projected", formula, Some(projected)))
}

fn share_of_gap(working: &Working<'_>, goal: Option<&Number>) -> Option<Vec<Step>> {
    let (pace, projected) = (working.judgement.pace.as_ref()?, working.judgement.projected.as_ref()?);
    let (base, latest, goal) = (working.base()?, working.latest()?, goal?);
    let formula = format!("({}) ÷ ({})", difference(projected, base.1), difference(goal, base.1));
    let (_, average) = growth(working, "average-growth", base, latest)?;
    let projection = geometric_projection(working, base, latest);
    Some([Some(average), projection, Some(working.plain_step("pace", formula, pace))].into_iter().flatten().collect())
}

fn carried_on(working: &Working<'_>, goal: Option<&Number>) -> Option<Vec<Step>> {
    let values = last_steps(&working.data.series(working.measure.indicator), working.latest()?.0);
    let ([first, ..], [.., before, last]) = (values.as_slice(), values.as_slice()) else { return None };
    let mean = (&last.value - &first.value).checked_div(&Number::from(last.year.since(first.year)))?;
    let formula = format!("({}) ÷ ({} − {})", difference(&last.value, &first.value), last.year, first.year);
    let change = working.step("yearly-change", formula, Some(&mean));
    let pace = working.judgement.pace.as_ref();
    let Some(goal) = goal else {
        let last_change = &last.value - &before.value;
        let formula = difference(&last.value, &before.value);
        let last_step = working.step("last-change", formula, Some(&last_change));
        return Some(vec![change, last_step, working.plain_step("pace", written(&mean), pace?)]);
    };
    let projected = working.judgement.projected.as_ref()?;
    let left = working.due.since(last.year);
    let formula = format!("{} + {} × {left}", written(&last.value), bracketed(&mean));
    let mut steps = vec![change, working.step("projected", formula, Some(projected))];
    steps.extend(pace.map(|pace| {
        let formula = format!("({}) ÷ ({})", difference(goal, projected), difference(goal, &last.value));
        working.plain_step("pace", formula, pace)
    }));
    Some(steps)
}
