//! The table of a file that is read as its `[[source]]` says, or as the line above its header says.

use std::borrow::Cow;

use super::conditions::{CellCondition, Conditions};
use super::declaration::{Declaration, YearOf};
use super::{Convention, Field, QUALITIES, Reader, StatisticsRows, year};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::csv_table::{CsvRow, CsvTable, HeadingMeaning, report_unit};
use crate::load::toml_text::toml_text;
use crate::load::unit_line::UnitLine;
use crate::model::{IndicatorIndex, PartialDate, Quality, Region, Year, composed};
use crate::source::{CellPlace, Cells, Sources, Span, cell_texts};

/// What holds for all rows of a table beside its columns.
pub(super) struct DeclaredTable<'a> {
    declaration: Option<&'a Declaration>,
    indicator: Option<IndicatorIndex>,
    conditions: Conditions<'a>,
    /// The columns of values of one indicator each, with the unit of measure in their headings.
    value_columns: Vec<(IndicatorIndex, Field, String)>,
    pub(super) convention: Convention,
}

impl Declaration {
    pub(super) fn meaning(&self, heading: &str, usual: Option<Field>) -> HeadingMeaning<Field> {
        let heading = composed(heading.trim());
        if let Some((field, _)) = self.columns.iter().find(|(_, named)| named.value.trim() == heading) {
            return HeadingMeaning::Column(*field);
        }
        let is_said_elsewhere = |field: Field| match field {
            Field::Indicator => self.gives_indicator(),
            Field::Region => self.fixed.region.is_some(),
            Field::UnitOfMeasure => self.leaves_unit_out,
            Field::Value => self.has_value_columns(),
            Field::In(_) => {
                self.names_column(Field::Year) || self.names_column(Field::Value) || self.has_value_columns()
            }
            Field::Year | Field::Quality | Field::Published | Field::Source | Field::Note | Field::Of(_) => false,
        };
        match usual {
            Some(field) if !self.names_column(field) && !is_said_elsewhere(field) => HeadingMeaning::Usual,
            Some(_) | None => HeadingMeaning::PassedOver,
        }
    }

    /// A line with the headings that are named fits best.
    pub(super) fn header_fit(&self, columns: usize, headings: &[&str]) -> usize {
        let named = self.headings().filter(|named| headings.contains(&named.value.trim())).count();
        if named > 0 || columns > 1 { named * 1_000 + columns } else { 0 }
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
    pub(super) fn counts(&mut self, row: &CsvRow<'_, '_, Field>) -> bool {
        self.conditions.counts(row)
    }

    /// Notes that a row that meets all conditions is one of the table, and no line around it.
    pub(super) fn has_row(&mut self) {
        self.conditions.has_row = true;
    }

    /// Reports the conditions that leave no row.
    pub(super) fn report_unmet(&self, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
        self.conditions.report(table, diagnostics);
    }

    /// Whether a row is passed over when its indicator is none that the plan has.
    pub(super) fn passes_over(&self, is_unknown: impl FnOnce() -> bool) -> bool {
        let only_known = self.declaration.is_some_and(|declaration| declaration.only_known);
        only_known && self.indicator.is_none() && !self.has_value_columns() && is_unknown()
    }

    pub(super) fn quality(&self, row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Quality {
        let flags = self.declaration.map(|declaration| declaration.qualities.as_slice()).unwrap_or_default();
        let cell = row.cell(Field::Quality);
        if let Some((_, quality)) = flags.iter().find(|(flag, _)| flag == cell) {
            return *quality;
        }
        let fixed = self.declaration.and_then(|declaration| declaration.fixed.quality);
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

    pub(super) fn region(&self) -> Option<Region> {
        self.declaration.and_then(|declaration| declaration.fixed.region.clone())
    }

    pub(super) fn source(&self) -> &'a str {
        self.declaration.and_then(|declaration| declaration.fixed.source.as_deref()).unwrap_or_default()
    }

    pub(super) fn unit(&self) -> &'a str {
        self.declaration.and_then(|declaration| declaration.fixed.unit.as_deref()).unwrap_or_default()
    }

    pub(super) fn year_of(&self) -> Option<YearOf> {
        self.declaration.and_then(|declaration| declaration.year_of)
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
            conditions: Conditions::default(),
            value_columns: Vec::new(),
            convention: Convention::of_file(table.delimiter(), decimal),
        };
        if !table.has(Field::Indicator) && !declaration.is_some_and(Declaration::gives_indicator) {
            declared.indicator = self.title(table, content, diagnostics);
        }
        let Some(declaration) = declaration else { return Some(declared) };
        let errors = diagnostics.total();
        report_unknown_headings(declaration, table, diagnostics);
        report_second_headings(declaration, table, diagnostics);
        report_unit_columns(declaration, table, diagnostics);
        let place = |heading: &str| table.headings().position(|found| composed(found) == heading.trim());
        let conditions = declaration.conditions.iter();
        declared.conditions.each =
            conditions.filter_map(|(heading, cells)| Some(CellCondition::new(place(&heading.value)?, cells))).collect();
        for (field, heading) in &declaration.columns {
            let (Field::Of(index), Some(place)) = (field, place(&heading.value)) else { continue };
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
            let Some(name) = title_of(&line) else { continue };
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
}

/// The indicator that a line names: 指标：年末常住人口(万人)
pub(crate) fn title_of(line: &str) -> Option<&str> {
    const LABELS: [&str; 4] = ["指标名称", "指标", "Indicator name", "Indicator"];
    let named = LABELS.iter().find_map(|label| line.strip_prefix(label)?.trim_start().strip_prefix(['：', ':']));
    named.map(str::trim)
}

/// Reports the headings that a declaration names and the file lacks.
fn report_unknown_headings(declaration: &Declaration, table: &CsvTable<'_, Field>, diagnostics: &mut Diagnostics) {
    let known: Vec<Cow<'_, str>> = table.headings().filter(|heading| !heading.is_empty()).map(composed).collect();
    for heading in declaration.headings() {
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

/// Whether a heading may be that of units of measure, or of powers of ten: UNIT_MEASURE, Unit Code, PowerCode.
pub(crate) fn speaks_of_unit(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let words = || heading.split(|sign: char| !sign.is_alphanumeric());
    words().any(|word| matches!(word, "unit" | "units" | "powercode" | "multiplier" | "scale" | "magnitude"))
        || heading.ends_with("计量单位")
        || matches!(heading.as_str(), "单位" | "计量" | "量级" | "数量级")
}

/// The columns of a declared table that no rule reads.
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
        let is_left_over = |place: &usize| table.column(*place).is_none();
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

/// The first and the last of several years: 2015-16, 2015/16, 2013-2015. Two digits that may be a month are none, except
/// those of the year after: 2010-11 is a year of accounts.
pub(super) fn years(cell: &str) -> Option<[Year; 2]> {
    let (first, last) = cell.trim().split_once(['-', '/', '–', '—'])?;
    let (first, last) = (first.trim(), last.trim());
    let first = year(first)?;
    let last = match last.len() {
        4 => year(last)?,
        2 => {
            let digits: i32 = last.parse().ok()?;
            let century = first.number() - first.number().rem_euclid(100);
            let in_century = century + digits;
            let number = if in_century <= first.number() { in_century + 100 } else { in_century };
            let may_be_month = (1..=12).contains(&digits) && number != first.number() + 1;
            Year::new(i64::from(number)).filter(|_| !may_be_month)?
        }
        _ => return None,
    };
    (first < last && last.since(first) < MOST_YEARS).then_some([first, last])
}

/// Whether a cell is a period of several years.
pub(crate) fn may_be_period(cell: &str) -> bool {
    years(cell).is_some()
}

/// Most years that a period of statistics has.
const MOST_YEARS: i32 = 30;

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn periods_of_several_years_have_a_first_and_a_last_one() {
        for (cell, expected) in [
            ("2015-16", Some("2015 2016")),
            ("2015/16", Some("2015 2016")),
            ("2013-2015", Some("2013 2015")),
            ("2013–2015", Some("2013 2015")),
            ("2010-11", Some("2010 2011")),
            ("2013-15", Some("2013 2015")),
            ("1999-00", Some("1999 2000")),
            ("1999/2000", Some("1999 2000")),
            ("2010-12", None),
            ("2015-01", None),
            ("2015-2015", None),
            ("2016-2015", None),
            ("2015", None),
            ("2015-6", None),
            ("2015-16-17", None),
        ] {
            let found = years(cell).map(|[first, last]| format!("{first} {last}"));
            assert_eq!(found.as_deref(), expected, "{cell}");
        }
    }
}
