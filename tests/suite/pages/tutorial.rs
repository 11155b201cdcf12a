//! Follows both editions of the tutorial as a reader would: writes the files that it tells to write, types its commands
//! and compares what they print.

use std::fs::{self, File};
use std::process::Stdio;

use tempfile::TempDir;

use super::{fsip, hold, page, words};
use crate::difference::require_same;

/// A reader with an empty folder.
struct Reader {
    language: &'static str,
    folder: TempDir,
    exit_code: i32,
}

impl Reader {
    fn new(language: &'static str) -> Self {
        Self { language, folder: TempDir::new().unwrap(), exit_code: 0 }
    }

    /// What a command prints, messages and data in the order in which they come.
    fn types(&mut self, line: &str) -> String {
        if line == "echo $?" {
            return format!("{}\n", self.exit_code);
        }
        let talk = self.folder.path().with_extension("talk");
        let both = File::create(&talk).unwrap();
        let status = fsip(self.folder.path(), self.language)
            .args(words(line))
            .stdout(Stdio::from(both.try_clone().unwrap()))
            .stderr(Stdio::from(both))
            .status()
            .unwrap();
        self.exit_code = status.code().unwrap();
        let printed = fs::read_to_string(&talk).unwrap();
        fs::remove_file(&talk).unwrap();
        printed
    }

    /// The page with what its commands really print.
    fn follows(&mut self, page: &str) -> String {
        let mut renewed = String::new();
        let mut before = "";
        let mut lines = page.lines();
        while let Some(line) = lines.next() {
            renewed += &format!("{line}\n");
            match line {
                "```console" => {
                    let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                    for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                        renewed += &format!("$ {command}\n{}", self.types(command));
                    }
                    renewed += "```\n";
                }
                _ if line.starts_with("```") => {
                    let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                    let text = block.join("\n") + "\n";
                    fs::write(self.folder.path().join(file_named_in(before)), &text).unwrap();
                    renewed += &format!("{text}```\n");
                }
                "" => {}
                _ => before = line,
            }
        }
        renewed
    }

    fn has(&self, file: &str) -> bool {
        self.folder.path().join(file).metadata().is_ok_and(|file| file.len() > 0)
    }
}

/// The file that a sentence names last: it says what is to be written there.
fn file_named_in(sentence: &str) -> &str {
    sentence.rsplit('`').nth(1).unwrap_or_else(|| panic!("{sentence} names no file"))
}

#[test]
fn both_editions_of_the_tutorial_work_as_they_are_written() {
    for (language, file) in [("en", "docs/tutorial.md"), ("zh", "docs/tutorial.zh-CN.md")] {
        let mut reader = Reader::new(language);
        hold(file, &reader.follows(&page(file)));
        assert!(["report.html", "readers.xlsx"].iter().all(|file| reader.has(file)), "{file}");
    }
}

/// The commands of a page, without the texts that are translated.
fn commands(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| line.strip_prefix("$ ")).map(|line| line.split('"').next().unwrap()).collect()
}

#[test]
fn both_editions_of_the_tutorial_have_the_same_commands() {
    let (english, chinese) = (page("docs/tutorial.md"), page("docs/tutorial.zh-CN.md"));
    assert!(commands(&english).len() > 10);
    let lines = |page: &str| commands(page).into_iter().map(str::to_owned).collect::<Vec<String>>();
    let cure = "make its commands those of the English edition";
    require_same("docs/tutorial.zh-CN.md", &lines(&english), &lines(&chinese), cure);
}
