//! Every word that a requirement may hold, and what it means. A new word is one entry of [`WORDS`].

use std::sync::LazyLock;

use super::normal::Folded;
use crate::model::Direction;
use Meaning::{
    About, And, Average, Between, Change, ChangeTo, Compare, Dash, Filler, Measured, Multiple, Per, Reach, RecordHigh,
    Tilde, To, Total,
};

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Compare(Comparator),
    About,
    /// A unit of measure that any indicator may meet with.
    Measured(UnitWord),
    Total,
    Change(Direction, Manner),
    /// Times the base value.
    Multiple(u32),
    /// 降到: the value itself is meant.
    ChangeTo(Direction),
    Since(Since),
    Average,
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
    /// Behind 提高 it names the value itself.
    Reach,
    Filler,
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
    /// A count; without a number it says nothing.
    Count,
    /// Usually a percentage, so that a number without unit of measure is unclear.
    Growth,
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

/// The span of time that a phrase speaks of; of two the later in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    /// The year itself, not the years up to it.
    InYear,
    /// 年度: each year in a target, the year itself in a year's list.
    Yearly,
    EveryYear,
}

const UP: Meaning = Change(Direction::Rising, Manner::Move);
const DOWN: Meaning = Change(Direction::Falling, Manner::Move);

#[rustfmt::skip]
const WORDS: &[(Meaning, &[&str])] = &[
    (Compare(Comparator::AtLeast), &[
        "不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "以上", "及以上", "或以上", ">=", "≥", "≧", "⩾",
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "no lower than", "not lower than",
        "not below", "not under", "or more", "or above", "and above", "or higher",
    ]),
    (Compare(Comparator::MoreThan), &[
        "超过", "超", "高于", "突破", "大于", "多于", "逾", ">",
        "more than", "over", "above", "exceed", "exceeds", "exceeding", "greater than", "higher than",
    ]),
    (Compare(Comparator::AtMost), &[
        "以内", "以下", "及以下", "或以下", "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "<=", "≤", "≦", "⩽",
        "at most", "no more than", "not more than", "no higher than", "not higher than", "not over", "not above",
        "not exceed", "does not exceed", "do not exceed", "not exceeding", "within", "up to", "or less", "or fewer", "or below", "or lower",
    ]),
    (Compare(Comparator::LessThan), &[
        "低于", "不足", "小于", "少于", "不满", "<", "less than", "fewer than", "lower than", "below", "under",
    ]),
    (About, &["左右", "约", "大约", "about", "around", "approximately", "roughly", "≈"]),
    (Measured(UnitWord::Percent), &["%", "percent", "per cent"]),
    (Measured(UnitWord::Points), &[
        "个百分点", "百分点", "point", "points", "percentage point", "percentage points", "pp",
    ]),
    (Measured(UnitWord::Times), &["倍"]),
    (Total, &["累计", "总计", "合计", "共", "共计", "total", "in total", "cumulative", "cumulatively"]),
    (Change(Direction::Rising, Manner::Growth), &[
        "增长", "增速", "增幅", "增长率", "growth", "growth rate", "grow", "grows", "growing",
    ]),
    (Change(Direction::Rising, Manner::Count), &["新增", "净增", "new"]),
    (UP, &[
        "增加", "增", "扩大", "提高", "提升", "上升", "增强", "上涨",
        "increase", "increases", "increasing", "rise", "rises", "rising", "improve", "improves", "improving",
    ]),
    (Change(Direction::Falling, Manner::Growth), &["降幅"]),
    (DOWN, &[
        "减少", "下降", "降低", "降", "减", "缩减", "decline", "declines", "declining", "fall", "falls", "falling",
        "decrease", "decreases", "decreasing", "drop", "drops", "reduce", "reduction",
    ]),
    (ChangeTo(Direction::Rising), &["增至", "升至"]),
    (ChangeTo(Direction::Falling), &["降至", "减至"]),
    (Multiple(2), &["翻番", "翻一番", "翻1番", "double", "doubles", "doubling"]),
    (Multiple(4), &["翻两番", "翻二番", "翻2番", "quadruple", "quadruples"]),
    (Multiple(3), &["triple", "triples"]),
    (Meaning::Since(Since::Year), &["较", "比", "相比", "since", "compared with", "compared to"]),
    (Meaning::Since(Since::Base), &["较基期", "比基期", "较基年", "比基年", "since base", "since the base", "since the base year"]),
    (Meaning::Since(Since::YearBefore), &[
        "同比", "较上年", "比上年", "较去年", "比去年", "较上一年", "比上一年", "较上年度", "比上年度", "较上年同期", "比上年同期",
        "year-on-year", "year on year", "year-over-year", "year over year", "yoy", "over the year before",
        "on the year before", "than the year before", "since the year before", "over the previous year", "over last year",
    ]),
    (Average, &["年均", "平均每年", "年平均", "average", "average annual", "annual average", "on average"]),
    (RecordHigh, &[
        "新突破", "有新突破", "创新高", "再创新高", "创历史新高", "历史新高", "新高", "突破历史新高", "突破新高",
        "record high", "new record", "new high", "all-time high",
    ]),
    (Per(Period::EveryYear), &[
        "每年", "每年度", "各年", "各年度", "历年", "逐年", "every year", "each year", "annually", "in every year",
        "in each year",
    ]),
    (Per(Period::Yearly), &["年度", "annual", "yearly"]),
    (Per(Period::InYear), &[
        "全年", "当年", "本年", "本年度", "in the year", "this year", "a year", "per year",
    ]),
    (Dash, &["-", "—", "——", "–", "―", "..", "..."]),
    (Tilde, &["~", "〜"]),
    (To, &["至", "到", "to"]),
    (And, &["and", "和", "与"]),
    (Between, &["between", "介于", "之间"]),
    (Reach, &["达到", "达", "reach", "reaches", "reaching"]),
    (Filler, &[
        "实现", "力争", "争取", "确保", "完成", "实施", "开展", "组织", "培育", "建设", "保持", "控制", "全市", "总数", "总量", "数量",
        "要", "的", "在", "为", "是", "了", "有", "明显", "显著", "稳步", "持续", "大幅", "不断", "逐步", "进一步", "较快", "有所",
        ",", "、", "。", ":", ";", ".",
        "a", "an", "the", "of", "is", "are", "be", "by", "at", "in", "on", "for", "will", "shall", "must", "should",
        "value", "number", "stay", "stays", "remain", "remains", "keep", "steadily", "markedly",
    ]),
];

/// A word by its first character.
type ByFirst = (char, Meaning, &'static str);

/// The words in the order of their first characters, for every place of a phrase is looked up.
static BY_FIRST: LazyLock<Vec<ByFirst>> = LazyLock::new(|| {
    let first = |word: &str| word.chars().next().unwrap_or_default();
    let words = |(meaning, words): &'static (Meaning, &[&'static str])| {
        words.iter().map(move |word| (first(word), *meaning, *word))
    };
    let mut by_first: Vec<ByFirst> = WORDS.iter().flat_map(words).collect();
    by_first.sort_unstable_by_key(|(first, ..)| *first);
    by_first
});

/// The longest word at `at` and where it ends.
pub(super) fn word_at(text: &Folded<'_>, at: usize) -> Option<(Meaning, usize)> {
    let character = text.character(at)?;
    let start = BY_FIRST.partition_point(|(first, ..)| *first < character);
    let alike = BY_FIRST.iter().skip(start).take_while(|(first, ..)| *first == character);
    alike.filter_map(|(_, meaning, word)| Some((*meaning, text.matches(at, word)?))).max_by_key(|(_, end)| *end)
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
