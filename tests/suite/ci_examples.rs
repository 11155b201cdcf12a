//! The examples for CI do what they promise: their own commands are run, in a repository that holds a plan.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

const ACTION: &str = "action.yml";
const WORKFLOW: &str = "examples/ci/.github/workflows/plan.yml";
const GITLAB: &str = "examples/ci/.gitlab-ci.yml";

#[derive(Deserialize)]
struct Action {
    inputs: BTreeMap<String, Input>,
    runs: Job,
}

#[derive(Deserialize)]
struct Input {
    default: String,
}

#[derive(Deserialize)]
struct Workflow {
    jobs: BTreeMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    uses: Option<String>,
    #[serde(default)]
    with: BTreeMap<String, String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    run: Option<String>,
}

#[derive(Deserialize)]
struct GitLab {
    promises: GitLabJob,
}

#[derive(Deserialize)]
struct GitLabJob {
    variables: BTreeMap<String, String>,
    before_script: Vec<String>,
    script: Vec<String>,
    artifacts: Artifacts,
}

#[derive(Deserialize)]
struct Artifacts {
    when: String,
    reports: BTreeMap<String, String>,
}

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    serde_saphyr::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The shell scripts of a job in their order, each with its variables.
struct Scripts(Vec<(String, BTreeMap<String, String>)>);

impl Scripts {
    /// What GitHub runs for the step of the workflow that uses the action.
    fn of_github() -> Self {
        let (action, workflow): (Action, Workflow) = (read(ACTION), read(WORKFLOW));
        let mut steps = workflow.jobs.into_values().flat_map(|job| job.steps);
        let step = steps.find(|step| step.uses.as_ref().is_some_and(|uses| uses.contains("/fsip@"))).unwrap();
        assert!(step.with.keys().all(|name| action.inputs.contains_key(name)), "the action has no such input");
        let mut inputs = BTreeMap::new();
        for (name, input) in action.inputs {
            let given = step.with.get(&name).cloned().unwrap_or(input.default);
            inputs.insert(format!("${{{{ inputs.{name} }}}}"), given);
        }
        let variables = |(name, value): (String, String)| (name, inputs.get(&value).unwrap().clone());
        let script = |step: Step| (step.run.unwrap(), step.env.into_iter().map(variables).collect());
        Self(action.runs.steps.into_iter().map(script).collect())
    }

    fn of_gitlab() -> Self {
        let GitLab { promises: job } = read(GITLAB);
        Self(vec![([job.before_script, job.script].concat().join("\n"), job.variables)])
    }

    /// Runs them as CI does, up to the first that fails: the exit code of the last, and what they print.
    fn run(&self, repository: &Repository) -> (i32, String) {
        let (mut code, mut printed) = (0, String::new());
        for (script, variables) in &self.0 {
            let output = Command::new("bash")
                .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script])
                .current_dir(repository.folder.path())
                .envs(&repository.variables)
                .envs(variables)
                .output()
                .unwrap();
            code = output.status.code().unwrap();
            printed += &String::from_utf8(output.stdout).unwrap();
            printed += &String::from_utf8(output.stderr).unwrap();
            if code != 0 {
                break;
            }
        }
        (code, printed)
    }
}

/// A repository that holds a plan, on a machine where `cargo install` puts the program that is tested into its place.
struct Repository {
    folder: TempDir,
    variables: BTreeMap<&'static str, String>,
}

/// The day on which the tests take place.
const DATE: &str = r#"#!/bin/bash
[ "$1" = +%Y ] && echo "$YEAR"
"#;

const INSTALL: &str = r#"#!/bin/bash
[ "$1" = install ] || exit 9
while [ "$1" != --root ]; do shift || exit 9; done
mkdir -p "$2/bin" && ln -s "$FSIP" "$2/bin/fsip"
"#;

impl Repository {
    /// With a new plan, blank or made `from` another one.
    fn new(from: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let made =
            Command::new(env!("CARGO_BIN_EXE_fsip")).args(["init", "-q", &at("plan")]).args(from).status().unwrap();
        assert!(made.success());
        fs::create_dir(at("machine")).unwrap();
        for (program, script) in [("machine/cargo", INSTALL), ("machine/date", DATE)] {
            fs::write(at(program), script).unwrap();
            fs::set_permissions(at(program), Permissions::from_mode(0o755)).unwrap();
        }
        let variables = BTreeMap::from([
            ("CI_PROJECT_DIR", at("")),
            ("FSIP", env!("CARGO_BIN_EXE_fsip").to_owned()),
            ("FSIP_REPOSITORY", "the address of the source".to_owned()),
            ("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR").to_owned()),
            ("PATH", format!("{}:{}", at("machine"), std::env::var("PATH").unwrap())),
            ("RUNNER_TEMP", at("machine")),
            ("YEAR", "2022".to_owned()),
        ]);
        Self { folder, variables }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// With a slip in a file of the plan.
    fn broken() -> Self {
        let repository = Self::new(&[]);
        let path = repository.path("plan/plan.toml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace("base_year", "base_yeer")).unwrap();
        repository
    }
}

#[test]
fn the_action_marks_what_falls_short_and_what_is_wrong() {
    let scripts = Scripts::of_github();
    let (code, printed) = scripts.run(&Repository::new(&[]));
    assert!(code == 0 && !printed.contains("::error"), "{printed}");
    let (code, printed) = scripts.run(&Repository::new(&["--from", "fushun"]));
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("::error file=plan/worklist-2021.toml,line=") && printed.contains("未完成"), "{printed}");
    // The year is the last one of the calendar: by then all of it is due, and what is not known fails.
    let mut later = Repository::new(&["--from", "fushun"]);
    later.variables.insert("YEAR", "2025".to_owned());
    assert!(!printed.contains("数据待公布"), "{printed}");
    let (code, printed) = scripts.run(&later);
    assert!(code == 1 && printed.contains("数据待公布"), "{printed}");
    let (code, printed) = scripts.run(&Repository::broken());
    assert_eq!(code, 3, "{printed}");
    assert!(printed.contains("::error file=plan/plan.toml,line=") && printed.contains("base_yeer"), "{printed}");
}

#[test]
fn the_gitlab_job_publishes_its_report_whether_it_fails_or_not() {
    let artifacts = read::<GitLab>(GITLAB).promises.artifacts;
    assert_eq!(artifacts.when, "always");
    let scripts = Scripts::of_gitlab();
    let run = |repository: &Repository| {
        let (code, _) = scripts.run(repository);
        (code, fs::read_to_string(repository.path(artifacts.reports.get("junit").unwrap())).unwrap())
    };
    let (code, report) = run(&Repository::new(&[]));
    assert_eq!(code, 0);
    assert!(report.contains("<testsuites") && report.contains("<testcase") && !report.contains("<failure"), "{report}");
    let (code, report) = run(&Repository::new(&["--from", "fushun"]));
    assert_eq!(code, 1);
    assert!(report.contains("<failure") && report.contains("未完成"), "{report}");
    let (code, report) = run(&Repository::broken());
    assert_eq!(code, 3);
    assert!(report.contains("base_yeer"), "{report}");
}

#[test]
fn every_command_of_fsip_in_the_examples_is_run() {
    let scripts = [Scripts::of_github(), Scripts::of_gitlab()];
    let run: Vec<String> = scripts.into_iter().flat_map(|scripts| scripts.0).map(|(script, _)| script).collect();
    let mut commands = 0;
    for file in [ACTION, WORKFLOW, GITLAB] {
        for line in text(file).lines() {
            let line = line.trim().trim_start_matches("- ").trim_start_matches("run: ");
            if line.starts_with("fsip ") {
                assert!(run.iter().any(|script| script.lines().any(|run| run == line)), "{file}: {line}");
                commands += 1;
            }
        }
    }
    assert_eq!(commands, 2);
}
