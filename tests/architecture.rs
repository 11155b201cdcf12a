//! The structure of the code, held by tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Which modules each module may use.
const ARROWS: [(&str, &[&str]); 16] = [
    ("named", &[]),
    ("model", &[]),
    ("source", &[]),
    ("locale", &[]),
    ("wording", &["model"]),
    ("diagnostic", &["source"]),
    ("load", &["model", "wording", "source", "diagnostic"]),
    ("schema", &["model", "locale", "diagnostic"]),
    ("evaluate", &["model"]),
    ("lint", &["model", "evaluate", "load", "source", "diagnostic"]),
    ("edit", &["model", "wording", "source", "diagnostic", "load", "locale", "schema"]),
    ("report", &["model", "evaluate", "load", "source", "diagnostic", "locale"]),
    ("render", &["model", "report", "locale", "diagnostic", "source"]),
    (
        "commands",
        &[
            "model",
            "source",
            "diagnostic",
            "load",
            "lint",
            "edit",
            "evaluate",
            "report",
            "render",
            "locale",
            "schema",
            "cli",
            "manual",
        ],
    ),
    ("cli", &["commands", "model", "render", "locale"]),
    ("manual", &["cli", "locale"]),
];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().with_extension("");
                found.push((name.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn modules_use_one_another_in_one_direction_only() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = BTreeSet::new();
    let mut arrows = 0;
    for (file, text) in sources() {
        let module = file.split('/').next().unwrap();
        if matches!(module, "main" | "lib") {
            continue;
        }
        let allowed = allowed.get(module).unwrap_or_else(|| panic!("{module} has no place in the structure"));
        for (place, _) in text.match_indices("crate::") {
            let rest = &text.get(place + "crate::".len()..).unwrap();
            let used: String =
                rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            arrows += 1;
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.insert(format!("{file} uses {used}"));
            }
        }
    }
    assert!(arrows > 50, "only {arrows} paths were read");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_core_knows_no_files_clock_or_terminal() {
    let forbidden = ["std::fs", "std::env", "std::io", "std::time", "println!", "Utc::now", "Local::now"];
    for (file, text) in sources() {
        if file.starts_with("model") || file.starts_with("evaluate") || file.starts_with("wording") {
            for word in forbidden {
                assert!(!text.contains(word), "{file} uses {word}");
            }
        }
    }
}

/// The names and arguments of every message and attribute of a catalogue.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale").join(file);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let name = |line: &str| line.split(" = ").next().unwrap().trim_end_matches(" =").to_owned();
        if line.starts_with(|character: char| character.is_ascii_lowercase()) {
            message = name(line);
            assert!(!found.contains_key(&message), "{file}: {message} stands twice");
            found.insert(message.clone(), BTreeSet::new());
        } else if line.trim_start().starts_with('.') {
            message = format!("{}{}", message.split('.').next().unwrap(), name(line.trim_start()));
            found.insert(message.clone(), BTreeSet::new());
        }
        for part in line.split('$').skip(1) {
            let argument: String =
                part.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            // Only English nouns have a grammatical number.
            if argument != "number" {
                found.get_mut(&message).unwrap().insert(argument);
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let english = messages("en.ftl");
    assert!(english.len() > 100, "only {} messages were read", english.len());
    assert_eq!(english, messages("zh-CN.ftl"));
    assert_eq!(messages("explanations.en.ftl"), messages("explanations.zh-CN.ftl"));
}

#[test]
fn every_diagnostic_status_flag_and_help_text_is_worded_in_both_languages() {
    use clap::CommandFactory;
    use fsip::locale::{Language, Texts};
    for language in [Language::Chinese, Language::English] {
        let texts = Texts::new(language);
        let exists = |key: String| assert!(texts.find(&key, &[]).is_some(), "{key} is not worded");
        for code in fsip::diagnostic::Code::ALL {
            exists(code.name().to_owned());
            assert!(texts.explanation(code.name()).is_some(), "{} is not explained", code.name());
        }
        for status in fsip::model::Status::ALL {
            exists(format!("status-{}", status.name().replace('_', "-")));
        }
        for command in fsip::cli::Cli::command().get_subcommands() {
            exists(format!("command-{}", command.get_name()));
            for argument in command.get_arguments() {
                exists(format!("arg-{}", argument.get_id().as_str().replace('_', "-")));
            }
        }
        for argument in fsip::cli::Cli::command().get_arguments() {
            exists(format!("arg-{}", argument.get_id().as_str().replace('_', "-")));
        }
    }
}

#[test]
fn every_file_of_the_shipped_plan_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let shipped: BTreeMap<String, String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    let sources = fsip::source::Sources::built_in();
    let built_in: BTreeMap<String, String> =
        sources.iter().map(|(_, source)| (source.path.clone(), source.text.to_string())).collect();
    assert_eq!(shipped, built_in);
}
