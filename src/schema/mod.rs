//! The JSON Schema of a plan's TOML files, by which editors complete and check them.

pub mod tables;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use crate::locale::Language;
use tables::PlanFile;

/// The file that holds the schema in a plan folder.
pub const FILE_NAME: &str = "plan.schema.json";

/// What parts the English of a description from the Chinese behind it.
const BETWEEN_LANGUAGES: &str = "\n\n";

/// The schema as JSON (draft 2020-12). Descriptions are in the language, or in both.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(language: Option<Language>) -> serde_json::Result<String> {
    let settings = SchemaSettings::draft2020_12();
    let mut schema =
        settings.with_transform(RecursiveTransform(as_in_toml)).into_generator().into_root_schema_for::<PlanFile>();
    if let Some(language) = language {
        RecursiveTransform(|part: &mut Schema| describe_in(language, part)).transform(&mut schema);
    }
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// TOML has no null, and its numbers have no widths.
fn as_in_toml(schema: &mut Schema) {
    schema.remove("format");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_mut_slice() {
            let only = only.take();
            schema.insert("type".to_owned(), only);
        }
    }
}

fn describe_in(language: Language, schema: &mut Schema) {
    let Some(Value::String(description)) = schema.get_mut("description") else { return };
    let Some((english, chinese)) = description.split_once(BETWEEN_LANGUAGES) else { return };
    *description = match language {
        Language::English => english.to_owned(),
        Language::Chinese => chinese.to_owned(),
    };
}
