//! What a target's sentence says beside its requirements: by when, and how firmly.

use std::borrow::Cow;

use super::{Linter, VersionMeasure, measures};
use crate::diagnostic::Code;
use crate::load::ItemPlace;
use crate::model::{Number, Target, Year, with_plain_digit};
use crate::wording::differing_number;

impl Linter<'_> {
    /// A sentence with a due year, none of which is the target's.
    pub(super) fn due_year(&mut self, target: &Target, place: &ItemPlace) {
        let other = [Some(&target.text), target.text_en.as_ref()].into_iter().flatten().find_map(|text| {
            // Before the plan starts nothing of it can be due.
            let named = due_years(text).into_iter().filter(|named| named.year >= self.plan.first_year);
            let named: Vec<DueYear> = named.collect();
            named.last().copied().filter(|_| !named.iter().any(|named| named.allows(target.due.year())))
        });
        if let Some(DueYear { year, .. }) = other {
            self.diagnostics
                .report_at(Code::DueContradictsText, place.text.clone())
                .with("year", year.to_string())
                .with("due", target.due.to_string());
        }
    }

    /// A number of a wording, where a sentence in which the item says it has other ones only.
    pub(super) fn numbers_of_text<'m>(
        &mut self,
        measures: impl Iterator<Item = &'m VersionMeasure<'m>>,
        sentences: &[String],
    ) {
        for (measure, place, _) in measures {
            let Some(indicator) = self.plan.indicator(measure.indicator) else { continue };
            let differing =
                |sentence: &String| differing_number(&measure.wording, &measure.condition, sentence, indicator);
            let found = sentences.iter().find_map(|sentence| Some((differing(sentence)?, sentence.as_str())));
            let Some(((number, others), sentence)) = found else { continue };
            let others: Vec<String> = others.iter().map(Number::to_plain).collect();
            let diagnostic = self.diagnostics.report_at(Code::WordingAndText, (*place).clone());
            diagnostic.with("number", number.to_plain()).with("found", others.join("、")).with("name", sentence);
        }
    }

    /// Words of what is aimed at, in a target that does not say whether it is promised.
    pub(super) fn firmness(&mut self, target: &Target, place: &ItemPlace) {
        if place.firm.is_some() {
            return;
        }
        let texts = [Some(&target.text), target.text_en.as_ref()].into_iter().flatten();
        let texts = texts.map(|text| (text, &place.text));
        let wordings = measures(&target.requirements, place).map(|(measure, place)| (&measure.wording, place));
        if let Some((word, place)) = texts.chain(wordings).find_map(|(text, place)| Some((hedge(text)?, place))) {
            self.diagnostics.report_at(Code::FirmnessNotStated, place.clone()).with("word", word);
        }
    }
}

/// A year by whose end, or before which, a sentence wants something.
#[derive(Clone, Copy)]
struct DueYear {
    year: Year,
    /// 2030年前, before 2030: by the end of the year before, or of that year.
    is_before: bool,
}

impl DueYear {
    fn allows(self, due: Year) -> bool {
        self.year == due || self.is_before && self.year.plus(-1) == due
    }
}

/// The due years of a sentence: 到2025年, by 2030. A year with which something is compared is none.
fn due_years(text: &str) -> Vec<DueYear> {
    if !text.contains(|character| with_plain_digit(character).is_ascii_digit()) {
        return Vec::new();
    }
    let is_plain = text.chars().all(|character| with_plain_digit(character) == character);
    let text = if is_plain { Cow::Borrowed(text) } else { text.chars().map(with_plain_digit).collect() };
    let text = text.to_ascii_lowercase();
    let starts = text.char_indices().filter(|(_, character)| character.is_ascii_digit()).map(|(at, _)| at);
    let year = |at: usize| {
        let (before, digits, after) = (text.get(..at)?, text.get(at..at + 4)?, text.get(at + 4..)?);
        let is_whole = !ends_in_number(before) && !continues_number(after);
        let year = digits.parse().ok().filter(|_| is_whole).and_then(Year::new)?;
        let is_before = is_chinese_before(after.trim_start()) || is_english_before(before);
        let is_due = is_chinese_due_year(before.trim_end(), after.trim_start()) || is_english_due_year(before, after);
        (is_due || is_before).then_some(DueYear { year, is_before })
    };
    starts.filter_map(year).collect()
}

fn ends_in_number(before: &str) -> bool {
    before.ends_with(|last: char| last.is_alphanumeric() && last.is_ascii() || matches!(last, '.' | ','))
}

/// Whether what follows makes more of four digits than a year: 2030.5, 2030万, 2030%.
fn continues_number(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.' | ',') => next.next().is_some_and(|digit| digit.is_ascii_digit()),
        Some(character) => character.is_ascii_alphanumeric() || character == '%',
        None => false,
    }
}

/// What stands before a year that is compared with, or from which something is counted.
const REFERENCES: [&str; 10] = ["较", "比", "自", "从", "与", "和", "以", "截至", "截止", "截至到"];
const AIMS: [&str; 5] = ["力争", "争取", "确保", "预计", "力争于"];
const REACHED: [&str; 6] = ["达到", "达", "实现", "完成", "建成", "突破"];

fn is_chinese_due_year(before: &str, after: &str) -> bool {
    let Some(after) = after.strip_prefix('年') else { return false };
    let clause = after.split(['，', '。', '；', '、', ',', ';']).next().unwrap_or_default();
    let is_reference = REFERENCES.iter().any(|word| before.ends_with(word))
        || ["基础上", "相比", "以来"].iter().any(|word| clause.contains(word));
    if is_reference || clause.starts_with("水平") {
        return false;
    }
    let is_introduced = before.ends_with(['到', '至']) || AIMS.iter().any(|word| before.ends_with(word));
    let after_end = clause.strip_prefix('底').or_else(|| clause.strip_prefix('末'));
    let ends_then = after_end.is_some_and(|rest| !rest.starts_with(['已', '现', '的']));
    is_introduced || ends_then || is_month_before(clause) || REACHED.iter().any(|word| clause.starts_with(word))
}

/// 2030年前, but neither 2030年前后 nor 2030年前三季度.
fn is_chinese_before(after: &str) -> bool {
    let rest = ["年前", "年以前", "年之前"].iter().find_map(|word| after.strip_prefix(word));
    rest.is_some_and(|rest| {
        !rest.starts_with(|next: char| next.is_ascii_digit() || "后期半几数一两二三四五六七八九十".contains(next))
    })
}

/// 6月底前, 9月前.
fn is_month_before(clause: &str) -> bool {
    let rest = clause.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let Some(rest) = rest.strip_prefix('月').filter(|_| rest.len() < clause.len()) else { return false };
    ["前", "底前", "末前"].iter().any(|word| rest.starts_with(word))
}

/// What may stand between “by” and a year.
const PARTS_OF_A_YEAR: [&str; 29] = [
    "end",
    "of",
    "the",
    "year",
    "late",
    "early",
    "mid",
    "fiscal",
    "fy",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "q1",
    "q2",
    "q3",
    "q4",
    "spring",
    "summer",
    "autumn",
    "winter",
];
/// Stems of verbs behind which “by” names an amount.
const CHANGES: [&str; 18] = [
    "increas", "rise", "rising", "rose", "grow", "grew", "reduc", "cut", "decreas", "fall", "fell", "declin", "drop",
    "lower", "rais", "improv", "up", "down",
];

fn is_english_due_year(before: &str, after: &str) -> bool {
    if after.starts_with('-') {
        return false;
    }
    let sentence = before.rsplit(['.', ';']).next().unwrap_or_default();
    let words = sentence.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let is_part = |word: &&&str| PARTS_OF_A_YEAR.contains(*word) || word.parse().is_ok_and(|day: u8| day <= 31);
    let parts = words.iter().rev().take_while(is_part).count();
    let mut leading = words.iter().rev().skip(parts);
    match (leading.next(), leading.next()) {
        (Some(&"by"), verb) => parts > 0 || !verb.is_some_and(|verb| CHANGES.iter().any(|stem| verb.starts_with(stem))),
        (Some(&"than"), Some(&"later")) | (Some(&"until"), _) => true,
        (Some(&"to"), Some(from)) => parts == 0 && is_year(from),
        _ => false,
    }
}

fn is_english_before(before: &str) -> bool {
    let mut words = before.rsplit(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next() == Some("before")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u16>().is_ok()
}

/// Behind 争取, what shows that it means to strive, and not to win a grant.
const STRIVEN_FOR: [&str; 24] = [
    "达到", "达", "实现", "突破", "增长", "完成", "提高", "提升", "进入", "建成", "下降", "降至", "超过", "使", "在",
    "全面", "基本", "新增", "培育", "创建", "于", "用", "年底", "早日",
];
const ENGLISH_HEDGES: [&str; 6] = ["aim", "aims", "aiming", "strive", "strives", "striving"];

/// The words of a sentence by which it aims at something without promising it.
fn hedge(text: &str) -> Option<String> {
    // 努力争取 ends in 争取.
    let text = &text.replace("努力争取", "争取");
    let chinese = ["力争", "原则上"].into_iter().find(|word| text.contains(word));
    chinese.or_else(|| strives(text).then_some("争取")).map(str::to_owned).or_else(|| english_hedge(text))
}

fn strives(text: &str) -> bool {
    text.match_indices("争取").any(|(at, word)| {
        let rest = text.get(at + word.len()..).unwrap_or_default();
        let of_year = rest.trim_start_matches('到').starts_with(|first: char| with_plain_digit(first).is_ascii_digit());
        of_year && rest.contains('年') || STRIVEN_FOR.iter().any(|verb| rest.starts_with(verb))
    })
}

fn english_hedge(text: &str) -> Option<String> {
    if !text.contains(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_hedge = |word: &str| ENGLISH_HEDGES.contains(&word) || word.starts_with("endeavo");
    let mut pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .find(|(first, second)| is_hedge(first) && ["to", "for"].contains(second))
        .map(|(one, two)| format!("{one} {two}"))
}

#[cfg(test)]
mod tests {
    use super::{due_years, hedge};
    use crate::model::Year;

    fn years(text: &str) -> Vec<String> {
        due_years(text).iter().map(|named| named.year.to_string()).collect()
    }

    #[test]
    fn a_year_by_whose_end_something_is_wanted_is_found() {
        for (text, expected) in [
            ("到2025年，专利达到150件", "2025"),
            ("到２０３０年专利翻一番", "2030"),
            ("力争2035年达到95%", "2035"),
            ("2023年底前全部完成", "2023"),
            ("2023年末满意度超过80%", "2023"),
            ("2021年6月底前建成", "2021"),
            ("2024年达到90家以上", "2024"),
            ("由2020年的50%提高到2025年的60%", "2025"),
            ("Halve food waste by 2030", "2030"),
            ("By the end of 2028, 1,200 readers", "2028"),
            ("Open the house by 31 March 2027", "2027"),
            ("no later than 2026", "2026"),
            ("from 1.3 % in 2015 to 1.5 % by late 2026", "2026"),
            ("double the trips from 2015 to 2026", "2026"),
            ("力争2030年前实现碳达峰", "2030"),
            ("Peak before 2030", "2030"),
            ("ready by Q4 2027", "2027"),
        ] {
            assert_eq!(years(text), [expected], "{text}");
        }
        assert_eq!(years("2023年达到80%，力争2035年达到95%"), ["2023", "2035"]);
    }

    #[test]
    fn before_a_year_is_by_the_end_of_the_one_before_or_of_it() {
        let is_due_in = |text: &str, due: i64| {
            Year::new(due).is_some_and(|due| due_years(text).iter().all(|named| named.allows(due)))
        };
        for text in ["2030年前碳排放达峰", "emissions peak before 2030"] {
            assert!(is_due_in(text, 2030) && is_due_in(text, 2029), "{text}");
            assert!(!is_due_in(text, 2028) && !is_due_in(text, 2031), "{text}");
        }
        assert!(!is_due_in("到2030年碳排放达峰", 2029));
    }

    #[test]
    fn other_years_and_numbers_are_no_due_years() {
        for text in [
            "较2020年增长10%",
            "比2021年底下降5%",
            "在2021年达到32家的基础上再增加50家",
            "截至2022年底，已有51家",
            "自2021年起每年20个",
            "2022年底的两倍",
            "2022年前三季度完成投资",
            "2022年前后",
            "与2021年相比提高5个百分点",
            "完成《规划（2021—2035年）》",
            "2022年度考核合格率",
            "增加到2030件",
            "increase to 2000",
            "rise by 2030 units",
            "30 % below the level of 2021",
            "since 2021",
            "by 2030.5 or by 2,030",
            "the programme 2021-2030",
        ] {
            assert_eq!(years(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_aimed_at_is_told_from_what_is_promised() {
        for (text, word) in [
            ("力争达到100亿元", Some("力争")),
            ("签约率原则上不低于80%", Some("原则上")),
            ("争取到2025年达到60%", Some("争取")),
            ("争取实现翻番", Some("争取")),
            ("The city aims to plant 500 trees", Some("aims to")),
            ("Striving for 90 %", Some("striving for")),
            ("Strive for 90 %", Some("strive for")),
            ("We endeavour to answer within a day", Some("endeavour to")),
            ("努力争取到2025年达到60%", Some("争取")),
            ("增长5%左右，努力争取更好结果", None),
            ("争取上级资金500万元", None),
            ("争取到中央投资10亿元", None),
            ("The aim of the house is to lend books", None),
            ("达到100亿元", None),
        ] {
            assert_eq!(hedge(text).as_deref(), word, "{text}");
        }
    }
}
