//! Texts as they are compared.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text with composed characters (Unicode NFC): é may be written as one character or as e with an accent behind it, and
/// nobody sees the difference.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(is_alone) || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether nothing composes with this character. Nearly all texts have no others.
fn is_alone(character: char) -> bool {
    matches!(character, '\0'..='\u{2ff}' | '‐'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{4000}'..='\u{9fff}' | '！'..='～')
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

    use super::{composed, half_width, is_alone};

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
    fn what_is_alone_is_composed_already() {
        let alone: String = ('\0'..=char::MAX).filter(|character| is_alone(*character)).collect();
        assert!(alone.chars().count() > 20_000);
        assert!(alone.nfc().eq(alone.chars()));
    }
}
