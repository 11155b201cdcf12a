//! What a diagnostic means and how to mend it.

use anyhow::Result;
use serde::Serialize;

use crate::diagnostic::{Code, Severity};
use crate::locale::{Language, Texts};
use crate::report::{Document, Report, to_json};

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
    fn severity(&self) -> &'static str {
        match self.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    fn explanation(&self, texts: &Texts) -> String {
        texts.explanation(self.code.name()).unwrap_or_default()
    }
}

impl Report for CodeReport {
    fn document(&self, texts: &Texts) -> Document {
        let severity = texts.get(&format!("level-{}", self.severity()));
        Document {
            title: format!("{} ({severity})", self.code.name()),
            notes: vec![self.explanation(texts)],
            ..Document::default()
        }
    }

    fn json(&self) -> Result<String> {
        to_json(&CodeJson {
            kind: "code",
            id: self.code.name(),
            severity: self.severity(),
            explanation: self.explanation(&Texts::new(Language::English)),
        })
    }
}
