//! Who still owes what.

use anyhow::Result;
use serde::Serialize;

use super::sheet::state_word;
use super::{Owed, OwedItem, OwedSubject};
use crate::locale::Texts;
use crate::model::{Moment, Number, Year};
use crate::report::requirement::{grouped, measured, unit_of};
use crate::report::screen::{Grid, GridColumns, Room, in_groups};
use crate::report::{
    Cell, Document, PlanHeader, Report, Rows, Screen, Section, Table, Write, counted, numbers, to_json, words,
};

/// Who still owes what of a year.
pub struct MissingReport<'a> {
    /// How the plan is named.
    pub header: PlanHeader,
    /// What is owed.
    pub owed: Owed<'a>,
}

#[derive(Serialize)]
struct MissingJson<'r, 'a> {
    plan: &'r PlanHeader,
    year: Year,
    region: Option<&'a str>,
    owed: Vec<OwedJson<'r>>,
}

#[derive(Serialize)]
struct OwedJson<'r> {
    unit: Option<&'r str>,
    kind: &'static str,
    id: &'r str,
    name: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_en: Option<&'r str>,
    unit_of_measure: Option<&'r str>,
    region: Option<&'r str>,
    due: Moment,
    last_known: Option<KnownJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum KnownJson {
    Value { year: Year, value: Number },
    Entry { date: String, state: &'static str },
}

impl<'a> MissingReport<'a> {
    fn is_by_region(&self) -> bool {
        let is_part =
            |item: &OwedItem<'_>| matches!(&item.subject, OwedSubject::Value { region, .. } if region.part().is_some());
        self.owed.items.iter().any(is_part)
    }

    /// The latest value before the year, or the latest row of the ledger, and when that was.
    fn known(&self, item: &OwedItem<'a>, texts: &Texts) -> Option<(Cell, String)> {
        match &item.subject {
            OwedSubject::Value { index, region } => {
                let (year, value) = self.owed.last_known(*index, region)?;
                let decimals = self.owed.indicator(*index)?.decimals;
                Some((Cell::value(Some(&value), decimals), year.to_string()))
            }
            OwedSubject::Matter { id, .. } => {
                let entry = self.owed.last_entry(id)?;
                Some((state_word(entry.state, texts).into(), entry.date.to_string()))
            }
        }
    }

    /// The same for a person.
    fn known_in_words(&self, item: &OwedItem<'a>, texts: &Texts) -> Option<String> {
        let (known, when) = self.known(item, texts)?;
        let known = match &item.subject {
            OwedSubject::Value { index, .. } => {
                measured(&grouped(&known.plain()), unit_of(self.owed.indicator(*index)?, texts), texts)
            }
            OwedSubject::Matter { .. } => known.plain(),
        };
        Some(format!("{known} {when}"))
    }

    fn table(&self, texts: &Texts) -> Table {
        let owed = &self.owed;
        let unit = |subject: &OwedSubject<'_>| match subject {
            OwedSubject::Value { index, .. } => owed.indicator(*index).map(|of| unit_of(of, texts)),
            OwedSubject::Matter { .. } => None,
        };
        let known = |item: &OwedItem<'a>| self.known(item, texts);
        Rows::new(&owed.items)
            .column(words(texts, "column-unit", 0).as_choice(), |item| owed.unit_name(item.unit, texts))
            .column(words(texts, "screen-requirement", 0), |item| owed.name(&item.subject, texts))
            .column_if(self.is_by_region(), words(texts, "column-region", 0), |item| {
                owed.region_name(&item.subject, texts)
            })
            .column(words(texts, "form-measure", 1), |item| unit(&item.subject))
            .column(numbers(texts, "column-due", 0), |item| item.due)
            .column(numbers(texts, "form-known-last", 1), |item| known(item).map(|(known, _)| known))
            .column(words(texts, "form-known-when", 1), |item| known(item).map(|(_, when)| when))
            .into()
    }

    fn sentence(&self, texts: &Texts) -> String {
        let count = counted("form-owed", self.owed.items.len(), texts);
        texts.format("form-owed-of-year", &[("year", &self.owed.year.to_string()), ("count", &count)])
    }

    fn grid(&self, texts: &Texts) -> Grid {
        let owed = &self.owed;
        let is_by_region = self.is_by_region();
        let columns = GridColumns::<&OwedItem<'a>>::new(texts)
            .words("screen-requirement", Room::Rest, |item| owed.name(&item.subject, texts))
            .words("column-region", Room::Whole, |item| owed.region_name(&item.subject, texts).filter(|_| is_by_region))
            .figures("column-due", Room::Whole, |item| item.due.to_string())
            .figures("form-known-last", Room::IfAny { priority: 1 }, |item| self.known_in_words(item, texts));
        let rows = owed.items.iter().map(|item| (Some(owed.unit_name(item.unit, texts)), columns.row(&item)));
        let lines = in_groups(rows, Clone::clone, "");
        columns.with(lines)
    }

    fn item_json<'r>(&'r self, item: &'r OwedItem<'a>) -> Option<OwedJson<'r>> {
        let OwedItem { unit, due, .. } = *item;
        Some(match &item.subject {
            OwedSubject::Value { index, region } => {
                let indicator = self.owed.indicator(*index)?;
                let known = self.owed.last_known(*index, region);
                OwedJson {
                    unit,
                    kind: "value",
                    id: &indicator.id,
                    name: &indicator.name,
                    name_en: indicator.name_en.as_deref(),
                    unit_of_measure: Some(indicator.unit_of_measure.as_str()),
                    region: region.part(),
                    due,
                    last_known: known.map(|(year, value)| KnownJson::Value { year, value }),
                }
            }
            OwedSubject::Matter { id, title: (name, name_en), is_judged } => {
                let known = self.owed.last_entry(id);
                let known =
                    known.map(|entry| KnownJson::Entry { date: entry.date.to_string(), state: entry.state.name() });
                let kind = if *is_judged { "judged" } else { "milestone" };
                let (unit_of_measure, region) = (None, None);
                OwedJson { unit, kind, id, name, name_en: *name_en, unit_of_measure, region, due, last_known: known }
            }
        })
    }
}

impl Report for MissingReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        Document {
            preface: vec![self.sentence(texts)],
            sections: vec![Section::of("missing", self.table(texts))],
            notes: self.owed.only_whole(texts).into_iter().collect(),
            ..self.header.document(texts)
        }
    }

    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(Screen {
            preface: vec![self.sentence(texts)],
            blocks: (!self.owed.is_empty()).then(|| self.grid(texts).into()).into_iter().collect(),
            notes: self.owed.only_whole(texts).into_iter().collect(),
            ..self.header.screen(texts)
        })
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let owed = self.owed.items.iter().filter_map(|item| self.item_json(item)).collect();
        let region = self.owed.data.region.part();
        to_json(output, &MissingJson { plan: &self.header, year: self.owed.year, region, owed })
    }
}
