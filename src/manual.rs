//! Manual pages: what `--help` says, with the environment and the exit codes.

use std::io::Result;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli;
use crate::locale::Texts;

/// Headings that the library writes in English, each with the text that takes its place.
const HEADINGS: [(&str, &str); 4] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("VERSION", "man-version"),
];

/// A manual page.
pub struct Page {
    /// The name of its file.
    pub file: String,
    /// In the language of `man`.
    pub text: String,
}

/// The page of the program, and one for each command.
///
/// # Errors
/// When a page cannot be written into memory.
pub fn pages(texts: &Texts) -> Result<Vec<Page>> {
    let mut program = cli::command(texts);
    program.build();
    let commands = program.get_subcommands().cloned().map(|command| page(command, texts));
    std::iter::once(page_of_program(program.clone(), texts)).chain(commands).collect()
}

fn page_of_program(program: Command, texts: &Texts) -> Result<Page> {
    let heading = texts.get("help-commands").to_uppercase();
    let mut page = page(program.long_about(texts.get("man-about")).subcommand_help_heading(heading), texts)?;
    page.text += &as_it_is(&texts.get("man-environment"));
    page.text += &as_it_is(&texts.get("man-exit-codes"));
    Ok(page)
}

fn page(mut command: Command, texts: &Texts) -> Result<Page> {
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(' ').map(|(_, usage)| usage.to_owned()).unwrap_or_default();
    let man = Man::new(command.override_usage(usage).after_help(None))
        .source(concat!("fsip ", env!("CARGO_PKG_VERSION")))
        .manual(texts.get("man-manual"));
    let mut written = Vec::new();
    man.render(&mut written)?;
    let mut text = String::from_utf8_lossy(&written).into_owned();
    for (heading, key) in HEADINGS {
        text = text.replace(&format!("\n.SH {heading}\n"), &format!("\n.SH {}\n", texts.get(key)));
    }
    Ok(Page { file: man.get_filename(), text: text + &as_it_is(&examples) })
}

/// A section whose first line is its heading, and whose other lines keep their breaks.
fn as_it_is(text: &str) -> String {
    let mut lines = text.lines();
    let Some(heading) = lines.next() else { return String::new() };
    let mut section = Roff::new();
    section.control("SH", [heading.trim_end_matches([':', '：']).to_uppercase().as_str()]).control("nf", []);
    for line in lines {
        section.text([roman(line)]);
    }
    section.control("fi", []).render()
}
