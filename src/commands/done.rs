//! `fsip done`: writes a row into the evidence ledger.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::edit::{self, LedgerRow};
use crate::locale::Language;
use crate::model::ProgressEntry;

impl arguments::Done {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let entry = ProgressEntry {
            date: context.day(&self.on)?,
            state: self.progress_state,
            evidence: self.evidence.clone(),
            note: self.note.clone(),
        };
        let is_chinese = context.texts.language() == Language::Chinese;
        let row = LedgerRow { id: self.matter.clone(), entry, is_chinese };
        context.change(self.dry_run, |folder, sources| edit::done(folder, sources, &row), |_| Ok(())).map(|_| ())
    }
}
