//! How many regions stand how: their judgements are counted one by one, and none is kept.

use super::{Assessments, Detail, Options, Scope, assess_top};
use crate::model::{Observations, Plan, Progress, Region, Status, Target};

/// How every target stands over the regions of a scope that have no parts of their own.
#[derive(Clone, Debug)]
pub struct Tally<'p> {
    /// The region above all, and none below.
    pub judged: Assessments<'p>,
    /// The regions that are counted.
    pub regions: Vec<Region>,
    /// Every target that can be judged in a region, in the plan's order.
    pub targets: Vec<TargetTally<'p>>,
}

/// How a target stands in each of the regions, in their order.
#[derive(Clone, Debug)]
pub struct TargetTally<'p> {
    /// The target.
    pub target: &'p Target,
    /// Of the target.
    pub statuses: Vec<Status>,
    /// Of each of its requirements.
    pub requirements: Vec<Vec<Status>>,
}

/// Judges every target in the regions below that above all.
pub fn tally<'p>(
    plan: &'p Plan,
    observations: &'p Observations,
    progress: &Progress,
    options: &Options<'_>,
    top: Region,
) -> Tally<'p> {
    let empty = |target: &'p Target| TargetTally {
        target,
        statuses: Vec::new(),
        requirements: vec![Vec::new(); target.requirements.len()],
    };
    let mut regions = Vec::new();
    let options = Options { detail: Detail::Status, ..*options };
    let judged = assess_top(plan, observations, progress, &options, Scope::EveryRegion(top));
    let measured =
        judged.top.assessment.targets.iter().map(|(target, _)| *target).filter(|target| target.is_measured());
    let mut targets: Vec<TargetTally<'p>> = measured.map(empty).collect();
    let below = judged.judge(plan, observations, progress, options).below();
    for each in below.filter(|each| !each.has_parts) {
        targets.iter_mut().zip(&each.assessment.targets).for_each(|(of, (_, judgement))| {
            of.statuses.push(judgement.status);
            let parts = judgement.requirements.iter().map(|part| part.status);
            of.requirements.iter_mut().zip(parts).for_each(|(statuses, status)| statuses.push(status));
        });
        regions.push(each.region);
    }
    Tally { judged, regions, targets }
}
