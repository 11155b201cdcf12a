//! What commands share: the world outside, and how the options of every command are followed.

mod failure;
mod guard;
mod judging;
mod known;
mod output;
mod reading;
mod regions;

use std::io::Write;
use std::path::PathBuf;

use crate::cli::Global;
use crate::locale::Texts;
use crate::render::{self, Surface};

pub(super) use judging::header;
pub(crate) use judging::method_names;
pub(super) use known::{fail_on, statuses};
pub(super) use output::print;
pub(crate) use reading::encoding_names;
pub(super) use reading::{named_or_nearest, read, read_edited};
pub(crate) use regions::RegionArguments;

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
