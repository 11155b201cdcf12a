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

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::evaluate::{Data, View};
use crate::load::{Folder, ItemPlace};
use crate::model::{
    Better, Condition, IndicatorIndex, Measure, Moment, Number, Plan, Region, Requirement, Revision, Target, WorkItem,
    Year,
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
    let plan = &folder.plan;
    let amended = listed(plan.work_items_in_force(Moment::EndOf(Year::LAST)));
    let mut linter = Linter { folder, plan, diagnostics, repeated, listed: listed(plan.work_items.iter()), amended };
    linter.targets();
    linter.work_items();
    linter.indicators();
    linter.derived_ids();
    linter.units();
    linter.observations(as_of);
    linter.days();
    linter.sums_of_parts();
    linter.computed();
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
    /// What the lists ask first.
    listed: Listed<'a>,
    /// The same as amended.
    amended: Listed<'a>,
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

/// A target or work item as it is first, or as an amendment makes it.
struct Version<'a, T> {
    item: &'a T,
    place: &'a ItemPlace,
    /// What it was before, and when that was amended.
    before: Option<(&'a T, NaiveDate)>,
    /// Whether nothing amends or removes it.
    holds: bool,
}

/// A measured requirement, its place, and whether it is another than before.
type VersionMeasure<'a> = (&'a Measure, &'a Span, bool);

impl<'a, T> Version<'a, T> {
    /// The measured requirements without steps of years that were over then; what stays as it was is found at the amendment.
    fn measures(&self, of: impl Fn(&'a T) -> &'a Vec<Requirement>) -> Vec<VersionMeasure<'a>> {
        let before: Vec<&Measure> = self.before.iter().flat_map(|(before, _)| plain_measures(of(before))).collect();
        let is_over = |measure: &Measure| {
            let over = self.before.map(|(_, day)| Moment::Day(day).last_whole_year());
            measure.due.zip(over).is_some_and(|(due, over)| due <= over)
        };
        let measures = measures(of(self.item), self.place).filter(|(measure, _)| !is_over(measure));
        let placed = measures.map(|(measure, place)| match before.contains(&measure) {
            true => (measure, &self.place.item, false),
            false => (measure, place, true),
        });
        placed.collect()
    }

    /// Those that are new, or all where what is said beside them is.
    fn said_anew<'m>(
        &self,
        measures: &'m [VersionMeasure<'a>],
        beside: impl Fn(&'a T) -> Vec<String>,
    ) -> impl Iterator<Item = &'m VersionMeasure<'a>> {
        let is_beside_new = self.before.is_none_or(|(before, _)| beside(before) != beside(self.item));
        measures.iter().filter(move |(.., is_new)| *is_new || is_beside_new)
    }

    fn is_new(&self, of: impl Fn(&'a T) -> &'a Vec<Requirement>) -> bool {
        self.before.is_none_or(|(before, _)| of(before) != of(self.item))
    }
}

fn versions<'a, T>(
    first: &'a T,
    revisions: &'a [Revision<T>],
    place: &'a ItemPlace,
) -> impl Iterator<Item = Version<'a, T>> {
    let mut last = first;
    let count = revisions.len();
    let revised = (1..).zip(revisions).zip(&place.revisions).filter_map(move |((number, revision), place)| {
        let item = revision.item.as_ref()?;
        let before = Some((std::mem::replace(&mut last, item), revision.amendment.approved));
        Some(Version { item, place, before, holds: number == count })
    });
    std::iter::once(Version { item: first, place, before: None, holds: count == 0 }).chain(revised)
}

fn texts_of_item(item: &WorkItem) -> Vec<String> {
    let texts = [[Some(&item.matter), item.standard.as_ref()], [item.matter_en.as_ref(), item.standard_en.as_ref()]];
    texts.map(|texts| texts.into_iter().flatten().cloned().collect::<Vec<String>>().join("；")).to_vec()
}

/// What the work items of a year ask of an indicator.
type Listed<'a> = FxHashMap<(IndicatorIndex, Year), Vec<&'a Measure>>;

fn listed<'a>(items: impl Iterator<Item = &'a WorkItem>) -> Listed<'a> {
    let mut listed = Listed::default();
    for item in items {
        for measure in plain_measures(&item.requirements) {
            listed.entry((measure.indicator, item.year)).or_default().push(measure);
        }
    }
    listed
}

impl<'a> Linter<'a> {
    fn targets(&mut self) {
        let folder = self.folder;
        for (first, place) in self.plan.targets.iter().zip(&folder.places.targets) {
            self.due_year(first, place);
            self.firmness(first, place);
            for version in versions(first, &first.revisions, place) {
                let (target, measures) = (version.item, version.measures(|target| &target.requirements));
                let texts = |of: &Target| [Some(of.text.clone()), of.text_en.clone()].into_iter().flatten().collect();
                self.numbers_of_text(version.said_anew(&measures, texts), &texts(target));
                for (measure, place, is_new) in &measures {
                    let is_anew = *is_new || version.before.is_none_or(|(before, _)| before.due != target.due);
                    if is_anew {
                        self.path(target, measure, place);
                    }
                    self.yearly_lists((&version, is_anew), measure, place);
                }
                if version.is_new(|target| &target.requirements) {
                    self.requirements(&target.requirements, version.place, self.plan.base_year, target.due.year());
                }
            }
        }
    }

    fn work_items(&mut self) {
        let folder = self.folder;
        for (first, place) in self.plan.work_items.iter().zip(&folder.places.work_items) {
            if !(self.plan.first_year..=self.plan.last_year).contains(&first.year) {
                self.report_outside(first.year, (self.plan.first_year, self.plan.last_year), place.text.clone());
            }
            for version in versions(first, &first.revisions, place) {
                let (item, measures) = (version.item, version.measures(|item| &item.requirements));
                self.numbers_of_text(version.said_anew(&measures, texts_of_item), &texts_of_item(item));
                if version.is_new(|item| &item.requirements) {
                    self.requirements(&item.requirements, version.place, item.year.plus(-1), item.year);
                }
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

    fn data<'d>(&self, region: &'d Region) -> Data<'d>
    where
        'a: 'd,
    {
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
