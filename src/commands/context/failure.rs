//! Why a run ends with an error, in the user's language.

use std::error::Error;
use std::io::{self, ErrorKind};

use super::Context;
use crate::locale::{Language, Texts};
use crate::source::{Reason, Refused};

impl Context {
    /// What went wrong, with its causes behind it.
    pub(in crate::commands) fn failure(&self, error: &anyhow::Error) -> String {
        let causes: Vec<String> = error.chain().map(|cause| words(cause, &self.texts)).collect();
        causes.join(&self.texts.get("colon"))
    }
}

fn words(cause: &(dyn Error + 'static), texts: &Texts) -> String {
    if let Some(Refused { path, reason }) = cause.downcast_ref() {
        let key = match reason {
            Reason::NotAFile => "not-a-file",
            Reason::TooLarge => "file-too-large",
        };
        return texts.format(key, &[("file", path)]);
    }
    cause.downcast_ref().and_then(|error| words_of_system(error, texts)).unwrap_or_else(|| cause.to_string())
}

/// What the system says only in English, of what people meet.
const OF_SYSTEM: [(ErrorKind, &str); 10] = [
    (ErrorKind::NotFound, "system-not-found"),
    (ErrorKind::PermissionDenied, "system-permission-denied"),
    (ErrorKind::IsADirectory, "system-is-a-directory"),
    (ErrorKind::NotADirectory, "system-not-a-directory"),
    (ErrorKind::StorageFull, "system-storage-full"),
    (ErrorKind::ReadOnlyFilesystem, "system-read-only"),
    (ErrorKind::AlreadyExists, "system-already-exists"),
    (ErrorKind::InvalidFilename, "system-invalid-name"),
    (ErrorKind::QuotaExceeded, "system-quota-exceeded"),
    (ErrorKind::ResourceBusy, "system-busy"),
];

/// The same, in English with the system's number, as programs write it; nothing where an error says more than its kind.
fn words_of_system(error: &io::Error, texts: &Texts) -> Option<String> {
    let (_, key) = OF_SYSTEM.iter().find(|(kind, _)| *kind == error.kind())?;
    let number = error.raw_os_error().filter(|_| texts.language() == Language::English);
    let number = number.map(|number| format!(" (os error {number})")).unwrap_or_default();
    error.get_ref().is_none().then(|| texts.get(key) + &number)
}
