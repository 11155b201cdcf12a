//! The first screen, the small charts and the table of all targets.

use maud::{Markup, html};

use super::chart::{self, bar};
use super::{charts, class, figures};
use crate::locale::Texts;
use crate::model::Status;
use crate::render::visible;
use crate::report::{Chart, FrontChanges, FrontGroup, FrontItem, FrontPage, needs_attention, sign};

pub(super) fn first_screen(front: &FrontPage, texts: &Texts) -> Markup {
    html! {
        (counts(front, texts))
        @for sentence in &front.sentences { p .sentence { (visible(sentence)) } }
        div .columns {
            (attention(front, texts))
            (changes(&front.changes))
        }
        div data-choices {}
        (small_charts(&front.charts, texts))
        section #targets {
            h2 { (texts.get("heading-targets")) }
            (figures(&front.table, &front.row_targets, &texts.get("heading-targets"), texts))
        }
    }
}

fn counts(front: &FrontPage, texts: &Texts) -> Markup {
    let statuses: Vec<(Status, String)> =
        front.counts.iter().map(|(status, words, _)| (*status, words.clone())).collect();
    let counts: Vec<usize> = front.counts.iter().map(|(.., count)| *count).collect();
    html! {
        div .whole { (bar(&texts.get("heading-targets"), &statuses, &counts, counts.iter().sum(), texts)) }
        ul .counts {
            @for (status, words, count) in &front.counts {
                li .(class(*status)) { b { (count) } " " (signed(*status, words, texts)) }
            }
        }
    }
}

fn attention(front: &FrontPage, texts: &Texts) -> Markup {
    html! {
        section {
            h2 { (texts.get("front-attention")) }
            @if front.attention.is_empty() { p { (texts.get("front-nothing")) } }
            @for group in &front.attention { (one_status(group, texts)) }
            @for note in &front.notes { p .notes { (visible(note)) } }
        }
    }
}

fn one_status(group: &FrontGroup, texts: &Texts) -> Markup {
    let (status, words) = &group.status;
    let is_bare = group.items.iter().all(|item| item.text.is_empty());
    html! {
        h3 .(class(*status)) { (signed(*status, words, texts)) }
        (items(&group.items, is_bare))
        @if let Some(more) = &group.more { p .more { a href="#targets" { (more) } } }
    }
}

fn changes(changes: &FrontChanges) -> Markup {
    html! {
        section {
            h2 { (visible(&changes.heading)) }
            @if !changes.items.is_empty() { (items(&changes.items, false)) }
            @if let Some(more) = &changes.more { p .more { (more) } }
        }
    }
}

fn items(items: &[FrontItem], is_bare: bool) -> Markup {
    html! {
        ul .bare[is_bare] {
            @for item in items {
                li data-target=(visible(&item.target_id)) {
                    b { (visible(&item.name)) }
                    @if !item.text.is_empty() { " " (visible(&item.text)) }
                }
            }
        }
    }
}

/// The charts of what needs attention; those of all else are folded.
fn small_charts(all: &[Chart], texts: &Texts) -> Markup {
    let is_open = |chart: &&Chart| matches!(chart, Chart::Series(series) if needs_attention(series.status.0));
    let open: Vec<&Chart> = all.iter().filter(is_open).collect();
    let folded: Vec<&Chart> = all.iter().filter(|chart| !is_open(chart)).collect();
    let series = all.iter().filter_map(|chart| match chart {
        Chart::Series(series) => Some(series.as_ref()),
        Chart::Bars(_) => None,
    });
    html! {
        (chart::legend(series, texts))
        @if !open.is_empty() { (charts(open.into_iter(), texts)) }
        @if !folded.is_empty() {
            details {
                summary { (texts.format("page-fine", &[("count", &folded.len().to_string())])) }
                (charts(folded.into_iter(), texts))
            }
        }
    }
}

fn signed(status: Status, words: &str, texts: &Texts) -> String {
    format!("{} {words}", sign(status, texts.language()))
}
