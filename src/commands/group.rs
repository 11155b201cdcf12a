//! `fsip group`: the leading group.

use anyhow::Result;
use clap::Args;

use super::{Context, header};
use crate::report::GroupReport;

/// Nothing to choose.
#[derive(Clone, Debug, Args)]
pub struct Arguments {}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.show(&GroupReport { plan: &folder.plan, header: header(&folder) })
    }
}
