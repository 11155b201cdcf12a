//! Texts of a workbook: of runs in several fonts, with escapes, kept once for many cells.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::BufRead;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::fault::WorkbookFault;
use crate::source::package::{Node, PackageFault, Xml, attribute};

/// The texts that cells share, one behind the other.
#[derive(Default)]
pub(super) struct SharedTexts {
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Those with a marked part.
    marked: BTreeSet<usize>,
}

/// A text of a cell.
pub(super) struct CellText<'t> {
    pub(super) text: Cow<'t, str>,
    /// Whether a part of it is raised, lowered or struck out.
    pub(super) is_marked: bool,
}

impl SharedTexts {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, WorkbookFault> {
        let mut shared = Self::default();
        let mut runs = Runs::default();
        loop {
            match xml.next()? {
                Node::Start(element) => runs.start(&element)?,
                Node::Text(text) => runs.add(&text),
                Node::End(element) if element.local_name().as_ref() == b"si" => {
                    let CellText { text, is_marked } = runs.take();
                    shared.marked.extend(is_marked.then_some(shared.ends.len()));
                    shared.texts.push_str(&text);
                    shared.ends.push(u32::try_from(shared.texts.len()).map_err(|_| WorkbookFault::TooLarge)?);
                }
                Node::End(element) => runs.end(element.local_name().as_ref()),
                Node::Eof => return Ok(shared),
            }
        }
    }

    pub(super) fn get(&self, number: usize) -> Option<CellText<'_>> {
        let place = |end: &u32| usize::try_from(*end).ok();
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).and_then(place))?;
        let Range { start, end } = start..self.ends.get(number).and_then(place)?;
        Some(CellText { text: self.texts.get(start..end)?.into(), is_marked: self.marked.contains(&number) })
    }
}

/// The text of an element whose runs are read one after the other.
#[derive(Default)]
pub(super) struct Runs {
    text: String,
    is_in_text: bool,
    is_phonetic: bool,
    /// Whether the run that is read is raised, lowered or struck out.
    is_run_marked: bool,
    has_marked: bool,
}

impl Runs {
    pub(super) fn start(&mut self, element: &BytesStart<'_>) -> Result<(), PackageFault> {
        match element.local_name().as_ref() {
            b"t" => self.is_in_text = true,
            b"rPh" => self.is_phonetic = true,
            b"r" => self.is_run_marked = false,
            name => self.is_run_marked |= is_mark(name, element)?,
        }
        Ok(())
    }

    pub(super) fn end(&mut self, element: &[u8]) {
        self.is_in_text &= element != b"t";
        self.is_phonetic &= element != b"rPh";
    }

    pub(super) fn add(&mut self, text: &str) {
        if self.is_in_text && !self.is_phonetic {
            self.has_marked |= self.is_run_marked && !text.trim().is_empty();
            self.text.push_str(text);
        }
    }

    /// What they say together.
    pub(super) fn take(&mut self) -> CellText<'static> {
        let Self { text, has_marked, .. } = std::mem::take(self);
        CellText { text: unescaped(text).into(), is_marked: has_marked }
    }
}

/// Whether a property of a font raises, lowers or strikes out.
pub(super) fn is_mark(name: &[u8], element: &BytesStart<'_>) -> Result<bool, PackageFault> {
    Ok(match name {
        b"vertAlign" => attribute(element, b"val")?.is_some_and(|value| value != "baseline"),
        b"strike" => attribute(element, b"val")?.is_none_or(|value| !matches!(&*value, "0" | "false")),
        _ => false,
    })
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
    use std::borrow::Cow;

    use super::{SharedTexts, unescaped};
    use crate::source::package::Xml;

    #[test]
    fn shared_texts_are_joined_from_their_runs_without_how_they_are_spoken() {
        let xml = "<sst><si><t>指标</t></si><si/><si><r><rPr><b/></rPr><t>国内</t></r><r><t xml:space=\"preserve\"> 生产</t></r>\
            <rPh sb=\"0\" eb=\"1\"><t>guónèi</t></rPh><phoneticPr/></si><si><t>a&amp;&#x4E00;<![CDATA[<b>]]></t></si></sst>";
        let shared = SharedTexts::read(Xml::new(xml.as_bytes())).unwrap();
        let texts: Vec<Option<Cow<'_, str>>> = (0..5).map(|number| Some(shared.get(number)?.text)).collect();
        let expected = ["指标", "", "国内 生产", "a&一<b>"].map(|text| Some(Cow::Borrowed(text)));
        assert_eq!(texts, [expected.as_slice(), &[None]].concat());
    }

    #[test]
    fn a_text_is_marked_when_a_part_is_raised_or_lowered_or_struck_out() {
        for (runs, is_marked) in [
            ("<t>91.5</t>", false),
            ("<r><t>91.5</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", true),
            ("<r><rPr><vertAlign val=\"subscript\"/></rPr><t>1</t></r><r><t>91.5</t></r>", true),
            ("<r><rPr><strike/></rPr><t>12</t></r><r><t>130</t></r>", true),
            ("<r><rPr><strike val=\"1\"/></rPr><t>12</t></r>", true),
            ("<r><rPr><strike val=\"0\"/><vertAlign val=\"baseline\"/></rPr><t>12</t></r>", false),
            ("<r><rPr><vertAlign val=\"superscript\"/></rPr><t> </t></r><r><t>130</t></r>", false),
        ] {
            let xml = format!("<sst><si>{runs}</si><si><t>12</t></si></sst>");
            let shared = SharedTexts::read(Xml::new(xml.as_bytes())).unwrap();
            assert_eq!([0, 1].map(|number| shared.get(number).unwrap().is_marked), [is_marked, false], "{runs}");
        }
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
