//! What of a plan is another than in an earlier state, and by which amendment.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Aspect, Difference, Version, day_words};
use crate::locale::Texts;
use crate::model::{Amendment, Held, Indicator, Moment, Plan, Target, Thresholds, WorkItem};
use crate::report::promise::PromiseKind;

/// What changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Changed<'a> {
    Plan,
    Indicator(&'a str),
    Promise(PromiseKind, &'a str),
}

/// By what it changed.
#[derive(Clone, Copy)]
pub(in crate::report) enum By<'a> {
    Amendment(&'a Amendment),
    /// The day since which it is promised.
    Since(NaiveDate),
    /// It was changed in the tables of the plan, and nobody says who approved it.
    Nobody,
}

/// One thing that is another than it was.
pub(in crate::report) struct PlanChange<'a> {
    pub changed: Changed<'a>,
    /// How what changed is called.
    name: String,
    pub difference: Difference,
    pub by: By<'a>,
}

/// The same for programs.
#[derive(Serialize)]
pub(in crate::report) struct PlanChangeJson {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(flatten)]
    difference: Difference,
    /// Null when it was changed without an amendment.
    approved: Option<String>,
    authority: Option<String>,
    without_amendment: bool,
}

/// A plan and when it is looked at.
#[derive(Clone, Copy)]
pub(in crate::report) struct PlanAt<'a> {
    pub plan: &'a Plan,
    pub moment: Moment,
}

impl PlanChange<'_> {
    /// Whether a verdict may be another one for it.
    pub(in crate::report) fn is_judged(&self) -> bool {
        self.difference.aspect.is_judged()
    }

    pub(in crate::report) fn words(&self, texts: &Texts) -> String {
        let arguments =
            [("subject", self.name.clone()), ("difference", self.difference_words(texts)), ("by", self.by(texts))];
        texts.format_owned("plan-change", &arguments)
    }

    /// The same beside what it changed.
    pub(in crate::report) fn words_beside(&self, texts: &Texts) -> String {
        let name = match self.changed {
            Changed::Promise(..) => String::new(),
            Changed::Plan | Changed::Indicator(_) => self.name.clone() + &texts.get("colon"),
        };
        texts.format_owned(
            "plan-change-beside",
            &[("difference", name + &self.difference_words(texts)), ("by", self.by(texts))],
        )
    }

    fn difference_words(&self, texts: &Texts) -> String {
        let Difference { aspect, before, now } = &self.difference;
        match (aspect, before, now) {
            (Aspect::Added, _, Some(text)) => texts.format("difference-added", &[("text", text)]),
            (Aspect::Removed, Some(text), _) => texts.format("difference-removed", &[("text", text)]),
            _ => self.difference.words(texts),
        }
    }

    fn by(&self, texts: &Texts) -> String {
        match self.by {
            By::Amendment(Amendment { approved, authority, .. }) => {
                texts.format("plan-change-amended", &[("day", &day_words(*approved, texts)), ("authority", authority)])
            }
            By::Since(day) => texts.format("plan-change-since", &[("day", &day_words(day, texts))]),
            By::Nobody => texts.get("plan-change-unapproved"),
        }
    }

    pub(in crate::report) fn json(&self) -> PlanChangeJson {
        let (kind, id) = match self.changed {
            Changed::Plan => ("plan", None),
            Changed::Indicator(id) => ("indicator", Some(id)),
            Changed::Promise(PromiseKind::Target, id) => ("target", Some(id)),
            Changed::Promise(PromiseKind::WorkItem, id) => ("work-item", Some(id)),
        };
        let (approved, authority) = match self.by {
            By::Amendment(of) => (Some(of.approved), Some(of.authority.clone())),
            By::Since(day) => (Some(day), None),
            By::Nobody => (None, None),
        };
        PlanChangeJson {
            kind,
            id: id.map(str::to_owned),
            difference: self.difference.clone(),
            approved: approved.map(|day| day.to_string()),
            authority,
            without_amendment: matches!(self.by, By::Nobody),
        }
    }
}

/// Everything of the plan that is another than before.
pub(in crate::report) fn plan_changes<'a>(before: PlanAt<'a>, now: PlanAt<'a>, texts: &Texts) -> Vec<PlanChange<'a>> {
    let mut changes = whole_plan(before.plan, now.plan, texts);
    changes.extend(indicators(before.plan, now.plan, texts));
    for kind in [PromiseKind::Target, PromiseKind::WorkItem] {
        let (before, now) = (Chain::all(kind, before), Chain::all(kind, now));
        for chain in &now {
            let earlier = before.iter().find(|earlier| earlier.id == chain.id);
            changes.extend(chain.changes(earlier, texts).into_iter().map(|change| chain.change(kind, change, texts)));
        }
        for gone in before.iter().filter(|earlier| now.iter().all(|chain| chain.id != earlier.id)) {
            let removed = Difference::new(Aspect::Removed, Some(gone.last().title(texts).to_owned()), None);
            changes.extend(removed.map(|difference| gone.change(kind, (difference, By::Nobody), texts)));
        }
    }
    changes
}

fn whole_plan<'a>(before: &Plan, now: &Plan, texts: &Texts) -> Vec<PlanChange<'a>> {
    let thresholds = |plan: &Plan| {
        let Thresholds { on_track, at_risk } = &plan.thresholds;
        Some(format!("{} / {}", on_track.to_plain(), at_risk.to_plain()))
    };
    let aspect = |aspect, of: &dyn Fn(&Plan) -> Option<String>| Difference::new(aspect, of(before), of(now));
    let differences = [
        aspect(Aspect::BaseYear, &|plan| Some(plan.base_year.to_string())),
        aspect(Aspect::FirstYear, &|plan| Some(plan.first_year.to_string())),
        aspect(Aspect::LastYear, &|plan| Some(plan.last_year.to_string())),
        aspect(Aspect::Method, &|plan| Some(plan.method.name().to_owned())),
        aspect(Aspect::Thresholds, &thresholds),
    ];
    let change =
        |difference| PlanChange { changed: Changed::Plan, name: texts.get("plan-subject"), difference, by: By::Nobody };
    differences.into_iter().flatten().map(change).collect()
}

fn indicators<'a>(before: &'a Plan, now: &'a Plan, texts: &Texts) -> Vec<PlanChange<'a>> {
    let id = |plan: &Plan, index| plan.indicator(index).map(|part| part.id.clone()).unwrap_or_default();
    let computed = |plan: &Plan, of: &Indicator| {
        let fraction = of.computed.as_ref()?;
        let [one, other] = [fraction.numerator, fraction.denominator].map(|part| id(plan, part));
        Some(format!("{one} / {other} × {}", fraction.per.to_plain()))
    };
    let of_indicator = |indicator: &'a Indicator| {
        let earlier = before.indicators.with_id(&indicator.id)?;
        let both =
            |aspect, of: &dyn Fn(&Indicator) -> String| Difference::new(aspect, Some(of(earlier)), Some(of(indicator)));
        let differences = [
            both(Aspect::UnitOfMeasure, &|of| of.unit_of_measure.as_str().to_owned()),
            both(Aspect::Kind, &|of| of.kind.name().to_owned()),
            both(Aspect::Better, &|of| of.better.name().to_owned()),
            Difference::new(Aspect::Computed, computed(before, earlier), computed(now, indicator)),
        ];
        let name = texts.pick(&indicator.name, indicator.name_en.as_deref());
        let change = move |difference| PlanChange {
            changed: Changed::Indicator(&indicator.id),
            name: texts.format("plan-indicator", &[("name", name)]),
            difference,
            by: By::Nobody,
        };
        Some(differences.into_iter().flatten().map(change))
    };
    now.indicators.iter().filter_map(of_indicator).flatten().collect()
}

/// A target or work item with what changed it.
struct Chain<'a> {
    id: &'a str,
    since: Option<NaiveDate>,
    first: Version<'a>,
    steps: Vec<(&'a Amendment, Option<Version<'a>>)>,
}

impl<'a> Chain<'a> {
    fn all(kind: PromiseKind, PlanAt { plan, moment }: PlanAt<'a>) -> Vec<Self> {
        let target = |held: Held<'a, Target>| {
            Self::new((&held.first.id, held.first.since), held, |target| Version::of_target(plan, target))
        };
        let item = |held: Held<'a, WorkItem>| {
            Self::new((&held.first.id, None), held, |item| Version::of_work_item(plan, item))
        };
        match kind {
            PromiseKind::Target => plan.targets_at(moment).map(target).collect(),
            PromiseKind::WorkItem => plan.work_items_at(moment).map(item).collect(),
        }
    }

    fn new<T>(
        (id, since): (&'a str, Option<NaiveDate>),
        held: Held<'a, T>,
        version: impl Fn(&'a T) -> Version<'a>,
    ) -> Self {
        Self { id, since, first: version(held.first), steps: held.steps(version) }
    }

    fn last(&self) -> &Version<'a> {
        self.steps.iter().rev().find_map(|(_, version)| version.as_ref()).unwrap_or(&self.first)
    }

    fn change(&self, kind: PromiseKind, (difference, by): (Difference, By<'a>), texts: &Texts) -> PlanChange<'a> {
        PlanChange {
            changed: Changed::Promise(kind, self.id),
            name: self.last().title(texts).to_owned(),
            difference,
            by,
        }
    }

    /// In what it is another than before: the first promise itself, then each amendment that is new, another or gone.
    fn changes(&self, before: Option<&Self>, texts: &Texts) -> Vec<(Difference, By<'a>)> {
        let Some(before) = before else {
            let added = Difference::new(Aspect::Added, None, Some(self.last().title(texts).to_owned()));
            let by = self.since.map_or(By::Nobody, By::Since);
            return added.into_iter().map(|added| (added, by)).collect();
        };
        let unapproved = |difference| (difference, By::Nobody);
        let mut changes: Vec<_> = self.first.differences(&before.first, texts).into_iter().map(unapproved).collect();
        let mut last = &self.first;
        for (amendment, version) in self.steps() {
            let earlier = before.steps().find(|(of, _)| (of.1, of.0.approved) == (amendment.1, amendment.0.approved));
            let removed = || Difference::new(Aspect::Removed, Some(last.title(texts).to_owned()), None);
            let against = |other| match version {
                Some(version) => version.differences(other, texts),
                None => removed().into_iter().collect(),
            };
            match earlier {
                None => changes.extend(against(last).into_iter().map(|of| (of, By::Amendment(amendment.0)))),
                Some((_, None)) if version.is_none() => {}
                Some((_, earlier)) => {
                    let others = against(earlier.unwrap_or(&before.first));
                    let is_new = |of: &Difference| !changes.iter().any(|(known, _)| known == of);
                    let others: Vec<Difference> = others.into_iter().filter(is_new).collect();
                    changes.extend(others.into_iter().map(unapproved));
                }
            }
            last = version.unwrap_or(last);
        }
        let days: Vec<_> = self.steps().map(|((amendment, number), _)| (number, amendment.approved)).collect();
        let gone = before.steps().filter(|((amendment, number), _)| !days.contains(&(*number, amendment.approved)));
        let gone = gone.filter_map(|((amendment, _), _)| {
            Difference::new(Aspect::Amendment, Some(day_words(amendment.approved, texts)), None)
        });
        changes.into_iter().chain(gone.map(unapproved)).collect()
    }

    /// Each amendment with its number among those of the day, and what it made of it.
    fn steps(&self) -> impl Iterator<Item = ((&'a Amendment, usize), Option<&Version<'a>>)> {
        self.steps.iter().enumerate().map(|(place, (amendment, version))| {
            let same_day = |(of, _): &&(&Amendment, _)| of.approved == amendment.approved;
            ((*amendment, self.steps.iter().take(place).filter(same_day).count()), version.as_ref())
        })
    }
}
