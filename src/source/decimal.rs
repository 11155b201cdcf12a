//! Which sign parts the decimals of a number in a file.

/// The decimal sign of files in which a comma and a point can mean two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// 3,5 is three and a half; 1.234 is more than a thousand.
    Comma,
    /// 3.5 is three and a half; 1,234 is more than a thousand.
    Point,
}

impl DecimalMark {
    /// The mark of this name, which is the sign itself.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "," => Some(Self::Comma),
            "." => Some(Self::Point),
            _ => None,
        }
    }
}
