//! 督查通报: what a bureau sends to its leading group, and 督办单, what it sends to each unit.

mod annexes;
mod parts;
mod sentence;
mod slip;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Serialize;

use super::amended::{
    AmendedPromise, Aspect, ChangesBeside, Difference, PlanAt, PlanChange, PlanChangeJson, RemovedJson, amended,
    plan_changes, removed_json,
};
use super::as_of_arguments;
use super::by_region::{RegionJson, matrix, name_in_tree, only_whole, regions_json};
use super::chart::series_charts;
use super::front::{Before, FrontPage};
use super::promise::{Promise, PromiseKind, promises};
use super::requirement::{in_a_sentence, in_document, measured_in_sentence, unit_of, unit_shown};
use super::status::{StatusReport, TargetJson, method_notes, target_json};
use super::tasks::{WorkItemJson, work_item_json};
use super::{
    AsOfJson, BarChart, Cell, Chart, Column, Document, Letter, ListItem, PlanHeader, Rank, Report, Rows, Section,
    Table, WithJudgement, Wording, Write, day_words, name_in_region, region_name, status_cell, status_words, to_json,
    unit_name, words,
};
use crate::evaluate::{Assessment, Assessments, Data, RegionAssessment, RequirementJudgement, Scope};
use crate::load::Folder;
use crate::locale::{Language, Texts};
use crate::model::{
    Indicator, IndicatorIndex, Moment, Number, Observation, Plan, ProgressEntry, ProgressState, Region, Standing,
    Status, Target, WorkItem, Year,
};

pub use slip::UnitSlip;

type Judged<'a> = WithJudgement<'a, WorkItem>;

/// What a bureau sends to its leading group.
pub struct BulletinReport<'a> {
    /// The plan with all that is known of it.
    pub folder: &'a Folder,
    /// Which values count.
    pub data: Data<'a>,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands, in the whole or in regions.
    pub judged: &'a Assessments<'a>,
    /// Where everything stood at the end of each year up to now.
    pub by_year: Vec<Assessment<'a>>,
    /// The year of the responsibility list.
    pub year: Year,
    /// Whether it is a section of a bulletin on regions.
    pub is_within_another: bool,
    /// An earlier state of the files or of the plan.
    pub since: Option<SinceDay<'a>>,
}

/// An earlier state with which the present one is compared.
pub struct SinceDay<'a> {
    /// How it is called.
    pub name: String,
    /// The values as they were known.
    pub data: Data<'a>,
    /// The folder.
    pub folder: &'a Folder,
    /// Where everything stood.
    pub assessment: &'a Assessment<'a>,
}

#[derive(Serialize)]
struct BulletinJson<'a> {
    plan: &'a PlanHeader,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(flatten)]
    as_of: AsOfJson,
    method: &'static str,
    year: Year,
    #[serde(flatten)]
    stands: StandsJson<'a>,
    changes: Option<Vec<ChangeJson<'a>>>,
    plan_changes: Option<Vec<PlanChangeJson>>,
    revisions: Option<Vec<RevisionJson<'a>>>,
    records: Option<Vec<RecordJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<RegionJson<'a, StandsJson<'a>>>>,
}

#[derive(Serialize)]
struct StandsJson<'a> {
    targets: Vec<TargetJson<'a>>,
    work_items: Vec<WorkItemJson<'a>>,
    overdue_work_items: Vec<WorkItemJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    kind: PromiseKind,
    id: &'a str,
    before: Option<Status>,
    now: Option<Status>,
    /// What of the plan changed as well, without which the statuses cannot be compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plan_changes: Vec<PlanChangeJson>,
    #[serde(skip)]
    promise: Promise<'a>,
    #[serde(skip)]
    beside: Vec<&'a PlanChange<'a>>,
}

#[derive(Serialize)]
struct RevisionJson<'a> {
    indicator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip)]
    of: &'a Indicator,
    /// The name in its region.
    #[serde(skip)]
    name: String,
    year: Year,
    before: Number,
    /// Nothing where it is there no longer.
    now: Option<Number>,
    /// What is said otherwise of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differences: Vec<Difference>,
}

/// A row of the ledger that says something else, or is there no longer.
#[derive(Serialize)]
struct RecordJson<'a> {
    id: &'a str,
    state: ProgressState,
    before: String,
    now: Option<String>,
}

impl<'a> BulletinReport<'a> {
    fn plan(&self) -> &'a Plan {
        &self.folder.plan
    }

    /// Of the whole, or of the region above all.
    fn assessment(&self) -> &'a Assessment<'a> {
        &self.judged.top.assessment
    }

    /// What only its sender knows, or room for it.
    fn letter(&self, texts: &Texts) -> Letter {
        let own = &self.plan().bulletin;
        Letter {
            number: own.number.clone(),
            recipient: Wording::new(own.to.as_deref(), "bulletin-blank-recipient", texts),
            signature: Wording::new(own.signature.as_deref(), "bulletin-blank-signature", texts),
            date: Wording::new(None, "bulletin-blank-date", texts),
        }
    }

    fn work_items(&self) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        self.work_items_of(self.assessment())
    }

    fn work_items_of(&self, of: &'a Assessment<'a>) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        of.work_items.iter().filter(|(item, _)| item.year == self.year)
    }

    /// Whether a work item of another year's list is due and still open: it must not be out of sight.
    fn is_overdue(&self, (year, due): (Year, Moment), status: Status) -> bool {
        year != self.year
            && self.assessment().moment.is_after(due)
            && matches!(group_of(status), Some(Group::Lagging | Group::Unknown))
    }

    fn overdue_of(&self, of: &'a Assessment<'a>) -> impl Iterator<Item = Judged<'a>> + Clone + use<'_, 'a> {
        of.work_items.iter().filter(|(item, judgement)| self.is_overdue((item.year, item.due), judgement.status))
    }

    /// Every target, the work items of the year, and those of other years that are overdue.
    fn promises(&self) -> impl Iterator<Item = Promise<'_>> {
        promises(self.assessment()).filter(|promise| {
            promise
                .year
                .is_none_or(|year| year == self.year || self.is_overdue((year, promise.due), promise.judgement.status))
        })
    }

    fn title(&self, texts: &Texts) -> String {
        let region = &self.judged.top.region;
        let key = if *region == Region::Whole { "bulletin-title" } else { "bulletin-title-region" };
        let arguments = [("title", self.header.title(texts)), ("region", region_name(self.plan(), region, texts))];
        let arguments: Vec<_> = as_of_arguments(self.assessment().moment, texts).into_iter().chain(arguments).collect();
        texts.format_owned(key, &arguments)
    }

    fn status_report(&self) -> StatusReport<'a> {
        StatusReport::new(self.plan(), self.header.clone(), self.judged)
    }

    /// The state that was named, or that of the end of the year before.
    fn before(&self, texts: &Texts) -> Before<'_> {
        if let Some(since) = &self.since {
            let (name, year) = (since.name.clone(), since.assessment.as_of());
            let plan_changes = self.plan_changes(texts);
            return Before { name, assessment: Some(since.assessment), data: &since.data, year, plan_changes };
        }
        let year = self.assessment().as_of().plus(-1);
        let assessment = self.by_year.iter().find(|assessment| assessment.as_of() == year);
        let name = texts.format("front-year-before", &[("year", &year.to_string())]);
        let plan_changes = assessment.map(|of| self.changes_since((self.folder, of), texts)).unwrap_or_default();
        Before { name, assessment, data: &self.data, year, plan_changes }
    }

    /// Targets by years, as lamps.
    fn heat_table(&self, texts: &Texts) -> Section {
        let years = self.plan().first_year.through(self.plan().last_year);
        let lamp = |of: &Target, year: Year| {
            let assessment = self.by_year.iter().find(|assessment| assessment.as_of() == year);
            let target = assessment.and_then(|assessment| assessment.targets.with_id(&of.id));
            target.map_or(Cell::Unknown, |(_, judgement)| status_cell(texts, judgement.status))
        };
        let of_year = |year: Year| Column::words(year.to_string(), 0);
        // What was removed was judged in the years before.
        let was_judged = |target: &&Target| {
            let id = target.id.as_str();
            let mut all = std::iter::once(self.assessment()).chain(&self.by_year);
            all.any(|assessment| assessment.targets.with_id(id).is_some())
        };
        let targets = self.plan().targets_at(self.assessment().moment).map(|held| held.item).filter(was_judged);
        let table = Rows::new(targets)
            .column(words(texts, "column-target", 0), |target| texts.pick(&target.text, target.text_en.as_deref()))
            .columns(years, of_year, lamp);
        Table::from(table).into()
    }

    /// What was changed of the plan, by whom and why, with both verdicts.
    fn amended(&self, texts: &Texts) -> Option<Section> {
        let item = |of: AmendedPromise<'_>| {
            let status = of.status(self.assessment());
            let steps = of.steps(texts).into_iter().map(|(day, step)| day + &texts.get("colon") + &step);
            let said = std::iter::once(of.verdicts(status, texts)).chain(steps);
            let verdicts = texts.joined("full-stop-between", said);
            let text = without_stop(of.now.title(texts));
            let said = texts.format("bulletin-amended", &[("text", text), ("verdicts", &verdicts)]);
            about(said, [(of.kind == PromiseKind::Target).then(|| of.id.to_owned())])
        };
        let mut items: Vec<ListItem> = amended(self.plan(), self.assessment()).map(item).collect();
        let added = self.plan().targets_at(self.assessment().moment).map(|held| held.first);
        items.extend(added.filter_map(|target| {
            let since = texts.format("amended-since", &[("day", &day_words(target.since?, texts))]);
            let text = without_stop(texts.pick(&target.text, target.text_en.as_deref()));
            let said = texts.format("bulletin-amended", &[("text", text), ("verdicts", &since)]);
            Some(about(said, [Some(target.id.clone())]))
        }));
        (!items.is_empty()).then(|| Section { items, ..Section::default() })
    }

    fn target_charts(&self, texts: &Texts) -> Vec<Chart> {
        series_charts(&self.data, self.assessment(), texts)
    }

    fn bars(&self, texts: &Texts) -> BarChart {
        let mut counts: BTreeMap<&str, Vec<Status>> = BTreeMap::new();
        for promise in promises(self.assessment()) {
            for unit in promise.units {
                counts.entry(unit).or_default().push(promise.judgement.status);
            }
        }
        let all: Vec<Status> = counts.values().flatten().copied().collect();
        let statuses: Vec<Status> = Status::AS_COUNTED.into_iter().filter(|status| all.contains(status)).collect();
        let units = self.plan().units.iter().filter_map(|unit| {
            let found = counts.get(unit.id.as_str())?;
            let of = |status: &Status| found.iter().filter(|other| *other == status).count();
            Some((unit_name(self.plan(), &unit.id, texts), statuses.iter().map(of).collect()))
        });
        BarChart {
            title: texts.get("bulletin-bars"),
            bars: units.collect(),
            statuses: statuses.iter().map(|status| (*status, status_words(texts, *status))).collect(),
        }
    }

    /// What of the plan is another than it was.
    fn plan_changes(&self, texts: &Texts) -> Vec<PlanChange<'_>> {
        let since = self.since.as_ref().map(|since| self.changes_since((since.folder, since.assessment), texts));
        since.unwrap_or_default()
    }

    fn changes_since<'c>(
        &'c self,
        (folder, assessment): (&'c Folder, &Assessment<'_>),
        texts: &Texts,
    ) -> Vec<PlanChange<'c>> {
        let before = PlanAt { folder, moment: assessment.moment };
        plan_changes(before, PlanAt { folder: self.folder, moment: self.assessment().moment }, texts)
    }

    fn changes<'c>(&'c self, plan_changes: &'c [PlanChange<'c>]) -> Vec<ChangeJson<'c>> {
        let Some(since) = &self.since else { return Vec::new() };
        let key = |promise: &Promise<'_>| (promise.kind == PromiseKind::Target, promise.id.to_owned());
        let kept: BTreeSet<_> = promises(self.assessment()).map(|now| key(&now)).collect();
        let earlier: BTreeMap<_, _> =
            promises(since.assessment).map(|before| (key(&before), before.judgement.status)).collect();
        let gone = promises(since.assessment).filter(|before| !kept.contains(&key(before)));
        let beside = ChangesBeside::new(plan_changes);
        let change = |promise: Promise<'c>, before, now| {
            let beside = beside.of((promise.kind, promise.id), promise.judgement);
            let plan_changes = beside.iter().map(|change| change.json()).collect();
            ChangeJson { kind: promise.kind, id: promise.id, before, now, plan_changes, promise, beside }
        };
        let gone = gone.map(|before| change(before, Some(before.judgement.status), None));
        let changed = promises(self.assessment()).filter_map(|now| {
            let before = earlier.get(&key(&now)).copied();
            (before != Some(now.judgement.status)).then(|| change(now, before, Some(now.judgement.status)))
        });
        changed.chain(gone).collect()
    }

    fn comparison(&self, texts: &Texts) -> Option<Section> {
        let since = self.since.as_ref()?;
        let words = |status: Option<Status>| match status {
            Some(status) => status_words(texts, status),
            None => texts.get("bulletin-absent"),
        };
        let mut items: Vec<ListItem> = Vec::new();
        let plan_changes = self.plan_changes(texts);
        items.extend(plan_changes.iter().map(|change| ListItem::from(change.words(texts))));
        for change in self.changes(&plan_changes) {
            let (before, now) = (words(change.before), words(change.now));
            let text = without_stop(change.promise.title(texts));
            let said = texts.format("bulletin-change", &[("text", text), ("before", &before), ("now", &now)]);
            let beside: Vec<String> = change.beside.iter().map(|change| change.words_beside(texts)).collect();
            let arguments =
                [("change", without_stop(&said).to_owned()), ("changes", beside.join(&texts.get("semicolon")))];
            let with_them = || texts.format_owned("bulletin-change-beside", &arguments);
            let said = if beside.is_empty() { said } else { with_them() };
            items.push(about(said, [target_of(&change.promise)]));
        }
        items.extend(self.revisions(texts).iter().map(|revision| revision.words(texts).into()));
        items.extend(self.records().iter().map(|record| record.words(texts).into()));
        let paragraph = if items.is_empty() { "bulletin-unchanged" } else { "bulletin-since" };
        let paragraphs = vec![texts.format(paragraph, &[("since", &since.name)])];
        Some(Section { paragraphs, items, ..Section::default() })
    }

    /// Values that are others than they were, or there no longer, or of which something else is said: of the region itself,
    /// and in the whole of every region.
    fn revisions(&self, texts: &Texts) -> Vec<RevisionJson<'_>> {
        let Some(since) = &self.since else { return Vec::new() };
        let mut revisions = Vec::new();
        for (index, indicator) in self.plan().indexed_indicators() {
            let earlier = since.data.plan.indicators.place_of(&indicator.id).map(IndicatorIndex);
            let Some(earlier) = earlier else { continue };
            let parts = since.data.observations.regions_with(earlier).map(|(region, _)| region);
            let parts = parts.filter(|region| *since.data.region == Region::Whole && **region != Region::Whole);
            for region in std::iter::once(since.data.region).chain(parts) {
                let both = [(earlier, since.data.of(region)), (index, self.data.of(region))];
                revisions.extend(self.revisions_in(indicator, both, texts));
            }
        }
        revisions
    }

    fn revisions_in<'r>(
        &'r self,
        indicator: &'r Indicator,
        [(earlier, before), (index, now)]: [(IndicatorIndex, Data<'_>); 2],
        texts: &Texts,
    ) -> Vec<RevisionJson<'r>> {
        let region = before.region.part().map(str::to_owned);
        let name = texts.pick(&indicator.name, indicator.name_en.as_deref());
        let name = name_in_region(self.plan(), name, region.as_deref(), texts);
        let revision = |year: Year| {
            let was = before.known(earlier, year)?;
            let is = now.known(index, year);
            let differences = is.as_ref().map(|is| figure_otherwise(is, &was, texts)).unwrap_or_default();
            let is = is.map(|is| is.value);
            let is_same = is.as_ref() == Some(&was.value) && differences.is_empty();
            let (region, name) = (region.clone(), name.clone());
            let (before, now) = (was.value, is);
            let of = indicator;
            (!is_same).then(|| RevisionJson { indicator: &of.id, region, of, name, year, before, now, differences })
        };
        before.observations.years(earlier, before.region).filter_map(revision).collect()
    }

    /// Rows of the ledger that were there and are there no longer, each with the one that stands in its place.
    fn records(&self) -> Vec<RecordJson<'_>> {
        let Some(since) = &self.since else { return Vec::new() };
        let is_known = |of: &ProgressEntry| since.data.view.published_by.is_none_or(|day| of.date <= day);
        let of_matter = |id| {
            let (before, now) = (since.folder.progress.entries(id), self.folder.progress.entries(id));
            let mut new: Vec<_> = now.iter().filter(|of| !before.contains(of)).collect();
            let gone = before.iter().filter(|of| is_known(of) && !now.contains(of));
            let changed = gone.map(|of| {
                let like = |alike: &dyn Fn(&ProgressEntry) -> bool| new.iter().position(|other| alike(other));
                let of_state = || like(&|other| other.state == of.state);
                let place = like(&|other| (other.state, other.date) == (of.state, of.date)).or_else(of_state);
                let now = place.map(|place| record_words(new.remove(place)));
                RecordJson { id, state: of.state, before: record_words(of), now }
            });
            changed.collect::<Vec<_>>()
        };
        since.folder.progress.ids().flat_map(of_matter).collect()
    }

    fn stands_json(&self, region: &'a RegionAssessment<'a>) -> StandsJson<'a> {
        let targets = region.assessment.targets.iter();
        let items = self.work_items_of(&region.assessment);
        let overdue = self.overdue_of(&region.assessment);
        StandsJson {
            targets: targets.map(|judged| target_json(self.plan(), &region.assessment, judged)).collect(),
            work_items: items.map(|judged| work_item_json(self.plan(), &region.assessment, judged)).collect(),
            overdue_work_items: overdue.map(|judged| work_item_json(self.plan(), &region.assessment, judged)).collect(),
            removed: removed_json(self.plan(), &region.assessment, |of| of.kind == PromiseKind::Target),
        }
    }

    /// What is not judged by region, when regions are what the bulletin is about.
    fn only_whole(&self, texts: &Texts) -> Option<String> {
        let moment = self.assessment().moment;
        let targets = self.plan().targets_in_force(moment).filter(|target| !target.is_measured());
        let is_of_time = |item: &WorkItem| item.year == self.year || item.year <= self.assessment().as_of();
        let items = self.plan().work_items_in_force(moment);
        let items = items.filter(|item| is_of_time(item) && !item.is_measured());
        let ids = targets.map(|target| target.id.as_str()).chain(items.map(|item| item.id.as_str()));
        only_whole(ids.filter(|_| self.judged.scope.region().is_some()), texts)
    }

    /// Every target in every region, as lamps.
    fn region_table(&self, texts: &Texts) -> Section {
        let rows = Rows::new(self.assessment().targets.iter().map(|(target, _)| *target))
            .column(words(texts, "column-target", 0), |target| texts.pick(&target.text, target.text_en.as_deref()));
        let columns = self.judged.iter().map(|region| {
            let statuses = region.assessment.targets.iter();
            let statuses = statuses.map(|(target, judgement)| (target.id.as_str(), judgement.status));
            (name_in_tree(self.plan(), &region.region, region.depth, texts), statuses.collect())
        });
        let paragraphs = std::iter::once(texts.get("by-region-preface")).chain(self.only_whole(texts)).collect();
        Section { paragraphs, ..matrix(rows, |target| target.id.as_str(), columns, texts).into() }
    }

    /// What a region has reached, where it lags and what is not known of it.
    fn region_section(&self, region: &'a RegionAssessment<'a>, texts: &Texts) -> Section {
        let judged =
            Assessments { scope: Scope::Region(region.region.clone()), top: region.clone(), below: Vec::new() };
        let data = self.data.of(&region.region);
        let report = BulletinReport {
            folder: self.folder,
            data,
            header: self.header.clone(),
            judged: &judged,
            by_year: Vec::new(),
            year: self.year,
            is_within_another: true,
            since: None,
        };
        let (heading, sections) =
            (region_name(self.plan(), &region.region, texts), [report.overview(texts)].into_iter());
        let items = report.problems(texts).into_iter().flat_map(|section| section.items);
        let paragraphs = sections.flat_map(|section| section.paragraphs).collect();
        Section {
            heading: Some(heading),
            rank: Rank::Subpart,
            paragraphs,
            items: items.collect(),
            ..Section::default()
        }
    }

    fn methods_and_sources(&self, texts: &Texts) -> Section {
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        for (.., vintages) in self.folder.observations.cells() {
            for source in vintages.iter().filter_map(|vintage| vintage.source) {
                *sources.entry(source).or_default() += 1;
            }
        }
        let source = |(name, count): (&&str, &usize)| {
            texts.format("bulletin-source", &[("source", name), ("count", &count.to_string())])
        };
        let judgements = self.assessment().targets.iter().map(|(_, judgement)| judgement);
        let parts = judgements.flat_map(|judgement| &judgement.requirements);
        let mut paragraphs = method_notes(self.plan(), self.assessment().method, parts, texts);
        paragraphs.push(texts.get("bulletin-exact"));
        Section { paragraphs, items: sources.iter().map(source).map(ListItem::from).collect(), ..Section::default() }
    }

    /// The document with this annex of the targets.
    fn document_with(&self, targets: Section, texts: &Texts) -> Document {
        let mut overview = Section { heading: Some(texts.get("bulletin-heading-overview")), ..self.overview(texts) };
        if matches!(self.judged.scope, Scope::Region(_)) {
            overview.paragraphs.extend(self.only_whole(texts));
        }
        let demands = Section { heading: Some(texts.get("bulletin-heading-demands")), ..self.demands(texts) };
        let parts = std::iter::once(overview).chain(self.progress(texts)).chain(self.problems(texts)).chain([demands]);
        let mut place = 0;
        let numbered = parts.map(|section| {
            if section.rank != Rank::Part {
                return section;
            }
            place += 1;
            let number = texts.get(&format!("numeral-{place}"));
            let title = section.heading.unwrap_or_default();
            let heading = texts.format("bulletin-heading", &[("number", &number), ("title", &title)]);
            Section { heading: Some(heading), ..section }
        });
        let (list, annexes) = self.annexes(targets, texts);
        let regions = self.judged.below.iter().map(|region| self.region_section(region, texts));
        let sections = numbered.chain([list]).chain(annexes).chain(regions).collect();
        Document {
            title: self.title(texts),
            preface: vec![texts.format("bulletin-preface", &[("title", &self.header.title(texts))])],
            sections,
            notes: Vec::new(),
            letter: Some(self.letter(texts)),
        }
    }
}

impl RevisionJson<'_> {
    fn words(&self, texts: &Texts) -> String {
        let differences: Vec<String> = self.differences.iter().map(|of| of.words(texts)).collect();
        let shown = |value: &Number| {
            measured_in_sentence(&in_document(value.to_plain(), texts), unit_of(self.of, texts), texts)
        };
        let arguments = [
            ("name", self.name.clone()),
            ("year", self.year.to_string()),
            ("before", shown(&self.before)),
            ("now", self.now.as_ref().map(shown).unwrap_or_default()),
            ("differences", differences.join(&texts.get("semicolon"))),
        ];
        let key = match &self.now {
            None => "bulletin-withdrawn",
            Some(now) if *now == self.before => "bulletin-figure-changed",
            Some(_) => "bulletin-revision",
        };
        texts.format_owned(key, &arguments)
    }
}

impl RecordJson<'_> {
    fn words(&self, texts: &Texts) -> String {
        let arguments = [
            ("id", self.id.to_owned()),
            ("state", texts.get(&self.state.key())),
            ("before", self.before.clone()),
            ("now", self.now.clone().unwrap_or_else(|| texts.get("none"))),
        ];
        texts.format_owned("bulletin-record", &arguments)
    }
}

/// The date of a row, on what evidence and what else is said of it.
fn record_words(entry: &ProgressEntry) -> String {
    let date = entry.date.to_string();
    let said = [Some(&date), entry.evidence.as_ref(), entry.note.as_ref()];
    said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" / ")
}

/// What is said otherwise of a figure than before.
fn figure_otherwise(now: &Observation<'_>, before: &Observation<'_>, texts: &Texts) -> Vec<Difference> {
    let both = |aspect, of: &dyn Fn(&Observation<'_>) -> Option<String>| Difference::new(aspect, of(before), of(now));
    let differences = [
        both(Aspect::Published, &|of| of.published.map(|date| date.to_string())),
        both(Aspect::Quality, &|of| Some(texts.get(&of.quality.key()))),
        both(Aspect::Source, &|of| of.source.map(str::to_owned)),
        both(Aspect::Note, &|of| of.note.map(str::to_owned)),
    ];
    differences.into_iter().flatten().collect()
}

/// What has in common that it is reached, lags or is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Achieved,
    Lagging,
    Unknown,
}

/// To which group something belongs; what is not due and measured by no figure, to none.
fn group_of(status: Status) -> Option<Group> {
    match status.standing() {
        _ if status == Status::Pending => None,
        Standing::Achieved | Standing::OnTrack => Some(Group::Achieved),
        Standing::Behind | Standing::Missed => Some(Group::Lagging),
        Standing::Unknown => Some(Group::Unknown),
    }
}

fn target_of(promise: &Promise<'_>) -> Option<String> {
    (promise.kind == PromiseKind::Target).then(|| promise.id.to_owned())
}

/// An item that speaks of these targets, unless it speaks of something else, too.
fn about(text: String, targets: impl IntoIterator<Item = Option<String>>) -> ListItem {
    ListItem { text, targets: targets.into_iter().collect::<Option<_>>().unwrap_or_default() }
}

/// 累计法 speaks of what the years make together, not of the value of a year.
fn of_total(part: &RequirementJudgement, actual: &str, texts: &Texts) -> Option<String> {
    let (base, latest, total) = (part.base.as_ref()?, part.latest.as_ref()?, part.reached.as_ref()?);
    let arguments = [
        ("total", measured_in_sentence(&in_a_sentence(total), unit_shown(part, texts), texts)),
        ("first", base.year.plus(1).to_string()),
        ("last", latest.year.to_string()),
        ("actual", actual.to_owned()),
    ];
    Some(texts.format_owned("bulletin-compared-total", &arguments))
}

fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['。', '.', '；', ';'])
}

impl Report for BulletinReport<'_> {
    fn default_format(&self) -> &'static str {
        "markdown"
    }

    fn page(&self, texts: &Texts) -> (Option<FrontPage>, Document) {
        let charts = self.target_charts(texts);
        let front = FrontPage::new(&self.status_report(), &self.before(texts), charts, texts);
        (Some(front), self.document_with(Section { id: "targets", ..Section::default() }, texts))
    }

    fn document(&self, texts: &Texts) -> Document {
        self.document_with(self.target_annex(texts), texts)
    }

    /// For a workbook all figures of the targets, and no text.
    fn records(&self, texts: &Texts) -> Document {
        let all = self.status_report().document(texts).sections.into_iter().next().unwrap_or_default();
        let (_, annexes) = self.annexes(Section { charts: self.target_charts(texts), ..all }, texts);
        let plain = annexes.into_iter().map(|section| Section { rank: Rank::Part, ..section });
        Document { title: self.title(texts), sections: plain.collect(), ..Document::default() }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let english = Texts::new(Language::English);
        let plan_changes = self.plan_changes(&english);
        let json = BulletinJson {
            plan: &self.header,
            region: self.judged.top.region.part(),
            as_of: self.assessment().moment.into(),
            method: self.assessment().method.name(),
            year: self.year,
            stands: self.stands_json(&self.judged.top),
            changes: self.since.as_ref().map(|_| self.changes(&plan_changes)),
            plan_changes: self.since.as_ref().map(|_| plan_changes.iter().map(PlanChange::json).collect()),
            revisions: self.since.as_ref().map(|_| self.revisions(&english)),
            records: self.since.as_ref().map(|_| self.records()),
            regions: regions_json(self.plan(), self.judged, |region| self.stands_json(region)),
        };
        to_json(output, &json)
    }
}
