//! Parts that each say something, and together something else or nothing: down from 100 to 150, net-zero growth.

use super::ambiguity::Possible;
use super::form::Form;
use super::grammar::{Phrase, contradiction, is_amount, not_understood, verb};
use super::lexer::{Lexer, Mark, Token, TokenKind, UnitToken};
use super::stated::{may_be_year, year_of};
use super::vocabulary::{Comparator, DOUBLING, HEIGHTS, LIMITS, Manner, Meaning, Since, UNSAID, UnitWord};
use super::{Fault, Problem};
use crate::model::{Better, Direction};

/// Years in which plans are due, which an amount hardly is by chance.
const DUE: std::ops::RangeInclusive<i32> = 2015..=2060;

/// Refuses years that are neither due nor compared with, and that are no second amount.
pub(super) fn refuse_years(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    refuse_compared_year(tokens, lexer)?;
    refuse_comparison_behind(tokens)?;
    refuse_part_of_year_before(tokens, lexer)?;
    refuse_part_of_unsaid(tokens, lexer)
}

/// Refuses words of one requirement that would lose their meaning beside the others.
pub(super) fn refuse(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    refuse_none_of_change(tokens)?;
    refuse_change_of_rate(tokens, lexer)?;
    refuse_level_beside_change(tokens, lexer)?;
    refuse_height_of_place(tokens, lexer)
}

/// A comparison stands at its number: 规模以下企业20家 compares nothing.
pub(super) fn refuse_lost_comparison(tokens: &[Token]) -> Result<(), Fault> {
    let is_name = |token: Option<&Token>| token.is_some_and(|token| matches!(token.kind, TokenKind::Name));
    let is_amount = |token: Option<&Token>| token.is_some_and(is_amount);
    for (place, token) in tokens.iter().enumerate() {
        let before = |steps: usize| place.checked_sub(steps).and_then(|place| tokens.get(place));
        let follows_amount = is_amount(before(1)) || (is_name(before(1)) && is_amount(before(2)));
        let is_lost = match token.word() {
            Some(Meaning::Behind(_)) => !follows_amount,
            // The highest reaches 20: that is no limit of all.
            Some(Meaning::Compare(Comparator::AtMost))
                if tokens.get(place + 1).and_then(Token::word) == Some(Meaning::Level) =>
            {
                true
            }
            Some(Meaning::Compare(_)) => is_name(tokens.get(place + 1)),
            _ => false,
        };
        if is_lost {
            return Err(not_understood(&token.glyphs));
        }
    }
    Ok(())
}

/// 20 more than in 2023, double the number in 2023: the year is what the number is compared with, not when it is due.
fn refuse_compared_year(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    for (at, pair) in tokens.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let Some(Meaning::Compare(comparator) | Meaning::Limit(comparator)) = one.word() else { continue };
        let is_strict = matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
        let is_due = matches!(next.kind, TokenKind::Due(_) | TokenKind::From { .. });
        // 150 max in 2023: behind its number it compares with no year.
        let says_limit = || LIMITS.contains(&lexer.folded(one.glyphs.clone()).as_str());
        let is_behind = before.is_some_and(is_amount) && says_limit();
        if (matches!(next.kind, TokenKind::In(_)) && !is_behind) || (is_due && is_strict) {
            return Err(not_understood(&(one.glyphs.start..next.glyphs.end)));
        }
    }
    refuse_year_as_amount(tokens)?;
    let compares = |token: &Token| matches!(token.kind, TokenKind::SinceYear(_) | TokenKind::Moved(..));
    let is_part =
        |token: &Token| matches!(token.word(), Some(Meaning::Multiple(_) | Meaning::Halve | Meaning::Part(..)));
    let part = tokens.iter().position(is_part).filter(|_| !tokens.iter().any(compares));
    let behind = part.and_then(|part| tokens.get(part..)).unwrap_or_default();
    let year = behind.iter().find(|token| matches!(token.kind, TokenKind::In(_)));
    // Double in 2025 is due then; double the number in 2023 is not.
    let is_told = |token: &Token| DOUBLING.contains(&lexer.folded(token.glyphs.clone()).as_str());
    let is_next = |part: &Token, year: &Token| part.glyphs.end == year.glyphs.start;
    let is_apart = |year: &&Token| !behind.first().is_some_and(|part| is_next(part, year) && is_told(part));
    let year = year.filter(is_apart);
    year.map_or(Ok(()), |year| Err(not_understood(&year.glyphs)))
}

/// 达到2023年两倍, 50% of that in 2023: so much of what there was, in that year or by it.
fn refuse_part_of_year_before(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let is_times = |token: &Token| {
        let counts_times = token.number().is_some_and(|number| number.unit == UnitToken::Word(UnitWord::Times));
        counts_times || matches!(token.word(), Some(Meaning::Part(..)))
    };
    let is_in = |token: &Token| matches!(token.kind, TokenKind::In(_));
    // 达到2020年的90%, 原来的80%: of a level in percent, too, a part of what there was.
    let is_since = |token: &Token| {
        matches!(token.kind, TokenKind::SinceYear(_)) || token.word() == Some(Meaning::Since(Since::Base))
    };
    for pair in tokens.windows(2) {
        let [one, next] = pair else { continue };
        let is_part = (is_in(one) && is_times(next)) || (is_since(one) && in_percent(next));
        let is_before = is_part && one.glyphs.end == next.glyphs.start;
        let is_of = || lexer.folded(one.glyphs.end..next.glyphs.start).starts_with("of");
        if is_before || (one.number().is_some() && is_in(next) && is_of()) {
            return Err(not_understood(&(one.glyphs.start..next.glyphs.end)));
        }
    }
    Ok(())
}

/// 10 more than now, 5 % above: behind its number it compares with what is not said.
fn refuse_comparison_behind(tokens: &[Token]) -> Result<(), Fault> {
    use Comparator::{LessThan, MoreThan};
    let compares = |token: &&Token| {
        matches!(token.word(), Some(Meaning::Compare(MoreThan | LessThan) | Meaning::Limit(MoreThan | LessThan)))
    };
    // What it names is refused with its own place.
    let names_other = |token: &Token| matches!(token.word(), Some(Meaning::Elsewhere | Meaning::Alike));
    let last = tokens.iter().rposition(is_amount).filter(|_| !tokens.iter().any(names_other));
    let found = tokens.iter().skip(last.unwrap_or(tokens.len())).find(compares);
    found.map_or(Ok(()), |found| Err(Fault { glyphs: found.glyphs.clone(), problem: Problem::NoYearToCompare }))
}

/// Half the target, a third of the rate, 一半的目标: of what is not said.
fn refuse_part_of_unsaid(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let moves = |token: &Token| {
        matches!(token.kind, TokenKind::SinceYear(_) | TokenKind::Moved(..) | TokenKind::In(_)) || verb(token).is_some()
    };
    let moves = || tokens.iter().any(moves);
    let text = lexer.text();
    let is_said = |at: usize, words: &[&str]| words.iter().any(|word| text.matches(at, word).is_some());
    let noun = |token: &Token| {
        let articles = ["of", "the", "its", "their", "our", "national", "global", "的"];
        articles.iter().fold(token.glyphs.end, |at, word| text.matches(at, word).unwrap_or(at))
    };
    let is_target = |token: &Token| is_said(noun(token), &["target", "目标"]);
    let found = tokens.iter().find(|token| match token.word() {
        Some(Meaning::Part(..)) if !moves() => is_target(token) || is_said(noun(token), &UNSAID),
        Some(Meaning::Part(..) | Meaning::Multiple(_) | Meaning::Halve) => is_target(token),
        _ => in_percent(token) && is_said(token.glyphs.end, &["of"]) && is_target(token),
    });
    found.map_or(Ok(()), |part| Err(Fault { glyphs: part.glyphs.clone(), problem: Problem::NoYearToCompare }))
}

fn in_percent(token: &Token) -> bool {
    token.number().is_some_and(|number| number.unit == UnitToken::Word(UnitWord::Percent))
}

/// 20 more than 2023, double the 2023 number: no second requirement. Less to 2030 is until then.
fn refuse_year_as_amount(tokens: &[Token]) -> Result<(), Fault> {
    let is_year = |token: &Token| token.number().is_some_and(may_be_year);
    let is_due = |token: &Token| token.number().and_then(year_of).is_some_and(|year| DUE.contains(&year.number()));
    let compares = |token: &Token| matches!(token.kind, TokenKind::SinceYear(_) | TokenKind::Moved(..));
    let (mut has_amount, mut last) = (false, None);
    for token in tokens {
        let is_joined = matches!(last, Some(Meaning::Dash | Meaning::Tilde | Meaning::To | Meaning::And));
        let is_end = last == Some(Meaning::To) && !has_amount && is_due(token);
        if is_year(token) && ((has_amount && !is_joined) || is_end) {
            return Err(not_understood(&token.glyphs));
        }
        has_amount |= is_amount(token) && !compares(token);
        last = token.word();
    }
    Ok(())
}

/// Net-zero growth is no growth, which is not none of what there is.
fn refuse_none_of_change(tokens: &[Token]) -> Result<(), Fault> {
    let changes = |token: &&Token| {
        matches!(token.word(), Some(Meaning::Change(..) | Meaning::New | Meaning::AverageGrowth | Meaning::Multiple(_)))
    };
    let is_gone = tokens.iter().any(|token| matches!(token.word(), Some(Meaning::Gone)));
    let leads = |at: usize| matches!(tokens.get(at + 1).and_then(Token::word), Some(Meaning::To));
    let change = tokens.iter().enumerate().find(|(at, token)| changes(token) && !leads(*at));
    change.filter(|_| is_gone).map_or(Ok(()), |(_, change)| Err(contradiction(&change.glyphs)))
}

/// 增速提高2个百分点, 降幅收窄到3%: a change of a rate of change, which is not the indicator unless its name says so.
fn refuse_change_of_rate(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    // An increase to 150 is the change itself.
    let has_article = |token: &Token| lexer.folded(token.glyphs.clone()).starts_with("a");
    let is_rate = |token: &Token| {
        matches!(token.word(), Some(Meaning::Change(_, Manner::Rate) | Meaning::AverageGrowth))
            && !has_article(token)
            && !lexer.stands_in_name(&token.glyphs)
    };
    let changes = |token: &Token| {
        matches!(
            token.word(),
            Some(Meaning::ChangeTo(_) | Meaning::Change(_, Manner::Move) | Meaning::Multiple(_) | Meaning::Halve)
        ) || (matches!(token.word(), Some(Meaning::Change(..))) && has_article(token))
    };
    // 增长提高2个百分点.
    let grows = |pair: &[Token]| match pair {
        [one, other] => matches!(
            (verb(one), verb(other)),
            (Some((one, Manner::Growth)), Some((other, Manner::Move))) if one == other
        ),
        _ => false,
    };
    let grown = tokens.windows(2).find(|pair| grows(pair)).and_then(|pair| pair.first());
    if let Some(growth) = grown.filter(|growth| !lexer.stands_in_name(&growth.glyphs)) {
        return Err(not_understood(&growth.glyphs));
    }
    let Some(at) = tokens.iter().position(is_rate) else { return Ok(()) };
    let leads = matches!(tokens.get(at + 1).and_then(Token::word), Some(Meaning::To | Meaning::UpTo));
    let glyphs = tokens.get(at).map(|token| token.glyphs.clone()).unwrap_or_default();
    if leads || tokens.iter().any(changes) { Err(not_understood(&glyphs)) } else { Ok(()) }
}

/// 达到150家，上升 is a level and a direction; 减少，不低于150家 a direction and a level. Neither is a change by 150.
fn refuse_level_beside_change(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let is_level = |token: &Token| {
        token.number().is_some_and(|number| match number.unit {
            UnitToken::Bare | UnitToken::Own(_) => true,
            UnitToken::Word(word) => word == UnitWord::Percent && lexer.counts_percent(),
        })
    };
    let Some(at) = tokens.iter().position(is_level) else { return Ok(()) };
    let (before, from) = tokens.split_at(at);
    let Some((number, behind)) = from.split_first() else { return Ok(()) };
    let is_apart =
        |start: usize, end: usize| lexer.folded(start..end).contains(|mark: char| ",，;；、(（".contains(mark));
    let names_level = before.iter().any(|token| matches!(token.word(), Some(Meaning::Level | Meaning::Hold)));
    if let Some(change) = behind.iter().find(|token| verb(token).is_some()) {
        let written = lexer.folded(change.glyphs.clone());
        let says_how = !written.is_ascii() || written.ends_with("ing");
        if names_level || says_how || is_apart(number.glyphs.end, change.glyphs.start) {
            return Err(contradiction(&change.glyphs));
        }
    }
    // Reduce, by 2030, by 20: what stands between marks is no amount.
    let is_amount = |token: &&Token| token.number().is_some() || matches!(token.word(), Some(Meaning::Compare(_)));
    let next = |place: usize| tokens.get(place + 1).filter(is_amount);
    let parted = before.iter().enumerate().find(|(place, token)| {
        let is_change = verb(token).is_some() || matches!(token.word(), Some(Meaning::New));
        is_change && next(*place).is_some_and(|next| is_apart(token.glyphs.end, next.glyphs.start))
    });
    let leads = before.iter().any(|token| matches!(token.word(), Some(Meaning::Level | Meaning::To | Meaning::By)));
    parted.filter(|_| !leads).map_or(Ok(()), |_| Err(contradiction(&number.glyphs)))
}

/// 第10位以下 are the places behind it, whose numbers are larger: what is high or low says nothing certain of a place.
fn refuse_height_of_place(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let is_place = |token: &Token| token.number().is_some_and(|number| number.mark == Mark::Place);
    let is_place = tokens.iter().any(is_place);
    // 上升5位以上 is refused as the change that it is.
    let leads = |token: &Token| {
        matches!(token.word(), Some(Meaning::To | Meaning::Level | Meaning::Limit(_) | Meaning::Break | Meaning::UpTo))
    };
    let moves = tokens.iter().any(|token| verb(token).is_some()) && !tokens.iter().any(leads);
    if (!is_place && !lexer.ranks()) || (moves && lexer.ranks()) {
        return Ok(());
    }
    for token in tokens {
        let Some(Meaning::Compare(comparator) | Meaning::Behind(comparator) | Meaning::Limit(comparator)) =
            token.word()
        else {
            continue;
        };
        let written = lexer.folded(token.glyphs.clone());
        let is_floor = matches!(comparator, Comparator::AtLeast | Comparator::MoreThan);
        let is_sign = !written.contains(char::is_alphabetic);
        let is_height = HEIGHTS.iter().any(|word| written.contains(word));
        if !is_sign && (is_floor || is_height) {
            return Err(not_understood(&token.glyphs));
        }
    }
    Ok(())
}

/// Fall to 10th: a number that falls, or a place that gets worse.
pub(super) fn refuse_fall_of_place(phrase: &Phrase, lexer: &Lexer<'_>) -> Result<(), Fault> {
    match &phrase.change_to {
        Some((Direction::Falling, place)) if lexer.ranks() => Err(contradiction(place)),
        _ => Ok(()),
    }
}

impl Form<'_> {
    /// Refuses what the parts together leave without a certain meaning.
    pub(super) fn agree(&self) -> Result<(), Fault> {
        let phrase = &self.phrase;
        let moves = phrase.change.as_ref().filter(|_| phrase.moves()).map(|(_, place)| place);
        if let Some(place) = moves.or(phrase.record.as_ref().map(|(_, place)| place)).filter(|_| self.lexer.ranks()) {
            // 上升5位: a rank that gets better is a number that falls.
            return Err(self.ambiguous(place, &[Possible::Rise, Possible::Fall]));
        }
        // Provide up to 500 places promises them, or no more.
        let is_promise = self.context.indicator.better == Better::Higher;
        if let Some((_, place)) = self.phrase.up_to.as_ref().filter(|_| is_promise) {
            return Err(self.ambiguous(place, &[Possible::AtLeast, Possible::AtMost]));
        }
        self.refuse_limit_against_change()
    }

    /// Fall above 150, 增加到150家以下: a limit on the side from which the change comes.
    fn refuse_limit_against_change(&self) -> Result<(), Fault> {
        use Comparator::{AtLeast, AtMost, LessThan, MoreThan};
        let Some((comparator, place)) = &self.phrase.comparator else { return Ok(()) };
        let better = self.context.indicator.better;
        // 压缩3天内: by so much at most, or to it.
        if self.phrase.falls() && matches!(comparator, AtMost | LessThan) && better == Better::Lower {
            return Err(not_understood(place));
        }
        let Some((direction, _)) = &self.phrase.change_to else { return Ok(()) };
        let is_against = match (direction, comparator) {
            (Direction::Rising, LessThan) | (Direction::Falling, MoreThan) => true,
            (Direction::Rising, AtMost) => better == Better::Higher,
            (Direction::Falling, AtLeast) => better == Better::Lower,
            (Direction::Rising, AtLeast | MoreThan) | (Direction::Falling, AtMost | LessThan) => false,
        };
        if is_against { Err(Fault { glyphs: place.clone(), problem: Problem::Contradiction }) } else { Ok(()) }
    }
}
