//! Exact rational numbers: in sixteen bytes where both parts fit into 64 bits, on the heap where they do not.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Write;
use std::num::NonZeroI64;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive};

use super::Approximate;

/// A fraction in lowest terms with a denominator above 0. It is `Large` only where a part does not fit into 64 bits, so
/// that equal fractions are equal values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rational {
    Small { numerator: i64, denominator: NonZeroI64 },
    Large(Box<BigRational>),
}

const ONE: NonZeroI64 = NonZeroI64::MIN.saturating_pow(0);

impl Rational {
    pub(super) fn integer(value: i64) -> Self {
        Self::Small { numerator: value, denominator: ONE }
    }

    /// `numerator / denominator`, where the denominator is above 0.
    pub(super) fn new(numerator: i128, denominator: i128) -> Self {
        let (numerator, denominator) = match packed(numerator, denominator) {
            Some(packed) => {
                let (numerator, denominator) = lowest(packed);
                (numerator.into(), denominator.into())
            }
            None => lowest((numerator, denominator)),
        };
        let packed = packed(numerator, denominator);
        match packed.and_then(|(numerator, denominator)| Some((numerator, NonZeroI64::new(denominator)?))) {
            Some((numerator, denominator)) => Self::Small { numerator, denominator },
            None => Self::Large(Box::new(BigRational::new_raw(numerator.into(), denominator.into()))),
        }
    }

    /// `mantissa / 10^places`, when that power is small. All that the two can have in common are twos and fives.
    pub(super) fn decimal(mantissa: i64, places: u32) -> Option<Self> {
        let twos = mantissa.trailing_zeros().min(places);
        let (mut numerator, mut denominator) = (mantissa >> twos, 10_i64.checked_pow(places)? >> twos);
        let mut left = places;
        while left > 0 && numerator % 5 == 0 {
            (numerator, denominator, left) = (numerator / 5, denominator / 5, left - 1);
        }
        Some(Self::Small { numerator, denominator: NonZeroI64::new(denominator)? })
    }

    /// The same for parts of any length.
    pub(super) fn from_parts(numerator: BigInt, denominator: BigInt) -> Self {
        match numerator.to_i128().zip(denominator.to_i128()) {
            Some((numerator, denominator)) => Self::new(numerator, denominator),
            None => Self::from_big(BigRational::new(numerator, denominator)),
        }
    }

    /// `units / 10^places`: all that the two can have in common are twos and fives.
    pub(super) fn long_decimal(units: BigInt, places: u32) -> Self {
        let power = || BigInt::from(10).pow(places);
        let Some((mut numerator, mut denominator)) = units.to_i128().zip(10_i128.checked_pow(places)) else {
            return Self::from_parts(units, power());
        };
        for factor in [2, 5] {
            let mut left = places;
            while left > 0 && numerator % factor == 0 {
                (numerator, denominator, left) = (numerator / factor, denominator / factor, left - 1);
            }
        }
        let small = packed(numerator, denominator).and_then(|(numerator, denominator)| {
            Some(Self::Small { numerator, denominator: NonZeroI64::new(denominator)? })
        });
        small.unwrap_or_else(|| Self::Large(Box::new(BigRational::new_raw(numerator.into(), denominator.into()))))
    }

    pub(super) fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i64(), big.denom().to_i64().and_then(NonZeroI64::new)) {
            (Some(numerator), Some(denominator)) => Self::Small { numerator, denominator },
            _ => Self::Large(Box::new(big)),
        }
    }

    pub(super) fn to_big(&self) -> Cow<'_, BigRational> {
        match self {
            Self::Small { numerator, denominator } => {
                Cow::Owned(BigRational::new_raw((*numerator).into(), denominator.get().into()))
            }
            Self::Large(big) => Cow::Borrowed(big),
        }
    }

    fn to_big_parts(&self) -> (BigInt, BigInt) {
        self.to_big().into_owned().into_raw()
    }

    /// Numerator and denominator, when both fit into 64 bits.
    fn parts(&self) -> Option<(i128, i128)> {
        match self {
            Self::Small { numerator, denominator } => Some(((*numerator).into(), denominator.get().into())),
            Self::Large(_) => None,
        }
    }

    /// The same, when both fit into 128 bits.
    fn wide_parts(&self) -> Option<(i128, i128)> {
        match self {
            Self::Small { .. } => self.parts(),
            Self::Large(big) => big.numer().to_i128().zip(big.denom().to_i128()),
        }
    }

    /// Below, equal to or above 0.
    pub(super) fn sign(&self) -> Ordering {
        match self {
            Self::Small { numerator, .. } => numerator.cmp(&0),
            Self::Large(big) => big.numer().cmp(&BigInt::ZERO),
        }
    }

    /// The length of both parts.
    pub(super) fn bits(&self) -> u64 {
        match self {
            Self::Small { numerator, denominator } => {
                let bits = |part: u64| u64::from(u64::BITS - part.leading_zeros());
                bits(numerator.unsigned_abs()) + bits(denominator.get().unsigned_abs())
            }
            Self::Large(big) => big.numer().bits() + big.denom().bits(),
        }
    }

    /// Whether this lies between −1 and 1; little more may count, too.
    pub(super) fn may_be_below_one(&self) -> bool {
        match self {
            Self::Small { numerator, denominator } => numerator.unsigned_abs() < denominator.get().unsigned_abs(),
            Self::Large(big) => big.numer().bits() <= big.denom().bits(),
        }
    }

    /// In floating point; unknown where a part does not fit into 64 bits.
    pub(super) fn approximate(&self) -> Approximate {
        match self {
            Self::Small { numerator, denominator } => Approximate::fraction(*numerator, denominator.get()),
            Self::Large(_) => Approximate::UNKNOWN,
        }
    }

    pub(super) fn negated(&self) -> Self {
        match self.parts() {
            Some((numerator, denominator)) => Self::new(-numerator, denominator),
            None => Self::from_big(-self.to_big().into_owned()),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        self.combined(other, sum, sum)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.combined(other, difference, difference)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        self.combined(other, product, product)
    }

    /// `self / divisor`, where the divisor is not 0.
    pub(super) fn over(&self, divisor: &Self) -> Self {
        self.combined(divisor, quotient, quotient)
    }

    fn combined(&self, other: &Self, small: Combine<i128>, large: Combine<BigInt>) -> Self {
        match (self.parts(), other.parts()) {
            (Some(this), Some(other)) => {
                let (numerator, denominator) = small(this, other);
                Self::new(numerator, denominator)
            }
            _ => {
                let (numerator, denominator) = large(self.to_big_parts(), other.to_big_parts());
                Self::from_parts(numerator, denominator)
            }
        }
    }

    pub(super) fn power(&self, exponent: u32) -> Self {
        let small = || match self {
            Self::Small { numerator, denominator } => {
                let (numerator, denominator) = (numerator.checked_pow(exponent)?, denominator.checked_pow(exponent)?);
                Some(Self::Small { numerator, denominator })
            }
            Self::Large(_) => None,
        };
        small().unwrap_or_else(|| Self::from_big(Pow::pow(self.to_big().as_ref(), exponent)))
    }

    /// The integer nearest to `self × factor`, of two equally near the one further from 0.
    pub(super) fn rounded_times(&self, factor: &Self) -> Self {
        let whole = factor.parts().filter(|(_, under)| *under == 1).map(|(over, _)| over);
        let wide = self.wide_parts().zip(whole);
        match wide.and_then(|((numerator, denominator), whole)| Some((numerator.checked_mul(whole)?, denominator))) {
            Some((numerator, denominator)) => {
                let nearest = match packed(numerator, denominator) {
                    Some((numerator, denominator)) => nearest(numerator, denominator).into(),
                    None => nearest(numerator, denominator),
                };
                Self::new(nearest, 1)
            }
            None => {
                let (numerator, denominator) = product(self.to_big_parts(), factor.to_big_parts());
                Self::from_parts(nearest(numerator, denominator), BigInt::from(1))
            }
        }
    }

    /// The decimal places of the exact expansion, or nothing when it does not end.
    pub(super) fn decimals(&self) -> Option<u32> {
        match self {
            Self::Small { denominator, .. } => places(denominator.get()),
            Self::Large(big) => places(big.denom().clone()),
        }
    }

    /// The fraction as `mantissa / 10^places` with the fewest places, when there are so few and the mantissa is small.
    pub(super) fn to_decimal(&self, most_places: u32) -> Option<(i64, u32)> {
        let Self::Small { numerator, denominator } = self else { return None };
        let mut power = 1_i64;
        for places in 0..=most_places {
            if power % denominator.get() == 0 {
                return Some((numerator.checked_mul(power / denominator.get())?, places));
            }
            power = power.checked_mul(10)?;
        }
        None
    }

    /// Writes an integer at the end of a text.
    pub(super) fn add_integer(&self, text: &mut String) {
        // Memory takes every text.
        let _written = match self {
            Self::Small { numerator, .. } => write!(text, "{numerator}"),
            Self::Large(big) => write!(text, "{}", big.numer()),
        };
    }
}

/// A sum on its way: it is put into lowest terms once, when it is complete.
#[derive(Clone, Debug)]
pub(super) enum Total {
    Small { numerator: i128, denominator: i64 },
    Large(Rational),
}

impl From<&Rational> for Total {
    fn from(first: &Rational) -> Self {
        match first {
            Rational::Small { numerator, denominator } => {
                Self::Small { numerator: (*numerator).into(), denominator: denominator.get() }
            }
            Rational::Large(_) => Self::Large(first.clone()),
        }
    }
}

impl Total {
    pub(super) fn add(&mut self, part: &Rational) {
        let small = match (&*self, part) {
            (Self::Small { numerator, denominator }, Rational::Small { numerator: part, denominator: of_part }) => {
                small_total((*numerator, *denominator), (*part, of_part.get()))
            }
            _ => None,
        };
        *self = small.unwrap_or_else(|| Self::Large(self.to_rational().plus(part)));
    }

    pub(super) fn to_rational(&self) -> Rational {
        match self {
            Self::Small { numerator, denominator } => Rational::new(*numerator, (*denominator).into()),
            Self::Large(total) => total.clone(),
        }
    }
}

/// The sum over a common denominator, which those of decimals soon have.
fn small_total((total, common): (i128, i64), (part, denominator): (i64, i64)) -> Option<Total> {
    let (part, total) = (i128::from(part), total);
    if denominator == common {
        return Some(Total::Small { numerator: total.checked_add(part)?, denominator });
    }
    let shared = common.gcd(&denominator);
    let (more, factor) = (denominator / shared, common / shared);
    let numerator = total.checked_mul(more.into())?.checked_add(part * i128::from(factor))?;
    Some(Total::Small { numerator, denominator: common.checked_mul(more)? })
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.parts(), other.parts()) {
            (Some((a, b)), Some((c, d))) => (a * d).cmp(&(c * b)),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// How numerators and denominators combine. Parts of 64 bits have products of 126 bits, whose sums and differences still
/// fit into 128.
type Combine<T> = fn((T, T), (T, T)) -> (T, T);

fn sum<T: Signed + Clone>((a, b): (T, T), (c, d): (T, T)) -> (T, T) {
    (a * d.clone() + c * b.clone(), b * d)
}

fn difference<T: Signed + Clone>((a, b): (T, T), (c, d): (T, T)) -> (T, T) {
    (a * d.clone() - c * b.clone(), b * d)
}

fn product<T: Signed>((a, b): (T, T), (c, d): (T, T)) -> (T, T) {
    (a * c, b * d)
}

fn quotient<T: Signed>((a, b): (T, T), (c, d): (T, T)) -> (T, T) {
    (a * d * c.signum(), b * c.abs())
}

/// Both in 64 bits, in which division is many times faster, when they fit.
fn packed(numerator: i128, denominator: i128) -> Option<(i64, i64)> {
    i64::try_from(numerator).ok().zip(i64::try_from(denominator).ok())
}

fn lowest<T: Integer + Copy>((numerator, denominator): (T, T)) -> (T, T) {
    if denominator.is_one() {
        return (numerator, denominator);
    }
    // The rest is as short as the denominator, which leaves fewer steps.
    let common = (numerator % denominator).gcd(&denominator);
    if common.is_one() { (numerator, denominator) } else { (numerator / common, denominator / common) }
}

/// The integer nearest to `numerator / denominator`, of two equally near the one further from 0.
fn nearest<T: Integer + Signed + Clone>(numerator: T, denominator: T) -> T {
    let (whole, rest) = numerator.div_rem(&denominator);
    let is_nearer_to_next = rest.abs() >= denominator.clone() - rest.abs();
    if is_nearer_to_next { whole + rest.signum() } else { whole }
}

/// How often ten must be multiplied by until it holds the denominator: as often as the denominator holds 2 or 5,
/// whichever it holds more often.
fn places<T: Integer + Clone + From<u8>>(denominator: T) -> Option<u32> {
    let without = |number: T, factor: u8| {
        let factor = T::from(factor);
        let (mut rest, mut times) = (number, 0);
        while rest.is_multiple_of(&factor) {
            rest = rest / factor.clone();
            times += 1;
        }
        (rest, times)
    };
    let (odd, twos) = without(denominator, 2);
    let (rest, fives) = without(odd, 5);
    rest.is_one().then_some(twos.max(fives))
}
