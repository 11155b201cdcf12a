//! Requirements that want the opposite of what is better.

use super::Linter;
use crate::diagnostic::Code;
use crate::model::Measure;
use crate::source::Span;

impl Linter<'_> {
    /// Upper limits of what should be high, and lower limits of what should be low. Where one item sets both, they make a
    /// corridor, in which neither contradicts anything.
    pub(super) fn directions<'m>(&mut self, measures: impl Iterator<Item = (&'m Measure, &'m Span)> + Clone) {
        for (measure, place) in measures.clone() {
            let Some(indicator) = self.plan.indicator(measure.indicator) else { continue };
            let Some(wanted) = measure.condition.direction().filter(|wanted| *wanted != indicator.better) else {
                continue;
            };
            let mut others = measures.clone().filter(|(other, _)| other.indicator == measure.indicator);
            if others.any(|(other, _)| other.condition.direction() == Some(indicator.better)) {
                continue;
            }
            let name = indicator.name.clone();
            self.diagnostics
                .report_at(Code::BoundContradictsBetter, place.clone())
                .with("wanted", wanted.name())
                .with("name", name);
        }
    }
}
