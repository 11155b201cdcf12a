//! The classes of all methods, and what each means in the common statuses.

use crate::model::Status;

/// The class of a published method, in the office's own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::evaluate) enum Class {
    TargetAchieved,
    SubstantialProgress,
    SignificantProgress,
    ModerateProgress,
    LimitedProgress,
    NoProgress,
    ModerateDeterioration,
    SignificantDeterioration,
    Deterioration,
    NotAvailable,
    Sun,
    SunCloud,
    Cloud,
    Storm,
    Three,
    Two,
    One,
}

impl Class {
    /// The name that scripts read.
    pub(in crate::evaluate) fn name(self) -> &'static str {
        match self {
            Self::TargetAchieved => "target_achieved",
            Self::SubstantialProgress => "substantial_progress",
            Self::SignificantProgress => "significant_progress",
            Self::ModerateProgress => "moderate_progress",
            Self::LimitedProgress => "limited_progress",
            Self::NoProgress => "no_progress",
            Self::ModerateDeterioration => "moderate_deterioration",
            Self::SignificantDeterioration => "significant_deterioration",
            Self::Deterioration => "deterioration",
            Self::NotAvailable => "not_available",
            Self::Sun => "sun",
            Self::SunCloud => "sun_cloud",
            Self::Cloud => "cloud",
            Self::Storm => "storm",
            Self::Three => "3",
            Self::Two => "2",
            Self::One => "1",
        }
    }

    /// The status of a class before the due year.
    pub(in crate::evaluate) fn status(self) -> Status {
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
