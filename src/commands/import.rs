//! `fsip import`: from an official document to a plan folder.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use unicode_width::UnicodeWidthStr;

use super::Context;
use super::init::{fill, next_commands, require_free};
use crate::cli::arguments;
use crate::import::{Import, Imported, Outcome, PlanYears, other_years};
use crate::model::Year;
use crate::source::{DocumentFault, PackageFault, read_document};

impl arguments::Import {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let Some(folder) = context.output().map(Path::to_owned) else {
            bail!(context.texts.get("import-needs-output"))
        };
        require_free(&folder, context)?;
        let part = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
        let extension = part(self.document.extension());
        let import = match read_document(&self.document)? {
            Ok(bytes) => Import::new(&bytes, &extension, context.encoding()),
            Err(fault) => Err(fault),
        };
        let import = import.map_err(|fault| self.refused(&fault, context))?;
        if import.is_empty() {
            bail!(context.error_at("import-nothing", "file", &self.document));
        }
        let of_title = import.years_of_title();
        let years = self.years(of_title, context)?;
        let imported = import.plan(years, &part(self.document.file_name()), &context.texts);
        let bytes = imported.files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes()));
        let mut files: Vec<(String, Vec<u8>)> = bytes.collect();
        fill(&folder, &mut files, |folder, _, context| require_free(folder, context), context)?;
        let other_years =
            of_title.filter(|_| years.differ_from(of_title)).map(|title| other_years(title, &context.texts));
        let said = other_years.into_iter().chain(summary(&folder, &imported, context));
        context.talk(&said.collect::<Vec<String>>().join("\n"));
        Ok(())
    }

    /// The years that are chosen, else those of the title; the base year is the one before the first.
    fn years(&self, of_title: Option<(i32, i32)>, context: &Context) -> Result<PlanYears> {
        let number = |year: Option<Year>| year.map(Year::number);
        let base = number(self.base_year);
        let first = number(self.first_year).or(of_title.map(|(first, _)| first)).or(base.map(|base| base + 1));
        let last = number(self.last_year).or(of_title.map(|(_, last)| last));
        let (Some(first), Some(last)) = (first, last) else {
            let missing = [(first, "--first-year YEAR"), (last, "--last-year YEAR")].into_iter();
            let missing: Vec<&str> = missing.filter_map(|(year, option)| year.is_none().then_some(option)).collect();
            let file = self.document.display().to_string();
            bail!(context.texts.format("import-no-years", &[("file", &file), ("options", &missing.join(" "))]));
        };
        let years = PlanYears { base: base.unwrap_or(first - 1), first, last, is_base_guessed: base.is_none() };
        if years.base >= first || first > last {
            let years = [("base", years.base), ("first", first), ("last", last)];
            bail!(context.texts.format_owned("import-year-order", &years.map(|(name, year)| (name, year.to_string()))));
        }
        Ok(years)
    }

    fn refused(&self, fault: &DocumentFault, context: &Context) -> anyhow::Error {
        let kind = match fault {
            DocumentFault::Pdf => "pdf",
            DocumentFault::RichText => "rich-text",
            DocumentFault::Package(PackageFault::Old) => "old",
            DocumentFault::Package(PackageFault::Encrypted) => "encrypted",
            DocumentFault::Package(PackageFault::EncryptedOrOld) => "encrypted-or-old",
            DocumentFault::Package(PackageFault::Page | PackageFault::NotPacked) => "not-packed",
            DocumentFault::Package(PackageFault::OtherContent) => "other",
            DocumentFault::Package(PackageFault::Damaged) => "damaged",
            DocumentFault::Package(PackageFault::TooLarge) => "large",
            DocumentFault::Encoding(..) => "encoding",
        };
        let (encoding, byte) = match fault {
            DocumentFault::Encoding(encoding, invalid) => (encoding.name(), invalid.byte.to_string()),
            DocumentFault::Package(_) | DocumentFault::Pdf | DocumentFault::RichText => ("", String::new()),
        };
        let file = self.document.display().to_string();
        let arguments = [("file", file.as_str()), ("encoding", encoding), ("byte", &byte)];
        anyhow!(context.texts.format(&format!("import-refused-{kind}"), &arguments))
    }
}

/// What was taken over, what is proposed, and what was not understood, above what to do next.
fn summary(folder: &Path, imported: &Imported, context: &Context) -> Vec<String> {
    let texts = &context.texts;
    let name = folder.display().to_string();
    let mut said = None;
    let counts = imported.counts.iter().filter(|(_, _, count)| *count > 0);
    let rows: Vec<(String, String, usize)> = counts
        .map(|(outcome, kind, count)| {
            let key = match outcome {
                Outcome::Taken => "import-table-taken",
                Outcome::Proposed => "import-table-proposed",
                Outcome::Left => "import-table-left",
            };
            let heading = if said.replace(key) == Some(key) { String::new() } else { texts.get(key) };
            (heading, texts.get(&format!("import-count-{kind}")), *count)
        })
        .collect();
    let widest = |width: &dyn Fn(&(String, String, usize)) -> usize| rows.iter().map(width).max().unwrap_or(0);
    let (first, second) = (widest(&|row| row.0.width()), widest(&|row| row.1.width()));
    let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width - text.width()));
    let rows = rows
        .iter()
        .map(|(heading, kind, count)| format!("  {}  {}  {count:>5}", pad(heading, first), pad(kind, second)));
    let next: [(&[&str], &str); 3] =
        [(&["record"], "init-record"), (&["status"], "init-status"), (&["check", "-v"], "import-next-check")];
    let created = texts.format("init-created", &[("folder", &name)]);
    let next = next_commands(&next, &name, texts);
    std::iter::once(created).chain(rows).chain([String::new(), texts.get("init-next")]).chain(next).collect()
}
