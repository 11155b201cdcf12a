//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use anyhow::Result;

use super::{Format, Guarded, Output, Surface, visible};
use crate::locale::Texts;
use crate::model::Number;
use crate::report::{Cell, Records, Report, Section, Suffix};

pub(super) const FORMAT: Format = Format { name: "csv", extensions: &["csv"], is_styled: false, write: write_report };

/// Tells a spreadsheet that the Chinese is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn write_report(report: &dyn Report, texts: &Texts, surface: &Surface, output: &mut Output<'_>) -> Result<Guarded> {
    let document = report.records(texts);
    let kept = document.sections.iter().filter_map(Section::records);
    write(kept.chain(report.long_records(texts)), surface, output)
}

/// Some records on their own.
pub(super) fn write<'r>(
    all: impl IntoIterator<Item = Records<'r>>,
    surface: &Surface,
    output: &mut Output<'_>,
) -> Result<Guarded> {
    let (mut guarded, mut line) = (0, String::new());
    if surface.is_file {
        output.write_all(BYTE_ORDER_MARK)?;
    }
    for (number, records) in all.into_iter().enumerate() {
        if number > 0 {
            output.write_all(b"\n")?;
        }
        let mut latest = vec![Latest::default(); records.columns.len()];
        let mut write_row = |row: &[Cell]| {
            let shown = row.iter().zip(&records.columns).zip(&mut latest).filter(|((_, column), _)| !column.is_picture);
            for ((cell, _), latest) in shown {
                if let Cell::Text(text) = cell {
                    guarded += latest.add(text, &mut line);
                } else if let Cell::Number { suffix: Suffix::None, .. } = cell {
                    cell.add_plain(&mut line);
                } else {
                    add_field("", &cell.plain(), &mut line);
                }
                line.push(',');
            }
            write_line(&mut line, output)
        };
        if records.has_header() {
            let headings = records.columns.iter().map(|column| column.heading.as_str().into());
            write_row(&headings.collect::<Vec<Cell>>())?;
        }
        records.each(write_row)?;
    }
    Ok(guarded)
}

/// A line of cells, each with a comma behind it, the last of which becomes the end of the line.
fn write_line(line: &mut String, output: &mut Output<'_>) -> Result<()> {
    line.pop();
    // An empty line would be no row.
    line.push_str(if line.is_empty() { "\"\"\n" } else { "\n" });
    output.write_all(line.as_bytes())?;
    line.clear();
    Ok(())
}

/// The text that a column had last, as a field: neighbours often have the same.
#[derive(Clone, Default)]
struct Latest {
    text: String,
    field: String,
    is_formula: bool,
}

impl Latest {
    /// Text that a spreadsheet would take for a formula gets an apostrophe.
    fn add(&mut self, text: &str, line: &mut String) -> Guarded {
        if self.text != text {
            self.is_formula = is_formula(text);
            self.field.clear();
            add_field(if self.is_formula { "'" } else { "" }, &visible(text), &mut self.field);
            self.text.clear();
            self.text.push_str(text);
        }
        line.push_str(&self.field);
        self.is_formula.into()
    }
}

/// In quotes where the text would end or part the cell.
fn add_field(apostrophe: &str, text: &str, line: &mut String) {
    if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        line.extend(["\"", apostrophe, &text.replace('"', "\"\""), "\""]);
    } else {
        line.extend([apostrophe, text]);
    }
}

/// By the sign that it begins with; Chinese spreadsheets take the wide signs as well.
fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && text.parse::<Number>().is_err()
}
