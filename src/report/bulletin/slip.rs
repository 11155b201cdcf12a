//! 督办单: what one unit is asked to do, with room for what it answers.

use super::{BulletinReport, Group, group_of, without_stop};
use crate::locale::Texts;
use crate::report::promise::{Leads, Promise};
use crate::report::{Document, Rank, Rows, Section, Table, as_of_arguments, due_arguments, numbers, unit_name, words};

/// A slip with the id of its unit.
pub struct UnitSlip {
    /// The id.
    pub unit: String,
    /// What is sent.
    pub document: Document,
}

impl BulletinReport<'_> {
    /// A slip for every unit that has to do with something that lags or is not known.
    pub fn unit_slips(&self, texts: &Texts) -> Vec<UnitSlip> {
        let slip = |id: &String| Some(UnitSlip { unit: id.clone(), document: self.slip(id, texts)? });
        self.plan().units.iter().filter_map(|unit| slip(&unit.id)).collect()
    }

    fn slip(&self, unit: &str, texts: &Texts) -> Option<Document> {
        let leads = Leads::new(self.plan());
        let is_lead = |promise: &Promise<'_>| leads.of(promise) == Some(unit);
        let is_open =
            |promise: &Promise<'_>| matches!(group_of(promise.judgement.status), Some(Group::Lagging | Group::Unknown));
        let concerns = |promise: &Promise<'_>| is_lead(promise) || promise.units.iter().any(|id| id == unit);
        let promises: Vec<Promise<'_>> =
            self.promises().filter(|promise| is_open(promise) && concerns(promise)).collect();
        let led = promises.iter().filter(|promise| is_lead(promise)).count();
        let blank = |key| words(texts, key, 0);
        let table = Rows::new((1..).zip(&promises))
            .column(numbers(texts, "column-no", 0), |(number, _)| number as usize)
            .column(words(texts, "column-slip-matter", 0), |(_, promise)| without_stop(promise.title(texts)))
            .column(words(texts, "column-slip-standard", 0), |(_, promise)| self.asked(promise, texts))
            .column(words(texts, "column-stand", 0), |(_, promise)| {
                let stand = self.stand((promise.due, promise.judgement), texts);
                if stand.is_empty() { crate::report::status_words(texts, promise.judgement.status) } else { stand }
            })
            .column(words(texts, "column-slip-due", 0), |(_, promise)| {
                texts.format_owned("slip-due", &due_arguments(promise.due, texts))
            })
            .column(words(texts, "column-part", 0), |(_, promise)| {
                texts.get(if is_lead(promise) { "part-leads" } else { "part-supports" })
            })
            .column(blank("column-slip-answer"), |_| "")
            .column(blank("column-slip-receipt"), |_| "");
        let section = Section { rank: Rank::Annex(String::new()), ..Table::from(table).into() };
        let counts = [
            ("title", self.header.title(texts)),
            ("count", promises.len().to_string()),
            ("led", led.to_string()),
            ("supported", (promises.len() - led).to_string()),
        ];
        let arguments: Vec<_> = as_of_arguments(self.assessment().moment, texts).into_iter().chain(counts).collect();
        let mut letter = self.letter(texts);
        letter.recipient = crate::report::Wording::Given(unit_name(self.plan(), unit, texts));
        (!promises.is_empty()).then(|| Document {
            title: texts.get("slip-title"),
            preface: vec![texts.format_owned("slip-preface", &arguments)],
            sections: vec![section],
            notes: Vec::new(),
            letter: Some(letter),
        })
    }
}
