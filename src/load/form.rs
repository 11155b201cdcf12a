//! Forms that offices filled in: rows that are known by their keys, wherever among the cells of a file they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::csv_table::{CsvRow, CsvSchema, CsvTable, DELIMITERS, Piece};
use super::lost_keys::{is_value_key, lost_keys};
use super::odd_cells::{CellUse, report_odd_cells};
use super::readable::readable;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Number, Plan, Region, Year, composed, half_width};
use crate::source::{CellRow, FORM_MARK, Role, Rows, Source, SourceId, Sources, Span, cell_texts};

pub use super::lost_keys::{KEY_OF_HEADINGS, MEASURE_COLUMN, TITLE_COLUMN};

/// The version of forms that are written and read.
const VERSION: &str = "1";

/// The word for the unit of what nobody answers for.
pub const UNASSIGNED: &str = "-";

/// What stands above the keys of a form.
pub fn form_mark(plan: &Plan, year: Year, unit: &str) -> String {
    format!("{FORM_MARK}{VERSION} {} {year} {unit}", name_of(plan))
}

/// The key of a value in a form.
pub fn value_key(indicator: &str, region: &Region, year: Year) -> String {
    format!("{indicator}|{}|{year}", region.part().unwrap_or_default())
}

fn name_of(plan: &Plan) -> &str {
    plan.id.as_deref().unwrap_or(&plan.title)
}

/// What the rows of a form answer.
pub(super) struct FormKind<C: 'static> {
    pub(super) schema: &'static CsvSchema<C>,
    /// The column of the key, where that is a column of the table.
    pub(super) key: Option<C>,
    /// The column, beside those of the table, that must agree with the key.
    pub(super) checked: &'static str,
    /// Where no number belongs: it is the answer in the wrong column.
    pub(super) beside: &'static [C],
    /// What is filled in: a row without any of it says nothing. The first tells the kind of the form.
    pub(super) inputs: &'static [C],
    /// How the cells of its columns are used.
    pub(super) used_as: fn(C) -> CellUse,
}

/// A table of a form.
struct FormTable<'a, C> {
    table: CsvTable<'a, C>,
    key: usize,
    checked: Option<usize>,
    /// The columns of the form among those of the file.
    own: Range<usize>,
    year: Year,
    unit: Option<String>,
}

/// A row with an answer.
pub(super) struct FilledRow<'t, 'a, C> {
    pub(super) table: &'t CsvTable<'a, C>,
    pub(super) row: CsvRow<'t, 'a, C>,
    /// Of which year the form is.
    pub(super) year: Year,
    /// The id of the unit that was asked.
    pub(super) unit: Option<&'t str>,
    key: usize,
    checked: Option<usize>,
    own: Range<usize>,
}

impl<C: Copy + PartialEq> FilledRow<'_, '_, C> {
    pub(super) fn key(&self) -> &str {
        self.row.field(self.key).unwrap_or_default()
    }

    pub(super) fn key_span(&self) -> Span {
        self.row.span_at(self.key)
    }

    /// Reports unless the cell that is no column of the table says one of these.
    pub(super) fn agrees(&self, detail: &'static str, expected: &[&str], diagnostics: &mut Diagnostics) -> bool {
        let found = self.checked.and_then(|place| self.row.field(place)).unwrap_or_default();
        let agrees = expected.iter().any(|word| composed(word.trim()) == found);
        if !agrees {
            let place = self.checked.map_or_else(|| self.row.line_span(), |place| self.row.span_at(place));
            let expected = expected.first().copied().unwrap_or_default();
            self.report(detail, place, (found, expected), diagnostics);
        }
        agrees
    }

    /// Reports that a cell does not agree with the key.
    pub(super) fn report(
        &self,
        detail: &'static str,
        place: Span,
        (found, expected): (&str, &str),
        diagnostics: &mut Diagnostics,
    ) {
        let diagnostic = diagnostics.report_at(Code::UnmatchedFormRow, place).with("detail", detail);
        diagnostic.with("key", self.key()).with("found", found).with("expected", expected);
    }

    /// Reports a heading of answers of another year than that of the form.
    fn require_own_year(&self, kind: &FormKind<C>, diagnostics: &mut Diagnostics) {
        for input in kind.inputs.iter().take(1) {
            let heading = self.row.cell(*input);
            let mut numbers =
                heading.split(|sign: char| !sign.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
            if numbers.any(|year: Year| year != self.year) {
                self.report("year", self.row.span(*input), (heading, &self.year.to_string()), diagnostics);
            }
        }
    }

    /// Reports numbers that stand where no answer is read, in a row that has none.
    fn report_misplaced(&self, plan: &Plan, kind: &FormKind<C>, diagnostics: &mut Diagnostics) {
        let last = plan.targets.iter().map(|target| target.due.year()).fold(plan.last_year, Year::max);
        let is_due = |text: &str| text.parse().is_ok_and(|year: Year| (plan.base_year..=last).contains(&year));
        for place in self.own.clone().take_while(|place| self.row.field(*place).is_some()) {
            let may_hold = self.row.column_at(place).is_none_or(|column| kind.beside.contains(&column));
            let is_own = place == self.key || Some(place) == self.checked;
            // The form itself says when a matter or target is due.
            let is_answer = |text: &&str| looks_like_answer(text) && !(kind.key.is_some() && is_due(text));
            let number = self.row.field(place).filter(|text| may_hold && !is_own && is_answer(text));
            if let Some(number) = number {
                let diagnostic = diagnostics.report_at(Code::MisplacedAnswer, self.row.span_at(place));
                diagnostic.with("found", number).with("key", self.key());
            }
        }
    }

    /// Reports that another row has the same key and another answer.
    pub(super) fn report_second(&self, place: Span, first: Span, diagnostics: &mut Diagnostics) {
        let diagnostic = diagnostics.report_at(Code::UnmatchedFormRow, place).with("detail", "second");
        diagnostic.with("key", self.key()).related_to(first);
    }
}

/// Most characters of a unit of measure behind a number, such as 万千瓦时.
const LONGEST_UNIT: usize = 4;

/// Whether a cell is a number, with a unit of measure or without; a year with its word is none.
fn looks_like_answer(cell: &str) -> bool {
    let cell: String = cell.chars().map(half_width).filter(|character| *character != ',').collect();
    let unit = cell.trim_start_matches(|digit: char| digit.is_ascii_digit() || matches!(digit, '.' | '-'));
    let number = cell.strip_suffix(unit).unwrap_or_default();
    let is_unit = unit.chars().count() <= LONGEST_UNIT && !unit.contains(|other: char| other.is_ascii_digit());
    number.parse::<Number>().is_ok() && is_unit && !unit.starts_with('年')
}

/// The files that hold forms, each with what parts its cells.
pub(super) type FormFiles = BTreeMap<SourceId, u8>;

pub(super) fn form_files(sources: &Sources) -> FormFiles {
    let statistics = readable(sources, Role::Statistics);
    let delimiter = |source| delimiter_of_form(source).or_else(|| Some(lost_keys(source)?.delimiter));
    statistics.filter_map(|(id, source)| Some((id, delimiter(source)?))).collect()
}

/// Nothing for a file without a form.
fn delimiter_of_form(source: &Source) -> Option<u8> {
    let mut pieces = source.pieces();
    pieces.read_on();
    let text = pieces.text();
    if !text.contains(FORM_MARK) {
        return None;
    }
    let width = |delimiter: u8| {
        let mut rows = Rows::new(text, 0, delimiter);
        while let Some(row) = rows.next_row() {
            if cell_texts(text, row.cells).iter().any(|name| name.starts_with(FORM_MARK)) {
                return Some((row.cells.len(), delimiter));
            }
        }
        None
    };
    DELIMITERS.into_iter().rev().filter_map(width).max_by_key(|(width, _)| *width).map(|(_, delimiter)| delimiter)
}

/// Of which year a form is, and of which unit; else why it cannot be read.
fn read_mark<'m>(mark: &'m str, plan: &Plan) -> Result<(Year, Option<&'m str>), &'static str> {
    let (version, rest) = mark.trim_start_matches(FORM_MARK).split_once(' ').unwrap_or((mark, ""));
    if version != VERSION {
        return Err("version");
    }
    let of_plan =
        rest.trim_start().strip_prefix(name_of(plan)).and_then(|rest| rest.strip_prefix(' ')).ok_or("plan")?;
    let mut words = of_plan.split_whitespace();
    let year = words.next().and_then(|year| year.parse().ok()).ok_or("year")?;
    Ok((year, words.next().filter(|unit| *unit != UNASSIGNED)))
}

/// Reports what of a file's forms cannot be read: quotes that go astray, forms of another plan or version, and those that
/// have none of the columns `answers`.
pub(super) fn report_unreadable<C: Copy + PartialEq>(
    file: (SourceId, &Source, u8),
    plan: &Plan,
    kind: &FormKind<C>,
    answers: &[&str],
    diagnostics: &mut Diagnostics,
) {
    let (id, source, delimiter) = file;
    let text = source.text();
    let mut rows = Rows::new(text, 0, delimiter);
    let mut is_first = true;
    let mut marked: Vec<usize> = Vec::new();
    if let Some(lost) = lost_keys(source).filter(|_| !text.contains(FORM_MARK)) {
        diagnostics.report(Code::ForeignForm, id, lost.range).with("detail", lost.detail);
        return;
    }
    while let Some(row) = rows.next_row() {
        let names = cell_texts(text, row.cells);
        for (place, cell) in row.cells.iter().enumerate() {
            let Some(name) = names.get(place) else { continue };
            if !marked.contains(&place) && is_value_key(name) {
                let diagnostic = diagnostics.report(Code::UnmatchedFormRow, id, cell.range.clone());
                let mark = format!("{FORM_MARK}{VERSION} …");
                diagnostic.with("detail", "unmarked").with("found", name.as_str()).with("mark", mark);
            }
            let Some(mark) = Some(name).filter(|name| name.starts_with(FORM_MARK)) else { continue };
            marked.push(place);
            if std::mem::take(&mut is_first) {
                let is_row = |line: &str| line.split(char::from(delimiter)).any(is_value_key);
                table_of(file, row, place, 0..names.len(), kind).0.report_faults(text, is_row, diagnostics);
            }
            let has_answer = names.iter().any(|name| answers.contains(&name.as_str()));
            let Some(fault) = read_mark(mark, plan).err().or((!has_answer).then_some("columns")) else { continue };
            let diagnostic = diagnostics.report(Code::ForeignForm, id, cell.range.clone()).with("detail", fault);
            diagnostic.with("found", mark.as_str()).with("expected", format!("{FORM_MARK}{VERSION} {}", name_of(plan)));
        }
    }
}

/// Reports an input that two columns are to hold.
fn report_second_columns<C: Copy + PartialEq>(
    id: SourceId,
    (row, names, key): (CellRow<'_>, &[String], usize),
    kind: &FormKind<C>,
    diagnostics: &mut Diagnostics,
) {
    for input in kind.inputs {
        let is_input = |name: &String| kind.schema.find(name) == Some(*input);
        let columns = row.cells.iter().zip(names).skip(key + 1).take_while(|(_, name)| !name.starts_with(FORM_MARK));
        for (cell, name) in columns.filter(|(_, name)| is_input(name)).skip(1) {
            let diagnostic = diagnostics.report(Code::ForeignForm, id, cell.range.clone());
            diagnostic.with("detail", "column").with("found", name.as_str());
        }
    }
}

/// The table of a form whose mark and names stand in a row, and the place of the column that must agree.
fn table_of<'a, C: Copy + PartialEq>(
    (id, source, delimiter): (SourceId, &'a Source, u8),
    row: CellRow<'_>,
    key: usize,
    own: Range<usize>,
    kind: &FormKind<C>,
) -> (CsvTable<'a, C>, Option<usize>) {
    let names = cell_texts(source.text(), row.cells);
    let column = |(place, name): (usize, &String)| match place {
        place if place == key => kind.key,
        place if own.contains(&place) => kind.schema.find(name),
        _ => None,
    };
    let columns = names.iter().enumerate().map(column).collect();
    let checked = own.clone().find(|place| names.get(*place).is_some_and(|name| name == kind.checked));
    (CsvTable::below(id, source, delimiter, row, columns), checked)
}

/// Hands over every row of a kind of forms in which something is filled in.
pub(super) fn each_answer<C: Copy + PartialEq>(
    file: (SourceId, &Source, u8),
    plan: &Plan,
    kind: &FormKind<C>,
    diagnostics: &mut Diagnostics,
    mut take: impl FnMut(&FilledRow<'_, '_, C>, &mut Diagnostics),
) {
    let text = file.1.text();
    let piece = Piece { text, start: 0 };
    let mut open: Vec<FormTable<'_, C>> = Vec::new();
    let mut rows = Rows::new(text, 0, file.2);
    while let Some(cells) = rows.next_row() {
        let names = cell_texts(text, cells.cells);
        let is_mark = |place: &usize| names.get(*place).is_some_and(|name| name.starts_with(FORM_MARK));
        let marks: Vec<usize> = (0..names.len()).filter(is_mark).collect();
        open.retain(|form| !marks.contains(&form.key));
        let ends = marks.iter().skip(1).copied().chain([names.len()]);
        for (key, end) in marks.iter().copied().zip(ends) {
            // Of several forms side by side, each begins with its keys.
            let start = if marks.len() == 1 { 0 } else { key };
            let (table, checked) = table_of(file, cells, key, start..end, kind);
            let own = start..if end == names.len() { usize::MAX } else { end };
            let mark = names.get(key).and_then(|mark| read_mark(mark, plan).ok());
            let answers = kind.inputs.first().is_some_and(|input| table.has(*input));
            if let Some((year, unit)) = mark.filter(|_| answers) {
                report_second_columns(file.0, (cells, &names, key), kind, diagnostics);
                open.push(FormTable { table, key, checked, own, year, unit: unit.map(str::to_owned) });
            }
        }
        if !marks.is_empty() {
            continue;
        }
        for form in &open {
            let Some(row) = form.table.filled_row(piece, cells) else { continue };
            let FormTable { table, key, checked, own, year, unit } = form;
            let (own, unit) = (own.clone(), unit.as_deref());
            let answer = FilledRow { table, row, year: *year, unit, key: *key, checked: *checked, own };
            let is_heading = answer.key() == KEY_OF_HEADINGS;
            if is_heading {
                answer.require_own_year(kind, diagnostics);
            }
            if is_heading || report_odd_cells(&answer.row, kind.used_as, diagnostics) {
                continue;
            }
            let filled = kind.inputs.iter().find(|input| !answer.row.cell(**input).is_empty());
            let Some(filled) = filled else {
                answer.report_misplaced(plan, kind, diagnostics);
                continue;
            };
            if answer.key().is_empty() {
                let found = answer.row.cell(*filled);
                answer.report("keyless", answer.row.span(*filled), (found, ""), diagnostics);
            } else {
                take(&answer, diagnostics);
            }
        }
    }
}
