//! What a new plan folder holds.

use anyhow::Result;

use crate::locale::Language;
use crate::schema;
use crate::source::{Source, Sources};

/// What a new plan folder is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A small plan whose comments teach.
    Blank,
    /// The built-in plan.
    Fushun,
}

const BLANK_CHINESE: [(&str, &str); 6] = [
    ("plan.toml", include_str!("template/zh/plan.toml")),
    ("indicators.toml", include_str!("template/zh/indicators.toml")),
    ("targets.toml", include_str!("template/zh/targets.toml")),
    ("worklist.toml", include_str!("template/zh/worklist.toml")),
    ("statistics.csv", include_str!("template/zh/statistics.csv")),
    ("progress.csv", include_str!("template/zh/progress.csv")),
];

const BLANK_ENGLISH: [(&str, &str); 6] = [
    ("plan.toml", include_str!("template/en/plan.toml")),
    ("indicators.toml", include_str!("template/en/indicators.toml")),
    ("targets.toml", include_str!("template/en/targets.toml")),
    ("worklist.toml", include_str!("template/en/worklist.toml")),
    ("statistics.csv", include_str!("template/en/statistics.csv")),
    ("progress.csv", include_str!("template/en/progress.csv")),
];

/// The files of a new plan folder with their names. CSV files start with a byte order mark: spreadsheets read Chinese
/// in UTF-8 only with it. The schema lies beside the TOML files that name it, so that editors need no network.
///
/// # Errors
/// When the schema cannot be made.
pub fn template(template: Template, language: Language) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files: Vec<(String, String)> = match (template, language) {
        (Template::Fushun, _) => Sources::built_in().iter().map(|(_, source)| copied(source)).collect(),
        (Template::Blank, Language::Chinese) => BLANK_CHINESE.map(owned).to_vec(),
        (Template::Blank, Language::English) => BLANK_ENGLISH.map(owned).to_vec(),
    };
    files.push((schema::FILE_NAME.to_owned(), schema::json(None)?));
    let bytes = |(name, text): (String, String)| {
        let mark = if name.ends_with(".csv") { "\u{feff}" } else { "" };
        (name, format!("{mark}{text}").into_bytes())
    };
    Ok(files.into_iter().map(bytes).collect())
}

/// A file of the built-in plan; its schema comes along.
fn copied(source: &Source) -> (String, String) {
    (source.path.clone(), source.text().replacen("#:schema ../docs/", "#:schema ./", 1))
}

fn owned((name, text): (&str, &str)) -> (String, String) {
    (name.to_owned(), text.to_owned())
}
