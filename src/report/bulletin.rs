//! 督查通报: what a bureau sends to its leading group.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use super::chart::series_charts;
use super::plan_header::Summary;
use super::status::{StatusReport, TargetJson, figures, method_notes, target_json};
use super::tasks::{WorkItemJson, work_item_json};
use super::units::count_section;
use super::{
    BarChart, Cell, Chart, Column, Document, PlanHeader, Report, Section, Table, numbers, status_cell, status_words,
    to_json, unit_name, words,
};
use crate::evaluate::{Assessment, Data, Judgement, RequirementJudgement};
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Number, Plan, Status, Target, WorkItem, Year};

/// What a bureau sends to its leading group.
pub struct BulletinReport<'a> {
    /// The plan with all that is known of it.
    pub folder: &'a Folder,
    /// Which values count.
    pub data: Data<'a>,
    /// How the plan is named.
    pub header: PlanHeader,
    /// Where everything stands.
    pub assessment: &'a Assessment<'a>,
    /// Where everything stood at the end of each year up to now.
    pub by_year: Vec<Assessment<'a>>,
    /// The year of the responsibility list.
    pub year: Year,
    /// An earlier state of the files or of the plan.
    pub since: Option<Since<'a>>,
}

/// An earlier state with which the present one is compared.
pub struct Since<'a> {
    /// How it is called.
    pub name: String,
    /// The plan as it was.
    pub folder: &'a Folder,
    /// Where everything stood.
    pub assessment: &'a Assessment<'a>,
}

#[derive(Serialize)]
struct BulletinJson<'a> {
    plan: &'a PlanHeader,
    as_of: Year,
    method: &'static str,
    year: Year,
    targets: Vec<TargetJson<'a>>,
    work_items: Vec<WorkItemJson<'a>>,
    changes: Option<Vec<ChangeJson<'a>>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    id: &'a str,
    before: Option<Status>,
    now: Option<Status>,
}

/// A target or a work item of the year.
struct Promise<'a> {
    id: &'a str,
    text: &'a str,
    units: &'a [String],
    judgement: &'a Judgement,
}

impl<'a> BulletinReport<'a> {
    fn plan(&self) -> &'a Plan {
        &self.folder.plan
    }

    fn work_items(&self) -> impl Iterator<Item = &(&'a WorkItem, Judgement)> + Clone {
        self.assessment.work_items.iter().filter(|(item, _)| item.year == self.year)
    }

    fn promises<'s>(&'s self, texts: &'s Texts) -> impl Iterator<Item = Promise<'s>> + 's {
        let targets = self.assessment.targets.iter().map(|(target, judgement)| Promise {
            id: &target.id,
            text: texts.pick(&target.text, target.text_en.as_deref()),
            units: &target.units,
            judgement,
        });
        let items = self.work_items().map(|(item, judgement)| Promise {
            id: &item.id,
            text: &item.matter,
            units: &item.units,
            judgement,
        });
        targets.chain(items)
    }

    fn overview(&self, texts: &Texts) -> Section {
        let targets = Summary::of(self.assessment.targets.iter().map(|(_, judgement)| judgement.status));
        let items = Summary::of(self.work_items().map(|(_, judgement)| judgement.status));
        let (count, item_count) = (self.assessment.targets.len(), self.work_items().count());
        let (as_of, last) = (self.assessment.as_of.to_string(), self.plan().last_year.to_string());
        let said = |key: &str, year: &str, count: usize, summary: &Summary| {
            let (count, counts) = (count.to_string(), summary.in_a_sentence(texts));
            texts.format(key, &[("year", year), ("count", &count), ("counts", &counts), ("last", &last)])
        };
        let mut paragraphs = vec![said("bulletin-targets", &as_of, count, &targets)];
        if item_count > 0 {
            paragraphs.push(said("bulletin-work-items", &self.year.to_string(), item_count, &items));
        }
        if !self.folder.observations.cells().any(|_| true) {
            paragraphs.push(texts.get("bulletin-no-statistics"));
        }
        Section { paragraphs, ..Section::default() }
    }

    /// A sentence for each promise with one of these statuses.
    fn list(&self, statuses: &[Status], texts: &Texts, sentence: impl Fn(&Promise<'_>) -> String) -> Section {
        let items: Vec<String> = self
            .promises(texts)
            .filter(|promise| statuses.contains(&promise.judgement.status))
            .map(|promise| sentence(&promise))
            .collect();
        let paragraphs = if items.is_empty() { vec![texts.get("bulletin-none")] } else { Vec::new() };
        Section { paragraphs, items, ..Section::default() }
    }

    fn achieved(&self, texts: &Texts) -> Section {
        let statuses = [Status::Achieved, Status::AchievedEarly, Status::OnTrack];
        self.list(&statuses, texts, |promise| {
            let status = status_words(texts, promise.judgement.status);
            let parts = promise.judgement.requirements.iter();
            let figures: Vec<String> = parts.filter_map(|part| self.figure(part, texts)).collect();
            let figures = figures.join(&texts.get("semicolon"));
            let key = if figures.is_empty() { "bulletin-achieved-plain" } else { "bulletin-achieved" };
            let text = without_stop(promise.text);
            texts.format(key, &[("text", text), ("figures", &figures), ("status", &status)])
        })
    }

    fn lagging(&self, texts: &Texts) -> Section {
        let statuses = [Status::Missed, Status::Regressing, Status::Behind, Status::AtRisk, Status::InsufficientData];
        self.list(&statuses, texts, |promise| {
            let status = status_words(texts, promise.judgement.status);
            let parts = promise.judgement.requirements.iter().filter(|part| statuses.contains(&part.status));
            let gaps: Vec<String> = parts.map(|part| self.gap(part, texts)).collect();
            let lead = self.lead(promise, texts);
            let gaps = gaps.join(&texts.get("semicolon"));
            let text = without_stop(promise.text);
            texts.format("bulletin-lagging", &[("text", text), ("gaps", &gaps), ("status", &status), ("lead", &lead)])
        })
    }

    fn without_data(&self, texts: &Texts) -> Section {
        self.list(&[Status::NoData, Status::AwaitingJudgement], texts, |promise| {
            let parts = promise.judgement.requirements.iter();
            let open = parts.filter(|part| matches!(part.status, Status::NoData | Status::AwaitingJudgement));
            let names: Vec<&str> = open.map(|part| texts.pick(&part.name, part.name_en.as_deref())).collect();
            let names = names.join(&texts.get("list-separator"));
            let key = match promise.judgement.status {
                Status::NoData => "bulletin-no-data",
                _ => "bulletin-to-be-judged",
            };
            let lead = self.lead(promise, texts);
            let text = without_stop(promise.text);
            texts.format(key, &[("text", text), ("names", &names), ("lead", &lead)])
        })
    }

    /// What was reached of what was asked.
    fn figure(&self, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
        let latest = part.latest.as_ref()?;
        let [_, _, value, _, _, completion, ..] = figures(self.plan(), part, texts).map(|cell| cell.plain());
        let arguments = [
            ("name", texts.pick(&part.name, part.name_en.as_deref()).to_owned()),
            ("year", latest.year.to_string()),
            ("value", value.trim_end_matches('%').to_owned()),
            ("unit", part.unit_of_measure.clone().unwrap_or_default()),
            ("wording", part.is.clone().unwrap_or_default()),
            ("completion", completion.clone()),
        ];
        let key = if completion.is_empty() { "bulletin-figure-plain" } else { "bulletin-figure" };
        Some(texts.format(key, &arguments.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    /// The figure, what is missing, and what is still needed each year.
    fn gap(&self, part: &RequirementJudgement, texts: &Texts) -> String {
        let Some(mut said) = self.figure(part, texts) else {
            return texts.pick(&part.name, part.name_en.as_deref()).to_owned();
        };
        let unit = part.unit_of_measure.as_deref().unwrap_or_default();
        let latest = part.latest.as_ref().map(|latest| &latest.value);
        let value_is_compared = matches!(part.basis, "value" | "average_growth" | "growth_since_base");
        let goal = part.threshold_value.as_ref().filter(|_| value_is_compared);
        if let Some((goal, latest)) = goal.zip(latest) {
            let gap = (goal - latest).abs();
            if !gap.is_zero() {
                said += &texts.format("bulletin-gap", &[("gap", &short(&gap)), ("unit", unit)]);
            }
        }
        if let Some(needed) = &part.needed_per_year {
            said += &texts.format("bulletin-needed", &[("needed", &short(needed)), ("unit", unit)]);
        }
        said
    }

    /// Who answers for it: the first named unit; of a target without any, the one of a work item about the same figure.
    fn lead(&self, promise: &Promise<'_>, texts: &Texts) -> String {
        let indicators: Vec<&String> =
            promise.judgement.requirements.iter().filter_map(|part| part.indicator.as_ref()).collect();
        let same = |judgement: &Judgement| {
            let mut parts = judgement.requirements.iter().filter_map(|part| part.indicator.as_ref());
            parts.any(|indicator| indicators.contains(&indicator))
        };
        let of_item = || {
            let mut items = self.assessment.work_items.iter();
            items.find(|(_, judgement)| same(judgement)).and_then(|(item, _)| item.units.first())
        };
        match promise.units.first().or_else(of_item) {
            Some(unit) => unit_name(self.plan(), unit, texts),
            None => texts.get("bulletin-no-unit"),
        }
    }

    fn work_list(&self, texts: &Texts) -> Section {
        let columns = vec![
            numbers(texts, "column-no", 0),
            words(texts, "column-matter", 0),
            words(texts, "column-standard", 1),
            words(texts, "column-units", 1).as_choice(),
            words(texts, "column-status", 0).as_choice(),
        ];
        let row = |(item, judgement): &(&WorkItem, Judgement)| {
            let names: Vec<String> = item.units.iter().map(|unit| unit_name(self.plan(), unit, texts)).collect();
            vec![
                item.no.map_or(Cell::Empty, |no| Cell::count(no as usize)),
                item.matter.as_str().into(),
                Cell::text(item.standard.as_deref()),
                names.join(&texts.get("list-separator")).into(),
                status_cell(texts, judgement.status),
            ]
        };
        Table { columns, rows: self.work_items().map(row).collect() }.into()
    }

    fn target_table(&self, texts: &Texts) -> Section {
        let status = StatusReport {
            plan: self.plan(),
            header: self.header.clone(),
            assessment: self.assessment,
            area: None,
            unit: None,
            states: Vec::new(),
        };
        let mut section = status.document(texts).sections.into_iter().next().unwrap_or_default();
        section.charts = series_charts(&self.data, self.assessment, texts);
        section
    }

    /// Targets by years, as lamps.
    fn heat_table(&self, texts: &Texts) -> Section {
        let years = self.plan().first_year.through(self.plan().last_year);
        let mut columns = vec![words(texts, "column-target", 0)];
        columns.extend(years.clone().map(|year| Column {
            heading: year.to_string(),
            breaks: false,
            ..words(texts, "column-status", 0)
        }));
        let row = |(number, (target, _)): (usize, &(&Target, Judgement))| {
            let mut row = vec![texts.pick(&target.text, target.text_en.as_deref()).into()];
            row.extend(years.clone().map(|year| {
                let assessment = self.by_year.iter().find(|assessment| assessment.as_of == year);
                let target = assessment.and_then(|assessment| assessment.targets.get(number));
                target.map_or("—".into(), |(_, judgement)| status_cell(texts, judgement.status))
            }));
            row
        };
        Table { columns, rows: self.assessment.targets.iter().enumerate().map(row).collect() }.into()
    }

    fn by_unit(&self, texts: &Texts) -> Section {
        let mut section = count_section(self.plan(), self.assessment, texts);
        section.charts = vec![Chart::Bars(self.bars(texts))];
        section
    }

    fn bars(&self, texts: &Texts) -> BarChart {
        let mut counts: BTreeMap<&str, Vec<Status>> = BTreeMap::new();
        for promise in self.promises(texts) {
            for unit in promise.units {
                counts.entry(unit).or_default().push(promise.judgement.status);
            }
        }
        let all: Vec<Status> = counts.values().flatten().copied().collect();
        let statuses: Vec<Status> = Status::ALL.into_iter().rev().filter(|status| all.contains(status)).collect();
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

    fn changes(&self) -> Option<Vec<ChangeJson<'_>>> {
        let since = self.since.as_ref()?;
        let before = statuses(since.assessment);
        let now = statuses(self.assessment);
        let gone = before.iter().filter(|(id, _)| !now.iter().any(|(other, _)| other == id));
        let gone = gone.map(|(id, status)| ChangeJson { id, before: Some(*status), now: None });
        let changed = now.iter().filter_map(|(id, status)| {
            let earlier = before.iter().find(|(other, _)| other == id).map(|(_, status)| *status);
            (earlier != Some(*status)).then_some(ChangeJson { id, before: earlier, now: Some(*status) })
        });
        Some(changed.chain(gone).collect())
    }

    fn comparison(&self, texts: &Texts) -> Option<Section> {
        let since = self.since.as_ref()?;
        let mut items: Vec<String> = Vec::new();
        for change in self.changes().unwrap_or_default() {
            let text = self.promises(texts).find(|promise| promise.id == change.id).map(|promise| promise.text);
            let words = |status: Option<Status>| {
                status.map_or(texts.get("bulletin-absent"), |status| status_words(texts, status))
            };
            let (before, now) = (words(change.before), words(change.now));
            let text = without_stop(text.unwrap_or(change.id));
            items.push(texts.format("bulletin-change", &[("text", text), ("before", &before), ("now", &now)]));
        }
        items.extend(self.revisions(since, texts));
        let paragraph = if items.is_empty() { "bulletin-unchanged" } else { "bulletin-since" };
        let paragraphs = vec![texts.format(paragraph, &[("since", &since.name)])];
        Some(Section { paragraphs, items, ..Section::default() })
    }

    /// Values that are others than they were.
    fn revisions(&self, since: &Since<'_>, texts: &Texts) -> Vec<String> {
        let earlier_plan = &since.folder.plan;
        let mut revisions = Vec::new();
        for (index, region, year, _) in since.folder.observations.cells() {
            let Some(indicator) = earlier_plan.indicator(index) else { continue };
            let known = |folder: &Folder, index| {
                folder.observations.known(index, region, year, None).map(|known| known.value.clone())
            };
            let same = self.plan().indexed_indicators().find(|(_, other)| other.id == indicator.id);
            let now = same.and_then(|(index, _)| known(self.folder, index));
            let before = known(since.folder, index);
            if let (Some(before), Some(now)) = (before, now)
                && before != now
            {
                let name = texts.pick(&indicator.name, indicator.name_en.as_deref());
                let arguments = [
                    ("name", name.to_owned()),
                    ("year", year.to_string()),
                    ("before", before.to_plain()),
                    ("now", now.to_plain()),
                ];
                let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
                revisions.push(texts.format("bulletin-revision", &arguments));
            }
        }
        revisions
    }

    fn methods_and_sources(&self, texts: &Texts) -> Section {
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        for (.., vintages) in self.folder.observations.cells() {
            for source in vintages.iter().filter_map(|vintage| vintage.source.as_deref()) {
                *sources.entry(source).or_default() += 1;
            }
        }
        let source = |(name, count): (&&str, &usize)| {
            texts.format("bulletin-source", &[("source", name), ("count", &count.to_string())])
        };
        let judgements = self.assessment.targets.iter().map(|(_, judgement)| judgement);
        let parts = judgements.flat_map(|judgement| &judgement.requirements);
        let mut paragraphs = method_notes(self.plan(), self.assessment.method, parts, texts);
        paragraphs.push(texts.get("bulletin-exact"));
        Section { paragraphs, items: sources.iter().map(source).collect(), ..Section::default() }
    }
}

/// The status of every target and work item by its id.
fn statuses<'a>(assessment: &'a Assessment<'_>) -> Vec<(&'a str, Status)> {
    let targets = assessment.targets.iter().map(|(target, judgement)| (target.id.as_str(), judgement.status));
    let items = assessment.work_items.iter().map(|(item, judgement)| (item.id.as_str(), judgement.status));
    targets.chain(items).collect()
}

fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['。', '.', '；', ';'])
}

/// A figure in a sentence: two decimal places at most.
fn short(number: &Number) -> String {
    number.to_fixed(number.decimals().unwrap_or(2).min(2))
}

impl Report for BulletinReport<'_> {
    fn default_format(&self) -> &'static str {
        "markdown"
    }

    fn document(&self, texts: &Texts) -> Document {
        let mut parts = vec![
            ("overview", self.overview(texts)),
            ("achieved", self.achieved(texts)),
            ("lagging", self.lagging(texts)),
            ("no-data", self.without_data(texts)),
            ("targets", self.target_table(texts)),
        ];
        parts.push(("years", self.heat_table(texts)));
        if self.work_items().next().is_some() {
            parts.push(("work-list", self.work_list(texts)));
        }
        if !self.plan().units.is_empty() {
            parts.push(("units", self.by_unit(texts)));
        }
        parts.extend(self.comparison(texts).map(|section| ("since", section)));
        parts.push(("methods", self.methods_and_sources(texts)));
        let sections = parts.into_iter().enumerate().map(|(place, (name, section))| {
            let number = texts.get(&format!("numeral-{}", place + 1));
            let year = self.year.to_string();
            let title = texts.format(&format!("bulletin-heading-{name}"), &[("year", &year)]);
            let heading = texts.format("bulletin-heading", &[("number", &number), ("title", &title)]);
            Section { heading: Some(heading), ..section }
        });
        let (title, year) = (self.header.title(texts), self.assessment.as_of.to_string());
        Document {
            title: texts.format("bulletin-title", &[("title", &title), ("year", &year)]),
            preface: Vec::new(),
            sections: sections.collect(),
            notes: Vec::new(),
        }
    }

    fn json(&self) -> Result<String> {
        to_json(&BulletinJson {
            plan: &self.header,
            as_of: self.assessment.as_of,
            method: self.assessment.method.name(),
            year: self.year,
            targets: self.assessment.targets.iter().map(|(target, judgement)| target_json(target, judgement)).collect(),
            work_items: self.work_items().map(|(item, judgement)| work_item_json(item, judgement)).collect(),
            changes: self.changes(),
        })
    }
}
