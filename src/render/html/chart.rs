//! Charts as SVG. Lines differ by dashes and marks, so that they can be told apart in grey; colours come from the page.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use super::class;
use crate::locale::Texts;
use crate::model::{Number, Status, Year};
use crate::render::visible;
use crate::report::requirement::separate_thousands;
use crate::report::{Axis, BarChart, Chart, SeriesChart, approximate, decimals_that_agree, sign};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 200.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 24.0;
/// Width of a digit of a label, and room beside a label.
const DIGIT: f64 = 7.0;
const MARGIN: f64 = 9.0;
/// The least share of a bar, in percent, that has room for a number.
const NARROW: f64 = 12.0;
/// From one line of labels to the next.
const LINE: f64 = 14.0;

pub(super) fn draw(chart: &Chart, texts: &Texts) -> Markup {
    match chart {
        Chart::Series(series) => series_figure(series, texts),
        Chart::Bars(bars) => bar_figure(bars, texts),
    }
}

/// What the lines of all charts mean.
pub(super) fn legend<'c>(charts: impl Iterator<Item = &'c SeriesChart> + Clone, texts: &Texts) -> Markup {
    let Some(chart) = charts.clone().next() else { return html! {} };
    let [values, path, target, projection, first] = &chart.legend;
    let has = |is_there: fn(&SeriesChart) -> bool| charts.clone().any(is_there);
    html! {
        ul .legend aria-label=(texts.get("page-legend")) {
            li .value-key { (values) }
            @if has(|chart| chart.path.len() > 1) { li .path-key { (path) } }
            @if has(|chart| chart.projected.is_some()) { li .projection-key { (projection) } }
            @if has(|chart| chart.target.is_some()) { li .target-key { (target) } }
            @if has(|chart| chart.first.is_some()) { li .first-key { (first) } }
        }
    }
}

/// Where years and values lie on the paper.
struct Scale {
    first: i32,
    last: i32,
    axis: Axis,
    left: f64,
    right: f64,
}

impl Scale {
    fn of(series: &SeriesChart) -> Option<Self> {
        let (first, last) = (series.years().min()?.number(), series.years().max()?.number());
        let axis = series.axis()?;
        let room = |labels: &mut dyn Iterator<Item = String>| {
            labels.map(|label| label.width()).max().unwrap_or_default() as f64 * DIGIT + MARGIN
        };
        let left = room(&mut axis.marks().map(|level| mark_label(level, axis)));
        let right = room(&mut end_labels(series).into_iter().map(|(_, _, label)| label));
        // A year alone stands at the left.
        Some(Self { first, last: last.max(first + 1), axis, left, right })
    }

    fn width(&self) -> f64 {
        WIDTH - self.left - self.right
    }

    fn x(&self, year: i32) -> f64 {
        self.left + f64::from(year - self.first) / f64::from(self.last - self.first) * self.width()
    }

    fn y(&self, level: f64) -> f64 {
        let room = HEIGHT - TOP - BOTTOM;
        TOP + room - (level - self.axis.lowest) / (self.axis.highest - self.axis.lowest) * room
    }

    fn place(&self, (year, level): &(Year, Number)) -> [String; 2] {
        [px(self.x(year.number())), px(self.y(approximate(level)))]
    }

    fn points<'v>(&self, values: impl IntoIterator<Item = &'v (Year, Number)>) -> String {
        values.into_iter().map(|value| self.place(value).join(",")).collect::<Vec<_>>().join(" ")
    }

    /// The years below the chart, so far apart that they do not touch: the last, and others back to the first.
    fn years(&self) -> Vec<(i32, String)> {
        let is_one_century = self.first.div_euclid(100) == self.last.div_euclid(100);
        let least = if is_one_century { 4.0 } else { 5.0 } * DIGIT;
        let a_year = self.width() / f64::from(self.last - self.first);
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|every| f64::from(*every) * a_year >= least).unwrap_or(100);
        let shown = (self.first..=self.last).filter(|year| (self.last - year) % every == 0);
        let first = Some(self.first).filter(|first| (self.last - first) % every != 0);
        let first = first.filter(|first| f64::from((self.last - first) % every) * a_year >= least);
        let mut years: Vec<i32> = first.into_iter().chain(shown).collect();
        let ends = [years.first().copied(), years.last().copied()];
        let label = |year: i32| match is_one_century && !ends.contains(&Some(year)) {
            true => format!("{:02}", year.rem_euclid(100)),
            false => year.to_string(),
        };
        years.drain(..).map(|year| (year, label(year))).collect()
    }
}

/// What stands at the right end: the class of its mark, the level, and the words.
fn end_labels(series: &SeriesChart) -> Vec<(&'static str, f64, String)> {
    let [_, _, target, projection, first] = &series.legend;
    let label = |class, words: &str, point: &Option<(Year, Number)>| {
        point.as_ref().map(|(_, level)| (class, approximate(level), format!("{words} {}", short(level, None))))
    };
    let last_year = series.years().max();
    let own = series.values.last().filter(|(year, _)| Some(*year) == last_year);
    let own = own.map(|(_, level)| ("value-label", approximate(level), short(level, series.target.as_ref())));
    let promised = [
        label("target-label", target, &series.target),
        label("label", projection, &series.projected),
        label("first-label", first, &series.first),
    ];
    promised.into_iter().flatten().chain(own).collect()
}

/// The places of labels from above, none nearer to the next than a line, and all on the paper.
fn spread(mut labels: Vec<(&'static str, f64, String)>, scale: &Scale) -> Vec<(&'static str, f64, String)> {
    labels.iter_mut().for_each(|(_, level, _)| *level = scale.y(*level) + 4.0);
    labels.sort_by(|(_, one, _), (_, other, _)| one.total_cmp(other));
    let mut least = f64::MIN;
    for (_, place, _) in &mut labels {
        *place = place.max(least);
        least = *place + LINE;
    }
    let mut most = HEIGHT - BOTTOM + 4.0;
    for (_, place, _) in labels.iter_mut().rev() {
        *place = place.min(most);
        most = *place - LINE;
    }
    labels
}

fn series_figure(series: &SeriesChart, texts: &Texts) -> Markup {
    let (status, words) = &series.status;
    let from_above = series.axis().filter(|axis| !axis.has_zero()).map(|_| texts.get("page-axis"));
    let subtitle = std::iter::once(series.unit_of_measure.clone()).filter(|unit| !unit.is_empty()).chain(from_above);
    html! {
        figure .chart data-target=(visible(&series.target_id)) {
            figcaption {
                span .title { (visible(&series.title)) }
                " "
                span .(class(*status)) .status { (sign(*status, texts.language())) " " (words) }
                span .subtitle { (visible(&subtitle.collect::<Vec<_>>().join(" · "))) }
            }
            @match Scale::of(series) {
                Some(scale) => (series_picture(series, &scale)),
                None => p .empty { (texts.get("unknown-figure")) },
            }
            p .caption { (visible(&series.caption)) }
        }
    }
}

fn series_picture(series: &SeriesChart, scale: &Scale) -> Markup {
    let projected: Vec<&(Year, Number)> = series.values.last().into_iter().chain(&series.projected).collect();
    let end = scale.x(scale.last) + MARGIN;
    let runs: Vec<_> = series.runs().collect();
    let gaps = runs.iter().zip(runs.iter().skip(1)).filter_map(|(run, next)| Some([run.last()?, next.first()?]));
    let last_inside =
        series.values.last().filter(|(year, _)| year.number() < scale.last || series.years().count() == 1);
    // Near the end the label would stand in the mark of the target.
    let room = |(year, _): &(Year, Number)| scale.x(scale.last) - scale.x(year.number());
    let beside = if last_inside.is_some_and(|value| room(value) < 4.0 * DIGIT) { "before" } else { "inside" };
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(visible(&described(series))) {
            (axes(scale))
            @if series.path.len() > 1 { polyline .path-line points=(scale.points(&series.path)) {} }
            @if series.projected.is_some() && projected.len() > 1 {
                polyline .projection-line points=(scale.points(projected)) {}
            }
            @for gap in gaps { polyline .gap-line points=(scale.points(gap)) {} }
            @for run in &runs { polyline .value-line points=(scale.points(*run)) {} }
            @for [x, y] in series.values.iter().map(|value| scale.place(value)) { circle .value-mark cx=(x) cy=(y) r="3" {} }
            @for [x, y] in series.projected.iter().map(|value| scale.place(value)) {
                circle .projection-mark cx=(x) cy=(y) r="3.5" {}
            }
            @for (class, point) in [("first-mark", &series.first), ("target-mark", &series.target)] {
                @for [x, y] in point.iter().map(|value| scale.place(value)) {
                    path .(class) d=(format!("M{x} {y}m-6 0h12m-6 -6v12")) {}
                }
            }
            @if let Some(value) = last_inside {
                @let [x, _] = scale.place(value);
                text .value-label .(beside) x=(x) y=(px(scale.y(approximate(&value.1)) - 8.0)) {
                    (short(&value.1, series.target.as_ref()))
                }
            }
            @for (class, y, label) in spread(end_labels(series), scale) {
                text .(class) x=(px(end)) y=(px(y)) { (label) }
            }
        }
    }
}

fn axes(scale: &Scale) -> Markup {
    let end = scale.x(scale.last);
    html! {
        @for level in scale.axis.marks() {
            line .grid x1=(px(scale.left)) x2=(px(end)) y1=(px(scale.y(level))) y2=(px(scale.y(level))) {}
            text .tick x=(px(scale.left - 6.0)) y=(px(scale.y(level) + 4.0)) { (mark_label(level, scale.axis)) }
        }
        @for (year, label) in scale.years() {
            text .year x=(px(scale.x(year))) y=(px(HEIGHT - 6.0)) { (label) }
        }
    }
}

/// What the picture shows, for those who cannot see it.
fn described(series: &SeriesChart) -> String {
    let [_, _, target, projection, first] = &series.legend;
    let dated = |(year, level): &(Year, Number)| format!("{year}: {}", short(level, series.target.as_ref()));
    let values: Vec<String> = series.values.iter().map(dated).collect();
    let points = [(target, &series.target), (projection, &series.projected), (first, &series.first)];
    let said = points.into_iter().filter_map(|(words, point)| Some(format!("; {words} {}", dated(point.as_ref()?))));
    format!("{}: {}{}", series.title, values.join(", "), said.collect::<String>())
}

fn px(place: f64) -> String {
    format!("{place:.1}")
}

fn mark_label(level: f64, axis: Axis) -> String {
    let mut label = format!("{level:.*}", axis.decimals());
    separate_thousands(&mut label, 0);
    label
}

/// A level as a label: two decimal places at most, and more only where it would seem to have reached the target.
fn short(level: &Number, target: Option<&(Year, Number)>) -> String {
    let least = level.decimals().unwrap_or(2).min(2);
    let agrees = |shown: &Number| {
        shown.is_zero() == level.is_zero() && target.is_none_or(|(_, target)| shown.cmp(target) == level.cmp(target))
    };
    let mut label = level.to_fixed(decimals_that_agree(level, least, agrees));
    separate_thousands(&mut label, 0);
    label
}

fn bar_figure(chart: &BarChart, texts: &Texts) -> Markup {
    let most: usize = chart.bars.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0);
    html! {
        figure .chart .wide {
            figcaption { span .title { (visible(&chart.title)) } }
            @for (name, counts) in &chart.bars {
                div .bar-row {
                    span .bar-name { (visible(name)) }
                    (bar(name, &chart.statuses, counts, most, texts))
                }
            }
            ul .legend {
                @for (status, words) in &chart.statuses {
                    li { span .(class(*status)) .status { (sign(*status, texts.language())) " " (words) } }
                }
            }
        }
    }
}

/// One bar: a slice for each status, as long as it is often.
pub(super) fn bar(name: &str, statuses: &[(Status, String)], counts: &[usize], most: usize, texts: &Texts) -> Markup {
    let percent = |count: usize| count as f64 * 100.0 / most.max(1) as f64;
    let mut before = 0;
    let slices = statuses.iter().zip(counts).map(|((status, words), count)| {
        let start = before;
        before += count;
        (status, words, *count, start)
    });
    let slices: Vec<_> = slices.filter(|(_, _, count, _)| *count > 0).collect();
    let said: Vec<String> = slices.iter().map(|(_, words, count, _)| format!("{words} {count}")).collect();
    html! {
        svg .bar role="img" aria-label=(format!("{}: {}", visible(name), said.join(", "))) {
            @for (status, words, count, start) in slices {
                svg .(class(*status)) .slice x=(format!("{:.2}%", percent(start))) width=(format!("{:.2}%", percent(count))) {
                    title { (words) " " (count) }
                    rect width="100%" height="100%" {}
                    // A narrow slice has no room for its number.
                    @if percent(count) >= NARROW { text x="5" y="50%" { (sign(*status, texts.language())) (count) } }
                }
            }
        }
    }
}
