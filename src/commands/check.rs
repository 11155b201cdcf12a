//! `fsip check`: whether the year's promises hold, for scripts.

use anyhow::{Result, bail};

use super::{Context, Stop, fail_on, read};
use crate::cli::arguments::{self, USUAL_STATES};
use crate::model::Character;
use crate::report::{CheckReport, Judged, Selection, SelectionOption, Strictness};

impl arguments::Check {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let fail_on = fail_on(&self.fail_on, &context.texts)?;
        let sources = context.sources()?;
        let (folder, diagnostics) = read(&sources, context.as_of());
        let is_for_programs = context.is_for_programs()?;
        // In a terminal warnings are said in few words, and only where they are not beside the matter.
        let is_brief = folder.is_some() && !context.global.verbose && context.shows_screen()?;
        if !is_for_programs && !is_brief {
            context.say_diagnostics(&diagnostics, &sources);
        }
        let regions = match &folder {
            Some(folder) => Some(context.judging(folder)?.judge(self.regions.scope(context, folder)?)),
            None => None,
        };
        let judged = folder.as_ref().zip(regions.as_ref()).map(|(folder, regions)| Judged {
            plan: &folder.plan,
            header: context.header(folder, self.selections()),
            regions,
            places: &folder.places,
        });
        if let Some(judged) = judged.as_ref().filter(|_| is_for_programs) {
            for said in judged.not_checked(&context.texts) {
                context.say(&said);
            }
        }
        let only = self.only;
        let strictness = Strictness { fail_on, warnings: self.strict, not_firm: self.not_firm, only };
        let report = CheckReport {
            sources: &sources,
            diagnostics: &diagnostics,
            judged,
            strictness,
            shows_readings: context.global.verbose,
            shows_hints: !context.global.quiet,
        };
        if is_brief && report.fails() {
            context.say_warnings_in_brief(&diagnostics, &sources);
        }
        if !report.is_broken() || is_for_programs {
            context.show(&report)?;
        }
        match (report.is_broken(), report.fails()) {
            (true, _) => bail!(Stop::BrokenFiles),
            (false, true) => bail!(Stop::FallsShort),
            (false, false) => Ok(()),
        }
    }

    fn selections(&self) -> impl Iterator<Item = Option<Selection>> {
        let own = [
            SelectionOption::FailOn.of(Some(self.fail_on.join(",")).filter(|states| states != USUAL_STATES)),
            SelectionOption::Strict.when(self.strict),
            SelectionOption::NotFirm.when(self.not_firm),
            SelectionOption::Only.of(self.only.map(Character::name)),
        ];
        self.regions.selections().into_iter().chain(own)
    }
}
