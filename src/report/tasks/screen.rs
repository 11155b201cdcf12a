//! Work items, for a terminal; without a year also the key tasks and safeguards.

use std::collections::BTreeMap;

use super::super::plan_header::Summary;
use super::duties::{ResponsibleUnits, shared_lead};
use super::{Judged, TasksReport};
use crate::evaluate::{Flag, Judgement};
use crate::locale::Texts;
use crate::model::{Status, Task, WorkItem, Year};
use crate::report::requirement::{
    ColumnPlaces, Mark, ShownRequirement, falls_short, flags_in_lines, gap_words, name_on_screen,
};
use crate::report::screen::{
    Block, Grid, GridCell, GridColumn, GridRow, MOST_LISTED, Room, RowDetail, Screen, WIDEST_STANDARD, in_groups,
    without_stop,
};
use crate::report::status::method_notes;
use crate::report::{SelectionOption, number, unit_name, unit_sentence};

/// Where the columns stand.
const PLACES: ColumnPlaces = ColumnPlaces { required: 3, needed: None, projected: None, completion: Some(6) };
const ID: usize = 1;
pub(super) const NAME: usize = 2;
pub(super) const LEAD: usize = 7;
const SUPPORTS: usize = 8;

impl<'a> TasksReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let lists = self.lists().into_iter().map(|(year, items)| self.list_grid(year, &items, texts));
        let blocks = match self.year {
            Some(_) => lists.map(|grid| Grid { heading: None, ..grid }).map(Block::Grid).collect(),
            None => self.duty_grids(texts).into_iter().chain(lists).map(Block::Grid).collect(),
        };
        Screen {
            preface: self.sentences(texts),
            blocks,
            notes: self.notes_on_screen(texts),
            ..self.header.screen(texts)
        }
    }

    /// The work items of each year.
    fn lists(&self) -> BTreeMap<Year, Vec<Judged<'a>>> {
        let mut lists: BTreeMap<Year, Vec<Judged<'a>>> = BTreeMap::new();
        for judged in self.work_items() {
            lists.entry(judged.0.year).or_default().push(judged);
        }
        lists
    }

    /// Whether only what falls short is listed.
    fn is_folded(&self) -> bool {
        !self.shows_all && self.unit.is_none() && self.work_items().nth(MOST_LISTED).is_some()
    }

    fn listed(&self) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        let is_folded = self.is_folded();
        self.work_items().filter(move |(_, judgement)| !is_folded || falls_short(judgement.status))
    }

    fn sentences(&self, texts: &Texts) -> Vec<String> {
        let unit = unit_sentence(self.plan, self.unit.as_deref(), texts);
        let counts = match self.year {
            Some(year) => {
                Some(list_heading(year, &self.work_items().collect::<Vec<_>>(), texts) + &texts.get("full-stop"))
            }
            None => self.is_empty().then(|| texts.get("tasks-none")),
        };
        let folded = self.is_folded().then(|| match self.listed().count() {
            0 => texts.get("tasks-folded-all"),
            listed => texts.format_owned("tasks-folded", &[("listed", listed.to_string())]),
        });
        let head = self.header.head((self.plan, self.judged), unit, texts);
        head.into_iter().chain(counts).chain(folded).chain(self.shared_leads(texts)).collect()
    }

    /// The unit that leads all of a kind, said once for the kinds that have the same.
    fn shared_leads(&self, texts: &Texts) -> Vec<String> {
        let items = ("kinds-work-items", self.item_lead());
        let duties = self.duty_leads().into_iter().filter(|_| self.year.is_none());
        let mut kinds: Vec<(&str, Vec<String>)> = Vec::new();
        for (key, lead) in duties.chain([items]).filter_map(|(key, lead)| Some((key, lead?))) {
            match kinds.iter_mut().find(|(other, _)| *other == lead) {
                Some((_, kinds)) => kinds.push(texts.get(key)),
                None => kinds.push((lead, vec![texts.get(key)])),
            }
        }
        let said = |(lead, kinds): (&str, Vec<String>)| {
            let arguments =
                [("kinds", kinds.join(&texts.get("list-separator"))), ("unit", unit_name(self.plan, lead, texts))];
            texts.format_owned("screen-all-led", &arguments)
        };
        kinds.into_iter().map(said).collect()
    }

    fn item_lead(&self) -> Option<&'a str> {
        shared_lead(self.work_items().map(|(item, _)| item.units.as_slice()))
    }

    /// The work items of a year, in the groups of their tasks.
    fn list_grid(&self, year: Year, items: &[Judged<'a>], texts: &Texts) -> Grid {
        let (is_folded, shared_lead) = (self.is_folded(), self.item_lead());
        let tasks: BTreeMap<&str, &Task> = self.plan.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
        let group_of = |item: &WorkItem| Some(group_of(tasks.get(item.task.as_deref()?)?, texts));
        let mut statuses: BTreeMap<&str, Vec<Status>> = BTreeMap::new();
        for (item, judgement) in items {
            statuses.entry(group_of(item).unwrap_or_default()).or_default().push(judgement.status);
        }
        let heading = |group: &&str| match statuses.get(group) {
            Some(statuses) if is_folded => Summary::of(statuses.iter().copied()).behind(group, texts),
            Some(_) | None => (*group).to_owned(),
        };
        let listed = items.iter().filter(|(_, judgement)| !is_folded || falls_short(judgement.status));
        let rows = listed.flat_map(|(item, judgement)| {
            let group = group_of(item);
            self.rows_on_screen(item, judgement, shared_lead, texts).into_iter().map(move |row| (group, row))
        });
        Grid {
            heading: Some(list_heading(year, items, texts).into()),
            columns: columns(items, texts),
            lines: in_groups(rows, heading, &texts.get("other-work-items")),
            ..Grid::default()
        }
    }

    /// A row for each requirement, below one for the work item when there are several.
    pub(super) fn rows_on_screen(
        &self,
        item: &WorkItem,
        judgement: &Judgement,
        shared_lead: Option<&str>,
        texts: &Texts,
    ) -> Vec<GridRow> {
        let first = [GridCell::status(judgement.status, texts), GridCell::dim(&item.id)];
        let units = ResponsibleUnits::of(self.plan, &item.units, shared_lead, texts);
        let shown = |part| ShownRequirement { plan: self.plan, part, due: item.due, texts };
        if let [part] = judgement.requirements.as_slice() {
            let name = name_on_screen(self.plan, part, texts).into();
            let matter = said("detail-matter", texts.pick(&item.matter, item.matter_en.as_deref()), texts);
            return vec![self.with_units(item, self.row(first, name, Some(&shown(part))), units, Some(matter), texts)];
        }
        let above =
            self.row(first, without_stop(texts.pick(&item.matter, item.matter_en.as_deref())).to_owned().into(), None);
        let below = judgement.requirements.iter().map(|part| {
            let name = GridCell::below(&name_on_screen(self.plan, part, texts), part.status, texts);
            self.row([GridCell::default(), GridCell::default()], name, Some(&shown(part)))
        });
        std::iter::once(self.with_units(item, above, units, None, texts)).chain(below).collect()
    }

    fn row(&self, [status, id]: [GridCell; 2], name: GridCell, shown: Option<&ShownRequirement<'_>>) -> GridRow {
        let cell = |of: &dyn Fn(&ShownRequirement<'_>) -> Option<String>| GridCell::from(shown.and_then(of));
        let cells = vec![
            status,
            id,
            name,
            cell(&|shown| shown.asked()),
            cell(&|shown| shown.actual()),
            cell(&|shown| gap_words(shown.part, shown.texts)),
            cell(&|shown| shown.completion()),
        ];
        let details = shown.filter(|_| self.shows_readings).map(|shown| shown.details(PLACES));
        GridRow { cells, remark: None, details: details.unwrap_or_default() }
    }

    /// The row of a whole work item with who answers for it, and with what no column says.
    fn with_units(
        &self,
        item: &WorkItem,
        row: GridRow,
        units: ResponsibleUnits,
        matter: Option<RowDetail>,
        texts: &Texts,
    ) -> GridRow {
        let id = RowDetail { instead_of: Some(ID), text: item.id.clone() };
        let standard = item.standard.as_deref().map(|own| texts.pick(own, item.standard_en.as_deref()));
        let standard = standard.map(|standard| said("detail-standard", standard, texts));
        let further = [Some(id), matter, standard, units.supports_below(SUPPORTS, texts)];
        let further = further.into_iter().flatten().filter(|_| self.shows_readings);
        let details = units.lead_below(LEAD, texts).into_iter().chain(further).chain(row.details).collect();
        let cells = row.cells.into_iter().chain([units.lead.into(), units.supports.into()]).collect();
        GridRow { cells, details, remark: None }
    }

    /// What must be known beside the figures.
    fn notes_on_screen(&self, texts: &Texts) -> Vec<String> {
        let parts = || self.listed().flat_map(|(_, judgement)| &judgement.requirements);
        let legend = self.is_folded().then(|| {
            let statuses = self.work_items().map(|(_, judgement)| judgement.status);
            let arguments =
                [("count", statuses.clone().count().to_string()), ("counts", Summary::of(statuses).as_legend(texts))];
            texts.format_owned("tasks-legend", &arguments)
        });
        let mut notes: Vec<String> = legend.into_iter().chain(Mark::meanings(parts(), texts)).collect();
        notes.extend(flags_in_lines(self.plan, parts(), texts));
        if self.shows_readings && parts().next().is_some() {
            notes.extend(method_notes(self.plan, self.judged.top.assessment.method, parts(), texts));
        }
        notes.extend(self.amended_notes(texts));
        notes.extend(self.only_whole(texts));
        notes
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let hint = |key: &str, words: &[&str]| self.header.next_step(key, words, texts);
        let parts = || self.listed().flat_map(|(_, judgement)| &judgement.requirements);
        let open =
            parts().filter(|part| part.flags.contains(&Flag::NotRecorded)).find_map(|part| part.criterion.ledger_id());
        let done = open.map(|id| hint("hint-done", &["done", id, "--on", &texts.get("placeholder-date")]));
        let has_duties = self.tasks().next().is_some() || self.safeguards().next().is_some();
        let of_all_years = || self.header.without(&[SelectionOption::List]);
        let duties =
            (self.year.is_some() && has_duties).then(|| of_all_years().next_step("hint-tasks", &["tasks"], texts));
        let more = match self.is_folded() {
            true => Some(hint("hint-all", &["tasks", "--all"])),
            false => (!self.shows_readings && parts().next().is_some()).then(|| hint("hint-verbose", &["tasks", "-v"])),
        };
        [done, duties, more, self.header.hint("tasks", texts)].into_iter().flatten().collect()
    }
}

/// The group of a task, or the task where it has none.
fn group_of<'t>(task: &'t Task, texts: &Texts) -> &'t str {
    let title = || texts.pick(&task.title, task.title_en.as_deref());
    task.group.as_deref().map_or_else(title, |group| texts.pick(group, task.group_en.as_deref()))
}

pub(super) fn columns(items: &[Judged<'_>], texts: &Texts) -> Vec<GridColumn> {
    let words = |key: &str, room| GridColumn::words(texts.get(key), room);
    let ids = items.iter().map(|(item, _)| item.id.as_str());
    vec![
        words("column-status", Room::Whole),
        words("column-id", Room::of_ids(ids, 5)),
        words("screen-requirement", Room::Rest),
        words("screen-required", Room::UpTo(WIDEST_STANDARD)),
        GridColumn::figures(texts.get("screen-actual"), Room::Whole),
        words("screen-gap", Room::IfAny { priority: 1 }),
        GridColumn::figures(texts.get("column-completion"), Room::IfAny { priority: 3 }),
        words("screen-lead", Room::IfAny { priority: 2 }),
        words("screen-supports", Room::IfAny { priority: 4 }),
    ]
}

fn list_heading(year: Year, items: &[Judged<'_>], texts: &Texts) -> String {
    if items.is_empty() {
        return texts.format("tasks-of-year-none", &[("year", &year.to_string())]);
    }
    let counts = Summary::of(items.iter().map(|(_, judgement)| judgement.status)).in_short(texts);
    let (year, count) = (year.to_string(), items.len());
    let arguments =
        [("year", year.as_str()), ("count", &count.to_string()), ("number", number(count)), ("counts", &counts)];
    texts.format("tasks-of-year", &arguments)
}

fn said(key: &str, words: &str, texts: &Texts) -> RowDetail {
    RowDetail { instead_of: None, text: texts.format(key, &[("words", without_stop(words))]) }
}
