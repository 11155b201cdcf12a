//! What is said of one requirement, in one place for every report: how its wording was read, in which unit its figure is,
//! how far the figure lies from what is asked, and what is still needed.

mod amounts;
mod distance;
mod figures;
mod flags;
mod gap;
mod json;
mod mark;
mod need;
mod reading;
mod required;
mod shown;

use super::{Suffix, decimals_not_zero, name_in_region};
use crate::evaluate::RequirementJudgement;
pub(super) use crate::evaluate::{Distance, Scale, distance, scale};
use crate::locale::{Language, Texts};
use crate::model::{Better, Indicator, Number, Plan, Status, UnitOfMeasure};

pub use amounts::separate_thousands;
pub(super) use amounts::{
    grouped, in_document, measured, measured_in_sentence, rounded_towards, signed, unit_alone, unit_behind,
};
pub(super) use distance::distance_words;
pub(super) use figures::Figures;
pub(super) use flags::{all_flag_words, flag_words, ledger_words};
pub(super) use gap::gap_words;
pub(super) use json::{RequirementJson, requirements_json};
pub(super) use mark::{Mark, flags_in_lines};
pub(super) use need::{need, need_words};
pub use reading::read_as;
pub(super) use reading::{reading_of, required_by, wording_bracketed, wording_of, wording_shown};
pub(super) use required::asked_of;
pub(super) use shown::{ColumnPlaces, ShownRequirement};

/// An amount and its unit for a sentence, in which differences of percentages are percentage points.
fn amount_in_sentence(number: &Number, scale: Scale, part: &RequirementJudgement, texts: &Texts) -> String {
    let (number, own) = (in_a_sentence(number), part.unit_of_measure.as_deref().unwrap_or_default());
    match scale {
        Scale::Own if !UnitOfMeasure::new(own).is_percent() => {
            measured_in_sentence(&number, unit_shown(part, texts), texts)
        }
        Scale::Own | Scale::Percent | Scale::Points => measured(&number, &texts.get("percentage-points"), texts),
    }
}

/// One place, none for a whole number, and as many as it takes for a need not to look like none.
pub(super) fn decimals_of_need(value: &Number) -> u32 {
    decimals_not_zero(value, value.round(1).decimals().unwrap_or(1))
}

/// As many places as the indicator or its latest value has.
pub(super) fn places_of(plan: &Plan, part: &RequirementJudgement) -> u32 {
    let indicator = part.indicator.as_ref().and_then(|id| plan.indicators.with_id(id));
    let given = || part.latest.as_ref().and_then(|latest| latest.value.decimals());
    indicator.and_then(|indicator| indicator.decimals).or_else(given).unwrap_or(1)
}

/// What comes out if it goes on so, and its decimal places: rounded towards missing, so that nothing looks met that is not.
pub(super) fn projection(plan: &Plan, part: &RequirementJudgement) -> Option<(Number, u32)> {
    let places = places_of(plan, part);
    let is_up = part.criterion.wanted() == Some(Better::Lower);
    Some((rounded_towards(part.projected.as_ref()?, places, is_up), places))
}

/// A figure with as many decimal places as a need has in the tables.
pub(super) fn in_a_sentence(number: &Number) -> String {
    number.to_fixed(decimals_of_need(number))
}

/// Whether a person should be told of it first.
pub(super) fn falls_short(status: Status) -> bool {
    matches!(status, Status::Missed | Status::Regressing | Status::Behind | Status::AtRisk)
}

/// The unit of measure of a requirement, for people.
pub(super) fn unit_shown<'p>(part: &'p RequirementJudgement, texts: &Texts) -> &'p str {
    texts.pick(part.unit_of_measure.as_deref().unwrap_or_default(), part.unit_en.as_deref())
}

/// What follows a difference of two values of a rate: its unit of measure, of percentages percentage points.
pub(super) fn suffix_of_difference(indicator: &Indicator, texts: &Texts) -> Suffix {
    match indicator.unit_of_measure.is_percent() {
        true => Suffix::points(texts),
        false => Suffix::Words(measured("", unit_of(indicator, texts), texts)),
    }
}

/// That of an indicator.
pub(super) fn unit_of<'p>(indicator: &'p Indicator, texts: &Texts) -> &'p str {
    texts.pick(indicator.unit_of_measure.as_str(), indicator.unit_en.as_deref())
}

/// The name of an indicator where there is little room.
pub(super) fn short_name<'p>(indicator: &'p Indicator, texts: &Texts) -> &'p str {
    let [own, english] = [&indicator.short, &indicator.short_en].map(Option::as_deref);
    let long = || texts.pick(&indicator.name, indicator.name_en.as_deref());
    match texts.language() {
        Language::Chinese => own.unwrap_or_else(long),
        Language::English => english.unwrap_or_else(long),
    }
}

/// What a requirement is about, for a row of a screen.
pub(super) fn name_on_screen(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> String {
    name_in_region(plan, name_alone(plan, part, texts), part.region.as_deref(), texts)
}

/// The same for a row of several regions.
pub(super) fn name_alone<'p>(plan: &'p Plan, part: &'p RequirementJudgement, texts: &Texts) -> &'p str {
    let indicator = part.indicator.as_ref().and_then(|id| plan.indicators.with_id(id));
    let name = indicator.map(|indicator| short_name(indicator, texts));
    name.unwrap_or_else(|| texts.pick(&part.name, part.name_en.as_deref()))
}

/// What a requirement is about, with the region whose figures are shown when it must hold in every one.
pub(super) fn part_name(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> String {
    let name = texts.pick(&part.name, part.name_en.as_deref());
    name_in_region(plan, name, part.region.as_deref(), texts)
}

/// Decimal places up to which a sum is written whole.
const SUM_DECIMALS: u32 = 6;

fn written_in_full(sum: &Number) -> String {
    sum.to_fixed(sum.decimals().unwrap_or(1).min(SUM_DECIMALS))
}

/// Of a sum that lacks years, what the others make together.
pub(super) fn known_total_words(part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let total = part.known_total.as_ref()?;
    let total = measured_in_sentence(&written_in_full(total), unit_shown(part, texts), texts);
    Some(texts.format("known-total", &[("total", &total)]))
}
