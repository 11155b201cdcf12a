//! Files written whole or not at all, by one program at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The file in a plan folder that a writing program holds. It stays there: a lock on a file that comes and goes holds
/// nothing.
const LOCK: &str = ".fsip.lock";

/// Nobody else writes into the folder while this is held.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Waits until nobody else writes into the folder.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn wait(folder: &Path) -> Result<Self> {
        let path = folder.join(LOCK);
        let named = || path.display().to_string();
        // A colleague's lock file may not be writable, and need not be.
        let file = File::open(&path).or_else(|_| create(&path)).with_context(named)?;
        file.lock().with_context(named)?;
        Ok(Self { _file: file })
    }
}

/// Writes a file whole: first beside it, then in its place. The name beside it is always the same and is held while it is
/// written, so that what a killed run leaves is used again and two runs do not mix. Permissions stay; a link stays a link;
/// what is no file, such as a device or a pipe, takes the bytes as they come.
///
/// # Errors
/// When it cannot be written; what was there stands then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return fs::write(path, bytes).with_context(|| path.display().to_string());
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let named = || path.display().to_string();
    let permissions = fs::metadata(&path).map(|found| found.permissions()).ok();
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied)).with_context(named);
    }
    let beside = beside(&path);
    let mut file = held(&beside).with_context(named)?;
    file.write_all(bytes).with_context(named)?;
    file.sync_all().with_context(named)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions).with_context(named)?;
    }
    fs::rename(&beside, &path).with_context(named)?;
    sync_folder(&path);
    Ok(())
}

/// Opens the file beside, empty, as the only one: whoever held it before has put it in place, and another one is there.
fn held(beside: &Path) -> io::Result<File> {
    loop {
        // What was left without the right to write is of no use.
        if fs::metadata(beside).is_ok_and(|left| left.permissions().readonly()) {
            fs::remove_file(beside)?;
        }
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(beside)?;
        file.lock()?;
        if is_still(&file, beside) {
            file.set_len(0)?;
            return Ok(file);
        }
    }
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let open = file.metadata().map(identity);
    let named = fs::metadata(path).map(identity);
    matches!((open, named), (Ok(open), Ok(named)) if open == named)
}

/// Other systems do not let a held file be renamed away.
#[cfg(not(unix))]
fn is_still(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o666);
    options.open(path)
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.fsip-new"))
}

/// The new name is safe on the disk too; where folders cannot be synchronised, it is in the system's hands.
fn sync_folder(path: &Path) {
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        let _unsupported = folder.sync_all();
    }
}
