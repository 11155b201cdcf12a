//! How many regions grow, and how many meet what a target asks for, by the newest value of each.

use std::collections::BTreeSet;

use super::{Data, Frame, Options, Series, measure};
use crate::model::{IndicatorIndex, Measure, Region, Requirement, Status, Target, Year};

/// What all regions without parts of their own report.
#[derive(Clone, Debug, Default)]
pub struct RegionTally {
    /// Regions with a value of any indicator.
    pub regions: usize,
    /// Every indicator that some region has a value of.
    pub indicators: Vec<(IndicatorIndex, Tally)>,
}

/// How many regions stand how for one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Regions with a value.
    pub regions: usize,
    /// Regions whose newest value is above that of the year before.
    pub growing: usize,
    /// Against what a target asks for, when one does.
    pub rule: Option<RuleTally>,
}

/// How many regions meet the requirement of a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTally {
    /// The wording of the target.
    pub wording: String,
    /// Regions that meet it.
    pub met: usize,
    /// Regions that do not.
    pub not_met: usize,
    /// Regions of which it cannot be said.
    pub unknown: usize,
}

/// Counts the regions below that of `data`. Values after the year `as_of` of the options are left out.
pub fn tally_regions(data: &Data<'_>, options: &Options<'_>) -> RegionTally {
    let leaves = data.leaves();
    let mut reporting: BTreeSet<&Region> = BTreeSet::new();
    let mut indicators = Vec::new();
    for (index, _) in data.plan.indexed_indicators() {
        let rule = first_requirement(data, index);
        let mut tally = Tally {
            rule: rule.map(|(_, measure)| RuleTally { wording: measure.wording.clone(), ..RuleTally::default() }),
            ..Tally::default()
        };
        for region in &leaves {
            let data = data.of(region);
            let series = data.series(index);
            let Some(newest) = newest(&series, options.as_of) else { continue };
            reporting.insert(region);
            tally.regions += 1;
            tally.growing += usize::from(grows(&series, newest));
            if let (Some(counts), Some((target, measure))) = (&mut tally.rule, rule) {
                counts.count(meets(&data, target, measure, newest, options));
            }
        }
        if tally.regions > 0 {
            indicators.push((index, tally));
        }
    }
    RegionTally { regions: reporting.len(), indicators }
}

impl RuleTally {
    fn count(&mut self, met: Option<bool>) {
        match met {
            Some(true) => self.met += 1,
            Some(false) => self.not_met += 1,
            None => self.unknown += 1,
        }
    }
}

fn newest(series: &Series, as_of: Option<Year>) -> Option<Year> {
    match as_of {
        Some(as_of) => series.latest(as_of).map(|(year, _)| year),
        None => series.last_year(),
    }
}

/// The first requirement of a target about the indicator.
fn first_requirement<'a>(data: &Data<'a>, index: IndicatorIndex) -> Option<(&'a Target, &'a Measure)> {
    let requirements =
        data.plan.targets.iter().flat_map(|target| target.requirements.iter().map(move |each| (target, each)));
    requirements.into_iter().find_map(|(target, requirement)| match requirement {
        Requirement::Measured(measure) => (measure.indicator == index).then_some((target, measure.as_ref())),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

/// Whether the value is above that of the year before; across a break nothing is compared.
fn grows(series: &Series, newest: Year) -> bool {
    let before = newest.plus(-1);
    let values = series.at(before).zip(series.at(newest)).filter(|_| !series.is_broken(before, newest));
    values.is_some_and(|(earlier, later)| later.value > earlier.value)
}

/// The verdict if the year of the newest value were the due year; a target that was due earlier keeps its own.
fn meets(data: &Data<'_>, target: &Target, measure: &Measure, newest: Year, options: &Options<'_>) -> Option<bool> {
    let frame = Frame::of_target(data.plan, target, newest, options.method);
    let judgement = measure::judge(data, measure, &frame.due_by(newest));
    // What is awaited says how it stood last, which is no verdict.
    judgement.met.filter(|_| judgement.status != Status::AwaitingData)
}
