//! A requirement for programs.

use serde::Serialize;

use super::reading_of;
use crate::evaluate::{Judgement, RequirementJudgement};
use crate::locale::{Language, Texts};
use crate::model::Plan;

/// A requirement for programs, with how its wording was read. That is English in every language, so that the same files give
/// the same JSON.
#[derive(Serialize)]
pub(in crate::report) struct RequirementJson<'a> {
    #[serde(flatten)]
    pub judgement: &'a RequirementJudgement,
    pub read_as: Option<String>,
    pub every_year: bool,
}

/// The requirements of a target or work item.
pub(in crate::report) fn requirements_json<'a>(plan: &Plan, judgement: &'a Judgement) -> Vec<RequirementJson<'a>> {
    let english = Texts::new(Language::English);
    let part = |judgement: &'a RequirementJudgement| RequirementJson {
        judgement,
        read_as: reading_of(plan, judgement, &english),
        every_year: judgement.asked.as_ref().is_some_and(|asked| asked.measure.every_year),
    };
    judgement.requirements.iter().map(part).collect()
}
