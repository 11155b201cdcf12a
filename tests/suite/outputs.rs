//! What `-o` may create or replace: nothing that anybody else wrote.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "Parks"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "trees"
name = "trees"
unit = "棵"
kind = "stock"
better = "higher"
[[target]]
id = "more"
text = "500 trees"
require = [{ indicator = "trees", is = ">= 500" }]
"#;
const STATISTICS: &str = "indicator,year,value\ntrees,2020,100\ntrees,2021,200\n";

fn make_plan(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
    fs::write(folder.join("statistics.csv"), STATISTICS).unwrap();
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(home).args(arguments).args(["--lang", "en"]).env("NO_COLOR", "1");
    command.output().unwrap()
}

fn succeeds(home: &Path, arguments: &[&str]) {
    let output = run(home, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_refused(home: &Path, arguments: &[&str]) -> String {
    let output = run(home, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            all.extend(contents(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
        }
    }
    all.sort();
    all
}

#[test]
fn no_file_of_any_plan_is_written_over() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    make_plan(&home.join("other"));
    fs::create_dir(home.join("other/statistics")).unwrap();
    fs::write(home.join("other/statistics/2021.csv"), "indicator,year,value\n").unwrap();
    let before = contents(home);
    for target in [
        "own/plan.toml",
        "own/statistics.csv",
        "own/progress.csv",
        "own/new.toml",
        "own/.fsip.lock",
        "own/statistics-2021.xlsx",
        "other/plan.toml",
        "other/PLAN.toml",
        "other/statistics.csv",
        "other/statistics/2021.csv",
        "other/statistics/new.csv",
        "other/../other/statistics.csv",
    ] {
        for command in ["status", "report", "export", "check"] {
            let message = is_refused(home, &[command, "-p", "own", "-o", target, "--format", "json"]);
            assert!(message.contains("belongs to the plan"), "{command} {target}: {message}");
        }
    }
    for target in ["own/plan.toml", "other/statistics.csv"] {
        is_refused(home, &["schema", "-o", target]);
        is_refused(home, &["growth", "-p", "own", "-o", target, "--format", "csv"]);
    }
    assert_eq!(contents(home), before);
    succeeds(home, &["report", "-p", "own", "-o", "own/bulletin.md"]);
    succeeds(home, &["report", "-p", "own", "-o", "own/bulletin.md"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_was_read_is_known_by_every_name() {
    use std::os::unix::fs::symlink;
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    make_plan(&home.join("old"));
    // The statistics lie elsewhere, and have a second name.
    fs::rename(home.join("own/statistics.csv"), home.join("shared.csv")).unwrap();
    symlink("../shared.csv", home.join("own/statistics.csv")).unwrap();
    fs::hard_link(home.join("shared.csv"), home.join("second.csv")).unwrap();
    fs::create_dir(home.join("years")).unwrap();
    fs::rename(home.join("old/statistics.csv"), home.join("years/a.csv")).unwrap();
    symlink("../years", home.join("old/statistics")).unwrap();
    let before = contents(home);
    for target in ["own/statistics.csv", "shared.csv", "second.csv"] {
        is_refused(home, &["status", "-p", "own", "-o", target]);
        is_refused(home, &["export", "-p", "own", "-o", target]);
    }
    is_refused(home, &["status", "-p", "old", "-o", "years/a.csv"]);
    for target in ["years/a.csv", "old/plan.toml"] {
        is_refused(home, &["report", "-p", "own", "--since", "old", "-o", target, "--format", "csv"]);
    }
    assert_eq!(contents(home), before);
}

#[cfg(unix)]
#[test]
fn files_that_a_plan_nearby_links_to_are_its_own() {
    use std::os::unix::fs::symlink;
    let home = TempDir::new().unwrap();
    let home = home.path();
    for plan in ["own", "plans/years", "plans/shared", "plans/to-come"] {
        make_plan(&home.join(plan));
    }
    fs::create_dir_all(home.join("archive/2021")).unwrap();
    fs::write(home.join("archive/2021/a.csv"), STATISTICS).unwrap();
    fs::rename(home.join("plans/shared/statistics.csv"), home.join("archive/all.csv")).unwrap();
    fs::remove_file(home.join("plans/to-come/statistics.csv")).unwrap();
    symlink("../../archive/2021", home.join("plans/years/statistics")).unwrap();
    symlink("../../archive/all.csv", home.join("plans/shared/statistics.csv")).unwrap();
    symlink("../../archive/next.csv", home.join("plans/to-come/statistics.csv")).unwrap();
    let before = contents(home);
    // Through the link it is known from anywhere, and by its own place from where the plan is near.
    for (here, target) in [
        (".", "plans/years/statistics/a.csv"),
        (".", "plans/years/statistics/new.csv"),
        ("plans/years/statistics", "new.csv"),
        ("plans", "../archive/2021/a.csv"),
        ("plans", "../archive/2021/new.csv"),
        ("plans", "../archive/all.csv"),
        ("plans", "../archive/next.csv"),
        ("plans/to-come", "../../archive/2021/a.csv"),
    ] {
        let message =
            is_refused(&home.join(here), &["status", "-p", &home.join("own").to_string_lossy(), "-o", target]);
        assert!(message.contains("belongs to the plan"), "{here} {target}: {message}");
    }
    // The plan that is used has its neighbours too.
    is_refused(home, &["status", "-p", "plans/to-come", "-o", "archive/2021/a.csv"]);
    for (here, folder) in [(".", "plans/years/statistics"), ("plans", "../archive/2021")] {
        for force in [&[] as &[&str], &["--force"]] {
            let own = home.join("own").to_string_lossy().into_owned();
            let arguments = [&["export", "-p", &own, "-o", folder], force].concat();
            let message = is_refused(&home.join(here), &arguments);
            assert!(message.contains("holds a plan"), "{message}");
        }
    }
    assert_eq!(contents(home), before);
    succeeds(&home.join("plans"), &["status", "-p", "../own", "-o", "../archive/report.md"]);
    succeeds(&home.join("plans"), &["export", "-p", "../own", "-o", "../archive/tables"]);
}

#[test]
fn tables_go_into_no_plan() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    make_plan(&home.join("other"));
    let before = contents(home);
    for folder in ["own", "other", "own/statistics", "other/statistics/"] {
        let message = is_refused(home, &["export", "-p", "own", "-o", folder]);
        assert!(message.contains("holds a plan"), "{message}");
        is_refused(home, &["export", "-p", "own", "-o", folder, "--force"]);
    }
    assert_eq!(contents(home), before);
}

#[test]
fn tables_replace_only_what_an_export_wrote() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    succeeds(home, &["export", "-p", "own", "-o", "tables"]);
    let first = contents(&home.join("tables"));
    succeeds(home, &["export", "-p", "own", "-o", "tables"]);
    assert_eq!(contents(&home.join("tables")), first);
    fs::write(home.join("own/statistics.csv"), format!("{STATISTICS}trees,2022,250\n")).unwrap();
    succeeds(home, &["export", "-p", "own", "-o", "tables"]);
    fs::write(home.join("own/statistics.csv"), STATISTICS).unwrap();
    succeeds(home, &["export", "-p", "own", "-o", "tables"]);
    assert_eq!(contents(&home.join("tables")), first);
    for (name, _) in &first {
        let name = Path::new(name).file_name().unwrap().to_str().unwrap();
        assert!(!["statistics.csv", "progress.csv"].contains(&name), "a plan folder would read {name}");
    }
    fs::create_dir(home.join("taken")).unwrap();
    fs::write(home.join("taken/targets.csv"), "mine").unwrap();
    let message = is_refused(home, &["export", "-p", "own", "-o", "taken"]);
    assert!(message.contains("targets.csv"), "{message}");
    assert_eq!(contents(&home.join("taken")).len(), 1);
    succeeds(home, &["export", "-p", "own", "-o", "taken", "--force"]);
    fs::write(home.join("taken/growth.csv"), "mine now").unwrap();
    assert!(is_refused(home, &["export", "-p", "own", "-o", "taken"]).contains("growth.csv"));
    succeeds(home, &["export", "-p", "own", "-o", "taken", "--force"]);
    assert_ne!(fs::read(home.join("taken/targets.csv")).unwrap(), b"mine");
    succeeds(home, &["export", "-p", "own", "-o", "taken"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_of_tables_are_not_followed() {
    use std::os::unix::fs::symlink;
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    fs::write(home.join("precious"), "mine").unwrap();
    for name in ["targets.csv", ".fsip-export"] {
        fs::create_dir(home.join("tables")).unwrap();
        symlink("../precious", home.join("tables").join(name)).unwrap();
        is_refused(home, &["export", "-p", "own", "-o", "tables"]);
        fs::remove_dir_all(home.join("tables")).unwrap();
    }
    assert_eq!(fs::read(home.join("precious")).unwrap(), b"mine");
}

#[test]
fn what_no_sheet_holds_is_refused_before_a_workbook_is_built() {
    let home = TempDir::new().unwrap();
    let home = home.path();
    make_plan(&home.join("own"));
    for (characters, fits) in [(32_767, true), (32_768, false)] {
        let text = "树".repeat(characters);
        let target =
            format!("{PLAN}[[task]]\nid = \"plant\"\ntitle = \"plant\"\n[[work_item]]\nid = \"1\"\nyear = 2021\n");
        let item = format!("matter = \"{text}\"\nrequire = [{{ milestone = \"1\", title = \"1\" }}]\n");
        fs::write(home.join("own/plan.toml"), target + &item).unwrap();
        let output = run(home, &["tasks", "-p", "own", "--year", "2021", "-o", "book.xlsx"]);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), fits, "{message}");
        assert_eq!(home.join("book.xlsx").exists(), fits);
        assert!(fits || message.contains("export CSV instead"), "{message}");
        succeeds(home, &["tasks", "-p", "own", "--year", "2021", "-o", "table.csv"]);
        let _absent = fs::remove_file(home.join("book.xlsx"));
    }
}
