//! How many regions grow, and how many keep a target's number: by the newest value of each.
//!
//! Most comparisons are far from the line and are made in floating point; those near it are made with exact fractions.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::growth::grown;
use crate::model::{
    Basis, Better, Bound, Condition, Decimal, IndicatorIndex, Kind, Measure, Number, Pair, Panel, Plan, Requirement,
};

/// How many regions stand how for one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Regions with a value.
    pub regions: usize,
    /// Regions whose newest value is above that of the year before.
    pub growing: usize,
    /// Against the number that a target asks for, when one does.
    pub rule: Option<RuleTally>,
}

/// How many regions keep the number of a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTally {
    /// The wording of the target.
    pub wording: String,
    /// Regions that keep it.
    pub met: usize,
    /// Regions that do not.
    pub not_met: usize,
    /// Regions of which it cannot be said.
    pub unknown: usize,
}

/// Beyond this relative distance floating point cannot be wrong: over the two hundred years that a plan may have it errs by
/// less than a thousand units in the last place (about 2e-13).
const NEAR: f64 = 1e-11;
/// Decimal places of a level that is compared in floating point.
const PLACES: u32 = 15;

/// The regions that have parts of their own: a whole is not counted beside its parts.
fn above_others(plan: &Plan) -> BTreeSet<&str> {
    plan.regions.iter().filter_map(|region| region.parent.as_deref()).collect()
}

/// How many regions are counted.
pub fn regions_counted(plan: &Plan, panel: &Panel) -> usize {
    let above = above_others(plan);
    panel.regions.iter().filter(|region| !above.contains(region.as_str())).count()
}

/// Counts the regions of an indicator, those without parts of their own; nothing when none has a value.
pub fn tally(plan: &Plan, panel: &Panel, index: IndicatorIndex) -> Option<Tally> {
    let indicator = plan.indicator(index)?;
    let measure = judged_by_newest(plan, index);
    let mut tally = Tally {
        rule: measure.map(|measure| RuleTally { wording: measure.wording.clone(), ..RuleTally::default() }),
        ..Tally::default()
    };
    let rule = measure.and_then(|measure| Rule::new(measure, indicator.better));
    let above = above_others(plan);
    let counted = panel.of_indicator(index).zip(&panel.regions).filter(|(_, region)| !above.contains(region.as_str()));
    for (pair, _) in counted.filter(|(pair, _)| pair.newest().is_some()) {
        tally.regions += 1;
        tally.growing += usize::from(grows(pair, indicator.kind));
        if let (Some(counts), Some(rule)) = (&mut tally.rule, &rule) {
            match rule.holds(pair) {
                Some(true) => counts.met += 1,
                Some(false) => counts.not_met += 1,
                None => counts.unknown += 1,
            }
        }
    }
    (tally.regions > 0).then_some(tally)
}

/// The first requirement about the indicator that its newest value and its base value decide.
fn judged_by_newest(plan: &Plan, index: IndicatorIndex) -> Option<&Measure> {
    let requirements = plan.targets.iter().flat_map(|target| &target.requirements);
    let mut measures = requirements.filter_map(|requirement| match requirement {
        Requirement::Measured(measure) => Some(measure.as_ref()).filter(|measure| measure.indicator == index),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    });
    let is_decided = |measure: &&Measure| {
        let Condition::Compared { basis, bound } = &measure.condition else { return false };
        let has_one_level = !matches!(bound, Bound::Range { .. } | Bound::About { .. });
        let counts_from_base = measure.base.is_none_or(|base| base == plan.base_year);
        has_one_level
            && counts_from_base
            && matches!(basis, Basis::Value | Basis::AverageGrowth | Basis::GrowthSinceBase)
    };
    measures.find(is_decided)
}

/// Growth against the year before, which no value from zero or below has; a rate rises.
fn grows(pair: &Pair, kind: Kind) -> bool {
    let Some(((_, newest), before)) = pair.newest().zip(pair.year_before()) else { return false };
    newest > before && (kind == Kind::Rate || before.is_positive())
}

/// A number that is asked for, ready to be compared many times.
struct Rule<'m> {
    basis: Basis,
    bound: &'m Bound,
    level: &'m Number,
    approximate: f64,
}

impl<'m> Rule<'m> {
    fn new(measure: &'m Measure, better: Better) -> Option<Self> {
        let Condition::Compared { basis, bound } = &measure.condition else { return None };
        let level = bound.level(better);
        Some(Self { basis: *basis, bound, level, approximate: level.to_fixed(PLACES).parse().ok()? })
    }

    /// Whether the newest value keeps it; nothing where no growth rate exists.
    fn holds(&self, pair: &Pair) -> Option<bool> {
        let (year, newest) = pair.newest()?;
        let order = if self.basis == Basis::Value {
            self.compare(newest, self.approximate, || Some(self.level.clone()))?
        } else {
            let (base_year, base) = pair.base().filter(|(_, base)| base.is_positive())?;
            let years = if self.basis == Basis::AverageGrowth { year.since(base_year) } else { 1 };
            if year <= base_year || newest.approximate() < 0.0 {
                return None;
            }
            let level = base.approximate() * (1.0 + self.approximate / 100.0).powi(years);
            self.compare(newest, level, || grown(&base.number(), self.level, years))?
        };
        match self.bound {
            Bound::AtLeast(_) => Some(order.is_ge()),
            Bound::MoreThan(_) => Some(order.is_gt()),
            Bound::AtMost(_) => Some(order.is_le()),
            Bound::LessThan(_) => Some(order.is_lt()),
            Bound::Range { .. } | Bound::About { .. } => None,
        }
    }

    /// How a value lies to a level, which is computed exactly only when it is near.
    fn compare(&self, value: Decimal, level: f64, exact: impl Fn() -> Option<Number>) -> Option<Ordering> {
        let distance = value.approximate() - level;
        if distance.abs() > NEAR * level.abs().max(value.approximate().abs()) {
            return distance.partial_cmp(&0.0);
        }
        Some(value.number().cmp(&exact()?))
    }
}
