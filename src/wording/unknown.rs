//! What is meant where a part of a phrase says nothing: another requirement, a comparison with no year, or nothing that is measured.

use super::grammar::is_amount;
use super::lexer::{Lexer, Token};
use super::numeral::is_numeral;
use super::several::without_joints;
use super::vocabulary::{Comparator, JOINING, Meaning};
use super::years::{WrittenYears, years_at};
use super::{Fault, Problem};

/// The fault at a part that says nothing, as what the rest of the phrase shows it to be.
pub(super) fn explained(fault: Fault, tokens: &[Token], lexer: &Lexer<'_>) -> Fault {
    // 95 % within 20 seconds: a second amount is of something else.
    let has_start = tokens.iter().any(|token| matches!(token.word(), Some(Meaning::From(_))));
    let is_second = tokens.iter().any(is_amount) && !has_start;
    let is_of_other = matches!(fault.problem, Problem::UnitOfMeasure { .. }) && is_second;
    if fault.problem != Problem::NotUnderstood && !is_of_other {
        return fault;
    }
    let fault = Fault { problem: Problem::NotUnderstood, ..fault };
    let compares = |token: &&Token| token.glyphs.end == fault.glyphs.start && is_comparison(token);
    if let Some(comparison) = tokens.last().filter(compares) {
        return Fault { glyphs: comparison.glyphs.start..fault.glyphs.end, problem: Problem::NoYearToCompare };
    }
    let is_measured = has_number(lexer) || tokens.iter().any(is_amount);
    around(tokens, lexer).unwrap_or(if is_measured { fault } else { Fault { problem: Problem::Unmeasured, ..fault } })
}

/// 高于, behind which something that is no number stands.
fn is_comparison(token: &Token) -> bool {
    let Some(Meaning::Compare(comparator) | Meaning::Limit(comparator)) = token.word() else { return false };
    matches!(comparator, Comparator::MoreThan | Comparator::LessThan)
}

/// Whether a number stands anywhere that is no year by which something is due.
fn has_number(lexer: &Lexer<'_>) -> bool {
    let text = lexer.text();
    let mut at = 0;
    while let Some(character) = text.character(at) {
        if let Some((written, end)) = years_at(text, at, false) {
            if matches!(written, WrittenYears::Since(_)) {
                return true;
            }
            at = end;
        } else if character.is_ascii_digit() || (is_numeral(character) && character != '一') {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// Two requirements around a mark or a word that joins them.
fn around(tokens: &[Token], lexer: &Lexer<'_>) -> Option<Fault> {
    let first = tokens.iter().find(|token| is_amount(token))?;
    let text = lexer.text();
    let joins = |at: &usize| {
        matches!(text.character(*at), Some(',' | '、' | ';'))
            || JOINING.iter().any(|word| text.matches(*at, word).is_some())
    };
    let joint = (first.glyphs.end..text.end()).find(joins)?;
    let has_number = (joint..text.end()).any(|at| text.character(at).is_some_and(|digit| digit.is_ascii_digit()));
    let wordings = [0..joint, joint..text.end()].map(|part| without_joints(lexer.written(part))).to_vec();
    let problem = Problem::Several { wordings, is_aim: false };
    has_number.then(|| Fault { glyphs: joint..text.end(), problem })
}
