//! What `fsip import` proposed and nobody has confirmed yet.

use memchr::memmem;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Role, Sources};

/// How a line begins that marks a proposal. Who agrees deletes it.
pub const PROPOSED: &str = "# proposed:";

/// Reports the first of each file, with how many there are.
pub(super) fn report(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (id, source) in sources.with_role(Role::Plan) {
        let text = source.text();
        let begins_line = |start: &usize| {
            let before = text.get(..*start).and_then(|before| before.rsplit(['\n', '\r']).next());
            before.is_some_and(|before| before.trim().is_empty())
        };
        let mut marked = memmem::find_iter(text.as_bytes(), PROPOSED).filter(begins_line);
        if let Some(start) = marked.next() {
            let count = 1 + marked.count();
            let line = text.get(start..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default();
            let diagnostic = diagnostics.report(Code::Proposed, id, start..start + line.trim_end().len());
            diagnostic.with("count", count.to_string()).with("number", if count == 1 { "one" } else { "many" });
        }
    }
}
