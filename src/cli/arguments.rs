//! What the command line and each command take.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use crate::load::{words_of_quality, words_of_state};
use crate::locale::Language;
use crate::model::{Character, ClaimResult, Method, Moment, ProgressState, Quality, Year};
use crate::render::FORMATS;
use crate::source::Encoding;

/// The shells that can complete what is typed.
pub(crate) const SHELLS: [&dyn EnvCompleter; 4] = [&Bash, &Zsh, &Fish, &Powershell];

/// The word for all methods side by side.
pub(crate) const ALL_METHODS: &str = "all";

/// What `--method` takes: every method, and all side by side.
fn method_names() -> impl Iterator<Item = &'static str> {
    Method::NAMES.into_iter().chain([ALL_METHODS])
}

fn character() -> impl TypedValueParser<Value = Character> {
    PossibleValuesParser::new(Character::NAMES).try_map(|name| Character::from_name(&name).ok_or(name))
}

/// What files call these, in either language.
fn words_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    words: fn(T) -> [&'static str; 2],
) -> impl TypedValueParser<Value = T> {
    let named = move |word: String| all.into_iter().find(|one| words(*one).contains(&word.as_str())).ok_or(word);
    PossibleValuesParser::new(all.into_iter().flat_map(words)).try_map(named)
}

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "fsip",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(subcommand_required = false, arg_required_else_help = false)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Global {
    #[arg(short, long, global = true, value_name = "DIR")]
    plan: Option<PathBuf>,
    #[arg(long, global = true, value_name = "YEAR|DATE")]
    pub(crate) as_of: Option<Moment>,
    #[arg(long, global = true, value_name = "DATE", alias = "published-by")]
    pub(crate) known_on: Option<String>,
    #[arg(long = "final", global = true)]
    pub(crate) final_only: bool,
    #[arg(long, global = true, value_name = "METHOD", value_parser = PossibleValuesParser::new(method_names()), hide_possible_values = true)]
    pub(crate) method: Option<String>,
    #[arg(long, global = true, value_name = "ENCODING", hide_possible_values = true, ignore_case = true)]
    #[arg(value_parser = Encoding::names())]
    pub(crate) encoding: Option<String>,
    #[arg(long, global = true, value_name = "MARK", value_parser = [",", "."], hide_possible_values = true)]
    pub(crate) decimal: Option<String>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["zh", "en"], hide_possible_values = true)]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = FORMATS.map(|format| format.name), hide_possible_values = true)]
    pub(crate) format: Option<String>,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// When to colour: auto, always or never.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    #[arg(value_parser = ["auto", "always", "never"], hide_possible_values = true)]
    pub color: String,
    /// Signs and pictures of ASCII only.
    #[arg(long, global = true, env = "FSIP_ASCII", hide_env = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub ascii: bool,
    #[arg(short, long, global = true)]
    /// Nothing but data is said.
    pub quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// Whether no command is named.
    #[arg(skip)]
    pub(crate) is_bare: bool,
}

impl Global {
    /// The folder of the plan that the command line names, else the environment; an empty variable names none.
    pub(crate) fn plan(&self) -> Option<PathBuf> {
        self.plan.clone().or_else(plan_of_environment)
    }

    /// The language, when the command line names one.
    pub(crate) fn language(&self) -> Option<Language> {
        self.lang.as_deref().and_then(Language::from_name)
    }
}

/// The folder of the plan that the environment names.
pub(crate) fn plan_of_environment() -> Option<PathBuf> {
    std::env::var_os("FSIP_PLAN").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Options of every command that choose what is read and how it is judged and written.
const CHOICES: [&str; 9] =
    ["plan", "as_of", "known_on", "final_only", "method", "encoding", "decimal", "format", "output"];

/// The commands, each with its name and those of the [`CHOICES`] that it does not use.
macro_rules! commands {
    ($($(#[$meta:meta])* $command:ident = $name:literal without $unused:expr,)+) => {
        /// What to do.
        #[derive(Clone, Debug, Subcommand)]
        pub enum Command {
            $($(#[$meta])* $command($command),)+
        }

        /// A command's name, and what adds its arguments.
        pub(super) fn arguments_of(name: &str) -> Option<(&'static str, fn(clap::Command) -> clap::Command)> {
            match name {
                $($name => Some(($name, $command::augment_args)),)+
                _ => None,
            }
        }

        /// The options that a command would pass over in silence.
        pub(super) fn unused_options(name: &str) -> &'static [&'static str] {
            match name {
                $($name => &$unused,)+
                _ => &[],
            }
        }
    };
}

commands! {
    /// Where every target stands.
    Status = "status" without [],
    /// Every indicator over the years.
    Growth = "growth" without ["method"],
    /// Key tasks, safeguards and work items.
    Tasks = "tasks" without [],
    /// Responsible units.
    Units = "units" without [],
    /// The leading group.
    Group = "group" without ["as_of", "known_on", "final_only", "method", "decimal"],
    /// Whether the promises hold, for scripts.
    Check = "check" without [],
    /// What units say, beside what the data say.
    Audit = "audit" without ["as_of"],
    /// The whole working of one part of the plan.
    Explain = "explain" without [],
    /// The bulletin.
    Report = "report" without [],
    /// Everything, for spreadsheets and programs.
    Export = "export" without [],
    /// Forms for units, and what is still owed.
    Form = "form" without ["as_of", "method"],
    /// An observation into the statistics.
    Record = "record" without ["as_of", "known_on", "final_only", "method"],
    /// A row into the evidence ledger.
    Done = "done" without ["as_of", "known_on", "final_only", "method"],
    /// A new plan folder.
    Init = "init" without CHOICES,
    /// A plan folder from an official document.
    Import = "import" without ["plan", "as_of", "known_on", "final_only", "method", "decimal", "format"],
    /// How a file of somebody else is read.
    Source = "source" without ["as_of", "known_on", "final_only", "method", "decimal", "format"],
    /// What the TOML files may hold, for editors.
    Schema = "schema" without ["plan", "as_of", "known_on", "final_only", "method", "encoding", "decimal"],
    /// Completion in a shell.
    Completions = "completions" without ["plan", "as_of", "known_on", "final_only", "method", "encoding", "decimal", "format"],
    /// Manual pages.
    Man = "man" without CHOICES,
    /// Help, or a page on a topic.
    Help = "help" without CHOICES,
}

/// One region, or every region on its own, instead of the whole.
#[derive(Clone, Debug, Args)]
pub struct Regions {
    #[arg(long = "region", value_name = "REGION")]
    pub(crate) only_region: Option<String>,
    #[arg(long, value_name = "WHAT", value_parser = ["region"], hide_possible_values = true)]
    pub(crate) by: Option<String>,
}

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Status {
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[arg(long, value_name = "CHARACTER", value_parser = character(), hide_possible_values = true)]
    pub(crate) character: Option<Character>,
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    pub(crate) state: Vec<String>,
    #[command(flatten)]
    pub(crate) regions: Regions,
    #[arg(long, requires = "by")]
    pub(crate) summary: bool,
    #[arg(long)]
    pub(crate) all: bool,
}

/// Which years and regions to show.
#[derive(Clone, Debug, Args)]
pub struct Growth {
    #[arg(long, value_name = "YEAR")]
    pub(crate) from: Option<Year>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) to: Option<Year>,
    #[arg(long, conflicts_with = "summary")]
    pub(crate) cumulative: bool,
    #[command(flatten)]
    pub(crate) regions: Regions,
    #[arg(long, requires = "by")]
    pub(crate) summary: bool,
    #[arg(long)]
    pub(crate) all: bool,
}

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Tasks {
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<Year>,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[command(flatten)]
    pub(crate) regions: Regions,
    #[arg(long)]
    pub(crate) all: bool,
}

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Units {
    #[arg(value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[command(flatten)]
    pub(crate) regions: Regions,
    #[arg(long, requires = "by")]
    pub(crate) all: bool,
}

/// Nothing to choose.
#[derive(Clone, Debug, Args)]
pub struct Group {}

/// What fails a check of which nothing else is said.
pub(crate) const USUAL_STATES: &str = "missed,due_unknown";

/// What fails the check.
#[derive(Clone, Debug, Args)]
pub struct Check {
    #[arg(
        long,
        value_name = "STATE",
        value_delimiter = ',',
        default_value = USUAL_STATES,
        hide_default_value = true
    )]
    pub(crate) fail_on: Vec<String>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) not_firm: bool,
    #[arg(long, value_name = "CHARACTER", value_parser = character(), hide_possible_values = true)]
    pub(crate) only: Option<Character>,
    #[command(flatten)]
    pub(crate) regions: Regions,
}

/// What fails the audit.
#[derive(Clone, Debug, Args)]
pub struct Audit {
    #[arg(
        long = "fail-on",
        id = "audit_fail_on",
        value_name = "RESULT",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    #[arg(value_parser = [ClaimResult::Contradicted.name(), ClaimResult::NotCheckable.name()])]
    pub(crate) fail_on: Vec<String>,
}

/// What to explain.
#[derive(Clone, Debug, Args)]
pub struct Explain {
    #[arg(value_name = "ID")]
    pub(crate) explained: String,
    #[arg(long = "region", value_name = "REGION")]
    pub(crate) only_region: Option<String>,
}

/// Of which year, and compared with what.
#[derive(Clone, Debug, Args)]
pub struct Report {
    #[arg(long = "year", value_name = "YEAR")]
    pub(crate) list_year: Option<Year>,
    #[arg(long, value_name = "DIR|DATE|YEAR")]
    pub(crate) since: Option<PathBuf>,
    #[arg(long, conflicts_with = "since")]
    pub(crate) each_unit: bool,
    #[command(flatten)]
    pub(crate) regions: Regions,
}

/// What may be replaced.
#[derive(Clone, Debug, Args)]
pub struct Export {
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) regions: Regions,
}

/// For whom, and of which year.
#[derive(Clone, Debug, Args)]
pub struct Form {
    #[arg(long = "year", value_name = "YEAR")]
    pub(crate) form_year: Year,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[arg(long = "region", value_name = "REGION")]
    pub(crate) only_region: Option<String>,
    #[arg(long)]
    pub(crate) missing: bool,
}

/// The observation.
#[derive(Clone, Debug, Args)]
pub struct Record {
    #[arg(value_name = "INDICATOR")]
    pub(crate) indicator: String,
    #[arg(value_name = "YEAR")]
    pub(crate) of_year: Year,
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    pub(crate) value: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "QUALITY", value_parser = words_of(Quality::ALL, words_of_quality), hide_possible_values = true)]
    pub(crate) quality: Option<Quality>,
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    #[arg(long)]
    pub(crate) replace: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<String>,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// The row.
#[derive(Clone, Debug, Args)]
pub struct Done {
    #[arg(value_name = "ID")]
    pub(crate) matter: String,
    #[arg(long, value_name = "DATE")]
    pub(crate) on: String,
    #[arg(long = "state", value_name = "STATE", default_value = "done", hide_default_value = true)]
    #[arg(value_parser = words_of(ProgressState::ALL, words_of_state), hide_possible_values = true)]
    pub(crate) progress_state: ProgressState,
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Where, and from what.
#[derive(Clone, Debug, Args)]
pub struct Init {
    #[arg(value_name = "DIR")]
    pub(crate) directory: PathBuf,
    #[arg(long = "from", value_name = "PLAN", value_parser = ["fushun", "school"], hide_possible_values = true)]
    pub(crate) template: Option<String>,
}

/// Which document, and the years that it does not say.
#[derive(Clone, Debug, Args)]
pub struct Import {
    #[arg(value_name = "DOCUMENT")]
    pub(crate) document: PathBuf,
    #[arg(long, value_name = "YEAR")]
    pub(crate) base_year: Option<Year>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) first_year: Option<Year>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) last_year: Option<Year>,
}

/// Which file.
#[derive(Clone, Debug, Args)]
pub struct Source {
    #[arg(value_name = "FILE")]
    pub(crate) table: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// Nothing to choose beside the language and the file.
#[derive(Clone, Debug, Args)]
pub struct Schema {}

/// For which shell.
#[derive(Clone, Debug, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", value_parser = SHELLS.map(|shell| shell.name()), hide_possible_values = true)]
    pub(crate) shell: String,
}

/// Where to.
#[derive(Clone, Debug, Args)]
pub struct Man {
    #[arg(value_name = "DIR")]
    pub(crate) manual_directory: PathBuf,
}

/// On what.
#[derive(Clone, Debug, Args)]
pub struct Help {
    #[arg(value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
}
