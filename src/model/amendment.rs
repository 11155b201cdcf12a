//! 调整: a change of what a plan promises, and what was promised before.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Moment;

/// A change of the plan that somebody approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The day from which it holds.
    pub approved: NaiveDate,
    /// Who approved it.
    pub authority: String,
    /// Why.
    pub reason: String,
    /// The document by which it was approved.
    pub document: Option<String>,
}

/// What an amendment makes of a target or work item.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision<T> {
    /// By which amendment.
    pub amendment: Arc<Amendment>,
    /// The whole of it from then on, without revisions of its own; nothing when it is removed.
    pub item: Option<T>,
}

/// A target or work item as it holds at a moment.
#[derive(Debug)]
pub struct Held<'p, T> {
    /// As it was promised first.
    pub first: &'p T,
    /// As it was last before it was removed, or as it is.
    pub item: &'p T,
    /// What changed it up to then, in order; the last may have removed it.
    pub revisions: &'p [Revision<T>],
}

impl<T> Clone for Held<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<'_, T> {}

impl<'p, T> Held<'p, T> {
    /// What holds when of all revisions those that were approved by a moment do.
    pub(super) fn at(first: &'p T, revisions: &'p [Revision<T>], moment: Moment) -> Self {
        let approved = revisions.partition_point(|revision| revision.amendment.approved <= moment.last_day());
        let revisions = revisions.get(..approved).unwrap_or_default();
        let item = revisions.iter().rev().find_map(|revision| revision.item.as_ref()).unwrap_or(first);
        Self { first, item, revisions }
    }

    /// Each amendment with what `of` makes of what it made of it; nothing where it removed it.
    pub fn steps<V>(self, of: impl Fn(&'p T) -> V) -> Vec<(&'p Amendment, Option<V>)> {
        let step = |revision: &'p Revision<T>| (revision.amendment.as_ref(), revision.item.as_ref().map(&of));
        self.revisions.iter().map(step).collect()
    }

    /// It as it was first, and as each of these revisions made it.
    pub fn versions(self) -> impl Iterator<Item = &'p T> + Clone {
        std::iter::once(self.first).chain(self.revisions.iter().filter_map(|revision| revision.item.as_ref()))
    }

    /// The amendment that removed it.
    pub fn removed(&self) -> Option<&'p Amendment> {
        self.last().filter(|last| last.item.is_none()).map(|last| last.amendment.as_ref())
    }

    /// It as it is, unless it was removed.
    pub fn current(self) -> Option<&'p T> {
        self.removed().is_none().then_some(self.item)
    }

    /// What changed it last.
    pub fn last(&self) -> Option<&'p Revision<T>> {
        self.revisions.last()
    }
}
