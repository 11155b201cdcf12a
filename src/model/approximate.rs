//! The floating-point shortcut of comparisons: it decides where no line is near, and else leaves it to exact numbers.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// The error of one operation in proportion to its result: half of this and less, the rest covers that errors are rounded
/// themselves.
const ROUNDING: f64 = 2.0 * f64::EPSILON;

/// A number in floating point that is wrong by at most so much; of an unknown one both are no number.
#[derive(Clone, Copy, Debug)]
pub struct Approximate {
    value: f64,
    error: f64,
}

impl Approximate {
    /// A number of which nothing is known, so that no comparison with it decides.
    pub(super) const UNKNOWN: Self = Self { value: f64::NAN, error: f64::NAN };

    /// `numerator / denominator`: two conversions and a division.
    pub(super) fn fraction(numerator: i64, denominator: i64) -> Self {
        let value = numerator as f64 / denominator as f64;
        Self { value, error: value.abs() * 2.0 * ROUNDING }
    }

    /// `value` as the result of an operation whose operands make it wrong by at most `error`. Below the normal numbers a
    /// rounding is no longer in proportion.
    fn rounded(value: f64, error: f64) -> Self {
        Self { value, error: error + value.abs() * ROUNDING + f64::MIN_POSITIVE }
    }

    /// How it lies to another number; nothing where the errors leave that open. They count twice, far more than their own
    /// sums can be wrong by.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let apart = self.value - other.value;
        let is_certain = apart.abs() > 2.0 * (self.error + other.error);
        is_certain.then(|| apart.partial_cmp(&0.0)).flatten()
    }
}

impl From<i32> for Approximate {
    fn from(value: i32) -> Self {
        Self { value: value.into(), error: 0.0 }
    }
}

impl Add for Approximate {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::rounded(self.value + other.value, self.error + other.error)
    }
}

impl Sub for Approximate {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::rounded(self.value - other.value, self.error + other.error)
    }
}

impl Mul for Approximate {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let crossed = self.value.abs() * other.error + other.value.abs() * self.error;
        Self::rounded(self.value * other.value, crossed + self.error * other.error)
    }
}

impl Div for Approximate {
    type Output = Self;

    fn div(self, divisor: Self) -> Self {
        let least = divisor.value.abs() - divisor.error;
        // A divisor that may be 0 leaves everything open.
        if least > divisor.error {
            let value = self.value / divisor.value;
            Self::rounded(value, (self.error + value.abs() * divisor.error) / least)
        } else {
            Self::UNKNOWN
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use crate::model::Number;

    fn number(mantissa: i64, places: u32) -> Number {
        Number::from_decimal(mantissa, places)
    }

    #[test]
    fn what_is_near_or_unknown_is_left_open() {
        let [one, third] = [1, 3].map(|whole| Number::from(1).checked_div(&Number::from(whole)).unwrap());
        let sum = third.approximate() + third.approximate() + third.approximate();
        assert_eq!(sum.compare(one.approximate()), None);
        assert_eq!(sum.compare(number(1_000_000_000_001, 12).approximate()), Some(Ordering::Less));
        let zero = one.approximate() - one.approximate();
        assert_eq!((one.approximate() / zero).compare(one.approximate()), None);
        let long = Number::power_of_ten(40);
        assert_eq!(long.approximate().compare(one.approximate()), None);
    }

    proptest! {
        #[test]
        fn what_is_certain_is_right(
            mantissas in proptest::array::uniform4(any::<i64>().prop_map(|long| long >> (long & 63))),
            places in 0u32..9, shift in -2i64..3,
        ) {
            let [a, b, c, d] = mantissas.map(|mantissa| number(mantissa, places));
            let (near_a, near_b) = (a.approximate(), b.approximate());
            let (near_c, near_d) = (c.approximate(), d.approximate());
            let exact = [&(&a + &b) * &c, &(&a - &b) * &d, &(&a * &b) + &Number::from(shift)];
            let shift = Number::from(shift).approximate();
            let near = [(near_a + near_b) * near_c, (near_a - near_b) * near_d, near_a * near_b + shift];
            for (one, near_one) in exact.iter().zip(near) {
                for (other, near_other) in exact.iter().zip(near) {
                    prop_assert!(near_one.compare(near_other).is_none_or(|order| order == one.cmp(other)));
                    let quotients = one.checked_div(&d).zip(other.checked_div(&c));
                    let order = (near_one / near_d).compare(near_other / near_c);
                    let is_right = |order| quotients.is_some_and(|(one, other)| one.cmp(&other) == order);
                    prop_assert!(order.is_none_or(is_right));
                }
            }
        }
    }
}
