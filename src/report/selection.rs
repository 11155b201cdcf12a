//! What the command line chose: hints choose the same again, as far as their command can.

use std::borrow::Cow;

use crate::locale::Texts;
use crate::model::{Character, Moment, Year};

/// An option by which it is chosen what is read, judged and shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// One region instead of the whole.
    Region(String),
    /// Every region on its own.
    ByRegion,
    /// Only this area.
    Area(String),
    /// Only what this unit answers for.
    Unit(String),
    /// Only targets of this character.
    Character(Character),
    /// Only targets of this character fail a check.
    Only(Character),
    /// Only these statuses.
    States(Vec<String>),
    /// Only the work items of this year.
    List(Year),
    /// From this year.
    From(Year),
    /// Up to this year.
    To(Year),
    /// Average growth by the total of the years, too.
    Cumulative,
    /// What fails a check.
    FailOn(Vec<String>),
    /// Warnings fail a check.
    Strict,
    /// What is not firm fails a check.
    NotFirm,
    /// The end of which year is judged.
    AsOf(Moment),
    /// What was known on that day.
    KnownOn(String),
    /// Without provisional values.
    FinalOnly,
    /// One method of pace.
    Method(String),
    /// All methods of pace.
    AllMethods,
    /// How files are encoded.
    Encoding(String),
    /// What parts the decimals in files.
    Decimal(String),
}

impl Selection {
    fn option(&self) -> &'static str {
        match self {
            Self::Region(_) => "--region",
            Self::ByRegion => "--by",
            Self::Area(_) => "--area",
            Self::Unit(_) => "--unit",
            Self::Character(_) => "--character",
            Self::Only(_) => "--only",
            Self::States(_) => "--state",
            Self::List(_) => "--year",
            Self::From(_) => "--from",
            Self::To(_) => "--to",
            Self::Cumulative => "--cumulative",
            Self::FailOn(_) => "--fail-on",
            Self::Strict => "--strict",
            Self::NotFirm => "--not-firm",
            Self::AsOf(_) => "--as-of",
            Self::KnownOn(_) => "--known-on",
            Self::FinalOnly => "--final",
            Self::Method(_) | Self::AllMethods => "--method",
            Self::Encoding(_) => "--encoding",
            Self::Decimal(_) => "--decimal",
        }
    }

    fn value(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Region(word)
            | Self::Area(word)
            | Self::Unit(word)
            | Self::KnownOn(word)
            | Self::Method(word)
            | Self::Encoding(word)
            | Self::Decimal(word) => Cow::Borrowed(word),
            Self::Character(character) | Self::Only(character) => character.name().into(),
            Self::ByRegion => "region".into(),
            Self::AllMethods => "all".into(),
            Self::States(words) | Self::FailOn(words) => words.join(",").into(),
            Self::List(year) | Self::From(year) | Self::To(year) => year.to_string().into(),
            Self::AsOf(moment) => moment.to_string().into(),
            Self::Cumulative | Self::Strict | Self::NotFirm | Self::FinalOnly => return None,
        })
    }

    /// As it is written on a command line.
    pub fn words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        std::iter::once(self.option().into()).chain(self.value())
    }

    /// Whether a command can be told so.
    pub fn is_for(&self, command: &str) -> bool {
        let judges = matches!(command, "status" | "tasks" | "units" | "check" | "explain");
        match self {
            Self::Region(_) | Self::AsOf(_) | Self::KnownOn(_) | Self::FinalOnly => judges || command == "growth",
            Self::ByRegion => judges && command != "explain" || command == "growth",
            Self::Method(_) => judges,
            Self::Area(_) | Self::Character(_) | Self::States(_) | Self::AllMethods => command == "status",
            Self::Unit(_) => matches!(command, "status" | "tasks"),
            Self::List(_) => command == "tasks",
            Self::From(_) | Self::To(_) | Self::Cumulative => command == "growth",
            Self::FailOn(_) | Self::Only(_) | Self::Strict | Self::NotFirm => command == "check",
            Self::Encoding(_) => true,
            Self::Decimal(_) => command != "group",
        }
    }

    /// Whether it says how files are read.
    pub fn is_of_reading(&self) -> bool {
        matches!(self, Self::Encoding(_) | Self::Decimal(_))
    }

    /// Whether a command line says it already, or something else instead.
    pub(super) fn is_settled_by(&self, words: &[&str]) -> bool {
        words.contains(&self.option()) || (*self == Self::ByRegion && words.contains(&"--region"))
    }

    /// That only some values count, or that they are judged in another way; nothing for what screens say of themselves.
    pub(super) fn sentence(&self, texts: &Texts) -> Option<String> {
        match self {
            Self::KnownOn(day) => Some(texts.format("screen-known-on", &[("day", day)])),
            Self::FinalOnly => Some(texts.get("screen-final-only")),
            Self::Method(method) => Some(texts.format("screen-method", &[("method", method)])),
            Self::Region(_)
            | Self::ByRegion
            | Self::Area(_)
            | Self::Unit(_)
            | Self::Character(_)
            | Self::Only(_)
            | Self::States(_)
            | Self::List(_)
            | Self::From(_)
            | Self::To(_)
            | Self::Cumulative
            | Self::FailOn(_)
            | Self::Strict
            | Self::NotFirm
            | Self::AsOf(_)
            | Self::AllMethods
            | Self::Encoding(_)
            | Self::Decimal(_) => None,
        }
    }
}
