//! The first screen of a page: how many targets stand where, which of them need attention, and what changed.

use super::amended::{ChangesBeside, PlanChange};
use super::chart::Chart;
use super::promise::PromiseKind;
use super::requirement::{
    Mark, ShownRequirement, falls_short, gap_words, grouped, ledger_words, measured, name_on_screen, unit_shown,
};
use super::status::{StatusReport, rank};
use super::{Cell, Table, name_in_region, status_words};
use crate::evaluate::{Assessment, Data, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Number, Plan, Requirement, Standing, Status, Target, Year};

/// What a page shows before the document.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// When all is judged, and how many targets there are of each status.
    pub sentences: Vec<String>,
    /// The same counts for a picture.
    pub counts: Vec<(Status, String, usize)>,
    /// The targets that need attention, the worst first.
    pub attention: Vec<FrontGroup>,
    /// What must be known beside their figures.
    pub notes: Vec<String>,
    /// What changed since an earlier state.
    pub changes: FrontChanges,
    /// The course of each target.
    pub charts: Vec<Chart>,
    /// Every target.
    pub table: Table,
    /// Of which target each row of the table is.
    pub row_targets: Vec<String>,
}

/// Targets of one status.
#[derive(Clone, Debug)]
pub struct FrontGroup {
    /// The status, and its words.
    pub status: (Status, String),
    /// The targets.
    pub items: Vec<FrontItem>,
    /// That there are more.
    pub more: Option<String>,
}

/// What is said of a target.
#[derive(Clone, Debug)]
pub struct FrontItem {
    /// Id of the target.
    pub target_id: String,
    /// What it is about.
    pub name: String,
    /// Its figure and what is needed; nothing where no figure is known.
    pub text: String,
}

/// What changed since an earlier state.
#[derive(Clone, Debug)]
pub struct FrontChanges {
    /// Since when.
    pub heading: String,
    /// What changed, verdicts first.
    pub items: Vec<FrontItem>,
    /// That there are more, or that nothing changed.
    pub more: Option<String>,
}

/// An earlier state.
pub(super) struct Before<'a> {
    /// How it is called.
    pub(super) name: String,
    /// Where everything stood; nothing before the first year of the plan.
    pub(super) assessment: Option<&'a Assessment<'a>>,
    /// The values of that time.
    pub(super) data: &'a Data<'a>,
    /// The last year that counted.
    pub(super) year: Year,
    /// What of the plan is another than it was.
    pub(super) plan_changes: Vec<PlanChange<'a>>,
}

/// Most targets of one status that are listed: more would not be read.
const MOST: usize = 6;

impl FrontPage {
    pub(super) fn new(report: &StatusReport<'_>, before: &Before<'_>, charts: Vec<Chart>, texts: &Texts) -> Self {
        let (table, row_targets) = report.page_table(texts);
        let of_status = |status: Status| report.shown().filter(move |(_, judgement)| judgement.status == status);
        let counts = Status::AS_COUNTED.into_iter().map(|status| (status, of_status(status).count()));
        let needing = report.shown().filter(|(_, judgement)| needs_attention(judgement.status));
        let parts = needing.flat_map(|(_, judgement)| &judgement.requirements);
        let sentences = [report.header.time_passed(report.assessment.moment, texts), report.counts(texts)];
        Self {
            sentences: sentences.into_iter().chain(report.header.sentences(texts)).collect(),
            counts: counts
                .filter(|(_, count)| *count > 0)
                .map(|(status, count)| (status, status_words(texts, status), count))
                .collect(),
            attention: attention(report, texts),
            notes: Mark::meanings(parts, texts),
            changes: before.changes(report, texts),
            charts,
            table,
            row_targets,
        }
    }
}

/// Whether a reader should look at a target: it falls short, or nobody knows.
pub fn needs_attention(status: Status) -> bool {
    falls_short(status) || status.standing() == Standing::Unknown
}

fn attention(report: &StatusReport<'_>, texts: &Texts) -> Vec<FrontGroup> {
    let mut statuses: Vec<Status> = Status::ALL.into_iter().filter(|status| needs_attention(*status)).collect();
    statuses.sort_by_key(|status| rank(*status));
    let group = |status: Status| {
        let mut of_status: Vec<_> = report.shown().filter(|(_, judgement)| judgement.status == status).collect();
        // Of those of one status, the farthest from what is asked first.
        of_status.sort_by(|(_, one), (_, other)| completion(one).cmp(&completion(other)));
        let item = |(target, judgement): &&(&Target, Judgement)| item(report.plan, target, judgement, texts);
        let (items, more) = listed(of_status.iter().map(item), texts);
        (!items.is_empty()).then(|| FrontGroup { status: (status, status_words(texts, status)), items, more })
    };
    statuses.into_iter().filter_map(group).collect()
}

fn completion(judgement: &Judgement) -> Option<&Number> {
    judgement.requirements.iter().filter_map(|part| part.completion.as_ref()).min()
}

/// As many as are read, and how many more there are.
fn listed(items: impl Iterator<Item = FrontItem>, texts: &Texts) -> (Vec<FrontItem>, Option<String>) {
    let mut items: Vec<FrontItem> = items.collect();
    let more = items.len().saturating_sub(MOST);
    items.truncate(MOST);
    (items, (more > 0).then(|| texts.format("front-more", &[("count", &more.to_string())])))
}

fn item(plan: &Plan, target: &Target, judgement: &Judgement, texts: &Texts) -> FrontItem {
    let parts = judgement.requirements.iter().filter(|part| part.status == judgement.status);
    let said = parts.filter_map(|part| {
        let shown = ShownRequirement { plan, part, due: target.due, texts };
        let figure = shown.dated().or_else(|| shown.actual()).or_else(|| ledger_words(part, texts))?;
        let worded = |key: &str, amount: Option<String>| Some(texts.format(key, &[("amount", &amount?)]));
        let is_short = falls_short(part.status);
        let gap = gap_words(part, texts).filter(|_| is_short);
        let needed = worded("front-needed", shown.needed().filter(|_| is_short));
        let projected = worded("front-projected", shown.projected().filter(|_| is_short));
        let said = std::iter::once(figure).chain(gap).chain(needed).chain(projected);
        Some(texts.joined("comma", said))
    });
    let text = texts.joined("semicolon", said);
    FrontItem { target_id: target.id.clone(), name: name(plan, target, judgement, texts), text }
}

fn name(plan: &Plan, target: &Target, judgement: &Judgement, texts: &Texts) -> String {
    let text = texts.pick(&target.text, target.text_en.as_deref());
    match judgement.requirements.as_slice() {
        [part] if part.indicator.is_some() && !shares_indicator(plan, target) => name_on_screen(plan, part, texts),
        [part] if part.indicator.is_none() && target.text_en.is_none() => {
            texts.pick(text, part.name_en.as_deref()).to_owned()
        }
        [part] => name_in_region(plan, text, part.region.as_deref(), texts),
        _ => text.to_owned(),
    }
}

/// Whether another target asks for the same indicator, so that its name tells them not apart.
fn shares_indicator(plan: &Plan, target: &Target) -> bool {
    let only = |target: &Target| match target.requirements.as_slice() {
        [Requirement::Measured(measure)] => Some(measure.indicator),
        _ => None,
    };
    plan.targets.iter().any(|other| other.id != target.id && only(other) == only(target))
}

impl Before<'_> {
    fn changes(&self, report: &StatusReport<'_>, texts: &Texts) -> FrontChanges {
        let beside = ChangesBeside::new(&self.plan_changes);
        let beside = |(target, judgement): &(&Target, Judgement)| {
            let changes = beside.of((PromiseKind::Target, &target.id), judgement);
            changes.into_iter().map(|change| change.words_beside(texts)).collect::<Vec<_>>()
        };
        let changed = report.shown().filter_map(|judged| self.change(report.plan, judged, beside(judged), texts));
        let is_gone = |(target, _): &&(&Target, Judgement)| report.assessment.targets.with_id(&target.id).is_none();
        let earlier = self.assessment.iter().flat_map(|assessment| &assessment.targets);
        let gone = earlier.filter(is_gone).map(|judged| {
            let (target_id, text) = (judged.0.id.clone(), beside(judged).join(&texts.get("semicolon")));
            (true, FrontItem { target_id, name: name(report.plan, judged.0, &judged.1, texts), text })
        });
        let mut changed: Vec<(bool, FrontItem)> = changed.chain(gone).collect();
        changed.sort_by_key(|(is_verdict, _)| !is_verdict);
        let (items, more) = listed(changed.into_iter().map(|(_, item)| item), texts);
        let more = if items.is_empty() { Some(texts.get("front-unchanged")) } else { more };
        FrontChanges { heading: texts.format("front-since", &[("since", &self.name)]), items, more }
    }

    /// What changed of a target, and whether its verdict did.
    fn change(
        &self,
        plan: &Plan,
        (target, judgement): &(&Target, Judgement),
        beside: Vec<String>,
        texts: &Texts,
    ) -> Option<(bool, FrontItem)> {
        let earlier = self.assessment.and_then(|assessment| assessment.targets.with_id(&target.id));
        let arrow = |before: &str, now: &str| texts.format("front-change", &[("before", before), ("now", now)]);
        let verdict = earlier.map(|(_, earlier)| earlier.status).filter(|before| *before != judgement.status);
        let verdict = verdict.map(|before| arrow(&status_words(texts, before), &status_words(texts, judgement.status)));
        let is_verdict = verdict.is_some() || earlier.is_none() && !beside.is_empty();
        let beside = beside.into_iter().filter(|_| is_verdict);
        let figures = judgement.requirements.iter().filter_map(|part| {
            let indicator = plan.indicators.with_id(part.indicator.as_ref()?)?;
            let latest = part.latest.as_ref()?;
            let (year, before) = match earlier {
                Some((_, earlier)) => latest_of(earlier, part),
                None => self.known(plan, part),
            }?;
            let shown = |value: &Number| grouped(&Cell::value(Some(value), indicator.decimals).plain());
            let now = measured(&shown(&latest.value), unit_shown(part, texts), texts);
            let is_other = (year, &before) != (latest.year, &latest.value);
            is_other.then(|| arrow(&shown(&before), &now))
        });
        let said: Vec<String> = figures.chain(verdict).chain(beside).collect();
        let text = said.join(&texts.get("semicolon"));
        let item = FrontItem { target_id: target.id.clone(), name: name(plan, target, judgement, texts), text };
        (!said.is_empty()).then_some((is_verdict, item))
    }

    /// The value that was known before the first verdict.
    fn known(&self, plan: &Plan, part: &RequirementJudgement) -> Option<(Year, Number)> {
        let index = plan.indicators.place_of(part.indicator.as_ref()?).map(IndicatorIndex)?;
        let series = self.data.series(index);
        let (year, reading) = series.latest(self.year).filter(|_| part.region.is_none())?;
        Some((year, reading.value.clone()))
    }
}

/// The value of an earlier judgement of the same.
fn latest_of(earlier: &Judgement, part: &RequirementJudgement) -> Option<(Year, Number)> {
    let same = |of: &&RequirementJudgement| (&of.indicator, &of.region) == (&part.indicator, &part.region);
    let latest = earlier.requirements.iter().find(same)?.latest.as_ref()?;
    Some((latest.year, latest.value.clone()))
}
