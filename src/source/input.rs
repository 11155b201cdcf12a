//! A file that is too long to be kept, and is read in pieces.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A file that is read in pieces, from any place.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path as the user knows it.
    pub path: String,
    /// How long it was when it was found, in bytes.
    pub length: u64,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    File(PathBuf),
    Text(Cow<'static, str>),
}

impl Input {
    /// A file on the disk.
    ///
    /// # Errors
    /// When it is not there.
    pub fn file(path: PathBuf) -> io::Result<Self> {
        let length = std::fs::metadata(&path)?.len();
        Ok(Self { path: path.display().to_string(), length, content: Content::File(path) })
    }

    /// A text of the program itself.
    pub fn text(path: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { path: path.into(), length: text.len() as u64, content: Content::Text(text) }
    }

    /// The bytes from `offset` on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(&self, offset: u64) -> io::Result<Box<dyn Read + Send + '_>> {
        match &self.content {
            Content::File(path) => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(offset))?;
                Ok(Box::new(file))
            }
            Content::Text(text) => {
                let bytes = usize::try_from(offset).ok().and_then(|offset| text.as_bytes().get(offset..));
                Ok(Box::new(bytes.unwrap_or_default()))
            }
        }
    }

    /// The file on the disk, when it is one.
    pub fn path_on_disk(&self) -> Option<&Path> {
        match &self.content {
            Content::File(path) => Some(path),
            Content::Text(_) => None,
        }
    }

    /// At most `most` bytes from `offset` on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn piece(&self, offset: u64, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(offset)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
