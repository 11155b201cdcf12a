//! Eurostat, *Sustainable development in the European Union: monitoring report*, annex on the assessment of trends.
//!
//! With a number: `R = average growth / required growth` as statcan; met or above 0.95 significant progress, but moderate
//! progress where the value of a met target moves the wrong way; above 0.60 moderate progress, from 0 moderate deterioration (the office's label for insufficient progress), below significant
//! deterioration. Without one: growth a year above 1 % significant progress, above 0.1 % moderate progress, within
//! ±0.1 % no progress, from −1 % moderate deterioration, below significant deterioration.

use super::{Aim, Class, Course, Opinion, Rule, geometric};
use crate::model::Number;

pub(super) const RULE: Rule =
    Rule { judge, needs_base: true, looks_back: false, figure_ranks: true, without_opinion: None };

fn judge(course: &Course<'_>) -> Opinion {
    let class = |pace: Option<&Number>| match &course.aim {
        Aim::Level { met: true, .. } if moves_the_wrong_way(course) => Some(Class::ModerateProgress),
        aim if aim.is_met() => Some(Class::SignificantProgress),
        Aim::Level { .. } | Aim::NoLevel { .. } => pace.map(class_of_ratio),
        Aim::Direction => pace.map(class_of_growth),
    };
    let opinion = Opinion::new(geometric::pace(course), class).expecting(geometric::projected(course));
    opinion.explained(course, |opinion| geometric::steps(course, opinion, None))
}

fn moves_the_wrong_way(course: &Course<'_>) -> bool {
    let base = course.base.as_ref().ok();
    base.is_some_and(|base| course.better.oriented(&course.current.value - &base.value).is_negative())
}

fn class_of_ratio(pace: &Number) -> Class {
    match pace {
        pace if *pace > Number::hundredths(95) => Class::SignificantProgress,
        pace if *pace > Number::hundredths(60) => Class::ModerateProgress,
        pace if !pace.is_negative() => Class::ModerateDeterioration,
        _ => Class::SignificantDeterioration,
    }
}

fn class_of_growth(growth: &Number) -> Class {
    let (one_percent, tenth) = (Number::hundredths(1), Number::ten_thousandths(10));
    match growth {
        growth if *growth > one_percent => Class::SignificantProgress,
        growth if *growth > tenth => Class::ModerateProgress,
        growth if growth.abs() <= tenth => Class::NoProgress,
        growth if *growth >= -one_percent => Class::ModerateDeterioration,
        _ => Class::SignificantDeterioration,
    }
}
