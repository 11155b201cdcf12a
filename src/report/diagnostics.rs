//! What is wrong in the files, in words.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::{Choice, Code, Diagnostic, Diagnostics, MOST_ALIKE};
use crate::load::toml_text;
use crate::locale::Texts;
use crate::source::{Place, Source, Sources, Span};

/// The diagnostics to show, by place, and how many alike ones of each code are left out.
pub fn shown(diagnostics: &Diagnostics) -> (Vec<&Diagnostic>, Vec<(Code, usize)>) {
    let mut sorted: Vec<&Diagnostic> = diagnostics.found.iter().collect();
    sorted.sort_by_key(|diagnostic| (diagnostic.span.source, diagnostic.span.range.start));
    let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
    sorted.retain(|diagnostic| {
        let count = shown.entry(diagnostic.code).or_default();
        *count += 1;
        *count <= MOST_ALIKE
    });
    let more = diagnostics.counts().filter(|(_, count)| *count > MOST_ALIKE);
    (sorted, more.map(|(code, count)| (code, count - MOST_ALIKE)).collect())
}

/// What is wrong.
pub fn message(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let arguments = arguments(diagnostic);
    let arguments = borrowed(&arguments);
    let is_repeated = arguments.iter().any(|(name, _)| *name == "more");
    let more = if is_repeated { texts.format("more-values", &arguments) } else { String::new() };
    texts.format(diagnostic.code.name(), &arguments) + &more
}

/// What would be right, and a known word that may be meant. A file that a `[[source]]` reads is never written into, so there
/// the key of the `[[source]]` is named that helps.
pub fn help(diagnostic: &Diagnostic, sources: &Sources, texts: &Texts) -> Vec<String> {
    let mut arguments = arguments(diagnostic);
    arguments.extend(date_of_digits(diagnostic).map(|date| ("suggestion", date)));
    arguments.extend(found(diagnostic).map(|found| ("written", toml_text(found))));
    let arguments = borrowed(&arguments);
    let suggests = arguments.iter().any(|(name, _)| *name == "suggestion");
    let suggestion = suggests.then(|| texts.format("did-you-mean", &arguments));
    let choices = diagnostic.choices.iter().map(|choice| offered(choice, &arguments, texts));
    let said = |of: &str| texts.find(&format!("{}.{of}", diagnostic.code.name()), &arguments);
    let is_declared = sources.get(diagnostic.span.source).is_some_and(|source| source.declaration.is_some());
    let general = is_declared.then(|| said("declared")).flatten().or_else(|| said("help"));
    suggestion.into_iter().chain(choices).chain(general).collect()
}

/// What stands there, where the message repeats it.
fn found(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic.arguments.iter().find(|(name, _)| *name == "found").map(|(_, found)| found.as_str())
}

/// The date that eight digits mean where a date belongs: 20231001.
fn date_of_digits(diagnostic: &Diagnostic) -> Option<String> {
    let found = found(diagnostic)?;
    let is_written =
        diagnostic.code == Code::InvalidDate && found.len() == 8 && found.bytes().all(|digit| digit.is_ascii_digit());
    let day = NaiveDate::parse_from_str(found, "%Y%m%d").ok().filter(|_| is_written)?;
    Some(day.to_string())
}

/// What stands at the other place that it has to do with.
pub fn related_words(diagnostic: &Diagnostic, texts: &Texts) -> Option<String> {
    let arguments = arguments(diagnostic);
    texts.find(&format!("{}.related", diagnostic.code.name()), &borrowed(&arguments))
}

/// What can be meant, and what to write for it.
fn offered(choice: &Choice, arguments: &[(&'static str, &str)], texts: &Texts) -> String {
    let meaning = texts.format(&format!("choice-{}", choice.name), arguments);
    match &choice.wording {
        Some(wording) => texts.format("choice-written", &[("meaning", &meaning), ("wording", wording)]),
        None => meaning,
    }
}

/// That some alike ones are not shown.
pub fn more_alike(code: Code, count: usize, texts: &Texts) -> String {
    texts.format("more-alike", &[("code", code.name()), ("count", &count.to_string())])
}

/// Longest part of a file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;
/// The same for what it says besides; lists of what there is are whole.
const LONGEST_TEXT: usize = 200;

fn arguments(diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let quoted = |(name, value): &(&'static str, String)| {
        let quoted = match *name {
            "known" | "choices" => value.clone(),
            "found" | "name" | "value" => shortened(value, LONGEST_QUOTE),
            _ => shortened(value, LONGEST_TEXT),
        };
        (*name, quoted)
    };
    diagnostic.arguments.iter().map(quoted).collect()
}

/// On one line, and not too long.
pub fn shortened(text: &str, longest: usize) -> String {
    let line = text.replace(['\r', '\n'], " ");
    match line.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

fn borrowed<'a>(arguments: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    arguments.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// A diagnostic for programs.
#[derive(Serialize)]
pub(super) struct DiagnosticJson {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: PlaceJson,
    message: String,
    help: Vec<String>,
    related: Option<PlaceJson>,
}

/// A place in a file, for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceJson {
    /// The path as the user knows it, or as whoever has the plan folder does.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The sheet of a workbook, whose rows are its lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// What a spreadsheet calls the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What the place is called.
    #[serde(skip)]
    pub name: String,
}

/// Where a span is.
pub(super) fn place(span: &Span, sources: &Sources) -> Option<PlaceJson> {
    let source = sources.get(span.source)?;
    Some(place_named(source, &source.path, span.range.start))
}

/// The same for whoever has the plan folder, wherever it lies.
pub(super) fn place_in_folder(span: &Span, sources: &Sources) -> Option<PlaceJson> {
    let source = sources.get(span.source)?;
    Some(place_named(source, sources.name_in_folder(source), span.range.start))
}

fn place_named(source: &Source, file: &str, start: usize) -> PlaceJson {
    let Place { line, column, sheet } = source.place(start);
    let cell = sheet.map(|_| source.place(start).cell());
    let (sheet, name) = (sheet.map(str::to_owned), source.place_named(file, start));
    PlaceJson { file: file.to_owned(), line, column, sheet, cell, name }
}

impl DiagnosticJson {
    /// Messages are English in every language, so that the same files give the same JSON.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources, english: &Texts) -> Option<Self> {
        Some(Self {
            code: diagnostic.code.name(),
            severity: diagnostic.code.severity().name(),
            place: place(&diagnostic.span, sources)?,
            message: message(diagnostic, english),
            help: help(diagnostic, sources, english),
            related: diagnostic.related.as_ref().and_then(|span| place(span, sources)),
        })
    }
}

impl PlaceJson {
    /// What the place is called, to the character where that is not a cell.
    pub fn exact(&self) -> String {
        if self.cell.is_some() { self.name.clone() } else { format!("{}:{}", self.name, self.column) }
    }
}

impl std::fmt::Display for PlaceJson {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.name)
    }
}
