//! What a sentence says of one requirement.

use std::cmp::Ordering;

use super::of_total;
use crate::evaluate::{Criterion, Distance, Latest, RequirementJudgement, Scale, distance, scale};
use crate::locale::Texts;
use crate::model::{Basis, Better, Bound, Kind, Number, Plan, Quality, Status, UnitOfMeasure, Year};
use crate::report::requirement::{
    Figures, all_flag_words, distance_words, falls_short, in_document, known_total_words, ledger_words,
    measured_in_sentence, need_words, part_name, places_of, projection, unit_shown, wording_bracketed, wording_shown,
};
use crate::report::{Cell, Suffix, decimals_not_zero, status_words};

/// A requirement that is due in a year, in the words of a sentence.
pub(super) struct Sentence<'a> {
    pub(super) plan: &'a Plan,
    pub(super) part: &'a RequirementJudgement,
    pub(super) due: Year,
    pub(super) is_amended: bool,
    pub(super) texts: &'a Texts,
}

impl Sentence<'_> {
    pub(super) fn name(&self) -> String {
        let name = part_name(self.plan, self.part, self.texts);
        if self.is_amended { name + &self.texts.get("amended-mark") } else { name }
    }

    /// The figure, what is still needed and what comes out if it goes on so; the name alone where there is no figure.
    pub(super) fn whole(&self) -> String {
        let further = || need_words(self.plan, self.part, self.due, self.texts) + &self.projection();
        self.figure().map_or_else(|| self.name(), |figure| self.named(&(figure + &further())))
    }

    /// The figure of what does well, and what comes out if it goes on so.
    pub(super) fn success(&self) -> String {
        self.figure().map_or_else(|| self.name(), |figure| self.named(&(figure + &self.projection())))
    }

    /// The same without the name, for the cell of a table.
    pub(super) fn stand(&self) -> Option<String> {
        match self.part.status {
            Status::NoData if self.part.criterion.ledger_id().is_some() => Some(self.texts.get("bulletin-unverified")),
            Status::NoData => Some(self.texts.get("bulletin-no-figure")),
            status @ (Status::AwaitingJudgement | Status::Pending) => {
                let said = std::iter::once(status_words(self.texts, status)).chain(self.figure());
                Some(self.texts.joined("comma", said))
            }
            Status::AwaitingData => Some(self.awaited_year() + &self.figure().unwrap_or_default()),
            Status::Missed
            | Status::Regressing
            | Status::Behind
            | Status::InsufficientData
            | Status::AtRisk
            | Status::OnTrack
            | Status::Achieved
            | Status::AchievedEarly => self.figure(),
        }
    }

    /// What is asked, in the reader's language.
    pub(super) fn asked(&self) -> Option<String> {
        wording_shown(self.plan, self.part, self.texts)
    }

    /// That the figure of the due year is not there yet, and the last one.
    pub(super) fn awaited(&self) -> String {
        self.named(&(self.awaited_year() + &self.figure().unwrap_or_default()))
    }

    /// The figure of what cannot be judged, and why it cannot.
    pub(super) fn open(&self) -> String {
        let reasons = all_flag_words(self.texts, &self.part.flags, self.part);
        let reasons = if reasons.is_empty() { vec![self.texts.get("bulletin-no-pace")] } else { reasons };
        let said = self.figure().into_iter().chain([reasons.join(&self.texts.get("comma"))]);
        self.named(&self.texts.joined("semicolon", said))
    }

    pub(super) fn named(&self, said: &str) -> String {
        self.said("bulletin-named", &[("name", self.name()), ("said", said.to_owned())])
    }

    fn said(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.texts.format_owned(key, arguments)
    }

    fn awaited_year(&self) -> String {
        self.said("bulletin-year-awaited", &[("year", self.due.to_string())])
    }

    /// The figure of its year, how it moved, and how it lies to what is asked; of the ledger what it says beside the status.
    fn figure(&self) -> Option<String> {
        if self.part.criterion.ledger_id().is_some() {
            return ledger_words(self.part, self.texts);
        }
        let Latest { year, quality, .. } = self.part.latest.as_ref()?;
        let value = self.shown(&self.figures()?.latest())?;
        let firmness = if *quality == Quality::Provisional { "provisional" } else { "firm" };
        let arguments = [("year", year.to_string()), ("value", value), ("firmness", firmness.to_owned())];
        Some(self.said("bulletin-figure", &arguments) + &self.moved() + &self.compared())
    }

    fn figures(&self) -> Option<Figures<'_>> {
        Figures::of(self.plan, self.part, self.texts)
    }

    /// A number with its unit.
    fn shown(&self, cell: &Cell) -> Option<String> {
        let Cell::Number { value, decimals, suffix } = cell else { return None };
        let digits = in_document(value.to_fixed(*decimals), self.texts);
        Some(match suffix.as_str() {
            "" => measured_in_sentence(&digits, unit_shown(self.part, self.texts), self.texts),
            suffix => digits + suffix,
        })
    }

    fn is_rate(&self) -> bool {
        self.part.unit_of_measure.as_deref().is_some_and(|unit| UnitOfMeasure::new(unit).is_percent())
    }

    /// A difference of figures: of percentages it is in percentage points.
    fn difference(&self, number: &Number, least: u32, scale: Scale) -> Option<String> {
        let is_points = scale != Scale::Own || self.is_rate();
        let suffix = if is_points { Suffix::points(self.texts) } else { Suffix::None };
        let value = number.abs();
        self.shown(&Cell::Number { decimals: decimals_not_zero(&value, least), value, suffix })
    }

    /// The change that is compared; of a value, how it moved since the year before.
    fn moved(&self) -> String {
        if let Some(total) = known_total_words(self.part, self.texts) {
            return self.texts.get("comma") + &total;
        }
        let moved = match self.part.criterion.basis() {
            Some(Basis::Value) | None => self.since_year_before(),
            Some(Basis::CumulativeGrowth) => {
                let actual = self.figures().map(|figures| figures.actual().plain()).unwrap_or_default();
                of_total(self.part, &actual, self.texts)
            }
            Some(basis) => self.change_compared(basis),
        };
        moved.unwrap_or_default()
    }

    fn since_year_before(&self) -> Option<String> {
        let (growth, latest) = (self.part.growth.as_ref()?, self.part.latest.as_ref()?);
        let indicator = self.plan.indicators.with_id(self.part.indicator.as_ref()?)?;
        let before = match indicator.kind {
            Kind::Rate => &latest.value - growth,
            Kind::Stock | Kind::Flow | Kind::Ratio => {
                (&latest.value * &Number::hundred()).checked_div(&(&Number::hundred() + growth))?
            }
        };
        let change = &latest.value - &before;
        let wants_less = self.part.criterion.wanted() == Some(Better::Lower);
        let verb = if self.is_rate() {
            "rate"
        } else if wants_less {
            "level"
        } else {
            "count"
        };
        let places = change.decimals().unwrap_or_else(|| places_of(self.plan, self.part));
        self.change("bulletin-moved", (&change, self.difference(&change, places, Scale::Own)?), verb, None)
    }

    /// What the years make together, of what is asked as a total.
    pub(super) fn total(&self) -> Option<String> {
        let basis = self.part.criterion.basis().filter(|basis| *basis == Basis::Total)?;
        self.change_compared(basis)
    }

    fn change_compared(&self, basis: Basis) -> Option<String> {
        let actual = self.figures()?.actual();
        let Cell::Number { value, decimals, suffix } = actual else { return None };
        let amount = self.shown(&Cell::Number { value: value.abs(), decimals, suffix })?;
        let years =
            self.part.base.as_ref().zip(self.part.latest.as_ref()).map(|(base, latest)| (base.year, latest.year));
        let is_one_year = years.is_some_and(|(base, latest)| base.plus(1) == latest);
        let since = years.filter(|_| !is_one_year).map(|(base, _)| base);
        let (key, verb) = match basis {
            Basis::Total => ("bulletin-total", ""),
            Basis::AverageTotal => ("bulletin-average-total", ""),
            Basis::Increase(_) => ("bulletin-moved", "count"),
            Basis::Points(_) => ("bulletin-moved", "rate"),
            Basis::AverageGrowth if !is_one_year => ("bulletin-average", "growth"),
            Basis::AverageIncrease if self.is_rate() => ("bulletin-average", "rate"),
            Basis::AverageIncrease => ("bulletin-average", "count"),
            Basis::GrowthSinceBase if !is_one_year => ("bulletin-moved", "growth"),
            Basis::Growth | Basis::GrowthSinceBase | Basis::AverageGrowth => ("bulletin-growth", "growth"),
            Basis::Value | Basis::CumulativeGrowth => return None,
        };
        self.change(key, (&value, amount), verb, since)
    }

    /// A change in words, since a year that is not the one before.
    fn change(
        &self,
        key: &str,
        (change, amount): (&Number, String),
        verb: &str,
        since: Option<Year>,
    ) -> Option<String> {
        let latest = self.part.latest.as_ref()?.year;
        let before = || self.said("bulletin-year-before", &[("year", latest.plus(-1).to_string())]);
        let since = since.map_or_else(before, |year| self.said("bulletin-year", &[("year", year.to_string())]));
        let way = match change.cmp(&Number::zero()) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "same",
        };
        let way = if way == "same" || verb.is_empty() { way.to_owned() } else { format!("{verb}-{way}") };
        Some(self.said(key, &[("way", way), ("since", since), ("amount", amount)]))
    }

    /// How the figure lies to what is asked; where that is not one number, what is asked.
    fn compared(&self) -> String {
        self.against_goal().unwrap_or_else(|| {
            let wording = wording_bracketed(self.plan, self.part, self.texts).unwrap_or_default();
            self.said("bulletin-required", &[("wording", wording)]) + &distance_words(self.part, self.texts)
        })
    }

    fn against_goal(&self) -> Option<String> {
        let Criterion::Compared { basis, bound, .. } = &self.part.criterion else { return None };
        let key = match basis {
            Basis::Value => "bulletin-goal",
            Basis::Total => "bulletin-goal-total",
            Basis::Growth => "bulletin-goal-growth",
            Basis::GrowthSinceBase => "bulletin-goal-growth-since-base",
            Basis::AverageGrowth => "bulletin-goal-average-growth",
            Basis::Increase(_)
            | Basis::Points(_)
            | Basis::AverageIncrease
            | Basis::AverageTotal
            | Basis::CumulativeGrowth => return None,
        };
        let (level, actual) = (single_level(bound)?, self.part.actual.as_ref()?);
        let is_short = match distance(self.part)? {
            Distance::Holds => false,
            Distance::Short(_) | Distance::Above(_) => true,
            Distance::ShortOfTotal(..)
            | Distance::AboveTotal(..)
            | Distance::AtLimit
            | Distance::FailedIn(_)
            | Distance::Fell(..)
            | Distance::Rose(..)
            | Distance::Unchanged(_) => return None,
        };
        let scale = scale(self.part);
        let places = level.decimals().unwrap_or(1);
        let suffix = if scale == Scale::Own && !self.is_rate() { Suffix::None } else { Suffix::Percent };
        let goal = self.shown(&Cell::Number { value: level.clone(), decimals: places, suffix })?;
        let Cell::Number { decimals, .. } = self.figures()?.actual() else { return None };
        let difference = self.difference(&(actual - level), decimals.max(places), scale)?;
        let key_of_way = match (actual.cmp(level), is_short) {
            (Ordering::Equal, _) => "bulletin-reaches",
            (Ordering::Greater, false) => "bulletin-above",
            (Ordering::Less, false) => "bulletin-below",
            (Ordering::Greater, true) => "bulletin-too-high",
            (Ordering::Less, true) if scale == Scale::Percent => "bulletin-too-low",
            (Ordering::Less, true) => "bulletin-short",
        };
        let goal = self.said(key, &[("level", goal)]);
        Some(self.said(key_of_way, &[("goal", goal), ("amount", difference)]))
    }

    fn projection(&self) -> String {
        let (Some(projected), Some((value, decimals))) = (&self.part.projected, projection(self.plan, self.part))
        else {
            return String::new();
        };
        let is_points = scale(self.part) == Scale::Points;
        let suffix = match (is_points, self.is_rate()) {
            (true, _) => Suffix::points(self.texts),
            (false, true) => Suffix::Percent,
            (false, false) => Suffix::None,
        };
        let Some(shown) = self.shown(&Cell::Number { value, decimals, suffix }) else { return String::new() };
        let line = self.part.criterion.line().zip(self.part.threshold_value.as_ref()).filter(|_| !is_points);
        let misses = line.is_some_and(|(line, level)| !line.relation.holds(projected.cmp(level)));
        let outlook = if misses && falls_short(self.part.status) { "short" } else { "open" };
        let arguments = [("year", self.due.to_string()), ("projected", shown), ("outlook", outlook.to_owned())];
        self.said("bulletin-projection", &arguments)
    }
}

/// The number that is asked for, where it is one that nothing negative makes hard to read.
fn single_level(bound: &Bound) -> Option<&Number> {
    match bound {
        Bound::AtLeast(level) | Bound::MoreThan(level) | Bound::AtMost(level) | Bound::LessThan(level) => {
            Some(level).filter(|level| !level.is_negative())
        }
        Bound::Range { .. } | Bound::About { .. } => None,
    }
}
