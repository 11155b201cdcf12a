//! Files that somebody else publishes, in the shapes that publishers use, keep every value when a `[[source]]` says how they
//! are read.

use std::collections::BTreeMap;
use std::fs;

use fsip::load::{load, sources_of_folder};
use fsip::model::{IndicatorIndex, Quality, Region, View, Year};
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
            let value = vintages.value(View::default()).map(|(value, _)| value);
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

/// A file as a publisher lays it out, the rest of its `[[source]]`, and its values by year.
type Published = (&'static str, &'static str, &'static str, &'static [(i64, &'static str)]);

const PUBLISHED: [Published; 20] = [
    // Office for National Statistics, indicators of the goals of the United Nations: years of which some look like months.
    (
        "ons-periods.csv",
        "Year,Country of Birth,Value\n2003-05,,13.95\n2009-11,,10.63\n2011-13,,9.02\n2012-14,,8.54\n2003-05,UK,6.76\n",
        "where = { \"Country of Birth\" = \"\" }\nyear_of = \"last\"",
        &[(2005, "13.95"), (2011, "10.63"), (2013, "9.02"), (2014, "8.54")],
    ),
    // United Nations, the global database: what is said of each value changes from year to year.
    (
        "un.csv",
        "Indicator,GeoAreaName,TimePeriod,Value,Time_Detail,Source,FootNote,Nature,Reporting Type\n\
         3.1.1,Armenia,2015,28,2015,WHO (2019),,E,G\n3.1.1,Armenia,2016,27,2015-2016,WHO (2023),Estimate,M,G\n\
         3.1.1,Armenia,2017,27,2017,WHO (2023),,M,N\n",
        "columns = { year = \"TimePeriod\" }",
        &[(2015, "28"), (2016, "27"), (2017, "27")],
    ),
    // Statistics Netherlands, as it codes years.
    (
        "cbs-codes.csv",
        "\"ID\";\"Perioden\";\"Bevolking\"\n\"0\";\"2019JJ00\";\"17282163\"\n\"1\";\"2020KW01\";\"17407585\"\n",
        "columns = { year = \"Perioden\", value = \"Bevolking\" }",
        &[(2019, "17282163")],
    ),
    // Statistics Canada: the status of a value that is not there.
    (
        "statcan-status.csv",
        "REF_DATE,GEO,VALUE,STATUS\n2019,Canada,37601230,\n2020,Canada,38007166,p\n2021,Canada,..,..\n",
        "columns = { year = \"REF_DATE\", quality = \"STATUS\" }\nno_value = [\"..\"]\nqualities = { p = \"provisional\" }",
        &[(2019, "37601230"), (2020, "38007166 provisional")],
    ),
    // Bureaus of statistics in China: all months of a year.
    (
        "bureau.csv",
        "名称,2021年1-12月,2020年1-12月\n用电量,560.2,500.1\n",
        "where = { \"名称\" = \"用电量\" }",
        &[(2020, "500.1"), (2021, "560.2")],
    ),
    // World Bank, DataBank.
    (
        "databank.csv",
        "Series Name,Country Name,Country Code,2021 [YR2021],2022 [YR2022],2023 [YR2023]\n\
         GDP growth,Iraq,IRQ,1.48,7.64,..\n\
         Trade,Iraq,IRQ,61.2,70.1,72.5\n,,,,,\nLast Updated: 10/24/2024,,,,,\n",
        "where = { \"Series Name\" = \"GDP growth\" }\nregion = \"total\"\nno_value = [\"..\"]",
        &[(2021, "1.48"), (2022, "7.64")],
    ),
    // Statistics Norway, PxWeb.
    (
        "pxweb.csv",
        "\"07459: Population, by sex, contents and year\"\n\n\
         \"sex\",\"Persons 2021\",\"Persons 2022\"\n\"Both sexes\",5391369,5425270\n\"Males\",2720000,2738000\n",
        "columns = { value = \"Persons\" }\nwhere = { sex = \"Both sexes\" }",
        &[(2021, "5391369"), (2022, "5425270")],
    ),
    // Statistics Netherlands.
    (
        "cbs.csv",
        "\"Perioden\";\"Regio's\";\"Bevolking\"\n\"2022\";\"Nederland\";\"17590672\"\n\"2023*\";\"Nederland\";\"17811291\"\n",
        "columns = { year = \"Perioden\", value = \"Bevolking\" }\nqualities = { \"*\" = \"provisional\" }",
        &[(2022, "17590672"), (2023, "17811291 provisional")],
    ),
    // Eurostat, the bulk download.
    (
        "eurostat.tsv",
        "freq,unit,geo\\TIME_PERIOD\t2018 \t2019 \t2020 \t2021 \nA,T,BE\t118.5 \t116.9 e\t106.4 b\t: \nA,T,DE\t855.9 \t795.5 \t: m\t1 \n",
        "where = { \"freq,unit,geo\\\\TIME_PERIOD\" = \"A,T,BE\" }\ncolumns = { unit = false }\nno_value = [\":\"]\n\
         qualities = { e = \"provisional\", b = \"break\" }",
        &[(2018, "118.5"), (2019, "116.9 provisional"), (2020, "106.4 break")],
    ),
    // Destatis, the flat file.
    (
        "genesis.csv",
        "Zeit_Label;Zeit;1_Auspraegung_Label;FLC006__Gebietsflaeche__qkm\n\
         Stichtag;31.12.2021;Th\u{fc}ringen;16202,39\nStichtag;31.12.2022;Th\u{fc}ringen;16202,37\n",
        "encoding = \"windows-1252\"\ncolumns = { year = \"Zeit\", value = \"FLC006__Gebietsflaeche__qkm\" }",
        &[(2021, "16202.39"), (2022, "16202.37")],
    ),
    // Destatis, the table: columns without a heading, and the unit of measure in a row of its own.
    (
        "genesis-table.csv",
        "GENESIS-Tabelle: 81000-0001\n;Wertsch.;Bruttoinlandsprodukt\n;Mrd. EUR;Mrd. EUR\n2021;3296,660;3617,550\n2022;3543,320;3876,810\n__________\n",
        "columns = { year = \"[A]\", value = \"Bruttoinlandsprodukt\" }\ndecimal = \",\"",
        &[(2021, "3617.55"), (2022, "3876.81")],
    ),
    (
        "genesis-wide.csv",
        "Luftemissionen (t);;;;\n;;;1999;2000\nCO2;CPA08-01;a;15020915;9751762\nCO2;CPA08-02;b;458240;.\n",
        "where = { \"[B]\" = \"CPA08-01\" }\nunit = \"people\"",
        &[(1999, "15020915"), (2000, "9751762")],
    ),
    // Office for National Statistics, a series: remarks, years, quarters and months.
    (
        "ons.csv",
        "\"Title\",\"CPI INDEX\"\n\"CDID\",\"D7BT\"\n\"Unit\",\"Index, base year = 100\"\n\"Release date\",\"22-04-2026\"\n\
         \"Important notes\",\n\"2015\",\"100.0\"\n\"2025\",\"138.2\"\n\"2026 Q1\",\"141.0\"\n\"2025 JAN\",\"135.4\"\n",
        "columns = { year = \"Title\", value = \"CPI INDEX\" }",
        &[(2015, "100"), (2025, "138.2")],
    ),
    // Bureau of Economic Analysis.
    (
        "bea.csv",
        "GeoFIPS,GeoName,Region,LineCode,Unit,2021,2022\n \"00000\",\"United States *\", ,1,\"people\",23681171.0,26006893.0\n\
         \u{20}\"35013\",\"Dona Ana, NM\", 6,1,\"people\",7.0,(D)\n\"Note: See the footnotes.\"\n",
        "where = { GeoFIPS = \"00000\" }\nno_value = [\"(D)\"]",
        &[(2021, "23681171"), (2022, "26006893")],
    ),
    // Statistics Canada: thousands.
    (
        "statcan.csv",
        "REF_DATE,GEO,UOM,SCALAR_FACTOR,VALUE,STATUS\n2021,Canada,Persons,thousands,707.1,\n2022,Canada,Persons,thousands,,..\n",
        "columns = { year = \"REF_DATE\" }\nunit = \"thousand people\"",
        &[(2021, "707100")],
    ),
    // The same, as they are.
    (
        "statcan-units.csv",
        "REF_DATE,UOM,SCALAR_FACTOR,SCALAR_ID,VALUE\n2019/2020,people,units,0,2183235\n2020/2021,people,units,0,2183313\n",
        "columns = { year = \"REF_DATE\", unit = \"UOM\" }\nyear_of = \"last\"",
        &[(2020, "2183235"), (2021, "2183313")],
    ),
    // An Indian ministry.
    (
        "india.csv",
        "Year,Yield\n2020-21,3521\n2021-22 (P),3537\nSource: Ministry of Agriculture,\n",
        "columns = { value = \"Yield\" }\nyear_of = \"first\"\nqualities = { \"(P)\" = \"provisional\" }",
        &[(2020, "3521"), (2021, "3537 provisional")],
    ),
    // Eurostat, the data browser: flags in columns without headings.
    (
        "browser.csv",
        "Dataset:,Unemployment,,,\n,,,,\nTIME,2021,,2022,\nGEO (Labels),,,,\nGermany,3.7,b,3.2,\nFrance,7.9,,7.3,p\nb,break,,,\n",
        "where = { TIME = \"Germany\" }",
        &[(2021, "3.7"), (2022, "3.2")],
    ),
    // Years of accounts and flags over the columns.
    (
        "fiscal.csv",
        "Measure,FY2020/21,FY2021/22p,Change 2020-2022\nArrivals,1204,1310,8.8\n",
        "year_of = \"last\"\nqualities = { p = \"provisional\" }",
        &[(2021, "1204"), (2022, "1310 provisional")],
    ),
    // A city.
    (
        "city.csv",
        "Fiscal Year,Measure,Actual\nFY2021,Calls,7.4\nFY2022,Calls,7.1\n",
        "columns = { year = \"Fiscal Year\", value = \"Actual\" }",
        &[(2021, "7.4"), (2022, "7.1")],
    ),
];

/// What is read of a file by year, or the codes of what is wrong.
fn values_of(file: &str, bytes: &[u8], source: &str) -> Result<Vec<(i64, String)>, Vec<&'static str>> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(file), bytes).unwrap();
    let source = format!("\n[[source]]\nfile = \"{file}\"\nindicator = \"first\"\n{source}\n");
    fs::write(folder.path().join("plan.toml"), format!("{PLAN}{source}")).unwrap();
    let (read, diagnostics) = load(&sources_of_folder(folder.path(), None).unwrap());
    let read = read.ok_or_else(|| diagnostics.found.iter().map(|found| found.code.name()).collect::<Vec<_>>())?;
    let mut values = Vec::new();
    for year in 1990..2030 {
        let of_year = Year::new(year).unwrap();
        let vintages = read.observations.vintages(IndicatorIndex(0), &Region::Whole, of_year);
        if let Some((value, quality)) = vintages.value(View::default()) {
            let quality = if quality == Quality::Final { String::new() } else { format!(" {}", quality.name()) };
            values.push((year, value.to_plain() + &quality));
        }
    }
    Ok(values)
}

#[test]
fn files_are_read_as_their_publishers_lay_them_out() {
    for (file, text, source, expected) in PUBLISHED {
        assert!(source.lines().count() <= 4, "{file}");
        let western = || text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        let bytes: Vec<u8> = if source.contains("windows-1252") { western() } else { text.into() };
        let expected: Vec<_> = expected.iter().map(|(year, value)| (*year, (*value).to_owned())).collect();
        assert_eq!(values_of(file, &bytes, source), Ok(expected), "{file}");
    }
}

#[test]
fn a_file_that_says_more_than_is_read_is_refused() {
    for (text, source, code) in [
        // The values are thousands, and only the unit of measure was named.
        (
            "Year,UOM,SCALAR_FACTOR,Value\n2021,people,thousands,7\n",
            "columns = { unit = \"UOM\" }",
            "unit-column-passed-over",
        ),
        ("Year,UNIT_MULT,Value\n2021,6,7\n", "", "unit-column-passed-over"),
        ("Year,UOM,Value\n2021,tonnes,7\n", "", "unit-column-passed-over"),
        // A year over a column that would be passed over.
        ("Sex,2021,2022p\nall,7,8\n", "", "invalid-year"),
        ("Sex,2020/21,2021/22\nall,7,8\n", "", "invalid-year"),
        ("Year,Value\n2021*,8\n", "", "invalid-year"),
        // Two columns under one year.
        ("Sex,2021,,2022,\nall,2.9,18737,3.1,20059\n", "", "extra-cell"),
        // Nothing is of a whole year.
        ("Year,Value\n2021 Q1,8\n2021 Q2,9\n", "", "invalid-year"),
        ("Year,Value\nTotal,8\n", "", "invalid-year"),
        ("Year,Value\n2021,8 [7-9]\n", "", "invalid-number"),
    ] {
        assert!(values_of("table.csv", text.as_bytes(), source).is_err_and(|found| found.contains(&code)), "{text}");
    }
}
