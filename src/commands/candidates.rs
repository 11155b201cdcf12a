//! What a shell is offered to complete an argument: ids and names from the plan's files.

use std::ffi::OsStr;
use std::path::Path;

use clap::builder::ValueHint;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::named_or_nearest;
use crate::cli;
use crate::diagnostic::Code;
use crate::load;
use crate::locale::{Language, PAGES, Texts};
use crate::model::{Plan, Requirement, Status};
use crate::render::safe;
use crate::report::{FailOn, status_words};
use crate::source::Sources;

/// A word that an argument takes, and what a shell shows beside it.
struct Word {
    word: String,
    meaning: String,
    is_name: bool,
}

type Words = fn(&Plan, &Texts) -> Vec<Word>;

/// The command line with candidates for every argument that takes a word of the plan.
pub(super) fn offer(command: Command, folder: Option<&Path>, language: Language) -> Command {
    let command = command.mut_args(|argument| offer_values(argument, folder, language));
    command.mut_subcommands(|command| offer(command, folder, language))
}

fn offer_values(argument: Arg, folder: Option<&Path>, language: Language) -> Arg {
    let words: Words = match argument.get_id().as_str() {
        "plan" | "directory" | "manual_directory" => return argument.value_hint(ValueHint::DirPath),
        "area" => |plan, texts| named(plan.areas.iter().map(|area| (&area.id, &area.name, &area.name_en)), texts),
        "unit" => units,
        "region" | "only_region" => {
            |plan, texts| named(plan.regions.iter().map(|region| (&region.id, &region.name, &region.name_en)), texts)
        }
        "indicator" => indicators,
        "explained" => explained,
        "matter" => matters,
        "state" => statuses,
        "fail_on" => states_that_fail,
        "topic" => topics,
        _ => return argument,
    };
    let folder = folder.map(Path::to_owned);
    argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let Some(plan) = plan(folder.as_deref()) else { return Vec::new() };
        let known = words(&plan, &Texts::new(language)).into_iter();
        known.filter(|word| word.completes(&typed.to_string_lossy())).map(Word::candidate).collect()
    }))
}

/// The plan, when its files have no errors.
fn plan(named: Option<&Path>) -> Option<Plan> {
    let folder = named_or_nearest(named.map(Path::to_owned));
    let sources = match folder {
        Some(folder) => Sources::of_plan_alone(&folder, None).ok()?,
        None => Sources::built_in(),
    };
    load::load_plan(&sources).0
}

impl Word {
    fn id(id: &str, meaning: &str) -> Self {
        Self { word: id.to_owned(), meaning: meaning.to_owned(), is_name: false }
    }

    /// Names are offered to those who begin to type one.
    fn completes(&self, typed: &str) -> bool {
        self.is_plain() && self.word.starts_with(typed) && !(self.is_name && typed.is_empty())
    }

    /// Whether every shell takes it for one word and nothing else: bash puts it into the line as it is.
    fn is_plain(&self) -> bool {
        let is_option = self.word.starts_with('-');
        !is_option && self.word.chars().all(|character| character.is_alphanumeric() || "-_.".contains(character))
    }

    fn candidate(self) -> CompletionCandidate {
        CompletionCandidate::new(self.word).help(Some(safe(&self.meaning).into()))
    }
}

/// Ids, and the names that may stand for them.
fn named<'p>(parts: impl Iterator<Item = (&'p String, &'p String, &'p Option<String>)>, texts: &Texts) -> Vec<Word> {
    let words = |(id, name, english): (&String, &String, &Option<String>)| {
        let name_for_id = Word { word: name.clone(), meaning: id.clone(), is_name: true };
        [Word::id(id, texts.pick(name, english.as_deref())), name_for_id]
    };
    parts.flat_map(words).collect()
}

fn units(plan: &Plan, texts: &Texts) -> Vec<Word> {
    named(plan.units.iter().map(|unit| (&unit.id, &unit.name, &unit.name_en)), texts)
}

fn indicators(plan: &Plan, texts: &Texts) -> Vec<Word> {
    named(plan.indicators.iter().map(|indicator| (&indicator.id, &indicator.name, &indicator.name_en)), texts)
}

fn explained(plan: &Plan, texts: &Texts) -> Vec<Word> {
    let targets =
        plan.targets.iter().map(|target| Word::id(&target.id, texts.pick(&target.text, target.text_en.as_deref())));
    let items = plan.work_items.iter().map(|item| Word::id(&item.id, &item.matter));
    let codes =
        Code::ALL.iter().map(|code| Word::id(code.name(), &texts.get(&format!("level-{}", code.severity().name()))));
    let plain = targets.chain(items);
    plain.chain(indicators(plan, texts)).chain(units(plan, texts)).chain(codes).collect()
}

/// What the evidence ledger may name.
fn matters(plan: &Plan, _: &Texts) -> Vec<Word> {
    let requirements = plan.all_requirements().flat_map(|(_, requirements)| requirements);
    let matter = |requirement: &Requirement| match requirement {
        Requirement::Milestone { id, title, .. } | Requirement::Judged { id, title, .. } => Some(Word::id(id, title)),
        Requirement::Measured(_) => None,
    };
    requirements.filter_map(matter).collect()
}

/// What `fsip help` explains.
fn topics(_: &Plan, texts: &Texts) -> Vec<Word> {
    let program = cli::command(texts);
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let commands = program.get_subcommands().map(|command| Word::id(command.get_name(), &about(command)));
    commands.chain(PAGES.iter().map(|page| Word::id(page, &texts.get(&format!("page-{page}"))))).collect()
}

fn states_that_fail(_: &Plan, texts: &Texts) -> Vec<Word> {
    FailOn::all().map(|state| Word::id(state.name(), &state.words(texts))).collect()
}

fn statuses(_: &Plan, texts: &Texts) -> Vec<Word> {
    Status::ALL.into_iter().map(|status| Word::id(status.name(), &status_words(texts, status))).collect()
}
