//! What reports of every region have in common: things in rows and regions in columns, and what holds for the whole only.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Cell, Column, Rows, Table, counted, numbers, region_name, status_cell, words};
use crate::evaluate::{Assessments, RegionAssessment, Scope};
use crate::locale::Texts;
use crate::model::{Plan, Region, Standing, Status};

/// A region for programs, with what is said of it.
#[derive(Serialize)]
pub(super) struct RegionJson<'a, T> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    parent: Option<&'a str>,
    #[serde(flatten)]
    stands: T,
}

impl<'a, T> RegionJson<'a, T> {
    pub(super) fn new(plan: &'a Plan, each: &'a RegionAssessment<'a>, stands: T) -> Self {
        let id = each.region.part().unwrap_or_default();
        let declared = plan.region(id);
        Self {
            id,
            name: declared.map_or(id, |declared| &declared.name),
            name_en: declared.and_then(|declared| declared.name_en.as_deref()),
            parent: declared.and_then(|declared| declared.parent.as_deref()),
            stands,
        }
    }
}

/// Every region below with what is said of it; nothing unless every region is judged.
pub(super) fn regions_json<'a, T>(
    plan: &'a Plan,
    judged: &'a Assessments<'a>,
    stands: impl Fn(&'a RegionAssessment<'a>) -> T,
) -> Option<Vec<RegionJson<'a, T>>> {
    let below = judged.below.iter().map(|each| RegionJson::new(plan, each, stands(each)));
    (!judged.below.is_empty()).then(|| below.collect())
}

/// Things in rows, each with its key, and regions in columns, each with the statuses of those things that are judged in it.
pub(super) fn matrix<R: Copy, K: Ord>(
    rows: Rows<R>,
    key: impl Fn(R) -> K,
    regions: impl Iterator<Item = (String, BTreeMap<K, Status>)>,
    texts: &Texts,
) -> Table {
    let status = |statuses: BTreeMap<K, Status>| {
        let key = &key;
        move |row| statuses.get(&key(row)).copied()
    };
    matrix_by(rows, regions.map(|(heading, statuses)| (heading, status(statuses))), texts)
}

/// The same with regions that each tell the status of a thing.
pub(super) fn matrix_by<R: Copy>(
    rows: Rows<R>,
    regions: impl Iterator<Item = (String, impl Fn(R) -> Option<Status>)>,
    texts: &Texts,
) -> Table {
    let cells: BTreeMap<Status, Cell> =
        Status::ALL.into_iter().map(|status| (status, status_cell(texts, status))).collect();
    let cell = |status| cells.get(&status).cloned();
    let column = |heading| Column { breaks: false, ..Column::words(heading, 0) };
    regions.fold(rows, |rows, (heading, of)| rows.column(column(heading), |row| of(row).and_then(cell))).into()
}

/// The name of a region, with a mark for each level below the first.
pub(super) fn name_in_tree(plan: &Plan, region: &Region, depth: usize, texts: &Texts) -> String {
    format!("{}{}", "·".repeat(depth.saturating_sub(1)), region_name(plan, region, texts))
}

/// A column for regions before others.
pub(super) fn region_column(texts: &Texts) -> Column {
    words(texts, "column-region", 0).as_choice()
}

/// The region above all, then those below it in which most has the worst status; alike ones in the order of the plan.
pub(super) fn worst_first<'s, 'p>(
    judged: &'s Assessments<'p>,
    statuses: impl Fn(&'s RegionAssessment<'p>) -> Vec<Status>,
) -> Vec<&'s RegionAssessment<'p>> {
    let mut regions: Vec<&RegionAssessment<'p>> = judged.iter().collect();
    let place = |each: &&RegionAssessment<'p>, statuses: &[Status]| {
        let count = |status| statuses.iter().filter(|other| **other == status).count();
        (each.depth > 0, Reverse(Status::ALL.map(count)))
    };
    regions.sort_by_cached_key(|each| place(each, &statuses(each)));
    regions
}

/// That there are values, but of regions only.
pub(super) fn regions_alone(key: &str, count: usize, texts: &Texts) -> Option<String> {
    let regions = counted("counted-regions", count, texts);
    (count > 0).then(|| texts.format(key, &[("regions", &regions)]))
}

/// For which regions a report speaks, when it is not the whole alone.
pub(super) fn scope_preface(plan: &Plan, judged: &Assessments<'_>, texts: &Texts) -> Vec<String> {
    let top = texts.format("region-preface", &[("region", &region_name(plan, &judged.top.region, texts))]);
    match &judged.scope {
        Scope::Whole => Vec::new(),
        Scope::Region(_) => vec![top],
        Scope::EveryRegion(Region::Whole) => vec![texts.get("by-region-preface")],
        Scope::EveryRegion(_) => vec![top, texts.get("by-region-preface")],
    }
}

/// That something is judged for the whole only; nothing where there is no such thing.
pub(super) fn only_whole<'i>(ids: impl Iterator<Item = &'i str>, texts: &Texts) -> Option<String> {
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    (!ids.is_empty()).then(|| texts.format("regions-only-whole", &[("items", &listed(&ids, texts))]))
}

/// Most names that a note lists.
const MOST_LISTED: usize = 10;

/// The first of some names, and how many there are when these are not all.
pub(super) fn listed(names: &[String], texts: &Texts) -> String {
    let shown = names.iter().take(MOST_LISTED).map(String::as_str).collect::<Vec<_>>();
    let more = if names.len() > MOST_LISTED { format!(" … ({})", names.len()) } else { String::new() };
    shown.join(&texts.get("list-separator")) + &more
}

impl<R: Copy> Rows<R> {
    /// A column for the number of each standing.
    pub(super) fn standings<I: Iterator<Item = Status>>(self, texts: &Texts, statuses: impl Fn(R) -> I) -> Self {
        let column = |standing| standing_column(standing, texts);
        let count = |row, standing| statuses(row).filter(|status| status.standing() == standing).count();
        self.columns(Standing::ALL, column, count)
    }
}

/// A column for the number of a standing.
pub(super) fn standing_column(standing: Standing, texts: &Texts) -> Column {
    Column { heading: standing_words(standing, texts), ..numbers(texts, "column-status", 0) }
}

pub(super) fn standing_words(standing: Standing, texts: &Texts) -> String {
    texts.get(&format!("standing-{}", standing.name().replace('_', "-")))
}

/// How many of some statuses have each standing.
pub(super) fn standing_counts(statuses: &[Status]) -> [usize; 5] {
    Standing::ALL.map(|standing| statuses.iter().filter(|status| status.standing() == standing).count())
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Rows, listed, matrix, standing_counts, words};
    use crate::locale::{Language, Texts};
    use crate::model::Status;

    #[test]
    fn a_status_is_put_beside_the_thing_of_its_key_and_nothing_beside_the_others() {
        let texts = Texts::new(Language::English);
        let rows = [(("target", "x"), "a target"), (("item", "x"), "an item")];
        let whole = BTreeMap::from([(("target", "x"), Status::Pending), (("item", "x"), Status::Missed)]);
        let part = BTreeMap::from([(("item", "x"), Status::Achieved)]);
        let regions = [("whole".to_owned(), whole), ("part".to_owned(), part)];
        let rows = Rows::new(&rows).column(words(&texts, "column-matter", 0), |(_, name)| *name);
        let table = matrix(rows, |(key, _)| *key, regions.into_iter(), &texts);
        let shown: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.iter().map(|cell| cell.plain()).collect()).collect();
        assert_eq!(shown, [["a target", "pending", ""], ["an item", "missed", "achieved"]]);
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings, ["matter", "whole", "part"]);
    }

    #[test]
    fn a_long_list_of_names_is_cut_and_counted() {
        let texts = Texts::new(Language::English);
        let names = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&names(10), &texts), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assert_eq!(listed(&names(12), &texts), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 … (12)");
    }

    #[test]
    fn every_status_is_counted_once() {
        assert_eq!(standing_counts(&Status::ALL), [2, 2, 3, 1, 4]);
    }
}
