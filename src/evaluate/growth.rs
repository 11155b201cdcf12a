//! Growth between two years.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive};

use crate::model::{Approximate, Number};

/// Growth in percent from `earlier` to `later`; nothing where no growth rate exists: from zero, from a negative value or
/// across a change of sign.
///
/// `(later − earlier) / earlier × 100`
pub fn growth_percent(earlier: &Number, later: &Number) -> Option<Number> {
    if !has_growth(earlier, later) {
        return None;
    }
    (&(later - earlier) * &Number::hundred()).checked_div(earlier)
}

/// Whether there is a growth rate from `earlier` to `later`.
pub(super) fn has_growth(earlier: &Number, later: &Number) -> bool {
    earlier.is_positive() && !later.is_negative()
}

/// 年均 (水平法): the geometric mean of growth a year over `years` years, in percent.
///
/// `((later / earlier)^(1 / years) − 1) × 100`; the base year is not counted.
pub fn average_growth_percent(earlier: &Number, later: &Number, years: i32) -> Option<Number> {
    if !has_growth(earlier, later) {
        return None;
    }
    let years = u32::try_from(years).ok().filter(|years| *years > 0)?;
    later.checked_div(earlier)?.root_percent(years)
}

/// 年均 (累计法): the growth a year, in percent, at which the years after the base year make the same total.
///
/// Solves `(1 + r) + (1 + r)² + … + (1 + r)^n = Σv / v_b` for r, rounded to 24 decimals of `1 + r`. The left side grows
/// and is convex, so that Newton's steps from above come down to the root.
pub fn cumulative_growth_percent(base: &Number, values: &[Number]) -> Option<Number> {
    let years = u32::try_from(values.len()).ok().filter(|years| *years > 0)?;
    let total: Number = values.iter().cloned().sum();
    if !base.is_positive() || total.is_negative() {
        return None;
    }
    let whole = total.checked_div(base)?;
    // With a factor above 1 its last power alone is at most the whole.
    let above = if whole > Number::from(years) { whole.root(years)? } else { Number::one() };
    let factor = falling_to_root(above, years, &whole)?;
    Some((factor - Number::one()) * Number::hundred())
}

/// Decimal places that are carried while a root is looked for; more than are kept.
const WORKING_DECIMALS: u32 = 40;
const KEPT_DECIMALS: u32 = 24;
/// Steps after which nothing is found; each about doubles the right digits, after at most a few for each year.
const MOST_STEPS: usize = 2000;

/// In whole units of the last working decimal place: fractions would have to be put into lowest terms at each step.
fn falling_to_root(above: Number, years: u32, whole: &Number) -> Option<Number> {
    let unit = BigInt::from(10).pow(WORKING_DECIMALS);
    let enough = BigInt::from(10).pow(WORKING_DECIMALS - KEPT_DECIMALS - 4);
    let (over, under) = whole.parts();
    let mut factor = above.in_units_of(WORKING_DECIMALS);
    // Where floating point comes near from above, a few steps are enough.
    if let Some(near) = nearly(&above, years, whole) {
        let (sum, _) = powers(&near, years, &unit);
        if &sum * &under >= &over * &unit {
            factor = near;
        }
    }
    for _ in 0..MOST_STEPS {
        let (sum, slope) = powers(&factor, years, &unit);
        if !slope.is_positive() {
            return None;
        }
        let step = nearest(&((&sum * &under - &over * &unit) * &unit), &(&under * slope));
        factor -= &step;
        if step.abs() < enough {
            return Some(Number::from_units(factor, WORKING_DECIMALS).round(KEPT_DECIMALS));
        }
    }
    None
}

/// A little above the root, in floating point.
fn nearly(above: &Number, years: u32, whole: &Number) -> Option<BigInt> {
    let (over, under) = whole.parts();
    let whole = (over * 10_u64.pow(18) / under).to_f64()? / 1e18;
    let mut factor: f64 = above.to_fixed(20).parse().ok()?;
    for _ in 0..MOST_STEPS {
        let (sum, slope) = (0..years)
            .fold((0.0, 0.0), |(sum, slope): (f64, f64), _| ((sum + 1.0) * factor, slope * factor + sum + 1.0));
        let step = (sum - whole) / slope;
        factor -= step;
        if step.abs() < 1e-14 {
            break;
        }
    }
    let digits = BigInt::from_f64((factor * (1.0 + 1e-13) * 1e18).ceil())?;
    Some(digits * BigInt::from(10).pow(WORKING_DECIMALS - 18))
}

/// `x + x² + … + x^n` and its slope, by Horner's rule with rounded steps.
fn powers(factor: &BigInt, years: u32, unit: &BigInt) -> (BigInt, BigInt) {
    let (mut sum, mut slope) = (BigInt::ZERO, BigInt::ZERO);
    for _ in 0..years {
        // s ← (s + 1)·x, so that its slope is s'·x + s + 1.
        let raised = &sum + unit;
        slope = nearest(&(&slope * factor), unit) + &raised;
        sum = nearest(&(&raised * factor), unit);
    }
    (sum, slope)
}

/// The integer nearest to `part / whole`, of two equally near the one further from 0.
fn nearest(part: &BigInt, whole: &BigInt) -> BigInt {
    let size: BigInt = (part.abs() * 2 + whole) / (whole * 2);
    if part.is_negative() { -size } else { size }
}

/// The total of the years after the base year when each grows by `percent`: `v_b × ((1 + g) + … + (1 + g)^n)`, which is
/// `v_b × q × (q^n − 1) / (q − 1)` for `q = 1 + g`.
pub fn total_grown(base: &Number, percent: &Number, years: i32) -> Option<Number> {
    let years = u32::try_from(years).ok()?;
    if percent.is_zero() {
        return Some(base * &Number::from(years));
    }
    // q = a / b makes it a × (a^n − b^n) / (a − b) / b^n, whose division leaves no rest: one fraction to be shortened.
    let (over, under) = (&percent.checked_div(&Number::hundred())? + &Number::one()).parts();
    let (base_over, base_under) = base.parts();
    let last = under.pow(years);
    let sum = &over * ((over.pow(years) - &last) / (&over - &under));
    Some(Number::from_parts(base_over * sum, base_under * last))
}

/// What `current` becomes in `left` years when it goes on as from `start` over `passed` years:
/// `current × (current / start)^(left / passed)`.
pub(super) fn growing_on(start: &Number, current: &Number, passed: i32, left: i32) -> Option<Number> {
    let (passed, left) = (u32::try_from(passed).ok()?, u32::try_from(left).ok()?);
    let ratio = current.checked_div(start)?;
    if ratio.is_power_too_long(left) {
        return None;
    }
    Some(current * &ratio.power(left).root(passed)?)
}

/// Whether growth by `percent` a year over `years` years has an exact form that is too long to go on with.
pub(super) fn is_too_long(percent: &Number, years: i32) -> bool {
    let factor = (percent + &Number::hundred()).checked_div(&Number::hundred());
    factor.is_some_and(|factor| factor.is_power_too_long(years.unsigned_abs()))
}

/// What `earlier` becomes after growing by `percent` a year for `years` years.
///
/// `earlier × (1 + percent / 100)^years`
///
/// ```
/// use fsip::evaluate::grown;
/// use fsip::model::Number;
///
/// let trademarks = grown(&Number::from(12240), &Number::from(10), 3);
/// assert_eq!(trademarks, "16291.44".parse().ok());
/// ```
pub fn grown(earlier: &Number, percent: &Number, years: i32) -> Option<Number> {
    let years = u32::try_from(years).ok()?;
    let factor = (percent + &Number::hundred()).checked_div(&Number::hundred())?;
    Some(earlier * &factor.power(years))
}

/// [`grown`], or with `in_total` [`total_grown`], in floating point.
pub(super) fn nearly_grown(base: &Number, percent: Approximate, years: u32, in_total: bool) -> Approximate {
    let one = Approximate::from(1);
    let factor = one + percent / 100.into();
    let first = if in_total { 0.into() } else { one };
    let grow = |factors, _| if in_total { (factors + one) * factor } else { factors * factor };
    base.approximate() * (0..years).fold(first, grow)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{average_growth_percent, cumulative_growth_percent, grown, growth_percent, total_grown};
    use crate::model::Number;

    #[test]
    fn there_is_no_growth_rate_from_zero_or_across_a_change_of_sign() {
        let rate = |earlier: i64, later: i64| growth_percent(&Number::from(earlier), &Number::from(later));
        assert_eq!(rate(0, 3), None);
        assert_eq!(rate(-5, 3), None);
        assert_eq!(rate(5, -3), None);
        assert_eq!(rate(1, 0), Some(Number::from(-100)));
        let average = |earlier: i64, later: i64, years: i32| {
            average_growth_percent(&Number::from(earlier), &Number::from(later), years)
        };
        assert_eq!(average(4, 9, 2), Some(Number::from(50)));
        assert_eq!(average(4, 0, 2), Some(Number::from(-100)));
        for (earlier, later, years) in
            [(0, 9, 2), (-4, 9, 2), (-4, -9, 2), (-4, 0, 2), (4, -9, 2), (4, 9, 0), (4, 9, -1)]
        {
            assert_eq!(average(earlier, later, years), None, "{earlier} {later} {years}");
        }
    }

    #[test]
    fn cumulative_growth_has_its_limits() {
        let growth = |base: i32, values: &[i32]| {
            let values: Vec<Number> = values.iter().map(|value| Number::from(*value)).collect();
            cumulative_growth_percent(&base.into(), &values)
        };
        assert_eq!(growth(100, &[0, 0]), Some(Number::from(-100)));
        assert_eq!(growth(100, &[110, 121]), Some(Number::from(10)));
        assert_eq!(growth(100, &[100, 100, 100]), Some(Number::zero()));
        assert_eq!(growth(100, &[]), None);
        assert_eq!(growth(0, &[5]), None);
        assert_eq!(growth(100, &[5, -7]), None);
        // The longest plan with the largest values.
        assert!(growth(1, &[i32::MAX; 200]).is_some());
    }

    proptest! {
        #[test]
        fn cumulative_growth_undoes_growing(base in 1i64..1_000_000, tenths in -900i64..900, years in 1i32..7) {
            let (base, percent) = (Number::from(base), Number::from(tenths).checked_div(&Number::from(10)).unwrap());
            let values: Vec<Number> = (1..=years).map(|year| grown(&base, &percent, year).unwrap()).collect();
            prop_assert_eq!(total_grown(&base, &percent, years), Some(values.iter().cloned().sum()));
            prop_assert_eq!(cumulative_growth_percent(&base, &values), Some(percent));
        }

        #[test]
        fn average_growth_undoes_growing(base in 1i64..1_000_000, tenths in 0i64..500, years in 1i32..8) {
            let (base, percent) = (Number::from(base), Number::from(tenths).checked_div(&Number::from(10)).unwrap());
            let last = grown(&base, &percent, years).unwrap();
            prop_assert_eq!(average_growth_percent(&base, &last, years), Some(percent));
        }

        #[test]
        fn scaling_a_series_scales_nothing_in_its_growth(
            earlier in 1i64..1_000_000, later in 0i64..1_000_000, factor in 1i64..1000, years in 1i32..8,
        ) {
            let (earlier, later, factor) = (Number::from(earlier), Number::from(later), Number::from(factor));
            let (scaled_earlier, scaled_later) = (&earlier * &factor, &later * &factor);
            prop_assert_eq!(growth_percent(&earlier, &later), growth_percent(&scaled_earlier, &scaled_later));
            prop_assert_eq!(
                average_growth_percent(&earlier, &later, years),
                average_growth_percent(&scaled_earlier, &scaled_later, years)
            );
        }
    }
}
