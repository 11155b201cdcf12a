//! One file per command: its few steps. All side effects go through [`Context`].

mod candidates;
mod check;
pub mod completions;
mod context;
mod done;
mod explain;
mod export;
mod form;
mod group;
mod growth;
mod help;
mod init;
mod man;
mod record;
mod report;
mod schema;
mod source;
mod status;
mod tasks;
mod units;
mod writing;

use crate::cli::arguments::Command;

pub use context::{Context, EXIT_BROKEN_FILES, EXIT_FALLS_SHORT, EXIT_FINE, EXIT_USAGE};
use context::{Stop, fail_on, header, named_or_nearest, print, read, read_edited, statuses};

impl Context {
    /// Runs a command and returns the exit code.
    pub fn run(mut self, command: &Command) -> u8 {
        let outcome = match command {
            Command::Status(arguments) => arguments.run(&mut self),
            Command::Growth(arguments) => arguments.run(&mut self),
            Command::Tasks(arguments) => arguments.run(&mut self),
            Command::Units(arguments) => arguments.run(&mut self),
            Command::Group(arguments) => arguments.run(&mut self),
            Command::Check(arguments) => arguments.run(&mut self),
            Command::Explain(arguments) => arguments.run(&mut self),
            Command::Report(arguments) => arguments.run(&mut self),
            Command::Export(arguments) => arguments.run(&mut self),
            Command::Form(arguments) => arguments.run(&mut self),
            Command::Record(arguments) => arguments.run(&mut self),
            Command::Done(arguments) => arguments.run(&mut self),
            Command::Init(arguments) => arguments.run(&mut self),
            Command::Source(arguments) => arguments.run(&mut self),
            Command::Schema(arguments) => arguments.run(&mut self),
            Command::Help(arguments) => arguments.run(&mut self),
            Command::Completions(arguments) => arguments.run(&mut self),
            Command::Man(arguments) => arguments.run(&mut self),
        };
        let Err(error) = outcome else { return EXIT_FINE };
        match error.downcast_ref() {
            Some(Stop::FallsShort) => EXIT_FALLS_SHORT,
            Some(Stop::BrokenFiles) => EXIT_BROKEN_FILES,
            None => {
                self.say(&format!("{}{}", self.texts.get("error-prefix"), self.failure(&error)));
                EXIT_USAGE
            }
        }
    }
}
