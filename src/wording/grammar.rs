//! The parts of a phrase.

use std::mem::discriminant;
use std::ops::Range;
use std::rc::Rc;

use super::lexer::{Mark, Quantity, Token, TokenKind, UnitToken};
use super::numeral::Numeral;
use super::vocabulary::{Comparator, Manner, Meaning, Period, Since, UnitWord};
use super::{Fault, Problem};
use crate::model::{Direction, Number, Reference, Year};

pub(super) type Glyphs = Range<usize>;
/// A part of a phrase and its place.
pub(super) type Placed<T> = Option<(T, Glyphs)>;

/// One or two quantities; the last one's unit of measure speaks for both.
#[derive(Clone)]
pub(super) struct QuantityRange {
    pub(super) low: Option<Rc<Quantity>>,
    pub(super) high: Rc<Quantity>,
}

/// A change as the phrase says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) direction: Direction,
    pub(super) manner: Manner,
    /// 新增, or another change.
    pub(super) is_new: bool,
}

/// The parts of a phrase.
#[derive(Default)]
pub(super) struct Phrase {
    pub(super) amount: Placed<QuantityRange>,
    pub(super) comparator: Placed<Comparator>,
    pub(super) about: Placed<()>,
    pub(super) between: Placed<()>,
    pub(super) up_to: Placed<()>,
    pub(super) total: Placed<()>,
    /// 期间: the years of the plan.
    pub(super) over: Placed<()>,
    /// 五年: how many years the phrase counts together.
    pub(super) years: Placed<u32>,
    /// The first and the last year that it names, or its base and due year.
    pub(super) from: Placed<(Year, Year, bool)>,
    pub(super) due: Placed<Year>,
    /// 2025年: by its end, or in it.
    pub(super) in_year: Placed<Year>,
    pub(super) change: Placed<Move>,
    pub(super) change_to: Placed<Direction>,
    /// The same by a word that may as well begin the years that count.
    pub(super) from_year: Placed<Year>,
    pub(super) reference: Placed<(Reference, Option<Year>)>,
    /// Whether it is so many a year on average.
    pub(super) average: Placed<bool>,
    pub(super) period: Placed<Period>,
    pub(super) level: Placed<()>,
    pub(super) passes: Placed<()>,
    pub(super) hold: Placed<()>,
    pub(super) control: Placed<()>,
    pub(super) make: Placed<()>,
    pub(super) by: Placed<()>,
    pub(super) lasting: Placed<()>,
    pub(super) relative: Placed<()>,
    pub(super) record: Placed<()>,
    /// =: the number itself.
    pub(super) equal: Placed<()>,
    /// Whether the amount is a fraction: a third.
    pub(super) share: bool,
    /// Whether it is one of tenths: 三成.
    pub(super) tenths: bool,
    /// Whether a share is what is reached, and no part of the base value: 从三成提高到五成.
    pub(super) reaches_share: bool,
    /// From 34 % to 100 %: the first number, where it may be the end of a range.
    pub(super) range_from: Option<Rc<Quantity>>,
}

impl Phrase {
    /// Boxed, for it is large and handed on often.
    pub(super) fn of(tokens: &[Token]) -> Result<Box<Self>, Fault> {
        refuse_incomparable(tokens)?;
        let mut phrase = Box::<Self>::default();
        let is_moved = tokens.iter().any(|token| matches!(token.kind, TokenKind::Moved(..)));
        let is_about = tokens.iter().any(|token| token.word() == Some(Meaning::About));
        for token in tokens {
            let glyphs = &token.glyphs;
            // 第10位左右.
            let is_near = is_about && token.number().is_some_and(|number| number.mark == Mark::Place);
            put(&mut phrase.amount, amount(token), glyphs, |_, _| None)?;
            put(&mut phrase.comparator, comparator(token).filter(|_| !is_near), glyphs, stricter)?;
            put(&mut phrase.change, change(token), glyphs, together)?;
            put(&mut phrase.reference, reference(token), glyphs, same)?;
            phrase.share |= is_share(token);
            match token.kind {
                TokenKind::Years(count) => put(&mut phrase.years, Some(count), glyphs, same),
                TokenKind::Due(year) => put(&mut phrase.due, Some(year), glyphs, same),
                TokenKind::In(year) => put(&mut phrase.in_year, Some(year), glyphs, same),
                TokenKind::FromYear(year) => put(&mut phrase.from_year, Some(year), glyphs, same),
                TokenKind::From { first, last, counts_base } => {
                    put(&mut phrase.from, Some((first, last, counts_base)), glyphs, same)
                }
                // To 40 % below 1990 levels is by 40 %.
                TokenKind::Word(Meaning::ChangeTo(_)) if is_moved => Ok(()),
                TokenKind::Word(_) => phrase.add_word(token.word(), glyphs),
                TokenKind::Name | TokenKind::SinceYear(_) | TokenKind::Moved(..) => Ok(()),
                TokenKind::Number(_) | TokenKind::Range(..) => Ok(()),
            }?;
        }
        Ok(phrase)
    }

    /// Of words that say no more when they stand there again, the first place of each.
    fn add_word(&mut self, word: Option<Meaning>, glyphs: &Glyphs) -> Result<(), Fault> {
        let average = |one, other| Some(one || other);
        let place = match word {
            Some(Meaning::ChangeTo(direction)) => return put(&mut self.change_to, Some(direction), glyphs, same),
            Some(Meaning::Gone) => return put(&mut self.change_to, Some(Direction::Falling), glyphs, same),
            Some(Meaning::Per(period)) => {
                return put(&mut self.period, Some(period), glyphs, |one, other| Some(one.max(other)));
            }
            Some(Meaning::Average | Meaning::AverageGrowth) => {
                return put(&mut self.average, Some(false), glyphs, average);
            }
            Some(Meaning::AverageAYear) => return put(&mut self.average, Some(true), glyphs, average),
            Some(Meaning::Equal) => return put(&mut self.equal, Some(()), glyphs, |(), ()| None),
            Some(Meaning::Part(_, denominator)) => {
                self.tenths |= denominator == 10;
                return Ok(());
            }
            Some(Meaning::About) => &mut self.about,
            Some(Meaning::Between) => &mut self.between,
            Some(Meaning::UpTo) => &mut self.up_to,
            Some(Meaning::Total) => &mut self.total,
            Some(Meaning::Over) => &mut self.over,
            Some(Meaning::Level) => &mut self.level,
            Some(Meaning::Break) => &mut self.passes,
            Some(Meaning::Hold) => &mut self.hold,
            Some(Meaning::Control) => &mut self.control,
            Some(Meaning::Make) => &mut self.make,
            Some(Meaning::Lasting) => &mut self.lasting,
            Some(Meaning::By) => &mut self.by,
            Some(Meaning::Relative) => &mut self.relative,
            Some(Meaning::RecordHigh) => &mut self.record,
            _ => return Ok(()),
        };
        place.get_or_insert_with(|| ((), glyphs.clone()));
        Ok(())
    }

    /// The due year that the phrase names.
    pub(super) fn due_year(&self) -> Option<Year> {
        let from = self.from.as_ref().filter(|((.., counts_base), _)| *counts_base).map(|((_, last, _), _)| *last);
        self.due.as_ref().or(self.in_year.as_ref()).map(|(year, _)| *year).or(from)
    }

    /// Whether the number itself tells how far the value moves.
    pub(super) fn moves(&self) -> bool {
        self.change.is_some() && self.change_to.is_none()
    }

    pub(super) fn falls(&self) -> bool {
        self.moves() && self.change.as_ref().is_some_and(|(change, _)| change.direction == Direction::Falling)
    }

    /// 累计, 期间, 五年: several years together.
    pub(super) fn sums(&self) -> Option<&Glyphs> {
        self.total.as_ref().map(|(_, place)| place).or_else(|| self.stretch())
    }

    /// 期间, 五年, 2021—2025年: the years that count, which says nothing of how they count.
    fn stretch(&self) -> Option<&Glyphs> {
        let period = self.from.as_ref().filter(|((.., counts_base), _)| !counts_base).map(|(_, place)| place);
        let over = self.over.as_ref().map(|(_, place)| place);
        over.or(period).or(self.years.as_ref().map(|(_, place)| place))
    }
}

/// Two numbers with 至 become one range; 提高到 becomes one word; what only has a meaning there goes.
pub(super) fn condense(tokens: &[Token]) -> Result<Vec<Token>, Fault> {
    use Meaning::{And, Dash, Tilde, To};
    let between = tokens.iter().any(|token| matches!(token.kind, TokenKind::Word(Meaning::Between)));
    let joins = |word: Meaning| matches!(word, Dash | Tilde | To) || (between && word == And);
    let mut condensed: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let [first, others @ ..] = rest {
        rest = match (&first.kind, others) {
            (_, [Token { kind: TokenKind::Word(word), .. }, last, behind @ ..])
                if joins(*word) && ends(first, last).is_some() =>
            {
                let (low, high) = ends(first, last).ok_or_else(|| not_understood(&last.glyphs))?;
                condensed.push(Token { kind: range(&low, &high)?, glyphs: first.glyphs.start..last.glyphs.end });
                behind
            }
            (TokenKind::Word(word), _) => {
                add_word(*word, first, others.first(), &mut condensed)?;
                others
            }
            (kind, _) => {
                condensed.push(Token { kind: kind.clone(), glyphs: first.glyphs.clone() });
                others
            }
        };
    }
    Ok(condensed)
}

/// What is compared with no year of the indicator, or counted in parts of a year, or tells what there is already.
fn refuse_incomparable(tokens: &[Token]) -> Result<(), Fault> {
    let problem = |token: &Token| match token.word() {
        Some(Meaning::Elsewhere | Meaning::Alike) => Some(Problem::NoYearToCompare),
        Some(Meaning::PartOfYear) => Some(Problem::PartOfYear),
        Some(Meaning::Present) => Some(Problem::NotUnderstood),
        _ => None,
    };
    let found = tokens.iter().find_map(|token| Some(Fault { glyphs: token.glyphs.clone(), problem: problem(token)? }));
    found.map_or(Ok(()), Err)
}

/// Adds a word, or turns the change before it into the level to which it leads.
fn add_word(word: Meaning, token: &Token, next: Option<&Token>, condensed: &mut Vec<Token>) -> Result<(), Fault> {
    use Meaning::{
        About, And, Break, By, ChangeTo, Compare, Control, Dash, Hold, Level, Limit, Make, New, Tilde, To, UpTo,
    };
    let before_number = matches!(next, Some(Token { kind: TokenKind::Number(_) | TokenKind::Due(_), .. }));
    let last = condensed.last_mut();
    let changed = last.as_ref().and_then(|last| verb(last));
    let kind = match (word, changed) {
        (To, Some(_))
        | (Level | Break | Hold | Control, Some((_, Manner::Move)))
        | (Limit(_), Some((_, Manner::Move | Manner::Growth)))
        | (UpTo, Some((Direction::Rising, _))) => {
            if let (Some(last), Some((direction, _))) = (last, changed) {
                *last =
                    Token { kind: TokenKind::Word(ChangeTo(direction)), glyphs: last.glyphs.start..token.glyphs.end };
            }
            match Some(word) {
                Some(Limit(comparator)) => Some(Compare(comparator)),
                Some(Break) => Some(Compare(Comparator::MoreThan)),
                // 回升并稳定在2亿吨.
                Some(Hold | Control) => Some(word),
                _ => None,
            }
        }
        (UpTo, Some(_)) => return Err(not_understood(&token.glyphs)),
        (UpTo, None) if matches!(last, Some(Token { kind: TokenKind::Word(By), .. })) => {
            return Err(not_understood(&token.glyphs));
        }
        (Limit(comparator), _) => Some(Compare(comparator)),
        // 新增到5家: five in all, or five more.
        (To, None) if before_number && last.as_deref().and_then(Token::word) == Some(New) => {
            return Err(not_understood(&token.glyphs));
        }
        (To, None) if before_number => level_of_earlier_change(condensed).or(Some(Level)),
        (To, None) => None,
        (Tilde, _) if before_number => Some(About),
        // 新增并保持5家.
        (Hold | Control, None) if matches!(last.as_deref().and_then(Token::word), Some(New | Make)) => {
            return Err(not_understood(&token.glyphs));
        }
        // Achieve and maintain, build or renovate.
        (And, _) if leads_to_hold(last.as_deref(), next) || makes_both(last.as_deref(), next) => None,
        (Dash | Tilde | And, _) => return Err(not_understood(&token.glyphs)),
        (word, _) => Some(word),
    };
    condensed.extend(kind.map(|word| Token { kind: TokenKind::Word(word), glyphs: token.glyphs.clone() }));
    Ok(())
}

fn leads_to_hold(last: Option<&Token>, next: Option<&Token>) -> bool {
    let is_verb = |token: &Token| verb(token).is_some() || matches!(token.word(), Some(Meaning::Level));
    last.is_some_and(is_verb) && matches!(next.and_then(Token::word), Some(Meaning::Hold | Meaning::Control))
}

fn makes_both(last: Option<&Token>, next: Option<&Token>) -> bool {
    let makes = |token: Option<&Token>| matches!(token.and_then(Token::word), Some(Meaning::Make | Meaning::Lasting));
    makes(last) && makes(next)
}

/// Increase by 2030 to 50 %: the change stands before the year.
fn level_of_earlier_change(condensed: &mut Vec<Token>) -> Option<Meaning> {
    let place = condensed.iter().rposition(|token| verb(token).is_some())?;
    let (direction, _) = verb(condensed.get(place)?)?;
    condensed.remove(place);
    Some(Meaning::ChangeTo(direction))
}

pub(super) fn verb(token: &Token) -> Option<(Direction, Manner)> {
    if let Some(Meaning::Change(direction, manner)) = token.word() { Some((direction, manner)) } else { None }
}

/// Two numbers, or two parts, that may be the ends of a range.
fn ends(low: &Token, high: &Token) -> Option<(Rc<Quantity>, Rc<Quantity>)> {
    match (&low.kind, &high.kind) {
        (TokenKind::Number(low), TokenKind::Number(high)) => Some((Rc::clone(low), Rc::clone(high))),
        _ => Some((share(low)?, share(high)?)),
    }
}

/// The part of something that a word names.
pub(super) fn share(token: &Token) -> Option<Rc<Quantity>> {
    let Some(Meaning::Part(..)) = token.word() else { return None };
    amount(token).map(|amount| Rc::new(Quantity { mark: Mark::Part, ..(*amount.high).clone() }))
}

fn is_share(token: &Token) -> bool {
    let of_parts = matches!(&token.kind, TokenKind::Range(low, _) if low.mark == Mark::Part);
    of_parts || matches!(token.word(), Some(Meaning::Part(..)))
}

fn range(low: &Quantity, high: &Quantity) -> Result<TokenKind, Fault> {
    if low.unit == UnitToken::Bare && low.numeral.may_share(&high.numeral) {
        return Err(Fault { glyphs: low.glyphs.clone(), problem: Problem::MalformedNumber });
    }
    let (first, second) = Quantity::range(low, high);
    let alike = match (&first.unit, &second.unit) {
        (UnitToken::Word(one), UnitToken::Word(other)) => one == other,
        (one, other) => discriminant(one) == discriminant(other),
    };
    alike.then(|| TokenKind::Range(Rc::new(first), Rc::new(second))).ok_or_else(|| contradiction(&high.glyphs))
}

/// What a token says, merged with what earlier ones say; what does not go together with it is a contradiction.
fn put<T>(
    slot: &mut Placed<T>,
    found: Option<T>,
    glyphs: &Glyphs,
    merge: impl Fn(T, T) -> Option<T>,
) -> Result<(), Fault> {
    let Some(found) = found else { return Ok(()) };
    *slot = Some(match slot.take() {
        None => (found, glyphs.clone()),
        Some((earlier, place)) => (merge(earlier, found).ok_or_else(|| contradiction(glyphs))?, place),
    });
    Ok(())
}

pub(super) fn is_amount(token: &Token) -> bool {
    use Meaning::{All, Gone, GrowthSign, Halve, Multiple, Part};
    let in_words = matches!(token.word(), Some(Multiple(_) | Halve | Part(..) | All | Gone | GrowthSign(_)));
    in_words || matches!(token.kind, TokenKind::Number(_) | TokenKind::Range(..))
}

pub(super) fn amount(token: &Token) -> Option<QuantityRange> {
    if let TokenKind::Range(low, high) = &token.kind {
        return Some(QuantityRange { low: Some(Rc::clone(low)), high: Rc::clone(high) });
    }
    if let TokenKind::Number(number) = &token.kind {
        return Some(QuantityRange { low: None, high: Rc::clone(number) });
    }
    let times = match token.word() {
        Some(Meaning::Multiple(times)) => Some(Number::from(times - 1)),
        Some(Meaning::Halve) => Some(part(1, 2)),
        Some(Meaning::Part(numerator, denominator)) => Some(part(numerator, denominator)),
        _ => None,
    };
    let number = match token.word() {
        Some(Meaning::All) => Some((Number::hundred(), UnitToken::Word(UnitWord::Percent))),
        Some(Meaning::Gone) => Some((Number::zero(), UnitToken::Bare)),
        Some(Meaning::GrowthSign(_)) => Some((Number::zero(), UnitToken::Word(UnitWord::Percent))),
        _ => times.map(|times| (times, UnitToken::Word(UnitWord::Times))),
    };
    number.map(|(number, unit)| QuantityRange { low: None, high: Rc::new(of_word(number, unit, &token.glyphs)) })
}

/// The number that a word means.
fn of_word(number: Number, unit: UnitToken, glyphs: &Glyphs) -> Quantity {
    let mark = if unit == UnitToken::Word(UnitWord::Times) { Mark::Nothing } else { Mark::Word };
    Quantity { numeral: Numeral::of(number), unit, mark, glyphs: glyphs.clone(), unit_glyphs: glyphs.clone() }
}

fn part(numerator: u32, denominator: u32) -> Number {
    Number::from(numerator).checked_div(&Number::from(denominator)).unwrap_or_else(Number::one)
}

fn comparator(token: &Token) -> Option<Comparator> {
    match token.word() {
        Some(Meaning::Compare(comparator) | Meaning::Behind(comparator)) => Some(comparator),
        Some(Meaning::Break) => Some(Comparator::MoreThan),
        Some(Meaning::UpTo) => Some(Comparator::AtMost),
        Some(Meaning::GrowthSign(comparator)) => comparator,
        _ => match token.number()?.mark {
            Mark::Over => Some(Comparator::MoreThan),
            Mark::Place => Some(Comparator::AtMost),
            Mark::Nothing | Mark::Plus | Mark::Word | Mark::Part => None,
        },
    }
}

fn change(token: &Token) -> Option<Move> {
    let rising = Move { direction: Direction::Rising, manner: Manner::Move, is_new: false };
    match token.word() {
        Some(Meaning::Change(direction, manner)) => Some(Move { direction, manner, is_new: false }),
        Some(Meaning::New) => Some(Move { is_new: true, ..rising }),
        Some(Meaning::Multiple(_)) => Some(rising),
        Some(Meaning::Halve) => Some(Move { direction: Direction::Falling, ..rising }),
        Some(Meaning::GrowthSign(_) | Meaning::AverageGrowth) => Some(Move { manner: Manner::Growth, ..rising }),
        _ => moved(token).or_else(|| token.number().filter(|number| number.mark == Mark::Plus).map(|_| rising)),
    }
}

/// Below 1990 levels.
fn moved(token: &Token) -> Option<Move> {
    let TokenKind::Moved(_, direction) = token.kind else { return None };
    Some(Move { direction, manner: Manner::Move, is_new: false })
}

/// Two words of one change: 新增 with 增加 is 新增.
fn together(one: Move, other: Move) -> Option<Move> {
    (one.direction == other.direction).then(|| Move {
        direction: one.direction,
        manner: one.manner.max(other.manner),
        is_new: one.is_new || other.is_new,
    })
}

fn reference(token: &Token) -> Option<(Reference, Option<Year>)> {
    if let TokenKind::SinceYear(year)
    | TokenKind::FromYear(year)
    | TokenKind::Moved(year, _)
    | TokenKind::From { first: year, counts_base: true, .. } = token.kind
    {
        return Some((Reference::Base, Some(year)));
    }
    match token.word() {
        Some(Meaning::Since(Since::Base)) => Some((Reference::Base, None)),
        Some(Meaning::Since(Since::YearBefore)) => Some((Reference::YearBefore, None)),
        _ => None,
    }
}

pub(super) fn same<T: PartialEq>(one: T, other: T) -> Option<T> {
    (one == other).then_some(one)
}

/// 超过150家以上 is more than 150; 不超过150家以上 is nothing.
fn stricter(one: Comparator, other: Comparator) -> Option<Comparator> {
    let is_floor = |comparator| matches!(comparator, Comparator::AtLeast | Comparator::MoreThan);
    let is_strict = |comparator| matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
    (is_floor(one) == is_floor(other)).then_some(if is_strict(one) { one } else { other })
}

/// The later of two parts that do not go together.
pub(super) fn clash(one: &Glyphs, other: &Glyphs) -> Fault {
    contradiction(if one.start > other.start { one } else { other })
}

pub(super) fn contradiction(glyphs: &Glyphs) -> Fault {
    Fault { glyphs: glyphs.clone(), problem: Problem::Contradiction }
}

pub(super) fn not_understood(glyphs: &Glyphs) -> Fault {
    Fault { glyphs: glyphs.clone(), problem: Problem::NotUnderstood }
}
