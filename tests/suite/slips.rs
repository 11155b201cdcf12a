//! Small slips of the hand, and folders and files of unusual kinds.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use fsip::render::{Audience, FORMATS, Format};
use tempfile::TempDir;

const PLAN: &str = "[plan]\ntitle = \"Parks\"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n\
    [[indicator]]\nid = \"trees\"\nname = \"trees\"\nunit = \"棵\"\nkind = \"stock\"\nbetter = \"higher\"\n\
    [[target]]\nid = \"more\"\ntext = \"500 trees\"\nrequire = [{ indicator = \"trees\", is = \">= 500\" }]\n\
    [[work_item]]\nid = \"2021-01\"\nyear = 2021\nmatter = \"rule\"\nrequire = [{ milestone = \"rule\", title = \"rule\" }]\n";
const STATISTICS: &str = "indicator,year,value\ntrees,2020,100\ntrees,2021,200\n";

fn make_plan(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
    fs::write(folder.join("statistics.csv"), STATISTICS).unwrap();
}

fn plan() -> TempDir {
    let home = TempDir::new().unwrap();
    make_plan(&home.path().join("plan"));
    home
}

fn fsip<A: AsRef<OsStr>>(here: &Path, arguments: &[A]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fsip"));
    command.current_dir(here).args(arguments).env("FSIP_LANG", "en").env("NO_COLOR", "1");
    command
}

fn run<A: AsRef<OsStr>>(here: &Path, arguments: &[A]) -> Output {
    fsip(here, arguments).output().unwrap()
}

fn shown(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_empty_variable_names_no_folder() {
    let home = plan();
    let with = |folder: &str, here: &Path| shown(&fsip(here, &["growth"]).env("FSIP_PLAN", folder).output().unwrap());
    assert!(with("", &home.path().join("plan")).contains("trees"));
    assert!(with("plan", home.path()).contains("trees"));
    assert!(!with("", home.path()).contains("trees"));
}

#[test]
fn case_does_not_matter_in_the_name_of_the_plan() {
    let home = plan();
    let folder = home.path().join("plan");
    fs::rename(folder.join("plan.toml"), folder.join("PLAN.TOML")).unwrap();
    fs::create_dir(folder.join("below")).unwrap();
    for here in [folder.clone(), folder.join("below")] {
        assert!(shown(&run(&here, &["growth"])).contains("trees"));
    }
}

#[test]
fn folders_are_not_read_as_files() {
    let home = plan();
    let folder = home.path().join("plan");
    fs::create_dir_all(folder.join("statistics/old.csv")).unwrap();
    fs::create_dir(folder.join("old.toml")).unwrap();
    fs::write(folder.join("statistics/2022.csv"), "indicator,year,value\ntrees,2022,300\n").unwrap();
    for arguments in [["growth", "-p", "plan"], ["status", "-p", "plan"]] {
        assert!(shown(&run(home.path(), &arguments)).contains("300"));
    }
}

#[test]
fn very_old_line_ends_are_read_in_toml() {
    let home = plan();
    let path = home.path().join("plan/plan.toml");
    fs::write(&path, PLAN.replace('\n', "\r")).unwrap();
    assert!(shown(&run(home.path(), &["status", "-p", "plan"])).contains("trees"));
    fs::write(&path, PLAN.replace('\n', "\r").replace("base_year = 2020", "base_year = ")).unwrap();
    let message = run(home.path(), &["status", "-p", "plan"]);
    assert!(String::from_utf8_lossy(&message.stderr).contains("plan.toml:3:"), "{message:?}");
}

#[test]
fn a_year_has_four_digits() {
    let home = plan();
    for year in ["+2022", "02022", "2022.0", "２０２２x", "-2022"] {
        let rows = format!("indicator,year,value\ntrees,{year},300\n");
        fs::write(home.path().join("plan/statistics.csv"), rows).unwrap();
        let output = run(home.path(), &["status", "-p", "plan"]);
        assert_eq!(output.status.code(), Some(3), "{year}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("invalid-year"), "{year}");
    }
    make_plan(&home.path().join("plan"));
    for arguments in [["status", "--as-of=+2021"], ["growth", "--from=+2021"], ["tasks", "--year=02021"]] {
        refusal(&run(home.path(), &arguments));
    }
    refusal(&run(home.path(), &["record", "-p", "plan", "trees", "+2022", "5"]));
}

#[test]
fn years_of_which_there_is_nothing_say_what_there_is() {
    let home = plan();
    for (arguments, said) in [
        (["tasks", "--year", "1999", ""].as_slice(), "there are lists for 2021"),
        (&["report", "--year", "1999"], "there are lists for 2021"),
        (&["growth", "--from", "2022", "--to", "2020"], "2022 is after 2020"),
        (&["growth", "--from", "2030"], "values for 2020, 2021"),
        (&["growth", "--to", "1999"], "values for 2020, 2021"),
    ] {
        let arguments: Vec<&str> = arguments.iter().copied().filter(|argument| !argument.is_empty()).collect();
        let message = refusal(&run(&home.path().join("plan"), &arguments));
        assert!(message.contains(said), "{arguments:?}: {message}");
    }
    for arguments in [["tasks", "--year", "2021"], ["growth", "--from", "2021"], ["growth", "--to", "2020"]] {
        shown(&run(&home.path().join("plan"), &arguments));
    }
}

#[test]
fn options_that_a_command_does_not_use_are_refused() {
    let home = plan();
    for (arguments, option) in [
        (["group", "--as-of", "2021"].as_slice(), "--as-of"),
        (&["group", "--decimal", ","], "--decimal"),
        (&["init", "new", "--decimal", ","], "--decimal"),
        (&["growth", "--method", "unsd"], "--method"),
        (&["record", "trees", "2022", "5", "--final"], "--final"),
        (&["init", "new", "-p", "plan"], "--plan"),
        (&["schema", "--encoding", "gbk"], "--encoding"),
        (&["man", "pages", "-o", "x"], "--output"),
        (&["completions", "bash", "--format", "json"], "--format"),
        (&["--as-of", "2021", "help"], "--as-of"),
    ] {
        let message = refusal(&run(&home.path().join("plan"), arguments));
        assert!(message.contains("has no effect with") && message.contains(option), "{arguments:?}: {message}");
    }
    // The environment chooses for whoever uses it.
    shown(&fsip(home.path(), &["schema"]).env("FSIP_PLAN", "plan").output().unwrap());
    refusal(&run(&home.path().join("plan"), &["growth", "--by", "region", "--summary", "--from", "2021"]));
}

#[cfg(unix)]
#[test]
fn a_folder_need_not_have_a_name_in_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let home = TempDir::new().unwrap();
    let folder = home.path().join(OsStr::from_bytes(b"nu\xff"));
    make_plan(&folder);
    let arguments = |words: &[&'static str]| {
        let words = words.iter().map(|word| OsStr::new(word).to_owned());
        words.chain([OsStr::new("-p").to_owned(), folder.clone().into_os_string()]).collect::<Vec<_>>()
    };
    shown(&run(home.path(), &arguments(&["record", "trees", "2022", "300"])));
    shown(&run(home.path(), &arguments(&["done", "2021-01", "--on", "2021-05-01"])));
    assert_eq!(fs::read_to_string(folder.join("statistics.csv")).unwrap(), format!("{STATISTICS}trees,2022,300\n"));
    for words in [["growth"].as_slice(), &["status"], &["check"], &["export", "-o", "tables"]] {
        run(home.path(), &arguments(words));
    }
    let written = folder.join("plan.toml");
    let mut over = arguments(&["status", "--format", "json", "-o"]);
    over.insert(4, written.clone().into_os_string());
    refusal(&run(home.path(), &over));
    assert_eq!(fs::read_to_string(written).unwrap(), PLAN);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_of_anybody_is_not_read() {
    use std::os::unix::fs::symlink;
    let home = plan();
    let statistics = home.path().join("plan/statistics.csv");
    let pipe = home.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let targets: [PathBuf; 4] = [pipe, "/dev/zero".into(), "/proc/self/environ".into(), "/proc/self/fd/0".into()];
    for target in targets {
        fs::remove_file(&statistics).unwrap();
        symlink(&target, &statistics).unwrap();
        for arguments in [
            ["status"].as_slice(),
            &["check"],
            &["check", "--format", "github"],
            &["growth", "--by", "region", "--summary"],
            &["record", "trees", "2022", "5"],
            &["report", "--since", "."],
        ] {
            let output = run(&home.path().join("plan"), arguments);
            let message = refusal(&output);
            assert!(message.contains("not a file"), "{arguments:?}: {message}");
            assert!(output.stdout.is_empty());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_what_the_program_is_given_is_not_read() {
    let home = plan();
    let (folder, real) = (home.path().join("plan"), home.path().join("real.csv"));
    let statistics = folder.join("statistics.csv");
    fs::rename(&statistics, &real).unwrap();
    std::os::unix::fs::symlink("/dev/stdin", &statistics).unwrap();
    for arguments in [["status"].as_slice(), &["record", "trees", "2022", "5"]] {
        let mut cat = Command::new("cat").arg(&real).stdout(Stdio::piped()).spawn().unwrap();
        let given: [Stdio; 2] = [fs::File::open(&real).unwrap().into(), cat.stdout.take().unwrap().into()];
        for stdin in given {
            let message = refusal(&fsip(&folder, arguments).stdin(stdin).output().unwrap());
            assert!(message.contains("statistics.csv: not a file"), "{arguments:?}: {message}");
        }
        cat.wait().unwrap();
    }
    assert_eq!(fs::read_to_string(real).unwrap(), STATISTICS);
    // Here that is /dev/null, which no plan has for itself.
    shown(&run(home.path(), &["status", "-o", "/dev/null"]));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_or_written_is_said_in_the_language_of_the_user() {
    let home = plan();
    let folder = home.path().join("plan");
    fs::File::create(folder.join("statistics.csv")).unwrap().set_len((2 << 30) + 1).unwrap();
    let said = |arguments: &[&str], language: &str| {
        refusal(&fsip(home.path(), &[arguments, &["--lang", language]].concat()).output().unwrap())
    };
    let large = ["status", "-p", "plan"];
    assert!(said(&large, "en").contains("plan/statistics.csv: larger than 2 GiB"));
    assert!(said(&large, "zh").contains("plan/statistics.csv：超过 2 GiB"));
    fs::write(folder.join("statistics.csv"), STATISTICS).unwrap();
    fs::create_dir(folder.join(".fsip.lock")).unwrap();
    fs::create_dir_all(home.path().join("tables/.fsip-export")).unwrap();
    for (arguments, english, chinese) in [
        (
            ["record", "trees", "2022", "5", "-p", "plan"].as_slice(),
            ".fsip.lock: not a file",
            ".fsip.lock：不是普通文件",
        ),
        (&["export", "-o", "tables", "-p", "plan"], ".fsip-export: not a file", ".fsip-export：不是普通文件"),
        (
            &["status", "-p", "nowhere"],
            "there is no folder nowhere; create a plan there with fsip init nowhere",
            "没有目录 nowhere；可用 fsip init nowhere",
        ),
        (&["status", "-p", "plan/plan.toml"], "plan.toml: Not a directory", "plan.toml：不是目录"),
        (&["status", "--format", "json", "-o", "tables"], "tables: Is a directory", "tables：是目录"),
    ] {
        for (language, message) in [("en", english), ("zh", chinese)] {
            let said = said(arguments, language);
            assert!(said.contains(message), "{said}");
        }
    }
}

#[test]
fn what_needs_no_statistics_reads_none() {
    let home = plan();
    let folder = home.path().join("plan");
    // Only the statistics can say whether the two are the same; and these are broken.
    let wording = "[[target]]\nid = \"new\"\ntext = \"t\"\nrequire = [{ indicator = \"trees\", is = \"培育20棵\" }]\n\
        [[member]]\nrole = \"组长\"\nname = \"王\"\n";
    fs::write(folder.join("plan.toml"), PLAN.to_owned() + wording).unwrap();
    fs::write(folder.join("statistics.csv"), "indicator,year,value\ntrees,2020,many\n\"").unwrap();
    fs::write(folder.join("progress.csv"), [0xff, 0xfe, 0]).unwrap();
    fs::create_dir_all(folder.join("statistics/2021.csv")).unwrap();
    let group = ["group", "-p", "plan"];
    let output = run(home.path(), &group);
    assert!(shown(&output).contains('王'));
    assert!(output.stderr.is_empty());
    shown(&run(home.path(), &["schema"]));
    shown(&run(&folder, &["completions", "bash"]));
    assert_eq!(run(home.path(), &["status", "-p", "plan"]).status.code(), Some(3));
    fs::write(folder.join("targets.toml"), "[[member]]\nrole = \"成员\"\n").unwrap();
    let output = run(home.path(), &group);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("missing-key"));
}

#[test]
fn a_file_of_no_known_format_is_answered_with_those_that_the_command_can_write() {
    let home = plan();
    let folder = home.path().join("plan");
    let said = |command: &str| refusal(&run(&folder, &[command, "-o", "x.odt"]));
    assert!(said("status").ends_with("possible values: table, csv, json, markdown, html, xlsx, docx\n"));
    assert!(said("check").ends_with("possible values: table, csv, json, markdown, html, xlsx, docx, junit\n"));
    let written = |format: &&Format| !format.extensions.is_empty();
    for (command, is_check) in [("status", false), ("check", true)] {
        let formats = FORMATS.into_iter().filter(written);
        let formats = formats.filter(|format| is_check || format.audience != Audience::Checker);
        let names: Vec<&str> = formats.map(|format| format.name).collect();
        let said = said(command);
        assert!(said.ends_with(&format!("possible values: {}\n", names.join(", "))), "{said}");
    }
}

#[test]
fn what_the_system_says_is_said_in_the_language_of_the_reader() {
    let home = plan();
    let missing = |language: &str| refusal(&run(home.path(), &["source", "nowhere.csv", "--lang", language]));
    assert!(missing("en").contains("No such file or directory (os error 2)"));
    assert!(missing("zh").contains("nowhere.csv：没有该文件或目录\n"));
}
