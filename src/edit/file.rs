//! Files written whole or not at all, by one program at a time.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
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
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).with_context(named)?;
        file.lock().with_context(named)?;
        Ok(Self { _file: file })
    }
}

/// Writes a file of the locked folder: whole beside it first, then in its place. The name beside it is always the same,
/// so that what a killed run leaves is used again.
///
/// # Errors
/// When it cannot be written; the old file stands then as it was.
pub fn write_whole_under_lock(_lock: &FolderLock, path: &Path, bytes: &[u8]) -> Result<()> {
    // A link stays a link: what it leads to is written.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = beside(&path);
    let named = || path.display().to_string();
    let mut file = File::create(&beside).with_context(named)?;
    file.write_all(bytes).with_context(named)?;
    if let Ok(metadata) = fs::metadata(&path) {
        file.set_permissions(metadata.permissions()).with_context(named)?;
    }
    file.sync_all().with_context(named)?;
    drop(file);
    fs::rename(&beside, &path).with_context(named)?;
    sync_folder(&path);
    Ok(())
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
