//! The `[[source]]` tables: how a file that somebody else publishes is to be read.

use super::Field;
use super::years::YearOf;
use crate::diagnostic::{Code, Diagnostics};
use crate::load::names::Names;
use crate::load::region_tree::{RegionNames, region_of};
use crate::load::toml_table::{ColumnHeading, Keys, Located, TomlTable, report_choice, values};
use crate::model::{DeclaredRegions, IndicatorIndex, PartialDate, Quality, Region};
use crate::source::{DecimalMark, NotReadReason, Source, Sources};
use crate::tables;

/// How the files of one `[[source]]` are read.
#[derive(Clone, Debug)]
pub(crate) struct Declaration {
    /// The path or pattern of its files.
    pub(crate) file: Located<String>,
    pub(crate) sheet: Option<Located<String>>,
    pub(super) fixed: Fixed,
    pub(super) columns: Vec<(Field, Located<String>)>,
    /// Whether columns that look like a unit of measure say nothing.
    pub(super) leaves_unit_out: bool,
    pub(super) conditions: Vec<(Located<String>, Located<Vec<String>>)>,
    pub(super) no_value: Vec<String>,
    pub(super) qualities: Vec<(String, Quality)>,
    pub(super) decimal: Option<DecimalMark>,
    pub(super) year_of: Option<YearOf>,
    /// Whether rows of indicators that the plan does not have are passed over.
    pub(super) only_known: bool,
}

/// What holds for every row of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Fixed {
    pub(super) indicator: Option<IndicatorIndex>,
    pub(super) region: Option<Region>,
    pub(super) unit: Option<String>,
    pub(super) quality: Option<Quality>,
    pub(super) published: Option<PartialDate>,
    pub(super) source: Option<String>,
}

/// What a declaration refers to.
#[derive(Clone, Copy)]
pub(crate) struct References<'a> {
    pub(crate) indicators: &'a Names<IndicatorIndex>,
    pub(crate) regions: (&'a RegionNames, &'a DeclaredRegions),
}

impl Declaration {
    /// Nothing when something in it is wrong: what its file says would only be misread in consequence.
    pub(crate) fn read(table: &TomlTable<'_>, known: References<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let errors = diagnostics.errors();
        let mut keys = table.keys(&tables::SOURCE, diagnostics);
        let (file, sheet) = (keys.text("file"), keys.text("sheet"));
        // The files were read before; here a wrong word is reported.
        keys.word("encoding", &tables::ENCODINGS);
        let (indicator, region, published) = (keys.text("indicator"), keys.text("region"), keys.text("published"));
        let mut fixed = Fixed {
            unit: keys.plain_text("unit"),
            quality: keys.word("quality", &Quality::ALL),
            source: keys.plain_text("source"),
            ..Fixed::default()
        };
        let value_columns = keys.mapping("values");
        let conditions = keys.conditions("where");
        let no_value = values(keys.texts("no_value"));
        let qualities = keys.mapping("qualities");
        let decimal = keys.word("decimal", &[DecimalMark::Comma, DecimalMark::Point]);
        let year_of = keys.word("year_of", &[YearOf::First, YearOf::Last]);
        let only_known = keys.boolean("only_known").unwrap_or(false);
        let columns = keys.table("columns");
        let (mut columns, leaves_unit_out) = columns.map(|table| read_columns(&table, diagnostics)).unwrap_or_default();
        fixed.indicator = indicator.and_then(|word| known.indicator(&word, diagnostics));
        fixed.region = region.and_then(|word| known.region(&word, diagnostics));
        fixed.published = published.and_then(|text| read_date(&text, diagnostics));
        columns.extend(known.value_columns(value_columns, diagnostics));
        let qualities =
            qualities.into_iter().filter_map(|(flag, word)| read_quality(flag, &word, diagnostics)).collect();
        // An indicator or region with an error of its own was reported there.
        let lacks_indicator = table.has("indicator") && fixed.indicator.is_none();
        let lacks_region = table.has("region") && fixed.region.is_none();
        if diagnostics.errors() > errors || lacks_indicator || lacks_region {
            return None;
        }
        let file = file?;
        Some(Self {
            file,
            sheet,
            fixed,
            columns,
            leaves_unit_out,
            conditions,
            no_value,
            qualities,
            decimal,
            year_of,
            only_known,
        })
    }

    /// Every heading that it names, and where.
    pub(super) fn headings(&self) -> impl Iterator<Item = &Located<String>> {
        let of_columns = self.columns.iter().map(|(_, heading)| heading);
        of_columns.chain(self.conditions.iter().map(|(heading, _)| heading))
    }

    pub(super) fn names_column(&self, field: Field) -> bool {
        self.columns.iter().any(|(of, _)| *of == field)
    }

    /// Whether it says which indicators the values are of.
    pub(super) fn gives_indicator(&self) -> bool {
        self.fixed.indicator.is_some() || self.has_value_columns()
    }

    pub(super) fn has_value_columns(&self) -> bool {
        self.columns.iter().any(|(field, _)| matches!(field, Field::Of(_)))
    }
}

impl References<'_> {
    fn indicator(self, word: &Located<String>, diagnostics: &mut Diagnostics) -> Option<IndicatorIndex> {
        self.indicators.resolve(word, Code::UnknownIndicator, diagnostics)
    }

    /// The columns of values of one indicator each.
    fn value_columns(
        self,
        named: Vec<(Located<String>, Located<String>)>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Field, Located<String>)> {
        let mut columns: Vec<(Field, Located<String>)> = Vec::new();
        for (heading, word) in named {
            let Some(field) = self.indicator(&word, diagnostics).map(Field::Of) else { continue };
            if let Some((_, first)) = columns.iter().find(|(of, _)| *of == field) {
                let diagnostic = diagnostics.report_at(Code::DuplicateColumn, word.span.clone());
                diagnostic.with("detail", "values").with("name", word.value.as_str());
                diagnostic.with("first", first.value.as_str()).related_to(first.span.clone());
                continue;
            }
            columns.push((field, heading));
        }
        columns
    }

    fn region(self, word: &Located<String>, diagnostics: &mut Diagnostics) -> Option<Region> {
        let (names, declared) = self.regions;
        let of = names.find(&word.value).and_then(|number| declared.get(number));
        let region = region_of(&word.value, of.map(|region| region.id.as_str()), names);
        if region.is_none() {
            names.resolve(word, Code::UnknownRegion, diagnostics);
        }
        region
    }
}

/// The columns that are named, and whether there is none of the unit of measure.
fn read_columns(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) -> (Vec<(Field, Located<String>)>, bool) {
    const FIELDS: [(&str, Field); 8] = [
        ("indicator", Field::Indicator),
        ("year", Field::Year),
        ("value", Field::Value),
        ("region", Field::Region),
        ("quality", Field::Quality),
        ("published", Field::Published),
        ("source", Field::Source),
        ("note", Field::Note),
    ];
    let mut keys: Keys<'_, '_> = table.keys(&tables::COLUMNS, diagnostics);
    let unit = keys.heading("unit");
    let leaves_unit_out = matches!(unit, Some(ColumnHeading::LeftOut));
    let unit =
        if let Some(ColumnHeading::Named(heading)) = unit { Some((Field::UnitOfMeasure, heading)) } else { None };
    let named = FIELDS.iter().filter_map(|(key, field)| Some((*field, keys.text(key)?)));
    (named.chain(unit).collect(), leaves_unit_out)
}

fn read_date(text: &Located<String>, diagnostics: &mut Diagnostics) -> Option<PartialDate> {
    let date = text.value.parse().ok();
    if date.is_none() {
        diagnostics.report_at(Code::InvalidDate, text.span.clone()).with("found", text.value.as_str());
    }
    date
}

fn read_quality(
    flag: Located<String>,
    word: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Quality)> {
    let chosen = Quality::from_name(&word.value);
    if chosen.is_none() {
        report_choice(word, "word", &Quality::NAMES, diagnostics);
    }
    chosen.map(|quality| (flag.value, quality))
}

/// Reports the declarations whose files are not there, or are not read.
pub(crate) fn report_declared_files(
    declarations: &[Option<Declaration>],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    if sources.folder.is_none() {
        return;
    }
    for (place, declaration) in declarations.iter().enumerate() {
        let Some(declaration) = declaration else { continue };
        let mut is_used = sources.iter().any(|(_, source)| source.declaration == Some(place));
        for not_read in sources.not_read.iter().filter(|not_read| not_read.declaration == place) {
            let detail = match not_read.reason {
                NotReadReason::Outside => "outside",
                NotReadReason::Extension => "extension",
                NotReadReason::Claimed => "claimed",
            };
            let diagnostic = diagnostics.report_at(Code::SourceFile, declaration.file.span.clone());
            diagnostic.with("detail", detail).with("found", not_read.path.as_str());
            is_used = true;
        }
        let of_text = |(_, source): (_, &Source)| {
            source.declaration == Some(place) && source.worksheet().is_none() && source.is_readable()
        };
        if let Some(sheet) = declaration.sheet.as_ref().filter(|_| sources.iter().any(of_text)) {
            let diagnostic = diagnostics.report_at(Code::SourceFile, sheet.span.clone());
            diagnostic.with("detail", "sheet").with("found", declaration.file.value.as_str());
        }
        if !is_used {
            let diagnostic = diagnostics.report_at(Code::SourceFile, declaration.file.span.clone());
            diagnostic.with("detail", "none").with("found", declaration.file.value.as_str());
        }
    }
}
