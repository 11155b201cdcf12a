//! `fsip record`: writes an observation into the statistics.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::edit::{self, Entry};
use crate::locale::Language;

impl arguments::Record {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let entry = Entry {
            indicator: self.indicator.clone(),
            value: self.value.trim().to_owned(),
            region: self.region.clone(),
            quality: self.quality,
            published: self.published.as_deref().map(|text| context.date(text)).transpose()?,
            source: self.source.clone(),
            note: self.note.clone(),
            replaces: self.replace,
            file: self.file.clone(),
            is_chinese: context.texts.language() == Language::Chinese,
        };
        let mut meant = None;
        let is_written = context.change(
            self.dry_run,
            |folder, sources| {
                meant = edit::similar_region(folder, &entry).map(str::to_owned);
                edit::record(folder, sources, &entry, self.of_year)
            },
            |folder| edit::require_recorded(folder, &entry, self.of_year),
        )?;
        if let (true, Some(meant), Some(region)) = (is_written, &meant, &self.region) {
            context.talk(&context.texts.format("region-is-new", &[("name", region), ("suggestion", meant)]));
        }
        if is_written && self.replace && (self.source.is_none() || self.quality.is_none()) {
            context.talk(&context.texts.get("replace-keeps"));
        }
        Ok(())
    }
}
