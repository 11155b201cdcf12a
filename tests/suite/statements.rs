//! What the bulletin and `explain` say of a requirement agrees with its verdict, and the verdict with an evaluator of its
//! own, for every form of requirement.

use std::cmp::Ordering;
use std::fmt::Write;

use fsip::evaluate::{
    Assessment, Assessments, Data, Options, RegionAssessment, RequirementJudgement, Scope, View, assess,
};
use fsip::load::Folder;
use fsip::locale::{Language, Texts};
use fsip::model::{
    Attributes, Basis, Better, Bound, Condition, Direction, IndicatorIndex, Moment, Number, ObservationsBuilder,
    Reference, Region, Requirement, Status, Year,
};
use fsip::report::{BulletinReport, Chart, Document, ExplainReport, PlanHeader, Report, Subject};
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;

const BASE: i32 = 2020;
const DUE: i32 = 2023;

/// A form of requirement; `offset` says how far its number lies from the figure, so that limits are hit exactly too.
#[derive(Clone, Copy, Debug)]
struct Form {
    better: Better,
    asked: Asked,
    every_year: bool,
}

#[derive(Clone, Copy, Debug)]
enum Asked {
    Bound(Basis, Side),
    Record,
    Trend(Direction),
}

#[derive(Clone, Copy, Debug)]
enum Side {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Range,
    About,
}

const SIDES: [Side; 6] = [Side::AtLeast, Side::MoreThan, Side::AtMost, Side::LessThan, Side::Range, Side::About];

const BASES: [Basis; 12] = [
    Basis::Value,
    Basis::Total,
    Basis::AverageTotal,
    Basis::Increase(Reference::Base),
    Basis::Increase(Reference::YearBefore),
    Basis::Points(Reference::Base),
    Basis::Points(Reference::YearBefore),
    Basis::AverageIncrease,
    Basis::Growth,
    Basis::GrowthSinceBase,
    Basis::AverageGrowth,
    Basis::CumulativeGrowth,
];

/// Every form: all bases with all bounds, each year where that is another thing, records and directions; each where higher
/// and where lower is better.
fn forms() -> Vec<Form> {
    let of_a_year = |basis: Basis| basis == Basis::Value || basis.is_against_year_before();
    let mut asked: Vec<(Asked, bool)> = Vec::new();
    for basis in BASES {
        for side in SIDES {
            asked.push((Asked::Bound(basis, side), false));
            asked.extend(of_a_year(basis).then_some((Asked::Bound(basis, side), true)));
        }
    }
    asked.push((Asked::Record, false));
    for direction in [Direction::Rising, Direction::Falling] {
        asked.extend([false, true].map(|every_year| (Asked::Trend(direction), every_year)));
    }
    let with =
        |better| asked.iter().map(move |(asked, every_year)| Form { better, asked: *asked, every_year: *every_year });
    [Better::Higher, Better::Lower].into_iter().flat_map(with).collect()
}

/// Four values from the base year on.
type Values = [i64; 4];

fn year(number: i32) -> Year {
    Year::new(number.into()).unwrap()
}

fn number(value: i64) -> Number {
    Number::from(value)
}

/// What the values of the years after the base make together, up to the last judged.
fn total(values: &Values, years: usize) -> i64 {
    values[1..=years].iter().sum()
}

/// How the figure of a basis after so many years lies to a number, by whole numbers: roots and divisions are multiplied out.
fn lies(basis: Basis, values: &Values, years: usize, level: i64) -> Ordering {
    let (first, before, last) = (values[0] as i128, values[years - 1] as i128, values[years] as i128);
    let (count, level, sum) = (years as i128, level as i128, total(values, years) as i128);
    let power = |exponent: usize| (100 + level).pow(exponent as u32) * 100_i128.pow((years - exponent) as u32);
    match basis {
        Basis::Value => last.cmp(&level),
        Basis::Total => sum.cmp(&level),
        Basis::AverageTotal => sum.cmp(&(level * count)),
        Basis::Increase(Reference::Base) | Basis::Points(Reference::Base) => (last - first).cmp(&level),
        Basis::Increase(Reference::YearBefore) | Basis::Points(Reference::YearBefore) => (last - before).cmp(&level),
        Basis::AverageIncrease => (last - first).cmp(&(level * count)),
        Basis::Growth => (last * 100).cmp(&(before * (100 + level))),
        Basis::GrowthSinceBase => (last * 100).cmp(&(first * (100 + level))),
        Basis::AverageGrowth => (last * power(0)).cmp(&(first * power(years))),
        Basis::CumulativeGrowth => (sum * power(0)).cmp(&(first * (1..=years).map(power).sum::<i128>())),
    }
}

/// What is asked: which side of which number, and whether the number itself does.
fn line(side: Side, better: Better, low: i64, high: i64) -> (Better, i64, bool) {
    match (side, better) {
        (Side::AtLeast, _) => (Better::Higher, low, true),
        (Side::MoreThan, _) => (Better::Higher, low, false),
        (Side::AtMost, _) => (Better::Lower, low, true),
        (Side::LessThan, _) => (Better::Lower, low, false),
        (Side::Range, Better::Higher) => (Better::Higher, low, true),
        (Side::Range, Better::Lower) => (Better::Lower, high, true),
        // A tolerance of a hundred percent: from nothing to twice the number.
        (Side::About, Better::Higher) => (Better::Higher, low - low.abs(), true),
        (Side::About, Better::Lower) => (Better::Lower, low + low.abs(), true),
    }
}

fn bound(side: Side, low: i64, high: i64) -> Bound {
    match side {
        Side::AtLeast => Bound::AtLeast(number(low)),
        Side::MoreThan => Bound::MoreThan(number(low)),
        Side::AtMost => Bound::AtMost(number(low)),
        Side::LessThan => Bound::LessThan(number(low)),
        Side::Range => Bound::Range { low: number(low), high: number(high) },
        Side::About => Bound::About { level: number(low), tolerance: Number::hundred() },
    }
}

/// What has to be said of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Holds,
    Short,
    Above,
    AtLimit,
    FailedIn,
    Fell,
    Rose,
    Unchanged,
}

impl Said {
    const FAILURES: [Self; 7] =
        [Self::Short, Self::Above, Self::AtLimit, Self::FailedIn, Self::Fell, Self::Rose, Self::Unchanged];

    fn words(self, language: Language) -> &'static [&'static str] {
        match (self, language) {
            (Self::Holds, _) => &[],
            (Self::Short, Language::English) => &[" short"],
            (Self::Short, Language::Chinese) => &["尚差", "的目标低"],
            (Self::Above, Language::English) => &[" over"],
            (Self::Above, Language::Chinese) => &["超出", "的目标高"],
            (Self::AtLimit, Language::English) => &["exactly the limit, which does not count"],
            (Self::AtLimit, Language::Chinese) => &["恰为界限值，不计为达到"],
            (Self::FailedIn, Language::English) => &["did not hold in"],
            (Self::FailedIn, Language::Chinese) => &["未达到"],
            (Self::Fell, Language::English) => &[", fell by"],
            (Self::Fell, Language::Chinese) => &["，比2020年下降"],
            (Self::Rose, Language::English) => &[", rose by"],
            (Self::Rose, Language::Chinese) => &["，比2020年上升"],
            (Self::Unchanged, Language::English) => &["unchanged since"],
            (Self::Unchanged, Language::Chinese) => &["持平"],
        }
    }

    /// Everything of this kind that a sentence says.
    fn found_in(sentence: &str, language: Language) -> Vec<Self> {
        let says = |said: &Self| said.words(language).iter().any(|words| sentence.contains(words));
        Self::FAILURES.into_iter().filter(says).collect()
    }
}

/// Judged by this file alone: what has to be said after so many years.
fn expected(form: Form, values: &Values, years: usize, levels: (i64, i64)) -> Said {
    match form.asked {
        Asked::Bound(basis, side) => {
            let of_year = |years: usize| of_bound(basis, line(side, form.better, levels.0, levels.1), values, years);
            let failed = (1..=years).find(|years| form.every_year && of_year(*years) != Said::Holds);
            match failed {
                Some(year) if year < years => Said::FailedIn,
                Some(_) | None => of_year(years),
            }
        }
        Asked::Record => {
            let earlier = values[..years].iter();
            let (best, last) = match form.better {
                Better::Higher => (earlier.max(), values[years]),
                Better::Lower => (earlier.min(), values[years]),
            };
            said_of(last.cmp(best.unwrap()), (form.better, false))
        }
        Asked::Trend(direction) if form.every_year => {
            let moves = |step: &[i64]| match direction {
                Direction::Rising => step[1] > step[0],
                Direction::Falling => step[1] < step[0],
            };
            if values[..=years].windows(2).all(moves) { Said::Holds } else { Said::FailedIn }
        }
        Asked::Trend(direction) => match (direction, values[years].cmp(&values[0])) {
            (Direction::Rising, Ordering::Greater) | (Direction::Falling, Ordering::Less) => Said::Holds,
            (_, Ordering::Equal) => Said::Unchanged,
            (Direction::Rising, Ordering::Less) => Said::Fell,
            (Direction::Falling, Ordering::Greater) => Said::Rose,
        },
    }
}

fn of_bound(basis: Basis, (direction, level, includes): (Better, i64, bool), values: &Values, years: usize) -> Said {
    said_of(lies(basis, values, years, level), (direction, includes))
}

fn said_of(lies: Ordering, (direction, includes): (Better, bool)) -> Said {
    match (lies, direction) {
        (Ordering::Equal, _) => {
            if includes {
                Said::Holds
            } else {
                Said::AtLimit
            }
        }
        (Ordering::Greater, Better::Higher) | (Ordering::Less, Better::Lower) => Said::Holds,
        (Ordering::Less, Better::Higher) => Said::Short,
        (Ordering::Greater, Better::Lower) => Said::Above,
    }
}

/// A plan with a target for each form, whose requirements are put in place of what was read.
fn folder(forms: &[Form], values: &Values, levels: &[(i64, i64)]) -> (Folder, Sources) {
    let mut plan = format!("[plan]\ntitle = \"t\"\nbase_year = {BASE}\nfirst_year = {}\nlast_year = {DUE}\n", BASE + 1);
    for (id, unit, kind) in [("v", "件", "flow"), ("p", "%", "rate")] {
        for better in ["higher", "lower"] {
            write!(
                plan,
                "[[indicator]]\nid = \"{id}-{better}\"\nname = \"{id}-{better}\"\nunit = \"{unit}\"\nkind = \"{kind}\"\nbetter = \"{better}\"\n"
            )
            .unwrap();
        }
    }
    for place in 0..forms.len() {
        write!(
            plan,
            "[[target]]\nid = \"t{place}\"\ntext = \"T{place}T\"\nrequire = [{{ indicator = \"v-higher\", is = \"当年 ≥ 1件\" }}]\n"
        )
        .unwrap();
    }
    let mut statistics = String::from("indicator,year,value\n");
    for indicator in ["v-higher", "v-lower", "p-higher", "p-lower"] {
        for (year, value) in (BASE..).zip(values) {
            let unit = if indicator.starts_with('p') { "%" } else { "" };
            writeln!(statistics, "{indicator},{year},{value}{unit}").unwrap();
        }
    }
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, plan));
    sources.add(Source::from_text("statistics.csv", Role::Statistics, statistics));
    let (folder, diagnostics) = fsip::load::load(&sources);
    let mut folder = folder.unwrap_or_else(|| panic!("{diagnostics:?}"));
    for (target, (form, levels)) in folder.plan.targets.iter_mut().zip(forms.iter().zip(levels)) {
        let Requirement::Measured(measure) = &mut target.requirements[0] else { panic!("{target:?}") };
        let in_points = matches!(form.asked, Asked::Bound(Basis::Points(_), _));
        measure.indicator = IndicatorIndex(usize::from(in_points) * 2 + usize::from(form.better == Better::Lower));
        measure.every_year = form.every_year;
        measure.condition = match form.asked {
            Asked::Bound(basis, side) => Condition::Compared { basis, bound: bound(side, levels.0, levels.1) },
            Asked::Record => Condition::RecordHigh,
            Asked::Trend(direction) => Condition::Trend(direction),
        };
    }
    (folder, sources)
}

/// In which part of a bulletin a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Achieved,
    Lagging,
    Other,
}

/// The sentence of a bulletin on its only target, and the part in which it stands.
fn sentence<'b>(bulletin: &'b Document, texts: &Texts) -> (Part, &'b str) {
    let section = bulletin.sections.iter().find(|section| !section.items.is_empty()).expect("something is said");
    let is_under = |key: &str| section.heading.as_ref().is_some_and(|heading| heading.ends_with(&texts.get(key)));
    let part = match () {
        () if is_under("bulletin-heading-achieved") => Part::Achieved,
        () if is_under("bulletin-heading-lagging") => Part::Lagging,
        () => Part::Other,
    };
    let [said] = section.items.as_slice() else { panic!("{:?}", section.items) };
    (part, &said.text)
}

/// The line of an explanation with this heading.
fn line_of(explanation: &Document, heading: &str) -> Option<String> {
    let mut rows =
        explanation.sections.iter().filter_map(|section| section.table.as_ref()).flat_map(|table| &table.rows);
    rows.find(|row| row[0].plain() == heading).map(|row| row[1].plain())
}

/// Everything that is said at the end of a year.
struct Scene<'a> {
    folder: &'a Folder,
    sources: &'a Sources,
    assessment: Assessment<'a>,
    language: Language,
}

impl Scene<'_> {
    fn data(&self) -> Data<'_> {
        let folder = self.folder;
        Data {
            plan: &folder.plan,
            observations: &folder.observations,
            view: View::default(),
            region: &Region::Whole,
            sums: None,
        }
    }

    fn bulletin(&self) -> Document {
        self.bulletin_of(self.assessment.clone())
    }

    fn bulletin_on(&self, place: usize) -> Document {
        self.bulletin_of(Assessment {
            targets: vec![self.assessment.targets[place].clone()].into(),
            ..self.assessment.clone()
        })
    }

    fn bulletin_of(&self, assessment: Assessment<'_>) -> Document {
        let region = Region::Whole;
        let top = RegionAssessment { region, depth: 0, has_parts: false, assessment };
        let report = BulletinReport {
            folder: self.folder,
            data: self.data(),
            header: PlanHeader::new(&self.folder.plan, None),
            judged: &Assessments { scope: Scope::Whole, top, below: Vec::new() },
            by_year: Vec::new(),
            year: self.assessment.as_of(),
            is_within_another: false,
            since: None,
        };
        report.document(&Texts::new(self.language))
    }

    fn explanation(&self, place: usize) -> Document {
        let report = ExplainReport {
            sources: self.sources,
            folder: self.folder,
            data: self.data(),
            header: PlanHeader::new(&self.folder.plan, None),
            assessment: &self.assessment,
            subject: Subject::Target(place),
        };
        report.document(&Texts::new(self.language))
    }

    fn judged(&self, place: usize) -> &RequirementJudgement {
        &self.assessment.targets[place].1.requirements[0]
    }

    /// That all that is said of a target is what has to be said.
    fn agrees(&self, place: usize, expected: Said) -> Result<(), String> {
        let judged = self.judged(place);
        let holds = expected == Said::Holds;
        let is_due = self.assessment.as_of() == year(DUE);
        let texts = Texts::new(self.language);
        let bulletin = self.bulletin_on(place);
        let (part, sentence) = sentence(&bulletin, &texts);
        let said = Said::found_in(sentence, self.language);
        let explanation = self.explanation(place);
        let verdict = line_of(&explanation, &texts.get("step-verdict"));
        let checks = [
            (!holds || said.is_empty(), "the bulletin names a shortfall of what holds"),
            (holds || said.is_empty() || said == [expected], "the bulletin names another shortfall"),
            (holds || part != Part::Lagging || said == [expected] || !is_due, "the bulletin does not say why it lags"),
            (!is_due || (part == Part::Achieved) == holds, "the bulletin lists it in the wrong part"),
            (self.verdict_agrees(verdict.as_deref(), expected), "explain has another verdict"),
        ];
        let wrong: Vec<&str> = checks.iter().filter(|(holds, _)| !holds).map(|(_, what)| *what).collect();
        let status = judged.status;
        if wrong.is_empty() { Ok(()) } else { Err(format!("{wrong:?}: {status:?}; {sentence}; {verdict:?}")) }
    }

    /// `explain` shows no comparison where another year decided.
    fn verdict_agrees(&self, verdict: Option<&str>, expected: Said) -> bool {
        let Some(verdict) = verdict else { return true };
        let (holds, fails) = match self.language {
            Language::English => (verdict.contains(": holds"), verdict.contains(": does not hold")),
            Language::Chinese => (verdict.contains("：成立"), verdict.contains("：不成立")),
        };
        let said = Said::found_in(verdict, self.language);
        match expected {
            Said::Holds => holds && !fails && said.is_empty(),
            Said::AtLimit => fails && !holds && said.is_empty(),
            Said::Short | Said::Above | Said::FailedIn | Said::Fell | Said::Rose | Said::Unchanged => {
                fails && !holds && (said.is_empty() || said == [expected])
            }
        }
    }
}

/// A number near the figure of a basis, often the figure itself.
fn near(basis: Basis, values: &Values, offset: i64) -> i64 {
    let figure = (-200..2_000).find(|level| lies(basis, values, 3, *level).is_le()).unwrap_or_default();
    (figure + offset).max(-99)
}

#[test]
fn a_chart_of_growth_by_the_total_draws_the_total() {
    let form =
        Form { better: Better::Higher, asked: Asked::Bound(Basis::CumulativeGrowth, Side::AtLeast), every_year: false };
    let (folder, sources) = folder(&[form], &[100, 102, 104, 106], &[(10, 10)]);
    let options = Options { as_of: Some(Moment::EndOf(year(2022))), ..Options::default() };
    let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &options);
    let scene = Scene { folder: &folder, sources: &sources, assessment, language: Language::English };
    let charts: Vec<Chart> = scene.bulletin().sections.into_iter().flat_map(|section| section.charts).collect();
    let Some(Chart::Series(drawn)) = charts.first() else { panic!("{charts:?}") };
    assert_eq!((drawn.title.as_str(), drawn.legend[0].as_str()), ("v-higher: total", "total so far"));
    assert_eq!(drawn.values, [(year(2021), number(102)), (year(2022), number(206))]);
    let goal = (year(DUE), "364.1".parse().unwrap());
    assert_eq!((drawn.target.as_ref(), &drawn.path), (Some(&goal), &vec![(year(BASE), Number::zero()), goal.clone()]));
}

/// A total is drawn up to the year that is missing, and no further.
#[test]
fn a_chart_of_a_total_passes_over_no_missing_year() {
    let form = Form { better: Better::Higher, asked: Asked::Bound(Basis::Total, Side::AtLeast), every_year: false };
    let (folder, sources) = folder(&[form], &[100, 102, 104, 106], &[(10, 10)]);
    let mut others = ObservationsBuilder::default();
    for (index, region, of, vintages) in folder.observations.cells().filter(|(_, _, of, _)| *of != year(2022)) {
        let observation = vintages.iter().next().unwrap();
        let attributes =
            Attributes { quality: observation.quality, published: observation.published, source: "", note: "" };
        others.add((index, region, of), observation.value, attributes, observation.origin);
    }
    let (observations, duplicates) = others.finish();
    assert_eq!(duplicates, []);
    let folder = Folder { observations, ..folder };
    let options = Options { as_of: Some(Moment::EndOf(year(2023))), ..Options::default() };
    let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &options);
    let scene = Scene { folder: &folder, sources: &sources, assessment, language: Language::English };
    let charts: Vec<Chart> = scene.bulletin().sections.into_iter().flat_map(|section| section.charts).collect();
    let Some(Chart::Series(drawn)) = charts.first() else { panic!("{charts:?}") };
    assert_eq!(drawn.values, [(year(2021), number(102))]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_said_follows_the_verdict(
        values in proptest::array::uniform4(1..60_i64),
        offset in -3..4_i64,
        width in 0..5_i64,
    ) {
        let forms = forms();
        let levels: Vec<(i64, i64)> = forms.iter().map(|form| match form.asked {
            Asked::Bound(basis, _) => {
                let low = near(basis, &values, offset);
                (low, low + width)
            }
            Asked::Record | Asked::Trend(_) => (0, 0),
        }).collect();
        let (folder, sources) = folder(&forms, &values, &levels);
        for (years, language) in [(3, Language::English), (3, Language::Chinese), (2, Language::English), (2, Language::Chinese)] {
            let options = Options { as_of: Some(Moment::EndOf(year(BASE + years))), ..Options::default() };
            let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &options);
            let scene = Scene { folder: &folder, sources: &sources, assessment, language };
            for (place, form) in forms.iter().enumerate() {
                let years = usize::try_from(years).unwrap();
                let expected = expected(*form, &values, years, levels[place]);
                let judged = scene.judged(place);
                let context = format!("{form:?} {values:?} {:?} after {years}", levels[place]);
                // Year by year it holds only when every year is known.
                let met = judged.met.unwrap_or(true);
                prop_assert_eq!(met, expected == Said::Holds, "{}: {:?}", context, judged);
                if years == 3 {
                    let status = if expected == Said::Holds { Status::Achieved } else { Status::Missed };
                    prop_assert_eq!(judged.status, status, "{}", context);
                }
                let agreed = scene.agrees(place, expected);
                prop_assert!(agreed.is_ok(), "{}: {}", context, agreed.unwrap_err());
            }
        }
    }
}
