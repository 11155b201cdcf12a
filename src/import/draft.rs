//! What a document says of a plan, before anything is proposed.

use super::statements::{Statement, StatementOrigin, Years, counting, dated_matters};
use crate::model::Moment;
use crate::source::{PassedOverKind, Spot};

/// A text of the document with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) text: String,
    pub(crate) spot: Spot,
}

/// What is taken over as the document says it, and what has no place in a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) title: Option<Quote>,
    pub(crate) preamble: Vec<Quote>,
    pub(crate) guidance: Vec<Quote>,
    /// The general goal.
    pub(crate) text: Vec<Quote>,
    pub(crate) areas: Vec<DraftArea>,
    pub(crate) safeguards: Vec<DraftTask>,
    pub(crate) tasks: Vec<DraftTask>,
    pub(crate) units: Vec<DraftUnit>,
    pub(crate) members: Vec<DraftMember>,
    pub(crate) work_items: Vec<DraftItem>,
    pub(crate) goals: Vec<DraftGoal>,
    pub(crate) left_out: Vec<LeftOut>,
}

/// What may hold targets.
#[derive(Clone, Debug)]
pub(crate) struct DraftGoal {
    pub(crate) said: Quote,
    pub(crate) origin: StatementOrigin,
    /// By their places in the list.
    pub(crate) units: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct DraftArea {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) spot: Spot,
}

/// A task or a safeguard.
#[derive(Clone, Debug)]
pub(crate) struct DraftTask {
    pub(crate) no: Option<u32>,
    pub(crate) group: Option<String>,
    pub(crate) title: String,
    pub(crate) text: String,
    /// By their places in the list.
    pub(crate) units: Vec<usize>,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct DraftUnit {
    pub(crate) name: String,
    /// Names that are taken for longer or shorter ones of the same unit.
    pub(crate) aliases: Vec<String>,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct DraftMember {
    pub(crate) role: String,
    pub(crate) name: String,
    pub(crate) post: String,
    pub(crate) unit: Option<usize>,
    /// Whether the post names no unit and the unit follows from what the post is.
    pub(crate) is_unit_guessed: bool,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct DraftItem {
    pub(crate) no: Option<u32>,
    /// Of the list; nothing when its title names none.
    pub(crate) year: Option<i32>,
    /// The day of that year by which it is due.
    pub(crate) due: Option<Moment>,
    pub(crate) task: Option<usize>,
    pub(crate) matter: String,
    pub(crate) standard: Option<String>,
    pub(crate) units: Vec<usize>,
    /// The other cells of its row, each with the heading of its column.
    pub(crate) others: Vec<(String, String)>,
    pub(crate) guess: Option<ItemGuess>,
    pub(crate) spot: Spot,
}

/// What was concluded of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemGuess {
    /// A blank cell was taken for a merged one.
    Merged,
    /// A sentence of a task says by when.
    Deadline,
}

/// A text of the document that is no part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) said: Quote,
    pub(crate) reason: LeftOutReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LeftOutReason {
    /// It stands before the title: letterhead, addressees, navigation.
    BeforeTitle,
    /// It is no part that a plan has: principles, steps, dates, signatures.
    Section,
    /// An annex that is neither a list nor a leading group.
    Annex,
    /// A table without a column of units or indicators.
    Table,
    /// A row of a list without a matter.
    Row,
    /// A note that holds for what follows.
    Note,
    /// What a task counts, of which no target is made.
    Counted,
    /// What a plan's files have no place for.
    PassedOver(PassedOverKind),
}

impl LeftOutReason {
    /// The end of the keys of its texts.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::BeforeTitle => "before-title",
            Self::Section => "section",
            Self::Annex => "annex",
            Self::Table => "table",
            Self::Row => "row",
            Self::Note => "note",
            Self::Counted => "counted",
            Self::PassedOver(PassedOverKind::Footnote) => "footnote",
            Self::PassedOver(PassedOverKind::Picture) => "picture",
            Self::PassedOver(PassedOverKind::TextBox) => "text-box",
            Self::PassedOver(PassedOverKind::Deleted) => "deleted",
        }
    }
}

impl Draft {
    /// All that may hold targets, in the order of the document.
    pub(crate) fn statements(&self) -> Vec<Statement<'_>> {
        let goals = self.goals.iter();
        goals
            .map(|DraftGoal { said, origin, units }| Statement {
                text: &said.text,
                spot: &said.spot,
                origin: *origin,
                units,
            })
            .collect()
    }

    pub(crate) fn add_goal(&mut self, text: &str, spot: &Spot, origin: StatementOrigin) {
        let said = Quote { text: text.to_owned(), spot: spot.clone() };
        self.goals.push(DraftGoal { said, origin, units: Vec::new() });
    }

    pub(crate) fn leave_out(&mut self, said: Quote, reason: LeftOutReason) {
        if !said.text.is_empty() {
            self.left_out.push(LeftOut { said, reason });
        }
    }

    /// Gives lists whose titles name no year this one.
    pub(crate) fn date_lists(&mut self, year_of_list: i32) {
        for goal in &mut self.goals {
            if let StatementOrigin::Matter { year, .. } | StatementOrigin::Standard { year, .. } = &mut goal.origin
                && *year == 0
            {
                *year = year_of_list;
            }
        }
    }

    /// Makes matters of their years of what tasks say is done by a time.
    pub(crate) fn date_tasks(&mut self, years: Years) {
        for (place, task) in self.tasks.iter().enumerate() {
            // A long title is the beginning of the text.
            let title = Some(task.title.as_str()).filter(|title| !task.text.starts_with(title));
            let said = title.into_iter().chain([task.text.as_str()]);
            let dated = said.flat_map(|text| dated_matters(text, years)).map(|(matter, moment)| DraftItem {
                no: None,
                year: Some(moment.year().number()),
                due: moment.day().map(|_| moment),
                task: Some(place),
                matter,
                standard: None,
                units: task.units.clone(),
                others: Vec::new(),
                guess: Some(ItemGuess::Deadline),
                spot: task.spot.clone(),
            });
            self.work_items.extend(dated);
        }
    }

    /// Names what tasks and safeguards count, of which no target is made.
    pub(crate) fn name_counted(&mut self) {
        let tasks = self.tasks.iter().chain(&self.safeguards);
        let counted = tasks.flat_map(|task| {
            let title = Some(task.title.as_str()).filter(|title| !task.text.starts_with(title));
            let said = title.into_iter().chain([task.text.as_str()]).flat_map(counting);
            said.map(|said| Quote { text: said.to_owned(), spot: task.spot.clone() })
        });
        let counted = counted.map(|said| LeftOut { said, reason: LeftOutReason::Counted });
        self.left_out.extend(counted.collect::<Vec<_>>());
    }

    /// Whether there is anything that a plan is made of.
    pub(crate) fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.tasks.is_empty() && self.work_items.is_empty()
    }
}
