//! The steps of the working that a judgement notes where it computes its figures.

use super::Case;
use super::figure::Trajectory;
use crate::evaluate::growth::growth_percent;
use crate::evaluate::{Formula, RequirementJudgement, Step, StepKind, StepUnit};
use crate::model::{Basis, Bound, Condition, Kind, Number, Year};

impl Case<'_> {
    /// Notes a step of the working, where it is asked for.
    pub(super) fn note<I: IntoIterator<Item = Step>>(
        &self,
        judgement: &mut RequirementJudgement,
        step: impl FnOnce(&RequirementJudgement) -> I,
    ) {
        if self.frame.explains() {
            let steps = step(judgement);
            judgement.steps.extend(steps);
        }
    }

    /// How the values that are used come from numerator and denominator.
    pub(super) fn computed_values(&self, judgement: &RequirementJudgement) -> Vec<Step> {
        let Some(fraction) = self.indicator.computed.as_ref().filter(|_| self.frame.explains()) else {
            return Vec::new();
        };
        let base = judgement.base.as_ref().map(|base| (base.year, &base.value));
        let latest = judgement.latest.as_ref().map(|latest| (latest.year, &latest.value));
        let step = |(year, value): (Year, &Number)| {
            let [part, whole] = self.data.parts_of(self.measure.indicator, year)?;
            let formula = Formula::from(&part) / &whole;
            let formula = if fraction.per == Number::one() { formula } else { formula * &fraction.per };
            Some(Step::new(StepKind::Computed, StepUnit::Level, formula.in_year(year), value))
        };
        let base = base.filter(|(year, _)| latest.is_none_or(|(latest, _)| *year != latest));
        base.into_iter().chain(latest).filter_map(step).collect()
    }

    /// A ratio grows by its numerator's growth over its denominator's.
    pub(super) fn parts_of_growth(&self, year: Year, judgement: &RequirementJudgement) -> Option<Step> {
        let growth = judgement.growth.as_ref().filter(|_| self.indicator.kind == Kind::Ratio)?;
        let [part, whole] = self.data.parts_of(self.measure.indicator, year)?;
        let [earlier_part, earlier_whole] = self.data.parts_of(self.measure.indicator, year.plus(-1))?;
        let (part, whole) = (growth_percent(&earlier_part, &part)?, growth_percent(&earlier_whole, &whole)?);
        let formula = Formula::grown(&part) / Formula::grown(&whole) - 1;
        Some(Step::new(StepKind::Parts, StepUnit::Percent, formula, growth))
    }

    /// The comparison in each year that failed, where it is not the one of the latest value that decided.
    pub(super) fn failed_years(&self, basis: Basis, bound: &Bound, judgement: &RequirementJudgement) -> Vec<Step> {
        let is_direction = matches!(self.measure.condition, Condition::Trend(_));
        if !is_direction && !judgement.failed_in_another_year() {
            return Vec::new();
        }
        let step = |year: Year| {
            let line = self.measure.bound_in(year, bound).line(self.indicator.better);
            let figure = self.figure(basis, year, &mut Vec::new())?;
            let formula = match (&figure.reference, basis) {
                (Some(base), _) if is_direction => Formula::from(&figure.level).compared(line.relation, &base.value),
                (Some(base), Basis::Increase(_) | Basis::Points(_)) => {
                    (Formula::from(&figure.level) - &base.value).compared(line.relation, &line.level)
                }
                _ => figure.comparison(&line),
            };
            Some(Step::comparison(StepKind::FailedYear, formula.in_year(year), false))
        };
        judgement.failed_years().filter_map(step).collect()
    }

    /// The comparison that decides; what must hold every year may have failed in another year than the one that is shown.
    pub(super) fn verdict(&self, formula: Formula, judgement: &RequirementJudgement) -> Option<Step> {
        let met = judgement.met.filter(|met| *met || !judgement.failed_in_another_year())?;
        Some(Step::comparison(StepKind::Verdict, formula, met))
    }

    /// What is still needed and, on the straight line, what comes out if it goes on so.
    pub(super) fn outlook_steps(
        &self,
        basis: Basis,
        year: Year,
        way: Option<&Trajectory>,
        judgement: &RequirementJudgement,
        is_straight_line: bool,
    ) -> Vec<Step> {
        let Some(way) = way else { return Vec::new() };
        let (due, start) = (self.frame.due, self.start_year(basis));
        let (passed, left) = (year.since(start), due.since(year));
        let needed = judgement.needed_per_year.as_ref().map(|needed| {
            let formula = (Formula::from(&way.goal) - &way.current) / (Formula::from(due) - year);
            Step::new(StepKind::Needed, StepUnit::Figure, formula, needed)
        });
        let growth = judgement.needed_growth.as_ref().map(|growth| {
            let formula = Formula::average_growth(&way.current, &way.goal, left);
            Step::new(StepKind::NeededGrowth, StepUnit::Percent, formula, growth)
        });
        let projected = judgement.projected.as_ref().filter(|_| is_straight_line).map(|projected| {
            let current = Formula::from(&way.current);
            let formula = if basis == Basis::AverageGrowth {
                Formula::growing_on(&way.start, &way.current, passed, left)
            } else {
                let made = if way.start.is_zero() { current.clone() } else { current.clone() - &way.start };
                current + made / passed * left
            };
            let is_change = matches!(basis, Basis::Increase(_) | Basis::Points(_));
            let unit = if is_change { StepUnit::Figure } else { StepUnit::Level };
            Step::new(StepKind::Projected, unit, formula, projected)
        });
        [needed, growth, projected].into_iter().flatten().collect()
    }
}
