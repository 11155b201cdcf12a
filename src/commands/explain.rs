//! `fsip explain`: the whole working of one target, work item, indicator or unit, or what a diagnostic means.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::Context;
use crate::cli::arguments;
use crate::diagnostic::Code;
use crate::evaluate::Scope;
use crate::model::{IndicatorIndex, Moment, Plan, composed};
use crate::report::{CodeReport, ExplainReport, SelectionOption, Subject, UnitsReport};

/// What an id was found to be.
struct Found {
    kind: &'static str,
    subject: Explained,
}

enum Explained {
    Part(Subject),
    Unit(String),
}

type Find = fn(&str, &Plan) -> Option<Explained>;

/// In the order in which an id is looked for.
const KINDS: [(&str, Find); 4] =
    [("target", target), ("work-item", work_item), ("indicator", indicator), ("unit", unit)];

impl arguments::Explain {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if let Some(code) = Code::ALL.iter().find(|code| code.name() == self.explained) {
            return context.show(&CodeReport { code: *code });
        }
        let (sources, folder) = context.load_with_sources()?;
        let plan = &folder.plan;
        let region = context.known_region(self.only_region.as_deref(), &folder)?;
        let assessment = context.judging(&folder)?.assess(region.as_ref());
        let scope = region.clone().map_or(Scope::Whole, Scope::Region);
        let region = region.unwrap_or_default();
        let header = context.header(&folder, [SelectionOption::Region.of(self.only_region.as_ref())]);
        let mut found = self.find(plan).into_iter();
        match found.next() {
            Some(Found { subject: Explained::Part(Subject::Target(place)), .. })
                if let Some(day) = not_yet_promised(plan, place, assessment.moment) =>
            {
                let arguments = [("id", self.explained.as_str()), ("day", &day.to_string())];
                bail!(context.texts.format("not-yet-promised", &arguments))
            }
            Some(Found { subject: Explained::Part(subject), .. }) => context.show(&ExplainReport {
                sources: &sources,
                data: context.data(&folder)?.of(&region),
                folder: &folder,
                header: header.clone(),
                assessment: &assessment,
                subject,
            })?,
            Some(Found { subject: Explained::Unit(unit), .. }) => {
                let judged = &context.judging(&folder)?.judge(scope);
                context.show(&UnitsReport {
                    plan,
                    header: header.clone(),
                    judged,
                    unit: Some(unit),
                    shows_all: false,
                })?;
            }
            None => {
                let message = context.texts.format("unknown-id", &[("name", &self.explained)]);
                let known = known_words(plan).chain(Code::ALL.iter().map(|code| code.name()));
                bail!(context.suggesting(message, &self.explained, known))
            }
        }
        for Found { kind, .. } in found {
            let named = format!("{kind}:{}", self.explained);
            let command = header.command(&["explain", &named]);
            let kind = context.texts.get(&format!("kind-{kind}"));
            let arguments = [("name", self.explained.as_str()), ("kind", &kind), ("command", &command)];
            context.talk(&context.texts.format("explain-also", &arguments));
        }
        Ok(())
    }

    /// What has that id or name; `indicator:ID` and the like skip the others.
    fn find(&self, plan: &Plan) -> Vec<Found> {
        let named = self.explained.split_once(':').filter(|(named, _)| KINDS.iter().any(|(kind, _)| kind == named));
        let id = &*composed(named.map_or(self.explained.as_str(), |(_, id)| id));
        let kinds = KINDS.into_iter().filter(|(kind, _)| named.is_none_or(|(named, _)| named == *kind));
        kinds.filter_map(|(kind, find)| Some(Found { kind, subject: find(id, plan)? })).collect()
    }
}

/// The day since which a target is promised that is not yet at a moment.
fn not_yet_promised(plan: &Plan, place: usize, moment: Moment) -> Option<NaiveDate> {
    plan.targets.get(place)?.since.filter(|since| *since > moment.last_day())
}

fn target(id: &str, plan: &Plan) -> Option<Explained> {
    plan.targets.iter().position(|target| target.id == id).map(|place| Explained::Part(Subject::Target(place)))
}

fn work_item(id: &str, plan: &Plan) -> Option<Explained> {
    plan.work_items.iter().position(|item| item.id == id).map(|place| Explained::Part(Subject::WorkItem(place)))
}

fn indicator(id: &str, plan: &Plan) -> Option<Explained> {
    let place = plan.indicators.iter().position(|indicator| indicator.is_called(id))?;
    Some(Explained::Part(Subject::Indicator(IndicatorIndex(place))))
}

fn unit(id: &str, plan: &Plan) -> Option<Explained> {
    plan.units.iter().find(|unit| unit.is_called(id)).map(|unit| Explained::Unit(unit.id.clone()))
}

/// Every id and name by which something can be explained.
fn known_words(plan: &Plan) -> impl Iterator<Item = &str> {
    let targets = plan.targets.iter().map(|target| target.id.as_str());
    let items = plan.work_items.iter().map(|item| item.id.as_str());
    let indicators = plan.indicators.iter().flat_map(|indicator| indicator.words());
    let units = plan.units.iter().flat_map(|unit| unit.words());
    targets.chain(items).chain(indicators).chain(units)
}
