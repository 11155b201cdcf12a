//! `fsip source`: a `[[source]]` to start from, for a file that somebody else publishes.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::Context;
use crate::cli::arguments;
use crate::diagnostic::Diagnostics;
use crate::load::{
    ColumnRole, ColumnThatTells, NoTable, Outline, OutlineColumn, UsualColumn, load_plan, shown_cell, toml_text,
};
use crate::locale::Texts;
use crate::model::DeclaredRegions;
use crate::report::diagnostics::{help, message};
use crate::source::{DeclaredFiles, Encoding, Role, Sheet, Source, Sources, is_table, or_here};

impl arguments::Source {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let source = self.source(context)?;
        context.files_read.push(self.table.clone());
        let mut sources = Sources::default();
        let id = sources.add(source);
        let sheet = sources.get(id).and_then(Source::worksheet);
        let regions = regions_of_plan(context);
        let outline =
            Outline::of(&sources, &regions).map_err(|reason| self.refused(&reason, &sources, sheet, context))?;
        let place = PlaceInPlan::of(&self.table, context.folder().as_deref());
        let encoding = sources.get(id).map(|source| source.encoding).filter(|found| context.encoding() == Some(*found));
        let proposal = Proposal { outline: &outline, encoding, texts: &context.texts };
        let text = proposal.lines(&place, (sheet, self.sheet.is_some())).join("\n") + "\n";
        context.write(text.as_bytes())
    }

    fn source(&self, context: &Context) -> Result<Source> {
        let file = &self.table;
        let source = Source::from_file(file, Role::Statistics, context.encoding(), usize::MAX)?;
        match &self.sheet {
            Some(_) if source.sheet.is_none() => bail!(context.error_at("source-no-sheets", "file", file)),
            Some(name) => Source::from_workbook(file, Role::Statistics, Some(name)),
            None if source.sheet.is_none() && !is_table(file) => {
                bail!(context.error_at("source-no-table", "file", file))
            }
            None => Ok(source),
        }
    }

    fn refused(&self, reason: &NoTable, sources: &Sources, sheet: Option<&Sheet>, context: &Context) -> anyhow::Error {
        let texts = &context.texts;
        let file = self.table.display().to_string();
        let said = |key: &str| texts.format(key, &[("file", &file)]);
        match (reason, sheet) {
            (NoTable::Unreadable(diagnostics), _) => anyhow!(words_of(&file, diagnostics, sources, texts)),
            (NoTable::Form, _) => anyhow!(said("source-is-form")),
            (NoTable::NoText, _) => anyhow!(said("source-no-text")),
            (NoTable::NoHeader, None) => anyhow!(said("source-no-header")),
            (NoTable::NoHeader, Some(sheet)) => {
                let said = texts.format("source-no-header-on-sheet", &[("file", &file), ("name", &sheet.name)]);
                let others = other_sheets(sheet, texts).map(|others| format!("\n   = {others}"));
                anyhow!(said + &others.unwrap_or_default())
            }
        }
    }
}

/// What is wrong with a file, each with what would be right.
fn words_of(file: &str, diagnostics: &Diagnostics, sources: &Sources, texts: &Texts) -> String {
    let words = diagnostics.found.iter().map(|diagnostic| {
        let help = help(diagnostic, sources, texts).into_iter().map(|help| format!("\n   = {help}"));
        format!("{file}: {}{}", message(diagnostic, texts), help.collect::<String>())
    });
    words.collect::<Vec<_>>().join("\n")
}

fn other_sheets(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let names = sheet.others.iter().map(|other| toml_text(&other.name));
    let names = Some(joined(names)).filter(|names| !names.is_empty())?;
    Some(texts.format("source-sheets", &[("sheets", &names)]))
}

/// The regions that the plan declares, as far as it can be read: a file can be looked at before there is a plan.
fn regions_of_plan(context: &Context) -> DeclaredRegions {
    let sources = context.folder().and_then(|folder| Sources::of_plan_alone(&folder, context.encoding()).ok());
    let plan = sources.and_then(|sources| load_plan(&sources).0);
    plan.map(|plan| plan.regions).unwrap_or_default()
}

/// Where a file lies, as a plan names it.
struct PlaceInPlan {
    pattern: String,
    /// Whether it must be copied there first.
    is_outside: bool,
}

impl PlaceInPlan {
    fn of(file: &Path, folder: Option<&Path>) -> Self {
        let is_below = |file: &&Path| file.components().all(|part| matches!(part, Component::Normal(_)));
        let inner = match folder {
            Some(folder) => path_within(file, folder),
            None => Some(file).filter(is_below).map(Path::to_owned),
        };
        let is_outside = inner.is_none();
        let name = || file.file_name().map(PathBuf::from).unwrap_or_default();
        Self { pattern: DeclaredFiles::pattern_of(&inner.unwrap_or_else(name)), is_outside }
    }
}

fn path_within(file: &Path, folder: &Path) -> Option<PathBuf> {
    let (file, folder) = (file.canonicalize().ok()?, or_here(folder).canonicalize().ok()?);
    file.strip_prefix(folder).ok().map(Path::to_owned)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A `[[source]]` to start from.
struct Proposal<'p> {
    outline: &'p Outline,
    /// That of the file, when it was chosen.
    encoding: Option<Encoding>,
    texts: &'p Texts,
}

impl Proposal<'_> {
    fn lines(&self, place: &PlaceInPlan, (sheet, is_chosen): (Option<&Sheet>, bool)) -> Vec<String> {
        let counts = [("rows", self.outline.rows.to_string()), ("columns", self.outline.columns.len().to_string())];
        let mut lines = vec![self.texts.format_owned("source-counts", &counts)];
        lines.extend(place.is_outside.then(|| format!("# {}", self.texts.get("source-copy"))));
        lines.extend(sheet.and_then(|sheet| other_sheets(sheet, self.texts)).map(|others| format!("# {others}")));
        lines.extend(["[[source]]".to_owned(), format!("file = {}", toml_text(&place.pattern))]);
        lines.extend(sheet.filter(|_| is_chosen).map(|sheet| format!("sheet = {}", toml_text(&sheet.name))));
        lines
            .extend(self.encoding.map(|encoding| format!("encoding = {}", toml_text(&encoding.name().to_lowercase()))));
        lines.extend(self.indicator());
        lines.extend(self.columns());
        lines.extend(self.values());
        lines.extend(self.cells_of_values());
        lines.extend(
            self.outline.has(ColumnRole::Period).then(|| self.with_remark("year_of = \"last\"", "source-year-of")),
        );
        lines.extend(self.conditions());
        lines.extend(self.regions());
        lines.extend(self.asides());
        lines
    }

    fn with_remark(&self, line: &str, remark: &str) -> String {
        format!("{line} # {}", self.texts.get(remark))
    }

    fn indicator(&self) -> Option<String> {
        let outline = self.outline;
        let is_said = outline.has(ColumnRole::Usual(UsualColumn::Indicator)) || outline.has_title;
        let has_one = !is_said && (outline.value_columns().len() < 2 || outline.name_beside_years().is_some());
        has_one.then(|| self.with_remark("indicator = \"\"", "source-indicator"))
    }

    /// What must be said of the columns, whose headings do not say it.
    fn columns(&self) -> Option<String> {
        let outline = self.outline;
        let is_usual = |column| outline.has(ColumnRole::Usual(column));
        let year = outline.first(ColumnRole::Year).or(outline.first(ColumnRole::Period));
        let year = year.filter(|_| !outline.has(ColumnRole::OfYear) && !is_usual(UsualColumn::Year));
        let value = if let [only] = outline.value_columns().as_slice() { Some(only.heading.as_str()) } else { None };
        let value = outline.name_beside_years().or(value);
        let unit = outline.first(ColumnRole::Unit).filter(|_| !is_usual(UsualColumn::UnitOfMeasure));
        // Where all rows are of one region, they may be of the whole.
        let region = outline.first(ColumnRole::Region).filter(|region| region.different > 1);
        let heading = |column: Option<&'_ OutlineColumn>| column.map(|column| column.heading.clone());
        let named = [
            ("year", heading(year)),
            ("value", value.map(str::to_owned)),
            ("unit", heading(unit)),
            ("region", heading(region)),
        ];
        let named = named.iter().filter_map(|(key, heading)| Some(format!("{key} = {}", toml_text(heading.as_ref()?))));
        let named = Some(joined(named)).filter(|named| !named.is_empty())?;
        let line = format!("columns = {{ {named} }}");
        Some(if unit.is_some() { self.with_remark(&line, "source-unit") } else { line })
    }

    fn values(&self) -> Option<String> {
        let columns = self.outline.value_columns();
        let values = columns.iter().map(|column| format!("{} = \"\"", toml_text(&column.heading)));
        (columns.len() > 1 && self.outline.name_beside_years().is_none())
            .then(|| self.with_remark(&format!("values = {{ {} }}", joined(values)), "source-values"))
    }

    /// What the cells of the values mean that are no plain numbers.
    fn cells_of_values(&self) -> Vec<String> {
        let of_values = [ColumnRole::Value, ColumnRole::Usual(UsualColumn::Value), ColumnRole::OfYear];
        let of_values = || self.outline.columns.iter().filter(|column| of_values.contains(&column.role));
        let signs: BTreeSet<&str> = of_values().flat_map(|column| &column.signs).map(String::as_str).collect();
        let no_value = (!signs.is_empty()).then(|| {
            let line = format!("no_value = [{}]", joined(signs.into_iter().map(toml_text)));
            self.with_remark(&line, "source-no-value")
        });
        let has_comma = of_values().any(|column| column.has_decimal_comma);
        let decimal = has_comma.then(|| self.with_remark("decimal = \",\"", "source-decimal"));
        no_value.into_iter().chain(decimal).collect()
    }

    /// The conditions without which a value would have several rows.
    fn conditions(&self) -> Vec<String> {
        let telling = &self.outline.telling;
        let column = |chosen: &ColumnThatTells| self.outline.columns.get(chosen.column);
        let condition = |chosen: &ColumnThatTells| {
            Some(format!("{} = {}", toml_text(&column(chosen)?.heading), toml_text(&chosen.cell)))
        };
        let conditions = joined(telling.columns.iter().filter_map(condition));
        let mut lines = Vec::new();
        if !conditions.is_empty() {
            lines.push(self.with_remark(&format!("where = {{ {conditions} }}"), "source-where"));
            let named = telling.columns.iter().filter_map(column);
            lines.extend(named.map(|column| format!("#   {}: {}", toml_text(&column.heading), self.cells(column))));
        }
        let [lost, values, twice] = [telling.lost, telling.values, telling.twice].map(|count| count.to_string());
        if telling.lost > 0 {
            lines.push(format!("# {}", self.texts.format("source-lost", &[("lost", &lost), ("values", &values)])));
        }
        if telling.twice > 0 {
            lines.push(format!("# {}", self.texts.format("source-twice", &[("count", &twice)])));
        }
        lines
    }

    /// The most frequent cells of a column.
    fn cells(&self, column: &OutlineColumn) -> String {
        let cells = column.frequent.iter().map(|(cell, count)| shown_cell(cell, *count));
        let more = column.different - column.frequent.len();
        let more = (more > 0).then(|| self.texts.format("source-more", &[("count", &more.to_string())]));
        joined(cells.chain(more))
    }

    /// Which regions the rows are of, where none is the whole.
    fn regions(&self) -> Vec<String> {
        let column = self.outline.first(ColumnRole::Usual(UsualColumn::Region));
        let column = column.or(self.outline.first(ColumnRole::Region));
        let has_whole = |column: &OutlineColumn| column.frequent.iter().any(|(cell, _)| cell.is_empty());
        let Some(column) = column.filter(|column| column.different > 1 && !has_whole(column)) else {
            return Vec::new();
        };
        let first = column.frequent.first().map(|(cell, _)| toml_text(cell)).unwrap_or_default();
        let condition = format!("{{ {} = {first} }}", toml_text(&column.heading));
        vec![
            format!("# {}", self.texts.format("source-region", &[("cells", &self.cells(column))])),
            format!("# {}", self.texts.format("source-one-region", &[("where", &condition)])),
        ]
    }

    /// The columns that say something of the value beside them.
    fn asides(&self) -> Vec<String> {
        let keys = [(ColumnRole::Flags, "source-flags"), (ColumnRole::Remarks, "source-remarks")];
        let said = |column: &OutlineColumn| {
            let (_, key) = keys.iter().find(|(role, _)| *role == column.role)?;
            let (flag, _) = column.frequent.iter().find(|(cell, _)| !cell.is_empty())?;
            let arguments =
                [("heading", toml_text(&column.heading)), ("cells", self.cells(column)), ("flag", toml_text(flag))];
            Some(format!("# {}", self.texts.format_owned(key, &arguments)))
        };
        self.outline.columns.iter().filter_map(said).collect()
    }
}
