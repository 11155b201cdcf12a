//! Where a promise stands.

named! {
    /// The status of a requirement, target or work item, from worst to best: a whole is as good as its worst part.
    pub enum Status: "status" {
        /// Due, and it does not hold.
        Missed = "missed",
        /// Nobody published a value that could be judged.
        NoData = "no_data",
        /// Due; the value of the due year is not known, an earlier one is.
        AwaitingData = "awaiting_data",
        /// Not due; moving away from the target.
        Regressing = "regressing",
        /// Not due; clearly slower than the straight line.
        Behind = "behind",
        /// There are values, but too few for a pace.
        InsufficientData = "insufficient_data",
        /// Not due; somewhat slower than the straight line.
        AtRisk = "at_risk",
        /// A person has to judge, and has not yet.
        AwaitingJudgement = "awaiting_judgement",
        /// A milestone that is not done and not due.
        Pending = "pending",
        /// Not due; at least as fast as the straight line.
        OnTrack = "on_track",
        /// Due, and it holds.
        Achieved = "achieved",
        /// Not due, and it holds already.
        AchievedEarly = "achieved_early",
    }
}

named! {
    /// What a status comes to, for counts over many regions.
    pub enum Standing: "standing" {
        /// It holds.
        Achieved = "achieved",
        /// Not due, and nothing is wrong.
        OnTrack = "on_track",
        /// Not due, and slower than it should be.
        Behind = "behind",
        /// Due, and it does not hold.
        Missed = "missed",
        /// No data, too few of them, none of the due year, or nobody has judged.
        Unknown = "no_data",
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
}

#[cfg(test)]
mod tests {
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
