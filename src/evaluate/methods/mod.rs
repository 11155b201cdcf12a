//! The methods by which statistical offices judge progress before it is due. One file per method, which states its rule,
//! its source and its thresholds.
//!
//! The verdict at the due year belongs to none of them: it is exact, and the same for all.

mod class;
mod destatis;
mod eurostat;
mod geometric;
pub(super) mod linear;
mod statcan;
mod unsd;

pub use class::Class;

use super::{Dated, Flag, Series, Step};
use crate::model::{Better, Method, Number, Status, Year};

/// What the published methods are given of a requirement.
pub(super) struct Course<'a> {
    /// The base value; why there is none that can be compared with the current one.
    pub(super) base: Result<Dated, Flag>,
    /// The value that is judged.
    pub(super) current: Dated,
    /// The year by whose end the requirement must hold.
    pub(super) due: Year,
    /// What it aims at.
    pub(super) aim: Aim,
    /// Which direction is good.
    pub(super) better: Better,
    /// The natural limit of the indicator.
    pub(super) limit: Option<&'a Number>,
    /// All known values.
    pub(super) series: &'a Series,
    /// Whether the steps are noted.
    pub(super) explains: bool,
}

/// What a requirement aims at.
pub(super) enum Aim {
    /// A level of the indicator.
    Level {
        /// The level.
        goal: Number,
        /// Whether it holds already.
        met: bool,
    },
    /// A direction without a number.
    Direction,
    /// Something that is no level of the indicator: a total over years, the growth of one year.
    NoLevel {
        /// Whether it holds already.
        met: bool,
    },
}

impl Aim {
    fn is_met(&self) -> bool {
        match self {
            Self::Level { met, .. } | Self::NoLevel { met } => *met,
            Self::Direction => false,
        }
    }
}

/// What a method says of a requirement.
#[derive(Default)]
pub(super) struct Opinion {
    /// Its own figure.
    pub(super) pace: Option<Number>,
    /// The value that it expects in the due year.
    pub(super) projected: Option<Number>,
    /// Its own class.
    pub(super) class: Option<Class>,
    /// Which of its conditions failed, when it could not be applied.
    pub(super) obstacle: Option<Flag>,
    /// How it came to them, where that is asked for.
    pub(super) steps: Vec<Step>,
}

/// A published method: all that the rest of the program has to know of it.
pub(super) struct Rule {
    /// What it says of a requirement.
    pub(super) judge: fn(&Course<'_>) -> Opinion,
    /// Whether it compares with the base value, so that a base which already met the goal leaves no way to judge.
    pub(super) needs_base: bool,
    /// Whether values before the base year count.
    pub(super) looks_back: bool,
    /// Whether a larger figure is a better one.
    pub(super) figure_ranks: bool,
    /// Its class where it cannot be applied.
    pub(super) without_opinion: Option<Class>,
}

/// The rule of a published method; nothing for the straight line, which follows the path of the plan.
pub(super) fn rule(method: Method) -> Option<&'static Rule> {
    match method {
        Method::Linear => None,
        Method::Statcan => Some(&statcan::RULE),
        Method::Eurostat => Some(&eurostat::RULE),
        Method::Destatis => Some(&destatis::RULE),
        Method::Unsd => Some(&unsd::RULE),
    }
}

/// Whether a method looks at values before the base year.
pub(crate) fn looks_back(method: Method) -> bool {
    rule(method).is_some_and(|rule| rule.looks_back)
}

impl Opinion {
    /// A figure with its class; without a figure the class that needs none, and why there is no figure.
    fn new(figure: Result<Number, Flag>, class: impl FnOnce(Option<&Number>) -> Option<Class>) -> Self {
        let class = class(figure.as_ref().ok());
        let obstacle = figure.as_ref().err().copied().filter(|_| class.is_none());
        Self { pace: figure.ok(), class, obstacle, ..Self::default() }
    }

    /// The status before the due year.
    pub(super) fn status(&self) -> Status {
        self.class.map_or(Status::InsufficientData, Class::status)
    }

    /// With the value that is expected in the due year; a method that could not be applied expects nothing.
    fn expecting(self, projected: Option<Number>) -> Self {
        let projected = projected.filter(|_| self.obstacle.is_none());
        Self { projected, ..self }
    }

    /// With the steps that led to it, where they are asked for.
    fn explained(self, course: &Course<'_>, steps: impl FnOnce(&Self) -> Option<Vec<Step>>) -> Self {
        let steps = if course.explains { steps(&self).unwrap_or_default() } else { Vec::new() };
        Self { steps, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Aim, Class, Course, Opinion, rule};
    use crate::evaluate::{Dated, Flag, Series, SeriesValue};
    use crate::model::{Better, Method, Number, Quality, Year};

    const GEOMETRIC: [Method; 3] = [Method::Statcan, Method::Eurostat, Method::Unsd];

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn year(year: i64) -> Year {
        Year::new(year).unwrap()
    }

    /// A series from 2020 on; `p` behind a value makes it provisional, `b` a break.
    fn series(values: &[&str]) -> Series {
        let reading = |(place, value): (i64, &&str)| {
            let quality = match value.chars().last() {
                Some('p') => Quality::Provisional,
                Some('b') => Quality::Break,
                _ => Quality::Final,
            };
            (year(2020 + place), SeriesValue { value: number(value.trim_end_matches(['p', 'b'])), quality })
        };
        (0..).zip(values).map(reading).collect()
    }

    /// The opinion on a series from 2020 on that is due in 2030.
    fn opinion(method: Method, better: Better, values: &[&str], aim: Aim) -> Opinion {
        let series = series(values);
        let dated = |(year, reading): (Year, &SeriesValue)| Dated { year, value: reading.value.clone() };
        let course = Course {
            base: series.iter().next().map(dated).ok_or(Flag::BaseMissing),
            current: series.iter().next_back().map(dated).unwrap(),
            due: year(2030),
            aim,
            better,
            limit: None,
            series: &series,
            explains: false,
        };
        (rule(method).unwrap().judge)(&course)
    }

    #[test]
    fn a_rule_says_of_itself_what_its_method_does() {
        let judged = |method: Method, first: i64, has_base: bool, last: &str| {
            let values = [(2018, "90"), (2019, "97"), (2020, "100"), (2021, last)];
            let dated = |value: &str, of: i64| Dated { year: year(of), value: number(value) };
            let known = |text: &str| SeriesValue { value: number(text), quality: Quality::Final };
            let values = values.iter().filter(|(of, _)| *of >= first);
            let course = Course {
                base: if has_base { Ok(dated("100", 2020)) } else { Err(Flag::BaseMissing) },
                current: dated(last, 2021),
                due: year(2030),
                aim: Aim::Level { goal: number("200"), met: false },
                better: Better::Higher,
                limit: None,
                series: &values.map(|(of, text)| (year(*of), known(text))).collect(),
                explains: false,
            };
            (rule(method).unwrap().judge)(&course).pace
        };
        for method in Method::ALL.into_iter().filter(|method| *method != Method::Linear) {
            let (rule, usual) = (rule(method).unwrap(), judged(method, 2018, true, "103"));
            let of = |field: &str| format!("{field} in the rule of {method:?} is not what its figures show");
            assert_eq!(judged(method, 2020, true, "103") != usual, rule.looks_back, "{}", of("looks_back"));
            assert_eq!(judged(method, 2018, false, "103") != usual, rule.needs_base, "{}", of("needs_base"));
            assert_eq!(judged(method, 2018, true, "104") > usual, rule.figure_ranks, "{}", of("figure_ranks"));
        }
    }

    fn towards(method: Method, better: Better, values: &[&str], goal: &str) -> Opinion {
        let goal = number(goal);
        let met = !better.oriented(&goal - &number(values.last().unwrap().trim_end_matches(['p', 'b']))).is_positive();
        opinion(method, better, values, Aim::Level { goal, met })
    }

    fn class_of_growth(method: Method, later: &str) -> Option<Class> {
        opinion(method, Better::Higher, &["1000", later], Aim::Direction).class
    }

    #[test]
    fn the_geometric_methods_say_which_condition_failed_and_give_no_number() {
        for (values, goal, obstacle) in [
            (["-5", "3"], "10", Flag::MethodNeedsOneSign),
            (["5", "-3"], "10", Flag::MethodNeedsOneSign),
            (["5", "3"], "-10", Flag::MethodNeedsOneSign),
            (["0", "3"], "10", Flag::BaseZero),
            (["-5", "-3"], "0", Flag::MethodNeedsGoalNotZero),
            (["10", "9"], "10", Flag::MethodNeedsDistance),
        ] {
            for method in GEOMETRIC {
                let better = if goal == "-10" { Better::Lower } else { Better::Higher };
                let opinion = towards(method, better, &values, goal);
                assert_eq!((opinion.obstacle, opinion.class), (Some(obstacle), None), "{method:?} {values:?} {goal}");
                assert_eq!((opinion.pace, opinion.projected), (None, None), "{method:?} {values:?} {goal}");
            }
        }
        for method in GEOMETRIC {
            assert_eq!(towards(method, Better::Higher, &["5"], "10").obstacle, Some(Flag::MethodNeedsTwoYears));
        }
    }

    #[test]
    fn with_negative_values_the_direction_turns_round() {
        let statcan = |values: [&str; 2]| towards(Method::Statcan, Better::Higher, &values, "-2").class;
        assert_eq!(statcan(["-10", "-5"]), Some(Class::SubstantialProgress));
        assert_eq!(statcan(["-10", "-15"]), Some(Class::Deterioration));
        let falling = opinion(Method::Statcan, Better::Lower, &["-10", "-11"], Aim::Direction);
        assert_eq!(falling.pace, Some(number("0.1")));
    }

    #[test]
    fn a_value_that_fell_to_zero_did_grow_by_minus_one_hundred_percent() {
        let falling = opinion(Method::Statcan, Better::Lower, &["5", "0"], Aim::Direction);
        assert_eq!((falling.pace, falling.class), (Some(Number::one()), Some(Class::SubstantialProgress)));
    }

    #[test]
    fn statcan_includes_its_thresholds_and_eurostat_does_not() {
        // 10 % a year is required.
        let goal = Number::from(1000) * number("1.1").power(10);
        let class = |method: Method, later: &str| {
            let aim = Aim::Level { goal: goal.clone(), met: false };
            opinion(method, Better::Higher, &["1000", later], aim).class
        };
        for (later, statcan, eurostat) in [
            ("1095.1", Class::SubstantialProgress, Class::SignificantProgress),
            ("1095", Class::SubstantialProgress, Class::ModerateProgress),
            ("1094.9", Class::ModerateProgress, Class::ModerateProgress),
            ("1060", Class::ModerateProgress, Class::ModerateDeterioration),
            ("1059.9", Class::LimitedProgress, Class::ModerateDeterioration),
            ("1000", Class::LimitedProgress, Class::ModerateDeterioration),
            ("999.9", Class::Deterioration, Class::SignificantDeterioration),
        ] {
            assert_eq!(class(Method::Statcan, later), Some(statcan), "statcan {later}");
            assert_eq!(class(Method::Eurostat, later), Some(eurostat), "eurostat {later}");
        }
        for (later, statcan, eurostat) in [
            ("1015", Class::SubstantialProgress, Class::SignificantProgress),
            ("1014.9", Class::ModerateProgress, Class::SignificantProgress),
            ("1010", Class::ModerateProgress, Class::ModerateProgress),
            ("1005", Class::ModerateProgress, Class::ModerateProgress),
            ("1004.9", Class::LimitedProgress, Class::ModerateProgress),
            ("1001", Class::LimitedProgress, Class::NoProgress),
            ("1000", Class::LimitedProgress, Class::NoProgress),
            ("999", Class::Deterioration, Class::NoProgress),
            ("998.9", Class::Deterioration, Class::ModerateDeterioration),
            ("990", Class::Deterioration, Class::ModerateDeterioration),
            ("989.9", Class::Deterioration, Class::SignificantDeterioration),
        ] {
            assert_eq!(class_of_growth(Method::Statcan, later), Some(statcan), "statcan {later}");
            assert_eq!(class_of_growth(Method::Eurostat, later), Some(eurostat), "eurostat {later}");
        }
    }

    #[test]
    fn unsd_includes_its_thresholds_and_needs_a_number() {
        // Half of the time has passed, so that the growth of 10 % becomes 21 %: 210 of the gap.
        let values = ["1000", "1000", "1000", "1000", "1000", "1100"];
        for (goal, share, class) in [
            ("1200", "1.05", Class::Three),
            ("1224", "0.9375", Class::Two),
            ("3100", "0.1", Class::Two), // exactly
            ("4000", "0.07", Class::One),
        ] {
            let judged = towards(Method::Unsd, Better::Higher, &values, goal);
            assert_eq!((judged.pace, judged.class), (Some(number(share)), Some(class)), "{goal}");
        }
        let rising = opinion(Method::Unsd, Better::Higher, &values, Aim::Direction);
        assert_eq!(rising.obstacle, Some(Flag::MethodNeedsNumber));
    }

    #[test]
    fn the_weather_turns_where_the_office_says() {
        // The last value is 100, in 2025, and 20 are missing; five years are left.
        for (first, class) in [
            ("80.0", Class::Sun),
            ("80.9", Class::Sun),
            ("81", Class::SunCloud), // exactly 5 %
            ("84", Class::SunCloud), // exactly 20 %
            ("84.1", Class::Cloud),
            ("99.9", Class::Cloud),
            ("100", Class::Storm),
            ("101", Class::Storm),
        ] {
            let values = [first, "90", "90", "90", "90", "100"];
            assert_eq!(towards(Method::Destatis, Better::Higher, &values, "120").class, Some(class), "{first}");
        }
        let met = |first: &'static str| towards(Method::Destatis, Better::Higher, &[first, "9", "9", "10"], "10").class;
        assert_eq!([met("9"), met("10"), met("11")], [Class::Sun, Class::Sun, Class::SunCloud].map(Some));
    }

    #[test]
    fn eurostat_sees_no_significant_progress_where_a_met_target_moves_the_wrong_way() {
        let class =
            |better: Better, later: &'static str| towards(Method::Eurostat, better, &["130", later], "120").class;
        let [significant, moderate] = [Class::SignificantProgress, Class::ModerateProgress].map(Some);
        assert_eq!(
            ["125", "130", "131"].map(|later| class(Better::Higher, later)),
            [moderate, significant, significant]
        );
        let lower = |later: &'static str| towards(Method::Eurostat, Better::Lower, &["-30", later], "-20").class;
        assert_eq!([lower("-25"), lower("-31")], [moderate, significant]);
    }

    #[test]
    fn what_is_met_needs_no_four_values_for_its_weather() {
        let class = |values: &[&str]| towards(Method::Destatis, Better::Higher, values, "10").class;
        assert_eq!(class(&["10"]), Some(Class::Sun));
        assert_eq!(class(&["11", "12"]), Some(Class::Sun));
        assert_eq!(class(&["12", "11"]), Some(Class::SunCloud));
        assert_eq!(class(&["8", "9"]), None);
    }

    #[test]
    fn the_weather_counts_provisional_values_and_those_before_a_break() {
        let judged = |values: &[&str]| {
            let judged = towards(Method::Destatis, Better::Higher, values, "10");
            (judged.class, judged.pace, judged.projected)
        };
        // One more a year from 4, in 2023; seven years are left.
        let plain = judged(&["1", "2", "3", "4"]);
        assert_eq!(plain, (Some(Class::Sun), number("-1").checked_div(&number("6")), Some(number("11"))));
        assert_eq!(judged(&["1", "2b", "3", "4p"]), plain);
    }

    #[test]
    fn the_weather_of_a_direction_is_that_of_the_mean_and_of_the_last_change() {
        for (values, class) in [
            (["1", "2", "3", "4"], Class::Sun),
            (["1", "3", "4", "4"], Class::SunCloud),
            (["1", "3", "5", "4"], Class::SunCloud),
            (["4", "3", "3", "4"], Class::Cloud),
            (["5", "3", "3", "4"], Class::Cloud),
            (["4", "4", "4", "4"], Class::Storm),
            (["5", "4", "4", "4"], Class::Storm),
            (["4", "5", "5", "4"], Class::Storm),
            (["6", "5", "5", "4"], Class::Storm),
        ] {
            assert_eq!(opinion(Method::Destatis, Better::Higher, &values, Aim::Direction).class, Some(class));
        }
    }

    #[test]
    fn destatis_takes_six_values_at_most_and_four_at_least() {
        let judged = |values: &[&str]| opinion(Method::Destatis, Better::Higher, values, Aim::Direction);
        let mean = |values: &[&str]| judged(values).pace;
        assert_eq!(mean(&["90", "0", "1", "2", "3", "4", "5"]), Some(Number::one()));
        assert_eq!(mean(&["0", "1b", "2", "3p"]), Some(Number::one()));
        for few in [["1", "2", "3"].as_slice(), &["1p"]] {
            assert_eq!(judged(few).obstacle, Some(Flag::MethodNeedsFourValues), "{few:?}");
        }
    }

    #[test]
    fn what_is_no_level_has_only_the_class_of_what_is_met() {
        for method in GEOMETRIC {
            let judged = |met: bool| opinion(method, Better::Higher, &["1", "2"], Aim::NoLevel { met });
            assert_eq!((judged(false).class, judged(false).obstacle), (None, Some(Flag::MethodNeedsLevel)));
            assert!(judged(true).class.is_some());
        }
    }
}
