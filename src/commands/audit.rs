//! `fsip audit`: what units and offices say, beside what the data say.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::{Context, Stop};
use crate::cli::arguments;
use crate::evaluate::Scope;
use crate::model::{ClaimResult, Moment, Year};
use crate::report::AuditReport;

impl arguments::Audit {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let (sources, folder) = context.load_with_sources()?;
        let years: BTreeSet<Year> = folder.claims.iter().map(|claim| claim.year).collect();
        let judge = |year: Year| {
            let judged = context.judging(&folder)?.at(Some(Moment::EndOf(year))).judge(Scope::Whole);
            Ok((year, judged.top.assessment))
        };
        let assessments: Vec<_> = years.into_iter().map(judge).collect::<Result<_>>()?;
        let fail_on = self.fail_on.iter().filter_map(|name| ClaimResult::from_name(name)).collect();
        let (header, data) = (context.header(&folder, None), context.data(&folder)?);
        let judging = context.judging(&folder)?;
        let known_on = |year, day| judging.known_on(day).at(Some(Moment::EndOf(year))).assess(None);
        let report = AuditReport::new((&sources, &folder), header, &assessments, &data, known_on, fail_on);
        context.show(&report)?;
        if report.fails() { bail!(Stop::FallsShort) } else { Ok(()) }
    }
}
