//! `fsip group`: the leading group.

use anyhow::Result;
use clap::Args;

use super::Context;
use crate::report::GroupReport;

/// Nothing to choose.
#[derive(Clone, Debug, Args)]
pub struct Arguments {}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let (plan, header) = context.load_plan()?;
        context.show(&GroupReport { plan: &plan, header })
    }
}
