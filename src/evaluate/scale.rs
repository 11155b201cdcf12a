//! In which unit the figure of a requirement is.

use super::RequirementJudgement;
use crate::model::{Basis, UnitOfMeasure};

/// In which unit a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The indicator's own unit of measure.
    Own,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
}

/// In which unit the figure that is compared is, and the bound.
pub fn scale(part: &RequirementJudgement) -> Scale {
    let is_percent = part.unit_of_measure.as_deref().is_some_and(|unit| UnitOfMeasure::new(unit).is_percent());
    part.criterion.basis().map_or(Scale::Own, |basis| scale_of(basis, is_percent))
}

/// The same of a basis, for an indicator in percent or in another unit of measure.
pub fn scale_of(basis: Basis, is_percent: bool) -> Scale {
    match basis {
        Basis::Value | Basis::Total | Basis::AverageTotal => Scale::Own,
        Basis::Increase(_) | Basis::AverageIncrease => {
            if is_percent {
                Scale::Points
            } else {
                Scale::Own
            }
        }
        Basis::Points(_) => Scale::Points,
        Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::CumulativeGrowth => Scale::Percent,
    }
}
