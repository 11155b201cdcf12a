use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::{DocumentBlock, DocumentFault, OfficialDocument, PassedOverKind, Spot};
use crate::source::{Encoding, PackageFault};

const RELATIONS: &str = "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
const STYLES: &str = "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>\
    <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"1\"/></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

fn word(body: &str) -> OfficialDocument {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>");
    for (name, text) in [
        ("_rels/.rels", "<a><Relationship Id=\"d\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></a>"),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", &document),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    OfficialDocument::from_bytes(&writer.finish().unwrap().into_inner(), "", None).unwrap()
}

fn read(text: &str, extension: &str) -> OfficialDocument {
    OfficialDocument::from_bytes(text.as_bytes(), extension, None).unwrap()
}

/// Paragraphs as their texts, and tables as rows of cells.
fn said(document: &OfficialDocument) -> Vec<String> {
    let row = |row: &Vec<super::DocumentCell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
    let said = |block: &DocumentBlock| match block {
        DocumentBlock::Paragraph(paragraph) => vec![paragraph.text.clone()],
        DocumentBlock::Table(table) => table.rows.iter().map(row).collect(),
    };
    document.blocks.iter().flat_map(said).collect()
}

#[test]
fn numbers_of_lists_are_written_out() {
    let paragraph = |style: &str, level: usize, text: &str| {
        let number = if style.is_empty() {
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
        } else {
            format!("<w:pStyle w:val=\"{style}\"/>")
        };
        format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        ("1", 0, "总则"),
        ("", 1, "目标"),
        ("", 2, "水"),
        ("", 2, "电"),
        ("", 1, "任务"),
        ("", 2, "路"),
        ("a", 0, "附则"),
    ];
    let document = word(&body.map(|(style, level, text)| paragraph(style, level, text)).concat());
    assert_eq!(said(&document), ["一、总则", "（一）目标", "1. 水", "2. 电", "（二）任务", "1. 路", "二、附则"]);
    let headings: Vec<Option<u8>> = document
        .blocks
        .iter()
        .map(|block| match block {
            DocumentBlock::Paragraph(paragraph) => paragraph.heading,
            DocumentBlock::Table(_) => None,
        })
        .collect();
    assert_eq!((headings[0], headings[1], headings[6]), (Some(1), None, Some(1)));
}

#[test]
fn tracked_changes_and_pictures_are_passed_over_and_said() {
    let document = word(
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>\
         <w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
         <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:t>框</w:t></w:pict></mc:Fallback></mc:AlternateContent><w:drawing/></w:r></w:p>",
    );
    assert_eq!(said(&document), ["甲", "乙\t丙", "新"]);
    let passed: Vec<(PassedOverKind, &str)> =
        document.passed_over.iter().map(|one| (one.kind, one.text.as_str())).collect();
    assert_eq!(
        passed,
        [
            (PassedOverKind::Deleted, "旧"),
            (PassedOverKind::Footnote, ""),
            (PassedOverKind::TextBox, "框"),
            (PassedOverKind::Picture, ""),
        ]
    );
    assert_eq!(document.passed_over[0].spot, Spot::Paragraph(2));
}

#[test]
fn merged_cells_of_word_are_repeated() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let document = word(&format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "甲"),
        cell("<w:gridSpan w:val=\"2\"/>", "乙"),
        cell("<w:vMerge/>", ""),
        cell("", "丙"),
        cell("", "丁"),
    ));
    assert_eq!(said(&document), ["甲|乙|乙", "甲|丙|丁"]);
}

#[test]
fn a_page_shows_its_text_and_tables() {
    let page = "<!DOCTYPE html><html><head><title>无</title><script>if (a<b) {}</script></head><body>\n<h1>题</h1>\n\
        <p>甲&amp;<b>乙</b>\n  丙<br>丁</p><table><tr><td>外<table><tr><th rowspan=2>一</th><th colspan=2>二</th></tr>\
        <tr><td>三<p>四</p></td><td>五</td></tr></table></td></tr></table><p>one\ntwo</p><img alt=\"图\"></body></html>";
    let document = read(page, "");
    assert_eq!(said(&document), ["题", "甲&乙丙", "丁", "外", "一|二|二", "一|三\n四|五", "one two"]);
    assert_eq!(document.passed_over[0].text, "图");
    let DocumentBlock::Paragraph(title) = &document.blocks[0] else { panic!("{document:?}") };
    assert_eq!((title.heading, &title.spot), (Some(1), &Spot::Line(2)));
    let lists = "<html><ol start=3><li>甲<li><p>乙</p><p>丙</p></li></ol><ul><li>丁</ul>";
    assert_eq!(said(&read(lists, "html")), ["3. 甲", "4. 乙", "丙", "丁"]);
    let latin = b"<html><meta charset=windows-1252><p>caf\xe9";
    assert_eq!(said(&OfficialDocument::from_bytes(latin, "html", None).unwrap()), ["café"]);
}

#[test]
fn markdown_keeps_numbers_headings_and_tables() {
    let document = read("# 题\n\n甲\n乙\n\n1. 一\n2. 二\n   - 三\n\n| a | b |\n|---|---|\n| c | d |\n", "md");
    assert_eq!(said(&document), ["题", "甲乙", "1. 一", "2. 二", "- 三", "a|b", "c|d"]);
}

#[test]
fn plain_text_is_read_by_lines_and_by_what_programs_make_of_tables() {
    assert_eq!(said(&read("A\r\nB\rC\n\nThe plan\ngoes on.\n", "txt")), ["A", "B", "C", "The plan goes on."]);
    let by_cell = "\t号\n\t事\n\t谁\n\n\t1\n\t\n甲\n\t水\n务局\n\n\t\n\n2\n\t\n\t教育局\n\n完\n";
    assert_eq!(said(&read(by_cell, "txt")), ["号|事|谁", "1|甲|水\n务局", "2|甲|教育局", "完"]);
    let by_row = "\t\n号\n事\n谁\n\t\n1\n甲\n水务局\n\t\n教育局\n\n完\n";
    assert_eq!(said(&read(by_row, "txt")), ["号|事|谁", "1|甲|水务局", "1|甲|教育局", "完"]);
    assert_eq!(said(&read("号\t事\t谁\n1\t甲\t乙\n", "txt")), ["号|事|谁", "1|甲|乙"]);
    let by_pipe = "| 号 | 事 | 谁 |\n|---|:-:|---|\n| 1 | 甲 | 水务局 |\n| 2 | 乙 | |\n完\n";
    assert_eq!(said(&read(by_pipe, "txt")), ["|号|事|谁|", "|1|甲|水务局|", "|2|乙|水务局|", "完"]);
    assert_eq!(said(&read("\t第一段。\n\t第二段。\n", "txt")), ["第一段。", "第二段。"]);
}

#[test]
fn a_text_without_line_breaks_is_parted_by_its_numerals() {
    let filling = "补齐短板，改造管网。".repeat(150);
    let text = format!(
        "前言。一、总体要求（一）指导思想。{filling}（二）目标。1．水。2．2020年底前完成电。3.5倍。二、任务（三）路。{filling}"
    );
    let starts: Vec<String> = said(&read(&text, "txt")).iter().map(|text| text.chars().take(5).collect()).collect();
    assert_eq!(
        starts,
        ["前言。", "一、总体要", "（一）指导", "（二）目标", "1．水。", "2．202", "二、任务", "（三）路。"]
    );
}

#[test]
fn what_cannot_be_read_is_told_by_its_bytes() {
    let fault = |bytes: &[u8]| OfficialDocument::from_bytes(bytes, "txt", None).unwrap_err();
    assert_eq!(fault(b"%PDF-1.4"), DocumentFault::Pdf);
    assert_eq!(fault(b"PK\x03\x04"), DocumentFault::Package(PackageFault::Damaged));
    assert!(matches!(fault(b"\xE5\xFF"), DocumentFault::Encoding(Encoding::Gb18030, _)));
}
