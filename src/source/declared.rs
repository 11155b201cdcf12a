//! The files that a plan names itself: by a path or pattern within its folder.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use super::nearest::or_here;
use super::text::PIECE;
use super::{Encoding, Role, Source, SourceId, Sources, has_extension, is_foreign, workbook_format};

/// Files that are read in a way that the plan tells.
#[derive(Clone, Debug)]
pub struct DeclaredFiles {
    /// A path below the plan's folder, in which `*`, `?` and `**` stand for any names.
    pub pattern: String,
    /// Of workbooks, the sheet; nothing for the first one.
    pub sheet: Option<String>,
    /// Of texts, how their characters are written; nothing where that is chosen for all files, or found.
    pub encoding: Option<Encoding>,
}

/// What was not read for a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// The place of the declaration among all.
    pub declaration: usize,
    /// Why.
    pub reason: NotReadReason,
    /// The path as the user knows it.
    pub path: String,
}

/// Why a file is not read for a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReadReason {
    /// It lies outside of the plan's folder, perhaps behind a link.
    Outside,
    /// Its name does not end as that of a table.
    Extension,
    /// Another declaration has it.
    Claimed,
}

/// How the names of tables end.
const TABLES: [&str; 4] = ["csv", "tsv", "txt", "xlsx"];

/// Whether the name of a file ends as that of a table.
pub fn is_table(path: &Path) -> bool {
    TABLES.iter().any(|extension| has_extension(path, extension))
}

impl DeclaredFiles {
    /// The pattern that means one file and no other, by its path below the plan's folder.
    pub fn pattern_of(path: &Path) -> String {
        let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        glob::Pattern::escape(&parts.join("/"))
    }

    /// Whether the pattern leads out of the folder whatever it matches.
    fn leaves_folder(&self) -> bool {
        let is_below = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        !Path::new(&self.pattern).components().all(is_below) || self.pattern.contains('\\')
    }

    fn matches(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        let pattern = Path::new(&glob::Pattern::escape(&folder.display().to_string())).join(&self.pattern);
        let Ok(paths) = glob::glob(&pattern.display().to_string()) else { return Ok(Vec::new()) };
        let paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().with_context(|| self.pattern.clone())?;
        Ok(paths.into_iter().filter(|path| !path.file_name().is_some_and(is_foreign) && path.is_file()).collect())
    }

    fn is_single(&self) -> bool {
        !self.pattern.contains(['*', '?', '['])
    }
}

impl Sources {
    /// Reads the files of each declaration, in order; what is not read is remembered in `not_read`.
    ///
    /// # Errors
    /// When the folder or a file cannot be read.
    pub fn read_declared(&mut self, declared: &[DeclaredFiles], chosen: Option<Encoding>) -> Result<()> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let root = or_here(&folder).canonicalize().with_context(|| folder.display().to_string())?;
        for (declaration, files) in declared.iter().enumerate() {
            if files.leaves_folder() {
                self.leave_unread(declaration, NotReadReason::Outside, files.pattern.clone());
                continue;
            }
            for path in files.matches(&folder)? {
                self.declare((declaration, files), &path, &root, chosen)?;
            }
        }
        Ok(())
    }

    fn declare(
        &mut self,
        (declaration, files): (usize, &DeclaredFiles),
        path: &Path,
        root: &Path,
        chosen: Option<Encoding>,
    ) -> Result<()> {
        let shown = || path.display().to_string();
        let is_workbook = workbook_format(path).is_some();
        // Each sheet of a workbook is a table of its own.
        let is_same = |source: &Source| {
            let is_file = source.file.as_deref() == Some(path) || source.path == shown();
            let sheet = source.worksheet().map(|sheet| &sheet.name);
            is_file
                && (source.declaration.is_none()
                    || !is_workbook
                    || files.sheet.is_none()
                    || sheet == files.sheet.as_ref())
        };
        let known = self.sources.iter().position(is_same);
        let is_claimed =
            known.and_then(|place| self.sources.get(place)).is_some_and(|source| source.declaration.is_some());
        let is_table = is_table(path);
        if !path.canonicalize().with_context(shown)?.starts_with(root) {
            self.leave_unread(declaration, NotReadReason::Outside, shown());
        } else if !is_table {
            if files.is_single() {
                self.leave_unread(declaration, NotReadReason::Extension, shown());
            }
        } else if is_claimed {
            self.leave_unread(declaration, NotReadReason::Claimed, shown());
        } else {
            self.spreadsheets.retain(|path| *path != shown());
            let read_before = known.and_then(|place| self.sources.get_mut(place));
            let is_as_declared = |source: &&mut Source| {
                source.role == Role::Statistics && files.sheet.is_none() && files.encoding.is_none()
            };
            if let Some(source) = read_before.filter(is_as_declared) {
                source.declaration = Some(declaration);
                return Ok(());
            }
            let read = if is_workbook {
                Source::from_workbook(path, Role::Statistics, files.sheet.as_deref())?
            } else {
                Source::from_file(path, Role::Statistics, files.encoding.or(chosen), PIECE)?
            };
            let source = Source { declaration: Some(declaration), ..read };
            match known {
                Some(place) => self.replace(SourceId(place), source),
                None => _ = self.add(source),
            }
        }
        Ok(())
    }

    fn leave_unread(&mut self, declaration: usize, reason: NotReadReason, path: String) {
        self.not_read.push(NotRead { declaration, reason, path });
    }
}
