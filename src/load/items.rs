//! The tables of targets and work items, and what amendments make of them.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::derived;
use super::names::{IdOrigin, Names};
use super::places::ItemPlace;
use super::registry::Registry;
use super::requirement::{
    Item, check_due, check_length, read_own_requirement, read_requirements, read_steps, stated_due,
};
use super::toml_table::{Keys, Located, QuantityPlace, TomlTable, WordingsOfYears};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    BaseFallback, Character, Method, Moment, Plan, Requirement, Revision, Target, Term, WorkItem, Year,
};
use crate::source::Span;
use crate::tables::{self, TableDefinition};

/// What a table says of a target or work item: its own, or one of an amendment, which leaves out what stays as it is.
#[derive(Clone)]
pub(super) struct ItemKeys<'a> {
    pub(super) table: TomlTable<'a>,
    pub(super) id: Option<Located<String>>,
    pub(super) removed: bool,
    pub(super) since: Option<Located<NaiveDate>>,
    /// The sentence of a target, the matter of a work item.
    text: Option<Located<String>>,
    text_en: Option<String>,
    standard: Option<String>,
    standard_en: Option<String>,
    area: Option<Located<String>>,
    task: Option<Located<String>>,
    no: Option<u32>,
    year: Option<Located<Year>>,
    due: Option<Located<Moment>>,
    /// When it was due before an amendment.
    due_before: Option<Moment>,
    character: Option<Character>,
    firm: Option<bool>,
    firm_place: Option<Span>,
    units: Option<Vec<Located<String>>>,
    base_fallback: Option<BaseFallback>,
    method: Option<Method>,
    own: OwnRequirement<'a>,
    requirements: Option<Vec<TomlTable<'a>>>,
    /// Where a list of requirements is that holds none.
    empty_at: Option<Span>,
}

/// What a target itself asks of one indicator.
#[derive(Clone)]
struct OwnRequirement<'a> {
    /// Where the wording stands.
    table: TomlTable<'a>,
    indicator: Option<Located<String>>,
    phrase: Option<Located<String>>,
    steps: WordingsOfYears,
    base_value: Option<QuantityPlace<'a>>,
}

impl<'a> ItemKeys<'a> {
    pub(super) fn read(table: &TomlTable<'a>, kind: &'static TableDefinition, diagnostics: &mut Diagnostics) -> Self {
        let mut keys = table.keys(kind, diagnostics);
        let has = |key: &str| table.has(key);
        Self {
            id: keys.text("id"),
            removed: keys.boolean("removed").unwrap_or(false),
            since: keys.day("since"),
            text: keys.text("text").or_else(|| keys.text("matter")),
            text_en: keys.plain_text("text_en").or_else(|| keys.plain_text("matter_en")),
            standard: keys.plain_text("standard"),
            standard_en: keys.plain_text("standard_en"),
            area: keys.text("area"),
            task: keys.text("task"),
            no: keys.count("no"),
            year: keys.year("year"),
            due: keys.moment("due"),
            due_before: None,
            character: keys.word("character", &Character::ALL),
            firm: keys.boolean("firm"),
            firm_place: table.place("firm"),
            units: has("units").then(|| keys.texts("units")),
            base_fallback: keys.word("base_fallback", &BaseFallback::ALL),
            method: keys.method(),
            own: OwnRequirement::read(table, &mut keys),
            requirements: has("require").then(|| keys.tables("require")),
            empty_at: table.is_empty_list("require").then(|| table.span.clone()),
            table: table.clone(),
        }
    }

    /// The same with what a table of an amendment changes.
    pub(super) fn with(&self, amended: &Self, (id, due_before): (Located<String>, Moment)) -> Self {
        let Self { text, text_en, standard, standard_en, due, character, firm, firm_place, units, .. } =
            amended.clone();
        let is_reworded = amended.own.phrase.is_some() || !amended.own.steps.is_empty();
        let own = match (&amended.requirements, is_reworded) {
            (Some(_), _) => OwnRequirement { indicator: None, ..amended.own.clone() },
            (None, false) => self.own.clone(),
            (None, true) => {
                let OwnRequirement { indicator, base_value, .. } = self.own.clone();
                OwnRequirement { indicator, base_value, ..amended.own.clone() }
            }
        };
        let own_due = self.due.clone().filter(|_| amended.own.steps.is_empty());
        let listed = if amended.requirements.is_some() { amended } else { self };
        Self {
            id: Some(id),
            // The words of a translation are those of its text.
            text_en: text_en.or_else(|| self.text_en.clone().filter(|_| text.is_none())),
            text: text.or_else(|| self.text.clone()),
            standard_en: standard_en.or_else(|| self.standard_en.clone().filter(|_| standard.is_none())),
            standard: standard.or_else(|| self.standard.clone()),
            due: due.or(own_due),
            due_before: Some(due_before),
            character: character.or(self.character),
            firm: firm.or(self.firm),
            firm_place: firm_place.or_else(|| self.firm_place.clone()),
            units: units.or_else(|| self.units.clone()),
            own,
            requirements: listed.requirements.clone(),
            empty_at: listed.empty_at.clone(),
            ..self.clone()
        }
    }

    /// Where a wording is that no indicator goes with.
    pub(super) fn wording_without_indicator(&self, amended: &Self) -> Option<Span> {
        let place = amended.table.place("is").or_else(|| amended.table.place("steps"));
        place.filter(|_| self.own.indicator.is_none() || amended.requirements.is_some())
    }

    fn units(&mut self, registry: &Registry, diagnostics: &mut Diagnostics) -> Vec<String> {
        registry.check_units(self.units.take().unwrap_or_default(), diagnostics)
    }
}

impl<'a> OwnRequirement<'a> {
    fn read(table: &TomlTable<'a>, keys: &mut Keys<'a, '_>) -> Self {
        Self {
            table: table.clone(),
            indicator: keys.text("indicator"),
            phrase: keys.text("is"),
            steps: keys.wordings("steps"),
            base_value: keys.quantity("base_value"),
        }
    }

    /// Nothing where the target has a list of requirements.
    fn requirements(
        self,
        item: &Item<'_>,
        registry: &mut Registry,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Vec<Requirement>, Vec<Span>)> {
        let Self { table, indicator, phrase, steps, base_value } = self;
        let indicator = indicator?;
        if !steps.is_empty() {
            return Some(read_steps(&table, (&indicator, &steps, base_value), item, registry, diagnostics));
        }
        Some(read_own_requirement(&table, (&indicator, &phrase?, base_value), item, registry, diagnostics))
    }

    /// The due year that the wording names.
    fn stated_due(&self, registry: &Registry) -> Option<Located<Year>> {
        stated_due(&[(self.indicator.clone()?, self.phrase.clone()?)], registry)
    }
}

/// What amendments can change: a target or a work item.
pub(super) trait Amendable: Sized + Clone + PartialEq {
    const TABLE: &'static TableDefinition;
    /// The key of an amendment's tables of it, and what they may say.
    const AMENDED: (&'static str, &'static TableDefinition);

    fn read(
        keys: ItemKeys<'_>,
        ids: &mut Names<()>,
        known: (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Option<(Self, ItemPlace)>;
    fn id(&self) -> &str;
    fn due(&self) -> Moment;
    fn since(&self) -> Option<NaiveDate>;
    fn revisions(&mut self) -> &mut Vec<Revision<Self>>;
}

impl Amendable for Target {
    const TABLE: &'static TableDefinition = &tables::TARGET;
    const AMENDED: (&'static str, &'static TableDefinition) = ("target", &tables::AMENDED_TARGET);

    fn read(
        mut keys: ItemKeys<'_>,
        ids: &mut Names<()>,
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Option<(Self, ItemPlace)> {
        let table = keys.table.clone();
        let listed = keys.requirements.as_deref().unwrap_or_default();
        let listed: Vec<_> = listed.iter().filter_map(TomlTable::wording).collect();
        let stated = stated_due(&listed, registry).or_else(|| keys.own.stated_due(registry));
        let stated = stated.map(|year| year.map(Moment::EndOf));
        let due = keys.due.take().or(stated);
        let last = keys.due_before.unwrap_or(Moment::EndOf(plan.last_year));
        let due = due_of_target(due, &keys.own.steps, (plan, last), diagnostics);
        let units = keys.units(registry, diagnostics);
        let area = keys.area.take();
        let area = area.filter(|area| registry.areas.resolve(area, Code::UnknownArea, diagnostics).is_some());
        let sentence = keys.text.as_ref().map_or("", |text| text.value.as_str());
        let term = Term { base: plan.base_year, first: plan.first_year, due: due.year() };
        let item =
            Item { term, whole: term, sentence, is_step: false, is_of_year: false, empty_at: keys.empty_at.as_ref() };
        let (requirements, places) = match keys.own.clone().requirements(&item, registry, diagnostics) {
            Some(read) => read,
            None => {
                let tables = keys.requirements.as_deref().unwrap_or_default();
                read_requirements(tables, &item, registry, diagnostics)
            }
        };
        let (id, origin) = match table.has("id") {
            true => (keys.id, IdOrigin::Written),
            false => (keys.id.or_else(|| derived::id_of_target(&requirements, &places, registry)), IdOrigin::Subject),
        };
        let id = id?;
        ids.add_id(&id, origin, (), diagnostics);
        let derived_text =
            || Some(Located { value: derived::text_of(&requirements, registry)?, span: id.span.clone() });
        let text = if table.has("text") { keys.text } else { keys.text.or_else(derived_text) };
        let text = text?;
        let target = Self {
            id: id.value,
            area: area.map(|area| area.value),
            text: text.value,
            text_en: keys.text_en,
            requirements,
            due,
            character: keys.character,
            firm: keys.firm.unwrap_or(true),
            units,
            base_fallback: keys.base_fallback,
            method: keys.method,
            since: keys.since.map(|since| since.value),
            revisions: Vec::new(),
        };
        let place = ItemPlace {
            item: table.span,
            text: text.span,
            firm: keys.firm_place,
            requirements: places,
            revisions: Vec::new(),
        };
        Some((target, place))
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn due(&self) -> Moment {
        self.due
    }

    fn since(&self) -> Option<NaiveDate> {
        self.since
    }

    fn revisions(&mut self) -> &mut Vec<Revision<Self>> {
        &mut self.revisions
    }
}

impl Amendable for WorkItem {
    const TABLE: &'static TableDefinition = &tables::WORK_ITEM;
    const AMENDED: (&'static str, &'static TableDefinition) = ("work_item", &tables::AMENDED_WORK_ITEM);

    fn read(
        mut keys: ItemKeys<'_>,
        ids: &mut Names<()>,
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Option<(Self, ItemPlace)> {
        let units = keys.units(registry, diagnostics);
        let task = keys.task.take();
        let task = task.filter(|task| registry.tasks.resolve(task, Code::UnknownTask, diagnostics).is_some());
        let year = keys.year.take()?.value;
        let matter = keys.text.as_ref().map(|matter| matter.value.as_str());
        let sentence = keys.standard.as_deref().or(matter).unwrap_or_default();
        let term = Term { base: year.plus(-1), first: year, due: year };
        let is_of_plan = plan.first_year <= year && plan.base_year < year;
        let whole = if is_of_plan { Term { base: plan.base_year, first: plan.first_year, due: year } } else { term };
        let item = Item { term, whole, sentence, is_step: false, is_of_year: true, empty_at: keys.empty_at.as_ref() };
        let tables = keys.requirements.as_deref().unwrap_or_default();
        let (requirements, places) = read_requirements(tables, &item, registry, diagnostics);
        let due = due_of_list(keys.due.take(), year, &requirements, diagnostics);
        let id = keys.id?;
        ids.add_id(&id, IdOrigin::Written, (), diagnostics);
        let matter = keys.text?;
        let work_item = Self {
            id: id.value,
            no: keys.no,
            year,
            due,
            task: task.map(|task| task.value),
            matter: matter.value,
            matter_en: keys.text_en,
            standard: keys.standard,
            standard_en: keys.standard_en,
            requirements,
            units,
            revisions: Vec::new(),
        };
        let place = ItemPlace {
            item: keys.table.span,
            text: matter.span,
            firm: None,
            requirements: places,
            revisions: Vec::new(),
        };
        Some((work_item, place))
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn due(&self) -> Moment {
        self.due
    }

    fn since(&self) -> Option<NaiveDate> {
        None
    }

    fn revisions(&mut self) -> &mut Vec<Revision<Self>> {
        &mut self.revisions
    }
}

/// Reports what does not go together in a target.
pub(super) fn refuse_shapes(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) {
    if let Some(place) = table.place("steps").filter(|_| table.is_empty_table("steps")) {
        diagnostics.report_at(Code::RequirementShape, place).with("found", "0");
    }
    for place in ["is", "due"].into_iter().filter_map(|key| table.place(key).filter(|_| table.has("steps"))) {
        diagnostics.report_at(Code::WordingContradiction, place).with("detail", "steps");
    }
    if let (true, Some(place)) = (table.has("indicator"), table.place("require")) {
        diagnostics.report_at(Code::RequirementShape, place).with("found", "both");
    }
}

/// The last of all times by which something of a target must hold.
fn due_of_target(
    due: Option<Located<Moment>>,
    steps: &WordingsOfYears,
    (plan, last): (&Plan, Moment),
    diagnostics: &mut Diagnostics,
) -> Moment {
    let of_steps = steps.iter().map(|(year, _)| year.clone().map(Moment::EndOf));
    let dues: Vec<Located<Moment>> = of_steps.chain(due).collect();
    dues.iter().for_each(|due| check_due(due, (plan.base_year, plan.first_year), diagnostics));
    dues.iter().map(|due| due.value).max().unwrap_or(last)
}

/// When an item of a year's list is due: not before that year, and with an indicator in it, whose figures are of that year.
fn due_of_list(
    due: Option<Located<Moment>>,
    year: Year,
    requirements: &[Requirement],
    diagnostics: &mut Diagnostics,
) -> Moment {
    let Some(due) = due else { return Moment::EndOf(year) };
    let is_measured = requirements.iter().any(|requirement| matches!(requirement, Requirement::Measured(_)));
    let detail = match due.value.year().cmp(&year) {
        Ordering::Less => Some("list"),
        Ordering::Greater if is_measured => Some("measured"),
        Ordering::Equal | Ordering::Greater => None,
    };
    if let Some(detail) = detail {
        let diagnostic = diagnostics.report_at(Code::YearOrder, due.span.clone()).with("detail", detail);
        diagnostic.with("earlier", year.to_string()).with("later", due.value.to_string());
    } else {
        check_length(&due.span, year, due.value.year(), diagnostics);
    }
    due.value
}
