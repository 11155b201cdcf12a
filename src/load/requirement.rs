//! The `require` list of a target or work item.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::plan::{Registry, read_method};
use super::toml_table::{TomlTable, Written, exact_number};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Basis, Condition, Indicator, Measure, Method, Number, Requirement, UnitOfMeasure, Year};
use crate::source::Span;
use crate::wording::{self, Context, Misreading, Problem, Scope};

/// Most years from a base year to a due year.
const LONGEST_PLAN: i32 = 200;

/// For what the requirements are read.
pub(super) struct Item<'a> {
    pub(super) scope: Scope,
    pub(super) due: Year,
    /// Where to report that nothing is required.
    pub(super) empty_at: Option<&'a Span>,
}

/// Reads all requirements, each with the place of its wording; an item without any is reported, for nothing could be judged.
pub(super) fn read_requirements(
    tables: &[TomlTable<'_>],
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> (Vec<Requirement>, Vec<Span>) {
    if let Some(place) = item.empty_at {
        diagnostics.report_at(Code::RequirementShape, place.clone()).with("found", "0");
    }
    let place = |table: &TomlTable<'_>| {
        let phrase = table.keys(&mut Diagnostics::default()).optional_text("is");
        phrase.map_or_else(|| table.span.clone(), |phrase| phrase.span)
    };
    let read = |table| Some((read_requirement(table, item, registry, diagnostics)?, place(table)));
    tables.iter().filter_map(read).unzip()
}

fn read_requirement(
    table: &TomlTable<'_>,
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Option<Requirement> {
    let mut keys = table.keys(diagnostics);
    let (indicator, phrase) = (keys.optional_text("indicator"), keys.optional_text("is"));
    let (milestone, judged) = (keys.optional_id("milestone"), keys.optional_id("judged"));
    let is_measured = table.table.contains_key("indicator") || table.table.contains_key("is");
    let title = if is_measured { None } else { keys.plain_text("title") };
    let options = is_measured.then(|| Options {
        base: keys.optional_year("base"),
        every_year: keys.boolean("every_year").unwrap_or(false),
        every_region: keys.boolean("every_region").unwrap_or(false),
        path: keys.table("path"),
        tolerance: keys.positive_number("tolerance"),
        limit: keys.number("limit").map(|limit| limit.value),
        method: read_method(&mut keys),
        average: keys.choice("average", &AVERAGES),
    });
    match (indicator, phrase, milestone, judged) {
        (Some(indicator), Some(phrase), None, None) => {
            keys.finish();
            read_measure(table, (&indicator, &phrase), options?, item, registry, diagnostics)
        }
        (None, None, Some(id), None) => {
            keys.require("title");
            keys.finish();
            registry.matters.insert(id.value.clone());
            Some(Requirement::Milestone { id: id.value, title: title? })
        }
        (None, None, None, Some(id)) => {
            keys.require("title");
            keys.finish();
            registry.matters.insert(id.value.clone());
            Some(Requirement::Judged { id: id.value, title: title? })
        }
        (Some(_), None, None, None) => {
            keys.require("is");
            keys.finish();
            None
        }
        (indicator, phrase, milestone, judged) => {
            keys.finish();
            let shapes = [indicator, phrase, milestone, judged].iter().flatten().count();
            diagnostics.report_at(Code::RequirementShape, table.span.clone()).with("found", shapes.to_string());
            None
        }
    }
}

struct Options<'a> {
    base: Option<Written<Year>>,
    every_year: bool,
    every_region: bool,
    path: Option<TomlTable<'a>>,
    tolerance: Option<Number>,
    limit: Option<Number>,
    method: Option<Method>,
    average: Option<Average>,
}

/// How growth over several years is averaged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Average {
    /// 水平法: from the first value to the last.
    Level,
    /// 累计法: by the total of the years.
    Cumulative,
}

const AVERAGES: [(&str, Average); 2] = [("level", Average::Level), ("cumulative", Average::Cumulative)];

fn read_measure(
    table: &TomlTable<'_>,
    (name, phrase): (&Written<String>, &Written<String>),
    options: Options<'_>,
    item: &Item<'_>,
    registry: &Registry,
    diagnostics: &mut Diagnostics,
) -> Option<Requirement> {
    let index = registry.indicators.resolve(name, Code::UnknownIndicator, diagnostics)?;
    let indicator = registry.indicator_list.get(index.0)?;
    let context = Context { indicator, scope: item.scope, tolerance: options.tolerance };
    let reading = match wording::read(&phrase.value, &context) {
        Ok(reading) => reading,
        Err(misreading) => {
            let place = phrase.part(table.text, &misreading.span);
            report_misreading(&misreading, place, &phrase.value, Some("is"), diagnostics);
            return None;
        }
    };
    let base = options.base.or_else(|| reading.base.map(|value| Written { value, span: phrase.span.clone() }));
    if let Some(base) = &base {
        check_base(base, item.due, diagnostics);
    }
    let condition = averaged(reading.condition, options.average);
    if condition.is_none() {
        diagnostics.report_at(Code::WordingKind, phrase.span.clone()).with("detail", "average");
    }
    let path = options.path.map(|table| read_path(&table, indicator, diagnostics)).unwrap_or_default();
    Some(Requirement::Measured(Box::new(Measure {
        indicator: index,
        wording: phrase.value.clone(),
        condition: condition?,
        base: base.map(|base| base.value),
        every_year: options.every_year || reading.every_year,
        every_region: options.every_region,
        path,
        limit: options.limit,
        method: options.method,
    })))
}

/// The condition with its average as the key `average` says; nothing when there is no average in it.
fn averaged(condition: Condition, average: Option<Average>) -> Option<Condition> {
    match (condition, average) {
        (condition, None) => Some(condition),
        (Condition::Compared { basis: Basis::AverageGrowth, bound }, Some(average)) => {
            let cumulative = average == Average::Cumulative;
            let basis = if cumulative { Basis::CumulativeGrowth } else { Basis::AverageGrowth };
            Some(Condition::Compared { basis, bound })
        }
        (_, Some(_)) => None,
    }
}

/// A base year lies before the due year, and not so long before that growth over the years has no meaning.
fn check_base(base: &Written<Year>, due: Year, diagnostics: &mut Diagnostics) {
    if base.value >= due {
        diagnostics
            .report_at(Code::YearOrder, base.span.clone())
            .with("detail", "base")
            .with("earlier", base.value.to_string())
            .with("later", due.to_string());
    } else {
        check_length(base, base.value, due, diagnostics);
    }
}

/// Reports at `place` when more years lie between than any plan has; exact powers would take long.
pub(super) fn check_length(place: &Written<Year>, base: Year, due: Year, diagnostics: &mut Diagnostics) {
    if due.since(base) > LONGEST_PLAN {
        diagnostics
            .report_at(Code::PeriodTooLong, place.span.clone())
            .with("base", base.to_string())
            .with("due", due.to_string())
            .with("longest", LONGEST_PLAN.to_string());
    }
}

fn read_path(table: &TomlTable<'_>, indicator: &Indicator, diagnostics: &mut Diagnostics) -> BTreeMap<Year, Number> {
    let entries: Vec<_> = table.keys(diagnostics).free_entries().collect();
    let mut path = BTreeMap::new();
    for (key, value) in entries {
        let year = key.value.parse().ok().and_then(Year::new);
        if year.is_none() {
            diagnostics.report_at(Code::InvalidYear, key.span.clone()).with("found", key.value.as_str());
        }
        let span = Span { source: table.span.source, range: value.span() };
        let place = Place { table, key: &key.value, span };
        let step = read_step(value.get_ref(), &place, &indicator.unit_of_measure, diagnostics);
        path.extend(year.zip(step));
    }
    path
}

/// Where a step of a path stands.
struct Place<'a> {
    table: &'a TomlTable<'a>,
    key: &'a str,
    span: Span,
}

fn read_step(
    value: &DeValue<'_>,
    place: &Place<'_>,
    unit_of_measure: &UnitOfMeasure,
    diagnostics: &mut Diagnostics,
) -> Option<Number> {
    if let Some(text) = value.as_str() {
        return match wording::quantity(text, unit_of_measure) {
            Ok(number) => Some(number),
            Err(misreading) => {
                let written = Written { value: text.to_owned(), span: place.span.clone() };
                let culprit = written.part(place.table.text, &misreading.span);
                report_misreading(&misreading, culprit, text, Some(place.key), diagnostics);
                None
            }
        };
    }
    let number = exact_number(value);
    if number.is_none() {
        diagnostics
            .report_at(Code::WrongType, place.span.clone())
            .with("expected", "number")
            .with("found", value.type_str());
    }
    number
}

/// Reports why a wording, a step or a cell could not be read; `key` is that of a TOML value, nothing for a cell.
pub(super) fn report_misreading(
    misreading: &Misreading,
    place: Span,
    text: &str,
    key: Option<&str>,
    diagnostics: &mut Diagnostics,
) {
    let part = text.get(misreading.span.clone()).unwrap_or(text);
    let (code, detail) = match &misreading.problem {
        Problem::Empty => (Code::EmptyText, ""),
        Problem::NotUnderstood if key != Some("is") => (Code::InvalidNumber, "plain"),
        Problem::NotUnderstood => (Code::WordingUnknown, ""),
        Problem::MissingNumber => (Code::WordingNumber, "number"),
        Problem::MissingPercent => (Code::WordingNumber, "percent"),
        Problem::MalformedNumber => (Code::InvalidNumber, "plain"),
        Problem::NumberTooLong => (Code::InvalidNumber, "long"),
        Problem::UnitOfMeasure { .. } => (Code::WrongUnitOfMeasure, ""),
        Problem::Contradiction => (Code::WordingContradiction, "words"),
        Problem::RangeReversed => (Code::WordingContradiction, "range"),
        Problem::NeedsFlow => (Code::WordingKind, "flow"),
        Problem::NeedsRate => (Code::WordingKind, "rate"),
    };
    let diagnostic = diagnostics.report_at(code, place).with("detail", detail).with("key", key.unwrap_or_default());
    match &misreading.problem {
        Problem::UnitOfMeasure { expected, found } => {
            diagnostic.with("expected", expected.as_str()).with("found", found.as_str());
        }
        _ => {
            diagnostic.with("found", if key == Some("is") { part } else { text });
        }
    }
}
