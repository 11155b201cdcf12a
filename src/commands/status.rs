//! `fsip status`: where every target stands.

use anyhow::Result;
use clap::Args;

use super::{Context, header, statuses};
use crate::model::Method;
use crate::report::{ComparisonReport, StatusReport};

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    state: Vec<String>,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let states = statuses(&self.state, &context.texts)?;
        let folder = context.load()?;
        let plan = &folder.plan;
        let all = context.wants_all_methods();
        let assessment =
            if all { context.assess_by(&folder, context.as_of(), None)? } else { context.assess(&folder)? };
        let areas = plan.areas.iter().map(|area| (area.id.as_str(), area.name.as_str()));
        let report = StatusReport {
            plan,
            header: header(&folder),
            assessment: &assessment,
            area: context.known_id(self.area.as_deref(), "unknown-area", areas)?,
            unit: context.known_unit(self.unit.as_deref(), plan)?,
            states,
        };
        if !all {
            return context.show(&report);
        }
        let by_method = Method::ALL.into_iter().map(|method| context.assess_by(&folder, context.as_of(), Some(method)));
        context.show(&ComparisonReport { status: report, by_method: by_method.collect::<Result<_>>()? })
    }
}
