//! Documents as Word and WPS open them, laid out as 公文: GB/T 9704.

mod parts;
mod table;
mod typography;

use std::io::{Cursor, Write};

use anyhow::Result;
use maud::{Markup, html};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::{Audience, Format, Guarded, Sink, Surface};
use crate::locale::Texts;
use crate::report::{Document, Rank, Report, Section, Wording};
use typography::{NAMESPACE, RELATIONSHIPS, Typography, run, xml};

pub(super) const FORMAT: Format =
    Format { name: "docx", extensions: &["docx"], audience: Audience::Office, write: write_report };

fn write_report(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    write_document(&report.document(texts).with(report.long_table(texts)), texts, output)?;
    Ok(0)
}

/// A document as a file.
///
/// # Errors
/// When it cannot be written.
pub fn write_document(document: &Document, texts: &Texts, output: &mut Sink<'_>) -> Result<()> {
    let style = Typography::of(texts.language());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // A date of its own would make the bytes of each run others.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, part) in parts::around(document, &style) {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    archive.start_file("word/document.xml", options)?;
    archive.write_all(xml(&body(document, &style, texts)).as_bytes())?;
    output.write_all(archive.finish()?.get_ref())?;
    Ok(())
}

fn paragraph(name: &str, text: &str, style: &Typography) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(name) {} } (run(text, false, style)) } }
}

fn wording(name: &str, wording: &Wording, end: &str, style: &Typography) -> Markup {
    let is_blank = matches!(wording, Wording::Blank(_));
    html! {
        w:p {
            w:pPr { w:pStyle w:val=(name) {} }
            (run(wording.text(), is_blank, style))
            @if !end.is_empty() { (run(end, false, style)) }
        }
    }
}

fn body(document: &Document, style: &Typography, texts: &Texts) -> Markup {
    let (parts, annexes) = document.parts_and_annexes();
    let letter = document.letter.as_ref();
    let is_portrait = !parts.is_empty();
    let closing = html! {
        @for line in letter.into_iter().flat_map(|letter| letter.closing()) { (wording("Closing", line, "", style)) }
        @for note in &document.notes { (paragraph("BodyText", note, style)) }
    };
    html! {
        w:document xmlns:w=(NAMESPACE) xmlns:r=(RELATIONSHIPS) {
            w:body {
                @if let Some(number) = letter.and_then(|letter| letter.number.as_deref()) {
                    (paragraph("DocumentNumber", number, style))
                }
                (paragraph("Title", &document.title, style))
                @if let Some(letter) = letter {
                    (wording("Recipient", &letter.recipient, texts.get("colon").trim_end(), style))
                }
                @for line in &document.preface { (paragraph("BodyText", line, style)) }
                @for section in parts { (part(section, Page::Portrait, style)) }
                @if is_portrait { (closing) }
                @if is_portrait && !annexes.is_empty() {
                    w:p { w:pPr { w:pStyle w:val="TableText" {} (Page::Portrait.properties()) } }
                }
                @for (place, section) in annexes.iter().enumerate() {
                    @let starts_page = place > 0 && section.rank != Rank::Subpart;
                    (annex(section, starts_page, style))
                }
                @if !is_portrait { (closing) }
                (if annexes.is_empty() { Page::Portrait } else { Page::Landscape }.properties())
            }
        }
    }
}

fn part(section: &Section, page: Page, style: &Typography) -> Markup {
    let level = if section.rank == Rank::Subpart { "Heading2" } else { "Heading1" };
    html! {
        @if let Some(heading) = &section.heading { (paragraph(level, heading, style)) }
        (content(section, page, style))
    }
}

fn annex(section: &Section, starts_page: bool, style: &Typography) -> Markup {
    let Rank::Annex(number) = &section.rank else { return part(section, Page::Landscape, style) };
    html! {
        @if !number.is_empty() {
            w:p {
                w:pPr { w:pStyle w:val="AnnexNumber" {} @if starts_page { w:pageBreakBefore {} } }
                (run(number, false, style))
            }
        }
        @if let Some(heading) = &section.heading { (paragraph("AnnexTitle", heading, style)) }
        (content(section, Page::Landscape, style))
    }
}

fn content(section: &Section, page: Page, style: &Typography) -> Markup {
    html! {
        @for text in &section.paragraphs { (paragraph("BodyText", text, style)) }
        @for (place, item) in (1..).zip(&section.items) {
            @let numbered = if section.items.len() > 1 { format!("{place}.{}{}", style.gap, item.text) } else { item.text.clone() };
            (paragraph("BodyText", &numbered, style))
        }
        @for blank in &section.blanks { (wording("BodyText", &Wording::Blank(blank.clone()), "", style)) }
        @if let Some(rows) = &section.table { (table::lay_out(rows, page.width(), style)) }
    }
}

/// A4, upright or on its side.
#[derive(Clone, Copy)]
enum Page {
    Portrait,
    Landscape,
}

/// The sides of A4 and the margins of 公文, 37, 35, 28 and 26 mm, in twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const TOP: u32 = 2_098;
const BOTTOM: u32 = 1_984;
const LEFT: u32 = 1_587;
const RIGHT: u32 = 1_474;

impl Page {
    fn sides(self) -> (u32, u32) {
        match self {
            Self::Portrait => (SHORT_SIDE, LONG_SIDE),
            Self::Landscape => (LONG_SIDE, SHORT_SIDE),
        }
    }

    /// The sheet is turned with its margins.
    fn margins(self) -> [u32; 4] {
        match self {
            Self::Portrait => [TOP, RIGHT, BOTTOM, LEFT],
            Self::Landscape => [LEFT, TOP, RIGHT, BOTTOM],
        }
    }

    /// Room between the margins.
    fn width(self) -> u32 {
        let [_, right, _, left] = self.margins();
        self.sides().0 - left - right
    }

    fn properties(self) -> Markup {
        let (width, height) = self.sides();
        let [top, right, bottom, left] = self.margins();
        let orientation = matches!(self, Self::Landscape).then_some("landscape");
        html! {
            w:sectPr {
                w:footerReference w:type="default" r:id="rId4" {}
                w:footerReference w:type="even" r:id="rId5" {}
                w:pgSz w:w=(width) w:h=(height) w:orient=[orientation] {}
                w:pgMar w:top=(top) w:right=(right) w:bottom=(bottom) w:left=(left) w:header="851" w:footer="1077" w:gutter="0" {}
            }
        }
    }
}
