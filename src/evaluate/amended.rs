//! What was amended is judged as it is now and as it was promised first, by the same rules.

use super::Judgement;
use crate::model::{Amendment, ById, HasId, Held, Moment};

/// A target or work item that was amended.
#[derive(Clone, Debug)]
pub struct Amended<'p, T> {
    /// As it was first, as it is now, and what changed it.
    pub held: Held<'p, T>,
    /// How the first promise stands.
    pub first: Judgement,
    /// How it stood on the day on which it was removed.
    pub removed: Option<Judgement>,
}

impl<'p, T> Amended<'p, T> {
    /// Judges what is held; nothing when it is as it was first.
    pub(super) fn judge(held: Held<'p, T>, judge: impl Fn(&'p T, Option<Moment>) -> Judgement) -> Option<Self> {
        let on_removal = |by: &Amendment| judge(held.item, Some(Moment::Day(by.approved)));
        held.last()?;
        Some(Self { held, first: judge(held.first, None), removed: held.removed().map(on_removal) })
    }
}

impl<T: HasId> HasId for (&T, Judgement) {
    fn id(&self) -> &str {
        self.0.id()
    }
}

impl<T: HasId> HasId for Amended<'_, T> {
    fn id(&self) -> &str {
        self.held.first.id()
    }
}

/// Everything that holds of what was promised up to a moment: with what is judged, and what was amended.
pub(super) fn judged<'p, T>(
    held: impl Iterator<Item = Held<'p, T>>,
    judge: impl Fn(&'p T, Option<Moment>) -> Judgement,
) -> (ById<(&'p T, Judgement)>, ById<Amended<'p, T>>) {
    let (mut judged, mut amended) = (Vec::new(), Vec::new());
    for held in held {
        if held.removed().is_none() {
            judged.push((held.item, judge(held.item, None)));
        }
        amended.extend(Amended::judge(held, &judge));
    }
    (judged.into(), amended.into())
}
