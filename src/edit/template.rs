//! What a new plan folder holds.

use crate::locale::Language;
use crate::source::Sources;

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
/// in UTF-8 only with it.
pub fn template(template: Template, language: Language) -> Vec<(String, Vec<u8>)> {
    let files: Vec<(String, String)> = match (template, language) {
        (Template::Fushun, _) => {
            Sources::built_in().iter().map(|(_, source)| (source.path.clone(), source.text.to_string())).collect()
        }
        (Template::Blank, Language::Chinese) => BLANK_CHINESE.map(owned).to_vec(),
        (Template::Blank, Language::English) => BLANK_ENGLISH.map(owned).to_vec(),
    };
    let bytes = |(name, text): (String, String)| {
        let mark = if name.ends_with(".csv") { "\u{feff}" } else { "" };
        (name, format!("{mark}{text}").into_bytes())
    };
    files.into_iter().map(bytes).collect()
}

fn owned((name, text): (&str, &str)) -> (String, String) {
    (name.to_owned(), text.to_owned())
}
