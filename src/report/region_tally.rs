//! Every indicator over all regions: how many grow, and how many keep the number that a target asks for.

use anyhow::Result;
use serde::Serialize;

use super::{Cell, Document, PlanHeader, Report, Section, Table, numbers, to_json, words};
use crate::evaluate::{RegionTally, Tally};
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Plan};

/// Every indicator over all regions.
pub struct RegionTallyReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
    /// What all regions report.
    pub tally: RegionTally,
}

#[derive(Serialize)]
struct RegionTallyJson<'a> {
    indicators: Vec<IndicatorTally<'a>>,
}

#[derive(Serialize)]
struct IndicatorTally<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    regions: usize,
    growing: usize,
    is: Option<&'a str>,
    met: Option<usize>,
    not_met: Option<usize>,
    unknown: Option<usize>,
}

impl<'a> RegionTallyReport<'a> {
    fn indicators(&'a self) -> Vec<IndicatorTally<'a>> {
        let of = |(index, tally): &'a (IndicatorIndex, Tally)| {
            let indicator = self.plan.indicator(*index)?;
            let rule = tally.rule.as_ref();
            Some(IndicatorTally {
                id: &indicator.id,
                name: &indicator.name,
                name_en: indicator.name_en.as_deref(),
                regions: tally.regions,
                growing: tally.growing,
                is: rule.map(|rule| rule.wording.as_str()),
                met: rule.map(|rule| rule.met),
                not_met: rule.map(|rule| rule.not_met),
                unknown: rule.map(|rule| rule.unknown),
            })
        };
        self.tally.indicators.iter().filter_map(of).collect()
    }
}

impl Report for RegionTallyReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let columns = vec![
            words(texts, "column-id", 1),
            words(texts, "column-indicator", 0),
            numbers(texts, "column-regions", 0),
            numbers(texts, "column-growing", 0),
            words(texts, "column-requirement", 0),
            numbers(texts, "column-met", 0),
            numbers(texts, "column-not-met", 0),
            numbers(texts, "column-unknown", 0),
        ];
        let count = |count: Option<usize>| count.map_or(Cell::Empty, Cell::count);
        let row = |each: &IndicatorTally<'_>| {
            vec![
                each.id.into(),
                texts.pick(each.name, each.name_en).into(),
                Cell::count(each.regions),
                Cell::count(each.growing),
                Cell::text(each.is),
                count(each.met),
                count(each.not_met),
                count(each.unknown),
            ]
        };
        let rows = self.indicators().iter().map(row).collect();
        Document {
            title: self.header.title(texts),
            preface: vec![texts.format("regions-preface", &[("count", &self.tally.regions.to_string())])],
            sections: vec![Section { id: "regions", ..Table { columns, rows }.into() }],
            notes: vec![texts.get("regions-note")],
        }
    }

    fn json(&self) -> Result<String> {
        to_json(&RegionTallyJson { indicators: self.indicators() })
    }
}
