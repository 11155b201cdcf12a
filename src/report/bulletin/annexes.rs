//! 附件: the tables behind the text.

use super::parts::{is_done_late, is_unrecorded, is_unverified};
use super::{BulletinReport, without_stop};
use crate::evaluate::{Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Moment, Target};
use crate::report::promise::Promise;
use crate::report::requirement::{Figures, part_name, unit_alone, unit_shown, wording_shown};
use crate::report::units::lead_and_support_table;
use crate::report::{
    Cell, Chart, Rank, Rows, Section, Table, name_in_region, numbers, status_cell, units_named, words,
};

/// A row of the table of targets.
#[derive(Clone, Copy)]
struct TargetRow<'r> {
    number: usize,
    target: &'r Target,
    judgement: &'r Judgement,
    part: &'r RequirementJudgement,
}

impl<'a> BulletinReport<'a> {
    /// Every annex under its number, that of the targets first, with the list of them that stands below the text.
    pub(super) fn annexes(&self, targets: Section, texts: &Texts) -> (Section, Vec<Section>) {
        let mut annexes = Vec::new();
        if self.has_targets() {
            annexes.push(("targets", targets));
        }
        if self.work_items().next().is_some() {
            annexes.push(("work-list", self.work_list(texts)));
        }
        if !self.plan().units.is_empty() {
            let table = lead_and_support_table(self.plan(), self.assessment(), texts);
            annexes.push(("units", Section { charts: vec![Chart::Bars(self.bars(texts))], ..table.into() }));
        }
        if self.has_targets() {
            annexes.push(("years", self.heat_table(texts)));
        }
        annexes.push(("methods", self.methods_and_sources(texts)));
        // Their sections follow.
        if !self.judged.below.is_empty() {
            annexes.push(("regions", self.region_table(texts)));
        }
        let year = self.year.to_string();
        let heading = |name: &str| texts.format(&format!("bulletin-heading-{name}"), &[("year", &year)]);
        let entries = (1..).zip(&annexes).map(|(place, (name, _))| {
            let first = if place == 1 { "first" } else { "further" };
            let arguments = [("place", first.to_owned()), ("number", place.to_string()), ("title", heading(name))];
            texts.format_owned("bulletin-annex-entry", &arguments)
        });
        let list = Section { paragraphs: entries.collect(), ..Section::default() };
        let numbered = (1..).zip(annexes).map(|(place, (name, section)): (usize, _)| {
            let number = texts.format("bulletin-annex", &[("number", &place.to_string())]);
            Section { heading: Some(heading(name)), rank: Rank::Annex(number), ..section }
        });
        (list, numbered.collect())
    }

    pub(super) fn target_annex(&self, texts: &Texts) -> Section {
        let rows = (1..).zip(&self.assessment().targets).flat_map(|(number, (target, judgement))| {
            judgement.requirements.iter().map(move |part| TargetRow { number, target, judgement, part })
        });
        let figures = |row: TargetRow<'_>, of: fn(&Figures<'_>) -> Cell| {
            Figures::of(self.plan(), row.part, texts).map_or(Cell::Empty, |figures| of(&figures))
        };
        let table = Rows::new(rows)
            .column(words(texts, "column-area", 0).as_choice().merged(), |row| {
                let area = self.plan().area(row.target.area.as_ref()?)?;
                Some(texts.pick(&area.name, area.name_en.as_deref()))
            })
            .column(numbers(texts, "column-no", 0), |row| row.number)
            .column(words(texts, "column-target", 0), |row| {
                let text = without_stop(texts.pick(&row.target.text, row.target.text_en.as_deref()));
                match row.judgement.requirements.as_slice() {
                    [part] => {
                        let total = self.sentence_due(row.target.due, part, texts).total().unwrap_or_default();
                        name_in_region(self.plan(), text, part.region.as_deref(), texts) + &total
                    }
                    _ => {
                        let name = self.part_told_apart(row.judgement, row.part, texts);
                        texts.format("bulletin-part-of", &[("text", text), ("name", &name)])
                    }
                }
            })
            .column(words(texts, "column-unit-of-measure", 0), |row| unit_alone(unit_shown(row.part, texts), texts))
            .column(numbers(texts, "column-base", 0), |row| figures(row, |figures| figures.base()))
            .column(numbers(texts, "column-latest", 0), |row| figures(row, |figures| figures.latest()))
            .column(words(texts, "column-year", 0), |row| row.part.latest.as_ref().map(|latest| latest.year))
            .column(numbers(texts, "column-completion", 0), |row| figures(row, |figures| figures.completion()))
            .column(words(texts, "column-units", 0).as_choice(), |row| {
                units_named(self.plan(), &row.target.units, texts)
            })
            .column(words(texts, "column-status", 0).as_choice(), |row| match row.judgement.requirements.as_slice() {
                [_] => self.status(row.judgement, texts),
                _ if is_unrecorded(row.part) => {
                    Cell::Status(row.part.status, texts.get("bulletin-unverified"), texts.language())
                }
                _ => status_cell(texts, row.part.status),
            });
        Section { id: "targets", charts: self.target_charts(texts), ..Table::from(table).into() }
    }

    /// The name of a part, with what is asked where another part has the same name.
    fn part_told_apart(&self, of: &Judgement, part: &RequirementJudgement, texts: &Texts) -> String {
        let name = |part| part_name(self.plan(), part, texts);
        let is_only = of.requirements.iter().filter(|other| name(other) == name(part)).count() == 1;
        let asked = wording_shown(self.plan(), part, texts).filter(|_| !is_only);
        texts.joined("comma", [Some(name(part)), asked].into_iter().flatten())
    }

    /// The status; where only the ledger is silent, that it is, and where it came too late, that it came.
    fn status(&self, judgement: &Judgement, texts: &Texts) -> Cell {
        let cell = |key: &str| Cell::Status(judgement.status, texts.get(key), texts.language());
        match (is_unverified(judgement), is_done_late(judgement)) {
            (true, _) => cell("bulletin-unverified"),
            (false, true) => cell("bulletin-done-late"),
            (false, false) => status_cell(texts, judgement.status),
        }
    }

    fn work_list(&self, texts: &Texts) -> Section {
        let units = |ids: &[String]| units_named(self.plan(), ids, texts);
        let table = Rows::new(self.work_items())
            .column(numbers(texts, "column-no", 0), |(item, _)| item.no.map(|no| no as usize))
            .column(words(texts, "column-matter", 0), |(item, _)| {
                without_stop(texts.pick(&item.matter, item.matter_en.as_deref()))
            })
            .column(words(texts, "column-standard", 0), |(item, _)| {
                Some(texts.pick(item.standard.as_deref()?, item.standard_en.as_deref()))
            })
            .column(words(texts, "column-stand", 0), |(item, judgement)| self.stand((item.due, judgement), texts))
            .column(words(texts, "column-lead", 0).as_choice(), |(item, _)| {
                item.units.split_first().map(|(lead, _)| units(std::slice::from_ref(lead)))
            })
            .column(words(texts, "column-supports-of", 0), |(item, _)| {
                item.units.split_first().map(|(_, others)| units(others))
            })
            .column(words(texts, "column-status", 0).as_choice(), |(_, judgement)| self.status(judgement, texts));
        Table::from(table).into()
    }

    /// How every part of something stands, in a cell.
    pub(super) fn stand(&self, (due, judgement): (Moment, &Judgement), texts: &Texts) -> String {
        let several = judgement.requirements.len() > 1;
        let said = judgement.requirements.iter().filter_map(|part| {
            let sentence = self.sentence_due(part.due.unwrap_or(due), part, texts);
            let said = sentence.stand()?;
            Some(if several { sentence.named(&said) } else { said })
        });
        texts.joined("semicolon", said)
    }

    /// What is asked, in a cell.
    pub(super) fn asked(&self, promise: &Promise<'_>, texts: &Texts) -> String {
        let asked = promise.judgement.requirements.iter().map(|part| {
            let sentence = self.sentence(promise, part, texts);
            sentence.asked().unwrap_or_else(|| sentence.name())
        });
        texts.joined("semicolon", asked)
    }
}
