//! What a wording asks of an indicator, as long as nobody says of which kind that is.

use crate::diagnostic::Diagnostic;
use crate::model::{Basis, Condition, Indicator, Kind, Reference, Term};
use crate::wording::{self, Misreading, PhraseContext, Possible, PossibleReading, Problem, Reading};

/// What a wording asks of a level, and what of an amount of the year.
pub(super) struct ByKind([(Kind, Result<Reading, Misreading>); 2]);

impl ByKind {
    pub(super) fn read(phrase: &str, context: &PhraseContext<'_>) -> Self {
        Self([Kind::Stock, Kind::Flow].map(|kind| {
            let indicator = Indicator { kind, ..context.indicator.clone() };
            let reading = wording::read(phrase, &PhraseContext { indicator: &indicator, ..context.clone() });
            // How amounts add up is asked of flows alone.
            (kind, reading.map(|reading| Reading { flow: None, ..reading }))
        }))
    }

    pub(super) fn is_alike(&self) -> bool {
        let Self([(_, stock), (_, flow)]) = self;
        stock == flow
    }

    /// Offers each reading with the kind, and where that is not enough also with the wording, that says it.
    pub(super) fn offer(&self, diagnostic: &mut Diagnostic) {
        let Self([(_, stock), (_, flow)]) = self;
        let (of_stock, of_flow) = (term_of(stock), term_of(flow));
        if let Some(term) = of_stock.or(of_flow) {
            // Changes are counted from the base of the level, amounts from the first year of the total.
            with_years(diagnostic, &Term { first: of_flow.unwrap_or(term).first, ..term });
        }
        for (kind, reading) in &self.0 {
            let kind_written = format!("kind = \"{}\"", kind.name());
            for (meaning, wording) in meanings(*kind, reading) {
                let wording = wording.map(|wording| format!(", is = \"{wording}\"")).unwrap_or_default();
                diagnostic.offering(meaning.name(), Some(kind_written.clone() + &wording));
            }
        }
    }
}

fn term_of(reading: &Result<Reading, Misreading>) -> Option<Term> {
    match reading {
        Ok(reading) => Some(reading.term),
        Err(Misreading { problem: Problem::Ambiguous { term, .. }, .. }) => Some(*term),
        Err(_) => None,
    }
}

/// What a wording asks, and the wording that says it where it is another one.
fn meanings(kind: Kind, reading: &Result<Reading, Misreading>) -> Vec<(Possible, Option<&str>)> {
    match reading {
        Ok(Reading { condition: Condition::Compared { basis, .. }, every_year, .. }) => {
            vec![(meaning(kind, *basis, *every_year), None)]
        }
        Err(Misreading { problem: Problem::Ambiguous { readings, .. }, .. }) => {
            let written = readings.iter().filter(|reading| reading.wording.is_some());
            written.map(|PossibleReading { meaning, wording }| (*meaning, wording.as_deref())).collect()
        }
        Ok(_) | Err(_) => Vec::new(),
    }
}

fn meaning(kind: Kind, basis: Basis, every_year: bool) -> Possible {
    match basis {
        Basis::Value if every_year => Possible::EveryYear,
        Basis::Value if kind == Kind::Flow => Possible::InYear,
        Basis::Value => Possible::DueYear,
        Basis::Total => Possible::Total,
        Basis::AverageTotal => Possible::YearlyMean,
        Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => Possible::IncreaseSinceBase,
        Basis::Increase(_) | Basis::Points(_) if every_year => Possible::IncreaseEveryYear,
        Basis::Increase(_) | Basis::Points(_) => Possible::IncreaseInDueYear,
        Basis::Growth if every_year => Possible::GrowthEveryYear,
        Basis::Growth => Possible::YearOnYear,
        Basis::GrowthSinceBase => Possible::GrowthSinceBase,
        Basis::AverageGrowth | Basis::CumulativeGrowth => Possible::AverageGrowth,
        Basis::AverageIncrease => Possible::AverageIncrease,
    }
}

/// Adds the years of which the readings speak.
pub(super) fn with_years(diagnostic: &mut Diagnostic, term: &Term) {
    diagnostic
        .with("base", term.base.to_string())
        .with("first", term.first.to_string())
        .with("due", term.due.to_string());
}
