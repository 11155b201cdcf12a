//! Phrases of real plans, labelled before any program read them, against what the reader makes of them.
//!
//! `tests/phrases/README.md` says where they come from and how the labels are written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::tests::indicator;
use super::{Misreading, PhraseContext, Problem, Reading, RequirementWording, differing_number, may_name_year};
use crate::model::{Basis, Better, Bound, Condition, Direction, Indicator, Kind, Number, Reference, Term, Year};

const PUBLISHED: &str = include_str!("../../tests/phrases/published.tsv");
const OWN: &str = include_str!("../../tests/phrases/own.tsv");

struct Row {
    language: &'static str,
    sentence: &'static str,
    phrase: &'static str,
    indicator: Indicator,
    label: &'static str,
    is_one_year: bool,
}

fn rows(file: &'static str) -> Vec<Row> {
    file.lines().skip(1).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&str> = line.split('\t').collect();
    let [language, sentence, phrase, name, unit, kind, better, label, source] = cells[..] else { panic!("{line}") };
    let (kind, better) = (Kind::from_name(kind).unwrap(), Better::from_name(better).unwrap());
    let indicator = Indicator { name_en: None, aliases: Vec::new(), ..indicator(name, "", unit, kind, better) };
    Row { language, sentence, phrase, indicator, label, is_one_year: source.starts_with("P-") }
}

impl Row {
    fn read(&self) -> Result<Reading, Misreading> {
        let year = |number| Year::new(number).unwrap();
        let (base, first) = if self.is_one_year { (2024, 2025) } else { (2020, 2021) };
        let wording = RequirementWording::new(self.phrase, &self.indicator);
        let due = wording.stated_due().unwrap_or(year(2025));
        let term = Term { base: year(base), first: year(first), due };
        let context = PhraseContext {
            indicator: &self.indicator,
            term,
            whole: term,
            own_base: false,
            every_year: false,
            sentence: "",
            tolerance: None,
        };
        wording.read(&context)
    }

    fn result(&self) -> Outcome {
        match (self.table().unwrap_or(self.label), self.read()) {
            ("A", Err(Misreading { problem: Problem::Ambiguous { .. }, .. })) => Outcome::Right,
            ("X" | "M" | "N", Err(Misreading { problem, .. })) if teaches(&problem) => Outcome::Right,
            ("A" | "X" | "M" | "N", Err(_)) => Outcome::WrongReason,
            ("A" | "X" | "M" | "N", Ok(_)) => Outcome::AcceptedWrong,
            (_, Err(_)) => Outcome::Refused,
            (label, Ok(reading)) if self.is_label(label, &reading) => Outcome::Right,
            (_, Ok(_)) => Outcome::AcceptedWrong,
        }
    }

    /// How the design's table labels a phrase of which the file says something else.
    fn table(&self) -> Option<&'static str> {
        let is_row = |(name, phrase): &(&str, &str)| *name == self.indicator.name && *phrase == self.phrase;
        BY_TABLE.iter().find(|(_, _, rows)| rows.iter().any(is_row)).map(|(_, label, _)| *label)
    }

    fn is_label(&self, label: &str, reading: &Reading) -> bool {
        let mut parts = label.split(':');
        let (basis, operator, number) = (parts.next().unwrap(), parts.next(), parts.next());
        let every_year = basis.contains('*');
        let is_every_year = every_year == reading.every_year;
        match (&reading.condition, operator.zip(number)) {
            (Condition::Compared { basis: found, bound }, Some((operator, number))) => {
                is_every_year && self.is_basis(basis, *found) && is_bound(operator, number, bound)
            }
            (Condition::Trend(Direction::Rising), None) => basis == "tr+",
            (Condition::Trend(Direction::Falling), None) => basis == "tr-",
            (Condition::RecordHigh, None) => basis == "rec",
            _ => false,
        }
    }

    fn is_basis(&self, label: &str, found: Basis) -> bool {
        let one_year = self.is_one_year;
        match label.trim_end_matches('*') {
            "v" => found == Basis::Value,
            "T" => found == Basis::Total,
            "i" if label.ends_with('*') => found == Basis::Increase(Reference::YearBefore),
            "i" => matches!(found, Basis::Increase(reference) if one_year || reference == Reference::Base),
            "p" => matches!(found, Basis::Points(reference) if one_year || reference == Reference::Base),
            "p*yoy" | "p@" => found == Basis::Points(Reference::YearBefore),
            "g" => found == Basis::Growth || (one_year && found == Basis::GrowthSinceBase),
            "gb" => found == Basis::GrowthSinceBase || (one_year && found == Basis::Growth),
            "T/n" => found == Basis::AverageTotal,
            "a" => matches!(found, Basis::AverageGrowth | Basis::AverageIncrease),
            "F" => matches!(found, Basis::Value | Basis::Total | Basis::Increase(Reference::Base)),
            _ => false,
        }
    }
}

fn is_bound(operator: &str, number: &str, bound: &Bound) -> bool {
    match (operator, bound) {
        (">=", Bound::AtLeast(found))
        | (">", Bound::MoreThan(found))
        | ("<=", Bound::AtMost(found))
        | ("<", Bound::LessThan(found)) => is_number(number, found),
        ("about", Bound::About { level, .. }) => is_number(number, level),
        // 下降8%左右 of what should rise is an upper limit with the tolerance in it.
        ("about", Bound::AtMost(found)) => (number.parse::<f64>().unwrap() * 0.98 - as_float(found)).abs() < 1e-9,
        ("range", Bound::Range { low, high }) => {
            let (first, last) = number.split_once("..").unwrap();
            is_number(first, low) && is_number(last, high)
        }
        _ => false,
    }
}

fn is_number(label: &str, found: &Number) -> bool {
    let label: f64 = label.parse().unwrap();
    (label - as_float(found)).abs() <= 1e-9 * label.abs().max(1.0)
}

fn as_float(number: &Number) -> f64 {
    number.round(12).to_plain().parse().unwrap()
}

/// Whether the message of the problem says what to write instead; an unknown part is answered with entries for a milestone and
/// for what a person judges.
fn teaches(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Several { .. }
            | Problem::NoYearToCompare
            | Problem::Ambiguous { .. }
            | Problem::Unmeasured
            | Problem::NotUnderstood
            | Problem::PartOfYear
    )
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Refused,
    WrongReason,
    AcceptedWrong,
}

/// A row of the design's table, how it labels, and the indicators and phrases that are labelled otherwise.
type RowOfTable = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Phrases whose label and the table of the design disagree: the row of the table, which is right, and its label.
const BY_TABLE: &[RowOfTable] = &[
    (
        "a number with a mere comparison or nothing, of a level flow over several years: 当年N / 累计N / 每年N",
        "A",
        &[
            ("科目调整次数", "≤10次"),
            ("实际利用外资", "3.73亿美元"),
            ("confirmed cases of pertussis", "2,387 cases"),
            ("fatalities", "zero"),
            ("企业运营类专利导航项目", "20个"),
            ("企业知识产权工程师", "500人以上"),
            ("融资额", "8000万元"),
            ("地方标准立项", "6个"),
            ("标准的发布", "3个"),
            ("企业通过贯标认证", "15家"),
            ("企业受让专利", "20件"),
            ("面向民间资本推介重大项目总投资", "不低于2000亿元"),
            ("粮食产量", "1600亿斤以上"),
            ("new HIV infections", "zero by 2030"),
        ],
    ),
    (
        "a change in percent over several years that names no year to compare with",
        "A",
        &[
            ("排放总量", "下降10%以上"),
            ("煤炭消费总量", "下降10%左右"),
            ("外贸进出口总额", "下降8%左右"),
            ("地区生产总值", "增长6.1%"),
            ("emissions", "cut by 30%"),
            ("转化科技成果数量", "增长15%以上"),
        ],
    ),
    (
        "控制在 N over several years without a year",
        "A",
        &[
            ("质量极差的地下水比例", "控制在15%左右"),
            ("黑臭水体比例", "均控制在10%以内"),
            ("细颗粒物年均浓度", "控制在29微克/立方米左右"),
        ],
    ),
    (
        "a year, annually, per annum",
        "A",
        &[
            ("gross domestic product growth", "at least 7 per cent per annum"),
            ("low performing schools", "decrease annually"),
        ],
    ),
    ("N more of a flow: the total", "T:>=:13", &[("damage prevented", "13 million dollars more")]),
];

fn failures(rows: &[Row], outcome: Outcome) -> String {
    let of_outcome = rows.iter().filter(|row| row.result() == outcome);
    let line =
        |row: &Row| format!("{outcome:?}: {} | {} | {} | {:?}", row.indicator.name, row.phrase, row.label, row.read());
    of_outcome.map(line).collect::<Vec<_>>().join("\n")
}

/// How many of a hundred phrases of a language are right.
fn right_in(rows: &[Row], language: &str) -> usize {
    let outcomes: Vec<Outcome> = rows.iter().filter(|row| row.language == language).map(Row::result).collect();
    outcomes.iter().filter(|outcome| **outcome == Outcome::Right).count() * 100 / outcomes.len()
}

fn check(file: &'static str, least: [(&str, usize); 2]) {
    let rows = rows(file);
    let accepted = failures(&rows, Outcome::AcceptedWrong);
    assert!(accepted.is_empty(), "{accepted}");
    for (language, least) in least {
        let right = right_in(&rows, language);
        let others = [Outcome::Refused, Outcome::WrongReason].map(|outcome| failures(&rows, outcome)).join("\n");
        assert!(right >= least, "{language}: {right} % right\n{others}");
    }
}

#[test]
fn published_phrases_are_read_as_they_were_labelled() {
    check(PUBLISHED, [("zh", 97), ("en", 93)]);
}

#[test]
fn own_phrases_are_read_as_they_were_labelled() {
    check(OWN, [("zh", 92), ("en", 80)]);
}

#[test]
fn no_published_wording_differs_from_the_sentence_that_it_is_part_of() {
    let mut compared = 0;
    for row in rows(PUBLISHED).iter().chain(&rows(OWN)) {
        let Ok(reading) = row.read() else { continue };
        let found = differing_number(row.phrase, &reading.condition, row.sentence, &row.indicator);
        assert_eq!(found, None, "{} in {}", row.phrase, row.sentence);
        compared += 1;
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn what_names_a_due_year_looks_like_it() {
    for row in rows(PUBLISHED).iter().chain(&rows(OWN)) {
        let due = RequirementWording::new(row.phrase, &row.indicator).stated_due();
        assert!(due.is_none() || may_name_year(row.phrase), "{}", row.phrase);
    }
}
