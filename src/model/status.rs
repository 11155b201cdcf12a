//! Where a promise stands.

use serde::Serialize;

/// The status of a requirement, target or work item, from worst to best: a whole is as good as its worst part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Due, and it does not hold.
    Missed,
    /// Nobody published a value that could be judged.
    NoData,
    /// Not due; moving away from the target.
    Regressing,
    /// Not due; clearly slower than the straight line.
    Behind,
    /// There are values, but too few for a pace.
    InsufficientData,
    /// Not due; somewhat slower than the straight line.
    AtRisk,
    /// A person has to judge, and has not yet.
    AwaitingJudgement,
    /// A milestone that is not done and not due.
    Pending,
    /// Not due; at least as fast as the straight line.
    OnTrack,
    /// Due, and it holds.
    Achieved,
    /// Not due, and it holds already.
    AchievedEarly,
}

impl Status {
    /// Every status, from worst to best.
    pub const ALL: [Self; 11] = [
        Self::Missed,
        Self::NoData,
        Self::Regressing,
        Self::Behind,
        Self::InsufficientData,
        Self::AtRisk,
        Self::AwaitingJudgement,
        Self::Pending,
        Self::OnTrack,
        Self::Achieved,
        Self::AchievedEarly,
    ];

    /// The name that scripts read: in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::NoData => "no_data",
            Self::Regressing => "regressing",
            Self::Behind => "behind",
            Self::InsufficientData => "insufficient_data",
            Self::AtRisk => "at_risk",
            Self::AwaitingJudgement => "awaiting_judgement",
            Self::Pending => "pending",
            Self::OnTrack => "on_track",
            Self::Achieved => "achieved",
            Self::AchievedEarly => "achieved_early",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
