//! In which unit the figure of a requirement is.

use crate::evaluate::RequirementJudgement;
use crate::model::Basis;

/// In which unit a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// The indicator's own unit of measure.
    Own,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
}

/// In which unit the figure that is compared is, and the bound.
pub(super) fn scale(part: &RequirementJudgement) -> Scale {
    let difference = if part.unit_of_measure.as_deref() == Some("%") { Scale::Points } else { Scale::Own };
    match part.criterion.basis() {
        None | Some(Basis::Value | Basis::Total | Basis::AverageTotal) => Scale::Own,
        Some(Basis::Increase(_) | Basis::AverageIncrease) => difference,
        Some(Basis::Points(_)) => Scale::Points,
        Some(Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::CumulativeGrowth) => Scale::Percent,
    }
}
