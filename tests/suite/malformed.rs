//! Every folder of `tests/malformed` shows one thing that can be wrong in a plan's files, with the exact message in both
//! languages. `SNAPSHOTS=overwrite cargo test --test suite malformed::` writes the messages anew: read what changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fsip::diagnostic::Code;

use crate::difference::require_same;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// What `fsip check -v` says of a folder besides the files that it read, and its exit code. `arguments.txt` holds further arguments.
fn said(folder: &Path, language: &str) -> String {
    let further = fs::read_to_string(folder.join("arguments.txt")).unwrap_or_default();
    let output = Command::new(env!("CARGO_BIN_EXE_fsip"))
        .current_dir(folder)
        .args(["check", "-v", "-p", ".", "--lang", language])
        .args(further.split_whitespace())
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let talk = String::from_utf8(output.stderr).unwrap().replace("./", "");
    let is_about_reading = |line: &&str| line.starts_with("read: ") || line.starts_with("已读取：");
    let talk: String = talk.split_inclusive('\n').filter(|line| !is_about_reading(line)).collect();
    format!("exit code {}\n\n{talk}", output.status.code().unwrap())
}

#[test]
fn every_malformed_input_gets_its_exact_message() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite");
    let mut wrong = Vec::new();
    for folder in folders() {
        for language in ["en", "zh"] {
            let path = folder.join(format!("message.{language}.txt"));
            let said = said(&folder, language);
            if overwrite {
                fs::write(&path, &said).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if said != expected {
                wrong.push(format!("{}\n--- expected\n{expected}\n--- said\n{said}", path.display()));
            }
        }
    }
    let cure = "SNAPSHOTS=overwrite cargo test --test suite malformed:: writes the messages anew";
    assert!(wrong.is_empty(), "{cure}\n\n{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_malformed_input_that_is_named_after_it() {
    let folders = folders();
    assert!(folders.len() >= 60, "there are only {}", folders.len());
    let mut shown = BTreeSet::new();
    let mut wrong = Vec::new();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let code = name.split("--").next().unwrap().to_owned();
        if !said(&folder, "en").contains(&format!("[{code}]")) {
            wrong.push(name);
        }
        shown.insert(code);
    }
    assert!(wrong.is_empty(), "these do not show their code: {wrong:?}");
    let all: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let [all, shown] = [all, shown].map(|codes| codes.into_iter().collect::<Vec<String>>());
    require_same("the folders of tests/malformed", &all, &shown, "each code of src/diagnostic.rs has one of its name");
}
