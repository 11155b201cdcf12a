//! Wordings such as 培育20家 of a stock, whose readings are the same where the base year had none.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{IndicatorIndex, Observations, Region, Year};
use crate::wording::{Possible, Problem};

/// A wording that is ambiguous unless there was nothing in the base year.
pub(super) struct FromZero {
    pub(super) indicator: IndicatorIndex,
    pub(super) base: Year,
    /// What is wrong when there was something.
    pub(super) diagnostic: Diagnostic,
}

/// The wording for the value of the due year, when only that and an increase since the base year can be meant.
pub(super) fn value_when_due(problem: &Problem) -> Option<&str> {
    let Problem::Ambiguous { readings, .. } = problem else { return None };
    let [increase, value] = readings.as_slice() else { return None };
    let is_pair = (increase.meaning, value.meaning) == (Possible::Additional, Possible::DueYear);
    value.wording.as_deref().filter(|_| is_pair)
}

/// Reports every wording whose readings differ by the value of the base year.
pub(super) fn report(wordings: &[FromZero], observations: &Observations, diagnostics: &mut Diagnostics) {
    for FromZero { indicator, base, diagnostic } in wordings {
        let value = observations.known(*indicator, &Region::Whole, *base, None);
        if !value.is_some_and(|known| known.value.is_zero()) {
            diagnostics.add(diagnostic.clone());
        }
    }
}
