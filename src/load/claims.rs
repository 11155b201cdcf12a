//! CSV rows → what units and offices say of the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::amendments::was_known;
use super::cell_value::Convention;
use super::csv_table::{CsvColumn, CsvRow, CsvSchema};
use super::form::{FilledRow, FormFiles, FormKind, TITLE_COLUMN, each_answer};
use super::fractions::{BareCell, looks_like_fraction};
use super::id_table::IdTable;
use super::odd_cells::CellUse;
use super::places::PlanPlaces;
use super::readable::readable;
use super::registry::Matters;
use super::requirement::report_misreading;
use super::statistics::{may_be_year, read_date, read_year, with_point};
use super::thousands::report_cut_value;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Claim, ClaimSubject, ClaimedFigure, IndicatorIndex, PartialDate, Plan, Region, Requirement, Said, Status, Year,
};
use crate::source::{DecimalMark, Role, Sources, Span};
use crate::wording;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Subject,
    Year,
    Claimed,
    By,
    Date,
    Source,
}

static SCHEMA: CsvSchema<Field> = CsvSchema {
    codes: &[],
    columns: &[
        CsvColumn { column: Field::Subject, names: &["事项", "id"] },
        CsvColumn { column: Field::Year, names: &["年份", "year", "年度"] },
        CsvColumn { column: Field::Claimed, names: &["自评", "claimed"] },
        CsvColumn { column: Field::By, names: &["填报单位", "by"] },
        CsvColumn { column: Field::Date, names: &["日期", "date"] },
        CsvColumn { column: Field::Source, names: &["来源", "source"] },
    ],
    other: |_| None,
};

static FORM: FormKind<Field> = FormKind {
    schema: &SCHEMA,
    key: Some(Field::Subject),
    checked: TITLE_COLUMN,
    beside: &[],
    inputs: &[Field::Claimed, Field::Date, Field::Source],
    used_as: Field::used_as,
};

/// What a status is called, in the order in which counts are shown.
const STATUSES: [([&str; 2], Status); 12] = [
    (["提前完成", "achieved early"], Status::AchievedEarly),
    (["已完成", "achieved"], Status::Achieved),
    (["达到序时进度", "on track"], Status::OnTrack),
    (["未到期", "pending"], Status::Pending),
    (["略滞后", "at risk"], Status::AtRisk),
    (["滞后", "behind"], Status::Behind),
    (["劣于基期", "regressing"], Status::Regressing),
    (["未完成", "missed"], Status::Missed),
    (["待认定", "to be judged"], Status::AwaitingJudgement),
    (["数据待公布", "awaiting data"], Status::AwaitingData),
    (["数据不足", "insufficient data"], Status::InsufficientData),
    (["无数据", "no data"], Status::NoData),
];

/// The same where there is little room, and as offices write.
const OTHER_WORDS: [(&str, Status); 8] = [
    ("early", Status::AchievedEarly),
    ("达进度", Status::OnTrack),
    ("正常推进", Status::OnTrack),
    ("not due", Status::Pending),
    ("待公布", Status::AwaitingData),
    ("awaited", Status::AwaitingData),
    ("unjudged", Status::AwaitingJudgement),
    ("needs data", Status::InsufficientData),
];

/// The Chinese and the English word of a status in claims.
pub fn words_of_claim(status: Status) -> [&'static str; 2] {
    STATUSES.into_iter().find(|(_, found)| *found == status).map(|(words, _)| words).unwrap_or_default()
}

/// The key of a target in a form.
pub fn target_key(id: &str) -> String {
    format!("target:{id}")
}

impl Field {
    fn used_as(self) -> CellUse {
        match self {
            Self::Claimed => CellUse::Value,
            Self::Year => CellUse::Year,
            Self::Subject | Self::By | Self::Date | Self::Source => CellUse::Words,
        }
    }
}

/// What claims refer to, and what is read so far.
struct Reader<'a> {
    plan: &'a Plan,
    /// By every id, alone and behind the word for what it is.
    subjects: BTreeMap<String, Vec<ClaimSubject>>,
    decimal: Option<DecimalMark>,
    claims: Vec<(Claim, Span)>,
    /// Which of them a unit says of a subject and year, a figure apart from a status, by their dates: the last one stands.
    by_unit: BTreeMap<(ClaimSubject, Year, String, bool), Vec<usize>>,
    bare: Vec<BareCell>,
}

/// Reads every file of claims, and what forms say; numbers that look like fractions are returned as well.
pub(super) fn read(
    sources: &Sources,
    (plan, matters, forms): (&Plan, &Matters, &FormFiles),
    places: &mut PlanPlaces,
    diagnostics: &mut Diagnostics,
) -> (Vec<Claim>, Vec<BareCell>) {
    let subjects = subjects(plan, matters);
    let ids: BTreeSet<String> = subjects.keys().cloned().collect();
    let table = IdTable {
        schema: &SCHEMA,
        ids: &ids,
        id: Field::Subject,
        shows: Field::Year,
        is_shown: may_be_year,
        required: &[Field::Subject, Field::Year, Field::Claimed],
        used_as: Field::used_as,
    };
    let decimal = sources.decimal;
    let (claims, by_unit) = (Vec::new(), BTreeMap::new());
    let mut reader = Reader { plan, subjects, decimal, claims, by_unit, bare: Vec::new() };
    for file in readable(sources, Role::Claims) {
        table.each_row(file, diagnostics, |row, diagnostics| {
            let date = read_date(row, Field::Date, diagnostics);
            if !was_known(date, sources.known_on) {
                return;
            }
            let subject = reader.subject(row, diagnostics);
            let year = read_year(row, Field::Year, diagnostics);
            let year = year.filter(|year| reader.is_in_plan(*year, row, diagnostics));
            let by = row.text(Field::By);
            if let Some((subject, year)) = subject.zip(year) {
                reader.add(row, (subject, year, by), date, diagnostics);
            }
        });
    }
    for (id, delimiter) in forms {
        let Some(source) = sources.get(*id) else { continue };
        each_answer((*id, source, *delimiter), plan, &FORM, diagnostics, |answer, diagnostics| {
            let date = read_date(&answer.row, Field::Date, diagnostics);
            if was_known(date, sources.known_on) {
                reader.read_answer(answer, date, diagnostics);
            }
        });
    }
    let corrected = reader.by_unit.values().filter_map(|said| said.split_last()).flat_map(|(_, earlier)| earlier);
    let corrected: BTreeSet<&usize> = corrected.collect();
    let stand = (0..).zip(reader.claims).filter(|(number, _)| !corrected.contains(number));
    let (claims, spans) = stand.map(|(_, claim)| claim).unzip();
    places.claims = spans;
    (claims, reader.bare)
}

fn subjects(plan: &Plan, matters: &Matters) -> BTreeMap<String, Vec<ClaimSubject>> {
    let targets = plan.targets.iter().enumerate().map(|(place, of)| ("target", &of.id, ClaimSubject::Target(place)));
    let items = plan.work_items.iter().enumerate();
    let items = items.map(|(place, of)| ("work-item", &of.id, ClaimSubject::WorkItem(place)));
    let of_ledger = matters.iter().map(|id| ("milestone", id, ClaimSubject::Matter(id.clone())));
    let mut subjects: BTreeMap<String, Vec<ClaimSubject>> = BTreeMap::new();
    for (kind, id, subject) in targets.chain(items).chain(of_ledger) {
        subjects.entry(format!("{kind}:{id}")).or_default().push(subject.clone());
        let named = subjects.entry(id.clone()).or_default();
        // A target that is nothing but its milestone is the same.
        if !named.iter().any(|other| is_only(&subject, other.requirements(plan))) {
            named.push(subject);
        }
    }
    subjects
}

fn is_only(subject: &ClaimSubject, requirements: &[Requirement]) -> bool {
    match (subject, requirements) {
        (ClaimSubject::Matter(matter), [Requirement::Milestone { id, .. } | Requirement::Judged { id, .. }]) => {
            matter == id
        }
        _ => false,
    }
}

type Row<'r, 't, 'a> = &'r CsvRow<'t, 'a, Field>;

impl Reader<'_> {
    fn subject(&self, row: Row<'_, '_, '_>, diagnostics: &mut Diagnostics) -> Option<ClaimSubject> {
        let id = row.required(Field::Subject, diagnostics)?;
        match self.subjects.get(id).map(Vec::as_slice).unwrap_or_default() {
            [subject] => return Some(subject.clone()),
            [] => {
                let known = self.subjects.iter().filter(|(known, _)| !known.contains(':') || id.contains(':'));
                invalid(row, Field::Subject, "id", diagnostics).suggesting(id, known.map(|(known, _)| known.as_str()));
            }
            [_, ..] => {
                let behind = |known: &&String| known.split_once(':').is_some_and(|(_, of)| of == id);
                let written: Vec<&str> = self.subjects.keys().filter(behind).map(String::as_str).collect();
                invalid(row, Field::Subject, "several", diagnostics).with("known", written.join(", "));
            }
        }
        None
    }

    fn is_in_plan(&self, year: Year, row: Row<'_, '_, '_>, diagnostics: &mut Diagnostics) -> bool {
        let Plan { base_year: first, last_year: last, .. } = self.plan;
        let is_in_plan = (*first..=*last).contains(&year);
        if !is_in_plan {
            let diagnostic = invalid(row, Field::Year, "year", diagnostics);
            diagnostic.with("first", first.to_string()).with("last", last.to_string());
        }
        is_in_plan
    }

    fn read_answer(
        &mut self,
        answer: &FilledRow<'_, '_, Field>,
        date: Option<PartialDate>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(subject) = self.subject(&answer.row, diagnostics) else { return };
        let ClaimSubject::Target(place) = subject else {
            return answer.report("key", answer.key_span(), (answer.key(), ""), diagnostics);
        };
        let Some(first) = self.plan.targets.get(place) else { return };
        let amended = first.revisions.iter().filter_map(|revision| revision.item.as_ref());
        let titles = std::iter::once(first).chain(amended).flat_map(|of| [Some(&of.text), of.text_en.as_ref()]);
        let titles: Vec<&str> = titles.flatten().map(String::as_str).collect();
        if answer.agrees("title", &titles, diagnostics) {
            let by = answer.unit.map(str::to_owned);
            self.add(&answer.row, (subject, answer.year, by), date, diagnostics);
        }
    }

    fn add(
        &mut self,
        row: Row<'_, '_, '_>,
        (subject, year, by): (ClaimSubject, Year, Option<String>),
        date: Option<PartialDate>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(said) = self.read_said(row, &subject, year, diagnostics) else { return };
        let unit = |word: &str| self.plan.units.iter().find(|unit| unit.is_called(word)).map(|unit| unit.id.clone());
        let by = by.map(|by| unit(&by).unwrap_or(by));
        let (written, source) = (row.cell(Field::Claimed).to_owned(), row.text(Field::Source));
        let (place, next) = (row.span(Field::Claimed), self.claims.len());
        if let Some(by) = &by {
            let key = (subject.clone(), year, by.clone(), matches!(said, Said::Figure(..)));
            let known = self.by_unit.entry(key).or_default();
            let is_ordered = |other: &Claim| match (other.date, date) {
                (Some(other), Some(date)) => other.last_day() < date.first_day() || date.last_day() < other.first_day(),
                _ => false,
            };
            let mut others = known.iter().filter_map(|other| self.claims.get(*other));
            if let Some((other, first)) = others.find(|(other, _)| !is_ordered(other)) {
                if other.said != said {
                    let diagnostic = invalid(row, Field::Claimed, "second", diagnostics);
                    diagnostic.with("other", other.written.as_str()).related_to(first.clone());
                }
                return;
            }
            let last_day = |date: Option<PartialDate>| date.map(PartialDate::last_day);
            let is_earlier =
                |other: &usize| self.claims.get(*other).is_some_and(|(of, _)| last_day(of.date) < last_day(date));
            known.insert(known.partition_point(is_earlier), next);
        }
        self.claims.push((Claim { subject, year, said, written, by, date, source }, place));
    }

    fn read_said(
        &mut self,
        row: Row<'_, '_, '_>,
        subject: &ClaimSubject,
        year: Year,
        diagnostics: &mut Diagnostics,
    ) -> Option<Said> {
        let cell = row.required(Field::Claimed, diagnostics)?;
        let other = OTHER_WORDS.iter().find(|(word, _)| *word == cell).map(|(_, status)| *status);
        if let Some(status) = other.or_else(|| Status::from_name(cell)) {
            return Some(Said::Status(status));
        }
        let starts_number = |first: char| wording::ends_number(first) || matches!(first, '+' | '-' | '−' | '.');
        if cell.starts_with('#') {
            diagnostics.report_at(Code::SpreadsheetError, row.span(Field::Claimed)).with("found", cell);
            return None;
        }
        if !cell.starts_with(starts_number) {
            return row.choice(Field::Claimed, &STATUSES, diagnostics).map(Said::Status);
        }
        if cell.starts_with(['+', '＋']) {
            invalid(row, Field::Claimed, "signed", diagnostics).with("value", cell.trim_start_matches(['+', '＋']));
            return None;
        }
        let index = self.indicator(row, subject, diagnostics)?;
        let (figure, bare) = self.read_figure(row, index, diagnostics)?;
        if bare {
            let (key, value) = ((index, Region::Whole, year), figure.value.clone());
            self.bare.push(BareCell { key, value, place: row.span(Field::Claimed) });
        }
        Some(Said::Figure(index, figure))
    }

    /// Of which indicator a figure is: the only one that the requirements name.
    fn indicator(
        &self,
        row: Row<'_, '_, '_>,
        subject: &ClaimSubject,
        diagnostics: &mut Diagnostics,
    ) -> Option<IndicatorIndex> {
        let measured = subject.requirements(self.plan).iter().filter_map(|requirement| match requirement {
            Requirement::Measured(measure) => Some(measure.indicator),
            Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
        });
        let named: Vec<IndicatorIndex> = measured.collect::<BTreeSet<_>>().into_iter().collect();
        if let [only] = *named {
            return Some(only);
        }
        let detail = if named.is_empty() { "unmeasured" } else { "indicators" };
        let names = named.iter().filter_map(|index| Some(self.plan.indicator(*index)?.name.as_str()));
        invalid(row, Field::Claimed, detail, diagnostics).with("known", names.collect::<Vec<_>>().join("、"));
        None
    }

    /// A figure, and whether it looks like the fraction of a percentage.
    fn read_figure(
        &self,
        row: Row<'_, '_, '_>,
        index: IndicatorIndex,
        diagnostics: &mut Diagnostics,
    ) -> Option<(ClaimedFigure, bool)> {
        let convention = if row.is_stored_number(Field::Claimed) {
            Convention::Point
        } else {
            Convention::of_file(row.delimiter(), self.decimal)
        };
        let unit = &self.plan.indicator(index)?.unit_of_measure;
        let is_settled = |column, cell: &str| match column {
            Field::By => self.plan.units.iter().any(|unit| unit.is_called(cell)),
            Field::Source => false,
            Field::Subject | Field::Year | Field::Claimed | Field::Date => true,
        };
        if report_cut_value(row, Field::Claimed, Some(unit), is_settled, diagnostics) {
            return None;
        }
        let written = with_point((row, Field::Claimed, row.cell(Field::Claimed)), convention, diagnostics)?;
        match wording::cell(&written, unit) {
            Ok(Some(value)) => {
                let is_bare = looks_like_fraction(&written, &value, unit);
                Some((ClaimedFigure::new(&written, value), is_bare))
            }
            Ok(None) => {
                row.choice(Field::Claimed, &STATUSES, diagnostics);
                None
            }
            Err(misreading) => {
                report_misreading(&misreading, row.span(Field::Claimed), &written, None, diagnostics);
                None
            }
        }
    }
}

/// Reports a claim that does not go with the plan, at one of its cells.
fn invalid<'d>(
    row: Row<'_, '_, '_>,
    column: Field,
    detail: &str,
    diagnostics: &'d mut Diagnostics,
) -> &'d mut Diagnostic {
    let diagnostic = diagnostics.report_at(Code::InvalidClaim, row.span(column));
    diagnostic.with("detail", detail).with("found", row.cell(column)).with("name", row.cell(Field::Subject))
}
