//! Holds the pages in `docs` and the help of the program to what the program really does.
//! `SNAPSHOTS=overwrite cargo test --test suite pages::` renews what is generated in them: read what changed.

mod commands;
mod format;
mod help;
mod keys;
mod methods;
mod readme;
mod tutorial;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::difference::require_same_text;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The page as it should be; writes it anew when asked to.
fn hold(name: &str, renewed: &str) {
    if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
        fs::write(root().join(name), renewed).unwrap();
    }
    require_same_text(name, renewed, &page(name), "SNAPSHOTS=overwrite cargo test --test suite pages:: writes it anew");
}

/// The program in a folder, as a reader of that language has it.
fn fsip(folder: impl Into<PathBuf>, language: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(folder.into()).env("FSIP_LANG", language).env("COLUMNS", "80").env("NO_COLOR", "1");
    command.env_remove("FSIP_PLAN");
    command
}

/// The words of a command line without `fsip` and a remark behind it; quotes keep words together.
fn words(line: &str) -> Vec<&str> {
    let line = line.split(" #").next().unwrap().strip_prefix("fsip ").unwrap_or_else(|| panic!("{line}"));
    let pieces = line.split('"').enumerate().flat_map(|(number, piece)| match number % 2 {
        0 => piece.split_whitespace().collect(),
        _ => vec![piece],
    });
    pieces.collect()
}
