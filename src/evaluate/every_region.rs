//! Judges a requirement that must hold in every region.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Data, Flag, Frame, Latest, RequirementJudgement, measure, methods};
use crate::model::{Measure, Number, Region, Standing, Status};

/// How a requirement stands in one region.
#[derive(Clone, Debug, Serialize)]
pub struct RegionJudgement {
    /// Id of the region, or its name where the plan declares none.
    pub region: String,
    /// The value that was judged.
    pub latest: Option<Latest>,
    /// The figure that was compared, in the unit of the threshold.
    pub actual: Option<Number>,
    /// Whether it holds for that value.
    pub met: Option<bool>,
    /// Where it stands.
    pub status: Status,
    /// What must be known beside the status.
    pub flags: Vec<Flag>,
}

/// Judges a requirement in every region without parts of its own. Status and figures are those of the worst one.
pub(super) fn judge(data: &Data<'_>, measure: &Measure, frame: &Frame) -> RequirementJudgement {
    let regions = data.leaves();
    let judged: Vec<(&Region, RequirementJudgement)> =
        regions.into_iter().map(|region| (region, measure::judge(&data.of(region), measure, frame))).collect();
    let Some((worst, judgement)) = worst(&judged) else {
        return measure::without_regions(data, measure, frame);
    };
    let verdicts = judged.iter().map(|(_, judgement)| judgement.met);
    let met = if verdicts.clone().any(|met| met == Some(false)) {
        Some(false)
    } else {
        verdicts.collect::<Option<Vec<bool>>>().map(|_| true)
    };
    let mut flags = counts(judged.iter().map(|(_, judgement)| judgement));
    flags.extend(judgement.flags.iter().copied());
    RequirementJudgement {
        met,
        flags,
        region: worst.part().map(str::to_owned),
        regions: judged.iter().map(|(region, judgement)| in_region(region, judgement)).collect(),
        ..judgement.clone()
    }
}

/// The worst by status, of those the one with the least pace or, where the verdict gives the status or one has no pace, the
/// one whose figure falls furthest short; of alike ones the first.
fn worst<'j, 'r>(judged: &'j [(&'r Region, RequirementJudgement)]) -> Option<&'j (&'r Region, RequirementJudgement)> {
    let status = judged.iter().map(|(_, judgement)| judgement.status).min()?;
    let alike = judged.iter().filter(|(_, judgement)| judgement.status == status);
    let is_verdict = matches!(status.standing(), Standing::Missed | Standing::Achieved);
    let goes_by_pace = !is_verdict && alike.clone().all(|(_, judgement)| pace(judgement).is_some());
    alike.min_by_key(|(_, judgement)| (pace(judgement).filter(|_| goes_by_pace), Reverse(shortfall(judgement))))
}

/// The figure of the method, where a larger one is a better one.
fn pace(judgement: &RequirementJudgement) -> Option<&Number> {
    let ranks = judgement.method.and_then(methods::rule).is_none_or(|rule| rule.figure_ranks);
    judgement.pace.as_ref().filter(|_| ranks)
}

/// How much the figure lacks of what is asked; negative where it has more.
fn shortfall(judgement: &RequirementJudgement) -> Option<Number> {
    let line = judgement.criterion.line()?;
    Some(line.relation.direction().oriented(&line.level - judgement.actual.as_ref()?))
}

/// In how many regions it falls short, and in how many nobody can tell.
fn counts<'j>(judged: impl Iterator<Item = &'j RequirementJudgement> + Clone) -> Vec<Flag> {
    let falls_short = |judgement: &&RequirementJudgement| match judgement.status.standing() {
        Standing::Missed | Standing::Behind => true,
        Standing::Achieved | Standing::OnTrack => false,
        Standing::Unknown => is_known_to_fail(judgement),
    };
    let is_unknown = |judgement: &&RequirementJudgement| {
        judgement.status.standing() == Standing::Unknown && !is_known_to_fail(judgement)
    };
    let short = judged.clone().filter(falls_short).count();
    let unknown = judged.filter(is_unknown).count();
    let flags = [(short, Flag::RegionsShort(short)), (unknown, Flag::RegionsWithoutData(unknown))];
    flags.into_iter().filter(|(count, _)| *count > 0).map(|(_, flag)| flag).collect()
}

/// Whether it does not hold although its status is open; a value of another year than the due one is no verdict.
fn is_known_to_fail(judgement: &RequirementJudgement) -> bool {
    judgement.status != Status::AwaitingData && judgement.met == Some(false)
}

fn in_region(region: &Region, judgement: &RequirementJudgement) -> RegionJudgement {
    RegionJudgement {
        region: region.part().unwrap_or_default().to_owned(),
        latest: judgement.latest.clone(),
        actual: judgement.actual.clone(),
        met: judgement.met,
        status: judgement.status,
        flags: judgement.flags.clone(),
    }
}
