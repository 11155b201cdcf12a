//! Targets and work items alike: what the plan promises, by whom, and how it stands.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::evaluate::{Assessment, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Character, Moment, Plan, Requirement, Status, Year};

/// Where a promise stands in the plan; a target and a work item may have the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PromiseKind {
    Target,
    WorkItem,
}

/// A target or work item.
#[derive(Clone, Copy)]
pub(super) struct Promise<'a> {
    pub(super) kind: PromiseKind,
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    pub(super) text_en: Option<&'a str>,
    pub(super) units: &'a [String],
    pub(super) character: Option<Character>,
    pub(super) is_firm: bool,
    /// By when it must hold.
    pub(super) due: Moment,
    /// Its number there.
    pub(super) no: Option<u32>,
    /// The year of its list, for a work item.
    pub(super) year: Option<Year>,
    pub(super) judgement: &'a Judgement,
}

/// Every target, then every work item.
pub(super) fn promises<'a>(assessment: &'a Assessment<'_>) -> impl Iterator<Item = Promise<'a>> + Clone {
    let targets = assessment.targets.iter().map(|(target, judgement)| Promise {
        kind: PromiseKind::Target,
        id: &target.id,
        text: &target.text,
        text_en: target.text_en.as_deref(),
        units: &target.units,
        character: target.character,
        is_firm: target.firm,
        due: target.due,
        no: None,
        year: None,
        judgement,
    });
    let items = assessment.work_items.iter().map(|(item, judgement)| Promise {
        kind: PromiseKind::WorkItem,
        id: &item.id,
        text: &item.matter,
        text_en: item.matter_en.as_deref(),
        units: &item.units,
        character: None,
        is_firm: true,
        due: item.due,
        no: item.no,
        year: Some(item.year),
        judgement,
    });
    targets.chain(items)
}

impl<'a> Promise<'a> {
    /// Whether what decides its status must hold by that moment. What is missed already counts as due, as what must hold every
    /// year does once a year has failed.
    pub(super) fn is_due(&self, moment: Moment) -> bool {
        let status = self.judgement.status;
        let decides = |part: &&RequirementJudgement| part.status == status;
        let mut deciding = self.judgement.requirements.iter().filter(decides);
        status == Status::Missed || deciding.any(|part| moment.is_after(self.due_of(part)))
    }

    /// When a part of it is due: what an indicator measures at the end of the year.
    fn due_of(&self, part: &RequirementJudgement) -> Moment {
        let due = part.due.unwrap_or(self.due);
        if part.indicator.is_some() { Moment::EndOf(due.year()) } else { due }
    }

    /// The plan's own sentence.
    pub(super) fn title(&self, texts: &Texts) -> &'a str {
        texts.pick(self.text, self.text_en)
    }
}

/// Who leads what.
pub(super) struct Leads<'a> {
    /// The first work item about an indicator: its place in the plan, and its first unit.
    of_indicators: FxHashMap<&'a str, (usize, Option<&'a str>)>,
}

impl<'a> Leads<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let mut of_indicators = FxHashMap::default();
        for (place, item) in plan.work_items.iter().enumerate() {
            let measured = item.requirements.iter().filter_map(|requirement| match requirement {
                Requirement::Measured(measure) => plan.indicator(measure.indicator),
                Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
            });
            for indicator in measured {
                let lead = (place, item.units.first().map(String::as_str));
                of_indicators.entry(indicator.id.as_str()).or_insert(lead);
            }
        }
        Self { of_indicators }
    }

    /// The id of the unit that leads: the first named one; of a target without any, that of a work item about the same
    /// figure.
    pub(super) fn of<'p>(&self, promise: &Promise<'p>) -> Option<&'p str>
    where
        'a: 'p,
    {
        let indicators = promise.judgement.requirements.iter().filter_map(|part| part.indicator.as_deref());
        let first_item = || indicators.filter_map(|id| self.of_indicators.get(id)).min();
        promise.units.first().map(String::as_str).or_else(|| first_item()?.1)
    }
}
