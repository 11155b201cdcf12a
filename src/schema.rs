//! The JSON Schema of a plan's TOML files, by which editors complete and check them.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::locale::{Language, Texts};
use crate::tables::{FILE, Key, REQUIREMENT, Stands, Table, Type};

/// The file that holds the schema in a plan folder.
pub const FILE_NAME: &str = "plan.schema.json";

/// What parts the English of a description from the Chinese behind it.
const BETWEEN_LANGUAGES: &str = "\n\n";

/// The wide blank of Chinese text stands by itself: not every checker counts it as a blank.
const NOT_BLANK: &str = r"[^\s\u3000]";

/// The schema as JSON (draft 2020-12). Descriptions are in the language, or in both.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(language: Option<Language>) -> serde_json::Result<String> {
    let languages = language.map_or(vec![Language::English, Language::Chinese], |language| vec![language]);
    let mut writer =
        Writer { texts: languages.into_iter().map(Texts::of_tables).collect(), definitions: BTreeMap::new() };
    let dialect = ("$schema", Part::from(json!("https://json-schema.org/draft/2020-12/schema")));
    let mut schema = vec![dialect, ("title", json!(FILE.name).into())];
    schema.extend(writer.table(&FILE));
    schema.push(("$defs", Part::Object(writer.definitions.into_iter().collect())));
    Ok(serde_json::to_string_pretty(&Part::Object(schema))? + "\n")
}

/// JSON whose entries keep their order.
#[derive(Serialize)]
#[serde(untagged)]
enum Part {
    Value(Value),
    List(Vec<Part>),
    #[serde(serialize_with = "as_object")]
    Object(Entries),
}

type Entries = Vec<(&'static str, Part)>;

impl From<Value> for Part {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

fn as_object<S: Serializer>(entries: &Entries, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(name, part)| (name, part)))
}

struct Writer {
    /// Descriptions in each of the languages.
    texts: Vec<Texts>,
    /// What stands in more than one place, or in lists.
    definitions: BTreeMap<&'static str, Part>,
}

impl Writer {
    fn description(&self, of: &str) -> Entries {
        let texts: Vec<String> = self.texts.iter().map(|texts| texts.get(of)).collect();
        vec![("description", json!(texts.join(BETWEEN_LANGUAGES)).into())]
    }

    fn described(&self, of: &str, entries: Entries) -> Part {
        Part::Object(self.description(of).into_iter().chain(entries).collect())
    }

    fn table(&mut self, table: &Table) -> Entries {
        let mut properties: Entries = table.keys.iter().map(|key| (key.name, self.key(table, key))).collect();
        properties.sort_unstable_by_key(|(name, _)| *name);
        let required = table.keys.iter().filter(|key| key.stands == Stands::Required).map(|key| key.name);
        let required: Vec<&str> = required.collect();
        let needed = |key: &Key| if let Stands::With(other) = key.stands { Some((key.name, [other])) } else { None };
        let needed: BTreeMap<&str, [&str; 1]> = table.keys.iter().filter_map(needed).collect();
        let mut entries = self.description(table.name);
        entries.push(("type", json!("object").into()));
        entries.push(("properties", Part::Object(properties)));
        entries.push(("additionalProperties", json!(false).into()));
        if !needed.is_empty() {
            entries.push(("dependentRequired", json!(needed).into()));
        }
        if !required.is_empty() {
            entries.push(("required", json!(required).into()));
        }
        entries
    }

    fn key(&mut self, table: &Table, key: &Key) -> Part {
        let of_type = self.of_type(key.takes);
        if let Type::Table(_) = key.takes {
            return Part::Object(of_type);
        }
        self.described(&format!("{}.{}", table.name, key.name), of_type)
    }

    fn of_type(&mut self, takes: Type) -> Entries {
        match takes {
            Type::Text | Type::Id => text(),
            Type::Word(words) => of("string", [("enum", json!(words))]),
            Type::Year => of("integer", [("maximum", json!(2999)), ("minimum", json!(1000))]),
            Type::Whole(most) => of("integer", [("maximum", json!(most)), ("minimum", json!(0))]),
            Type::Number => of("number", []),
            Type::Positive => of("number", [("exclusiveMinimum", json!(0))]),
            Type::Boolean => of("boolean", []),
            Type::Texts => list(self.described("Text", text())),
            Type::Warnings => list(self.described("Warning", of("string", [("enum", json!(takes.words()))]))),
            Type::Steps => self.steps(),
            Type::Table(table) => self.table(table),
            Type::Tables(table) => {
                let definition = Part::Object(self.table(table));
                self.defined(table.name, definition)
            }
            Type::Requirements => {
                let forms = REQUIREMENT.iter().map(|form| Part::Object(self.table(form))).collect();
                let definition = self.described("Requirement", vec![("anyOf", Part::List(forms))]);
                let mut list = self.defined("Requirement", definition);
                list.push(("minItems", json!(1).into()));
                list
            }
        }
    }

    fn steps(&self) -> Entries {
        let number = self.described("Step.Number", of("number", []));
        let quantity = self.described("Step.Quantity", text());
        let step = self.described("Step", vec![("anyOf", Part::List(vec![number, quantity]))]);
        let years = json!({ "pattern": "^[12][0-9]{3}$" });
        vec![("type", json!("object").into()), ("additionalProperties", step), ("propertyNames", years.into())]
    }

    /// A list of what is defined once under its name.
    fn defined(&mut self, name: &'static str, definition: Part) -> Entries {
        self.definitions.insert(name, definition);
        list(json!({ "$ref": format!("#/$defs/{name}") }).into())
    }
}

fn text() -> Entries {
    of("string", [("pattern", json!(NOT_BLANK))])
}

fn list(items: Part) -> Entries {
    vec![("type", json!("array").into()), ("items", items)]
}

/// Of a type of JSON, within bounds.
fn of<const N: usize>(name: &str, bounds: [(&'static str, Value); N]) -> Entries {
    std::iter::once(("type", json!(name))).chain(bounds).map(|(name, value)| (name, value.into())).collect()
}
