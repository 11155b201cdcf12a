//! Where a report goes, and in which format.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::Context;
use super::guard::require_unchanged;
use crate::edit::{Output, through, write_filled, write_whole};
use crate::render::{self, Audience, FORMATS, Format, Surface};
use crate::report::{Report, Screen};

impl Context {
    /// Writes a report in the chosen format to the chosen place.
    pub(in crate::commands) fn show(&mut self, report: &dyn Report) -> Result<()> {
        let format = self.format_or(report.default_format(), false)?;
        if format.audience == Audience::Office && self.is_terminal && self.output().is_none() {
            bail!(self.texts.get("office-in-terminal"));
        }
        let surface = match self.output() {
            Some(_) => Surface { is_file: true, ..Surface::default() },
            None => self.surface,
        };
        let (texts, stored) = (&self.texts, &self.stored);
        let write = |output: &mut Output<'_>| {
            let guarded = (format.write)(report, texts, &surface, output)?;
            // PlanPlaces in large files were read again for it.
            require_unchanged(stored, texts)?;
            Ok(guarded)
        };
        let guarded = match self.output() {
            Some(path) => {
                self.require_replaceable(&[path.to_owned()])?;
                write_filled(path, write)?
            }
            // Without colours there is nothing that an old console would take in another way.
            None if format.audience == Audience::Terminal && self.surface.colour => {
                print_filled(&mut *self.styled_stdout, write)?
            }
            None if self.is_terminal => {
                let mut bytes = Vec::new();
                let guarded = write(&mut bytes)?;
                self.print(&bytes)?;
                guarded
            }
            None => print_filled(&mut *self.stdout, write)?,
        };
        self.say_guarded(guarded);
        self.say_output_written();
        if self.output().is_some() {
            self.say_built_in();
        }
        if self.is_terminal && format.audience == Audience::Terminal && self.output().is_none() {
            let hints = report.hints(&self.texts);
            render::hint_lines(&hints, &self.surface).iter().for_each(|line| self.talk(line));
        }
        let uncounted = std::mem::take(&mut self.uncounted_warnings);
        self.count_warnings(uncounted);
        Ok(())
    }

    /// Writes to the chosen place.
    pub(in crate::commands) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match self.output() {
            Some(path) => {
                self.require_replaceable(&[path.to_owned()])?;
                write_whole(path, bytes)?;
                self.say_output_written();
                Ok(())
            }
            None => self.print(bytes),
        }
    }

    /// A device or pipe has nothing to look at.
    fn say_output_written(&mut self) {
        if let Some(path) = self.output().filter(|path| path.is_file()).map(Path::to_owned) {
            self.say_written(&path);
        }
    }

    /// Where to write; nothing for stdout, which `-` names too.
    pub(in crate::commands) fn output(&self) -> Option<&Path> {
        self.global.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    pub(in crate::commands) fn say_guarded(&mut self, cells: usize) {
        if cells > 0 {
            self.talk(&self.texts.format("cells-guarded", &[("count", &cells.to_string())]));
        }
    }

    fn format_or(&self, usual: &'static str, is_check: bool) -> Result<&'static Format> {
        let extension = self.output().and_then(|path| path.extension()).and_then(|text| text.to_str());
        let (name, found) = match (&self.global.format, extension) {
            (Some(name), _) => (name.as_str(), Format::named(name)),
            (None, Some(extension)) => (extension, Format::of_extension(extension)),
            (None, None) => (usual, Format::named(usual)),
        };
        found.with_context(|| {
            // Only an extension may be unknown here.
            let is_possible =
                |format: &&&Format| !format.extensions.is_empty() && (is_check || format.audience != Audience::Checker);
            let known: Vec<&str> = FORMATS.iter().filter(is_possible).map(|format| format.name).collect();
            let known = known.join(", ");
            self.texts.format("unknown-format", &[("format", name), ("known", &known)])
        })
    }

    /// Says something that is laid out, below a blank line.
    pub(in crate::commands) fn say_screen(&mut self, screen: &Screen) {
        let lines = render::screen_lines(screen, &self.texts, &self.talk_surface);
        self.say_styled(&format!("\n{}", lines.join("\n")));
    }

    /// Whether a report is shown to a person, set to the width of a terminal.
    pub(in crate::commands) fn shows_screen(&self) -> Result<bool> {
        let is_shown = self.output().is_none() && self.surface.width.is_some();
        Ok(is_shown && self.format_or("table", true)?.audience == Audience::Terminal)
    }

    /// Whether the output is read by a program, which finds in it all that would be said beside it.
    pub(in crate::commands) fn is_for_programs(&self) -> Result<bool> {
        Ok(matches!(self.format_or("table", true)?.audience, Audience::Program | Audience::Checker))
    }

    /// Data as they are; in a terminal with what would steer it made visible.
    pub(in crate::commands) fn print(&mut self, bytes: &[u8]) -> Result<()> {
        match std::str::from_utf8(bytes) {
            Ok(text) if self.is_terminal => print(&mut self.stdout, render::safe(text).as_bytes()),
            _ => print(&mut self.stdout, bytes),
        }
    }
}

pub(in crate::commands) fn print(stream: &mut Output<'_>, bytes: &[u8]) -> Result<()> {
    print_filled(stream, |output| Ok(output.write_all(bytes)?))
}

/// A reader that closed the pipe has seen enough.
fn print_filled<T: Default>(stream: &mut Output<'_>, fill: impl FnOnce(&mut Output<'_>) -> Result<T>) -> Result<T> {
    match through(stream, fill)? {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(T::default()),
        printed => printed.context("stdout"),
    }
}
