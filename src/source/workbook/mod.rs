//! One sheet of a workbook as text: a line for each row that holds anything.

mod fault;
mod format;
mod grid;
mod number;
mod sheet;
mod strings;
#[cfg(test)]
mod tests;

use std::io::{BufRead, Read, Seek};
use std::ops::Range;

use super::column_letters;
use super::package::{Node, Package, Xml, attribute, says_yes};
pub use fault::WorkbookFault;
use format::Styles;
pub use grid::Oddity;
use grid::{CellGrid, SheetText};
use sheet::{Dictionary, Glance, HiddenLines, Worksheet, glance};
use strings::SharedTexts;

/// More sheets than a workbook has.
const MOST_SHEETS: usize = 4_096;

/// How the cell begins that stands above the keys of a form.
pub const FORM_MARK: &str = "fsip-form/";

/// What is known of a sheet besides its text.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the spreadsheet shows it to nobody.
    pub is_hidden: bool,
    /// How many of the rows and of the columns that are read it does not show, and the name of the first one.
    pub hidden: [Option<(usize, String)>; 2],
    /// Those that hold something, too, and are not read, where nobody named the sheet.
    pub others: Vec<OtherSheet>,
    /// The row of the sheet for each line of the text.
    rows: Vec<u32>,
    odd: Vec<(u32, Oddity)>,
}

/// A sheet that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSheet {
    /// Its name.
    pub name: String,
    /// Whether the spreadsheet shows it to nobody.
    pub is_hidden: bool,
    /// Whether it holds a form.
    pub is_form: bool,
}

/// What a workbook says of one of its sheets.
struct Listed {
    name: String,
    is_hidden: bool,
    relation: String,
}

/// What a workbook says of itself.
#[derive(Default)]
struct Contents {
    sheets: Vec<Listed>,
    is_1904: bool,
    is_to_calculate: bool,
}

impl Sheet {
    /// What parts the cells of a line.
    pub(super) const SEPARATOR: u8 = grid::SEPARATOR;

    /// The row of the sheet that is this line of the text, from 1.
    pub(super) fn row(&self, line: usize) -> usize {
        let row = line.checked_sub(1).and_then(|line| self.rows.get(line)).or(self.rows.last());
        row.map_or(1, |row| *row as usize)
    }

    /// What is odd in a cell within a stretch of the text.
    pub(super) fn oddity(&self, range: &Range<usize>) -> Option<&Oddity> {
        let first = self.odd.partition_point(|(place, _)| (*place as usize) < range.start);
        let (place, oddity) = self.odd.get(first)?;
        (*place as usize <= range.end).then_some(oddity)
    }
}

/// How an exported workbook calls its sheet of statistics.
const EXPORTED: [&str; 2] = ["统计数据", "Statistics"];

/// Reads the sheet of a name, else that of exported statistics, else the first that a spreadsheet shows.
pub(super) fn read<R: Read + Seek>(reader: R, name: Option<&str>) -> Result<(Sheet, String), WorkbookFault> {
    let mut package = Package::open(reader)?;
    let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.ok_or(WorkbookFault::NotWorkbook)?.target;
    let contents = Contents::read(package.part(&main)?.ok_or(WorkbookFault::Damaged)?)?;
    let relations = package.relations(&main)?;
    let number = contents.find(name)?;
    let listed = contents.sheets.get(number).ok_or(WorkbookFault::NotWorkbook)?;
    let of_sheet = |listed: &Listed| relations.iter().find(|relation| relation.id == listed.relation);
    let relation = of_sheet(listed).ok_or(WorkbookFault::Damaged)?;
    if relation.kind != "worksheet" {
        return Err(WorkbookFault::Chart(listed.name.clone()));
    }
    let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
    let mut dictionary =
        Dictionary { is_1904: contents.is_1904, is_to_calculate: contents.is_to_calculate, ..Dictionary::default() };
    if let Some(shared) = of_kind("sharedStrings").map(|of| package.part(&of.target)).transpose()?.flatten() {
        dictionary.shared = SharedTexts::read(shared)?;
    }
    if let Some(styles) = of_kind("styles").map(|of| package.part(&of.target)).transpose()?.flatten() {
        dictionary.styles = Styles::read(styles)?;
    }
    let worksheet = package.part(&relation.target)?.ok_or(WorkbookFault::Damaged)?;
    let Worksheet { grid, has_drawing, hidden } = Worksheet::read(worksheet, &dictionary)?;
    let hidden = hidden_lines(&grid, &hidden);
    if grid.is_empty() && has_drawing {
        return Err(WorkbookFault::Picture(listed.name.clone()));
    }
    let SheetText { text, rows, odd } = grid.into_text()?;
    let mut others = Vec::new();
    // Who names a sheet knows that there are others.
    let is_other = |other: &&Listed| name.is_none() && other.relation != listed.relation;
    for other in contents.sheets.iter().filter(is_other) {
        let Some(relation) = of_sheet(other).filter(|relation| relation.kind == "worksheet") else { continue };
        // Whatever is in a broken one is not read either.
        let glance = match package.part(&relation.target) {
            Ok(part) => part.map(|part| glance(part, &dictionary.shared)).transpose(),
            Err(fault) => Err(fault.into()),
        };
        let unknown = Glance { holds_something: true, is_form: false };
        let Glance { holds_something, is_form } = glance.map(Option::unwrap_or_default).unwrap_or(unknown);
        let Listed { name, is_hidden, .. } = other;
        others.extend(holds_something.then(|| OtherSheet { name: name.clone(), is_hidden: *is_hidden, is_form }));
    }
    Ok((Sheet { name: listed.name.clone(), is_hidden: listed.is_hidden, hidden, others, rows, odd }, text))
}

/// Of the rows and columns that hold something, how many are hidden, and the name of the first one.
fn hidden_lines(grid: &CellGrid, hidden: &HiddenLines) -> [Option<(usize, String)>; 2] {
    if hidden.rows.is_empty() && hidden.columns.is_empty() {
        return [None, None];
    }
    let [rows, columns] = grid.filled();
    let rows: Vec<&u32> = hidden.rows.iter().filter(|row| rows.contains(row)).collect();
    let is_hidden = |column: &u16| hidden.columns.iter().any(|range| range.contains(column));
    let columns: Vec<u16> = columns.into_iter().filter_map(|column| column.try_into().ok()).filter(is_hidden).collect();
    let letters = |column: &u16| column_letters(usize::from(*column));
    [
        rows.first().map(|first| (rows.len(), first.to_string())),
        columns.first().map(|first| (columns.len(), letters(first))),
    ]
}

impl Contents {
    fn read(mut xml: Xml<impl BufRead>) -> Result<Self, WorkbookFault> {
        xml.require_root(b"workbook")?;
        let mut contents = Self::default();
        loop {
            if contents.sheets.len() > MOST_SHEETS {
                return Err(WorkbookFault::TooLarge);
            }
            match xml.next()? {
                Node::Start(element) => match element.local_name().as_ref() {
                    b"workbookPr" => contents.is_1904 = says_yes(&element, b"date1904")?,
                    b"calcPr" => contents.is_to_calculate = says_yes(&element, b"fullCalcOnLoad")?,
                    b"sheet" => {
                        let value =
                            |name: &[u8]| Ok::<_, WorkbookFault>(attribute(&element, name)?.unwrap_or_default());
                        contents.sheets.push(Listed {
                            name: value(b"name")?.into_owned(),
                            is_hidden: matches!(&*value(b"state")?, "hidden" | "veryHidden"),
                            relation: value(b"id")?.into_owned(),
                        });
                    }
                    _ => {}
                },
                Node::Text(_) | Node::End(_) => {}
                Node::Eof => return Ok(contents),
            }
        }
    }

    /// The sheet of this name, in which case does not matter to spreadsheets; else that of exported statistics, else the first that they show.
    fn find(&self, name: Option<&str>) -> Result<usize, WorkbookFault> {
        let Some(name) = name else {
            let is_shown = |sheet: &Listed| !sheet.is_hidden;
            let is_exported = |sheet: &Listed| is_shown(sheet) && EXPORTED.contains(&sheet.name.as_str());
            let exported = self.sheets.iter().position(is_exported);
            return Ok(exported.or_else(|| self.sheets.iter().position(is_shown)).unwrap_or(0));
        };
        let is_called = |sheet: &Listed| sheet.name.to_lowercase() == name.to_lowercase();
        self.sheets.iter().position(is_called).ok_or_else(|| WorkbookFault::UnknownSheet {
            name: name.to_owned(),
            known: self.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        })
    }
}
