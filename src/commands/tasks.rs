//! `fsip tasks`: key tasks, safeguards and work items.

use anyhow::Result;
use clap::Args;

use super::{Context, RegionArguments, header};
use crate::cli::year;
use crate::model::Year;
use crate::report::TasksReport;

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<Year>,
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[command(flatten)]
    regions: RegionArguments,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_list(self.year, &folder.plan)?;
        let report = TasksReport {
            plan: &folder.plan,
            header: header(&folder),
            judged: &context.judge(&folder, self.regions.scope(context, &folder)?)?,
            year: self.year,
            unit: context.known_unit(self.unit.as_deref(), &folder.plan)?,
        };
        context.show(&report)
    }
}
