//! What a new plan folder holds.

use anyhow::Result;

use crate::locale::Language;
use crate::schema;
use crate::source::{Source, SourceId, Sources};

/// What a new plan folder is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A small plan whose comments teach.
    First,
    /// The built-in plan.
    Fushun,
    /// An English sample: a school's development plan.
    School,
}

const FIRST_CHINESE: [(&str, &str); 3] = [
    ("plan.toml", include_str!("template/zh/plan.toml")),
    ("statistics.csv", include_str!("template/zh/statistics.csv")),
    ("progress.csv", include_str!("template/zh/progress.csv")),
];

const FIRST_ENGLISH: [(&str, &str); 3] = [
    ("plan.toml", include_str!("template/en/plan.toml")),
    ("statistics.csv", include_str!("template/en/statistics.csv")),
    ("progress.csv", include_str!("template/en/progress.csv")),
];

const SCHOOL: [(&str, &str); 3] = [
    ("plan.toml", include_str!("../../examples/school-2024-2026/plan.toml")),
    ("statistics.csv", include_str!("../../examples/school-2024-2026/statistics.csv")),
    ("progress.csv", include_str!("../../examples/school-2024-2026/progress.csv")),
];

/// The files of a new plan folder with their names. CSV files start with a byte order mark: spreadsheets read Chinese
/// in UTF-8 only with it. The schema lies beside the TOML files that name it, so that editors need no network.
///
/// # Errors
/// When the schema cannot be made.
pub fn template(template: Template, language: Language) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files: Vec<(String, String)> = match (template, language) {
        (Template::Fushun, _) => Sources::built_in().iter().map(copied_source).collect(),
        (Template::School, _) => SCHOOL.map(copied).to_vec(),
        (Template::First, Language::Chinese) => FIRST_CHINESE.map(copied).to_vec(),
        (Template::First, Language::English) => FIRST_ENGLISH.map(copied).to_vec(),
    };
    files.push((schema::FILE_NAME.to_owned(), schema::json(None)?));
    let bytes = |(name, text): (String, String)| {
        let mark = if name.ends_with(".csv") { "\u{feff}" } else { "" };
        (name, format!("{mark}{text}").into_bytes())
    };
    Ok(files.into_iter().map(bytes).collect())
}

fn copied_source((_, source): (SourceId, &Source)) -> (String, String) {
    copied((&source.path, source.text()))
}

/// A file as it comes to lie beside its schema.
fn copied((name, text): (&str, &str)) -> (String, String) {
    let schema = text.strip_prefix("#:schema ").and_then(|text| text.split_once(schema::FILE_NAME));
    let text = schema.map_or_else(|| text.to_owned(), |(_, rest)| format!("#:schema ./{}{rest}", schema::FILE_NAME));
    (name.to_owned(), text)
}
