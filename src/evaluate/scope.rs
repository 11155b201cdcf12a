//! For which regions is judged, and where everything stands in each of them.

use super::{Assessment, Data, Detail, Options, Sums, assess_data};
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
    // What regions add up to is formed once for all that lie above.
    let own = Sums::default();
    let options = Options { sums: options.sums.or(Some(&own)), ..*options };
    let judged = assess_top(plan, observations, progress, &options, scope);
    let below = match &judged.scope {
        Scope::EveryRegion(_) => judged.judge(plan, observations, progress, options).below().collect(),
        Scope::Whole | Scope::Region(_) => Vec::new(),
    };
    Assessments { below, ..judged }
}

/// Judges the region above all, and none below.
pub fn assess_top<'p>(
    plan: &'p Plan,
    observations: &'p Observations,
    progress: &Progress,
    options: &Options<'_>,
    scope: Scope,
) -> Assessments<'p> {
    let options = Options { region: scope.region(), ..*options };
    let data = Data { plan, observations, view: options.view, region: scope.top(), sums: options.sums };
    let top = RegionJudge { plan, data, progress, options }.of(scope.top(), 0);
    Assessments { scope, top, below: Vec::new() }
}

impl Assessments<'_> {
    /// What judges the regions below by themselves, at the end of the same year.
    pub fn judge<'p, 'd>(
        &'d self,
        plan: &'p Plan,
        observations: &'d Observations,
        progress: &'d Progress,
        options: Options<'d>,
    ) -> RegionJudge<'p, 'd>
    where
        'p: 'd,
    {
        let region = &self.top.region;
        let data = Data { plan, observations, view: options.view, region, sums: options.sums };
        let options = Options { as_of: Some(self.top.assessment.moment), region: Some(region), ..options };
        RegionJudge { plan, data, progress, options }
    }
}

/// Judges regions one by one, so that none must be kept.
#[derive(Clone, Copy)]
pub struct RegionJudge<'p, 'd> {
    plan: &'p Plan,
    /// What was observed, of the region above all.
    pub data: Data<'d>,
    progress: &'d Progress,
    options: Options<'d>,
}

impl<'p, 'd> RegionJudge<'p, 'd> {
    /// The same in so much detail.
    #[must_use]
    pub fn in_detail(mut self, detail: Detail) -> Self {
        self.options.detail = detail;
        self
    }

    /// Where everything stands in a region that lies so far below that above all.
    pub fn of(&self, region: &Region, depth: usize) -> RegionAssessment<'p> {
        let data = self.data.of(region);
        let assessment = assess_data(self.plan, &data, self.progress, &self.options);
        let assessment = if *region == Region::Whole { assessment } else { measured(assessment) };
        RegionAssessment { region: region.clone(), depth, has_parts: !data.parts().is_empty(), assessment }
    }

    /// Every region below that above all, each before its own parts.
    pub fn below(self) -> impl Iterator<Item = RegionAssessment<'p>> + use<'p, 'd> {
        self.data.all_parts().into_iter().map(move |(region, depth)| self.of(region, depth))
    }
}

/// What no indicator measures holds for the whole only.
fn measured(mut assessment: Assessment<'_>) -> Assessment<'_> {
    assessment.targets.retain(|(target, _)| target.is_measured());
    assessment.work_items.retain(|(item, _)| item.is_measured());
    assessment.amended_targets.retain(|amended| amended.held.item.is_measured());
    assessment.amended_work_items.retain(|amended| amended.held.item.is_measured());
    assessment
}
