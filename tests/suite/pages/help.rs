//! Help in both languages: every command has examples that run, and `fsip help` says the same as `--help`.

use std::fs;
use std::path::Path;
use std::process::Output;

use clap::CommandFactory;
use fsip::cli::arguments::Cli;
use tempfile::TempDir;

use super::{fsip, page, root, words};

/// Each language with the heading of its examples.
const LANGUAGES: [(&str, &str); 2] = [("en", "Examples:"), ("zh", "示例:")];

fn run(folder: &Path, language: &str, arguments: &[&str]) -> Output {
    fsip(folder, language).args(arguments).output().unwrap()
}

fn help(language: &str, arguments: &[&str]) -> String {
    let output = run(root(), language, arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The program itself, as nothing, and all of its commands.
fn commands() -> Vec<Option<String>> {
    let commands = Cli::command();
    let named = commands.get_subcommands().map(|command| Some(command.get_name().to_owned()));
    std::iter::once(None).chain(named).collect()
}

fn help_of(language: &str, command: Option<&str>) -> String {
    let arguments: Vec<&str> = command.into_iter().chain(["--help"]).collect();
    help(language, &arguments)
}

/// The built-in plan as a folder whose statistics are still to be written.
fn plan_folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(root().join("data")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let header = "indicator,year,value,quality,published,source,note\n";
    fs::write(folder.path().join("statistics.csv"), header).unwrap();
    fs::copy(root().join("tests/import/plan-document.txt"), folder.path().join("plan.txt")).unwrap();
    folder
}

#[test]
fn every_command_has_examples_that_run() {
    for (language, heading) in LANGUAGES {
        for command in commands() {
            let help = help_of(language, command.as_deref());
            let (_, below) = help.split_once(heading).unwrap_or_else(|| panic!("{language} {command:?}: {help}"));
            let examples: Vec<&str> = below.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            assert!(!examples.is_empty(), "{language} {command:?}");
            let folder = plan_folder();
            for example in examples {
                let words = words(example);
                assert!(command.is_none() || words.first().copied() == command.as_deref(), "{example}");
                let output = run(folder.path(), language, &words);
                let falls_short = command.as_deref() == Some("check") && output.status.code() == Some(1);
                assert!(
                    output.status.success() || falls_short,
                    "{example}: {}",
                    String::from_utf8_lossy(&output.stderr)
                );
            }
        }
    }
}

#[test]
fn help_with_a_command_is_the_help_of_the_command() {
    for (language, _) in LANGUAGES {
        assert_eq!(help(language, &["help"]), help_of(language, None));
        for command in commands().into_iter().flatten() {
            assert_eq!(help(language, &["help", &command]), help_of(language, Some(&command)));
        }
    }
}

#[test]
fn the_page_on_the_format_is_in_the_language_of_the_reader() {
    for (language, file) in [("en", "docs/format.md"), ("zh", "docs/format.zh-CN.md")] {
        assert_eq!(help(language, &["help", "format"]), page(file));
        assert!(help(language, &["help"]).contains("fsip help format"));
    }
}
