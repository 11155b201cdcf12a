//! Proposals as tables of TOML.

use super::proposal::{Note, Proposals, ProposedMeaning, ProposedRequirement, SentencePlace};
use crate::load::{PROPOSED, toml_text};
use crate::locale::Texts;
use crate::model::UnitOfMeasure;
use crate::model::{Character, Moment};
use crate::wording::{is_no_value, quantity};

/// Writes proposals; above every table stands what `place` makes of where it comes from.
pub(crate) struct WrittenProposals<'a> {
    pub(crate) proposals: &'a Proposals,
    pub(crate) texts: &'a Texts,
    pub(crate) place: &'a dyn Fn(&SentencePlace) -> String,
}

impl WrittenProposals<'_> {
    /// The text of `indicators.toml`.
    pub(crate) fn indicators(&self) -> String {
        let table = |indicator: &super::proposal::ProposedIndicator| {
            let mut lines = vec![(self.place)(&indicator.place)];
            lines.extend(self.proposed(&indicator.notes));
            lines.push("[[indicator]]".to_owned());
            let (kind, better) = (indicator.kind.name(), indicator.better.name());
            let named = [("id", &*indicator.id), ("name", &indicator.name), ("unit", &indicator.unit)].into_iter();
            let pairs = named.chain([("kind", kind), ("better", better)]).map(|(key, value)| pair(key, value));
            lines.join("\n") + "\n" + &pairs.collect::<String>()
        };
        self.proposals.indicators.iter().map(table).collect::<Vec<_>>().join("\n")
    }

    /// The text of `targets.toml`; areas and units by their places.
    pub(crate) fn targets(&self, areas: &[String], units: &[String]) -> String {
        let table = |target: &super::proposal::ProposedTarget| {
            let requirement = &target.requirement;
            let mut lines = vec![(self.place)(&requirement.place)];
            lines.extend(self.proposed(&requirement.notes));
            lines.extend(self.instead(&requirement.asked));
            lines.push("[[target]]".to_owned());
            lines.push(format!("id = {}", toml_text(&target.id)));
            let area = target.area.and_then(|area| areas.get(area));
            lines.extend(area.map(|area| format!("area = {}", toml_text(area))));
            lines.push(format!("text = {}", toml_text(&target.text)));
            lines.extend(self::units(&target.units, units).lines().map(str::to_owned));
            lines.extend(target.due.map(due));
            let character = target.character.map(Character::name);
            lines.extend(character.map(|character| format!("character = {}", toml_text(character))));
            lines.extend(target.aim.is_some().then(|| "firm = false".to_owned()));
            match &requirement.asked {
                ProposedMeaning::Is { indicator, is } => {
                    lines.push(format!("indicator = {}", toml_text(self.id(*indicator))));
                    lines.push(format!("is = {}", toml_text(is)));
                    lines.extend(self.base_value(*indicator, target.base_value.as_deref()));
                }
                ProposedMeaning::Steps { indicator, steps } => {
                    lines.push(format!("indicator = {}", toml_text(self.id(*indicator))));
                    let steps: Vec<String> =
                        steps.iter().map(|(year, is)| format!("{year} = {}", toml_text(is))).collect();
                    lines.push(format!("steps = {{ {} }}", steps.join(", ")));
                    lines.extend(self.base_value(*indicator, target.base_value.as_deref()));
                }
                ProposedMeaning::Milestone { .. } | ProposedMeaning::Judged { .. } => {
                    lines.push(format!("require = [{}]", self.requirement(requirement, &target.id, false)));
                }
            }
            lines.join("\n") + "\n"
        };
        self.proposals.targets.iter().map(table).collect::<Vec<_>>().join("\n")
    }

    /// The lines of `require` of a work item.
    pub(crate) fn require(&self, requirements: &[ProposedRequirement], item: &str) -> String {
        let mut lines = vec!["require = [".to_owned()];
        for (place, requirement) in (1..).zip(requirements) {
            lines.extend(self.proposed(&requirement.notes).map(|line| format!("  {line}")));
            lines.extend(self.instead(&requirement.asked).map(|line| format!("  {line}")));
            lines.push(format!("  {},", self.requirement(requirement, &format!("{item}-{place}"), true)));
        }
        lines.push("]".to_owned());
        lines.join("\n") + "\n"
    }

    fn requirement(&self, requirement: &ProposedRequirement, id: &str, has_due: bool) -> String {
        let matter = |key: &str, title: &str| {
            let due =
                requirement.due.filter(|_| has_due).map(|moment| format!(", {}", due(moment))).unwrap_or_default();
            format!("{{ {key} = {}, title = {}{due} }}", toml_text(id), toml_text(title))
        };
        match &requirement.asked {
            ProposedMeaning::Is { indicator, is } => {
                format!("{{ indicator = {}, is = {} }}", toml_text(self.id(*indicator)), toml_text(is))
            }
            ProposedMeaning::Steps { .. } => String::new(),
            ProposedMeaning::Milestone { title } => matter("milestone", title),
            ProposedMeaning::Judged { title, .. } => matter("judged", title),
        }
    }

    fn id(&self, indicator: usize) -> &str {
        self.proposals.indicators.get(indicator).map_or("", |indicator| &indicator.id)
    }

    /// The stated base value, when it is a number of the indicator's unit of measure.
    fn base_value(&self, indicator: usize, value: Option<&str>) -> Option<String> {
        let unit = UnitOfMeasure::new(self.proposals.indicators.get(indicator)?.unit.as_str());
        let value = value.filter(|value| !is_no_value(value) && quantity(value, &unit).is_ok())?;
        Some(format!("base_value = {}", toml_text(value)))
    }

    /// The requirement that could not be written.
    fn instead(&self, asked: &ProposedMeaning) -> Option<String> {
        let ProposedMeaning::Judged { instead: Some((name, is)), .. } = asked else { return None };
        Some(format!("# require = [{{ indicator = {}, is = {} }}]", toml_text(name), toml_text(is)))
    }

    /// The line that marks what was concluded.
    fn proposed(&self, notes: &[Note]) -> Option<String> {
        let said: Vec<String> = notes.iter().map(|note| self.note(note)).collect();
        (!said.is_empty()).then(|| format!("{PROPOSED} {}", said.join(&self.texts.get("import-note-separator"))))
    }

    fn note(&self, note: &Note) -> String {
        let texts = self.texts;
        let by_word = |key: &str, word: &str| texts.format(key, &[("word", word)]);
        match note {
            Note::Kind(kind, Some(word)) => texts.format("import-note-kind", &[("kind", kind.name()), ("word", word)]),
            Note::Kind(kind, None) => texts.format("import-note-kind-accepted", &[("kind", kind.name())]),
            Note::Better(better, word) => {
                texts.format("import-note-better", &[("better", better.name()), ("word", word)])
            }
            Note::Unit(word) => by_word("import-note-unit", word),
            Note::UnknownUnit => texts.get("import-note-unknown-unit"),
            Note::Split => texts.get("import-note-split"),
            Note::CutOut => texts.get("import-note-cut-out"),
            Note::Readings(term, readings) => {
                let [base, due] = [term.base, term.due].map(|year| year.to_string());
                let arguments = [("base", base.as_str()), ("first", &term.first.to_string()), ("due", &due)];
                let readings =
                    readings.iter().map(|reading| texts.format(&format!("choice-{}", reading.name()), &arguments));
                let readings = readings.collect::<Vec<_>>().join(&texts.get("import-reading-separator"));
                texts.format("import-note-readings", &[("readings", &readings)])
            }
            Note::Part(word) => by_word("import-note-part", word),
            Note::Verb(word) => by_word("import-note-verb", word),
            Note::EachYear(word) => by_word("import-note-each-year", word),
            Note::DayOfStep(day) => by_word("import-note-day-of-step", &day.to_string()),
            Note::OfYear => texts.get("import-note-of-year"),
            Note::Since(word) => by_word("import-note-since", word),
            Note::Aim(word) => by_word("import-note-aim", word),
            Note::Milestone => texts.get("import-note-milestone"),
            Note::Judged(reason) => {
                by_word("import-note-judged", &texts.get(&format!("import-reason-{}", reason.name())))
            }
        }
    }
}

fn due(due: Moment) -> String {
    format!("due = {due}")
}

/// A line of a table.
pub(super) fn pair(key: &str, value: &str) -> String {
    format!("{key} = {}\n", toml_text(value))
}

/// The line of units by their places.
pub(super) fn units(units: &[usize], ids: &[String]) -> String {
    if units.is_empty() {
        return String::new();
    }
    format!("units = {}\n", list(units.iter().filter_map(|unit| ids.get(*unit)).map(String::as_str)))
}

pub(super) fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", texts.map(toml_text).collect::<Vec<_>>().join(", "))
}
