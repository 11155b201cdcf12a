//! Requirements that want the opposite of what is better.

use super::Linter;
use crate::diagnostic::Code;
use crate::model::{Better, Bound, Condition, Direction, Measure};
use crate::source::Span;

impl Linter<'_> {
    /// Upper limits of what should be high, and lower limits of what should be low. Where one item sets both, they make a
    /// corridor, in which neither contradicts anything.
    pub(super) fn directions<'m>(&mut self, measures: impl Iterator<Item = (&'m Measure, &'m Span)> + Clone) {
        for (measure, place) in measures.clone() {
            let Some(indicator) = self.plan.indicator(measure.indicator) else { continue };
            let Some(wanted) = wanted(&measure.condition).filter(|wanted| *wanted != indicator.better) else {
                continue;
            };
            let mut others = measures.clone().filter(|(other, _)| other.indicator == measure.indicator);
            if others.any(|(other, _)| self::wanted(&other.condition) == Some(indicator.better)) {
                continue;
            }
            let name = indicator.name.clone();
            self.diagnostics
                .report_at(Code::BoundContradictsBetter, place.clone())
                .with("wanted", if wanted == Better::Higher { "higher" } else { "lower" })
                .with("name", name);
        }
    }
}

/// The direction that a condition wants; nothing when it says none.
fn wanted(condition: &Condition) -> Option<Better> {
    match condition {
        Condition::Compared { bound: Bound::AtLeast(_) | Bound::MoreThan(_), .. } => Some(Better::Higher),
        Condition::Compared { bound: Bound::AtMost(_) | Bound::LessThan(_), .. } => Some(Better::Lower),
        Condition::Compared { bound: Bound::Range { .. } | Bound::About { .. }, .. } | Condition::RecordHigh => None,
        Condition::Trend(Direction::Rising) => Some(Better::Higher),
        Condition::Trend(Direction::Falling) => Some(Better::Lower),
    }
}
