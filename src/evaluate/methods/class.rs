//! The classes of all methods, and what each means in the common statuses.

use crate::model::Status;

named! {
    /// The class of a published method, in the office's own word.
    pub enum Class: "class" {
        /// statcan: it is met.
        TargetAchieved = "target_achieved",
        /// statcan: it will be met.
        SubstantialProgress = "substantial_progress",
        /// eurostat: it will be met.
        SignificantProgress = "significant_progress",
        /// statcan, eurostat: it may be met.
        ModerateProgress = "moderate_progress",
        /// statcan: it will not be met.
        LimitedProgress = "limited_progress",
        /// eurostat: nothing moves.
        NoProgress = "no_progress",
        /// eurostat: it will not be met, or moves away a little.
        ModerateDeterioration = "moderate_deterioration",
        /// eurostat: it moves away.
        SignificantDeterioration = "significant_deterioration",
        /// statcan: it moves away.
        Deterioration = "deterioration",
        /// statcan: it cannot be told.
        NotAvailable = "not_available",
        /// destatis: it will be met.
        Sun = "sun",
        /// destatis: it will nearly be met.
        SunCloud = "sun_cloud",
        /// destatis: the direction is right.
        Cloud = "cloud",
        /// destatis: the direction is wrong.
        Storm = "storm",
        /// unsd: it will be met.
        Three = "3",
        /// unsd: the gap shrinks.
        Two = "2",
        /// unsd: the gap stays or grows.
        One = "1",
    }
}

impl Class {
    /// Whether the class does not say the opposite of a status: nothing good of what was missed, nothing bad of what was
    /// achieved, and before the due year the same.
    pub(in crate::evaluate) fn agrees_with(self, status: Status) -> bool {
        let own = self.status();
        match status {
            Status::Achieved | Status::AchievedEarly => {
                matches!(own, Status::AchievedEarly | Status::OnTrack | Status::AtRisk)
            }
            Status::Missed => matches!(own, Status::AtRisk | Status::Behind | Status::Regressing),
            Status::NoData
            | Status::AwaitingData
            | Status::Regressing
            | Status::Behind
            | Status::InsufficientData
            | Status::AtRisk
            | Status::AwaitingJudgement
            | Status::Pending
            | Status::OnTrack => own == status,
        }
    }

    /// The status of a class before the due year.
    pub fn status(self) -> Status {
        match self {
            Self::TargetAchieved => Status::AchievedEarly,
            Self::SubstantialProgress | Self::SignificantProgress | Self::Sun | Self::Three => Status::OnTrack,
            Self::ModerateProgress | Self::SunCloud => Status::AtRisk,
            Self::LimitedProgress | Self::NoProgress | Self::ModerateDeterioration | Self::Cloud | Self::Two => {
                Status::Behind
            }
            Self::SignificantDeterioration | Self::Deterioration | Self::Storm | Self::One => Status::Regressing,
            Self::NotAvailable => Status::InsufficientData,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Status};

    /// The words of the offices, and what each means, as the methods have it.
    #[test]
    fn every_class_has_the_word_of_its_office_and_a_common_status() {
        let statcan = [
            (Class::TargetAchieved, "target_achieved", Status::AchievedEarly),
            (Class::SubstantialProgress, "substantial_progress", Status::OnTrack),
            (Class::ModerateProgress, "moderate_progress", Status::AtRisk),
            (Class::LimitedProgress, "limited_progress", Status::Behind),
            (Class::Deterioration, "deterioration", Status::Regressing),
            (Class::NotAvailable, "not_available", Status::InsufficientData),
        ];
        let eurostat = [
            (Class::SignificantProgress, "significant_progress", Status::OnTrack),
            (Class::ModerateProgress, "moderate_progress", Status::AtRisk),
            (Class::NoProgress, "no_progress", Status::Behind),
            (Class::ModerateDeterioration, "moderate_deterioration", Status::Behind),
            (Class::SignificantDeterioration, "significant_deterioration", Status::Regressing),
        ];
        let destatis = [
            (Class::Sun, "sun", Status::OnTrack),
            (Class::SunCloud, "sun_cloud", Status::AtRisk),
            (Class::Cloud, "cloud", Status::Behind),
            (Class::Storm, "storm", Status::Regressing),
        ];
        let unsd = [
            (Class::Three, "3", Status::OnTrack),
            (Class::Two, "2", Status::Behind),
            (Class::One, "1", Status::Regressing),
        ];
        for (class, name, status) in statcan.into_iter().chain(eurostat).chain(destatis).chain(unsd) {
            assert_eq!((class.name(), class.status()), (name, status));
        }
    }
}
