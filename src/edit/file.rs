//! Files written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{Builder, NamedTempFile};

use crate::source::{Reason, Refused, or_here};

/// How the name of a file ends that is not in its place yet.
const UNFINISHED: &str = ".fsip-new";
/// How often a new file is tried when others take it for one that a killed run left.
const MOST_TRIES: usize = 5;

/// In bytes: what is written in so large pieces is written nearly as quickly as at once.
const PIECE: usize = 1 << 17;

/// What may fail below a file that is written; a test lets it.
#[derive(Clone, Copy)]
struct Disk {
    sync: fn(&File) -> io::Result<()>,
    rename: fn(&Path, &Path) -> io::Result<()>,
    lock: fn(&File) -> io::Result<()>,
}

const DISK: Disk = Disk { sync: File::sync_all, rename: |from, to| fs::rename(from, to), lock: File::lock };

/// Where bytes are written that are not kept.
pub type Output<'o> = dyn Write + Send + 'o;

/// A file that is whole, beside its place or in it.
pub struct Staged {
    disk: Disk,
    path: PathBuf,
    /// Nothing for what is no file.
    beside: Option<NamedTempFile>,
}

/// Writes a file whole: first beside it under a name that nobody knows, then in its place. Permissions and, where that is
/// allowed, the owner stay; a link stays a link; a device or pipe of the system, such as `/dev/stdout`, takes the bytes as
/// they come. What else is no file is refused: to open a pipe would wait for somebody to read it.
///
/// # Errors
/// When it cannot be written; what was there is then as it was, and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    write_filled(path, |output| Ok(output.write_all(bytes)?))
}

/// Makes a folder, with those that it lies in. What was made goes again with the returned value where it is still empty.
///
/// # Errors
/// When it cannot be made.
pub fn create_folder(path: &Path) -> Result<MadeFolders> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && fs::symlink_metadata(folder).is_err();
    let made = MadeFolders(path.ancestors().take_while(is_missing).map(Path::to_owned).collect());
    fs::create_dir_all(path).with_context(|| path.display().to_string())?;
    Ok(made)
}

/// Folders that were made, each before the one that it lies in.
#[must_use]
pub struct MadeFolders(Vec<PathBuf>);

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in &self.0 {
            // What holds something is not removed.
            let _filled = fs::remove_dir(folder);
        }
    }
}

/// The same for what is written piece by piece.
///
/// # Errors
/// Those of [`write_whole`] and of `fill`.
pub fn write_filled<T>(path: &Path, fill: impl FnOnce(&mut Output<'_>) -> Result<T>) -> Result<T> {
    let (staged, filled) = Staged::new(path, fill)?;
    staged.put_in_place()?;
    Ok(filled)
}

/// Has `fill` write to a stream through a buffer. When the stream fails that is the inner error, whatever `fill` makes of it.
///
/// # Errors
/// Those of `fill` itself.
pub fn through<T>(stream: &mut Output<'_>, fill: impl FnOnce(&mut Output<'_>) -> Result<T>) -> Result<io::Result<T>> {
    let mut watched = Watched { stream, failure: None };
    let mut output = BufWriter::with_capacity(PIECE, &mut watched);
    let filled = fill(&mut output).and_then(|filled| Ok((filled, output.flush()?)));
    drop(output);
    let Watched { stream, failure } = watched;
    match failure {
        Some(failure) => Ok(Err(failure)),
        None => filled.map(|(filled, ())| stream.flush().map(|()| filled)),
    }
}

/// A stream, and why it failed.
struct Watched<'s> {
    stream: &'s mut Output<'s>,
    failure: Option<io::Error>,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write_all(bytes).map(|()| bytes.len()).map_err(|error| {
            let kind = error.kind();
            self.failure = Some(error);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Staged {
    /// Writes a file beside its place, where it is until it is put into it or dropped.
    ///
    /// # Errors
    /// Those of [`write_whole`] and of `fill`.
    pub fn new<T>(path: &Path, fill: impl FnOnce(&mut Output<'_>) -> Result<T>) -> Result<(Self, T)> {
        Self::on(DISK, path, fill)
    }

    fn on<T>(disk: Disk, path: &Path, fill: impl FnOnce(&mut Output<'_>) -> Result<T>) -> Result<(Self, T)> {
        let named = || path.display().to_string();
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            let is_of_system = |path: &Path| ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder));
            if !is_of_system(path) && !is_of_system(&real) {
                bail!(Refused { path: path.display().to_string(), reason: Reason::NotAFile });
            }
            let filled = through(&mut File::create(path).with_context(named)?, fill)?.with_context(named)?;
            return Ok((Self { disk, path: path.to_owned(), beside: None }, filled));
        }
        let path = real;
        let mut new = beside(disk, &path).with_context(named)?;
        let filled = through(new.as_file_mut(), fill)?.with_context(named)?;
        (disk.sync)(new.as_file()).with_context(named)?;
        Ok((Self { disk, path, beside: Some(new) }, filled))
    }

    /// Puts it in its place if what was read there still stands there, or still nothing; tells whether it does.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn put_in_place_of(self, read: Option<&[u8]>) -> Result<bool> {
        let is_as_read = match read {
            Some(read) => fs::read(&self.path).is_ok_and(|found| found == read),
            None => fs::symlink_metadata(&self.path).is_err(),
        };
        if is_as_read {
            self.put_in_place()?;
        }
        Ok(is_as_read)
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn put_in_place(self) -> Result<()> {
        let Self { disk, path, beside } = self;
        let Some(new) = beside else { return Ok(()) };
        put_in_place(disk, new, &path).with_context(|| path.display().to_string())?;
        sync_folder(folder_of(&path));
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    or_here(path.parent().unwrap_or(path))
}

/// An empty file beside one that may be replaced, with its owner and permissions.
fn beside(disk: Disk, path: &Path) -> io::Result<NamedTempFile> {
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    remove_unfinished(folder_of(path));
    let new = create_beside(disk, path, old.is_some())?;
    if let Some(old) = &old {
        inherit(new.as_file(), old)?;
    }
    Ok(new)
}

#[cfg(unix)]
fn put_in_place(disk: Disk, new: NamedTempFile, path: &Path) -> io::Result<()> {
    (disk.rename)(new.path(), path)?;
    // The lock is held until the file has its name; there is nothing left to remove.
    let (_held, gone) = new.into_parts();
    gone.keep().map(drop).map_err(|error| error.error)
}

/// Other systems do not let an open file be renamed.
#[cfg(not(unix))]
fn put_in_place(disk: Disk, new: NamedTempFile, path: &Path) -> io::Result<()> {
    let closed = new.into_temp_path();
    (disk.rename)(&closed, path)?;
    closed.keep().map(drop).map_err(|error| error.error)
}

/// A new file that nobody else has opened, under a lock where there are locks: what is locked is not taken for what a
/// killed run left.
fn create_beside(disk: Disk, path: &Path, replaces: bool) -> io::Result<NamedTempFile> {
    let prefix = format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy());
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    for _ in 0..MOST_TRIES {
        let new = builder.make_in(folder_of(path), |path| create_new(path, replaces))?;
        // Without locks nobody removes it either.
        let _unsupported = (disk.lock)(new.as_file());
        if is_at(new.as_file(), new.path()) {
            return Ok(new);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Until it has the permissions of the old file, only the owner may read it; a new one is as the system makes files.
fn create_new(path: &Path, replaces: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create_new(true).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if replaces { 0o600 } else { 0o666 });
    #[cfg(not(unix))]
    let _same = replaces;
    options.open(path)
}

/// Owner, group and permissions, before there is anything to read.
#[cfg(unix)]
fn inherit(new: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = new.metadata()?;
    if (own.uid(), own.gid()) != (old.uid(), old.gid()) && fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        // Only the owner's colleagues may give it to their group, and only root to somebody else.
        let _not_allowed = fchown(new, None, Some(old.gid()));
    }
    new.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn inherit(new: &File, old: &fs::Metadata) -> io::Result<()> {
    new.set_permissions(old.permissions())
}

/// Removes what killed runs left in a folder: what can be locked is written by nobody any more.
fn remove_unfinished(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let is_unfinished = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let parts = name.strip_suffix(UNFINISHED).and_then(|rest| rest.strip_prefix('.')?.rsplit_once('.'));
        parts.is_some_and(|(of, random)| !of.is_empty() && random.len() == 6)
    };
    for path in entries.flatten().map(|entry| entry.path()).filter(is_unfinished) {
        if fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            // What cannot be opened or removed is somebody else's.
            let _left = remove_unheld(&path);
        }
    }
}

fn remove_unheld(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    file.try_lock()?;
    if is_at(&file, path) { fs::remove_file(path) } else { Ok(()) }
}

/// Whether the open file is the one of that name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let open = file.metadata().map(identity);
    let named = fs::symlink_metadata(path).map(identity);
    matches!((open, named), (Ok(open), Ok(named)) if open == named)
}

/// Other systems do not let an open file be removed.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// The new name is safe on the disk too; where folders cannot be synchronised, it is in the system's hands.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _unsupported = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> io::Error {
        io::ErrorKind::StorageFull.into()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_fails_leaves_the_old_file_and_nothing_beside_it() {
        let half = |output: &mut Output<'_>| {
            output.write_all(b"ne")?;
            Err(full().into())
        };
        let whole = |output: &mut Output<'_>| Ok(output.write_all(b"new")?);
        type Fill = fn(&mut Output<'_>) -> Result<()>;
        let faults: [(Disk, Fill); 3] = [
            (DISK, half),
            (Disk { sync: |_| Err(full()), ..DISK }, whole),
            (Disk { rename: |_, _| Err(full()), ..DISK }, whole),
        ];
        for (disk, fill) in faults {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.csv");
            let write = || Staged::on(disk, &path, fill).and_then(|(staged, ())| staged.put_in_place());
            assert!(write().is_err());
            assert_eq!(names(folder.path()), [""; 0]);
            fs::write(&path, "old").unwrap();
            assert!(write().is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), "old");
            assert_eq!(names(folder.path()), ["a.csv"]);
        }
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let stage = || Staged::new(&path, |output| Ok(output.write_all(b"new")?)).unwrap().0;
        let staged = stage();
        fs::write(&path, "theirs").unwrap();
        assert!(!staged.put_in_place_of(None).unwrap());
        let staged = stage();
        fs::write(&path, "others").unwrap();
        assert!(!staged.put_in_place_of(Some(b"theirs")).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "others");
        assert!(stage().put_in_place_of(Some(b"others")).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_folder_that_was_made_goes_again_when_nothing_is_put_into_it() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("new/inner");
        drop(create_folder(&inner).unwrap());
        assert_eq!(names(folder.path()), [""; 0]);
        let made = create_folder(&inner).unwrap();
        fs::write(folder.path().join("new/a.csv"), "").unwrap();
        drop(made);
        assert_eq!(names(&folder.path().join("new")), ["a.csv"]);
        fs::create_dir(&inner).unwrap();
        drop(create_folder(&inner).unwrap());
        assert!(inner.is_dir());
    }

    #[test]
    fn a_stream_that_fails_is_told_from_what_fails_to_be_written() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(full())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let fill = |output: &mut Output<'_>| output.write_all(b"new").context("words of a library");
        let failure = through(&mut Full, fill).unwrap().unwrap_err();
        assert_eq!(failure.kind(), io::ErrorKind::StorageFull);
        let refused = through(&mut Vec::new(), |_| -> Result<()> { anyhow::bail!("refused") });
        assert_eq!(refused.unwrap_err().to_string(), "refused");
    }

    #[test]
    fn a_file_is_written_where_there_are_no_locks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let disk = Disk { lock: |_| Err(io::ErrorKind::Unsupported.into()), ..DISK };
        let (staged, ()) = Staged::on(disk, &path, |output| Ok(output.write_all(b"new")?)).unwrap();
        staged.put_in_place().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn only_what_nobody_writes_any_more_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let beside = |name: &str| folder.path().join(name);
        for name in [".a.csv.x1y2z3.fsip-new", ".b.csv.x1y2z3.fsip-new", ".a.csv.fsip-new", "a.fsip-new"] {
            fs::write(beside(name), "left").unwrap();
        }
        let held = File::open(beside(".b.csv.x1y2z3.fsip-new")).unwrap();
        held.lock().unwrap();
        write_whole(&beside("a.csv"), b"new").unwrap();
        assert_eq!(names(folder.path()), [".a.csv.fsip-new", ".b.csv.x1y2z3.fsip-new", "a.csv", "a.fsip-new"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_with_the_name_of_an_unfinished_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (victim, planted) = (folder.path().join("victim"), folder.path().join(".a.csv.x1y2z3.fsip-new"));
        fs::write(&victim, "precious").unwrap();
        std::os::unix::fs::symlink(&victim, &planted).unwrap();
        write_whole(&folder.path().join("a.csv"), b"new").unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
        assert!(fs::symlink_metadata(&planted).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(folder.path(), b"new").is_err());
        assert!(folder.path().is_dir());
    }
}
