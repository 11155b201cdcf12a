//! What is valid and yet hardly meant: warnings about a plan and its statistics.

mod repeated;
mod totals;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::evaluate::{Data, Series, View};
use crate::load::{Folder, ItemPlace};
use crate::model::{
    Basis, Better, Bound, Condition, IndicatorIndex, Kind, Measure, Method, Number, Observation, Period, Plan,
    Reference, Region, Requirement, Target, WorkItem, Year,
};
use crate::source::Span;
use repeated::Repeated;

/// By how much of itself a stated increase may differ from the one that follows, in percent: as much as 左右 allows.
const ROUGHLY: i64 = 5;
/// A jump by more than this is hardly meant.
const JUMP: i64 = 10;

/// Looks for everything suspicious. `as_of` is the year of judgement when the user chose one.
pub fn lint(folder: &Folder, as_of: Option<Year>) -> Diagnostics {
    let mut linter =
        Linter { folder, plan: &folder.plan, diagnostics: Diagnostics::default(), repeated: Repeated::default() };
    linter.targets();
    linter.work_items();
    linter.indicators();
    linter.units();
    linter.observations(as_of);
    linter.sums_of_parts();
    linter.unformed_totals(as_of);
    linter.repeated.count_in(&mut linter.diagnostics);
    linter.diagnostics
}

struct Linter<'a> {
    folder: &'a Folder,
    plan: &'a Plan,
    diagnostics: Diagnostics,
    repeated: Repeated,
}

/// Of which years the plan needs the values of an indicator.
struct NeededYears {
    first: Year,
    last: Year,
    /// Whether the years before the first are looked at too.
    needs_history: bool,
}

/// The measured requirements of an item, each with its place.
fn measures<'a>(
    requirements: &'a [Requirement],
    place: &'a ItemPlace,
) -> impl Iterator<Item = (&'a Measure, &'a Span)> + Clone {
    requirements.iter().zip(&place.requirements).filter_map(|(requirement, place)| match requirement {
        Requirement::Measured(measure) => Some((measure.as_ref(), place)),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

fn plain_measures(requirements: &[Requirement]) -> impl Iterator<Item = &Measure> {
    requirements.iter().filter_map(|requirement| match requirement {
        Requirement::Measured(measure) => Some(measure.as_ref()),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

impl<'a> Linter<'a> {
    fn targets(&mut self) {
        let folder = self.folder;
        for (target, place) in self.plan.targets.iter().zip(&folder.places.targets) {
            if plain_measures(&target.requirements).next().is_none() {
                self.diagnostics
                    .report_at(Code::TargetWithoutIndicator, place.item.clone())
                    .with("name", target.text.as_str());
            }
            for (measure, place) in measures(&target.requirements, place) {
                self.path(target, measure, place);
                self.yearly_lists(target, measure, place);
            }
            self.increases(measures(&target.requirements, place), self.plan.base_year, target.due);
        }
    }

    fn work_items(&mut self) {
        let folder = self.folder;
        for (item, place) in self.plan.work_items.iter().zip(&folder.places.work_items) {
            self.increases(measures(&item.requirements, place), item.year.plus(-1), item.year);
        }
    }

    /// A path whose step of the due year is not what the target promises.
    fn path(&mut self, target: &Target, measure: &Measure, place: &Span) {
        let Some((level, better)) = self.promised(measure).filter(|_| !is_growth(measure)) else { return };
        if let Some(step) = measure.path.get(&target.due).filter(|step| falls_short(step, level, better)) {
            self.unreachable(place, step, level, &target.due.to_string());
        }
    }

    /// Yearly lists of all years that together do not make what the target promises.
    fn yearly_lists(&mut self, target: &Target, measure: &Measure, place: &Span) {
        let Some((level, better)) = self.promised(measure) else { return };
        let Condition::Compared { basis, .. } = &measure.condition else { return };
        let years = self.plan.first_year.through(target.due);
        let listed = |year: Year, basis: fn(Basis) -> bool| self.listed(measure.indicator, year, basis);
        let reached = match basis {
            Basis::Total => years.map(|year| listed(year, is_of_the_year)).sum::<Option<Number>>(),
            Basis::Value => listed(target.due, |basis| basis == Basis::Value).or_else(|| {
                let base = self.value(measure.indicator, measure.base.unwrap_or(self.plan.base_year))?;
                let increases = years.map(|year| listed(year, |basis| matches!(basis, Basis::Increase(_))));
                Some(base + increases.sum::<Option<Number>>()?)
            }),
            _ => None,
        };
        if let Some(sum) = reached.filter(|sum| falls_short(sum, level, better)) {
            self.unreachable(place, &sum, level, &target.due.to_string());
        }
    }

    fn unreachable(&mut self, place: &Span, sum: &Number, level: &Number, years: &str) {
        self.diagnostics
            .report_at(Code::UnreachableTotal, place.clone())
            .with("sum", sum.to_plain())
            .with("level", level.to_plain())
            .with("years", years);
    }

    /// What the year's work items promise of an indicator; nothing when none does.
    fn listed(&self, indicator: IndicatorIndex, year: Year, of_basis: fn(Basis) -> bool) -> Option<Number> {
        let items = self.plan.work_items.iter().filter(|item: &&WorkItem| item.year == year);
        let measures = items.flat_map(|item| plain_measures(&item.requirements));
        let levels = measures.filter(|measure| measure.indicator == indicator).filter_map(|measure| {
            let Condition::Compared { basis, .. } = &measure.condition else { return None };
            of_basis(*basis).then(|| self.promised(measure).map(|(level, _)| level.clone())).flatten()
        });
        let indicator = self.plan.indicator(indicator)?;
        let is_level = matches!(indicator.kind, Kind::Stock | Kind::Rate | Kind::Ratio) && of_basis(Basis::Value);
        match (is_level, indicator.better) {
            (false, _) => levels.reduce(|sum, level| sum + level),
            (true, Better::Higher) => levels.max(),
            (true, Better::Lower) => levels.min(),
        }
    }

    /// The number that a requirement promises, and the direction that is good.
    fn promised<'m>(&self, measure: &'m Measure) -> Option<(&'m Number, Better)> {
        let better = self.plan.indicator(measure.indicator)?.better;
        let Condition::Compared { bound, .. } = &measure.condition else { return None };
        Some((bound.level(better), better))
    }

    /// A promised value and a promised increase of one item that do not fit the base.
    fn increases<'m>(
        &mut self,
        measures: impl Iterator<Item = (&'m Measure, &'m Span)> + Clone,
        base_year: Year,
        due: Year,
    ) {
        for (increase_of, place) in measures.clone() {
            let Condition::Compared { basis: Basis::Increase(reference), bound } = &increase_of.condition else {
                continue;
            };
            let year = match reference {
                Reference::Base => increase_of.base.unwrap_or(base_year),
                Reference::YearBefore => due.plus(-1),
            };
            let Some(base) = self.value(increase_of.indicator, year) else { continue };
            let Some((increase, _)) = self.promised(increase_of) else { continue };
            for (value_of, _) in measures.clone().filter(|(measure, _)| measure.indicator == increase_of.indicator) {
                let Condition::Compared { basis: Basis::Value, .. } = &value_of.condition else { continue };
                let Some((level, _)) = self.promised(value_of) else { continue };
                let difference = level - increase;
                let percent =
                    if let Bound::About { tolerance, .. } = bound { tolerance.clone() } else { ROUGHLY.into() };
                if (&difference - &base).abs() * Number::hundred() > increase.abs() * percent {
                    self.diagnostics
                        .report_at(Code::ContradictingIncrease, place.clone())
                        .with("level", level.to_plain())
                        .with("increase", increase.to_plain())
                        .with("difference", difference.to_plain())
                        .with("year", year.to_string())
                        .with("base", base.to_plain());
                }
            }
        }
    }

    fn value(&self, indicator: IndicatorIndex, year: Year) -> Option<Number> {
        self.data(&Region::Whole).series(indicator).at(year).map(|reading| reading.value.clone())
    }

    fn data<'d>(&'d self, region: &'d Region) -> Data<'d> {
        Data { plan: self.plan, observations: &self.folder.observations, view: View::default(), region }
    }

    fn indicators(&mut self) {
        let used = self.used_indicators();
        let places = self.folder.places.indicators.iter();
        for ((index, indicator), place) in self.plan.indexed_indicators().zip(places) {
            if !used.contains(&index) {
                self.diagnostics
                    .report_at(Code::IndicatorWithoutTarget, place.clone())
                    .with("name", indicator.name.as_str());
            }
        }
    }

    /// Every indicator that a requirement names, and the parts from which those are computed.
    fn used_indicators(&self) -> BTreeSet<IndicatorIndex> {
        let mut open: Vec<IndicatorIndex> = self.all_measures().map(|measure| measure.indicator).collect();
        let mut used = BTreeSet::new();
        while let Some(index) = open.pop() {
            if used.insert(index) {
                let fraction = self.plan.indicator(index).and_then(|indicator| indicator.computed.as_ref());
                open.extend(fraction.iter().flat_map(|fraction| [fraction.numerator, fraction.denominator]));
            }
        }
        used
    }

    fn all_measures(&self) -> impl Iterator<Item = &'a Measure> {
        let targets = self.plan.targets.iter().map(|target| target.requirements.as_slice());
        let items = self.plan.work_items.iter().map(|item| item.requirements.as_slice());
        targets.chain(items).flat_map(plain_measures)
    }

    fn units(&mut self) {
        let plan = self.plan;
        let lists = plan.targets.iter().map(|target| &target.units);
        let lists = lists.chain(plan.tasks.iter().map(|task| &task.units));
        let lists = lists.chain(plan.safeguards.iter().map(|safeguard| &safeguard.units));
        let lists = lists.chain(plan.work_items.iter().map(|item| &item.units));
        // Who sits in the leading group answers with it.
        let members = plan.members.iter().filter_map(|member| member.unit.as_ref());
        let busy: BTreeSet<&str> = lists.flatten().chain(members).map(String::as_str).collect();
        for (unit, place) in plan.units.iter().zip(&self.folder.places.units) {
            if !busy.contains(unit.id.as_str()) {
                self.diagnostics.report_at(Code::IdleUnit, place.clone()).with("name", unit.name.as_str());
            }
        }
    }

    fn observations(&mut self, as_of: Option<Year>) {
        let folder = self.folder;
        let needed: BTreeMap<IndicatorIndex, NeededYears> =
            self.plan.indexed_indicators().map(|(index, _)| (index, self.needed_years(index))).collect();
        let mut before: Option<(IndicatorIndex, &Region, Year, &Number)> = None;
        for (index, region, year, vintages) in folder.observations.cells() {
            let Some((place, known)) = known_at(folder, index, region, year) else { continue };
            self.future(index, year, as_of, place);
            if let Some(needed) = needed.get(&index) {
                self.outside_plan(index, year, needed, place);
            }
            self.rate(index, &known.value, place);
            let same_series = before.filter(|(of, at, ..)| *of == index && *at == region);
            let is_new_series = vintages.iter().any(|vintage| vintage.quality == crate::model::Quality::Break);
            if let Some((.., earlier_year, earlier)) = same_series.filter(|_| !is_new_series) {
                self.jump(index, (earlier_year, earlier), &known.value, place);
            }
            before = Some((index, region, year, &known.value));
        }
    }

    /// Amounts that a region reports itself and that its parts do not make together. Where the plan declares no regions, a
    /// part may just not be named.
    fn sums_of_parts(&mut self) {
        if self.plan.regions.is_empty() {
            return;
        }
        let folder = self.folder;
        let mut sums: Option<(IndicatorIndex, &Region, Series)> = None;
        for (index, region, year, _) in folder.observations.cells() {
            let kind = self.plan.indicator(index).map(|indicator| indicator.kind);
            if !matches!(kind, Some(Kind::Stock | Kind::Flow)) {
                continue;
            }
            let of_series = sums.take().filter(|(of, at, _)| (*of, *at) == (index, region));
            let (.., series) =
                sums.insert(of_series.unwrap_or_else(|| (index, region, self.data(region).rolled_up(index))));
            let Some((sum, (place, known))) = series.at(year).zip(known_at(folder, index, region, year)) else {
                continue;
            };
            if sum.value != known.value && self.is_first(Code::SumOfPartsDiffers, index, place) {
                self.diagnostics
                    .report_at(Code::SumOfPartsDiffers, place.clone())
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

    fn needed_years(&self, index: IndicatorIndex) -> NeededYears {
        let measures: Vec<&Measure> = self.all_measures().filter(|measure| measure.indicator == index).collect();
        let asks_for_record = measures.iter().any(|measure| measure.condition == Condition::RecordHigh);
        let bases = measures.iter().filter_map(|measure| measure.base);
        let dues = self.plan.targets.iter().map(|target| target.due);
        NeededYears {
            first: bases.fold(self.plan.base_year, Year::min),
            last: dues.fold(self.plan.last_year, Year::max),
            needs_history: self.carries_trends_on() || asks_for_record,
        }
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
        let Some(times) = later.checked_div(earlier).filter(|_| !later.is_zero()) else { return };
        let limit = Number::from(JUMP);
        let inverse = Number::one().checked_div(&times.abs()).unwrap_or_else(Number::zero);
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
                .with("detail", if times.abs() > Number::one() { "ten" } else { "tenth" })
                .with("year", year.to_string())
                .with("before", earlier.to_plain());
        }
    }
}

/// The value of a cell that counts, and where it stands.
fn known_at<'f>(
    folder: &'f Folder,
    index: IndicatorIndex,
    region: &Region,
    year: Year,
) -> Option<(&'f Span, &'f Observation)> {
    let known = folder.observations.known(index, region, year, None)?;
    let key = (index, region.clone(), Period::Year(year));
    let which = folder.observations.vintages(&key).iter().position(|vintage| std::ptr::eq(known, vintage))?;
    folder.places.observations.get(&key)?.get(which).map(|place| (place, known))
}

/// Whether a requirement promises a percentage of growth, which is no level of the indicator.
fn is_growth(measure: &Measure) -> bool {
    let Condition::Compared { basis, .. } = &measure.condition else { return false };
    matches!(basis, Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::CumulativeGrowth)
}

/// What a work item promises of its own year, as part of a total.
fn is_of_the_year(basis: Basis) -> bool {
    matches!(basis, Basis::Value | Basis::Total)
}

fn falls_short(reached: &Number, level: &Number, better: Better) -> bool {
    match better {
        Better::Higher => reached < level,
        Better::Lower => reached > level,
    }
}
