//! The main report: where every target stands.

mod page;
mod screen;

use crate::report::AsOfJson;
use anyhow::Result;
use serde::Serialize;

pub(super) use screen::{NAME, rank, states_sentence};

use super::amended::{AmendedJson, AmendedPromise, RemovedJson, amended_notes, amended_of, removed_json};
use super::by_region::{only_whole, region_column, regions_alone};
use super::plan_header::Summary;
use super::promise::PromiseKind;
use super::requirement::{
    Distance, Figures, RequirementJson, all_flag_words, distance, distance_words, known_total_words, part_name,
    reading_of, requirements_json, wording_bracketed,
};
use super::{
    Cell, Column, Document, PlanHeader, Report, Rows, Screen, Section, Table, Write, character_words, numbers,
    region_name, status_cell, status_words, to_json, units_named, words,
};
use crate::evaluate::{Assessment, Assessments, Class, Flag, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Character, Method, Moment, Plan, Region, Standing, Status, Target, Thresholds};

/// Where every target stands.
#[derive(Clone)]
pub struct StatusReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands.
    pub assessment: &'a Assessment<'a>,
    /// Only this area.
    pub area: Option<String>,
    /// Only what this unit answers for.
    pub unit: Option<String>,
    /// Only targets of this character.
    pub character: Option<Character>,
    /// Only these statuses; all when empty.
    pub states: Vec<Status>,
    /// The region that was judged; the plan's whole area when not given.
    pub region: Option<Region>,
    /// Whether it is shown how each wording was read.
    pub shows_readings: bool,
    /// Whether a terminal lists every target, however many there are.
    pub shows_all: bool,
}

#[derive(Serialize)]
pub(super) struct StatusJson<'a, R> {
    plan: &'a PlanHeader,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(flatten)]
    as_of: AsOfJson,
    method: &'static str,
    targets: Vec<TargetJson<'a, R>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
pub(super) struct TargetJson<'a, R = Vec<RequirementJson<'a>>> {
    id: &'a str,
    area: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_en: Option<&'a str>,
    due: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<Character>,
    firm: bool,
    units: &'a [String],
    status: Status,
    flags: &'a [Flag],
    requirements: R,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(flatten)]
    amended: Option<AmendedJson<'a>>,
}

impl<'a> StatusReport<'a> {
    /// Every target in the whole or in the region above all.
    pub fn new(plan: &'a Plan, header: PlanHeader, judged: &'a Assessments<'a>) -> Self {
        Self {
            plan,
            header,
            assessment: &judged.top.assessment,
            area: None,
            unit: None,
            character: None,
            states: Vec::new(),
            region: judged.scope.region().cloned(),
            shows_readings: false,
            shows_all: false,
        }
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = &'a (&'a Target, Judgement)> + Clone + use<'_, 'a> {
        self.assessment.targets.iter().filter(|(target, judgement)| {
            self.asks_for(target) && (self.states.is_empty() || self.states.contains(&judgement.status))
        })
    }

    /// Whether a target is of the area and the unit that are shown.
    pub(super) fn asks_for(&self, target: &Target) -> bool {
        self.area.as_ref().is_none_or(|area| target.area.as_ref() == Some(area))
            && self.unit.as_ref().is_none_or(|unit| target.units.contains(unit))
            && self.character.is_none_or(|character| target.character == Some(character))
    }

    /// That some targets are not shown of a region.
    pub(super) fn only_whole(&self, texts: &Texts) -> Option<String> {
        let targets = self.plan.targets_in_force(self.assessment.moment);
        let targets = targets.filter(|target| self.asks_for(target) && !target.is_measured());
        only_whole(targets.filter(|_| self.region.is_some()).map(|target| target.id.as_str()), texts)
    }

    pub(super) fn summary(&self) -> Summary {
        Summary::of(self.shown().map(|(_, judgement)| judgement.status))
    }

    /// The table of the targets, or of those of several regions, each of which is named before its rows.
    pub(super) fn table(parts: &[(Option<String>, Self)], texts: &Texts) -> Table {
        let rows = parts.iter().flat_map(|(region, report)| report.rows(region.as_deref()));
        let rows: Vec<Row<'_, 'a>> = rows.collect();
        let has_amended = rows.iter().any(|row| row.amended.is_some());
        let names_regions = parts.iter().all(|(region, _)| region.is_some());
        let table = Rows::new(&rows).column_if(names_regions, region_column(texts), |row| row.region);
        if parts.is_empty() {
            return table.into();
        }
        let shows_classes = parts.iter().any(|(_, report)| report.shows_classes());
        let shows_readings = parts.iter().any(|(_, report)| report.shows_readings);
        let has_character = |(_, report): &(_, Self)| report.rows(None).any(|row| row.target.character.is_some());
        let has_characters = parts.iter().any(has_character);
        table
            .column(words(texts, "column-id", 6), |row| row.target.id.as_str())
            .column(words(texts, "column-area", 4).as_choice(), |row| {
                let area = row.report.plan.area(row.target.area.as_ref()?)?;
                Some(texts.pick(&area.name, area.name_en.as_deref()))
            })
            .column(words(texts, "column-indicator", 0), |row| row.name(texts))
            .column(words(texts, "column-due", 6), |row| row.part.and_then(|part| part.due).unwrap_or(row.target.due))
            .column_if(has_characters, words(texts, "column-character", 6).as_choice(), |row| {
                character_words(row.target.character, texts)
            })
            .column(words(texts, "column-units", 7).as_choice(), |row| {
                units_named(row.report.plan, &row.target.units, texts)
            })
            .column(words(texts, "column-requirement", 0), |row| match row.report.shows_readings {
                true => row.part?.is.clone(),
                false => row.figures(texts)?.asked(),
            })
            .column_if(shows_readings, words(texts, "explain-reading", 0), |row| {
                reading_of(row.report.plan, row.part?, texts)
            })
            .figures(texts, |row| row.figures(texts))
            .column_if(shows_classes, words(texts, "column-class", 0), |row| Some(class_words(row.part?.class?, texts)))
            .column(words(texts, "column-status", 0).as_choice(), |row| row.status(texts))
            .first_promises(has_amended, texts)
            .into()
    }

    /// A row for each requirement, below one for the target when there are several.
    fn rows<'r>(&'r self, region: Option<&'r str>) -> impl Iterator<Item = Row<'r, 'a>> {
        let kept = self.shown().map(|(target, judgement)| (*target, judgement));
        kept.chain(self.removed()).flat_map(move |(target, judgement)| {
            let parts = &judgement.requirements;
            let above = (parts.len() > 1).then_some(None);
            let row = move |(place, part)| {
                let amended = amended_of(self.plan, self.assessment, (PromiseKind::Target, &target.id));
                Row { region, report: self, target, judgement, part, amended, is_first: place == 0 }
            };
            above.into_iter().chain(parts.iter().map(Some)).enumerate().map(row)
        })
    }

    /// The targets that were removed, as they stood then.
    pub(super) fn removed(&self) -> impl Iterator<Item = (&'a Target, &'a Judgement)> + use<'_, 'a> {
        let removed = self.assessment.amended_targets.iter().filter(|_| self.states.is_empty());
        let removed = removed.filter_map(|of| Some((of.held.item, of.removed.as_ref()?)));
        removed.filter(|(target, _)| self.asks_for(target))
    }

    /// Both verdicts of what was amended.
    pub(super) fn amended_notes(&self, texts: &Texts) -> Vec<String> {
        amended_notes(self.plan, self.assessment, |of| self.shows_amended(of), texts)
    }

    fn shows_amended(&self, of: &AmendedPromise<'_>) -> bool {
        let target = self.assessment.amended_targets.with_id(of.id).filter(|_| of.kind == PromiseKind::Target);
        let is_of_status = || of.removal.is_none() && self.states.contains(&of.status(self.assessment));
        target.is_some_and(|target| self.asks_for(target.held.item)) && (self.states.is_empty() || is_of_status())
    }

    /// Whether some requirement is judged by a published method, whose class is another word than the status.
    pub(super) fn shows_classes(&self) -> bool {
        let parts = self.shown().flat_map(|(_, judgement)| &judgement.requirements);
        parts.filter_map(|part| part.method).any(|method| method != Method::Linear)
    }
}

/// A target or one of its requirements.
struct Row<'r, 'a> {
    region: Option<&'r str>,
    report: &'r StatusReport<'a>,
    target: &'a Target,
    judgement: &'a Judgement,
    part: Option<&'a RequirementJudgement>,
    amended: Option<AmendedPromise<'a>>,
    is_first: bool,
}

impl<'a> Row<'_, 'a> {
    /// What was amended, in the first row of a target.
    fn amended_first(&self) -> Option<&AmendedPromise<'a>> {
        self.amended.as_ref().filter(|_| self.is_first)
    }

    fn status(&self, texts: &Texts) -> Cell {
        let status = self.part.map_or(self.judgement.status, |part| part.status);
        match self.amended.as_ref().and_then(|of| of.removal) {
            Some(_) => texts.format("status-removed", &[("status", &status_words(texts, status))]).into(),
            None => status_cell(texts, status),
        }
    }

    fn figures<'t>(&self, texts: &'t Texts) -> Option<Figures<'t>>
    where
        'a: 't,
    {
        Figures::of(self.report.plan, self.part?, texts)
    }

    fn name(&self, texts: &Texts) -> String {
        let Some(part) = self.part else {
            return texts.pick(&self.target.text, self.target.text_en.as_deref()).to_owned();
        };
        let bullet = if self.judgement.requirements.len() > 1 { "·" } else { "" };
        format!("{bullet}{}", part_name(self.report.plan, part, texts))
    }
}

impl Rows<&Row<'_, '_>> {
    /// Columns for what was promised first, where something was amended.
    fn first_promises(self, has_amended: bool, texts: &Texts) -> Self {
        self.column_if(has_amended, words(texts, "column-first-promise", 3), |row| {
            Some(row.amended_first()?.first.asked(texts))
        })
        .column_if(has_amended, words(texts, "column-first-status", 3).as_choice(), |row| {
            let first = row.amended_first().map(|of| of.first_judgement.status);
            first.map_or(Cell::Empty, |status| status_cell(texts, status))
        })
        .column_if(has_amended, words(texts, "column-amended", 3), |row| {
            Some(row.amended_first()?.last_day()?.to_string())
        })
    }
}

impl<R: Copy> Rows<R> {
    /// Columns for the figures of a requirement, from its base to what is projected.
    pub(super) fn figures<'f>(self, texts: &Texts, of: impl Fn(R) -> Option<Figures<'f>>) -> Self {
        let bar = Column { breaks: false, is_picture: true, ..words(texts, "column-bar", 8) };
        self.column(numbers(texts, "column-base", 2), |row| of(row).map(|figures| figures.base()))
            .column(numbers(texts, "column-latest", 0), |row| of(row).map(|figures| figures.latest()))
            .column(numbers(texts, "column-growth", 3), |row| of(row).map(|figures| figures.growth()))
            .column(numbers(texts, "column-actual", 5), |row| of(row).map(|figures| figures.actual()))
            .column(numbers(texts, "column-completion", 1), |row| of(row).map(|figures| figures.completion()))
            .column(bar, |row| of(row).map(|figures| figures.completion_bar()))
            .column(numbers(texts, "column-pace", 1), |row| of(row).map(|figures| figures.pace()))
            .column(numbers(texts, "column-needed", 2), |row| of(row).map(|figures| figures.needed()))
            .column(numbers(texts, "column-projected", 5), |row| of(row).map(|figures| figures.projected()))
    }
}

/// The flags of some requirements in words, each with what it is about.
pub(super) fn flag_notes<'a>(
    judged: impl Iterator<Item = (String, &'a RequirementJudgement)>,
    texts: &Texts,
) -> Vec<String> {
    let note = |(name, part): (String, &RequirementJudgement)| {
        let mut flags = all_flag_words(texts, &part.flags, part);
        flags.extend(known_total_words(part, texts));
        (!flags.is_empty()).then(|| format!("{name}{}{}", texts.get("colon"), flags.join(&texts.get("semicolon"))))
    };
    let mut notes: Vec<String> = judged.filter_map(note).collect();
    let mut seen = std::collections::BTreeSet::new();
    notes.retain(|note| seen.insert(note.clone()));
    notes
}

impl StatusReport<'_> {
    /// Where the plan comes from, how far the data reach and which region was judged.
    pub(super) fn preface(&self, texts: &Texts) -> Vec<String> {
        let region = self.region.as_ref().map(|region| region_name(self.plan, region, texts));
        let region = region.map(|name| texts.format("region-preface", &[("region", &name)]));
        let alone = regions_alone("regions-alone", self.assessment.regions_alone, texts);
        self.header.preface(self.assessment.moment, texts).into_iter().chain(alone).chain(region).collect()
    }

    fn document_of(&self, table: Table, texts: &Texts) -> Document {
        let parts = self.shown().flat_map(|(_, judgement)| &judgement.requirements);
        let named = parts.clone().map(|part| (texts.pick(&part.name, part.name_en.as_deref()).to_owned(), part));
        let mut notes = vec![texts.format("summary-targets", &[("counts", &self.summary().sentence(texts))])];
        let usual = self.assessment.method;
        notes.extend(method_notes(self.plan, usual, parts, texts));
        notes.extend(flag_notes(named, texts));
        notes.extend(self.amended_notes(texts));
        notes.extend(self.only_whole(texts));
        let mut preface = self.preface(texts);
        if let Some(unit) = self.unit.as_ref().filter(|_| self.shown().next().is_none()) {
            preface.push(texts.format("no-target-names-unit", &[("unit", unit)]));
        }
        Document { preface, sections: vec![Section::of("targets", table)], notes, ..self.header.document(texts) }
    }
}

impl Report for StatusReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(self.on_screen(texts))
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.what_next(texts)
    }

    fn document(&self, texts: &Texts) -> Document {
        self.document_of(Self::table(&[(None, self.clone())], texts), texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        let Some(region) = &self.region else { return self.document(texts) };
        let name = region_name(self.plan, region, texts);
        self.document_of(Self::table(&[(Some(name), self.clone())], texts), texts)
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let targets = self.shown().map(|judged| target_json(self.plan, self.assessment, judged));
        to_json(output, &self.json_of(self.assessment.method.name(), targets.collect()))
    }
}

impl<'a> StatusReport<'a> {
    pub(super) fn json_of<R>(&'a self, method: &'static str, targets: Vec<TargetJson<'a, R>>) -> StatusJson<'a, R> {
        StatusJson {
            plan: &self.header,
            region: self.region.as_ref().and_then(Region::part),
            as_of: self.assessment.moment.into(),
            method,
            targets,
            removed: removed_json(self.plan, self.assessment, |of| self.shows_amended(of)),
            summary: self.summary(),
        }
    }
}

/// The methods by which some requirements are judged, each with its thresholds.
pub(super) fn method_notes<'a>(
    plan: &Plan,
    usual: Method,
    parts: impl Iterator<Item = &'a RequirementJudgement>,
    texts: &Texts,
) -> Vec<String> {
    let used: Vec<Method> = parts.filter_map(|part| part.method).collect();
    let is_shown = |method: &Method| used.contains(method) || (used.is_empty() && *method == usual);
    Method::ALL.into_iter().filter(is_shown).map(|method| method_note(plan, method, texts)).collect()
}

pub(super) fn method_note(plan: &Plan, method: Method, texts: &Texts) -> String {
    let (name, thresholds) = (method_words(method, texts), threshold_words(plan, method, texts));
    texts.format("method-note", &[("method", &name), ("thresholds", &thresholds)])
}

pub(super) fn method_words(method: Method, texts: &Texts) -> String {
    texts.get(&method.key())
}

/// From which pace on a method gives which class.
pub(super) fn threshold_words(plan: &Plan, method: Method, texts: &Texts) -> String {
    let Thresholds { on_track, at_risk } = &plan.thresholds;
    let arguments = [("on_track", on_track.to_plain()), ("at_risk", at_risk.to_plain())];
    texts.format_owned(&format!("thresholds-{}", method.name()), &arguments)
}

/// The class of a method in words.
pub(super) fn class_words(class: &str, texts: &Texts) -> String {
    let key = Class::from_name(class).map_or_else(|| format!("status-{}", class.replace('_', "-")), Class::key);
    texts.get(&key)
}

/// A target for programs.
pub(super) fn target_json<'a>(
    plan: &'a Plan,
    assessment: &'a Assessment<'_>,
    (target, judgement): &'a (&'a Target, Judgement),
) -> TargetJson<'a> {
    target_with((plan, assessment), (target, judgement), requirements_json(plan, judgement))
}

/// A target for programs, with what is to be said of its requirements.
pub(super) fn target_with<'a, R>(
    (plan, assessment): (&'a Plan, &'a Assessment<'_>),
    (target, judgement): (&'a Target, &'a Judgement),
    requirements: R,
) -> TargetJson<'a, R> {
    let amended = amended_of(plan, assessment, (PromiseKind::Target, &target.id));
    TargetJson {
        id: &target.id,
        area: target.area.as_deref(),
        text: &target.text,
        text_en: target.text_en.as_deref(),
        due: target.due,
        character: target.character,
        firm: target.firm,
        units: &target.units,
        status: judgement.status,
        flags: &judgement.flags,
        requirements,
        since: target.since.map(|since| since.to_string()),
        amended: amended.map(|of| of.json()),
    }
}

/// What a requirement asks, what it is at, and what must be known beside.
pub(super) fn requirement_words(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> String {
    let name = part_name(plan, part, texts);
    let Some(wording) = wording_bracketed(plan, part, texts) else { return name };
    let shown = |figures: Figures<'_>| if part.actual.is_some() { figures.actual() } else { figures.latest() };
    let figure = Figures::of(plan, part, texts).map(|figures| shown(figures).plain()).unwrap_or_default();
    let figure = match (known_total_words(part, texts), &part.latest) {
        (Some(total), _) => total,
        (None, Some(latest)) if part.status.standing() == Standing::Unknown => {
            texts.format("figure-in-year", &[("figure", &figure), ("year", &latest.year.to_string())])
        }
        (None, Some(_)) => figure,
        (None, None) => texts.get("unknown-figure"),
    };
    let words = texts.format("requirement-words", &[("name", &name), ("wording", &wording), ("figure", &figure)]);
    // Without the reason the figure would seem to do.
    match distance(part) {
        Some(Distance::AtLimit | Distance::FailedIn(_)) => words + &distance_words(part, texts),
        Some(_) | None => words,
    }
}
