//! Words that mean something else beside others, or say what another one has said.

use super::grammar::{is_amount, not_understood, verb};
use super::lexer::{Lexer, Quantity, Token, TokenKind, UnitToken};
use super::stated::year_of;
use super::vocabulary::{Comparator, GIVING, Manner, Meaning, Period, UnitWord};
use super::{Fault, Problem};
use crate::model::{Direction, Number};

/// The tokens as each of them is meant beside the others.
pub(super) fn in_context(mut tokens: Vec<Token>, lexer: &Lexer<'_>) -> Result<Vec<Token>, Fault> {
    for at in (0..tokens.len()).rev() {
        let (earlier, rest) = tokens.split_at(at);
        let [token, later @ ..] = rest else { continue };
        match beside(earlier, token, later, lexer)? {
            Beside::Same => {}
            Beside::Nothing => _ = tokens.remove(at),
            Beside::Meant(kind) => {
                if let Some(token) = tokens.get_mut(at) {
                    token.kind = kind;
                }
            }
        }
    }
    certain_end(done_so_often(without_second_all(above_year(without_receiver(tokens, lexer)))))
}

/// What a token means between others.
enum Beside {
    Same,
    /// No more than the next one says.
    Nothing,
    Meant(TokenKind),
}

fn beside(earlier: &[Token], token: &Token, later: &[Token], lexer: &Lexer<'_>) -> Result<Beside, Fault> {
    let (before, next) = (earlier.last(), later.first());
    let is_named = next.is_some_and(|next| matches!(next.kind, TokenKind::Name));
    let written = || lexer.folded(token.glyphs.clone());
    let counted = |token: &Token| is_amount(token) || matches!(token.word(), Some(Meaning::Compare(_)));
    Ok(match (token.word(), token.number()) {
        // Limit emissions to 30 Mt.
        (Some(Meaning::To), _) if past_names(earlier.iter().rev()) == Some(Meaning::Cap) => {
            Beside::Meant(TokenKind::Word(Meaning::Compare(Comparator::AtMost)))
        }
        (Some(Meaning::Cap), _) if past_names(later.iter()) == Some(Meaning::Compare(Comparator::AtMost)) => {
            Beside::Nothing
        }
        (Some(Meaning::Cap), _) => return Err(not_understood(&token.glyphs)),
        // Total emissions, and the total: what is counted, not how its years count.
        (Some(Meaning::Total), _) if is_named && ["total", "overall"].contains(&written().as_str()) => Beside::Nothing,
        (Some(Meaning::Total), _) if written() == "total" => {
            let is_of_all =
                |token: &Token| token.number().is_some_and(|number| !matches!(number.unit, UnitToken::Word(_)));
            let is_amount_of = next.is_some_and(|next| counted(next) || changes(next)) || before.is_some_and(is_of_all);
            if is_amount_of { Beside::Same } else { Beside::Nothing }
        }
        // To increase three times may be to four times as much.
        (Some(Meaning::Multiple(_)), _)
            if leads(earlier).is_some_and(changes) && (written().starts_with("twice") || written().ends_with('x')) =>
        {
            return Err(not_understood(&token.glyphs));
        }
        (None, Some(_)) if leads(earlier).is_some_and(changes) && written().contains("times") => {
            return Err(not_understood(&token.glyphs));
        }
        // 80 % of homes connected, 500 MW installed: what there is.
        (Some(Meaning::Make), _) if is_done(token, lexer) && earlier.iter().any(is_amount) => Beside::Nothing,
        // Increase annual sales to 500: what is counted.
        (Some(Meaning::Per(Period::Yearly)), _)
            if before.is_some_and(|before| verb(before).is_some()) && (is_named || counts_behind(token, lexer)) =>
        {
            Beside::Nothing
        }
        // Average waiting time is not so much a year.
        (Some(Meaning::Average), _) if is_named && written() == "average" => {
            return Err(not_understood(&token.glyphs));
        }
        // Raise $5 million.
        (Some(Meaning::Change(Direction::Rising, Manner::Move)), _)
            if written().starts_with("rais") && amount_behind(later).is_some_and(|sum| lexer.is_sum_of_money(sum)) =>
        {
            Beside::Meant(TokenKind::Word(Meaning::Make))
        }
        // Increase 2013 income by 30 %.
        (None, Some(number)) if is_named && before.is_some_and(changes) => {
            year_of(number).map_or(Beside::Same, |year| Beside::Meant(TokenKind::SinceYear(year)))
        }
        _ => Beside::Same,
    })
}

/// A participle that says of what a percentage is, or that the name says as well.
fn is_done(token: &Token, lexer: &Lexer<'_>) -> bool {
    let is_said = lexer.counts_percent() || (!lexer.is_flow() && lexer.stands_in_name(&token.glyphs));
    is_said && lexer.folded(token.glyphs.clone()).ends_with("ed")
}

/// The annual number of deaths.
fn counts_behind(token: &Token, lexer: &Lexer<'_>) -> bool {
    let is_next = |noun: &&str| lexer.text().matches(token.glyphs.end, noun).is_some();
    ["number", "total", "volume", "amount"].iter().any(is_next)
}

/// Provide water to 2 million people: who is served, and no level.
fn without_receiver(mut tokens: Vec<Token>, lexer: &Lexer<'_>) -> Vec<Token> {
    let says = |token: &Token, verb: &&str| lexer.folded(token.glyphs.clone()).starts_with(verb);
    let gives = |token: &Token| token.word() == Some(Meaning::Make) && GIVING.iter().any(|verb| says(token, verb));
    let is_receiver =
        |pair: &[Token]| matches!(pair, [one, to] if one.number().is_none() && to.word() == Some(Meaning::To));
    let given = tokens.iter().position(gives).unwrap_or(tokens.len());
    let behind = tokens.get(given..).unwrap_or_default();
    let receiver = behind.windows(2).position(is_receiver).map(|steps| given + steps + 1);
    if let Some(receiver) = receiver.filter(|_| !tokens.iter().any(|token| verb(token).is_some())) {
        tokens.remove(receiver);
    }
    tokens
}

/// The first word that is no piece of a name.
fn past_names<'t>(mut tokens: impl Iterator<Item = &'t Token>) -> Option<Meaning> {
    tokens.find(|token| !matches!(token.kind, TokenKind::Name)).and_then(Token::word)
}

/// The amount that comes next, with what compares before it.
fn amount_behind(later: &[Token]) -> Option<&Token> {
    later.iter().find(|token| !matches!(token.word(), Some(Meaning::Compare(_) | Meaning::About)))
}

/// The last token but By.
fn leads(earlier: &[Token]) -> Option<&Token> {
    earlier.iter().rev().find(|token| token.word() != Some(Meaning::By))
}

fn changes(token: &Token) -> bool {
    verb(token).is_some() || matches!(token.word(), Some(Meaning::New | Meaning::Multiple(_) | Meaning::Halve))
}

/// 100%全覆盖 and 全部实现全覆盖 say it twice.
fn without_second_all(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_all = |token: &Token| matches!(token.word(), Some(Meaning::All));
    let is_hundred = |token: &Token| {
        let unit = |quantity: &&Quantity| quantity.unit == UnitToken::Word(UnitWord::Percent);
        token.number().filter(unit).is_some_and(|quantity| quantity.numeral.value == Number::hundred())
    };
    // 全部清零 is none of all.
    let is_gone = |token: &Token| matches!(token.word(), Some(Meaning::Gone));
    let first = tokens.iter().position(|token| is_hundred(token) || is_gone(token));
    let first = first.or_else(|| tokens.iter().position(is_all));
    let mut place = 0;
    tokens.retain(|token| {
        place += 1;
        !is_all(token) || first == Some(place - 1)
    });
    tokens
}

fn is_points(quantity: &Quantity) -> bool {
    quantity.unit == UnitToken::Word(UnitWord::Points)
}

/// 高于2019年, higher than in 2019 without a number, or one of points, is a rise since then.
fn above_year(mut tokens: Vec<Token>) -> Vec<Token> {
    let direction = |token: &Token| match token.word() {
        Some(Meaning::Compare(Comparator::MoreThan) | Meaning::Limit(Comparator::MoreThan)) => Some(Direction::Rising),
        Some(Meaning::Compare(Comparator::LessThan) | Meaning::Limit(Comparator::LessThan)) => Some(Direction::Falling),
        _ => None,
    };
    let compared = |pair: &[Token]| match pair {
        [one, Token { kind: TokenKind::In(year), .. }] => Some((*year, direction(one)?)),
        _ => None,
    };
    let found = tokens.windows(2).enumerate().find_map(|(at, pair)| Some((at, compared(pair)?)));
    let of_level = |token: &Token| is_amount(token) && !token.number().is_some_and(is_points);
    if let Some((at, (year, direction))) = found.filter(|_| !tokens.iter().any(of_level)) {
        tokens.remove(at);
        if let Some(token) = tokens.get_mut(at) {
            token.kind = TokenKind::Moved(year, direction);
        }
    }
    tokens
}

/// 消除隐患20处 is done 20 times; there may be more of them left.
fn done_so_often(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_amount = |token: &Token| token.number().is_some();
    let next = |at: usize| tokens.iter().skip(at + 1).find(|token| !matches!(token.kind, TokenKind::Name));
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
