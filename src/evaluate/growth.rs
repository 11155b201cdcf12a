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
