//! What a diagnostic means and how to mend it.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use crate::diagnostic::Code;
use crate::locale::{Language, Texts};
use crate::report::{Block, Document, Report, Screen, to_json};

/// What a diagnostic means and how to mend it.
pub struct CodeReport {
    /// Which diagnostic.
    pub code: Code,
}

#[derive(Serialize)]
struct CodeJson {
    kind: &'static str,
    id: &'static str,
    severity: &'static str,
    explanation: String,
}

impl CodeReport {
    fn explanation(&self, texts: &Texts) -> String {
        texts.explanation(self.code.name()).unwrap_or_default()
    }
}

impl Report for CodeReport {
    fn document(&self, texts: &Texts) -> Document {
        let severity = texts.get(&self.code.severity().key());
        Document {
            title: format!("{} ({severity})", self.code.name()),
            notes: vec![self.explanation(texts)],
            ..Document::default()
        }
    }

    fn screen(&self, texts: &Texts) -> Option<Screen> {
        let title = self.document(texts).title.into();
        Some(Screen { title, blocks: vec![Block::Prose(self.explanation(texts))], ..Screen::default() })
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let json = CodeJson {
            kind: "code",
            id: self.code.name(),
            severity: self.code.severity().name(),
            explanation: self.explanation(&Texts::new(Language::English)),
        };
        to_json(output, &json)
    }
}
