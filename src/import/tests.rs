//! Own sentences, written before the rules, and what is proposed of each.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::wildcard_enum_match_arm)]

use super::proposal::{Note, Proposals, ProposedMeaning, ProposedRequirement, ProposedTarget};
use super::statements::{Statement, StatementOrigin, Years, propose};
use super::written::WrittenProposals;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::load::{PROPOSED, load};
use crate::locale::{Language, Texts};
use crate::model::Moment;
use crate::source::{Role, Source, Sources, Spot};

const YEARS: Years = Years { base: 2020, first: 2021, last: 2025 };

pub(super) fn proposals(text: &str, language: Language) -> Proposals {
    let statement = Statement { text, spot: &Spot::Line(1), origin: StatementOrigin::Goal { area: None }, units: &[] };
    propose(&[statement], YEARS, language)
}

fn shown_requirement(proposals: &Proposals, requirement: &ProposedRequirement) -> String {
    let target = ProposedTarget {
        id: String::new(),
        area: None,
        text: String::new(),
        units: Vec::new(),
        due: requirement.due,
        character: None,
        aim: None,
        base_value: None,
        requirement: requirement.clone(),
    };
    shown(proposals, &target)
}

fn shown(proposals: &Proposals, target: &ProposedTarget) -> String {
    let of = |indicator: usize, is: String| {
        let indicator = &proposals.indicators[indicator];
        let (kind, better) = (indicator.kind.name(), indicator.better.name());
        let firm = if target.aim.is_some() { "|firm=false" } else { "" };
        let due = target.due.map(|due| format!("|{due}")).unwrap_or_default();
        format!("{}|{is}|{}|{kind}|{better}{due}{firm}", indicator.name, indicator.unit)
    };
    match &target.requirement.asked {
        ProposedMeaning::Is { indicator, is } => of(*indicator, is.clone()),
        ProposedMeaning::Steps { indicator, steps } => {
            of(*indicator, steps.iter().map(|(year, is)| format!("{year}={is}")).collect::<Vec<_>>().join(","))
        }
        ProposedMeaning::Milestone { title } => match target.due {
            Some(Moment::Day(day)) => format!("milestone {title}@{day}"),
            _ => format!("milestone {title}"),
        },
        ProposedMeaning::Judged { title, instead } => {
            let reason = target.requirement.notes.iter().find_map(|note| match note {
                Note::Judged(reason) => Some(reason.name()),
                _ => None,
            });
            let instead = instead.as_ref().map(|(name, is)| format!("{name} [{is}]"));
            format!("judged {} ({})", instead.as_ref().unwrap_or(title), reason.unwrap_or_default())
        }
    }
}

pub(super) fn outcome(text: &str, language: Language) -> String {
    let proposals = proposals(text, language);
    let shown: Vec<String> = proposals.targets.iter().map(|target| shown(&proposals, target)).collect();
    if shown.is_empty() { String::from("-") } else { shown.join(" ;; ") }
}

/// Whether what is proposed is what was expected: of something judged the beginning of its name.
fn agrees(found: &str, expected: &str) -> bool {
    let expected: Vec<&str> = expected.split(" ;; ").filter(|part| *part != "-").collect();
    let found: Vec<&str> = found.split(" ;; ").filter(|part| *part != "-").collect();
    let same = |(found, expected): (&&str, &&str)| {
        found == expected || expected.starts_with("judged ") && found.starts_with(*expected)
    };
    expected.len() == found.len() && found.iter().zip(&expected).all(same)
}

#[test]
fn own_sentences_are_read_as_they_should() {
    let mut wrong = Vec::new();
    for (text, language) in [
        (include_str!("../../tests/import/goals.zh.tsv"), Language::Chinese),
        (include_str!("../../tests/import/goals.en.tsv"), Language::English),
        (include_str!("../../tests/import/goals-unseen.tsv"), Language::Chinese),
        (include_str!("../../tests/import/goals-kinds.tsv"), Language::Chinese),
    ] {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (sentence, expected) in lines.filter_map(|line| line.split_once('\t')) {
            let is_english = !super::cursor::is_chinese(sentence);
            let found = outcome(sentence, if is_english { Language::English } else { language });
            if !agrees(&found, expected) {
                wrong.push(format!("{sentence}\n  expected {expected}\n  found    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// A folder of all own sentences, as it is written.
fn folder() -> (Proposals, Vec<(&'static str, String)>) {
    let texts = concat!(
        include_str!("../../tests/import/goals.zh.tsv"),
        include_str!("../../tests/import/goals.en.tsv"),
        include_str!("../../tests/import/goals-unseen.tsv"),
        include_str!("../../tests/import/goals-kinds.tsv"),
        include_str!("../../tests/import/plan-goals.txt"),
    );
    let sentences = texts.lines().filter_map(|line| line.split('\t').next()).filter(|line| !line.starts_with('#'));
    let spot = Spot::Line(1);
    let origin = StatementOrigin::Goal { area: None };
    let statements: Vec<Statement<'_>> =
        sentences.map(|text| Statement { text, spot: &spot, origin, units: &[] }).collect();
    let proposals = propose(&statements, YEARS, Language::Chinese);
    let files = written(&proposals);
    (proposals, files)
}

/// The files of a folder with what is proposed.
fn written(proposals: &Proposals) -> Vec<(&'static str, String)> {
    let texts = Texts::new(Language::Chinese);
    let written = WrittenProposals { proposals, texts: &texts, place: &|_| String::from("# 文件.md:1") };
    let plan = "[plan]\ntitle = \"方案\"\nbase_year = 2020\nlast_year = 2025\n".to_owned();
    vec![("plan.toml", plan), ("indicators.toml", written.indicators()), ("targets.toml", written.targets(&[], &[]))]
}

#[test]
fn what_is_written_loads_and_each_requirement_is_read() {
    let (proposals, files) = folder();
    let mut sources = Sources::default();
    for (name, text) in &files {
        sources.add(Source::from_text(*name, Role::Plan, text.clone()));
    }
    let (folder, diagnostics) = load(&sources);
    assert!(!diagnostics.has_errors(), "{:#?}\n{}", diagnostics.found, files[2].1);
    assert_eq!(folder.unwrap().plan.targets.len(), proposals.targets.len());
    let proposed: Vec<_> = diagnostics.found.iter().filter(|found| found.code.name() == "proposed").collect();
    let marks: Vec<usize> =
        files.iter().map(|(_, text)| text.matches(PROPOSED).count()).filter(|count| *count > 0).collect();
    assert_eq!(proposed.iter().map(|found| found.arguments[0].1.parse().unwrap()).collect::<Vec<usize>>(), marks);
}

#[test]
fn rows_of_a_table_of_indicators_are_targets_with_their_base_values() {
    let rows = [
        "序号\t指标\t单位\t2020年\t2023年\t2025年\t属性",
        "1\t森林覆盖率\t%\t40.2\t41\t42\t约束性",
        "2\t城镇新增就业\t万人\t—\t\t〔50〕\t预期性",
        "3\t城镇调查失业率\t%\t5.1\t\t＜5.5\t预期性",
        "4\t细颗粒物浓度（微克/立方米）\t\t35\t\t30\t约束性",
        "5\t失业人数\t人\t200\t\t210\t预期性",
        "6\t人均预期寿命\t岁\t78.2\t\t提高1岁\t",
        "7\t粮食综合生产能力\t万吨\t100\t\t≥105\t约束性",
        "8\t新增托位\t个\t\t400\t600\t预期性",
        "9\t科技投入增长\t%\t8\t\t9\t预期性",
        "10\t比2015年碳排放下降\t%\t3\t\t9\t约束性",
        "11\t新增绿地面积\t公顷\t20\t25\t30\t",
    ];
    let proposals = of_table(&rows, Language::Chinese);
    let found = with_base_values(&proposals);
    let expected = [
        "森林覆盖率|2023=41,2025=42|%|rate|higher 40.2 binding",
        "城镇新增就业|累计50|万人|flow|higher — expected",
        "城镇调查失业率|＜5.5|%|rate|lower 5.1 expected",
        "细颗粒物浓度|30|微克/立方米|ratio|lower 35 binding",
        "judged 失业人数 [210] (no-direction) 200 expected",
        "人均预期寿命|提高1岁|岁|ratio|higher 78.2 ",
        "粮食综合生产能力|≥105|万吨|stock|higher 100 binding",
        "新增托位|2023=当年400,2025=当年600|个|flow|higher — expected",
        "科技投入增长|9|%|rate|higher 8 expected",
        "judged 10 比2015年碳排放下降 % 3  9 约束性 (unclear-name) 3 binding",
        "新增绿地面积|2023=当年25,2025=当年30|公顷|flow|higher 20 ",
    ];
    assert_eq!(found, expected);
    assert!(proposals.not_understood.is_empty());
    let english = of_table(&["Indicator\tUnit\tBaseline\tTarget", "Water coverage\t%\t60\t70"], Language::English);
    assert_eq!(with_base_values(&english), ["Water coverage|70|%|rate|higher 60 "]);
}

fn of_table(rows: &[&str], language: Language) -> Proposals {
    let spot = Spot::TableRow { table: 1, row: 1 };
    let origin = StatementOrigin::GoalTable { area: None };
    let statements: Vec<Statement<'_>> =
        rows.iter().map(|text| Statement { text, spot: &spot, origin, units: &[] }).collect();
    propose(&statements, YEARS, language)
}

fn with_base_values(proposals: &Proposals) -> Vec<String> {
    let targets = proposals.targets.iter();
    let with_base_value = targets.map(|target| {
        let character = target.character.map_or("", |character| character.name());
        format!("{} {} {character}", shown(proposals, target), target.base_value.as_deref().unwrap_or("—"))
    });
    with_base_value.collect()
}

#[test]
fn no_proposal_inverts_a_direction() {
    let lower = [
        "死亡率降到5‰",
        "投诉率下降到1%以下",
        "单位产值能耗较2020年下降13%",
        "失业率不超过5%",
        "排放量控制在10万吨以内",
        "办理时间缩短至3天",
        "违法案件减少20件以上",
        "事故起数比2020年减少10%以上",
        "差错率低于1%",
        "漏损率降低到9%",
    ];
    let unclear = [
        "死亡率达到5‰",
        "投诉量增长5%",
        "能耗达到100万吨以上",
        "失业率达到5%",
        "排放量超过10万吨",
        "积压案件达到10件",
        "火灾起数20起以上",
        "人口总量20万人",
        "煤炭消费量控制在500万吨",
        "不良贷款率提高到3%",
    ];
    let higher = [
        "投诉办结率达到98%",
        "事故隐患整改率不低于95%",
        "污染治理项目达到20个",
        "垃圾回收利用率提高到35%",
        "贫困人口就业率超过60%",
    ];
    for (sentences, expected) in [(&lower[..], Some("lower")), (&unclear, None), (&higher, Some("higher"))] {
        for sentence in sentences {
            let proposals = proposals(sentence, Language::Chinese);
            let better: Vec<&str> = proposals.indicators.iter().map(|indicator| indicator.better.name()).collect();
            assert!(better.iter().all(|better| Some(*better) == expected), "{sentence}: {better:?}");
            assert_eq!(proposals.targets.len(), 1, "{sentence}");
        }
    }
}

/// The plan's own goals, and the matters and standards of its list.
fn of_plan() -> (Proposals, Vec<String>) {
    let goals = include_str!("../../tests/import/plan-goals.txt");
    let list: toml::Table = include_str!("../../data/worklist-2021.toml").parse().unwrap();
    let items = list["work_item"].as_array().unwrap();
    let text = |item: &toml::Value, key: &str| item[key].as_str().unwrap().to_owned();
    let texts: Vec<(String, StatementOrigin)> = goals
        .lines()
        .map(|line| (line.to_owned(), StatementOrigin::Goal { area: None }))
        .chain(items.iter().enumerate().flat_map(|(item, table)| {
            let matter = (text(table, "matter"), StatementOrigin::Matter { item, year: 2021 });
            [matter, (text(table, "standard"), StatementOrigin::Standard { item, year: 2021 })]
        }))
        .collect();
    let spot = Spot::Line(1);
    let statements: Vec<Statement<'_>> =
        texts.iter().map(|(text, origin)| Statement { text, spot: &spot, origin: *origin, units: &[] }).collect();
    let years = Years { base: 2020, first: 2021, last: 2023 };
    (propose(&statements, years, Language::Chinese), items.iter().map(|item| text(item, "standard")).collect())
}

#[test]
fn the_plan_of_the_program_is_read_as_people_transcribed_it() {
    let (proposals, standards) = of_plan();
    let goals = proposals.targets.iter().map(|target| shown(&proposals, target));
    let of_item = |item: usize| {
        let requirements = proposals.requirements.get(&item).into_iter().flatten();
        let shown = requirements.map(|requirement| shown_requirement(&proposals, requirement));
        format!("{} → {}", item + 1, shown.collect::<Vec<_>>().join(" ;; "))
    };
    let found: Vec<String> = goals.chain((0..standards.len()).map(of_item)).collect();
    let expected: Vec<&str> = include_str!("../../tests/import/plan.txt").lines().collect();
    assert_eq!(found, expected, "\n{}\n", found.join("\n"));
}

/// Whether a name holds a year, a word of reference or a percentage, by its characters and not by the patterns of the program.
fn holds_more(name: &str) -> bool {
    let is_year = |digits: &str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let characters: Vec<char> = name.chars().collect();
    let is_percentage = characters.windows(2).any(|pair| pair[0].is_numeric() && "%％‰".contains(pair[1]));
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends_open =
        words.last().is_some_and(|last| ["from", "to", "by", "of", "per", "between", "than"].contains(last));
    let has_reference = ["较上年", "比上年", "较“", "比“", "较2", "比2", "分别", "累计", "每年", "明年"]
        .iter()
        .any(|word| name.contains(word));
    name.split(|sign: char| !sign.is_ascii_digit()).any(is_year)
        || is_percentage
        || has_reference
        || ends_open
        || words.iter().any(|word| ["respectively", "compared"].contains(word))
}

#[test]
fn names_of_own_sentences_hold_nothing_else() {
    let (proposals, _) = folder();
    let torn: Vec<&String> =
        proposals.indicators.iter().map(|indicator| &indicator.name).filter(|name| holds_more(name)).collect();
    assert!(torn.is_empty(), "{torn:?}");
}

proptest! {
    #[test]
    fn no_name_holds_a_year_a_reference_or_a_percentage(pieces in vec(select(PIECES), 1..14)) {
        let text = pieces.concat();
        for indicator in proposals(&text, Language::Chinese).indicators {
            prop_assert!(!holds_more(&indicator.name), "{text}\n{}", indicator.name);
        }
    }

    #[test]
    fn whatever_a_document_says_loads(pieces in vec(select(PIECES), 1..14), in_list in any::<bool>()) {
        let text = pieces.concat();
        let origin =
            if in_list { StatementOrigin::Standard { item: 0, year: 2022 } } else { StatementOrigin::Goal { area: None } };
        let spot = Spot::Paragraph(1);
        let proposals = propose(&[Statement { text: &text, spot: &spot, origin, units: &[] }], YEARS, Language::Chinese);
        let mut files = written(&proposals);
        if let Some(requirements) = proposals.requirements.get(&0) {
            let texts = Texts::new(Language::Chinese);
            let written = WrittenProposals { proposals: &proposals, texts: &texts, place: &|_| String::new() };
            let require = written.require(requirements, "2022-01");
            files.push(("list.toml", format!("[[work_item]]\nid = \"2022-01\"\nyear = 2022\nmatter = \"事\"\n{require}")));
        }
        let mut sources = Sources::default();
        for (name, text) in files {
            sources.add(Source::from_text(name, Role::Plan, text));
        }
        let (folder, diagnostics) = load(&sources);
        prop_assert!(folder.is_some(), "{text}\n{:#?}", diagnostics.found);
    }
}

const PIECES: &[&str] = &[
    "到2023年",
    "到2019年",
    "2022年6月底前",
    "力争",
    "全市",
    "企业总数",
    "死亡率",
    "培育",
    "达到",
    "下降",
    "分别",
    "均",
    "100家",
    "5%",
    "80%以上",
    "3000万元",
    "、",
    "和",
    "，",
    "。",
    "；",
    "《办法》",
    "（一）",
    "每年",
    "累计",
    "新增",
    "较2020年",
    "重点项目",
    "满意度",
    "覆盖率",
    "的",
    "等",
    "控制在",
    "以内",
    "年均增长",
    "0.02",
    "二〇二五年",
    "翻一番",
    "新突破",
    "建立制度",
    "Raise the rate to ",
    "by 2024",
    " and ",
    "12 km",
    "\t",
    "\n",
    "\"",
    "\u{0}",
    "🙂",
    "每万人",
    "人均",
    "第3",
    "1—2家",
    "十四五期间",
    "“十四五”末",
    "截至",
    "１２３",
    "三年内",
    "4个百分点",
    "2倍",
    "各区",
    "零",
    "比“十三五”",
    "2024年、2025年",
    "明年",
    " from 2019 levels",
    " per 1,000",
    "within 10 days",
];
