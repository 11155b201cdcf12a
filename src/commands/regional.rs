//! Statistics of many regions for a command, with a word about the progress when it takes long.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use super::{Context, Stop};
use crate::load::{Regional, RegionalOptions, load_regional};
use crate::report::PlanHeader;
use crate::source::{Encoding, Input, Sources};

/// A load that takes longer is reported.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is reported.
const EVERY: u64 = 100;

impl Context {
    /// Reads the plan and what its regions report; errors are said and end the run.
    pub(super) fn load_regional(&mut self) -> Result<(Regional, PlanHeader)> {
        let (mut sources, inputs) = without_statistics(self.folder().as_deref(), self.encoding())?;
        self.files_read.extend(sources.iter().filter_map(|(_, source)| source.file.clone()));
        self.files_read.extend(inputs.iter().filter_map(Input::path_on_disk).map(Path::to_owned));
        let options = RegionalOptions { as_of: self.as_of(), encoding: self.encoding(), shared_from: None };
        let progress = Progress::new(&inputs, self.is_talking_to_a_person);
        let loaded = load_regional(&mut sources, &inputs, options, &|bytes| progress.say(bytes));
        progress.clear();
        let (regional, diagnostics) = loaded?;
        if diagnostics.has_errors() || self.global.verbose {
            self.say_diagnostics(&diagnostics, &sources);
        }
        let regional = regional.ok_or_else(|| anyhow!(Stop::BrokenFiles))?;
        let folder = sources.folder.as_ref().map(|folder| folder.display().to_string());
        let header = PlanHeader::new(&regional.plan, folder);
        Ok((regional, header))
    }
}

/// The plan of a folder, or the built-in one, without its statistics, and those as inputs that are read in pieces.
pub(super) fn without_statistics(folder: Option<&Path>, encoding: Option<Encoding>) -> Result<(Sources, Vec<Input>)> {
    match folder {
        Some(folder) => Sources::without_statistics(folder, encoding),
        None => Ok(Sources::built_in_without_statistics()),
    }
}

/// How far a long load is, on one line of a terminal.
struct Progress {
    total: u64,
    started: Instant,
    /// Milliseconds since the start at which it was last said; none yet is 0.
    said: AtomicU64,
    is_shown: bool,
}

impl Progress {
    fn new(inputs: &[Input], is_shown: bool) -> Self {
        let total = inputs.iter().map(|input| input.length).sum::<u64>().max(1);
        Self { total, started: Instant::now(), said: AtomicU64::new(0), is_shown }
    }

    fn say(&self, bytes: u64) {
        let passed = self.started.elapsed();
        let milliseconds = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let is_due = passed > PATIENCE && milliseconds > self.said.load(Ordering::Relaxed) + EVERY;
        if self.is_shown && is_due {
            self.said.store(milliseconds, Ordering::Relaxed);
            let percent = bytes.saturating_mul(100) / self.total;
            // Who cannot be told how far it is can still wait.
            let _closed = write!(std::io::stderr(), "\r{percent:3} %");
        }
    }

    fn clear(&self) {
        if self.said.load(Ordering::Relaxed) > 0 {
            let _closed = write!(std::io::stderr(), "\r      \r");
        }
    }
}
