//! Tables: a heading row on every page, rows that no page breaks, and one cell for what rows share.

use maud::{Markup, html};
use unicode_width::UnicodeWidthChar;

use super::typography::{Typography, run};
use crate::report::{Cell, Column, Table};

/// Up to so many Chinese characters, no entry of a column is broken into lines.
const SHORT: u32 = 9;
/// As many characters a person writes who fills in a column.
const WRITTEN: u32 = 30;
/// Of a text so many characters count; what is longer than this takes more lines and not more room.
const LONGEST: usize = 240;
/// Between text and line, in twentieths of a point.
const PADDING: u32 = 57;

/// Whether a cell is merged with those above and below.
#[derive(Clone, Copy, Default)]
struct Merged {
    above: bool,
    below: bool,
}

pub(super) fn lay_out(table: &Table, room: u32, style: &Typography) -> Markup {
    let shown: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| !column.is_picture).collect();
    let widths = widths(table, &shown, room, style);
    let cells = |row: &[Cell], above: Option<&[Cell]>, below: Option<&[Cell]>| {
        html! {
            w:tr {
                w:trPr { w:cantSplit {} }
                @for ((place, column), width) in shown.iter().zip(&widths) {
                    @let text = text_at(row, *place);
                    @let same = |other: Option<&[Cell]>| column.merges && other.is_some_and(|other| text_at(other, *place) == text);
                    @let merged = Merged { above: same(above), below: same(below) };
                    (cell(&text, *width, merged, if column.is_number { "right" } else { "left" }, style))
                }
            }
        }
    };
    let above = std::iter::once(None).chain(table.rows.iter().map(|row| Some(row.as_slice())));
    let below = table.rows.iter().skip(1).map(|row| Some(row.as_slice())).chain([None]);
    html! {
        w:tbl {
            w:tblPr {
                w:tblW w:w=(widths.iter().sum::<u32>()) w:type="dxa" {}
                w:tblBorders {
                    w:top w:val="single" w:sz="4" {}
                    w:left w:val="single" w:sz="4" {}
                    w:bottom w:val="single" w:sz="4" {}
                    w:right w:val="single" w:sz="4" {}
                    w:insideH w:val="single" w:sz="4" {}
                    w:insideV w:val="single" w:sz="4" {}
                }
                w:tblLayout w:type="fixed" {}
                w:tblCellMar { w:left w:w=(PADDING) w:type="dxa" {} w:right w:w=(PADDING) w:type="dxa" {} }
            }
            w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
            @if table.has_header() {
                w:tr {
                    w:trPr { w:cantSplit {} w:tblHeader {} }
                    @for ((_, column), width) in shown.iter().zip(&widths) {
                        (cell(&column.heading, *width, Merged::default(), "center", style))
                    }
                }
            }
            @for ((row, above), below) in table.rows.iter().zip(above).zip(below) { (cells(row, above, below)) }
        }
    }
}

/// Documents separate no thousands; the words of a status stand without its sign.
fn text_at(row: &[Cell], place: usize) -> String {
    match row.get(place) {
        Some(Cell::Unknown) => "—".to_owned(),
        Some(cell) => cell.plain(),
        None => String::new(),
    }
}

/// Short columns are as wide as their entries. What is left goes, piece by piece, to the one of the others that makes rows
/// high.
fn widths(table: &Table, shown: &[(usize, &Column)], room: u32, style: &Typography) -> Vec<u32> {
    let size = style.table.size * 10;
    let lengths: Vec<Vec<u32>> = shown.iter().map(|(place, column)| lengths(table, *place, column, size)).collect();
    let starts = lengths.iter().map(|lengths| {
        let longest = lengths.iter().max().copied().unwrap_or_default();
        let is_open = longest > SHORT * size;
        (is_open, if is_open { SHORT * size } else { longest + size / 2 + 2 * PADDING })
    });
    let (open, mut widths): (Vec<bool>, Vec<u32>) = starts.unzip();
    let taken: u32 = widths.iter().sum();
    if taken > room || !open.contains(&true) {
        // Too many, or none to leave the rest to: they have all of the room among themselves.
        return widths.into_iter().map(|own| own * room / taken.max(1)).collect();
    }
    let mut left = room - taken;
    while left > 0 {
        let piece = left.min(size);
        left -= piece;
        let blame = blame(&lengths, &widths);
        let columns = blame.into_iter().zip(&open).zip(&mut widths).filter(|((_, is_open), _)| **is_open);
        if let Some((_, width)) = columns.max_by_key(|((blame, _), _)| *blame) {
            *width += piece;
        }
    }
    widths
}

/// How long the entries of a column are; in one in which people write, how long they may become.
fn lengths(table: &Table, place: usize, column: &Column, size: u32) -> Vec<u32> {
    let is_blank = |row: &Vec<Cell>| matches!(row.get(place), Some(Cell::Text(text)) if text.is_empty());
    let is_to_fill_in = table.rows.iter().all(is_blank);
    let entry = |row: &Vec<Cell>| if is_to_fill_in { WRITTEN * size } else { length(&text_at(row, place), size) };
    std::iter::once(length(&column.heading, size)).chain(table.rows.iter().map(entry)).collect()
}

/// The height, in hundredths of lines, of those rows of which each column makes the height.
fn blame(lengths: &[Vec<u32>], widths: &[u32]) -> Vec<u32> {
    let rows = lengths.first().map_or(0, Vec::len);
    let mut blame = vec![0; widths.len()];
    for row in 0..rows {
        let heights =
            lengths.iter().zip(widths).map(|(of, width)| of.get(row).map_or(0, |length| length * 100 / width));
        if let Some((height, blame)) = heights.zip(&mut blame).max_by_key(|(height, _)| *height) {
            *blame += height;
        }
    }
    blame
}

/// How long a text is in twentieths of a point: Chinese characters fill their size, Latin ones little more than half of it.
fn length(text: &str, size: u32) -> u32 {
    let width = |character: char| match character.width().unwrap_or_default() {
        2 => size,
        1 => size * 11 / 20,
        _ => 0,
    };
    text.chars().take(LONGEST).map(width).sum()
}

fn cell(text: &str, width: u32, merged: Merged, side: &str, style: &Typography) -> Markup {
    html! {
        w:tc {
            w:tcPr {
                w:tcW w:w=(width) w:type="dxa" {}
                @if merged.above { w:vMerge {} } @else if merged.below { w:vMerge w:val="restart" {} }
                w:vAlign w:val="center" {}
            }
            w:p {
                w:pPr { w:pStyle w:val="TableText" {} w:jc w:val=(side) {} }
                @if !merged.above { (run(text, false, style)) }
            }
        }
    }
}
