//! A table for the terminal: columns aligned under Chinese, as many as fit, coloured by status.

use anyhow::Result;
use comfy_table::{
    Cell as TerminalCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as TerminalTable, Width,
    presets,
};
use unicode_width::UnicodeWidthStr;

use super::cell::{Script, display};
use super::visible::without_commands;
use super::{Format, Guarded, Output, Surface, visible};
use crate::locale::Texts;
use crate::model::Status;
use crate::report::{Cell, Column, Report, Section, Table};

pub(super) const FORMAT: Format = Format { name: "table", extensions: &["txt"], is_styled: true, write };

/// The least width of a column of words, in terminal cells.
const NARROWEST_WORDS: usize = 10;
/// The longest English word that is kept whole where the room is short.
const WIDEST_WORD: usize = 14;
/// Blank cells between columns.
const GAP: usize = 1;

fn write(report: &dyn Report, texts: &Texts, surface: &Surface, output: &mut Output<'_>) -> Result<Guarded> {
    let document = report.document(texts);
    let mut text = format!("{}\n", visible(&document.title));
    for line in &document.preface {
        text += &format!("{}\n", visible(line));
    }
    let sections = document.sections.into_iter();
    for section in sections.flat_map(|section| sections_that_fit(section, report, texts, surface)) {
        text.push('\n');
        text += &section_lines(&section);
        if let Some(table) = &section.table {
            text += &draw(table, surface);
            text.push('\n');
        }
    }
    if !document.notes.is_empty() {
        text.push('\n');
    }
    for note in &document.notes {
        text += &format!("{}\n", visible(note));
    }
    if surface.script == Script::Ascii {
        text = ascii_signs(&text);
    }
    output.write_all(without_commands(&text).as_bytes())?;
    Ok(0)
}

/// The signs that old consoles show two cells wide or not at all, in ASCII; Chinese stays.
fn ascii_signs(text: &str) -> String {
    let in_ascii = |sign: char| match sign {
        '·' | '–' | '—' | '−' => "-".to_owned(),
        '≥' => ">=".to_owned(),
        '≤' => "<=".to_owned(),
        '≈' => "~".to_owned(),
        '≠' => "!=".to_owned(),
        '±' => "+-".to_owned(),
        '×' => "*".to_owned(),
        '÷' => "/".to_owned(),
        '…' => "...".to_owned(),
        '“' | '”' => "\"".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(in_ascii).collect()
}

/// A section, or what is shown instead where its table does not fit.
fn sections_that_fit(section: Section, report: &dyn Report, texts: &Texts, surface: &Surface) -> Vec<Section> {
    let fits = |table: &Table| {
        let columns = drawn(table, surface);
        surface.width.is_none_or(|width| fit(&columns_that_fit(&columns, surface.width), width))
    };
    match &section.table {
        Some(table) if section.has_narrow && !fits(table) => {
            let narrow = report.narrow(texts);
            if narrow.is_empty() { vec![section] } else { narrow }
        }
        Some(_) | None => vec![section],
    }
}

fn section_lines(section: &Section) -> String {
    let heading = section.heading.iter().map(|heading| visible(heading).into_owned());
    let paragraphs = section.paragraphs.iter().map(|paragraph| visible(paragraph).into_owned());
    let items = section.items.iter().map(|item| format!("- {}", visible(item)));
    heading.chain(paragraphs).chain(items).map(|line| line + "\n").collect()
}

fn draw(table: &Table, surface: &Surface) -> String {
    let columns = drawn(table, surface);
    let shown = columns_that_fit(&columns, surface.width);
    let mut terminal = TerminalTable::new();
    terminal.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if surface.colour {
        terminal.enforce_styling();
    } else {
        terminal.force_no_tty();
    }
    terminal.set_width(surface.width.and_then(|width| u16::try_from(width).ok()).unwrap_or(u16::MAX));
    if table.has_header() {
        terminal.set_header(shown.iter().map(|drawn| {
            let alignment = if drawn.column.is_number { CellAlignment::Right } else { CellAlignment::Left };
            TerminalCell::new(visible(&drawn.column.heading)).set_alignment(alignment)
        }));
    }
    for (number, row) in table.rows.iter().enumerate() {
        let cells = shown.iter().filter_map(|drawn| row.get(drawn.place).zip(drawn.texts.get(number)));
        terminal.add_row(cells.map(|(cell, text)| terminal_cell(cell, text)));
    }
    for (number, drawn) in shown.iter().enumerate() {
        let is_last = number + 1 == shown.len();
        if let Some(column) = terminal.column_mut(number) {
            column.set_padding((0, if is_last { 0 } else { GAP as u16 }));
            column.set_constraint(match drawn.breaks {
                true => ColumnConstraint::LowerBoundary(Width::Fixed(drawn.narrowest as u16 + GAP as u16)),
                false => ColumnConstraint::ContentWidth,
            });
        }
    }
    terminal.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn drawn<'t>(table: &'t Table, surface: &Surface) -> Vec<Drawn<'t>> {
    (0..table.columns.len()).filter_map(|place| Drawn::new(table, place, surface)).collect()
}

/// A column with its cells as they are shown.
struct Drawn<'t> {
    place: usize,
    column: &'t Column,
    texts: Vec<String>,
    /// Words may be broken into lines; numbers and statuses may not.
    breaks: bool,
    /// The least width: that of the longest entry for numbers, for words enough not to break English ones.
    narrowest: usize,
}

impl<'t> Drawn<'t> {
    /// The column as it is drawn; nothing for one that would say nothing in any row.
    fn new(table: &'t Table, place: usize, surface: &Surface) -> Option<Self> {
        let column = table.columns.get(place)?;
        let cells = || table.rows.iter().filter_map(|row| row.get(place));
        let texts: Vec<String> = cells().map(|cell| display(cell, surface.script)).collect();
        if !texts.is_empty() && texts.iter().all(String::is_empty) {
            return None;
        }
        let breaks = column.breaks && !cells().any(|cell| matches!(cell, Cell::Status(..)));
        let heading = visible(&column.heading).width();
        let natural = texts.iter().map(|text| text.width()).max().unwrap_or(0).max(heading);
        let longest_word = || texts.iter().map(|text| longest_english_word(text)).max().unwrap_or(0).max(heading);
        let narrowest = if breaks { natural.min(longest_word().clamp(NARROWEST_WORDS, WIDEST_WORD)) } else { natural };
        Some(Self { place, column, texts, breaks, narrowest })
    }
}

/// The columns to show, leaving out those of the highest rank until the rest fits.
fn columns_that_fit<'d, 't>(columns: &'d [Drawn<'t>], width: Option<usize>) -> Vec<&'d Drawn<'t>> {
    let of_rank =
        |highest: u8| -> Vec<&'d Drawn<'t>> { columns.iter().filter(|drawn| drawn.column.rank <= highest).collect() };
    let highest = columns.iter().map(|drawn| drawn.column.rank).max().unwrap_or(0);
    let Some(width) = width else { return of_rank(highest) };
    (0..=highest).rev().map(of_rank).find(|shown| fit(shown, width)).unwrap_or_else(|| of_rank(0))
}

fn fit(columns: &[&Drawn<'_>], width: usize) -> bool {
    columns.iter().map(|drawn| drawn.narrowest + GAP).sum::<usize>() <= width + GAP
}

fn longest_english_word(text: &str) -> usize {
    text.split(|character: char| !character.is_ascii_graphic()).map(str::len).max().unwrap_or(0)
}

fn terminal_cell(cell: &Cell, text: &str) -> TerminalCell {
    let terminal = TerminalCell::new(text);
    match cell {
        Cell::Number { .. } | Cell::Computed { .. } | Cell::Unknown => terminal.set_alignment(CellAlignment::Right),
        Cell::Status(status, _) => match colour(*status) {
            Some(colour) => terminal.fg(colour),
            None => terminal,
        },
        Cell::Empty | Cell::Text(_) | Cell::Sparkline(_) | Cell::Bar(_) => terminal,
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
