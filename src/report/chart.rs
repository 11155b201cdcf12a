//! Pictures of figures, as data; a renderer draws them.

use super::requirement::{ShownRequirement, gap_words, measured, required_by, unit_shown};
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
    /// Id of the target.
    pub target_id: String,
    /// What stands below it: the latest figure, how far it lies from what is asked, and who published it.
    pub caption: String,
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

/// The axis of the values: from one round number to another, in round steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Where it starts.
    pub lowest: f64,
    /// Where it ends.
    pub highest: f64,
    /// From one mark to the next.
    pub step: f64,
}

impl Axis {
    /// Steps that an axis has about.
    const STEPS: f64 = 4.0;
    /// Values whose distances are less than this share of them would look all the same on an axis from 0.
    const CLOSE: f64 = 0.25;

    const ALMOST: f64 = 1e-9;

    /// Nothing for numbers that no paper has room for.
    fn of(levels: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let (low, high) = (levels.clone().reduce(f64::min)?, levels.reduce(f64::max)?);
        let is_close = high > low && high - low < Self::CLOSE * low.abs().min(high.abs()) && low * high > 0.0;
        let (low, high) = if is_close { (low, high) } else { (low.min(0.0), high.max(0.0)) };
        let high = if high > low { high } else { low + 1.0 };
        let step = round_step((high - low) / Self::STEPS);
        // A value that lies on a mark is not beside it because of its last binary digit.
        let (first, last) = ((low / step + Self::ALMOST).floor(), (high / step - Self::ALMOST).ceil());
        let axis = Self { lowest: first * step, highest: last * step, step };
        (axis.highest - axis.lowest).is_finite().then_some(axis)
    }

    /// The round numbers from below.
    pub fn marks(self) -> impl Iterator<Item = f64> {
        let steps = ((self.highest - self.lowest) / self.step).round() as u32;
        (0..=steps).map(move |step| self.lowest + f64::from(step) * self.step)
    }

    /// Decimal places of its marks.
    pub fn decimals(self) -> usize {
        (0..=20)
            .find(|places| {
                let shifted = self.step * 10_f64.powi(*places);
                (shifted - shifted.round()).abs() < 1e-6 * shifted
            })
            .unwrap_or(0) as usize
    }

    /// Whether 0 is on it.
    pub fn has_zero(self) -> bool {
        self.lowest <= 0.0 && self.highest >= 0.0
    }
}

/// The next of 1, 2, 2.5 and 5 times a power of ten.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0].map(|factor| factor * power).into_iter().find(|step| *step >= least * (1.0 - 1e-9));
    step.unwrap_or(10.0 * power)
}

/// Good enough for a place on paper.
pub fn approximate(number: &Number) -> f64 {
    number.to_fixed(6).parse().unwrap_or(0.0)
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

    /// The axis on which every value has its place.
    pub fn axis(&self) -> Option<Axis> {
        Axis::of(self.dated().map(|(_, level)| approximate(level)))
    }

    /// The values in runs of years that follow one another.
    pub fn runs(&self) -> impl Iterator<Item = &[(Year, Number)]> {
        self.values.chunk_by(|(year, _), (next, _)| next.since(*year) == 1)
    }

    fn dated(&self) -> impl Iterator<Item = &(Year, Number)> + Clone {
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
                let shown = ShownRequirement { plan: data.plan, part, due: target.due, texts };
                let chart = series_chart(measure, &shown, measure.due_year(target), course);
                let first = assessment.amended_targets.with_id(&target.id).and_then(|of| first_level(measure, of));
                let first = first.filter(|first| Some(first) != chart.target.as_ref());
                let (target_id, caption) = (target.id.clone(), caption(data, measure, &shown));
                charts.push(Chart::Series(Box::new(SeriesChart { first, target_id, caption, ..chart })));
            }
        }
    }
    charts
}

fn caption(data: &Data<'_>, measure: &Measure, shown: &ShownRequirement<'_>) -> String {
    let ShownRequirement { part, texts, .. } = shown;
    let known = part.latest.as_ref().and_then(|latest| data.known(measure.indicator, latest.year));
    let source = known.and_then(|known| known.source).map(|source| texts.format("chart-source", &[("source", source)]));
    let said = shown.dated().into_iter().chain(gap_words(part, texts)).collect::<Vec<_>>().join(&texts.get("comma"));
    let parts = std::iter::once(said).filter(|said| !said.is_empty()).chain(source);
    texts.joined("full-stop-between", parts)
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

fn series_chart(measure: &Measure, shown: &ShownRequirement<'_>, due: Year, course: Course) -> SeriesChart {
    let ShownRequirement { part, texts, .. } = *shown;
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
    // Without a base nothing was computed, and a level that is asked for is one all the same.
    let level =
        || part.criterion.line().filter(|_| part.criterion.basis() == Some(Basis::Value)).map(|line| line.level);
    let goal = raised(&part.threshold_value.clone().or_else(level));
    let mut path = Vec::new();
    if let Some(goal) = &goal {
        path.extend(base.clone());
        path.extend(measure.path.iter().filter_map(|(year, level)| Some((*year, level + start.as_ref()?))));
        path.push(goal.clone());
        path.dedup_by_key(|(year, _)| *year);
    }
    SeriesChart {
        title,
        target_id: String::new(),
        caption: String::new(),
        status: (part.status, status_words(texts, part.status)),
        unit_of_measure: measured("", unit_shown(part, texts), texts).trim().to_owned(),
        values: course.values,
        path,
        projected: raised(&shown.projected_number()).filter(|_| goal.is_some()),
        target: goal,
        first: None,
        legend: [values_key, "legend-path", "legend-target", "legend-projection", "legend-first"]
            .map(|key| texts.get(key)),
    }
}

/// What is added to a level that is asked for: an increase is shown as the level to which it leads.
fn start(part: &RequirementJudgement) -> Option<Number> {
    let is_raised = matches!(part.criterion.basis(), Some(Basis::Increase(_) | Basis::Points(_)));
    if is_raised { part.base.as_ref().map(|base| base.value.clone()) } else { Some(Number::zero()) }
}

fn added_up(values: &[(Year, Number)]) -> Vec<(Year, Number)> {
    let mut sum = Number::zero();
    let running = |(year, value): &(Year, Number)| {
        sum = &sum + value;
        (*year, sum.clone())
    };
    values.iter().map(running).collect()
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn an_axis_has_round_marks_and_says_all_values_apart() {
        for (levels, marks) in [
            (&[7.39, 7.5] as &[f64], "7.35 7.40 7.45 7.50"),
            (&[1515.0, 8539.9, 3200.0], "0 2500 5000 7500 10000"),
            (&[39.0, 150.0], "0 50 100 150"),
            (&[-3.0, 8.0], "-5 0 5 10"),
            (&[0.0], "0.00 0.25 0.50 0.75 1.00"),
            (&[5.0], "0 2 4 6"),
            (&[-10.0, -9.5], "-10.0 -9.8 -9.6 -9.4"),
            (&[0.001, 0.004], "0.000 0.001 0.002 0.003 0.004"),
        ] {
            let axis = Axis::of(levels.iter().copied()).unwrap();
            let written: Vec<String> = axis.marks().map(|mark| format!("{mark:.*}", axis.decimals())).collect();
            assert_eq!(written.join(" "), marks);
        }
        assert_eq!(Axis::of([f64::MAX, f64::MIN].into_iter()), None);
    }
}
