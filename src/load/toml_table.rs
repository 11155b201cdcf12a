//! Reads the keys of one TOML table, with the place of each, and reports what is missing, unknown or of a wrong type.
//!
//! serde's derived readers stop at the first error and word it in English; here every key of every table is checked.

use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::toml_text::toml_text;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Method, Moment, Number, Year, composed};
use crate::source::Span;
use crate::tables::{Key, Stands, TableDefinition, Type};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

impl<T> Located<T> {
    pub(super) fn map<U>(self, of: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: of(self.value), span: self.span }
    }
}

impl Located<String> {
    /// The place of a stretch of the value. Where escapes make the value another text than the one in the file, the
    /// whole of it.
    pub(super) fn part(&self, text: &str, inner: &Range<usize>) -> Span {
        let raw = text.get(self.span.range.clone()).unwrap_or_default();
        let Some(start) = raw.find(&self.value).filter(|_| !self.value.is_empty()) else { return self.span.clone() };
        let start = self.span.range.start + start;
        Span { source: self.span.source, range: start + inner.start..start + inner.end }
    }
}

/// What a key says of a column.
pub(super) enum ColumnHeading {
    Named(Located<String>),
    /// No column is to be read as such.
    LeftOut,
}

/// Wordings, each with the year for which it holds.
pub(super) type WordingsOfYears = Vec<(Located<Year>, Located<String>)>;

/// A value that is a number or a text with one, as TOML has it, and its place.
pub(super) type QuantityPlace<'a> = (&'a DeValue<'a>, Span);

/// One table of a file.
#[derive(Clone, Debug)]
pub(super) struct TomlTable<'a> {
    pub(super) table: &'a DeTable<'a>,
    pub(super) span: Span,
    /// The text of the whole file.
    pub(super) text: &'a str,
    /// The table of which this one changes some keys.
    pub(super) base: Option<Rc<Self>>,
}

/// Takes the values out of one table. Keys that it should not have, and those that it lacks, were reported when it was
/// opened.
pub(super) struct Keys<'a, 'd> {
    table: TomlTable<'a>,
    /// The table that has the key which was taken last.
    owner: TomlTable<'a>,
    known: Vec<&'static Key>,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> TomlTable<'a> {
    /// Opens a table that is to have the keys of a definition.
    pub(super) fn keys<'d>(
        &self,
        definition: &'static TableDefinition,
        diagnostics: &'d mut Diagnostics,
    ) -> Keys<'a, 'd> {
        let mut keys = self.keys_among(definition.keys.iter().collect(), diagnostics);
        // What a table that is changed needs was checked by itself.
        for key in definition.keys.iter().filter(|_| self.base.is_none()) {
            let needs_it = |other: &Key| other.stands == Stands::With(key.name) && self.has(other.name);
            let lacks = |stands: Stands| if let Stands::Without(other) = stands { !self.has(other) } else { false };
            if let Stands::WithEither(one, other) = key.stands
                && self.has(key.name)
                && !self.has(other)
            {
                keys.require(one);
            }
            if key.stands == Stands::Required || lacks(key.stands) || definition.keys.iter().any(needs_it) {
                keys.require(key.name);
            }
        }
        keys
    }

    /// Opens a table that may have some of the known keys.
    pub(super) fn keys_among<'d>(&self, known: Vec<&'static Key>, diagnostics: &'d mut Diagnostics) -> Keys<'a, 'd> {
        // What changes another table was checked by itself.
        for key in self.table.keys().filter(|_| self.base.is_none()) {
            let name: &str = key.get_ref();
            if !known.iter().any(|known| known.name == name) {
                let names: Vec<&str> = known.iter().map(|known| known.name).collect();
                diagnostics
                    .report(Code::UnknownKey, self.span.source, key.span())
                    .with("key", name)
                    .with("known", names.join(", "))
                    .suggesting(name, names);
            }
        }
        Keys { table: self.clone(), owner: self.clone(), known, diagnostics }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of a key, and the table that has it.
    fn get(&self, key: &str) -> Option<(&'a Spanned<DeValue<'a>>, &Self)> {
        let base = || {
            let is_hidden = hidden_by(key).iter().any(|other| self.table.contains_key(*other));
            self.base.as_ref().filter(|_| !is_hidden)?.get(key)
        };
        self.table.get(key).map(|value| (value, self)).or_else(base)
    }

    /// Where the value of a key stands, when it is there.
    pub(super) fn place(&self, key: &str) -> Option<Span> {
        self.get(key).map(|(value, owner)| owner.span_of(value))
    }

    /// A text as it stands in the table, checked elsewhere.
    pub(super) fn unchecked_text(&self, key: &str) -> Option<Located<String>> {
        let (value, owner) = self.get(key)?;
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty())?;
        Some(Located { value: composed(text).into_owned(), span: owner.span_of(value) })
    }

    /// What a key says, however it is laid out; an empty text where it is not there.
    pub(super) fn written(&self, key: &str) -> String {
        self.get(key).map(|(value, _)| format!("{key} = {}", on_one_line(value.get_ref()))).unwrap_or_default()
    }

    /// Whether a list is there that holds nothing.
    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        self.get(key).and_then(|(value, _)| value.get_ref().as_array()).is_some_and(|array| array.is_empty())
    }

    /// Whether a table is there that holds nothing.
    pub(super) fn is_empty_table(&self, key: &str) -> bool {
        self.get(key).and_then(|(value, _)| value.get_ref().as_table()).is_some_and(|table| table.is_empty())
    }

    /// The keys and values of a table whose keys the user chooses.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Located<String>, &'a Spanned<DeValue<'a>>)> {
        let place = |key: &Spanned<_>| Span { source: self.span.source, range: key.span() };
        self.table
            .iter()
            .map(move |(key, value)| (Located { value: key.get_ref().to_string(), span: place(key) }, value))
    }

    fn span_of<T>(&self, value: &Spanned<T>) -> Span {
        Span { source: self.span.source, range: value.span() }
    }

    fn within(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Self> {
        Some(Self { table: value.get_ref().as_table()?, span: self.span_of(value), text: self.text, base: None })
    }
}

fn on_one_line(value: &DeValue<'_>) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        DeValue::String(text) => toml_text(text),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(is) => is.to_string(),
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Array(parts) => {
            format!("[{}]", joined(parts.iter().map(|part| on_one_line(part.get_ref())).collect()))
        }
        DeValue::Table(table) => {
            let pair = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                format!("{} = {}", key.get_ref(), on_one_line(value.get_ref()))
            };
            format!("{{ {} }}", joined(table.iter().map(pair).collect()))
        }
    }
}

/// The keys of an amendment by which one of the table that it changes no longer holds.
pub(super) fn hidden_by(key: &str) -> &'static [&'static str] {
    match key {
        "indicator" | "base_value" => &["require"],
        "is" | "steps" => &["require", "is", "steps"],
        "due" => &["steps"],
        "text_en" => &["text"],
        "matter_en" => &["matter"],
        "standard_en" => &["standard"],
        _ => &[],
    }
}

impl<'a> Keys<'a, '_> {
    /// A text that is not blank.
    pub(super) fn text(&mut self, key: &str) -> Option<Located<String>> {
        let (takes, value) = self.take(key)?;
        let text = self.as_text(key, value)?;
        // Whoever writes an id elsewhere does not see blanks at its ends.
        if matches!(takes, Type::Id) && text.value.trim() != text.value {
            self.diagnostics.report_at(Code::BlankInId, text.span.clone()).with("found", text.value.as_str());
        }
        Some(text)
    }

    /// The same without its place.
    pub(super) fn plain_text(&mut self, key: &str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &str) -> Vec<Located<String>> {
        let Some((_, value)) = self.take(key) else { return Vec::new() };
        match value.get_ref().as_array() {
            Some(array) => array.iter().filter_map(|item| self.as_text(key, item)).collect(),
            None => self.wrong_type(value, "list"),
        }
    }

    pub(super) fn year(&mut self, key: &str) -> Option<Located<Year>> {
        let (_, number) = self.integer(key)?;
        let year = Year::new(number.value);
        if year.is_none() {
            self.diagnostics.report_at(Code::InvalidYear, number.span.clone()).with("found", number.value.to_string());
        }
        Some(Located { value: year?, span: number.span })
    }

    /// A year, or a day.
    pub(super) fn moment(&mut self, key: &str) -> Option<Located<Moment>> {
        if let DeValue::Integer(_) = self.take(key)?.1.get_ref() {
            return self.year(key).map(|year| year.map(Moment::EndOf));
        }
        self.day(key).map(|day| day.map(Moment::Day))
    }

    /// A day as TOML or a text writes it.
    pub(super) fn day(&mut self, key: &str) -> Option<Located<NaiveDate>> {
        let (takes, value) = self.take(key)?;
        let text = match value.get_ref() {
            DeValue::Datetime(day) => day.to_string(),
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                return self.wrong_type(value, if matches!(takes, Type::Day) { "day" } else { "moment" });
            }
        };
        let span = self.owner.span_of(value);
        let moment = text.parse().ok();
        if matches!(moment, Some(Moment::EndOf(_))) {
            return self.wrong_type(value, if matches!(takes, Type::Day) { "day" } else { "moment" });
        }
        let day = moment.and_then(Moment::day);
        if day.is_none() {
            self.diagnostics.report_at(Code::InvalidDate, span.clone()).with("found", text);
        }
        Some(Located { value: day?, span })
    }

    /// A whole number from 0 to the largest that the key takes.
    pub(super) fn count(&mut self, key: &str) -> Option<u32> {
        let (takes, number) = self.integer(key)?;
        let most = if let Type::Whole(most) = takes { most } else { u32::MAX };
        let count = u32::try_from(number.value).ok().filter(|count| *count <= most);
        if count.is_none() {
            let range = if most == u32::MAX { "≥ 0".to_owned() } else { format!("0 – {most}") };
            self.diagnostics.report_at(Code::NumberOutOfRange, number.span).with("range", range);
        }
        count
    }

    fn integer(&mut self, key: &str) -> Option<(Type, Located<i64>)> {
        let (takes, value) = self.take(key)?;
        let DeValue::Integer(integer) = value.get_ref() else { return self.wrong_type(value, "integer") };
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Some((takes, Located { value: number, span: self.owner.span_of(value) })),
            Err(_) => self.unreadable(value),
        }
    }

    /// A number; its digits are taken as written, never through a double.
    pub(super) fn number(&mut self, key: &str) -> Option<Number> {
        let (takes, value) = self.take(key)?;
        match exact_number(value.get_ref()) {
            Some(number) => match takes.range().filter(|range| !range.holds(&number)) {
                Some(range) => {
                    let place = self.owner.span_of(value);
                    self.diagnostics.report_at(Code::NumberOutOfRange, place).with("range", range.shown);
                    None
                }
                None => Some(number),
            },
            None if matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) => self.unreadable(value),
            None => self.wrong_type(value, "number"),
        }
    }

    pub(super) fn boolean(&mut self, key: &str) -> Option<bool> {
        let (_, value) = self.take(key)?;
        value.get_ref().as_bool().map_or_else(|| self.wrong_type(value, "boolean"), Some)
    }

    /// The value of one of the words that the key takes, of those that have these words in this order.
    pub(super) fn word<T: Copy>(&mut self, key: &str, values: &[T]) -> Option<T> {
        let (takes, value) = self.take(key)?;
        let text = self.as_text(key, value)?;
        let words = takes.words();
        let chosen = words.iter().zip(values).find(|(word, _)| **word == text.value);
        if chosen.is_none() {
            report_choice(&text, "word", &words, self.diagnostics);
        }
        chosen.map(|(_, value)| *value)
    }

    pub(super) fn method(&mut self) -> Option<Method> {
        self.word("method", &Method::ALL)
    }

    pub(super) fn table(&mut self, key: &str) -> Option<TomlTable<'a>> {
        let (_, value) = self.take(key)?;
        self.owner.within(value).map_or_else(|| self.wrong_type(value, "table"), Some)
    }

    /// A list of tables.
    pub(super) fn tables(&mut self, key: &str) -> Vec<TomlTable<'a>> {
        let Some((_, value)) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else { return self.wrong_type(value, "tables") };
        let mut as_table = |item| self.owner.within(item).map_or_else(|| self.wrong_type(item, "table"), Some);
        array.iter().filter_map(&mut as_table).collect()
    }

    /// The heading that a key names, when it does not say that there is none.
    pub(super) fn heading(&mut self, key: &str) -> Option<ColumnHeading> {
        let (_, value) = self.take(key)?;
        match value.get_ref().as_bool() {
            Some(false) => Some(ColumnHeading::LeftOut),
            Some(true) | None => self.as_text(key, value).map(ColumnHeading::Named),
        }
    }

    /// Years with a text each, in their order.
    pub(super) fn wordings(&mut self, key: &str) -> WordingsOfYears {
        let mut found = Vec::new();
        for (of, text) in self.mapping(key) {
            match of.value.parse() {
                Ok(year) => found.push((Located { value: year, span: of.span }, text)),
                Err(_) => {
                    self.diagnostics.report_at(Code::InvalidYear, of.span).with("found", of.value);
                }
            }
        }
        found.sort_by_key(|(year, _)| year.value);
        found
    }

    /// Texts of the user's choice, each with a text.
    pub(super) fn mapping(&mut self, key: &str) -> Vec<(Located<String>, Located<String>)> {
        let entries = self.table(key).map(|table| table.entries().collect::<Vec<_>>()).unwrap_or_default();
        entries.into_iter().filter_map(|(of, value)| Some((of, self.as_text(key, value)?))).collect()
    }

    /// Texts of the user's choice, each with a text or several, which may be empty; in the order in which they stand.
    pub(super) fn conditions(&mut self, key: &str) -> Vec<(Located<String>, Located<Vec<String>>)> {
        let entries = self.table(key).map(|table| table.entries().collect::<Vec<_>>()).unwrap_or_default();
        let mut cells = |value: &'a Spanned<DeValue<'a>>| {
            let cells = match value.get_ref().as_array() {
                Some(array) => array.iter().filter_map(|item| self.cell(item)).collect(),
                None => self.cell(value).into_iter().collect(),
            };
            Located { value: cells, span: self.owner.span_of(value) }
        };
        let mut conditions: Vec<_> = entries.into_iter().map(|(of, value)| (of, cells(value))).collect();
        conditions.sort_by_key(|(of, _)| of.span.range.start);
        conditions
    }

    fn cell(&mut self, value: &Spanned<DeValue<'a>>) -> Option<String> {
        let text = value.get_ref().as_str().map(|text| composed(text.trim()).into_owned());
        text.map_or_else(|| self.wrong_type(value, "text"), Some)
    }

    /// A number, or a text with one, that is read elsewhere.
    pub(super) fn quantity(&mut self, key: &str) -> Option<QuantityPlace<'a>> {
        let (_, value) = self.take(key)?;
        match value.get_ref() {
            DeValue::String(_) => _ = self.as_text(key, value)?,
            DeValue::Integer(_) | DeValue::Float(_) => {}
            DeValue::Datetime(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                return self.wrong_type(value, "number");
            }
        }
        Some((value.get_ref(), self.owner.span_of(value)))
    }

    /// Reports a key that is not there.
    pub(super) fn require(&mut self, key: &str) {
        if !self.table.has(key) {
            self.diagnostics.report_at(Code::MissingKey, self.table.span.clone()).with("key", key);
        }
    }

    /// What a key takes, and what it has.
    fn take(&mut self, key: &str) -> Option<(Type, &'a Spanned<DeValue<'a>>)> {
        let known = self.known.iter().find(|known| known.name == key)?;
        let (value, owner) = self.table.get(key)?;
        self.owner = owner.clone();
        Some((known.takes, value))
    }

    fn as_text(&mut self, key: &str, value: &Spanned<DeValue<'a>>) -> Option<Located<String>> {
        let Some(text) = value.get_ref().as_str() else { return self.wrong_type(value, "text") };
        let span = self.owner.span_of(value);
        if text.trim().is_empty() {
            self.diagnostics.report_at(Code::EmptyText, span).with("key", key);
            return None;
        }
        Some(Located { value: composed(text).into_owned(), span })
    }

    /// A number in a form that is not read, such as 1e5, inf or 0xff, or one that is too large.
    fn unreadable<T>(&mut self, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let found = self.owner.text.get(value.span()).unwrap_or_default();
        self.diagnostics
            .report_at(Code::InvalidNumber, self.owner.span_of(value))
            .with("detail", "plain")
            .with("found", found);
        None
    }

    fn wrong_type<T: Default>(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) -> T {
        report_wrong_type(value.get_ref(), self.owner.span_of(value), expected, self.diagnostics);
        T::default()
    }
}

/// Reports a value of another type than the one that is expected.
pub(super) fn report_wrong_type(value: &DeValue<'_>, place: Span, expected: &str, diagnostics: &mut Diagnostics) {
    diagnostics.report_at(Code::WrongType, place).with("expected", expected).with("found", value.type_str());
}

/// Reports a word that is none of the known ones.
pub(super) fn report_choice(word: &Located<String>, detail: &str, known: &[&str], diagnostics: &mut Diagnostics) {
    diagnostics
        .report_at(Code::InvalidChoice, word.span.clone())
        .with("detail", detail)
        .with("found", word.value.as_str())
        .with("choices", known.join(", "))
        .suggesting(&word.value, known.iter().copied());
}

/// The digits of a TOML number as they were written.
pub(super) fn exact_number(value: &DeValue<'_>) -> Option<Number> {
    let digits = match value {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        DeValue::Integer(_)
        | DeValue::String(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => return None,
    };
    digits.replace('_', "").parse().ok()
}

pub(super) fn values(words: Vec<Located<String>>) -> Vec<String> {
    words.into_iter().map(|word| word.value).collect()
}
