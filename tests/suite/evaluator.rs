//! A second evaluator, written from the rules and not from the program: whatever a plan asks of whatever values, both come
//! to the same status, verdict, figure, completion and pace.

use std::collections::{BTreeMap, BTreeSet};

use fsip::evaluate::{Options, RequirementJudgement, cumulative_growth_percent};
use fsip::load::Folder;
use fsip::model::{
    Basis, Better, Bound, Condition, Direction, Kind, Method, Moment, Number, Reference, Requirement, Status, Year,
};
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;

const BASE: i32 = 2020;
const FIRST: i32 = 2021;

/// What is asked, of which values, and when.
#[derive(Clone, Debug)]
struct Case {
    kind: Kind,
    better: Better,
    condition: Condition,
    every_year: bool,
    /// The base year of the requirement itself.
    own_base: Option<i32>,
    due: i32,
    as_of: i32,
    /// The value of a year, and whether the series starts anew with it.
    values: BTreeMap<i32, (i64, bool)>,
}

/// What comes out; figures with nine decimal places, for some are roots.
#[derive(Debug, PartialEq)]
struct Outcome {
    status: Status,
    met: Option<bool>,
    actual: Option<String>,
    completion: Option<String>,
    pace: Option<String>,
}

fn outcome(status: Status, met: Option<bool>) -> Outcome {
    Outcome { status, met, actual: None, completion: None, pace: None }
}

fn shown(number: &Number) -> String {
    number.to_fixed(9)
}

fn ratio(part: &Number, whole: &Number) -> Option<Number> {
    part.checked_div(whole)
}

fn n(number: i32) -> Number {
    Number::from(number)
}

/// `1 + percent / 100`
fn factor(percent: &Number) -> Number {
    Number::one() + ratio(percent, &Number::hundred()).unwrap()
}

/// What grows by `percent` a year comes to: in the last year, or in all together.
fn grown(base: &Number, percent: &Number, years: i32, in_total: bool) -> Number {
    let of = |year: i32| base * &factor(percent).power(u32::try_from(year).unwrap());
    if in_total { (1..=years).map(of).sum() } else { of(years) }
}

/// A figure with the order in which it lies to a number, and the level that it stands for.
struct Figure {
    actual: Number,
    /// For growth: from which value, over how many years, and whether it is their total that grows.
    grown: Option<(Number, i32, bool)>,
    level: Number,
}

impl Case {
    fn value(&self, year: i32) -> Option<Number> {
        self.values.get(&year).map(|(value, _)| Number::from(*value))
    }

    fn is_broken(&self, earlier: i32, later: i32) -> bool {
        self.values.iter().any(|(year, (_, anew))| *anew && earlier < *year && *year <= later)
    }

    fn base_year(&self) -> i32 {
        self.own_base.unwrap_or(BASE)
    }

    fn last_known(&self) -> Option<i32> {
        self.values.range(..=self.as_of.min(self.due)).next_back().map(|(year, _)| *year)
    }

    /// The base; of a later year than what is judged it is none.
    fn base(&self) -> Option<Number> {
        self.value(self.base_year()).filter(|_| self.last_known().is_some_and(|last| self.base_year() <= last))
    }

    fn wants_more(&self, bound: &Bound) -> bool {
        match bound {
            Bound::AtLeast(_) | Bound::MoreThan(_) => true,
            Bound::AtMost(_) | Bound::LessThan(_) => false,
            Bound::Range { .. } | Bound::About { .. } => self.better == Better::Higher,
        }
    }

    /// The one comparison that decides: the number, whether more is wanted, and whether the number itself is enough.
    fn line(&self, bound: &Bound) -> (Number, bool, bool) {
        let more = self.wants_more(bound);
        match bound {
            Bound::AtLeast(number) | Bound::AtMost(number) => (number.clone(), more, true),
            Bound::MoreThan(number) | Bound::LessThan(number) => (number.clone(), more, false),
            Bound::Range { low, high } => ((if more { low } else { high }).clone(), more, true),
            Bound::About { level, tolerance } => {
                let off = ratio(&(level.abs() * tolerance.clone()), &Number::hundred()).unwrap();
                (if more { level - &off } else { level + &off }, more, true)
            }
        }
    }

    fn aim(&self, bound: &Bound) -> Number {
        match bound {
            Bound::About { level, .. } => level.clone(),
            Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Range { .. } => {
                self.line(bound).0
            }
        }
    }

    fn keeps(&self, bound: &Bound, number: &Number) -> bool {
        let (line, more, equal_counts) = self.line(bound);
        (equal_counts && *number == line) || if more { *number > line } else { *number < line }
    }

    /// The same for growth over so many years, without a root.
    fn grows_enough(&self, bound: &Bound, (base, in_total): (&Number, bool), level: &Number, years: i32) -> bool {
        let (line, more, equal_counts) = self.line(bound);
        let asked = grown(base, &line, years, in_total);
        (equal_counts && *level == asked) || if more { *level > asked } else { *level < asked }
    }

    fn holds(&self, bound: &Bound, figure: &Figure) -> bool {
        match &figure.grown {
            Some((base, years, in_total)) => self.grows_enough(bound, (base, *in_total), &figure.level, *years),
            None => self.keeps(bound, &figure.actual),
        }
    }

    /// A year that is missing is not 0: without it there is no total, and no mean.
    fn total(&self, year: i32) -> Option<Number> {
        let years: Option<Vec<Number>> = (FIRST..=year).map(|year| self.value(year)).collect();
        years.map(|years| years.into_iter().sum())
    }

    fn figure(&self, basis: Basis, year: i32) -> Option<Figure> {
        let value = self.value(year)?;
        let from = |reference_year: i32, reference: Option<Number>| {
            reference.filter(|_| !self.is_broken(reference_year, year)).map(|value| (reference_year, value))
        };
        let base = || from(self.base_year(), self.base());
        let before = || from(year - 1, self.value(year - 1));
        let rate = |earlier: &Number| {
            let exists = earlier.is_positive() && !value.is_negative();
            exists.then(|| ratio(&((&value - earlier) * Number::hundred()), earlier)).flatten()
        };
        let plain = |actual: Number, level: Number| Some(Figure { actual, grown: None, level });
        match basis {
            Basis::Value => plain(value.clone(), value),
            Basis::Total => plain(self.total(year)?, self.total(year)?),
            Basis::AverageTotal => plain(ratio(&self.total(year)?, &n(year - BASE))?, self.total(year)?),
            Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => plain(&value - &base()?.1, value),
            Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => {
                plain(&value - &before()?.1, value)
            }
            Basis::AverageIncrease => {
                let (base_year, base) = base().filter(|(base_year, _)| *base_year < year)?;
                plain(ratio(&(&value - &base), &n(year - base_year))?, value)
            }
            Basis::Growth | Basis::GrowthSinceBase => {
                let (_, earlier) = if basis == Basis::Growth { before()? } else { base()? };
                Some(Figure { actual: rate(&earlier)?, grown: Some((earlier, 1, false)), level: value })
            }
            Basis::AverageGrowth => {
                let (base_year, base) = base().filter(|(base_year, _)| *base_year < year)?;
                rate(&base)?;
                let root = ratio(&value, &base)?.root(u32::try_from(year - base_year).unwrap())?;
                let actual = (root - Number::one()) * Number::hundred();
                Some(Figure { actual, grown: Some((base, year - base_year, false)), level: value })
            }
            Basis::CumulativeGrowth => {
                let (base_year, base) = base()?;
                let all: Option<Vec<Number>> = (base_year + 1..=year).map(|year| self.value(year)).collect();
                let all = all.filter(|all| !all.is_empty())?;
                // The root has no closed form; the verdict does without it.
                let actual = cumulative_growth_percent(&base, &all)?;
                let level = all.into_iter().sum();
                Some(Figure { actual, grown: Some((base, year - base_year, true)), level })
            }
        }
    }

    fn completion(&self, bound: &Bound, figure: &Figure, basis: Basis) -> Option<Number> {
        let aim = self.aim(bound);
        let more = self.wants_more(bound);
        if figure.grown.is_some() {
            let (asked, reached) = (factor(&aim), factor(&figure.actual));
            let share = if more { ratio(&reached, &asked) } else { ratio(&asked, &reached) };
            return share.filter(|_| asked.is_positive());
        }
        let is_change = matches!(basis, Basis::Increase(_) | Basis::Points(_) | Basis::AverageIncrease);
        if is_change && aim.is_negative() && !figure.actual.is_positive() {
            return ratio(&figure.actual, &aim);
        }
        if !aim.is_positive() || figure.actual.is_negative() {
            return None;
        }
        if more { ratio(&figure.actual, &aim) } else { ratio(&aim, &figure.actual) }
    }

    fn expected(&self) -> Outcome {
        let Some(last) = self.last_known() else { return outcome(Status::NoData, None) };
        let adds_up = matches!(self.condition, Condition::Compared { basis: Basis::Total | Basis::AverageTotal, .. });
        if (adds_up || self.every_year) && last < FIRST {
            return outcome(Status::NoData, None);
        }
        let is_open = self.as_of >= self.due && last < self.due;
        let counts_from_base = !matches!(self.condition, Condition::RecordHigh) && !self.every_year && !adds_up;
        let only_base = counts_from_base && last <= self.base_year() && self.base_year() < self.as_of;
        let found = match &self.condition {
            Condition::RecordHigh => self.record(last),
            Condition::Trend(direction) => self.trend(*direction, last),
            Condition::Compared { basis, bound } => self.compared(*basis, bound, last),
        };
        match found {
            found if self.every_year && found.status == Status::Missed => found,
            found if is_open => Outcome { status: Status::AwaitingData, ..found },
            found if only_base => Outcome { completion: found.completion, ..outcome(Status::NoData, None) },
            found => found,
        }
    }

    fn record(&self, last: i32) -> Outcome {
        let (status, met) = match (self.beats_all_before(last), last == self.due) {
            (None, _) => (Status::AwaitingJudgement, None),
            _ if self.every_year => self.held_by_year((FIRST, last), |year| self.beats_all_before(year)),
            (Some(true), true) => (Status::Achieved, Some(true)),
            (Some(false), true) => (Status::Missed, Some(false)),
            (Some(true), false) => (Status::AchievedEarly, Some(true)),
            (Some(false), false) => (Status::InsufficientData, Some(false)),
        };
        Outcome { actual: self.value(last).as_ref().map(shown), ..outcome(status, met) }
    }

    fn beats_all_before(&self, year: i32) -> Option<bool> {
        let value = self.value(year)?;
        let mut earlier =
            (2000..year).filter(|other| !self.is_broken(*other, year)).filter_map(|year| self.value(year));
        let beats = |other: Number| if self.better == Better::Higher { value > other } else { value < other };
        let first = earlier.next()?;
        Some(beats(first) && earlier.all(beats))
    }

    fn trend(&self, direction: Direction, last: i32) -> Outcome {
        let up = direction == Direction::Rising;
        let base = self.base().filter(|_| self.base_year() < last && !self.is_broken(self.base_year(), last));
        let change = base.map(|base| self.value(last).unwrap() - base);
        let actual = change.as_ref().map(shown);
        if self.every_year {
            let bound = if up { Bound::MoreThan(n(0)) } else { Bound::LessThan(n(0)) };
            let (status, met) = self.year_by_year(Basis::Increase(Reference::YearBefore), &bound, last);
            return Outcome { actual, ..outcome(status, met) };
        }
        let Some(change) = change else { return outcome(Status::InsufficientData, None) };
        let good = if up { change.is_positive() } else { change.is_negative() };
        let status = match (last == self.due, good) {
            (true, true) => Status::Achieved,
            (true, false) => Status::Missed,
            (false, true) => Status::OnTrack,
            (false, false) if change.is_zero() => Status::Behind,
            (false, false) => Status::Regressing,
        };
        Outcome { actual, ..outcome(status, Some(good)) }
    }

    /// What must hold in each year.
    fn year_by_year(&self, basis: Basis, bound: &Bound, last: i32) -> (Status, Option<bool>) {
        let on_year_before = matches!(
            basis,
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore)
        );
        let needed_from = if on_year_before { FIRST - 1 } else { FIRST };
        self.held_by_year((needed_from, last), |year| self.figure(basis, year).map(|figure| self.holds(bound, &figure)))
    }

    fn held_by_year(
        &self,
        (needed_from, last): (i32, i32),
        holds_in: impl Fn(i32) -> Option<bool>,
    ) -> (Status, Option<bool>) {
        let held: Vec<Option<bool>> = (FIRST..=last).map(holds_in).collect();
        if held.contains(&Some(false)) {
            return (Status::Missed, Some(false));
        }
        let (all, any) = (held.iter().all(Option::is_some), held.iter().any(Option::is_some));
        let gap = (needed_from..=last).any(|year| self.value(year).is_none());
        match (last == self.due, all) {
            (true, true) => (Status::Achieved, Some(true)),
            (true, false) => (if gap { Status::AwaitingData } else { Status::InsufficientData }, None),
            (false, _) if any => (Status::OnTrack, Some(true)),
            (false, _) => (Status::InsufficientData, None),
        }
    }

    fn compared(&self, basis: Basis, bound: &Bound, last: i32) -> Outcome {
        let by_year = self.every_year.then(|| self.year_by_year(basis, bound, last));
        let Some(figure) = self.figure(basis, last) else {
            let (status, met) = by_year.unwrap_or((self.without_figure(basis, last), None));
            return outcome(status, met);
        };
        let percent = |share: Number| shown(&(share * Number::hundred()));
        let found = Outcome {
            actual: Some(shown(&figure.actual)),
            completion: self.completion(bound, &figure, basis).map(percent),
            ..outcome(Status::NoData, None)
        };
        if let Some((status, met)) = by_year {
            return Outcome { status, met, ..found };
        }
        let met = self.holds(bound, &figure);
        if last == self.due {
            let status = if met { Status::Achieved } else { Status::Missed };
            return Outcome { status, met: Some(met), ..found };
        }
        let (status, pace) = self.on_the_way(basis, bound, &figure, (last, met));
        Outcome { status, met: Some(met), pace: pace.as_ref().map(shown), ..found }
    }

    fn has_negative_year(&self, last: i32) -> bool {
        (FIRST..=last).filter_map(|year| self.value(year)).any(|value| value.is_negative())
    }

    /// A sum that lacks a year is awaited once it is due, whatever its known part already comes to.
    fn without_figure(&self, basis: Basis, last: i32) -> Status {
        let first = match basis {
            Basis::Total | Basis::AverageTotal => Some(FIRST),
            Basis::CumulativeGrowth => self.base().map(|_| self.base_year() + 1),
            Basis::Value
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageGrowth
            | Basis::AverageIncrease
            | Basis::Increase(_)
            | Basis::Points(_) => None,
        };
        let lacks_year = first.is_some_and(|first| (first..=last).any(|year| self.value(year).is_none()));
        if lacks_year && last == self.due { Status::AwaitingData } else { Status::InsufficientData }
    }

    /// What the whole way needs: where it starts, where it is, where it must end; and from when to when.
    fn way(&self, basis: Basis, bound: &Bound, figure: &Figure) -> Option<(Number, Number, Number, i32)> {
        let aim = self.aim(bound);
        let years = |from: i32| n(self.due - from);
        let base_year = self.base_year();
        Some(match basis {
            Basis::Value => (self.base()?, figure.level.clone(), aim, base_year),
            Basis::Total => (n(0), figure.level.clone(), aim, BASE),
            Basis::AverageTotal => (n(0), figure.level.clone(), aim * years(BASE), BASE),
            Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => {
                (n(0), figure.actual.clone(), aim, base_year)
            }
            Basis::AverageIncrease => {
                let base = self.base()?;
                let goal = &base + &(aim * years(base_year));
                (base, figure.level.clone(), goal, base_year)
            }
            Basis::GrowthSinceBase => {
                let base = self.base()?;
                let goal = &base * &factor(&aim);
                (base, figure.level.clone(), goal, base_year)
            }
            Basis::AverageGrowth => {
                let base = self.base()?;
                let goal = &base * &factor(&aim).power(u32::try_from(self.due - base_year).unwrap());
                (base, figure.level.clone(), goal, base_year)
            }
            Basis::CumulativeGrowth => {
                let goal = grown(&self.base()?, &aim, self.due - base_year, true);
                (n(0), figure.level.clone(), goal, base_year)
            }
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => {
                return None;
            }
        })
    }

    /// Whether what there is holds at the due year, if nothing changes any more.
    fn would_do(&self, basis: Basis, bound: &Bound, figure: &Figure, (last, met): (i32, bool)) -> bool {
        let only_adds = self.wants_more(bound) && !self.has_negative_year(last);
        let mean = |sum: Number, years: i32| self.keeps(bound, &ratio(&sum, &n(years)).unwrap());
        match basis {
            Basis::Total => met && only_adds,
            Basis::AverageTotal => only_adds && mean(figure.level.clone(), self.due - BASE),
            Basis::AverageIncrease => mean(&figure.level - &self.base().unwrap(), self.due - self.base_year()),
            Basis::AverageGrowth | Basis::CumulativeGrowth => {
                let in_total = basis == Basis::CumulativeGrowth;
                let years = self.due - self.base_year();
                let enough = self.grows_enough(bound, (&self.base().unwrap(), in_total), &figure.level, years);
                enough && (only_adds || !in_total)
            }
            Basis::Value
            | Basis::GrowthSinceBase
            | Basis::Increase(Reference::Base)
            | Basis::Points(Reference::Base) => met,
            Basis::Growth | Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => false,
        }
    }

    fn on_the_way(
        &self,
        basis: Basis,
        bound: &Bound,
        figure: &Figure,
        (last, met): (i32, bool),
    ) -> (Status, Option<Number>) {
        if self.would_do(basis, bound, figure, (last, met)) {
            return (Status::AchievedEarly, None);
        }
        if self.is_lost(basis, bound, figure, (last, met)) {
            return (Status::Missed, None);
        }
        let way = self.way(basis, bound, figure);
        let start = if basis == Basis::Value { self.base() } else { Some(n(0)) };
        let nothing_to_do = way.as_ref().is_some_and(|(start, _, goal, _)| start == goal);
        if nothing_to_do || start.is_some_and(|start| self.keeps(bound, &start)) {
            return (self.kept(bound, (last, met)), None);
        }
        let pace = match (&way, basis) {
            (_, Basis::AverageGrowth | Basis::CumulativeGrowth) | (None, _) if basis != Basis::Value => {
                ratio(&figure.actual, &self.aim(bound))
            }
            (Some((start, current, goal, from)), _) => {
                let adds_up = matches!(basis, Basis::Total | Basis::AverageTotal);
                let comparable = !self.is_broken(if adds_up { FIRST } else { *from }, last);
                let share = ratio(&(current - start), &(goal - start));
                let time = ratio(&n(last - from), &n(self.due - from)).filter(Number::is_positive);
                share.zip(time).filter(|_| comparable).and_then(|(share, time)| ratio(&share, &time))
            }
            (None, _) => None,
        };
        let status = match &pace {
            None => Status::InsufficientData,
            Some(pace) if *pace >= Number::hundredths(95) => Status::OnTrack,
            Some(pace) if *pace >= Number::hundredths(60) => Status::AtRisk,
            Some(pace) if !pace.is_negative() => Status::Behind,
            Some(_) => Status::Regressing,
        };
        (status, pace)
    }

    /// A total that is too large stays too large.
    fn is_lost(&self, basis: Basis, bound: &Bound, figure: &Figure, (last, met): (i32, bool)) -> bool {
        let mean_of_all = ratio(&figure.level, &n(self.due - BASE)).unwrap();
        let fails = match basis {
            Basis::Total => !met,
            Basis::AverageTotal => !self.keeps(bound, &mean_of_all),
            Basis::Value
            | Basis::Increase(_)
            | Basis::Points(_)
            | Basis::Growth
            | Basis::GrowthSinceBase
            | Basis::AverageGrowth
            | Basis::CumulativeGrowth
            | Basis::AverageIncrease => false,
        };
        fails && !self.wants_more(bound) && !self.has_negative_year(last)
    }

    /// The base already kept the bound.
    fn kept(&self, bound: &Bound, (last, met): (i32, bool)) -> Status {
        if met {
            return Status::OnTrack;
        }
        let base = self.base().filter(|_| !self.is_broken(self.base_year(), last));
        let is_worse = base.is_some_and(|base| {
            let now = self.value(last).unwrap();
            if self.wants_more(bound) { now < base } else { now > base }
        });
        if is_worse { Status::Regressing } else { Status::Behind }
    }

    fn found(&self) -> RequirementJudgement {
        let mut folder = self.folder();
        let Requirement::Measured(measure) = &mut folder.plan.targets[0].requirements[0] else { panic!() };
        measure.condition = self.condition.clone();
        measure.every_year = self.every_year;
        measure.base = self.own_base.and_then(|base| Year::new(base.into()));
        let options = Options { as_of: Year::new(self.as_of.into()).map(Moment::EndOf), ..Options::default() };
        let judged = fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, &options);
        judged.targets[0].1.requirements[0].clone()
    }

    fn folder(&self) -> Folder {
        let kind = match self.kind {
            Kind::Stock => "stock",
            Kind::Flow => "flow",
            Kind::Rate => "rate",
            Kind::Ratio => "ratio",
        };
        let unit = if self.kind == Kind::Rate { "%" } else { "件" };
        let better = if self.better == Better::Higher { "higher" } else { "lower" };
        let plan = format!(
            "[plan]\ntitle = \"方案\"\nbase_year = {BASE}\nfirst_year = {FIRST}\nlast_year = 2026\n\
             [[indicator]]\nid = \"v\"\nname = \"名\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"{better}\"\n\
             [[target]]\nid = \"t\"\ntext = \"目标\"\ndue = {}\nrequire = [{{ indicator = \"v\", is = \"rising\" }}]\n",
            self.due
        );
        let mut statistics = String::from("indicator,year,value,quality\n");
        for (year, (value, anew)) in &self.values {
            statistics += &format!("v,{year},{value}{unit},{}\n", if *anew { "break" } else { "final" });
        }
        let mut sources = Sources::default();
        sources.add(Source::from_text("plan.toml", Role::Plan, plan));
        sources.add(Source::from_text("statistics.csv", Role::Statistics, statistics));
        let (folder, diagnostics) = fsip::load::load(&sources);
        folder.unwrap_or_else(|| panic!("{diagnostics:?}"))
    }
}

fn bases(kind: Kind) -> Vec<Basis> {
    let mut bases = vec![
        Basis::Value,
        Basis::Growth,
        Basis::GrowthSinceBase,
        Basis::AverageGrowth,
        Basis::CumulativeGrowth,
        Basis::AverageIncrease,
        Basis::Increase(Reference::Base),
        Basis::Increase(Reference::YearBefore),
    ];
    match kind {
        Kind::Flow => bases.extend([Basis::Total, Basis::AverageTotal]),
        Kind::Rate => bases.extend([Basis::Points(Reference::Base), Basis::Points(Reference::YearBefore)]),
        Kind::Stock | Kind::Ratio => {}
    }
    bases
}

fn bound() -> impl Strategy<Value = Bound> {
    let number = || prop_oneof![(-12i32..40).prop_map(n), (-4i32..40).prop_map(|tens| n(tens * 10))];
    prop_oneof![
        number().prop_map(Bound::AtLeast),
        number().prop_map(Bound::MoreThan),
        number().prop_map(Bound::AtMost),
        number().prop_map(Bound::LessThan),
        (number(), 0i32..20).prop_map(|(low, width)| Bound::Range { high: &low + &n(width), low }),
        (number(), 0i32..8).prop_map(|(level, off)| Bound::About { level, tolerance: n(off) }),
    ]
}

fn condition(kind: Kind) -> impl Strategy<Value = Condition> {
    prop_oneof![
        12 => (prop::sample::select(bases(kind)), bound())
            .prop_map(|(basis, bound)| Condition::Compared { basis, bound }),
        1 => Just(Condition::RecordHigh),
        1 => Just(Condition::Trend(Direction::Rising)),
        1 => Just(Condition::Trend(Direction::Falling)),
    ]
}

fn values() -> impl Strategy<Value = BTreeMap<i32, (i64, bool)>> {
    let value = prop_oneof![6 => 0i64..50, 2 => (0i64..12).prop_map(|tens| tens * 10), 1 => -20i64..0];
    let year = (value, prop::bool::weighted(0.05));
    prop::collection::vec(prop::option::weighted(0.75, year), 9)
        .prop_map(|values| (2018..).zip(values).filter_map(|(year, value)| Some((year, value?))).collect())
}

fn case() -> impl Strategy<Value = Case> {
    let kinds = prop::sample::select(vec![Kind::Stock, Kind::Flow, Kind::Rate, Kind::Ratio]);
    kinds.prop_flat_map(|kind| {
        let better = prop::sample::select(vec![Better::Higher, Better::Lower]);
        let base = prop::option::weighted(0.25, 2018..=2022i32);
        (better, condition(kind), any::<bool>(), base, 2021..=2025i32, 2018..=2026i32, values()).prop_map(
            move |(better, condition, every_year, own_base, due, as_of, values)| Case {
                kind,
                better,
                every_year,
                condition,
                own_base: own_base.filter(|base| *base < due),
                due,
                as_of,
                values,
            },
        )
    })
}

fn of_judgement(judged: &RequirementJudgement) -> Outcome {
    let RequirementJudgement { status, met, actual, completion, pace, .. } = judged;
    let [actual, completion, pace] = [actual, completion, pace].map(|figure| figure.as_ref().map(shown));
    Outcome { status: *status, met: *met, actual, completion, pace }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_evaluator_comes_to_the_same(case in case()) {
        prop_assert_eq!(of_judgement(&case.found()), case.expected());
    }

    /// Whatever the method: an open year is never a verdict, a class never says the opposite of the status, and the verdict
    /// of a due year is that of the straight line.
    #[test]
    fn no_method_contradicts_the_verdict_or_itself(case in case()) {
        let linear = case.found();
        let mut folder = case.folder();
        let Requirement::Measured(measure) = &mut folder.plan.targets[0].requirements[0] else { panic!() };
        measure.condition = case.condition.clone();
        measure.every_year = case.every_year;
        measure.base = case.own_base.and_then(|base| Year::new(base.into()));
        for method in Method::ALL {
            let as_of = Year::new(case.as_of.into()).map(Moment::EndOf);
            let options = Options { as_of, method: Some(method), ..Options::default() };
            let judged = fsip::evaluate::assess(&folder.plan, &folder.observations, &folder.progress, &options);
            let judged = &judged.targets[0].1.requirements[0];
            let verdicts = [Status::Achieved, Status::Missed, Status::AwaitingData, Status::AchievedEarly];
            if verdicts.contains(&linear.status) {
                prop_assert_eq!(judged.status, linear.status, "{:?}", method);
            }
            let good = ["target_achieved", "substantial_progress", "significant_progress", "sun", "3", "on_track"];
            let bad = ["deterioration", "significant_deterioration", "storm", "1", "behind", "cloud", "2"];
            let class = judged.class.unwrap_or_default();
            let says_nothing = ["", "not_available"].contains(&class);
            let is_right = match judged.status {
                Status::Achieved | Status::AchievedEarly => !bad.contains(&class),
                Status::OnTrack => good.contains(&class) || says_nothing,
                Status::AwaitingData | Status::NoData => says_nothing,
                Status::Missed
                | Status::Regressing
                | Status::Behind
                | Status::InsufficientData
                | Status::AtRisk
                | Status::AwaitingJudgement
                | Status::Pending => !good.contains(&class),
            };
            prop_assert!(is_right, "{method:?}: the class {:?} contradicts {:?}", judged.class, judged.status);
        }
    }
}

/// The law speaks of something: every status comes up, by every basis.
#[test]
fn the_cases_reach_every_status_and_every_basis() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut statuses = BTreeSet::new();
    let mut reached: BTreeMap<String, BTreeSet<Status>> = BTreeMap::new();
    for _ in 0..6000 {
        let case = case().new_tree(&mut runner).unwrap().current();
        let expected = case.expected();
        statuses.insert(expected.status);
        let Condition::Compared { basis, .. } = case.condition else { continue };
        reached.entry(format!("{basis:?} {}", case.every_year)).or_default().insert(expected.status);
    }
    let never = BTreeSet::from([Status::Pending]);
    assert_eq!(BTreeSet::from(Status::ALL).difference(&statuses).copied().collect::<BTreeSet<_>>(), never);
    for (basis, statuses) in reached {
        for status in [Status::Achieved, Status::Missed, Status::AwaitingData, Status::NoData] {
            assert!(statuses.contains(&status), "{basis} {statuses:?}");
        }
    }
}
