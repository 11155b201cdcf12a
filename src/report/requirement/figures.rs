//! The figures of one requirement in the cells of tables.

use super::{decimals_of_need, projection, suffix_of_difference, wording_shown};
use crate::evaluate::{Criterion, RequirementJudgement, Scale, scale};
use crate::locale::Texts;
use crate::model::{Basis, Bound, Indicator, Kind, Number, Plan};
use crate::report::{Cell, Suffix, decimals_not_zero, decimals_that_agree};

/// Everything that is known of a requirement of an indicator.
pub(in crate::report) struct Figures<'a> {
    plan: &'a Plan,
    part: &'a RequirementJudgement,
    texts: &'a Texts,
    indicator: Option<&'a Indicator>,
    decimals: Option<u32>,
    is_percent: bool,
}

impl<'a> Figures<'a> {
    /// Nothing for what has no indicator.
    pub(in crate::report) fn of(plan: &'a Plan, part: &'a RequirementJudgement, texts: &'a Texts) -> Option<Self> {
        let indicator = plan.indicators.with_id(part.indicator.as_ref()?);
        let decimals = indicator.and_then(|indicator| indicator.decimals);
        let is_percent = indicator.is_some_and(|indicator| indicator.unit_of_measure.is_percent());
        Some(Self { plan, part, texts, indicator, decimals, is_percent })
    }

    pub(in crate::report) fn asked(&self) -> Option<String> {
        wording_shown(self.plan, self.part, self.texts)
    }

    fn value(&self, number: Option<&Number>) -> Cell {
        match self.is_percent {
            true => judged_percent(self.part, number, decimals_of_rate(number, self.decimals)),
            false => judged_value(self.part, number, self.decimals),
        }
    }

    pub(in crate::report) fn base(&self) -> Cell {
        self.value(self.part.base.as_ref().map(|base| &base.value))
    }

    pub(in crate::report) fn latest(&self) -> Cell {
        self.value(self.part.latest.as_ref().map(|latest| &latest.value))
    }

    pub(in crate::report) fn growth(&self) -> Cell {
        match (&self.part.growth, self.indicator) {
            (Some(change), Some(indicator)) if indicator.kind == Kind::Rate => {
                difference_cell(change, suffix_of_difference(indicator, self.texts))
            }
            (growth, _) => Cell::percent(growth.as_ref()),
        }
    }

    pub(in crate::report) fn actual(&self) -> Cell {
        let Some(actual) = &self.part.actual else { return Cell::Unknown };
        match scale(self.part) {
            Scale::Points => {
                let mut cell = difference_cell(actual, Suffix::points(self.texts));
                judge_places(&mut cell, self.part);
                cell
            }
            Scale::Percent => judged_percent(self.part, Some(actual), 1),
            Scale::Own => self.value(Some(actual)),
        }
    }

    pub(in crate::report) fn completion(&self) -> Cell {
        let agrees = |shown: &Number| self.part.met.is_none_or(|met| agrees_at_hundred(shown, met, self.part));
        Cell::percent_judged(self.part.completion.as_ref(), 1, agrees)
    }

    pub(in crate::report) fn completion_bar(&self) -> Cell {
        Cell::Bar(self.part.completion.clone())
    }

    pub(in crate::report) fn pace(&self) -> Cell {
        let Some(value) = self.part.pace.clone() else { return Cell::Unknown };
        let decimals = decimals_of_pace(&value, self.plan);
        Cell::Number { value: value.round(decimals), decimals, suffix: Suffix::None }
    }

    pub(in crate::report) fn needed(&self) -> Cell {
        let scale = scale(self.part);
        if let (Scale::Percent, Some(growth)) = (scale, &self.part.needed_growth) {
            return Cell::Number { value: growth.clone(), decimals: NEEDED_GROWTH_DECIMALS, suffix: Suffix::Percent };
        }
        let Some(value) = self.part.needed_per_year.clone() else { return Cell::Unknown };
        match scale {
            Scale::Points => difference_cell(&value, Suffix::points(self.texts)),
            Scale::Own | Scale::Percent => {
                Cell::Number { decimals: decimals_of_need(&value), value, suffix: Suffix::None }
            }
        }
    }

    pub(in crate::report) fn projected(&self) -> Cell {
        let Some((value, decimals)) = projection(self.plan, self.part) else { return Cell::Unknown };
        let is_change = self.part.criterion.basis() != Some(Basis::AverageIncrease);
        let suffix = match scale(self.part) {
            Scale::Points if is_change => Suffix::points(self.texts),
            _ if self.is_percent => Suffix::Percent,
            Scale::Points | Scale::Own | Scale::Percent => Suffix::None,
        };
        Cell::Number { value, decimals, suffix }
    }
}

/// Fewest decimal places of a pace.
const PACE_DECIMALS: u32 = 3;

/// As many places as it takes for the shown pace to get the status of the exact one.
pub(super) fn decimals_of_pace(pace: &Number, plan: &Plan) -> u32 {
    let levels = plan.thresholds.levels();
    decimals_that_agree(pace, PACE_DECIMALS, |shown| levels.iter().all(|level| (shown >= level) == (pace >= level)))
}

fn difference_cell(value: &Number, suffix: Suffix) -> Cell {
    Cell::Number { value: value.clone(), decimals: decimals_not_zero(value, 1), suffix }
}

/// As many places as a percentage was given with; one for a quotient whose expansion does not end.
fn decimals_of_rate(rate: Option<&Number>, decimals: Option<u32>) -> u32 {
    decimals.or_else(|| rate.and_then(Number::decimals)).unwrap_or(1)
}

/// Decimal places of growth that is still needed: a rounded-down need would not be enough.
const NEEDED_GROWTH_DECIMALS: u32 = 3;

fn agrees_at_hundred(shown: &Number, met: bool, part: &RequirementJudgement) -> bool {
    let exact = part.completion.as_ref().is_some_and(|completion| *completion >= Number::hundred());
    exact != met || (*shown >= Number::hundred()) == met
}

fn judged_percent(part: &RequirementJudgement, number: Option<&Number>, least: u32) -> Cell {
    let is_compared = number.is_some() && number == part.actual.as_ref();
    let is_whole = number.is_some_and(|number| *number == Number::hundred());
    Cell::percent_judged(number, least, |shown| {
        (*shown == Number::hundred()) == is_whole && (!is_compared || agrees_with_verdict(shown, part))
    })
}

/// A value with more places than its indicator has where it would seem to get another verdict.
fn judged_value(part: &RequirementJudgement, number: Option<&Number>, decimals: Option<u32>) -> Cell {
    let mut cell = Cell::value(number, decimals);
    if number == part.actual.as_ref() {
        judge_places(&mut cell, part);
    }
    cell
}

/// As many more places as it takes for the shown figure to get the verdict of the exact one.
fn judge_places(figure: &mut Cell, part: &RequirementJudgement) {
    if let Cell::Number { value, decimals, .. } = figure {
        *decimals = decimals_that_agree(value, *decimals, |shown| agrees_with_verdict(shown, part));
    }
}

/// Whether a shown number would get the same verdict as the exact one, and lie on the same side of either end of a range.
fn agrees_with_verdict(shown: &Number, part: &RequirementJudgement) -> bool {
    let (Some(exact), Some(line)) = (&part.actual, part.criterion.line()) else { return true };
    let holds = |number: &Number| line.relation.holds(number.cmp(&line.level));
    let same_side = |end: &Number| (shown >= end) == (exact >= end);
    let ends = match &part.criterion {
        Criterion::Compared { bound: Bound::Range { low, high }, .. } => same_side(low) && same_side(high),
        Criterion::Compared { bound: Bound::About { level, .. }, .. } => same_side(level),
        Criterion::Compared { .. }
        | Criterion::Record { .. }
        | Criterion::Trend(_)
        | Criterion::Milestone { .. }
        | Criterion::Judged { .. } => true,
    };
    holds(shown) == holds(exact) && ends
}
