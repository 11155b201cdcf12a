//! Which files can be read as text.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Encoding, EncodingFault, Role, Source, SourceId, Sources};

pub(super) fn report_undecodable<'s>(
    sources: impl Iterator<Item = (SourceId, &'s Source)>,
    diagnostics: &mut Diagnostics,
) {
    for (id, source) in sources {
        if let Some(invalid) = source.invalid {
            let rest = source.text().get(invalid.offset..).unwrap_or_default();
            let length = rest.chars().next().map_or(1, char::len_utf8);
            diagnostics
                .report(Code::InvalidEncoding, id, invalid.offset..invalid.offset + length)
                .with(
                    "detail",
                    match invalid.fault {
                        EncodingFault::Malformed => "malformed",
                        EncodingFault::Implausible => "implausible",
                        EncodingFault::Zero => "zero",
                    },
                )
                .with("byte", (invalid.byte + 1).to_string())
                .with("found", word_at(source.text(), invalid.offset))
                .with("encoding", source.encoding.name())
                .with("known", Encoding::names().join(", "));
        }
    }
}

/// The word in which a character stands.
fn word_at(text: &str, offset: usize) -> &str {
    let (before, after) = text.split_at_checked(offset).unwrap_or_default();
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let own = after.chars().next().map_or(0, char::len_utf8);
    let rest = after.get(own..).unwrap_or_default();
    let end = text.len() - rest.trim_start_matches(char::is_alphanumeric).len();
    text.get(start..end).unwrap_or_default()
}

/// The sources of a role that can be read as text.
pub(super) fn readable(sources: &Sources, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
    sources.with_role(role).filter(|(_, source)| source.invalid.is_none())
}
