//! Annotations of GitHub Actions: a line for each finding, shown at its place in the file.

use anyhow::Result;

use super::{Audience, Format, Guarded, Sink, Surface, findings, visible, with_region};
use crate::locale::Texts;
use crate::report::{Finding, Report, Weight};

pub(super) const FORMAT: Format = Format { name: "github", extensions: &[], audience: Audience::Checker, write };

fn write(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let findings = findings(report, FORMAT.name, texts)?;
    for line in findings.iter().filter_map(|finding| line(finding, texts)) {
        output.write_all(line.as_bytes())?;
    }
    Ok(0)
}

fn line(finding: &Finding, texts: &Texts) -> Option<String> {
    let command = match finding.weight {
        Weight::Fine => return None,
        Weight::Warning => "warning",
        Weight::Failure => "error",
    };
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(format!("file={}", property(&place.file)));
        // Within a workbook there is no line to show.
        if place.cell.is_none() {
            properties.push(format!("line={},col={}", place.line, place.column));
        }
    }
    properties
        .push(format!("title={}", property(&format!("{} {}", finding.kind, with_region(&finding.id, finding, texts)))));
    let cell = finding.place.as_ref().filter(|place| place.cell.is_some()).map(|place| format!("{place}: "));
    let message = cell.unwrap_or_default() + &finding.message;
    Some(format!("::{command} {}::{}\n", properties.join(","), data(&visible(&message))))
}

/// What a message may not hold as it is (the runner's own `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property may not hold the signs that part properties either (`escapeProperty`).
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}
