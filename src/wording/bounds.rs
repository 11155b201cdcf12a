//! With what a figure is compared: the number and the words around it.

use super::ambiguity::Possible;
use super::form::Form;
use super::grammar::{Glyphs, QuantityRange, clash};
use super::lexer::{Mark, Quantity, UnitToken};
use super::vocabulary::{Comparator, UnitWord};
use super::{Fault, Problem};
use crate::model::{Basis, Better, Bound, Direction, Number};

/// How far 左右 reaches when the requirement does not say, in percent of a level and of a growth rate.
const TOLERANCE_OF_LEVEL: u32 = 5;
const TOLERANCE_OF_GROWTH: u32 = 2;

impl Form<'_> {
    pub(super) fn bound(&self, amount: &QuantityRange, place: &Glyphs, basis: Basis) -> Result<Bound, Fault> {
        let down = self.phrase.falls();
        let high = self.number(&amount.high);
        let level = if down { -high.clone() } else { high.clone() };
        let low = amount.low.as_ref().map(|low| self.number(low));
        match (low, &self.phrase.about, &self.phrase.comparator) {
            (Some(_), Some((_, other)), _) | (Some(_), _, Some((_, other))) => Err(clash(place, other)),
            (None, Some((_, about)), Some((_, other))) => Err(clash(about, other)),
            (Some(low), None, None) if low > high => {
                Err(Fault { glyphs: place.clone(), problem: Problem::RangeReversed })
            }
            (Some(low), None, None) => {
                let (low, high) = if down { (level, -low) } else { (low, high) };
                Ok(match (self.keeps_both_ends(), self.wants_fall_of_good()) {
                    (true, _) => Bound::AtLeast(low),
                    (false, true) => Bound::AtMost(high),
                    (false, false) => Bound::Range { low, high },
                })
            }
            (None, Some(_), None) => Ok(self.about(level, basis)),
            (None, None, _) => Ok(match self.operator(down)? {
                Comparator::AtLeast => Bound::AtLeast(level),
                Comparator::MoreThan => Bound::MoreThan(level),
                Comparator::AtMost => Bound::AtMost(level),
                Comparator::LessThan => Bound::LessThan(level),
            }),
        }
    }

    fn about(&self, level: Number, basis: Basis) -> Bound {
        let usual = if basis.is_growth() { TOLERANCE_OF_GROWTH } else { TOLERANCE_OF_LEVEL };
        let tolerance = self.context.tolerance.clone().unwrap_or_else(|| Number::from(usual));
        if !self.wants_fall_of_good() {
            return Bound::About { level, tolerance };
        }
        let margin = (level.abs() * tolerance).checked_div(&Number::hundred()).unwrap_or_else(Number::zero);
        Bound::AtMost(level + margin)
    }

    /// A fall of what should rise, where the easier end of a range, or of 左右, is the upper one.
    fn wants_fall_of_good(&self) -> bool {
        let falls = self.phrase.falls() || matches!(self.phrase.change_to, Some((Direction::Falling, _)));
        falls && self.context.indicator.better == Better::Higher
    }

    /// Between 10 and 20: the lower end is the bound, the upper end must be kept besides.
    pub(super) fn upper_end(&self) -> Option<Bound> {
        let (amount, _) = self.phrase.amount.as_ref().filter(|_| self.keeps_both_ends())?;
        let low = amount.low.as_ref()?;
        Some(Bound::AtMost(if self.phrase.falls() { -self.number(low) } else { self.number(&amount.high) }))
    }

    pub(super) fn keeps_both_ends(&self) -> bool {
        let phrase = &self.phrase;
        let is_range = phrase.amount.as_ref().is_some_and(|(amount, _)| amount.low.is_some());
        is_range && (phrase.between.is_some() || phrase.hold.is_some() || phrase.control.is_some())
    }

    /// A rise of what should fall without a word that compares: a floor or a limit.
    pub(super) fn has_unclear_limit(&self) -> bool {
        let phrase = &self.phrase;
        let rises = phrase.change.as_ref().is_some_and(|(change, _)| change.direction == Direction::Rising);
        let rises_to = matches!(phrase.change_to, Some((Direction::Rising, _)));
        let is_one_number = phrase.amount.as_ref().is_some_and(|(amount, _)| amount.low.is_none());
        self.context.indicator.better == Better::Lower
            && is_one_number
            && phrase.comparator.is_none()
            && phrase.about.is_none()
            && !self.is_zero_growth()
            && (rises_to || (phrase.moves() && rises))
    }

    /// 零增长 of what should fall is no growth at all.
    fn is_zero_growth(&self) -> bool {
        let amount = self.phrase.amount.as_ref().map(|(amount, _)| &amount.high);
        amount.is_some_and(|quantity| quantity.mark == Mark::Word && quantity.numeral.value.is_zero())
    }

    /// In the indicator's unit of measure, in percent or in points; 增加到2倍 is growth by one.
    fn number(&self, quantity: &Quantity) -> Number {
        let number = self.lexer.number(quantity);
        let is_reached = self.phrase.change_to.is_none() || self.phrase.reaches_share;
        let is_level = self.phrase.share && is_reached && self.phrase.reference.is_none();
        let is_multiple = quantity.unit == UnitToken::Word(UnitWord::Times) && !self.phrase.moves() && !is_level;
        if is_multiple { number - Number::hundred() } else { number }
    }

    /// How the signed figure is compared: a fall of 5 % or more is a growth of −5 % or less.
    fn operator(&self, down: bool) -> Result<Comparator, Fault> {
        use Comparator::{AtLeast, AtMost, LessThan, MoreThan};
        let phrase = &self.phrase;
        let lower = self.context.indicator.better == Better::Lower;
        Ok(match &phrase.comparator {
            Some((comparator, _)) if !down => *comparator,
            Some((AtLeast, _)) => AtMost,
            Some((MoreThan, _)) => LessThan,
            Some((AtMost, _)) => AtLeast,
            Some((LessThan, _)) => MoreThan,
            None if self.has_unclear_limit() => {
                return Err(self.ambiguous(&self.amount_place(), &[Possible::AtMost, Possible::AtLeast]));
            }
            None if down || lower || matches!(phrase.change_to, Some((Direction::Falling, _))) => AtMost,
            None => AtLeast,
        })
    }
}
