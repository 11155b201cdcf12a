//! The text of a file: held, or read again wherever it is asked for.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::encoding::{Encoding, Survey};

/// In bytes: how much of a text is read at a time.
pub(super) const PIECE: usize = 256 << 10;

/// How many stops there are in a piece: for one place no more is read than between two of them.
const STOPS: usize = 32;

/// Where a text is.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Held(Cow<'static, str>),
    Stored(Arc<StoredText>),
}

/// A text that stays in its file.
#[derive(Debug)]
pub struct StoredText {
    path: PathBuf,
    state: FileState,
    encoding: Encoding,
    /// In order; the last one is the end. In UTF-8 every character has one, so that none but the first and last are kept.
    stops: Vec<Stop>,
    file: OnceLock<File>,
    whole: OnceLock<String>,
    /// How much was read around its parts, in bytes.
    around: AtomicUsize,
    has_changed: AtomicBool,
}

/// A place where reading can begin, for characters do not take as many bytes in the file as in the text.
#[derive(Clone, Copy, Debug, Default)]
struct Stop {
    /// In the file.
    byte: usize,
    /// In the text.
    offset: usize,
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
    encoding: Encoding,
    stored: Option<&'s StoredText>,
    /// What is no whole character yet.
    bytes: Vec<u8>,
    text: String,
    start: usize,
    length: usize,
    is_last: bool,
}

impl StoredText {
    /// The text of a file of more than a piece; nothing when it takes all of it to tell its encoding, or a byte is no text.
    pub(super) fn of(path: &Path, chosen: Option<Encoding>, piece: usize) -> io::Result<Option<Arc<Self>>> {
        let state = FileState::of(&fs::metadata(path)?);
        if state.length <= piece as u64 {
            return Ok(None);
        }
        let mut first = Vec::new();
        File::open(path)?.take(4).read_to_end(&mut first)?;
        for survey in Survey::of(&first, chosen) {
            let mut stored = Self {
                path: path.to_owned(),
                state,
                encoding: survey.encoding,
                stops: Vec::new(),
                file: OnceLock::new(),
                whole: OnceLock::new(),
                around: AtomicUsize::new(0),
                has_changed: AtomicBool::new(false),
            };
            if stored.finds_stops(survey, piece)? {
                return Ok(Some(Arc::new(stored)));
            }
        }
        Ok(None)
    }

    /// Reads all of it once, and tells whether it is a text.
    fn finds_stops(&mut self, mut survey: Survey, piece: usize) -> io::Result<bool> {
        let mut stop = Stop { byte: survey.mark, offset: 0 };
        let mut file = BufReader::with_capacity(piece, self.open(stop)?);
        let mut bytes = Vec::new();
        loop {
            if self.stops.is_empty() || self.encoding != Encoding::Utf8 {
                self.stops.push(stop);
            }
            let is_last = read_on(&mut file, &mut bytes, piece.div_ceil(STOPS))?;
            let characters = whole_characters(&bytes, self.encoding, is_last);
            let Some(length) = survey.text_length(characters) else { return Ok(false) };
            stop = Stop { byte: stop.byte + characters.len(), offset: stop.offset + length };
            if is_last {
                self.stops.push(stop);
                return Ok(survey.is_text());
            }
            bytes.drain(..characters.len());
        }
    }

    /// The file, as it was.
    fn open(&self, stop: Stop) -> io::Result<File> {
        let mut file = File::open(&self.path)?;
        if FileState::of(&file.metadata()?) != self.state {
            return Err(ErrorKind::InvalidData.into());
        }
        file.seek(SeekFrom::Start(stop.byte as u64))?;
        Ok(file)
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(super) fn length(&self) -> usize {
        self.stops.last().map_or(0, |end| end.offset)
    }

    pub(super) fn whole(&self) -> &str {
        self.whole.get_or_init(|| self.or_changed(self.read_whole()))
    }

    fn read_whole(&self) -> io::Result<String> {
        let file = self.open(Stop::default())?;
        let mut whole = String::with_capacity(self.length());
        for stops in self.stops.windows(2) {
            if let [from, to] = stops {
                self.read_between(&file, [*from, *to], &mut whole)?;
            }
        }
        Ok(whole)
    }

    /// A stretch of it. When so many are asked for that more is read around them than there is, all of it is held.
    pub(super) fn part(&self, range: Range<usize>) -> Cow<'_, str> {
        if self.whole.get().is_some() || self.around.load(Ordering::Relaxed) > self.length() {
            return Cow::Borrowed(self.whole().get(range).unwrap_or_default());
        }
        Cow::Owned(self.or_changed(self.read(range)))
    }

    fn read(&self, range: Range<usize>) -> io::Result<String> {
        let range = range.start..range.end.max(range.start);
        let [from, to] = self.stops_around(&range);
        let mut text = String::new();
        self.read_between(self.file()?, [from, to], &mut text)?;
        self.around.fetch_add(text.len().saturating_sub(range.len()), Ordering::Relaxed);
        let within = range.start - from.offset..range.end - from.offset;
        Ok(text.get(within).unwrap_or_default().to_owned())
    }

    /// The last stop before a stretch and the first behind it.
    fn stops_around(&self, range: &Range<usize>) -> [Stop; 2] {
        let (Some(first), Some(last)) = (self.stops.first(), self.stops.last()) else { return Default::default() };
        if self.encoding == Encoding::Utf8 {
            return [range.start, range.end].map(|offset| Stop { byte: first.byte + offset, offset });
        }
        let before = self.stops.partition_point(|stop| stop.offset <= range.start).saturating_sub(1);
        let behind = self.stops.partition_point(|stop| stop.offset < range.end);
        [before, behind].map(|number| *self.stops.get(number).unwrap_or(last))
    }

    fn file(&self) -> io::Result<&File> {
        match self.file.get() {
            Some(file) => Ok(file),
            None => {
                let file = self.open(Stop::default())?;
                Ok(self.file.get_or_init(|| file))
            }
        }
    }

    fn read_between(&self, mut file: &File, [from, to]: [Stop; 2], text: &mut String) -> io::Result<()> {
        let mut bytes = vec![0; to.byte - from.byte];
        file.seek(SeekFrom::Start(from.byte as u64))?;
        file.read_exact(&mut bytes)?;
        let end = text.len() + to.offset - from.offset;
        let is_same = self.encoding.decode_into(text, &bytes).is_some() && text.len() == end;
        is_same.then_some(()).ok_or(ErrorKind::InvalidData.into())
    }

    fn pieces(&self, length: usize, start: usize) -> Pieces<'_> {
        let [stop, _] = self.stops_around(&(start..start));
        let reader: Box<dyn Read> = match self.open(stop) {
            Ok(file) => Box::new(file),
            Err(error) => {
                self.or_changed(Err::<(), io::Error>(error));
                Box::new(io::empty())
            }
        };
        Pieces { stored: Some(self), start: stop.offset, ..Pieces::new(reader, self.encoding, length) }
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

    /// Whether it is another file by now, or could not be read again as it was.
    pub fn has_changed(&self) -> bool {
        let is_same = fs::metadata(&self.path).is_ok_and(|now| FileState::of(&now) == self.state);
        !is_same || self.has_changed.load(Ordering::Relaxed)
    }
}

impl FileState {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl Text {
    /// Its pieces, of about so many bytes each, from a place at or before another one.
    pub(super) fn pieces(&self, length: usize, start: usize) -> Pieces<'_> {
        match self {
            Self::Held(text) => {
                let reader = Box::new(text.as_bytes().get(start..).unwrap_or_default());
                Pieces { start, ..Pieces::new(reader, Encoding::Utf8, length) }
            }
            Self::Stored(stored) => stored.pieces(length, start),
        }
    }
}

impl<'s> Pieces<'s> {
    fn new(reader: Box<dyn Read + 's>, encoding: Encoding, length: usize) -> Self {
        let (bytes, text) = (Vec::new(), String::new());
        Self { reader, encoding, stored: None, bytes, text, start: 0, length, is_last: false }
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
        self.is_last = read_on(&mut self.reader, &mut self.bytes, self.length.max(self.text.len()))?;
        let characters = whole_characters(&self.bytes, self.encoding, self.is_last);
        self.encoding.decode_into(&mut self.text, characters).ok_or(ErrorKind::InvalidData)?;
        let length = characters.len();
        self.bytes.drain(..length);
        Ok(())
    }
}

/// Reads so many bytes, or as many as wait for the end of a character, and tells whether none follow.
fn read_on(reader: &mut impl Read, bytes: &mut Vec<u8>, length: usize) -> io::Result<bool> {
    let wanted = length.max(bytes.len());
    Ok(reader.take(wanted as u64).read_to_end(bytes)? < wanted)
}

fn whole_characters(bytes: &[u8], encoding: Encoding, is_last: bool) -> &[u8] {
    let length = if is_last { bytes.len() } else { encoding.whole_characters(bytes) };
    bytes.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use encoding_rs::GB18030;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{PIECE, StoredText};
    use crate::source::{Encoding, Role, Source};

    /// More than a piece, with characters and line ends of every length.
    fn long_text() -> String {
        let ends = ["\n", "\r\n", "\r"].into_iter().cycle().take(20_000);
        ends.enumerate().map(|(number, end)| format!("指标{number},é,𠮷{end}")).collect()
    }

    fn read(folder: &Path, content: &[u8], chosen: Option<Encoding>, piece: usize) -> Source {
        let path = folder.join("statistics.csv");
        fs::write(&path, content).unwrap();
        Source::from_file(&path, Role::Statistics, chosen, piece).unwrap()
    }

    fn in_gb18030(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn says_the_same_of(offset: usize, stored: &Source, held: &Source) -> bool {
        let line = |source: &Source| source.line_start(offset)..source.line_end(offset);
        let places = (stored.place(offset), stored.clamp(offset)) == (held.place(offset), held.clamp(offset));
        places && line(stored) == line(held) && stored.part(line(held)) == held.part(line(held))
    }

    #[test]
    fn a_stored_text_has_the_places_of_a_held_one() {
        let folder = tempfile::tempdir().unwrap();
        let text = long_text();
        let held = Source::from_text("statistics.csv", Role::Statistics, text.clone());
        let marked = "\u{feff}".to_owned() + &text;
        let utf16 = Encoding::Utf16Le.encode(&marked).unwrap();
        for content in
            [text.clone().into_bytes(), marked.clone().into_bytes(), in_gb18030(&text), in_gb18030(&marked), utf16]
        {
            let stored = read(folder.path(), &content, None, PIECE);
            assert!(stored.stored().is_some());
            for offset in (0..text.len() + 3).step_by(4_999) {
                assert!(says_the_same_of(offset, &stored, &held), "{offset} {}", stored.encoding.name());
            }
            assert_eq!(stored.text(), text);
            assert!(!stored.stored().unwrap().has_changed());
        }
    }

    proptest! {
        #[test]
        fn a_text_is_the_same_in_every_encoding_and_in_pieces_of_any_length(
            text in "([a-z0-9,\" ]{1,3}|[一-龥]{1,3}|\r\n|\n|\r|[臺×é𠮷\u{3400}]){0,40}",
            encoding in select(&Encoding::ALL[..]),
            piece in 1..200_usize,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let text = "指标,".to_owned() + &text;
            let content = if encoding == Encoding::Gb18030 { Some(in_gb18030(&text)) } else { encoding.encode(&text) };
            let Some(content) = content else { return Ok(()) };
            let stored = read(folder.path(), &content, Some(encoding), piece);
            let held = Source::from_text("statistics.csv", Role::Statistics, text.clone());
            for offset in (0..text.len() + 2).rev() {
                prop_assert!(says_the_same_of(offset, &stored, &held), "{}", offset);
            }
            let mut pieces = stored.pieces();
            let mut joined = String::new();
            while !pieces.is_last() {
                pieces.read_on();
                joined += pieces.text();
                pieces.advance(pieces.text().len());
            }
            prop_assert_eq!((joined.as_str(), stored.text()), (text.as_str(), text.as_str()));
        }
    }

    #[test]
    fn what_is_no_text_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let text = long_text();
        let zero = text.clone() + "\0";
        let stray = in_gb18030(&(text.clone() + "A镕B\n"));
        for content in [zero.into_bytes(), [in_gb18030(&text), vec![0xFF]].concat(), stray] {
            assert!(read(folder.path(), &content, None, PIECE).stored().is_none());
        }
        assert!(StoredText::of(&folder.path().join("missing"), None, PIECE).is_err());
    }

    #[test]
    fn a_file_that_is_changed_is_noticed_when_it_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let source = read(folder.path(), long_text().as_bytes(), None, PIECE);
        fs::write(folder.path().join("statistics.csv"), long_text() + "more").unwrap();
        let mut pieces = source.pieces();
        pieces.read_on();
        assert!(pieces.is_last() && pieces.text().is_empty());
        assert!(source.stored().unwrap().has_changed());
    }

    #[test]
    fn a_file_that_is_changed_after_it_was_read_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let source = read(folder.path(), long_text().as_bytes(), None, PIECE);
        assert!(!source.stored().unwrap().has_changed());
        fs::write(folder.path().join("statistics.csv"), "指标,年份,数值\n").unwrap();
        assert!(source.stored().unwrap().has_changed());
    }

    #[test]
    fn what_is_kept_is_added_to_in_ever_longer_pieces() {
        let folder = tempfile::tempdir().unwrap();
        let source = read(folder.path(), &b" ".repeat(1024), None, 1);
        let mut pieces = source.pieces();
        let mut count = 0;
        while !pieces.is_last() {
            pieces.read_on();
            count += 1;
        }
        assert_eq!((pieces.text().len(), count), (1024, 12));
    }
}
