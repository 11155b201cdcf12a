//! What a cell of the statistics is read as, and what is refused because it could be two numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fsip::diagnostic::Diagnostic;
use fsip::evaluate::{Options, assess};
use fsip::load::{Folder, load};
use fsip::model::{Number, Year};
use fsip::report::Cell;
use fsip::source::{DecimalMark, Role, Source, Sources};
use proptest::prelude::*;

/// A plan with one indicator in a unit of measure, and regions.
fn plan(unit: &str, requirement: &str) -> String {
    format!(
        "[plan]\ntitle = \"方案\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2025\n\
         [[indicator]]\nid = \"x\"\nname = \"规模\"\nunit = \"{unit}\"\nkind = \"stock\"\nbetter = \"higher\"\n\
         [[region]]\nid = \"301\"\nname = \"东区\"\n\
         [[target]]\nid = \"t\"\ntext = \"规模目标\"\nrequire = [{{ indicator = \"x\", {requirement} }}]\n"
    )
}

fn loaded(plan: &str, statistics: &str, decimal: Option<DecimalMark>) -> Result<Folder, Vec<Diagnostic>> {
    let mut sources = Sources::default();
    sources.decimal = decimal;
    sources.add(Source::from_text("plan.toml", Role::Plan, plan.to_owned()));
    sources.add(Source::from_text("statistics.csv", Role::Statistics, statistics.to_owned()));
    let (folder, diagnostics) = load(&sources);
    folder.ok_or(diagnostics.found)
}

/// The values in the order of their years, or the codes of what is wrong with what the messages offer.
fn values(unit: &str, statistics: &str, decimal: Option<DecimalMark>) -> Result<Vec<String>, Vec<String>> {
    let level = if unit == "%" { "is = \"at least 5%\"" } else { "is = \"at least 5\"" };
    let folder = loaded(&plan(unit, level), statistics, decimal);
    let said = |found: Vec<Diagnostic>| found.iter().map(in_short).collect::<Vec<_>>();
    let observations = folder.map_err(said)?.observations;
    let values = observations.cells().flat_map(|(.., vintages)| vintages.iter());
    Ok(values.map(|observation| observation.value.to_plain()).collect())
}

fn in_short(diagnostic: &Diagnostic) -> String {
    let readings = diagnostic.arguments.iter().filter(|(name, _)| matches!(*name, "one" | "other"));
    let readings: Vec<&str> = readings.map(|(_, reading)| reading.as_str()).collect();
    format!("{} {}", diagnostic.code.name(), readings.join(" "))
}

/// Every case as `statistics` below the header, and the values or what is said.
fn check(unit: &str, header: &str, cases: &[(&str, Result<&[&str], &str>)]) {
    for (rows, expected) in cases {
        let found = values(unit, &format!("{header}\n{rows}\n"), None);
        let found = found.as_ref().map(|found| found.iter().map(String::as_str).collect::<Vec<_>>());
        match expected {
            Ok(expected) => assert_eq!(found, Ok(expected.to_vec()), "{rows}"),
            Err(said) => assert_eq!(found.unwrap_err().first().map(String::as_str), Some(*said), "{rows}"),
        }
    }
}

#[test]
fn a_comma_without_quotes_cuts_no_number_in_silence() {
    let header = "indicator,year,value,source,region";
    let cases: [(&str, Result<&[&str], &str>); 21] = [
        ("x,2021,3,000", Err("ambiguous-number 3000 3")),
        ("x,2021,3,000,东区", Err("ambiguous-number 3000 3")),
        ("x,2021,12,345.6", Err("ambiguous-number 12345.6 12")),
        ("x,2021,12,345家", Err("ambiguous-number 12345家 12")),
        ("x,2021,-1,234,567", Err("ambiguous-number -1234 -1")),
        ("x,2021, 3, 000", Err("ambiguous-number 3000 3")),
        ("x,2021,3,5", Err("ambiguous-number 3.5 3")),
        ("x,2021,0,75", Err("ambiguous-number 0.75 0")),
        ("x,2021,0,750", Err("ambiguous-number 0.750 0")),
        ("x,2021,3,5家", Err("ambiguous-number 3.5家 3")),
        ("x,2021,3,5人", Ok(&["3"])),
        ("x,2021,1234,567", Err("ambiguous-number 1234.567 1234")),
        ("x,2021,\"3,000\"", Ok(&["3000"])),
        ("x,2021,3,\"000\"", Ok(&["3"])),
        ("x,2021,\"3\",000", Ok(&["3"])),
        ("x,2021,3,100 firms asked", Ok(&["3"])),
        ("x,2021,12,345人", Ok(&["12"])),
        ("x,2021,150,2021", Ok(&["150"])),
        ("x,2021,150,3456", Ok(&["150"])),
        ("x,2021,150,,东区", Ok(&["150"])),
        ("x,2021,150", Ok(&["150"])),
    ];
    check("家", header, &cases);
    let beside_region: [(&str, Result<&[&str], &str>); 3] =
        [("x,2021,3,301", Ok(&["3"])), ("x,2021,3,302", Err("ambiguous-number 3302 3")), ("x,2021,3,东区", Ok(&["3"]))];
    check("家", "indicator,year,value,region", &beside_region);
    let beside_unit: [(&str, Result<&[&str], &str>); 4] = [
        ("x,2021,3,500家", Err("ambiguous-number 3500家 3")),
        ("x,2021,3,5", Err("ambiguous-number 3.5 3")),
        ("x,2021,3,\"5\"", Err("wrong-unit-of-measure ")),
        ("x,2021,3,家", Ok(&["3"])),
    ];
    check("家", "indicator,year,value,unit", &beside_unit);
    check("家", "indicator;year;value;note", &[("x;2021;3;000", Ok(&["3"]))]);
    check("家", "indicator\tyear\tvalue\tnote", &[("x\t2021\t3\t000", Ok(&["3"]))]);
}

#[test]
fn a_row_of_years_whose_cells_alternate_like_thousands_is_refused() {
    let header = "indicator,2021,2022,2023,2024";
    let cases: [(&str, Result<&[&str], &str>); 12] = [
        ("x,1,234,1,345", Err("ambiguous-number 1234 1")),
        ("x,12,345.5,13,400", Err("ambiguous-number 12345.5 12")),
        ("x,89,120,90,500", Err("ambiguous-number 89120 89")),
        ("x,3,500", Err("ambiguous-number 3500 3")),
        ("x,900,1,050", Err("invalid-number ")),
        ("x,98,105,112,120", Ok(&["98", "105", "112", "120"])),
        ("x,100,200,300,400", Ok(&["100", "200", "300", "400"])),
        ("x,1,2,3,4", Ok(&["1", "2", "3", "4"])),
        ("x,0,120,0,150", Ok(&["0", "120", "0", "150"])),
        ("x,1,234,5", Ok(&["1", "234", "5"])),
        ("x,\"1\",234,\"1\",345", Ok(&["1", "234", "1", "345"])),
        ("x,\"1,234\",\"1,345\"", Ok(&["1234", "1345"])),
    ];
    check("家", header, &cases);
    check("家", "indicator;2021;2022", &[("x;1;234", Ok(&["1", "234"]))]);
}

#[test]
fn the_decimal_sign_of_a_file_with_semicolons_is_found_or_asked_for() {
    use DecimalMark::{Comma, Point};
    let read = |cell: &str, decimal| {
        let found = values("家", &format!("indicator;year;value\nx;2021;{cell}\n"), decimal);
        found.map(|found| found.concat()).map_err(|said| said.concat())
    };
    for (cell, open, comma, point) in [
        ("3,5", Ok("3.5"), Ok("3.5"), Err("invalid-number ")),
        ("0,750", Ok("0.75"), Ok("0.75"), Err("invalid-number ")),
        ("1.234", Err("ambiguous-number 1234 1.234"), Ok("1234"), Ok("1.234")),
        ("1,234家", Err("ambiguous-number 1.234 1234"), Ok("1.234"), Ok("1234")),
        ("1.234,5", Ok("1234.5"), Ok("1234.5"), Err("invalid-number ")),
        ("1,234.5", Ok("1234.5"), Err("invalid-number "), Ok("1234.5")),
        ("1.234.567", Ok("1234567"), Ok("1234567"), Err("invalid-number ")),
        ("1234,567", Ok("1234.567"), Ok("1234.567"), Err("invalid-number ")),
        ("3.5", Ok("3.5"), Err("invalid-number "), Ok("3.5")),
    ] {
        for (decimal, expected) in [(None, open), (Some(Comma), comma), (Some(Point), point)] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(read(cell, decimal), expected, "{cell} {decimal:?}");
        }
    }
    let beside_a_comma = values("家", "indicator;year;value\nx;2021;3,5\nx;2022;1.234\n", None);
    assert_eq!(beside_a_comma, Err(vec![String::from("ambiguous-number 1234 1.234")]));
    let of_commas = |cell: &str| values("家", &format!("indicator,year,value\nx,2021,\"{cell}\"\n"), None);
    assert_eq!(of_commas("1.234,5"), Err(vec![String::from("invalid-number ")]));
    assert_eq!(of_commas("1.234"), Ok(vec![String::from("1.234")]));
}

#[test]
fn a_percentage_without_its_sign_is_taken_only_near_the_value_before_it() {
    let cases: [(&str, Result<&[&str], &str>); 13] = [
        ("x,2021,0.9", Err("ambiguous-number 0.9 90")),
        ("x,2021,1", Err("ambiguous-number 1 100")),
        ("x,2021,-0.5", Err("ambiguous-number -0.5 -50")),
        ("x,2021,88\nx,2022,0.9", Err("ambiguous-number 0.9 90")),
        ("x,2021,0.88\nx,2022,0.9", Err("ambiguous-number 0.88 88")),
        ("x,2022,0.9\nx,2021,88", Err("ambiguous-number 0.9 90")),
        ("x,2021,0.9%", Ok(&["0.9"])),
        ("x,2021,0.7%\nx,2022,0.9", Ok(&["0.7", "0.9"])),
        ("x,2021,5.1\nx,2022,-0.5\nx,2023,0.8", Ok(&["5.1", "-0.5", "0.8"])),
        ("x,2022,0.9\nx,2021,0.7%", Ok(&["0.7", "0.9"])),
        ("x,2021,0\nx,2022,0.5", Ok(&["0", "0.5"])),
        ("x,2021,1.5", Ok(&["1.5"])),
        ("x,2021,0", Ok(&["0"])),
    ];
    check("%", "indicator,year,value", &cases);
    check(
        "%",
        "indicator,year,value,unit",
        &[("x,2021,0.5,%", Ok(&["0.5"])), ("x,2021,0.5,", Err("ambiguous-number 0.5 50"))],
    );
    check("%", "单位：%,,\nindicator,year,value", &[("x,2021,0.5", Ok(&["0.5"]))]);
    check("家", "indicator,year,value", &[("x,2021,0.5", Ok(&["0.5"]))]);
}

#[test]
fn a_step_without_its_percent_sign_is_taken_only_near_the_base_value() {
    let read = |requirement: &str, rows: &str| {
        let folder = loaded(&plan("%", requirement), &format!("indicator,year,value\n{rows}\n"), None);
        folder.map(|_| ()).map_err(|found| found.iter().map(in_short).collect::<Vec<_>>())
    };
    let refused = Err(vec![String::from("ambiguous-number 0.9 90")]);
    let level = "is = \"at least 5%\", path = { 2022 = 0.9 }";
    assert_eq!(read(level, "x,2020,88"), refused);
    assert_eq!(read(level, "x,2021,0.7%"), refused);
    assert_eq!(read(level, ""), refused);
    assert_eq!(read(level, "x,2020,0.7%"), Ok(()));
    assert_eq!(read("is = \"at least 5%\", path = { 2022 = \"0.9%\" }", "x,2020,88"), Ok(()));
    assert_eq!(read("is = \"at least 5%\", path = { 2022 = \"0.9\" }", "x,2020,88"), refused);
    assert_eq!(read("is = \"at least 5%\", base = 2021, path = { 2022 = 0.9 }", "x,2020,88\nx,2021,0.8%"), Ok(()));
    assert_eq!(read("is = \"+2 points\", path = { 2022 = 0.9 }", "x,2020,88"), Ok(()));
}

#[test]
fn a_multiplier_in_a_cell_and_one_in_the_unit_column_are_not_multiplied_in_silence() {
    let header = "indicator,year,unit,value";
    check(
        "件",
        header,
        &[("x,2021,件,18万", Ok(&["180000"])), ("x,2021,万件,18万", Err("ambiguous-number 18万件 180000万件"))],
    );
    check(
        "万元",
        header,
        &[("x,2021,亿元,五", Ok(&["50000"])), ("x,2021,万元,三千", Ok(&["3000"])), ("x,2021,亿元,五万元", Ok(&["5"]))],
    );
    check(
        "万千瓦",
        header,
        &[("x,2021,千瓦,4000000", Ok(&["400"])), ("x,2021,千瓦,400万", Err("ambiguous-number 400万千瓦 400万瓦"))],
    );
}

#[test]
fn a_value_after_the_plan_does_not_move_the_year_of_judgement() {
    let judged = |rows: &str| {
        let folder =
            loaded(&plan("家", "is = \"at least 5\""), &format!("indicator,year,value\n{rows}\n"), None).unwrap();
        assess(&folder.plan, &folder.observations, &folder.progress, &Options::default()).as_of
    };
    assert_eq!(Some(judged("x,2020,1\nx,2022,2\nx,2039,3")), Year::new(2022));
    assert_eq!(Some(judged("x,2020,1\nx,2025,2\nx,2026,3")), Year::new(2025));
    assert_eq!(Some(judged("x,2039,3")), Year::new(2020));
}

proptest! {
    #[test]
    fn a_value_is_shown_with_the_digits_that_it_was_given(whole in 0u64..1_000_000, fraction in "[0-9]{0,18}[1-9]", decimals in 0u32..6) {
        let text = format!("{whole}.{fraction}");
        let value: Number = text.parse().unwrap();
        prop_assert_eq!(Cell::value(Some(&value), None).plain(), text);
        let shown: Number = Cell::value(Some(&value), Some(decimals)).plain().parse().unwrap();
        prop_assert!(!shown.is_zero());
    }
}
