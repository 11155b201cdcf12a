//! Every indicator over the years.

use anyhow::Result;
use serde::Serialize;

use super::{
    Cell, Column, Document, Formula, PlanHeader, Report, Rows, Section, Suffix, Table, Write, decimals_not_zero,
    name_in_region, numbers, region_name, to_json, words,
};
use crate::evaluate::{Data, Series, average_growth_percent, cumulative_growth_percent, growth_percent};
use crate::locale::Texts;
use crate::model::{Indicator, Kind, Number, Quality, Region, Year};

/// Every indicator over the years.
pub struct GrowthReport<'a> {
    /// What was observed.
    pub data: Data<'a>,
    /// How the plan is named.
    pub header: PlanHeader,
    /// From which year.
    pub from: Option<Year>,
    /// Up to which year.
    pub to: Option<Year>,
    /// Whether average growth by the total of the years (累计法) is shown too.
    pub cumulative: bool,
    /// Whether every region below is shown too.
    pub by_region: bool,
}

#[derive(Serialize)]
struct GrowthJson {
    indicators: Vec<IndicatorGrowth>,
}

#[derive(Serialize)]
struct IndicatorGrowth {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<String>,
    unit_of_measure: String,
    kind: Kind,
    /// Null for the whole; only when regions are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Option<String>>,
    values: Vec<YearGrowth>,
    /// The years whose exact value is too long to be computed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    number_too_long: Vec<Year>,
    average_growth: Option<AverageGrowth>,
    /// 累计法; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    cumulative_growth: Option<Option<AverageGrowth>>,
    #[serde(skip)]
    decimals: Option<u32>,
}

#[derive(Serialize)]
struct YearGrowth {
    year: Year,
    value: Number,
    quality: Quality,
    growth: Option<Number>,
    growth_points: Option<Number>,
}

#[derive(Serialize)]
struct AverageGrowth {
    from: Year,
    to: Year,
    percent: Number,
}

impl GrowthReport<'_> {
    fn indicators(&self) -> Vec<IndicatorGrowth> {
        let regions = self.regions();
        let rows = |(index, indicator)| {
            let rows = regions.iter().map(|region| self.growth(indicator, region, &self.data.of(region).series(index)));
            let rows: Vec<IndicatorGrowth> = rows.collect();
            // Of what no region reports, the whole is enough.
            let is_empty = |row: &IndicatorGrowth| row.values.is_empty() && row.number_too_long.is_empty();
            let shown = if rows.iter().skip(1).all(is_empty) { 1 } else { rows.len() };
            rows.into_iter().take(shown)
        };
        self.data.plan.indexed_indicators().flat_map(rows).collect()
    }

    /// The region itself and, when they are shown, all below it.
    fn regions(&self) -> Vec<&Region> {
        let below = if self.by_region { self.data.all_parts() } else { Vec::new() };
        [self.data.region].into_iter().chain(below.into_iter().map(|(region, _)| region)).collect()
    }

    fn is_shown(&self, year: Year) -> bool {
        self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to)
    }

    fn growth(&self, indicator: &Indicator, region: &Region, series: &Series) -> IndicatorGrowth {
        let values = series.iter().filter(|(year, _)| self.is_shown(*year)).map(|(year, reading)| {
            let before = year.plus(-1);
            let earlier = series.at(before).filter(|_| !series.is_broken(before, year)).map(|before| &before.value);
            let is_rate = indicator.kind == Kind::Rate;
            YearGrowth {
                year,
                value: reading.value.clone(),
                quality: reading.quality,
                growth: earlier.filter(|_| !is_rate).and_then(|earlier| growth_percent(earlier, &reading.value)),
                growth_points: earlier.filter(|_| is_rate).map(|earlier| &reading.value - earlier),
            }
        });
        IndicatorGrowth {
            id: indicator.id.clone(),
            name: indicator.name.clone(),
            name_en: indicator.name_en.clone(),
            unit_of_measure: indicator.unit_of_measure.as_str().to_owned(),
            kind: indicator.kind,
            region: self.is_regional().then(|| region.part().map(str::to_owned)),
            values: values.collect(),
            number_too_long: series.left_out().filter(|year| self.is_shown(*year)).collect(),
            average_growth: self.average(indicator, series),
            cumulative_growth: self.cumulative.then(|| self.cumulative_average(indicator, series)),
            decimals: indicator.decimals,
        }
    }

    fn is_regional(&self) -> bool {
        self.by_region || *self.data.region != Region::Whole
    }

    /// For every computed ratio, how its numerator and its denominator grew against the year before.
    fn parts(&self, texts: &Texts) -> Vec<String> {
        let plan = self.data.plan;
        let shown = |year: Year| self.to.is_none_or(|to| year <= to);
        let note = |(index, indicator): (_, &Indicator)| {
            let fraction = indicator.computed.as_ref().filter(|_| indicator.kind == Kind::Ratio)?;
            let series = self.data.series(index);
            let (year, _) = series.iter().rfind(|(year, _)| shown(*year))?;
            let growth = |part| {
                let series = self.data.series(part);
                growth_percent(&series.at(year.plus(-1))?.value, &series.at(year)?.value)
            };
            let percent = |growth: Number| format!("{} %", growth.to_fixed(1));
            let (numerator, denominator) =
                (percent(growth(fraction.numerator)?), percent(growth(fraction.denominator)?));
            let name = texts.pick(&indicator.name, indicator.name_en.as_deref());
            let arguments = [("name", name), ("numerator", numerator.as_str()), ("denominator", denominator.as_str())];
            Some(texts.format("growth-parts", &arguments))
        };
        plan.indexed_indicators().filter_map(note).collect()
    }

    /// Which values are not there because they would be too long.
    fn too_long(&self, indicators: &[IndicatorGrowth], texts: &Texts) -> Vec<String> {
        let note = |indicator: &IndicatorGrowth| {
            let years: Vec<String> = indicator.number_too_long.iter().map(Year::to_string).collect();
            let name = texts.pick(&indicator.name, indicator.name_en.as_deref());
            let name =
                name_in_region(self.data.plan, name, indicator.region.as_ref().and_then(Option::as_deref), texts);
            let years = years.join(&texts.get("list-separator"));
            (!years.is_empty()).then(|| texts.format("growth-too-long", &[("name", &name), ("years", &years)]))
        };
        indicators.iter().filter_map(note).collect()
    }

    fn average(&self, indicator: &Indicator, series: &Series) -> Option<AverageGrowth> {
        let (from, to) = self.ends(indicator, series)?;
        let percent = average_growth_percent(&series.at(from)?.value, &series.at(to)?.value, to.since(from))?;
        Some(AverageGrowth { from, to, percent })
    }

    /// The same by the total of the years, of which none may be missing.
    fn cumulative_average(&self, indicator: &Indicator, series: &Series) -> Option<AverageGrowth> {
        let (from, to) = self.ends(indicator, series)?;
        let values = from.plus(1).through(to).map(|year| Some(series.at(year)?.value.clone()));
        let percent = cumulative_growth_percent(&series.at(from)?.value, &values.collect::<Option<Vec<_>>>()?)?;
        Some(AverageGrowth { from, to, percent })
    }

    /// From the base year, or the first year with a value when that has none, to the last; nothing across a break.
    fn ends(&self, indicator: &Indicator, series: &Series) -> Option<(Year, Year)> {
        if indicator.kind == Kind::Rate {
            return None;
        }
        let start = self.from.unwrap_or(self.data.plan.base_year);
        let from = series.at(start).map(|_| start).or_else(|| Some(series.first_from(start)?.0))?;
        let (to, _) = match self.to {
            Some(to) => series.latest(to),
            None => series.iter().next_back(),
        }?;
        (!series.is_broken(from, to)).then_some((from, to))
    }
}

impl Report for GrowthReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let indicators = self.indicators();
        let of_values = indicators.iter().flat_map(|each| each.values.iter().map(|of| of.year));
        let left_out = indicators.iter().flat_map(|each| each.number_too_long.iter().copied());
        let mut years: Vec<Year> = of_values.chain(left_out).collect();
        years.sort();
        years.dedup();
        let table = self.table(&indicators, &years, texts);
        Document {
            title: self.header.title(texts),
            preface: vec![texts.get("growth-preface")],
            sections: vec![Section::of("growth", table)],
            notes: self.too_long(&indicators, texts).into_iter().chain(self.parts(texts)).collect(),
        }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        to_json(output, &GrowthJson { indicators: self.indicators() })
    }
}

impl GrowthReport<'_> {
    fn table(&self, indicators: &[IndicatorGrowth], years: &[Year], texts: &Texts) -> Table {
        let value =
            |of: &IndicatorGrowth, year: Year| of.values.iter().find(|of| of.year == year).map(|of| of.value.clone());
        let region = |of: &IndicatorGrowth| {
            let region = of.region.as_ref()?.as_deref().map_or(Region::Whole, Region::named);
            Some(region_name(self.data.plan, &region, texts))
        };
        // A spreadsheet computes growth from the columns of the years.
        let first_year = if self.is_regional() { 4 } else { 3 };
        let place = |year: Year| years.iter().position(|of| *of == year).map(|place| first_year + place);
        let cumulative = |of: &IndicatorGrowth| {
            Cell::percent(of.cumulative_growth.as_ref().and_then(Option::as_ref).map(|average| &average.percent))
        };
        let between =
            |of: &IndicatorGrowth| of.average_growth.as_ref().map(|average| format!("{}–{}", average.from, average.to));
        let course = Column { breaks: false, is_picture: true, ..words(texts, "column-course", 2) };
        let average_rank = if self.cumulative { 0 } else { 1 };
        Rows::new(indicators)
            .column(words(texts, "column-id", 3), |of| of.id.as_str())
            .column(words(texts, "column-indicator", 0), |of| texts.pick(&of.name, of.name_en.as_deref()))
            .column_if(self.is_regional(), words(texts, "column-region", 0).as_choice(), region)
            .column(words(texts, "column-unit-of-measure", 1), |of| of.unit_of_measure.as_str())
            .columns(
                years.iter().copied(),
                |year| Column::numbers(year.to_string(), 0),
                |of, year| match of.number_too_long.contains(&year) {
                    true => Cell::Text(texts.get("too-long")),
                    false => Cell::value(value(of, year).as_ref(), of.decimals),
                },
            )
            .column(numbers(texts, "column-growth", 0), |of| growth_cell(of, &place, texts))
            .column(numbers(texts, "column-average-growth", average_rank), |of| average_cell(of, &place))
            .column_if(self.cumulative, numbers(texts, "column-cumulative-growth", 0), cumulative)
            .column(words(texts, "column-average-growth-years", 2), between)
            .column(course, |of| Cell::Sparkline(years.iter().map(|year| value(of, *year)).collect()))
            .into()
    }
}

fn growth_cell(indicator: &IndicatorGrowth, column: &dyn Fn(Year) -> Option<usize>, texts: &Texts) -> Cell {
    let Some(last) = indicator.values.last() else { return Cell::Unknown };
    let places = column(last.year.plus(-1)).zip(column(last.year));
    let (figure, suffix) = match (&last.growth_points, &last.growth) {
        (Some(points), _) => (points, Suffix::points(texts)),
        (None, Some(growth)) => (growth, Suffix::Percent),
        (None, None) => return Cell::Unknown,
    };
    let (value, decimals) = (figure.clone(), decimals_not_zero(figure, 1));
    match places {
        Some((earlier, later)) if suffix == Suffix::Percent => {
            Cell::Computed { value, decimals, suffix, formula: Formula::Growth { earlier, later } }
        }
        Some((earlier, later)) => {
            Cell::Computed { value, decimals, suffix, formula: Formula::Difference { earlier, later } }
        }
        None => Cell::Number { value, decimals, suffix },
    }
}

fn average_cell(indicator: &IndicatorGrowth, column: &dyn Fn(Year) -> Option<usize>) -> Cell {
    let Some(AverageGrowth { from, to, percent }) = &indicator.average_growth else { return Cell::Unknown };
    let (value, decimals, suffix, years) =
        (percent.clone(), decimals_not_zero(percent, 1), Suffix::Percent, to.since(*from));
    match column(*from).zip(column(*to)) {
        Some((earlier, later)) => {
            Cell::Computed { value, decimals, suffix, formula: Formula::AverageGrowth { earlier, later, years } }
        }
        None => Cell::Number { value, decimals, suffix },
    }
}
