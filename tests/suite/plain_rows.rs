//! A row of known words and plain digits is read in one step, and a large file in pieces. Both must say what the same rows say
//! when every cell is looked at, and the file is read as a whole.

use encoding_rs::GB18030;
use fsip::diagnostic::Code;
use fsip::load::{Folder, load};
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;
use proptest::sample::select;

const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2025
[[indicator]]
id = "firms"
name = "企业总数"
unit = "家"
kind = "stock"
better = "higher"
[[indicator]]
id = "rate"
name = "结案率"
unit = "%"
kind = "rate"
better = "higher"
[[indicator]]
id = "power"
name = "装机容量"
unit = "万千瓦"
kind = "flow"
better = "higher"
[[target]]
id = "t"
text = "t"
require = [{ indicator = "firms", is = "达到5家" }]
"#;

const INDICATORS: [&str; 8] = ["firms", "企业总数", "rate", "power", " firms", "frims", "合计", ""];
const REGIONS: [&str; 8] = ["", "东区", "123区", "12街", "1990", "合计", " 东区", "Cafe\u{301}"];
const YEARS: [&str; 8] = ["2020", "2021", "2022", "2023", "2021年", "20211", "abc", ""];
const VALUES: [&str; 26] = [
    "",
    "0",
    "1",
    "12",
    "98",
    "105",
    "123",
    "000",
    "007",
    "1234",
    "1.5",
    "-3",
    "-0",
    "-0.5",
    "0.9",
    "1.0",
    "+5",
    ".5",
    "5.",
    "90%",
    "3万",
    "—",
    "12x",
    "１２",
    "12345678901234567",
    "1234567890123456789012",
];
const UNITS: [&str; 7] = ["", "家", "%", "万千瓦", "千瓦", "万", "5"];
const QUALITIES: [&str; 6] = ["", "final", "初步", "break", " final", "good"];
const DATES: [&str; 5] = ["", "2022-01-20", "2022", "2022-13", "x"];
const NOTES: [&str; 9] = ["", "初步统计", "000", "500家", "5", "12 offices", "Cafe\u{301}", " trimmed ", "a;b"];

const QUOTED: [&str; 7] =
    ["\"a, b\"", "\"two\nlines\"", "\"open", "\"\"\"said\"\"\"", "behind\"", "\"text\" behind", "\"1,234\""];

/// Most cells of a row are usual, so that the others meet each other.
fn cell(usual: &'static str, all: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just(usual), 1 => select(all)]
}

fn long_row() -> impl Strategy<Value = Vec<&'static str>> {
    let words = (cell("firms", &INDICATORS), select(&REGIONS[..]), cell("2021", &YEARS), select(&VALUES[..]));
    let rest = (cell("", &UNITS), cell("", &QUALITIES), cell("", &DATES), select(&NOTES[..]));
    (words, rest).prop_map(|((indicator, region, year, value), (unit, quality, date, note))| {
        vec![indicator, region, year, value, unit, quality, date, note]
    })
}

fn wide_row() -> impl Strategy<Value = Vec<&'static str>> {
    let four = |values: &'static [&'static str]| prop::collection::vec(select(values), 4);
    let values = prop_oneof![four(&VALUES), four(&["1", "12", "98", "000", "345", "1234", ""])];
    (cell("firms", &INDICATORS), select(&REGIONS[..]), values, select(&NOTES[..]))
        .prop_map(|(indicator, region, values, note)| [vec![indicator, region], values, vec![note]].concat())
}

/// A heading, and rows of as many cells, of which some may lack the last ones.
type Table = (Vec<&'static str>, Vec<Vec<&'static str>>);

/// The columns in any order, with rows of which some lack their last cells.
fn table(
    headings: Vec<&'static str>,
    row: impl Strategy<Value = Vec<&'static str>>,
    order: impl Strategy<Value = Vec<usize>>,
) -> impl Strategy<Value = Table> {
    let rows = prop::collection::vec((row, 0..3_usize), 1..12);
    (rows, order).prop_map(move |(rows, order)| {
        let in_order = |cells: &[&'static str]| order.iter().map(|place| cells[*place]).collect::<Vec<_>>();
        let rows = rows.iter().map(|(cells, missing)| {
            let mut cells = in_order(cells);
            cells.truncate(cells.len() - missing);
            cells
        });
        (in_order(&headings), rows.collect())
    })
}

fn any_table() -> impl Strategy<Value = Table> {
    let long = vec!["indicator", "region", "year", "value", "unit", "quality", "published", "note"];
    let wide = vec!["指标", "地区", "2020", "2021", "2022", "2023", "备注"];
    let of_eight = Just((0..8).collect::<Vec<usize>>()).prop_shuffle();
    prop_oneof![table(long, long_row(), of_eight), table(wide, wide_row(), Just((0..7).collect()))]
}

/// What a file says: each value with all that is said of it, and each message with its line.
fn said(text: &str) -> (Vec<String>, Vec<(usize, Code)>) {
    said_by(Source::from_text("statistics.csv", Role::Statistics, text.to_owned()))
}

/// The same of the bytes of a file, of which so many are read at a time.
fn said_in_pieces(bytes: &[u8], piece: usize) -> (Vec<String>, Vec<(usize, Code)>) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    said_by(Source::from_file(file.path(), Role::Statistics, None, piece).unwrap())
}

fn said_by(statistics: Source) -> (Vec<String>, Vec<(usize, Code)>) {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    sources.add(statistics);
    let (folder, diagnostics) = load(&sources);
    let line = |span: &fsip::source::Span| sources.get(span.source).unwrap().place(span.range.start).line;
    let found = diagnostics.found.iter().map(|found| (line(&found.span), found.code)).collect();
    let values = |folder: Folder| {
        let cells = folder.observations.cells().flat_map(|(index, region, year, vintages)| {
            let say = move |known: fsip::model::Observation<'_>| {
                let said = (known.value.to_plain(), known.quality, known.published, known.source, known.note);
                format!("{index:?} {region:?} {year:?} {said:?}")
            };
            vintages.iter().map(say).collect::<Vec<_>>()
        });
        cells.collect()
    };
    (folder.map(values).unwrap_or_default(), found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plain_row_says_what_it_says_cell_by_cell((headings, rows) in any_table()) {
        // One row after the other, for a faulty row hides what the others say.
        for row in &rows {
            let with_first = |first: &str, end: &str| {
                let lines = [&headings, row].map(|cells| cells.join(",") + end);
                format!("{}\n{first}{}\n", lines[0], lines[1])
            };
            // The first row makes its region known, without which no row is plain.
            let known = headings.iter().zip(row).map(|(heading, cell)| match *heading {
                "region" | "地区" => cell,
                "indicator" | "指标" => "firms",
                "year" => "2019",
                "value" | "2023" => "1234",
                _ => "",
            });
            let known = known.collect::<Vec<&str>>();
            let known = |end: &str| format!("{}{end}\n", known.join(","));
            // A column without a heading, and nothing in it, changes nothing but that every cell is looked at.
            let padding = ",".repeat(headings.len() - row.len());
            let plain = said(&with_first(&known(""), ""));
            let padded = format!("{}\n{}{}{padding},\n", headings.join(",") + ",", known(&format!("{padding},")), row.join(","));
            prop_assert_eq!(plain, said(&padded), "{:?} {:?}", headings, row);
        }
    }

    #[test]
    fn a_file_says_in_pieces_what_it_says_as_a_whole(
        (headings, rows) in any_table(),
        above in prop::collection::vec(select(&["", "统计表", "单位：家", "\"two\nlines\""][..]), 0..3),
        quoted in prop::collection::vec((0..12_usize, 0..8_usize, select(&QUOTED[..])), 0..4),
        end in select(&["\n", "\r\n", "\r"][..]),
        piece in 1..400_usize,
    ) {
        let mut lines: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        for (row, column, cell) in quoted {
            if let Some(of_row) = lines.get_mut(row).and_then(|cells| cells.get_mut(column)) {
                *of_row = cell.to_owned();
            }
        }
        let above = above.into_iter().map(str::to_owned);
        let lines = above.chain([headings.join(",")]).chain(lines.iter().map(|cells| cells.join(",")));
        let text = lines.map(|line| line + end).collect::<String>();
        prop_assert_eq!(said(&text), said_in_pieces(text.as_bytes(), piece), "{:?} in pieces of {}", text, piece);
        let bytes = GB18030.encode(&text).0;
        let whole = said_in_pieces(&bytes, bytes.len());
        prop_assert_eq!(whole, said_in_pieces(&bytes, piece), "{:?} in GB18030, in pieces of {}", text, piece);
    }
}
