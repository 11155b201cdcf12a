//! The value that a phrase starts from (从84.7提升至89.6, from a baseline of 42 % in 2019), and words that say no more.

use super::grammar::{Phrase, contradiction, not_understood, verb};
use super::lexer::{Lexer, Mark, Quantity, Token, TokenKind, UnitToken};
use super::vocabulary::{Meaning, Start, UnitWord};
use super::{Fault, Problem};
use crate::model::{Direction, Number, StatedBase, Year};

/// The value that a phrase starts from, as it was written.
pub(super) struct WrittenStart {
    quantity: Quantity,
    year: Option<Year>,
}

/// The tokens without the value that they start from, and that value.
pub(super) fn without_start(tokens: Vec<Token>) -> Result<(Vec<Token>, Option<WrittenStart>), Fault> {
    let mut tokens = certain_end(done_so_often(without_second_all(tokens)))?;
    let starts = |token: &Token| if let Some(Meaning::From(start)) = token.word() { Some(start) } else { None };
    let Some((place, start)) = tokens.iter().enumerate().find_map(|(place, token)| Some((place, starts(token)?)))
    else {
        return Ok((tokens, None));
    };
    let glyphs = tokens.get(place).map(|token| token.glyphs.clone()).unwrap_or_default();
    let behind = tokens.split_off(place);
    let mut rest = behind.into_iter().skip(1).peekable();
    let mut year = None;
    let mut of_year = |token: &Token| {
        let (TokenKind::SinceYear(named) | TokenKind::In(named)) = token.kind else {
            return token.kind == TokenKind::Name;
        };
        year = Some(named);
        true
    };
    while rest.next_if(&mut of_year).is_some() {}
    let Some(Token { kind: TokenKind::Number(quantity), .. }) = rest.next() else {
        return Err(not_understood(&glyphs));
    };
    while rest.next_if(&mut of_year).is_some() {}
    tokens.extend(rest);
    if may_be_year(&quantity) {
        return Err(not_understood(&glyphs));
    }
    let is_clear =
        start == Start::Baseline || year.is_some() || quantity.mark == Mark::Place || tokens.iter().any(leads);
    if !is_clear || tokens.iter().any(|token| starts(token).is_some()) {
        return Err(not_understood(&glyphs));
    }
    due_before_number(&mut tokens);
    Ok((tokens, Some(WrittenStart { quantity: *quantity, year })))
}

/// By 20 % from 2020: the year that it is compared with, or the first of those that count.
fn may_be_year(quantity: &Quantity) -> bool {
    let number = quantity.numeral.value.to_integer();
    quantity.unit == UnitToken::Bare && number.is_some_and(|number| (1900..=2100).contains(&number))
}

fn leads(token: &Token) -> bool {
    verb(token).is_some() || matches!(token.word(), Some(Meaning::ChangeTo(_)))
}

/// 提升到2014年的5.7件: behind the value of the base year this is that of the due year.
fn due_before_number(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let is_number = matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Number(_)));
        if let Some(Token { kind, .. }) = tokens.get_mut(at - 1).filter(|_| is_number)
            && let TokenKind::SinceYear(year) = *kind
        {
            *kind = TokenKind::Due(year);
        }
    }
}

/// 100%全覆盖 and 全部实现全覆盖 say it twice.
fn without_second_all(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_all = |token: &Token| token.word() == Some(Meaning::All);
    let is_hundred = |token: &Token| {
        let unit = |quantity: &&Quantity| quantity.unit == UnitToken::Word(UnitWord::Percent);
        token.number().filter(unit).is_some_and(|quantity| quantity.numeral.value == Number::hundred())
    };
    let first = tokens.iter().position(is_hundred).or_else(|| tokens.iter().position(is_all));
    let mut place = 0;
    tokens.retain(|token| {
        place += 1;
        !is_all(token) || first == Some(place - 1)
    });
    tokens
}

/// 消除隐患20处 is done 20 times; there may be more of them left.
fn done_so_often(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_amount = |token: &Token| token.number().is_some();
    let next = |at: usize| tokens.iter().skip(at + 1).find(|token| token.kind != TokenKind::Name);
    let is_done =
        |at: &usize| tokens.get(*at).and_then(Token::word) == Some(Meaning::Gone) && next(*at).is_some_and(is_amount);
    let done: Vec<usize> = (0..tokens.len()).filter(is_done).collect();
    for at in done {
        if let Some(token) = tokens.get_mut(at) {
            token.kind = TokenKind::Word(Meaning::Make);
        }
    }
    tokens
}

/// To end something by a year is to have none of it then; without a year it is done or not.
fn certain_end(mut tokens: Vec<Token>) -> Result<Vec<Token>, Fault> {
    let is_due = tokens.iter().any(|token| matches!(token.kind, TokenKind::Due(_)));
    for token in &mut tokens {
        match token.word() {
            Some(Meaning::End) if is_due => token.kind = TokenKind::Word(Meaning::Gone),
            Some(Meaning::End) => return Err(Fault { glyphs: token.glyphs.clone(), problem: Problem::Unmeasured }),
            _ => {}
        }
    }
    Ok(tokens)
}

impl WrittenStart {
    /// The value in the indicator's unit of measure; `phrase` leads away from it in the direction that it says.
    pub(super) fn stated(&self, phrase: &mut Phrase, lexer: &Lexer<'_>) -> Result<StatedBase, Fault> {
        let Some((end, place)) = &phrase.amount else { return Err(not_understood(&self.quantity.glyphs)) };
        let end = end.low.as_ref().unwrap_or(&end.high);
        let (start, end) = if phrase.moves() {
            (self.quantity.clone(), None)
        } else {
            let (start, end) = Quantity::range(&self.quantity, end);
            (start, Some(end))
        };
        let of_level = match start.unit {
            UnitToken::Bare | UnitToken::Own(_) => true,
            UnitToken::Word(word) => word == UnitWord::Percent && lexer.counts_percent(),
        };
        if !of_level {
            return Err(lexer.not_own(&start));
        }
        lexer.certain(&start)?;
        let value = lexer.number(&start);
        // 升至第5位 leads from a large number to a small one.
        let is_place = self.quantity.mark == Mark::Place;
        let end =
            end.filter(|end| !is_place && !matches!(end.unit, UnitToken::Word(UnitWord::Times | UnitWord::Points)));
        let direction = end
            .map(|end| lexer.number(&end))
            .filter(|end| *end != value)
            .map(|end| if end > value { Direction::Rising } else { Direction::Falling });
        match (direction, &phrase.change_to) {
            (Some(direction), Some((other, _))) if direction != *other => {
                return Err(contradiction(&self.quantity.glyphs));
            }
            (Some(direction), None) => phrase.change_to = Some((direction, place.clone())),
            _ => {}
        }
        Ok(StatedBase { value, year: self.year })
    }
}
