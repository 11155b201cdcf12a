//! `fsip init`: a new plan folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::edit::{Template, create_folder, template, write_whole};
use crate::source;

impl arguments::Init {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let chosen = if self.template.is_some() { Template::Fushun } else { Template::Blank };
        let folder = &self.directory;
        let mut files = template(chosen, context.texts.language())?;
        // Without a plan.toml it is no plan yet: what a killed run leaves is not taken for one.
        files.sort_by_key(|(name, _)| name == "plan.toml");
        let _made = create_folder(folder)?;
        refuse_taken(folder, &files, context)?;
        // Two at once fill one folder one after the other, and the second finds it taken.
        let lock = context.lock(folder)?;
        refuse_taken(folder, &files, context)?;
        for path in write_all(folder, &files)? {
            context.say_written(&path);
        }
        drop(lock);
        Ok(())
    }
}

/// Refuses a folder with any file of a plan, but those that a killed run left as they are to be.
fn refuse_taken(folder: &Path, files: &[(String, Vec<u8>)], context: &Context) -> Result<()> {
    let is_left = |path: &PathBuf| {
        let new = files.iter().find(|(name, _)| name != "plan.toml" && folder.join(name) == *path);
        new.is_some_and(|(_, bytes)| fs::read(path).is_ok_and(|found| found == *bytes))
    };
    let taken = source::plan_files(folder)?.into_iter().find(|path| !is_left(path));
    if let Some(taken) = taken {
        bail!(context.error_at("refused-taken", "file", &taken));
    }
    Ok(())
}

/// Writes all files, or none.
fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>> {
    let mut written: Vec<PathBuf> = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Err(error) = write_whole(&path, bytes) {
            for path in &written {
                // The error says what went wrong; a file that cannot be taken away again is the same trouble.
                let _same_trouble = fs::remove_file(path);
            }
            return Err(error);
        }
        written.push(path);
    }
    Ok(written)
}
