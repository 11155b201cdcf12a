//! What a phrase can mean, and how to write each of it.

use super::forms::{Form, Nature};
use super::grammar::Glyphs;
use super::lexer::Unit;
use super::vocabulary::{Comparator, Manner};
use super::{Fault, Problem};
use crate::model::{Direction, Number};

/// One of the things that a phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Possible {
    /// The value of the due year.
    DueYear,
    /// The amount of the due year.
    InYear,
    /// The amount of all years.
    Total,
    /// The value of each year.
    EveryYear,
    /// The mean amount of the years.
    YearlyMean,
    /// So many more than in the base year.
    Additional,
    /// All there are in the due year, which only a stock counts.
    AllThereAre,
    /// Growth since the base year.
    GrowthSinceBase,
    /// Average growth a year.
    AverageGrowth,
    /// Growth of the due year on the year before.
    YearOnYear,
    /// Growth of each year on the year before.
    GrowthEveryYear,
    /// The difference to the base year.
    IncreaseSinceBase,
    /// The average difference a year.
    AverageIncrease,
    /// The difference of each year to the year before.
    IncreaseEveryYear,
    /// The difference of the due year to the year before.
    IncreaseInDueYear,
    /// The amounts of all years together.
    CumulativeNew,
    /// The difference in percentage points.
    Points,
    /// Growth of the percentage itself.
    Relative,
    /// More than in the named year.
    Rise,
    /// Less than in the named year.
    Fall,
    /// At least so much.
    AtLeast,
    /// At most so much.
    AtMost,
    /// The percentage as it is written.
    Percent,
    /// The fraction of 1 as a percentage.
    Hundredfold,
    /// In each year above, or below, the year before.
    RisingEveryYear,
    /// In the due year above, or below, the base year.
    RisingSinceBase,
}

impl Possible {
    /// The name of its text.
    pub fn name(self) -> &'static str {
        match self {
            Self::DueYear => "due-year",
            Self::InYear => "in-year",
            Self::Total => "total",
            Self::EveryYear => "every-year",
            Self::YearlyMean => "yearly-mean",
            Self::Additional => "additional",
            Self::AllThereAre => "all-there-are",
            Self::GrowthSinceBase => "growth-since-base",
            Self::AverageGrowth => "average-growth",
            Self::YearOnYear => "year-on-year",
            Self::GrowthEveryYear => "growth-every-year",
            Self::IncreaseSinceBase => "increase-since-base",
            Self::AverageIncrease => "average-increase",
            Self::IncreaseEveryYear => "increase-every-year",
            Self::IncreaseInDueYear => "increase-in-due-year",
            Self::CumulativeNew => "cumulative-new",
            Self::Points => "points",
            Self::Relative => "relative",
            Self::Rise => "rise",
            Self::Fall => "fall",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::Percent => "percent",
            Self::Hundredfold => "hundredfold",
            Self::RisingEveryYear => "rising-every-year",
            Self::RisingSinceBase => "rising-since-base",
        }
    }
}

/// A possible reading and the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleReading {
    /// What it means.
    pub meaning: Possible,
    /// What to write; nothing when no wording can say it of this indicator.
    pub wording: Option<String>,
}

/// A phrase that can be read in more than one way, at a place.
pub(super) struct Ambiguity<'f, 'a> {
    pub(super) form: &'f Form<'a>,
    pub(super) place: &'f Glyphs,
}

impl Ambiguity<'_, '_> {
    pub(super) fn between(&self, readings: &[Possible]) -> Fault {
        let english = self.form.lexer.is_english();
        let wording = |meaning| if english { self.in_english(meaning) } else { self.in_chinese(meaning) };
        let readings = readings.iter().map(|meaning| PossibleReading { meaning: *meaning, wording: wording(*meaning) });
        let problem = Problem::Ambiguous { term: self.form.context.term, readings: readings.collect() };
        Fault { glyphs: self.place.clone(), problem }
    }

    fn in_chinese(&self, meaning: Possible) -> Option<String> {
        let years = &self.form.context.term;
        let (amount, change) = (self.chinese_amount(), self.chinese_change());
        let base = self.base();
        Some(match meaning {
            Possible::DueYear => format!("到{}年达到{amount}", years.due),
            Possible::InYear => format!("当年{amount}"),
            Possible::Total => format!("累计{amount}"),
            Possible::EveryYear => format!("每年{amount}"),
            Possible::YearlyMean => format!("年均{amount}"),
            Possible::Additional => format!("新增{amount}"),
            Possible::CumulativeNew => format!("累计新增{amount}"),
            Possible::AllThereAre => return None,
            Possible::GrowthSinceBase | Possible::IncreaseSinceBase => format!("较{base}年{change}"),
            Possible::AverageGrowth | Possible::AverageIncrease => format!("年均{change}"),
            Possible::YearOnYear | Possible::IncreaseInDueYear => format!("较上年{change}"),
            Possible::GrowthEveryYear | Possible::IncreaseEveryYear => format!("每年{change}"),
            Possible::Points => self.with_unit(&change, "个百分点"),
            Possible::Relative => format!("较{base}年相对{change}"),
            Possible::Rise => format!("较{base}年增加{amount}"),
            Possible::Fall => format!("较{base}年下降{amount}"),
            Possible::AtLeast => format!("{}以上", self.rest()),
            Possible::AtMost => format!("{}以内", self.rest()),
            Possible::Percent => self.percentage(self.number()),
            Possible::Hundredfold => self.percentage(self.number() * Number::hundred()),
            Possible::RisingEveryYear => format!("逐年{change}"),
            Possible::RisingSinceBase => change,
        })
    }

    fn in_english(&self, meaning: Possible) -> Option<String> {
        let years = &self.form.context.term;
        let (amount, change) = (self.english_amount(), self.english_change());
        let base = self.base();
        Some(match meaning {
            Possible::DueYear => format!("reach {amount} by {}", years.due),
            Possible::InYear => format!("{amount} in the year"),
            Possible::Total => format!("{amount} in total"),
            Possible::EveryYear => format!("{amount} every year"),
            Possible::YearlyMean => format!("{amount} a year on average"),
            Possible::Additional => format!("{amount} more"),
            Possible::CumulativeNew => format!("{amount} new in total"),
            Possible::AllThereAre => return None,
            Possible::GrowthSinceBase | Possible::IncreaseSinceBase => format!("{change} since {base}"),
            Possible::AverageGrowth | Possible::AverageIncrease => format!("{change} a year on average"),
            Possible::YearOnYear | Possible::IncreaseInDueYear => format!("{change} over the year before"),
            Possible::GrowthEveryYear | Possible::IncreaseEveryYear | Possible::RisingEveryYear => {
                format!("{change} every year")
            }
            Possible::Points => self.with_unit(&change, " points"),
            Possible::Relative => format!("{change} in relative terms since {base}"),
            Possible::Rise => format!("increase by {amount} since {base}"),
            Possible::Fall => format!("decrease by {amount} since {base}"),
            Possible::AtLeast => format!("{} or more", self.rest()),
            Possible::AtMost => format!("{} or less", self.rest()),
            Possible::Percent => self.percentage(self.number()),
            Possible::Hundredfold => self.percentage(self.number() * Number::hundred()),
            Possible::RisingSinceBase => change,
        })
    }

    fn base(&self) -> String {
        let named = self.form.phrase.reference.as_ref().and_then(|((_, year), _)| *year);
        named.unwrap_or(self.form.context.term.base).to_string()
    }

    /// The number with its unit of measure as they were written, without a sign.
    fn quantity(&self) -> String {
        let place = self.form.phrase.amount.as_ref().map(|(_, place)| place.clone()).unwrap_or_default();
        self.form.lexer.written(place).trim_start_matches(['+', '＋']).trim().to_owned()
    }

    fn number(&self) -> Number {
        let amount = self.form.phrase.amount.as_ref();
        amount.map_or_else(Number::zero, |(amount, _)| amount.high.numeral.value.clone())
    }

    /// The phrase as it was written.
    fn rest(&self) -> String {
        let lexer = self.form.lexer;
        lexer.written(0..lexer.end()).trim_end_matches(['。', '.', ' ']).to_owned()
    }

    fn chinese_amount(&self) -> String {
        let quantity = self.quantity();
        let phrase = &self.form.phrase;
        match phrase.comparator.as_ref().map(|(comparator, _)| *comparator) {
            _ if phrase.about.is_some() => format!("{quantity}左右"),
            Some(Comparator::AtLeast) => format!("{quantity}以上"),
            Some(Comparator::MoreThan) => format!("超过{quantity}"),
            Some(Comparator::AtMost) => format!("{quantity}以内"),
            Some(Comparator::LessThan) => format!("低于{quantity}"),
            None => quantity,
        }
    }

    fn chinese_change(&self) -> String {
        let verb = match &self.form.phrase.change {
            None => "增加",
            Some((change, _)) => match (change.direction, change.manner, self.form.nature) {
                (Direction::Rising, Manner::Growth | Manner::Rate, _) => "增长",
                (Direction::Rising, Manner::Move, Nature::Level) if self.form.lexer.counts_percent() => "提高",
                (Direction::Rising, Manner::Move, _) => "增加",
                (Direction::Falling, ..) => "下降",
            },
        };
        if self.form.phrase.amount.is_none() { verb.to_owned() } else { format!("{verb}{}", self.chinese_amount()) }
    }

    fn english_amount(&self) -> String {
        let quantity = self.quantity();
        let phrase = &self.form.phrase;
        match phrase.comparator.as_ref().map(|(comparator, _)| *comparator) {
            _ if phrase.about.is_some() => format!("about {quantity}"),
            Some(Comparator::AtLeast) => format!("at least {quantity}"),
            Some(Comparator::MoreThan) => format!("more than {quantity}"),
            Some(Comparator::AtMost) => format!("at most {quantity}"),
            Some(Comparator::LessThan) => format!("less than {quantity}"),
            None => quantity,
        }
    }

    fn english_change(&self) -> String {
        let verb = match &self.form.phrase.change {
            None => "increase",
            Some((change, _)) => match (change.direction, change.manner) {
                (Direction::Rising, Manner::Growth | Manner::Rate) => "grow",
                (Direction::Rising, Manner::Move) => "increase",
                (Direction::Falling, _) => "decrease",
            },
        };
        if self.form.phrase.amount.is_none() { verb.to_owned() } else { format!("{verb} by {}", self.english_amount()) }
    }

    /// The words of a change with another unit of measure behind the number.
    fn with_unit(&self, change: &str, unit: &str) -> String {
        let quantity = self.quantity();
        let number = quantity.trim_end_matches(|last: char| !last.is_numeric());
        change.replacen(&quantity, &format!("{number}{unit}"), 1)
    }

    fn percentage(&self, number: Number) -> String {
        let written = self.rest();
        let bare = self.form.phrase.amount.as_ref().is_some_and(|(amount, _)| amount.high.unit == Unit::Bare);
        let unit = &self.form.context.indicator.unit_of_measure;
        let behind = if unit.is_percent() { String::from("%") } else { format!(" {unit}") };
        let percentage = format!("{}{behind}", number.to_plain());
        if bare { written.replacen(&self.quantity(), &percentage, 1) } else { percentage }
    }
}
