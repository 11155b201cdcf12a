//! `fsip export`: everything, as a workbook, a folder of CSV files, or JSON.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{Context, header};
use crate::cli::arguments;
use crate::edit::{create_folder, write_whole};
use crate::render::{self, Rendered};
use crate::report::{
    ExportReport, GroupReport, GrowthReport, RegionsReport, Report, Section, StatusReport, TasksReport, UnitsReport,
};
use crate::source::{Reason, Refused};

impl arguments::Export {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let Some(output) = context.global.output.clone() else { bail!(context.texts.get("export-needs-output")) };
        let (sources, folder) = context.load_with_sources()?;
        let plan = &folder.plan;
        let scope = self.regions.scope(context, &folder)?;
        let judged = &context.judge(&folder, scope)?;
        let data = context.data(&folder)?.of(&judged.top.region);
        let status = StatusReport::new(plan, header(&folder), judged);
        let is_by_region = !judged.below.is_empty();
        let regions = || RegionsReport { status: status.clone(), data, judged, states: Vec::new(), counts: None };
        let report = ExportReport {
            regions: is_by_region.then(regions),
            tasks: TasksReport { plan, header: header(&folder), judged, year: None, unit: None },
            growth: GrowthReport {
                data,
                header: header(&folder),
                from: None,
                cumulative: false,
                by_region: is_by_region,
                to: context.as_of(),
            },
            units: UnitsReport { plan, header: header(&folder), judged, unit: None },
            group: GroupReport { plan, header: header(&folder) },
            folder: &folder,
            sources: &sources,
            status,
        };
        let is_stdout = context.output().is_none();
        let is_folder =
            !is_stdout && (output.is_dir() || (output.extension().is_none() && context.global.format.is_none()));
        if is_folder { self.write_tables(context, &report, &output) } else { context.show(&report) }
    }

    /// A CSV file for each table.
    fn write_tables(&self, context: &mut Context, report: &dyn Report, folder: &Path) -> Result<()> {
        context.require_no_plan(folder)?;
        // Each table is done with when it is a text: the statistics alone may have millions of cells.
        let render = |section: Section| Ok((format!("{}.csv", section.id), render::csv_file(&section)?));
        let sections = report.records(&context.texts).sections;
        let tables = sections.into_iter().map(render).collect::<Result<Vec<(String, Rendered)>>>()?;
        let written = OwnFiles::in_folder(folder)?;
        self.require_own(context, folder, &written, &tables)?;
        create_folder(folder)?;
        // First what is to be there: a run that is killed leaves nothing that the next one takes for somebody else's.
        written.with(&tables).write(folder)?;
        for (name, rendered) in &tables {
            let path = folder.join(name);
            write_whole(&path, &rendered.bytes)?;
            context.say_guarded(rendered.guarded);
            context.say_written(&path);
        }
        written.without(&tables).with(&tables).write(folder)
    }

    /// Refuses to replace what no export wrote, unless that is asked for, and files of a plan in any case.
    fn require_own(
        &self,
        context: &Context,
        folder: &Path,
        written: &OwnFiles,
        tables: &[(String, Rendered)],
    ) -> Result<()> {
        let paths: Vec<PathBuf> = tables.iter().map(|(name, _)| folder.join(name)).collect();
        context.require_replaceable(&paths)?;
        for ((name, _), path) in tables.iter().zip(paths) {
            let found = fs::symlink_metadata(&path).ok();
            let is_own = |found: fs::Metadata| found.is_file() && written.holds(name, &path);
            if !self.force && found.is_some_and(|found| !is_own(found)) {
                bail!(context.error_at("output-is-foreign", "file", &path));
            }
        }
        Ok(())
    }
}

/// The file in a folder of exported tables that lists them.
const LIST: &str = ".fsip-export";

/// What exports wrote into a folder: names, each with a checksum that tells whether somebody changed the file since.
#[derive(Clone)]
struct OwnFiles {
    lines: BTreeSet<String>,
}

impl OwnFiles {
    fn in_folder(folder: &Path) -> Result<Self> {
        let path = folder.join(LIST);
        let text = match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => fs::read_to_string(&path).with_context(|| path.display().to_string())?,
            Ok(_) => bail!(Refused { path: path.display().to_string(), reason: Reason::NotAFile }),
            Err(_) => String::new(),
        };
        Ok(Self { lines: text.lines().map(str::to_owned).collect() })
    }

    fn holds(&self, name: &str, path: &Path) -> bool {
        fs::read(path).is_ok_and(|bytes| self.lines.contains(&line(name, &bytes)))
    }

    fn with(&self, tables: &[(String, Rendered)]) -> Self {
        let lines = tables.iter().map(|(name, rendered)| line(name, &rendered.bytes));
        Self { lines: self.lines.iter().cloned().chain(lines).collect() }
    }

    fn without(&self, tables: &[(String, Rendered)]) -> Self {
        let is_of = |line: &&String| !tables.iter().any(|(name, _)| line.ends_with(&format!("  {name}")));
        Self { lines: self.lines.iter().filter(is_of).cloned().collect() }
    }

    fn write(&self, folder: &Path) -> Result<()> {
        let lines: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        write_whole(&folder.join(LIST), lines.as_bytes())
    }
}

fn line(name: &str, bytes: &[u8]) -> String {
    // FNV-1a: nobody is to be deceived, only a change to be seen.
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    let checksum = bytes.iter().fold(0xCBF2_9CE4_8422_2325, step);
    format!("{checksum:016x}  {name}")
}
