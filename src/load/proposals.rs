//! What `fsip import` proposed and nobody has confirmed yet.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Role, Sources};

/// How a line begins that marks a proposal. Who agrees deletes it.
pub const PROPOSED: &str = "# proposed:";

/// Reports the first of each file, with how many there are.
pub(super) fn report(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, source) in sources.with_role(Role::Plan) {
        let text = source.text();
        let lines = text.split_inclusive(['\n', '\r']).scan(0, |end, line| {
            let start = *end + line.len() - line.trim_start().len();
            *end += line.len();
            Some((start, line.trim()))
        });
        let mut marked = lines.filter(|(_, line)| line.starts_with(PROPOSED));
        if let Some((start, line)) = marked.next() {
            let count = 1 + marked.count();
            let diagnostic = diagnostics.report(Code::Proposed, id, start..start + line.len());
            diagnostic.with("count", count.to_string()).with("number", if count == 1 { "one" } else { "many" });
        }
    }
}
