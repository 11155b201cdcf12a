//! `fsip done`: writes a row into the evidence ledger.

use anyhow::{Result, anyhow};
use clap::Args;

use super::Context;
use crate::edit::{self, LedgerRow};
use crate::load::words_of_state;
use crate::locale::Language;
use crate::model::{PartialDate, ProgressEntry, ProgressState};

/// The row.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID")]
    matter: String,
    #[arg(long, value_name = "DATE")]
    on: String,
    #[arg(long = "state", value_name = "STATE", default_value = "done", hide_default_value = true)]
    #[arg(value_parser = ["done", "started", "not-met"], hide_possible_values = true)]
    progress_state: String,
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long)]
    dry_run: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let date = self.on.parse().ok().and_then(PartialDate::day);
        let date = date.ok_or_else(|| anyhow!(context.texts.format("usage-invalid-date", &[("value", &self.on)])))?;
        let states = [ProgressState::Done, ProgressState::Started, ProgressState::NotMet];
        let state = states.into_iter().find(|state| words_of_state(*state).contains(&self.progress_state.as_str()));
        let state = state.unwrap_or(ProgressState::Done);
        let entry = ProgressEntry { date, state, evidence: self.evidence.clone(), note: self.note.clone() };
        let is_chinese = context.texts.language() == Language::Chinese;
        let row = LedgerRow { id: self.matter.clone(), entry, is_chinese };
        context.change(self.dry_run, |folder, sources| edit::done(folder, sources, &row), |_| Ok(())).map(|_| ())
    }
}
