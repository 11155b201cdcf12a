//! All methods of pace side by side: what each says of every requirement, and where they disagree.

mod screen;

use anyhow::Result;
use rustc_hash::FxHashMap;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::requirement::{RequirementJson, all_flag_words, requirements_json, wording_shown};
use super::status::{StatusReport, class_words, flag_notes, method_note, target_with};
use super::{Cell, Column, Document, Report, Rows, Screen, Section, Write, status_cell, to_json, words};
use crate::evaluate::{Assessment, Flag, Judgement, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Method, Number, Status, Target};

/// All methods of pace side by side.
pub struct ComparisonReport<'a> {
    /// By the plan's own methods.
    pub status: StatusReport<'a>,
    /// By each method.
    pub by_method: Vec<Assessment<'a>>,
}

/// A requirement with what each method says of it.
#[derive(Serialize)]
struct ComparedJson<'a> {
    #[serde(flatten)]
    requirement: RequirementJson<'a>,
    #[serde(skip_serializing_if = "Opinions::is_empty")]
    methods: Opinions<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disagree: Option<bool>,
}

/// What each method says of one requirement; nothing for what is only done or not done.
struct Opinions<'a>(Vec<(Method, &'a RequirementJudgement)>);

#[derive(Serialize)]
struct OpinionJson<'a> {
    pace: Option<&'a Number>,
    class: Option<&'static str>,
    status: Status,
    flags: &'a [Flag],
}

/// A requirement as a row.
struct Compared<'a> {
    target: &'a Target,
    part: &'a RequirementJudgement,
    opinions: Opinions<'a>,
}

/// Where each target stands in every assessment: all are of the same plan.
type Places<'a> = FxHashMap<&'a str, usize>;

impl ComparisonReport<'_> {
    fn places(&self) -> Places<'_> {
        self.status.assessment.targets.iter().map(|(target, _)| target.id.as_str()).zip(0..).collect()
    }

    fn opinions(&self, places: &Places<'_>, target: &Target, part: usize) -> Opinions<'_> {
        let place = places.get(target.id.as_str()).copied();
        let judged = self.by_method.iter().filter_map(|assessment| {
            let (_, judgement) = assessment.targets.get(place?)?;
            let requirement = judgement.requirements.get(part)?;
            Some((requirement.method?, requirement))
        });
        Opinions(judged.collect())
    }

    fn remarks(&self, texts: &Texts) -> Vec<String> {
        let places = self.places();
        let of_target = |(target, judgement): &(&Target, Judgement)| {
            let parts = judgement.requirements.iter().enumerate();
            parts
                .flat_map(|(number, part)| self.opinions(&places, target, number).remarks(&part.flags, texts))
                .collect::<Vec<_>>()
        };
        self.status.shown().flat_map(of_target).collect()
    }

    /// Every requirement that is shown, with its target and what each method says of it.
    fn rows(&self) -> Vec<Compared<'_>> {
        let (places, mut rows) = (self.places(), Vec::new());
        for (target, judgement) in self.status.shown() {
            let parts = judgement.requirements.iter().enumerate();
            rows.extend(parts.map(|(number, part)| Compared {
                target,
                part,
                opinions: self.opinions(&places, target, number),
            }));
        }
        rows
    }
}

impl Opinions<'_> {
    /// What only some methods remark, such as the condition that failed.
    fn remarks(&self, own: &[Flag], texts: &Texts) -> Vec<String> {
        let remark = |(method, judged): &(Method, &RequirementJudgement)| {
            let flags: Vec<Flag> = judged.flags.iter().filter(|flag| !own.contains(flag)).copied().collect();
            let words = all_flag_words(texts, &flags, judged);
            let name = texts.pick(&judged.name, judged.name_en.as_deref());
            (!words.is_empty()).then(|| {
                format!("{name}, {}{}{}", method.name(), texts.get("colon"), words.join(&texts.get("semicolon")))
            })
        };
        self.0.iter().filter_map(remark).collect()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether methods that could be applied come to different statuses.
    fn disagree(&self) -> bool {
        let says_nothing =
            |status: &Status| matches!(status, Status::InsufficientData | Status::AwaitingData | Status::NoData);
        let mut statuses = self.0.iter().map(|(_, judged)| judged.status).filter(|status| !says_nothing(status));
        statuses.next().is_some_and(|first| statuses.any(|status| status != first))
    }

    fn cell(&self, method: Method, texts: &Texts) -> Cell {
        let Some((_, judged)) = self.0.iter().find(|(found, _)| *found == method) else { return Cell::Empty };
        judged.class.map_or(Cell::Unknown, |class| Cell::Text(class_words(class, texts)))
    }
}

impl Serialize for Opinions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (method, judged) in &self.0 {
            let opinion = OpinionJson {
                pace: judged.pace.as_ref(),
                class: judged.class,
                status: judged.status,
                flags: &judged.flags,
            };
            map.serialize_entry(method.name(), &opinion)?;
        }
        map.end()
    }
}

impl Report for ComparisonReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(self.on_screen(texts))
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.what_next(texts)
    }

    fn document(&self, texts: &Texts) -> Document {
        let compared = self.rows();
        let class = |method: Method| Column { heading: method.name().to_owned(), ..words(texts, "column-class", 0) };
        let table = Rows::new(&compared)
            .column(words(texts, "column-id", 2), |row| row.target.id.as_str())
            .column(words(texts, "column-indicator", 0), |row| texts.pick(&row.part.name, row.part.name_en.as_deref()))
            .column(words(texts, "column-requirement", 1), |row| wording_shown(self.status.plan, row.part, texts))
            .columns(Method::ALL, class, |row, method| row.opinions.cell(method, texts))
            .column(words(texts, "column-disagreement", 0), |row| {
                row.opinions.disagree().then(|| texts.get("disagreement"))
            })
            .column(words(texts, "column-status", 3), |row| status_cell(texts, row.part.status));
        let counts = self.status.summary().sentence(texts);
        let mut notes = vec![texts.get("disagreement-note"), texts.format("summary-targets", &[("counts", &counts)])];
        notes.extend(Method::ALL.map(|method| method_note(self.status.plan, method, texts)));
        let parts = self.status.shown().flat_map(|(_, judgement)| &judgement.requirements);
        let named = parts.map(|part| (texts.pick(&part.name, part.name_en.as_deref()).to_owned(), part));
        notes.extend(flag_notes(named, texts));
        notes.extend(self.remarks(texts));
        notes.extend(self.status.only_whole(texts));
        Document {
            preface: self.status.preface(texts),
            sections: vec![Section::of("methods", table)],
            notes,
            ..self.status.header.document(texts)
        }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let places = self.places();
        let targets = self.status.shown().map(|(target, judgement)| {
            let compared = |(number, requirement)| {
                let methods = self.opinions(&places, target, number);
                let disagree = (!methods.is_empty()).then(|| methods.disagree());
                ComparedJson { requirement, methods, disagree }
            };
            let requirements: Vec<ComparedJson<'_>> =
                requirements_json(self.status.plan, judgement).into_iter().enumerate().map(compared).collect();
            target_with((self.status.plan, self.status.assessment), (target, judgement), requirements)
        });
        to_json(output, &self.status.json_of("all", targets.collect()))
    }
}
