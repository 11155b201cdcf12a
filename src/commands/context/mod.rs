//! What commands share: the world outside, and how the options of every command are followed.

mod failure;
mod guard;
mod judging;
mod known;
mod output;
mod reading;
mod regions;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;

use crate::cli::arguments::Global;
use crate::locale::Texts;
use crate::model::PartialDate;
use crate::render::{self, Surface};
use crate::source::StoredText;

pub(super) use known::{fail_on, statuses};
pub(super) use output::print;
pub(super) use reading::{named_or_nearest, read, read_edited};

/// Everything went well.
pub const EXIT_FINE: u8 = 0;
/// A check found what it was to find.
pub const EXIT_FALLS_SHORT: u8 = 1;
/// The command line is wrong, or a file cannot be read or written.
pub const EXIT_USAGE: u8 = 2;
/// The plan's files have errors.
pub const EXIT_BROKEN_FILES: u8 = 3;

/// Everything outside of the program that a command may touch.
pub struct Context {
    /// Texts in the user's language.
    pub texts: Texts,
    /// What the output is written on.
    pub surface: Surface,
    /// What messages are written on.
    pub talk_surface: Surface,
    /// Options of every command.
    pub global: Global,
    /// For data, as they are.
    pub stdout: Box<dyn Write + Send>,
    /// The same for text with colours, which old consoles take in another way.
    pub styled_stdout: Box<dyn Write + Send>,
    /// Whether stdout is a terminal, which text from files must not steer.
    pub is_terminal: bool,
    /// For talk.
    pub stderr: Box<dyn Write>,
    /// What was read, which no output may replace.
    pub files_read: Vec<PathBuf>,
    /// Those of them that are read again when something in them is asked for.
    pub stored: Vec<Arc<StoredText>>,
    /// How many warnings are still to be counted below a screen.
    pub uncounted_warnings: usize,
}

/// Why a run ends although it could be done; everything about it has been said.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stop {
    /// A check found what it was to find.
    FallsShort,
    /// The plan's files have errors.
    BrokenFiles,
}

impl std::fmt::Display for Stop {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, formatter)
    }
}

impl std::error::Error for Stop {}

impl Context {
    /// Says something that the user need not hear.
    pub(in crate::commands) fn talk(&mut self, line: &str) {
        if !self.global.quiet {
            self.say(line);
        }
    }

    pub(in crate::commands) fn say_written(&mut self, path: &Path) {
        self.talk(&self.texts.format("file-written", &[("file", &path.display().to_string())]));
    }

    /// That files for others are about a plan which nobody chose.
    pub(in crate::commands) fn say_built_in(&mut self) {
        if self.folder().is_none() {
            self.talk(&self.texts.get("written-of-built-in"));
        }
    }

    /// An error with a text that names a path.
    pub(in crate::commands) fn error_at(&self, key: &str, argument: &str, path: &Path) -> anyhow::Error {
        anyhow!(self.texts.format(key, &[(argument, &path.display().to_string())]))
    }

    /// A date of the command line.
    pub(in crate::commands) fn date(&self, text: &str) -> Result<PartialDate> {
        text.parse().map_err(|()| anyhow!(self.texts.format("usage-invalid-date", &[("value", text)])))
    }

    /// The same to the day.
    pub(in crate::commands) fn day(&self, text: &str) -> Result<NaiveDate> {
        let day = text.parse().ok().and_then(PartialDate::day);
        day.ok_or_else(|| anyhow!(self.texts.format("usage-invalid-date", &[("value", text)])))
    }

    /// Says something beside the data; what it quotes steers neither a terminal nor a log.
    pub(in crate::commands) fn say(&mut self, text: &str) {
        self.say_styled(&render::safe_for_logs(text));
    }

    /// Says something that has colours, and is safe already.
    fn say_styled(&mut self, text: &str) {
        // Without anybody to talk to, the data still count.
        let _closed = writeln!(self.stderr, "{text}");
    }
}
