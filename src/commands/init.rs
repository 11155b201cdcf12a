//! `fsip init`: a new plan folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use unicode_width::UnicodeWidthStr;

use super::Context;
use crate::cli::arguments;
use crate::edit::{LOCK, Template, create_folder, template, write_whole};
use crate::locale::Texts;
use crate::report::command_line;
use crate::source;

impl arguments::Init {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let chosen = match self.template.as_deref() {
            None => Template::First,
            Some("school") => Template::School,
            Some(_) => Template::Fushun,
        };
        let folder = &self.directory;
        let mut files = template(chosen, context.texts.language())?;
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        fill(folder, &mut files, refuse_taken, context)?;
        let (folder, texts) = (folder.display().to_string(), &context.texts);
        let created =
            std::iter::once(texts.format("init-created", &[("folder", &folder)])).chain(files_said(&names, texts));
        let lines: Vec<String> = created.chain([String::new()]).chain(next_steps(chosen, &folder, texts)).collect();
        context.talk(&lines.join("\n"));
        Ok(())
    }
}

/// Makes a folder with these files, unless it is refused.
pub(super) fn fill(
    folder: &Path,
    files: &mut [(String, Vec<u8>)],
    refuse: impl Fn(&Path, &[(String, Vec<u8>)], &Context) -> Result<()>,
    context: &mut Context,
) -> Result<()> {
    // Without a plan.toml it is no plan yet: what a killed run leaves is not taken for one.
    files.sort_by_key(|(name, _)| name == "plan.toml");
    let _made = create_folder(folder)?;
    refuse(folder, files, context)?;
    // Two at once fill one folder one after the other, and the second finds it taken.
    let _lock = context.lock(folder)?;
    refuse(folder, files, context)?;
    write_all(folder, files)
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

/// Refuses a folder that holds anything, but what waiting for it leaves.
pub(super) fn require_free(folder: &Path, context: &Context) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return match fs::symlink_metadata(folder) {
            Ok(_) => bail!(context.error_at("import-taken", "folder", folder)),
            Err(_) => Ok(()),
        };
    };
    let is_taken = |entry: std::io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() != LOCK);
    if entries.into_iter().any(is_taken) {
        bail!(context.error_at("import-taken", "folder", folder));
    }
    Ok(())
}

/// Each file with what it is for.
fn files_said(names: &[String], texts: &Texts) -> Vec<String> {
    let rows = names.iter().map(|name| {
        let kind = if name.ends_with(".json") { "schema" } else { name.split(['.', '-']).next().unwrap_or_default() };
        (name.clone(), texts.get(&format!("init-file-{kind}")))
    });
    in_columns("  ", &rows.collect::<Vec<_>>())
}

/// What to do next, above all three commands.
fn next_steps(template: Template, folder: &str, texts: &Texts) -> Vec<String> {
    let commands: [(&[&str], &str); 3] =
        [(&["status"], "init-status"), (&["record"], "init-record"), (&["check"], "init-check")];
    let fill_in = match template {
        Template::First => Some(format!("  {}", texts.get("init-fill-in"))),
        Template::Fushun | Template::School => None,
    };
    let heading = texts.get("init-next");
    std::iter::once(heading).chain(fill_in).chain(next_commands(&commands, folder, texts)).collect()
}

/// Commands with what each is for; to record, one needs to know what goes behind it.
pub(super) fn next_commands(commands: &[(&[&str], &str)], folder: &str, texts: &Texts) -> Vec<String> {
    let arguments = texts.get("init-record-arguments");
    let line = |(words, key): &(&[&str], &str)| {
        let more = arguments.split_whitespace().filter(|_| **words == ["record"]);
        let words: Vec<&str> = words.iter().copied().chain(more).collect();
        (command_line(&words, &[], Some(folder)), texts.get(key))
    };
    in_columns("  ", &commands.iter().map(line).collect::<Vec<_>>())
}

/// Pairs with the second ones below each other; the first ones are narrow.
pub(super) fn in_columns(indent: &str, rows: &[(String, String)]) -> Vec<String> {
    let widest = rows.iter().map(|(first, _)| first.width()).max().unwrap_or(0);
    let line = |(first, second): &(String, String)| {
        format!("{indent}{first}{}{second}", " ".repeat(widest - first.width() + 2))
    };
    rows.iter().map(line).collect()
}

/// Writes all files, or none.
fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
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
    Ok(())
}
