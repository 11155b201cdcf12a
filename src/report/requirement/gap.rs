//! How far a figure lies from what is asked, in as few words as a cell of a table has room for.

use super::{distance, grouped, in_a_sentence, measured, unit_shown};
use crate::evaluate::{Amount, Distance, RequirementJudgement, Scale};
use crate::locale::Texts;
use crate::model::{UnitOfMeasure, Year};

/// What is missing, or what is too much; nothing of a figure that does.
pub(in crate::report) fn gap_words(part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let by = |key: &str, amount: &Amount| Some(texts.format(key, &[("amount", &amount_words(amount, part, texts))]));
    let in_years = |key: &str, years: &str| Some(texts.format(key, &[("years", years)]));
    match &distance(part)? {
        Distance::Holds => None,
        Distance::Short(amount) | Distance::ShortOfTotal(amount, _) => by("gap-short", amount),
        Distance::Above(amount) | Distance::AboveTotal(amount, _) => by("gap-above", amount),
        Distance::AtLimit => Some(texts.get("gap-at-limit")),
        Distance::FailedIn(years) => {
            let years: Vec<String> = years.iter().map(Year::to_string).collect();
            in_years("gap-failed-in", &years.join(&texts.get("list-separator")))
        }
        Distance::Fell(amount, _) => by("gap-fell", amount),
        Distance::Rose(amount, _) => by("gap-rose", amount),
        Distance::Unchanged(year) => in_years("gap-unchanged", &year.to_string()),
    }
}

fn amount_words(amount: &Amount, part: &RequirementJudgement, texts: &Texts) -> String {
    let number = grouped(&in_a_sentence(&amount.number));
    let own = part.unit_of_measure.as_deref().unwrap_or_default();
    match amount.unit {
        Scale::Own if !UnitOfMeasure::new(own).is_percent() => measured(&number, unit_shown(part, texts), texts),
        Scale::Own | Scale::Percent | Scale::Points => number + &texts.get("points-suffix"),
    }
}
