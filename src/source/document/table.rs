//! A table whose cells may cover several rows and columns.

use super::{DocumentCell, DocumentTable, Spot};

/// Most columns of a row.
const MOST_COLUMNS: usize = 1_000;
/// Most cells of a table, with those that are repeated.
const MOST_CELLS: usize = 2_000_000;
/// Most bytes that merged cells are repeated to.
const MOST_REPEATED: usize = 256 << 20;

/// Takes cells as they are written and repeats each to all that it covers.
#[derive(Debug, Default)]
pub(crate) struct TableBuilder {
    rows: Vec<Vec<DocumentCell>>,
    /// What still covers each column: how many rows more, and what it says.
    covering: Vec<Option<(usize, DocumentCell)>>,
    cells: usize,
    bytes: usize,
}

impl TableBuilder {
    pub(crate) fn start_row(&mut self) {
        self.end_row();
        self.rows.push(Vec::new());
    }

    /// Adds a cell behind all that is covered; nothing when it is more than a table may hold.
    pub(crate) fn add(&mut self, cell: &DocumentCell, columns: usize, rows: usize) -> Option<()> {
        while self.take_covering()? {}
        for _ in 0..columns.clamp(1, MOST_COLUMNS) {
            let place = self.push(cell.clone())?;
            if rows > 1 {
                self.covering.resize(self.covering.len().max(place + 1), None);
                *self.covering.get_mut(place)? = Some((rows - 1, cell.clone()));
            }
        }
        Some(())
    }

    /// Adds what stands above.
    pub(crate) fn repeat_above(&mut self, blank: &DocumentCell, columns: usize) -> Option<()> {
        for _ in 0..columns.clamp(1, MOST_COLUMNS) {
            let place = self.rows.last()?.len();
            let above = self.rows.len().checked_sub(2).and_then(|row| self.rows.get(row)?.get(place));
            let cell = above.unwrap_or(blank).clone();
            self.push(cell)?;
        }
        Some(())
    }

    /// The table; nothing when it is more than one may hold.
    pub(crate) fn finish(mut self) -> Option<DocumentTable> {
        self.end_row();
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns.saturating_mul(self.rows.len()) > MOST_CELLS {
            return None;
        }
        for row in &mut self.rows {
            let spot = row.first().map_or(Spot::Line(1), |cell| cell.spot.clone());
            row.resize_with(columns, || DocumentCell { text: String::new(), spot: spot.clone(), is_guessed: false });
        }
        Some(DocumentTable { rows: self.rows })
    }

    /// Covers what is left of a row.
    fn end_row(&mut self) {
        let Some(spot) = self.rows.last().map(|row| row.first().map_or(Spot::Line(1), |cell| cell.spot.clone())) else {
            return;
        };
        let blank = DocumentCell { text: String::new(), spot, is_guessed: false };
        while self.rows.last().is_some_and(|row| row.len() < self.covering.len()) {
            if !self.take_covering().unwrap_or(false) && self.push(blank.clone()).is_none() {
                return;
            }
        }
    }

    /// Repeats the cell that covers the next column, if one does.
    fn take_covering(&mut self) -> Option<bool> {
        let place = self.rows.last()?.len();
        let Some(slot) = self.covering.get_mut(place) else { return Some(false) };
        let Some((left, cell)) = slot else { return Some(false) };
        let cell = cell.clone();
        *left -= 1;
        if *left == 0 {
            *slot = None;
        }
        self.push(cell).map(|_| true)
    }

    fn push(&mut self, cell: DocumentCell) -> Option<usize> {
        self.cells += 1;
        self.bytes += cell.text.len();
        let row = self.rows.last_mut()?;
        let place = row.len();
        if place >= MOST_COLUMNS || self.cells > MOST_CELLS || self.bytes > MOST_REPEATED {
            return None;
        }
        row.push(cell);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DocumentCell, Spot, TableBuilder};

    fn cell(text: &str) -> DocumentCell {
        DocumentCell { text: text.to_owned(), spot: Spot::Line(1), is_guessed: false }
    }

    fn texts(builder: TableBuilder) -> Vec<Vec<String>> {
        let table = builder.finish().unwrap();
        table.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn a_cell_below_a_short_row_is_still_covered() {
        let mut builder = TableBuilder::default();
        builder.start_row();
        builder.add(&cell("a"), 1, 1).unwrap();
        builder.add(&cell("b"), 1, 1).unwrap();
        builder.add(&cell("c"), 1, 3).unwrap();
        builder.start_row();
        builder.add(&cell("d"), 1, 1).unwrap();
        builder.start_row();
        builder.add(&cell("e"), 2, 1).unwrap();
        assert_eq!(texts(builder), [["a", "b", "c"], ["d", "", "c"], ["e", "e", "c"]]);
    }

    proptest! {
        /// A grid is cut into rectangles; written as cells with spans, it is read as the same grid.
        #[test]
        fn every_cell_stands_in_all_that_it_covers(
            (columns, heights, widths) in (1_usize..6, prop::collection::vec(1_usize..4, 1..12), prop::collection::vec(1_usize..4, 1..40))
        ) {
            let rows = heights.len();
            let mut grid: Vec<Vec<Option<String>>> = vec![vec![None; columns]; rows];
            let mut builder = TableBuilder::default();
            let mut widths = widths.into_iter().cycle();
            let mut heights = heights.into_iter().cycle();
            for row in 0..rows {
                builder.start_row();
                for column in 0..columns {
                    if grid[row][column].is_some() {
                        continue;
                    }
                    let free = (column..columns).take_while(|place| grid[row][*place].is_none()).count();
                    let (width, height) = (widths.next().unwrap().min(free), heights.next().unwrap().min(rows - row));
                    let name = format!("{row}.{column}");
                    for covered in &mut grid[row..row + height] {
                        covered[column..column + width].fill(Some(name.clone()));
                    }
                    builder.add(&cell(&name), width, height).unwrap();
                }
            }
            let expected: Vec<Vec<String>> =
                grid.into_iter().map(|row| row.into_iter().map(Option::unwrap).collect()).collect();
            prop_assert_eq!(texts(builder), expected);
        }
    }
}
