//! Running text, set to the terminal.

use super::drawn::{Drawn, blanks};
use super::fit::{in_lines, width};
use crate::locale::Language;

/// How far a line of an example goes on further to the right.
const HANGING: usize = 2;

/// Paragraphs broken anew; lines of examples, which are indented, stay.
pub(super) fn lines(text: &str, drawn: Drawn) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines() {
        let line = drawn.safe(line);
        if line.is_empty() || line.starts_with(' ') {
            lines.extend(taken(&mut paragraph, drawn));
            lines.extend(example(&line, drawn));
        } else {
            add(&mut paragraph, &line, drawn.language);
        }
    }
    lines.extend(taken(&mut paragraph, drawn));
    lines
}

/// Chinese goes on without a blank.
fn add(paragraph: &mut String, line: &str, language: Language) {
    let is_word = |character: Option<char>| character.is_some_and(|character| character.is_ascii());
    let needs_blank =
        language == Language::English || (is_word(paragraph.chars().next_back()) && is_word(line.chars().next()));
    if !paragraph.is_empty() && needs_blank {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

fn taken(paragraph: &mut String, drawn: Drawn) -> Vec<String> {
    let text = std::mem::take(paragraph);
    if text.is_empty() { Vec::new() } else { in_lines(&text, drawn.readable()) }
}

fn example(line: &str, drawn: Drawn) -> Vec<String> {
    if width(line) <= drawn.columns {
        return vec![line.trim_end().to_owned()];
    }
    let indent = line.len() - line.trim_start().len();
    let broken = in_lines(line.trim_start(), drawn.columns.saturating_sub(indent + HANGING));
    let indent_of = |number: usize| if number == 0 { indent } else { indent + HANGING };
    broken.into_iter().enumerate().map(|(number, line)| blanks(indent_of(number)) + &line).collect()
}
