//! Phrases of real plans and how they are read, places of misreadings, and laws for all texts.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;

use super::{Misreading, PhraseContext, PossibleReading, Problem, Reading, cell, quantity, read};
use crate::model::{
    Basis, Better, Bound, Condition, Direction, Flow, Indicator, Kind, Number, Reference, Term, UnitOfMeasure, Year,
};
use Bound::{AtLeast, AtMost, LessThan, MoreThan};
use Span::{One, Several};

/// For how many years a phrase is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    One,
    Several,
}

pub(super) fn indicator(name: &str, name_en: &str, unit: &str, kind: Kind, better: Better) -> Indicator {
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
        short: None,
        short_en: None,
        unit_en: None,
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
        "filings" => ("发明专利年申请量", "Annual patent filings", "件", Flow, Higher),
        "defects" => ("质量缺陷", "Defects", "处", Stock, Lower),
        "trainings" => ("技能培训", "Trainings delivered", "次", Flow, Higher),
        "cov" => ("覆盖率", "Coverage", "%", Rate, Higher),
        "posts" => ("岗位", "Positions filled", "jobs", Stock, Higher),
        "standing" => ("综合实力", "Standing", "位", Stock, Lower),
        "stations" => ("5G基站数", "5G base stations", "万", Stock, Higher),
        other => panic!("{other}"),
    };
    indicator(name, name_en, unit, kind, better)
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

/// 2021 to 2025 against 2020, or 2025 against 2024.
fn term(span: Span) -> Term {
    let (base, first) = if span == Several { (2020, 2021) } else { (2024, 2025) };
    Term { base: year(base), first: year(first), due: year(2025) }
}

/// A phrase by itself.
fn plain_context(indicator: &Indicator, term: Term) -> PhraseContext<'_> {
    PhraseContext { indicator, term, whole: term, own_base: false, every_year: false, sentence: "", tolerance: None }
}

fn read_in(key: &str, span: Span, sentence: &str, text: &str) -> Result<Reading, Misreading> {
    let (indicator, term) = (by_key(key), term(span));
    read(text, &PhraseContext { sentence, ..plain_context(&indicator, term) })
}

fn read_for(key: &str, span: Span, text: &str) -> Result<Reading, Misreading> {
    read_in(key, span, "", text)
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
    let tolerance = number(if basis.is_growth() { "2" } else { "5" });
    Condition::Compared { basis, bound: Bound::About { level: number(level), tolerance } }
}

fn check(span: Span, cases: &[(&str, &str, Condition)]) {
    let wrong = cases.iter().filter_map(|(key, text, condition)| {
        let found = read_for(key, span, text).map(|reading| reading.condition);
        (found.as_ref() != Ok(condition)).then(|| format!("{key}: {text}\n   {found:?}\n   {condition:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
}

const INCREASE: Basis = Basis::Increase(Reference::Base);
const POINTS: Basis = Basis::Points(Reference::Base);

#[test]
fn values() {
    let value = |bound, level| compared(Basis::Value, bound, level);
    check(
        Several,
        &[
            ("firms", "达到150家以上", value(AtLeast, "150")),
            ("firms", "不低于150家", value(AtLeast, "150")),
            ("firms", "150家", value(AtLeast, "150")),
            ("firms", "150", value(AtLeast, "150")),
            ("firms", "≥ 150", value(AtLeast, "150")),
            ("firms", ">=150家", value(AtLeast, "150")),
            ("firms", "不少于150家", value(AtLeast, "150")),
            ("firms", "至少150家", value(AtLeast, "150")),
            ("firms", "150家及以上", value(AtLeast, "150")),
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
            ("firms", "fall no lower than 150", value(AtLeast, "150")),
            ("unemployment", "rise no higher than 5%", value(AtMost, "5")),
            ("firms", "drop lower than 150", value(LessThan, "150")),
            ("firms", "a new total of 150", value(AtLeast, "150")),
            ("firms", "new target: 150", value(AtLeast, "150")),
            ("firms", "a new maximum of 150", value(AtMost, "150")),
            ("firms", "增加为150家", value(AtLeast, "150")),
            ("firms", "再提升为150家", value(AtLeast, "150")),
            ("unemployment", "压减为5%", value(AtMost, "5")),
            ("unemployment", "降为5%以内", value(AtMost, "5")),
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
        ],
    );
}

#[test]
fn totals_and_flows() {
    let value = |level| compared(Basis::Value, AtLeast, level);
    let total = |level| compared(Basis::Total, AtLeast, level);
    let mean = |level| compared(Basis::AverageTotal, AtLeast, level);
    check(
        Several,
        &[
            ("projects", "累计20个", total("20")),
            ("projects", "实施企业运营类专利导航项目20个", total("20")),
            ("projects", "共20个以上", total("20")),
            ("projects", "五年20个", total("20")),
            ("projects", "5年累计20个", total("20")),
            ("projects", "“十四五”期间20个", total("20")),
            ("projects", "到2025年，5年累计突破20个", compared(Basis::Total, MoreThan, "20")),
            ("projects", "total ≥ 20", total("20")),
            ("projects", "20 patent navigation projects in total", total("20")),
            ("projects", "20 over the period", total("20")),
            ("projects", "累计新增20个", total("20")),
            ("projects", "新增20个", total("20")),
            ("projects", "20 more", total("20")),
            ("projects", "引进20个", total("20")),
            ("projects", "达到20个", value("20")),
            ("projects", "突破20个", compared(Basis::Value, MoreThan, "20")),
            ("projects", "提高到20个", value("20")),
            ("projects", "increase to 20", value("20")),
            ("projects", "当年20个", value("20")),
            ("projects", "当年新增20个", value("20")),
            ("projects", "全年达到20个", value("20")),
            ("projects", "每年20个", value("20")),
            ("projects", "20 in the year", value("20")),
            ("projects", "年均20个", mean("20")),
            ("projects", "年均新增20个", mean("20")),
            ("projects", "20 a year on average", mean("20")),
            ("projects", "累计1—2个", between(Basis::Total, "1", "2")),
            ("projects", "累计20个左右", about(Basis::Total, "20")),
            ("served", "累计服务百家科技型企业", total("100")),
            ("pledge", "质押融资额累计8000万元", total("8000")),
            ("pledge", "累计8000万元", total("8000")),
            ("pledge", "累计8000", total("8000")),
            ("pledge", "累计0.8亿元", total("8000")),
            ("pledge", "累计1.2亿元", total("12000")),
            ("pledge", "累计八千万元", total("8000")),
            ("power", "达到500千瓦时", value("500")),
            ("jobs", "城镇新增就业10万人", total("10")),
            ("jobs", "城镇新增就业人数10万人", total("10")),
            ("complaints", "累计200件以内", compared(Basis::Total, AtMost, "200")),
        ],
    );
    check(
        One,
        &[
            ("projects", "5个", value("5")),
            ("served", "百家", value("100")),
            ("pledge", "8000万元", value("8000")),
            ("projects", "实施5个", value("5")),
            ("projects", "达到5个", value("5")),
            ("projects", "1—2个", between(Basis::Value, "1", "2")),
            ("projects", "累计5个", total("5")),
            ("jobs", "10万人", value("10")),
            ("jobs", "达到10万人", value("10")),
            ("projects", "20 projects a year", value("20")),
        ],
    );
}

#[test]
fn increases_and_points() {
    let year_before = Basis::Increase(Reference::YearBefore);
    let points_before = Basis::Points(Reference::YearBefore);
    check(
        Several,
        &[
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
            ("revenue", "产业增加值增加2亿元", compared(INCREASE, AtLeast, "2")),
            ("marks", "每年增加2000件", compared(year_before, AtLeast, "2000")),
            ("marks", "+2000 every year", compared(year_before, AtLeast, "2000")),
            ("marks", "当年新增2000件", compared(year_before, AtLeast, "2000")),
            ("marks", "累计新增2000件", compared(INCREASE, AtLeast, "2000")),
            ("marks", "年均增长2000件", compared(Basis::AverageIncrease, AtLeast, "2000")),
            ("marks", "年均新增2000件", compared(Basis::AverageIncrease, AtLeast, "2000")),
            ("marks", "2000 a year on average", compared(Basis::AverageIncrease, AtLeast, "2000")),
            ("projects", "年均增加2个", compared(Basis::AverageIncrease, AtLeast, "2")),
            ("jobs", "每年新增2万人", compared(Basis::Value, AtLeast, "2")),
            ("projects", "较2020年增加2个", compared(INCREASE, AtLeast, "2")),
            ("pledge", "每年增加2亿元", compared(year_before, AtLeast, "20000")),
            ("closure", "年均提高2个百分点", compared(Basis::AverageIncrease, AtLeast, "2")),
            ("closure", "每年提高2个百分点", compared(points_before, AtLeast, "2")),
            ("closure", "提高2个百分点", compared(POINTS, AtLeast, "2")),
            ("closure", "提升2个百分点以上", compared(POINTS, AtLeast, "2")),
            ("closure", "上升2百分点", compared(POINTS, AtLeast, "2")),
            ("closure", "增加0.5个百分点", compared(POINTS, AtLeast, "0.5")),
            ("closure", "较上年提高2个百分点", compared(points_before, AtLeast, "2")),
            ("closure", "+2 points", compared(POINTS, AtLeast, "2")),
            ("closure", "rise by more than 2 pp", compared(POINTS, MoreThan, "2")),
            ("closure", "下降2个百分点", compared(POINTS, AtMost, "-2")),
            ("unemployment", "下降2个百分点", compared(POINTS, AtMost, "-2")),
            ("unemployment", "下降1—2个百分点", between(POINTS, "-2", "-1")),
        ],
    );
}

#[test]
fn growth() {
    let growth = |bound, level| compared(Basis::Growth, bound, level);
    let since_base = |bound, level| compared(Basis::GrowthSinceBase, bound, level);
    let average = |level| compared(Basis::AverageGrowth, AtLeast, level);
    check(
        One,
        &[
            ("marks", "增长6%", growth(AtLeast, "6")),
            ("marks", "增长6%以上", growth(AtLeast, "6")),
            ("marks", "增长达到6%", growth(AtLeast, "6")),
            ("marks", "增速超过6%", growth(MoreThan, "6")),
            ("marks", "增加6%", growth(AtLeast, "6")),
            ("marks", "年增长6%", growth(AtLeast, "6")),
            ("marks", "+6%", growth(AtLeast, "6")),
            ("marks", "growth ≥ 6%", growth(AtLeast, "6")),
            ("marks", "grows by 6 per cent", growth(AtLeast, "6")),
            ("marks", "grow 8% a year", growth(AtLeast, "8")),
            ("marks", "增长6%—8%", between(Basis::Growth, "6", "8")),
            ("marks", "增长6%左右", about(Basis::Growth, "6")),
            ("marks", "降幅5%以内", growth(AtLeast, "-5")),
            ("marks", "decline ≥ 5%", growth(AtMost, "-5")),
            ("marks", "growth above 5%", growth(MoreThan, "5")),
        ],
    );
    check(
        Several,
        &[
            ("marks", "同比增长6%", growth(AtLeast, "6")),
            ("marks", "较上年增长6%以上", growth(AtLeast, "6")),
            ("marks", "比去年增长6%以上", growth(AtLeast, "6")),
            ("marks", "year-on-year growth of 6% or more", growth(AtLeast, "6")),
            ("marks", "同比下降5%以上", growth(AtMost, "-5")),
            ("marks", "同比下降5%", growth(AtMost, "-5")),
            ("marks", "每年增长6%", growth(AtLeast, "6")),
            ("marks", "全年增长6%", growth(AtLeast, "6")),
            ("marks", "每年同比增长6%", growth(AtLeast, "6")),
            ("complaints", "同比增长6%以内", growth(AtMost, "6")),
            ("closure", "较2020年相对提高2%", since_base(AtLeast, "2")),
            ("marks", "较2020年增长50%", since_base(AtLeast, "50")),
            ("marks", "比2020年增长50%以上", since_base(AtLeast, "50")),
            ("marks", "比二〇二〇年增长50%", since_base(AtLeast, "50")),
            ("marks", "较“十三五”末增长50%", since_base(AtLeast, "50")),
            ("marks", "在2020年的基础上增长50%", since_base(AtLeast, "50")),
            ("marks", "较基期增长50%", since_base(AtLeast, "50")),
            ("marks", "累计增长50%", since_base(AtLeast, "50")),
            ("marks", "五年累计增长50%", since_base(AtLeast, "50")),
            ("marks", "“十四五”期间增长50%", since_base(AtLeast, "50")),
            ("marks", "累计下降5%", since_base(AtMost, "-5")),
            ("marks", "到2025年下降5%", since_base(AtMost, "-5")),
            ("marks", "下降到四分之三", since_base(AtMost, "-25")),
            ("marks", "cut by 5% by 2025", since_base(AtMost, "-5")),
            ("marks", "翻一番", since_base(AtLeast, "100")),
            ("marks", "总数翻番", since_base(AtLeast, "100")),
            ("marks", "较2020年翻两番", since_base(AtLeast, "300")),
            ("marks", "翻三番", since_base(AtLeast, "700")),
            ("marks", "增长1倍", since_base(AtLeast, "100")),
            ("marks", "增长两倍以上", since_base(AtLeast, "200")),
            ("marks", "增加到2倍", since_base(AtLeast, "100")),
            ("marks", "增加到2018年的3倍", since_base(AtLeast, "200")),
            ("marks", "是2020年的2倍", since_base(AtLeast, "100")),
            ("marks", "增长4.9倍", since_base(AtLeast, "490")),
            ("complaints", "减半", since_base(AtMost, "-50")),
            ("complaints", "halve", since_base(AtMost, "-50")),
            ("complaints", "reduce by at least half", since_base(AtMost, "-50")),
            ("complaints", "cut by a quarter", since_base(AtMost, "-25")),
            ("marks", "growth since 2020 ≥ 50%", since_base(AtLeast, "50")),
            ("marks", "growth since base >= 50%", since_base(AtLeast, "50")),
            ("marks", "increase by 10% (over 2020 levels) by 2025", since_base(AtLeast, "10")),
            ("complaints", "reduce by 78% compared to 1990 levels", since_base(AtMost, "-78")),
            ("marks", "from 2015 to 2025 grow by 6%", since_base(AtLeast, "6")),
            ("marks", "doubles", since_base(AtLeast, "100")),
            ("marks", "quadruple since 2020", since_base(AtLeast, "300")),
            ("marks", "年均增长10%以上", average("10")),
            ("per10k", "全市万人高价值发明专利拥有量年均增长6%以上", average("6")),
            ("marks", "年均增速10%", average("10")),
            ("marks", "年均增幅达到10%以上", average("10")),
            ("marks", "平均每年增长10%以上", average("10")),
            ("marks", "较2020年年均增长10%", average("10")),
            ("marks", "年均增长百分之十以上", average("10")),
            ("marks", "average growth ≥ 6%", average("6")),
            ("marks", "average annual growth rate of at least 6%", average("6")),
            ("marks", "grow by 6% or more a year on average", average("6")),
            ("marks", "年均增长6%至8%", between(Basis::AverageGrowth, "6", "8")),
            ("marks", "年均增长7.5%左右", about(Basis::AverageGrowth, "7.5")),
            ("marks", "年均下降3%以上", compared(Basis::AverageGrowth, AtMost, "-3")),
        ],
    );
}

/// A reading in a few letters: v value, T total, i increase, p points, g growth, gb growth since the base, a average
/// growth, AI average increase, AT average total; @ against the year before, * in each year.
fn in_letters(reading: &Reading) -> String {
    let Condition::Compared { basis, .. } = &reading.condition else { return String::from("trend") };
    let letters = match basis {
        Basis::Value => "v",
        Basis::Total => "T",
        Basis::Increase(Reference::Base) => "i",
        Basis::Increase(Reference::YearBefore) => "i@",
        Basis::Points(Reference::Base) => "p",
        Basis::Points(Reference::YearBefore) => "p@",
        Basis::Growth => "g",
        Basis::GrowthSinceBase => "gb",
        Basis::AverageGrowth => "a",
        Basis::CumulativeGrowth => "cumulative",
        Basis::AverageIncrease => "AI",
        Basis::AverageTotal => "AT",
    };
    format!("{letters}{}", if reading.every_year { "*" } else { "" })
}

/// The reading, or behind a question mark those of the wordings that are offered, `-` for one without a wording.
fn outcome(key: &str, span: Span, text: &str) -> String {
    let offered = |readings: &[PossibleReading]| {
        let offered = readings.iter().map(|possible| match &possible.wording {
            None => String::from("-"),
            Some(wording) => read_for(key, span, wording)
                .map_or_else(|misreading| format!("{wording} {misreading:?}"), |reading| in_letters(&reading)),
        });
        format!("?{}", offered.collect::<Vec<_>>().join("|"))
    };
    match read_for(key, span, text) {
        Ok(reading) => in_letters(&reading),
        Err(Misreading { problem: Problem::Ambiguous { readings, .. }, .. }) => offered(&readings),
        Err(Misreading { problem: Problem::NeedsFlow(instead), .. }) => format!("flow{}", offered(&instead.readings)),
        Err(Misreading { problem: Problem::NeedsFlowForMean(instead), .. }) => {
            format!("mean{}", offered(&instead.readings))
        }
        Err(misreading) => format!("{misreading:?}"),
    }
}

/// Forms in Chinese and English; what they are for a stock, a level flow and an event flow over several years, then in one.
const FORMS: &[(&str, &str, [&str; 3], [&str; 3])] = &[
    ("达到20", "reach 20", ["v", "v", "?T|v|v*"], ["v", "v", "v"]),
    ("突破20", "reach more than 20", ["v", "v", "?T|v|v*"], ["v", "v", "v"]),
    ("提高到20", "increase to 20", ["v", "v", "?T|v|v*"], ["v", "v", "v"]),
    ("保持在20以上", "maintain at least 20", ["?v*|v", "?v*|v|AT", "?v*|v|AT"], ["v", "v", "v"]),
    ("控制在20以内", "keep within 20", ["?v*|v", "?v*|v|AT", "?v*|v|AT"], ["v", "v", "v"]),
    ("到2025年控制在20以内", "控制在20以内 by 2025", ["v", "v", "v"], ["v", "v", "v"]),
    ("累计20", "20 in total", ["flow?v|i", "T", "T"], ["flow?v|i", "T", "T"]),
    ("“十四五”期间20", "20 over the period", ["flow?v|i", "T", "T"], ["", "", ""]),
    ("累计达到20", "reach 20 in total", ["v", "?T|-", "?T|-"], ["v", "?T|-", "?T|-"]),
    ("累计认定20", "reach a total of 20", ["v", "?T|-", "?T|-"], ["v", "?T|-", "?T|-"]),
    ("新增20", "20 more", ["i", "T", "T"], ["i", "v", "v"]),
    ("新培育20", "20 new", ["i", "T", "T"], ["i", "v", "v"]),
    ("培育20", "create 20", ["?i|v", "T", "T"], ["?i|v", "v", "v"]),
    ("实施20", "deliver 20", ["?i|v", "T", "T"], ["?i|v", "v", "v"]),
    ("建成20", "build 20", ["?i|v", "T", "T"], ["?i|v", "v", "v"]),
    ("20以上", "at least 20", ["v", "?T|v|v*", "T"], ["v", "v", "v"]),
    ("20", "20", ["v", "?T|v|v*", "T"], ["v", "v", "v"]),
    ("当年20", "20 in the year", ["v", "v", "v"], ["v", "v", "v"]),
    ("当年新增20", "20 more in the year", ["i@", "v", "v"], ["i@", "v", "v"]),
    ("每年20", "20 every year", ["v*", "v*", "v*"], ["v*", "v*", "v*"]),
    ("每年培育20", "create 20 every year", ["?i@*|v*", "v*", "v*"], ["?i@*|v*", "v*", "v*"]),
    ("当年实施20", "deliver 20 in the year", ["?i@|v", "v", "v"], ["?i@|v", "v", "v"]),
    ("到2025年每年20", "20 every year by 2025", ["?v*|v", "?v*|v", "?v*|v"], ["v*", "v*", "v*"]),
    ("每年新增20", "20 new every year", ["i@*", "?v*|i@*", "v*"], ["i@*", "?v*|i@*", "v*"]),
    ("每年增加20", "+20 every year", ["i@*", "i@*", "i@*"], ["i@*", "i@*", "i@*"]),
    ("逐年增加20", "increase by 20 each year", ["i@*", "i@*", "i@*"], ["i@*", "i@*", "i@*"]),
    ("年均新增20", "20 more a year on average", ["AI", "AT", "AT"], ["AI", "AT", "AT"]),
    ("年均增加20", "increase by 20 a year on average", ["AI", "AI", "AT"], ["AI", "AI", "AT"]),
    ("增加20", "increase by 20", ["i", "?T|i", "?T|i"], ["i", "?T|i", "?T|i"]),
    ("+20", "+20", ["i", "?T|i", "?T|i"], ["i", "?T|i", "?T|i"]),
    ("累计增加20", "increase by 20 in total", ["i", "?T|i", "?T|i"], ["i", "?T|i", "?T|i"]),
    ("累计新增20", "20 new in total", ["i", "T", "T"], ["i", "T", "T"]),
    ("减少20", "reduce by 20", ["i", "?i|AI|i@*", "?i|i@*"], ["i", "i", "i"]),
    ("较2020年增加20", "increase by 20 since 2020", ["i", "i", "i"], ["i", "i", "i"]),
    ("较2020年20以上", "at least 20 since 2020", ["?i|i", "?i|i", "?i|i"], ["?i|i", "?i|i", "?i|i"]),
    ("下降20%", "reduce by 20%", ["?gb|a|g|g*"; 3], ["g"; 3]),
    ("到2025年下降20%", "reduce by 20% by 2025", ["gb"; 3], ["g"; 3]),
    ("增长20%", "grow by 20%", ["?gb|a|g|g*"; 3], ["g"; 3]),
    ("增加20%以上", "increase by at least 20%", ["?gb|a|g|g*"; 3], ["g"; 3]),
    ("累计增长20%", "grow by 20% overall", ["gb"; 3], ["gb"; 3]),
    ("每年增长20%", "grow by 20% every year", ["g*"; 3], ["g*"; 3]),
    ("到2025年每年增长20%", "grow by 20% every year by 2025", ["?g*|g"; 3], ["g*"; 3]),
    ("年均增长20%", "grow by 20% a year on average", ["a"; 3], ["a"; 3]),
    ("年增长20%", "grow by 20% a year", ["?g*|a|g"; 3], ["g"; 3]),
    ("年度增长20%", "annual growth of 20%", ["?g*|a|g"; 3], ["g"; 3]),
    ("同比增长20%", "grow by 20% year on year", ["g"; 3], ["g"; 3]),
    ("较2020年增长20%", "grow by 20% since 2020", ["gb"; 3], ["gb"; 3]),
    ("翻一番", "double", ["gb"; 3], ["gb"; 3]),
    ("年度20", "annual 20", ["v*", "v*", "?v*|AT|v"], ["v", "v", "v"]),
    ("每年保持20", "keep 20 every year", ["v*", "v*", "v*"], ["v*", "v*", "v*"]),
];

#[test]
fn every_form_for_every_kind_of_indicator_over_one_year_and_several() {
    let mut wrong = Vec::new();
    for (chinese, english, several, one) in FORMS {
        for (span, expected) in [(Several, several), (One, one)] {
            for (key, expected) in ["firms", "projects", "trainings"].iter().zip(expected) {
                for text in [chinese, english] {
                    let found = outcome(key, span, text);
                    if !expected.is_empty() && found != *expected {
                        wrong.push(format!("{key} {span:?} {text}: {found}, expected {expected}"));
                    }
                }
            }
        }
    }
    assert_eq!(wrong.join("\n"), "");
}

#[test]
fn what_is_made_of_something_bad_is_less_of_it_or_its_level() {
    for text in ["完成20处", "deliver 20"] {
        let Err(Misreading { problem: Problem::Ambiguous { readings, .. }, .. }) = read_for("defects", Several, text)
        else {
            panic!("{text}")
        };
        let offered = readings.iter().filter_map(|possible| possible.wording.as_deref());
        let offered: Vec<_> = offered.map(|wording| read_for("defects", Several, wording).unwrap().condition).collect();
        assert_eq!(offered, [compared(INCREASE, AtMost, "-20"), compared(Basis::Value, AtMost, "20")], "{text}");
    }
}

#[test]
fn a_flow_with_a_year_in_its_name_has_a_level_each_year() {
    for (text, several) in [
        ("达到20", "v"),
        ("20", "?T|v|v*"),
        ("每年新增20", "i@*"),
        ("新增20", "T"),
        ("年均新增20", "AT"),
        ("年均增加20", "AI"),
        ("实施20", "T"),
    ] {
        assert_eq!(outcome("filings", Several, text), several, "{text}");
    }
}

#[test]
fn forms_of_percentages() {
    for (chinese, english, several, one) in [
        ("提高5个百分点", "increase by 5 points", "p", "p"),
        ("每年提高5个百分点", "+5 points every year", "p@*", "p@*"),
        ("到2025年每年提高5个百分点", "+5 points every year by 2025", "?p@*|p@", "p@*"),
        ("年均提高5个百分点", "increase by 5 points a year on average", "AI", "AI"),
        ("较上年提高5个百分点", "+5 points over the year before", "p@", "p@"),
        ("提高5%", "increase by 5%", "?p|gb", "?p|gb"),
        ("年均增长5%", "grow by 5% a year on average", "?AI|a", "?AI|a"),
        ("每年提高5%", "increase by 5% every year", "?p@*|g*", "?p@*|g*"),
        ("较上年提高5%", "increase by 5% over the year before", "?p@|g", "?p@|g"),
        ("相对提高5%", "increase by 5% in relative terms", "?gb|a|g|g*", "g"),
        ("提高5", "increase by 5", "?p|gb", "?p|gb"),
        ("3个百分点", "3 points", "?p|p", "?p|p"),
        ("达到95个百分点", "reach 95 points", "?v|p|p", "?v|p|p"),
        ("较2020年提高5%", "increase by 5% since 2020", "?p|gb", "?p|gb"),
        ("提高到5%", "increase to 5%", "v", "v"),
        ("0.9", "at least 0.9", "?v|v", "?v|v"),
        ("0.9%", "at least 0.9%", "v", "v"),
        ("1.5", "at least 1.5", "v", "v"),
        ("年度90", "annual 90", "v*", "v"),
        ("保持在90%", "keep at 90%", "?v*|v", "v"),
    ] {
        for text in [chinese, english] {
            assert_eq!(outcome("closure", Several, text), several, "{text}");
            assert_eq!(outcome("closure", One, text), one, "{text}");
        }
    }
}

#[test]
fn growth_of_a_rate_of_growth_is_its_value() {
    let cases = [("增长6%以上", true), ("提高6%", false), ("较上年增长6%", false), ("每年增长6%", true)];
    for (text, is_value) in cases {
        let indicator = indicator("经济增速", "", "%", Kind::Rate, Better::Higher);
        let term = term(Several);
        let context = plain_context(&indicator, term);
        let condition = read(text, &context).ok().map(|reading| reading.condition);
        assert_eq!(condition, is_value.then(|| compared(Basis::Value, AtLeast, "6")), "{text}");
    }
}

#[test]
fn levels_that_a_change_leads_to() {
    let value = |bound, level| compared(Basis::Value, bound, level);
    check(
        Several,
        &[
            ("complaints", "reduce to 4.3", value(AtMost, "4.3")),
            ("unemployment", "reduce below 4.3%", value(LessThan, "4.3")),
            ("unemployment", "decrease to under 4.3%", value(LessThan, "4.3")),
            ("unemployment", "bring down to 4.3%", value(AtMost, "4.3")),
            ("closure", "increase above 90%", value(MoreThan, "90")),
            ("closure", "increase up to 90%", value(AtLeast, "90")),
            ("closure", "increase by 2025 to 90%", value(AtLeast, "90")),
            ("unemployment", "up to 5%", value(AtMost, "5")),
            ("closure", "到2025年达到90%", value(AtLeast, "90")),
            ("closure", "90% by 2025", value(AtLeast, "90")),
            ("unemployment", "到2025年控制在5%以内", value(AtMost, "5")),
            ("firms", "累计达到150家", value(AtLeast, "150")),
            ("firms", "累计认定150家", value(AtLeast, "150")),
            ("marks", "较2020年提高到50件", value(AtLeast, "50")),
            ("closure", "由30%左右提高到40%", value(AtLeast, "40")),
        ]
        .map(|(key, text, condition)| (key, text.trim_start_matches("bring "), condition)),
    );
}

#[test]
fn ranges_and_about() {
    let range = |low, high| between(Basis::Value, low, high);
    check(
        Several,
        &[
            ("firms", "1—2家", range("1", "2")),
            ("firms", "1-2家", range("1", "2")),
            ("firms", "1～2家", range("1", "2")),
            ("firms", "1~2家", range("1", "2")),
            ("firms", "1——2家", range("1", "2")),
            ("firms", "1..2", range("1", "2")),
            ("firms", "1家至2家", range("1", "2")),
            ("firms", "1 to 2", range("1", "2")),
            ("firms", "一至两家", range("1", "2")),
            ("closure", "15%至20%", range("15", "20")),
            ("closure", "15%到20%", range("15", "20")),
            ("closure", "15—20%", range("15", "20")),
            ("closure", "15%—20", range("15", "20")),
            ("marks", "8—9万件", range("80000", "90000")),
            ("marks", "五至八千件", range("5000", "8000")),
            ("marks", "五十至八十万件", range("500000", "800000")),
            ("marks", "100至一百二十万件", range("1000000", "1200000")),
            ("marks", "8千—1万件", range("8000", "10000")),
            ("marks", "5000—1万件", range("5000", "10000")),
            ("revenue", "8—9亿元", range("8", "9")),
            ("revenue", "3千—5千万元", range("0.3", "0.5")),
            ("revenue", "三千至五千万元", range("0.3", "0.5")),
            ("revenue", "8000万—1亿元", range("0.8", "1")),
            ("marks", "value -5 to -1", range("-5", "-1")),
            ("marks", "2000件左右", about(Basis::Value, "2000")),
            ("marks", "约2000件", about(Basis::Value, "2000")),
            ("marks", "大约2000件", about(Basis::Value, "2000")),
            ("marks", "≈ 2000", about(Basis::Value, "2000")),
            ("marks", "~2000", about(Basis::Value, "2000")),
            ("marks", "about 2000", about(Basis::Value, "2000")),
        ],
    );
    let indicator = by_key("marks");
    let tolerance = Some(number("8"));
    let context = PhraseContext {
        indicator: &indicator,
        term: term(Several),
        whole: term(Several),
        own_base: false,
        every_year: false,
        sentence: "",
        tolerance,
    };
    let bound = Bound::About { level: number("2000"), tolerance: number("8") };
    let condition = Condition::Compared { basis: Basis::Value, bound };
    assert_eq!(read("约2000件", &context).unwrap().condition, condition);
}

#[test]
fn pieces_of_names_hide_neither_negations_nor_words() {
    use Better::{Higher, Lower};
    for (name, name_en, unit, kind, better, text) in [
        ("不合格率", "Failure rate", "%", Kind::Rate, Lower, "合格率95%以上"),
        ("非化石能源占比", "Share", "%", Kind::Rate, Higher, "化石能源占比20%以上"),
        ("失业率", "non-compliance rate", "%", Kind::Rate, Lower, "compliance rate at least 95%"),
        ("住房", "homes not connected", "homes", Kind::Stock, Lower, "homes connected 500"),
        ("细颗粒物年均浓度", "annual average PM2.5", "微克", Kind::Ratio, Lower, "年均浓度下降10%"),
        ("细颗粒物年均浓度", "annual average PM2.5", "微克", Kind::Ratio, Lower, "average PM2.5 below 29"),
        ("收入", "average household income", "dollars", Kind::Stock, Higher, "average income of 50000 dollars"),
        ("规模以上工业企业", "Large firms", "家", Kind::Stock, Higher, "规模以下工业企业20家"),
        ("超过70岁人口", "Over 70", "人", Kind::Stock, Higher, "超过70岁100人"),
    ] {
        let indicator = indicator(name, name_en, unit, kind, better);
        let term = term(Several);
        let context = plain_context(&indicator, term);
        let problem = read(text, &context).map_err(|misreading| misreading.problem);
        assert_eq!(problem, Err(Problem::NotUnderstood), "{name}: {text}");
    }
}

#[test]
fn a_fall_is_one_since_the_base_where_its_sentence_names_the_period() {
    let read = |sentence: &str| read_in("complaints", Several, sentence, "下降20%").map(|reading| reading.condition);
    for sentence in [
        "到2025年投诉量下降20%",
        "2025年末投诉量下降20%",
        "2021—2025年投诉量下降20%",
        "2020—2025年投诉量下降20%",
        "“十四五”期间投诉量下降20%",
        "五年内投诉量下降20%",
        "规划期内投诉量下降20%",
        "Complaints fall by 20% by 2025",
        "Complaints fall by 20% from 2020 to 2025",
        "Complaints fall by 20% over the plan period",
    ] {
        assert_eq!(read(sentence), Ok(compared(Basis::GrowthSinceBase, AtMost, "-20")), "{sentence}");
    }
    for sentence in [
        "",
        "投诉量下降20%",
        "到2024年投诉量下降20%",
        "2019—2025年投诉量下降20%",
        "2022—2025年投诉量下降20%",
        "从2022年到2025年投诉量下降20%",
        "“十三五”期间投诉量下降20%",
        "四年内投诉量下降20%",
        "六年内投诉量下降20%",
        "Complaints fall by 20% by 2024",
        "Complaints fall by 20% from 2021 to 2025",
        "投诉量到2025年每年下降20%",
        "“十四五”期间投诉量年均下降20%",
        "2025年投诉量同比下降20%",
        "到2025年投诉量较2022年下降20%",
        "到2025年投诉量比上年下降20%",
        "2021—2025年投诉量逐年下降20%",
        "Reduce complaints by 20% a year until 2025",
        "By 2025, complaints are reduced by 20% compared with 2022",
    ] {
        assert!(read(sentence).is_err(), "{sentence}");
    }
}

#[test]
fn a_fall_of_what_should_rise_is_met_by_a_fall_only() {
    check(
        Several,
        &[
            ("marks", "较2020年下降5%左右", compared(Basis::GrowthSinceBase, AtMost, "-4.9")),
            ("marks", "较2020年下降5%—10%", compared(Basis::GrowthSinceBase, AtMost, "-5")),
            ("marks", "减少20—30件", compared(INCREASE, AtMost, "-20")),
            ("closure", "降至80%左右", compared(Basis::Value, AtMost, "84")),
        ],
    );
    let two_thirds = read_for("closure", Several, "达到三分之二").unwrap().condition;
    let level = Number::from(200).checked_div(&Number::from(3)).unwrap();
    assert_eq!(two_thirds, Condition::Compared { basis: Basis::Value, bound: AtLeast(level) });
}

/// The same for the due year that the phrase itself names.
fn read_until_due(key: &str, text: &str) -> Result<Reading, Misreading> {
    let indicator = by_key(key);
    let due = super::RequirementWording::new(text, &indicator).stated_due().unwrap_or(year(2025));
    let term = Term { due, ..term(Several) };
    let (own_base, every_year, sentence) = (false, false, "");
    read(
        text,
        &PhraseContext { indicator: &indicator, term, whole: term, own_base, every_year, sentence, tolerance: None },
    )
}

fn refuse(cases: &[(&str, &[&str])]) {
    let texts = cases.iter().flat_map(|(key, texts)| texts.iter().map(move |text| (key, text)));
    let read = texts
        .filter_map(|(key, text)| Some(format!("{key}: {text}: {}", in_letters(&read_until_due(key, text).ok()?))));
    assert_eq!(read.collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn a_change_counts_from_the_year_of_the_value_that_it_starts_from() {
    let points = |level| compared(POINTS, AtLeast, level);
    let doubled = || compared(Basis::GrowthSinceBase, AtLeast, "100");
    let value = |level| compared(Basis::Value, AtLeast, level);
    let mut wrong = Vec::new();
    for (key, text, condition, base) in [
        ("firms", "从2019年的100家翻一番", doubled(), Some(2019)),
        ("firms", "从2019年底的100家翻一番", doubled(), Some(2019)),
        ("posts", "double from 100 in 2019", doubled(), Some(2019)),
        ("firms", "从2022年的100家年均增长5%", compared(Basis::AverageGrowth, AtLeast, "5"), Some(2022)),
        ("firms", "从2019年的100家增长5%", compared(Basis::GrowthSinceBase, AtLeast, "5"), Some(2019)),
        ("cov", "从2019年的60%提高15个百分点", points("15"), Some(2019)),
        ("cov", "up 15 points from 60% in 2019", points("15"), Some(2019)),
        ("posts", "increase from 100 in 2019 by 50", compared(INCREASE, AtLeast, "50"), Some(2019)),
        ("posts", "increase by 50 against a baseline of 100 in 2019", compared(INCREASE, AtLeast, "50"), Some(2019)),
        ("firms", "从2022年的100家增加到2倍", doubled(), Some(2022)),
        ("firms", "从2020年的100家增加50家", compared(INCREASE, AtLeast, "50"), None),
        ("firms", "从2019年的100家增加到150家", value("150"), None),
        ("firms", "从2022年的100家增加到150家", value("150"), None),
        ("firms", "较2019年从2019年的100家翻一番", doubled(), Some(2019)),
    ] {
        let found = read_until_due(key, text).map(|reading| (reading.condition, reading.base.map(Year::number)));
        if found != Ok((condition, base)) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert_eq!(wrong.join("\n"), "");
    refuse(&[
        (
            "firms",
            &[
                "从2025年的100家翻一番",
                "从2026年的100家增加到150家",
                "到2022年从2022年的100家增加到150家",
                "较2019年从2018年的100家翻一番",
                "从2022年的100家每年增长5%",
                "从2022年的100家同比增长5%",
                "从2022年的100家每年增加5家",
                "从2022年的100家较上年增加5家",
            ],
        ),
        ("posts", &["double from 100 in 2025", "increase from 100 in 2026 to 150"]),
    ]);
}

#[test]
fn parts_numerals_and_years_have_one_reading_beside_what_they_belong_to() {
    let value = |bound, level| compared(Basis::Value, bound, level);
    let since_base = |level| compared(Basis::GrowthSinceBase, AtLeast, level);
    check(
        Several,
        &[
            ("cov", "三成至四成", between(Basis::Value, "30", "40")),
            ("cov", "由三成提高到五成", value(AtLeast, "50")),
            ("cov", "提高到五成", value(AtLeast, "50")),
            ("cov", "increase to half", value(AtLeast, "50")),
            ("cov", "increase from half to three quarters", value(AtLeast, "75")),
            ("posts", "two hundred and fifty jobs", value(AtLeast, "250")),
            ("posts", "150 max in 2025", value(AtMost, "150")),
            ("posts", "double in 2025", since_base("100")),
            ("posts", "increase by a factor of three", since_base("200")),
            ("posts", "equal to or above 20", value(AtLeast, "20")),
            ("cov", "60% of all", value(AtLeast, "60")),
            ("firms", "高于2019年", Condition::Trend(Direction::Rising)),
            ("posts", "lower than in 2019", Condition::Trend(Direction::Falling)),
        ],
    );
    assert_eq!(read_until_due("firms", "高于2019年").map(|reading| reading.base), Ok(Some(year(2019))));
    refuse(&[
        ("posts", &["close to 20", "reduce by a factor of three", "two hundred and 250"]),
        ("cov", &["降到五成", "reduce to half", "from half to three quarters"]),
    ]);
}

#[test]
fn a_comparison_with_a_year_is_no_comparison_with_the_number_before_it() {
    refuse(&[
        (
            "posts",
            &[
                "20 more than in 2023",
                "20 fewer than in 2023",
                "50 higher than in 2023",
                "at least 20 more than in 2023",
                "20 less than in 2023",
                "20 greater than in 2023",
                "20 more than that in 2023",
                "20 more than by 2023",
                "20 no higher than in 2023",
                "20, exceeding the number in 2023",
                "double the number in 2023",
                "twofold in 2023",
                "double that in 2022",
                "triple the number in 2023",
                "half the number in 2023",
                "halve the number in 2023",
                "halved in 2023",
                "two-fold in 2023",
                "20 up on 2023",
                "increase of 20 on 2023",
            ],
        ),
        ("firms", &["超2023年150家", "150家，超过2023年", "达到2023年两倍", "2023年一半"]),
        (
            "cov",
            &["50% of that in 2023", "half of that in 2023", "a third of the rate in 2023", "60%, higher than in 2023"],
        ),
    ]);
    check(
        Several,
        &[
            ("posts", "in 2025, more than 150", compared(Basis::Value, MoreThan, "150")),
            ("posts", "more than 150 in 2025", compared(Basis::Value, MoreThan, "150")),
            ("posts", "double by 2025", compared(Basis::GrowthSinceBase, AtLeast, "100")),
            ("firms", "2025年翻一番", compared(Basis::GrowthSinceBase, AtLeast, "100")),
        ],
    );
}

#[test]
fn no_growth_is_not_none_and_a_rate_of_change_is_not_the_indicator() {
    refuse(&[
        (
            "posts",
            &["net-zero growth", "net zero growth", "eliminate growth", "eliminate the increase", "phase out growth"],
        ),
        ("posts", &["double growth", "halve growth", "doubling of growth"]),
        ("firms", &["增速翻番", "消除增长", "增速提高2%", "增速回落到3%", "较2020年增速提高2%"]),
        (
            "cov",
            &[
                "降幅收窄到3%",
                "降幅收窄至3%以内",
                "增速提高2个百分点",
                "增幅提高到6%",
                "增速到6%",
                "增速由5%提高到6%",
                "增长率下降2个百分点",
                "reduce growth to 3%",
                "growth rate up 2 points",
                "increase growth by 2 points",
                "growth rate to 6%",
                "a reduction in growth of 2 points",
            ],
        ),
    ]);
    check(
        Several,
        &[
            ("posts", "an increase to 150", compared(Basis::Value, AtLeast, "150")),
            ("posts", "average growth of 5%", compared(Basis::AverageGrowth, AtLeast, "5")),
            ("defects", "清零", compared(Basis::Value, AtMost, "0")),
            ("defects", "降至清零", compared(Basis::Value, AtMost, "0")),
        ],
    );
}

#[test]
fn a_share_of_a_percentage_is_unclear_and_a_rise_leads_to_no_less() {
    for (text, offered) in [
        ("提高三成", "?p|gb"),
        ("占比提高三成", "?p|gb"),
        ("提高三分之一", "?p|gb"),
        ("下降三成", "?p|gb"),
        ("increase by a third", "?p|gb"),
        ("increase by half since 2020", "?p|gb"),
        ("年均提高一成", "?AI|a"),
    ] {
        let found = outcome("cov", Several, text);
        assert!(found == offered || found == "?-|gb", "{text}: {found}");
    }
    refuse(&[
        (
            "firms",
            &["增加到三分之二", "提高到三成", "增加到0.5倍", "减少到2倍", "提高到翻番", "增加到一半", "降到翻番"],
        ),
        ("posts", &["increase to half", "increase to two thirds", "increase to double", "reduce to double"]),
        ("cov", &["减少到三分之二", "提高到翻番"]),
    ]);
    let growth = |bound, level| compared(Basis::GrowthSinceBase, bound, level);
    check(
        Several,
        &[
            ("firms", "减少到一半", growth(AtMost, "-50")),
            ("firms", "增加到3倍", growth(AtLeast, "200")),
            ("cov", "翻一番", growth(AtLeast, "100")),
            ("unemployment", "reduce by half", growth(AtMost, "-50")),
            ("cov", "相对提高三成", growth(AtLeast, "30")),
        ],
    );
}

#[test]
fn a_start_agrees_with_its_direction_and_turns_no_level_round() {
    refuse(&[
        (
            "posts",
            &[
                "150, down from 100",
                "down from 100 to 150",
                "20 up from 100",
                "150 (up from 200)",
                "100, up from 100",
                "up from 200 to 150",
                "at least 150, down from 100",
                "at least 150, up from 200",
                "increase by 20, down from 100",
                "reduce by 20, up from 100",
                "reach 150 against a baseline of 200",
                "reach at least 150 against a baseline of 200",
                "150 against a baseline of 200",
                "reach 150 from a baseline of 200",
                "maintain 150 against a baseline of 200 every year",
                "150, risen from 100",
                "150, rising from 100 in 2019",
                "150, increased from 100 in 2020",
                "150, an increase from 100 in 2020",
                "150, falling from 200 in 2020",
                "between 150 and 160, down from 155",
            ],
        ),
        ("cov", &["at least 75%, down from 60%", "75%, up from 80%", "reach 75% against a baseline of 80%"]),
        (
            "firms",
            &[
                "达到150家（基期值200家）",
                "达到150家以上（基期值200家）",
                "建成150家（基期值200家）",
                "150家（基期值200家）",
                "突破150家（基期值200家）",
                "从2019年的200家达到150家",
                "150家，由2020年的100家上升",
                "150家，由2020年的200家下降",
                "由100家下降到150家",
                "由200家上升到150家",
            ],
        ),
        ("unemployment", &["达到5%（基期值3%）", "5%, up from 6%", "5%, down from 4%"]),
    ]);
    let value = |bound, level| compared(Basis::Value, bound, level);
    for (key, text, condition) in [
        ("posts", "150, up from 100", value(AtLeast, "150")),
        ("posts", "150, down from 200", value(AtMost, "150")),
        ("posts", "from 200 to 150", value(AtMost, "150")),
        ("posts", "increase by 20, up from 100", compared(INCREASE, AtLeast, "20")),
        ("firms", "达到150家（基期值100家）", value(AtLeast, "150")),
        ("firms", "由200家下降到150家", value(AtMost, "150")),
        ("unemployment", "5%, down from 6%", value(AtMost, "5")),
        ("unemployment", "达到5%（基期值6%）", value(AtMost, "5")),
        ("standing", "5th, up from 10th", value(AtMost, "5")),
    ] {
        let found = read_until_due(key, text).map(|reading| reading.condition);
        assert!(found == Ok(condition) || (text == "from 200 to 150" && found.is_err()), "{text}: {found:?}");
    }
}

#[test]
fn a_direction_beside_a_level_is_no_change_by_it() {
    refuse(&[
        (
            "firms",
            &["150家，上升", "达到150家，增长", "达到150家，下降", "减少，不低于150家", "150家下降", "增加，150家"],
        ),
        ("posts", &["150, rising", "150, falling", "150 rising", "decrease, at least 150", "reach 150, up"]),
        ("cov", &["增长提高2个百分点", "80%，提高"]),
    ]);
    check(
        Several,
        &[
            ("firms", "增加，达到150家", compared(Basis::Value, AtLeast, "150")),
            ("posts", "20 fewer", compared(INCREASE, AtMost, "-20")),
            ("posts", "increase, by 2025, by 20", compared(INCREASE, AtLeast, "20")),
        ],
    );
    for text in ["20 more than 2023", "double the 2023 number", "20 above 2023"] {
        assert_eq!(read_until_due("posts", text).unwrap_err().problem, Problem::NotUnderstood, "{text}");
    }
}

#[test]
fn places_are_better_when_they_are_smaller() {
    refuse(&[(
        "standing",
        &[
            "第10位以下",
            "低于第10位",
            "below 10th",
            "第10位以上",
            "高于第10位",
            "不高于第10位",
            "不低于第10位",
            "no higher than 10th",
            "under 10th",
            "10位以下",
            "低于10位",
            "10位以上",
            "排名下降不超过5位",
            "下降5位",
            "上升5位",
            "上升5位以上",
            "提升5位以上",
            "climb at least 5 places",
            "rise above 10",
            "climb below 10th",
            "drop below 10th",
            "较2020年上升5位以上",
            "新增5位以上",
            "从第5位提高到第10位",
            "从第10位下降到第5位",
            "从第5位到第10位",
            "from 5th to 10th",
            "5th, down from 10th",
            "10th, up from 5th",
            "下降到第10位",
            "fall to 10th",
            "排名上升",
            "逐年提升",
            "improve",
            "+5 or more",
            "进步20%",
            "提升20%以上",
        ],
    )]);
    let value = |level| compared(Basis::Value, AtMost, level);
    check(
        Several,
        &[
            ("standing", "前10位", value("10")),
            ("standing", "第10位以内", value("10")),
            ("standing", "within the top 10", value("10")),
            ("standing", "从第10位提高到第5位", value("5")),
            ("standing", "from 12th to 8th", value("8")),
            ("standing", "升至第8位", value("8")),
        ],
    );
}

#[test]
fn an_increase_and_a_level_are_no_range() {
    refuse(&[
        (
            "firms",
            &["增加20家到150家", "增加20家至150家", "新增20家到150家", "减少20家到80家", "从130家增加20家到150家"],
        ),
        (
            "posts",
            &[
                "increase by 20 to 150",
                "add 20 to 150",
                "up 20 to 150",
                "increase 20 to 150",
                "20 more to 150",
                "reduce by 20 to 80",
                "rise by at least 20 to 150",
                "+20 to 150",
                "grow by 5% to 150 since 2020",
                "fall above 150",
                "increase below 150",
                "reduce above 150",
                "grow below 150",
                "increase to below 150",
                "reduce to more than 150",
                "rise under 150",
            ],
        ),
        ("firms", &["下降突破150家", "增加到150家以下", "提高到低于150家", "降到超过150家"]),
        ("unemployment", &["reduce to at least 5%", "下降到5%以上"]),
    ]);
    check(
        Several,
        &[
            ("firms", "增加20—30家", between(INCREASE, "20", "30")),
            ("firms", "增加20至30家", between(INCREASE, "20", "30")),
            ("firms", "增加20家—30家", between(INCREASE, "20", "30")),
            ("firms", "20家至30家", between(Basis::Value, "20", "30")),
            ("posts", "reduce below 150", compared(Basis::Value, LessThan, "150")),
            ("posts", "increase above 150", compared(Basis::Value, MoreThan, "150")),
            ("unemployment", "提高到5%以内", compared(Basis::Value, AtMost, "5")),
        ],
    );
}

#[test]
fn two_numbers_are_two_requirements() {
    for (key, text, first, second, aims) in [
        ("firms", "达到9家和95家", "达到9家", "95家", false),
        ("closure", "80%以上，力争85%", "80%以上", "85%以上", true),
        ("closure", "at least 80%, aiming for 85%", "at least 80%", "at least 85%", true),
        ("firms", "新增20家，力争30家", "新增20家", "新增30家", true),
        ("closure", "increase by 5 points, aiming for 8", "increase by 5 points", "increase by 8 points", true),
        ("firms", "20 every year, ideally 30", "20 every year", "30 every year", true),
        ("firms", "at least 20 and at most 30", "at least 20", "at most 30", false),
        ("firms", "1—2家，力争3家", "1—2家", "3家", true),
        ("firms", "增加5家，达到20家", "增加5家", "达到20家", false),
        ("firms", "增加20家到150家", "增加20家", "到150家", false),
        ("posts", "increase by 20 to 150", "increase by 20", "to 150", false),
    ] {
        let problem = read_for(key, Several, text).unwrap_err().problem;
        let wordings = [first, second].map(str::to_owned).to_vec();
        assert_eq!(problem, Problem::Several { wordings, is_aim: aims }, "{text}");
    }
}

#[test]
fn a_value_that_a_phrase_starts_from_is_kept_and_asks_for_nothing() {
    let stated = |key: &str, text: &str| {
        let reading = read_for(key, Several, text).unwrap();
        let stated = reading.stated_base.unwrap();
        (reading.condition, stated.value, stated.year.map(Year::number))
    };
    let level = |bound, level| compared(Basis::Value, bound, level);
    for (key, text, condition, value, of) in [
        ("closure", "从45%提高到60%", level(AtLeast, "60"), "45", None),
        ("closure", "increase from 45 to 60%", level(AtLeast, "60"), "45", None),
        ("closure", "from 45% in 2019 to 60% by 2025", level(AtLeast, "60"), "45", Some(2019)),
        ("closure", "60%, up from 45% in 2019", level(AtLeast, "60"), "45", Some(2019)),
        ("firms", "由2019年的80家增加到2025年的150家", level(AtLeast, "150"), "80", Some(2019)),
        ("firms", "从80家增加20家", compared(INCREASE, AtLeast, "20"), "80", None),
        ("unemployment", "由5.5%降至5%以内", level(AtMost, "5"), "5.5", None),
    ] {
        assert_eq!(stated(key, text), (condition, number(value), of), "{text}");
    }
    for (key, text, offered) in [
        ("cov", "from 30% to 50%", ["reach 50% by 2025", "between 30% and 50%"]),
        ("complaints", "from 50 to 30", ["reach 30 by 2025", "between 30 and 50 in the year"]),
        ("firms", "从500家到800家", ["到2025年达到800家", "500家和800家之间"]),
    ] {
        let Problem::Ambiguous { readings, .. } = read_for(key, Several, text).unwrap_err().problem else {
            panic!("{text}")
        };
        let wordings: Vec<String> = readings.into_iter().filter_map(|reading| reading.wording).collect();
        assert_eq!(wordings, offered);
        assert!(wordings.iter().all(|wording| read_for(key, Several, wording).is_ok()), "{text}");
    }
    for text in ["20% growth from 2020", "from", "从45%从50%提高到60%"] {
        assert_eq!(read_for("closure", Several, text).unwrap_err().problem, Problem::NotUnderstood, "{text}");
    }
}

#[test]
fn all_and_none_are_levels_and_a_bare_zero_of_a_flow_is_unclear() {
    let value = |bound, level| compared(Basis::Value, bound, level);
    check(
        Several,
        &[
            ("closure", "全覆盖", value(AtLeast, "100")),
            ("closure", "100%全覆盖", value(AtLeast, "100")),
            ("closure", "= 100%", value(AtLeast, "100")),
            ("defects", "清零", value(AtMost, "0")),
            ("defects", "end by 2025", value(AtMost, "0")),
            ("complaints", "eliminate by 2025", value(AtMost, "0")),
            ("complaints", "half of 2010 levels", compared(Basis::GrowthSinceBase, AtMost, "-50")),
            ("complaints", "to 40% below 2010 levels", compared(Basis::GrowthSinceBase, AtMost, "-40")),
        ],
    );
    for (key, text) in [("complaints", "zero"), ("trainings", "zero"), ("defects", "消除20处"), ("firms", "zero")] {
        let problem = read_for(key, Several, text).unwrap_err().problem;
        assert!(matches!(problem, Problem::Ambiguous { .. }), "{text}: {problem:?}");
    }
    assert_eq!(read_for("defects", Several, "end").unwrap_err().problem, Problem::Unmeasured);
    let two = read_for("companies", Several, "grow by 20% overall, over 2000 companies").unwrap_err().problem;
    assert!(matches!(two, Problem::Several { .. }), "{two:?}");
}

#[test]
fn both_ends_of_between_must_be_kept() {
    for (key, text, low, high) in [
        ("firms", "between 1 and 2", "1", "2"),
        ("firms", "在1和2家之间", "1", "2"),
        ("firms", "介于1至2家", "1", "2"),
        ("closure", "提高到15%至20%之间", "15", "20"),
        ("closure", "到2025年控制在15%—20%", "15", "20"),
        ("closure", "每年保持在15%—20%", "15", "20"),
    ] {
        let reading = read_for(key, Several, text).unwrap();
        assert_eq!(reading.condition, compared(Basis::Value, AtLeast, low), "{text}");
        assert_eq!(reading.upper_end, Some(AtMost(number(high))), "{text}");
    }
    let falls = read_for("closure", Several, "下降1—2个百分点之间").unwrap();
    assert_eq!((falls.condition, falls.upper_end), (compared(POINTS, AtLeast, "-2"), Some(AtMost(number("-1")))));
    assert_eq!(read_for("firms", Several, "1—2家").unwrap().upper_end, None);
}

#[test]
fn records_and_trends() {
    let (rising, falling) = (Condition::Trend(Direction::Rising), Condition::Trend(Direction::Falling));
    let high = Condition::RecordHigh;
    check(
        Several,
        &[
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
        ],
    );
}

#[test]
fn every_year_and_years_that_a_phrase_names() {
    let named = |span, key, text: &str| {
        let reading = read_for(key, span, text).unwrap();
        let number = |year: Option<Year>| year.map(Year::number);
        (reading.every_year, number(reading.base), number(reading.due))
    };
    for text in ["每年达到90%以上", "每年90%以上", "各年90%", "every year at least 90%", "每年保持在90%以上"]
    {
        assert_eq!(named(Several, "closure", text), (true, None, None), "{text}");
        assert_eq!(named(One, "closure", text), (true, None, None), "{text}");
    }
    for text in ["年度结案率达到90%以上", "The yearly closure rate is 90%"] {
        assert_eq!(named(Several, "closure", text), (true, None, None), "{text}");
        assert_eq!(named(One, "closure", text), (false, None, None), "{text}");
    }
    let whole_name = "知识产权行政执法案件年度结案率达到90%";
    assert_eq!(named(Several, "closure", whole_name), (false, None, None));
    for (key, text, years) in [
        ("closure", "全年结案率达到90%以上", (false, None, None)),
        ("marks", "较2020年增长50%", (false, Some(2020), None)),
        ("marks", "较2020年末增加50件", (false, Some(2020), None)),
        ("marks", "较“十三五”末增加50件", (false, Some(2020), None)),
        ("marks", "growth since 2015 >= 50%", (false, Some(2015), None)),
        ("marks", "from 2015 to 2025 grow by 6%", (false, Some(2015), Some(2025))),
        ("marks", "翻一番", (false, None, None)),
        ("marks", "到2025年底达到50件", (false, None, Some(2025))),
        ("marks", "2025年达到50件", (false, None, Some(2025))),
        ("marks", "到“十四五”末达到50件", (false, None, Some(2025))),
        ("marks", "50 by the end of 2025", (false, None, Some(2025))),
        ("marks", "每年增加20件", (true, None, None)),
        ("marks", "每年增长5%", (true, None, None)),
        ("marks", "逐年增加20件", (true, None, None)),
        ("marks", "+20 every year", (true, None, None)),
    ] {
        assert_eq!(named(Several, key, text), years, "{text}");
    }
}

#[test]
fn flows_count_events_or_have_a_level_each_year() {
    let event = |word| Some(Flow::Event { word });
    let level = |yearly| Some(Flow::Level { yearly });
    for (name, wording, flow) in [
        ("城镇新增就业", "每年20", event("新增")),
        ("专利导航项目", "每年实施20", event("实施")),
        ("专利导航项目", "每年20", level(None)),
        ("技能培训", "每年20", event("培训")),
        ("技能培训年发放额", "每年20", level(Some("年"))),
        ("青年就业培训", "每年20", event("培训")),
        ("Annual new homes", "20 every year", level(Some("annual"))),
        ("New homes", "20 every year", event("new")),
        ("Renewable power", "20 every year", level(None)),
        ("Homes", "build 20 homes every year", level(None)),
    ] {
        let indicator = indicator(name, name, "", Kind::Flow, Better::Higher);
        let context = PhraseContext {
            indicator: &indicator,
            term: term(Several),
            whole: term(Several),
            own_base: false,
            every_year: false,
            sentence: "",
            tolerance: None,
        };
        assert_eq!(read(wording, &context).unwrap().flow, flow, "{name} {wording}");
    }
    assert_eq!(read_for("firms", Several, "达到20家").unwrap().flow, None);
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
        Contradiction, Exponent, LeadingZero, MalformedNumber, MissingNumber, MissingPercent, NeedsRate,
        NoYearToCompare, NotUnderstood, NumberTooLong, OtherYears, PartOfYear, RangeReversed, TwoReadings, Unmeasured,
    };
    let long = "9".repeat(61);
    let cases = [
        ("firms", "达到150家左右吧", "吧", NotUnderstood),
        ("firms", "较大突破150家", "较大", NotUnderstood),
        ("firms", "新增到150家", "到", NotUnderstood),
        ("firms", "目前150家", "目前", NotUnderstood),
        ("firms", "现有达到150家", "现有", NotUnderstood),
        ("firms", "currently 150", "currently", NotUnderstood),
        ("firms", "150 now", "now", NotUnderstood),
        ("firms", "净增为150家", "为", NotUnderstood),
        ("firms", "about 150 enterprises, I hope", "I hope", NotUnderstood),
        ("firms", "比五年前多", "比", NotUnderstood),
        ("firms", "三年达到150家", "三年", OtherYears(term(Several))),
        ("firms", "“十三五”期间新增150家", "“十三五”期间", OtherYears(term(Several))),
        ("firms", "below 1990 levels by 2025", "below 1990 levels by 2025", MissingNumber),
        ("firms", "at least 1990 levels", "at least 1990 levels", NotUnderstood),
        ("firms", "reduce by up to 20", "up to", NotUnderstood),
        ("firms", "高于全国平均", "高于全国平均", NoYearToCompare),
        ("firms", "比计划增长5%", "比计划", NoYearToCompare),
        ("firms", "reduce by 5% compared to business as usual", "compared to", NoYearToCompare),
        ("firms", "reduce by 5% against projections", "against", NoYearToCompare),
        ("firms", "5% below projections", "projections", NoYearToCompare),
        ("firms", "decrease by 2025", "decrease by 2025", MissingNumber),
        ("firms", "not 150", "not", NotUnderstood),
        ("firms", "150%以上", "%", unit("家", "%")),
        ("firms", "150 件以上", "件", unit("家", "件")),
        ("firms", "达到１５０人以上", "人", unit("家", "人")),
        ("firms", "150 kittens", "kittens", unit("家", "kittens")),
        ("firms", "= 150", "=", NotUnderstood),
        ("firms", "不增加", "不", Unmeasured),
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
        ("firms", "3百—5千万家", "3百", MalformedNumber),
        ("firms", "1.2.3", "1.2.3", MalformedNumber),
        ("firms", &long, &long, NumberTooLong),
        ("firms", "2倍", "倍", unit("家", "倍")),
        ("firms", "不超过150家以上", "以上", Contradiction),
        ("firms", "从80家提高到150件", "件", unit("家", "件")),
        ("firms", "从180家提高到150家", "180家", Contradiction),
        ("firms", "不合格企业达到150家", "不合格", NotUnderstood),
        ("firms", "每月20家", "每月", PartOfYear),
        ("firms", "到2022年6月30日达到200家", "到2022年6月30日", PartOfYear),
        ("firms", "2022年6月底前达到200家", "2022年6月", PartOfYear),
        ("firms", "200 by 30 June 2022", "30 June 2022", PartOfYear),
        ("firms", "200 by the end of June 2022", "June 2022", PartOfYear),
        ("firms", "by June 30, 2022: 200", "June 30, 2022", PartOfYear),
        ("firms", "at least 30 may be built", "may", unit("家", "may")),
        ("firms", "20% up from 100 to 150", "up from", NotUnderstood),
        ("firms", "20%, up from 10", "%", unit("家", "%")),
        ("firms", "取得明显成效", "取得", Unmeasured),
        ("firms", "launch the portal", "portal", Unmeasured),
        ("firms", "高于邻省", "高于邻省", NoYearToCompare),
        ("firms", "增长下降5%", "下降", Contradiction),
        ("firms", "同比较2020年增长5%", "较2020年", Contradiction),
        ("firms", "1—2家以上", "以上", Contradiction),
        ("firms", "约150家以上", "以上", Contradiction),
        ("firms", "新突破20家", "20家", Contradiction),
        ("firms", "提高2个百分点", "个百分点", NeedsRate),
        // With its unit of measure the number is clear before its years are asked for.
        ("pledge", "3亿", "3亿", TwoReadings { one: "3亿元".to_owned(), other: "300000000万元".to_owned() }),
        ("firms", "20—10家", "20—10家", RangeReversed),
        ("firms", "15%至20家", "20家", Contradiction),
        ("firms", "每年翻一番", "每年", Contradiction),
        ("projects", "每年累计20个", "累计", Contradiction),
        ("closure", "90分", "分", unit("%", "分")),
        ("score", "80%", "%", unit("分", "%")),
        ("pledge", "5平方米", "平方米", unit("万元", "平方米")),
        ("per10k", "12件/人", "件/人", unit("件/万人", "件/人")),
    ];
    let wrong = cases.iter().filter_map(|(key, text, place, problem)| {
        let found = read_for(key, Several, text).map_err(|misreading| misread(text, misreading));
        let expected = Err(((*place).to_owned(), problem.clone()));
        (found != expected).then(|| format!("{key}: {text}\n   {found:?}\n   {expected:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
    for text in ["年均增长6", "年均增长6以上", "增长6", "growth >= 6", "同比增长6"] {
        let misreading = read_for("firms", Several, text).unwrap_err();
        let behind = text.find('6').unwrap() + 1;
        assert_eq!((misreading.span, misreading.problem), (behind..behind, MissingPercent), "{text}");
    }
    for text in ["", "  ", "　"] {
        let misreading = read_for("firms", Several, text).unwrap_err();
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
        ("1,234e-05", "1,234e-05", Problem::MalformedNumber),
        ("1e-99999999999", "1e-99999999999", Problem::NumberTooLong),
        ("150家", "家", unit("件", "家")),
        ("90%", "%", unit("件", "%")),
        ("1倍", "倍", unit("件", "倍")),
        ("14566件以上", "以上", Problem::NotUnderstood),
        ("14 566", "566", Problem::NotUnderstood),
        ("万件", "万件", Problem::NotUnderstood),
        ("百", "百", Problem::NotUnderstood),
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
            prop_assert!(read_for(key, Several, &text).map_or_else(|problem| is_in(&text, &problem), |_| true));
            let measure = by_key(key).unit_of_measure;
            prop_assert!(cell(&text, &measure).map_or_else(|problem| is_in(&text, &problem), |_| true));
            prop_assert!(quantity(&text, &measure).map_or_else(|problem| is_in(&text, &problem), |_| true));
        }
    }

    #[test]
    fn width_means_nothing(text in phrase()) {
        for key in ["firms", "closure"] {
            let (narrow, wide) = (read_for(key, Several, &text), read_for(key, Several, &full_width(&text)));
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

#[test]
fn ends_of_a_range_of_money_share_the_multiplier() {
    let of = |unit: &str, phrase: &str| {
        let money = indicator("储蓄", "Savings", unit, Kind::Stock, Better::Higher);
        let year = |number| Year::new(number).unwrap();
        let term = Term { base: year(2020), first: year(2021), due: year(2025) };
        let context = PhraseContext {
            indicator: &money,
            term,
            whole: term,
            own_base: false,
            every_year: false,
            sentence: "",
            tolerance: None,
        };
        match read(phrase, &context).map(|reading| (reading.condition, reading.upper_end)) {
            Ok((Condition::Compared { bound: Bound::Range { low, high }, .. }, None)) => {
                format!("{} to {}", low.to_plain(), high.to_plain())
            }
            Ok((Condition::Compared { bound: AtLeast(low), .. }, Some(AtMost(high)))) => {
                format!("{} to {}", low.to_plain(), high.to_plain())
            }
            Ok((Condition::Compared { bound: AtLeast(level), .. }, None)) => level.to_plain(),
            other => format!("{other:?}"),
        }
    };
    for (unit, phrase, expected) in [
        ("million dollars", "$5-10m", "5 to 10"),
        ("million dollars", "$5-10 million", "5 to 10"),
        ("million dollars", "$5m-$10m", "5 to 10"),
        ("million dollars", "$5-$10m", "5 to 10"),
        ("million dollars", "between $5 and $10 million", "5 to 10"),
        ("million pounds", "£900,000-£1 million", "0.9 to 1"),
        ("million pounds", "£0.5-1bn", "500 to 1000"),
        ("£m", "£5-10m", "5 to 10"),
        ("£m", "£120m", "120"),
        ("£m", "£1.2bn", "1200"),
        ("£m", "at least 120", "120"),
        ("€bn", "€2bn", "2"),
        ("€ billion", "€500m", "0.5"),
        ("US$ million", "US$ 2.5 billion", "2500"),
        ("亿美元", "$5-10亿", "5 to 10"),
    ] {
        assert_eq!(of(unit, phrase), expected, "{phrase} of {unit}");
    }
}

#[test]
fn several_years_of_one_wording_are_written_out() {
    let wordings = |phrase: &str| {
        let coverage = by_key("cov");
        let year = |number| Year::new(number).unwrap();
        let term = Term { base: year(2020), first: year(2021), due: year(2025) };
        let context = PhraseContext {
            indicator: &coverage,
            term,
            whole: term,
            own_base: false,
            every_year: false,
            sentence: "",
            tolerance: None,
        };
        match read(phrase, &context).map_err(|misreading| misreading.problem) {
            Err(Problem::Several { wordings, is_aim: false }) => wordings.join(" | "),
            other => format!("{other:?}"),
        }
    };
    for (phrase, expected) in [
        ("2024年、2025年均达到90%以上", "2024年达到90%以上 | 2025年达到90%以上"),
        ("2023、2024和2025年达到90%", "2023年达到90% | 2024年达到90% | 2025年达到90%"),
        ("2024年、2025年分别达到85%、90%", "2024年达到85% | 2025年达到90%"),
        ("at least 90% in both 2024 and 2025", "at least 90% in 2024 | at least 90% in 2025"),
        ("85% in 2024 and 90% in 2025", "85% in 2024 | 90% in 2025"),
    ] {
        assert_eq!(wordings(phrase), expected, "{phrase}");
    }
}
