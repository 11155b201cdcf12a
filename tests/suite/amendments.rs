//! Amendments: both verdicts, worked by hand; what was known on a day; what changed between two states of a plan.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use chrono::{Days, NaiveDate};
use fsip::evaluate::{Options, assess};
use fsip::load::{Folder, load};
use fsip::model::Moment;
use fsip::source::{Role, Source, Sources};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = r#"
[plan]
title = "Plan"
base_year = 2020
first_year = 2021
last_year = 2025
[[unit]]
id = "hr"
name = "HR"
[[unit]]
id = "court"
name = "Court"
[[indicator]]
id = "patents"
name = "Patents"
unit = "patents"
kind = "stock"
better = "higher"
"#;

const STATISTICS: &str = "indicator,year,value
patents,2020,30
patents,2021,40
patents,2022,60
patents,2023,70
patents,2024,80
patents,2025,95
";

fn folder(tables: &str, ledger: &str, known_on: Option<&str>) -> Folder {
    let mut sources = Sources::default();
    sources.known_on = known_on.map(|day| day.parse().unwrap());
    sources.add(Source::from_text("plan.toml", Role::Plan, format!("{PLAN}{tables}")));
    sources.add(Source::from_text("statistics.csv", Role::Statistics, STATISTICS));
    sources.add(Source::from_text("progress.csv", Role::Progress, format!("id,date,state\n{ledger}")));
    let (folder, diagnostics) = load(&sources);
    folder.unwrap_or_else(|| panic!("{:?}", diagnostics.found))
}

/// A target with the requirement, due in the year.
fn target(is: &str, due: &str) -> String {
    format!(
        "[[target]]\nid = \"t\"\ntext = \"t\"\nunits = [\"hr\"]\nindicator = \"patents\"\nis = \"{is}\"\ndue = {due}\n"
    )
}

/// The target with a step in 2021 and one in 2023.
fn steps(first: u32, last: u32) -> String {
    format!("[[target]]\nid = \"t\"\ntext = \"t\"\nindicator = \"patents\"\n{}\n", steps_are(first, last))
}

fn steps_are(first: u32, last: u32) -> String {
    format!("steps = {{ 2021 = \">= {first}\", 2023 = \">= {last}\" }}")
}

/// An amendment of the target.
fn amendment(approved: &str, changes: &str) -> String {
    format!(
        "[[amendment]]\napproved = {approved}\nauthority = \"Council\"\nreason = \"r\"\n[[amendment.target]]\nid = \"t\"\n{changes}\n"
    )
}

/// How the target stands as it is, by the first promise where it was amended, and when it was removed.
type Verdicts = [Option<&'static str>; 3];

fn verdicts(folder: &Folder, as_of: &str) -> Verdicts {
    let as_of: Moment = as_of.parse().unwrap();
    let options = Options { as_of: Some(as_of), ..Options::default() };
    let judged = assess(&folder.plan, &folder.observations, &folder.progress, &options);
    let amended = judged.amended_targets.with_id("t");
    [
        judged.targets.with_id("t").map(|(_, judgement)| judgement.status.name()),
        amended.map(|of| of.first.status.name()),
        amended.and_then(|of| of.removed.as_ref()).map(|judgement| judgement.status.name()),
    ]
}

#[test]
fn what_was_amended_is_judged_as_it_is_and_as_it_was_promised_first() {
    let lowered = target(">= 90", "2022") + &amendment("2022-12-20", "is = \">= 53\"");
    let twice = target(">= 90", "2022")
        + &amendment("2022-03-01", "is = \">= 70\"")
        + &amendment("2022-12-20", "is = \">= 53\"");
    let postponed_and_lowered = target(">= 90", "2022") + &amendment("2022-12-01", "is = \">= 65\"\ndue = 2024");
    let every_year =
        target("at least 50 every year", "2023") + &amendment("2022-01-10", "is = \"at least 35 every year\"");
    let two_bounds = "[[target]]\nid = \"t\"\ntext = \"t\"\ndue = 2023\nrequire = [{ indicator = \"patents\", is = \"at least 30 every year\" }, { indicator = \"patents\", is = \"at most 35 every year\" }]\n";
    let late = target(">= 90", "2022") + &amendment("2023-06-01", "is = \">= 53\"");
    let milestone =
        "[[target]]\nid = \"t\"\ntext = \"t\"\ndue = 2022-06-30\nrequire = [{ milestone = \"m\", title = \"m\" }]\n"
            .to_owned()
            + &amendment("2022-06-01", "due = 2023-06-30");
    let ledger = "m,2023-03-01,done\n";
    let some = Some;
    for (case, tables, ledger, as_of, expected) in [
        // 60 of 53, and of 90.
        ("lowered", lowered.clone(), "", "2022", [some("achieved"), some("missed"), None]),
        // Judged by what held then: (40 − 30) ÷ (90 − 30) of the way in half the time.
        ("judged before its approval", lowered.clone(), "", "2021", [some("behind"), None, None]),
        ("on the day before", lowered.clone(), "", "2022-12-19", [some("behind"), None, None]),
        // From its day on; the statistics count up to 2021: 10 of 23 in half the time is a pace of 0.87.
        ("on the day", lowered, "", "2022-12-20", [some("at_risk"), some("behind"), None]),
        // 60 of 65, and of 50.
        (
            "raised",
            target(">= 50", "2022") + &amendment("2022-06-01", "is = \">= 65\""),
            "",
            "2022",
            [some("missed"), some("achieved"), None],
        ),
        // 30 of 35 of the way in half the time.
        (
            "postponed",
            target(">= 65", "2022") + &amendment("2022-11-01", "due = 2024"),
            "",
            "2022",
            [some("on_track"), some("missed"), None],
        ),
        // On the day of its removal 10 of 870 in a fifth of the time; by the first promise 30 of 870 now.
        (
            "removed",
            target(">= 900", "2025") + &amendment("2022-12-20", "removed = true"),
            "",
            "2022",
            [None, some("behind"), some("behind")],
        ),
        (
            "removed before it was missed",
            target(">= 65", "2022") + &amendment("2022-12-20", "removed = true"),
            "",
            "2022",
            [None, some("missed"), some("behind")],
        ),
        ("added, before it was", target(">= 50", "2025") + "since = 2022-03-01\n", "", "2021", [None, None, None]),
        ("added", target(">= 50", "2025") + "since = 2022-03-01\n", "", "2022", [some("achieved_early"), None, None]),
        ("amended twice", twice.clone(), "", "2022", [some("achieved"), some("missed"), None]),
        // 10 of 40 of the way in half the time.
        ("amended twice, between", twice, "", "2022-06-30", [some("behind"), some("behind"), None]),
        ("amended after it was due, judged when it was", late.clone(), "", "2022", [some("missed"), None, None]),
        ("amended after it was due", late, "", "2023", [some("achieved"), some("missed"), None]),
        (
            "amended back to the first number",
            target(">= 90", "2022")
                + &amendment("2021-12-01", "is = \">= 53\"")
                + &amendment("2022-06-01", "is = \">= 90\""),
            "",
            "2022",
            [some("missed"), some("missed"), None],
        ),
        ("postponed and lowered", postponed_and_lowered.clone(), "", "2022", [some("on_track"), some("missed"), None]),
        (
            "postponed and lowered, when due",
            postponed_and_lowered,
            "",
            "2024",
            [some("achieved"), some("missed"), None],
        ),
        ("milestone postponed", milestone, ledger, "2023", [some("achieved"), some("missed"), None]),
        // 40 in 2021 is below 50, which was required then.
        ("every year, lowered midway", every_year.clone(), "", "2023", [some("missed"), some("missed"), None]),
        // 40 in 2021 was enough then; 60 and 70 are above 45, and not both above 65.
        (
            "every year, raised midway",
            target("at least 40 every year", "2023") + &amendment("2022-01-10", "is = \"at least 45 every year\""),
            "",
            "2023",
            [some("achieved"), some("achieved"), None],
        ),
        (
            "every year, raised twice",
            target("at least 40 every year", "2023")
                + &amendment("2022-01-10", "is = \"at least 45 every year\"")
                + &amendment("2023-02-01", "is = \"at least 72 every year\""),
            "",
            "2023",
            [some("missed"), some("achieved"), None],
        ),
        // 40 in 2021 was above the 35 that was the most then, whatever stands before it.
        (
            "every year, two bounds in another order",
            two_bounds.to_owned()
                + &amendment(
                    "2022-01-10",
                    "require = [{ indicator = \"patents\", is = \"at most 99 every year\" }, { indicator = \"patents\", is = \"at least 30 every year\" }]",
                ),
            "",
            "2023",
            [some("missed"), some("missed"), None],
        ),
        (
            "every year, and for a time only when due",
            target("at least 50 every year", "2023")
                + &amendment("2022-01-10", "is = \">= 35\"")
                + &amendment("2023-02-01", "is = \"at least 35 every year\""),
            "",
            "2023",
            [some("missed"), some("missed"), None],
        ),
        // 40 in 2021 is below the 50 of that step, which was over; 70 in 2023 is what is asked now.
        (
            "steps, of which one was over",
            steps(50, 90) + &amendment("2022-01-10", &steps_are(35, 70)),
            "",
            "2023",
            [some("missed"), some("missed"), None],
        ),
        (
            "steps, none of which was over",
            steps(50, 90) + &amendment("2021-12-30", &steps_are(35, 70)),
            "",
            "2023",
            [some("achieved"), some("missed"), None],
        ),
        // 40 was enough in 2021, whatever is asked of that year later.
        (
            "steps, raised when one was over",
            steps(35, 70) + &amendment("2022-01-10", &steps_are(45, 70)),
            "",
            "2023",
            [some("achieved"), some("achieved"), None],
        ),
        (
            "steps, of which one that was over is left out, and then units",
            steps(50, 90)
                + &amendment("2022-01-10", "steps = { 2023 = \">= 70\" }")
                + &amendment("2022-03-01", "units = [\"court\"]"),
            "",
            "2023",
            [some("missed"), some("missed"), None],
        ),
        // The last step is one of a year as well.
        (
            "steps, amended after the last",
            steps(35, 90) + &amendment("2024-02-01", &steps_are(35, 70)),
            "",
            "2024",
            [some("missed"), some("missed"), None],
        ),
        // 50 was asked in 2021 and is missed; without that year 35 would hold.
        (
            "every year, lowered and then its units changed",
            target("at least 50 every year", "2023")
                + &amendment("2022-01-10", "is = \"at least 35 every year\"")
                + &amendment("2022-03-01", "units = [\"court\"]"),
            "",
            "2023",
            [some("missed"), some("missed"), None],
        ),
        ("every year, before its approval", every_year, "", "2021", [some("missed"), None, None]),
        (
            "firm and character",
            target(">= 90", "2022") + &amendment("2022-06-01", "firm = false\ncharacter = \"expected\""),
            "",
            "2022",
            [some("missed"), some("missed"), None],
        ),
        // 60 of 50; nothing known of the milestone that came with it.
        (
            "another requirement",
            target(">= 50", "2022")
                + &amendment(
                    "2022-06-01",
                    "require = [{ indicator = \"patents\", is = \">= 50\" }, { milestone = \"m\", title = \"m\" }]",
                ),
            "",
            "2022",
            [some("no_data"), some("achieved"), None],
        ),
    ] {
        assert_eq!(verdicts(&folder(&tables, ledger, None), as_of), expected, "{case}");
    }
}

#[test]
fn between_two_amendments_only_the_first_is_known() {
    let twice = target(">= 90", "2022")
        + &amendment("2022-03-01", "is = \">= 70\"")
        + &amendment("2022-12-20", "is = \">= 53\"")
        + "[[target]]\nid = \"later\"\ntext = \"t\"\nsince = 2022-12-20\nindicator = \"patents\"\nis = \">= 50\"\n";
    let known = |day| folder(&twice, "", day);
    // 60 of 70.
    assert_eq!(verdicts(&known(Some("2022-06-30")), "2022"), [Some("missed"), Some("missed"), None]);
    assert_eq!(verdicts(&known(Some("2022-12-20")), "2022"), [Some("achieved"), Some("missed"), None]);
    assert_eq!(verdicts(&known(Some("2022-02-28")), "2022"), [Some("missed"), None, None]);
    assert_eq!(known(Some("2022-12-19")).plan.targets.len(), 1);
    assert_eq!(known(None).plan.targets.len(), 2);
}

#[test]
fn what_an_amendment_leaves_out_stays_as_it_is() {
    let tables = target(">= 90", "2022")
        + &amendment("2022-06-01", "units = [\"court\"]\nfirm = false\ncharacter = \"expected\"\ntext = \"new\"")
        + "[[work_item]]\nid = \"w\"\nyear = 2022\nmatter = \"old\"\nunits = [\"hr\"]\nrequire = [{ milestone = \"m\", title = \"m\" }]\n"
        + "[[amendment]]\napproved = 2022-07-01\nauthority = \"a\"\nreason = \"r\"\n[[amendment.work_item]]\nid = \"w\"\nunits = [\"court\"]\n";
    let folder = folder(&tables, "m,2022-08-01,done\n", None);
    let at = |moment: &str| moment.parse().unwrap();
    let [before, after] = ["2022-05-31", "2022-06-01"].map(|day| folder.plan.targets_in_force(at(day)).next().unwrap());
    assert_eq!((before.units.join(","), before.firm, before.text.as_str()), ("hr".to_owned(), true, "t"));
    assert_eq!((after.units.join(","), after.firm, after.text.as_str()), ("court".to_owned(), false, "new"));
    assert_eq!(after.character.map(|character| character.name()), Some("expected"));
    assert_eq!((after.due, &after.requirements), (before.due, &before.requirements));
    let item = |moment: &str| folder.plan.work_items_in_force(at(moment)).next().unwrap().units.join(",");
    assert_eq!([item("2022-06-30"), item("2022-07-01")], ["hr", "court"]);
    let judged = assess(&folder.plan, &folder.observations, &folder.progress, &Options::default());
    let amended = judged.amended_work_items.with_id("w").unwrap();
    assert_eq!((amended.first.status.name(), judged.work_items[0].1.status.name()), ("achieved", "achieved"));
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(folder).args(arguments).args(["-p", ".", "--lang", "en"]).env("NO_COLOR", "1");
    command.output().unwrap()
}

/// Something that is written into the folder on a day, behind what stands there.
#[derive(Clone, Debug)]
enum Event {
    Value { indicator: &'static str, year: i32, value: u32 },
    Ledger { state: &'static str },
    Lowered { level: u32 },
    Postponed { due: i32 },
    Removed,
    Added { level: u32 },
    Units { unit: &'static str },
    Claim { id: &'static str, year: i32, claimed: &'static str },
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (select(vec!["patents", "jobs"]), 2021..2026, 1_u32..200)
            .prop_map(|(indicator, year, value)| Event::Value { indicator, year, value }),
        1 => select(vec!["done", "started", "not-met"]).prop_map(|state| Event::Ledger { state }),
        2 => (10_u32..150).prop_map(|level| Event::Lowered { level }),
        1 => (2022..2026).prop_map(|due| Event::Postponed { due }),
        1 => Just(Event::Removed),
        1 => (10_u32..150).prop_map(|level| Event::Added { level }),
        1 => select(vec!["hr", "court"]).prop_map(|unit| Event::Units { unit }),
        1 => (select(vec!["t", "m", "w"]), 2021..2026, select(vec!["achieved", "behind", "awaited"]))
            .prop_map(|(id, year, claimed)| Event::Claim { id, year, claimed }),
    ]
}

/// The folder after all that was written into it up to a day.
fn write(folder: &Path, history: &[(NaiveDate, Event)], until: NaiveDate) {
    let mut plan = PLAN.to_owned()
        + "[[indicator]]\nid = \"jobs\"\nname = \"Jobs\"\nunit = \"jobs\"\nkind = \"flow\"\nbetter = \"higher\"\n"
        + &target(">= 90", "2024")
        + "[[target]]\nid = \"m\"\ntext = \"m\"\ndue = 2023-06-30\nrequire = [{ milestone = \"m\", title = \"m\" }]\n"
        + "[[work_item]]\nid = \"w\"\nyear = 2022\nmatter = \"w\"\nrequire = [{ indicator = \"jobs\", is = \"total >= 50\" }]\n";
    let mut statistics = "indicator,year,value,published\npatents,2020,30,\njobs,2020,40,\n".to_owned();
    let mut ledger = "id,date,state\n".to_owned();
    let mut claims = "id,year,claimed,by,date\n".to_owned();
    let (mut level, mut due, mut unit, mut is_removed) = (90, 2024, "hr", false);
    for (number, (day, event)) in history.iter().enumerate() {
        // What changes nothing, or what is removed, is no history of a plan.
        let written = match event {
            Event::Value { indicator, year, value } => {
                if *day <= until {
                    statistics += &format!("{indicator},{year},{value},{day}\n");
                }
                continue;
            }
            Event::Ledger { state } => {
                if *day <= until {
                    ledger += &format!("m,{day},{state}\n");
                }
                continue;
            }
            Event::Claim { id, year, claimed } => {
                if *day <= until {
                    claims += &format!("{id},{year},{claimed},hr,{day}\n");
                }
                continue;
            }
            Event::Added { level } => format!(
                "[[target]]\nid = \"n{number}\"\ntext = \"n\"\nsince = {day}\nindicator = \"jobs\"\nis = \"total >= {level}\"\n"
            ),
            _ if is_removed => continue,
            Event::Lowered { level: new } if *new != level => {
                level = *new;
                amendment(&day.to_string(), &format!("is = \">= {new}\""))
            }
            Event::Postponed { due: new } if *new != due => {
                due = *new;
                amendment(&day.to_string(), &format!("due = {new}"))
            }
            Event::Units { unit: new } if *new != unit => {
                unit = new;
                amendment(&day.to_string(), &format!("units = [\"{new}\"]"))
            }
            Event::Removed => {
                is_removed = true;
                amendment(&day.to_string(), "removed = true")
            }
            Event::Lowered { .. } | Event::Postponed { .. } | Event::Units { .. } => continue,
        };
        if *day <= until {
            plan += &written;
        }
    }
    fs::write(folder.join("plan.toml"), plan).unwrap();
    fs::write(folder.join("statistics.csv"), statistics).unwrap();
    fs::write(folder.join("progress.csv"), ledger).unwrap();
    fs::write(folder.join("claims.csv"), claims).unwrap();
}

const COMMANDS: [&[&str]; 9] = [
    &["status", "--format", "json"],
    &["status", "--format", "csv"],
    &["tasks", "--format", "csv"],
    &["growth", "--format", "json"],
    &["check", "--format", "json"],
    &["explain", "t", "--format", "json"],
    &["report"],
    &["audit", "--format", "json"],
    &["export", "-o", "-", "--format", "json"],
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn what_was_known_on_a_day_is_the_folder_as_it_was(
        events in prop::collection::vec((1_u64..60, event()), 0..10),
        known_on in 0_u64..600,
        command in any::<Index>(),
    ) {
        let start: NaiveDate = "2021-06-30".parse().unwrap();
        let mut day = start;
        let mut history = Vec::new();
        for (later, event) in events {
            day = day + Days::new(later);
            history.push((day, event));
        }
        let known_on = start + Days::new(known_on);
        let [now, then] = [(); 2].map(|()| TempDir::new().unwrap());
        write(now.path(), &history, NaiveDate::MAX);
        write(then.path(), &history, known_on);
        let command = command.get(&COMMANDS);
        let with_day = run(now.path(), &[command, &["--known-on", &known_on.to_string()] as &[&str]].concat());
        let as_it_was = run(then.path(), command);
        prop_assert!(as_it_was.status.code() < Some(2), "{}", String::from_utf8_lossy(&as_it_was.stderr));
        prop_assert_eq!(String::from_utf8_lossy(&with_day.stdout), String::from_utf8_lossy(&as_it_was.stdout));
        prop_assert_eq!(with_day.status, as_it_was.status);
    }
}

/// Statuses that say more of a promise come later.
fn rank(status: &Value) -> Option<usize> {
    let names = ["missed", "regressing", "behind", "at_risk", "on_track", "achieved", "achieved_early"];
    names.iter().position(|name| status == name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn no_status_improves_without_the_change_of_the_target_beside_it(
        (levels, dues) in ((20_u32..120, 20_u32..120), (2021..2026, 2021..2026)),
        (bases, thresholds) in ((20_u32..40, 20_u32..40), (60_u32..99, 60_u32..99)),
        is_amended in any::<bool>(),
    ) {
        let folder = |level: u32, due: i32, base: u32, threshold: u32, amendment: &str| {
            let folder = TempDir::new().unwrap();
            let target = target(&format!(">= {level}"), &due.to_string()) + &format!("base_value = {base}\n");
            let thresholds = format!("last_year = 2025\nthresholds = {{ on_track = 0.{threshold} }}\n");
            let plan = PLAN.replace("last_year = 2025\n", &thresholds);
            fs::write(folder.path().join("plan.toml"), plan + &target + amendment).unwrap();
            fs::write(folder.path().join("statistics.csv"), STATISTICS.replace("patents,2020,30\n", "")).unwrap();
            folder
        };
        let earlier = folder(levels.0, dues.0, bases.0, thresholds.0, "");
        let later = match is_amended && levels.0 != levels.1 {
            true => {
                let amendment = amendment("2021-03-01", &format!("is = \">= {}\"\ndue = {}", levels.1, dues.1));
                folder(levels.0, dues.0, bases.0, thresholds.0, &amendment)
            }
            false => folder(levels.1, dues.1, bases.1, thresholds.1, ""),
        };
        let since = earlier.path().to_str().unwrap();
        let output = run(later.path(), &["report", "--since", since, "--as-of", "2022", "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        for change in report["changes"].as_array().unwrap() {
            if rank(&change["now"]) > rank(&change["before"]) {
                prop_assert!(change["plan_changes"].as_array().is_some_and(|beside| !beside.is_empty()), "{change}");
            }
        }
    }
}

/// The built-in plan as a folder, with some of its words replaced.
fn built_in(edits: &[(&str, &str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut text = fs::read_to_string(&path).unwrap();
        for (_, from, to) in edits.iter().filter(|(file, ..)| *file == name) {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_later_row_may_name_what_only_a_later_amendment_asks_for() {
    let tables = target(">= 90", "2022")
        + &amendment("2022-06-01", "require = [{ milestone = \"m\", title = \"m\" }]\ndue = 2023");
    let ledger = "m,2022-07-01,done\n";
    assert_eq!(verdicts(&folder(&tables, ledger, None), "2023"), [Some("achieved"), Some("missed"), None]);
    assert_eq!(verdicts(&folder(&tables, ledger, Some("2022-05-01")), "2022"), [Some("missed"), None, None]);
}

#[test]
fn every_edit_of_the_plan_itself_is_named_as_changed_without_an_amendment() {
    let targets = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/targets.toml")).unwrap();
    let dropped = targets.split("\n\n").find(|table| table.contains("agencies-5")).unwrap();
    let earlier = built_in(&[]);
    let later = built_in(&[
        ("targets.toml", "is = \"达到90家以上\"", "is = \"达到53家以上\""),
        ("targets.toml", "is = \"达到150家以上\"", "is = \"达到45家以上\""),
        ("targets.toml", "id = \"reply-100\"", "id = \"reply-100\"\ndue = 2025"),
        ("targets.toml", dropped, ""),
        (
            "targets.toml",
            "知识产权保护社会满意度超过80%\"",
            "知识产权保护社会满意度超过80%（抽样）\"\nunits = [\"ipo\"]",
        ),
    ]);
    let since = earlier.path().to_str().unwrap();
    let output = run(later.path(), &["report", "--since", since, "--as-of", "2022", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let said = |change: &Value| {
        assert_eq!(change["without_amendment"], true, "{change}");
        let text = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
        [text("id"), text("what"), text("before"), text("now")]
    };
    let changes: Vec<[String; 4]> = report["plan_changes"].as_array().unwrap().iter().map(said).collect();
    let has = |id: &str, what: &str, before: &str, now: &str| {
        let is_meant = |change: &&[String; 4]| change[0] == id && change[1] == what;
        let found = changes.iter().find(is_meant).unwrap_or_else(|| panic!("{id} {what} in {changes:?}"));
        assert!(found[2].contains(before) && found[3].contains(now), "{found:?}");
    };
    has("certified-enterprises-90", "requirement", "90", "53");
    has("advantage-enterprises-150", "requirement", "150", "45");
    has("reply-100", "due", "2023", "2025");
    has("agencies-5", "removed", "5 or more", "");
    has("satisfaction-80", "text", "80%", "抽样");
    has("satisfaction-80", "units", "", "");
    assert_eq!(changes.len(), 6, "{changes:?}");
}

#[test]
fn a_value_that_is_gone_and_another_matter_under_the_same_title_are_named() {
    let rows = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/statistics.csv")).unwrap();
    let gone = rows.lines().find(|row| row.starts_with("通过贯标认证企业总数,2021")).unwrap();
    let matter = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/targets.toml")).unwrap();
    let judged = matter.split("judged = \"").nth(1).unwrap().split('"').next().unwrap();
    let (own, other) = (format!("judged = \"{judged}\""), format!("judged = \"{judged}-b\""));
    let earlier = built_in(&[]);
    let later = built_in(&[("statistics.csv", gone, ""), ("targets.toml", &own, &other)]);
    let since = earlier.path().to_str().unwrap();
    let output = run(later.path(), &["report", "--since", since, "--as-of", "2021", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [revision] = report["revisions"].as_array().unwrap().as_slice() else { panic!("{}", report["revisions"]) };
    assert_eq!((&revision["indicator"], &revision["now"]), (&"certified-enterprises".into(), &Value::Null));
    assert_eq!(revision["before"].to_string(), "51");
    let changes = report["plan_changes"].as_array().unwrap();
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    let has_id = |key: &str, id: &str| change[key].as_str().unwrap().contains(&format!("judged “{id}”"));
    assert!(has_id("before", judged) && has_id("now", &format!("{judged}-b")), "{change}");
}

#[test]
fn an_amendment_that_changes_a_step_that_was_over_is_read_and_one_that_repeats_what_is_written_is_not() {
    let read = |tables: &str| {
        let mut sources = Sources::default();
        sources.add(Source::from_text("plan.toml", Role::Plan, format!("{PLAN}{tables}")));
        load(&sources).0.is_some()
    };
    let first = steps(50, 90) + &amendment("2022-01-10", &steps_are(35, 90));
    assert!(read(&first));
    assert!(read(&(first.clone() + &amendment("2022-02-10", &steps_are(50, 90)))));
    assert!(!read(&(first + &amendment("2022-02-10", &steps_are(35, 90)))));
}

/// A plan with something of everything that a report can show.
const ALL_PARTS: &str = r#"
[plan]
title = "Plan"
base_year = 2020
first_year = 2021
last_year = 2025
[[plan.areas]]
id = "work"
name = "Work"
[[unit]]
id = "hr"
name = "HR"
aliases = ["Staff"]
[[region]]
id = "north"
name = "North"
[[member]]
role = "head"
name = "A"
[[source]]
file = "office.csv"
indicator = "patents"
where = { Sex = "" }
[[indicator]]
id = "patents"
name = "Patents"
aliases = ["Rights"]
unit = "patents"
kind = "stock"
better = "higher"
definition = "in force"
[[target]]
id = "t"
text = "t"
since = 2021-02-01
area = "work"
indicator = "patents"
is = ">= 90"
[[task]]
id = "k"
title = "Task"
[[work_item]]
id = "w"
year = 2022
no = 1
matter = "w"
require = [{ milestone = "m", title = "m", title_en = "made" }]
[[amendment]]
approved = 2022-03-01
authority = "Council"
reason = "money"
[[amendment.target]]
id = "t"
is = ">= 70"
"#;

const ALL_STATISTICS: &str = "indicator,year,value,published,source
patents,2020,30,2021-02-01,gazette
patents,2021,40,2022-02-01,gazette
";
const ALL_LEDGER: &str = "id,date,state,evidence\nm,2022-06-30,done,act 1\n";

#[test]
fn whatever_can_change_what_is_read_or_shown_is_named() {
    let folder = |[plan, statistics, ledger]: [String; 3]| {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("plan.toml"), plan).unwrap();
        fs::write(folder.path().join("statistics.csv"), statistics).unwrap();
        fs::write(folder.path().join("progress.csv"), ledger).unwrap();
        for name in ["office.csv", "offices.csv"] {
            fs::write(folder.path().join(name), "Sex,year,value\n,2022,45\nall,2023,46\n").unwrap();
        }
        folder
    };
    let all = [ALL_PARTS, ALL_STATISTICS, ALL_LEDGER].map(str::to_owned);
    let earlier = folder(all.clone());
    let since = earlier.path().to_str().unwrap();
    let nothing = "Nothing has changed";
    for (from, to, expected) in [
        ("in force", "valid", "Indicator Patents: definition in force → valid (changed without an amendment)"),
        ("name = \"Patents\"", "name = \"Patents held\"", "Indicator Patents held: name Patents → Patents held"),
        ("[\"Rights\"]", "[\"Rights\", \"Titles\"]", "Indicator Patents: other names Rights → Rights, Titles"),
        ("definition = \"in force\"", "decimals = 2", "Indicator Patents: decimal places none → 2"),
        ("[\"Staff\"]", "[]", "Unit HR: other names Staff → none"),
        ("name = \"HR\"", "name = \"Human Resources\"", "Unit Human Resources: name HR → Human Resources"),
        ("name = \"North\"", "name = \"North End\"", "Region North End: name North → North End"),
        ("id = \"north\"", "id = \"south\"", "Region North: removed (changed without an amendment)"),
        ("name = \"Work\"", "name = \"Labour\"", "Area Labour: name Work → Labour"),
        ("name = \"A\"", "name = \"B\"", "The plan: leading group head / A → head / B"),
        ("title = \"Plan\"", "title = \"Scheme\"", "The plan: name Plan → Scheme"),
        (
            "last_year = 2025",
            "last_year = 2025\nallow = [\"idle-unit\"]",
            "The plan: allowed warnings none → idle-unit (ch",
        ),
        (
            "Sex = \"\"",
            "Sex = \"all\"",
            "office.csv: reading of the file where = { Sex = \"\" } → where = { Sex = \"all\" }",
        ),
        ("indicator = \"patents\"\nwhere", "indicator  =  'patents'\nwhere", nothing),
        (
            "where",
            "quality = \"final\"\nwhere",
            "Source office.csv: reading of the file none → quality = \"final\" (changed",
        ),
        (
            "file = \"office",
            "unit = \"patents\"\nfile = \"office",
            "office.csv: reading of the file none → unit = \"patents\"",
        ),
        ("office", "offices", "Source offices.csv: added (changed without an amendment)"),
        ("title = \"Task\"", "title = \"Job\"", "Key task Job: name Task → Job"),
        ("area = \"work\"", "", "t: area Work → none"),
        ("no = 1", "no = 2", "w: place in its list 2022, no. 1 → 2022, no. 2"),
        ("authority = \"Council\"", "authority = \"Mayor\"", "t: authority of the amendment Council → Mayor"),
        ("reason = \"money\"", "reason = \"time\"", "t: reason of the amendment money → time (changed without"),
        ("reason = \"money\"", "reason = \"money\"\ndocument = \"No. 1\"", "document of the amendment none → No. 1"),
        ("40,2022-02-01", "40,2022-03-01", "Patents, 2021: date of publication 2022-02-01 → 2022-03-01."),
        ("2022-02-01,gazette", "2022-02-01,yearbook", "Patents, 2021: source gazette → yearbook."),
        ("2021,40", "2021,41", "Patents, 2021: revised from 40 patents to 41 patents."),
        ("m,2022-06-30,done", "m,2022-07-31,done", "Ledger, m: done 2022-06-30 / act 1 → 2022-07-31 / act 1."),
        ("m,2022-06-30,done", "m,2022-06-30,not-met", "Ledger, m: done 2022-06-30 / act 1 → none."),
        ("done,act 1", "done,act 2", "Ledger, m: done 2022-06-30 / act 1 → 2022-06-30 / act 2."),
        ("m,2022-06-30", "m,2022-05-31,started,\nm,2022-06-30", nothing),
        ("since = 2021-02-01", "since = 2021-03-01", "t: promised since 1 Feb 2021 → 1 Mar 2021 (changed without"),
        (
            "title = \"m\", title_en",
            "title = \"n\", title_en",
            "w: requirement m / made (milestone “m”) → n / made (milestone “m”)",
        ),
        ("[[member]]", "# a comment\n[[member]]", nothing),
    ] {
        let edited = all.clone().map(|text| text.replacen(from, to, 1));
        assert!(from == to || edited != all, "{from}");
        let later = folder(edited);
        let output = run(later.path(), &["report", "--since", since, "--as-of", "2022"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(expected), "{from} → {to}\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.contains(nothing), expected == nothing, "{from} → {to}");
    }
}

#[test]
fn what_is_said_of_an_amendment_is_what_was_judged_otherwise_and_when() {
    let milestone = "[[target]]\nid = \"t\"\ntext = \"t\"\ndue = 2022-06-30\nrequire = [{ milestone = \"a\", title = \"A\" }, { milestone = \"b\", title = \"B\" }]\n";
    let left_out = milestone.to_owned() + &amendment("2022-03-01", "require = [{ milestone = \"a\", title = \"A\" }]");
    let lowered = |rest: &str| target(">= 90", "2022") + &amendment("2022-03-01", "is = \">= 50\"") + rest;
    let text = target(">= 90", "2022").replace("\"t\"\nindicator", "\"Patents >= 90\"\nindicator");
    for (tables, expected) in [
        (lowered(""), "t: achieved as amended (50, 1 Mar 2022); the first promise of 90 was missed"),
        (
            lowered(&amendment("2022-09-01", "units = [\"court\"]")),
            "t: achieved as amended (50, 1 Mar 2022); the first promise of 90 was missed",
        ),
        (
            target(">= 90", "2022") + &amendment("2023-02-01", "is = \">= 50\""),
            "t: achieved as amended (50, 1 Feb 2023, after it was due); the first promise of 90 was missed",
        ),
        (left_out, "t: no data as amended (without B, 1 Mar 2022), and by the first promise of B"),
        (
            text + &amendment("2022-03-01", "text = \"Patents held >= 90\""),
            "Patents held >= 90: amended (text, 1 Mar 2022)",
        ),
    ] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("plan.toml"), PLAN.to_owned() + &tables).unwrap();
        fs::write(folder.path().join("statistics.csv"), STATISTICS).unwrap();
        let output = run(folder.path(), &["status", "--as-of", "2023"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.lines().any(|line| line == expected),
            "{expected}\n{said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn the_annex_tells_steps_apart_and_an_explanation_says_that_something_was_removed() {
    let folder = TempDir::new().unwrap();
    let tables = steps(50, 60) + &amendment("2024-03-01", "removed = true");
    fs::write(folder.path().join("plan.toml"), PLAN.to_owned() + &tables).unwrap();
    fs::write(folder.path().join("statistics.csv"), STATISTICS).unwrap();
    let said = |arguments: &[&str]| String::from_utf8(run(folder.path(), arguments).stdout).unwrap();
    let report = said(&["report", "--as-of", "2023"]);
    for row in [
        "| t (Patents, >= 50 (2021)) | patents | 30 | 40 | 2021 | 80.0% |  | ✗ missed |",
        "| t (Patents, >= 60 (2023)) | patents | 30 | 70 | 2023 | 116.7% |  | ✓ achieved |",
    ] {
        assert!(report.contains(row), "{report}");
    }
    let explained = said(&["explain", "t", "--as-of", "2024"]);
    assert!(explained.lines().any(|line| line.ends_with("✗ removed (missed)")), "{explained}");
}

#[test]
fn the_first_screen_shows_no_other_status_without_the_change_of_the_plan() {
    let folder = TempDir::new().unwrap();
    let more = "[[target]]\nid = \"u\"\ntext = \"Gone\"\nindicator = \"patents\"\nis = \">= 200\"\n[[target]]\nid = \"v\"\ntext = \"New\"\nsince = 2022-05-01\nindicator = \"patents\"\nis = \">= 10\"\n";
    let amended = amendment("2022-03-01", "is = \">= 50\"\n[[amendment.target]]\nid = \"u\"\nremoved = true");
    let text = target(">= 90", "2025") + more + &amended;
    fs::write(folder.path().join("plan.toml"), PLAN.to_owned() + &text).unwrap();
    fs::write(folder.path().join("statistics.csv"), STATISTICS).unwrap();
    let page =
        String::from_utf8(run(folder.path(), &["report", "--format", "html", "--as-of", "2022"]).stdout).unwrap();
    for line in [
        "<b>t</b> 40 → 60 patents; at risk → achieved early; requirement 90 → 50 (amended 1 Mar 2022, Council)",
        "<b>New</b> 40 → 60 patents; added (since 1 May 2022)",
        "<b>Gone</b> removed (amended 1 Mar 2022, Council)",
    ] {
        let first_screen = page.split("<table").next().unwrap();
        assert!(first_screen.contains(line), "{line}\n{first_screen}");
    }
}
