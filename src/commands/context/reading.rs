//! The plan's folder and what is read from it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::{Context, Stop};
use crate::diagnostic::Diagnostics;
use crate::lint::{Edit, lint, lint_edited};
use crate::load::{self, Folder, Loaded};
use crate::model::{Plan, Year};
use crate::render;
use crate::report::{FolderName, PlanHeader, Selection, command_line, counted};
use crate::source::{self, DecimalMark, Encoding, Role, Sources};

/// A plan that was read, and what is suspicious in it.
pub(in crate::commands) struct Examined {
    pub(in crate::commands) sources: Sources,
    pub(in crate::commands) folder: Folder,
    pub(in crate::commands) warnings: Diagnostics,
}

impl Context {
    /// Reads the plan; its errors are said and end the run.
    pub(in crate::commands) fn load(&mut self) -> Result<Folder> {
        self.load_with_sources().map(|(_, folder)| folder)
    }

    /// The same with the texts of the files, for places in them.
    pub(in crate::commands) fn load_with_sources(&mut self) -> Result<(Sources, Folder)> {
        let Examined { sources, folder, warnings } = self.examine()?;
        if self.global.verbose {
            self.say_passed_over(&folder, &sources);
            self.say_diagnostics(&warnings, &sources);
        } else if self.shows_screen()? {
            self.uncounted_warnings = warnings.total();
        } else {
            self.count_warnings(warnings.total());
        }
        Ok((sources, folder))
    }

    /// Reads the plan alone, without statistics and ledger; its errors are said and end the run. Nothing is said of
    /// warnings: most are about the statistics.
    pub(in crate::commands) fn load_plan(&mut self) -> Result<(Plan, PlanHeader)> {
        let sources = match self.folder() {
            Some(folder) => {
                self.require_folder(&folder)?;
                self.with_files(Sources::of_plan_alone(&folder, self.encoding())?, &folder)?
            }
            None => Sources::built_in(),
        };
        self.say_read(&sources);
        let (plan, diagnostics) = load::load_plan(&sources);
        let plan = self.require_read(plan, &diagnostics, &sources)?;
        let header = PlanHeader::new(&plan, self.plan_folder(sources.folder.as_deref()));
        let header = header.with(self.global.selections().collect());
        Ok((plan, header))
    }

    /// Reads the plan and looks for everything suspicious, of which nothing is said yet; errors are said and end the run.
    pub(in crate::commands) fn examine(&mut self) -> Result<Examined> {
        let sources = self.sources()?;
        let (folder, diagnostics) = read(&sources, None);
        self.require_unchanged()?;
        let folder = self.require_read(folder, &diagnostics, &sources)?;
        Ok(Examined { sources, folder, warnings: diagnostics })
    }

    /// What was read; where files are broken, their errors are said and end the run.
    pub(in crate::commands) fn require_read<T>(
        &mut self,
        read: Option<T>,
        diagnostics: &Diagnostics,
        sources: &Sources,
    ) -> Result<T> {
        if read.is_none() {
            self.say_diagnostics(diagnostics, sources);
        }
        read.ok_or_else(|| Stop::BrokenFiles.into())
    }

    /// The same for a change of one of the files, without what is only suspicious.
    pub(in crate::commands) fn examine_for_change(&mut self) -> Result<(Sources, Loaded, Diagnostics)> {
        let sources = self.sources()?;
        let (loaded, diagnostics) = load::load_for_change(&sources);
        self.require_unchanged()?;
        let loaded = self.require_read(loaded, &diagnostics, &sources)?;
        Ok((sources, loaded, diagnostics))
    }

    /// That there are warnings, for commands that do not show them.
    pub(in crate::commands) fn count_warnings(&mut self, count: usize) {
        if count > 0 {
            let read_alike: Vec<Selection> = self.global.selections().filter(Selection::is_of_reading).collect();
            let command = command_line(&["check", "-v"], &read_alike, self.named_folder().as_deref());
            let warnings = counted("counted-warnings", count, &self.texts);
            self.talk(&self.texts.format("warnings-found", &[("warnings", &warnings), ("command", &command)]));
        }
    }

    pub(in crate::commands) fn say_diagnostics(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let text = render::diagnostics::render(diagnostics, sources, &self.texts, &self.talk_surface);
        if !text.is_empty() {
            self.say_styled(text.trim_end());
        }
    }

    /// The same of warnings, alike ones together and each in a line.
    pub(in crate::commands) fn say_warnings_in_brief(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let text = render::diagnostics::in_brief(diagnostics, sources, &self.texts, &self.talk_surface);
        if !text.is_empty() {
            self.say_styled(&text);
        }
    }

    pub(in crate::commands) fn sources(&mut self) -> Result<Sources> {
        let sources = self.read_sources()?;
        let is_without_statistics = sources.with_role(Role::Statistics).next().is_none();
        if !sources.spreadsheets.is_empty() && (self.global.verbose || is_without_statistics) {
            let files = sources.spreadsheets.join(&self.texts.get("list-separator"));
            self.talk(&self.texts.format("files-not-read", &[("files", &files)]));
        }
        self.say_read(&sources);
        Ok(sources)
    }

    /// How many rows were passed over as the plan wants it, to who wants to know.
    fn say_passed_over(&mut self, folder: &Folder, sources: &Sources) {
        for (id, count) in &folder.passed_over {
            let Some(source) = sources.get(*id) else { continue };
            let arguments = [("file", source.path.as_str()), ("count", &count.to_string())];
            self.say(&self.texts.format("rows-passed-over", &arguments));
        }
    }

    /// Which files were read, to who wants to know.
    fn say_read(&mut self, sources: &Sources) {
        if !self.global.verbose {
            return;
        }
        for (_, source) in sources.read_files() {
            let (key, how) = match source.worksheet() {
                Some(sheet) => ("sheet-read", ("sheet", sheet.name.as_str())),
                None if source.workbook_fault().is_some() => continue,
                None => ("file-read", ("encoding", source.encoding.name())),
            };
            self.say(&self.texts.format(key, &[("file", &source.path), how]));
        }
    }

    pub(in crate::commands) fn read_sources(&mut self) -> Result<Sources> {
        match self.folder() {
            Some(folder) => self.read_folder(&folder),
            None => {
                let mut sources = Sources::built_in();
                sources.known_on = self.known_on()?;
                Ok(sources)
            }
        }
    }

    /// The plan's folder as it was known on a day.
    pub(in crate::commands) fn read_sources_known_on(&mut self, day: NaiveDate) -> Result<Sources> {
        let mut sources = self.read_sources()?;
        sources.known_on = sources.known_on.map_or(Some(day), |known_on| Some(known_on.min(day)));
        Ok(sources)
    }

    pub(in crate::commands) fn read_folder(&mut self, folder: &Path) -> Result<Sources> {
        self.require_folder(folder)?;
        let mut sources = load::sources_of_folder(folder, self.encoding())?;
        sources.decimal = self.global.decimal.as_deref().and_then(DecimalMark::from_name);
        sources.known_on = self.known_on()?;
        self.with_files(sources, folder)
    }

    pub(in crate::commands) fn require_folder(&self, folder: &Path) -> Result<()> {
        if !source::or_here(folder).exists() {
            bail!(self.error_at("folder-missing", "folder", folder));
        }
        Ok(())
    }

    /// Notes what was read; a folder without any file of a plan is refused.
    fn with_files(&mut self, sources: Sources, folder: &Path) -> Result<Sources> {
        self.files_read.extend(sources.iter().filter_map(|(_, source)| source.file.clone()));
        self.stored.extend(sources.iter().filter_map(|(_, source)| source.stored().cloned()));
        if sources.read_files().next().is_none() {
            bail!(self.error_at("folder-without-plan", "folder", folder));
        }
        Ok(sources)
    }

    pub(in crate::commands) fn encoding(&self) -> Option<Encoding> {
        self.global.encoding.as_deref().and_then(Encoding::from_name)
    }

    pub(in crate::commands) fn folder(&self) -> Option<PathBuf> {
        named_or_nearest(self.global.plan())
    }

    /// What a command line must name to find the plan again.
    fn named_folder(&self) -> Option<String> {
        self.global.plan().map(|folder| folder.display().to_string())
    }

    /// How a plan's folder is called.
    pub(in crate::commands) fn plan_folder(&self, folder: Option<&Path>) -> Option<FolderName> {
        let argument = self.named_folder();
        // One that was found has a name only without the links and dots that lead to it.
        let real = || std::fs::canonicalize(source::or_here(folder?)).ok();
        let path = if argument.is_some() { folder.map(Path::to_owned) } else { real() }?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Some(FolderName { name, argument })
    }
}

/// The plan with everything that is wrong or suspicious in its files. A value is suspicious beside a year that is judged only
/// to who checks that year; who looks back knows that there are later ones.
pub(in crate::commands) fn read(sources: &Sources, as_of: Option<Year>) -> (Option<Folder>, Diagnostics) {
    let (folder, mut diagnostics) = load::load(sources);
    if let Some(folder) = &folder {
        diagnostics.absorb(lint(folder, as_of));
    }
    (folder, diagnostics)
}

/// The same after a change of one row; the file in which it stands is read again, the others are not.
pub(in crate::commands) fn read_edited(
    loaded: &Loaded,
    sources: &Sources,
    edit: &Edit,
) -> (Option<Folder>, Diagnostics) {
    let (folder, mut diagnostics) = loaded.with_changed(sources, edit.source);
    if let Some(folder) = &folder {
        diagnostics.absorb(lint_edited(folder, edit));
    }
    (folder, diagnostics)
}

/// The plan's folder: the one that is named, else the nearest; nothing for the built-in plan.
pub(in crate::commands) fn named_or_nearest(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| std::env::current_dir().ok().and_then(|here| source::find_plan_folder(&here)))
}
