//! Pictures of figures, as data; a renderer draws them.

use crate::model::{Number, Status, Year};

/// A picture.
#[derive(Clone, Debug)]
pub enum Chart {
    /// The course of an indicator towards its target.
    Series(Box<SeriesChart>),
    /// How many of each status each of several has.
    Bars(BarChart),
}

/// The course of an indicator towards its target.
#[derive(Clone, Debug)]
pub struct SeriesChart {
    /// What it shows.
    pub title: String,
    /// The status of the target, and its words.
    pub status: (Status, String),
    /// Unit of measure of all values.
    pub unit_of_measure: String,
    /// The known values.
    pub values: Vec<(Year, Number)>,
    /// From the base, or from one step of the path to the next, to the target.
    pub path: Vec<(Year, Number)>,
    /// The level of the target, with the year in which it is due.
    pub target: Option<(Year, Number)>,
    /// What comes out if it goes on so.
    pub projected: Option<(Year, Number)>,
    /// How the lines are called: values, path, target, projection.
    pub legend: [String; 4],
}

/// How many of each status each of several has.
#[derive(Clone, Debug)]
pub struct BarChart {
    /// What it shows.
    pub title: String,
    /// The statuses with their words, from left to right.
    pub statuses: Vec<(Status, String)>,
    /// Each bar with its name and the counts in the order of the statuses.
    pub bars: Vec<(String, Vec<usize>)>,
}

impl SeriesChart {
    /// Every year that the picture reaches.
    pub fn years(&self) -> impl Iterator<Item = Year> {
        let dated = self.values.iter().chain(&self.path).chain(&self.target).chain(&self.projected);
        dated.map(|(year, _)| *year)
    }

    /// Every value that the picture reaches.
    pub fn levels(&self) -> impl Iterator<Item = &Number> {
        let dated = self.values.iter().chain(&self.path).chain(&self.target).chain(&self.projected);
        dated.map(|(_, level)| level)
    }
}
