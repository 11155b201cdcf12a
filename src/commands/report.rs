//! `fsip report`: the bulletin of a year.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use chrono::NaiveDate;
use clap::Args;

use super::{Context, Stop, header};
use crate::cli::year;
use crate::evaluate::{Data, View};
use crate::load::{self, Folder};
use crate::model::Year;
use crate::report::{BulletinReport, Since};

/// Of which year, and compared with what.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long = "year", value_name = "YEAR", value_parser = year)]
    list_year: Option<Year>,
    #[arg(long, value_name = "DIR|YEAR")]
    since: Option<PathBuf>,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_list(self.list_year, &folder.plan)?;
        let assessment = context.assess(&folder)?;
        let as_of = assessment.as_of;
        let years = folder.plan.first_year.through(as_of.min(folder.plan.last_year));
        let by_year = years.map(|year| context.assess_at(&folder, Some(year))).collect::<Result<_>>()?;
        let earlier_year = self.since.as_deref().and_then(year_named);
        let earlier_folder = match (&self.since, earlier_year) {
            (Some(path), None) => Some(read(context, path)?),
            _ => None,
        };
        let compared = earlier_folder.as_ref().unwrap_or(&folder);
        let earlier_as_of = earlier_year.or(context.as_of());
        let earlier = self.since.as_ref().map(|_| context.assess_at(compared, earlier_as_of)).transpose()?;
        let earlier_data = Data { view: known_by(context.view()?, earlier_year), ..context.data(compared)? };
        let since = self.since.as_ref().zip(earlier.as_ref()).map(|(name, assessment)| Since {
            name: name.display().to_string(),
            data: earlier_data,
            assessment,
        });
        context.show(&BulletinReport {
            data: context.data(&folder)?,
            header: header(&folder),
            assessment: &assessment,
            by_year,
            year: self.list_year.unwrap_or(as_of),
            since,
            folder: &folder,
        })
    }
}

fn year_named(path: &Path) -> Option<Year> {
    path.to_str()?.parse().ok()
}

/// At the end of an earlier year only what was published by then was known.
fn known_by(view: View, year: Option<Year>) -> View {
    let last_day = year.and_then(|year| NaiveDate::from_ymd_opt(year.number(), 12, 31));
    View { published_by: last_day.or(view.published_by), ..view }
}

/// Another state of the plan folder; its errors are said and end the run.
fn read(context: &mut Context, path: &Path) -> Result<Folder> {
    let sources = context.read_folder(path)?;
    let (folder, diagnostics) = load::load(&sources);
    match folder {
        Some(folder) => Ok(folder),
        None => {
            context.say_diagnostics(&diagnostics, &sources);
            bail!(Stop::BrokenFiles)
        }
    }
}
