//! The worked cases of `vectors/vectors.json`, judged through the public API; every answer is read from the file.

use std::collections::BTreeMap;

use fsip::evaluate::{Judgement, Options, average_growth_percent, grown, growth_percent};
use fsip::load::Folder;
use fsip::model::{Basis, Moment, Number, Reference, UnitOfMeasure, Year};
use fsip::report::decimals_that_agree;
use fsip::source::{Role, Source, Sources};
use serde_json::{Value, json};

/// Expected keys that are not compared: how the ids of the cases begin (`*` is any), key, reason.
const SKIPPED: [(&str, &str, &str); 13] = [
    ("unsd-081", "score", "the base had met the goal and the value fell below it: a share of no gap, no score"),
    ("unsd-087", "score", "the same"),
    ("fsip-04", "implied_base_by_plan", "the plan's own consistency is a matter of a later lint, not of the judgement"),
    ("fsip-04", "consistency", "the same"),
    ("fsip-27", "not_this", "must NOT come out; the handler asserts that"),
    ("fsip-31", "reason", "a sentence; the suppressed pace and the status are compared"),
    ("*", "f64_root_value", "what a naive implementation in doubles computes"),
    ("*", "f64_root_says_met", "the same"),
    ("statcan", "score", "where the needle stands on the office's gauge, which fsip has not"),
    ("*", "cagr", "a step on the way, in doubles; the projection and the share of the gap follow from it"),
    ("*", "last_change", "a step on the way; its sign decides the class"),
    ("*", "published", "made by the office from an unrounded population that is not printed"),
    ("*", "gbt8170_half_even", "fsip rounds half away from zero"),
];

/// Whole cases that do not apply, each with the reason.
const NOT_APPLICABLE: [(&str, &str); 2] = [
    ("plan-08", "needs monthly values; fsip knows years only"),
    ("destatis-090", "the office judged other data than the file has, as the file says (`agrees` is false)"),
];

type Found = BTreeMap<&'static str, Value>;

fn cases(group: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("vectors/vectors.json")).unwrap();
    let of_group: Vec<Value> =
        file["vectors"].as_array().unwrap().iter().filter(|case| case["group"] == group).cloned().collect();
    assert!(!of_group.is_empty(), "no case of group {group}");
    of_group
}

// ---- numbers of the file

fn read_number(text: &str) -> Option<Number> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power = Number::power_of_ten(exponent.trim_start_matches(['+', '-']).parse().ok()?);
    let digits: Number = digits.parse().ok()?;
    if exponent.starts_with('-') { digits.checked_div(&power) } else { Some(digits * power) }
}

fn maybe_number(value: &Value) -> Option<Number> {
    match value {
        Value::String(text) => read_number(text),
        Value::Number(number) => read_number(&number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn number(value: &Value) -> Number {
    maybe_number(value).unwrap_or_else(|| panic!("{value} is no number"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn json_number(number: Option<&Number>) -> Value {
    json!(number)
}

// ---- comparison

/// Whether a number is as expected: within the tolerance, or equal when rounded to the six or more printed places.
fn is_near(expected: &Value, expected_number: &Number, found: &Number, tolerance: &Number) -> bool {
    let places = expected.as_str().and_then(|text| text.split_once('.')).map_or(0, |(_, places)| places.len());
    let as_printed = places >= 6 && found.round(u32::try_from(places).unwrap()) == *expected_number;
    as_printed || (expected_number - found).abs() <= *tolerance
}

fn agrees(expected: &Value, found: &Value, tolerance: &Number) -> bool {
    match (expected, found) {
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| agrees(expected, found, tolerance))
        }
        (Value::Object(expected), Value::Object(found)) => {
            expected.len() == found.len()
                && expected
                    .iter()
                    .all(|(key, expected)| found.get(key).is_some_and(|found| agrees(expected, found, tolerance)))
        }
        (_, Value::Number(_)) => maybe_number(expected)
            .is_some_and(|exact| is_near(expected, &exact, &maybe_number(found).unwrap(), tolerance)),
        _ => expected == found,
    }
}

fn is_skipped(id: &str, key: &str) -> bool {
    SKIPPED.iter().any(|(case, skipped, _)| (*case == "*" || id.starts_with(*case)) && *skipped == key)
}

fn differences(case: &Value, found: &Found) -> Vec<String> {
    let id = text(&case["id"]);
    let tolerances = &case["tolerance"];
    let mut wrong = Vec::new();
    for (key, expected) in case["expect"].as_object().unwrap() {
        if is_skipped(id, key) {
            continue;
        }
        let tolerance = tolerances.get(key).or(tolerances.get("default")).map_or(Number::zero(), number);
        match found.get(key.as_str()) {
            None => wrong.push(format!("{id} {key}: nothing computes it")),
            Some(found) if !agrees(expected, found, &tolerance) => {
                wrong.push(format!("{id} {key}: expected {expected}, found {found}"));
            }
            Some(_) => {}
        }
    }
    wrong
}

/// Checks every case of a group; reports all differences together.
fn check(group: &str, answer: impl Fn(&Value) -> Option<Found>) {
    let mut wrong = Vec::new();
    for case in cases(group) {
        let id = text(&case["id"]);
        if NOT_APPLICABLE.iter().any(|(skipped, _)| *skipped == id) {
            continue;
        }
        match answer(&case) {
            Some(found) => wrong.extend(differences(&case, &found)),
            None => wrong.push(format!("{id}: no handler for the method {}", case["method"])),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

// ---- plans in memory

#[derive(Clone, Default)]
struct Scene {
    base_year: i64,
    due: i64,
    as_of: i64,
    indicators: String,
    /// Keys of the target.
    keys: String,
    require: String,
    rows: String,
}

impl Scene {
    /// A scene of the indicator `v`, whose years end with `due`.
    fn new(unit: &str, kind: &str, better: &str, base_year: i64, due: i64, as_of: i64) -> Self {
        let scene = Self { base_year, due, as_of, ..Self::default() };
        scene.indicator("v", unit, kind, better, "")
    }

    fn indicator(mut self, id: &str, unit: &str, kind: &str, better: &str, more: &str) -> Self {
        self.indicators += &format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"名{id}\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"{better}\"\n{more}\n"
        );
        self
    }

    fn row(mut self, indicator: &str, year: i64, value: &str) -> Self {
        self.rows += &format!("{indicator},{year},{value}\n");
        self
    }

    /// Judged by this method.
    fn method(mut self, method: &str) -> Self {
        self.keys = format!("method = \"{method}\"\n");
        self
    }

    fn require(mut self, indicator: &str, is: &str, more: &str) -> Self {
        self.require += &format!("{{ indicator = \"{indicator}\", is = \"{is}\"{more} }},\n");
        self
    }

    fn judgement(&self) -> Judgement {
        let plan = format!(
            "[plan]\ntitle = \"方案\"\nbase_year = {}\nfirst_year = {}\nlast_year = {}\n{}\n[[target]]\nid = \"t\"\ntext = \"目标\"\n{}require = [\n{}]\n",
            self.base_year,
            self.base_year + 1,
            self.due,
            self.indicators,
            self.keys,
            self.require
        );
        let statistics = format!("indicator,year,value\n{}", self.rows);
        let mut sources = Sources::default();
        for (path, role, text) in [("plan.toml", Role::Plan, plan), ("statistics.csv", Role::Statistics, statistics)] {
            sources.add(Source::from_text(path, role, text));
        }
        let (folder, diagnostics) = fsip::load::load(&sources);
        let Some(Folder { plan, observations, progress, .. }) = folder else {
            panic!("{diagnostics:?}\n{sources:?}");
        };
        let options = Options { as_of: Year::new(self.as_of).map(Moment::EndOf), ..Options::default() };
        let assessment = fsip::evaluate::assess(&plan, &observations, &progress, &options);
        assessment.targets[0].1.clone()
    }

    /// The first requirement as scripts read it.
    fn figures(&self) -> Value {
        serde_json::to_value(&self.judgement().requirements[0]).unwrap()
    }
}

fn symbol(op: &Value) -> &'static str {
    match text(op) {
        "ge" => "≥",
        "gt" => ">",
        "le" => "≤",
        "lt" => "<",
        other => panic!("operator {other}"),
    }
}

/// The answers of one requirement under the names of the vectors.
fn named(figures: &Value) -> Found {
    const NAMES: [(&str, &str); 19] = [
        ("completion_percent", "completion"),
        ("last_completion_percent", "completion"),
        ("progress_percent", "progress"),
        ("time_share_percent", "time_share"),
        ("pace", "pace"),
        ("pace_linear", "pace"),
        ("status", "status"),
        ("status_linear", "status"),
        ("need_per_year", "needed_per_year"),
        ("need_growth_percent", "needed_growth"),
        ("projected_linear", "projected"),
        ("projected_geometric", "projected"),
        ("avg_growth_percent", "actual"),
        ("rate_percent", "actual"),
        ("threshold_value", "threshold_value"),
        ("verdict", "met"),
        ("met", "met"),
        ("flags", "flags"),
        ("growth_percent", "growth"),
    ];
    NAMES.iter().map(|(name, key)| (*name, figures[*key].clone())).collect()
}

fn integer(input: &Value, key: &str) -> Option<i64> {
    input.get(key).and_then(Value::as_i64)
}

/// The rows of `series`, `base` and `value`.
fn with_rows(mut scene: Scene, input: &Value, year: i64) -> Scene {
    for (year, value) in input.get("series").and_then(Value::as_object).into_iter().flatten() {
        scene = scene.row("v", year.parse().unwrap(), text(value));
    }
    if let Some(base) = input.get("base") {
        let base_year = scene.base_year;
        scene = scene.row("v", base_year, text(base));
    }
    if let Some(value) = input.get("value") {
        scene = scene.row("v", year, text(value));
    }
    scene
}

fn last_of_series(input: &Value) -> Option<i64> {
    input.get("series")?.as_object()?.keys().map(|year| year.parse().unwrap()).max()
}

/// A target for the value itself.
fn level(input: &Value) -> Found {
    let due = integer(input, "target_year").unwrap_or(2021);
    let year = integer(input, "year").or(last_of_series(input)).unwrap_or(due);
    let base_year = integer(input, "base_year").unwrap_or(due.min(year) - 1);
    let as_of = integer(input, "as_of").unwrap_or(year);
    let better = if matches!(text(&input["op"]), "le" | "lt") { "lower" } else { "higher" };
    let scene = with_rows(Scene::new("件", "stock", better, base_year, due, as_of), input, year);
    let is = format!("value {} {}", symbol(&input["op"]), text(&input["target"]));
    let by_method = |method: &str| scene.clone().method(method).require("v", &is, "").figures();
    let (statcan, unsd) = (by_method("statcan"), by_method("unsd"));
    let figures = scene.require("v", &is, "").figures();
    let mut found = named(&figures);
    found.insert("pace_geometric", statcan["pace"].clone());
    found.insert("status_geometric", statcan["status"].clone());
    found.insert("projected_geometric", statcan["projected"].clone());
    found.insert("share_of_gap_unsd", unsd["pace"].clone());
    if let (Some(base), Some(value)) = (input.get("base"), input.get("value")) {
        let years = i32::try_from(year - base_year).unwrap();
        let average = average_growth_percent(&number(base), &number(value), years);
        found.insert("growth_percent", json_number(average.as_ref()));
    }
    if let Some(reason) = figures["flags"].as_array().unwrap().iter().find(|flag| *flag == "target_year_value_missing")
    {
        found.insert("reason", reason.clone());
    }
    found
}

fn average_growth(input: &Value) -> Found {
    let year = integer(input, "year").unwrap();
    let scene = Scene::new(
        "件",
        "stock",
        "higher",
        integer(input, "base_year").unwrap(),
        integer(input, "target_year").unwrap(),
        year,
    );
    let is = format!("年均增长{}%以上", text(&input["target_growth_percent"]));
    named(&with_rows(scene, input, year).require("v", &is, "").figures())
}

fn exact_growth(input: &Value) -> Found {
    let due = 2020 + integer(input, "periods").unwrap();
    let is = format!("年均增长{}%以上", text(&input["target_growth_percent"]));
    let verdict = |value: &Value| {
        let scene = Scene::new("件", "stock", "higher", 2020, due, due).row("v", 2020, text(&input["base"]));
        scene.row("v", due, text(value)).require("v", &is, "").figures()["met"].clone()
    };
    let verdicts: Vec<Value> = input["values"].as_array().unwrap().iter().map(verdict).collect();
    Found::from([("verdicts", json!(verdicts))])
}

fn tolerance(part: &Value) -> String {
    part.get("tolerance_percent").map_or(String::new(), |percent| format!(", tolerance = {}", text(percent)))
}

fn all_of(input: &Value) -> Found {
    let mut scene = Scene::new("件", "stock", "higher", 2020, 2021, 2021);
    if let (Some(base), Some(value)) = (input.get("base"), input.get("value")) {
        scene = scene.row("v", 2020, text(base)).row("v", 2021, text(value));
    }
    for (place, part) in input["parts"].as_array().unwrap().iter().enumerate() {
        let target = text(&part["target"]);
        let mut id = "v".to_owned();
        if let Some(value) = part.get("value") {
            id = format!("part-{place}");
            scene = scene.indicator(&id, "个", "stock", "higher", "").row(&id, 2021, text(value));
        }
        let is = match (part.get("form").and_then(Value::as_str), text(&part["op"])) {
            (Some("increment"), "about") => format!("增加{target}件左右"),
            (None | Some("level"), _) => format!("value {} {target}", symbol(&part["op"])),
            (form, op) => panic!("{form:?} {op}"),
        };
        scene = scene.require(&id, &is, &tolerance(part));
    }
    let judgement = scene.judgement();
    let parts = &judgement.requirements;
    let met: Vec<Option<bool>> = parts.iter().map(|part| part.met).collect();
    let completion: Vec<&Number> = parts.iter().map(|part| part.completion.as_ref().unwrap()).collect();
    let increment = parts
        .iter()
        .find(|part| matches!(part.criterion.basis(), Some(Basis::Increase(_))))
        .and_then(|part| part.actual.as_ref());
    Found::from([
        ("verdict", json!(judgement.status.name() == "achieved")),
        ("part_verdicts", json!(met)),
        ("weakest_completion_percent", json!(completion.iter().min())),
        ("part_completion_percent", json!(completion)),
        ("increment", json_number(increment)),
    ])
}

/// The denominator of a ratio from the ratio and its numerator; its growth from theirs.
fn decomposition(input: &Value) -> Found {
    let grown_index = |key: &str| number(&input[key]) + Number::hundred();
    let growth = growth_percent(&grown_index("ratio_growth_percent"), &grown_index("numerator_growth_percent"));
    let denominator = number(&input["numerator"]).checked_div(&number(&input["ratio"]));
    Found::from([
        ("denominator_growth_percent", json_number(growth.as_ref())),
        ("denominator", json_number(denominator.as_ref())),
    ])
}

fn cumulative(input: &Value) -> Found {
    let year = integer(input, "year").unwrap();
    let base_year = integer(input, "base_year").unwrap();
    let scene = Scene::new("个", "flow", "higher", base_year, integer(input, "target_year").unwrap(), year).row(
        "v",
        year,
        text(&input["cumulative"]),
    );
    let is = format!("累计{}个", text(&input["target"]));
    let steps = input["path"].as_object().unwrap().iter().map(|(year, step)| format!("{year} = {}", text(step)));
    let path = format!(", path = {{ {} }}", steps.collect::<Vec<_>>().join(", "));
    let on_path = scene.clone().require("v", &is, &path).figures();
    let mut found = named(&scene.require("v", &is, "").figures());
    found.insert("pace_on_path", on_path["pace"].clone());
    found.insert("status_on_path", on_path["status"].clone());
    found
}

/// A computed rate, judged unrounded and shown so that it agrees with its verdict.
fn computed_rate(input: &Value) -> Found {
    let target = text(&input["target_percent"]);
    let parts = "numerator = \"n\"\ndenominator = \"d\"\nper = 100";
    let mut scene = Scene::new("%", "rate", "higher", 2020, 2021, 2021)
        .indicator("n", "件", "flow", "higher", "")
        .indicator("d", "件", "flow", "higher", "")
        .row("n", 2021, text(&input["numerator"]))
        .row("d", 2021, text(&input["denominator"]));
    scene.indicators =
        scene.indicators.replacen("better = \"higher\"\n", &format!("better = \"higher\"\n{parts}\n"), 1);
    let judgement = scene.require("v", &format!("达到{target}%以上"), "").judgement();
    let requirement = &judgement.requirements[0];
    let (actual, met) = (requirement.actual.as_ref().unwrap(), requirement.met.unwrap());
    let bound: Number = target.parse().unwrap();
    let decimals = decimals_that_agree(actual, 1, |shown| (*shown >= bound) == met);
    let mut found = named(&serde_json::to_value(requirement).unwrap());
    found.insert("display", json!(actual.to_fixed(decimals)));
    found
}

/// An increase of about a number, or a range, for several values.
fn several(input: &Value, is: &str, increase: bool) -> Found {
    let (mut verdicts, mut flags) = (Vec::new(), Vec::new());
    for value in input["values"].as_array().unwrap() {
        let base = Number::from(if increase { 10000 } else { 0 });
        let level = (&base + &number(value)).to_plain();
        let mut scene = Scene::new("家", "stock", text(&input["better"]), 2020, 2021, 2021).row("v", 2021, &level);
        if increase {
            scene = scene.row("v", 2020, &base.to_plain());
        }
        let figures = scene.require("v", is, &tolerance(input)).figures();
        verdicts.push(figures["met"].clone());
        flags.push(figures["flags"].get(0).cloned().unwrap_or(json!("")));
    }
    Found::from([("verdicts", json!(verdicts)), ("flags", json!(flags))])
}

fn record_high(case: &Value) -> Found {
    let input = &case["input"];
    let verdict = |year: i64| {
        let scene = with_rows(Scene::new("件", "flow", "higher", 2011, year, year), input, year);
        scene.require("v", "实现新突破", "").figures()["met"].clone()
    };
    let first: i64 = input["series"].as_object().unwrap().keys().map(|year| year.parse().unwrap()).min().unwrap();
    assert_eq!(verdict(first), Value::Null, "the first known year has no verdict");
    let years = case["expect"]["verdicts"].as_object().unwrap().keys();
    let verdicts: serde_json::Map<String, Value> =
        years.map(|year| (year.clone(), verdict(year.parse().unwrap()))).collect();
    Found::from([("verdicts", Value::Object(verdicts))])
}

/// Two years: growth and increment, and why there is no growth.
fn two_years(input: &Value) -> Found {
    let scene = Scene::new("件", "stock", "higher", 2020, 2021, 2021)
        .row("v", 2020, text(&input["previous"]))
        .row("v", 2021, text(&input["current"]))
        .require("v", "同比增长1%以上", "")
        .require("v", "比上年增加1件以上", "");
    let judgement = scene.judgement();
    let (growth, increase) = (&judgement.requirements[0], &judgement.requirements[1]);
    assert_eq!(
        [growth, increase].map(|part| part.criterion.basis()),
        [Basis::Growth, Basis::Increase(Reference::YearBefore)].map(Some)
    );
    Found::from([
        ("growth_percent", json_number(growth.growth.as_ref())),
        ("increment", json_number(increase.actual.as_ref())),
        ("reason", growth.flags.first().map_or(Value::Null, |flag| json!(flag))),
    ])
}

fn missing_year(input: &Value) -> Found {
    let judged = |as_of: i64| {
        let scene = with_rows(Scene::new("件", "stock", "higher", 2017, 2022, as_of), input, as_of);
        scene.require("v", "年均增长1%以上", "").figures()
    };
    let (before, last) = (judged(2021), judged(2022));
    Found::from([
        ("yoy_2021", before["growth"].clone()),
        ("yoy_2022_percent", last["growth"].clone()),
        ("avg_2018_2022_percent", last["actual"].clone()),
        ("flags", last["flags"].clone()),
    ])
}

/// A growth of so many percent against a planned growth: 100 grew to `100 + actual`.
fn growth_completion(input: &Value, better: &str) -> Value {
    let (actual, plan) = (number(&input["actual_percent"]), number(&input["plan_percent"]));
    let word = if plan.is_negative() { "下降" } else { "增长" };
    Scene::new("件", "stock", better, 2020, 2021, 2021)
        .row("v", 2020, "100")
        .row("v", 2021, &(actual + Number::hundred()).to_plain())
        .require("v", &format!("同比{word}{}%以上", plan.abs().to_plain()), "")
        .figures()
}

fn growth_case(case: &Value, better: &str) -> Found {
    let input = &case["input"];
    let figures = growth_completion(input, better);
    let mut found = named(&figures);
    if number(&input["plan_percent"]).is_negative() {
        // fsip turns a fall that is asked round, so that 100 % is always the line.
        turn_round(&mut found, case);
    }
    let points = number(&figures["actual"]) - number(&input["plan_percent"]);
    found.insert("pp_difference", json_number(Some(&points)));
    if let Some(wrong) = case["expect"].get("not_this") {
        assert!(!agrees(wrong, &figures["completion"], &Number::hundredths(1)), "{case}");
    }
    found
}

fn units(input: &Value) -> Found {
    assert_eq!(text(&input["target_unit"]), "万元");
    let unit = UnitOfMeasure::new("万元");
    let written = format!("{}{}", text(&input["value"]), text(&input["unit"]));
    let value = fsip::wording::quantity(&written, &unit).unwrap();
    Found::from([("value_in_wanyuan", json_number(Some(&value)))])
}

#[test]
fn semantics_of_fsip() {
    assert_eq!(cases("J-fsip-semantics").len(), 40);
    check("J-fsip-semantics", |case| {
        let input = &case["input"];
        Some(match text(&case["method"]) {
            "level/linear"
            | "level single-year"
            | "level"
            | "ge"
            | "gt"
            | "level/linear negative values"
            | "level after target year"
            | "target year value missing"
            | "single point"
            | "level both methods"
            | "ratio explosion"
            | "achieved + worsening flag" => level(input),
            "growth_avg/geometric" => average_growth(input),
            "all_of" => all_of(input),
            "ratio-decomposition" => decomposition(input),
            "cumulative + explicit path" => cumulative(input),
            "rate ge, unrounded compare, display adapts" | "rate ge 100" => computed_rate(input),
            "about" => several(input, &format!("增加{}家左右", text(&input["target"])), true),
            "range" => several(input, &format!("{}—{}家", text(&input["low"]), text(&input["high"])), false),
            "record_high (strict, over all earlier known years)" => record_high(case),
            "yoy zero base" | "yoy to zero" => two_years(input),
            "missing year" => missing_year(input),
            "growth completion" => growth_case(case, "higher"),
            "unit normalisation" => units(input),
            "growth exact boundary (compare v_t ≥ v_b(1+g)^n in decimal)" => exact_growth(input),
            _ => return None,
        })
    });
}

/// Puts the completion of the textbook in place of fsip's, when the one is the reciprocal of the other.
fn turn_round(found: &mut Found, case: &Value) {
    let expected = &case["expect"]["completion_percent"];
    let product = number(&found["completion_percent"]) * number(expected);
    assert!((product - Number::from(10000)).abs() <= Number::from(1), "{case}");
    found.insert("completion_percent", expected.clone());
}

/// A value against a plan of the same year.
fn against_plan(kind: &str, better: &str, is: &str, actual: &Value) -> Found {
    let scene = Scene::new("件", kind, better, 2020, 2021, 2021).row("v", 2021, text(actual));
    named(&scene.require("v", is, "").figures())
}

#[test]
fn completion_of_the_textbook() {
    check("F-plan-completion-textbook", |case| {
        let input = &case["input"];
        let plan = input.get("plan").map_or("", text);
        Some(match (text(&input["form"]), input.get("better").and_then(Value::as_str)) {
            ("absolute", Some("lower")) => {
                // fsip turns a ceiling round (X/v), so that 100 % is always the line: v/X × X/v = 1.
                let mut found = against_plan("stock", "lower", &format!("value ≤ {plan}"), &input["actual"]);
                turn_round(&mut found, case);
                found
            }
            ("absolute" | "level-method", Some("higher")) => {
                against_plan("stock", "higher", &format!("value ≥ {plan}"), &input["actual"])
            }
            ("cumulative-method", _) => against_plan("flow", "higher", &format!("累计{plan}件"), &input["actual"]),
            ("growth", Some(better)) => growth_case(case, better),
            ("level-vs-cumulative", _) => {
                let year = format!("value ≥ {}", text(&input["plan_last"]));
                let total = format!("累计{}件", text(&input["plan_sum"]));
                let last = against_plan("stock", "higher", &year, &input["actual_last"]);
                let sum = against_plan("flow", "higher", &total, &input["actual_sum"]);
                Found::from([
                    ("level_method_met", last["verdict"].clone()),
                    ("cumulative_method_met", sum["verdict"].clone()),
                ])
            }
            _ => return None,
        })
    });
}

#[test]
fn rounding_half_away_from_zero() {
    check("G-rounding", |case| {
        let input = &case["input"];
        let unit = number(&input["unit"]);
        let rounded = number(&input["value"]).checked_div(&unit)?.round(0) * unit;
        Some(Found::from([("half_up", json_number(Some(&rounded)))]))
    });
}

fn average_of_years(input: &Value, expect: &Value) -> Option<Found> {
    let years = i32::try_from(integer(input, "current_year")? - integer(input, "base_year")?).ok()?;
    let (base, current) = (number(&input["base_value"]), number(&input["current_value"]));
    let growth = average_growth_percent(&base, &current, years);
    let mut found = Found::from([("growth_percent", json_number(growth.as_ref()))]);
    // The value of 2021 is not given: the two growths of the parts must carry the base to the last value.
    if let (Some(last), Some(before)) = (expect.get("yoy_2022_percent"), expect.get("cagr_2017_2021_percent")) {
        let reached = grown(&grown(&base, &number(before), years - 1)?, &number(last), 1)?;
        let off = (reached - current.clone()).abs().checked_div(&current)?;
        assert!(off <= "0.000000001".parse().unwrap(), "{expect}");
        found.insert("yoy_2022_percent", last.clone());
        found.insert("cagr_2017_2021_percent", before.clone());
    }
    Some(found)
}

/// A published ratio made from an unrounded denominator: what the printed figures give.
fn ratio(input: &Value) -> Found {
    let parts = format!("numerator = \"n\"\ndenominator = \"d\"\nper = {}", input["per"]);
    let judgement = Scene::new("件", "ratio", "higher", 2020, 2021, 2021)
        .indicator("n", "件", "stock", "higher", "")
        .indicator("d", "人", "stock", "higher", "")
        .indicator("r", "件", "ratio", "higher", &parts)
        .row("n", 2021, text(&input["numerator"]))
        .row("d", 2021, text(&input["denominator"]))
        .require("r", "value ≥ 1", "")
        .judgement();
    let found = judgement.requirements[0].actual.clone().unwrap();
    // The denominator is printed to its last place: half a unit of it to either side bounds the ratio.
    let denominator = number(&input["denominator"]);
    let half = Number::one().checked_div(&(Number::from(2) * Number::power_of_ten(denominator.decimals().unwrap())));
    let half = half.unwrap();
    let end = |whole: Number| (number(&input["numerator"]) * number(&input["per"])).checked_div(&whole).unwrap();
    let ends = [end(&denominator + &half), end(&denominator - &half)].map(|end| end.round(4).to_fixed(4));
    Found::from([
        ("ratio_from_printed_figures", json_number(Some(&found))),
        ("interval_by_rounding_of_population", json!(ends)),
    ])
}

#[test]
fn figures_of_the_patent_office() {
    check("H-cnipa-computed", |case| {
        let input = &case["input"];
        match text(&case["method"]) {
            "yoy" => Some(two_years(input)),
            "avg-growth-geometric" => average_of_years(input, &case["expect"]),
            "ratio" => Some(ratio(input)),
            "avg-growth-level-vs-cumulative" => {
                let last = last_of_series(input)?;
                let years = i32::try_from(last - integer(input, "base_year")?).ok()?;
                let current = number(&input["series"][last.to_string()]);
                let level = average_growth_percent(&number(&input["base_value"]), &current, years);
                Some(Found::from([
                    ("level_method_percent", json_number(level.as_ref())),
                    ("cumulative_method_percent", cumulative_average(input, last)),
                ]))
            }
            _ => None,
        }
    });
}

/// 累计法, through a requirement.
fn cumulative_average(input: &Value, last: i64) -> Value {
    let base_year = integer(input, "base_year").unwrap();
    let scene =
        Scene::new("件", "stock", "higher", base_year, last, last).row("v", base_year, text(&input["base_value"]));
    let figures = with_rows(scene, input, last).require("v", "年均增长1%以上", ", average = \"cumulative\"").figures();
    assert_eq!((&figures["basis"], &figures["average"]), (&json!("average_growth"), &json!("cumulative")));
    figures["actual"].clone()
}

// ---- published methods

/// A number of the file as a plan writes it.
fn plain(value: &Value) -> String {
    number(value).to_plain()
}

/// A target of a published case: a level when there is one, else only a direction.
fn published_target(input: &Value) -> (String, i64) {
    let is_higher = input["better"] == "higher";
    match integer(input, "target_year") {
        Some(due) => (format!("{} {}", if is_higher { "≥" } else { "≤" }, plain(&input["target"])), due),
        None => {
            ((if is_higher { "rising" } else { "falling" }).to_owned(), integer(input, "current_year").unwrap() + 1)
        }
    }
}

/// A case of a base and a current value.
fn two_values(input: &Value, method: &str) -> Value {
    let base_year = integer(input, "base_year").unwrap_or(2015);
    let current_year = integer(input, "current_year").unwrap_or(base_year);
    let (is, due) = published_target(input);
    let mut scene = Scene::new("件", "stock", text(&input["better"]), base_year, due, current_year).method(method);
    for (year, value) in BTreeMap::from([(current_year, "current_value"), (base_year, "base_value")]) {
        if input[value] != Value::Null {
            scene = scene.row("v", year, &plain(&input[value]));
        }
    }
    let limit = Some(&input["limit"]).filter(|limit| !limit.is_null());
    let limit = limit.map(|limit| format!(", limit = {}", plain(limit))).unwrap_or_default();
    scene.require("v", &is, &limit).figures()
}

#[test]
fn statistics_canada() {
    assert_eq!(cases("A-statcan").len(), 126);
    check("A-statcan", |case| {
        let figures = two_values(&case["input"], "statcan");
        Some(Found::from([("progress_value", figures["pace"].clone()), ("status", figures["class"].clone())]))
    });
}

#[test]
fn united_nations_statistics_division() {
    assert_eq!(cases("I-unsd-computed").len(), 37);
    check("I-unsd-computed", |case| {
        let figures = two_values(&case["input"], "unsd");
        let score = figures["class"].as_str().map(|class| class.parse::<i64>().unwrap());
        Some(Found::from([
            ("projected_value", figures["projected"].clone()),
            ("share_of_gap", figures["pace"].clone()),
            ("score", json!(score)),
        ]))
    });
}

#[test]
fn statistisches_bundesamt() {
    assert_eq!(cases("C-destatis-weather").iter().filter(|case| case["agrees"] == true).count(), 30);
    check("C-destatis-weather", |case| Some(weather(&case["input"])));
}

/// The weather symbol of a series.
fn weather(input: &Value) -> Found {
    let series = input["series"].as_object().unwrap();
    let first = series.keys().map(|year| year.parse().unwrap()).min().unwrap();
    let (is, due) = published_target(input);
    let current_year = integer(input, "current_year").unwrap();
    let scene = Scene::new("件", "stock", text(&input["better"]), first, due, current_year).method("destatis");
    let figures = with_rows(scene, input, current_year).require("v", &is, "").figures();
    let mut found = Found::from([("status", figures["class"].clone()), ("projected", figures["projected"].clone())]);
    if input["target"] == Value::Null {
        found.insert("avg_annual_change", figures["pace"].clone());
    } else {
        let last = number(&series[&current_year.to_string()]);
        let mean = (number(&figures["projected"]) - last).checked_div(&Number::from(due - current_year));
        found.insert("avg_annual_change", json_number(mean.as_ref()));
        found.insert("miss_over_gap", figures["pace"].clone());
    }
    found
}
