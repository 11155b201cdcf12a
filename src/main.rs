//! Arguments, environment, exit code.

use std::io::{IsTerminal, stderr, stdout};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use fsip::cli::arguments::Global;
use fsip::cli::{self, Parsed};
use fsip::commands::{Context, EXIT_USAGE, completions};
use fsip::locale::{Language, Texts};
use fsip::render::{Script, Surface};

fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let language = language(&arguments);
    if completions::answer(&arguments, language) {
        return ExitCode::SUCCESS;
    }
    let texts = Texts::new(language);
    let parsed = match cli::parse(&arguments, &texts) {
        Ok(Parsed::Run(cli)) => cli,
        Ok(Parsed::Print(help)) => {
            print(&mut AutoStream::auto(stdout()), &cli::wrapped(&help, width()));
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            print(&mut AutoStream::auto(stderr()), &message);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let chosen = match parsed.global.color.as_str() {
        "always" => Some(ColorChoice::Always),
        "never" => Some(ColorChoice::Never),
        _ => None,
    };
    let choice = chosen.unwrap_or_else(|| AutoStream::choice(&stdout()));
    let talk_choice = chosen.unwrap_or_else(|| AutoStream::choice(&stderr()));
    let context = Context {
        texts,
        surface: Surface {
            width: width(),
            colour: choice != ColorChoice::Never,
            is_file: false,
            script: script(&parsed.global),
        },
        talk_surface: Surface { width: width(), colour: talk_choice != ColorChoice::Never, ..Surface::default() },
        stdout: Box::new(stdout()),
        styled_stdout: Box::new(AutoStream::new(stdout(), choice)),
        is_terminal: stdout().is_terminal(),
        stderr: Box::new(AutoStream::new(stderr(), talk_choice)),
        global: parsed.global,
        files_read: Vec::new(),
        stored: Vec::new(),
        uncounted_warnings: 0,
    };
    ExitCode::from(context.run(&parsed.command))
}

/// The language is needed before the arguments are read: their errors and `--help` are in it.
fn language(arguments: &[std::ffi::OsString]) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let separate = texts.windows(2).find(|pair| pair.first() == Some(&"--lang")).and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|argument| argument.strip_prefix("--lang="));
    let variable = std::env::var("FSIP_LANG").ok();
    let system = sys_locale::get_locale();
    [separate, joined, variable.as_deref(), system.as_deref()]
        .into_iter()
        .flatten()
        .find_map(Language::from_name)
        .unwrap_or(Language::English)
}

/// ASCII when it is asked for, and in a terminal of another character set than UTF-8.
fn script(global: &Global) -> Script {
    let locale = || {
        ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    let is_other = |locale: String| match locale.split_once('.') {
        Some((_, charset)) => !charset.to_ascii_lowercase().replace('-', "").starts_with("utf8"),
        None => matches!(locale.as_str(), "C" | "POSIX"),
    };
    let is_terminal_without_unicode = || cfg!(unix) && stdout().is_terminal() && locale().is_some_and(is_other);
    if global.ascii || is_terminal_without_unicode() { Script::Ascii } else { Script::Unicode }
}

/// `COLUMNS` when it is set, else the width of the terminal; nothing when the output is no terminal.
fn width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width));
    columns.or_else(|| stdout().is_terminal().then(terminal).flatten())
}

fn print(stream: &mut impl std::io::Write, text: &str) {
    // There is nowhere left to say that nothing can be said.
    let _closed = stream.write_all(text.as_bytes());
}
