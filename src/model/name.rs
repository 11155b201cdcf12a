//! Texts as they are compared.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text with composed characters (Unicode NFC): é may be written as one character or as e with an accent behind it, and
/// nobody sees the difference.
pub fn composed(text: &str) -> Cow<'_, str> {
    // Nothing composes with these, and nearly all names have no others.
    let is_alone = |character: char| matches!(character, '\0'..='\u{2ff}' | '一'..='\u{9fff}');
    if text.chars().all(is_alone) || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
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

#[cfg(test)]
mod tests {
    use super::{composed, half_width};

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
}
