//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use anyhow::Result;

use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::Texts;
use crate::model::Number;
use crate::report::{Cell, Records, Report, Section, Suffix};

pub(super) const FORMAT: Format =
    Format { name: "csv", extensions: &["csv"], audience: Audience::Anybody, write: write_report };

/// Tells a spreadsheet that the Chinese is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn write_report(report: &dyn Report, texts: &Texts, surface: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let document = report.records(texts);
    let kept = document.sections.iter().filter_map(Section::records);
    write(kept.chain(report.long_records(texts)), surface, output)
}

/// Some records on their own.
pub(super) fn write<'r>(
    all: impl IntoIterator<Item = Records<'r>>,
    surface: &Surface,
    output: &mut Sink<'_>,
) -> Result<Guarded> {
    let mut guarded = 0;
    if surface.is_file {
        output.write_all(BYTE_ORDER_MARK)?;
    }
    for (number, records) in all.into_iter().enumerate() {
        if number > 0 {
            output.write_all(b"\n")?;
        }
        // Tables may have other columns than the one before.
        let mut writer = csv::Writer::from_writer(&mut *output);
        let mut latest = vec![Latest::default(); records.columns.len()];
        let mut number = String::new();
        let mut write_row = |row: &[Cell]| {
            let shown = row.iter().zip(&records.columns).zip(&mut latest).filter(|((_, column), _)| !column.is_picture);
            for ((cell, _), latest) in shown {
                if let Cell::Text(text) = cell {
                    latest.set(text);
                    guarded += Guarded::from(latest.is_formula);
                    writer.write_field(&latest.shown)?;
                } else if let Cell::Number { suffix: Suffix::None, .. } | Cell::Year(_) | Cell::Day(_) = cell {
                    number.clear();
                    cell.add_plain(&mut number);
                    writer.write_field(&number)?;
                } else {
                    writer.write_field(&*cell.plain())?;
                }
            }
            Ok(writer.write_record(None::<&[u8]>)?)
        };
        if records.has_header() {
            let headings = records.columns.iter().map(|column| column.heading.as_str().into());
            write_row(&headings.collect::<Vec<Cell>>())?;
        }
        records.each(write_row)?;
        writer.flush()?;
    }
    Ok(guarded)
}

/// The text that a column had last, and how it is shown: neighbours often have the same.
#[derive(Clone, Default)]
struct Latest {
    text: String,
    shown: String,
    is_formula: bool,
}

impl Latest {
    /// Text that a spreadsheet would take for a formula gets an apostrophe.
    fn set(&mut self, text: &str) {
        if self.text != text {
            self.is_formula = is_formula(text);
            self.shown.clear();
            self.shown.extend([if self.is_formula { "'" } else { "" }, &visible(text)]);
            self.text.clear();
            self.text.push_str(text);
        }
    }
}

/// By the sign that it begins with; Chinese spreadsheets take the wide signs as well.
fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && text.parse::<Number>().is_err()
}
