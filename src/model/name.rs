//! Texts as they are compared.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text with composed characters (Unicode NFC): é may be written as one character or as e with an accent behind it, and
/// nobody sees the difference.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_composed(text) || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A name without blanks and differences of width, by which two can be alike.
pub(crate) fn plain_name(name: &str) -> String {
    name.nfkc().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether nothing composes with any of these characters, by their bytes: up to U+02FF, and from U+4000 to U+9FFF, the first
/// one tells it. Nearly all texts have no others.
fn is_composed(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return true,
            [0..0x80, rest @ ..]
            | [0xC2..0xCC, _, rest @ ..]
            | [0xE4..=0xE9, _, _, rest @ ..]
            // ‐ to U+2027, U+3000 to U+3029, and the full-width forms of ASCII.
            | [0xE2, 0x80, 0x90..=0xA7, rest @ ..]
            | [0xE3, 0x80, 0x80..=0xA9, rest @ ..]
            | [0xEF, 0xBC, 0x81..=0xBF, rest @ ..]
            | [0xEF, 0xBD, 0x80..=0x9E, rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// Input methods for Chinese write full-width digits, letters and signs.
pub fn half_width(character: char) -> char {
    /// How far the full-width forms of ASCII are from ASCII.
    const FULL_WIDTH: u32 = 0xFEE0;
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - FULL_WIDTH).unwrap_or(character),
        other => other,
    }
}

/// The digits of such forms; commas and stops stay what they are: one before a year makes no number of it.
pub fn with_plain_digit(character: char) -> char {
    Some(half_width(character)).filter(char::is_ascii_digit).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{composed, half_width, is_composed};

    #[test]
    fn full_width_forms_become_ascii_and_all_else_stays() {
        let narrow: String = "！０９Ａｚ％，．～　、年a".chars().map(half_width).collect();
        assert_eq!(narrow, "!09Az%,.~　、年a");
    }

    #[test]
    fn both_forms_of_a_character_become_one() {
        for (written, expected) in [("Cafe\u{301}", "Café"), ("Café", "Café"), ("가", "가"), ("指标", "指标"), ("", "")]
        {
            assert_eq!(composed(written), expected);
        }
        assert_eq!(composed("\u{1112}\u{1161}\u{11ab}"), "한");
    }

    #[test]
    fn characters_that_pass_by_their_bytes_are_composed_in_any_order() {
        let passing: String =
            ('\0'..=char::MAX).filter(|character| is_composed(character.encode_utf8(&mut [0; 4]))).collect();
        assert_eq!(passing.chars().count(), 0x300 + 0x18 + 0x2A + 0x6000 + 94);
        assert!(is_composed(&passing));
        assert!(passing.nfc().eq(passing.chars()));
        let reversed: String = passing.chars().rev().collect();
        assert!(reversed.nfc().eq(reversed.chars()));
    }
}
