//! `fsip growth`: every indicator over the years.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::evaluate::Scope;
use crate::model::Moment;
use crate::report::{GrowthReport, RegionTallyReport, SelectionOption, ShownGrowth};

impl arguments::Growth {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        let to = self.to.or(context.as_of());
        context.require_years(self.from, to, &folder)?;
        let scope = self.regions.scope(context, &folder)?;
        let data = context.data(&folder)?;
        let cumulative = SelectionOption::Cumulative.when(self.cumulative);
        let own = [SelectionOption::From.of(self.from), SelectionOption::To.of(self.to), cumulative];
        let header = context.header(&folder, self.regions.selections().into_iter().chain(own));
        if self.summary {
            let moment = self.to.map(Moment::EndOf).or(context.moment());
            let tally = &context.judging(&folder)?.at(moment).tally(scope.top().clone());
            return context.show(&RegionTallyReport { plan: data.plan, header, data, tally, from: self.from });
        }
        let shown = ShownGrowth {
            from: self.from,
            to,
            cumulative: self.cumulative,
            by_region: matches!(scope, Scope::EveryRegion(_)),
            all: self.all,
        };
        context.show(&GrowthReport::new(data.of(scope.top()), header, shown))
    }
}
