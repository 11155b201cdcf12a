//! Exact numbers.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, ToPrimitive};
use serde::{Serialize, Serializer};

use super::Approximate;
use super::rational::{Rational, Total};

/// Digits kept after the decimal point when a root has no exact value.
const ROOT_DECIMALS: u32 = 24;
/// Significant digits written for a number whose decimal expansion does not end.
const SIGNIFICANT_DIGITS: usize = 20;
/// Digits that a written number may have; more is a mistake, not a statistic.
const LONGEST_LITERAL: usize = 60;
/// Decimal places up to which an expansion counts as ending.
const LONGEST_EXPANSION: u32 = 120;

/// Bits that an exact number may take; no statistic, and no growth of one over a century, takes as many.
const LONGEST_BITS: u64 = 10_000;

/// An exact rational number.
///
/// Verdicts compare these without any rounding: 162 cases of 180 are exactly 90 %, and 784 grown by 10 % is exactly
/// 862.4. Only [`Number::root`] approximates, to 24 decimal places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Rational);

/// A sum of numbers on its way, cheap to add to.
#[derive(Clone, Debug)]
pub struct RunningTotal(Total);

impl RunningTotal {
    /// Adds a number.
    pub fn add(&mut self, number: &Number) {
        self.0.add(&number.0);
    }

    /// Whether the sum so far takes more bits than anybody would go on reckoning with.
    pub fn is_too_long(&self) -> bool {
        matches!(&self.0, Total::Large(total) if total.bits() > LONGEST_BITS)
    }

    /// The sum so far.
    pub fn total(&self) -> Number {
        Number(self.0.to_rational())
    }
}

impl From<&Number> for RunningTotal {
    fn from(first: &Number) -> Self {
        Self(Total::from(&first.0))
    }
}

impl Number {
    /// The number 0.
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// The number 1.
    pub fn one() -> Self {
        Self::from(1)
    }

    /// The number 100, by which a percentage is its fraction.
    pub fn hundred() -> Self {
        Self::from(100)
    }

    /// `count` hundredths: 95 is 0.95.
    pub fn hundredths(count: i64) -> Self {
        Self(Rational::new(count.into(), 100))
    }

    /// `count` ten-thousandths: 150 is 0.0150, or 1.5 %.
    pub fn ten_thousandths(count: i64) -> Self {
        Self(Rational::new(count.into(), 10_000))
    }

    /// Ten to the power of `exponent`.
    pub fn power_of_ten(exponent: u32) -> Self {
        Self(ten_to(exponent))
    }

    /// Whether numerator and denominator take more bits than anybody would go on reckoning with.
    pub fn is_too_long(&self) -> bool {
        self.is_power_too_long(1)
    }

    /// The same for the number to the power of `exponent`, which is not computed.
    pub fn is_power_too_long(&self, exponent: u32) -> bool {
        self.0.bits().saturating_mul(exponent.into()) > LONGEST_BITS
    }

    /// Whether this is 0.
    pub fn is_zero(&self) -> bool {
        self.0.sign() == Ordering::Equal
    }

    /// Whether this is above 0.
    pub fn is_positive(&self) -> bool {
        self.0.sign() == Ordering::Greater
    }

    /// Whether this is below 0.
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Ordering::Less
    }

    /// The number without its sign.
    pub fn abs(&self) -> Self {
        if self.is_negative() { Self(self.0.negated()) } else { self.clone() }
    }

    /// In floating point, to be compared where that is enough.
    pub fn approximate(&self) -> Approximate {
        self.0.approximate()
    }

    /// Whether this lies between −1 and 1, by the length of its parts: 1 itself and what is little above may count, too.
    pub fn may_be_below_one(&self) -> bool {
        self.0.may_be_below_one()
    }

    /// `self / divisor`, or nothing when the divisor is 0.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(self.0.over(&divisor.0)))
    }

    /// `self` to the power of `exponent`.
    pub fn power(&self, exponent: u32) -> Self {
        Self(self.0.power(exponent))
    }

    /// The positive `degree`-th root, exact when the root has at most 24 decimal places and else rounded half up there.
    /// Nothing for a negative number or degree 0.
    pub fn root(&self, degree: u32) -> Option<Self> {
        if self.is_negative() || degree == 0 {
            return None;
        }
        if degree == 1 {
            return Some(self.clone());
        }
        Some(Self::from_units(self.root_units(degree), ROOT_DECIMALS))
    }

    /// By how many percent the root is more than 1: the same as by reckoning with it, which is no short fraction.
    pub fn root_percent(&self, degree: u32) -> Option<Self> {
        if self.is_negative() || degree < 2 {
            return self.root(degree).map(|root| (root - Self::one()) * Self::hundred());
        }
        let more = self.root_units(degree) - BigInt::from(10).pow(ROOT_DECIMALS);
        Some(Self::from_units(more, ROOT_DECIMALS - 2))
    }

    /// A root in units of the last decimal place that is kept.
    fn root_units(&self, degree: u32) -> BigInt {
        let ten_to = |exponent: u32| BigInt::from(10).pow(exponent);
        let this = self.0.to_big();
        let (numerator, denominator) = (this.numer(), this.denom());
        let exact =
            || ((numerator * ten_to((ROOT_DECIMALS + 1).saturating_mul(degree))) / denominator).nth_root(degree);
        let root = low_root(numerator, denominator, degree)
            .or_else(|| quick_root(numerator, denominator, degree))
            .unwrap_or_else(exact);
        (root + 5) / 10
    }

    /// Numerator and denominator.
    pub fn parts(&self) -> (BigInt, BigInt) {
        self.0.to_big().into_owned().into_raw()
    }

    /// The fraction of two integers, the second of which is above 0.
    pub fn from_parts(numerator: BigInt, denominator: BigInt) -> Self {
        Self(Rational::from_parts(numerator, denominator))
    }

    /// So many units of the last of `decimals` places, rounded.
    pub fn in_units_of(&self, decimals: u32) -> BigInt {
        self.scaled(decimals).to_big().to_integer()
    }

    /// The number of so many units of the last of `decimals` places.
    pub fn from_units(units: BigInt, decimals: u32) -> Self {
        Self(Rational::long_decimal(units, decimals))
    }

    /// Rounded to `decimals` places, half away from zero in one step (GB/T 8170 allows only one step).
    pub fn round(&self, decimals: u32) -> Self {
        Self(self.scaled(decimals).over(&ten_to(decimals)))
    }

    /// So many units of the last of `decimals` places, rounded half away from zero.
    fn scaled(&self, decimals: u32) -> Rational {
        self.0.rounded_times(&ten_to(decimals))
    }

    /// The decimal places of the exact expansion, or nothing when it does not end.
    pub fn decimals(&self) -> Option<u32> {
        self.0.decimals().filter(|places| *places <= LONGEST_EXPANSION)
    }

    /// Written with exactly `decimals` places, rounded half away from zero.
    pub fn to_fixed(&self, decimals: u32) -> String {
        let mut fixed = String::new();
        self.add_fixed(decimals, &mut fixed);
        fixed
    }

    /// The same at the end of a text.
    pub fn add_fixed(&self, decimals: u32, text: &mut String) {
        let exact = self.to_decimal(decimals).filter(|(_, places)| *places == decimals);
        let scaled = exact.map_or_else(|| self.scaled(decimals), |(units, _)| Rational::integer(units));
        let (start, places) = (text.len() + usize::from(scaled.sign().is_lt()), decimals as usize);
        scaled.add_integer(text);
        let digits = text.len() - start;
        if digits <= places {
            text.insert_str(start, &"0".repeat(places + 1 - digits));
        }
        if places > 0 {
            text.insert(text.len() - places, '.');
        }
    }

    /// Every digit when the expansion ends within 20 significant digits or was written so, else 20 significant digits.
    pub fn to_plain(&self) -> String {
        match self.decimals() {
            Some(places) => self.to_fixed(places),
            None => {
                let text = self.to_fixed(self.places_for_significant_digits());
                // Without a point the zeros are the number's own.
                if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
            }
        }
    }

    /// `mantissa / 10^places`.
    pub(super) fn from_decimal(mantissa: i64, places: u32) -> Self {
        Self(Rational::decimal(mantissa, places).unwrap_or_else(|| Rational::integer(mantissa).over(&ten_to(places))))
    }

    /// The mantissa of [`Number::from_decimal`] with the fewest places, when both are so small.
    pub(super) fn to_decimal(&self, most_places: u32) -> Option<(i64, u32)> {
        self.0.to_decimal(most_places)
    }

    /// The number when it is whole and has at most 18 digits or so.
    pub fn to_integer(&self) -> Option<i64> {
        self.to_decimal(0).map(|(whole, _)| whole)
    }

    fn places_for_significant_digits(&self) -> u32 {
        let this = self.abs().0.to_big().into_owned();
        let whole = this.to_integer();
        let leading = if whole == BigInt::ZERO {
            let inverse = this.recip().to_integer().to_string().len();
            return u32::try_from(SIGNIFICANT_DIGITS + inverse - 1).unwrap_or(LONGEST_EXPANSION);
        } else {
            whole.to_string().len()
        };
        u32::try_from(SIGNIFICANT_DIGITS.saturating_sub(leading)).unwrap_or(0)
    }
}

/// Degrees whose roots one step finds, and the roots for which that step is exact enough.
const LOW_DEGREES: std::ops::RangeInclusive<u32> = 2..=7;
const LOW_ROOTS: std::ops::RangeInclusive<f64> = 0.01..=10.0;
/// What the step may be wrong by, in units of the last digit, and more.
const LOW_MARGIN: f64 = 1.0 / 128.0;

/// The digits of a root of a low degree, one more than are kept, by one step of Newton's from the nearest floating-point
/// number `x`; nothing where it does not tell on which side of the next digit the root lies, as with exact roots.
///
/// `x` is wrong by less than two parts in 10^15. The rest `N − x^degree` is exact, so that the step leaves the square of
/// that times `(degree − 1) / 2`, at most 12 parts in 10^30, and adds four roundings of itself, less than 2 parts: of a
/// root of at most 10^26 units that is less than two thousandths of one.
fn low_root(numerator: &BigInt, denominator: &BigInt, degree: u32) -> Option<BigInt> {
    if !LOW_DEGREES.contains(&degree) {
        return None;
    }
    let near = (numerator.to_f64()? / denominator.to_f64()?).powf(1.0 / f64::from(degree));
    if !LOW_ROOTS.contains(&near) {
        return None;
    }
    let start = BigInt::from_f64((near * 1e17).round())? * 10_u64.pow(ROOT_DECIMALS + 1 - 17);
    let slope = denominator * start.pow(degree - 1);
    let rest = numerator * BigInt::from(10).pow((ROOT_DECIMALS + 1) * degree) - &slope * &start;
    let step = rest.to_f64()? / (slope.to_f64()? * f64::from(degree));
    let digits = step.floor();
    let is_certain = (LOW_MARGIN..=1.0 - LOW_MARGIN).contains(&(step - digits));
    is_certain.then(|| BigInt::from_f64(digits).map(|digits| start + digits)).flatten()
}

/// Degrees of roots that are quicker found by approximation.
const QUICK_DEGREES: std::ops::RangeInclusive<u32> = 8..=1000;
/// Numbers whose roots and powers keep all digits that are carried.
const QUICK_NUMBERS: std::ops::RangeInclusive<f64> = 0.001..=1000.0;
/// Digits that are carried beyond those of a root, and how many of them may be wrong: all but the first ten are right.
const CARRIED: u32 = 20;
const UNCERTAIN: u32 = 10;

/// The digits of a root, one more than are kept, by Newton's steps from the approximate root; nothing where the carried
/// digits do not tell on which side of the next digit it lies, as with exact roots. An exact root takes the powers of
/// thousands of digits.
fn quick_root(numerator: &BigInt, denominator: &BigInt, degree: u32) -> Option<BigInt> {
    let ten_to = |exponent: u32| BigInt::from(10).pow(exponent);
    let decimals = ROOT_DECIMALS + 1 + CARRIED;
    let unit = ten_to(decimals);
    let aim = (numerator * &unit) / denominator;
    let approximate = aim.to_f64()? / unit.to_f64()?;
    if !QUICK_DEGREES.contains(&degree) || !QUICK_NUMBERS.contains(&approximate) {
        return None;
    }
    let start = approximate.powf(1.0 / f64::from(degree));
    let mut root = BigInt::from_f64(start * 1e15)? * ten_to(decimals - 15);
    // From fifteen right digits on, each step doubles them.
    for _ in 0..3 {
        let below = power_in_units(&root, degree - 1, &unit);
        let value = (&below * &root) / &unit;
        root += ((&aim - value) * &unit) / (below * degree);
    }
    let (digits, rest) = root.div_rem(&ten_to(CARRIED));
    let margin = ten_to(UNCERTAIN);
    let is_certain = rest > margin && rest < ten_to(CARRIED) - margin;
    is_certain.then_some(digits)
}

/// A power by squaring, each product cut off behind the last carried digit.
fn power_in_units(base: &BigInt, exponent: u32, unit: &BigInt) -> BigInt {
    let (mut power, mut square, mut left) = (unit.clone(), base.clone(), exponent);
    while left > 0 {
        if left % 2 == 1 {
            power = (&power * &square) / unit;
        }
        square = (&square * &square) / unit;
        left /= 2;
    }
    power
}

fn ten_to(exponent: u32) -> Rational {
    Rational::integer(10).power(exponent)
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Rational::integer(value))
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::from(i64::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::from(i64::from(value))
    }
}

/// Why a text is not a [`Number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads `-12.50`: an optional sign, digits, and at most one point between digits.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits_only(whole) || !digits_only(fraction) || text.len() > LONGEST_LITERAL {
            return Err(NotANumber);
        }
        let magnitude = magnitude(whole, fraction).ok_or(NotANumber)?;
        Ok(Self(if text.starts_with('-') { magnitude.negated() } else { magnitude }))
    }
}

/// `whole.fraction`, both of digits.
fn magnitude(whole: &str, fraction: &str) -> Option<Rational> {
    let places = u32::try_from(fraction.len()).ok()?;
    let next = |value: i128, digit: u8| value.checked_mul(10)?.checked_add((digit - b'0').into());
    let packed = || {
        let digits = whole.bytes().chain(fraction.bytes()).try_fold(0, next)?;
        Some(Rational::new(digits, 10_i128.checked_pow(places)?))
    };
    let long = || {
        let digits = BigInt::from_str(&format!("{whole}{fraction}")).ok()?;
        Some(Rational::from_parts(digits, BigInt::from(10).pow(places)))
    };
    packed().or_else(long)
}

macro_rules! exact_operator {
    ($operator:ident, $method:ident, $exact:ident) => {
        impl $operator<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                Number(self.0.$exact(&other.0))
            }
        }
        impl $operator for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                (&self).$method(&other)
            }
        }
    };
}

exact_operator!(Add, add, plus);
exact_operator!(Sub, sub, minus);
exact_operator!(Mul, mul, times);

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(self.0.negated())
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        let mut total = RunningTotal::from(&Self::zero());
        numbers.for_each(|number| total.add(&number));
        total.total()
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Number::from_str(&self.to_plain()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use num_rational::BigRational;

    use super::{Number, Rational, RunningTotal};

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn a_decimal_is_in_its_lowest_terms() {
        for mantissa in [0, 1, -1, 5, 8, 10, -50, 125, 1_000, 1_024, 100_000, 123_456_789, i64::MAX, i64::MIN + 1] {
            for places in [0, 1, 2, 3, 7, 17, 18, 19, 25] {
                let expected = Number::from(mantissa).checked_div(&Number::power_of_ten(places));
                assert_eq!(Some(Number::from_decimal(mantissa, places)), expected, "{mantissa} {places}");
            }
        }
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for wrong in ["", "-", ".5", "5.", "1e5", "1,000", "１", " 1", "1.2.3", "--1"] {
            assert!(wrong.parse::<Number>().is_err(), "{wrong}");
        }
        assert_eq!(number("-12.50"), number("-12.5"));
        assert_eq!(number("+3"), Number::from(3));
        let longest = "9".repeat(60);
        assert_eq!(number(&longest).to_plain(), longest);
        assert!(format!("{longest}9").parse::<Number>().is_err());
    }

    #[test]
    fn whole_numbers_and_parts_of_them_are_what_they_say() {
        assert_eq!(number("-7"), Number::from(-7_i64));
        assert_eq!((Number::from(-7_i32), Number::from(7_u32)), (number("-7"), number("7")));
        assert_eq!((Number::hundredths(95), Number::ten_thousandths(150)), (number("0.95"), number("0.015")));
        assert_eq!((Number::hundred(), Number::power_of_ten(2)), (Number::from(100), Number::from(100)));
        assert_eq!(
            (Number::power_of_ten(0), Number::power_of_ten(20)),
            (Number::one(), number("100000000000000000000"))
        );
        assert_eq!([1, 2, 3].map(Number::from).into_iter().sum::<Number>(), Number::from(6));
    }

    #[test]
    fn zero_has_no_sign() {
        for (text, signs) in
            [("-0.1", [false, true]), ("0", [false, false]), ("-0", [false, false]), ("0.1", [true, false])]
        {
            assert_eq!([number(text).is_positive(), number(text).is_negative()], signs, "{text}");
            assert_eq!(number(text).is_zero(), signs == [false, false], "{text}");
            assert_eq!(number(text).abs().to_plain(), text.trim_start_matches('-'));
        }
    }

    #[test]
    fn the_smallest_number_of_128_bits_is_reckoned_with_like_any_other() {
        let smallest = number("-170141183460469231731687303715884105728");
        assert_eq!(&smallest * &Number::one(), smallest);
        assert_eq!(smallest.checked_div(&smallest), Some(Number::one()));
        assert_eq!(&smallest - &smallest, Number::zero());
        let half = number("-85070591730234615865843651857942052864");
        assert_eq!(smallest.checked_div(&Number::from(2)), Some(half.clone()));
        assert_eq!(&half + &half, smallest);
        assert_eq!(smallest.to_plain(), "-170141183460469231731687303715884105728");
    }

    #[test]
    fn a_number_is_rounded_once_half_away_from_zero() {
        for (text, decimals, rounded) in [
            ("0.5", 0, "1"),
            ("-0.5", 0, "-1"),
            ("0.49", 0, "0"),
            ("2.5", 0, "3"),
            ("0.4445", 3, "0.445"),
            ("-0.4445", 3, "-0.445"),
            ("1234.5", 2, "1234.5"),
        ] {
            assert_eq!(number(text).round(decimals), number(rounded), "{text}");
        }
    }

    #[test]
    fn an_expansion_ends_within_one_hundred_and_twenty_places_or_not_at_all() {
        let half = Number::hundredths(50);
        assert_eq!(
            [0, 1, 120, 121].map(|exponent| half.power(exponent).decimals()),
            [Some(0), Some(1), Some(120), None]
        );
        assert_eq!((number("-12.50").decimals(), number("300").decimals()), (Some(1), Some(0)));
    }

    #[test]
    fn roots_are_exact_where_they_can_be() {
        assert_eq!(number("1.331").root(3), Some(number("1.1")));
        assert_eq!(number("2").root(2).unwrap().to_fixed(12), "1.414213562373");
        assert_eq!(number("-1").root(2), None);
        assert_eq!(number("2").root(0), None);
        assert_eq!(number("2").root(2).unwrap().to_plain(), "1.414213562373095048801689");
        assert_eq!(number("0").root(3), Some(Number::zero()));
        let third = Number::one().checked_div(&Number::from(3));
        assert_eq!(third.clone().unwrap().root(1), third);
        assert_eq!(number("-8").root(1), None);
    }

    #[test]
    fn a_root_is_more_than_one_by_so_many_percent() {
        for (text, degree) in [("1.331", 3), ("2", 2), ("0.5", 7), ("0", 3), ("3", 1), ("-1", 2), ("-8", 1), ("2", 0)] {
            let expected = number(text).root(degree).map(|root| (root - Number::one()) * Number::hundred());
            assert_eq!(number(text).root_percent(degree), expected, "{text} {degree}");
        }
    }

    #[test]
    fn what_may_be_below_one_is_told_by_its_length() {
        for (text, may_be) in [("0", true), ("-0.99", true), ("1", false), ("-1", false), ("2.5", false)] {
            assert_eq!(number(text).may_be_below_one(), may_be, "{text}");
        }
        assert!(number("0.5").root(2).unwrap().may_be_below_one());
        assert!(!number("5").root(2).unwrap().may_be_below_one());
    }

    #[test]
    fn display_rounds_half_away_from_zero() {
        assert_eq!(number("0.25").to_fixed(1), "0.3");
        assert_eq!(number("-0.25").to_fixed(1), "-0.3");
        assert_eq!(number("-0.04").to_fixed(1), "0.0");
        assert_eq!(number("0.05").to_fixed(2), "0.05");
        assert_eq!(number("-123.5").to_fixed(0), "-124");
        assert_eq!(number("7").to_fixed(3), "7.000");
        assert_eq!(number("-0.0125").to_fixed(3), "-0.013");
        assert_eq!(number("123456789012345678901234567890.55").to_fixed(1), "123456789012345678901234567890.6");
        assert_eq!(number("1799").checked_div(&number("19.99")).unwrap().to_fixed(2), "89.99");
    }

    #[test]
    fn endless_expansions_are_written_with_twenty_significant_digits() {
        assert_eq!(Number::one().checked_div(&Number::from(3)).unwrap().to_plain(), "0.33333333333333333333");
        assert_eq!(Number::from(200).checked_div(&Number::from(3)).unwrap().to_plain(), "66.666666666666666667");
        let part = |whole: &str, of: &str| number(whole).checked_div(&number(of)).unwrap();
        for (endless, written) in [
            (part("-1", "3"), "-0.33333333333333333333"),
            (part("2", "3"), "0.66666666666666666667"),
            (part("1", "30"), "0.033333333333333333333"),
            (part("1", "11"), "0.090909090909090909091"),
            (part("1", "3000"), "0.00033333333333333333333"),
            (part("40", "3"), "13.333333333333333333"),
            (part("100000000000000000000", "3"), "33333333333333333333"),
            (part("10000000000000000000000000", "3"), "3333333333333333333333333"),
        ] {
            assert_eq!(endless.to_plain(), written);
        }
        let tiny = part("1", "3000000000000000000000000000000");
        for short in ["0.1", "5", "10", "1000000000000000000000"] {
            assert_eq!((number(short) + tiny.clone()).to_plain(), short);
        }
        assert_eq!(number("12240").to_plain(), "12240");
        assert_eq!(number("0.950").to_plain(), "0.95");
        assert_eq!(Number::one().checked_div(&Number::zero()), None);
    }

    proptest! {
        #[test]
        fn a_running_total_is_the_sum(parts in prop::collection::vec((any::<i64>(), 1i64..2000), 1..20)) {
            let number = |(over, under): &(i64, i64)| Number::from(*over).checked_div(&Number::from(*under)).unwrap();
            let parts: Vec<Number> = parts.iter().map(number).collect();
            let mut total = RunningTotal::from(&parts[0]);
            parts.iter().skip(1).for_each(|part| total.add(part));
            let expected = parts.iter().fold(Number::zero(), |sum, part| &sum + part);
            prop_assert_eq!(total.total(), expected);
        }

        #[test]
        fn arithmetic_is_that_of_fractions(wide in prop::array::uniform4(any::<i128>()), packed in prop::array::uniform4(any::<i64>()), small in prop::array::uniform4(-9i128..9)) {
            for [a, b, c, d] in [wide, packed.map(i128::from), small] {
                let exact = |over: i128, under: i128| BigRational::new(over.into(), under.into());
                prop_assume!(b != 0 && d != 0 && c != 0);
                let (left, right) = (exact(a, b), exact(c, d));
                let number = |exact: &BigRational| Number(Rational::from_big(exact.clone()));
                let (this, other) = (number(&left), number(&right));
                prop_assert_eq!(&this + &other, number(&(&left + &right)));
                prop_assert_eq!(&this - &other, number(&(&left - &right)));
                prop_assert_eq!(&this * &other, number(&(&left * &right)));
                prop_assert_eq!(this.checked_div(&other), Some(number(&(&left / &right))));
                prop_assert_eq!(this.cmp(&other), left.cmp(&right));
                prop_assert_eq!(-this.clone(), number(&-left.clone()));
                prop_assert_eq!(this.round(0), number(&left.round()));
                prop_assert_eq!(this.power(3), number(&num_traits::Pow::pow(&left, 3u32)));
            }
        }

        #[test]
        fn a_root_is_the_nearest_number_of_its_decimals(
            thousandths in 1i64..2_000_000, parts in 1i64..2_000_000, degree in 2u32..60,
        ) {
            let number = Number::from(thousandths).checked_div(&Number::from(parts)).unwrap();
            let root = number.root(degree).unwrap();
            let half = Number::from(1).checked_div(&(Number::from(2) * Number::power_of_ten(24))).unwrap();
            prop_assert!((&root + &half).power(degree) > number);
            prop_assert!((&root - &half).is_negative() || (&root - &half).power(degree) <= number);
        }

        #[test]
        fn writing_then_reading_gives_the_same(text in "-?[0-9]{1,20}(\\.[0-9]{1,20})?") {
            let read = number(&text);
            prop_assert_eq!(number(&read.to_plain()), read);
        }

        #[test]
        fn the_root_of_a_power_is_the_number(thousandths in 1i64..100_000, degree in 1u32..8) {
            let base = Number::from(thousandths).checked_div(&Number::from(1000)).unwrap();
            prop_assert_eq!(base.power(degree).root(degree), Some(base));
        }
    }
}
