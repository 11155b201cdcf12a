//! What is said of a cell of a workbook that can be understood in two ways, or in none.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Oddity, Span};

pub(super) fn report_unclear(oddity: &Oddity, text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let detail = match oddity {
        Oddity::Error => {
            diagnostics.report_at(Code::SpreadsheetError, span).with("detail", "words").with("found", text);
            return;
        }
        Oddity::NotCalculated => "formula",
        Oddity::TypedYear { .. } => "year",
        Oddity::EarlyDay => "early",
        Oddity::NotShown => "hidden",
        Oddity::Marked | Oddity::StruckOut => "marked",
        Oddity::Date => "date",
        Oddity::MergedRows | Oddity::MergedColumns | Oddity::WrittenNumber => "merged",
    };
    let diagnostic = diagnostics.report_at(Code::UnclearCell, span);
    diagnostic.with("detail", detail).with("found", text);
    if let Oddity::TypedYear { typed, shown } = oddity {
        diagnostic.with("one", typed.to_string()).with("other", shown.to_string());
    }
}
