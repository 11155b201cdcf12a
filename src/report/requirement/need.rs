//! What is still needed each year.

use super::{in_document, measured_in_sentence, places_of, rounded_towards, unit_shown};
use crate::evaluate::{Criterion, RequirementJudgement, Scale, scale};
use crate::locale::Texts;
use crate::model::{Basis, Better, Number, Plan, UnitOfMeasure, Year};
use crate::report::Suffix;

/// Decimal places of growth that is needed.
const GROWTH_PLACES: u32 = 1;

/// What is asked of each year to come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Need {
    /// So much more each year.
    More,
    /// So much less each year.
    Less,
    /// So much each year.
    Each,
    /// No more than so much each year.
    AtMost,
}

/// What is needed; nothing where what was done cannot be undone, and where what would be allowed runs against what is asked.
pub(in crate::report) fn need(part: &RequirementJudgement) -> Option<Need> {
    let (Criterion::Compared { basis, bound, better }, Some(needed)) = (&part.criterion, &part.needed_per_year) else {
        return None;
    };
    match (basis.summed_years(), bound.direction(*better)) {
        (Some(_), Better::Higher) if needed.is_positive() => Some(Need::Each),
        (Some(_), Better::Lower) if !needed.is_negative() => Some(Need::AtMost),
        (None, Better::Higher) if needed.is_positive() => Some(Need::More),
        (None, Better::Lower) if needed.is_negative() => Some(Need::Less),
        (Some(_) | None, Better::Higher | Better::Lower) => None,
    }
}

/// What is said of the need, as it goes on behind the figure; rounded so that nobody who does what is said falls short.
pub(in crate::report) fn need_words(plan: &Plan, part: &RequirementJudgement, due: Year, texts: &Texts) -> String {
    let (Some(need), Some(needed), Some(latest)) = (need(part), &part.needed_per_year, &part.latest) else {
        return String::new();
    };
    let own = part.unit_of_measure.as_deref().unwrap_or_default();
    let is_points = UnitOfMeasure::new(own).is_percent() || matches!(part.criterion.basis(), Some(Basis::Points(_)));
    let digits = |number: &Number, decimals| {
        in_document(rounded_towards(&number.abs(), decimals, need != Need::AtMost).to_fixed(decimals), texts)
    };
    let growth = part.needed_growth.as_ref().filter(|_| scale(part) == Scale::Percent && need == Need::More);
    let (key, amount) = match (need, growth) {
        (_, Some(growth)) => ("need-growth", digits(growth, GROWTH_PLACES) + "%"),
        (_, None) => {
            let number = digits(needed, places_of(plan, part));
            let is_difference = matches!(need, Need::More | Need::Less);
            let amount = match (is_points, is_difference) {
                (true, true) => number + Suffix::points(texts).as_str(),
                (true, false) => number + "%",
                (false, _) => measured_in_sentence(&number, unit_shown(part, texts), texts),
            };
            (if is_points { need.key_of_rate() } else { need.key() }, amount)
        }
    };
    let left = due.since(latest.year);
    let number = match left {
        1 => "one",
        2 => "two",
        _ => "many",
    };
    texts.format_owned(key, &[("years", left.to_string()), ("number", number.to_owned()), ("amount", amount)])
}

impl Need {
    fn key(self) -> &'static str {
        match self {
            Self::More => "need-more",
            Self::Less => "need-less",
            Self::Each => "need-each-year",
            Self::AtMost => "need-at-most",
        }
    }

    fn key_of_rate(self) -> &'static str {
        if self == Self::More { "need-more-points" } else { self.key() }
    }
}
