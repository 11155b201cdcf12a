//! What is declared and not needed.

use std::collections::BTreeSet;

use super::Linter;
use crate::diagnostic::Code;
use crate::model::IndicatorIndex;

impl Linter<'_> {
    pub(super) fn indicators(&mut self) {
        let used = self.used_indicators();
        let places = self.folder.places.indicators.iter();
        for ((index, indicator), place) in self.plan.indexed_indicators().zip(places) {
            if !used.contains(&index) {
                self.diagnostics
                    .report_at(Code::IndicatorWithoutTarget, place.clone())
                    .with("name", indicator.name.as_str());
            }
        }
    }

    /// Every indicator that a requirement names, and the parts from which those are computed.
    pub(super) fn used_indicators(&self) -> BTreeSet<IndicatorIndex> {
        let mut open: Vec<IndicatorIndex> = self.all_measures().map(|measure| measure.indicator).collect();
        let mut used = BTreeSet::new();
        while let Some(index) = open.pop() {
            if used.insert(index) {
                let fraction = self.plan.indicator(index).and_then(|indicator| indicator.computed.as_ref());
                open.extend(fraction.iter().flat_map(|fraction| [fraction.numerator, fraction.denominator]));
            }
        }
        used
    }

    pub(super) fn derived_ids(&mut self) {
        let places = &self.folder.places;
        for (index, used) in places.derived_ids.used() {
            let (Some(indicator), Some(place)) = (self.plan.indicator(index), places.indicators.get(index.0)) else {
                continue;
            };
            self.diagnostics
                .report_at(Code::DerivedIdUsed, place.clone())
                .with("id", indicator.id.as_str())
                .with("name", indicator.name.as_str())
                .related_to(used.clone());
        }
    }

    pub(super) fn units(&mut self) {
        let plan = self.plan;
        let lists = plan.targets.iter().map(|target| &target.units);
        let lists = lists.chain(plan.tasks.iter().map(|task| &task.units));
        let lists = lists.chain(plan.safeguards.iter().map(|safeguard| &safeguard.units));
        let lists = lists.chain(plan.work_items.iter().map(|item| &item.units));
        // Who sits in the leading group answers with it.
        let members = plan.members.iter().filter_map(|member| member.unit.as_ref());
        let busy: BTreeSet<&str> = lists.flatten().chain(members).map(String::as_str).collect();
        for (unit, place) in plan.units.iter().zip(&self.folder.places.units) {
            if !busy.contains(unit.id.as_str()) {
                self.diagnostics.report_at(Code::IdleUnit, place.clone()).with("name", unit.name.as_str());
            }
        }
    }
}
