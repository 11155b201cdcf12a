//! Whether the year's promises hold: for scripts, and for people who read what a script says.

mod screen;

use anyhow::Result;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::amended::{RemovedJson, amended_notes, amended_of, removed_json};
use super::by_region::{
    RegionJson, name_in_tree, only_whole, region_column, regions_alone, regions_json, scope_preface,
};
use super::diagnostics::{self, DiagnosticJson, PlaceJson, place};
use super::plan_header::Summary;
use super::promise::{Leads, Promise, PromiseKind, promises};
use super::requirement::{falls_short, reading_of};
use super::status::{TargetJson, requirement_words, target_json};
use super::tasks::{WorkItemJson, work_item_json};
use super::{
    Document, PlanHeader, Report, Rows, Screen, Section, TakeBlock, Write, counted, number, numbers, region_name,
    status_cell, status_words, to_json, unit_name, words,
};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::evaluate::{AsOfSource, Assessment, Assessments, RegionAssessment, RequirementJudgement};
use crate::load::PlanPlaces;
use crate::locale::{Language, Texts};
use crate::model::{Character, Moment, Plan, Region, Standing, Status, Year};
use crate::source::{Sources, Span};

/// What was found in the files and in the plan.
pub struct CheckReport<'a> {
    /// The texts of the files.
    pub sources: &'a Sources,
    /// What is wrong or suspicious in them.
    pub diagnostics: &'a Diagnostics,
    /// How everything stands; nothing when the files have errors.
    pub judged: Option<Judged<'a>>,
    /// What counts as a failure.
    pub strictness: Strictness,
    /// Whether it is shown how each wording was read, and everything that is else left out in a terminal.
    pub shows_readings: bool,
    /// Whether it is said in a terminal what may be done next.
    pub shows_hints: bool,
}

/// A plan that was judged.
pub struct Judged<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands, in the whole or in regions.
    pub regions: &'a Assessments<'a>,
    /// Where in the files everything stands.
    pub places: &'a PlanPlaces,
}

/// What counts as a failure.
#[derive(Clone, Debug)]
pub struct Strictness {
    /// These states.
    pub fail_on: Vec<FailOn>,
    /// Warnings about the files.
    pub warnings: bool,
    /// Targets that are not firm (力争), like the others.
    pub not_firm: bool,
    /// Only targets of this character, when one is given.
    pub only: Option<Character>,
}

/// A state of a promise that fails the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// A status, whether it is due or not.
    Status(Status),
    /// It is due, and nobody can tell whether it holds.
    DueUnknown,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As it should be.
    Fine,
    /// Worth a look.
    Warning,
    /// The check fails.
    Failure,
}

/// A part of what the check shows. What is not known does not fall short.
struct Part {
    id: &'static str,
    heading: &'static str,
    weight: Weight,
    holds: fn(Standing) -> bool,
}

const PARTS: [Part; 3] = [
    Part { id: "failures", heading: "heading-failures", weight: Weight::Failure, holds: |_| true },
    Part {
        id: "shortfalls",
        heading: "heading-shortfalls",
        weight: Weight::Warning,
        holds: |standing| standing != Standing::Unknown,
    },
    Part {
        id: "not-known",
        heading: "heading-not-known",
        weight: Weight::Warning,
        holds: |standing| standing == Standing::Unknown,
    },
];

/// A promise as it stands in one region.
struct Checked<'a> {
    region: &'a RegionAssessment<'a>,
    promise: Promise<'a>,
}

/// One thing that was checked.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of thing it is, in words.
    pub suite: String,
    /// The id of a target or work item; the path of a file.
    pub id: String,
    /// The region in which it was judged, when regions are checked.
    pub region: Option<String>,
    /// What it is about.
    pub title: String,
    /// The code of a diagnostic, or a status.
    pub kind: &'static str,
    /// How much it weighs.
    pub weight: Weight,
    /// What is to be said of it.
    pub message: String,
    /// Where it stands.
    pub place: Option<PlaceJson>,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    plan: Option<&'a PlanHeader>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    as_of: Option<Year>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of_day: Option<String>,
    as_of_source: Option<AsOfSource>,
    /// How many are due after the year of judgement and have not failed yet.
    due_later: Option<ByKind<usize>>,
    method: Option<&'static str>,
    ok: bool,
    fail_on: Vec<&'static str>,
    strict: bool,
    not_firm: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<Character>,
    failed: Vec<FailedJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
    more_diagnostics: Vec<MoreJson>,
    #[serde(flatten)]
    stands: StandsJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<RegionJson<'a, StandsJson<'a>>>>,
    /// What no indicator measures, and so no region is checked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_by_region: Option<ByKind<Vec<&'a str>>>,
}

/// Where everything stands in the whole or in a region.
#[derive(Default, Serialize)]
struct StandsJson<'a> {
    targets: Vec<TargetJson<'a>>,
    work_items: Vec<WorkItemJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedJson<'a>>,
    summary: Option<ByKind<Summary>>,
}

/// What there is of targets, and of work items.
#[derive(Clone, Copy, Serialize)]
struct ByKind<T> {
    targets: T,
    work_items: T,
}

#[derive(Serialize)]
struct FailedJson<'a> {
    kind: PromiseKind,
    id: &'a str,
    /// Null for the whole; only when regions are checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Option<&'a str>>,
    status: Status,
}

#[derive(Serialize)]
struct MoreJson {
    code: &'static str,
    count: usize,
}

impl FailOn {
    const DUE_UNKNOWN: &str = "due_unknown";

    /// The name that scripts read and write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status(status) => status.name(),
            Self::DueUnknown => Self::DUE_UNKNOWN,
        }
    }

    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        Status::ALL.into_iter().map(Self::Status).chain([Self::DueUnknown])
    }

    /// In words.
    pub fn words(self, texts: &Texts) -> String {
        match self {
            Self::Status(status) => status_words(texts, status),
            Self::DueUnknown => texts.get("due-unknown"),
        }
    }

    fn applies_to(self, promise: &Promise<'_>, moment: Moment) -> bool {
        let found = promise.judgement.status;
        match self {
            Self::Status(status) => found == status,
            Self::DueUnknown => promise.is_due(moment) && found.standing() == Standing::Unknown,
        }
    }
}

impl Checked<'_> {
    fn weight(&self, strictness: &Strictness) -> Weight {
        self.promise.weight(strictness, self.region.assessment.moment)
    }
}

impl Promise<'_> {
    fn weight(&self, strictness: &Strictness, moment: Moment) -> Weight {
        let status = self.judgement.status;
        let is_of_character = strictness.only.is_none_or(|only| self.character == Some(only));
        let counts = is_of_character && (self.is_firm || strictness.not_firm);
        match strictness.fail_on.iter().any(|state| state.applies_to(self, moment)) {
            true if counts => Weight::Failure,
            true => Weight::Warning,
            false if is_worth_a_look(status) => Weight::Warning,
            false => Weight::Fine,
        }
    }

    /// What each requirement that falls short asks and what it is at.
    fn shortfall(&self, plan: &Plan, texts: &Texts) -> String {
        let parts = self.judgement.requirements.iter().filter(|part| part.status == self.judgement.status);
        texts.joined("semicolon", parts.map(|part| requirement_words(plan, part, texts)))
    }
}

impl<'a> Judged<'a> {
    /// Of the whole, or of the region above all.
    fn top(&self) -> &'a Assessment<'a> {
        &self.regions.top.assessment
    }

    fn is_regional(&self) -> bool {
        self.regions.scope.region().is_some()
    }

    /// Every promise in every region.
    fn checked(&self) -> impl Iterator<Item = Checked<'a>> + use<'a> {
        let of_region = |region: &'a RegionAssessment<'a>| {
            promises(&region.assessment).map(move |promise| Checked { region, promise })
        };
        self.regions.iter().flat_map(of_region)
    }

    /// Where in the files every promise is.
    fn places(&self) -> FxHashMap<(PromiseKind, &'a str), &'a Span> {
        let (targets, items) = (self.plan.targets.iter(), self.plan.work_items.iter());
        let targets = targets.map(|target| (PromiseKind::Target, target.id.as_str())).zip(&self.places.targets);
        let items = items.map(|item| (PromiseKind::WorkItem, item.id.as_str())).zip(&self.places.work_items);
        targets.chain(items).map(|(promise, place)| (promise, &place.item)).collect()
    }

    fn stands_json(&self, region: &'a RegionAssessment<'a>) -> StandsJson<'a> {
        let Assessment { targets, work_items, .. } = &region.assessment;
        StandsJson {
            targets: targets.iter().map(|judged| target_json(self.plan, &region.assessment, judged)).collect(),
            work_items: work_items.iter().map(|judged| work_item_json(self.plan, &region.assessment, judged)).collect(),
            removed: removed_json(self.plan, &region.assessment, |of| of.kind == PromiseKind::Target),
            summary: Some(ByKind {
                targets: Summary::of(targets.iter().map(|(_, judgement)| judgement.status)),
                work_items: Summary::of(work_items.iter().map(|(_, judgement)| judgement.status)),
            }),
        }
    }

    fn not_by_region(&self) -> Option<ByKind<Vec<&'a str>>> {
        let moment = self.top().moment;
        let targets = self.plan.targets_in_force(moment).filter(|target| !target.is_measured());
        let items = self.plan.work_items_in_force(moment).filter(|item| !item.is_measured());
        self.is_regional().then(|| ByKind {
            targets: targets.map(|target| target.id.as_str()).collect(),
            work_items: items.map(|item| item.id.as_str()).collect(),
        })
    }

    /// How a promise stands, also by what was promised first.
    fn message(&self, Checked { region, promise }: &Checked<'_>, texts: &Texts) -> String {
        let status = promise.judgement.status;
        let said = status_words(texts, status) + &texts.get("colon") + &promise.shortfall(self.plan, texts);
        let amended = amended_of(self.plan, &region.assessment, (promise.kind, promise.id));
        let amended = amended.map(|of| texts.get("semicolon") + &of.verdicts(status, texts));
        said + &amended.unwrap_or_default()
    }

    /// How the wording of every requirement was read.
    fn readings(&self, texts: &Texts) -> Section {
        let parts = promises(self.top())
            .flat_map(|promise| promise.judgement.requirements.iter().map(move |part| (promise.id, part)));
        let read = parts.filter_map(|(id, part)| Some((id, part, reading_of(self.plan, part, texts)?)));
        let read: Vec<(&str, &RequirementJudgement, String)> = read.collect();
        let table = Rows::new(&read)
            .column(words(texts, "column-id", 1), |(id, ..)| *id)
            .column(words(texts, "column-indicator", 0), |(_, part, _)| texts.pick(&part.name, part.name_en.as_deref()))
            .column(words(texts, "column-requirement", 0), |(_, part, _)| part.is.as_deref())
            .column(words(texts, "explain-reading", 0), |(.., reading)| reading.as_str());
        Section::headed("readings", texts.get("heading-readings"), table)
    }
}

impl Judged<'_> {
    fn due_later(&self) -> ByKind<usize> {
        let is_later = |promise: &Promise<'_>| !promise.is_due(self.top().moment);
        let count = |kind| promises(self.top()).filter(|promise| promise.kind == kind && is_later(promise)).count();
        ByKind { targets: count(PromiseKind::Target), work_items: count(PromiseKind::WorkItem) }
    }

    /// Where the plan comes from and up to when it is checked. A year that nobody named has to be said with what it leaves
    /// out: a check that passes for want of data must not look like one that passes.
    fn preface(&self, texts: &Texts) -> Vec<String> {
        let mut preface = self.header.preface(self.top().moment, texts);
        if let Some(sentence) = self.year_from_data(texts) {
            preface.pop();
            preface.push(sentence);
        }
        preface.extend(scope_preface(self.plan, self.regions, texts));
        preface
    }

    /// What a check that passes leaves open, for those who read no more than its findings.
    pub fn not_checked(&self, texts: &Texts) -> Vec<String> {
        let is_without_whole = self.regions.top.region != Region::Whole;
        let left_out = self.only_whole(texts).filter(|_| is_without_whole);
        self.year_from_data(texts).into_iter().chain(left_out).collect()
    }

    /// Which year the data gave, and what is due after it; nothing when the user named the year.
    fn year_from_data(&self, texts: &Texts) -> Option<String> {
        let top = self.top();
        let key = match top.as_of_source {
            AsOfSource::Option => return None,
            AsOfSource::Statistics => "check-as-of-statistics",
            AsOfSource::Ledger => "check-as-of-ledger",
            AsOfSource::BaseYear if top.regions_alone > 0 => "check-as-of-base-year-alone",
            AsOfSource::BaseYear => "check-as-of-base-year",
        };
        let year = texts.format(key, &[("year", &top.as_of().to_string())]);
        let beside = [regions_alone("regions-alone-beside", top.regions_alone, texts), self.due_later_words(texts)];
        Some(texts.joined("semicolon", std::iter::once(year).chain(beside.into_iter().flatten())))
    }

    /// How many there are of each status.
    fn summaries(&self, texts: &Texts) -> Vec<String> {
        let summary = |(kind, key): (PromiseKind, &str)| {
            let of_kind = promises(self.top()).filter(move |promise| promise.kind == kind);
            let counts = Summary::of(of_kind.map(|promise| promise.judgement.status)).sentence(texts);
            texts.format(key, &[("counts", &counts)])
        };
        [(PromiseKind::Target, "summary-targets"), (PromiseKind::WorkItem, "summary-work-items")].map(summary).into()
    }

    /// Both verdicts of what was amended.
    fn amended_notes(&self, texts: &Texts) -> Vec<String> {
        amended_notes(self.plan, self.top(), |_| true, texts)
    }

    /// That something is not checked of a region.
    fn only_whole(&self, texts: &Texts) -> Option<String> {
        let ByKind { targets, work_items } = self.not_by_region()?;
        only_whole(targets.into_iter().chain(work_items), texts)
    }

    fn due_later_words(&self, texts: &Texts) -> Option<String> {
        let ByKind { targets, work_items } = self.due_later();
        let counts = [(targets, "counted-targets"), (work_items, "counted-work-items")];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let later: Vec<String> = counts.map(|(count, key)| counted(key, count, texts)).collect();
        (!later.is_empty()).then(|| {
            let later = later.join(&texts.get("and"));
            texts.format("check-due-later", &[("later", &later), ("number", number(targets + work_items))])
        })
    }
}

fn suite(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::Target => "suite-target",
        PromiseKind::WorkItem => "suite-work-item",
    }
}

/// Whether people should look at it even when it is no failure.
fn is_worth_a_look(status: Status) -> bool {
    falls_short(status) || matches!(status, Status::NoData | Status::AwaitingData | Status::InsufficientData)
}

impl CheckReport<'_> {
    /// Whether the files have errors, so that nothing was judged.
    pub fn is_broken(&self) -> bool {
        self.judged.is_none()
    }

    /// Whether anything counts as a failure.
    pub fn fails(&self) -> bool {
        let by_warning = self.strictness.warnings && self.diagnostics.total() > 0;
        self.is_broken() || by_warning || !self.of_weight(Weight::Failure).is_empty()
    }

    fn of_weight(&self, weight: Weight) -> Vec<Checked<'_>> {
        let checked = self.judged.iter().flat_map(Judged::checked);
        checked.filter(|checked| checked.weight(&self.strictness) == weight).collect()
    }

    fn failures(&self, region: &RegionAssessment<'_>) -> usize {
        let moment = region.assessment.moment;
        let weights = promises(&region.assessment).map(|promise| promise.weight(&self.strictness, moment));
        weights.filter(|weight| *weight == Weight::Failure).count()
    }

    fn weight_of(&self, code: Code) -> Weight {
        match code.severity() {
            Severity::Error => Weight::Failure,
            Severity::Warning if self.strictness.warnings => Weight::Failure,
            Severity::Warning => Weight::Warning,
        }
    }

    fn file_findings(&self, texts: &Texts) -> Vec<Finding> {
        let (shown, more) = diagnostics::shown(self.diagnostics);
        let findings = shown.into_iter().map(|diagnostic| {
            let place = place(&diagnostic.span, self.sources);
            let mut message = vec![diagnostics::message(diagnostic, texts)];
            message.extend(diagnostics::help(diagnostic, self.sources, texts));
            Finding {
                suite: texts.get("suite-files"),
                id: place.as_ref().map(|place| place.file.clone()).unwrap_or_default(),
                region: None,
                title: diagnostic.code.name().to_owned(),
                kind: diagnostic.code.name(),
                weight: self.weight_of(diagnostic.code),
                message: message.join(&texts.get("semicolon")),
                place,
            }
        });
        let more = more.into_iter().map(|(code, count)| Finding {
            suite: texts.get("suite-files"),
            id: String::new(),
            region: None,
            title: code.name().to_owned(),
            kind: code.name(),
            weight: self.weight_of(code),
            message: diagnostics::more_alike(code, count, texts),
            place: None,
        });
        findings.chain(more).collect()
    }

    fn promise_findings(&self, texts: &Texts) -> Vec<Finding> {
        let Some(judged) = &self.judged else { return Vec::new() };
        let places = judged.places();
        let finding = |checked: Checked<'_>| {
            let Checked { region, promise } = &checked;
            let is_regional = judged.is_regional();
            Finding {
                suite: texts.get(suite(promise.kind)),
                id: promise.id.to_owned(),
                region: is_regional.then(|| region_name(judged.plan, &region.region, texts)),
                title: promise.title(texts).to_owned(),
                kind: promise.judgement.status.name(),
                weight: checked.weight(&self.strictness),
                message: judged.message(&checked, texts),
                place: places.get(&(promise.kind, promise.id)).and_then(|span| place(span, self.sources)),
            }
        };
        judged.checked().map(finding).collect()
    }

    fn shortfalls(&self, judged: &Judged<'_>, part: &Part, texts: &Texts) -> Option<Section> {
        let found = self.of_weight(part.weight).into_iter();
        let found = found.filter(|checked| (part.holds)(checked.promise.judgement.status.standing()));
        let found: Vec<Checked<'_>> = found.collect();
        let leads = Leads::new(judged.plan);
        let lead = |of: &Checked<'_>| leads.of(&of.promise).map(|unit| unit_name(judged.plan, unit, texts));
        let table = Rows::new(&found)
            .column_if(judged.is_regional(), region_column(texts), |of| {
                region_name(judged.plan, &of.region.region, texts)
            })
            .column(words(texts, "column-id", 2), |of| of.promise.id)
            .column(words(texts, "column-matter", 0), |of| of.promise.title(texts))
            .column(words(texts, "column-shortfall", 0), |of| of.promise.shortfall(judged.plan, texts))
            .column(words(texts, "column-lead", 1), lead)
            .column(words(texts, "column-status", 0), |of| status_cell(texts, of.promise.judgement.status));
        (!found.is_empty()).then(|| Section::headed(part.id, texts.get(part.heading), table))
    }

    /// How many promises fail in each region, and how many there are of each standing.
    fn by_region(&self, judged: &Judged<'_>, texts: &Texts) -> Section {
        let table = Rows::new(judged.regions.iter())
            .column(words(texts, "column-region", 0), |region| {
                name_in_tree(judged.plan, &region.region, region.depth, texts)
            })
            .column(numbers(texts, "column-failures", 0), |region| self.failures(region))
            .standings(texts, |region| promises(&region.assessment).map(|promise| promise.judgement.status));
        Section::headed("regions", texts.get("heading-regions"), table)
    }

    /// Whether the check passes and, when it does not, what fails it.
    fn verdict(&self, texts: &Texts) -> String {
        if self.is_broken() {
            let errors = counted("counted-errors", self.diagnostics.errors(), texts);
            return texts.format("check-broken", &[("errors", &errors)]);
        }
        let warnings = counted("counted-warnings", self.diagnostics.total(), texts);
        let has_warnings = self.diagnostics.total() > 0;
        let mut reasons = self.failing_statuses(texts);
        if self.strictness.warnings && has_warnings {
            reasons.push(texts.format("check-strict", &[("warnings", &warnings)]));
        }
        let states: Vec<String> = self.strictness.fail_on.iter().map(|state| state.words(texts)).collect();
        let separator = texts.get("list-separator");
        let verdict = if reasons.is_empty() {
            texts.format("check-passes", &[("statuses", &states.join(&separator))])
        } else {
            texts.format("check-fails", &[("reasons", &reasons.join(&separator))])
        };
        let verdict = verdict + &self.only_words(texts);
        let is_said = self.strictness.warnings || !has_warnings;
        if is_said { verdict } else { verdict + &texts.get("semicolon") + &warnings }
    }

    /// That only targets of one character count, where that is so.
    fn only_words(&self, texts: &Texts) -> String {
        let character = self.strictness.only.map(|character| texts.get(&character.key()));
        character.map(|words| texts.format("check-only-character", &[("character", &words)])).unwrap_or_default()
    }

    /// How many promises fail the check by each status.
    fn failing_statuses(&self, texts: &Texts) -> Vec<String> {
        let failures = self.of_weight(Weight::Failure);
        let has = |checked: &&Checked<'_>, status: Status| checked.promise.judgement.status == status;
        let count = |status: Status| failures.iter().filter(|checked| has(checked, status)).count();
        let counts = Status::ALL.into_iter().map(|status| (status, count(status))).filter(|(_, count)| *count > 0);
        let said = |(status, count): (Status, usize)| {
            let (status, count) = (status_words(texts, status), count.to_string());
            texts.format("check-failing", &[("status", &status), ("count", &count)])
        };
        counts.map(said).collect()
    }
}

impl Report for CheckReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let Some(judged) = &self.judged else {
            return Document { title: self.verdict(texts), ..Document::default() };
        };
        let shortfalls = PARTS.iter().filter_map(|part| self.shortfalls(judged, part, texts));
        let readings = self.shows_readings.then(|| judged.readings(texts));
        let by_region = (!judged.regions.below.is_empty()).then(|| self.by_region(judged, texts));
        let mut notes = if by_region.is_some() { Vec::new() } else { judged.summaries(texts) };
        notes.extend(judged.amended_notes(texts));
        notes.extend(judged.only_whole(texts));
        notes.push(self.verdict(texts));
        Document {
            title: judged.header.title(texts),
            preface: judged.preface(texts),
            sections: readings.into_iter().chain(shortfalls).chain(by_region).collect(),
            notes,
            letter: None,
        }
    }

    fn screen(&self, texts: &Texts) -> Option<Screen> {
        self.judged.as_ref().map(|judged| self.on_screen(judged, texts))
    }

    fn further_blocks(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        self.judged.as_ref().map_or(Ok(Vec::new()), |judged| self.each_failure(judged, texts, take))
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let english = Texts::new(Language::English);
        let (shown, more) = diagnostics::shown(self.diagnostics);
        let judged = self.judged.as_ref();
        let failed = self.of_weight(Weight::Failure);
        let is_regional = judged.is_some_and(Judged::is_regional);
        let json = CheckJson {
            plan: judged.map(|judged| &judged.header),
            region: judged.and_then(|judged| judged.regions.top.region.part()),
            as_of: judged.map(|judged| judged.top().as_of()),
            as_of_day: judged.and_then(|judged| judged.top().moment.day()).map(|day| day.to_string()),
            as_of_source: judged.map(|judged| judged.top().as_of_source),
            due_later: judged.map(Judged::due_later),
            method: judged.map(|judged| judged.top().method.name()),
            ok: !self.fails(),
            fail_on: self.strictness.fail_on.iter().map(|state| state.name()).collect(),
            strict: self.strictness.warnings,
            not_firm: self.strictness.not_firm,
            only: self.strictness.only,
            failed: failed
                .iter()
                .map(|Checked { region, promise }| FailedJson {
                    kind: promise.kind,
                    id: promise.id,
                    region: is_regional.then(|| region.region.part()),
                    status: promise.judgement.status,
                })
                .collect(),
            diagnostics: shown
                .into_iter()
                .filter_map(|diagnostic| DiagnosticJson::new(diagnostic, self.sources, &english))
                .collect(),
            more_diagnostics: more.into_iter().map(|(code, count)| MoreJson { code: code.name(), count }).collect(),
            stands: judged.map(|judged| judged.stands_json(&judged.regions.top)).unwrap_or_default(),
            regions: judged
                .and_then(|judged| regions_json(judged.plan, judged.regions, |region| judged.stands_json(region))),
            not_by_region: judged.and_then(Judged::not_by_region),
        };
        to_json(output, &json)
    }

    fn findings(&self, texts: &Texts) -> Option<Vec<Finding>> {
        Some(self.file_findings(texts).into_iter().chain(self.promise_findings(texts)).collect())
    }
}
