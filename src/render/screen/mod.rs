//! A screen → lines of a terminal, none wider than it. Names give way to figures; numbers, units, years, statuses and ids
//! are never broken.

mod drawn;
mod entries;
mod fit;
mod prose;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use self::drawn::{Drawn, GAP, Painter, blanks};
use self::fit::together;
pub(super) use self::fit::{Ellipsis, in_lines, width};
use super::Surface;
use super::visible::visible_line;
use crate::locale::{Language, Texts};
use crate::report::{Block, Grid, GridCell, GridColumn, GridLine, GridRow, Room, RowDetail, Screen, TakeBlock};

/// The narrowest terminal in which a row is a line; below, it is a block.
const NARROWEST: usize = 60;
/// The narrowest terminal in which a name is cut to one line; below, it may take two.
const ONE_LINE: usize = 100;
/// What stands between hints.
const HINT_GAP: &str = "    ";
/// The least room of names.
const LEAST_NAMES: usize = 10;
/// Where names have less than this, or years are left out, a row with a figure wider than that is set apart.
const READABLE_NAMES: usize = 24;
const WIDEST_FIGURE: usize = 20;

/// A terminal to which a screen is written line by line.
pub(super) struct Terminal<'t> {
    drawn: Drawn,
    painter: Painter,
    take: &'t mut dyn FnMut(&str) -> Result<()>,
    has_blocks: bool,
}

impl<'t> Terminal<'t> {
    pub(super) fn new(
        columns: usize,
        surface: &Surface,
        texts: &Texts,
        take: &'t mut dyn FnMut(&str) -> Result<()>,
    ) -> Self {
        let drawn = Drawn { columns, script: surface.script, language: texts.language() };
        Self { drawn, painter: Painter { has_colour: surface.colour }, take, has_blocks: false }
    }

    /// Writes a screen, with what a report hands over for it part by part.
    pub(super) fn write(
        mut self,
        screen: &Screen,
        further: impl FnOnce(&mut TakeBlock<'_>) -> Result<Vec<String>>,
    ) -> Result<()> {
        self.add(&self.drawn.heading(&screen.title, self.painter))?;
        self.add(&self.drawn.sentences(&screen.preface))?;
        screen.blocks.iter().try_for_each(|block| self.add_block(block))?;
        let mut notes =
            match screen.side_by_side.as_ref().and_then(|beside| Some((beside, self.in_full(&beside.grid)?))) {
                Some((beside, lines)) => {
                    self.add_part(&lines)?;
                    beside.notes.clone()
                }
                None => further(&mut |block| self.add_block(&block))?,
            };
        notes.extend(screen.notes.iter().cloned());
        self.end(&notes, screen)
    }

    fn add(&mut self, lines: &[String]) -> Result<()> {
        lines.iter().try_for_each(|line| (self.take)(line))
    }

    fn add_block(&mut self, block: &Block) -> Result<()> {
        let lines = block_lines(block, self.drawn, self.painter);
        self.add_part(&lines)
    }

    fn add_part(&mut self, lines: &[String]) -> Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        self.has_blocks = true;
        (self.take)("")?;
        self.add(lines)
    }

    /// The lines of a grid that has room for every column, and for its names.
    fn in_full(&self, grid: &Grid) -> Option<Vec<String>> {
        let safe = self.drawn.safe_grid(grid);
        let layout = Layout::new(&safe, self.drawn);
        layout.has_room_for_names(least_room(grid, 1, self.drawn.language)).then(|| layout.lines(self.painter))
    }

    fn end(&mut self, notes: &[String], screen: &Screen) -> Result<()> {
        let (drawn, painter) = (self.drawn, self.painter);
        let (notes, hints) = (drawn.all_safe(notes), drawn.all_safe(&screen.hints));
        let verdict = screen.verdict.as_ref();
        if !(notes.is_empty() && hints.is_empty()) || (verdict.is_some() && self.has_blocks) {
            (self.take)("")?;
        }
        let notes: Vec<String> = notes.iter().flat_map(|note| in_lines(note, drawn.columns)).collect();
        self.add(&notes)?;
        // A command that is broken cannot be copied.
        let hints: Vec<String> = hints.into_iter().filter(|hint| width(hint) <= drawn.columns).collect();
        let hints = together(&hints, |_| HINT_GAP, drawn.columns);
        self.add(&hints.iter().map(|line| painter.dim(line)).collect::<Vec<_>>())?;
        let verdict = verdict.map(|verdict| (in_lines(&drawn.safe(&verdict.text), drawn.columns), verdict.tone));
        let verdict =
            verdict.into_iter().flat_map(|(lines, tone)| lines.into_iter().map(move |line| painter.paint(&line, tone)));
        self.add(&verdict.collect::<Vec<_>>())
    }
}

/// The lines of a screen in a terminal of that many columns.
pub(super) fn lines(screen: &Screen, columns: usize, surface: &Surface, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    let mut take = |line: &str| {
        lines.push(line.to_owned());
        Ok(())
    };
    // Nothing refuses a line here.
    let _written = Terminal::new(columns, surface, texts, &mut take).write(screen, |_| Ok(Vec::new()));
    lines
}

/// Hints for a person, as many on a line as fit.
pub(super) fn hint_lines(hints: &[String], surface: &Surface) -> Vec<String> {
    let hints: Vec<String> = hints.iter().map(|hint| visible_line(hint)).collect();
    together(&hints, |_| HINT_GAP, surface.width.unwrap_or(usize::MAX))
}

fn block_lines(block: &Block, drawn: Drawn, painter: Painter) -> Vec<String> {
    let heading = match block {
        Block::Grid(grid) => grid.heading.as_ref(),
        Block::Entries(entries) => entries.heading.as_ref(),
        Block::Prose(_) => None,
    };
    let lines = match block {
        Block::Grid(grid) => Layout::new(&drawn.safe_grid(grid), drawn).lines(painter),
        Block::Entries(entries) => entries::lines(entries, drawn, painter),
        Block::Prose(text) => prose::lines(text, drawn),
    };
    heading.into_iter().flat_map(|heading| drawn.heading(heading, painter)).chain(lines).collect()
}

/// How a grid is laid out.
struct Layout<'g> {
    grid: &'g Grid,
    /// That of the longest entry of each column; nothing where none is filled.
    widths: Vec<usize>,
    /// The columns that are shown, from the left.
    places: Vec<ColumnPlace>,
    drawn: Drawn,
    is_block: bool,
    /// Rows with a wider figure are set as blocks, and have no say in the widths of the columns.
    widest_figure: usize,
    /// The lines of the names of each row, in the order of the lines of the grid.
    names: Vec<Vec<String>>,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug)]
struct ColumnPlace {
    index: usize,
    start: usize,
    width: usize,
}

impl<'g> Layout<'g> {
    fn new(grid: &'g Grid, drawn: Drawn) -> Self {
        let whole = Self::of_rows(grid, drawn, usize::MAX);
        let has_wide = || rows(grid).any(|row| is_apart(grid, row, WIDEST_FIGURE));
        let is_roomy = whole.has_room_for_names(READABLE_NAMES) && whole.first_behind_those_left_out().is_none();
        let is_kept = drawn.columns < NARROWEST || is_roomy || !has_wide();
        let mut layout = if is_kept { whole } else { Self::of_rows(grid, drawn, WIDEST_FIGURE) };
        layout.names = layout.all_names();
        layout
    }

    /// The layout without names.
    fn of_rows(grid: &'g Grid, drawn: Drawn, widest_figure: usize) -> Self {
        let measured: Vec<&GridRow> = rows(grid).filter(|row| !is_apart(grid, row, widest_figure)).collect();
        let widths: Vec<usize> =
            grid.columns.iter().enumerate().map(|(index, column)| natural_width(column, &measured, index)).collect();
        let admitted = admitted(grid, &widths, drawn);
        let rest = grid.columns.iter().zip(&widths).enumerate().find(|(_, (column, _))| column.room.is_rest());
        let rest = rest.map(|(index, (_, width))| (index, *width));
        let least_of_rest = rest.map_or(0, |(_, width)| width.min(LEAST_NAMES));
        let is_block = drawn.columns < NARROWEST || total(&admitted) + least_of_rest > drawn.columns;
        let places = placed(&admitted, rest, drawn.columns);
        Self { grid, widths, places, drawn, is_block, widest_figure, names: Vec::new() }
    }

    /// Whether names have that much, or all that they need.
    fn has_room_for_names(&self, least: usize) -> bool {
        let rest = self.rest();
        let needed = rest.and_then(|rest| self.widths.get(rest.index)).map_or(0, |ideal| least.min(*ideal));
        !self.is_block && rest.map_or(0, |rest| rest.width) >= needed
    }

    fn lines(&self, painter: Painter) -> Vec<String> {
        let mut lines = Vec::new();
        let heading = self.heading_line();
        if !self.is_block && !heading.is_empty() {
            lines.push(painter.dim(&heading));
        }
        let mut names = self.names.iter();
        for line in &self.grid.lines {
            match line {
                GridLine::Heading(heading) => lines.push(painter.bold(&self.drawn.cut(heading, self.drawn.columns))),
                GridLine::Row(row) => {
                    let names = names.next().map_or(&[] as &[String], Vec::as_slice);
                    let is_block = self.is_block || is_apart(self.grid, row, self.widest_figure);
                    lines.extend(if is_block { self.block(row, painter) } else { self.row(row, names, painter) });
                }
            }
        }
        lines
    }

    fn heading_line(&self) -> String {
        let mut line = Line::default();
        let first_left = self.first_behind_those_left_out();
        for place in &self.places {
            let Some(column) = self.grid.columns.get(place.index) else { continue };
            let heading = match first_left == Some(place.index) {
                true => format!("{}{}", self.drawn.ellipsis().0, column.heading),
                false => column.heading.clone(),
            };
            line.add(&heading, |heading| heading.to_owned(), *place, column.is_right);
        }
        line.text
    }

    /// The first of a series that is shown where earlier ones are not.
    fn first_behind_those_left_out(&self) -> Option<usize> {
        let columns = self.grid.columns.iter().enumerate();
        let mut series = columns.filter(|(_, column)| column.room == Room::Newest).map(|(index, _)| index);
        let is_shown = |index: &usize| self.place_of(*index).is_some();
        let first = series.clone().find(is_shown)?;
        series.any(|index| index < first && self.is_filled(index)).then_some(first)
    }

    fn row(&self, row: &GridRow, names: &[String], painter: Painter) -> Vec<String> {
        let mut first = Line::default();
        for place in &self.places {
            let (Some(column), Some(cell)) = (self.grid.columns.get(place.index), row.cells.get(place.index)) else {
                continue;
            };
            let shown = match column.room {
                Room::Rest | Room::RestOfLine => names.first().cloned().unwrap_or_default(),
                Room::UpTo(most) => self.drawn.cut(&cell.text, fit::least_width(&cell.text, most)),
                Room::Whole | Room::IfAny { .. } | Room::WithBefore | Room::Newest => cell.text.clone(),
            };
            first.add(&shown, |shown| painter.paint(shown, cell.tone), *place, column.is_right);
        }
        let (beside, details) = self.beside_and_below(row, first.end);
        first.text.extend(beside.into_iter().map(|text| blanks(GAP) + &text));
        let mut lines = vec![first.text];
        lines.extend(self.below(row, names.get(1)));
        let hanging = row.cells.iter().map(|cell| cell.hanging).max().unwrap_or(0);
        lines.extend(self.set(&details, hanging).iter().map(|line| painter.dim(line)));
        lines
    }

    /// The second line of a name, and what is said instead of a column.
    fn below(&self, row: &GridRow, name: Option<&String>) -> Vec<String> {
        let Some(rest) = self.rest() else { return Vec::new() };
        let hanging = row.cells.get(rest.index).map_or(0, |cell| cell.hanging);
        let indented = |text: &str, start: usize| format!("{}{text}", blanks(start));
        let remark = row.remark.as_ref().filter(|remark| self.place_of(remark.instead_of).is_none());
        let wordings = || remark.into_iter().flat_map(|remark| &remark.wordings);
        let own_line = || wordings().find(|said| rest.start + width(said) <= self.drawn.columns);
        let Some(name) = name else { return own_line().map(|said| indented(said, rest.start)).into_iter().collect() };
        let beside = remark.and_then(|remark| self.place_of(remark.beside)).map(|place| place.start);
        let fits =
            |start: usize| wordings().find(|said| start + width(said) <= self.drawn.columns).map(|said| (start, said));
        let mut line = indented(name, rest.start + hanging);
        if let Some((start, said)) = beside.and_then(fits) {
            line.push_str(&blanks(start.saturating_sub(width(&line))));
            line.push_str(said);
            return vec![line];
        }
        let own = own_line().map(|said| indented(said, rest.start));
        std::iter::once(line).chain(own).collect()
    }

    /// Below the names, else behind the first column.
    fn start_of_details(&self) -> usize {
        let place = self.rest().or_else(|| self.places.get(1).copied()).filter(|_| !self.is_block);
        place.map_or(GAP, |place| place.start)
    }

    /// What is said behind a row that ends so far to the right, of what has no column of its own, and what is said below it.
    fn beside_and_below(&self, row: &GridRow, end: usize) -> (Vec<String>, Vec<String>) {
        let is_said = |place: &Option<usize>| place.is_none_or(|place| self.is_block || self.place_of(place).is_none());
        let details: Vec<&RowDetail> = row.details.iter().filter(|detail| is_said(&detail.instead_of)).collect();
        let is_open = self.rest().is_none() && !self.is_block;
        let mut end = end;
        let fits = |detail: &&&RowDetail| {
            end = end.saturating_add(GAP).saturating_add(width(&detail.text));
            is_open && detail.instead_of.is_some() && end <= self.drawn.columns
        };
        let count = details.iter().take_while(fits).count();
        let mut beside: Vec<String> = details.into_iter().map(|detail| detail.text.clone()).collect();
        let below = beside.split_off(count);
        (beside, below)
    }

    fn set(&self, details: &[String], hanging: usize) -> Vec<String> {
        let start = self.start_of_details() + hanging;
        let widest = if self.rest().is_some() { self.drawn.columns } else { self.drawn.readable() };
        let room = widest.saturating_sub(start);
        let lines = together(details, |_| "  ", room);
        lines.iter().flat_map(|line| in_lines(line, room)).map(|line| format!("{}{line}", blanks(start))).collect()
    }

    /// A row with each figure on a line of its own, below its name and what stands before it.
    fn block(&self, row: &GridRow, painter: Painter) -> Vec<String> {
        let name = self.grid.columns.iter().position(|column| column.room.is_rest()).unwrap_or(0);
        let is_optional = |column: &GridColumn| matches!(column.room, Room::IfAny { .. } | Room::WithBefore);
        let cells = self.grid.columns.iter().zip(&row.cells).enumerate();
        let shown = cells.filter(|(_, (column, cell))| !is_optional(column) && !cell.text.is_empty());
        let (first, behind): (Vec<_>, Vec<_>) = shown.partition(|(index, _)| *index <= name);
        let (labelled, below): (Vec<_>, Vec<_>) = behind.into_iter().partition(|(_, (column, _))| column.is_labelled);
        let indent = self.indent_of_block(row);
        let room = self.drawn.columns.saturating_sub(indent + GAP);
        let below = below.iter().map(|(_, (_, cell))| painter.paint(&self.cut(cell, room), cell.tone));
        let labelled: Vec<String> = labelled
            .iter()
            .map(|(_, (column, cell))| format!("{} {}", column.heading.trim(), cell.text.trim()))
            .collect();
        // A number that is wider than the terminal has to be broken.
        let labelled = together(&labelled, |_| "  ", room).into_iter().flat_map(|line| in_lines(&line, room));
        let further = below.chain(labelled).map(|line| blanks(indent + GAP) + &line);
        let (_, details) = self.beside_and_below(row, usize::MAX);
        let details = self.set(&details, indent);
        let first = self.first_of_block(first.iter().map(|(_, (_, cell))| *cell), indent, painter);
        std::iter::once(first).chain(further).chain(details.iter().map(|line| painter.dim(line))).collect()
    }

    /// What belongs to the row above it is indented.
    fn indent_of_block(&self, row: &GridRow) -> usize {
        let is_below = row.cells.first().is_some_and(|cell| cell.text.is_empty()) && self.is_filled(0);
        if is_below { GAP } else { 0 }
    }

    fn first_of_block<'c>(&self, cells: impl Iterator<Item = &'c GridCell>, indent: usize, painter: Painter) -> String {
        let mut line = Line { text: blanks(indent), end: indent };
        for cell in cells {
            let start = if line.end > indent { line.end + GAP } else { indent };
            let shown = self.cut(cell, self.drawn.columns.saturating_sub(start));
            let place = ColumnPlace { index: 0, start, width: width(&shown) };
            line.add(&shown, |shown| painter.paint(shown, cell.tone), place, false);
        }
        line.text
    }

    /// A name in so much room, with its end.
    fn cut(&self, cell: &GridCell, room: usize) -> String {
        self.drawn.cut(&cell.text, room.saturating_sub(width(&cell.ending))) + &cell.ending
    }

    fn is_filled(&self, index: usize) -> bool {
        self.widths.get(index).is_some_and(|width| *width > 0)
    }

    fn rest(&self) -> Option<ColumnPlace> {
        let is_rest =
            |place: &&ColumnPlace| self.grid.columns.get(place.index).is_some_and(|column| column.room.is_rest());
        self.places.iter().find(is_rest).copied()
    }

    fn place_of(&self, index: usize) -> Option<ColumnPlace> {
        self.places.iter().find(|place| place.index == index).copied()
    }

    /// The lines of every name; those that would be alike although the names are not are cut in the middle, or before what
    /// tells them apart.
    fn all_names(&self) -> Vec<Vec<String>> {
        let Some(rest) = self.rest() else { return Vec::new() };
        let rows = rows(self.grid).filter_map(|row| Some((row, row.cells.get(rest.index)?)));
        let names: Vec<(&GridCell, Vec<String>)> = rows.map(|(row, cell)| (cell, self.name(row, cell, rest))).collect();
        let (ellipsis, room) =
            (self.drawn.ellipsis(), |cell: &GridCell| rest.width.saturating_sub(width(&cell.ending)));
        let names = told_apart(names, |cell, _| ellipsis.cut_in_middle(&cell.text, room(cell)));
        let names = told_apart(names, |cell, alike| ellipsis.cut_before(common_start(alike), &cell.text, room(cell)));
        names.into_iter().map(|(_, name)| name).collect()
    }

    fn name(&self, row: &GridRow, cell: &GridCell, rest: ColumnPlace) -> Vec<String> {
        let room = self.room_of_name(row, rest);
        let may_take_two = self.grid.columns.get(rest.index).is_some_and(|column| column.room == Room::Rest);
        match may_take_two && self.drawn.columns < ONE_LINE {
            true => self.drawn.ellipsis().in_two_lines(&cell.text, &cell.ending, room, cell.hanging),
            false => vec![self.cut(cell, room)],
        }
    }

    /// A name may reach over the empty cells that follow it.
    fn room_of_name(&self, row: &GridRow, rest: ColumnPlace) -> usize {
        let is_filled = |place: &&ColumnPlace| row.cells.get(place.index).is_some_and(|cell| !cell.text.is_empty());
        let next = self.places.iter().filter(|place| place.start > rest.start).find(is_filled);
        let end_of = |place: &ColumnPlace| {
            let is_right = self.grid.columns.get(place.index).is_some_and(|column| column.is_right);
            let text = row.cells.get(place.index).map_or(0, |cell| width(&cell.text));
            let start = if is_right { place.start + place.width.saturating_sub(text) } else { place.start };
            start.saturating_sub(GAP)
        };
        next.map_or(self.drawn.columns, end_of).saturating_sub(rest.start).max(rest.width)
    }
}

/// The same names, where those that are alike although their cells are not are shortened in another way.
fn told_apart<'g>(
    names: Vec<(&'g GridCell, Vec<String>)>,
    shortened: impl Fn(&GridCell, &BTreeSet<&str>) -> String,
) -> Vec<(&'g GridCell, Vec<String>)> {
    let mut meant: BTreeMap<Vec<String>, BTreeSet<&str>> = BTreeMap::new();
    for (cell, name) in &names {
        meant.entry(name.clone()).or_default().insert(&cell.text);
    }
    let distinct = |(cell, name): (&'g GridCell, Vec<String>)| match meant.get(&name) {
        Some(alike) if alike.len() > 1 => (cell, vec![shortened(cell, alike) + &cell.ending]),
        Some(_) | None => (cell, name),
    };
    names.into_iter().map(distinct).collect()
}

/// How many bytes the texts have in common at their start.
fn common_start(texts: &BTreeSet<&str>) -> usize {
    let Some((first, last)) = texts.first().zip(texts.last()) else { return 0 };
    // Of texts in order the first and the last have the least in common.
    first.chars().zip(last.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

/// Whether a row has a wider figure, whose heading may stand before it.
fn is_apart(grid: &Grid, row: &GridRow, widest_figure: usize) -> bool {
    let labelled = grid.columns.iter().zip(&row.cells).filter(|(column, _)| column.is_labelled && column.is_right);
    labelled.into_iter().any(|(_, cell)| width(&cell.text) > widest_figure)
}

fn rows(grid: &Grid) -> impl Iterator<Item = &GridRow> {
    grid.lines.iter().filter_map(|line| match line {
        GridLine::Row(row) => Some(row),
        GridLine::Heading(_) => None,
    })
}

/// The columns that are shown besides the rest, each with its width.
fn admitted(grid: &Grid, widths: &[usize], drawn: Drawn) -> Vec<(usize, usize)> {
    let filled = |(index, column): (usize, &GridColumn)| {
        let width = *widths.get(index)?;
        (width > 0).then_some((index, column.room, width))
    };
    let filled: Vec<(usize, Room, usize)> = grid.columns.iter().enumerate().filter_map(filled).collect();
    let ideal = filled.iter().find(|(_, room, _)| room.is_rest()).map_or(0, |(.., width)| *width);
    let mut admitted: Vec<(usize, usize)> = Vec::new();
    for (index, room, width) in &filled {
        match room {
            Room::Whole => admitted.push((*index, *width)),
            Room::UpTo(most) => admitted.push((*index, least_width(grid, *index, *most))),
            Room::Rest | Room::RestOfLine | Room::IfAny { .. } | Room::WithBefore | Room::Newest => {}
        }
    }
    let of_series = filled.iter().rev().filter(|(_, room, _)| *room == Room::Newest);
    for (place, (index, _, width)) in of_series.enumerate() {
        let names = ideal.min(least_room(grid, 1, drawn.language));
        if place > 0 && total(&admitted) + GAP + width + names > drawn.columns {
            break;
        }
        admitted.push((*index, *width));
    }
    let mut optional: Vec<(u8, usize, usize)> = Vec::new();
    optional.extend(filled.iter().filter_map(|(index, room, width)| match room {
        Room::IfAny { priority } => Some((*priority, *index, *width)),
        Room::Whole | Room::UpTo(_) | Room::Rest | Room::RestOfLine | Room::WithBefore | Room::Newest => None,
    }));
    optional.sort_unstable();
    for (priority, index, width) in optional {
        let names = ideal.min(least_room(grid, priority, drawn.language));
        let behind = filled.iter().skip_while(|(other, ..)| *other <= index);
        let with_it =
            behind.take_while(|(_, room, _)| *room == Room::WithBefore).map(|(index, _, width)| (*index, *width));
        let together: Vec<(usize, usize)> = std::iter::once((index, width)).chain(with_it).collect();
        if total(&admitted) + total(&together) + names <= drawn.columns {
            admitted.extend(together);
        }
    }
    admitted.sort_unstable();
    admitted
}

/// That of the longest entry when each is cut as far as it may be.
fn least_width(grid: &Grid, index: usize, most: usize) -> usize {
    let entries = rows(grid).filter_map(|row| row.cells.get(index));
    let entries = entries.map(|cell| fit::least_width(&cell.text, most));
    entries.chain([grid.columns.get(index).map_or(0, |column| width(&column.heading))]).max().unwrap_or(0)
}

/// How much of a name must be left for a column of that priority.
fn least_room(grid: &Grid, priority: u8, language: Language) -> usize {
    let usual = match (language, priority) {
        (Language::Chinese, _) => 32,
        (Language::English, ..=2) => 40,
        (Language::English, _) => 64,
    };
    grid.least_rest.unwrap_or(usual)
}

fn total(admitted: &[(usize, usize)]) -> usize {
    admitted.iter().map(|(_, width)| width + GAP).sum()
}

/// That of the longest entry; nothing where none is filled.
fn natural_width(column: &GridColumn, rows: &[&GridRow], index: usize) -> usize {
    let is_rest = column.room.is_rest();
    let counts = |row: &&&GridRow| !is_rest || row.cells.iter().skip(index + 1).any(|cell| !cell.text.is_empty());
    let longest = |rows: &mut dyn Iterator<Item = &&GridRow>| {
        let widths = rows.filter_map(|row| row.cells.get(index)).map(|cell| width(&cell.text) + width(&cell.ending));
        widths.max().unwrap_or(0)
    };
    // A name with nothing behind it reaches over what is empty.
    let widest = longest(&mut rows.iter().filter(counts));
    let widest = if widest == 0 { longest(&mut rows.iter()) } else { widest };
    if widest == 0 { 0 } else { widest.max(width(&column.heading)) }
}

/// Each column with the rest from left to right.
fn placed(admitted: &[(usize, usize)], rest: Option<(usize, usize)>, columns: usize) -> Vec<ColumnPlace> {
    let rest = rest.map(|(index, width)| (index, width.min(columns.saturating_sub(total(admitted)))));
    let mut all: Vec<(usize, usize)> = admitted.iter().copied().chain(rest.filter(|(_, width)| *width > 0)).collect();
    all.sort_unstable();
    let mut start = 0;
    let place = |(index, width): (usize, usize)| {
        let place = ColumnPlace { index, start, width };
        start += width + GAP;
        place
    };
    all.into_iter().map(place).collect()
}

/// A line that grows to the right.
#[derive(Default)]
struct Line {
    text: String,
    end: usize,
}

impl Line {
    /// Blanks at the end of a text take room, so that those above and below it may have a mark there.
    fn add(&mut self, text: &str, painted: impl Fn(&str) -> String, place: ColumnPlace, is_right: bool) {
        let shown = text.trim_end();
        if shown.is_empty() {
            return;
        }
        let start = if is_right { (place.start + place.width).saturating_sub(width(text)) } else { place.start };
        self.text.push_str(&blanks(start.saturating_sub(self.end)));
        self.text.push_str(&painted(shown));
        self.end = start.max(self.end) + width(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::{GridCell, told_apart};

    #[test]
    fn only_alike_names_of_different_things_are_shortened_in_another_way() {
        let cells = ["规模以上甲", "规模以上乙", "规模以上乙", "专利"].map(|text| GridCell::from(text.to_owned()));
        let names = ["规模", "规模", "规模", "专利"].map(|name| vec![name.to_owned()]);
        let names = cells.iter().zip(names).collect();
        let shown = told_apart(names, |cell, alike| cell.text.split_at(super::common_start(alike)).1.to_owned());
        let shown: Vec<String> = shown.into_iter().flat_map(|(_, name)| name).collect();
        assert_eq!(shown, ["甲", "乙", "乙", "专利"]);
    }
}
