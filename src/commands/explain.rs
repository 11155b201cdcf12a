//! `fsip explain`: the whole working of one target, work item, indicator or unit, or what a diagnostic means.

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::diagnostic::Code;
use crate::evaluate::Scope;
use crate::model::{IndicatorIndex, Plan, composed};
use crate::report::{CodeReport, ExplainReport, Selection, Subject, UnitsReport};

/// What an id was found to be.
enum Found {
    Subject(Subject),
    Unit(String),
}

impl arguments::Explain {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if let Some(code) = Code::ALL.iter().find(|code| code.name() == self.explained) {
            return context.show(&CodeReport { code: *code });
        }
        let (sources, folder) = context.load_with_sources()?;
        let plan = &folder.plan;
        let region = context.known_region(self.only_region.as_deref(), &folder)?;
        let assessment = context.assess(&folder, region.as_ref())?;
        let scope = region.clone().map_or(Scope::Whole, Scope::Region);
        let region = region.unwrap_or_default();
        let header = context.header(&folder, [self.only_region.clone().map(Selection::Region)]);
        match self.find(plan) {
            Some(Found::Subject(subject)) => context.show(&ExplainReport {
                sources: &sources,
                data: context.data(&folder)?.of(&region),
                folder: &folder,
                header,
                assessment: &assessment,
                subject,
            }),
            Some(Found::Unit(unit)) => {
                let judged = &context.judge(&folder, scope)?;
                context.show(&UnitsReport { plan, header, judged, unit: Some(unit), shows_all: false })
            }
            None => {
                let message = context.texts.format("unknown-id", &[("name", &self.explained)]);
                let known = known_ids(plan).chain(Code::ALL.iter().map(|code| code.name()));
                bail!(context.suggesting(message, &self.explained, known))
            }
        }
    }

    /// The first of that id or name among targets, work items, indicators and units; `indicator:ID` and the like skip
    /// the others.
    fn find(&self, plan: &Plan) -> Option<Found> {
        let (kind, id) = match self.explained.split_once(':') {
            Some((kind @ ("target" | "work-item" | "indicator" | "unit"), id)) => (Some(kind), id),
            _ => (None, self.explained.as_str()),
        };
        let id = &*composed(id);
        let asked = |of: &str| kind.is_none_or(|kind| kind == of);
        let target = || plan.targets.iter().position(|target| target.id == id).map(Subject::Target);
        let work_item = || plan.work_items.iter().position(|item| item.id == id).map(Subject::WorkItem);
        let indicator = || {
            let place = plan.indicators.iter().position(|indicator| indicator.is_called(id));
            place.map(|place| Subject::Indicator(IndicatorIndex(place)))
        };
        let unit = || plan.units.iter().find(|unit| unit.is_called(id)).map(|unit| Found::Unit(unit.id.clone()));
        (asked("target").then(target).flatten())
            .or_else(|| asked("work-item").then(work_item).flatten())
            .or_else(|| asked("indicator").then(indicator).flatten())
            .map(Found::Subject)
            .or_else(|| asked("unit").then(unit).flatten())
    }
}

fn known_ids(plan: &Plan) -> impl Iterator<Item = &str> {
    let targets = plan.targets.iter().map(|target| &target.id);
    let items = plan.work_items.iter().map(|item| &item.id);
    let indicators = plan.indicators.iter().map(|indicator| &indicator.id);
    let units = plan.units.iter().map(|unit| &unit.id);
    targets.chain(items).chain(indicators).chain(units).map(String::as_str)
}
