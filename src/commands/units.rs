//! `fsip units`: who answers for what.

use anyhow::Result;
use clap::Args;

use super::{Context, RegionArguments, header};
use crate::report::UnitsReport;

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "UNIT")]
    unit: Option<String>,
    #[command(flatten)]
    regions: RegionArguments,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        let report = UnitsReport {
            plan: &folder.plan,
            header: header(&folder),
            judged: &context.judge(&folder, self.regions.scope(context, &folder)?)?,
            unit: context.known_unit(self.unit.as_deref(), &folder.plan)?,
        };
        context.show(&report)
    }
}
