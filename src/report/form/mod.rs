//! What units owe of a year: the values and the entries of the ledger that are asked and not known yet.

mod missing;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

pub use missing::MissingReport;
pub use sheet::{FormColumn, FormInput, FormLine, FormPart, UnitForm};

use super::{region_name, unit_name};
use crate::evaluate::Data;
use crate::locale::Texts;
use crate::model::{
    Indicator, IndicatorIndex, Moment, Number, Progress, ProgressEntry, ProgressState, Region, Requirement, Year,
};

/// What is owed of a year, by who owes it.
pub struct Owed<'a> {
    data: Data<'a>,
    progress: &'a Progress,
    year: Year,
    /// In the order of the units; what nobody answers for comes last.
    items: Vec<OwedItem<'a>>,
}

/// Something that a unit owes.
struct OwedItem<'a> {
    /// The id of the unit that leads.
    unit: Option<&'a str>,
    subject: OwedSubject<'a>,
    due: Moment,
    /// What the plan says of it, in Chinese and English.
    sentences: Vec<Wording<'a>>,
}

type Wording<'a> = (&'a str, Option<&'a str>);

/// What is owed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum OwedSubject<'a> {
    Value { index: IndicatorIndex, region: Region },
    Matter { id: &'a str, title: Wording<'a>, is_judged: bool },
}

/// A target or work item, as far as a year has to do with it.
struct Duty<'a> {
    unit: Option<&'a str>,
    /// From which year on values are asked.
    base: Year,
    /// From which year on something is done for it.
    first: Year,
    due: Moment,
    requirements: &'a [Requirement],
    sentences: Vec<Wording<'a>>,
}

impl<'a> Owed<'a> {
    /// What is owed of the region of the data; milestones and judged matters are owed of the whole.
    pub fn new(data: Data<'a>, progress: &'a Progress, year: Year) -> Self {
        let mut owed = Self { data, progress, year, items: Vec::new() };
        let mut places = BTreeMap::new();
        for duty in owed.duties() {
            for requirement in duty.requirements {
                for subject in owed.subjects(requirement, &duty) {
                    let place = *places.entry((duty.unit, subject.clone())).or_insert(owed.items.len());
                    let due = requirement.own_due().unwrap_or(duty.due);
                    owed.add(place, OwedItem { unit: duty.unit, subject, due, sentences: duty.sentences.clone() });
                }
            }
        }
        owed.leave_to_units();
        owed
    }

    /// Only what one unit owes.
    #[must_use]
    pub fn of_unit(mut self, unit: Option<&str>) -> Self {
        self.items.retain(|item| unit.is_none() || item.unit == unit);
        self
    }

    /// Whether nothing is owed.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// That a part of the area owes no milestones.
    fn only_whole(&self, texts: &Texts) -> Option<String> {
        self.data.region.part().map(|_| texts.get("form-only-whole"))
    }

    fn duties(&self) -> Vec<Duty<'a>> {
        let plan = self.data.plan;
        let moment = Moment::EndOf(self.year);
        let targets = plan.targets_in_force(moment).map(|target| Duty {
            unit: target.units.first().map(String::as_str),
            base: plan.base_year,
            first: plan.first_year,
            due: target.due,
            requirements: &target.requirements,
            sentences: vec![(target.text.as_str(), target.text_en.as_deref())],
        });
        let items = plan.work_items_in_force(moment).map(|item| {
            let standard = item.standard.as_deref().map(|standard| (standard, item.standard_en.as_deref()));
            let matter = (item.matter.as_str(), item.matter_en.as_deref());
            Duty {
                unit: item.units.first().map(String::as_str),
                // What a year's list asks for is reported for that year alone.
                base: item.year,
                first: item.year,
                due: item.due,
                requirements: &item.requirements,
                sentences: std::iter::once(matter).chain(standard).collect(),
            }
        });
        targets.chain(items).collect()
    }

    /// What a requirement asks of the year, as far as it is not known.
    fn subjects(&self, requirement: &'a Requirement, duty: &Duty<'a>) -> Vec<OwedSubject<'a>> {
        let is_whole = *self.data.region == Region::Whole;
        let due = requirement.own_due().unwrap_or(duty.due).year();
        let is_asked = |first: Year| (first..=due).contains(&self.year);
        match requirement {
            Requirement::Measured(_) if !is_asked(duty.base) => Vec::new(),
            Requirement::Measured(measure) => {
                let regions = self.regions(measure.indicator, measure.every_region);
                let unknown = regions.into_iter().flat_map(|region| {
                    let parts = self.unknown_parts(measure.indicator, &region);
                    parts.into_iter().map(move |index| OwedSubject::Value { index, region: region.clone() })
                });
                unknown.collect()
            }
            Requirement::Milestone { id, title, title_en, .. } | Requirement::Judged { id, title, title_en, .. } => {
                let is_judged = matches!(requirement, Requirement::Judged { .. });
                let is_said = self.last_entry(id).is_some_and(|entry| match entry.state {
                    ProgressState::Done => true,
                    ProgressState::NotMet => is_judged,
                    ProgressState::Started => false,
                });
                let matter = OwedSubject::Matter { id, title: (title, title_en.as_deref()), is_judged };
                if is_whole && is_asked(duty.first) && !is_said { vec![matter] } else { Vec::new() }
            }
        }
    }

    /// Of which regions an indicator is reported: of all without parts where each is judged, or where there are figures of
    /// regions only.
    fn regions(&self, index: IndicatorIndex, every_region: bool) -> Vec<Region> {
        let leaves = self.data.leaves();
        let observations = self.data.observations;
        let is_observed = |region: &Region| observations.years(index, region).next().is_some();
        let by_region = every_region || !is_observed(self.data.region) && leaves.iter().any(|leaf| is_observed(leaf));
        if by_region && !leaves.is_empty() {
            leaves.into_iter().cloned().collect()
        } else {
            vec![self.data.region.clone()]
        }
    }

    /// The indicator, or what it is computed from, as far as that is not known.
    fn unknown_parts(&self, index: IndicatorIndex, region: &Region) -> Vec<IndicatorIndex> {
        if self.data.of(region).series(index).at(self.year).is_some() {
            return Vec::new();
        }
        match self.indicator(index).and_then(|indicator| indicator.computed.as_ref()) {
            Some(of) => [of.numerator, of.denominator].iter().flat_map(|of| self.unknown_parts(*of, region)).collect(),
            None => vec![index],
        }
    }

    fn indicator(&self, index: IndicatorIndex) -> Option<&'a Indicator> {
        self.data.plan.indicator(index)
    }

    fn last_entry(&self, id: &str) -> Option<&'a ProgressEntry> {
        self.progress.last(id, Moment::EndOf(self.year), self.data.view.published_by)
    }

    /// Adds what a unit owes; what it owes already, at this place, is only due as early, and said of once more.
    fn add(&mut self, place: usize, item: OwedItem<'a>) {
        let Some(known) = self.items.get_mut(place) else { return self.items.push(item) };
        known.due = known.due.min(item.due);
        let new = item.sentences.into_iter().filter(|sentence| !known.sentences.contains(sentence));
        known.sentences.extend(new.collect::<Vec<_>>());
    }

    /// What some unit owes is not asked of nobody as well.
    fn leave_to_units(&mut self) {
        let led = self.items.iter().filter(|item| item.unit.is_some());
        let led: BTreeSet<OwedSubject<'_>> = led.map(|item| item.subject.clone()).collect();
        self.items.retain(|item| item.unit.is_some() || !led.contains(&item.subject));
        let units = &self.data.plan.units;
        let place = |item: &OwedItem<'_>| units.place_of(item.unit?);
        let is_matter = |item: &OwedItem<'_>| matches!(item.subject, OwedSubject::Matter { .. });
        self.items.sort_by_key(|item| (place(item).unwrap_or(usize::MAX), is_matter(item)));
    }

    /// Values of years before, the latest first.
    fn known_before(&self, index: IndicatorIndex, region: &Region, most: usize) -> Vec<(Year, Number)> {
        let series = self.data.of(region).series(index);
        let earlier = series.iter().rev().filter(|(year, _)| *year < self.year).take(most);
        earlier.map(|(year, value)| (year, value.value.clone())).collect()
    }

    /// The latest of them.
    fn last_known(&self, index: IndicatorIndex, region: &Region) -> Option<(Year, Number)> {
        self.known_before(index, region, 1).pop()
    }

    fn unit_name(&self, unit: Option<&str>, texts: &Texts) -> String {
        unit.map_or_else(|| texts.get("form-unassigned"), |id| unit_name(self.data.plan, id, texts))
    }

    fn name(&self, subject: &OwedSubject<'a>, texts: &Texts) -> String {
        match subject {
            OwedSubject::Value { index, .. } => {
                let indicator = self.indicator(*index);
                indicator.map(|of| texts.pick(&of.name, of.name_en.as_deref())).unwrap_or_default().to_owned()
            }
            OwedSubject::Matter { title: (title, title_en), .. } => texts.pick(title, *title_en).to_owned(),
        }
    }

    fn region_name(&self, subject: &OwedSubject<'_>, texts: &Texts) -> Option<String> {
        match subject {
            OwedSubject::Value { region, .. } => Some(region_name(self.data.plan, region, texts)),
            OwedSubject::Matter { .. } => None,
        }
    }
}
