//! The main report: where every target stands.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use super::by_region::{only_whole, region_column};
use super::plan_header::Summary;
use super::requirement::{
    Distance, RequirementJson, Scale, decimals_of_need, distance, distance_words, reading_of, requirements_json, scale,
    wording_shown,
};
use super::{
    Cell, Column, Document, PlanHeader, Report, Section, Suffix, Table, all_flag_words, name_in_region, numbers,
    region_name, status_cell, to_json, unit_name, words,
};
use super::{decimals_not_zero, decimals_that_agree};
use crate::evaluate::{Assessment, Assessments, Criterion, Flag, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Basis, Bound, Method, Number, Plan, Region, Standing, Status, Target, Thresholds, Year};

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
    /// Only these statuses; all when empty.
    pub states: Vec<Status>,
    /// The region that was judged; the plan's whole area when not given.
    pub region: Option<Region>,
    /// Whether it is shown how each wording was read.
    pub shows_readings: bool,
}

#[derive(Serialize)]
pub(super) struct StatusJson<'a, R> {
    plan: &'a PlanHeader,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    as_of: Year,
    method: &'static str,
    targets: Vec<TargetJson<'a, R>>,
    summary: Summary,
}

#[derive(Serialize)]
pub(super) struct TargetJson<'a, R = Vec<RequirementJson<'a>>> {
    id: &'a str,
    area: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_en: Option<&'a str>,
    due: Year,
    firm: bool,
    units: &'a [String],
    status: Status,
    flags: &'a [Flag],
    requirements: R,
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
            states: Vec::new(),
            region: judged.scope.region().cloned(),
            shows_readings: false,
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
    }

    /// That some targets are not shown of a region.
    pub(super) fn only_whole(&self, texts: &Texts) -> Option<String> {
        let targets = self.plan.targets.iter().filter(|target| self.asks_for(target) && !target.is_measured());
        only_whole(targets.filter(|_| self.region.is_some()).map(|target| target.id.as_str()), texts)
    }

    pub(super) fn summary(&self) -> Summary {
        Summary::of(self.shown().map(|(_, judgement)| judgement.status))
    }

    /// The table of the targets, or of those of several regions, with the cells of each region before its rows.
    pub(super) fn table(parts: &[(Vec<Cell>, Self)], before: Vec<Column>, texts: &Texts) -> Table {
        let shows_classes = parts.iter().any(|(_, report)| report.shows_classes());
        let mut columns = before;
        columns.extend(parts.first().into_iter().flat_map(|(_, report)| report.columns(shows_classes, texts)));
        let rows = parts.iter().flat_map(|(cells, report)| {
            let rows = report.shown().flat_map(move |target| report.rows(target, shows_classes, texts));
            rows.map(move |row| cells.iter().cloned().chain(row).collect())
        });
        Table { columns, rows: rows.collect() }
    }

    fn rows(&self, (target, judgement): &(&Target, Judgement), shows_classes: bool, texts: &Texts) -> Vec<Vec<Cell>> {
        let area = target.area.as_ref().and_then(|id| self.plan.area(id));
        let area = Cell::text(area.map(|area| texts.pick(&area.name, area.name_en.as_deref())));
        let due = Cell::Text(target.due.to_string());
        let units: Vec<String> = target.units.iter().map(|unit| unit_name(self.plan, unit, texts)).collect();
        let units = Cell::Text(units.join(&texts.get("list-separator")));
        let start = |name: Cell| vec![Cell::Text(target.id.clone()), area.clone(), name, due.clone(), units.clone()];
        let mut rows = Vec::new();
        let parts = judgement.requirements.as_slice();
        if parts.len() > 1 {
            let text = texts.pick(&target.text, target.text_en.as_deref()).to_owned();
            let mut row = start(Cell::Text(text));
            row.extend(std::iter::repeat_n(Cell::Empty, FIGURES - 1 + usize::from(self.shows_readings)));
            row.extend(shows_classes.then_some(Cell::Empty));
            row.push(status_cell(texts, judgement.status));
            rows.push(row);
        }
        let bullet = if parts.len() > 1 { "·" } else { "" };
        rows.extend(parts.iter().map(|part| {
            let mut row = start(Cell::Text(format!("{bullet}{}", part_name(self.plan, part, texts))));
            row.extend(self.cells(part, texts));
            if shows_classes {
                let class = Cell::text(part.class.map(|class| class_words(class, texts)));
                row.insert(row.len().saturating_sub(1), class);
            }
            row
        }));
        rows
    }

    /// The figures of a requirement; when readings are shown, its own wording with the reading behind it.
    fn cells(&self, part: &RequirementJudgement, texts: &Texts) -> Vec<Cell> {
        let [asked, figures @ ..] = figures(self.plan, part, texts);
        let mut cells = vec![if self.shows_readings { Cell::text(part.is.as_deref()) } else { asked }];
        cells.extend(self.shows_readings.then(|| Cell::text(reading_of(self.plan, part, texts))));
        cells.extend(figures);
        cells
    }

    fn columns(&self, shows_classes: bool, texts: &Texts) -> Vec<Column> {
        let mut columns = vec![
            words(texts, "column-id", 6),
            words(texts, "column-area", 4).as_choice(),
            words(texts, "column-indicator", 0),
            words(texts, "column-due", 6),
            words(texts, "column-units", 7).as_choice(),
        ];
        let [asked, figures @ ..] = figure_columns(texts);
        columns.push(asked);
        columns.extend(self.shows_readings.then(|| words(texts, "explain-reading", 0)));
        columns.extend(figures);
        if shows_classes {
            columns.insert(columns.len().saturating_sub(1), words(texts, "column-class", 0));
        }
        columns
    }

    /// Whether some requirement is judged by a published method, whose class is another word than the status.
    fn shows_classes(&self) -> bool {
        let parts = self.shown().flat_map(|(_, judgement)| &judgement.requirements);
        parts.filter_map(|part| part.method).any(|method| method != Method::Linear)
    }
}

/// How many cells [`figures`] makes.
pub(super) const FIGURES: usize = 11;

/// The columns of [`figures`].
pub(super) fn figure_columns(texts: &Texts) -> [super::Column; FIGURES] {
    [
        words(texts, "column-requirement", 0),
        numbers(texts, "column-base", 2),
        numbers(texts, "column-latest", 0),
        numbers(texts, "column-growth", 3),
        numbers(texts, "column-actual", 5),
        numbers(texts, "column-completion", 1),
        Column { breaks: false, is_picture: true, ..words(texts, "column-bar", 8) },
        numbers(texts, "column-pace", 1),
        numbers(texts, "column-needed", 2),
        numbers(texts, "column-projected", 5),
        words(texts, "column-status", 0).as_choice(),
    ]
}

/// Everything that is known of one requirement, in the order of [`figure_columns`].
pub(super) fn figures(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> [Cell; FIGURES] {
    let status = status_cell(texts, part.status);
    let Some(id) = &part.indicator else {
        let mut cells = std::array::from_fn(|_| Cell::Empty);
        if let Some(last) = cells.last_mut() {
            *last = status;
        }
        return cells;
    };
    let indicator = plan.indicators.with_id(id);
    let decimals = indicator.and_then(|indicator| indicator.decimals);
    let is_percent = indicator.is_some_and(|indicator| indicator.unit_of_measure.is_percent());
    let scale = scale(part);
    let value = |number: Option<&Number>| {
        if is_percent {
            judged_percent(part, number, decimals_of_rate(number, decimals))
        } else {
            judged_value(part, number, decimals)
        }
    };
    let actual = if scale == Scale::Points {
        points_cell(part.actual.as_ref(), texts)
    } else if scale == Scale::Percent {
        judged_percent(part, part.actual.as_ref(), 1)
    } else {
        value(part.actual.as_ref())
    };
    let met = part.met;
    [
        Cell::text(wording_shown(plan, part, texts)),
        value(part.base.as_ref().map(|base| &base.value)),
        value(part.latest.as_ref().map(|latest| &latest.value)),
        growth_cell(part, is_percent, texts),
        actual,
        Cell::percent_judged(part.completion.as_ref(), 1, |shown| {
            met.is_none_or(|met| agrees_at_hundred(shown, met, part))
        }),
        Cell::Bar(part.completion.clone()),
        Cell::value(part.pace.as_ref().map(|pace| pace.round(PACE_DECIMALS)).as_ref(), Some(PACE_DECIMALS)),
        needed_cell(part, texts),
        projected_cell(part, &value, texts),
        status,
    ]
}

fn projected_cell(part: &RequirementJudgement, value: &dyn Fn(Option<&Number>) -> Cell, texts: &Texts) -> Cell {
    let projected = part.projected.as_ref().map(|projected| projected.round(decimals_of_need(projected)));
    let is_change = part.criterion.basis() != Some(Basis::AverageIncrease);
    match (scale(part), projected) {
        (Scale::Points, Some(value)) if is_change => Cell::Number { value, decimals: 1, suffix: Suffix::points(texts) },
        (_, projected) => value(projected.as_ref()),
    }
}

/// Decimal places of a pace.
const PACE_DECIMALS: u32 = 3;

fn growth_cell(part: &RequirementJudgement, is_percent: bool, texts: &Texts) -> Cell {
    match (&part.growth, is_percent) {
        (Some(points), true) => points_cell(Some(points), texts),
        (growth, _) => Cell::percent(growth.as_ref()),
    }
}

fn needed_cell(part: &RequirementJudgement, texts: &Texts) -> Cell {
    let scale = scale(part);
    if let (Scale::Percent, Some(growth)) = (scale, &part.needed_growth) {
        return Cell::Number { value: growth.clone(), decimals: NEEDED_GROWTH_DECIMALS, suffix: Suffix::Percent };
    }
    let Some(value) = part.needed_per_year.clone() else { return Cell::Unknown };
    match scale {
        Scale::Points => points_cell(Some(&value), texts),
        Scale::Own | Scale::Percent => Cell::Number { decimals: decimals_of_need(&value), value, suffix: Suffix::None },
    }
}

fn points_cell(points: Option<&Number>, texts: &Texts) -> Cell {
    points.map_or(Cell::Unknown, |value| Cell::Number {
        value: value.clone(),
        decimals: decimals_not_zero(value, 1),
        suffix: Suffix::points(texts),
    })
}

/// As many places as a percentage was given with; one for a quotient whose expansion does not end.
fn decimals_of_rate(rate: Option<&Number>, decimals: Option<u32>) -> u32 {
    decimals.or_else(|| rate.and_then(Number::decimals)).unwrap_or(1)
}

/// Decimal places of growth that is still needed: a rounded-down need would not be enough.
const NEEDED_GROWTH_DECIMALS: u32 = 3;

fn agrees_at_hundred(shown: &Number, met: bool, part: &RequirementJudgement) -> bool {
    let exact = part.completion.as_ref().is_some_and(|completion| *completion >= Number::hundred());
    exact != met || (*shown >= Number::hundred()) == met
}

fn judged_percent(part: &RequirementJudgement, number: Option<&Number>, least: u32) -> Cell {
    let is_compared = number.is_some() && number == part.actual.as_ref();
    let is_whole = number.is_some_and(|number| *number == Number::hundred());
    Cell::percent_judged(number, least, |shown| {
        (*shown == Number::hundred()) == is_whole && (!is_compared || agrees_with_verdict(shown, part))
    })
}

/// A value with more places than its indicator has where it would seem to get another verdict.
fn judged_value(part: &RequirementJudgement, number: Option<&Number>, decimals: Option<u32>) -> Cell {
    let is_compared = number.is_some() && number == part.actual.as_ref();
    let cell = Cell::value(number, decimals);
    if let Cell::Number { value, decimals, suffix } = &cell
        && is_compared
    {
        let decimals = decimals_that_agree(value, *decimals, |shown| agrees_with_verdict(shown, part));
        return Cell::Number { value: value.clone(), decimals, suffix: suffix.clone() };
    }
    cell
}

/// Whether a shown number would get the same verdict as the exact one, and lie on the same side of either end of a range.
fn agrees_with_verdict(shown: &Number, part: &RequirementJudgement) -> bool {
    let (Some(exact), Some(line)) = (&part.actual, part.criterion.line()) else { return true };
    let holds = |number: &Number| line.relation.holds(number.cmp(&line.level));
    let same_side = |end: &Number| (shown >= end) == (exact >= end);
    let ends = match &part.criterion {
        Criterion::Compared { bound: Bound::Range { low, high }, .. } => same_side(low) && same_side(high),
        Criterion::Compared { bound: Bound::About { level, .. }, .. } => same_side(level),
        Criterion::Compared { .. }
        | Criterion::Record { .. }
        | Criterion::Trend(_)
        | Criterion::Milestone { .. }
        | Criterion::Judged { .. } => true,
    };
    holds(shown) == holds(exact) && ends
}

/// The flags of some requirements in words, each with what it is about.
pub(super) fn flag_notes<'a>(
    judged: impl Iterator<Item = (String, &'a RequirementJudgement)>,
    texts: &Texts,
) -> Vec<String> {
    let note = |(name, part): (String, &RequirementJudgement)| {
        let mut flags = all_flag_words(texts, &part.flags, part.latest.as_ref());
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
        self.header.preface(self.assessment.as_of, texts).into_iter().chain(region).collect()
    }

    fn document_of(&self, table: Table, texts: &Texts) -> Document {
        let parts = self.shown().flat_map(|(_, judgement)| &judgement.requirements);
        let named = parts.clone().map(|part| (texts.pick(&part.name, part.name_en.as_deref()).to_owned(), part));
        let mut notes = vec![texts.format("summary-targets", &[("counts", &self.summary().sentence(texts))])];
        let usual = self.assessment.method;
        notes.extend(method_notes(self.plan, usual, parts, texts));
        notes.extend(flag_notes(named, texts));
        notes.extend(self.only_whole(texts));
        let mut preface = self.preface(texts);
        if let Some(unit) = self.unit.as_ref().filter(|_| self.shown().next().is_none()) {
            preface.push(texts.format("no-target-names-unit", &[("unit", unit)]));
        }
        Document {
            title: self.header.title(texts),
            preface,
            sections: vec![Section { id: "targets", ..table.into() }],
            notes,
        }
    }
}

impl Report for StatusReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        self.document_of(Self::table(&[(Vec::new(), self.clone())], Vec::new(), texts), texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        let Some(region) = &self.region else { return self.document(texts) };
        let name = vec![region_name(self.plan, region, texts).into()];
        self.document_of(Self::table(&[(name, self.clone())], vec![region_column(texts)], texts), texts)
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let targets = self.shown().map(|(target, judgement)| target_json(self.plan, target, judgement));
        to_json(output, &self.json_of(self.assessment.method.name(), targets.collect()))
    }
}

impl<'a> StatusReport<'a> {
    pub(super) fn json_of<R>(&'a self, method: &'static str, targets: Vec<TargetJson<'a, R>>) -> StatusJson<'a, R> {
        StatusJson {
            plan: &self.header,
            region: self.region.as_ref().and_then(Region::part),
            as_of: self.assessment.as_of,
            method,
            targets,
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
    let key = class.replace('_', "-");
    texts.find(&format!("class-{key}"), &[]).unwrap_or_else(|| texts.get(&format!("status-{key}")))
}

/// A target for programs.
pub(super) fn target_json<'a>(plan: &Plan, target: &'a Target, judgement: &'a Judgement) -> TargetJson<'a> {
    target_with(target, judgement, requirements_json(plan, judgement))
}

/// A target for programs, with what is to be said of its requirements.
pub(super) fn target_with<'a, R>(target: &'a Target, judgement: &'a Judgement, requirements: R) -> TargetJson<'a, R> {
    TargetJson {
        id: &target.id,
        area: target.area.as_deref(),
        text: &target.text,
        text_en: target.text_en.as_deref(),
        due: target.due,
        firm: target.firm,
        units: &target.units,
        status: judgement.status,
        flags: &judgement.flags,
        requirements,
    }
}

/// What a requirement is about, with the region whose figures are shown when it must hold in every one.
pub(super) fn part_name(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> String {
    let name = texts.pick(&part.name, part.name_en.as_deref());
    name_in_region(plan, name, part.region.as_deref(), texts)
}

/// Decimal places up to which a sum is written whole.
const SUM_DECIMALS: u32 = 6;

fn written_in_full(sum: &Number) -> String {
    sum.to_fixed(sum.decimals().unwrap_or(1).min(SUM_DECIMALS))
}

/// Of a sum that lacks years, what the others make together.
pub(super) fn known_total_words(part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let total = part.known_total.as_ref()?;
    let (total, unit) = (written_in_full(total), part.unit_of_measure.as_deref().unwrap_or_default());
    Some(texts.format("known-total", &[("total", &total), ("unit", unit)]))
}

/// What a requirement asks, what it is at, and what must be known beside.
pub(super) fn requirement_words(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> String {
    let name = part_name(plan, part, texts);
    let Some(wording) = wording_shown(plan, part, texts) else { return name };
    let [_, _, latest, _, actual, ..] = figures(plan, part, texts).map(|cell| cell.plain());
    let figure = if part.actual.is_some() { actual } else { latest };
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
