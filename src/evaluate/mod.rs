//! (plan, observations, progress) → assessment: pure, exact, without files, clock or terminal.

mod amended;
mod claim;
mod criterion;
mod distance;
mod every_region;
mod growth;
mod measure;
mod methods;
mod regions;
mod scale;
mod scope;
mod series;
mod tally;
mod working;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::model::{
    ById, IndicatorIndex, Measure, Method, Moment, Number, Observations, Plan, Progress, ProgressState, Quality,
    Region, Requirement, Standing, Status, Target, Term, WorkItem, Year,
};

pub use crate::model::{Series, SeriesValue, Sums, View};
pub use amended::Amended;
pub use claim::{ClaimCheck, ClaimFinding, Obstacle};
pub use criterion::Criterion;
pub use distance::{Amount, Distance, distance};
pub use every_region::RegionJudgement;
pub use growth::{average_growth_percent, cumulative_growth_percent, grown, growth_percent, total_grown};
pub use methods::Class;
pub(crate) use methods::looks_back;
pub use scale::{Scale, scale, scale_of};
pub use scope::{Assessments, RegionAssessment, RegionJudge, Scope, assess_scope, assess_top};
pub use series::Data;
pub use tally::{Tally, TargetTally, tally};
pub use working::{Formula, Operator, Step, StepKind, StepUnit};

/// How to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// When all is judged; at the end of the latest year with a value when not given.
    pub as_of: Option<Moment>,
    /// Which published values count.
    pub view: View,
    /// The method of pace for all, instead of the plan's.
    pub method: Option<Method>,
    /// Which region is judged; the whole when not given. With one, a year counts as the latest when any region has a value
    /// in it, so that all regions are judged at the end of the same year.
    pub region: Option<&'a Region>,
    /// How much is worked out.
    pub detail: Detail,
    /// Where sums of regions are kept for further questions.
    pub sums: Option<&'a Sums>,
}

/// How much of a judgement is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Status and flags, and the figures that decide them: for counts over many regions.
    Status,
    /// Every figure that is shown.
    #[default]
    Figures,
    /// How they came about, too.
    Working,
}

/// Where every promise stands.
#[derive(Clone, Debug)]
pub struct Assessment<'p> {
    /// When all is judged: at its end, or on a day of the year after.
    pub moment: Moment,
    /// Where that year comes from.
    pub as_of_source: AsOfSource,
    /// How many regions have values of what is asked for, where the whole has none and nobody named a year.
    pub regions_alone: usize,
    /// By which method of pace, unless a target names its own.
    pub method: Method,
    /// Every target, in the plan's order.
    pub targets: ById<(&'p Target, Judgement)>,
    /// Every work item, in the plan's order.
    pub work_items: ById<(&'p WorkItem, Judgement)>,
    /// The targets that were amended, also those that were removed and are not among the others.
    pub amended_targets: ById<Amended<'p, Target>>,
    /// The same of work items.
    pub amended_work_items: ById<Amended<'p, WorkItem>>,
}

impl Assessment<'_> {
    /// The last year that counts.
    pub fn as_of(&self) -> Year {
        self.moment.last_whole_year()
    }
}

named! {
    /// Where the year of judgement comes from.
    pub enum AsOfSource {
        /// The user named it.
        Option = "option",
        /// It is the latest with a value.
        Statistics = "statistics",
        /// There is no value; it is the latest in the ledger.
        Ledger = "ledger",
        /// There is neither; it is the base year.
        BaseYear = "base_year",
    }
}

/// How a target or work item stands.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The worst of its requirements.
    pub status: Status,
    /// What must be known beside the status.
    pub flags: Vec<Flag>,
    /// Each requirement.
    pub requirements: Vec<RequirementJudgement>,
}

/// A value of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The year.
    pub year: Year,
    /// In the indicator's unit of measure.
    pub value: Number,
}

/// A value of a year with its quality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// The year.
    pub year: Year,
    /// In the indicator's unit of measure.
    pub value: Number,
    /// How firm it is.
    pub quality: Quality,
}

/// How a requirement stands; a figure that is unknown or has no meaning here is nothing, never 0.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementJudgement {
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// Name of the indicator, or title of the milestone or judged matter.
    pub name: String,
    /// English name of the indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Unit of measure of the indicator.
    pub unit_of_measure: Option<String>,
    /// The same in English.
    #[serde(skip)]
    pub unit_en: Option<String>,
    /// By when it must hold, when that is not the due time of its target or work item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Moment>,
    /// The wording as the plan has it.
    pub is: Option<String>,
    /// The wording as it was read; nothing for what no indicator measures.
    #[serde(skip)]
    pub asked: Option<Asked>,
    /// What is asked.
    #[serde(flatten)]
    pub criterion: Criterion,
    /// The level that the indicator itself must have in the due year, in its unit of measure.
    pub threshold_value: Option<Number>,
    /// What was reached of that level: the value, or for a total what the years make together.
    #[serde(skip)]
    pub reached: Option<Number>,
    /// Of a total or mean that lacks years: what the known ones make together. It says nothing of the missing ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_total: Option<Number>,
    /// Where the way to that level starts, and the year from which its time is counted.
    #[serde(skip)]
    pub start: Option<Dated>,
    /// The value from which the figure is counted.
    pub base: Option<Dated>,
    /// The value that was judged.
    pub latest: Option<Latest>,
    /// The figure that was compared, in the unit of the threshold.
    pub actual: Option<Number>,
    /// Whether it holds for that value.
    pub met: Option<bool>,
    /// 完成率, percent.
    pub completion: Option<Number>,
    /// 实现程度: the share of the way from base to threshold, percent.
    pub progress: Option<Number>,
    /// 序时: the share of the time, percent; with a path, the share of the way that was due.
    pub time_share: Option<Number>,
    /// The method of pace; nothing for what is only done or not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The figure of the method of pace.
    pub pace: Option<Number>,
    /// The class of the method of pace, in its own word.
    pub class: Option<&'static str>,
    /// Needed a year until due, in the indicator's unit of measure.
    pub needed_per_year: Option<Number>,
    /// Needed a year until due, in percent.
    pub needed_growth: Option<Number>,
    /// Expected in the due year if it goes on so, as the method carries it on.
    pub projected: Option<Number>,
    /// Growth of the judged value against the year before: percent, for rates percentage points.
    pub growth: Option<Number>,
    /// Where it stands.
    pub status: Status,
    /// What must be known beside the status.
    pub flags: Vec<Flag>,
    /// How the figures came about, where that is asked for.
    #[serde(skip)]
    steps: Vec<Step>,
    /// The region of the figures, when it must hold in every region: the worst one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// How it stands in each region, when it must hold in every one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionJudgement>,
}

/// What a wording was read as, and for which years it was judged.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The requirement.
    pub measure: Box<Measure>,
    /// The years of its target or work item.
    pub term: Term,
    frame: Frame,
}

named! {
    /// What must be known beside a status.
    pub enum Flag: "flag" with values {
        /// The judged value is older than the year of judgement.
        Stale = "stale",
        /// A value that was used is provisional.
        Provisional = "provisional",
        /// The due year has no value.
        TargetYearValueMissing = "target_year_value_missing",
        /// The base year has no value.
        BaseMissing = "base_missing",
        /// The base is of a later year than the value that is judged.
        BaseLater = "base_later",
        /// Another year stands in for the base year.
        BaseFallback = "base_fallback",
        /// The statistics have no value of the base year; the plan states one.
        BaseStated = "base_stated",
        /// There is no growth from zero.
        BaseZero = "base_zero",
        /// There is no growth from a negative value or across a change of sign.
        BaseNegative = "base_negative",
        /// The method compares growth, for which base, value and goal must be of one sign.
        MethodNeedsOneSign = "method_needs_one_sign",
        /// The method compares growth, and towards zero there is no rate to compare with.
        MethodNeedsGoalNotZero = "method_needs_goal_not_zero",
        /// The method needs a value after the base year.
        MethodNeedsTwoYears = "method_needs_two_years",
        /// The method needs a way to go, and the base is the goal.
        MethodNeedsDistance = "method_needs_distance",
        /// The method needs four values.
        MethodNeedsFourValues = "method_needs_four_values",
        /// The method needs a level of the indicator to aim at, and this is a total or the growth of one year.
        MethodNeedsLevel = "method_needs_level",
        /// The method has no rule for a direction without a number.
        MethodNeedsNumber = "method_needs_number",
        /// An exact number would be too long to reckon with.
        NumberTooLong = "number_too_long",
        /// The year before has no value.
        PreviousYearMissing = "previous_year_missing",
        /// Years between have no value.
        Gap(Year, Year) = "gap",
        /// The series starts anew in between.
        Break = "break",
        /// Met, but moving in the wrong direction.
        Worsening = "worsening",
        /// Above the upper end of a range, which is fine.
        AboveRange = "above_range",
        /// Below the lower end of a range, which is fine when lower is better.
        BelowRange = "below_range",
        /// Exactly the number of a strict bound, which does not count.
        AtLimit = "at_limit",
        /// Met only within the tolerance of 左右.
        WithinTolerance = "within_tolerance",
        /// The ledger says nothing of it.
        NotRecorded = "not_recorded",
        /// It was started.
        Started = "started",
        /// It was done on this day, after it was due.
        DoneLate(NaiveDate) = "done_late",
        /// It is recorded as done on this day, which is after the moment of judgement.
        DoneLater(NaiveDate) = "done_later",
        /// What must hold every year did not hold in this one.
        FailedIn(Year) = "failed_in",
        /// What must hold in every region falls short in so many.
        RegionsShort(usize) = "regions_short",
        /// What must hold in every region cannot be judged in so many.
        RegionsWithoutData(usize) = "regions_without_data",
        /// It must hold in every region, and no region is known.
        NoRegions = "no_regions",
    }
}

impl Flag {
    /// The years that the flag speaks of: `2018-2020`, or `2019`.
    pub fn years(self) -> Option<String> {
        if let Self::FailedIn(year) = self {
            return Some(year.to_string());
        }
        let Self::Gap(first, last) = self else { return None };
        Some(if first == last { first.to_string() } else { format!("{first}-{last}") })
    }

    /// How many regions the flag speaks of.
    pub fn count(self) -> Option<usize> {
        if let Self::RegionsShort(count) | Self::RegionsWithoutData(count) = self { Some(count) } else { None }
    }

    fn detail(self) -> Option<String> {
        let count = || self.count().map(|count| count.to_string());
        self.years().or_else(count).or_else(|| self.day().map(|day| day.to_string()))
    }

    /// The day of the ledger that the flag speaks of.
    pub fn day(self) -> Option<NaiveDate> {
        if let Self::DoneLate(day) | Self::DoneLater(day) = self { Some(day) } else { None }
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.detail() {
            Some(detail) => serializer.collect_str(&format_args!("{} {detail}", self.name())),
            None => serializer.serialize_str(self.name()),
        }
    }
}

/// What a requirement is judged for.
#[derive(Clone, Copy, Debug)]
struct Frame {
    moment: Moment,
    base_year: Year,
    /// First year of the plan, or the year of the work item.
    first_year: Year,
    due: Year,
    /// By when what no indicator measures must be done.
    deadline: Moment,
    /// A flow of a work item counts in its own year only.
    own_year_only: bool,
    falls_back: bool,
    method: ChosenMethod,
    detail: Detail,
}

impl Frame {
    /// The last year that counts.
    fn as_of(&self) -> Year {
        self.moment.last_whole_year()
    }

    /// The frame of an item that counts in its own year only.
    fn new(moment: Moment, (term, deadline): (Term, Moment), usual: Method, options: &Options<'_>) -> Self {
        Self {
            moment,
            base_year: term.base,
            first_year: term.first,
            due: term.due,
            deadline,
            own_year_only: true,
            falls_back: false,
            method: ChosenMethod { forced: options.method, usual },
            detail: options.detail,
        }
    }

    fn of_target(plan: &Plan, target: &Target, moment: Moment, options: &Options<'_>) -> Self {
        Self {
            own_year_only: false,
            falls_back: target.base_fallback.is_some(),
            ..Self::new(moment, (plan.term_of(target), target.due), target.method.unwrap_or(plan.method), options)
        }
    }

    /// The same for a part with a due time of its own.
    fn due_by(&self, own: Option<Moment>) -> Self {
        let Some(deadline) = own else { return *self };
        Self { due: deadline.year(), deadline, ..*self }
    }

    fn shows_figures(&self) -> bool {
        self.detail != Detail::Status
    }

    fn explains(&self) -> bool {
        self.detail == Detail::Working
    }

    fn is_due(&self) -> bool {
        self.as_of() >= self.due
    }

    /// Whether what no indicator measures is due.
    fn is_overdue(&self) -> bool {
        self.moment.is_after(self.deadline)
    }

    /// What is known not to be done is open until it is due.
    fn status_of_undone(&self) -> Status {
        if self.is_overdue() { Status::Missed } else { Status::Pending }
    }

    fn term(&self) -> Term {
        Term { base: self.base_year, first: self.first_year, due: self.due }
    }
}

/// The method of pace of an item.
#[derive(Clone, Copy, Debug)]
struct ChosenMethod {
    /// The user's choice, for everything.
    forced: Option<Method>,
    /// That of the target, or of the plan.
    usual: Method,
}

impl ChosenMethod {
    fn for_requirement(self, own: Option<Method>) -> Method {
        self.forced.or(own).unwrap_or(self.usual)
    }
}

/// Judges every target and work item.
pub fn assess<'p>(
    plan: &'p Plan,
    observations: &'p Observations,
    progress: &Progress,
    options: &Options<'_>,
) -> Assessment<'p> {
    let region = options.region.unwrap_or(&Region::Whole);
    let own = Sums::default();
    let data = Data { plan, observations, view: options.view, region, sums: options.sums.or(Some(&own)) };
    assess_data(plan, &data, progress, options)
}

/// The same of data whose sums are kept beyond one assessment.
fn assess_data<'p>(plan: &'p Plan, data: &Data<'_>, progress: &Progress, options: &Options<'_>) -> Assessment<'p> {
    let chosen = options.as_of.map(|moment| (moment, AsOfSource::Option));
    let latest = || latest_year(data, progress, options.region.is_some());
    let at_end = |(year, source)| (Moment::EndOf(year), source);
    let (moment, as_of_source) = chosen.unwrap_or_else(|| at_end(latest()));
    let judge = |requirements: &[Requirement], frame: &Frame| judge_all(data, progress, requirements, frame);
    let (targets, amended_targets) = amended::judged(plan.targets_at(moment), |target: &Target, on| {
        judge(&target.requirements, &Frame::of_target(plan, target, on.unwrap_or(moment), options))
    });
    let (work_items, amended_work_items) = amended::judged(plan.work_items_at(moment), |item: &WorkItem, on| {
        let frame = Frame::new(on.unwrap_or(moment), (item.term(), item.due), plan.method, options);
        judge(&item.requirements, &frame)
    });
    let method = options.method.unwrap_or(plan.method);
    let is_without_value = matches!(as_of_source, AsOfSource::Ledger | AsOfSource::BaseYear);
    let regions_alone = if is_without_value { regions_with_value(data) } else { 0 };
    Assessment { moment, as_of_source, regions_alone, method, targets, work_items, amended_targets, amended_work_items }
}

/// Every requirement about an indicator.
fn measures(plan: &Plan) -> impl Iterator<Item = &Measure> {
    plan.all_requirements().flat_map(|(_, requirements)| requirements).filter_map(|requirement| match requirement {
        Requirement::Measured(measure) => Some(measure.as_ref()),
        Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

/// How many parts of the region have a value of an indicator that a requirement names, up to the plan's last year.
fn regions_with_value(data: &Data<'_>) -> usize {
    let named: BTreeSet<IndicatorIndex> = measures(data.plan).map(|measure| measure.indicator).collect();
    let has_value = |region: &Region| {
        let of_region = data.of(region);
        named.iter().any(|indicator| of_region.series(*indicator).latest(data.plan.last_year).is_some())
    };
    data.all_parts().iter().filter(|(region, _)| has_value(region)).count()
}

/// The latest year, up to the plan's last, in which an indicator that a requirement names has a value, in the region or,
/// when asked so, anywhere; without any, the last year of the plan that the ledger has; without a ledger, the base year.
fn latest_year(data: &Data<'_>, progress: &Progress, anywhere: bool) -> (Year, AsOfSource) {
    let plan = data.plan;
    let named: BTreeSet<(IndicatorIndex, bool)> =
        measures(plan).map(|measure| (measure.indicator, anywhere || measure.every_region)).collect();
    let top = data.of(if anywhere { &Region::Whole } else { data.region });
    let parts = if named.iter().any(|(_, in_parts)| *in_parts) { top.all_parts() } else { Vec::new() };
    let last = |(indicator, in_parts): (IndicatorIndex, bool)| {
        if anywhere && !data.is_computed(indicator) {
            return data.latest_anywhere(indicator, plan.last_year);
        }
        let parts = parts.iter().filter(|_| in_parts).map(|(region, _)| *region);
        let latest = |region| data.of(region).series(indicator).latest(plan.last_year).map(|(year, _)| year);
        parts.chain([top.region]).filter_map(latest).max()
    };
    let with_value = named.into_iter().filter_map(last).max();
    let with_value = with_value.map(|year| (year, AsOfSource::Statistics));
    let recorded = || {
        let year = progress.last_year(plan.last_year, data.view.published_by)?;
        (year >= plan.base_year).then_some((year, AsOfSource::Ledger))
    };
    with_value.or_else(recorded).unwrap_or((plan.base_year, AsOfSource::BaseYear))
}

fn judge_all(data: &Data<'_>, progress: &Progress, requirements: &[Requirement], frame: &Frame) -> Judgement {
    let ledger = |id: &str| progress.last(id, frame.moment, data.view.published_by).map(|entry| entry.state);
    let done = |id: &str| progress.done(id, frame.moment, data.view.published_by).map(|entry| entry.date);
    let judge = |requirement: &Requirement, frame: &Frame| match requirement {
        Requirement::Measured(measure) => {
            let judge = if measure.every_region { every_region::judge } else { measure::judge };
            let asked = || Asked { measure: measure.clone(), term: frame.term(), frame: *frame };
            RequirementJudgement { asked: frame.shows_figures().then(asked), ..judge(data, measure, frame) }
        }
        Requirement::Milestone { id, title, title_en, .. } => {
            let state = ledger(id);
            let (status, flag) = milestone_status(state, done(id), frame);
            let judged = from_ledger(Criterion::Milestone { ledger_id: id.clone() }, title, state, status, flag);
            RequirementJudgement { name_en: title_en.clone(), ..judged }
        }
        Requirement::Judged { id, title, title_en, .. } => {
            let state = ledger(id);
            let (status, flag) = judged_status(state, done(id), frame);
            let judged = from_ledger(Criterion::Judged { ledger_id: id.clone() }, title, state, status, flag);
            RequirementJudgement { name_en: title_en.clone(), ..judged }
        }
    };
    let judge = |requirement: &Requirement| {
        let due = requirement.own_due();
        RequirementJudgement { due, ..judge(requirement, &frame.due_by(due)) }
    };
    let requirements: Vec<RequirementJudgement> = requirements.iter().map(judge).collect();
    let of_parts = || requirements.iter().map(|requirement| requirement.status);
    // What is not all due is not achieved, but early.
    let is_early = of_parts().any(|status| status == Status::AchievedEarly);
    let worst = of_parts().min().unwrap_or(Status::NoData);
    let status = if worst == Status::Achieved && is_early { Status::AchievedEarly } else { worst };
    let mut flags: Vec<Flag> = Vec::new();
    for flag in requirements.iter().flat_map(|requirement| &requirement.flags) {
        if !flags.contains(flag) {
            flags.push(*flag);
        }
    }
    Judgement { status, flags, requirements }
}

/// Silence is no failure: what the ledger says nothing of is open until it is due, then unknown. `done` is the day on which
/// it was done, also when that is only recorded after the moment of judgement.
fn milestone_status(state: Option<ProgressState>, done: Option<NaiveDate>, frame: &Frame) -> (Status, Option<Flag>) {
    match (state, done) {
        (Some(ProgressState::Done), Some(done)) if done <= frame.deadline.last_day() => (Status::Achieved, None),
        (_, Some(done)) if frame.is_overdue() => (Status::Missed, Some(Flag::DoneLate(done))),
        (_, Some(done)) => (Status::Pending, Some(Flag::DoneLater(done))),
        (Some(ProgressState::Started), _) => (frame.status_of_undone(), Some(Flag::Started)),
        (Some(ProgressState::NotMet | ProgressState::Done), _) => (frame.status_of_undone(), None),
        (None, _) if frame.is_overdue() => (Status::NoData, Some(Flag::NotRecorded)),
        (None, _) => (Status::Pending, None),
    }
}

fn judged_status(state: Option<ProgressState>, done: Option<NaiveDate>, frame: &Frame) -> (Status, Option<Flag>) {
    let later = done.map(Flag::DoneLater);
    match state {
        Some(ProgressState::Done) => (if frame.is_overdue() { Status::Achieved } else { Status::AchievedEarly }, None),
        Some(ProgressState::NotMet) => (frame.status_of_undone(), later),
        Some(ProgressState::Started) => (Status::AwaitingJudgement, later.or(Some(Flag::Started))),
        None => (Status::AwaitingJudgement, later.or(frame.is_overdue().then_some(Flag::NotRecorded))),
    }
}

fn from_ledger(
    criterion: Criterion,
    title: &str,
    state: Option<ProgressState>,
    status: Status,
    flag: Option<Flag>,
) -> RequirementJudgement {
    let met = match status.standing() {
        Standing::Missed => Some(false),
        Standing::Achieved => Some(true),
        Standing::OnTrack | Standing::Behind | Standing::Unknown => {
            (state == Some(ProgressState::NotMet)).then_some(false)
        }
    };
    let flags = flag.into_iter().collect();
    RequirementJudgement { met, flags, ..RequirementJudgement::unknown(title, criterion, status) }
}

impl RequirementJudgement {
    /// How the figures came about, in the order of the reasoning: judged once more with each step noted. `data` is that of
    /// the assessment.
    pub fn working(&self, data: &Data<'_>) -> Vec<Step> {
        let Some(Asked { measure, frame, .. }) = &self.asked else { return Vec::new() };
        let worst = self.region.as_deref().map(Region::named);
        if measure.every_region && worst.is_none() {
            return Vec::new();
        }
        let data = data.of(worst.as_ref().unwrap_or(data.region));
        measure::judge(&data, measure, &Frame { detail: Detail::Working, ..*frame }).steps
    }

    /// Whether what must hold every year did not in another year than the one that is shown.
    fn failed_in_another_year(&self) -> bool {
        let latest = self.latest.as_ref().map(|latest| latest.year);
        self.failed_years().any(|year| Some(year) != latest)
    }

    fn failed_years(&self) -> impl Iterator<Item = Year> {
        self.flags.iter().filter_map(|flag| if let Flag::FailedIn(year) = flag { Some(*year) } else { None })
    }

    /// Forgets every figure that would speak of where a promise starts, and not of where it stands; the completion stays.
    fn forget_figures(&mut self) {
        self.met = None;
        self.class = None;
        self.start = None;
        for figure in [
            &mut self.actual,
            &mut self.reached,
            &mut self.progress,
            &mut self.time_share,
            &mut self.pace,
            &mut self.needed_per_year,
            &mut self.needed_growth,
            &mut self.projected,
        ] {
            *figure = None;
        }
        self.steps.retain(|step| {
            matches!(step.kind, StepKind::KnownTotal | StepKind::Parts | StepKind::FailedYear)
                || matches!(step.kind, StepKind::Goal | StepKind::GoalOfTotal)
        });
    }

    fn flag(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// Takes over what a published method says, when one was asked; its class only where it does not contradict the
    /// status.
    fn take(&mut self, opinion: Option<methods::Opinion>, status: Status) {
        let Some(opinion) = opinion else { return };
        self.pace = opinion.pace;
        self.projected = opinion.projected;
        self.steps.extend(opinion.steps);
        self.class = opinion.class.filter(|class| class.agrees_with(status)).map(Class::name);
        if let Some(obstacle) = opinion.obstacle {
            self.flag(obstacle);
        }
    }

    /// A requirement of which no figure is known.
    fn unknown(name: &str, criterion: Criterion, status: Status) -> Self {
        Self {
            indicator: None,
            name: name.to_owned(),
            name_en: None,
            unit_of_measure: None,
            unit_en: None,
            due: None,
            is: None,
            asked: None,
            criterion,
            threshold_value: None,
            reached: None,
            known_total: None,
            start: None,
            base: None,
            latest: None,
            actual: None,
            met: None,
            completion: None,
            progress: None,
            time_share: None,
            method: None,
            pace: None,
            class: None,
            needed_per_year: None,
            needed_growth: None,
            projected: None,
            growth: None,
            status,
            flags: Vec::new(),
            steps: Vec::new(),
            region: None,
            regions: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Flag, NaiveDate, Year};

    #[test]
    fn flags_are_written_with_the_years_days_or_regions_that_they_speak_of() {
        let [first, last] = [2018, 2020].map(|year| Year::new(year).unwrap());
        for (flag, written) in [
            (Flag::Stale, "stale"),
            (Flag::Gap(first, last), "gap 2018-2020"),
            (Flag::Gap(last, last), "gap 2020"),
            (Flag::FailedIn(last), "failed_in 2020"),
            (Flag::RegionsShort(3), "regions_short 3"),
            (Flag::DoneLate(NaiveDate::default()), "done_late 1970-01-01"),
            (Flag::RegionsWithoutData(12), "regions_without_data 12"),
        ] {
            assert_eq!(serde_json::to_value(flag).unwrap(), written);
            let (name, detail) = written.split_once(' ').map_or((written, None), |(name, detail)| (name, Some(detail)));
            assert_eq!(flag.name(), name);
            assert_eq!(flag.detail().as_deref(), detail);
        }
    }
}
