//! 序时进度: the default method of pace.
//!
//! The share of the way that is done against the share of the time that has passed; for growth, the rate that was
//! reached against the rate that was promised. Thresholds stand in the plan (usually 0.95 and 0.60) and are inclusive.

use crate::model::{Number, Status, Thresholds};

/// `progress / time share`; nothing before any time has passed.
pub(in crate::evaluate) fn pace(progress: &Number, time_share: &Number) -> Option<Number> {
    time_share.is_positive().then(|| progress.checked_div(time_share)).flatten()
}

/// The status of a pace before the due year.
pub(in crate::evaluate) fn status(pace: &Number, thresholds: &Thresholds) -> Status {
    if *pace >= thresholds.on_track {
        Status::OnTrack
    } else if *pace >= thresholds.at_risk {
        Status::AtRisk
    } else if !pace.is_negative() {
        Status::Behind
    } else {
        Status::Regressing
    }
}
