//! What the format of a cell makes of its number.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::fault::WorkbookFault;
use crate::source::package::{Node, Xml, attribute};

/// More formats, or styles, than a spreadsheet can save.
const MOST_STYLES: usize = 1 << 16;
/// The same of the characters of a format.
const LONGEST_CODE: usize = 1_024;

/// What a cell shows of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Display {
    /// The number itself, with other digits or signs.
    #[default]
    Number,
    /// A hundred times as much, with %.
    Percent,
    /// A thousandth of it, or less.
    Scaled,
    /// A day or a time.
    Date,
    /// The year of a day.
    Year,
}

/// A format for numbers of one sign, or within its own condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FormatSection {
    pub(super) display: Display,
    /// The words before and behind the digits.
    pub(super) words: [String; 2],
    condition: Option<Condition>,
}

#[derive(Clone, Debug, PartialEq)]
struct Condition {
    sign: String,
    than: f64,
}

/// A format with its sections.
#[derive(Clone, Debug)]
pub(super) struct NumberFormat(Vec<FormatSection>);

/// The formats of a workbook.
#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// The format of each style that a cell can have.
    of_style: Vec<Option<u32>>,
}

impl Styles {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, WorkbookFault> {
        let mut styles = Self::default();
        let mut by_number: BTreeMap<u32, u32> = BTreeMap::new();
        let mut are_of_cells = false;
        loop {
            if styles.formats.len().max(styles.of_style.len()) > MOST_STYLES {
                return Err(WorkbookFault::TooLarge);
            }
            match xml.next()? {
                Node::Start(element) => match element.local_name().as_ref() {
                    b"numFmt" => {
                        let number = attribute(&element, b"numFmtId")?.and_then(|number| number.parse().ok());
                        let code = attribute(&element, b"formatCode")?.unwrap_or_default();
                        by_number.insert(number.unwrap_or_default(), styles.add(&code));
                    }
                    b"cellXfs" => are_of_cells = true,
                    b"xf" if are_of_cells => {
                        let number = attribute(&element, b"numFmtId")?.and_then(|number| number.parse().ok());
                        let number: u32 = number.unwrap_or_default();
                        let mut format = by_number.get(&number).copied();
                        if let (None, Some(code)) = (format, built_in(number)) {
                            let added = styles.add(code);
                            by_number.insert(number, added);
                            format = Some(added);
                        }
                        styles.of_style.push(format);
                    }
                    _ => {}
                },
                Node::End(element) => are_of_cells &= element.local_name().as_ref() != b"cellXfs",
                Node::Text(_) => {}
                Node::Eof => return Ok(styles),
            }
        }
    }

    fn add(&mut self, code: &str) -> u32 {
        self.formats.push(NumberFormat::read(code));
        u32::try_from(self.formats.len() - 1).unwrap_or(u32::MAX)
    }

    /// The format of a style; nothing where numbers are shown as they are.
    pub(super) fn format(&self, style: usize) -> Option<&NumberFormat> {
        let format = self.of_style.get(style).copied().flatten()?;
        self.formats.get(usize::try_from(format).ok()?)
    }
}

/// The formats that need no code, as far as they do more than to round and to part thousands.
fn built_in(number: u32) -> Option<&'static str> {
    match number {
        9 | 10 => Some("0%"),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Some("y/m/d"),
        _ => None,
    }
}

impl NumberFormat {
    fn read(code: &str) -> Self {
        let mut sections = vec![SectionReader::default()];
        let code: String = code.chars().take(LONGEST_CODE).collect();
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            let Some(section) = sections.last_mut() else { break };
            match sign {
                ';' => sections.push(SectionReader::default()),
                '"' => signs.by_ref().take_while(|inside| *inside != '"').for_each(|inside| section.add_word(inside)),
                '\\' | '!' => signs.next().into_iter().for_each(|escaped| section.add_word(escaped)),
                // As wide as the next sign, or filled with it.
                '_' | '*' => _ = signs.next(),
                '[' => section.add_bracket(&signs.by_ref().take_while(|inside| *inside != ']').collect::<String>()),
                'G' | 'g' if is_general(signs.as_str()) => {
                    section.add_digit();
                    signs.nth("eneral".len() - 1);
                }
                'E' | 'e' if signs.as_str().starts_with(['+', '-']) => {}
                sign => section.add(sign),
            }
        }
        Self(sections.into_iter().map(SectionReader::finish).collect())
    }

    /// The section that applies to a number.
    pub(super) fn section(&self, value: f64) -> Option<&FormatSection> {
        let Self(sections) = self;
        // The fourth is for texts.
        let count = sections.len().min(3);
        let applies = |(place, section): &(usize, &FormatSection)| match &section.condition {
            Some(condition) => condition.holds(value),
            None => match (place, count) {
                (0, 2) => value >= 0.0,
                (0, 3) => value > 0.0,
                (1, 3) => value < 0.0,
                _ => true,
            },
        };
        let numbers = || sections.iter().take(count);
        numbers().enumerate().find(applies).map(|(_, section)| section).or(numbers().next_back())
    }
}

fn is_general(rest: &str) -> bool {
    rest.get(..6).is_some_and(|letters| letters.eq_ignore_ascii_case("eneral"))
}

impl Condition {
    /// What stands in brackets, when it is one: `>=100`.
    fn read(bracket: &str) -> Option<Self> {
        let than = bracket.trim_start_matches(['<', '>', '=']);
        let sign = bracket.strip_suffix(than).filter(|sign| !sign.is_empty())?;
        Some(Self { sign: sign.to_owned(), than: than.trim().parse().ok()? })
    }

    fn holds(&self, value: f64) -> bool {
        match self.sign.as_str() {
            "<" => value < self.than,
            "<=" => value <= self.than,
            ">" => value > self.than,
            ">=" => value >= self.than,
            "<>" => value != self.than,
            _ => value == self.than,
        }
    }
}

/// What was seen of a section.
#[derive(Default)]
struct SectionReader {
    section: FormatSection,
    has_digits: bool,
    /// A comma stands behind the last digit.
    has_comma: bool,
    is_scaled: bool,
    has_percent: bool,
    has_year: bool,
    has_other_time: bool,
}

impl SectionReader {
    fn add(&mut self, sign: char) {
        match sign {
            '0' | '#' | '?' => self.add_digit(),
            ',' => self.has_comma = self.has_digits,
            '%' => self.has_percent = true,
            'y' | 'Y' | 'e' | 'E' => self.has_year = true,
            'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'a' | 'A' | 'b' | 'B' => self.has_other_time = true,
            sign if sign.is_ascii() => {}
            sign => self.add_word(sign),
        }
        if !matches!(sign, '0' | '#' | '?' | ',') {
            self.end_digits();
        }
    }

    fn add_digit(&mut self) {
        self.has_digits = true;
        self.has_comma = false;
        let [_, behind] = &mut self.section.words;
        behind.clear();
    }

    fn end_digits(&mut self) {
        self.is_scaled |= std::mem::take(&mut self.has_comma);
    }

    fn add_word(&mut self, sign: char) {
        self.end_digits();
        let [before, behind] = &mut self.section.words;
        if self.has_digits { behind } else { before }.push(sign);
    }

    fn add_bracket(&mut self, inside: &str) {
        self.end_digits();
        self.section.condition = Condition::read(inside).or(self.section.condition.take());
        self.has_other_time |=
            matches!(inside.trim_end_matches(['h', 'm', 's', 'H', 'M', 'S']), "") && !inside.is_empty();
    }

    fn finish(mut self) -> FormatSection {
        self.end_digits();
        let is_word = |words: &String| words.contains(|sign: char| sign.is_alphabetic() || "%％‰".contains(sign));
        for words in &mut self.section.words {
            let kept = Some(&*words).filter(|words| is_word(words)).map(|words| words.trim().to_owned());
            *words = kept.unwrap_or_default();
        }
        let display = match self {
            Self { has_other_time: true, .. } => Display::Date,
            Self { has_year: true, .. } => Display::Year,
            Self { is_scaled: true, .. } => Display::Scaled,
            Self { has_percent: true, .. } => Display::Percent,
            _ => Display::Number,
        };
        FormatSection { display, ..self.section }
    }
}

#[cfg(test)]
mod tests {
    use super::{Display, NumberFormat};

    fn shown(code: &str, value: f64) -> (Display, String) {
        let format = NumberFormat::read(code);
        let section = format.section(value).unwrap();
        (section.display, section.words.join("~"))
    }

    #[test]
    fn a_format_says_what_a_cell_shows_of_its_number() {
        for (code, display) in [
            ("General", Display::Number),
            ("0.00", Display::Number),
            ("#,##0", Display::Number),
            ("#,##0_);[Red](#,##0)", Display::Number),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", Display::Number),
            ("[$¥-804]#,##0.00", Display::Number),
            ("0.00E+00", Display::Number),
            ("@", Display::Number),
            ("0%", Display::Percent),
            ("0.0%_)", Display::Percent),
            ("0.0\"%\"", Display::Number),
            ("0.0\\%", Display::Number),
            ("#,##0,", Display::Scaled),
            ("0\\.0,\"万\"", Display::Scaled),
            ("0,.0", Display::Scaled),
            ("yyyy-mm-dd", Display::Date),
            ("yyyy\"年\"m\"月\"", Display::Date),
            ("[$-804]yyyy年m月d日;@", Display::Date),
            ("h:mm AM/PM", Display::Date),
            ("[h]", Display::Date),
            ("yyyy", Display::Year),
            ("yyyy\"年\"", Display::Year),
            ("[$-404]e\"年\"", Display::Year),
        ] {
            assert_eq!(shown(code, 1.0).0, display, "{code}");
        }
    }

    #[test]
    fn the_section_is_that_of_the_sign_or_of_the_condition() {
        for (code, value, display) in [
            ("0%;0", 0.5, Display::Percent),
            ("0%;0", 0.0, Display::Percent),
            ("0%;0", -0.5, Display::Number),
            ("0;0%;0", -0.5, Display::Percent),
            ("0%;0%;0", 0.0, Display::Number),
            ("0;0;0;0%", -1.0, Display::Number),
            ("[<1]0%;0", 0.5, Display::Percent),
            ("[<1]0%;0", 1.0, Display::Number),
            ("[>=100]0;[<0]0;0%", 50.0, Display::Percent),
            ("[=1]0%;[<>2]0;0%", 3.0, Display::Number),
            ("[<=1]0;[>5]0%", 3.0, Display::Percent),
        ] {
            assert_eq!(shown(code, value).0, display, "{code} {value}");
        }
    }

    #[test]
    fn words_beside_the_digits_are_shown_too() {
        for (code, words) in [
            ("0\"家\"", "~家"),
            ("0.0\"%\"", "~%"),
            ("0年", "~年"),
            ("General\"万元\"", "~万元"),
            ("\"约\"0", "约~"),
            ("\"¥\"#,##0.00", "~"),
            ("0\\ \"km\"_)", "~km"),
            ("#,##0.0_);\\(#,##0.0\\)", "~"),
        ] {
            assert_eq!(shown(code, 1.0).1, words, "{code}");
        }
    }
}
