//! The text of a file: held, or read again wherever it is asked for.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::encoding::Encoding;

/// In bytes: how much of a text is read at a time.
pub(super) const PIECE: usize = 256 << 10;

/// Where a text is.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Held(Cow<'static, str>),
    Stored(Arc<StoredText>),
}

/// A text in UTF-8 that stays in its file.
#[derive(Debug)]
pub struct StoredText {
    path: PathBuf,
    /// What stands before the text, in bytes.
    mark: u64,
    state: FileState,
    file: OnceLock<File>,
    whole: OnceLock<String>,
    has_changed: AtomicBool,
}

/// By what a file shows that it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileState {
    length: u64,
    modified: Option<SystemTime>,
}

/// A text piece by piece.
pub struct Pieces<'s> {
    reader: Box<dyn Read + 's>,
    stored: Option<&'s StoredText>,
    /// What is no whole character yet.
    bytes: Vec<u8>,
    text: String,
    start: usize,
    length: usize,
    is_last: bool,
}

impl StoredText {
    /// The text of a file of more than a piece; nothing when it is not plainly in UTF-8.
    pub(super) fn of(path: &Path) -> io::Result<Option<Arc<Self>>> {
        let state = FileState::of(&fs::metadata(path)?);
        if state.length <= PIECE as u64 {
            return Ok(None);
        }
        let mut first = [0; 4];
        File::open(path)?.read_exact(&mut first)?;
        let mark = match Encoding::marked(&first) {
            Some(Encoding::Utf8) => 3,
            Some(_) => return Ok(None),
            None => 0,
        };
        let (file, whole, has_changed) = (OnceLock::new(), OnceLock::new(), AtomicBool::new(false));
        let stored = Self { path: path.to_owned(), mark, state, file, whole, has_changed };
        Ok(stored.is_plain()?.then(|| Arc::new(stored)))
    }

    /// Whether it is UTF-8 without zero bytes, of which UTF-16 is full.
    fn is_plain(&self) -> io::Result<bool> {
        let mut file = self.open(0)?;
        let mut bytes = Vec::with_capacity(2 * PIECE);
        loop {
            let is_last = file.by_ref().take(PIECE as u64).read_to_end(&mut bytes)? < PIECE;
            let whole = bytes.get(..whole_characters(&bytes, is_last)).unwrap_or_default();
            if simdutf8::basic::from_utf8(whole).is_err() || memchr::memchr(0, whole).is_some() {
                return Ok(false);
            }
            if is_last {
                return Ok(true);
            }
            bytes.drain(..whole.len());
        }
    }

    /// The file, at a place of the text.
    fn open(&self, start: usize) -> io::Result<File> {
        let mut file = File::open(&self.path)?;
        if FileState::of(&file.metadata()?) != self.state {
            return Err(ErrorKind::InvalidData.into());
        }
        file.seek(SeekFrom::Start(self.mark + start as u64))?;
        Ok(file)
    }

    pub(super) fn length(&self) -> usize {
        usize::try_from(self.state.length - self.mark).unwrap_or(usize::MAX)
    }

    pub(super) fn whole(&self) -> &str {
        let read = || {
            self.open(0).and_then(|mut file| {
                let mut text = String::new();
                file.read_to_string(&mut text)?;
                Ok(text)
            })
        };
        self.whole.get_or_init(|| self.or_changed(read()))
    }

    /// A stretch of it.
    pub(super) fn part(&self, range: Range<usize>) -> Cow<'_, str> {
        match self.whole.get() {
            Some(whole) => Cow::Borrowed(whole.get(range).unwrap_or_default()),
            None => Cow::Owned(self.or_changed(self.read(range))),
        }
    }

    fn read(&self, range: Range<usize>) -> io::Result<String> {
        let mut file = match self.file.get() {
            Some(file) => file,
            None => {
                let file = self.open(0)?;
                self.file.get_or_init(|| file)
            }
        };
        file.seek(SeekFrom::Start(self.mark + range.start as u64))?;
        let mut bytes = vec![0; range.len()];
        file.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
    }

    fn or_changed<T: Default>(&self, read: io::Result<T>) -> T {
        read.unwrap_or_else(|_| {
            self.has_changed.store(true, Ordering::Relaxed);
            T::default()
        })
    }

    /// Where it was read.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it could not be read again as it was.
    pub fn has_changed(&self) -> bool {
        self.has_changed.load(Ordering::Relaxed)
    }
}

impl FileState {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl Text {
    /// Its pieces from a place on, of about so many bytes each.
    pub(super) fn pieces(&self, length: usize, start: usize) -> Pieces<'_> {
        let pieces = match self {
            Self::Held(text) => Pieces::new(Box::new(text.as_bytes().get(start..).unwrap_or_default()), length),
            Self::Stored(stored) => {
                let reader: Box<dyn Read> = match stored.open(start) {
                    Ok(file) => Box::new(file),
                    Err(error) => {
                        stored.or_changed(Err::<(), io::Error>(error));
                        Box::new(io::empty())
                    }
                };
                Pieces { stored: Some(stored), ..Pieces::new(reader, length) }
            }
        };
        Pieces { start, ..pieces }
    }
}

impl<'s> Pieces<'s> {
    fn new(reader: Box<dyn Read + 's>, length: usize) -> Self {
        Self { reader, stored: None, bytes: Vec::new(), text: String::new(), start: 0, length, is_last: false }
    }

    /// What was read and not passed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where that starts, in bytes of the whole text.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Whether nothing follows it.
    pub fn is_last(&self) -> bool {
        self.is_last
    }

    /// Passes so many bytes, which end a character.
    pub fn advance(&mut self, length: usize) {
        self.text.drain(..length);
        self.start += length;
    }

    /// Reads the next piece behind what is there.
    pub fn read_on(&mut self) {
        let read = self.try_read_on();
        if read.is_err() {
            self.is_last = true;
        }
        if let Some(stored) = self.stored {
            stored.or_changed(read);
        }
    }

    fn try_read_on(&mut self) -> io::Result<()> {
        // Who needs more than a piece needs much more: so what is looked at again stays in proportion to the text.
        let wanted = self.length.max(self.text.len());
        let read = self.reader.by_ref().take(wanted as u64).read_to_end(&mut self.bytes)?;
        self.is_last = read < wanted;
        let length = whole_characters(&self.bytes, self.is_last);
        let bytes = self.bytes.get(..length).unwrap_or_default();
        self.text.push_str(simdutf8::basic::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData)?);
        self.bytes.drain(..length);
        Ok(())
    }
}

/// How many bytes are whole characters: behind one of ASCII no other is begun.
fn whole_characters(bytes: &[u8], is_last: bool) -> usize {
    if is_last { bytes.len() } else { bytes.iter().rposition(u8::is_ascii).map_or(0, |last| last + 1) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;
    use std::path::Path;

    use super::StoredText;
    use crate::source::{Role, Source, Sources};

    /// More than a piece, with characters and line ends of every length.
    fn long_text() -> String {
        let ends = ["\n", "\r\n", "\r"].into_iter().cycle().take(20_000);
        ends.enumerate().map(|(number, end)| format!("指标{number},é,𠮷{end}")).collect()
    }

    fn read(folder: &Path, content: &[u8]) -> Source {
        fs::write(folder.join("plan.toml"), "").unwrap();
        fs::write(folder.join("statistics.csv"), content).unwrap();
        let sources = Sources::from_folder(folder, None).unwrap();
        sources.with_role(Role::Statistics).next().unwrap().1.clone()
    }

    #[test]
    fn a_stored_text_has_the_places_of_a_held_one() {
        let folder = tempfile::tempdir().unwrap();
        let text = long_text();
        let held = Source::from_text("statistics.csv", Role::Statistics, text.clone());
        for mark in ["", "\u{feff}"] {
            let stored = read(folder.path(), (mark.to_owned() + &text).as_bytes());
            assert!(stored.stored().is_some());
            for offset in (0..text.len() + 3).step_by(4_999) {
                assert_eq!(stored.place(offset), held.place(offset), "{offset}");
                assert_eq!(stored.clamp(offset), held.clamp(offset), "{offset}");
                let line = stored.line_start(offset)..stored.line_end(offset);
                assert_eq!(line, held.line_start(offset)..held.line_end(offset), "{offset}");
                assert_eq!(stored.part(line.clone()), held.part(line), "{offset}");
            }
            assert_eq!(stored.text(), text);
            assert!(!stored.stored().unwrap().has_changed());
        }
    }

    #[test]
    fn what_is_not_plainly_utf_8_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let text = long_text().replace('𠮷', "吉").replace('é', "e");
        for encoding in [crate::source::Encoding::Gb18030, crate::source::Encoding::Utf16Le] {
            let source = read(folder.path(), &encoding.encode(&text).unwrap());
            assert_eq!((source.stored().is_none(), source.encoding, source.text()), (true, encoding, text.as_str()));
        }
        assert!(StoredText::of(&folder.path().join("missing")).is_err());
    }

    #[test]
    fn a_file_that_is_changed_is_noticed_when_it_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let source = read(folder.path(), long_text().as_bytes());
        fs::write(folder.path().join("statistics.csv"), long_text() + "more").unwrap();
        let mut pieces = source.pieces();
        pieces.read_on();
        assert!(pieces.is_last() && pieces.text().is_empty());
        assert!(source.stored().unwrap().has_changed());
    }

    #[test]
    fn what_is_kept_is_added_to_in_ever_longer_pieces() {
        let source = Source::from_text("statistics.csv", Role::Statistics, "x".repeat(1024)).in_pieces(1);
        let mut pieces = source.pieces();
        let mut count = 0;
        while !pieces.is_last() {
            pieces.read_on();
            count += 1;
        }
        assert_eq!((pieces.text().len(), count), (1024, 12));
    }
}
