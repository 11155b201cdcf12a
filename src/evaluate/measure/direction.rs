//! Conditions without a number: records and directions.

use super::Case;
use crate::evaluate::methods::{Aim, Opinion};
use crate::evaluate::{Criterion, Reading, RequirementJudgement};
use crate::model::{Basis, Better, Bound, Direction, Number, Reference, Status, Year};

impl Case<'_> {
    pub(super) fn judge_record(&self, year: Year, judgement: &mut RequirementJudgement) {
        let Some(reading) = self.series.at(year) else { return };
        let earlier: Vec<(Year, &Reading)> =
            self.series.iter().filter(|(before, _)| *before < year && !self.series.is_broken(*before, year)).collect();
        judgement.base = None;
        judgement.actual = Some(reading.value.clone());
        let better = self.indicator.better;
        let best = earlier.iter().map(|(_, reading)| &reading.value);
        let best = if better == Better::Higher { best.max() } else { best.min() };
        let (Some((first, _)), Some(best)) = (earlier.first(), best) else {
            judgement.status = Status::AwaitingJudgement;
            return;
        };
        judgement.flags.extend(self.gaps(*first, year));
        judgement.criterion = Criterion::Record { better, best: Some(best.clone()) };
        judgement.threshold_value = Some(best.clone());
        let met = better.oriented(&reading.value - best).is_positive();
        judgement.met = Some(met);
        judgement.status = match (met, year == self.frame.due) {
            (true, true) => Status::Achieved,
            (false, true) => Status::Missed,
            (true, false) => Status::AchievedEarly,
            (false, false) => Status::InsufficientData,
        };
    }

    pub(super) fn judge_trend(&self, direction: Direction, year: Year, judgement: &mut RequirementJudgement) {
        let better = if direction == Direction::Rising { Better::Higher } else { Better::Lower };
        let opinion = self.opinion_on(year, Aim::Direction, better);
        let status = opinion.as_ref().map(Opinion::status);
        judgement.take(opinion);
        judgement.status = status.unwrap_or(Status::InsufficientData);
        let Some(base) = self.reference(Reference::Base, year, &mut judgement.flags) else { return };
        let Some(reading) = self.series.at(year).filter(|_| year > base.year) else { return };
        let change = &reading.value - &base.value;
        let towards = better.oriented(change.clone());
        judgement.actual = Some(change);
        judgement.met = Some(towards.is_positive());
        judgement.status = match (year == self.frame.due, status) {
            (true, _) if towards.is_positive() => Status::Achieved,
            (true, _) => Status::Missed,
            (false, Some(status)) => status,
            (false, None) if towards.is_positive() => Status::OnTrack,
            (false, None) if towards.is_negative() => Status::Regressing,
            (false, None) => Status::Behind,
        };
        if self.measure.every_year {
            // 逐年上升: against the year before, each year anew.
            let none = Number::zero();
            let bound = if direction == Direction::Rising { Bound::MoreThan(none) } else { Bound::LessThan(none) };
            judgement.status = self.every_year(Basis::Increase(Reference::YearBefore), &bound, year, judgement);
        }
    }
}
