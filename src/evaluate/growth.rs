//! Growth between two years.

use crate::model::Number;

/// Growth in percent from `earlier` to `later`; nothing where no growth rate exists: from zero, from a negative value or
/// across a change of sign.
///
/// `(later − earlier) / earlier × 100`
pub fn growth_percent(earlier: &Number, later: &Number) -> Option<Number> {
    if !earlier.is_positive() || later.is_negative() {
        return None;
    }
    (&(later - earlier) * &Number::hundred()).checked_div(earlier)
}

/// 年均 (水平法): the geometric mean of growth a year over `years` years, in percent.
///
/// `((later / earlier)^(1 / years) − 1) × 100`; the base year is not counted.
pub fn average_growth_percent(earlier: &Number, later: &Number, years: i32) -> Option<Number> {
    if !earlier.is_positive() || later.is_negative() {
        return None;
    }
    let years = u32::try_from(years).ok().filter(|years| *years > 0)?;
    let factor = later.checked_div(earlier)?.root(years)?;
    Some((factor - Number::one()) * Number::hundred())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{average_growth_percent, grown, growth_percent};
    use crate::model::Number;

    #[test]
    fn there_is_no_growth_rate_from_zero_or_across_a_change_of_sign() {
        let rate = |earlier: i64, later: i64| growth_percent(&Number::from(earlier), &Number::from(later));
        assert_eq!(rate(0, 3), None);
        assert_eq!(rate(-5, 3), None);
        assert_eq!(rate(5, -3), None);
        assert_eq!(rate(1, 0), Some(Number::from(-100)));
        assert_eq!(average_growth_percent(&Number::from(4), &Number::from(9), 0), None);
    }

    proptest! {
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
