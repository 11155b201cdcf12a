//! Assessment → document: what a person reads, as typed cells. One file per report.

mod amended;
mod audit;
mod bulletin;
mod by_region;
mod chart;
mod check;
mod comparison;
mod consequences;
pub mod diagnostics;
mod explain;
mod export;
mod form;
mod front;
mod group;
mod growth;
mod plan_header;
mod promise;
mod region_list;
mod region_tally;
mod regions;
pub mod requirement;
mod screen;
mod selection;
mod statistics;
mod status;
mod tasks;
mod units;

use std::fmt::{Display, Write as _};
use std::io::Write;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use crate::evaluate::Judgement;
use crate::locale::{Language, Texts};
use crate::model::{Character, Moment, Number, Plan, Region, Status, Year};

pub use amended::{Aspect, PartKind};
pub use audit::AuditReport;
pub use bulletin::{BulletinReport, SinceDay, UnitSlip};
pub use chart::{Axis, BarChart, Chart, SeriesChart, approximate};
pub use check::{CheckReport, FailOn, Finding, Judged, Strictness, Weight};
pub use comparison::ComparisonReport;
pub use consequences::{Consequences, Recorded};
pub use explain::{CodeReport, ExplainReport, Subject};
pub use export::ExportReport;
pub use form::{FormColumn, FormInput, FormLine, FormPart, MissingReport, Owed, UnitForm};
pub use front::{FrontChanges, FrontGroup, FrontItem, FrontPage, needs_attention};
pub use group::GroupReport;
pub use growth::{GrowthReport, ShownGrowth};
pub use plan_header::{FolderName, PlanHeader, command_line};
pub use region_tally::RegionTallyReport;
pub use regions::RegionsReport;
pub use screen::{
    Block, Entries, Entry, Grid, GridCell, GridColumn, GridLine, GridRow, Heading, Main, Remark, Room, RowDetail,
    Screen, SideBySide, TakeBlock, Tone, short_status, sign,
};
pub use selection::{Selection, SelectionOption};
pub use status::StatusReport;
pub use tasks::TasksReport;
pub use units::UnitsReport;

/// A target or work item with how it stands.
type WithJudgement<'a, T> = &'a (&'a T, Judgement);

/// Something that can be shown to people and to programs.
pub trait Report {
    /// For people, in their language.
    fn document(&self, texts: &Texts) -> Document;

    /// For a page: what it shows before the document, and the document without what was shown.
    fn page(&self, texts: &Texts) -> (Option<FrontPage>, Document) {
        (None, self.document(texts))
    }

    /// For people before a terminal, whatever its width; nothing where the document is shown there too.
    fn screen(&self, _texts: &Texts) -> Option<Screen> {
        None
    }

    /// Hands over what a screen has behind its blocks and before its notes, part by part, when there is too much of it for
    /// all to be kept; gives what must be known beside it.
    ///
    /// # Errors
    /// When a part is refused.
    fn further_blocks(&self, _texts: &Texts, _take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    /// What a person before a terminal may do next.
    fn hints(&self, _texts: &Texts) -> Vec<String> {
        Vec::new()
    }

    /// For spreadsheets and programs that read tables: whatever the document shows side by side, in a row each.
    fn records(&self, texts: &Texts) -> Document {
        self.document(texts)
    }

    /// The table that follows those of the document, when it has too many rows for all to be kept.
    fn long_table<'r>(&'r self, _texts: &'r Texts) -> Option<Records<'r>> {
        None
    }

    /// The same of the records.
    fn long_records<'r>(&'r self, texts: &'r Texts) -> Option<Records<'r>> {
        self.long_table(texts)
    }

    /// For programs: the assessment as it is, the same in every language.
    ///
    /// # Errors
    /// When it cannot be written.
    fn json(&self, output: &mut dyn Write) -> Result<()>;

    /// The format in which it is shown when none is chosen.
    fn default_format(&self) -> &'static str {
        "table"
    }

    /// One by one, for viewers of checks; nothing for reports that check nothing.
    fn findings(&self, _texts: &Texts) -> Option<Vec<Finding>> {
        None
    }
}

/// What a person reads.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The heading.
    pub title: String,
    /// What must be known before reading on.
    pub preface: Vec<String>,
    /// The parts.
    pub sections: Vec<Section>,
    /// What must be known beside them.
    pub notes: Vec<String>,
    /// What stands around them when they are sent.
    pub letter: Option<Letter>,
}

/// What stands around the text of what is sent, as 公文 have it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// 发文字号.
    pub number: Option<String>,
    /// 主送机关.
    pub recipient: Wording,
    /// 署名.
    pub signature: Wording,
    /// 成文日期.
    pub date: Wording,
}

/// A text, or what a person has to write in its place.
#[derive(Clone, Debug)]
pub enum Wording {
    /// As it stands.
    Given(String),
    /// Says in 〔〕 what is to be written.
    Blank(String),
}

/// A part of a document.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The same in every language; names a file or the like.
    pub id: &'static str,
    /// Where it belongs.
    pub rank: Rank,
    /// The heading, when there are several parts.
    pub heading: Option<String>,
    /// What is said above the table.
    pub paragraphs: Vec<String>,
    /// What is listed above the table.
    pub items: Vec<ListItem>,
    /// What a person has to write below them, each in 〔〕.
    pub blanks: Vec<String>,
    /// A table.
    pub table: Option<Table>,
    /// Pictures.
    pub charts: Vec<Chart>,
}

/// What is listed.
#[derive(Clone, Debug, Default)]
pub struct ListItem {
    /// What is said.
    pub text: String,
    /// The ids of the targets that it speaks of; none where it speaks of something else, too.
    pub targets: Vec<String>,
}

impl From<String> for ListItem {
    fn from(text: String) -> Self {
        Self { text, targets: Vec::new() }
    }
}

/// Where a part belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// One of the parts.
    #[default]
    Part,
    /// Within the part before it.
    Subpart,
    /// Behind all parts, on pages of its own, under its number: 附件1.
    Annex(String),
}

/// A table of typed cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A table whose rows are handed over one by one.
pub struct Records<'a> {
    /// The same in every language; names a file or the like.
    pub id: &'static str,
    /// The heading, when there are several parts.
    pub heading: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    rows: Box<EachRow<'a>>,
}

/// Hands over every row, each with a cell for each column, until one is refused.
type EachRow<'a> = dyn Fn(&mut dyn FnMut(&[Cell]) -> Result<()>) -> Result<()> + 'a;

/// What stands in each column of a row.
struct Columns<'a, R> {
    columns: Vec<Column>,
    cells: Vec<Box<FillCell<'a, R>>>,
}

type FillCell<'a, R> = dyn Fn(&R, &mut Cell) + 'a;

impl<'a, R> Columns<'a, R> {
    fn new() -> Self {
        Self { columns: Vec::new(), cells: Vec::new() }
    }

    fn column(mut self, column: Column, cell: impl Fn(&R, &mut Cell) + 'a) -> Self {
        self.columns.push(column);
        self.cells.push(Box::new(cell));
        self
    }

    fn column_if(self, is_shown: bool, column: Column, cell: impl Fn(&R, &mut Cell) + 'a) -> Self {
        if is_shown { self.column(column, cell) } else { self }
    }

    /// A column for each of some things.
    fn columns<T>(self, things: impl IntoIterator<Item = T>, with_column: impl Fn(Self, T) -> Self) -> Self {
        things.into_iter().fold(self, with_column)
    }

    /// A table of rows that are made anew each time they are asked for; they take turns in the same cells.
    fn of<I: Iterator<Item = R>>(
        self,
        id: &'static str,
        heading: Option<String>,
        rows: impl Fn() -> I + 'a,
    ) -> Records<'a>
    where
        R: 'a,
    {
        let Self { columns, cells } = self;
        let rows = move |take: &mut dyn FnMut(&[Cell]) -> Result<()>| {
            let mut row = vec![Cell::Empty; cells.len()];
            rows().try_for_each(|of| {
                row.iter_mut().zip(&cells).for_each(|(place, cell)| cell(&of, place));
                take(&row)
            })
        };
        Records { id, heading, columns, rows: Box::new(rows) }
    }
}

impl Document {
    /// With a long table among its sections, for what needs all rows at once.
    #[must_use]
    pub fn with(mut self, records: Option<Records<'_>>) -> Self {
        self.sections.extend(records.map(Section::from));
        self
    }
}

impl Records<'_> {
    /// Hands over every row until one is refused.
    ///
    /// # Errors
    /// Why it was.
    pub fn each(&self, mut take: impl FnMut(&[Cell]) -> Result<()>) -> Result<()> {
        (self.rows)(&mut take)
    }

    /// Whether the columns have headings; a list of headed lines has none.
    pub fn has_header(&self) -> bool {
        has_header(&self.columns)
    }
}

impl Wording {
    /// As given, or what is to be written.
    pub fn new(given: Option<&str>, blank: &str, texts: &Texts) -> Self {
        given.map_or_else(|| Self::Blank(texts.get(blank)), |given| Self::Given(given.to_owned()))
    }

    /// What stands there.
    pub fn text(&self) -> &str {
        let (Self::Given(text) | Self::Blank(text)) = self;
        text
    }
}

impl Letter {
    /// What stands below the text.
    pub fn closing(&self) -> [&Wording; 2] {
        [&self.signature, &self.date]
    }
}

impl Document {
    /// What a person sends, in parts, and the annexes behind them; without parts the annexes are what is sent.
    pub fn parts_and_annexes(&self) -> (&[Section], &[Section]) {
        let is_annex = |section: &Section| matches!(section.rank, Rank::Annex(_));
        let first = self.sections.iter().position(is_annex).unwrap_or(self.sections.len());
        self.sections.split_at_checked(first).unwrap_or((&self.sections, &[]))
    }
}

impl Section {
    /// The heading, behind the number of an annex.
    pub fn title(&self) -> Option<String> {
        let heading = self.heading.as_ref()?;
        Some(match &self.rank {
            Rank::Annex(number) => format!("{number} {heading}"),
            Rank::Part | Rank::Subpart => heading.clone(),
        })
    }

    /// The table, when there is one.
    pub fn records(&self) -> Option<Records<'_>> {
        let Table { columns, rows } = self.table.as_ref()?;
        let rows = |take: &mut dyn FnMut(&[Cell]) -> Result<()>| rows.iter().try_for_each(|row| take(row));
        let (id, heading, columns) = (self.id, self.heading.clone(), columns.clone());
        Some(Records { id, heading, columns, rows: Box::new(rows) })
    }
}

impl From<Records<'_>> for Section {
    fn from(records: Records<'_>) -> Self {
        let mut rows = Vec::new();
        // Nothing refuses a row here.
        let _kept = records.each(|row| {
            rows.push(row.to_vec());
            Ok(())
        });
        let Records { id, heading, columns, .. } = records;
        Self { heading, ..Self::of(id, Table { columns, rows }) }
    }
}

/// A table that grows column by column, each declared with what stands in it for a row.
struct Rows<R> {
    rows: Vec<R>,
    table: Table,
}

impl<R: Copy> Rows<R> {
    fn new(rows: impl IntoIterator<Item = R>) -> Self {
        let rows: Vec<R> = rows.into_iter().collect();
        let table = Table { columns: Vec::new(), rows: rows.iter().map(|_| Vec::new()).collect() };
        Self { rows, table }
    }

    fn column<C: Into<Cell>>(mut self, column: Column, cell: impl Fn(R) -> C) -> Self {
        self.table.columns.push(column);
        for (cells, row) in self.table.rows.iter_mut().zip(&self.rows) {
            cells.push(cell(*row).into());
        }
        self
    }

    fn column_if<C: Into<Cell>>(self, is_shown: bool, column: Column, cell: impl Fn(R) -> C) -> Self {
        if is_shown { self.column(column, cell) } else { self }
    }

    /// A column for each of some things.
    fn columns<T: Copy, C: Into<Cell>>(
        self,
        things: impl IntoIterator<Item = T>,
        column: impl Fn(T) -> Column,
        cell: impl Fn(R, T) -> C,
    ) -> Self {
        things.into_iter().fold(self, |rows, thing| rows.column(column(thing), |row| cell(row, thing)))
    }
}

impl<R> From<Rows<R>> for Table {
    fn from(rows: Rows<R>) -> Self {
        rows.table
    }
}

impl Table {
    /// Whether the columns have headings; a list of headed lines has none.
    pub fn has_header(&self) -> bool {
        has_header(&self.columns)
    }
}

fn has_header(columns: &[Column]) -> bool {
    columns.iter().any(|column| !column.heading.is_empty())
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// Numbers stand at the right.
    pub is_number: bool,
    /// Whether its entries may be broken into lines where the room is short.
    pub breaks: bool,
    /// 0 is always shown; columns of the highest rank are left out first where the room is short.
    pub rank: u8,
    /// Whether readers of a page may choose rows by what stands here.
    pub is_choice: bool,
    /// Whether it shows other columns as pictures, which mean nothing to a program.
    pub is_picture: bool,
    /// Whether the same entry in rows below each other is written once where cells can be merged.
    pub merges: bool,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Nothing belongs here.
    Empty,
    /// A figure belongs here, and is not known.
    Unknown,
    /// Words.
    Text(String),
    /// A year.
    Year(Year),
    /// A day.
    Day(NaiveDate),
    /// A number with decimal places, already rounded for display, and a suffix such as %.
    Number {
        /// Exact.
        value: Number,
        /// Decimal places shown.
        decimals: u32,
        /// What follows it.
        suffix: Suffix,
    },
    /// A number that a spreadsheet computes from other cells of the row.
    Computed {
        /// Exact.
        value: Number,
        /// Decimal places shown.
        decimals: u32,
        /// What follows it.
        suffix: Suffix,
        /// How it comes from the other cells.
        formula: CellFormula,
    },
    /// A status and its words.
    Status(Status, String, Language),
    /// The course of values over the years, the unknown ones left out; a picture where one can be drawn.
    Sparkline(Vec<Option<Number>>),
    /// A share in percent, as a bar.
    Bar(Option<Number>),
}

/// What follows a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suffix {
    /// Nothing.
    None,
    /// The number is a percentage.
    Percent,
    /// Words of the reader: that it is a difference of percentages, or its unit of measure and its year.
    Words(String),
    /// A mark that says how firm the number is; a blank where others of its column have one, so that digits stand below digits.
    Mark(&'static str),
}

impl Suffix {
    fn points(texts: &Texts) -> Self {
        Self::Words(texts.get("points-suffix"))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "",
            Self::Percent => "%",
            Self::Words(words) => words,
            Self::Mark(mark) => mark,
        }
    }
}

/// How a cell comes from other cells of its row, which are named by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFormula {
    /// `(later − earlier) / earlier`
    Growth {
        /// The earlier value.
        earlier: usize,
        /// The later value.
        later: usize,
    },
    /// `later − earlier`
    Difference {
        /// The earlier value.
        earlier: usize,
        /// The later value.
        later: usize,
    },
    /// `(later / earlier)^(1 / years) − 1`
    AverageGrowth {
        /// The earlier value.
        earlier: usize,
        /// The later value.
        later: usize,
        /// Years between them.
        years: i32,
    },
}

impl From<Table> for Section {
    fn from(table: Table) -> Self {
        Self { table: Some(table), ..Self::default() }
    }
}

impl Section {
    /// A table under a heading.
    pub fn headed(id: &'static str, heading: String, table: impl Into<Table>) -> Self {
        Self { heading: Some(heading), ..Self::of(id, table) }
    }

    fn of(id: &'static str, table: impl Into<Table>) -> Self {
        Self { id, table: Some(table.into()), ..Self::default() }
    }
}

impl Column {
    fn words(heading: String, rank: u8) -> Self {
        Self { heading, is_number: false, breaks: true, rank, is_choice: false, is_picture: false, merges: false }
    }

    fn numbers(heading: String, rank: u8) -> Self {
        Self { is_number: true, breaks: false, ..Self::words(heading, rank) }
    }

    /// The column with entries that are written once where rows below each other share them.
    #[must_use]
    fn merged(self) -> Self {
        Self { merges: true, ..self }
    }

    /// The column with a choice of rows by what stands in it.
    #[must_use]
    pub fn as_choice(self) -> Self {
        Self { is_choice: true, ..self }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// 约束性 or 预期性, in the reader's language.
fn character_words(character: Option<Character>, texts: &Texts) -> Option<String> {
    character.map(|character| texts.get(&character.key()))
}

/// When all was judged, for programs.
#[derive(Serialize)]
struct AsOfJson {
    /// The last year that counts.
    as_of: Year,
    /// The day, when it was one of the year after.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of_day: Option<String>,
}

impl From<Moment> for AsOfJson {
    fn from(moment: Moment) -> Self {
        Self { as_of: moment.last_whole_year(), as_of_day: moment.day().map(|day| day.to_string()) }
    }
}

/// The arguments of a text that says by when something is due, or when it is judged: the year that counts, and the day
/// where it is one.
fn moment_arguments(moment: Moment, year: Year, texts: &Texts) -> [(&'static str, String); 2] {
    let words = |day: NaiveDate| match texts.language() {
        Language::Chinese => day.format("%Y年%-m月%-d日").to_string(),
        Language::English => day.to_string(),
    };
    [("year", year.to_string()), ("day", moment.day().map_or_else(|| "none".to_owned(), words))]
}

/// Those of when something is due.
fn due_arguments(due: Moment, texts: &Texts) -> [(&'static str, String); 2] {
    moment_arguments(due, due.year(), texts)
}

/// A day in the language of the reader: `20 Dec 2022`, 2022年12月20日.
fn day_words(day: NaiveDate, texts: &Texts) -> String {
    let format = match texts.language() {
        Language::Chinese => "%Y年%-m月%-d日",
        Language::English => "%-d %b %Y",
    };
    day.format(format).to_string()
}

/// Those of when all is judged.
fn as_of_arguments(moment: Moment, texts: &Texts) -> [(&'static str, String); 2] {
    moment_arguments(moment, moment.last_whole_year(), texts)
}

impl From<Moment> for Cell {
    fn from(moment: Moment) -> Self {
        moment.day().map_or(Self::Year(moment.year()), Self::Day)
    }
}

impl From<Year> for Cell {
    fn from(year: Year) -> Self {
        Self::Year(year)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::count(count)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(content: Option<T>) -> Self {
        content.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    /// Without thousands separators and signs; a percentage keeps its %, an unknown figure is nothing.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        self.add_plain(&mut plain);
        plain
    }

    /// The same at the end of a text.
    pub fn add_plain(&self, text: &mut String) {
        match self {
            Self::Empty | Self::Unknown | Self::Sparkline(_) | Self::Bar(None) => {}
            Self::Text(words) | Self::Status(_, words, _) => text.push_str(words),
            // Memory takes every text.
            Self::Year(year) => _ = write!(text, "{year}"),
            Self::Day(day) => _ = write!(text, "{day}"),
            Self::Number { value, decimals, suffix } | Self::Computed { value, decimals, suffix, .. } => {
                value.add_fixed(*decimals, text);
                text.push_str(suffix.as_str());
            }
            Self::Bar(Some(share)) => {
                share.add_fixed(1, text);
                text.push('%');
            }
        }
    }

    /// Puts a text into the cell, in the room of the one before it.
    fn put<'t>(&mut self, text: impl Into<Option<&'t str>>) {
        match (text.into(), &mut *self) {
            (Some(text), Self::Text(room)) => {
                room.clear();
                room.push_str(text);
            }
            (text, _) => *self = text.into(),
        }
    }

    /// The same for what is written as a text.
    fn write(&mut self, content: Option<impl Display>) {
        self.put(content.as_ref().map(|_| ""));
        if let (Some(content), Self::Text(room)) = (content, self) {
            // Memory takes every text.
            let _written = write!(room, "{content}");
        }
    }

    /// Words, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A whole number.
    pub fn count(count: usize) -> Self {
        let value = Number::from(i64::try_from(count).unwrap_or(i64::MAX));
        Self::Number { value, decimals: 0, suffix: Suffix::None }
    }

    /// A value with the decimal places of its indicator, or as it was given.
    pub fn value(value: Option<&Number>, decimals: Option<u32>) -> Self {
        let Some(value) = value else { return Self::Unknown };
        let exact = if decimals.is_none() { value.decimals() } else { None };
        let decimals = exact.unwrap_or_else(|| decimals_not_zero(value, decimals.unwrap_or(PLACES_OF_QUOTIENT)));
        Self::Number { value: value.clone(), decimals, suffix: Suffix::None }
    }

    /// A percentage with one decimal place.
    pub fn percent(percent: Option<&Number>) -> Self {
        percent.map_or(Self::Unknown, |value| Self::Number {
            value: value.clone(),
            decimals: decimals_not_zero(value, 1),
            suffix: Suffix::Percent,
        })
    }

    /// A percentage with as many places, from `least` on, as it takes for the shown number to agree with the verdict.
    pub fn percent_judged(percent: Option<&Number>, least: u32, agrees: impl Fn(&Number) -> bool) -> Self {
        percent.map_or(Self::Unknown, |value| Self::Number {
            value: value.clone(),
            decimals: decimals_that_agree(value, least, |shown| agrees(shown) && shown.is_zero() == value.is_zero()),
            suffix: Suffix::Percent,
        })
    }
}

/// Decimal places of a quotient whose expansion does not end, when its indicator does not say how many.
const PLACES_OF_QUOTIENT: u32 = 3;
/// Most decimal places that are tried for a number to agree with its verdict: enough for the quotient of the smallest values.
const LONGEST_AGREEMENT: u32 = 120;

/// The fewest decimal places, from `least` on, at which the rounded number still agrees with its verdict: 89.995 % is
/// not 90 % and must not be shown as 90.0 %.
pub fn decimals_that_agree(value: &Number, least: u32, agrees: impl Fn(&Number) -> bool) -> u32 {
    let most = LONGEST_AGREEMENT.max(least);
    (least..=most).find(|decimals| agrees(&value.round(*decimals))).unwrap_or(most)
}

/// The fewest decimal places, from `least` on, at which a number that is not 0 is not shown as 0.
fn decimals_not_zero(value: &Number, least: u32) -> u32 {
    if !value.may_be_below_one() {
        return least.min(LONGEST_AGREEMENT);
    }
    decimals_that_agree(value, least, |shown| shown.is_zero() == value.is_zero())
}

/// A column of words.
fn words(texts: &Texts, key: &str, rank: u8) -> Column {
    Column::words(texts.get(key), rank)
}

/// A column of numbers.
fn numbers(texts: &Texts, key: &str, rank: u8) -> Column {
    Column::numbers(texts.get(key), rank)
}

/// A text that says how many, in singular or plural.
pub fn counted(key: &str, count: usize, texts: &Texts) -> String {
    texts.format(key, &[("count", &count.to_string()), ("number", number(count))])
}

/// The grammatical number of a count.
fn number(count: usize) -> &'static str {
    if count == 1 { "one" } else { "many" }
}

/// The words of a status.
pub fn status_words(texts: &Texts, status: Status) -> String {
    texts.get(&status.key())
}

fn status_cell(texts: &Texts, status: Status) -> Cell {
    Cell::Status(status, status_words(texts, status), texts.language())
}

fn unit_name(plan: &Plan, id: &str, texts: &Texts) -> String {
    plan.unit(id).map_or(id, |unit| texts.pick(&unit.name, unit.name_en.as_deref())).to_owned()
}

fn units_named(plan: &Plan, ids: &[String], texts: &Texts) -> String {
    texts.joined("list-separator", ids.iter().map(|id| unit_name(plan, id, texts)))
}

fn years_named(years: &[Year], texts: &Texts) -> String {
    texts.joined("list-separator", years.iter().map(Year::to_string))
}

fn region_name(plan: &Plan, region: &Region, texts: &Texts) -> String {
    let Some(id) = region.part() else { return texts.get("region-whole") };
    plan.region(id).map_or(id, |declared| texts.pick(&declared.name, declared.name_en.as_deref())).to_owned()
}

/// A region as it is named on the command line.
fn typed_region<'a>(plan: &'a Plan, region: &'a Region, texts: &Texts) -> Option<&'a str> {
    let id = region.part()?;
    Some(plan.region(id).map_or(id, |declared| screen::typed(id, &declared.name, texts)))
}

/// That a region is shown; nothing for the whole.
fn region_sentence(plan: &Plan, region: Option<&Region>, texts: &Texts) -> Option<String> {
    let region = region.filter(|region| **region != Region::Whole)?;
    Some(texts.format("screen-region", &[("region", &region_name(plan, region, texts))]))
}

/// That only what a unit answers for is shown.
fn unit_sentence(plan: &Plan, unit: Option<&str>, texts: &Texts) -> Option<String> {
    Some(texts.format("screen-unit", &[("unit", &unit_name(plan, unit?, texts))]))
}

/// The name of an indicator, with that of the region of which it speaks when it is a part of the whole.
fn name_in_region(plan: &Plan, name: &str, region: Option<&str>, texts: &Texts) -> String {
    region.map_or_else(|| name.to_owned(), |id| with_region(plan, name, &Region::named(id), texts))
}

/// A text with the name of the region of which it speaks.
fn with_region(plan: &Plan, text: &str, region: &Region, texts: &Texts) -> String {
    texts.format("in-region", &[("name", text), ("region", &region_name(plan, region, texts))])
}

fn to_json(mut output: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut output, value)?;
    Ok(output.write_all(b"\n")?)
}

#[cfg(test)]
mod tests {
    use super::{Cell, decimals_that_agree};
    use crate::model::Number;

    #[test]
    fn what_is_not_zero_is_never_shown_as_zero() {
        let tiny = "0.000000000000000000000000000001";
        let number: Number = tiny.parse().unwrap();
        for decimals in [None, Some(0), Some(2), Some(40)] {
            let shown = Cell::value(Some(&number), decimals).plain();
            assert_eq!(shown.trim_end_matches('0'), tiny, "{decimals:?}");
        }
        assert_eq!(Cell::percent(Some(&number)).plain(), format!("{tiny}%"));
        assert_eq!(decimals_that_agree(&number, 30, |shown| !shown.is_zero()), 30);
        assert_eq!(Cell::percent(Some(&Number::zero())).plain(), "0.0%");
    }
}
