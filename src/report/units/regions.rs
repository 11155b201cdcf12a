//! What units answer for in every region, for a terminal.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::screen::{DutyOfUnit, count_note, name_of};
use super::{Duty, DutyKind, PART_LEADS, PART_SUPPORTS, UnitDuties, UnitsReport, duties};
use crate::evaluate::RegionAssessment;
use crate::locale::Texts;
use crate::model::Status;
use crate::report::region_list::{ListedRegion, PiecedTable, RegionList};
use crate::report::requirement::falls_short;
use crate::report::screen::{GridCell, GridColumns, MOST_LISTED, Room, Screen, SideBySide, TakeBlock};
use crate::report::{counted, unit_sentence};

type InRegions<'a> = RegionList<&'a RegionAssessment<'a>>;

impl<'a> UnitsReport<'a> {
    pub(super) fn regions_on_screen(&self, texts: &Texts) -> Screen {
        let list = self.region_list();
        let unknown = list.unknown(self.plan, texts);
        Screen {
            preface: self.sentences_on_regions(&list, texts),
            blocks: vec![list.overview(self.plan, "--all", texts).into()],
            side_by_side: self.side_by_side(&list, texts),
            notes: unknown.into_iter().chain(self.only_whole(texts)).collect(),
            ..self.header.screen(texts)
        }
    }

    fn region_list(&self) -> InRegions<'a> {
        // What is judged of the whole alone is no part of a comparison.
        let below = self.judged.below.first();
        let compared: Option<BTreeSet<_>> = below.map(|of| self.judged_in(of).map(|duty| duty.key()).collect());
        let is_compared = |duty: &Duty<'_>| compared.as_ref().is_none_or(|keys| keys.contains(&duty.key()));
        let region = |of: &'a RegionAssessment<'a>| {
            let statuses = self.judged_in(of).filter(is_compared).filter_map(|duty| duty.status).collect();
            ListedRegion { region: of.region.clone(), depth: of.depth, statuses, of }
        };
        RegionList::new(self.judged.iter().map(region), self.shows_all)
    }

    /// What has a status and a unit, or the one that is asked for.
    fn judged_in(&self, region: &'a RegionAssessment<'a>) -> impl Iterator<Item = Duty<'a>> + use<'a> {
        let unit = self.unit.clone();
        let is_asked = move |duty: &Duty<'_>| {
            duty.status.is_some() && unit.as_ref().map_or(!duty.units.is_empty(), |unit| duty.units.contains(unit))
        };
        duties(self.plan, &region.assessment).into_iter().filter(is_asked)
    }

    fn sentences_on_regions(&self, list: &InRegions<'_>, texts: &Texts) -> Vec<String> {
        let unit = unit_sentence(self.plan, self.unit.as_deref(), texts);
        // The same is judged in each of them.
        let kinds: Vec<DutyKind> =
            self.judged.below.first().into_iter().flat_map(|of| self.judged_in(of)).map(|duty| duty.kind).collect();
        let counts = [(DutyKind::Target, "duties-targets"), (DutyKind::WorkItem, "duties-work-items")];
        let counts = counts.map(|(kind, key)| (key, kinds.iter().filter(|found| **found == kind).count()));
        let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| counted(key, count, texts));
        let judged = texts.joined("comma", counts);
        let counts = if judged.is_empty() { texts.get("units-none-by-region") } else { list.sentence(&judged, texts) };
        self.header.head((self.plan, self.judged), unit, texts).into_iter().chain([counts]).collect()
    }

    /// Everything that one unit answers for, with how it stands in each region.
    fn side_by_side(&self, list: &InRegions<'a>, texts: &Texts) -> Option<SideBySide> {
        if !list.is_few() || self.unit.is_none() {
            return None;
        }
        let in_region = |each: &ListedRegion<&'a RegionAssessment<'a>>| {
            self.judged_in(each.of).filter_map(|duty| Some((duty.key(), duty.status?))).collect()
        };
        let statuses: Vec<BTreeMap<(DutyKind, &str), Status>> = list.listed.iter().map(in_region).collect();
        let duties: Vec<Duty<'a>> = self.judged_in(&self.judged.top).collect();
        let is_folded = !self.shows_all && duties.len() > MOST_LISTED;
        let is_listed = |(_, duty): &DutyOfUnit<'_>| {
            let mut found = statuses.iter().filter_map(|of| of.get(&duty.key()));
            !is_folded || found.any(|status| falls_short(*status))
        };
        let columns = GridColumns::<DutyOfUnit<'a>>::new(texts).duties(texts, duties.iter());
        let in_regions = list.columns(self.plan, texts).zip(&statuses);
        let columns = in_regions.fold(columns, |columns, (column, statuses)| {
            let status = move |(_, duty): &DutyOfUnit<'a>| statuses.get(&duty.key()).copied();
            columns.column(column, move |duty| status(duty).map(|of| GridCell::status(of, texts)).unwrap_or_default())
        });
        let duties = duties.iter().map(|duty| self.with_part(*duty)).filter(is_listed);
        Some(SideBySide { grid: columns.grid(duties), notes: Vec::new() })
    }

    /// What the units answer for in each region, one region after the other.
    pub(super) fn each_region(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let list = self.region_list();
        if list.is_of_top_alone() {
            return Ok(Vec::new());
        }
        if self.unit.is_some() { self.each_duty(&list, texts, take) } else { self.each_unit(&list, texts, take) }
    }

    fn each_duty(&self, list: &InRegions<'a>, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let is_folded = !self.shows_all && list.is_long();
        let all: Vec<Duty<'a>> = self.judged_in(&self.judged.top).collect();
        let columns = GridColumns::<DutyOfUnit<'a>>::new(texts)
            .words("column-status", Room::Whole, |(_, duty)| duty.status_cell(texts))
            .duties(texts, all.iter());
        let mut pieces = PiecedTable::new(columns.headings(), take);
        let is_listed = |duty: &Duty<'_>| !is_folded || duty.status.is_some_and(falls_short);
        for each in &list.listed {
            let listed = self.judged_in(each.of).filter(is_listed);
            pieces.add(each.name(self.plan, texts), listed.map(|duty| columns.row(&self.with_part(duty))))?;
        }
        pieces.end()?;
        Ok(is_folded.then(|| list.folded(texts)).into_iter().collect())
    }

    /// How much every unit has of each status, in each region.
    fn each_unit(&self, list: &InRegions<'a>, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let is_folded = !self.shows_all && list.listed.len() * self.plan.units.len() > MOST_LISTED;
        let columns = GridColumns::<UnitDuties<'_>>::new(texts)
            .words("column-unit", Room::Rest, |of| name_of(of, texts))
            .statuses(&list.occurring(), |of, status| of.count(status))
            .words("column-id", Room::IfAny { priority: 1 }, |of| GridCell::dim(&of.unit.id));
        let mut pieces = PiecedTable::new(columns.headings(), take);
        let is_listed = |of: &UnitDuties<'_>| match is_folded {
            true => of.statuses().any(falls_short),
            false => of.statuses().next().is_some(),
        };
        for each in &list.listed {
            let units = self.units_in(each.of).into_iter().filter(is_listed);
            pieces.add(each.name(self.plan, texts), units.map(|of| columns.row(&of)))?;
        }
        pieces.end()?;
        let folded = is_folded.then(|| texts.get("units-folded"));
        Ok(folded.into_iter().chain(count_note(&self.units_in(&self.judged.top), texts)).collect())
    }

    /// Which part the unit that is asked for has in something.
    fn with_part(&self, duty: Duty<'a>) -> DutyOfUnit<'a> {
        let leads = duty.units.first() == self.unit.as_ref();
        (if leads { PART_LEADS } else { PART_SUPPORTS }, duty)
    }

    pub(super) fn what_next_in_regions(&self, texts: &Texts) -> Vec<String> {
        let list = self.region_list();
        let hint = |key: &str, words: &[&str]| self.header.next_step(key, words, texts);
        let first = list.first(self.plan, texts).filter(|_| !list.is_of_top_alone());
        let unit = self.unit.as_deref();
        let own = |further: &[&str]| -> Vec<String> {
            ["units"].into_iter().chain(unit).chain(further.iter().copied()).map(str::to_owned).collect()
        };
        let one = first.map(|region| own(&["--region", region]));
        let one = one.map(|words| hint("hint-region", &words.iter().map(String::as_str).collect::<Vec<_>>()));
        one.into_iter().chain(self.header.hint("units", texts)).collect()
    }
}
