//! The structure of the code, held by tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use fsip::cli::arguments::Cli;
use fsip::diagnostic::Code;
use fsip::locale::{Language, Texts};
use fsip::model::Method;

use crate::difference::require_same;

/// Which modules each module may use, all of them listed before it.
const ARROWS: [(&str, &[&str]); 18] = [
    ("named", &[]),
    ("model", &[]),
    ("source", &[]),
    ("locale", &[]),
    ("wording", &["model"]),
    ("diagnostic", &["source"]),
    ("tables", &["model", "diagnostic"]),
    ("load", &["model", "wording", "source", "diagnostic", "tables"]),
    ("schema", &["locale", "tables"]),
    ("evaluate", &["model"]),
    ("lint", &["model", "wording", "evaluate", "load", "source", "diagnostic"]),
    ("edit", &["model", "wording", "source", "diagnostic", "load", "locale", "schema"]),
    ("import", &["model", "wording", "source", "load", "locale"]),
    ("report", &["model", "evaluate", "load", "source", "diagnostic", "locale"]),
    ("render", &["model", "report", "locale", "diagnostic", "source"]),
    ("cli", &["model", "source", "load", "render", "locale"]),
    ("manual", &["cli", "locale"]),
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
            "import",
            "report",
            "render",
            "locale",
            "schema",
            "cli",
            "manual",
        ],
    ),
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
    let before = |place: usize| ARROWS.iter().take(place).map(|(module, _)| *module).collect::<Vec<&str>>();
    for (place, (module, used)) in ARROWS.iter().enumerate() {
        assert!(used.iter().all(|used| before(place).contains(used)), "{module} uses what stands behind it");
    }
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

/// Folders whose own file holds what its parts share, so that both use one another.
const HUBS: [&str; 10] = [
    "commands",
    "evaluate",
    "evaluate/measure",
    "evaluate/methods",
    "load/statistics",
    "model/observations",
    "render",
    "render/html",
    "render/screen",
    "source/document",
];

/// Every path of a `use`, with its braces multiplied out.
fn paths(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let mut depth = 0;
    let is_end = |character: char| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        character == ',' && depth == 0
    };
    let parts = rest.rsplit_once('}').unwrap().0.split(is_end);
    parts.flat_map(paths).map(|part| format!("{}{part}", before.trim())).collect()
}

/// Every path by which a module names others, without those that it only hands on.
fn used_paths(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut found = Vec::new();
    for statement in lines.join("\n").split_inclusive(';') {
        match statement.trim().split_once("use ") {
            Some(("", tree)) => found.extend(paths(tree.trim_end_matches(';'))),
            Some((before, _)) if before.starts_with("pub") => (),
            _ => {
                let words =
                    statement.split(|character: char| !character.is_alphanumeric() && !"_:".contains(character));
                found.extend(words.filter(|word| word.contains("::")).map(str::to_owned));
            }
        }
    }
    found
}

/// The module that a path of another one leads into.
fn target(from: &str, path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut names = path.split("::").peekable();
    let mut place: Vec<&str> = from.split('/').filter(|name| !name.is_empty()).collect();
    match *names.peek()? {
        "crate" => place.clear(),
        "self" | "super" => (),
        child if modules.contains(&[from, child].join("/")) => (),
        _ => return None,
    }
    while names.next_if(|name| matches!(*name, "crate" | "self" | "super")).is_some_and(|name| name == "super") {
        place.pop();
    }
    for name in names {
        place.push(name);
        if !modules.contains(&place.join("/")) {
            place.pop();
            break;
        }
    }
    Some(place.join("/"))
}

/// Which part of a folder a module belongs to; the folder's own file is the part without a name.
fn part<'m>(folder: &str, module: &'m str) -> Option<&'m str> {
    let rest = module.strip_prefix(folder)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/')?.split('/').next() }
}

#[test]
fn no_parts_of_a_folder_use_one_another_in_a_circle() {
    let sources: BTreeMap<String, String> =
        sources().into_iter().map(|(file, text)| (file.trim_end_matches("/mod").to_owned(), text)).collect();
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let mut arrows: BTreeSet<(String, String)> = BTreeSet::new();
    for (module, text) in &sources {
        let targets = used_paths(text).into_iter().filter_map(|path| target(module, &path, &modules));
        arrows.extend(targets.map(|to| (module.clone(), to)));
    }
    assert!(arrows.len() > 400, "only {} arrows were read", arrows.len());
    let folders = modules.iter().map(|module| module.rsplit_once('/').map_or("", |(folder, _)| folder));
    let mut circles = BTreeSet::new();
    // What the modules at the top may use is said above.
    for folder in folders.filter(|folder| !folder.is_empty()).collect::<BTreeSet<&str>>() {
        let within = |(from, to): &'_ (String, String)| {
            let (from, to) = (part(folder, from)?.to_owned(), part(folder, to)?.to_owned());
            let is_hub = HUBS.contains(&folder) && (from.is_empty() || to.is_empty());
            (from != to && !is_hub).then_some((from, to))
        };
        let mut open: BTreeSet<(String, String)> = arrows.iter().filter_map(within).collect();
        // What uses nothing that is still open is in no circle.
        while let Some(end) =
            open.iter().map(|(_, to)| to).find(|to| !open.iter().any(|(from, _)| from == *to)).cloned()
        {
            open.retain(|(_, to)| *to != end);
        }
        let starts: BTreeSet<String> = open.iter().map(|(_, to)| to.clone()).collect();
        circles.extend(open.into_iter().filter(|(from, _)| starts.contains(from)).map(|arrow| (folder, arrow)));
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

/// What modules must not know, as `src/lib.rs` says: the words that would show it.
const UNKNOWN: [(&[&str], &[&str]); 3] = [
    (
        &["model", "evaluate", "wording"],
        &["std::fs", "std::env", "std::io", "std::time", "println!", "Utc::now", "Local::now"],
    ),
    (&["report"], &["unicode_width", "terminal_size", "std::fs", "std::env"]),
    (&["render"], &["model::Plan", "std::fs", "std::env", "Observations"]),
];

#[test]
fn no_module_knows_what_it_must_not() {
    for (file, text) in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap();
        let module = file.split('/').next().unwrap();
        for word in UNKNOWN.iter().filter(|(modules, _)| modules.contains(&module)).flat_map(|(_, words)| *words) {
            assert!(!text.contains(word), "{file} uses {word}");
        }
        let may_write = ["commands", "edit", "main"].contains(&module);
        let writes = ["fs::write", "File::create", "OpenOptions"].iter().find(|word| text.contains(**word));
        assert!(may_write || writes.is_none(), "{file} uses {writes:?}");
    }
}

/// The names and arguments of every message and attribute of a catalogue.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale").join(file);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let name = |line: &str| line.split(" = ").next().unwrap().trim_end_matches(" =").to_owned();
        if line.starts_with(|character: char| character.is_ascii_alphabetic()) {
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
    assert!(messages("en.ftl").len() > 100, "only {} messages were read", messages("en.ftl").len());
    for part in ["", "explanations.", "tables."] {
        let line = |(name, arguments): (String, BTreeSet<String>)| format!("{name} {arguments:?}");
        let [english, chinese] = ["en", "zh-CN"].map(|language| format!("{part}{language}.ftl"));
        let lines = |file: &str| messages(file).into_iter().map(line).collect::<Vec<String>>();
        let cure = format!("give it the messages of {english}, with their arguments");
        require_same(&format!("src/locale/{chinese}"), &lines(&english), &lines(&chinese), &cure);
    }
}

#[test]
fn every_line_of_the_catalogues_can_be_read() {
    for part in ["", "explanations.", "tables."] {
        for language in ["en", "zh-CN"] {
            let path = format!("{}/src/locale/{part}{language}.ftl", env!("CARGO_MANIFEST_DIR"));
            let read = fluent_bundle::FluentResource::try_new(fs::read_to_string(&path).unwrap());
            assert!(read.is_ok(), "{path}: {:?}", read.err().unwrap().1);
        }
    }
}

/// The keys of the values of every enum that [`named`](../../src/named.rs) gives texts.
fn keys_of_enums() -> Vec<String> {
    let sources = sources();
    let blocks = sources.iter().flat_map(|(_, text)| text.split("\nnamed! {\n").skip(1));
    let blocks = blocks.filter_map(|block| {
        let (head, rest) = block.split_once("\n}\n")?.0.split_once("enum ")?.1.split_once('{')?;
        Some((head.split('"').nth(1)?.to_owned(), rest.to_owned()))
    });
    let names = |(prefix, values): (String, String)| {
        let names = values.lines().filter_map(|line| Some(line.split_once(" = \"")?.1.split_once('"')?.0.to_owned()));
        names.map(|name| format!("{prefix}-{}", name.replace('_', "-"))).collect::<Vec<String>>()
    };
    blocks.flat_map(names).collect()
}

#[test]
fn everything_with_a_name_is_worded_in_both_languages() {
    let mut keys = keys_of_enums();
    assert!(keys.contains(&"flag-gap".to_owned()) && keys.len() > 80, "the enums were not found: {keys:?}");
    keys.extend(Code::ALL.map(|code| code.name().to_owned()));
    keys.extend(Method::ALL.map(|method| format!("thresholds-{}", method.name())));
    let program = Cli::command();
    for command in std::iter::once(&program).chain(program.get_subcommands()) {
        keys.extend(["command", "examples"].map(|of| format!("{of}-{}", command.get_name())));
        keys.extend(
            command.get_arguments().map(|argument| format!("arg-{}", argument.get_id().as_str().replace('_', "-"))),
        );
    }
    for language in [Language::Chinese, Language::English] {
        let texts = Texts::new(language);
        let is_missing = |key: &&String| texts.find(key, &[]).is_none();
        let mut missing: Vec<String> = keys.iter().filter(is_missing).cloned().collect();
        let unexplained = Code::ALL.into_iter().filter(|code| texts.explanation(code.name()).is_none());
        missing.extend(unexplained.map(|code| format!("{} (explanations)", code.name())));
        assert!(missing.is_empty(), "src/locale lacks in {language:?}:\n  {}", missing.join("\n  "));
    }
}

#[test]
fn the_help_of_an_option_names_each_of_its_choices() {
    for language in [Language::Chinese, Language::English] {
        let localized = fsip::cli::command(&Texts::new(language));
        for command in std::iter::once(&localized).chain(localized.get_subcommands()) {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                // Files in UTF-8 need no encoding.
                let values = argument.get_possible_values().into_iter().filter(|value| value.get_name() != "utf-8");
                for value in values {
                    let (name, id) = (value.get_name(), argument.get_id());
                    assert!(help.contains(name), "arg-{id} in {language:?} does not name {name:?}: {help}");
                }
            }
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
        sources.iter().map(|(_, source)| (source.path.clone(), source.text().to_owned())).collect();
    assert_eq!(shipped, built_in);
}

#[test]
fn one_name_has_one_meaning() {
    // The structs of the command line are named after their commands, and always said with their module.
    let sources = sources().into_iter().filter(|(module, _)| module != "cli/arguments");
    let mut modules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, text) in sources {
        for name in text.lines().filter_map(public_type) {
            modules.entry(name.to_owned()).or_default().push(module.clone());
        }
    }
    assert!(modules.contains_key("Requirement"), "the types were not found");
    modules.retain(|_, found| found.len() > 1);
    assert!(modules.is_empty(), "one name is several types: {modules:#?}");
}

/// The name of the type that a line declares for other modules.
fn public_type(line: &str) -> Option<&str> {
    let mut words = line
        .trim()
        .split_inclusive([' ', '(', '<', '{', ';', ')'])
        .map(|word| word.trim_end_matches(|end: char| !end.is_alphanumeric()));
    words.next().filter(|word| *word == "pub")?;
    let mut words = words.skip_while(|word| matches!(*word, "crate" | "super" | "in" | ""));
    words.next().filter(|word| matches!(*word, "struct" | "enum" | "trait" | "type"))?;
    words.next()
}
