//! The regions of a screen: how they compare, and what stands in each of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::by_region::listed;
use super::plan_header::Summary;
use super::requirement::{Mark, ShownRequirement, falls_short, name_alone};
use super::screen::{
    Grid, GridCell, GridColumn, GridColumns, GridLine, GridRow, LONG_PIECE, MOST_LISTED, Room, SideBySide, TakeBlock,
};
use super::{counted, region_name, typed_region, with_region};
use crate::evaluate::{Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{HasId, Moment, Plan, Region, Standing, Status, Year};

/// Most regions that may stand side by side.
const MOST_BESIDE: usize = 16;

/// A region with how everything stands in it.
pub(super) struct ListedRegion<T> {
    pub(super) region: Region,
    /// How far it lies below that above all.
    pub(super) depth: usize,
    pub(super) statuses: Vec<Status>,
    pub(super) of: T,
}

/// That above all, then those in which something is known, worst first.
pub(super) struct RegionList<T> {
    pub(super) listed: Vec<ListedRegion<T>>,
    left_out: usize,
    /// Those in which nothing is known.
    unknown: Vec<Region>,
    /// How much there is of each status in the regions below.
    below: Summary,
    /// How much there is in all of them, and how much of it falls short.
    all: usize,
    falling_short: usize,
}

impl<T> ListedRegion<T> {
    /// By what regions are sorted: most of what falls short comes first, from missed on, then most of what is not known.
    fn place(&self) -> impl Ord + use<T> {
        let falling_short = Status::ALL.map(|status| if falls_short(status) { self.count(status) } else { 0 });
        let unknown = self.statuses.iter().filter(|found| found.standing() == Standing::Unknown).count();
        (self.depth > 0, Reverse(falling_short), Reverse(unknown))
    }

    fn is_known(&self) -> bool {
        self.statuses.iter().any(|status| *status != Status::NoData)
    }

    pub(super) fn count(&self, status: Status) -> usize {
        self.statuses.iter().filter(|found| **found == status).count()
    }

    pub(super) fn name(&self, plan: &Plan, texts: &Texts) -> String {
        name_below(plan, &self.region, self.depth, texts)
    }
}

/// The only one of some things, with its only requirement: its regions compare without an overview.
pub(super) fn only<'j, T>(
    mut shown: impl Iterator<Item = &'j (&'j T, Judgement)>,
) -> Option<(&'j T, &'j RequirementJudgement)> {
    let (item, judgement) = shown.next().filter(|_| shown.next().is_none())?;
    match judgement.requirements.as_slice() {
        [only] => Some((item, only)),
        _ => None,
    }
}

/// Something with how it stands in each region.
pub(super) type JudgedInRegions<'j, T> = (&'j T, Vec<Option<&'j Judgement>>);

/// Things with how they stand in each region; where they are folded, those that fall short in some.
pub(super) fn judged_in<'j, T: HasId>(
    things: impl Iterator<Item = &'j T>,
    regions: &[BTreeMap<&str, &'j Judgement>],
    is_folded: bool,
) -> Vec<JudgedInRegions<'j, T>> {
    let falls_short = |judgement: &&Judgement| falls_short(judgement.status);
    let judged = things.map(|thing| (thing, regions.iter().map(|of| of.get(thing.id()).copied()).collect()));
    judged.filter(|(_, of): &JudgedInRegions<'j, T>| !is_folded || of.iter().flatten().any(falls_short)).collect()
}

/// The name of a region that lies so far below that above all, with that of the region of which it is a part: regions of
/// several levels stand in one list.
pub(super) fn name_below(plan: &Plan, region: &Region, depth: usize, texts: &Texts) -> String {
    let name = region_name(plan, region, texts);
    let declared = region.part().and_then(|id| plan.region(id));
    match declared.and_then(|declared| declared.parent.as_deref()).filter(|_| depth > 1) {
        Some(parent) => with_region(plan, &name, &Region::named(parent), texts),
        None => name,
    }
}

impl<T> RegionList<T> {
    pub(super) fn new(regions: impl Iterator<Item = ListedRegion<T>>, lists_all: bool) -> Self {
        let (known, unknown): (Vec<_>, Vec<_>) = regions.partition(|each| each.depth == 0 || each.is_known());
        let list = Self::all(known, if lists_all { usize::MAX } else { MOST_LISTED });
        let without_data = unknown.iter().map(|each| each.statuses.len()).sum();
        let (all, below) = (list.all + without_data, list.below.clone().with(Status::NoData, without_data));
        Self { all, below, unknown: unknown.into_iter().map(|each| each.region).collect(), ..list }
    }

    /// The same with those in which nothing is known, up to so many below that above all.
    pub(super) fn all(regions: impl IntoIterator<Item = ListedRegion<T>>, most: usize) -> Self {
        let mut listed: Vec<ListedRegion<T>> = regions.into_iter().collect();
        listed.sort_by_cached_key(ListedRegion::place);
        let statuses = || listed.iter().flat_map(|each| &each.statuses);
        let (all, falling_short) = (statuses().count(), statuses().filter(|status| falls_short(**status)).count());
        let below = listed.iter().filter(|each| each.depth > 0).flat_map(|each| each.statuses.iter().copied());
        let below = Summary::of(below);
        let most = most.saturating_add(1);
        let left_out = listed.len().saturating_sub(most);
        listed.truncate(most);
        Self { listed, left_out, unknown: Vec::new(), below, all, falling_short }
    }

    /// Whether nothing is known in any region below.
    pub(super) fn is_of_top_alone(&self) -> bool {
        self.below().next().is_none()
    }

    /// Whether they may stand side by side.
    pub(super) fn is_few(&self) -> bool {
        !self.is_of_top_alone() && self.left_out == 0 && self.listed.len() <= MOST_BESIDE
    }

    pub(super) fn below(&self) -> impl Iterator<Item = &ListedRegion<T>> {
        self.listed.iter().filter(|each| each.depth > 0)
    }

    pub(super) fn statuses(&self) -> impl Iterator<Item = Status> + Clone {
        self.listed.iter().flat_map(|each| each.statuses.iter().copied())
    }

    /// The statuses that there are, as counts are shown.
    pub(super) fn occurring(&self) -> Vec<Status> {
        let found: BTreeSet<Status> = self.statuses().collect();
        Status::AS_COUNTED.into_iter().filter(|status| found.contains(status)).collect()
    }

    /// What is judged, and in how many regions.
    pub(super) fn sentence(&self, judged: &str, texts: &Texts) -> String {
        let count = self.below().count() + self.left_out + self.unknown.len();
        let regions = counted("counted-regions", count, texts);
        texts.format("screen-by-region", &[("judged", judged), ("regions", &regions)])
    }

    /// In how many regions each status is, where there is one thing alone.
    pub(super) fn counts(&self, texts: &Texts) -> String {
        texts.format("screen-regions", &[("counts", &self.below.of_regions(texts))])
    }

    /// How many there are of each status in each region, and by which option all are listed.
    pub(super) fn overview(&self, plan: &Plan, all_by: &str, texts: &Texts) -> Grid {
        self.grid(self.named(plan, texts).statuses(&self.occurring(), |each, status| each.count(status)), all_by)
    }

    /// A row for each region, with its name.
    pub(super) fn named<'r>(&'r self, plan: &'r Plan, texts: &'r Texts) -> GridColumns<'r, &'r ListedRegion<T>> {
        GridColumns::new(texts).words("column-region", Room::Rest, |each: &&ListedRegion<T>| each.name(plan, texts))
    }

    pub(super) fn grid<'r>(&'r self, columns: GridColumns<'r, &'r ListedRegion<T>>, all_by: &str) -> Grid {
        let more = self.more(all_by, columns.texts).map(GridLine::Heading);
        let mut grid = columns.grid(&self.listed);
        grid.lines.extend(more);
        grid
    }

    /// That there are more regions than are listed, and by which option all are.
    pub(super) fn more(&self, all_by: &str, texts: &Texts) -> Option<String> {
        let regions = counted("counted-more-regions", self.left_out, texts);
        let arguments = [("regions", regions), ("option", all_by.to_owned())];
        (self.left_out > 0).then(|| texts.format_owned("regions-left-out", &arguments))
    }

    /// A column for each.
    pub(super) fn columns(&self, plan: &Plan, texts: &Texts) -> impl Iterator<Item = GridColumn> {
        self.listed.iter().map(|each| GridColumn::words(each.name(plan, texts), Room::Whole))
    }

    /// A table of these columns and one for each region.
    pub(super) fn side_by_side<J>(
        &self,
        (columns, lines): (Vec<GridColumn>, Vec<GridLine>),
        judged: &[JudgedInRegions<'_, J>],
        plan: &Plan,
        texts: &Texts,
    ) -> SideBySide {
        let parts = judged.iter().flat_map(|(_, of)| of).flatten().flat_map(|judgement| &judgement.requirements);
        let columns = columns.into_iter().chain(self.columns(plan, texts)).collect();
        SideBySide { grid: Grid { columns, lines, ..Grid::default() }, notes: Mark::meanings(parts, texts) }
    }

    /// That only what falls short is listed of each.
    pub(super) fn folded(&self, texts: &Texts) -> String {
        let listed = self.statuses().filter(|status| falls_short(*status)).count();
        let key = match self.falling_short {
            0 => "regions-folded-all",
            short if short == listed => "regions-folded",
            _ => "regions-folded-some",
        };
        let numbers = [("listed", listed), ("short", self.falling_short), ("count", self.all)];
        texts.format_owned(key, &numbers.map(|(name, count)| (name, count.to_string())))
    }

    /// Whether there is more than is listed one by one.
    pub(super) fn is_long(&self) -> bool {
        self.all > MOST_LISTED
    }

    /// In which regions nothing is known.
    pub(super) fn unknown(&self, plan: &Plan, texts: &Texts) -> Option<String> {
        let names: Vec<String> = self.unknown.iter().map(|region| region_name(plan, region, texts)).collect();
        let regions = counted("counted-regions", names.len(), texts);
        let arguments = [("regions", regions), ("names", listed(&names, texts))];
        (!names.is_empty()).then(|| texts.format_owned("regions-unknown", &arguments))
    }

    /// The region to look at first, as it is named on the command line: the worst of which something is known.
    pub(super) fn first<'t>(&'t self, plan: &'t Plan, texts: &Texts) -> Option<&'t str> {
        let first = self.below().map(|each| &each.region).next().or(self.unknown.first());
        typed_region(plan, first?, texts)
    }
}

/// Something that is judged in several regions, for a table in which they stand side by side.
pub(super) struct Beside<'p> {
    pub(super) plan: &'p Plan,
    pub(super) title: &'p str,
    pub(super) due: Moment,
    pub(super) as_of: Year,
}

impl Beside<'_> {
    /// A row for each requirement, below one for the whole when there are several: a name, what is required, and how it stands
    /// in each region.
    pub(super) fn rows<'j>(&self, judged: &[Option<&'j Judgement>], texts: &Texts) -> Vec<GridRow> {
        let Some(first) = judged.iter().flatten().next() else { return Vec::new() };
        let is_below = first.requirements.len() != 1;
        let above = is_below.then(|| {
            let status = |judgement: &Judgement| GridCell::status(judgement.status, texts);
            let cells = judged.iter().map(|judgement| judgement.map(status).unwrap_or_default());
            let before = [self.title.to_owned().into(), GridCell::default()];
            GridRow { cells: before.into_iter().chain(cells).collect(), ..GridRow::default() }
        });
        let row = |(place, part): (usize, &RequirementJudgement)| {
            let name = name_alone(self.plan, part, texts).to_owned();
            let name = if is_below { GridCell { hanging: 2, ..format!("· {name}").into() } } else { name.into() };
            let in_region = |judgement: Option<&'j Judgement>| {
                let part = judgement.and_then(|judgement| judgement.requirements.get(place));
                part.map(|part| self.shown(part, texts).in_short(self.as_of)).unwrap_or_default()
            };
            let before = [name, self.shown(part, texts).required().into()];
            let cells = before.into_iter().chain(judged.iter().copied().map(in_region)).collect();
            GridRow { cells, ..GridRow::default() }
        };
        above.into_iter().chain(first.requirements.iter().enumerate().map(row)).collect()
    }

    fn shown<'s>(&'s self, part: &'s RequirementJudgement, texts: &'s Texts) -> ShownRequirement<'s> {
        ShownRequirement { plan: self.plan, part, due: self.due, texts }
    }
}

/// A table that is handed over in pieces, each of them long enough for its columns to say something.
pub(super) struct PiecedTable<'p, 't> {
    columns: Vec<GridColumn>,
    lines: Vec<GridLine>,
    /// The place of the column in which the regions are named, where each has one row.
    names: Option<usize>,
    take: &'p mut TakeBlock<'t>,
}

impl<'p, 't> PiecedTable<'p, 't> {
    pub(super) fn new(columns: Vec<GridColumn>, take: &'p mut TakeBlock<'t>) -> Self {
        Self { columns, lines: Vec::new(), names: None, take }
    }

    /// The same of one thing alone: what was named in the rows is said above, and the regions are named in them.
    pub(super) fn of_one(mut self, names: usize, title: String, texts: &Texts) -> Self {
        if let Some(column) = self.columns.get_mut(names) {
            column.heading = texts.get("column-region");
        }
        Self { lines: vec![GridLine::Heading(title)], names: Some(names), ..self }
    }

    /// The rows of a region; nothing where there are none.
    pub(super) fn add(&mut self, region: String, rows: impl IntoIterator<Item = GridRow>) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_some() && self.names.is_none() {
            self.lines.push(GridLine::Heading(region.clone()));
        }
        for mut row in rows {
            if let Some(name) = self.names.and_then(|place| row.cells.get_mut(place)) {
                *name = region.clone().into();
            }
            self.lines.push(GridLine::Row(row));
        }
        if self.lines.len() < LONG_PIECE { Ok(()) } else { self.hand_over() }
    }

    fn hand_over(&mut self) -> Result<()> {
        let (columns, lines) = (self.columns.clone(), std::mem::take(&mut self.lines));
        (self.take)(Grid { columns, lines, ..Grid::default() }.into())
    }

    /// Hands over what is left.
    pub(super) fn end(mut self) -> Result<()> {
        let has_rows = self.lines.iter().any(|line| matches!(line, GridLine::Row(_)));
        if has_rows { self.hand_over() } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{ListedRegion, RegionList};
    use crate::model::{Region, Status};

    fn region(name: &str, depth: usize, statuses: &[Status]) -> ListedRegion<()> {
        ListedRegion { region: Region::named(name), depth, statuses: statuses.to_vec(), of: () }
    }

    fn names(list: &RegionList<()>) -> Vec<&str> {
        list.listed.iter().filter_map(|each| each.region.part()).collect()
    }

    #[test]
    fn a_region_that_lags_comes_before_one_that_has_not_reported_and_that_above_all_before_both() {
        use Status::{Achieved, Behind, InsufficientData, Missed, NoData, OnTrack};
        let regions = || {
            [
                region("well", 1, &[Achieved, OnTrack]),
                region("unclear", 1, &[InsufficientData, NoData]),
                region("lags", 1, &[Behind, OnTrack]),
                region("lags more", 2, &[Behind, Behind]),
                region("failed", 1, &[Missed, Achieved]),
                region("silent", 1, &[NoData, NoData]),
                region("above", 0, &[OnTrack, OnTrack]),
            ]
        };
        let list = RegionList::new(regions().into_iter(), false);
        assert_eq!(names(&list), ["above", "failed", "lags more", "lags", "unclear", "well"]);
        assert_eq!(list.unknown, [Region::named("silent")]);
        assert_eq!((list.all, list.falling_short), (14, 4));
        let worst = RegionList::all(regions(), 2);
        assert_eq!((names(&worst), worst.left_out), (vec!["above", "failed", "lags more"], 4));
    }
}
