//! Texts of a plan's files → plan, observations and progress, with everything that is wrong in them.

mod amendments;
mod by_kind;
mod cell_value;
mod changed;
mod claims;
mod csv_table;
mod declared_files;
mod derived;
mod entries;
mod form;
mod fractions;
mod from_zero;
mod headings;
mod id_table;
mod items;
mod lost_keys;
mod names;
mod odd_cells;
mod outline;
mod per;
mod places;
mod plan;
mod progress;
mod proposals;
mod quotes;
mod readable;
mod region_tree;
mod registry;
mod requirement;
mod statistics;
mod thousands;
mod toml_table;
mod toml_text;
mod total_among_parts;
mod unclear_cell;
mod unit_line;
mod unit_vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub use changed::{Loaded, load_for_change};
pub use claims::{target_key, words_of_claim};
pub use declared_files::sources_of_folder;
pub use form::{KEY_OF_HEADINGS, MEASURE_COLUMN, TITLE_COLUMN, UNASSIGNED, form_mark, value_key};
pub(crate) use fractions::looks_like_fraction;
use fractions::{BareCell, BareStep};
use from_zero::FromZero;
#[cfg(test)]
pub(crate) use lost_keys::HEADINGS as HEADINGS_OF_FORMS;
use names::Names;
pub use outline::{ColumnRole, ColumnThatTells, NoTable, Outline, OutlineColumn, Telling};
pub use places::{DerivedIds, ItemPlace, PlanPlaces, TableLayout};
pub use plan::DeclaredFile;
use plan::PlanFiles;
pub use progress::words_of_state;
pub use proposals::PROPOSED;
use readable::{readable, report_sheets, report_unreadable};
use region_tree::RegionNames;
use registry::Matters;
pub(crate) use requirement::LONGEST_PLAN;
use statistics::{Known, Statistics};
pub use statistics::{UsualColumn, typed_value, words_of_quality};
pub use toml_text::{shown_cell, toml_text};

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Claim, IndicatorIndex, Observations, Plan, Progress, Sums};
use crate::source::{Role, SourceId, Sources, Span};

/// A plan with all that is known of it.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The plan.
    pub plan: Plan,
    /// The statistics.
    pub observations: Observations,
    /// What regions add up to, as far as it was asked for.
    pub sums: Sums,
    /// The evidence ledger.
    pub progress: Progress,
    /// What units and offices say of the plan.
    pub claims: Vec<Claim>,
    /// Where in the files everything stands.
    pub places: PlanPlaces,
    /// The warnings that the plan does without.
    pub allowed: BTreeSet<Code>,
    /// The files of others that it reads.
    pub declared: Vec<DeclaredFile>,
    /// Where it was read; nothing for the built-in plan.
    pub path: Option<PathBuf>,
    /// How many rows were passed over as the plan wants it, by file.
    pub passed_over: BTreeMap<SourceId, usize>,
}

/// Whether a file holds a form.
pub fn is_form(sources: &Sources, file: SourceId) -> bool {
    form::form_files(sources).contains_key(&file)
}

/// Reads all texts. The folder is there only when no diagnostic is an error: nothing is judged from broken files.
pub fn load(sources: &Sources) -> (Option<Folder>, Diagnostics) {
    load_with(sources, Diagnostics::default())
}

/// The same, with what is wrong added to what is there.
pub fn load_with(sources: &Sources, mut diagnostics: Diagnostics) -> (Option<Folder>, Diagnostics) {
    let read = read_files(sources, &mut diagnostics);
    (read.map(|(folder, _)| folder).filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// The words by which the files refer to one another, and what only all values together decide.
struct Words {
    indicators: Names<IndicatorIndex>,
    regions: RegionNames,
    matters: Matters,
    bare: Vec<BareCell>,
    bare_steps: Vec<BareStep>,
    from_zero: Vec<FromZero>,
    without_kind: BTreeMap<IndicatorIndex, Span>,
}

/// Nothing when the plan is unusable.
fn read_files(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<(Folder, Words)> {
    report_unread(sources, diagnostics);
    proposals::report(sources, diagnostics);
    report_unreadable(sources.iter(), diagnostics);
    report_sheets(sources, diagnostics);
    let PlanFiles {
        plan,
        indicators,
        regions,
        matters,
        allowed,
        declared,
        bare_steps,
        from_zero,
        without_kind,
        declarations,
        mut places,
    } = plan::read(sources, diagnostics)?;
    statistics::report_declared_files(&declarations, sources, diagnostics);
    let forms = form::form_files(sources);
    let known =
        Known { plan: &plan, names: &indicators, regions: &regions, declarations: &declarations, forms: &forms };
    let Statistics { observations, mut bare, passed_over } = statistics::read(sources, known, &mut places, diagnostics);
    let progress = progress::read(sources, (&plan, &matters, &forms), &mut places, diagnostics);
    let (claims, bare_claims) = claims::read(sources, (&plan, &matters, &forms), &mut places, diagnostics);
    bare.extend(bare_claims);
    let folder = Folder {
        plan,
        observations,
        sums: Sums::default(),
        progress,
        claims,
        places,
        allowed,
        declared,
        path: sources.folder.clone(),
        passed_over,
    };
    let words = Words { indicators, regions, matters, bare, bare_steps, from_zero, without_kind };
    check(&folder, (&words.bare, &words), diagnostics);
    diagnostics.leave_out(&folder.allowed);
    Some((folder, words))
}

/// Reports what only all files together say.
fn check(folder: &Folder, (bare, words): (&[BareCell], &Words), diagnostics: &mut Diagnostics) {
    let Folder { plan, observations, places, .. } = folder;
    fractions::report(bare, &words.bare_steps, observations, diagnostics);
    from_zero::report(&words.from_zero, observations, diagnostics);
    derived::report_kinds(&words.without_kind, plan, observations, diagnostics);
    total_among_parts::report(plan, observations, places, diagnostics);
}

/// Reads the plan alone. It is there only when nothing is wrong in it; what only the statistics can decide is left open.
pub fn load_plan(sources: &Sources) -> (Option<Plan>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    report_unreadable(sources.with_role(Role::Plan), &mut diagnostics);
    let plan = plan::read(sources, &mut diagnostics).map(|files| files.plan);
    (plan.filter(|_| !diagnostics.has_errors()), diagnostics)
}

fn report_unread(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, _) in sources.with_role(Role::Unread) {
        diagnostics.report(Code::FileNotRead, id, 0..0);
    }
}
