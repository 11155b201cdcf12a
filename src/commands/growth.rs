//! `fsip growth`: every indicator over the years.

use anyhow::Result;
use clap::Args;

use super::{Context, header};
use crate::cli::year;
use crate::evaluate::{Options, tally_regions};
use crate::model::{Region, Year};
use crate::report::{GrowthReport, RegionTallyReport};

/// Which years and regions to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "YEAR", value_parser = year, conflicts_with = "summary")]
    from: Option<Year>,
    #[arg(long, value_name = "YEAR", value_parser = year)]
    to: Option<Year>,
    #[arg(long, conflicts_with = "summary")]
    cumulative: bool,
    #[arg(long = "region", value_name = "REGION")]
    only_region: Option<String>,
    #[arg(long, value_name = "WHAT", value_parser = ["region"], hide_possible_values = true)]
    by: Option<String>,
    #[arg(long, requires = "by")]
    summary: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_years(self.from, self.to.or(context.as_of()), &folder)?;
        let region = context.known_region(self.only_region.as_deref(), &folder)?.unwrap_or(Region::Whole);
        let data = context.data(&folder)?.of(&region);
        let by_region = self.by.is_some();
        if by_region {
            context.require_parts(&data)?;
        }
        if self.summary {
            let as_of = self.to.or(context.as_of());
            let tally = tally_regions(&data, &Options { as_of, ..context.options_by(None, None)? });
            return context.show(&RegionTallyReport { plan: data.plan, header: header(&folder), tally });
        }
        let report = GrowthReport {
            data,
            header: header(&folder),
            from: self.from,
            cumulative: self.cumulative,
            to: self.to.or(context.as_of()),
            by_region,
        };
        context.show(&report)
    }
}
