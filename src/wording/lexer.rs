//! A phrase as words, numbers with their units of measure, and parts of the indicator's own name.

use std::ops::Range;

use super::normal::Folded;
use super::numeral::{Numeral, numeral_at};
use super::vocabulary::{Meaning, Since, UnitWord, word_at};
use super::{Fault, Problem};
use crate::model::{Number, UnitOfMeasure, Year, multiplier};

/// Characters of Chinese that may be an unknown unit of measure; more are a part that was not understood.
const LONGEST_UNIT: usize = 4;

/// A part of a phrase that says something.
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) glyphs: Range<usize>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Meaning),
    SinceYear(Year),
    Number(Box<Quantity>),
    /// From the low to the high end.
    Range(Box<(Quantity, Quantity)>),
}

/// A number with its unit of measure.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) numeral: Numeral,
    pub(super) unit: Unit,
    /// Whether it was written with a +.
    pub(super) plus: bool,
    pub(super) glyphs: Range<usize>,
    pub(super) unit_glyphs: Range<usize>,
}

impl Quantity {
    /// So many 倍.
    pub(super) fn times(number: u32, glyphs: &Range<usize>) -> Self {
        let (numeral, unit) = (Numeral::of(Number::from(number)), Unit::Word(UnitWord::Times));
        Self { numeral, unit, plus: false, glyphs: glyphs.clone(), unit_glyphs: glyphs.clone() }
    }

    /// The two ends of a range, where a multiplier or unit of measure that one of them leaves out is the other's.
    pub(super) fn range(low: &Self, high: &Self) -> (Self, Self) {
        let lend = |to: &Self, numeral: Numeral, from: &Self| match to.unit {
            Unit::Bare => Self { numeral, unit: from.unit.clone(), ..to.clone() },
            Unit::Own(_) | Unit::Word(_) => to.clone(),
        };
        (lend(low, low.numeral.sharing(&high.numeral), high), lend(high, high.numeral.clone(), low))
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Unit {
    Bare,
    /// One of the indicator's kind; by what it is multiplied to be the indicator's own.
    Own(Number),
    Word(UnitWord),
}

/// Reads words and numbers from one text for one unit of measure.
pub(super) struct Lexer<'a> {
    text: &'a Folded<'a>,
    names: Vec<Folded<'a>>,
    own: UnitOfMeasure,
    expected: &'a str,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a Folded<'a>, unit: &'a UnitOfMeasure, names: impl Iterator<Item = &'a str>) -> Self {
        let own = Folded::new(unit.as_str());
        let own = UnitOfMeasure::new(own.folded(0..own.end()));
        Self { text, names: names.map(Folded::new).collect(), own, expected: unit.as_str() }
    }

    pub(super) fn end(&self) -> usize {
        self.text.end()
    }

    pub(super) fn counts_percent(&self) -> bool {
        self.own.is_percent()
    }

    /// All that the text says, or the first part that says nothing.
    pub(super) fn tokens(&self) -> Result<Vec<Token>, Fault> {
        let mut tokens: Vec<Token> = Vec::new();
        let (mut at, mut understood) = (0, 0);
        while at < self.text.end() {
            let after_number = matches!(tokens.last(), Some(Token { kind: Kind::Number(_), .. }));
            let step = self.step(at, !after_number);
            if understood < at && !matches!(step, Ok(None)) {
                break;
            }
            if let Some((kind, end)) = step? {
                tokens.extend(kind.map(|kind| Token { kind, glyphs: at..end }));
                (at, understood) = (end, end);
            } else {
                at = (at + 1..).find(|end| self.text.is_boundary(*end)).unwrap_or(at + 1);
            }
        }
        if understood < at { Err(fault(understood..at, Problem::NotUnderstood)) } else { Ok(tokens) }
    }

    /// The longest thing at `at`: words before numbers before names when they are equally long.
    fn step(&self, at: usize, may_have_sign: bool) -> Result<Option<(Option<Kind>, usize)>, Fault> {
        let word = self.word_at(at);
        let word_end = word.as_ref().map_or(at, |(_, end)| *end);
        let name_end = self.name_at(at).unwrap_or(at);
        match self.quantity_at(at, may_have_sign) {
            Ok(Some(number)) if number.glyphs.end > word_end && number.glyphs.end >= name_end => {
                let end = number.glyphs.end;
                return Ok(Some((Some(Kind::Number(Box::new(number))), end)));
            }
            Err(fault) if fault.glyphs.end > word_end.max(name_end) => return Err(fault),
            Ok(_) | Err(_) => {}
        }
        Ok(word.filter(|_| word_end >= name_end).or((name_end > at).then_some((None, name_end))))
    }

    fn word_at(&self, at: usize) -> Option<(Option<Kind>, usize)> {
        match word_at(self.text, at)? {
            (Meaning::Filler, end) => Some((None, end)),
            (Meaning::Measured(_), _) => None,
            (Meaning::Since(Since::Year), end) => {
                let (year, behind) = self.year_at(end)?;
                Some((Some(Kind::SinceYear(year)), behind))
            }
            (meaning, end) => Some((Some(Kind::Word(meaning)), end)),
        }
    }

    fn year_at(&self, at: usize) -> Option<(Year, usize)> {
        let (numeral, end) = numeral_at(self.text, at).ok()??;
        let year = numeral.value.to_plain().parse().ok().and_then(Year::new)?;
        let suffix = ["年末", "年底", "年度", "年"].iter().find_map(|suffix| self.text.matches(end, suffix));
        Some((year, suffix.unwrap_or(end)))
    }

    /// Behind the longest piece of the indicator's name at `at`, of two characters or more.
    fn name_at(&self, at: usize) -> Option<usize> {
        let starts = self.names.iter().flat_map(|name| (0..name.end()).map(move |start| (name, start)));
        starts
            .filter(|(name, start)| self.text.is_boundary(at) && name.is_boundary(*start))
            .filter_map(|(name, start)| self.piece_end(at, name, start))
            .max()
    }

    fn piece_end(&self, at: usize, name: &Folded<'_>, start: usize) -> Option<usize> {
        // 年度结案率 is a name, and yet its 年度 means something.
        let is_period = |at: usize| matches!(word_at(self.text, at), Some((Meaning::Per(_), _)));
        let same = |step: &usize| {
            let character = self.text.character(at + step);
            character.is_some() && character == name.character(start + step) && !is_period(at + step)
        };
        let longest = at + (0..).take_while(same).count();
        (at + 2..=longest).rev().find(|end| self.text.is_boundary(*end))
    }

    /// The number at `at` with its unit of measure.
    pub(super) fn quantity_at(&self, at: usize, may_have_sign: bool) -> Result<Option<Quantity>, Fault> {
        let sign = self.text.character(at).filter(|sign| may_have_sign && matches!(sign, '+' | '-'));
        let start = at + usize::from(sign.is_some());
        let prefix = self.text.matches(start, "百分之");
        let Some((numeral, end)) = numeral_at(self.text, prefix.unwrap_or(start))? else { return Ok(None) };
        let (unit, unit_glyphs) = match prefix {
            Some(prefix) => (Unit::Word(UnitWord::Percent), start..prefix),
            None => self.unit_at(start..end)?,
        };
        let numeral = if sign == Some('-') { numeral.negated() } else { numeral };
        let glyphs = at..end.max(unit_glyphs.end);
        Ok(Some(Quantity { numeral, unit, plus: sign == Some('+'), glyphs, unit_glyphs }))
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
            Unit::Word(word) if word != UnitWord::Percent || !self.counts_percent() => Err(self.not_own(&quantity)),
            Unit::Bare | Unit::Own(_) | Unit::Word(_) => self.number(&quantity),
        }
    }

    fn unit_at(&self, number: Range<usize>) -> Result<(Unit, Range<usize>), Fault> {
        let at = number.end;
        let word = match word_at(self.text, at) {
            Some((Meaning::Measured(word), end)) => Some((Unit::Word(word), end)),
            _ => None,
        };
        let own = self.own_at(at);
        let own_first = own.as_ref().map(|(_, end)| *end) >= word.as_ref().map(|(_, end)| *end);
        let known = if own_first && !self.counts_percent() { own.or(word) } else { word.or(own) };
        if let Some((unit, end)) = known {
            return Ok((unit, at..end));
        }
        let end = self.unknown_unit_end(at);
        let is_english = self.text.character(at).is_some_and(|first| first.is_ascii());
        match self.text.character(at) {
            _ if end == at => Ok((Unit::Bare, at..at)),
            Some('年') => Err(fault(number.start..at + 1, Problem::NotUnderstood)),
            _ if end - at > LONGEST_UNIT && !is_english => Err(fault(at..end, Problem::NotUnderstood)),
            _ => Err(self.instead_of(self.expected, at..end)),
        }
    }

    /// The indicator's own unit of measure under any multipliers, and where it ends: 千瓦 and 百万千瓦 for 万千瓦. A phrase
    /// may say 件 for 件/万人, as plans do, for the indicator's name says per what; a bare cell has no name.
    fn own_at(&self, at: usize) -> Option<(Unit, usize)> {
        let base = self.own.base();
        let short = base.split_once('/').map(|(counted, _)| counted).filter(|_| !self.names.is_empty());
        let mut factor = self.own.factor_from_base()?;
        let mut start = at;
        loop {
            let end = self.text.matches(start, base).or_else(|| self.text.matches(start, short?));
            if let Some(end) = end.filter(|end| self.text.joined(*end) != Some('/')) {
                return Some((Unit::Own(factor), end));
            }
            factor = factor * self.text.character(start).and_then(multiplier)?;
            start += 1;
        }
    }

    fn unknown_unit_end(&self, at: usize) -> usize {
        let belongs = |place: &usize| {
            let character = if *place == at { self.text.character(at) } else { self.text.joined(*place) };
            let fits = |character: char| character.is_alphabetic() || "‰°℃℉²³".contains(character);
            character.is_some_and(|character| fits(character) || (character == '/' && *place > at))
                && word_at(self.text, *place).is_none()
                && self.name_at(*place).is_none()
        };
        at + (at..).take_while(belongs).count()
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
            Unit::Bare => fault(quantity.unit_glyphs.clone(), Problem::MissingPercent),
            Unit::Own(_) | Unit::Word(_) => self.instead_of("%", quantity.unit_glyphs.clone()),
        }
    }

    /// The quantity as a number of the indicator's unit of measure; in percent for growth, in points for points.
    pub(super) fn number(&self, quantity: &Quantity) -> Result<Number, Fault> {
        let value = &quantity.numeral.value;
        match &quantity.unit {
            Unit::Own(factor) => Ok(value * factor),
            Unit::Bare if quantity.numeral.may_lend_to(&self.own.multipliers()) => Err(self.two_readings(quantity)),
            Unit::Bare if quantity.numeral.counts_base_units => Ok(value * &self.per_counted()),
            Unit::Word(UnitWord::Times) => Ok(value * &Number::hundred()),
            Unit::Bare | Unit::Word(UnitWord::Percent | UnitWord::Points) => Ok(value.clone()),
        }
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

fn fault(glyphs: Range<usize>, problem: Problem) -> Fault {
    Fault { glyphs, problem }
}
