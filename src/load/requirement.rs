//! The `require` list of a target or work item.

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use toml::de::DeValue;

use super::by_kind::{ByKind, with_years};
use super::entries;
use super::fractions::{BareStep, looks_like_fraction};
use super::from_zero::{self, FromZero};
use super::registry::Registry;
use super::toml_table::{Keys, Located, QuantityPlace, TomlTable, WordingsOfYears, exact_number, report_wrong_type};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Average, Basis, Bound, Condition, Indicator, IndicatorIndex, Measure, Method, Moment, Number, Plan, Requirement,
    Term, UnitOfMeasure, Year,
};
use crate::source::Span;
use crate::tables;
use crate::wording::{
    self, Misreading, PhraseContext, Possible, PossibleReading, Problem, Reading, RequirementWording,
};

/// Most years from a base year to a due year.
pub(crate) const LONGEST_PLAN: i32 = 200;

/// For what the requirements are read.
pub(super) struct Item<'a> {
    pub(super) term: Term,
    /// The years of what counts from the plan's first year on.
    pub(super) whole: Term,
    /// The plan's own sentence, which may name the period.
    pub(super) sentence: &'a str,
    /// Whether its due year is that of one of several steps.
    pub(super) is_step: bool,
    /// Whether the figures of its own year alone count.
    pub(super) is_of_year: bool,
    /// Where to report that nothing is required.
    pub(super) empty_at: Option<&'a Span>,
    /// The wording that named its due year, to be read without taking it apart again.
    pub(super) taken_apart: Cell<Option<TakenApart<'a>>>,
}

/// A wording with its place.
type TakenApart<'a> = (Span, RequirementWording<'a>);

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
    let place =
        |table: &TomlTable<'_>| table.unchecked_text("is").map_or_else(|| table.span.clone(), |phrase| phrase.span);
    let mut read = Vec::new();
    for table in tables {
        let requirements = read_requirement(table, item, registry, diagnostics);
        read.extend(requirements.into_iter().map(|requirement| (requirement, place(table))));
    }
    read.into_iter().unzip()
}

/// The requirements of the years by which parts of a target must be reached, in their order.
pub(super) fn read_steps(
    table: &TomlTable<'_>,
    (indicator, steps, base_value): (&Located<String>, &WordingsOfYears, Option<QuantityPlace<'_>>),
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> (Vec<Requirement>, Vec<Span>) {
    let (mut read, mut next) = ((Vec::new(), Vec::new()), None);
    for (year, phrase) in steps {
        let of_year = |term: Term| Term { due: year.value, ..term };
        let taken_apart = Cell::default();
        let item = Item { term: of_year(item.term), whole: of_year(item.whole), is_step: true, taken_apart, ..*item };
        let own = (indicator, phrase, base_value.clone());
        let (requirements, places) = read_own_requirement(table, own, &item, registry, diagnostics);
        read.0.extend(requirements.into_iter().map(|requirement| from_year(requirement, next)));
        next = Some(year.value.plus(1));
        read.1.extend(places);
    }
    read
}

/// What must hold in each year begins behind the step before.
fn from_year(requirement: Requirement, first: Option<Year>) -> Requirement {
    match requirement {
        Requirement::Measured(measure) if measure.every_year && first.is_some() => {
            Requirement::Measured(Box::new(Measure { first, ..*measure }))
        }
        other @ (Requirement::Measured(_) | Requirement::Milestone { .. } | Requirement::Judged { .. }) => other,
    }
}

/// The one requirement that a target itself names.
pub(super) fn read_own_requirement(
    table: &TomlTable<'_>,
    (indicator, phrase, base_value): (&Located<String>, &Located<String>, Option<QuantityPlace<'_>>),
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> (Vec<Requirement>, Vec<Span>) {
    let options = Options { base_value, ..Options::default() };
    let measures = read_measure(table, (indicator, phrase), options, item, registry, diagnostics);
    let measured = |measure| (Requirement::Measured(Box::new(measure)), phrase.span.clone());
    measures.into_iter().flatten().map(measured).unzip()
}

fn read_requirement(
    table: &TomlTable<'_>,
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Vec<Requirement> {
    let is_measured = table.has("indicator") || table.has("is");
    let mut keys = table.keys_among(tables::keys_of_requirement(is_measured), diagnostics);
    let (indicator, phrase) = (keys.text("indicator"), keys.text("is"));
    let (milestone, judged) = (keys.text("milestone"), keys.text("judged"));
    let (title, title_en) = (keys.plain_text("title"), keys.plain_text("title_en"));
    let due = keys.moment("due");
    let options = Options::read(&mut keys);
    match (indicator, phrase, milestone, judged) {
        (Some(indicator), Some(phrase), None, None) => {
            let measures = read_measure(table, (&indicator, &phrase), options, item, registry, diagnostics);
            measures.into_iter().flatten().map(|measure| Requirement::Measured(Box::new(measure))).collect()
        }
        (None, None, Some(id), None) => {
            keys.require("title");
            let due = checked_due(due, item, diagnostics);
            registry.add_matter(&id, false, diagnostics);
            title.map(|title| Requirement::Milestone { id: id.value, title, title_en, due }).into_iter().collect()
        }
        (None, None, None, Some(id)) => {
            keys.require("title");
            let due = checked_due(due, item, diagnostics);
            registry.add_matter(&id, true, diagnostics);
            title.map(|title| Requirement::Judged { id: id.value, title, title_en, due }).into_iter().collect()
        }
        (Some(_), None, None, None) => {
            keys.require("is");
            Vec::new()
        }
        (indicator, phrase, milestone, judged) => {
            let shapes = [indicator, phrase, milestone, judged].iter().flatten().count();
            diagnostics.report_at(Code::RequirementShape, table.span.clone()).with("found", shapes.to_string());
            Vec::new()
        }
    }
}

/// The due time of a milestone or judged matter.
fn checked_due(due: Option<Located<Moment>>, item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<Moment> {
    let due = due?;
    check_due(&due, (item.term.base, item.term.first), diagnostics);
    Some(due.value)
}

#[derive(Default)]
struct Options<'a> {
    base: Option<Located<Year>>,
    base_value: Option<QuantityPlace<'a>>,
    every_year: bool,
    every_region: bool,
    path: Option<TomlTable<'a>>,
    tolerance: Option<Number>,
    limit: Option<Number>,
    method: Option<Method>,
    average: Option<Average>,
}

impl<'a> Options<'a> {
    fn read(keys: &mut Keys<'a, '_>) -> Self {
        Self {
            base: keys.year("base"),
            base_value: keys.quantity("base_value"),
            every_year: keys.boolean("every_year").unwrap_or(false),
            every_region: keys.boolean("every_region").unwrap_or(false),
            path: keys.table("path"),
            tolerance: keys.number("tolerance"),
            limit: keys.number("limit"),
            method: keys.method(),
            average: keys.word("average", &Average::ALL),
        }
    }

    fn context<'c>(&self, indicator: &'c Indicator, item: &'c Item<'_>) -> PhraseContext<'c> {
        let own_base = self.base.as_ref().map(|base| base.value);
        PhraseContext {
            indicator,
            term: Term { base: own_base.unwrap_or(item.term.base), ..item.term },
            whole: Term { base: own_base.unwrap_or(item.whole.base), ..item.whole },
            own_base: own_base.is_some(),
            every_year: self.every_year,
            sentence: item.sentence,
            tolerance: self.tolerance.clone(),
        }
    }
}

fn read_measure(
    table: &TomlTable<'_>,
    (name, phrase): (&Located<String>, &Located<String>),
    options: Options<'_>,
    item: &Item<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Measure>> {
    let index = registry.resolve_indicator(name, diagnostics)?;
    let indicator = registry.indicator_list.get(index.0)?;
    let context = options.context(indicator, item);
    if let Some(place) = registry.without_kind.get(&index) {
        let by_kind = ByKind::read(&phrase.value, &context);
        if item.is_of_year || !by_kind.is_alike() {
            let detail = if item.is_of_year { "year" } else { "wording" };
            let diagnostic = diagnostics
                .report_at(Code::KindNeeded, phrase.span.clone())
                .with("detail", detail)
                .with("name", indicator.name.as_str())
                .related_to(place.clone());
            by_kind.offer(diagnostic);
            return None;
        }
    }
    let wording = match item.taken_apart.take() {
        Some((span, wording)) if span == phrase.span => wording,
        other => {
            item.taken_apart.set(other);
            RequirementWording::new(&phrase.value, indicator)
        }
    };
    let reading = read_wording(table, (phrase, wording), &context, (index, &mut registry.from_zero), diagnostics)?;
    report_idle_tolerance(table, (&phrase.value, &reading), &context, diagnostics);
    refuse_second_base(options.base.as_ref(), reading.base, phrase, diagnostics);
    let of_whole = (reading.term.base != context.term.base).then_some(reading.term.base);
    let written = |value| Located { value, span: phrase.span.clone() };
    let base = options.base.or_else(|| reading.base.or(of_whole).map(written));
    if let Some(base) = &base {
        check_base(base, item.term.due, diagnostics);
    }
    refuse_other_due(reading.due, item.term.due, phrase, diagnostics);
    let condition = averaged(reading.condition, options.average);
    if condition.is_none() {
        diagnostics.report_at(Code::WordingKind, phrase.span.clone()).with("detail", "average");
    }
    let first = (reading.term.first != item.term.first).then_some(reading.term.first);
    let own_base = base.as_ref().map(|base| base.value);
    let steps = options.path.map(|table| read_path(&table, indicator, diagnostics)).unwrap_or_default();
    report_idle_keys(&steps, (condition.as_ref(), base.as_ref()), &reading.term, diagnostics);
    if matches!(condition, Some(Condition::Compared { basis: Basis::Value, .. })) {
        registry.bare_steps.extend(bare_steps(&steps, index, own_base.unwrap_or(item.term.base)));
    }
    if let Some((_, place)) = options.base_value.as_ref().filter(|_| options.every_region) {
        diagnostics.report_at(Code::WordingContradiction, place.clone()).with("detail", "regions");
    }
    let stated = options.base_value.and_then(|(value, span)| {
        let place = KeyPlace { table, key: "base_value", span };
        read_step(value, &place, &indicator.unit_of_measure, diagnostics)
    });
    if let Some(stated) = stated.as_ref().filter(|stated| stated.looks_like_fraction) {
        let base = own_base.unwrap_or(item.term.base);
        registry.bare_steps.push(stated.bare(index, base));
    }
    let path = steps.into_iter().map(|(year, step)| (year, step.number)).collect();
    let measure = Measure {
        indicator: index,
        wording: phrase.value.clone(),
        condition: condition?,
        flow: reading.flow,
        base: own_base,
        base_value: stated.map(|stated| stated.number),
        due: item.is_step.then_some(item.term.due),
        first,
        every_year: options.every_year || reading.every_year,
        former: Vec::new(),
        every_region: options.every_region,
        stated_base: reading.stated_base,
        path,
        limit: options.limit,
        method: options.method,
    };
    Some(with_upper_end(measure, reading.upper_end))
}

/// Reads the wording. One whose readings are the same where the base year had nothing is read as the value of the due year;
/// its message waits in `from_zero` until that is known.
fn read_wording(
    table: &TomlTable<'_>,
    (phrase, wording): (&Located<String>, RequirementWording<'_>),
    context: &PhraseContext<'_>,
    (indicator, from_zero): (IndicatorIndex, &mut Vec<FromZero>),
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let misreading = match wording.read(context) {
        Ok(reading) => return Some(reading),
        Err(misreading) => misreading,
    };
    let place = phrase.part(table.text, &misreading.span);
    let mut found = Diagnostics::default();
    report_misreading(&misreading, place, &phrase.value, Some("is"), &mut found);
    if let Some(diagnostic) = found.found.last_mut() {
        entries::offer(&misreading.problem, (context.indicator, &phrase.value), diagnostic);
    }
    let value = from_zero::value_when_due(&misreading.problem);
    let reading = value.and_then(|wording| wording::read(wording, context).ok());
    if reading.is_some() {
        let unless_zero = |diagnostic| FromZero { indicator, base: context.term.base, diagnostic };
        from_zero.extend(found.found.into_iter().map(unless_zero));
    } else {
        found.found.into_iter().for_each(|diagnostic| _ = diagnostics.add(diagnostic));
    }
    reading
}

/// A tolerance of what is not to be about a number.
fn report_idle_tolerance(
    table: &TomlTable<'_>,
    (phrase, reading): (&str, &Reading),
    context: &PhraseContext<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(place), Some(tolerance)) = (table.place("tolerance"), &context.tolerance) else { return };
    let doubled = PhraseContext { tolerance: Some(tolerance + tolerance), ..context.clone() };
    if wording::read(phrase, &doubled).is_ok_and(|other| other.condition == reading.condition) {
        diagnostics.report_at(Code::KeyWithoutEffect, place).with("detail", "tolerance");
    }
}

/// Steps of a path outside its years or of what follows none, and a base of a sum of the plan's years.
fn report_idle_keys(
    steps: &BTreeMap<Year, Step>,
    (condition, base): (Option<&Condition>, Option<&Located<Year>>),
    term: &Term,
    diagnostics: &mut Diagnostics,
) {
    let basis = match condition {
        Some(Condition::Compared { basis, .. }) => Some(*basis),
        Some(_) | None => None,
    };
    let before_first = term.first.plus(-1);
    let is_sum = basis.is_some_and(Basis::adds_up);
    if let Some(base) = base.filter(|base| is_sum && base.value != before_first) {
        let diagnostic = diagnostics.report_at(Code::KeyWithoutEffect, base.span.clone()).with("detail", "base");
        diagnostic.with("year", term.first.to_string());
    }
    if is_sum {
        refuse_falling_total(steps, diagnostics);
    }
    let start = if is_sum { before_first } else { base.map_or(term.base, |base| base.value) };
    let follows = basis.is_some_and(Basis::follows_path);
    let idle = |year: Year| match year {
        _ if !follows => Some(("rate", year)),
        _ if year > term.due => Some(("path", term.due)),
        _ if year <= start => Some(("early", start)),
        _ => None,
    };
    let found = steps.iter().filter_map(|(year, step)| Some((year, step, idle(*year)?)));
    for (year, step, (detail, edge)) in found.take(if follows { steps.len() } else { 1 }) {
        let diagnostic = diagnostics.report_at(Code::KeyWithoutEffect, step.place.clone()).with("detail", detail);
        diagnostic.with("year", year.to_string()).with("edge", edge.to_string());
    }
}

/// A step of a total below the one before it may be the amount of its own year.
fn refuse_falling_total(steps: &BTreeMap<Year, Step>, diagnostics: &mut Diagnostics) {
    let pairs = steps.values().zip(steps.iter().skip(1));
    for (before, (year, step)) in pairs.filter(|(before, (_, step))| step.number < before.number) {
        let diagnostic = diagnostics.report_at(Code::WordingContradiction, step.place.clone()).with("detail", "path");
        diagnostic.with("year", year.to_string()).with("found", step.number.to_plain());
        diagnostic.with("before", before.number.to_plain());
    }
}

/// 到2025年 in a requirement that is due in another year.
fn refuse_other_due(named: Option<Year>, due: Year, phrase: &Located<String>, diagnostics: &mut Diagnostics) {
    if let Some(named) = named.filter(|named| *named != due) {
        diagnostics
            .report_at(Code::WordingContradiction, phrase.span.clone())
            .with("detail", "due")
            .with("found", named.to_string())
            .with("due", due.to_string());
    }
}

/// The steps of a path of levels that may be fractions.
fn bare_steps(steps: &BTreeMap<Year, Step>, indicator: IndicatorIndex, base: Year) -> impl Iterator<Item = BareStep> {
    steps.values().filter(|step| step.looks_like_fraction).map(move |step| step.bare(indicator, base))
}

/// `base` beside 较2019年 must be the same year.
fn refuse_second_base(
    base: Option<&Located<Year>>,
    named: Option<Year>,
    phrase: &Located<String>,
    diagnostics: &mut Diagnostics,
) {
    if let Some((base, named)) = base.zip(named).filter(|(base, named)| base.value != *named) {
        diagnostics
            .report_at(Code::WordingContradiction, phrase.span.clone())
            .with("detail", "base")
            .with("found", named.to_string())
            .with("base", base.value.to_string())
            .related_to(base.span.clone());
    }
}

/// Between 10 and 20 is two requirements: at least 10, and at most 20.
fn with_upper_end(measure: Measure, upper_end: Option<Bound>) -> Vec<Measure> {
    let upper = upper_end.and_then(|bound| match measure.condition {
        Condition::Compared { basis, .. } => Some(Condition::Compared { basis, bound }),
        Condition::RecordHigh | Condition::Trend(_) => None,
    });
    let upper = upper.map(|condition| Measure { condition, ..measure.clone() });
    std::iter::once(measure).chain(upper).collect()
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
fn check_base(base: &Located<Year>, due: Year, diagnostics: &mut Diagnostics) {
    if base.value >= due {
        diagnostics
            .report_at(Code::YearOrder, base.span.clone())
            .with("detail", "base")
            .with("earlier", base.value.to_string())
            .with("later", due.to_string());
    } else {
        check_length(&base.span, base.value, due, diagnostics);
    }
}

/// A due time lies in or behind the first year, and not absurdly far behind the base year.
pub(super) fn check_due(due: &Located<Moment>, (base, first): (Year, Year), diagnostics: &mut Diagnostics) {
    let year = due.value.year();
    check_length(&due.span, base, year, diagnostics);
    if year < first {
        diagnostics
            .report_at(Code::YearOrder, due.span.clone())
            .with("detail", "due")
            .with("earlier", first.to_string())
            .with("later", due.value.to_string());
    }
}

/// Nothing is changed before the first day of the plan; after its last day, hardly.
pub(super) fn check_day(day: &Located<NaiveDate>, plan: &Plan, diagnostics: &mut Diagnostics) {
    let (code, year) = match day.value.year() {
        year if year < plan.first_year.number() => (Code::AmendmentBeforePlan, plan.first_year),
        year if year > plan.last_year.number() => (Code::AmendmentAfterPlan, plan.last_year),
        _ => return,
    };
    let diagnostic = diagnostics.report_at(code, day.span.clone());
    diagnostic.with("day", day.value.to_string()).with("year", year.to_string());
}

/// Reports at `place` when more years lie between than any plan has; exact powers would take long.
pub(super) fn check_length(place: &Span, base: Year, due: Year, diagnostics: &mut Diagnostics) {
    if due.since(base) > LONGEST_PLAN {
        diagnostics
            .report_at(Code::PeriodTooLong, place.clone())
            .with("base", base.to_string())
            .with("due", due.to_string())
            .with("longest", LONGEST_PLAN.to_string());
    }
}

/// A step of a path.
struct Step {
    number: Number,
    looks_like_fraction: bool,
    place: Span,
}

impl Step {
    fn bare(&self, indicator: IndicatorIndex, base: Year) -> BareStep {
        BareStep { indicator, base, value: self.number.clone(), place: self.place.clone() }
    }
}

fn read_path(table: &TomlTable<'_>, indicator: &Indicator, diagnostics: &mut Diagnostics) -> BTreeMap<Year, Step> {
    let mut path = BTreeMap::new();
    for (key, value) in table.entries() {
        let year = key.value.parse().ok().and_then(Year::new);
        if year.is_none() {
            diagnostics.report_at(Code::InvalidYear, key.span.clone()).with("found", key.value.as_str());
        }
        let span = Span { source: table.span.source, range: value.span() };
        let place = KeyPlace { table, key: &key.value, span };
        let step = read_step(value.get_ref(), &place, &indicator.unit_of_measure, diagnostics);
        path.extend(year.zip(step));
    }
    path
}

/// Where a step of a path stands.
struct KeyPlace<'a> {
    table: &'a TomlTable<'a>,
    key: &'a str,
    span: Span,
}

fn read_step(
    value: &DeValue<'_>,
    place: &KeyPlace<'_>,
    unit_of_measure: &UnitOfMeasure,
    diagnostics: &mut Diagnostics,
) -> Option<Step> {
    let step = |number: Number, written: &str| Step {
        looks_like_fraction: looks_like_fraction(written, &number, unit_of_measure),
        number,
        place: place.span.clone(),
    };
    if let Some(text) = value.as_str() {
        return match wording::quantity(text, unit_of_measure) {
            Ok(number) => Some(step(number, text)),
            Err(misreading) => {
                let written = Located { value: text.to_owned(), span: place.span.clone() };
                let culprit = written.part(place.table.text, &misreading.span);
                report_misreading(&misreading, culprit, text, Some(place.key), diagnostics);
                None
            }
        };
    }
    let number = exact_number(value);
    match (&number, value) {
        (Some(_), _) => {}
        (None, DeValue::Float(digits)) => {
            let diagnostic = diagnostics.report_at(Code::InvalidNumber, place.span.clone());
            diagnostic.with("detail", "plain").with("found", digits.as_str());
        }
        (None, _) => report_wrong_type(value, place.span.clone(), "number", diagnostics),
    }
    number.map(|number| step(number, ""))
}

/// Reports why a wording, a step or a cell could not be read; `key` is that of a TOML value, nothing for a cell.
pub(super) fn report_misreading(
    misreading: &Misreading,
    place: Span,
    text: &str,
    key: Option<&str>,
    diagnostics: &mut Diagnostics,
) {
    let (code, detail) = match code_of(&misreading.problem, key) {
        // The zero of 2021-06-30 is that of a month.
        (code, "zero")
            if text.get(..misreading.span.start).is_some_and(|before| before.contains(char::is_alphanumeric)) =>
        {
            (code, "plain")
        }
        found => found,
    };
    let diagnostic = diagnostics.report_at(code, place).with("detail", detail).with("key", key.unwrap_or_default());
    let part = text.get(misreading.span.clone()).unwrap_or(text);
    let found = if key == Some("is") { part } else { text };
    match &misreading.problem {
        Problem::UnitOfMeasure { expected, found } => {
            diagnostic.with("expected", expected.as_str()).with("found", found.as_str());
        }
        Problem::TwoReadings { one, other } => {
            diagnostic.with("found", part).with("one", one.as_str()).with("other", other.as_str());
        }
        Problem::Ambiguous { term, readings, stated_due, is_limit } => {
            with_years(diagnostic.with("found", found).with("count", readings.len().to_string()), term);
            offer_readings(diagnostic, readings, *is_limit, stated_due.is_some());
        }
        Problem::Several { .. } => {
            diagnostic.with("found", text);
        }
        Problem::NeedsFlow(instead) | Problem::NeedsFlowForMean(instead) => {
            with_years(diagnostic.with("found", found), &instead.term);
            offer_readings(diagnostic, &instead.readings, false, false);
        }
        Problem::OtherYears(term) => with_years(diagnostic.with("found", found), term),
        Problem::Empty
        | Problem::NotUnderstood
        | Problem::MissingNumber
        | Problem::Unmeasured
        | Problem::PartOfYear
        | Problem::MalformedNumber
        | Problem::Exponent
        | Problem::LeadingZero
        | Problem::NumberTooLong
        | Problem::MissingPercent
        | Problem::Contradiction
        | Problem::NotEachYear
        | Problem::NeedsRate
        | Problem::RangeReversed
        | Problem::NoYearToCompare => {
            diagnostic.with("found", found);
        }
    }
}

/// The code of a problem, and which of its texts says it.
fn code_of(problem: &Problem, key: Option<&str>) -> (Code, &'static str) {
    match problem {
        Problem::Empty => (Code::EmptyText, ""),
        Problem::NotUnderstood if key != Some("is") => (Code::InvalidNumber, "plain"),
        Problem::NotUnderstood => (Code::WordingUnknown, ""),
        Problem::MissingNumber => (Code::WordingNumber, "number"),
        Problem::MissingPercent => (Code::WordingNumber, "percent"),
        Problem::Unmeasured => (Code::WordingNumber, "unmeasured"),
        Problem::PartOfYear => (Code::WordingKind, "part-of-year"),
        Problem::MalformedNumber => (Code::InvalidNumber, "plain"),
        Problem::Exponent => (Code::InvalidNumber, "exponent"),
        Problem::LeadingZero => (Code::InvalidNumber, "zero"),
        Problem::TwoReadings { .. } => (Code::AmbiguousNumber, "multiplier"),
        Problem::NumberTooLong => (Code::InvalidNumber, "long"),
        Problem::UnitOfMeasure { .. } => (Code::WrongUnitOfMeasure, ""),
        Problem::Contradiction => (Code::WordingContradiction, "words"),
        Problem::NotEachYear => (Code::WordingContradiction, "each-year"),
        Problem::RangeReversed => (Code::WordingContradiction, "range"),
        Problem::OtherYears(_) => (Code::WordingContradiction, "years"),
        Problem::NeedsFlow(_) => (Code::WordingKind, "flow"),
        Problem::NeedsFlowForMean(_) => (Code::WordingKind, "mean"),
        Problem::NeedsRate => (Code::WordingKind, "rate"),
        Problem::NoYearToCompare => (Code::WordingKind, "comparison"),
        Problem::Ambiguous { .. } => (Code::WordingAmbiguous, ""),
        Problem::Several { is_aim: true, .. } => (Code::WordingSeveral, "aim"),
        Problem::Several { is_aim: false, .. } => (Code::WordingSeveral, ""),
    }
}

fn offer_readings(diagnostic: &mut Diagnostic, readings: &[PossibleReading], is_limit: bool, names_due: bool) {
    for reading in readings {
        diagnostic.offering(reading.meaning.name(), reading.wording.clone());
    }
    if is_limit && !readings.iter().any(|reading| reading.meaning == Possible::AtMost) {
        diagnostic.offering("lower-limit", None);
    }
    if names_due {
        diagnostic.offering("keep-due", None);
    }
}

/// The due year that the wordings of an item name, the first when they name several, and the wording that names it.
pub(super) fn stated_due<'a, 't>(
    mut phrases: impl Iterator<Item = (&'t TomlTable<'t>, &'a Option<Located<String>>)>,
    indicators: &'a [Indicator],
    registry: &Registry,
) -> Option<(Located<Year>, TakenApart<'a>)> {
    phrases.find_map(|(table, phrase)| {
        let (name, phrase) = (table.unchecked_text("indicator")?, phrase.as_ref()?);
        let index = registry.indicators.resolve(&name, Code::UnknownIndicator, &mut Diagnostics::default())?;
        // Nearly all wordings name none.
        let phrase = Some(phrase).filter(|phrase| wording::may_name_year(&phrase.value))?;
        let wording = RequirementWording::new(&phrase.value, indicators.get(index.0)?);
        Some((Located { value: wording.stated_due()?, span: phrase.span.clone() }, (phrase.span.clone(), wording)))
    })
}
