//! Where every target stands, for a terminal.

use std::collections::BTreeMap;

use super::{Figures, StatusReport, part_name};
use crate::evaluate::{Criterion, Flag, Judgement, RequirementJudgement, Scale, scale};
use crate::locale::Texts;
use crate::model::{Basis, Better, Indicator, Number, Plan, Quality, Status, Target, Year};
use crate::report::requirement::{grouped, measured, needs_more, required, rounded_towards, signed};
use crate::report::screen::{Detail, Grid, GridCell, GridColumn, GridLine, GridRow, Remark, Room, Screen};
use crate::report::{Cell, all_flag_words, region_name};

use super::super::plan_header::Summary;

/// Up to how many targets are listed one by one, whatever their status.
const MOST_LISTED: usize = 40;
/// The longest standard that is shown whole.
const WIDEST_STANDARD: usize = 24;
/// Most names that one note lists.
const MOST_NAMED: usize = 3;

/// Where the columns stand.
const REQUIRED: usize = 2;
const NEEDED: usize = 5;
const PROJECTED: usize = 6;
const COMPLETION: usize = 8;
const ID: usize = 10;

impl<'a> StatusReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let listed: Vec<_> = self.listed().collect();
        let lines = self.grid_lines(&listed, texts);
        Screen {
            title: self.header.title(texts).into(),
            preface: self.sentences(listed.len(), texts),
            blocks: vec![Grid { heading: None, columns: self.grid_columns(&listed, texts), lines }.into()],
            notes: self.notes(&listed, texts),
            ..Screen::default()
        }
    }

    /// Whether only what falls short is listed.
    fn is_folded(&self) -> bool {
        let is_chosen = self.shows_all || self.area.is_some() || self.unit.is_some() || !self.states.is_empty();
        !is_chosen && self.shown().nth(MOST_LISTED).is_some()
    }

    fn listed(&self) -> impl Iterator<Item = &'a (&'a Target, Judgement)> + Clone + use<'_, 'a> {
        let is_folded = self.is_folded();
        self.shown().filter(move |(_, judgement)| !is_folded || falls_short(judgement.status))
    }

    fn sentences(&self, listed: usize, texts: &Texts) -> Vec<String> {
        let region = self.region.as_ref().map(|region| region_name(self.plan, region, texts));
        let region = region.map(|name| texts.format("screen-region", &[("region", &name)]));
        let summary = self.summary();
        let counts = match self.is_folded() {
            true => {
                let numbers = [("count", self.shown().count().to_string()), ("listed", listed.to_string())];
                texts.format_owned("screen-folded", &numbers)
            }
            false => {
                let numbers = [("number", self.shown().count().to_string()), ("counts", summary.in_short(texts))];
                texts.format_owned("screen-targets", &numbers)
            }
        };
        let unit = self.unit.as_ref().filter(|_| self.shown().next().is_none());
        let unit = unit.map(|unit| texts.format("no-target-names-unit", &[("unit", unit)]));
        let time = self.header.time_passed(self.assessment.as_of, texts);
        [Some(time), region, Some(counts), unit].into_iter().flatten().collect()
    }

    fn grid_columns(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Vec<GridColumn> {
        let words = |key: &str, room| GridColumn::words(texts.get(key), room);
        let figures = |key: &str, priority| GridColumn::figures(texts.get(key), Room::IfAny { priority });
        let last = self.plan.last_year;
        let projected = match listed.iter().all(|(target, _)| target.due == last) {
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
            words("column-id", Room::IfAny { priority: 3 }),
        ]
    }

    fn grid_lines(&self, listed: &[&'a (&'a Target, Judgement)], texts: &Texts) -> Vec<GridLine> {
        let (mut lines, mut area) = (Vec::new(), None);
        for (target, judgement) in listed {
            if target.area != area {
                lines.extend(target.area.as_deref().map(|id| GridLine::Heading(self.area_heading(id, texts))));
                area.clone_from(&target.area);
            }
            lines.extend(self.rows_of(target, judgement, texts).into_iter().map(GridLine::Row));
        }
        lines
    }

    fn area_heading(&self, id: &str, texts: &Texts) -> String {
        let name = self.plan.area(id).map_or(id, |area| texts.pick(&area.name, area.name_en.as_deref())).to_owned();
        if !self.is_folded() {
            return name;
        }
        let of_area = self.shown().filter(|(target, _)| target.area.as_deref() == Some(id));
        let summary = Summary::of(of_area.clone().map(|(_, judgement)| judgement.status));
        let numbers = [("name", name), ("count", of_area.count().to_string()), ("counts", summary.in_signs(texts))];
        texts.format_owned("screen-area", &numbers)
    }

    /// A row for each requirement, below one for the target when there are several.
    fn rows_of(&self, target: &'a Target, judgement: &'a Judgement, texts: &Texts) -> Vec<GridRow> {
        match judgement.requirements.as_slice() {
            [part] => vec![self.row(target, part, judgement.status, None, texts)],
            parts => {
                let above = self.row_above(target, judgement, texts);
                let below = parts.iter().map(|part| self.row(target, part, part.status, Some(()), texts));
                std::iter::once(above).chain(below).collect()
            }
        }
    }

    fn row_above(&self, target: &Target, judgement: &Judgement, texts: &Texts) -> GridRow {
        let name = texts.pick(&target.text, target.text_en.as_deref()).to_owned();
        let mut cells = vec![GridCell::status(judgement.status, texts), name.into()];
        cells.resize_with(ID, GridCell::default);
        cells.push(GridCell::dim(&target.id));
        let details = if self.shows_readings { vec![id_detail(target)] } else { Vec::new() };
        GridRow { cells, remark: None, details }
    }

    fn row(
        &self,
        target: &'a Target,
        part: &'a RequirementJudgement,
        status: Status,
        below: Option<()>,
        texts: &Texts,
    ) -> GridRow {
        let shown = Shown { report: self, target, part, texts };
        let has_no_english = part.indicator.is_none() && part.name_en.is_none() && below.is_none();
        let name = match has_no_english {
            true => texts.pick(&part.name, target.text_en.as_deref()).to_owned(),
            false => part_name(self.plan, part, texts),
        };
        let (first, name, id) = match below {
            None => (GridCell::status(status, texts), name.into(), GridCell::dim(&target.id)),
            Some(()) => (GridCell::default(), below_target(&name, status, texts), GridCell::default()),
        };
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
            shown.class().into(),
            id,
        ];
        let details = if self.shows_readings { shown.details() } else { Vec::new() };
        GridRow { cells, remark: shown.remark(), details }
    }

    fn notes(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Vec<String> {
        let mut notes = Vec::new();
        let parts = || listed.iter().flat_map(|(_, judgement)| &judgement.requirements);
        if self.is_folded() {
            let arguments = [("count", self.shown().count().to_string()), ("counts", self.summary().as_legend(texts))];
            notes.push(texts.format_owned("screen-legend", &arguments));
        }
        let marks = Mark::ALL.into_iter().filter(|mark| parts().any(|part| mark.is_of(part)));
        notes.extend(marks.map(|mark| texts.get(mark.key())));
        notes.extend(self.awaiting_note(listed, texts));
        notes.extend(flags_in_lines(self.plan, parts(), texts));
        if self.shows_readings {
            notes.extend(super::method_notes(self.plan, self.assessment.method, parts(), texts));
        }
        notes.extend(self.only_whole(texts));
        notes
    }

    fn awaiting_note(&self, listed: &[&(&Target, Judgement)], texts: &Texts) -> Option<String> {
        let awaiting = listed.iter().filter(|(_, judgement)| judgement.status == Status::AwaitingData);
        let mut years: Vec<Year> = awaiting.map(|(target, _)| target.due).collect();
        years.sort_unstable();
        years.dedup();
        let years: Vec<String> = years.iter().map(Year::to_string).collect();
        (!years.is_empty())
            .then(|| texts.format("screen-awaiting", &[("years", &years.join(&texts.get("list-separator")))]))
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let mut hints = Vec::new();
        let has_value = |judgement: &Judgement| judgement.requirements.iter().any(|part| part.latest.is_some());
        let worst =
            self.listed().filter(|(_, judgement)| has_value(judgement)).min_by_key(|(_, found)| rank(found.status));
        if let Some((target, _)) = worst {
            let command = self.header.command(&format!("explain {}", target.id));
            hints.push(texts.format("hint-explain", &[("command", &command)]));
        }
        let (key, command) = match self.is_folded() {
            true => ("hint-all", "status --all"),
            false => ("hint-verbose", "status -v"),
        };
        if self.is_folded() || !self.shows_readings {
            hints.push(texts.format(key, &[("command", &self.header.command(command))]));
        }
        hints.extend(self.header.hint("status", texts));
        hints
    }
}

/// What falls short comes first, whatever is not known last.
fn rank(status: Status) -> (bool, Status) {
    (!falls_short(status), status)
}

fn falls_short(status: Status) -> bool {
    matches!(status, Status::Missed | Status::Regressing | Status::Behind | Status::AtRisk)
}

/// The name of a requirement below its target, with the sign of its status.
fn below_target(name: &str, status: Status, texts: &Texts) -> GridCell {
    let sign = crate::report::sign(status, texts.language());
    GridCell { text: format!("{sign} {name}"), hanging: 2, ..GridCell::default() }
}

fn id_detail(target: &Target) -> Detail {
    Detail { instead_of: Some(ID), text: target.id.clone() }
}

/// A mark behind the year of a figure.
#[derive(Clone, Copy)]
enum Mark {
    Provisional,
    Revised,
    Break,
}

impl Mark {
    const ALL: [Self; 3] = [Self::Provisional, Self::Revised, Self::Break];

    fn key(self) -> &'static str {
        match self {
            Self::Provisional => "mark-provisional",
            Self::Revised => "mark-revised",
            Self::Break => "mark-break",
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Provisional => '*',
            Self::Revised => 'r',
            Self::Break => '|',
        }
    }

    fn is_of(self, part: &RequirementJudgement) -> bool {
        match self {
            Self::Provisional => part.flags.contains(&Flag::Provisional),
            Self::Revised => part.latest.as_ref().is_some_and(|latest| latest.quality == Quality::Revised),
            Self::Break => part.flags.contains(&Flag::Break),
        }
    }
}

/// What must be known beside the verdicts and is not said by a mark, a year or a status: each once, with what it is about.
fn flags_in_lines<'p>(
    plan: &Plan,
    parts: impl Iterator<Item = &'p RequirementJudgement>,
    texts: &Texts,
) -> Vec<String> {
    let mut about: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts {
        let is_said = |flag: &Flag| {
            matches!(
                flag,
                Flag::Provisional | Flag::Stale | Flag::Break | Flag::TargetYearValueMissing | Flag::NotRecorded
            )
        };
        let flags: Vec<Flag> = part.flags.iter().copied().filter(|flag| !is_said(flag)).collect();
        let words = all_flag_words(texts, &flags, part.latest.as_ref());
        for words in words.into_iter().chain(super::known_total_words(part, texts)) {
            about.entry(words).or_default().push(part_name(plan, part, texts));
        }
    }
    let line = |(words, names): (String, Vec<String>)| {
        let count = names.len().to_string();
        let names = match names.get(MOST_NAMED) {
            None => names.join(&texts.get("list-separator")),
            Some(_) => texts.format("screen-so-many", &[("number", &count)]),
        };
        format!("{words}{}{names}", texts.get("colon"))
    };
    about.into_iter().map(line).collect()
}

/// A requirement of a target, as it is shown.
struct Shown<'s, 'a> {
    report: &'s StatusReport<'a>,
    target: &'a Target,
    part: &'a RequirementJudgement,
    texts: &'s Texts,
}

impl<'s, 'a> Shown<'s, 'a> {
    fn figures(&self) -> Option<Figures<'s>>
    where
        'a: 's,
    {
        Figures::of(self.report.plan, self.part, self.texts)
    }

    fn indicator(&self) -> Option<&'a Indicator> {
        self.report.plan.indicators.with_id(self.part.indicator.as_ref()?)
    }

    fn unit(&self) -> &'a str {
        self.part.unit_of_measure.as_deref().unwrap_or_default()
    }

    fn direction(&self) -> Better {
        let better = self.indicator().map_or(Better::Higher, |indicator| indicator.better);
        match &self.part.criterion {
            Criterion::Compared { bound, .. } => bound.direction(better),
            Criterion::Trend(direction) => direction.better(),
            Criterion::Record { .. } | Criterion::Milestone { .. } | Criterion::Judged { .. } => better,
        }
    }

    fn required(&self) -> Option<String> {
        match &self.part.criterion {
            Criterion::Judged { .. } => Some(self.texts.get("required-judgement")),
            Criterion::Milestone { .. } => None,
            Criterion::Compared { .. } | Criterion::Record { .. } | Criterion::Trend(_) => {
                required(self.report.plan, self.part, self.target.due, self.texts)
            }
        }
    }

    fn actual(&self) -> Option<String> {
        if let Criterion::Milestone { .. } = &self.part.criterion {
            return self.part.flags.contains(&Flag::NotRecorded).then(|| self.texts.get("screen-not-recorded"));
        }
        let latest = self.part.latest.as_ref()?;
        let marks = Mark::ALL.into_iter().filter(|mark| mark.is_of(self.part)).map(Mark::sign);
        Some(format!("{} {}{}", self.figure()?, latest.year, marks.collect::<String>()))
    }

    /// The figure in the terms of what is asked: the value, or a change with its sign.
    fn figure(&self) -> Option<String> {
        let figures = self.figures()?;
        let basis = self.part.criterion.basis().filter(|_| self.part.actual.is_some());
        let Some(basis) = basis.filter(|basis| *basis != Basis::Value) else { return self.value(&figures.latest()) };
        let amount = self.value(&figures.actual())?;
        let key = match basis {
            Basis::Value => return Some(amount),
            Basis::Total => "figure-in-total",
            Basis::AverageTotal => "figure-a-year",
            Basis::AverageGrowth | Basis::CumulativeGrowth | Basis::AverageIncrease => {
                return Some(self.texts.format("figure-a-year", &[("figure", &signed(&amount))]));
            }
            Basis::Increase(_) | Basis::Points(_) | Basis::Growth | Basis::GrowthSinceBase => {
                return Some(signed(&amount));
            }
        };
        Some(self.texts.format(key, &[("figure", &amount)]))
    }

    /// A number of the indicator, or a percentage or points, with its unit.
    fn value(&self, cell: &Cell) -> Option<String> {
        let Cell::Number { value, decimals, suffix } = cell else { return None };
        let number = grouped(&value.to_fixed(*decimals));
        Some(match suffix.as_str() {
            "" => measured(&number, self.unit(), self.texts),
            suffix => number + suffix,
        })
    }

    /// What the latest value says where the due year has none.
    fn so_far(&self) -> Option<String> {
        if self.part.status != Status::AwaitingData {
            return None;
        }
        let is_base =
            |base: &crate::evaluate::Dated| self.part.latest.as_ref().is_some_and(|latest| latest.year <= base.year);
        let key = match self.part.met {
            _ if self.part.base.as_ref().is_some_and(is_base) => "so-far-base",
            Some(true) => "so-far-met",
            Some(false) => "so-far-short",
            None => return None,
        };
        Some(self.texts.get(key))
    }

    /// Rounded up, so that nobody who does what is shown falls short.
    fn needed(&self) -> Option<String> {
        if super::super::requirement::need_words(self.part, self.texts).is_empty() {
            return None;
        }
        let is_up = needs_more(self.direction());
        let scale = scale(self.part);
        if let (Scale::Percent, Some(growth)) = (scale, &self.part.needed_growth) {
            return Some(format!("{}%", signed(&grouped(&rounded_towards(growth, 1, is_up).to_fixed(1)))));
        }
        let needed = self.part.needed_per_year.as_ref()?;
        let is_sum = self.part.criterion.basis().is_some_and(|basis| basis.summed_years().is_some());
        let number = self.rounded(needed, is_up);
        let number = if is_sum { number } else { signed(&number) };
        Some(match scale {
            Scale::Points => number + &self.texts.get("points-suffix"),
            Scale::Own | Scale::Percent if self.is_percent() => number + &self.texts.get("points-suffix"),
            Scale::Own | Scale::Percent => measured(&number, self.unit(), self.texts),
        })
    }

    fn is_percent(&self) -> bool {
        self.indicator().is_some_and(|indicator| indicator.unit_of_measure.is_percent())
    }

    /// As many places as the indicator or its latest value has.
    fn rounded(&self, number: &Number, is_up: bool) -> String {
        let given = || self.part.latest.as_ref().and_then(|latest| latest.value.decimals());
        let places = self.indicator().and_then(|indicator| indicator.decimals).or_else(given).unwrap_or(1);
        grouped(&rounded_towards(number, places, is_up).to_fixed(places))
    }

    /// Rounded towards missing, so that none looks met that is not.
    fn projected(&self) -> Option<String> {
        let projected = self.part.projected.as_ref()?;
        let number = self.rounded(projected, !needs_more(self.direction()));
        let is_change = self.part.criterion.basis() != Some(Basis::AverageIncrease);
        let shown = match scale(self.part) {
            Scale::Points if is_change => signed(&number) + &self.texts.get("points-suffix"),
            Scale::Points | Scale::Own | Scale::Percent => measured(&number, self.unit(), self.texts),
        };
        let (year, last) = (self.target.due, self.report.plan.last_year);
        let dated = || self.texts.format("figure-in-due-year", &[("figure", &shown), ("year", &year.to_string())]);
        Some(if year == last { shown.clone() } else { dated() })
    }

    /// The value, where what is compared is formed from it.
    fn latest_beside(&self) -> Option<String> {
        let basis = self.part.criterion.basis()?;
        let is_formed = basis != Basis::Value && self.part.actual.is_some();
        is_formed.then(|| self.value(&self.figures()?.latest())).flatten()
    }

    /// Of levels and totals only: of growth it would mislead.
    fn completion(&self) -> Option<String> {
        let basis = self.part.criterion.basis()?;
        matches!(basis, Basis::Value | Basis::Total).then(|| self.value(&self.figures()?.completion())).flatten()
    }

    fn class(&self) -> Option<String> {
        self.report.shows_classes().then(|| super::class_words(self.part.class?, self.texts).into()).flatten()
    }

    /// What the columns of need and projection would say, in words.
    fn remark(&self) -> Option<Remark> {
        if !falls_short(self.part.status) {
            return None;
        }
        let needed = self.needed()?;
        let short = self.texts.format("remark-needed", &[("needed", &needed)]);
        let long = self.projected().map(|projected| {
            let year = self.target.due.to_string();
            let arguments = [("year", year.as_str()), ("projected", projected.as_str()), ("needed", needed.as_str())];
            self.texts.format("remark-projected", &arguments)
        });
        Some(Remark { instead_of: NEEDED, beside: REQUIRED, wordings: long.into_iter().chain([short]).collect() })
    }

    /// What `-v` adds: what no column says.
    fn details(&self) -> Vec<Detail> {
        let said = |key: &str, argument: Option<String>, instead_of: Option<usize>| {
            let text = self.texts.format(key, &[("figure", &argument?)]);
            Some(Detail { instead_of, text })
        };
        let wording = self.part.is.as_ref().filter(|own| self.required().as_ref() != Some(own));
        let wording = wording.map(|own| Detail { instead_of: None, text: format!("“{own}”") });
        let reading = super::reading_of(self.report.plan, self.part, self.texts);
        let reading = reading.filter(|reading| self.part.is.as_ref() != Some(reading));
        let base = self.part.base.as_ref().and_then(|base| {
            let value = self.value(&self.figures()?.base())?;
            let arguments = [("figure", value), ("year", base.year.to_string())];
            Some(Detail { instead_of: None, text: self.texts.format_owned("detail-base", &arguments) })
        });
        let percent =
            |number: &Option<Number>| number.as_ref().and_then(|number| self.value(&Cell::percent(Some(number))));
        let pace = self.part.pace.as_ref().map(|pace| grouped(&pace.to_fixed(3)));
        let details = [
            Some(id_detail(self.target)),
            wording,
            said("detail-reading", reading, None),
            said("detail-needed", self.needed(), Some(NEEDED)),
            said("detail-projected", self.projected(), Some(PROJECTED)),
            base,
            said(
                "detail-completion",
                self.figures().and_then(|figures| self.value(&figures.completion())),
                Some(COMPLETION),
            ),
            said("detail-progress", percent(&self.part.progress), None),
            said("detail-time", percent(&self.part.time_share), None),
            said("detail-pace", pace, None),
        ];
        details.into_iter().flatten().collect()
    }
}
