//! `fsip growth`: every indicator over the years.

use anyhow::Result;
use clap::Args;

use super::{Context, RegionArguments, header};
use crate::cli::year;
use crate::evaluate::Scope;
use crate::model::Year;
use crate::report::{GrowthReport, RegionTallyReport};

/// Which years and regions to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "YEAR", value_parser = year)]
    from: Option<Year>,
    #[arg(long, value_name = "YEAR", value_parser = year)]
    to: Option<Year>,
    #[arg(long, conflicts_with = "summary")]
    cumulative: bool,
    #[command(flatten)]
    regions: RegionArguments,
    #[arg(long, requires = "by")]
    summary: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        let to = self.to.or(context.as_of());
        context.require_years(self.from, to, &folder)?;
        let scope = self.regions.scope(context, &folder)?;
        let data = context.data(&folder)?;
        if self.summary {
            let tally = &context.tally(&folder, scope.top().clone(), to)?;
            return context.show(&RegionTallyReport {
                plan: data.plan,
                header: header(&folder),
                data,
                tally,
                from: self.from,
            });
        }
        let report = GrowthReport {
            data: data.of(scope.top()),
            header: header(&folder),
            from: self.from,
            cumulative: self.cumulative,
            to,
            by_region: matches!(scope, Scope::EveryRegion(_)),
        };
        context.show(&report)
    }
}
