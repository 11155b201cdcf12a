//! `fsip completions`: completion in a shell, and what the program answers when the shell asks.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use clap_complete::env::{CompleteEnv, EnvCompleter, Shells, Zsh};

use super::{Context, candidates};
use crate::cli::{self, arguments};
use crate::locale::{Language, Texts};

/// Set by a shell that asks for candidates, to its name.
const VARIABLE: &str = "FSIP_COMPLETE";
const PROGRAM: &str = "fsip";
/// A script in zsh's function path is run for the first candidates, and has to give them then.
const FIRST_RUN: &str = "if [[ ${funcstack[1]} == _fsip ]]; then _clap_dynamic_completer_fsip \"$@\"; fi\n";

impl arguments::Completions {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let shell = Shells(&arguments::SHELLS).completer(&self.shell).ok_or_else(|| anyhow!(self.shell.clone()))?;
        let mut script = Vec::new();
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script).context(shell.name())?;
        if shell.is(Zsh.name()) {
            script.extend_from_slice(FIRST_RUN.as_bytes());
        }
        context.write(&script)
    }
}

/// Answers a shell that asks for candidates, and says whether one did.
pub fn answer(arguments: &[OsString], language: Language) -> bool {
    if std::env::var_os(VARIABLE).is_none() {
        return false;
    }
    let folder = named_folder(arguments);
    let command = || candidates::offer(cli::command(&Texts::new(language)), folder.as_deref(), language);
    let here = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(command).var(VARIABLE).shells(Shells(&arguments::SHELLS));
    // In the middle of a line there is nowhere to say what is wrong.
    asked.try_complete(arguments, here.as_deref()).unwrap_or(true)
}

/// The plan's folder that is named on the line to be completed, which stands after `--`, or in the environment.
fn named_folder(arguments: &[OsString]) -> Option<PathBuf> {
    let line: Vec<OsString> = arguments.iter().skip_while(|argument| *argument != "--").skip(1).cloned().collect();
    let command = cli::named_command(&line).ignore_errors(true);
    let named = command.try_get_matches_from(&line).ok().and_then(|matches| matches.get_one("plan").cloned());
    let folder: PathBuf = named.or_else(arguments::plan_of_environment)?;
    // The shell has not read the line yet.
    match (folder.strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => Some(home.join(below)),
        _ => Some(folder),
    }
}
