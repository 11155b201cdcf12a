//! The working of a target or work item.

mod screen;

use serde::Serialize;

use super::inputs::{Inputs, Parts};
use super::subject::{ExplainReport, Lines};
use super::working::{POINTS, StepLine};
use crate::evaluate::{Amended, Flag, Judgement, RegionJudgement, RequirementJudgement, StepKind};
use crate::load::ItemPlace;
use crate::locale::{Language, Texts};
use crate::model::{
    Character, Flow, HasId, Measure, Moment, Plan, ProgressEntry, ProgressState, Region, Requirement, Status, Term,
    Year,
};
use crate::report::amended::{AmendedJson, AmendedPromise, Version, amended_of};
use crate::report::diagnostics::PlaceJson;
use crate::report::promise::PromiseKind;
use crate::report::requirement::{Distance, Figures, all_flag_words, distance, distance_words, reading_of, unit_shown};
use crate::report::status::{method_words, threshold_words};
use crate::report::{
    AsOfJson, Cell, Rows, Screen, Section, character_words, due_arguments, numbers, region_name, status_cell,
    status_words, units_named, words,
};

/// The working of a target or work item.
#[derive(Serialize)]
pub(super) struct ItemExplanation<'a> {
    kind: &'static str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_en: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<&'a str>,
    #[serde(skip)]
    standard_en: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<&'a str>,
    place: Option<PlaceJson>,
    due: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<Character>,
    firm: bool,
    units: &'a [String],
    status: Status,
    flags: &'a [Flag],
    #[serde(flatten)]
    as_of: AsOfJson,
    #[serde(skip)]
    moment: Moment,
    method: &'static str,
    requirements: Vec<RequirementExplanation<'a>>,
    /// The day on which it was removed; status and requirements are those of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(flatten)]
    amended: Option<AmendedJson<'a>>,
    #[serde(skip)]
    chain: Option<AmendedPromise<'a>>,
    #[serde(skip)]
    revisions: &'a [ItemPlace],
}

/// The working of one requirement.
#[derive(Serialize)]
struct RequirementExplanation<'a> {
    place: Option<PlaceJson>,
    judgement: &'a RequirementJudgement,
    /// The year from which growth is counted.
    base_year: Option<Year>,
    /// English in every language.
    read_as: Option<String>,
    every_year: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    every_region: bool,
    steps: Vec<StepLine>,
    inputs: Inputs<'a>,
    ledger: Vec<Entry<'a>>,
    #[serde(skip)]
    requirement: &'a Requirement,
}

/// A row of the ledger.
#[derive(Serialize)]
struct Entry<'a> {
    date: String,
    state: ProgressState,
    evidence: Option<&'a str>,
    note: Option<&'a str>,
    /// Whether it is known at the end of the year of judgement.
    counts: bool,
    place: Option<PlaceJson>,
}

impl<'a> ItemExplanation<'a> {
    pub(super) fn target(report: &'a ExplainReport<'a>, number: usize) -> Option<Self> {
        let (plan, assessment) = (&report.folder.plan, report.assessment);
        let (first, own) = (plan.targets.get(number)?, report.folder.places.targets.get(number)?);
        let judged = assessment.targets.with_id(&first.id);
        let amended = assessment.amended_targets.with_id(&first.id);
        let explained =
            Self::of(report, PromiseKind::Target, own, judged_or_removed(judged, amended)?, amended, |target| {
                Version::of_target(plan, target)
            });
        Some(Self { since: first.since.map(|day| day.to_string()), ..explained })
    }

    pub(super) fn work_item(report: &'a ExplainReport<'a>, number: usize) -> Option<Self> {
        let (plan, assessment) = (&report.folder.plan, report.assessment);
        let (first, own) = (plan.work_items.get(number)?, report.folder.places.work_items.get(number)?);
        let judged = assessment.work_items.with_id(&first.id);
        let amended = assessment.amended_work_items.with_id(&first.id);
        let explained =
            Self::of(report, PromiseKind::WorkItem, own, judged_or_removed(judged, amended)?, amended, |item| {
                Version::of_work_item(plan, item)
            });
        Some(explained)
    }

    fn of<T: HasId>(
        report: &'a ExplainReport<'a>,
        kind: PromiseKind,
        own: &'a ItemPlace,
        (item, judgement): (&'a T, &'a Judgement),
        amended: Option<&'a Amended<'a, T>>,
        version: impl Fn(&'a T) -> Version<'a>,
    ) -> Self {
        let (is_target, of, moment) = (kind == PromiseKind::Target, version(item), report.assessment.moment);
        let chain = amended_of(&report.folder.plan, report.assessment, (kind, item.id()));
        Self {
            kind: if is_target { "target" } else { "work_item" },
            id: item.id(),
            text: is_target.then_some(of.text),
            text_en: of.text_en,
            matter: (!is_target).then_some(of.text),
            standard: of.standard,
            standard_en: of.standard_en,
            area: of.area,
            task: of.task,
            place: report.place(Some(&own.item)),
            due: of.due,
            character: of.character,
            firm: of.is_firm,
            units: of.units,
            status: judgement.status,
            flags: &judgement.flags,
            as_of: moment.into(),
            moment,
            method: report.assessment.method.name(),
            requirements: requirements(report, of.requirements, judgement, place_of(own, amended), of.term),
            removed: amended.and_then(|of| Some(of.held.removed()?.approved.to_string())),
            since: None,
            amended: chain.as_ref().map(AmendedPromise::json),
            chain,
            revisions: &own.revisions,
        }
    }

    pub(super) fn screen(&self, report: &ExplainReport<'_>, texts: &Texts) -> Screen {
        self.on_screen(report, texts)
    }

    pub(super) fn sections(&self, report: &ExplainReport<'_>, texts: &Texts) -> Vec<Section> {
        let mut sections = vec![self.head(report, texts)];
        for part in &self.requirements {
            sections.push(part.lines(report, texts));
            sections.extend(part.regions(report, texts));
        }
        sections
    }

    /// The inputs of all requirements, each once.
    pub(super) fn inputs(&self) -> Inputs<'a> {
        Inputs::of_all(self.requirements.iter().map(|part| &part.inputs))
    }

    /// Both verdicts, the first promise, and each amendment with its place.
    fn amendment_lines(&self, report: &ExplainReport<'_>, texts: &Texts) -> Vec<(String, String)> {
        let Some(chain) = &self.chain else { return Vec::new() };
        let verdicts = (texts.get("explain-verdicts"), chain.verdicts(self.status, texts));
        let first = (texts.get("explain-first-promise"), chain.first.asked(texts));
        let place = |number: usize| report.place(Some(&self.revisions.get(number)?.item));
        let steps = chain.steps(texts).into_iter().enumerate().map(|(number, (day, step))| {
            let place = place(number).map(|place| format!(" {place}")).unwrap_or_default();
            (day, step + &place)
        });
        [verdicts, first].into_iter().chain(steps).collect()
    }

    /// How it stands, or that it was removed, and how it stood then.
    fn status_shown(&self, texts: &Texts) -> String {
        let words = status_words(texts, self.status);
        if self.removed.is_some() { texts.format("status-removed", &[("status", &words)]) } else { words }
    }

    fn standard_shown(&self, texts: &Texts) -> Option<&'a str> {
        Some(texts.pick(self.standard?, self.standard_en))
    }

    fn area_shown<'t>(&self, plan: &'t Plan, texts: &Texts) -> Option<&'t str> {
        let area = plan.area(self.area?)?;
        Some(texts.pick(&area.name, area.name_en.as_deref()))
    }

    fn task_shown<'t>(&self, plan: &'t Plan, texts: &Texts) -> Option<&'t str> {
        let task = plan.tasks.iter().find(|task| self.task == Some(&task.id))?;
        Some(texts.pick(&task.title, task.title_en.as_deref()))
    }

    fn units_shown(&self, plan: &Plan, texts: &Texts) -> Option<String> {
        (!self.units.is_empty()).then(|| units_named(plan, self.units, texts))
    }

    /// Its kind and its id.
    fn named(&self, texts: &Texts) -> String {
        format!("{} {}", texts.get(if self.kind == "target" { "kind-target" } else { "kind-work-item" }), self.id)
    }

    fn head(&self, report: &ExplainReport<'_>, texts: &Texts) -> Section {
        let plan = &report.folder.plan;
        let mut lines = Lines::default();
        lines.add_some(texts, "explain-sentence", self.text.or(self.matter));
        lines.add_some(texts, "column-standard", self.standard_shown(texts));
        lines.add_some(texts, "column-area", self.area_shown(plan, texts));
        lines.add_some(texts, "column-task", self.task_shown(plan, texts));
        let firmness = if self.firm { "explain-due" } else { "explain-due-not-firm" };
        lines.add(texts, "column-due", texts.format_owned(firmness, &due_arguments(self.due, texts)));
        lines.add_some(texts, "column-character", character_words(self.character, texts));
        lines.add_some(texts, "column-units", self.units_shown(plan, texts));
        lines.add_some(texts, "explain-place", self.place.as_ref().map(ToString::to_string));
        lines.add(texts, "column-status", Cell::Status(self.status, self.status_shown(texts), texts.language()));
        for (label, said) in self.amendment_lines(report, texts) {
            lines.add_labelled(label, said);
        }
        lines.into_section(self.named(texts))
    }
}

/// How it stands, or stood when it was removed.
fn judged_or_removed<'a, T>(
    judged: Option<&'a (&'a T, Judgement)>,
    amended: Option<&'a Amended<'a, T>>,
) -> Option<(&'a T, &'a Judgement)> {
    let removed = || amended.and_then(|of| Some((of.held.item, of.removed.as_ref()?)));
    judged.map(|(item, judgement)| (*item, judgement)).or_else(removed)
}

/// Where it stands as it is: in its own table, or in what the last amendment that did not remove it says.
fn place_of<'a, T>(first: &'a ItemPlace, amended: Option<&Amended<'_, T>>) -> &'a ItemPlace {
    let revisions = amended.map(|of| of.held.revisions).unwrap_or_default();
    let places = first.revisions.iter().zip(revisions).filter(|(_, revision)| revision.item.is_some());
    places.last().map_or(first, |(place, _)| place)
}

fn requirements<'a>(
    report: &'a ExplainReport<'a>,
    requirements: &'a [Requirement],
    judgement: &'a Judgement,
    place: &'a ItemPlace,
    term: Term,
) -> Vec<RequirementExplanation<'a>> {
    let parts = requirements.iter().zip(&judgement.requirements).zip(&place.requirements);
    let explained = |((requirement, judgement), place): ((&'a Requirement, &'a RequirementJudgement), &'a _)| {
        let mut part = RequirementExplanation {
            place: report.place(Some(place)),
            judgement,
            base_year: None,
            read_as: None,
            every_year: false,
            every_region: false,
            steps: Vec::new(),
            inputs: Inputs::default(),
            ledger: Vec::new(),
            requirement,
        };
        match requirement {
            Requirement::Measured(measure) => part.add_working(report, measure, term),
            Requirement::Milestone { id, .. } | Requirement::Judged { id, .. } => part.ledger = ledger(report, id),
        }
        part
    };
    parts.map(explained).collect()
}

fn ledger<'a>(report: &'a ExplainReport<'a>, id: &str) -> Vec<Entry<'a>> {
    let places = report.folder.places.entries.get(id);
    let entry = |(number, entry): (usize, &'a ProgressEntry)| Entry {
        date: entry.date.to_string(),
        state: entry.state,
        evidence: entry.evidence.as_deref(),
        note: entry.note.as_deref(),
        counts: entry.date <= report.assessment.moment.last_day()
            && report.data.view.published_by.is_none_or(|day| entry.date <= day),
        place: report.place(places.and_then(|places| places.get(number))),
    };
    report.folder.progress.entries(id).iter().enumerate().map(entry).collect()
}

impl<'a> RequirementExplanation<'a> {
    fn add_working(&mut self, report: &'a ExplainReport<'a>, measure: &'a Measure, term: Term) {
        let plan = &report.folder.plan;
        self.base_year = Some(measure.term(term).base);
        self.read_as = reading_of(plan, self.judgement, &Texts::new(Language::English));
        self.every_year = measure.every_year;
        self.every_region = measure.every_region;
        let steps = self.judgement.working(&report.data).into_iter();
        self.steps = steps.map(|step| StepLine::new(step, self.judgement, &plan.thresholds)).collect();
        let parts = if measure.every_region { Parts::Leaves } else { Parts::Summed };
        self.inputs = Inputs::new(report, measure.indicator, report.assessment.as_of(), parts);
    }

    fn lines(&self, report: &ExplainReport<'_>, texts: &Texts) -> Section {
        let part = self.judgement;
        let mut lines = Lines::default();
        lines.add_some(texts, "explain-wording", part.is.as_deref());
        lines.add_some(texts, "explain-reading", reading_of(&report.folder.plan, part, texts));
        lines.add_some(texts, "explain-flow", self.flow(texts));
        lines.add_some(texts, "explain-place", self.place.as_ref().map(ToString::to_string));
        if let Requirement::Measured(_) = self.requirement {
            let latest = Figures::of(&report.folder.plan, part, texts).map(|figures| figures.latest().plain());
            if let Some(year) = part.latest.as_ref().map(|latest| latest.year) {
                let unit_of_measure = unit_shown(part, texts);
                let latest = format!("{} {unit_of_measure} ({year})", latest.unwrap_or_default().trim_end_matches('%'));
                lines.add(texts, "explain-latest", latest);
            }
        }
        let region = part.region.as_ref().map(|id| region_name(&report.folder.plan, &Region::named(id), texts));
        lines.add_some(texts, "explain-region", region);
        lines.add_some(texts, "explain-method", part.method.map(|method| method_words(method, texts)));
        for step in &self.steps {
            lines.add(texts, &step.kind.key(), self.step_words(step, report, texts));
        }
        for entry in &self.ledger {
            let place = entry.place.as_ref().map(ToString::to_string).unwrap_or_default();
            let state = texts.get(&entry.state.key());
            let unused = if entry.counts { String::new() } else { format!("({})", texts.get("explain-not-used")) };
            let words = [entry.date.as_str(), &state, &unused, entry.evidence.unwrap_or_default(), &place];
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            lines.add(texts, "explain-ledger", words.join(" "));
        }
        for note in all_flag_words(texts, &part.flags, part) {
            lines.add(texts, "explain-note", note);
        }
        lines.add(texts, "column-status", status_cell(texts, part.status));
        lines.into_section(texts.pick(&part.name, part.name_en.as_deref()).to_owned())
    }

    /// Why the amounts of a flow add up over the years, or do not.
    fn flow(&self, texts: &Texts) -> Option<String> {
        let Requirement::Measured(measure) = self.requirement else { return None };
        Some(match measure.flow? {
            Flow::Event { word } => texts.format("flow-event", &[("word", word)]),
            Flow::Level { yearly: Some(word) } => texts.format("flow-yearly", &[("word", word)]),
            Flow::Level { yearly: None } => texts.get("flow-level"),
        })
    }

    /// Each region with how it stands there.
    fn in_regions(&self) -> Vec<(&'a RegionJudgement, RequirementJudgement)> {
        // Without the regions, of which each row would else copy all.
        let mut alone = self.judgement.clone();
        alone.regions.clear();
        let in_region = |region: &'a RegionJudgement| {
            let RegionJudgement { latest, actual, met, flags, .. } = region.clone();
            let mut part = alone.clone();
            (part.latest, part.actual, part.met, part.flags) = (latest, actual, met, flags);
            (region, part)
        };
        self.judgement.regions.iter().map(in_region).collect()
    }

    /// How it stands in each region, when it must hold in every one.
    fn regions(&self, report: &ExplainReport<'_>, texts: &Texts) -> Option<Section> {
        let (plan, rows) = (&report.folder.plan, self.in_regions());
        let flags =
            |part: &RequirementJudgement| all_flag_words(texts, &part.flags, part).join(&texts.get("semicolon"));
        let table = Rows::new(&rows)
            .column(words(texts, "column-region", 0), |(region, _)| {
                region_name(plan, &Region::named(&region.region), texts)
            })
            .column(numbers(texts, "column-latest", 0), |(_, part)| Some(Figures::of(plan, part, texts)?.latest()))
            .column(numbers(texts, "column-actual", 1), |(_, part)| Some(Figures::of(plan, part, texts)?.actual()))
            .column(words(texts, "column-note", 1), |(_, part)| flags(part))
            .column(words(texts, "column-status", 0), |(region, _)| status_cell(texts, region.status));
        (!rows.is_empty()).then(|| Section::headed("regions", texts.get("heading-regions"), table))
    }

    fn verdict_words(&self, step: &StepLine, holds: bool, texts: &Texts) -> String {
        let year = self.judgement.latest.as_ref().map(|latest| latest.year.to_string()).unwrap_or_default();
        let key = match (step.kind, holds) {
            (StepKind::LatestAlone, true) => "verdict-would-hold",
            (StepKind::LatestAlone, false) => "verdict-would-fail",
            (_, true) => "verdict-holds",
            (_, false) => "verdict-fails",
        };
        // That it is exactly the limit is said by the note.
        let is_near = step.kind != StepKind::FailedYear && distance(self.judgement) != Some(Distance::AtLimit);
        let distance = if is_near { distance_words(self.judgement, texts) } else { String::new() };
        texts.format(key, &[("year", &year)]) + &distance
    }

    fn step_words(&self, step: &StepLine, report: &ExplainReport<'_>, texts: &Texts) -> String {
        let mut words = step.formula.clone();
        if let Some((result, shown)) = step.result.as_ref().zip(step.result_written()) {
            let is_exact = shown.parse().is_ok_and(|shown: crate::model::Number| shown == *result);
            let unit = match step.unit_shown(texts) {
                "" => String::new(),
                POINTS => texts.get("points-suffix"),
                unit => format!(" {unit}"),
            };
            words += &format!(" {} {shown}{unit}", if is_exact { "=" } else { "≈" });
        }
        if let Some(holds) = step.holds {
            words += &texts.get("colon");
            words += &self.verdict_words(step, holds, texts);
        }
        if step.kind == StepKind::Pace {
            let method = self.judgement.method.unwrap_or(report.assessment.method);
            let thresholds = threshold_words(&report.folder.plan, method, texts);
            words += &texts.format("explain-thresholds", &[("thresholds", &thresholds)]);
        }
        words
    }
}
