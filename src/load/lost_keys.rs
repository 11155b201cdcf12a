//! What is left of a form whose hidden column or row somebody deleted, or of which only what is seen was copied.

use std::ops::Range;

use super::csv_table::DELIMITERS;
use crate::model::Year;
use crate::source::{Rows, Source, cell_texts};

/// The key of a row that holds headings.
pub const KEY_OF_HEADINGS: &str = "#";
/// The column of an indicator's unit of measure: numbers are read without it, as everybody sees it.
pub const MEASURE_COLUMN: &str = "measure";
/// The column of the words of a milestone or judged matter.
pub const TITLE_COLUMN: &str = "title";

/// Rows of a file within which a form begins.
const FIRST_ROWS: usize = 50;
/// The names that stand in the hidden row of each kind of form.
const NAMES: [&[&str]; 3] = [
    &["indicator", "region", MEASURE_COLUMN, "value", "source", "note"],
    &[TITLE_COLUMN, "date", "state", "evidence", "note"],
    &[TITLE_COLUMN, "claimed", "source", "date"],
];
/// Headings that forms alone have side by side.
pub(crate) const HEADINGS: [[&str; 2]; 6] = [
    ["what the plan says", "last known values"],
    ["方案原文", "已知数值"],
    ["what the plan says", "evidence"],
    ["方案原文", "依据"],
    ["target", "self-assessment"],
    ["工作目标", "自评"],
];

/// What a form has lost, and where that is seen.
pub(super) struct LostKeys {
    pub(super) delimiter: u8,
    pub(super) detail: &'static str,
    pub(super) range: Range<usize>,
}

/// Of a file in which no mark of a form stands.
pub(super) fn lost_keys(source: &Source) -> Option<LostKeys> {
    let mut pieces = source.pieces();
    pieces.read_on();
    let text = pieces.text();
    DELIMITERS.into_iter().rev().find_map(|delimiter| {
        let mut rows = Rows::new(text, 0, delimiter);
        for _ in 0..FIRST_ROWS {
            let row = rows.next_row()?;
            let names = cell_texts(text, row.cells);
            if let Some(detail) = lost(&names) {
                let range = row.cells.iter().map(|cell| cell.range.clone()).find(|range| !range.is_empty())?;
                return Some(LostKeys { delimiter, detail, range });
            }
        }
        None
    })
}

fn lost(names: &[String]) -> Option<&'static str> {
    let has = |name: &&str| names.iter().any(|other| other == name);
    let is_keyed = |name: &String| is_value_key(name) && name.matches('|').count() == 2;
    if NAMES.iter().any(|all| all.iter().all(&has)) {
        Some("lost-keys")
    } else if names.first().is_some_and(|name| name == KEY_OF_HEADINGS && names.len() > 4) || names.iter().any(is_keyed)
    {
        Some("lost-names")
    } else {
        HEADINGS.iter().any(|all| all.iter().all(&has)).then_some("lost-both")
    }
}

pub(super) fn is_value_key(cell: &str) -> bool {
    let year = cell.trim().trim_matches('"').rsplit_once('|').map(|(_, year)| year.parse::<Year>());
    matches!(year, Some(Ok(_)))
}
