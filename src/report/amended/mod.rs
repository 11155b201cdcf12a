//! What was amended: both verdicts, and the chain from the first promise to what holds now.

mod change;
mod comparison;
mod difference;
mod parts;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

pub use change::PartKind;
pub(super) use change::{ChangesBeside, PlanChange, PlanChangeJson};
pub(super) use comparison::{PlanAt, plan_changes};
pub use difference::Aspect;
pub(super) use difference::{Difference, Version};

use super::promise::PromiseKind;
use super::requirement::{RequirementJson, requirements_json};
use super::screen::without_stop;
use super::{Language, day_words, status_words};
use crate::evaluate::{Amended, Assessment, Flag, Judgement};
use crate::locale::Texts;
use crate::model::{Amendment, Character, HasId, Held, Moment, Plan, Status, Target, WorkItem};

/// A target or work item that was amended.
pub(super) struct AmendedPromise<'a> {
    pub kind: PromiseKind,
    pub id: &'a str,
    pub first: Version<'a>,
    pub first_judgement: &'a Judgement,
    /// As it is, or as it was last.
    pub now: Version<'a>,
    /// As it stood on the day on which it was removed.
    pub removal: Option<(&'a Amendment, &'a Judgement)>,
    /// Each amendment with what it made of it.
    pub chain: Vec<(&'a Amendment, Option<Version<'a>>)>,
}

/// What was amended of something, for programs.
#[derive(Serialize)]
pub(super) struct AmendedJson<'a> {
    original: OriginalJson<'a>,
    amendments: Vec<AmendmentJson<'a>>,
}

/// The first promise for programs.
#[derive(Serialize)]
struct OriginalJson<'a> {
    text: &'a str,
    due: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<Character>,
    firm: bool,
    units: &'a [String],
    status: Status,
    flags: &'a [Flag],
    requirements: Vec<RequirementJson<'a>>,
}

/// An amendment for programs.
#[derive(Serialize)]
struct AmendmentJson<'a> {
    approved: String,
    authority: &'a str,
    reason: &'a str,
    document: Option<&'a str>,
    removed: bool,
    /// English in every language.
    changes: Vec<Difference>,
}

/// A removed target or work item for programs, as it stood on the day on which it was removed.
#[derive(Serialize)]
pub(super) struct RemovedJson<'a> {
    id: &'a str,
    text: &'a str,
    removed: String,
    status: Status,
    requirements: Vec<RequirementJson<'a>>,
    amendments: Vec<AmendmentJson<'a>>,
    original: OriginalJson<'a>,
}

/// Every target that was amended, then every work item.
pub(super) fn amended<'a>(plan: &'a Plan, assessment: &'a Assessment<'_>) -> impl Iterator<Item = AmendedPromise<'a>> {
    let targets = assessment.amended_targets.iter().map(|of| AmendedPromise::of_target(plan, of));
    targets.chain(assessment.amended_work_items.iter().map(|of| AmendedPromise::of_work_item(plan, of)))
}

/// What was amended of one of them.
pub(super) fn amended_of<'a>(
    plan: &'a Plan,
    assessment: &'a Assessment<'_>,
    (kind, id): (PromiseKind, &str),
) -> Option<AmendedPromise<'a>> {
    match kind {
        PromiseKind::Target => Some(AmendedPromise::of_target(plan, assessment.amended_targets.with_id(id)?)),
        PromiseKind::WorkItem => Some(AmendedPromise::of_work_item(plan, assessment.amended_work_items.with_id(id)?)),
    }
}

impl<'a> AmendedPromise<'a> {
    fn of_target(plan: &'a Plan, of: &'a Amended<'_, Target>) -> Self {
        Self::new(PromiseKind::Target, of, |target| Version::of_target(plan, target))
    }

    fn of_work_item(plan: &'a Plan, of: &'a Amended<'_, WorkItem>) -> Self {
        Self::new(PromiseKind::WorkItem, of, |item| Version::of_work_item(plan, item))
    }

    fn new<T: HasId>(kind: PromiseKind, of: &'a Amended<'_, T>, version: impl Fn(&'a T) -> Version<'a>) -> Self {
        let Held { first, item, .. } = of.held;
        Self {
            kind,
            id: first.id(),
            first: version(first),
            first_judgement: &of.first,
            now: version(item),
            removal: of.held.removed().zip(of.removed.as_ref()),
            chain: of.held.steps(version),
        }
    }

    /// How it stands, or stood when it was removed.
    pub(super) fn status(&self, assessment: &Assessment<'_>) -> Status {
        let judged = match (self.kind, self.removal) {
            (_, Some((_, last))) => Some(last),
            (PromiseKind::Target, None) => assessment.targets.with_id(self.id).map(|(_, judgement)| judgement),
            (PromiseKind::WorkItem, None) => assessment.work_items.with_id(self.id).map(|(_, judgement)| judgement),
        };
        judged.map_or(Status::NoData, |judgement| judgement.status)
    }

    /// The day of the last amendment for which a verdict may be another one, and that something was due by then.
    fn judged_day(&self, texts: &Texts) -> String {
        let is_judged = |changes: &[Difference]| changes.iter().any(|change| change.aspect.is_judged());
        let judged = self.each_change(texts).filter(|(.., changes)| is_judged(changes) || changes.is_empty());
        let Some((Amendment { approved, .. }, before, _)) = judged.last() else { return String::new() };
        let day = day_words(*approved, texts);
        if *approved > before.due.last_day() { texts.format("amended-late", &[("day", &day)]) } else { day }
    }

    /// Both verdicts: as amended, of which the status is given, and by the first promise.
    pub(super) fn verdicts(&self, status: Status, texts: &Texts) -> String {
        let first = self.first_judgement.status;
        let said = |status| status_words(texts, status);
        let differences = self.now.differences(&self.first, texts);
        // Whether it is promised for sure decides no verdict, but what a check makes of it.
        let is_any_judged = differences.iter().any(|of| of.aspect.is_judged());
        let is_said = |of: &&Difference| is_any_judged && (of.aspect.is_judged() || of.aspect == Aspect::Firm);
        let judged: Vec<&Difference> = differences.iter().filter(is_said).collect();
        let side = |of: fn(&Difference) -> &Option<String>| {
            texts.joined("comma", judged.iter().filter_map(|difference| difference.side(of(difference), texts)))
        };
        let is_number = matches!(judged.as_slice(), [Difference { aspect: Aspect::Requirement, .. }]);
        let (before, now) = (side(|of| &of.before), side(|of| &of.now));
        if let Some((_, last)) = self.removal {
            let before = self.first.asked(texts);
            let arguments = [
                ("day", self.judged_day(texts)),
                ("last", said(last.status)),
                ("before", before),
                ("first", said(first)),
                ("first_status", first.name().to_owned()),
            ];
            return texts.format_owned("amended-removed", &arguments);
        }
        if judged.is_empty() {
            let what: Vec<String> = differences.iter().map(|of| texts.get(&of.aspect.key())).collect();
            let what =
                if what.is_empty() { texts.get("amended-back") } else { what.join(&texts.get("list-separator")) };
            let day = self.last_day().map(|day| day_words(day, texts)).unwrap_or_default();
            return texts.format_owned("amended-words", &[("day", day), ("what", what)]);
        }
        let arguments = [
            ("day", self.judged_day(texts)),
            ("now", now),
            ("before", texts.format(if is_number { "first-number" } else { "first-more" }, &[("before", &before)])),
            ("status", said(status)),
            ("first", said(first)),
            ("first_status", first.name().to_owned()),
        ];
        texts.format_owned(if first == status { "amended-alike" } else { "amended-differs" }, &arguments)
    }

    /// Each amendment: its day, what it changed, who approved it, why, and by which document.
    pub(super) fn steps(&self, texts: &Texts) -> Vec<(String, String)> {
        self.each_change(texts)
            .map(|(amendment, _, changes)| {
                let changes: Vec<String> = changes.iter().map(|change| change.words(texts)).collect();
                let changes = if changes.is_empty() { vec![texts.get("amended-removed-step")] } else { changes };
                let document = amendment.document.as_deref();
                let document = document.map(|text| texts.format("amended-document", &[("document", text)]));
                let arguments = [
                    ("changes", changes.join(&texts.get("semicolon"))),
                    ("authority", amendment.authority.clone()),
                    ("reason", amendment.reason.clone()),
                    ("document", document.unwrap_or_default()),
                ];
                (day_words(amendment.approved, texts), texts.format_owned("amended-step", &arguments))
            })
            .collect()
    }

    /// Each amendment with what was before, and what it changed of that; nothing where it removed.
    fn each_change<'t>(
        &'t self,
        texts: &'t Texts,
    ) -> impl Iterator<Item = (&'a Amendment, &'t Version<'a>, Vec<Difference>)> {
        let mut before = &self.first;
        self.chain.iter().map(move |(amendment, version)| {
            let earlier = before;
            before = version.as_ref().unwrap_or(before);
            let changes = version.as_ref().map(|version| version.differences(earlier, texts));
            (*amendment, earlier, changes.unwrap_or_default())
        })
    }

    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.chain.last().map(|(amendment, _)| amendment.approved)
    }

    /// It for programs.
    pub(super) fn json(&self) -> AmendedJson<'a> {
        AmendedJson { original: self.original_json(), amendments: self.amendments_json() }
    }

    fn original_json(&self) -> OriginalJson<'a> {
        let Version { plan, text, due, units, character, is_firm, .. } = self.first;
        let judgement = self.first_judgement;
        OriginalJson {
            text,
            due,
            character,
            firm: is_firm,
            units,
            status: judgement.status,
            flags: &judgement.flags,
            requirements: requirements_json(plan, judgement),
        }
    }

    fn amendments_json(&self) -> Vec<AmendmentJson<'a>> {
        let english = Texts::new(Language::English);
        let removed = self.removal.map(|(amendment, _)| amendment.approved);
        let json = |(amendment, _, changes): (&'a Amendment, _, Vec<Difference>)| AmendmentJson {
            approved: amendment.approved.to_string(),
            authority: &amendment.authority,
            reason: &amendment.reason,
            document: amendment.document.as_deref(),
            removed: removed == Some(amendment.approved),
            changes,
        };
        self.each_change(&english).map(json).collect()
    }

    fn removed_json(&self) -> Option<RemovedJson<'a>> {
        let (amendment, judgement) = self.removal?;
        Some(RemovedJson {
            id: self.id,
            text: self.now.text,
            removed: amendment.approved.to_string(),
            status: judgement.status,
            requirements: requirements_json(self.now.plan, judgement),
            amendments: self.amendments_json(),
            original: self.original_json(),
        })
    }
}

/// What was removed and is asked for, for programs.
pub(super) fn removed_json<'a>(
    plan: &'a Plan,
    assessment: &'a Assessment<'_>,
    is_asked: impl Fn(&AmendedPromise<'_>) -> bool,
) -> Vec<RemovedJson<'a>> {
    amended(plan, assessment).filter(is_asked).filter_map(|of| of.removed_json()).collect()
}

/// Both verdicts of everything that was amended and is asked for, each behind what it is about.
pub(super) fn amended_notes(
    plan: &Plan,
    assessment: &Assessment<'_>,
    is_asked: impl Fn(&AmendedPromise<'_>) -> bool,
    texts: &Texts,
) -> Vec<String> {
    let note = |of: AmendedPromise<'_>| {
        let title = without_stop(of.now.title(texts));
        format!("{title}{}{}", texts.get("colon"), of.verdicts(of.status(assessment), texts))
    };
    amended(plan, assessment).filter(is_asked).map(note).chain(later_note(plan, assessment.moment, texts)).collect()
}

/// That there are amendments which do not hold yet.
fn later_note(plan: &Plan, moment: Moment, texts: &Texts) -> Option<String> {
    let of_targets = plan.targets.iter().flat_map(|target| &target.revisions).map(|revision| &revision.amendment);
    let of_items = plan.work_items.iter().flat_map(|item| &item.revisions).map(|revision| &revision.amendment);
    let later = of_targets.chain(of_items).map(|amendment| amendment.approved).filter(|day| *day > moment.last_day());
    let days: BTreeSet<NaiveDate> = later.collect();
    let days: Vec<String> = days.into_iter().map(|day| day_words(day, texts)).collect();
    let arguments = [("days", &*days.join(&texts.get("list-separator")))];
    (!days.is_empty()).then(|| texts.format("amended-later", &arguments))
}
