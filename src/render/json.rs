//! JSON: the assessment as it is.

use std::io::{self, Write};

use super::{Audience, Format, Sink};
use crate::source::is_hidden;

pub(super) const FORMAT: Format = Format {
    name: "json",
    extensions: &["json"],
    audience: Audience::Program,
    write: |report, _, _, output| report.json(&mut Escaping(output)).map(|()| 0),
};

/// What nobody sees as its code, which JSON asks for only below U+0020. Outside of texts there is none of it.
struct Escaping<'o>(&'o mut Sink<'o>);

impl Write for Escaping<'_> {
    /// Texts come whole, or in parts between characters of ASCII.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match str::from_utf8(bytes) {
            Ok(text) if text.contains(is_hidden) => self.0.write_all(escaped(text).as_bytes())?,
            Ok(_) | Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn escaped(text: &str) -> String {
    let code = |character: char| {
        let mut units = [0; 2];
        character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>()
    };
    text.chars().map(|each| if is_hidden(each) { code(each) } else { each.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Escaping, Write};

    #[test]
    fn what_nobody_sees_is_written_as_its_code() {
        for (text, written) in [
            ("{\n\"é𠮷\"}", "{\n\"é𠮷\"}"),
            ("\u{9b}\u{202e}\u{e0041}", "\\u009b\\u202e\\udb40\\udc41"),
            ("\u{7f}", "\\u007f"),
        ] {
            let mut output = Vec::new();
            Escaping(&mut output).write_all(text.as_bytes()).unwrap();
            assert_eq!(output, written.as_bytes());
        }
    }
}
