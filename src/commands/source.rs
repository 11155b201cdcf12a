//! `fsip source`: a `[[source]]` to start from, for a file that somebody else publishes.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::load::{ColumnRole, Outline, OutlineColumn, toml_text};
use crate::locale::Texts;
use crate::source::{Role, Source};

/// Most different cells of a column that is worth a condition.
const MOST_IN_CONDITION: usize = 100;

impl arguments::Source {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let file = &self.table;
        let source = Source::from_file(file, Role::Statistics, context.encoding(), usize::MAX)?;
        let Some(outline) = Outline::of(&source) else {
            bail!(context.error_at("source-no-table", "file", file));
        };
        let path = context.folder().map_or_else(|| file.clone(), |folder| below(file, &folder));
        let text = declaration(&path.display().to_string(), &outline, &context.texts);
        context.write(text.as_bytes())
    }
}

/// The path from the plan's folder, where the file is in it.
fn below(file: &Path, folder: &Path) -> std::path::PathBuf {
    let inner = file.canonicalize().ok().zip(folder.canonicalize().ok());
    let inner = inner.and_then(|(file, folder)| file.strip_prefix(folder).ok().map(Path::to_owned));
    inner.unwrap_or_else(|| file.to_owned())
}

fn declaration(path: &str, outline: &Outline, texts: &Texts) -> String {
    let has = |role: ColumnRole| outline.columns.iter().any(|column| column.role == role);
    let mut lines = vec![
        texts.format(
            "source-counts",
            &[("rows", &outline.rows.to_string()), ("columns", &outline.columns.len().to_string())],
        ),
        "[[source]]".to_owned(),
        format!("file = {}", toml_text(path)),
    ];
    let named = |role| outline.columns.iter().filter(move |column| column.role == role);
    let is_wide = has(ColumnRole::OfYear);
    let values: Vec<&OutlineColumn> =
        if is_wide || has(ColumnRole::Usual("value")) { Vec::new() } else { named(ColumnRole::Value).collect() };
    if !has(ColumnRole::Usual("indicator")) && values.len() < 2 && !outline.has_title {
        lines.push(format!("indicator = \"\" # {}", texts.get("source-indicator")));
    }
    let year = named(ColumnRole::Year).chain(named(ColumnRole::Period)).next();
    let year = year.filter(|_| !is_wide && !has(ColumnRole::Usual("year"))).map(|column| ("year", column));
    let value = values.first().filter(|_| values.len() == 1).map(|column| ("value", *column));
    let unit =
        named(ColumnRole::Unit).next().filter(|_| !has(ColumnRole::Usual("unit"))).map(|column| ("unit", column));
    let columns: Vec<String> = [year, value, unit]
        .into_iter()
        .flatten()
        .map(|(key, column)| format!("{key} = {}", toml_text(&column.heading)))
        .collect();
    if !columns.is_empty() {
        let note = unit.map(|_| format!(" # {}", texts.get("source-unit"))).unwrap_or_default();
        lines.push(format!("columns = {{ {} }}{note}", columns.join(", ")));
    }
    if values.len() > 1 {
        let values: Vec<String> =
            values.iter().map(|column| format!("{} = \"\"", toml_text(&column.heading))).collect();
        lines.push(format!("values = {{ {} }} # {}", values.join(", "), texts.get("source-values")));
    }
    let of_values = named(ColumnRole::Value).chain(named(ColumnRole::Usual("value"))).chain(named(ColumnRole::OfYear));
    let signs: BTreeSet<&str> = of_values.flat_map(|column| &column.signs).map(String::as_str).collect();
    let signs: Vec<String> = signs.into_iter().map(toml_text).collect();
    if !signs.is_empty() {
        lines.push(format!("no_value = [{}] # {}", signs.join(", "), texts.get("source-no-value")));
    }
    if has(ColumnRole::Period) {
        lines.push(format!("year_of = \"last\" # {}", texts.get("source-year-of")));
    }
    lines.extend(conditions(outline, texts));
    lines.join("\n") + "\n"
}

/// The columns whose cells may tell which rows count: a condition on their most frequent cells, and what stands in each.
fn conditions(outline: &Outline, texts: &Texts) -> Vec<String> {
    let varies = |column: &&OutlineColumn| {
        matches!(column.role, ColumnRole::Other) && (2..=MOST_IN_CONDITION).contains(&column.different)
    };
    let varying: Vec<&OutlineColumn> = outline.columns.iter().filter(varies).collect();
    if varying.is_empty() {
        return Vec::new();
    }
    // The rows of the whole mostly have nothing where others name a part.
    let first = |column: &OutlineColumn| {
        let empty = column.frequent.iter().find(|(cell, _)| cell.is_empty());
        empty.or(column.frequent.first()).map(|(cell, _)| toml_text(cell)).unwrap_or_default()
    };
    let conditions: Vec<String> =
        varying.iter().map(|column| format!("{} = {}", toml_text(&column.heading), first(column))).collect();
    let mut lines = vec![format!("where = {{ {} }} # {}", conditions.join(", "), texts.get("source-where"))];
    for column in varying {
        let cells: Vec<String> =
            column.frequent.iter().map(|(cell, count)| format!("{} × {count}", toml_text(cell))).collect();
        let more = column.different - column.frequent.len();
        let more = (more > 0).then(|| texts.format("source-more", &[("count", &more.to_string())]));
        lines.push(format!("#   {}: {}", column.heading, cells.into_iter().chain(more).collect::<Vec<_>>().join(", ")));
    }
    lines
}
