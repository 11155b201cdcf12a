//! Phrases that hold more than one requirement: 80%以上，力争85%.

use super::grammar::is_amount;
use super::lexer::{Lexer, Mark, Token, TokenKind, UnitToken};
use super::normal::Folded;
use super::numeral::whole_at;
use super::vocabulary::{Meaning, RESPECTIVELY, UnitWord};
use super::{Fault, Problem};
use crate::model::Year;

/// Refuses two amounts that are no range, with the wording of each.
pub(super) fn refuse(tokens: &[Token], lexer: &Lexer<'_>) -> Result<(), Fault> {
    let mut amounts = (0..).zip(tokens).filter(|(_, token)| is_amount(token)).map(|(place, _): (usize, _)| place);
    let between = tokens.iter().any(|token| matches!(token.word(), Some(Meaning::Between)));
    let joins = |place: usize| match tokens.get(place).and_then(Token::word) {
        Some(Meaning::Dash | Meaning::Tilde | Meaning::To) => true,
        Some(Meaning::And) => between,
        _ => false,
    };
    let (Some(first), Some(second)) = (amounts.next(), amounts.next()) else { return Ok(()) };
    let is_range = second == first + 2 && joins(first + 1) && !leads_to_level(tokens, first, lexer);
    let third = amounts.next().filter(|_| is_range);
    let (Some(second), Some(before)) = (if is_range { third } else { Some(second) }, tokens.get(first)) else {
        return Ok(());
    };
    let aim = |token: &&Token| matches!(token.word(), Some(Meaning::Aim)) && token.glyphs.start >= before.glyphs.end;
    let aimed = tokens.get(..second).and_then(|tokens| tokens.iter().find(aim));
    let words = tokens.get(first + 1..second).unwrap_or_default();
    // 20 in 2022 and 40 in 2025: in English the year stands behind its number.
    let is_year_behind = |token: &Token| {
        let between = lexer.folded(before.glyphs.end..token.glyphs.end);
        matches!(token.kind, TokenKind::In(_) | TokenKind::Due(_))
            && between.is_ascii()
            && !between.contains([',', ';'])
    };
    let starts = |token: &&Token| {
        !matches!(token.word(), Some(Meaning::Behind(_) | Meaning::About | Meaning::And)) && !is_year_behind(token)
    };
    let start = aimed.or_else(|| words.iter().find(starts)).or_else(|| tokens.get(second));
    let Some(start) = start.map(|token| token.glyphs.start) else { return Ok(()) };
    let part = |range: std::ops::Range<usize>| without_joints(lexer.written(range));
    let second_start = aimed.map_or(start, |aimed| aimed.glyphs.end);
    let (one, other) = (part(0..start), part(second_start..lexer.end()));
    // 分别达到50%和60% says 达到 of both.
    let respectively = RESPECTIVELY.into_iter().find(|word| lexer.written(0..lexer.end()).contains(word));
    let without = |text: String| respectively.map_or(text.clone(), |word| without_joints(&text.replacen(word, "", 1)));
    let (one, other) = (without(one), without(other));
    let amount_of = |place: usize| tokens.get(place).map(|token| part(token.glyphs.clone())).unwrap_or_default();
    let last_of_first = if is_range { first + 2 } else { first };
    let end = tokens.get(last_of_first).map_or(before.glyphs.end, |token| token.glyphs.end);
    let first_amount = part(before.glyphs.start..end);
    // 新增20家，力争30家 means 新增30家.
    let is_bare = (aimed.is_some() || respectively.is_some()) && other == amount_of(second);
    let unit = |place: usize| tokens.get(place).and_then(Token::number).map(|number| part(number.unit_glyphs.clone()));
    let lent = unit(first).filter(|_| unit(second).is_some_and(|unit| unit.is_empty())).unwrap_or_default();
    let gap = if lent.starts_with(|letter: char| letter.is_ascii_alphabetic()) { " " } else { "" };
    let other = if is_bare { format!("{other}{gap}{lent}") } else { other };
    let other = if is_bare { one.replacen(&first_amount, &other, 1) } else { other };
    let wordings = vec![one, other];
    Err(Fault { glyphs: start..lexer.end(), problem: Problem::Several { wordings, is_aim: aimed.is_some() } })
}

/// 增加20家到150家: an increase, and the level to which it leads; 增加20至30家 is a range.
fn leads_to_level(tokens: &[Token], first: usize, lexer: &Lexer<'_>) -> bool {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    // Double to 300.
    if matches!(tokens.get(first).and_then(Token::word), Some(Meaning::Multiple(_) | Meaning::Halve)) {
        return true;
    }
    let (Some(low), Some(high), Some(joint)) = (number(first), number(first + 2), tokens.get(first + 1)) else {
        return false;
    };
    let changes = |token: &Token| match token.word() {
        Some(Meaning::Change(..)) => true,
        // An additional 20 to 30 is a range; add 20 to 30 may lead to 30.
        Some(Meaning::New) => {
            low.unit != UnitToken::Bare || ["add", "adds"].contains(&lexer.folded(token.glyphs.clone()).as_str())
        }
        _ => false,
    };
    // 提高到15%至20%: both are levels.
    let is_level = |token: &Token| matches!(token.word(), Some(Meaning::To | Meaning::Level | Meaning::Between));
    let before = || tokens.iter().take(first);
    let is_change = low.mark == Mark::Plus || (before().any(changes) && !before().any(is_level));
    let unit = if low.unit == UnitToken::Bare { &high.unit } else { &low.unit };
    // Grow by 5% to 150: so is a number without the percent sign of the first.
    let high_is_bare = high.unit == UnitToken::Bare && low.unit != UnitToken::Bare;
    let may_be_level = match unit {
        UnitToken::Bare | UnitToken::Own(_) => true,
        UnitToken::Word(word) => (*word == UnitWord::Percent && lexer.counts_percent()) || high_is_bare,
    };
    let is_english = lexer.folded(joint.glyphs.clone()).is_ascii();
    let is_apart = low.unit != UnitToken::Bare || is_english;
    matches!(joint.word(), Some(Meaning::To)) && is_change && may_be_level && is_apart
}

/// 2024年、2025年均达到90%: the same by each of some years, with the wording for each.
pub(super) fn of_years(fault: Fault, lexer: &Lexer<'_>) -> Fault {
    let found = if let Problem::Several { wordings, .. } = &fault.problem
        && RESPECTIVELY.iter().any(|word| lexer.text().holds(word))
    {
        each_with_its_year(wordings, lexer)
    } else {
        same_by_years(lexer)
    };
    found.unwrap_or(fault)
}

/// 2024年、2025年分别达到85%、90%.
fn each_with_its_year(wordings: &[String], lexer: &Lexer<'_>) -> Option<Fault> {
    let (start, (years, end)) = first_listed_years(lexer)?;
    let listed = lexer.written(start..end);
    let suffix = if lexer.is_english() { "" } else { "年" };
    let of_year = |(wording, year): (&String, &Year)| wording.replacen(listed, &format!("{year}{suffix}"), 1);
    let problem = Problem::Several { wordings: wordings.iter().zip(&years).map(of_year).collect(), is_aim: false };
    (wordings.len() == years.len()).then_some(Fault { glyphs: start..end, problem })
}

fn first_listed_years(lexer: &Lexer<'_>) -> Option<(usize, (Vec<Year>, usize))> {
    let text = lexer.text();
    (0..text.end()).find_map(|at| Some((at, listed_years(text, at)?)))
}

fn same_by_years(lexer: &Lexer<'_>) -> Option<Fault> {
    let text = lexer.text();
    let (start, (years, end)) = first_listed_years(lexer)?;
    let before = |word: &str| start.checked_sub(word.len()).filter(|at| text.matches(*at, word) == Some(start));
    if ["between", "from", "to"].into_iter().any(|word| before(word).is_some()) {
        return None;
    }
    let head = lexer.written(0..before("both").unwrap_or(start));
    let behind = ["均", "都"].into_iter().find_map(|word| text.matches(end, word)).unwrap_or(end);
    let tail = lexer.written(behind..text.end());
    let gap = |side: &str| if lexer.is_english() && !side.is_empty() { " " } else { "" };
    let suffix = if lexer.is_english() { "" } else { "年" };
    let wording = |year: &Year| format!("{head}{}{year}{suffix}{}{tail}", gap(head), gap(tail));
    let problem = Problem::Several { wordings: years.iter().map(wording).collect(), is_aim: false };
    Some(Fault { glyphs: start..end, problem })
}

/// Two years or more at `at`, one after the other, and where they end.
fn listed_years(text: &Folded<'_>, at: usize) -> Option<(Vec<Year>, usize)> {
    if !text.is_boundary(at) || at.checked_sub(1).and_then(|before| text.character(before)).is_some_and(is_digit) {
        return None;
    }
    let (first, mut end) = digits_of_year(text, at)?;
    let mut years = vec![first];
    let with_word = |end: usize| text.matches(end, "年");
    loop {
        let behind = with_word(end).unwrap_or(end);
        let joint =
            ["、", ",", "和", "与", "以及", "及", "and"].into_iter().find_map(|word| text.matches(behind, word));
        let Some((year, next)) = joint.and_then(|start| digits_of_year(text, start)) else { break };
        if years.last() >= Some(&year) {
            return None;
        }
        years.push(year);
        end = next;
    }
    let follows_english =
        || at.checked_sub(1).and_then(|before| text.character(before)).is_some_and(|last| last.is_ascii());
    let is_written_out = with_word(end).is_some() || follows_english();
    (years.len() > 1 && is_written_out).then(|| (years, with_word(end).unwrap_or(end)))
}

fn digits_of_year(text: &Folded<'_>, at: usize) -> Option<(Year, usize)> {
    // Years in characters are looked for nowhere: at each of a hundred thousand 一 begins a number.
    text.character(at).filter(char::is_ascii_digit)?;
    let (number, end) = whole_at(text, at).filter(|(number, end)| *number >= 1900 && end - at == 4)?;
    Some((Year::new(number)?, end))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// Without the marks and words that join two requirements.
pub(super) fn without_joints(text: &str) -> String {
    let is_mark = |character: char| character.is_whitespace() || ",，、;；。.和与".contains(character);
    let text = text.trim_matches(is_mark);
    let text = text.strip_suffix(" and").or(text.strip_prefix("and ")).unwrap_or(text);
    text.trim_matches(is_mark).to_owned()
}
