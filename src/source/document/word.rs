//! A Word document: paragraphs with their numbers, and tables.

mod numbering;
mod styles;

use std::io::{BufRead, Cursor};

use quick_xml::events::BytesStart;

use super::{
    DocumentBlock, DocumentCell, DocumentFault, OfficialDocument, Paragraph, PassedOver, PassedOverKind, Spot,
    TableBuilder, raised, trimmed,
};
use crate::source::package::{Node, Package, PackageFault, Xml, attribute};
use numbering::{Numbered, Numbering};
use styles::ParagraphStyles;

impl From<PackageFault> for DocumentFault {
    fn from(fault: PackageFault) -> Self {
        Self::Package(fault)
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<OfficialDocument, PackageFault> {
    let mut package = Package::open(Cursor::new(bytes))?;
    let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.ok_or(PackageFault::OtherContent)?.target;
    let relations = package.relations(&main)?;
    let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|of| of.target.clone());
    let styles = of_kind("styles").map(|part| package.part(&part)).transpose()?.flatten();
    let styles = styles.map(ParagraphStyles::read).transpose()?.unwrap_or_default();
    let numbering = of_kind("numbering").map(|part| package.part(&part)).transpose()?.flatten();
    let numbering = numbering.map(Numbering::read).transpose()?.unwrap_or_default();
    let mut xml = package.part(&main)?.ok_or(PackageFault::Damaged)?;
    xml.require_root(b"document")?;
    Reader { styles, numbering, ..Reader::default() }.read(xml)
}

#[derive(Default)]
struct Reader {
    styles: ParagraphStyles,
    numbering: Numbering,
    document: OfficialDocument,
    paragraph: Open,
    tables: Vec<OpenTable>,
    skipped: Option<Skipped>,
    is_text: bool,
    run: Run,
    /// How many paragraphs and tables there were.
    paragraphs: usize,
    table_count: usize,
}

/// A paragraph that is read.
#[derive(Default)]
struct Open {
    text: String,
    style: Option<String>,
    level: Option<u8>,
    numbered: Numbered,
}

/// How the text of a run is set.
#[derive(Default)]
struct Run {
    /// It is struck through or hidden.
    is_deleted: bool,
    is_raised: bool,
}

#[derive(Default)]
struct OpenTable {
    builder: TableBuilder,
    number: usize,
    row: usize,
    text: String,
    columns: usize,
    continues: bool,
}

/// An element that is passed over with all that is in it.
struct Skipped {
    kind: Option<PassedOverKind>,
    depth: usize,
    text: String,
}

/// Why an element is passed over; nothing when it is read, and nothing within when it does not even say anything.
fn skipped_kind(name: &[u8]) -> Option<Option<PassedOverKind>> {
    Some(match name {
        b"del" | b"moveFrom" => Some(PassedOverKind::Deleted),
        b"drawing" | b"pict" | b"object" => Some(PassedOverKind::Picture),
        b"Fallback" | b"pPrChange" | b"rPrChange" | b"tcPrChange" | b"trPrChange" | b"tblPrChange"
        | b"sectPrChange" => None,
        _ => return None,
    })
}

impl Reader {
    fn read(mut self, mut xml: Xml<impl BufRead>) -> Result<OfficialDocument, PackageFault> {
        loop {
            match xml.next()? {
                Node::Start(element) => self.start(&element)?,
                Node::End(element) => self.end(element.local_name().as_ref())?,
                Node::Text(text) if self.is_text => match &mut self.skipped {
                    Some(skipped) => skipped.text.push_str(&text),
                    None => self.add(&text),
                },
                Node::Text(_) => {}
                Node::Eof => return Ok(self.document),
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), PackageFault> {
        let name = element.local_name();
        let name = name.as_ref();
        if let Some(skipped) = &mut self.skipped {
            skipped.depth += 1;
            if name == b"txbxContent" && skipped.kind == Some(PassedOverKind::Picture) {
                skipped.kind = Some(PassedOverKind::TextBox);
            }
            self.is_text = matches!(name, b"t" | b"delText");
            return Ok(());
        }
        if let Some(kind) = skipped_kind(name) {
            self.skipped = Some(Skipped { kind, depth: 1, text: String::new() });
            return Ok(());
        }
        let value = || Ok::<_, PackageFault>(attribute(element, b"val")?.unwrap_or_default());
        let number = || Ok::<_, PackageFault>(value()?.parse::<usize>().ok());
        let table = self.tables.last_mut();
        match (name, table) {
            (b"t", _) => self.is_text = true,
            (b"r", _) => self.run = Run::default(),
            (b"strike" | b"dstrike" | b"vanish", _) => {
                self.run.is_deleted |= !matches!(&*value()?, "0" | "false" | "off")
            }
            (b"vertAlign", _) => self.run.is_raised = value()? == "superscript",
            (b"p", _) => self.paragraph = Open::default(),
            (b"br" | b"cr", _) => self.paragraph.text.push('\n'),
            (b"tab", _) => self.paragraph.text.push('\t'),
            (b"noBreakHyphen", _) => self.paragraph.text.push('-'),
            (b"footnoteReference" | b"endnoteReference", _) => self.pass_over(PassedOverKind::Footnote, String::new()),
            (b"pStyle", _) => self.paragraph.style = Some(value()?.into_owned()),
            (b"outlineLvl", _) => self.paragraph.level = number()?.and_then(|level| u8::try_from(level).ok()),
            (b"numId", _) => self.paragraph.numbered.list = Some(value()?.into_owned()),
            (b"ilvl", _) => self.paragraph.numbered.level = number()?,
            (b"tbl", _) => {
                self.table_count += usize::from(self.tables.is_empty());
                self.tables.push(OpenTable { number: self.table_count, ..OpenTable::default() });
            }
            (b"tr", Some(table)) => {
                table.row += 1;
                table.builder.start_row();
            }
            (b"tc", Some(table)) => {
                table.text.clear();
                (table.columns, table.continues) = (1, false);
            }
            (b"gridBefore", Some(table)) => {
                let blank = table.cell();
                table.builder.add(&blank, number()?.unwrap_or(1), 1).ok_or(PackageFault::TooLarge)?;
            }
            (b"gridSpan", Some(table)) => table.columns = number()?.unwrap_or(1),
            (b"vMerge", Some(table)) => table.continues = value()? != "restart",
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        if self.run.is_deleted {
            return self.pass_over(PassedOverKind::Deleted, text.to_owned());
        }
        self.paragraph.text.push_str(&raised(text, self.run.is_raised));
    }

    fn end(&mut self, name: &[u8]) -> Result<(), PackageFault> {
        if let Some(mut skipped) = self.skipped.take() {
            skipped.depth -= 1;
            self.is_text = false;
            if skipped.depth > 0 {
                self.skipped = Some(skipped);
            } else if let Some(kind) = skipped.kind {
                self.pass_over(kind, skipped.text);
            }
            return Ok(());
        }
        match (name, self.tables.last_mut()) {
            (b"t", _) => self.is_text = false,
            (b"p", _) => self.end_paragraph(),
            (b"tc", Some(table)) => table.end_cell().ok_or(PackageFault::TooLarge)?,
            (b"tbl", Some(_)) => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn spot(&self) -> Spot {
        match self.tables.first() {
            Some(table) => Spot::TableRow { table: table.number, row: table.row },
            None => Spot::Paragraph(self.paragraphs + 1),
        }
    }

    fn pass_over(&mut self, kind: PassedOverKind, text: String) {
        if kind != PassedOverKind::Deleted || !trimmed(&text).is_empty() {
            let passed = PassedOver { kind, spot: self.spot(), text: trimmed(&text).to_owned() };
            self.document.passed_over.push(passed);
        }
    }

    fn end_paragraph(&mut self) {
        let spot = self.spot();
        let Open { text, style, level, numbered } = std::mem::take(&mut self.paragraph);
        let style = self.styles.of(style.as_deref());
        // A list needs something to number.
        let number = if trimmed(&text).is_empty() && self.tables.is_empty() {
            String::new()
        } else {
            self.numbering.next(&numbered.or(&style.numbered))
        };
        let text = format!("{number}{}", trimmed(&text));
        if let Some(table) = self.tables.last_mut() {
            for line in text.split('\n').map(trimmed).filter(|line| !line.is_empty()) {
                table.text.push_str(if table.text.is_empty() { "" } else { "\n" });
                table.text.push_str(line);
            }
            return;
        }
        self.paragraphs += 1;
        let heading = level.or(style.level).filter(|level| *level < 9).map(|level| level + 1);
        let lines = text.split('\n').map(trimmed).filter(|line| !line.is_empty());
        let paragraph =
            |line: &str| DocumentBlock::Paragraph(Paragraph { text: line.to_owned(), heading, spot: spot.clone() });
        self.document.blocks.extend(lines.map(paragraph));
    }

    /// A table within a cell is part of its text.
    fn end_table(&mut self) -> Result<(), PackageFault> {
        let Some(table) = self.tables.pop() else { return Ok(()) };
        let table = table.builder.finish().ok_or(PackageFault::TooLarge)?;
        let Some(outer) = self.tables.last_mut() else {
            self.document.blocks.push(DocumentBlock::Table(table));
            return Ok(());
        };
        for cell in table.rows.iter().flatten().filter(|cell| !cell.text.is_empty()) {
            outer.text.push('\n');
            outer.text.push_str(&cell.text);
        }
        Ok(())
    }
}

impl OpenTable {
    fn cell(&self) -> DocumentCell {
        let spot = Spot::TableRow { table: self.number, row: self.row };
        DocumentCell { text: trimmed(&self.text).to_owned(), spot, is_guessed: false }
    }

    fn end_cell(&mut self) -> Option<()> {
        let cell = self.cell();
        self.text.clear();
        if self.continues {
            self.builder.repeat_above(&cell, self.columns)
        } else {
            self.builder.add(&cell, self.columns, 1)
        }
    }
}
