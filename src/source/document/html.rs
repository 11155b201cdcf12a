//! A web page: the text that it shows, and its tables.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{
    DocumentBlock, DocumentCell, OfficialDocument, Paragraph, PassedOver, PassedOverKind, Spot, TableBuilder, raised,
    trimmed,
};
use crate::source::Encoding;

/// Most tables within one another.
const MOST_TABLES: usize = 100;

/// Elements whose text is not shown, or is none of the document's.
const HIDDEN: [&[u8]; 9] =
    [b"script", b"style", b"title", b"noscript", b"template", b"textarea", b"select", b"iframe", b"button"];
/// Elements whose text is no longer said, and those that may be hidden as a whole.
const DELETED: [&[u8]; 4] = [b"del", b"s", b"strike", b"nav"];
const HIDEABLE: [&[u8]; 6] = [b"p", b"div", b"span", b"li", b"ul", b"section"];
/// Elements that go on with the line.
const INLINE: [&[u8]; 29] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"del", b"dfn", b"em", b"font", b"i", b"ins",
    b"kbd", b"label", b"mark", b"o:p", b"q", b"s", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"tt",
    b"u", b"wbr",
];

/// The text that a page shows; nothing when its tables are larger than any is.
pub(super) fn read(text: &str) -> Option<OfficialDocument> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page { line: 1, ..Page::default() };
    let mut counted = 0;
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        let start = match &token {
            Token::StartTag(tag) => tag.span.start,
            Token::EndTag(tag) => tag.span.start,
            Token::String(text) => text.span.start,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => continue,
        };
        if let Some(passed) = text.as_bytes().get(counted..start) {
            page.line += memchr::memchr_iter(b'\n', passed).count();
            counted = start;
        }
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&tag.name)?,
            Token::String(text) => page.add(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.deleted.take().into_iter().for_each(|deleted| page.pass_over(deleted));
    page.break_line();
    while !page.tables.is_empty() {
        page.end_table()?;
    }
    Some(page.document)
}

/// The encoding that a page says it is in, in ASCII near its beginning.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<Encoding> {
    const LOOKED_AT: usize = 4_096;
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes).to_ascii_lowercase();
    let start = String::from_utf8_lossy(&start);
    let (_, named) = start.split_once("charset=")?;
    let name = named.trim_start_matches(['"', '\'', ' ']);
    let name = name.split(|sign: char| !sign.is_ascii_alphanumeric() && !matches!(sign, '-' | '_')).next()?;
    match name {
        "gb2312" => Some(Encoding::Gb18030),
        name => Encoding::from_name(name),
    }
}

#[derive(Default)]
struct Page {
    document: OfficialDocument,
    line: usize,
    text: String,
    /// Where the text began.
    text_line: usize,
    heading: Option<u8>,
    tables: Vec<OpenTable>,
    /// The element whose text is passed over.
    hidden: Option<Vec<u8>>,
    deleted: Option<Deleted>,
    is_raised: bool,
    /// The number of the next item of each list within one another; nothing where they have none.
    lists: Vec<Option<usize>>,
    /// The number of an item that has no text yet.
    number: String,
}

/// An element whose text is kept apart.
struct Deleted {
    name: Vec<u8>,
    /// How many of its name are open.
    depth: usize,
    text: String,
    line: usize,
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = tag.attributes.get(&b"style"[..]).map(|style| String::from_utf8_lossy(&style.value).replace(' ', ""));
    tag.attributes.contains_key(&b"hidden"[..]) || style.is_some_and(|style| style.contains("display:none"))
}

fn number_of(tag: &StartTag<usize>, attribute: &str) -> Option<usize> {
    let value = tag.attributes.get(attribute.as_bytes())?;
    String::from_utf8_lossy(&value.value).trim().parse().ok()
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<SpannedCell>>,
    cell: Option<SpannedCell>,
    /// Whether it only lays out what has tables of its own.
    is_layout: bool,
}

struct SpannedCell {
    lines: Vec<String>,
    line: usize,
    columns: usize,
    rows: usize,
}

impl Page {
    fn start(&mut self, tag: &StartTag<usize>) -> Option<()> {
        let name: &[u8] = &tag.name;
        if self.hidden.is_some() {
            return Some(());
        }
        if let Some(deleted) = &mut self.deleted {
            deleted.depth += usize::from(name == deleted.name);
            return Some(());
        }
        if (DELETED.contains(&name) || HIDEABLE.contains(&name) && is_hidden(tag)) && !tag.self_closing {
            self.deleted = Some(Deleted { name: name.to_vec(), depth: 1, text: String::new(), line: self.line });
            return Some(());
        }
        self.is_raised |= name == b"sup";
        if HIDDEN.contains(&name) && !tag.self_closing {
            self.hidden = Some(name.to_vec());
            return Some(());
        }
        if name == b"img" {
            self.pass_over_picture(tag);
        }
        if INLINE.contains(&name) || name == b"img" {
            return Some(());
        }
        self.break_line();
        match name {
            [b'h', level @ b'1'..=b'6'] => self.heading = Some(level - b'0'),
            b"ol" => self.lists.push(Some(number_of(tag, "start").unwrap_or(1))),
            b"ul" => self.lists.push(None),
            b"li" => self.number = self.next_number(),
            b"table" if self.tables.len() < MOST_TABLES => {
                self.lay_out();
                self.tables.push(OpenTable::default());
            }
            b"tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            b"td" | b"th" => {
                self.end_cell();
                let line = self.line;
                let span = |name| number_of(tag, name).unwrap_or(1);
                let (columns, rows) = (span("colspan"), span("rowspan"));
                // Zero means to the end of the table.
                let rows = if rows == 0 { usize::MAX } else { rows };
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(SpannedCell { lines: Vec::new(), line, columns, rows });
                }
            }
            _ => {}
        }
        Some(())
    }

    fn end(&mut self, name: &[u8]) -> Option<()> {
        if self.hidden.is_some() {
            if self.hidden.as_deref() == Some(name) {
                self.hidden = None;
            }
            return Some(());
        }
        if let Some(mut deleted) = self.deleted.take() {
            deleted.depth -= usize::from(name == deleted.name);
            if deleted.depth == 0 {
                self.pass_over(deleted);
            } else {
                self.deleted = Some(deleted);
            }
            return Some(());
        }
        self.is_raised &= name != b"sup";
        if INLINE.contains(&name) {
            return Some(());
        }
        self.break_line();
        match name {
            [b'h', b'1'..=b'6'] => self.heading = None,
            b"ol" | b"ul" => drop(self.lists.pop()),
            b"li" => self.number.clear(),
            b"td" | b"th" | b"tr" => self.end_cell(),
            b"table" => self.end_table()?,
            _ => {}
        }
        Some(())
    }

    /// Blanks and line breaks of the source are one blank, and none beside a Chinese character.
    fn add(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if let Some(deleted) = &mut self.deleted {
            deleted.text.push_str(text);
            return;
        }
        let text = &raised(text, self.is_raised);
        if trimmed(&self.text).is_empty() {
            let blank = text.len() - text.trim_start().len();
            self.text_line =
                self.line + memchr::memchr_iter(b'\n', text.get(..blank).unwrap_or_default().as_bytes()).count();
        }
        for part in text.split_inclusive(['\n', '\r']) {
            let line = part.trim_matches(['\n', '\r']);
            let line = if self.text.ends_with('\n') { line.trim_start_matches([' ', '\t']) } else { line };
            self.text.push_str(line);
            if line.len() < part.len() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
        }
    }

    fn break_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mut line = String::new();
        for part in trimmed(&text).split('\n').map(|part| part.trim_matches([' ', '\t'])) {
            if line.ends_with(|last: char| last.is_ascii()) && part.starts_with(|first: char| first.is_ascii()) {
                line.push(' ');
            }
            line.push_str(part);
        }
        if line.is_empty() {
            return;
        }
        let line = std::mem::take(&mut self.number) + &line;
        match self.tables.last_mut() {
            Some(OpenTable { cell: Some(cell), is_layout: false, .. }) => cell.lines.push(line),
            Some(_) | None => self.add_paragraph(line, self.text_line, self.heading),
        }
    }

    fn next_number(&mut self) -> String {
        let Some(Some(next)) = self.lists.last_mut() else { return String::new() };
        let number = *next;
        *next = number.saturating_add(1);
        format!("{number}. ")
    }

    fn add_paragraph(&mut self, text: String, line: usize, heading: Option<u8>) {
        self.document.blocks.push(DocumentBlock::Paragraph(Paragraph { text, heading, spot: Spot::Line(line) }));
    }

    fn pass_over(&mut self, Deleted { text, line, .. }: Deleted) {
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        if !text.is_empty() {
            let passed = PassedOver { kind: PassedOverKind::Deleted, spot: Spot::Line(line), text };
            self.document.passed_over.push(passed);
        }
    }

    fn pass_over_picture(&mut self, tag: &StartTag<usize>) {
        let text = tag.attributes.get(&b"alt"[..]).map(|alt| String::from_utf8_lossy(&alt.value).into_owned());
        let passed =
            PassedOver { kind: PassedOverKind::Picture, spot: Spot::Line(self.line), text: text.unwrap_or_default() };
        self.document.passed_over.push(passed);
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        if let Some(row) = table.rows.last_mut() {
            row.push(cell);
        }
    }

    /// A table in a cell of another one: what the outer one holds is no table.
    fn lay_out(&mut self) {
        let Some(outer) = self.tables.last_mut().filter(|outer| outer.cell.is_some() || outer.is_layout) else {
            return;
        };
        outer.is_layout = true;
        let cells: Vec<SpannedCell> = outer.rows.drain(..).flatten().chain(outer.cell.take()).collect();
        self.add_cells(cells);
    }

    fn add_cells(&mut self, cells: Vec<SpannedCell>) {
        for SpannedCell { lines, line, .. } in cells {
            lines.into_iter().for_each(|text| self.add_paragraph(text, line, None));
        }
    }

    fn end_table(&mut self) -> Option<()> {
        self.end_cell();
        let Some(OpenTable { rows, is_layout, .. }) = self.tables.pop() else { return Some(()) };
        if is_layout || rows.iter().all(|row| row.len() < 2) {
            self.add_cells(rows.into_iter().flatten().collect());
            return Some(());
        }
        let count = rows.len();
        let mut builder = TableBuilder::default();
        for (place, row) in rows.into_iter().enumerate() {
            builder.start_row();
            for SpannedCell { lines, line, columns, rows } in row {
                let cell = DocumentCell { text: lines.join("\n"), spot: Spot::Line(line), is_guessed: false };
                builder.add(&cell, columns, rows.min(count - place))?;
            }
        }
        self.document.blocks.push(DocumentBlock::Table(builder.finish()?));
        Some(())
    }
}
