//! The tables of a plan's TOML files: their keys, and what each takes. The reader refuses everything else, the JSON
//! Schema says the same to editors, and a test holds the page of the format to it.

use crate::diagnostic::Code;
use crate::model::{Average, BaseFallback, Better, Character, Kind, Method, Number as Exact, Quality};

use Type::{
    Allowance, Boolean, Conditions, Day, Heading, Id, Mapping, Number, Pace, Positive, Quantity, Requirements, Steps,
    Table as One, Tables as Many, Text, Texts, Warnings, Whole, Word, Wordings, Year, YearOrDay,
};

/// A table, by the name of its definition in the schema.
#[derive(Debug)]
pub struct TableDefinition {
    /// Also the key of its description.
    pub name: &'static str,
    /// In the order in which a message lists them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub takes: Type,
    /// When it must stand.
    pub stands: Stands,
}

/// When a key must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Always.
    Required,
    /// When somebody likes.
    Optional,
    /// As the one before, but only together with another key.
    With(&'static str),
    /// As the one before, but only together with one of two others.
    WithEither(&'static str, &'static str),
    /// Always without another key, and never with it.
    Without(&'static str),
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A text that is not blank.
    Text,
    /// The same without blanks at its ends.
    Id,
    /// A list of texts.
    Texts,
    /// A list of codes of warnings.
    Warnings,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A year.
    Year,
    /// A year, or a day.
    YearOrDay,
    /// A day.
    Day,
    /// A whole number from 0 to the largest.
    Whole(u32),
    /// Any number.
    Number,
    /// A number above 0.
    Positive,
    /// A share of the way that was to be gone by a day.
    Pace,
    /// A percentage by which a number may be missed.
    Allowance,
    /// True or false.
    Boolean,
    /// A number, or a text with a number and its unit of measure.
    Quantity,
    /// Years, each with a [`Type::Quantity`].
    Steps,
    /// Years, each with a text.
    Wordings,
    /// The heading of a column, or `false` for none.
    Heading,
    /// Texts of the user's choice, each with one of a few words, or with any text when there are none.
    Mapping(&'static [&'static str]),
    /// Texts of the user's choice, each with a text or a list of texts, which may be empty.
    Conditions,
    /// A table.
    Table(&'static TableDefinition),
    /// A list of tables.
    Tables(&'static TableDefinition),
    /// A list of [`REQUIREMENT`], at least one.
    Requirements,
}

/// Which numbers a key takes.
pub struct NumberRange {
    /// The least, in hundredths; for 0 it must be more.
    pub least: i64,
    /// The most, in hundredths.
    pub most: Option<i64>,
    /// How this is said, and what else may have been meant.
    pub shown: &'static str,
}

impl NumberRange {
    /// Whether a number is one of them.
    pub fn holds(&self, number: &Exact) -> bool {
        let is_enough = if self.least == 0 { number.is_positive() } else { *number >= Exact::hundredths(self.least) };
        is_enough && self.most.is_none_or(|most| *number <= Exact::hundredths(most))
    }
}

impl Type {
    /// Which numbers are possible where not all are.
    pub fn range(self) -> Option<NumberRange> {
        let of = |least, most, shown| Some(NumberRange { least, most, shown });
        match self {
            Self::Positive => of(0, None, "> 0"),
            Self::Pace => of(0, Some(200), "> 0, ≤ 2 (95 % = 0.95)"),
            Self::Allowance => of(25, None, "≥ 0.25 (5 % = 5)"),
            Self::Text | Self::Id | Self::Texts | Self::Warnings | Self::Word(_) | Self::Year | Self::YearOrDay => None,
            Self::Day | Self::Whole(_) | Self::Number | Self::Boolean | Self::Quantity | Self::Steps => None,
            Self::Wordings | Self::Heading | Self::Mapping(_) | Self::Conditions | Self::Table(_) => None,
            Self::Tables(_) | Self::Requirements => None,
        }
    }

    /// The words that it takes, when it is of words.
    pub fn words(self) -> Vec<&'static str> {
        if let Word(words) = self { words.to_vec() } else { Code::warnings().map(Code::name).collect() }
    }
}

/// Definitions of tables: of each key whether it must stand, its name, and what it takes.
macro_rules! tables {
    ($($(#[$meta:meta])* $visibility:vis $table:ident = $name:literal {
        $($stands:ident$(($($other:ident),+))? $key:ident: $takes:expr,)+
    })+) => {
        $($(#[$meta])* $visibility static $table: TableDefinition = TableDefinition {
            name: $name,
            keys: &[$(Key {
                name: stringify!($key),
                takes: $takes,
                stands: Stands::$stands$(($(stringify!($other)),+))?,
            }),+],
        };)+
    };
}

tables! {
    /// A whole file.
    pub FILE = "PlanFile" {
        Optional plan: One(&PLAN), Optional unit: Many(&UNIT), Optional region: Many(&REGION),
        Optional member: Many(&MEMBER), Optional indicator: Many(&INDICATOR), Optional target: Many(&TARGET),
        Optional task: Many(&TASK), Optional work_item: Many(&WORK_ITEM),
        Optional amendment: Many(&AMENDMENT), Optional source: Many(&SOURCE),
    }
    pub(crate) PLAN = "Plan" {
        Optional id: Id, Required title: Text, Optional title_en: Text, Optional preamble: Text,
        Optional guidance: Text, Optional text: Text, Required base_year: Year, Optional first_year: Year,
        Required last_year: Year, Optional method: Word(&Method::NAMES),
        Optional thresholds: One(&THRESHOLDS), Optional allow: Warnings, Optional bulletin: One(&BULLETIN),
        Optional areas: Many(&AREA),
        Optional safeguards: Many(&SAFEGUARD),
    }
    pub(crate) THRESHOLDS = "Thresholds" {
        Optional on_track: Pace, Optional at_risk: Pace,
    }
    pub(crate) BULLETIN = "Bulletin" {
        Optional to: Text, Optional signature: Text, Optional number: Text,
    }
    pub(crate) AREA = "Area" {
        Required id: Id, Required name: Text, Optional name_en: Text, Optional text: Text,
    }
    pub(crate) SAFEGUARD = "Safeguard" {
        Required title: Text, Optional title_en: Text, Optional text: Text, Optional units: Texts,
    }
    pub(crate) UNIT = "Unit" {
        Required id: Id, Required name: Text, Optional name_en: Text, Optional aliases: Texts,
    }
    pub(crate) MEMBER = "Member" {
        Required role: Text, Required name: Text, Optional post: Text, Optional unit: Text,
    }
    pub(crate) REGION = "Region" {
        Required id: Id, Required name: Text, Optional name_en: Text, Optional aliases: Texts,
        Optional parent: Text,
    }
    pub(crate) INDICATOR = "Indicator" {
        Optional id: Id, Required name: Text, Optional name_en: Text, Optional short: Text,
        Optional short_en: Text, Optional aliases: Texts, Required unit: Text, Optional unit_en: Text, Optional kind: Word(&Kind::NAMES), Required better: Word(&Better::NAMES),
        Optional definition: Text, Optional decimals: Whole(MOST_DECIMALS), With(denominator) numerator: Text,
        With(numerator) denominator: Text, With(numerator) per: Positive,
    }
    pub(crate) TARGET = "Target" {
        Optional id: Id, Optional text: Text, Optional text_en: Text, Optional area: Text,
        Optional due: YearOrDay, Optional character: Word(&Character::NAMES), Optional firm: Boolean, Optional units: Texts,
        Optional since: Day, Optional base_fallback: Word(&BaseFallback::NAMES),
        Optional method: Word(&Method::NAMES), WithEither(is, steps) indicator: Text, With(indicator) is: Text,
        With(indicator) steps: Wordings, With(indicator) base_value: Quantity, Without(indicator) require: Requirements,
    }
    pub(crate) TASK = "Task" {
        Required id: Id, Required title: Text, Optional no: Whole(u32::MAX), Optional group: Text,
        Optional group_en: Text, Optional title_en: Text, Optional text: Text, Optional units: Texts,
    }
    pub(crate) WORK_ITEM = "WorkItem" {
        Required id: Id, Optional no: Whole(u32::MAX), Required year: Year, Optional due: YearOrDay,
        Optional task: Text,
        Required matter: Text, Optional matter_en: Text, Optional standard: Text, Optional standard_en: Text, Optional units: Texts, Required require: Requirements,
    }
    pub(crate) AMENDMENT = "Amendment" {
        Required approved: Day, Required authority: Text, Required reason: Text, Optional document: Text,
        Optional target: Many(&AMENDED_TARGET), Optional work_item: Many(&AMENDED_WORK_ITEM),
    }
    pub(crate) AMENDED_TARGET = "AmendedTarget" {
        Required id: Id, Optional removed: Boolean, Optional text: Text, Optional text_en: Text,
        Optional due: YearOrDay, Optional character: Word(&Character::NAMES), Optional firm: Boolean, Optional units: Texts,
        Optional is: Text, Optional steps: Wordings, Optional require: Requirements,
    }
    pub(crate) AMENDED_WORK_ITEM = "AmendedWorkItem" {
        Required id: Id, Optional removed: Boolean, Optional matter: Text, Optional matter_en: Text,
        Optional standard: Text, Optional standard_en: Text, Optional due: YearOrDay, Optional units: Texts,
        Optional require: Requirements,
    }
    pub(crate) MEASURED = "Measured" {
        Required indicator: Text, Required is: Text, Optional base: Year, Optional base_value: Quantity,
        Optional every_year: Boolean,
        Optional every_region: Boolean, Optional path: Steps, Optional tolerance: Allowance,
        Optional limit: Number, Optional method: Word(&Method::NAMES),
        Optional average: Word(&Average::NAMES),
    }
    pub(crate) MILESTONE = "Milestone" {
        Required milestone: Id, Required title: Text, Optional title_en: Text, Optional due: YearOrDay,
    }
    pub(crate) JUDGED = "Judged" {
        Required judged: Id, Required title: Text, Optional title_en: Text, Optional due: YearOrDay,
    }
    pub(crate) SOURCE = "Source" {
        Required file: Text, Optional sheet: Text, Optional encoding: Word(&ENCODINGS), Optional indicator: Text, Optional region: Text, Optional unit: Text,
        Optional quality: Word(&Quality::NAMES), Optional published: Text, Optional source: Text,
        Optional columns: One(&COLUMNS), Optional values: Mapping(&[]), Optional where: Conditions, Optional no_value: Texts,
        Optional qualities: Mapping(&Quality::NAMES), Optional decimal: Word(&[",", "."]), Optional year_of: Word(&["first", "last"]),
        Optional only_known: Boolean,
    }
    pub(crate) COLUMNS = "Columns" {
        Optional indicator: Text, Optional year: Text, Optional value: Text, Optional unit: Heading,
        Optional region: Text, Optional quality: Text, Optional published: Text, Optional source: Text,
        Optional note: Text,
    }
}

/// The names of encodings, as `--encoding` takes them.
pub(crate) const ENCODINGS: [&str; 9] =
    ["utf-8", "gbk", "gb18030", "utf-16le", "utf-16be", "windows-1252", "big5", "shift_jis", "euc-kr"];

/// Most decimal places that an indicator's values may be shown with.
const MOST_DECIMALS: u32 = 12;

/// What may be required: what an indicator must be, a milestone, or a matter that a person judges.
pub static REQUIREMENT: [&TableDefinition; 3] = [&MEASURED, &MILESTONE, &JUDGED];

/// The keys of a requirement: those that say which kind it is, and those that go with it.
pub(crate) fn keys_of_requirement(is_measured: bool) -> Vec<&'static Key> {
    let [measured, milestone, judged] = REQUIREMENT.map(|table| table.keys);
    let (of_measured, options) = measured.split_at(2);
    let rest = if is_measured { options } else { milestone.split_at(1).1 };
    of_measured.iter().chain(milestone.first()).chain(judged.first()).chain(rest).collect()
}
