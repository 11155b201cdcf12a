//! What is said of how far a figure lies from what is asked.

use super::{amount_in_sentence, grouped};
use crate::evaluate::{Amount, Asked, Criterion, Distance, RequirementJudgement, distance};
use crate::locale::Texts;
use crate::model::{Condition, Number, Year};
use crate::report::years_named;

/// What is said of a figure that does not do, as it goes on behind the figure; nothing of one that does.
pub(in crate::report) fn distance_words(part: &RequirementJudgement, texts: &Texts) -> String {
    let Some(distance) = distance(part) else { return String::new() };
    let said = |key: &str, amount: &Amount, further: &[(&str, String)]| {
        let amount = [("amount", amount_in_sentence(&amount.number, amount.unit, part, texts))];
        texts.format_owned(key, &amount.iter().chain(further).cloned().collect::<Vec<_>>())
    };
    let total = |amount: &Amount, goal: &Number| [("goal", amount_in_sentence(goal, amount.unit, part, texts))];
    let since = |year: Year| [("year", year.to_string())];
    match &distance {
        Distance::Holds => String::new(),
        Distance::Short(amount) => said("distance-short", amount, &[]),
        Distance::Above(amount) => said("distance-above", amount, &[]),
        Distance::ShortOfTotal(amount, goal) => said("distance-short-of-total", amount, &total(amount, goal)),
        Distance::AboveTotal(amount, goal) => said("distance-above-total", amount, &total(amount, goal)),
        Distance::AtLimit => texts.get("distance-at-limit"),
        Distance::FailedIn(years) => failed_in("distance-failed-in", years, part, texts),
        Distance::Fell(amount, year) => said("distance-fell", amount, &since(*year)),
        Distance::Rose(amount, year) => said("distance-rose", amount, &since(*year)),
        Distance::Unchanged(year) => texts.format("distance-unchanged", &[("year", &year.to_string())]),
    }
}

/// In which years it failed, and what was asked of those that were over before an amendment.
pub(super) fn failed_in(key: &str, years: &[Year], part: &RequirementJudgement, texts: &Texts) -> String {
    texts.format(key, &[("years", &years_named(years, texts))]) + &asked_then(years, part, texts)
}

fn asked_then(years: &[Year], part: &RequirementJudgement, texts: &Texts) -> String {
    let (Some(Asked { measure, .. }), Criterion::Compared { better, .. }) = (&part.asked, &part.criterion) else {
        return String::new();
    };
    let Condition::Compared { bound, .. } = &measure.condition else { return String::new() };
    let asked = years.iter().map(|year| (year, measure.bound_in(*year, bound))).filter(|(_, of)| *of != bound);
    let asked: Vec<String> = asked
        .map(|(year, of)| {
            let level = grouped(&of.level(*better).to_plain());
            let dated = || texts.format("asked-in-year", &[("year", &year.to_string()), ("level", &level)]);
            if years.len() > 1 { dated() } else { level }
        })
        .collect();
    let said = asked.join(&texts.get("list-separator"));
    if asked.is_empty() { said } else { texts.format("asked-then", &[("asked", &said)]) }
}
