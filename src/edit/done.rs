//! One row into the evidence ledger.

use std::collections::BTreeSet;

use super::row::{Headings, added, has_chinese_headings, is_of_workbook, of_workbook};
use super::{Change, Refusal, require_visible};
use crate::diagnostic::nearest;
use crate::load::{Folder, TableLayout, words_of_state};
use crate::model::{ProgressEntry, Requirement};
use crate::source::{Role, Sources};

/// A row as the user gives it.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    /// Id of a milestone or judged matter, or of the target or work item that has just one.
    pub id: String,
    /// What it says.
    pub entry: ProgressEntry,
    /// Whether a new file gets Chinese headings.
    pub is_chinese: bool,
}

/// Headings of a new file: Chinese, English.
const HEADINGS: Headings = Headings(["事项,日期,状态,依据,备注", "id,date,state,evidence,note"]);

/// What must be written so that the ledger holds the row.
///
/// # Errors
/// When it is not clear what is meant.
pub fn done(folder: &Folder, sources: &Sources, row: &LedgerRow) -> Result<Change, Refusal> {
    require_visible([row.entry.evidence.as_ref(), row.entry.note.as_ref()])?;
    let matter = matter(folder, &row.id)?;
    if folder.progress.entries(&matter).contains(&row.entry) {
        return Ok(Change::Nothing);
    }
    let is_written = |layout: &&TableLayout| !is_of_workbook(layout, sources);
    let Some(first) = folder.places.progress.first() else { return Ok(new_file(&matter, row)) };
    let Some(layout) = folder.places.progress.iter().find(is_written) else {
        let Headings([chinese, english]) = HEADINGS;
        let header = if row.is_chinese { chinese } else { english };
        return Err(of_workbook(first, sources, &[("detail", "ledger"), ("header", header)]));
    };
    let cells = cells(&matter, row, has_chinese_headings(layout, sources));
    Ok(added(layout, sources, &cells, &HEADINGS))
}

fn cells(matter: &str, row: &LedgerRow, is_chinese: bool) -> Vec<(String, String)> {
    let [chinese, english] = words_of_state(row.entry.state);
    let state = if is_chinese { chinese } else { english };
    let (evidence, note) = (row.entry.evidence.as_deref(), row.entry.note.as_deref());
    let cells = [
        ("id", matter),
        ("date", &row.entry.date.to_string()),
        ("state", state),
        ("evidence", evidence.unwrap_or_default()),
        ("note", note.unwrap_or_default()),
    ];
    cells.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect()
}

fn new_file(matter: &str, row: &LedgerRow) -> Change {
    let cells: Vec<String> = cells(matter, row, row.is_chinese).into_iter().map(|(_, text)| text).collect();
    let text = HEADINGS.new_file(row.is_chinese, &cells);
    Change::Create { name: "progress.csv", role: Role::Progress, text }
}

/// The id of the matter that the user means.
///
/// # Errors
/// When there is none, or more than one.
pub fn matter(folder: &Folder, id: &str) -> Result<String, Refusal> {
    let plan = &folder.plan;
    let items = || plan.all_requirements();
    let mut all = items().flat_map(|(_, requirements)| matters(requirements));
    if let Some(found) = all.find(|matter| *matter == id) {
        return Ok(found.to_owned());
    }
    let of_item = items().filter(|(item, _)| *item == id).flat_map(|(_, requirements)| matters(requirements));
    // What an amendment leaves as it is stands in both.
    let of_item: BTreeSet<&str> = of_item.collect();
    match of_item.into_iter().collect::<Vec<_>>().as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => {
            let with_one = items().filter(|(_, requirements)| matters(requirements).count() == 1);
            let all = items().flat_map(|(_, requirements)| matters(requirements));
            Err(unknown(id, all.chain(with_one.map(|(id, _)| id))))
        }
        several => Err(Refusal::new("refused-matters", &[("id", id), ("matters", &several.join(", "))])),
    }
}

fn unknown<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
    match nearest(id, known) {
        Some(suggestion) => Refusal::new("refused-matter-near", &[("id", id), ("suggestion", suggestion)]),
        None => Refusal::new("refused-matter", &[("id", id)]),
    }
}

fn matters(requirements: &[Requirement]) -> impl Iterator<Item = &str> {
    requirements.iter().filter_map(|requirement| match requirement {
        Requirement::Milestone { id, .. } | Requirement::Judged { id, .. } => Some(id.as_str()),
        Requirement::Measured(_) => None,
    })
}
