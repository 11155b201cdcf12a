//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use anyhow::Result;

use super::{Format, Rendered, Surface};
use crate::locale::Texts;
use crate::model::Number;
use crate::report::{Cell, Report};

pub(super) const FORMAT: Format = Format { name: "csv", extensions: &["csv"], render };

/// Tells a spreadsheet that the Chinese is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn render(report: &dyn Report, texts: &Texts, surface: &Surface) -> Result<Rendered> {
    let mut bytes = if surface.is_file { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    let mut guarded = 0;
    for (place, table) in report.document(texts).tables().enumerate() {
        if place > 0 {
            bytes.push(b'\n');
        }
        let mut writer = csv::Writer::from_writer(&mut bytes);
        if table.has_header() {
            let headed = table.columns.iter().enumerate().filter(|(place, _)| !table.is_picture(*place));
            writer.write_record(headed.map(|(_, column)| &column.heading))?;
        }
        for row in &table.rows {
            guarded += row.iter().filter(|cell| is_formula(cell)).count();
            let cells = row.iter().enumerate().filter(|(place, _)| !table.is_picture(*place));
            writer.write_record(cells.map(|(_, cell)| field(cell)))?;
        }
        writer.flush()?;
    }
    Ok(Rendered { bytes, guarded, is_styled: false })
}

/// Text that a spreadsheet would take for a formula gets an apostrophe.
fn field(cell: &Cell) -> String {
    let apostrophe = if is_formula(cell) { "'" } else { "" };
    format!("{apostrophe}{}", cell.plain())
}

fn is_formula(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<Number>().is_err()
}
