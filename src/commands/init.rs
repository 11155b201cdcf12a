//! `fsip init`: a new plan folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use super::Context;
use crate::edit::{FolderLock, Template, template, write_whole};
use crate::source;

/// Where, and from what.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "DIR")]
    directory: PathBuf,
    #[arg(long = "from", value_name = "PLAN", value_parser = ["fushun"], hide_possible_values = true)]
    template: Option<String>,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let chosen = if self.template.is_some() { Template::Fushun } else { Template::Blank };
        let folder = &self.directory;
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        refuse_taken(folder, context)?;
        // Two at once fill one folder one after the other, and the second finds it taken.
        let lock = FolderLock::wait(folder)?;
        refuse_taken(folder, context)?;
        for path in write_all(folder, &template(chosen, context.texts.language())?)? {
            context.talk(&context.texts.format("file-written", &[("file", &path.display().to_string())]));
        }
        drop(lock);
        Ok(())
    }
}

fn refuse_taken(folder: &Path, context: &Context) -> Result<()> {
    if let Some(taken) = source::first_plan_file(folder)? {
        bail!(context.texts.format("refused-taken", &[("file", &taken.display().to_string())]));
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
