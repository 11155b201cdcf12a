//! The numbers of a plan's sentence, beside those of the wording that says what it requires.

use super::lexer::{Lexer, Quantity, UnitToken};
use super::normal::Folded;
use super::vocabulary::{UnitWord, word_at};
use super::{Fault, Problem, amounts, years};
use crate::model::{Bound, Condition, Indicator, Number, with_plain_digit};

/// Chinese words for what is counted one by one, which an English sentence says with a noun.
const COUNTED: &str = "件家个人次项户处名座所条套台辆篇宗起对支队场册本";
/// English for 元.
const YUAN: [&str; 2] = ["yuan", "rmb"];
/// Ways to write a share or a multiple without its number.
const SHARES: [&str; 14] = [
    "半", "成", "分之", "倍", "番", "half", "halve", "third", "quarter", "double", "triple", "twice", "fold", "out of",
];
/// Words by which a sentence says 100 %.
const WHOLE: [&str; 10] = ["全", "都", "每", "均", "all", "every", "each", "full", "universal", "entire"];
/// Most letters of an English unit of measure: GW, ha, km.
const LONGEST_SYMBOL: usize = 3;

/// Of what a number is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// The indicator itself.
    Own,
    /// A percentage or percentage points.
    Percent,
}

/// The numbers of a text that may be about an indicator.
#[derive(Default)]
struct Numbers {
    /// Those that certainly are amounts.
    stated: Vec<(Scale, Number)>,
    /// Those without a unit of measure.
    bare: Vec<(Scale, Number)>,
    /// The same in another unit of measure, and numbers that may be a piece of a word.
    possible: Vec<(Scale, Number)>,
}

/// A number of a wording that its sentence does not have although it has others of the kind, and those; in the
/// indicator's unit of measure, or in percent.
pub fn differing_number(
    wording: &str,
    condition: &Condition,
    sentence: &str,
    indicator: &Indicator,
) -> Option<(Number, Vec<Number>)> {
    let Condition::Compared { bound, .. } = condition else { return None };
    if repeats_numbers(wording, sentence) {
        return None;
    }
    let wording = numbers(wording, indicator);
    let required = wording.stated.into_iter().chain(wording.bare);
    let Numbers { stated, bare, possible } = numbers(sentence, indicator);
    let sentence = sentence.to_lowercase().replace("百分之", "");
    let says_share = SHARES.iter().any(|word| sentence.contains(word));
    required.filter(|(_, number)| is_of_bound(number, bound)).find_map(|(scale, number)| {
        // 100 % and nothing have words of their own: 全部, all, 清零.
        let says_all = || WHOLE.iter().any(|word| sentence.contains(word));
        let is_whole = scale == Scale::Percent && (says_share || number == Number::hundred() && says_all());
        let same = |(of, found): &&(Scale, Number)| *of == scale && *found == number;
        let others = stated.iter().filter(|(of, _)| *of == scale).map(|(_, found)| found.clone());
        let others: Vec<Number> = others.collect();
        let is_there = stated.iter().chain(&bare).chain(&possible).any(|found| same(&found));
        (!is_whole && !number.is_zero() && !is_there && !others.is_empty()).then_some((number, others))
    })
}

/// Whether a sentence plainly has all numbers of a wording with what is counted, as most have.
fn repeats_numbers(wording: &str, sentence: &str) -> bool {
    let mut amounts = plain_amounts(wording).peekable();
    amounts.peek().is_some() && amounts.all(|amount| plain_amounts(sentence).any(|other| other == amount))
}

/// Runs of digits, each with the character behind it: 150家, 80亿, 6%.
fn plain_amounts(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
    let mut rest = text;
    std::iter::from_fn(move || {
        let run = rest.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let behind = run.trim_start_matches(is_part);
        let counted = behind.chars().next().map_or(0, char::len_utf8);
        rest = behind;
        run.get(..run.len() - behind.len() + counted).filter(|amount| !amount.is_empty())
    })
}

fn is_of_bound(number: &Number, bound: &Bound) -> bool {
    let ends = match bound {
        Bound::AtLeast(level) | Bound::MoreThan(level) | Bound::AtMost(level) | Bound::LessThan(level) => [level; 2],
        Bound::Range { low, high } => [low, high],
        Bound::About { level, .. } => [level; 2],
    };
    ends.iter().any(|end| end.abs() == *number)
}

fn numbers(text: &str, indicator: &Indicator) -> Numbers {
    let lexer = Lexer::of(Folded::new(text), indicator);
    let folded = lexer.text();
    let counts_years = indicator.unit_of_measure.base().starts_with('年');
    let (mut at, mut numbers, mut word_end) = (0, Numbers::default(), None);
    while at < folded.end() {
        // Within a word of letters nothing begins.
        if !folded.is_boundary(at) && folded.character(at).is_some_and(|sign| sign.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let word = word_at(folded, at).filter(|(meaning, _)| meaning.is_grammar() && folded.is_boundary(at));
        if let Some((_, end)) = word {
            word_end = Some(end);
        }
        let years = Some(at).filter(|at| folded.is_boundary(*at));
        let years = years.and_then(|at| years::years_at(folded, at, counts_years));
        at = match years {
            Some((_, end)) => end,
            None => numbers.add_at((at, word_end), &lexer, indicator),
        };
    }
    numbers
}

impl Numbers {
    /// Adds the number at a place, with the end of the last word before it, and tells where to go on.
    fn add_at(&mut self, (at, word_end): (usize, Option<usize>), lexer: &Lexer<'_>, indicator: &Indicator) -> usize {
        match lexer.quantity_at(at, false) {
            Ok(Some(quantity)) => {
                self.add(&quantity, word_end, lexer);
                quantity.glyphs.end
            }
            Ok(None) => at + 1,
            Err(Fault { glyphs, problem }) => {
                if let Some(number) = counted_by_noun(&glyphs.start, &problem, at, lexer, indicator) {
                    self.stated.push((Scale::Own, number));
                }
                glyphs.end.max(at + 1)
            }
        }
    }

    fn add(&mut self, quantity: &Quantity, word_end: Option<usize>, lexer: &Lexer<'_>) {
        let number = lexer.number(quantity);
        let (text, at) = (lexer.text(), quantity.glyphs.start);
        let before = text.joined(at).and_then(|_| text.character(at.checked_sub(1)?));
        // PM2.5, 第3, 每万人.
        let is_code = text.joined(quantity.glyphs.end) == Some('-');
        let is_piece = is_code
            || matches!(before, Some('第' | '每' | '-' | '.'))
            || before.is_some_and(|one| one.is_ascii_alphanumeric());
        let starts_in_digits = text.character(at).is_some_and(|first| with_plain_digit(first).is_ascii_digit());
        let own = if lexer.counts_percent() { Scale::Percent } else { Scale::Own };
        match quantity.unit {
            UnitToken::Word(UnitWord::Times) => {}
            UnitToken::Word(UnitWord::Percent | UnitWord::Points) => self.stated.push((Scale::Percent, number)),
            // 亿元 alone names a unit of measure.
            _ if matches!(text.character(at), Some('万' | '亿')) => {}
            _ if is_piece => self.possible.push((own, number)),
            UnitToken::Own(_) => self.stated.push((own, number)),
            UnitToken::Bare if starts_in_digits && !super::stated::may_be_year(quantity) => {
                // 90,000 of 万件 may count 件.
                let counted = lexer.per_base().map(|factor| &number * &factor);
                self.possible.extend(counted.map(|number| (own, number)));
                // At least 150, and 150 or more; 12-2-a is a heading.
                let next = word_at(text, quantity.glyphs.end).is_some_and(|(meaning, _)| meaning.is_grammar());
                let is_amount = word_end == Some(at) || next;
                let list = if is_amount && own == Scale::Own { &mut self.stated } else { &mut self.bare };
                list.push((own, number));
            }
            UnitToken::Bare => self.possible.push((own, number)),
        }
    }
}

/// 150 enterprises of an indicator in 家, and 320 billion yuan of one in 亿元.
fn counted_by_noun(
    start: &usize,
    problem: &Problem,
    at: usize,
    lexer: &Lexer<'_>,
    indicator: &Indicator,
) -> Option<Number> {
    let Problem::UnitOfMeasure { .. } = problem else { return None };
    let (numeral, mut end) = lexer.numeral_at(at).ok()??;
    let mut number = numeral.value;
    while let Some((step, behind)) = amounts::scale_at(lexer.text(), end, false).filter(|_| *start >= end) {
        (number, end) = (number * step, behind);
    }
    let noun: String =
        (end..).map_while(|place| lexer.text().character(place)).take_while(char::is_ascii_alphabetic).collect();
    let base = indicator.unit_of_measure.base();
    let is_counted = base.chars().count() == 1 && COUNTED.contains(base) && noun.len() > LONGEST_SYMBOL;
    let is_money = base == "元" && YUAN.iter().any(|word| noun.starts_with(word));
    (is_counted || is_money).then(|| Some(number * indicator.unit_of_measure.factor_from_base()?)).flatten()
}

#[cfg(test)]
mod tests {
    use super::differing_number;
    use crate::model::{Better, Kind, Term, Year};
    use crate::wording::tests::indicator;
    use crate::wording::{PhraseContext, read};

    /// What a wording says and its sentence does not, and what that says instead.
    fn differing(unit: &str, wording: &str, sentence: &str) -> Option<String> {
        let kind = if unit == "%" { Kind::Rate } else { Kind::Stock };
        let indicator = indicator("指标", "Firms", unit, kind, Better::Higher);
        let year = |number| Year::new(number).unwrap();
        let term = Term { base: year(2020), first: year(2021), due: year(2025) };
        let context = PhraseContext {
            indicator: &indicator,
            term,
            whole: term,
            own_base: true,
            every_year: false,
            sentence,
            tolerance: None,
        };
        let condition = read(wording, &context).unwrap().condition;
        let (number, others) = differing_number(wording, &condition, sentence, &indicator)?;
        let others: Vec<String> = others.iter().map(|other| other.to_plain()).collect();
        Some(format!("{} {}", number.to_plain(), others.join(" ")))
    }

    #[test]
    fn a_number_that_the_sentence_has_otherwise_is_named() {
        for (unit, wording, sentence, expected) in [
            ("家", "达到53家以上", "贯标企业达到90家以上", "53 90"),
            ("家", "at least 53", "At least 90 firms by 2025", "53 90"),
            ("家", "at least 53", "90 or more enterprises", "53 90"),
            ("家", "达到53家", "到2025年，优势企业达到90家，示范企业达到12家", "53 90 12"),
            ("万件", "达到9万件", "授权量达到8万件", "9 8"),
            ("万件", "达到9万件", "授权量达到80000件", "9 8"),
            ("亿元", "达到3200亿元", "Financing of 230 billion yuan", "3200 2300"),
            ("亿元", "达到3200亿元", "融资达到3200万元", "3200 0.32"),
            ("亿元", "达到80亿元", "融资达到80万元", "80 0.008"),
            ("%", "达到80%", "满意度超过90%", "80 90"),
            ("%", "达到100%", "答复率达到90%", "100 90"),
            ("%", "达到80%", "满意度超过百分之九十", "80 90"),
            ("家", "增长6%以上", "年均增长8%以上", "6 8"),
            ("%", "提高2个百分点", "提高3个百分点", "2 3"),
            ("家", "10—20家", "10—30家", "20 30"),
        ] {
            assert_eq!(differing(unit, wording, sentence).as_deref(), Some(expected), "{wording} in {sentence}");
        }
    }

    #[test]
    fn a_number_that_is_there_in_another_form_or_that_nobody_can_tell_is_passed_over() {
        for (unit, wording, sentence) in [
            ("家", "达到90家以上", "到2025年贯标企业达到90家"),
            ("家", "达到90家以上", "贯标企业数量明显增加"),
            ("家", "达到90家以上", "依托12345热线和ISO9001认证，2023年底前出台3项制度"),
            ("家", "达到120家", "贯标企业达到一百二十家"),
            ("家", "at least 5", "Five firms with 20 seats each"),
            ("家", "达到53家以上", "贯标企业增长8%"),
            ("万件", "达到9万件", "90,000 patents granted abroad"),
            ("万件", "达到9", "授权量达到9万件"),
            ("亿元", "达到3200亿元", "Financing of 320 billion yuan"),
            ("万千瓦", "达到400万千瓦", "4 GW of wind power"),
            ("件/万人", "达到12件", "每万人口高价值发明专利拥有量达到12件"),
            ("%", "达到100%", "投诉全部答复，满意度超过80%"),
            ("%", "达到50%", "占比过半，其中国企30%"),
            ("%", "提高到60%", "从45%提高到60%"),
            ("%", "从45%提高到60%", "到2025年提高到60%"),
            ("点", "≤ 13", "11-3-a target 1: Senkung"),
            ("家", "翻一番", "总数翻一番，达到90家"),
        ] {
            assert_eq!(differing(unit, wording, sentence), None, "{wording} in {sentence}");
        }
    }
}
