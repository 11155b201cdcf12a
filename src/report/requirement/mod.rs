//! What is said of one requirement, in one place for every report: how its wording was read, in which unit its figure is,
//! how far the figure lies from what is asked, and what is still needed.

mod amounts;
mod distance;
mod gap;
mod json;
mod mark;
mod need;
mod reading;
mod required;
mod shown;

use super::decimals_not_zero;
use crate::evaluate::Amount;
pub(super) use crate::evaluate::{Distance, Scale, distance, scale};
use crate::locale::Texts;
use crate::model::{Number, UnitOfMeasure};

pub(super) use amounts::{grouped, measured, needs_more, rounded_towards, signed};
pub(super) use distance::distance_words;
pub(super) use gap::gap_words;
pub(super) use json::{RequirementJson, requirements_json};
pub(super) use mark::{Mark, flags_in_lines};
pub(super) use need::need_words;
pub use reading::read_as;
pub(super) use reading::{reading_of, wording_of, wording_shown};
pub(super) use required::required;
pub(super) use shown::{Places, Shown};

/// An amount and its unit for a sentence, in which differences of percentages are percentage points.
fn amount_arguments(amount: &Amount, own_unit: Option<&str>, texts: &Texts) -> [(&'static str, String); 2] {
    let own = own_unit.unwrap_or_default();
    let unit = match amount.unit {
        Scale::Own if !UnitOfMeasure::new(own).is_percent() => own.to_owned(),
        Scale::Own | Scale::Percent | Scale::Points => texts.get("percentage-points"),
    };
    [("amount", in_a_sentence(&amount.number)), ("unit", unit)]
}

/// One place, none for a whole number, and as many as it takes for a need not to look like none.
pub(super) fn decimals_of_need(value: &Number) -> u32 {
    decimals_not_zero(value, value.round(1).decimals().unwrap_or(1))
}

/// A figure with as many decimal places as a need has in the tables.
pub(super) fn in_a_sentence(number: &Number) -> String {
    number.to_fixed(decimals_of_need(number))
}
