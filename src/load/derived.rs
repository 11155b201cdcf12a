//! What a plan's files leave out because it follows from what they say.

use std::collections::BTreeMap;

use super::registry::Registry;
use super::toml_table::Located;
use super::unit_line::sign_of;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Kind, Number, Observations, Plan, Region, Requirement, UnitOfMeasure};
use crate::source::Span;

/// An id from a name: small letters, and hyphens for blanks.
pub(super) fn id_of(name: &Located<String>) -> Located<String> {
    let words: Vec<String> = name.value.split_whitespace().map(str::to_lowercase).collect();
    Located { value: words.join("-"), span: name.span.clone() }
}

/// The kind that a unit of measure says: a percentage is a rate, one thing for so many of another a ratio.
pub(super) fn kind_of(unit_of_measure: &UnitOfMeasure) -> Option<Kind> {
    if unit_of_measure.is_percent() {
        return Some(Kind::Rate);
    }
    unit_of_measure.as_str().contains('/').then_some(Kind::Ratio)
}

/// By what numerator ÷ denominator is multiplied to be in the unit of measure of a fraction: 件/万人 of persons is per 10,000.
/// Nothing where the three units do not tell.
pub(super) fn per_of([unit, numerator, denominator]: [&UnitOfMeasure; 3], kind: Kind) -> Option<Number> {
    let scale = |unit: &UnitOfMeasure| unit.parts().0;
    let fraction = scale(numerator).checked_div(&scale(denominator))?;
    // Words for the same thing may differ: books per pupil, of pupils.
    let is_same = |unit: &UnitOfMeasure, other: &UnitOfMeasure| {
        unit.as_str().is_empty()
            || unit.base() == other.base()
            || [unit, other].into_iter().all(|unit| scale(unit) == Number::one())
    };
    let Some((of, times, basis)) = parted(unit.as_str()) else {
        return match kind {
            _ if sign_of(unit.as_str()) == "‰" => Some(fraction * Number::power_of_ten(3)),
            Kind::Rate => Some(fraction * Number::hundred()),
            _ if unit.base() == numerator.base() => fraction.checked_div(&scale(unit)),
            Kind::Stock | Kind::Flow | Kind::Ratio => {
                (numerator.base() == denominator.base() || is_same(numerator, denominator)).then_some(fraction)
            }
        };
    };
    let fits = is_same(&of, numerator) && is_same(&basis, denominator);
    let per = (fraction * times * scale(&basis)).checked_div(&scale(&of));
    per.filter(|_| fits)
}

/// What of a unit of measure is counted for how many of what: 件/万人, patents per 10,000 people. Nothing in one of another shape.
fn parted(unit: &str) -> Option<(UnitOfMeasure, Number, UnitOfMeasure)> {
    if sign_of(unit) != unit {
        return None;
    }
    let spaced = format!(" {unit}");
    let (of, basis) = ["/", "／", " per ", "每"].iter().find_map(|mark| spaced.split_once(mark))?;
    let basis = basis.trim();
    let start = basis.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ',' | ' '));
    let digits: String = basis.strip_suffix(start)?.chars().filter(char::is_ascii_digit).collect();
    let times = if digits.is_empty() { Some(Number::one()) } else { digits.parse().ok() };
    Some((UnitOfMeasure::new(of.trim()), times?, UnitOfMeasure::new(start.trim())))
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

#[cfg(test)]
mod tests {
    use super::per_of;
    use crate::model::{Kind, UnitOfMeasure};

    #[test]
    fn the_units_of_measure_say_by_what_a_fraction_is_multiplied() {
        for (unit, numerator, denominator, expected) in [
            ("件/万人", "件", "人", Some("10000")),
            ("件/万人", "件", "万人", Some("1")),
            ("元/人", "万元", "万人", Some("1")),
            ("元/人", "亿元", "万人", Some("10000")),
            ("元/人", "万元", "人", Some("10000")),
            ("万元/人", "亿元", "人", Some("10000")),
            ("吨标准煤/万元", "万吨标准煤", "亿元", Some("1")),
            ("元", "亿元", "万人", Some("10000")),
            ("倍", "亿元", "万元", Some("10000")),
            ("‰", "人", "人", Some("1000")),
            ("books per pupil", "books", "pupils", Some("1")),
            ("patents per 10,000 people", "patents", "people", Some("10000")),
            ("per 10,000 people", "patents", "people", Some("10000")),
            ("patents/1000 people", "patents", "thousand people", Some("1")),
            ("件/10万人", "件", "万人", Some("10")),
            ("件/万人", "件", "户", None),
            ("件/万人", "万元", "人", None),
            ("指数", "亿元", "万人", None),
        ] {
            let found = per_of([unit, numerator, denominator].map(UnitOfMeasure::new).each_ref(), Kind::Ratio);
            assert_eq!(found.map(|per| per.to_plain()).as_deref(), expected, "{unit} = {numerator} ÷ {denominator}");
        }
        let rate = |numerator, denominator| {
            per_of(["%", numerator, denominator].map(UnitOfMeasure::new).each_ref(), Kind::Rate)
        };
        assert_eq!(rate("万人", "人").map(|per| per.to_plain()).as_deref(), Some("1000000"));
        assert_eq!(rate("件", "家").map(|per| per.to_plain()).as_deref(), Some("100"));
    }
}
