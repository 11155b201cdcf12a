//! The XML of a part, node by node.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use super::fault::PackageFault;

/// A part while it is read.
pub(crate) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// How many elements are open.
    depth: usize,
}

/// What comes next in a part.
pub(crate) enum Node<'x> {
    Start(BytesStart<'x>),
    End(BytesEnd<'x>),
    /// A piece of text; another one may follow.
    Text(Cow<'x, str>),
    Eof,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(reader: R) -> Self {
        let mut reader = Reader::from_reader(reader);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next node. Entities are those of XML alone: a package may declare none.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, PackageFault> {
        self.buffer.clear();
        Ok(match self.reader.read_event_into(&mut self.buffer)? {
            Event::Start(element) => {
                self.depth += 1;
                Node::Start(element)
            }
            Event::End(element) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End(element)
            }
            Event::Text(text) => Node::Text(text.xml10_content().map_err(|_| PackageFault::Damaged)?),
            Event::CData(text) => Node::Text(text.xml10_content().map_err(|_| PackageFault::Damaged)?),
            Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref()? {
                Some(character) => Cow::Owned(character.to_string()),
                None => {
                    let name = reference.decode().map_err(|_| PackageFault::Damaged)?;
                    Cow::Borrowed(resolve_predefined_entity(&name).ok_or(PackageFault::Damaged)?)
                }
            }),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => Node::Text(Cow::Borrowed("")),
            Event::DocType(_) => return Err(PackageFault::Damaged),
            Event::Eof if self.depth > 0 => return Err(PackageFault::Damaged),
            Event::Eof => Node::Eof,
        })
    }

    /// Passes to the first element, which must have this name.
    pub(crate) fn require_root(&mut self, name: &[u8]) -> Result<(), PackageFault> {
        loop {
            match self.next()? {
                Node::Start(element) if element.local_name().as_ref() == name => return Ok(()),
                Node::Text(_) => {}
                Node::Start(_) | Node::End(_) | Node::Eof => return Err(PackageFault::OtherContent),
            }
        }
    }
}

/// What an attribute says, whatever namespace it is in.
pub(crate) fn attribute<'e>(element: &'e BytesStart<'_>, name: &[u8]) -> Result<Option<Cow<'e, str>>, PackageFault> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?));
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(crate) fn says_yes(element: &BytesStart<'_>, name: &[u8]) -> Result<bool, PackageFault> {
    Ok(attribute(element, name)?.is_some_and(|value| matches!(&*value, "1" | "true")))
}
