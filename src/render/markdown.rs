//! Markdown: tables for documents and issues.

use anyhow::Result;

use super::cell::{Script, display};
use super::{Format, Rendered, Surface, visible};
use crate::locale::Texts;
use crate::report::{Report, Table};

pub(super) const FORMAT: Format = Format { name: "markdown", extensions: &["md", "markdown"], render };

fn render(report: &dyn Report, texts: &Texts, _: &Surface) -> Result<Rendered> {
    let document = report.document(texts);
    let mut blocks = vec![format!("# {}", escape(&document.title))];
    blocks.extend(document.preface.iter().map(|line| block(line)));
    for section in &document.sections {
        blocks.extend(section.heading.as_ref().map(|heading| format!("## {}", escape(heading))));
        blocks.extend(section.paragraphs.iter().map(|paragraph| block(paragraph)));
        let items: Vec<String> = section.items.iter().map(|item| format!("- {}", block(item))).collect();
        blocks.extend((!items.is_empty()).then(|| items.join("\n")));
        blocks.extend(section.table.as_ref().map(table_lines));
    }
    if !document.notes.is_empty() {
        let notes: Vec<String> = document.notes.iter().map(|note| format!("- {}", block(note))).collect();
        blocks.push(notes.join("\n"));
    }
    Ok((blocks.join("\n\n") + "\n").into_bytes().into())
}

fn table_lines(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        line(table.columns.iter().map(|column| escape(&column.heading)).collect()),
        line(table.columns.iter().map(|column| if column.is_number { "---:" } else { "---" }.to_owned()).collect()),
    ];
    lines.extend(
        table.rows.iter().map(|row| line(row.iter().map(|cell| escape(&display(cell, Script::Unicode))).collect())),
    );
    lines.join("\n")
}

/// A text at the start of a line, where more characters are markup: # + - > and the stop of a number.
fn block(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.find(|character: char| !character.is_ascii_digit()).unwrap_or(escaped.len());
    let (number, rest) = escaped.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
        Some('#' | '+' | '-' | '>') if digits == 0 => format!("\\{escaped}"),
        _ => escaped,
    }
}

/// Characters that Markdown would take for markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '\\' | '|' | '*' | '_' | '`' | '<' | '[' | ']' | '~' | '&' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
