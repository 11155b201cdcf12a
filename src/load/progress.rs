//! CSV rows → the evidence ledger.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amendments::{is_known, was_known};
use super::csv_table::{CsvColumn, CsvRow, CsvSchema};
use super::form::{FormFiles, FormKind, TITLE_COLUMN, each_answer};
use super::id_table::IdTable;
use super::odd_cells::CellUse;
use super::places::PlanPlaces;
use super::readable::readable;
use super::registry::Matters;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{PartialDate, Plan, Progress, ProgressEntry, ProgressState, Requirement, Year};
use crate::source::{Role, Source, SourceId, Sources, Span};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Matter,
    Date,
    State,
    Evidence,
    Note,
}

static SCHEMA: CsvSchema<Field> = CsvSchema {
    codes: &[],
    columns: &[
        CsvColumn { column: Field::Matter, names: &["事项", "id"] },
        CsvColumn { column: Field::Date, names: &["日期", "date"] },
        CsvColumn { column: Field::State, names: &["状态", "state"] },
        CsvColumn { column: Field::Evidence, names: &["依据", "evidence"] },
        CsvColumn { column: Field::Note, names: &["备注", "note"] },
    ],
    other: |_| None,
};

const STATES: [([&str; 2], ProgressState); 3] = [
    (["完成", "done"], ProgressState::Done),
    (["进行中", "started"], ProgressState::Started),
    (["未达到", "not-met"], ProgressState::NotMet),
];

/// The Chinese and the English word of a state.
pub fn words_of_state(state: ProgressState) -> [&'static str; 2] {
    STATES.into_iter().find(|(_, found)| *found == state).map(|(words, _)| words).unwrap_or_default()
}

static FORM: FormKind<Field> = FormKind {
    schema: &SCHEMA,
    key: Some(Field::Matter),
    checked: TITLE_COLUMN,
    beside: &[],
    inputs: &[Field::State, Field::Date, Field::Evidence],
    used_as: |_| CellUse::Words,
};

/// Reads the ledger, and what forms say of its matters.
pub(super) fn read(
    sources: &Sources,
    (plan, matters, forms): (&Plan, &Matters, &FormFiles),
    places: &mut PlanPlaces,
    diagnostics: &mut Diagnostics,
) -> Progress {
    let mut progress = Progress::default();
    for (id, source) in readable(sources, Role::Progress) {
        read_file((id, source), sources.known_on, matters, (&mut progress, places), diagnostics);
    }
    let mut answers = Answers::new();
    let titles = if forms.is_empty() { Titles::new() } else { titles(plan) };
    for (id, delimiter) in forms {
        let Some(source) = sources.get(*id) else { continue };
        read_form((*id, source, *delimiter), (plan, matters, &titles), &mut answers, diagnostics);
    }
    for ((matter, _), (entry, place)) in
        answers.into_iter().filter(|(_, (entry, _))| is_known(entry.date, sources.known_on))
    {
        report_other_state(&matter, &entry, &place, (&progress, places), diagnostics);
        places.entries.entry(matter.clone()).or_default().push(place);
        progress.add(matter, entry);
    }
    progress
}

/// Reports an answer beside a row of the same day that says something else: neither is the later one.
fn report_other_state(
    matter: &str,
    entry: &ProgressEntry,
    place: &Span,
    (progress, places): (&Progress, &PlanPlaces),
    diagnostics: &mut Diagnostics,
) {
    let differs = |known: &ProgressEntry| known.date == entry.date && known.state != entry.state;
    let known = progress.entries(matter).iter().rposition(differs);
    let first = known.and_then(|known| places.entries.get(matter)?.get(known));
    if let Some(first) = first {
        let diagnostic = diagnostics.report_at(Code::UnmatchedFormRow, place.clone()).with("detail", "ledger");
        diagnostic.with("key", matter).related_to(first.clone());
    }
}

/// What forms say of each matter, by its id and the year of the form.
type Answers = BTreeMap<(String, Year), (ProgressEntry, Span)>;

fn read_form(
    file: (SourceId, &Source, u8),
    (plan, matters, titles): (&Plan, &Matters, &Titles<'_>),
    answers: &mut Answers,
    diagnostics: &mut Diagnostics,
) {
    each_answer(file, plan, &FORM, diagnostics, |answer, diagnostics| {
        let Some((matter, entry)) = read_row(&answer.row, matters, diagnostics) else { return };
        let titles = titles.get(matter.as_str());
        if !titles.is_some_and(|titles| answer.agrees("title", titles, diagnostics)) {
            return;
        }
        let key = (matter, answer.year);
        match answers.get(&key) {
            None => _ = answers.insert(key, (entry, answer.row.line_span())),
            Some((other, _)) if *other == entry => {}
            Some((_, first)) => answer.report_second(answer.row.line_span(), first.clone(), diagnostics),
        }
    });
}

/// The words of each milestone or judged matter wherever the plan names it, by its id.
type Titles<'p> = BTreeMap<&'p str, Vec<&'p str>>;

fn titles(plan: &Plan) -> Titles<'_> {
    let mut titles = Titles::new();
    for requirement in plan.all_requirements().flat_map(|(_, requirements)| requirements) {
        if let Requirement::Milestone { id, title, title_en, .. } | Requirement::Judged { id, title, title_en, .. } =
            requirement
        {
            let words = std::iter::once(title).chain(title_en).map(String::as_str);
            titles.entry(id.as_str()).or_default().extend(words);
        }
    }
    titles
}

fn read_file(
    file: (SourceId, &Source),
    known_on: Option<NaiveDate>,
    matters: &Matters,
    (progress, places): (&mut Progress, &mut PlanPlaces),
    diagnostics: &mut Diagnostics,
) {
    let table = IdTable {
        schema: &SCHEMA,
        ids: matters,
        id: Field::Matter,
        shows: Field::Date,
        is_shown: |cell| cell.parse::<PartialDate>().is_ok(),
        required: &[Field::Matter, Field::Date, Field::State],
        used_as: |_| CellUse::Words,
    };
    let layout = table.each_row(file, diagnostics, |row, diagnostics| {
        // A later row may name what only a later amendment asks for.
        if !was_known(row.cell(Field::Date).parse().ok(), known_on) {
            return;
        }
        if let Some((matter, entry)) = read_row(row, matters, diagnostics) {
            places.entries.entry(matter.clone()).or_default().push(row.line_span());
            progress.add(matter, entry);
        }
    });
    places.progress.extend(layout);
}

fn read_row(
    row: &CsvRow<'_, '_, Field>,
    matters: &Matters,
    diagnostics: &mut Diagnostics,
) -> Option<(String, ProgressEntry)> {
    let matter = row.required(Field::Matter, diagnostics);
    if let Some(name) = matter.filter(|name| !matters.contains(*name)) {
        diagnostics
            .report_at(Code::UnknownMatter, row.span(Field::Matter))
            .with("name", name)
            .suggesting(name, matters.iter().map(String::as_str));
    }
    let date = read_date(row, diagnostics);
    row.required(Field::State, diagnostics);
    let state = row.choice(Field::State, &STATES, diagnostics);
    let entry =
        ProgressEntry { date: date?, state: state?, evidence: row.text(Field::Evidence), note: row.text(Field::Note) };
    Some((matter?.to_owned(), entry))
}

fn read_date(row: &CsvRow<'_, '_, Field>, diagnostics: &mut Diagnostics) -> Option<NaiveDate> {
    let cell = row.required(Field::Date, diagnostics)?;
    let date = cell.parse().ok().and_then(PartialDate::day);
    if date.is_none() {
        diagnostics.report_at(Code::InvalidDate, row.span(Field::Date)).with("found", cell);
    }
    date
}
