//! What a terminal shows of a report: the same rows at every width, each with what there is room for.

use anyhow::Result;

use crate::locale::{Language, Texts};
use crate::model::{Number, Standing, Status};

/// Up to how many targets or work items are listed one by one, whatever their status.
pub(super) const MOST_LISTED: usize = 40;
/// From how many lines on a table that is handed over in pieces is long enough.
pub(super) const LONG_PIECE: usize = 500;
/// The longest standard that is shown whole.
pub(super) const WIDEST_STANDARD: usize = 24;
/// The longest id that stands before the names whatever the width.
const WIDEST_ID: usize = 12;

/// What a terminal shows.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// The heading.
    pub title: Heading,
    /// Sentences, which share a line where they fit.
    pub preface: Vec<String>,
    /// The parts, with a blank line before each.
    pub blocks: Vec<Block>,
    /// What stands instead of [`super::Report::further_blocks`] where all of it fits.
    pub side_by_side: Option<SideBySide>,
    /// What must be known beside them, each on lines of its own.
    pub notes: Vec<String>,
    /// What may be done next, where that must stand before the verdict; as many on a line as fit.
    pub hints: Vec<String>,
    /// The last line.
    pub verdict: Option<GridCell>,
}

/// A heading, which is cut where it is longer than the terminal.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// What stands before it, as a status; with it the heading is broken instead of cut.
    pub lead: GridCell,
    /// The heading itself.
    pub text: String,
}

/// A table that says beside one another what else is said one after the other.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// The table.
    pub grid: Grid,
    /// What must be known beside it.
    pub notes: Vec<String>,
}

/// Takes a part of a screen, or refuses it.
pub type TakeBlock<'t> = dyn FnMut(Block) -> Result<()> + 't;

/// A part of a [`Screen`].
#[derive(Clone, Debug)]
pub enum Block {
    /// A table.
    Grid(Grid),
    /// Lines with labels.
    Entries(Entries),
    /// Paragraphs of running text; lines that are indented are examples, and stay as they are.
    Prose(String),
}

/// Lines with labels.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// The heading.
    pub heading: Option<Heading>,
    /// From the top.
    pub entries: Vec<Entry>,
}

/// Something with a label at its left.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The label; empty where that of the entry before holds.
    pub label: String,
    /// What is said.
    pub main: Main,
    /// What stands beside it where there is room, else below it.
    pub side: String,
}

/// What an [`Entry`] says.
#[derive(Clone, Debug)]
pub enum Main {
    /// Running text.
    Text(String),
    /// A formula, which is broken before its operators.
    Formula(String),
}

/// A table whose columns are admitted by what they are worth.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The heading, where there are several.
    pub heading: Option<Heading>,
    /// The columns; one that no row fills is not shown.
    pub columns: Vec<GridColumn>,
    /// From the top.
    pub lines: Vec<GridLine>,
    /// How much is left for the rest before another column is admitted, where that is not the usual room.
    pub least_rest: Option<usize>,
}

/// A column of a [`Grid`].
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// The heading.
    pub heading: String,
    /// Numbers stand at the right.
    pub is_right: bool,
    /// How much room it takes.
    pub room: Room,
    /// Whether its entries mean nothing without its heading.
    pub is_labelled: bool,
}

/// How much room a column takes, in terminal cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// That of its longest entry.
    Whole,
    /// The same up to so many; longer entries are cut.
    UpTo(usize),
    /// What the others leave; longer entries are cut, or broken into two lines in a narrow terminal.
    Rest,
    /// What the others leave; longer entries are cut.
    RestOfLine,
    /// That of its longest entry where enough is left for the rest. The lowest priority is admitted first.
    IfAny {
        /// From 1 on.
        priority: u8,
    },
    /// That of its longest entry where the column before it is shown.
    WithBefore,
    /// One of a series, of which as many are shown from its end as leave enough for the rest.
    Newest,
}

/// A line of a [`Grid`].
#[derive(Clone, Debug)]
pub enum GridLine {
    /// Above the rows of an area.
    Heading(String),
    /// Something with a cell for each column.
    Row(GridRow),
}

/// A row of a [`Grid`].
#[derive(Clone, Debug, Default)]
pub struct GridRow {
    /// One for each column.
    pub cells: Vec<GridCell>,
    /// What is said below it where a column that says the same has no room.
    pub remark: Option<Remark>,
    /// What stands below it, as many on a line as fit.
    pub details: Vec<RowDetail>,
}

/// A cell of a [`GridRow`].
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    /// Nothing for what is empty.
    pub text: String,
    /// The end of a name, which is never cut.
    pub ending: String,
    /// Values over the years, which are drawn as a curve.
    pub course: Vec<Option<Number>>,
    /// How it is coloured.
    pub tone: Tone,
    /// How far lines after the first are indented, in terminal cells.
    pub hanging: usize,
}

/// How a text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As the terminal has it.
    #[default]
    Plain,
    /// Less than the others.
    Dim,
    /// By a status.
    Status(Status),
}

/// What is said below a row where a column has no room.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The place of that column.
    pub instead_of: usize,
    /// The place of the column below which it may stand beside a second line of the rest.
    pub beside: usize,
    /// From the longest to the shortest.
    pub wordings: Vec<String>,
}

/// Something said below a row.
#[derive(Clone, Debug)]
pub struct RowDetail {
    /// The place of the column that says the same; it is said where that has no room.
    pub instead_of: Option<usize>,
    /// In few words.
    pub text: String,
}

impl Tone {
    /// That of a standing.
    pub(super) fn of(standing: Standing) -> Self {
        Self::Status(match standing {
            Standing::Achieved => Status::Achieved,
            Standing::OnTrack => Status::OnTrack,
            Standing::Behind => Status::Behind,
            Standing::Missed => Status::Missed,
            Standing::Unknown => Status::NoData,
        })
    }
}

impl Room {
    /// Whether it is what the others leave.
    pub fn is_rest(self) -> bool {
        matches!(self, Self::Rest | Self::RestOfLine)
    }
}

impl From<String> for Heading {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Heading {
    /// A heading with the sign of a status and words before it.
    pub fn of(status: Status, words: &str, text: String, texts: &Texts) -> Self {
        let lead = format!("{} {words}", sign(status, texts.language()));
        Self { lead: GridCell { tone: Tone::Status(status), ..GridCell::from(lead) }, text }
    }
}

impl From<Grid> for Block {
    fn from(grid: Grid) -> Self {
        Self::Grid(grid)
    }
}

impl From<Entries> for Block {
    fn from(entries: Entries) -> Self {
        Self::Entries(entries)
    }
}

impl Entry {
    /// Running text with a label.
    pub fn text(label: String, text: impl Into<String>) -> Self {
        Self { label, main: Main::Text(text.into()), side: String::new() }
    }

    /// A formula with a label, and what comes out.
    pub fn formula(label: String, formula: String, result: String) -> Self {
        Self { label, main: Main::Formula(formula), side: result }
    }

    /// The same with something beside it.
    #[must_use]
    pub fn beside(self, side: impl Into<String>) -> Self {
        Self { side: side.into(), ..self }
    }
}

impl GridColumn {
    /// A column of words.
    pub fn words(heading: String, room: Room) -> Self {
        Self { heading, is_right: false, room, is_labelled: false }
    }

    /// A column of figures.
    pub fn figures(heading: String, room: Room) -> Self {
        Self { is_right: true, ..Self::words(heading, room) }
    }

    /// A column of figures that only its heading tells from those beside it.
    pub fn labelled_figures(heading: String, room: Room) -> Self {
        Self { is_labelled: true, ..Self::figures(heading, room) }
    }
}

impl GridCell {
    /// A status with its sign and its short words.
    pub fn status(status: Status, texts: &Texts) -> Self {
        let words = short_status(status, texts);
        let text = format!("{} {words}", sign(status, texts.language()));
        Self { tone: Tone::Status(status), ..Self::from(text) }
    }

    /// A name below another, with the sign of its own status.
    pub fn below(name: &str, status: Status, texts: &Texts) -> Self {
        let text = format!("{} {name}", sign(status, texts.language()));
        Self { hanging: 2, ..Self::from(text) }
    }

    /// How many; none is looked over.
    pub fn count(count: usize, tone: Tone) -> Self {
        Self { tone: if count == 0 { Tone::Dim } else { tone }, ..Self::from(count.to_string()) }
    }

    /// Something that is only looked for.
    pub fn dim(text: impl Into<String>) -> Self {
        Self { tone: Tone::Dim, ..Self::from(text.into()) }
    }
}

impl From<String> for GridCell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for GridCell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl<T: Into<String>> From<Option<T>> for GridCell {
    fn from(text: Option<T>) -> Self {
        Self::from(text.map(T::into).unwrap_or_default())
    }
}

/// What stands in each column of a grid for a row.
pub(super) struct GridColumns<'a, R> {
    pub(super) texts: &'a Texts,
    columns: Vec<GridColumn>,
    cells: Vec<Box<FillCell<'a, R>>>,
}

type FillCell<'a, R> = dyn Fn(&R) -> GridCell + 'a;

impl<'a, R> GridColumns<'a, R> {
    pub(super) fn new(texts: &'a Texts) -> Self {
        Self { texts, columns: Vec::new(), cells: Vec::new() }
    }

    pub(super) fn column<C: Into<GridCell>>(mut self, column: GridColumn, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.columns.push(column);
        self.cells.push(Box::new(move |row| cell(row).into()));
        self
    }

    pub(super) fn words<C: Into<GridCell>>(self, key: &str, room: Room, cell: impl Fn(&R) -> C + 'a) -> Self {
        let column = GridColumn::words(self.texts.get(key), room);
        self.column(column, cell)
    }

    pub(super) fn figures<C: Into<GridCell>>(self, key: &str, room: Room, cell: impl Fn(&R) -> C + 'a) -> Self {
        let column = GridColumn::figures(self.texts.get(key), room);
        self.column(column, cell)
    }

    /// A column whose entries say without a heading what they are.
    pub(super) fn unnamed<C: Into<GridCell>>(self, room: Room, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.column(GridColumn::words(String::new(), room), cell)
    }

    /// A column of counts, of which only its heading tells what is counted.
    pub(super) fn counts(self, heading: String, room: Room, tone: Tone, count: impl Fn(&R) -> usize + 'a) -> Self {
        self.column(GridColumn::labelled_figures(heading, room), move |row| GridCell::count(count(row), tone))
    }

    /// A column for the count of each status.
    pub(super) fn statuses(self, statuses: &[Status], count: impl Fn(&R, Status) -> usize + Copy + 'a) -> Self {
        statuses.iter().fold(self, |columns, status| {
            let (heading, status) = (short_status(*status, columns.texts), *status);
            columns.counts(heading, Room::Whole, Tone::Status(status), move |row| count(row, status))
        })
    }

    pub(super) fn headings(&self) -> Vec<GridColumn> {
        self.columns.clone()
    }

    pub(super) fn row(&self, of: &R) -> GridRow {
        GridRow { cells: self.cells.iter().map(|cell| cell(of)).collect(), ..GridRow::default() }
    }

    pub(super) fn grid(self, rows: impl IntoIterator<Item = R>) -> Grid {
        let lines = rows.into_iter().map(|row| GridLine::Row(self.row(&row))).collect();
        self.with(lines)
    }

    /// A grid of lines that were made of these columns.
    pub(super) fn with(self, lines: Vec<GridLine>) -> Grid {
        Grid { columns: self.columns, lines, ..Grid::default() }
    }
}

impl Room {
    /// Short ids stand before the names whatever the width; long ones would leave names no room.
    pub(super) fn of_ids<'i>(mut ids: impl Iterator<Item = &'i str>, priority: u8) -> Self {
        if ids.any(|id| id.chars().count() > WIDEST_ID) { Self::IfAny { priority } } else { Self::Whole }
    }
}

/// Rows below the headings of their groups; those without a group get another heading where they follow some.
pub(super) fn in_groups<K: PartialEq>(
    rows: impl Iterator<Item = (Option<K>, GridRow)>,
    heading: impl Fn(&K) -> String,
    other: &str,
) -> Vec<GridLine> {
    let (mut lines, mut current) = (Vec::new(), None);
    for (group, row) in rows {
        if group != current {
            lines.push(GridLine::Heading(group.as_ref().map_or_else(|| other.to_owned(), &heading)));
            current = group;
        }
        lines.push(GridLine::Row(row));
    }
    lines
}

/// How something is named on the command line: by what is easiest to type.
pub(super) fn typed<'n>(id: &'n str, name: &'n str, texts: &Texts) -> &'n str {
    let is_word = !name.contains(char::is_whitespace);
    if texts.language() == Language::Chinese && is_word { name } else { id }
}

/// A sentence as it stands in a table.
pub(super) fn without_stop(sentence: &str) -> &str {
    sentence.trim_end_matches(['。', '.'])
}

/// The words of a status where there is little room.
pub fn short_status(status: Status, texts: &Texts) -> String {
    texts.get(&format!("short-{}", status.key()))
}

/// The sign of a status, so that it does not depend on colour. Those of Chinese all are in GBK, and of one width.
pub fn sign(status: Status, language: Language) -> char {
    match (status, language) {
        (Status::Achieved | Status::AchievedEarly, Language::Chinese) => '√',
        (Status::Achieved | Status::AchievedEarly, Language::English) => '✓',
        (Status::Missed, Language::Chinese) => '×',
        (Status::Missed, Language::English) => '✗',
        (Status::OnTrack, _) => '●',
        (Status::AtRisk, _) => '▲',
        (Status::Behind, _) => '▼',
        (Status::Regressing, _) => '↓',
        (Status::NoData | Status::InsufficientData, _) => '○',
        (Status::AwaitingData, _) => '◎',
        (Status::AwaitingJudgement, _) => '◇',
        (Status::Pending, _) => '□',
    }
}
