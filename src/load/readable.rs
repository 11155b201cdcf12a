//! Which files can be read as text, and which sheets of workbooks are.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Encoding, EncodingFault, FORM_MARK, OtherSheet, Role, Source, SourceId, Sources, WorkbookFault};

pub(super) fn report_unreadable<'s>(
    sources: impl Iterator<Item = (SourceId, &'s Source)>,
    diagnostics: &mut Diagnostics,
) {
    for (id, source) in sources {
        if let Some(fault) = source.workbook_fault() {
            report_fault(fault, id, diagnostics);
        }
        if let Some(invalid) = source.invalid {
            let rest = source.text().get(invalid.offset..).unwrap_or_default();
            let length = rest.chars().next().map_or(1, char::len_utf8);
            diagnostics
                .report(Code::InvalidEncoding, id, invalid.offset..invalid.offset + length)
                .with(
                    "detail",
                    match invalid.fault {
                        EncodingFault::Malformed => "malformed",
                        EncodingFault::Implausible => "implausible",
                        EncodingFault::Zero => "zero",
                    },
                )
                .with("byte", (invalid.byte + 1).to_string())
                .with("found", word_at(source.text(), invalid.offset))
                .with("encoding", source.encoding.name())
                .with("known", Encoding::names().join(", "));
        }
    }
}

fn report_fault(fault: &WorkbookFault, id: SourceId, diagnostics: &mut Diagnostics) {
    let (detail, sheet) = match fault {
        WorkbookFault::OtherFormat => ("format", None),
        WorkbookFault::Encrypted => ("encrypted", None),
        WorkbookFault::Old => ("old", None),
        WorkbookFault::EncryptedOrOld => ("encrypted-or-old", None),
        WorkbookFault::Page => ("page", None),
        WorkbookFault::NotPacked => ("not-packed", None),
        WorkbookFault::NotWorkbook => ("not-workbook", None),
        WorkbookFault::Damaged => ("damaged", None),
        WorkbookFault::TooLarge => ("large", None),
        WorkbookFault::Chart(sheet) => ("chart", Some(sheet)),
        WorkbookFault::Picture(sheet) => ("picture", Some(sheet)),
        WorkbookFault::UnknownSheet { name, .. } => ("sheet", Some(name)),
    };
    let diagnostic = diagnostics.report(Code::UnreadableWorkbook, id, 0..0).with("detail", detail);
    diagnostic.with("name", sheet.map_or("", String::as_str));
    if let WorkbookFault::UnknownSheet { name, known } = fault {
        diagnostic.with("known", known.join(", ")).suggesting(name, known.iter().map(String::as_str));
    }
}

/// Warns of sheets that somebody may believe to be read, and of those that nobody sees.
pub(super) fn report_sheets(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, source) in sources.read_files() {
        let Some(sheet) = source.worksheet() else { continue };
        if sheet.is_hidden {
            diagnostics.report(Code::HiddenSheet, id, 0..0).with("detail", "sheet").with("name", &sheet.name);
        }
        // A form hides its keys.
        let is_form = || source.text().contains(FORM_MARK);
        for (hidden, detail) in sheet.hidden.iter().zip(["rows", "columns"]) {
            let Some((count, first)) = hidden.as_ref().filter(|_| !is_form()) else { continue };
            let diagnostic = diagnostics.report(Code::HiddenSheet, id, 0..0).with("detail", detail);
            diagnostic.with("name", &sheet.name).with("first", first).with("count", count.to_string());
        }
        for other in sheet.others.iter().filter(|other| other.is_form) {
            let diagnostic = diagnostics.report(Code::ForeignForm, id, 0..0).with("detail", "sheet");
            diagnostic.with("found", &other.name).with("name", &sheet.name);
        }
        for (is_hidden, detail) in [(false, "visible"), (true, "hidden")] {
            let is_passed_over = |other: &&OtherSheet| other.is_hidden == is_hidden && !other.is_form;
            let others = sheet.others.iter().filter(is_passed_over);
            let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
            if !others.is_empty() {
                let diagnostic = diagnostics.report(Code::SheetNotRead, id, 0..0).with("detail", detail);
                diagnostic.with("found", others.join(", ")).with("name", &sheet.name);
            }
        }
    }
}

/// The word in which a character stands.
fn word_at(text: &str, offset: usize) -> &str {
    let (before, after) = text.split_at_checked(offset).unwrap_or_default();
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let own = after.chars().next().map_or(0, char::len_utf8);
    let rest = after.get(own..).unwrap_or_default();
    let end = text.len() - rest.trim_start_matches(char::is_alphanumeric).len();
    text.get(start..end).unwrap_or_default()
}

/// The sources of a role that can be read as text.
pub(super) fn readable(sources: &Sources, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
    sources.with_role(role).filter(|(_, source)| source.is_readable())
}
