//! From the words of a plan to its verdict: for every kind of indicator and every form of wording, over one year and several,
//! what is said of the reading is what is judged, by an evaluator that knows the table of docs/format.md only.

use fsip::evaluate::{Options, assess};
use fsip::load::{Folder, load};
use fsip::locale::{Language, Texts};
use fsip::model::{Moment, Requirement, Status, Year};
use fsip::report::requirement::read_as;
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;

/// Base, first and due year of a plan.
type Years = (i32, i32, i32);
const SEVERAL: Years = (2020, 2021, 2025);
const ONE: Years = (2024, 2025, 2025);

/// What a form asks for; each with the number 20, or 20 %.
#[derive(Clone, Copy, Debug)]
enum Asks {
    Value,
    ValueEachYear,
    Total,
    Mean,
    Increase,
    IncreaseOnYearBefore,
    IncreaseEachYear,
    MeanIncrease,
    Growth,
    GrowthEachYear,
    GrowthSinceBase,
    MeanGrowth,
}
use Asks::{
    Growth, GrowthEachYear, GrowthSinceBase, Increase, IncreaseEachYear, IncreaseOnYearBefore, Mean, MeanGrowth,
    MeanIncrease, Total, Value, ValueEachYear,
};

/// A form in two languages; what it asks for of a stock, of a flow with a level each year and of a flow of events, over
/// several years and over one; nothing where it is refused.
type Form = (&'static str, &'static str, [Option<Asks>; 3], [Option<Asks>; 3]);

fn all(asks: Asks) -> [Option<Asks>; 3] {
    [Some(asks); 3]
}

fn forms() -> Vec<Form> {
    let flows = |stock: Option<Asks>, flows: Asks| [stock, Some(flows), Some(flows)];
    vec![
        ("达到20", "reach 20", [Some(Value), Some(Value), None], all(Value)),
        ("提高到20", "grow to 20", [Some(Value), Some(Value), None], all(Value)),
        ("保持在20", "keep 20", [None; 3], all(Value)),
        ("累计20", "20 in total", flows(None, Total), flows(None, Total)),
        ("新增20", "20 more", flows(Some(Increase), Total), flows(Some(Increase), Value)),
        ("培育20", "create 20", flows(None, Total), flows(None, Value)),
        ("20以上", "20 or more", [Some(Value), None, Some(Total)], all(Value)),
        ("当年20", "20 in the year", all(Value), all(Value)),
        ("当年新增20", "20 new in the year", flows(Some(IncreaseOnYearBefore), Value), flows(Some(Increase), Value)),
        ("每年20", "20 each year", all(ValueEachYear), all(ValueEachYear)),
        ("每年增加20", "increase by 20 every year", all(IncreaseEachYear), all(IncreaseEachYear)),
        ("年均新增20", "20 new a year on average", flows(Some(MeanIncrease), Mean), flows(Some(MeanIncrease), Mean)),
        (
            "年均增加20",
            "increase by 20 a year on average",
            [Some(MeanIncrease), Some(MeanIncrease), Some(Mean)],
            [Some(MeanIncrease), Some(MeanIncrease), Some(Mean)],
        ),
        ("增加20", "+20", [Some(Increase), None, None], [Some(Increase), None, None]),
        ("较上年增加20", "increase by 20 over the year before", all(IncreaseOnYearBefore), all(Increase)),
        ("增长20%", "grow by 20%", [None; 3], all(Growth)),
        ("累计增长20%", "grow by 20% overall", all(GrowthSinceBase), all(GrowthSinceBase)),
        ("每年增长20%", "grow by 20% every year", all(GrowthEachYear), all(GrowthEachYear)),
        ("年均增长20%", "average growth of 20%", all(MeanGrowth), all(MeanGrowth)),
        ("同比增长20%", "year-on-year growth of 20%", all(Growth), all(Growth)),
        ("年增长20%", "grow by 20% a year", [None; 3], all(Growth)),
    ]
}

const KINDS: [(&str, &str, &str); 3] =
    [("企业总数", "Enterprises", "stock"), ("项目数", "Projects", "flow"), ("技能培训", "People trained", "flow")];

impl Asks {
    /// Whether it holds for the values of the years from the base year to the due one.
    fn holds(self, values: &[i128], years: Years) -> bool {
        let first = usize::try_from(years.1 - years.0).unwrap();
        let (base, due) = (values[0], values[values.len() - 1]);
        let before = values[values.len() - 2];
        let span = i128::from(years.2 - years.0);
        let counted = &values[first..];
        let count = i128::try_from(counted.len()).unwrap();
        let pairs = || (first..values.len()).map(|place| (values[place - 1], values[place]));
        let power = |number: i128| number.pow(u32::try_from(span).unwrap());
        match self {
            Value => due >= 20,
            ValueEachYear => counted.iter().all(|value| *value >= 20),
            Total => counted.iter().sum::<i128>() >= 20,
            Mean => counted.iter().sum::<i128>() >= 20 * count,
            Increase => due - base >= 20,
            IncreaseOnYearBefore => due - before >= 20,
            IncreaseEachYear => pairs().all(|(earlier, later)| later - earlier >= 20),
            MeanIncrease => due - base >= 20 * span,
            Growth => due * 100 >= before * 120,
            GrowthEachYear => pairs().all(|(earlier, later)| later * 100 >= earlier * 120),
            GrowthSinceBase => due * 100 >= base * 120,
            MeanGrowth => due * power(100) >= base * power(120),
        }
    }

    /// What `explain` says of the reading.
    fn words(self, years: Years, unit: &str) -> String {
        let (base, first, due) = years;
        let own = format!(" ≥ 20 {unit}");
        let percent = " ≥ 20 %";
        match self {
            Value => format!("value in {due}{own}"),
            ValueEachYear => format!("value in each year from {first} to {due}{own}"),
            Total => format!("total from {first} to {due}{own}"),
            Mean => format!("average of the years {first} to {due}{own}"),
            Increase => format!("value in {due} minus value in {base}{own}"),
            IncreaseOnYearBefore => format!("value in {due} minus value in {}{own}", due - 1),
            IncreaseEachYear => {
                format!("value minus value in the year before, each year from {first} to {due}{own}")
            }
            MeanIncrease => format!("average increase a year from {base} to {due}{own}"),
            Growth => format!("growth from {} to {due}{percent}", due - 1),
            GrowthEachYear => format!("growth on the year before, each year from {first} to {due}{percent}"),
            GrowthSinceBase => format!("growth from {base} to {due}{percent}"),
            MeanGrowth => format!("average growth a year from {base} to {due}{percent}"),
        }
    }
}

fn read(wording: &str, (name, name_en, kind): (&str, &str, &str), years: Years, values: &[i128]) -> Option<Folder> {
    let plan = format!(
        "[plan]\ntitle = \"t\"\nbase_year = {}\nfirst_year = {}\nlast_year = {}\n[[indicator]]\nid = \"i\"\nname = \"{name}\"\n\
         name_en = \"{name_en}\"\nunit = \"个\"\nkind = \"{kind}\"\nbetter = \"higher\"\n[[target]]\nid = \"t\"\ntext = \"t\"\n\
         require = [{{ indicator = \"i\", is = \"{wording}\" }}]\n",
        years.0, years.1, years.2
    );
    let rows = (years.0..).zip(values).map(|(year, value)| format!("i,{year},{value}\n"));
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, plan));
    sources.add(Source::from_text(
        "statistics.csv",
        Role::Statistics,
        format!("indicator,year,value\n{}", rows.collect::<String>()),
    ));
    load(&sources).0
}

/// Every form in both languages, for every kind, over several years and over one.
fn cases() -> Vec<(&'static str, usize, Years, Option<Asks>)> {
    let mut cases = Vec::new();
    for (chinese, english, several, one) in forms() {
        for (years, asked) in [(SEVERAL, several), (ONE, one)] {
            for (kind, asks) in asked.into_iter().enumerate() {
                cases.extend([chinese, english].map(|wording| (wording, kind, years, asks)));
            }
        }
    }
    cases
}

#[test]
fn every_form_is_read_as_the_table_says_or_refused() {
    let texts = Texts::new(Language::English);
    let mut wrong = Vec::new();
    for (wording, kind, years, asks) in cases() {
        let folder = read(wording, KINDS[kind], years, &[]);
        let reading = folder.map(|folder| {
            let target = &folder.plan.targets[0];
            let Requirement::Measured(measure) = &target.requirements[0] else { panic!("{wording}") };
            read_as(&folder.plan, measure, folder.plan.term_of(target), &texts).unwrap()
        });
        let expected = asks.map(|asks| asks.words(years, "个"));
        if reading != expected {
            wrong.push(format!("{wording} {:?} {years:?}: {reading:?}, expected {expected:?}", KINDS[kind]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn every_verdict_is_that_of_the_table(values in proptest::collection::vec(1i128..60, 6)) {
        for (wording, kind, years, asks) in cases() {
            let Some(asks) = asks else { continue };
            let values = &values[..usize::try_from(years.2 - years.0 + 1).unwrap()];
            let folder = read(wording, KINDS[kind], years, values).unwrap();
            let options = Options { as_of: Year::new(years.2.into()).map(Moment::EndOf), ..Options::default() };
            let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &options);
            let expected = if asks.holds(values, years) { Status::Achieved } else { Status::Missed };
            prop_assert_eq!(assessment.targets[0].1.status, expected, "{} {:?} {:?} {:?}", wording, KINDS[kind], years, values);
        }
    }
}
