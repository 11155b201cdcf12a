//! Bytes of a file → text: in which encoding, and where a byte is no text.

use encoding_rs::{DecoderResult, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// How the characters of a file are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// GB18030, which contains GBK: what Excel and WPS save as CSV on a Chinese Windows.
    Gb18030,
    /// UTF-16, the low byte first: what Excel saves as "Unicode text".
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

/// A text with how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark. What is no text is replaced.
    pub text: String,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// Whether the file starts with a byte order mark.
    pub has_mark: bool,
    /// The first byte that is no text in this encoding.
    pub invalid: Option<Invalid>,
}

/// A byte that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// Its place in the file, from 0.
    pub byte: usize,
    /// Where it would stand in the text.
    pub offset: usize,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be];

    /// The name that people know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }

    /// The encoding of that name; GBK is read as GB18030, which contains it.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = if name.eq_ignore_ascii_case("gbk") { "gb18030" } else { name };
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name))
    }

    fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Gb18030 => b"\x84\x31\x95\x33",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
        }
    }

    fn decoder(self) -> encoding_rs::Decoder {
        let encoding = match self {
            Self::Utf8 => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        };
        encoding.new_decoder_without_bom_handling()
    }

    /// The bytes of a text; nothing when a character of it cannot be written. In GB18030 only what GBK has is
    /// written: programs that call the file GBK would show anything else as garbage.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Gb18030 => {
                let (bytes, _, unmappable) = GBK.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        }
    }

    /// How many bytes the first `characters` of a file's text take, read from the bytes themselves: encoding the text
    /// anew need not give the bytes that were there.
    fn length_of(self, bytes: &[u8], characters: &str) -> usize {
        match self {
            Self::Utf8 => characters.len(),
            Self::Utf16Le | Self::Utf16Be => characters.encode_utf16().count() * 2,
            Self::Gb18030 => {
                characters.chars().fold(0, |at, _| at + gb18030_length(bytes.get(at..).unwrap_or_default()))
            }
        }
    }
}

/// How many bytes the first character takes (GB 18030-2005: one byte to 7F, two, or four with a digit as the second).
fn gb18030_length(bytes: &[u8]) -> usize {
    match bytes {
        [0x81..=0xFE, 0x30..=0x39, ..] => 4,
        [0x81..=0xFE, ..] => 2,
        _ => 1,
    }
}

impl Decoded {
    /// Reads bytes in the encoding that their byte order mark tells, else in the `chosen` one, else in the one that they
    /// are found to be in.
    pub fn from_bytes(bytes: &[u8], chosen: Option<Encoding>) -> Self {
        let marked = || Encoding::ALL.into_iter().find(|encoding| bytes.starts_with(encoding.mark()));
        if let Some(encoding) = marked().or(chosen).or_else(|| utf16_by_zeros(bytes)) {
            return Self::in_encoding(bytes, encoding);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) if !may_be_accidental(text) => Self::in_encoding(bytes, Encoding::Utf8),
            Ok(_) => {
                let other = Self::in_encoding(bytes, Encoding::Gb18030);
                let is_chinese = other.invalid.is_none() && has_chinese(&other.text);
                if is_chinese { other } else { Self::in_encoding(bytes, Encoding::Utf8) }
            }
            Err(error) => {
                let other = Self::in_encoding(bytes, Encoding::Gb18030);
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let was_utf8 = std::str::from_utf8(before).is_ok_and(has_chinese);
                if other.invalid.is_some() && was_utf8 { Self::in_encoding(bytes, Encoding::Utf8) } else { other }
            }
        }
    }

    fn in_encoding(bytes: &[u8], encoding: Encoding) -> Self {
        let content = bytes.strip_prefix(encoding.mark());
        let has_mark = content.is_some();
        let skipped = if has_mark { encoding.mark().len() } else { 0 };
        let (text, invalid) = decode(content.unwrap_or(bytes), encoding);
        let invalid = invalid.map(|invalid| Invalid { byte: invalid.byte + skipped, ..invalid });
        Self { text, encoding, has_mark, invalid }
    }

    /// The place in the file's bytes of a place in the text.
    pub fn byte_of(&self, bytes: &[u8], offset: usize) -> usize {
        let mark = if self.has_mark { self.encoding.mark().len() } else { 0 };
        let content = bytes.get(mark..).unwrap_or_default();
        mark + self.encoding.length_of(content, self.text.get(..offset).unwrap_or(&self.text))
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> (String, Option<Invalid>) {
    let mut decoder = encoding.decoder();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let (mut read, mut invalid) = (0, None);
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, more) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += more;
        match result {
            DecoderResult::InputEmpty => return (text, invalid),
            DecoderResult::OutputFull => text.reserve(rest.len() + 16),
            DecoderResult::Malformed(length, after) => {
                let byte = read.saturating_sub(usize::from(length) + usize::from(after));
                invalid.get_or_insert(Invalid { byte, offset: text.len() });
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// Text has no zero bytes, but in UTF-16 every second byte of ASCII is one: all on one side, and not only a few.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    const RAREST: usize = 16;
    let zeros = bytes.iter().enumerate().filter(|(_, byte)| **byte == 0).map(|(place, _)| place);
    let odd = zeros.clone().filter(|place| place % 2 == 1).count();
    match (odd, zeros.count() - odd) {
        (0, 0) => None,
        (odd, 0) if odd * RAREST >= bytes.len() => Some(Encoding::Utf16Le),
        (0, even) if even * RAREST >= bytes.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Most characters beyond ASCII that a GBK text has when its bytes happen to be UTF-8 as well: of common Chinese
/// characters about one in five is, so that more in a row do not come about.
const MOST_ACCIDENTAL: usize = 8;

/// Whether a text that is UTF-8 may have been meant as GBK: 实施 in GBK reads as ʵʩ in UTF-8. A text with Chinese
/// characters was not, nor a long one, nor one whose foreign letters stand alone inside words, such as café.
fn may_be_accidental(text: &str) -> bool {
    if text.is_ascii() || has_chinese(text) {
        return false;
    }
    let foreign = text.chars().filter(|character| !character.is_ascii()).count();
    foreign <= MOST_ACCIDENTAL && !is_inside_words(text)
}

/// Whether every foreign character stands alone beside an ASCII one: a letter beside a letter, a sign such as ° beside a
/// letter, digit or blank.
fn is_inside_words(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied();
    characters.iter().enumerate().filter(|(_, character)| !character.is_ascii()).all(|(place, character)| {
        let neighbours = [at(place.checked_sub(1)), at(Some(place + 1))];
        let is_near = |neighbour: char| match character.is_alphanumeric() {
            true => neighbour.is_ascii_alphabetic(),
            false => neighbour.is_ascii_alphanumeric() || neighbour == ' ',
        };
        neighbours.iter().flatten().all(char::is_ascii) && neighbours.into_iter().flatten().any(is_near)
    })
}

/// Chinese characters, and the signs and full-width digits that only stand among them.
fn has_chinese(text: &str) -> bool {
    let is_chinese = |character: char| matches!(character, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{323AF}');
    text.chars().any(is_chinese)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Decoded, Encoding, Invalid};

    fn found(bytes: &[u8]) -> (String, Encoding) {
        let decoded = Decoded::from_bytes(bytes, None);
        assert_eq!(decoded.invalid, None);
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn each_encoding_is_found() {
        let text = "指标,年份,数值\r\n国内注册商标总数,2021,14566\r\n";
        for encoding in Encoding::ALL {
            let bytes = encoding.encode(text).unwrap_or_default();
            if matches!(encoding, Encoding::Utf8 | Encoding::Gb18030) {
                assert_eq!(found(&bytes), (text.to_owned(), encoding));
            }
            assert_eq!(found(&[encoding.mark(), &bytes].concat()), (text.to_owned(), encoding));
        }
    }

    #[test]
    fn utf_16_without_a_mark_shows_by_its_zeros() {
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encoding.encode("id,date,state").unwrap_or_default();
            assert_eq!(found(&bytes), ("id,date,state".to_owned(), encoding));
        }
    }

    #[test]
    fn short_gbk_is_not_taken_for_utf_8() {
        assert_eq!(found(b"\xCA\xB5\xCA\xA9"), ("实施".to_owned(), Encoding::Gb18030));
        assert_eq!(found(b"\xC3\xBA,2020,5"), ("煤,2020,5".to_owned(), Encoding::Gb18030));
    }

    #[test]
    fn full_width_digits_are_not_taken_for_gbk() {
        for text in ["i,２０２１,4", "i,2021,90％", "、"] {
            assert_eq!(found(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        }
    }

    #[test]
    fn accents_are_not_taken_for_gbk() {
        for text in ["Café in Zürich", "naïve", "5 % of Besançon’s résumé files", "25 °C ± 2"] {
            assert_eq!(found(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        }
    }

    #[test]
    fn a_byte_that_is_no_text_is_found() {
        let invalid = |bytes: &[u8]| Decoded::from_bytes(bytes, None).invalid;
        assert_eq!(found("指标\u{0},年份,数值".as_bytes()).1, Encoding::Utf8);
        assert_eq!(invalid(b"\xE6\x8C\x87\xE6\xA0\x87,\xFF"), Some(Invalid { byte: 7, offset: 7 }));
        assert_eq!(invalid(b"\xD6\xB8\xB1\xEA,\xFF"), Some(Invalid { byte: 5, offset: 7 }));
        assert_eq!(invalid(b"\xFF\xFEa\x00\x00"), Some(Invalid { byte: 4, offset: 1 }));
    }

    #[test]
    fn what_gbk_cannot_say_is_not_written() {
        assert_eq!(Encoding::Gb18030.encode("𠮷"), None);
        assert_eq!(Encoding::Gb18030.encode("完成"), Some(b"\xCD\xEA\xB3\xC9".to_vec()));
    }

    proptest! {
        #[test]
        fn places_in_text_and_bytes_agree(before in "[a-z一-龥,\\n]{0,12}", after in "[0-9一-龥]{0,12}") {
            let text = format!("{before}{after}");
            for encoding in Encoding::ALL {
                let bytes = encoding.encode(&text).unwrap_or_default();
                let decoded = Decoded::from_bytes(&bytes, Some(encoding));
                prop_assert_eq!(&decoded.text, &text);
                let head = encoding.encode(&before).unwrap_or_default();
                prop_assert_eq!(decoded.byte_of(&bytes, before.len()), head.len());
            }
        }
    }
}
