//! `fsip source`: a `[[source]]` to start from, for a file that somebody else publishes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::load::{ColumnRole, Outline, OutlineColumn, UsualColumn, toml_text};
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
fn below(file: &Path, folder: &Path) -> PathBuf {
    let inner = file.canonicalize().ok().zip(folder.canonicalize().ok());
    let inner = inner.and_then(|(file, folder)| file.strip_prefix(folder).ok().map(Path::to_owned));
    inner.unwrap_or_else(|| file.to_owned())
}

fn declaration(path: &str, outline: &Outline, texts: &Texts) -> String {
    let counts = [("rows", outline.rows.to_string()), ("columns", outline.columns.len().to_string())];
    let mut lines = vec![texts.format_owned("source-counts", &counts)];
    lines.extend(["[[source]]".to_owned(), format!("file = {}", toml_text(path))]);
    let values = value_columns(outline);
    if !has(outline, ColumnRole::Usual(UsualColumn::Indicator)) && values.len() < 2 && !outline.has_title {
        lines.push(format!("indicator = \"\" # {}", texts.get("source-indicator")));
    }
    lines.extend(columns(outline, &values, texts));
    if values.len() > 1 {
        let values = values.iter().map(|column| format!("{} = \"\"", toml_text(&column.heading)));
        lines.push(format!("values = {{ {} }} # {}", joined(values), texts.get("source-values")));
    }
    let of_values = [ColumnRole::Value, ColumnRole::Usual(UsualColumn::Value), ColumnRole::OfYear];
    let of_values = outline.columns.iter().filter(|column| of_values.contains(&column.role));
    let signs: BTreeSet<&str> = of_values.flat_map(|column| &column.signs).map(String::as_str).collect();
    if !signs.is_empty() {
        let signs = signs.into_iter().map(toml_text);
        lines.push(format!("no_value = [{}] # {}", joined(signs), texts.get("source-no-value")));
    }
    if has(outline, ColumnRole::Period) {
        lines.push(format!("year_of = \"last\" # {}", texts.get("source-year-of")));
    }
    lines.extend(conditions(outline, texts));
    lines.join("\n") + "\n"
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn first(outline: &Outline, role: ColumnRole) -> Option<&OutlineColumn> {
    outline.columns.iter().find(|column| column.role == role)
}

fn has(outline: &Outline, role: ColumnRole) -> bool {
    first(outline, role).is_some()
}

/// The columns of numbers, where neither years nor a heading say which one holds the values.
fn value_columns(outline: &Outline) -> Vec<&OutlineColumn> {
    if has(outline, ColumnRole::OfYear) || has(outline, ColumnRole::Usual(UsualColumn::Value)) {
        return Vec::new();
    }
    outline.columns.iter().filter(|column| column.role == ColumnRole::Value).collect()
}

/// What must be said of the columns, whose headings do not say it.
fn columns(outline: &Outline, values: &[&OutlineColumn], texts: &Texts) -> Option<String> {
    let is_usual = |column| has(outline, ColumnRole::Usual(column));
    let year = first(outline, ColumnRole::Year).or(first(outline, ColumnRole::Period));
    let year = year.filter(|_| !has(outline, ColumnRole::OfYear) && !is_usual(UsualColumn::Year));
    let value = if let [only] = values { Some(*only) } else { None };
    let unit = first(outline, ColumnRole::Unit).filter(|_| !is_usual(UsualColumn::UnitOfMeasure));
    let named = [("year", year), ("value", value), ("unit", unit)];
    let named = named.iter().filter_map(|(key, column)| Some(format!("{key} = {}", toml_text(&(*column)?.heading))));
    let named = Some(joined(named)).filter(|named| !named.is_empty())?;
    let note = unit.map(|_| format!(" # {}", texts.get("source-unit"))).unwrap_or_default();
    Some(format!("columns = {{ {named} }}{note}"))
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
    let conditions = varying.iter().map(|column| format!("{} = {}", toml_text(&column.heading), first(column)));
    let mut lines = vec![format!("where = {{ {} }} # {}", joined(conditions), texts.get("source-where"))];
    for column in varying {
        let cells = column.frequent.iter().map(|(cell, count)| format!("{} × {count}", toml_text(cell)));
        let more = column.different - column.frequent.len();
        let more = (more > 0).then(|| texts.format("source-more", &[("count", &more.to_string())]));
        lines.push(format!("#   {}: {}", column.heading, joined(cells.chain(more))));
    }
    lines
}
