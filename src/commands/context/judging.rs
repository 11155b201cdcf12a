//! How to judge by the options of every command.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use super::Context;
use crate::cli::arguments::{ALL_METHODS, Global, Regions};
use crate::evaluate::{self, Assessment, Assessments, Data, Options, RegionJudge, Scope, Tally, View};
use crate::load::Folder;
use crate::model::{Method, Moment, Region, Year};
use crate::report::{PlanHeader, Selection, SelectionOption};

impl Context {
    /// Which of the values that were read count: those that were not known were passed over.
    pub(in crate::commands) fn view(&self) -> View {
        View { final_only: self.global.final_only, ..View::default() }
    }

    pub(in crate::commands) fn known_on(&self) -> Result<Option<NaiveDate>> {
        self.global.known_on.as_deref().map(|text| self.day(text)).transpose()
    }

    /// When to judge.
    pub(in crate::commands) fn moment(&self) -> Option<Moment> {
        self.global.as_of
    }

    /// The last year that counts then.
    pub(in crate::commands) fn as_of(&self) -> Option<Year> {
        self.moment().map(Moment::last_whole_year)
    }

    pub(in crate::commands) fn data<'a>(&self, folder: &'a Folder) -> Result<Data<'a>> {
        let region = &Region::Whole;
        Ok(Data {
            plan: &folder.plan,
            observations: &folder.observations,
            view: self.view(),
            region,
            sums: Some(&folder.sums),
        })
    }

    pub(in crate::commands) fn wants_all_methods(&self) -> bool {
        self.global.method.as_deref() == Some(ALL_METHODS)
    }

    /// How to judge a folder by the command line, with the one method that it names.
    pub(in crate::commands) fn judging<'a>(&self, folder: &'a Folder) -> Result<Judging<'a>> {
        if self.wants_all_methods() {
            bail!(self.texts.get("all-methods-for-status"));
        }
        Ok(self.judging_by(folder, self.global.method.as_deref().and_then(Method::from_name)))
    }

    /// The same by another method, or by those of the plan.
    pub(in crate::commands) fn judging_by<'a>(&self, folder: &'a Folder, method: Option<Method>) -> Judging<'a> {
        let sums = Some(&folder.sums);
        Judging {
            folder,
            options: Options { as_of: self.moment(), view: self.view(), method, sums, ..Options::default() },
        }
    }
}

/// How a folder is judged.
pub(in crate::commands) struct Judging<'a> {
    folder: &'a Folder,
    options: Options<'a>,
}

impl<'a> Judging<'a> {
    /// The same at the end of another year.
    pub(in crate::commands) fn at(self, as_of: Option<Moment>) -> Self {
        Self { options: Options { as_of, ..self.options }, ..self }
    }

    /// The same by what was known on a day.
    pub(in crate::commands) fn known_on(&self, day: NaiveDate) -> Self {
        let view = View { published_by: Some(day), ..self.options.view };
        Self { options: Options { view, ..self.options }, ..*self }
    }

    /// Where everything stands in the whole or a region, also what is no matter of regions.
    pub(in crate::commands) fn assess(&self, region: Option<&Region>) -> Assessment<'a> {
        let Folder { plan, observations, progress, .. } = self.folder;
        evaluate::assess(plan, observations, progress, &Options { region, ..self.options })
    }

    /// Where everything stands in every region of a scope.
    pub(in crate::commands) fn judge(&self, scope: Scope) -> Assessments<'a> {
        let Folder { plan, observations, progress, .. } = self.folder;
        evaluate::assess_scope(plan, observations, progress, &self.options, scope)
    }

    /// The same of the region above all, and of none below.
    pub(in crate::commands) fn judge_top(&self, scope: Scope) -> Assessments<'a> {
        let Folder { plan, observations, progress, .. } = self.folder;
        evaluate::assess_top(plan, observations, progress, &self.options, scope)
    }

    /// What judges the regions below it.
    pub(in crate::commands) fn below(self, judged: &'a Assessments<'_>) -> RegionJudge<'a, 'a> {
        let Folder { plan, observations, progress, .. } = self.folder;
        judged.judge(plan, observations, progress, self.options)
    }

    /// How the targets stand over the regions below one.
    pub(in crate::commands) fn tally(&self, top: Region) -> Tally<'a> {
        let Folder { plan, observations, progress, .. } = self.folder;
        evaluate::tally(plan, observations, progress, &self.options, top)
    }
}

impl Context {
    /// How reports name a plan, with what the command line chose: first what only some commands can be told.
    pub(in crate::commands) fn header(
        &self,
        folder: &Folder,
        own: impl IntoIterator<Item = Option<Selection>>,
    ) -> PlanHeader {
        let header = PlanHeader::new(&folder.plan, self.plan_folder(folder.path.as_deref()));
        header.with(own.into_iter().flatten().chain(self.global.selections()).collect())
    }
}

impl Global {
    /// How files are read, and which values count.
    pub(in crate::commands) fn selections(&self) -> impl Iterator<Item = Selection> {
        let is_all = self.method.as_deref() == Some(ALL_METHODS);
        let method = if is_all { SelectionOption::AllMethods } else { SelectionOption::Method };
        let selections = [
            SelectionOption::AsOf.of(self.as_of),
            SelectionOption::KnownOn.of(self.known_on.as_ref()),
            SelectionOption::FinalOnly.when(self.final_only),
            method.of(self.method.as_ref()),
            SelectionOption::Encoding.of(self.encoding.as_ref()),
            SelectionOption::Decimal.of(self.decimal.as_ref()),
        ];
        selections.into_iter().flatten()
    }
}

impl Regions {
    pub(in crate::commands) fn selections(&self) -> [Option<Selection>; 2] {
        [SelectionOption::Region.of(self.only_region.as_ref()), SelectionOption::ByRegion.of(self.by.as_ref())]
    }
}
