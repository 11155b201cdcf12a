//! Whether bytes that were found to be GB18030 are Chinese: other encodings can be read so, too, but hardly as text.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{GB18030, GBK};

/// What was seen of a text that was read as GB18030.
#[derive(Default)]
pub(super) struct Plausibility {
    has_common: bool,
    /// The first character that is neither ASCII nor a sign, while none was common.
    first: Option<usize>,
}

impl Plausibility {
    /// Where a text is hardly Chinese: at a rare character alone between Latin letters, as é in Québec becomes one, at one for
    /// private use, or, in a text without any common character, at the first that is no sign either.
    pub(super) fn implausible_in(text: &str) -> Option<usize> {
        let mut seen = Self::default();
        seen.implausible_within(text).or(seen.first_of_rare())
    }

    /// The same of a stretch behind those that were seen, where it does not take the whole text to tell. No letters meet where
    /// stretches do.
    pub(super) fn implausible_within(&mut self, text: &str) -> Option<usize> {
        let mut before = None;
        let mut characters = text.char_indices().peekable();
        let is_latin = |neighbour: Option<char>| neighbour.is_some_and(|letter| letter.is_ascii_alphabetic());
        while let Some((offset, character)) = characters.next() {
            // What is asked of every character is asked first: to find it in GBK takes time.
            let stands_alone = is_latin(before) && is_latin(characters.peek().map(|(_, after)| *after));
            let is_stray = || is_ideograph(character) && !is_common_chinese(character);
            let is_private = || is_private(character) && !is_sign(character);
            if !character.is_ascii() && ((stands_alone && is_stray()) || is_private()) {
                return Some(offset);
            }
            if !self.has_common && !character.is_ascii() && !is_sign(character) {
                self.first = self.first.or(Some(offset));
                self.has_common = is_common_chinese(character);
            }
            before = Some(character);
        }
        None
    }

    /// Whether any character was common.
    pub(super) fn has_common(&self) -> bool {
        self.has_common
    }

    /// Where the characters begin, when none was common.
    pub(super) fn first_of_rare(&self) -> Option<usize> {
        self.first.filter(|_| !self.has_common)
    }
}

/// Whether a character is punctuation, a sign or full-width ASCII: rows 1 to 3 of GB 2312.
fn is_sign(character: char) -> bool {
    matches!(*in_gbk(character, &mut [0; 4]), [0xA1..=0xA3, 0xA1..=0xFE])
}

/// Whether a character is one of the 3755 most used: level 1 of GB 2312, rows 16 to 55.
fn is_common_chinese(character: char) -> bool {
    is_ideograph(character) && matches!(*in_gbk(character, &mut [0; 4]), [0xB0..=0xD7, 0xA1..=0xFE])
}

fn in_gbk(character: char, buffer: &mut [u8; 4]) -> Cow<'_, [u8]> {
    GBK.encode(character.encode_utf8(buffer)).0
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}')
}

/// Two bytes, as nearly all of a Chinese file is: looking them up takes half the time of the general decoder.
#[derive(Clone, Copy)]
struct Pair {
    text: [u8; 3],
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Plausible beside common characters.
    Usual,
    /// The same where no letter stands before it.
    Rare,
    /// As usual, with two bytes in a text.
    Short,
    /// One that is not, or has four bytes, or no character.
    Other,
}

/// By both bytes, from the first pair on.
static PAIRS: LazyLock<Vec<Pair>> =
    LazyLock::new(|| (FIRST..=0xFEFF).map(|pair| Pair::of(pair.to_be_bytes())).collect());

const FIRST: u16 = 0x8140;

impl Pair {
    fn of(bytes: [u8; 2]) -> Self {
        let is_sign = matches!(bytes, [0xA1..=0xA3, 0xA1..=0xFE]);
        let is_common = matches!(bytes, [0xB0..=0xD7, 0xA1..=0xFE]);
        let of_both = GB18030.decode_without_bom_handling(&bytes).0;
        let mut characters = of_both.chars();
        let kind = match (characters.next(), characters.next()) {
            (Some(char::REPLACEMENT_CHARACTER) | None, _) | (_, Some(_)) => Kind::Other,
            (Some(character), _) if is_private(character) && !is_sign || character.len_utf8() > 3 => Kind::Other,
            (Some(character), _) if is_ideograph(character) && !is_common => Kind::Rare,
            (Some(character), _) if character.len_utf8() == 2 => Kind::Short,
            _ => Kind::Usual,
        };
        let mut text = [0; 3];
        text.iter_mut().zip(of_both.bytes()).for_each(|(byte, of_both)| *byte = of_both);
        Self { text, kind }
    }

    fn at<'p>(pairs: &'p [Self], bytes: &[u8; 2]) -> Option<&'p Self> {
        pairs.get(usize::from(u16::from_be_bytes(*bytes).wrapping_sub(FIRST)))
    }
}

/// In bytes: how much text is written at a time.
const ROOM: usize = 4096;

/// How long the text of these bytes is, when there is nothing in it but ASCII and usual characters, which are plausible where
/// others are common. No letter stands before them.
pub(super) fn usual_length(bytes: &[u8]) -> Option<usize> {
    let mut room = [0; ROOM];
    let (mut place, mut length) = (0, 0);
    while place < bytes.len() {
        let (end, written) = write_usual(bytes, place, &mut room);
        if end == place {
            return None;
        }
        (place, length) = (end, length + written);
    }
    Some(length)
}

/// Adds the text of whole characters in GB18030; nothing when any of them is none.
pub(super) fn decode_into(text: &mut String, bytes: &[u8]) -> Option<()> {
    let mut room = [0; ROOM];
    let mut place = 0;
    while let Some(rest) = bytes.get(place..).filter(|rest| !rest.is_empty()) {
        let (end, length) = write_usual(bytes, place, &mut room);
        if end > place {
            text.push_str(simdutf8::basic::from_utf8(room.get(..length)?).ok()?);
            place = end;
        } else {
            let others = rest.split_inclusive(|byte| *byte < b'0').next()?;
            text.push_str(&GB18030.decode_without_bom_handling_and_without_replacement(others)?);
            place += others.len();
        }
    }
    Some(())
}

/// Writes the text of what is ASCII and usual from a place on, as much as there is room for; where that ends, and how long
/// its text is.
fn write_usual(bytes: &[u8], mut place: usize, room: &mut [u8; ROOM]) -> (usize, usize) {
    let pairs = PAIRS.as_slice();
    let mut length = 0;
    loop {
        let ascii = copy_ascii(bytes.get(place..).unwrap_or_default(), room.get_mut(length..).unwrap_or_default());
        (place, length) = (place + ascii, length + ascii);
        let (rest, free) = (bytes.get(place..).unwrap_or_default(), room.get_mut(length..).unwrap_or_default());
        let before = place.checked_sub(1).and_then(|before| bytes.get(before));
        let long = write_long(pairs, rest, free, before.is_some_and(u8::is_ascii_alphabetic));
        let short = if long == 0 { write_short(pairs, rest, free).map_or(0, |()| 1) } else { 0 };
        if ascii + long + short == 0 {
            return (place, length);
        }
        (place, length) = (place + 2 * (long + short), length + 3 * long + 2 * short);
    }
}

/// Copies the ASCII that the bytes begin with, and tells how much it is.
fn copy_ascii(bytes: &[u8], free: &mut [u8]) -> usize {
    let mut count = 0;
    let (words, _) = bytes.as_chunks::<8>();
    for (word, free) in words.iter().zip(free.as_chunks_mut().0) {
        *free = *word;
        let others = u64::from_le_bytes(*word) & u64::from_ne_bytes([0x80; 8]);
        if others != 0 {
            return count + others.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    let last = bytes.iter().zip(free).skip(count).take_while(|(byte, _)| byte.is_ascii());
    last.map(|(byte, free)| *free = *byte).count() + count
}

/// Writes the characters with three bytes in a text that the bytes begin with, and tells how many they are.
fn write_long(pairs: &[Pair], bytes: &[u8], free: &mut [u8], mut is_behind_letter: bool) -> usize {
    let mut count = 0;
    let (both, _) = bytes.as_chunks::<2>();
    for (both, free) in both.iter().zip(free.as_chunks_mut().0) {
        match Pair::at(pairs, both) {
            Some(Pair { kind: Kind::Usual, text }) => *free = *text,
            Some(Pair { kind: Kind::Rare, text }) if !is_behind_letter => *free = *text,
            _ => break,
        }
        is_behind_letter = false;
        count += 1;
    }
    count
}

/// Writes the character with two of them, when the bytes begin with one.
fn write_short(pairs: &[Pair], bytes: &[u8], free: &mut [u8]) -> Option<()> {
    let Pair { text: [first, second, _], kind: Kind::Short } = Pair::at(pairs, bytes.first_chunk()?)? else {
        return None;
    };
    *free.first_chunk_mut()? = [*first, *second];
    Some(())
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::{Plausibility, decode_into, usual_length};

    /// What is said of bytes among others with common characters, by looking at each character.
    fn length(bytes: &[u8]) -> Option<usize> {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
        let implausible = Plausibility { has_common: true, first: None }.implausible_within(&text);
        implausible.is_none().then_some(text.len())
    }

    #[test]
    fn what_is_usual_is_plausible_and_decoded_as_everything_else() {
        for (first, second) in (0..=u8::MAX).flat_map(|first| (0..=u8::MAX).map(move |second| (first, second))) {
            for (before, after) in [("", ""), ("", "a"), ("Z", ""), ("z", "A"), ("9", "a"), ("\u{d7}", "\u{d7}")] {
                let around = |text: &str| GB18030.encode(text).0.into_owned();
                let bytes = [around(before), vec![first, second], around(after)].concat();
                let found = usual_length(&bytes);
                assert!(found.is_none_or(|found| length(&bytes) == Some(found)), "{bytes:x?}");
                let mut text = String::new();
                let decoded = decode_into(&mut text, &bytes).map(|()| text);
                let expected = GB18030.decode_without_bom_handling_and_without_replacement(&bytes);
                assert_eq!(decoded.as_deref(), expected.as_deref(), "{bytes:x?}");
            }
        }
    }

    #[test]
    fn common_words_are_usual() {
        for text in ["辽宁省,发明专利授权量（件）,2020,14.29\n", "亳州镕市，“城区”：％", "A座5×3é", ""]
        {
            assert_eq!(usual_length(&GB18030.encode(text).0), Some(text.len()), "{text}");
        }
        for text in ["A亳B", "A镕B", "\u{e000}", "𠮷"] {
            assert_eq!(usual_length(&GB18030.encode(text).0), None, "{text}");
        }
    }
}
