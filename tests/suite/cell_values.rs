//! What a cell of the statistics is read as, and what is refused because it could be two numbers.

use fsip::diagnostic::Diagnostic;
use fsip::edit::{Change, NewValue, record, replaced, require_recorded};
use fsip::evaluate::{Options, assess};
use fsip::load::{Folder, load};
use fsip::model::{Number, Year};
use fsip::report::Cell;
use fsip::source::{DecimalMark, Decoded, Encoding, Role, Source, Sources};
use proptest::prelude::*;

/// A plan with one indicator in a unit of measure, and regions.
fn plan(unit: &str, requirement: &str) -> String {
    let kind = if unit == "家" { "stock" } else { "rate" };
    format!(
        "[plan]\ntitle = \"方案\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2025\n\
         [[indicator]]\nid = \"x\"\nname = \"规模\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"higher\"\n\
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
    let cases: &[(&str, Result<&[&str], &str>)] = &[
        ("x,2021,3,000", Err("ambiguous-number 3000 3")),
        ("x,2021,3,000,东区", Err("ambiguous-number 3000 3")),
        ("x,2021,12,345.6", Err("ambiguous-number 12345.6 12")),
        ("x,2021,12,345家", Err("ambiguous-number 12345家 12")),
        ("x,2021,-1,234,567", Err("ambiguous-number -1234567 -1")),
        ("x,2021,3,000+", Err("ambiguous-number 3000 3")),
        ("x,2021,3,000*", Err("ambiguous-number 3000 3")),
        ("x,2021,3,000 t", Err("ambiguous-number 3000 t 3")),
        ("x,2021,3,000(初步)", Err("ambiguous-number 3000 3")),
        ("x,2021,3,000（初步）", Err("ambiguous-number 3000 3")),
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
        ("x,2021,3,100 Q4", Ok(&["3"])),
        ("x,2021,１,２００", Err("ambiguous-number 1200 1")),
        ("x,2021,1,２００", Err("ambiguous-number 1200 1")),
        ("x,2021,−1,200", Err("ambiguous-number -1200 -1")),
        ("x,2021,1,200①", Err("ambiguous-number 1200 1")),
        ("x,2021,1,200³", Err("ambiguous-number 1200 1")),
        ("x,2021,1,200 provisional", Err("ambiguous-number 1200 1")),
        ("x,2021,3,100家企业填报", Ok(&["3"])),
        ("x,2021,12,345人", Err("ambiguous-number 12345人 12")),
        ("x,2021,150,2021", Ok(&["150"])),
        ("x,2021,3.5,12", Ok(&["3.5"])),
        ("x,2021,150,3456", Ok(&["150"])),
        ("x,2021,150,,东区", Ok(&["150"])),
        ("x,2021,150", Ok(&["150"])),
    ];
    check("家", header, cases);
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
    let cut_in_quotes: [(&str, Result<&[&str], &str>); 5] = [
        ("x,2021,\"1,000\",0\"00\",", Err("ambiguous-number 1000000 1,000")),
        ("x,2021,\"1,000\",000\",", Err("ambiguous-number 1000000 1,000")),
        ("x,2021,\"1,000\",000", Ok(&["1000"])),
        ("\"x\",\"2021\",\"1\",\"000\",", Err("ambiguous-number 1000 1")),
        ("\"x\",\"2021\",\"1\",\"000\"", Ok(&["1"])),
    ];
    check("家", "indicator,year,value,note", &cut_in_quotes);
    check("家", "indicator,year,value,region", &[("x,2021,4,5", Err("ambiguous-number 4.5 4"))]);
    check("家", "indicator;year;value;note", &[("x;2021;3;000", Ok(&["3"]))]);
    check("家", "indicator\tyear\tvalue\tnote", &[("x\t2021\t3\t000", Ok(&["3"]))]);
}

#[test]
fn a_cell_without_a_digit_is_no_number() {
    let cases: [(&str, Result<&[&str], &str>); 9] = [
        ("x,2021,亿元", Err("invalid-number ")),
        ("x,2021,万元", Err("invalid-number ")),
        ("x,2021,千", Err("invalid-number ")),
        ("x,2021,一", Err("ambiguous-number 1 —")),
        ("x,2021,一万元", Ok(&["1"])),
        ("x,2021,十万元", Ok(&["10"])),
        ("x,2021,2亿元", Ok(&["20000"])),
        ("x,2021,二", Ok(&["2"])),
        ("x,2021,—", Ok(&[])),
    ];
    check("万元", "indicator,year,value", &cases);
    check("万元", "indicator,2021,2022,2023", &[("x,2,一,3", Err("ambiguous-number 1 —"))]);
}

#[test]
fn a_percentage_by_any_name_may_be_a_fraction() {
    for unit in ["百分比", "percent", "Per cent", "pct", "% "] {
        let cases: [(&str, Result<&[&str], &str>); 3] =
            [("x,2021,0.85", Err("ambiguous-number 0.85 85")), ("x,2021,85%", Ok(&["85"])), ("x,2021,85", Ok(&["85"]))];
        check(unit, "indicator,year,value", &cases);
    }
}

#[test]
fn a_row_of_years_whose_cells_alternate_like_thousands_is_refused() {
    let header = "indicator,2021,2022,2023,2024";
    let cases: [(&str, Result<&[&str], &str>); 12] = [
        ("x,1,234,1,345", Err("ambiguous-number 1234 1")),
        ("x,12,345.5,13,400", Err("ambiguous-number 12345.5 12")),
        ("x,89,120,90,500", Err("ambiguous-number 89120 89")),
        ("x,3,500", Err("ambiguous-number 3500 3")),
        ("x,900,1,050", Err("ambiguous-number 1050 1")),
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
    check("家", header, &[("x,１,２３４,１,３４５", Err("ambiguous-number 1234 1"))]);
    let cut_in_quotes: [(&str, Result<&[&str], &str>); 7] = [
        ("\"x\",,\"\"1,\"100,000\",,", Err("ambiguous-number 1100000 1")),
        ("x,,\"1\",\"000,000\",,", Err("ambiguous-number 1000000 1")),
        ("x,5,\"1,000\",\"000\",,", Err("ambiguous-number 1000000 1,000")),
        ("x,5,\"1,000\",000\",,", Err("ambiguous-number 1000000 1,000")),
        ("x,\"1\",\"100\",,", Ok(&["1", "100"])),
        ("\"x\",,\"1\",\"100\",,", Err("ambiguous-number 1100 1")),
        ("\"x\",,\"1\",\"100\",", Ok(&["1", "100"])),
    ];
    check("家", header, &cut_in_quotes);
    let before_note: [(&str, Result<&[&str], &str>); 6] = [
        ("x,2,900,3000", Err("ambiguous-number 2900 2")),
        ("x,3,000,3,200", Err("ambiguous-number 3000 3")),
        ("x,980,1,050", Err("ambiguous-number 1050 1")),
        ("x,12,13,5", Err("ambiguous-number 13.5 13")),
        ("x,12,13,\"5\"", Ok(&["12", "13"])),
        ("x,12,13,5 offices", Ok(&["12", "13"])),
    ];
    check("家", "indicator,2020,2021,note", &before_note);
    check("家", "indicator,2020,2021,region", &[("x,12,13,500", Err("ambiguous-number 13500 13"))]);
    let of_three: [(&str, Result<&[&str], &str>); 3] = [
        ("x,1,234,567", Err("ambiguous-number 1234567 1")),
        ("x,-1,234,567", Err("ambiguous-number -1234567 -1")),
        ("x,150,234,367", Ok(&["150", "234", "367"])),
    ];
    check("家", "indicator,2021,2022,2023", &of_three);
    check(
        "家",
        "indicator,2020,2021,2022,2023,2024,2025",
        &[("x,1,234,567,2,345,678", Err("ambiguous-number 1234567 1"))],
    );
}

#[test]
fn a_year_may_be_said_to_be_a_whole_one_or_its_end() {
    for year in ["2021", "2021年", "2021年末", "2021年底", "2021年度", "2021 年", "２０２１年末"] {
        let long = values("家", &format!("指标,年份,数值\nx,{year},150\n"), None);
        let wide = values("家", &format!("指标,2020年末,{year}\nx,100,150\n"), None);
        assert_eq!((long, wide), (Ok(vec!["150".into()]), Ok(vec!["100".into(), "150".into()])), "{year}");
    }
    assert!(values("家", "指标,年份,数值\nx,20年,150\n", None).is_err());
}

#[test]
fn a_row_in_one_cell_is_no_remark() {
    for row in ["x;2021;8", "\"x,2021,8\"", "x\t2021\t8", "x，2021，8", "规模、2021年、8", "x 2021 8", "x;2021;8,,"]
    {
        let found = values("家", &format!("indicator,year,value\n{row}\nx,2022,9\n"), None);
        assert_eq!(found, Err(vec![String::from("extra-cell ")]), "{row}");
    }
    for remark in ["规模，2021年为初步数", "注：规模以上企业", "来源：统计局 2021", "规模"] {
        let found = values("家", &format!("indicator,year,value\nx,2022,9\n{remark}\n"), None);
        assert_eq!(found.is_ok(), remark != "规模", "{remark}");
    }
}

#[test]
fn a_line_of_a_remark_may_name_an_indicator() {
    let found = values("家", "year,value,note,indicator\n2021,5,\"x\nsee page 5\",x\n", None);
    assert_eq!(found, Ok(vec![String::from("5")]));
}

#[test]
fn a_comma_in_quotes_parts_no_cells_of_a_row_with_its_value() {
    let rows: [(&str, Result<&[&str], &str>); 2] =
        [("x,2021,5,\"Yearbook, page 3\"", Ok(&["5"])), ("x,2021,,\"Yearbook, page 3, line 2\"", Ok(&[]))];
    check("家", "indicator,year,value,source,note", &rows);
}

#[test]
fn a_quoted_cell_that_begins_or_ends_with_a_tab_took_cells_in() {
    for source in ["\tYearbook", "Yearbook\t"] {
        let found = values("家", &format!("indicator\tyear\tvalue\tsource\nx\t2021\t5\t\"{source}\"\n"), None);
        assert_eq!(found, Err(vec![String::from("unclosed-quote ")]), "{source}");
    }
}

#[test]
fn evidence_may_have_several_lines_with_commas() {
    let milestone =
        "[[target]]\nid = \"open\"\ntext = \"开放\"\nrequire = [{ milestone = \"opened\", title = \"开放\" }]\n";
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, plan("家", "is = \"at least 5\"") + milestone));
    let ledger = "id,date,state,evidence\nopened,2021-09-01,done,\"Minutes, page 3\nsigned, twice\"\n";
    sources.add(Source::from_text("progress.csv", Role::Progress, ledger));
    let (folder, diagnostics) = load(&sources);
    let evidence = folder.and_then(|folder| folder.progress.entries("opened").first()?.evidence.clone());
    assert_eq!(evidence.as_deref(), Some("Minutes, page 3\nsigned, twice"), "{diagnostics:?}");
}

#[test]
fn a_decimal_comma_that_nobody_announced_is_named() {
    for file in ["indicator\tyear\tvalue\nx\t2021\t3,5\n", "indicator,year,value\nx,2021,\"3,5\"\n"] {
        let found = loaded(&plan("家", "is = \"at least 5\""), file, None).unwrap_err();
        let arguments = &found.first().unwrap().arguments;
        assert!(arguments.contains(&("detail", "comma".to_owned())), "{arguments:?}");
        assert!(arguments.contains(&("one", "3.5".to_owned())), "{arguments:?}");
        let comma = loaded(&plan("家", "is = \"at least 5\""), file, Some(DecimalMark::Comma));
        assert!(comma.is_ok());
    }
}

#[test]
fn a_unit_of_measure_above_the_table_is_wrong_where_it_stands() {
    let file = "单位：万元\n指标,2020,2021\n规模,7000,8000\n企业,5000,6000\n";
    let found = loaded(&recording_plan(), file, None).unwrap_err();
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(only.code.name(), "wrong-unit-of-measure");
    assert_eq!(only.arguments.iter().find(|(name, _)| *name == "found").map(|(_, unit)| unit.as_str()), Some("万元"));
    let line = only.related.as_ref().map(|place| file.get(place.range.clone()));
    assert_eq!((file.get(only.span.range.clone()), line), (Some("5000"), Some(Some("单位：万元"))));
}

#[test]
fn the_decimal_sign_of_a_file_with_semicolons_is_found_or_asked_for() {
    use DecimalMark::{Comma, Point};
    let read = |cell: &str, decimal| {
        let found = values("家", &format!("indicator;year;value\nx;2021;{cell}\n"), decimal);
        found.map(|found| found.concat()).map_err(|said| said.concat())
    };
    for (cell, open, comma, point) in [
        ("3,5", Ok("3.5"), Ok("3.5"), Err("invalid-number 3.5")),
        ("0,750", Ok("0.75"), Ok("0.75"), Err("invalid-number 0.750")),
        ("1.234", Err("ambiguous-number 1234 1.234"), Ok("1234"), Ok("1.234")),
        ("1,234家", Err("ambiguous-number 1.234家 1234家"), Ok("1.234"), Ok("1234")),
        ("1.234,5", Ok("1234.5"), Ok("1234.5"), Err("invalid-number 1234.5")),
        ("1,234.5", Ok("1234.5"), Err("invalid-number "), Ok("1234.5")),
        ("1.234.567", Ok("1234567"), Ok("1234567"), Err("invalid-number ")),
        ("1234,567", Ok("1234.567"), Ok("1234.567"), Err("invalid-number 1234.567")),
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
    assert_eq!(of_commas("1.234,5"), Err(vec![String::from("invalid-number 1234.5")]));
    assert_eq!(of_commas("1.234"), Ok(vec![String::from("1.234")]));
}

#[test]
fn a_percentage_without_its_sign_is_taken_only_near_the_value_before_it() {
    let cases: [(&str, Result<&[&str], &str>); 15] = [
        ("x,2021,0.9", Err("ambiguous-number 0.9 90")),
        ("x,2021,1", Err("ambiguous-number 1 100")),
        ("x,2021,-0.5", Err("ambiguous-number -0.5 -50")),
        ("x,2021,88\nx,2022,0.9", Err("ambiguous-number 0.9 90")),
        // Half the way from 0.9 to 90.
        ("x,2021,45.45\nx,2022,0.9", Err("ambiguous-number 0.9 90")),
        ("x,2021,45.44\nx,2022,0.9", Ok(&["45.44", "0.9"])),
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
        assess(&folder.plan, &folder.observations, &folder.progress, &Options::default()).as_of()
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

/// The plan of an amount of money in 亿元 and of a count, for what `record` writes.
fn recording_plan() -> String {
    let indicator = |id: &str, name: &str, unit: &str| {
        format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\nunit = \"{unit}\"\nkind = \"flow\"\nbetter = \"higher\"\n"
        )
    };
    format!("{}{}", plan("亿元", "is = \"at least 5\""), indicator("firms", "企业", "家"))
}

/// What the files say once `record` has written a value of `x` in 2021; nothing where it refuses.
fn recorded(statistics: &str, encoding: Encoding, decimal: Option<DecimalMark>, value: &str) -> Option<String> {
    recorded_in(&recording_plan(), statistics, encoding, decimal, value)
}

fn recorded_in(
    plan: &str,
    statistics: &str,
    encoding: Encoding,
    decimal: Option<DecimalMark>,
    value: &str,
) -> Option<String> {
    let bytes = encoding.encode(statistics).unwrap();
    let folder_of = |bytes: &[u8]| {
        let mut sources = Sources::default();
        sources.decimal = decimal;
        sources.add(Source::from_text("plan.toml", Role::Plan, plan.to_owned()));
        sources.add(Source::from_bytes("statistics.csv".to_owned(), Role::Statistics, bytes, Some(encoding)));
        (load(&sources).0, sources)
    };
    let (folder, sources) = folder_of(&bytes);
    let year = Year::new(2021).unwrap();
    let entry = NewValue { indicator: "x".to_owned(), value: value.to_owned(), replaces: true, ..NewValue::default() };
    let written = match record(&folder.expect(statistics), &sources, &entry, year).ok()? {
        Change::Replace { stretches, .. } => {
            replaced(&bytes, &Decoded::from_bytes(&bytes, Some(encoding)), &stretches).ok()?
        }
        Change::Create { text, .. } => text.into_bytes(),
        Change::Nothing => bytes,
    };
    let (folder, _) = folder_of(&written);
    let folder = folder?;
    require_recorded(&folder, &entry, year).ok()?;
    let mut cells = folder.observations.cells().filter(|(index, _, of, _)| index.0 == 0 && *of == year);
    cells.next().and_then(|(.., vintages)| vintages.iter().last()).map(|found| found.value.to_plain())
}

/// Files that hold the indicator in another unit of measure than its own, and in its own.
const LAYOUTS: [&str; 12] = [
    "indicator,year,value\nx,2020,5\n",
    "indicator,year,value,unit\nx,2020,5000,万元\n",
    "单位：万元\nindicator,year,value\nx,2020,5000\n",
    "indicator,year,value（万元）\nx,2020,5000\n",
    "指标,2020,2021\n规模,5,\n",
    "指标,计量单位,2020,2021\n规模,万元,5000,\n企业,家,3,4\n",
    "指标,计量单位,2020,2021\n规模,,5,7\n",
    "单位：万元\n指标,计量单位,2020,2021\n规模,,5000,7000\n企业,家,3,4\n",
    "单位：万元\n指标,2020,2021\n规模,5000\n",
    "指标,2020（万元）,2021（万元）\n规模,5000,\n",
    "指标;计量单位;2020;2021\n规模;万元;5000;\n",
    "指标\t年份\t数值\t单位\n规模\t2020\t5\t亿元\n规模\t2021\t50000\t万元\n",
];

#[test]
fn a_value_is_recorded_in_every_layout() {
    for statistics in LAYOUTS {
        for (value, expected) in [("0.9", "0.9"), ("12", "12"), ("9000万元", "0.9"), ("-3", "-3")] {
            let found = recorded(statistics, Encoding::Utf8, None, value);
            assert_eq!(found.as_deref(), Some(expected), "{value} into {statistics}");
        }
    }
}

#[test]
fn what_would_be_read_as_another_number_is_not_recorded() {
    let comma = Some(DecimalMark::Comma);
    for (statistics, decimal, value) in [
        ("indicator;year;value\nx;2020;5\n", None, "1.234"),
        ("indicator;year;value\nx;2020;5\n", comma, "1.234"),
        ("indicator;year;value\nx;2020;5\n", comma, "1,234"),
        ("indicator,year,value\nx,2020,5\n", comma, "1,234"),
    ] {
        assert_eq!(recorded(statistics, Encoding::Utf8, decimal, value), None, "{value} into {statistics}");
    }
    assert_eq!(recorded("indicator;year;value\nx;2020;5\n", Encoding::Utf8, comma, "3,5").as_deref(), Some("3.5"));
}

#[test]
fn a_column_of_units_does_not_say_which_of_two_numbers_was_typed() {
    let plan = plan("%", "is = \"at least 5%\"");
    for (value, expected) in [("0.9", None), ("0.9%", Some("0.9")), ("90", Some("90"))] {
        let statistics = "indicator,year,value,unit\nx,2020,88,%\n";
        assert_eq!(recorded_in(&plan, statistics, Encoding::Utf8, None, value).as_deref(), expected, "{value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// After `record` the files hold the number that was given, or nothing was written.
    #[test]
    fn what_is_recorded_is_read_back_exactly(
        mantissa in -9_999_999i64..10_000_000,
        decimals in 0usize..5,
        unit in prop_oneof![Just(("", 0)), Just(("亿元", 0)), Just(("万元", 4)), Just(("元", 8))],
        layout in prop::sample::select(LAYOUTS.to_vec()),
        encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Gb18030), Just(Encoding::Utf16Le)],
        decimal in prop_oneof![Just(None), Just(Some(DecimalMark::Comma)), Just(Some(DecimalMark::Point))],
        comma in any::<bool>(),
    ) {
        let (unit, zeros) = unit;
        let given = Number::from(mantissa).checked_div(&Number::power_of_ten(u32::try_from(decimals + zeros).unwrap()));
        let digits = Number::from(mantissa).checked_div(&Number::power_of_ten(u32::try_from(decimals).unwrap()));
        let digits = digits.unwrap().to_plain();
        let digits = if comma { digits.replace('.', ",") } else { digits };
        let is_three = digits.split(',').nth(1).is_some_and(|rest| rest.len() == 3);
        // 1,234 is typed with thousands.
        prop_assume!(!is_three);
        if let Some(found) = recorded(layout, encoding, decimal, &format!("{digits}{unit}")) {
            prop_assert_eq!(found, given.unwrap().to_plain());
        } else {
            // Beside one to three digits, three may be the rest of thousands.
            let is_rest = digits.trim_start_matches('-').len() >= 3;
            prop_assert!(decimal == Some(DecimalMark::Comma) || comma || layout.contains(';') || is_rest);
        }
    }
}

#[test]
fn a_number_may_have_the_english_name_of_its_unit_behind_it() {
    let named = |unit: &str| plan(unit, "is = \"at least 5\"").replace("kind =", "unit_en = \"10,000 people\"\nkind =");
    for (cell, value) in [("\"80.5 10,000 people\"", "80.5"), ("80.5万人", "80.5"), ("80.5", "80.5")] {
        let folder = loaded(&named("万人"), &format!("indicator,year,value\nx,2021,{cell}\n"), None);
        let observations = folder.unwrap_or_else(|found| panic!("{cell}: {found:?}")).observations;
        let values: Vec<String> =
            observations.cells().flat_map(|(.., known)| known.iter().map(|each| each.value.to_plain())).collect();
        assert_eq!(values, [value], "{cell}");
    }
    let other = loaded(&named("万人"), "indicator,year,value\nx,2021,80.5 people\n", None);
    assert!(other.is_err(), "a unit that is not the indicator's");
}
