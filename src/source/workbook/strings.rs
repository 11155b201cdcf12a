//! Texts of a workbook: of runs in several fonts, with escapes, kept once for many cells.

use std::io::BufRead;
use std::ops::Range;

use super::fault::WorkbookFault;
use crate::source::package::{Node, Xml};

/// The texts that cells share, one behind the other.
#[derive(Default)]
pub(super) struct SharedTexts {
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl SharedTexts {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, WorkbookFault> {
        let mut shared = Self::default();
        let mut runs = Runs::default();
        loop {
            match xml.next()? {
                Node::Start(element) => runs.start(element.local_name().as_ref()),
                Node::Text(text) => runs.add(&text),
                Node::End(element) if element.local_name().as_ref() == b"si" => {
                    shared.texts.push_str(&runs.take());
                    shared.ends.push(u32::try_from(shared.texts.len()).map_err(|_| WorkbookFault::TooLarge)?);
                }
                Node::End(element) => runs.end(element.local_name().as_ref()),
                Node::Eof => return Ok(shared),
            }
        }
    }

    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let place = |end: &u32| usize::try_from(*end).ok();
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).and_then(place))?;
        let Range { start, end } = start..self.ends.get(number).and_then(place)?;
        self.texts.get(start..end)
    }
}

/// The text of an element whose runs are read one after the other.
#[derive(Default)]
pub(super) struct Runs {
    text: String,
    is_in_text: bool,
    is_phonetic: bool,
}

impl Runs {
    pub(super) fn start(&mut self, element: &[u8]) {
        self.is_in_text |= element == b"t";
        self.is_phonetic |= element == b"rPh";
    }

    pub(super) fn end(&mut self, element: &[u8]) {
        self.is_in_text &= element != b"t";
        self.is_phonetic &= element != b"rPh";
    }

    pub(super) fn add(&mut self, text: &str) {
        if self.is_in_text && !self.is_phonetic {
            self.text.push_str(text);
        }
    }

    /// What they say together.
    pub(super) fn take(&mut self) -> String {
        self.is_in_text = false;
        unescaped(std::mem::take(&mut self.text))
    }
}

/// The text without escapes: `_x000D_` is a carriage return, and `_x005F_` the line that begins an escape.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("_x") {
        plain.push_str(before);
        match escaped(behind) {
            Some((character, behind)) => {
                plain.push(character);
                rest = behind;
            }
            None => {
                plain.push_str("_x");
                rest = behind;
            }
        }
    }
    plain + rest
}

/// The character of an escape behind its beginning, and what follows.
fn escaped(text: &str) -> Option<(char, &str)> {
    let (digits, behind) = text.split_at_checked(4)?;
    let behind = behind.strip_prefix('_')?;
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    is_number.then_some((character, behind))
}

#[cfg(test)]
mod tests {
    use super::{SharedTexts, unescaped};
    use crate::source::package::Xml;

    #[test]
    fn shared_texts_are_joined_from_their_runs_without_how_they_are_spoken() {
        let xml = "<sst><si><t>指标</t></si><si/><si><r><rPr><b/></rPr><t>国内</t></r><r><t xml:space=\"preserve\"> 生产</t></r>\
            <rPh sb=\"0\" eb=\"1\"><t>guónèi</t></rPh><phoneticPr/></si><si><t>a&amp;&#x4E00;<![CDATA[<b>]]></t></si></sst>";
        let shared = SharedTexts::read(Xml::new(xml.as_bytes())).unwrap();
        let texts: Vec<Option<&str>> = (0..5).map(|number| shared.get(number)).collect();
        assert_eq!(texts, [Some("指标"), Some(""), Some("国内 生产"), Some("a&一<b>"), None]);
    }

    #[test]
    fn an_escape_is_the_character_that_it_names() {
        for (text, plain) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("max_x", "max_x"),
            ("_x00_", "_x00_"),
            ("_xD800_", "_xD800_"),
            ("_x+041_", "_x+041_"),
            ("_x4e00__x", "一_x"),
        ] {
            assert_eq!(unescaped(text.to_owned()), plain);
        }
    }
}
