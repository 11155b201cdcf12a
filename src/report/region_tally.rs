//! Every indicator over all regions: how many grow, and how they stand by each requirement of a target.

use anyhow::Result;
use serde::Serialize;

use super::by_region::{scope_preface, standing_column, standing_counts};
use super::requirement::wording_shown;
use super::{Document, PlanHeader, Report, Rows, Section, Table, Write, numbers, to_json, words};
use crate::evaluate::{Assessment, Assessments, Data, RequirementJudgement, Series};
use crate::locale::Texts;
use crate::model::{Indicator, IndicatorIndex, Plan, Region, Requirement, Standing, Status, Target, Year};

/// Every indicator over the regions without parts of their own.
pub struct RegionTallyReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// What was observed, of the region above all.
    pub data: Data<'a>,
    /// Where everything stands in each region.
    pub judged: &'a Assessments<'a>,
    /// A value of an earlier year is not taken for growth.
    pub from: Option<Year>,
}

#[derive(Serialize)]
struct RegionTallyJson<'a> {
    plan: &'a PlanHeader,
    region: Option<&'a str>,
    as_of: Year,
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
    target: &'a str,
    is: Option<&'a str>,
    #[serde(skip)]
    judged: &'a RequirementJudgement,
    achieved: usize,
    on_track: usize,
    behind: usize,
    missed: usize,
    awaiting_data: usize,
    no_data: usize,
}

/// A requirement, by its places in every assessment and its target.
type Place = (usize, usize);

impl<'a> RegionTallyReport<'a> {
    fn assessments(&self) -> impl Iterator<Item = (&'a Region, &'a Assessment<'a>)> + use<'a> {
        self.judged.leaves().map(|each| (&each.region, &each.assessment))
    }

    fn indicators(&self) -> Vec<IndicatorTally<'a>> {
        let asked = self.asked();
        let of = |(index, indicator): (IndicatorIndex, &'a Indicator)| {
            let places = asked.get(index.0).map(Vec::as_slice).unwrap_or_default();
            self.tally(index, indicator, places)
        };
        let tallies = self.plan.indexed_indicators().map(of);
        tallies.filter(|tally| tally.with_value > 0 || !tally.requirements.is_empty()).collect()
    }

    /// For each indicator the requirements about it: every region has the same targets in the same order.
    fn asked(&self) -> Vec<Vec<Place>> {
        let mut asked = vec![Vec::new(); self.plan.indicators.len()];
        let targets = self.assessments().next().map(|(_, assessment)| assessment.targets.as_slice());
        for (place, (target, _)) in targets.unwrap_or_default().iter().enumerate() {
            for (part, requirement) in target.requirements.iter().enumerate() {
                if let Requirement::Measured(measure) = requirement
                    && let Some(places) = asked.get_mut(measure.indicator.0)
                {
                    places.push((place, part));
                }
            }
        }
        asked
    }

    fn tally(&self, index: IndicatorIndex, indicator: &'a Indicator, places: &[Place]) -> IndicatorTally<'a> {
        let (mut regions, mut with_value, mut growing) = (0, 0, 0);
        for (region, assessment) in self.assessments() {
            let series = self.data.of(region).series(index);
            let newest = series.latest(assessment.as_of).map(|(year, _)| year);
            let is_shown = |year: &Year| self.from.is_none_or(|from| *year >= from);
            regions += 1;
            with_value += usize::from(newest.is_some());
            growing += usize::from(newest.filter(is_shown).is_some_and(|newest| grows(&series, newest)));
        }
        IndicatorTally {
            id: &indicator.id,
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            regions,
            with_value,
            growing,
            requirements: places.iter().filter_map(|place| self.requirement(*place)).collect(),
        }
    }

    fn requirement(&self, (place, part): Place) -> Option<RequirementTally<'a>> {
        let of_target = self.assessments().filter_map(|(_, assessment)| assessment.targets.get(place));
        let judged: Vec<(&Target, &RequirementJudgement)> =
            of_target.filter_map(|(target, judgement)| Some((*target, judgement.requirements.get(part)?))).collect();
        let (target, first) = *judged.first()?;
        let statuses: Vec<Status> = judged.iter().map(|(_, judged)| judged.status).collect();
        let [achieved, on_track, behind, missed, unknown] = standing_counts(&statuses);
        let awaiting_data = statuses.iter().filter(|status| **status == Status::AwaitingData).count();
        Some(RequirementTally {
            target: &target.id,
            is: first.is.as_deref(),
            judged: first,
            achieved,
            on_track,
            behind,
            missed,
            awaiting_data,
            no_data: unknown - awaiting_data,
        })
    }

    fn growing_note(&self, texts: &Texts) -> String {
        match self.from {
            Some(from) => texts.format("regions-note-from", &[("from", &from.to_string())]),
            None => texts.get("regions-note"),
        }
    }

    fn table(&self, indicators: &[IndicatorTally<'_>], texts: &Texts) -> Table {
        let rows = indicators.iter().flat_map(|of| {
            let asked = of.requirements.iter().map(Some);
            asked.chain(of.requirements.is_empty().then_some(None)).map(move |asked| (of, asked))
        });
        let standing = |standing| standing_column(standing, texts);
        type Row<'r, 'a> = (&'r IndicatorTally<'a>, Option<&'r RequirementTally<'a>>);
        let count = |of: fn(&RequirementTally<'_>) -> usize| move |(_, asked): Row<'_, '_>| asked.map(of);
        Rows::new(rows)
            .column(words(texts, "column-id", 2), |(of, _)| of.id)
            .column(words(texts, "column-indicator", 0), |(of, _)| texts.pick(of.name, of.name_en))
            .column(words(texts, "column-requirement", 0), |(_, asked)| wording_shown(self.plan, asked?.judged, texts))
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

/// Whether the value is above that of the year before; across a break nothing is compared.
fn grows(series: &Series, newest: Year) -> bool {
    let before = newest.plus(-1);
    let values = series.at(before).zip(series.at(newest)).filter(|_| !series.is_broken(before, newest));
    values.is_some_and(|(earlier, later)| later.value > earlier.value)
}

impl Report for RegionTallyReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let table = self.table(&self.indicators(), texts);
        let mut preface = self.header.preface(self.judged.top.assessment.as_of, texts);
        preface.extend(scope_preface(self.plan, self.judged, texts));
        preface.push(texts.format("regions-preface", &[("count", &self.judged.leaves().count().to_string())]));
        Document {
            title: self.header.title(texts),
            preface,
            sections: vec![Section::of("regions", table)],
            notes: vec![self.growing_note(texts), texts.get("regions-standing-note")],
        }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        to_json(
            output,
            &RegionTallyJson {
                plan: &self.header,
                region: self.judged.top.region.part(),
                as_of: self.judged.top.assessment.as_of,
                method: self.judged.top.assessment.method.name(),
                indicators: self.indicators(),
            },
        )
    }
}
