//! What must be known beside figures in a terminal: by a mark behind the year, and in words.

use std::collections::{BTreeMap, BTreeSet};

use super::flags::all_flag_words;
use super::{known_total_words, part_name};
use crate::evaluate::{Flag, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Basis, Plan, Quality};

/// Most names that one note lists.
const MOST_NAMED: usize = 3;

named! {
    /// A mark behind the year of a figure.
    pub(in crate::report) enum Mark {
        Provisional,
        Revised,
        Break,
    }
}

impl Mark {
    fn key(self) -> &'static str {
        match self {
            Self::Provisional => "mark-provisional",
            Self::Revised => "mark-revised",
            Self::Break => "mark-break",
        }
    }

    pub(in crate::report) fn sign(self) -> &'static str {
        match self {
            Self::Provisional => "*",
            Self::Revised => "r",
            Self::Break => "|",
        }
    }

    fn is_of(self, part: &RequirementJudgement) -> bool {
        match self {
            // A change is provisional with its base, a value is not.
            Self::Provisional => {
                let is_change = part.criterion.basis().is_some_and(Basis::is_change) && part.actual.is_some();
                let latest = part.latest.as_ref().map(|latest| latest.quality);
                latest == Some(Quality::Provisional) || (is_change && part.flags.contains(&Flag::Provisional))
            }
            Self::Revised => part.latest.as_ref().is_some_and(|latest| latest.quality == Quality::Revised),
            Self::Break => part.flags.contains(&Flag::Break),
        }
    }

    /// The mark of a value.
    pub(in crate::report) fn of(quality: Quality) -> Option<Self> {
        match quality {
            Quality::Final => None,
            Quality::Provisional => Some(Self::Provisional),
            Quality::Revised => Some(Self::Revised),
            Quality::Break => Some(Self::Break),
        }
    }

    /// What the marks of some requirements mean.
    pub(in crate::report) fn meanings<'p>(
        parts: impl Iterator<Item = &'p RequirementJudgement>,
        texts: &Texts,
    ) -> Vec<String> {
        Self::words(&parts.flat_map(Self::all_of).collect(), texts)
    }

    /// Those of a requirement.
    pub(in crate::report) fn all_of(part: &RequirementJudgement) -> impl Iterator<Item = Self> + use<'_> {
        Self::ALL.into_iter().filter(|mark| mark.is_of(part))
    }

    /// What some marks mean.
    pub(in crate::report) fn words(marks: &BTreeSet<Self>, texts: &Texts) -> Vec<String> {
        marks.iter().map(|mark| texts.get(mark.key())).collect()
    }
}

/// What must be known beside the verdicts and is not said by a mark, a year or a status: each once, with what it is about.
pub(in crate::report) fn flags_in_lines<'p>(
    plan: &Plan,
    parts: impl Iterator<Item = &'p RequirementJudgement>,
    texts: &Texts,
) -> Vec<String> {
    let mut about: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts {
        let is_said = |flag: &Flag| {
            matches!(
                flag,
                Flag::Provisional | Flag::Stale | Flag::Break | Flag::TargetYearValueMissing | Flag::NotRecorded
            )
        };
        let flags: Vec<Flag> = part.flags.iter().copied().filter(|flag| !is_said(flag)).collect();
        let words = all_flag_words(texts, &flags, part);
        let has_base_alone = part.flags.contains(&Flag::Provisional) && !Mark::Provisional.is_of(part);
        let base = has_base_alone.then(|| texts.get("base-provisional"));
        for words in words.into_iter().chain(base).chain(known_total_words(part, texts)) {
            let (name, names) = (part_name(plan, part, texts), about.entry(words).or_default());
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let line = |(words, names): (String, Vec<String>)| {
        let count = names.len().to_string();
        let names = match names.get(MOST_NAMED) {
            None => names.join(&texts.get("list-separator")),
            Some(_) => texts.format("screen-so-many", &[("number", &count)]),
        };
        format!("{words}{}{names}", texts.get("colon"))
    };
    about.into_iter().map(line).collect()
}
