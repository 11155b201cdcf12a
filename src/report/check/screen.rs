//! What a check says in a terminal: what decides the exit code, and the verdict as the last line.

use std::collections::BTreeMap;

use anyhow::Result;
use rustc_hash::FxHashMap;

use super::{CheckReport, Checked, FailOn, Judged, Weight};
use crate::evaluate::{AsOfSource, Flag, RegionAssessment, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Moment, Region, Standing, Status};
use crate::report::by_region::{regions_alone, scope_preface};
use crate::report::plan_header::Summary;
use crate::report::promise::{Leads, Promise, PromiseKind, promises};
use crate::report::region_list::{ListedRegion, RegionList};
use crate::report::requirement::{
    Mark, ShownRequirement, all_flag_words, falls_short, gap_words, name_on_screen, reading_of,
};
use crate::report::screen::{
    Block, Entries, Entry, Grid, GridCell, GridColumn, GridLine, GridRow, Heading, LONG_PIECE, MOST_LISTED, Room,
    Screen, TakeBlock, Tone, WIDEST_STANDARD, short_status, sign,
};
use crate::report::{as_of_arguments, counted, number, region_name, typed_region, unit_name};

/// The longest name of a region that is shown whole.
const WIDEST_REGION: usize = 24;

/// What fails the check for the same reason.
struct FailureGroup<'a> {
    state: FailOn,
    found: Vec<Checked<'a>>,
}

/// A promise that fails in some regions in the same way.
struct FailureRow<'g, 'a> {
    first: &'g Checked<'a>,
    /// Where it fails so, besides.
    others: Vec<&'g Checked<'a>>,
}

impl CheckReport<'_> {
    pub(super) fn on_screen(&self, judged: &Judged<'_>, texts: &Texts) -> Screen {
        let groups = self.groups(judged);
        let readings = self.shows_readings.then(|| Block::from(judged.readings_on_screen(texts)));
        let by_region = self.failing_regions(judged, texts).map(Block::from);
        Screen {
            preface: self.sentences(judged, texts),
            blocks: readings.into_iter().chain(by_region).collect(),
            notes: judged.amended_notes(texts).into_iter().chain(judged.only_whole(texts)).collect(),
            hints: if self.shows_hints { self.next_steps(judged, &groups, texts) } else { Vec::new() },
            verdict: Some(self.verdict_on_screen(judged, &groups, texts)),
            ..judged.header.screen(texts)
        }
    }

    /// What fails, one group after the other.
    pub(super) fn each_failure(
        &self,
        judged: &Judged<'_>,
        texts: &Texts,
        take: &mut TakeBlock<'_>,
    ) -> Result<Vec<String>> {
        let groups = self.groups(judged);
        let id = Room::of_ids(groups.iter().flat_map(|group| &group.found).map(|checked| checked.promise.id), 2);
        let leads = Leads::new(judged.plan);
        for group in &groups {
            let rows = group.rows(judged, texts);
            let most = self.most_listed();
            let shown_leads = have_several_leads(&group.found, &leads).then_some(&leads);
            let lines = rows.iter().take(most).flat_map(|row| judged.rows_of(row, shown_leads, texts));
            let mut lines = lines.map(GridLine::Row).chain(left_out(rows.len(), most, texts)).peekable();
            let mut heading = Some(group.heading(texts));
            while lines.peek().is_some() {
                let lines = lines.by_ref().take(LONG_PIECE).collect();
                let columns = columns(id, judged.compares_regions());
                take(Grid { heading: heading.take(), columns, lines, ..Grid::default() }.into())?;
            }
        }
        let parts = groups.iter().flat_map(|group| &group.found).flat_map(Checked::decisive);
        Ok(Mark::meanings(parts.filter(|part| part.latest.is_some()), texts))
    }

    /// How many of a group are listed.
    fn most_listed(&self) -> usize {
        if self.shows_readings { usize::MAX } else { MOST_LISTED }
    }

    /// What fails the check, by why it does: first what falls short, then what is due and not known; in the worst regions
    /// first.
    fn groups<'a>(&self, judged: &Judged<'a>) -> Vec<FailureGroup<'a>> {
        let mut groups: BTreeMap<(u8, Status), FailureGroup<'a>> = BTreeMap::new();
        for checked in judged.checked().filter(|checked| checked.weight(&self.strictness) == Weight::Failure) {
            let state = self.state_of(&checked);
            let empty = || FailureGroup { state, found: Vec::new() };
            groups.entry(rank(state)).or_insert_with(empty).found.push(checked);
        }
        let places: BTreeMap<&Region, usize> = judged.worst_first().zip(0..).collect();
        let mut groups: Vec<FailureGroup<'a>> = groups.into_values().collect();
        for group in &mut groups {
            group.found.sort_by_key(|checked| places.get(&checked.region.region).copied());
        }
        groups
    }

    fn state_of(&self, checked: &Checked<'_>) -> FailOn {
        let moment = checked.region.assessment.moment;
        let is_due_unknown = self.strictness.fail_on.contains(&FailOn::DueUnknown)
            && FailOn::DueUnknown.applies_to(&checked.promise, moment);
        if is_due_unknown { FailOn::DueUnknown } else { FailOn::Status(checked.promise.judgement.status) }
    }

    /// Up to when it is checked and what is due by then; a check that passes has to say how many warnings it does not show.
    fn sentences(&self, judged: &Judged<'_>, texts: &Texts) -> Vec<String> {
        let top = judged.top();
        let source = match top.as_of_source {
            AsOfSource::Option => "check-year",
            AsOfSource::Statistics => "check-year-of-statistics",
            AsOfSource::Ledger => "check-year-of-ledger",
            AsOfSource::BaseYear if top.regions_alone > 0 => "check-year-of-base-alone",
            AsOfSource::BaseYear => "check-year-of-base",
        };
        let kinds = [(PromiseKind::Target, "check-due-targets"), (PromiseKind::WorkItem, "check-due-work-items")];
        let due: Vec<String> = kinds.into_iter().filter_map(|(kind, key)| judged.due_words(kind, key, texts)).collect();
        let due = if due.is_empty() { texts.get("check-nothing") } else { due.join(&texts.get("comma")) };
        let arguments: Vec<_> = as_of_arguments(top.moment, texts).into_iter().chain([("due", due)]).collect();
        let mut sentences = vec![texts.format_owned(source, &arguments)];
        sentences.extend(
            regions_alone("regions-alone", top.regions_alone, texts).map(|said| said + &texts.get("full-stop")),
        );
        sentences.extend(
            scope_preface(judged.plan, judged.regions, texts).into_iter().map(|said| said + &texts.get("full-stop")),
        );
        sentences.extend(judged.header.sentences(texts));
        let count = self.diagnostics.total();
        if count > 0 && !self.fails() && !self.shows_readings {
            let arguments = [("count", count.to_string()), ("number", number(count).to_owned())];
            sentences.push(texts.format_owned("check-warnings-counted", &arguments));
        }
        sentences
    }

    /// The regions in which something fails, with how many there are of each status that is not as it should be; nothing
    /// unless regions are compared.
    fn failing_regions(&self, judged: &Judged<'_>, texts: &Texts) -> Option<Grid> {
        let failing = judged.regions.iter().filter(|region| self.failures(region) > 0);
        let list = RegionList::all(failing.map(in_list), self.most_listed());
        // What is as it should be decides nothing.
        let is_fine = |status: &Status| matches!(status.standing(), Standing::Achieved | Standing::OnTrack);
        let statuses: Vec<Status> = list.occurring().into_iter().filter(|status| !is_fine(status)).collect();
        let columns = list
            .named(judged.plan, texts)
            .counts(texts.get("column-failures"), Room::Whole, Tone::Status(Status::Missed), |each| {
                self.failures(each.of)
            })
            .statuses(&statuses, |each, status| each.count(status));
        (!judged.regions.below.is_empty() && !list.listed.is_empty()).then(|| list.grid(columns, "-v"))
    }

    fn next_steps(&self, judged: &Judged<'_>, groups: &[FailureGroup<'_>], texts: &Texts) -> Vec<String> {
        let hint = |key: &str, words: &[&str]| judged.header.next_step(key, words, texts);
        let first = groups.first().and_then(|group| group.found.first());
        let details = first.map(|checked| {
            let region = typed_region(judged.plan, &checked.region.region, texts);
            let region = region.into_iter().flat_map(|region| ["--region", region]);
            hint("hint-explain", &["explain", checked.promise.id].into_iter().chain(region).collect::<Vec<_>>())
        });
        let is_all_due = promises(judged.top()).all(|promise| promise.is_due(judged.top().moment));
        let not_due = (!groups.is_empty() && !is_all_due).then(|| hint("hint-not-due", &["status"]));
        let has_unknown = groups.iter().any(|group| group.state == FailOn::DueUnknown);
        let missed = has_unknown.then(|| hint("hint-missed-only", &["check", "--fail-on", "missed"]));
        let has_more = groups.iter().any(|group| group.rows(judged, texts).len() > self.most_listed());
        let more = has_more.then(|| hint("hint-all", &["check", "-v"]));
        let built_in = judged.header.hint("check", texts);
        [details, more, not_due, missed, built_in].into_iter().flatten().collect()
    }

    fn verdict_on_screen(&self, judged: &Judged<'_>, groups: &[FailureGroup<'_>], texts: &Texts) -> GridCell {
        let warnings = self.diagnostics.total();
        let counted = |key: &str| {
            let arguments = [("count", warnings.to_string()), ("number", number(warnings).to_owned())];
            texts.format_owned(key, &arguments)
        };
        let failed = groups.iter().map(|group| state_counted(group.state, group.found.len(), "check-failed-of", texts));
        let strict = (self.strictness.warnings && warnings > 0).then(|| counted("check-failed-of-warnings"));
        let reasons: Vec<String> = failed.chain(strict.clone()).collect();
        if reasons.is_empty() {
            return GridCell { tone: Tone::Status(Status::Achieved), ..self.passed(judged, texts).into() };
        }
        let besides = if strict.is_none() && warnings > 0 { counted("check-besides-warnings") } else { String::new() };
        let text = texts.format_owned(
            "check-failed",
            &[("reasons", reasons.join(&texts.get("comma")) + &self.only_words(texts)), ("besides", besides)],
        );
        GridCell { tone: Tone::Status(Status::Missed), ..text.into() }
    }

    /// That it passes, with how many there are of each status: who passes for want of anything due must not look like one
    /// who did everything.
    fn passed(&self, judged: &Judged<'_>, texts: &Texts) -> String {
        let counts = |is_due: bool| {
            let of = judged.checked().filter(|each| each.promise.is_due(each.region.assessment.moment) == is_due);
            let statuses: Vec<Status> = of.map(|each| each.promise.judgement.status).collect();
            let summary = Summary::of(statuses.iter().copied()).in_short(texts);
            let key = match (is_due, statuses.len()) {
                (true, 0) => "check-none-due",
                (false, 0) => return None,
                (true, _) => "check-due",
                (false, _) => "check-not-due",
            };
            Some(texts.format_owned(key, &[("count", statuses.len().to_string()), ("counts", summary)]))
        };
        let counts: Vec<String> = [true, false].into_iter().filter_map(counts).collect();
        let states: Vec<String> = self.strictness.fail_on.iter().map(|state| state.words(texts)).collect();
        let is_usual = self.strictness.fail_on == [FailOn::Status(Status::Missed), FailOn::DueUnknown];
        let states = states.join(&texts.get("list-separator"));
        let only = if is_usual { String::new() } else { texts.format("check-only", &[("statuses", &states)]) };
        let only = only + &self.only_words(texts);
        texts.format_owned("check-passed", &[("counts", counts.join(&texts.get("semicolon"))), ("only", only)])
    }
}

impl Judged<'_> {
    /// How many of a kind are due; nothing where there is none at all.
    fn due_words(&self, kind: PromiseKind, key: &str, texts: &Texts) -> Option<String> {
        let of_kind = promises(self.top()).filter(move |promise| promise.kind == kind);
        let count = of_kind.clone().count();
        let due = of_kind.filter(|promise| promise.is_due(self.top().moment)).count();
        let extent = match due {
            0 => "none",
            _ if due == count => "all",
            _ => "some",
        };
        let arguments = [
            ("extent", extent.to_owned()),
            ("due", due.to_string()),
            ("count", count.to_string()),
            ("number", number(count).to_owned()),
        ];
        (count > 0).then(|| texts.format_owned(key, &arguments))
    }

    /// Every region, the worst first.
    fn worst_first(&self) -> impl Iterator<Item = &Region> {
        let list = RegionList::all(self.regions.iter().map(in_list), usize::MAX);
        list.listed.into_iter().map(|each| &each.of.region)
    }

    fn compares_regions(&self) -> bool {
        !self.regions.below.is_empty()
    }

    /// What is missed with a row for each requirement that is; what is not known in one row.
    fn rows_of<'a>(&self, row: &FailureRow<'_, 'a>, leads: Option<&Leads<'a>>, texts: &Texts) -> Vec<GridRow> {
        let checked = row.first;
        let parts: Vec<&RequirementJudgement> = checked.decisive().collect();
        let is_unknown = checked.promise.judgement.status.standing() == Standing::Unknown;
        let mut rows = match parts.as_slice() {
            [] => vec![self.row(checked, checked.promise.title(texts).to_owned(), [None, None, None])],
            [_, _, ..] if is_unknown => vec![self.row_of_several(checked, &parts, texts)],
            parts => parts.iter().map(|part| self.row_of_part(checked, part, texts)).collect(),
        };
        let regions = self.compares_regions().then(|| self.regions_of(row, texts));
        for (number, cells) in rows.iter_mut().map(|row| &mut row.cells).enumerate() {
            cells.insert(1, regions.clone().into());
            if number > 0 {
                cells.first_mut().into_iter().for_each(|id| *id = GridCell::default());
            }
        }
        if let (Some(row), Some(leads)) = (rows.first_mut(), leads) {
            let lead = leads.of(&checked.promise);
            row.cells.push(GridCell::dim(lead.map(|unit| unit_name(self.plan, unit, texts)).unwrap_or_default()));
        }
        rows
    }

    /// The region of a row, or how many there are.
    fn regions_of(&self, row: &FailureRow<'_, '_>, texts: &Texts) -> String {
        let name = region_name(self.plan, &row.first.region.region, texts);
        let is_of_top = row.first.region.depth == 0;
        match row.others.len() {
            0 => name,
            count if is_of_top => [name, counted("counted-regions", count, texts)].join(&texts.get("list-separator")),
            count => counted("counted-regions", count + 1, texts),
        }
    }

    fn row_of_part(&self, checked: &Checked<'_>, part: &RequirementJudgement, texts: &Texts) -> GridRow {
        // The year in which everything is judged is said above.
        let is_of_year = checked.promise.due == Moment::EndOf(checked.region.assessment.as_of());
        let due = if is_of_year { Moment::EndOf(self.plan.last_year) } else { checked.promise.due };
        let shown = ShownRequirement { plan: self.plan, part, due, texts };
        // What is asked says nothing beside what is not known at all.
        let figures = part.latest.as_ref().and_then(|_| Some((shown.required(), shown.actual()?)));
        let (required, actual) = figures.map_or((None, None), |(required, actual)| (required, Some(actual)));
        self.row(
            checked,
            name_on_screen(self.plan, part, texts),
            [required, actual, Some(reason(checked, part, texts))],
        )
    }

    fn row_of_several(&self, checked: &Checked<'_>, parts: &[&RequirementJudgement], texts: &Texts) -> GridRow {
        let separator = texts.get("semicolon");
        let names: Vec<String> = parts.iter().map(|part| name_on_screen(self.plan, part, texts)).collect();
        self.row(checked, names.join(&separator), [None, None, Some(checked.reasons(texts))])
    }

    fn row(&self, checked: &Checked<'_>, name: String, figures: [Option<String>; 3]) -> GridRow {
        let before = [GridCell::dim(checked.promise.id), name.into()];
        GridRow { cells: before.into_iter().chain(figures.map(GridCell::from)).collect(), ..GridRow::default() }
    }

    fn readings_on_screen(&self, texts: &Texts) -> Entries {
        let parts = promises(self.top())
            .flat_map(|promise| promise.judgement.requirements.iter().map(move |part| (promise.id, part)));
        let entry = |(id, part): (&str, &RequirementJudgement)| {
            let reading = reading_of(self.plan, part, texts)?;
            let wording = part.is.clone().unwrap_or_default();
            Some(Entry::text(id.to_owned(), wording).beside(texts.format("detail-reading", &[("figure", &reading)])))
        };
        let entries = parts.filter_map(entry).collect();
        Entries { heading: Some(texts.get("heading-readings").into()), entries }
    }
}

impl<'a> Checked<'a> {
    /// The requirements that give the status.
    fn decisive(&self) -> impl Iterator<Item = &'a RequirementJudgement> + Clone + use<'a> {
        let Promise { judgement, .. } = self.promise;
        judgement.requirements.iter().filter(move |part| part.status == judgement.status)
    }

    /// Why it holds the check up, each reason once.
    fn reasons(&self, texts: &Texts) -> String {
        let mut reasons: Vec<String> = self.decisive().map(|part| reason(self, part, texts)).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons.join(&texts.get("semicolon"))
    }
}

impl<'a> FailureGroup<'a> {
    /// A row for each promise; what is not known for the same reason in several regions is said once.
    fn rows<'g>(&'g self, judged: &Judged<'_>, texts: &Texts) -> Vec<FailureRow<'g, 'a>> {
        let mut rows: Vec<FailureRow<'g, 'a>> = Vec::new();
        let mut places: FxHashMap<(PromiseKind, &str, String), usize> = FxHashMap::default();
        let is_merged = self.state == FailOn::DueUnknown && judged.compares_regions();
        for checked in &self.found {
            let promise = &checked.promise;
            let place = match is_merged {
                true => *places.entry((promise.kind, promise.id, checked.reasons(texts))).or_insert(rows.len()),
                false => rows.len(),
            };
            match rows.get_mut(place) {
                Some(row) => row.others.push(checked),
                None => rows.push(FailureRow { first: checked, others: Vec::new() }),
            }
        }
        rows
    }

    fn heading(&self, texts: &Texts) -> Heading {
        let words = state_counted(self.state, self.found.len(), "check-group", texts);
        match self.state {
            FailOn::Status(status) => Heading::of(status, &words, String::new(), texts),
            FailOn::DueUnknown => format!("{} {words}", sign(Status::NoData, texts.language())).into(),
        }
    }
}

fn columns(id: Room, compares_regions: bool) -> Vec<GridColumn> {
    // The names of regions leave those of promises less than a line.
    let name = if compares_regions { Room::Rest } else { Room::RestOfLine };
    let words = |room| GridColumn::words(String::new(), room);
    vec![
        words(id),
        words(Room::UpTo(WIDEST_REGION)),
        words(name),
        words(Room::UpTo(WIDEST_STANDARD)),
        GridColumn::figures(String::new(), Room::Whole),
        words(Room::Whole),
        words(Room::IfAny { priority: 3 }),
    ]
}

/// That a group has more than is listed.
fn left_out(count: usize, most: usize, texts: &Texts) -> Option<GridLine> {
    let more = count.saturating_sub(most).to_string();
    (count > most).then(|| GridLine::Heading(texts.format("check-left-out", &[("count", &more)])))
}

fn in_list<'a>(of: &'a RegionAssessment<'a>) -> ListedRegion<&'a RegionAssessment<'a>> {
    let statuses = promises(&of.assessment).map(|promise| promise.judgement.status).collect();
    ListedRegion { region: of.region.clone(), depth: of.depth, statuses, of }
}

/// The order of the groups.
fn rank(state: FailOn) -> (u8, Status) {
    match state {
        FailOn::Status(status) if falls_short(status) => (0, status),
        FailOn::DueUnknown => (1, Status::NoData),
        FailOn::Status(status) => (2, status),
    }
}

/// How many there are of a state, as a heading or in the verdict.
fn state_counted(state: FailOn, count: usize, key: &str, texts: &Texts) -> String {
    let (key, status) = match state {
        FailOn::DueUnknown => (format!("{key}-due-unknown"), String::new()),
        FailOn::Status(Status::Missed) => (format!("{key}-missed"), short_status(Status::Missed, texts)),
        FailOn::Status(status) => (key.to_owned(), short_status(status, texts)),
    };
    texts.format_owned(&key, &[("status", status), ("count", count.to_string())])
}

/// Why a requirement holds the check up.
fn reason(checked: &Checked<'_>, part: &RequirementJudgement, texts: &Texts) -> String {
    let due = part.due.unwrap_or(checked.promise.due);
    let year = due.year().min(checked.region.assessment.as_of()).to_string();
    let in_year = |key: &str| texts.format(key, &[("year", &year)]);
    if let Some(gap) = gap_words(part, texts).filter(|_| part.status.standing() != Standing::Unknown) {
        return gap;
    }
    let is_of_year = part.latest.as_ref().is_some_and(|latest| latest.year.to_string() == year);
    if part.status == Status::AwaitingData && !is_of_year {
        return in_year("reason-awaited");
    }
    if part.status == Status::AwaitingJudgement {
        return texts.get("reason-unjudged");
    }
    if part.flags.contains(&Flag::NotRecorded) {
        return texts.get("reason-not-recorded");
    }
    let is_measured = part.indicator.is_some();
    if is_measured && part.latest.is_none() {
        return in_year("reason-no-value");
    }
    let is_said = |flag: &Flag| matches!(flag, Flag::Provisional | Flag::Stale | Flag::Break);
    let flags: Vec<Flag> = part.flags.iter().copied().filter(|flag| !is_said(flag)).collect();
    let words = all_flag_words(texts, &flags, part);
    match words.is_empty() {
        true if is_measured && part.status == Status::NoData => in_year("reason-no-value"),
        true => short_status(part.status, texts),
        false => words.join(&texts.get("semicolon")),
    }
}

/// Whether more than one unit leads.
fn have_several_leads<'a>(found: &[Checked<'a>], leads: &Leads<'a>) -> bool {
    let mut leads = found.iter().map(|checked| leads.of(&checked.promise));
    let first = leads.next().flatten();
    leads.any(|lead| lead != first)
}
