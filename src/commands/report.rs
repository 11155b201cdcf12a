//! `fsip report`: the bulletin of a year.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;

use super::Context;
use super::to_fill_in::{NamedFile, free_name, safe_name};
use crate::cli::arguments;
use crate::evaluate::{Data, View};
use crate::load::{self, Folder};
use crate::model::{Moment, PartialDate, Year};
use crate::render;
use crate::report::{BulletinReport, SinceDay};

impl arguments::Report {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        context.require_list(self.list_year, &folder.plan)?;
        let judged = context.judging(&folder)?.judge(self.regions.scope(context, &folder)?);
        let alone = self.regions.alone(context, &folder)?;
        let as_of = judged.top.assessment.as_of();
        let years = folder.plan.first_year.through(as_of.min(folder.plan.last_year));
        let at = |year| {
            let judging = context.judging(&folder)?.at(Some(Moment::EndOf(year)));
            Ok(judging.judge(alone.clone()).top.assessment)
        };
        let by_year = years.map(at).collect::<Result<_>>()?;
        let earlier_year = self.since.as_deref().and_then(|path| path.to_str()?.parse().ok());
        // Before the plan, and in a year that is still to come, there is nothing to compare with.
        let known = folder.plan.base_year..=as_of;
        earlier_year.map_or(Ok(()), |year| context.require_year_within(year, &known, "since-year-unknown"))?;
        let earlier_folder = match (&self.since, earlier_year) {
            (Some(path), None) => Some(read(context, path)?),
            (Some(_), Some(_)) | (None, _) => None,
        };
        let compared = earlier_folder.as_ref().unwrap_or(&folder);
        let earlier_as_of = earlier_year.map(Moment::EndOf).or(context.moment());
        let named = || self.since.as_ref().map(|name| name.display().to_string()).unwrap_or_default();
        let earlier_scope = self.regions.alone(context, compared).with_context(named)?;
        let judging = context.judging(compared)?.at(earlier_as_of);
        let earlier = self.since.as_ref().map(|_| judging.judge(earlier_scope.clone()));
        let earlier_data = context.data(compared)?.of(earlier_scope.top());
        let earlier_data = Data { view: known_by(earlier_data.view, earlier_year), ..earlier_data };
        let since = self.since.as_ref().zip(earlier.as_ref()).map(|(name, earlier)| SinceDay {
            // Whoever gets the bulletin has no use for the path of a folder.
            name: name.file_name().unwrap_or(name.as_os_str()).display().to_string(),
            data: earlier_data,
            folder: compared,
            assessment: &earlier.top.assessment,
        });
        let report = BulletinReport {
            data: context.data(&folder)?.of(&judged.top.region),
            header: context.header(&folder, None),
            judged: &judged,
            by_year,
            year: self.list_year.unwrap_or(as_of),
            is_within_another: false,
            since,
            folder: &folder,
        };
        if self.each_unit { write_slips(context, &report) } else { context.show(&report) }
    }
}

/// A slip for each unit into the folder that was chosen.
fn write_slips(context: &mut Context, report: &BulletinReport<'_>) -> Result<()> {
    let Some(output) = context.output().map(Path::to_owned) else { bail!(context.texts.get("slips-need-output")) };
    if context.global.format.as_deref().is_some_and(|format| format != "docx") {
        bail!(context.texts.get("slips-are-word"));
    }
    context.require_no_plan(&output)?;
    let slips = report.unit_slips(&context.texts);
    if slips.is_empty() {
        context.talk(&context.texts.get("slips-nothing-open"));
        return Ok(());
    }
    let mut taken = BTreeSet::new();
    let files = slips.iter().map(|slip| {
        let mut bytes = Vec::new();
        render::write_document(&slip.document, &context.texts, &mut bytes)?;
        let name = format!("{}.docx", free_name(safe_name(&slip.unit), &mut taken));
        Ok(NamedFile { name, bytes })
    });
    let files: Vec<NamedFile> = files.collect::<Result<_>>()?;
    context.write_to_be_filled_in(&output, &files).map(drop)
}

/// At the end of an earlier year only what was published by then was known.
fn known_by(view: View, year: Option<Year>) -> View {
    let last_day = year.and_then(|year| NaiveDate::from_ymd_opt(year.number(), 12, 31));
    View { published_by: last_day.or(view.published_by), ..view }
}

/// Another state of the plan folder, or the same as it was known on a day; its errors are said and end the run.
fn read(context: &mut Context, path: &Path) -> Result<Folder> {
    let is_of_date = |sign: char| sign.is_ascii_digit() || "-/年月日".contains(sign);
    let looks_like_date = path.to_str().is_some_and(|name| name.chars().all(is_of_date));
    let named = path.to_str().and_then(|name| name.parse().ok());
    let day = match named.and_then(PartialDate::day) {
        None if looks_like_date && !path.exists() => Some(context.day(&path.to_string_lossy())?),
        day => day,
    };
    let sources = match day {
        Some(day) => context.read_sources_known_on(day)?,
        None => context.read_folder(path)?,
    };
    let (folder, diagnostics) = load::load(&sources);
    context.require_read(folder, &diagnostics, &sources)
}
