//! Texts of a plan's files → plan, observations and progress, with everything that is wrong in them.

mod csv_table;
mod names;
mod panel;
mod places;
mod plan;
mod progress;
mod region_tree;
mod regions;
mod requirement;
mod statistics;
mod toml_table;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub use places::{CellKey, ItemPlace, Places, TableLayout};
use plan::PlanFiles;
pub use progress::words_of_state;
pub use regions::{Regional, RegionalOptions, load_regional};
pub use statistics::words_of_quality;

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
    /// Where in the files everything stands.
    pub places: Places,
    /// The warnings that the plan does without.
    pub allowed: BTreeSet<Code>,
    /// Where it was read; nothing for the built-in plan.
    pub path: Option<PathBuf>,
}

/// Reads all texts. The folder is there only when no diagnostic is an error: nothing is judged from broken files.
pub fn load(sources: &Sources) -> (Option<Folder>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    report_undecodable(sources, &mut diagnostics);
    let Some(PlanFiles { plan, indicators, regions, matters, allowed, mut places }) =
        plan::read(sources, &mut diagnostics)
    else {
        return (None, diagnostics);
    };
    let observations = statistics::read(sources, &plan, (&indicators, &regions), &mut places, &mut diagnostics);
    let progress = progress::read(sources, &matters, &mut places, &mut diagnostics);
    diagnostics.leave_out(&allowed);
    let path = sources.folder.clone();
    let folder = (!diagnostics.has_errors()).then_some(Folder { plan, observations, progress, places, allowed, path });
    (folder, diagnostics)
}

fn report_undecodable(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, source) in sources.iter() {
        if let Some(invalid) = source.invalid {
            diagnostics
                .report(Code::InvalidEncoding, id, invalid.offset..invalid.offset + 1)
                .with("byte", (invalid.byte + 1).to_string())
                .with("encoding", source.encoding.name());
        }
    }
}

/// The sources of a role that can be read as text.
fn readable(sources: &Sources, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
    sources.with_role(role).filter(|(_, source)| source.invalid.is_none())
}
