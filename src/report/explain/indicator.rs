//! What is known of an indicator, and what asks for it.

mod screen;

use serde::Serialize;

use super::inputs::{Inputs, Parts};
use super::subject::{ExplainReport, Lines};
use crate::locale::Texts;
use crate::model::{Better, IndicatorIndex, Kind, Requirement, Status, Year};
use crate::report::diagnostics::PlaceJson;
use crate::report::{Rows, Screen, Section, status_cell, words};

/// What is known of an indicator.
#[derive(Serialize)]
pub(super) struct IndicatorExplanation<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'a str>,
    aliases: &'a [String],
    unit_of_measure: &'a str,
    #[serde(skip)]
    unit_en: Option<&'a str>,
    indicator_kind: Kind,
    better: Better,
    definition: Option<&'a str>,
    computed: Option<String>,
    place: Option<PlaceJson>,
    pub(super) inputs: Inputs<'a>,
    used_by: Vec<Use<'a>>,
}

/// A target or work item that asks for the indicator.
#[derive(Serialize)]
struct Use<'a> {
    kind: &'static str,
    id: &'a str,
    is: &'a str,
    status: Status,
}

impl Use<'_> {
    fn kind_words(&self, texts: &Texts) -> String {
        texts.get(if self.kind == "target" { "kind-target" } else { "kind-work-item" })
    }
}

impl<'a> IndicatorExplanation<'a> {
    pub(super) fn new(report: &'a ExplainReport<'a>, index: IndicatorIndex) -> Option<Self> {
        let plan = &report.folder.plan;
        let indicator = plan.indicator(index)?;
        let id_of = |index| plan.indicator(index).map(|part| part.id.as_str());
        let computed = indicator.computed.as_ref().and_then(|fraction| {
            let (numerator, denominator) = (id_of(fraction.numerator)?, id_of(fraction.denominator)?);
            Some(format!("{numerator} ÷ {denominator} × {}", fraction.per.to_plain()))
        });
        Some(Self {
            kind: "indicator",
            id: &indicator.id,
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            aliases: &indicator.aliases,
            unit_of_measure: indicator.unit_of_measure.as_str(),
            unit_en: indicator.unit_en.as_deref(),
            indicator_kind: indicator.kind,
            better: indicator.better,
            definition: indicator.definition.as_deref(),
            computed,
            place: report.place(report.folder.places.indicators.get(index.0)),
            inputs: Inputs::new(report, index, Year::LAST, Parts::Summed),
            used_by: uses(report, index),
        })
    }

    pub(super) fn screen(&self, report: &ExplainReport<'_>, texts: &Texts) -> Screen {
        self.on_screen(report, texts)
    }

    pub(super) fn head(&self, texts: &Texts) -> Section {
        let mut lines = Lines::default();
        lines.add(texts, "explain-name", texts.pick(self.name, self.name_en));
        lines.add_some(texts, "explain-aliases", (!self.aliases.is_empty()).then(|| self.aliases.join(", ")));
        lines.add(texts, "explain-unit-of-measure", texts.pick(self.unit_of_measure, self.unit_en));
        lines.add(texts, "column-kind", texts.get(&self.indicator_kind.key()));
        lines.add(texts, "explain-better", texts.get(&self.better.key()));
        lines.add_some(texts, "explain-definition", self.definition);
        lines.add_some(texts, "explain-computed", self.computed.clone());
        lines.add_some(texts, "explain-place", self.place.as_ref().map(ToString::to_string));
        lines.into_section(format!("{} {}", texts.get("column-indicator"), self.id))
    }

    /// The targets and work items that ask for it, when there are any.
    pub(super) fn uses(&self, texts: &Texts) -> Option<Section> {
        let table = Rows::new(&self.used_by)
            .column(words(texts, "column-kind", 0), |each| each.kind_words(texts))
            .column(words(texts, "column-id", 0), |each| each.id)
            .column(words(texts, "column-requirement", 0), |each| each.is)
            .column(words(texts, "column-status", 0), |each| status_cell(texts, each.status));
        (!self.used_by.is_empty()).then(|| Section::headed("uses", texts.get("heading-uses"), table))
    }
}

fn uses<'a>(report: &'a ExplainReport<'a>, index: IndicatorIndex) -> Vec<Use<'a>> {
    let of = |kind, id: &'a str, requirements: &'a [Requirement], judgement: &'a crate::evaluate::Judgement| {
        let parts = requirements.iter().zip(&judgement.requirements);
        let asked = parts.filter_map(move |(requirement, judgement)| match requirement {
            Requirement::Measured(measure) if measure.indicator == index => {
                Some(Use { kind, id, is: &measure.wording, status: judgement.status })
            }
            Requirement::Measured(_) | Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
        });
        asked.collect::<Vec<_>>()
    };
    let assessment = report.assessment;
    let targets = assessment
        .targets
        .iter()
        .flat_map(|(target, judgement)| of("target", &target.id, &target.requirements, judgement));
    let items = assessment
        .work_items
        .iter()
        .flat_map(|(item, judgement)| of("work_item", &item.id, &item.requirements, judgement));
    targets.chain(items).collect()
}
