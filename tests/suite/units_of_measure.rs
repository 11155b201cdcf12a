//! A law: the multipliers of a number and of the unit of measure behind it multiply, whatever the indicator's own are.

use fsip::model::{Better, Bound, Condition, Indicator, Kind, Number, Term, UnitOfMeasure, Year};
use fsip::wording::{PhraseContext, Problem, cell, read};

/// What multipliers stand before in plans and yearbooks.
const BASES: [&str; 7] = ["元", "瓦", "瓦时", "克", "公顷", "人次", "吨标准煤"];
/// Multipliers of a unit of measure, by the zeros that they stand for.
const OF_UNITS: [(&str, u32); 15] = [
    ("", 0),
    ("十", 1),
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("万千", 7),
    ("亿千", 11),
    ("百万千", 9),
    ("十亿", 9),
    ("百亿", 10),
    ("万亿", 12),
];
/// Multipliers of a number.
const OF_NUMBERS: [(&str, u32); 12] = [
    ("", 0),
    ("十", 1),
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("十亿", 9),
    ("千亿", 11),
    ("万亿", 12),
];
/// Numbers, as they are written and in digits.
const NUMBERS: [(&str, &str); 6] =
    [("400", "400"), ("1.5", "1.5"), ("12,345.6", "12345.6"), ("７", "7"), ("三", "3"), ("二十五", "25")];

fn times_ten(number: &Number, zeros: u32) -> Number {
    number * &Number::power_of_ten(zeros)
}

fn indicator(unit: &str) -> Indicator {
    Indicator {
        id: String::from("x"),
        name: String::from("规模"),
        name_en: None,
        aliases: Vec::new(),
        unit_of_measure: UnitOfMeasure::new(unit),
        kind: Kind::Stock,
        better: Better::Higher,
        definition: None,
        decimals: None,
        short: None,
        short_en: None,
        unit_en: None,
        computed: None,
    }
}

fn context(indicator: &Indicator) -> PhraseContext<'_> {
    let [base, first, due] = [2020, 2021, 2025].map(|year| Year::new(year).unwrap());
    PhraseContext {
        indicator,
        term: Term { base, first, due },
        whole: Term { base, first, due },
        own_base: false,
        every_year: false,
        sentence: "",
        tolerance: None,
    }
}

/// Every number with every multiplier, and how much it is. Within characters 二十五十 is no number.
fn numbers() -> impl Iterator<Item = (String, Number)> {
    NUMBERS.iter().flat_map(|(written, digits)| {
        let multipliers =
            OF_NUMBERS.iter().filter(|(name, _)| *written != "二十五" || !name.starts_with(['十', '百', '千']));
        multipliers.map(move |(name, zeros)| (format!("{written}{name}"), times_ten(&digits.parse().unwrap(), *zeros)))
    })
}

/// What a wording asks for at least.
fn level(text: &str, indicator: &Indicator) -> Result<Number, Problem> {
    match read(text, &context(indicator)).map_err(|misreading| misreading.problem)?.condition {
        Condition::Compared { bound: Bound::AtLeast(level), .. } => Ok(level),
        other @ (Condition::Compared { .. } | Condition::RecordHigh | Condition::Trend(_)) => {
            panic!("{text}: {other:?}")
        }
    }
}

#[test]
fn a_number_with_a_unit_of_measure_is_converted_by_all_multipliers_in_cells_and_wordings() {
    let mut wrong = Vec::new();
    for base in BASES {
        for (own_name, own_zeros) in OF_UNITS {
            let own = indicator(&format!("{own_name}{base}"));
            for (name, zeros) in OF_UNITS {
                for (number, value) in numbers() {
                    let text = format!("{number}{name}{base}");
                    let expected = times_ten(&value, zeros).checked_div(&Number::power_of_ten(own_zeros)).unwrap();
                    let in_cell = cell(&text, &own.unit_of_measure).ok().flatten();
                    if in_cell.as_ref() != Some(&expected) {
                        wrong.push(format!("{text} of {}: {in_cell:?}, not {expected:?}", own.unit_of_measure));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong, such as {:?}", wrong.len(), wrong.iter().take(5).collect::<Vec<_>>());
    let own = indicator("万千瓦");
    for (name, zeros) in OF_UNITS {
        for (number, value) in numbers() {
            let expected = times_ten(&value, zeros).checked_div(&Number::power_of_ten(7));
            for text in [
                format!("达到{number}{name}瓦以上"),
                format!("at least {number}{name}瓦"),
                format!("规模{number} {name}瓦"),
            ] {
                assert_eq!(level(&text, &own).ok(), expected, "{text}");
            }
        }
    }
}

#[test]
fn a_number_without_its_unit_of_measure_that_ends_in_a_multiplier_is_not_taken() {
    for base in BASES {
        for (own_name, _) in OF_UNITS {
            let own = indicator(&format!("{own_name}{base}"));
            for (number, value) in numbers().filter(|(number, _)| number.ends_with(['万', '亿'])) {
                let readings = [
                    cell(&number, &own.unit_of_measure).map(Option::unwrap).map_err(|bad| bad.problem),
                    level(&format!("达到{number}"), &own),
                ];
                for read in readings {
                    match read {
                        Ok(found) => assert_eq!((own_name, found), ("", value.clone()), "{number} of {own_name}{base}"),
                        Err(Problem::TwoReadings { one, other }) => {
                            let both = [one, other].map(|text| cell(&text, &own.unit_of_measure).unwrap());
                            assert!(both[0] != both[1] && !own_name.is_empty(), "{number}: {both:?}");
                        }
                        Err(other) => panic!("{number} of {own_name}{base}: {other:?}"),
                    }
                }
            }
            assert_eq!(cell("400", &own.unit_of_measure), Ok(Some(Number::from(400))));
        }
    }
}

#[test]
fn the_ends_of_a_range_share_a_multiplier_and_a_unit_of_measure() {
    let own = indicator("万千瓦");
    let bound = |text: &str| match read(text, &context(&own)).map_err(|misreading| misreading.problem)?.condition {
        Condition::Compared { bound, .. } => Ok(bound),
        other @ (Condition::RecordHigh | Condition::Trend(_)) => panic!("{text}: {other:?}"),
    };
    let from_300_to_400 = Ok(Bound::Range { low: Number::from(300), high: Number::from(400) });
    for text in ["300—400万千瓦", "300万—400万千瓦", "300万千瓦至400万千瓦", "30亿瓦—40亿瓦", "三百至四百万千瓦"]
    {
        assert_eq!(bound(text), from_300_to_400, "{text}");
    }
    let (one, other) = (String::from("400万千瓦"), String::from("400万瓦"));
    assert_eq!(bound("300—400万"), Err(Problem::TwoReadings { one, other }));
}
