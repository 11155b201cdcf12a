//! Values that are hardly meant.

use std::cmp::Ordering;

use super::Linter;
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::looks_back;
use crate::model::{Condition, Indicator, IndicatorIndex, Kind, Number, Region, SeriesValue, View, Vintages, Year};
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

/// A cell of the statistics.
#[derive(Clone)]
struct Cell<'c> {
    index: IndicatorIndex,
    year: Year,
    vintages: Vintages<'c>,
}

impl Cell<'_> {
    /// The value that counts.
    fn value(&self) -> Option<Number> {
        self.vintages.value(View::default()).map(|(value, _)| value)
    }
}

impl Linter<'_> {
    pub(super) fn observations(&mut self, as_of: Option<Year>) {
        let folder = self.folder;
        let needed = self.needed_years();
        for (index, _, cells) in folder.observations.each_series() {
            let (needed, is_percentage) = (needed.get(index.0), self.is_percentage(index));
            let mut before: Option<Cell<'_>> = None;
            for (year, vintages) in cells {
                let cell = Cell { index, year, vintages };
                self.future(&cell, as_of);
                if let Some(needed) = needed {
                    self.outside_plan(&cell, needed);
                }
                if is_percentage {
                    self.rate(&cell);
                }
                if let Some(before) = before {
                    self.jump(&cell, &before);
                }
                before = Some(cell);
            }
        }
    }

    /// Amounts that a region reports itself and that its parts do not make together. Where the plan declares no regions, a
    /// part may just not be named.
    pub(super) fn sums_of_parts(&mut self) {
        if self.plan.regions.is_empty() {
            return;
        }
        let folder = self.folder;
        for (index, region, cells) in folder.observations.each_series() {
            let Some(indicator) = self.plan.indicator(index) else { continue };
            let is_sum = matches!(indicator.kind, Kind::Stock | Kind::Flow);
            if !is_sum && indicator.computed.is_none() {
                continue;
            }
            let data = self.data(region);
            let sums = data.rolled_up(index);
            for (year, vintages) in cells {
                let Some((sum, (value, _))) = sums.at(year).zip(vintages.value(View::default())) else { continue };
                // What was published is rounded, and does not count where the region has counts of its own.
                let is_same = || rounds_to(&sum.value, &value) || data.parts_of(index, year).is_some();
                let cell = Cell { index, year, vintages };
                if sum.value != value
                    && (is_sum || !is_same())
                    && let Some(place) = self.first_place(Code::SumOfPartsDiffers, &cell)
                {
                    self.diagnostics
                        .report_at(Code::SumOfPartsDiffers, place)
                        .with("value", value.to_plain())
                        .with("sum", if is_sum { sum.value.to_plain() } else { sum.value.to_fixed(2) });
                }
            }
        }
    }

    /// Values that are computed from numerator and denominator: rates beyond their whole, and others than were published.
    pub(super) fn computed(&mut self) {
        let (folder, plan) = (self.folder, self.plan);
        let computed = |(index, indicator): (_, &Indicator)| indicator.computed.is_some().then_some(index);
        for index in plan.indexed_indicators().filter_map(computed) {
            for region in [Region::Whole].iter().chain(folder.observations.parts()) {
                for (year, SeriesValue { value, .. }) in self.data(region).series(index).iter() {
                    self.computed_value((index, region, year), value);
                }
                self.zero_denominators(index, region);
            }
        }
    }

    /// Denominators of which nothing can be computed.
    fn zero_denominators(&mut self, index: IndicatorIndex, region: &Region) {
        let Some(fraction) = self.plan.indicator(index).and_then(|indicator| indicator.computed.as_ref()) else {
            return;
        };
        let data = self.data(region);
        let denominators = data.series(fraction.denominator);
        for (year, _) in denominators.iter().filter(|(_, whole)| whole.value.is_zero()) {
            let origin = data.origins(fraction.denominator, year).first().copied();
            if let Some(place) = origin.and_then(|origin| self.folder.places.of(origin))
                && let Some(found) = self.report_computed(Code::ZeroDenominator, index, &place)
            {
                found.with("year", year.to_string());
            }
        }
    }

    fn computed_value(&mut self, (index, region, year): (IndicatorIndex, &Region, Year), value: &Number) {
        let vintages = self.folder.observations.vintages(index, region, year);
        let differing = vintages.value(View::default()).filter(|(published, _)| !rounds_to(value, published));
        let is_beyond_whole = self.is_percentage(index) && is_beyond_whole(value);
        let data = self.data(region);
        if differing.is_none() && !is_beyond_whole || data.parts_of(index, year).is_none() {
            return;
        }
        let computed_from = || data.origins(index, year).first().copied();
        let origin = if differing.is_some() { vintages.origin() } else { computed_from() };
        let Some(place) = origin.and_then(|origin| self.folder.places.of(origin)) else { return };
        if let Some((published, _)) = differing
            && let Some(found) = self.report_computed(Code::ComputedValueDiffers, index, &place)
        {
            let computed = value.to_fixed(2);
            found.with("value", published.to_plain()).with("computed", computed).with("year", year.to_string());
        }
        if is_beyond_whole && let Some(found) = self.report_computed(Code::RateOutOfRange, index, &place) {
            found.with("value", value.to_plain());
        }
    }

    /// A diagnostic, unless one of the kind was given of the indicator in the file.
    fn report_computed(&mut self, code: Code, index: IndicatorIndex, place: &Span) -> Option<&mut Diagnostic> {
        let next = self.diagnostics.found.len();
        let is_first = self.repeated.is_first((code, index), place, None, next);
        is_first.then(|| self.diagnostics.report_at(code, place.clone()))
    }

    /// Where a cell stands when nothing of the kind was said yet of its indicator in its file.
    fn first_place(&mut self, code: Code, cell: &Cell<'_>) -> Option<Span> {
        self.first_place_beside(code, cell, None)
    }

    /// The same of a cell that is compared with another.
    // For nearly every row where the plan is younger than its figures: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn first_place_beside(&mut self, code: Code, cell: &Cell<'_>, other: Option<&Cell<'_>>) -> Option<Span> {
        let place_of = |cell: &Cell<'_>| self.folder.places.of(cell.vintages.origin()?);
        let (place, compared) = (place_of(cell)?, other.and_then(place_of));
        let next = self.diagnostics.found.len();
        self.repeated.is_first((code, cell.index), &place, compared.as_ref(), next).then_some(place)
    }

    fn future(&mut self, cell: &Cell<'_>, as_of: Option<Year>) {
        let later_than = as_of.filter(|as_of| cell.year > *as_of);
        if let Some(as_of) = later_than
            && let Some(place) = self.first_place(Code::FutureValue, cell)
        {
            self.diagnostics
                .report_at(Code::FutureValue, place)
                .with("year", cell.year.to_string())
                .with("as_of", as_of.to_string());
        }
    }

    fn outside_plan(&mut self, cell: &Cell<'_>, needed: &NeededYears) {
        let year = cell.year;
        let is_outside = year > needed.last || (year < needed.first && !needed.needs_history);
        // Others publish as many years as they have.
        let is_declared = |place: &Span| self.folder.places.declared.contains(&place.source);
        if is_outside
            && let Some(place) = self.first_place(Code::YearOutsidePlan, cell)
            && !is_declared(&place)
        {
            self.report_outside(year, (needed.first, needed.last), place);
        }
    }

    /// Days of the ledger that are outside the plan.
    pub(super) fn days(&mut self) {
        let (folder, plan) = (self.folder, self.plan);
        for id in folder.progress.ids() {
            let places = folder.places.entries.get(id).map(Vec::as_slice).unwrap_or_default();
            for (entry, place) in folder.progress.entries(id).iter().zip(places) {
                if let Some(year) = entry.year().filter(|year| *year < plan.base_year || *year > plan.last_year) {
                    self.report_outside(year, (plan.base_year, plan.last_year), place.clone());
                }
            }
        }
    }

    pub(super) fn report_outside(&mut self, year: Year, (first, last): (Year, Year), place: Span) {
        let diagnostic = self.diagnostics.report_at(Code::YearOutsidePlan, place).with("year", year.to_string());
        diagnostic.with("first", first.to_string()).with("last", last.to_string());
    }

    /// Of each indicator, in the plan's order.
    fn needed_years(&self) -> Vec<NeededYears> {
        let dues = self.plan.targets.iter().map(|target| target.due.year());
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
        methods.any(looks_back)
    }

    fn is_percentage(&self, index: IndicatorIndex) -> bool {
        let is_percentage =
            |indicator: &Indicator| indicator.kind == Kind::Rate && indicator.unit_of_measure.is_percent();
        self.plan.indicator(index).is_some_and(is_percentage)
    }

    fn rate(&mut self, cell: &Cell<'_>) {
        if let Some(value) = cell.value().filter(is_beyond_whole)
            && let Some(place) = self.first_place(Code::RateOutOfRange, cell)
        {
            self.diagnostics.report_at(Code::RateOutOfRange, place).with("value", value.to_plain());
        }
    }

    fn jump(&mut self, cell: &Cell<'_>, before: &Cell<'_>) {
        // Nearly no value is a jump, and this tells it without a division.
        if cell.vintages.is_within(JUMP, &before.vintages) || cell.vintages.is_new_series() {
            return;
        }
        let Some((later, earlier)) = cell.value().zip(before.value()) else { return };
        let Some(times) = later.checked_div(&earlier).filter(|_| !later.is_zero()) else { return };
        let limit = Number::from(JUMP);
        let inverse = Number::one().checked_div(&times.abs()).unwrap_or_else(Number::zero);
        let is_tiny = inverse > Number::from(1000);
        let code = match times.abs().max(inverse).cmp(&limit) {
            Ordering::Less => return,
            Ordering::Equal => Code::TenfoldValue,
            Ordering::Greater => Code::TenfoldJump,
        };
        if let Some(place) = self.first_place_beside(code, cell, Some(before)) {
            self.diagnostics
                .report_at(code, place)
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
                .with("year", before.year.to_string())
                .with("before", earlier.to_plain());
        }
    }
}

fn is_beyond_whole(value: &Number) -> bool {
    *value > Number::hundred() || value.is_negative()
}

/// Whether a value is the other one with as many decimals as that has.
fn rounds_to(value: &Number, rounded: &Number) -> bool {
    let plain = rounded.to_plain();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    value.to_fixed(u32::try_from(decimals).unwrap_or(u32::MAX)) == plain
}
