//! One program at a time changes a plan folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// The file in a plan folder that a writing program holds. It stays there: a lock on a file that comes and goes holds
/// nothing.
pub(crate) const LOCK: &str = ".fsip.lock";
/// How long a lock that another holds is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long before it is said.
const SILENCE: Duration = Duration::from_millis(300);
/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// Nobody else writes into the folder while this is held.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

/// Why a folder cannot be held.
#[derive(Debug)]
pub enum NotLocked {
    /// Another one holds it, and went on for too long.
    Held,
    /// There are no locks in this file system.
    Unsupported(io::Error),
    /// The lock file cannot be opened.
    Unopened(io::Error),
    /// There is something else in the place of the lock file.
    NotAFile,
}

impl FolderLock {
    /// Waits until nobody else writes into the folder, for ten seconds at most; `say` is called once when it takes long.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn wait(folder: &Path, say: impl FnOnce()) -> Result<Self, NotLocked> {
        Self::wait_for(folder, PATIENCE, File::try_lock, say)
    }

    fn wait_for(
        folder: &Path,
        patience: Duration,
        try_lock: impl Fn(&File) -> Result<(), TryLockError>,
        say: impl FnOnce(),
    ) -> Result<Self, NotLocked> {
        let file = open(folder)?;
        let (started, mut say) = (Instant::now(), Some(say));
        loop {
            match try_lock(&file) {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::Error(error)) => return Err(NotLocked::Unsupported(error)),
                Err(TryLockError::WouldBlock) if started.elapsed() >= patience => return Err(NotLocked::Held),
                Err(TryLockError::WouldBlock) => {}
            }
            if started.elapsed() >= SILENCE.min(patience)
                && let Some(say) = say.take()
            {
                say();
            }
            std::thread::sleep(PAUSE);
        }
    }
}

/// A colleague's lock file may not be writable, and need not be.
fn open(folder: &Path) -> Result<File, NotLocked> {
    let path = folder.join(LOCK);
    match fs::symlink_metadata(&path) {
        // To open a pipe would wait for somebody to write into it.
        Ok(found) if !found.is_file() => Err(NotLocked::NotAFile),
        Ok(_) => File::open(&path).map_err(NotLocked::Unopened),
        Err(_) => create(&path, folder).map_err(NotLocked::Unopened),
    }
}

fn create(path: &Path, folder: &Path) -> io::Result<File> {
    match OpenOptions::new().create_new(true).write(true).open(path) {
        Ok(file) => {
            follow_folder(&file, folder);
            Ok(file)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => File::open(path),
        Err(error) => Err(error),
    }
}

/// Whoever may write into the folder may hold the lock.
#[cfg(unix)]
fn follow_folder(file: &File, folder: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let Ok(found) = fs::metadata(folder) else { return };
    // Where neither is allowed, the file can still be locked by its owner.
    let _not_allowed = fchown(file, None, Some(found.gid()));
    let _not_allowed = file.set_permissions(fs::Permissions::from_mode(found.mode() & 0o666));
}

#[cfg(not(unix))]
fn follow_folder(_file: &File, _folder: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_another_holds_is_waited_for_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let held = FolderLock::wait(folder.path(), || {}).unwrap();
        let mut said = false;
        let second = FolderLock::wait_for(folder.path(), SILENCE + PAUSE * 3, File::try_lock, || said = true);
        assert!(matches!(second, Err(NotLocked::Held)));
        assert!(said);
        drop(held);
        assert!(FolderLock::wait(folder.path(), || {}).is_ok());
    }

    #[test]
    fn a_file_system_without_locks_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let none = |_: &File| Err(TryLockError::Error(io::ErrorKind::Unsupported.into()));
        let locked = FolderLock::wait_for(folder.path(), PATIENCE, none, || {});
        assert!(matches!(locked, Err(NotLocked::Unsupported(_))));
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_file_follows_the_folder() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        for (mode, expected) in [(0o770, 0o660), (0o2775, 0o664), (0o700, 0o600)] {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
            drop(FolderLock::wait(folder.path(), || {}).unwrap());
            let lock = folder.path().join(LOCK);
            assert_eq!(fs::metadata(&lock).unwrap().permissions().mode() & 0o777, expected);
            fs::remove_file(lock).unwrap();
        }
        let victim = folder.path().join("victim");
        symlink(&victim, folder.path().join(LOCK)).unwrap();
        assert!(matches!(FolderLock::wait(folder.path(), || {}), Err(NotLocked::NotAFile)));
        assert!(!victim.exists());
    }
}
