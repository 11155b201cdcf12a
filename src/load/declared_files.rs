//! Which files the `[[source]]` tables name, found before any statistics are read.

use std::path::Path;

use anyhow::Result;
use toml::de::DeTable;

use super::readable::readable;
use crate::source::{DeclaredFiles, Encoding, Role, Sources};

/// Every file of a plan folder, also those that the plan names itself.
///
/// # Errors
/// When the folder or a file cannot be read, or the folder has no TOML file.
pub fn sources_of_folder(folder: &Path, chosen: Option<Encoding>) -> Result<Sources> {
    let mut sources = Sources::from_folder(folder, chosen)?;
    let declared = declared_files(&sources);
    sources.read_declared(&declared, chosen)?;
    Ok(sources)
}

/// In the order of the declarations. What is wrong with them is reported when the plan is read.
fn declared_files(sources: &Sources) -> Vec<DeclaredFiles> {
    let texts = readable(sources, Role::Plan).map(|(_, source)| source.text());
    // A plan without any, as most are, is not parsed twice.
    texts.filter(|text| text.contains("source")).flat_map(files_of).collect()
}

fn files_of(text: &str) -> Vec<DeclaredFiles> {
    let (document, _) = DeTable::parse_recoverable(text);
    let tables = document.get_ref().get("source").and_then(|list| list.get_ref().as_array());
    let text = |table: &DeTable<'_>, key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
    let declared = tables.into_iter().flat_map(|tables| tables.iter()).filter_map(|item| item.get_ref().as_table());
    let files = |table| DeclaredFiles {
        pattern: text(table, "file").unwrap_or_default(),
        sheet: text(table, "sheet"),
        encoding: text(table, "encoding").and_then(|name| Encoding::from_name(&name)),
    };
    declared.map(files).collect()
}
