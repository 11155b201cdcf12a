//! Whether the data bear out what somebody says.

use rustc_hash::FxHashMap;

use super::{Assessment, Data, Flag, Judgement, RequirementJudgement};
use crate::model::{Basis, Claim, ClaimResult, ClaimSubject, IndicatorIndex, Number, Said, Standing, Status, Year};

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
        /// It was promised later.
        NotPromised = "not_promised",
        /// It was removed, and open until then.
        Removed = "removed",
        /// The figure may be that of the year or the total, of which only one agrees.
        TwoReadings = "two_readings",
    }
}

/// What is found of a claim, and what decides it.
#[derive(Clone, Debug)]
pub struct ClaimFinding<'j> {
    /// What is found.
    pub result: ClaimResult,
    /// Why it cannot be checked.
    pub obstacle: Option<Obstacle>,
    /// How its target or work item stands; what was removed, as it stood on that day.
    pub judgement: Option<&'j Judgement>,
    /// The requirement that decides it.
    pub part: Option<&'j RequirementJudgement>,
    /// The value beside a claimed figure.
    pub value: Option<(IndicatorIndex, Number)>,
}

/// Compares claims with an assessment of the end of their year.
pub struct ClaimCheck<'j> {
    assessment: &'j Assessment<'j>,
    /// That of the assessment.
    data: &'j Data<'j>,
    /// The requirements by the ids that the ledger knows.
    matters: FxHashMap<&'j str, Vec<&'j RequirementJudgement>>,
}

impl<'j> ClaimCheck<'j> {
    /// `data` is that of the assessment.
    pub fn new(assessment: &'j Assessment<'j>, data: &'j Data<'j>) -> Self {
        let targets = assessment.targets.iter().map(|(_, judgement)| judgement);
        let items = assessment.work_items.iter().map(|(_, judgement)| judgement);
        let mut matters: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for part in targets.chain(items).flat_map(|judgement| &judgement.requirements) {
            if let Some(id) = part.criterion.ledger_id() {
                matters.entry(id).or_default().push(part);
            }
        }
        Self { assessment, data, matters }
    }

    /// What is found of a claim.
    pub fn finding(&self, claim: &Claim) -> ClaimFinding<'j> {
        let judgement = self.judgement(&claim.subject);
        let found = match &claim.said {
            Said::Status(claimed) => {
                let parts = match &claim.subject {
                    ClaimSubject::Matter(id) => self.matters.get(id.as_str()).cloned().unwrap_or_default(),
                    ClaimSubject::Target(_) | ClaimSubject::WorkItem(_) => {
                        judgement.into_iter().flat_map(|judgement| &judgement.requirements).collect()
                    }
                };
                let found = check_status(*claimed, &parts, claim.year);
                ClaimFinding { obstacle: found.obstacle.map(|of| self.reason(of, &claim.subject)), ..found }
            }
            Said::Figure(indicator, figure) => {
                let value = self.data.series(*indicator).at(claim.year).map(|known| known.value.clone());
                let agreement = value.as_ref().map(|value| figure.agrees(value)).ok_or(Obstacle::NoData);
                let total = judgement.and_then(|judgement| total_in(judgement, claim.year));
                let is_otherwise = |(_, total): &(_, &Number)| agreement.is_ok_and(|it| it != figure.agrees(total));
                let found = match total.filter(is_otherwise) {
                    Some((part, _)) => finding(Err(Obstacle::TwoReadings), Some(part)),
                    None => finding(agreement, None),
                };
                ClaimFinding { value: value.map(|value| (*indicator, value)), ..found }
            }
        };
        ClaimFinding { judgement, ..found }
    }

    /// What stands behind an obstacle of what is not promised in that year.
    fn reason(&self, obstacle: Obstacle, subject: &ClaimSubject) -> Obstacle {
        let id = subject.id(self.data.plan);
        let is_in_force = match subject {
            ClaimSubject::Target(_) => self.assessment.targets.with_id(id).is_some(),
            ClaimSubject::WorkItem(_) => self.assessment.work_items.with_id(id).is_some(),
            ClaimSubject::Matter(_) => true,
        };
        match self.judgement(subject) {
            _ if is_in_force => obstacle,
            Some(_) => Obstacle::Removed,
            None => Obstacle::NotPromised,
        }
    }

    fn judgement(&self, subject: &ClaimSubject) -> Option<&'j Judgement> {
        let (id, assessment) = (subject.id(self.data.plan), self.assessment);
        match subject {
            ClaimSubject::Target(_) => match assessment.targets.with_id(id) {
                Some((_, judgement)) => Some(judgement),
                None => assessment.amended_targets.with_id(id)?.removed.as_ref(),
            },
            ClaimSubject::WorkItem(_) => match assessment.work_items.with_id(id) {
                Some((_, judgement)) => Some(judgement),
                None => assessment.amended_work_items.with_id(id)?.removed.as_ref(),
            },
            ClaimSubject::Matter(_) => None,
        }
    }
}

/// The part that asks for a total of years, and what they make together up to one.
fn total_in(judgement: &Judgement, year: Year) -> Option<(&RequirementJudgement, &Number)> {
    let total = |part: &'_ RequirementJudgement| part.criterion.basis().and_then(Basis::summed_years).is_some();
    let [part] = judgement.requirements.as_slice() else { return None };
    let is_of_year = part.latest.as_ref().is_some_and(|latest| latest.year == year);
    Some((part, part.reached.as_ref()?)).filter(|_| total(part) && is_of_year)
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
    ClaimFinding { result, obstacle: agreement.err(), judgement: None, part, value: None }
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
