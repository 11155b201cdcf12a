//! `[[amendment]]`: targets and work items as they are first, and what each amendment makes of them.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::items::{read_target, read_work_item};
use super::names::Names;
use super::places::ItemPlace;
use super::registry::Registry;
use super::requirement::check_day;
use super::toml_table::{Located, TomlTable, hidden_by};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Amendment, Bound, Condition, HasId, Measure, Moment, PartialDate, Plan, Requirement, Revision, Target, WorkItem,
};
use crate::source::Span;
use crate::tables::{self, TableDefinition};

/// An amendment with the tables of what it changes.
pub(super) struct WrittenAmendment<'a> {
    amendment: Arc<Amendment>,
    targets: Vec<Changed<'a>>,
    work_items: Vec<Changed<'a>>,
}

/// What an amendment says of a target or work item.
#[derive(Clone)]
pub(super) struct Changed<'a> {
    id: Located<String>,
    table: TomlTable<'a>,
    removes: bool,
    /// The values of keys that it should not have.
    unknown: Vec<Span>,
}

impl<'a> Changed<'a> {
    fn read_all(
        tables: Vec<TomlTable<'a>>,
        definition: &'static TableDefinition,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Self> {
        let read = |table: TomlTable<'a>| {
            let mut keys = table.keys(definition, diagnostics);
            let (id, removes) = (keys.text("id"), keys.boolean("removed").unwrap_or(false));
            let is_known = |key: &str| definition.keys.iter().any(|known| known.name == key);
            let unknown = table.entries().filter(|(key, _)| !is_known(&key.value));
            let unknown = unknown.filter_map(|(key, _)| table.place(&key.value)).collect();
            Some(Self { id: id?, table, removes, unknown })
        };
        tables.into_iter().filter_map(read).collect()
    }
}

/// The amendments in the order of their days, without those that are not known on the day that somebody asks for.
pub(super) fn read_amendments<'a>(
    tables: &[TomlTable<'a>],
    (plan, known_on): (&Plan, Option<NaiveDate>),
    diagnostics: &mut Diagnostics,
) -> Vec<WrittenAmendment<'a>> {
    let mut amendments: Vec<_> = tables.iter().filter_map(|table| read_amendment(table, plan, diagnostics)).collect();
    amendments.retain(|written| is_known(written.amendment.approved, known_on));
    amendments.sort_by_key(|written| written.amendment.approved);
    amendments
}

pub(super) fn is_known(day: NaiveDate, known_on: Option<NaiveDate>) -> bool {
    known_on.is_none_or(|known_on| day <= known_on)
}

/// The same of what may have no date, and then was always known.
pub(super) fn was_known(date: Option<PartialDate>, known_on: Option<NaiveDate>) -> bool {
    date.is_none_or(|date| is_known(date.last_day(), known_on))
}

fn read_amendment<'a>(
    table: &TomlTable<'a>,
    plan: &Plan,
    diagnostics: &mut Diagnostics,
) -> Option<WrittenAmendment<'a>> {
    let mut keys = table.keys(&tables::AMENDMENT, diagnostics);
    let approved = keys.day("approved");
    let (authority, reason) = (keys.plain_text("authority"), keys.plain_text("reason"));
    let document = keys.plain_text("document");
    let (targets, work_items) = (keys.tables("target"), keys.tables("work_item"));
    if let Some(approved) = &approved {
        check_day(approved, plan, diagnostics);
    }
    if targets.is_empty() && work_items.is_empty() {
        diagnostics.report_at(Code::AmendmentChangesNothing, table.span.clone()).with("detail", "empty");
    }
    let targets = Changed::read_all(targets, &tables::AMENDED_TARGET, diagnostics);
    let work_items = Changed::read_all(work_items, &tables::AMENDED_WORK_ITEM, diagnostics);
    let amendment = Amendment { approved: approved?.value, authority: authority?, reason: reason?, document };
    Some(WrittenAmendment { amendment: Arc::new(amendment), targets, work_items })
}

/// Reads a target or work item; the moment is when it is due unless somebody says it.
type Reader<T> =
    fn(&TomlTable<'_>, (&Plan, Moment), &mut Names<()>, &mut Registry, &mut Diagnostics) -> Option<(T, ItemPlace)>;

/// What amendments can change: a target or a work item.
pub(super) trait Amendable: Clone + PartialEq + HasId {
    /// The keys of an amendment's tables of it, and of what else can be amended.
    const KEY: &'static str;
    const OTHER_KEY: &'static str;
    const READ: Reader<Self>;

    fn changed<'w, 'a>(written: &'w WrittenAmendment<'a>) -> &'w [Changed<'a>];
    /// When it is due, and the day from which it is promised.
    fn dates(&self) -> (Moment, Option<NaiveDate>);
    fn parts(&self) -> (&[Requirement], &[Revision<Self>]);
    fn parts_mut(&mut self) -> (&mut Vec<Requirement>, &mut Vec<Revision<Self>>);
}

macro_rules! amendable {
    ($type:ident = $key:literal, $other:literal, $field:ident, $read:ident, $since:expr) => {
        impl Amendable for $type {
            const KEY: &'static str = $key;
            const OTHER_KEY: &'static str = $other;
            const READ: Reader<Self> = $read;

            fn changed<'w, 'a>(written: &'w WrittenAmendment<'a>) -> &'w [Changed<'a>] {
                &written.$field
            }

            fn dates(&self) -> (Moment, Option<NaiveDate>) {
                (self.due, ($since)(self))
            }

            fn parts(&self) -> (&[Requirement], &[Revision<Self>]) {
                (&self.requirements, &self.revisions)
            }

            fn parts_mut(&mut self) -> (&mut Vec<Requirement>, &mut Vec<Revision<Self>>) {
                (&mut self.requirements, &mut self.revisions)
            }
        }
    };
}

amendable!(Target = "target", "work_item", targets, read_target, |target: &Target| target.since);
amendable!(WorkItem = "work_item", "target", work_items, read_work_item, |_: &WorkItem| None);

/// Targets or work items while they are read.
pub(super) struct Items<'a, T>(Vec<ReadItem<'a, T>>);

struct ReadItem<'a, T> {
    item: T,
    place: ItemPlace,
    /// As it was last written, whatever is kept of earlier years.
    last_read: T,
    /// Its table, below those that changed it.
    table: TomlTable<'a>,
    /// The tables that changed it, each with its day.
    changed: Vec<(NaiveDate, TomlTable<'a>)>,
}

impl<'a, T: Amendable> Items<'a, T> {
    /// Reads them as they are first, and what amendments, in the order of their days, make of them.
    pub(super) fn read(
        (tables, others): (&[TomlTable<'a>], &[TomlTable<'a>]),
        amendments: &[WrittenAmendment<'a>],
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let (mut ids, last) = (Names::new(), Moment::EndOf(plan.last_year));
        let read = |table: &TomlTable<'a>| {
            let (item, place) = (T::READ)(table, (plan, last), &mut ids, registry, diagnostics)?;
            Some(ReadItem { last_read: item.clone(), item, place, table: table.clone(), changed: Vec::new() })
        };
        let mut items = Self(tables.iter().filter_map(read).collect());
        let ids = items.0.iter().map(|read| read.item.id().to_owned());
        let places: FxHashMap<String, usize> = ids.zip(0..).collect();
        for written in amendments {
            items.amend(written, (&places, others), (plan, &mut *registry), diagnostics);
        }
        items
    }

    fn amend(
        &mut self,
        written: &WrittenAmendment<'a>,
        (places, others): (&FxHashMap<String, usize>, &[TomlTable<'a>]),
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) {
        for changed in T::changed(written) {
            let id = &changed.id;
            match places.get(&id.value).and_then(|place| self.0.get_mut(*place)) {
                Some(read) => read.amend(&written.amendment, changed, (plan, &mut *registry), diagnostics),
                None if others
                    .iter()
                    .any(|table| table.unchecked_text("id").is_some_and(|other| other.value == id.value)) =>
                {
                    report_unknown(id, "elsewhere", diagnostics).with("table", T::OTHER_KEY);
                }
                None => {
                    let known = self.0.iter().map(|read| read.item.id());
                    report_unknown(id, T::KEY, diagnostics).suggesting(&id.value, known);
                }
            }
        }
    }

    /// They and their places, without those that are promised only later than somebody asks for.
    pub(super) fn known_on(self, known_on: Option<NaiveDate>) -> (Vec<T>, Vec<ItemPlace>) {
        let is_there = |read: &ReadItem<'_, T>| read.item.dates().1.is_none_or(|since| is_known(since, known_on));
        self.0.into_iter().filter(is_there).map(|read| (read.item, read.place)).unzip()
    }
}

fn report_unknown<'d>(id: &Located<String>, detail: &str, diagnostics: &'d mut Diagnostics) -> &'d mut Diagnostic {
    let diagnostic = diagnostics.report_at(Code::AmendmentUnknownId, id.span.clone());
    diagnostic.with("detail", detail).with("name", id.value.as_str())
}

impl<'a, T: Amendable> ReadItem<'a, T> {
    fn amend(
        &mut self,
        amendment: &Arc<Amendment>,
        changed: &Changed<'a>,
        known: (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) {
        let day = amendment.approved;
        if self.is_out_of_time(day, &changed.id, diagnostics) || self.is_twice(day, changed, diagnostics) {
            return;
        }
        let table = &changed.table;
        let read = match changed.removes {
            true => Some((None, place_of_removal(&table.span))),
            false => self.read_amended(changed, day, known, diagnostics).map(|(item, place)| (Some(item), place)),
        };
        self.changed.push((day, table.clone()));
        let Some((item, place)) = read else { return };
        self.item.parts_mut().1.push(Revision { amendment: amendment.clone(), item });
        self.place.revisions.push(place);
    }

    /// It as it is after the amendment. What is wrong in the parts that stay was reported before.
    fn read_amended(
        &mut self,
        Changed { table: amended, unknown, .. }: &Changed<'a>,
        day: NaiveDate,
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Option<(T, ItemPlace)> {
        let base = std::mem::replace(&mut self.table, amended.clone());
        self.table.base = Some(Rc::new(base));
        let wording = amended.place("is").or_else(|| amended.place("steps"));
        if let Some(place) = wording.filter(|_| !self.table.has("indicator")) {
            diagnostics.report_at(Code::WordingContradiction, place).with("detail", "amended");
        }
        let mut found = Diagnostics::unlimited();
        let waiting = (registry.bare_steps.len(), registry.from_zero.len());
        let read = (T::READ)(&self.table, (plan, self.last_read.dates().0), &mut Names::new(), registry, &mut found);
        registry.forget_repeated(waiting);
        let is_read_whole = unknown.is_empty() && !found.has_errors();
        for diagnostic in found.found {
            let is_same = |known: &Diagnostic| known.code == diagnostic.code && known.span == diagnostic.span;
            if !diagnostics.found.iter().any(is_same) && !unknown.contains(&diagnostic.span) {
                diagnostics.add(diagnostic);
            }
        }
        let (mut item, mut place) = read?;
        let is_over = |due: Moment| due != self.last_read.dates().0 && due.last_day() < day;
        if let Some(place) = amended.place("due").filter(|_| is_over(item.dates().0)) {
            let diagnostic = diagnostics.report_at(Code::YearOrder, place).with("detail", "over");
            diagnostic.with("earlier", day.to_string()).with("later", item.dates().0.to_string());
        }
        if is_read_whole && item == self.last_read {
            diagnostics.report_at(Code::AmendmentChangesNothing, amended.span.clone()).with("detail", "same");
        }
        self.last_read = item.clone();
        let revisions = self.item.parts().1.iter().zip(&self.place.revisions);
        let earlier = revisions.rev().filter_map(|(revision, place)| Some((revision.item.as_ref()?, place)));
        let earlier: Vec<_> = earlier.chain([(&self.item, &self.place)]).collect();
        let before = earlier.first().into_iter().flat_map(|(of, place)| of.parts().0.iter().zip(&place.requirements));
        keep_steps(
            before.map(|(of, place)| (of.clone(), place.clone())),
            day,
            item.parts_mut().0,
            &mut place.requirements,
        );
        let approvals = self.item.parts().1.iter().rev().map(|revision| revision.amendment.approved);
        let versions = earlier.iter().map(|(of, _)| of.parts().0).zip([day].into_iter().chain(approvals));
        keep_former(versions, item.parts_mut().0);
        Some((item, place))
    }

    /// Reports an amendment of what is not promised yet, or no longer.
    fn is_out_of_time(&self, day: NaiveDate, id: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
        let since = self.item.dates().1.filter(|since| day < *since).zip(self.table.place("since"));
        let removed = self.item.parts().1.last().filter(|last| last.item.is_none());
        let removed = removed.map(|last| last.amendment.approved).filter(|on| *on < day);
        let removed = removed.zip(self.place.revisions.last().map(|place| place.item.clone()));
        let since = since.map(|found| ("since", found)).or(removed.map(|found| ("removed", found)));
        let Some((detail, (on, place))) = since else { return false };
        report_unknown(id, detail, diagnostics).with("day", on.to_string()).related_to(place);
        true
    }

    /// Reports what is changed in two ways on one day.
    fn is_twice(
        &self,
        day: NaiveDate,
        Changed { table, removes, .. }: &Changed<'a>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let same_day = self.changed.iter().filter(|(on, _)| *on == day).map(|(_, other)| other);
        let itself = (*removes && table.table.len() > 2).then_some(table);
        let found = same_day.chain(itself).find_map(|other| Some((other, conflicting_key(other, table)?)));
        let Some((other, key)) = found else { return false };
        let place_in = |table: &TomlTable<'_>| table.place(key).unwrap_or_else(|| table.span.clone());
        let first = if itself.is_some() { table.span.clone() } else { place_in(other) };
        let diagnostic = diagnostics.report_at(Code::AmendmentTwice, place_in(table));
        diagnostic.with("key", key).with("day", day.to_string()).related_to(first);
        true
    }
}

/// Keeps the steps of years that were over when an amendment changed them, each with its place: no year is judged anew.
fn keep_steps(
    before: impl Iterator<Item = (Requirement, Span)>,
    day: NaiveDate,
    now: &mut Vec<Requirement>,
    places: &mut Vec<Span>,
) {
    let over = Moment::Day(day).last_whole_year();
    let step_of = |requirement: &Requirement| match requirement {
        Requirement::Measured(measure) => Some((measure.indicator, measure.due.filter(|due| *due <= over)?)),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    };
    let mut left_out = 0;
    for (requirement, place) in before.filter(|(requirement, _)| step_of(requirement).is_some()) {
        let step_now = now.iter().position(|other| step_of(other) == step_of(&requirement));
        match step_now.and_then(|at| now.get_mut(at).zip(places.get_mut(at))) {
            Some((requirement_now, place_now)) => (*requirement_now, *place_now) = (requirement, place),
            None => {
                now.insert(left_out, requirement);
                places.insert(left_out, place);
                left_out += 1;
            }
        }
    }
}

/// Keeps, of what must hold in every year, the numbers of the years that were over when an amendment changed them: no year is
/// judged anew. Of earlier versions, the latest first, each with the day up to which it held.
fn keep_former<'v>(versions: impl Iterator<Item = (&'v [Requirement], NaiveDate)> + Clone, now: &mut [Requirement]) {
    for place in 0..now.len() {
        let (others, rest) = now.split_at_mut(place);
        let Some(Requirement::Measured(measure)) = rest.first_mut().filter(|of| bound_of_every_year(of).is_some())
        else {
            continue;
        };
        // Of several alike, such as two regions' numbers, the order tells which is which.
        let alike_before = others.iter().filter(|other| is_alike(other, measure)).count();
        let found = versions.clone().find_map(|(requirements, until)| {
            let earlier = requirements.iter().filter(|other| is_alike(other, measure)).nth(alike_before)?;
            Some((bound_of_every_year(earlier)?, Moment::Day(until).last_whole_year()))
        });
        if let (Some(((earlier, bound), through)), Condition::Compared { bound: of_now, .. }) =
            (found, &measure.condition)
        {
            let changed = (bound != of_now).then(|| (through, bound.clone()));
            measure.former = earlier.former.iter().cloned().chain(changed).collect();
        }
    }
}

fn bound_of_every_year(requirement: &Requirement) -> Option<(&Measure, &Bound)> {
    match requirement {
        Requirement::Measured(measure) if measure.every_year => match &measure.condition {
            Condition::Compared { bound, .. } => Some((measure, bound)),
            Condition::RecordHigh | Condition::Trend(_) => None,
        },
        Requirement::Measured(_) | Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    }
}

/// Whether a requirement asks for the same figure in the same direction every year, whatever the number.
fn is_alike(requirement: &Requirement, measure: &Measure) -> bool {
    let Some((other, bound)) = bound_of_every_year(requirement) else { return false };
    let Condition::Compared { basis, bound: of_measure } = &measure.condition else { return false };
    let is_same_basis = matches!(&other.condition, Condition::Compared { basis: of, .. } if of == basis);
    let is_same_scope = other.indicator == measure.indicator && other.every_region == measure.every_region;
    is_same_basis && is_same_scope && std::mem::discriminant(bound) == std::mem::discriminant(of_measure)
}

/// The key that both change, or by which one hides what the other changes; what is removed is not changed as well.
fn conflicting_key(one: &TomlTable<'_>, other: &TomlTable<'_>) -> Option<&'static str> {
    if one.has("removed") || other.has("removed") {
        return Some("removed");
    }
    let hides =
        |table: &TomlTable<'_>, key: &str| table.has(key) || hidden_by(key).iter().any(|hiding| table.has(hiding));
    let is_twice = |key: &&str| other.has(key) && hides(one, key) || one.has(key) && hides(other, key);
    let keys = tables::AMENDED_TARGET.keys.iter().chain(tables::AMENDED_WORK_ITEM.keys).map(|key| key.name);
    keys.filter(|key| *key != "id").find(is_twice)
}

fn place_of_removal(place: &Span) -> ItemPlace {
    ItemPlace { item: place.clone(), text: place.clone(), firm: None, requirements: Vec::new(), revisions: Vec::new() }
}
