//! 完成标准: one condition of a target or work item.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Better, IndicatorIndex, Moment, Number, Target, Term, Year};

/// One condition; a target or work item holds when all of its requirements do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// An indicator and what it must be.
    Measured(Box<Measure>),
    /// Something done or not done, by the evidence ledger.
    Milestone {
        /// The id that the ledger names.
        id: String,
        /// What is to be done.
        title: String,
        /// The same in English.
        title_en: Option<String>,
        /// By when, when that is not the due time of its target or work item.
        due: Option<Moment>,
    },
    /// A matter that a person judges, by the evidence ledger.
    Judged {
        /// The id that the ledger names.
        id: String,
        /// What is to be judged.
        title: String,
        /// The same in English.
        title_en: Option<String>,
        /// By when, when that is not the due time of its target or work item.
        due: Option<Moment>,
    },
}

impl Requirement {
    /// By when it must hold, when that is not the due time of its target or work item.
    pub fn own_due(&self) -> Option<Moment> {
        match self {
            Self::Measured(measure) => measure.due.map(Moment::EndOf),
            Self::Milestone { due, .. } | Self::Judged { due, .. } => *due,
        }
    }
}

/// An indicator and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is measured.
    pub indicator: IndicatorIndex,
    /// The wording as the plan has it.
    pub wording: String,
    /// How the wording was read.
    pub condition: Condition,
    /// How the amounts of a flow were understood, and why.
    pub flow: Option<Flow>,
    /// The base year, when it is not the usual one.
    pub base: Option<Year>,
    /// The value of the base year that the plan states, for where the statistics have none.
    pub base_value: Option<Number>,
    /// The year by whose end it must hold, when that is not that of its target.
    pub due: Option<Year>,
    /// The first year that a total counts, when it is not the usual one: 累计 in a year's list counts from the plan's first.
    pub first: Option<Year>,
    /// Whether it must hold in each year up to the due year.
    pub every_year: bool,
    /// What was asked of earlier years before amendments, each up to a year, in their order.
    pub former: Vec<(Year, Bound)>,
    /// Whether it must hold in each region that has no parts of its own.
    pub every_region: bool,
    /// The value that the wording starts from.
    pub stated_base: Option<StatedBase>,
    /// What should be reached by the end of some years: a level of the indicator, or for a total, an increase or points as
    /// much of it.
    pub path: BTreeMap<Year, Number>,
    /// The natural limit of the indicator, for conditions without a number.
    pub limit: Option<Number>,
    /// The method of pace, when it is not the plan's.
    pub method: Option<Method>,
}

impl Measure {
    /// The year by whose end it must hold in a target.
    pub fn due_year(&self, target: &Target) -> Year {
        self.due.unwrap_or_else(|| target.due.year())
    }

    /// What is asked of a year: `bound`, unless the year was over when that came by an amendment.
    pub fn bound_in<'b>(&'b self, year: Year, bound: &'b Bound) -> &'b Bound {
        self.former.iter().find(|(through, _)| year <= *through).map_or(bound, |(_, former)| former)
    }

    /// The years of the requirement in a target or work item of this term.
    pub fn term(&self, of_item: Term) -> Term {
        Term {
            base: self.base.unwrap_or(of_item.base),
            first: self.first.unwrap_or(of_item.first),
            due: self.due.unwrap_or(of_item.due),
        }
    }
}

/// The value that a wording starts from: 从84.7提升至89.6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedBase {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// Of which year, when it is not the base year.
    pub year: Option<Year>,
}

/// What an indicator must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A figure derived from the series is compared with a bound.
    Compared {
        /// Which figure.
        basis: Basis,
        /// With what; in the indicator's unit of measure, in percent for growth, in points for points.
        bound: Bound,
    },
    /// Strictly above every earlier known year (below, when lower is better).
    RecordHigh,
    /// It moves in this direction from the base year.
    Trend(Direction),
}

impl Condition {
    /// Which direction the condition wants; nothing when it leaves that to the indicator.
    pub fn direction(&self) -> Option<Better> {
        match self {
            Self::Compared { bound, .. } => bound.own_direction(),
            Self::Trend(direction) => Some(direction.better()),
            Self::RecordHigh => None,
        }
    }
}

/// Which figure of a series is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The value of the year.
    Value,
    /// The sum of a flow over the plan's years.
    Total,
    /// The value minus the value of the reference year.
    Increase(Reference),
    /// The difference of two rates, in percentage points.
    Points(Reference),
    /// 同比: growth against the year before, in percent.
    Growth,
    /// Growth against the base year, in percent.
    GrowthSinceBase,
    /// 年均, 水平法: the geometric mean of growth a year since the base year, in percent.
    AverageGrowth,
    /// 年均, 累计法: the growth a year at which the years since the base year make the same total, in percent.
    CumulativeGrowth,
    /// 年均增加: the value minus that of the base year, by the years between them; of an indicator in percent, in
    /// percentage points.
    AverageIncrease,
    /// 年均 of a flow: the sum over the plan's years so far, by their number.
    AverageTotal,
}

impl Basis {
    /// Whether it says how much a value has changed.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::Value | Self::Total | Self::AverageTotal)
    }

    /// Whether the value of a year is compared with that of the year before.
    pub fn is_against_year_before(self) -> bool {
        matches!(self, Self::Growth | Self::Increase(Reference::YearBefore) | Self::Points(Reference::YearBefore))
    }

    /// Whether the figure is a growth rate.
    pub fn is_growth(self) -> bool {
        match self {
            Self::Growth | Self::GrowthSinceBase | Self::AverageGrowth | Self::CumulativeGrowth => true,
            Self::Value
            | Self::Total
            | Self::AverageTotal
            | Self::Increase(_)
            | Self::AverageIncrease
            | Self::Points(_) => false,
        }
    }

    /// Which years' values are added up, if any.
    pub fn summed_years(self) -> Option<SummedYears> {
        match self {
            Self::Total | Self::AverageTotal => Some(SummedYears::OfPlan),
            Self::CumulativeGrowth => Some(SummedYears::SinceBase),
            Self::Value
            | Self::Increase(_)
            | Self::Points(_)
            | Self::Growth
            | Self::GrowthSinceBase
            | Self::AverageGrowth
            | Self::AverageIncrease => None,
        }
    }

    /// Whether its pace is the way gone by the way that a path of steps asks for, and not one rate by another.
    pub fn follows_path(self) -> bool {
        !self.is_against_year_before() && !matches!(self, Self::AverageGrowth | Self::CumulativeGrowth)
    }

    /// Whether the values of the plan's years are added up.
    pub fn adds_up(self) -> bool {
        self.summed_years() == Some(SummedYears::OfPlan)
    }
}

/// Years whose values are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummedYears {
    /// Those of the plan.
    OfPlan,
    /// Those after the base year.
    SinceBase,
}

/// How the amounts of a flow go together over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// They count events and add up.
    Event {
        /// The word of the name or the wording that says so.
        word: &'static str,
    },
    /// Each year has its level.
    Level {
        /// The word of the name that says so; nothing when no word speaks of events.
        yearly: Option<&'static str>,
    },
}

/// Against which year a difference is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The base year of the target; the year before for a work item.
    Base,
    /// The year before.
    YearBefore,
}

/// A direction without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Upwards.
    Rising,
    /// Downwards.
    Falling,
}

impl Direction {
    /// What is better where this direction is wanted.
    pub fn better(self) -> Better {
        match self {
            Self::Rising => Better::Higher,
            Self::Falling => Better::Lower,
        }
    }
}

/// With what a figure is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `≥`: 达到, 以上, 不低于.
    AtLeast(Number),
    /// `>`: 超过, 高于, 突破.
    MoreThan(Number),
    /// `≤`: 以内, 以下, 不超过.
    AtMost(Number),
    /// `<`: 低于, 不足.
    LessThan(Number),
    /// 1—2家: from the low to the high end.
    Range {
        /// The low end.
        low: Number,
        /// The high end.
        high: Number,
    },
    /// 2000件左右: within a tolerance.
    About {
        /// The middle.
        level: Number,
        /// How far off is still right, in percent of the level.
        tolerance: Number,
    },
}

impl Bound {
    /// The number that a pace aims at: the end of a range that must be reached, the middle of 左右.
    pub fn level(&self, better: Better) -> &Number {
        match (self, better) {
            (Self::AtLeast(level) | Self::MoreThan(level), _) => level,
            (Self::AtMost(level) | Self::LessThan(level), _) => level,
            (Self::Range { low, .. }, Better::Higher) => low,
            (Self::Range { high, .. }, Better::Lower) => high,
            (Self::About { level, .. }, _) => level,
        }
    }

    /// The numbers of two bounds that differ in nothing else; a range has two.
    pub fn levels_of_one_kind<'a>(&'a self, other: &'a Self) -> Option<(&'a Number, &'a Number)> {
        match (self, other) {
            (Self::AtLeast(one), Self::AtLeast(other))
            | (Self::MoreThan(one), Self::MoreThan(other))
            | (Self::AtMost(one), Self::AtMost(other))
            | (Self::LessThan(one), Self::LessThan(other)) => Some((one, other)),
            _ => None,
        }
    }

    /// Which direction the bound wants; of a range and of 左右 that of the indicator.
    pub fn direction(&self, better: Better) -> Better {
        self.own_direction().unwrap_or(better)
    }

    fn own_direction(&self) -> Option<Better> {
        match self {
            Self::AtLeast(_) | Self::MoreThan(_) => Some(Better::Higher),
            Self::AtMost(_) | Self::LessThan(_) => Some(Better::Lower),
            Self::Range { .. } | Self::About { .. } => None,
        }
    }

    /// The one comparison that decides: of a range the end that must be reached, of 左右 the edge of the tolerance.
    pub fn line(&self, better: Better) -> Line {
        let (relation, level) = match self {
            Self::AtLeast(level) => (Relation::AtLeast, level.clone()),
            Self::MoreThan(level) => (Relation::MoreThan, level.clone()),
            Self::AtMost(level) => (Relation::AtMost, level.clone()),
            Self::LessThan(level) => (Relation::LessThan, level.clone()),
            Self::Range { .. } => (Relation::reaching(better), self.level(better).clone()),
            Self::About { level, tolerance } => {
                let margin = (level.abs() * tolerance.clone()).checked_div(&Number::hundred());
                let margin = better.oriented(margin.unwrap_or_else(Number::zero));
                (Relation::reaching(better), level - &margin)
            }
        };
        Line { relation, level }
    }

    /// Whether the bound limits from above only, so that staying below is what counts.
    pub fn is_ceiling(&self, better: Better) -> bool {
        self.direction(better) == Better::Lower
    }
}

/// A comparison with one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is compared.
    pub relation: Relation,
    /// With what.
    pub level: Number,
}

/// How a figure is compared with one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `≥`
    AtLeast,
    /// `>`
    MoreThan,
    /// `≤`
    AtMost,
    /// `<`
    LessThan,
}

impl Relation {
    fn reaching(better: Better) -> Self {
        match better {
            Better::Higher => Self::AtLeast,
            Better::Lower => Self::AtMost,
        }
    }

    /// Beyond the best.
    pub fn beyond(better: Better) -> Self {
        match better {
            Better::Higher => Self::MoreThan,
            Better::Lower => Self::LessThan,
        }
    }

    /// Whether it holds for a figure that lies so to the number.
    pub fn holds(self, lies: Ordering) -> bool {
        match self {
            Self::AtLeast => lies.is_ge(),
            Self::MoreThan => lies.is_gt(),
            Self::AtMost => lies.is_le(),
            Self::LessThan => lies.is_lt(),
        }
    }

    /// Which direction it wants.
    pub fn direction(self) -> Better {
        match self {
            Self::AtLeast | Self::MoreThan => Better::Higher,
            Self::AtMost | Self::LessThan => Better::Lower,
        }
    }

    /// As it is written in a formula.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
        }
    }
}

named! {
    /// Another base year may stand in for one without a value.
    pub enum BaseFallback {
        /// The next year that has a value.
        Next = "next",
    }
}

named! {
    /// How growth over several years is averaged.
    pub enum Average {
        /// 水平法: from the first value to the last.
        Level = "level",
        /// 累计法: by the total of the years.
        Cumulative = "cumulative",
    }
}

named! {
    /// By which published method the pace is judged.
    #[derive(Default)]
    pub enum Method: "method" {
        /// 序时进度: the share of the way against the share of the time.
        #[default]
        Linear = "linear",
        /// Statistics Canada: growth a year against the growth that is required.
        Statcan = "statcan",
        /// Eurostat: the same with other thresholds and words.
        Eurostat = "eurostat",
        /// Statistisches Bundesamt: the trend of the last five steps, carried on; weather symbols.
        Destatis = "destatis",
        /// United Nations Statistics Division: the share of the gap that growth will close.
        Unsd = "unsd",
    }
}

#[cfg(test)]
mod tests {
    use super::{Better, Bound, Method, Number};

    #[test]
    fn methods_are_written_and_read_by_name() {
        assert_eq!(Method::ALL.map(Method::name), ["linear", "statcan", "eurostat", "destatis", "unsd"]);
        for method in Method::ALL {
            assert_eq!(Method::from_name(method.name()), Some(method));
            assert_eq!(serde_json::to_value(method).unwrap(), method.name());
        }
        assert_eq!(Method::from_name("Linear"), None);
        assert_eq!(Method::default(), Method::Linear);
    }

    #[test]
    fn a_pace_aims_at_the_end_that_must_be_reached() {
        let (low, high) = (Number::from(10), Number::from(20));
        for (bound, when_higher, when_lower) in [
            (Bound::AtLeast(low.clone()), (10, false), (10, false)),
            (Bound::MoreThan(low.clone()), (10, false), (10, false)),
            (Bound::AtMost(high.clone()), (20, true), (20, true)),
            (Bound::LessThan(high.clone()), (20, true), (20, true)),
            (Bound::Range { low: low.clone(), high }, (10, false), (20, true)),
            (Bound::About { level: low, tolerance: Number::from(5) }, (10, false), (10, true)),
        ] {
            for (better, (level, is_ceiling)) in [(Better::Higher, when_higher), (Better::Lower, when_lower)] {
                assert_eq!(*bound.level(better), Number::from(level), "{bound:?} {better:?}");
                assert_eq!(bound.is_ceiling(better), is_ceiling, "{bound:?} {better:?}");
            }
        }
    }
}
