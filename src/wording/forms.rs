//! What a phrase asks for, by its form, the kind of its indicator and the years that it spans.
//!
//! The table is that of docs/format.md, section 7. What it leaves open is refused with all readings.

use super::ambiguity::{Ambiguity, Possible};
use super::form::{Form, Nature};
use super::grammar::{Glyphs, Phrase, QuantityRange, clash, condense, contradiction, not_understood};
use super::lexer::{Lexer, Mark, Quantity, Token, TokenKind, UnitToken};
use super::stated::WrittenStart;
use super::vocabulary::{Manner, Period, UnitWord};
use super::{Fault, PhraseContext, Problem, Reading, agreement, context, several, stated, years};
use crate::model::{Basis, Better, Condition, Direction, Flow, Kind, Number, Reference, Term, Year};

/// Which figure is asked for.
#[derive(Clone, Copy)]
struct Asked {
    basis: Basis,
    every_year: bool,
}

impl From<Basis> for Asked {
    fn from(basis: Basis) -> Self {
        Self { basis, every_year: false }
    }
}

fn each_year(basis: Basis) -> Asked {
    Asked { basis, every_year: true }
}

/// A phrase that says something in all its parts, before it is known for which years.
pub(super) struct ParsedPhrase {
    start: Option<WrittenStart>,
    phrase: Box<Phrase>,
}

impl ParsedPhrase {
    pub(super) fn of(tokens: Vec<Token>, lexer: &Lexer<'_>) -> Result<Self, Fault> {
        let (mut tokens, start) = stated::without_start(context::in_context(tokens, lexer)?, lexer)?;
        agreement::refuse_lost_comparison(&tokens)?;
        tokens.retain(|token| !matches!(token.kind, TokenKind::Name));
        agreement::refuse_years(&tokens, lexer)?;
        several::refuse(&tokens, lexer)?;
        agreement::refuse(&tokens, lexer)?;
        let mut phrase = Phrase::of(&condense(&tokens)?)?;
        // 提高到四成: no rise leads to a part of what there was.
        let rises_to = matches!(phrase.change_to, Some((Direction::Rising, _)));
        phrase.reaches_share = rises_to || start.as_ref().is_some_and(WrittenStart::is_share);
        Ok(Self { start, phrase })
    }

    pub(super) fn due_year(&self) -> Option<Year> {
        self.phrase.due_year()
    }
}

/// What the parts of a phrase mean together.
pub(super) fn reading(parts: ParsedPhrase, lexer: &Lexer<'_>, context: &PhraseContext<'_>) -> Result<Reading, Fault> {
    let ParsedPhrase { start, mut phrase } = parts;
    agreement::refuse_fall_of_place(&phrase, lexer)?;
    let stated_base = start.map(|start| start.stated(&mut phrase, lexer, context)).transpose()?;
    if context.every_year {
        phrase.period.get_or_insert((Period::EveryYear, 0..lexer.end()));
    }
    let flow = (context.indicator.kind == Kind::Flow).then(|| lexer.flow());
    let nature = match flow {
        None => Nature::Level,
        Some(Flow::Level { .. }) => Nature::LevelFlow,
        Some(Flow::Event { .. }) => Nature::EventFlow,
    };
    let term = term(&phrase, context);
    let form = Form { phrase, lexer, context, nature, term };
    form.check_years()?;
    if context.every_year && form.phrase.average.is_some() {
        return Err(form.period_clash());
    }
    form.agree()?;
    if form.phrase.range_from.is_some() {
        return Err(form.ambiguous(&form.amount_place(), &[form.in_due_year(), Possible::Between]));
    }
    let (condition, every_year) = form.condition()?;
    let upper_end = form.upper_end();
    let base = form.phrase.reference.as_ref().and_then(|((_, year), _)| *year);
    Ok(Reading { condition, upper_end, every_year, base, due: form.phrase.due_year(), stated_base, flow, term })
}

/// 累计 in a year's list counts from the plan's first year; 一年 there is the year of the list.
fn term(phrase: &Phrase, context: &PhraseContext<'_>) -> Term {
    let own_years = context.term.due.since(context.term.base);
    let is_own = phrase.years.as_ref().is_some_and(|(count, _)| i64::from(*count) == i64::from(own_years));
    if phrase.sums().is_some() && !is_own { context.whole } else { context.term }
}

impl<'a> Form<'a> {
    fn condition(&self) -> Result<(Condition, bool), Fault> {
        if let Some((_, place)) = &self.phrase.record {
            let every_year = matches!(self.phrase.period, Some((Period::EveryYear, _)));
            return self.record_high(place).map(|condition| (condition, every_year));
        }
        let Some((amount, place)) = &self.phrase.amount else { return self.trend() };
        // The low end may owe its multiplier to the high one, which is then unclear first.
        for end in [Some(&amount.high), amount.low.as_ref()].into_iter().flatten() {
            self.lexer.certain(end)?;
        }
        let asked = self.asked(&amount.high)?;
        self.refuse_fraction(amount, asked.basis)?;
        self.refuse_unclear_end(amount, asked.basis)?;
        let bound = self.bound(amount, place, asked.basis)?;
        Ok((Condition::Compared { basis: asked.basis, bound }, asked.every_year))
    }

    fn record_high(&self, place: &Glyphs) -> Result<Condition, Fault> {
        let phrase = &self.phrase;
        let others = [
            phrase.amount.as_ref().map(|(_, place)| place),
            phrase.comparator.as_ref().map(|(_, place)| place),
            phrase.total.as_ref().map(|(_, place)| place),
            phrase.change.as_ref().map(|(_, place)| place),
            phrase.reference.as_ref().map(|(_, place)| place),
            phrase.average.as_ref().map(|(_, place)| place),
        ];
        others.into_iter().flatten().next().map_or(Ok(Condition::RecordHigh), |other| Err(clash(place, other)))
    }

    /// Without a number, and without anything that would need one.
    fn trend(&self) -> Result<(Condition, bool), Fault> {
        let phrase = &self.phrase;
        let is_done = phrase.make.is_some() || phrase.lasting.is_some() || phrase.hold.is_some();
        let problem = if is_done { Problem::Unmeasured } else { Problem::MissingNumber };
        let missing = Fault { glyphs: 0..self.lexer.end(), problem };
        let needs_number = [
            &phrase.about,
            &phrase.level,
            &phrase.passes,
            &phrase.hold,
            &phrase.control,
            &phrase.make,
            &phrase.lasting,
            &phrase.total,
            &phrase.over,
            &phrase.relative,
            &phrase.between,
        ]
        .iter()
        .any(|part| part.is_some())
            || phrase.comparator.is_some()
            || phrase.average.is_some()
            || phrase.due_year().is_some()
            || phrase.sums().is_some();
        let Some((change, _)) = phrase.change.as_ref().filter(|(change, _)| !needs_number && !change.is_new) else {
            return Err(missing);
        };
        let condition = Condition::Trend(change.direction);
        if let Some(((Reference::YearBefore, _), place)) = phrase.reference.as_ref().filter(|_| self.spans_years()) {
            return Err(self.ambiguous(place, &[Possible::RisingEveryYear, Possible::RisingSinceBase]));
        }
        match &phrase.period {
            Some((Period::EveryYear, place)) if phrase.reference.is_some() => {
                Err(self.ambiguous(place, &[Possible::RisingEveryYear, Possible::RisingSinceBase]))
            }
            Some((Period::EveryYear, _)) => Ok((condition, true)),
            Some((Period::AYear | Period::Yearly, place)) if self.spans_years() => {
                Err(self.ambiguous(place, &[Possible::RisingEveryYear, Possible::RisingSinceBase]))
            }
            Some((Period::AYear | Period::Yearly | Period::InYear, _)) | None => Ok((condition, false)),
        }
    }

    /// A stated number of years, or a stated period, is that of the requirement.
    fn check_years(&self) -> Result<(), Fault> {
        let years = &self.term;
        if let Some((count, place)) = &self.phrase.years
            && i64::from(*count) != i64::from(years.due.since(years.base))
        {
            return Err(Fault { glyphs: place.clone(), problem: Problem::OtherYears(*years) });
        }
        if let Some(((first, last, false), place)) = &self.phrase.from
            && (*first, *last) != (years.first, years.due)
        {
            return Err(Fault { glyphs: place.clone(), problem: Problem::OtherYears(*years) });
        }
        if let Some((_, place)) = self.phrase.from_year.as_ref().filter(|(year, _)| *year > years.base) {
            return Err(not_understood(place));
        }
        Ok(())
    }

    /// Whether more than one year counts from the base year to the due one.
    fn changes_over_years(&self) -> bool {
        let years = &self.term;
        let base = self.phrase.reference.as_ref().and_then(|((_, year), _)| *year).unwrap_or(years.base);
        years.due.since(base) > 1
    }

    /// Whether the amounts of more than one year count.
    fn spans_years(&self) -> bool {
        self.term.due > self.term.first
    }

    pub(super) fn ambiguous(&self, place: &Glyphs, readings: &[Possible]) -> Fault {
        Ambiguity::new(self, place).between(readings)
    }

    pub(super) fn amount_place(&self) -> Glyphs {
        0..self.lexer.end()
    }

    fn open(&self, readings: &[Possible]) -> Result<Asked, Fault> {
        Err(self.ambiguous(&self.amount_place(), readings))
    }

    fn asked(&self, quantity: &Quantity) -> Result<Asked, Fault> {
        let in_percent = self.lexer.counts_percent();
        let phrase = &self.phrase;
        let moves = phrase.moves();
        let relates = moves || (phrase.reference.is_some() && !self.names_level());
        let manner = phrase.change.as_ref().map(|(change, _)| change.manner);
        // By 17 %: which way, another word must say.
        if phrase.by.is_some() && phrase.change.is_none() && phrase.change_to.is_none() {
            return self.open(&[Possible::Rise, Possible::Fall]);
        }
        match quantity.unit {
            UnitToken::Word(UnitWord::Points) if in_percent && !moves && self.names_level() => {
                self.open(&[Possible::Percent, Possible::Rise, Possible::Fall])
            }
            UnitToken::Word(UnitWord::Points) if in_percent && !moves => self.open(&[Possible::Rise, Possible::Fall]),
            UnitToken::Word(UnitWord::Points) if in_percent => self.points(),
            UnitToken::Word(UnitWord::Points) => {
                Err(Fault { glyphs: quantity.unit_glyphs.clone(), problem: Problem::NeedsRate })
            }
            UnitToken::Word(UnitWord::Times) if phrase.share && !moves => self.share(quantity),
            UnitToken::Word(UnitWord::Times) if in_percent && self.is_unclear_share() => self.percent_of_percent(),
            UnitToken::Word(UnitWord::Times) => self.times(quantity),
            UnitToken::Word(UnitWord::Percent) if in_percent && self.is_own_growth() => self.level(),
            UnitToken::Word(UnitWord::Percent) if in_percent && moves && phrase.relative.is_none() => {
                self.percent_of_percent()
            }
            UnitToken::Word(UnitWord::Percent) if in_percent && moves => self.growth(),
            UnitToken::Word(UnitWord::Percent) if in_percent && relates => self.percent_of_percent(),
            UnitToken::Word(UnitWord::Percent) if in_percent && self.may_be_reduction(quantity) => {
                self.open(&[Possible::Fall, Possible::AtLeast])
            }
            UnitToken::Word(UnitWord::Percent) if in_percent => self.level(),
            UnitToken::Word(UnitWord::Percent) if moves => self.growth(),
            UnitToken::Word(UnitWord::Percent) if relates => self.open(&[Possible::Rise, Possible::Fall]),
            UnitToken::Word(UnitWord::Percent) => Err(self.lexer.not_own(quantity)),
            UnitToken::Bare if relates && in_percent => self.percent_of_percent(),
            UnitToken::Bare if relates && manner.is_some_and(|manner| manner != Manner::Move) => {
                Err(self.lexer.not_percent(quantity))
            }
            UnitToken::Own(_) | UnitToken::Bare if moves => self.increase(),
            UnitToken::Own(_) | UnitToken::Bare if relates => self.open(&[Possible::Rise, Possible::Fall]),
            UnitToken::Own(_) | UnitToken::Bare if self.may_be_reduction(quantity) => {
                self.open(&[Possible::Reduction, Possible::AtLeast])
            }
            UnitToken::Own(_) | UnitToken::Bare => self.level(),
        }
    }

    /// 增长6% of a rate of growth is its value.
    fn is_own_growth(&self) -> bool {
        let phrase = &self.phrase;
        let grows = matches!(&phrase.change, Some((change, _)) if change.manner != Manner::Move);
        grows && phrase.reference.is_none() && phrase.relative.is_none() && self.lexer.grows()
    }

    /// −20 without another word: less by 20, or a value below zero.
    fn may_be_reduction(&self, quantity: &Quantity) -> bool {
        let is_range = self.phrase.amount.as_ref().is_some_and(|(amount, _)| amount.low.is_some());
        let is_bare = self.phrase.comparator.is_none() && self.phrase.about.is_none() && !self.names_level();
        quantity.numeral.value.is_negative() && !is_range && is_bare
    }

    /// Two thirds as a level: of an indicator in percent a share of the whole, else nothing.
    fn share(&self, quantity: &Quantity) -> Result<Asked, Fault> {
        match self.phrase.change_to {
            // Half of 2010 levels.
            _ if self.phrase.reference.is_some() => self.times(quantity),
            Some(_) if self.lexer.counts_percent() && self.phrase.reaches_share => self.level(),
            Some(_) if self.lexer.counts_percent() => Err(contradiction(&quantity.glyphs)),
            Some(_) => self.times(quantity),
            None if self.lexer.counts_percent() => self.level(),
            None => Err(self.lexer.not_own(quantity)),
        }
    }

    /// 提高三成 of a percentage is as unclear as 提高30%; to cut one by a third is to cut it to two thirds.
    fn is_unclear_share(&self) -> bool {
        let phrase = &self.phrase;
        phrase.share && phrase.moves() && phrase.relative.is_none() && (phrase.tenths || !phrase.falls())
    }

    /// 达到, 提高到, 突破: the number is what is reached.
    pub(super) fn names_level(&self) -> bool {
        let phrase = &self.phrase;
        phrase.change_to.is_some() || phrase.level.is_some() || (phrase.passes.is_some() && !phrase.moves())
    }

    /// 翻番, 增长2倍, 增加到2倍: times the base value.
    fn times(&self, quantity: &Quantity) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        let other = phrase.average.as_ref().map(|(_, place)| place);
        let yearly = phrase.period.as_ref().filter(|(period, _)| *period != Period::InYear).map(|(_, place)| place);
        let twice_less = phrase.falls() && quantity.numeral.value >= Number::one();
        if let Some(other) = other.or(yearly).or(Some(&quantity.glyphs).filter(|_| twice_less)) {
            return Err(contradiction(other));
        }
        // To double is a change already, and no rise leads to half.
        let is_against = phrase.change_to.as_ref().is_some_and(|(direction, _)| match direction {
            Direction::Rising => quantity.numeral.value <= Number::one(),
            Direction::Falling => quantity.numeral.value >= Number::one(),
        });
        if is_against || (phrase.change_to.is_some() && phrase.change.is_some()) {
            return Err(contradiction(&quantity.glyphs));
        }
        if !phrase.moves() && !self.names_level() && phrase.reference.is_none() {
            return Err(self.lexer.not_own(quantity));
        }
        Ok(match phrase.reference {
            Some(((Reference::YearBefore, _), _)) => Basis::Growth,
            Some(((Reference::Base, _), _)) | None => Basis::GrowthSinceBase,
        }
        .into())
    }

    fn percent_of_percent(&self) -> Result<Asked, Fault> {
        self.open(&[Possible::Points, Possible::Relative])
    }

    /// Growth in percent.
    fn growth(&self) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        let every_year = matches!(phrase.period, Some((Period::EveryYear, _)));
        if phrase.average.is_some() {
            return Ok(Basis::AverageGrowth.into());
        }
        match phrase.reference {
            Some(((Reference::YearBefore, _), _)) if every_year => return Ok(each_year(Basis::Growth)),
            Some(((Reference::YearBefore, _), _)) => return Ok(Basis::Growth.into()),
            Some(((Reference::Base, _), _)) if every_year => return Err(self.period_clash()),
            Some(((Reference::Base, _), _)) => return Ok(Basis::GrowthSinceBase.into()),
            None => {}
        }
        if phrase.sums().is_some() {
            return if every_year { Err(self.period_clash()) } else { Ok(Basis::GrowthSinceBase.into()) };
        }
        let stated_period = self.context.own_base
            || (phrase.falls()
                && (phrase.due_year().is_some() || years::names_period(self.context.sentence, &self.term)));
        match phrase.period {
            Some((Period::EveryYear, _)) if phrase.due_year().is_some() && self.spans_years() => {
                self.open(&[Possible::GrowthEveryYear, Possible::YearOnYear])
            }
            Some((Period::EveryYear, _)) => Ok(each_year(Basis::Growth)),
            Some((Period::InYear, _)) => Ok(Basis::Growth.into()),
            Some((Period::AYear | Period::Yearly, _)) if self.spans_years() => {
                self.open(&[Possible::GrowthEveryYear, Possible::AverageGrowth, Possible::YearOnYear])
            }
            _ if !self.changes_over_years() => Ok(Basis::Growth.into()),
            _ if phrase.in_year.is_some() && !self.context.own_base => {
                self.open(&[Possible::GrowthSinceBase, Possible::YearOnYear])
            }
            _ if stated_period => Ok(Basis::GrowthSinceBase.into()),
            _ => self.open(&[
                Possible::GrowthSinceBase,
                Possible::AverageGrowth,
                Possible::YearOnYear,
                Possible::GrowthEveryYear,
            ]),
        }
    }

    fn points(&self) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        let every_year = matches!(phrase.period, Some((Period::EveryYear, _)));
        if phrase.average.is_some() {
            return Ok(Basis::AverageIncrease.into());
        }
        self.difference(Basis::Points, every_year)
    }

    /// An increase in the indicator's unit of measure.
    fn increase(&self) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        let is_new = phrase.change.as_ref().is_some_and(|(change, _)| change.is_new);
        let every_year = matches!(phrase.period, Some((Period::EveryYear, _)));
        let is_event = self.nature == Nature::EventFlow;
        if self.nature == Nature::Level {
            return if phrase.average.is_some() {
                Ok(Basis::AverageIncrease.into())
            } else {
                self.difference(Basis::Increase, every_year)
            };
        }
        if phrase.reference.is_some() {
            return self.difference(Basis::Increase, every_year);
        }
        if phrase.average.is_some() && is_event && phrase.falls() {
            return self.open(&[Possible::YearlyMean, Possible::IncreaseSinceBase]);
        }
        if phrase.average.is_some() {
            let basis = if is_new || is_event { Basis::AverageTotal } else { Basis::AverageIncrease };
            return Ok(basis.into());
        }
        if phrase.sums().is_some() && is_new {
            return if every_year { Err(self.period_clash()) } else { Ok(Basis::Total.into()) };
        }
        match (&phrase.period, is_new) {
            (Some((Period::EveryYear, _)), true) if self.is_event_by_name() => self.value_every_year(),
            (Some((Period::EveryYear, _)), true) if is_event => {
                self.open(&[Possible::EveryYear, Possible::IncreaseEveryYear])
            }
            (Some((Period::EveryYear, _)), _) => self.difference(Basis::Increase, true),
            (Some((Period::InYear, _)), true) => Ok(Basis::Value.into()),
            (Some((Period::InYear, _)), false) => self.open(&[Possible::InYear, Possible::IncreaseInDueYear]),
            (Some((Period::AYear | Period::Yearly, _)), true) if self.spans_years() => {
                self.open(&[Possible::EveryYear, Possible::YearlyMean, Possible::InYear])
            }
            (Some((Period::AYear | Period::Yearly, _)), false) if self.spans_years() => self.open(&YEARLY_INCREASES),
            (_, true) if phrase.in_year.is_some() && self.spans_years() => {
                self.open(&[Possible::InYear, Possible::Total])
            }
            (_, true) => Ok(self.amount_of_period().into()),
            (_, false) if phrase.falls() => self.fall_of_flow(),
            (_, false) => self.open(&[Possible::CumulativeNew, Possible::IncreaseSinceBase]),
        }
    }

    /// Whether the indicator itself counts events, without a word of the wording.
    fn is_event_by_name(&self) -> bool {
        matches!(self.lexer.flow_by_name(), Some(Flow::Event { .. }))
    }

    /// Less of a flow than in the base year.
    fn fall_of_flow(&self) -> Result<Asked, Fault> {
        if !self.changes_over_years() {
            return Ok(Basis::Increase(Reference::Base).into());
        }
        if self.nature == Nature::EventFlow {
            return self.open(&[Possible::IncreaseSinceBase, Possible::IncreaseEveryYear]);
        }
        self.open(&[Possible::IncreaseSinceBase, Possible::AverageIncrease, Possible::IncreaseEveryYear])
    }

    /// The difference of two values: against the year that is named, each year, or against the base year.
    fn difference(&self, basis: fn(Reference) -> Basis, every_year: bool) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        let reference = phrase.reference.as_ref().map(|((reference, _), _)| *reference);
        if every_year && (phrase.sums().is_some() || reference == Some(Reference::Base)) {
            return Err(self.period_clash());
        }
        if every_year && phrase.due_year().is_some() && self.spans_years() {
            return self.open(&[Possible::IncreaseEveryYear, Possible::IncreaseInDueYear]);
        }
        if every_year {
            return Ok(each_year(basis(Reference::YearBefore)));
        }
        match (reference, &phrase.period) {
            (Some(reference), _) => Ok(basis(reference).into()),
            (None, Some((Period::InYear, _))) => Ok(basis(Reference::YearBefore).into()),
            (None, Some((Period::AYear | Period::Yearly, _))) if self.changes_over_years() => {
                self.open(&YEARLY_INCREASES)
            }
            (None, _) if phrase.in_year.is_some() && self.changes_over_years() => {
                self.open(&[Possible::IncreaseSinceBase, Possible::IncreaseInDueYear])
            }
            (None, _) => Ok(basis(Reference::Base).into()),
        }
    }

    /// The amount of the years together; of one year it is the value.
    fn amount_of_period(&self) -> Basis {
        if self.spans_years() { Basis::Total } else { Basis::Value }
    }

    fn value_every_year(&self) -> Result<Asked, Fault> {
        if self.phrase.due_year().is_some() && self.spans_years() {
            return self.open(&[Possible::EveryYear, Possible::InYear]);
        }
        Ok(each_year(Basis::Value))
    }

    /// The number is the value itself, or an amount of the years together.
    fn level(&self) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        if let Some((_, place)) = &phrase.total {
            return self.total(place);
        }
        if let Some((a_year, place)) = &phrase.average {
            return self.mean(*a_year, place);
        }
        let makes_more = (phrase.make.is_some() || phrase.lasting.is_some()) && self.nature == Nature::Level;
        match &phrase.period {
            Some((Period::EveryYear, _)) if makes_more && !self.names_level() => {
                return self.open(&[Possible::IncreaseEveryYear, Possible::EveryYear]);
            }
            Some((Period::InYear, _)) if makes_more && !self.names_level() => {
                return self.open(&[Possible::IncreaseInDueYear, Possible::DueYear]);
            }
            Some((Period::EveryYear, _)) if phrase.change_to.is_some() && self.spans_years() => {
                return self.open(&[Possible::EveryYear, self.in_due_year()]);
            }
            Some((Period::EveryYear, _)) => return self.value_every_year(),
            Some((Period::InYear, _)) => return Ok(Basis::Value.into()),
            // A rise to an annual 500 leads there in the end.
            Some((Period::Yearly, _)) if phrase.change_to.is_some() => {}
            Some((Period::Yearly, _)) if self.nature != Nature::EventFlow => {
                return Ok(Asked { basis: Basis::Value, every_year: self.spans_years() });
            }
            Some((Period::AYear | Period::Yearly, _)) if self.spans_years() => return self.open(self.yearly_amounts()),
            Some((Period::AYear | Period::Yearly, _)) => return Ok(Basis::Value.into()),
            None => {}
        }
        if self.is_held() {
            return self.open(self.held_amounts());
        }
        if let Some(place) = phrase.sums() {
            return self.total(place);
        }
        if self.names_level() {
            return match self.nature {
                Nature::EventFlow if self.spans_years() => self.open(&AMOUNTS),
                Nature::Level | Nature::LevelFlow | Nature::EventFlow => Ok(Basis::Value.into()),
            };
        }
        if phrase.control.is_some() {
            return Ok(Basis::Value.into());
        }
        if phrase.in_year.is_some() && self.nature != Nature::Level && self.spans_years() {
            return self.open(&[Possible::InYear, Possible::Total]);
        }
        // 全部完成: of all there are none can be more.
        let is_all = phrase.amount.as_ref().is_some_and(|(amount, _)| amount.high.mark == Mark::Word);
        let makes = !is_all && (phrase.make.is_some() || phrase.lasting.is_some());
        let makes_bad = makes && self.context.indicator.better == Better::Lower;
        match self.nature {
            Nature::Level if makes_bad => self.open(&[Possible::Reduction, Possible::DueYear]),
            // Save 20 GWh.
            _ if makes_bad && phrase.comparator.is_none() => self.open(&[Possible::Reduction, Possible::Total]),
            Nature::Level if makes => self.open(&[Possible::Additional, Possible::DueYear]),
            Nature::Level => Ok(Basis::Value.into()),
            Nature::LevelFlow if self.spans_years() && !makes => self.open(&AMOUNTS),
            Nature::LevelFlow | Nature::EventFlow => Ok(self.amount_of_period().into()),
        }
    }

    /// 保持在: in each year, or in the last. 控制在 with a year is a level of that year.
    fn is_held(&self) -> bool {
        let phrase = &self.phrase;
        let is_controlled = phrase.control.is_some() && phrase.due_year().is_none();
        (phrase.hold.is_some() || is_controlled) && self.spans_years()
    }

    fn total(&self, place: &Glyphs) -> Result<Asked, Fault> {
        let phrase = &self.phrase;
        if let Some((Period::EveryYear | Period::AYear | Period::Yearly, other)) = &phrase.period {
            return Err(clash(place, other));
        }
        if let Some((_, other)) = &phrase.average {
            return Err(clash(place, other));
        }
        let is_whole = phrase.level.is_some() || phrase.lasting.is_some() || phrase.change_to.is_some();
        match self.nature {
            Nature::Level if is_whole => Ok(Basis::Value.into()),
            Nature::Level => {
                let is_share = self.lexer.counts_percent();
                let level: &[Possible] = if is_share { &[] } else { &[Possible::Additional] };
                let readings = [&[Possible::DueYear], level].concat();
                let instead = Ambiguity::new(self, place).alternatives(&readings);
                Err(Fault { glyphs: place.clone(), problem: Problem::NeedsFlow(instead) })
            }
            Nature::LevelFlow | Nature::EventFlow if is_whole => self.open(&[Possible::Total, Possible::AllThereAre]),
            Nature::LevelFlow | Nature::EventFlow => Ok(Basis::Total.into()),
        }
    }

    /// 年均N: the mean amount of the years; 20 a year on average of a stock is what it gains.
    fn mean(&self, a_year: bool, place: &Glyphs) -> Result<Asked, Fault> {
        match self.nature {
            Nature::LevelFlow | Nature::EventFlow => Ok(Basis::AverageTotal.into()),
            Nature::Level if a_year && !self.lexer.counts_percent() => Ok(Basis::AverageIncrease.into()),
            Nature::Level => {
                let instead = Ambiguity::new(self, place).alternatives(&[Possible::DueYear, Possible::EveryYear]);
                Err(Fault { glyphs: place.clone(), problem: Problem::NeedsFlowForMean(instead) })
            }
        }
    }

    fn in_due_year(&self) -> Possible {
        if self.nature == Nature::EventFlow { Possible::InYear } else { Possible::DueYear }
    }

    fn yearly_amounts(&self) -> &'static [Possible] {
        match self.nature {
            Nature::Level => &[Possible::EveryYear, Possible::InYear],
            Nature::LevelFlow | Nature::EventFlow => &[Possible::EveryYear, Possible::YearlyMean, Possible::InYear],
        }
    }

    fn held_amounts(&self) -> &'static [Possible] {
        match self.nature {
            Nature::Level => &[Possible::EveryYear, Possible::DueYear],
            Nature::LevelFlow => &[Possible::EveryYear, Possible::DueYear, Possible::YearlyMean],
            Nature::EventFlow => &[Possible::EveryYear, Possible::InYear, Possible::YearlyMean],
        }
    }

    fn period_clash(&self) -> Fault {
        if self.context.every_year {
            return Fault { glyphs: 0..self.lexer.end(), problem: Problem::NotEachYear };
        }
        let place = self.phrase.period.as_ref().map_or_else(|| self.amount_place(), |(_, place)| place.clone());
        contradiction(&place)
    }

    /// 0.9 of an indicator in percent may be nine tenths.
    fn refuse_fraction(&self, amount: &QuantityRange, basis: Basis) -> Result<(), Fault> {
        let is_share = self.lexer.counts_percent() || self.context.indicator.kind == Kind::Rate;
        let of_level = matches!(basis, Basis::Value | Basis::AverageTotal | Basis::Total);
        let number = &amount.high.numeral.value;
        let looks_like_fraction = number.is_positive() && *number <= Number::one();
        if is_share && of_level && amount.high.unit == UnitToken::Bare && looks_like_fraction {
            return Err(self.ambiguous(&amount.high.glyphs, &[Possible::Percent, Possible::Hundredfold]));
        }
        Ok(())
    }

    /// Zero of a flow over years is its total, or the number of one of them; = and all are clear at the end of what can be.
    fn refuse_unclear_end(&self, amount: &QuantityRange, basis: Basis) -> Result<(), Fault> {
        let number = &amount.high.numeral.value;
        let is_best = match self.context.indicator.better {
            Better::Higher => self.lexer.counts_percent() && *number == Number::hundred(),
            Better::Lower => number.is_zero(),
        };
        let is_all = amount.high.mark == Mark::Word && *number == Number::hundred();
        if let Some((_, place)) = self.phrase.equal.as_ref().filter(|_| !is_best) {
            return Err(not_understood(place));
        }
        if is_all && !is_best {
            return Err(contradiction(&amount.high.glyphs));
        }
        if number.is_zero() && basis == Basis::Total && self.phrase.sums().is_none() {
            return Err(self.ambiguous(&self.amount_place(), &AMOUNTS));
        }
        let is_plain_level = basis == Basis::Value && self.phrase.comparator.is_none() && self.phrase.about.is_none();
        if number.is_zero() && is_plain_level && !is_best && self.phrase.change_to.is_none() && amount.low.is_none() {
            return Err(self.ambiguous(&self.amount_place(), &[Possible::AtMost, Possible::AtLeast]));
        }
        Ok(())
    }

    /// Whether the offered wordings are English: a phrase without letters is in the language of its sentence.
    pub(super) fn is_english(&self) -> bool {
        let has_letters = self.lexer.written(0..self.lexer.end()).contains(|letter: char| letter.is_ascii_alphabetic());
        let context = self.context;
        let around = if context.sentence.is_empty() { &context.indicator.name } else { context.sentence };
        let is_chinese = |text: &str| text.contains(|character: char| character >= '\u{2E80}');
        self.lexer.is_english() && (has_letters || !is_chinese(around))
    }
}

const AMOUNTS: [Possible; 3] = [Possible::Total, Possible::InYear, Possible::EveryYear];
const YEARLY_INCREASES: [Possible; 3] =
    [Possible::IncreaseEveryYear, Possible::AverageIncrease, Possible::IncreaseInDueYear];
