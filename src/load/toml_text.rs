//! Texts of files as TOML writes them.

use crate::source::is_hidden;

/// Most characters of a cell that is named.
const LONGEST_NAMED: usize = 40;

/// A cell as a message or a remark names it, and how often it stands.
pub fn shown_cell(cell: &str, count: usize) -> String {
    let named = match cell.char_indices().nth(LONGEST_NAMED) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
        None => cell.to_owned(),
    };
    format!("{} × {count}", toml_text(&named))
}

/// A text as TOML writes it on one line.
pub fn toml_text(text: &str) -> String {
    let mut written = String::from("\"");
    for sign in text.chars() {
        match sign {
            '\\' => written.push_str("\\\\"),
            '"' => written.push_str("\\\""),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            hidden if hidden.is_control() || is_hidden(hidden) => {
                written.push_str(&format!("\\U{:08X}", u32::from(hidden)));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::toml_text;

    #[test]
    fn any_text_is_written_as_toml_on_one_line() {
        for text in [
            "",
            "a \"b\" \\ c",
            "one\ntwo\r\n\tthree",
            "\u{0}\u{7}\u{1b}\u{7f}\u{85}",
            "右\u{202e}左\u{200b}",
            "指标（万人）",
        ] {
            let written = toml_text(text);
            assert!(!written.contains(char::is_control), "{written}");
            let table: toml::Table = format!("key = {written}").parse().unwrap();
            assert_eq!(table["key"].as_str(), Some(text), "{written}");
        }
    }
}
