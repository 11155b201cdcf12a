//! Writing back into a plan's files: one row, and nothing else. Encoding, byte order mark, line ends, order and quotes
//! stay as they are, to the byte.

mod done;
mod file;
mod record;
mod row;
mod template;

use std::ops::Range;

use crate::source::{Decoded, Encoding, Role, SourceId};

pub use done::{LedgerRow, done};
pub use file::{FolderLock, write_whole};
pub use record::{Entry, record};
pub use template::{Template, template};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands there already.
    Nothing,
    /// A stretch of a file's text gets another text.
    Replace {
        /// Which file.
        source: SourceId,
        /// Which stretch; empty for a row that is added.
        range: Range<usize>,
        /// What stands there then.
        text: String,
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

/// The bytes of a file after a stretch of its text was replaced; nothing else of it changes.
///
/// # Errors
/// When the new text has a character that the file's encoding cannot write.
pub fn replaced(bytes: &[u8], decoded: &Decoded, range: &Range<usize>, text: &str) -> Result<Vec<u8>, Refusal> {
    let written = decoded.encoding.encode(text).ok_or_else(|| unwritable(text, decoded.encoding))?;
    let (start, end) = (decoded.byte_of(bytes, range.start), decoded.byte_of(bytes, range.end));
    let before = bytes.get(..start).unwrap_or_default();
    let after = bytes.get(end..).unwrap_or_default();
    Ok([before, &written, after].concat())
}

fn unwritable(text: &str, encoding: Encoding) -> Refusal {
    let culprit = text.chars().find(|character| encoding.encode(&character.to_string()).is_none());
    let culprit = culprit.map(String::from).unwrap_or_default();
    Refusal::new("refused-encoding", &[("character", &culprit)])
}
