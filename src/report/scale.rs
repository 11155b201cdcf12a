//! In which unit the figure of a requirement is.

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

/// In which unit the figure of a basis is, and the bound with which it is compared.
pub(super) fn scale(basis: Basis) -> Scale {
    match basis {
        Basis::Value | Basis::Total | Basis::Increase(_) => Scale::Own,
        Basis::Points(_) => Scale::Points,
        Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::CumulativeGrowth => Scale::Percent,
    }
}
