//! The tables of targets and work items.

use std::cell::Cell;
use std::cmp::Ordering;
use std::rc::Rc;

use chrono::NaiveDate;

use super::derived;
use super::names::{IdOrigin, Names};
use super::places::ItemPlace;
use super::registry::Registry;
use super::requirement::{
    Item, check_day, check_due, check_length, read_own_requirement, read_requirements, read_steps, stated_due,
};
use super::toml_table::{Located, QuantityPlace, TomlTable, WordingsOfYears};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{BaseFallback, Character, Moment, Plan, Requirement, Target, Term, WorkItem, Year};
use crate::source::Span;
use crate::tables;

/// `last` is when it is due unless somebody says it.
pub(super) fn read_target(
    table: &TomlTable<'_>,
    (plan, last): (&Plan, Moment),
    ids: &mut Names<()>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Option<(Target, ItemPlace)> {
    let mut keys = table.keys(&tables::TARGET, diagnostics);
    let (id, text) = (keys.text("id"), keys.text("text"));
    let text_en = keys.plain_text("text_en");
    let area = keys.text("area");
    let due = keys.moment("due");
    let character = keys.word("character", &Character::ALL);
    let firm = keys.boolean("firm");
    let firm_place = table.place("firm");
    let units = keys.texts("units");
    let since = keys.day("since");
    let base_fallback = keys.word("base_fallback", &BaseFallback::ALL);
    let method = keys.method();
    let (indicator, phrase) = (keys.text("indicator"), keys.text("is"));
    let steps = keys.wordings("steps");
    let base_value = keys.quantity("base_value");
    let requirements = keys.tables("require");
    let asks_nothing = table.is_empty_list("require");
    refuse_shapes(table, diagnostics);
    if let Some(since) = &since {
        check_day(since, plan, diagnostics);
    }
    let indicators = Rc::clone(&registry.indicator_list);
    let asking = requirements.iter().chain([table]);
    let phrases: Vec<_> = asking.clone().map(|table| table.unchecked_text("is")).collect();
    let stated = || stated_due(asking.zip(&phrases), &indicators, registry);
    let (stated, taken_apart) = due.is_none().then(stated).flatten().unzip();
    let due = due.or(stated.map(|year| year.map(Moment::EndOf)));
    let due = due_of_target(due, &steps, (plan, last), diagnostics);
    let units = registry.check_units(units, diagnostics);
    let area = area.filter(|area| registry.areas.resolve(area, Code::UnknownArea, diagnostics).is_some());
    let sentence = text.as_ref().map_or("", |text| text.value.as_str());
    let term = Term { base: plan.base_year, first: plan.first_year, due: due.year() };
    let item = Item {
        term,
        whole: term,
        sentence,
        is_step: false,
        is_of_year: false,
        empty_at: asks_nothing.then_some(&table.span),
        taken_apart: Cell::new(taken_apart),
    };
    let own = OwnRequirement { indicator, phrase, steps, base_value };
    let (requirements, places) = match own.read(table, &item, registry, diagnostics) {
        Some(read) => read,
        None => read_requirements(&requirements, &item, registry, diagnostics),
    };
    refuse_later((&requirements, &places), since.as_ref(), due, diagnostics);
    let (id, origin) = match table.has("id") {
        true => (id, IdOrigin::Written),
        false => (derived::id_of_target(&requirements, &places, registry), IdOrigin::Subject),
    };
    let id = id?;
    ids.add_id(&id, origin, (), diagnostics);
    let derived_text = || Some(Located { value: derived::text_of(&requirements, registry)?, span: id.span.clone() });
    let text = if table.has("text") { text } else { derived_text() };
    let text = text?;
    let target = Target {
        id: id.value,
        area: area.map(|area| area.value),
        text: text.value,
        text_en,
        requirements,
        due,
        character,
        firm: firm.unwrap_or(true),
        units,
        base_fallback,
        method,
        since: since.map(|since| since.value),
        revisions: Vec::new(),
    };
    let place = ItemPlace {
        item: table.span.clone(),
        text: text.span,
        firm: firm_place,
        requirements: places,
        revisions: Vec::new(),
    };
    Some((target, place))
}

/// Reports what should be done, or was promised, only after the whole is due.
fn refuse_later(
    (requirements, places): (&[Requirement], &[Span]),
    since: Option<&Located<NaiveDate>>,
    due: Moment,
    diagnostics: &mut Diagnostics,
) {
    let own = requirements.iter().zip(places).filter_map(|(requirement, place)| match requirement {
        Requirement::Milestone { due, .. } | Requirement::Judged { due, .. } => Some((*due, place)),
        Requirement::Measured(_) => None,
    });
    let own = own.filter_map(|(of, place)| Some((of?, place)));
    let since = since.map(|since| (Moment::Day(since.value), &since.span));
    for (later, place) in own.chain(since).filter(|(of, _)| of.last_day() > due.last_day()) {
        let diagnostic = diagnostics.report_at(Code::YearOrder, place.clone()).with("detail", "late");
        diagnostic.with("earlier", due.to_string()).with("later", later.to_string());
    }
}

/// Reports what does not go together in a target.
fn refuse_shapes(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) {
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

/// What a target itself asks of one indicator.
struct OwnRequirement<'a> {
    indicator: Option<Located<String>>,
    phrase: Option<Located<String>>,
    steps: WordingsOfYears,
    base_value: Option<QuantityPlace<'a>>,
}

impl OwnRequirement<'_> {
    /// Nothing where the target has a list of requirements.
    fn read(
        self,
        table: &TomlTable<'_>,
        item: &Item<'_>,
        registry: &mut Registry,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Vec<Requirement>, Vec<Span>)> {
        let Self { indicator, phrase, steps, base_value } = self;
        let indicator = indicator?;
        if !steps.is_empty() {
            return Some(read_steps(table, (&indicator, &steps, base_value), item, registry, diagnostics));
        }
        Some(read_own_requirement(table, (&indicator, &phrase?, base_value), item, registry, diagnostics))
    }
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

pub(super) fn read_work_item(
    table: &TomlTable<'_>,
    (plan, _): (&Plan, Moment),
    ids: &mut Names<()>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Option<(WorkItem, ItemPlace)> {
    let mut keys = table.keys(&tables::WORK_ITEM, diagnostics);
    let id = keys.text("id");
    let no = keys.count("no");
    let year = keys.year("year");
    let due = keys.moment("due");
    let task = keys.text("task");
    let matter = keys.text("matter");
    let standard = keys.plain_text("standard");
    let (matter_en, standard_en) = (keys.plain_text("matter_en"), keys.plain_text("standard_en"));
    let units = keys.texts("units");
    let requirements = keys.tables("require");
    let asks_nothing = table.is_empty_list("require");
    let units = registry.check_units(units, diagnostics);
    let task = task.filter(|task| registry.tasks.resolve(task, Code::UnknownTask, diagnostics).is_some());
    let year = year?.value;
    let sentence = standard.as_deref().or(matter.as_ref().map(|matter| matter.value.as_str())).unwrap_or_default();
    let term = Term { base: year.plus(-1), first: year, due: year };
    let is_of_plan = plan.first_year <= year && plan.base_year < year;
    let whole = if is_of_plan { Term { base: plan.base_year, first: plan.first_year, due: year } } else { term };
    let item = Item {
        term,
        whole,
        sentence,
        is_step: false,
        is_of_year: true,
        empty_at: asks_nothing.then_some(&table.span),
        taken_apart: Cell::default(),
    };
    let (requirements, places) = read_requirements(&requirements, &item, registry, diagnostics);
    let due = due_of_list(due, year, &requirements, diagnostics);
    let id = id?;
    ids.add_id(&id, IdOrigin::Written, (), diagnostics);
    let matter = matter?;
    let work_item = WorkItem {
        id: id.value,
        no,
        year,
        due,
        task: task.map(|task| task.value),
        matter: matter.value,
        matter_en,
        standard,
        standard_en,
        requirements,
        units,
        revisions: Vec::new(),
    };
    let place = ItemPlace {
        item: table.span.clone(),
        text: matter.span,
        firm: None,
        requirements: places,
        revisions: Vec::new(),
    };
    Some((work_item, place))
}
