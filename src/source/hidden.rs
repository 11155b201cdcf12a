//! Characters that nobody sees.

/// Whether a character steers a terminal, turns the direction of writing around (UAX #9), has no width, ends a line
/// without being a line break of files, or is none that XML can hold. Line feeds are seen.
pub fn is_hidden(character: char) -> bool {
    match character {
        '\n' | ' '..='~' => false,
        // Chinese, which is most of what there is to look at.
        '\u{3000}'..='\u{D7FF}' => false,
        rare => is_rare_hidden(rare),
    }
}

fn is_rare_hidden(character: char) -> bool {
    let is_direction = matches!(
        character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
    );
    let has_no_width = matches!(
        character,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    );
    let is_no_text = matches!(character, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}');
    is_direction || has_no_width || is_no_text || character.is_control()
}
