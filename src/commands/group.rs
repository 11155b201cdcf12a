//! `fsip group`: the leading group.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::report::GroupReport;

impl arguments::Group {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let (plan, header) = context.load_plan()?;
        context.show(&GroupReport { plan: &plan, header })
    }
}
