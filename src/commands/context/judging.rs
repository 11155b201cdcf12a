//! How to judge by the options of every command.

use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;

use super::Context;
use crate::evaluate::{self, Assessment, Data, Options, View};
use crate::load::Folder;
use crate::model::{Method, PartialDate, Region, Year};
use crate::report::PlanHeader;

/// The word for all methods side by side.
const ALL_METHODS: &str = "all";

/// What `--method` takes: every method, and all side by side.
pub(crate) fn method_names() -> Vec<&'static str> {
    Method::ALL.iter().map(|method| method.name()).chain([ALL_METHODS]).collect()
}

impl Context {
    pub(in crate::commands) fn view(&self) -> Result<View> {
        Ok(View { published_by: self.published_by()?, final_only: self.global.final_only })
    }

    pub(in crate::commands) fn published_by(&self) -> Result<Option<NaiveDate>> {
        let Some(text) = &self.global.published_by else { return Ok(None) };
        let date = text.parse().ok().and_then(PartialDate::day);
        date.map(Some).ok_or_else(|| anyhow!(self.texts.format("usage-invalid-date", &[("value", text)])))
    }

    pub(in crate::commands) fn as_of(&self) -> Option<Year> {
        self.global.as_of
    }

    pub(in crate::commands) fn data<'a>(&self, folder: &'a Folder) -> Result<Data<'a>> {
        let region = &Region::Whole;
        Ok(Data { plan: &folder.plan, observations: &folder.observations, view: self.view()?, region, sums: None })
    }

    pub(in crate::commands) fn wants_all_methods(&self) -> bool {
        self.global.method.as_deref() == Some(ALL_METHODS)
    }

    pub(in crate::commands) fn assess<'a>(&self, folder: &'a Folder) -> Result<Assessment<'a>> {
        self.assess_at(folder, self.as_of())
    }

    pub(in crate::commands) fn assess_at<'a>(&self, folder: &'a Folder, as_of: Option<Year>) -> Result<Assessment<'a>> {
        self.assess_with(folder, &Options { as_of, ..self.options(None)? })
    }

    pub(in crate::commands) fn assess_in<'a>(
        &self,
        folder: &'a Folder,
        region: Option<&Region>,
    ) -> Result<Assessment<'a>> {
        self.assess_with(folder, &self.options(region)?)
    }

    /// How to judge by the command line, with the one method that it names.
    pub(in crate::commands) fn options<'r>(&self, region: Option<&'r Region>) -> Result<Options<'r>> {
        if self.wants_all_methods() {
            bail!(self.texts.get("all-methods-for-status"));
        }
        self.options_by(self.global.method.as_deref().and_then(Method::from_name), region)
    }

    pub(in crate::commands) fn options_by<'r>(
        &self,
        method: Option<Method>,
        region: Option<&'r Region>,
    ) -> Result<Options<'r>> {
        Ok(Options { as_of: self.as_of(), view: self.view()?, method, region })
    }

    pub(in crate::commands) fn assess_with<'a>(
        &self,
        folder: &'a Folder,
        options: &Options<'_>,
    ) -> Result<Assessment<'a>> {
        Ok(evaluate::assess(&folder.plan, &folder.observations, &folder.progress, options))
    }
}

pub(in crate::commands) fn header(folder: &Folder) -> PlanHeader {
    PlanHeader::new(&folder.plan, folder.path.as_ref().map(|path| path.display().to_string()))
}
