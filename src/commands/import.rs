//! `fsip import`: from an official document to a plan folder.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use unicode_width::UnicodeWidthStr;

use super::Context;
use super::init::{require_free, write_all};
use crate::cli::arguments;
use crate::edit::create_folder;
use crate::import::draft::Draft;
use crate::import::folder::PlanFolder;
use crate::import::proposal::Proposals;
use crate::import::statements::{Years, propose};
use crate::import::structure::{draft, years_of_title};
use crate::model::Year;
use crate::report::command_line;
use crate::source::{Document, DocumentFault, PackageFault};

impl arguments::Import {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let Some(folder) = context.output().map(Path::to_owned) else {
            bail!(context.texts.get("import-needs-output"))
        };
        require_free(&folder, context)?;
        let document = Document::from_file(&self.document, context.encoding())?;
        let document = document.map_err(|fault| self.refused(&fault, context))?;
        let mut draft = draft(&document);
        if draft.is_empty() {
            bail!(context.error_at("import-nothing", "file", &self.document));
        }
        let (years, is_base_guessed) = self.years(&draft, context)?;
        draft.date_lists(years.first);
        let texts = &context.texts;
        let proposals = propose(&draft.statements(), years, texts.language());
        let name =
            |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
        let (file, stem) = (name(self.document.file_name()), name(self.document.file_stem()));
        let plan = PlanFolder {
            draft: &draft,
            proposals: &proposals,
            years,
            is_base_guessed,
            file: &file,
            stem: &stem,
            texts,
        };
        let mut files: Vec<(String, Vec<u8>)> =
            plan.files().into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        files.sort_by_key(|(name, _)| name == "plan.toml");
        let _made = create_folder(&folder)?;
        // Two at once fill one folder one after the other, and the second finds it taken.
        let lock = context.lock(&folder)?;
        require_free(&folder, context)?;
        write_all(&folder, &files)?;
        drop(lock);
        let lines = summary(&folder, &draft, &proposals, context);
        context.talk(&lines.join("\n"));
        Ok(())
    }

    /// The years that are chosen, else those of the title; the base year is the one before the first.
    fn years(&self, draft: &Draft, context: &Context) -> Result<(Years, bool)> {
        let of_title = draft.title.as_ref().and_then(|title| years_of_title(&title.text));
        let number = |year: Option<Year>| year.map(Year::number);
        let base = number(self.base_year);
        let first = number(self.first_year).or(of_title.map(|(first, _)| first)).or(base.map(|base| base + 1));
        let last = number(self.last_year).or(of_title.map(|(_, last)| last));
        let missing: Vec<&str> = [(first, "--first-year"), (last, "--last-year")]
            .into_iter()
            .filter_map(|(year, option)| year.is_none().then_some(option))
            .collect();
        let (Some(first), Some(last)) = (first, last) else {
            let options = missing.iter().map(|option| format!("{option} YEAR")).collect::<Vec<_>>().join(" ");
            let file = self.document.display().to_string();
            bail!(context.texts.format("import-no-years", &[("file", &file), ("options", &options)]));
        };
        let years = Years { base: base.unwrap_or(first - 1), first, last };
        if years.base >= first || first > last {
            let years = [("base", years.base), ("first", first), ("last", last)];
            bail!(context.texts.format_owned("import-year-order", &years.map(|(name, year)| (name, year.to_string()))));
        }
        Ok((years, base.is_none()))
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

/// What was taken over, what is proposed, and what was not understood.
fn summary(folder: &Path, draft: &Draft, proposals: &Proposals, context: &Context) -> Vec<String> {
    let texts = &context.texts;
    let name = folder.display().to_string();
    let requirements = proposals.requirements.values().map(Vec::len).sum();
    let taken = [
        ("areas", draft.areas.len()),
        ("tasks", draft.tasks.len()),
        ("safeguards", draft.safeguards.len()),
        ("units", draft.units.len()),
        ("members", draft.members.len()),
        ("work-items", draft.work_items.len()),
    ];
    let proposed = [
        ("indicators", proposals.indicators.len()),
        ("targets", proposals.targets.len()),
        ("requirements", requirements),
    ];
    let left = [("sentences", proposals.not_understood.len()), ("left-out", draft.left_out.len())];
    let groups: [(&str, &[(&str, usize)]); 3] = [("taken", &taken), ("proposed", &proposed), ("left", &left)];
    let mut rows: Vec<(String, String, usize)> = Vec::new();
    for (group, counts) in groups {
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        for (place, (kind, count)) in counts.enumerate() {
            let heading = if place == 0 { texts.get(&format!("import-table-{group}")) } else { String::new() };
            rows.push((heading, texts.get(&format!("import-count-{kind}")), *count));
        }
    }
    let widest = |width: &dyn Fn(&(String, String, usize)) -> usize| rows.iter().map(width).max().unwrap_or(0);
    let (first, second) = (widest(&|row| row.0.width()), widest(&|row| row.1.width()));
    let line = |(heading, kind, count): &(String, String, usize)| {
        let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width - text.width()));
        format!("  {}  {}  {count:>5}", pad(heading, first), pad(kind, second))
    };
    let next = [("status", "import-next-status"), ("check", "import-next-check")];
    let next = next.map(|(word, key)| format!("  {}  # {}", command_line(&[word], &[], Some(&name)), texts.get(key)));
    let created = texts.format("init-created", &[("folder", &name)]);
    std::iter::once(created)
        .chain(rows.iter().map(line))
        .chain([String::new(), texts.get("init-next")])
        .chain(next)
        .collect()
}
