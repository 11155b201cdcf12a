//! Writing back into a plan's files: one row, and nothing else. Encoding, byte order mark, line ends, order and quotes
//! stay as they are, to the byte.

mod done;
mod file;
mod lock;
mod record;
mod row;
mod template;

use std::ops::Range;

use crate::source::{Decoded, Encoding, Role, SourceId, is_hidden};

pub use done::{LedgerRow, done, matter};
pub use file::{MadeFolders, Output, Staged, create_folder, through, write_filled, write_whole};
pub(crate) use lock::LOCK;
pub use lock::{FolderLock, NotLocked};
pub use record::{NewValue, record, require_recorded, similar_region};
pub use template::{Template, template};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands there already.
    Nothing,
    /// Stretches of a file's text get other texts.
    Replace {
        /// Which file.
        source: SourceId,
        /// The stretches, in order.
        stretches: Vec<Stretch>,
    },
    /// A file that is not there yet.
    Create {
        /// Its name in the plan folder.
        name: &'static str,
        /// What it holds.
        role: Role,
        /// Its text.
        text: String,
    },
}

/// A stretch of a text that gets another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where; empty for what is added.
    pub range: Range<usize>,
    /// What stands there then.
    pub text: String,
}

/// Why nothing can be written: a text of the catalogue and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which text.
    pub key: &'static str,
    /// What it says.
    pub arguments: Vec<(&'static str, String)>,
}

impl Refusal {
    fn new(key: &'static str, arguments: &[(&'static str, &str)]) -> Self {
        Self { key, arguments: arguments.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
    }
}

/// The bytes of a file after stretches of its text were replaced; nothing else of it changes.
///
/// # Errors
/// When a new text has a character that the file's encoding cannot write.
pub fn replaced(bytes: &[u8], decoded: &Decoded, stretches: &[Stretch]) -> Result<Vec<u8>, Refusal> {
    let (mut new, mut copied) = (Vec::with_capacity(bytes.len()), 0);
    for Stretch { range, text } in stretches {
        let written = decoded.encoding.encode(text).ok_or_else(|| unwritable(text, decoded.encoding))?;
        let (start, end) = (decoded.byte_of(bytes, range.start), decoded.byte_of(bytes, range.end));
        new.extend_from_slice(bytes.get(copied..start).unwrap_or_default());
        new.extend_from_slice(&written);
        copied = end;
    }
    new.extend_from_slice(bytes.get(copied..).unwrap_or_default());
    Ok(new)
}

/// Refuses characters that nobody sees: in a cell they end a line, steer a terminal or show other words than are there.
fn require_visible<'t>(texts: impl IntoIterator<Item = Option<&'t String>>) -> Result<(), Refusal> {
    match texts
        .into_iter()
        .flatten()
        .flat_map(|text| text.chars())
        .find(|character| *character == '\n' || is_hidden(*character))
    {
        Some(hidden) => Err(Refusal::new("refused-hidden", &[("code", &format!("U+{:04X}", u32::from(hidden)))])),
        None => Ok(()),
    }
}

fn unwritable(text: &str, encoding: Encoding) -> Refusal {
    let culprit = text.chars().find(|character| encoding.encode(&character.to_string()).is_none());
    let culprit = culprit.map(String::from).unwrap_or_default();
    Refusal::new("refused-encoding", &[("character", &culprit)])
}
