//! Which warnings a change of one row brings.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// The argument of a message for how many more values it stands.
pub(super) const MORE: &str = "more";

/// A row that was added to a file, or put in the place of another, and what its header got for it.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which file.
    pub source: SourceId,
    /// In the order of the file.
    pub stretches: Vec<EditedStretch>,
}

/// A stretch of a file that was changed.
#[derive(Clone, Debug)]
pub struct EditedStretch {
    /// What was replaced; empty for what was added.
    pub old: Range<usize>,
    /// What stands there now.
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
        let undone = |EditedStretch { old, new }: &EditedStretch| EditedStretch { old: new.clone(), new: old.clone() };
        Self { source: self.source, stretches: self.stretches.iter().map(undone).collect() }
    }

    fn before(&self, span: &Span) -> Position {
        let start = span.range.start;
        let stretches = || self.stretches.iter().filter(|_| span.source == self.source);
        if stretches().any(|stretch| stretch.old.contains(&start)) {
            return Position::Row;
        }
        let earlier = stretches().rfind(|stretch| start >= stretch.old.end);
        Position::At(span.source, earlier.map_or(start, |EditedStretch { old, new }| start - old.end + new.end))
    }

    /// Whether a place of the changed file is in the row that was changed.
    pub(super) fn is_at(&self, span: &Span) -> bool {
        let start = &span.range.start;
        span.source == self.source && self.stretches.iter().any(|stretch| stretch.new.contains(start))
    }

    fn after(&self, span: &Span) -> Position {
        if self.is_at(span) { Position::Row } else { Position::At(span.source, span.range.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, EditedStretch, caused};
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

    fn edit(stretches: &[(std::ops::Range<usize>, std::ops::Range<usize>)]) -> Edit {
        let stretch = |(old, new): &(_, _)| EditedStretch { old: Clone::clone(old), new: Clone::clone(new) };
        Edit { source: file(), stretches: stretches.iter().map(stretch).collect() }
    }

    #[test]
    fn an_added_row_brings_its_own_warnings_and_those_it_makes_elsewhere() {
        let edit = edit(&[(50..50, 50..70)]);
        let before = [(10, "100"), (80, "900")];
        // What stood behind the row stands 20 bytes later now.
        assert_eq!(values(&before, &[(10, "100"), (100, "900")], &edit), Vec::<String>::new());
        assert_eq!(values(&before, &[(10, "100"), (60, "100"), (100, "900")], &edit), ["100"]);
        assert_eq!(values(&before, &[(10, "100"), (30, "500"), (100, "900")], &edit), ["500"]);
    }

    #[test]
    fn a_replaced_row_repeats_no_warning_that_says_the_same() {
        let edit = edit(&[(50..60, 50..75)]);
        let before = [(55, "100"), (80, "900")];
        assert_eq!(values(&before, &[(65, "100"), (95, "900")], &edit), Vec::<String>::new());
        assert_eq!(values(&before, &[(65, "110"), (95, "900")], &edit), ["110"]);
        assert_eq!(values(&before, &[(95, "900")], &edit), Vec::<String>::new());
    }

    #[test]
    fn a_longer_header_moves_what_follows_and_brings_no_warning() {
        let edit = edit(&[(20..20, 20..28), (50..60, 58..70)]);
        let before = [(5, "1"), (30, "500"), (55, "100"), (80, "900")];
        assert_eq!(values(&before, &[(5, "1"), (38, "500"), (63, "100"), (90, "900")], &edit), Vec::<String>::new());
        assert_eq!(values(&before, &[(5, "1"), (38, "500"), (63, "101"), (90, "900")], &edit), ["101"]);
    }
}
