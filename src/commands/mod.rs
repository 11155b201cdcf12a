//! One file per command: its few steps. All side effects go through [`Context`].

mod audit;
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
mod import;
mod init;
mod man;
mod record;
mod report;
mod schema;
mod source;
mod status;
mod tasks;
mod to_fill_in;
mod units;
mod writing;

use crate::cli::arguments::Command;

pub use context::{Context, EXIT_BROKEN_FILES, EXIT_FALLS_SHORT, EXIT_FINE, EXIT_USAGE};
use context::{Stop, fail_on, named_or_nearest, print, read, read_edited, statuses};

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
            Command::Audit(arguments) => arguments.run(&mut self),
            Command::Explain(arguments) => arguments.run(&mut self),
            Command::Report(arguments) => arguments.run(&mut self),
            Command::Export(arguments) => arguments.run(&mut self),
            Command::Form(arguments) => arguments.run(&mut self),
            Command::Record(arguments) => arguments.run(&mut self),
            Command::Done(arguments) => arguments.run(&mut self),
            Command::Init(arguments) => arguments.run(&mut self),
            Command::Import(arguments) => arguments.run(&mut self),
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

#[cfg(test)]
mod tests {
    use crate::cli::{self, Parsed};
    use crate::locale::{Language, Texts};
    use crate::report::{Selection, SelectionOption, command_line};

    /// A command line of each command to which a hint may lead.
    const HINTS: [&[&str]; 9] = [
        &["status"],
        &["growth"],
        &["tasks"],
        &["units"],
        &["group"],
        &["check"],
        &["explain", "x"],
        &["record", "x", "2021", "1"],
        &["done", "x", "--on", "2021-12-31"],
    ];

    #[test]
    fn a_hint_chooses_all_that_its_command_takes_and_nothing_else() {
        use SelectionOption::{
            Area, AsOf, ByRegion, Cumulative, Decimal, Encoding, FailOn, FinalOnly, From, KnownOn, List, Method,
            NotFirm, Region, States, Strict, To, Unit,
        };
        let with_values = [(ByRegion, "region"), (Method, "eurostat"), (Encoding, "gbk"), (Decimal, ",")];
        let of_years = [List, From, To, AsOf].map(|option| (option, "2021"));
        let of_words = [Region, Area, Unit, States, FailOn, KnownOn].map(|option| (option, "x"));
        let valued =
            with_values.into_iter().chain(of_years).chain(of_words).map(|(option, value)| option.of(Some(value)));
        let flags = [Cumulative, Strict, NotFirm, FinalOnly].map(|option| option.when(true));
        let selections: Vec<Selection> = valued.chain(flags).flatten().collect();
        let texts = Texts::new(Language::English);
        let is_taken = |line: &str| {
            let words: Vec<_> = line.split(' ').map(Into::into).collect();
            matches!(cli::parse(&words, &texts), Ok(Parsed::Run(_)))
        };
        for (words, selection) in
            HINTS.iter().flat_map(|words| selections.iter().map(move |selection| (words, selection)))
        {
            // A value is of a region, too.
            let is_other = words.first() == Some(&"record") && Some(selection) == Region.of(Some("x")).as_ref();
            let chosen = selection.words().map(|word| format!(" {word}")).collect::<String>();
            let all = command_line(words, &[], None) + &chosen;
            let command = words.first().copied().unwrap_or_default();
            assert_eq!(selection.is_for(command), is_taken(&all) && !is_other, "{all}");
        }
    }
}
