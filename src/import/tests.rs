//! Own sentences, written before the rules, and what is proposed of each.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::proposal::{Note, ProposedTarget, Proposals, Requirement};
use super::statements::{Origin, Statement, Years, propose};
use crate::locale::Language;
use crate::model::Moment;
use crate::source::Spot;

const YEARS: Years = Years { base: 2020, first: 2021, last: 2025 };

pub(super) fn proposals(text: &str, language: Language) -> Proposals {
    let statement = Statement { text, spot: &Spot::Line(1), origin: Origin::Goal { area: None } };
    propose(&[statement], YEARS, language)
}

fn shown(proposals: &Proposals, target: &ProposedTarget) -> String {
    let of = |indicator: usize, is: String| {
        let indicator = &proposals.indicators[indicator];
        let (kind, better) = (indicator.kind.name(), indicator.better.name());
        let firm = if target.aim.is_some() { "|firm=false" } else { "" };
        let due = target.due.map(|due| format!("|{due}")).unwrap_or_default();
        format!("{}|{is}|{}|{kind}|{better}{due}{firm}", indicator.name, indicator.unit)
    };
    match &target.requirement.asked {
        Requirement::Is { indicator, is } => of(*indicator, is.clone()),
        Requirement::Steps { indicator, steps } => {
            of(*indicator, steps.iter().map(|(year, is)| format!("{year}={is}")).collect::<Vec<_>>().join(","))
        }
        Requirement::Milestone { title } => match target.due {
            Some(Moment::Day(day)) => format!("milestone {title}@{day}"),
            _ => format!("milestone {title}"),
        },
        Requirement::Judged { title, instead } => {
            let reason = target.requirement.notes.iter().find_map(|note| match note {
                Note::Judged(reason) => Some(reason.name()),
                _ => None,
            });
            let instead = instead.as_ref().map(|(name, is)| format!("{name} [{is}]"));
            format!("judged {} ({})", instead.as_ref().unwrap_or(title), reason.unwrap_or_default())
        }
    }
}

pub(super) fn outcome(text: &str, language: Language) -> String {
    let proposals = proposals(text, language);
    let shown: Vec<String> = proposals.targets.iter().map(|target| shown(&proposals, target)).collect();
    if shown.is_empty() { String::from("-") } else { shown.join(" ;; ") }
}

/// Whether what is proposed is what was expected: of something judged the beginning of its name.
fn agrees(found: &str, expected: &str) -> bool {
    let expected: Vec<&str> = expected.split(" ;; ").filter(|part| *part != "-").collect();
    let found: Vec<&str> = found.split(" ;; ").filter(|part| *part != "-").collect();
    let same = |(found, expected): (&&str, &&str)| {
        found == expected || expected.starts_with("judged ") && found.starts_with(*expected)
    };
    expected.len() == found.len() && found.iter().zip(&expected).all(same)
}

#[test]
fn own_sentences_are_read_as_they_should() {
    let mut wrong = Vec::new();
    for (text, language) in [
        (include_str!("../../tests/import/goals.zh.tsv"), Language::Chinese),
        (include_str!("../../tests/import/goals.en.tsv"), Language::English),
    ] {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (sentence, expected) in lines.filter_map(|line| line.split_once('\t')) {
            let found = outcome(sentence, language);
            if !agrees(&found, expected) {
                wrong.push(format!("{sentence}\n  expected {expected}\n  found    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn try_out() {
    let Ok(path) = std::env::var("TRY_OUT") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let language = if super::clause::is_chinese(line) { Language::Chinese } else { Language::English };
        let proposals = proposals(line, language);
        let lost: Vec<String> = proposals.not_understood.iter().map(|lost| format!("{} ({})", lost.text, lost.reason.name())).collect();
        println!("{line}\n    {}\n    ? {}", outcome(line, language).replace(" ;; ", "\n    "), lost.join(" | "));
    }
}
