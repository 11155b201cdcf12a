//! Where every target stands in every region, and how many regions there are of each standing.

use anyhow::Result;
use serde::Serialize;

use super::by_region::{
    RegionJson, listed, matrix, name_in_tree, scope_preface, standing_counts, standing_words, worst_first,
};
use super::plan_header::Summary;
use super::requirement::{RequirementJson, requirements_json};
use super::status::StatusReport;
use super::{Cell, Document, PlanHeader, Report, Rows, Section, Table, Write, numbers, region_name, to_json, words};
use crate::evaluate::{Assessments, Data, Flag, Judgement, RegionAssessment, TargetTally};
use crate::locale::Texts;
use crate::model::{Kind, Requirement, Standing, Status, Target, Year};

/// Where every target stands in every region.
pub struct RegionsReport<'a> {
    /// The region above all: usually the whole.
    pub status: StatusReport<'a>,
    /// What was observed, of the region above all.
    pub data: Data<'a>,
    /// Where everything stands in each region.
    pub judged: &'a Assessments<'a>,
    /// Only regions in which some target has one of these statuses; all when empty.
    pub states: Vec<Status>,
    /// How every target stands over the regions, where only the counts are shown.
    pub counts: Option<&'a [TargetTally<'a>]>,
}

#[derive(Serialize)]
struct RegionsJson<'a> {
    plan: &'a PlanHeader,
    region: Option<&'a str>,
    as_of: Year,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<StandsJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Vec<RegionJson<'a, StandsJson<'a>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<CountsJson<'a>>>,
}

/// Only what stands in the regions below.
#[derive(Serialize)]
pub(super) struct ByRegionJson<'a> {
    regions: Vec<RegionJson<'a, StandsJson<'a>>>,
}

#[derive(Serialize)]
struct StandsJson<'a> {
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

impl<'a> RegionsReport<'a> {
    /// The targets of the rows.
    fn targets(&self) -> impl Iterator<Item = &'a Target> {
        self.status.shown().map(|(target, _)| *target)
    }

    /// The status of one region.
    fn of(&self, region: &'a RegionAssessment<'a>) -> StatusReport<'a> {
        StatusReport { assessment: &region.assessment, region: Some(region.region.clone()), ..self.status.clone() }
    }

    /// The judgements of the shown targets in one region.
    fn judged(
        &self,
        region: &'a RegionAssessment<'a>,
    ) -> impl Iterator<Item = &'a (&'a Target, Judgement)> + Clone + use<'_, 'a> {
        region.assessment.targets.iter().filter(|(target, _)| self.status.asks_for(target))
    }

    fn statuses(&self, region: &'a RegionAssessment<'a>) -> Vec<Status> {
        self.judged(region).map(|(_, judgement)| judgement.status).collect()
    }

    fn is_listed(&self, region: &'a RegionAssessment<'a>) -> bool {
        self.states.is_empty() || self.statuses(region).iter().any(|status| self.states.contains(status))
    }

    fn matrix(&self, texts: &Texts) -> Table {
        let rows = Rows::new(self.targets())
            .column(words(texts, "column-id", 1), |target| target.id.as_str())
            .column(words(texts, "column-target", 0), |target| texts.pick(&target.text, target.text_en.as_deref()));
        let listed: Vec<_> = self.judged.iter().filter(|region| self.is_listed(region)).collect();
        let columns = listed.iter().map(|region| {
            let statuses = self.judged(region).map(|(target, judgement)| (target.id.as_str(), judgement.status));
            (name_in_tree(self.status.plan, region, texts), statuses.collect())
        });
        let mut table = matrix(rows, |target| target.id.as_str(), columns, texts);
        let counts: Vec<[usize; 5]> = listed.iter().map(|region| standing_counts(&self.statuses(region))).collect();
        for (place, standing) in Standing::ALL.into_iter().enumerate() {
            let of_region = counts.iter().filter_map(|counts| counts.get(place));
            let words = [Cell::Empty, standing_words(standing, texts).into()];
            table.rows.push(words.into_iter().chain(of_region.map(|count| Cell::Text(count.to_string()))).collect());
        }
        table
    }

    /// A table of each region, worst first.
    fn blocks(&self, texts: &Texts) -> Vec<Section> {
        let block = |region: &'a RegionAssessment<'a>| {
            let report = self.of(region);
            Section {
                id: "targets",
                heading: Some(region_name(report.plan, &region.region, texts)),
                paragraphs: vec![texts.format("summary-targets", &[("counts", &report.summary().sentence(texts))])],
                ..StatusReport::table(&[(None, report)], texts).into()
            }
        };
        let regions = worst_first(self.judged, |region| self.statuses(region));
        regions.into_iter().filter(|region| self.is_listed(region)).map(block).collect()
    }

    /// A row for each region and requirement.
    fn rows(&self, texts: &Texts) -> Table {
        let listed = self.judged.iter().filter(|region| self.is_listed(region));
        let name = |region: &RegionAssessment<'_>| Some(region_name(self.status.plan, &region.region, texts));
        let parts: Vec<_> = listed.map(|region| (name(region), self.of(region))).collect();
        StatusReport::table(&parts, texts)
    }

    fn summary(&self, counts: &[TargetTally<'_>], texts: &Texts) -> Table {
        Rows::new(counts.iter().filter(|of| self.is_asked_for(of)))
            .column(words(texts, "column-id", 1), |of| of.target.id.as_str())
            .column(words(texts, "column-target", 0), |of| texts.pick(&of.target.text, of.target.text_en.as_deref()))
            .column(numbers(texts, "column-regions", 0), |of| of.statuses.len())
            .standings(texts, |of| of.statuses.iter().copied())
            .into()
    }

    fn is_asked_for(&self, of: &TargetTally<'_>) -> bool {
        self.status.asks_for(of.target)
    }

    /// Amounts of the year of judgement of which some parts have none, so that there is no total.
    fn missing(&self, texts: &Texts) -> Vec<String> {
        let plan = self.status.plan;
        let year = self.status.assessment.as_of;
        let counted: Vec<_> = plan.indexed_indicators().filter(|(index, _)| self.counts_on(*index)).collect();
        let mut notes = Vec::new();
        let below = self.data.all_parts().into_iter().map(|(region, _)| region);
        let regions = std::iter::once(self.data.region).chain(below);
        for data in regions.map(|region| self.data.of(region)).filter(|data| !data.parts().is_empty()) {
            for (index, indicator) in counted.iter().copied() {
                let is_amount = matches!(indicator.kind, Kind::Stock | Kind::Flow);
                if !is_amount || data.series(index).at(year).is_some() {
                    continue;
                }
                let missing = data.missing_parts(index, year);
                let names: Vec<String> = missing.iter().map(|part| region_name(plan, part, texts)).collect();
                if !missing.is_empty() {
                    let arguments = [
                        ("name", texts.pick(&indicator.name, indicator.name_en.as_deref()).to_owned()),
                        ("year", year.to_string()),
                        ("region", region_name(plan, data.region, texts)),
                        ("missing", listed(&names, texts)),
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

    fn stands_json(&self, region: &'a RegionAssessment<'a>) -> StandsJson<'a> {
        let judged = self.judged(region);
        let target = |(target, judgement): &'a (&'a Target, Judgement)| TargetJson {
            id: &target.id,
            status: judgement.status,
            flags: &judgement.flags,
            requirements: requirements_json(self.status.plan, judgement),
        };
        let summary = Summary::of(judged.clone().map(|(_, judgement)| judgement.status));
        StandsJson { targets: judged.map(target).collect(), summary }
    }

    fn regions_json(&self) -> Vec<RegionJson<'a, StandsJson<'a>>> {
        let listed = self.judged.below.iter().filter(|region| self.is_listed(region));
        let json = |each| RegionJson::new(self.status.plan, each, self.stands_json(each));
        listed.map(json).collect()
    }

    pub(super) fn by_region_json(&self) -> ByRegionJson<'a> {
        ByRegionJson { regions: self.regions_json() }
    }

    fn counts_json(&self, counts: &'a [TargetTally<'a>]) -> Vec<CountsJson<'a>> {
        let of_target = |TargetTally { target, statuses, .. }: &'a TargetTally<'a>| {
            let [achieved, on_track, behind, missed, no_data] = standing_counts(statuses);
            CountsJson {
                id: &target.id,
                text: &target.text,
                text_en: target.text_en.as_deref(),
                regions: statuses.len(),
                achieved,
                on_track,
                behind,
                missed,
                no_data,
            }
        };
        counts.iter().filter(|of| self.is_asked_for(of)).map(of_target).collect()
    }

    fn document_of(&self, section: Section, texts: &Texts) -> Document {
        let mut preface = self.status.header.preface(self.status.assessment.as_of, texts);
        preface.extend(scope_preface(self.status.plan, self.judged, texts));
        let mut notes = Vec::new();
        notes.extend(self.counts.map(|_| texts.get("regions-counted")));
        notes.push(texts.get("standing-note"));
        notes.extend(self.status.only_whole(texts));
        notes.extend(self.missing(texts));
        Document { title: self.status.header.title(texts), preface, sections: vec![section], notes }
    }
}

impl Report for RegionsReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let section = match self.counts {
            Some(counts) => self.summary(counts, texts).into(),
            None => Section { has_narrow: true, ..self.matrix(texts).into() },
        };
        self.document_of(Section { id: "regions", ..section }, texts)
    }

    fn narrow(&self, texts: &Texts) -> Vec<Section> {
        self.blocks(texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        let table = self.counts.map_or_else(|| self.rows(texts), |counts| self.summary(counts, texts));
        self.document_of(Section { id: "targets", ..table.into() }, texts)
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        to_json(
            output,
            &RegionsJson {
                plan: &self.status.header,
                region: self.judged.top.region.part(),
                as_of: self.status.assessment.as_of,
                method: self.status.assessment.method.name(),
                whole: self.counts.is_none().then(|| self.stands_json(&self.judged.top)),
                regions: self.counts.is_none().then(|| self.regions_json()),
                targets: self.counts.map(|counts| self.counts_json(counts)),
            },
        )
    }
}
