//! Texts of a plan's files → plan, observations and progress, with everything that is wrong in them.

mod csv_table;
mod names;
mod plan;
mod progress;
mod requirement;
mod statistics;
mod toml_table;

use std::path::PathBuf;

use plan::PlanFiles;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Observations, Plan, Progress};
use crate::source::{Role, Source, SourceId, Sources};

/// A plan with all that is known of it.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The plan.
    pub plan: Plan,
    /// The statistics.
    pub observations: Observations,
    /// The evidence ledger.
    pub progress: Progress,
    /// Where it was read; nothing for the built-in plan.
    pub path: Option<PathBuf>,
}

/// Reads all texts. The folder is there only when no diagnostic is an error: nothing is judged from broken files.
pub fn load(sources: &Sources) -> (Option<Folder>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    report_undecodable(sources, &mut diagnostics);
    let Some(PlanFiles { plan, indicators, matters }) = plan::read(sources, &mut diagnostics) else {
        return (None, diagnostics);
    };
    let observations = statistics::read(sources, &plan, &indicators, &mut diagnostics);
    let progress = progress::read(sources, &matters, &mut diagnostics);
    let folder =
        (!diagnostics.has_errors()).then(|| Folder { plan, observations, progress, path: sources.folder.clone() });
    (folder, diagnostics)
}

fn report_undecodable(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, source) in sources.iter() {
        if let Some(offset) = source.invalid_at {
            diagnostics.report(Code::InvalidEncoding, id, offset..offset + 1).with("byte", (offset + 1).to_string());
        }
    }
}

/// The sources of a role that can be read as text.
fn readable(sources: &Sources, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
    sources.with_role(role).filter(|(_, source)| source.invalid_at.is_none())
}
