//! The cells of a sheet → lines of text, with what is odd in a cell beside them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::WorkbookFault;

/// What parts the cells of a line. With commas a 3 beside a 250 could be a number with its thousands.
pub(super) const SEPARATOR: u8 = b'\t';

/// What ends or parts the lines of a cell.
const BREAKS: [char; 3] = ['\r', '\n', '\t'];

/// Most bytes of all texts of a sheet: one text may stand in many cells.
const LONGEST_TEXT: usize = 256 << 20;

/// Most merged cells that reach into one row: each is looked at for each row.
const MOST_OPEN: usize = 1_024;

/// A cell that does not say what it seems to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A formula whose result was never stored. The text is the formula.
    NotCalculated,
    /// A number in a format for years, which shows another year than what was typed. The text is the day that it means.
    TypedYear {
        /// The number.
        typed: u16,
        /// The year that the cell shows.
        shown: i32,
    },
    /// A number in a format that shows other digits, or none.
    NotShown,
    /// What is raised or lowered, as a whole or in a part.
    Marked,
    /// The same of what is struck out.
    StruckOut,
    /// A day so early that somebody typed a number into a cell for days.
    EarlyDay,
    /// A day or a time.
    Date,
    /// A merged cell of several rows, which stands in each of them.
    MergedRows,
    /// A merged cell of several columns.
    MergedColumns,
    /// What a formula gave that could not be computed. The text is its sign, such as #N/A.
    Error,
    /// Digits that somebody wrote with a comma or a point: not a number of the spreadsheet.
    WrittenNumber,
}

/// The text of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetText {
    pub(super) text: String,
    /// The row of the sheet for each line.
    pub(super) rows: Vec<u32>,
    /// By the place of the cell in the text.
    pub(super) odd: Vec<(u32, Oddity)>,
}

/// Every cell of a sheet that holds anything.
#[derive(Default)]
pub(super) struct CellGrid {
    texts: String,
    cells: Vec<GridCell>,
    merges: Vec<Merge>,
}

#[derive(Clone, Debug)]
struct GridCell {
    row: u32,
    column: u16,
    /// In the texts.
    range: Range<u32>,
    oddity: Option<Oddity>,
}

/// A place in a sheet, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GridPlace {
    pub(super) row: u32,
    pub(super) column: u16,
}

/// Cells that are one.
pub(super) struct Merge {
    pub(super) first: GridPlace,
    pub(super) last: GridPlace,
}

/// A merge that reaches into the row that is written, and what it holds.
struct OpenMerge {
    last: GridPlace,
    first_row: u32,
    cell: Option<GridCell>,
}

impl CellGrid {
    pub(super) fn add(&mut self, place: GridPlace, text: &str, oddity: Option<Oddity>) -> Result<(), WorkbookFault> {
        let start = self.texts.len();
        let text = on_one_line(text);
        if start + text.len() > LONGEST_TEXT {
            return Err(WorkbookFault::TooLarge);
        }
        let text = text.trim();
        self.texts.push_str(text);
        let in_32_bits = |place: usize| u32::try_from(place).map_err(|_| WorkbookFault::TooLarge);
        let range = in_32_bits(start)?..in_32_bits(self.texts.len())?;
        let GridPlace { row, column } = place;
        if !text.is_empty() {
            self.cells.push(GridCell { row, column, range, oddity });
        }
        Ok(())
    }

    pub(super) fn merge(&mut self, merge: Merge) {
        self.merges.push(merge);
    }

    /// The rows and the columns that hold anything, in order.
    pub(super) fn filled(&self) -> [BTreeSet<u32>; 2] {
        [self.cells.iter().map(|cell| cell.row).collect(), self.cells.iter().map(|cell| cell.column.into()).collect()]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// A line for each row that holds anything.
    pub(super) fn into_text(mut self) -> Result<SheetText, WorkbookFault> {
        let place = |cell: &GridCell| (cell.row, cell.column);
        self.cells.sort_by_key(place);
        if self.cells.windows(2).any(|pair| matches!(pair, [one, other] if place(one) == place(other))) {
            return Err(WorkbookFault::Damaged);
        }
        self.merges.sort_by_key(|merge| merge.first);
        let mut merges = self.merges.iter().peekable();
        let mut open: BTreeMap<u16, OpenMerge> = BTreeMap::new();
        let mut sheet = SheetText::default();
        for cells in self.cells.chunk_by(|one, other| one.row == other.row) {
            let row = cells.first().map_or(0, |cell| cell.row);
            open.retain(|_, merge| merge.last.row >= row);
            while let Some(merge) = merges.next_if(|merge| merge.first.row <= row) {
                if merge.last.row >= row {
                    let place = cells.binary_search_by_key(&(merge.first.row, merge.first.column), place).ok();
                    let cell = place.and_then(|place| cells.get(place)).map(|cell| merged(cell, merge));
                    open.insert(merge.first.column, OpenMerge { last: merge.last, first_row: merge.first.row, cell });
                }
            }
            if open.len() > MOST_OPEN {
                return Err(WorkbookFault::TooLarge);
            }
            self.write_row(row, cells, &open, &mut sheet)?;
        }
        Ok(sheet)
    }

    fn write_row(
        &self,
        row: u32,
        cells: &[GridCell],
        open: &BTreeMap<u16, OpenMerge>,
        sheet: &mut SheetText,
    ) -> Result<(), WorkbookFault> {
        // What a merged cell covers is seen by nobody.
        let is_seen = |cell: &&GridCell| {
            let over = open.range(..=cell.column).next_back().filter(|(_, merge)| merge.last.column >= cell.column);
            over.is_none_or(|(column, merge)| (*column, merge.first_row) == (cell.column, cell.row))
        };
        let own = cells.iter().filter(is_seen).map(|cell| (cell.column, cell));
        let mut by_column: BTreeMap<u16, &GridCell> = own.collect();
        if by_column.is_empty() {
            return Ok(());
        }
        let merged = open.iter().filter_map(|(column, merge)| Some((*column, merge.cell.as_ref()?)));
        by_column.extend(merged);
        let mut column = 1;
        for (of_cell, cell) in by_column {
            sheet.text.extend(std::iter::repeat_n(char::from(SEPARATOR), usize::from(of_cell - column)));
            column = of_cell;
            let start = u32::try_from(sheet.text.len()).map_err(|_| WorkbookFault::TooLarge)?;
            sheet.odd.extend(cell.oddity.clone().map(|oddity| (start, oddity)));
            let range = cell.range.start as usize..cell.range.end as usize;
            write_cell(self.texts.get(range).unwrap_or_default(), &mut sheet.text);
        }
        sheet.text.push('\n');
        sheet.rows.push(row);
        if sheet.text.len() > LONGEST_TEXT { Err(WorkbookFault::TooLarge) } else { Ok(()) }
    }
}

/// The cell of a merge; what else is odd in it says more.
fn merged(cell: &GridCell, merge: &Merge) -> GridCell {
    let has_rows = merge.last.row > merge.first.row;
    let has_columns = merge.last.column > merge.first.column;
    let own = cell.oddity.clone().filter(|oddity| *oddity != Oddity::WrittenNumber);
    let oddity = match own {
        None if has_rows => Some(Oddity::MergedRows),
        None if has_columns => Some(Oddity::MergedColumns),
        own => own,
    };
    GridCell { oddity, ..cell.clone() }
}

fn write_cell(cell: &str, text: &mut String) {
    if cell.contains('"') {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// The text of a cell, in which line breaks only serve its width: a blank stands for each, or nothing within Chinese.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(BREAKS) {
        return text.into();
    }
    let is_chinese = |sign: Option<char>| sign.is_some_and(|sign| sign >= '\u{2E80}');
    let mut line = String::with_capacity(text.len());
    for part in text.split(BREAKS).filter(|part| !part.is_empty()) {
        let is_joined = line.is_empty() || is_chinese(line.chars().next_back()) && is_chinese(part.chars().next());
        line.extend((!is_joined).then_some(' '));
        line.push_str(part);
    }
    line.into()
}
