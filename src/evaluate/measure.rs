//! Judges one measured requirement: first the exact verdict, then the pace.

use std::cmp::Ordering;

use super::growth::{
    average_growth_percent, cumulative_growth_percent, growing_on, grown, growth_percent, is_too_long, total_grown,
};
use super::methods::{self, Aim, Class, Course, Opinion, linear};
use super::{Data, Dated, Flag, Frame, Latest, Reading, RequirementJudgement, Series, Threshold};
use crate::model::{
    Basis, Better, Bound, Condition, Direction, Indicator, Kind, Measure, Method, Number, Plan, Quality, Reference,
    Status, Year,
};

/// One requirement with everything that its judgement needs.
struct Case<'a> {
    plan: &'a Plan,
    indicator: &'a Indicator,
    measure: &'a Measure,
    frame: &'a Frame,
    series: Series,
    base: Option<Dated>,
}

/// The figure that is compared with a bound.
struct Figure {
    actual: Number,
    reference: Option<Dated>,
    /// For growth: a bound in percent stands for this base grown so many years, which is compared without a root.
    grows: Option<Growing>,
    /// What the indicator itself is at, or the running total.
    level: Number,
}

struct Growing {
    base: Number,
    years: i32,
    /// 累计法: it is the total of the years that grows, not the last value.
    in_total: bool,
}

/// A figure that is compared with a bound, with all that decides its pace.
struct Comparison<'a> {
    basis: Basis,
    bound: &'a Bound,
    year: Year,
    figure: Figure,
    way: Option<Way>,
    /// The share of the time that has passed, or of the way that was due.
    time_share: Option<Number>,
}

/// The way from a start to the goal.
struct Way {
    start: Number,
    current: Number,
    goal: Number,
}

/// Judges a requirement.
pub(super) fn judge(data: &Data<'_>, measure: &Measure, frame: &Frame) -> RequirementJudgement {
    let Some(indicator) = data.plan.indicator(measure.indicator) else {
        return RequirementJudgement::unknown("", basis_name(&measure.condition), Status::NoData);
    };
    let series = data.series(measure.indicator);
    let mut flags = Vec::new();
    let base = find_base(&series, measure.base.unwrap_or(frame.base_year), frame, &mut flags);
    let case = Case { plan: data.plan, indicator, measure, frame, series, base };
    let mut judgement = case.described();
    judgement.flags = flags;
    case.judge(&mut judgement);
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
    judgement
}

fn find_base(series: &Series, year: Year, frame: &Frame, flags: &mut Vec<Flag>) -> Option<Dated> {
    let dated = |year: Year, reading: &Reading| Dated { year, value: reading.value.clone() };
    if let Some(reading) = series.at(year) {
        return Some(dated(year, reading));
    }
    let (next, reading) = series.first_from(year).filter(|(next, _)| frame.falls_back && *next < frame.due)?;
    flags.push(Flag::BaseFallback);
    Some(dated(next, reading))
}

fn basis_name(condition: &Condition) -> &'static str {
    match condition {
        Condition::Compared { basis, .. } => match basis {
            Basis::Value => "value",
            Basis::Total => "total",
            Basis::Increase(_) => "increase",
            Basis::Points(_) => "points",
            Basis::Growth => "growth",
            Basis::GrowthSinceBase => "growth_since_base",
            Basis::AverageGrowth | Basis::CumulativeGrowth => "average_growth",
        },
        Condition::RecordHigh => "record_high",
        Condition::Trend(_) => "trend",
    }
}

fn operator(bound: &Bound) -> &'static str {
    match bound {
        Bound::AtLeast(_) => ">=",
        Bound::MoreThan(_) => ">",
        Bound::AtMost(_) => "<=",
        Bound::LessThan(_) => "<",
        Bound::Range { .. } => "range",
        Bound::About { .. } => "about",
    }
}

fn threshold(bound: &Bound) -> Threshold {
    match bound {
        Bound::AtLeast(level) | Bound::MoreThan(level) | Bound::AtMost(level) | Bound::LessThan(level) => {
            Threshold::Single(level.clone())
        }
        Bound::About { level, .. } => Threshold::Single(level.clone()),
        Bound::Range { low, high } => Threshold::Range([low.clone(), high.clone()]),
    }
}

/// Whether a bound holds for a figure, and what must be known beside it. `compare` tells how the figure lies to a number.
fn holds(bound: &Bound, better: Better, compare: impl Fn(&Number) -> Ordering) -> (bool, Option<Flag>) {
    let within = |low: &Number, high: &Number| (compare(low) != Ordering::Less, compare(high) != Ordering::Greater);
    match bound {
        Bound::AtLeast(level) => (compare(level) != Ordering::Less, None),
        Bound::MoreThan(level) => (compare(level) == Ordering::Greater, None),
        Bound::AtMost(level) => (compare(level) != Ordering::Greater, None),
        Bound::LessThan(level) => (compare(level) == Ordering::Less, None),
        Bound::Range { low, high } => match (better, within(low, high)) {
            (Better::Higher, (enough, not_more)) => (enough, (enough && !not_more).then_some(Flag::AboveRange)),
            (Better::Lower, (not_less, enough)) => (enough, (enough && !not_less).then_some(Flag::BelowRange)),
        },
        Bound::About { level, tolerance } => {
            let margin = (&level.abs() * tolerance).checked_div(&Number::hundred()).unwrap_or_else(Number::zero);
            let (enough, not_more) = within(&(level - &margin), &(level + &margin));
            (if better == Better::Higher { enough } else { not_more }, None)
        }
    }
}

impl Case<'_> {
    fn described(&self) -> RequirementJudgement {
        let indicator = self.indicator;
        let mut judgement = RequirementJudgement {
            indicator: Some(indicator.id.clone()),
            name_en: indicator.name_en.clone(),
            unit_of_measure: Some(indicator.unit_of_measure.as_str().to_owned()),
            is: Some(self.measure.wording.clone()),
            method: Some(self.method()),
            ..RequirementJudgement::unknown(&indicator.name, basis_name(&self.measure.condition), Status::NoData)
        };
        match &self.measure.condition {
            Condition::Compared { basis, bound } => {
                judgement.average = (*basis == Basis::CumulativeGrowth).then_some("cumulative");
                judgement.operator = Some(operator(bound));
                judgement.threshold = Some(threshold(bound));
                if let Bound::About { tolerance, .. } = bound {
                    judgement.tolerance = Some(tolerance.clone());
                }
            }
            Condition::RecordHigh => judgement.operator = Some(if self.higher() { ">" } else { "<" }),
            Condition::Trend(Direction::Rising) => judgement.operator = Some(">"),
            Condition::Trend(Direction::Falling) => judgement.operator = Some("<"),
        }
        judgement
    }

    /// Whether an exact verdict would take longer than anybody waits.
    fn is_too_long(&self) -> bool {
        let Condition::Compared { basis: Basis::AverageGrowth | Basis::CumulativeGrowth, bound } =
            &self.measure.condition
        else {
            return self.series.is_too_long();
        };
        let years = self.base.as_ref().map_or(0, |base| self.frame.due.since(base.year));
        self.series.is_too_long() || is_too_long(bound.level(self.indicator.better), years)
    }

    fn higher(&self) -> bool {
        self.indicator.better == Better::Higher
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
            None => (!matches!(status, Status::NoData | Status::InsufficientData)).then(|| status.name()),
        }
    }

    fn judge(&self, judgement: &mut RequirementJudgement) {
        if self.is_too_long() {
            judgement.status = Status::InsufficientData;
            judgement.flags.push(Flag::NumberTooLong);
            return;
        }
        let Some((year, reading)) = self.usable() else { return };
        judgement.latest = Some(Latest { year, value: reading.value.clone(), quality: reading.quality });
        judgement.base = self.base_shown();
        judgement.growth = self.growth_in(year);
        let provisional = |year: Year| self.series.at(year).is_some_and(|read| read.quality == Quality::Provisional);
        if provisional(year) || judgement.base.as_ref().is_some_and(|base| provisional(base.year)) {
            judgement.flags.push(Flag::Provisional);
        }
        let due_value_missing = self.frame.as_of >= self.frame.due && year < self.frame.due;
        if due_value_missing {
            judgement.flags.push(Flag::TargetYearValueMissing);
        } else if year < self.frame.as_of.min(self.frame.due) {
            judgement.flags.push(Flag::Stale);
        }
        match &self.measure.condition {
            Condition::Compared { basis, bound } => self.judge_compared(*basis, bound, year, judgement),
            Condition::RecordHigh => self.judge_record(year, judgement),
            Condition::Trend(direction) => self.judge_trend(*direction, year, judgement),
        }
        if due_value_missing || self.is_base_all_there_is(year) {
            judgement.status = Status::NoData;
            judgement.forget_figures();
        }
    }

    /// Whether time has passed since the base year and nothing is known of it. Where a promise starts says nothing of
    /// where it stands.
    fn is_base_all_there_is(&self, latest: Year) -> bool {
        let base_year = self.measure.base.unwrap_or(self.frame.base_year);
        let counts_from_base = !matches!(self.measure.condition, Condition::RecordHigh);
        counts_from_base && self.needs_base() && latest <= base_year && base_year < self.frame.as_of
    }

    /// The value that is judged: that of the due year once it is due, else the latest.
    fn usable(&self) -> Option<(Year, &Reading)> {
        let frame = self.frame;
        let (year, reading) = self.series.latest(frame.as_of.min(frame.due))?;
        let is_own_flow = frame.own_year_only && self.indicator.kind == Kind::Flow;
        let counts = !(self.is_total() || is_own_flow || self.measure.every_year) || year >= frame.first_year;
        counts.then_some((year, reading))
    }

    fn is_total(&self) -> bool {
        matches!(self.measure.condition, Condition::Compared { basis: Basis::Total, .. })
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
        let figure = match self.figure(basis, year, &mut judgement.flags) {
            Some(figure) => figure,
            None => {
                judgement.status = Status::InsufficientData;
                return;
            }
        };
        let (met, flag) = holds(bound, better, |number| figure.compare(number));
        judgement.flags.extend(flag);
        if figure.reference.is_some() {
            judgement.base = figure.reference.clone();
        }
        judgement.actual = Some(figure.actual.clone());
        judgement.met = Some(met);
        judgement.completion = completion(&figure, bound, better);
        let way = self.way(basis, bound, &figure);
        judgement.threshold_value = way.as_ref().map(|way| way.goal.clone());
        let time_share = self.shares(basis, way.as_ref(), year, judgement);
        let comparison = Comparison { basis, bound, year, figure, way, time_share };
        judgement.status = if self.measure.every_year {
            self.every_year(basis, bound, year, judgement)
        } else if year == self.frame.due {
            let opinion = self.published_opinion(&comparison, met);
            judgement.take(opinion);
            self.at_due((basis, bound), year, met, judgement)
        } else {
            self.before_due(&comparison, met, judgement)
        };
    }

    fn figure(&self, basis: Basis, year: Year, flags: &mut Vec<Flag>) -> Option<Figure> {
        let value = self.series.at(year)?.value.clone();
        let plain = |actual: Number| Figure { level: actual.clone(), actual, reference: None, grows: None };
        match basis {
            Basis::Value => Some(plain(value)),
            Basis::Total => {
                let years = self.frame.first_year.through(year);
                Some(plain(years.filter_map(|year| self.series.at(year)).map(|read| read.value.clone()).sum()))
            }
            Basis::Increase(reference) | Basis::Points(reference) => {
                let base = self.reference(reference, year, flags)?;
                Some(Figure { reference: Some(base.clone()), level: value.clone(), ..plain(value - base.value) })
            }
            Basis::Growth | Basis::GrowthSinceBase => {
                let reference = if basis == Basis::Growth { Reference::YearBefore } else { Reference::Base };
                let base = self.reference(reference, year, flags)?;
                let actual = growth_or_flag(growth_percent(&base.value, &value), &base.value, flags)?;
                Some(growing(actual, base, value, 1))
            }
            Basis::AverageGrowth => {
                let base = self.reference(Reference::Base, year, flags)?;
                let years = year.since(base.year);
                if years < 1 {
                    return None;
                }
                flags.extend(self.gaps(base.year, year));
                let average = average_growth_percent(&base.value, &value, years);
                let actual = growth_or_flag(average, &base.value, flags)?;
                Some(growing(actual, base, value, years))
            }
            Basis::CumulativeGrowth => self.cumulative_growth(year, flags),
        }
    }

    /// 年均 (累计法): every year since the base year counts, so that none may be missing.
    fn cumulative_growth(&self, year: Year, flags: &mut Vec<Flag>) -> Option<Figure> {
        let base = self.reference(Reference::Base, year, flags)?;
        flags.extend(self.gaps(base.year, year));
        let known = base.year.plus(1).through(year).map(|year| Some(self.series.at(year)?.value.clone()));
        let values = known.collect::<Option<Vec<Number>>>().filter(|values| !values.is_empty())?;
        let actual = growth_or_flag(cumulative_growth_percent(&base.value, &values), &base.value, flags)?;
        let grows = Some(Growing { base: base.value.clone(), years: year.since(base.year), in_total: true });
        Some(Figure { actual, reference: Some(base), grows, level: values.into_iter().sum() })
    }

    fn gaps(&self, earlier: Year, later: Year) -> Vec<Flag> {
        self.series.gaps(earlier, later).into_iter().map(|(first, last)| Flag::Gap(first, last)).collect()
    }

    /// The value against which a difference is taken; why there is none becomes a flag.
    fn reference(&self, reference: Reference, year: Year, flags: &mut Vec<Flag>) -> Option<Dated> {
        let (base, missing) = match reference {
            Reference::Base => (self.base.clone(), Flag::BaseMissing),
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

    /// The way from start to goal, for all figures that have one.
    fn way(&self, basis: Basis, bound: &Bound, figure: &Figure) -> Option<Way> {
        let level = bound.level(self.indicator.better);
        let base = self.base.as_ref();
        let way = |start: Number, current: &Number, goal: Number| Some(Way { start, current: current.clone(), goal });
        match basis {
            Basis::Value => way(base?.value.clone(), &figure.level, level.clone()),
            Basis::Total => way(Number::zero(), &figure.level, level.clone()),
            Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => {
                way(Number::zero(), &figure.actual, level.clone())
            }
            Basis::GrowthSinceBase => way(base?.value.clone(), &figure.level, grown(&base?.value, level, 1)?),
            Basis::AverageGrowth => {
                let years = self.frame.due.since(base?.year);
                way(base?.value.clone(), &figure.level, grown(&base?.value, level, years)?)
            }
            Basis::CumulativeGrowth => {
                let years = self.frame.due.since(base?.year);
                way(Number::zero(), &figure.level, total_grown(&base?.value, level, years)?)
            }
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => None,
        }
    }

    /// What a published method says; nothing when the straight line was asked for.
    fn published_opinion(&self, comparison: &Comparison<'_>, met: bool) -> Option<Opinion> {
        let aim = self.level_aimed_at(comparison).map_or(Aim::NoLevel { met }, |goal| Aim::Level { goal, met });
        self.opinion_on(comparison.year, aim, self.indicator.better)
    }

    fn opinion_on(&self, year: Year, aim: Aim, better: Better) -> Option<Opinion> {
        let rule = methods::rule(self.method())?;
        let current = Dated { year, value: self.series.at(year)?.value.clone() };
        let limit = self.measure.limit.as_ref();
        let (base, series) = (self.comparable_base(year), &self.series);
        Some((rule.judge)(&Course { base, current, due: self.frame.due, aim, better, limit, series }))
    }

    fn comparable_base(&self, year: Year) -> Result<Dated, Flag> {
        let base = self.base.as_ref().ok_or(Flag::BaseMissing)?;
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
            Basis::GrowthSinceBase | Basis::AverageGrowth => comparison.way.as_ref().map(|way| way.goal.clone()),
            Basis::Total
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
        way: Option<&Way>,
        year: Year,
        judgement: &mut RequirementJudgement,
    ) -> Option<Number> {
        let way = way?;
        let start_year = self.start_year(basis);
        if basis != Basis::Total && self.series.is_broken(start_year, year) {
            judgement.flags.push(Flag::Break);
            return None;
        }
        judgement.progress = way.share(&way.current).map(percent);
        let passed = Number::from(year.since(start_year));
        let straight = passed.checked_div(&Number::from(self.frame.due.since(start_year)));
        let step = self.measure.path.get(&year).and_then(|step| way.share(step));
        let share = step.or(straight);
        judgement.time_share = share.clone().map(percent);
        share
    }

    /// The year from which time is counted: that of the base value, for a total the base year itself.
    fn start_year(&self, basis: Basis) -> Year {
        let base = self.base.as_ref().filter(|_| basis != Basis::Total);
        base.map_or(self.measure.base.unwrap_or(self.frame.base_year), |base| base.year)
    }

    fn every_year(&self, basis: Basis, bound: &Bound, latest: Year, judgement: &mut RequirementJudgement) -> Status {
        let mut missing = false;
        for year in self.frame.first_year.through(latest) {
            match self.figure(basis, year, &mut Vec::new()) {
                None => missing = true,
                Some(figure) => {
                    if !holds(bound, self.indicator.better, |number| figure.compare(number)).0 {
                        judgement.met = Some(false);
                        judgement.flags.push(Flag::FailedIn(year));
                        return Status::Missed;
                    }
                }
            }
        }
        judgement.flags.extend(self.gaps(self.frame.first_year.plus(-1), latest));
        match (latest == self.frame.due, missing) {
            (true, true) => Status::NoData,
            (true, false) => Status::Achieved,
            (false, _) => Status::OnTrack,
        }
    }

    fn at_due(
        &self,
        (basis, bound): (Basis, &Bound),
        year: Year,
        met: bool,
        judgement: &mut RequirementJudgement,
    ) -> Status {
        if basis == Basis::Total {
            let gaps = self.gaps(self.frame.first_year.plus(-1), year);
            // A year without a value can only add to a total.
            let unknown = !gaps.is_empty() && met == bound.is_ceiling(self.indicator.better);
            judgement.flags.extend(gaps);
            if unknown {
                judgement.met = None;
                return Status::NoData;
            }
        }
        if met { Status::Achieved } else { Status::Missed }
    }

    fn before_due(&self, comparison: &Comparison<'_>, met: bool, judgement: &mut RequirementJudgement) -> Status {
        let Comparison { basis, bound, year, figure, way, .. } = comparison;
        let holds_for_good = self.holds_for_good(*basis, bound, figure, met);
        if *basis == Basis::Total {
            judgement.flags.extend(self.gaps(self.frame.first_year.plus(-1), *year));
        }
        let opinion = self.published_opinion(comparison, holds_for_good);
        if holds_for_good {
            judgement.take(opinion);
            if self.moved(*year).is_some_and(|change| change.is_negative()) {
                judgement.flag(Flag::Worsening);
            }
            return Status::AchievedEarly;
        }
        self.outlook(*basis, *year, way.as_ref(), judgement);
        let status = opinion.as_ref().map(Opinion::status);
        judgement.take(opinion);
        if self.needs_base() && self.held_at_base(*basis, bound, way.as_ref()) {
            return self.status_of_held(*basis, *year, met);
        }
        status.unwrap_or_else(|| self.on_straight_line(comparison, judgement))
    }

    /// The straight line: its pace, which is also shown, and the status that follows.
    fn on_straight_line(&self, comparison: &Comparison<'_>, judgement: &mut RequirementJudgement) -> Status {
        let Comparison { basis, bound, figure, way, time_share, .. } = comparison;
        judgement.pace = match basis {
            Basis::AverageGrowth | Basis::CumulativeGrowth | Basis::Growth => {
                figure.actual.checked_div(bound.level(self.indicator.better))
            }
            _ => {
                let progress = way.as_ref().and_then(|way| way.share(&way.current));
                progress.zip(time_share.as_ref()).and_then(|(progress, time)| linear::pace(&progress, time))
            }
        };
        if judgement.pace.is_none() && self.base.is_none() && *basis == Basis::Value {
            judgement.flag(Flag::BaseMissing);
        }
        judgement.pace.as_ref().map_or(Status::InsufficientData, |pace| linear::status(pace, &self.plan.thresholds))
    }

    /// Whether the final condition holds already, so that only a fall could still lose it.
    fn holds_for_good(&self, basis: Basis, bound: &Bound, figure: &Figure, met: bool) -> bool {
        match basis {
            Basis::Value | Basis::GrowthSinceBase | Basis::Increase(_) | Basis::Points(_) => met,
            Basis::Total => met && !bound.is_ceiling(self.indicator.better),
            Basis::Growth => false,
            Basis::AverageGrowth | Basis::CumulativeGrowth => self.base.as_ref().is_some_and(|base| {
                let years = self.frame.due.since(base.year);
                holds(bound, self.indicator.better, |rate| figure.compare_over(years, rate)).0
            }),
        }
    }

    /// Whether the base already met the bound, so that there is no way to go: the verdict alone decides.
    fn held_at_base(&self, basis: Basis, bound: &Bound, way: Option<&Way>) -> bool {
        let better = self.indicator.better;
        let start = match basis {
            Basis::Value => self.base.as_ref().map(|base| base.value.clone()),
            _ => Some(Number::zero()),
        };
        let at_base = start.is_some_and(|start| holds(bound, better, |number| start.cmp(number)).0);
        at_base || way.is_some_and(|way| way.start == way.goal)
    }

    fn status_of_held(&self, basis: Basis, year: Year, met: bool) -> Status {
        match (met, basis) {
            (true, _) => Status::OnTrack,
            (false, Basis::Total) => Status::Missed,
            (false, _) if self.moved(year).is_some_and(|change| change.is_negative()) => Status::Regressing,
            (false, _) => Status::Behind,
        }
    }

    /// How far the indicator moved since the base year; positive is good.
    fn moved(&self, year: Year) -> Option<Number> {
        let base = self.base.as_ref().filter(|base| !self.series.is_broken(base.year, year))?;
        Some(self.indicator.better.oriented(&self.series.at(year)?.value - &base.value))
    }

    /// What is still needed, and what comes out if it goes on so.
    fn outlook(&self, basis: Basis, year: Year, way: Option<&Way>, judgement: &mut RequirementJudgement) {
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
        judgement.projected = match basis {
            Basis::AverageGrowth => growing_on(&way.start, &way.current, passed, left),
            _ => {
                let yearly = (&way.current - &way.start).checked_div(&Number::from(passed));
                yearly.map(|yearly| &way.current + &(&yearly * &Number::from(left)))
            }
        };
    }

    fn judge_record(&self, year: Year, judgement: &mut RequirementJudgement) {
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
        judgement.threshold = Some(Threshold::Single(best.clone()));
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

    fn judge_trend(&self, direction: Direction, year: Year, judgement: &mut RequirementJudgement) {
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

fn growing(actual: Number, base: Dated, level: Number, years: i32) -> Figure {
    let grows = Some(Growing { base: base.value.clone(), years, in_total: false });
    Figure { actual, reference: Some(base), grows, level }
}

fn growth_or_flag(growth: Option<Number>, base: &Number, flags: &mut Vec<Flag>) -> Option<Number> {
    if growth.is_none() {
        flags.push(if base.is_zero() { Flag::BaseZero } else { Flag::BaseNegative });
    }
    growth
}

fn percent(fraction: Number) -> Number {
    fraction * Number::hundred()
}

/// 完成率 in percent: what was reached of what was promised; for growth `(1 + actual) / (1 + promised)`; under a ceiling
/// the other way round, so that 100 % is always the line.
fn completion(figure: &Figure, bound: &Bound, better: Better) -> Option<Number> {
    let promised = bound.level(better);
    if figure.grows.is_some() {
        let whole = promised + &Number::hundred();
        let reached = &figure.actual + &Number::hundred();
        return whole.is_positive().then(|| percent_of(&reached, &whole)).flatten();
    }
    let both_fall = promised.is_negative() && !figure.actual.is_positive() && figure.reference.is_some();
    let both_rise = promised.is_positive() && !figure.actual.is_negative();
    match bound.is_ceiling(better) {
        _ if both_fall => percent_of(&figure.actual, promised),
        _ if !both_rise => None,
        false => percent_of(&figure.actual, promised),
        true => percent_of(promised, &figure.actual),
    }
}

fn percent_of(part: &Number, whole: &Number) -> Option<Number> {
    part.checked_div(whole).map(percent)
}

impl Figure {
    /// How the figure lies to a number of its unit, without rounding.
    fn compare(&self, number: &Number) -> Ordering {
        self.compare_over(self.grows.as_ref().map_or(1, |grows| grows.years), number)
    }

    /// The same with growth at the rate `number` over so many years.
    fn compare_over(&self, years: i32, number: &Number) -> Ordering {
        match self.grows.as_ref().and_then(|grows| grows.level(number, years)) {
            Some(level) => self.level.cmp(&level),
            None => self.actual.cmp(number),
        }
    }
}

impl Growing {
    /// What growth by `percent` a year leads to: the level of the last year, or the total of all.
    fn level(&self, percent: &Number, years: i32) -> Option<Number> {
        if self.in_total { total_grown(&self.base, percent, years) } else { grown(&self.base, percent, years) }
    }
}

impl Way {
    /// The share of the way that `level` marks.
    fn share(&self, level: &Number) -> Option<Number> {
        (level - &self.start).checked_div(&(&self.goal - &self.start))
    }
}
