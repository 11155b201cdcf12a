//! Texts of a workbook: of runs in several fonts, with escapes, kept once for many cells.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::BufRead;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::fault::WorkbookFault;
use super::grid::Oddity;
use crate::source::package::{Node, PackageFault, Xml, attribute};

/// The texts that cells share, one behind the other.
#[derive(Default)]
pub(super) struct SharedTexts {
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Those with a marked part, and how.
    marked: BTreeMap<usize, Oddity>,
}

/// A text of a cell.
pub(super) struct CellText<'t> {
    pub(super) text: Cow<'t, str>,
    /// How a part of it is marked.
    pub(super) mark: Option<Oddity>,
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
                    let CellText { text, mark } = runs.take();
                    shared.marked.extend(mark.map(|mark| (shared.ends.len(), mark)));
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
        Some(CellText { text: self.texts.get(start..end)?.into(), mark: self.marked.get(&number).cloned() })
    }
}

/// The text of an element whose runs are read one after the other.
#[derive(Default)]
pub(super) struct Runs {
    text: String,
    is_in_text: bool,
    is_phonetic: bool,
    /// How the run that is read is marked, and any of them.
    of_run: Option<Oddity>,
    mark: Option<Oddity>,
}

impl Runs {
    pub(super) fn start(&mut self, element: &BytesStart<'_>) -> Result<(), PackageFault> {
        match element.local_name().as_ref() {
            b"t" => self.is_in_text = true,
            b"rPh" => self.is_phonetic = true,
            b"r" => self.of_run = None,
            name => self.of_run = mark(name, element)?.or(self.of_run.take()),
        }
        Ok(())
    }

    pub(super) fn end(&mut self, element: &[u8]) {
        self.is_in_text &= element != b"t";
        self.is_phonetic &= element != b"rPh";
    }

    pub(super) fn add(&mut self, text: &str) {
        if self.is_in_text && !self.is_phonetic {
            if !text.trim().is_empty() {
                self.mark = self.of_run.clone().or(self.mark.take());
            }
            self.text.push_str(text);
        }
    }

    /// What they say together.
    pub(super) fn take(&mut self) -> CellText<'static> {
        let Self { text, mark, .. } = std::mem::take(self);
        CellText { text: unescaped(text).into(), mark }
    }
}

/// How a property of a font marks a text, if it does.
pub(super) fn mark(name: &[u8], element: &BytesStart<'_>) -> Result<Option<Oddity>, PackageFault> {
    let value = || attribute(element, b"val");
    Ok(match name {
        b"vertAlign" => value()?.filter(|value| value != "baseline").map(|_| Oddity::Marked),
        b"strike" => value()?.is_none_or(|value| !matches!(&*value, "0" | "false")).then_some(Oddity::StruckOut),
        _ => None,
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

    use super::{Oddity, SharedTexts, unescaped};
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
        let (raised, struck) = (Some(Oddity::Marked), Some(Oddity::StruckOut));
        for (runs, mark) in [
            ("<t>91.5</t>", None),
            ("<r><t>91.5</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", raised.clone()),
            ("<r><rPr><vertAlign val=\"subscript\"/></rPr><t>1</t></r><r><t>91.5</t></r>", raised),
            ("<r><rPr><strike/></rPr><t>12</t></r><r><t>130</t></r>", struck.clone()),
            ("<r><rPr><strike val=\"1\"/></rPr><t>12</t></r>", struck),
            ("<r><rPr><strike val=\"0\"/><vertAlign val=\"baseline\"/></rPr><t>12</t></r>", None),
            ("<r><rPr><vertAlign val=\"superscript\"/></rPr><t> </t></r><r><t>130</t></r>", None),
        ] {
            let xml = format!("<sst><si>{runs}</si><si><t>12</t></si></sst>");
            let shared = SharedTexts::read(Xml::new(xml.as_bytes())).unwrap();
            assert_eq!([0, 1].map(|number| shared.get(number).unwrap().mark), [mark, None], "{runs}");
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
