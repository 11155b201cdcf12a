//! One thing of the plan that is another than it was, and by what.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{Aspect, Difference, day_words};
use crate::evaluate::Judgement;
use crate::locale::Texts;
use crate::model::Amendment;
use crate::report::promise::PromiseKind;

named! {
    /// A part of the plan that promises nothing.
    pub enum PartKind: "plan" {
        /// An area that groups targets.
        Area = "area",
        /// Who answers for something.
        Unit = "unit",
        /// A part of the area.
        Region = "region",
        /// What is measured.
        Indicator = "indicator",
        /// A key task.
        Task = "task",
        /// A file that somebody else publishes.
        Source = "source",
    }
}

/// What changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Changed<'a> {
    Plan,
    Part(PartKind, &'a str),
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
    pub(super) name: String,
    pub difference: Difference,
    pub by: By<'a>,
}

/// What changed for which a verdict may be another one.
pub(in crate::report) struct ChangesBeside<'c, 'a> {
    of_promise: FxHashMap<(PromiseKind, &'a str), Vec<&'c PlanChange<'a>>>,
    of_several: Vec<&'c PlanChange<'a>>,
}

impl<'c, 'a> ChangesBeside<'c, 'a> {
    pub(in crate::report) fn new(changes: &'c [PlanChange<'a>]) -> Self {
        let (mut of_promise, mut of_several): (FxHashMap<_, Vec<_>>, Vec<_>) = Default::default();
        for judged in changes.iter().filter(|change| change.is_judged()) {
            match judged.changed {
                Changed::Promise(kind, id) => of_promise.entry((kind, id)).or_default().push(judged),
                Changed::Plan | Changed::Part(..) => of_several.push(judged),
            }
        }
        Self { of_promise, of_several }
    }

    /// Those of a target or work item with this judgement: of the plan as a whole, of what measures it, and its own.
    pub(in crate::report) fn of(
        &self,
        (kind, id): (PromiseKind, &str),
        judgement: &Judgement,
    ) -> Vec<&'c PlanChange<'a>> {
        let measures = |id| judgement.requirements.iter().any(|part| part.indicator.as_deref() == Some(id));
        let of_several = self.of_several.iter().filter(|change| match change.changed {
            Changed::Plan => true,
            Changed::Part(PartKind::Indicator, id) => measures(id),
            Changed::Part(..) | Changed::Promise(..) => false,
        });
        of_several.chain(self.of_promise.get(&(kind, id)).into_iter().flatten()).copied().collect()
    }
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

impl PlanChange<'_> {
    /// Whether a verdict may be another one for it.
    pub(in crate::report) fn is_judged(&self) -> bool {
        self.difference.aspect.is_judged()
    }

    pub(in crate::report) fn words(&self, texts: &Texts) -> String {
        self.beside(self.name.clone(), texts)
    }

    /// The same beside what it changed.
    pub(in crate::report) fn words_beside(&self, texts: &Texts) -> String {
        let name = match self.changed {
            Changed::Promise(..) => String::new(),
            Changed::Plan | Changed::Part(..) => self.name.clone(),
        };
        self.beside(name, texts)
    }

    fn beside(&self, name: String, texts: &Texts) -> String {
        let name = if name.is_empty() { name } else { name + &texts.get("colon") };
        let difference = name + &self.difference_words(texts);
        texts.format_owned("plan-change", &[("difference", difference), ("by", self.by(texts))])
    }

    fn difference_words(&self, texts: &Texts) -> String {
        let aspect = self.difference.aspect;
        let is_whole = matches!(aspect, Aspect::Added | Aspect::Removed);
        if is_whole { texts.get(&aspect.key()) } else { self.difference.words(texts) }
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
            Changed::Part(kind, id) => (kind.name(), Some(id)),
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
