//! Promises whose figures do not fit one another.

use super::{Linter, Listed, Version, is_growth};
use crate::diagnostic::Code;
use crate::model::{Basis, Better, Bound, Condition, IndicatorIndex, Kind, Measure, Number, Reference, Target, Year};
use crate::source::Span;

/// By how much of itself a stated increase may differ from the one that follows, in percent: as much as 左右 allows.
const ROUGHLY: i64 = 5;

impl Linter<'_> {
    /// A path whose step of the due year is not what the target promises.
    pub(super) fn path(&mut self, target: &Target, measure: &Measure, place: &Span) {
        let Some((level, better)) = self.promised(measure).filter(|_| !is_growth(measure)) else { return };
        if let Some(step) = measure.path.get(&measure.due_year(target)).filter(|step| falls_short(step, level, better))
        {
            self.unreachable(place, step, level, &measure.due_year(target).to_string());
        }
    }

    /// Yearly lists of all years that together do not make what the target promises: the first lists for the first promise,
    /// those that hold for the one that holds. Of what an amendment leaves as it was only what other lists make is new.
    pub(super) fn yearly_lists(
        &mut self,
        (version, is_anew): (&Version<'_, Target>, bool),
        measure: &Measure,
        place: &Span,
    ) {
        let reached_by = |listed| self.reached_by(listed, version.item, measure);
        let (first, last) = (reached_by(&self.listed), reached_by(&self.amended));
        let last = last.filter(|last| version.holds && (is_anew || first.as_ref() != Some(last)));
        let found = first.filter(|_| version.before.is_none()).or(last);
        if let Some((sum, level)) = found {
            self.unreachable(place, &sum, &level, &measure.due_year(version.item).to_string());
        }
    }

    /// What the lists make, where that falls short, and what is promised.
    fn reached_by(&self, listed: &Listed<'_>, target: &Target, measure: &Measure) -> Option<(Number, Number)> {
        let (level, better) = self.promised(measure)?;
        let Condition::Compared { basis, .. } = &measure.condition else { return None };
        let years = self.plan.first_year.through(measure.due_year(target));
        let listed = |year: Year, basis: fn(Basis) -> bool| self.listed(listed, (measure.indicator, year), basis);
        let reached = match basis {
            Basis::Total => years.map(|year| listed(year, is_of_the_year)).sum::<Option<Number>>(),
            Basis::Value => listed(measure.due_year(target), |basis| basis == Basis::Value).or_else(|| {
                let base = self.value(measure.indicator, measure.base.unwrap_or(self.plan.base_year))?;
                let increases = years.map(|year| listed(year, |basis| matches!(basis, Basis::Increase(_))));
                Some(base + increases.sum::<Option<Number>>()?)
            }),
            Basis::Increase(_)
            | Basis::Points(_)
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageGrowth
            | Basis::AverageIncrease
            | Basis::AverageTotal
            | Basis::CumulativeGrowth => None,
        };
        reached.filter(|sum| falls_short(sum, level, better)).map(|sum| (sum, level.clone()))
    }

    fn unreachable(&mut self, place: &Span, sum: &Number, level: &Number, years: &str) {
        self.diagnostics
            .report_at(Code::UnreachableTotal, place.clone())
            .with("sum", sum.to_plain())
            .with("level", level.to_plain())
            .with("years", years);
    }

    /// What the year's work items promise of an indicator; nothing when none does.
    fn listed(
        &self,
        listed: &Listed<'_>,
        (indicator, year): (IndicatorIndex, Year),
        of_basis: fn(Basis) -> bool,
    ) -> Option<Number> {
        let measures = listed.get(&(indicator, year)).map(Vec::as_slice).unwrap_or_default();
        let levels = measures.iter().filter_map(|measure| {
            let Condition::Compared { basis, .. } = &measure.condition else { return None };
            of_basis(*basis).then(|| self.promised(measure).map(|(level, _)| level.clone())).flatten()
        });
        let indicator = self.plan.indicator(indicator)?;
        let is_level = matches!(indicator.kind, Kind::Stock | Kind::Rate | Kind::Ratio) && of_basis(Basis::Value);
        match (is_level, indicator.better) {
            (false, _) => levels.reduce(|sum, level| sum + level),
            (true, Better::Higher) => levels.max(),
            (true, Better::Lower) => levels.min(),
        }
    }

    /// A promised value and a promised increase of one item that do not fit the base.
    pub(super) fn increases<'m>(
        &mut self,
        measures: impl Iterator<Item = (&'m Measure, &'m Span)> + Clone,
        base_year: Year,
        due: Year,
    ) {
        for (increase_of, place) in measures.clone() {
            let Condition::Compared { basis: Basis::Increase(reference), bound } = &increase_of.condition else {
                continue;
            };
            let year = match reference {
                Reference::Base => increase_of.base.unwrap_or(base_year),
                Reference::YearBefore => increase_of.due.unwrap_or(due).plus(-1),
            };
            let Some(base) = self.value(increase_of.indicator, year) else { continue };
            let Some((increase, _)) = self.promised(increase_of) else { continue };
            let is_beside =
                |measure: &Measure| measure.indicator == increase_of.indicator && measure.due == increase_of.due;
            for (value_of, _) in measures.clone().filter(|(measure, _)| is_beside(measure)) {
                let Condition::Compared { basis: Basis::Value, .. } = &value_of.condition else { continue };
                let Some((level, _)) = self.promised(value_of) else { continue };
                let difference = level - increase;
                let percent =
                    if let Bound::About { tolerance, .. } = bound { tolerance.clone() } else { ROUGHLY.into() };
                if (&difference - &base).abs() * Number::hundred() > increase.abs() * percent {
                    self.diagnostics
                        .report_at(Code::ContradictingIncrease, place.clone())
                        .with("level", level.to_plain())
                        .with("increase", increase.to_plain())
                        .with("difference", difference.to_plain())
                        .with("year", year.to_string())
                        .with("base", base.to_plain());
                }
            }
        }
    }
}

/// What a work item promises of its own year, as part of a total.
fn is_of_the_year(basis: Basis) -> bool {
    matches!(basis, Basis::Value | Basis::Total)
}

fn falls_short(reached: &Number, level: &Number, better: Better) -> bool {
    match better {
        Better::Higher => reached < level,
        Better::Lower => reached > level,
    }
}
