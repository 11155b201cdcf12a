//! What is said of how far a figure lies from what is asked.

use super::amount_in_sentence;
use crate::evaluate::{Amount, Distance, RequirementJudgement, distance};
use crate::locale::Texts;
use crate::model::{Number, Year};

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
        Distance::FailedIn(years) => {
            let years: Vec<String> = years.iter().map(Year::to_string).collect();
            texts.format("distance-failed-in", &[("years", &years.join(&texts.get("list-separator")))])
        }
        Distance::Fell(amount, year) => said("distance-fell", amount, &since(*year)),
        Distance::Rose(amount, year) => said("distance-rose", amount, &since(*year)),
        Distance::Unchanged(year) => texts.format("distance-unchanged", &[("year", &year.to_string())]),
    }
}
