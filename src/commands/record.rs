//! `fsip record`: writes an observation into the statistics.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::edit::{self, NewValue};
use crate::locale::Language;
use crate::model::View;
use crate::report::Recorded;

impl arguments::Record {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let entry = NewValue {
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
        let written = context.change(
            self.dry_run,
            |folder, sources| {
                meant = edit::similar_region(folder, &entry).map(str::to_owned);
                edit::record(folder, sources, &entry, self.of_year)
            },
            |folder| edit::require_recorded(folder, &entry, self.of_year),
        )?;
        let Some(written) = written else { return Ok(()) };
        if let (Some(meant), Some(region)) = (&meant, &self.region) {
            context.talk(&context.texts.format("region-is-new", &[("name", region), ("suggestion", meant)]));
        }
        if self.replace && self.source.is_none() && self.quality.is_none() && self.note.is_none() {
            context.talk(&context.texts.get("replace-keeps"));
        }
        let mut indicators = written.after.plan.indexed_indicators();
        let indicator = indicators.find(|(_, indicator)| indicator.is_called(&self.indicator)).map(|(index, _)| index);
        let region = written.after.plan.find_region(self.region.as_deref().unwrap_or_default()).unwrap_or_default();
        let vintages = indicator.map(|index| written.after.observations.vintages(index, &region, self.of_year));
        let known = vintages.and_then(|vintages| vintages.known(View::default())).and_then(|known| known.published);
        if let (Some(given), Some(known)) = (entry.published, known.filter(|known| entry.published != Some(*known))) {
            let arguments = [("date", given.to_string()), ("later", known.to_string())];
            context.talk(&context.texts.format_owned("recorded-older", &arguments));
        }
        let recorded = indicator.map(|indicator| Recorded::Value { indicator, year: self.of_year });
        recorded.map_or(Ok(()), |recorded| context.say_consequences(&written, &recorded, &region))
    }
}
