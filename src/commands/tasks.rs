//! `fsip tasks`: key tasks, safeguards and work items.

use anyhow::Result;

use super::{Context, header};
use crate::cli::arguments;
use crate::report::TasksReport;

impl arguments::Tasks {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_list(self.year, &folder.plan)?;
        let judged = &context.judge(&folder, self.regions.scope(context, &folder)?)?;
        let report = TasksReport {
            year: self.year,
            unit: context.known_unit(self.unit.as_deref(), &folder.plan)?,
            shows_readings: context.global.verbose,
            shows_all: self.all,
            ..TasksReport::new(&folder.plan, header(&folder), judged)
        };
        context.show(&report)
    }
}
