//! `fsip check`: whether the year's promises hold, for scripts.

use anyhow::{Result, bail};
use clap::Args;

use super::{Context, Stop, fail_on, header, read};
use crate::report::{CheckReport, Judged, Strictness};

/// What fails the check.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(
        long,
        value_name = "STATE",
        value_delimiter = ',',
        default_value = "missed,due_unknown",
        hide_default_value = true
    )]
    fail_on: Vec<String>,
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    not_firm: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let fail_on = fail_on(&self.fail_on, &context.texts)?;
        let sources = context.sources()?;
        let (folder, diagnostics) = read(&sources, context.as_of());
        if !context.is_for_programs()? {
            context.say_diagnostics(&diagnostics, &sources);
        }
        let assessment = folder.as_ref().map(|folder| context.assess(folder)).transpose()?;
        let judged = folder.as_ref().zip(assessment.as_ref()).map(|(folder, assessment)| Judged {
            plan: &folder.plan,
            header: header(folder),
            assessment,
            places: &folder.places,
        });
        if let Some(said) = judged.as_ref().and_then(|judged| judged.year_from_data(&context.texts))
            && context.is_for_programs()?
        {
            context.say(&said);
        }
        let strictness = Strictness { fail_on, warnings: self.strict, not_firm: self.not_firm };
        let report = CheckReport {
            sources: &sources,
            diagnostics: &diagnostics,
            judged,
            strictness,
            shows_readings: context.global.verbose,
        };
        if !report.is_broken() || context.is_for_programs()? {
            context.show(&report)?;
        }
        match (report.is_broken(), report.fails()) {
            (true, _) => bail!(Stop::BrokenFiles),
            (false, true) => bail!(Stop::FallsShort),
            (false, false) => Ok(()),
        }
    }
}
