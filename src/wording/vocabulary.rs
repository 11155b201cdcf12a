//! Every word that a requirement may hold, and what it means. A new word is one entry of [`WORDS`].

use std::sync::LazyLock;

use super::normal::Folded;
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
    /// 力争: before a second number, a requirement of its own.
    Aim,
    Filler,
}

impl Meaning {
    /// Whether the word says how the years count.
    pub(super) fn counts(self) -> bool {
        matches!(self, Total | Over | Average | AverageAYear | New)
            || matches!(self, Per(period) if period != Period::Yearly)
    }

    /// Whether the word changes what is asked, so that no name may hide it.
    pub(super) fn is_grammar(self) -> bool {
        !matches!(self, Filler | Dash | Tilde | To | And | By | Measured(_) | Meaning::Since(Since::Year))
    }
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
        "不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", ">=", "≥", "≧", "⩾",
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "no lower than", "not lower than",
        "not below", "not under",
    ]),
    (Behind(Comparator::AtLeast), &["以上", "及以上", "或以上", "or more", "or above", "and above", "or higher"]),
    (Compare(Comparator::MoreThan), &[
        "超过", "超", "高于", "大于", "多于", "逾", ">",
        "more than", "over", "exceed", "exceeds", "exceeding", "greater than", "higher than",
    ]),
    (Compare(Comparator::AtMost), &[
        "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "<=", "≤", "≦", "⩽",
        "at most", "no more than", "not more than", "no higher than", "not higher than", "not over", "not above",
        "not exceed", "does not exceed", "do not exceed", "not exceeding", "within",
    ]),
    (Behind(Comparator::AtMost), &[
        "以内", "以下", "及以下", "或以下", "or less", "or fewer", "or below", "or lower",
    ]),
    (Compare(Comparator::LessThan), &[
        "低于", "不足", "小于", "少于", "不满", "<", "less than", "fewer than", "lower than",
    ]),
    (Meaning::Limit(Comparator::MoreThan), &["above"]),
    (Meaning::Limit(Comparator::LessThan), &["below", "under"]),
    (Meaning::Break, &["突破"]),
    (UpTo, &["up to"]),
    (About, &["左右", "约", "大约", "about", "around", "approximately", "roughly", "≈"]),
    (Measured(UnitWord::Percent), &["%", "percent", "per cent"]),
    (Measured(UnitWord::Points), &[
        "个百分点", "百分点", "point", "points", "percentage point", "percentage points", "pp",
    ]),
    (Measured(UnitWord::Times), &["倍"]),
    (Total, &[
        "累计", "总计", "合计", "共", "共计", "总共",
        "total", "in total", "cumulative", "cumulatively", "overall",
    ]),
    (Over, &[
        "期间", "规划期内", "计划期内", "方案期内", "over the period", "over the plan period", "during the plan",
    ]),
    (Change(Direction::Rising, Manner::Rate), &[
        "增速", "增幅", "增长率", "growth", "growth rate", "an increase", "a rise", "an improvement",
    ]),
    (Change(Direction::Rising, Manner::Growth), &["增长", "grow", "grows", "growing"]),
    (UP, &[
        "增加", "增", "扩大", "提高", "提升", "上升", "增强", "上涨",
        "increase", "increases", "increased", "increasing", "rise", "rises", "rising", "raise", "raises", "raised",
        "raising", "improve", "improves", "improved", "improving",
    ]),
    (Change(Direction::Falling, Manner::Rate), &[
        "降幅", "a decline", "a fall", "a decrease", "a drop", "a reduction", "a cut",
    ]),
    (DOWN, &[
        "减少", "下降", "降低", "降", "减", "缩减", "decline", "declines", "declining", "fall", "falls", "falling",
        "decrease", "decreases", "decreased", "decreasing", "drop", "drops", "reduce", "reduces", "reduced", "reducing",
        "reduction", "cut", "cuts", "lower", "lowers", "lowered",
    ]),
    (ChangeTo(Direction::Rising), &["增至", "升至"]),
    (ChangeTo(Direction::Falling), &["降至", "减至", "down to"]),
    (Multiple(2), &["翻番", "翻一番", "翻1番", "翻了一番", "double", "doubles", "doubled", "doubling"]),
    (Multiple(4), &["翻两番", "翻二番", "翻2番", "quadruple", "quadruples"]),
    (Multiple(8), &["翻三番", "翻3番"]),
    (Multiple(3), &["triple", "triples"]),
    (Part(1, 2), &["half", "one half", "一半"]),
    (Part(1, 3), &["one third", "a third", "三分之一"]),
    (Part(2, 3), &["two thirds", "三分之二"]),
    (Part(1, 4), &["one quarter", "a quarter", "四分之一"]),
    (Part(3, 4), &["three quarters", "四分之三"]),
    (Meaning::Halve, &["减半", "halve", "halves", "halved", "halving"]),
    (Meaning::Since(Since::Year), &["较", "比", "相比", "since", "compared with", "compared to", "relative to"]),
    (Meaning::Since(Since::Base), &["较基期", "比基期", "较基年", "比基年", "since base", "since the base", "since the base year"]),
    (Meaning::Since(Since::YearBefore), &[
        "同比", "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年", "较上年度", "比上年度", "较上年同期", "比上年同期",
        "year-on-year", "year on year", "year-over-year", "year over year", "yoy", "over the year before",
        "on the year before", "than the year before", "since the year before", "over the previous year", "over last year",
    ]),
    (Average, &[
        "年均", "平均每年", "年平均", "average", "average annual", "annual average", "on average",
    ]),
    (AverageAYear, &["a year on average", "per year on average", "on average a year", "on average per year"]),
    (Meaning::RecordHigh, &[
        "新突破", "有新突破", "创新高", "再创新高", "创历史新高", "历史新高", "新高", "突破历史新高", "突破新高",
        "record high", "new record", "new high", "all-time high",
    ]),
    (Per(Period::EveryYear), &[
        "每年", "每年度", "各年", "各年度", "历年", "逐年", "every year", "each year", "in every year", "in each year",
    ]),
    (Per(Period::AYear), &["a year", "per year", "annually", "per annum"]),
    (Per(Period::Yearly), &["年度", "annual", "yearly"]),
    (Per(Period::InYear), &["全年", "当年", "本年", "本年度", "in the year", "this year"]),
    (Dash, &["-", "—", "——", "–", "―", "..", "..."]),
    (Tilde, &["~", "〜"]),
    (To, &["至", "到", "to"]),
    (And, &["and", "和", "与"]),
    (Between, &["between", "介于", "之间", "区间"]),
    (Level, &["达到", "达", "迈上", "拥有", "reach", "reaches", "reaching", "reached"]),
    (Hold, &[
        "保持", "保持在", "稳定在", "维持", "维持在", "maintain", "maintains", "maintained", "maintaining", "keep", "keeps", "keeping", "keep at", "kept", "kept at",
        "stay", "stays", "stay at", "remain", "remains", "remain at",
    ]),
    (Control, &["控制", "控制在"]),
    (New, &["新增", "净增", "再增加", "新建", "新培育", "新认定", "new", "additional", "more"]),
    (Make, &[
        "培育", "打造", "建设", "形成", "创建", "引进", "完成", "实施", "开展", "组织", "培训", "培养", "改造", "治理", "修复",
        "举办", "整治", "招收", "淘汰", "开工", "发放", "造林", "改扩建",
        "create", "creates", "created", "creating", "build", "builds", "built", "building", "develop", "develops",
        "developed", "developing", "train", "trains", "trained", "training", "deliver", "delivers", "delivered",
        "delivering", "plant", "plants", "planted", "planting", "restore", "restores", "restored", "restoring", "recruit",
        "recruits", "recruited", "recruiting", "completed",
    ]),
    (Lasting, &["建成", "认定"]),
    (By, &["by"]),
    (Relative, &["相对", "relative", "in relative terms"]),
    (Elsewhere, &[
        "较计划", "比计划", "高于全国", "低于全国", "高于全国平均", "低于全国平均", "高于全国平均水平", "低于全国平均水平", "全国平均水平", "高于全省", "低于全省", "比全国", "较全国", "全国平均", "全省平均", "平均水平",
        "business as usual", "business-as-usual", "projections", "projected", "national average", "the national average",
        "than average", "than the average", "above average", "above the average", "below average", "below the average",
    ]),
    (Meaning::Aim, &["力争", "争取", "aim for", "aiming for", "aim to", "aiming to", "ideally"]),
    (Filler, &[
        "实现", "确保", "全市", "总数", "总量", "数量",
        "再", "要", "的", "在", "为", "是", "了", "有", "明显", "显著", "稳步", "持续", "大幅", "不断", "逐步", "进一步", "较快", "有所",
        ",", "、", "。", ":", ";", ".", "(", ")",
        "a", "an", "the", "of", "is", "are", "be", "at", "in", "on", "for", "will", "shall", "must", "should",
        "value", "number", "steadily", "markedly",
    ]),
];

/// Words and what they mean, by their first characters, for every place of a phrase is looked up.
pub(super) struct Words<T> {
    words: Vec<Word<T>>,
    /// The last word of each bucket.
    last: [Option<u16>; BUCKETS],
}

struct Word<T> {
    first: char,
    meaning: T,
    text: &'static str,
    /// The one before it whose first character belongs to the same bucket.
    before: Option<u16>,
}

const BUCKETS: usize = 256;

impl<T: Copy> Words<T> {
    pub(super) fn new(words: impl Iterator<Item = (T, &'static str)>) -> Self {
        let mut last = [None; BUCKETS];
        let words = (0..).zip(words).map(|(place, (meaning, text))| {
            let first = text.chars().next().unwrap_or_default();
            let before = last.get_mut(bucket(first)).and_then(|last| last.replace(place));
            Word { first, meaning, text, before }
        });
        Self { words: words.collect(), last }
    }

    /// The longest word at `at` and where it ends.
    pub(super) fn longest_at(&self, text: &Folded<'_>, at: usize) -> Option<(T, usize)> {
        let character = text.character(at)?;
        let word = |place: u16| self.words.get(usize::from(place));
        let last = self.last.get(bucket(character)).copied().flatten();
        let alike = std::iter::successors(last.and_then(word), |later| later.before.and_then(word));
        let alike = alike.filter(|word| word.first == character);
        alike.filter_map(|word| Some((word.meaning, text.matches(at, word.text)?))).max_by_key(|(_, end)| *end)
    }
}

fn bucket(character: char) -> usize {
    character as usize % BUCKETS
}

static VOCABULARY: LazyLock<Words<Meaning>> = LazyLock::new(|| {
    Words::new(WORDS.iter().flat_map(|(meaning, words)| words.iter().map(move |word| (*meaning, *word))))
});

/// The longest word at `at` and where it ends.
pub(super) fn word_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    VOCABULARY.longest_at(text, at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::WORDS;

    #[test]
    fn no_word_has_two_meanings() {
        let mut seen = BTreeSet::new();
        let words = WORDS.iter().flat_map(|(_, words)| words.iter());
        assert_eq!(words.filter(|word| !seen.insert(**word)).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn both_editions_of_the_format_page_list_every_word_and_no_other() {
        let known: BTreeSet<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for page in [include_str!("../../docs/format.md"), include_str!("../../docs/format.zh-CN.md")] {
            let section = page.split("\n### 7.3 ").nth(1).and_then(|rest| rest.split("\n## ").next());
            let listed: BTreeSet<&str> = section.unwrap_or_default().split('`').skip(1).step_by(2).collect();
            assert_eq!(listed, known);
        }
    }

    #[test]
    fn words_are_written_in_their_one_way() {
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            let text = super::Folded::new(word);
            assert_eq!(text.folded(0..text.end()), **word);
        }
    }
}
