//! Tables: a heading row on every page, rows that no page breaks, and one cell for what rows share.

use maud::{Markup, html};
use unicode_width::UnicodeWidthChar;

use super::typography::{Typography, run};
use crate::report::{Cell, Column, Table};

/// Up to so many Chinese characters, no entry of a column is broken into lines.
const SHORT: u32 = 9;
/// As many have room in a column with longer ones at least, and in one in which people write.
const ROOMY: u32 = 15;
/// What is longer than this takes more lines and not more room.
const WIDEST: u32 = 30;
/// Between text and line, in twentieths of a point.
const PADDING: u32 = 57;

/// How the sides of a cell are merged with those above and below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    No,
    Starts,
    GoesOn,
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
                    @let merge = merge(same(above), same(below));
                    (cell(&text, *width, merge, if column.is_number { "right" } else { "left" }, style))
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
                        (cell(&column.heading, *width, Merge::No, "center", style))
                    }
                }
            }
            @for ((row, above), below) in table.rows.iter().zip(above).zip(below) { (cells(row, above, below)) }
        }
    }
}

fn merge(is_same_above: bool, is_same_below: bool) -> Merge {
    match (is_same_above, is_same_below) {
        (true, _) => Merge::GoesOn,
        (false, true) => Merge::Starts,
        (false, false) => Merge::No,
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

/// Short columns are as wide as their entries; the others share the room that is left, by their longest entry.
fn widths(table: &Table, shown: &[(usize, &Column)], room: u32, style: &Typography) -> Vec<u32> {
    let size = style.table.size * 10;
    let longest = |(place, column): &(usize, &Column)| {
        let is_to_fill_in = |row: &Vec<Cell>| matches!(row.get(*place), Some(Cell::Text(text)) if text.is_empty());
        let entries = table.rows.iter().map(|row| length(&text_at(row, *place), size));
        let longest = entries.chain([length(&column.heading, size)]).max().unwrap_or_default();
        let is_long = longest > SHORT * size || table.rows.iter().all(is_to_fill_in);
        if is_long { longest.clamp(ROOMY * size, WIDEST * size) } else { longest }
    };
    let longest: Vec<u32> = shown.iter().map(longest).collect();
    let fixed = |longest: u32| (longest <= SHORT * size).then_some(longest + size / 2 + 2 * PADDING);
    let taken: u32 = longest.iter().filter_map(|longest| fixed(*longest)).sum();
    let shared: u32 = longest.iter().filter(|longest| fixed(**longest).is_none()).sum();
    let left = room.saturating_sub(taken);
    let width = |longest: u32| match fixed(longest) {
        // Too many short ones, or none to leave the rest to, have all of the room among themselves.
        Some(own) if taken > room || shared == 0 => own * room / taken.max(1),
        Some(own) => own,
        None => longest * left / shared.max(1),
    };
    longest.into_iter().map(width).collect()
}

/// How long a text is in twentieths of a point: Chinese ones fill their size, others at most two thirds of it.
fn length(text: &str, size: u32) -> u32 {
    let width = |character: char| match character.width().unwrap_or_default() {
        2 => size,
        1 => size * 2 / 3,
        _ => 0,
    };
    // Longer ones all count the same.
    text.chars().take(2 * WIDEST as usize).map(width).sum()
}

fn cell(text: &str, width: u32, merge: Merge, side: &str, style: &Typography) -> Markup {
    html! {
        w:tc {
            w:tcPr {
                w:tcW w:w=(width) w:type="dxa" {}
                @if merge == Merge::Starts { w:vMerge w:val="restart" {} }
                @if merge == Merge::GoesOn { w:vMerge {} }
                w:vAlign w:val="center" {}
            }
            w:p {
                w:pPr { w:pStyle w:val="TableText" {} w:jc w:val=(side) {} }
                @if merge != Merge::GoesOn { (run(text, false, style)) }
            }
        }
    }
}
