//! Document → bytes. One file per format; a new format is one file and one line in [`FORMATS`].

mod csv;
pub mod diagnostics;
mod github;
mod json;
mod junit;
mod markdown;
mod table;
mod visible;

use anyhow::{Context, Result};

use crate::locale::Texts;
use crate::report::{Cell, Finding, Report};
use visible::visible;

/// Every format.
pub const FORMATS: [&Format; 6] =
    [&table::FORMAT, &csv::FORMAT, &json::FORMAT, &markdown::FORMAT, &junit::FORMAT, &github::FORMAT];

/// What is written.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many cells got an apostrophe, so that a spreadsheet takes them for text.
    pub guarded: usize,
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, guarded: 0 }
    }
}

/// A text from a file that is said outside of a report.
pub fn safe(text: &str) -> String {
    visible(text).into_owned()
}

/// A way to write a report.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// Extensions of files that imply it.
    pub extensions: &'static [&'static str],
    /// Writes the report.
    pub render: fn(&dyn Report, &Texts, &Surface) -> Result<Rendered>,
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

/// What stands for a figure that is not known.
const UNKNOWN: &str = "—";

/// A cell as people read it: thousands separated, a sign before each status.
fn display(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => UNKNOWN.to_owned(),
        Cell::Text(text) => visible(text).into_owned(),
        Cell::Number { value, decimals, suffix } => {
            let separator = if suffix.is_empty() || *suffix == "%" { "" } else { " " };
            format!("{}{separator}{suffix}", with_thousands(&value.to_fixed(*decimals)))
        }
        Cell::Status(status, words) => format!("{} {words}", sign(*status)),
    }
}

fn sign(status: crate::model::Status) -> char {
    use crate::model::Status;
    match status {
        Status::Achieved | Status::AchievedEarly => '✓',
        Status::OnTrack => '●',
        Status::AtRisk => '▲',
        Status::Behind | Status::Regressing => '▼',
        Status::Missed => '✗',
        Status::NoData | Status::InsufficientData => '○',
        Status::AwaitingJudgement | Status::Pending => '◇',
    }
}

fn with_thousands(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    format!("{sign}{grouped}{fraction}")
}
