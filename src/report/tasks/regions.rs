//! The work items of every region, for a terminal. Key tasks and safeguards are the same in all of them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::TasksReport;
use super::screen::{LEAD, NAME, columns};
use crate::evaluate::{Judgement, RegionAssessment, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Moment, WorkItem};
use crate::report::region_list::{Beside, ListedRegion, PiecedTable, RegionList, judged_in, only};
use crate::report::requirement::{Mark, falls_short, name_alone};
use crate::report::screen::{
    Block, GridCell, GridColumn, GridLine, GridRow, MOST_LISTED, Room, Screen, SideBySide, TakeBlock, WIDEST_STANDARD,
    without_stop,
};
use crate::report::status::method_notes;
use crate::report::{SelectionOption, counted, unit_sentence};

type InRegions<'a> = RegionList<&'a RegionAssessment<'a>>;

impl<'a> TasksReport<'a> {
    pub(super) fn regions_on_screen(&self, texts: &Texts) -> Screen {
        let list = self.region_list();
        let unknown = list.unknown(self.plan, texts);
        let has_overview = self.only().is_none() || list.is_of_top_alone();
        let overview = has_overview.then(|| list.overview(self.plan, "--all", texts));
        Screen {
            preface: self.sentences_on_regions(&list, texts),
            blocks: overview.map(Block::from).into_iter().collect(),
            side_by_side: self.side_by_side(&list, texts),
            notes: unknown.into_iter().chain(self.only_whole(texts)).collect(),
            ..self.header.screen(texts)
        }
    }

    fn region_list(&self) -> InRegions<'a> {
        let region = |of: &'a RegionAssessment<'a>| {
            // What is judged of the whole alone is no part of a comparison.
            let judged = self.items_in(of).filter(|(item, _)| item.is_measured());
            let statuses = judged.map(|(_, judgement)| judgement.status).collect();
            ListedRegion { region: of.region.clone(), depth: of.depth, statuses, of }
        };
        RegionList::new(self.judged.iter().map(region), self.shows_all)
    }

    fn sentences_on_regions(&self, list: &InRegions<'_>, texts: &Texts) -> Vec<String> {
        let unit = unit_sentence(self.plan, self.unit.as_deref(), texts);
        let list_of = self.year.map(|year| texts.format("screen-only-list", &[("year", &year.to_string())]));
        let items = self.work_items().filter(|(item, _)| item.is_measured()).count();
        let items = list.sentence(&counted("duties-work-items", items, texts), texts);
        let counts = self.only().map(|_| list.counts(texts));
        let head = self.header.head((self.plan, self.judged), list_of.into_iter().chain(unit), texts);
        head.into_iter().chain([items]).chain(counts).collect()
    }

    /// Every work item with how it stands in each region.
    fn side_by_side(&self, list: &InRegions<'a>, texts: &Texts) -> Option<SideBySide> {
        if !list.is_few() || self.shows_readings {
            return None;
        }
        let in_region = |each: &ListedRegion<&'a RegionAssessment<'a>>| {
            self.items_in(each.of).map(|(item, judgement)| (item.id.as_str(), judgement)).collect()
        };
        let judged: Vec<BTreeMap<&str, &Judgement>> = list.listed.iter().map(in_region).collect();
        let is_folded = !self.is_chosen() && self.work_items().nth(MOST_LISTED).is_some();
        let shown = judged_in(self.work_items().map(|(item, _)| *item), &judged, is_folded);
        let rows = shown.iter().flat_map(|(item, judged)| self.rows_beside(item, judged, texts)).map(GridLine::Row);
        let columns = vec![
            GridColumn::words(texts.get("column-id"), Room::of_ids(shown.iter().map(|(item, _)| item.id.as_str()), 2)),
            GridColumn::words(texts.get("screen-requirement"), Room::Rest),
            GridColumn::words(texts.get("screen-required"), Room::UpTo(WIDEST_STANDARD)),
        ];
        Some(list.side_by_side((columns, rows.collect()), &shown, self.plan, texts))
    }

    fn rows_beside(&self, item: &WorkItem, judged: &[Option<&Judgement>], texts: &Texts) -> Vec<GridRow> {
        let title = without_stop(texts.pick(&item.matter, item.matter_en.as_deref()));
        // All of a list is due in its year, which is not said of each.
        let (due, as_of) = (Moment::EndOf(self.plan.last_year), self.judged.top.assessment.as_of());
        let beside = Beside { plan: self.plan, title, due, as_of };
        let mut rows = beside.rows(judged, texts);
        for (number, row) in rows.iter_mut().enumerate() {
            row.cells.insert(0, if number == 0 { GridCell::dim(&item.id) } else { GridCell::default() });
        }
        rows
    }

    /// Whether it is said which work items are listed.
    fn is_chosen(&self) -> bool {
        self.shows_all || self.unit.is_some()
    }

    /// The work items of each region, one region after the other.
    pub(super) fn each_region(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let list = self.region_list();
        if list.is_of_top_alone() {
            return Ok(Vec::new());
        }
        let is_folded = !self.is_chosen() && list.is_long();
        let all: Vec<_> = self.work_items().collect();
        let columns = columns(&all, texts).into_iter().take(LEAD).collect();
        let (mut pieces, mut marks) = (PiecedTable::new(columns, take), BTreeSet::new());
        let mut more = None;
        if let Some((item, only)) = self.only() {
            let title = format!("{} {}", item.id, name_alone(self.plan, only, texts));
            pieces = pieces.of_one(NAME, title, texts);
            more = list.more("--all", texts);
        }
        for each in &list.listed {
            let listed = self.items_in(each.of).filter(|(_, of)| !is_folded || falls_short(of.status));
            marks.extend(listed.clone().flat_map(|(_, of)| &of.requirements).flat_map(Mark::all_of));
            let rows = listed.flat_map(|(item, of)| self.rows_on_screen(item, of, None, texts));
            pieces.add(each.name(self.plan, texts), rows.map(|row| self.without_units(row)))?;
        }
        pieces.end()?;
        let folded = is_folded.then(|| list.folded(texts));
        let mut notes: Vec<String> = more.into_iter().chain(folded).chain(Mark::words(&marks, texts)).collect();
        if self.shows_readings {
            let parts = all.iter().flat_map(|(_, judgement)| &judgement.requirements);
            notes.extend(method_notes(self.plan, self.judged.top.assessment.method, parts, texts));
        }
        Ok(notes)
    }

    fn only(&self) -> Option<(&'a WorkItem, &'a RequirementJudgement)> {
        only(self.work_items())
    }

    /// Who answers for a work item is the same in every region.
    fn without_units(&self, mut row: GridRow) -> GridRow {
        row.cells.truncate(LEAD);
        GridRow { details: if self.shows_readings { row.details } else { Vec::new() }, ..row }
    }

    pub(super) fn what_next_in_regions(&self, texts: &Texts) -> Vec<String> {
        let list = self.region_list();
        let first = list.first(self.plan, texts).filter(|_| !list.is_of_top_alone());
        let one = first.map(|region| self.header.next_step("hint-region", &["tasks", "--region", region], texts));
        let has_duties = self.tasks().next().is_some() || self.safeguards().next().is_some();
        let whole = self.header.without(&[SelectionOption::ByRegion, SelectionOption::List]);
        let duties = has_duties.then(|| whole.next_step("hint-tasks", &["tasks"], texts));
        one.into_iter().chain(duties).chain(self.header.hint("tasks", texts)).collect()
    }
}
