//! Lines with labels: what is said beside them stands in a column of its own where it fits, else below.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::drawn::{Drawn, GAP, Painter, blanks};
use super::fit::{in_lines, together, width};
use crate::report::{Entries, Entry, Main};

/// The signs before which a formula may be broken.
const OPERATORS: [&str; 11] = ["+", "−", "×", "÷", "=", "≈", "≥", "≤", ">", "<", "≠"];

/// An entry that is safe to show.
struct ShownEntry {
    label: String,
    main: String,
    side: String,
    is_formula: bool,
}

pub(super) fn lines(entries: &Entries, drawn: Drawn, painter: Painter) -> Vec<String> {
    let shown: Vec<ShownEntry> = entries.entries.iter().map(|entry| safe(entry, drawn)).collect();
    let start = shown.iter().map(|entry| width(&entry.label)).max().map_or(0, |widest| widest + GAP);
    let side = start_of_sides(&shown, start, drawn.columns);
    shown.iter().flat_map(|entry| entry_lines(entry, start, side, drawn, painter)).collect()
}

fn safe(entry: &Entry, drawn: Drawn) -> ShownEntry {
    let (main, is_formula) = match &entry.main {
        Main::Text(text) => (text, false),
        Main::Formula(formula) => (formula, true),
    };
    ShownEntry { label: drawn.safe(&entry.label), main: drawn.safe(main), side: drawn.safe(&entry.side), is_formula }
}

/// The column at which most of what is said beside the entries fits behind them.
fn start_of_sides(entries: &[ShownEntry], start: usize, columns: usize) -> usize {
    let ends = entries.iter().filter(|entry| !entry.side.is_empty()).map(|entry| start + width(&entry.main) + GAP);
    // Behind the terminal nothing fits, so there are no more places to try than it has columns.
    let ends: BTreeSet<usize> = ends.collect();
    let fitting = |place: usize| entries.iter().filter(|entry| is_beside(entry, start, place, columns)).count();
    let within = ends.range(..=columns).max_by_key(|place| (fitting(**place), Reverse(**place)));
    within.or(ends.first()).copied().unwrap_or(start)
}

fn is_beside(entry: &ShownEntry, start: usize, side: usize, columns: usize) -> bool {
    !entry.side.is_empty() && start + width(&entry.main) + GAP <= side && side + width(&entry.side) <= columns
}

fn entry_lines(entry: &ShownEntry, start: usize, side: usize, drawn: Drawn, painter: Painter) -> Vec<String> {
    let room = drawn.readable().saturating_sub(start);
    let mut said = match entry.is_formula {
        true => formula_lines(&entry.main, drawn.columns.saturating_sub(start)),
        false => in_lines(&entry.main, room),
    };
    match said.as_mut_slice() {
        [only] if is_beside(entry, start, side, drawn.columns) => {
            only.push_str(&blanks(side.saturating_sub(start + width(only))));
            only.push_str(&entry.side);
        }
        _ if entry.side.is_empty() => {}
        _ => said.extend(in_lines(&entry.side, room)),
    }
    let label = painter.dim(&entry.label) + &blanks(start.saturating_sub(width(&entry.label)));
    let before = |number: usize| if number == 0 { label.clone() } else { blanks(start) };
    said.iter().enumerate().map(|(number, line)| (before(number) + line).trim_end().to_owned()).collect()
}

/// A formula in lines that begin with its operators.
fn formula_lines(formula: &str, room: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in formula.split(' ') {
        match pieces.last_mut() {
            Some(piece) if OPERATORS.contains(&piece.as_str()) || !OPERATORS.contains(&word) => {
                piece.push(' ');
                piece.push_str(word);
            }
            Some(_) | None => pieces.push(word.to_owned()),
        }
    }
    together(&pieces, |_| " ", room)
}

#[cfg(test)]
mod tests {
    use super::formula_lines;

    #[test]
    fn a_formula_is_broken_before_its_operators() {
        let formula = "(14566 ÷ 12240)^(1/1) − 1";
        assert_eq!(formula_lines(formula, 40), [formula]);
        assert_eq!(formula_lines(formula, 22), ["(14566 ÷ 12240)^(1/1)", "− 1"]);
        assert_eq!(formula_lines(formula, 10), ["(14566", "÷ 12240)^(1/1)", "− 1"]);
    }
}
