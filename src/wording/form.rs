//! A phrase with all that decides its reading.

use super::PhraseContext;
use super::grammar::Phrase;
use super::lexer::Lexer;
use crate::model::Term;

/// How values of an indicator go together over the years.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// A stock, a rate or a ratio.
    Level,
    LevelFlow,
    EventFlow,
}

/// A phrase with all that decides its reading.
pub(super) struct Form<'a> {
    pub(super) phrase: Box<Phrase>,
    pub(super) lexer: &'a Lexer<'a>,
    pub(super) context: &'a PhraseContext<'a>,
    pub(super) nature: Nature,
    /// The years that count: of a phrase with 累计 those of the whole plan.
    pub(super) term: Term,
}
