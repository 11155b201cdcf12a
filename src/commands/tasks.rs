//! `fsip tasks`: key tasks, safeguards and work items.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::report::{SelectionOption, TasksReport};

impl arguments::Tasks {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_list(self.year, &folder.plan)?;
        let own = [SelectionOption::Unit.of(self.unit.as_ref()), SelectionOption::List.of(self.year)];
        let header = context.header(&folder, self.regions.selections().into_iter().chain(own));
        let judged = &context.judging(&folder)?.judge(self.regions.scope(context, &folder)?);
        let report = TasksReport {
            year: self.year,
            unit: context.known_unit(self.unit.as_deref(), &folder.plan)?,
            shows_readings: context.global.verbose,
            shows_all: self.all,
            ..TasksReport::new(&folder.plan, header, judged)
        };
        context.show(&report)
    }
}
