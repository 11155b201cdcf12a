//! `fsip units`: who answers for what.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::report::UnitsReport;

impl arguments::Units {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        let report = UnitsReport {
            plan: &folder.plan,
            header: context.header(&folder, self.regions.selections()),
            judged: &context.judging(&folder)?.judge(self.regions.scope(context, &folder)?),
            unit: context.known_unit(self.unit.as_deref(), &folder.plan)?,
            shows_all: self.all,
        };
        context.show(&report)
    }
}
