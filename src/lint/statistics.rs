//! Values that are hardly meant.

use std::cmp::Ordering;

use super::Linter;
use crate::diagnostic::Code;
use crate::evaluate::Series;
use crate::load::Folder;
use crate::model::{Condition, IndicatorIndex, Kind, Method, Number, Observation, Quality, Region, Vintages, Year};
use crate::source::Span;

/// A jump by more than this is hardly meant.
const JUMP: i64 = 10;

/// Of which years the plan needs the values of an indicator.
#[derive(Clone)]
struct NeededYears {
    first: Year,
    last: Year,
    /// Whether the years before the first are looked at too.
    needs_history: bool,
}

impl Linter<'_> {
    pub(super) fn observations(&mut self, as_of: Option<Year>) {
        let folder = self.folder;
        let needed = self.needed_years();
        let mut before: Option<(IndicatorIndex, &Region, Year, Number)> = None;
        for (index, region, year, vintages) in folder.observations.cells() {
            let Some((place, known)) = known_of(folder, &vintages) else { continue };
            let place = &place;
            self.future(index, year, as_of, place);
            if let Some(needed) = needed.get(index.0) {
                self.outside_plan(index, year, needed, place);
            }
            self.rate(index, &known.value, place);
            let same_series = before.take().filter(|(of, at, ..)| *of == index && *at == region);
            let is_new_series = vintages.iter().any(|vintage| vintage.quality == Quality::Break);
            if let Some((.., earlier_year, earlier)) = same_series.filter(|_| !is_new_series) {
                self.jump(index, (earlier_year, &earlier), &known.value, place);
            }
            before = Some((index, region, year, known.value));
        }
    }

    /// Amounts that a region reports itself and that its parts do not make together. Where the plan declares no regions, a
    /// part may just not be named.
    pub(super) fn sums_of_parts(&mut self) {
        if self.plan.regions.is_empty() {
            return;
        }
        let folder = self.folder;
        let mut sums: Option<(IndicatorIndex, &Region, Series)> = None;
        for (index, region, year, vintages) in folder.observations.cells() {
            let kind = self.plan.indicator(index).map(|indicator| indicator.kind);
            if !matches!(kind, Some(Kind::Stock | Kind::Flow)) {
                continue;
            }
            let of_series = sums.take().filter(|(of, at, _)| (*of, *at) == (index, region));
            let (.., series) =
                sums.insert(of_series.unwrap_or_else(|| (index, region, self.data(region).rolled_up(index))));
            let Some((sum, (place, known))) = series.at(year).zip(known_of(folder, &vintages)) else {
                continue;
            };
            if sum.value != known.value && self.is_first(Code::SumOfPartsDiffers, index, &place) {
                self.diagnostics
                    .report_at(Code::SumOfPartsDiffers, place)
                    .with("value", known.value.to_plain())
                    .with("sum", sum.value.to_plain());
            }
        }
    }

    /// Whether nothing of the kind was said yet of an indicator in a file.
    fn is_first(&mut self, code: Code, index: IndicatorIndex, place: &Span) -> bool {
        self.repeated.is_first(code, index, place, self.diagnostics.found.len())
    }

    fn future(&mut self, index: IndicatorIndex, year: Year, as_of: Option<Year>, place: &Span) {
        let later_than = as_of.filter(|as_of| year > *as_of);
        if let Some(as_of) = later_than.filter(|_| self.is_first(Code::FutureValue, index, place)) {
            self.diagnostics
                .report_at(Code::FutureValue, place.clone())
                .with("year", year.to_string())
                .with("as_of", as_of.to_string());
        }
    }

    fn outside_plan(&mut self, index: IndicatorIndex, year: Year, needed: &NeededYears, place: &Span) {
        let is_outside = year > needed.last || (year < needed.first && !needed.needs_history);
        if is_outside && self.is_first(Code::YearOutsidePlan, index, place) {
            self.diagnostics
                .report_at(Code::YearOutsidePlan, place.clone())
                .with("year", year.to_string())
                .with("first", needed.first.to_string())
                .with("last", needed.last.to_string());
        }
    }

    /// Of each indicator, in the plan's order.
    fn needed_years(&self) -> Vec<NeededYears> {
        let dues = self.plan.targets.iter().map(|target| target.due);
        let last = dues.fold(self.plan.last_year, Year::max);
        let usual = NeededYears { first: self.plan.base_year, last, needs_history: self.carries_trends_on() };
        let mut needed = vec![usual; self.plan.indicators.len()];
        for measure in self.all_measures() {
            if let Some(needed) = needed.get_mut(measure.indicator.0) {
                needed.first = measure.base.map_or(needed.first, |base| needed.first.min(base));
                needed.needs_history |= measure.condition == Condition::RecordHigh;
            }
        }
        needed
    }

    /// Whether some method of the plan looks at the years before it.
    fn carries_trends_on(&self) -> bool {
        let of_targets = self.plan.targets.iter().filter_map(|target| target.method);
        let of_measures = self.all_measures().filter_map(|measure| measure.method);
        let mut methods = of_targets.chain(of_measures).chain([self.plan.method]);
        methods.any(|method| method == Method::Destatis)
    }

    fn rate(&mut self, index: IndicatorIndex, value: &Number, place: &Span) {
        let is_percentage = self
            .plan
            .indicator(index)
            .is_some_and(|indicator| indicator.kind == Kind::Rate && indicator.unit_of_measure.is_percent());
        let is_outside = is_percentage && (*value > Number::hundred() || value.is_negative());
        if is_outside && self.is_first(Code::RateOutOfRange, index, place) {
            self.diagnostics.report_at(Code::RateOutOfRange, place.clone()).with("value", value.to_plain());
        }
    }

    fn jump(&mut self, index: IndicatorIndex, (year, earlier): (Year, &Number), later: &Number, place: &Span) {
        // Nearly no value is a jump, and this tells it without a division.
        if later.is_within(JUMP, earlier) {
            return;
        }
        let Some(times) = later.checked_div(earlier).filter(|_| !later.is_zero()) else { return };
        let limit = Number::from(JUMP);
        let inverse = Number::one().checked_div(&times.abs()).unwrap_or_else(Number::zero);
        let is_tiny = inverse > Number::from(1000);
        let code = match times.abs().max(inverse).cmp(&limit) {
            Ordering::Less => return,
            Ordering::Equal => Code::TenfoldValue,
            Ordering::Greater => Code::TenfoldJump,
        };
        if self.is_first(code, index, place) {
            self.diagnostics
                .report_at(code, place.clone())
                .with("value", later.to_plain())
                .with("times", times.to_fixed(if times.abs() > Number::one() { 1 } else { 3 }))
                .with(
                    "detail",
                    if times.abs() > Number::one() {
                        "ten"
                    } else if is_tiny {
                        "tiny"
                    } else {
                        "tenth"
                    },
                )
                .with("year", year.to_string())
                .with("before", earlier.to_plain());
        }
    }
}

/// The value of a cell that counts, and where it stands.
fn known_of<'f>(folder: &Folder, vintages: &Vintages<'f>) -> Option<(Span, Observation<'f>)> {
    let known = vintages.known(None)?;
    folder.places.of(known.origin).map(|place| (place, known))
}
