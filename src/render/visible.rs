//! Text from files made safe for a terminal and for the eye.

use std::borrow::Cow;

use crate::source::is_hidden;

/// The text with control characters and marks that turn the direction of writing around as visible codes: they could
/// move the cursor, hide text, or show other words than the file has. Line breaks stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    // What there is most of is seen without a look at its characters: printable ASCII, and U+3000 to U+D7FF.
    let is_seen = |byte: u8| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xE3..=0xED);
    if text.bytes().all(is_seen) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let shown = |character: char| match character {
        '\t' => " ".to_owned(),
        '\r' => String::new(),
        hidden if is_hidden(hidden) => format!("<{:04X}>", u32::from(hidden)),
        other => other.to_string(),
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// The text on one line.
pub(super) fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "<000A>")
}

/// Text for a log without what the runners of CI take for commands: `::` that starts a line (GitHub), and `##[`, `##vso[`
/// or the like anywhere (Azure, TeamCity).
pub(super) fn without_commands(text: &str) -> Cow<'_, str> {
    let has = |sign: &[u8]| memchr::memmem::find(text.as_bytes(), sign).is_some();
    if !has(b"::") && !has(b"##") {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        let blanks = line.len() - line.trim_start().len();
        let (indent, rest) = line.split_at(blanks);
        // A third colon makes it no command: snippets of files begin so.
        let command = rest.strip_prefix("::").filter(|command| !command.starts_with(':'));
        let rest = command.map_or(rest.to_owned(), |command| format!("<003A>:{command}"));
        indent.to_owned() + &without_hash_commands(&rest)
    };
    Cow::Owned(text.split_inclusive('\n').map(line).collect())
}

fn without_hash_commands(line: &str) -> String {
    let (mut harmless, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once("##") {
        let is_command = after.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).starts_with('[');
        harmless = harmless + before + if is_command { "<0023>" } else { "#" };
        rest = rest.get(before.len() + 1..).unwrap_or_default();
    }
    harmless + rest
}

#[cfg(test)]
mod tests {
    use super::{is_hidden, visible, without_commands};

    #[test]
    fn what_steers_a_terminal_or_turns_text_around_is_shown() {
        assert_eq!(visible("专利\u{1b}[31m"), "专利<001B>[31m");
        assert_eq!(visible("a\u{202e}b\u{9b}c\u{7}"), "a<202E>b<009B>c<0007>");
        assert_eq!(visible("one\ttwo\r\nthree"), "one two\nthree");
        assert_eq!(visible("抚顺 é 𠮷"), "抚顺 é 𠮷");
        for hidden in ('\0'..=char::MAX).filter(|character| is_hidden(*character)) {
            assert_ne!(visible(&format!("市{hidden}")), format!("市{hidden}"));
        }
        assert_eq!(visible("a\u{fffe}b\u{2028}c\u{e0041}"), "a<FFFE>b<2028>c<E0041>");
    }

    #[test]
    fn a_line_of_a_log_is_no_command() {
        for (text, harmless) in [
            ("::error::x\n  ::set-output", "<003A>:error::x\n  <003A>:set-output"),
            ("a ::error::x\n ::: plan.toml:3", "a ::error::x\n ::: plan.toml:3"),
            ("##[error]x ##vso[task] ###VSO[x]", "<0023>#[error]x <0023>#vso[task] #<0023>#VSO[x]"),
            ("##teamcity[x]", "<0023>#teamcity[x]"),
            ("## a [b]", "## a [b]"),
        ] {
            assert_eq!(without_commands(text), harmless);
        }
    }
}
