//! The nouns of the field as plain values. Nothing here knows of files, the clock or the terminal.

mod indicator;
mod number;
mod observation;
mod panel;
mod period;
mod plan;
mod progress;
mod rational;
mod region;
mod requirement;
mod status;
mod unit_of_measure;

pub use indicator::{Better, Fraction, Indicator, IndicatorIndex, Kind};
pub use number::Number;
pub use observation::{AmbiguousVintage, Observation, Observations, Quality};
pub use panel::{Decimal, Pair, Panel};
pub use period::{NotAYear, PartialDate, Period, Year};
pub use plan::{Area, Member, Plan, Safeguard, Target, Task, Thresholds, Unit, WorkItem};
pub use progress::{Progress, ProgressEntry, ProgressState};
pub use region::{DeclaredRegion, Region};
pub use requirement::{BaseFallback, Basis, Bound, Condition, Direction, Measure, Method, Reference, Requirement};
pub use status::{Standing, Status};
pub use unit_of_measure::{UnitOfMeasure, multiplier};
