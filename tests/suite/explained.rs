//! Every formula that `fsip explain` shows gives the result that stands behind it.

use std::fs;
use std::process::Command;

use fsip::evaluate::StepKind;
use serde_json::Value;

const PLAN: &str = r#"
[plan]
title = "t"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "stock"
name = "存"
unit = "件"
kind = "stock"
better = "higher"
[[indicator]]
id = "low"
name = "低"
unit = "件"
kind = "stock"
better = "lower"
[[indicator]]
id = "negative"
name = "负"
unit = "件"
kind = "stock"
better = "lower"
[[indicator]]
id = "long"
name = "长"
unit = "件"
kind = "stock"
better = "higher"
[[indicator]]
id = "flow"
name = "流"
unit = "万元"
kind = "flow"
better = "higher"
[[indicator]]
id = "rate"
name = "率"
unit = "%"
kind = "rate"
better = "higher"
[[indicator]]
id = "ratio"
name = "比"
unit = "件/万元"
kind = "ratio"
better = "higher"
numerator = "stock"
denominator = "flow"
[[indicator]]
id = "share"
name = "占比"
unit = "%"
kind = "rate"
better = "higher"
numerator = "low"
denominator = "stock"
per = 100
"#;

const REQUIREMENTS: [(&str, &str, &str); 30] = [
    ("stock", "达到400件以上", ""),
    ("stock", "年均增长30%以上", ""),
    ("stock", "较2020年增长90%", ""),
    ("stock", "同比增长10%", ""),
    ("stock", "增加200件左右", ""),
    ("stock", "1000—2000件", ", path = { 2021 = 250, 2022 = 500 }"),
    ("low", "低于50件", ""),
    ("low", "减少40件", ""),
    ("low", "年均下降20%", ""),
    ("flow", "累计90万元", ", path = { 2022 = 40 }"),
    ("rate", "超过95%", ""),
    ("rate", "提高20个百分点", ""),
    ("ratio", "年均增长12%", ""),
    ("stock", "年均增长30%以上", ", average = \"cumulative\""),
    ("low", "年均下降20%", ", average = \"cumulative\""),
    ("stock", "年均增长25%—40%", ""),
    ("flow", "年均增长25%—40%", ", average = \"cumulative\""),
    ("stock", "达到400件以上", ", method = \"statcan\""),
    ("low", "减少40件", ", method = \"eurostat\""),
    ("stock", "年均增长30%以上", ", method = \"statcan\""),
    ("negative", "达到-40", ", method = \"statcan\""),
    ("negative", "达到-40", ", method = \"unsd\""),
    ("stock", "明显提升", ", method = \"statcan\", limit = 300"),
    ("low", "下降", ", method = \"statcan\", limit = 90"),
    ("negative", "下降", ", method = \"eurostat\""),
    ("stock", "较2020年增长90%", ", method = \"unsd\""),
    ("low", "低于50件", ", method = \"unsd\""),
    ("long", "达到90件", ", method = \"destatis\""),
    ("long", "明显提升", ", method = \"destatis\""),
    ("long", "下降", ", method = \"destatis\""),
];

const STATISTICS: &str = "indicator,year,value\n\
    stock,2020,211\nstock,2021,260\nstock,2022,301\n\
    low,2020,100\nlow,2021,91.5\nlow,2022,77\n\
    flow,2020,13\nflow,2021,14.5\nflow,2022,17\n\
    negative,2020,-20\nnegative,2021,-21.5\nnegative,2022,-26\n\
    long,2017,41\nlong,2018,44.5\nlong,2019,50\nlong,2020,49\nlong,2021,53\nlong,2022,60.25\n\
    rate,2020,70\nrate,2021,76.5\nrate,2022,81\n";

/// The value of a formula. Every step is `operand (operator operand)*` over the operators of its level.
struct Formula<'a> {
    rest: &'a str,
}

impl Formula<'_> {
    fn takes(&mut self, word: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.takes("+") {
                value += self.product();
            } else if self.takes("−") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.power();
        loop {
            if self.takes("×") {
                value *= self.power();
            } else if self.takes("÷") || self.takes("/") {
                value /= self.power();
            } else {
                return value;
            }
        }
    }

    fn power(&mut self) -> f64 {
        let base = self.operand();
        if self.takes("^") { base.powf(self.operand()) } else { base }
    }

    fn operand(&mut self) -> f64 {
        let value = if self.takes("(") {
            let value = self.sum();
            assert!(self.takes(")"), "{}", self.rest);
            value
        } else {
            let sign = if self.takes("-") { -1.0 } else { 1.0 };
            let length = self.rest.find(|character: char| !character.is_ascii_digit() && character != '.');
            let (number, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
            self.rest = rest;
            sign * number.parse::<f64>().unwrap_or_else(|_| panic!("no number before “{}”", self.rest))
        };
        if self.takes("%") { value / 100.0 } else { value }
    }
}

fn value(formula: &str) -> f64 {
    let start = formula.find("] ").map_or(0, |place| place + 2);
    let mut formula = Formula { rest: formula.get(start..).unwrap() };
    let value = formula.sum();
    assert_eq!(formula.rest.trim(), "");
    value
}

#[test]
fn every_formula_gives_its_result() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut plan = PLAN.to_owned();
    for (place, (indicator, is, further)) in REQUIREMENTS.iter().enumerate() {
        plan += &format!(
            "[[target]]\nid = \"t{place}\"\ntext = \"x\"\nrequire = [{{ indicator = \"{indicator}\", is = \"{is}\"{further} }}]\n"
        );
    }
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    fs::write(folder.path().join("statistics.csv"), STATISTICS).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for place in 0..REQUIREMENTS.len() {
        for year in ["2021", "2022"] {
            let arguments = ["explain", &format!("t{place}"), "--format", "json", "--as-of", year];
            let output =
                Command::new(env!("CARGO_BIN_EXE_fsip")).args(arguments).arg("-p").arg(folder.path()).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let explained: Value = serde_json::from_slice(&output.stdout).unwrap();
            for step in explained.pointer("/requirements/0/steps").unwrap().as_array().unwrap() {
                let (name, formula) = (step["name"].as_str().unwrap(), step["formula"].as_str().unwrap());
                names.insert(name.to_owned());
                let Some(result) = step["result"].as_number().map(|number| number.to_string().parse::<f64>().unwrap())
                else {
                    continue;
                };
                // Only where the unit is the indicator's own is a percentage a plain number.
                let is_fraction = step["unit"] == "%"
                    && !matches!(name, "needed" | "projected" | "goal")
                    && !(name == "figure" && formula.matches(['÷', '^']).count() == 0);
                let computed = value(formula) * if is_fraction { 100.0 } else { 1.0 };
                let off = (computed - result).abs() / result.abs().max(1.0);
                assert!(off < 1e-3, "{name}: {formula} is {computed}, not {result}");
            }
        }
    }
    let expected = [
        "average-growth",
        "completion",
        "computed",
        "figure",
        "goal",
        "goal-of-total",
        "last-change",
        "limit",
        "needed",
        "needed-growth",
        "pace",
        "parts",
        "path-share",
        "progress",
        "projected",
        "required-growth",
        "time-share",
        "total-of-base",
        "verdict",
        "yearly-change",
    ];
    assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    // What decides nothing, or holds of other years, has cases of its own.
    let elsewhere = [StepKind::KnownTotal, StepKind::FailedYear, StepKind::LatestAlone];
    for kind in StepKind::ALL.into_iter().filter(|kind| !elsewhere.contains(kind)) {
        assert!(names.contains(kind.name()), "no case of REQUIREMENTS has the step {:?}", kind.name());
    }
}

/// What is said of a promise of this wording, in a plan with this base year.
fn explained(indicator: &str, is: &str, base_year: u16) -> String {
    let folder = tempfile::tempdir().unwrap();
    let target = format!(
        "[[target]]\nid = \"promise\"\ntext = \"t\"\nrequire = [{{ indicator = \"{indicator}\", is = \"{is}\" }}]\n"
    );
    let plan = PLAN.replace("base_year = 2020", &format!("base_year = {base_year}")) + &target;
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    fs::write(folder.path().join("statistics.csv"), STATISTICS).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_fsip"))
        .args(["explain", "promise", "--lang", "en", "-p"])
        .arg(folder.path())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_total_names_the_years_that_it_counts() {
    let said = explained("flow", "累计20万元", 2018);
    assert!(said.contains("total from 2021 to 2023 ≥ 20 万元"), "{said}");
}

#[test]
fn a_direction_year_by_year_says_so_and_shows_no_other_comparison() {
    let said = explained("stock", "逐年下降", 2020);
    assert!(said.contains("falls against the year before, each year from 2021 to 2023"), "{said}");
    assert!(said.contains("did not hold in 2021") && !said.contains("verdict"), "{said}");
}

#[test]
fn a_range_of_growth_says_what_is_needed_and_at_what_pace() {
    let said = explained("stock", "年均增长25%—40%", 2020);
    assert!(said.contains("required when due 211 × (1 + 25 %)^3 = 412.109375 件"), "{said}");
    assert!(said.contains("÷ 25 % ≈ 0.7775"), "{said}");
}

#[test]
fn a_value_in_percent_is_a_percentage_where_points_are_asked_for() {
    let said = explained("share", "提高2个百分点", 2020);
    assert!(said.contains("[2020] 100 ÷ 211 × 100 ≈ 47.3934 %"), "{said}");
    assert!(said.contains("25.5814 − 47.3934 ≈ -21.8120 pp"), "{said}");
}

/// A plan of a stock in six regions over ten years, of which one region lacks the last.
fn folder_of_regions(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let plan = r#"
[plan]
title = "t"
base_year = 2011
first_year = 2012
last_year = 2020
[[indicator]]
id = "stock"
name = "存"
unit = "件"
kind = "stock"
better = "higher"
[[target]]
id = "t"
text = "x"
due = 2020
require = [{ indicator = "stock", is = "达到9000件" }]
"#;
    let rows = (0..6).flat_map(|region| (2011..=2020).map(move |year| (region, year)));
    let rows = rows.filter(|row| *row != (3, 2020));
    let rows: String = rows.map(|(region, year)| format!("县{region},存,{year},{}\n", 100 + region)).collect();
    fs::write(folder.join("plan.toml"), plan).unwrap();
    fs::write(folder.join("statistics.csv"), format!("region,indicator,year,value\n{rows}")).unwrap();
    folder
}

#[test]
fn of_more_values_than_anybody_reads_those_of_regions_below_are_counted() {
    let folder = folder_of_regions("many-inputs");
    let explain = |id: &str, more: &[&str]| {
        let plan = folder.to_str().unwrap();
        let arguments = [&["explain", id, "-p", plan, "--lang", "en", "--as-of", "2020"], more].concat();
        let output = Command::new(env!("CARGO_BIN_EXE_fsip")).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for id in ["t", "stock"] {
        let shown = explain(id, &[]);
        assert!(shown.contains("Regions below: 6, with 59 values (59 final);"), "{shown}");
        assert!(shown.contains("存, 2020: no value for 县3"), "{shown}");
        assert!(!shown.contains("statistics.csv"), "{shown}");
        let inputs = explain(id, &["--format", "json"]).matches("statistics.csv").count();
        assert_eq!((inputs, explain(id, &["--format", "csv"]).matches("statistics.csv").count()), (59, 59));
    }
    let alone = explain("t", &["--region", "县1"]);
    assert_eq!(alone.matches("statistics.csv").count(), 10, "{alone}");
}
