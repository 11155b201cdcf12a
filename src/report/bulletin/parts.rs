//! 总体情况, 进展情况, 存在的问题 and 下一步工作要求: the text of the bulletin.

use super::sentence::Sentence;
use super::{BulletinReport, Group, about, group_of, target_of, without_stop};
use crate::evaluate::{Flag, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Moment, Number, PartialDate, Status, Year};
use crate::report::amended::amended_of;
use crate::report::plan_header::Summary;
use crate::report::promise::{Leads, Promise};
use crate::report::{Cell, ListItem, Rank, Section, as_of_arguments, status_words, unit_name};

/// What is owed, by the unit that leads it; by none last.
type Owed<'p> = Vec<OwedBy<'p>>;

struct OwedBy<'p> {
    unit: Option<&'p str>,
    what: Vec<String>,
    /// Of which targets it is; nothing for a work item.
    targets: Vec<Option<String>>,
}

/// Whether a part waits for an entry of the ledger.
pub(super) fn is_unrecorded(part: &RequirementJudgement) -> bool {
    part.status == Status::NoData && part.criterion.ledger_id().is_some()
}

/// Whether a part waits for a figure.
fn is_without_figure(part: &RequirementJudgement) -> bool {
    part.status == Status::NoData && part.criterion.ledger_id().is_none()
}

impl<'a> BulletinReport<'a> {
    pub(super) fn overview(&self, texts: &Texts) -> Section {
        let targets = &self.assessment().targets;
        let mut paragraphs = Vec::new();
        paragraphs.extend(self.has_targets().then(|| self.targets_counted(texts)));
        let items = || self.work_items().map(|(_, judgement)| judgement);
        let overdue = || self.overdue_of(self.assessment()).map(|(_, judgement)| judgement);
        let list =
            [("year", self.year.to_string()), ("see", self.see_annex(1 + usize::from(self.has_targets()), texts))];
        if items().next().is_some() {
            paragraphs.push(counted("bulletin-work-items", items(), &list, texts));
        }
        if overdue().next().is_some() {
            paragraphs.push(counted("bulletin-overdue", overdue(), &[], texts));
        }
        let judgements = targets.iter().map(|(_, judgement)| judgement).chain(items()).chain(overdue());
        let unverified = judgements.filter(|judgement| is_unverified(judgement)).count();
        if unverified > 0 {
            paragraphs.push(texts.format("bulletin-of-these-unverified", &[("count", &unverified.to_string())]));
        }
        let is_without_statistics = !self.folder.observations.cells().any(|_| true);
        paragraphs.extend(is_without_statistics.then(|| texts.get("bulletin-no-statistics")));
        paragraphs.extend(self.data_date(texts).filter(|_| !self.is_within_another));
        Section { paragraphs, ..Section::default() }
    }

    /// Whether there is anything for the tables of targets.
    pub(super) fn has_targets(&self) -> bool {
        !self.plan().targets.is_empty()
    }

    /// Where the table is; that of one region among others is not there.
    fn see_annex(&self, number: usize, texts: &Texts) -> String {
        if self.is_within_another {
            return String::new();
        }
        texts.format("bulletin-see-annex", &[("number", &number.to_string())])
    }

    fn targets_counted(&self, texts: &Texts) -> String {
        let (plan, moment) = (self.plan(), self.assessment().moment);
        let years = plan.last_year.since(plan.base_year);
        let passed = moment.last_whole_year().since(plan.base_year).clamp(0, years);
        let share = (&Number::from(passed) * &Number::hundred()).checked_div(&Number::from(years));
        let term = [
            ("first", plan.first_year.to_string()),
            ("last", plan.last_year.to_string()),
            ("time", Cell::percent(share.as_ref()).plain()),
            ("see", self.see_annex(1, texts)),
        ];
        let arguments: Vec<_> = as_of_arguments(moment, texts).into_iter().chain(term).collect();
        let judgements = self.assessment().targets.iter().map(|(_, judgement)| judgement);
        counted("bulletin-targets", judgements, &arguments, texts)
    }

    /// Up to when the figures reach, and when the last of them was published.
    fn data_date(&self, texts: &Texts) -> Option<String> {
        let last = self.assessment().as_of();
        let known = self.plan().indexed_indicators().flat_map(|(index, _)| {
            let years = self.data.observations.years(index, self.data.region).filter(|year| *year <= last);
            years.filter_map(move |year| Some((year, self.data.known(index, year)?.published)))
        });
        let known: Vec<(Year, Option<PartialDate>)> = known.collect();
        let year = known.iter().map(|(year, _)| *year).max()?.to_string();
        // A date of some of them says nothing of the others.
        let published: Option<Vec<PartialDate>> = known.iter().map(|(_, published)| *published).collect();
        let published = published.and_then(|dates| dates.into_iter().max_by_key(|date| date.last_day()));
        let published = published.map_or_else(|| "none".to_owned(), |date| date.to_string());
        Some(texts.format("bulletin-data-date", &[("year", &year), ("published", &published)]))
    }

    pub(super) fn progress(&self, texts: &Texts) -> Vec<Section> {
        let items = self.in_group(Group::Achieved).map(|promise| {
            let status = status_words(texts, promise.judgement.status);
            let figures = self.sentences(&promise, texts, |_| true, |sentence| sentence.success());
            let is_figure = promise.judgement.requirements.iter().any(|part| part.latest.is_some());
            let said = if is_figure { figures } else { without_stop(promise.title(texts)).to_owned() };
            let arguments = [("said", said), ("status", status), ("list", self.list_words(&promise, texts))];
            about(texts.format_owned("bulletin-achieved", &arguments), [target_of(&promise)])
        });
        let achieved = listed("achieved", items.collect());
        let others = [("amended", self.amended(texts)), ("since", self.comparison(texts))];
        let others = others.into_iter().filter_map(|(name, section)| Some((name, section?)));
        subparts("progress", achieved.into_iter().chain(others), texts)
    }

    pub(super) fn problems(&self, texts: &Texts) -> Vec<Section> {
        let said = |status, how: fn(&Sentence<'_>) -> String| self.with_status(status, how, texts);
        let parts = [
            ("lagging", self.lagging(texts)),
            ("unverified", self.owed_items(is_unrecorded, texts)),
            ("no-data", self.owed_items(is_without_figure, texts)),
            ("awaiting-data", said(Status::AwaitingData, |sentence| sentence.awaited())),
            ("insufficient-data", said(Status::InsufficientData, |sentence| sentence.open())),
            ("to-be-judged", said(Status::AwaitingJudgement, |sentence| sentence.success())),
        ];
        let mut sections =
            subparts("problems", parts.into_iter().filter_map(|(name, items)| listed(name, items)), texts);
        let is_open = |promise: &Promise<'_>| promise.year.is_none() && promise.units.is_empty();
        let unassigned = self.promises().filter(is_open).count();
        if let Some(first) = sections.first_mut().filter(|_| unassigned > 0) {
            let count = unassigned.to_string();
            first.paragraphs =
                vec![texts.format("bulletin-unassigned", &[("count", &count), ("see", &self.see_annex(1, texts))])];
        }
        sections
    }

    /// What lags, with who leads it.
    pub(super) fn lagging(&self, texts: &Texts) -> Vec<ListItem> {
        let leads = Leads::new(self.plan());
        let item = |promise: Promise<'_>| {
            let is_lagging = |part: &RequirementJudgement| group_of(part.status) == Some(Group::Lagging);
            let said = self.sentences(&promise, texts, is_lagging, |sentence| sentence.whole());
            let status = status_words(texts, promise.judgement.status);
            let lead = self.lead_words(&promise, &leads, texts);
            let list = self.list_words(&promise, texts);
            let arguments = [("said", said), ("status", status), ("list", list), ("lead", lead)];
            // 逾期完成 says more than 未完成, and beside it the latter would say the opposite.
            let key = if is_done_late(promise.judgement) { "bulletin-open" } else { "bulletin-lagging" };
            about(texts.format_owned(key, &arguments), [target_of(&promise)])
        };
        self.in_group(Group::Lagging).map(item).collect()
    }

    fn with_status(&self, status: Status, how: fn(&Sentence<'_>) -> String, texts: &Texts) -> Vec<ListItem> {
        let leads = Leads::new(self.plan());
        let item = |promise: Promise<'_>| {
            let said = self.sentences(&promise, texts, |part| part.status == status, how);
            let lead = self.lead_words(&promise, &leads, texts);
            let list = self.list_words(&promise, texts);
            let is_empty = said.is_empty();
            let text = texts.format_owned("bulletin-open", &[("said", said), ("list", list), ("lead", lead)]);
            (!is_empty).then(|| about(text, [target_of(&promise)]))
        };
        self.promises().filter_map(item).collect()
    }

    /// What is owed, a line for each unit that leads it.
    pub(super) fn owed_items(&self, is_meant: fn(&RequirementJudgement) -> bool, texts: &Texts) -> Vec<ListItem> {
        let line = |OwedBy { unit, what, targets }: OwedBy<'_>| {
            let unit = unit.map_or_else(|| texts.get("bulletin-no-unit"), |unit| unit_name(self.plan(), unit, texts));
            let count = what.len().to_string();
            let what = what.join(&texts.get("list-separator"));
            about(texts.format("bulletin-owed", &[("unit", &unit), ("count", &count), ("what", &what)]), targets)
        };
        self.owed(is_meant, texts).into_iter().map(line).collect()
    }

    /// The same thing is owed once, in however many lists it is.
    fn owed(&self, is_meant: fn(&RequirementJudgement) -> bool, texts: &Texts) -> Owed<'_> {
        self.by_lead(self.promises(), |promise| {
            let parts = promise.judgement.requirements.iter().filter(|part| is_meant(part));
            let named = parts.map(|part| {
                let name = self.sentence(promise, part, texts).name();
                match &part.latest {
                    Some(latest) => {
                        texts.format("name-after-year", &[("name", &name), ("year", &latest.year.to_string())])
                    }
                    None => name,
                }
            });
            named.collect()
        })
    }

    /// What there is of promises, each thing once, by the unit that leads them.
    fn by_lead<'p>(
        &'p self,
        promises: impl Iterator<Item = Promise<'p>>,
        things: impl Fn(&Promise<'p>) -> Vec<String>,
    ) -> Owed<'p> {
        let leads = Leads::new(self.plan());
        let mut owed: Owed<'p> = Vec::new();
        for promise in promises {
            let unit = leads.of(&promise).and_then(|id| self.plan().unit(id)).map(|unit| unit.id.as_str());
            for thing in things(&promise) {
                let target = target_of(&promise);
                match owed.iter_mut().find(|other| other.unit == unit) {
                    Some(other) => {
                        other.targets.push(target);
                        if !other.what.contains(&thing) {
                            other.what.push(thing);
                        }
                    }
                    None => owed.push(OwedBy { unit, what: vec![thing], targets: vec![target] }),
                }
            }
        }
        owed.sort_by_key(|owed| owed.unit.is_none());
        owed
    }

    /// What follows for whom; what only a person can ask for is left to one.
    pub(super) fn demands(&self, texts: &Texts) -> Section {
        let title = |promise: &Promise<'_>| vec![promise.title(texts).to_owned() + &self.list_words(promise, texts)];
        let lagging = self.by_lead(self.in_group(Group::Lagging), title);
        let demands = [
            ("bulletin-ask-measures", lagging),
            ("bulletin-ask-records", self.owed(is_unrecorded, texts)),
            ("bulletin-ask-data", self.owed(is_without_figure, texts)),
        ];
        let asked = |(key, owed): (&str, Owed<'_>)| {
            let mut targets = Vec::new();
            let units = owed.into_iter().filter_map(|owed| {
                let name = unit_name(self.plan(), owed.unit?, texts);
                targets.extend(owed.targets);
                let arguments = [("unit", name), ("count", owed.what.len().to_string())];
                Some(texts.format_owned("bulletin-unit-with-count", &arguments))
            });
            let units = texts.joined("list-separator", units);
            (!units.is_empty()).then(|| about(texts.format(key, &[("units", &units)]), targets))
        };
        let items = demands.into_iter().filter_map(asked).collect();
        Section { items, blanks: vec![texts.get("bulletin-blank-demands")], ..Section::default() }
    }

    fn in_group(&self, group: Group) -> impl Iterator<Item = Promise<'_>> {
        self.promises().filter(move |promise| group_of(promise.judgement.status) == Some(group))
    }

    pub(super) fn sentence<'s>(
        &'s self,
        promise: &Promise<'_>,
        part: &'s RequirementJudgement,
        texts: &'s Texts,
    ) -> Sentence<'s> {
        let is_amended = amended_of(self.plan(), self.assessment(), (promise.kind, promise.id)).is_some();
        Sentence { is_amended, ..self.sentence_due(part.due.unwrap_or(promise.due), part, texts) }
    }

    pub(super) fn sentence_due<'s>(
        &'s self,
        due: Moment,
        part: &'s RequirementJudgement,
        texts: &'s Texts,
    ) -> Sentence<'s> {
        Sentence { plan: self.plan(), part, due: due.year(), is_amended: false, texts }
    }

    /// What is said of those parts of a promise that are meant.
    fn sentences(
        &self,
        promise: &Promise<'_>,
        texts: &Texts,
        is_meant: impl Fn(&RequirementJudgement) -> bool,
        how: impl Fn(&Sentence<'_>) -> String,
    ) -> String {
        let parts = promise.judgement.requirements.iter().filter(|part| is_meant(part));
        texts.joined("semicolon", parts.map(|part| how(&self.sentence(promise, part, texts))))
    }

    fn lead_words<'p>(&'p self, promise: &Promise<'p>, leads: &Leads<'p>, texts: &Texts) -> String {
        let lead = leads.of(promise).map(|unit| unit_name(self.plan(), unit, texts));
        lead.map(|lead| texts.format("bulletin-lead", &[("lead", &lead)])).unwrap_or_default()
    }

    /// From which list something is, and its number there.
    fn list_words(&self, promise: &Promise<'_>, texts: &Texts) -> String {
        let Some(year) = promise.year else { return String::new() };
        let number = promise.no.map_or_else(|| "none".to_owned(), |no| no.to_string());
        texts.format("bulletin-of-list", &[("year", &year.to_string()), ("number", &number)])
    }
}

/// Whether the silence of the ledger is all that stands between something and its verdict.
pub(super) fn is_unverified(judgement: &Judgement) -> bool {
    let mut without = judgement.requirements.iter().filter(|part| part.status == Status::NoData).peekable();
    judgement.status == Status::NoData && without.peek().is_some() && without.all(is_unrecorded)
}

/// Whether all that is missed of something was done, only too late.
pub(super) fn is_done_late(judgement: &Judgement) -> bool {
    let mut missed = judgement.requirements.iter().filter(|part| part.status == Status::Missed).peekable();
    missed.peek().is_some() && missed.all(|part| part.flags.iter().any(|flag| matches!(flag, Flag::DoneLate(_))))
}

/// How many there are in all, and of each status.
fn counted<'j>(
    key: &str,
    judgements: impl Iterator<Item = &'j Judgement> + Clone,
    further: &[(&'static str, String)],
    texts: &Texts,
) -> String {
    let summary = Summary::of(judgements.clone().map(|judgement| judgement.status));
    let counts = [("count", judgements.count().to_string()), ("counts", summary.with_shares(texts))];
    texts.format_owned(key, &further.iter().cloned().chain(counts).collect::<Vec<_>>())
}

fn listed(name: &'static str, items: Vec<ListItem>) -> Option<(&'static str, Section)> {
    (!items.is_empty()).then(|| (name, Section { items, ..Section::default() }))
}

/// A part with those within it, under their numbers.
fn subparts(name: &'static str, parts: impl Iterator<Item = (&'static str, Section)>, texts: &Texts) -> Vec<Section> {
    let numbered = (1..).zip(parts).map(|(place, (name, section))| {
        let number = texts.get(&format!("numeral-{place}"));
        let title = texts.get(&format!("bulletin-heading-{name}"));
        let heading = texts.format("bulletin-subheading", &[("number", &number), ("title", &title)]);
        Section { heading: Some(heading), rank: Rank::Subpart, ..section }
    });
    let within: Vec<Section> = numbered.collect();
    let paragraphs = if within.is_empty() { vec![texts.get("bulletin-none")] } else { Vec::new() };
    let head =
        Section { heading: Some(texts.get(&format!("bulletin-heading-{name}"))), paragraphs, ..Section::default() };
    std::iter::once(head).chain(within).collect()
}
