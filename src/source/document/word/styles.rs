//! What the styles of a Word document say of paragraphs.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::numbering::Numbered;
use crate::source::package::{Node, PackageFault, Xml, attribute, says_yes};

/// How many styles a style may be based on, one on the other.
const MOST_BASES: usize = 20;

#[derive(Clone, Default)]
pub(super) struct Style {
    /// Of its outline, from 0.
    pub(super) level: Option<u8>,
    pub(super) numbered: Numbered,
    base: Option<String>,
}

#[derive(Default)]
pub(super) struct ParagraphStyles {
    styles: BTreeMap<String, Style>,
    /// That of paragraphs which name none.
    standard: Option<String>,
}

impl ParagraphStyles {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, PackageFault> {
        let mut styles = Self::default();
        let (mut id, mut style) = (String::new(), Style::default());
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let value = || Ok::<_, PackageFault>(attribute(&element, b"val")?.unwrap_or_default());
                    match element.local_name().as_ref() {
                        b"style" => {
                            id = attribute(&element, b"styleId")?.unwrap_or_default().into_owned();
                            style = Style::default();
                            let is_paragraph = attribute(&element, b"type")?.as_deref() == Some("paragraph");
                            if is_paragraph && says_yes(&element, b"default")? {
                                styles.standard = Some(id.clone());
                            }
                        }
                        b"name" => style.level = style.level.or(level_of_name(&value()?)),
                        b"basedOn" => style.base = Some(value()?.into_owned()),
                        b"outlineLvl" => style.level = value()?.parse().ok(),
                        b"numId" => style.numbered.list = Some(value()?.into_owned()),
                        b"ilvl" => style.numbered.level = value()?.parse().ok(),
                        _ => {}
                    }
                }
                Node::End(element) if element.local_name().as_ref() == b"style" => {
                    styles.styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                }
                Node::End(_) | Node::Text(_) => {}
                Node::Eof => return Ok(styles),
            }
        }
    }

    /// A style with what it takes from those it is based on.
    pub(super) fn of(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = id.or(self.standard.as_deref());
        for _ in 0..MOST_BASES {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            found.level = found.level.or(style.level);
            found.numbered = found.numbered.or(&style.numbered);
            next = style.base.as_deref();
        }
        found
    }
}

/// The level that the name of a built-in style has: it is the same in every language.
fn level_of_name(name: &str) -> Option<u8> {
    let level: u8 = name.to_ascii_lowercase().strip_prefix("heading ")?.parse().ok()?;
    level.checked_sub(1)
}
