//! A document → a draft of a plan's files.

mod clause;
pub(crate) mod draft;
pub(crate) mod folder;
mod goal_table;
mod members;
mod outline;
pub(crate) mod proposal;
mod sections;
pub(crate) mod statements;
pub(crate) mod structure;
#[cfg(test)]
mod tests;
mod units;
mod words;
mod worklist;
pub(crate) mod written;
