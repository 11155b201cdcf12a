//! The JSON Schema of a plan's TOML files, by which editors complete and check them.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::locale::{Language, Texts};
use crate::tables::{FILE, Key, REQUIREMENT, Stands, TableDefinition, Type};

/// The file that holds the schema in a plan folder.
pub(crate) const FILE_NAME: &str = "plan.schema.json";

/// What parts the English of a description from the Chinese behind it.
const BETWEEN_LANGUAGES: &str = "\n\n";

/// The wide blank of Chinese text stands by itself: not every checker counts it as a blank.
const NOT_BLANK: &str = r"[^\s\u3000]";

/// What stands first in a part of a schema; the rest follows by name.
const FIRST: [&str; 5] = ["$schema", "title", "description", "type", "properties"];

/// The schema as JSON (draft 2020-12). Descriptions are in the language, or in both.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn json(language: Option<Language>) -> serde_json::Result<String> {
    let languages = language.map_or(vec![Language::English, Language::Chinese], |language| vec![language]);
    let mut writer = Writer { texts: languages.into_iter().map(Texts::of_tables).collect(), definitions: Map::new() };
    let mut schema = writer.table(&FILE);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(FILE.name));
    schema.insert("$defs".to_owned(), writer.definitions.into());
    Ok(serde_json::to_string_pretty(&InOrder { value: &schema.into(), is_by_name: false })? + "\n")
}

struct InOrder<'a> {
    value: &'a Value,
    /// Whether its entries have names of their own.
    is_by_name: bool,
}

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(entries) = self.value.as_object() else {
            let Some(items) = self.value.as_array() else { return self.value.serialize(serializer) };
            return serializer.collect_seq(items.iter().map(|value| InOrder { value, is_by_name: false }));
        };
        let mut entries: Vec<(&String, &Value)> = entries.iter().collect();
        if !self.is_by_name {
            let place = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
            entries.sort_by_key(|(name, _)| (place(name), *name == "$defs"));
        }
        let is_by_name = |name: &str| matches!(name, "properties" | "$defs");
        serializer.collect_map(
            entries.into_iter().map(|(name, value)| (name, InOrder { value, is_by_name: is_by_name(name) })),
        )
    }
}

type Part = Map<String, Value>;

struct Writer {
    /// Descriptions in each of the languages.
    texts: Vec<Texts>,
    /// What stands in more than one place, or in lists.
    definitions: Part,
}

impl Writer {
    fn described(&self, of: &str, part: Value) -> Part {
        let texts: Vec<String> = self.texts.iter().map(|texts| texts.get(of)).collect();
        let mut part = if let Value::Object(part) = part { part } else { Part::new() };
        part.insert("description".to_owned(), json!(texts.join(BETWEEN_LANGUAGES)));
        part
    }

    fn table(&mut self, table: &TableDefinition) -> Part {
        let properties: Part = table.keys.iter().map(|key| (key.name.to_owned(), self.key(table, key))).collect();
        let part = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        let mut part = self.described(table.name, part);
        let required = table.keys.iter().filter(|key| key.stands == Stands::Required).map(|key| json!(key.name));
        let required: Vec<Value> = required.collect();
        let needed = |key: &Key| if let Stands::With(other) = key.stands { Some((key.name, [other])) } else { None };
        let needed: BTreeMap<&str, [&str; 1]> = table.keys.iter().filter_map(needed).collect();
        let either = |key: &Key| {
            let Stands::Without(other) = key.stands else { return None };
            Some(("oneOf".to_owned(), json!([{ "required": [key.name] }, { "required": [other] }])))
        };
        part.extend(table.keys.iter().find_map(either));
        let with_either = |key: &Key| {
            let Stands::WithEither(one, other) = key.stands else { return None };
            let then = json!({ "anyOf": [{ "required": [one] }, { "required": [other] }] });
            Some([("if".to_owned(), json!({ "required": [key.name] })), ("then".to_owned(), then)])
        };
        part.extend(table.keys.iter().find_map(with_either).into_iter().flatten());
        part.extend((!required.is_empty()).then(|| ("required".to_owned(), required.into())));
        part.extend((!needed.is_empty()).then(|| ("dependentRequired".to_owned(), json!(needed))));
        part
    }

    fn key(&mut self, table: &TableDefinition, key: &Key) -> Value {
        let part = self.of_type(key.takes);
        // A table that stands in one place only is described with it.
        if let Type::Table(_) = key.takes {
            part
        } else {
            self.described(&format!("{}.{}", table.name, key.name), part).into()
        }
    }

    fn of_type(&mut self, takes: Type) -> Value {
        match takes {
            Type::Text | Type::Id => json!({ "type": "string", "pattern": NOT_BLANK }),
            Type::Word(_) => json!({ "type": "string", "enum": takes.words() }),
            Type::Year => json!({ "type": "integer", "maximum": 2999, "minimum": 1000 }),
            Type::YearOrDay => {
                json!({ "anyOf": [self.of_type(Type::Year), { "type": "string", "format": "date" }] })
            }
            Type::Day => json!({ "type": "string", "format": "date" }),
            Type::Whole(most) => json!({ "type": "integer", "maximum": most, "minimum": 0 }),
            Type::Number => json!({ "type": "number" }),
            Type::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
            Type::Pace => json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 2 }),
            Type::Allowance => json!({ "type": "number", "minimum": 0.25 }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Texts => {
                let text = self.of_type(Type::Text);
                json!({ "type": "array", "items": self.described("Text", text) })
            }
            Type::Warnings => {
                let code = json!({ "type": "string", "enum": takes.words() });
                json!({ "type": "array", "items": self.described("Warning", code) })
            }
            Type::Quantity => {
                let forms = [("Step.Number", Type::Number), ("Step.Quantity", Type::Text)];
                let forms =
                    forms.map(|(of, takes)| (of, self.of_type(takes))).map(|(of, part)| self.described(of, part));
                json!({ "anyOf": forms })
            }
            Type::Steps | Type::Wordings => {
                let of_year = if matches!(takes, Type::Steps) { Type::Quantity } else { Type::Text };
                let step = self.of_type(of_year);
                let step = self.described(if matches!(takes, Type::Steps) { "Step" } else { "Wording" }, step);
                let years = json!({ "pattern": "^[12][0-9]{3}$" });
                let mut part = json!({ "type": "object", "additionalProperties": step, "propertyNames": years });
                if let (Type::Wordings, Some(part)) = (takes, part.as_object_mut()) {
                    part.insert("minProperties".to_owned(), json!(1));
                }
                part
            }
            Type::Heading => json!({ "anyOf": [self.of_type(Type::Text), { "const": false }] }),
            Type::Mapping(words) => {
                let part = self.of_type(if words.is_empty() { Type::Text } else { Type::Word(words) });
                json!({ "type": "object", "additionalProperties": part })
            }
            Type::Conditions => {
                let cells = json!([{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]);
                json!({ "type": "object", "additionalProperties": { "anyOf": cells } })
            }
            Type::Table(table) => self.table(table).into(),
            Type::Tables(table) => {
                let definition = self.table(table);
                json!({ "type": "array", "items": self.defined(table.name, definition) })
            }
            Type::Requirements => {
                let forms = REQUIREMENT.map(|form| self.table(form));
                let definition = self.described("Requirement", json!({ "anyOf": forms }));
                json!({ "type": "array", "items": self.defined("Requirement", definition), "minItems": 1 })
            }
        }
    }

    /// What stands for a definition.
    fn defined(&mut self, name: &str, definition: Part) -> Value {
        self.definitions.insert(name.to_owned(), definition.into());
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}
