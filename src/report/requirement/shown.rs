//! One requirement in the cells and lines of a terminal.

use super::figures::decimals_of_pace;
use super::mark::Mark;
use super::required::asked;
use super::{
    Figures, falls_short, grouped, measured, need, places_of, projection, reading_of, required_by, rounded_towards,
    signed, unit_shown,
};
use crate::evaluate::{Criterion, Flag, RequirementJudgement, Scale, scale};
use crate::locale::Texts;
use crate::model::{Basis, Better, Indicator, Moment, Number, Plan, Status, Year};
use crate::report::Cell;
use crate::report::screen::{GridCell, Remark, RowDetail, Tone, sign};

/// Decimal places of growth that is needed.
const GROWTH_PLACES: u32 = 1;
/// Most decimal places of a level that growth must lead to.
const MOST_PLACES: u32 = 2;

/// A requirement of a target or work item, as it is shown.
pub(in crate::report) struct ShownRequirement<'a> {
    pub plan: &'a Plan,
    pub part: &'a RequirementJudgement,
    /// When the target or work item is due.
    pub due: Moment,
    pub texts: &'a Texts,
}

/// Where the columns stand that say what is said below a row otherwise.
#[derive(Clone, Copy)]
pub(in crate::report) struct ColumnPlaces {
    pub required: usize,
    pub needed: Option<usize>,
    pub projected: Option<usize>,
    pub completion: Option<usize>,
}

impl<'a> ShownRequirement<'a> {
    fn figures(&self) -> Option<Figures<'a>> {
        Figures::of(self.plan, self.part, self.texts)
    }

    fn indicator(&self) -> Option<&'a Indicator> {
        self.plan.indicators.with_id(self.part.indicator.as_ref()?)
    }

    fn unit(&self) -> &'a str {
        unit_shown(self.part, self.texts)
    }

    fn wants_more(&self) -> bool {
        self.part.criterion.wanted() != Some(Better::Lower)
    }

    /// What is asked, with the year in which it is due when that is not the plan's last.
    pub(in crate::report) fn required(&self) -> Option<String> {
        self.asked().map(|asked| self.when_due(asked)).or_else(|| self.due_day())
    }

    /// The due day of what nothing is asked of but that it is done.
    fn due_day(&self) -> Option<String> {
        self.due().day().map(|_| self.when_due(String::new()))
    }

    fn due(&self) -> Moment {
        self.part.due.unwrap_or(self.due)
    }

    /// The same beside a sentence, as far as that does not say it already.
    pub(in crate::report) fn required_beside(&self, sentence: &str) -> Option<String> {
        let new = |asked: String| if sentence.contains(&asked) { String::new() } else { asked };
        self.asked().map(|asked| self.when_due(new(asked))).or_else(|| self.due_day())
    }

    fn when_due(&self, asked: String) -> String {
        let due = self.due();
        let is_told = due.day().is_some() || (self.part.asked.is_some() && due.year() < self.plan.last_year);
        if !is_told {
            return asked;
        }
        required_by(asked, due, self.texts)
    }

    /// What is asked, for a list in which all is due in the same year.
    pub(in crate::report) fn asked(&self) -> Option<String> {
        match &self.part.criterion {
            Criterion::Judged { .. } => Some(self.texts.get("required-judgement")),
            Criterion::Milestone { .. } => None,
            Criterion::Compared { .. } | Criterion::Record { .. } | Criterion::Trend(_) => {
                asked(self.plan, self.part, self.texts)
            }
        }
    }

    pub(in crate::report) fn actual(&self) -> Option<String> {
        if let Criterion::Milestone { .. } = &self.part.criterion {
            return self.part.flags.contains(&Flag::NotRecorded).then(|| self.texts.get("screen-not-recorded"));
        }
        Some(format!("{} {}{}", self.figure()?, self.part.latest.as_ref()?.year, self.marks()))
    }

    /// The figure with its year, for a sentence.
    pub(in crate::report) fn dated(&self) -> Option<String> {
        let (figure, year) = (self.figure()?, self.part.latest.as_ref()?.year.to_string());
        Some(self.texts.format("figure-in-year", &[("figure", &figure), ("year", &year)]) + &self.marks())
    }

    /// The sign of the status and the figure, with its year where that is not the one in which all is judged; without a figure
    /// the words of the status.
    pub(in crate::report) fn in_short(&self, as_of: Year) -> GridCell {
        let status = self.part.status;
        let year = self.part.latest.as_ref().map(|latest| latest.year);
        let Some((figure, year)) = self.figure().zip(year) else { return GridCell::status(status, self.texts) };
        let year = if year == as_of { String::new() } else { format!(" {year}") };
        let text = format!("{} {figure}{year}{}", sign(status, self.texts.language()), self.marks());
        GridCell { tone: Tone::Status(status), ..GridCell::from(text) }
    }

    fn marks(&self) -> String {
        Mark::all_of(self.part).map(Mark::sign).collect()
    }

    /// The figure in the terms of what is asked: the value, or a change with its sign.
    fn figure(&self) -> Option<String> {
        let figures = self.figures()?;
        let basis = self.part.criterion.basis().filter(|_| self.part.actual.is_some());
        let Some(basis) = basis.filter(|basis| *basis != Basis::Value) else { return self.value(&figures.latest()) };
        let amount = self.value(&figures.actual())?;
        let amount = if basis.is_change() { signed(&amount) } else { amount };
        let key = match basis {
            Basis::Total => "figure-in-total",
            Basis::AverageTotal | Basis::AverageGrowth | Basis::CumulativeGrowth | Basis::AverageIncrease => {
                "figure-a-year"
            }
            Basis::Value | Basis::Increase(_) | Basis::Points(_) | Basis::Growth | Basis::GrowthSinceBase => {
                return Some(amount);
            }
        };
        Some(self.texts.format(key, &[("figure", &amount)]))
    }

    /// A number of the indicator, or a percentage or points, with its unit.
    fn value(&self, cell: &Cell) -> Option<String> {
        let Cell::Number { value, decimals, suffix } = cell else { return None };
        let number = grouped(&value.to_fixed(*decimals));
        Some(match suffix.as_str() {
            "" => measured(&number, self.unit(), self.texts),
            suffix => number + suffix,
        })
    }

    /// What the latest value says where the due year has none.
    pub(in crate::report) fn so_far(&self) -> Option<String> {
        if self.part.status != Status::AwaitingData {
            return None;
        }
        let is_base =
            |base: &crate::evaluate::Dated| self.part.latest.as_ref().is_some_and(|latest| latest.year <= base.year);
        let key = match self.part.met {
            _ if self.part.base.as_ref().is_some_and(is_base) => "so-far-base",
            Some(true) => "so-far-met",
            Some(false) => "so-far-short",
            None => return None,
        };
        Some(self.texts.get(key))
    }

    /// Rounded up, so that nobody who does what is shown falls short.
    pub(in crate::report) fn needed(&self) -> Option<String> {
        need(self.part)?;
        let scale = scale(self.part);
        if let (Scale::Percent, Some(growth)) = (scale, &self.part.needed_growth) {
            return Some(self.needed_percent(growth));
        }
        let needed = self.part.needed_per_year.as_ref()?;
        let is_sum = self.part.criterion.basis().is_some_and(|basis| basis.summed_years().is_some());
        let number = self.rounded(needed, self.wants_more());
        let number = if is_sum { number } else { signed(&number) };
        Some(match scale {
            Scale::Points => number + &self.texts.get("points-suffix"),
            Scale::Own | Scale::Percent if self.is_percent() => number + &self.texts.get("points-suffix"),
            Scale::Own | Scale::Percent => measured(&number, self.unit(), self.texts),
        })
    }

    fn needed_percent(&self, growth: &Number) -> String {
        let growth = rounded_towards(growth, GROWTH_PLACES, self.wants_more());
        signed(&grouped(&growth.to_fixed(GROWTH_PLACES))) + "%"
    }

    fn is_percent(&self) -> bool {
        self.indicator().is_some_and(|indicator| indicator.unit_of_measure.is_percent())
    }

    fn rounded(&self, number: &Number, is_up: bool) -> String {
        let places = places_of(self.plan, self.part);
        grouped(&rounded_towards(number, places, is_up).to_fixed(places))
    }

    /// What is projected, as it is shown.
    pub(in crate::report) fn projected_number(&self) -> Option<Number> {
        projection(self.plan, self.part).map(|(number, _)| number)
    }

    pub(in crate::report) fn projected(&self) -> Option<String> {
        let (projected, places) = projection(self.plan, self.part)?;
        let number = grouped(&projected.to_fixed(places));
        let is_change = self.part.criterion.basis() != Some(Basis::AverageIncrease);
        let shown = match scale(self.part) {
            Scale::Points if is_change => signed(&number) + &self.texts.get("points-suffix"),
            Scale::Points | Scale::Own | Scale::Percent => measured(&number, self.unit(), self.texts),
        };
        let (year, last) = (self.due().year(), self.plan.last_year);
        let dated = || self.texts.format("figure-in-due-year", &[("figure", &shown), ("year", &year.to_string())]);
        Some(if year == last { shown.clone() } else { dated() })
    }

    /// The value, where what is compared is formed from it.
    pub(in crate::report) fn latest_beside(&self) -> Option<String> {
        let basis = self.part.criterion.basis()?;
        let is_formed = basis != Basis::Value && self.part.actual.is_some();
        is_formed.then(|| self.value(&self.figures()?.latest())).flatten()
    }

    /// The latest value with its year.
    pub(in crate::report) fn latest(&self) -> Option<String> {
        let year = self.part.latest.as_ref()?.year;
        Some(format!("{} {year}", self.value(&self.figures()?.latest())?))
    }

    /// The value from which the figure is counted.
    pub(in crate::report) fn base(&self) -> Option<String> {
        self.value(&self.figures()?.base())
    }

    /// The level that growth must lead to when it is due.
    pub(in crate::report) fn level(&self) -> Option<String> {
        let basis = self.part.criterion.basis()?;
        let leads_to_level = matches!(basis, Basis::AverageGrowth | Basis::GrowthSinceBase | Basis::AverageIncrease);
        let level = self.part.threshold_value.as_ref().filter(|_| leads_to_level)?;
        let exact = level.decimals().filter(|places| *places <= MOST_PLACES);
        let rounded = || rounded_towards(level, MOST_PLACES, self.wants_more()).to_fixed(MOST_PLACES);
        let digits = exact.map_or_else(rounded, |places| level.to_fixed(places));
        Some(measured(&grouped(&digits), self.unit(), self.texts))
    }

    /// The need as growth where it is shown as an amount, and the other way round.
    pub(in crate::report) fn other_need(&self) -> Option<String> {
        self.needed()?;
        let growth = self.part.needed_growth.as_ref()?;
        if scale(self.part) != Scale::Percent {
            return Some(self.needed_percent(growth));
        }
        let amount = signed(&self.rounded(self.part.needed_per_year.as_ref()?, self.wants_more()));
        Some(measured(&amount, self.unit(), self.texts))
    }

    /// Of levels and totals only: of growth it would mislead.
    pub(in crate::report) fn completion(&self) -> Option<String> {
        let basis = self.part.criterion.basis()?;
        matches!(basis, Basis::Value | Basis::Total).then(|| self.value(&self.figures()?.completion())).flatten()
    }

    /// What the columns of need and projection would say, in words.
    pub(in crate::report) fn remark(&self, places: ColumnPlaces) -> Option<Remark> {
        if !falls_short(self.part.status) {
            return None;
        }
        let needed = self.needed()?;
        let short = self.texts.format("remark-needed", &[("needed", &needed)]);
        let long = self.projected().map(|projected| {
            let year = self.due().year().to_string();
            let arguments = [("year", year.as_str()), ("projected", projected.as_str()), ("needed", needed.as_str())];
            self.texts.format("remark-projected", &arguments)
        });
        Some(Remark {
            instead_of: places.needed?,
            beside: places.required,
            wordings: long.into_iter().chain([short]).collect(),
        })
    }

    /// What `-v` adds: what no column says.
    pub(in crate::report) fn details(&self, places: ColumnPlaces) -> Vec<RowDetail> {
        let said = |key: &str, argument: Option<String>, instead_of: Option<usize>| {
            let text = self.texts.format(key, &[("figure", &argument?)]);
            Some(RowDetail { instead_of, text })
        };
        let wording = self.part.is.as_ref().filter(|own| self.asked().as_ref() != Some(own));
        let wording = wording.map(|own| RowDetail { instead_of: None, text: format!("“{own}”") });
        let reading = reading_of(self.plan, self.part, self.texts);
        let reading = reading.filter(|reading| self.part.is.as_ref() != Some(reading));
        let base = self.part.base.as_ref().and_then(|base| {
            let arguments = [("figure", self.base()?), ("year", base.year.to_string())];
            Some(RowDetail { instead_of: None, text: self.texts.format_owned("detail-base", &arguments) })
        });
        let percent =
            |number: &Option<Number>| number.as_ref().and_then(|number| self.value(&Cell::percent(Some(number))));
        let completion = self.figures().and_then(|figures| self.value(&figures.completion()));
        let pace = self.part.pace.as_ref().map(|pace| grouped(&pace.to_fixed(decimals_of_pace(pace, self.plan))));
        let details = [
            wording,
            said("detail-reading", reading, None),
            said("detail-needed", self.needed(), places.needed),
            said("detail-projected", self.projected(), places.projected),
            base,
            said("detail-completion", completion, places.completion),
            said("detail-progress", percent(&self.part.progress), None),
            said("detail-time", percent(&self.part.time_share), None),
            said("detail-pace", pace, None),
        ];
        details.into_iter().flatten().collect()
    }
}
