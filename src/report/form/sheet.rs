//! The form of a unit: rows to fill in.

use super::{Owed, OwedItem, OwedSubject};
use crate::load::{
    KEY_OF_HEADINGS, MEASURE_COLUMN, TITLE_COLUMN, UNASSIGNED, form_mark, target_key, value_key, words_of_claim,
    words_of_state,
};
use crate::locale::{Language, Texts};
use crate::model::{Moment, ProgressState, Region, Standing, Status, Target};
use crate::report::requirement::{grouped, measured, unit_of};
use crate::report::{Cell, region_name, region_sentence};

/// A form of one unit.
#[derive(Clone, Debug)]
pub struct UnitForm {
    /// The id of the unit; nothing for what nobody answers for.
    pub unit: Option<String>,
    /// The heading.
    pub title: String,
    /// How it is filled in.
    pub notes: Vec<String>,
    /// What is asked: values, matters of the ledger, then what the unit thinks of its targets.
    pub parts: Vec<FormPart>,
}

/// Rows with the same columns.
#[derive(Clone, Debug)]
pub struct FormPart {
    /// What stands above the keys.
    pub mark: String,
    /// Behind the keys.
    pub columns: Vec<FormColumn>,
    /// The first has the headings.
    pub rows: Vec<FormLine>,
}

/// A column of a form.
#[derive(Clone, Debug)]
pub struct FormColumn {
    /// The same in every language; empty for what is only shown.
    pub name: &'static str,
    /// The heading.
    pub heading: String,
    /// What may be filled in, and what is said to who does; nothing in columns that are filled.
    pub input: Option<(FormInput, String)>,
}

/// What a cell takes.
#[derive(Clone, Debug)]
pub enum FormInput {
    /// A number, with its unit of measure or without.
    Value,
    /// A day.
    Date,
    /// One of these words.
    Choice(Vec<String>),
    /// Words.
    Text,
}

/// A row of a form.
#[derive(Clone, Debug)]
pub struct FormLine {
    /// By which it is known when it comes back.
    pub key: String,
    /// A text for each column; none for what is to be filled in.
    pub cells: Vec<String>,
}

/// How many earlier values are shown.
const MOST_KNOWN: usize = 3;

impl<'a> Owed<'a> {
    /// A form for each unit that owes something.
    pub fn forms(&self, texts: &Texts) -> Vec<UnitForm> {
        let of_units = self.items.chunk_by(|one, other| one.unit == other.unit);
        of_units.map(|items| self.form(items, texts)).collect()
    }

    fn form(&self, items: &[OwedItem<'a>], texts: &Texts) -> UnitForm {
        let unit = items.first().and_then(|item| item.unit);
        let plan = self.data.plan;
        let region = self.data.region.part().and_then(|_| region_sentence(plan, Some(self.data.region), texts));
        let arguments = [
            ("plan", texts.pick(&plan.title, plan.title_en.as_deref()).to_owned()),
            ("year", self.year.to_string()),
            ("unit", self.unit_name(unit, texts)),
        ];
        let mark = form_mark(plan, self.year, unit.unwrap_or(UNASSIGNED));
        let parts = [self.values(items, texts), self.matters(items, texts), self.claims(unit, texts)];
        let how = ["form-how-to-fill", "form-how-to-return"].map(|key| texts.get(key));
        let filled = parts.into_iter().filter(|(_, rows)| rows.len() > 1);
        UnitForm {
            unit: unit.map(str::to_owned),
            title: texts.format_owned("form-title", &arguments),
            notes: region.into_iter().chain(self.only_whole(texts)).chain(how).collect(),
            parts: filled.map(|(columns, rows)| FormPart { mark: mark.clone(), columns, rows }).collect(),
        }
    }

    fn values(&self, items: &[OwedItem<'a>], texts: &Texts) -> (Vec<FormColumn>, Vec<FormLine>) {
        let input = |name, key, message| FormColumn::shown(name, key, texts).input(FormInput::Text, message, texts);
        let value = texts.format("form-value", &[("year", &self.year.to_string())]);
        let value = FormColumn { name: "value", heading: value, input: None };
        let columns = vec![
            FormColumn::shown("indicator", "column-indicator", texts),
            FormColumn::shown("region", "column-region", texts),
            FormColumn::shown(MEASURE_COLUMN, "form-measure", texts),
            FormColumn::shown("", "form-sentence", texts),
            FormColumn::shown("", "form-known", texts),
            value.input(FormInput::Value, "form-enter-value", texts),
            input("source", "column-source", "form-enter-source"),
            input("note", "column-note", "form-enter-note"),
        ];
        let row = |item: &OwedItem<'a>| {
            let OwedSubject::Value { index, region } = &item.subject else { return None };
            let indicator = self.indicator(*index)?;
            let unit = unit_of(indicator, texts).to_owned();
            let known = self.known_before(*index, region, MOST_KNOWN).into_iter().map(|(year, value)| {
                let number = Cell::value(Some(&value), indicator.decimals).plain();
                format!("{year}: {}", measured(&grouped(&number), &unit, texts))
            });
            let known: Vec<String> = known.collect();
            let name = self.name(&item.subject, texts);
            let region_name = region_name(self.data.plan, region, texts);
            let key = value_key(&indicator.id, region, self.year);
            Some(FormLine { key, cells: vec![name, region_name, unit, item.said(texts), known.join("\n")] })
        };
        with_headings(columns, items.iter().filter_map(row))
    }

    fn matters(&self, items: &[OwedItem<'a>], texts: &Texts) -> (Vec<FormColumn>, Vec<FormLine>) {
        let word = |state| state_word(state, texts);
        let states = FormInput::Choice(ProgressState::ALL.into_iter().map(word).collect());
        let input = |name, key, input, message| FormColumn::shown(name, key, texts).input(input, message, texts);
        let columns = vec![
            FormColumn::shown(TITLE_COLUMN, "form-matter", texts),
            FormColumn::shown("", "form-kind", texts),
            FormColumn::shown("", "column-due", texts),
            FormColumn::shown("", "form-sentence", texts),
            FormColumn::shown("", "form-recorded", texts),
            input("date", "form-date", FormInput::Date, "form-enter-date"),
            input("state", "column-status", states, "form-enter-state"),
            input("evidence", "form-evidence", FormInput::Text, "form-enter-evidence"),
            input("note", "column-note", FormInput::Text, "form-enter-note"),
        ];
        let row = |item: &OwedItem<'a>| {
            let OwedSubject::Matter { id, is_judged, .. } = &item.subject else { return None };
            let recorded = self.last_entry(id).map(|entry| format!("{} {}", entry.date, word(entry.state)));
            let kind = texts.get(if *is_judged { "form-judged" } else { "form-milestone" });
            let (name, due) = (self.name(&item.subject, texts), item.due.to_string());
            let cells = vec![name, kind, due, item.said(texts), recorded.unwrap_or_default()];
            Some(FormLine { key: (*id).to_owned(), cells })
        };
        with_headings(columns, items.iter().filter_map(row))
    }
}

/// What may be said of a target whose data are not known to whoever says it.
const CLAIMED: [Standing; 4] = [Standing::Achieved, Standing::OnTrack, Standing::Behind, Standing::Missed];

impl Owed<'_> {
    /// What a unit thinks of the targets that it leads; nobody owes it.
    fn claims(&self, unit: Option<&str>, texts: &Texts) -> (Vec<FormColumn>, Vec<FormLine>) {
        let claimed = Status::AS_COUNTED.into_iter().filter(|status| CLAIMED.contains(&status.standing()));
        let claimed = claimed.map(|status| in_language(words_of_claim(status), texts).to_owned());
        let input = |name, key, input, message| FormColumn::shown(name, key, texts).input(input, message, texts);
        let columns = vec![
            FormColumn::shown(TITLE_COLUMN, "form-target", texts),
            FormColumn::shown("", "column-due", texts),
            input("claimed", "audit-claimed", FormInput::Choice(claimed.collect()), "form-enter-claim"),
            input("source", "form-reason", FormInput::Text, "form-enter-reason"),
            input("date", "form-date", FormInput::Date, "form-enter-date"),
        ];
        let plan = self.data.plan;
        let is_asked = |target: &&Target| {
            let years = plan.first_year..=target.due.year();
            let is_led = unit.is_some() && target.units.first().map(String::as_str) == unit;
            is_led && years.contains(&self.year) && *self.data.region == Region::Whole
        };
        let row = |target: &Target| {
            let text = texts.pick(&target.text, target.text_en.as_deref()).to_owned();
            FormLine { key: target_key(&target.id), cells: vec![text, target.due.to_string()] }
        };
        let rows = plan.targets_in_force(Moment::EndOf(self.year)).filter(is_asked).map(row);
        with_headings(columns, rows)
    }
}

impl OwedItem<'_> {
    /// What the plan says of it.
    fn said(&self, texts: &Texts) -> String {
        let sentences: Vec<&str> = self.sentences.iter().map(|(text, text_en)| texts.pick(text, *text_en)).collect();
        sentences.join("\n")
    }
}

impl FormColumn {
    fn shown(name: &'static str, heading: &str, texts: &Texts) -> Self {
        Self { name, heading: texts.get(heading), input: None }
    }

    fn input(self, input: FormInput, message: &str, texts: &Texts) -> Self {
        Self { input: Some((input, texts.get(message))), ..self }
    }
}

fn with_headings(columns: Vec<FormColumn>, rows: impl Iterator<Item = FormLine>) -> (Vec<FormColumn>, Vec<FormLine>) {
    let headings = columns.iter().map(|column| column.heading.clone()).collect();
    let headings = FormLine { key: KEY_OF_HEADINGS.to_owned(), cells: headings };
    (columns, std::iter::once(headings).chain(rows).collect())
}

pub(super) fn state_word(state: ProgressState, texts: &Texts) -> String {
    in_language(words_of_state(state), texts).to_owned()
}

fn in_language([chinese, english]: [&'static str; 2], texts: &Texts) -> &'static str {
    if texts.language() == Language::Chinese { chinese } else { english }
}

#[cfg(test)]
mod tests {
    use crate::load::HEADINGS_OF_FORMS;
    use crate::locale::{Language, Texts};

    #[test]
    fn a_form_without_keys_is_known_by_its_headings() {
        let pairs =
            [("form-sentence", "form-known"), ("form-sentence", "form-evidence"), ("form-target", "audit-claimed")];
        for ((one, other), headings) in pairs.into_iter().zip(HEADINGS_OF_FORMS.chunks(2)) {
            let written = |language| [one, other].map(|key| Texts::new(language).get(key));
            assert_eq!(headings, [written(Language::English), written(Language::Chinese)]);
        }
    }
}
