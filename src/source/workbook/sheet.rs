//! The XML of a sheet → its cells.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::RangeInclusive;

use quick_xml::events::BytesStart;

use super::FORM_MARK;
use super::fault::WorkbookFault;
use super::format::{Display, FormatSection, Styles};
use super::grid::{CellGrid, GridPlace, Merge, Oddity};
use super::number::{day, decimal};
use super::strings::{CellText, Runs, SharedTexts, unescaped};
use crate::source::package::{Node, PackageFault, Xml, attribute, says_yes};

/// As many as a spreadsheet has.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u16 = 16_384;

/// What the cells of a sheet refer to.
#[derive(Default)]
pub(super) struct Dictionary {
    pub(super) shared: SharedTexts,
    pub(super) styles: Styles,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
    /// Whether some results are to be computed when the workbook is opened: those that are 0 may never have been.
    pub(super) is_to_calculate: bool,
}

/// What a sheet holds.
#[derive(Default)]
pub(super) struct Worksheet {
    pub(super) grid: CellGrid,
    pub(super) has_drawing: bool,
    pub(super) hidden: HiddenLines,
}

/// The rows and columns that a spreadsheet does not show.
#[derive(Debug, Default)]
pub(super) struct HiddenLines {
    pub(super) rows: Vec<u32>,
    /// From which column to which, each.
    pub(super) columns: Vec<RangeInclusive<u16>>,
}

/// A cell while it is read.
#[derive(Default)]
struct CellReader {
    place: Option<GridPlace>,
    style: usize,
    kind: String,
    /// What is stored, when anything is.
    stored: Option<String>,
    formula: Option<String>,
    runs: Runs,
    is_in: Inside,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Value,
    Formula,
    Text,
}

impl Worksheet {
    /// Reads the cells and merges of a sheet. What it says of its own extent is not looked at: it may say anything.
    pub(super) fn read(mut xml: Xml<impl BufRead>, dictionary: &Dictionary) -> Result<Self, WorkbookFault> {
        xml.require_root(b"worksheet")?;
        let mut sheet = Self::default();
        let mut last = GridPlace { row: 0, column: 0 };
        let mut cell = CellReader::default();
        loop {
            match xml.next()? {
                Node::Start(element) => match element.local_name().as_ref() {
                    b"row" => {
                        last = row_start(&element, last.row)?;
                        sheet.hidden.rows.extend(says_yes(&element, b"hidden")?.then_some(last.row));
                    }
                    b"col" if says_yes(&element, b"hidden")? => {
                        let column =
                            |name| Ok::<_, PackageFault>(attribute(&element, name)?.and_then(|at| at.parse().ok()));
                        let (first, last) = (column(b"min")?, column(b"max")?);
                        sheet.hidden.columns.extend(first.zip(last).map(|(first, last)| first..=last));
                    }
                    b"c" => {
                        cell = CellReader::start(&element, last)?;
                        last = cell.place.unwrap_or(last);
                    }
                    b"mergeCell" => {
                        let cells = attribute(&element, b"ref")?.unwrap_or_default();
                        sheet.grid.merge(merge(&cells).ok_or(WorkbookFault::Damaged)?);
                    }
                    b"drawing" => sheet.has_drawing = true,
                    _ => cell.enter(&element)?,
                },
                Node::Text(text) => cell.add(&text),
                Node::End(element) => match element.local_name().as_ref() {
                    b"c" => std::mem::take(&mut cell).finish(dictionary, &mut sheet.grid)?,
                    name => cell.leave(name),
                },
                Node::Eof => return Ok(sheet),
            }
        }
    }
}

/// What a glance at a sheet shows.
#[derive(Default)]
pub(super) struct Glance {
    pub(super) holds_something: bool,
    pub(super) is_form: bool,
}

/// How many cells a glance takes in: the mark of a form stands near its top.
const CELLS_OF_GLANCE: usize = 10_000;

/// Whether any cell of a sheet holds anything, and whether one near its top begins a form.
pub(super) fn glance(mut xml: Xml<impl BufRead>, shared: &SharedTexts) -> Result<Glance, WorkbookFault> {
    let (mut glance, mut cells, mut is_shared) = (Glance::default(), 0, false);
    loop {
        match xml.next()? {
            Node::Start(element) => match element.local_name().as_ref() {
                b"c" => is_shared = attribute(&element, b"t")?.as_deref() == Some("s"),
                b"v" | b"f" | b"is" => {
                    glance.holds_something = true;
                    cells += 1;
                }
                _ => {}
            },
            Node::Text(text) => {
                let number = || text.trim().parse().ok();
                let shared_text = || Some(shared.get(number()?)?.text);
                let text = if is_shared { shared_text() } else { Some(text.as_ref().into()) };
                glance.is_form |= text.is_some_and(|text| text.starts_with(FORM_MARK));
            }
            Node::End(_) => {}
            Node::Eof => return Ok(glance),
        }
        if glance.is_form || cells > CELLS_OF_GLANCE {
            return Ok(glance);
        }
    }
}

/// The place before the first cell of a row.
fn row_start(element: &BytesStart<'_>, before: u32) -> Result<GridPlace, WorkbookFault> {
    let number = attribute(element, b"r")?.map(|number| number.parse().map_err(|_| WorkbookFault::Damaged));
    let row = number.transpose()?.unwrap_or(before + 1);
    if (1..=MOST_ROWS).contains(&row) { Ok(GridPlace { row, column: 0 }) } else { Err(WorkbookFault::Damaged) }
}

/// The place that is called so: `C5`.
fn place(name: &str) -> Option<GridPlace> {
    let name = name.trim_start_matches('$');
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = name.split_at_checked(letters).filter(|(letters, _)| letters.len() <= 3)?;
    let value = |letter: u8| u16::from(letter.to_ascii_uppercase() - b'A' + 1);
    let column = letters.bytes().fold(0, |column, letter| column * 26 + value(letter));
    let row = row.trim_start_matches('$').parse().ok()?;
    let is_in_sheet = (1..=MOST_COLUMNS).contains(&column) && (1..=MOST_ROWS).contains(&row);
    is_in_sheet.then_some(GridPlace { row, column })
}

fn merge(cells: &str) -> Option<Merge> {
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let (first, last) = (place(first)?, place(last)?);
    (first.row <= last.row && first.column <= last.column).then_some(Merge { first, last })
}

impl CellReader {
    fn start(element: &BytesStart<'_>, before: GridPlace) -> Result<Self, WorkbookFault> {
        let mut cell = Self::default();
        let mut own = GridPlace { column: before.column + 1, ..before };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(PackageFault::from)?;
            let value = std::str::from_utf8(&attribute.value).map_err(|_| WorkbookFault::Damaged)?;
            match attribute.key.as_ref() {
                b"r" => own = place(value).ok_or(WorkbookFault::Damaged)?,
                b"s" => cell.style = value.parse().map_err(|_| WorkbookFault::Damaged)?,
                b"t" => value.clone_into(&mut cell.kind),
                _ => {}
            }
        }
        let is_in_sheet = own.row == before.row && own.row > 0 && own.column <= MOST_COLUMNS;
        if !is_in_sheet {
            return Err(WorkbookFault::Damaged);
        }
        Ok(Self { place: Some(own), ..cell })
    }

    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), PackageFault> {
        match element.local_name().as_ref() {
            b"v" => {
                self.is_in = Inside::Value;
                self.stored.get_or_insert_default();
            }
            b"f" => {
                self.is_in = Inside::Formula;
                self.formula.get_or_insert_default();
            }
            b"is" => self.is_in = Inside::Text,
            _ => self.runs.start(element)?,
        }
        Ok(())
    }

    fn leave(&mut self, element: &[u8]) {
        match element {
            b"v" | b"f" | b"is" => self.is_in = Inside::Nothing,
            name => self.runs.end(name),
        }
    }

    fn add(&mut self, text: &str) {
        match self.is_in {
            Inside::Nothing => {}
            Inside::Value => self.stored.get_or_insert_default().push_str(text),
            Inside::Formula => self.formula.get_or_insert_default().push_str(text),
            Inside::Text => self.runs.add(text),
        }
    }

    fn finish(mut self, dictionary: &Dictionary, grid: &mut CellGrid) -> Result<(), WorkbookFault> {
        let Some(place) = self.place else { return Ok(()) };
        let stored = self.stored.take();
        if self.is_uncalculated(stored.as_deref(), dictionary) {
            let formula = format!("={}", self.formula.unwrap_or_default());
            return grid.add(place, &formula, Some(Oddity::NotCalculated));
        }
        let of_whole = || dictionary.styles.mark(self.style);
        let whole = |text| CellText { text, mark: None };
        let CellText { text, mark } = match (self.kind.as_str(), stored) {
            ("inlineStr", _) => self.runs.take(),
            (_, None) => return Ok(()),
            ("s", Some(number)) => {
                let number = number.trim().parse().map_err(|_| WorkbookFault::Damaged)?;
                dictionary.shared.get(number).ok_or(WorkbookFault::Damaged)?
            }
            ("e", Some(error)) => return grid.add(place, &error, Some(Oddity::Error)),
            ("str", Some(text)) => whole(unescaped(text).into()),
            ("b", Some(stored)) => whole(if stored.trim() == "0" { "FALSE".into() } else { "TRUE".into() }),
            ("d", Some(moment)) => {
                let day = moment.split('T').next().unwrap_or_default();
                return grid.add(place, day, Some(Oddity::Date));
            }
            (_, Some(number)) => {
                let (text, oddity) = number_text(number.trim(), self.style, dictionary)?;
                return grid.add(place, &text, oddity.or_else(of_whole));
            }
        };
        if let Some(mark) = mark.or_else(of_whole) {
            return grid.add(place, &text, Some(mark));
        }
        let is_sign = |sign| matches!(sign, ',' | '.' | '，' | '．');
        let may_be_number = text.contains(is_sign) && text.contains(char::is_numeric);
        grid.add(place, &text, may_be_number.then_some(Oddity::WrittenNumber))
    }

    fn is_uncalculated(&self, stored: Option<&str>, dictionary: &Dictionary) -> bool {
        let is_number = matches!(self.kind.as_str(), "" | "n");
        let is_zero = |stored: &str| stored.trim().parse() == Ok(0.0);
        self.formula.is_some()
            && match stored {
                None => true,
                Some(stored) => {
                    is_number && (stored.trim().is_empty() || dictionary.is_to_calculate && is_zero(stored))
                }
            }
    }
}

/// What a cell with a number says.
fn number_text<'n>(
    stored: &'n str,
    style: usize,
    dictionary: &Dictionary,
) -> Result<(Cow<'n, str>, Option<Oddity>), WorkbookFault> {
    if stored.is_empty() {
        return Ok(("".into(), None));
    }
    let value: f64 = stored.parse().map_err(|_| WorkbookFault::Damaged)?;
    if !value.is_finite() {
        return Err(WorkbookFault::Damaged);
    }
    let plain = FormatSection::default();
    let section = dictionary.styles.format(style).and_then(|format| format.section(value)).unwrap_or(&plain);
    let [before, behind] = section.beside(value);
    let is_year = section.display == Display::Year;
    Ok(match section.display {
        // A number is shown as less than nothing.
        Display::Number | Display::Percent if value > 0.0 && before.ends_with(['-', '−', '–', '—']) => {
            (decimal(value, 0).into(), Some(Oddity::NotShown))
        }
        Display::Number if *section == plain && is_plain(stored) => (stored.into(), None),
        Display::Number => (format!("{before}{}{behind}", decimal(value, 0)).into(), None),
        Display::Percent => (format!("{before}{}%{behind}", decimal(value, 2)).into(), None),
        // Accounts show nothing as a dash.
        Display::Other if value == 0.0 && section.is_dash() => ("0".into(), None),
        Display::Other => (decimal(value, 0).into(), Some(Oddity::NotShown)),
        Display::Date | Display::Month | Display::Year => match day(value, dictionary.is_1904) {
            // A time, or what is shown as ########, which says nothing.
            None => (decimal(value, 0).into(), Some(Oddity::Date)),
            Some(day) => {
                use chrono::Datelike;
                let year = day.year();
                match typed_year(value).filter(|_| is_year) {
                    Some(typed) => (day.to_string().into(), Some(Oddity::TypedYear { typed, shown: year })),
                    None if value < FIRST_CREDIBLE_DAY && !is_year => (day.to_string().into(), Some(Oddity::EarlyDay)),
                    // 2021年1-6月 is no year.
                    None if is_year => (format!("{before}{year}{behind}").into(), Some(Oddity::Date)),
                    None if section.display == Display::Month => {
                        (day.format("%Y-%m").to_string().into(), Some(Oddity::Date))
                    }
                    None => (day.to_string().into(), Some(Oddity::Date)),
                }
            }
        },
    })
}

/// 1 January 1910: in a cell for days, whoever types a year, `10.15` or `2023.1` gets an earlier one.
const FIRST_CREDIBLE_DAY: f64 = 3_654.0;

/// Whether what is stored are a few digits, which need no other form.
fn is_plain(stored: &str) -> bool {
    let has_few_digits = stored.len() <= 15 && stored.bytes().all(|digit| digit.is_ascii_digit());
    has_few_digits && (stored == "0" || !stored.starts_with('0'))
}

/// The year that somebody means who typed it into a cell for days.
fn typed_year(value: f64) -> Option<u16> {
    let is_year = value.fract() == 0.0 && (1900.0..=2100.0).contains(&value);
    is_year.then_some(value as u16)
}
