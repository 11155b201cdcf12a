//! JSON: the assessment as it is.

use super::Format;
use crate::source::is_hidden;

pub(super) const FORMAT: Format = Format {
    name: "json",
    extensions: &["json"],
    render: |report, _, _| Ok(escaped(report.json()?).into_bytes().into()),
};

/// What nobody sees as its code, which JSON asks for only below U+0020. Outside of texts there is none of it.
fn escaped(json: String) -> String {
    if !json.contains(is_hidden) {
        return json;
    }
    let code = |character: char| {
        let mut units = [0; 2];
        character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>()
    };
    json.chars().map(|each| if is_hidden(each) { code(each) } else { each.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_nobody_sees_is_written_as_its_code() {
        assert_eq!(escaped("{\n\"é𠮷\"}".to_owned()), "{\n\"é𠮷\"}");
        assert_eq!(escaped("\u{9b}\u{202e}\u{e0041}".to_owned()), "\\u009b\\u202e\\udb40\\udc41");
    }
}
