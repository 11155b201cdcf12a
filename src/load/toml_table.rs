//! Reads the keys of one TOML table, with the place of each, and reports what is missing, unknown or of a wrong type.
//!
//! serde's derived readers stop at the first error and word it in English; here every key of every table is checked.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Method, Number, Year, composed};
use crate::source::Span;

/// More keys than a table takes, so that the list of them never grows.
const MOST_KEYS: usize = 16;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Written<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

impl Written<String> {
    /// The place of a stretch of the value. Where escapes make the value another text than the one in the file, the
    /// whole of it.
    pub(super) fn part(&self, text: &str, inner: &Range<usize>) -> Span {
        let raw = text.get(self.span.range.clone()).unwrap_or_default();
        let Some(start) = raw.find(&self.value).filter(|_| !self.value.is_empty()) else { return self.span.clone() };
        let start = self.span.range.start + start;
        Span { source: self.span.source, range: start + inner.start..start + inner.end }
    }
}

/// One table of a file.
#[derive(Clone, Debug)]
pub(super) struct TomlTable<'a> {
    pub(super) table: &'a DeTable<'a>,
    pub(super) span: Span,
    /// The text of the whole file.
    pub(super) text: &'a str,
}

/// Takes the keys out of one table; [`Keys::finish`] reports those that nobody took.
pub(super) struct Keys<'a, 'd> {
    table: &'a DeTable<'a>,
    span: Span,
    text: &'a str,
    known: Vec<&'static str>,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> TomlTable<'a> {
    pub(super) fn keys<'d>(&self, diagnostics: &'d mut Diagnostics) -> Keys<'a, 'd> {
        Keys {
            table: self.table,
            span: self.span.clone(),
            text: self.text,
            known: Vec::with_capacity(MOST_KEYS),
            diagnostics,
        }
    }
}

impl<'a> Keys<'a, '_> {
    /// A text that must be there.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Written<String>> {
        self.require(key);
        self.optional_text(key)
    }

    /// An id that must be there: whoever writes it elsewhere does not see blanks at its ends.
    pub(super) fn id(&mut self) -> Option<Written<String>> {
        self.require("id");
        self.optional_id("id")
    }

    /// An id that may be there, under a key.
    pub(super) fn optional_id(&mut self, key: &'static str) -> Option<Written<String>> {
        let id = self.optional_text(key)?;
        if id.value.trim() != id.value {
            self.diagnostics.report_at(Code::BlankInId, id.span.clone()).with("found", id.value.as_str());
        }
        Some(id)
    }

    /// A text that may be there.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<Written<String>> {
        let value = self.take(key)?;
        self.as_filled_text(key, value)
    }

    fn as_filled_text(&mut self, key: &'static str, value: &Spanned<DeValue<'a>>) -> Option<Written<String>> {
        let text = self.as_text(value)?;
        if text.value.trim().is_empty() {
            self.diagnostics.report_at(Code::EmptyText, text.span.clone()).with("key", key);
            return None;
        }
        Some(text)
    }

    /// A text that may be there, without its place.
    pub(super) fn plain_text(&mut self, key: &'static str) -> Option<String> {
        self.optional_text(key).map(|text| text.value)
    }

    /// A list of texts that may be there.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Written<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match value.get_ref().as_array() {
            Some(array) => array.iter().filter_map(|item| self.as_filled_text(key, item)).collect(),
            None => self.wrong_type(value, "list"),
        }
    }

    /// A year that must be there.
    pub(super) fn year(&mut self, key: &'static str) -> Option<Written<Year>> {
        self.require(key);
        self.optional_year(key)
    }

    /// A year that may be there.
    pub(super) fn optional_year(&mut self, key: &'static str) -> Option<Written<Year>> {
        let number = self.integer(key)?;
        let year = Year::new(number.value);
        if year.is_none() {
            self.diagnostics.report_at(Code::InvalidYear, number.span.clone()).with("found", number.value.to_string());
        }
        Some(Written { value: year?, span: number.span })
    }

    /// A whole number that may be there.
    pub(super) fn integer(&mut self, key: &'static str) -> Option<Written<i64>> {
        let value = self.take(key)?;
        let parsed = if let DeValue::Integer(integer) = value.get_ref() {
            i64::from_str_radix(integer.as_str(), integer.radix()).ok()
        } else {
            None
        };
        match parsed {
            Some(number) => Some(Written { value: number, span: self.span_of(value) }),
            None if matches!(value.get_ref(), DeValue::Integer(_)) => self.unreadable(value),
            None => self.wrong_type(value, "integer"),
        }
    }

    /// A whole number that may be there, from 0 to `most`.
    pub(super) fn count(&mut self, key: &'static str, most: u32) -> Option<u32> {
        let number = self.integer(key)?;
        let count = u32::try_from(number.value).ok().filter(|count| *count <= most);
        if count.is_none() {
            let range = if most == u32::MAX { "≥ 0".to_owned() } else { format!("0 – {most}") };
            self.diagnostics.report_at(Code::NumberOutOfRange, number.span).with("range", range);
        }
        count
    }

    /// A number that may be there; its digits are taken as written, never through a double.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Written<Number>> {
        let value = self.take(key)?;
        match exact_number(value.get_ref()) {
            Some(number) => Some(Written { value: number, span: self.span_of(value) }),
            None if matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) => self.unreadable(value),
            None => self.wrong_type(value, "number"),
        }
    }

    /// A number above 0 that may be there.
    pub(super) fn positive_number(&mut self, key: &'static str) -> Option<Number> {
        let number = self.number(key)?;
        if !number.value.is_positive() {
            self.diagnostics.report_at(Code::NumberOutOfRange, number.span).with("range", "> 0");
            return None;
        }
        Some(number.value)
    }

    /// True or false.
    pub(super) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match value.get_ref().as_bool() {
            Some(boolean) => Some(boolean),
            None => self.wrong_type(value, "boolean"),
        }
    }

    /// One of a few words that may be there.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.optional_text(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.diagnostics
                .report_at(Code::InvalidChoice, text.span)
                .with("detail", "word")
                .with("found", text.value.as_str())
                .with("choices", names.join(", "))
                .suggesting(&text.value, names);
        }
        chosen
    }

    /// One of a few words that must be there.
    pub(super) fn required_choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.require(key);
        self.choice(key, choices)
    }

    /// A table that may be there.
    pub(super) fn table(&mut self, key: &'static str) -> Option<TomlTable<'a>> {
        let value = self.take(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(TomlTable { table, span: self.span_of(value), text: self.text }),
            None => self.wrong_type(value, "table"),
        }
    }

    /// A list of tables that may be there.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<TomlTable<'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else { return self.wrong_type(value, "tables") };
        let mut tables = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push(TomlTable { table, span: self.span_of(item), text: self.text }),
                None => self.wrong_type(item, "table"),
            }
        }
        tables
    }

    /// Whether a list is there that holds nothing.
    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_array()).is_some_and(|array| array.is_empty())
    }

    /// Where the value of a key stands, when it is there.
    pub(super) fn place(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|value| self.span_of(value))
    }

    /// Marks a key as known and reports it when it is not there.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.table.contains_key(key) {
            self.diagnostics.report_at(Code::MissingKey, self.span.clone()).with("key", key);
        }
    }

    /// The keys and values of a table whose keys the user chooses.
    pub(super) fn free_entries(self) -> impl Iterator<Item = (Written<String>, &'a Spanned<DeValue<'a>>)> {
        let source = self.span.source;
        self.table.iter().map(move |(key, value)| {
            let span = Span { source, range: key.span() };
            (Written { value: key.get_ref().to_string(), span }, value)
        })
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                self.diagnostics
                    .report(Code::UnknownKey, self.span.source, key.span())
                    .with("key", name)
                    .with("known", self.known.join(", "))
                    .suggesting(name, self.known.iter().copied());
            }
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    fn as_text(&mut self, value: &Spanned<DeValue<'a>>) -> Option<Written<String>> {
        match value.get_ref().as_str() {
            Some(text) => Some(Written { value: composed(text).into_owned(), span: self.span_of(value) }),
            None => self.wrong_type(value, "text"),
        }
    }

    /// A number in a form that is not read, such as 1e5, inf or 0xff, or one that is too large.
    fn unreadable<T>(&mut self, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let found = self.text.get(value.span()).unwrap_or_default();
        self.diagnostics
            .report_at(Code::InvalidNumber, self.span_of(value))
            .with("detail", "plain")
            .with("found", found);
        None
    }

    fn wrong_type<T: Default>(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) -> T {
        self.diagnostics
            .report_at(Code::WrongType, self.span_of(value))
            .with("expected", expected)
            .with("found", value.get_ref().type_str());
        T::default()
    }

    fn span_of<T>(&self, value: &Spanned<T>) -> Span {
        Span { source: self.span.source, range: value.span() }
    }
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

/// The method of pace named by a table.
pub(super) fn read_method(keys: &mut Keys<'_, '_>) -> Option<Method> {
    keys.choice("method", &Method::ALL.map(|method| (method.name(), method)))
}

pub(super) fn values(words: Vec<Written<String>>) -> Vec<String> {
    words.into_iter().map(|word| word.value).collect()
}
