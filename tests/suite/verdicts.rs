//! How promises are judged: the verdict, the pace of the straight line, and what stands beside them, by worked numbers.

use fsip::evaluate::{Flag, Judgement, Options, RequirementJudgement, View};
use fsip::load::Folder;
use fsip::model::{Basis, Condition, Method, Moment, Number, Status, Year};
use fsip::source::{Role, Source, Sources};
use serde_json::{Value, json};

/// A promise of one indicator, in a plan of the years 2021 to 2023 whose base year is 2020.
#[derive(Clone, Copy)]
struct Promise<'a> {
    unit: &'a str,
    kind: &'a str,
    better: &'a str,
    is: &'a str,
    /// More keys of the requirement.
    keys: &'a str,
    /// Keys of the target.
    target: &'a str,
}

/// A promise of a stock, of which more is better.
fn promise(is: &str) -> Promise<'_> {
    Promise { unit: "件", kind: "stock", better: "higher", is, keys: "", target: "" }
}

fn promise_of_flow(is: &str) -> Promise<'_> {
    Promise { kind: "flow", ..promise(is) }
}

fn promise_of_rate(is: &str) -> Promise<'_> {
    Promise { unit: "%", kind: "rate", ..promise(is) }
}

impl<'a> Promise<'a> {
    fn lower(self) -> Self {
        Self { better: "lower", ..self }
    }

    fn with(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    fn target(self, target: &'a str) -> Self {
        Self { target, ..self }
    }

    fn plan(&self) -> String {
        let Self { unit, kind, better, is, keys, target } = self;
        format!(
            "{HEAD}{}[[target]]\nid = \"t\"\ntext = \"目标\"\n{target}\nrequire = [{{ indicator = \"v\", is = \"{is}\" {keys} }}]\n",
            indicator("v", unit, kind, better)
        )
    }

    /// How it stands at the end of a year with the values of these years: `2020 32, 2021 51`. `p` behind a value makes it
    /// provisional, `b` a break.
    fn judged(&self, values: &str, as_of: i64) -> RequirementJudgement {
        let folder = folder(&self.plan(), &rows("v", values), "");
        judgements(&folder, &at(as_of)).remove(0).requirements.remove(0)
    }
}

const HEAD: &str = "[plan]\ntitle = \"方案\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n";

fn indicator(id: &str, unit: &str, kind: &str, better: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"名{id}\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"{better}\"\n"
    )
}

fn rows(indicator: &str, values: &str) -> String {
    let row = |cell: &str| {
        let (year, value) = cell.split_once(' ').unwrap();
        let quality = match value.chars().last() {
            Some('p') => "provisional",
            Some('b') => "break",
            _ => "final",
        };
        format!("{indicator},{year},{},{quality}\n", value.trim_end_matches(['p', 'b']))
    };
    values.split(", ").filter(|cell| !cell.is_empty()).map(row).collect()
}

fn folder(plan: &str, statistics: &str, ledger: &str) -> Folder {
    let mut sources = Sources::default();
    for (path, role, text) in [
        ("plan.toml", Role::Plan, plan.to_owned()),
        ("statistics.csv", Role::Statistics, format!("indicator,year,value,quality\n{statistics}")),
        ("progress.csv", Role::Progress, format!("id,date,state\n{ledger}")),
    ] {
        sources.add(Source::from_text(path, role, text));
    }
    let (folder, diagnostics) = fsip::load::load(&sources);
    folder.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn at(as_of: i64) -> Options<'static> {
    Options { as_of: Some(Moment::EndOf(year(as_of))), ..Options::default() }
}

/// The judgements of all targets, then of all work items.
fn judgements(folder: &Folder, options: &Options<'_>) -> Vec<Judgement> {
    let assessment = fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, options);
    let targets = assessment.targets.iter().map(|(_, judgement)| judgement.clone());
    targets.chain(assessment.work_items.iter().map(|(_, judgement)| judgement.clone())).collect()
}

/// A figure with two decimal places; `-` for none.
fn figure(number: &Option<Number>) -> String {
    number.as_ref().map_or_else(|| String::from("-"), |number| number.to_fixed(2))
}

fn flags(judged: &RequirementJudgement) -> Vec<String> {
    judged.flags.iter().map(|flag| serde_json::to_value(flag).unwrap().as_str().unwrap().to_owned()).collect()
}

/// Completion, progress, time share and pace.
fn course(judged: &RequirementJudgement) -> String {
    [&judged.completion, &judged.progress, &judged.time_share, &judged.pace].map(figure).join(" ")
}

/// What is needed a year, in the unit of measure and in percent, and what is expected.
fn outlook(judged: &RequirementJudgement) -> String {
    [&judged.needed_per_year, &judged.needed_growth, &judged.projected].map(figure).join(" ")
}

/// The worked cases of the rules, in one plan for each.
#[test]
fn the_worked_cases_come_out() {
    let certified = promise("≥ 90").judged("2020 32, 2021 51", 2021);
    assert_eq!(
        (course(&certified).as_str(), outlook(&certified).as_str()),
        ("56.67 32.76 33.33 0.98", "19.50 32.84 89.00")
    );
    let leading = promise("≥ 150").judged("2020 32, 2021 39", 2021);
    assert_eq!((course(&leading).as_str(), leading.status), ("26.00 5.93 33.33 0.18", Status::Behind));
    assert_eq!(outlook(&leading), "55.50 96.12 53.00");
    let trademarks = promise("年均增长10%").judged("2020 12240, 2021 14566", 2021);
    assert_eq!((figure(&trademarks.pace), figure(&trademarks.threshold_value)), ("1.90".into(), "16291.44".into()));
    assert_eq!((trademarks.status, outlook(&trademarks)), (Status::OnTrack, "862.72 5.76 20628.05".into()));
    for (values, met) in [("89.944", false), ("90", true), ("89.995", false)] {
        let judged = promise_of_rate("≥ 90").judged(&format!("2023 {values}"), 2023);
        assert_eq!(judged.met, Some(met), "{values}");
    }
    let carbon = promise("value ≤ -45").lower();
    let plan = carbon.plan().replace("2020", "2015").replace("2021", "2016").replace("2023", "2030");
    let folder = folder(&plan, &rows("v", "2015 -6.21, 2023 -21.98"), "");
    let judged = judgements(&folder, &at(2023)).remove(0).requirements.remove(0);
    assert_eq!((course(&judged).as_str(), judged.status), ("- 40.65 53.33 0.76", Status::AtRisk));
}

// ---- what is compared

#[test]
fn scripts_read_which_figure_is_compared_and_how() {
    for (promise, basis, operator, threshold) in [
        (promise("≥ 90"), "value", ">=", "90"),
        (promise("> 90"), "value", ">", "90"),
        (promise("≤ 90"), "value", "<=", "90"),
        (promise("< 90"), "value", "<", "90"),
        (promise("80—90件"), "value", "range", "[80,90]"),
        (promise("90件左右"), "value", "about", "90"),
        (promise_of_flow("累计20件"), "total", ">=", "20"),
        (promise("增加2000件"), "increase", ">=", "2000"),
        (promise_of_rate("提高2个百分点"), "points", ">=", "2"),
        (promise("同比增长6%"), "growth", ">=", "6"),
        (promise("较2020年增长50%"), "growth_since_base", ">=", "50"),
        (promise("年均增长10%"), "average_growth", ">=", "10"),
        (promise("创历史新高"), "record_high", ">", "null"),
        (promise("创历史新高").lower(), "record_high", "<", "null"),
        (promise("上升"), "trend", ">", "null"),
        (promise("下降"), "trend", "<", "null"),
    ] {
        let json = serde_json::to_value(promise.judged("", 2021)).unwrap();
        assert_eq!(
            (json["basis"].as_str(), json["operator"].as_str()),
            (Some(basis), Some(operator)),
            "{}",
            promise.is
        );
        assert_eq!(json["threshold"].to_string(), threshold, "{}", promise.is);
        assert_eq!((json["status"].as_str(), json["method"].as_str()), (Some("no_data"), Some("linear")));
        assert_eq!(json["tolerance"].is_null(), operator != "about", "{}", promise.is);
        assert_eq!(json["average"], Value::Null);
    }
    let cumulative = promise("年均增长10%").with(", average = \"cumulative\"").judged("", 2021);
    let cumulative = serde_json::to_value(cumulative).unwrap();
    assert_eq!((&cumulative["basis"], &cumulative["average"]), (&json!("average_growth"), &json!("cumulative")));
}

#[test]
fn a_requirement_is_described_as_the_plan_has_it() {
    let plan = promise("达到90件以上").plan().replace("name = \"名v\"", "name = \"专利\"\nname_en = \"Patents\"");
    let folder = folder(&plan, "", "");
    let json = serde_json::to_value(&judgements(&folder, &at(2021))[0].requirements[0]).unwrap();
    for (key, written) in [
        ("indicator", "v"),
        ("name", "专利"),
        ("name_en", "Patents"),
        ("unit_of_measure", "件"),
        ("is", "达到90件以上"),
    ] {
        assert_eq!(json[key], written, "{key}");
    }
}

#[test]
fn a_plan_has_its_indicators_in_their_order_and_knows_which_targets_they_measure() {
    let more = indicator("w", "件", "flow", "lower");
    let plan = folder(&(promise("≥ 90").plan() + &more), "", "").plan;
    let indicators: Vec<(usize, &str)> =
        plan.indexed_indicators().map(|(index, indicator)| (index.0, indicator.id.as_str())).collect();
    assert_eq!(indicators, [(0, "v"), (1, "w")]);
    for (index, indicator) in plan.indexed_indicators() {
        assert_eq!(plan.indicator(index).unwrap().id, indicator.id);
    }
    assert!(plan.targets[0].is_measured());
}

/// The latest value at the end of 2022 of a ratio in this unit of measure, of a number over a denominator in that one.
fn latest_ratio(unit: &str, unit_below: &str, statistics: &str) -> String {
    let plan = format!(
        "{HEAD}{}{}{}numerator = \"n\"\ndenominator = \"d\"\n[[target]]\nindicator = \"v\"\nis = \"≥ 9\"\n",
        indicator("n", "件", "flow", "higher"),
        indicator("d", unit_below, "stock", "higher"),
        indicator("v", unit, "ratio", "higher"),
    );
    let judged = judgements(&folder(&plan, statistics, ""), &at(2022)).remove(0).requirements.remove(0);
    judged.latest.unwrap().value.to_plain()
}

#[test]
fn what_is_computed_from_its_parts_counts_before_what_was_published() {
    let parts = rows("n", "2020 50, 2021 90") + &rows("d", "2020 10, 2021 10");
    for (published, latest) in [("", "9"), ("2020 4, 2021 7", "9"), ("2022 8", "8")] {
        assert_eq!(latest_ratio("件/户", "户", &(parts.clone() + &rows("v", published))), latest, "{published}");
    }
}

#[test]
fn the_basis_of_a_ratio_follows_from_its_unit_of_measure() {
    for (unit, unit_below, below, latest) in [
        ("件/万人", "人", "20000", "45"),
        ("件/万人", "万人", "20000", "0.0045"),
        ("件/人", "万人", "2", "0.0045"),
        ("件/人", "户", "20000", "0.0045"),
    ] {
        let statistics = rows("n", "2021 90") + &rows("d", &format!("2021 {below}"));
        assert_eq!(latest_ratio(unit, unit_below, &statistics), latest, "{unit} of {unit_below}");
    }
}

#[test]
fn a_bound_holds_from_its_line_on() {
    let met = |promise: Promise<'_>| {
        ["9", "10", "11", "19", "20", "21"].map(|value| {
            let judged = promise.judged(&format!("2020 15, 2023 {value}"), 2023);
            assert_eq!(judged.status, if judged.met == Some(true) { Status::Achieved } else { Status::Missed });
            judged.met.unwrap()
        })
    };
    let (no, yes) = (false, true);
    assert_eq!(met(promise("≥ 10")), [no, yes, yes, yes, yes, yes]);
    assert_eq!(met(promise("> 10")), [no, no, yes, yes, yes, yes]);
    assert_eq!(met(promise("≤ 20").lower()), [yes, yes, yes, yes, yes, no]);
    assert_eq!(met(promise("< 20").lower()), [yes, yes, yes, yes, no, no]);
    assert_eq!(met(promise("10—20件")), [no, yes, yes, yes, yes, yes]);
    assert_eq!(met(promise("10—20件").lower()), [yes, yes, yes, yes, yes, no]);
    assert_eq!(met(promise("20件左右").with(", tolerance = 5")), [no, no, no, yes, yes, yes]);
    assert_eq!(met(promise("20件左右").with(", tolerance = 5").lower()), [yes, yes, yes, yes, yes, yes]);
    assert_eq!(met(promise("10件左右").with(", tolerance = 10").lower()), [yes, yes, yes, no, no, no]);
}

#[test]
fn beyond_the_good_end_of_a_range_is_fine_and_said() {
    let said = |promise: Promise<'_>, value: &str| flags(&promise.judged(&format!("2020 15, 2023 {value}"), 2023));
    assert_eq!(said(promise("10—20件"), "21"), ["above_range"]);
    assert_eq!(said(promise("10—20件").lower(), "9"), ["below_range"]);
    for value in ["9", "10", "20"] {
        assert!(said(promise("10—20件"), value).is_empty(), "{value}");
    }
    for value in ["10", "20", "21"] {
        assert!(said(promise("10—20件").lower(), value).is_empty(), "{value}");
    }
}

#[test]
fn growth_meets_its_target_without_rounding() {
    for (values, met) in [("2022 784, 2023 862.4", true), ("2022 784, 2023 862.3999", false)] {
        assert_eq!(promise("同比增长10%").judged(values, 2023).met, Some(met));
    }
    for (values, met) in [("2020 12240, 2023 16291.44", true), ("2020 12240, 2023 16291.4399", false)] {
        assert_eq!(promise("年均增长10%").judged(values, 2023).met, Some(met));
    }
    for (values, met) in
        [("2020 100, 2021 110, 2022 121, 2023 133.1", true), ("2020 100, 2021 121, 2022 121, 2023 122", false)]
    {
        let cumulative = promise("年均增长10%").with(", average = \"cumulative\"");
        assert_eq!(cumulative.judged(values, 2023).met, Some(met));
    }
}

// ---- completion, progress, pace

#[test]
fn a_value_on_its_way() {
    let judged = promise("≥ 90").judged("2020 32, 2021 51", 2021);
    assert_eq!(course(&judged), "56.67 32.76 33.33 0.98");
    assert_eq!(outlook(&judged), "19.50 32.84 89.00");
    assert_eq!((judged.status, judged.met), (Status::OnTrack, Some(false)));
    assert_eq!(judged.class, Some("on_track"));
    assert_eq!(figure(&judged.threshold_value), "90.00");
    assert_eq!(figure(&judged.growth), "59.38");
}

#[test]
fn average_growth_on_its_way() {
    let judged = promise("年均增长10%").judged("2020 12240, 2021 14566", 2021);
    assert_eq!(
        (figure(&judged.actual), figure(&judged.threshold_value)),
        (String::from("19.00"), String::from("16291.44"))
    );
    assert_eq!(course(&judged), "108.18 57.41 33.33 1.90");
    assert_eq!(outlook(&judged), "862.72 5.76 20628.05");
    assert_eq!((judged.status, judged.met), (Status::OnTrack, Some(true)));
}

#[test]
fn growth_since_the_base_year_on_its_way() {
    let judged = promise("较2020年增长50%").judged("2020 100, 2021 120", 2021);
    assert_eq!(figure(&judged.threshold_value), "150.00");
    assert_eq!(course(&judged), "80.00 40.00 33.33 1.20");
    assert_eq!(outlook(&judged), "15.00 11.80 160.00");
    let done = promise("较2020年增长50%").judged("2020 100, 2021 150", 2021);
    assert_eq!((done.status, done.met), (Status::AchievedEarly, Some(true)));
}

#[test]
fn an_increase_and_points_start_at_nothing() {
    let increase = promise("增加30件").judged("2020 100, 2021 108", 2021);
    assert_eq!(
        (figure(&increase.actual), course(&increase)),
        (String::from("8.00"), String::from("26.67 26.67 33.33 0.80"))
    );
    assert_eq!((outlook(&increase).as_str(), increase.status), ("11.00 - 24.00", Status::AtRisk));
    let points = promise_of_rate("提高3个百分点").judged("2020 60, 2021 61", 2021);
    assert_eq!(
        (figure(&points.actual), course(&points)),
        (String::from("1.00"), String::from("33.33 33.33 33.33 1.00"))
    );
    assert_eq!((outlook(&points).as_str(), figure(&points.growth)), ("1.00 - 3.00", String::from("1.00")));
}

#[test]
fn a_total_follows_its_path() {
    let total = promise_of_flow("累计20件");
    let linear = total.judged("2021 5", 2021);
    assert_eq!((course(&linear), linear.status), (String::from("25.00 25.00 33.33 0.75"), Status::AtRisk));
    assert_eq!(outlook(&linear), "7.50 - 15.00");
    let path = total.with(", path = { 2021 = 5 }").judged("2021 5", 2021);
    assert_eq!((course(&path), path.status), (String::from("25.00 25.00 25.00 1.00"), Status::OnTrack));
    assert_eq!((path.base, linear.base), (None, None));
}

#[test]
fn the_thresholds_of_pace_are_inclusive() {
    for (value, status) in [
        ("195", Status::OnTrack),
        ("194.9", Status::AtRisk),
        ("160", Status::AtRisk),
        ("159.9", Status::Behind),
        ("100", Status::Behind),
        ("99.9", Status::Regressing),
    ] {
        assert_eq!(promise("≥ 400").judged(&format!("2020 100, 2021 {value}"), 2021).status, status, "{value}");
    }
}

#[test]
fn cumulative_growth_goes_towards_its_total() {
    // 100 × (1.1 + 1.21 + 1.331) = 364.1 in three years; 105 and 115 are two of them.
    let judged = promise("年均增长10%").with(", average = \"cumulative\"").judged("2020 100, 2021 105, 2022 115", 2022);
    assert_eq!(figure(&judged.threshold_value), "364.10");
    assert_eq!(figure(&judged.progress), "60.42");
    assert_eq!((figure(&judged.actual), figure(&judged.pace)), (String::from("6.52"), String::from("0.65")));
    assert_eq!((judged.status, outlook(&judged)), (Status::AtRisk, String::from("144.10 - 330.00")));
}

#[test]
fn growth_of_one_year_has_a_pace_but_no_way() {
    let judged = promise("同比增长6%").judged("2020 100, 2021 105.2", 2021);
    assert_eq!((course(&judged), outlook(&judged)), (String::from("99.25 - - 0.87"), String::from("- - -")));
    assert_eq!((judged.status, judged.met), (Status::AtRisk, Some(false)));
    let met = promise("同比增长6%").judged("2020 100, 2021 107", 2021);
    assert_eq!((met.status, met.met), (Status::OnTrack, Some(true)));
}

#[test]
fn completion_is_the_share_of_what_was_promised_and_turns_round_under_a_ceiling() {
    let completion = |promise: Promise<'_>, values: &str| figure(&promise.judged(values, 2023).completion);
    assert_eq!(completion(promise("≥ 200"), "2020 100, 2023 150"), "75.00");
    assert_eq!(completion(promise("≤ 80").lower(), "2020 120, 2023 100"), "80.00");
    assert_eq!(completion(promise("≤ 80").lower(), "2020 120, 2023 64"), "125.00");
    assert_eq!(completion(promise("≤ 80").lower(), "2020 120, 2023 0"), "-");
    assert_eq!(completion(promise("≥ 200"), "2020 100, 2023 0"), "0.00");
    assert_eq!(completion(promise("≥ 200"), "2020 100, 2023 -1"), "-");
    assert_eq!(completion(promise("value ≥ -5"), "2020 -9, 2023 -7"), "-");
    assert_eq!(completion(promise("value ≥ 0"), "2020 -9, 2023 7"), "-");
    assert_eq!(completion(promise("减少200件以上").lower(), "2020 500, 2023 400"), "50.00");
    assert_eq!(completion(promise("减少200件以上").lower(), "2020 500, 2023 500"), "0.00");
    assert_eq!(completion(promise("减少200件以上").lower(), "2020 500, 2023 501"), "-");
    assert_eq!(completion(promise("同比下降5%").lower(), "2022 100, 2023 95"), "100.00");
    assert_eq!(completion(promise("同比下降100%").lower(), "2022 100, 2023 95"), "-");
    // A fall that is asked is a ceiling: (1 − 30 %) ÷ (1 − 6.4 %).
    assert_eq!(completion(promise("同比下降30%").lower(), "2022 1000, 2023 936"), "74.79");
    assert_eq!(completion(promise("同比下降30%").lower(), "2022 1000, 2023 560"), "125.00");
    assert_eq!(completion(promise("同比下降30%").lower(), "2022 1000, 2023 0"), "-");
    assert_eq!(completion(promise("较2020年下降30%").lower(), "2020 1000, 2023 936"), "74.79");
    assert_eq!(completion(promise("同比增长不超过4%").lower(), "2022 100, 2023 130"), "80.00");
}

// ---- the base year

#[test]
fn another_base_year_stands_in_only_where_the_target_allows_it() {
    let allowed = promise("≥ 20").target("base_fallback = \"next\"");
    let judged = allowed.judged("2021 10, 2022 14", 2022);
    assert_eq!((judged.base.clone().unwrap().year, flags(&judged)), (year(2021), vec![String::from("base_fallback")]));
    assert_eq!((course(&judged), judged.status), (String::from("70.00 40.00 50.00 0.80"), Status::AtRisk));
    let strict = promise("≥ 20").judged("2021 10, 2022 14", 2022);
    assert_eq!((strict.base.clone(), flags(&strict)), (None, vec![String::from("base_missing")]));
    assert_eq!((strict.status, strict.met), (Status::InsufficientData, Some(false)));
    let due_only = allowed.judged("2023 14", 2023);
    assert_eq!((due_only.base.clone(), due_only.status, flags(&due_only)), (None, Status::Missed, vec![]));
}

#[test]
fn a_difference_without_its_reference_says_which_is_missing() {
    for (promise, missing) in [
        (promise("增加30件"), "base_missing"),
        (promise("较2020年增长50%"), "base_missing"),
        (promise("年均增长10%"), "base_missing"),
        (promise("上升"), "base_missing"),
        (promise("同比增长6%"), "previous_year_missing"),
        (promise("同比增加30件"), "previous_year_missing"),
    ] {
        let judged = promise.judged("2022 100", 2022);
        assert_eq!((judged.status, judged.met), (Status::InsufficientData, None), "{}", promise.is);
        assert_eq!(flags(&judged), [missing], "{}", promise.is);
    }
}

#[test]
fn there_is_no_growth_from_zero_or_from_a_negative_value() {
    for (base, flag, pace) in [("0", "base_zero", "1.00"), ("-5", "base_negative", "1.50")] {
        for promise in [promise("较2020年增长50%"), promise("年均增长10%")] {
            let judged = promise.judged(&format!("2020 {base}, 2021 5"), 2021);
            assert_eq!((judged.status, flags(&judged)), (Status::InsufficientData, vec![flag.to_owned()]));
        }
        // The pace of the straight line still works.
        assert_eq!(figure(&promise("≥ 15").judged(&format!("2020 {base}, 2021 5"), 2021).pace), pace);
    }
}

#[test]
fn where_a_promise_starts_says_nothing_of_where_it_stands() {
    for promise in [promise("≥ 90"), promise("年均增长10%"), promise("上升"), promise("增加30件")] {
        let judged = promise.judged("2020 32", 2022);
        assert_eq!((judged.status, judged.met, judged.actual.clone()), (Status::NoData, None, None), "{}", promise.is);
        assert!(flags(&judged).contains(&String::from("stale")), "{}", promise.is);
        assert_eq!(judged.latest.unwrap().year, year(2020));
        assert_ne!(promise.judged("2020 32", 2020).status, Status::NoData, "{}", promise.is);
    }
    assert_eq!(promise("创历史新高").judged("2019 31, 2020 32", 2022).met, Some(true));
    // The weather symbols look at the last values, wherever the base lies.
    let weather = promise("≥ 90").target("method = \"destatis\"").judged("2017 29, 2018 30, 2019 31, 2020 32", 2022);
    assert_eq!(weather.class, Some("cloud"));
}

// ---- values that are missing, late, provisional or counted anew

#[test]
fn the_due_year_is_judged_by_its_own_value_only() {
    let promise = promise("≥ 90");
    let early = promise.judged("2020 32, 2022 95", 2023);
    assert_eq!((early.status, early.met, figure(&early.actual)), (Status::AwaitingData, Some(true), "95.00".into()));
    assert_eq!((flags(&early), early.class), (vec![String::from("target_year_value_missing")], None));
    assert_eq!(figure(&early.completion), "105.56");
    let later = promise.judged("2020 32, 2022 80, 2024 95", 2024);
    assert_eq!((course(&later).as_str(), outlook(&later).as_str()), ("88.89 82.76 66.67 1.24", "- - 104.00"));
    assert_eq!((later.status, later.met, later.latest.unwrap().year), (Status::AwaitingData, Some(false), year(2022)));
    let only_base = promise.judged("2020 32", 2023);
    assert_eq!((only_base.status, only_base.latest.unwrap().year), (Status::AwaitingData, year(2020)));
    assert_eq!(promise.judged("", 2023).status, Status::NoData);
    for method in Method::ALL {
        let keys = format!("method = \"{}\"", method.name());
        let judged = promise.target(&keys).judged("2019 20, 2020 32, 2021 50, 2022 91", 2023);
        let class = (method == Method::Statcan).then_some("not_available");
        assert_eq!((judged.status, judged.class), (Status::AwaitingData, class), "{method:?}");
    }
    let stale = promise.judged("2020 32, 2021 51", 2022);
    assert_eq!((stale.status, flags(&stale)), (Status::OnTrack, vec![String::from("stale")]));
    assert!(flags(&promise.judged("2020 32, 2022 51", 2022)).is_empty());
    assert!(flags(&promise.judged("2020 32, 2023 51", 2025)).is_empty());
}

#[test]
fn provisional_values_are_used_and_flagged_when_judged_or_base() {
    let said = |values: &str| flags(&promise("≥ 90").judged(values, 2022));
    assert_eq!(said("2020 32, 2022 51p"), ["provisional"]);
    assert_eq!(said("2020 32p, 2022 51"), ["provisional"]);
    assert!(said("2020 32, 2021 40p, 2022 51").is_empty());
}

#[test]
fn provisional_values_and_only_those_can_be_left_out() {
    let folder = folder(&promise("≥ 90").plan(), &rows("v", "2020 32, 2021 40b, 2022 51p"), "");
    let latest = |final_only: bool| {
        let options = Options { view: View { final_only, ..View::default() }, ..at(2022) };
        judgements(&folder, &options)[0].requirements[0].latest.as_ref().unwrap().year
    };
    assert_eq!((latest(false), latest(true)), (year(2022), year(2021)));
}

#[test]
fn nothing_is_compared_across_a_break() {
    let values = "2020 32, 2021 51b, 2022 60";
    let judged = promise("≥ 90").judged(values, 2022);
    assert_eq!((judged.status, judged.met), (Status::InsufficientData, Some(false)));
    assert_eq!((course(&judged), outlook(&judged)), (String::from("66.67 - - -"), String::from("30.00 50.00 -")));
    assert_eq!(flags(&judged), ["break"]);
    assert_eq!(figure(&judged.growth), "17.65");
    let at_break = promise("≥ 90").judged(values, 2021);
    assert_eq!(at_break.growth, None);
    for promise in [promise("增加30件"), promise("年均增长10%"), promise("较2020年增长50%"), promise("上升")]
    {
        let judged = promise.judged(values, 2022);
        assert_eq!((judged.status, judged.met), (Status::InsufficientData, None), "{}", promise.is);
        assert_eq!(flags(&judged), ["break"], "{}", promise.is);
    }
    // A total adds what every year reports.
    let total = promise_of_flow("累计200件").judged(values, 2022);
    assert_eq!((figure(&total.actual), flags(&total).is_empty()), (String::from("111.00"), true));
    // The straight line needs none of the years between.
    assert_eq!(promise("≥ 90").judged("2020 32b, 2022 60", 2022).flags, []);
}

#[test]
fn years_that_average_growth_passes_over_are_named() {
    let judged = promise("年均增长10%").judged("2020 100, 2022 121", 2022);
    assert_eq!((figure(&judged.actual), flags(&judged)), (String::from("10.00"), vec![String::from("gap 2021")]));
    let cumulative = promise("年均增长10%").with(", average = \"cumulative\"").judged("2020 100, 2022 121", 2022);
    assert_eq!((cumulative.status, flags(&cumulative)), (Status::InsufficientData, vec![String::from("gap 2021")]));
}

// ---- totals

#[test]
fn a_total_that_lacks_a_year_is_awaited_whatever_the_others_make() {
    let gap = |of: &str| vec![format!("gap {of}")];
    let promises = [promise_of_flow("累计20件"), promise_of_flow("年均5件"), promise_of_flow("累计20件以内").lower()];
    for promise in promises {
        let is = promise.is;
        // Reached or not, broken or not.
        for (values, total, missing) in [
            ("2021 5, 2023 5", "10.00", "2022"),
            ("2021 15, 2023 16", "31.00", "2022"),
            ("2022 9, 2023 15", "24.00", "2021"),
        ] {
            let judged = promise.judged(values, 2023);
            assert_eq!((judged.status, judged.met, flags(&judged)), (Status::AwaitingData, None, gap(missing)), "{is}");
            assert_eq!((figure(&judged.known_total).as_str(), judged.actual), (total, None), "{is} {values}");
            assert_eq!((judged.completion, judged.pace, judged.projected), (None, None, None), "{is} {values}");
        }
        // The due year itself is missing, and one before it.
        let early = promise.judged("2021 12", 2023);
        let missing = vec![String::from("target_year_value_missing"), String::from("gap 2022")];
        assert_eq!((early.status, flags(&early)), (Status::AwaitingData, missing), "{is}");
    }
}

#[test]
fn before_it_is_due_a_total_that_lacks_a_year_has_no_pace() {
    for is in ["累计20件", "年均5件", "累计200件"] {
        for promise in [promise_of_flow(is), promise_of_flow(is).lower()] {
            let open = promise.judged("2022 25", 2022);
            assert_eq!((open.status, flags(&open)), (Status::InsufficientData, vec![String::from("gap 2021")]), "{is}");
            assert_eq!((open.met, open.actual, figure(&open.known_total).as_str()), (None, None, "25.00"), "{is}");
            let figures = [open.pace, open.needed_per_year, open.projected, open.completion];
            assert_eq!(figures, [const { None }; 4], "{is}");
        }
    }
    let whole = promise_of_flow("累计20件").judged("2021 5, 2022 5", 2022);
    assert_eq!((whole.status, figure(&whole.actual).as_str(), whole.known_total), (Status::AtRisk, "10.00", None));
}

#[test]
fn average_growth_by_the_total_is_awaited_with_a_year_that_is_missing() {
    let promise = promise("年均增长10%").with(", average = \"cumulative\"");
    let judged = promise.judged("2020 100, 2021 150, 2023 200", 2023);
    assert_eq!((judged.status, judged.met), (Status::AwaitingData, None));
    assert_eq!(flags(&judged), ["gap 2022"]);
}

#[test]
fn a_ceiling_that_is_broken_before_it_is_due_needs_nothing_more() {
    let judged = promise_of_flow("累计20件以内").lower().judged("2021 15, 2022 7", 2022);
    assert_eq!((judged.status, judged.needed_per_year), (Status::Missed, None));
}

#[test]
fn every_year_that_failed_is_named() {
    let judged = promise("每年≥100").judged("2021 91, 2022 120, 2023 80", 2023);
    assert_eq!(flags(&judged), ["failed_in 2021", "failed_in 2023"]);
}

#[test]
fn a_total_counts_only_years_of_the_plan() {
    let judged = promise_of_flow("累计20件").judged("2019 50, 2020 50", 2022);
    assert_eq!((judged.status, judged.latest), (Status::NoData, None));
    assert_eq!(figure(&promise_of_flow("累计20件").judged("2020 50, 2021 5, 2022 6", 2022).actual), "11.00");
}

#[test]
fn a_ceiling_on_a_total_holds_for_good_only_at_the_end_and_is_lost_for_good_when_passed() {
    let ceiling = promise_of_flow("累计20件以内").lower();
    assert_eq!(ceiling.judged("2021 5", 2021).status, Status::OnTrack);
    assert_eq!(ceiling.judged("2021 15, 2022 6", 2022).status, Status::Missed);
    assert_eq!(promise_of_flow("累计20件").judged("2021 20", 2021).status, Status::AchievedEarly);
}

// ---- what holds already

#[test]
fn what_held_at_the_base_is_to_be_kept_and_has_no_pace() {
    let keep = promise("≥ 90");
    let held = keep.judged("2020 95, 2021 92", 2021);
    assert_eq!((held.status, held.met), (Status::AchievedEarly, Some(true)));
    assert_eq!(flags(&held), ["worsening"]);
    assert!(flags(&keep.judged("2020 95, 2021 95", 2021)).is_empty());
    let lost = keep.judged("2020 95, 2021 89", 2021);
    assert_eq!((lost.status, lost.pace.clone()), (Status::Regressing, None));
    // A tie of base and goal leaves no way either, and a strict bound is not met by standing still.
    assert_eq!(promise("> 90").judged("2020 90, 2021 90", 2021).status, Status::Behind);
    assert_eq!(promise("> 90").judged("2020 90, 2021 89", 2021).status, Status::Regressing);
    let growth = promise("年均增长-2%以上");
    assert_eq!(growth.judged("2020 100, 2021 99", 2021).status, Status::AchievedEarly);
}

#[test]
fn average_growth_holds_for_good_only_at_the_level_of_the_due_year() {
    let growth = promise("年均增长10%");
    assert_eq!(growth.judged("2020 1000, 2021 1330.9", 2021).status, Status::OnTrack);
    assert_eq!(growth.judged("2020 1000, 2021 1331", 2021).status, Status::AchievedEarly);
}

// ---- means

/// A plan of which the requirement is changed before it is judged: not every basis has a wording for every kind.
fn judged_as(
    promise: Promise<'_>,
    change: impl Fn(&mut fsip::model::Measure),
    values: &str,
    as_of: i64,
) -> RequirementJudgement {
    let mut folder = folder(&promise.plan(), &rows("v", values), "");
    let fsip::model::Requirement::Measured(measure) = &mut folder.plan.targets[0].requirements[0] else { panic!() };
    change(measure);
    judgements(&folder, &at(as_of)).remove(0).requirements.remove(0)
}

fn asked(basis: Basis, every_year: bool) -> impl Fn(&mut fsip::model::Measure) {
    move |measure| {
        let Condition::Compared { basis: read, .. } = &mut measure.condition else { panic!() };
        *read = basis;
        measure.every_year = every_year;
    }
}

#[test]
fn an_average_increase_is_the_way_from_the_base_over_the_years() {
    let judged =
        |values: &str, as_of: i64| judged_as(promise("≥ 10"), asked(Basis::AverageIncrease, false), values, as_of);
    let on_its_way = judged("2020 100, 2021 108, 2022 112", 2022);
    assert_eq!(
        (on_its_way.criterion.basis(), figure(&on_its_way.actual)),
        (Some(Basis::AverageIncrease), "6.00".into())
    );
    assert_eq!(figure(&on_its_way.threshold_value), "130.00");
    assert_eq!(
        (course(&on_its_way).as_str(), outlook(&on_its_way).as_str()),
        ("60.00 40.00 66.67 0.60", "18.00 - 118.00")
    );
    assert_eq!((on_its_way.status, on_its_way.met), (Status::AtRisk, Some(false)));
    assert_eq!(judged("2020 100, 2022 119", 2022).status, Status::OnTrack);
    assert_eq!(flags(&judged("2020 100, 2022 119", 2022)), ["gap 2021"]);
    assert_eq!(judged("2020 100, 2022 130", 2022).status, Status::AchievedEarly);
    assert_eq!(judged("2020 100, 2023 130", 2023).status, Status::Achieved);
    assert_eq!(judged("2020 100, 2023 129", 2023).status, Status::Missed);
    assert_eq!(judged("2020 100, 2021 200b, 2023 230", 2023).status, Status::InsufficientData);
    let points = judged_as(promise_of_rate("≥ 1%"), asked(Basis::AverageIncrease, false), "2020 60, 2023 63", 2023);
    assert_eq!((points.status, figure(&points.actual)), (Status::Achieved, "1.00".into()));
}

#[test]
fn an_average_total_is_the_sum_over_the_years_of_the_plan_so_far() {
    let promise = promise_of_flow("累计10件");
    let judged = |values: &str, as_of: i64| judged_as(promise, asked(Basis::AverageTotal, false), values, as_of);
    let on_its_way = judged("2020 90, 2021 4, 2022 10", 2022);
    assert_eq!((on_its_way.criterion.basis(), figure(&on_its_way.actual)), (Some(Basis::AverageTotal), "7.00".into()));
    assert_eq!((figure(&on_its_way.threshold_value), on_its_way.base.clone()), ("30.00".into(), None));
    assert_eq!(
        (course(&on_its_way).as_str(), outlook(&on_its_way).as_str()),
        ("70.00 46.67 66.67 0.70", "16.00 - 21.00")
    );
    assert_eq!(judged("2021 4, 2022 26", 2022).status, Status::AchievedEarly);
    assert_eq!(judged("2021 4, 2022 10, 2023 16", 2023).status, Status::Achieved);
    let gap = judged("2021 4, 2023 16", 2023);
    assert_eq!((gap.status, gap.met, flags(&gap)), (Status::AwaitingData, None, vec!["gap 2022".to_owned()]));
}

#[test]
fn what_must_change_every_year_is_compared_with_the_year_before_each_time() {
    let every = |basis: Basis, is: &'static str, values: &str, as_of: i64| {
        let judged = judged_as(promise(is), asked(basis, true), values, as_of);
        (judged.status, flags(&judged))
    };
    let year_before = Basis::Increase(fsip::model::Reference::YearBefore);
    let none = Vec::<String>::new();
    assert_eq!(every(year_before, "≥ 5", "2020 10, 2021 15, 2022 21, 2023 26", 2023), (Status::Achieved, none.clone()));
    assert_eq!(every(year_before, "≥ 5", "2020 10, 2021 15", 2021), (Status::OnTrack, none.clone()));
    let failed = vec!["target_year_value_missing".to_owned(), "failed_in 2021".to_owned()];
    assert_eq!(every(year_before, "≥ 5", "2020 10, 2021 14", 2023), (Status::Missed, failed));
    // Without 2021 nothing can be said of 2021 and 2022.
    let (status, said) = every(year_before, "≥ 5", "2020 10, 2022 30, 2023 35", 2023);
    assert_eq!((status, said), (Status::AwaitingData, vec!["gap 2021".to_owned()]));
    assert_eq!(every(Basis::Growth, "≥ 5", "2020 100, 2021 105, 2022 111, 2023 117", 2023), (Status::Achieved, none));
    assert_eq!(every(Basis::Growth, "≥ 5", "2020 100, 2021 105, 2022 106, 2023 117", 2023).0, Status::Missed);
}

#[test]
fn a_base_later_than_the_value_is_none_and_the_bound_gives_the_direction() {
    let later = promise("increase ≥ 5").judged("2018 10, 2020 3", 2019);
    assert_eq!((later.status, later.met, later.base.clone()), (Status::InsufficientData, None, None));
    assert_eq!(flags(&later), ["stale", "base_later"]);
    // More is better of the indicator, and yet it is to stay below 100.
    let rising = "2017 120, 2018 130, 2019 140, 2020 150, 2021 160, 2022 170";
    for method in Method::ALL {
        let keys = format!("method = \"{}\"", method.name());
        let judged = promise("≤ 100").target(&keys).judged(rising, 2022);
        assert_eq!((judged.status, figure(&judged.completion)), (Status::Regressing, "58.82".into()), "{method:?}");
    }
}

#[test]
fn exactly_the_limit_and_only_by_the_tolerance_are_said() {
    for (is, value, said) in [
        ("> 90", "90", "at_limit"),
        ("< 90", "90", "at_limit"),
        ("90件左右", "88", "within_tolerance"),
        ("90件左右", "90", ""),
        ("≥ 90", "90", ""),
    ] {
        let judged = promise(is).judged(&format!("2020 50, 2023 {value}"), 2023);
        assert_eq!(flags(&judged).join(" "), said, "{is}");
        assert_eq!(judged.met, Some(said != "at_limit"), "{is}");
    }
}

// ---- every year, records, directions

#[test]
fn what_must_hold_every_year_fails_with_the_first_that_does_not() {
    let every = promise_of_rate("≥ 90").with(", every_year = true");
    let failed = every.judged("2021 91, 2022 89, 2023 95", 2023);
    assert_eq!(
        (failed.status, failed.met, flags(&failed)),
        (Status::Missed, Some(false), vec![String::from("failed_in 2022")])
    );
    assert_eq!(every.judged("2021 91, 2022 90", 2022).status, Status::OnTrack);
    assert_eq!(every.judged("2021 91, 2022 90, 2023 90", 2023).status, Status::Achieved);
    // What came before the plan does not count.
    assert_eq!(every.judged("2020 10, 2021 91", 2021).status, Status::OnTrack);
    assert_eq!(every.judged("2020 91", 2021).status, Status::NoData);
    let gap = every.judged("2021 91, 2023 90", 2023);
    assert_eq!((gap.status, gap.met, flags(&gap)), (Status::AwaitingData, None, vec![String::from("gap 2022")]));
    let open = every.judged("2021 91, 2022 90", 2023);
    assert_eq!((open.status, open.met), (Status::AwaitingData, Some(true)));
    // A year that failed stays failed, whatever is known of later ones.
    let failed = every.judged("2021 89", 2023);
    assert_eq!((failed.status, failed.met, failed.class), (Status::Missed, Some(false), Some("missed")));
    assert_eq!(flags(&failed), ["target_year_value_missing", "failed_in 2021"]);
    assert_eq!(every.judged("2021 89, 2023 95", 2024).status, Status::Missed);
    let late = every.judged("2022 91", 2022);
    assert_eq!((late.status, flags(&late)), (Status::OnTrack, vec![String::from("gap 2021")]));
}

#[test]
fn a_record_is_strictly_above_all_that_is_known() {
    let record = promise("创历史新高");
    let judged = record.judged("2012 244, 2016 208", 2016);
    assert_eq!(
        (judged.met, judged.status, flags(&judged)),
        (Some(false), Status::InsufficientData, vec![String::from("gap 2013-2015")])
    );
    assert_eq!(figure(&judged.threshold_value), "244.00");
    let judged = record.judged("2012 244, 2016 208, 2019 515", 2019);
    assert_eq!((judged.met, judged.status), (Some(true), Status::AchievedEarly));
    assert_eq!(flags(&judged), ["gap 2013-2015", "gap 2017-2018"]);
    assert_eq!(record.judged("2022 515, 2023 515", 2023).status, Status::Missed);
    assert_eq!(record.judged("2022 515, 2023 516", 2023).status, Status::Achieved);
    assert_eq!(record.judged("2021 900, 2022 515b, 2023 516", 2023).status, Status::Achieved);
    let first = record.judged("2022 515b", 2022);
    assert_eq!(
        (first.status, first.met, figure(&first.actual)),
        (Status::AwaitingJudgement, None, String::from("515.00"))
    );
    let low = promise("创历史新高").lower();
    assert_eq!(low.judged("2021 7, 2022 5, 2023 4", 2023).status, Status::Achieved);
    assert_eq!(low.judged("2021 4, 2022 7, 2023 5", 2023).status, Status::Missed);
    assert_eq!(figure(&low.judged("2021 4, 2022 7, 2023 5", 2023).threshold_value), "4.00");
}

#[test]
fn a_direction_is_judged_from_the_base_year() {
    for (is, up, down) in [("上升", true, false), ("下降", false, true)] {
        let judged = |values: &str, as_of: i64| {
            let judged = promise(is).judged(values, as_of);
            (judged.status, judged.met)
        };
        let due = |met: bool| (if met { Status::Achieved } else { Status::Missed }, Some(met));
        assert_eq!(judged("2020 10, 2023 11", 2023), due(up));
        assert_eq!(judged("2020 10, 2023 9", 2023), due(down));
        assert_eq!(judged("2020 10, 2023 10", 2023), due(false));
        let before = |met: bool| (if met { Status::OnTrack } else { Status::Regressing }, Some(met));
        assert_eq!(judged("2020 10, 2021 11", 2021), before(up));
        assert_eq!(judged("2020 10, 2021 9", 2021), before(down));
        assert_eq!(judged("2020 10, 2021 10", 2021), (Status::Behind, Some(false)));
        assert_eq!(judged("2020 10", 2020), (Status::InsufficientData, None));
    }
    assert_eq!(figure(&promise("上升").judged("2020 10, 2021 9", 2021).actual), "-1.00");
    let office = promise("上升").target("method = \"statcan\"").judged("2020 1000, 2021 1010", 2021);
    assert_eq!((office.status, office.class, office.met), (Status::AtRisk, Some("moderate_progress"), Some(true)));
    let office = promise("上升").target("method = \"statcan\"").judged("2020 1000, 2023 1020", 2023);
    assert_eq!((office.status, office.class), (Status::Achieved, Some("moderate_progress")));
}

// ---- the methods of offices

#[test]
fn a_direction_year_by_year_is_judged_against_the_year_before() {
    let course = |is: &str, values: &str, as_of: i64| {
        let judged = promise(is).judged(values, as_of);
        (judged.status, flags(&judged))
    };
    let none = Vec::<String>::new();
    assert_eq!(course("逐年上升", "2020 10, 2021 11, 2022 12", 2022), (Status::OnTrack, none.clone()));
    assert_eq!(course("逐年上升", "2020 10, 2021 11, 2022 12, 2023 13", 2023), (Status::Achieved, none.clone()));
    let dip = "2020 10, 2021 13, 2022 12, 2023 14";
    assert_eq!(course("逐年上升", dip, 2023), (Status::Missed, vec!["failed_in 2022".to_owned()]));
    assert_eq!(course("上升", dip, 2023), (Status::Achieved, none.clone()));
    assert_eq!(
        course("逐年下降", "2020 10, 2021 9, 2022 9", 2022),
        (Status::Missed, vec!["failed_in 2022".to_owned()])
    );
    assert_eq!(course("逐年下降", "2020 10, 2021 9, 2022 8, 2023 7", 2023), (Status::Achieved, none));
}

#[test]
fn the_verdict_at_the_due_year_is_the_same_for_all_methods() {
    for method in Method::ALL {
        let keys = format!("method = \"{}\"", method.name());
        for (value, status) in [("90", Status::Achieved), ("89", Status::Missed)] {
            let values = format!("2020 32, 2021 50, 2022 70, 2023 {value}");
            let judged = promise("≥ 90").target(&keys).judged(&values, 2023);
            assert_eq!((judged.status, judged.method), (status, Some(method)));
        }
    }
}

#[test]
fn a_published_method_says_its_class_and_without_data_its_word_for_that() {
    let judged = |is: &'static str, method: &str, values: &str, as_of: i64| {
        let judged = promise(is).target(&format!("method = \"{method}\"")).judged(values, as_of);
        (judged.class, judged.status, flags(&judged))
    };
    assert_eq!(judged("≥ 90", "statcan", "", 2021), (Some("not_available"), Status::NoData, vec![]));
    assert_eq!(judged("≥ 90", "eurostat", "", 2021), (None, Status::NoData, vec![]));
    assert_eq!(judged("≥ 90", "linear", "", 2021), (None, Status::NoData, vec![]));
    assert_eq!(
        judged("同比增长6%", "statcan", "2020 100, 2021 101", 2021),
        (Some("not_available"), Status::InsufficientData, vec![String::from("method_needs_level")])
    );
    assert_eq!(
        judged("同比增长6%", "destatis", "2018 90, 2019 95, 2020 100, 2021 101", 2021),
        (None, Status::InsufficientData, vec![String::from("method_needs_level")])
    );
    assert_eq!(
        judged("≥ 90", "unsd", "2020 32, 2021 51b", 2021),
        (None, Status::InsufficientData, vec![String::from("break")])
    );
    assert_eq!(
        judged("≥ 90", "unsd", "2021 51", 2021),
        (None, Status::InsufficientData, vec![String::from("base_missing")])
    );
    assert_eq!(
        judged("≥ 90", "statcan", "2020 32, 2021 91", 2021),
        (Some("target_achieved"), Status::AchievedEarly, vec![])
    );
}

#[test]
fn increase_and_growth_aim_at_a_level_as_a_value_does() {
    let statcan = |is: &'static str| {
        let judged = promise(is).target("method = \"statcan\"").judged("2020 100, 2021 112", 2021);
        (judged.class, figure(&judged.pace), figure(&judged.projected))
    };
    let value = statcan("≥ 133.1");
    assert_eq!(value, (Some("substantial_progress"), String::from("1.20"), String::from("140.49")));
    for alike in ["增加33.1件", "较2020年增长33.1%", "年均增长10%"] {
        assert_eq!(statcan(alike), value, "{alike}");
    }
}

#[test]
fn the_users_method_wins_over_that_of_the_requirement_the_target_and_the_plan() {
    let method_of = |plan: &str, target: &str, requirement: &str, forced: Option<Method>| {
        let text =
            promise("≥ 90").with(requirement).target(target).plan().replace("[plan]\n", &format!("[plan]\n{plan}\n"));
        let folder = folder(&text, "", "");
        let assessment = fsip::evaluate::assess(
            &folder.plan,
            &folder.observations,
            &folder.progress,
            &Options { method: forced, ..at(2021) },
        );
        (assessment.method, assessment.targets[0].1.requirements[0].method.unwrap())
    };
    let (plan, target, requirement) = ("method = \"unsd\"", "method = \"statcan\"", ", method = \"eurostat\"");
    use Method::{Destatis, Eurostat, Linear, Statcan, Unsd};
    assert_eq!(method_of("", "", "", None), (Linear, Linear));
    assert_eq!(method_of(plan, "", "", None), (Unsd, Unsd));
    assert_eq!(method_of(plan, target, "", None), (Unsd, Statcan));
    assert_eq!(method_of(plan, target, requirement, None), (Unsd, Eurostat));
    assert_eq!(method_of(plan, target, requirement, Some(Destatis)), (Destatis, Destatis));
}

// ---- targets, work items and the ledger

#[test]
fn a_whole_is_as_good_as_its_worst_part_and_says_each_flag_once() {
    let text = format!(
        "{HEAD}{}[[target]]\nid = \"t\"\ntext = \"目标\"\nrequire = [{}]\n",
        indicator("v", "件", "stock", "higher"),
        ["≥ 52", "≥ 500", "≥ 51"].map(|is| format!("{{ indicator = \"v\", is = \"{is}\" }}")).join(", ")
    );
    let judged = judgements(&folder(&text, &rows("v", "2020 32p, 2021 51p"), ""), &at(2022)).remove(0);
    assert_eq!((judged.status, judged.flags), (Status::Behind, vec![Flag::Provisional, Flag::Stale]));
    let statuses: Vec<Status> = judged.requirements.iter().map(|requirement| requirement.status).collect();
    assert_eq!(statuses, [Status::OnTrack, Status::Behind, Status::AchievedEarly]);
}

/// What the ledger makes of a target due in 2022, at the end of a year: status, whether it is met, flags.
fn by_ledger(basis: &str, row: &str, as_of: i64) -> (Status, Option<bool>, Vec<String>) {
    let plan = format!(
        "{HEAD}[[target]]\nid = \"t\"\ntext = \"目标\"\ndue = 2022\nrequire = [{{ {basis} = \"m\", title = \"办法\" }}]\n"
    );
    let ledger = if row.is_empty() { String::new() } else { format!("m,{row}\n") };
    let judged = judgements(&folder(&plan, "", &ledger), &at(as_of)).remove(0).requirements.remove(0);
    let json = serde_json::to_value(&judged).unwrap();
    assert_eq!(["basis", "matter", "name"].map(|key| json[key].as_str()), [basis, "m", "办法"].map(Some));
    (judged.status, judged.met, flags(&judged))
}

#[test]
fn a_milestone_is_done_by_its_date_or_missed() {
    let milestone = |row: &str, as_of: i64| by_ledger("milestone", row, as_of);
    let said = |flag: &str| vec![flag.to_owned()];
    assert_eq!(milestone("2022-12-31,done", 2022), (Status::Achieved, Some(true), vec![]));
    assert_eq!(milestone("2021-05-01,done", 2021), (Status::Achieved, Some(true), vec![]));
    assert_eq!(milestone("2023-01-01,done", 2023), (Status::Missed, Some(false), said("done_late 2023-01-01")));
    // A later row tells what the ledger did not say then.
    assert_eq!(milestone("2023-01-01,done", 2022), (Status::Missed, Some(false), said("done_late 2023-01-01")));
    assert_eq!(milestone("2023-01-01,done", 2021), (Status::Pending, None, said("done_later 2023-01-01")));
    assert_eq!(milestone("2022-05-01,done", 2021), (Status::Pending, None, said("done_later 2022-05-01")));
    assert_eq!(milestone("2022-05-01,started\nm,2023-01-01,done", 2022).2, said("done_late 2023-01-01"));
    // To say it again does not make it later.
    assert_eq!(milestone("2022-05-01,done\nm,2023-01-01,done", 2023), (Status::Achieved, Some(true), vec![]));
    assert_eq!(
        milestone("2022-05-01,done\nm,2022-06-01,not-met\nm,2023-01-01,done", 2023).2,
        said("done_late 2023-01-01")
    );
    assert_eq!(milestone("2021-05-01,started", 2021), (Status::Pending, None, said("started")));
    assert_eq!(milestone("2021-05-01,started", 2022), (Status::Missed, Some(false), said("started")));
    assert_eq!(milestone("2021-05-01,not-met", 2021), (Status::Pending, Some(false), vec![]));
    assert_eq!(milestone("2021-05-01,not-met", 2022), (Status::Missed, Some(false), vec![]));
    assert_eq!(milestone("", 2021), (Status::Pending, None, vec![]));
    assert_eq!(milestone("", 2022), (Status::NoData, None, said("not_recorded")));
}

#[test]
fn a_judged_matter_waits_for_a_person() {
    let judged = |row: &str, as_of: i64| by_ledger("judged", row, as_of);
    assert_eq!(judged("2021-05-01,done", 2021), (Status::AchievedEarly, Some(true), vec![]));
    assert_eq!(judged("2021-05-01,done", 2022), (Status::Achieved, Some(true), vec![]));
    assert_eq!(judged("2021-05-01,not-met", 2021), (Status::Pending, Some(false), vec![]));
    assert_eq!(judged("2021-05-01,not-met", 2022), (Status::Missed, Some(false), vec![]));
    assert_eq!(judged("2021-05-01,started", 2022), (Status::AwaitingJudgement, None, vec![String::from("started")]));
    let later = vec![String::from("done_later 2022-05-01")];
    assert_eq!(judged("2022-05-01,done", 2021), (Status::AwaitingJudgement, None, later));
    assert_eq!(judged("", 2021), (Status::AwaitingJudgement, None, vec![]));
    assert_eq!(judged("", 2022), (Status::AwaitingJudgement, None, vec![String::from("not_recorded")]));
}

#[test]
fn a_work_item_is_judged_in_its_year_against_the_year_before_and_a_flow_by_that_year_alone() {
    let plan = |kind: &str, is: &str| {
        format!(
            "{HEAD}{}[[work_item]]\nid = \"w\"\nyear = 2022\nmatter = \"事项\"\nrequire = [{{ indicator = \"v\", is = \"{is}\" }}]\n",
            indicator("v", "件", kind, "higher")
        )
    };
    let judged = |kind: &str, is: &str, values: &str, as_of: i64| {
        judgements(&folder(&plan(kind, is), &rows("v", values), ""), &at(as_of)).remove(0).requirements.remove(0)
    };
    let increase = judged("stock", "增加5件", "2020 10, 2021 12, 2022 17", 2022);
    assert_eq!(
        (increase.status, increase.base.unwrap().year, figure(&increase.actual)),
        (Status::Achieved, year(2021), String::from("5.00"))
    );
    assert_eq!(judged("flow", "5件", "2021 9", 2021).latest, None);
    assert_eq!(judged("stock", "≥ 5", "2021 9", 2021).status, Status::AchievedEarly);
    assert_eq!(judged("flow", "5件", "2021 9, 2022 5", 2022).status, Status::Achieved);
    // No other base year stands in.
    assert_eq!(judged("stock", "增加5件", "2020 10, 2022 17", 2022).flags, [Flag::BaseMissing]);
}

#[test]
fn without_as_of_the_latest_value_of_a_promise_decides_the_year() {
    let plan = format!(
        "{}{}[[work_item]]\nid = \"w\"\nyear = 2021\nmatter = \"事项\"\nrequire = [{{ indicator = \"w\", is = \"≥ 1\" }}]\n",
        promise("≥ 90").plan().replace(
            "[[target]]",
            &format!(
                "{}{}[[target]]",
                indicator("w", "件", "stock", "higher"),
                indicator("u", "件", "stock", "higher")
            )
        ),
        ""
    );
    let as_of = |statistics: &str, ledger: &str| {
        let folder = folder(&plan, statistics, ledger);
        fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, &Options::default()).as_of()
    };
    assert_eq!(as_of("", ""), year(2020));
    assert_eq!(as_of(&rows("v", "2021 51"), ""), year(2021));
    assert_eq!(as_of(&(rows("v", "2021 51") + &rows("w", "2022 1")), ""), year(2022));
    assert_eq!(as_of(&(rows("v", "2021 51") + &rows("u", "2022 1")), ""), year(2021));
    // What comes after the plan does not move the year of judgement.
    assert_eq!(as_of(&rows("v", "2021 51, 2030 99"), ""), year(2021));
    assert_eq!(as_of(&rows("v", "2030 99"), ""), year(2020));
}

#[test]
fn without_statistics_the_ledger_decides_the_year() {
    let matter = "[[target]]\nid = \"m\"\ntext = \"目标\"\nrequire = [{ milestone = \"m\", title = \"办法\" }, { judged = \"j\", title = \"效果\" }]\n";
    let as_of = |plan: &str, statistics: &str, ledger: &str| {
        let folder = folder(plan, statistics, ledger);
        fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, &Options::default()).as_of()
    };
    let ledger = "m,2021-05-01,started\nj,2022-05-01,done\n";
    let only_matters = format!("{HEAD}{matter}");
    assert_eq!(as_of(&only_matters, "", ledger), year(2022));
    assert_eq!(as_of(&only_matters, "", ""), year(2020));
    let measured = promise("≥ 90").plan() + matter;
    assert_eq!(as_of(&measured, "", ledger), year(2022));
    assert_eq!(as_of(&measured, &rows("v", "2021 51"), ledger), year(2021));
}

#[test]
fn what_is_made_where_there_was_none_is_what_there_is_when_due() {
    let judged = promise("培育20件").judged("2020 0, 2023 25", 2023);
    assert_eq!((judged.status, figure(&judged.actual).as_str()), (Status::Achieved, "25.00"));
    let plan = promise("培育20件").plan();
    for statistics in ["", "v,2020,1,final\n"] {
        let mut sources = Sources::default();
        sources.add(Source::from_text("plan.toml", Role::Plan, plan.clone()));
        let statistics = format!("indicator,year,value,quality\n{statistics}");
        sources.add(Source::from_text("statistics.csv", Role::Statistics, statistics));
        let (folder, diagnostics) = fsip::load::load(&sources);
        let codes: Vec<&str> = diagnostics.found.iter().map(|found| found.code.name()).collect();
        assert_eq!((folder.is_none(), codes), (true, vec!["wording-ambiguous"]));
    }
}

#[test]
fn what_counts_together_in_a_years_list_counts_from_the_plans_first_year() {
    let plan = |kind: &str, is: &str| {
        let item = format!(
            "[[work_item]]\nid = \"w\"\nyear = 2022\nmatter = \"m\"\nrequire = [{{ indicator = \"v\", is = \"{is}\" }}]\n"
        );
        format!("{HEAD}{}{item}", indicator("v", "件", kind, "higher"))
    };
    for (kind, is, actual) in [
        ("flow", "累计20件", "18.00"),
        ("flow", "20件", "10.00"),
        ("stock", "新增3件", "2.00"),
        ("stock", "累计新增3件", "5.00"),
        ("stock", "累计增长50%", "100.00"),
        ("stock", "增长50%", "25.00"),
        ("stock", "两年新增3件", "5.00"),
    ] {
        let folder = folder(&plan(kind, is), &rows("v", "2020 5, 2021 8, 2022 10"), "");
        let judged = judgements(&folder, &at(2022)).remove(0).requirements.remove(0);
        assert_eq!(figure(&judged.actual), actual, "{kind} {is}");
    }
}

#[test]
fn a_due_year_in_the_wording_is_that_of_the_target() {
    let judged = promise("到2022年达到20件").judged("2020 5, 2022 25, 2023 1", 2023);
    assert_eq!((judged.status, figure(&judged.actual).as_str()), (Status::Achieved, "25.00"));
}

#[test]
fn between_must_be_kept_at_both_ends() {
    for (value, expected) in
        [("9", Status::Missed), ("10", Status::Achieved), ("20", Status::Achieved), ("21", Status::Missed)]
    {
        let values = format!("2020 5, 2023 {value}");
        let folder = folder(&promise("介于10至20件").plan(), &rows("v", &values), "");
        assert_eq!(judgements(&folder, &at(2023)).remove(0).status, expected, "{value}");
    }
}
