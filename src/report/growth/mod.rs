//! Every indicator over the years.

mod regions;
mod screen;

use std::collections::BTreeSet;

use anyhow::Result;
use serde::{Serialize, Serializer};

use super::requirement::{Mark, suffix_of_difference, unit_of};
use super::{
    Cell, CellFormula, Column, Columns, Document, PlanHeader, Records, Report, Screen, Suffix, TakeBlock, Write,
    decimals_not_zero, name_in_region, numbers, region_name, to_json, words, years_named,
};
use crate::evaluate::{Data, Series, average_growth_percent, cumulative_growth_percent, growth_percent};
use crate::locale::Texts;
use crate::model::{Indicator, IndicatorIndex, Kind, Number, Quality, Region, SeriesValue, Year};

/// Every indicator over the years.
pub struct GrowthReport<'a> {
    /// What was observed.
    pub data: Data<'a>,
    header: PlanHeader,
    shown: ShownGrowth,
    rows: Vec<Row<'a>>,
    years: Vec<Year>,
    /// How firm the values of each year are, where a mark says it.
    marks: BTreeSet<(Year, Mark)>,
}

/// What of the growth is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShownGrowth {
    /// From which year.
    pub from: Option<Year>,
    /// Up to which year.
    pub to: Option<Year>,
    /// Whether average growth by the total of the years (累计法) is shown too.
    pub cumulative: bool,
    /// Whether every region below is shown too.
    pub by_region: bool,
    /// Whether a terminal lists indicators without values too.
    pub all: bool,
}

/// An indicator in a region. Its series is formed anew each time it is asked for.
struct Row<'a> {
    index: IndicatorIndex,
    indicator: &'a Indicator,
    region: &'a Region,
    /// The years whose exact value is too long to be computed.
    too_long: Box<[Year]>,
    average: Option<AverageGrowth>,
    /// 累计法; only when asked for.
    cumulative: Option<AverageGrowth>,
}

#[derive(Serialize)]
struct GrowthJson<'r, 'a> {
    indicators: IndicatorsJson<'r, 'a>,
}

/// Written one by one.
struct IndicatorsJson<'r, 'a>(&'r GrowthReport<'a>);

#[derive(Serialize)]
struct IndicatorGrowth<'r> {
    id: &'r str,
    name: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'r str>,
    unit_of_measure: &'r str,
    kind: Kind,
    /// Null for the whole; only when regions are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Option<&'r str>>,
    values: Vec<YearGrowth<'r>>,
    #[serde(skip_serializing_if = "<[Year]>::is_empty")]
    number_too_long: &'r [Year],
    average_growth: Option<&'r AverageGrowth>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cumulative_growth: Option<Option<&'r AverageGrowth>>,
}

#[derive(Serialize)]
struct YearGrowth<'r> {
    year: Year,
    value: &'r Number,
    quality: Quality,
    growth: Option<Number>,
    growth_points: Option<Number>,
}

#[derive(Serialize)]
struct AverageGrowth {
    from: Year,
    to: Year,
    percent: Number,
    /// Decimal places shown.
    #[serde(skip)]
    decimals: u32,
}

impl AverageGrowth {
    fn new(from: Year, to: Year, percent: Number) -> Self {
        let decimals = decimals_not_zero(&percent, 1);
        Self { from, to, percent, decimals }
    }
}

/// Growth against the year before.
enum Growth {
    Percent(Number),
    /// Of a rate, in its own unit: of percentages, percentage points.
    Difference(Number),
}

impl Growth {
    /// Nothing across a break, and where there is no rate of growth.
    fn of(indicator: &Indicator, series: &Series, year: Year, reading: &SeriesValue) -> Option<Self> {
        let before = year.plus(-1);
        let earlier = &series.at(before).filter(|_| !series.is_broken(before, year))?.value;
        match indicator.kind {
            Kind::Rate => Some(Self::Difference(&reading.value - earlier)),
            Kind::Stock | Kind::Flow | Kind::Ratio => growth_percent(earlier, &reading.value).map(Self::Percent),
        }
    }
}

/// By whom the table is read.
#[derive(Clone, Copy)]
enum Reader {
    Person,
    /// What reads a CSV file or a workbook.
    Program,
}

impl ShownGrowth {
    fn holds(&self, year: Year) -> bool {
        self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to)
    }

    fn readings<'s>(&self, series: &'s Series) -> impl DoubleEndedIterator<Item = (Year, &'s SeriesValue)> + use<'s> {
        let shown = *self;
        series.iter().filter(move |(year, _)| shown.holds(*year))
    }
}

impl<'a> GrowthReport<'a> {
    /// What is shown of the region and, when they are asked for, of all below it.
    pub fn new(data: Data<'a>, header: PlanHeader, shown: ShownGrowth) -> Self {
        let below = if shown.by_region { data.all_parts() } else { Vec::new() };
        let below: Vec<&Region> = below.into_iter().map(|(region, _)| region).collect();
        let mut report = Self { data, header, shown, rows: Vec::new(), years: Vec::new(), marks: BTreeSet::new() };
        for (index, indicator) in data.plan.indexed_indicators() {
            report.add(index, indicator, data.region);
            let (rows, years) = (report.rows.len(), report.years.len());
            below.iter().for_each(|region| report.add(index, indicator, region));
            // Of what no region reports, the whole is enough.
            if report.years.len() == years {
                report.rows.truncate(rows);
            }
            report.years.sort();
            report.years.dedup();
        }
        report
    }

    fn add(&mut self, index: IndicatorIndex, indicator: &'a Indicator, region: &'a Region) {
        let (series, shown) = (self.data.of(region).series(index), self.shown);
        let too_long: Box<[Year]> = series.left_out().filter(|year| shown.holds(*year)).collect();
        let mark = |(year, reading): (Year, &SeriesValue)| Some((year, Mark::of(reading.quality)?));
        self.marks.extend(shown.readings(&series).filter_map(mark));
        self.years.extend(shown.readings(&series).map(|(year, _)| year).chain(too_long.iter().copied()));
        let cumulative = shown.cumulative.then(|| self.cumulative_average(indicator, &series)).flatten();
        let average = self.average(indicator, &series);
        self.rows.push(Row { index, indicator, region, too_long, average, cumulative });
    }

    /// The rows, each with its series.
    fn series(&self) -> impl Iterator<Item = (&Row<'a>, Series)> {
        self.rows.iter().map(|row| (row, self.data.of(row.region).series(row.index)))
    }

    fn json_of<'r>(&self, row: &'r Row<'_>, series: &'r Series) -> IndicatorGrowth<'r> {
        let values = self.shown.readings(series).map(|(year, reading)| {
            let (growth, growth_points) = match Growth::of(row.indicator, series, year, reading) {
                Some(Growth::Percent(growth)) => (Some(growth), None),
                Some(Growth::Difference(change)) => (None, Some(change)),
                None => (None, None),
            };
            YearGrowth { year, value: &reading.value, quality: reading.quality, growth, growth_points }
        });
        IndicatorGrowth {
            id: &row.indicator.id,
            name: &row.indicator.name,
            name_en: row.indicator.name_en.as_deref(),
            unit_of_measure: row.indicator.unit_of_measure.as_str(),
            kind: row.indicator.kind,
            region: self.is_regional().then(|| row.region.part()),
            values: values.collect(),
            number_too_long: &row.too_long,
            average_growth: row.average.as_ref(),
            cumulative_growth: self.shown.cumulative.then_some(row.cumulative.as_ref()),
        }
    }

    fn mark_meanings(&self, texts: &Texts) -> Vec<String> {
        Mark::words(&self.marks.iter().map(|(_, mark)| *mark).collect(), texts)
    }

    fn has_marks(&self, year: Year) -> bool {
        self.marks.iter().any(|(marked, _)| *marked == year)
    }

    fn is_regional(&self) -> bool {
        self.shown.by_region || *self.data.region != Region::Whole
    }

    /// For every computed ratio, how its numerator and its denominator grew against the year before.
    fn parts(&self, texts: &Texts) -> Vec<String> {
        let plan = self.data.plan;
        let shown = |year: Year| self.shown.to.is_none_or(|to| year <= to);
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
    fn too_long(&self, texts: &Texts) -> Vec<String> {
        let note = |row: &Row<'_>| {
            let name = texts.pick(&row.indicator.name, row.indicator.name_en.as_deref());
            let region = if self.is_regional() { row.region.part() } else { None };
            let name = name_in_region(self.data.plan, name, region, texts);
            texts.format("growth-too-long", &[("name", &name), ("years", &years_named(&row.too_long, texts))])
        };
        self.rows.iter().filter(|row| !row.too_long.is_empty()).map(note).collect()
    }

    fn notes(&self, texts: &Texts) -> impl Iterator<Item = String> + use<> {
        self.too_long(texts).into_iter().chain(self.parts(texts))
    }

    fn average(&self, indicator: &Indicator, series: &Series) -> Option<AverageGrowth> {
        let (from, to) = self.ends(indicator, series)?;
        let percent = average_growth_percent(&series.at(from)?.value, &series.at(to)?.value, to.since(from))?;
        Some(AverageGrowth::new(from, to, percent))
    }

    /// The same by the total of the years, of which none may be missing.
    fn cumulative_average(&self, indicator: &Indicator, series: &Series) -> Option<AverageGrowth> {
        let (from, to) = self.ends(indicator, series)?;
        let values = from.plus(1).through(to).map(|year| Some(series.at(year)?.value.clone()));
        let percent = cumulative_growth_percent(&series.at(from)?.value, &values.collect::<Option<Vec<_>>>()?)?;
        Some(AverageGrowth::new(from, to, percent))
    }

    /// From the base year, or the first year with a value when that has none, to the last; nothing across a break.
    fn ends(&self, indicator: &Indicator, series: &Series) -> Option<(Year, Year)> {
        if indicator.kind == Kind::Rate {
            return None;
        }
        let start = self.shown.from.unwrap_or(self.data.plan.base_year);
        let from = series.at(start).map(|_| start).or_else(|| Some(series.first_from(start)?.0))?;
        let (to, _) = match self.shown.to {
            Some(to) => series.latest(to),
            None => series.iter().next_back(),
        }?;
        (!series.is_broken(from, to)).then_some((from, to))
    }
}

impl Serialize for IndicatorsJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.series().map(|(row, series)| Owned { report: self.0, row, series }))
    }
}

/// A row with the series from which it is written.
struct Owned<'r, 'a> {
    report: &'r GrowthReport<'a>,
    row: &'r Row<'a>,
    series: Series,
}

impl Serialize for Owned<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.json_of(self.row, &self.series).serialize(serializer)
    }
}

impl Report for GrowthReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(if self.shown.by_region { self.regions_on_screen(texts) } else { self.on_screen(texts) })
    }

    fn further_blocks(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        if self.shown.by_region { self.each_indicator(texts, take) } else { Ok(Vec::new()) }
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        if self.shown.by_region { self.what_next_in_regions(texts) } else { self.what_next(texts) }
    }

    fn document(&self, texts: &Texts) -> Document {
        Document {
            preface: vec![texts.get("growth-preface")],
            notes: self.mark_meanings(texts).into_iter().chain(self.notes(texts)).collect(),
            ..self.header.document(texts)
        }
    }

    fn records(&self, texts: &Texts) -> Document {
        Document { notes: self.notes(texts).collect(), ..self.document(texts) }
    }

    fn long_table<'r>(&'r self, texts: &'r Texts) -> Option<Records<'r>> {
        Some(self.records_of(Reader::Person, texts))
    }

    fn long_records<'r>(&'r self, texts: &'r Texts) -> Option<Records<'r>> {
        Some(self.records_of(Reader::Program, texts))
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        to_json(output, &GrowthJson { indicators: IndicatorsJson(self) })
    }
}

impl<'a> GrowthReport<'a> {
    fn records_of<'r>(&'r self, reader: Reader, texts: &'r Texts) -> Records<'r> {
        let whole = texts.get("region-whole");
        let region = move |(row, _): &RowSeries<'r, 'a>, cell: &mut Cell| match row.region {
            Region::Whole => cell.put(whole.as_str()),
            Region::Part(_) => cell.put(region_name(self.data.plan, row.region, texts).as_str()),
        };
        let course = Column { breaks: false, is_picture: true, ..words(texts, "column-course", 2) };
        let qualities = Quality::ALL.map(|quality| texts.get(&quality.key()));
        let (average_rank, is_for_programs) = (u8::from(!self.shown.cumulative), matches!(reader, Reader::Program));
        Columns::<RowSeries<'r, 'a>>::new()
            .column(words(texts, "column-id", 3), |(row, _), cell| cell.put(row.indicator.id.as_str()))
            .column(words(texts, "column-indicator", 0), |(row, _), cell| {
                cell.put(texts.pick(&row.indicator.name, row.indicator.name_en.as_deref()));
            })
            .column_if(self.is_regional(), words(texts, "column-region", 0).as_choice(), region)
            .column(words(texts, "column-unit-of-measure", 1), move |(row, _), cell| {
                cell.put(match reader {
                    Reader::Person => unit_of(row.indicator, texts),
                    Reader::Program => row.indicator.unit_of_measure.as_str(),
                });
            })
            .columns(self.years.iter().copied(), |cells, year| {
                let has_marks = matches!(reader, Reader::Person) && self.has_marks(year);
                let heading = if has_marks { format!("{year} ") } else { year.to_string() };
                cells.column(Column::numbers(heading, 0), move |(row, series), cell| {
                    match row.too_long.contains(&year) {
                        true => cell.put(texts.get("too-long").as_str()),
                        false => *cell = Cell::value(value_in(series, year), row.indicator.decimals),
                    }
                    if let Cell::Number { suffix, .. } = cell
                        && has_marks
                    {
                        *suffix = Suffix::Mark(mark_in(series, year).unwrap_or(" "));
                    }
                })
            })
            .column(numbers(texts, "column-growth", 0), |of, cell| *cell = self.growth_cell(of, texts))
            .column(numbers(texts, "column-average-growth", average_rank), |(row, _), cell| {
                *cell = self.average_cell(row);
            })
            .column_if(self.shown.cumulative, numbers(texts, "column-cumulative-growth", 0), |(row, _), cell| {
                *cell = Cell::percent(row.cumulative.as_ref().map(|average| &average.percent));
            })
            .column(words(texts, "column-average-growth-years", 2), |(row, _), cell| {
                cell.write(row.average.as_ref().map(|average| format!("{}–{}", average.from, average.to)));
            })
            .column(course, |(_, series), cell| self.course(series, cell))
            .column_if(is_for_programs, words(texts, "column-quality", 0), move |(_, series), cell| {
                cell.put(self.not_final(series, &qualities).as_str());
            })
            .of("growth", None, || self.series())
    }

    /// Which values are not final.
    fn not_final(&self, series: &Series, words: &[String]) -> String {
        let words =
            |of| Quality::ALL.into_iter().zip(words).find(|(quality, _)| *quality == of).map(|(_, words)| words);
        let readings = self.shown.readings(series).filter(|(_, reading)| reading.quality != Quality::Final);
        let said = readings.filter_map(|(year, reading)| Some(format!("{year} {}", words(reading.quality)?)));
        said.collect::<Vec<_>>().join("; ")
    }

    fn course(&self, series: &Series, cell: &mut Cell) {
        let values = self.years.iter().map(|year| value_in(series, *year).cloned());
        if let Cell::Sparkline(room) = cell {
            room.clear();
            room.extend(values);
        } else {
            *cell = Cell::Sparkline(values.collect());
        }
    }

    /// A spreadsheet computes growth from the columns of the years.
    fn place(&self, year: Year) -> Option<usize> {
        let first_year = if self.is_regional() { 4 } else { 3 };
        self.years.binary_search(&year).ok().map(|place| first_year + place)
    }

    fn growth_cell(&self, (row, series): &RowSeries<'_, '_>, texts: &Texts) -> Cell {
        let Some((year, reading)) = self.shown.readings(series).next_back() else { return Cell::Unknown };
        let places = self.place(year.plus(-1)).zip(self.place(year));
        let (value, suffix) = match Growth::of(row.indicator, series, year, reading) {
            Some(Growth::Difference(change)) => (change, suffix_of_difference(row.indicator, texts)),
            Some(Growth::Percent(growth)) => (growth, Suffix::Percent),
            None => return Cell::Unknown,
        };
        let decimals = decimals_not_zero(&value, 1);
        match places {
            Some((earlier, later)) if suffix == Suffix::Percent => {
                Cell::Computed { value, decimals, suffix, formula: CellFormula::Growth { earlier, later } }
            }
            Some((earlier, later)) => {
                Cell::Computed { value, decimals, suffix, formula: CellFormula::Difference { earlier, later } }
            }
            None => Cell::Number { value, decimals, suffix },
        }
    }

    fn average_cell(&self, row: &Row<'_>) -> Cell {
        let Some(AverageGrowth { from, to, percent, decimals }) = &row.average else { return Cell::Unknown };
        let (value, decimals, suffix, years) = (percent.clone(), *decimals, Suffix::Percent, to.since(*from));
        match self.place(*from).zip(self.place(*to)) {
            Some((earlier, later)) => Cell::Computed {
                value,
                decimals,
                suffix,
                formula: CellFormula::AverageGrowth { earlier, later, years },
            },
            None => Cell::Number { value, decimals, suffix },
        }
    }
}

type RowSeries<'r, 'a> = (&'r Row<'a>, Series);

fn mark_in(series: &Series, year: Year) -> Option<&'static str> {
    series.at(year).and_then(|reading| Mark::of(reading.quality)).map(Mark::sign)
}

fn value_in(series: &Series, year: Year) -> Option<&Number> {
    series.at(year).map(|reading| &reading.value)
}
