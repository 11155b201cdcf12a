//! Judges one measured requirement: first the exact verdict, then the pace.

mod direction;
mod figure;
mod steps;

use std::cmp::Ordering;

use self::figure::{Figure, Trajectory, completion, completion_step, percent};
use super::growth::{average_growth_percent, growing_on, growth_percent, is_too_long};
use super::methods::{self, Aim, Class, Course, Opinion, linear};
use super::{
    Criterion, Data, Dated, Flag, Formula, Frame, Latest, RequirementJudgement, Series, SeriesValue, Step, StepKind,
    StepUnit,
};
use crate::model::{
    Basis, Better, Bound, Condition, Indicator, Kind, Measure, Method, Number, Plan, Quality, Reference, Region,
    Status, SummedYears, Year,
};

/// One requirement with everything that its judgement needs.
struct Case<'a> {
    data: &'a Data<'a>,
    plan: &'a Plan,
    indicator: &'a Indicator,
    measure: &'a Measure,
    frame: &'a Frame,
    series: Series,
    base: Option<Dated>,
    /// Why there is no base, when there is none.
    without_base: Flag,
}

/// A figure that is compared with a bound, with all that decides its pace.
struct Comparison<'a> {
    basis: Basis,
    bound: &'a Bound,
    year: Year,
    figure: Figure,
    way: Option<Trajectory>,
    /// The share of the time that has passed, or of the way that was due.
    time_share: Option<Number>,
}

/// Judges a requirement.
pub(super) fn judge(data: &Data<'_>, measure: &Measure, frame: &Frame) -> RequirementJudgement {
    let Some(indicator) = data.plan.indicator(measure.indicator) else {
        return RequirementJudgement::unknown(
            "",
            Criterion::measured(&measure.condition, Better::Higher),
            Status::NoData,
        );
    };
    let frame = &Frame { first_year: measure.first.unwrap_or(frame.first_year), ..*frame };
    let (series, without_base) = (Series::default(), Flag::BaseMissing);
    let mut case = Case { data, plan: data.plan, indicator, measure, frame, series, base: None, without_base };
    case.series = case.needed_series();
    let flags = case.find_base();
    let mut judgement = case.described();
    judgement.flags = flags;
    case.judge(&mut judgement);
    let counts_from_base = judgement.base == case.base && measure.condition != Condition::RecordHigh;
    judgement.flags.retain(|flag| *flag != Flag::BaseStated || counts_from_base);
    judgement.steps.splice(0..0, case.computed_values(&judgement));
    judgement.class = judgement.class.or_else(|| case.class_without_opinion(judgement.status));
    judgement
}

/// A requirement for every region where no region is known.
pub(super) fn without_regions(data: &Data<'_>, measure: &Measure, frame: &Frame) -> RequirementJudgement {
    let described = judge(data, measure, frame);
    let mut judgement = RequirementJudgement {
        status: Status::NoData,
        base: None,
        latest: None,
        threshold_value: None,
        completion: None,
        growth: None,
        flags: vec![Flag::NoRegions],
        ..described
    };
    judgement.forget_figures();
    judgement.steps.clear();
    judgement
}

/// Whether a bound holds for a figure. `compare` tells how the figure lies to a number.
fn holds(bound: &Bound, better: Better, compare: impl Fn(&Number) -> Ordering) -> bool {
    let line = bound.line(better);
    line.relation.holds(compare(&line.level))
}

/// What must be known beside whether a bound holds.
fn remark(bound: &Bound, better: Better, compare: impl Fn(&Number) -> Ordering) -> Option<Flag> {
    let line = bound.line(better);
    let lies = compare(&line.level);
    let holds = line.relation.holds(lies);
    match bound {
        Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) => {
            (!holds && lies.is_eq()).then_some(Flag::AtLimit)
        }
        Bound::Range { low, high } => match better {
            Better::Higher => (holds && compare(high).is_gt()).then_some(Flag::AboveRange),
            Better::Lower => (holds && compare(low).is_lt()).then_some(Flag::BelowRange),
        },
        Bound::About { level, .. } => {
            let falls_short = match better {
                Better::Higher => compare(level).is_lt(),
                Better::Lower => compare(level).is_gt(),
            };
            (holds && falls_short).then_some(Flag::WithinTolerance)
        }
    }
}

impl Case<'_> {
    fn described(&self) -> RequirementJudgement {
        let indicator = self.indicator;
        let criterion = Criterion::measured(&self.measure.condition, indicator.better);
        if !self.frame.shows_figures() {
            let unknown = RequirementJudgement::unknown("", criterion, Status::NoData);
            return RequirementJudgement { method: Some(self.method()), ..unknown };
        }
        RequirementJudgement {
            indicator: Some(indicator.id.clone()),
            name_en: indicator.name_en.clone(),
            unit_of_measure: Some(indicator.unit_of_measure.as_str().to_owned()),
            unit_en: indicator.unit_en.clone(),
            is: Some(self.measure.wording.clone()),
            method: Some(self.method()),
            ..RequirementJudgement::unknown(&indicator.name, criterion, Status::NoData)
        }
    }

    /// The values that are asked for; only a record and some methods look back beyond the year before the first.
    fn needed_series(&self) -> Series {
        let (data, indicator) = (self.data, self.measure.indicator);
        if self.measure.condition == Condition::RecordHigh || methods::looks_back(self.method()) {
            return data.series(indicator);
        }
        let first = self.base_year().min(self.frame.first_year);
        data.series_between(indicator, first, self.frame.as_of().min(self.frame.due))
    }

    /// Finds the base: the value of the base year, or of the next year with a value when the plan allows it. A base of a
    /// later year than the value that is judged is none.
    fn find_base(&mut self) -> Vec<Flag> {
        let (wanted, frame) = (self.base_year(), self.frame);
        let allowed = |next: &Year| *next == wanted || (frame.falls_back && *next < frame.due);
        let found = self.series.first_from(wanted).filter(|(next, _)| allowed(next));
        let is_known = found.is_some_and(|(year, _)| year == wanted);
        // What the plan states holds for the whole.
        let stated = self.measure.base_value.as_ref().filter(|_| !is_known && *self.data.region == Region::Whole);
        if let Some(stated) = stated {
            self.base = Some(Dated { year: wanted, value: stated.clone() });
            return vec![Flag::BaseStated];
        }
        let Some((year, reading)) = found else { return Vec::new() };
        if self.usable().is_some_and(|(judged, _)| judged < year) {
            self.without_base = Flag::BaseLater;
            return Vec::new();
        }
        self.base = Some(Dated { year, value: reading.value.clone() });
        if year == wanted { Vec::new() } else { vec![Flag::BaseFallback] }
    }

    /// Which direction is good, by what the requirement asks.
    fn direction(&self, bound: &Bound) -> Better {
        bound.direction(self.indicator.better)
    }

    fn base_year(&self) -> Year {
        self.measure.base.unwrap_or(self.frame.base_year)
    }

    fn method(&self) -> Method {
        self.frame.method.for_requirement(self.measure.method)
    }

    fn needs_base(&self) -> bool {
        methods::rule(self.method()).is_none_or(|rule| rule.needs_base)
    }

    /// The class of what no published method was asked for, or could say anything of. That of the straight line is the
    /// status itself.
    fn class_without_opinion(&self, status: Status) -> Option<&'static str> {
        match methods::rule(self.method()) {
            Some(rule) => rule.without_opinion.map(Class::name),
            None => {
                let says_nothing = matches!(status, Status::NoData | Status::AwaitingData | Status::InsufficientData);
                (!says_nothing).then(|| status.name())
            }
        }
    }

    /// Whether an exact verdict would take longer than anybody waits.
    fn is_too_long(&self) -> bool {
        let Condition::Compared { basis: Basis::AverageGrowth | Basis::CumulativeGrowth, bound } =
            &self.measure.condition
        else {
            return self.series.is_too_long();
        };
        let years = self.base.as_ref().map_or(0, |base| self.frame.due.since(base.year));
        self.series.is_too_long() || is_too_long(bound.level(self.direction(bound)), years)
    }

    fn judge(&self, judgement: &mut RequirementJudgement) {
        if self.is_too_long() {
            judgement.status = Status::InsufficientData;
            judgement.flags.push(Flag::NumberTooLong);
            return;
        }
        let begins_later = self.measure.first.is_some_and(|first| first > self.frame.as_of());
        if self.measure.every_year && begins_later {
            judgement.status = Status::Pending;
            return;
        }
        let Some((year, reading)) = self.usable() else { return };
        judgement.latest = Some(Latest { year, value: reading.value.clone(), quality: reading.quality });
        judgement.base = self.base_shown();
        if self.frame.shows_figures() {
            judgement.growth = self.growth_in(year);
        }
        let provisional = |year: Year| self.series.at(year).is_some_and(|read| read.quality == Quality::Provisional);
        if provisional(year) || judgement.base.as_ref().is_some_and(|base| provisional(base.year)) {
            judgement.flags.push(Flag::Provisional);
        }
        let due_value_missing = self.frame.is_due() && year < self.frame.due;
        if due_value_missing {
            judgement.flags.push(Flag::TargetYearValueMissing);
        } else if year < self.frame.as_of().min(self.frame.due) {
            judgement.flags.push(Flag::Stale);
        }
        match &self.measure.condition {
            Condition::Compared { basis, bound } => self.judge_compared(*basis, bound, year, judgement),
            Condition::RecordHigh => self.judge_record(year, judgement),
            Condition::Trend(direction) => self.judge_trend(*direction, year, judgement),
        }
        if due_value_missing {
            if self.is_total() {
                judgement.flags.extend(self.gaps(year, self.frame.due));
            }
            self.await_data(judgement);
        } else if self.is_base_all_there_is(year) {
            judgement.status = Status::NoData;
            judgement.forget_figures();
        }
    }

    /// What is known says how it stood in that year, and is no verdict; but a year that failed stays failed.
    fn await_data(&self, judgement: &mut RequirementJudgement) {
        if self.measure.every_year && judgement.status == Status::Missed {
            return;
        }
        judgement.status = Status::AwaitingData;
        judgement.class = None;
        judgement.needed_per_year = None;
        judgement.needed_growth = None;
        judgement.steps.retain(|step| !matches!(step.kind, StepKind::Needed | StepKind::NeededGrowth));
        for step in judgement.steps.iter_mut().filter(|step| step.kind == StepKind::Verdict) {
            step.kind = StepKind::LatestAlone;
        }
    }

    /// Whether time has passed since the base year and nothing is known of it. Where a promise starts says nothing of
    /// where it stands.
    fn is_base_all_there_is(&self, latest: Year) -> bool {
        let base_year = self.base_year();
        let counts_from_base = self.measure.condition != Condition::RecordHigh && !self.measure.every_year;
        counts_from_base
            && !self.is_total()
            && self.needs_base()
            && latest <= base_year
            && base_year < self.frame.as_of()
    }

    /// The value that is judged: that of the due year once it is due, else the latest.
    fn usable(&self) -> Option<(Year, &SeriesValue)> {
        let frame = self.frame;
        let (year, reading) = self.series.latest(frame.as_of().min(frame.due))?;
        let is_own_flow = frame.own_year_only && self.indicator.kind == Kind::Flow;
        let counts = !(self.is_total() || is_own_flow || self.measure.every_year) || year >= frame.first_year;
        counts.then_some((year, reading))
    }

    fn is_total(&self) -> bool {
        matches!(self.measure.condition, Condition::Compared { basis, .. } if basis.adds_up())
    }

    fn base_shown(&self) -> Option<Dated> {
        self.base.clone().filter(|_| !self.is_total())
    }

    fn growth_in(&self, year: Year) -> Option<Number> {
        let before = year.plus(-1);
        let (earlier, later) = (self.series.at(before)?, self.series.at(year)?);
        if self.series.is_broken(before, year) {
            return None;
        }
        match self.indicator.kind {
            Kind::Rate => Some(&later.value - &earlier.value),
            Kind::Stock | Kind::Flow | Kind::Ratio => growth_percent(&earlier.value, &later.value),
        }
    }

    fn judge_compared(&self, basis: Basis, bound: &Bound, year: Year, judgement: &mut RequirementJudgement) {
        let better = self.indicator.better;
        let by_year = self.measure.every_year.then(|| self.every_year(basis, bound, year, judgement));
        let bound = self.measure.bound_in(year, bound);
        judgement.criterion = Criterion::Compared { basis, bound: bound.clone(), better };
        let Some(figure) = self.figure(basis, year, &mut judgement.flags) else {
            judgement.status = by_year.unwrap_or_else(|| self.without_figure(basis, bound, year, judgement));
            self.note(judgement, |judged| self.parts_of_growth(year, judged));
            self.note(judgement, |judged| self.failed_years(basis, bound, judged));
            return;
        };
        let met = holds(bound, better, |number| figure.compare(number));
        judgement.flags.extend(remark(bound, better, |number| figure.compare(number)));
        if figure.reference.is_some() {
            judgement.base = figure.reference.clone();
        }
        judgement.actual = self.frame.shows_figures().then(|| figure.actual().clone());
        if by_year.is_none() {
            judgement.met = Some(met);
        }
        if self.frame.shows_figures() {
            judgement.completion = completion(&figure, bound, better);
        }
        self.note(judgement, |judged| {
            let mut steps = self.figure_steps(basis, year, &figure);
            steps.extend(self.parts_of_growth(year, judged));
            steps.extend(self.failed_years(basis, bound, judged));
            steps.extend(self.verdict(figure.comparison(&bound.line(better)), judged));
            steps
        });
        let way = self.way(basis, bound, &figure);
        judgement.threshold_value = way.as_ref().map(|way| way.goal.clone());
        self.note(judgement, |judged| {
            let goal = way.as_ref().and_then(|way| self.goal_step(basis, bound, &way.goal));
            let completion = judged.completion.as_ref();
            goal.into_iter().chain(completion.and_then(|found| completion_step(&figure, bound, better, found)))
        });
        judgement.reached = way.as_ref().map(|way| way.current.clone());
        judgement.start = way.as_ref().map(|way| Dated { year: self.start_year(basis), value: way.start.clone() });
        let time_share = self.shares(basis, way.as_ref(), year, judgement);
        let comparison = Comparison { basis, bound, year, figure, way, time_share };
        judgement.status = if let Some(status) = by_year {
            status
        } else if year == self.frame.due {
            let status = if met { Status::Achieved } else { Status::Missed };
            judgement.take(self.published_opinion(&comparison, met), status);
            status
        } else {
            self.before_due(&comparison, met, judgement)
        };
    }

    /// Of a sum that lacks a year there is its known part, and the years that are missing; neither says how it stands.
    fn without_figure(&self, basis: Basis, bound: &Bound, year: Year, judgement: &mut RequirementJudgement) -> Status {
        let before_first = match basis.summed_years() {
            Some(SummedYears::OfPlan) => {
                let level = bound.level(self.indicator.better);
                let years = Number::from(self.plan_years(self.frame.due));
                let goal = if basis == Basis::Total { level.clone() } else { level * &years };
                let known = self.known_part(year);
                self.note(judgement, |_| {
                    let values = self.known_values(self.frame.first_year, year).cloned().collect();
                    let total = Step::new(StepKind::KnownTotal, StepUnit::Figure, Formula::Sum(values), &known);
                    [total].into_iter().chain(self.goal_step(basis, bound, &goal))
                });
                judgement.threshold_value = Some(goal);
                judgement.known_total = Some(known);
                Some(self.frame.first_year.plus(-1))
            }
            Some(SummedYears::SinceBase) => self.base.as_ref().map(|base| base.year),
            None => None,
        };
        let missing = before_first.map_or_else(Vec::new, |earlier| self.gaps(earlier, year));
        let lacks_years = !missing.is_empty();
        missing.into_iter().for_each(|gap| judgement.flag(gap));
        if lacks_years && year == self.frame.due { Status::AwaitingData } else { Status::InsufficientData }
    }

    fn gaps(&self, earlier: Year, later: Year) -> Vec<Flag> {
        self.series.gaps(earlier, later).into_iter().map(|(first, last)| Flag::Gap(first, last)).collect()
    }

    /// The value against which a difference is taken; why there is none becomes a flag.
    fn reference(&self, reference: Reference, year: Year, flags: &mut Vec<Flag>) -> Option<Dated> {
        let (base, missing) = match reference {
            Reference::Base => (self.base.clone(), self.without_base),
            Reference::YearBefore => {
                let before = year.plus(-1);
                let reading = self.series.at(before);
                let dated = reading.map(|reading| Dated { year: before, value: reading.value.clone() });
                (dated, Flag::PreviousYearMissing)
            }
        };
        if base.is_none() {
            flags.push(missing);
        }
        let base = base?;
        if self.series.is_broken(base.year, year) {
            flags.push(Flag::Break);
            return None;
        }
        Some(base)
    }

    /// What a published method says; nothing when the straight line was asked for.
    fn published_opinion(&self, comparison: &Comparison<'_>, met: bool) -> Option<Opinion> {
        methods::rule(self.method())?;
        let aim = self.level_aimed_at(comparison).map_or(Aim::NoLevel { met }, |goal| Aim::Level { goal, met });
        self.opinion_on(comparison.year, aim, self.direction(comparison.bound))
    }

    fn opinion_on(&self, year: Year, aim: Aim, better: Better) -> Option<Opinion> {
        let rule = methods::rule(self.method())?;
        let current = Dated { year, value: self.series.at(year)?.value.clone() };
        let limit = self.measure.limit.as_ref();
        let (base, series) = (self.comparable_base(year), &self.series);
        let (due, explains) = (self.frame.due, self.frame.explains());
        Some((rule.judge)(&Course { base, current, due, aim, better, limit, series, explains }))
    }

    fn comparable_base(&self, year: Year) -> Result<Dated, Flag> {
        let base = self.base.as_ref().ok_or(self.without_base)?;
        if self.series.is_broken(base.year, year) { Err(Flag::Break) } else { Ok(base.clone()) }
    }

    /// The level of the indicator itself that a requirement aims at.
    fn level_aimed_at(&self, comparison: &Comparison<'_>) -> Option<Number> {
        let level = comparison.bound.level(self.indicator.better);
        match comparison.basis {
            Basis::Value => Some(level.clone()),
            Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => {
                Some(&self.base.as_ref()?.value + level)
            }
            Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::AverageIncrease => {
                comparison.way.as_ref().map(|way| way.goal.clone())
            }
            Basis::Total
            | Basis::AverageTotal
            | Basis::CumulativeGrowth
            | Basis::Growth
            | Basis::Increase(Reference::YearBefore)
            | Basis::Points(Reference::YearBefore) => None,
        }
    }

    /// Progress and time share, both also shown; and the time share as a fraction.
    fn shares(
        &self,
        basis: Basis,
        way: Option<&Trajectory>,
        year: Year,
        judgement: &mut RequirementJudgement,
    ) -> Option<Number> {
        let way = way?;
        let start_year = self.start_year(basis);
        // A sum is of its own years only.
        let first_compared = if basis.adds_up() { self.frame.first_year } else { start_year };
        if self.series.is_broken(first_compared, year) {
            judgement.flags.push(Flag::Break);
            return None;
        }
        if self.frame.shows_figures() {
            judgement.progress = way.share(&way.current).map(percent);
        }
        self.note(judgement, |judged| {
            let progress = judged.progress.as_ref()?;
            Some(Step::new(StepKind::Progress, StepUnit::Percent, way.progress_formula(), progress))
        });
        let passed = Number::from(year.since(start_year));
        let straight = passed.checked_div(&Number::from(self.frame.due.since(start_year)));
        let step = self.measure.path.get(&year).and_then(|step| Some((step, way.share(step)?)));
        let share = step.as_ref().map(|(_, share)| share.clone()).or(straight);
        if self.frame.shows_figures() {
            judgement.time_share = share.clone().map(percent);
        }
        self.note(judgement, |judged| {
            let (kind, formula) = match step {
                Some((step, _)) => (StepKind::PathShare, way.share_formula(step)),
                None => {
                    let (passed, all) = (Formula::from(year) - start_year, Formula::from(self.frame.due) - start_year);
                    (StepKind::TimeShare, passed / all)
                }
            };
            Some(Step::new(kind, StepUnit::Percent, formula, judged.time_share.as_ref()?))
        });
        share
    }

    /// The year from which time is counted: that of the base value, for a sum or mean of the plan's years the year before
    /// them.
    fn start_year(&self, basis: Basis) -> Year {
        if basis.adds_up() {
            return self.frame.first_year.plus(-1);
        }
        self.base.as_ref().map_or(self.base_year(), |base| base.year)
    }

    /// What must hold in each year, as it is read of a figure.
    fn every_year(&self, basis: Basis, bound: &Bound, latest: Year, judgement: &mut RequirementJudgement) -> Status {
        let before_first = if basis.is_against_year_before() { -2 } else { -1 };
        self.in_each_year((before_first, latest), judgement, |year, flags| {
            let figure = self.figure(basis, year, flags)?;
            Some(holds(self.measure.bound_in(year, bound), self.indicator.better, |number| figure.compare(number)))
        })
    }

    /// What must hold in each year: a year that failed decides, whatever is known of later ones. The years from so many
    /// before the first one on are needed.
    fn in_each_year(
        &self,
        (before_first, latest): (i32, Year),
        judgement: &mut RequirementJudgement,
        holds_in: impl Fn(Year, &mut Vec<Flag>) -> Option<bool>,
    ) -> Status {
        let (mut known, mut missing) = (false, false);
        let mut flags = Vec::new();
        let mut failed = Vec::new();
        for year in self.frame.first_year.through(latest) {
            match holds_in(year, &mut flags) {
                None => missing = true,
                Some(true) => known = true,
                Some(false) => failed.push(Flag::FailedIn(year)),
            }
        }
        if !failed.is_empty() {
            judgement.met = Some(false);
            judgement.flags.extend(failed);
            return Status::Missed;
        }
        let gaps = self.gaps(self.frame.first_year.plus(before_first), latest);
        let is_due = latest == self.frame.due;
        judgement.met = (known && !(is_due && missing)).then_some(true);
        // A gap says which year is missing; without one it is something else that stands in the way.
        let status = match (is_due, missing) {
            (true, false) => Status::Achieved,
            (true, true) if !gaps.is_empty() => Status::AwaitingData,
            (false, _) if known => Status::OnTrack,
            (true | false, _) => Status::InsufficientData,
        };
        let others = flags.into_iter().filter(|flag| *flag != Flag::PreviousYearMissing);
        for flag in gaps.iter().copied().chain(others) {
            judgement.flag(flag);
        }
        status
    }

    /// Whether some of the plan's years are negative, so that a year without a value could also take something from the
    /// total.
    fn has_falling_years(&self, latest: Year) -> bool {
        let mut known = self.frame.first_year.through(latest).filter_map(|year| self.series.at(year));
        known.any(|reading| reading.value.is_negative())
    }

    fn before_due(&self, comparison: &Comparison<'_>, met: bool, judgement: &mut RequirementJudgement) -> Status {
        let Comparison { basis, bound, year, way, .. } = comparison;
        let holds_for_good = self.holds_for_good(comparison, met);
        let opinion = self.published_opinion(comparison, holds_for_good);
        if holds_for_good {
            judgement.take(opinion, Status::AchievedEarly);
            if self.moved(*year, self.direction(bound)).is_some_and(|change| change.is_negative()) {
                judgement.flag(Flag::Worsening);
            }
            return Status::AchievedEarly;
        }
        let is_lost = self.is_lost(comparison, met);
        if self.frame.shows_figures() {
            self.outlook(*basis, *year, way.as_ref(), judgement);
        }
        let status = if is_lost {
            // No later year can make up for it.
            (judgement.needed_per_year, judgement.needed_growth) = (None, None);
            Status::Missed
        } else if self.needs_base() && self.held_at_base(*basis, bound, way.as_ref()) {
            self.status_of_held(comparison, met)
        } else {
            match &opinion {
                Some(opinion) => opinion.status(),
                None => self.on_straight_line(comparison, judgement),
            }
        };
        let is_straight_line = opinion.is_none();
        judgement.take(opinion, status);
        self.note(judgement, |judged| self.outlook_steps(*basis, *year, way.as_ref(), judged, is_straight_line));
        status
    }

    /// The straight line: its pace, which is also shown, and the status that follows.
    fn on_straight_line(&self, comparison: &Comparison<'_>, judgement: &mut RequirementJudgement) -> Status {
        let Comparison { basis, bound, figure, way, time_share, .. } = comparison;
        let level = bound.level(self.indicator.better);
        let is_rate = matches!(basis, Basis::AverageGrowth | Basis::CumulativeGrowth | Basis::Growth);
        if let Some(status) = self.nearly_on_straight_line(comparison, is_rate) {
            return status;
        }
        judgement.pace = if is_rate || basis.is_against_year_before() {
            figure.actual().checked_div(level)
        } else {
            let progress = way.as_ref().and_then(|way| way.share(&way.current));
            progress.zip(time_share.as_ref()).and_then(|(progress, time)| linear::pace(&progress, time))
        };
        self.note(judgement, |judged| {
            let formula = if is_rate {
                Formula::percent(figure.actual()) / Formula::percent(level)
            } else if basis.is_against_year_before() {
                Formula::from(figure.actual()) / level
            } else {
                Formula::percent(judged.progress.as_ref()?) / Formula::percent(judged.time_share.as_ref()?)
            };
            Some(Step::new(StepKind::Pace, StepUnit::None, formula, judged.pace.as_ref()?))
        });
        if judgement.pace.is_none() && self.base.is_none() && *basis == Basis::Value {
            judgement.flag(self.without_base);
        }
        let pace = judgement.pace.as_ref();
        let status = linear::status(&self.plan.thresholds, |least| pace.map(|pace| pace >= least));
        status.unwrap_or(Status::InsufficientData)
    }

    /// The status alone, where floating point tells it and the pace is not shown.
    fn nearly_on_straight_line(&self, comparison: &Comparison<'_>, is_rate: bool) -> Option<Status> {
        let Comparison { basis, bound, figure, way, time_share, .. } = comparison;
        if self.frame.shows_figures() {
            return None;
        }
        let level = bound.level(self.indicator.better);
        if is_rate {
            return linear::status(&self.plan.thresholds, |least| figure.reaches_nearly(least, level));
        }
        let time = time_share.as_ref().filter(|time| time.is_positive() && !basis.is_against_year_before())?;
        let pace = way.as_ref()?.nearly_done() / time.approximate();
        linear::status(&self.plan.thresholds, |least| Some(pace.compare(least.approximate())?.is_gt()))
    }

    /// Whether the final condition holds already, so that only a fall could still lose it.
    fn holds_for_good(&self, comparison: &Comparison<'_>, met: bool) -> bool {
        let Comparison { basis, bound, year, figure, .. } = comparison;
        let can_only_rise = || !bound.is_ceiling(self.indicator.better) && !self.has_falling_years(*year);
        let at_due_rate = |base: &Dated| {
            let years = self.frame.due.since(base.year);
            holds(bound, self.indicator.better, |rate| figure.compare_over(years, rate))
        };
        match basis {
            Basis::Value
            | Basis::GrowthSinceBase
            | Basis::Increase(Reference::Base)
            | Basis::Points(Reference::Base) => met,
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => false,
            Basis::Total => met && can_only_rise(),
            Basis::AverageTotal => {
                can_only_rise() && self.mean_holds(bound, &figure.level, self.plan_years(self.frame.due))
            }
            Basis::AverageIncrease => self.base.as_ref().is_some_and(|base| {
                self.mean_holds(bound, &(&figure.level - &base.value), self.frame.due.since(base.year))
            }),
            Basis::AverageGrowth => self.base.as_ref().is_some_and(at_due_rate),
            Basis::CumulativeGrowth => can_only_rise() && self.base.as_ref().is_some_and(at_due_rate),
        }
    }

    /// Whether what there is already suffices for the mean of all the years.
    fn mean_holds(&self, bound: &Bound, sum: &Number, years: i32) -> bool {
        let mean = sum.checked_div(&Number::from(years));
        mean.is_some_and(|mean| holds(bound, self.indicator.better, |number| mean.cmp(number)))
    }

    /// Whether the base already met the bound, so that there is no way to go: the verdict alone decides.
    fn held_at_base(&self, basis: Basis, bound: &Bound, way: Option<&Trajectory>) -> bool {
        let better = self.indicator.better;
        let start = if basis == Basis::Value {
            self.base.as_ref().map(|base| base.value.clone())
        } else {
            Some(Number::zero())
        };
        let at_base = start.is_some_and(|start| holds(bound, better, |number| start.cmp(number)));
        at_base || way.is_some_and(|way| way.start == way.goal)
    }

    fn status_of_held(&self, comparison: &Comparison<'_>, met: bool) -> Status {
        let direction = self.direction(comparison.bound);
        let is_worse = || self.moved(comparison.year, direction).is_some_and(|change| change.is_negative());
        match met {
            true => Status::OnTrack,
            false if is_worse() => Status::Regressing,
            false => Status::Behind,
        }
    }

    /// Whether a total is too large already: no later year takes anything away from it again.
    fn is_lost(&self, comparison: &Comparison<'_>, met: bool) -> bool {
        let Comparison { basis, bound, year, figure, .. } = comparison;
        let sum_fails = match basis {
            Basis::Total => !met,
            Basis::AverageTotal => !self.mean_holds(bound, &figure.level, self.plan_years(self.frame.due)),
            Basis::Value
            | Basis::Increase(_)
            | Basis::Points(_)
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageGrowth
            | Basis::CumulativeGrowth
            | Basis::AverageIncrease => false,
        };
        sum_fails && bound.is_ceiling(self.indicator.better) && !self.has_falling_years(*year)
    }

    /// How far the indicator moved since the base year; positive is good.
    fn moved(&self, year: Year, direction: Better) -> Option<Number> {
        let base = self.base.as_ref().filter(|base| !self.series.is_broken(base.year, year))?;
        Some(direction.oriented(&self.series.at(year)?.value - &base.value))
    }

    /// What is still needed, and what comes out if it goes on so.
    fn outlook(&self, basis: Basis, year: Year, way: Option<&Trajectory>, judgement: &mut RequirementJudgement) {
        let Some(way) = way else { return };
        let left = self.frame.due.since(year);
        let start_year = self.start_year(basis);
        let passed = year.since(start_year);
        judgement.needed_per_year = (&way.goal - &way.current).checked_div(&Number::from(left));
        if matches!(basis, Basis::Value | Basis::GrowthSinceBase | Basis::AverageGrowth) {
            judgement.needed_growth = average_growth_percent(&way.current, &way.goal, left);
        }
        if passed < 1 || judgement.time_share.is_none() {
            return;
        }
        judgement.projected = if basis == Basis::AverageGrowth {
            growing_on(&way.start, &way.current, passed, left)
        } else {
            let yearly = (&way.current - &way.start).checked_div(&Number::from(passed));
            yearly.map(|yearly| &way.current + &(&yearly * &Number::from(left)))
        };
    }
}
