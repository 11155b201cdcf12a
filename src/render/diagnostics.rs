//! Diagnostics → text for people: file, line, column, the place underlined, what would be right.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use anstyle::AnsiColor;

use super::screen::{Ellipsis, in_lines, width};
use super::visible::{visible_line, without_commands};
use super::{Surface, visible};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::locale::Texts;
use crate::report::diagnostics::{help, message, more_alike, related_words, shown};
use crate::source::{Source, Sources, Span, is_hidden};

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

/// The warnings with one heading for alike ones, a line for each place, and one of help below all.
pub fn in_brief(diagnostics: &Diagnostics, sources: &Sources, texts: &Texts, surface: &Surface) -> String {
    let (shown, more) = shown(diagnostics);
    let mut by_code: BTreeMap<Code, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in shown {
        by_code.entry(diagnostic.code).or_default().push(diagnostic);
    }
    let brief = Brief { sources, texts, surface };
    let mut lines: Vec<String> = Vec::new();
    for (code, found) in &by_code {
        let more = more.iter().find(|(of, _)| of == code).map_or(0, |(_, more)| *more);
        lines.extend(brief.alike(*code, found, more));
    }
    let codes: Vec<Code> = by_code.into_keys().collect();
    lines.extend(brief.help(&codes));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    without_commands(&lines.join("\n")).into_owned()
}

/// How warnings are shown in few words.
struct Brief<'b> {
    sources: &'b Sources,
    texts: &'b Texts,
    surface: &'b Surface,
}

impl Brief<'_> {
    fn alike(&self, code: Code, found: &[&Diagnostic], more: usize) -> Vec<String> {
        let count = (found.len() + more).to_string();
        let arguments = [("count", count.as_str())];
        let many = || self.texts.find(&format!("{}.many", code.name()), &arguments);
        let (heading, has_own_messages) = match (found, many()) {
            ([only], _) if more == 0 => (message(only, self.texts), false),
            (_, Some(many)) => (many, false),
            (_, None) => (self.texts.format("warnings-alike", &arguments), true),
        };
        let places = found.iter().map(|each| {
            let said = if has_own_messages { message(each, self.texts) } else { self.thing(each) };
            self.cut(&format!("  --> {}  {said}", self.place(each)))
        });
        let more = (more > 0).then(|| self.texts.format("warnings-more", &[("count", &more.to_string())]));
        let more = more.map(|more| self.cut(&format!("   = {more}")));
        self.heading(code, &heading).into_iter().chain(places).chain(more).collect()
    }

    fn heading(&self, code: Code, heading: &str) -> Vec<String> {
        let level = self.texts.get(&code.severity().key());
        let text = format!("{level}[{}]: {}", code.name(), visible_line(heading));
        let mut lines = in_lines(&text, self.surface.width.unwrap_or(usize::MAX));
        if let Some(first) = lines.first_mut().filter(|_| self.surface.colour) {
            let (style, rest) = (AnsiColor::Yellow.on_default().bold(), first.split_off(level.len()));
            *first = format!("{style}{first}{style:#}{rest}");
        }
        lines
    }

    fn place(&self, diagnostic: &Diagnostic) -> String {
        let source = self.sources.get(diagnostic.span.source);
        source.map(|source| source.place_name(diagnostic.span.range.start)).unwrap_or_default()
    }

    /// What the message names, else the line of the place.
    fn thing(&self, diagnostic: &Diagnostic) -> String {
        let name = diagnostic.arguments.iter().find(|(name, _)| *name == "name").map(|(_, name)| name.clone());
        let line = || {
            let source = self.sources.get(diagnostic.span.source).filter(|source| source.has_places())?;
            let start = source.clamp(diagnostic.span.range.start);
            let line = source.part(source.line_start(start)..source.line_end(start));
            Some(line.trim().chars().take(LONGEST_EXCERPT).collect())
        };
        name.or_else(line).unwrap_or_default()
    }

    /// What more there is to know, and how a warning is silenced; on one line where that fits.
    fn help(&self, codes: &[Code]) -> Vec<String> {
        let code = match codes {
            [] => return Vec::new(),
            [only] => only.name().to_owned(),
            _ => self.texts.get("warnings-code"),
        };
        let said = ["warnings-more-help", "warnings-silence"].map(|key| self.texts.format(key, &[("code", &code)]));
        let line = |said: &str| format!("   = {said}");
        let whole = line(&said.join(&self.texts.get("semicolon")));
        let fits = self.surface.width.is_none_or(|columns| width(&whole) <= columns);
        if fits { vec![whole] } else { said.iter().map(|said| self.cut(&line(said))).collect() }
    }

    fn cut(&self, text: &str) -> String {
        Ellipsis("…").cut(visible_line(text).trim_end(), self.surface.width.unwrap_or(usize::MAX))
    }
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
        .elements(place(&diagnostic.span, sources, AnnotationKind::Primary, String::new()));
    if let Some(related) = &diagnostic.related {
        let label = related_words(diagnostic, texts).unwrap_or_else(|| texts.get("related-here"));
        group = group.elements(place(related, sources, AnnotationKind::Context, label));
    }
    let help = help(diagnostic, sources, texts)
        .into_iter()
        .map(|line| Level::HELP.with_name(texts.get("level-help")).message(visible(&line).into_owned()));
    let rendered = renderer.render(&[group.elements(help)]) + "\n";
    let spans = [Some(&diagnostic.span), diagnostic.related.as_ref()];
    spans.into_iter().flatten().fold(rendered, |text, span| with_cell_alone(text, span, sources))
}

/// The place of a cell without the line and column of the text, which the renderer puts behind every path.
fn with_cell_alone(text: String, span: &Span, sources: &Sources) -> String {
    let Some(source) = sources.get(span.source).filter(|source| source.worksheet().is_some()) else { return text };
    let name = path(source, span);
    let mut parts = text.split(&name);
    let first = parts.next().unwrap_or_default().to_owned();
    let is_of_text = |sign: char| sign == ':' || sign.is_ascii_digit();
    parts.fold(first, |whole, behind| whole + &name + behind.trim_start_matches(is_of_text))
}

/// What stands above the line of a place.
fn path(source: &Source, span: &Span) -> String {
    let is_cell = source.worksheet().is_some();
    visible_line(&if is_cell { source.place_name(span.range.start) } else { source.path.clone() })
}

/// The line of a place; of a file that was not read there is only its path.
fn place<'a>(span: &Span, sources: &'a Sources, kind: AnnotationKind, label: String) -> Option<Element<'a>> {
    let source = sources.get(span.source)?;
    let is_shown = source.has_places();
    Some(if is_shown { snippet(span, source, kind, label).into() } else { Origin::path(path(source, span)).into() })
}

fn snippet<'a>(
    span: &Span,
    source: &'a Source,
    kind: AnnotationKind,
    label: String,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
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
    let line = source.place(start).line;
    Snippet::source(with_signs(&lines)).line_start(line).path(path(source, span)).fold(false).annotation(annotation)
}

/// A sign in the place of each character that nobody sees, so that columns stay; the renderer has signs for those of ASCII.
fn with_signs(text: &str) -> String {
    let sign = |each: char| if is_hidden(each) && !each.is_ascii() { char::REPLACEMENT_CHARACTER } else { each };
    text.chars().map(sign).collect()
}
