use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Oddity, OtherSheet, Sheet, WorkbookFault, read};
use crate::source::package::{PackageFault, Unpacked};

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"0,\"/><numFmt numFmtId=\"166\" formatCode=\"0&quot;家&quot;\"/>\
    <numFmt numFmtId=\"167\" formatCode=\"&quot;—&quot;\"/></numFmts>\
    <fonts><font/><font><strike/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs>\
    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/>\
    <xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>\
    <xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"167\" fontId=\"0\"/></cellXfs></styleSheet>";

const MAIN: &str =
    "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/// What a sheet is: its XML, and whether it is hidden.
type Part<'p> = (&'p str, bool);

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with these sheets, called a, b and so on.
fn workbook(sheets: &[Part<'_>], said: &str) -> Vec<u8> {
    let names = || ('a'..='z').zip(sheets);
    let listed: String = names()
        .map(|(name, (_, is_hidden))| {
            let state = if *is_hidden { "hidden" } else { "visible" };
            format!("<sheet name=\"{name}\" state=\"{state}\" r:id=\"{name}\"/>")
        })
        .collect();
    let kind = |xml: &str| if xml.starts_with("<chartsheet") { "chartsheet" } else { "worksheet" };
    let related: String = names()
        .map(|(name, (xml, _))| {
            format!("<Relationship Id=\"{name}\" Type=\"t/{}\" Target=\"/xl/{name}.xml\"/>", kind(xml))
        })
        .collect();
    let related = format!(
        "<Relationships>{related}<Relationship Id=\"s\" Type=\"t/styles\" Target=\"Styles.xml\"/>\
         <Relationship Id=\"x\" Type=\"t/sharedStrings\" TargetMode=\"External\" Target=\"http://x/y.xml\"/></Relationships>"
    );
    let main = format!("<workbook>{said}<sheets>{listed}</sheets></workbook>");
    let paths: Vec<String> = names().map(|(name, _)| format!("xl/{name}.xml")).collect();
    let mut parts = vec![
        ("_rels/.rels", MAIN),
        ("xl/workbook.xml", &main),
        ("xl/_rels/workbook.xml.rels", &related),
        ("xl\\styles.xml", STYLES),
    ];
    parts.extend(paths.iter().map(String::as_str).zip(sheets.iter().map(|(xml, _)| *xml)));
    packed(&parts)
}

fn of_sheet(rows: &str) -> Vec<u8> {
    workbook(&[(&format!("<worksheet><dimension ref=\"A1:XFD1048576\"/>{rows}</worksheet>"), false)], "")
}

fn found(bytes: &[u8], name: Option<&str>) -> Result<(Sheet, String), WorkbookFault> {
    read(Cursor::new(bytes), name)
}

fn text_of(rows: &str) -> String {
    found(&of_sheet(rows), None).unwrap().1
}

fn odd(rows: &str) -> Vec<Oddity> {
    found(&of_sheet(rows), None).unwrap().0.odd.into_iter().map(|(_, oddity)| oddity).collect()
}

fn cell(attributes: &str, inside: &str) -> String {
    format!("<sheetData><row><c {attributes}>{inside}</c></row></sheetData>")
}

const ONE: &str = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
const NONE: &str = "<worksheet><sheetData><row r=\"7\"/><row><c s=\"1\"/></row></sheetData></worksheet>";

#[test]
fn a_sheet_is_a_line_for_each_row_that_holds_anything() {
    let rows = "<sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>a \"b\"</t></is></c><c r=\"D2\"><v>5</v></c><c r=\"E2\"/></row>\
        <row r=\"3\"/><row r=\"1000000\"><c><v>0.28999999999999998</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row></sheetData>";
    let (sheet, text) = found(&of_sheet(rows), None).unwrap();
    assert_eq!(text, "\t\"a \"\"b\"\"\"\t\t5\n0.29\tTRUE\t#N/A\n");
    assert_eq!([sheet.row(1), sheet.row(2), sheet.row(3)], [2, 1_000_000, 1_000_000]);
}

#[test]
fn a_cell_says_what_it_shows() {
    for (attributes, inside, text) in [
        ("s=\"1\"", "<v>0.92500000000000004</v>", "92.5%"),
        ("s=\"2\"", "<v>44561</v>", "2021-12-31"),
        ("s=\"3\"", "<v>44561</v>", "2021"),
        ("s=\"2\"", "<v>-1</v>", "-1"),
        ("s=\"2\"", "<v>20231001</v>", "20231001"),
        ("s=\"5\"", "<v>12</v>", "12家"),
        ("s=\"1\" t=\"n\"", "<v></v>", ""),
        ("t=\"d\"", "<v>2021-05-03T00:00:00</v>", "2021-05-03"),
        ("t=\"str\"", "<f>A1</f><v>x&lt;_x0041_</v>", "x<A"),
        ("t=\"str\"", "<f>A1</f><v></v>", ""),
        ("", "<f>1+1</f><v>2</v>", "2"),
        ("", "<f>1-1</f><v>0</v>", "0"),
        ("t=\"inlineStr\"", "<is><r><t>指标</t></r><r><t>\n名称</t></r><rPh><t>x</t></rPh></is>", "指标名称"),
        ("t=\"inlineStr\"", "<is><t>a\tb\nc </t></is>", "a b c"),
    ] {
        assert_eq!(text_of(&cell(attributes, inside)).trim_end(), text, "{attributes} {inside}");
    }
    let since_1904 = workbook(
        &[("<worksheet><sheetData><row><c s=\"2\"><v>43099</v></c></row></sheetData></worksheet>", false)],
        "<workbookPr date1904=\"true\"/>",
    );
    assert_eq!(found(&since_1904, None).unwrap().1, "2021-12-31\n");
}

#[test]
fn what_is_odd_in_a_cell_is_kept() {
    for (attributes, inside, oddity) in [
        ("", "<v>1</v>", None),
        ("", "<f>A1*2</f>", Some(Oddity::NotCalculated)),
        ("", "<f>A1*2</f><v/>", Some(Oddity::NotCalculated)),
        ("s=\"3\"", "<v>2021</v>", Some(Oddity::TypedYear { typed: 2021, shown: 1905 })),
        ("s=\"2\"", "<v>2023</v>", Some(Oddity::EarlyDay)),
        ("s=\"2\"", "<v>10.15</v>", Some(Oddity::EarlyDay)),
        ("s=\"2\"", "<v>3654</v>", Some(Oddity::Date)),
        ("s=\"3\"", "<v>44561</v>", Some(Oddity::Date)),
        ("s=\"2\"", "<v>0.5</v>", Some(Oddity::Date)),
        ("s=\"2\"", "<v>20231001</v>", Some(Oddity::Date)),
        ("t=\"e\"", "<v>#N/A</v>", Some(Oddity::Error)),
        ("s=\"4\"", "<v>123456</v>", Some(Oddity::NotShown)),
        ("t=\"inlineStr\"", "<is><t>1,234</t></is>", Some(Oddity::WrittenNumber)),
        ("t=\"inlineStr\"", "<is><t>a, b</t></is>", None),
        (
            "t=\"inlineStr\"",
            "<is><r><t>91.5</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></is>",
            Some(Oddity::Marked),
        ),
        ("s=\"6\"", "<v>12</v>", Some(Oddity::StruckOut)),
        ("s=\"7\"", "<v>12</v>", Some(Oddity::NotShown)),
        ("s=\"7\"", "<v>0</v>", None),
    ] {
        assert_eq!(odd(&cell(attributes, inside)), oddity.into_iter().collect::<Vec<_>>(), "{attributes} {inside}");
    }
    assert_eq!(text_of(&cell("", "<f>A1*2</f>")), "=A1*2\n");
    let sheet =
        "<worksheet><sheetData><row><c><f>B1</f><v>0</v></c><c><f>B2</f><v>3</v></c></row></sheetData></worksheet>";
    let (sheet, text) = found(&workbook(&[(sheet, false)], "<calcPr fullCalcOnLoad=\"1\"/>"), None).unwrap();
    assert_eq!((text.as_str(), sheet.odd.len()), ("=B1\t3\n", 1));
    assert_eq!(sheet.oddity(&(0..3)), Some(&Oddity::NotCalculated));
    assert_eq!(sheet.oddity(&(4..5)), None);
}

#[test]
fn a_merged_cell_stands_in_each_of_its_rows() {
    let word = |place: &str, word: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{word}</t></is></c>");
    let row = |number: u32, cells: &[String]| format!("<row r=\"{number}\">{}</row>", cells.concat());
    let rows = [
        row(1, &[word("A1", "a"), word("B1", "covered"), word("C1", "5")]),
        row(2, &[word("A2", "covered"), word("D2", "x")]),
        row(4, &[word("C4", "covered")]),
        row(5, &[word("B5", "y")]),
    ];
    let merges = ["A1:B5", "C1:C4", "D2:E2"].map(|cells| format!("<mergeCell ref=\"{cells}\"/>")).concat();
    let rows = format!("<sheetData>{}</sheetData><mergeCells>{merges}</mergeCells>", rows.concat());
    let (sheet, text) = found(&of_sheet(&rows), None).unwrap();
    assert_eq!(text, "a\t\t5\na\t\t5\tx\n");
    assert_eq!([sheet.row(1), sheet.row(2)], [1, 2]);
    let (rows, columns) = (Oddity::MergedRows, Oddity::MergedColumns);
    assert_eq!(odd(rows_of_merges()), [rows.clone(), rows, columns]);
}

fn rows_of_merges() -> &'static str {
    "<sheetData><row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row></sheetData>\
     <mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B2:C2\"/></mergeCells>"
}

#[test]
fn one_sheet_is_read_and_the_others_are_named() {
    let bytes = workbook(&[(ONE, true), (NONE, true), (ONE, false), (ONE, false), (NONE, false)], "");
    let (sheet, _) = found(&bytes, None).unwrap();
    let other = |name: &str, is_hidden| OtherSheet { name: name.to_owned(), is_hidden, is_form: false };
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("c", false));
    assert_eq!(sheet.others, [other("a", true), other("d", false)]);
    let (sheet, _) = found(&bytes, Some("A")).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("a", true));
    let known = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
    let unknown = found(&bytes, Some("x")).unwrap_err();
    assert_eq!(unknown, WorkbookFault::UnknownSheet { name: "x".to_owned(), known });
    assert!(found(&workbook(&[(ONE, true)], ""), None).unwrap().0.is_hidden);
}

#[test]
fn what_is_no_sheet_of_cells_is_refused() {
    let fault = |bytes: &[u8]| found(bytes, None).unwrap_err();
    let compound = |name: &str| {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1].into_iter().chain(name).collect::<Vec<u8>>()
    };
    assert_eq!(fault(&compound("EncryptedPackage")), WorkbookFault::Encrypted);
    assert_eq!(fault(&compound("Workbook")), WorkbookFault::Old);
    assert_eq!(fault(&compound("")), WorkbookFault::EncryptedOrOld);
    assert_eq!(fault(b"\n<html>"), WorkbookFault::Page);
    assert_eq!(fault(b"indicator,year,value\n"), WorkbookFault::NotPacked);
    assert_eq!(fault(b""), WorkbookFault::NotPacked);
    assert_eq!(fault(b"PK\x03\x04"), WorkbookFault::Damaged);
    assert_eq!(fault(&packed(&[("word/document.xml", "<document/>")])), WorkbookFault::NotWorkbook);
    let document = MAIN.replace("xl/workbook.xml", "word/document.xml");
    assert_eq!(
        fault(&packed(&[("_rels/.rels", &document), ("word/document.xml", "<document/>")])),
        WorkbookFault::NotWorkbook
    );
    assert_eq!(fault(&workbook(&[("<chartsheet/>", false), (ONE, false)], "")), WorkbookFault::Chart("a".to_owned()));
    let picture = "<worksheet><sheetData/><drawing/></worksheet>";
    assert_eq!(fault(&workbook(&[(picture, false)], "")), WorkbookFault::Picture("a".to_owned()));
    for rows in [
        "<sheetData>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>",
        "<sheetData><row r=\"0\"/></sheetData>",
        "<sheetData><row r=\"1048577\"/></sheetData>",
        "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>",
        "<mergeCells><mergeCell ref=\"A1:XFE1\"/></mergeCells>",
        "<sheetData><row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData>",
        &cell("r=\"XFE1\"", "<v>1</v>"),
        &cell("r=\"A2\"", "<v>1</v>"),
        &cell("r=\"AAAAAAAA1\"", "<v>1</v>"),
        &cell("s=\"-1\"", "<v>1</v>"),
        &cell("t=\"s\"", "<v>0</v>"),
        &cell("", "<v>1e999</v>"),
        &cell("", "<v>one</v>"),
        &cell("t=\"str\"", "<v>&unknown;</v>"),
    ] {
        assert_eq!(fault(&of_sheet(rows)), WorkbookFault::Damaged, "{rows}");
    }
}

#[test]
fn no_more_is_unpacked_than_there_is_room_for() {
    let mut unpacked = 0;
    let mut text = Vec::new();
    let read = Unpacked { reader: &b"12345"[..], left: 4, unpacked: &mut unpacked }.read_to_end(&mut text);
    assert_eq!(PackageFault::from(read.unwrap_err()), PackageFault::TooLarge);
    let mut unpacked = (1 << 30) - 2;
    let read = Unpacked { reader: &b"12345"[..], left: 10, unpacked: &mut unpacked }.read_to_end(&mut text);
    assert_eq!(PackageFault::from(read.unwrap_err()), PackageFault::TooLarge);
    // One text in many cells, and one cell at the end of many rows.
    let far = |row: u32| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
    let rows: String = (1..17_000).map(far).collect();
    let fault = found(&of_sheet(&format!("<sheetData>{rows}</sheetData>")), None).unwrap_err();
    assert_eq!(fault, WorkbookFault::TooLarge);
    let alphabet = || 'A'..='Z';
    let columns = alphabet().flat_map(|next| alphabet().map(move |last| format!("{next}{last}")));
    let columns = columns.flat_map(|letters| [format!("A{letters}"), format!("B{letters}")]);
    let open: String = columns.map(|column| format!("<mergeCell ref=\"{column}1:{column}9\"/>")).collect();
    let rows = format!("{}<mergeCells>{open}</mergeCells>", cell("", "<v>1</v>"));
    assert_eq!(found(&of_sheet(&rows), None).unwrap_err(), WorkbookFault::TooLarge);
}

#[test]
fn a_size_that_the_directory_claims_is_believed_when_it_is_too_large() {
    let mut bytes = of_sheet(&cell("", "<v>1</v>"));
    let entry = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes.get_mut(entry + 24..entry + 28).unwrap().copy_from_slice(&(300_u32 << 20).to_le_bytes());
    assert_eq!(found(&bytes, None).unwrap_err(), WorkbookFault::TooLarge);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = workbook(&[(ONE, false), (NONE, true)], "<calcPr/>");
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            *bytes.get_mut(place).unwrap() = byte;
        }
        bytes.truncate(if is_cut { length.index(bytes.len()) } else { bytes.len() });
        _ = found(&bytes, None);
    }

    #[test]
    fn no_sheet_makes_the_reader_panic(
        pieces in prop::collection::vec(
            prop::sample::select(&[
                "<row>", "<row r=\"3\">", "</row>", "<c>", "<c r=\"B3\" s=\"2\">", "<c t=\"s\">", "<c s=\"9\" t=\"inlineStr\">",
                "</c>", "<v>", "</v>", "<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "2021", "1e308", "-1e-300", "&amp;",
                "_x000D_", "\n", "<mergeCell ref=\"A1:B9\"/>", "<mergeCell ref=\"B3\"/>", "<drawing/>", "1.7976931348623157E308",
            ][..]),
            0..30,
        ),
        is_closed in any::<bool>(),
    ) {
        let mut xml = "<worksheet>".to_owned() + &pieces.concat();
        xml.push_str(if is_closed { "</worksheet>" } else { "" });
        _ = found(&workbook(&[(&xml, false)], ""), None);
    }
}
