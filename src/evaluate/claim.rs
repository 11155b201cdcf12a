//! Whether the data bear out what somebody says.

use super::{Assessment, Data, Flag, Judgement, RequirementJudgement};
use crate::model::{Claim, ClaimResult, ClaimSubject, IndicatorIndex, Number, Plan, Said, Standing, Status, Year};

named! {
    /// Why a claim cannot be checked.
    pub enum Obstacle: "obstacle" {
        /// There is no value.
        NoData = "no_data",
        /// The value of the due year is not known yet.
        AwaitingData = "awaiting_data",
        /// There are too few values.
        InsufficientData = "insufficient_data",
        /// A person has to judge, and has not yet.
        AwaitingJudgement = "awaiting_judgement",
        /// The ledger says nothing of it.
        NotRecorded = "not_recorded",
        /// It is not due, and holds so far or is open.
        NotDue = "not_due",
        /// Nothing measures how far it is.
        NoPace = "no_pace",
    }
}

/// What is found of a claim, and what decides it.
#[derive(Clone, Debug)]
pub struct ClaimFinding<'j> {
    /// What is found.
    pub result: ClaimResult,
    /// Why it cannot be checked.
    pub obstacle: Option<Obstacle>,
    /// The requirement that decides it.
    pub part: Option<&'j RequirementJudgement>,
    /// The value beside a claimed figure.
    pub value: Option<(IndicatorIndex, Number)>,
}

/// Compares a claim with an assessment of the end of its year; `data` is that of the assessment.
pub fn check_claim<'j>(claim: &Claim, assessment: &'j Assessment<'_>, data: &Data<'_>) -> ClaimFinding<'j> {
    match &claim.said {
        Said::Status(claimed) => check_status(*claimed, &parts(&claim.subject, assessment, data.plan), claim.year),
        Said::Figure(indicator, figure) => {
            let value = data.series(*indicator).at(claim.year).map(|known| known.value.clone());
            let agreement = value.as_ref().map(|value| figure.agrees(value)).ok_or(Obstacle::NoData);
            ClaimFinding { value: value.map(|value| (*indicator, value)), ..finding(agreement, None) }
        }
    }
}

/// The requirements of a subject; of what was removed, as they stood on that day.
fn parts<'j>(subject: &ClaimSubject, assessment: &'j Assessment<'_>, plan: &Plan) -> Vec<&'j RequirementJudgement> {
    let mut targets = assessment.targets.iter().map(|(of, judgement)| (&of.id, judgement));
    let mut items = assessment.work_items.iter().map(|(of, judgement)| (&of.id, judgement));
    let id = subject.id(plan);
    let of = |judgement: Option<&'j Judgement>| judgement.into_iter().flat_map(|of| &of.requirements).collect();
    match subject {
        ClaimSubject::Target(_) => {
            let removed = || assessment.amended_target(id)?.removed.as_ref();
            of(targets.find(|(of, _)| *of == id).map(|(_, judgement)| judgement).or_else(removed))
        }
        ClaimSubject::WorkItem(_) => {
            let removed = || assessment.amended_work_item(id)?.removed.as_ref();
            of(items.find(|(of, _)| *of == id).map(|(_, judgement)| judgement).or_else(removed))
        }
        ClaimSubject::Matter(id) => {
            let all = targets.chain(items).flat_map(|(_, judgement)| &judgement.requirements);
            all.filter(|part| part.criterion.ledger_id() == Some(id)).collect()
        }
    }
}

/// What is good is said of every requirement, so that one that is not contradicts it; what is not, is said of the worst.
fn check_status<'j>(claimed: Status, parts: &[&'j RequirementJudgement], year: Year) -> ClaimFinding<'j> {
    let worst = parts.iter().min_by_key(|part| part.status).copied();
    let is_good = matches!(claimed.standing(), Standing::Achieved | Standing::OnTrack);
    let order = |agreement: &Result<bool, Obstacle>| match agreement {
        Ok(false) => 0,
        Err(_) => 1,
        Ok(true) => 2,
    };
    let decides =
        parts.iter().filter(|_| is_good).min_by_key(|part| (order(&agreement(claimed, part, year)), part.status));
    let part = decides.copied().or(worst);
    finding(part.map_or(Err(Obstacle::NoData), |part| agreement(claimed, part, year)), part)
}

fn finding(agreement: Result<bool, Obstacle>, part: Option<&RequirementJudgement>) -> ClaimFinding<'_> {
    let result = match agreement {
        Ok(true) => ClaimResult::Confirmed,
        Ok(false) => ClaimResult::Contradicted,
        Err(_) => ClaimResult::NotCheckable,
    };
    ClaimFinding { result, obstacle: agreement.err(), part, value: None }
}

/// Whether a requirement stands as somebody says, or why nobody can tell.
fn agreement(claimed: Status, part: &RequirementJudgement, year: Year) -> Result<bool, Obstacle> {
    let found = part.status;
    // A value of an earlier year may bear out what is said of this one; it contradicts it only when it decided for good.
    let is_older = part.latest.as_ref().is_some_and(|latest| latest.year < year);
    let is_final = matches!(found, Status::Achieved | Status::Missed);
    let contradicted = || if is_older && !is_final { Err(Obstacle::NoData) } else { Ok(false) };
    let is_open = matches!(found.standing(), Standing::OnTrack | Standing::Behind);
    match (claimed, found) {
        _ if claimed == found => Ok(true),
        (_, Status::NoData) if part.flags.contains(&Flag::NotRecorded) => Err(Obstacle::NotRecorded),
        (_, Status::NoData) => Err(Obstacle::NoData),
        (_, Status::AwaitingData) => Err(Obstacle::AwaitingData),
        (_, Status::InsufficientData) => Err(Obstacle::InsufficientData),
        (_, Status::AwaitingJudgement) => Err(Obstacle::AwaitingJudgement),
        // What holds goes on as it should.
        (Status::Achieved | Status::AchievedEarly | Status::OnTrack, Status::Achieved | Status::AchievedEarly) => {
            Ok(true)
        }
        // All that it says is that it is not due.
        (Status::Pending, Status::AchievedEarly) => Ok(true),
        (Status::Pending, _) => Ok(is_open),
        // What does not hold yet is not achieved; what holds so far may still fail.
        (Status::Achieved | Status::AchievedEarly, _) if is_open && part.met != Some(false) => Err(Obstacle::NotDue),
        (Status::Missed, _) if is_open => Err(Obstacle::NotDue),
        (Status::OnTrack | Status::AtRisk | Status::Behind | Status::Regressing, Status::Pending) => {
            Err(Obstacle::NoPace)
        }
        _ => contradicted(),
    }
}
