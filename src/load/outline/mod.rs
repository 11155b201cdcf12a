//! What the columns of a file hold, for somebody who is to say how it is read.

mod apart;
mod column;

use apart::RowsByValue;
pub use apart::{ColumnThatTells, Telling};
pub use column::{ColumnRole, OutlineColumn};
use column::{Counted, says_value};

use super::csv_table::{DELIMITERS, LOWEST_HEADER, MOST_COLUMNS};
use super::form::form_files;
use super::readable::report_unreadable;
use super::statistics::{UsualColumn, is_title, without_year};
use crate::diagnostic::Diagnostics;
use crate::model::{DeclaredRegions, Year};
use crate::source::{Rows, Source, Sources, cell_texts, heading_or_letters};

/// A table, as far as it can be seen without knowing what it is about.
#[derive(Clone, Debug)]
pub struct Outline {
    /// How many rows are filled below the header.
    pub rows: usize,
    /// Whether a line above the header names the indicator.
    pub has_title: bool,
    /// In order, those that have a heading.
    pub columns: Vec<OutlineColumn>,
    /// What tells apart the rows that would give a value twice.
    pub telling: Telling,
}

/// Why a file has no outline.
#[derive(Clone, Debug)]
pub enum NoTable {
    /// What is wrong with it.
    Unreadable(Box<Diagnostics>),
    /// It is a form, which is read by its keys.
    Form,
    /// It holds characters that no text has.
    NoText,
    /// No line at its top has two cells.
    NoHeader,
}

/// How much of a text shows whether it is one, in bytes.
const SEEN: usize = 64 << 10;

impl Outline {
    /// The outline of the first of some files; `regions` are those of the plan for which it is read.
    ///
    /// # Errors
    /// When it is no table.
    pub fn of(sources: &Sources, regions: &DeclaredRegions) -> Result<Self, NoTable> {
        let mut diagnostics = Diagnostics::default();
        report_unreadable(sources.iter(), &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(NoTable::Unreadable(Box::new(diagnostics)));
        }
        if !form_files(sources).is_empty() {
            return Err(NoTable::Form);
        }
        let (_, source) = sources.iter().next().ok_or(NoTable::NoHeader)?;
        Self::of_text(source, regions)
    }

    fn of_text(source: &Source, regions: &DeclaredRegions) -> Result<Self, NoTable> {
        let text = source.text();
        if text.get(..text.floor_char_boundary(SEEN)).is_some_and(|seen| seen.contains(is_no_text)) {
            return Err(NoTable::NoText);
        }
        let table = DELIMITERS
            .into_iter()
            .filter_map(|delimiter| Some((delimiter, widest(text, delimiter)?)))
            .max_by_key(|(_, header)| header.filled);
        let (delimiter, header) = table.ok_or(NoTable::NoHeader)?;
        let mut rows = Rows::new(text, header.start, delimiter);
        let headings = rows.next_row().map(|row| cell_texts(text, row.cells)).unwrap_or_default();
        let mut counted: Vec<Counted> = headings.iter().map(|_| Counted::default()).collect();
        let mut count = 0;
        while let Some(cells) = next_of_table(&mut rows, text) {
            count += 1;
            for (place, counted) in counted.iter_mut().enumerate() {
                counted.add(cells.get(place).map(String::as_str).unwrap_or_default());
            }
        }
        let columns = headings.into_iter().zip(counted).enumerate();
        let headed = columns.filter(|(_, (heading, counted))| !heading.is_empty() || counted.is_filled());
        let column = |(place, (heading, counted)): (usize, (String, Counted))| {
            counted.column(place, heading_or_letters(&heading, place).into_owned(), regions)
        };
        let mut columns: Vec<OutlineColumn> = headed.map(column).collect();
        keep_first_of_each(&mut columns);
        let mut rows = Rows::new(text, header.start, delimiter);
        // The header.
        _ = rows.next_row();
        let mut apart = RowsByValue::under(&columns);
        while let Some(cells) = next_of_table(&mut rows, text) {
            apart.add(&cells);
        }
        let above = text.get(..header.start).unwrap_or_default();
        let has_title = above.lines().any(|line| is_title(line.trim_matches(['"', ',', ';', '\t', ' '])));
        Ok(Self { rows: count, has_title, columns, telling: apart.telling() })
    }

    /// The first column of a role.
    pub fn first(&self, role: ColumnRole) -> Option<&OutlineColumn> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// Whether a column has the role.
    pub fn has(&self, role: ColumnRole) -> bool {
        self.first(role).is_some()
    }

    /// The name of the values that stands before the years of all columns of numbers: Persons 2021, Persons 2022.
    pub fn name_beside_years(&self) -> Option<&str> {
        let columns = self.value_columns();
        let name = without_year(&columns.first()?.heading)?;
        columns.iter().all(|column| without_year(&column.heading) == Some(name)).then_some(name)
    }

    /// The columns of numbers, where neither years nor a heading say which one holds the values.
    pub fn value_columns(&self) -> Vec<&OutlineColumn> {
        if says_value(&self.columns) {
            return Vec::new();
        }
        self.columns.iter().filter(|column| column.role == ColumnRole::Value).collect()
    }
}

/// Of several columns of years, and of regions, the first counts; one that its heading names comes before all.
fn keep_first_of_each(columns: &mut [OutlineColumn]) {
    let is_named = |usual: UsualColumn| columns.iter().any(|column| column.role == ColumnRole::Usual(usual));
    let has_wide = columns.iter().any(|column| column.role == ColumnRole::OfYear);
    let (mut has_year, mut has_region) = (is_named(UsualColumn::Year) || has_wide, is_named(UsualColumn::Region));
    for column in columns {
        if column.role == ColumnRole::Year && std::mem::replace(&mut has_year, true) {
            column.role = ColumnRole::Value;
        }
        if column.role == ColumnRole::Region && std::mem::replace(&mut has_region, true) {
            column.role = ColumnRole::Other;
        }
    }
}

/// The cells of the next row that is none of the remarks around the table.
fn next_of_table(rows: &mut Rows<'_>, text: &str) -> Option<Vec<String>> {
    loop {
        let cells = cell_texts(text, rows.next_row()?.cells);
        if filled(&cells) > 1 {
            return Some(cells);
        }
    }
}

/// Characters that stand in no text, but in pictures, documents and programs.
fn is_no_text(character: char) -> bool {
    character == char::REPLACEMENT_CHARACTER
        || character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{1A}' | '\u{85}')
}

struct HeaderLine {
    start: usize,
    filled: usize,
}

/// The first of the lines at the top with years in a row, else of those that have the most cells.
fn widest(text: &str, delimiter: u8) -> Option<HeaderLine> {
    let mut rows = Rows::new(text, 0, delimiter);
    let mut widest: Option<HeaderLine> = None;
    for _ in 0..LOWEST_HEADER {
        let Some(row) = rows.next_row() else { break };
        let cells = cell_texts(text, row.cells);
        let filled = filled(&cells) + if has_years(&cells) { MOST_COLUMNS } else { 0 };
        let start = row.cells.first().map_or(0, |cell| cell.range.start);
        if filled > widest.as_ref().map_or(1, |widest| widest.filled) {
            widest = Some(HeaderLine { start, filled });
        }
    }
    widest
}

/// Whether two cells beside one another are years that follow one another.
fn has_years(cells: &[String]) -> bool {
    let years: Vec<i32> = cells.iter().filter_map(|cell| cell.parse().ok().map(Year::number)).collect();
    years.windows(2).any(|pair| matches!(pair, [one, other] if one.abs_diff(*other) == 1))
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::{ColumnRole, NoTable, Outline};
    use crate::model::DeclaredRegions;
    use crate::source::{Role, Source, Sources};

    fn outline(text: &'static str) -> Result<Outline, NoTable> {
        let mut sources = Sources::default();
        sources.add(Source::from_text("table.csv", Role::Statistics, text));
        Outline::of(&sources, &DeclaredRegions::default())
    }

    /// The conditions, how many values they lose, and how many have several rows all the same.
    fn conditions(text: &'static str) -> (String, usize, usize) {
        let outline = outline(text).unwrap();
        let columns = outline.telling.columns.iter();
        let written = columns.map(|chosen| format!("{}={}", outline.columns[chosen.column].heading, chosen.cell));
        (written.collect::<Vec<_>>().join(" "), outline.telling.lost, outline.telling.twice)
    }

    #[test]
    fn only_what_tells_rows_of_one_value_apart_is_a_condition() {
        for (text, expected) in [
            // Flags and remarks vary, but each year has one row.
            ("Year,Sign,Value\n2020,p,1\n2021,,2\n2022,,3\n", ("", 0, 0)),
            // The parts are told apart by the column that leaves every year, not by the one that marks some values.
            ("Year,Sign,Sex,Value\n2020,p,,1\n2020,,F,2\n2021,,,3\n2021,,F,4\n", ("Sex=", 0, 0)),
            // Codes beside the words say nothing more.
            ("Year,Area code,Group,Value\n2020,,,1\n2020,c1,young,2\n2020,c2,old,3\n", ("Area code=", 0, 0)),
            (
                "Year,Sex,Age,Value\n2020,All,All,1\n2020,F,All,2\n2020,All,15+,3\n2020,F,15+,3\n",
                ("Sex=All Age=All", 0, 0),
            ),
            // Each indicator and each region has rows of its own.
            ("Indicator,Year,Value\na,2020,1\nb,2020,2\n", ("", 0, 0)),
            ("Entity,Year,Value\nBelgium,2020,1\nFrance,2020,2\n", ("", 0, 0)),
            // A row without a value gives none.
            ("Year,Kind,Value\n2020,a,1\n2020,b,\n2020,c,NA\n", ("", 0, 0)),
            // Numbers beside the values are the last to tell rows apart.
            ("Year,Low,Sex,Value\n2020,1,T,5\n2020,1,F,6\n2020,2,M,7\n", ("Sex=T", 0, 0)),
            // No cell has every year.
            ("Year,Kind,Value\n2020,All,5\n2021,Old,6\n2021,New,7\n", ("Kind=All", 1, 0)),
            // Nothing tells them apart.
            ("Year,Value\n2020,5\n2020,6\n", ("", 0, 1)),
        ] {
            let (written, lost, twice) = expected;
            assert_eq!(conditions(text), (written.to_owned(), lost, twice), "{text}");
        }
    }

    #[test]
    fn a_column_of_numbers_and_signs_holds_values() {
        let roles = |text| outline(text).unwrap().columns.into_iter().map(|column| column.role).collect::<Vec<_>>();
        assert_eq!(
            roles("Time;Val;Note1\n2015;5,25;\n2016;NA;x\n2017;:;\n"),
            [ColumnRole::Year, ColumnRole::Value, ColumnRole::Other]
        );
        assert_eq!(roles("Perioden;Val\n2022;5\n2023*;6\n"), [ColumnRole::Year, ColumnRole::Value]);
        assert_eq!(roles("Title,CPI\nCDID,D7BT\n2015,1.5\n2015 Q1,1.2\n"), [ColumnRole::Year, ColumnRole::Value]);
        assert_eq!(roles("Time,UNIT_MULT\n2015,3\n2016,3\n"), [ColumnRole::Year, ColumnRole::Other]);
        assert_eq!(roles("Year of study,Built\n2015,1900\n2016,1950\n"), [ColumnRole::Year, ColumnRole::Value]);
    }

    #[test]
    fn headings_with_years_are_found_among_wider_rows() {
        let wide = outline(";;2019;2020\nCO2;CPA08;7;8\nCO2;CPA09;9;1\n").unwrap();
        let headings: Vec<&str> = wide.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings, ["[A]", "[B]", "2019", "2020"]);
        let beside = outline("sex,Persons 2021,Persons 2022\nall,7,8\n").unwrap();
        assert_eq!(beside.name_beside_years(), Some("Persons"));
        assert_eq!(outline("sex,Births 2021,Deaths 2021\nall,7,8\n").unwrap().name_beside_years(), None);
    }

    #[test]
    fn what_is_no_table_is_refused_with_the_reason() {
        assert!(matches!(outline("fsip-form/1 plan 2022 unit,value\n"), Err(NoTable::Form)));
        assert!(matches!(outline("a,b\n\u{1},\u{2}\n"), Err(NoTable::NoText)));
        assert!(matches!(outline("A page of words\nand more\n"), Err(NoTable::NoHeader)));
    }
}
