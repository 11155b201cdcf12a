//! Bytes of a file → text: in which encoding, and where a byte is no text.

use encoding_rs::{BIG5, DecoderResult, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::chinese::{self, Plausibility, usual_length};

named! {
    /// How the characters of a file are written as bytes.
    pub enum Encoding {
        /// UTF-8.
        Utf8 = "UTF-8",
        /// GB18030, which contains GBK: what Excel and WPS save as CSV on a Chinese Windows.
        Gb18030 = "GB18030",
        /// UTF-16, the low byte first: what Excel saves as "Unicode text".
        Utf16Le = "UTF-16LE",
        /// UTF-16, the high byte first.
        Utf16Be = "UTF-16BE",
        /// Western European; only when chosen, as the others below.
        Windows1252 = "windows-1252",
        /// Traditional Chinese.
        Big5 = "Big5",
        /// Japanese.
        ShiftJis = "Shift_JIS",
        /// Korean.
        EucKr = "EUC-KR",
    }
}

/// What people call GB18030 too.
const GBK_NAME: &str = "gbk";

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

/// Where the bytes are hardly text in the encoding of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The place in the file, from 0.
    pub byte: usize,
    /// Where it would stand in the text.
    pub offset: usize,
    /// What is wrong with it.
    pub fault: EncodingFault,
}

/// Why bytes are not taken for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingFault {
    /// No character is written so.
    Malformed,
    /// It can be read, but as nothing that anybody would write: the encoding was found, and is probably another one.
    Implausible,
    /// Zero bytes, which only UTF-16 has, and nothing tells which half of a character comes first.
    Zero,
}

impl Encoding {
    /// The names under which an encoding can be chosen.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = Self::ALL.iter().map(|encoding| encoding.name().to_ascii_lowercase()).collect();
        names.insert(1, GBK_NAME.to_owned());
        names
    }

    /// The encoding of that name; GBK is read as GB18030, which contains it.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = if name.eq_ignore_ascii_case(GBK_NAME) { Self::Gb18030.name() } else { name };
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name))
    }

    /// The byte order mark; nothing where there is none.
    fn mark(self) -> Option<&'static [u8]> {
        match self {
            Self::Utf8 => Some(b"\xEF\xBB\xBF"),
            Self::Gb18030 => Some(b"\x84\x31\x95\x33"),
            Self::Utf16Le => Some(b"\xFF\xFE"),
            Self::Utf16Be => Some(b"\xFE\xFF"),
            Self::Windows1252 | Self::Big5 | Self::ShiftJis | Self::EucKr => None,
        }
    }

    /// The encoding that the first bytes of a file tell.
    pub(super) fn marked(bytes: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.mark().is_some_and(|mark| bytes.starts_with(mark)))
    }

    /// How many of the bytes are whole characters, whatever follows. In no encoding a byte below the digits is a second one
    /// of a character, as letters can be; in UTF-16 only the first half of a pair is none.
    pub(super) fn whole_characters(self, bytes: &[u8]) -> usize {
        let (units, _) = bytes.as_chunks::<2>();
        let is_whole = |high: &u8| !(0xD8..=0xDB).contains(high);
        let (last, width) = match self {
            Self::Utf16Le => (units.iter().rposition(|[_, high]| is_whole(high)), 2),
            Self::Utf16Be => (units.iter().rposition(|[high, _]| is_whole(high)), 2),
            Self::Utf8 | Self::Gb18030 | Self::Windows1252 | Self::Big5 | Self::ShiftJis | Self::EucKr => {
                (bytes.iter().rposition(|byte| *byte < b'0'), 1)
            }
        };
        last.map_or(0, |last| width * (last + 1))
    }

    /// Adds the text of whole characters; nothing when any of them is none.
    pub(super) fn decode_into(self, text: &mut String, bytes: &[u8]) -> Option<()> {
        match self {
            Self::Utf8 => text.push_str(simdutf8::basic::from_utf8(bytes).ok()?),
            Self::Gb18030 => chinese::decode_into(text, bytes)?,
            Self::Utf16Le | Self::Utf16Be | Self::Windows1252 | Self::Big5 | Self::ShiftJis | Self::EucKr => {
                text.push_str(&self.codec().decode_without_bom_handling_and_without_replacement(bytes)?);
            }
        }
        Some(())
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
            Self::Big5 => BIG5,
            Self::ShiftJis => SHIFT_JIS,
            Self::EucKr => EUC_KR,
        }
    }

    /// The bytes of a text; nothing when a character of it cannot be written. In GB18030 only what GBK has is
    /// written: programs that call the file GBK would show anything else as garbage.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Gb18030 => encode_strictly(GBK, text),
            Self::Windows1252 | Self::Big5 | Self::ShiftJis | Self::EucKr => encode_strictly(self.codec(), text),
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
            Self::Windows1252 => characters.chars().count(),
            Self::Gb18030 | Self::Big5 | Self::ShiftJis | Self::EucKr => {
                let written = characters.chars().filter(|character| !self.is_second_of_pair(*character));
                written.fold(0, |at, _| at + self.character_length(bytes.get(at..).unwrap_or_default()))
            }
        }
    }

    /// Big5 writes Ê and ê with a bar or hook above as one character, which is two in a text.
    fn is_second_of_pair(self, character: char) -> bool {
        self == Self::Big5 && matches!(character, '\u{304}' | '\u{30C}')
    }

    /// How many bytes the first character takes.
    fn character_length(self, bytes: &[u8]) -> usize {
        match (self, bytes) {
            // GB 18030-2005: one byte to 7F, two, or four with a digit as the second.
            (Self::Gb18030, [0x81..=0xFE, 0x30..=0x39, ..]) => 4,
            (Self::ShiftJis, [0xA0..=0xDF, ..]) => 1,
            (_, [0x81..=0xFE, _, ..]) => 2,
            _ => 1,
        }
    }
}

/// Whether a file is a text in an encoding, told stretch by stretch, so that the same bytes are a text as for [`Decoded`].
pub(super) struct Survey {
    pub(super) encoding: Encoding,
    /// The length of the byte order mark.
    pub(super) mark: usize,
    /// What is seen of a text whose encoding nobody told.
    plausibility: Option<Plausibility>,
    /// Room for the text of a stretch.
    text: String,
}

impl Survey {
    /// What a file that begins with these bytes may be, the likeliest first.
    pub(super) fn of(first: &[u8], chosen: Option<Encoding>) -> Vec<Self> {
        let known = |encoding: Encoding, mark: usize| Self { encoding, mark, plausibility: None, text: String::new() };
        if let Some(marked) = Encoding::marked(first) {
            return vec![known(marked, marked.mark().map_or(0, <[u8]>::len))];
        }
        let found = || Self { plausibility: Some(Plausibility::default()), ..known(Encoding::Gb18030, 0) };
        vec![known(Encoding::Utf8, 0), chosen.map_or_else(found, |chosen| known(chosen, 0))]
    }

    /// How long the text of the next bytes is, which end a character; nothing when they are none, or it takes the whole
    /// file to tell what they are.
    pub(super) fn text_length(&mut self, bytes: &[u8]) -> Option<usize> {
        let may_hold_zeros = matches!(self.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
        if !may_hold_zeros && memchr::memchr(0, bytes).is_some() {
            return None;
        }
        if self.encoding == Encoding::Utf8 {
            return simdutf8::basic::from_utf8(bytes).ok().map(str::len);
        }
        let is_common = self.plausibility.as_ref().is_none_or(Plausibility::has_common);
        let usual = if self.encoding == Encoding::Gb18030 && is_common { usual_length(bytes) } else { None };
        usual.or_else(|| {
            self.text.clear();
            self.encoding.decode_into(&mut self.text, bytes)?;
            let implausible = self.plausibility.as_mut().and_then(|seen| seen.implausible_within(&self.text));
            implausible.is_none().then_some(self.text.len())
        })
    }

    /// Whether all of it together is a text.
    pub(super) fn is_text(&self) -> bool {
        self.plausibility.as_ref().is_none_or(|seen| seen.first_of_rare().is_none())
    }
}

fn encode_strictly(codec: &'static encoding_rs::Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, unmappable) = codec.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

impl Decoded {
    /// Reads bytes in the encoding that their byte order mark tells, as UTF-8 where they are, else in the `chosen` encoding,
    /// else in the one that they are found to be in.
    pub fn from_bytes(bytes: &[u8], chosen: Option<Encoding>) -> Self {
        if let Some(marked) = Encoding::marked(bytes) {
            return Self::in_encoding(bytes, marked);
        }
        let error = std::str::from_utf8(bytes).err();
        let zero = memchr::memchr(0, bytes);
        // UTF-16 is full of zero bytes, which UTF-8 allows.
        if error.is_none() && zero.is_none() {
            return Self::in_encoding(bytes, Encoding::Utf8);
        }
        let zeros = Zeros::in_bytes(bytes);
        if let Some(encoding) = chosen.or_else(|| zeros.utf16()) {
            return Self::in_encoding(bytes, encoding);
        }
        if let Some(byte) = zero.filter(|_| error.is_some() || zeros.are_many()) {
            let read = Self::in_encoding(bytes, Encoding::Utf8);
            let offset = Self::in_encoding(bytes.get(..byte).unwrap_or_default(), Encoding::Utf8).text.len();
            return Self { invalid: Some(Invalid { byte, offset, fault: EncodingFault::Zero }), ..read };
        }
        let Some(error) = error else { return Self::in_encoding(bytes, Encoding::Utf8) };
        let other = Self::in_encoding(bytes, Encoding::Gb18030);
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let was_utf8 = std::str::from_utf8(before).is_ok_and(has_chinese);
        if other.invalid.is_some() && was_utf8 {
            return Self::in_encoding(bytes, Encoding::Utf8);
        }
        let implausible = Plausibility::implausible_in(&other.text).filter(|_| other.invalid.is_none());
        let invalid = implausible.map(|offset| Invalid {
            byte: other.byte_of(bytes, offset),
            offset,
            fault: EncodingFault::Implausible,
        });
        Self { invalid: other.invalid.or(invalid), ..other }
    }

    /// The same without a copy where the bytes are the text already.
    pub(super) fn from_file(bytes: Vec<u8>, chosen: Option<Encoding>) -> Self {
        if Encoding::marked(&bytes).is_some() || bytes.contains(&0) {
            return Self::from_bytes(&bytes, chosen);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, encoding: Encoding::Utf8, has_mark: false, invalid: None },
            Err(error) => Self::from_bytes(error.as_bytes(), chosen),
        }
    }

    fn in_encoding(bytes: &[u8], encoding: Encoding) -> Self {
        let content = encoding.mark().and_then(|mark| bytes.strip_prefix(mark));
        let has_mark = content.is_some();
        let skipped = bytes.len() - content.unwrap_or(bytes).len();
        let (text, invalid) = decode(content.unwrap_or(bytes), encoding);
        let invalid = invalid.map(|invalid| Invalid { byte: invalid.byte + skipped, ..invalid });
        Self { text, encoding, has_mark, invalid }
    }

    /// The place in the file's bytes of a place in the text.
    pub fn byte_of(&self, bytes: &[u8], offset: usize) -> usize {
        let mark = self.encoding.mark().filter(|_| self.has_mark).unwrap_or_default().len();
        let content = bytes.get(mark..).unwrap_or_default();
        mark + self.encoding.length_of(content, self.text.get(..offset).unwrap_or(&self.text))
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> (String, Option<Invalid>) {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    // The decoder looks at all the room that there is, once more behind each byte that is no text.
    let mut room = String::with_capacity(4 << 10);
    let (mut read, mut invalid) = (0, None);
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, more) = decoder.decode_to_string_without_replacement(rest, &mut room, true);
        read += more;
        text.push_str(&room);
        room.clear();
        match result {
            DecoderResult::InputEmpty => return (text, invalid),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let byte = read.saturating_sub(usize::from(length) + usize::from(after));
                invalid.get_or_insert(Invalid { byte, offset: text.len(), fault: EncodingFault::Malformed });
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// Text has no zero bytes, but in UTF-16 one half of every character of ASCII is one, and the other half of 一, 开 or 最.
struct Zeros {
    count: usize,
    /// Separators and line ends with the low byte first, and with the high byte first. A file of a plan has some, and nobody
    /// writes what they are the other way round.
    separators: (usize, usize),
    length: usize,
}

impl Zeros {
    fn in_bytes(bytes: &[u8]) -> Self {
        const SEPARATORS: [u8; 5] = *b"\t\n\r,;";
        let count = memchr::memchr_iter(0, bytes).count();
        let (pairs, _) = bytes.as_chunks::<2>();
        let is_separator = |low: &u8, high: &u8| *high == 0 && SEPARATORS.contains(low);
        let separators = match count {
            0 => (0, 0),
            _ => (
                pairs.iter().filter(|[low, high]| is_separator(low, high)).count(),
                pairs.iter().filter(|[high, low]| is_separator(low, high)).count(),
            ),
        };
        Self { count, separators, length: bytes.len() }
    }

    /// More than may have come into a text by mistake.
    fn are_many(&self) -> bool {
        const RAREST: usize = 16;
        self.count > 0 && self.count * RAREST >= self.length
    }

    fn utf16(&self) -> Option<Encoding> {
        match self.separators {
            (1.., 0) if self.are_many() => Some(Encoding::Utf16Le),
            (0, 1..) if self.are_many() => Some(Encoding::Utf16Be),
            _ => None,
        }
    }
}

/// Chinese characters, and the signs and full-width digits that only stand among them.
fn has_chinese(text: &str) -> bool {
    let is_chinese = |character: char| matches!(character, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{323AF}');
    text.chars().any(is_chinese)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, WINDOWS_1252};
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Decoded, Encoding, EncodingFault, Invalid, Survey};

    fn malformed(byte: usize, offset: usize) -> Option<Invalid> {
        Some(Invalid { byte, offset, fault: EncodingFault::Malformed })
    }

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
            if let Some(mark) = encoding.mark() {
                assert_eq!(found(&[mark, &bytes].concat()), (text.to_owned(), encoding));
            }
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
    fn characters_with_a_zero_in_the_other_half_do_not_hide_utf_16() {
        for text in
            ["一,2021,开\n最,2020,5\n", "[plan]\ntitle = \"一\"\n", "指标\t年份\n退休一\t2021\n", "一\n一一\n一"]
        {
            for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
                assert_eq!(found(&encoding.encode(text).unwrap_or_default()), (text.to_owned(), encoding));
            }
        }
    }

    #[test]
    fn zero_bytes_that_tell_nothing_are_refused() {
        let fault = |bytes: &[u8], chosen| {
            Decoded::from_bytes(bytes, chosen).invalid.map(|invalid| (invalid.byte, invalid.fault))
        };
        let without_separator = Encoding::Utf16Le.encode("一a").unwrap_or_default();
        assert_eq!(fault(&without_separator, None), Some((0, EncodingFault::Zero)));
        assert_eq!(fault(&without_separator, Some(Encoding::Utf16Le)), None);
        let header = Encoding::Gb18030.encode("指标,年份,数值\n专利").unwrap_or_default();
        let with_zero = [&header[..], b"\0,2021,110\n"].concat();
        assert_eq!(fault(&with_zero, None), Some((header.len(), EncodingFault::Zero)));
    }

    #[test]
    fn what_is_valid_utf_8_is_utf_8_whatever_it_says() {
        for text in [
            "i,２０２１,4",
            "90％",
            "、",
            "½",
            "①②",
            "Łódź",
            "Москва",
            "かな",
            "서울",
            "Θεσσαλία",
            "👍",
            "ʵʩ",
            "º",
            "Zürich",
            "25 °C ± 2",
            "İzmir",
            "Đà Nẵng",
            "à",
        ] {
            assert_eq!(found(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        }
    }

    #[test]
    fn what_is_hardly_chinese_is_not_taken_for_gb18030() {
        let western = ["Québec", "Zürich", "L’Aquila en été là", "Österreich", "Málaga", "Ålesund", "Größe", "Łódź €"];
        for text in western {
            let bytes = WINDOWS_1252.encode(text).0;
            assert!(Decoded::from_bytes(&bytes, None).invalid.is_some(), "{text}");
        }
        let Some(invalid) = Decoded::from_bytes(b"a,2020,1,Qu\xE9bec\n", None).invalid else { panic!() };
        assert_eq!(invalid, Invalid { byte: 11, offset: 11, fault: EncodingFault::Implausible });
        let big5 = Encoding::Big5.encode("臺北市,2021,5").unwrap_or_default();
        assert!(Decoded::from_bytes(&big5, None).invalid.is_some());
    }

    #[test]
    fn a_choice_is_for_what_is_not_utf_8() {
        let bytes = "a,Łódź,5".as_bytes();
        for encoding in Encoding::ALL {
            let decoded = Decoded::from_bytes(bytes, Some(encoding));
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("a,Łódź,5", Encoding::Utf8));
        }
        let western = WINDOWS_1252.encode("a,Québec,5").0;
        let decoded = Decoded::from_bytes(&western, Some(Encoding::Windows1252));
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("a,Québec,5", Encoding::Windows1252));
        let bytes = Encoding::Utf16Le.encode("id,date").unwrap_or_default();
        assert_eq!(Decoded::from_bytes(&bytes, Some(Encoding::Utf16Le)).text, "id,date");
    }

    #[test]
    fn signs_alone_are_chinese_too() {
        for text in ["a,2020,—", "90％", "①", "℃", "a,“x”,5", "±5", "２０２１", "a，b。c"] {
            let bytes = Encoding::Gb18030.encode(text).unwrap_or_default();
            assert_eq!(found(&bytes), (text.to_owned(), Encoding::Gb18030));
        }
    }

    #[test]
    fn rare_characters_among_common_ones_are_chinese() {
        for text in ["亳州市", "朱镕基", "A镇B栋", "①、②：城区", "國內生產總值", "稀土：钽（Ta）、铌（Nb）"]
        {
            let bytes = Encoding::Gb18030.encode(text).unwrap_or_default();
            assert_eq!(found(&bytes), (text.to_owned(), Encoding::Gb18030));
        }
    }

    #[test]
    fn an_encoding_is_chosen_by_its_name() {
        for (name, text) in [
            ("windows-1252", "Zürich"),
            ("big5", "臺北市"),
            ("shift_jis", "ｱ東京"),
            ("euc-kr", "서울"),
            ("gbk", "北京"),
        ] {
            let Some(encoding) = Encoding::from_name(name) else { panic!("{name}") };
            let bytes = encoding.encode(text).unwrap_or_default();
            let decoded = Decoded::from_bytes(&bytes, Some(encoding));
            assert_eq!((decoded.text.as_str(), decoded.invalid), (text, None), "{name}");
        }
    }

    #[test]
    fn a_byte_that_is_no_text_is_found() {
        let invalid = |bytes: &[u8]| Decoded::from_bytes(bytes, None).invalid;
        assert_eq!(found("指标\u{0},年份,数值".as_bytes()).1, Encoding::Utf8);
        assert_eq!(invalid(b"\xE6\x8C\x87\xE6\xA0\x87,\xFF"), malformed(7, 7));
        assert_eq!(invalid(b"\xD6\xB8\xB1\xEA,\xFF"), malformed(5, 7));
        assert_eq!(invalid(b"\xFF\xFEa\x00\x00"), malformed(4, 1));
    }

    #[test]
    fn all_of_a_long_text_is_decoded() {
        let good = Encoding::Gb18030.encode(&"指标,年份\n".repeat(3_000)).unwrap_or_default();
        let bytes = [&good[..], b"\xFF", &good].concat();
        let decoded = Decoded::from_bytes(&bytes, None);
        assert_eq!(decoded.text, GB18030.decode_without_bom_handling(&bytes).0);
        assert_eq!(decoded.invalid, malformed(good.len(), decoded.text.len() / 2 - 1));
    }

    #[test]
    fn what_gbk_cannot_say_is_not_written() {
        assert_eq!(Encoding::Gb18030.encode("𠮷"), None);
        assert_eq!(Encoding::Gb18030.encode("完成"), Some(b"\xCD\xEA\xB3\xC9".to_vec()));
    }

    /// Bytes of a file: mostly text in some encoding.
    fn content() -> impl Strategy<Value = Vec<u8>> {
        let encoded =
            |encoding: &'static encoding_rs::Encoding| move |text: String| encoding.encode(&text).0.into_owned();
        let words = "[a-zA-Z0-9,\\n\"]{1,4}|[一-丁东区企业总数州市]{1,4}";
        let part = prop_oneof![
            8 => words.prop_map(encoded(GB18030)),
            2 => "[亳镕吉（）、·×€①]|[A-Z]亳[a-z]".prop_map(encoded(GB18030)),
            1 => "[\u{e000}-\u{e800}é𠮷\u{301}]".prop_map(encoded(GB18030)),
            1 => "[a-zé]{1,5}|指标".prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>(), 1..3),
        ];
        let few = prop::collection::vec(part, 0..8);
        let likely = prop_oneof!["指标,年份\n", "id,year\n", ""].prop_map(encoded(GB18030));
        let mark = prop::option::weighted(0.1, select(&Encoding::ALL[..]));
        (mark, likely, few).prop_map(|(mark, first, parts)| {
            [mark.and_then(Encoding::mark).unwrap_or_default(), &first, &parts.concat()].concat()
        })
    }

    /// In which encoding bytes are a text that can be read by stretches of so many bytes, and which.
    fn surveyed(bytes: &[u8], chosen: Option<Encoding>, stretch: usize) -> Option<(Encoding, String)> {
        Survey::of(bytes, chosen).into_iter().find_map(|mut survey| {
            let (mut rest, mut text, mut length) = (bytes.get(survey.mark..)?, String::new(), 0);
            while !rest.is_empty() {
                let whole = survey.encoding.whole_characters(rest.get(..stretch).unwrap_or_default());
                let (characters, behind) = rest.split_at(if whole == 0 { rest.len() } else { whole });
                length += survey.text_length(characters)?;
                survey.encoding.decode_into(&mut text, characters)?;
                assert_eq!(text.len(), length);
                rest = behind;
            }
            survey.is_text().then_some((survey.encoding, text))
        })
    }

    proptest! {
        #[test]
        fn a_text_in_stretches_is_what_it_is_as_a_whole(
            bytes in content(),
            chosen in prop::option::weighted(0.2, select(&Encoding::ALL[..])),
            stretch in 1..40_usize,
        ) {
            let decoded = Decoded::from_bytes(&bytes, chosen);
            // Its zeros alone do not tell UTF-16 before all of them are counted.
            let is_told = decoded.has_mark || chosen == Some(decoded.encoding);
            let is_utf16 = matches!(decoded.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
            let is_text = decoded.invalid.is_none() && (is_utf16 && is_told || !bytes.contains(&0));
            let whole = is_text.then_some((decoded.encoding, decoded.text));
            prop_assert_eq!(surveyed(&bytes, chosen, stretch), whole);
        }

        #[test]
        fn places_in_text_and_bytes_agree(before in "[a-z一-龥가-힣ｱ-ﾝéü,\\n]{0,12}", after in "[0-9一-龥あ]{0,12}") {
            let text = format!("{before}{after}");
            for encoding in Encoding::ALL {
                let Some(bytes) = encoding.encode(&text) else { continue };
                let decoded = Decoded::in_encoding(&bytes, encoding);
                prop_assert_eq!(&decoded.text, &text);
                let head = encoding.encode(&before).unwrap_or_default();
                prop_assert_eq!(decoded.byte_of(&bytes, before.len()), head.len());
            }
        }
    }
}
