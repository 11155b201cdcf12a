//! CSV: one header row and plain numbers, for spreadsheets and scripts.

use anyhow::Result;

use super::{Format, Rendered, Surface, visible};
use crate::locale::Texts;
use crate::model::Number;
use crate::report::{Cell, Report, Table};

pub(super) const FORMAT: Format = Format { name: "csv", extensions: &["csv"], render };

/// Tells a spreadsheet that the Chinese is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn render(report: &dyn Report, texts: &Texts, surface: &Surface) -> Result<Rendered> {
    of_tables(report.records(texts).tables(), surface)
}

/// Some tables on their own.
pub(super) fn of_tables<'t>(tables: impl Iterator<Item = &'t Table>, surface: &Surface) -> Result<Rendered> {
    let mut bytes = if surface.is_file { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    let mut guarded = 0;
    for (place, table) in tables.enumerate() {
        if place > 0 {
            bytes.push(b'\n');
        }
        let mut writer = csv::Writer::from_writer(&mut bytes);
        if table.has_header() {
            let headed = table.columns.iter().enumerate().filter(|(place, _)| !table.is_picture(*place));
            let headings: Vec<&str> = headed.map(|(_, column)| column.heading.as_str()).collect();
            guarded += headings.iter().filter(|heading| is_formula(heading)).count();
            writer.write_record(headings.into_iter().map(guard))?;
        }
        for row in &table.rows {
            guarded += row.iter().filter(|cell| matches!(cell, Cell::Text(text) if is_formula(text))).count();
            let cells = row.iter().enumerate().filter(|(place, _)| !table.is_picture(*place));
            writer.write_record(cells.map(|(_, cell)| field(cell)))?;
        }
        writer.flush()?;
    }
    Ok(Rendered { bytes, guarded, is_styled: false })
}

fn field(cell: &Cell) -> String {
    if let Cell::Text(text) = cell { guard(text) } else { cell.plain() }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe.
fn guard(text: &str) -> String {
    let apostrophe = if is_formula(text) { "'" } else { "" };
    format!("{apostrophe}{}", visible(text))
}

/// By the sign that it begins with; Chinese spreadsheets take the wide signs as well.
fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && text.parse::<Number>().is_err()
}
