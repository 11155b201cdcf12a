//! `fsip growth`: every indicator over the years.

use anyhow::Result;
use clap::Args;

use super::{Context, header};
use crate::model::Year;
use crate::report::{GrowthReport, RegionTallyReport};

/// Which years to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i64).range(1000..=2999))]
    from: Option<i64>,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i64).range(1000..=2999))]
    to: Option<i64>,
    #[arg(long)]
    cumulative: bool,
    #[arg(long, value_name = "PART", value_parser = ["region"], hide_possible_values = true)]
    by: Option<String>,
    #[arg(long, requires = "by")]
    summary: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if self.summary {
            let (regional, header) = context.load_regional()?;
            return context.show(&RegionTallyReport { plan: &regional.plan, header, panel: &regional.panel });
        }
        let folder = context.load()?;
        let data = context.data(&folder)?;
        let report = GrowthReport {
            data,
            header: header(&folder),
            from: self.from.and_then(Year::new),
            cumulative: self.cumulative,
            to: self.to.and_then(Year::new).or(context.as_of()),
        };
        context.show(&report)
    }
}
