//! What a phrase can mean, and how to write each of it.

use super::form::{Form, Nature};
use super::grammar::Glyphs;
use super::lexer::{Mark, UnitToken};
use super::vocabulary::{Comparator, Manner, Period, UnitWord};
use super::{Alternatives, Fault, Problem};
use crate::model::{Direction, Number, Reference};

named! {
    /// One of the things that a phrase can mean.
    pub enum Possible {
        /// The value of the due year.
        DueYear = "due-year",
        /// The amount of the due year.
        InYear = "in-year",
        /// The amount of all years.
        Total = "total",
        /// The value of each year.
        EveryYear = "every-year",
        /// The mean amount of the years.
        YearlyMean = "yearly-mean",
        /// So many more than in the base year.
        Additional = "additional",
        /// All there are in the due year, which only a stock counts.
        AllThereAre = "all-there-are",
        /// Growth since the base year.
        GrowthSinceBase = "growth-since-base",
        /// Average growth a year.
        AverageGrowth = "average-growth",
        /// Growth of the due year on the year before.
        YearOnYear = "year-on-year",
        /// Growth of each year on the year before.
        GrowthEveryYear = "growth-every-year",
        /// The difference to the base year.
        IncreaseSinceBase = "increase-since-base",
        /// The average difference a year.
        AverageIncrease = "average-increase",
        /// The difference of each year to the year before.
        IncreaseEveryYear = "increase-every-year",
        /// The difference of the due year to the year before.
        IncreaseInDueYear = "increase-in-due-year",
        /// The amounts of all years together.
        CumulativeNew = "cumulative-new",
        /// The difference in percentage points.
        Points = "points",
        /// Growth of the percentage itself.
        Relative = "relative",
        /// More than in the named year.
        Rise = "rise",
        /// Less than in the named year.
        Fall = "fall",
        /// Less by so much.
        Reduction = "reduction",
        /// At least so much.
        AtLeast = "at-least",
        /// At most so much.
        AtMost = "at-most",
        /// The percentage as it is written.
        Percent = "percent",
        /// Neither less than the one number nor more than the other.
        Between = "between",
        /// The fraction of 1 as a percentage.
        Hundredfold = "hundredfold",
        /// In each year above, or below, the year before.
        RisingEveryYear = "rising-every-year",
        /// In the due year above, or below, the base year.
        RisingSinceBase = "rising-since-base",
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
    form: &'f Form<'a>,
    place: &'f Glyphs,
    /// Whether the offered wordings are English.
    english: bool,
}

impl<'f, 'a> Ambiguity<'f, 'a> {
    pub(super) fn new(form: &'f Form<'a>, place: &'f Glyphs) -> Self {
        Self { form, place, english: form.is_english() }
    }

    pub(super) fn between(&self, readings: &[Possible]) -> Fault {
        let phrase = &self.form.phrase;
        let Alternatives { term, readings } = self.alternatives(readings);
        let problem = Problem::Ambiguous {
            term,
            readings,
            stated_due: phrase.due_year(),
            is_limit: self.form.has_unclear_limit(),
        };
        Fault { glyphs: self.place.clone(), problem }
    }

    pub(super) fn alternatives(&self, readings: &[Possible]) -> Alternatives {
        let english = self.english;
        let wording = |meaning| {
            let offered = if english { self.in_english(meaning) } else { self.in_chinese(meaning) };
            offered.map(|offered| self.with_name(offered, english))
        };
        let readings = readings.iter().map(|meaning| PossibleReading { meaning: *meaning, wording: wording(*meaning) });
        Alternatives { term: self.form.term, readings: readings.collect() }
    }

    /// With the whole name before it, where the words alone could be pieces of the name.
    fn with_name(&self, offered: String, english: bool) -> String {
        let indicator = self.form.context.indicator;
        let name = indicator.name_en.as_ref().filter(|_| english).unwrap_or(&indicator.name);
        if !self.form.lexer.name_counts() || offered.contains(name.as_str()) {
            return offered;
        }
        if english { format!("{name} {offered}") } else { format!("{name}{offered}") }
    }

    fn in_chinese(&self, meaning: Possible) -> Option<String> {
        let due = &self.form.term.due;
        let amount = || self.chinese_amount(&self.quantity());
        let change = || self.chinese_change();
        Some(match meaning {
            Possible::DueYear => format!("到{due}年达到{}", amount()),
            Possible::InYear => format!("当年{}", amount()),
            Possible::Total => format!("累计{}", amount()),
            Possible::EveryYear => format!("每年{}", amount()),
            Possible::YearlyMean => format!("年均{}", amount()),
            Possible::Additional => format!("新增{}", amount()),
            Possible::CumulativeNew => format!("累计新增{}", amount()),
            Possible::AllThereAre => return None,
            Possible::GrowthSinceBase | Possible::IncreaseSinceBase => format!("较{}年{}", self.base(), change()),
            Possible::AverageGrowth | Possible::AverageIncrease => format!("年均{}", change()),
            Possible::YearOnYear | Possible::IncreaseInDueYear => format!("较上年{}", change()),
            Possible::GrowthEveryYear | Possible::IncreaseEveryYear => format!("每年{}", change()),
            Possible::Rise | Possible::Fall if self.form.lexer.ranks() => return None,
            Possible::Points if self.is_endless() => return None,
            Possible::Points => format!("{}{}", self.chinese_years(), self.chinese_points(self.chinese_verb())),
            Possible::Relative => {
                let amount = self.chinese_amount(&self.in_percent());
                format!("{}相对{}{amount}", self.chinese_years_or_base(), self.chinese_verb())
            }
            Possible::Rise => format!("{}{}", self.chinese_years(), self.chinese_move("增加", "提高")),
            Possible::Fall => self.unsigned(format!("{}{}", self.chinese_years(), self.chinese_move("下降", "下降"))),
            Possible::Reduction => self.unsigned(format!("减少{}", amount())),
            Possible::AtLeast => self.with_amount(|quantity| format!("{quantity}以上")),
            Possible::AtMost => self.with_amount(|quantity| format!("{quantity}以内")),
            Possible::Percent => self.percentage(self.number()),
            Possible::Between => format!("{}{}之间", self.of_year("当年"), self.ends("和")),
            Possible::Hundredfold => self.percentage(self.number() * Number::hundred()),
            Possible::RisingEveryYear => format!("逐年{}", change()),
            Possible::RisingSinceBase => change(),
        })
    }

    fn in_english(&self, meaning: Possible) -> Option<String> {
        let due = &self.form.term.due;
        let amount = || self.english_amount(&self.quantity());
        let change = || self.english_change();
        Some(match meaning {
            Possible::DueYear => format!("reach {} by {due}", amount()),
            Possible::InYear => format!("{} in the year", amount()),
            Possible::Total => format!("{} in total", amount()),
            Possible::EveryYear => format!("{} every year", amount()),
            Possible::YearlyMean => format!("{} a year on average", amount()),
            Possible::Additional => format!("{} more", amount()),
            Possible::CumulativeNew => format!("{} new in total", amount()),
            Possible::AllThereAre => return None,
            Possible::GrowthSinceBase | Possible::IncreaseSinceBase => format!("{} since {}", change(), self.base()),
            Possible::AverageGrowth | Possible::AverageIncrease => format!("{} a year on average", change()),
            Possible::YearOnYear | Possible::IncreaseInDueYear => format!("{} over the year before", change()),
            Possible::GrowthEveryYear | Possible::IncreaseEveryYear | Possible::RisingEveryYear => {
                format!("{} every year", change())
            }
            Possible::Rise | Possible::Fall if self.form.lexer.ranks() => return None,
            Possible::Points if self.is_endless() => return None,
            Possible::Points => format!("{}{}", self.english_points(self.english_verb()), self.english_years()),
            Possible::Relative => {
                let (verb, amount) = (self.english_verb(), self.english_amount(&self.in_percent()));
                format!("{verb} by {amount} in relative terms{}", self.english_years_or_base())
            }
            Possible::Rise => format!("{}{}", self.english_move("increase"), self.english_years()),
            Possible::Fall => self.unsigned(format!("{}{}", self.english_move("decrease"), self.english_years())),
            Possible::Reduction => self.unsigned(format!("decrease by {}", amount())),
            Possible::AtLeast => self.with_amount(|quantity| format!("at least {quantity}")),
            Possible::AtMost => self.with_amount(|quantity| format!("at most {quantity}")),
            Possible::Percent => self.percentage(self.number()),
            Possible::Between => format!("between {}{}", self.ends(" and "), self.of_year(" in the year")),
            Possible::Hundredfold => self.percentage(self.number() * Number::hundred()),
            Possible::RisingSinceBase => change(),
        })
    }

    fn base(&self) -> String {
        let named = self.form.phrase.reference.as_ref().and_then(|((_, year), _)| *year);
        named.unwrap_or(self.form.term.base).to_string()
    }

    /// A wording whose verb says what the minus before its number did.
    fn unsigned(&self, wording: String) -> String {
        if self.number().is_negative() { wording.replacen(['-', '−', '－'], "", 1) } else { wording }
    }

    /// The number with its unit of measure as they were written, without a plus.
    fn quantity(&self) -> String {
        let number = self.form.phrase.amount.as_ref().map(|(amount, _)| &amount.high);
        if let Some(number) = number.filter(|number| number.mark == Mark::Word) {
            let percent = if number.unit == UnitToken::Word(UnitWord::Percent) { "%" } else { "" };
            return format!("{}{percent}", number.numeral.value.to_plain());
        }
        let place = self.form.phrase.amount.as_ref().map(|(_, place)| place.clone()).unwrap_or_default();
        let written = self.form.lexer.written(place).trim_start_matches(['+', '＋']).trim();
        match (self.form.keeps_both_ends(), self.english) {
            (false, _) => written.to_owned(),
            (true, true) => format!("between {written}"),
            (true, false) => format!("{written}之间"),
        }
    }

    /// The two numbers of what may be a range, the smaller one first.
    fn ends(&self, joint: &str) -> String {
        let lexer = self.form.lexer;
        let amount = self.form.phrase.amount.as_ref().map(|(amount, _)| &amount.high);
        let mut ends: Vec<_> = self.form.phrase.range_from.iter().chain(amount).collect();
        ends.sort_by_key(|end| lexer.number(end));
        ends.iter().map(|end| lexer.written(end.glyphs.clone())).collect::<Vec<_>>().join(joint)
    }

    /// What is said of the values of a flow.
    fn of_year(&self, words: &'static str) -> &'static str {
        if self.form.nature == Nature::Level { "" } else { words }
    }

    fn number(&self) -> Number {
        let amount = self.form.phrase.amount.as_ref();
        amount.map_or_else(Number::zero, |(amount, _)| amount.high.numeral.value.clone())
    }

    /// The numbers without a unit of measure.
    fn numbers(&self) -> String {
        let low = self.form.phrase.amount.as_ref().and_then(|(amount, _)| amount.low.as_ref());
        let low = low.map(|low| format!("{}—", low.numeral.value.to_plain())).unwrap_or_default();
        low + &self.hundredths().to_plain()
    }

    /// The number, of a share in percent.
    fn hundredths(&self) -> Number {
        if self.is_in(UnitWord::Times) { self.number() * Number::hundred() } else { self.number() }
    }

    /// A third, which no percentage says exactly.
    fn is_endless(&self) -> bool {
        self.hundredths().decimals().is_none()
    }

    /// The amount of a percentage, with its sign of percent.
    fn in_percent(&self) -> String {
        let bare = self.form.phrase.amount.as_ref().is_some_and(|(amount, _)| amount.high.unit == UnitToken::Bare);
        let is_share = self.is_in(UnitWord::Times) && !self.is_endless();
        if bare || is_share { format!("{}%", self.numbers()) } else { self.quantity() }
    }

    /// The phrase as it was written.
    fn rest(&self) -> String {
        let lexer = self.form.lexer;
        lexer.written(0..lexer.end()).trim_end_matches(['。', '.', ' ']).to_owned()
    }

    /// The phrase with other words for its amount.
    fn with_amount(&self, words: impl Fn(&str) -> String) -> String {
        let place = self.form.phrase.amount.as_ref().map(|(_, place)| place.clone()).unwrap_or_default();
        let written = self.form.lexer.written(place);
        self.rest().replacen(written, &words(written), 1)
    }

    /// How the phrase is compared; an upper limit where it does not say so of a rise of what should fall.
    fn comparator(&self) -> Option<Comparator> {
        let phrase = &self.form.phrase;
        let limit = self.form.has_unclear_limit().then_some(Comparator::AtMost);
        phrase.comparator.as_ref().map(|(comparator, _)| *comparator).or(limit)
    }

    fn chinese_amount(&self, quantity: &str) -> String {
        match self.comparator() {
            _ if self.form.phrase.about.is_some() => format!("{quantity}左右"),
            Some(Comparator::AtLeast) => format!("{quantity}以上"),
            Some(Comparator::MoreThan) => format!("超过{quantity}"),
            Some(Comparator::AtMost) => format!("{quantity}以内"),
            Some(Comparator::LessThan) => format!("低于{quantity}"),
            None => quantity.to_owned(),
        }
    }

    fn chinese_verb(&self) -> &'static str {
        match &self.form.phrase.change {
            None => "增加",
            Some((change, _)) => match (change.direction, change.manner, self.form.nature) {
                (Direction::Rising, Manner::Growth | Manner::Rate, _) => "增长",
                (Direction::Rising, Manner::Move, Nature::Level) if self.form.lexer.counts_percent() => "提高",
                (Direction::Rising, Manner::Move, _) => "增加",
                (Direction::Falling, ..) => "下降",
            },
        }
    }

    fn chinese_change(&self) -> String {
        let verb = self.chinese_verb();
        let relative = if self.form.phrase.relative.is_some() { "相对" } else { "" };
        let amount = self.form.phrase.amount.as_ref().map(|_| self.chinese_amount(&self.quantity()));
        format!("{relative}{verb}{}", amount.unwrap_or_default())
    }

    fn chinese_points(&self, verb: &str) -> String {
        format!("{verb}{}", self.chinese_amount(&format!("{}个百分点", self.numbers())))
    }

    /// A change in the unit of measure of the phrase.
    fn chinese_move(&self, verb: &str, verb_of_points: &str) -> String {
        if self.is_in_points() {
            self.chinese_points(verb_of_points)
        } else {
            format!("{verb}{}", self.chinese_amount(&self.quantity()))
        }
    }

    fn is_in_points(&self) -> bool {
        self.is_in(UnitWord::Points)
    }

    fn is_in(&self, word: UnitWord) -> bool {
        let unit = self.form.phrase.amount.as_ref().map(|(amount, _)| &amount.high.unit);
        unit == Some(&UnitToken::Word(word))
    }

    /// The years that the phrase names for its change.
    fn chinese_years(&self) -> String {
        let phrase = &self.form.phrase;
        let every_year = matches!(phrase.period, Some((Period::EveryYear, _)));
        match &phrase.reference {
            _ if phrase.average.is_some() => String::from("年均"),
            _ if every_year => String::from("每年"),
            Some(((Reference::YearBefore, _), _)) => String::from("较上年"),
            Some(((Reference::Base, _), _)) => format!("较{}年", self.base()),
            None => String::new(),
        }
    }

    fn chinese_years_or_base(&self) -> String {
        let years = self.chinese_years();
        if years.is_empty() { format!("较{}年", self.base()) } else { years }
    }

    fn english_amount(&self, quantity: &str) -> String {
        match self.comparator() {
            _ if self.form.phrase.about.is_some() => format!("about {quantity}"),
            Some(Comparator::AtLeast) => format!("at least {quantity}"),
            Some(Comparator::MoreThan) => format!("more than {quantity}"),
            Some(Comparator::AtMost) => format!("at most {quantity}"),
            Some(Comparator::LessThan) => format!("less than {quantity}"),
            None => quantity.to_owned(),
        }
    }

    fn english_verb(&self) -> &'static str {
        match &self.form.phrase.change {
            None => "increase",
            Some((change, _)) => match (change.direction, change.manner) {
                (Direction::Rising, Manner::Growth | Manner::Rate) => "grow",
                (Direction::Rising, Manner::Move) => "increase",
                (Direction::Falling, _) => "decrease",
            },
        }
    }

    fn english_change(&self) -> String {
        let relative = if self.form.phrase.relative.is_some() { " in relative terms" } else { "" };
        match &self.form.phrase.amount {
            None => self.english_verb().to_owned(),
            Some(_) => format!("{}{relative}", self.english_move(self.english_verb())),
        }
    }

    fn english_points(&self, verb: &str) -> String {
        format!("{verb} by {}", self.english_amount(&format!("{} points", self.numbers())))
    }

    fn english_move(&self, verb: &str) -> String {
        if self.is_in_points() {
            self.english_points(verb)
        } else {
            format!("{verb} by {}", self.english_amount(&self.quantity()))
        }
    }

    fn english_years(&self) -> String {
        let phrase = &self.form.phrase;
        let every_year = matches!(phrase.period, Some((Period::EveryYear, _)));
        match &phrase.reference {
            _ if phrase.average.is_some() => String::from(" a year on average"),
            _ if every_year => String::from(" every year"),
            Some(((Reference::YearBefore, _), _)) => String::from(" over the year before"),
            Some(((Reference::Base, _), _)) => format!(" since {}", self.base()),
            None => String::new(),
        }
    }

    fn english_years_or_base(&self) -> String {
        let years = self.english_years();
        if years.is_empty() { format!(" since {}", self.base()) } else { years }
    }

    fn percentage(&self, number: Number) -> String {
        let unit = &self.form.context.indicator.unit_of_measure;
        let behind = if unit.is_percent() { String::from("%") } else { format!(" {unit}") };
        self.rest().replacen(&self.quantity(), &format!("{}{behind}", number.to_plain()), 1)
    }
}
