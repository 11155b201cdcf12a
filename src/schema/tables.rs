//! Structs that mirror the tables of the files. Each comment is what an editor shows of a key: English, then Chinese.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::diagnostic::Code;
use crate::model::{Better, Kind, Method};

/// A file of a plan, as fsip reads it.
///
/// 方案的一个文件，供 fsip 读取。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlanFile {
    /// The plan itself. One file has it, as a rule plan.toml.
    ///
    /// 方案总表；只写在一个文件里，一般是 plan.toml。
    pub plan: Option<Plan>,
    /// Units that answer for something.
    ///
    /// 责任单位。
    pub unit: Option<Vec<Unit>>,
    /// The parts of the area that report figures of their own.
    ///
    /// 单独报数的地区。
    pub region: Option<Vec<Region>>,
    /// The leading group.
    ///
    /// 领导小组成员。
    pub member: Option<Vec<Member>>,
    /// What is measured.
    ///
    /// 指标：量的是什么。
    pub indicator: Option<Vec<Indicator>>,
    /// The promises of the plan.
    ///
    /// 工作目标：方案的承诺。
    pub target: Option<Vec<Target>>,
    /// The key tasks.
    ///
    /// 重点任务。
    pub task: Option<Vec<Task>>,
    /// The rows of the responsibility list of a year.
    ///
    /// 年度责任清单的各行。
    pub work_item: Option<Vec<WorkItem>>,
}

/// The plan itself: its title and its years.
///
/// 方案总表：名称和起止年份。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Plan {
    /// The id of the plan, for scripts.
    ///
    /// 方案编号，供脚本使用。
    pub id: Option<Text>,
    /// The title as the plan writes it.
    ///
    /// 方案名称，照原文。
    pub title: Text,
    /// The title in English.
    ///
    /// 英文名称。
    pub title_en: Option<Text>,
    /// Why the plan was made, in its own words.
    ///
    /// 序言，照原文。
    pub preamble: Option<Text>,
    /// The guiding ideas, in the plan's own words.
    ///
    /// 指导思想，照原文。
    pub guidance: Option<Text>,
    /// The overall goal, in the plan's own words.
    ///
    /// 总体目标，照原文。
    pub text: Option<Text>,
    /// Growth is counted from this year; it is not one of the plan's years.
    ///
    /// 基期：增长从这一年算起，本身不计入年数。
    pub base_year: Year,
    /// The first year of the plan.
    ///
    /// 方案的第一年。
    pub first_year: Year,
    /// The last year of the plan. Targets without a due year are due then.
    ///
    /// 方案的最后一年；没有写到期年份的目标在这一年到期。
    pub last_year: Year,
    /// By which method the pace is judged; linear when not given.
    ///
    /// 判断进度的方法；不写就是 linear（序时进度）。
    #[schemars(extend("enum" = Method::ALL.map(Method::name)))]
    pub method: Option<String>,
    /// From which pace on a target is on track or at risk.
    ///
    /// 判断进度快慢的分界。
    pub thresholds: Option<Thresholds>,
    /// Codes of warnings that are not given.
    ///
    /// 不再提示的警告代码。
    pub allow: Option<Vec<Warning>>,
    /// The areas into which the targets are divided.
    ///
    /// 目标领域。
    pub areas: Option<Vec<Area>>,
    /// The safeguards of the plan.
    ///
    /// 保障措施。
    pub safeguards: Option<Vec<Safeguard>>,
}

/// From which pace on a target is on track or at risk. Pace is the share of the way over the share of the time.
///
/// 判断进度快慢的分界（含本数）；进度是完成份额与时间份额之比。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Thresholds {
    /// On track from this pace on; 0.95 when not given.
    ///
    /// 达到此数为进度正常；不写就是 0.95。
    pub on_track: Option<Positive>,
    /// At risk from this pace on, behind below it; 0.6 when not given.
    ///
    /// 达到此数为有风险，不到则为滞后；不写就是 0.6。
    pub at_risk: Option<Positive>,
}

/// An area of targets.
///
/// 目标领域。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Area {
    /// The id by which targets name the area.
    ///
    /// 领域编号，目标用它指向领域。
    pub id: Text,
    /// The name.
    ///
    /// 名称。
    pub name: Text,
    /// The name in English.
    ///
    /// 英文名称。
    pub name_en: Option<Text>,
    /// What the plan says of the area.
    ///
    /// 方案原文。
    pub text: Option<Text>,
}

/// A safeguard of the plan.
///
/// 保障措施。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Safeguard {
    /// The title.
    ///
    /// 标题。
    pub title: Text,
    /// The title in English.
    ///
    /// 英文标题。
    pub title_en: Option<Text>,
    /// What the plan says of it.
    ///
    /// 方案原文。
    pub text: Option<Text>,
    /// The ids of the units that answer for it; the first leads.
    ///
    /// 责任单位的编号，第一个牵头。
    pub units: Option<Vec<Text>>,
}

/// A unit that answers for something.
///
/// 责任单位。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Unit {
    /// The id by which others name the unit.
    ///
    /// 单位编号，别处用它指向单位。
    pub id: Text,
    /// The name as the plan writes it.
    ///
    /// 名称，照原文。
    pub name: Text,
    /// The name in English.
    ///
    /// 英文名称。
    pub name_en: Option<Text>,
    /// Other ways in which the plan writes the name.
    ///
    /// 方案里的其他写法。
    pub aliases: Option<Vec<Text>>,
}

/// A person of the leading group.
///
/// 领导小组成员。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Member {
    /// The role in the group: 组长, 副组长, 成员.
    ///
    /// 组内职务：组长、副组长、成员。
    pub role: Text,
    /// The person's name.
    ///
    /// 姓名。
    pub name: Text,
    /// The person's post.
    ///
    /// 所任职务。
    pub post: Option<Text>,
    /// The id of the person's unit.
    ///
    /// 所在单位的编号。
    pub unit: Option<Text>,
}

/// A part of the area that reports figures of its own.
///
/// 单独报数的地区。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Region {
    /// The id, for scripts and statistics.
    ///
    /// 地区编号，供脚本和统计文件使用。
    pub id: Text,
    /// The name.
    ///
    /// 名称。
    pub name: Text,
    /// The name in English.
    ///
    /// 英文名称。
    pub name_en: Option<Text>,
    /// Other names under which statistics may come.
    ///
    /// 统计表里的其他叫法。
    pub aliases: Option<Vec<Text>>,
    /// The region that it lies in, by id or name; directly below the whole when not given.
    ///
    /// 上级地区的编号或名称；不写就是直属全域。
    pub parent: Option<Text>,
}

/// What is measured and how, without any goal.
///
/// 指标：量的是什么、怎么算，不含目标。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend("dependentRequired" = {
    "numerator": ["denominator"], "denominator": ["numerator"], "per": ["numerator"]
}))]
pub struct Indicator {
    /// The id; statistics may name the id, the name or an alias.
    ///
    /// 指标编号；统计文件里写编号、名称或别名都可以。
    pub id: Text,
    /// The name as the plan writes it.
    ///
    /// 名称，照原文。
    pub name: Text,
    /// The name in English.
    ///
    /// 英文名称。
    pub name_en: Option<Text>,
    /// Other names under which statistics may come.
    ///
    /// 统计表里的其他叫法。
    pub aliases: Option<Vec<Text>>,
    /// The unit of measure, such as 件, 万元 or %.
    ///
    /// 计量单位，如 件、万元、%。
    pub unit: Text,
    /// stock: at the end of the year; flow: of the year; rate: in %; ratio: one amount for so many of another.
    ///
    /// stock 存量（年末数），flow 流量（当年数），rate 比率（%），ratio 强度。
    #[schemars(extend("enum" = Kind::ALL.map(Kind::name)))]
    pub kind: String,
    /// Whether higher or lower is better.
    ///
    /// higher 越高越好，lower 越低越好。
    #[schemars(extend("enum" = Better::ALL.map(Better::name)))]
    pub better: String,
    /// What exactly is counted.
    ///
    /// 口径：包括什么，不包括什么。
    pub definition: Option<Text>,
    /// Decimal places of its values in tables; as many as the value has when not given.
    ///
    /// 表里保留几位小数；不写就照原数。
    #[schemars(range(max = 12))]
    pub decimals: Option<u32>,
    /// The indicator that is divided, when this one is computed.
    ///
    /// 由分子、分母算出时，作分子的指标。
    pub numerator: Option<Text>,
    /// The indicator that it is divided by.
    ///
    /// 作分母的指标。
    pub denominator: Option<Text>,
    /// Per how many, such as 10000; by the unit of measure when not given.
    ///
    /// 强度的基数，如每万人为 10000；不写就按计量单位。
    pub per: Option<Positive>,
}

/// A promise of the plan.
///
/// 工作目标：方案的承诺。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Target {
    /// The id, for scripts and `fsip explain`.
    ///
    /// 目标编号，供脚本和 fsip explain 使用。
    pub id: Text,
    /// The plan's own sentence.
    ///
    /// 方案原文。
    pub text: Text,
    /// The sentence in English.
    ///
    /// 英文译文。
    pub text_en: Option<Text>,
    /// The id of its area.
    ///
    /// 所属领域的编号。
    pub area: Option<Text>,
    /// The year in which it is due; the plan's last year when not given.
    ///
    /// 到期年份；不写就是方案的最后一年。
    pub due: Option<Year>,
    /// False for what the plan strives for only; true when not given.
    ///
    /// 力争类目标写 false；不写就是 true。
    pub firm: Option<bool>,
    /// The ids of the units that answer for it; the first leads.
    ///
    /// 责任单位的编号，第一个牵头。
    pub units: Option<Vec<Text>>,
    /// next: a later year may stand in for a base year without a value.
    ///
    /// next：基期没有数值时，可用后面的年份代替。
    #[schemars(extend("enum" = ["next"]))]
    pub base_fallback: Option<String>,
    /// By which method the pace is judged; that of the plan when not given.
    ///
    /// 判断进度的方法；不写就用方案的方法。
    #[schemars(extend("enum" = Method::ALL.map(Method::name)))]
    pub method: Option<String>,
    /// What must hold, all of it.
    ///
    /// 完成标准，各条都要满足。
    #[schemars(length(min = 1))]
    pub require: Vec<Requirement>,
}

/// A key task.
///
/// 重点任务。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Task {
    /// The id by which work items name the task.
    ///
    /// 任务编号，工作事项用它指向任务。
    pub id: Text,
    /// The title.
    ///
    /// 标题。
    pub title: Text,
    /// Its number in the plan.
    ///
    /// 序号。
    pub no: Option<Count>,
    /// The heading under which it stands.
    ///
    /// 所属分组。
    pub group: Option<Text>,
    /// The heading in English.
    ///
    /// 分组的英文名称。
    pub group_en: Option<Text>,
    /// The title in English.
    ///
    /// 英文标题。
    pub title_en: Option<Text>,
    /// What the plan says of it.
    ///
    /// 方案原文。
    pub text: Option<Text>,
    /// The ids of the units that answer for it; the first leads.
    ///
    /// 责任单位的编号，第一个牵头。
    pub units: Option<Vec<Text>>,
}

/// A row of the responsibility list of a year.
///
/// 年度责任清单的一行。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WorkItem {
    /// The id, for scripts and `fsip explain`.
    ///
    /// 事项编号，供脚本和 fsip explain 使用。
    pub id: Text,
    /// Its number in the list.
    ///
    /// 序号。
    pub no: Option<Count>,
    /// The year of the list; the item is due at its end.
    ///
    /// 清单的年份，事项在这一年年底到期。
    pub year: Year,
    /// The id of the key task that it belongs to.
    ///
    /// 所属重点任务的编号。
    pub task: Option<Text>,
    /// The matter as the list writes it.
    ///
    /// 工作任务一栏，照原文。
    pub matter: Text,
    /// The standard of completion as the list writes it.
    ///
    /// 完成标准一栏，照原文。
    pub standard: Option<Text>,
    /// The ids of the units that answer for it; the first leads.
    ///
    /// 责任单位的编号，第一个牵头。
    pub units: Option<Vec<Text>>,
    /// What must hold, all of it.
    ///
    /// 完成标准，各条都要满足。
    #[schemars(length(min = 1))]
    pub require: Vec<Requirement>,
}

/// One thing that must hold: what an indicator must be, a milestone, or a matter that a person judges.
///
/// 一条完成标准：指标要达到什么，或里程碑，或由人评定的事项。
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum Requirement {
    /// What an indicator must be.
    ///
    /// 指标要达到什么。
    Measured(Measured),
    /// Something done or not done.
    ///
    /// 里程碑：做了或没做。
    Milestone(Milestone),
    /// A matter that a person judges.
    ///
    /// 由人评定的事项。
    Judged(Judged),
}

/// What an indicator must be.
///
/// 指标要达到什么。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Measured {
    /// The indicator, by id, name or alias.
    ///
    /// 指标的编号、名称或别名。
    pub indicator: Text,
    /// What it must be, in the words of the plan, such as 年均增长10%以上 or “at least 150”.
    ///
    /// 要达到什么，用方案的说法，如“年均增长10%以上”“达到150家以上”。
    pub is: Text,
    /// From which year growth or an increase is counted; the plan's base year when not given.
    ///
    /// 增长从哪一年算起；不写就是方案的基期。
    pub base: Option<Year>,
    /// Whether it must hold in each year up to the due year.
    ///
    /// 是否到期前每年都要满足。
    pub every_year: Option<bool>,
    /// Whether it must hold in each region without parts of its own.
    ///
    /// 是否每个没有下级的地区都要满足。
    pub every_region: Option<bool>,
    /// What should be reached by the end of some years, such as { 2021 = 13000, 2022 = 14500 }.
    ///
    /// 分年进度，如 { 2021 = 13000, 2022 = 14500 }。
    #[schemars(extend("propertyNames" = { "pattern": "^[12][0-9]{3}$" }))]
    pub path: Option<BTreeMap<String, Step>>,
    /// How far below still counts as “about” (左右), in percent; 5 when not given.
    ///
    /// “左右”允许的偏差，百分数；不写就是 5。
    pub tolerance: Option<Positive>,
    /// The natural limit of the indicator, for a direction without a number.
    ///
    /// 指标的自然极限，用于没有数的方向性要求。
    pub limit: Option<f64>,
    /// By which method the pace is judged; that of the target or the plan when not given.
    ///
    /// 判断进度的方法；不写就用目标或方案的方法。
    #[schemars(extend("enum" = Method::ALL.map(Method::name)))]
    pub method: Option<String>,
    /// How growth is averaged. level: from the first value to the last; cumulative: by the total of the years.
    ///
    /// 年均增长的算法：level 水平法，cumulative 累计法；不写就是水平法。
    #[schemars(extend("enum" = ["level", "cumulative"]))]
    pub average: Option<String>,
}

/// Something done or not done, by the evidence ledger progress.csv.
///
/// 里程碑：做了或没做，记在 progress.csv。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Milestone {
    /// The id that the evidence ledger names.
    ///
    /// 里程碑编号，progress.csv 里用它。
    pub milestone: Text,
    /// What is to be done.
    ///
    /// 要做什么。
    pub title: Text,
}

/// A matter that a person judges, by the evidence ledger progress.csv.
///
/// 由人评定的事项，结论记在 progress.csv。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Judged {
    /// The id that the evidence ledger names.
    ///
    /// 事项编号，progress.csv 里用它。
    pub judged: Text,
    /// What is to be judged.
    ///
    /// 评定什么。
    pub title: Text,
}

/// A step of a path, in the indicator's unit of measure or with another one, such as "1.45万件".
///
/// 分年进度的一步：按指标计量单位的数，或带单位的数，如 "1.45万件"。
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
pub enum Step {
    /// A number in the indicator's unit of measure.
    ///
    /// 按指标计量单位的数。
    Number(f64),
    /// A number with a unit of measure.
    ///
    /// 带单位的数。
    Quantity(Text),
}

/// A text that is not blank.
///
/// 不能空白的文字。
#[derive(JsonSchema)]
#[schemars(inline)]
pub struct Text(#[schemars(regex(pattern = NOT_BLANK))] pub String);

/// The wide blank of Chinese text stands by itself: not every checker counts it as a blank.
const NOT_BLANK: &str = r"[^\s\u3000]";

/// The code of a warning.
///
/// 警告的代码。
#[derive(JsonSchema)]
#[schemars(inline, extend("enum" = Code::warnings().map(Code::name).collect::<Vec<_>>()))]
pub struct Warning(pub String);

/// A year of four digits.
///
/// 四位数的年份。
#[derive(JsonSchema)]
#[schemars(inline)]
pub struct Year(#[schemars(range(min = 1000, max = 2999))] pub i32);

/// A whole number, 0 or more.
///
/// 不小于 0 的整数。
#[derive(JsonSchema)]
#[schemars(inline)]
pub struct Count(#[schemars(range(max = u32::MAX))] pub u32);

/// A number above 0.
///
/// 大于 0 的数。
#[derive(JsonSchema)]
#[schemars(inline, extend("exclusiveMinimum" = 0))]
pub struct Positive(pub f64);
