//! The table of a file that is read as its `[[source]]` says, or as the line above its header says.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::conditions::{CellCondition, Conditions};
use super::declaration::Declaration;
use super::series::{Joined, SeriesCells};
use super::years::{YearOf, begins_year, behind_digits, is_part_of_year, may_be_flag, may_be_period, period, year_in};
use super::{Convention, Field, QUALITIES, Reader, SCHEMA, StatisticsRows, report_year};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::csv_table::{CsvRow, CsvTable, HeadingMeaning, MOST_COLUMNS, holds_figure, is_figure, report_unit};
use crate::load::headings::has_word;
use crate::load::region_tree::region_of;
use crate::load::toml_text::toml_text;
use crate::load::unit_line::UnitLine;
use crate::model::{IndicatorIndex, PartialDate, Quality, Region, Year, composed};
use crate::source::{CellPlace, Cells, Source, Sources, Span, cell_texts};
use crate::wording::is_no_value;

/// What holds for all rows of a table beside its columns.
pub(super) struct DeclaredTable<'a> {
    declaration: Option<&'a Declaration>,
    indicator: Option<IndicatorIndex>,
    region: Option<Region>,
    quality_above: Option<Quality>,
    conditions: Conditions<'a>,
    /// The columns of values of one indicator each, with the unit of measure in their headings.
    value_columns: Vec<(IndicatorIndex, Field, String)>,
    /// The places of columns that may say by what the values are multiplied.
    scales: Vec<usize>,
    /// Whether a row is of a year, and where the first row is that is of a month or another part of one.
    has_year: bool,
    part_of_year: Option<(String, Span)>,
    /// How long the periods are that can be nothing else, and the first of each length that can be a month.
    lengths: BTreeSet<i32>,
    unclear: BTreeMap<i32, (String, Span)>,
    /// Whether a day that stands for its year is the first one.
    begins_year: Option<bool>,
    /// The places of the columns that no rule reads, and what they hold.
    left_over: Vec<usize>,
    series: SeriesCells,
    pub(super) convention: Convention,
}

impl Declaration {
    pub(super) fn meaning(&self, heading: &str, usual: Option<Field>) -> HeadingMeaning<Field> {
        let heading = composed(heading.trim());
        if let Some((field, _)) = self.columns.iter().find(|(_, named)| named.value.trim() == heading) {
            return HeadingMeaning::Column(*field);
        }
        if let Some((year, _)) = self.year_beside_value(&heading) {
            return HeadingMeaning::Column(Field::In(year));
        }
        let of_year = || self.dated(&heading).map(|(year, _)| Field::In(year));
        match usual.or_else(of_year) {
            Some(field) if self.names_column(field) || self.is_said_elsewhere(field) => HeadingMeaning::PassedOver,
            Some(field) if usual.is_none() => HeadingMeaning::Column(field),
            Some(_) => HeadingMeaning::Usual,
            None => HeadingMeaning::PassedOver,
        }
    }

    fn is_said_elsewhere(&self, field: Field) -> bool {
        match field {
            Field::Indicator => self.gives_indicator(),
            Field::Region => self.fixed.region.is_some(),
            Field::UnitOfMeasure => self.leaves_unit_out,
            Field::Value => self.has_value_columns(),
            Field::In(_) => {
                self.names_column(Field::Year) || self.names_column(Field::Value) || self.has_value_columns()
            }
            Field::Year | Field::Quality | Field::Published | Field::Source | Field::Note | Field::Of(_) => false,
        }
    }

    /// The year beside the name of the column of values: Persons 2021.
    fn year_beside_value(&self, heading: &str) -> Option<(Year, Option<Quality>)> {
        let (_, named) = self.columns.iter().find(|(field, _)| *field == Field::Value)?;
        let name = named.value.trim();
        self.dated(heading.strip_prefix(name).or_else(|| heading.strip_suffix(name))?.trim())
    }

    /// The year that a text means, and what the flag behind it says: 2023*.
    pub(super) fn dated(&self, text: &str) -> Option<(Year, Option<Quality>)> {
        let (text, flag) = self.without_flag(text);
        Some((year_in(text, self.year_of)?, flag))
    }

    /// A text without the flag behind its digits, and what that says.
    fn without_flag<'t>(&self, text: &'t str) -> (&'t str, Option<Quality>) {
        let quality = |flag: &str| self.qualities.iter().find(|(known, _)| known == flag).map(|(_, quality)| *quality);
        match behind_digits(text).and_then(|(digits, flag)| Some((digits, quality(flag)?))) {
            Some((digits, quality)) => (digits, Some(quality)),
            None => (text, None),
        }
    }

    /// A line with the headings that are named fits best, then one with columns, then a long one.
    pub(super) fn header_fit(&self, columns: usize, headings: &[&str]) -> usize {
        let named = self.headings().filter(|named| headings.contains(&named.value.trim())).count();
        let filled = headings.iter().filter(|heading| !heading.is_empty()).count();
        if named > 0 || filled > 1 { named * MOST_COLUMNS * MOST_COLUMNS + columns * MOST_COLUMNS + filled } else { 0 }
    }
}

impl<'a> DeclaredTable<'a> {
    /// The columns that the table must have.
    pub(super) fn required(&self, wide: bool) -> Vec<Field> {
        let indicator = (self.indicator.is_none() && !self.has_value_columns()).then_some(Field::Indicator);
        let year = (!wide).then_some(Field::Year);
        let value = (!wide && !self.has_value_columns()).then_some(Field::Value);
        [indicator, year, value].into_iter().flatten().collect()
    }

    /// Whether a row meets all conditions.
    pub(super) fn counts(&mut self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> bool {
        self.conditions.counts(row, diagnostics)
    }

    /// Whether no row was seen yet that is one of the table.
    pub(super) fn is_first(&self) -> bool {
        !self.conditions.has_row
    }

    /// Notes how long a period is.
    pub(super) fn note_period(&mut self, text: &str, place: impl FnOnce() -> Span) {
        let is_asked = self.declaration.is_some_and(|declaration| declaration.year_of.is_some());
        let Some(period) = Some(text).filter(|_| is_asked).and_then(period) else { return };
        if period.may_be_month {
            self.unclear.entry(period.length()).or_insert_with(|| (text.to_owned(), place()));
        } else {
            self.lengths.insert(period.length());
        }
    }

    /// Whether the year of a row is a day at the other end of it than in rows before, which is reported.
    pub(super) fn reports_other_end(&mut self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> bool {
        let cell = row.cell(Field::Year);
        let Some(begins) = begins_year(cell) else { return false };
        let is_other = *self.begins_year.get_or_insert(begins) != begins;
        if is_other {
            let diagnostic = diagnostics.report_at(Code::InvalidYear, row.span(Field::Year)).with("found", cell);
            diagnostic.with("detail", "ends").with("year", "").with("flag", "");
        }
        is_other
    }

    /// Notes that a row that meets all conditions is one of the table, and no line around it.
    pub(super) fn has_row(&mut self) {
        self.conditions.has_row = true;
    }

    /// Reports the conditions that leave no row, and that no row is of a whole year.
    pub(super) fn report_unmet(&self, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
        self.conditions.report(table, diagnostics);
        let parts = self.part_of_year.iter().filter(|_| !self.has_year);
        // 2003-05 is no month beside 2011-13.
        let unclear = self.unclear.iter().filter(|(length, _)| !self.lengths.contains(length));
        for (found, place) in parts.chain(unclear.map(|(_, found)| found)) {
            report_year(found, place.clone(), diagnostics);
        }
    }

    /// Whether a row of a table that somebody else publishes has nothing to read: neither a year nor a number.
    pub(super) fn is_around(&self, row: &CsvRow<'_, '_, Field>) -> bool {
        let mut values = [Field::Value].into_iter().chain(self.value_columns.iter().map(|(_, column, _)| *column));
        self.declaration.is_some() && !holds_figure(row.cell(Field::Year)) && values.all(|of| !is_figure(row.cell(of)))
    }

    /// Whether a row of such a table is of a part of a year.
    pub(super) fn is_part_of_year(&mut self, row: &CsvRow<'_, '_, Field>) -> bool {
        let cell = row.cell(Field::Year);
        let is_part = self.declaration.is_some() && is_part_of_year(cell);
        self.has_year |= !is_part;
        if is_part && self.part_of_year.is_none() {
            self.part_of_year = Some((cell.to_owned(), row.span(Field::Year)));
        }
        is_part
    }

    /// Whether a row is passed over when its indicator is none that the plan has.
    pub(super) fn passes_over(&self, is_unknown: impl FnOnce() -> bool) -> bool {
        let only_known = self.declaration.is_some_and(|declaration| declaration.only_known);
        only_known && self.indicator.is_none() && !self.has_value_columns() && is_unknown()
    }

    /// The columns of indicators and regions that are passed over because the declaration says one for all rows.
    pub(super) fn said_elsewhere(&self, table: &CsvTable<'_, Field>) -> impl Iterator<Item = (usize, Field)> {
        let field =
            |place: &usize| Some((*place, table.headings().nth(*place).and_then(|heading| SCHEMA.find(heading))?));
        let is_said = |(_, field): &(usize, Field)| {
            *field == Field::Indicator && self.indicator.is_some() || *field == Field::Region && self.region.is_some()
        };
        self.left_over.iter().filter_map(field).filter(is_said)
    }

    /// Notes that a row gives a value of a series.
    pub(super) fn note_series(&mut self, row: &CsvRow<'_, '_, Field>, series: (IndicatorIndex, &Region)) {
        if !self.left_over.is_empty() {
            self.series.note(row, series, self.left_over.iter().copied());
        }
    }

    /// The column that joins two series into one.
    pub(super) fn joined(&mut self, table: &CsvTable<'_, Field>, source: &Source) -> Option<Joined> {
        self.series.joined(table, source)
    }

    pub(super) fn quality(&self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Quality {
        let flags = self.declaration.map(|declaration| declaration.qualities.as_slice()).unwrap_or_default();
        let cell = row.cell(Field::Quality);
        let has_none = || self.says_no_value(row, Field::Value) || is_no_value(row.cell(Field::Value));
        if self.declaration.is_some() && row.place(Field::Value).is_some() && has_none() {
            return Quality::Final;
        }
        if let Some((_, quality)) = flags.iter().find(|(flag, _)| flag == cell) {
            return *quality;
        }
        let fixed = self.declaration.and_then(|declaration| declaration.fixed.quality).or(self.quality_above);
        row.choice(Field::Quality, &QUALITIES, diagnostics).or(fixed).unwrap_or(Quality::Final)
    }

    pub(super) fn indicator(&self) -> Option<IndicatorIndex> {
        self.indicator
    }

    pub(super) fn has_value_columns(&self) -> bool {
        !self.value_columns.is_empty()
    }

    pub(super) fn value_columns(&self) -> impl Iterator<Item = (IndicatorIndex, Option<Field>, &str)> {
        self.value_columns.iter().map(|(index, column, unit)| (*index, Some(*column), unit.as_str()))
    }

    pub(super) fn says_no_value(&self, row: &CsvRow<'_, '_, Field>, column: Field) -> bool {
        self.declaration.is_some_and(|declaration| declaration.no_value.iter().any(|sign| sign == row.cell(column)))
    }

    pub(super) fn published(&self) -> Option<PartialDate> {
        self.declaration.and_then(|declaration| declaration.fixed.published)
    }

    /// Whether no `[[source]]` says how the table is read.
    pub(super) fn is_own(&self) -> bool {
        self.declaration.is_none()
    }

    /// Whether no line above the table says anything of all of its rows.
    pub(super) fn has_no_lines(&self) -> bool {
        self.region.is_none() && self.quality_above.is_none()
    }

    pub(super) fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    pub(super) fn source(&self) -> &'a str {
        self.declaration.and_then(|declaration| declaration.fixed.source.as_deref()).unwrap_or_default()
    }

    pub(super) fn unit(&self) -> &'a str {
        self.declaration.and_then(|declaration| declaration.fixed.unit.as_deref()).unwrap_or_default()
    }

    /// The year of a row or of a heading, and what the flag behind it says.
    pub(super) fn dated(&self, text: &str) -> Option<(Year, Option<Quality>)> {
        self.declaration.map_or_else(|| Some((year_in(text, None)?, None)), |declaration| declaration.dated(text))
    }

    /// What a heading says by the flag behind its year.
    pub(super) fn quality_of_heading(&self, heading: &str) -> Option<Quality> {
        self.declaration.and_then(|declaration| declaration.without_flag(heading).1)
    }

    /// The cell of a value without the flag behind it, and what that says.
    pub(super) fn without_flag<'t>(&self, cell: &'t str) -> (&'t str, Option<Quality>) {
        self.declaration.map_or((cell, None), |declaration| declaration.without_flag(cell))
    }

    /// Whether a column says that the values of a row are multiples, which is reported.
    pub(super) fn reports_scale(
        &self,
        row: &CsvRow<'_, '_, Field>,
        table: &CsvTable<'_, Field>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let cell = |place: &usize| row.field(*place).unwrap_or_default();
        let Some(place) = self.scales.iter().find(|place| !means_one(cell(place))) else { return false };
        let diagnostic = diagnostics.report_at(Code::UnitColumnPassedOver, row.span_at(*place)).with("detail", "scale");
        diagnostic.with("name", table.headings().nth(*place).unwrap_or_default()).with("found", cell(place));
        true
    }
}

impl Reader<'_> {
    /// What holds for all rows of a table; nothing when something in it is reported.
    pub(super) fn open<'a>(
        &self,
        table: &CsvTable<'_, Field>,
        content: &StatisticsRows<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<DeclaredTable<'a>> {
        let declaration = content.declaration;
        let decimal = declaration.and_then(|declaration| declaration.decimal).or(self.decimal);
        let mut declared = DeclaredTable {
            declaration,
            indicator: declaration.and_then(|declaration| declaration.fixed.indicator),
            region: declaration.and_then(|declaration| declaration.fixed.region.clone()),
            quality_above: None,
            conditions: Conditions::default(),
            value_columns: Vec::new(),
            scales: Vec::new(),
            has_year: false,
            part_of_year: None,
            lengths: BTreeSet::new(),
            unclear: BTreeMap::new(),
            begins_year: None,
            left_over: Vec::new(),
            series: SeriesCells::default(),
            convention: Convention::of_file(table.delimiter(), decimal),
        };
        if !table.has(Field::Indicator) && !declaration.is_some_and(Declaration::gives_indicator) {
            declared.indicator = self.title(table, content, diagnostics);
        }
        if !table.has(Field::Region) && declared.region.is_none() {
            declared.region = self.region_above(table, diagnostics)?;
        }
        if !table.has(Field::Quality) {
            declared.quality_above = quality_above(table, diagnostics);
        }
        let Some(declaration) = declaration else { return Some(declared) };
        let errors = diagnostics.total();
        report_unknown_headings(declaration, table, diagnostics);
        report_second_headings(declaration, table, diagnostics);
        report_unit_columns(declaration, table, diagnostics);
        report_years_passed_over(declaration, table, diagnostics);
        if !declaration.leaves_unit_out && declaration.fixed.unit.is_none() {
            let passed_over = table.headings().enumerate().filter(|(place, _)| table.column(*place).is_none());
            declared.scales =
                passed_over.filter(|(_, heading)| speaks_of_scale(heading)).map(|(place, _)| place).collect();
        }
        for (place, heading) in table.headings().enumerate() {
            if matches!(table.column(place), Some(Field::In(_))) {
                declared.note_period(heading, || table.heading_span(place));
            }
        }
        let place = |heading: &str| table.headings().position(|found| composed(found) == heading.trim());
        let conditions = declaration.conditions.iter();
        declared.conditions.each =
            conditions.filter_map(|(heading, cells)| Some(CellCondition::new(place(&heading.value)?, cells))).collect();
        let is_left_over = |place: &usize| table.column(*place).is_none() && !declared.conditions.name(*place);
        declared.left_over = (0..table.headings().count()).filter(is_left_over).collect();
        for (field, heading) in &declaration.columns {
            let Some(place) = place(&heading.value) else { continue };
            if let (Field::Of(_) | Field::Value, Some(given)) = (field, &declaration.fixed.unit) {
                report_other_unit(given, table.heading_span(place), (&heading.value, content), diagnostics);
            }
            let Field::Of(index) = field else { continue };
            let unit = match content.foreign_heading(&heading.value) {
                UnitLine::Unit(unit) => unit,
                unclear @ (UnitLine::Several(_) | UnitLine::Unknown(_)) => {
                    _ = report_unit(&unclear, table.heading_span(place), content, diagnostics);
                    continue;
                }
                UnitLine::Silent => String::new(),
            };
            declared.value_columns.push((*index, *field, unit));
        }
        (diagnostics.total() == errors).then_some(declared)
    }

    /// The indicator that a line above the header names: 指标：年末常住人口(万人)
    fn title(
        &self,
        table: &CsvTable<'_, Field>,
        content: &StatisticsRows<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<IndicatorIndex> {
        for (line, span) in table.titles() {
            let Some((Field::Indicator, name)) = labelled(&line) else { continue };
            let is_reported = |found: &Diagnostic| found.code == Code::UnclearUnitOfMeasure && found.span == span;
            let known = self.indicator_and_unit(name, content);
            if let Some((_, unit)) = known.as_ref().filter(|_| !diagnostics.found.iter().any(is_reported)) {
                _ = report_unit(unit, span.clone(), content, diagnostics);
            }
            let known = known.map(|(index, _)| index);
            return known.or_else(|| self.names.resolve_at(name, || span, Code::UnknownIndicator, diagnostics));
        }
        None
    }

    /// The region that a line above the header names: 地区：北京市. Nothing when one is reported.
    fn region_above(&self, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) -> Option<Option<Region>> {
        let titles = table.titles();
        let named = titles.filter(|(line, _)| matches!(labelled(line), Some((Field::Region, _))));
        let mut region = None;
        for (line, span) in named {
            let word = labelled(&line).map_or("", |(_, name)| name);
            let declared = self.regions.find(word).and_then(|number| self.plan.regions.get(number));
            let found = region_of(word, declared.map(|region| region.id.as_str()), self.regions);
            if region.is_some() && region != found {
                diagnostics.report_at(Code::SecondHeader, span);
                return None;
            }
            if found.is_none() {
                self.regions.resolve_at(word, || span, Code::UnknownRegion, diagnostics);
                return None;
            }
            region = found;
        }
        Some(region)
    }
}

/// What a line above the header says of all values: 数据质量：初步.
fn quality_above(table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) -> Option<Quality> {
    let mut titles = table.titles();
    let (word, span) = titles.find_map(|(line, span)| match labelled(&line)? {
        (Field::Quality, word) => Some((word.to_owned(), span)),
        _ => None,
    })?;
    let known = QUALITIES.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, quality)| *quality);
    if known.is_none() {
        let diagnostic = diagnostics.report_at(Code::InvalidChoice, span).with("detail", "word").with("found", word);
        let words: Vec<&str> = QUALITIES.iter().flat_map(|(words, _)| *words).collect();
        diagnostic.with("choices", words.join(", "));
    }
    known
}

/// What a line says of all rows below it, by the heading of a column: 指标：年末常住人口(万人), 地区：北京市.
fn labelled(line: &str) -> Option<(Field, &str)> {
    let (heading, cell) = line.split_once(['：', ':'])?;
    Some((SCHEMA.find(heading)?, cell.trim()))
}

pub(crate) fn is_title(line: &str) -> bool {
    matches!(labelled(line), Some((Field::Indicator, _)))
}

/// Whether a line says of the rows below it what the table has no column for.
pub(super) fn begins_table(line: &str, table: &CsvTable<'_, Field>) -> bool {
    labelled(line).is_some_and(|(of, _)| matches!(of, Field::Indicator | Field::Region) && !table.has(of))
}

/// Reports a heading that names another unit of measure than the one that is given for the file.
fn report_other_unit(
    given: &str,
    place: Span,
    (heading, content): (&str, &StatisticsRows<'_>),
    diagnostics: &mut Diagnostics,
) {
    if let UnitLine::Unit(unit) = content.units.in_foreign_heading(heading)
        && unit != given
    {
        _ = report_unit(&UnitLine::Several(format!("{unit}、{given}")), place, content, diagnostics);
    }
}

/// Reports the headings that a declaration names and the file lacks.
fn report_unknown_headings(declaration: &Declaration, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
    let known: Vec<Cow<'_, str>> = table.headings().filter(|heading| !heading.is_empty()).map(composed).collect();
    let is_beside_years = known.iter().any(|heading| declaration.year_beside_value(heading).is_some());
    let of_value = declaration.columns.iter().find(|(field, _)| *field == Field::Value && is_beside_years);
    for heading in declaration.headings().filter(|heading| of_value.is_none_or(|(_, named)| named.span != heading.span))
    {
        if !known.iter().any(|known| *known == heading.value.trim()) {
            diagnostics
                .report_at(Code::UnknownHeading, heading.span.clone())
                .with("name", heading.value.as_str())
                .with("known", known.join(", "))
                .suggesting(&heading.value, known.iter().map(Cow::as_ref))
                .related_to(table.header_span());
        }
    }
}

/// Reports the headings that conditions name and the file has twice. Those of columns that are read were reported already.
fn report_second_headings(declaration: &Declaration, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
    for (heading, _) in &declaration.conditions {
        let named = table.headings().enumerate().filter(|(_, found)| composed(found) == heading.value.trim());
        let mut places = named.map(|(place, _)| place);
        let (Some(first), Some(second)) = (places.next(), places.next()) else { continue };
        if table.column(first).is_none() {
            let diagnostic = diagnostics.report_at(Code::DuplicateColumn, table.heading_span(second));
            diagnostic.with("detail", "heading").with("name", heading.value.as_str());
            diagnostic.related_to(table.heading_span(first));
        }
    }
}

/// Reports columns that are passed over although they may say the unit of measure.
fn report_unit_columns(declaration: &Declaration, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
    let is_settled = declaration.leaves_unit_out || table.has(Field::UnitOfMeasure) || declaration.fixed.unit.is_some();
    for (place, heading) in table.headings().enumerate() {
        if table.column(place).is_none() && !is_settled && speaks_of_unit(heading) {
            diagnostics.report_at(Code::UnitColumnPassedOver, table.heading_span(place)).with("name", heading);
        }
    }
}

/// Reports headings that are passed over although they seem to be years: periods in a table without other years, and years
/// with something behind them.
fn report_years_passed_over(declaration: &Declaration, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
    let years: Vec<Field> = table.columns().filter(|column| matches!(column, Field::In(_))).collect();
    for (place, heading) in table.headings().enumerate().filter(|(place, _)| table.column(*place).is_none()) {
        let flagged = behind_digits(heading).filter(|(_, behind)| may_be_flag(behind));
        let year = flagged.and_then(|(year, _)| year_in(year, Some(YearOf::Last))).map(Field::In);
        let is_missing = year.is_some_and(|year| !years.contains(&year) && !declaration.is_said_elsewhere(year));
        if is_missing || years.is_empty() && (may_be_period(heading) || is_part_of_year(heading)) {
            report_year(heading, table.heading_span(place), diagnostics);
        }
    }
}

/// Whether a heading may be that of units of measure: UNIT_MEASURE, Unit Code, UOM.
pub(crate) fn speaks_of_unit(heading: &str) -> bool {
    const WORDS: [&str; 8] = ["unit", "units", "uom", "currency", "einheit", "unidad", "unité", "unite"];
    !speaks_of_scale(heading) && has_word(heading, &WORDS)
        || heading.ends_with("计量单位")
        || matches!(heading, "单位" | "计量" | "货币" | "币种")
}

/// Whether a heading may be that of powers of ten: PowerCode, SCALAR_FACTOR, Unit multiplier, UNIT_MULT.
pub(crate) fn speaks_of_scale(heading: &str) -> bool {
    has_word(heading, &["powercode", "multiplier", "mult", "scalar", "scale", "magnitude"])
        || matches!(heading, "量级" | "数量级")
}

/// Whether a cell of such a column says that the values are what they are: 0, Units, 0: Units.
fn means_one(cell: &str) -> bool {
    let code = cell.split(':').next().unwrap_or_default().trim().to_lowercase();
    matches!(code.as_str(), "" | "0" | "1" | "unit" | "units" | "one" | "ones" | "none" | "_z" | "个")
}

/// The columns of a declared table that no rule reads, or that say something of its values.
pub(super) struct LeftOver {
    delimiter: u8,
    headings: Vec<String>,
    /// Their places.
    places: Vec<usize>,
}

/// Most columns that a message names.
const MOST_NAMED: usize = 5;

impl LeftOver {
    pub(super) fn of(table: &CsvTable<'_, Field>) -> Self {
        let headings: Vec<String> = table.headings().map(str::to_owned).collect();
        // A column Source may be that of emissions.
        let is_left_over =
            |place: &usize| matches!(table.column(*place), None | Some(Field::Source | Field::Note | Field::Quality));
        let places = (0..headings.len()).filter(is_left_over).collect();
        Self { delimiter: table.delimiter(), headings, places }
    }

    /// The cells of the first of two rows in the columns that tell them apart, as a condition writes them.
    pub(super) fn differences(&self, row: Span, first: Span, sources: &Sources) -> Option<String> {
        let [row, first] = [row, first].map(|place| self.cells(&place, sources));
        let (row, first) = (row?, first?);
        let cell = |cells: &[String], place: usize| cells.get(place).cloned().unwrap_or_default();
        let differing = self.places.iter().filter(|place| cell(&row, **place) != cell(&first, **place));
        let condition = |place: &usize| {
            let heading = self.headings.get(*place).map(String::as_str).unwrap_or_default();
            format!("{} = {}", toml_text(heading), toml_text(&cell(&first, *place)))
        };
        let conditions: Vec<String> = differing.take(MOST_NAMED).map(condition).collect();
        (!conditions.is_empty()).then(|| format!("{{ {} }}", conditions.join(", ")))
    }

    fn cells(&self, place: &Span, sources: &Sources) -> Option<Vec<String>> {
        let source = sources.get(place.source)?;
        let start = place.range.start;
        let line = source.part(source.line_start(start)..source.line_end(start));
        let cells: Vec<CellPlace> = Cells::new(&line, 0, self.delimiter).row().collect();
        Some(cell_texts(&line, &cells))
    }
}
