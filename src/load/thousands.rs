//! Numbers that a comma has cut into several cells: 3,000 and 3,5 without quotes.

use super::csv_table::{CsvRow, is_grouped_number};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Number, UnitOfMeasure, with_plain_digit};
use crate::source::Span;
use crate::wording::{self, Problem};

/// Most cells that a number is cut into: 1,234,567,890.
const MOST_GROUPS: usize = 4;

/// How remarks behind a number begin.
const MARKS: [char; 14] = ['+', '*', '(', '（', '[', '［', '【', '#', '^', '†', '‡', '~', '＋', '＊'];

/// Most characters of what is taken for a unit of measure behind digits, where it is no English word.
const LONGEST_UNIT: usize = 4;

/// A number and what may be the rest of it.
struct Cut {
    number: String,
    rest: String,
    /// The cells together, as a number.
    joined: String,
    /// The cells as they stand.
    found: String,
    /// Into how many cells it is cut.
    cells: usize,
    /// What the comma would part.
    comma: &'static str,
    /// Of all cells.
    place: Span,
}

/// Reports a value whose next cell may be the rest of it, and tells whether it did. `is_settled` says that a cell belongs to
/// its column; beyond the columns none does.
pub(super) fn report_cut_value<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    value: C,
    unit: Option<&UnitOfMeasure>,
    is_settled: impl Fn(C, &str) -> bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(place) = row.place(value).filter(|_| row.is_parted_by_commas()) else { return false };
    let Some(next) = row.field(place + 1) else { return false };
    let is_settled =
        row.column_at(place + 1).is_some_and(|column| is_settled(column, next)) || row.has_useless_heading(place + 1);
    let plain = || cut_at(row, place, MOST_GROUPS, unit).or_else(|| decimals_at(row, place, unit));
    let cut = if is_settled { None } else { plain() }.or_else(|| cut_in_quotes(row, place));
    if let Some(cut) = &cut {
        report(cut, diagnostics);
    }
    cut.is_some()
}

/// The same for a row of the values of so many years: its cells alternate one to three digits with exactly three from the
/// first value on.
pub(super) fn report_cut_values<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    first: C,
    years: usize,
    unit: Option<&UnitOfMeasure>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(first) = row.place(first).filter(|_| row.is_parted_by_commas()) else { return false };
    let begins = |place: &usize| plain_field(row, *place).is_some_and(|field| begins_figure(&field));
    let start = (first..first + years).find(begins).unwrap_or(first);
    let years = first + years - start;
    if let Some(cut) = row.places_from(start).find_map(|place| cut_in_quotes(row, place)) {
        report(&cut, diagnostics);
        return true;
    }
    let figures: Vec<String> =
        (start..).map_while(|place| plain_field(row, place).filter(|field| begins_figure(field))).collect();
    // A note behind the years may begin with digits, too.
    let of_years = figures.get(..years).unwrap_or(&figures);
    let cut =
        [figures.as_slice(), of_years].into_iter().find_map(|figures| first_of_cut_values(row, start, figures, unit));
    let cut = cut.or_else(|| first_that_smooths(row, start, of_years, unit));
    if let Some(cut) = &cut {
        report(cut, diagnostics);
    }
    cut.is_some()
}

fn first_of_cut_values<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    start: usize,
    figures: &[String],
    unit: Option<&UnitOfMeasure>,
) -> Option<Cut> {
    if !figures.iter().any(|field| field.trim_start_matches(['-', '+']).len() < 3) {
        return None;
    }
    // 3,000,4,000 are two numbers of two cells, 1,234,567 is one of three.
    let cuts = (2..=MOST_GROUPS).filter(|groups| figures.len().is_multiple_of(*groups)).find_map(|groups| {
        let starts = (start..start + figures.len()).step_by(groups);
        let cut = |place| cut_at(row, place, groups, unit).filter(|cut| cut.cells == groups);
        starts.map(cut).collect::<Option<Vec<Cut>>>()
    });
    cuts.filter(|_| !is_smooth(figures))?.into_iter().next()
}

/// The first number that is cut where all of them, joined, go on smoothly and do not as they stand: 950, 1, 100.
fn first_that_smooths<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    start: usize,
    figures: &[String],
    unit: Option<&UnitOfMeasure>,
) -> Option<Cut> {
    let (mut joined, mut first) = (Vec::new(), None);
    let mut place = 0;
    while let Some(figure) = figures.get(place) {
        let jumps = figures.get(place..place + 2).is_some_and(|pair| !is_smooth(pair));
        let cut = if jumps { cut_at(row, start + place, 2, unit) } else { None };
        place += cut.as_ref().map_or(1, |cut| cut.cells);
        joined.push(cut.as_ref().map_or(figure, |cut| &cut.joined).clone());
        first = first.or(cut);
    }
    first.filter(|_| is_smooth(&joined))
}

fn report(cut: &Cut, diagnostics: &mut Diagnostics) {
    diagnostics
        .report_at(Code::AmbiguousNumber, cut.place.clone())
        .with("detail", cut.comma)
        .with("one", cut.joined.as_str())
        .with("other", cut.number.as_str())
        .with("rest", cut.rest.as_str())
        .with("found", cut.found.as_str());
}

/// A number whose digits begin in one cell and go on in the next ones, `most` cells at most.
fn cut_at<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    place: usize,
    most: usize,
    unit: Option<&UnitOfMeasure>,
) -> Option<Cut> {
    let number = plain_field(row, place)?;
    let digits = number.strip_prefix(['-', '+']).unwrap_or(&number);
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_start = (1..=3).contains(&digits.len()) && is_digits && !digits.starts_with('0');
    let may_go_on =
        |place: &usize| plain_field(row, *place).is_some_and(|rest| is_rest(&rest, unit)) && !row.is_quoted(*place);
    let last = (place + 1..place + most).take_while(may_go_on).last()?;
    if !is_start || row.is_quoted(place) {
        return None;
    }
    let cells: Vec<String> = (place..=last).filter_map(|place| plain_field(row, place)).collect();
    Some(Cut {
        number,
        rest: row.field(place + 1)?.to_owned(),
        joined: without_mark(&cells.concat()).to_owned(),
        found: cells.join(","),
        cells: cells.len(),
        comma: "thousands",
        place: span_from(row, place, last),
    })
}

/// A cell with its digits and its sign as they are most often written.
fn plain_field<C: Copy + PartialEq>(row: &CsvRow<'_, '_, C>, place: usize) -> Option<String> {
    let plain = |sign| if matches!(sign, '−' | '－') { '-' } else { with_plain_digit(sign) };
    row.field(place).map(|field| field.chars().map(plain).collect())
}

/// A number with its thousands whose quotes end between them, "1,000",000" or "1","000,000", in a row that has more cells
/// than the header.
fn cut_in_quotes<C: Copy + PartialEq>(row: &CsvRow<'_, '_, C>, place: usize) -> Option<Cut> {
    if !row.is_longer_than_header() {
        return None;
    }
    let (first, second) = (row.field(place)?, row.field(place + 1)?);
    let rest = second.replace('"', "");
    let found = format!("{first},{rest}");
    let has_quote = || row.is_quoted(place) || row.is_quoted(place + 1) || second.contains('"');
    let is_cut = !first.contains('"') && is_grouped_number(&found, ',') && has_quote();
    is_cut.then(|| Cut {
        number: first.to_owned(),
        rest,
        joined: found.replace(',', ""),
        found,
        cells: 2,
        comma: "surplus",
        place: span_from(row, place, place + 1),
    })
}

/// A number of any length whose next cell is up to three digits, with a unit of measure if any: 3,5 and 89,5%.
fn decimals_at<C: Copy + PartialEq>(
    row: &CsvRow<'_, '_, C>,
    place: usize,
    unit: Option<&UnitOfMeasure>,
) -> Option<Cut> {
    let (number, rest) = (plain_field(row, place)?, plain_field(row, place + 1)?);
    let digits = number.strip_prefix(['-', '+']).unwrap_or(&number);
    let is_whole = !digits.is_empty() && leading_digits(digits) == digits.len();
    if !is_whole || !is_decimals(&rest, unit) || row.is_quoted(place) || row.is_quoted(place + 1) {
        return None;
    }
    Some(Cut {
        joined: format!("{number}.{rest}"),
        found: format!("{number},{rest}"),
        number,
        rest,
        cells: 2,
        comma: "decimals",
        place: span_from(row, place, place + 1),
    })
}

fn span_from<C: Copy + PartialEq>(row: &CsvRow<'_, '_, C>, first: usize, last: usize) -> Span {
    let (first, last) = (row.span_at(first), row.span_at(last));
    Span { range: first.range.start..last.range.end, ..first }
}

/// Exactly three digits, with decimals, a unit of measure or a mark behind them if any: 000万元, 000*, 000 t, 000(初步).
fn is_rest(text: &str, unit: Option<&UnitOfMeasure>) -> bool {
    leading_digits(text) == 3 && (reads_behind_digits(text, unit) || is_mark(text.get(3..).unwrap_or_default()))
}

/// Whether a text behind digits may be a unit of measure or a remark, and no sentence.
fn is_mark(text: &str) -> bool {
    let mark = text.trim();
    let is_short = mark.is_ascii() || mark.chars().count() <= LONGEST_UNIT;
    let is_of_word = |sign: char| sign.is_alphabetic() || (sign.is_numeric() && !sign.is_ascii());
    (is_short && mark.chars().all(is_of_word)) || mark.starts_with(MARKS)
}

/// A number without the remark behind it.
fn without_mark(number: &str) -> &str {
    let (sign, digits) = number.split_at(number.len() - number.trim_start_matches(['-', '+']).len());
    let is_mark = |of: char| MARKS.contains(&of) || (of.is_numeric() && !of.is_ascii());
    let length = digits.find(is_mark).unwrap_or(digits.len());
    let number = number.get(..sign.len() + length).unwrap_or(number).trim_end();
    match number.split_once(' ') {
        Some((digits, word)) if word.len() > LONGEST_UNIT => digits,
        _ => number,
    }
}

/// Up to three digits, with a unit of measure behind them if any.
fn is_decimals(text: &str, unit: Option<&UnitOfMeasure>) -> bool {
    (1..=3).contains(&leading_digits(text)) && !text.contains(['.', ',']) && reads_behind_digits(text, unit)
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn reads_behind_digits(text: &str, unit: Option<&UnitOfMeasure>) -> bool {
    let is_bare = leading_digits(text) == text.len();
    let whole = format!("1{text}");
    let is_of_unit = |unit| match wording::quantity(&whole, unit) {
        Ok(_) => true,
        Err(misreading) => matches!(misreading.problem, Problem::TwoReadings { .. }),
    };
    is_bare || unit.map_or_else(|| whole.parse::<Number>().is_ok(), is_of_unit)
}

fn begins_figure(field: &str) -> bool {
    field.trim_start_matches(['-', '+']).starts_with(|first: char| first.is_ascii_digit())
}

/// Whether each figure is less than twice, and more than half, the one before it: 98, 105, 112 and 120 are the values of
/// four years, and not two numbers that were cut.
fn is_smooth(figures: &[String]) -> bool {
    let numbers: Option<Vec<Number>> = figures.iter().map(|figure| figure.parse().ok()).collect();
    let twice = |number: &Number| number * &Number::from(2);
    let is_step = |pair: &[Number]| matches!(pair, [one, other] if *one < twice(other) && *other < twice(one));
    numbers.is_some_and(|numbers| numbers.windows(2).all(is_step))
}
