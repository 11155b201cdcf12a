//! Every word that a requirement may hold, and what it means. A new word is one entry of [`WORDS`].

use std::sync::LazyLock;

use super::normal::{Folded, bit, key};
use crate::model::Direction;
use Meaning::{
    About, And, Average, AverageAYear, Behind, Between, By, Change, ChangeTo, Compare, Control, Dash, Elsewhere,
    Filler, Hold, Lasting, Level, Make, Measured, Multiple, New, Over, Part, Per, Relative, Tilde, To, Total, UpTo,
};

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Compare(Comparator),
    /// The same right behind the number: 20家以上.
    Behind(Comparator),
    /// Behind a change the level that it leads to (rise above 80), else a comparison.
    Limit(Comparator),
    /// 突破: the value that is passed.
    Break,
    /// Behind a change the level that it leads to; alone the most.
    UpTo,
    /// Limit emissions to 30 Mt: with the To behind it the most.
    Cap,
    About,
    /// A unit of measure that any indicator may meet with.
    Measured(UnitWord),
    Total,
    /// The years of the plan, over which a number is the total unless another word says how it counts.
    Over,
    Change(Direction, Manner),
    /// 翻番: so many times the base value.
    Multiple(u32),
    /// Half of the base value, a third, two thirds: numerator and denominator.
    Part(u32, u32),
    /// To half of the base value.
    Halve,
    /// 降到: the value itself is meant.
    ChangeTo(Direction),
    Since(Since),
    Average,
    /// So many a year on average.
    AverageAYear,
    /// CAGR: average growth a year.
    AverageGrowth,
    RecordHigh,
    Per(Period),
    /// Between two numbers a range.
    Dash,
    /// The same, and before a number 约.
    Tilde,
    /// Between two numbers a range; behind a change it names the value itself.
    To,
    /// Between two numbers a range, when a [`Meaning::Between`] says so.
    And,
    Between,
    /// The value that is reached.
    Level,
    /// The value that is kept.
    Hold,
    /// 控制: kept, or reached by a year that is named beside it.
    Control,
    /// So many more than before.
    New,
    /// Something is made or done, which says nothing of what there is then.
    Make,
    /// The same; behind 累计 it is what there is then.
    Lasting,
    /// Before the amount of a change.
    By,
    /// 相对: a percentage of a percentage.
    Relative,
    /// Compared with something that is no year of the indicator itself.
    Elsewhere,
    /// The same, by a word that may as well be a piece of a name: 同步.
    Alike,
    /// =: no more and no less.
    Equal,
    /// 力争: before a second number, a requirement of its own.
    Aim,
    /// 全覆盖: a hundred percent.
    All,
    /// 清零: the value is zero.
    Gone,
    /// End: the same when a due year stands beside it, else something that is done or not.
    End,
    /// 负增长: the growth compared with zero; 零增长 says only that.
    GrowthSign(Option<Comparator>),
    /// From, baseline: before the value that the plan starts from.
    From(Start),
    /// 每月: a part of the year, for which there are no values.
    PartOfYear,
    /// What there is today, or was: nothing is asked by it.
    Present,
    /// Says nothing and leads up to another word.
    Filler,
    /// Says nothing, as a noun, a mark or an article.
    Noun,
}

impl Meaning {
    /// Whether the word says how the years count.
    pub(super) fn counts(self) -> bool {
        matches!(self, Total | Over | Average | AverageAYear | New)
            || matches!(self, Per(period) if period != Period::Yearly)
    }

    /// Whether the word changes what is asked, so that no name may hide it.
    pub(super) fn is_grammar(self) -> bool {
        use Meaning::{Alike, All, Cap, End, Gone, GrowthSign, PartOfYear};
        !matches!(
            self,
            Filler
                | Meaning::Present
                | Meaning::Noun
                | Dash
                | Tilde
                | To
                | And
                | By
                | Measured(_)
                | Meaning::Since(Since::Year)
        ) && !matches!(self, Alike | All | Cap | End | Gone | GrowthSign(_) | PartOfYear)
    }
}

/// How a phrase names the value that it starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// From, which may as well begin a range or a stretch of years.
    From,
    /// Baseline, against a baseline of.
    Baseline,
    /// Up from, down from: the direction in which the value has moved since.
    Moved(Direction),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

/// What number a change takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// Any.
    Move,
    /// Usually a percentage, so that a number without unit of measure is unclear.
    Growth,
    /// The same, as a figure of its own: 增速达到6% is a growth of 6 %.
    Rate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// The year that must follow.
    Year,
    Base,
    YearBefore,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitWord {
    Percent,
    Points,
    Times,
}

/// The years that a phrase speaks of; of two the later in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    /// A year: each, on average, or the last.
    AYear,
    /// 年度: the same beside a change; each year beside a level.
    Yearly,
    /// The year itself, not the years up to it.
    InYear,
    EveryYear,
}

const UP: Meaning = Change(Direction::Rising, Manner::Move);
const DOWN: Meaning = Change(Direction::Falling, Manner::Move);

#[rustfmt::skip]
const WORDS: &[(Meaning, &[&str])] = &[
    (Compare(Comparator::AtLeast), &[
        "不低于", "达到或超过", "达到或高于", "等于或高于", "meet or exceed", "meets or exceeds", "equal or exceed", "不少于", "不小于", "不得低于", "不得少于", "至少", ">=", "≥", "≧", "⩾", "大于等于", "大于或等于",
        "equal to or above", "equal to or greater than", "greater than or equal to", "at least", "no less than", "not less than", "no fewer than", "not fewer than",
        "not fall below", "not to fall below", "not dip below", "not to drop below", "not drop below", "not go below",
        "never below", "never less than", "min", "min.", "minimum", "minimum of", "new minimum of", "new minimum", "at least as high as", "最低", "最少", "不得小于", "下限",
    ]),
    (Behind(Comparator::AtLeast), &["以上", "及以上", "或以上", "or more", "or greater", "or better", "plus", "or above", "and above", "or higher"]),
    (Compare(Comparator::MoreThan), &["超过", "超", "高于", "大于", "多于", "逾", "过", ">", "more than", "over", "greater than", "upwards of"]),
    (Compare(Comparator::AtMost), &[
        "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "<=", "≤", "≦", "⩽", "小于等于", "小于或等于", "equal to or below", "equal to or less than", "less than or equal to", "at most",
        "no more than", "not more than", "never more than", "no greater than", "not greater than", "no longer than", "not longer than",
        "not over", "not exceed", "does not exceed", "do not exceed", "not exceeding", "not to exceed", "never exceed", "not rise above", "not go above",
        "never above", "cap at", "capped at", "within", "max", "max.", "maximum", "maximum of", "new maximum of", "new maximum", "at least as low as", "最高", "最多", "至多", "不突破", "不得突破", "不得多于",
        "不得大于", "上限",
    ]),
    (Behind(Comparator::AtMost), &["以内", "内", "之内", "以下", "及以下", "或以下", "or less", "or fewer", "or below", "or lower", "or under"]),
    (Compare(Comparator::LessThan), &["低于", "不足", "不到", "小于", "少于", "不满", "<", "less than", "fewer than"]),
    (Meaning::Limit(Comparator::AtLeast), &["no lower than", "not lower than", "not below", "not under", "at or above"]),
    (Meaning::Limit(Comparator::MoreThan), &["above", "higher than"]),
    (Meaning::Limit(Comparator::AtMost), &["no higher than", "not higher than", "not above", "at or below"]),
    (Meaning::Limit(Comparator::LessThan), &["below", "under", "lower than"]),
    (Meaning::Break, &["突破"]),
    (UpTo, &["up to"]),
    (About, &["左右", "约", "大约", "上下", "about", "around", "approximately", "roughly", "circa", "≈"]),
    (Measured(UnitWord::Percent), &["%", "percent", "per cent"]),
    (Measured(UnitWord::Points), &["个百分点", "百分点", "point", "points", "percentage point", "percentage points", "percentage-point", "pp"]),
    (Measured(UnitWord::Times), &["倍", "times the", "times its", "times their"]),
    (Total, &["累计", "总计", "合计", "共", "共计", "总共", "total", "in total", "cumulative", "cumulatively", "overall"]),
    (Over, &["期间", "规划期内", "计划期内", "方案期内", "over the period", "over the plan period", "during the plan"]),
    (Change(Direction::Rising, Manner::Rate), &["增速", "增幅", "涨幅", "增长率", "growth", "growth rate", "an increase", "a rise", "an improvement"]),
    (Change(Direction::Rising, Manner::Growth), &["增长", "递增", "grow", "grows", "growing", "grew", "grown"]),
    (UP, &[
        "增加", "增", "回升", "跃升", "前移", "扩大", "提高", "提升", "上升", "增强", "上涨", "扩充", "扩增", "增设", "提增", "上调", "抬升", "拓展", "延长", "rise", "rises", "rising", "rose", "risen", "improvement", "improvements",
        "net increase", "gain", "net gain", "up", "higher", "greater",
    ]),
    (Change(Direction::Falling, Manner::Rate), &["降幅", "a decline", "a fall", "a decrease", "a drop", "a reduction", "a cut"]),
    (DOWN, &[
        "减少", "下降", "降低", "降", "减", "缩减", "削减", "压减", "压缩", "压降", "缩短", "缩小", "收窄", "下调", "回落", "下滑", "精简", "fall", "falls", "falling", "fell", "fallen", "drop", "drops", "dropped", "dropping",
        "reduction", "reductions", "cut", "cuts", "cutting", "shrink", "down", "less", "fewer",
    ]),
    (ChangeTo(Direction::Rising), &["增至", "升至", "升到", "升为"]),
    (ChangeTo(Direction::Falling), &["降至", "减至", "降到", "减到", "down to"]),
    (Multiple(2), &["翻番", "翻倍", "倍增", "翻一倍", "twice the", "twice its", "twice their", "twofold"]),
    (Multiple(4), &["fourfold"]),
    (Multiple(5), &["fivefold"]),
    (Multiple(6), &["sixfold"]),
    (Multiple(10), &["tenfold"]),
    (Multiple(3), &["threefold"]),
    (Part(1, 2), &["half", "半", "半数", "一半"]),
    (Meaning::Halve, &["减半"]),
    (Meaning::All, &["全覆盖", "全面覆盖", "全部", "百分百", "all", "universal", "universal coverage", "full coverage"]),
    (Meaning::Gone, &["清零", "归零", "消除", "消灭", "根除", "动态清零", "net zero", "net-zero"]),
    (Meaning::GrowthSign(Some(Comparator::MoreThan)), &["正增长", "positive growth"]),
    (Meaning::GrowthSign(Some(Comparator::LessThan)), &["负增长", "negative growth"]),
    (Meaning::GrowthSign(None), &["零增长", "zero growth"]),
    (Meaning::From(Start::From), &["从", "由", "自", "from"]),
    (Meaning::From(Start::Baseline), &[
        "baseline", "a baseline of", "baseline of", "from a baseline of", "from the baseline of", "against a baseline of", "from a base of", "基期值", "基期为",
    ]),
    (Meaning::From(Start::Moved(Direction::Rising)), &["up from"]),
    (Meaning::From(Start::Moved(Direction::Falling)), &["down from"]),
    (Meaning::PartOfYear, &[
        "每月", "每季度", "每季", "每周", "每天", "每日", "per month", "a month", "each month", "every month", "monthly", "per quarter", "each quarter", "every quarter", "quarterly",
        "per week", "a week", "each week", "every week", "weekly", "per day", "a day", "each day", "every day", "daily",
    ]),
    (Meaning::Since(Since::Year), &["较", "比", "相比", "since", "compared with", "compared to", "in comparison with", "relative to", "against", "versus", "vs", "vs.", "than in"]),
    (Meaning::Since(Since::Base), &[
        "较基期", "比基期", "原来的", "原有的", "现有的", "目前的", "较基年", "比基年", "from baseline", "from the baseline", "against the baseline", "compared to baseline", "compared to the baseline",
        "over the baseline", "since base", "since the base", "since the base year",
    ]),
    (Meaning::Since(Since::YearBefore), &[
        "同比", "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年", "较上年度", "比上年度", "较上年同期", "比上年同期", "year-on-year", "year on year", "year-over-year", "year over year", "yoy",
        "over the year before", "on the year before", "than the year before", "since the year before", "over the previous year", "over last year",
    ]),
    (Average, &["年均", "平均每年", "年平均", "average", "averaging", "average annual", "annual average", "on average", "compound annual"]),
    (AverageAYear, &["a year on average", "per year on average", "on average a year", "on average per year"]),
    (Meaning::AverageGrowth, &["cagr", "复合增长率", "年复合增长率", "年均复合增长率", "复合年均增长率", "复合增速", "年均复合增速"]),
    (Meaning::RecordHigh, &["新突破", "创新高", "创历史新高", "历史新高", "新高", "突破历史新高", "突破新高", "record high", "new record", "new high", "all-time high"]),
    (Per(Period::EveryYear), &["每年", "每年度", "各年", "各年度", "历年", "逐年", "every year", "each year", "in every year", "in each year"]),
    (Per(Period::AYear), &["a year", "per year", "annually", "per annum", "pa", "p.a."]),
    (Per(Period::Yearly), &["年度", "annual", "yearly"]),
    (Per(Period::InYear), &["全年", "当年", "本年", "本年度", "年内", "今年", "in the year", "for the year", "over the year", "during the year", "this year"]),
    (Dash, &["-", "—", "——", "–", "―", "..", "..."]),
    (Tilde, &["~", "〜"]),
    (To, &["至", "到", "to"]),
    (And, &["and", "和", "与", "及", "以及", "or", "或"]),
    (Between, &["between", "介于", "之间", "区间"]),
    (Level, &["达到", "达", "迈上", "迈入", "跨上", "跨入", "跃上", "站上", "拥有", "占", "占比", "进入", "跻身", "位居", "位列", "居", "列", "排名", "升入", "rank", "ranks", "ranked"]),
    (Hold, &["保持", "稳定在", "维持", "稳居", "严守", "守住", "守牢", "坚守", "keep", "keeps", "keeping", "kept", "consistently", "stay", "stays", "hold", "holds", "held"]),
    (Control, &["控制"]),
    (New, &["新增", "净增", "再增加", "新建", "新培育", "新认定", "新发展", "新设", "增建", "new", "net new", "additional", "net additional", "add", "adds", "further", "extra", "more"]),
    (Make, &[
        "培育", "打造", "建设", "形成", "创建", "引进", "完成", "实施", "提供", "开行", "加装", "开展", "组织", "培训", "培养", "改造", "治理", "修复", "举办", "整治", "招收", "淘汰", "开工", "发放", "造林", "推介", "推广", "推广应用",
        "落地", "投产", "建成投产", "建成投用", "建成投运", "投运", "支持", "服务", "救助", "安置", "竣工", "投用", "盘活", "发行", "帮扶", "引育", "争创", "创成", "组建", "建立", "设立", "提质改造", "筹集", "资助", "改造提升", "出台", "制定",
        "修订", "制修订", "孵化", "招引", "扶持", "修建", "惠及", "培育壮大", "筹建", "续建", "共建", "援建", "搭建", "构建", "布设", "部署", "投放", "铺设", "架设", "敷设", "复垦", "收储", "选派", "选聘", "招募", "招聘", "吸纳", "遴选",
        "评选", "选树", "开通", "开辟", "更新", "拆除", "关停", "清退", "腾退", "配备", "配置", "安装", "加固", "储备", "谋划", "新上", "解决", "化解", "承接", "救治", "补贴", "build", "builds", "built", "building",
        "bring", "brings", "brought", "bringing", "enrol", "enrols", "retrofit", "retrofitted",
    ]),
    (Lasting, &["建成", "认定"]),
    (By, &["by"]),
    (Relative, &["相对", "relative", "in relative terms"]),
    (Elsewhere, &[
        "较计划", "比计划", "高于全国", "低于全国", "高于全国平均", "低于全国平均", "高于全国平均水平", "低于全国平均水平", "全国平均水平", "高于全省", "低于全省", "比全国", "较全国", "全国平均", "全省平均", "平均水平", "business as usual",
        "business-as-usual", "projections", "projected", "national average", "global average", "world average", "than average", "than the average", "above average",
        "above the average", "below average", "below the average",
    ]),
    (Meaning::Alike, &[
        "目标的", "计划的", "of target", "of the target", "of its target", "of their target", "of our target", "of the average", "of the maximum", "of maximum", "of that", "持平", "同步",
        "优于", "好于", "快于", "疫情前", "疫情前水平", "pre-pandemic", "pre-pandemic levels", "in line with", "on par with", "on a par with", "pace with", "better than", "faster than",
        "the highest", "the lowest",
    ]),
    (Meaning::Equal, &["="]),
    (Meaning::Aim, &[
        "力争", "争取", "努力", "拟", "原则上", "预计", "一般", "奋斗目标", "in principle", "with a view to", "working towards", "aim for", "aiming for", "aim to", "aiming to", "ideally",
    ]),
    (Filler, &[
        "实现", "确保", "继续", "推动", "带动", "新台阶", "大关", "台阶", "总体", "关口", "均", "都", "分别", "全面", "严格", "稳定", "将", "再", "要", "的", "在", "为", "是", "按", "安排", "明显", "平稳", "显著", "稳步", "持续",
        "大幅", "不断", "逐步", "进一步", "较快", "有所", "is", "are", "be", "at", "will", "would", "shall", "must", "should", "have", "has", "fully", "globally",
        "worldwide", "nationally", "nationwide", "statewide", "citywide", "across the country", "across the state", "across the city", "across the region", "spend", "worth",
        "steadily", "markedly", "substantially", "significantly", "considerably", "greatly", "sharply", "gradually", "continuously", "progressively", "been", "continue to",
        "continues to", "respectively",
    ]),
    (Meaning::Present, &["目前", "现有", "原来", "原有", "today", "now", "currently"]),
    (Meaning::Noun, &[
        "new target", "new level", "new total", "并", "覆盖", "水平", "比重", "目标", "预期目标", "目标值", "全域", "全国", "全省", "全州", "全县", "全区", "各类", "各级", "各种", "规模", "红线", "底线", "同口径", "总规模", "全市", "总数", "总量",
        "数量", "实际", "了", "有", ",", "、", "。", ":", ";", ".", "(", ")", "a", "an", "the", "of", "in", "on", "for", "value", "amount", "real", "level", "number", "global",
        "national", "numbers", "total number", "equivalent of", "absolute", "in real terms", "spent", "its", "their", "our", "target", "that", "rate", "share", "proportion",
        "percentage", "ratio", "score", "of gdp", "of all", "占gdp比重", "占gdp的比重", "占地区生产总值比重", "占地区生产总值的比重", "of gni", "of gross domestic product", "of gross national income",
    ]),
];

/// English verbs whose other forms go by rule.
#[rustfmt::skip]
const VERBS: &[(Meaning, &[&str])] = &[
    (Compare(Comparator::MoreThan), &["exceed", "surpass"]),
    (Meaning::Break, &["cross"]),
    (Meaning::Cap, &["limit", "restrict", "confine"]),
    (UP, &["extend", "lengthen", "increase", "raise", "improve", "expand", "lift", "boost", "climb", "uplift", "enhance", "widen"]),
    (DOWN, &["decline", "decrease", "reduce", "lower", "shorten", "narrow", "slash", "lessen"]),
    (Multiple(2), &["double"]),
    (Multiple(3), &["triple", "treble"]),
    (Multiple(4), &["quadruple"]),
    (Meaning::Halve, &["halve"]),
    (Meaning::Gone, &["eliminate", "eradicate", "phase out"]),
    (Meaning::End, &["end"]),
    (Level, &["reach", "achieve", "attain", "account for", "represent"]),
    (Hold, &["maintain", "remain", "sustain"]),
    (Filler, &["allocate", "dedicate", "devote", "ensure", "live", "move", "receive", "respond"]),
    (Make, &[
        "afforest", "answer", "appoint", "assist", "attract", "audit", "award", "certify", "clear", "collect", "complete", "conduct", "connect", "conserve", "construct",
        "convert", "create", "deliver", "deploy", "develop", "digitise", "digitize", "disburse", "distribute", "divert", "electrify", "employ", "enroll", "equip",
        "establish", "file", "fund", "generate", "help", "hire", "host", "immunise", "immunize", "implement", "inspect", "install", "insulate", "introduce", "invest",
        "issue", "launch", "mobilise", "mobilize", "open", "organise", "organize", "perform", "plant", "preserve", "prevent", "produce", "protect", "provide", "publish",
        "purchase", "recruit", "recycle", "reforest", "refurbish", "regenerate", "rehabilitate", "rehouse", "remove", "renovate", "repair", "replace", "resettle",
        "reskill", "restore", "resurface", "retrain", "review", "save", "screen", "secure", "serve", "support", "train", "treat", "upgrade", "upskill", "vaccinate",
        "visit",
    ]),
];

/// English numerals below a hundred that are one word.
#[rustfmt::skip]
pub(super) const CARDINALS: [(u32, &str); 28] = [
    (0, "zero"), (1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"), (9, "nine"),
    (10, "ten"), (11, "eleven"), (12, "twelve"), (13, "thirteen"), (14, "fourteen"), (15, "fifteen"), (16, "sixteen"),
    (17, "seventeen"), (18, "eighteen"), (19, "nineteen"), (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"),
    (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety"),
];

/// Behind one of them, or an article, what it counts.
#[rustfmt::skip]
pub(super) const DENOMINATORS: [(u32, &str); 14] = [
    (2, "half"), (2, "halves"), (3, "third"), (3, "thirds"), (4, "quarter"), (4, "quarters"), (5, "fifth"), (5, "fifths"),
    (6, "sixth"), (6, "sixths"), (8, "eighth"), (8, "eighths"), (10, "tenth"), (10, "tenths"),
];

/// Multipliers behind a number, with their powers of ten.
#[rustfmt::skip]
pub(super) const SCALES: [(u32, &str); 12] = [
    (2, "hundred"), (3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion"), (3, "k"), (6, "m"), (6, "mn"), (6, "mln"),
    (9, "bn"), (9, "b"), (12, "tn"),
];

/// Those that are units of measure, too: metres and bytes.
pub(super) const UNCLEAR_SCALES: [&str; 2] = ["m", "b"];

/// Words that mean the same.
type Synonyms = &'static [&'static str];

/// Signs of money before a number, with the units of measure that they stand for.
pub(super) const MONEY: [(Synonyms, Synonyms); 9] = [
    (&["$", "us$", "usd", "a$", "c$", "nz$"], &["dollars", "dollar", "usd", "us$", "$", "美元"]),
    (&["€", "eur"], &["euros", "euro", "eur", "€", "欧元"]),
    (&["£", "gbp"], &["pounds", "pound", "gbp", "£", "英镑"]),
    (&["rmb", "cny"], &["元", "yuan", "rmb", "cny", "人民币"]),
    (&["₹", "rs", "rs.", "inr"], &["rupees", "rupee", "₹", "inr", "卢比"]),
    (&["r", "zar"], &["rand", "zar", "兰特"]),
    (&["ksh", "kes"], &["shillings", "shilling", "kes", "先令"]),
    (&["₦", "ngn"], &["naira", "₦", "ngn", "奈拉"]),
    (&["¥"], &["元", "yuan", "rmb", "cny", "人民币", "yen", "jpy", "日元", "¥"]),
];

/// Units of measure that count places from the first.
pub(super) const PLACES: [&str; 9] = ["位", "名", "位次", "rank", "ranks", "place", "places", "position", "positions"];

/// What may stand between them and the number of a place.
pub(super) const RANKING: [&str; 4] = ["综合排名", "排名", "位次", "位列"];

/// Among whom a place is counted.
pub(super) const AMONG: [&str; 9] = ["全国", "全省", "全市", "全区", "全州", "全球", "世界", "国内", "省内"];

/// What is ranked, behind the number of its place.
pub(super) const RANKED: [&str; 6] =
    ["universities", "countries", "cities", "economies", "institutions", "destinations"];

/// The same behind it.
pub(super) const AMONG_BEHIND: [&str; 7] =
    ["in the world", "in the country", "in europe", "in asia", "in africa", "in the uk", "in the us"];

/// What stands before the number of a place.
pub(super) const BEFORE_PLACES: [&str; 7] = ["前", "第", "top", "the top", "among the top", "one of the top", "#"];

/// Names of months, of which only the whole years have values.
#[rustfmt::skip]
pub(super) const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Parts of comparisons that speak of height, which for a place is not its number.
pub(super) const HEIGHTS: [&str; 10] = ["上", "下", "高", "低", "above", "below", "under", "over", "high", "low"];

/// Limits that may stand behind their number, and verbs behind which a year is that in which it is done.
pub(super) const LIMITS: [&str; 6] = ["max", "max.", "maximum", "min", "min.", "minimum"];
pub(super) const DOUBLING: [&str; 4] = ["double", "triple", "quadruple", "halve"];

/// What people and places are counted with, and names that say that places are meant.
pub(super) const COUNTER_OF_PEOPLE: &str = "名";
pub(super) const NAMES_OF_PLACES: [&str; 5] = ["排名", "位次", "名次", "排位", "rank"];

/// Verbs behind which "to" names who is served.
pub(super) const GIVING: [&str; 3] = ["provid", "deliver", "distribut"];

/// What an indicator is called without its name, and what else a number is compared with: half the rate, 80 % of the targets.
#[rustfmt::skip]
pub(super) const UNSAID: [&str; 33] = [
    "rate", "level", "share", "proportion", "percentage", "ratio", "score", "value", "target", "average", "baseline", "forecast", "estimate",
    "projection", "figure", "number", "standard", "goal", "plan", "benchmark", "peer", "result", "planned", "expected", "targeted",
    "budgeted", "forecasted", "previous", "prior", "last", "other", "rival", "competitor",
];

/// Plurals without an ending, and what is no number of things: of what a percentage is a part.
#[rustfmt::skip]
pub(super) const WHOLES: [&str; 27] = [
    "people", "children", "women", "men", "staff", "population", "consumption", "demand", "supply", "electricity", "energy", "water",
    "waste", "land", "spending", "expenditure", "revenue", "income", "generation", "traffic", "output", "production", "gdp", "gni", "area", "turnover", "budget",
];

/// Names of what is itself a growth in percent.
pub(super) const GROWTH_RATES: [&str; 5] = ["增长率", "增速", "增幅", "涨幅", "growth"];

/// Words behind a start that name the level to which it leads, without a verb of their own.
pub(super) const LEADING: [&str; 3] = ["到", "至", "to"];

/// Words that say that several numbers belong to several things.
pub(super) const RESPECTIVELY: [&str; 2] = ["分别", "respectively"];

/// Words that may join two requirements.
pub(super) const JOINING: [&str; 3] = ["and", "和", "以及"];

/// Between hundreds and what is less: two hundred and fifty.
pub(super) const BELOW_HUNDRED: &str = "and";

/// What stands behind it.
pub(super) const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Words and what they mean, by what they begin with, for every place of a phrase is looked up.
pub(super) struct Words<T> {
    words: Vec<Word<T>>,
    /// The last word of each bucket.
    last: [Option<u16>; BUCKETS],
    /// With which characters words begin: most begin none.
    first: u64,
}

struct Word<T> {
    key: u32,
    meaning: T,
    text: &'static str,
    /// What stands behind the characters of the key: most others need not be compared further.
    next: Option<char>,
    /// The one before it whose key belongs to the same bucket.
    before: Option<u16>,
}

const BUCKETS: usize = 1024;

impl<T: Copy> Words<T> {
    pub(super) fn new(words: impl Iterator<Item = (T, &'static str)>) -> Self {
        let (mut last, mut first) = ([None; BUCKETS], 0);
        let words = (0..).zip(words).map(|(place, (meaning, text))| {
            let (key, length) = key_of_word(text);
            let next = text.chars().filter(|character| *character != ' ').nth(length);
            first |= text.chars().next().map_or(0, bit);
            let before = last.get_mut(bucket(key)).and_then(|last| last.replace(place));
            Word { key, meaning, text, next, before }
        });
        Self { words: words.collect(), last, first }
    }

    /// The longest word at `at` and where it ends.
    pub(super) fn longest_at(&self, text: &Folded<'_>, at: usize) -> Option<(T, usize)> {
        self.place_at(text, at).and_then(|(place, end)| Some((self.meaning(place)?, end)))
    }

    fn meaning(&self, place: u16) -> Option<T> {
        self.words.get(usize::from(place)).map(|word| word.meaning)
    }

    /// The place in the list of the longest word at `at`, and where it ends.
    fn place_at(&self, text: &Folded<'_>, at: usize) -> Option<(u16, usize)> {
        let first = text.character(at).filter(|first| self.first & bit(*first) != 0 && text.is_boundary(at))?;
        if first.is_ascii_alphabetic() {
            return self.longest_of(text.key_of_letters(at), text, at);
        }
        let two = text.character(at + 1).map(|second| (key([first, second].into_iter()), 2));
        let longer = two.and_then(|two| self.longest_of(two, text, at));
        longer.or_else(|| self.longest_of((key(std::iter::once(first)), 1), text, at))
    }

    fn longest_of(&self, (key, length): (u32, usize), text: &Folded<'_>, at: usize) -> Option<(u16, usize)> {
        let next = text.character(at + length);
        let word = |place: u16| Some((place, self.words.get(usize::from(place))?));
        let last = self.last.get(bucket(key)).copied().flatten();
        let alike = std::iter::successors(last.and_then(word), |(_, later)| later.before.and_then(word));
        let alike = alike.filter(|(_, word)| word.key == key && (word.next.is_none() || word.next == next));
        alike.filter_map(|(place, word)| Some((place, text.matches(at, word.text)?))).max_by_key(|(_, end)| *end)
    }
}

/// The first English word of a text, or else its first two characters.
fn key_of_word(text: &str) -> (u32, usize) {
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let letters = text.chars().take_while(char::is_ascii_alphabetic);
        (key(letters.clone()), letters.count())
    } else {
        let characters = text.chars().filter(|character| *character != ' ').take(2);
        (key(characters.clone()), characters.count())
    }
}

fn bucket(key: u32) -> usize {
    key as usize % BUCKETS
}

static VOCABULARY: LazyLock<Words<Meaning>> = LazyLock::new(|| Words::new(all_words()));

/// Every word with its meaning, verbs in all their forms.
fn all_words() -> impl Iterator<Item = (Meaning, &'static str)> {
    let words = WORDS.iter().flat_map(|(meaning, words)| words.iter().map(move |word| (*meaning, *word)));
    words.chain(
        VERBS.iter().flat_map(|(meaning, verbs)| {
            verbs.iter().flat_map(|verb| inflected(verb)).map(move |form| (*meaning, form))
        }),
    )
}

/// Publish, publishes, published, publishing.
fn inflected(verb: &'static str) -> [&'static str; 4] {
    let (first, rest) = verb.split_at(verb.find(' ').unwrap_or(verb.len()));
    let stem = first.strip_suffix('e').unwrap_or(first);
    let (present, past) = match first.strip_suffix('y') {
        Some(stem) => ((stem, "ies"), (stem, "ied")),
        None if first.ends_with(['s', 'h']) => ((first, "es"), (first, "ed")),
        None => ((first, "s"), (stem, "ed")),
    };
    let form = |(stem, ending)| &*[stem, ending, rest].concat().leak();
    [verb, form(present), form(past), form((stem, "ing"))]
}

/// The longest word at `at` and where it ends.
pub(super) fn word_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    let (place, end) = text.word_once(at, |text| VOCABULARY.place_at(text, at))?;
    Some((VOCABULARY.meaning(place)?, end))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{VERBS, WORDS, all_words};

    #[test]
    fn no_word_has_two_meanings() {
        let mut seen = BTreeSet::new();
        let words = all_words().map(|(_, word)| word);
        assert_eq!(words.filter(|word| !seen.insert(*word)).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn both_editions_of_the_format_page_list_every_word_and_no_other() {
        let known: BTreeSet<&str> = WORDS.iter().chain(VERBS).flat_map(|(_, words)| words.iter().copied()).collect();
        for page in [include_str!("../../docs/format.md"), include_str!("../../docs/format.zh-CN.md")] {
            let section = page.split("\n### 7.3 ").nth(1).and_then(|rest| rest.split("\n## ").next());
            let listed: BTreeSet<&str> = section.unwrap_or_default().split('`').skip(1).step_by(2).collect();
            assert_eq!(listed, known);
        }
    }

    #[test]
    fn words_are_written_in_their_one_way() {
        for (_, word) in all_words() {
            let text = super::Folded::new(word);
            assert_eq!(text.folded(0..text.end()), word);
        }
    }
}
