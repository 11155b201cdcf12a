//! How a figure came about, step by step, each formula with its numbers. What computes a figure notes its step beside it.

use std::ops::{Add, Div, Mul, Sub};

use crate::model::{Number, Relation, Year};

/// One step of the working.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is computed.
    pub kind: StepKind,
    /// The formula with its numbers.
    pub formula: Formula,
    /// What comes out; nothing for a comparison.
    pub result: Option<Number>,
    /// In which unit.
    pub unit: StepUnit,
    /// Whether a comparison holds.
    pub holds: Option<bool>,
}

named! {
    /// What a step computes.
    pub enum StepKind: "step" {
        /// A value of a computed indicator.
        Computed = "computed",
        /// What the known years make together of a total that lacks others.
        KnownTotal = "known-total",
        /// The figure that is compared.
        Figure = "figure",
        /// 累计法: the total of the years against the base.
        TotalOfBase = "total-of-base",
        /// How a ratio grew, from how its numerator and its denominator did.
        Parts = "parts",
        /// The comparison in a year that failed.
        FailedYear = "failed-year",
        /// The comparison that decides.
        Verdict = "verdict",
        /// The same of a value that decides nothing, because that of the due year is awaited.
        LatestAlone = "latest-alone",
        /// The level that is to be reached.
        Goal = "goal",
        /// The total that is to be reached.
        GoalOfTotal = "goal-of-total",
        /// 完成率.
        Completion = "completion",
        /// The share of the way.
        Progress = "progress",
        /// The share of the time.
        TimeShare = "time-share",
        /// The share of the way that the plan's own path had due.
        PathShare = "path-share",
        /// The growth a year that was observed.
        AverageGrowth = "average-growth",
        /// The growth a year that is required.
        RequiredGrowth = "required-growth",
        /// By how much thresholds shrink near a natural limit.
        Limit = "limit",
        /// The mean change a year.
        YearlyChange = "yearly-change",
        /// The change from the value before the last one.
        LastChange = "last-change",
        /// The figure of the method of pace.
        Pace = "pace",
        /// What is needed a year.
        Needed = "needed",
        /// The same as growth.
        NeededGrowth = "needed-growth",
        /// What is expected in the due year.
        Projected = "projected",
    }
}

/// The unit of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUnit {
    /// That of the indicator.
    Level,
    /// That of the figure that is compared.
    Figure,
    /// Percent.
    Percent,
    /// None: a ratio.
    None,
}

/// A formula with its numbers.
#[derive(Clone, Debug)]
pub enum Formula {
    /// A number.
    Number(Number),
    /// A rate in percent.
    Percent(Number),
    /// A calendar year.
    Year(Year),
    /// `1 + rate`, of a rate in percent.
    Grown(Number),
    /// `q + q² + … + qⁿ` with `q = 1 + rate`, over so many years.
    GrownTotal(Number, i32),
    /// The values of several years added up.
    Sum(Vec<Number>),
    /// Two formulas with an operator between them.
    Operation(Operator, Box<[Self; 2]>),
    /// A formula raised to a power.
    Power(Box<Self>, Number),
    /// A formula raised to the first number over the second.
    Root(Box<Self>, i32, i32),
    /// A comparison.
    Compared(Relation, Box<[Self; 2]>),
    /// What holds of one year.
    InYear(Year, Box<Self>),
    /// What a rate in percent was found to solve.
    Solved(Number, Box<Self>),
}

/// What stands between two formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Addition.
    Plus,
    /// Subtraction.
    Minus,
    /// Multiplication.
    Times,
    /// Division.
    Over,
}

impl Step {
    pub(super) fn new(kind: StepKind, unit: StepUnit, formula: Formula, result: &Number) -> Self {
        Self { kind, formula, result: Some(result.clone()), unit, holds: None }
    }

    pub(super) fn comparison(kind: StepKind, formula: Formula, holds: bool) -> Self {
        Self { kind, formula, result: None, unit: StepUnit::Figure, holds: Some(holds) }
    }
}

impl Formula {
    pub(super) fn percent(rate: &Number) -> Self {
        Self::Percent(rate.clone())
    }

    pub(super) fn grown(rate: &Number) -> Self {
        Self::Grown(rate.clone())
    }

    /// `((later / earlier)^(1 / years) − 1`
    pub(super) fn average_growth(earlier: &Number, later: &Number, years: i32) -> Self {
        (Self::from(later) / earlier).root(1, years) - 1
    }

    /// `current × (current / start)^(left / passed)`
    pub(super) fn growing_on(start: &Number, current: &Number, passed: i32, left: i32) -> Self {
        Self::from(current) * (Self::from(current) / start).root(left, passed)
    }

    pub(super) fn power(self, exponent: Number) -> Self {
        Self::Power(Box::new(self), exponent)
    }

    pub(super) fn root(self, over: i32, under: i32) -> Self {
        Self::Root(Box::new(self), over, under)
    }

    pub(super) fn compared(self, relation: Relation, other: impl Into<Self>) -> Self {
        Self::Compared(relation, Box::new([self, other.into()]))
    }

    pub(super) fn in_year(self, year: Year) -> Self {
        Self::InYear(year, Box::new(self))
    }
}

impl From<&Number> for Formula {
    fn from(number: &Number) -> Self {
        Self::Number(number.clone())
    }
}

impl From<i32> for Formula {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Year> for Formula {
    fn from(year: Year) -> Self {
        Self::Year(year)
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident $sign:ident,)*) => {
        $(impl<T: Into<Formula>> $operator<T> for Formula {
            type Output = Self;

            fn $method(self, other: T) -> Self {
                Self::Operation(Operator::$sign, Box::new([self, other.into()]))
            }
        })*
    };
}

operators! {
    Add add Plus,
    Sub sub Minus,
    Mul mul Times,
    Div div Over,
}
