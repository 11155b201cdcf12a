//! The plan's folder and what is read from it.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::{Context, Stop};
use crate::diagnostic::Diagnostics;
use crate::load::{self, Folder};
use crate::render;
use crate::source::{self, Encoding, Role, Sources};

impl Context {
    /// Reads the plan; its errors are said and end the run.
    pub(in crate::commands) fn load(&mut self) -> Result<Folder> {
        self.load_with_sources().map(|(_, folder)| folder)
    }

    /// The same with the texts of the files, for places in them.
    pub(in crate::commands) fn load_with_sources(&mut self) -> Result<(Sources, Folder)> {
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

    pub(in crate::commands) fn say_diagnostics(&mut self, diagnostics: &Diagnostics, sources: &Sources) {
        let text = render::diagnostics::render(&diagnostics.found, sources, &self.texts, &self.talk_surface);
        if !text.is_empty() {
            self.say_styled(text.trim_end());
        }
    }

    pub(in crate::commands) fn sources(&mut self) -> Result<Sources> {
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

    pub(in crate::commands) fn read_sources(&mut self) -> Result<Sources> {
        match self.folder() {
            Some(folder) => self.read_folder(&folder),
            None => Ok(Sources::built_in()),
        }
    }

    pub(in crate::commands) fn read_folder(&mut self, folder: &Path) -> Result<Sources> {
        let sources = Sources::from_folder(folder, self.encoding())?;
        self.files_read.extend(sources.iter().filter_map(|(_, source)| source.file.clone()));
        if sources.iter().next().is_none() {
            bail!(self.texts.format("folder-without-plan", &[("folder", &folder.display().to_string())]));
        }
        Ok(sources)
    }

    pub(in crate::commands) fn encoding(&self) -> Option<Encoding> {
        self.global.encoding.as_deref().and_then(Encoding::from_name)
    }

    pub(in crate::commands) fn folder(&self) -> Option<PathBuf> {
        named_or_nearest(self.global.plan())
    }
}

/// The plan's folder: the one that is named, else the nearest; nothing for the built-in plan.
pub(in crate::commands) fn named_or_nearest(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| std::env::current_dir().ok().and_then(|here| source::find_plan_folder(&here)))
}
