//! The nouns of the field as plain values. Nothing here knows of files, the clock or the terminal.

mod amendment;
mod approximate;
mod by_id;
mod claim;
mod indicator;
mod name;
mod number;
mod observation;
mod observations;
mod period;
mod plan;
mod progress;
mod rational;
mod region;
mod requirement;
mod series;
mod status;
mod unit_of_measure;

pub use amendment::{Amendment, Held, Revision};
pub use approximate::Approximate;
pub use by_id::{ById, HasId};
pub use claim::{Claim, ClaimResult, ClaimSubject, ClaimedFigure, Said};
pub use indicator::{Better, Fraction, Indicator, IndicatorIndex, Kind};
pub(crate) use name::plain_name;
pub use name::{composed, half_width, with_plain_digit};
pub use number::{Number, RunningTotal};
pub use observation::{Observation, Origin, Quality};
pub use observations::{
    Attributes, DetailsNumber, Duplicate, Observations, ObservationsBuilder, RegionNumber, Vintages,
};
pub use period::{Moment, NotAYear, PartialDate, Year};
pub use plan::{Area, Bulletin, Character, Member, Plan, Safeguard, Target, Task, Term, Thresholds, Unit, WorkItem};
pub use progress::{Progress, ProgressEntry, ProgressState};
pub use region::{DeclaredRegion, DeclaredRegions, Region};
pub use requirement::{
    Average, BaseFallback, Basis, Bound, Condition, Direction, Flow, Line, Measure, Method, Reference, Relation,
    Requirement, StatedBase, SummedYears,
};
pub use series::{Series, SeriesValue, Sums, View};
pub use status::{Standing, Status};
pub use unit_of_measure::{UnitOfMeasure, multiplier};
