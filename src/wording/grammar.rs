//! What the words and numbers of a phrase mean together.

use std::mem::discriminant;
use std::ops::Range;

use super::lexer::{Kind as TokenKind, Lexer, Quantity, Token, Unit};
use super::vocabulary::{Comparator, Manner, Meaning, Period, Since, UnitWord};
use super::{Context, Fault, Problem, Reading, Scope};
use crate::model::{Basis, Better, Bound, Condition, Direction, Kind, Number, Reference, Year};

type Glyphs = Range<usize>;
/// A part of a phrase and its place.
type Placed<T> = Option<(T, Glyphs)>;

/// How far 左右 reaches when the requirement does not say, in percent.
const TOLERANCE: u32 = 5;

/// What `tokens`, all of a text, mean together.
pub(super) fn reading(tokens: &[Token], lexer: &Lexer<'_>, context: &Context<'_>) -> Result<Reading, Fault> {
    let tokens = condense(tokens)?;
    let phrase = Phrase::of(&tokens)?;
    let condition = match (one_of(&tokens, word(Meaning::RecordHigh), same)?, &phrase.amount) {
        (Some((_, place)), _) => record_high(&tokens, &place)?,
        (None, None) => phrase.trend(&tokens, lexer)?,
        (None, Some((amount, place))) => {
            let basis = phrase.basis(&amount.high, lexer, context)?;
            // The low end may owe its multiplier to the high one, which is then unclear first.
            let high = lexer.number(&amount.high)?;
            let low = amount.low.as_ref().map(|low| lexer.number(low)).transpose()?;
            let bound = phrase.bound(low, high, place, context)?;
            Condition::Compared { basis, bound }
        }
    };
    let every_year = match phrase.period {
        Some((Period::EveryYear, _)) => true,
        Some((Period::Yearly, _)) => context.scope == Scope::Target,
        Some((Period::InYear, _)) | None => false,
    };
    let base = phrase.reference.as_ref().and_then(|((_, year), _)| *year);
    Ok(Reading { condition, every_year, base })
}

/// Two numbers with 至 become one range; 提高到 becomes one word; what only has a meaning there goes.
fn condense(tokens: &[Token]) -> Result<Vec<Token>, Fault> {
    use Meaning::{About, And, Between, Change, ChangeTo, Dash, Reach, Tilde, To};
    let between = tokens.iter().any(|token| token.kind == TokenKind::Word(Between));
    let joins = |word: Meaning| matches!(word, Dash | Tilde | To) || (between && word == And);
    let mut condensed: Vec<Token> = Vec::new();
    let mut rest = tokens;
    while let [first, others @ ..] = rest {
        let next = others.first().map(|token| &token.kind);
        let (kind, taken) = match (&first.kind, next, others.get(1).map(|token| &token.kind)) {
            (TokenKind::Number(low), Some(TokenKind::Word(word)), Some(TokenKind::Number(high))) if joins(*word) => {
                (range(low, high)?, 3)
            }
            (TokenKind::Word(Change(direction, _)), Some(TokenKind::Word(To)), _)
            | (TokenKind::Word(Change(direction, Manner::Move)), Some(TokenKind::Word(Reach)), _) => {
                (TokenKind::Word(ChangeTo(*direction)), 2)
            }
            (TokenKind::Word(Tilde), Some(TokenKind::Number(_)), _) => (TokenKind::Word(About), 1),
            (TokenKind::Word(Dash | Tilde | And), ..) => {
                return Err(Fault { glyphs: first.glyphs.clone(), problem: Problem::NotUnderstood });
            }
            (kind, ..) => (kind.clone(), 1),
        };
        let end = rest.get(taken - 1).map_or(first.glyphs.end, |last| last.glyphs.end);
        if !matches!(kind, TokenKind::Word(To | Reach | Between)) {
            condensed.push(Token { kind, glyphs: first.glyphs.start..end });
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(condensed)
}

fn range(low: &Quantity, high: &Quantity) -> Result<TokenKind, Fault> {
    let (first, second) = Quantity::range(low, high);
    let alike = discriminant(&first.unit) == discriminant(&second.unit);
    alike.then(|| TokenKind::Range(Box::new((first, second)))).ok_or_else(|| contradiction(&high.glyphs))
}

fn record_high(tokens: &[Token], place: &Glyphs) -> Result<Condition, Fault> {
    let goes_along = |token: &&Token| matches!(token.kind, TokenKind::Word(Meaning::RecordHigh | Meaning::Per(_)));
    let other = tokens.iter().find(|token| !goes_along(token));
    other.map_or(Ok(Condition::RecordHigh), |other| Err(clash(place, &other.glyphs)))
}

/// One or two quantities; the last one's unit of measure speaks for both.
#[derive(Clone)]
struct Amount {
    low: Option<Quantity>,
    high: Quantity,
}

/// The parts of a phrase.
struct Phrase {
    amount: Placed<Amount>,
    comparator: Placed<Comparator>,
    about: Placed<()>,
    total: Placed<()>,
    change: Placed<(Direction, Manner)>,
    change_to: Placed<Direction>,
    reference: Placed<(Reference, Option<Year>)>,
    average: Placed<()>,
    period: Placed<Period>,
}

impl Phrase {
    fn of(tokens: &[Token]) -> Result<Self, Fault> {
        use Meaning::{About, Average, ChangeTo, Compare, Per, Total};
        let compare = words(|word| if let Compare(comparator) = word { Some(comparator) } else { None });
        let change_to = words(|word| if let ChangeTo(direction) = word { Some(direction) } else { None });
        let period = words(|word| if let Per(period) = word { Some(period) } else { None });
        Ok(Self {
            amount: one_of(tokens, amount, |_, _| None)?,
            comparator: one_of(tokens, compare, stricter)?,
            about: one_of(tokens, word(About), same)?,
            total: one_of(tokens, word(Total), same)?,
            change: one_of(tokens, change, |one, other| (one.0 == other.0).then_some((one.0, one.1.max(other.1))))?,
            change_to: one_of(tokens, change_to, same)?,
            reference: one_of(tokens, reference, same)?,
            average: one_of(tokens, word(Average), same)?,
            period: one_of(tokens, period, |one, other| Some(one.max(other)))?,
        })
    }

    /// Without a number, and without anything that would need one.
    fn trend(&self, tokens: &[Token], lexer: &Lexer<'_>) -> Result<Condition, Fault> {
        use Meaning::{Change, Per};
        let needs_number = |token: &Token| match token.kind {
            TokenKind::Word(Change(_, manner)) => manner == Manner::Count,
            TokenKind::Word(Per(_)) => false,
            _ => true,
        };
        match self.change {
            Some(((direction, _), _)) if !tokens.iter().any(needs_number) => Ok(Condition::Trend(direction)),
            _ => Err(Fault { glyphs: 0..lexer.end(), problem: Problem::MissingNumber }),
        }
    }

    fn basis(&self, quantity: &Quantity, lexer: &Lexer<'_>, context: &Context<'_>) -> Result<Basis, Fault> {
        let manner = self.change.as_ref().map(|((_, manner), _)| *manner);
        let moves = manner.is_some_and(|manner| manner != Manner::Count);
        self.check_total(moves, context)?;
        let averaged = self.average.is_some();
        let relative = averaged || moves || self.reference.is_some();
        let in_percent = lexer.counts_percent();
        let unclear = averaged || manner == Some(Manner::Growth) || (relative && (in_percent || !moves));
        match quantity.unit {
            Unit::Bare if unclear => Err(lexer.not_percent(quantity)),
            Unit::Own(_) | Unit::Word(UnitWord::Points) if averaged => Err(lexer.not_percent(quantity)),
            Unit::Word(UnitWord::Points) if in_percent => Ok(Basis::Points(self.difference_from())),
            Unit::Word(UnitWord::Points) => {
                Err(Fault { glyphs: quantity.unit_glyphs.clone(), problem: Problem::NeedsRate })
            }
            Unit::Word(UnitWord::Times) if moves => Ok(self.growth(Basis::GrowthSinceBase)),
            Unit::Word(UnitWord::Percent) if relative => Ok(self.growth(Basis::Growth)),
            Unit::Word(UnitWord::Percent) if in_percent => Ok(self.level(context)),
            Unit::Word(_) => Err(lexer.not_own(quantity)),
            Unit::Own(_) | Unit::Bare => Ok(self.level(context)),
        }
    }

    /// Only a flow has a total, and a total does not move.
    fn check_total(&self, moves: bool, context: &Context<'_>) -> Result<(), Fault> {
        let Some((_, total)) = &self.total else { return Ok(()) };
        if context.indicator.kind != Kind::Flow {
            return Err(Fault { glyphs: total.clone(), problem: Problem::NeedsFlow });
        }
        let change = self.change.as_ref().filter(|_| moves).map(|(_, place)| place);
        let reference = self.reference.as_ref().map(|(_, place)| place);
        let average = self.average.as_ref().map(|(_, place)| place);
        change.or(reference).or(average).map_or(Ok(()), |other| Err(clash(total, other)))
    }

    fn growth(&self, usual: Basis) -> Basis {
        match &self.reference {
            _ if self.average.is_some() => Basis::AverageGrowth,
            Some(((Reference::YearBefore, _), _)) => Basis::Growth,
            Some(((Reference::Base, _), _)) => Basis::GrowthSinceBase,
            None => usual,
        }
    }

    fn difference_from(&self) -> Reference {
        self.reference.as_ref().map_or(Reference::Base, |((reference, _), _)| *reference)
    }

    fn level(&self, context: &Context<'_>) -> Basis {
        let changes = self.change.is_some() || self.reference.is_some();
        let sums = self.total.is_some() || (context.indicator.kind == Kind::Flow && context.scope == Scope::Target);
        match self.total {
            None if changes => Basis::Increase(self.difference_from()),
            _ if sums && self.period.is_none() => Basis::Total,
            _ => Basis::Value,
        }
    }

    fn bound(&self, low: Option<Number>, high: Number, place: &Glyphs, context: &Context<'_>) -> Result<Bound, Fault> {
        let down = matches!(self.change, Some(((Direction::Falling, _), _)));
        let level = if down { -high.clone() } else { high.clone() };
        match (low, &self.about, &self.comparator) {
            (Some(_), Some((_, other)), _) | (Some(_), _, Some((_, other))) => Err(clash(place, other)),
            (None, Some((_, about)), Some((_, other))) => Err(clash(about, other)),
            (Some(low), None, None) if low > high => {
                Err(Fault { glyphs: place.clone(), problem: Problem::RangeReversed })
            }
            (Some(low), None, None) if down => Ok(Bound::Range { low: level, high: -low }),
            (Some(low), None, None) => Ok(Bound::Range { low, high }),
            (None, Some(_), None) => {
                let tolerance = context.tolerance.clone().unwrap_or_else(|| Number::from(TOLERANCE));
                Ok(Bound::About { level, tolerance })
            }
            (None, None, _) => Ok(match self.operator(down, context.indicator.better) {
                Comparator::AtLeast => Bound::AtLeast(level),
                Comparator::MoreThan => Bound::MoreThan(level),
                Comparator::AtMost => Bound::AtMost(level),
                Comparator::LessThan => Bound::LessThan(level),
            }),
        }
    }

    /// How the signed figure is compared: a fall of 5 % or more is a growth of −5 % or less.
    fn operator(&self, down: bool, better: Better) -> Comparator {
        use Comparator::{AtLeast, AtMost, LessThan, MoreThan};
        let falls_to = matches!(self.change_to, Some((Direction::Falling, _)));
        match &self.comparator {
            Some((comparator, _)) if !down => *comparator,
            Some((AtLeast, _)) => AtMost,
            Some((MoreThan, _)) => LessThan,
            Some((AtMost, _)) => AtLeast,
            Some((LessThan, _)) => MoreThan,
            None if down || falls_to || better == Better::Lower => AtMost,
            None => AtLeast,
        }
    }
}

/// All that `pick` finds, merged into one; a token that does not go together with the earlier ones is a contradiction.
fn one_of<T: Clone>(
    tokens: &[Token],
    pick: impl Fn(&Token) -> Option<T>,
    merge: impl Fn(T, T) -> Option<T>,
) -> Result<Placed<T>, Fault> {
    let mut found: Placed<T> = None;
    for token in tokens {
        found = match (found, pick(token)) {
            (Some((earlier, place)), Some(this)) => {
                Some((merge(earlier, this).ok_or_else(|| contradiction(&token.glyphs))?, place))
            }
            (None, Some(this)) => Some((this, token.glyphs.clone())),
            (earlier, None) => earlier,
        };
    }
    Ok(found)
}

fn words<T>(pick: impl Fn(Meaning) -> Option<T>) -> impl Fn(&Token) -> Option<T> {
    move |token| if let TokenKind::Word(meaning) = token.kind { pick(meaning) } else { None }
}

fn word(sought: Meaning) -> impl Fn(&Token) -> Option<()> {
    words(move |meaning| (meaning == sought).then_some(()))
}

fn amount(token: &Token) -> Option<Amount> {
    match &token.kind {
        TokenKind::Number(number) => Some(Amount { low: None, high: (**number).clone() }),
        TokenKind::Range(range) => Some(Amount { low: Some(range.0.clone()), high: range.1.clone() }),
        TokenKind::Word(Meaning::Multiple(times)) => {
            Some(Amount { low: None, high: Quantity::times(*times - 1, &token.glyphs) })
        }
        TokenKind::Word(_) | TokenKind::SinceYear(_) => None,
    }
}

fn change(token: &Token) -> Option<(Direction, Manner)> {
    match &token.kind {
        TokenKind::Word(Meaning::Change(direction, manner)) => Some((*direction, *manner)),
        TokenKind::Word(Meaning::Multiple(_)) => Some((Direction::Rising, Manner::Move)),
        TokenKind::Number(number) if number.plus => Some((Direction::Rising, Manner::Move)),
        _ => None,
    }
}

fn reference(token: &Token) -> Option<(Reference, Option<Year>)> {
    match token.kind {
        TokenKind::SinceYear(year) => Some((Reference::Base, Some(year))),
        TokenKind::Word(Meaning::Since(Since::Base)) => Some((Reference::Base, None)),
        TokenKind::Word(Meaning::Since(Since::YearBefore)) => Some((Reference::YearBefore, None)),
        _ => None,
    }
}

fn same<T: PartialEq>(one: T, other: T) -> Option<T> {
    (one == other).then_some(one)
}

/// 超过150家以上 is more than 150; 不超过150家以上 is nothing.
fn stricter(one: Comparator, other: Comparator) -> Option<Comparator> {
    let is_floor = |comparator| matches!(comparator, Comparator::AtLeast | Comparator::MoreThan);
    let is_strict = |comparator| matches!(comparator, Comparator::MoreThan | Comparator::LessThan);
    (is_floor(one) == is_floor(other)).then_some(if is_strict(one) { one } else { other })
}

/// The later of two parts that do not go together.
fn clash(one: &Glyphs, other: &Glyphs) -> Fault {
    contradiction(if one.start > other.start { one } else { other })
}

fn contradiction(glyphs: &Glyphs) -> Fault {
    Fault { glyphs: glyphs.clone(), problem: Problem::Contradiction }
}
