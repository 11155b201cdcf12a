//! Conditions without a number: records and directions.

use std::cmp::Ordering;

use super::Case;
use crate::evaluate::methods::{Aim, Opinion};
use crate::evaluate::{Criterion, Flag, Formula, RequirementJudgement};
use crate::model::{Basis, Better, Bound, Direction, Number, Reference, Relation, Status, Year};

impl Case<'_> {
    pub(super) fn judge_record(&self, year: Year, judgement: &mut RequirementJudgement) {
        let Some(known) = self.series.at(year) else { return };
        judgement.base = None;
        judgement.actual = Some(known.value.clone());
        let better = self.indicator.better;
        let Some((first, best)) = self.best_before(year) else {
            judgement.status = Status::AwaitingJudgement;
            return;
        };
        judgement.flags.extend(self.gaps(first, year));
        if known.value == *best {
            judgement.flag(Flag::AtLimit);
        }
        judgement.criterion = Criterion::Record { better, best: Some(best.clone()) };
        judgement.threshold_value = Some(best.clone());
        let met = self.is_better(&known.value, best);
        judgement.met = Some(met);
        let formula = || Formula::from(&known.value).compared(Relation::beyond(better), best);
        self.note(judgement, |judged| self.verdict(formula(), judged));
        judgement.status = match (met, year == self.frame.due) {
            _ if self.measure.every_year => self.in_each_year((-1, year), judgement, |year, _| self.is_record(year)),
            (true, true) => Status::Achieved,
            (false, true) => Status::Missed,
            (true, false) => Status::AchievedEarly,
            (false, false) => Status::InsufficientData,
        };
    }

    /// The best value of the years before one that can be compared with it, and the first of them.
    fn best_before(&self, year: Year) -> Option<(Year, &Number)> {
        let is_earlier = |before: Year| before < year && !self.series.is_broken(before, year);
        let earlier = || self.series.iter().filter(|(before, _)| is_earlier(*before));
        let (first, values) = (earlier().next()?.0, earlier().map(|(_, known)| &known.value));
        let best = if self.indicator.better == Better::Higher { values.max() } else { values.min() };
        Some((first, best?))
    }

    /// Whether the value of a year is better than all before it.
    fn is_record(&self, year: Year) -> Option<bool> {
        let (known, (_, best)) = (self.series.at(year)?, self.best_before(year)?);
        Some(self.is_better(&known.value, best))
    }

    fn is_better(&self, value: &Number, other: &Number) -> bool {
        self.indicator.better.oriented(value - other).is_positive()
    }

    pub(super) fn judge_trend(&self, direction: Direction, year: Year, judgement: &mut RequirementJudgement) {
        let better = direction.better();
        let opinion = self.opinion_on(year, Aim::Direction, better);
        let status = opinion.as_ref().map_or(Status::InsufficientData, Opinion::status);
        judgement.status = if self.measure.every_year {
            self.year_by_year(direction, year, judgement)
        } else {
            let office = opinion.as_ref().map(|_| status);
            self.since_base(better, (year, office), judgement).unwrap_or(status)
        };
        judgement.take(opinion, judgement.status);
    }

    /// 逐年上升: against the year before, each year anew.
    fn year_by_year(&self, direction: Direction, year: Year, judgement: &mut RequirementJudgement) -> Status {
        let none = Number::zero();
        let bound = if direction == Direction::Rising { Bound::MoreThan(none) } else { Bound::LessThan(none) };
        let base = self.base.as_ref().filter(|base| base.year < year && !self.series.is_broken(base.year, year));
        judgement.actual = base.zip(self.series.at(year)).map(|(base, known)| &known.value - &base.value);
        let basis = Basis::Increase(Reference::YearBefore);
        let status = self.every_year(basis, &bound, year, judgement);
        self.note(judgement, |judged| self.failed_years(basis, &bound, judged));
        status
    }

    /// How it moved since the base year: the verdict once it is due, before that what a published method says of it.
    fn since_base(
        &self,
        better: Better,
        (year, office): (Year, Option<Status>),
        judgement: &mut RequirementJudgement,
    ) -> Option<Status> {
        let base = self.reference(Reference::Base, year, &mut judgement.flags)?;
        let known = self.series.at(year).filter(|_| year > base.year)?;
        let change = &known.value - &base.value;
        let towards = better.oriented(change.clone());
        judgement.actual = Some(change);
        judgement.met = Some(towards.is_positive());
        let formula = || Formula::from(&known.value).compared(Relation::beyond(better), &base.value);
        self.note(judgement, |judged| self.verdict(formula(), judged));
        if year == self.frame.due {
            return Some(if towards.is_positive() { Status::Achieved } else { Status::Missed });
        }
        let by_line = match towards.cmp(&Number::zero()) {
            Ordering::Greater => Status::OnTrack,
            Ordering::Equal => Status::Behind,
            Ordering::Less => Status::Regressing,
        };
        Some(office.unwrap_or(by_line))
    }
}
