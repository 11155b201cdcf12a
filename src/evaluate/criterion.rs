//! What a requirement asks, as it was judged.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::model::{Basis, Better, Bound, Condition, Direction, Line, Number, Relation};

/// What a requirement asks, as it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// A figure derived from the series is compared with a bound.
    Compared {
        /// Which figure.
        basis: Basis,
        /// With what: in the indicator's unit of measure, in percent for growth, in points for points.
        bound: Bound,
        /// Which direction of the indicator is good.
        better: Better,
    },
    /// The value is compared with the best one of every earlier known year.
    Record {
        /// Which direction of the indicator is good.
        better: Better,
        /// The best earlier value, once it is known.
        best: Option<Number>,
    },
    /// It moves in this direction.
    Trend(Direction),
    /// Something done or not done.
    Milestone {
        /// The id that the ledger names.
        ledger_id: String,
    },
    /// A matter that a person judges.
    Judged {
        /// The id that the ledger names.
        ledger_id: String,
    },
}

/// A threshold as scripts read it.
#[derive(Serialize)]
#[serde(untagged)]
enum Threshold<'a> {
    Single(&'a Number),
    Range([&'a Number; 2]),
}

impl Criterion {
    pub(super) fn measured(condition: &Condition, better: Better) -> Self {
        match condition {
            Condition::Compared { basis, bound } => Self::Compared { basis: *basis, bound: bound.clone(), better },
            Condition::RecordHigh => Self::Record { better, best: None },
            Condition::Trend(direction) => Self::Trend(*direction),
        }
    }

    /// Which figure is compared with a bound, when one is.
    pub fn basis(&self) -> Option<Basis> {
        match self {
            Self::Compared { basis, .. } => Some(*basis),
            Self::Record { .. } | Self::Trend(_) | Self::Milestone { .. } | Self::Judged { .. } => None,
        }
    }

    /// The one comparison that decides: of a direction that of the change with nothing. Nothing while a record has no value
    /// to beat, and for what no figure decides.
    pub fn line(&self) -> Option<Line> {
        match self {
            Self::Compared { bound, better, .. } => Some(bound.line(*better)),
            Self::Record { better, best } => Some(Line { relation: Relation::beyond(*better), level: best.clone()? }),
            Self::Trend(direction) => {
                Some(Line { relation: Relation::beyond(direction.better()), level: Number::zero() })
            }
            Self::Milestone { .. } | Self::Judged { .. } => None,
        }
    }

    /// Which way the figure should go.
    pub fn wanted(&self) -> Option<Better> {
        match self {
            Self::Compared { bound, better, .. } => Some(bound.direction(*better)),
            Self::Record { better, .. } => Some(*better),
            Self::Trend(direction) => Some(direction.better()),
            Self::Milestone { .. } | Self::Judged { .. } => None,
        }
    }

    /// The id under which the ledger says how it stands, for what no indicator measures.
    pub fn ledger_id(&self) -> Option<&str> {
        match self {
            Self::Milestone { ledger_id } | Self::Judged { ledger_id } => Some(ledger_id),
            Self::Compared { .. } | Self::Record { .. } | Self::Trend(_) => None,
        }
    }

    /// The name that scripts read.
    fn name(&self) -> &'static str {
        match self {
            Self::Compared { basis, .. } => match basis {
                Basis::Value => "value",
                Basis::Total => "total",
                Basis::Increase(_) => "increase",
                Basis::Points(_) => "points",
                Basis::Growth => "growth",
                Basis::GrowthSinceBase => "growth_since_base",
                Basis::AverageGrowth | Basis::CumulativeGrowth => "average_growth",
                Basis::AverageIncrease => "average_increase",
                Basis::AverageTotal => "average_total",
            },
            Self::Record { .. } => "record_high",
            Self::Trend(_) => "trend",
            Self::Milestone { .. } => "milestone",
            Self::Judged { .. } => "judged",
        }
    }

    /// The comparison as scripts read it.
    fn operator(&self) -> Option<&'static str> {
        let name = |relation| match relation {
            Relation::AtLeast => ">=",
            Relation::MoreThan => ">",
            Relation::AtMost => "<=",
            Relation::LessThan => "<",
        };
        match self {
            Self::Compared { bound: Bound::Range { .. }, .. } => Some("range"),
            Self::Compared { bound: Bound::About { .. }, .. } => Some("about"),
            Self::Record { better, .. } => Some(name(Relation::beyond(*better))),
            Self::Compared { .. } | Self::Trend(_) | Self::Milestone { .. } | Self::Judged { .. } => {
                self.line().map(|line| name(line.relation))
            }
        }
    }

    fn threshold(&self) -> Option<Threshold<'_>> {
        match self {
            Self::Compared { bound, .. } => Some(match bound {
                Bound::AtLeast(level) | Bound::MoreThan(level) | Bound::AtMost(level) | Bound::LessThan(level) => {
                    Threshold::Single(level)
                }
                Bound::Range { low, high } => Threshold::Range([low, high]),
                Bound::About { level, .. } => Threshold::Single(level),
            }),
            Self::Record { best, .. } => best.as_ref().map(Threshold::Single),
            Self::Trend(_) | Self::Milestone { .. } | Self::Judged { .. } => None,
        }
    }
}

impl Serialize for Criterion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(ledger_id) = self.ledger_id() {
            map.serialize_entry("matter", ledger_id)?;
        }
        map.serialize_entry("basis", self.name())?;
        if self.basis() == Some(Basis::CumulativeGrowth) {
            map.serialize_entry("average", "cumulative")?;
        }
        map.serialize_entry("operator", &self.operator())?;
        map.serialize_entry("threshold", &self.threshold())?;
        if let Self::Compared { bound: Bound::About { tolerance, .. }, .. } = self {
            map.serialize_entry("tolerance", tolerance)?;
        }
        map.end()
    }
}
