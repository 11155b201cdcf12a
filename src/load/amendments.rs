//! `[[amendment]]`: targets and work items as they are first, and what each amendment makes of them.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::items::{Amendable, ItemKeys, refuse_shapes};
use super::names::Names;
use super::places::ItemPlace;
use super::registry::Registry;
use super::toml_table::{Located, TomlTable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Amendment, Plan, Revision};
use crate::source::Span;
use crate::tables;

/// An amendment with the tables of what it changes.
pub(super) struct WrittenAmendment<'a> {
    amendment: Arc<Amendment>,
    table: TomlTable<'a>,
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

fn is_known(day: NaiveDate, known_on: Option<NaiveDate>) -> bool {
    known_on.is_none_or(|known_on| day <= known_on)
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
    let changed = [keys.tables("target"), keys.tables("work_item")];
    if let Some(approved) = &approved {
        check_day(approved, plan, diagnostics);
    }
    if changed.iter().all(Vec::is_empty) {
        diagnostics.report_at(Code::AmendmentChangesNothing, table.span.clone()).with("detail", "empty");
    }
    let amendment = Amendment { approved: approved?.value, authority: authority?, reason: reason?, document };
    Some(WrittenAmendment { amendment: Arc::new(amendment), table: table.clone() })
}

/// Nothing is changed before the first day of the plan; after its last day, hardly.
fn check_day(day: &Located<NaiveDate>, plan: &Plan, diagnostics: &mut Diagnostics) {
    let (code, year) = match day.value.year() {
        year if year < plan.first_year.number() => (Code::AmendmentBeforePlan, plan.first_year),
        year if year > plan.last_year.number() => (Code::AmendmentAfterPlan, plan.last_year),
        _ => return,
    };
    let diagnostic = diagnostics.report_at(code, day.span.clone());
    diagnostic.with("day", day.value.to_string()).with("year", year.to_string());
}

/// Targets or work items while they are read.
pub(super) struct Items<'a, T>(Vec<ReadItem<'a, T>>);

struct ReadItem<'a, T> {
    item: T,
    place: ItemPlace,
    /// What its table says, with what was changed.
    keys: ItemKeys<'a>,
    /// The tables that changed it, each with its day.
    changed: Vec<(NaiveDate, ItemKeys<'a>)>,
}

impl<'a, T: Amendable> Items<'a, T> {
    /// Reads them as they are first.
    pub(super) fn read(
        tables: &[TomlTable<'a>],
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut ids = Names::new();
        let read = |table: &TomlTable<'a>| {
            let keys = ItemKeys::read(table, T::TABLE, diagnostics);
            refuse_shapes(table, diagnostics);
            if let Some(since) = &keys.since {
                check_day(since, plan, diagnostics);
            }
            let (item, place) = T::read(keys.clone(), &mut ids, (plan, registry), diagnostics)?;
            Some(ReadItem { item, place, keys, changed: Vec::new() })
        };
        Self(tables.iter().filter_map(read).collect())
    }

    /// Applies what amendments, in the order of their days, say of them.
    pub(super) fn amend(
        &mut self,
        amendments: &[WrittenAmendment<'a>],
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) {
        let (key, kind) = T::AMENDED;
        for WrittenAmendment { amendment, table } in amendments {
            // The keys of the amendment itself were checked with it.
            for table in table.keys(&tables::AMENDMENT, &mut Diagnostics::default()).tables(key) {
                let keys = ItemKeys::read(&table, kind, diagnostics);
                let Some(id) = &keys.id else { continue };
                match self.0.iter_mut().find(|read| read.item.id() == id.value) {
                    Some(read) => read.amend(amendment, keys, (plan, registry), diagnostics),
                    None => {
                        let known = self.0.iter().map(|read| read.item.id());
                        report_unknown(id, key, diagnostics).suggesting(&id.value, known);
                    }
                }
            }
        }
    }

    /// They and their places, without those that are promised only later than somebody asks for.
    pub(super) fn known_on(self, known_on: Option<NaiveDate>) -> (Vec<T>, Vec<ItemPlace>) {
        let is_there = |read: &ReadItem<'_, T>| read.item.since().is_none_or(|since| is_known(since, known_on));
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
        amended: ItemKeys<'a>,
        known: (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) {
        if self.is_out_of_time(amendment, &amended, diagnostics) || self.is_twice(amendment, &amended, diagnostics) {
            return;
        }
        if let Some(place) = self.keys.wording_without_indicator(&amended) {
            diagnostics.report_at(Code::RequirementShape, place).with("found", "amended");
            return;
        }
        let read = match amended.removed {
            true => Some((None, place_of_removal(&amended.table.span))),
            false => self.read_amended(&amended, known, diagnostics).map(|(item, place)| (Some(item), place)),
        };
        self.changed.push((amendment.approved, amended));
        let Some((item, place)) = read else { return };
        self.item.revisions().push(Revision { amendment: amendment.clone(), item });
        self.place.revisions.push(place);
    }

    /// It as it is after the amendment. What is wrong in the parts that stay was reported before.
    fn read_amended(
        &mut self,
        amended: &ItemKeys<'a>,
        (plan, registry): (&Plan, &mut Registry),
        diagnostics: &mut Diagnostics,
    ) -> Option<(T, ItemPlace)> {
        let mut before = self.item.clone();
        let before = before.revisions().pop().and_then(|last| last.item).unwrap_or_else(|| {
            let mut first = self.item.clone();
            first.revisions().clear();
            first
        });
        let id = Located { value: self.item.id().to_owned(), span: amended.table.span.clone() };
        self.keys = self.keys.with(amended, (id, before.due()));
        let mut found = Diagnostics::unlimited();
        let waiting = (registry.bare_steps.len(), registry.from_zero.len());
        let read = T::read(self.keys.clone(), &mut Names::new(), (plan, &mut *registry), &mut found);
        registry.forget_repeated(waiting);
        for diagnostic in found.found {
            let is_same = |known: &Diagnostic| known.code == diagnostic.code && known.span == diagnostic.span;
            if !diagnostics.found.iter().any(is_same) {
                diagnostics.add(diagnostic);
            }
        }
        let (item, place) = read?;
        if item == before {
            diagnostics.report_at(Code::AmendmentChangesNothing, amended.table.span.clone()).with("detail", "same");
        }
        Some((item, ItemPlace { item: amended.table.span.clone(), ..place }))
    }

    /// Reports an amendment of what is not promised yet, or no longer.
    fn is_out_of_time(&self, amendment: &Amendment, amended: &ItemKeys<'a>, diagnostics: &mut Diagnostics) -> bool {
        let day = amendment.approved;
        let since = self.keys.since.as_ref().filter(|since| day < since.value);
        let removed = self.changed.iter().find(|(on, changed)| *on < day && changed.removed);
        let since = since.map(|since| ("since", since.value, since.span.clone()));
        let removed = removed.map(|(on, changed)| ("removed", *on, changed.table.span.clone()));
        let (Some((detail, on, place)), Some(id)) = (since.or(removed), &amended.id) else { return false };
        report_unknown(id, detail, diagnostics).with("day", on.to_string()).related_to(place);
        true
    }

    /// Reports what is changed in two ways on one day.
    fn is_twice(&self, amendment: &Amendment, amended: &ItemKeys<'a>, diagnostics: &mut Diagnostics) -> bool {
        let same_day = self.changed.iter().filter(|(on, _)| *on == amendment.approved).map(|(_, changed)| changed);
        let itself = amended.removed.then_some(amended).filter(|amended| amended.table.keys_but("removed") > 1);
        let mut others = same_day.chain(itself);
        let found = others.find_map(|other| Some((other, conflicting_key(other, amended)?)));
        let Some((other, key)) = found else { return false };
        let place = amended.table.place(key).unwrap_or_else(|| amended.table.span.clone());
        let first = other.table.place(key).unwrap_or_else(|| other.table.span.clone());
        let diagnostic = diagnostics.report_at(Code::AmendmentTwice, place);
        diagnostic.with("key", key).with("day", amendment.approved.to_string()).related_to(first);
        true
    }
}

/// The key that both change; what is removed is not changed as well.
fn conflicting_key(one: &ItemKeys<'_>, other: &ItemKeys<'_>) -> Option<&'static str> {
    if one.removed || other.removed {
        return Some("removed");
    }
    let is_of_requirement = |key: &str| matches!(key, "require" | "is" | "steps");
    let has = |keys: &ItemKeys<'_>, key: &'static str| {
        let also = ["require", "is", "steps"].into_iter().filter(|_| is_of_requirement(key));
        std::iter::once(key).chain(also).any(|key| keys.table.has(key))
    };
    let keys = tables::AMENDED_TARGET.keys.iter().chain(tables::AMENDED_WORK_ITEM.keys).map(|key| key.name);
    keys.filter(|key| *key != "id").find(|key| other.table.has(key) && has(one, key))
}

fn place_of_removal(place: &Span) -> ItemPlace {
    ItemPlace { item: place.clone(), text: place.clone(), firm: None, requirements: Vec::new(), revisions: Vec::new() }
}
