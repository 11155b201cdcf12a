//! The texts of a plan's files, and places in them.

mod cells;
mod chinese;
mod decimal;
mod declared;
mod document;
mod encoding;
mod hidden;
mod nearest;
mod owner;
mod package;
mod system;
mod text;
mod workbook;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::BufReader;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use memchr::memchr2_iter;

pub use cells::{CellPlace, CellRow, Cells, Rows, cell_text, cell_texts, is_quoted_behind_blank};
pub use decimal::DecimalMark;
pub use declared::{DeclaredFiles, NotRead, NotReadReason, is_table};
pub(crate) use document::{
    DocumentBlock, DocumentCell, DocumentTable, HeadingNumeral, OfficialDocument, Paragraph, PassedOverKind, Spot,
};
pub use document::{DocumentFault, read_document};
pub use encoding::{Decoded, Encoding, EncodingFault, Invalid};
pub use hidden::is_hidden;
pub use nearest::{find_plan_folder, or_here};
pub use owner::{belongs_to_plan, file_of_plan};
pub use package::PackageFault;
use system::is_of_system;
use text::{PIECE, Text};
pub use text::{Pieces, StoredText};
pub use workbook::{FORM_MARK, Oddity, OtherSheet, Sheet, WorkbookFault};

/// The plan that is built into the program.
const BUILT_IN: [(&str, &str); 9] = [
    ("plan.toml", include_str!("../../data/plan.toml")),
    ("organization.toml", include_str!("../../data/organization.toml")),
    ("regions.toml", include_str!("../../data/regions.toml")),
    ("indicators.toml", include_str!("../../data/indicators.toml")),
    ("targets.toml", include_str!("../../data/targets.toml")),
    ("tasks.toml", include_str!("../../data/tasks.toml")),
    ("worklist-2021.toml", include_str!("../../data/worklist-2021.toml")),
    ("statistics.csv", include_str!("../../data/statistics.csv")),
    ("progress.csv", include_str!("../../data/progress.csv")),
];

/// What a file of the plan folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Tables of the plan.
    Plan,
    /// Observations.
    Statistics,
    /// The evidence ledger.
    Progress,
    /// What units and offices say of the targets.
    Claims,
    /// Nothing that is read, although its name or folder is that of statistics.
    Unread,
}

/// One text that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as the user knows it.
    pub path: String,
    /// The file that it was read from, when it was.
    pub file: Option<PathBuf>,
    /// What it holds.
    pub role: Role,
    /// The place of the declaration by which it is read, among those of the plan.
    pub declaration: Option<usize>,
    /// Without a byte order mark. Bytes that are no text are replaced; see `invalid`.
    text: Text,
    /// How much of it is read at a time, in bytes.
    piece: usize,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// The first byte that is no text in the file's encoding.
    pub invalid: Option<Invalid>,
    /// The sheet of a workbook whose cells the text is made of, or why it cannot be read.
    pub sheet: Option<Arc<Result<Sheet, WorkbookFault>>>,
    /// Where lines start; found when a place is asked for.
    lines: Arc<Mutex<LineStarts>>,
}

/// The place of a [`Source`] in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(usize);

/// A stretch of a source, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// In which source.
    pub source: SourceId,
    /// From where to where.
    pub range: Range<usize>,
}

/// A line and column, both from 1; columns count characters. In a workbook they are those of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'s> {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The name of the sheet.
    pub sheet: Option<&'s str>,
}

impl Place<'_> {
    /// What the place is called in a file of this path: `a.csv:3`, or `a.xlsx!Sheet1!C5`.
    pub fn of_file(&self, path: &str) -> String {
        match self.sheet {
            Some(sheet) => format!("{path}!{sheet}!{}", self.cell()),
            None => format!("{path}:{}", self.line),
        }
    }

    /// What a spreadsheet calls the cell: `C5`.
    pub fn cell(&self) -> String {
        format!("{}{}", column_letters(self.column), self.line)
    }
}

/// What a spreadsheet calls a column, counted from 1: C.
fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(before) = rest.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(before % 26).unwrap_or_default()));
        rest = before / 26;
    }
    letters.into_iter().rev().collect()
}

/// The heading by which a `[[source]]` names the column at a place: its letters in brackets when it has none.
pub fn heading_or_letters(heading: &str, place: usize) -> Cow<'_, str> {
    let letters = || Cow::Owned(format!("[{}]", column_letters(place + 1)));
    if heading.trim().is_empty() { letters() } else { Cow::Borrowed(heading) }
}

/// Where lines start, up to a place of the text.
#[derive(Debug)]
struct LineStarts {
    starts: Vec<u32>,
    end: usize,
}

impl Default for LineStarts {
    fn default() -> Self {
        Self { starts: vec![0], end: 0 }
    }
}

/// A line of a source, with its line break.
struct Line<'s> {
    /// From 1.
    number: usize,
    start: usize,
    text: Cow<'s, str>,
}

/// All texts of one plan.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The folder; nothing for the built-in plan.
    pub folder: Option<PathBuf>,
    /// Other spreadsheets of the folder, which have no role.
    pub spreadsheets: Vec<String>,
    /// The decimal sign of the statistics, as the user chose it.
    pub decimal: Option<DecimalMark>,
    /// The day on which what the files say was known: what is dated later is passed over.
    pub known_on: Option<NaiveDate>,
    /// What was not read of the files that the plan names.
    pub not_read: Vec<NotRead>,
    sources: Vec<Source>,
}

impl Source {
    /// A source from a text.
    pub fn from_text(path: impl Into<String>, role: Role, text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(path.into(), role, Text::Held(text.into()), Encoding::Utf8, None)
    }

    fn new(path: String, role: Role, text: Text, encoding: Encoding, invalid: Option<Invalid>) -> Self {
        Self {
            path,
            file: None,
            role,
            declaration: None,
            text,
            piece: PIECE,
            encoding,
            invalid,
            sheet: None,
            lines: Arc::default(),
        }
    }

    /// A source from a file; the text of statistics longer than a piece is read by pieces of so many bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn from_file(path: &Path, role: Role, chosen: Option<Encoding>, piece: usize) -> Result<Self> {
        if workbook_format(path).is_some() {
            return Self::from_workbook(path, role, None);
        }
        let named = || path.display().to_string();
        require_file(path)?;
        let is_stored = role == Role::Statistics;
        let stored = if is_stored { StoredText::of(path, chosen, piece).with_context(named)? } else { None };
        let source = match stored {
            Some(stored) => {
                let encoding = stored.encoding();
                Self::new(named(), role, Text::Stored(stored), encoding, None)
            }
            None => Self::decoded(named(), role, Decoded::from_file(fs::read(path).with_context(named)?, chosen)),
        };
        Ok(Self { file: Some(path.to_owned()), piece, ..source })
    }

    /// A source from a sheet of a workbook: that of a name, else the first that a spreadsheet shows.
    ///
    /// # Errors
    /// When the file cannot be opened; what is wrong within it is kept.
    pub fn from_workbook(path: &Path, role: Role, name: Option<&str>) -> Result<Self> {
        let named = || path.display().to_string();
        require_file(path)?;
        let is_readable = workbook_format(path) == Some(WorkbookFormat::Xlsx);
        let read = if is_readable {
            workbook::read(BufReader::new(File::open(path).with_context(named)?), name)
        } else {
            Err(WorkbookFault::OtherFormat)
        };
        let (sheet, text) = match read {
            Ok((sheet, text)) => (Ok(sheet), text),
            Err(fault) => (Err(fault), String::new()),
        };
        let source = Self::new(named(), role, Text::Held(text.into()), Encoding::Utf8, None);
        Ok(Self { file: Some(path.to_owned()), sheet: Some(Arc::new(sheet)), ..source })
    }

    /// A source from the bytes of a file, in the `chosen` encoding or the one that is found.
    pub fn from_bytes(path: String, role: Role, bytes: &[u8], chosen: Option<Encoding>) -> Self {
        Self::decoded(path, role, Decoded::from_bytes(bytes, chosen))
    }

    fn decoded(path: String, role: Role, decoded: Decoded) -> Self {
        // TOML knows no lines that end with CR, as very old editors make them.
        let is_old = role == Role::Plan && decoded.text.contains('\r') && !decoded.text.contains('\n');
        let text = if is_old { decoded.text.replace('\r', "\n") } else { decoded.text };
        Self::new(path, role, Text::Held(text.into()), decoded.encoding, decoded.invalid)
    }

    /// The whole text, which is held from then on.
    pub fn text(&self) -> &str {
        match &self.text {
            Text::Held(text) => text,
            Text::Stored(stored) => stored.whole(),
        }
    }

    /// A stretch of the text; nothing where it does not begin and end with characters.
    pub fn part(&self, range: Range<usize>) -> Cow<'_, str> {
        match &self.text {
            Text::Held(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
            Text::Stored(stored) => stored.part(range),
        }
    }

    /// The text piece by piece.
    pub fn pieces(&self) -> Pieces<'_> {
        self.text.pieces(self.piece, 0)
    }

    /// The text, when it is not held but read again from its file.
    pub fn stored(&self) -> Option<&Arc<StoredText>> {
        match &self.text {
            Text::Held(_) => None,
            Text::Stored(stored) => Some(stored),
        }
    }

    /// The sheet that the text is made of.
    pub fn worksheet(&self) -> Option<&Sheet> {
        self.sheet.as_deref().and_then(|sheet| sheet.as_ref().ok())
    }

    /// Why the text is none, where it would be made of a workbook.
    pub fn workbook_fault(&self) -> Option<&WorkbookFault> {
        self.sheet.as_deref().and_then(|sheet| sheet.as_ref().err())
    }

    /// Whether there is a text.
    pub fn is_readable(&self) -> bool {
        self.invalid.is_none() && self.workbook_fault().is_none()
    }

    /// Whether a place in it can be shown: it is read, and there is a text.
    pub fn has_places(&self) -> bool {
        self.role != Role::Unread && self.workbook_fault().is_none()
    }

    /// What is odd in a cell of a sheet that lies in a stretch of the text.
    pub fn oddity(&self, range: &Range<usize>) -> Option<&Oddity> {
        self.worksheet()?.oddity(range)
    }

    /// The line and column of a byte of the text.
    pub fn place(&self, offset: usize) -> Place<'_> {
        let Line { number, start, text } = self.line(offset);
        let within = text.floor_char_boundary(offset.saturating_sub(start));
        if let Some(sheet) = self.worksheet() {
            let is_before = |cell: &CellPlace| cell.range.end < within && !cell.ends_row;
            let before = Cells::new(&text, 0, Sheet::SEPARATOR).row().take_while(is_before);
            return Place { line: sheet.row(number), column: before.count() + 1, sheet: Some(&sheet.name) };
        }
        let before = text.get(..within).unwrap_or_default();
        Place { line: number, column: before.chars().count() + 1, sheet: None }
    }

    /// What the place of a byte of the text is called.
    pub fn place_name(&self, offset: usize) -> String {
        self.place_named(&self.path, offset)
    }

    /// The same where the file is called `name`.
    pub fn place_named(&self, name: &str, offset: usize) -> String {
        if self.has_places() { self.place(offset).of_file(name) } else { name.to_owned() }
    }

    /// Where the line starts in which a byte stands.
    pub fn line_start(&self, offset: usize) -> usize {
        self.line(offset).start
    }

    /// Where the line ends in which a byte stands, before its line break.
    pub fn line_end(&self, offset: usize) -> usize {
        let Line { start, text, .. } = self.line(offset);
        let from = text.floor_char_boundary(offset.saturating_sub(start));
        let rest = text.get(from..).unwrap_or_default();
        start + from + rest.find(['\r', '\n']).unwrap_or(rest.len())
    }

    /// The nearest character boundary at or before `offset`.
    pub fn clamp(&self, offset: usize) -> usize {
        let Line { start, text, .. } = self.line(offset);
        start + text.floor_char_boundary(offset.saturating_sub(start))
    }

    fn line(&self, offset: usize) -> Line<'_> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        self.look_for_lines(&mut lines, offset);
        let starts = &lines.starts;
        let start_of = |line: usize| starts.get(line).and_then(|start| usize::try_from(*start).ok());
        let number = starts.partition_point(|start| usize::try_from(*start).is_ok_and(|start| start <= offset)).max(1);
        let (start, end) = (start_of(number - 1).unwrap_or(0), start_of(number));
        Line { number, start, text: self.part(start..end.unwrap_or_else(|| self.length())) }
    }

    /// Finds where lines start, up to the end of the one in which a byte stands: most places that are asked for lie at the
    /// beginning of a file.
    fn look_for_lines(&self, lines: &mut LineStarts, offset: usize) {
        let is_known = |lines: &LineStarts| lines.starts.last().is_some_and(|last| *last as usize > offset);
        let length = self.length();
        if is_known(lines) || lines.end == length {
            return;
        }
        let mut pieces = self.text.pieces(self.piece, lines.end);
        while !pieces.is_last() && !is_known(lines) {
            pieces.read_on();
            let (bytes, from) = (pieces.text().as_bytes(), pieces.start());
            // A CR at the end may have its LF in the next piece.
            let passed = if pieces.is_last() { bytes.len() } else { bytes.len() - usize::from(bytes.ends_with(b"\r")) };
            let is_new = |end: usize| from + end >= lines.end && end < passed;
            let ends = memchr2_iter(b'\r', b'\n', bytes).filter(|end| is_new(*end) && is_line_end(bytes, *end));
            lines.starts.extend(ends.filter_map(|end| u32::try_from(from + end + 1).ok()));
            pieces.advance(passed);
            lines.end = if pieces.is_last() { length } else { lines.end.max(from + passed) };
        }
    }

    fn length(&self) -> usize {
        match &self.text {
            Text::Held(text) => text.len(),
            Text::Stored(stored) => stored.length(),
        }
    }
}

impl Sources {
    /// The plan that is built into the program.
    pub fn built_in() -> Self {
        let mut sources = Self::default();
        for (name, text) in BUILT_IN {
            let role = role_by_name(Path::new(""), Path::new(name)).unwrap_or(Role::Plan);
            sources.add(Source::from_text(name, role, text));
        }
        sources
    }

    /// Every file of a plan folder that has a role, in the order of their names, read in the `chosen` encoding or the
    /// one that is found for each.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read, or the folder has no TOML file.
    pub fn from_folder(folder: &Path, chosen: Option<Encoding>) -> Result<Self> {
        let mut sources = Self { folder: Some(folder.to_owned()), ..Self::default() };
        for (path, role) in roles_in(folder, &mut sources.spreadsheets)? {
            match role {
                Role::Unread => _ = sources.add(Source::from_text(path.display().to_string(), role, "")),
                Role::Plan | Role::Statistics | Role::Progress | Role::Claims => sources.read(&path, role, chosen)?,
            }
        }
        Ok(sources)
    }

    /// How a file is called by whoever has the plan folder, wherever it lies.
    pub fn name_in_folder<'s>(&self, source: &'s Source) -> &'s str {
        let within = self.folder.as_ref().and_then(|folder| Path::new(&source.path).strip_prefix(folder).ok());
        within.and_then(Path::to_str).unwrap_or(&source.path)
    }

    /// The TOML files of a plan folder alone: no statistics, of which there may be many.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn of_plan_alone(folder: &Path, chosen: Option<Encoding>) -> Result<Self> {
        let mut sources = Self { folder: Some(folder.to_owned()), ..Self::default() };
        for path in files_in(folder)? {
            if role_in(folder, &path) == Some(Role::Plan) {
                sources.read(&path, Role::Plan, chosen)?;
            }
        }
        Ok(sources)
    }

    fn read(&mut self, path: &Path, role: Role, chosen: Option<Encoding>) -> Result<()> {
        self.add(Source::from_file(path, role, chosen, PIECE)?);
        Ok(())
    }

    /// Adds a source.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.sources.push(source);
        SourceId(self.sources.len() - 1)
    }

    /// The same places, of which only one can be read.
    #[must_use]
    pub fn alone(&self, id: SourceId) -> Self {
        let emptied = |source: &Source| Source::from_text(source.path.clone(), Role::Unread, "");
        let sources = self.iter().map(|(of, source)| if of == id { source.clone() } else { emptied(source) });
        Self {
            sources: sources.collect(),
            folder: self.folder.clone(),
            decimal: self.decimal,
            known_on: self.known_on,
            ..Self::default()
        }
    }

    /// Puts another text in the place of a source.
    pub fn replace(&mut self, id: SourceId, source: Source) {
        if let Some(place) = self.sources.get_mut(id.0) {
            *place = source;
        }
    }

    /// The source with this id.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0)
    }

    /// Every source with its id, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().enumerate().map(|(place, source)| (SourceId(place), source))
    }

    /// Every source that was read.
    pub fn read_files(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.iter().filter(|(_, source)| source.role != Role::Unread)
    }

    /// Every source that holds this.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
        self.iter().filter(move |(_, source)| source.role == role)
    }
}

/// In bytes. Decoded it may be half as large again, and a place in it is kept in 32 bits.
const LARGEST_FILE: u64 = 2 << 30;

/// A file that is not read, whatever it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The path as the user knows it.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is none, or it belongs to the system.
    NotAFile,
    /// It has more bytes than are kept.
    TooLarge,
}

/// For programmers; the commands have the words for users.
impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.path, self.reason)
    }
}

impl std::error::Error for Refused {}

/// Refuses what is no file, what lies in folders of the system, also behind links, and what is too large.
fn require_file(path: &Path) -> Result<()> {
    let named = || path.display().to_string();
    let refused = |reason| Err(Refused { path: named(), reason }.into());
    if is_of_system(path) {
        return refused(Reason::NotAFile);
    }
    let metadata = fs::metadata(path).with_context(named)?;
    match metadata.is_file() {
        false => refused(Reason::NotAFile),
        true if metadata.len() > LARGEST_FILE => refused(Reason::TooLarge),
        true => Ok(()),
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let named = || or_here(folder).display().to_string();
    let mut paths = Vec::new();
    for entry in fs::read_dir(or_here(folder)).with_context(named)? {
        let name = entry.with_context(named)?.file_name();
        if !is_foreign(&name) {
            paths.push(folder.join(name));
        }
    }
    // Where two files hold a [plan], the other one is too many.
    paths.sort_by_cached_key(|path| (path.file_name().is_none_or(|name| name != "plan.toml"), path.clone()));
    Ok(paths)
}

/// Whether a file is one that editors and spreadsheets put beside theirs: .~lock, ~$2021.xlsx, ._2021.csv
fn is_foreign(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with(['.', '~'])
}

/// Whether a line ends with this byte: LF, or a CR without one, as very old files have it.
fn is_line_end(bytes: &[u8], place: usize) -> bool {
    match bytes.get(place) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(place + 1) != Some(&b'\n'),
        _ => false,
    }
}

/// Every file of a folder that has a role, those that are not read last; `spreadsheets` gets others that have none.
fn roles_in(folder: &Path, spreadsheets: &mut Vec<String>) -> Result<Vec<(PathBuf, Role)>> {
    let mut paths = files_in(folder)?;
    let statistics = folder.join("statistics");
    if statistics.exists() {
        paths.extend(files_in(&statistics)?);
    }
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        match role_in(folder, &path) {
            Some(role) => found.push((path, role)),
            None if path == statistics => {}
            None if is_named_as_statistics(folder, &path) => unread.push((path, Role::Unread)),
            None => spreadsheets.extend(is_spreadsheet(&path).then(|| path.display().to_string())),
        }
    }
    found.append(&mut unread);
    Ok(found)
}

/// Whether somebody may believe that a file, or a folder of files, is read: it lies among the statistics, or is called so.
fn is_named_as_statistics(folder: &Path, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_table = is_spreadsheet(path) || has_extension(path, "txt");
    path.parent() != Some(folder)
        || name.starts_with("statistics")
        || name.starts_with("统计")
        || is_table && (name.starts_with("progress") || name.starts_with("claims"))
}

/// What a file is read as; a folder is none, whatever its name ends in.
fn role_in(folder: &Path, path: &Path) -> Option<Role> {
    role_by_name(folder, path).filter(|_| !path.is_dir())
}

fn role_by_name(folder: &Path, path: &Path) -> Option<Role> {
    let is_table = is_spreadsheet(path);
    if path.parent() != Some(folder) {
        return is_table.then_some(Role::Statistics);
    }
    let stem = path.file_stem()?.to_str()?.to_ascii_lowercase();
    match stem.as_str() {
        _ if has_extension(path, "toml") => Some(Role::Plan),
        "statistics" if is_table => Some(Role::Statistics),
        "progress" if is_table => Some(Role::Progress),
        "claims" if is_table => Some(Role::Claims),
        _ => None,
    }
}

fn is_spreadsheet(path: &Path) -> bool {
    workbook_format(path).is_some() || ["csv", "tsv"].iter().any(|extension| has_extension(path, extension))
}

/// A kind of workbook, by the name of its file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WorkbookFormat {
    /// The one that is read.
    Xlsx,
    Other,
}

fn workbook_format(path: &Path) -> Option<WorkbookFormat> {
    let is_one_of = |extensions: &[&str]| extensions.iter().any(|extension| has_extension(path, extension));
    let is_other = || is_one_of(&["xlsm", "xlsb", "xls", "ods", "et"]);
    if is_one_of(&["xlsx"]) { Some(WorkbookFormat::Xlsx) } else { is_other().then_some(WorkbookFormat::Other) }
}

/// Whether a folder holds a TOML file, as every plan does.
pub fn has_plan(folder: &Path) -> bool {
    files_in(folder).is_ok_and(|paths| paths.iter().any(|path| has_extension(path, "toml") && !path.is_dir()))
}

/// Whatever in a folder would be read as a plan or its statistics.
///
/// # Errors
/// When the folder cannot be read.
pub fn plan_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = files_in(folder)?;
    let statistics = folder.join("statistics");
    if statistics.is_dir() {
        paths.extend(files_in(&statistics)?);
    }
    paths.retain(|path| role_in(folder, path).is_some());
    Ok(paths)
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
