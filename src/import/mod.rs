//! A document → a plan folder: what it says is taken over, the rest is proposed.

mod amount;
mod asked;
mod clause;
mod cursor;
mod draft;
mod due;
mod folder;
mod goal_table;
mod ids;
mod members;
mod outline;
mod proposal;
mod sections;
mod statements;
mod structure;
#[cfg(test)]
mod tests;
mod units;
mod words;
mod worklist;
mod written;
mod years;

use crate::locale::Texts;
use crate::source::{DocumentFault, Encoding, OfficialDocument};
use draft::{Draft, ItemGuess};
use folder::PlanFolder;
use proposal::Proposals;
use statements::{Years, propose};

/// What a document says of a plan.
#[derive(Debug)]
pub struct Import {
    draft: Draft,
}

/// The years of a plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanYears {
    /// Against which growth is measured.
    pub base: i32,
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// Whether nobody said the base year.
    pub is_base_guessed: bool,
}

impl PlanYears {
    /// Whether a title names other years.
    pub fn differ_from(&self, of_title: Option<(i32, i32)>) -> bool {
        of_title.is_some_and(|of_title| of_title != (self.first, self.last))
    }
}

/// What a plan folder is made of.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The files with their texts.
    pub files: Vec<(String, String)>,
    /// How many parts there are, each kind with what became of them.
    pub counts: Vec<(Outcome, &'static str, usize)>,
}

/// What became of a part of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is said in the plan as in the document.
    Taken,
    /// It is concluded from the document.
    Proposed,
    /// It is only named, in not-understood.md.
    Left,
}

impl Import {
    /// Reads the bytes of a document whose name has this extension, in the `chosen` encoding or the one that is found.
    ///
    /// # Errors
    /// When it is no document that can be read.
    pub fn new(bytes: &[u8], extension: &str, chosen: Option<Encoding>) -> Result<Self, DocumentFault> {
        Ok(Self { draft: structure::draft(&OfficialDocument::from_bytes(bytes, extension, chosen)?) })
    }

    /// Whether there is nothing that a plan is made of.
    pub fn is_empty(&self) -> bool {
        self.draft.is_empty()
    }

    /// The first and the last year, as the title names them.
    pub fn years_of_title(&self) -> Option<(i32, i32)> {
        years::years_of_title(&self.draft.title.as_ref()?.text)
    }

    /// The plan of these years, with what is proposed of its goals.
    pub fn plan(mut self, years: PlanYears, file: &str, texts: &Texts) -> Imported {
        let of_title = self.years_of_title();
        let other_years = of_title.filter(|_| years.differ_from(of_title)).map(|title| other_years(title, texts));
        let PlanYears { base, first, last, is_base_guessed } = years;
        let years = Years { base, first, last };
        self.draft.date_lists(first);
        self.draft.date_tasks(years);
        self.draft.name_counted();
        let proposals = propose(&self.draft.statements(), years, texts.language());
        let draft = &self.draft;
        let other_years = other_years.as_deref();
        let folder = PlanFolder { draft, proposals: &proposals, years, is_base_guessed, other_years, file, texts };
        Imported { files: folder.files(), counts: counts(draft, &proposals) }
    }
}

/// What is said of years that are not those of the title.
pub fn other_years((first, last): (i32, i32), texts: &Texts) -> String {
    let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
    texts.format("import-guess-years", &[("years", &years)])
}

fn counts(draft: &Draft, proposals: &Proposals) -> Vec<(Outcome, &'static str, usize)> {
    let dated = draft.work_items.iter().filter(|item| item.guess == Some(ItemGuess::Deadline)).count();
    vec![
        (Outcome::Taken, "areas", draft.areas.len()),
        (Outcome::Taken, "tasks", draft.tasks.len()),
        (Outcome::Taken, "safeguards", draft.safeguards.len()),
        (Outcome::Taken, "units", draft.units.len()),
        (Outcome::Taken, "members", draft.members.len()),
        (Outcome::Taken, "work-items", draft.work_items.len() - dated),
        (Outcome::Proposed, "indicators", proposals.indicators.len()),
        (Outcome::Proposed, "targets", proposals.targets.len()),
        (Outcome::Proposed, "requirements", proposals.requirements.values().map(Vec::len).sum()),
        (Outcome::Proposed, "work-items", dated),
        (Outcome::Left, "sentences", proposals.not_understood.len()),
        (Outcome::Left, "left-out", draft.left_out.len()),
    ]
}
