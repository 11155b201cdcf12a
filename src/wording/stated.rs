//! The value that a phrase starts from: 从84.7提升至89.6, from a baseline of 42 % in 2019.

use std::rc::Rc;

use super::grammar::{Glyphs, Phrase, contradiction, is_amount, not_understood, share, verb};
use super::lexer::{Lexer, Mark, Quantity, Token, TokenKind, UnitToken};
use super::vocabulary::{LEADING, Meaning, Start, UnitWord};
use super::{Fault, PhraseContext};
use crate::model::{Better, Direction, Number, Reference, StatedBase, Term, Year};

/// The value that a phrase starts from, as it was written.
pub(super) struct WrittenStart {
    start: Start,
    quantity: Rc<Quantity>,
    year: Option<Year>,
    /// From 34 % to 100 % without a verb: where it leads, or the two ends of a range.
    is_range: bool,
}

/// The tokens without the value that they start from, and that value.
pub(super) fn without_start(
    mut tokens: Vec<Token>,
    lexer: &Lexer<'_>,
) -> Result<(Vec<Token>, Option<WrittenStart>), Fault> {
    let starts = |token: &Token| if let Some(Meaning::From(start)) = token.word() { Some(start) } else { None };
    let Some((place, start)) = tokens.iter().enumerate().find_map(|(place, token)| Some((place, starts(token)?)))
    else {
        return Ok((tokens, None));
    };
    if let Some(tokens) = from_year(&tokens, place) {
        return Ok((tokens, None));
    }
    let glyphs = tokens.get(place).map(|token| token.glyphs.clone()).unwrap_or_default();
    let behind = tokens.split_off(place);
    let mut rest = behind.into_iter().skip(1).peekable();
    let mut year = None;
    let mut of_year = |token: &Token| {
        let in_brackets = token.number().filter(|_| lexer.is_bracketed(token)).and_then(year_of);
        let (TokenKind::SinceYear(named) | TokenKind::In(named)) = token.kind else {
            year = year.or(in_brackets);
            return in_brackets.is_some() || matches!(token.kind, TokenKind::Name);
        };
        year = Some(named);
        true
    };
    while rest.next_if(&mut of_year).is_some() {}
    let quantity = rest.next().and_then(|token| {
        if let TokenKind::Number(number) = &token.kind { Some(Rc::clone(number)) } else { share(&token) }
    });
    let Some(quantity) = quantity else { return Err(not_understood(&glyphs)) };
    // 由30%左右提高到40%: the first is no value that statistics could be compared with.
    let is_about = rest.next_if(|token| token.word() == Some(Meaning::About)).is_some();
    while rest.next_if(&mut of_year).is_some() {}
    tokens.extend(rest);
    if may_be_year(&quantity) {
        return Err(not_understood(&glyphs));
    }
    let is_clear = start != Start::From || year.is_some() || quantity.mark == Mark::Place || tokens.iter().any(leads);
    let behind = tokens.get(place..).unwrap_or_default();
    let is_range = !is_clear && matches!(behind, [to, end, ..] if to.word() == Some(Meaning::To) && is_amount(end));
    let is_parted =
        place.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| token.number().is_some())
            && tokens.get(place).and_then(Token::word) == Some(Meaning::To);
    let is_second = is_parted || tokens.iter().any(|token| starts(token).is_some());
    if !(is_clear || is_range) || is_second || is_level_before_verb(&tokens, place) {
        return Err(not_understood(&glyphs));
    }
    due_before_number(&mut tokens);
    // To 1,000 beds (2026).
    for token in &mut tokens {
        if let Some(year) = token.number().filter(|_| lexer.is_bracketed(token)).and_then(year_of) {
            token.kind = TokenKind::In(year);
        }
    }
    Ok((tokens, Some(WrittenStart { start, quantity, year, is_range }).filter(|_| !is_about)))
}

/// By 45 % from 2005, where the year stands right behind the change.
fn from_year(tokens: &[Token], place: usize) -> Option<Vec<Token>> {
    let (before, from) = tokens.split_at_checked(place)?;
    let [from, year, rest @ ..] = from else { return None };
    let is_change = |token: &&Token| {
        let in_words = matches!(token.word(), Some(Meaning::Part(..) | Meaning::Halve));
        in_words || token.number().is_some_and(|number| matches!(number.unit, UnitToken::Word(_)))
    };
    before.last().filter(is_change).filter(|_| before.iter().chain(rest).any(|token| verb(token).is_some()))?;
    // 1,999 is none.
    let number = year.number().filter(|_| year.glyphs.len() == super::DIGITS_OF_YEAR);
    let kind = TokenKind::FromYear(number.and_then(year_of)?);
    let year = Token { kind, glyphs: from.glyphs.start..year.glyphs.end };
    Some(before.iter().cloned().chain([year]).chain(rest.iter().cloned()).collect())
}

/// 150家，由100家上升 and 150, rising from 100 name the level first, and 50 increase from 100 the change.
fn is_level_before_verb(tokens: &[Token], start: usize) -> bool {
    let is_level =
        |token: &Token| token.number().is_some_and(|number| matches!(number.unit, UnitToken::Bare | UnitToken::Own(_)));
    let amount = tokens.iter().take(start).position(is_level);
    amount.is_some_and(|amount| tokens.iter().skip(amount).any(|token| verb(token).is_some()))
}

/// By 20 % from 2020: the year that it is compared with, or the first of those that count.
pub(super) fn may_be_year(quantity: &Quantity) -> bool {
    year_of(quantity).is_some()
}

/// The year that a number may be.
pub(super) fn year_of(quantity: &Quantity) -> Option<Year> {
    let number = quantity.numeral.value.to_integer().filter(|_| quantity.unit == UnitToken::Bare)?;
    Year::new(number).filter(|_| (1900..=2100).contains(&number))
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

impl WrittenStart {
    pub(super) fn is_share(&self) -> bool {
        self.quantity.mark == Mark::Part
    }

    /// The value in the indicator's unit of measure; `phrase` leads away from it in the direction that it says.
    pub(super) fn stated(
        &self,
        phrase: &mut Phrase,
        lexer: &Lexer<'_>,
        context: &PhraseContext<'_>,
    ) -> Result<StatedBase, Fault> {
        let Some((end, _)) = &phrase.amount else { return Err(not_understood(&self.quantity.glyphs)) };
        let other_end = end.low.as_ref().map(|_| lexer.number(&end.high));
        let end = end.low.as_ref().unwrap_or(&end.high);
        let (start, end) = if phrase.moves() {
            ((*self.quantity).clone(), None)
        } else {
            let (start, end) = Quantity::range(&self.quantity, end);
            (start, Some(end))
        };
        let of_level = match start.unit {
            UnitToken::Bare | UnitToken::Own(_) => true,
            UnitToken::Word(word) => lexer.counts_percent() && (word == UnitWord::Percent || start.mark == Mark::Part),
        };
        if !of_level {
            // 20% up from 100: the unit of measure is that of the other number.
            let lender = end.filter(|_| self.quantity.unit == UnitToken::Bare);
            return Err(lexer.not_own(&lender.unwrap_or(start)));
        }
        lexer.certain(&start)?;
        let value = lexer.number(&start);
        let is_level =
            |end: &Quantity| phrase.share || !matches!(end.unit, UnitToken::Word(UnitWord::Times | UnitWord::Points));
        let end = end.filter(is_level);
        let end = end.map(|end| lexer.number(&end));
        // Between 150 and 160 lies on neither side of 155.
        if let (Some(low), Some(high)) = (&end, &other_end)
            && *low <= value
            && value <= *high
        {
            return Err(self.against());
        }
        match end {
            None => self.agree_with_change(phrase)?,
            Some(end) if self.quantity.mark == Mark::Place => self.agree_with_place(&value, &end)?,
            Some(end) => self.lead(phrase, &value, &end, (lexer, context.indicator.better))?,
        }
        self.count_from_year(phrase, &context.term)?;
        phrase.range_from = Some(self.quantity.clone()).filter(|_| self.is_range);
        Ok(StatedBase { value, year: self.year })
    }

    fn against(&self) -> Fault {
        contradiction(&self.quantity.glyphs)
    }

    /// Increase by 20, down from 100.
    fn agree_with_change(&self, phrase: &Phrase) -> Result<(), Fault> {
        let Start::Moved(said) = self.start else { return Ok(()) };
        let moved = phrase.change.as_ref().map(|(change, _)| change.direction);
        if moved.is_some_and(|moved| moved != said) { Err(self.against()) } else { Ok(()) }
    }

    /// 升至第5位 leads up, from a large number to a small one; that a plan leads down is a slip.
    fn agree_with_place(&self, value: &Number, end: &Number) -> Result<(), Fault> {
        let is_down = self.start == Start::Moved(Direction::Falling);
        if is_down || end >= value { Err(self.against()) } else { Ok(()) }
    }

    /// The direction from the start to the level, which no other word may contradict.
    fn lead(
        &self,
        phrase: &mut Phrase,
        value: &Number,
        end: &Number,
        (lexer, better): (&Lexer<'_>, Better),
    ) -> Result<(), Fault> {
        let direction = (end != value).then_some(if end > value { Direction::Rising } else { Direction::Falling });
        if let Start::Moved(said) = self.start
            && direction != Some(said)
        {
            return Err(self.against());
        }
        let Some(direction) = direction else { return Ok(()) };
        let is_worse = (direction == Direction::Rising) == (better == Better::Lower);
        match &phrase.change_to {
            Some((other, _)) if direction != *other => return Err(self.against()),
            Some(_) => {}
            // 达到150家（基期值200家）: a level verb does not say that less is meant.
            None if is_worse && !self.is_range && !self.says_direction(phrase, lexer) => return Err(self.against()),
            None => {
                let place = phrase.amount.as_ref().map(|(_, place)| place.clone()).unwrap_or_default();
                phrase.change_to = Some((direction, place));
            }
        }
        Ok(())
    }

    /// Down from 200, from 200 to 150.
    fn says_direction(&self, phrase: &Phrase, lexer: &Lexer<'_>) -> bool {
        let is_to = |place: &Glyphs| LEADING.contains(&lexer.folded(place.clone()).trim());
        let leads = phrase.level.as_ref().is_some_and(|(_, place)| is_to(place));
        let others = [&phrase.passes, &phrase.hold, &phrase.control, &phrase.make, &phrase.lasting];
        let has_verb = others.iter().any(|verb| verb.is_some()) || (phrase.level.is_some() && !leads);
        !has_verb && (leads || self.start != Start::Baseline)
    }

    /// A change from the value of a year counts from that year, as 较2019年 says; a level is the same from any.
    fn count_from_year(&self, phrase: &mut Phrase, term: &Term) -> Result<(), Fault> {
        let Some(year) = self.year else { return Ok(()) };
        if year >= phrase.due_year().unwrap_or(term.due) {
            return Err(self.against());
        }
        let unit = phrase.amount.as_ref().map(|(amount, _)| &amount.high.unit);
        let is_share = phrase.share && phrase.change_to.is_none();
        let is_multiple = unit == Some(&UnitToken::Word(UnitWord::Times)) && !is_share;
        if !phrase.moves() && !is_multiple {
            return Ok(());
        }
        match &phrase.reference {
            None if year == term.base => Ok(()),
            // Each year is compared with the one before it, whatever the first is.
            None if phrase.period.is_some() => Err(self.against()),
            None => {
                phrase.reference = Some(((Reference::Base, Some(year)), self.quantity.glyphs.clone()));
                Ok(())
            }
            Some(((Reference::Base, named), _)) if named.unwrap_or(term.base) == year => Ok(()),
            Some(_) => Err(self.against()),
        }
    }
}
