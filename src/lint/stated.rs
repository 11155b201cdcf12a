//! Values that a wording starts from, and what the statistics say of them.

use super::Linter;
use crate::diagnostic::Code;
use crate::model::{Measure, Number, StatedBase, Year};
use crate::source::Span;

/// From here on a whole number may be rounded to its first digits: 1.2万.
const ROUNDED_FROM: u32 = 1000;
/// How far such a number may lie off, in ten thousandths of itself.
const ROUNDING: i64 = 50;

impl Linter<'_> {
    /// 从45%提高到60%, or a base value of 45 %, where the statistics of the base year say 41 %.
    pub(super) fn stated_bases(&mut self, measure: &Measure, base: Year, place: &Span) {
        let of_key = measure.base_value.clone().map(|value| StatedBase { value, year: None });
        for stated in measure.stated_base.iter().chain(&of_key) {
            self.stated_base(stated, measure, base, place);
        }
    }

    fn stated_base(&mut self, stated: &StatedBase, measure: &Measure, base: Year, place: &Span) {
        let year = stated.year.or(measure.base).unwrap_or(base);
        let Some(known) = self.value(measure.indicator, year) else { return };
        if (&known - &stated.value).abs() > rounding(&stated.value) {
            self.diagnostics
                .report_at(Code::StatedBaseDiffers, place.clone())
                .with("stated", stated.value.to_plain())
                .with("known", known.to_plain())
                .with("year", year.to_string());
        }
    }
}

/// By how much a number that is written so may differ from the one that it was rounded from.
fn rounding(stated: &Number) -> Number {
    let decimals = stated.decimals().unwrap_or_default();
    if decimals == 0 && stated.abs() >= Number::from(ROUNDED_FROM) {
        return stated.abs() * Number::ten_thousandths(ROUNDING);
    }
    let half = Number::one().checked_div(&(Number::from(2) * Number::power_of_ten(decimals)));
    half.unwrap_or_else(Number::zero)
}
