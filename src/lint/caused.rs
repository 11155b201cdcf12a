//! Which warnings a change of one row brings.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// A row that was added to a file, or put in the place of another.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which file.
    pub source: SourceId,
    /// What it replaced; empty for a row that was added.
    pub old: Range<usize>,
    /// Where it stands now.
    pub new: Range<usize>,
}

/// Where a warning stands, as after the change.
#[derive(PartialEq, Eq)]
enum Position {
    Row,
    At(SourceId, usize),
}

/// The warnings that were not there before the change. Those of the row itself come again only where they say something else.
pub fn caused(before: &[Diagnostic], after: &[Diagnostic], edit: &Edit) -> Vec<Diagnostic> {
    let known = |new: &&Diagnostic| {
        !before.iter().any(|old| {
            old.code == new.code && old.arguments == new.arguments && edit.before(&old.span) == edit.after(&new.span)
        })
    };
    after.iter().filter(known).cloned().collect()
}

impl Edit {
    fn before(&self, span: &Span) -> Position {
        let start = span.range.start;
        match span.source == self.source {
            true if self.old.contains(&start) => Position::Row,
            true if start >= self.old.end => Position::At(span.source, start - self.old.end + self.new.end),
            _ => Position::At(span.source, start),
        }
    }

    fn after(&self, span: &Span) -> Position {
        let is_in_row = span.source == self.source && self.new.contains(&span.range.start);
        if is_in_row { Position::Row } else { Position::At(span.source, span.range.start) }
    }
}
