//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use std::io::Write;

use anyhow::Result;

use super::{Format, Guarded, Output, Surface, visible};
use crate::locale::Texts;
use crate::model::Number;
use crate::report::{Cell, Records, Report, Section};

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
    let mut guarded = 0;
    if surface.is_file {
        output.write_all(BYTE_ORDER_MARK)?;
    }
    for (number, records) in all.into_iter().enumerate() {
        if number > 0 {
            output.write_all(b"\n")?;
        }
        let mut writer = csv::Writer::from_writer(&mut *output);
        if records.has_header() {
            for column in records.columns.iter().filter(|column| !column.is_picture) {
                guarded += write_text(&mut writer, &column.heading)?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        records.each(|row| {
            for (cell, _) in row.iter().zip(&records.columns).filter(|(_, column)| !column.is_picture) {
                guarded += write_cell(&mut writer, cell)?;
            }
            Ok(writer.write_record(None::<&[u8]>)?)
        })?;
        writer.flush()?;
    }
    Ok(guarded)
}

fn write_cell(writer: &mut csv::Writer<impl Write>, cell: &Cell) -> Result<Guarded> {
    if let Cell::Text(text) = cell {
        return write_text(writer, text);
    }
    writer.write_field(cell.plain())?;
    Ok(0)
}

/// Text that a spreadsheet would take for a formula gets an apostrophe.
fn write_text(writer: &mut csv::Writer<impl Write>, text: &str) -> Result<Guarded> {
    let (shown, is_formula) = (visible(text), is_formula(text));
    if is_formula { writer.write_field(format!("'{shown}")) } else { writer.write_field(&*shown) }?;
    Ok(is_formula.into())
}

/// By the sign that it begins with; Chinese spreadsheets take the wide signs as well.
fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && text.parse::<Number>().is_err()
}
