//! Where every target stands in every region, and how many regions there are of each standing.

mod screen;

use crate::report::AsOfJson;
use anyhow::Result;
use serde::{Serialize, Serializer};

use super::by_region::{RegionJson, listed, matrix_by, name_in_tree, standing_counts, standing_words};
use super::plan_header::Summary;
use super::requirement::{RequirementJson, requirements_json};
use super::status::StatusReport;
use super::{
    Cell, Document, PlanHeader, Records, Report, Rows, Screen, Section, Table, TakeBlock, Write, numbers, region_name,
    to_json, words,
};
use crate::evaluate::{Assessments, Data, Detail, Flag, Judgement, RegionAssessment, RegionJudge, TargetTally};
use crate::locale::Texts;
use crate::model::{Indicator, IndicatorIndex, Kind, Region, Requirement, Standing, Status, Target};

/// Where every target stands in every region.
pub struct RegionsReport<'a> {
    /// The region above all: usually the whole.
    pub status: StatusReport<'a>,
    /// Where everything stands in the region above all.
    pub judged: &'a Assessments<'a>,
    /// What judges the regions below it: first the statuses of all, then the figures of one after the other.
    pub judge: RegionJudge<'a, 'a>,
    /// Only regions in which some target has one of these statuses; all when empty.
    pub states: Vec<Status>,
    /// How every target stands over the regions, where only the counts are shown.
    pub counts: Option<&'a [TargetTally<'a>]>,
}

/// How the shown targets stand in a region.
struct RegionStatuses {
    region: Region,
    depth: usize,
    /// In the order of the targets; nothing of those that are not judged there.
    statuses: Vec<Option<Status>>,
}

impl RegionStatuses {
    fn known(&self) -> Vec<Status> {
        self.statuses.iter().copied().flatten().collect()
    }
}

#[derive(Serialize)]
struct RegionsJson<'r, 'a> {
    plan: &'a PlanHeader,
    region: Option<&'a str>,
    #[serde(flatten)]
    as_of: AsOfJson,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<StandsJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<BelowJson<'r, 'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<CountsJson<'a>>>,
}

/// Only what stands in the regions below.
#[derive(Serialize)]
pub(super) struct ByRegionJson<'r, 'a> {
    regions: BelowJson<'r, 'a>,
}

/// The regions below, each judged when it is written.
struct BelowJson<'r, 'a>(&'r RegionsReport<'a>);

impl Serialize for BelowJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(report) = self;
        let below = report.listed().into_iter().filter(|of| of.depth > 0);
        serializer.collect_seq(below.map(|of| BelowRegionJson { report, region: report.figures(&of) }))
    }
}

struct BelowRegionJson<'r, 'a> {
    report: &'r RegionsReport<'a>,
    region: RegionAssessment<'a>,
}

impl Serialize for BelowRegionJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report, region } = self;
        RegionJson::new(report.status.plan, region, report.stands_json(region)).serialize(serializer)
    }
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

    /// The judgements of the shown targets in one region.
    fn judged<'r>(
        &self,
        region: &'r RegionAssessment<'a>,
    ) -> impl Iterator<Item = &'r (&'a Target, Judgement)> + Clone + use<'_, 'r, 'a> {
        region.assessment.targets.iter().filter(|(target, _)| self.status.asks_for(target))
    }

    fn statuses(&self, each: &RegionAssessment<'a>) -> RegionStatuses {
        let mut judged = self.judged(each).peekable();
        let status = |target: &Target| Some(judged.next_if(|(of, _)| of.id == target.id)?.1.status);
        RegionStatuses {
            region: each.region.clone(),
            depth: each.depth,
            statuses: self.targets().map(status).collect(),
        }
    }

    /// The regions that are shown, that above all first.
    fn listed(&self) -> Vec<RegionStatuses> {
        let below = self.judge.in_detail(Detail::Status).below().map(|each| self.statuses(&each));
        let is_listed = |of: &RegionStatuses| of.known().iter().any(|status| self.states.contains(status));
        let all = std::iter::once(self.statuses(&self.judged.top)).chain(below);
        all.filter(|of| self.states.is_empty() || is_listed(of)).collect()
    }

    /// Where everything stands in one of them, with all figures.
    fn figures(&self, of: &RegionStatuses) -> RegionAssessment<'a> {
        self.judge.of(&of.region, of.depth)
    }

    fn matrix(&self, texts: &Texts) -> Table {
        let rows = Rows::new(self.targets().enumerate())
            .column(words(texts, "column-id", 1), |(_, target)| target.id.as_str())
            .column(words(texts, "column-target", 0), |(_, target)| {
                texts.pick(&target.text, target.text_en.as_deref())
            });
        let listed = self.listed();
        let columns = listed.iter().map(|of| {
            let status = |(place, _)| of.statuses.get::<usize>(place).copied().flatten();
            (name_in_tree(self.status.plan, &of.region, of.depth, texts), status)
        });
        let mut table = matrix_by(rows, columns, texts);
        let counts: Vec<[usize; 5]> = listed.iter().map(|of| standing_counts(&of.known())).collect();
        for (place, standing) in Standing::ALL.into_iter().enumerate() {
            let of_region = counts.iter().filter_map(|counts| counts.get(place));
            let words = [Cell::Empty, standing_words(standing, texts).into()];
            table.rows.push(words.into_iter().chain(of_region.map(|count| Cell::Text(count.to_string()))).collect());
        }
        table
    }

    /// The table of a region, named or not, and the sentence on it.
    fn table(&self, of: &RegionStatuses, name: Option<String>, texts: &Texts) -> (Table, String) {
        let RegionAssessment { region, assessment, .. } = &self.figures(of);
        let report = StatusReport { assessment, region: Some(region.clone()), ..self.status.clone() };
        let sentence = report.summary().sentence(texts);
        (StatusReport::table(&[(name, report)], texts), sentence)
    }

    /// A row for each region and requirement.
    fn rows<'r>(&'r self, texts: &'r Texts) -> Records<'r> {
        let listed = self.listed();
        let table = |of: &RegionStatuses| {
            let name = region_name(self.status.plan, &of.region, texts);
            self.table(of, Some(name), texts).0
        };
        // Those of every region are alike.
        let columns = listed.first().map_or_else(|| StatusReport::table(&[], texts), table).columns;
        let rows = move |take: &mut dyn FnMut(&[Cell]) -> Result<()>| {
            listed.iter().try_for_each(|of| table(of).rows.iter().try_for_each(|row| take(row)))
        };
        Records { id: "targets", heading: None, columns, rows: Box::new(rows) }
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
        let top = &self.judge.data;
        let below = top.all_parts().into_iter().map(|(region, _)| region);
        std::iter::once(top.region).chain(below).flat_map(|region| self.missing_in(&top.of(region), texts)).collect()
    }

    /// The same of one region.
    fn missing_in(&self, data: &Data<'_>, texts: &Texts) -> Vec<String> {
        let (plan, year) = (self.status.plan, self.status.assessment.as_of());
        if data.parts().is_empty() {
            return Vec::new();
        }
        let amounts = plan
            .indexed_indicators()
            .filter(|(index, indicator)| matches!(indicator.kind, Kind::Stock | Kind::Flow) && self.counts_on(*index));
        let without = amounts.filter(|(index, _)| data.series(*index).at(year).is_none());
        let note = |(index, indicator): (IndicatorIndex, &Indicator)| {
            let missing = data.missing_parts(index, year);
            let names: Vec<String> = missing.iter().map(|part| region_name(plan, part, texts)).collect();
            let arguments = [
                ("name", texts.pick(&indicator.name, indicator.name_en.as_deref()).to_owned()),
                ("year", year.to_string()),
                ("region", region_name(plan, data.region, texts)),
                ("missing", listed(&names, texts)),
            ];
            (!missing.is_empty()).then(|| texts.format_owned("regions-missing", &arguments))
        };
        without.filter_map(note).collect()
    }

    /// Whether a shown target asks for an indicator, or for one that is computed from it.
    fn counts_on(&self, index: IndicatorIndex) -> bool {
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

    fn stands_json<'r>(&self, region: &'r RegionAssessment<'a>) -> StandsJson<'r> {
        let judged = self.judged(region);
        let target = |(target, judgement): &'r (&'a Target, Judgement)| TargetJson {
            id: &target.id,
            status: judgement.status,
            flags: &judgement.flags,
            requirements: requirements_json(self.status.plan, judgement),
        };
        let summary = Summary::of(judged.clone().map(|(_, judgement)| judgement.status));
        StandsJson { targets: judged.map(target).collect(), summary }
    }

    pub(super) fn by_region_json(&self) -> ByRegionJson<'_, 'a> {
        ByRegionJson { regions: BelowJson(self) }
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

    fn document_of(&self, section: Option<Section>, texts: &Texts) -> Document {
        let preface = self.status.header.preface_in((self.status.plan, self.judged), texts);
        let mut notes = Vec::new();
        notes.extend(self.counts.map(|_| texts.get("regions-counted")));
        notes.push(texts.get("standing-note"));
        notes.extend(self.status.only_whole(texts));
        notes.extend(self.missing(texts));
        Document { preface, sections: section.into_iter().collect(), notes, ..self.status.header.document(texts) }
    }
}

impl Report for RegionsReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(self.on_screen(texts))
    }

    fn further_blocks(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        self.each_region(texts, take)
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.what_next(texts)
    }

    fn document(&self, texts: &Texts) -> Document {
        let section = match self.counts {
            Some(counts) => Section::of("regions", self.summary(counts, texts)),
            None => Section::of("regions", self.matrix(texts)),
        };
        self.document_of(Some(section), texts)
    }

    fn records(&self, texts: &Texts) -> Document {
        let counted = self.counts.map(|counts| Section::of("targets", self.summary(counts, texts)));
        self.document_of(counted, texts)
    }

    fn long_records<'r>(&'r self, texts: &'r Texts) -> Option<Records<'r>> {
        self.counts.is_none().then(|| self.rows(texts))
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let json = RegionsJson {
            plan: &self.status.header,
            region: self.judged.top.region.part(),
            as_of: self.status.assessment.moment.into(),
            method: self.status.assessment.method.name(),
            whole: self.counts.is_none().then(|| self.stands_json(&self.judged.top)),
            regions: self.counts.is_none().then_some(BelowJson(self)),
            targets: self.counts.map(|counts| self.counts_json(counts)),
        };
        to_json(output, &json)
    }
}
