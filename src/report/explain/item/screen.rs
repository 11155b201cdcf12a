//! A target or work item in a terminal: where it stands in a few lines, then how that came about.

use super::{ItemExplanation, RequirementExplanation};
use crate::evaluate::{Flag, RegionJudgement, RequirementJudgement, StepKind};
use crate::locale::{Language, Texts};
use crate::model::{Method, Moment, Plan, Region, Requirement};
use crate::report::explain::subject::{ExplainReport, subject_line};
use crate::report::explain::working::{POINTS, StepLine};
use crate::report::requirement::{
    ShownRequirement, all_flag_words, flag_words, gap_words, known_total_words, measured, part_name, reading_of,
};
use crate::report::screen::{Block, Entries, Entry, Grid, GridCell, GridColumn, GridColumns, Heading, Room, Screen};
use crate::report::status::{method_words, threshold_words};
use crate::report::{as_of_arguments, due_arguments, region_name, status_words};

impl ItemExplanation<'_> {
    pub(super) fn on_screen(&self, report: &ExplainReport<'_>, texts: &Texts) -> Screen {
        let title = texts.pick(self.text.or(self.matter).unwrap_or_default(), self.text_en).to_owned();
        let head = self.head_entries(&title, report, texts);
        let head = (!head.is_empty()).then(|| Entries { heading: None, entries: head }.into());
        let mut blocks: Vec<Block> = head.into_iter().collect();
        let is_only = self.requirements.len() == 1;
        let parts = self.requirements.iter().flat_map(|part| part.blocks(report, self.due, is_only, texts));
        blocks.extend(parts);
        let (inputs, notes) = self.inputs().on_screen(texts);
        blocks.extend(inputs.map(Block::from));
        Screen {
            title: Heading::of(self.status, &self.status_shown(texts), title, texts),
            preface: self.subject(report, texts),
            blocks,
            notes,
            ..Screen::default()
        }
    }

    fn subject(&self, report: &ExplainReport<'_>, texts: &Texts) -> Vec<String> {
        let plan = &report.folder.plan;
        let due = if self.firm { "explain-subject-due" } else { "explain-subject-due-not-firm" };
        let said = [
            Some(self.named(texts)),
            self.area_shown(plan, texts).map(str::to_owned),
            Some(texts.format_owned(due, &due_arguments(self.due, texts))),
            self.place.as_ref().map(ToString::to_string),
            Some(texts.format_owned("explain-subject-as-of", &as_of_arguments(self.moment, texts))),
        ];
        subject_line(report, said, texts)
    }

    fn head_entries(&self, title: &str, report: &ExplainReport<'_>, texts: &Texts) -> Vec<Entry> {
        let plan = &report.folder.plan;
        let own = self.text.filter(|own| *own != title).map(str::to_owned);
        let entries = [
            ("explain-sentence", own),
            ("column-standard", self.standard_shown(texts).map(str::to_owned)),
            ("column-task", self.task_shown(plan, texts).map(str::to_owned)),
            ("column-units", self.units_shown(plan, texts)),
        ];
        let entries = entries.into_iter().filter_map(|(key, said)| Some(Entry::text(texts.get(key), said?)));
        let amended = self.amendment_lines(report, texts).into_iter().map(|(label, said)| Entry::text(label, said));
        entries.chain(amended).collect()
    }
}

impl RequirementExplanation<'_> {
    fn blocks(&self, report: &ExplainReport<'_>, due: Moment, is_only: bool, texts: &Texts) -> Vec<Block> {
        let plan = &report.folder.plan;
        let shown = ShownRequirement { plan, part: self.judgement, due, texts };
        let name = part_name(plan, self.judgement, texts);
        let words = status_words(texts, self.judgement.status);
        let heading = (!is_only).then(|| Heading::of(self.judgement.status, &words, name, texts));
        let mut entries = match self.requirement {
            Requirement::Measured(_) => answers(&shown),
            Requirement::Milestone { .. } | Requirement::Judged { .. } => self.ledger_entries(texts),
        };
        entries.extend(self.notes(report, is_only, texts));
        let working = self.working_entries(report, texts);
        let working = Entries { heading: Some(texts.get("explain-working").into()), entries: working };
        let working = (!working.entries.is_empty()).then(|| working.into());
        let regions = self.regions_on_screen(plan, due, texts).map(Block::from);
        std::iter::once(Entries { heading, entries }.into()).chain(working).chain(regions).collect()
    }

    fn ledger_entries(&self, texts: &Texts) -> Vec<Entry> {
        let label = || texts.get("explain-ledger");
        if self.ledger.is_empty() {
            let key = match self.requirement {
                Requirement::Judged { .. } => "explain-unjudged",
                Requirement::Milestone { .. } | Requirement::Measured(_) => "reason-not-recorded",
            };
            return vec![Entry::text(label(), texts.get(key))];
        }
        let entry = |entry: &super::Entry<'_>| {
            let unused = (!entry.counts).then(|| format!("({})", texts.get("explain-not-used")));
            let main = [Some(entry.date.clone()), Some(texts.get(&entry.state.key())), unused];
            let place = entry.place.as_ref().map(ToString::to_string);
            let side = [entry.evidence.map(str::to_owned), entry.note.map(str::to_owned), place];
            let joined = |said: [Option<String>; 3]| said.into_iter().flatten().collect::<Vec<_>>().join(" ");
            Entry::text(label(), joined(main)).beside(joined(side))
        };
        self.ledger.iter().map(entry).collect()
    }

    /// What must be known beside the figures and is not said by them.
    fn notes(&self, report: &ExplainReport<'_>, is_only: bool, texts: &Texts) -> Vec<Entry> {
        let has_gap = gap_words(self.judgement, texts).is_some();
        let is_said = |flag: &Flag| {
            matches!(flag, Flag::Provisional | Flag::NotRecorded)
                || has_gap && matches!(flag, Flag::FailedIn(_) | Flag::AtLimit)
        };
        let flags: Vec<Flag> = self.judgement.flags.iter().copied().filter(|flag| !is_said(flag)).collect();
        let flags = all_flag_words(texts, &flags, self.judgement).into_iter();
        let region = self.judgement.region.as_ref();
        let region = region.map(|id| region_name(&report.folder.plan, &Region::named(id), texts));
        let method = self.judgement.method.filter(|method| *method != Method::Linear);
        let method = method.map(|method| method_words(method, texts));
        let place = self.place.as_ref().filter(|_| !is_only).map(ToString::to_string);
        let entries = [
            ("explain-region", region),
            ("explain-flow", self.flow(texts)),
            ("explain-method", method),
            ("explain-place", place),
        ];
        let entries = entries.into_iter().filter_map(|(key, said)| Some((key, said?)));
        let known = known_total_words(self.judgement, texts).into_iter();
        let all = entries.chain(known.chain(flags).map(|said| ("explain-note", said)));
        all.map(|(key, said)| Entry::text(texts.get(key), said)).collect()
    }

    fn working_entries(&self, report: &ExplainReport<'_>, texts: &Texts) -> Vec<Entry> {
        self.steps.iter().flat_map(|step| self.step_entries(step, report, texts)).collect()
    }

    /// A step, and below the pace what it comes to.
    fn step_entries(&self, step: &StepLine, report: &ExplainReport<'_>, texts: &Texts) -> Vec<Entry> {
        let mut side = step.result_on_screen(texts).unwrap_or_default();
        if let Some(holds) = step.holds {
            side += &self.verdict_words(step, holds, texts);
        }
        let entry = Entry::formula(texts.get(&step.kind.key()), without_blanks(&step.formula, texts), side);
        let method = self.judgement.method.unwrap_or(report.assessment.method);
        let thresholds = || without_blanks(&threshold_words(&report.folder.plan, method, texts), texts);
        let thresholds = (step.kind == StepKind::Pace).then(|| Entry::text(String::new(), thresholds()));
        std::iter::once(entry).chain(thresholds).collect()
    }

    /// How it stands in each region, when it must hold in every one.
    fn regions_on_screen(&self, plan: &Plan, due: Moment, texts: &Texts) -> Option<Grid> {
        let grid = GridColumns::<(&RegionJudgement, RequirementJudgement)>::new(texts)
            .unnamed(Room::Whole, |(region, _)| GridCell::status(region.status, texts))
            .unnamed(Room::Rest, |(region, _)| region_name(plan, &Region::named(&region.region), texts))
            .column(GridColumn::figures(String::new(), Room::Whole), |(_, part)| {
                ShownRequirement { plan, part, due, texts }.actual()
            })
            .unnamed(Room::Whole, |(_, part)| gap_words(part, texts))
            .grid(self.in_regions());
        let heading = Some(texts.get("heading-regions").into());
        (!grid.lines.is_empty()).then_some(Grid { heading, ..grid })
    }
}

impl StepLine {
    /// The result with its unit, and whether it is exact.
    fn result_on_screen(&self, texts: &Texts) -> Option<String> {
        let (result, written) = self.result.as_ref().zip(self.result_written())?;
        let is_exact = written.parse().is_ok_and(|shown: crate::model::Number| shown == *result);
        let amount = match self.unit_shown(texts) {
            POINTS => written + &texts.get("points-suffix"),
            unit => measured(&written, unit, texts),
        };
        Some(format!("{} {amount}", if is_exact { "=" } else { "≈" }))
    }
}

/// Percentages, and in Chinese all numbers, as a terminal shows them elsewhere: with no blank beside them.
fn without_blanks(text: &str, texts: &Texts) -> String {
    let text = text.replace(" %", "%");
    let is_chinese = |character: Option<&char>| character.is_some_and(|character| !character.is_ascii());
    let is_number = |character: Option<&char>| character.is_some_and(char::is_ascii_digit);
    let characters: Vec<char> = text.chars().collect();
    let is_between = |place: usize| {
        let (before, after) =
            (place.checked_sub(1).and_then(|before| characters.get(before)), characters.get(place + 1));
        is_chinese(before) && is_number(after) && before.is_some_and(|before| before.is_alphabetic())
            || is_number(before) && is_chinese(after) && after.is_some_and(|after| after.is_alphabetic())
    };
    let kept = |(place, character): &(usize, &char)| **character != ' ' || !is_between(*place);
    match texts.language() {
        Language::Chinese => characters.iter().enumerate().filter(kept).map(|(_, character)| *character).collect(),
        Language::English => text,
    }
}

/// What is asked, what was reached, and what follows from it.
fn answers(shown: &ShownRequirement<'_>) -> Vec<Entry> {
    let ShownRequirement { plan, part, due, texts } = shown;
    let figure = |key: &str, figure: &str| texts.format(key, &[("figure", figure)]);
    let reading =
        reading_of(plan, part, texts).map(|reading| figure("detail-reading", &without_blanks(&reading, texts)));
    let required = Entry::text(texts.get("screen-required"), part.is.clone().unwrap_or_default());
    let required = required.beside(reading.unwrap_or_default());
    let actual = shown.actual().unwrap_or_else(|| texts.get("explain-no-value"));
    let actual = Entry::text(texts.get("screen-actual"), actual).beside(beside_actual(shown));
    let latest = shown.latest_beside().and_then(|_| shown.latest());
    let latest = latest.map(|value| Entry::text(texts.get("screen-latest"), value).beside(beside_latest(shown)));
    let so_far = shown.so_far().map(|said| Entry::text(texts.get("screen-so-far"), said));
    let needed = shown.needed().map(|needed| {
        let other = shown.other_need().map(|other| figure("explain-or", &other));
        Entry::text(texts.get("screen-needed"), needed).beside(other.unwrap_or_default())
    });
    let projected = shown.projected().map(|projected| {
        let label = texts.format("screen-projected-in", &[("year", &due.to_string())]);
        Entry::text(label, projected).beside(texts.get("explain-at-this-rate"))
    });
    [Some(required), Some(actual), latest, so_far, needed, projected].into_iter().flatten().collect()
}

/// Over which years the figure is formed, how far it is from what is asked, and how firm it is.
fn beside_actual(shown: &ShownRequirement<'_>) -> String {
    let ShownRequirement { part, texts, .. } = shown;
    let is_formed = shown.latest_beside().is_some();
    let years = part.base.as_ref().zip(part.latest.as_ref()).filter(|(base, latest)| base.year < latest.year);
    let years = years.filter(|_| is_formed).map(|(base, latest)| {
        texts.format_owned("explain-years", &[("first", base.year.to_string()), ("last", latest.year.to_string())])
    });
    let base = if is_formed { None } else { base_words(shown) };
    let gap = gap_words(part, texts);
    let is_provisional = part.flags.contains(&Flag::Provisional);
    let provisional = is_provisional.then(|| flag_words(texts, Flag::Provisional, part.latest.as_ref()));
    joined([years, base, gap, provisional], texts)
}

fn beside_latest(shown: &ShownRequirement<'_>) -> String {
    let level = shown.level().map(|level| {
        let arguments = [("figure", level), ("year", shown.due.year().to_string())];
        shown.texts.format_owned("explain-level", &arguments)
    });
    joined([base_words(shown), level], shown.texts)
}

fn base_words(shown: &ShownRequirement<'_>) -> Option<String> {
    let year = shown.part.base.as_ref()?.year.to_string();
    Some(shown.texts.format_owned("explain-base", &[("figure", shown.base()?), ("year", year)]))
}

fn joined<const N: usize>(said: [Option<String>; N], texts: &Texts) -> String {
    texts.joined("semicolon", said.into_iter().flatten())
}
