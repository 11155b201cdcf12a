//! What of a plan is another than in an earlier state, and by which amendment.

use chrono::NaiveDate;

use super::change::{By, Changed, PlanChange};
use super::{Aspect, Difference, Version, day_words, parts};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Amendment, ById, HasId, Held, Moment, Target, WorkItem};
use crate::report::promise::PromiseKind;

/// A plan and when it is looked at.
#[derive(Clone, Copy)]
pub(in crate::report) struct PlanAt<'a> {
    pub folder: &'a Folder,
    pub moment: Moment,
}

/// Everything of the plan that is another than before.
pub(in crate::report) fn plan_changes<'a>(before: PlanAt<'a>, now: PlanAt<'a>, texts: &Texts) -> Vec<PlanChange<'a>> {
    let mut changes = parts::changes(before.folder, now.folder, texts);
    for kind in [PromiseKind::Target, PromiseKind::WorkItem] {
        let (before, now) = (Chain::all(kind, before), Chain::all(kind, now));
        for chain in now.iter() {
            let different = chain.changes(before.with_id(chain.id), texts);
            changes.extend(different.into_iter().map(|change| chain.change(kind, change, texts)));
        }
        for gone in before.iter().filter(|earlier| now.with_id(earlier.id).is_none()) {
            let removed = Difference::new(Aspect::Removed, Some(gone.last().title(texts).to_owned()), None);
            changes.extend(removed.map(|difference| gone.change(kind, (difference, By::Nobody), texts)));
        }
    }
    changes
}

/// A target or work item with what changed it.
struct Chain<'a> {
    id: &'a str,
    since: Option<NaiveDate>,
    first: Version<'a>,
    steps: Vec<(&'a Amendment, Option<Version<'a>>)>,
}

impl HasId for Chain<'_> {
    fn id(&self) -> &str {
        self.id
    }
}

impl<'a> Chain<'a> {
    fn all(kind: PromiseKind, PlanAt { folder, moment }: PlanAt<'a>) -> ById<Self> {
        let plan = &folder.plan;
        let target = |held: Held<'a, Target>| {
            Self::new((&held.first.id, held.first.since), held, |target| Version::of_target(plan, target))
        };
        let item = |held: Held<'a, WorkItem>| {
            Self::new((&held.first.id, None), held, |item| Version::of_work_item(plan, item))
        };
        let all: Vec<Self> = match kind {
            PromiseKind::Target => plan.targets_at(moment).map(target).collect(),
            PromiseKind::WorkItem => plan.work_items_at(moment).map(item).collect(),
        };
        all.into()
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
        let since = |of: &Self| of.since.map(|day| day_words(day, texts));
        let since = Difference::new(Aspect::Since, since(before), since(self));
        let first = self.first.differences(&before.first, texts);
        let mut changes: Vec<_> = first.into_iter().chain(since).map(unapproved).collect();
        let mut last = &self.first;
        for (amendment, version) in self.steps() {
            let earlier = before.steps().find(|(of, _)| (of.1, of.0.approved) == (amendment.1, amendment.0.approved));
            let removed = || Difference::new(Aspect::Removed, Some(last.title(texts).to_owned()), None);
            let against = |other| match version {
                Some(version) => version.differences(other, texts),
                None => removed().into_iter().collect(),
            };
            if let Some(((earlier, _), _)) = &earlier {
                changes.extend(grounds_otherwise(amendment.0, earlier).into_iter().map(unapproved));
            }
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

/// What is said otherwise of who approved an amendment, why and by which document.
fn grounds_otherwise(now: &Amendment, before: &Amendment) -> Vec<Difference> {
    let required = |aspect, of: &dyn Fn(&Amendment) -> Option<String>| Difference::new(aspect, of(before), of(now));
    let differences = [
        required(Aspect::Authority, &|of| Some(of.authority.clone())),
        required(Aspect::Reason, &|of| Some(of.reason.clone())),
        required(Aspect::Document, &|of| of.document.clone()),
    ];
    differences.into_iter().flatten().collect()
}
