//! What a new value or an entry of the ledger does to what the plan promises.

use std::collections::BTreeSet;

use super::promise::{Promise, promises};
use super::requirement::{
    Mark, ShownRequirement, flags_in_lines, gap_words, grouped, measured_in_sentence, signed, unit_of,
};
use super::screen::{Grid, GridCell, GridColumn, GridColumns, Room, Screen, WIDEST_STANDARD, short_status};
use super::{PlanHeader, name_in_region, region_name};
use crate::evaluate::{Assessment, Data, RequirementJudgement, growth_percent};
use crate::locale::Texts;
use crate::model::{IndicatorIndex, Number, Plan, Year};

/// What was written.
#[derive(Clone, Debug)]
pub enum Recorded<'a> {
    /// A value of an indicator.
    Value {
        /// Of which.
        indicator: IndicatorIndex,
        /// In which year.
        year: Year,
    },
    /// An entry of the ledger about a milestone or judged matter.
    Matter(&'a str),
}

/// What a new value or an entry of the ledger does to what the plan promises.
pub struct Consequences<'a> {
    /// How the plan is named.
    pub header: PlanHeader,
    /// What was written.
    pub recorded: Recorded<'a>,
    /// Which values count now.
    pub data: Data<'a>,
    /// Where everything stood, in the region of the value.
    pub before: &'a Assessment<'a>,
    /// Where it stands now.
    pub after: &'a Assessment<'a>,
    /// How the writing is undone, where something was written.
    pub undo: Option<String>,
}

/// A requirement of a promise, now and before.
struct Affected<'a> {
    promise: Promise<'a>,
    part: &'a RequirementJudgement,
    before: Option<&'a RequirementJudgement>,
}

impl<'a> Consequences<'a> {
    /// For a person, whatever the width.
    pub fn screen(&self, texts: &Texts) -> Screen {
        let affected = self.shown();
        let mut notes = Mark::meanings(affected.iter().map(|each| each.part), texts);
        let of_ledger = affected.iter().map(|each| each.part).filter(|part| part.criterion.ledger_id().is_some());
        notes.extend(flags_in_lines(self.plan(), of_ledger, texts));
        if affected.is_empty() {
            notes.push(texts.get("recorded-without-target"));
        }
        let grid = self.grid(&affected, texts);
        let details =
            affected.first().map(|each| self.header.next_step("hint-explain", &["explain", each.promise.id], texts));
        Screen {
            title: self.title(texts).into(),
            blocks: (!affected.is_empty()).then(|| grid.into()).into_iter().collect(),
            notes,
            hints: self.undo.iter().cloned().chain(details).collect(),
            ..Screen::default()
        }
    }

    /// Whether what the plan promises stands as it stood.
    pub fn is_nothing(&self) -> bool {
        !self.affected().iter().any(Affected::has_changed)
    }

    /// What has changed; all that could have where nothing did.
    fn shown(&self) -> Vec<Affected<'a>> {
        let (changed, same): (Vec<_>, Vec<_>) = self.affected().into_iter().partition(Affected::has_changed);
        if changed.is_empty() { same } else { changed }
    }

    fn plan(&self) -> &'a Plan {
        self.data.plan
    }

    fn title(&self, texts: &Texts) -> String {
        match self.recorded {
            Recorded::Value { indicator, year } => {
                let of_whole = || region_name(self.plan(), self.data.region, texts);
                self.value_words(indicator, year, texts).unwrap_or_else(of_whole)
            }
            Recorded::Matter(id) => {
                let parts = promises(self.after).flat_map(|promise| &promise.judgement.requirements);
                let named = parts.into_iter().find(|part| is_about(part, id));
                named.map_or_else(|| id.to_owned(), |part| texts.pick(&part.name, part.name_en.as_deref()).to_owned())
            }
        }
    }

    /// The value, and how it compares with that of the year before.
    fn value_words(&self, index: IndicatorIndex, year: Year, texts: &Texts) -> Option<String> {
        let indicator = self.plan().indicator(index)?;
        let unit = unit_of(indicator, texts);
        let amount = |value: &Number| measured_in_sentence(&grouped(&value.to_plain()), unit, texts);
        let value = self.data.known(index, year)?.value;
        let own = texts.pick(&indicator.name, indicator.name_en.as_deref());
        let name = name_in_region(self.plan(), own, self.data.region.part(), texts);
        let said = [("name", name), ("year", year.to_string()), ("value", amount(&value))];
        let said = texts.format_owned("recorded-value", &said);
        let compared = self.data.known(index, year.plus(-1)).and_then(|before| {
            let change = match indicator.unit_of_measure.is_percent() {
                true => signed(&grouped(&(&value - &before.value).to_plain())) + &texts.get("points-suffix"),
                false => signed(&grouped(&growth_percent(&before.value, &value)?.to_fixed(1))) + "%",
            };
            let arguments = [("year", year.plus(-1).to_string()), ("change", change), ("value", amount(&before.value))];
            Some(texts.format_owned("recorded-compared", &arguments))
        });
        Some(said + &compared.unwrap_or_default())
    }

    fn affected(&self) -> Vec<Affected<'a>> {
        let of_promise = |(promise, before): (Promise<'a>, Promise<'a>)| {
            let parts = promise.judgement.requirements.iter().enumerate();
            let affected = parts.filter(|(_, part)| self.is_affected(part)).map(move |(place, part)| Affected {
                promise,
                part,
                before: before.judgement.requirements.get(place),
            });
            affected.collect::<Vec<_>>()
        };
        // Both are of the same plan.
        promises(self.after).zip(promises(self.before)).flat_map(of_promise).collect()
    }

    fn is_affected(&self, part: &RequirementJudgement) -> bool {
        match self.recorded {
            Recorded::Matter(id) => is_about(part, id),
            Recorded::Value { indicator, .. } => {
                part.asked.as_ref().is_some_and(|asked| self.is_formed_from(asked.measure.indicator, indicator))
            }
        }
    }

    /// Whether an indicator is another one, or is computed from it.
    fn is_formed_from(&self, of: IndicatorIndex, from: IndicatorIndex) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![of]);
        while let Some(index) = open.pop() {
            let indicator = self.plan().indicator(index).filter(|_| seen.insert(index));
            let fraction = indicator.and_then(|indicator| indicator.computed.as_ref());
            open.extend(fraction.into_iter().flat_map(|fraction| [fraction.numerator, fraction.denominator]));
        }
        seen.contains(&from)
    }

    fn grid(&self, affected: &[Affected<'a>], texts: &Texts) -> Grid {
        let shown = |Affected { promise, part, .. }: &Affected<'a>| ShownRequirement {
            plan: self.plan(),
            part,
            due: promise.due,
            texts,
        };
        let was = |Affected { part, before, .. }: &Affected<'a>| {
            let before = before.map(|before| before.status).filter(|before| *before != part.status)?;
            Some(texts.format("recorded-was", &[("status", &short_status(before, texts))]))
        };
        let level = |each: &Affected<'a>| {
            let arguments = [("figure", shown(each).level()?), ("year", each.promise.due.to_string())];
            Some(texts.format_owned("explain-level", &arguments))
        };
        GridColumns::<&Affected<'a>>::new(texts)
            .unnamed(Room::Whole, |each| GridCell::status(each.part.status, texts))
            .unnamed(Room::Whole, |each| GridCell::dim(was(each).unwrap_or_default()))
            .unnamed(Room::Rest, |each| each.promise.title(texts))
            .unnamed(Room::UpTo(WIDEST_STANDARD), |each| shown(each).required_beside(each.promise.title(texts)))
            .column(GridColumn::figures(String::new(), Room::Whole), |each| shown(each).actual())
            .unnamed(Room::IfAny { priority: 1 }, |each| level(each).or_else(|| gap_words(each.part, texts)))
            .unnamed(Room::IfAny { priority: 2 }, |each| GridCell::dim(each.promise.id))
            .grid(affected)
    }
}

impl Affected<'_> {
    fn has_changed(&self) -> bool {
        let figures = |part: &RequirementJudgement| (part.status, part.actual.clone(), part.latest.clone());
        self.before.map(figures) != Some(figures(self.part))
    }
}

fn is_about(part: &RequirementJudgement, matter: &str) -> bool {
    part.criterion.ledger_id() == Some(matter)
}
