//! Completion as real shells do it, where they are installed, and what they are answered.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[unit]]
id = "science"
name = "科技局"
name_en = "Science Bureau"
[[unit]]
id = "$(touch x)"
name = "市场 局"
[[target]]
id = "school"
text = "建成学校"
require = [{ milestone = "school-built", title = "竣工" }]
"#;

fn plan() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    folder
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(folder).env("FSIP_LANG", "en").env_remove("FSIP_PLAN");
    command
}

/// What a shell that shows meanings is answered for these words, of which the last is completed.
fn answers(folder: &Path, words: &[&str]) -> Vec<String> {
    answers_of(&mut program(folder), words)
}

fn answers_of(program: &mut Command, words: &[&str]) -> Vec<String> {
    let output = program.env("FSIP_COMPLETE", "fish").args(["--", "fsip"]).args(words).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn ids_are_offered_with_names_and_names_to_those_who_type_them() {
    let folder = plan();
    assert_eq!(answers(folder.path(), &["status", "--unit", ""]), ["science\tScience Bureau"]);
    assert_eq!(answers(folder.path(), &["status", "--unit", "科"]), ["科技局\tscience"]);
    assert_eq!(answers(folder.path(), &["explain", "sc"]), ["school\t建成学校", "science\tScience Bureau"]);
    assert_eq!(answers(folder.path(), &["done", "school"]), ["school-built\t竣工"]);
    assert_eq!(answers(folder.path(), &["check", "--fail-on", "missed,b"]), ["missed,behind\tbehind"]);
    assert_eq!(answers(folder.path(), &["help", "g"]).len(), 2);
    assert_eq!(answers(folder.path(), &["help", "format"]), ["format\tThe files of a plan folder, key by key"]);
}

#[test]
fn what_a_shell_could_run_is_not_offered() {
    let folder = plan();
    assert_eq!(answers(folder.path(), &["status", "--unit", "$"]), [""; 0]);
    assert_eq!(answers(folder.path(), &["status", "--unit", "市"]), [""; 0]);
}

#[test]
fn the_plan_is_the_one_on_the_line_then_that_of_the_environment_then_the_nearest() {
    let (folder, elsewhere) = (plan(), TempDir::new().unwrap());
    let path = folder.path().to_str().unwrap();
    let science = ["science\tScience Bureau"];
    assert_eq!(answers(elsewhere.path(), &["-p", path, "status", "--unit", "sci"]), science);
    assert_eq!(answers(elsewhere.path(), &["units", "-p", path, "sci"]), science);
    assert_eq!(answers_of(program(elsewhere.path()).env("HOME", path), &["-p", "~/", "units", "sci"]), science);
    assert_eq!(answers_of(program(elsewhere.path()).env("FSIP_PLAN", path), &["units", "sci"]), science);
    assert_eq!(answers(folder.path(), &["units", "sci"]), science);
    assert_eq!(answers(elsewhere.path(), &["units", "court"]), ["court\tMunicipal Court"]);
    assert_eq!(answers_of(program(folder.path()).env("FSIP_PLAN", "no-such-folder"), &["units", "sci"]), [""; 0]);
}

#[test]
fn a_plan_with_errors_offers_nothing_and_says_nothing() {
    let folder = plan();
    fs::write(folder.path().join("more.toml"), "[[unit]]\nid = ").unwrap();
    assert_eq!(answers(folder.path(), &["status", "--unit", ""]), [""; 0]);
}

/// The lines that a shell prints when it runs a script, beside which the completion of that shell lies; nothing when the
/// shell is not installed, which `.ci/install` says.
fn shell(name: &str, options: &[&str], script: &str) -> Option<Vec<String>> {
    Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let folder = plan();
    let completion = folder.path().join("_fsip");
    let printed = program(folder.path()).args(["completions", name, "-o"]).arg(&completion).status().unwrap();
    assert!(printed.success());
    let programs = Path::new(env!("CARGO_BIN_EXE_fsip")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let mut command = Command::new(name);
    command.current_dir(folder.path()).env("FSIP_LANG", "en").env_remove("FSIP_PLAN");
    command.env("PATH", format!("{}:{path}", programs.display()));
    let output = command.args(options).args(["-c", script]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes() {
    let script = r#"
        source ./_fsip
        COMP_WORDS=(fsip explain sc) COMP_CWORD=2 COMP_TYPE=9
        $(complete -p fsip | sed 's/.*-F \([^ ]*\).*/\1/') fsip sc explain
        printf '%s\n' "${COMPREPLY[@]}""#;
    if let Some(lines) = shell("bash", &["--norc", "--noprofile"], script) {
        assert_eq!(lines, ["school", "science"]);
    }
}

#[test]
fn zsh_completes_at_the_first_key_from_its_function_path() {
    let script = r#"
        compdef() { }
        _describe() { print -rl -- "${(P@)3}" }
        fpath=(. $fpath)
        autoload -Uz _fsip
        words=(fsip explain sc) CURRENT=3
        _fsip"#;
    if let Some(lines) = shell("zsh", &["-f"], script) {
        assert_eq!(lines, ["school:建成学校", "science:Science Bureau"]);
    }
}

#[test]
fn fish_completes() {
    let script = "source ./_fsip; complete -C 'fsip explain sc'";
    if let Some(lines) = shell("fish", &["--no-config"], script) {
        assert_eq!(lines, ["school\t建成学校", "science\tScience Bureau"]);
    }
}

#[test]
fn a_shell_that_is_not_known_is_an_error_only_when_a_script_is_asked_for() {
    let folder = plan();
    let asked = program(folder.path()).env("FSIP_COMPLETE", "csh").args(["--", "fsip", ""]).output().unwrap();
    assert!(asked.status.success() && asked.stdout.is_empty() && asked.stderr.is_empty());
    assert_eq!(program(folder.path()).args(["completions", "csh"]).output().unwrap().status.code(), Some(2));
}
