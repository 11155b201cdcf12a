//! Which warnings a change of one row brings.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// The argument of a message for how many more values it stands.
pub(super) const MORE: &str = "more";

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

/// The warnings that were not there before the change. Those of the row itself come again only where they say something else;
/// for how many more values one stands is nothing else.
pub fn caused(before: &[Diagnostic], after: &[Diagnostic], edit: &Edit) -> Vec<Diagnostic> {
    let known = |new: &&Diagnostic| {
        !before.iter().any(|old| {
            old.code == new.code && said(old).eq(said(new)) && edit.before(&old.span) == edit.after(&new.span)
        })
    };
    after.iter().filter(known).cloned().collect()
}

fn said(diagnostic: &Diagnostic) -> impl Iterator<Item = &(&'static str, String)> {
    diagnostic.arguments.iter().filter(|(name, _)| *name != MORE)
}

impl Edit {
    /// What takes it back.
    #[must_use]
    pub fn undone(&self) -> Self {
        Self { source: self.source, old: self.new.clone(), new: self.old.clone() }
    }

    fn before(&self, span: &Span) -> Position {
        let start = span.range.start;
        match span.source == self.source {
            true if self.old.contains(&start) => Position::Row,
            true if start >= self.old.end => Position::At(span.source, start - self.old.end + self.new.end),
            _ => Position::At(span.source, start),
        }
    }

    /// Whether a place of the changed file is in the row that was changed.
    pub(super) fn is_at(&self, span: &Span) -> bool {
        span.source == self.source && self.new.contains(&span.range.start)
    }

    fn after(&self, span: &Span) -> Position {
        if self.is_at(span) { Position::Row } else { Position::At(span.source, span.range.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, caused};
    use crate::diagnostic::{Code, Diagnostics};
    use crate::source::{Role, Source, SourceId, Sources};

    fn file() -> SourceId {
        Sources::default().add(Source::from_text("statistics.csv", Role::Statistics, ""))
    }

    /// Warnings about jumps, each at its place and with the value that jumps.
    fn jumps(source: SourceId, places: &[(usize, &str)]) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for (start, value) in places {
            diagnostics.report(Code::TenfoldJump, source, *start..start + 3).with("value", *value);
        }
        diagnostics
    }

    fn values(before: &[(usize, &str)], after: &[(usize, &str)], edit: &Edit) -> Vec<String> {
        let (before, after) = (jumps(edit.source, before), jumps(edit.source, after));
        let found = caused(&before.found, &after.found, edit);
        found.iter().flat_map(|found| &found.arguments).map(|(_, value)| value.clone()).collect()
    }

    #[test]
    fn an_added_row_brings_its_own_warnings_and_those_it_makes_elsewhere() {
        let edit = Edit { source: file(), old: 50..50, new: 50..70 };
        let before = [(10, "100"), (80, "900")];
        // What stood behind the row stands 20 bytes later now.
        assert_eq!(values(&before, &[(10, "100"), (100, "900")], &edit), Vec::<String>::new());
        assert_eq!(values(&before, &[(10, "100"), (60, "100"), (100, "900")], &edit), ["100"]);
        assert_eq!(values(&before, &[(10, "100"), (30, "500"), (100, "900")], &edit), ["500"]);
    }

    #[test]
    fn a_replaced_row_repeats_no_warning_that_says_the_same() {
        let edit = Edit { source: file(), old: 50..60, new: 50..75 };
        let before = [(55, "100"), (80, "900")];
        assert_eq!(values(&before, &[(65, "100"), (95, "900")], &edit), Vec::<String>::new());
        assert_eq!(values(&before, &[(65, "110"), (95, "900")], &edit), ["110"]);
        assert_eq!(values(&before, &[(95, "900")], &edit), Vec::<String>::new());
    }
}
