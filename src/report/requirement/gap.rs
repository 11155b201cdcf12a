//! How far a figure lies from what is asked, in as few words as a cell of a table has room for.

use super::distance::failed_in;
use super::{distance, grouped, in_a_sentence, measured, unit_shown};
use crate::evaluate::{Amount, Distance, RequirementJudgement, Scale};
use crate::locale::Texts;
use crate::model::UnitOfMeasure;

/// What is missing, or what is too much; nothing of a figure that does.
pub(in crate::report) fn gap_words(part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let by = |key: &str, amount: &Amount| Some(texts.format(key, &[("amount", &amount_words(amount, part, texts))]));
    match &distance(part)? {
        Distance::Holds => None,
        Distance::Short(amount) | Distance::ShortOfTotal(amount, _) => by("gap-short", amount),
        Distance::Above(amount) | Distance::AboveTotal(amount, _) => by("gap-above", amount),
        Distance::AtLimit => Some(texts.get("gap-at-limit")),
        Distance::FailedIn(years) => Some(failed_in("gap-failed-in", years, part, texts)),
        Distance::Fell(amount, _) => by("gap-fell", amount),
        Distance::Rose(amount, _) => by("gap-rose", amount),
        Distance::Unchanged(year) => Some(texts.format("gap-unchanged", &[("year", &year.to_string())])),
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
