//! What statements are, and what their clauses ask for.

use super::clause::{ClauseParts, ProposalReason};
use crate::model::Moment;
use crate::source::Spot;

/// A piece of the goal section or a standard of a responsibility list, as the document says it.
pub(crate) struct Statement<'a> {
    pub(crate) text: &'a str,
    pub(crate) spot: &'a Spot,
    pub(crate) origin: StatementOrigin,
    /// Who answers for it, by their places in the list.
    pub(crate) units: &'a [usize],
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatementOrigin {
    Goal {
        area: Option<usize>,
    },
    /// What is to be done, before its standards.
    Matter {
        item: usize,
        year: i32,
    },
    Standard {
        item: usize,
        year: i32,
    },
    /// A row of a table of indicators, its cells parted by tabs; the first is the header.
    GoalTable {
        area: Option<usize>,
    },
}

/// What a clause asks for.
#[derive(Clone, Debug)]
pub(super) enum ClauseMeaning {
    Measured(ClauseParts),
    Milestone(String),
    Judged(ProposalReason),
    Nothing(ProposalReason),
}

/// A clause with all that its sentence says of it.
#[derive(Clone, Debug)]
pub(super) struct Clause<'a> {
    pub(super) text: &'a str,
    pub(super) statement: usize,
    pub(super) due: Option<Moment>,
    /// Whether it speaks of that year itself, and not of all until then.
    pub(super) is_of_year: bool,
    /// Whether it goes on with the list of the one before: 建成水厂5座、泵站3座.
    pub(super) is_listed: bool,
    /// The words that say so, before the clause.
    pub(super) due_text: Option<String>,
    /// The stretch of years that is named before it.
    pub(super) period: Option<&'a str>,
    /// The word by which it is only striven for.
    pub(super) aim: Option<&'a str>,
    pub(super) asked: ClauseMeaning,
}
