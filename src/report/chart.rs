//! Pictures of figures, as data; a renderer draws them.

use super::requirement::{required_by, unit_shown};
use super::status_words;
use crate::evaluate::{Amended, Assessment, Data, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Basis, IndicatorIndex, Measure, Number, Requirement, Status, SummedYears, Target, Year};

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
    /// The level that was promised first, where it was amended.
    pub first: Option<(Year, Number)>,
    /// What comes out if it goes on so.
    pub projected: Option<(Year, Number)>,
    /// How the lines are called: values, path, target, projection, first promise.
    pub legend: [String; 5],
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
        self.dated().map(|(year, _)| *year)
    }

    /// Every value that the picture reaches.
    pub fn levels(&self) -> impl Iterator<Item = &Number> {
        self.dated().map(|(_, level)| level)
    }

    fn dated(&self) -> impl Iterator<Item = &(Year, Number)> {
        self.values.iter().chain(&self.path).chain(&self.target).chain(&self.first).chain(&self.projected)
    }
}

/// A chart for every measured requirement of a target that has a value.
pub(super) fn series_charts(data: &Data<'_>, assessment: &Assessment<'_>, texts: &Texts) -> Vec<Chart> {
    let mut charts = Vec::new();
    for (target, judgement) in &assessment.targets {
        for (requirement, part) in target.requirements.iter().zip(&judgement.requirements) {
            let Requirement::Measured(measure) = requirement else { continue };
            let values = values(data, measure.indicator, assessment.as_of().min(measure.due_year(target)));
            let course = Course::of(part, values);
            if !course.values.is_empty() {
                let chart = series_chart(measure, part, measure.due_year(target), course, texts);
                let first = assessment.amended_target(&target.id).and_then(|of| first_level(measure, of));
                let first = first.filter(|first| Some(first) != chart.target.as_ref());
                charts.push(Chart::Series(Box::new(SeriesChart { first, ..chart })));
            }
        }
    }
    charts
}

/// The level that was promised first for what a requirement measures.
fn first_level(measure: &Measure, amended: &Amended<'_, Target>) -> Option<(Year, Number)> {
    let first = amended.held.first;
    let parts = first.requirements.iter().zip(&amended.first.requirements);
    parts.into_iter().find_map(|(requirement, part)| match requirement {
        Requirement::Measured(own) if own.indicator == measure.indicator => {
            Some((own.due_year(first), part.threshold_value.as_ref()? + start(part).as_ref()?))
        }
        Requirement::Measured(_) | Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

/// What is drawn: the values, or where their total is judged, what they make together.
struct Course {
    values: Vec<(Year, Number)>,
    /// The year after which the values are added up; nothing where they are not.
    added_after: Option<Year>,
}

impl Course {
    fn of(part: &RequirementJudgement, values: Vec<(Year, Number)>) -> Self {
        let Some(start) = added_after(part) else { return Self { values, added_after: None } };
        let mut counted: Vec<(Year, Number)> = values.into_iter().filter(|(year, _)| *year > start).collect();
        // Without one of the years there is no total.
        let known = counted.iter().zip(1..).take_while(|((year, _), place)| year.since(start) == *place).count();
        counted.truncate(known);
        Self { values: added_up(&counted), added_after: Some(start) }
    }
}

fn added_after(part: &RequirementJudgement) -> Option<Year> {
    match part.criterion.basis()?.summed_years()? {
        SummedYears::OfPlan => {
            let asked = part.asked.as_ref()?;
            Some(asked.measure.term(asked.term).first.plus(-1))
        }
        SummedYears::SinceBase => part.base.as_ref().map(|base| base.year),
    }
}

fn values(data: &Data<'_>, indicator: IndicatorIndex, last: Year) -> Vec<(Year, Number)> {
    let series = data.series(indicator);
    let known = series.iter().filter(|(year, _)| *year <= last);
    known.map(|(year, reading)| (year, reading.value.clone())).collect()
}

fn series_chart(
    measure: &Measure,
    part: &RequirementJudgement,
    due: Year,
    course: Course,
    texts: &Texts,
) -> SeriesChart {
    let base = part.base.as_ref().map(|base| (base.year, base.value.clone()));
    let start = start(part);
    let base = course.added_after.map(|year| (year, Number::zero())).or(base);
    let name = texts.pick(&part.name, part.name_en.as_deref());
    let name = &part.due.map_or_else(|| name.to_owned(), |due| required_by(name.to_owned(), due, texts));
    let (title, values_key) = match course.added_after {
        Some(_) => (texts.format("chart-total", &[("name", name)]), "legend-total"),
        None => (name.to_owned(), "legend-values"),
    };
    let raised = |level: &Option<Number>| Some((due, level.as_ref()? + start.as_ref()?));
    let goal = raised(&part.threshold_value);
    let mut path = Vec::new();
    if let Some(goal) = &goal {
        path.extend(base.clone());
        path.extend(measure.path.iter().filter_map(|(year, level)| Some((*year, level + start.as_ref()?))));
        path.push(goal.clone());
        path.dedup_by_key(|(year, _)| *year);
    }
    SeriesChart {
        title,
        status: (part.status, status_words(texts, part.status)),
        unit_of_measure: unit_shown(part, texts).to_owned(),
        values: course.values,
        path,
        projected: raised(&part.projected).filter(|_| goal.is_some()),
        target: goal,
        first: None,
        legend: [values_key, "legend-path", "legend-target", "legend-projection", "legend-first"]
            .map(|key| texts.get(key)),
    }
}

/// What is added to a level that is asked for: an increase is shown as the level to which it leads.
fn start(part: &RequirementJudgement) -> Option<Number> {
    match part.criterion.basis() {
        Some(Basis::Increase(_) | Basis::Points(_)) => part.base.as_ref().map(|base| base.value.clone()),
        Some(
            Basis::Value
            | Basis::Total
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageGrowth
            | Basis::CumulativeGrowth
            | Basis::AverageIncrease
            | Basis::AverageTotal,
        )
        | None => Some(Number::zero()),
    }
}

fn added_up(values: &[(Year, Number)]) -> Vec<(Year, Number)> {
    let mut sum = Number::zero();
    let running = |(year, value): &(Year, Number)| {
        sum = &sum + value;
        (*year, sum.clone())
    };
    values.iter().map(running).collect()
}
