//! `fsip done`: writes a row into the evidence ledger.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::edit::{self, LedgerRow};
use crate::load::Folder;
use crate::locale::Language;
use crate::model::{ProgressEntry, Region};
use crate::report::Recorded;
use crate::source::Sources;

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
        let edit = |folder: &Folder, sources: &Sources| edit::done(folder, sources, &row);
        let Some(written) = context.change(self.dry_run, edit, |_| Ok(()))? else { return Ok(()) };
        match edit::matter(&written.after, &row.id) {
            Ok(matter) => context.say_consequences(&written, &Recorded::Matter(&matter), &Region::Whole),
            Err(_) => Ok(()),
        }
    }
}
