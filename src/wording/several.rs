//! Phrases that hold more than one requirement: 80%以上，力争85%.

use super::grammar::amount;
use super::lexer::{Lexer, Token};
use super::vocabulary::Meaning;
use super::{Fault, Problem};

/// Refuses two amounts that are no range, with the wording of each.
pub(super) fn refuse(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let amounts: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, token)| amount(token).is_some()).map(|(place, _)| place).collect();
    let between = tokens.iter().any(|token| token.word() == Some(Meaning::Between));
    let joins = |place: usize| match tokens.get(place).and_then(Token::word) {
        Some(Meaning::Dash | Meaning::Tilde | Meaning::To) => true,
        Some(Meaning::And) => between,
        _ => false,
    };
    let Some([first, second]) = amounts.get(..2).and_then(|two| <[usize; 2]>::try_from(two).ok()) else {
        return Ok(());
    };
    let is_range = second == first + 2 && joins(first + 1);
    let third = amounts.get(2).filter(|_| is_range).copied();
    let (Some(second), Some(before)) = (if is_range { third } else { Some(second) }, tokens.get(first)) else {
        return Ok(());
    };
    let aim = |token: &&Token| token.word() == Some(Meaning::Aim) && token.glyphs.start >= before.glyphs.end;
    let aimed = tokens.get(..second).and_then(|tokens| tokens.iter().find(aim));
    let words = tokens.get(first + 1..second).unwrap_or_default();
    let starts = |token: &&Token| !matches!(token.word(), Some(Meaning::Compare(_) | Meaning::About | Meaning::And));
    let start = aimed.or_else(|| words.iter().find(starts)).or_else(|| tokens.get(second));
    let Some(start) = start.map(|token| token.glyphs.start) else { return Ok(()) };
    let part = |range: std::ops::Range<usize>| {
        let text = lexer.written(range);
        text.trim_matches(|character: char| character.is_whitespace() || ",，、;；。.和与".contains(character))
            .to_owned()
    };
    let second = aimed.map_or(start, |aimed| aimed.glyphs.end);
    let wordings = vec![part(0..start), part(second..lexer.end())];
    Err(Fault { glyphs: start..lexer.end(), problem: Problem::Several { wordings, is_aim: aimed.is_some() } })
}
