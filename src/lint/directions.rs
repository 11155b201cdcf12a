//! Requirements that want the opposite of what is better.

use super::Linter;
use crate::diagnostic::Code;
use crate::model::{Better, Condition, Measure};
use crate::source::Span;

impl Linter<'_> {
    /// Upper limits of what should be high, and lower limits of what should be low. Where one item sets both, they make a
    /// corridor, in which neither contradicts anything.
    pub(super) fn directions<'m>(&mut self, measures: impl Iterator<Item = (&'m Measure, &'m Span)> + Clone) {
        for (measure, place) in measures.clone() {
            let Some(indicator) = self.plan.indicator(measure.indicator) else { continue };
            let wanted = measure.condition.direction().or_else(|| record_named(measure));
            let Some(wanted) = wanted.filter(|wanted| *wanted != indicator.better) else { continue };
            let mut others = measures.clone().filter(|(other, _)| other.indicator == measure.indicator);
            if others.any(|(other, _)| other.condition.direction() == Some(indicator.better)) {
                continue;
            }
            let name = indicator.name.clone();
            let judged = if measure.condition == Condition::RecordHigh { "record" } else { "written" };
            self.diagnostics
                .report_at(Code::BoundContradictsBetter, place.clone())
                .with("wanted", wanted.name())
                .with("name", name)
                .with("judged", judged);
        }
    }
}

/// A record is one in the direction that is good; 新高 and "record high" name another where less is better.
fn record_named(measure: &Measure) -> Option<Better> {
    let says_high = |wording: &str| ["高", "high"].iter().any(|word| wording.contains(word));
    let is_high = measure.condition == Condition::RecordHigh && says_high(&measure.wording.to_lowercase());
    is_high.then_some(Better::Higher)
}
