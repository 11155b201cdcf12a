//! Text from files made safe for a terminal and for the eye.

use std::borrow::Cow;

use crate::source::is_hidden;

/// The text with control characters and marks that turn the direction of writing around as visible codes: they could
/// move the cursor, hide text, or show other words than the file has. Line breaks stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
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

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_steers_a_terminal_or_turns_text_around_is_shown() {
        assert_eq!(visible("专利\u{1b}[31m"), "专利<001B>[31m");
        assert_eq!(visible("a\u{202e}b\u{9b}c\u{7}"), "a<202E>b<009B>c<0007>");
        assert_eq!(visible("one\ttwo\r\nthree"), "one two\nthree");
        assert_eq!(visible("抚顺 é 𠮷"), "抚顺 é 𠮷");
    }
}
