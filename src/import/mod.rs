//! A document → a draft of a plan's files.

#![allow(dead_code)]

mod clause;
mod goal_table;
pub(crate) mod proposal;
pub(crate) mod statements;
#[cfg(test)]
mod tests;
mod words;
pub(crate) mod written;
