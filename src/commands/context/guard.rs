//! What `-o` may create or replace.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::Context;
use crate::edit;
use crate::locale::Texts;
use crate::source::{self, StoredText};

impl Context {
    /// The same as [`require_unchanged`] for all files that were read.
    pub(in crate::commands) fn require_unchanged(&self) -> Result<()> {
        require_unchanged(&self.stored, &self.texts)
    }

    /// Refuses to write over what was read, by whatever name, and over a file of any plan.
    pub(in crate::commands) fn require_replaceable(&self, paths: &[PathBuf]) -> Result<()> {
        let is_read = |path: &&PathBuf| {
            let is_lock = path.file_name().is_some_and(|name| name == edit::LOCK);
            is_lock || self.files_read.iter().any(|read| is_same_file(read, path))
        };
        let read = paths.iter().find(is_read).map(PathBuf::as_path);
        if let Some(path) = read.or_else(|| source::file_of_plan(paths, self.folder().as_deref())) {
            bail!(self.error_at("output-is-read", "file", path));
        }
        Ok(())
    }

    /// Refuses to write many files into a folder that holds a plan or its statistics.
    pub(in crate::commands) fn require_no_plan(&self, folder: &Path) -> Result<()> {
        if source::belongs_to_plan(folder, self.folder().as_deref()) {
            bail!(self.error_at("output-holds-plan", "folder", folder));
        }
        Ok(())
    }
}

/// Refuses to go on when a file is not the one that was read first.
pub(super) fn require_unchanged(stored: &[Arc<StoredText>], texts: &Texts) -> Result<()> {
    match stored.iter().find(|stored| stored.has_changed()) {
        Some(stored) => bail!(texts.format("refused-changed", &[("file", &stored.path().display().to_string())])),
        None => Ok(()),
    }
}

/// Whether both are one file, through links of either kind.
#[cfg(unix)]
fn is_same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
    identity(one).is_some_and(|identity_of_one| identity(other) == Some(identity_of_one))
}

#[cfg(not(unix))]
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some_and(|real_one| real(other) == Some(real_one))
}
