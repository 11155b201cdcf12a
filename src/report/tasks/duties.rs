//! Key tasks and safeguards, for a terminal.

use std::collections::BTreeMap;

use super::super::plan_header::Summary;
use super::{Duty, TasksReport, duty_of_safeguard, duty_of_task};
use crate::locale::Texts;
use crate::model::{Plan, Status, Task};
use crate::report::screen::{Grid, GridCell, GridColumns, GridRow, Room, RowDetail, in_groups};
use crate::report::{counted, unit_name, units_named};

/// Where the columns stand.
const LEAD: usize = 3;
const SUPPORTS: usize = 4;
const ID: usize = 5;

impl<'a> TasksReport<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.tasks().next().is_none() && self.safeguards().next().is_none() && self.work_items().next().is_none()
    }

    /// The unit that leads all tasks, and all safeguards.
    pub(super) fn duty_leads(&self) -> [(&'static str, Option<&'a str>); 2] {
        let tasks = shared_lead(self.tasks().map(|task| task.units.as_slice()));
        let safeguards = shared_lead(self.safeguards().map(|safeguard| safeguard.units.as_slice()));
        [("kinds-tasks", tasks), ("kinds-safeguards", safeguards)]
    }

    /// The key tasks, and the safeguards.
    pub(super) fn duty_grids(&self, texts: &Texts) -> Vec<Grid> {
        let mut statuses: BTreeMap<&str, Vec<Status>> = BTreeMap::new();
        for (item, judgement) in self.work_items() {
            statuses.entry(item.task.as_deref().unwrap_or_default()).or_default().push(judgement.status);
        }
        let statuses_of = |task: &Task| statuses.get(task.id.as_str()).cloned().unwrap_or_default();
        let tasks: Vec<Duty<'_>> = self.tasks().map(|task| duty_of_task(task, statuses_of(task), texts)).collect();
        let safeguards: Vec<Duty<'_>> =
            self.safeguards().map(|safeguard| duty_of_safeguard(safeguard, texts)).collect();
        let [(_, lead_of_tasks), (_, lead_of_safeguards)] = self.duty_leads();
        let grids = [("tasks-counted", tasks, lead_of_tasks), ("safeguards-counted", safeguards, lead_of_safeguards)];
        let filled = grids.into_iter().filter(|(_, duties, _)| !duties.is_empty());
        filled.map(|(key, duties, shared)| self.duty_grid(key, &duties, shared, texts)).collect()
    }

    fn duty_grid(&self, heading: &str, duties: &[Duty<'_>], shared: Option<&str>, texts: &Texts) -> Grid {
        let columns = GridColumns::<(&Duty<'_>, ResponsibleUnits)>::new(texts)
            .figures("column-no", Room::Whole, |(duty, _)| duty.no.map(|no| no.to_string()))
            .words("column-task", Room::Rest, |(duty, _)| duty.title)
            .words("kinds-work-items", Room::Whole, |(duty, _)| {
                Summary::of(duty.statuses.iter().copied()).in_signs(texts)
            })
            .words("screen-lead", Room::IfAny { priority: 1 }, |(_, units)| units.lead.clone())
            .words("screen-supports", Room::IfAny { priority: 2 }, |(_, units)| units.supports.clone())
            .words("column-id", Room::IfAny { priority: 3 }, |(duty, _)| GridCell::dim(duty.id.unwrap_or_default()));
        let rows = duties.iter().map(|duty| {
            let row = (duty, ResponsibleUnits::of(self.plan, duty.units, shared, texts));
            let id = duty.id.map(|id| RowDetail { instead_of: Some(ID), text: id.to_owned() });
            let further = id.into_iter().chain(row.1.supports_below(SUPPORTS, texts)).filter(|_| self.shows_readings);
            let details = row.1.lead_below(LEAD, texts).into_iter().chain(further).collect();
            (duty.group, GridRow { details, ..columns.row(&row) })
        });
        let lines = in_groups(rows, |group| (*group).to_owned(), &texts.get("other-tasks"));
        Grid { heading: Some(counted(heading, duties.len(), texts).into()), ..columns.with(lines) }
    }
}

/// The units that answer for something, as far as that is not said of all.
pub(super) struct ResponsibleUnits {
    pub lead: Option<String>,
    pub supports: Option<String>,
}

impl ResponsibleUnits {
    pub(super) fn of(plan: &Plan, units: &[String], shared_lead: Option<&str>, texts: &Texts) -> Self {
        let (lead, supports) = match units.split_first() {
            Some((lead, supports)) => (Some(lead.as_str()), supports),
            None => (None, units),
        };
        let lead = lead.filter(|_| shared_lead.is_none()).map(|lead| unit_name(plan, lead, texts));
        let supports = (!supports.is_empty()).then(|| units_named(plan, supports, texts));
        Self { lead, supports }
    }

    /// Who leads, where its column has no room.
    pub(super) fn lead_below(&self, column: usize, texts: &Texts) -> Option<RowDetail> {
        let text = texts.format("detail-lead", &[("units", self.lead.as_ref()?)]);
        Some(RowDetail { instead_of: Some(column), text })
    }

    /// Who supports, where its column has no room.
    pub(super) fn supports_below(&self, column: usize, texts: &Texts) -> Option<RowDetail> {
        let text = texts.format("detail-supports", &[("units", self.supports.as_ref()?)]);
        Some(RowDetail { instead_of: Some(column), text })
    }
}

/// The unit that leads all of them.
pub(super) fn shared_lead<'u>(units: impl Iterator<Item = &'u [String]>) -> Option<&'u str> {
    let mut leads = units.map(<[String]>::first);
    let first = leads.next().flatten()?;
    leads.all(|lead| lead == Some(first)).then_some(first.as_str())
}
