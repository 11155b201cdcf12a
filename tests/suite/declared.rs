//! Files that somebody else publishes, in the shapes that publishers use, keep every value when a `[[source]]` says how they
//! are read.

use std::collections::BTreeMap;
use std::fs;

use fsip::load::{load, sources_of_folder};
use fsip::model::{IndicatorIndex, Region, Year};
use proptest::prelude::*;
use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "t"
base_year = 2015
last_year = 2030

[[indicator]]
id = "first"
name = "First"
unit = "people"
kind = "flow"
better = "higher"

[[indicator]]
id = "second"
name = "Second"
unit = "people"
kind = "flow"
better = "higher"

[[target]]
indicator = "first"
is = "reach 5"
"#;

/// Of which year and indicator each value is, in thousandths.
type Values = BTreeMap<(i64, usize), i64>;

/// How a publisher lays a file out.
#[derive(Clone, Debug)]
struct Shape {
    layout: Layout,
    delimiter: char,
    decimal_comma: bool,
    quoted: bool,
    lines_above: usize,
    /// Rows of parts, which do not count.
    parts: bool,
    fiscal: bool,
    /// Whether it is a sheet of a workbook, whose numbers are numbers.
    workbook: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A file for each indicator.
    Single,
    /// Codes of indicators in a column.
    Coded,
    /// A column of values for each indicator.
    Columns,
    /// A column for each year, and a file for each indicator.
    Wide,
}

fn shapes() -> impl Strategy<Value = Shape> {
    let layout = prop_oneof![Just(Layout::Single), Just(Layout::Coded), Just(Layout::Columns), Just(Layout::Wide)];
    let marks = prop_oneof![Just((',', false)), Just((';', true)), Just(('\t', false)), Just(('\t', true))];
    (layout, marks, any::<[bool; 4]>(), 0..4_usize).prop_map(
        |(layout, (delimiter, decimal_comma), [quoted, parts, fiscal, workbook], lines_above)| Shape {
            layout,
            delimiter,
            decimal_comma,
            quoted,
            lines_above,
            parts,
            fiscal: fiscal && layout != Layout::Wide,
            workbook: workbook && !decimal_comma && !quoted,
        },
    )
}

fn values() -> impl Strategy<Value = Values> {
    proptest::collection::btree_map((2015..2030_i64, 0..2_usize), -9_999_999..9_999_999_i64, 1..20)
}

impl Shape {
    fn number(&self, thousandths: i64) -> String {
        let sign = if thousandths < 0 { "-" } else { "" };
        let mark = if self.decimal_comma { ',' } else { '.' };
        format!("{sign}{}{mark}{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
    }

    fn year(&self, year: i64) -> String {
        if self.fiscal { format!("{}/{:02}", year - 1, year % 100) } else { year.to_string() }
    }

    fn line(&self, cells: &[String]) -> String {
        let written = |cell: &String| if self.quoted { format!("\"{cell}\"") } else { cell.clone() };
        cells.iter().map(written).collect::<Vec<_>>().join(&self.delimiter.to_string()) + "\n"
    }

    /// The lines of a table with a column of parts, of which the rows of the whole have none.
    fn table(&self, header: &[&str], rows: &[Vec<String>]) -> String {
        let mut text: String = (0..self.lines_above).map(|line| format!("Remark number {line}\n")).collect();
        let header: Vec<String> = header.iter().map(|heading| (*heading).to_owned()).collect();
        let with = |part: &str, row: &[String]| self.line(&[vec![part.to_owned()], row.to_vec()].concat());
        text += &with("Part", &header);
        for row in rows {
            if self.parts {
                text += &with("women", row);
            }
            text += &with("", row);
        }
        text
    }

    /// The files, each with its `[[source]]`.
    fn files(&self, values: &Values) -> Vec<(String, String)> {
        let of = |indicator: usize| values.iter().filter(move |((_, of), _)| *of == indicator);
        let year_and_value = |(year, value): (i64, i64)| vec![self.year(year), self.number(value)];
        let common = format!(
            "where = {{ Part = \"\" }}\ndecimal = \"{}\"\n{}",
            if self.decimal_comma { ',' } else { '.' },
            if self.fiscal { "year_of = \"last\"\n" } else { "" }
        );
        let ids = ["first", "second"];
        match self.layout {
            Layout::Single => [0, 1]
                .map(|indicator| {
                    let rows: Vec<_> =
                        of(indicator).map(|((year, _), value)| year_and_value((*year, *value))).collect();
                    let source = format!(
                        "indicator = \"{}\"\ncolumns = {{ year = \"Period\", value = \"Obs\" }}\n{common}",
                        ids[indicator]
                    );
                    (self.table(&["Period", "Obs"], &rows), source)
                })
                .into(),
            Layout::Coded => {
                let row = |((year, indicator), value): (&(i64, usize), &i64)| {
                    [vec![ids[*indicator].to_owned()], year_and_value((*year, *value))].concat()
                };
                let other = vec!["other".to_owned(), self.year(2020), "1".to_owned()];
                let rows: Vec<_> = values.iter().map(row).chain([other]).collect();
                let source = format!(
                    "columns = {{ indicator = \"Code\", year = \"Period\", value = \"Obs\" }}\nonly_known = true\n{common}"
                );
                vec![(self.table(&["Code", "Period", "Obs"], &rows), source)]
            }
            Layout::Columns => {
                let mut years: Vec<i64> = values.keys().map(|(year, _)| *year).collect();
                years.dedup();
                let cell = |year, indicator| {
                    values.get(&(year, indicator)).map(|value| self.number(*value)).unwrap_or_default()
                };
                let rows: Vec<_> =
                    years.iter().map(|year| vec![self.year(*year), cell(*year, 0), cell(*year, 1)]).collect();
                let source = format!(
                    "columns = {{ year = \"Period\" }}\nvalues = {{ One = \"first\", Two = \"second\" }}\n{common}"
                );
                vec![(self.table(&["Period", "One", "Two"], &rows), source)]
            }
            Layout::Wide => [0, 1]
                .map(|indicator| {
                    let years: Vec<String> = of(indicator).map(|((year, _), _)| year.to_string()).collect();
                    let cells: Vec<String> = of(indicator).map(|(_, value)| self.number(*value)).collect();
                    let header: Vec<&str> = ["Note"].into_iter().chain(years.iter().map(String::as_str)).collect();
                    let row = [vec!["all".to_owned()], cells].concat();
                    (self.table(&header, &[row]), format!("indicator = \"{}\"\n{common}", ids[indicator]))
                })
                .into(),
        }
    }
}

/// The lines as a sheet behind another one.
fn workbook(text: &str, delimiter: char) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write(0, 0, "About").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Data").unwrap();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(delimiter)) {
            match cell.parse::<f64>() {
                Ok(number) => _ = sheet.write(row, column, number).unwrap(),
                Err(_) => _ = sheet.write(row, column, cell).unwrap(),
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// What is read; an error is said.
fn read(shape: &Shape, values: &Values) -> Result<Values, String> {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("published")).unwrap();
    let mut plan = PLAN.to_owned();
    let is_filled = |of: usize| shape.layout != Layout::Wide || values.keys().any(|(_, indicator)| *indicator == of);
    let extension = match shape {
        Shape { workbook: true, .. } => "xlsx",
        Shape { delimiter: '\t', .. } => "tsv",
        _ => "csv",
    };
    for (number, (text, source)) in shape.files(values).into_iter().enumerate().filter(|(number, _)| is_filled(*number))
    {
        let path = folder.path().join(format!("published/{number}.{extension}"));
        plan += &format!("\n[[source]]\nfile = \"published/{number}.{extension}\"\n{source}");
        if shape.workbook {
            fs::write(path, workbook(&text, shape.delimiter)).unwrap();
            plan += "sheet = \"Data\"\n";
        } else {
            fs::write(path, text).unwrap();
        }
    }
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let (read, diagnostics) = load(&sources_of_folder(folder.path(), None).unwrap());
    let read = read.ok_or_else(|| format!("{:?}", diagnostics.found))?;
    let mut found = Values::new();
    for indicator in [0, 1] {
        for year in 2015..2030 {
            let vintages =
                read.observations.vintages(IndicatorIndex(indicator), &Region::Whole, Year::new(year).unwrap());
            let value = vintages.value(None).map(|(value, _)| value);
            if let Some(value) = value {
                let thousandths: i64 = value.to_fixed(3).replace('.', "").parse().unwrap();
                found.insert((year, indicator), thousandths);
            }
        }
    }
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_of_a_published_file_is_kept(shape in shapes(), values in values()) {
        prop_assert_eq!(read(&shape, &values), Ok(values), "{:?}", shape);
    }
}
