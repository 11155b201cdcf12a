//! The plans in `examples`, judged as a user would.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn fsip(arguments: &[&str], plan: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(plan);
    let output = Command::new(env!("CARGO_BIN_EXE_fsip"))
        .args(arguments)
        .args(["--format", "json", "-p"])
        .arg(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn statuses(report: &Value) -> Vec<(&str, &str)> {
    let targets = report["targets"].as_array().unwrap();
    targets.iter().map(|target| (target["id"].as_str().unwrap(), target["status"].as_str().unwrap())).collect()
}

/// 光明日报, 2024-03-30, figures to the end of 2023: four indicators achieved early, two ahead of their path.
#[test]
fn the_national_plan_gets_the_verdict_of_the_ministry() {
    let arguments = ["status", "--as-of", "2023", "--published-by", "2024-03-30"];
    let report = fsip(&arguments, "national-2021-2025");
    let expected = [
        ("high-value-patents-12", "on_track"),
        ("overseas-patents-9", "no_data"),
        ("pledge-financing-3200", "achieved_early"),
        ("royalties-3500", "achieved_early"),
        ("patent-industries-13", "on_track"),
        ("copyright-industries-7.5", "behind"),
        ("satisfaction-82", "achieved_early"),
        ("settled-85", "achieved_early"),
    ];
    assert_eq!(statuses(&report), expected);
}

/// The census later revised 2022 downwards, from 12.71 to 12.60.
#[test]
fn a_figure_is_judged_as_it_was_known_on_a_day() {
    let latest = |day: &str| {
        let report = fsip(&["status", "--as-of", "2022", "--published-by", day], "national-2021-2025");
        report["targets"][4]["requirements"][0]["latest"]["value"].to_string()
    };
    assert_eq!((latest("2024-12-30").as_str(), latest("2024-12-31").as_str()), ("12.71", "12.6"));
}

#[test]
fn every_figure_of_the_national_plan_names_its_publisher() {
    for target in fsip(&["status"], "national-2021-2025")["targets"].as_array().unwrap() {
        let explained = fsip(&["explain", target["id"].as_str().unwrap()], "national-2021-2025");
        for input in explained["requirements"][0]["inputs"].as_array().unwrap() {
            assert!(input["source"].is_string(), "{input}");
        }
    }
}

#[test]
fn a_school_is_judged_like_a_city() {
    let report = fsip(&["status"], "school-2024-2026");
    assert!(report["plan"]["title"].as_str().unwrap().contains("invented"));
    let expected = [
        ("attendance-95", "on_track"),
        ("reading-520", "behind"),
        ("loans-20000", "on_track"),
        ("energy-down", "on_track"),
        ("complaints-fall", "on_track"),
        ("new-library", "achieved"),
    ];
    assert_eq!(statuses(&report), expected);
    let methods: Vec<&str> = report["targets"].as_array().unwrap()[..5]
        .iter()
        .map(|target| target["requirements"][0]["method"].as_str().unwrap())
        .collect();
    assert_eq!(methods, ["linear", "destatis", "linear", "linear", "statcan"]);
}

#[test]
fn the_methods_disagree_where_they_are_known_to() {
    let report = fsip(&["status", "--method", "all"], "methods");
    assert_eq!(report["method"], "all");
    let judged = |target: usize, method: &str| {
        let opinion = &report["targets"][target]["requirements"][0]["methods"][method];
        (format!("{:.4}", opinion["pace"].as_f64().unwrap()), opinion["status"].as_str().unwrap().to_owned())
    };
    let found = |pace: &str, status: &str| (pace.to_owned(), status.to_owned());
    assert_eq!(judged(0, "linear"), found("0.2304", "behind"));
    assert_eq!(judged(0, "statcan").1, "on_track");
    assert_eq!(judged(1, "linear"), found("1.0603", "on_track"));
    assert_eq!(judged(1, "statcan"), found("0.9011", "at_risk"));
    assert_eq!(judged(1, "unsd"), found("0.9275", "behind"));
    for target in 0..3 {
        assert_eq!(report["targets"][target]["requirements"][0]["disagree"], true);
    }
}

/// The method of the command line comes before that of the target, and that before the plan's.
#[test]
fn the_method_of_the_command_line_comes_first() {
    let report = fsip(&["status", "--method", "eurostat"], "school-2024-2026");
    assert_eq!(report["method"], "eurostat");
    for target in report["targets"].as_array().unwrap().iter().take(5) {
        assert_eq!(target["requirements"][0]["method"], "eurostat");
    }
}
