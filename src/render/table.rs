//! A table for the terminal: columns aligned under Chinese, as many as fit, coloured by status.

use anyhow::Result;
use comfy_table::{
    Cell as TerminalCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as TerminalTable, Width,
    presets,
};
use unicode_width::UnicodeWidthStr;

use super::cell::{Script, display};
use super::{Format, Rendered, Surface, visible};
use crate::locale::Texts;
use crate::model::Status;
use crate::report::{Cell, Report, Section, Table};

pub(super) const FORMAT: Format = Format { name: "table", extensions: &["txt"], render };

/// The least width of a column of words, in terminal cells.
const NARROWEST_WORDS: usize = 10;
/// The longest English word that is kept whole where the room is short.
const WIDEST_WORD: usize = 14;
/// Blank cells between columns.
const GAP: usize = 1;

fn render(report: &dyn Report, texts: &Texts, surface: &Surface) -> Result<Rendered> {
    let document = report.document(texts);
    let mut text = format!("{}\n", visible(&document.title));
    for line in &document.preface {
        text += &format!("{}\n", visible(line));
    }
    for section in &document.sections {
        text.push('\n');
        text += &section_lines(section);
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
    Ok(Rendered { bytes: text.into_bytes(), guarded: 0, is_styled: true })
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

fn section_lines(section: &Section) -> String {
    let heading = section.heading.iter().map(|heading| visible(heading).into_owned());
    let paragraphs = section.paragraphs.iter().map(|paragraph| visible(paragraph).into_owned());
    let items = section.items.iter().map(|item| format!("- {}", visible(item)));
    heading.chain(paragraphs).chain(items).map(|line| line + "\n").collect()
}

fn draw(table: &Table, surface: &Surface) -> String {
    let shown = columns_that_fit(table, surface.width);
    let mut terminal = TerminalTable::new();
    terminal.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if surface.colour {
        terminal.enforce_styling();
    } else {
        terminal.force_no_tty();
    }
    terminal.set_width(surface.width.and_then(|width| u16::try_from(width).ok()).unwrap_or(u16::MAX));
    if table.has_header() {
        terminal.set_header(shown.iter().filter_map(|place| table.columns.get(*place)).map(|column| {
            let alignment = if column.is_number { CellAlignment::Right } else { CellAlignment::Left };
            TerminalCell::new(&column.heading).set_alignment(alignment)
        }));
    }
    for row in &table.rows {
        let cells = shown.iter().filter_map(|place| row.get(*place));
        terminal.add_row(cells.map(|cell| terminal_cell(cell, surface.script)));
    }
    for (number, place) in shown.iter().enumerate() {
        let is_last = number + 1 == shown.len();
        if let Some(column) = terminal.column_mut(number) {
            column.set_padding((0, if is_last { 0 } else { GAP as u16 }));
            let breaks = breaks(table, *place);
            column.set_constraint(match breaks {
                true => ColumnConstraint::LowerBoundary(Width::Fixed(narrowest(table, *place) as u16 + GAP as u16)),
                false => ColumnConstraint::ContentWidth,
            });
        }
    }
    terminal.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The columns to show, leaving out those of the highest rank until the rest fits.
fn columns_that_fit(table: &Table, width: Option<usize>) -> Vec<usize> {
    let of_rank = |highest: u8| -> Vec<usize> {
        let ranked = table.columns.iter().enumerate().filter(|(_, column)| column.rank <= highest);
        ranked.map(|(place, _)| place).collect()
    };
    let highest = table.columns.iter().map(|column| column.rank).max().unwrap_or(0);
    let fits = |columns: &[usize], width: usize| {
        columns.iter().map(|place| narrowest(table, *place) + GAP).sum::<usize>() <= width + GAP
    };
    let Some(width) = width else { return of_rank(highest) };
    (0..=highest).rev().map(of_rank).find(|columns| fits(columns, width)).unwrap_or_else(|| of_rank(0))
}

/// Words may be broken into lines; numbers and statuses may not.
fn breaks(table: &Table, place: usize) -> bool {
    let may_break = table.columns.get(place).is_some_and(|column| column.breaks);
    may_break && !table.rows.iter().any(|row| matches!(row.get(place), Some(Cell::Status(..))))
}

/// The least width of a column: that of its longest entry for numbers, for words enough not to break English ones.
fn narrowest(table: &Table, place: usize) -> usize {
    let heading = table.columns.get(place).map_or(0, |column| column.heading.width());
    let texts = || table.rows.iter().filter_map(|row| row.get(place)).map(|cell| display(cell, Script::Unicode));
    let natural = texts().map(|text| text.width()).max().unwrap_or(0).max(heading);
    if !breaks(table, place) {
        return natural;
    }
    let longest_word = texts().map(|text| longest_english_word(&text)).max().unwrap_or(0).max(heading);
    natural.min(longest_word.clamp(NARROWEST_WORDS, WIDEST_WORD))
}

fn longest_english_word(text: &str) -> usize {
    text.split(|character: char| !character.is_ascii_graphic()).map(str::len).max().unwrap_or(0)
}

fn terminal_cell(cell: &Cell, script: Script) -> TerminalCell {
    let terminal = TerminalCell::new(display(cell, script));
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
        Status::NoData | Status::InsufficientData => None,
    }
}
