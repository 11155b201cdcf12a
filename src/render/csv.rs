//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use anyhow::Result;

use super::{Format, Surface};
use crate::locale::Texts;
use crate::report::{Cell, Report};

pub(super) const FORMAT: Format = Format { name: "csv", extensions: &["csv"], render };

/// Tells a spreadsheet that the Chinese is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn render(report: &dyn Report, texts: &Texts, surface: &Surface) -> Result<Vec<u8>> {
    let mut bytes = if surface.is_file { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    for (place, table) in report.document(texts).tables.iter().enumerate() {
        if place > 0 {
            bytes.push(b'\n');
        }
        let mut writer = csv::Writer::from_writer(&mut bytes);
        if table.has_header() {
            writer.write_record(table.columns.iter().map(|column| harmless(&column.heading)))?;
        }
        for row in &table.rows {
            writer.write_record(row.iter().map(field))?;
        }
        writer.flush()?;
    }
    Ok(bytes)
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        other => other.plain(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
