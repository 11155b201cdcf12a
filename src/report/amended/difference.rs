//! In what two versions of a target or work item differ.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::locale::{Language, Texts};
use crate::model::{
    BaseFallback, Character, Condition, Measure, Method, Moment, Number, Plan, Requirement, Target, Term, WorkItem,
    Year,
};
use crate::report::requirement::{asked_of, grouped, read_as, required_by};
use crate::report::{character_words, due_arguments, units_named};

named! {
    /// What of a plan can be another than it was.
    pub enum Aspect: "aspect" {
        /// What is asked.
        Requirement = "requirement",
        /// When it is due.
        Due = "due",
        /// From where it is counted.
        Base = "base",
        /// What should be reached in between.
        Path = "path",
        /// The method of pace.
        Method = "method",
        /// The natural limit.
        Limit = "limit",
        /// Whether it is promised for sure.
        Firm = "firm",
        /// Whether it binds.
        Character = "character",
        /// The sentence.
        Text = "text",
        /// The standard of completion in words.
        Standard = "standard",
        /// Who answers for it.
        Units = "units",
        /// From which day it is promised.
        Since = "since",
        /// The area.
        Area = "area",
        /// Its list or group, and its number there.
        List = "list",
        /// The key task.
        Task = "task",
        /// The year from which growth is counted.
        BaseYear = "base_year",
        /// The first year of the plan.
        FirstYear = "first_year",
        /// The last year of the plan.
        LastYear = "last_year",
        /// Where pace turns from one status into the next.
        Thresholds = "thresholds",
        /// What the bulletin names.
        Bulletin = "bulletin",
        /// The leading group.
        Members = "members",
        /// What keeps the plan going.
        Safeguards = "safeguards",
        /// What it is called.
        Name = "name",
        /// What it is called where there is little room.
        ShortName = "short_name",
        /// Other names.
        Aliases = "aliases",
        /// Of what it is a part.
        Parent = "parent",
        /// In what it is counted.
        UnitOfMeasure = "unit_of_measure",
        /// Whether it is a level, an amount or a rate.
        Kind = "kind",
        /// Which direction is good.
        Better = "better",
        /// What exactly is counted.
        Definition = "definition",
        /// With how many decimal places it is shown.
        Decimals = "decimals",
        /// From what it is computed.
        Computed = "computed",
        /// Which warnings it does without.
        Allowed = "allowed",
        /// How its file is read.
        Reading = "reading",
        /// It is there now.
        Added = "added",
        /// It is there no longer.
        Removed = "removed",
        /// An amendment is there no longer.
        Amendment = "amendment",
        /// Who approved an amendment.
        Authority = "authority",
        /// Why it was approved.
        Reason = "reason",
        /// By which document.
        Document = "document",
        /// When a figure was published.
        Published = "published",
        /// How firm a figure is.
        Quality = "quality",
        /// Who published a figure.
        Source = "source",
        /// What is to be known of a figure.
        Note = "note",
    }
}

impl Aspect {
    /// Whether a verdict may be another one for it.
    pub(in crate::report) fn is_judged(self) -> bool {
        matches!(
            self,
            Self::Requirement | Self::Due | Self::Base | Self::Path | Self::Method | Self::Limit | Self::BaseYear
        ) || matches!(
            self,
            Self::FirstYear | Self::LastYear | Self::Thresholds | Self::UnitOfMeasure | Self::Kind | Self::Better
        ) || matches!(self, Self::Computed | Self::Since | Self::Added | Self::Removed | Self::Amendment)
    }
}

/// Something that is another than it was, in the words of the reader; nothing where there is or was nothing.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct Difference {
    #[serde(rename = "what")]
    pub aspect: Aspect,
    pub before: Option<String>,
    pub now: Option<String>,
}

impl Difference {
    pub(in crate::report) fn new(aspect: Aspect, before: Option<String>, now: Option<String>) -> Option<Self> {
        (before != now).then_some(Self { aspect, before, now })
    }

    /// One side of it in a sentence, where a requirement speaks for itself.
    pub(in crate::report) fn side(&self, side: &Option<String>, texts: &Texts) -> Option<String> {
        let Some(side) = side else {
            let other = self.side(&Some(self.before.clone().or(self.now.clone())?), texts)?;
            return Some(texts.format("difference-without", &[("side", &other)]));
        };
        let arguments = [("aspect", texts.get(&self.aspect.key())), ("side", side.clone())];
        let key = if self.aspect == Aspect::Due { "difference-side-due" } else { "difference-side" };
        let is_plain = matches!(self.aspect, Aspect::Requirement | Aspect::Firm);
        Some(if is_plain { side.clone() } else { texts.format_owned(key, &arguments) })
    }

    /// The difference in words: `requirement 90 → 53`.
    pub(in crate::report) fn words(&self, texts: &Texts) -> String {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| texts.get("none"));
        let name = texts.get(&self.aspect.key());
        let arguments = [("aspect", name), ("before", side(&self.before)), ("now", side(&self.now))];
        texts.format_owned("difference", &arguments)
    }
}

/// A target or work item as it is or was.
#[derive(Clone)]
pub(in crate::report) struct Version<'a> {
    pub plan: &'a Plan,
    pub text: &'a str,
    pub text_en: Option<&'a str>,
    pub standard: Option<&'a str>,
    pub standard_en: Option<&'a str>,
    pub requirements: &'a [Requirement],
    pub term: Term,
    pub due: Moment,
    pub units: &'a [String],
    pub character: Option<Character>,
    pub is_firm: bool,
    method: Option<Method>,
    base_fallback: Option<BaseFallback>,
    pub area: Option<&'a str>,
    pub task: Option<&'a str>,
    /// The year of its list, and its number there.
    list: Option<(Year, Option<u32>)>,
}

impl<'a> Version<'a> {
    pub(in crate::report) fn of_target(plan: &'a Plan, target: &'a Target) -> Self {
        Self {
            plan,
            text: &target.text,
            text_en: target.text_en.as_deref(),
            standard: None,
            standard_en: None,
            requirements: &target.requirements,
            term: plan.term_of(target),
            due: target.due,
            units: &target.units,
            character: target.character,
            is_firm: target.firm,
            method: target.method,
            base_fallback: target.base_fallback,
            area: target.area.as_deref(),
            task: None,
            list: None,
        }
    }

    pub(in crate::report) fn of_work_item(plan: &'a Plan, item: &'a WorkItem) -> Self {
        Self {
            plan,
            text: &item.matter,
            text_en: item.matter_en.as_deref(),
            standard: item.standard.as_deref(),
            standard_en: item.standard_en.as_deref(),
            requirements: &item.requirements,
            term: item.term(),
            due: item.due,
            units: &item.units,
            character: None,
            is_firm: true,
            method: None,
            base_fallback: None,
            area: None,
            task: item.task.as_deref(),
            list: Some((item.year, item.no)),
        }
    }

    pub(in crate::report) fn title(&self, texts: &Texts) -> &'a str {
        texts.pick(self.text, self.text_en)
    }

    /// Everything in which it is another than it was before.
    pub(in crate::report) fn differences(&self, before: &Self, texts: &Texts) -> Vec<Difference> {
        let due = |of: &Self| texts.format_owned("difference-due", &due_arguments(of.due, texts));
        let firm = |of: &Self| texts.get(if of.is_firm { "firm-yes" } else { "firm-no" });
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let units = |of: &Self| some(&units_named(of.plan, of.units, texts));
        let text = |of: &Self| Some((of.text, of.text_en));
        let standard = |of: &Self| Some((of.standard?, of.standard_en));
        let area = |of: &Self| {
            let area = of.plan.area(of.area?)?;
            Some(texts.pick(&area.name, area.name_en.as_deref()).to_owned())
        };
        let list = |of: &Self| {
            let (year, no) = of.list?;
            let no = no.map_or_else(|| "none".to_owned(), |no| no.to_string());
            Some(texts.format("difference-list", &[("year", &year.to_string()), ("number", &no)]))
        };
        let character = |of: &Self| character_words(of.character, texts);
        let method = |of: &Self| of.method.map(|method| method.name().to_owned());
        let fallback = |of: &Self| of.base_fallback.map(|fallback| fallback.name().to_owned());
        let required = self.required_otherwise(before, texts);
        let plain = [
            Difference::new(Aspect::Due, Some(due(before)), Some(due(self))).filter(|_| before.due != self.due),
            Difference::new(Aspect::Method, method(before), method(self)),
            Difference::new(Aspect::Base, fallback(before), fallback(self)),
            Difference::new(Aspect::Firm, Some(firm(before)), Some(firm(self))),
            Difference::new(Aspect::Character, character(before), character(self)),
            said_otherwise(Aspect::Text, text(before), text(self), texts)
                .filter(|_| required.is_empty() || !(self.repeats_requirement() && before.repeats_requirement())),
            said_otherwise(Aspect::Standard, standard(before), standard(self), texts),
            Difference::new(Aspect::Units, units(before), units(self)).filter(|_| before.units != self.units),
            Difference::new(Aspect::Area, area(before), area(self)).filter(|_| before.area != self.area),
            Difference::new(Aspect::List, list(before), list(self)),
            Difference::new(Aspect::Task, before.task.map(str::to_owned), self.task.map(str::to_owned)),
        ];
        required.into_iter().chain(plain.into_iter().flatten()).collect()
    }

    /// Whether its sentence is made of what it asks, so that it says nothing by itself.
    fn repeats_requirement(&self) -> bool {
        let [Requirement::Measured(measure)] = self.requirements else { return false };
        let name = self.plan.indicator(measure.indicator).map(|indicator| indicator.name.as_str());
        name.is_some_and(|name| self.text.starts_with(name)) && self.text.ends_with(&measure.wording)
    }

    /// What it asks otherwise than before, requirement by requirement.
    fn required_otherwise(&self, before: &Self, texts: &Texts) -> Vec<Difference> {
        let is_only = before.requirements.len().max(self.requirements.len()) == 1;
        let mut differences = Vec::new();
        for (then, now) in self.requirements_beside(before) {
            if let (Some(Requirement::Measured(then)), Some(Requirement::Measured(now))) = (then, now) {
                differences.extend(self.measured_otherwise(now, (before, then), is_only, texts));
                continue;
            }
            let shown = |of: &Self, requirement: Option<&Requirement>| Some(of.required(requirement?, is_only, texts));
            let (was, is) = (shown(before, then), shown(self, now));
            // The same words for another matter of the ledger, or in one of two languages.
            let is_same_title = was == is && then != now;
            let (was, is) =
                if is_same_title { (then.and_then(whole_matter), now.and_then(whole_matter)) } else { (was, is) };
            differences.extend(Difference::new(Aspect::Requirement, was, is));
        }
        differences
    }

    /// The requirements beside those before: steps by their year, the others in their order.
    fn requirements_beside<'v>(&'v self, before: &'v Self) -> Vec<(Option<&'v Requirement>, Option<&'v Requirement>)> {
        let step = |of: &Self, requirement: &Requirement| match requirement {
            Requirement::Measured(measure) => Some((of.plan.indicator(measure.indicator)?.id.clone(), measure.due?)),
            Requirement::Milestone { .. } | Requirement::Judged { .. } => None,
        };
        let mut left: Vec<&Requirement> = self.requirements.iter().collect();
        let same_step = before.requirements.iter().map(|then| {
            let wanted = step(before, then);
            let place = left.iter().position(|now| wanted.is_some() && step(self, now) == wanted);
            (then, place.map(|place| left.remove(place)))
        });
        let same_step: Vec<_> = same_step.collect();
        let mut others = left.into_iter();
        let mut beside: Vec<_> =
            same_step.into_iter().map(|(then, now)| (Some(then), now.or_else(|| others.next()))).collect();
        beside.extend(others.map(|now| (None, Some(now))));
        beside
    }

    fn measured_otherwise(
        &self,
        now: &Measure,
        (before, then): (&Self, &Measure),
        is_only: bool,
        texts: &Texts,
    ) -> Vec<Difference> {
        let indicator = |of: &Self, measure: &Measure| of.plan.indicator(measure.indicator).map(|it| it.id.clone());
        let is_same_indicator = indicator(before, then) == indicator(self, now);
        let asks_same = is_same_indicator
            && then.wording == now.wording
            && then.condition == now.condition
            && (then.every_year, then.every_region) == (now.every_year, now.every_region)
            && then.due == now.due;
        let levels = levels(then, now, texts).filter(|_| is_only && is_same_indicator && then.due == now.due);
        let shown = || {
            let needs_no_name = is_only && is_same_indicator;
            let asked = [(before, then), (self, now)].map(|(of, measure)| of.measured(measure, needs_no_name, texts));
            let read = || [(before, then), (self, now)].map(|(of, it)| read_as(of.plan, it, of.term, texts));
            match asked {
                // The words are the same, and mean something else.
                [was, is] if was == is => read().map(|reading| reading.unwrap_or_else(|| is.clone())),
                asked => asked,
            }
        };
        let [was, is] = levels.unwrap_or_else(shown);
        let asked =
            (!asks_same).then_some(Difference { aspect: Aspect::Requirement, before: Some(was), now: Some(is) });
        let base = |of: &Self, measure: &Measure| {
            let year = measure.term(of.term).base.to_string();
            let Some(value) = &measure.base_value else { return Some(year) };
            Some(texts.format("difference-base", &[("year", &year), ("value", &value.to_plain())]))
        };
        let method = |measure: &Measure| measure.method.map(|method| method.name().to_owned());
        let limit = |measure: &Measure| measure.limit.as_ref().map(Number::to_plain);
        [
            asked,
            Difference::new(Aspect::Base, base(before, then), base(self, now)),
            Difference::new(Aspect::Path, path(&then.path, texts), path(&now.path, texts)),
            Difference::new(Aspect::Method, method(then), method(now)),
            Difference::new(Aspect::Limit, limit(then), limit(now)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Everything that it asks, with when it is due.
    pub(in crate::report) fn asked(&self, texts: &Texts) -> String {
        let is_only = self.requirements.len() == 1;
        let asked: Vec<String> =
            self.requirements.iter().map(|requirement| self.required(requirement, is_only, texts)).collect();
        let asked = asked.join(&texts.get("semicolon"));
        let is_dated = |requirement: &Requirement| matches!(requirement, Requirement::Measured(of) if of.due.is_some());
        if self.requirements.iter().all(is_dated) { asked } else { required_by(asked, self.due, texts) }
    }

    fn required(&self, requirement: &Requirement, is_only: bool, texts: &Texts) -> String {
        match requirement {
            Requirement::Measured(measure) => self.measured(measure, is_only, texts),
            Requirement::Milestone { title, title_en, due, .. } | Requirement::Judged { title, title_en, due, .. } => {
                let title = texts.pick(title, title_en.as_deref()).to_owned();
                due.map_or(title.clone(), |due| required_by(title, due, texts))
            }
        }
    }

    fn measured(&self, measure: &Measure, is_only: bool, texts: &Texts) -> String {
        let asked = asked_of(self.plan, measure, self.term, texts).unwrap_or_else(|| measure.wording.clone());
        let of_regions = texts.get("required-every-region");
        let is_unsaid = measure.every_region && !asked.ends_with(&of_regions);
        let asked = if is_unsaid { asked + &of_regions } else { asked };
        let asked = measure.due.map_or(asked.clone(), |due| required_by(asked, Moment::EndOf(due), texts));
        let name = self.plan.indicator(measure.indicator).filter(|_| !is_only);
        let name = name.map(|indicator| texts.pick(&indicator.name, indicator.name_en.as_deref()));
        name.map_or(asked.clone(), |name| format!("{name} {asked}"))
    }
}

/// Everything that tells a requirement of the ledger from another.
fn whole_matter(requirement: &Requirement) -> Option<String> {
    let (kind, id, title, title_en) = match requirement {
        Requirement::Milestone { id, title, title_en, .. } => ("milestone", id, title, title_en),
        Requirement::Judged { id, title, title_en, .. } => ("judged", id, title, title_en),
        Requirement::Measured(_) => return None,
    };
    let english = title_en.as_ref().map(|title| format!(" / {title}")).unwrap_or_default();
    Some(format!("{title}{english} ({kind} “{id}”)"))
}

/// A text of the plan with its translation.
type Translated<'t> = (&'t str, Option<&'t str>);

/// A text that is another one: in the language of the reader, or in both where only the other one changed.
fn said_otherwise(
    aspect: Aspect,
    before: Option<Translated<'_>>,
    now: Option<Translated<'_>>,
    texts: &Texts,
) -> Option<Difference> {
    let is_seen = before.map(|of| texts.pick(of.0, of.1)) != now.map(|of| texts.pick(of.0, of.1));
    let said = |(own, english): Translated<'_>| match english {
        Some(english) if !is_seen => texts.format("difference-translation", &[("text", own), ("translation", english)]),
        _ => texts.format("difference-text", &[("text", texts.pick(own, english))]),
    };
    Difference::new(aspect, before.map(said), now.map(said)).filter(|_| before != now)
}

/// The two numbers, where nothing else of a requirement changes.
fn levels(then: &Measure, now: &Measure, texts: &Texts) -> Option<[String; 2]> {
    let (Condition::Compared { basis, bound }, Condition::Compared { basis: new_basis, bound: new_bound }) =
        (&then.condition, &now.condition)
    else {
        return None;
    };
    let is_alike = basis == new_basis && (then.every_year, then.every_region) == (now.every_year, now.every_region);
    let (before, after) = bound.levels_of_one_kind(new_bound)?;
    let shown = |level: &Number| match texts.language() {
        Language::English => grouped(&level.to_plain()),
        Language::Chinese => level.to_plain(),
    };
    (is_alike && before != after).then(|| [before, after].map(shown))
}

fn path(path: &BTreeMap<Year, Number>, texts: &Texts) -> Option<String> {
    let step = |(year, level): (&Year, &Number)| {
        texts.format("difference-step", &[("year", &year.to_string()), ("level", &level.to_plain())])
    };
    let steps: Vec<String> = path.iter().map(step).collect();
    (!steps.is_empty()).then(|| steps.join(&texts.get("list-separator")))
}
