//! How the wording of a requirement was read.

use super::{measured_in_sentence, unit_of};
use crate::evaluate::{Asked, RequirementJudgement, Scale, scale_of};
use crate::locale::{Language, Texts};
use crate::model::{
    Basis, Better, Bound, Condition, Direction, Indicator, Measure, Moment, Number, Plan, Reference, Term, Year,
};
use crate::report::due_arguments;

/// How the wording of a measured requirement was read, in the language of the reader: the figure that is compared, between
/// which years, with what, and whether in each year or region. `term` is that of the target or work item.
pub fn read_as(plan: &Plan, measure: &Measure, term: Term, texts: &Texts) -> Option<String> {
    read_with(plan, measure, term, (|indicator: &Indicator, texts: &Texts| unit_of(indicator, texts).to_owned(), texts))
}

/// The same for a sentence.
fn read_in_sentence(plan: &Plan, measure: &Measure, term: Term, texts: &Texts) -> Option<String> {
    let unit = |indicator: &Indicator, texts: &Texts| {
        measured_in_sentence("", unit_of(indicator, texts), texts).trim_start().to_owned()
    };
    read_with(plan, measure, term, (unit, texts))
}

fn read_with(
    plan: &Plan,
    measure: &Measure,
    term: Term,
    (unit, texts): (impl Fn(&Indicator, &Texts) -> String, &Texts),
) -> Option<String> {
    let indicator = plan.indicator(measure.indicator)?;
    let term = measure.term(term);
    let (key, from) = figure(measure, indicator.better, term);
    let years = [("base", from.to_string()), ("due", term.due.to_string())];
    let figure = texts.format_owned(key, &years);
    let bound = match &measure.condition {
        Condition::Compared { basis, bound } => {
            let unit = || unit(indicator, texts);
            bound_words((*basis, bound), indicator, unit, texts)
        }
        Condition::RecordHigh | Condition::Trend(_) => String::new(),
    };
    let every_year = if measure.every_year && !names_each_year(measure) { "explain-every-year" } else { "" };
    let every_region = if measure.every_region { "explain-every-region" } else { "" };
    let further = [every_year, every_region].into_iter().filter(|key| !key.is_empty()).map(|key| texts.get(key));
    Some(format!("{figure}{bound}{}", further.collect::<String>()))
}

/// How the wording of a judged requirement was read; nothing for what no indicator measures.
pub(in crate::report) fn reading_of(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let Asked { measure, term, .. } = part.asked.as_ref()?;
    read_as(plan, measure, *term, texts)
}

/// The plan's wording, or what it was read as, for an English reader of a Chinese one.
pub(in crate::report) fn wording_shown(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    wording_due("required-by", plan, part, texts)
}

/// The same within brackets.
pub(in crate::report) fn wording_bracketed(plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    wording_due("required-by-bracketed", plan, part, texts)
}

fn wording_due(key: &str, plan: &Plan, part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    let own = part.is.as_ref()?;
    // A reading names the year itself.
    let own = part.due.map_or_else(|| own.clone(), |due| due_behind(key, own.clone(), due, texts));
    let reading = || part.asked.as_ref().and_then(|asked| read_in_sentence(plan, &asked.measure, asked.term, texts));
    Some(wording_or(&own, reading, texts))
}

/// What is asked, with when it is due.
pub(in crate::report) fn required_by(asked: String, due: Moment, texts: &Texts) -> String {
    due_behind("required-by", asked, due, texts)
}

fn due_behind(key: &str, asked: String, due: Moment, texts: &Texts) -> String {
    // 到2025年达到…
    if matches!(due, Moment::EndOf(year) if asked.contains(&format!("{year}年"))) {
        return asked;
    }
    let arguments: Vec<_> = due_arguments(due, texts).into_iter().chain([("asked", asked)]).collect();
    texts.format_owned(key, &arguments).trim_start().to_owned()
}

/// The same of a requirement in a target or work item of this term.
pub(in crate::report) fn wording_of(plan: &Plan, measure: &Measure, term: Term, texts: &Texts) -> String {
    wording_or(&measure.wording, || read_in_sentence(plan, measure, term, texts), texts)
}

fn wording_or(own: &str, reading: impl FnOnce() -> Option<String>, texts: &Texts) -> String {
    let is_foreign = texts.language() == Language::English && !is_own_language(own, texts);
    let reading = if is_foreign { reading() } else { None };
    reading.unwrap_or_else(|| own.to_owned())
}

/// Whether a wording is in the language of the reader.
pub(in crate::report) fn is_own_language(wording: &str, texts: &Texts) -> bool {
    let has_chinese = wording.chars().any(is_chinese);
    match texts.language() {
        Language::Chinese => has_chinese || !wording.chars().any(|character| character.is_ascii_alphabetic()),
        Language::English => !has_chinese,
    }
}

fn is_chinese(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character) || ('\u{20000}'..='\u{3ffff}').contains(&character)
}

/// The words for the figure, and the year from which it is counted.
fn figure(measure: &Measure, better: Better, term: Term) -> (&'static str, Year) {
    let every_year = measure.every_year;
    match &measure.condition {
        Condition::Compared { basis, .. } if every_year => figure_of_each_year(*basis, term),
        Condition::Compared { basis, .. } => figure_when_due(*basis, term),
        Condition::RecordHigh => match better {
            Better::Higher if every_year => ("basis-record-high-yearly", term.first),
            Better::Lower if every_year => ("basis-record-low-yearly", term.first),
            Better::Higher => ("basis-record-high", term.base),
            Better::Lower => ("basis-record-low", term.base),
        },
        Condition::Trend(Direction::Rising) if every_year => ("basis-rising-yearly", term.first),
        Condition::Trend(Direction::Falling) if every_year => ("basis-falling-yearly", term.first),
        Condition::Trend(Direction::Rising) => ("basis-rising", term.base),
        Condition::Trend(Direction::Falling) => ("basis-falling", term.base),
    }
}

fn figure_when_due(basis: Basis, term: Term) -> (&'static str, Year) {
    let from = |reference| match reference {
        Reference::Base => term.base,
        Reference::YearBefore => term.due.plus(-1),
    };
    match basis {
        Basis::Value => ("basis-value", term.base),
        Basis::Total => ("basis-total", term.first),
        Basis::Increase(reference) => ("basis-increase", from(reference)),
        Basis::Points(reference) => ("basis-points", from(reference)),
        Basis::Growth => ("basis-growth", term.due.plus(-1)),
        Basis::GrowthSinceBase => ("basis-growth-since-base", term.base),
        Basis::AverageGrowth => ("basis-average-growth", term.base),
        Basis::CumulativeGrowth => ("basis-cumulative-growth", term.base),
        Basis::AverageIncrease => ("basis-average-increase", term.base),
        Basis::AverageTotal => ("basis-average-total", term.first),
    }
}

fn figure_of_each_year(basis: Basis, term: Term) -> (&'static str, Year) {
    match basis {
        Basis::Value => ("basis-value-yearly", term.first),
        Basis::Increase(Reference::YearBefore) => ("basis-increase-yearly", term.first),
        Basis::Points(Reference::YearBefore) => ("basis-points-yearly", term.first),
        Basis::Growth => ("basis-growth-yearly", term.first),
        Basis::Total
        | Basis::Increase(Reference::Base)
        | Basis::Points(Reference::Base)
        | Basis::GrowthSinceBase
        | Basis::AverageGrowth
        | Basis::CumulativeGrowth
        | Basis::AverageIncrease
        | Basis::AverageTotal => figure_when_due(basis, term),
    }
}

/// Whether the words for the figure say already that each year counts.
fn names_each_year(measure: &Measure) -> bool {
    match &measure.condition {
        Condition::Compared { basis, .. } => *basis == Basis::Value || basis.is_against_year_before(),
        Condition::RecordHigh | Condition::Trend(_) => true,
    }
}

/// The number that is asked for; of a range and of 左右 also from where on it is met.
fn bound_words(
    (basis, bound): (Basis, &Bound),
    indicator: &Indicator,
    own_unit: impl Fn() -> String,
    texts: &Texts,
) -> String {
    let unit = match scale_of(basis, indicator.unit_of_measure.is_percent()) {
        Scale::Own => own_unit(),
        Scale::Percent => "%".to_owned(),
        // The words for the figure name them already.
        Scale::Points if matches!(basis, Basis::Points(_)) => String::new(),
        Scale::Points => texts.get("percentage-points"),
    };
    let line = bound.line(indicator.better);
    let (sign, level) = match bound {
        Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) => {
            (line.relation.sign(), line.level.to_plain())
        }
        Bound::Range { low, high } => ("=", format!("{} – {}", low.to_plain(), high.to_plain())),
        Bound::About { level, .. } => ("≈", level.to_plain()),
    };
    let asked = format!(" {sign} {level} {unit}").trim_end().to_owned();
    match bound {
        Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) => asked,
        Bound::Range { .. } => asked + &edge(line.relation.direction(), &line.level, texts),
        Bound::About { tolerance, .. } => {
            format!("{asked} (± {} %){}", tolerance.to_plain(), edge(line.relation.direction(), &line.level, texts))
        }
    }
}

fn edge(direction: Better, level: &Number, texts: &Texts) -> String {
    let key = match direction {
        Better::Higher => "explain-met-from",
        Better::Lower => "explain-met-up-to",
    };
    texts.format(key, &[("level", &level.to_plain())])
}
