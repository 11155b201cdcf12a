//! 序时进度: the default method of pace.
//!
//! The share of the way that is done against the share of the time that has passed; for growth, the rate that was
//! reached against the rate that was promised. Thresholds stand in the plan (usually 0.95 and 0.60) and are inclusive.

use crate::model::{Number, Status, Thresholds};

/// `progress / time share`; nothing before any time has passed.
pub(in crate::evaluate) fn pace(progress: &Number, time_share: &Number) -> Option<Number> {
    time_share.is_positive().then(|| progress.checked_div(time_share)).flatten()
}

/// The status of a pace before the due year. `reaches` tells whether the pace is at least a number; where it cannot tell,
/// there is no status.
pub(in crate::evaluate) fn status(
    thresholds: &Thresholds,
    reaches: impl Fn(&Number) -> Option<bool>,
) -> Option<Status> {
    let status = if reaches(&thresholds.on_track)? {
        Status::OnTrack
    } else if reaches(&thresholds.at_risk)? {
        Status::AtRisk
    } else if reaches(&Number::zero())? {
        Status::Behind
    } else {
        Status::Regressing
    };
    Some(status)
}
