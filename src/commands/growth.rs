//! `fsip growth`: every indicator over the years.

use anyhow::{Result, bail};
use clap::Args;

use super::{Context, header};
use crate::cli::year;
use crate::model::{Region, Year};
use crate::report::{GrowthReport, RegionTallyReport};

/// Which years and regions to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "YEAR", value_parser = year, conflicts_with = "summary")]
    from: Option<Year>,
    #[arg(long, value_name = "YEAR", value_parser = year, conflicts_with = "summary")]
    to: Option<Year>,
    #[arg(long, conflicts_with = "summary")]
    cumulative: bool,
    #[arg(long = "region", value_name = "REGION", conflicts_with = "summary")]
    only_region: Option<String>,
    #[arg(long, value_name = "WHAT", value_parser = ["region"], hide_possible_values = true)]
    by: Option<String>,
    #[arg(long, requires = "by")]
    summary: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if self.summary {
            if context.global.published_by.is_some() || context.global.final_only {
                bail!(context.texts.get("summary-takes-newest"));
            }
            let (regional, header) = context.load_regional()?;
            return context.show(&RegionTallyReport { plan: &regional.plan, header, panel: &regional.panel });
        }
        let folder = context.load()?;
        context.require_years(self.from, self.to.or(context.as_of()), &folder)?;
        let region = context.known_region(self.only_region.as_deref(), &folder)?.unwrap_or(Region::Whole);
        let data = context.data(&folder)?.of(&region);
        let by_region = self.by.is_some();
        if by_region {
            context.require_parts(&data)?;
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
