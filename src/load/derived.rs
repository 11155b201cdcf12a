//! What a plan's files leave out because it follows from what they say.

use std::collections::BTreeMap;

use super::per::share;
use super::registry::Registry;
use super::toml_table::Located;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Kind, Observations, Plan, Region, Requirement, UnitOfMeasure};
use crate::source::Span;

/// An id from a name: small letters, and hyphens for blanks.
pub(super) fn id_of(name: &Located<String>) -> Located<String> {
    let words: Vec<String> = name.value.split_whitespace().map(str::to_lowercase).collect();
    Located { value: words.join("-"), span: name.span.clone() }
}

/// The kind that a unit of measure says: a percentage is a rate, one thing for so many of another a ratio.
pub(super) fn kind_of(unit_of_measure: &UnitOfMeasure) -> Option<Kind> {
    if share(unit_of_measure).is_some() {
        return Some(Kind::Rate);
    }
    unit_of_measure.as_str().contains('/').then_some(Kind::Ratio)
}

/// The id of a target: that of what its first requirement is about.
pub(super) fn id_of_target(
    requirements: &[Requirement],
    places: &[Span],
    registry: &Registry,
) -> Option<Located<String>> {
    let (first, place) = (requirements.first()?, places.first()?);
    let id = match first {
        Requirement::Measured(measure) => &registry.indicator_list.get(measure.indicator.0)?.id,
        Requirement::Milestone { id, .. } | Requirement::Judged { id, .. } => id,
    };
    Some(Located { value: id.clone(), span: place.clone() })
}

/// The sentence of a target: what each of its requirements is about, and what that must be.
pub(super) fn text_of(requirements: &[Requirement], registry: &Registry) -> Option<String> {
    let said = |requirement: &Requirement| match requirement {
        Requirement::Measured(measure) => {
            let name = &registry.indicator_list.get(measure.indicator.0)?.name;
            let is_chinese = measure.wording.starts_with(|first: char| !first.is_ascii());
            Some(format!("{name}{}{}", if is_chinese { "" } else { ": " }, measure.wording))
        }
        Requirement::Milestone { title, .. } | Requirement::Judged { title, .. } => Some(title.clone()),
    };
    let said: Vec<String> = requirements.iter().filter_map(said).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Reports indicators without a kind of which regions have values: a level or an amount adds up, a score does not.
pub(super) fn report_kinds(
    without_kind: &BTreeMap<IndicatorIndex, Span>,
    plan: &Plan,
    observations: &Observations,
    diagnostics: &mut Diagnostics,
) {
    for (index, place) in without_kind {
        let has_regions = observations.regions_with(*index).any(|(region, _)| *region != Region::Whole);
        if let Some(indicator) = plan.indicator(*index).filter(|_| has_regions) {
            diagnostics
                .report_at(Code::KindNeeded, place.clone())
                .with("detail", "regions")
                .with("name", indicator.name.as_str());
        }
    }
}
