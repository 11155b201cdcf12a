//! Where every target stands, for a terminal.

use std::collections::BTreeMap;

use super::super::plan_header::Summary;
use super::{StatusReport, class_words};
use crate::evaluate::{Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Region, Status, Target, Year};
use crate::report::by_region::regions_alone;
use crate::report::requirement::{
    ColumnPlaces, Mark, ShownRequirement, falls_short, flags_in_lines, name_alone, name_on_screen,
};
use crate::report::screen::{
    Grid, GridCell, GridColumn, GridLine, GridRow, MOST_LISTED, Room, RowDetail, Screen, WIDEST_STANDARD, in_groups,
    short_status,
};
use crate::report::{character_words, number, region_sentence, unit_sentence, years_named};

/// Where the columns stand.
const PLACES: ColumnPlaces = ColumnPlaces { required: 2, needed: Some(5), projected: Some(6), completion: Some(8) };
pub(in crate::report) const NAME: usize = 1;
const CHARACTER: usize = 10;
const ID: usize = CHARACTER + 1;

impl<'a> StatusReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let listed = self.in_areas(self.listed());
        let lines = self.grid_lines(&listed, texts);
        Screen {
            preface: self.sentences(listed.len(), texts),
            blocks: vec![Grid { columns: self.grid_columns(&listed, texts), lines, ..Grid::default() }.into()],
            notes: self.notes(&listed, texts),
            ..self.header.screen(texts)
        }
    }

    /// Targets in the order of the plan's areas.
    pub(in crate::report) fn in_areas<'r>(
        &self,
        targets: impl Iterator<Item = &'r (&'a Target, Judgement)>,
    ) -> Vec<&'r (&'a Target, Judgement)>
    where
        'a: 'r,
    {
        let places: BTreeMap<&str, usize> = self.plan.areas.iter().map(|area| area.id.as_str()).zip(0..).collect();
        let place = |target: &Target| target.area.as_deref().and_then(|id| places.get(id)).copied();
        let mut targets: Vec<_> = targets.collect();
        targets.sort_by_key(|(target, _)| place(target).unwrap_or(places.len()));
        targets
    }

    /// Whether it is said which targets are listed.
    pub(in crate::report) fn is_chosen(&self) -> bool {
        self.shows_all || self.area.is_some() || self.unit.is_some() || !self.states.is_empty()
    }

    /// Whether only what falls short is listed.
    fn is_folded(&self) -> bool {
        !self.is_chosen() && self.shown().nth(MOST_LISTED).is_some()
    }

    fn listed(&self) -> impl Iterator<Item = &'a (&'a Target, Judgement)> + Clone + use<'_, 'a> {
        let is_folded = self.is_folded();
        self.shown().filter(move |(_, judgement)| !is_folded || falls_short(judgement.status))
    }

    fn sentences(&self, listed: usize, texts: &Texts) -> Vec<String> {
        let counts = match self.is_folded() {
            true => {
                let numbers = [("count", self.shown().count().to_string()), ("listed", listed.to_string())];
                texts.format_owned("screen-folded", &numbers)
            }
            false => self.counts(texts),
        };
        let unit = self
            .unit
            .as_ref()
            .filter(|unit| !self.assessment.targets.iter().any(|(target, _)| target.units.contains(*unit)));
        let unit = unit.map(|unit| texts.format("no-target-names-unit", &[("unit", unit)]));
        self.head(texts).into_iter().chain([counts]).chain(unit).collect()
    }

    /// How many targets there are of each status.
    pub(in crate::report) fn counts(&self, texts: &Texts) -> String {
        let (count, counts) = (self.shown().count(), self.summary().in_short(texts));
        let numbers = [("count", count.to_string()), ("number", number(count).to_owned()), ("counts", counts)];
        if count == 0 { texts.get("screen-no-targets") } else { texts.format_owned("screen-targets", &numbers) }
    }

    /// How much of the time has passed, and what was chosen.
    pub(in crate::report) fn head(&self, texts: &Texts) -> Vec<String> {
        let time = self.header.time_passed(self.assessment.moment, texts);
        let region = region_sentence(self.plan, self.region.as_ref(), texts);
        let alone = regions_alone("regions-alone", self.assessment.regions_alone, texts);
        let alone = alone.map(|said| said + &texts.get("full-stop"));
        std::iter::once(time).chain(alone).chain(region).chain(self.chosen(texts)).collect()
    }

    /// What of the targets is shown, and how they are judged, where that is not as usual.
    fn chosen(&self, texts: &Texts) -> Vec<String> {
        let character = self
            .character
            .map(|character| texts.format("screen-character", &[("character", &texts.get(&character.key()))]));
        let area = self.area.as_ref().map(|id| self.area_name(id, texts));
        let area = area.map(|name| texts.format("screen-only-area", &[("area", name)]));
        let unit = unit_sentence(self.plan, self.unit.as_deref(), texts);
        let states = states_sentence(&self.states, texts);
        [area, unit, character, states].into_iter().flatten().chain(self.header.sentences(texts)).collect()
    }

    pub(in crate::report) fn grid_columns(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Vec<GridColumn> {
        let words = |key: &str, room| GridColumn::words(texts.get(key), room);
        let figures = |key: &str, priority| GridColumn::figures(texts.get(key), Room::IfAny { priority });
        let last = self.plan.last_year;
        let projected = match listed.iter().all(|(target, _)| target.due.year() == last) {
            true => texts.format("screen-projected-in", &[("year", &last.to_string())]),
            false => texts.get("screen-projected"),
        };
        vec![
            words("column-status", Room::Whole),
            words("column-indicator", Room::Rest),
            words("screen-required", Room::UpTo(WIDEST_STANDARD)),
            GridColumn::figures(texts.get("screen-actual"), Room::Whole),
            words("screen-so-far", Room::IfAny { priority: 1 }),
            figures("screen-needed", 1),
            GridColumn::figures(projected, Room::IfAny { priority: 2 }),
            figures("screen-latest", 4),
            figures("column-completion", 5),
            words("column-class", Room::IfAny { priority: 1 }),
            words("column-character", Room::IfAny { priority: 2 }),
            words("column-id", Room::IfAny { priority: 3 }),
        ]
    }

    /// The rows of each area, in the order of the plan.
    fn grid_lines(&self, listed: &[&'a (&'a Target, Judgement)], texts: &Texts) -> Vec<GridLine> {
        let (is_folded, shows_classes) = (self.is_folded(), self.shows_classes());
        let mut statuses: BTreeMap<&str, Vec<Status>> = BTreeMap::new();
        for (target, judgement) in self.shown().filter(|_| is_folded) {
            statuses.entry(target.area.as_deref().unwrap_or_default()).or_default().push(judgement.status);
        }
        let heading = |id: &str, name: &str| match statuses.get(id) {
            Some(statuses) => Summary::of(statuses.iter().copied()).behind(name, texts),
            None => name.to_owned(),
        };
        let name = |id: &&str| heading(id, self.area_name(id, texts));
        let rows = listed.iter().flat_map(|(target, judgement)| {
            let rows = self.rows_of(target, judgement, shows_classes, texts).into_iter();
            rows.map(|row| (target.area.as_deref(), row))
        });
        in_groups(rows, name, &heading("", &texts.get("screen-no-area")))
    }

    /// The name of an area.
    pub(in crate::report) fn area_name<'n>(&'n self, id: &'n str, texts: &Texts) -> &'n str {
        self.plan.area(id).map_or(id, |area| texts.pick(&area.name, area.name_en.as_deref()))
    }

    /// A row for each requirement, below one for the target when there are several.
    pub(in crate::report) fn rows_of(
        &self,
        target: &'a Target,
        judgement: &'a Judgement,
        shows_classes: bool,
        texts: &Texts,
    ) -> Vec<GridRow> {
        let is_below = judgement.requirements.len() != 1;
        let above = is_below.then(|| self.row_above(target, judgement, texts));
        let rows = judgement.requirements.iter().map(|part| {
            let class = part.class.filter(|_| shows_classes).map(|class| class_words(class, texts));
            self.row(target, part, is_below, class, texts)
        });
        above.into_iter().chain(rows).collect()
    }

    fn row_above(&self, target: &Target, judgement: &Judgement, texts: &Texts) -> GridRow {
        let name = texts.pick(&target.text, target.text_en.as_deref()).to_owned();
        let is_amended = self.assessment.amended_targets.with_id(&target.id).is_some();
        let name = if is_amended { name + &texts.get("amended-mark") } else { name };
        let mut cells = vec![GridCell::status(judgement.status, texts), name.into()];
        cells.resize_with(CHARACTER, GridCell::default);
        cells.push(character_words(target.character, texts).into());
        cells.push(GridCell::dim(&target.id));
        let details = if self.shows_readings { vec![id_detail(target)] } else { Vec::new() };
        GridRow { cells, remark: None, details }
    }

    fn row(
        &self,
        target: &'a Target,
        part: &'a RequirementJudgement,
        is_below: bool,
        class: Option<String>,
        texts: &Texts,
    ) -> GridRow {
        let shown = ShownRequirement { plan: self.plan, part, due: target.due, texts };
        let has_no_english = part.indicator.is_none() && part.name_en.is_none() && !is_below;
        let name = match has_no_english {
            true => texts.pick(&part.name, target.text_en.as_deref()).to_owned(),
            false if part.region.as_deref() == self.region.as_ref().and_then(Region::part) => {
                name_alone(self.plan, part, texts).to_owned()
            }
            false => name_on_screen(self.plan, part, texts),
        };
        let is_amended = !is_below && self.assessment.amended_targets.with_id(&target.id).is_some();
        let name = if is_amended { name + &texts.get("amended-mark") } else { name };
        let (first, name, id) = match is_below {
            false => (GridCell::status(part.status, texts), name.into(), GridCell::dim(&target.id)),
            true => (GridCell::default(), GridCell::below(&name, part.status, texts), GridCell::default()),
        };
        let character = character_words(target.character, texts).filter(|_| !is_below);
        let cells = vec![
            first,
            name,
            shown.required().into(),
            shown.actual().into(),
            shown.so_far().into(),
            shown.needed().into(),
            shown.projected().into(),
            shown.latest_beside().into(),
            shown.completion().into(),
            class.into(),
            character.into(),
            id,
        ];
        let details = match self.shows_readings {
            true => std::iter::once(id_detail(target)).chain(shown.details(PLACES)).collect(),
            false => Vec::new(),
        };
        GridRow { cells, remark: shown.remark(PLACES), details }
    }

    fn notes(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Vec<String> {
        let mut notes = Vec::new();
        let parts = || listed.iter().flat_map(|(_, judgement)| &judgement.requirements);
        if self.is_folded() {
            let arguments = [("count", self.shown().count().to_string()), ("counts", self.summary().as_legend(texts))];
            notes.push(texts.format_owned("screen-legend", &arguments));
        }
        notes.extend(Mark::meanings(parts(), texts));
        notes.extend(self.awaiting_note(listed, texts));
        notes.extend(flags_in_lines(self.plan, parts(), texts));
        if self.shows_readings {
            notes.extend(super::method_notes(self.plan, self.assessment.method, parts(), texts));
        }
        notes.extend(self.amended_notes(texts));
        notes.extend(self.only_whole(texts));
        notes
    }

    fn awaiting_note(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Option<String> {
        let awaiting = listed.iter().filter(|(_, judgement)| judgement.status == Status::AwaitingData);
        let mut years: Vec<Year> = awaiting.map(|(target, _)| target.due.year()).collect();
        years.sort_unstable();
        years.dedup();
        (!years.is_empty()).then(|| texts.format("screen-awaiting", &[("years", &years_named(&years, texts))]))
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let mut hints = Vec::new();
        let has_value = |judgement: &Judgement| judgement.requirements.iter().any(|part| part.latest.is_some());
        let worst =
            self.listed().filter(|(_, judgement)| has_value(judgement)).min_by_key(|(_, found)| rank(found.status));
        if let Some((target, _)) = worst {
            hints.push(self.header.next_step("hint-explain", &["explain", &target.id], texts));
        }
        if self.is_folded() {
            hints.push(self.header.next_step("hint-all", &["status", "--all"], texts));
        } else if !self.shows_readings {
            hints.push(self.header.next_step("hint-verbose", &["status", "-v"], texts));
        }
        hints.extend(self.header.hint("status", texts));
        hints
    }
}

/// That only some statuses are shown.
pub(in crate::report) fn states_sentence(states: &[Status], texts: &Texts) -> Option<String> {
    let words = texts.joined("list-separator", states.iter().map(|status| short_status(*status, texts)));
    (!states.is_empty()).then(|| texts.format("screen-only-states", &[("states", &words)]))
}

/// What falls short comes first, whatever is not known last.
pub(in crate::report) fn rank(status: Status) -> (bool, Status) {
    (!falls_short(status), status)
}

fn id_detail(target: &Target) -> RowDetail {
    RowDetail { instead_of: Some(ID), text: target.id.clone() }
}
