//! One file per command: its arguments and its few steps. All side effects go through [`Context`].

mod candidates;
pub mod check;
pub mod completions;
pub mod done;
pub mod explain;
pub mod export;
pub mod group;
pub mod growth;
pub mod help;
pub mod init;
pub mod man;
pub mod record;
mod regional;
pub mod report;
pub mod schema;
pub mod status;
pub mod tasks;
pub mod units;
mod writing;

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::NaiveDate;

use crate::cli::{Command, Global};
use crate::diagnostic::{Diagnostics, nearest};
use crate::edit::write_whole;
use crate::evaluate::{self, Assessment, Data, Options, View};
use crate::load::{self, Folder};
use crate::locale::Texts;
use crate::model::{Method, PartialDate, Plan, Region, Status, Year};
use crate::render::{self, Format, Rendered, Surface};
use crate::report::{PlanHeader, Report, status_words};
use crate::source::{self, Encoding, Role, Sources};

/// Everything went well.
pub const EXIT_FINE: u8 = 0;
/// A check found what it was to find.
pub const EXIT_FALLS_SHORT: u8 = 1;
/// The command line is wrong, or a file cannot be read or written.
pub const EXIT_USAGE: u8 = 2;
/// The plan's files have errors.
pub const EXIT_BROKEN_FILES: u8 = 3;

/// The word for all methods side by side.
const ALL_METHODS: &str = "all";

/// What `--method` takes: every method, and all side by side.
pub(crate) fn method_names() -> Vec<&'static str> {
    Method::ALL.iter().map(|method| method.name()).chain([ALL_METHODS]).collect()
}

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
    pub stdout: Box<dyn Write>,
    /// The same for text with colours, which old consoles take in another way.
    pub styled_stdout: Box<dyn Write>,
    /// Whether stderr is a terminal, where a person may wait.
    pub is_talking_to_a_person: bool,
    /// Whether stdout is a terminal, which text from files must not steer.
    pub is_terminal: bool,
    /// For talk.
    pub stderr: Box<dyn Write>,
}

/// Why a run ends although it could be done; everything about it has been said.
#[derive(Clone, Copy, Debug)]
enum Stop {
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
            Command::Record(arguments) => arguments.run(&mut self),
            Command::Done(arguments) => arguments.run(&mut self),
            Command::Init(arguments) => arguments.run(&mut self),
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
                self.say(&render::safe(&format!("{}{error:#}", self.texts.get("error-prefix"))));
                EXIT_USAGE
            }
        }
    }

    /// Reads the plan; its errors are said and end the run.
    fn load(&mut self) -> Result<Folder> {
        self.load_with_sources().map(|(_, folder)| folder)
    }

    /// The same with the texts of the files, for places in them.
    fn load_with_sources(&mut self) -> Result<(Sources, Folder)> {
        let sources = self.sources()?;
        let (folder, diagnostics) = load::load(&sources);
        if diagnostics.has_errors() || self.global.verbose {
            self.say_diagnostics(&diagnostics, &sources);
        } else if !diagnostics.found.is_empty() {
            let count = diagnostics.found.len().to_string();
            self.talk(&self.texts.format("warnings-found", &[("count", &count)]));
        }
        folder.map(|folder| (sources, folder)).ok_or_else(|| anyhow!(Stop::BrokenFiles))
    }

    fn say_diagnostics(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let text = render::diagnostics::render(&diagnostics.found, sources, &self.texts, &self.talk_surface);
        if !text.is_empty() {
            self.say(text.trim_end());
        }
    }

    fn sources(&mut self) -> Result<Sources> {
        let sources = self.read_sources()?;
        let is_without_statistics = sources.with_role(Role::Statistics).next().is_none();
        if !sources.unread.is_empty() && (self.global.verbose || is_without_statistics) {
            let files = sources.unread.join(&self.texts.get("list-separator"));
            self.talk(&self.texts.format("files-not-read", &[("files", &files)]));
        }
        if self.global.verbose {
            for (_, source) in sources.iter() {
                let encoding = source.encoding.name();
                self.say(&self.texts.format("file-read", &[("file", &source.path), ("encoding", encoding)]));
            }
        }
        Ok(sources)
    }

    fn read_sources(&self) -> Result<Sources> {
        match self.folder() {
            Some(folder) => self.read_folder(&folder),
            None => Ok(Sources::built_in()),
        }
    }

    fn read_folder(&self, folder: &Path) -> Result<Sources> {
        let sources = Sources::from_folder(folder, self.encoding())?;
        if sources.iter().next().is_none() {
            bail!(self.texts.format("folder-without-plan", &[("folder", &folder.display().to_string())]));
        }
        Ok(sources)
    }

    fn encoding(&self) -> Option<Encoding> {
        self.global.encoding.as_deref().and_then(Encoding::from_name)
    }

    fn folder(&self) -> Option<PathBuf> {
        named_or_nearest(self.global.plan.clone())
    }

    fn view(&self) -> Result<View> {
        Ok(View { published_by: self.published_by()?, final_only: self.global.final_only })
    }

    fn published_by(&self) -> Result<Option<NaiveDate>> {
        let Some(text) = &self.global.published_by else { return Ok(None) };
        let date = text.parse().ok().and_then(PartialDate::day);
        date.map(Some).ok_or_else(|| anyhow!(self.texts.format("usage-invalid-date", &[("value", text)])))
    }

    fn as_of(&self) -> Option<Year> {
        self.global.as_of.and_then(Year::new)
    }

    fn data<'a>(&self, folder: &'a Folder) -> Result<Data<'a>> {
        let region = &Region::Whole;
        Ok(Data { plan: &folder.plan, observations: &folder.observations, view: self.view()?, region })
    }

    fn wants_all_methods(&self) -> bool {
        self.global.method.as_deref() == Some(ALL_METHODS)
    }

    fn assess<'a>(&self, folder: &'a Folder) -> Result<Assessment<'a>> {
        self.assess_at(folder, self.as_of())
    }

    fn assess_at<'a>(&self, folder: &'a Folder, as_of: Option<Year>) -> Result<Assessment<'a>> {
        self.assess_with(folder, &Options { as_of, ..self.options(None)? })
    }

    fn assess_in<'a>(&self, folder: &'a Folder, region: Option<&Region>) -> Result<Assessment<'a>> {
        self.assess_with(folder, &self.options(region)?)
    }

    /// How to judge by the command line, with the one method that it names.
    fn options<'r>(&self, region: Option<&'r Region>) -> Result<Options<'r>> {
        if self.wants_all_methods() {
            bail!(self.texts.get("all-methods-for-status"));
        }
        self.options_by(self.global.method.as_deref().and_then(Method::from_name), region)
    }

    fn options_by<'r>(&self, method: Option<Method>, region: Option<&'r Region>) -> Result<Options<'r>> {
        Ok(Options { as_of: self.as_of(), view: self.view()?, method, region })
    }

    fn assess_with<'a>(&self, folder: &'a Folder, options: &Options<'_>) -> Result<Assessment<'a>> {
        Ok(evaluate::assess(&folder.plan, &folder.observations, &folder.progress, options))
    }

    /// Writes a report in the chosen format to the chosen place.
    fn show(&mut self, report: &dyn Report) -> Result<()> {
        let format = self.format_or(report.default_format())?;
        let surface = match self.output() {
            Some(_) => Surface { is_file: true, ..Surface::default() },
            None => self.surface,
        };
        let Rendered { bytes, guarded, is_styled } = (format.render)(report, &self.texts, &surface)?;
        if is_styled && self.output().is_none() {
            print(&mut self.styled_stdout, &bytes)?;
        } else {
            self.write(&bytes)?;
        }
        self.say_guarded(guarded);
        Ok(())
    }

    /// Writes to the chosen place.
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match self.output() {
            Some(path) => {
                self.keep_plan_files(path)?;
                write_whole(path, bytes)
            }
            None => self.print(bytes),
        }
    }

    /// Where to write; nothing for stdout, which `-` names too.
    fn output(&self) -> Option<&Path> {
        self.global.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Refuses to write a report over a file of the plan.
    fn keep_plan_files(&self, path: &Path) -> Result<()> {
        let Some(folder) = self.folder() else { return Ok(()) };
        if source::is_plan_file(&folder, path) {
            bail!(self.texts.format("output-is-read", &[("file", &path.display().to_string())]));
        }
        Ok(())
    }

    fn say_guarded(&mut self, cells: usize) {
        if cells > 0 {
            self.talk(&self.texts.format("cells-guarded", &[("count", &cells.to_string())]));
        }
    }

    fn format(&self) -> Result<&'static Format> {
        self.format_or("table")
    }

    fn format_or(&self, usual: &'static str) -> Result<&'static Format> {
        let extension = self.output().and_then(|path| path.extension()).and_then(|text| text.to_str());
        let (name, found) = match (&self.global.format, extension) {
            (Some(name), _) => (name.as_str(), Format::named(name)),
            (None, Some(extension)) => (extension, Format::of_extension(extension)),
            (None, None) => (usual, Format::named(usual)),
        };
        found.with_context(|| {
            let known = render::FORMATS.map(|format| format.name).join(", ");
            self.texts.format("unknown-format", &[("format", name), ("known", &known)])
        })
    }

    /// Whether the output is read by a program, which finds in it all that would be said beside it.
    fn is_for_programs(&self) -> Result<bool> {
        Ok(matches!(self.format()?.name, "json" | "junit" | "github"))
    }

    /// Data as they are; in a terminal with what would steer it made visible.
    fn print(&mut self, bytes: &[u8]) -> Result<()> {
        match std::str::from_utf8(bytes) {
            Ok(text) if self.is_terminal => print(&mut self.stdout, render::safe(text).as_bytes()),
            _ => print(&mut self.stdout, bytes),
        }
    }

    /// Says something that the user need not hear.
    fn talk(&mut self, line: &str) {
        if !self.global.quiet {
            self.say(line);
        }
    }

    /// Says something beside the data.
    fn say(&mut self, line: &str) {
        // Without anybody to talk to, the data still count.
        let _closed = writeln!(self.stderr, "{line}");
    }

    /// The id given by the user, checked against the known ones.
    fn known_id<'i>(
        &self,
        given: Option<&str>,
        message: &str,
        mut known: impl Iterator<Item = (&'i str, &'i str)>,
    ) -> Result<Option<String>> {
        let Some(given) = given else { return Ok(None) };
        match known.find(|(id, name)| *id == given || *name == given) {
            Some((id, _)) => Ok(Some(id.to_owned())),
            None => bail!(self.texts.format(message, &[("name", given)])),
        }
    }

    fn known_unit(&self, given: Option<&str>, plan: &Plan) -> Result<Option<String>> {
        let known = plan.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
        self.known_id(given, "no-such-unit", known)
    }

    /// Refuses to list the parts of a region that has none.
    fn require_parts(&self, data: &Data<'_>) -> Result<()> {
        if data.parts().is_empty() {
            bail!(self.texts.get("no-parts"));
        }
        Ok(())
    }

    /// The part of the area that the user names; nothing for the whole.
    fn known_region(&self, given: Option<&str>, folder: &Folder) -> Result<Option<Region>> {
        let Some(word) = given else { return Ok(None) };
        let plan = &folder.plan;
        let is_known = |region: &Region| {
            *region == Region::Whole
                || !plan.regions.is_empty()
                || folder.observations.parts().any(|part| part == region)
        };
        if let Some(region) = plan.find_region(word).filter(is_known) {
            return Ok((region != Region::Whole).then_some(region));
        }
        let declared = plan.regions.iter().flat_map(|region| [region.id.as_str(), region.name.as_str()]);
        let found = folder.observations.parts().filter_map(Region::part);
        let mut message = self.texts.format("unknown-region", &[("name", word)]);
        if let Some(suggestion) = nearest(word, declared.chain(found)) {
            message += &self.texts.get("semicolon");
            message += &self.texts.format("did-you-mean", &[("suggestion", suggestion)]);
        }
        bail!(message)
    }
}

/// The plan's folder: the one that is named, else the nearest; nothing for the built-in plan.
fn named_or_nearest(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| std::env::current_dir().ok().and_then(|here| source::find_plan_folder(&here)))
}

/// A reader that closed the pipe has seen enough.
fn print(stream: &mut dyn Write, bytes: &[u8]) -> Result<()> {
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("stdout"),
    }
}

/// The statuses of these names.
fn statuses(names: &[String], texts: &Texts) -> Result<Vec<Status>> {
    let in_words = |word: &str| Status::ALL.into_iter().find(|status| status_words(texts, *status) == word);
    let status = |name: &String| {
        let name = name.trim();
        Status::from_name(&name.replace('-', "_")).or_else(|| in_words(name)).with_context(|| {
            let known = Status::ALL.map(Status::name).join(", ");
            texts.format("unknown-state", &[("name", name), ("known", &known)])
        })
    };
    names.iter().map(status).collect()
}

fn header(folder: &Folder) -> PlanHeader {
    PlanHeader::new(&folder.plan, folder.path.as_ref().map(|path| path.display().to_string()))
}
