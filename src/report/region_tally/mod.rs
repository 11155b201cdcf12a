//! Every indicator over all regions: how many grow, and how they stand by each requirement of a target.

mod screen;

use crate::report::AsOfJson;
use anyhow::Result;
use serde::{Serialize, Serializer};

use super::by_region::{standing_column, standing_counts};
use super::requirement::wording_of;
use super::{Document, PlanHeader, Report, Rows, Screen, Section, Table, Write, numbers, to_json, words};
use crate::evaluate::{Data, Series, Tally, TargetTally};
use crate::locale::Texts;
use crate::model::{Indicator, IndicatorIndex, Measure, Plan, Requirement, Standing, Status, Target, Year};

/// Every indicator over the regions without parts of their own.
pub struct RegionTallyReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// What was observed, of the region above all.
    pub data: Data<'a>,
    /// How every target stands over the regions.
    pub tally: &'a Tally<'a>,
    /// A value of an earlier year is not taken for growth.
    pub from: Option<Year>,
}

#[derive(Serialize)]
struct RegionTallyJson<'a> {
    plan: &'a PlanHeader,
    region: Option<&'a str>,
    #[serde(flatten)]
    as_of: AsOfJson,
    method: &'static str,
    indicators: Vec<IndicatorTally<'a>>,
}

#[derive(Serialize)]
struct IndicatorTally<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    regions: usize,
    with_value: usize,
    growing: usize,
    requirements: Vec<RequirementTally<'a>>,
}

/// In how many regions a requirement of a target has each standing. Together they are all regions.
#[derive(Serialize)]
struct RequirementTally<'a> {
    #[serde(serialize_with = "serialize_id")]
    target: &'a Target,
    #[serde(rename = "is", serialize_with = "serialize_wording")]
    measure: &'a Measure,
    achieved: usize,
    on_track: usize,
    behind: usize,
    missed: usize,
    awaiting_data: usize,
    no_data: usize,
}

fn serialize_id<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&target.id)
}

fn serialize_wording<S: Serializer>(measure: &Measure, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&measure.wording)
}

impl<'a> RequirementTally<'a> {
    fn new(target: &'a Target, measure: &'a Measure, statuses: &[Status]) -> Self {
        let [achieved, on_track, behind, missed, unknown] = standing_counts(statuses);
        let awaiting_data = statuses.iter().filter(|status| **status == Status::AwaitingData).count();
        let no_data = unknown - awaiting_data;
        Self { target, measure, achieved, on_track, behind, missed, awaiting_data, no_data }
    }
}

impl<'a> RegionTallyReport<'a> {
    fn indicators(&self) -> Vec<IndicatorTally<'a>> {
        let tallies = self.plan.indexed_indicators().map(|(index, indicator)| self.tally(index, indicator));
        tallies.filter(|tally| tally.with_value > 0 || !tally.requirements.is_empty()).collect()
    }

    fn tally(&self, index: IndicatorIndex, indicator: &'a Indicator) -> IndicatorTally<'a> {
        let (mut with_value, mut growing) = (0, 0);
        for region in &self.tally.regions {
            let series = self.data.of(region).series_between(index, self.as_of().plus(-1), self.as_of());
            let newest = series.latest(self.as_of()).map(|(year, _)| year);
            let is_shown = |year: &Year| self.from.is_none_or(|from| *year >= from);
            with_value += usize::from(newest.is_some());
            growing += usize::from(newest.filter(is_shown).is_some_and(|newest| grows(&series, newest)));
        }
        IndicatorTally {
            id: &indicator.id,
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            regions: self.tally.regions.len(),
            with_value,
            growing,
            requirements: self.tally.targets.iter().flat_map(|of| requirements(of, index)).collect(),
        }
    }

    fn as_of(&self) -> Year {
        self.tally.judged.top.assessment.as_of()
    }

    fn growing_note(&self, texts: &Texts) -> String {
        match self.from {
            Some(from) => texts.format("regions-note-from", &[("from", &from.to_string())]),
            None => texts.get("regions-note"),
        }
    }

    fn table(&self, indicators: &[IndicatorTally<'_>], texts: &Texts) -> Table {
        let standing = |standing| standing_column(standing, texts);
        let count = |of: fn(&RequirementTally<'_>) -> usize| move |(_, asked): Row<'_, '_>| asked.map(of);
        Rows::new(indicators.iter().flat_map(rows_of))
            .column(words(texts, "column-id", 2), |(of, _)| of.id)
            .column(words(texts, "column-indicator", 0), |(of, _)| texts.pick(of.name, of.name_en))
            .column(words(texts, "column-requirement", 0), |(_, asked)| {
                let RequirementTally { measure, target, .. } = asked?;
                Some(wording_of(self.plan, measure, self.plan.term_of(target), texts))
            })
            .column(numbers(texts, "column-regions", 1), |(of, _)| of.regions)
            .column(numbers(texts, "column-growing", 0), |(of, _)| of.growing)
            .column(standing(Standing::Achieved), count(|asked| asked.achieved))
            .column(standing(Standing::OnTrack), count(|asked| asked.on_track))
            .column(standing(Standing::Behind), count(|asked| asked.behind))
            .column(standing(Standing::Missed), count(|asked| asked.missed))
            .column(numbers(texts, "column-awaiting", 0), count(|asked| asked.awaiting_data))
            .column(standing(Standing::Unknown), |(of, asked)| {
                asked.map_or(of.regions - of.with_value, |asked| asked.no_data)
            })
            .into()
    }
}

/// An indicator, or one of the requirements that targets have of it.
type Row<'r, 'a> = (&'r IndicatorTally<'a>, Option<&'r RequirementTally<'a>>);

/// A row for each requirement; one where nothing is required.
fn rows_of<'r, 'a>(of: &'r IndicatorTally<'a>) -> impl Iterator<Item = Row<'r, 'a>> {
    let asked = of.requirements.iter().map(Some);
    asked.chain(of.requirements.is_empty().then_some(None)).map(move |asked| (of, asked))
}

/// The requirements of a target about an indicator; none where no region is counted.
fn requirements<'a>(of: &'a TargetTally<'a>, index: IndicatorIndex) -> impl Iterator<Item = RequirementTally<'a>> {
    let parts = of.target.requirements.iter().zip(&of.requirements);
    parts.filter_map(move |(requirement, statuses)| match requirement {
        Requirement::Measured(measure) if measure.indicator == index && !statuses.is_empty() => {
            Some(RequirementTally::new(of.target, measure, statuses))
        }
        Requirement::Measured(_) | Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
    })
}

/// Whether the value is above that of the year before; across a break nothing is compared.
fn grows(series: &Series, newest: Year) -> bool {
    let before = newest.plus(-1);
    let values = series.at(before).zip(series.at(newest)).filter(|_| !series.is_broken(before, newest));
    values.is_some_and(|(earlier, later)| later.value > earlier.value)
}

impl Report for RegionTallyReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(self.on_screen(texts))
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.what_next(texts)
    }

    fn document(&self, texts: &Texts) -> Document {
        let table = self.table(&self.indicators(), texts);
        let mut preface = self.header.preface_in((self.plan, &self.tally.judged), texts);
        preface.push(texts.format("regions-preface", &[("count", &self.tally.regions.len().to_string())]));
        Document {
            preface,
            sections: vec![Section::of("regions", table)],
            notes: vec![self.growing_note(texts), texts.get("regions-standing-note")],
            ..self.header.document(texts)
        }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let json = RegionTallyJson {
            plan: &self.header,
            region: self.tally.judged.top.region.part(),
            as_of: self.tally.judged.top.assessment.moment.into(),
            method: self.tally.judged.top.assessment.method.name(),
            indicators: self.indicators(),
        };
        to_json(output, &json)
    }
}
