//! `fsip export`: everything, as a workbook, a folder of CSV files, or JSON.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::edit::{Output, Staged, create_folder, write_whole};
use crate::render::{self, Guarded};
use crate::report::{
    ExportReport, GroupReport, GrowthReport, Records, RegionsReport, Report, Section, ShownGrowth, StatusReport,
    TasksReport, UnitsReport,
};
use crate::source::{Reason, Refused};

impl arguments::Export {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let Some(output) = context.global.output.clone() else { bail!(context.texts.get("export-needs-output")) };
        let (sources, folder) = context.load_with_sources()?;
        let plan = &folder.plan;
        let scope = self.regions.scope(context, &folder)?;
        let judged = &context.judging(&folder)?.judge(scope);
        let data = context.data(&folder)?.of(&judged.top.region);
        let header = || context.header(&folder, None);
        let status = StatusReport::new(plan, header(), judged);
        let is_by_region = !judged.below.is_empty();
        let judge = context.judging(&folder)?.below(judged);
        let regions = || RegionsReport { status: status.clone(), judge, judged, states: Vec::new(), counts: None };
        let report = ExportReport {
            regions: is_by_region.then(regions),
            tasks: TasksReport::new(plan, header(), judged),
            growth: GrowthReport::new(
                data,
                header(),
                ShownGrowth { to: context.as_of(), by_region: is_by_region, ..ShownGrowth::default() },
            ),
            units: UnitsReport { plan, header: header(), judged, unit: None, shows_all: false },
            group: GroupReport { plan, header: header() },
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
        let document = report.records(&context.texts);
        let tables = document.sections.iter().filter_map(Section::records).chain(report.long_records(&context.texts));
        let name = |id: &str| context.texts.find(&format!("file-{id}"), &[]).unwrap_or_else(|| id.to_owned());
        let tables: Vec<(String, Records<'_>)> =
            tables.map(|records| (format!("{}.csv", name(records.id)), records)).collect();
        let names: Vec<String> = tables.iter().map(|(name, _)| name.clone()).collect();
        let written = OwnFiles::in_folder(folder)?;
        self.require_own(context, folder, &written, &names)?;
        let _made = create_folder(folder)?;
        let staged = tables.into_iter().map(|(name, records)| StagedTable::new(folder, name, records));
        let staged = staged.collect::<Result<Vec<_>>>()?;
        let now: BTreeSet<String> = staged.iter().map(|table| table.line.clone()).collect();
        context.require_unchanged()?;
        // First what is to be there: a run that is killed leaves nothing that the next one takes for somebody else's.
        written.with(&now).write(folder)?;
        let mut all_guarded = 0;
        for StagedTable { file, guarded, .. } in staged {
            file.put_in_place()?;
            all_guarded += guarded;
        }
        written.without(&names).with(&now).write(folder)?;
        context.say_guarded(all_guarded);
        let (count, folder) = (names.len().to_string(), folder.display().to_string());
        context.talk(&context.texts.format("tables-written", &[("folder", &folder), ("count", &count)]));
        context.say_built_in();
        Ok(())
    }

    /// Refuses to replace what no export wrote, unless that is asked for, and files of a plan in any case.
    fn require_own(&self, context: &Context, folder: &Path, written: &OwnFiles, names: &[String]) -> Result<()> {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        context.require_replaceable(&paths)?;
        for (name, path) in names.iter().zip(paths) {
            let found = fs::symlink_metadata(&path).ok();
            let is_own = |found: fs::Metadata| found.is_file() && written.holds(name, &path);
            if !self.force && found.is_some_and(|found| !is_own(found)) {
                bail!(context.error_at("output-is-foreign", "file", &path));
            }
        }
        Ok(())
    }
}

/// A table that is written, and not in its place yet.
struct StagedTable {
    file: Staged,
    line: String,
    guarded: Guarded,
}

impl StagedTable {
    fn new(folder: &Path, name: String, records: Records<'_>) -> Result<Self> {
        let path = folder.join(&name);
        let (file, (guarded, line)) = Staged::new(&path, |output| {
            let mut checked = Checked::new(output);
            let guarded = render::csv_file(records, &mut checked)?;
            Ok((guarded, checked.line(&name)))
        })?;
        Ok(Self { file, line, guarded })
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
        let mut sink = io::sink();
        let mut checked = Checked::new(&mut sink);
        let is_read = fs::File::open(path).and_then(|mut file| io::copy(&mut file, &mut checked));
        is_read.is_ok() && self.lines.contains(&checked.line(name))
    }

    fn with(&self, lines: &BTreeSet<String>) -> Self {
        Self { lines: self.lines.union(lines).cloned().collect() }
    }

    fn without(&self, names: &[String]) -> Self {
        let is_of = |line: &&String| !line.split_once("  ").is_some_and(|(_, of)| names.iter().any(|name| name == of));
        Self { lines: self.lines.iter().filter(is_of).cloned().collect() }
    }

    fn write(&self, folder: &Path) -> Result<()> {
        let lines: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        write_whole(&folder.join(LIST), lines.as_bytes())
    }
}

/// A stream with the checksum of what was written to it: FNV-1a, as nobody is to be deceived, only a change to be seen.
struct Checked<'o> {
    output: &'o mut Output<'o>,
    checksum: u64,
}

impl<'o> Checked<'o> {
    fn new(output: &'o mut Output<'o>) -> Self {
        Self { output, checksum: 0xCBF2_9CE4_8422_2325 }
    }

    fn line(&self, name: &str) -> String {
        format!("{:016x}  {name}", self.checksum)
    }
}

impl Write for Checked<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        self.checksum = bytes.iter().fold(self.checksum, step);
        self.output.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
