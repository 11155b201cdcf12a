//! For which regions is judged, and where everything stands in each of them.

use super::{Assessment, Data, Options, Sums, assess_data};
use crate::model::{Observations, Plan, Progress, Region};

/// For which regions is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The whole.
    #[default]
    Whole,
    /// One region instead of the whole.
    Region(Region),
    /// A region, usually the whole, and every one below it.
    EveryRegion(Region),
}

/// Where everything stands in one region.
#[derive(Clone, Debug)]
pub struct RegionAssessment<'p> {
    /// The region.
    pub region: Region,
    /// How far it lies below that above all.
    pub depth: usize,
    /// Whether it has parts of its own.
    pub has_parts: bool,
    /// Of the whole, everything; of a region, what an indicator measures.
    pub assessment: Assessment<'p>,
}

/// Where everything stands in every region of a scope, at the end of the same year.
#[derive(Clone, Debug)]
pub struct Assessments<'p> {
    /// For which regions is judged.
    pub scope: Scope,
    /// The region above all: usually the whole.
    pub top: RegionAssessment<'p>,
    /// Every region below it, each before its own parts; nothing unless every region is judged.
    pub below: Vec<RegionAssessment<'p>>,
}

impl Scope {
    /// The region above all that are judged.
    pub fn top(&self) -> &Region {
        self.region().unwrap_or(&Region::Whole)
    }

    /// The same; nothing where regions are not asked for.
    pub fn region(&self) -> Option<&Region> {
        match self {
            Self::Whole => None,
            Self::Region(region) | Self::EveryRegion(region) => Some(region),
        }
    }
}

impl<'p> Assessments<'p> {
    /// Every region, that above all first.
    pub fn iter(&self) -> impl Iterator<Item = &RegionAssessment<'p>> + Clone {
        std::iter::once(&self.top).chain(&self.below)
    }

    /// The regions below that have no parts of their own: a whole is not counted beside its parts.
    pub fn leaves(&self) -> impl Iterator<Item = &RegionAssessment<'p>> + Clone {
        self.below.iter().filter(|each| !each.has_parts)
    }
}

/// Judges every target and work item in every region of a scope.
pub fn assess_scope<'p>(
    plan: &'p Plan,
    observations: &'p Observations,
    progress: &Progress,
    options: &Options<'_>,
    scope: Scope,
) -> Assessments<'p> {
    let mut below = Vec::new();
    let judged = each_of_scope(plan, observations, progress, options, scope, |each| below.push(each));
    Assessments { below, ..judged }
}

/// Judges the region above all, and hands over those below one by one.
pub(super) fn each_of_scope<'p>(
    plan: &'p Plan,
    observations: &'p Observations,
    progress: &Progress,
    options: &Options<'_>,
    scope: Scope,
    mut each: impl FnMut(RegionAssessment<'p>),
) -> Assessments<'p> {
    // What regions add up to is formed once for all that lie above.
    let own = Sums::default();
    let sums = options.sums.or(Some(&own));
    let data = Data { plan, observations, view: options.view, region: scope.top(), sums };
    let judge = |region: &Region, depth: usize, options: &Options<'_>| {
        let assessment = assess_data(plan, &data.of(region), progress, options);
        let assessment = if *region == Region::Whole { assessment } else { measured(assessment) };
        RegionAssessment { region: region.clone(), depth, has_parts: !data.of(region).parts().is_empty(), assessment }
    };
    let top = judge(scope.top(), 0, &Options { region: scope.region(), ..*options });
    // All regions at the end of the same year.
    let as_of = Some(top.assessment.as_of);
    let parts = match &scope {
        Scope::EveryRegion(_) => data.all_parts(),
        Scope::Whole | Scope::Region(_) => Vec::new(),
    };
    for (region, depth) in parts {
        each(judge(region, depth, &Options { as_of, region: Some(region), ..*options }));
    }
    Assessments { scope, top, below: Vec::new() }
}

/// What no indicator measures holds for the whole only.
fn measured(mut assessment: Assessment<'_>) -> Assessment<'_> {
    assessment.targets.retain(|(target, _)| target.is_measured());
    assessment.work_items.retain(|(item, _)| item.is_measured());
    assessment
}
