//! Markdown: tables for documents and issues.

use anyhow::Result;

use super::cell::{Script, display};
use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::Texts;
use crate::report::{Rank, Report, Section, Table};

pub(super) const FORMAT: Format =
    Format { name: "markdown", extensions: &["md", "markdown"], audience: Audience::Anybody, write };

fn write(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let document = report.document(texts).with(report.long_table(texts));
    let letter = document.letter.as_ref();
    let mut blocks: Vec<String> = letter.and_then(|letter| Some(block(letter.number.as_ref()?))).into_iter().collect();
    blocks.push(format!("# {}", escape(&document.title)));
    blocks.extend(letter.map(|letter| block(letter.recipient.text()) + &escape(texts.get("colon").trim_end())));
    blocks.extend(document.preface.iter().map(|line| block(line)));
    let (parts, annexes) = document.parts_and_annexes();
    parts.iter().for_each(|section| add_section(section, &mut blocks));
    blocks.extend(letter.into_iter().flat_map(|letter| letter.closing()).map(|line| block(line.text())));
    annexes.iter().for_each(|section| add_section(section, &mut blocks));
    if !document.notes.is_empty() {
        let notes: Vec<String> = document.notes.iter().map(|note| format!("- {}", block(note))).collect();
        blocks.push(notes.join("\n"));
    }
    output.write_all((blocks.join("\n\n") + "\n").as_bytes())?;
    Ok(0)
}

fn add_section(section: &Section, blocks: &mut Vec<String>) {
    let mark = if section.rank == Rank::Subpart { "###" } else { "##" };
    blocks.extend(section.title().map(|heading| format!("{mark} {}", escape(&heading))));
    blocks.extend(section.paragraphs.iter().map(|paragraph| block(paragraph)));
    let items: Vec<String> = section.items.iter().map(|item| format!("- {}", block(&item.text))).collect();
    blocks.extend((!items.is_empty()).then(|| items.join("\n")));
    blocks.extend(section.blanks.iter().map(|blank| block(blank)));
    blocks.extend(section.table.as_ref().map(table_lines));
}

fn table_lines(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        line(table.columns.iter().map(|column| escape(column.heading.trim_end())).collect()),
        line(table.columns.iter().map(|column| if column.is_number { "---:" } else { "---" }.to_owned()).collect()),
    ];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| line(row.iter().map(|cell| escape(display(cell, Script::Unicode).trim_end())).collect())),
    );
    lines.join("\n")
}

/// A text at the start of a line, where more characters are markup: # + - > and the stop of a number.
fn block(text: &str) -> String {
    // Four blanks before it would make it code.
    let escaped = escape(text.trim_start());
    let digits = escaped.find(|character: char| !character.is_ascii_digit()).unwrap_or(escaped.len());
    let (number, rest) = escaped.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
        Some('#' | '+' | '-' | '>') if digits == 0 => format!("\\{escaped}"),
        _ => escaped,
    }
}

/// Characters that Markdown would take for markup, and those by which its dialects find addresses.
fn escape(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len());
    for (place, character) in text.char_indices() {
        let after = text.get(place + character.len_utf8()..).unwrap_or_default();
        let is_markup = match character {
            '\\' | '|' | '*' | '_' | '`' | '<' | '[' | ']' | '~' | '&' | '$' | '@' => true,
            ':' => after.starts_with("//"),
            '.' => ends_with_www(&escaped),
            _ => false,
        };
        escaped.extend(is_markup.then_some('\\'));
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::{block, escape};

    #[test]
    fn text_is_neither_an_address_nor_a_tag() {
        for (text, escaped) in [
            ("http://e.example/a_b?<img src=x>", "http\\://e.example/a\\_b?\\<img src=x>"),
            ("see www.e.example", "see www\\.e.example"),
            ("a@b.example", "a\\@b.example"),
            ("5 % : 6.5", "5 % : 6.5"),
            ("one\ntwo\r\nthree", "one two three"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_line_begins_as_text() {
        for (text, escaped) in [
            ("    four blanks", "four blanks"),
            ("\t# tab", "\\# tab"),
            ("# heading", "\\# heading"),
            ("\n> quoted", "\\> quoted"),
            ("12. item", "12\\. item"),
            ("- item", "\\- item"),
            ("---", "\\---"),
        ] {
            assert_eq!(block(text), escaped);
        }
    }
}
