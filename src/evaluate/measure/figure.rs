//! The figures that are compared with a bound, and the way from a start to the goal.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::Case;
use crate::evaluate::growth::{
    average_growth_percent, cumulative_growth_percent, grown, has_growth, nearly_grown, total_grown,
};
use crate::evaluate::{Dated, Flag, Formula, Step, StepKind, StepUnit};
use crate::model::{Approximate, Basis, Better, Bound, Line, Number, Reference, Year};

/// The figure that is compared with a bound.
pub(super) struct Figure {
    /// What [`Figure::actual`] is, once it is known: a rate of growth takes a root, which its comparison does not need.
    known: OnceCell<Number>,
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
pub(super) struct Trajectory {
    pub(super) start: Number,
    pub(super) current: Number,
    pub(super) goal: Number,
}

impl Case<'_> {
    pub(super) fn figure(&self, basis: Basis, year: Year, flags: &mut Vec<Flag>) -> Option<Figure> {
        let value = self.series.at(year)?.value.clone();
        let plain =
            |actual: Number| Figure { level: actual.clone(), known: actual.into(), reference: None, grows: None };
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
                growing(base, value, 1, flags)
            }
            Basis::AverageGrowth => {
                let base = self.reference(Reference::Base, year, flags)?;
                let years = year.since(base.year);
                if years < 1 {
                    return None;
                }
                flags.extend(self.gaps(base.year, year));
                growing(base, value, years, flags)
            }
            Basis::CumulativeGrowth => self.cumulative_growth(year, flags),
        }
    }

    /// How a figure comes from the values.
    pub(super) fn figure_steps(&self, basis: Basis, year: Year, figure: &Figure) -> Vec<Step> {
        let (actual, level) = (figure.actual(), &figure.level);
        let step = |unit, formula| vec![Step::new(StepKind::Figure, unit, formula, actual)];
        let total = || Formula::Sum(self.known_values(self.frame.first_year, year).cloned().collect());
        if basis == Basis::Total {
            return step(StepUnit::Figure, total());
        }
        if basis == Basis::AverageTotal {
            return step(StepUnit::Figure, total() / self.plan_years(year));
        }
        let Some(base) = figure.reference.as_ref() else { return Vec::new() };
        let change = || Formula::from(level) - &base.value;
        let years = year.since(base.year);
        match basis {
            Basis::Value | Basis::Total | Basis::AverageTotal => Vec::new(),
            Basis::AverageIncrease => step(StepUnit::Figure, change() / years),
            Basis::Increase(_) | Basis::Points(_) => step(StepUnit::Figure, change()),
            Basis::Growth | Basis::GrowthSinceBase => step(StepUnit::Percent, change() / &base.value),
            Basis::AverageGrowth => step(StepUnit::Percent, Formula::average_growth(&base.value, level, years)),
            Basis::CumulativeGrowth => {
                let Some(whole) = level.checked_div(&base.value) else { return Vec::new() };
                let values = Formula::Sum(self.known_values(base.year.plus(1), year).cloned().collect());
                let solved = Formula::Solved(actual.clone(), Box::new(Formula::GrownTotal(actual.clone(), years)));
                vec![
                    Step::new(StepKind::TotalOfBase, StepUnit::None, values / &base.value, &whole),
                    Step::new(StepKind::Figure, StepUnit::None, solved, &whole),
                ]
            }
        }
    }

    /// The known values from the first year to the last.
    pub(super) fn known_values(&self, first: Year, last: Year) -> impl Iterator<Item = &Number> {
        first.through(last).filter_map(|year| self.series.at(year)).map(|reading| &reading.value)
    }

    /// What the plan's years up to this one make together; nothing when one of them is missing, for that is not 0.
    fn total(&self, year: Year) -> Option<Number> {
        let has_all = self.frame.first_year.through(year).all(|year| self.series.at(year).is_some());
        has_all.then(|| self.known_part(year))
    }

    /// What the known ones of the plan's years up to this one make together.
    pub(super) fn known_part(&self, year: Year) -> Number {
        self.known_values(self.frame.first_year, year).cloned().sum()
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
        let actual = cumulative_growth_percent(&base.value, &values);
        if actual.is_none() {
            flags.push(without_growth(&base.value));
        }
        let grows = Some(Growing { base: base.value.clone(), years: year.since(base.year), in_total: true });
        Some(Figure { known: actual?.into(), reference: Some(base), grows, level: values.into_iter().sum() })
    }

    /// The way from start to goal, for all figures that have one.
    pub(super) fn way(&self, basis: Basis, bound: &Bound, figure: &Figure) -> Option<Trajectory> {
        let level = bound.level(self.indicator.better);
        let base = self.base.as_ref();
        let way =
            |start: Number, current: &Number, goal: Number| Some(Trajectory { start, current: current.clone(), goal });
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
                way(Number::zero(), figure.actual(), level.clone())
            }
            Basis::GrowthSinceBase | Basis::AverageGrowth => {
                way(base?.value.clone(), &figure.level, self.growing_until_due(basis)?.level(level)?)
            }
            Basis::CumulativeGrowth => way(Number::zero(), &figure.level, self.growing_until_due(basis)?.level(level)?),
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => None,
        }
    }
}

impl Case<'_> {
    /// Growth from the base to the due year.
    fn growing_until_due(&self, basis: Basis) -> Option<Growing> {
        let base = self.base.as_ref()?;
        let years = if basis == Basis::GrowthSinceBase { 1 } else { self.frame.due.since(base.year) };
        Some(Growing { base: base.value.clone(), years, in_total: basis == Basis::CumulativeGrowth })
    }

    /// How the goal comes from the bound, where it is not the bound itself.
    pub(super) fn goal_step(&self, basis: Basis, bound: &Bound, goal: &Number) -> Option<Step> {
        let level = bound.level(self.indicator.better);
        let (kind, formula) = match basis {
            Basis::AverageTotal => (StepKind::GoalOfTotal, Formula::from(level) * self.plan_years(self.frame.due)),
            Basis::CumulativeGrowth => (StepKind::GoalOfTotal, self.growing_until_due(basis)?.formula(level)),
            Basis::GrowthSinceBase | Basis::AverageGrowth => {
                (StepKind::Goal, self.growing_until_due(basis)?.formula(level))
            }
            Basis::AverageIncrease => {
                let base = self.base.as_ref()?;
                let increase = Formula::from(level) * self.frame.due.since(base.year);
                (StepKind::Goal, Formula::from(&base.value) + increase)
            }
            Basis::Value | Basis::Total | Basis::Increase(_) | Basis::Points(_) | Basis::Growth => return None,
        };
        Some(Step::new(kind, StepUnit::Level, formula, goal))
    }
}

fn growing(base: Dated, level: Number, years: i32, flags: &mut Vec<Flag>) -> Option<Figure> {
    if !has_growth(&base.value, &level) {
        flags.push(without_growth(&base.value));
        return None;
    }
    let grows = Some(Growing { base: base.value.clone(), years, in_total: false });
    Some(Figure { known: OnceCell::new(), reference: Some(base), grows, level })
}

/// Why there is no growth from a base.
fn without_growth(base: &Number) -> Flag {
    if base.is_zero() { Flag::BaseZero } else { Flag::BaseNegative }
}

pub(super) fn percent(fraction: Number) -> Number {
    fraction * Number::hundred()
}

/// What is divided by what for the completion: what was reached by what was promised; for growth `(1 + actual) / (1 +
/// promised)`; under a ceiling, and where growth is to stay below a rate or to fall, the other way round, so that 100 % is
/// always the line.
fn completion_parts<'a>(figure: &'a Figure, bound: &'a Bound, better: Better) -> Option<[&'a Number; 2]> {
    let (actual, promised) = (figure.actual(), bound.level(better));
    let (reached, inverse) = ([actual, promised], [promised, actual]);
    let is_ceiling = bound.is_ceiling(better);
    if figure.grows.is_some() {
        return (promised + &Number::hundred()).is_positive().then_some(if is_ceiling { inverse } else { reached });
    }
    let both_fall = promised.is_negative() && !actual.is_positive() && figure.reference.is_some();
    let both_rise = promised.is_positive() && !actual.is_negative();
    match is_ceiling {
        _ if both_fall => Some(reached),
        _ if !both_rise => None,
        false => Some(reached),
        true => Some(inverse),
    }
}

/// 完成率 in percent.
pub(super) fn completion(figure: &Figure, bound: &Bound, better: Better) -> Option<Number> {
    let [part, whole] = completion_parts(figure, bound, better)?;
    if figure.grows.is_some() {
        let hundred = &Number::hundred();
        return (part + hundred).checked_div(&(whole + hundred)).map(percent);
    }
    part.checked_div(whole).map(percent)
}

pub(super) fn completion_step(figure: &Figure, bound: &Bound, better: Better, completion: &Number) -> Option<Step> {
    let [part, whole] = completion_parts(figure, bound, better)?;
    let formula = match figure.grows {
        Some(_) => Formula::grown(part) / Formula::grown(whole),
        None => Formula::from(part) / whole,
    };
    Some(Step::new(StepKind::Completion, StepUnit::Percent, formula, completion))
}

impl Figure {
    /// The figure in the unit of the bound.
    pub(super) fn actual(&self) -> &Number {
        let average = |grows: &Growing| average_growth_percent(&grows.base, &self.level, grows.years);
        self.known.get_or_init(|| self.grows.as_ref().and_then(average).unwrap_or_else(Number::zero))
    }

    /// How the figure lies to a number of its unit, without rounding.
    pub(super) fn compare(&self, number: &Number) -> Ordering {
        self.compare_with(self.grows.as_ref(), number)
    }

    /// The same with growth at the rate `number` over so many years.
    pub(super) fn compare_over(&self, years: i32, number: &Number) -> Ordering {
        let grows = self.grows.as_ref().map(|grows| Growing { years, base: grows.base.clone(), ..*grows });
        self.compare_with(grows.as_ref(), number)
    }

    fn compare_with(&self, grows: Option<&Growing>, number: &Number) -> Ordering {
        let nearly = grows.and_then(|grows| grows.compare_nearly(&self.level, number.approximate()));
        let exactly = || Some(self.level.cmp(&grows?.level(number)?));
        nearly.or_else(exactly).unwrap_or_else(|| self.actual().cmp(number))
    }

    /// Whether a rate of growth is at least `share` of `rate`, where floating point tells it: what came of the base is
    /// compared with what would have.
    pub(super) fn reaches_nearly(&self, share: &Number, rate: &Number) -> Option<bool> {
        if rate.is_zero() {
            return None;
        }
        let wanted = share.approximate() * rate.approximate();
        // Only above −100 % does more growth always make more.
        wanted.compare((-100).into()).filter(|lies| lies.is_gt())?;
        let lies = self.grows.as_ref()?.compare_nearly(&self.level, wanted)?;
        Some(if rate.is_negative() { lies.is_lt() } else { lies.is_gt() })
    }

    /// The comparison that decides; for growth without a root.
    pub(super) fn comparison(&self, line: &Line) -> Formula {
        match &self.grows {
            Some(grows) => Formula::from(&self.level).compared(line.relation, grows.formula(&line.level)),
            None => Formula::from(self.actual()).compared(line.relation, &line.level),
        }
    }
}

impl Growing {
    /// What growth by `percent` a year leads to: the level of the last year, or the total of all.
    fn level(&self, percent: &Number) -> Option<Number> {
        let grow = if self.in_total { total_grown } else { grown };
        grow(&self.base, percent, self.years)
    }

    /// How `level` lies to what growth by `percent` a year leads to, where floating point tells it.
    fn compare_nearly(&self, level: &Number, percent: Approximate) -> Option<Ordering> {
        let years = u32::try_from(self.years).ok()?;
        level.approximate().compare(nearly_grown(&self.base, percent, years, self.in_total))
    }

    fn formula(&self, percent: &Number) -> Formula {
        let base = Formula::from(&self.base);
        match self.years {
            years if self.in_total => base * Formula::GrownTotal(percent.clone(), years),
            1 => base * Formula::grown(percent),
            years => base * Formula::grown(percent).power(years.into()),
        }
    }
}

impl Trajectory {
    /// The share of the way that `level` marks.
    pub(super) fn share(&self, level: &Number) -> Option<Number> {
        (level - &self.start).checked_div(&(&self.goal - &self.start))
    }

    /// The share that is behind, in floating point.
    pub(super) fn nearly_done(&self) -> Approximate {
        let [start, current, goal] = [&self.start, &self.current, &self.goal].map(Number::approximate);
        (current - start) / (goal - start)
    }

    pub(super) fn share_formula(&self, level: &Number) -> Formula {
        (Formula::from(level) - &self.start) / (Formula::from(&self.goal) - &self.start)
    }

    /// How the share of the way comes about that is behind.
    pub(super) fn progress_formula(&self) -> Formula {
        if self.start.is_zero() {
            return Formula::from(&self.current) / &self.goal;
        }
        self.share_formula(&self.current)
    }
}
