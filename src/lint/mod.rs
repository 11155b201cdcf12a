//! What is valid and yet hardly meant: warnings about a plan and its statistics.

mod caused;
mod directions;
mod prices;
mod promises;
mod repeated;
mod sentences;
mod stated;
mod statistics;
mod totals;
mod unused;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::evaluate::{Data, View};
use crate::load::{Folder, ItemPlace};
use crate::model::{
    Better, Condition, IndicatorIndex, Measure, Number, Plan, Region, Requirement, Revision, Target, WorkItem, Year,
};
use crate::source::Span;
use repeated::Repeated;

pub use caused::{Edit, EditedStretch, caused};

/// Looks for everything suspicious. `as_of` is the year of judgement when the user chose one.
pub fn lint(folder: &Folder, as_of: Option<Year>) -> Diagnostics {
    lint_around(folder, as_of, None)
}

/// The same with a row that was changed, or will be, of which nothing is said together with other rows.
pub fn lint_edited(folder: &Folder, edit: &Edit) -> Diagnostics {
    lint_around(folder, None, Some(edit))
}

fn lint_around<'a>(folder: &'a Folder, as_of: Option<Year>, edit: Option<&'a Edit>) -> Diagnostics {
    // There are not more of them than tables in the plan, or indicators in each file.
    let (diagnostics, repeated) = (Diagnostics::unlimited(), Repeated::around(edit));
    let mut linter = Linter { folder, plan: &folder.plan, diagnostics, repeated, listed: listed(&folder.plan) };
    linter.targets();
    linter.work_items();
    linter.indicators();
    linter.derived_ids();
    linter.units();
    linter.observations(as_of);
    linter.sums_of_parts();
    linter.unformed_totals(as_of);
    linter.repeated.count_in(&mut linter.diagnostics);
    linter.diagnostics.leave_out(&folder.allowed);
    linter.diagnostics
}

struct Linter<'a> {
    folder: &'a Folder,
    plan: &'a Plan,
    diagnostics: Diagnostics,
    repeated: Repeated<'a>,
    /// What the work items of a year ask of an indicator.
    listed: FxHashMap<(IndicatorIndex, Year), Vec<&'a Measure>>,
}

/// The measured requirements of an item, each with its place.
fn measures<'a>(
    requirements: &'a [Requirement],
    place: &'a ItemPlace,
) -> impl Iterator<Item = (&'a Measure, &'a Span)> + Clone {
    requirements.iter().zip(&place.requirements).filter_map(|(requirement, place)| match requirement {
        Requirement::Measured(measure) => Some((measure.as_ref(), place)),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

fn plain_measures(requirements: &[Requirement]) -> impl Iterator<Item = &Measure> {
    requirements.iter().filter_map(|requirement| match requirement {
        Requirement::Measured(measure) => Some(measure.as_ref()),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

/// What amendments make of an item, each with its place.
fn revised<'a, T>(
    revisions: &'a [Revision<T>],
    places: &'a [ItemPlace],
) -> impl Iterator<Item = (&'a T, &'a ItemPlace)> {
    revisions.iter().zip(places).filter_map(|(revision, place)| Some((revision.item.as_ref()?, place)))
}

fn listed(plan: &Plan) -> FxHashMap<(IndicatorIndex, Year), Vec<&Measure>> {
    let mut listed: FxHashMap<_, Vec<&Measure>> = FxHashMap::default();
    for item in &plan.work_items {
        for measure in plain_measures(&item.requirements) {
            listed.entry((measure.indicator, item.year)).or_default().push(measure);
        }
    }
    listed
}

impl<'a> Linter<'a> {
    fn targets(&mut self) {
        let folder = self.folder;
        for (target, place) in self.plan.targets.iter().zip(&folder.places.targets) {
            self.due_year(target, place);
            self.firmness(target, place);
            let texts: Vec<String> =
                [Some(&target.text), target.text_en.as_ref()].into_iter().flatten().cloned().collect();
            self.numbers_of_text(&target.requirements, place, &texts);
            for (measure, place) in measures(&target.requirements, place) {
                self.path(target, measure, place);
                self.yearly_lists(target, measure, place);
            }
            self.requirements(&target.requirements, place, self.plan.base_year, target.due.year());
            let is_new = |of: &(&Target, _)| of.0.requirements != target.requirements;
            for (target, place) in revised(&target.revisions, &place.revisions).filter(is_new) {
                self.requirements(&target.requirements, place, self.plan.base_year, target.due.year());
            }
        }
    }

    fn work_items(&mut self) {
        let folder = self.folder;
        for (item, place) in self.plan.work_items.iter().zip(&folder.places.work_items) {
            self.requirements(&item.requirements, place, item.year.plus(-1), item.year);
            let texts =
                [[Some(&item.matter), item.standard.as_ref()], [item.matter_en.as_ref(), item.standard_en.as_ref()]];
            let texts = texts.map(|texts| texts.into_iter().flatten().cloned().collect::<Vec<String>>().join("；"));
            self.numbers_of_text(&item.requirements, place, &texts);
            let is_new = |of: &(&WorkItem, _)| of.0.requirements != item.requirements;
            for (item, place) in revised(&item.revisions, &place.revisions).filter(is_new) {
                self.requirements(&item.requirements, place, item.year.plus(-1), item.year);
            }
        }
    }

    fn requirements(&mut self, requirements: &[Requirement], place: &ItemPlace, base: Year, due: Year) {
        self.increases(measures(requirements, place), base, due);
        self.directions(measures(requirements, place));
        self.prices(measures(requirements, place));
        for (measure, place) in measures(requirements, place) {
            self.stated_bases(measure, base, place);
        }
    }

    /// The number that a requirement promises, and the direction that is good.
    fn promised<'m>(&self, measure: &'m Measure) -> Option<(&'m Number, Better)> {
        let better = self.plan.indicator(measure.indicator)?.better;
        let Condition::Compared { bound, .. } = &measure.condition else { return None };
        Some((bound.level(better), better))
    }

    fn value(&self, indicator: IndicatorIndex, year: Year) -> Option<Number> {
        self.data(&Region::Whole).series(indicator).at(year).map(|reading| reading.value.clone())
    }

    fn data<'d>(&'d self, region: &'d Region) -> Data<'d> {
        Data {
            plan: self.plan,
            observations: &self.folder.observations,
            view: View::default(),
            region,
            sums: Some(&self.folder.sums),
        }
    }

    fn all_measures(&self) -> impl Iterator<Item = &'a Measure> {
        self.plan.all_requirements().flat_map(|(_, requirements)| plain_measures(requirements))
    }
}

/// Whether a requirement promises a percentage of growth, which is no level of the indicator.
fn is_growth(measure: &Measure) -> bool {
    match &measure.condition {
        Condition::Compared { basis, .. } => basis.is_growth(),
        Condition::RecordHigh | Condition::Trend(_) => false,
    }
}
