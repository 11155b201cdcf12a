//! Which rows of a file count, as its `[[source]]` says, and what is said of conditions that leave none.

use rustc_hash::FxHashMap;

use super::Field;
use super::series::is_alike;
use crate::diagnostic::{Code, Diagnostics};
use crate::load::csv_table::{CsvRow, CsvTable};
use crate::load::toml_table::Located;
use crate::load::toml_text::{shown_cell, toml_text};

/// The conditions that a row must meet, all of them.
#[derive(Default)]
pub(super) struct Conditions<'a> {
    pub(super) each: Vec<CellCondition<'a>>,
    /// Whether a row of the table meets them all. What the others hold is counted only until then.
    pub(super) has_row: bool,
    has_any: bool,
}

/// The cells of one column that count.
pub(super) struct CellCondition<'a> {
    place: usize,
    counting: &'a Located<Vec<String>>,
    is_met: bool,
    /// What the column holds, and how often.
    held: Held,
    /// The same of the rows that meet the conditions before it.
    held_behind: Held,
}

/// Cells, and how often each stands.
#[derive(Default)]
struct Held(FxHashMap<String, usize>);

/// Most different cells that are counted of a column.
const MOST_COUNTED: usize = 1_000;
/// Most that a message names.
const MOST_NAMED: usize = 6;

impl Conditions<'_> {
    /// Whether one of them is of the column at a place.
    pub(super) fn name(&self, place: usize) -> bool {
        self.each.iter().any(|condition| condition.place == place)
    }

    /// Whether a row meets all conditions; one that would but for the case of letters or the width of signs is reported.
    pub(super) fn counts(&mut self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> bool {
        let must_note = !self.has_row && row.single_cell().is_none();
        self.has_any |= must_note;
        let mut meets_all = true;
        let mut nearly = None;
        for condition in &mut self.each {
            let cell = row.field(condition.place).unwrap_or_default();
            let is_met = condition.counting.value.iter().any(|counts| counts == cell);
            if must_note {
                condition.note(cell, is_met, meets_all);
            }
            let alike = || condition.counting.value.iter().find(|counts| is_alike(counts, cell));
            match if is_met { None } else { alike() } {
                Some(counts) if meets_all => nearly = Some((condition.place, counts, cell)),
                _ => meets_all &= is_met,
            }
        }
        if let Some((place, counts, cell)) = nearly.filter(|_| meets_all) {
            let diagnostic = diagnostics.report_at(Code::UnmetCondition, row.span_at(place)).with("detail", "alike");
            diagnostic.with("found", toml_text(cell)).with("known", toml_text(counts));
            return false;
        }
        meets_all
    }

    /// Reports each condition that no row meets; where rows meet each of them, the first that none meets of those that meet
    /// the ones before.
    pub(super) fn report(&self, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
        if self.has_row || !self.has_any {
            return;
        }
        let unmet: Vec<&CellCondition<'_>> = self.each.iter().filter(|condition| !condition.is_met).collect();
        for condition in &unmet {
            condition.report((&condition.held, "alone"), table, diagnostics);
        }
        // The last one to which a row came.
        let last = self.each.iter().rev().find(|condition| !condition.held_behind.0.is_empty());
        if let Some(condition) = last.filter(|_| unmet.is_empty()) {
            condition.report((&condition.held_behind, "together"), table, diagnostics);
        }
    }
}

impl<'a> CellCondition<'a> {
    pub(super) fn new(place: usize, counting: &'a Located<Vec<String>>) -> Self {
        Self { place, counting, is_met: false, held: Held::default(), held_behind: Held::default() }
    }

    fn note(&mut self, cell: &str, is_met: bool, is_left: bool) {
        self.is_met |= is_met;
        self.held.add(cell);
        if is_left {
            self.held_behind.add(cell);
        }
    }

    fn report(&self, (held, detail): (&Held, &str), table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
        let heading = table.headings().nth(self.place).unwrap_or_default();
        let diagnostic = diagnostics.report_at(Code::UnmetCondition, self.counting.span.clone());
        diagnostic.with("detail", detail).with("name", heading).with("known", held.most_frequent());
        if let [only] = self.counting.value.as_slice() {
            diagnostic.suggesting(only, held.in_order().into_iter().map(|(cell, _)| cell));
        }
        diagnostic.related_to(table.heading_span(self.place));
    }
}

impl Held {
    fn add(&mut self, cell: &str) {
        if let Some(count) = self.0.get_mut(cell) {
            *count += 1;
        } else if self.0.len() < MOST_COUNTED {
            self.0.insert(cell.to_owned(), 1);
        }
    }

    /// The most frequent first.
    fn in_order(&self) -> Vec<(&str, usize)> {
        let mut cells: Vec<(&str, usize)> = self.0.iter().map(|(cell, count)| (cell.as_str(), *count)).collect();
        cells.sort_by(|(one, often), (other, seldom)| seldom.cmp(often).then_with(|| one.cmp(other)));
        cells
    }

    fn most_frequent(&self) -> String {
        let cells = self.in_order();
        let named = cells.iter().take(MOST_NAMED).map(|(cell, count)| shown_cell(cell, *count));
        let more = (cells.len() > MOST_NAMED).then(|| "…".to_owned());
        named.chain(more).collect::<Vec<_>>().join(", ")
    }
}
