//! `fsip export`: everything, as a workbook, a folder of CSV files, or JSON.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use super::{Context, header};
use crate::edit::write_whole;
use crate::render::{self, Surface};
use crate::report::{
    Document, ExportReport, GroupReport, GrowthReport, Report, Section, StatusReport, TasksReport, UnitsReport,
};

/// Nothing to choose beside the file.
#[derive(Clone, Debug, Args)]
pub struct Arguments {}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let Some(output) = context.global.output.clone() else { bail!(context.texts.get("export-needs-output")) };
        let (sources, folder) = context.load_with_sources()?;
        let plan = &folder.plan;
        let assessment = &context.assess(&folder)?;
        let report = ExportReport {
            status: StatusReport {
                plan,
                header: header(&folder),
                assessment,
                area: None,
                unit: None,
                states: Vec::new(),
                region: None,
                shows_readings: false,
            },
            tasks: TasksReport { plan, header: header(&folder), assessment, year: None, unit: None },
            growth: GrowthReport {
                data: context.data(&folder)?,
                header: header(&folder),
                from: None,
                cumulative: false,
                by_region: false,
                to: context.as_of(),
            },
            units: UnitsReport { plan, header: header(&folder), assessment, unit: None },
            group: GroupReport { plan, header: header(&folder) },
            folder: &folder,
            sources: &sources,
        };
        let is_stdout = context.output().is_none();
        let is_folder =
            !is_stdout && (output.is_dir() || (output.extension().is_none() && context.global.format.is_none()));
        if is_folder { write_tables(context, &report, &output) } else { context.show(&report) }
    }
}

/// One part of a document on its own.
struct Part {
    section: Section,
}

impl Report for Part {
    fn document(&self, _: &crate::locale::Texts) -> Document {
        Document { sections: vec![self.section.clone()], ..Document::default() }
    }

    fn json(&self) -> Result<String> {
        bail!("a part of an export is a table")
    }
}

/// A CSV file for each table.
fn write_tables(context: &mut Context, report: &dyn Report, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let csv = render::Format::named("csv").context("csv")?;
    let surface = Surface { is_file: true, ..Surface::default() };
    let sections = report.document(&context.texts).sections;
    let path = |section: &Section| folder.join(format!("{}.csv", section.id));
    for section in &sections {
        context.keep_plan_files(&path(section))?;
    }
    for section in sections {
        let path = path(&section);
        let rendered = (csv.render)(&Part { section }, &context.texts, &surface)?;
        write_whole(&path, &rendered.bytes)?;
        context.say_guarded(rendered.guarded);
        context.talk(&context.texts.format("file-written", &[("file", &path.display().to_string())]));
    }
    Ok(())
}
