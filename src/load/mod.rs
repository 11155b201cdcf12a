//! Texts of a plan's files → plan, observations and progress, with everything that is wrong in them.

mod cell_value;
mod csv_table;
mod fractions;
mod from_zero;
mod names;
mod places;
mod plan;
mod progress;
mod quotes;
mod readable;
mod region_tree;
mod registry;
mod requirement;
mod statistics;
mod thousands;
mod toml_table;
mod total_among_parts;
mod unit_line;
mod unit_vocabulary;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub use places::{ItemPlace, Places, TableLayout};
use plan::PlanFiles;
pub use progress::words_of_state;
use readable::{readable, report_undecodable};
use statistics::Statistics;
pub use statistics::{typed_value, words_of_quality};

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Observations, Plan, Progress};
use crate::source::{Role, Sources};

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
    report_unread(sources, &mut diagnostics);
    report_undecodable(sources, &mut diagnostics);
    let Some(PlanFiles { plan, indicators, regions, matters, allowed, bare_steps, from_zero, mut places }) =
        plan::read(sources, &mut diagnostics)
    else {
        return (None, diagnostics);
    };
    let Statistics { observations, bare } =
        statistics::read(sources, &plan, (&indicators, &regions), &mut places, &mut diagnostics);
    fractions::report(bare, &bare_steps, &observations, &mut diagnostics);
    from_zero::report(from_zero, &observations, &mut diagnostics);
    total_among_parts::report(&plan, &observations, &places, &mut diagnostics);
    let progress = progress::read(sources, &matters, &mut places, &mut diagnostics);
    diagnostics.leave_out(&allowed);
    let path = sources.folder.clone();
    let folder = (!diagnostics.has_errors()).then_some(Folder { plan, observations, progress, places, allowed, path });
    (folder, diagnostics)
}

fn report_unread(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, _) in sources.with_role(Role::Unread) {
        diagnostics.report(Code::FileNotRead, id, 0..0);
    }
}
