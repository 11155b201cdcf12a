//! What is still needed each year.

use super::amount_arguments;
use crate::evaluate::{Amount, Criterion, RequirementJudgement, Scale};
use crate::locale::Texts;
use crate::model::{Basis, Better};

/// What is said of the need, as it goes on behind the figure; nothing where what was done cannot be undone, and where what
/// would be allowed runs against what is asked.
pub(in crate::report) fn need_words(part: &RequirementJudgement, texts: &Texts) -> String {
    let (Criterion::Compared { basis, bound, better }, Some(needed)) = (&part.criterion, &part.needed_per_year) else {
        return String::new();
    };
    let direction = bound.direction(*better);
    let key = match (basis.summed_years(), direction) {
        (Some(_), Better::Higher) if needed.is_positive() => "need-each-year",
        (Some(_), Better::Lower) if !needed.is_negative() => "need-at-most",
        (None, Better::Higher) if needed.is_positive() => "need-more",
        (None, Better::Lower) if needed.is_negative() => "need-less",
        (Some(_) | None, Better::Higher | Better::Lower) => return String::new(),
    };
    let unit = if matches!(basis, Basis::Points(_)) { Scale::Points } else { Scale::Own };
    let amount = Amount { number: needed.abs(), unit };
    texts.format_owned(key, &amount_arguments(&amount, part, texts))
}
