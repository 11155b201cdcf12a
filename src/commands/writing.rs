//! What `record` and `done` have in common: a change is tried, shown, and written.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Context, read_edited};
use crate::diagnostic::Diagnostics;
use crate::edit::{self, Change, FolderLock, NotLocked, Refusal, Staged, Stretch};
use crate::lint::{Edit, EditedStretch, caused, lint, lint_edited};
use crate::load::{Folder, Loaded};
use crate::model::Region;
use crate::render;
use crate::report::diagnostics::shortened;
use crate::report::{Consequences, Recorded, SelectionOption};
use crate::source::{self, Decoded, Reason, Refused, Role, Source, SourceId, Sources};

/// Most characters of a row that a message repeats.
const LONGEST_QUOTE: usize = 200;

/// What was written, or would be.
pub(super) struct Written {
    /// What the files said before.
    pub(super) before: Folder,
    /// What they say now.
    pub(super) after: Folder,
    /// How the writing is undone; nothing where nothing was written.
    pub(super) undo: Option<String>,
}

/// A change, ready to be written.
struct Ready {
    path: PathBuf,
    role: Role,
    replaces: Option<SourceId>,
    /// What stood there when it was read.
    replaced: Option<Vec<u8>>,
    bytes: Vec<u8>,
    /// What the file says then.
    text: String,
    /// Which stretches of the file's text are replaced.
    stretches: Vec<EditedStretch>,
    difference: Difference,
}

/// The old and the new row, as a person reads a difference.
struct Difference {
    /// Where they are.
    place: String,
    rows: Vec<String>,
    undo: Undo,
}

/// How a change is undone.
enum Undo {
    DeleteFile,
    DeleteLine(usize),
    PutBack,
}

/// How the files are read with a change.
struct Tried {
    folder: Folder,
    sources: Sources,
    warnings: Diagnostics,
    edit: Edit,
}

impl Context {
    /// Changes a file of the plan folder: reads it under a lock, has `edit` say what is to be written, tries whether the
    /// files can be read with it and then hold what `require` asks for, and writes it whole or not at all.
    /// Gives what the files say before and after it, when anything was, or would be, written.
    pub(super) fn change(
        &mut self,
        is_trial: bool,
        edit: impl FnOnce(&Folder, &Sources) -> Result<Change, Refusal>,
        require: impl FnOnce(&Folder) -> Result<(), Refusal>,
    ) -> Result<Option<Written>> {
        if self.global.output.is_some() || self.global.format.is_some() {
            bail!(self.texts.get("refused-output"));
        }
        let Some(path) = self.folder() else { bail!(self.texts.get("refused-built-in")) };
        self.require_folder(&path)?;
        if !source::has_plan(&path) {
            bail!(self.error_at("folder-without-plan", "folder", &path));
        }
        // A trial leaves no trace.
        let lock = if is_trial { None } else { Some(self.lock(&path)?) };
        let (sources, loaded, mut before) = self.examine_for_change()?;
        let change = edit(&loaded.folder, &sources).map_err(|refusal| self.refused(&refusal))?;
        let Some(ready) = self.prepare(&path, &sources, change)? else {
            self.talk(&self.texts.get("nothing-to-write"));
            before.absorb(lint(&loaded.folder, None));
            self.count_warnings(before.total());
            return Ok(None);
        };
        let after = self.try_reading(&loaded, sources, &ready, require)?;
        before.absorb(lint_edited(&loaded.folder, &after.edit.undone()));
        let rows = ready.difference.rows.join("\n");
        if lock.is_none() {
            let heading = ready.difference.heading();
            self.print(format!("{}\n", render::safe(&format!("{heading}\n{rows}"))).as_bytes())?;
            self.say_caused(&before, &after);
            return Ok(Some(Written { before: loaded.folder, after: after.folder, undo: None }));
        }
        let _shared = self.lock_linked(&path, &ready)?;
        let (staged, ()) = Staged::new(&ready.path, |output| Ok(output.write_all(&ready.bytes)?))?;
        // Programs that know no lock may have written since the file was read.
        if !staged.put_in_place_of(ready.replaced.as_deref())? {
            bail!(self.error_at("refused-changed", "file", &ready.path));
        }
        let heading = self.texts.format("written-at", &[("place", &ready.difference.place)]);
        self.talk(&format!("{heading}\n{rows}"));
        self.say_caused(&before, &after);
        let undo = Some(self.undo_words(&ready));
        Ok(Some(Written { before: loaded.folder, after: after.folder, undo }))
    }

    fn undo_words(&self, ready: &Ready) -> String {
        let file = ready.path.display().to_string();
        match ready.difference.undo {
            Undo::DeleteFile => self.texts.format("undo-delete-file", &[("file", &file)]),
            Undo::DeleteLine(line) => {
                self.texts.format("undo-delete-line", &[("file", &file), ("line", &line.to_string())])
            }
            Undo::PutBack => self.texts.format("undo-put-back", &[("file", &file)]),
        }
    }

    /// Says what was written does to what the plan promises.
    pub(super) fn say_consequences(
        &mut self,
        written: &Written,
        recorded: &Recorded<'_>,
        region: &Region,
    ) -> Result<()> {
        if self.global.quiet {
            return Ok(());
        }
        let regions = if *region == Region::Whole { vec![region] } else { vec![region, &Region::Whole] };
        for judged in regions {
            let part = judged.part().map(|_| judged);
            let before = self.judging(&written.before)?.assess(part);
            let after = self.judging(&written.after)?.assess(part);
            let consequences = Consequences {
                header: self.header(&written.after, [SelectionOption::Region.of(judged.part())]),
                recorded: recorded.clone(),
                data: self.data(&written.after)?.of(judged),
                before: &before,
                after: &after,
                undo: written.undo.clone().filter(|_| judged == region),
            };
            if judged == region || !consequences.is_nothing() {
                self.say_screen(&consequences.screen(&self.texts));
            }
        }
        Ok(())
    }

    /// Waits until nobody else writes into the folder, and says so when it takes long.
    pub(super) fn lock(&mut self, folder: &Path) -> Result<FolderLock> {
        let name = source::or_here(folder).display().to_string();
        let waiting = self.texts.format("waiting-for-lock", &[("folder", &name)]);
        let locked = FolderLock::wait(folder, || self.talk(&waiting));
        let path = folder.join(edit::LOCK).display().to_string();
        locked.map_err(|reason| match reason {
            NotLocked::Held => anyhow!(self.texts.format("refused-held", &[("folder", &name)])),
            NotLocked::Unsupported(error) => {
                anyhow!(error).context(self.texts.format("refused-no-locks", &[("folder", &name)]))
            }
            NotLocked::Unopened(error) => anyhow!(error).context(path),
            NotLocked::NotAFile => anyhow!(Refused { path, reason: Reason::NotAFile }),
        })
    }

    /// Says the warnings that a change brings, and that there are others.
    fn say_caused(&mut self, before: &Diagnostics, after: &Tried) {
        let Tried { sources, warnings, edit, .. } = after;
        let found =
            if self.global.verbose { warnings.found.clone() } else { caused(&before.found, &warnings.found, edit) };
        if self.global.quiet {
            return;
        }
        let others = warnings.total().saturating_sub(found.len());
        self.say_diagnostics(&Diagnostics::from(found), sources);
        if others > 0 {
            self.count_warnings(warnings.total());
        }
    }

    /// A file that is linked from elsewhere may be written through another folder.
    fn lock_linked(&mut self, folder: &Path, ready: &Ready) -> Result<Option<FolderLock>> {
        let real = fs::canonicalize(&ready.path).ok();
        let (Some(home), Ok(folder)) =
            (real.as_deref().and_then(Path::parent), fs::canonicalize(source::or_here(folder)))
        else {
            return Ok(None);
        };
        let is_inside = home == folder || home == folder.join("statistics");
        if is_inside { Ok(None) } else { self.lock(home).map(Some) }
    }

    fn refused(&self, refusal: &Refusal) -> anyhow::Error {
        let shown = |(name, value): &(&'static str, String)| match *name {
            "row" => ("row", shortened(value, LONGEST_QUOTE)),
            other => (other, value.clone()),
        };
        let arguments: Vec<(&str, String)> = refusal.arguments.iter().map(shown).collect();
        anyhow!(self.texts.format_owned(refusal.key, &arguments))
    }

    fn prepare(&self, folder: &Path, sources: &Sources, change: Change) -> Result<Option<Ready>> {
        match change {
            Change::Nothing => Ok(None),
            Change::Create { name, role, text } => {
                let path = folder.join(name);
                let lines = text.trim_start_matches('\u{feff}').lines().map(|line| format!("+{line}"));
                let place = path.display().to_string();
                let difference = Difference { place, rows: lines.collect(), undo: Undo::DeleteFile };
                let written = text.trim_start_matches('\u{feff}').to_owned();
                let stretches = vec![EditedStretch { old: 0..0, new: 0..written.len() }];
                let bytes = text.into_bytes();
                let replaced = None;
                Ok(Some(Ready { path, role, replaces: None, replaced, bytes, text: written, stretches, difference }))
            }
            Change::Replace { source: id, stretches } => {
                let source = sources.get(id).context("the source of a change")?;
                let path = source.file.clone().context("the file of a change")?;
                let bytes = fs::read(&path).with_context(|| source.path.clone())?;
                let decoded = Decoded::from_bytes(&bytes, Some(source.encoding));
                if decoded.text != source.text() {
                    bail!(self.texts.format("refused-changed", &[("file", &source.path)]));
                }
                let new = edit::replaced(&bytes, &decoded, &stretches).map_err(|refusal| self.refused(&refusal))?;
                let written = edited(&decoded.text, &stretches, 0..decoded.text.len());
                let difference = difference(source, &stretches);
                Ok(Some(Ready {
                    path,
                    role: source.role,
                    replaces: Some(id),
                    replaced: Some(bytes),
                    bytes: new,
                    text: written,
                    stretches: places(&stretches),
                    difference,
                }))
            }
        }
    }

    /// How the files are read with a change; what could not be read again is refused.
    fn try_reading(
        &mut self,
        loaded: &Loaded,
        mut sources: Sources,
        ready: &Ready,
        require: impl FnOnce(&Folder) -> Result<(), Refusal>,
    ) -> Result<Tried> {
        let path = ready.path.display().to_string();
        let source = Source::from_bytes(path, ready.role, &ready.bytes, self.encoding());
        if source.text() != ready.text {
            bail!(self.texts.format("refused-ambiguous", &[("file", &source.path)]));
        }
        let changed = match ready.replaces {
            Some(id) => {
                sources.replace(id, source);
                id
            }
            None => sources.add(source),
        };
        let edit = Edit { source: changed, stretches: ready.stretches.clone() };
        let (folder, warnings) = read_edited(loaded, &sources, &edit);
        let Some(folder) = folder else {
            self.say_diagnostics(&warnings, &sources);
            bail!(self.texts.get("refused-broken"))
        };
        require(&folder).map_err(|refusal| self.refused(&refusal))?;
        Ok(Tried { folder, sources, warnings, edit })
    }
}

/// Where what is changed stands before and after.
fn places(stretches: &[Stretch]) -> Vec<EditedStretch> {
    let (mut copied, mut written) = (0, 0);
    let place = |Stretch { range, text }: &Stretch| {
        let start = written + range.start - copied;
        (copied, written) = (range.end, start + text.len());
        EditedStretch { old: range.clone(), new: start..written }
    };
    stretches.iter().map(place).collect()
}

/// A window of a text after its changes.
fn edited(text: &str, stretches: &[Stretch], window: Range<usize>) -> String {
    let written = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (mut new, mut copied) = (String::new(), window.start);
    for Stretch { range, text } in stretches {
        new = new + written(copied..range.start) + text;
        copied = range.end;
    }
    new + written(copied..window.end)
}

impl Difference {
    fn heading(&self) -> String {
        match self.undo {
            Undo::DeleteFile => format!("+++ {}", self.place),
            Undo::DeleteLine(_) | Undo::PutBack => self.place.clone(),
        }
    }
}

fn difference(source: &Source, stretches: &[Stretch]) -> Difference {
    let is_new_row = |stretch: &Stretch| stretch.text.starts_with(['\r', '\n']);
    let row_of = |stretch: &Stretch| (is_new_row(stretch), source.line_start(stretch.range.start));
    let (mut rows, mut line, mut undo) = (Vec::new(), 0, Undo::PutBack);
    for row in stretches.chunk_by(|one, other| row_of(one) == row_of(other)) {
        let Some((first, last)) = row.first().zip(row.last()) else { continue };
        line = source.place(first.range.start).line;
        if is_new_row(first) {
            line += 1;
            undo = Undo::DeleteLine(line);
            rows.push(format!("+{}", first.text.trim_start_matches(['\r', '\n'])));
        } else {
            let range = source.line_start(first.range.start)..source.line_end(last.range.end);
            let old = source.text().get(range.clone()).unwrap_or_default();
            rows.extend([format!("-{old}"), format!("+{}", edited(source.text(), row, range))]);
        }
    }
    Difference { place: format!("{}:{line}", source.path), rows, undo }
}
