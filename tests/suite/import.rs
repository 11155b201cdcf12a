//! What an import makes of the plan's own document is what people made of it, whatever the document's format.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use fsip::import::{Import, Imported, PlanYears};
use fsip::load::load;
use fsip::locale::{Language, Texts};
use fsip::model::{Moment, Plan, Year};
use fsip::source::{DocumentFault, PackageFault, Role, Source, Sources};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::robustness;

const DOCUMENT: &str = include_str!("../import/plan-document.txt");

fn imported(bytes: &[u8], name: &str) -> Imported {
    let import = Import::new(bytes, name.rsplit_once('.').unwrap().1, None).unwrap();
    let (first, last) = import.years_of_title().unwrap();
    let years = PlanYears { base: first - 1, first, last, is_base_guessed: true };
    import.plan(years, name, &Texts::new(Language::Chinese))
}

fn plan_of(imported: &Imported) -> Plan {
    let mut sources = Sources::default();
    for (name, text) in imported.files.iter().filter(|(name, _)| name.ends_with(".toml")) {
        sources.add(Source::from_text(name.clone(), Role::Plan, text.clone()));
    }
    let (folder, diagnostics) = load(&sources);
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.found);
    folder.unwrap().plan
}

fn names(plan: &Plan, units: &[String]) -> Vec<String> {
    units.iter().map(|unit| plan.unit(unit).unwrap().name.clone()).collect()
}

type Said = (String, String, String, Vec<String>);

/// Everything that is taken over and not proposed, with units by their names.
fn taken_over(plan: &Plan) -> Vec<(&'static str, Vec<Said>)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |no: Option<u32>| no.map(|no| no.to_string()).unwrap_or_default();
    // The list calls the parts of a document by marks at their ends that lists leave out.
    let tasks = plan.tasks.iter().map(|task| {
        let group = format!("{} {}", number(task.no), text(&task.group));
        (group, task.title.clone(), text(&task.text), names(plan, &task.units))
    });
    let safeguards = plan
        .safeguards
        .iter()
        .map(|each| (String::new(), each.title.clone(), text(&each.text), names(plan, &each.units)));
    let items = plan.work_items.iter().map(|item| {
        let id = format!("{} {} {}", item.id, number(item.no), item.year);
        (id, item.matter.clone(), text(&item.standard), names(plan, &item.units))
    });
    let members = plan.members.iter().map(|member| {
        let unit = member.unit.clone().into_iter().collect::<Vec<_>>();
        (member.role.clone(), member.name.clone(), text(&member.post), names(plan, &unit))
    });
    let areas = plan.areas.iter().map(|area| (String::new(), String::new(), text(&area.text), Vec::new()));
    vec![
        ("tasks", tasks.collect()),
        ("safeguards", safeguards.collect()),
        ("items", items.collect()),
        ("members", members.collect()),
        ("areas", areas.collect()),
    ]
}

#[test]
fn the_plan_is_taken_over_as_people_transcribed_it() {
    let plan = plan_of(&imported(DOCUMENT.as_bytes(), "plan.txt"));
    let transcribed = load(&Sources::built_in()).0.unwrap().plan;
    for ((kind, found), (_, expected)) in taken_over(&plan).into_iter().zip(taken_over(&transcribed)) {
        assert_eq!(found.len(), expected.len(), "{kind}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{kind}");
        }
    }
    let head = |plan: &Plan| (plan.title.clone(), plan.preamble.clone(), plan.guidance.clone(), plan.text.clone());
    assert_eq!(head(&plan), head(&transcribed));
    assert_eq!(plan.unit("市发改委").unwrap().aliases, ["市发展改革委"]);
    // People know of more items which task they belong to; what the titles say is the same.
    let title = |plan: &Plan, task: &Option<String>| {
        task.as_ref().and_then(|id| plan.tasks.iter().find(|task| task.id == *id)).map(|task| task.title.clone())
    };
    let linked = plan.work_items.iter().zip(&transcribed.work_items).filter(|(item, _)| item.task.is_some());
    let linked: Vec<_> =
        linked.map(|(item, by_hand)| (title(&plan, &item.task), title(&transcribed, &by_hand.task))).collect();
    assert!(linked.len() > 4 && linked.iter().all(|(found, by_hand)| found == by_hand), "{linked:#?}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn word(body: &str) -> Vec<u8> {
    let relation = "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("_rels/.rels", relation), ("word/document.xml", &document)])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
}

/// The same document as Word has it: blank cells below others are merged with them.
fn as_word(text: &str) -> Vec<u8> {
    let (above, table) = text.split_once("\t序号").unwrap();
    let mut body: String = above.lines().map(paragraph).collect();
    let cells: Vec<String> = format!("序号{table}").split("\n\t").map(str::to_owned).collect();
    let rows = cells.chunks(5).map(|row| {
        let cell = |cell: &String| {
            // Behind the last cell of a row and of the table there are blank lines, and the number of a page.
            let lines = cell
                .split('\n')
                .map(str::trim)
                .filter(|line| !line.is_empty() && (*line != "3" || row[0].trim() == "3"));
            let lines: Vec<&str> = lines.collect();
            let merge = if lines.is_empty() { "<w:vMerge/>" } else { "<w:vMerge w:val=\"restart\"/>" };
            format!("<w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc>", lines.into_iter().map(paragraph).collect::<String>())
        };
        format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>())
    });
    body.push_str(&format!("<w:tbl>{}</w:tbl>", rows.collect::<String>()));
    word(&(body + &paragraph("3")))
}

#[test]
fn the_same_document_in_word_gives_the_same_folder() {
    let without_places = |imported: Imported, name: &str| {
        let line = |line: &str| match (line.find(name), line.find('「')) {
            (Some(place), Some(quote)) => format!("{}{}", &line[..place], &line[quote..]),
            (Some(place), None) => line[..place].to_owned(),
            _ => line.to_owned(),
        };
        let lines = |text: String| text.lines().map(line).collect::<Vec<_>>();
        imported.files.into_iter().map(|(name, text)| (name, lines(text))).collect::<Vec<_>>()
    };
    let text = without_places(imported(DOCUMENT.as_bytes(), "plan.txt"), "plan.txt");
    let word = without_places(imported(&as_word(DOCUMENT), "plan.docx"), "plan.docx");
    assert_eq!(text.len(), word.len());
    for ((name, text), (_, word)) in text.iter().zip(&word) {
        for (text, word) in text.iter().zip(word) {
            assert_eq!(text, word, "{name}");
        }
        assert_eq!(text.len(), word.len(), "{name}");
    }
}

#[test]
fn nothing_of_the_document_is_dropped_in_silence() {
    let imported = imported(DOCUMENT.as_bytes(), "plan.txt");
    let plain = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let written: String = imported.files.iter().map(|(_, text)| plain(text)).collect();
    let is_kept = |line: &str| {
        let parts = line.split(['。', '（', '）', '：', '、', '；', '，', '—', ' ', '\u{3000}', '\t']).map(plain);
        parts.filter(|part| part.chars().count() > 2).all(|part| written.contains(&part))
    };
    // The headings of columns and sections, and where an annex begins, are no text of the plan.
    let headings =
        ["工作目标", "重点任务", "保障措施", "指导思想", "工作事项", "工作任务", "完成标准", "责任单位", "附件"];
    let dropped: Vec<&str> =
        DOCUMENT.lines().filter(|line| !is_kept(line) && !headings.iter().any(|one| line.contains(one))).collect();
    assert!(dropped.is_empty(), "{dropped:#?}");
}

#[test]
fn what_is_no_document_is_refused() {
    let fault = |bytes: &[u8], extension: &str| Import::new(bytes, extension, None).unwrap_err();
    assert_eq!(fault(b"%PDF-1.7", "docx"), DocumentFault::Pdf);
    assert_eq!(fault(b"{\\rtf1}", "doc"), DocumentFault::RichText);
    assert_eq!(fault(b"PK\x03\x04", "docx"), DocumentFault::Package(PackageFault::Damaged));
    assert_eq!(fault(b"text", "docx"), DocumentFault::Package(PackageFault::NotPacked));
    assert_eq!(fault(&packed(&[("a.txt", "a")]), "docx"), DocumentFault::Package(PackageFault::OtherContent));
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0];
    old.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fault(&old, "docx"), DocumentFault::Package(PackageFault::Old));
    let bomb = " ".repeat(300 << 20);
    assert_eq!(fault(&word(&bomb), "docx"), DocumentFault::Package(PackageFault::TooLarge));
    assert!(matches!(fault(b"\xFF\xFF\xFF", "txt"), DocumentFault::Encoding(..)));
    let gbk = encoding_rs::GBK.encode(DOCUMENT).0;
    assert_eq!(plan_of(&imported(&gbk, "plan.txt")).tasks.len(), 15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_document_says_its_folder_loads(
        lines in prop::collection::vec(
            "(一、|二、|（一）|1、|——|附件1|组长：|\t|责任单位：|# |\\| |<td>)?(工作目标|重点任务|保障措施|市水务局|覆盖率|达到|年均增长|以上|[0-9]{1,4}|%|家|。|；|、|（A局负责）|[a-z\"\\\\]{1,3}|到2[0-9]{3}年|\u{2}|\u{85}| ){0,9}",
            0..24,
        ),
        noise in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        robustness::document(lines.join("\n").as_bytes());
        robustness::document(&noise);
    }
}

/// Each target with its units, by their names, and its area.
fn targets(plan: &Plan) -> Vec<(String, Vec<String>, Option<String>)> {
    let target = |target: &fsip::model::Target| (target.text.clone(), names(plan, &target.units), target.area.clone());
    plan.targets.iter().map(target).collect()
}

fn file<'i>(imported: &'i Imported, name: &str) -> &'i str {
    imported.files.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text.as_str())
}

const GOALS: &str = "清溪县2024年水利重点工作责任分解方案
一、水利发展主要预期目标
1.供水总量增长4%。(牵头领导:李某,牵头单位:县水务局,责任单位:县住建局,数据提供单位:县统计局)
2.水费收入与供水量同步增长。
责任单位：县水务局、县财政局（除另有说明外，列第一位的为牵头单位，下同）
3.漏损率控制在9%以内。
责任单位：县水务局、县住建局分别牵头
4.农村供水保障有力。完成管网改造30公里。（县水务局）
二、主要任务
1.改造水厂。扩大规模。责任单位：县水务局，完成时限：6月底前。
";

#[test]
fn goals_have_the_units_behind_them() {
    let imported = imported(GOALS.as_bytes(), "plan.txt");
    let plan = plan_of(&imported);
    let units = |units: &[&str]| units.iter().map(|unit| (*unit).to_owned()).collect::<Vec<String>>();
    let expected = [
        ("供水总量增长4%", units(&["县水务局", "县住建局"]), None),
        ("水费收入与供水量同步增长", units(&["县水务局", "县财政局"]), None),
        ("漏损率控制在9%以内", units(&["县水务局", "县住建局"]), None),
        ("完成管网改造30公里", units(&["县水务局"]), Some("农村供水保障有力".to_owned())),
    ];
    assert_eq!(targets(&plan), expected.map(|(text, units, area)| (text.to_owned(), units, area)));
    assert_eq!((plan.base_year.number(), plan.first_year.number(), plan.last_year.number()), (2023, 2024, 2024));
    assert_eq!((plan.tasks.len(), names(&plan, &plan.tasks[0].units)), (1, units(&["县水务局"])));
    assert!(file(&imported, "targets.toml").contains("is = \"增长4%\""));
    let left = file(&imported, "not-understood.md");
    for said in [
        "牵头领导:李某",
        "数据提供单位:县统计局",
        "除另有说明外，列第一位的为牵头单位，下同",
        "分别牵头",
        "完成时限：6月底前",
    ] {
        assert!(left.contains(said), "{said}\n{left}");
    }
    let other = Import::new(GOALS.as_bytes(), "txt", None).unwrap();
    let years = PlanYears { base: 2024, first: 2025, last: 2026, is_base_guessed: false };
    let other = other.plan(years, "plan.txt", &Texts::new(Language::Chinese));
    assert!(file(&other, "plan.toml").contains("与标题写的2024年不一致"));
    assert!(file(&other, "targets.toml").contains("可能是"), "{}", file(&other, "targets.toml"));
}

#[test]
fn a_sentence_of_the_goals_is_no_area() {
    let document = "# River Plan 2024–28\n\n## Goals\n\n### Clean water\n\n- Raise the share of clean rivers to 80% by 2028.\n\
        - Publish a map of wells every year.\n\n### Safe banks.\n\n## Actions\n\n1. **Wells.** Dig wells.\n   Led by: Water \
        Office\n\n## Governance and delivery\n\nThe council reports every spring.\n";
    let imported = imported(document.as_bytes(), "plan.md");
    let plan = plan_of(&imported);
    assert_eq!(plan.areas.iter().map(|area| area.id.as_str()).collect::<Vec<&str>>(), ["clean-water"]);
    let found: Vec<String> = targets(&plan).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(found, ["Raise the share of clean rivers to 80% by 2028", "Publish a map of wells every year"]);
    assert!(file(&imported, "not-understood.md").contains("Safe banks"));
    assert_eq!((plan.tasks.len(), plan.safeguards.len(), plan.last_year.number()), (1, 1, 2028));
    assert_eq!(names(&plan, &plan.tasks[0].units), ["Water Office"]);
    assert_eq!(file(&imported, "targets.toml").matches("\n# proposed:").count(), 2);
}

#[test]
fn lists_have_their_deadlines_and_groups_their_members() {
    let document = "<h1>清溪县水利实施方案（2024—2026年）</h1><h2>一、工作目标</h2><table><tr><th>指标</th><th>单位</th><th>2023年</th><th>2026年</th>\
        <th>责任单位</th></tr><tr><td>供水普及率</td><td>%</td><td>90</td><td>95</td><td>县水务局</td></tr></table><h2>二、组织领导</h2>\
        <p>组　长：王　明　副县长</p><p>成　员：赵小红　县水务局局长</p><h2>三、任务分工</h2><table><tr><th>工作任务</th><th>具体举措</th>\
        <th>牵头单位</th><th>配合单位</th><th>完成时限</th></tr><tr><td rowspan=2>水厂</td><td>建设水厂2座</td><td>县水务局</td><td>县住建局</td>\
        <td>2025年6月底前</td></tr><tr><td>维修管网</td><td>县水务局</td><td colspan=2>持续推进</td></tr></table>\
        <p hidden>隐藏的话</p><p>达到<del>80</del>90%</p>";
    let imported = imported(document.as_bytes(), "plan.html");
    let plan = plan_of(&imported);
    assert_eq!(targets(&plan)[0].1, ["县水务局"]);
    let members: Vec<_> = plan.members.iter().map(|member| (member.role.as_str(), member.name.as_str())).collect();
    assert_eq!(members, [("组长", "王明"), ("成员", "赵小红")]);
    let items: Vec<_> = plan.work_items.iter().map(|item| (item.matter.as_str(), item.due.to_string())).collect();
    assert_eq!(items, [("维修管网", "2024".to_owned()), ("建设水厂2座", "2025-06-30".to_owned())]);
    assert_eq!(names(&plan, &plan.work_items[0].units), ["县水务局"]);
    let left = file(&imported, "not-understood.md");
    assert!(left.contains("隐藏的话") && left.contains("「80」"), "{left}");
}

#[test]
fn a_task_with_a_deadline_has_a_matter_of_that_year() {
    let document = "清溪县水利实施方案（2021—2023年）\n一、重点任务\n1. 建设水厂。2022年6月底前完成水厂选址；2022年底前建成3座水厂。2023年底前实现村村通水，2021年底前制定办法，印发执行。\
        2023年以来形势很好。（县水务局、各县〈市、区〉政府负责）\n";
    let plan = plan_of(&imported(document.as_bytes(), "plan.txt"));
    let items: Vec<_> = plan.work_items.iter().map(|item| (item.matter.as_str(), item.year, item.due)).collect();
    let of = |year| Year::new(year).unwrap();
    let day = Moment::Day(NaiveDate::from_ymd_opt(2022, 6, 30).unwrap());
    // How many there are is more than done or not done.
    let expected = [
        ("2021年底前制定办法，印发执行", of(2021), Moment::EndOf(of(2021))),
        ("2022年6月底前完成水厂选址", of(2022), day),
        ("2023年底前实现村村通水", of(2023), Moment::EndOf(of(2023))),
    ];
    assert_eq!(items, expected);
    assert_eq!(names(&plan, &plan.work_items[0].units), ["县水务局", "各县〈市、区〉政府"]);
    assert!(plan.work_items.iter().all(|item| item.task.as_ref() == Some(&plan.tasks[0].id)));
    let english = "# Water Plan 2021-2023\n\n## Actions\n\n1. Adopt a water plan by June 2022. Lead: Water Office.\n";
    let plan = plan_of(&imported(english.as_bytes(), "plan.md"));
    let items: Vec<_> = plan.work_items.iter().map(|item| (item.matter.as_str(), item.due)).collect();
    assert_eq!(items, [("Adopt a water plan by June 2022", day)]);
}

#[test]
fn goals_below_each_priority_are_goals() {
    let document = "# River Plan 2025-2030\n\n## Priorities\n\n### Priority 1: Clean Water\n\n#### Goals\n\n- **Wells**: Build 20 new wells by 2030\n\n\
        #### Metrics\n\n| Metric | Current | 2030 Target |\n|---|---|---|\n| Unemployment rate | 4.2% | 3.5% |\n| Clean rivers | 6/10 | 8/10 |\n\n\
        #### Key Initiatives\n\n- Mend pipes.\n\n### Priority 2: Safe Banks\n\n#### Goals\n\n- Safe banks along 80% of rivers.\n";
    let imported = imported(document.as_bytes(), "plan.md");
    let plan = plan_of(&imported);
    let areas: Vec<&str> = plan.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(areas, ["Clean Water", "Safe Banks"]);
    assert_eq!(targets(&plan).len(), 4, "{:#?}", targets(&plan));
    assert!(file(&imported, "targets.toml").contains("is = \"3.5%\"\nbase_value = \"4.2%\""));
    assert!(file(&imported, "indicators.toml").contains("better = \"lower\""));
    let tasks: Vec<&str> = plan.tasks.iter().map(|task| task.title.as_str()).collect();
    assert_eq!(tasks, ["Key Initiatives", "Safe Banks"]);
    assert!(file(&imported, "targets.toml").contains("indicator = \"wells\"\nis = \"build 20 new\""));
}

#[test]
fn an_annex_without_a_body_is_left_out_and_a_list_of_pipes_is_read() {
    let document = "2024年供水实事方案\n一、工作目标\n完成全年实事。\n附件1：供水实事\n各县区情况说明\n附件2：2024年供水实事表\n\
        序号 | 项目内容 | 责任单位\n1 | 新建水厂2座 | 市水务局\n2 | 改造管网30公里 | 市水务局\n";
    let imported = imported(document.as_bytes(), "plan.txt");
    let plan = plan_of(&imported);
    let items: Vec<&str> = plan.work_items.iter().map(|item| item.matter.as_str()).collect();
    assert_eq!(items, ["新建水厂2座", "改造管网30公里"]);
    let left = file(&imported, "not-understood.md");
    assert!(left.contains("供水实事") && left.contains("各县区情况说明"), "{left}");
}
