//! The parts of a file beside its text.

use maud::{Markup, html};

use super::typography::{Face, NAMESPACE, RELATIONSHIPS, Typography, xml};
use crate::render::visible;
use crate::report::Document;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument";
/// Fonts that stand in for those of 公文 where these are not installed.
const SUBSTITUTES: [(&str, &str); 3] =
    [("方正小标宋简体", "SimSun"), ("仿宋_GB2312", "FangSong"), ("楷体_GB2312", "KaiTi")];

/// A file must have one; no text takes its fonts or colours from it.
const THEME: &str = include_str!("theme.xml");

/// Every part but the text, by its name.
pub(super) fn around(document: &Document, style: &Typography) -> [(&'static str, String); 11] {
    [
        ("[Content_Types].xml", xml(&content_types())),
        ("_rels/.rels", xml(&package_relationships())),
        ("docProps/app.xml", xml(&application())),
        ("docProps/core.xml", xml(&properties(&document.title, style))),
        ("word/_rels/document.xml.rels", xml(&relationships())),
        ("word/fontTable.xml", xml(&fonts(style))),
        ("word/footer1.xml", xml(&footer("right", style))),
        ("word/footer2.xml", xml(&footer("left", style))),
        ("word/settings.xml", xml(&settings())),
        ("word/styles.xml", xml(&styles(style))),
        ("word/theme/theme1.xml", THEME.to_owned()),
    ]
}

/// The parts of the text, with their kinds.
const OF_TEXT: [(&str, &str); 6] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("footer", "footer1.xml"),
    ("footer", "footer2.xml"),
    ("theme", "theme/theme1.xml"),
];

fn content_types() -> Markup {
    html! {
        Types xmlns=(format!("{PACKAGE}/content-types")) {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            Override PartName="/word/document.xml" ContentType=(format!("{TYPES}.wordprocessingml.document.main+xml")) {}
            @for (kind, file) in OF_TEXT {
                @let family = if kind == "theme" { "" } else { "wordprocessingml." };
                Override PartName=(format!("/word/{file}")) ContentType=(format!("{TYPES}.{family}{kind}+xml")) {}
            }
            Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml" {}
            Override PartName="/docProps/app.xml" ContentType=(format!("{TYPES}.extended-properties+xml")) {}
        }
    }
}

fn package_relationships() -> Markup {
    html! {
        Relationships xmlns=(format!("{PACKAGE}/relationships")) {
            Relationship Id="rId1" Type=(format!("{RELATIONSHIPS}/officeDocument")) Target="word/document.xml" {}
            Relationship Id="rId2" Type=(format!("{PACKAGE}/relationships/metadata/core-properties")) Target="docProps/core.xml" {}
            Relationship Id="rId3" Type=(format!("{RELATIONSHIPS}/extended-properties")) Target="docProps/app.xml" {}
        }
    }
}

fn relationships() -> Markup {
    html! {
        Relationships xmlns=(format!("{PACKAGE}/relationships")) {
            @for (number, (kind, file)) in (1..).zip(OF_TEXT) {
                Relationship Id=(format!("rId{number}")) Type=(format!("{RELATIONSHIPS}/{kind}")) Target=(file) {}
            }
        }
    }
}

fn application() -> Markup {
    html! {
        Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" { Application { "fsip" } }
    }
}

/// Nothing of who wrote it, and a date that is the same in every run.
fn properties(title: &str, style: &Typography) -> Markup {
    html! {
        cp:coreProperties xmlns:cp=(format!("{PACKAGE}/metadata/core-properties")) xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {
            dc:title { (visible(title)) }
            dc:language { (style.language) }
            dcterms:created xsi:type="dcterms:W3CDTF" { "2000-01-01T00:00:00Z" }
        }
    }
}

fn fonts(style: &Typography) -> Markup {
    let faces = [&style.title, &style.body, &style.table, &style.page_number].into_iter().chain(&style.headings);
    let mut names: Vec<&str> = faces.map(|face| face.font).chain(style.latin).collect();
    names.sort_unstable();
    names.dedup();
    html! {
        w:fonts xmlns:w=(NAMESPACE) {
            @for name in names {
                w:font w:name=(name) {
                    @if let Some((_, substitute)) = SUBSTITUTES.iter().find(|(font, _)| *font == name) {
                        w:altName w:val=(substitute) {}
                    }
                }
            }
        }
    }
}

/// The number of the page between two dashes: at the outer edge, which is the right one of odd pages.
fn footer(side: &str, style: &Typography) -> Markup {
    let text = |text: &str| {
        html! { w:r { w:rPr { w:rFonts w:hint=(style.hint) {} } w:t xml:space="preserve" { (text) } } }
    };
    html! {
        w:ftr xmlns:w=(NAMESPACE) {
            w:p {
                w:pPr { w:pStyle w:val="Footer" {} w:jc w:val=(side) {} }
                (text("— "))
                w:fldSimple w:instr=" PAGE " { (text("1")) }
                (text(" —"))
            }
        }
    }
}

fn settings() -> Markup {
    html! {
        w:settings xmlns:w=(NAMESPACE) {
            w:evenAndOddHeaders {}
            w:characterSpacingControl w:val="compressPunctuation" {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {}
            }
        }
    }
}

fn character(face: &Face, latin: &str, is_bold: bool) -> Markup {
    html! {
        w:rPr {
            w:rFonts w:ascii=(latin) w:eastAsia=(face.font) w:hAnsi=(latin) w:cs=(latin) {}
            @if is_bold { w:b {} }
            w:sz w:val=(face.size) {}
            w:szCs w:val=(face.size) {}
        }
    }
}

/// How the paragraphs of a style stand.
#[derive(Clone, Copy, Default)]
struct Layout {
    keeps_next: bool,
    is_indented: bool,
    side: Option<&'static str>,
    /// Room below, in twentieths of a point.
    after: u32,
    level: Option<u32>,
}

fn styles(style: &Typography) -> Markup {
    let [latin, latin_heading] = style.latin;
    let [first, second] = &style.headings;
    let is_bold = !style.indents;
    let plain = Layout::default();
    let centred = Layout { side: Some("center"), after: style.body.line / 2, ..plain };
    let after = if style.indents { 0 } else { 120 };
    let text = Layout { is_indented: style.indents, after, ..plain };
    let heading = |level| Layout { keeps_next: true, level: Some(level), ..text };
    let named = |id: &str, name: &str, face: &Face, font: &str, is_bold: bool, layout: Layout| {
        paragraph_style(id, name, &character(face, font, is_bold), face.line, layout)
    };
    html! {
        w:styles xmlns:w=(NAMESPACE) {
            w:docDefaults {
                w:rPrDefault {
                    w:rPr {
                        w:rFonts w:ascii=(latin) w:eastAsia=(style.body.font) w:hAnsi=(latin) w:cs=(latin) {}
                        w:sz w:val=(style.body.size) {}
                        w:szCs w:val=(style.body.size) {}
                        w:lang w:val=(if style.indents { "en-US" } else { style.language }) w:eastAsia="zh-CN" {}
                    }
                }
                w:pPrDefault { w:pPr { w:widowControl w:val="0" {} } }
            }
            w:style w:type="paragraph" w:default="1" w:styleId="Normal" { w:name w:val="Normal" {} w:qFormat {} }
            (named("Title", "Title", &style.title, latin_heading, is_bold, centred))
            (named("Heading1", "heading 1", first, latin_heading, is_bold, heading(0)))
            (named("Heading2", "heading 2", second, latin_heading, is_bold, heading(1)))
            (named("BodyText", "Body Text", &style.body, latin, false, text))
            (named("DocumentNumber", "Document Number", &style.body, latin, false, centred))
            (named("Recipient", "Recipient", &style.body, latin, false, Layout { after, ..plain }))
            (named("Closing", "Closing", &style.body, latin, false, Layout { side: Some("right"), ..plain }))
            (named("AnnexNumber", "Annex Number", first, latin_heading, is_bold, Layout { keeps_next: true, ..plain }))
            (named("AnnexTitle", "Annex Title", &style.title, latin_heading, is_bold,
                Layout { keeps_next: true, level: Some(0), ..centred }))
            (named("TableText", "Table Text", &style.table, latin, false, plain))
            (named("Footer", "footer", &style.page_number, latin, false, plain))
        }
    }
}

fn paragraph_style(id: &str, name: &str, character: &Markup, line: u32, layout: Layout) -> Markup {
    html! {
        w:style w:type="paragraph" w:styleId=(id) {
            w:name w:val=(name) {}
            w:basedOn w:val="Normal" {}
            w:qFormat {}
            w:pPr {
                @if layout.keeps_next { w:keepNext {} }
                w:spacing w:before="0" w:after=(layout.after) w:line=(line) w:lineRule="exact" {}
                @if layout.is_indented { w:ind w:firstLineChars="200" w:firstLine="640" {} }
                @if let Some(side) = layout.side { w:jc w:val=(side) {} }
                @if let Some(level) = layout.level { w:outlineLvl w:val=(level) {} }
            }
            (character)
        }
    }
}
