//! `record`, `done` and `init` as programs that share a folder: one row changes and nothing else, nothing is lost.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use fsip::source::Encoding;
use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "patents"
name = "专利"
unit = "件"
kind = "stock"
better = "higher"
[[indicator]]
id = "pledges"
name = "质押"
unit = "万元"
kind = "flow"
better = "higher"
[[target]]
id = "growth"
text = "专利年均增长10%以上"
require = [{ indicator = "patents", is = "年均增长10%以上" }]
[[work_item]]
id = "2021-01"
year = 2021
matter = "出台办法"
require = [{ milestone = "2021-01-rule", title = "印发" }]
"#;

fn folder(statistics: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    fs::write(folder.path().join("statistics.csv"), statistics).unwrap();
    folder
}

fn folder_of(statistics: &str) -> TempDir {
    folder(statistics.as_bytes())
}

fn fsip(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.args(arguments).args(["--lang", "en"]).env("FSIP_PLAN", folder).env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    fsip(folder, arguments).output().unwrap()
}

/// Runs and returns the statistics as they are then.
fn recorded(folder: &TempDir, arguments: &[&str]) -> Vec<u8> {
    let output = run(folder.path(), arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(folder.path().join("statistics.csv")).unwrap()
}

fn refusal(folder: &TempDir, arguments: &[&str]) -> String {
    let before = fs::read(folder.path().join("statistics.csv")).unwrap();
    let output = run(folder.path(), arguments);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(folder.path().join("statistics.csv")).unwrap(), before);
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_warning_about_a_recorded_row_names_that_row() {
    let folder = folder(b"indicator,year,value\npatents,2020,100\npatents,2021,1000\n");
    let said = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    };
    let jump = said(&["record", "patents", "2022", "10500"]);
    assert!(jump.contains("10500 is 10.5 times the 1000 of 2021"), "{jump}");
    assert!(!jump.contains("more"), "{jump}");
    let fall = said(&["record", "patents", "2023", "5"]);
    assert!(fall.contains("5 is less than a thousandth of the 10500 of 2022"), "{fall}");
}

#[test]
fn a_replaced_row_brings_no_warning_of_other_rows() {
    let said = |statistics: &str, value: &str| {
        let arguments = ["record", "patents", "2019", value, "--replace", "--dry-run"];
        let output = run(folder_of(statistics).path(), &arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stderr).unwrap();
        said.lines().filter(|line| line.starts_with("warning")).map(str::to_owned).collect::<Vec<_>>()
    };
    let outside = "patents,2018,5\npatents,2019,6\npatents,2020,7\npatents,2017,4\n";
    // That its year lies outside of the plan was said of the row before.
    let [jump] = &said(&format!("indicator,year,value\n{outside}"), "66")[..] else { panic!() };
    assert!(jump.contains("66 is 13.2 times the 5 of 2018") && !jump.contains("more"), "{jump}");
    // That of 2020 goes with the value that it was compared with; that of 2021 was there before, and stays.
    let jumps = "patents,2019,1\npatents,2020,70\npatents,2021,800\n";
    assert_eq!(said(&format!("indicator,year,value\n{jumps}"), "60"), [""; 0]);
    let [next] = &said(&format!("indicator,year,value\n{jumps}"), "2")[..] else { panic!() };
    assert!(next.contains("70 is 35.0 times the 2 of 2019") && !next.contains("more"), "{next}");
}

#[test]
fn a_value_goes_into_a_row_of_another_unit_of_measure_with_its_own() {
    let folder = folder("指标,计量单位,2020,2021\n质押,亿元,5,\n".as_bytes());
    let after = recorded(&folder, &["record", "pledges", "2021", "9000"]);
    assert_eq!(String::from_utf8(after).unwrap(), "指标,计量单位,2020,2021\n质押,亿元,5,9000万元\n");
    for (before, after) in [
        ("单位：亿元\n指标,年份,数值\n质押,2020,5\n", "质押,2021,900万元\n"),
        ("指标,年份,数值（亿元）\n质押,2020,5\n", "质押,2021,900万元\n"),
        ("单位：万元\n指标,年份,数值\n质押,2020,5\n", "质押,2021,900\n"),
        ("指标,年份,数值,单位\n质押,2020,5,亿元\n", "质押,2021,900,万元\n"),
    ] {
        let written = recorded(&folder_of(before), &["record", "pledges", "2021", "900"]);
        assert_eq!(String::from_utf8(written).unwrap(), format!("{before}{after}"));
    }
    // Without quotes it would be 5,900万元.
    for heading in ["单位：亿元\n指标,2020,2021\n质押,5,", "指标,计量单位,2020,2021\n质押,亿元,5,"] {
        let written = recorded(&folder_of(&format!("{heading}\n")), &["record", "pledges", "2021", "900"]);
        assert_eq!(String::from_utf8(written).unwrap(), format!("{heading}\"900万元\"\n"));
    }
}

#[test]
fn a_region_like_a_known_one_is_asked_after_where_none_is_declared() {
    let folder = folder(b"indicator,region,year,value\npatents,Northern,2020,100\n");
    let said = |region: &str| {
        let output = run(folder.path(), &["record", "patents", "2021", "110", "--region", region, "--dry-run"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said("Nothern").contains("“Nothern” had no value before; did you mean “Northern”?"));
    assert!(!said("Northern").contains("did you mean"));
    assert!(!said("Coast").contains("did you mean"));
}

#[test]
fn words_of_either_language_are_taken_and_those_of_the_file_are_written() {
    let chinese = "指标,年份,数值,数据质量\n专利,2020,100,\n";
    let english = "indicator,year,value,quality\npatents,2020,100,\n";
    for (before, after) in [(chinese, "专利,2021,110,初步\n"), (english, "patents,2021,110,provisional\n")] {
        for word in ["初步", "provisional"] {
            let arguments = ["record", "patents", "2021", "110", "--quality", word];
            let written = recorded(&folder_of(before), &arguments);
            assert_eq!(String::from_utf8(written).unwrap(), format!("{before}{after}"));
        }
    }
    let folder = folder_of(english);
    recorded(&folder, &["done", "2021-01", "--on", "2021-05-01", "--state", "进行中"]);
    assert!(fs::read_to_string(folder.path().join("progress.csv")).unwrap().contains("started"));
    assert!(refusal(&folder, &["record", "patents", "2021", "1", "--quality", "初"]).contains("初步, provisional"));
}

#[test]
fn a_row_is_added_in_every_encoding_and_nothing_else_changes() {
    let before = "指标,年份,数值,来源\r\n专利,2020,100,年鉴\r\n\"专利\",2021,\"1,100\",“公报”\r\n";
    for (encoding, mark) in [
        (Encoding::Utf8, b"".as_slice()),
        (Encoding::Utf8, b"\xEF\xBB\xBF"),
        (Encoding::Gb18030, b""),
        (Encoding::Utf16Le, b"\xFF\xFE"),
        (Encoding::Utf16Be, b"\xFE\xFF"),
    ] {
        let bytes = |text: &str| [mark, &encoding.encode(text).unwrap()].concat();
        let folder = folder(&bytes(before));
        let after = recorded(&folder, &["record", "patents", "2022", "1200", "--source", "公报, 第3期"]);
        let expected = bytes(&format!("{before}专利,2022,1200,\"公报, 第3期\"\r\n"));
        assert_eq!(after, expected, "{encoding:?}");
    }
}

#[test]
fn a_row_is_added_behind_the_last_row_of_data() {
    for (before, after) in [
        ("indicator;year;value\npatents;2020;5", "indicator;year;value\npatents;2020;5\npatents;2021;6"),
        ("indicator\tyear\tvalue\n", "indicator\tyear\tvalue\npatents\t2021\t6\n"),
        (
            "t,,\r\n指标,年份,数值\r\n专利,2020,5\r\n,,\r\n合计,,5\r\n",
            "t,,\r\n指标,年份,数值\r\n专利,2020,5\r\n专利,2021,6\r\n,,\r\n合计,,5\r\n",
        ),
        (
            "年份,指标,单位,数值,备注\n2020,专利,件,5,x\n",
            "年份,指标,单位,数值,备注\n2020,专利,件,5,x\n2021,专利,件,6,\n",
        ),
        ("指标,2020,2021,2022\n质押,1,2,3\n专利,5,,\n", "指标,2020,2021,2022\n质押,1,2,3\n专利,5,6,\n"),
        ("指标,2020,2021,2022\n质押,1,2,3", "指标,2020,2021,2022\n质押,1,2,3\n专利,,6,"),
        // Line ends inside cells, also behind the row, are none between rows.
        (
            "指标,年份,数值,备注\r质押,2020,5,\"a\nb\"\r专利,2020,6,x\r",
            "指标,年份,数值,备注\r质押,2020,5,\"a\nb\"\r专利,2020,6,x\r专利,2021,6,\r",
        ),
        (
            "指标,年份,数值,备注\r专利,2020,6,\"a\r\nb\"\r",
            "指标,年份,数值,备注\r专利,2020,6,\"a\r\nb\"\r专利,2021,6,\r",
        ),
        (
            "指标,年份,数值,备注\n专利,2020,6,\"a\r\nb\"\n",
            "指标,年份,数值,备注\n专利,2020,6,\"a\r\nb\"\n专利,2021,6,\n",
        ),
        ("指标,年份,数值,备注\r\n专利,2020,6,\"a\nb\"", "指标,年份,数值,备注\r\n专利,2020,6,\"a\nb\"\r\n专利,2021,6,"),
        ("单位：件\r\n指标,年份,数值", "单位：件\r\n指标,年份,数值\r\n专利,2021,6"),
    ] {
        let folder = folder(before.as_bytes());
        assert_eq!(String::from_utf8(recorded(&folder, &["record", "专利", "2021", "6"])).unwrap(), after);
    }
}

#[test]
fn a_standing_value_is_replaced_only_when_that_is_asked_for() {
    let folder = folder("指标,年份,数值,数据质量,发布日期\n专利,2020,\"100\",初步,\n专利,2021,110,,\n".as_bytes());
    let message = refusal(&folder, &["record", "patents", "2020", "101"]);
    assert!(message.contains("专利,2020,\"100\",初步,"), "{message}");
    let same = run(folder.path(), &["record", "patents", "2020", "100"]);
    assert!(String::from_utf8(same.stderr).unwrap().contains("nothing written"));
    let after = recorded(&folder, &["record", "patents", "2020", "101", "--replace", "--quality", "final"]);
    assert_eq!(
        String::from_utf8(after).unwrap(),
        "指标,年份,数值,数据质量,发布日期\n专利,2020,\"101\",核定,\n专利,2021,110,,\n"
    );
}

#[test]
fn a_later_publication_is_another_row() {
    let folder = folder(b"indicator,year,value,published\npatents,2020,100,2021-02-01\n");
    let after = recorded(&folder, &["record", "patents", "2020", "103", "--published", "2021-09-01"]);
    assert_eq!(
        String::from_utf8(after).unwrap(),
        "indicator,year,value,published\npatents,2020,100,2021-02-01\npatents,2020,103,2021-09-01\n"
    );
    let message = refusal(&folder, &["record", "patents", "2020", "104"]);
    assert!(message.contains("several values for 2020"), "{message}");
}

#[test]
fn an_earlier_publication_is_said_not_to_be_used() {
    let folder = folder(b"indicator,year,value,published\npatents,2021,100,2022-06-01\n");
    let output = run(folder.path(), &["record", "patents", "2021", "105", "--published", "2022-03-01"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("published on 2022-03-01, it is not used: the value published on 2022-06-01 is"), "{said}");
}

#[test]
fn a_table_below_the_name_of_its_indicator_is_not_written_into() {
    let folder = folder_of("指标：专利\n地区,2020,2021\n东区,40,\n");
    assert!(refusal(&folder, &["record", "patents", "2021", "120"]).contains("does not write into the table of"));
}

#[test]
fn a_line_above_the_header_says_how_firm_all_values_are() {
    let folder = folder_of("数据质量：初步\n指标,2020,2021\n专利,100,110\n");
    let latest = |arguments: &[&str]| String::from_utf8(run(folder.path(), arguments).stdout).unwrap();
    assert!(latest(&["growth"]).contains("110"));
    assert!(!latest(&["growth", "--final"]).contains("110"));
}

#[test]
fn words_beside_a_unit_of_measure_belong_to_the_name_of_an_indicator() {
    let folder = folder_of("指标,2020,2021\n质押（规模以上，亿元）,1,2\n");
    let plan = PLAN.replace("name = \"质押\"", "name = \"质押（规模以上）\"");
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let shown = String::from_utf8(run(folder.path(), &["growth"]).stdout).unwrap();
    assert!(shown.contains("10,000") && shown.contains("20,000"), "{shown}");
    // A narrower amount than that of the indicator is not its value.
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    let refused = run(folder.path(), &["check"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("unclear-unit-of-measure"));
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let folder = folder("指标,年份,数值\n专利,2020,100\n".as_bytes());
    for (arguments, said) in [
        (vec!["record", "patents", "2021", "many"], "invalid-number"),
        (vec!["record", "patents", "2021", "5万元"], "wrong-unit-of-measure"),
        (vec!["record", "patens", "2021", "5"], "did you mean “patents”"),
        (vec!["record", "patents", "2021", "5", "--published", "soon"], "invalid date"),
        (vec!["record", "patents", "2021", "5", "--file", "other.csv"], "no statistics file"),
        (vec!["done", "2021-01-rul", "--on", "2021-11-30"], "did you mean"),
        (vec!["done", "growth", "--on", "2021-11-30"], "no milestone"),
        (vec!["done", "2021-01", "--on", "2021-02-30"], "invalid date"),
    ] {
        let message = refusal(&folder, &arguments);
        assert!(message.contains(said), "{arguments:?}: {message}");
    }
    assert!(!folder.path().join("progress.csv").exists());
}

#[test]
fn a_character_that_gbk_lacks_is_refused() {
    let folder = folder(&Encoding::Gb18030.encode("指标,年份,数值,来源\n专利,2020,100,年鉴\n").unwrap());
    let message = refusal(&folder, &["record", "patents", "2021", "5", "--source", "𠮷林"]);
    assert!(message.contains("“𠮷”"), "{message}");
}

#[test]
fn a_dry_run_shows_the_difference_and_leaves_no_trace() {
    let folder = folder(b"indicator,year,value\npatents,2020,100\n");
    let output = run(folder.path(), &["record", "patents", "2020", "101", "--replace", "--dry-run"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.ends_with("statistics.csv:2\n-patents,2020,100\n+patents,2020,101\n"), "{shown}");
    assert_eq!(fs::read(folder.path().join("statistics.csv")).unwrap(), b"indicator,year,value\npatents,2020,100\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn the_ledger_starts_with_its_first_row() {
    let folder = folder(b"indicator,year,value\n");
    let done = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(folder.path().join("progress.csv")).unwrap()
    };
    let first = done(&["done", "2021-01", "--on", "2021-06-01", "--state", "started"]);
    assert_eq!(first, "\u{feff}id,date,state,evidence,note\n2021-01-rule,2021-06-01,started,,\n");
    let second = done(&["done", "2021-01-rule", "--on", "2021-11-30", "--evidence", "抚政办发〔2021〕1号"]);
    assert_eq!(second, format!("{first}2021-01-rule,2021-11-30,done,抚政办发〔2021〕1号,\n"));
}

#[test]
fn a_new_folder_passes_the_check_and_is_never_written_over() {
    for language in ["zh", "en"] {
        for from in [None, Some("fushun")] {
            let parent = TempDir::new().unwrap();
            let new = parent.path().join("plan");
            let mut arguments = vec!["init", new.to_str().unwrap()];
            arguments.extend(from.iter().flat_map(|from| ["--from", from]));
            let init = || {
                Command::new(env!("CARGO_BIN_EXE_fsip")).args(&arguments).env("FSIP_LANG", language).output().unwrap()
            };
            assert!(init().status.success());
            let check = run(&new, &["check", "--fail-on", "achieved_early"]);
            assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stderr));
            assert_eq!(String::from_utf8_lossy(&check.stderr), "", "a new plan has no warnings");
            let before = fs::read(new.join("plan.toml")).unwrap();
            assert_eq!(init().status.code(), Some(2));
            assert_eq!(fs::read(new.join("plan.toml")).unwrap(), before);
        }
    }
}

#[test]
fn only_the_cell_that_changes_is_written_anew() {
    // A character of four bytes, which would not be written in GBK, and quotes that nobody needs.
    let row = b"patents,\"2020\",100,\x95\x32\x82\x36\"\xC1\xD6,x\n";
    let before = [b"indicator,year,value,note,source\n".as_slice(), row].concat();
    let folder = folder(&before);
    let after = recorded(&folder, &["record", "patents", "2020", "7", "--replace", "--encoding", "gb18030"]);
    let expected = [b"indicator,year,value,note,source\n".as_slice(), &row[..15], b"7", &row[18..]].concat();
    assert_eq!(after, expected);
}

#[test]
fn cells_that_a_row_lacks_are_added_behind_it() {
    let folder = folder(b"indicator,year,value,note,source\npatents,2020,100\n");
    let after = recorded(&folder, &["record", "patents", "2020", "7", "--replace", "--source", "Office, 3"]);
    assert_eq!(String::from_utf8(after).unwrap(), "indicator,year,value,note,source\npatents,2020,7,,\"Office, 3\"\n");
}

#[test]
fn a_column_that_the_file_lacks_is_added_to_its_header_and_rows_stay() {
    let provisional = ["record", "patents", "2021", "5", "--quality", "provisional"];
    for (before, arguments, after) in [
        (
            "indicator,year,value\npatents,2020,100\n",
            &provisional[..],
            "indicator,year,value,quality\npatents,2020,100\npatents,2021,5,provisional\n",
        ),
        ("indicator\tyear\tvalue", &provisional, "indicator\tyear\tvalue\tquality\npatents\t2021\t5\tprovisional"),
        (
            "指标,年份,数值,\r\n专利,2020,100,\r\n",
            &provisional,
            "指标,年份,数值,,数据质量\r\n专利,2020,100,\r\n专利,2021,5,,初步\r\n",
        ),
        (
            "indicator,year,value,source\npatents,2020,100\npatents,2022,120,x\n",
            &["record", "patents", "2020", "101", "--replace", "--note", "a, b", "--published", "2021-02-01"],
            "indicator,year,value,source,published,note\npatents,2020,101,,2021-02-01,\"a, b\"\npatents,2022,120,x\n",
        ),
        (
            "指标,2020,2021\n质押,7,8\n",
            &["record", "patents", "2021", "5", "--region", "甲", "--source", "年鉴"],
            "指标,2020,2021,地区,来源\n质押,7,8\n专利,,5,甲,年鉴\n",
        ),
    ] {
        for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le] {
            let mark: &[u8] = if encoding == Encoding::Utf16Le { b"\xFF\xFE" } else { b"" };
            let folder = folder(&[mark, &encoding.encode(before).unwrap()].concat());
            // What is ASCII is written as UTF-8, which it is.
            let encoding = if before.is_ascii() && mark.is_empty() { Encoding::Utf8 } else { encoding };
            assert_eq!(
                recorded(&folder, arguments),
                [mark, &encoding.encode(after).unwrap()].concat(),
                "{arguments:?}"
            );
        }
    }
}

#[test]
fn a_year_in_a_row_of_many_gets_no_quality_of_its_own() {
    let folder = folder("指标,2020,2021\n专利,7,8\n".as_bytes());
    let message = refusal(&folder, &["record", "patents", "2021", "9", "--replace", "--quality", "final"]);
    assert!(message.contains("every year of the row"), "{message}");
}

#[test]
fn what_nobody_sees_is_not_written_into_a_cell() {
    let folder = folder(b"indicator,year,value,source,note\n");
    for (hidden, code) in
        [("a\nb", "U+000A"), ("a\rb", "U+000D"), ("\t", "U+0009"), ("\u{1b}[2J", "U+001B"), ("\u{202e}x", "U+202E")]
    {
        for option in ["--source", "--note", "--region"] {
            let message = refusal(&folder, &["record", "patents", "2020", "5", option, hidden]);
            assert!(message.contains(code), "{message}");
        }
        for option in ["--evidence", "--note"] {
            let message = refusal(&folder, &["done", "2021-01", "--on", "2021-11-30", option, hidden]);
            assert!(message.contains(code), "{message}");
        }
    }
}

#[test]
fn four_writers_at_once_lose_no_row() {
    let long = "指标,年份,数值,地区\r\n专利,1999,1,戊\r\n";
    let wide = format!("指标,地区,{}\n", (2000..2020).map(|year| year.to_string()).collect::<Vec<_>>().join(","));
    let mut files: Vec<(&str, Vec<u8>, usize)> = vec![("statistics.csv", wide.into_bytes(), 5)];
    for (encoding, mark) in
        [(Encoding::Utf8, b"".as_slice()), (Encoding::Gb18030, b""), (Encoding::Utf16Le, b"\xFF\xFE")]
    {
        files.push(("statistics.csv", [mark, &encoding.encode(long).unwrap()].concat(), 82));
    }
    files.push(("statistics/2021.csv", long.as_bytes().to_vec(), 82));
    for (name, before, lines) in files {
        let folder = folder(b"");
        let path = folder.path();
        fs::remove_file(path.join("statistics.csv")).unwrap();
        fs::create_dir_all(path.join(name).parent().unwrap()).unwrap();
        fs::write(path.join(name), &before).unwrap();
        std::thread::scope(|scope| {
            for region in ["甲", "乙", "丙", "丁"] {
                scope.spawn(move || {
                    for year in 2000..2020 {
                        let year = year.to_string();
                        let output = run(path, &["record", "patents", &year, "5", "--region", region]);
                        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                    }
                });
            }
        });
        let decoded = fsip::source::Decoded::from_bytes(&fs::read(path.join(name)).unwrap(), None);
        assert_eq!(decoded.text.lines().count(), lines, "{name}: {}", decoded.text);
        assert_eq!(decoded.text.matches(",5").count(), 80, "{name}: {}", decoded.text);
    }
}

/// How many runs of each kind are killed: more of them by night.
fn kills() -> u64 {
    std::env::var("FSIP_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(30)
}

/// Starts a command and kills it after a while: a longer one each time, from before it begins until after it ends.
fn killed(folder: &Path, arguments: &[&str], time: u64) {
    let mut child = fsip(folder, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_micros(30_000 * time / kills()));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The names in a folder, those of files that are not in their place among them.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn a_killed_writer_leaves_the_old_file_or_the_new_one() {
    let folder = folder("指标,年份,数值\n".as_bytes());
    let path = folder.path().join("statistics.csv");
    let mut before = fs::read_to_string(&path).unwrap();
    for time in 0..kills() {
        let year = (1500 + time).to_string();
        killed(folder.path(), &["record", "patents", &year, "5"], time);
        let after = fs::read_to_string(&path).unwrap();
        let written = format!("{before}专利,{year},5\n");
        let written_with_id = format!("{before}patents,{year},5\n");
        assert!(after == before || after == written || after == written_with_id, "{after}");
        before = after;
    }
    assert!(run(folder.path(), &["record", "patents", "2050", "5"]).status.success());
    assert_eq!(names(folder.path()), [".fsip.lock", "plan.toml", "statistics.csv"], "something was left beside");
}

#[cfg(unix)]
#[test]
fn a_killed_ledger_has_the_old_rows_or_one_more() {
    let folder = folder(b"indicator,year,value\n");
    let path = folder.path().join("progress.csv");
    let mut before = 0;
    for time in 0..kills() {
        let evidence = format!("No. {time}");
        killed(folder.path(), &["done", "2021-01", "--on", "2021-11-30", "--evidence", &evidence], time);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let rows = text.lines().count();
        assert!(rows == before || rows == before + 1 || (before == 0 && rows == 2), "{text}");
        assert!(text.is_empty() || text.ends_with('\n'), "{text}");
        before = rows;
    }
    assert!(run(folder.path(), &["done", "2021-01", "--on", "2021-12-01"]).status.success());
    assert_eq!(names(folder.path()), [".fsip.lock", "plan.toml", "progress.csv", "statistics.csv"]);
}

#[cfg(unix)]
#[test]
fn a_killed_init_leaves_a_plan_or_none() {
    let home = TempDir::new().unwrap();
    let whole = home.path().join("whole");
    assert!(run(home.path(), &["init", whole.to_str().unwrap()]).status.success());
    for time in 0..kills() {
        let new = home.path().join(format!("plan-{time}"));
        let arguments = ["init", new.to_str().unwrap()];
        killed(home.path(), &arguments, time);
        let was_whole = new.join("plan.toml").exists();
        let second = run(home.path(), &arguments);
        assert_eq!(second.status.success(), !was_whole, "{}", String::from_utf8_lossy(&second.stderr));
        for name in names(&whole) {
            assert_eq!(fs::read(new.join(&name)).unwrap(), fs::read(whole.join(&name)).unwrap(), "{name}");
        }
        assert!(was_whole || names(&new) == names(&whole), "{:?}", names(&new));
    }
}

#[cfg(unix)]
#[test]
fn a_killed_report_or_export_leaves_whole_files() {
    let home = TempDir::new().unwrap();
    let plan = folder(b"indicator,year,value\npatents,2020,100\npatents,2021,120\n");
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let (whole_page, whole_tables) = (at("whole.html"), at("whole"));
    assert!(run(plan.path(), &["report", "-o", &whole_page]).status.success());
    assert!(run(plan.path(), &["export", "-o", &whole_tables]).status.success());
    let [page, tables] = ["page.html", "tables"].map(at);
    let is_whole = |of: &str, name: &str| fs::read(Path::new(of).join(name)).unwrap();
    for time in 0..kills() {
        killed(plan.path(), &["report", "-o", &page], time);
        let found = fs::read(&page).unwrap_or_default();
        assert!(found.is_empty() || found == fs::read(&whole_page).unwrap());
        killed(plan.path(), &["export", "-o", &tables], time);
        for name in fs::read_dir(&tables).into_iter().flatten().map(|entry| entry.unwrap().file_name()) {
            let name = name.to_string_lossy();
            if name.ends_with(".csv") {
                assert_eq!(is_whole(&tables, &name), is_whole(&whole_tables, &name), "{name}");
            }
        }
        if time % 2 == 0 {
            let _absent = fs::remove_file(&page);
            let _absent = fs::remove_dir_all(&tables);
        }
    }
    assert!(run(plan.path(), &["report", "-o", &page]).status.success());
    assert!(run(plan.path(), &["export", "-o", &tables]).status.success());
    assert_eq!(names(Path::new(&tables)), names(Path::new(&whole_tables)));
    assert_eq!(names(home.path()), ["page.html", "tables", "whole", "whole.html"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(b"");
    let real = folder.path().join("real.csv");
    fs::write(&real, "indicator,year,value\n").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("statistics.csv");
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert!(run(folder.path(), &["record", "patents", "2020", "5"]).status.success());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_to_string(&real).unwrap(), "indicator,year,value\npatents,2020,5\n");
}

#[test]
fn a_file_in_gbk_gives_the_same_output_as_its_twin_in_utf_8() {
    let statistics = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/statistics.csv")).unwrap();
    // A spreadsheet cannot save the minus sign in GBK.
    let statistics = statistics.replace('−', "-").replace('\n', "\r\n");
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let outputs = [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le].map(|encoding| {
        let folder = TempDir::new().unwrap();
        for entry in fs::read_dir(&targets).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        let mark: &[u8] = if encoding == Encoding::Utf16Le { b"\xFF\xFE" } else { b"" };
        let bytes = [mark, &encoding.encode(&statistics).unwrap()].concat();
        fs::write(folder.path().join("statistics.csv"), bytes).unwrap();
        let commands: [&[&str]; 4] =
            [&["status"], &["growth", "--format", "csv"], &["check", "--format", "json"], &["explain", "trademarks"]];
        commands.map(|arguments| {
            let output = Command::new(env!("CARGO_BIN_EXE_fsip"))
                .current_dir(folder.path())
                .args(arguments)
                .args(["-p", ".", "--lang", "zh"])
                .output()
                .unwrap();
            (output.status.code(), output.stdout, output.stderr)
        })
    });
    let [utf_8, gbk, utf_16] = outputs;
    assert_eq!(utf_8, gbk);
    assert_eq!(utf_8, utf_16);
}

#[test]
fn a_row_is_written_in_the_encoding_of_its_file_and_as_utf_8_where_all_is_ascii() {
    let statistics = "indicator,year,value,source\npatents,2020,100,";
    let arguments = |source: &'static str| ["record", "patents", "2021", "120", "--source", source];
    for (written, encoding, source) in [
        ("x", Encoding::Utf8, "统计年鉴"),
        ("Łódź", Encoding::Utf8, "统计年鉴"),
        ("👍", Encoding::Utf8, "½"),
        ("年鉴", Encoding::Gb18030, "统计年鉴"),
    ] {
        let text = format!("{statistics}{written}\n");
        let folder = folder(&encoding.encode(&text).unwrap());
        let expected = encoding.encode(&format!("{text}patents,2021,120,{source}\n")).unwrap();
        assert_eq!(recorded(&folder, &arguments(source)), expected, "{written}");
    }
}

#[test]
fn a_row_is_written_in_the_encoding_that_was_chosen() {
    let (western, chinese) = (["windows-1252", "Zürich", "Québec"], ["big5", "臺北市", "統計年鑑"]);
    for [name, region, source] in [western, chinese] {
        let encoding = Encoding::from_name(name).unwrap();
        let text = format!("indicator,year,value,region,source\npatents,2020,100,{region},\n");
        let folder = folder(&encoding.encode(&text).unwrap());
        let row = ["record", "patents", "2021", "120", "--region", region, "--source", source];
        assert_eq!(run(folder.path(), &row).status.code(), Some(3), "{name}");
        let row = [&row[..], &["--encoding", name]].concat();
        let expected = encoding.encode(&format!("{text}patents,2021,120,{region},{source}\n")).unwrap();
        assert_eq!(recorded(&folder, &row), expected, "{name}");
    }
}

#[test]
fn a_name_is_found_in_either_unicode_form() {
    let folder = folder("indicator,year,value,region\npatents,2020,100,Que\u{301}bec\n".as_bytes());
    let plan = PLAN.replace("\"专利\"", "\"Cafe\u{301}s\"");
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let row = ["record", "Caf\u{e9}s", "2021", "120", "--region", "Qu\u{e9}bec"];
    let written = recorded(&folder, &row);
    assert!(String::from_utf8(written).unwrap().ends_with("\npatents,2021,120,Qu\u{e9}bec\n"));
    let output = run(folder.path(), &["growth", "--region", "Que\u{301}bec", "--format", "csv"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains(",100,120,20.0%"));
}
