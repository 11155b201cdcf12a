//! Every row of any statistics file is accounted for: its value is kept, or it is empty, or a message names its place.
//!
//! What a file must give is known from how it was made, not from reading it.

use std::collections::BTreeMap;

use fsip::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use fsip::load::{Folder, load_with};
use fsip::model::Number;
use fsip::source::{Encoding, Role, Source, Sources};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::RngSeed;

const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2030
[[indicator]]
id = "financing"
name = "融资额"
unit = "亿元"
kind = "flow"
better = "higher"
[[indicator]]
id = "investment"
name = "投资额"
unit = "万元"
kind = "flow"
better = "higher"
[[indicator]]
id = "firms"
name = "企业总数"
unit = "家"
kind = "stock"
better = "higher"
[[target]]
id = "t"
text = "t"
require = [{ indicator = "firms", is = "达到5家" }]
"#;

/// Id, name, and how many 元 its unit of measure is worth; nothing for one that counts no money.
const INDICATORS: [(&str, &str, Option<i64>); 3] =
    [("financing", "融资额", Some(100_000_000)), ("investment", "投资额", Some(10_000)), ("firms", "企业总数", None)];

const REGIONS: [&str; 4] = ["", "东区", "西区", "North"];

const YEARS: std::ops::Range<i64> = 2018..2031;

/// A value as it is written, and its digits without a point with how many are behind it; nothing for no value.
type Value = (String, Option<(i64, u32)>);

/// Which value: place of the indicator, place of the region, year.
type Key = (usize, usize, i64);

/// One value of the file.
#[derive(Clone, Debug)]
struct Datum {
    key: Key,
    value: Value,
    by_name: bool,
    note: String,
}

/// How the file is written.
#[derive(Clone, Debug)]
struct Layout {
    is_wide: bool,
    is_chinese: bool,
    /// PlanPlaces of the columns of the long form, in the order of the file.
    order: Vec<usize>,
    delimiter: char,
    line_end: &'static str,
    encoding: Encoding,
    has_mark: bool,
    ends_with_line_end: bool,
    quotes_all: bool,
}

/// What stands around the data.
#[derive(Clone, Debug)]
struct Around {
    titles: Vec<&'static str>,
    /// A unit of measure above the header, and how many 元 it is worth.
    unit: Option<(&'static str, i64)>,
    blanks: Vec<Index>,
    below: Vec<&'static str>,
}

/// Something that no reader may pass over in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Defect {
    None,
    Year,
    Indicator,
    Value,
    SpreadsheetError,
    ExtraCell,
    SecondHeader,
    DataAboveHeader,
    UnitBelow,
    SeveralUnits,
}

/// A line of the file, as cells.
#[derive(Clone, Debug)]
struct Line {
    cells: Vec<String>,
    /// The values that it holds.
    data: Vec<(Key, Option<(i64, u32)>)>,
    /// Whether a message must name it.
    must_be_named: bool,
}

/// The written file and where each line of cells stands in it.
struct Written {
    text: String,
    /// First and last line of the file, from 1.
    places: Vec<(usize, usize)>,
}

fn value() -> impl Strategy<Value = Value> {
    let whole = (1_000..9_999_999_i64).prop_map(|number| (number.to_string(), Some((number, 0))));
    let tenths = (10_i64..99_999).prop_map(|number| (format!("{}.{}", number / 10, number % 10), Some((number, 1))));
    let wide = (1_000..99_999_i64).prop_map(|number| {
        let full = |digit: char| char::from_u32(u32::from(digit) + 0xFEE0).unwrap();
        (number.to_string().chars().map(full).collect(), Some((number, 0)))
    });
    let grouped = (1_000_000..9_999_999_i64).prop_map(|number| {
        let text = format!("{},{:03},{:03}", number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
        (text, Some((number, 0)))
    });
    let negative = (1_000..99_999_i64).prop_map(|number| (format!("-{number}"), Some((-number, 0))));
    let none = select(vec!["", "—", "-", "…", "/"]).prop_map(|text| (text.to_owned(), None));
    prop_oneof![6 => whole, 4 => tenths, 1 => wide, 1 => grouped, 1 => negative, 3 => none]
}

fn note() -> impl Strategy<Value = String> {
    select(vec![
        "",
        "",
        "",
        "初步",
        "含新区, 按新口径",
        "say \"so\"",
        "上半年\n全年",
        "first line\r\nsecond, line",
        "a;b\tc",
        "“引号”",
        "\"",
        "5\" pipe",
        "x\n\ny",
    ])
    .prop_map(str::to_owned)
}

fn data() -> impl Strategy<Value = Vec<Datum>> {
    let keys: Vec<Key> = (0..INDICATORS.len())
        .flat_map(|indicator| {
            (0..REGIONS.len()).flat_map(move |region| YEARS.map(move |year| (indicator, region, year)))
        })
        .collect();
    subsequence(keys, 1..30).prop_shuffle().prop_flat_map(|keys| {
        let one = |key: Key| {
            (value(), any::<bool>(), note()).prop_map(move |(value, by_name, note)| Datum { key, value, by_name, note })
        };
        keys.into_iter().map(one).collect::<Vec<_>>()
    })
}

fn layout() -> impl Strategy<Value = Layout> {
    let encodings = vec![
        (Encoding::Utf8, false),
        (Encoding::Utf8, true),
        (Encoding::Gb18030, false),
        (Encoding::Utf16Le, true),
        (Encoding::Utf16Be, true),
    ];
    let look = (any::<bool>(), any::<bool>(), Just(vec![0, 1, 2, 3, 4]).prop_shuffle());
    let writing = (select(vec![',', '\t', ';']), select(vec!["\n", "\r\n", "\r"]), select(encodings));
    (look, writing, any::<bool>(), prop::bool::weighted(0.2)).prop_map(
        |(look, writing, ends_with_line_end, quotes_all)| {
            let ((is_wide, is_chinese, order), (delimiter, line_end, (encoding, has_mark))) = (look, writing);
            Layout {
                is_wide,
                is_chinese,
                order,
                delimiter,
                line_end,
                encoding,
                has_mark,
                ends_with_line_end,
                quotes_all,
            }
        },
    )
}

fn around() -> impl Strategy<Value = Around> {
    let titles =
        vec!["统计表", "Table 1", "填报单位：市统计局", "表1（市本级）|2021年", "制表：张三", "各单位完成情况"];
    let units = vec![
        ("单位：万元", 10_000),
        ("金额单位：元", 1),
        ("单位（亿元）", 100_000_000),
        ("融资情况（千元）", 1_000),
        ("填报单位：市局　货币单位：人民币万元", 10_000),
        ("Unit: 万元", 10_000),
    ];
    let below = vec!["合计", "注：初步统计", "total", "资料来源：统计局"];
    let unit = prop::option::weighted(0.3, select(units));
    (subsequence(titles, 0..4), unit, prop::collection::vec(any::<Index>(), 0..4), subsequence(below, 0..3))
        .prop_map(|(titles, unit, blanks, below)| Around { titles, unit, blanks, below })
}

fn defect() -> impl Strategy<Value = Defect> {
    let defects = vec![
        Defect::Year,
        Defect::Indicator,
        Defect::Value,
        Defect::SpreadsheetError,
        Defect::ExtraCell,
        Defect::SecondHeader,
        Defect::DataAboveHeader,
        Defect::UnitBelow,
        Defect::SeveralUnits,
    ];
    prop_oneof![1 => Just(Defect::None), 1 => select(defects)]
}

fn headings(layout: &Layout) -> Vec<String> {
    let words = if layout.is_chinese {
        ["指标", "年份", "数值", "地区", "备注"]
    } else {
        ["indicator", "year", "value", "region", "note"]
    };
    if layout.is_wide {
        let year = |year: i64| if layout.is_chinese { format!("{year}年") } else { year.to_string() };
        return [words[0], words[3]].map(str::to_owned).into_iter().chain(YEARS.map(year)).collect();
    }
    layout.order.iter().map(|place| words[*place].to_owned()).collect()
}

fn word(datum: &Datum) -> &'static str {
    let (id, name, _) = INDICATORS[datum.key.0];
    if datum.by_name { name } else { id }
}

fn rows(data: &[Datum], layout: &Layout) -> Vec<Line> {
    if !layout.is_wide {
        let row = |datum: &Datum| {
            let (_, region, year) = datum.key;
            let cells =
                [word(datum), &year.to_string(), &datum.value.0, REGIONS[region], &datum.note].map(str::to_owned);
            Line {
                cells: layout.order.iter().map(|place| cells[*place].clone()).collect(),
                data: vec![(datum.key, datum.value.1)],
                must_be_named: false,
            }
        };
        return data.iter().map(row).collect();
    }
    let mut by_row: BTreeMap<(usize, usize), Vec<&Datum>> = BTreeMap::new();
    for datum in data {
        by_row.entry((datum.key.0, datum.key.1)).or_default().push(datum);
    }
    let row = |((_, region), data): ((usize, usize), Vec<&Datum>)| {
        let of_year = |year: i64| data.iter().find(|datum| datum.key.2 == year).map(|datum| datum.value.0.clone());
        let cells = [word(data[0]).to_owned(), REGIONS[region].to_owned()];
        Line {
            cells: cells.into_iter().chain(YEARS.map(|year| of_year(year).unwrap_or_default())).collect(),
            data: data.iter().map(|datum| (datum.key, datum.value.1)).collect(),
            must_be_named: false,
        }
    };
    by_row.into_iter().map(row).collect()
}

/// A line around the table; its cells are parted by `|`.
fn line(text: &str, must_be_named: bool) -> Line {
    Line { cells: text.split('|').map(str::to_owned).collect(), data: Vec::new(), must_be_named }
}

/// A line below the data: a total under the heading of the indicators, or a remark in the first cell.
fn below(text: &str, layout: &Layout) -> Line {
    let key = layout.order.iter().position(|column| *column == 0).filter(|_| !layout.is_wide).unwrap_or(0);
    let place = if matches!(text, "合计" | "total") { key } else { 0 };
    Line { cells: [vec![String::new(); place], vec![text.to_owned()]].concat(), data: Vec::new(), must_be_named: true }
}

/// Spoils one of the rows, or adds a line that does not belong there.
fn spoil(lines: &mut Vec<Line>, defect: Defect, layout: &Layout, at: Index) {
    let row = at.index(lines.len());
    let place = |column: usize| match layout.is_wide {
        true => [0, 2, 2, 1, 1][column],
        false => layout.order.iter().position(|of| *of == column).unwrap(),
    };
    let header = Line { cells: headings(layout), data: Vec::new(), must_be_named: true };
    let spoilt = &mut lines[row];
    let mut put = |column: usize, text: &str| {
        spoilt.cells[place(column)] = text.to_owned();
        spoilt.must_be_named = true;
    };
    match defect {
        Defect::None | Defect::DataAboveHeader | Defect::SeveralUnits => {}
        Defect::Year if layout.is_wide => put(2, "abc"),
        Defect::Year => put(1, "+2020"),
        Defect::Indicator => put(0, "尊利"),
        Defect::Value => put(2, "12x"),
        Defect::SpreadsheetError => put(2, "#REF!"),
        Defect::ExtraCell => {
            spoilt.cells.push("surplus".to_owned());
            spoilt.must_be_named = true;
        }
        Defect::SecondHeader => lines.insert(row, header),
        Defect::UnitBelow => lines.push(line("单位：百元", true)),
    }
}

/// The lines of the file in their order.
fn lines(data: &[Datum], layout: &Layout, around: &Around, defect: Defect, at: Index) -> Vec<Line> {
    let mut body = rows(data, layout);
    spoil(&mut body, defect, layout, at);
    body.extend(around.below.iter().map(|text| below(text, layout)));
    let mut all: Vec<Line> = around.titles.iter().map(|text| line(text, text.contains('|'))).collect();
    all.extend(around.unit.map(|(text, _)| line(text, false)));
    if defect == Defect::SeveralUnits {
        all.push(line("单位：亿元、家", true));
    }
    if defect == Defect::DataAboveHeader {
        let mut row = rows(&data[..1], layout).remove(0);
        let value = if layout.is_wide { 2 } else { layout.order.iter().position(|of| *of == 2).unwrap() };
        row.cells[value] = "5".to_owned();
        all.push(Line { data: Vec::new(), must_be_named: true, ..row });
    }
    all.push(Line { cells: headings(layout), data: Vec::new(), must_be_named: false });
    all.extend(body);
    for blank in &around.blanks {
        let empty = vec![String::new(); if blank.index(2) == 0 { 1 } else { 4 }];
        all.insert(blank.index(all.len() + 1), Line { cells: empty, data: Vec::new(), must_be_named: false });
    }
    all
}

fn cell(text: &str, layout: &Layout) -> String {
    let special = |character: char| character == layout.delimiter || "\"\r\n".contains(character);
    let is_quoted = text.contains(special) || (layout.quotes_all && !text.is_empty());
    if is_quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// How many line ends a text has: LF, CRLF or CR.
fn line_ends(text: &str) -> usize {
    text.replace("\r\n", "\n").matches(['\r', '\n']).count()
}

fn write(lines: &[Line], layout: &Layout) -> Written {
    let (mut text, mut places) = (String::new(), Vec::new());
    for (number, line) in lines.iter().enumerate() {
        let first = line_ends(&text) + 1;
        let cells: Vec<String> = line.cells.iter().map(|text| cell(text, layout)).collect();
        text += &cells.join(&layout.delimiter.to_string());
        places.push((first, line_ends(&text) + 1));
        if number + 1 < lines.len() || layout.ends_with_line_end {
            text += layout.line_end;
        }
    }
    Written { text, places }
}

fn read(text: &str, layout: &Layout) -> Option<(Option<Folder>, Diagnostics, Sources)> {
    let marked = if layout.has_mark { format!("\u{feff}{text}") } else { text.to_owned() };
    let bytes = layout.encoding.encode(&marked)?;
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    sources.add(Source::from_bytes("statistics.csv".to_owned(), Role::Statistics, &bytes, None));
    let (folder, diagnostics) = load_with(&sources, Diagnostics::unlimited());
    Some((folder, diagnostics, sources))
}

/// What was read, by key; regions that the file does not have come under their own names.
fn kept(folder: &Folder) -> BTreeMap<(usize, String, i64), Number> {
    let cells = folder.observations.cells().map(|(index, region, year, vintages)| {
        assert_eq!(vintages.count(), 1);
        (
            (index.0, region.part().unwrap_or_default().to_owned(), i64::from(year.number())),
            vintages.iter().next().unwrap().value,
        )
    });
    cells.collect()
}

/// What the file says, in the unit of measure of each indicator.
fn expected(lines: &[Line], unit: Option<i64>) -> BTreeMap<(usize, String, i64), Number> {
    let values = lines.iter().flat_map(|line| &line.data).filter_map(|((indicator, region, year), value)| {
        let (digits, decimals) = (*value)?;
        let plain = Number::from(digits).checked_div(&Number::power_of_ten(decimals)).unwrap();
        let factor = unit.zip(INDICATORS[*indicator].2);
        let value = factor
            .map_or(plain.clone(), |(from, to)| (plain * Number::from(from)).checked_div(&Number::from(to)).unwrap());
        Some(((*indicator, REGIONS[*region].to_owned(), *year), value))
    });
    values.collect()
}

/// The lines of the file that messages name.
fn named(diagnostics: &Diagnostics, sources: &Sources) -> Vec<(usize, Code)> {
    let line = |diagnostic: &Diagnostic| {
        let source = sources.get(diagnostic.span.source).unwrap();
        assert_eq!(source.role, Role::Statistics, "{diagnostic:?}");
        assert!(diagnostic.span.range.end <= source.text().len(), "{diagnostic:?}");
        (source.place(diagnostic.span.range.start).line, diagnostic.code)
    };
    diagnostics.found.iter().map(line).collect()
}

/// The same files in every run, so that a change is judged by what it changes; with `FSIP_CASES` so many new ones.
fn config() -> ProptestConfig {
    let cases = std::env::var("FSIP_CASES").ok().and_then(|cases| cases.parse().ok());
    let rng_seed = if cases.is_some() { RngSeed::Random } else { RngSeed::Fixed(2021) };
    ProptestConfig { cases: cases.unwrap_or(300), rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_row_is_kept_or_empty_or_named(
        data in data(),
        layout in layout(),
        around in around(),
        defect in defect(),
        at in any::<Index>(),
    ) {
        // A unit of measure above a table is one of all its rows.
        let counts_money = |datum: &Datum| around.unit.is_none() || INDICATORS[datum.key.0].2.is_some();
        let data: Vec<Datum> = data.into_iter().filter(counts_money).collect();
        prop_assume!(!data.is_empty());
        let lines = lines(&data, &layout, &around, defect, at);
        let written = write(&lines, &layout);
        let Some((folder, diagnostics, sources)) = read(&written.text, &layout) else { return Ok(()) };
        let named = named(&diagnostics, &sources);
        let after_second_header = lines.iter().position(|line| line.must_be_named && line.cells == headings(&layout));
        for (number, (line, (first, last))) in lines.iter().zip(&written.places).enumerate() {
            let is_reached = after_second_header.is_none_or(|second| number <= second);
            if line.must_be_named && is_reached {
                let is_named = named.iter().any(|(at, _)| first <= at && at <= last);
                prop_assert!(is_named, "line {} is not named: {:?}\n{}", first, named, written.text);
            }
        }
        match folder {
            None => prop_assert!(defect != Defect::None, "{:?}\n{}", named, written.text),
            Some(folder) => {
                // A row without values is a remark when its indicator is not known.
                prop_assert!(matches!(defect, Defect::None | Defect::Indicator), "{:?}\n{}", defect, written.text);
                prop_assert_eq!(kept(&folder), expected(&lines, around.unit.map(|(_, factor)| factor)), "{}", written.text);
            }
        }
    }

    #[test]
    fn stray_quotes_lose_no_row(
        data in data(),
        layout in layout(),
        titles in subsequence(vec!["统计表", "表1（市本级）"], 0..2),
        at in any::<Index>(),
        places in prop::collection::vec((any::<Index>(), any::<bool>()), 1..5),
    ) {
        let around = Around { titles, unit: None, blanks: Vec::new(), below: Vec::new() };
        let lines = lines(&data, &layout, &around, Defect::None, at);
        let Written { mut text, places: rows } = write(&lines, &layout);
        for (place, at_border) in places {
            // Most stray quotes stand where a cell begins or ends.
            let is_border = |(_, character): &(usize, char)| *character == layout.delimiter || "\r\n".contains(*character);
            let all: Vec<(usize, char)> = text.char_indices().filter(|each| !at_border || is_border(each)).collect();
            if let Some((offset, character)) = all.get(place.index(all.len().max(1))) {
                let at = offset + if place.index(2) == 0 { character.len_utf8() } else { 0 };
                // Two halves of a line end are two line ends, and all lines below have other numbers.
                let splits_line_end = at > 0 && text.get(at - 1..at + 1) == Some("\r\n");
                if !splits_line_end {
                    text.insert(at, '"');
                }
            }
        }
        let Some((folder, diagnostics, sources)) = read(&text, &layout) else { return Ok(()) };
        let named = named(&diagnostics, &sources);
        let has_error = diagnostics.found.iter().any(|found| found.code.severity() == Severity::Error);
        prop_assert_eq!(folder.is_none(), has_error);
        let Some(folder) = folder else { return Ok(()) };
        // A quote may become part of a region's name, and nothing else.
        let without_region = |((indicator, _, year), value): ((usize, String, i64), Number)| (indicator, year, value.to_plain());
        let mut kept: Vec<_> = kept(&folder).into_iter().map(without_region).collect();
        for (line, (first, last)) in lines.iter().zip(&rows) {
            for value in expected(std::slice::from_ref(line), None).into_iter().map(without_region) {
                let is_named = || named.iter().any(|(at, _)| first <= at && at <= last);
                match kept.iter().position(|other| *other == value) {
                    Some(found) => _ = kept.swap_remove(found),
                    None => prop_assert!(is_named(), "{value:?} is lost: {named:?}\n{text}"),
                }
            }
        }
        prop_assert!(kept.is_empty(), "{kept:?} is nowhere in the file\n{text}");
    }
}
