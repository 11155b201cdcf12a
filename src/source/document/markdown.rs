//! Markdown: headings, lists and pipe tables.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    DocumentBlock, DocumentCell, DocumentTable, OfficialDocument, Paragraph, PassedOver, PassedOverKind, Spot, trimmed,
};

pub(super) fn read(text: &str) -> OfficialDocument {
    let mut document = OfficialDocument::default();
    let (mut line, mut counted) = (1, 0);
    let mut open = Open::default();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter() {
        if let Some(passed) = text.as_bytes().get(counted..range.start) {
            line += memchr::memchr_iter(b'\n', passed).count();
            counted = range.start;
        }
        match event {
            Event::Start(Tag::Heading { level, .. }) => open.start(line, Some(level)),
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableCell | Tag::HtmlBlock) => {
                open.start(line, None)
            }
            Event::Start(Tag::List(first)) => {
                open.flush(&mut document);
                open.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                open.flush(&mut document);
                open.lists.pop();
            }
            Event::Start(Tag::Item) => {
                open.start(line, None);
                open.item();
            }
            Event::Start(Tag::Table(_)) => open.table = Some(DocumentTable::default()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                open.table.iter_mut().for_each(|table| table.rows.push(Vec::new()));
            }
            Event::End(TagEnd::TableCell) => open.end_cell(),
            Event::End(TagEnd::Table) => document.blocks.extend(open.table.take().map(DocumentBlock::Table)),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => {
                open.flush(&mut document);
            }
            Event::Text(text) | Event::Code(text) => open.text.push_str(&text),
            Event::SoftBreak => open.break_softly(),
            Event::HardBreak => open.text.push('\n'),
            Event::InlineHtml(tag) if tag.starts_with("<br") => open.text.push('\n'),
            // Markup between paragraphs is kept as it is written.
            Event::Html(text) | Event::InlineMath(text) | Event::DisplayMath(text) => open.text.push_str(&text),
            Event::End(TagEnd::HtmlBlock) => open.flush(&mut document),
            Event::FootnoteReference(name) => {
                let text = name.into_string();
                document.passed_over.push(PassedOver { kind: PassedOverKind::Footnote, spot: Spot::Line(line), text });
            }
            Event::Start(Tag::Image { title, .. }) => {
                let text = title.into_string();
                document.passed_over.push(PassedOver { kind: PassedOverKind::Picture, spot: Spot::Line(line), text });
            }
            Event::Start(_) | Event::End(_) | Event::InlineHtml(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }
    document
}

#[derive(Default)]
struct Open {
    text: String,
    line: usize,
    heading: Option<u8>,
    /// The number of the next item of each list within one another; nothing where they have none.
    lists: Vec<Option<u64>>,
    table: Option<DocumentTable>,
}

impl Open {
    fn start(&mut self, line: usize, heading: Option<HeadingLevel>) {
        if trimmed(&self.text).is_empty() {
            self.line = line;
        }
        self.heading = heading.map(|level| level as u8);
    }

    fn item(&mut self) {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.text.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.text.push_str("- "),
        }
    }

    /// A line that goes on with Chinese goes on without a blank.
    fn break_softly(&mut self) {
        let is_chinese = self.text.ends_with(|last: char| !last.is_ascii());
        self.text.push_str(if is_chinese { "" } else { " " });
    }

    fn end_cell(&mut self) {
        let cell =
            DocumentCell { text: trimmed(&self.text).to_owned(), spot: Spot::Line(self.line), is_guessed: false };
        self.text.clear();
        if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
            row.push(cell);
        }
    }

    fn flush(&mut self, document: &mut OfficialDocument) {
        let text = std::mem::take(&mut self.text);
        for line in text.split('\n').map(trimmed).filter(|line| !line.is_empty() && *line != "-") {
            let paragraph = Paragraph { text: line.to_owned(), heading: self.heading, spot: Spot::Line(self.line) };
            document.blocks.push(DocumentBlock::Paragraph(paragraph));
        }
        self.heading = None;
    }
}
