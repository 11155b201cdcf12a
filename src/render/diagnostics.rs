//! Diagnostics → text for people: file, line, column, the place underlined, what would be right.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::visible::{visible_line, without_commands};
use super::{Surface, visible};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::locale::Texts;
use crate::report::diagnostics::{help, message, more_alike, shown};
use crate::source::{Role, Sources, Span, is_hidden};

/// All diagnostics in the order of their places.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, texts: &Texts, surface: &Surface) -> String {
    let renderer = if surface.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = surface.width.map_or(renderer.clone(), |width| renderer.term_width(width));
    let (shown, more) = shown(diagnostics);
    let each = shown.into_iter().map(|diagnostic| one(diagnostic, sources, texts, &renderer));
    let more = more.into_iter().map(|(code, count)| more_alike(code, count, texts));
    let text: String = each.chain(more).map(|text| text + "\n").collect();
    without_commands(&text).into_owned()
}

/// Most characters that are shown of a place.
const LONGEST_EXCERPT: usize = 120;

fn one(diagnostic: &Diagnostic, sources: &Sources, texts: &Texts, renderer: &Renderer) -> String {
    let severity = diagnostic.code.severity();
    let level = if severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let level = level.with_name(texts.get(&severity.key()));
    let mut group = level
        .primary_title(visible(&message(diagnostic, texts)).into_owned())
        .id(diagnostic.code.name())
        .elements(place(&diagnostic.span, sources));
    if let Some(related) = &diagnostic.related {
        let label = texts.find(&format!("{}.related", diagnostic.code.name()), &[]);
        let label = label.unwrap_or_else(|| texts.get("related-here"));
        group = group.elements(snippet(related, sources, AnnotationKind::Context, label));
    }
    let help = help(diagnostic, texts)
        .into_iter()
        .map(|line| Level::HELP.with_name(texts.get("level-help")).message(visible(&line).into_owned()));
    renderer.render(&[group.elements(help)]) + "\n"
}

/// The line of a place; of a file that was not read there is only its path.
fn place<'a>(span: &Span, sources: &'a Sources) -> Option<Element<'a>> {
    let source = sources.get(span.source)?;
    if source.role == Role::Unread {
        return Some(Origin::path(source.path.as_str()).into());
    }
    snippet(span, sources, AnnotationKind::Primary, String::new()).map(Element::from)
}

fn snippet<'a>(
    span: &Span,
    sources: &'a Sources,
    kind: AnnotationKind,
    label: String,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let source = sources.get(span.source)?;
    // Only the lines of the place: the renderer would read the whole text again for every diagnostic.
    let (start, end) = (source.clamp(span.range.start), source.clamp(span.range.end.max(span.range.start)));
    let first = source.line_start(start);
    let shown = source.part(start..source.line_end(end));
    let shown_end = shown.char_indices().nth(LONGEST_EXCERPT).map_or(start + shown.len(), |(length, _)| start + length);
    let (lines, end) = (source.part(first..shown_end), end.min(shown_end));
    // Where something is shown in the place of what nobody sees, the rest moves.
    let moved = |offset: usize| with_signs(lines.get(..offset - first).unwrap_or(&lines)).len();
    let annotation = kind.span(moved(start)..moved(end));
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Some(
        Snippet::source(with_signs(&lines))
            .line_start(source.place(start).line)
            .path(visible_line(&source.path))
            .fold(false)
            .annotation(annotation),
    )
}

/// A sign in the place of each character that nobody sees, so that columns stay; the renderer has signs for those of ASCII.
fn with_signs(text: &str) -> String {
    let sign = |each: char| if is_hidden(each) && !each.is_ascii() { char::REPLACEMENT_CHARACTER } else { each };
    text.chars().map(sign).collect()
}
