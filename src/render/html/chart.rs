//! Charts as SVG. Lines differ by dashes and marks, so that they can be told apart in grey; colours come from the page.

use maud::{Markup, html};

use super::class;
use crate::locale::{Language, Texts};
use crate::model::{Number, Year};
use crate::render::visible;
use crate::report::{BarChart, Chart, SeriesChart, decimals_that_agree, sign};

const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 84.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 28.0;
/// Most years that are written below a chart.
const MOST_LABELS: usize = 8;

pub(super) fn draw(chart: &Chart, texts: &Texts) -> Markup {
    match chart {
        Chart::Series(series) => series_figure(series, texts),
        Chart::Bars(bars) => bar_figure(bars),
    }
}

/// Where years and values lie on the paper.
struct Scale {
    first: f64,
    last: f64,
    lowest: f64,
    highest: f64,
}

impl Scale {
    fn of(series: &SeriesChart) -> Option<Self> {
        let years = || series.years().map(|year| f64::from(year.number()));
        let levels = || series.levels().map(approximate);
        let (first, last) = (years().reduce(f64::min)?, years().reduce(f64::max)?);
        let (lowest, highest) = (levels().reduce(f64::min)?.min(0.0), levels().reduce(f64::max)?);
        let highest = if highest > lowest { highest } else { lowest + 1.0 };
        Some(Self { first, last: if last > first { last } else { first + 1.0 }, lowest, highest })
    }

    fn x(&self, year: Year) -> f64 {
        LEFT + (f64::from(year.number()) - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, level: &Number) -> f64 {
        self.height_of(approximate(level))
    }

    fn height_of(&self, level: f64) -> f64 {
        let room = HEIGHT - TOP - BOTTOM;
        TOP + room - (level - self.lowest) / (self.highest - self.lowest) * room
    }

    fn points(&self, values: &[(Year, Number)]) -> String {
        let point = |(year, level): &(Year, Number)| format!("{:.1},{:.1}", self.x(*year), self.y(level));
        values.iter().map(point).collect::<Vec<_>>().join(" ")
    }
}

/// Good enough for a place on paper.
fn approximate(number: &Number) -> f64 {
    number.to_fixed(6).parse().unwrap_or(0.0)
}

fn series_figure(series: &SeriesChart, texts: &Texts) -> Markup {
    let (status, words) = &series.status;
    html! {
        figure .chart {
            figcaption {
                span .title { (visible(&series.title)) }
                " "
                span .(class(*status)) .status { (sign(*status, Language::English)) " " (words) }
            }
            @match Scale::of(series) {
                Some(scale) => (series_picture(series, &scale)),
                None => p .empty { (texts.get("unknown-figure")) },
            }
        }
    }
}

fn series_picture(series: &SeriesChart, scale: &Scale) -> Markup {
    let [values, path, target, projection, first] = &series.legend;
    let described = described(series);
    let projected: Vec<(Year, Number)> = series.values.last().into_iter().chain(&series.projected).cloned().collect();
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(visible(&described)) {
            (axes(series, scale))
            @if let Some((_, level)) = &series.first {
                line .first-line x1=(LEFT) x2=(WIDTH - RIGHT) y1=(px(scale.y(level))) y2=(px(scale.y(level))) {}
                text .first-label x=(WIDTH - RIGHT + 4.0) y=(px(scale.y(level) + 4.0)) { (first) " " (short(level, None)) }
            }
            @if let Some((_, level)) = &series.target {
                line .target-line x1=(LEFT) x2=(WIDTH - RIGHT) y1=(px(scale.y(level))) y2=(px(scale.y(level))) {}
                text .label x=(WIDTH - RIGHT + 4.0) y=(px(scale.y(level) + 4.0)) { (target) " " (short(level, None)) }
            }
            @if series.path.len() > 1 { polyline .path-line points=(scale.points(&series.path)) {} }
            @if series.projected.is_some() && projected.len() > 1 {
                polyline .projection-line points=(scale.points(&projected)) {}
                @for (year, level) in projected.iter().skip(1) {
                    circle .projection-mark cx=(px(scale.x(*year))) cy=(px(scale.y(level))) r="3.5" {}
                }
            }
            polyline .value-line points=(scale.points(&series.values)) {}
            @for (year, level) in &series.values {
                circle .value-mark cx=(px(scale.x(*year))) cy=(px(scale.y(level))) r="3.5" {}
                text .value-label x=(px(scale.x(*year))) y=(px(scale.y(level) - 7.0)) { (short(level, series.target.as_ref())) }
            }
        }
        ul .legend {
            li .value-key { (values) " (" (visible(&series.unit_of_measure)) ")" }
            @if series.path.len() > 1 { li .path-key { (path) } }
            @if series.projected.is_some() { li .projection-key { (projection) } }
            @if series.target.is_some() { li .target-key { (target) } }
            @if series.first.is_some() { li .first-key { (first) } }
        }
    }
}

fn axes(series: &SeriesChart, scale: &Scale) -> Markup {
    let mut years: Vec<Year> = series.years().collect();
    years.sort();
    years.dedup();
    let every = years.len().div_ceil(MOST_LABELS).max(1);
    html! {
        @for level in [scale.lowest, (scale.lowest + scale.highest) / 2.0, scale.highest] {
            line .grid x1=(LEFT) x2=(WIDTH - RIGHT) y1=(px(scale.height_of(level))) y2=(px(scale.height_of(level))) {}
            text .tick x=(LEFT - 6.0) y=(px(scale.height_of(level) + 4.0)) { (tick(level)) }
        }
        @for year in years.iter().step_by(every) {
            text .year x=(px(scale.x(*year))) y=(HEIGHT - 8.0) { (year) }
        }
    }
}

/// What the picture shows, for those who cannot see it.
fn described(series: &SeriesChart) -> String {
    let dated = |(year, level): &(Year, Number)| format!("{year}: {}", short(level, series.target.as_ref()));
    let values: Vec<String> = series.values.iter().map(dated).collect();
    let target = series.target.as_ref().map(|target| format!("; {} {}", series.legend[2], dated(target)));
    let first = series.first.as_ref().map(|first| format!("; {} {}", series.legend[4], dated(first)));
    let said = [target, first].into_iter().flatten().collect::<String>();
    format!("{}: {}{said}", series.title, values.join(", "))
}

fn px(place: f64) -> String {
    format!("{place:.1}")
}

fn tick(level: f64) -> String {
    let text = format!("{level:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A level as a label: one decimal place at most, and more only where it would seem to have reached the target.
fn short(level: &Number, target: Option<&(Year, Number)>) -> String {
    let least = level.decimals().unwrap_or(1).min(1);
    let agrees = |shown: &Number| {
        shown.is_zero() == level.is_zero() && target.is_none_or(|(_, target)| shown.cmp(target) == level.cmp(target))
    };
    level.to_fixed(decimals_that_agree(level, least, agrees))
}

fn bar_figure(chart: &BarChart) -> Markup {
    let most: usize = chart.bars.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0);
    html! {
        figure .chart .wide {
            figcaption { span .title { (visible(&chart.title)) } }
            @for (name, counts) in &chart.bars {
                div .bar-row {
                    span .bar-name { (visible(name)) }
                    (bar(chart, counts, most))
                }
            }
            ul .legend {
                @for (status, words) in &chart.statuses {
                    li { span .(class(*status)) .status { (sign(*status, Language::English)) " " (words) } }
                }
            }
        }
    }
}

/// One bar: a slice for each status, as long as it is often.
fn bar(chart: &BarChart, counts: &[usize], most: usize) -> Markup {
    let percent = |count: usize| count as f64 * 100.0 / most.max(1) as f64;
    let mut before = 0;
    let slices = chart.statuses.iter().zip(counts).map(|((status, words), count)| {
        let start = before;
        before += count;
        (status, words, *count, start)
    });
    let slices: Vec<_> = slices.filter(|(_, _, count, _)| *count > 0).collect();
    html! {
        svg .bar role="img" {
            @for (status, words, count, start) in slices {
                svg .(class(*status)) .slice x=(format!("{:.2}%", percent(start))) width=(format!("{:.2}%", percent(count))) {
                    title { (words) " " (count) }
                    rect width="100%" height="100%" {}
                    text x="5" y="50%" { (sign(*status, Language::English)) (count) }
                }
            }
        }
    }
}
