//! `fsip init`: a new plan folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use super::{Context, write_whole};
use crate::edit::{Template, template};

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
        let files = template(chosen, context.texts.language());
        let folder = &self.directory;
        if let Some(taken) = taken(folder, files.iter().map(|(name, _)| name.as_str()))? {
            bail!(context.texts.format("refused-taken", &[("file", &taken.display().to_string())]));
        }
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (name, bytes) in &files {
            let path = folder.join(name);
            write_whole(&path, bytes)?;
            context.talk(&context.texts.format("file-written", &[("file", &path.display().to_string())]));
        }
        Ok(())
    }
}

/// What in the folder would be overwritten, or would be read as part of the new plan.
fn taken<'n>(folder: &Path, mut names: impl Iterator<Item = &'n str>) -> Result<Option<PathBuf>> {
    if !folder.exists() {
        return Ok(None);
    }
    let named = || folder.display().to_string();
    for entry in fs::read_dir(folder).with_context(named)? {
        let path = entry.with_context(named)?.path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
            return Ok(Some(path));
        }
    }
    Ok(names.find(|name| folder.join(name).exists()).map(|name| folder.join(name)))
}
