//! `fsip status`: where every target stands.

use anyhow::Result;

use super::{Context, statuses};
use crate::cli::arguments;
use crate::evaluate::{Assessments, Scope, Tally};
use crate::load::Folder;
use crate::model::{Area, Character, Method, Status};
use crate::report::{ComparisonReport, RegionsReport, SelectionOption, StatusReport};

impl arguments::Status {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        self.show(context)?;
        if context.global.is_bare && context.is_terminal {
            context.talk(&context.texts.get("hint-help"));
        }
        Ok(())
    }

    fn show(&self, context: &mut Context) -> Result<()> {
        let states = statuses(&self.state, &context.texts)?;
        let folder = context.load()?;
        let scope = self.regions.scope(context, &folder)?;
        match scope {
            Scope::EveryRegion(top) if self.summary => {
                let Tally { judged, targets, .. } = context.judging(&folder)?.tally(top);
                let report = self.by_region(context, &folder, &judged, states)?;
                context.show(&RegionsReport { counts: Some(&targets), ..report })
            }
            Scope::EveryRegion(_) => {
                let judged = context.judging(&folder)?.judge_top(scope);
                context.show(&self.by_region(context, &folder, &judged, states)?)
            }
            Scope::Whole | Scope::Region(_) if context.wants_all_methods() => {
                self.compare(context, &folder, scope, states)
            }
            Scope::Whole | Scope::Region(_) => {
                let judged = context.judging(&folder)?.judge(scope);
                context.show(&StatusReport { states, ..self.report(context, &folder, &judged)? })
            }
        }
    }

    fn by_region<'a>(
        &self,
        context: &Context,
        folder: &'a Folder,
        judged: &'a Assessments<'a>,
        states: Vec<Status>,
    ) -> Result<RegionsReport<'a>> {
        let status = self.report(context, folder, judged)?;
        let judge = context.judging(folder)?.below(judged);
        Ok(RegionsReport { status, judge, judged, states, counts: None })
    }

    /// All methods side by side.
    fn compare(&self, context: &mut Context, folder: &Folder, scope: Scope, states: Vec<Status>) -> Result<()> {
        let judged = context.judging_by(folder, None).judge(scope.clone());
        let status = StatusReport { states, ..self.report(context, folder, &judged)? };
        let by_method = |method| context.judging_by(folder, Some(method)).judge(scope.clone()).top.assessment;
        let by_method = Method::ALL.into_iter().map(by_method).collect();
        context.show(&ComparisonReport { status, by_method })
    }

    /// The report of the whole or of the region above all, limited to the area and unit that are asked for.
    fn report<'a>(
        &self,
        context: &Context,
        folder: &'a Folder,
        judged: &'a Assessments<'a>,
    ) -> Result<StatusReport<'a>> {
        let plan = &folder.plan;
        let words = |area: &'a Area| [&area.id, &area.name].into_iter().chain(&area.name_en);
        let areas = plan.areas.iter().flat_map(|area| words(area).map(|word| (area.id.as_str(), word.as_str())));
        let area = context.known_id(self.area.as_deref(), "unknown-area", areas)?;
        let unit = context.known_unit(self.unit.as_deref(), plan)?;
        let shows_readings = context.global.verbose;
        let shows_all = self.all;
        let character = self.character;
        let own = [
            SelectionOption::Area.of(self.area.as_ref()),
            SelectionOption::Unit.of(self.unit.as_ref()),
            SelectionOption::Character.of(character.map(Character::name)),
            SelectionOption::States.of(Some(self.state.join(",")).filter(|states| !states.is_empty())),
        ];
        let header = context.header(folder, self.regions.selections().into_iter().chain(own));
        Ok(StatusReport { area, unit, character, shows_readings, shows_all, ..StatusReport::new(plan, header, judged) })
    }
}
