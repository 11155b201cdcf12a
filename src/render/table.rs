//! A table for the terminal: columns aligned under Chinese, as many as fit, coloured by status.

use anyhow::Result;
use comfy_table::{
    Cell as TerminalCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as TerminalTable, Width,
    presets,
};
use unicode_width::UnicodeWidthStr;

use super::cell::{add_display, display, in_script};
use super::screen;
use super::visible::without_commands;
use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::Texts;
use crate::model::{Number, Status};
use crate::report::{Cell, Column, ListItem, Records, Report, Section, Suffix};

pub(super) const FORMAT: Format = Format { name: "table", extensions: &["txt"], audience: Audience::Terminal, write };

/// The least width of a column of words, in terminal cells.
const NARROWEST_WORDS: usize = 10;
/// The longest English word that is kept whole where the room is short.
const WIDEST_WORD: usize = 14;
/// Blank cells between columns.
const GAP: usize = 1;

fn write(report: &dyn Report, texts: &Texts, surface: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let mut page = Page { surface, output, text: String::new() };
    if let Some(columns) = surface.width
        && let Some(screen) = report.screen(texts)
    {
        let mut take = |line: &str| page.add(line);
        let terminal = screen::Terminal::new(columns, surface, texts, &mut take);
        terminal.write(&screen, |take| report.further_blocks(texts, take))?;
        page.write()?;
        return Ok(0);
    }
    let document = report.document(texts);
    page.add(&visible(&document.title))?;
    for line in &document.preface {
        page.add(&visible(line))?;
    }
    for section in &document.sections {
        let measured = section.records().map(|records| Measured::new(records, surface));
        page.add_section(section, measured)?;
    }
    if let Some(records) = report.long_table(texts) {
        let section = Section { heading: records.heading.clone(), ..Section::default() };
        page.add_section(&section, Some(Measured::new(records, surface)))?;
    }
    if !document.notes.is_empty() {
        page.add("")?;
    }
    for note in &document.notes {
        page.add(&visible(note))?;
    }
    page.write()?;
    Ok(0)
}

/// What is written, some lines at a time.
struct Page<'p, 'o> {
    surface: &'p Surface,
    output: &'p mut Sink<'o>,
    text: String,
}

/// From how many bytes on the lines so far are written.
const PIECE: usize = 1 << 16;

impl Page<'_, '_> {
    fn add(&mut self, line: &str) -> Result<()> {
        self.text.push_str(line);
        self.end_line()
    }

    fn end_line(&mut self) -> Result<()> {
        self.text.push('\n');
        if self.text.len() < PIECE { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> Result<()> {
        let text = in_script(&self.text, self.surface.script);
        self.output.write_all(without_commands(&text).as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn add_section(&mut self, section: &Section, table: Option<Measured<'_>>) -> Result<()> {
        self.add("")?;
        for line in section.heading.iter().chain(&section.paragraphs) {
            self.add(&visible(line))?;
        }
        for ListItem { text: item, .. } in &section.items {
            self.add(&format!("- {}", visible(item)))?;
        }
        let Some(table) = table else { return Ok(()) };
        let (records, columns) = (&table.records, table.shown(self.surface));
        if table.has_rows && !self.surface.colour && is_wide_enough(&columns, self.surface) {
            self.add_rows(records, &columns)
        } else {
            self.add(&broken_into_lines(records, &columns, self.surface)?)
        }
    }

    /// The rows, each in as many lines as its texts have.
    fn add_rows(&mut self, records: &Records<'_>, columns: &[&Drawn]) -> Result<()> {
        if records.has_header() {
            let shown =
                columns.iter().map(|drawn| ShownCell { text: drawn.heading.clone(), is_right: drawn.is_number });
            self.add_row(columns, &shown.collect::<Vec<_>>())?;
        }
        let mut shown = vec![ShownCell::default(); columns.len()];
        records.each(|row| {
            for (shown, drawn) in shown.iter_mut().zip(columns) {
                if let Some(cell) = row.get(drawn.place) {
                    shown.text.clear();
                    add_display(cell, self.surface.script, &mut shown.text);
                    shown.is_right = is_right(cell);
                }
            }
            self.add_row(columns, &shown)
        })
    }

    fn add_row(&mut self, columns: &[&Drawn], row: &[ShownCell]) -> Result<()> {
        let height = row.iter().map(|shown| memchr::memchr_iter(b'\n', shown.text.as_bytes()).count() + 1).max();
        let height = height.unwrap_or(1);
        for number in 0..height {
            let start = self.text.len();
            for (drawn, ShownCell { text, is_right }) in columns.iter().zip(row) {
                let line = if height == 1 { text } else { text.split('\n').nth(number).unwrap_or_default() };
                let blanks = drawn.widest.saturating_sub(width(line));
                add_blanks(if *is_right { blanks } else { 0 }, &mut self.text);
                self.text.push_str(line);
                add_blanks(if *is_right { GAP } else { blanks + GAP }, &mut self.text);
            }
            let length = self.text.get(start..).map_or(0, |line| line.trim_end().len());
            self.text.truncate(start + length);
            self.end_line()?;
        }
        Ok(())
    }
}

/// A cell as it is shown.
#[derive(Clone, Default)]
struct ShownCell {
    text: String,
    is_right: bool,
}

fn add_blanks(mut count: usize, text: &mut String) {
    const BLANKS: &str = "                                ";
    while count > 0 {
        let blanks = BLANKS.get(..count).unwrap_or(BLANKS);
        text.push_str(blanks);
        count -= blanks.len();
    }
}

fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The table as words are broken into lines where the room is short.
fn broken_into_lines(records: &Records<'_>, columns: &[&Drawn], surface: &Surface) -> Result<String> {
    let mut terminal = TerminalTable::new();
    terminal.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if surface.colour {
        terminal.enforce_styling();
    } else {
        terminal.force_no_tty();
    }
    terminal.set_width(room(surface));
    if records.has_header() {
        terminal.set_header(columns.iter().map(|drawn| {
            let alignment = if drawn.is_number { CellAlignment::Right } else { CellAlignment::Left };
            TerminalCell::new(&drawn.heading).set_alignment(alignment)
        }));
    }
    records.each(|row| {
        let cells = columns.iter().filter_map(|drawn| row.get(drawn.place));
        terminal.add_row(cells.map(|cell| terminal_cell(cell, &display(cell, surface.script))));
        Ok(())
    })?;
    for (number, drawn) in columns.iter().enumerate() {
        let is_last = number + 1 == columns.len();
        if let Some(column) = terminal.column_mut(number) {
            column.set_padding((0, if is_last { 0 } else { GAP as u16 }));
            column.set_constraint(match drawn.breaks {
                true => ColumnConstraint::LowerBoundary(Width::Fixed((drawn.narrowest() + GAP) as u16)),
                false => ColumnConstraint::ContentWidth,
            });
        }
    }
    Ok(terminal.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"))
}

fn room(surface: &Surface) -> u16 {
    surface.width.and_then(|width| u16::try_from(width).ok()).unwrap_or(u16::MAX)
}

/// Whether no word has to be broken.
fn is_wide_enough(columns: &[&Drawn], surface: &Surface) -> bool {
    let width = columns.iter().map(|drawn| drawn.widest + GAP).sum::<usize>();
    !columns.is_empty() && width <= usize::from(room(surface))
}

/// Records, and what must be known of all rows before the first is written.
struct Measured<'r> {
    records: Records<'r>,
    has_rows: bool,
    columns: Vec<Drawn>,
}

impl<'r> Measured<'r> {
    /// The columns as they are drawn, without those that would say nothing in any row.
    fn new(records: Records<'r>, surface: &Surface) -> Self {
        let (mut columns, mut has_rows) = (Drawn::all(&records.columns), false);
        let mut text = String::new();
        // Nothing refuses a row here.
        let _measured = records.each(|row| {
            has_rows = true;
            for (drawn, cell) in columns.iter_mut().zip(row).filter(|(drawn, cell)| !drawn.has_room_for(cell)) {
                text.clear();
                add_display(cell, surface.script, &mut text);
                drawn.measure(cell, &text);
            }
            Ok(())
        });
        columns.retain(|drawn| drawn.is_filled || !has_rows);
        Self { records, has_rows, columns }
    }

    /// The columns to show, leaving out those of the highest rank until the rest fits.
    fn shown(&self, surface: &Surface) -> Vec<&Drawn> {
        let of_rank =
            |highest: u8| -> Vec<&Drawn> { self.columns.iter().filter(|drawn| drawn.rank <= highest).collect() };
        let highest = self.columns.iter().map(|drawn| drawn.rank).max().unwrap_or(0);
        let Some(width) = surface.width else { return of_rank(highest) };
        (0..=highest).rev().map(of_rank).find(|shown| fit(shown, width)).unwrap_or_else(|| of_rank(0))
    }
}

/// A column as its cells are shown.
struct Drawn {
    place: usize,
    heading: String,
    is_number: bool,
    rank: u8,
    is_filled: bool,
    /// Words may be broken into lines; numbers and statuses may not.
    breaks: bool,
    /// The width of the longest entry, and of the longest line of one.
    natural: usize,
    widest: usize,
    longest_word: usize,
    /// The text that was measured last: neighbours often have the same.
    latest: String,
    /// A large number, and its places: none from 0 to it with as many places is wider.
    large: Option<(Number, u32)>,
}

impl Drawn {
    fn all(columns: &[Column]) -> Vec<Self> {
        let drawn = |(place, column): (usize, &Column)| {
            let heading = visible(&column.heading).into_owned();
            let natural = heading.width();
            let widest = heading.split('\n').map(width).max().unwrap_or(0);
            Self {
                place,
                heading,
                is_number: column.is_number,
                rank: column.rank,
                is_filled: false,
                breaks: column.breaks,
                natural,
                widest,
                longest_word: natural,
                latest: String::new(),
                large: None,
            }
        };
        columns.iter().enumerate().map(drawn).collect()
    }

    /// Whether it is seen without its text that a cell asks for no more room than those before.
    fn has_room_for(&self, cell: &Cell) -> bool {
        match (cell, &self.large) {
            (Cell::Number { value, decimals, suffix: Suffix::None }, Some((large, places))) => {
                decimals == places && value <= large && !value.is_negative()
            }
            (Cell::Sparkline(values), _) => self.is_filled && values.len() <= self.widest,
            _ => false,
        }
    }

    fn measure(&mut self, cell: &Cell, text: &str) {
        if let Cell::Number { value, decimals, suffix: Suffix::None } = cell
            && self.large.as_ref().is_none_or(|(large, places)| (decimals, value) > (places, large))
        {
            self.large = Some((value.clone(), *decimals));
        }
        self.breaks &= !matches!(cell, Cell::Status(..));
        if text == self.latest {
            return;
        }
        self.is_filled = true;
        self.natural = self.natural.max(width(text));
        self.widest = text.split('\n').map(width).fold(self.widest, usize::max);
        if self.breaks {
            self.longest_word = self.longest_word.max(longest_english_word(text));
        }
        self.latest.clear();
        self.latest.push_str(text);
    }

    /// The least width: that of the longest entry for numbers, for words enough not to break English ones.
    fn narrowest(&self) -> usize {
        match self.breaks {
            true => self.natural.min(self.longest_word.clamp(NARROWEST_WORDS, WIDEST_WORD)),
            false => self.natural,
        }
    }
}

fn fit(columns: &[&Drawn], width: usize) -> bool {
    columns.iter().map(|drawn| drawn.narrowest() + GAP).sum::<usize>() <= width + GAP
}

fn longest_english_word(text: &str) -> usize {
    text.split(|character: char| !character.is_ascii_graphic()).map(str::len).max().unwrap_or(0)
}

fn is_right(cell: &Cell) -> bool {
    matches!(cell, Cell::Number { .. } | Cell::Computed { .. } | Cell::Unknown)
}

fn terminal_cell(cell: &Cell, text: &str) -> TerminalCell {
    let terminal = TerminalCell::new(text);
    if is_right(cell) {
        return terminal.set_alignment(CellAlignment::Right);
    }
    let colour = if let Cell::Status(status, ..) = cell { colour(*status) } else { None };
    match colour {
        Some(colour) => terminal.fg(colour),
        None => terminal,
    }
}

fn colour(status: Status) -> Option<Color> {
    match status {
        Status::Achieved | Status::AchievedEarly | Status::OnTrack => Some(Color::Green),
        Status::AtRisk | Status::AwaitingJudgement => Some(Color::Yellow),
        Status::Behind | Status::Regressing | Status::Missed => Some(Color::Red),
        Status::Pending => Some(Color::Cyan),
        Status::NoData | Status::AwaitingData | Status::InsufficientData => None,
    }
}
