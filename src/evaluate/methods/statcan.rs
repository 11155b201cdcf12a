//! Statistics Canada, *Progress measurement methodology for the Sustainable Development Goals* (also in Open SDG,
//! `docs/progress-methodology.md`).
//!
//! With a number: `R = d × average growth / |required growth|`; met is target_achieved, from 0.95 substantial progress,
//! from 0.60 moderate, from 0 limited, below deterioration. Without one (rising, falling): average growth itself, from
//! 1.5 % × C substantial, from 0.5 % × C moderate, from 0 limited, below deterioration. C scales the thresholds down for
//! a base near the natural limit of the indicator. What cannot be computed is not_available.

use super::{Aim, Class, Course, Opinion, Rule, geometric};
use crate::evaluate::{Formula, Step, StepKind, StepUnit};
use crate::model::Number;

/// 4.44 as a fraction: the exponent of the scale of a limit.
const EXPONENT: (u32, u32) = (111, 25);

pub(super) const RULE: Rule =
    Rule { judge, needs_base: true, looks_back: false, figure_ranks: true, without_opinion: Some(Class::NotAvailable) };

fn judge(course: &Course<'_>) -> Opinion {
    let [substantial, moderate] = match &course.aim {
        Aim::Level { .. } | Aim::NoLevel { .. } => [95, 60].map(Number::hundredths),
        Aim::Direction => thresholds_of_growth(course),
    };
    let class = |pace: Option<&Number>| {
        if course.aim.is_met() {
            return Some(Class::TargetAchieved);
        }
        Some(match pace? {
            pace if *pace >= substantial => Class::SubstantialProgress,
            pace if *pace >= moderate => Class::ModerateProgress,
            pace if !pace.is_negative() => Class::LimitedProgress,
            _ => Class::Deterioration,
        })
    };
    let opinion = Opinion::new(geometric::pace(course), class).expecting(geometric::projected(course));
    opinion.explained(course, |opinion| geometric::steps(course, opinion, limit_step(course)))
}

/// How C comes about.
fn limit_step(course: &Course<'_>) -> Option<Step> {
    let (base, limit) = (&course.base.as_ref().ok()?.value, course.limit?);
    let scale = scale_of_limit(base, limit);
    let formula = if scale == Number::one() {
        Formula::from(&scale)
    } else {
        let distance = match base < limit {
            true => Formula::from(base),
            false => Formula::from(2) * limit - base,
        };
        Formula::from(1) - (distance / limit).power(Number::hundredths(444))
    };
    Some(Step::new(StepKind::Limit, StepUnit::None, formula, &scale))
}

/// 1.5 % × C and 0.5 % × C, as fractions.
fn thresholds_of_growth(course: &Course<'_>) -> [Number; 2] {
    let base = course.base.as_ref().ok().map(|base| &base.value);
    let scale = base.zip(course.limit).map_or_else(Number::one, |(base, limit)| scale_of_limit(base, limit));
    [150, 50].map(|hundredths_of_a_percent| &Number::ten_thousandths(hundredths_of_a_percent) * &scale)
}

/// C: by how much the thresholds shrink for a base near the natural limit.
///
/// `1 − (v_b / L)^4.44` below a maximum L, `1 − ((2L − v_b) / L)^4.44` above a minimum L up to twice of it, else 1.
fn scale_of_limit(base: &Number, limit: &Number) -> Number {
    let twice = limit + limit;
    let distance = if !base.is_negative() && base < limit {
        base.checked_div(limit)
    } else if base >= limit && *base < twice {
        (&twice - base).checked_div(limit)
    } else {
        None
    };
    let (power, root) = EXPONENT;
    let shrinking = distance.and_then(|distance| distance.power(power).root(root));
    shrinking.map_or_else(Number::one, |shrinking| Number::one() - shrinking)
}

#[cfg(test)]
mod tests {
    use super::scale_of_limit;
    use crate::model::Number;

    #[test]
    fn the_scale_falls_towards_the_limit_from_both_sides() {
        let scale = |base: i32, limit: i32| scale_of_limit(&base.into(), &limit.into());
        assert_eq!(scale(0, 100), Number::one());
        assert_eq!(scale(50, 100).to_fixed(9), "0.953929087"); // 1 − 0.5^4.44
        assert_eq!(scale(100, 100), Number::zero());
        assert_eq!(scale(150, 100), scale(50, 100));
        assert_eq!(scale(200, 100), Number::one());
        assert_eq!(scale(-5, 100), Number::one());
        assert_eq!(scale(5, 0), Number::one());
    }
}
