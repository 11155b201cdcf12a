//! What units and offices say of the plan, beside what the data say.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::amended::{AmendedJson, AmendedPromise, amended_of};
use super::diagnostics::{PlaceJson, place_in_folder};
use super::promise::PromiseKind;
use super::requirement::{Distance, all_flag_words, distance, gap_words, grouped, measured, unit_of};
use super::screen::{Grid, GridCell, GridColumns, GridLine, GridRow, Room, RowDetail, Screen, Tone, sign};
use super::status::requirement_words;
use super::{
    Column, Document, PlanHeader, Report, Rows, Section, Table, Write, counted, day_words, status_words, to_json,
    unit_name, words,
};
use crate::evaluate::{Assessment, ClaimCheck, ClaimFinding, Data, Flag, Obstacle, View};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Claim, ClaimResult, ClaimSubject, Number, Plan, ProgressEntry, Region, Said, Status, Year};
use crate::source::{Sources, Span};

/// What units and offices say of the plan, beside what the data say.
pub struct AuditReport<'a> {
    /// The texts of the files.
    pub sources: &'a Sources,
    /// The plan with its claims.
    pub folder: &'a Folder,
    /// How the plan is named.
    pub header: PlanHeader,
    /// What fails the audit.
    pub fail_on: Vec<ClaimResult>,
    claims: Vec<Audited<'a>>,
}

/// A claim and what is found of it.
struct Audited<'a> {
    claim: &'a Claim,
    finding: ClaimFinding<'a>,
    place: Option<PlaceJson>,
    /// Where the data stand that decide.
    evidence: Vec<PlaceJson>,
    /// What was amended of it by the end of its year.
    amended: Option<AmendedPromise<'a>>,
    /// The day on which it was said, if what was known on that day confirms what is contradicted now.
    was_right_on: Option<NaiveDate>,
}

/// Most places that are named beside a figure that comes from many.
const MOST_PLACES: usize = 3;

#[derive(Serialize)]
struct AuditJson<'r, 'a> {
    plan: &'r PlanHeader,
    claims: Vec<ClaimJson<'r, 'a>>,
    summary: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct ClaimJson<'r, 'a> {
    kind: &'static str,
    id: &'a str,
    year: Year,
    by: Option<&'a str>,
    date: Option<String>,
    source: Option<&'a str>,
    claimed: &'a str,
    place: &'r Option<PlaceJson>,
    result: ClaimResult,
    obstacle: Option<Obstacle>,
    status: Option<Status>,
    value: Option<&'r Number>,
    /// The claimed figure minus the value.
    difference: Option<Number>,
    evidence: &'r [PlaceJson],
    #[serde(skip_serializing_if = "Option::is_none")]
    was_right_on: Option<String>,
    #[serde(flatten)]
    amended: Option<AmendedJson<'r>>,
}

impl<'a> AuditReport<'a> {
    /// Every claim beside the assessment of its year; `data` is that of the assessments, and `known_on` judges a year by what
    /// was known on a day.
    pub fn new(
        (sources, folder): (&'a Sources, &'a Folder),
        header: PlanHeader,
        assessments: &'a [(Year, Assessment<'a>)],
        data: &'a Data<'a>,
        known_on: impl Fn(Year, NaiveDate) -> Assessment<'a>,
        fail_on: Vec<ClaimResult>,
    ) -> Self {
        let mut known: BTreeMap<(Year, NaiveDate), Assessment<'a>> = BTreeMap::new();
        let mut right_on = |claim: &Claim| {
            let day = claim.date?.last_day();
            let then = known.entry((claim.year, day)).or_insert_with(|| known_on(claim.year, day));
            let data = Data { view: View { published_by: Some(day), ..data.view }, ..*data };
            let found = ClaimCheck::new(then, &data).finding(claim).result;
            (found == ClaimResult::Confirmed).then_some(day)
        };
        let checks: Vec<_> = assessments.iter().map(|(year, of)| (*year, of, ClaimCheck::new(of, data))).collect();
        let places = folder.places.claims.iter().map(|span| place_in_folder(span, sources));
        let audited = |(claim, place): (&'a Claim, Option<PlaceJson>)| {
            let (_, assessment, check) = checks.iter().find(|(year, ..)| *year == claim.year)?;
            let finding = check.finding(claim);
            let evidence = evidence(&finding, claim.year, (sources, folder), assessment, data);
            let amended = amended_claim(claim, &folder.plan, assessment);
            let is_contradicted = finding.result == ClaimResult::Contradicted;
            let was_right_on = is_contradicted.then(|| right_on(claim)).flatten();
            Some(Audited { claim, finding, place, evidence, amended, was_right_on })
        };
        let claims = folder.claims.iter().zip(places).filter_map(audited).collect();
        Self { sources, folder, header, fail_on, claims }
    }

    /// Whether something was found that fails the audit.
    pub fn fails(&self) -> bool {
        self.claims.iter().any(|audited| self.fail_on.contains(&audited.finding.result))
    }

    fn plan(&self) -> &'a Plan {
        &self.folder.plan
    }

    fn summary(&self) -> [(&'static str, usize); 3] {
        let count = |result| self.claims.iter().filter(|audited| audited.finding.result == result).count();
        ClaimResult::ALL.map(|result| (result.name(), count(result)))
    }

    fn preface(&self, texts: &Texts) -> Vec<String> {
        let claims = ("claims", counted("audit-claims", self.claims.len(), texts));
        let counts = self.summary().map(|(name, count)| (name, count.to_string()));
        let arguments: Vec<_> = std::iter::once(claims).chain(counts).collect();
        let said = match self.claims.is_empty() {
            true => texts.get("audit-none"),
            false => texts.format_owned("audit-counts", &arguments),
        };
        std::iter::once(said).chain(self.header.sentences(texts)).collect()
    }

    fn table(&self, texts: &Texts) -> Table {
        let plan = self.plan();
        let whole = |key| Column { breaks: false, ..words(texts, key, 0) };
        Rows::new(&self.claims)
            .column(words(texts, "column-id", 1), |of| of.claim.subject.id(plan))
            .column(words(texts, "column-year", 0), |of| of.claim.year)
            .column(words(texts, "audit-by", 1).as_choice(), |of| of.by(plan, texts))
            .column(words(texts, "audit-claimed", 0), |of| of.claim.written.as_str())
            .column(whole("audit-claim-place"), |of| of.place.as_ref().map(ToString::to_string))
            .column(words(texts, "audit-result", 0).as_choice(), |of| texts.get(&of.finding.result.key()))
            .column(words(texts, "audit-found", 0), |of| of.found(plan, texts))
            .column(whole("audit-evidence"), |of| of.evidence_words(texts))
            .into()
    }

    fn grid(&self, texts: &Texts) -> Grid {
        let plan = self.plan();
        let columns = GridColumns::<&Audited<'a>>::new(texts)
            .words("audit-result", Room::Whole, |of| of.result_cell(texts))
            .words("audit-subject", Room::Rest, |of| of.title(plan, texts))
            .words("column-year", Room::Whole, |of| of.claim.year.to_string())
            .words("audit-claimed", Room::Whole, |of| of.claim.written.as_str())
            .words("audit-by", Room::IfAny { priority: 1 }, |of| of.by(plan, texts));
        let rows = self.claims.iter().map(|of| {
            let places = Some(of.evidence_words(texts)).filter(|places| !places.is_empty());
            let said = std::iter::once(of.found(plan, texts)).chain(places);
            let details = said.map(|text| RowDetail { instead_of: None, text }).collect();
            GridLine::Row(GridRow { details, ..columns.row(&of) })
        });
        let lines = rows.collect();
        columns.with(lines)
    }
}

fn amended_claim<'a>(claim: &Claim, plan: &'a Plan, assessment: &'a Assessment<'_>) -> Option<AmendedPromise<'a>> {
    let kind = match claim.subject {
        ClaimSubject::Target(_) => PromiseKind::Target,
        ClaimSubject::WorkItem(_) => PromiseKind::WorkItem,
        ClaimSubject::Matter(_) => return None,
    };
    amended_of(plan, assessment, (kind, claim.subject.id(plan)))
}

/// Where the data stand that decide a finding.
fn evidence(
    finding: &ClaimFinding<'_>,
    year: Year,
    (sources, folder): (&Sources, &Folder),
    assessment: &Assessment<'_>,
    data: &Data<'_>,
) -> Vec<PlaceJson> {
    let of_value = |region: &Region, index, year| {
        let origins = data.of(region).origins(index, year);
        origins.into_iter().filter_map(|origin| folder.places.of(origin)).collect()
    };
    let spans: Vec<Span> = match (&finding.value, finding.part.filter(|_| finding.obstacle.is_none())) {
        (Some((index, _)), _) => of_value(&Region::Whole, *index, year),
        (None, Some(part)) => match (&part.latest, part.asked.as_ref(), part.criterion.ledger_id()) {
            (Some(latest), Some(asked), _) => {
                let region = part.region.as_deref().map_or(Region::Whole, Region::named);
                of_value(&region, asked.measure.indicator, latest.year)
            }
            (_, _, Some(id)) => {
                let (moment, known_on) = (assessment.moment, data.view.published_by);
                let last = folder.progress.last(id, moment, known_on);
                // What was done too late may have a row of a later day only.
                let counts = last.or_else(|| folder.progress.done(id, moment, known_on));
                let rows = folder.places.entries.get(id).map(Vec::as_slice).unwrap_or_default();
                let is_it = |entry: &ProgressEntry| counts.is_some_and(|counts| std::ptr::eq(counts, entry));
                let entries = folder.progress.entries(id).iter().zip(rows);
                entries.filter(|(entry, _)| is_it(entry)).map(|(_, span)| span.clone()).collect()
            }
            _ => Vec::new(),
        },
        (None, None) => Vec::new(),
    };
    spans.iter().filter_map(|span| place_in_folder(span, sources)).collect()
}

impl<'a> Audited<'a> {
    fn by(&self, plan: &Plan, texts: &Texts) -> Option<String> {
        self.claim.by.as_ref().map(|by| unit_name(plan, by, texts))
    }

    fn title<'p>(&'p self, plan: &'p Plan, texts: &Texts) -> &'p str {
        match &self.claim.subject {
            ClaimSubject::Target(place) => {
                plan.targets.get(*place).map(|of| texts.pick(&of.text, of.text_en.as_deref())).unwrap_or_default()
            }
            ClaimSubject::WorkItem(place) => plan
                .work_items
                .get(*place)
                .map(|of| texts.pick(&of.matter, of.matter_en.as_deref()))
                .unwrap_or_default(),
            ClaimSubject::Matter(id) => {
                self.finding.part.map_or(id.as_str(), |part| texts.pick(&part.name, part.name_en.as_deref()))
            }
        }
    }

    fn result_cell(&self, texts: &Texts) -> GridCell {
        let alike = match self.finding.result {
            ClaimResult::Confirmed => Status::Achieved,
            ClaimResult::Contradicted => Status::Missed,
            ClaimResult::NotCheckable => Status::NoData,
        };
        let text = format!("{} {}", sign(alike, texts.language()), texts.get(&self.finding.result.key()));
        GridCell { tone: Tone::Status(alike), ..GridCell::from(text) }
    }

    /// What the data say, and by how much that is something else.
    fn found(&self, plan: &Plan, texts: &Texts) -> String {
        let said = match (self.finding.obstacle, &self.finding.value, self.finding.part) {
            (Some(Obstacle::TwoReadings), Some((index, value)), Some(part)) => {
                let unit = plan.indicator(*index).map(|indicator| unit_of(indicator, texts)).unwrap_or_default();
                let shown = |number: &Number| measured(&written(number), unit, texts);
                let total = part.reached.as_ref().map(shown).unwrap_or_default();
                let arguments = [("year", self.claim.year.to_string()), ("value", shown(value)), ("total", total)];
                vec![texts.format_owned(&Obstacle::TwoReadings.key(), &arguments)]
            }
            (Some(obstacle), ..) => vec![texts.get(&obstacle.key())],
            (None, Some((index, value)), _) => {
                let Some(indicator) = plan.indicator(*index) else { return String::new() };
                let shown = |number: &Number| measured(&written(number), unit_of(indicator, texts), texts);
                let difference = self.difference().filter(|_| self.finding.result == ClaimResult::Contradicted);
                let by_how_much = difference.map(|difference| {
                    let key = if difference.is_negative() { "audit-less" } else { "audit-more" };
                    let is_percent = indicator.unit_of_measure.is_percent();
                    let points = is_percent.then(|| texts.get("percentage-points"));
                    let unit = points.as_deref().unwrap_or_else(|| unit_of(indicator, texts));
                    texts.format(key, &[("amount", &measured(&written(&difference.abs()), unit, texts))])
                });
                [Some(shown(value)), by_how_much].into_iter().flatten().collect()
            }
            (None, None, Some(part)) => {
                let figure = part.indicator.as_ref().map(|_| requirement_words(plan, part, texts));
                // The figure says of these itself that it does not do.
                let is_said =
                    figure.is_some() && matches!(distance(part), Some(Distance::AtLimit | Distance::FailedIn(_)));
                let gap = gap_words(part, texts).filter(|_| !is_said);
                let flags = part.flags.iter().copied();
                let flags = flags.filter(|flag| !(is_said && matches!(flag, Flag::AtLimit | Flag::FailedIn(_))));
                let flags = all_flag_words(texts, &flags.collect::<Vec<_>>(), part);
                [Some(status_words(texts, part.status)), figure, gap].into_iter().flatten().chain(flags).collect()
            }
            (None, None, None) => Vec::new(),
        };
        let status = self.finding.judgement.map_or(Status::NoData, |judgement| judgement.status);
        let amended = self.amended.as_ref().map(|amended| amended.verdicts(status, texts));
        let right = self.was_right_on.map(|day| texts.format("audit-was-right", &[("day", &day_words(day, texts))]));
        texts.joined("semicolon", said.into_iter().chain(right).chain(amended))
    }

    fn difference(&self) -> Option<Number> {
        match (&self.claim.said, &self.finding.value) {
            (Said::Figure(_, figure), Some((_, value))) => Some(&figure.value - value),
            _ => None,
        }
    }

    fn evidence_words(&self, texts: &Texts) -> String {
        let named = self.evidence.iter().take(MOST_PLACES).map(ToString::to_string);
        let more = (self.evidence.len() > MOST_PLACES).then(|| "…".to_owned());
        texts.joined("list-separator", named.chain(more))
    }

    fn json(&self, plan: &'a Plan) -> ClaimJson<'_, 'a> {
        let Self { claim, finding, place, evidence, .. } = self;
        let kind = match claim.subject {
            ClaimSubject::Target(_) => "target",
            ClaimSubject::WorkItem(_) => "work_item",
            ClaimSubject::Matter(_) => "milestone",
        };
        ClaimJson {
            kind,
            id: claim.subject.id(plan),
            year: claim.year,
            by: claim.by.as_deref(),
            date: claim.date.map(|date| date.to_string()),
            source: claim.source.as_deref(),
            claimed: &claim.written,
            place,
            result: finding.result,
            obstacle: finding.obstacle,
            status: finding.part.map(|part| part.status),
            value: finding.value.as_ref().map(|(_, value)| value),
            difference: self.difference(),
            evidence,
            was_right_on: self.was_right_on.map(|day| day.to_string()),
            amended: self.amended.as_ref().map(AmendedPromise::json),
        }
    }
}

/// Decimal places of a value whose expansion is longer.
const MOST_DECIMALS: u32 = 6;

fn written(number: &Number) -> String {
    grouped(&number.to_fixed(number.decimals().unwrap_or(MOST_DECIMALS).min(MOST_DECIMALS)))
}

impl Report for AuditReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        Document {
            preface: self.preface(texts),
            sections: (!self.claims.is_empty()).then(|| Section::of("claims", self.table(texts))).into_iter().collect(),
            ..self.header.document(texts)
        }
    }

    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(Screen {
            preface: self.preface(texts),
            blocks: (!self.claims.is_empty()).then(|| self.grid(texts).into()).into_iter().collect(),
            ..self.header.screen(texts)
        })
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let claims = self.claims.iter().map(|audited| audited.json(self.plan())).collect();
        to_json(output, &AuditJson { plan: &self.header, claims, summary: self.summary().into() })
    }
}
