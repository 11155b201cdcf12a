//! A phrase as words, numbers with their units of measure, and parts of the indicator's own name.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;
use std::rc::Rc;

use super::normal::{Folded, bit, is_folded};
use super::numeral::{Numeral, is_numeral, numeral_at, spaced_at};
use super::vocabulary::{
    COUNTER_OF_PEOPLE, Comparator, GROWTH_RATES, Manner, Meaning, NAMES_OF_PLACES, Period, Since, Start, UNSAID,
    UnitWord, WHOLES, word_at,
};
use super::years::{self, WrittenYears};
use super::{Fault, Problem, amounts, flow, numeral};
use crate::model::{Better, Direction, Flow, Indicator, Kind, Number, UnitOfMeasure, Year, multiplier};

/// Characters of Chinese that may be an unknown unit of measure; more are a part that was not understood.
const LONGEST_UNIT: usize = 4;
/// Characters that say of what something is a part, or how something is built.
const MOST_OF_WHOLE: usize = 20;
/// With these no word, number or name begins.
const MARKS: [char; 4] = ['、', ',', '。', ';'];
/// Parts of a phrase that need no more room, and so many that no requirement has them.
const USUAL_TOKENS: usize = 8;
const MOST_TOKENS: usize = 500;
/// Of what says nothing, so much is told.
const MOST_UNKNOWN: usize = 200;
/// Multipliers between a number and its unit of measure; of more no number is made.
const MOST_MULTIPLIERS: usize = 4;
/// Units of measure of what is so many times something else.
const RATIOS: [&str; 3] = ["倍", "比值", "ratio"];

/// A part of a phrase that says something.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) glyphs: Range<usize>,
}

impl Token {
    pub(super) fn word(&self) -> Option<Meaning> {
        if let TokenKind::Word(meaning) = self.kind { Some(meaning) } else { None }
    }

    pub(super) fn number(&self) -> Option<&Quantity> {
        if let TokenKind::Number(number) = &self.kind { Some(number) } else { None }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word(Meaning),
    /// The indicator's name, or a piece of it.
    Name,
    /// 较2020年, from 1990 levels.
    SinceYear(Year),
    /// By 45 % from 2005: compared with it, unless the years of the plan begin with it.
    FromYear(Year),
    /// Below 1990 levels: how far from the value of a year.
    Moved(Year, Direction),
    /// 到2025年, by the end of 2030.
    Due(Year),
    /// 2025年, in 2025: by its end, or in that year alone.
    In(Year),
    /// 五年: so many years together.
    Years(u32),
    /// “十四五”期间, from 2015 to 2026: the first and the last year, or the base and the due year.
    From {
        first: Year,
        last: Year,
        counts_base: bool,
    },
    Number(Rc<Quantity>),
    /// From the low to the high end.
    Range(Rc<Quantity>, Rc<Quantity>),
}

/// A number with its unit of measure.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) numeral: Numeral,
    pub(super) unit: UnitToken,
    pub(super) mark: Mark,
    pub(super) glyphs: Range<usize>,
    pub(super) unit_glyphs: Range<usize>,
}

impl Quantity {
    /// The two ends of a range, where a multiplier or unit of measure that one of them leaves out is the other's.
    pub(super) fn range(low: &Self, high: &Self) -> (Self, Self) {
        // $5-10m: the first has nothing behind it but the sign of money before it.
        let is_scaled = matches!((&low.unit, &high.unit), (UnitToken::Own(_), UnitToken::Own(_)))
            && low.unit_glyphs.is_empty()
            && low.numeral.value <= high.numeral.value;
        let lend = |to: &Self, numeral: Numeral, from: &Self| match to.unit {
            UnitToken::Bare => Self { numeral, unit: from.unit.clone(), ..to.clone() },
            UnitToken::Own(_) if is_scaled => Self { numeral, unit: high.unit.clone(), ..to.clone() },
            UnitToken::Own(_) | UnitToken::Word(_) => to.clone(),
        };
        (lend(low, low.numeral.sharing(&high.numeral), high), lend(high, high.numeral.clone(), low))
    }
}

/// What a number says besides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Nothing,
    /// +20.
    Plus,
    /// 1000余.
    Over,
    /// 前10位.
    Place,
    /// A word that means a number: 全覆盖.
    Word,
    /// A part of something, beside another: 三成至四成.
    Part,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum UnitToken {
    Bare,
    /// One of the indicator's kind; by what it is multiplied to be the indicator's own.
    Own(Number),
    Word(UnitWord),
}

/// Reads words and numbers from one text for one unit of measure.
pub(super) struct Lexer<'a> {
    text: Folded<'a>,
    names: Vec<Name<'a>>,
    /// How many of them are the indicator's own, which are no aliases.
    own_names: usize,
    own: Cow<'a, UnitOfMeasure>,
    /// By what a plain count is multiplied to be in it.
    factor: Number,
    /// The part of it behind all multipliers, and where what it is counted by begins: 件 of 件/万人.
    base: Range<usize>,
    counted_end: usize,
    expected: &'a str,
    /// Whether numbers of years are amounts.
    counts_years: bool,
    is_flow: bool,
    better: Better,
    /// Whether the numbers are places from the first: 前10位.
    counts_places: bool,
}

impl<'a> Lexer<'a> {
    /// For a number with or without this unit of measure.
    pub(super) fn new(text: Folded<'a>, unit: &'a UnitOfMeasure) -> Self {
        let own = if is_folded(unit.as_str()) {
            Cow::Borrowed(unit)
        } else {
            let folded = Folded::new(unit.as_str());
            Cow::Owned(UnitOfMeasure::new(folded.folded(0..folded.end())))
        };
        let (factor, base) = own.parts();
        // The multiplier of £m stands behind.
        let start = if own.as_str().starts_with(base) { 0 } else { own.as_str().len() - base.len() };
        let end = start + base.len();
        let counted_end =
            base.find('/').or_else(|| base.find(' ').and_then(|_| base.find(" per "))).map_or(end, |at| start + at);
        let counts_years = base.starts_with('年') || base.starts_with("year");
        let base = start..end;
        Self {
            text,
            names: Vec::new(),
            own_names: 0,
            factor: Number::one().checked_div(&factor).unwrap_or_else(Number::one),
            own,
            base,
            counted_end,
            expected: unit.as_str(),
            counts_years,
            is_flow: false,
            better: Better::Higher,
            counts_places: false,
        }
    }

    /// For a phrase about an indicator.
    pub(super) fn of(text: Folded<'a>, indicator: &'a Indicator) -> Self {
        let unit = &indicator.unit_of_measure;
        // 20 new firms: what is counted, away from its number.
        let counted = Some(unit.as_str()).filter(|unit| unit.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let own_names = once(&indicator.name).chain(&indicator.name_en);
        let other_names = indicator.aliases.iter().map(String::as_str).chain(counted);
        let lexer = Self::new(text, unit);
        let counts_places = indicator.better == Better::Lower && amounts::counts_places(lexer.unit_base());
        Self {
            own_names: own_names.clone().count(),
            names: own_names.map(String::as_str).chain(other_names).map(Name::new).collect(),
            is_flow: indicator.kind == Kind::Flow,
            better: indicator.better,
            counts_places,
            ..lexer
        }
    }

    /// The unit of measure without its multipliers.
    fn unit_base(&self) -> &str {
        self.own.as_str().get(self.base.clone()).unwrap_or_default()
    }

    /// Whether words are read as well, and not a bare cell.
    fn reads_words(&self) -> bool {
        !self.names.is_empty()
    }

    pub(super) fn end(&self) -> usize {
        self.text.end()
    }

    pub(super) fn counts_percent(&self) -> bool {
        self.own.is_percent()
    }

    pub(super) fn is_flow(&self) -> bool {
        self.is_flow
    }

    /// Whether the phrase is written without Chinese characters.
    pub(super) fn is_english(&self) -> bool {
        let is_chinese = |at: usize| self.text.character(at).is_some_and(|character| character >= '\u{2E80}');
        !(0..self.end()).any(is_chinese)
    }

    /// Whether the numbers are places, and not as well people, who are counted with the same word.
    pub(super) fn ranks(&self) -> bool {
        let says_so = || self.names.iter().any(|name| NAMES_OF_PLACES.iter().any(|word| name.text.holds(word)));
        self.counts_places && (self.unit_base() != COUNTER_OF_PEOPLE || says_so())
    }

    /// Whether a name says that what is measured is growth.
    pub(super) fn grows(&self) -> bool {
        self.names.iter().any(|name| GROWTH_RATES.iter().any(|word| name.text.holds(word)))
    }

    /// Whether the glyphs are also a piece of a name.
    pub(super) fn stands_in_name(&self, glyphs: &Range<usize>) -> bool {
        let written = self.text.folded(glyphs.clone());
        self.names.iter().any(|name| name.text.holds(&written))
    }

    /// The glyphs in the one way in which all spellings are compared.
    pub(super) fn folded(&self, glyphs: Range<usize>) -> String {
        self.text.folded(glyphs)
    }

    /// The glyphs as they were written.
    pub(super) fn written(&self, glyphs: Range<usize>) -> &'a str {
        self.text.written(glyphs)
    }

    /// How the amounts of a flow are to be understood.
    pub(super) fn flow(&self) -> Flow {
        self.flow_by_name().unwrap_or_else(|| flow::of_wording(&self.text))
    }

    /// The same where the indicator's name says it.
    pub(super) fn flow_by_name(&self) -> Option<Flow> {
        flow::of_names(self.names.iter().take(self.own_names).map(|name| &name.text))
    }

    /// All that the text says, or what it says before the first part that says nothing, and what is wrong with that.
    pub(super) fn tokens(&self) -> (Vec<Token>, Option<Fault>) {
        let mut tokens: Vec<Token> = Vec::with_capacity(USUAL_TOKENS);
        let fault = self.add_tokens(&mut tokens).err();
        (tokens, fault)
    }

    fn add_tokens(&self, tokens: &mut Vec<Token>) -> Result<(), Fault> {
        let (mut at, mut understood) = (0, 0);
        while at < self.text.end() {
            if tokens.len() >= MOST_TOKENS {
                return Err(fault(at..self.text.end(), Problem::NotUnderstood));
            }
            let step = self.step(at, tokens);
            if understood < at && (!matches!(step, Ok(None)) || at - understood > MOST_UNKNOWN) {
                break;
            }
            if let Some((kind, end)) = step? {
                self.refuse_half_of_name(kind.as_ref(), at..end)?;
                tokens.extend(kind.map(|kind| Token { kind, glyphs: at..end }));
                (at, understood) = (end, end);
            } else if let Some(end) = self.compares_with_no_year(at).filter(|_| understood == at) {
                return Err(fault(at..end, Problem::NoYearToCompare));
            } else {
                at = (at + 1..).find(|end| self.text.is_boundary(*end)).unwrap_or(at + 1);
            }
        }
        if understood < at { Err(fault(understood..at, Problem::NotUnderstood)) } else { Ok(()) }
    }

    pub(super) fn text(&self) -> &Folded<'a> {
        &self.text
    }

    /// The longest thing at `at`: words before numbers before names when they are equally long.
    fn step(&self, at: usize, before: &[Token]) -> Result<Option<(Option<TokenKind>, usize)>, Fault> {
        if self.text.character(at).is_some_and(|mark| MARKS.contains(&mark)) && self.reads_words() {
            return Ok(Some((None, at + 1)));
        }
        self.refuse_day(at, before.last())?;
        let may_have_sign = !matches!(before.last(), Some(Token { kind: TokenKind::Number(_), .. }));
        if let Some(end) =
            self.rest_of_name(at, before).or_else(|| self.whole_of_share(at, before)).or_else(|| self.share_at(at))
        {
            return Ok(Some((Some(TokenKind::Name), end)));
        }
        let (name_end, is_whole) = self.name_at(at).unwrap_or((at, false));
        let compared = || self.compared_year_at(at).filter(|_| before.iter().any(is_share));
        if let Some((years, end)) = self.years_at(at)?.or_else(compared).filter(|(_, end)| *end > name_end) {
            return Ok(Some((Some(years), end)));
        }
        let word = self.each_at(at, before.last()).or_else(|| self.becomes_at(at, before.last()));
        let word = word.or_else(|| self.percent_of(at, before.last()));
        let word = word.or_else(|| self.new_of_whole(at, before.last())).or_else(|| self.word_at(at));
        let word = word.map(|(kind, end)| (kind.filter(|kind| !starts_from_present(kind, before)), end));
        let word_end = word.as_ref().map_or(at, |(_, end)| *end);
        // No word but a noun or a part begins as a number in words does.
        let is_plain_word = matches!(&word, Some((Some(TokenKind::Word(meaning)), _)) if !matches!(meaning, Meaning::Part(..)))
            && self.text.character(at).is_some_and(|first| first.is_ascii_alphabetic());
        let number =
            if is_plain_word { Ok(None) } else { self.quantity_behind(at, may_have_sign, self.follows_money(before)) };
        match number {
            Ok(Some(number)) if number.glyphs.end > word_end && number.glyphs.end >= name_end => {
                let end = number.glyphs.end;
                return Ok(Some((Some(TokenKind::Number(Rc::new(number))), end)));
            }
            Err(fault) if fault.glyphs.end > word_end.max(name_end) => return Err(fault),
            Ok(_) | Err(_) => {}
        }
        let goes_first = word_end > name_end || (word_end == name_end && !is_whole);
        Ok(word.filter(|_| goes_first).or((name_end > at).then_some((Some(TokenKind::Name), name_end))))
    }

    /// By 30 June 2022: values are those of years, so that a day stands beside the wording.
    fn refuse_day(&self, at: usize, last: Option<&Token>) -> Result<(), Fault> {
        let is_year = |token: &&Token| {
            matches!(token.kind, TokenKind::Due(_) | TokenKind::In(_) | TokenKind::SinceYear(_))
                && token.glyphs.end == at
        };
        let year = last.filter(is_year);
        let day = Some(at).filter(|_| self.reads_words() && self.text.is_boundary(at));
        let Some(end) = day.and_then(|at| years::day_at(&self.text, at, year.is_some())) else { return Ok(()) };
        Err(fault(year.map_or(at, |year| year.glyphs.start)..end, Problem::PartOfYear))
    }

    fn word_at(&self, at: usize) -> Option<(Option<TokenKind>, usize)> {
        if let Some(rebuilt) = self.rebuilt_at(at) {
            return Some(rebuilt);
        }
        let fraction = amounts::fraction_at(&self.text, at).filter(|_| self.reads_words());
        if let Some(end) = self.denominator_at(at) {
            return Some((Some(TokenKind::Name), end));
        }
        match fraction.into_iter().chain(word_at(&self.text, at)).max_by_key(|(_, end)| *end) {
            Some((Meaning::Filler | Meaning::Noun, end)) => Some((None, end)),
            Some((Meaning::From(Start::From), end)) if self.is_from_of_name(at, end) => {
                Some((Some(TokenKind::Name), end))
            }
            // 4 minutes or better are at most 4.
            Some((Meaning::Behind(_), end))
                if self.better == Better::Lower && self.text.matches(at, "or better").is_some() =>
            {
                Some((Some(TokenKind::Word(Meaning::Behind(Comparator::AtMost))), end))
            }
            Some((Meaning::Measured(_) | Meaning::Since(Since::Year), _)) => None,
            Some((meaning, end)) => Some((Some(TokenKind::Word(meaning)), end)),
            None => self.prefix_at(at),
        }
    }

    /// 改扩建, 新（改、扩）建, 新建和改建, where 新建 alone is new.
    pub(super) fn rebuilt_at(&self, at: usize) -> Option<(Option<TokenKind>, usize)> {
        let is_one_of = |place: usize, signs: &str| self.text.character(place).is_some_and(|one| signs.contains(one));
        self.text.character(at).filter(|first| matches!(first, '新' | '改' | '扩' | '迁'))?;
        let places = (at..).take(MOST_OF_WHOLE).take_while(|place| is_one_of(*place, "新改扩迁重建(、)和及"));
        let end = at + places.count();
        let end = (at..end).rev().find(|place| is_one_of(*place, "建"))? + 1;
        let holds_other = (at..end).any(|place| is_one_of(place, "改扩迁重"));
        holds_other.then_some((Some(TokenKind::Word(Meaning::Make)), end))
    }

    /// Diverted from landfill, where the name says so too.
    fn is_from_of_name(&self, at: usize, end: usize) -> bool {
        self.name_at(end).is_some_and(|(behind, _)| self.stands_in_name(&(at..behind)))
    }

    /// 期间均达到 may say each year, or each of what it is about.
    fn each_at(&self, at: usize, last: Option<&Token>) -> Option<(Option<TokenKind>, usize)> {
        let is_period = |kind: &TokenKind| matches!(kind, TokenKind::From { .. } | TokenKind::Word(Meaning::Over));
        last.filter(|last| last.glyphs.end == at && is_period(&last.kind))?;
        let end = ["均", "都"].iter().find_map(|word| self.text.matches(at, word))?;
        Some((Some(TokenKind::Word(Meaning::Per(Period::AYear))), end))
    }

    /// 缩短为5天 says to what, as 缩短到5天 does.
    fn becomes_at(&self, at: usize, last: Option<&Token>) -> Option<(Option<TokenKind>, usize)> {
        let is_change = |last: &Token| {
            matches!(last.word(), Some(Meaning::Change(_, Manner::Move) | Meaning::New)) && last.glyphs.end == at
        };
        last.filter(|last| is_change(last))?;
        Some((Some(TokenKind::Word(Meaning::To)), self.text.matches(at, "为")?))
    }

    /// 50 % of new homes, where the name says new homes, too.
    fn new_of_whole(&self, at: usize, last: Option<&Token>) -> Option<(Option<TokenKind>, usize)> {
        last.filter(|last| self.counts_percent() && is_share(last))?;
        let (_, end) = word_at(&self.text, at).filter(|(meaning, _)| *meaning == Meaning::New)?;
        self.stands_in_name(&(at..end)).then_some((Some(TokenKind::Name), end))
    }

    /// Behind the rest of the text, where a name ends so, whatever it says: 90 % of calls within 10 seconds.
    fn rest_of_name(&self, at: usize, before: &[Token]) -> Option<usize> {
        before.iter().find(|token| token.number().is_some())?;
        let (end, rest) = (self.end(), self.end() - at);
        let is_same = |name: &Folded<'_>, start: usize| {
            (0..rest).all(|step| self.text.character(at + step) == name.character(start + step))
        };
        let ends = |name: &Folded<'_>| {
            name.end().checked_sub(rest).is_some_and(|start| is_same(name, start) && name.is_boundary(start))
        };
        let has_year = || (at..end).any(|place| years::years_at(&self.text, place, true).is_some());
        (self.text.is_boundary(at) && self.names.iter().any(|name| ends(&name.text)) && !has_year()).then_some(end)
    }

    /// Behind that of which a percentage is a part, by its plural: 33 % of all offences.
    fn whole_of_share(&self, at: usize, before: &[Token]) -> Option<usize> {
        before.last().filter(|last| self.counts_percent() && last.glyphs.end == at)?;
        // 90 % or more of new starters.
        let is_behind = |token: &&Token| matches!(token.word(), Some(Meaning::Behind(_)));
        let last = before.iter().rev().find(|token| !is_behind(token)).filter(|last| is_share(last))?;
        // Reduce the poverty of half of the children.
        let has = |is_sought: fn(Meaning) -> bool| before.iter().filter_map(Token::word).any(is_sought);
        if has(|word| matches!(word, Meaning::Change(..))) && !has(|word| word == Meaning::To) {
            return None;
        }
        // One in four trips.
        let mut start = self.text.matches(at, "of").or(last.word().map(|_| at))?;
        let says_nothing = |meaning: &Meaning| {
            matches!(meaning, Meaning::Filler | Meaning::Noun | Meaning::All | Meaning::New | Meaning::Total)
        };
        while let Some((_, end)) = word_at(&self.text, start).filter(|(meaning, _)| says_nothing(meaning)) {
            start = end;
        }
        let is_letter = |place: usize| self.text.character(place).is_some_and(|letter| letter.is_ascii_alphabetic());
        let mut noun = None;
        while is_letter(start) && word_at(&self.text, start).is_none() {
            if let Some((end, _)) = self.name_at(start) {
                (noun, start) = (Some(end), end);
                continue;
            }
            let end = (start + 1..).find(|place| self.text.is_boundary(*place)).unwrap_or(start + 1);
            let word = self.text.folded(start..end);
            let singular = word.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with(['s', 'u', 'i']));
            let is_compared = |one: &str| UNSAID.contains(&one);
            let is_negated = is_negation(&self.text, start) || (word.starts_with("un") && !word.starts_with("uni"));
            if is_negated || is_compared(&word) || singular.is_some_and(is_compared) {
                return None;
            }
            let is_whole = singular.is_some() || WHOLES.contains(&word.as_str());
            noun = Some(end).filter(|_| is_whole || word == "those").or(noun);
            start = end + usize::from(self.text.joined(end) == Some('-'));
        }
        let end = self.ages_at(noun.unwrap_or(start)).or(noun)?;
        // 25 % of land under organic farming, of energy from renewable sources.
        let joint = ["under", "from"].iter().find_map(|word| self.text.matches(end, word));
        Some(joint.filter(|behind| self.name_at(*behind).is_some()).unwrap_or(end))
    }

    /// Behind the ages of people: aged 16-74, 25-34 year-olds, aged 65 and over.
    fn ages_at(&self, at: usize) -> Option<usize> {
        let behind = |at: usize, words: &[&str]| words.iter().find_map(|word| self.text.matches(at, word));
        let aged = behind(at, &["aged", "ages"]);
        let number = |at: usize| numeral::whole_at(&self.text, at).map(|(_, end)| end);
        let first = number(aged.unwrap_or(at))?;
        let last = behind(first, &["-", "–", "to"]).and_then(number).unwrap_or(first);
        let olds = ["-year-olds", "year-olds", "-year olds", "year olds", "years", "years and over"];
        let over = ["and over", "and above", "and older", "or over", "or older", "years and over", "years and older"];
        aged.map(|_| behind(last, &over).unwrap_or(last)).or_else(|| behind(last, &olds))
    }

    /// Behind 占国内生产总值的比重, which says of what a percentage is a part, and before the 全覆盖 of 行政村全覆盖.
    fn share_at(&self, at: usize) -> Option<usize> {
        let is_chinese = |place: &usize| self.text.character(*place).is_some_and(|one| one >= '\u{4E00}');
        let holds = |place: usize, words: &[&str]| words.iter().any(|word| self.text.matches(place, word).is_some());
        Some(at).filter(|at| self.counts_percent() && is_chinese(at))?;
        let says_nothing = |place: &usize| {
            let is_known = word_at(&self.text, *place).is_some() || is_negation(&self.text, *place);
            is_chinese(place) && !is_known && !self.text.character(*place).is_some_and(is_numeral)
        };
        let all = at + (at..).take(MOST_OF_WHOLE).take_while(says_nothing).count();
        let is_hedged = |place: usize| holds(place, &["基本", "初步", "部分", "近"]);
        if all > at + 1 && holds(all, &["全覆盖"]) && !(at..all).any(is_hedged) {
            return Some(all);
        }
        // The name may end with 占, too.
        let start = [Some(at), at.checked_sub(1)].into_iter().flatten().find_map(|at| self.text.matches(at, "占"))?;
        let is_noun = |place: &usize| is_chinese(place) || self.text.character(*place).is_some_and(char::is_alphabetic);
        let is_part = |place: &usize| holds(*place, &["比重", "比例", "份额"]);
        let end = (start..).take(MOST_OF_WHOLE).take_while(is_noun).find(is_part)?;
        let is_compared = |place: usize| holds(place, &["目标", "计划", "平均", "上年", "去年", "剩余", "其余", "未"]);
        (!(start..end).any(is_compared)).then_some(end + 2)
    }

    /// The percent of pupils, which is no amount.
    fn percent_of(&self, at: usize, last: Option<&Token>) -> Option<(Option<TokenKind>, usize)> {
        let is_amount = |last: &Token| last.number().is_some() || matches!(last.word(), Some(Meaning::Part(..)));
        let is_noun = !last.is_some_and(is_amount) && self.reads_words();
        let end = ["percent", "per cent"].iter().find_map(|word| self.text.matches(at, word)).filter(|_| is_noun)?;
        Some((None, end))
    }

    /// Behind what the unit of measure says as well: 每万人口 of 件/万人, deaths per 1,000 births, globally of a rank.
    fn denominator_at(&self, at: usize) -> Option<usize> {
        if self.text.character(at) == Some('p') {
            let per = self.own.as_str().find("per ").and_then(|start| self.own.as_str().get(start..))?;
            return self.text.matches(at, per);
        }
        let per = self.own.as_str().get(self.counted_end..).and_then(|per| per.strip_prefix('/'));
        let end = per.and_then(|per| self.text.matches(self.text.matches(at, "每")?, per));
        let end = end.map(|end| self.text.matches(end, "口").unwrap_or(end));
        end.or_else(|| Some(at).filter(|_| self.counts_places).and_then(|at| amounts::among_at(&self.text, at)))
    }

    /// Compared with something that is no year. 较 and 比 alone may as well be a piece of another word.
    fn compares_with_no_year(&self, at: usize) -> Option<usize> {
        let (meaning, end) = word_at(&self.text, at)?;
        (meaning == Meaning::Since(Since::Year) && end > at + 1).then_some(end)
    }

    /// What means something before a verb only: the 年 of 年增长6%, the 平均 of 平均增速, the 新 of 新开工.
    pub(super) fn prefix_at(&self, at: usize) -> Option<(Option<TokenKind>, usize)> {
        let (prefix, end) = ["年", "平均", "新"].iter().find_map(|word| Some((*word, self.text.matches(at, word)?)))?;
        if prefix == "年" && !self.counts_percent() && self.name_at(end).is_some() {
            return Some((Some(TokenKind::Name), end));
        }
        let (verb, behind) = word_at(&self.text, end)?;
        let (meaning, end) = match (prefix, verb) {
            ("年", Meaning::Change(..) | Meaning::New) => (Meaning::Per(Period::AYear), end),
            ("平均", Meaning::Change(_, Manner::Growth | Manner::Rate)) => (Meaning::Average, end),
            ("新", Meaning::Make | Meaning::Lasting) => (Meaning::New, behind),
            _ => return None,
        };
        Some((Some(TokenKind::Word(meaning)), end))
    }

    /// The years at `at`, with the word that says what they are.
    fn years_at(&self, at: usize) -> Result<Option<(TokenKind, usize)>, Fault> {
        let kind = |years| match years {
            WrittenYears::Since(year) => TokenKind::SinceYear(year),
            WrittenYears::Due(year) => TokenKind::Due(year),
            WrittenYears::In(year) => TokenKind::In(year),
            WrittenYears::Count(count) => TokenKind::Years(count),
            WrittenYears::Period { first, last } => TokenKind::From { first, last, counts_base: false },
            WrittenYears::FromTo { base, due } => TokenKind::From { first: base, last: due, counts_base: true },
        };
        if let Some((Meaning::Compare(comparator) | Meaning::Limit(comparator), end)) = word_at(&self.text, at)
            && let Some((year, behind)) = years::year_of_levels(&self.text, end)
        {
            // Over 2023 levels is since 2023; below 1990 levels says which way besides.
            let kind = match comparator {
                Comparator::MoreThan if self.text.matches(at, "over").is_some() => TokenKind::SinceYear(year),
                Comparator::MoreThan => TokenKind::Moved(year, Direction::Rising),
                Comparator::LessThan => TokenKind::Moved(year, Direction::Falling),
                Comparator::AtLeast | Comparator::AtMost => return Err(fault(at..behind, Problem::NotUnderstood)),
            };
            return Ok(Some((kind, behind)));
        }
        Ok(years::years_at(&self.text, at, self.counts_years).map(|(years, end)| (kind(years), end)))
    }

    /// Than in 2020, over 2019: behind a percentage the year that it is compared with.
    fn compared_year_at(&self, at: usize) -> Option<(TokenKind, usize)> {
        let (comparator, end) = match word_at(&self.text, at) {
            Some((Meaning::Compare(comparator) | Meaning::Limit(comparator), end)) => (Some(comparator), end),
            _ => (None, self.text.matches(at, "on")?),
        };
        let is_over = self.text.matches(at, "over").is_some();
        let start = self.text.matches(end, "in").unwrap_or(end);
        let (year, end) = years::plain_year_at(&self.text, start)?;
        // Over 2000 jobs is an amount.
        let is_bare = |number: &Quantity| number.unit == UnitToken::Bare;
        self.quantity_at(start, false).ok().flatten().filter(is_bare)?;
        let kind = match comparator {
            Some(Comparator::MoreThan) if !is_over => TokenKind::Moved(year, Direction::Rising),
            Some(Comparator::LessThan) => TokenKind::Moved(year, Direction::Falling),
            Some(Comparator::MoreThan) | None => TokenKind::SinceYear(year),
            Some(Comparator::AtLeast | Comparator::AtMost) => return None,
        };
        Some((kind, end))
    }

    /// A word such as 年均 that also stands in the name says either how the years count, or is a piece of the name.
    fn refuse_half_of_name(&self, token: Option<&TokenKind>, glyphs: Range<usize>) -> Result<(), Fault> {
        // 新增 of a flow is its amount in either case.
        let counts = |word: Meaning| word.counts() && !(self.is_flow && word == Meaning::New);
        let is_unclear = matches!(token, Some(TokenKind::Word(word)) if counts(*word)) && glyphs.len() > 1;
        // Homes built of homes not built.
        let makes = matches!(token, Some(TokenKind::Word(Meaning::Make | Meaning::Lasting)));
        let is_unit = |name: &Name<'_>| name.text.folded(0..name.text.end()) == self.own.as_str();
        let whole_at = |at: usize, name: &Name<'_>| !is_unit(name) && self.whole_end(at, &name.text).is_some();
        let is_named_whole = || (0..self.end()).any(|at| self.names.iter().any(|name| whole_at(at, name)));
        let is_half = (is_unclear && self.stands_in_name(&glyphs)) || (makes && self.is_negated_in_name(&glyphs));
        if is_half && !is_named_whole() { Err(fault(glyphs, Problem::NotUnderstood)) } else { Ok(()) }
    }

    fn is_negated_in_name(&self, glyphs: &Range<usize>) -> bool {
        let written = self.text.folded(glyphs.clone());
        let is_negated = |name: &Name<'_>, at: usize| name.text.matches(at, &written).is_some() && !name.may_begin(at);
        self.names.iter().any(|name| (0..name.text.end()).any(|at| is_negated(name, at)))
    }

    /// Whether a name holds a word that would say how the years count.
    pub(super) fn name_counts(&self) -> bool {
        let counts = |name: &Folded<'_>, at: usize| matches!(word_at(name, at), Some((word, end)) if word.counts() && end > at + 1);
        self.names.iter().any(|name| (0..name.text.end()).any(|at| counts(&name.text, at)))
    }

    /// Behind the indicator's whole name at `at`, or behind the longest piece of it of two characters or more that holds
    /// no word of the grammar and no negation, and whether it is the whole.
    fn name_at(&self, at: usize) -> Option<(usize, bool)> {
        let first = self.text.character(at)?;
        let names = self.names.iter().filter(|name| name.starts & bit(first) != 0);
        if names.clone().next().is_none() || !self.text.is_boundary(at) {
            return None;
        }
        let texts = names.clone().map(|name| &name.text);
        let whole = texts.filter(|text| text.end() > 1).filter_map(|text| self.whole_end(at, text)).max();
        // What stands behind a negation in the name is not the indicator: 不合格率 is no 合格率.
        let two = (first, self.text.character(at + 1));
        let starts = names.flat_map(|name| name.text.places_of(two).map(move |start| (name, start)));
        let pieces = starts.filter(|(name, start)| name.may_begin(*start)).map(|(name, start)| (&name.text, start));
        let piece = || pieces.filter_map(|(name, start)| self.piece_end(at, name, start)).max();
        whole.map(|end| (end, true)).or_else(|| piece().map(|end| (end, false)))
    }

    fn whole_end(&self, at: usize, name: &Folded<'_>) -> Option<usize> {
        let end = at + name.end();
        let same = (0..name.end()).all(|step| self.text.character(at + step) == name.character(step));
        (same && self.text.is_boundary(end)).then_some(end)
    }

    /// Behind the tail of a name in which something is done: 治理率 of 污水治理率.
    fn tail_end(&self, at: usize, name: &Folded<'_>, start: usize) -> Option<usize> {
        let end = at + name.end() - start;
        let same = |place: usize| self.text.character(place) == name.character(start + place - at);
        let is_done = |place: usize| match word_at(&self.text, place) {
            Some((Meaning::Make | Meaning::Lasting, behind)) => behind < end,
            _ => !self.says_something(place),
        };
        let is_tail = end > at + 2 && self.text.is_boundary(end) && (at..end).all(same);
        (is_tail && (at..end).all(is_done)).then_some(end)
    }

    fn piece_end(&self, at: usize, name: &Folded<'_>, start: usize) -> Option<usize> {
        if let Some(end) = self.tail_end(at, name, start) {
            return Some(end);
        }
        let same = |step: &usize| {
            let character = self.text.character(at + step);
            character.is_some()
                && character == name.character(start + step)
                && !self.says_something(at + step)
                && !is_negation(&self.text, at + step)
        };
        let longest = at + (0..).take_while(same).count();
        // Trees of tree planting.
        let plural =
            self.text.last_letter(longest, 's').filter(|_| longest > at + 2 && name.is_boundary(start + longest - at));
        plural.or_else(|| (at + 2..=longest).rev().find(|end| self.text.is_boundary(*end)))
    }

    /// Whether a word of the grammar starts at `at`; a single Chinese character may as well be a piece of another word.
    fn says_something(&self, at: usize) -> bool {
        let is_long =
            |end: usize| end > at + 1 || self.text.character(at).is_some_and(|character| character.is_ascii());
        matches!(word_at(&self.text, at), Some((meaning, end)) if is_long(end) && meaning.is_grammar())
    }

    /// The number at `at` with its unit of measure.
    pub(super) fn quantity_at(&self, at: usize, may_have_sign: bool) -> Result<Option<Quantity>, Fault> {
        self.quantity_behind(at, may_have_sign, false)
    }

    /// Whether the last words are the first end of a range, with a sign of money before it: $5-.
    fn follows_money(&self, before: &[Token]) -> bool {
        let [.., first @ Token { kind: TokenKind::Number(_), .. }, joint] = before else { return false };
        let is_joint = matches!(joint.word(), Some(Meaning::Dash | Meaning::Tilde | Meaning::To | Meaning::And));
        is_joint && self.has_sign_of_money(first)
    }

    fn has_sign_of_money(&self, token: &Token) -> bool {
        matches!(amounts::money_at(&self.text, token.glyphs.start, self.counted()), Some((true, _)))
    }

    /// Whether a token is an amount of what is paid or received, with its sign of money.
    pub(super) fn is_sum_of_money(&self, token: &Token) -> bool {
        self.is_flow && token.number().is_some() && self.has_sign_of_money(token)
    }

    pub(super) fn is_bracketed(&self, token: &Token) -> bool {
        token.glyphs.start.checked_sub(1).and_then(|before| self.text.character(before)) == Some('(')
    }

    fn quantity_behind(&self, at: usize, may_have_sign: bool, follows_money: bool) -> Result<Option<Quantity>, Fault> {
        let sign = self.text.character(at).filter(|sign| may_have_sign && matches!(sign, '+' | '-'));
        let start = at + usize::from(sign.is_some());
        let money = amounts::money_at(&self.text, start, self.counted()).filter(|_| self.reads_words());
        let (sign_start, start) = (start, money.map_or(start, |(_, end)| end));
        let place = self.place_at(start);
        let prefix = self.text.matches(start, "百分之");
        let Some((numeral, end)) = self.numeral_at(prefix.or(place).unwrap_or(start))? else { return Ok(None) };
        if matches!(money, Some((false, _))) {
            return Err(self.instead_of(self.expected, sign_start..start));
        }
        let ordinal = amounts::ordinal_end(&self.text, end).filter(|_| self.counts_places);
        let end = ordinal.unwrap_or(end);
        let is_over = self.reads_words() && matches!(self.text.character(end), Some('余' | '多'));
        let (unit, unit_glyphs) = match prefix {
            Some(prefix) => (UnitToken::Word(UnitWord::Percent), start..prefix),
            None => {
                // A 10-day reduction.
                let is_adjective = self.reads_words()
                    && self.text.joined(end) == Some('-')
                    && self.text.joined(end + 1).is_some_and(|next| next.is_ascii_alphabetic());
                let behind = end + usize::from(is_over || is_adjective);
                let unit = self.unit_at(start..behind, follows_money || money.is_some());
                // 第一方阵 is no place.
                unit.map_err(|other| if place.is_some() { fault(at..end, Problem::NotUnderstood) } else { other })?
            }
        };
        let numeral = if sign == Some('-') { numeral.negated() } else { numeral };
        let mark = match sign {
            _ if place.or(ordinal).is_some() => Mark::Place,
            _ if is_over => Mark::Over,
            Some('+') => Mark::Plus,
            _ => Mark::Nothing,
        };
        let glyphs = at..end.max(unit_glyphs.end);
        Ok(Some(Quantity { numeral, unit, mark, glyphs, unit_glyphs }))
    }

    /// A number in digits or characters; in a phrase also in English words, and the 1:1 of an indicator that is a ratio.
    pub(super) fn numeral_at(&self, at: usize) -> Result<Option<(Numeral, usize)>, Fault> {
        if let Some(spaced) = spaced_at(&self.text, at).filter(|_| self.reads_words()) {
            return Ok(Some(spaced));
        }
        let Some((numeral, end)) = numeral_at(&self.text, at)? else {
            return Ok(Some(at)
                .filter(|_| self.reads_words())
                .and_then(|at| amounts::numeral_in_words(&self.text, at)));
        };
        let is_ratio = self.text.joined(end) == Some(':') && RATIOS.contains(&self.own.as_str());
        let Some((other, behind)) = numeral_at(&self.text, end + 1)?.filter(|_| is_ratio) else {
            return Ok(Some((numeral, end)));
        };
        let ratio = numeral.value.checked_div(&other.value).map(Numeral::of);
        ratio.map(|ratio| Some((ratio, behind))).ok_or_else(|| fault(at..behind, Problem::MalformedNumber))
    }

    fn place_at(&self, at: usize) -> Option<usize> {
        let names = self.names.iter().map(|name| &name.text);
        Some(at).filter(|_| self.counts_places).and_then(|at| amounts::place_at(&self.text, at, names))
    }

    /// What is counted, without what it is counted by: 件 of 件/万人.
    fn counted(&self) -> &str {
        self.own.as_str().get(self.base.start..self.counted_end).unwrap_or_default()
    }

    /// The number that is all of the text.
    pub(super) fn only_number(&self) -> Result<Number, Fault> {
        let Some(quantity) = self.quantity_at(0, true)? else {
            return Err(fault(0..self.end(), Problem::NotUnderstood));
        };
        match quantity.unit {
            _ if quantity.glyphs.end < self.end() => {
                Err(fault(quantity.glyphs.end..self.end(), Problem::NotUnderstood))
            }
            UnitToken::Word(word) if word != UnitWord::Percent || !self.counts_percent() => {
                Err(self.not_own(&quantity))
            }
            UnitToken::Bare | UnitToken::Own(_) | UnitToken::Word(_) => {
                self.certain(&quantity)?;
                Ok(self.number(&quantity))
            }
        }
    }

    fn unit_at(&self, number: Range<usize>, is_money: bool) -> Result<(UnitToken, Range<usize>), Fault> {
        let at = number.end;
        let word = match word_at(&self.text, at) {
            Some((Meaning::Measured(word), end)) => Some((UnitToken::Word(word), end)),
            _ => None,
        };
        let own = self.own_at(at, is_money);
        let own_first = own.as_ref().map(|(_, end)| *end) >= word.as_ref().map(|(_, end)| *end);
        let known = if own_first && !self.counts_percent() { own.or(word) } else { word.or(own) };
        if let Some((unit, end)) = known {
            return Ok((unit, at..end));
        }
        let end = self.unknown_unit_end(at);
        let is_english = self.text.character(at).is_some_and(|first| first.is_ascii());
        match self.text.character(at) {
            _ if end == at => Ok((UnitToken::Bare, at..at)),
            Some('年') => Err(fault(number.start..at + 1, Problem::NotUnderstood)),
            _ if end - at > LONGEST_UNIT && !is_english => Err(fault(at..end, Problem::NotUnderstood)),
            _ => Err(self.instead_of(self.expected, at..end)),
        }
    }

    /// The indicator's own unit of measure under any multipliers, and where it ends: 千瓦 and 百万千瓦 for 万千瓦. A phrase
    /// may say 件 for 件/万人, as plans do, for the indicator's name says per what; a bare cell has no name.
    fn own_at(&self, at: usize, is_money: bool) -> Option<(UnitToken, usize)> {
        let base = self.unit_base();
        let short = Some(self.counted()).filter(|short| self.reads_words() && *short != base);
        // 5 per 100,000 of deaths per 100,000.
        let per = self.own.as_str().get(self.counted_end..).and_then(|per| per.strip_prefix(' '));
        let per = per.filter(|_| self.reads_words());
        let own_end = |at: usize| {
            // 3个工作日 are 3 工作日.
            let at = self.text.matches(at, "个").filter(|_| !base.starts_with('个')).unwrap_or(at);
            let end = self.text.matches(at, base).or_else(|| self.text.matches(at, short?));
            let end = end.or_else(|| self.text.matches(at, per?));
            let place = || Some(at).filter(|_| self.ranks()).and_then(|at| amounts::place_unit_at(&self.text, at));
            let end = end.or_else(place).map(|end| self.other_counter_end(end));
            end.filter(|end| self.text.joined(*end) != Some('/'))
        };
        let mut factor = self.factor.clone();
        let (mut start, mut in_words) = (at, is_money);
        for _ in 0..MOST_MULTIPLIERS {
            if let Some(end) = own_end(start) {
                return Some((UnitToken::Own(factor), end));
            }
            let is_certain = is_money || own_end(start + 1).is_some();
            let Some((step, behind)) = amounts::scale_at(&self.text, start, is_certain) else { break };
            in_words |= self.text.character(start).is_some_and(|first| first.is_ascii());
            (factor, start) = (factor * step, behind);
        }
        // 15 million of people needs no other unit of measure.
        let is_clear = in_words && (is_money || self.counts_by_word()) && self.unknown_unit_end(start) == start;
        is_clear.then_some((UnitToken::Own(factor), start))
    }

    /// Behind the second word in brackets with which the same is counted: 套（间）.
    fn other_counter_end(&self, end: usize) -> usize {
        let counts = |counter: char| counter >= '\u{2E80}' && counter.is_alphabetic() && multiplier(counter).is_none();
        let is_counter = self.reads_words() && self.text.character(end + 1).is_some_and(counts);
        let is_bracketed = self.text.character(end) == Some('(') && self.text.character(end + 2) == Some(')');
        if is_counter && is_bracketed { end + 3 } else { end }
    }

    /// Whether the unit of measure is English words, and not one that takes prefixes, such as GW.
    fn counts_by_word(&self) -> bool {
        let counted = self.counted();
        self.reads_words()
            && counted.len() > 3
            && counted.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
    }

    fn unknown_unit_end(&self, at: usize) -> usize {
        let belongs = |place: &usize| {
            let character = if *place == at { self.text.character(at) } else { self.text.joined(*place) };
            let fits = |character: char| character.is_alphabetic() || "‰°℃℉²³".contains(character);
            character.is_some_and(|character| fits(character) || (character == '/' && *place > at))
                && word_at(&self.text, *place).is_none()
                && years::years_at(&self.text, *place, true).is_none()
                && self.name_at(*place).is_none()
        };
        at + (at..).take_while(belongs).take(MOST_UNKNOWN).count()
    }

    fn instead_of(&self, expected: &str, glyphs: Range<usize>) -> Fault {
        let found = self.text.written(glyphs.clone()).to_owned();
        fault(glyphs, Problem::UnitOfMeasure { expected: expected.to_owned(), found })
    }

    /// The quantity should be in the indicator's unit of measure.
    pub(super) fn not_own(&self, quantity: &Quantity) -> Fault {
        self.instead_of(self.expected, quantity.unit_glyphs.clone())
    }

    /// The quantity should be a percentage.
    pub(super) fn not_percent(&self, quantity: &Quantity) -> Fault {
        match quantity.unit {
            UnitToken::Bare => fault(quantity.unit_glyphs.clone(), Problem::MissingPercent),
            UnitToken::Own(_) | UnitToken::Word(_) => self.instead_of("%", quantity.unit_glyphs.clone()),
        }
    }

    /// The quantity as a number of the indicator's unit of measure; in percent for growth, in points for points.
    pub(super) fn number(&self, quantity: &Quantity) -> Number {
        let value = &quantity.numeral.value;
        match &quantity.unit {
            UnitToken::Own(factor) => value * factor,
            UnitToken::Bare if quantity.numeral.counts_base_units => value * &self.per_counted(),
            UnitToken::Word(UnitWord::Times) => value * &Number::hundred(),
            UnitToken::Bare | UnitToken::Word(UnitWord::Percent | UnitWord::Points) => value.clone(),
        }
    }

    /// Whether the multiplier at the end of the number is its own.
    pub(super) fn certain(&self, quantity: &Quantity) -> Result<(), Fault> {
        let is_unclear = quantity.unit == UnitToken::Bare && quantity.numeral.may_lend_to(&self.own.multipliers());
        if is_unclear { Err(self.two_readings(quantity)) } else { Ok(()) }
    }

    /// By what a plain count is multiplied to be in the own unit of measure.
    pub(super) fn per_base(&self) -> Option<Number> {
        self.own.factor_from_base()
    }

    /// 万 alone counts nothing but itself: 5万 are 5.
    fn per_counted(&self) -> Number {
        let mut characters = self.own.as_str().chars();
        let alone = characters.next().filter(|_| characters.next().is_none()).and_then(multiplier);
        alone.and_then(|multiplier| Number::one().checked_div(&multiplier)).unwrap_or_else(Number::one)
    }

    /// 400万 of 万千瓦 is 400万千瓦 or 400万瓦; 8000万 of 万元 is 8000万元 or 80000000万元.
    fn two_readings(&self, quantity: &Quantity) -> Fault {
        let written = self.text.written(quantity.glyphs.clone());
        let (counted, base) = (self.own.without_large_multipliers(), self.own.base());
        let other = if counted == base {
            format!("{}{}", quantity.numeral.value.to_plain(), self.expected)
        } else {
            format!("{written}{base}")
        };
        fault(quantity.glyphs.clone(), Problem::TwoReadings { one: format!("{written}{counted}"), other })
    }
}

/// 由目前的5家: what there is today is where it starts from.
fn starts_from_present(kind: &TokenKind, before: &[Token]) -> bool {
    let is_start = |token: &Token| matches!(token.word(), Some(Meaning::From(_)));
    matches!(kind, TokenKind::Word(Meaning::Present)) && before.iter().any(is_start)
}

/// A percentage, points, or a part of something.
fn is_share(token: &Token) -> bool {
    let is_part = matches!(token.word(), Some(Meaning::Part(..) | Meaning::Multiple(_)));
    is_part || token.number().is_some_and(|number| matches!(number.unit, UnitToken::Word(_)))
}

fn fault(glyphs: Range<usize>, problem: Problem) -> Fault {
    Fault { glyphs, problem }
}

/// Whether a word or character stands there that turns the word behind it round: 不合格率 is no 合格率.
fn is_negation(text: &Folded<'_>, at: usize) -> bool {
    let word = |word: &&str| text.matches(at, word).is_some_and(|end| text.character(end) != Some('.'));
    match text.character(at) {
        Some('n' | 'w') => text.is_boundary(at) && ["not", "no", "non", "never", "without"].iter().any(word),
        Some('不' | '未' | '没' | '无' | '非' | '免' | '失' | '去' | '反' | '禁') => true,
        Some(_) | None => false,
    }
}

/// A name of the indicator, or what it counts.
struct Name<'a> {
    text: Folded<'a>,
    starts: u64,
}

impl<'a> Name<'a> {
    fn new(written: &'a str) -> Self {
        let text = Folded::new(written);
        Self { starts: text.starts(), text }
    }

    /// Whether a piece of it may begin at a word: before the first negation.
    fn may_begin(&self, start: usize) -> bool {
        self.text.is_boundary(start) && !(0..start).any(|at| is_negation(&self.text, at))
    }
}
