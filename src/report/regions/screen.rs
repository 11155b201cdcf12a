//! Where every target stands in every region, for a terminal.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::{RegionStatuses, RegionsReport};
use crate::evaluate::{Judgement, RegionAssessment, RequirementJudgement, TargetTally};
use crate::locale::Texts;
use crate::model::{Measure, Requirement, Standing, Target};
use crate::report::by_region::standing_words;
use crate::report::counted;
use crate::report::region_list::{Beside, ListedRegion, PiecedTable, RegionList, judged_in, only};
use crate::report::requirement::{Mark, asked_of, falls_short, name_alone, short_name};
use crate::report::screen::{
    Block, GridCell, GridColumn, GridColumns, GridLine, MOST_LISTED, Room, Screen, SideBySide, TakeBlock, Tone,
    WIDEST_STANDARD, in_groups,
};
use crate::report::status::{NAME, StatusReport, method_notes, states_sentence};

impl<'a> RegionsReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        match self.counts {
            Some(counts) => self.counts_on_screen(counts, texts),
            None => self.regions_on_screen(texts),
        }
    }

    fn regions_on_screen(&self, texts: &Texts) -> Screen {
        let list = self.list();
        let mut notes: Vec<String> = list.unknown(self.status.plan, texts).into_iter().collect();
        notes.extend(self.status.only_whole(texts));
        notes.extend(self.missing_in(&self.judge.data, texts));
        let has_overview = self.only().is_none() || list.is_of_top_alone();
        let overview = has_overview.then(|| list.overview(self.status.plan, "--all", texts));
        Screen {
            preface: self.sentences(&list, texts),
            blocks: overview.map(Block::from).into_iter().collect(),
            side_by_side: self.side_by_side(&list, texts),
            notes,
            ..self.status.header.screen(texts)
        }
    }

    fn list(&self) -> RegionList<()> {
        let region = |of: RegionStatuses| {
            // What is judged of the whole alone is no part of a comparison.
            let judged = self.targets().zip(&of.statuses).filter(|(target, _)| target.is_measured());
            let statuses = judged.filter_map(|(_, status)| *status).collect();
            ListedRegion { region: of.region, depth: of.depth, statuses, of: () }
        };
        RegionList::new(self.listed().into_iter().map(region), self.status.shows_all)
    }

    fn is_chosen(&self) -> bool {
        self.status.is_chosen() || !self.states.is_empty()
    }

    /// Whether only what falls short is listed of each region.
    fn is_folded(&self, list: &RegionList<()>) -> bool {
        !self.is_chosen() && list.is_long()
    }

    fn head(&self, texts: &Texts) -> Vec<String> {
        self.status.head(texts).into_iter().chain(states_sentence(&self.states, texts)).collect()
    }

    fn sentences(&self, list: &RegionList<()>, texts: &Texts) -> Vec<String> {
        if list.listed.is_empty() {
            return self.head(texts).into_iter().chain([texts.get("screen-no-targets")]).collect();
        }
        let targets = counted("duties-targets", self.targets().filter(|target| target.is_measured()).count(), texts);
        let counts = self.only().map(|_| list.counts(texts));
        self.head(texts).into_iter().chain([list.sentence(&targets, texts)]).chain(counts).collect()
    }

    /// Every target with how it stands in each region.
    fn side_by_side(&self, list: &RegionList<()>, texts: &Texts) -> Option<SideBySide> {
        if !list.is_few() || !self.states.is_empty() || self.status.shows_readings {
            return None;
        }
        let regions: Vec<RegionAssessment<'a>> =
            list.listed.iter().map(|each| self.judge.of(&each.region, each.depth)).collect();
        let judged: Vec<BTreeMap<&str, &Judgement>> = regions
            .iter()
            .map(|region| self.judged(region).map(|(target, judgement)| (target.id.as_str(), judgement)).collect())
            .collect();
        let targets = self.status.in_areas(self.status.shown());
        let is_folded = !self.is_chosen() && targets.len() > MOST_LISTED;
        let shown = judged_in(targets.iter().map(|(target, _)| *target), &judged, is_folded);
        let rows = shown.iter().flat_map(|(target, judged)| {
            let title = texts.pick(&target.text, target.text_en.as_deref());
            let beside =
                Beside { plan: self.status.plan, title, due: target.due, as_of: self.status.assessment.as_of() };
            beside.rows(judged, texts).into_iter().map(|row| (target.area.as_deref(), row))
        });
        let area = |id: &&str| self.status.area_name(id, texts).to_owned();
        let lines = in_groups(rows, area, &texts.get("screen-no-area"));
        let columns = vec![
            GridColumn::words(texts.get("column-indicator"), Room::Rest),
            GridColumn::words(texts.get("screen-required"), Room::UpTo(WIDEST_STANDARD)),
        ];
        Some(list.side_by_side((columns, lines), &shown, self.status.plan, texts))
    }

    /// The targets of each region, one region after the other.
    pub(super) fn each_region(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let list = self.list();
        if self.counts.is_some() || list.is_of_top_alone() {
            return Ok(Vec::new());
        }
        let is_folded = self.is_folded(&list);
        let all: Vec<_> = self.status.shown().collect();
        let mut pieces = PiecedTable::new(self.status.grid_columns(&all, texts), take);
        let mut more = None;
        if let Some(only) = self.only() {
            pieces = pieces.of_one(NAME, name_alone(self.status.plan, only, texts).to_owned(), texts);
            more = list.more("--all", texts);
        }
        let mut marks = BTreeSet::new();
        for each in &list.listed {
            let RegionAssessment { region, assessment, .. } = &self.judge.of(&each.region, each.depth);
            let (region, states) = (Some(region.clone()), self.states.clone());
            let report = StatusReport { assessment, region, states, ..self.status.clone() };
            let listed = report.shown().filter(|(_, judgement)| !is_folded || falls_short(judgement.status));
            let listed = report.in_areas(listed);
            marks.extend(listed.iter().flat_map(|(_, judgement)| &judgement.requirements).flat_map(Mark::all_of));
            let shows_classes = report.shows_classes();
            let rows = listed.iter().flat_map(|(target, of)| report.rows_of(target, of, shows_classes, texts));
            pieces.add(each.name(self.status.plan, texts), rows)?;
        }
        pieces.end()?;
        let folded = is_folded.then(|| list.folded(texts));
        let mut notes: Vec<String> = more.into_iter().chain(folded).chain(Mark::words(&marks, texts)).collect();
        if self.status.shows_readings {
            let parts = all.iter().flat_map(|(_, judgement)| &judgement.requirements);
            notes.extend(method_notes(self.status.plan, self.status.assessment.method, parts, texts));
        }
        Ok(notes)
    }

    fn only(&self) -> Option<&'a RequirementJudgement> {
        only(self.status.shown()).map(|(_, only)| only)
    }

    /// In how many regions every target has each standing.
    fn counts_on_screen(&self, counts: &[TargetTally<'_>], texts: &Texts) -> Screen {
        let asked: Vec<&TargetTally<'_>> = counts.iter().filter(|of| self.is_asked_for(of)).collect();
        let occurring =
            |standing: &Standing| asked.iter().flat_map(|of| &of.statuses).any(|status| status.standing() == *standing);
        let standings: Vec<Standing> = Standing::ALL.into_iter().filter(occurring).collect();
        let columns = GridColumns::<&TargetTally<'_>>::new(texts)
            .words("column-indicator", Room::Rest, |of| self.named_by(of.target, texts))
            .words("screen-required", Room::UpTo(WIDEST_STANDARD), |of| {
                asked_of(self.status.plan, measure_of(of.target)?, self.status.plan.term_of(of.target), texts)
            });
        let columns = standings.iter().copied().fold(columns, |columns, standing| {
            let count = move |of: &&TargetTally<'_>| of.statuses.iter().filter(|of| of.standing() == standing).count();
            columns.counts(standing_words(standing, texts), Room::Whole, Tone::of(standing), count)
        });
        let columns = columns.words("column-id", Room::IfAny { priority: 3 }, |of| GridCell::dim(&of.target.id));
        let rows = asked.iter().map(|of| (of.target.area.as_deref(), columns.row(of)));
        let area = |id: &&str| self.status.area_name(id, texts).to_owned();
        let lines: Vec<GridLine> = in_groups(rows, area, &texts.get("screen-no-area"));
        let regions = asked.first().map_or(0, |of| of.statuses.len());
        let targets = counted("duties-targets", asked.len(), texts);
        let arguments = [("counted", targets), ("regions", counted("counted-regions", regions, texts))];
        let is_summed_up = |standing: &Standing| matches!(standing, Standing::Behind | Standing::Unknown);
        let note = standings.iter().any(is_summed_up).then(|| texts.get("standing-note"));
        Screen {
            preface: self
                .head(texts)
                .into_iter()
                .chain([texts.format_owned("screen-regions-counted", &arguments)])
                .collect(),
            blocks: vec![columns.with(lines).into()],
            notes: note.into_iter().chain(self.status.only_whole(texts)).collect(),
            ..self.status.header.screen(texts)
        }
    }

    /// What a target is about: the indicator of its only requirement, else its sentence.
    fn named_by<'n>(&'n self, target: &'n Target, texts: &Texts) -> &'n str {
        let indicator = measure_of(target).and_then(|measure| self.status.plan.indicator(measure.indicator));
        let sentence = || texts.pick(&target.text, target.text_en.as_deref());
        indicator.map_or_else(sentence, |indicator| short_name(indicator, texts))
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let (plan, header) = (self.status.plan, &self.status.header);
        let hint = |key: &str, words: &[&str]| header.next_step(key, words, texts);
        if self.counts.is_some() {
            let regions = hint("hint-each-region", &["status"]);
            return std::iter::once(regions).chain(header.hint("status", texts)).collect();
        }
        let list = self.list();
        let first = list.first(plan, texts);
        let hints = match first {
            Some(region) if list.is_of_top_alone() => vec![self.recording(region, texts)],
            Some(region) => {
                let one = hint("hint-region", &["status", "--region", region]);
                vec![Some(one), Some(hint("hint-regions-counted", &["status", "--summary"]))]
            }
            None => Vec::new(),
        };
        hints.into_iter().flatten().chain(header.hint("status", texts)).collect()
    }

    /// How a value of a region is recorded: of an indicator that has one in the whole, else of the first that is asked for.
    fn recording(&self, region: &str, texts: &Texts) -> Option<String> {
        let parts = || self.status.shown().flat_map(|(_, judgement)| &judgement.requirements);
        let measured = || parts().filter(|part| part.indicator.is_some());
        let part = measured().find(|part| part.latest.is_some()).or_else(|| measured().next())?;
        let (year, value) = (self.status.assessment.as_of().to_string(), texts.get("placeholder-value"));
        let words = ["record", part.indicator.as_deref()?, &year, &value, "--region", region];
        Some(self.status.header.next_step("hint-record-region", &words, texts))
    }
}

/// The only requirement of a target, where it is measured.
fn measure_of(target: &Target) -> Option<&Measure> {
    match target.requirements.as_slice() {
        [Requirement::Measured(measure)] => Some(measure),
        _ => None,
    }
}
