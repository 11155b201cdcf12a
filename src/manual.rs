//! Manual pages: what `--help` says, with the environment and the exit codes.

use std::io::Result;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli;
use crate::locale::Texts;

/// Headings that the library writes in English, each with the text that takes its place.
const HEADINGS: [(&str, &str); 3] =
    [("NAME", "man-name"), ("SYNOPSIS", "man-synopsis"), ("DESCRIPTION", "man-description")];
/// Chinese has no hyphens, and few blanks that could be widened to make lines of one length.
const FLUSH_LEFT: &str = ".ad l\n.nh\n";
/// The library leaves out a date that is empty, and the version would take its place.
const NO_DATE: &str = " ";

/// A manual page.
pub(crate) struct Page {
    /// The name of its file.
    pub(crate) file: String,
    /// In the language of `man`.
    pub(crate) text: String,
}

/// The page of the program, and one for each command.
///
/// # Errors
/// When a page cannot be written into memory.
pub(crate) fn pages(texts: &Texts) -> Result<Vec<Page>> {
    let mut program = cli::command(texts);
    program.build();
    let commands = program.get_subcommands().cloned().map(|command| page(command, &["man-see-also"], texts));
    let heading = texts.get("help-commands").to_uppercase();
    let whole = program.clone().version(None).long_about(texts.get("man-about")).subcommand_help_heading(heading);
    std::iter::once(page(whole, &["man-environment", "man-exit-codes"], texts)).chain(commands).collect()
}

/// A page with `more` sections, by the names of their texts.
fn page(mut command: Command, more: &[&str], texts: &Texts) -> Result<Page> {
    let examples = command.get_after_help().map(ToString::to_string).filter(|examples| !examples.is_empty());
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(' ').map(|(_, usage)| usage.to_owned());
    let man = Man::new(command.override_usage(usage.unwrap_or_default()).after_help(None))
        .date(NO_DATE)
        .source(concat!("fsip ", env!("CARGO_PKG_VERSION")))
        .manual(texts.get("man-manual"));
    let mut written = Vec::new();
    man.render(&mut written)?;
    let mut text = String::from_utf8_lossy(&written).into_owned();
    for (heading, key) in HEADINGS {
        text = text.replace(&format!("\n.SH {heading}\n"), &format!("\n.SH {}\n", texts.get(key)));
    }
    let sections = examples.into_iter().chain(more.iter().map(|key| texts.get(key)));
    let text = sections.fold(text, |page, section| page + &line_by_line(&section));
    Ok(Page { file: man.get_filename(), text: breakable(&text) })
}

/// A section whose first line is its heading, and whose other lines stay as they are.
fn line_by_line(text: &str) -> String {
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default().trim_end_matches([':', '：']).to_uppercase();
    let mut section = Roff::new();
    section.control("SH", [heading.as_str()]).control("nf", []);
    for line in lines {
        section.text([roman(line.trim_start())]);
    }
    section.control("fi", []).render()
}

/// The page with places between Chinese characters where a line may end; elsewhere lines end at blanks only. Indexes of
/// manual pages take the line of the name as it is.
fn breakable(page: &str) -> String {
    let mut before = "";
    let mut text = String::new();
    for line in page.lines() {
        let is_command = line.starts_with('.');
        let is_name = before.starts_with(".SH") && line.contains("\\- ");
        text += &if is_command || is_name { line.to_owned() } else { with_breaks(line) };
        text += "\n";
        if line.starts_with(".TH") {
            text += FLUSH_LEFT;
        }
        before = line;
    }
    text
}

fn with_breaks(line: &str) -> String {
    let mut text = String::new();
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        text.push(character);
        let can_end = !character.is_ascii() && !"（“《".contains(character);
        if can_end && characters.peek().is_some_and(|next| next.is_alphanumeric()) {
            text += "\\:";
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_command_has_a_page_in_each_language_with_all_headings_in_it() {
        for (language, heading) in [(Language::English, ".SH SYNOPSIS\n"), (Language::Chinese, ".SH 用法\n")] {
            let texts = Texts::new(language);
            let commands = cli::command(&texts);
            let names = commands.get_subcommands().map(|command| format!("fsip-{}.1", command.get_name()));
            let names: Vec<String> = std::iter::once("fsip.1".to_owned()).chain(names).collect();
            let pages = pages(&texts).unwrap_or_default();
            assert_eq!(pages.iter().map(|page| page.file.clone()).collect::<Vec<_>>(), names);
            for Page { file, text } in pages {
                assert!(text.contains(heading), "{file}");
                let english = text.lines().filter(|line| line.starts_with(".SH") && line.is_ascii());
                assert!(language == Language::English || english.count() == 0, "{text}");
            }
        }
    }

    #[test]
    fn chinese_lines_may_end_between_characters_but_not_before_or_behind_marks_that_belong_to_them() {
        assert_eq!(with_breaks("fsip 读一行（见“说明”）。再读"), "fsip 读\\:一\\:行（见“说\\:明”）。\\:再\\:读");
        assert_eq!(with_breaks("Reads the plan – at once"), "Reads the plan – at once");
    }

    #[test]
    fn the_line_of_the_name_stays_as_indexes_of_manual_pages_need_it() {
        let page = breakable(".TH fsip 1\n.SH 名称\nfsip \\- 方案\n.SH 说明\n方案\n");
        assert_eq!(page, ".TH fsip 1\n.ad l\n.nh\n.SH 名称\nfsip \\- 方案\n.SH 说明\n方\\:案\n");
    }
}
