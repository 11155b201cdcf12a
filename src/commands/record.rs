//! `fsip record`: writes an observation into the statistics.

use anyhow::{Result, anyhow};
use clap::Args;

use super::Context;
use crate::cli::year;
use crate::edit::{self, Entry};
use crate::locale::Language;
use crate::model::{PartialDate, Quality, Year};

/// The observation.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "INDICATOR")]
    indicator: String,
    #[arg(value_name = "YEAR", value_parser = year)]
    of_year: Year,
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    value: String,
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    #[arg(long, value_name = "QUALITY", hide_possible_values = true)]
    #[arg(value_parser = ["final", "provisional", "revised", "break"])]
    quality: Option<String>,
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long)]
    replace: bool,
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
    #[arg(long)]
    dry_run: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let published = self.published.as_ref().map(|text| {
            let date: Result<PartialDate, ()> = text.parse();
            date.map_err(|()| anyhow!(context.texts.format("usage-invalid-date", &[("value", text)])))
        });
        let entry = Entry {
            indicator: self.indicator.clone(),
            value: self.value.trim().to_owned(),
            region: self.region.clone(),
            quality: self.quality.as_deref().and_then(quality),
            published: published.transpose()?,
            source: self.source.clone(),
            note: self.note.clone(),
            replaces: self.replace,
            file: self.file.clone(),
            is_chinese: context.texts.language() == Language::Chinese,
        };
        let is_written = context.change(
            self.dry_run,
            |folder, sources| edit::record(folder, sources, &entry, self.of_year),
            |folder| edit::require_recorded(folder, &entry, self.of_year),
        )?;
        if is_written && self.replace && (self.source.is_none() || self.quality.is_none()) {
            context.talk(&context.texts.get("replace-keeps"));
        }
        Ok(())
    }
}

fn quality(name: &str) -> Option<Quality> {
    let all = [Quality::Final, Quality::Provisional, Quality::Revised, Quality::Break];
    all.into_iter().find(|quality| crate::load::words_of_quality(*quality).contains(&name))
}
