//! A document that people wrote, as paragraphs and tables, without what they mean.

mod html;
mod markdown;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod word;

use table::TableBuilder;
pub(crate) use text::HeadingNumeral;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::encoding::{Decoded, Encoding, Invalid};
use super::package::{PackageFault, is_package};
use super::require_file;

/// Most bytes of a document, as it is stored.
const LARGEST_DOCUMENT: u64 = 256 << 20;

/// A place in a document: a line of a text file, a paragraph of a Word document, a row of a table in it; from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Line(usize),
    Paragraph(usize),
    TableRow { table: usize, row: usize },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// The level of a heading, from 1.
    pub(crate) heading: Option<u8>,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocumentCell {
    /// Its lines, joined by `\n`.
    pub(crate) text: String,
    pub(crate) spot: Spot,
    /// Whether the cell is blank in a text that cannot say whether it is merged, and repeats the one above.
    pub(crate) is_guessed: bool,
}

/// Every row has every column: a merged cell is repeated to each row and column that it covers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct DocumentTable {
    pub(crate) rows: Vec<Vec<DocumentCell>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DocumentBlock {
    Paragraph(Paragraph),
    Table(DocumentTable),
}

/// What of a document is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PassedOver {
    pub(crate) kind: PassedOverKind,
    pub(crate) spot: Spot,
    /// Its text, where it has one.
    pub(crate) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PassedOverKind {
    Footnote,
    Picture,
    TextBox,
    Deleted,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct OfficialDocument {
    pub(crate) blocks: Vec<DocumentBlock>,
    pub(crate) passed_over: Vec<PassedOver>,
}

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// It is a Word document that cannot be opened.
    Package(PackageFault),
    /// It is a PDF, whatever it is called.
    Pdf,
    /// It is rich text, whatever it is called.
    RichText,
    /// A byte of it is no text.
    Encoding(Encoding, Invalid),
}

/// The bytes of a file, unless they are more than any document has.
///
/// # Errors
/// When it cannot be read.
pub fn read_document(path: &Path) -> Result<Result<Vec<u8>, DocumentFault>> {
    require_file(path)?;
    let named = || path.display().to_string();
    if fs::metadata(path).with_context(named)?.len() > LARGEST_DOCUMENT {
        return Ok(Err(DocumentFault::Package(PackageFault::TooLarge)));
    }
    Ok(Ok(fs::read(path).with_context(named)?))
}

impl OfficialDocument {
    /// Reads bytes as what they are; what they do not tell, the extension of the file says. Control characters, which no file
    /// of a plan may hold, are blanks.
    pub(crate) fn from_bytes(bytes: &[u8], extension: &str, chosen: Option<Encoding>) -> Result<Self, DocumentFault> {
        let mut document = Self::as_written(bytes, extension, chosen)?;
        document.texts_mut().for_each(blank_controls);
        Ok(document)
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let of_blocks = self.blocks.iter_mut().flat_map(|block| match block {
            DocumentBlock::Paragraph(paragraph) => vec![&mut paragraph.text],
            DocumentBlock::Table(table) => table.rows.iter_mut().flatten().map(|cell| &mut cell.text).collect(),
        });
        of_blocks.chain(self.passed_over.iter_mut().map(|passed| &mut passed.text))
    }

    fn as_written(bytes: &[u8], extension: &str, chosen: Option<Encoding>) -> Result<Self, DocumentFault> {
        let is_called = |extensions: &[&str]| extensions.iter().any(|one| one.eq_ignore_ascii_case(extension));
        if bytes.starts_with(b"%PDF") || is_called(&["pdf"]) {
            return Err(DocumentFault::Pdf);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(DocumentFault::RichText);
        }
        if is_package(bytes) || is_called(&["docx", "docm", "doc"]) && !begins_page(bytes) {
            return Ok(word::read(bytes)?);
        }
        let is_page = begins_page(bytes) || is_called(&["html", "htm", "xhtml"]);
        let chosen = chosen.or_else(|| is_page.then(|| html::declared_encoding(bytes)).flatten());
        let decoded = Decoded::from_bytes(bytes, chosen);
        if let Some(invalid) = decoded.invalid {
            return Err(DocumentFault::Encoding(decoded.encoding, invalid));
        }
        if is_page {
            return html::read(&decoded.text).ok_or(PackageFault::TooLarge.into());
        }
        Ok(if is_called(&["md", "markdown"]) { markdown::read(&decoded.text) } else { text::read(&decoded.text) })
    }
}

fn blank_controls(text: &mut String) {
    let is_control = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t');
    if text.contains(is_control) {
        *text = text.replace(is_control, " ");
    }
}

/// Whether a page begins here, whatever it is called: some programs save one as .doc.
fn begins_page(bytes: &[u8]) -> bool {
    let start: Vec<u8> =
        bytes.iter().filter(|byte| byte.is_ascii_graphic()).take(14).map(u8::to_ascii_lowercase).collect();
    start.starts_with(b"<!doctypehtml") || start.starts_with(b"<html")
}

/// What nobody sees at the ends of a text.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

/// The mark of a note behind a number, and a power, are none of its digits.
fn raised(text: &str, is_raised: bool) -> String {
    let raised = |sign: char| {
        let digit = sign.to_digit(10).filter(|_| is_raised).and_then(|digit| usize::try_from(digit).ok());
        digit.and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit)).unwrap_or(sign)
    };
    text.chars().map(raised).collect()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}
