//! Document → bytes. One file per format; a new format is one file and one line in [`FORMATS`].

mod cell;
mod csv;
pub mod diagnostics;
mod docx;
mod form;
mod github;
mod html;
mod json;
mod junit;
mod markdown;
mod screen;
mod table;
mod visible;
mod xlsx;

use std::io::Write;

use anyhow::{Context, Result};

use crate::locale::Texts;
use crate::report::{Finding, Records, Report, Screen};
pub use cell::Script;
pub use docx::write_document;
pub use form::write_form;
use visible::visible;

/// Every format.
pub const FORMATS: [&Format; 9] = [
    &table::FORMAT,
    &csv::FORMAT,
    &json::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
    &xlsx::FORMAT,
    &docx::FORMAT,
    &junit::FORMAT,
    &github::FORMAT,
];

/// Where a report is written.
pub type Sink<'o> = dyn Write + Send + 'o;

/// How many cells got an apostrophe, so that a spreadsheet takes them for text.
pub type Guarded = usize;

/// Some records as a CSV file.
///
/// # Errors
/// When it cannot be written.
pub fn csv_file(records: Records<'_>, output: &mut Sink<'_>) -> Result<Guarded> {
    csv::write([records], &Surface { is_file: true, ..Surface::default() }, output)
}

/// A text from a file that is said outside of a report.
pub fn safe(text: &str) -> String {
    visible(text).into_owned()
}

/// The same for what may stand in the log of a CI run.
pub fn safe_for_logs(text: &str) -> String {
    visible::without_commands(&visible(text)).into_owned()
}

/// Hints for a person who sits before a terminal, as many on a line as fit.
pub fn hint_lines(hints: &[String], surface: &Surface) -> Vec<String> {
    screen::hint_lines(hints, surface)
}

/// A screen that is shown beside the data, whether before a terminal or not.
pub fn screen_lines(screen: &Screen, texts: &Texts, surface: &Surface) -> Vec<String> {
    let lines = screen::lines(screen, surface.width.unwrap_or(WIDE_ENOUGH), surface, texts);
    lines.iter().map(|line| visible::without_commands(line).into_owned()).collect()
}

/// Columns in which nothing of a screen has to be cut.
const WIDE_ENOUGH: usize = 1000;

/// A way to write a report.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// Extensions of files that imply it.
    pub extensions: &'static [&'static str],
    /// Who reads it.
    pub audience: Audience,
    /// Writes the report.
    pub write: fn(&dyn Report, &Texts, &Surface, &mut Sink<'_>) -> Result<Guarded>,
}

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A person before a terminal: text with colours.
    Terminal,
    /// A person or a program: plain text.
    Anybody,
    /// A person with an office program: bytes that no terminal shows.
    Office,
    /// A program, which finds in it all that would be said beside it.
    Program,
    /// The same of the findings of a check alone.
    Checker,
}

/// On what a report is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surface {
    /// Columns of the terminal; as wide as needed when there is none.
    pub width: Option<usize>,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether a file is written, which a spreadsheet may open.
    pub is_file: bool,
    /// What can be shown.
    pub script: Script,
}

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }

    /// The format that the extension of a file implies.
    pub fn of_extension(extension: &str) -> Option<&'static Self> {
        let extension = extension.to_ascii_lowercase();
        FORMATS.into_iter().find(|format| format.extensions.contains(&extension.as_str()))
    }
}

/// What a report found, one by one; an error when it checks nothing.
fn findings(report: &dyn Report, format: &str, texts: &Texts) -> Result<Vec<Finding>> {
    report.findings(texts).with_context(|| texts.format("format-for-checks", &[("format", format)]))
}

/// Words of a finding, with the region in which it was judged when regions are checked.
fn with_region(words: &str, finding: &Finding, texts: &Texts) -> String {
    let named = finding.region.as_ref().map(|region| texts.format("in-region", &[("name", words), ("region", region)]));
    visible(named.as_deref().unwrap_or(words)).into_owned()
}
