//! Numbers without % for an indicator in percent that look like a fraction of 1: 0.9 may be 0.9 % or 90 %.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{IndicatorIndex, Number, Observations, Region, UnitOfMeasure, Year};
use crate::source::Span;

/// Which value of the statistics is meant.
type CellKey = (IndicatorIndex, Region, Year);

/// A number that looks like a fraction, and where it stands.
#[derive(Clone)]
pub(super) struct BareCell {
    pub(super) key: CellKey,
    pub(super) value: Number,
    pub(super) place: Span,
}

/// A step of a path that looks like a fraction.
pub(super) struct BareStep {
    pub(super) indicator: IndicatorIndex,
    /// The base year of the requirement.
    pub(super) base: Year,
    pub(super) value: Number,
    pub(super) place: Span,
}

/// Whether a number as it is written may be a percentage or the fraction of which it is the percentage.
pub(crate) fn looks_like_fraction(written: &str, value: &Number, unit: &UnitOfMeasure) -> bool {
    let says_percent = || {
        let small = written.to_lowercase();
        written.contains(['%', '％', '﹪'])
            || written.contains("百分")
            || ["percent", "per cent", "per-cent", "pct"].iter().any(|word| small.contains(word))
    };
    unit.is_percent() && !value.is_zero() && value.abs() <= Number::one() && !says_percent()
}

/// Reports every number that is not nearer to the last one known before it than its hundredfold.
pub(super) fn report(
    cells: &[BareCell],
    steps: &[BareStep],
    observations: &Observations,
    diagnostics: &mut Diagnostics,
) {
    let mut cells: Vec<&BareCell> = cells.iter().collect();
    cells.sort_by(|one, other| one.key.cmp(&other.key));
    let mut refused: BTreeSet<CellKey> = BTreeSet::new();
    let known = |indicator, region: &Region, before: Year, refused: &BTreeSet<CellKey>| {
        let year = observations.years(indicator, region).filter(|year| *year < before).last()?;
        let is_refused = refused.contains(&(indicator, region.clone(), year));
        observations.known(indicator, region, year, None).filter(|_| !is_refused).map(|known| known.value)
    };
    for cell in cells {
        let (indicator, region, year) = &cell.key;
        if !is_nearer_than_hundredfold(&cell.value, known(*indicator, region, *year, &refused)) {
            report_at(&cell.value, cell.place.clone(), "fraction", diagnostics);
            refused.insert(cell.key.clone());
        }
    }
    for step in steps {
        if !is_nearer_than_hundredfold(&step.value, known(step.indicator, &Region::Whole, step.base.plus(1), &refused))
        {
            report_at(&step.value, step.place.clone(), "step", diagnostics);
        }
    }
}

fn is_nearer_than_hundredfold(value: &Number, known: Option<Number>) -> bool {
    known.is_some_and(|known| (value - &known).abs() < (&(value * &Number::hundred()) - &known).abs())
}

fn report_at(value: &Number, place: Span, detail: &str, diagnostics: &mut Diagnostics) {
    diagnostics
        .report_at(Code::AmbiguousNumber, place)
        .with("detail", detail)
        .with("found", value.to_plain())
        .with("one", value.to_plain())
        .with("other", (value * &Number::hundred()).to_plain());
}
