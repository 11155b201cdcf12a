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
    /// Due; the value of the due year is not known, an earlier one is.
    AwaitingData,
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

/// What a status comes to, for counts over many regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It holds.
    Achieved,
    /// Not due, and nothing is wrong.
    OnTrack,
    /// Not due, and slower than it should be.
    Behind,
    /// Due, and it does not hold.
    Missed,
    /// No data, too few of them, none of the due year, or nobody has judged.
    Unknown,
}

impl Standing {
    /// Every standing, from best to worst.
    pub const ALL: [Self; 5] = [Self::Achieved, Self::OnTrack, Self::Behind, Self::Missed, Self::Unknown];

    /// The name that scripts read: that of the status that is usual in it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Achieved => Status::Achieved.name(),
            Self::OnTrack => Status::OnTrack.name(),
            Self::Behind => Status::Behind.name(),
            Self::Missed => Status::Missed.name(),
            Self::Unknown => Status::NoData.name(),
        }
    }
}

impl Status {
    /// What the status comes to.
    pub fn standing(self) -> Standing {
        match self {
            Self::Achieved | Self::AchievedEarly => Standing::Achieved,
            Self::OnTrack | Self::Pending => Standing::OnTrack,
            Self::AtRisk | Self::Behind | Self::Regressing => Standing::Behind,
            Self::Missed => Standing::Missed,
            Self::NoData | Self::AwaitingData | Self::InsufficientData | Self::AwaitingJudgement => Standing::Unknown,
        }
    }

    /// Every status, from worst to best.
    pub const ALL: [Self; 12] = [
        Self::Missed,
        Self::NoData,
        Self::AwaitingData,
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

    /// Every status as counts are shown, and as official bulletins have it: first what is good, then what falls short,
    /// last what is not known.
    pub const AS_COUNTED: [Self; 12] = [
        Self::AchievedEarly,
        Self::Achieved,
        Self::OnTrack,
        Self::Pending,
        Self::AtRisk,
        Self::Behind,
        Self::Regressing,
        Self::Missed,
        Self::AwaitingJudgement,
        Self::AwaitingData,
        Self::InsufficientData,
        Self::NoData,
    ];

    /// The name that scripts read: in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::NoData => "no_data",
            Self::AwaitingData => "awaiting_data",
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Standing, Status};

    /// The order that the methods give, from worst to best, and what each comes to.
    const FROM_WORST: [(&str, &str); 12] = [
        ("missed", "missed"),
        ("no_data", "no_data"),
        ("awaiting_data", "no_data"),
        ("regressing", "behind"),
        ("behind", "behind"),
        ("insufficient_data", "no_data"),
        ("at_risk", "behind"),
        ("awaiting_judgement", "no_data"),
        ("pending", "on_track"),
        ("on_track", "on_track"),
        ("achieved", "achieved"),
        ("achieved_early", "achieved"),
    ];

    #[test]
    fn every_status_has_its_place_its_name_and_its_standing() {
        assert_eq!(Status::ALL.map(|status| (status.name(), status.standing().name())), FROM_WORST);
        assert!(Status::ALL.is_sorted());
    }

    #[test]
    fn scripts_write_the_name_and_read_it_back() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
            assert_eq!(Status::from_name(status.name()), Some(status));
        }
        assert_eq!(Status::from_name("Missed"), None);
        assert_eq!(Status::from_name(""), None);
    }

    #[test]
    fn counts_show_first_what_is_good_and_last_what_is_not_known() {
        let mut all = Status::AS_COUNTED.to_vec();
        let standings: Vec<Standing> = all.iter().map(|status| status.standing()).collect();
        assert!(standings.is_sorted(), "{standings:?}");
        all.sort();
        assert_eq!(all, Status::ALL);
    }

    #[test]
    fn standings_go_from_best_to_worst() {
        assert_eq!(Standing::ALL.map(Standing::name), ["achieved", "on_track", "behind", "missed", "no_data"]);
        assert!(Standing::ALL.is_sorted());
    }
}
