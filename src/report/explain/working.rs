//! The formulas with the numbers put in. Every result is the one of the assessment; here it is only written down.

use serde::Serialize;

use super::pace;
use crate::evaluate::{Criterion, Data, Flag, RequirementJudgement, growth_percent};
use crate::model::{Basis, Bound, Condition, Fraction, Indicator, Kind, Measure, Method, Number, Reference, Year};
use crate::report::requirement::{Scale, scale};
use crate::report::{decimals_not_zero, decimals_that_agree};

/// The unit of a difference of percentages.
pub(super) const POINTS: &str = "pp";

/// One line of the working.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Step {
    /// What is computed.
    pub(super) name: &'static str,
    /// The formula with its numbers.
    pub(super) formula: String,
    /// What comes out; in percent where `unit` is `%`.
    pub(super) result: Option<Number>,
    /// The unit of the result.
    pub(super) unit: String,
    /// Whether the condition holds, for verdicts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) holds: Option<bool>,
}

/// What the formulas are made of.
pub(super) struct Working<'a> {
    pub(super) data: &'a Data<'a>,
    pub(super) indicator: &'a Indicator,
    pub(super) measure: &'a Measure,
    pub(super) judgement: &'a RequirementJudgement,
    pub(super) first_year: Year,
    pub(super) due: Year,
}

/// Decimal places of a number inside a formula whose expansion does not end.
const DECIMALS: u32 = 4;
/// Decimal places up to which a number is written whole; spreadsheets keep as many.
const LONGEST_GIVEN: u32 = 15;

/// A number of a formula: as it was given, a quotient or a root rounded.
pub(super) fn written(number: &Number) -> String {
    match number.decimals() {
        Some(places) if places <= LONGEST_GIVEN => number.to_plain(),
        _ => number.to_fixed(decimals_not_zero(number, DECIMALS)),
    }
}

/// A number beside the level with which it is compared: with as many places as it takes not to seem to have reached it.
fn written_beside(number: &Number, level: &Number) -> String {
    let rounded = written(number);
    let agrees = |shown: &Number| shown.cmp(level) == number.cmp(level);
    match rounded.parse::<Number>() {
        Ok(shown) if agrees(&shown) => rounded,
        _ => number.to_fixed(decimals_that_agree(number, DECIMALS, agrees)),
    }
}

/// The result of a step; a completion does not seem to be 100 % when it is not.
pub(super) fn result_written(step: &Step) -> Option<String> {
    let result = step.result.as_ref()?;
    Some(if step.name == "completion" { written_beside(result, &Number::hundred()) } else { written(result) })
}

/// A number after an operator: negative ones in brackets.
pub(super) fn bracketed(number: &Number) -> String {
    if number.is_negative() { format!("({})", written(number)) } else { written(number) }
}

pub(super) fn difference(one: &Number, other: &Number) -> String {
    format!("{} − {}", written(one), bracketed(other))
}

pub(super) fn percent(number: &Number) -> String {
    format!("{} %", written(number))
}

/// `1 + 5 %`, or `1 − 5 %`.
fn grown_by(rate: &Number) -> String {
    let sign = if rate.is_negative() { "−" } else { "+" };
    format!("1 {sign} {}", percent(&rate.abs()))
}

impl Working<'_> {
    /// Every line that has its numbers, in the order of the reasoning.
    pub(super) fn steps(&self) -> Vec<Step> {
        let Condition::Compared { basis, bound } = &self.measure.condition else { return self.without_bound() };
        let mut steps = self.computed_values();
        steps.extend(self.figure(*basis));
        steps.extend(self.cumulative(*basis));
        steps.extend(self.parts_of_growth());
        steps.extend(self.verdict(*basis));
        steps.extend(self.goal(*basis));
        steps.extend(self.completion(*basis, bound));
        steps.extend(self.progress());
        steps.extend(self.time_share());
        let linear = self.method() == Method::Linear;
        steps.extend(self.pace(*basis).filter(|_| linear));
        steps.extend(pace::steps(self, self.level_aimed_at(*basis, bound).as_ref()));
        steps.extend(self.needed());
        steps.extend(self.projected(*basis).filter(|_| linear));
        steps
    }

    pub(super) fn method(&self) -> Method {
        self.judgement.method.unwrap_or_default()
    }

    /// The level of the indicator itself that is aimed at.
    fn level_aimed_at(&self, basis: Basis, bound: &Bound) -> Option<Number> {
        let level = bound.level(self.indicator.better);
        match basis {
            Basis::Value => Some(level.clone()),
            Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => Some(self.base()?.1 + level),
            Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::AverageIncrease => {
                self.judgement.threshold_value.clone()
            }
            Basis::Total
            | Basis::AverageTotal
            | Basis::Increase(Reference::YearBefore)
            | Basis::Points(Reference::YearBefore)
            | Basis::Growth
            | Basis::CumulativeGrowth => None,
        }
    }

    pub(super) fn step(&self, name: &'static str, formula: String, result: Option<&Number>) -> Step {
        let unit = if scale(self.judgement) == Scale::Points && !is_a_level(self.judgement, name) {
            POINTS
        } else {
            self.indicator.unit_of_measure.as_str()
        };
        Step { name, formula, result: result.cloned(), unit: unit.to_owned(), holds: None }
    }

    pub(super) fn percent_step(&self, name: &'static str, formula: String, result: &Number) -> Step {
        Step { name, formula, result: Some(result.clone()), unit: "%".to_owned(), holds: None }
    }

    pub(super) fn plain_step(&self, name: &'static str, formula: String, result: &Number) -> Step {
        Step { name, formula, result: Some(result.clone()), unit: String::new(), holds: None }
    }

    pub(super) fn latest(&self) -> Option<(Year, &Number)> {
        self.judgement.latest.as_ref().map(|latest| (latest.year, &latest.value))
    }

    pub(super) fn base(&self) -> Option<(Year, &Number)> {
        self.judgement.base.as_ref().map(|base| (base.year, &base.value))
    }

    /// Record high and direction: the comparison is all there is.
    fn without_bound(&self) -> Vec<Step> {
        let mut steps = self.computed_values();
        let against = match &self.judgement.criterion {
            Criterion::Record { best, .. } => best.clone(),
            // Year by year it is the year before that counts, and the note says which year failed.
            Criterion::Trend(_) if self.measure.every_year => None,
            Criterion::Trend(_) => self.base().map(|(_, value)| value.clone()),
            Criterion::Compared { .. } | Criterion::Milestone { .. } | Criterion::Judged { .. } => None,
        };
        let line = self.judgement.criterion.line();
        if let (Some((_, latest)), Some(against), Some(line), Some(met)) =
            (self.latest(), against, line, self.judgement.met)
        {
            let formula =
                format!("{} {} {}", written_beside(latest, &against), line.relation.sign(), written(&against));
            steps.push(Step { holds: Some(met), ..self.step("verdict", formula, None) });
        }
        if let Condition::Trend(_) = self.measure.condition {
            steps.extend(pace::steps(self, None));
        }
        steps
    }

    /// How the values that are used come from numerator and denominator.
    fn computed_values(&self) -> Vec<Step> {
        let Some(fraction) = &self.indicator.computed else { return Vec::new() };
        let years = [self.base().map(|(year, _)| year), self.latest().map(|(year, _)| year)];
        let step = |year: Year| {
            let (part, whole) = self.parts(fraction, year)?;
            let value = (&part * &fraction.per).checked_div(&whole)?;
            let per =
                if fraction.per == Number::one() { String::new() } else { format!(" × {}", written(&fraction.per)) };
            let formula = format!("[{year}] {} ÷ {}{per}", written(&part), written(&whole));
            Some(self.step("computed", formula, Some(&value)))
        };
        let mut years: Vec<Year> = years.into_iter().flatten().collect();
        years.dedup();
        years.into_iter().filter_map(step).collect()
    }

    fn parts(&self, fraction: &Fraction, year: Year) -> Option<(Number, Number)> {
        let value = |index| self.data.series(index).at(year).map(|reading| reading.value.clone());
        Some((value(fraction.numerator)?, value(fraction.denominator)?))
    }

    fn figure(&self, basis: Basis) -> Option<Step> {
        let actual = self.judgement.actual.as_ref()?;
        let (year, latest) = self.latest()?;
        match basis {
            Basis::Value | Basis::CumulativeGrowth => None,
            Basis::Total => Some(self.step("figure", summed(&self.values_of_plan(year)), Some(actual))),
            Basis::AverageTotal => {
                let years = year.since(self.first_year.plus(-1));
                let formula = format!("({}) ÷ {years}", summed(&self.values_of_plan(year)));
                Some(self.step("figure", formula, Some(actual)))
            }
            Basis::AverageIncrease => {
                let (base_year, base) = self.base()?;
                let formula = format!("({}) ÷ {}", difference(latest, base), year.since(base_year));
                Some(self.step("figure", formula, Some(actual)))
            }
            Basis::Increase(_) | Basis::Points(_) => {
                Some(self.step("figure", difference(latest, self.base()?.1), Some(actual)))
            }
            Basis::Growth | Basis::GrowthSinceBase => {
                let base = self.base()?.1;
                let formula = format!("({}) ÷ {}", difference(latest, base), written(base));
                Some(self.percent_step("figure", formula, actual))
            }
            Basis::AverageGrowth => {
                let (base_year, base) = self.base()?;
                let years = year.since(base_year);
                let formula = format!("({} ÷ {})^(1/{years}) − 1", written(latest), written(base));
                Some(self.percent_step("figure", formula, actual))
            }
        }
    }

    /// The known values of the plan's years up to this one.
    fn values_of_plan(&self, year: Year) -> Vec<Number> {
        let series = self.data.series(self.measure.indicator);
        self.first_year.through(year).filter_map(|year| Some(series.at(year)?.value.clone())).collect()
    }

    /// 累计法: the total against the base, and the same from the growth that was found.
    fn cumulative(&self, basis: Basis) -> Vec<Step> {
        if basis != Basis::CumulativeGrowth {
            return Vec::new();
        }
        let (Some(growth), Some((base_year, base)), Some((year, _))) =
            (&self.judgement.actual, self.base(), self.latest())
        else {
            return Vec::new();
        };
        let series = self.data.series(self.measure.indicator);
        let values: Vec<Number> =
            base_year.plus(1).through(year).filter_map(|year| Some(series.at(year)?.value.clone())).collect();
        let summands: Vec<String> = values.iter().map(bracketed).collect();
        let Some(whole) = values.into_iter().sum::<Number>().checked_div(base) else { return Vec::new() };
        let total = format!("({}) ÷ {}", summands.join(" + "), written(base));
        let found = format!("{} ≈ Σ", percent(growth));
        let powers = powers_summed(growth, year.since(base_year));
        vec![
            self.plain_step("total-of-base", total, &whole),
            self.plain_step("figure", format!("[{found}] {powers}"), &whole),
        ]
    }

    /// A ratio grows by its numerator's growth over its denominator's: `(1 + g_num) ÷ (1 + g_den) − 1`.
    fn parts_of_growth(&self) -> Option<Step> {
        let fraction = self.indicator.computed.as_ref().filter(|_| self.indicator.kind == Kind::Ratio)?;
        let (year, _) = self.latest()?;
        let (earlier, later) = (self.parts(fraction, year.plus(-1))?, self.parts(fraction, year)?);
        let (part, whole) = (growth_percent(&earlier.0, &later.0)?, growth_percent(&earlier.1, &later.1)?);
        let formula = format!("({}) ÷ ({}) − 1", grown_by(&part), grown_by(&whole));
        let one = |growth: &Number| growth + &Number::hundred();
        let ratio = one(&part).checked_div(&one(&whole))?;
        Some(self.percent_step("parts", formula, &((ratio - Number::one()) * Number::hundred())))
    }

    /// What must hold every year may have failed in another year than the one that is shown.
    fn verdict(&self, basis: Basis) -> Option<Step> {
        let met = self.judgement.met.filter(|met| *met || !self.failed_in_another_year())?;
        let actual = self.judgement.actual.as_ref()?;
        let line = self.judgement.criterion.line()?;
        let (sign, level) = (line.relation.sign(), &line.level);
        let formula = match basis {
            Basis::Value
            | Basis::Total
            | Basis::AverageTotal
            | Basis::AverageIncrease
            | Basis::Increase(_)
            | Basis::Points(_) => format!("{} {sign} {}", written_beside(actual, level), written(level)),
            Basis::Growth | Basis::GrowthSinceBase => {
                let (latest, base) = (self.latest()?.1, self.base()?.1);
                format!("{} {sign} {} × ({})", written(latest), written(base), grown_by(level))
            }
            Basis::AverageGrowth => {
                let ((year, latest), (base_year, base)) = (self.latest()?, self.base()?);
                let years = year.since(base_year);
                let power = if years == 1 { String::new() } else { format!("^{years}") };
                format!("{} {sign} {} × ({}){power}", written(latest), written(base), grown_by(level))
            }
            Basis::CumulativeGrowth => {
                let (base_year, base) = self.base()?;
                let powers = powers_summed(level, self.latest()?.0.since(base_year));
                let total = self.judgement.reached.as_ref()?;
                format!("{} {sign} {} × ({powers})", written(total), written(base))
            }
        };
        Some(Step { holds: Some(met), ..self.step("verdict", formula, None) })
    }

    fn failed_in_another_year(&self) -> bool {
        let latest = self.latest().map(|(year, _)| year);
        let mut flags = self.judgement.flags.iter();
        flags.any(|flag| matches!(flag, Flag::FailedIn(year) if Some(*year) != latest))
    }

    /// The level that growth must have led to when it is due.
    fn goal(&self, basis: Basis) -> Option<Step> {
        let goal = self.judgement.threshold_value.as_ref()?;
        let level = self.single_level()?;
        if basis == Basis::AverageTotal {
            let formula = format!("{} × {}", written(level), self.due.since(self.first_year.plus(-1)));
            return Some(self.step("goal-of-total", formula, Some(goal)));
        }
        let (base_year, base) = self.base()?;
        let formula = match basis {
            Basis::AverageGrowth => {
                format!("{} × ({})^{}", written(base), grown_by(level), self.due.since(base_year))
            }
            Basis::GrowthSinceBase => format!("{} × ({})", written(base), grown_by(level)),
            Basis::AverageIncrease => {
                format!("{} + {} × {}", written(base), bracketed(level), self.due.since(base_year))
            }
            Basis::CumulativeGrowth => {
                format!("{} × ({})", written(base), powers_summed(level, self.due.since(base_year)))
            }
            Basis::Value
            | Basis::Total
            | Basis::AverageTotal
            | Basis::Increase(_)
            | Basis::Points(_)
            | Basis::Growth => return None,
        };
        let name = if basis == Basis::CumulativeGrowth { "goal-of-total" } else { "goal" };
        Some(self.step(name, formula, Some(goal)))
    }

    /// The one number that is asked for; a range has none.
    fn single_level(&self) -> Option<&Number> {
        let Condition::Compared { bound, .. } = &self.measure.condition else { return None };
        match bound {
            Bound::AtLeast(level) | Bound::MoreThan(level) | Bound::AtMost(level) | Bound::LessThan(level) => {
                Some(level)
            }
            Bound::About { level, .. } => Some(level),
            Bound::Range { .. } => None,
        }
    }

    fn completion(&self, basis: Basis, bound: &Bound) -> Option<Step> {
        let completion = self.judgement.completion.as_ref()?;
        let actual = self.judgement.actual.as_ref()?;
        let level = bound.level(self.indicator.better);
        let formula = match basis {
            Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth | Basis::CumulativeGrowth => {
                let (one, other) =
                    if bound.is_ceiling(self.indicator.better) { (level, actual) } else { (actual, level) };
                format!("({}) ÷ ({})", grown_by(one), grown_by(other))
            }
            Basis::Value
            | Basis::Total
            | Basis::AverageTotal
            | Basis::AverageIncrease
            | Basis::Increase(_)
            | Basis::Points(_) => {
                let is_inverse = bound.is_ceiling(self.indicator.better) && !level.is_negative();
                let (part, whole) = if is_inverse { (level, actual) } else { (actual, level) };
                format!("{} ÷ {}", written(part), bracketed(whole))
            }
        };
        Some(self.percent_step("completion", formula, completion))
    }

    /// Start, current place and goal of the way.
    fn way(&self) -> Option<[&Number; 3]> {
        let judgement = self.judgement;
        let (start, reached) = (&judgement.start.as_ref()?.value, judgement.reached.as_ref()?);
        Some([start, reached, judgement.threshold_value.as_ref()?])
    }

    fn progress(&self) -> Option<Step> {
        let progress = self.judgement.progress.as_ref()?;
        let [start, current, goal] = self.way()?;
        let formula = if start.is_zero() {
            format!("{} ÷ {}", written(current), bracketed(goal))
        } else {
            format!("({}) ÷ ({})", difference(current, start), difference(goal, start))
        };
        Some(self.percent_step("progress", formula, progress))
    }

    fn time_share(&self) -> Option<Step> {
        let share = self.judgement.time_share.as_ref()?;
        let (year, _) = self.latest()?;
        if let Some(step) = self.measure.path.get(&year) {
            let [start, _, goal] = self.way()?;
            let formula = format!("({}) ÷ ({})", difference(step, start), difference(goal, start));
            return Some(self.percent_step("path-share", formula, share));
        }
        let start = self.judgement.start.as_ref()?.year;
        let formula = format!("({year} − {start}) ÷ ({} − {start})", self.due);
        Some(self.percent_step("time-share", formula, share))
    }

    fn pace(&self, basis: Basis) -> Option<Step> {
        let pace = self.judgement.pace.as_ref()?;
        let (one, other) = match basis {
            Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => {
                let level = self.single_level()?;
                let actual = self.judgement.actual.as_ref()?;
                return Some(self.plain_step("pace", format!("{} ÷ {}", written(actual), bracketed(level)), pace));
            }
            Basis::AverageGrowth | Basis::CumulativeGrowth | Basis::Growth => {
                (self.judgement.actual.as_ref()?, self.single_level()?)
            }
            Basis::Value
            | Basis::Total
            | Basis::AverageTotal
            | Basis::AverageIncrease
            | Basis::Increase(_)
            | Basis::Points(_)
            | Basis::GrowthSinceBase => (self.judgement.progress.as_ref()?, self.judgement.time_share.as_ref()?),
        };
        Some(self.plain_step("pace", format!("{} ÷ {}", percent(one), percent(other)), pace))
    }

    fn needed(&self) -> Vec<Step> {
        let Some(([_, current, goal], (year, _))) = self.way().zip(self.latest()) else { return Vec::new() };
        let left = self.due.since(year);
        let each = self.judgement.needed_per_year.as_ref().map(|needed| {
            let formula = format!("({}) ÷ ({} − {year})", difference(goal, current), self.due);
            self.step("needed", formula, Some(needed))
        });
        let growth = self.judgement.needed_growth.as_ref().map(|needed| {
            let formula = format!("({} ÷ {})^(1/{left}) − 1", written(goal), written(current));
            self.percent_step("needed-growth", formula, needed)
        });
        each.into_iter().chain(growth).collect()
    }

    fn projected(&self, basis: Basis) -> Option<Step> {
        let projected = self.judgement.projected.as_ref()?;
        let [start, current, _] = self.way()?;
        let (year, _) = self.latest()?;
        let passed = year.since(self.judgement.start.as_ref()?.year);
        let left = self.due.since(year);
        let formula = match basis {
            Basis::AverageGrowth => {
                let (current, start) = (written(current), written(start));
                format!("{current} × ({current} ÷ {start})^({left}/{passed})")
            }
            Basis::Value
            | Basis::Total
            | Basis::Increase(_)
            | Basis::Points(_)
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageIncrease
            | Basis::AverageTotal
            | Basis::CumulativeGrowth => {
                let made =
                    if start.is_zero() { bracketed(current) } else { format!("({})", difference(current, start)) };
                format!("{} + {made} ÷ {passed} × {left}", written(current))
            }
        };
        Some(self.step("projected", formula, Some(projected)))
    }
}

fn summed(values: &[Number]) -> String {
    values.iter().map(bracketed).collect::<Vec<_>>().join(" + ")
}

/// Whether a step speaks of the indicator itself, although the figure that is compared is in points.
fn is_a_level(judgement: &RequirementJudgement, step: &str) -> bool {
    judgement.criterion.basis() == Some(Basis::AverageIncrease) && matches!(step, "computed" | "goal" | "projected")
}

/// `(1 + r) + … + (1 + r)^n`, in its closed form.
fn powers_summed(growth: &Number, years: i32) -> String {
    if growth.is_zero() {
        return years.to_string();
    }
    let (factor, growth) = (grown_by(growth), percent(growth));
    format!("(({factor})^{} − ({factor})) ÷ ({growth})", years.saturating_add(1))
}
