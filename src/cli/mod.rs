//! The command line, with its help and errors in the user's language.

pub mod arguments;

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, CommandFactory, FromArgMatches};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, fill};

use crate::locale::Texts;
use arguments::{Cli, Global, arguments_of, unused_options};

/// How wide help is where nothing says the width.
const USUAL_WIDTH: usize = 100;
/// The least room for words beside an option; with less they go below it.
const LEAST_ROOM: usize = 24;
const INDENT: &str = "          ";

/// What the command line asks for.
#[derive(Debug)]
pub enum Parsed {
    /// To run a command.
    Run(Box<Cli>),
    /// To print help or the version.
    Print(String),
}

/// Reads the arguments, the program's name first.
///
/// # Errors
/// What is wrong with them, in the user's language.
pub fn parse(arguments: &[OsString], texts: &Texts) -> Result<Parsed, String> {
    match read(named_command(arguments), arguments) {
        Ok(cli) => return Ok(Parsed::Run(Box::new(cli))),
        Err(error) if error.kind() == ErrorKind::DisplayVersion => return Ok(Parsed::Print(error.to_string())),
        Err(error) if error.kind() == ErrorKind::MissingSubcommand => return status(arguments, texts),
        Err(_) => {}
    }
    let error = match read(command(texts), arguments) {
        Ok(cli) => return Ok(Parsed::Run(Box::new(cli))),
        Err(error) => error,
    };
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        Ok(Parsed::Print(error.render().ansi().to_string()))
    } else {
        Err(message(&error, arguments, texts))
    }
}

/// Without a command it is `status` that is asked for.
fn status(arguments: &[OsString], texts: &Texts) -> Result<Parsed, String> {
    let (program, options) = arguments.split_at(arguments.len().min(1));
    let named: Vec<OsString> =
        program.iter().cloned().chain(["status".into()]).chain(options.iter().cloned()).collect();
    let mut cli = read(named_command(&named), &named).map_err(|error| message(&error, arguments, texts))?;
    cli.global.is_bare = true;
    Ok(Parsed::Run(Box::new(cli)))
}

/// Only the command that is named, without help: to copy the options of every command into each of them, and to look up
/// all help, costs more than the whole parsing. What this does not take, the whole command line has to judge.
pub(crate) fn named_command(arguments: &[OsString]) -> clap::Command {
    let named = |argument: &OsString| arguments_of(argument.to_str()?);
    match arguments.iter().skip(1).find_map(named) {
        Some((name, with_arguments)) => {
            let program = clap::Command::new("fsip").disable_help_subcommand(true);
            Global::augment_args(program).subcommand(with_arguments(clap::Command::new(name)))
        }
        None => Cli::command().arg(version()),
    }
}

fn version() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

fn read(mut command: clap::Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let mut matches = command.try_get_matches_from_mut(arguments)?;
    if let Some(option) = unused_option(&matches) {
        let mut error = clap::Error::new(ErrorKind::ArgumentConflict).with_cmd(&command);
        error.insert(ContextKind::InvalidArg, ContextValue::String(option));
        let name = matches.subcommand_name().unwrap_or_default();
        error.insert(ContextKind::PriorArg, ContextValue::String(format!("fsip {name}")));
        return Err(error);
    }
    Cli::from_arg_matches_mut(&mut matches)
}

/// An option on the command line that its command would pass over in silence.
fn unused_option(matches: &ArgMatches) -> Option<String> {
    let (name, of_command) = matches.subcommand()?;
    let unused: &[&str] = match name {
        // Only the counts of regions judge.
        "growth" if of_command.get_flag("summary") => &[],
        "form" if !of_command.get_flag("missing") => &["as_of", "method", "format"],
        _ => unused_options(name),
    };
    let is_given = |option: &&&str| of_command.value_source(option) == Some(ValueSource::CommandLine);
    let option = unused.iter().find(is_given)?;
    Some(format!("--{}", if *option == "final_only" { "final".to_owned() } else { option.replace('_', "-") }))
}

/// The help of a command, or of the whole program when none is named; nothing when there is no such command.
pub fn help(mut program: clap::Command, name: Option<&str>) -> Option<String> {
    program.build();
    let named = match name {
        Some(name) => program.find_subcommand_mut(name)?,
        None => &mut program,
    };
    Some(named.render_help().ansi().to_string())
}

/// Help as wide as the terminal. clap would break lines only at blanks, which Chinese lacks.
pub fn wrapped(help: &str, columns: Option<usize>) -> String {
    help.lines().map(|line| wrapped_line(line, columns.unwrap_or(USUAL_WIDTH)) + "\n").collect()
}

fn wrapped_line(line: &str, columns: usize) -> String {
    if display_width(line) <= columns {
        return line.to_owned();
    }
    let (before, text) = line.rfind("  ").map_or(("", line), |place| line.split_at(place + "  ".len()));
    let column = display_width(before);
    let filled = |first: &str, other: &str| {
        let options = Options::new(columns).word_splitter(WordSplitter::NoHyphenation);
        fill(text, options.initial_indent(first).subsequent_indent(other))
    };
    if column + LEAST_ROOM <= columns {
        filled(before, &" ".repeat(column))
    } else {
        format!("{}\n{}", before.trim_end(), filled(INDENT, INDENT))
    }
}

/// The command line with its help in the user's language.
pub fn command(texts: &Texts) -> clap::Command {
    let root = Cli::command()
        .subcommand_help_heading(texts.get("help-commands"))
        .arg(version().help(texts.get("arg-version")));
    localized(root, "fsip", texts)
}

fn localized(command: clap::Command, name: &str, texts: &Texts) -> clap::Command {
    let command = command
        .about(texts.find(&format!("command-{name}"), &[]).unwrap_or_default())
        .after_help(texts.find(&format!("examples-{name}"), &[]).unwrap_or_default())
        .help_template(template(texts))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(texts.get("arg-help")))
        .mut_args(|argument| {
            let heading = texts.get(if argument.is_positional() {
                "help-arguments"
            } else if argument.is_global_set() {
                "help-global-options"
            } else {
                "help-options"
            });
            let key = format!("arg-{}", argument.get_id().as_str().replace('_', "-"));
            let values: Vec<String> =
                argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            match texts.find(&key, &[("values", &values.join(&texts.get("list-separator")))]) {
                Some(help) => argument.help(help).help_heading(heading),
                None => argument.help_heading(heading),
            }
        });
    command.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        localized(command, &name, texts)
    })
}

fn template(texts: &Texts) -> StyledStr {
    format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}", texts.get("help-usage")).into()
}

/// An error of the command line in the user's language.
fn message(error: &clap::Error, arguments: &[OsString], texts: &Texts) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let (prior, valid) = (context(ContextKind::PriorArg), context(ContextKind::ValidValue));
    let subcommand = context(ContextKind::InvalidSubcommand);
    let choice = if value.is_empty() { "usage-missing-value" } else { "usage-invalid-choice" };
    let keys = [
        (ErrorKind::InvalidValue, choice),
        (
            ErrorKind::ValueValidation,
            if argument.starts_with("--as-of") { "usage-invalid-moment" } else { "usage-invalid-value" },
        ),
        (ErrorKind::UnknownArgument, "usage-unknown-argument"),
        (ErrorKind::InvalidSubcommand, "usage-unknown-command"),
        (
            ErrorKind::ArgumentConflict,
            match prior.as_str() {
                prior if prior.starts_with("fsip ") => "usage-unused",
                prior if prior == argument => "usage-twice",
                _ => "usage-conflict",
            },
        ),
        (ErrorKind::MissingRequiredArgument, "usage-missing-argument"),
        (ErrorKind::InvalidUtf8, "usage-invalid-utf8"),
    ];
    let key = keys.into_iter().find(|(kind, _)| *kind == error.kind()).map_or("usage-wrong", |(_, key)| key);
    let option = argument.trim_start_matches('-').split(' ').next().unwrap_or_default();
    let command = arguments.iter().skip(1).find_map(|argument| {
        let (name, _) = arguments_of(argument.to_str()?)?;
        Some(format!(" {name}"))
    });
    let arguments = [
        ("argument", argument.as_str()),
        ("option", option),
        ("value", value.as_str()),
        ("prior", prior.as_str()),
        ("valid", valid.as_str()),
        ("command", subcommand.as_str()),
    ];
    let suggestions = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggestion = suggestions.map(context).join("");
    let suggestion = suggestion.rsplit(", ").next().unwrap_or_default();
    let mut lines = vec![format!("{}{}", texts.get("error-prefix"), texts.format(key, &arguments))];
    if !suggestion.is_empty() {
        lines.push(texts.format("did-you-mean", &[("suggestion", suggestion)]));
    }
    lines.push(texts.format("usage-more", &[("command", &command.unwrap_or_default())]));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{arguments::Cli, arguments_of};

    #[test]
    fn a_command_alone_takes_what_it_takes_among_all() {
        let whole = Cli::command();
        for command in whole.get_subcommands() {
            let (name, with_arguments) = arguments_of(command.get_name()).unwrap();
            let alone = with_arguments(clap::Command::new(name));
            let arguments = |command: &clap::Command| command.get_arguments().cloned().collect::<Vec<_>>();
            assert_eq!(arguments(&alone), arguments(command), "{name}");
        }
        assert!(arguments_of("--lang").is_none());
    }
}
