//! Phrases of real plans and how they are read, places of misreadings, and laws for all texts.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;

use super::{Context, Misreading, Problem, Reading, Scope, cell, quantity, read};
use crate::model::{
    Basis, Better, Bound, Condition, Direction, Indicator, Kind, Number, Reference, UnitOfMeasure, Year,
};
use Bound::{AtLeast, AtMost, LessThan, MoreThan};
use Scope::{Target, WorkItem};

fn indicator(name: &str, name_en: &str, unit: &str, kind: Kind, better: Better) -> Indicator {
    Indicator {
        id: String::from("id"),
        name: name.to_owned(),
        name_en: Some(name_en.to_owned()),
        aliases: vec![String::from("国家、省知识产权优势示范企业总数")],
        unit_of_measure: UnitOfMeasure::new(unit),
        kind,
        better,
        definition: None,
        decimals: None,
        computed: None,
    }
}

/// The indicators of the cases, by a short name.
fn by_key(key: &str) -> Indicator {
    use Better::{Higher, Lower};
    use Kind::{Flow, Rate, Ratio, Stock};
    let (name, name_en, unit, kind, better) = match key {
        "firms" => ("知识产权优势和示范企业总数", "Demonstration enterprises", "家", Stock, Higher),
        "marks" => ("国内注册商标总数", "Registered trademarks in force", "件", Stock, Higher),
        "projects" => ("企业运营类专利导航项目", "Patent navigation projects", "个", Flow, Higher),
        "served" => ("知识产权服务万里行服务科技型企业", "Enterprises served", "家", Flow, Higher),
        "pledge" => ("知识产权质押融资额", "Pledge financing", "万元", Flow, Higher),
        "revenue" => ("产业增加值", "Revenue", "亿元", Stock, Higher),
        "per10k" => ("万人高价值发明专利拥有量", "Patents per 10,000 residents", "件/万人", Ratio, Higher),
        "closure" => ("知识产权行政执法案件年度结案率", "Yearly closure rate of cases", "%", Rate, Higher),
        "unemployment" => ("城镇调查失业率", "Unemployment rate", "%", Rate, Lower),
        "complaints" => ("投诉和举报受理数", "Complaints received", "件", Flow, Lower),
        "score" => ("社会满意度", "Satisfaction", "分", Stock, Higher),
        "companies" => ("规模以上企业", "Companies above designated size", "companies", Stock, Higher),
        "power" => ("发电量", "Power generated", "千瓦时", Flow, Higher),
        "jobs" => ("城镇新增就业人数", "New urban jobs", "万人", Flow, Higher),
        "stations" => ("5G基站数", "5G base stations", "万", Stock, Higher),
        other => panic!("{other}"),
    };
    indicator(name, name_en, unit, kind, better)
}

fn read_for(key: &str, scope: Scope, text: &str) -> Result<Reading, Misreading> {
    read(text, &Context { indicator: &by_key(key), scope, tolerance: None })
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn compared(basis: Basis, bound: fn(Number) -> Bound, level: &str) -> Condition {
    Condition::Compared { basis, bound: bound(number(level)) }
}

fn between(basis: Basis, low: &str, high: &str) -> Condition {
    Condition::Compared { basis, bound: Bound::Range { low: number(low), high: number(high) } }
}

fn about(basis: Basis, level: &str) -> Condition {
    Condition::Compared { basis, bound: Bound::About { level: number(level), tolerance: number("5") } }
}

fn check(cases: &[(&str, &str, Condition)]) {
    let wrong = cases.iter().filter_map(|(key, text, condition)| {
        let found = read_for(key, Target, text).map(|reading| reading.condition);
        (found.as_ref() != Ok(condition)).then(|| format!("{key}: {text}\n   {found:?}\n   {condition:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
}

const INCREASE: Basis = Basis::Increase(Reference::Base);
const POINTS: Basis = Basis::Points(Reference::Base);

#[test]
fn values() {
    let value = |bound, level| compared(Basis::Value, bound, level);
    check(&[
        ("firms", "达到150家以上", value(AtLeast, "150")),
        ("firms", "不低于150家", value(AtLeast, "150")),
        ("firms", "150家", value(AtLeast, "150")),
        ("firms", "150", value(AtLeast, "150")),
        ("firms", "≥ 150", value(AtLeast, "150")),
        ("firms", ">=150家", value(AtLeast, "150")),
        ("firms", "不少于150家", value(AtLeast, "150")),
        ("firms", "至少150家", value(AtLeast, "150")),
        ("firms", "150家及以上", value(AtLeast, "150")),
        ("firms", "保持在150家以上", value(AtLeast, "150")),
        ("firms", "知识产权优势和示范企业总数达到150家以上", value(AtLeast, "150")),
        ("firms", "全市优势示范企业总数力争达到150家以上。", value(AtLeast, "150")),
        ("firms", "１５０　家 以 上", value(AtLeast, "150")),
        ("firms", "一百五十家", value(AtLeast, "150")),
        ("firms", "三百五家", value(AtLeast, "350")),
        ("firms", "百家", value(AtLeast, "100")),
        ("firms", "1,500家以上", value(AtLeast, "1500")),
        ("firms", "超过150家", value(MoreThan, "150")),
        ("firms", "超过150家以上", value(MoreThan, "150")),
        ("firms", "突破150家", value(MoreThan, "150")),
        ("firms", "高于150", value(MoreThan, "150")),
        ("firms", "> 150", value(MoreThan, "150")),
        ("firms", "at least 150", value(AtLeast, "150")),
        ("firms", "No fewer than 150 enterprises", value(AtLeast, "150")),
        ("firms", "150 or more demonstration enterprises", value(AtLeast, "150")),
        ("firms", "reaches 150", value(AtLeast, "150")),
        ("firms", "more than 150", value(MoreThan, "150")),
        ("firms", "exceeds 150", value(MoreThan, "150")),
        ("firms", "增加到150家", value(AtLeast, "150")),
        ("firms", "增至150家以上", value(AtLeast, "150")),
        ("firms", "提升达到150家", value(AtLeast, "150")),
        ("firms", "increase to 150", value(AtLeast, "150")),
        ("companies", "100 companies", value(AtLeast, "100")),
        ("companies", "规模以上企业达到100", value(AtLeast, "100")),
        ("companies", "规模以上企业不超过100", value(AtMost, "100")),
        ("closure", "100%", value(AtLeast, "100")),
        ("closure", "达到100%", value(AtLeast, "100")),
        ("closure", "超过80％", value(MoreThan, "80")),
        ("closure", "80", value(AtLeast, "80")),
        ("closure", "百分之九十以上", value(AtLeast, "90")),
        ("closure", "over 80 percent", value(MoreThan, "80")),
        ("closure", "全年知识产权行政执法案件结案率达到90%以上", value(AtLeast, "90")),
        ("unemployment", "5%以内", value(AtMost, "5")),
        ("unemployment", "5%", value(AtMost, "5")),
        ("unemployment", "不超过5%", value(AtMost, "5")),
        ("unemployment", "控制在5%以内", value(AtMost, "5")),
        ("unemployment", "达到5%", value(AtMost, "5")),
        ("unemployment", "达到5%以下", value(AtMost, "5")),
        ("unemployment", "降至5%", value(AtMost, "5")),
        ("unemployment", "下降到5%以内", value(AtMost, "5")),
        ("unemployment", "≤ 5", value(AtMost, "5")),
        ("unemployment", "低于5%", value(LessThan, "5")),
        ("unemployment", "不足5%", value(LessThan, "5")),
        ("unemployment", "< 5", value(LessThan, "5")),
        ("unemployment", "within 5%", value(AtMost, "5")),
        ("unemployment", "no more than 5 per cent", value(AtMost, "5")),
        ("unemployment", "below 5%", value(LessThan, "5")),
        ("unemployment", "5% or less", value(AtMost, "5")),
        ("closure", "fall to 80%", value(AtMost, "80")),
        ("per10k", "万人高价值发明专利拥有量达到12件/万人", value(AtLeast, "12")),
        ("per10k", "12件", value(AtLeast, "12")),
        ("score", "80分以上", value(AtLeast, "80")),
        ("stations", "5G基站数达到2万", value(AtLeast, "2")),
        ("revenue", "突破20亿元", value(MoreThan, "20")),
        ("revenue", "8000万元", value(AtLeast, "0.8")),
        ("revenue", "1亿2000万元", value(AtLeast, "1.2")),
        ("revenue", "三千五百万元", value(AtLeast, "0.35")),
        ("marks", "超过18万件", value(MoreThan, "180000")),
        ("marks", "18万", value(AtLeast, "180000")),
        ("marks", "一百二十", value(AtLeast, "120")),
        ("marks", "14,566件", value(AtLeast, "14566")),
        ("marks", "value ≥ -5", value(AtLeast, "-5")),
    ]);
}

#[test]
fn totals_and_flows() {
    let year = |level| compared(Basis::Value, AtLeast, level);
    let total = |level| compared(Basis::Total, AtLeast, level);
    check(&[
        ("projects", "累计20个", total("20")),
        ("projects", "20个", total("20")),
        ("projects", "实施企业运营类专利导航项目20个", total("20")),
        ("projects", "共20个以上", total("20")),
        ("projects", "total ≥ 20", total("20")),
        ("projects", "20 patent navigation projects in total", total("20")),
        ("projects", "累计新增20个", total("20")),
        ("projects", "当年20个", year("20")),
        ("projects", "全年共20个", year("20")),
        ("projects", "每年20个", year("20")),
        ("projects", "20 in the year", year("20")),
        ("projects", "20 projects a year", year("20")),
        ("projects", "annual 20", year("20")),
        ("projects", "1—2个", between(Basis::Total, "1", "2")),
        ("projects", "20个左右", about(Basis::Total, "20")),
        ("served", "服务百家科技型企业", total("100")),
        ("pledge", "质押融资额8000万元", total("8000")),
        ("pledge", "8000", total("8000")),
        ("pledge", "1.2亿元", total("12000")),
        ("pledge", "8千万元", total("8000")),
        ("pledge", "3百万元", total("300")),
        ("pledge", "八千万元", total("8000")),
        ("pledge", "三千万元", total("3000")),
        ("power", "500千瓦时", total("500")),
        ("jobs", "城镇新增就业10万人", total("10")),
        ("complaints", "200件以内", compared(Basis::Total, AtMost, "200")),
    ]);
    let for_list = |key, text| read_for(key, WorkItem, text).unwrap().condition;
    for (key, text, level) in [("projects", "5个", "5"), ("served", "百家", "100"), ("pledge", "8000万元", "8000")]
    {
        assert_eq!(for_list(key, text), year(level), "{text}");
    }
    assert_eq!(for_list("projects", "累计5个"), total("5"));
    assert_eq!(for_list("projects", "1—2个"), between(Basis::Value, "1", "2"));
}

#[test]
fn increases_and_points() {
    let year_before = Basis::Increase(Reference::YearBefore);
    let points_before = Basis::Points(Reference::YearBefore);
    check(&[
        ("marks", "增加2000件", compared(INCREASE, AtLeast, "2000")),
        ("marks", "增加2000件以上", compared(INCREASE, AtLeast, "2000")),
        ("marks", "增加2000", compared(INCREASE, AtLeast, "2000")),
        ("marks", "增加2000件左右", about(INCREASE, "2000")),
        ("marks", "净增2000件", compared(INCREASE, AtLeast, "2000")),
        ("marks", "增长2000件", compared(INCREASE, AtLeast, "2000")),
        ("marks", "+2000", compared(INCREASE, AtLeast, "2000")),
        ("marks", "increase ≥ 2000", compared(INCREASE, AtLeast, "2000")),
        ("marks", "increase by at least 2000", compared(INCREASE, AtLeast, "2000")),
        ("marks", "2000 new registered trademarks", compared(INCREASE, AtLeast, "2000")),
        ("marks", "减少200件以上", compared(INCREASE, AtMost, "-200")),
        ("marks", "减少200件以内", compared(INCREASE, AtLeast, "-200")),
        ("marks", "减少超过200件", compared(INCREASE, LessThan, "-200")),
        ("marks", "decrease by less than 200", compared(INCREASE, MoreThan, "-200")),
        ("marks", "同比增加2000件", compared(year_before, AtLeast, "2000")),
        ("marks", "较上年增加2000件", compared(year_before, AtLeast, "2000")),
        ("marks", "较2020年增加2000件", compared(INCREASE, AtLeast, "2000")),
        ("firms", "新增15家", compared(INCREASE, AtLeast, "15")),
        ("firms", "新增一家", compared(INCREASE, AtLeast, "1")),
        ("revenue", "增加值增加2亿元", compared(INCREASE, AtLeast, "2")),
        ("closure", "提高2个百分点", compared(POINTS, AtLeast, "2")),
        ("closure", "提升2个百分点以上", compared(POINTS, AtLeast, "2")),
        ("closure", "上升2百分点", compared(POINTS, AtLeast, "2")),
        ("closure", "增加0.5个百分点", compared(POINTS, AtLeast, "0.5")),
        ("closure", "较上年提高2个百分点", compared(points_before, AtLeast, "2")),
        ("closure", "+2 points", compared(POINTS, AtLeast, "2")),
        ("closure", "2 percentage points", compared(POINTS, AtLeast, "2")),
        ("closure", "rise by more than 2 pp", compared(POINTS, MoreThan, "2")),
        ("closure", "下降2个百分点", compared(POINTS, AtMost, "-2")),
        ("unemployment", "下降2个百分点", compared(POINTS, AtMost, "-2")),
        ("unemployment", "下降1—2个百分点", between(POINTS, "-2", "-1")),
    ]);
}

#[test]
fn growth() {
    let growth = |bound, level| compared(Basis::Growth, bound, level);
    let since_base = |level| compared(Basis::GrowthSinceBase, AtLeast, level);
    let average = |level| compared(Basis::AverageGrowth, AtLeast, level);
    check(&[
        ("marks", "同比增长6%", growth(AtLeast, "6")),
        ("marks", "较上年增长6%以上", growth(AtLeast, "6")),
        ("marks", "比去年增长6%以上", growth(AtLeast, "6")),
        ("marks", "增长6%", growth(AtLeast, "6")),
        ("marks", "增长6%以上", growth(AtLeast, "6")),
        ("marks", "增长达到6%", growth(AtLeast, "6")),
        ("marks", "增速超过6%", growth(MoreThan, "6")),
        ("marks", "增加6%", growth(AtLeast, "6")),
        ("marks", "+6%", growth(AtLeast, "6")),
        ("marks", "growth ≥ 6%", growth(AtLeast, "6")),
        ("marks", "year-on-year growth of 6% or more", growth(AtLeast, "6")),
        ("marks", "grows by 6 per cent", growth(AtLeast, "6")),
        ("marks", "增长6%—8%", between(Basis::Growth, "6", "8")),
        ("marks", "增长6%左右", about(Basis::Growth, "6")),
        ("marks", "同比下降5%以上", growth(AtMost, "-5")),
        ("marks", "同比下降5%", growth(AtMost, "-5")),
        ("marks", "降幅5%以内", growth(AtLeast, "-5")),
        ("marks", "decline ≥ 5%", growth(AtMost, "-5")),
        ("complaints", "同比增长6%", growth(AtMost, "6")),
        ("closure", "提高2%", growth(AtLeast, "2")),
        ("marks", "较2020年增长50%", since_base("50")),
        ("marks", "比2020年增长50%以上", since_base("50")),
        ("marks", "比二〇二〇年增长50%", since_base("50")),
        ("marks", "较基期增长50%", since_base("50")),
        ("marks", "翻一番", since_base("100")),
        ("marks", "总数翻番", since_base("100")),
        ("marks", "较2020年翻两番", since_base("300")),
        ("marks", "增长1倍", since_base("100")),
        ("marks", "增长两倍以上", since_base("200")),
        ("marks", "growth since 2020 ≥ 50%", since_base("50")),
        ("marks", "growth since base >= 50%", since_base("50")),
        ("marks", "doubles", since_base("100")),
        ("marks", "quadruple since 2020", since_base("300")),
        ("marks", "年均增长10%以上", average("10")),
        ("per10k", "全市万人高价值发明专利拥有量年均增长6%以上", average("6")),
        ("marks", "年均增速10%", average("10")),
        ("marks", "平均每年增长10%以上", average("10")),
        ("marks", "较2020年年均增长10%", average("10")),
        ("marks", "年均增长百分之十以上", average("10")),
        ("marks", "average growth ≥ 6%", average("6")),
        ("marks", "average annual growth rate of at least 6%", average("6")),
        ("marks", "grow by 6% or more a year on average", average("6")),
        ("marks", "年均增长6%至8%", between(Basis::AverageGrowth, "6", "8")),
        ("marks", "年均下降3%以上", compared(Basis::AverageGrowth, AtMost, "-3")),
    ]);
}

#[test]
fn ranges_and_about() {
    let range = |low, high| between(Basis::Value, low, high);
    check(&[
        ("firms", "1—2家", range("1", "2")),
        ("firms", "1-2家", range("1", "2")),
        ("firms", "1～2家", range("1", "2")),
        ("firms", "1~2家", range("1", "2")),
        ("firms", "1——2家", range("1", "2")),
        ("firms", "1..2", range("1", "2")),
        ("firms", "1家至2家", range("1", "2")),
        ("firms", "1 to 2", range("1", "2")),
        ("firms", "between 1 and 2", range("1", "2")),
        ("firms", "在1和2家之间", range("1", "2")),
        ("firms", "一至两家", range("1", "2")),
        ("closure", "15%至20%", range("15", "20")),
        ("closure", "15%到20%", range("15", "20")),
        ("closure", "15—20%", range("15", "20")),
        ("closure", "15%—20", range("15", "20")),
        ("closure", "提高到15%至20%之间", range("15", "20")),
        ("marks", "8—9万件", range("80000", "90000")),
        ("marks", "五至八千件", range("5000", "8000")),
        ("marks", "五十至八十万件", range("500000", "800000")),
        ("marks", "100至一百二十万件", range("1000000", "1200000")),
        ("marks", "8千—1万件", range("8000", "10000")),
        ("marks", "5000—1万件", range("5000", "10000")),
        ("revenue", "8—9亿元", range("8", "9")),
        ("revenue", "8000万—1亿元", range("0.8", "1")),
        ("marks", "value -5 to -1", range("-5", "-1")),
        ("marks", "2000件左右", about(Basis::Value, "2000")),
        ("marks", "约2000件", about(Basis::Value, "2000")),
        ("marks", "大约2000件", about(Basis::Value, "2000")),
        ("marks", "≈ 2000", about(Basis::Value, "2000")),
        ("marks", "~2000", about(Basis::Value, "2000")),
        ("marks", "about 2000", about(Basis::Value, "2000")),
    ]);
    let indicator = by_key("marks");
    let context = Context { indicator: &indicator, scope: Target, tolerance: Some(number("8")) };
    let bound = Bound::About { level: number("2000"), tolerance: number("8") };
    let condition = Condition::Compared { basis: Basis::Value, bound };
    assert_eq!(read("约2000件", &context).unwrap().condition, condition);
}

#[test]
fn records_and_trends() {
    let (rising, falling) = (Condition::Trend(Direction::Rising), Condition::Trend(Direction::Falling));
    let high = Condition::RecordHigh;
    check(&[
        ("marks", "新突破", high.clone()),
        ("marks", "国内注册商标总数有新突破", high.clone()),
        ("marks", "实现新突破", high.clone()),
        ("marks", "再创新高", high.clone()),
        ("marks", "创历史新高", high.clone()),
        ("marks", "突破历史新高", high.clone()),
        ("marks", "record high", high.clone()),
        ("marks", "a new record", high),
        ("closure", "明显提升", rising.clone()),
        ("closure", "提高", rising.clone()),
        ("marks", "明显增长", rising.clone()),
        ("marks", "稳步增长", rising.clone()),
        ("marks", "持续增长", rising.clone()),
        ("closure", "rising", rising.clone()),
        ("marks", "逐年增加", rising),
        ("unemployment", "明显下降", falling.clone()),
        ("unemployment", "falling", falling.clone()),
        ("complaints", "减少", falling),
    ]);
}

#[test]
fn every_year_and_base() {
    let flags = |scope, key, text: &str| {
        let reading = read_for(key, scope, text).unwrap();
        (reading.every_year, reading.base.map(Year::number))
    };
    for text in ["每年达到90%以上", "每年90%以上", "各年90%", "every year at least 90%", "90% or more annually"]
    {
        assert_eq!(flags(Target, "closure", text), (true, None), "{text}");
        assert_eq!(flags(WorkItem, "closure", text), (true, None), "{text}");
    }
    for text in ["年度结案率达到90%以上", "知识产权行政执法案件年度结案率达到90%", "The yearly closure rate is 90%"]
    {
        assert_eq!(flags(Target, "closure", text), (true, None), "{text}");
        assert_eq!(flags(WorkItem, "closure", text), (false, None), "{text}");
    }
    assert_eq!(flags(Target, "closure", "全年结案率达到90%以上"), (false, None));
    assert_eq!(flags(Target, "marks", "较2020年增长50%"), (false, Some(2020)));
    assert_eq!(flags(Target, "marks", "较2020年末增加50件"), (false, Some(2020)));
    assert_eq!(flags(Target, "marks", "growth since 2015 >= 50%"), (false, Some(2015)));
    assert_eq!(flags(Target, "marks", "翻一番"), (false, None));
}

fn unit(expected: &str, found: &str) -> Problem {
    Problem::UnitOfMeasure { expected: expected.to_owned(), found: found.to_owned() }
}

/// The text that a misreading points at, and what is wrong with it.
fn misread(text: &str, misreading: Misreading) -> (String, Problem) {
    (text[misreading.span].to_owned(), misreading.problem)
}

#[test]
fn misreadings() {
    use Problem::{
        Contradiction, Exponent, LeadingZero, MalformedNumber, MissingNumber, MissingPercent, NeedsFlow, NeedsRate,
        NotUnderstood, NumberTooLong, RangeReversed,
    };
    let long = "9".repeat(61);
    let cases = [
        ("firms", "达到150家左右吧", "吧", NotUnderstood),
        ("firms", "较大突破150家", "较大", NotUnderstood),
        ("firms", "about 150 enterprises, I hope", "I hope", NotUnderstood),
        ("firms", "到2023年达到150家", "2023年", NotUnderstood),
        ("firms", "比五年前多", "比", NotUnderstood),
        ("firms", "not 150", "not", NotUnderstood),
        ("firms", "150%以上", "%", unit("家", "%")),
        ("firms", "150 件以上", "件", unit("家", "件")),
        ("firms", "达到１５０人以上", "人", unit("家", "人")),
        ("firms", "150 kittens", "kittens", unit("家", "kittens")),
        ("firms", "increase from 1500 to 2000", "from", NotUnderstood),
        ("firms", "= 150", "=", NotUnderstood),
        ("firms", "不增加", "不", NotUnderstood),
        ("firms", "达到", "达到", MissingNumber),
        ("firms", " 优势和示范企业 ", "优势和示范企业", MissingNumber),
        ("firms", "年均增长", "年均增长", MissingNumber),
        ("firms", "新增", "新增", MissingNumber),
        ("firms", "1,45家", "1,45", MalformedNumber),
        ("firms", "1.5E+05", "1.5E+05", Exponent),
        ("firms", "007", "007", LeadingZero),
        ("firms", "三五家", "三五", MalformedNumber),
        ("firms", "一两家", "一两", MalformedNumber),
        ("firms", "1万5家", "1万5", MalformedNumber),
        ("firms", "1.2.3", "1.2.3", MalformedNumber),
        ("firms", &long, &long, NumberTooLong),
        ("firms", "年均增长2000家", "家", unit("%", "家")),
        ("firms", "2倍", "倍", unit("家", "倍")),
        ("firms", "新增5%", "%", unit("家", "%")),
        ("firms", "150家以上200家", "200家", Contradiction),
        ("firms", "不超过150家以上", "以上", Contradiction),
        ("firms", "从80家提高到150家", "从", NotUnderstood),
        ("firms", "增长下降5%", "下降", Contradiction),
        ("firms", "同比较2020年增长5%", "较2020年", Contradiction),
        ("firms", "1—2家以上", "以上", Contradiction),
        ("firms", "约150家以上", "以上", Contradiction),
        ("firms", "新突破20家", "20家", Contradiction),
        ("firms", "5 and 6", "and", NotUnderstood),
        ("firms", "累计150家", "累计", NeedsFlow),
        ("projects", "累计增长20%", "增长", Contradiction),
        ("firms", "提高2个百分点", "个百分点", NeedsRate),
        ("closure", "年均提高2个百分点", "个百分点", unit("%", "个百分点")),
        ("firms", "20—10家", "20—10家", RangeReversed),
        ("firms", "15%至20家", "20家", Contradiction),
        ("closure", "90分", "分", unit("%", "分")),
        ("score", "80%", "%", unit("分", "%")),
        ("pledge", "5平方米", "平方米", unit("万元", "平方米")),
        ("per10k", "12件/人", "件/人", unit("件/万人", "件/人")),
    ];
    let wrong = cases.iter().filter_map(|(key, text, place, problem)| {
        let found = read_for(key, Target, text).map_err(|misreading| misread(text, misreading));
        let expected = Err(((*place).to_owned(), problem.clone()));
        (found != expected).then(|| format!("{key}: {text}\n   {found:?}\n   {expected:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
    for text in ["年均增长6", "年均增长6以上", "增长6", "growth >= 6", "同比6"] {
        let misreading = read_for("firms", Target, text).unwrap_err();
        let behind = text.find('6').unwrap() + 1;
        assert_eq!((misreading.span, misreading.problem), (behind..behind, MissingPercent), "{text}");
    }
    for text in ["", "  ", "　"] {
        let misreading = read_for("firms", Target, text).unwrap_err();
        assert_eq!((misreading.span, misreading.problem), (0..text.len(), Problem::Empty));
    }
}

#[test]
fn cells() {
    let read =
        |text, measure| cell(text, &UnitOfMeasure::new(measure)).map(|value| value.map(|value| value.to_plain()));
    for (text, measure, value) in [
        ("14566", "件", "14566"),
        ("14,566", "件", "14566"),
        ("１４５６６", "件", "14566"),
        (" 14566 件 ", "件", "14566"),
        ("-6.21", "%", "-6.21"),
        ("−6.21", "%", "-6.21"),
        ("90%", "%", "90"),
        ("９０％", "%", "90"),
        ("90", "%", "90"),
        ("90", "％", "90"),
        ("8000万元", "万元", "8000"),
        ("0.8亿元", "万元", "8000"),
        ("15.74亿元", "亿元", "15.74"),
        ("18万", "件", "180000"),
        ("4.84件/万人", "件/万人", "4.84"),
        ("5万", "万", "5"),
        ("100 companies", "companies", "100"),
        ("1e-05", "件", "0.00001"),
        ("-1.5E-3", "件", "-0.0015"),
        (".5", "件", "0.5"),
        ("-.5", "%", "-0.5"),
        (".5%", "%", "0.5"),
        ("0.5", "件", "0.5"),
        ("0", "件", "0"),
    ] {
        assert_eq!(read(text, measure), Ok(Some(value.to_owned())), "{text}");
    }
    for text in ["", " ", "-", "—", "——", "–", "－", "…", "...", "/", "　"] {
        assert_eq!(read(text, "件"), Ok(None), "{text}");
    }
    for (text, place, problem) in [
        ("#N/A", "#N/A", Problem::NotUnderstood),
        ("#DIV/0!", "#DIV/0!", Problem::NotUnderstood),
        ("无", "无", Problem::NotUnderstood),
        ("NA", "NA", Problem::NotUnderstood),
        ("n/a", "n/a", Problem::NotUnderstood),
        ("1,45", "1,45", Problem::MalformedNumber),
        ("1.5E+05", "1.5E+05", Problem::Exponent),
        ("2e3", "2e3", Problem::Exponent),
        ("007", "007", Problem::LeadingZero),
        ("-00.5", "00.5", Problem::LeadingZero),
        ("0,123", "0,123", Problem::LeadingZero),
        ("1e-99", "1e-99", Problem::NumberTooLong),
        ("1e-99999999999", "1e-99999999999", Problem::NumberTooLong),
        ("150家", "家", unit("件", "家")),
        ("90%", "%", unit("件", "%")),
        ("1倍", "倍", unit("件", "倍")),
        ("14566件以上", "以上", Problem::NotUnderstood),
        ("14 566", "566", Problem::NotUnderstood),
        ("2021/3/1", "/3/1", Problem::NotUnderstood),
        ("5-8", "-8", Problem::NotUnderstood),
    ] {
        let found = cell(text, &UnitOfMeasure::new("件")).map_err(|misreading| misread(text, misreading));
        assert_eq!(found, Err((place.to_owned(), problem)), "{text}");
    }
    assert_eq!(quantity("", &UnitOfMeasure::new("件")).unwrap_err().problem, Problem::Empty);
    let per_head = cell("12件", &UnitOfMeasure::new("件/万人")).unwrap_err();
    assert_eq!(per_head.problem, unit("件/万人", "件"));
}

/// A whole number as it is written in Chinese characters.
fn in_chinese(number: u64) -> String {
    let group = |digits: u64, leading_zero: bool| {
        let mut text = String::new();
        let mut zero = leading_zero && digits < 1000;
        for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = digits / power % 10;
            if digit > 0 {
                text.extend(zero.then_some('零'));
                text.push("零一二三四五六七八九".chars().nth(usize::try_from(digit).unwrap()).unwrap());
                text.push_str(name);
            }
            zero = digit == 0 && (zero || !text.is_empty());
        }
        text
    };
    let mut text = String::new();
    for (power, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let digits = number / power % 10_000;
        if digits > 0 {
            text.push_str(&group(digits, !text.is_empty()));
            text.push_str(name);
        }
    }
    if text.is_empty() { String::from("零") } else { text }
}

/// Words and characters from which nearly right phrases are made.
const PIECES: [&str; 44] = [
    "达到",
    "150",
    "家",
    "以上",
    "年均",
    "增长",
    "6%",
    "%",
    "－",
    "—",
    "万",
    "亿",
    "元",
    "一",
    "百",
    "两",
    "零",
    ".",
    ",",
    " ",
    "2020年",
    "较",
    "同比",
    "个百分点",
    "倍",
    "翻一番",
    "约",
    "+",
    "-",
    "至",
    "每年",
    "累计",
    "新突破",
    "企业",
    "at least",
    "E",
    "total",
    "points",
    "growth",
    "🦀",
    "１",
    "以内",
    "\u{301}",
    "/",
];

fn phrase() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(0..PIECES.len(), 0..9);
    pieces.prop_map(|places| places.into_iter().map(|place| PIECES[place]).collect())
}

fn full_width(text: &str) -> String {
    let widen = |character: char| match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xFEE0).unwrap(),
        ' ' => '\u{3000}',
        _ => character,
    };
    text.chars().map(widen).collect()
}

fn is_in(text: &str, misreading: &Misreading) -> bool {
    text.get(misreading.span.clone()).is_some()
}

proptest! {
    #[test]
    fn any_text_is_read_or_has_a_place_that_was_not(text in prop_oneof![phrase(), any::<String>()], flow in any::<bool>()) {
        for key in if flow { ["projects", "pledge", "jobs"] } else { ["firms", "closure", "per10k"] } {
            prop_assert!(read_for(key, Target, &text).map_or_else(|problem| is_in(&text, &problem), |_| true));
            let measure = by_key(key).unit_of_measure;
            prop_assert!(cell(&text, &measure).map_or_else(|problem| is_in(&text, &problem), |_| true));
            prop_assert!(quantity(&text, &measure).map_or_else(|problem| is_in(&text, &problem), |_| true));
        }
    }

    #[test]
    fn width_means_nothing(text in phrase()) {
        for key in ["firms", "closure"] {
            let (narrow, wide) = (read_for(key, Target, &text), read_for(key, Target, &full_width(&text)));
            prop_assert_eq!(narrow.as_ref().ok(), wide.as_ref().ok());
            let kind = |misreading: Misreading| std::mem::discriminant(&misreading.problem);
            prop_assert_eq!(narrow.map_err(kind).err(), wide.map_err(kind).err());
        }
    }

    #[test]
    fn chinese_numerals_are_the_numbers(value in prop_oneof![0u64..200, 0u64..1_000_000_000_000]) {
        let text = in_chinese(value);
        let read_back = quantity(&text, &UnitOfMeasure::new("件")).map(|number| number.to_plain());
        prop_assert_eq!(read_back, Ok(value.to_string()), "{}", text);
    }

    #[test]
    fn digits_are_the_number(value in any::<i64>(), decimals in 0u32..1_000_000) {
        let text = format!("{value}.{decimals}");
        prop_assert_eq!(quantity(&text, &UnitOfMeasure::new("件")), Ok(number(&text)));
    }
}
