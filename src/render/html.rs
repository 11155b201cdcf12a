//! One page that needs nothing else: no network, and no script to be read.

mod chart;
mod front;

use anyhow::Result;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use unicode_width::UnicodeWidthStr;

use super::cell::{Script, display};
use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::{Language, Texts};
use crate::model::{Number, Status};
use crate::report::{Cell, Chart, Column, Document, FrontPage, ListItem, Rank, Report, Section, Table, Wording};

pub(super) const FORMAT: Format =
    Format { name: "html", extensions: &["html", "htm"], audience: Audience::Anybody, write };

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// The page may use its own style and script, and nothing else, whatever words a plan puts into it.
const POLICY: &str = concat!(
    "default-src 'none'; img-src data:; style-src '",
    env!("FSIP_STYLE_HASH"),
    "'; script-src '",
    env!("FSIP_SCRIPT_HASH"),
    "'; base-uri 'none'; form-action 'none'"
);

fn write(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let (front, document) = report.page(texts);
    let document = document.with(report.long_table(texts));
    output.write_all(page(&document, front.as_ref(), texts).into_string().as_bytes())?;
    Ok(0)
}

fn page(document: &Document, front: Option<&FrontPage>, texts: &Texts) -> Markup {
    let language = match texts.language() {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let (parts, annexes) = document.parts_and_annexes();
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (visible(&document.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    @if let Some(number) = document.letter.as_ref().and_then(|letter| letter.number.as_ref()) {
                        p .number { (visible(number)) }
                    }
                    h1 { (visible(&document.title)) }
                    @if let Some(letter) = &document.letter {
                        p .recipient { (wording(&letter.recipient)) (texts.get("colon").trim_end()) }
                    }
                    @for line in &document.preface { p .preface { (visible(line)) } }
                }
                main {
                    @if let Some(front) = front { (front::first_screen(front, texts)) }
                    @if document.sections.iter().filter(|section| section.heading.is_some()).count() > 2 {
                        (contents(document, texts))
                    }
                    @for (number, section) in parts.iter().enumerate() {
                        (part(section, number, front.is_some(), texts))
                    }
                    @if let Some(letter) = &document.letter {
                        div .closing { @for line in letter.closing() { p { (wording(line)) } } }
                    }
                    @for (number, section) in (parts.len()..).zip(annexes) {
                        (part(section, number, front.is_some(), texts))
                    }
                    @if !document.notes.is_empty() {
                        section .notes { @for note in &document.notes { p { (visible(note)) } } }
                    }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

fn wording(wording: &Wording) -> Markup {
    match wording {
        Wording::Given(text) => html! { (visible(text)) },
        Wording::Blank(text) => html! { span .blank { (visible(text)) } },
    }
}

fn contents(document: &Document, texts: &Texts) -> Markup {
    html! {
        nav aria-label=(texts.get("page-contents")) {
            ul {
                @for (number, section) in document.sections.iter().enumerate() {
                    @if let Some(heading) = section.title().filter(|_| section.rank != Rank::Subpart) {
                        li { a href=(format!("#part-{number}")) { (visible(&heading)) } }
                    }
                }
            }
        }
    }
}

fn part(section: &Section, number: usize, has_front: bool, texts: &Texts) -> Markup {
    // The first screen has shown the targets already.
    let is_shown = has_front && section.id == "targets";
    html! {
        section id=(format!("part-{number}")) {
            @if let Some(heading) = section.title() {
                @if section.rank == Rank::Subpart { h3 { (visible(&heading)) } } @else { h2 { (visible(&heading)) } }
            }
            @for paragraph in &section.paragraphs { p { (visible(paragraph)) } }
            @if !section.items.is_empty() { ul { @for item in &section.items { (listed(item)) } } }
            @for blank in &section.blanks { p { span .blank { (visible(blank)) } } }
            @if is_shown {
                p { a href="#targets" { (texts.get("page-above")) } }
            } @else {
                @if let Some(table) = &section.table {
                    (figures(table, &[], &section.title().unwrap_or_default(), texts))
                }
                @if !section.charts.is_empty() { (charts(section.charts.iter(), texts)) }
            }
        }
    }
}

/// An item that is hidden when none of its targets is chosen.
fn listed(item: &ListItem) -> Markup {
    let targets = visible(&item.targets.join(" ")).into_owned();
    html! { li data-targets=[Some(targets).filter(|targets| !targets.is_empty())] { (visible(&item.text)) } }
}

fn charts<'c>(charts: impl Iterator<Item = &'c Chart>, texts: &Texts) -> Markup {
    html! { div .charts { @for chart in charts { (chart::draw(chart, texts)) } } }
}

/// A table; of a table of targets each row says of which it is.
fn figures(table: &Table, targets: &[String], caption: &str, texts: &Texts) -> Markup {
    // A page has no room for columns in which nothing stands.
    let is_filled = |place: &usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(*place));
        table.rows.is_empty() || cells.any(|cell| !matches!(display(cell, Script::Unicode).as_str(), "" | "—"))
    };
    let places: Vec<usize> = (0..table.columns.len()).filter(is_filled).collect();
    let shown: Vec<&Column> = places.iter().filter_map(|place| table.columns.get(*place)).collect();
    html! {
        div .scroll tabindex="0" role="region" aria-label=(visible(caption)) {
            table data-reset=(texts.get("page-all")) data-filter=(texts.format("page-filter", &[("column", "{}")])) {
                @if table.has_header() {
                    thead { tr { @for column in &shown { (heading(column)) } } }
                }
                tbody {
                    @for (number, row) in table.rows.iter().enumerate() {
                        tr data-target=[targets.get(number).map(|target| visible(target))] {
                            @for (place, column) in places.iter().zip(&shown) {
                                @if let Some(cell) = row.get(*place) {
                                    (figure(cell, Some(place) == places.first(), column))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    // A picture repeats the figures beside it.
    if column.heading.is_empty() {
        return html! { td .picture {} };
    }
    html! {
        th scope="col" .number[column.is_number] data-choice[column.is_choice] { (visible(&column.heading)) }
    }
}

/// From this width on a text is broken into lines, and needs some room for it.
const LONG: usize = 10;

/// A cell; its exact value beside what is shown, for sorting and for whoever reads the page with a program. The heading of
/// its column stands beside it where there is no room for columns.
fn figure(cell: &Cell, is_first: bool, column: &Column) -> Markup {
    let shown = display(cell, Script::Unicode);
    let label = Some(visible(&column.heading)).filter(|heading| !heading.is_empty());
    match cell {
        Cell::Number { value, .. } | Cell::Computed { value, .. } => {
            html! { td .number data-label=[label] data-value=(value.to_plain()) { (shown) } }
        }
        Cell::Unknown => html! { td .none .number[column.is_number] data-label=[label] { (shown) } },
        Cell::Status(status, ..) => {
            html! { td data-label=[label] data-value=(severity(*status)) { span .(class(*status)) .status { (shown) } } }
        }
        Cell::Bar(Some(share)) => {
            let length = share.clamp(&Number::zero(), &Number::hundred()).round(1).to_plain();
            html! { td .picture { meter min="0" max="100" value=(length) aria-label=(cell.plain()) { (cell.plain()) } } }
        }
        Cell::Bar(None) => html! { td .picture {} },
        Cell::Sparkline(_) => html! { td .picture .sparkline aria-hidden="true" { (shown) } },
        Cell::Year(_) | Cell::Day(_) => html! { td data-label=[label] { (shown) } },
        Cell::Text(_) | Cell::Empty if is_first => html! { th scope="row" { (shown) } },
        Cell::Text(_) | Cell::Empty if label.is_none() => html! { td .picture { (shown) } },
        Cell::Text(_) | Cell::Empty => html! { td .long[shown.width() > LONG] data-label=[label] { (shown) } },
    }
}

/// The place of a status from the worst to the best.
fn severity(status: Status) -> usize {
    Status::ALL.into_iter().position(|other| other == status).unwrap_or_default()
}

/// The class of a status in the style sheet; colours only repeat what signs and words say.
fn class(status: Status) -> &'static str {
    match status {
        Status::Achieved | Status::AchievedEarly => "done",
        Status::OnTrack => "good",
        Status::AtRisk => "risk",
        Status::Behind | Status::Regressing => "behind",
        Status::Missed => "missed",
        Status::Pending | Status::AwaitingJudgement => "open",
        Status::NoData | Status::AwaitingData | Status::InsufficientData => "unknown",
    }
}
