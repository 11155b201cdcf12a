//! What is still needed each year.

use super::{Amount, Scale};
use crate::evaluate::{Criterion, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Basis, Better};

/// What is said of the need, as it goes on behind the figure; nothing where what was done cannot be undone, and where what
/// would be allowed runs against what is asked.
pub(in crate::report) fn need_words(part: &RequirementJudgement, texts: &Texts) -> String {
    let (Criterion::Compared { basis, bound, better }, Some(needed)) = (&part.criterion, &part.needed_per_year) else {
        return String::new();
    };
    let direction = bound.direction(*better);
    let key = match (each_year(*basis), direction) {
        (Yearly::Total, Better::Higher) if needed.is_positive() => "need-each-year",
        (Yearly::Total, Better::Lower) if !needed.is_negative() => "need-at-most",
        (Yearly::Change, Better::Higher) if needed.is_positive() => "need-more",
        (Yearly::Change, Better::Lower) if needed.is_negative() => "need-less",
        (Yearly::Total | Yearly::Change, Better::Higher | Better::Lower) => return String::new(),
    };
    let unit = if matches!(basis, Basis::Points(_)) { Scale::Points } else { Scale::Own };
    let amount = Amount { number: needed.abs(), unit };
    texts.format_owned(key, &amount.arguments(part.unit_of_measure.as_deref(), texts))
}

/// What a year adds.
enum Yearly {
    /// Its own value, to a total.
    Total,
    /// A change of the value.
    Change,
}

fn each_year(basis: Basis) -> Yearly {
    match basis {
        Basis::Total | Basis::AverageTotal | Basis::CumulativeGrowth => Yearly::Total,
        Basis::Value
        | Basis::Increase(_)
        | Basis::Points(_)
        | Basis::Growth
        | Basis::GrowthSinceBase
        | Basis::AverageGrowth
        | Basis::AverageIncrease => Yearly::Change,
    }
}
