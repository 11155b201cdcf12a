//! Requirement wording: `is` phrases → [`Condition`], in Chinese and English.
//!
//! ```text
//!  text ──normal── glyphs ──lexer── tokens ──grammar── Phrase ──forms── Reading
//!                             │                            │
//!              vocabulary, numeral, years     stated, flow, ambiguity
//! ```
//! Every part of a phrase is either understood or the place of a [`Misreading`]; nothing is skipped silently.

mod agreement;
mod ambiguity;
mod amounts;
mod bounds;
mod context;
mod flow;
mod form;
mod forms;
mod grammar;
mod lexer;
mod normal;
mod numeral;
#[cfg(test)]
mod phrases;
mod roles;
mod sentence;
mod several;
mod stated;
#[cfg(test)]
mod tests;
mod unknown;
mod vocabulary;
mod years;

use std::ops::Range;

use crate::model::{Bound, Condition, Flow, Indicator, Number, StatedBase, Term, UnitOfMeasure, Year, multiplier};
pub use ambiguity::{Possible, PossibleReading};
pub use amounts::NumberForm;
use forms::ParsedPhrase;
use lexer::Lexer;
use normal::Folded;
use numeral::has_leading_zero;
pub use roles::{WordRole, numbers, roles};
pub use sentence::differing_number;

/// How a cell of statistics says that there is no value.
const NO_VALUE: [&str; 9] = ["", "-", "—", "——", "–", "…", "...", "/", "暂无"];

/// How many digits a year has.
const DIGITS_OF_YEAR: usize = 4;

/// Whether a cell of statistics says that there is no value.
pub fn is_no_value(cell: &str) -> bool {
    NO_VALUE.contains(&cell)
}

/// What a phrase is read for.
#[derive(Clone, Debug)]
pub struct PhraseContext<'a> {
    /// What the phrase is about.
    pub indicator: &'a Indicator,
    /// The years of the requirement.
    pub term: Term,
    /// The years of what is counted from the plan's first year on, which for a target are the same.
    pub whole: Term,
    /// Whether the requirement itself names its base year.
    pub own_base: bool,
    /// Whether the requirement says beside the phrase that each year counts.
    pub every_year: bool,
    /// The plan's sentence around the phrase, which may name the period.
    pub sentence: &'a str,
    /// How far 左右 reaches, in percent; 5 of a level and 2 of a growth rate when not given.
    pub tolerance: Option<Number>,
}

/// How a phrase was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the indicator must be.
    pub condition: Condition,
    /// The upper end that must be kept besides: between 10 and 20.
    pub upper_end: Option<Bound>,
    /// Whether it must hold in each year up to the due year.
    pub every_year: bool,
    /// The base year that the phrase names: 较2020年.
    pub base: Option<Year>,
    /// The due year that the phrase names: 到2025年.
    pub due: Option<Year>,
    /// The value that the phrase starts from: 从84.7提升至89.6.
    pub stated_base: Option<StatedBase>,
    /// How the amounts of a flow were understood.
    pub flow: Option<Flow>,
    /// The years that count.
    pub term: Term,
}

/// Why and where a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misreading {
    /// The place, in bytes of the text as it was written, on character boundaries.
    pub span: Range<usize>,
    /// What is wrong there.
    pub problem: Problem,
}

/// What may be asked instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternatives {
    /// For which years.
    pub term: Term,
    /// Each with its wording.
    pub readings: Vec<PossibleReading>,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no text.
    Empty,
    /// A part that means nothing here.
    NotUnderstood,
    /// The phrase needs a number and has none.
    MissingNumber,
    /// No requirement of an indicator: something is done or not, or a person judges it.
    Unmeasured,
    /// A part of a year, for which there are no values.
    PartOfYear,
    /// A number that can be read in more than one way, or in none: 1,45 · 三五.
    MalformedNumber,
    /// A number with a positive power, as a spreadsheet shows one that it has no room for: 1.22E+05.
    Exponent,
    /// A number with a zero before its first digit: 007.
    LeadingZero,
    /// A number that counts one of two things, because the unit of measure behind it is left out.
    TwoReadings {
        /// With a unit of measure that makes it the one.
        one: String,
        /// With a unit of measure that makes it the other.
        other: String,
    },
    /// A number with more digits than any statistic has.
    NumberTooLong,
    /// A unit of measure of another kind than the one expected.
    UnitOfMeasure {
        /// The unit of measure that should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// Growth is in percent, and behind the number stands none.
    MissingPercent,
    /// A part that does not go together with an earlier one.
    Contradiction,
    /// It is no figure of each year, as the key `every_year` asks.
    NotEachYear,
    /// Only a flow has a total over years.
    NeedsFlow(Alternatives),
    /// Only a flow has a mean amount a year.
    NeedsFlowForMean(Alternatives),
    /// Only an indicator in percent moves by percentage points.
    NeedsRate,
    /// The low end of a range is above its high end.
    RangeReversed,
    /// The phrase can be read in more than one way.
    Ambiguous {
        /// For which years it was read.
        term: Term,
        /// What it can mean.
        readings: Vec<PossibleReading>,
        /// The due year that it names, which the offered wordings leave to the requirement.
        stated_due: Option<Year>,
        /// Whether it is unclear, too, whether it is an upper or a lower limit.
        is_limit: bool,
    },
    /// A comparison with something that is no year of the indicator.
    NoYearToCompare,
    /// More than one requirement: a wording for each.
    Several {
        /// In their order.
        wordings: Vec<String>,
        /// Whether the second is only striven for.
        is_aim: bool,
    },
    /// A number of years, or a period, that is not that of the requirement.
    OtherYears(Term),
}

/// A [`Problem`] at some glyphs of a folded text.
#[derive(Debug)]
struct Fault {
    glyphs: Range<usize>,
    problem: Problem,
}

impl Fault {
    fn located_in(self, text: &Folded<'_>) -> Misreading {
        let span = if self.problem == Problem::Empty { text.whole() } else { text.bytes(self.glyphs) };
        Misreading { span, problem: self.problem }
    }
}

/// A phrase about an indicator, taken apart once: its due year may be needed before the years are known for which it is read.
pub struct RequirementWording<'a> {
    lexer: Lexer<'a>,
    parts: Result<ParsedPhrase, Fault>,
}

impl<'a> RequirementWording<'a> {
    /// The phrase `text` about `indicator`.
    pub fn new(text: &'a str, indicator: &'a Indicator) -> Self {
        let lexer = Lexer::of(Folded::new(text), indicator);
        let parts = match lexer.tokens() {
            (_, None) if lexer.end() == 0 => Err(Fault { glyphs: 0..0, problem: Problem::Empty }),
            (tokens, None) => ParsedPhrase::of(tokens, &lexer),
            (tokens, Some(fault)) => Err(unknown::explained(fault, &tokens, &lexer)),
        };
        let parts = parts.map_err(|fault| several::of_years(fault, &lexer));
        Self { lexer, parts }
    }

    /// The due year that the phrase names.
    pub fn stated_due(&self) -> Option<Year> {
        self.parts.as_ref().ok().and_then(ParsedPhrase::due_year)
    }

    /// What the phrase asks for in the years of `context`, whose indicator is that of the phrase.
    ///
    /// # Errors
    /// A [`Misreading`] with the first part of the phrase that was not understood.
    pub fn read(self, context: &PhraseContext<'_>) -> Result<Reading, Misreading> {
        let reading = self.parts.and_then(|parts| forms::reading(parts, &self.lexer, context));
        reading.map_err(|fault| fault.located_in(self.lexer.text()))
    }
}

/// Whether a wording has anything of which a year is made: its word, or four digits.
pub fn may_name_year(text: &str) -> bool {
    let is_short = |run: &str| run.chars().count() < DIGITS_OF_YEAR;
    text.contains(['年', '末', '底', '期']) || !text.split(|other: char| !other.is_numeric()).all(is_short)
}

/// Reads what a requirement says of its indicator.
///
/// # Errors
/// A [`Misreading`] with the first part of `text` that was not understood.
pub fn read(text: &str, context: &PhraseContext<'_>) -> Result<Reading, Misreading> {
    RequirementWording::new(text, context.indicator).read(context)
}

/// Reads a cell of statistics: a number with or without unit of measure, or nothing for the spellings of "no value".
///
/// # Errors
/// A [`Misreading`] with the part of `text` that is no such number.
pub fn cell(text: &str, unit: &UnitOfMeasure) -> Result<Option<Number>, Misreading> {
    let digits = text.trim();
    if let Some(number) = digits.parse().ok().filter(|_| !has_leading_zero(digits.trim_start_matches(['-', '+']))) {
        return Ok(Some(number));
    }
    let folded = Folded::new(text);
    if NO_VALUE.contains(&folded.folded(0..folded.end()).as_str()) {
        return Ok(None);
    }
    quantity(text, unit).map(Some)
}

/// Whether a character may be the last of a number, so that a unit of measure may follow it.
pub fn ends_number(character: char) -> bool {
    character.is_numeric() || numeral::digit(character).is_some() || multiplier(character).is_some()
}

/// Reads a number with or without unit of measure, converted to `unit`.
///
/// # Errors
/// A [`Misreading`] with the part of `text` that is no such number.
pub fn quantity(text: &str, unit: &UnitOfMeasure) -> Result<Number, Misreading> {
    let lexer = Lexer::new(Folded::new(text), unit);
    if lexer.end() == 0 {
        return Err(Misreading { span: lexer.text().whole(), problem: Problem::Empty });
    }
    // 亿元 in a cell is the unit of measure of another column, and not 1亿元.
    if text.trim_start().starts_with(['百', '千', '万', '亿']) {
        return Err(Misreading { span: lexer.text().whole(), problem: Problem::NotUnderstood });
    }
    lexer.only_number().map_err(|fault| fault.located_in(lexer.text()))
}
