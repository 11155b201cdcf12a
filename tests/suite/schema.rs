//! The schema by which editors check a plan's TOML files says the same as fsip does.
//! `SNAPSHOTS=overwrite cargo test --test suite schema::` writes `docs/plan.schema.json` anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use fsip::diagnostic::{Code, Diagnostic, Diagnostics};
use fsip::load;
use fsip::source::{Encoding, Role, Source, Sources};
use serde_json::Value;
use tempfile::TempDir;

use crate::difference::require_same_text;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fsip(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_fsip")).current_dir(root().join("tests")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&fsip(&["schema"])).unwrap()
}

/// The compiled schema; compiling checks it against its own draft.
struct Checker {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checker {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("plan.schema.json", schema()).unwrap();
        let index = compiler.compile("plan.schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What is wrong with a TOML file; nothing as well where it is not TOML, which editors see without a schema.
    fn objection(&self, toml: &str) -> Option<String> {
        let table: toml::Table = toml.parse().ok()?;
        let value = json_of(toml::Value::Table(table));
        self.schemas.validate(&value, self.index).err().map(|error| format!("{error:#}"))
    }
}

/// TOML as editors hand it to a schema: a day is a text.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(array) => array.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json_of(value))).collect(),
        plain
        @ (toml::Value::String(_) | toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_)) => {
            serde_json::to_value(plain).unwrap()
        }
    }
}

/// A folder that `fsip init` makes.
fn new_plan(folder: &TempDir, name: &str, options: &[&str]) -> PathBuf {
    let path = folder.path().join(name);
    fsip(&[&["init", path.to_str().unwrap()], options].concat());
    path
}

const CURE: &str = "SNAPSHOTS=overwrite cargo test --test suite schema:: writes docs/plan.schema.json anew";

/// What is printed; before anything reads the published schema, it is written anew where that is asked for.
static PRINTED: LazyLock<String> = LazyLock::new(|| {
    let printed = fsip(&["schema"]);
    if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
        fs::write(root().join("docs/plan.schema.json"), &printed).unwrap();
    }
    printed
});

#[test]
fn a_source_takes_the_encodings_that_can_be_chosen() {
    assert_eq!(schema()["$defs"]["Source"]["properties"]["encoding"]["enum"], serde_json::json!(Encoding::names()));
}

#[test]
fn the_published_schema_is_the_one_that_is_printed() {
    let printed = &*PRINTED;
    let published = fs::read_to_string(root().join("docs/plan.schema.json")).unwrap();
    require_same_text("docs/plan.schema.json", printed, &published, CURE);
}

#[test]
fn every_shipped_toml_file_names_the_schema_and_follows_it() {
    let checker = Checker::new();
    let folder = TempDir::new().unwrap();
    let plans = [
        root().join("data"),
        root().join("examples/methods"),
        root().join("examples/national-2021-2025"),
        root().join("examples/school-2024-2026"),
        new_plan(&folder, "zh", &["--lang", "zh"]),
        new_plan(&folder, "en", &["--lang", "en"]),
        new_plan(&folder, "fushun", &["--from", "fushun"]),
    ];
    for plan in plans {
        let sources = Sources::from_folder(&plan, None).unwrap();
        for (_, source) in sources.with_role(Role::Plan) {
            let named = source.text().lines().next().unwrap().strip_prefix("#:schema ").expect(&source.path);
            let read = fs::read_to_string(plan.join(named)).expect(&source.path);
            require_same_text(&format!("the schema of {}", source.path), &PRINTED, &read, CURE);
            assert_eq!(checker.objection(source.text()), None, "{}", source.path);
        }
    }
}

/// What fsip objects to in a TOML file and the schema does as well.
const SEEN: [Code; 8] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::InvalidChoice,
    Code::EmptyText,
    Code::InvalidYear,
    Code::NumberOutOfRange,
    Code::RequirementShape,
];

/// What a schema cannot see of a TOML file, and why.
const UNSEEN: [(&str, &[Code]); 8] = [
    ("the file is no TOML, or no text", &[Code::TomlSyntax, Code::InvalidEncoding]),
    (
        "a schema looks at one file",
        &[Code::MissingPlan, Code::DuplicatePlan, Code::SourceFile, Code::UnknownHeading, Code::UnmetCondition],
    ),
    (
        "a schema compares no two values",
        &[
            Code::YearOrder,
            Code::PeriodTooLong,
            Code::DuplicateId,
            Code::DuplicateName,
            Code::CircularFraction,
            Code::UnclearFraction,
            Code::KindContradictsUnit,
            Code::CircularRegion,
            Code::TooManyLevels,
            Code::TooManyParts,
            Code::TooManyTables,
            Code::DuplicateColumn,
            Code::AmendmentTwice,
            Code::AmendmentChangesNothing,
            Code::AmendmentBeforePlan,
            Code::AmendmentAfterPlan,
            Code::Proposed,
        ],
    ),
    ("a schema sees that there is a text, not whether it is a day", &[Code::InvalidDate]),
    ("a schema sees that there is a text, not where it has blanks", &[Code::BlankInId]),
    (
        "a schema follows no reference",
        &[
            Code::UnknownIndicator,
            Code::UnknownUnit,
            Code::UnknownArea,
            Code::UnknownTask,
            Code::UnknownRegion,
            Code::AmendmentUnknownId,
        ],
    ),
    (
        "a schema reads no wording",
        &[
            Code::WordingUnknown,
            Code::WordingNumber,
            Code::WordingContradiction,
            Code::WordingAmbiguous,
            Code::WordingSeveral,
            Code::KindNeeded,
            Code::WordingKind,
            Code::KeyWithoutEffect,
            Code::WrongUnitOfMeasure,
        ],
    ),
    ("a schema sees a number, not how it is written", &[Code::InvalidNumber, Code::AmbiguousNumber]),
];

/// Whether the schema has to see this too.
fn is_for_the_schema(found: &Diagnostic) -> bool {
    let compares_two_values = found.arguments.iter().any(|(_, value)| value.starts_with("at_risk ≤ on_track"));
    SEEN.contains(&found.code) && !compares_two_values
}

#[test]
fn the_schema_refuses_the_malformed_inputs_that_a_schema_can_see() {
    let checker = Checker::new();
    let known: BTreeSet<Code> = UNSEEN.iter().flat_map(|(_, codes)| codes.iter().copied()).chain(SEEN).collect();
    let (mut met, mut wrong) = (BTreeSet::new(), Vec::new());
    for entry in fs::read_dir(root().join("tests/malformed")).unwrap() {
        let folder = entry.unwrap().path();
        let sources = load::sources_of_folder(&folder, None).unwrap();
        let (_, diagnostics) = load::load(&sources);
        for (id, source) in sources.with_role(Role::Plan) {
            let found: Vec<&Diagnostic> = diagnostics.found.iter().filter(|found| found.span.source == id).collect();
            met.extend(found.iter().map(|found| found.code));
            // JSON has no infinity, so every checker has to take something else for it.
            let is_json = !folder.ends_with("invalid-number--toml-infinite");
            let expected = found.iter().any(|found| is_for_the_schema(found));
            let objection = checker.objection(source.text());
            if is_json && objection.is_some() != expected {
                let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
                wrong.push(format!("{}: fsip finds {codes:?}, the schema {objection:?}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(met, known, "the lists above have to hold the codes that occur, and no others");
}

/// Something else in the place of one value of the sample.
#[derive(Clone, Copy)]
struct Change<'a> {
    table: usize,
    key: &'a str,
    /// Nothing to leave the key out.
    value: Option<&'a str>,
}

/// Writes a TOML file in which every key of the schema stands.
struct Sample<'a> {
    schema: &'a Value,
    change: Option<Change<'a>>,
    /// Whether each table gets a key, and each choice a word, that nobody knows.
    with_unknown: bool,
    /// The keys of each table that was written, and the keys that belong to other forms of it.
    tables: Vec<[BTreeSet<&'a str>; 2]>,
    choices: Vec<String>,
}

impl<'a> Sample<'a> {
    fn write(schema: &'a Value, change: Option<Change<'a>>, with_unknown: bool) -> (String, Self) {
        let mut sample = Self { schema, change, with_unknown, tables: Vec::new(), choices: Vec::new() };
        let text = sample.entries(schema, BTreeSet::new()).join("\n");
        (text, sample)
    }

    fn entries(&mut self, table: &'a Value, of_other_forms: BTreeSet<&'a str>) -> Vec<String> {
        let properties = table["properties"].as_object().unwrap();
        let is_own = |key: &&String| !table["oneOf"].is_array() || !of_other_forms.contains(key.as_str());
        let number = self.tables.len();
        self.tables.push([properties.keys().filter(is_own).map(String::as_str).collect(), of_other_forms.clone()]);
        let mut entries = Vec::new();
        for (key, property) in properties.iter().filter(|(key, _)| is_own(key)) {
            let written = if key == "is" { "\"at least 1\"".to_owned() } else { self.value(property) };
            match self.change.filter(|change| change.table == number && change.key == key) {
                Some(change) => entries.extend(change.value.map(|value| format!("{key} = {value}"))),
                None => entries.push(format!("{key} = {written}")),
            }
        }
        entries.extend(self.with_unknown.then(|| format!("unknown-{number} = 0")));
        entries
    }

    fn value(&mut self, property: &'a Value) -> String {
        if let Some(choices) = property["enum"].as_array() {
            let words: Vec<&str> = choices.iter().map(|choice| choice.as_str().unwrap()).collect();
            self.choices.push(words.join(", "));
            return format!("\"{}\"", if self.with_unknown { "?" } else { words[0] });
        }
        if let Some(forms) = property["anyOf"].as_array() {
            return self.value(&forms[0]);
        }
        match property["type"].as_str() {
            Some("object") if property.get("propertyNames").is_some() => {
                format!("{{ 2021 = {} }}", self.value(&property["additionalProperties"]))
            }
            Some("object") if property.get("properties").is_none() => {
                format!("{{ x = {} }}", self.value(&property["additionalProperties"]))
            }
            Some("object") => format!("{{ {} }}", self.entries(property, BTreeSet::new()).join(", ")),
            Some("array") => format!("[{}]", self.items(&property["items"]).join(", ")),
            Some("string") if property["format"] == "date" => "\"2021-06-30\"".to_owned(),
            Some("string") => "\"x\"".to_owned(),
            Some("integer") => property["minimum"].to_string(),
            Some("number") => "2".to_owned(),
            // True would remove what is changed beside it.
            Some("boolean") => "false".to_owned(),
            other => panic!("{other:?} of {property}"),
        }
    }

    /// One item of each form.
    fn items(&mut self, items: &'a Value) -> Vec<String> {
        let Some(reference) = items["$ref"].as_str() else { return vec![self.value(items)] };
        let table = self.schema.pointer(reference.strip_prefix('#').unwrap()).unwrap();
        if let Some(alternatives) = table["oneOf"].as_array() {
            let others = |own: &'a Value| alternatives.iter().filter(move |other| *other != own);
            let keys = |own| others(own).flat_map(|other| with_dependents(table, required(other))).collect();
            let own_keys: Vec<BTreeSet<&str>> = alternatives.iter().map(keys).collect();
            return own_keys
                .into_iter()
                .map(|others| format!("{{ {} }}", self.entries(table, others).join(", ")))
                .collect();
        }
        let forms = table["anyOf"].as_array().map_or(std::slice::from_ref(table), Vec::as_slice);
        let of_any_form: BTreeSet<&str> = forms.iter().flat_map(required).collect();
        let mut written = Vec::new();
        for form in forms {
            written.push(format!("{{ {} }}", self.entries(form, of_any_form.clone()).join(", ")));
        }
        written
    }
}

/// The keys that a form must have.
fn required(form: &Value) -> Vec<&str> {
    form["required"].as_array().into_iter().flatten().map(|key| key.as_str().unwrap()).collect()
}

/// Keys, and those that stand only together with them.
fn with_dependents<'a>(table: &'a Value, keys: Vec<&'a str>) -> Vec<&'a str> {
    let dependents = table["dependentRequired"].as_object().into_iter().flatten();
    let needs = |needed: &Value| needed.as_array().unwrap().iter().any(|key| keys.contains(&key.as_str().unwrap()));
    let dependents: Vec<&str> = dependents.filter(|(_, needed)| needs(needed)).map(|(key, _)| key.as_str()).collect();
    keys.iter().copied().chain(dependents).collect()
}

fn found_in(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, text.to_owned()));
    load::load_with(&sources, Diagnostics::unlimited()).1.found
}

fn argument<'d>(found: &'d Diagnostic, name: &str) -> &'d str {
    &found.arguments.iter().find(|(argument, _)| *argument == name).unwrap().1
}

#[test]
fn the_schema_has_the_keys_and_words_that_fsip_reads_and_no_others() {
    let schema = schema();
    let (text, sample) = Sample::write(&schema, None, true);
    let found = found_in(&text);
    let unknown: Vec<&Diagnostic> = found.iter().filter(|found| found.code == Code::UnknownKey).collect();
    assert!(sample.tables.len() > 15, "only {} tables were written", sample.tables.len());
    assert_eq!(unknown.len(), sample.tables.len(), "{unknown:#?}");
    for diagnostic in unknown {
        let number: usize = argument(diagnostic, "key").strip_prefix("unknown-").unwrap().parse().unwrap();
        let known: BTreeSet<&str> = argument(diagnostic, "known").split(", ").collect();
        let [keys, of_other_forms] = &sample.tables[number];
        assert!(keys.is_subset(&known), "fsip reads {known:?}, the schema has {keys:?}");
        let unshared: BTreeSet<&str> = known.difference(keys).copied().collect();
        assert!(unshared.is_subset(of_other_forms), "fsip reads {known:?}, the schema has {keys:?}");
    }
    let choices = found.iter().filter(|found| found.code == Code::InvalidChoice);
    let mut choices: Vec<&str> = choices.map(|found| argument(found, "choices")).collect();
    let mut expected = sample.choices.clone();
    choices.sort_unstable();
    expected.sort_unstable();
    assert_eq!(choices, expected);
}

/// Values of every type, some of them at home in many places and some in none.
const VALUES: [Option<&str>; 15] = [
    None,
    Some("true"),
    Some("\"x\""),
    Some("\"　\""),
    Some("0"),
    Some("-1"),
    Some("13"),
    Some("1.5"),
    Some("99999999999"),
    Some("[]"),
    Some("[\"x\", \"\"]"),
    Some("[{}]"),
    Some("{}"),
    Some("{ 2021 = \"1\" }"),
    Some("{ 99 = 1 }"),
];

#[test]
fn the_schema_takes_the_value_of_a_key_when_fsip_takes_it() {
    let (schema, checker) = (schema(), Checker::new());
    let (text, sample) = Sample::write(&schema, None, false);
    assert!(!found_in(&text).iter().any(is_for_the_schema), "{text}");
    assert_eq!(checker.objection(&text), None);
    let (mut taken, mut refused) = (0, 0);
    for (table, [keys, _]) in sample.tables.iter().enumerate() {
        for key in keys {
            for value in VALUES {
                let change = Change { table, key, value };
                let (text, _) = Sample::write(&schema, Some(change), false);
                let found = found_in(&text);
                let is_refused = found.iter().any(is_for_the_schema);
                let objection = checker.objection(&text);
                assert_eq!(
                    objection.is_some(),
                    is_refused,
                    "{key} = {value:?}: fsip and the schema disagree; src/load must read the key as src/tables.rs says\n\
                     the schema: {objection:?}\nfsip: {:?}",
                    found.iter().map(|diagnostic| diagnostic.code).collect::<Vec<Code>>()
                );
                *(if is_refused { &mut refused } else { &mut taken }) += 1;
            }
        }
    }
    assert!(taken > 150 && refused > 150, "{taken} were taken and {refused} refused");
}

/// Every key with what is said of it.
fn descriptions(schema: &Value) -> Vec<(String, Option<String>)> {
    let Some(entries) = schema.as_object() else {
        return schema.as_array().into_iter().flatten().flat_map(descriptions).collect();
    };
    let keys = schema["properties"].as_object().into_iter().flatten();
    let own = keys.map(|(key, part)| (key.clone(), part["description"].as_str().map(str::to_owned)));
    own.chain(entries.values().flat_map(descriptions)).collect()
}

#[test]
fn every_key_is_described_in_both_languages_or_the_chosen_one() {
    let of = |arguments: &[&str]| descriptions(&serde_json::from_str(&fsip(arguments)).unwrap());
    let (both, english, chinese) = (of(&["schema"]), of(&["schema", "--lang", "en"]), of(&["schema", "--lang=zh"]));
    assert!(both.len() > 80, "only {} keys were found", both.len());
    for ((both, english), chinese) in both.iter().zip(&english).zip(&chinese) {
        let (key, Some(both)) = both else { panic!("{both:?}") };
        let (english, chinese) = (english.1.as_deref().unwrap(), chinese.1.as_deref().unwrap());
        assert_eq!(*both, format!("{english}\n\n{chinese}"), "{key}");
        assert!(english.starts_with(|first: char| first.is_ascii_alphabetic()), "{key}: {english}");
        assert!(chinese.chars().any(|character| ('一'..='龥').contains(&character)), "{key}: {chinese}");
    }
}
