//! JSON: the assessment as it is.

use super::Format;

pub(super) const FORMAT: Format =
    Format { name: "json", extensions: &["json"], render: |report, _, _| Ok(report.json()?.into_bytes().into()) };
