//! Where every target stands in every region, and how many regions there are of each standing.

use std::collections::BTreeSet;

use anyhow::Result;
use serde::Serialize;

use super::plan_header::Summary;
use super::requirement::{RequirementJson, requirements_json};
use super::status::StatusReport;
use super::{Cell, Document, PlanHeader, Report, Section, Table, numbers, region_name, status_cell, to_json, words};
use crate::evaluate::{Assessment, Data, Flag, Judgement};
use crate::locale::Texts;
use crate::model::{Kind, Region, Requirement, Standing, Status, Target, Year};

/// Where every target stands in every region.
pub struct RegionsReport<'a> {
    /// The region above all: usually the whole.
    pub status: StatusReport<'a>,
    /// What was observed, of the region above all.
    pub data: Data<'a>,
    /// Every region below it, each before its own parts, with how far it lies below.
    pub regions: Vec<(Region, usize, Assessment<'a>)>,
    /// Only regions in which some target has one of these statuses; all when empty.
    pub states: Vec<Status>,
    /// Whether only the counts of each target are shown.
    pub is_summary: bool,
}

#[derive(Serialize)]
struct RegionsJson<'a> {
    plan: &'a PlanHeader,
    region: Option<&'a str>,
    as_of: Year,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<RegionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<PartJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<CountsJson<'a>>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    parent: Option<&'a str>,
    #[serde(flatten)]
    stands: RegionJson<'a>,
}

#[derive(Serialize)]
struct RegionJson<'a> {
    targets: Vec<TargetJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    id: &'a str,
    status: Status,
    flags: &'a [Flag],
    requirements: Vec<RequirementJson<'a>>,
}

/// In how many regions a target has each standing.
#[derive(Serialize)]
struct CountsJson<'a> {
    id: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_en: Option<&'a str>,
    regions: usize,
    achieved: usize,
    on_track: usize,
    behind: usize,
    missed: usize,
    no_data: usize,
}

/// Most regions that a note lists.
const MOST_LISTED: usize = 10;

impl<'a> RegionsReport<'a> {
    /// The targets of the columns.
    fn targets(&self) -> impl Iterator<Item = &Target> {
        self.status.shown().map(|(target, _)| *target)
    }

    /// Which of the plan's targets they are: every assessment has all of them in its order.
    fn places(&self) -> Vec<usize> {
        let shown: BTreeSet<&str> = self.targets().map(|target| target.id.as_str()).collect();
        let all = self.status.assessment.targets.iter().enumerate();
        all.filter(|(_, (target, _))| shown.contains(target.id.as_str())).map(|(place, _)| place).collect()
    }

    /// The judgements of the shown targets in one assessment.
    fn judged<'s>(
        &'s self,
        assessment: &'s Assessment<'a>,
    ) -> impl Iterator<Item = &'s (&'a Target, Judgement)> + Clone {
        self.places().into_iter().filter_map(|place| assessment.targets.get(place))
    }

    fn is_listed(&self, assessment: &Assessment<'a>) -> bool {
        let has = |(_, judgement): &(&Target, Judgement)| self.states.contains(&judgement.status);
        self.states.is_empty() || self.judged(assessment).any(has)
    }

    /// The regions that are counted: a whole is not counted beside its parts.
    fn leaves(&self) -> Vec<&Assessment<'a>> {
        let leaves: BTreeSet<Region> = self.data.leaves().into_iter().collect();
        let counted = self.regions.iter().filter(|(region, ..)| leaves.contains(region));
        counted.map(|(.., assessment)| assessment).collect()
    }

    fn matrix(&self, texts: &Texts) -> Section {
        let mut columns = vec![words(texts, "column-region", 0)];
        columns.extend(self.targets().map(|target| super::Column {
            heading: target.id.clone(),
            breaks: false,
            ..words(texts, "column-target", 1)
        }));
        columns.extend(standing_columns(texts));
        let top = [(&self.data.region, 0, self.status.assessment)];
        let regions = self.regions.iter().map(|(region, depth, assessment)| (region, *depth, assessment));
        let all = top.into_iter().map(|(region, depth, assessment)| (*region, depth, assessment)).chain(regions);
        let rows = all
            .filter(|(.., assessment)| self.is_listed(assessment))
            .map(|(region, depth, assessment)| self.row(region, depth, assessment, texts));
        Section { id: "regions", ..Table { columns, rows: rows.collect() }.into() }
    }

    fn row(&self, region: &Region, depth: usize, assessment: &Assessment<'a>, texts: &Texts) -> Vec<Cell> {
        let name = format!("{}{}", "·".repeat(depth.saturating_sub(1)), region_name(self.status.plan, region, texts));
        let mut row = vec![Cell::Text(name)];
        let statuses = self.judged(assessment).map(|(_, judgement)| judgement.status);
        row.extend(statuses.clone().map(|status| status_cell(texts, status)));
        let count = |standing| statuses.clone().filter(|status| status.standing() == standing).count();
        row.extend(Standing::ALL.map(|standing| Cell::count(count(standing))));
        row
    }

    fn summary(&self, texts: &Texts) -> Section {
        let mut columns =
            vec![words(texts, "column-id", 1), words(texts, "column-target", 0), numbers(texts, "column-regions", 0)];
        columns.extend(standing_columns(texts));
        let leaves = self.leaves();
        let row = |(target, place): (&Target, usize)| {
            let text = texts.pick(&target.text, target.text_en.as_deref()).to_owned();
            let mut row = vec![Cell::Text(target.id.clone()), Cell::Text(text), Cell::count(leaves.len())];
            row.extend(Standing::ALL.map(|standing| Cell::count(count(&leaves, place, standing))));
            row
        };
        Section {
            id: "regions",
            ..Table { columns, rows: self.targets().zip(self.places()).map(row).collect() }.into()
        }
    }

    /// Amounts of the year of judgement of which some parts have none, so that there is no total.
    fn missing(&self, texts: &Texts) -> Vec<String> {
        let plan = self.status.plan;
        let year = self.status.assessment.as_of;
        let above = [self.data.region].into_iter().chain(self.regions.iter().map(|(region, ..)| region));
        let counted: Vec<_> = plan.indexed_indicators().filter(|(index, _)| self.counts_on(*index)).collect();
        let mut notes = Vec::new();
        for region in above {
            let data = self.data.of(region);
            for (index, indicator) in counted.iter().copied() {
                let is_amount = matches!(indicator.kind, Kind::Stock | Kind::Flow);
                if !is_amount || data.series(index).at(year).is_some() {
                    continue;
                }
                let missing = data.missing_parts(index, year);
                let names = missing.iter().take(MOST_LISTED).map(|part| region_name(plan, part, texts));
                let mut names = names.collect::<Vec<_>>().join(&texts.get("list-separator"));
                if missing.len() > MOST_LISTED {
                    names += &format!(" … ({})", missing.len());
                }
                if !missing.is_empty() {
                    let arguments = [
                        ("name", texts.pick(&indicator.name, indicator.name_en.as_deref()).to_owned()),
                        ("year", year.to_string()),
                        ("region", region_name(plan, region, texts)),
                        ("missing", names),
                    ];
                    notes.push(texts.format_owned("regions-missing", &arguments));
                }
            }
        }
        notes
    }

    /// Whether a shown target asks for an indicator, or for one that is computed from it.
    fn counts_on(&self, index: crate::model::IndicatorIndex) -> bool {
        let plan = self.status.plan;
        let asked =
            self.targets().flat_map(|target| &target.requirements).filter_map(|requirement| match requirement {
                Requirement::Measured(measure) => Some(measure.indicator),
                Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
            });
        let parts = |of| plan.indicator(of).and_then(|indicator| indicator.computed.as_ref());
        asked.into_iter().any(|of| {
            of == index || parts(of).is_some_and(|fraction| [fraction.numerator, fraction.denominator].contains(&index))
        })
    }

    fn region_json<'s>(&'s self, assessment: &'s Assessment<'a>) -> RegionJson<'s> {
        let judged = self.judged(assessment);
        let target = |(target, judgement): &'s (&'a Target, Judgement)| TargetJson {
            id: &target.id,
            status: judgement.status,
            flags: &judgement.flags,
            requirements: requirements_json(self.status.plan, judgement),
        };
        let summary = Summary::of(judged.clone().map(|(_, judgement)| judgement.status));
        RegionJson { targets: judged.map(target).collect(), summary }
    }

    fn part_json<'s>(&'s self, region: &'s Region, assessment: &'s Assessment<'a>) -> PartJson<'s> {
        let id = region.part().unwrap_or_default();
        let declared = self.status.plan.region(id);
        PartJson {
            id,
            name: declared.map_or(id, |declared| &declared.name),
            name_en: declared.and_then(|declared| declared.name_en.as_deref()),
            parent: declared.and_then(|declared| declared.parent.as_deref()),
            stands: self.region_json(assessment),
        }
    }

    fn counts_json<'s>(leaves: &[&Assessment<'_>], target: &'s Target, place: usize) -> CountsJson<'s> {
        let count = |standing| count(leaves, place, standing);
        CountsJson {
            id: &target.id,
            text: &target.text,
            text_en: target.text_en.as_deref(),
            regions: leaves.len(),
            achieved: count(Standing::Achieved),
            on_track: count(Standing::OnTrack),
            behind: count(Standing::Behind),
            missed: count(Standing::Missed),
            no_data: count(Standing::Unknown),
        }
    }
}

/// In how many of some regions a target has a standing.
fn count(regions: &[&Assessment<'_>], place: usize, standing: Standing) -> usize {
    let of_target = regions.iter().filter_map(|assessment| assessment.targets.get(place));
    let of_target = of_target.map(|(_, judgement)| judgement.status);
    of_target.filter(|status| status.standing() == standing).count()
}

fn standing_columns(texts: &Texts) -> [super::Column; 5] {
    Standing::ALL.map(|standing| super::Column {
        heading: texts.get(&format!("standing-{}", standing.name().replace('_', "-"))),
        ..numbers(texts, "column-status", 0)
    })
}

impl Report for RegionsReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let mut preface = self.status.header.preface(self.status.assessment.as_of, texts);
        preface.push(texts.get("by-region-preface"));
        let first = if self.is_summary { "regions-counted" } else { "regions-narrow" };
        let mut notes = vec![texts.get(first), texts.get("standing-note")];
        notes.extend(self.status.only_whole(texts));
        notes.extend(self.missing(texts));
        Document {
            title: self.status.header.title(texts),
            preface,
            sections: vec![if self.is_summary { self.summary(texts) } else { self.matrix(texts) }],
            notes,
        }
    }

    fn json(&self) -> Result<String> {
        let parts = || {
            let listed = self.regions.iter().filter(|(.., assessment)| self.is_listed(assessment));
            listed.map(|(region, _, assessment)| self.part_json(region, assessment)).collect()
        };
        let leaves = if self.is_summary { self.leaves() } else { Vec::new() };
        let counts = || {
            let targets = self.targets().zip(self.places());
            targets.map(|(target, place)| Self::counts_json(&leaves, target, place)).collect()
        };
        to_json(&RegionsJson {
            plan: &self.status.header,
            region: self.data.region.part(),
            as_of: self.status.assessment.as_of,
            method: self.status.assessment.method.name(),
            whole: (!self.is_summary).then(|| self.region_json(self.status.assessment)),
            regions: (!self.is_summary).then(parts),
            targets: self.is_summary.then(counts),
        })
    }
}
