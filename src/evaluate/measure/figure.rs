//! The figures that are compared with a bound, and the way from a start to the goal.

use std::cmp::Ordering;

use super::Case;
use crate::evaluate::growth::{average_growth_percent, cumulative_growth_percent, grown, growth_percent, total_grown};
use crate::evaluate::{Dated, Flag};
use crate::model::{Basis, Better, Bound, Number, Reference, Year};

/// The figure that is compared with a bound.
pub(super) struct Figure {
    pub(super) actual: Number,
    pub(super) reference: Option<Dated>,
    /// For growth: a bound in percent stands for this base grown so many years, which is compared without a root.
    pub(super) grows: Option<Growing>,
    /// What the indicator itself is at, or the running total.
    pub(super) level: Number,
}

pub(super) struct Growing {
    base: Number,
    years: i32,
    /// 累计法: it is the total of the years that grows, not the last value.
    in_total: bool,
}

/// The way from a start to the goal.
pub(super) struct Way {
    pub(super) start: Number,
    pub(super) current: Number,
    pub(super) goal: Number,
}

impl Case<'_> {
    pub(super) fn figure(&self, basis: Basis, year: Year, flags: &mut Vec<Flag>) -> Option<Figure> {
        let value = self.series.at(year)?.value.clone();
        let plain = |actual: Number| Figure { level: actual.clone(), actual, reference: None, grows: None };
        match basis {
            Basis::Value => Some(plain(value)),
            Basis::Total => self.total(year).map(plain),
            Basis::AverageTotal => {
                let total = self.total(year)?;
                let mean = total.checked_div(&Number::from(self.plan_years(year)))?;
                Some(Figure { level: total, ..plain(mean) })
            }
            Basis::AverageIncrease => {
                let base = self.reference(Reference::Base, year, flags)?;
                let years = year.since(base.year);
                if years < 1 {
                    return None;
                }
                flags.extend(self.gaps(base.year, year));
                let mean = (&value - &base.value).checked_div(&Number::from(years))?;
                Some(Figure { reference: Some(base), level: value, ..plain(mean) })
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

    /// What the plan's years up to this one make together; nothing when one of them is missing, for that is not 0.
    fn total(&self, year: Year) -> Option<Number> {
        let has_all = self.frame.first_year.through(year).all(|year| self.series.at(year).is_some());
        has_all.then(|| self.known_part(year))
    }

    /// What the known ones of the plan's years up to this one make together.
    pub(super) fn known_part(&self, year: Year) -> Number {
        let known = self.frame.first_year.through(year).filter_map(|year| self.series.at(year));
        known.map(|reading| reading.value.clone()).sum()
    }

    /// How many of the plan's years there are up to this one.
    pub(super) fn plan_years(&self, year: Year) -> i32 {
        year.since(self.frame.first_year.plus(-1))
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

    /// The way from start to goal, for all figures that have one.
    pub(super) fn way(&self, basis: Basis, bound: &Bound, figure: &Figure) -> Option<Way> {
        let level = bound.level(self.indicator.better);
        let base = self.base.as_ref();
        let way = |start: Number, current: &Number, goal: Number| Some(Way { start, current: current.clone(), goal });
        match basis {
            Basis::Value => way(base?.value.clone(), &figure.level, level.clone()),
            Basis::Total => way(Number::zero(), &figure.level, level.clone()),
            Basis::AverageTotal => {
                let years = Number::from(self.plan_years(self.frame.due));
                way(Number::zero(), &figure.level, level * &years)
            }
            Basis::AverageIncrease => {
                let years = Number::from(self.frame.due.since(base?.year));
                way(base?.value.clone(), &figure.level, &base?.value + &(level * &years))
            }
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

pub(super) fn percent(fraction: Number) -> Number {
    fraction * Number::hundred()
}

/// 完成率 in percent: what was reached of what was promised; for growth `(1 + actual) / (1 + promised)`; under a ceiling,
/// and where growth is to stay below a rate or to fall, the other way round, so that 100 % is always the line.
pub(super) fn completion(figure: &Figure, bound: &Bound, better: Better) -> Option<Number> {
    let promised = bound.level(better);
    if figure.grows.is_some() {
        let whole = promised + &Number::hundred();
        let reached = &figure.actual + &Number::hundred();
        if !whole.is_positive() {
            return None;
        }
        return if bound.is_ceiling(better) { percent_of(&whole, &reached) } else { percent_of(&reached, &whole) };
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
    pub(super) fn compare(&self, number: &Number) -> Ordering {
        self.compare_over(self.grows.as_ref().map_or(1, |grows| grows.years), number)
    }

    /// The same with growth at the rate `number` over so many years.
    pub(super) fn compare_over(&self, years: i32, number: &Number) -> Ordering {
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
    pub(super) fn share(&self, level: &Number) -> Option<Number> {
        (level - &self.start).checked_div(&(&self.goal - &self.start))
    }
}
