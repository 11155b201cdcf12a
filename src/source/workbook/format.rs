//! What the format of a cell makes of its number.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::fault::WorkbookFault;
use super::grid::Oddity;
use super::strings::mark;
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
    /// Another number, or none.
    Other,
    /// A day or a time.
    Date,
    /// The month of a day.
    Month,
    /// The year of a day.
    Year,
}

/// A format for numbers of one sign, or within its own condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FormatSection {
    pub(super) display: Display,
    /// The words and signs before and behind the digits.
    pub(super) words: [String; 2],
    condition: Option<Condition>,
}

impl FormatSection {
    /// Whether a dash is all that is shown.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.words.concat().trim(), "-" | "–" | "—" | "——")
    }

    /// What is shown before and behind the digits of a number beside its sign.
    pub(super) fn beside(&self, value: f64) -> [String; 2] {
        let is_sign = |sign: &char| match sign {
            '+' => value >= 0.0,
            '-' | '−' | '–' | '—' | '△' | '▲' | '(' | ')' | '（' | '）' => value <= 0.0,
            _ => false,
        };
        self.words.each_ref().map(|words| {
            let words: String = words.chars().filter(|sign| !is_sign(sign)).collect();
            words.trim().to_owned()
        })
    }
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
    /// How each font marks a text.
    fonts: Vec<Option<Oddity>>,
    of_cells: Vec<CellStyle>,
}

/// A style that a cell can have.
#[derive(Default)]
struct CellStyle {
    format: Option<u32>,
    mark: Option<Oddity>,
}

impl Styles {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, WorkbookFault> {
        let mut styles = Self::default();
        let mut by_number: BTreeMap<u32, u32> = BTreeMap::new();
        let mut list = List::Other;
        loop {
            if styles.formats.len().max(styles.of_cells.len()).max(styles.fonts.len()) > MOST_STYLES {
                return Err(WorkbookFault::TooLarge);
            }
            match xml.next()? {
                Node::Start(element) => match element.local_name().as_ref() {
                    b"numFmt" => {
                        let number = attribute(&element, b"numFmtId")?.and_then(|number| number.parse().ok());
                        let code = attribute(&element, b"formatCode")?.unwrap_or_default();
                        by_number.insert(number.unwrap_or_default(), styles.add(&code));
                    }
                    b"cellXfs" => list = List::Cells,
                    b"fonts" => list = List::Fonts,
                    b"font" if list == List::Fonts => styles.fonts.push(None),
                    b"xf" if list == List::Cells => styles.add_style(&element, &mut by_number)?,
                    name if list == List::Fonts => {
                        let mark = mark(name, &element)?;
                        styles
                            .fonts
                            .last_mut()
                            .into_iter()
                            .for_each(|of_font| *of_font = mark.clone().or(of_font.take()));
                    }
                    _ => {}
                },
                Node::End(element) if matches!(element.local_name().as_ref(), b"cellXfs" | b"fonts") => {
                    list = List::Other
                }
                Node::End(_) | Node::Text(_) => {}
                Node::Eof => return Ok(styles),
            }
        }
    }

    fn add_style(&mut self, element: &BytesStart<'_>, by_number: &mut BTreeMap<u32, u32>) -> Result<(), WorkbookFault> {
        let number = attribute(element, b"numFmtId")?.and_then(|number| number.parse().ok());
        let number: u32 = number.unwrap_or_default();
        let mut format = by_number.get(&number).copied();
        if let (None, Some(code)) = (format, built_in(number)) {
            let added = self.add(code);
            by_number.insert(number, added);
            format = Some(added);
        }
        let font: Option<usize> = attribute(element, b"fontId")?.and_then(|font| font.parse().ok());
        let mark = font.and_then(|font| self.fonts.get(font).cloned()).flatten();
        self.of_cells.push(CellStyle { format, mark });
        Ok(())
    }

    fn add(&mut self, code: &str) -> u32 {
        self.formats.push(NumberFormat::read(code));
        u32::try_from(self.formats.len() - 1).unwrap_or(u32::MAX)
    }

    /// How a style marks what is in a cell.
    pub(super) fn mark(&self, style: usize) -> Option<Oddity> {
        self.of_cells.get(style)?.mark.clone()
    }

    /// The format of a style; nothing where numbers are shown as they are.
    pub(super) fn format(&self, style: usize) -> Option<&NumberFormat> {
        let format = self.of_cells.get(style)?.format?;
        self.formats.get(usize::try_from(format).ok()?)
    }
}

/// Of what a list of the styles is.
#[derive(PartialEq, Eq)]
enum List {
    Fonts,
    Cells,
    Other,
}

/// The formats that need no code, as far as they do more than to round and to part thousands.
fn built_in(number: u32) -> Option<&'static str> {
    match number {
        // In the currency of whoever looks at it.
        5..=8 | 42 | 44 => Some("¤0"),
        9 | 10 => Some("0%"),
        17 | 27 | 36 | 50 | 52 | 57 => Some("y/m"),
        14..=22 | 28..=35 | 45..=47 | 51..=58 => Some("y/m/d"),
        _ => None,
    }
}

impl NumberFormat {
    fn read(code: &str) -> Self {
        let mut sections = vec![SectionReader::default()];
        let code = if code.is_empty() { "General" } else { code };
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
                'E' | 'e' if signs.as_str().starts_with(['+', '-']) => _ = signs.next(),
                'G' | 'g' => match after_general(signs.as_str()) {
                    Some(rest) => {
                        section.add_digit();
                        signs = rest.chars();
                    }
                    None => section.add(sign),
                },
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

/// What follows the word for a number as it is, whose first letter is read.
fn after_general(rest: &str) -> Option<&str> {
    let parted = rest.split_at_checked("eneral".len());
    let english = parted.filter(|(word, _)| word.eq_ignore_ascii_case("eneral")).map(|(_, behind)| behind);
    english.or_else(|| rest.strip_prefix("/通用格式"))
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
    /// The digits that are shown are others than those of the number.
    has_other_digits: bool,
    has_percent: bool,
    has_year: bool,
    has_month: bool,
    has_other_time: bool,
}

impl SectionReader {
    fn add(&mut self, sign: char) {
        match sign {
            '0' | '#' | '?' | '@' => self.add_digit(),
            ',' => self.has_comma = self.has_digits,
            '%' => self.has_percent = true,
            'y' | 'Y' | 'e' | 'E' => self.has_year = true,
            'm' | 'M' => self.has_month = true,
            'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'a' | 'A' | 'b' | 'B' => self.has_other_time = true,
            // Of decimals and of fractions.
            '.' | '/' => {}
            sign => self.add_word(sign),
        }
        if !matches!(sign, '0' | '#' | '?' | '@' | ',') {
            self.end_digits();
        }
    }

    fn add_digit(&mut self) {
        self.has_digits = true;
        self.has_comma = false;
        let [_, behind] = &mut self.section.words;
        let parts_thousands = |sign: char| sign.is_whitespace() || matches!(sign, '\'' | '’');
        self.has_other_digits |= !std::mem::take(behind).chars().all(parts_thousands);
    }

    fn end_digits(&mut self) {
        self.has_other_digits |= std::mem::take(&mut self.has_comma);
    }

    fn add_word(&mut self, sign: char) {
        self.end_digits();
        let [before, behind] = &mut self.section.words;
        if self.has_digits || self.has_year { behind } else { before }.push(sign);
    }

    fn add_bracket(&mut self, inside: &str) {
        self.end_digits();
        self.section.condition = Condition::read(inside).or(self.section.condition.take());
        let currency = inside.strip_prefix('$').map(|inside| inside.split('-').next().unwrap_or_default());
        currency.into_iter().flat_map(str::chars).for_each(|sign| self.add_word(sign));
        self.has_other_time |=
            matches!(inside.trim_end_matches(['h', 'm', 's', 'H', 'M', 'S']), "") && !inside.is_empty();
    }

    fn finish(mut self) -> FormatSection {
        self.end_digits();
        let [before, behind] = &self.section.words;
        let is_of_number = |sign: &char| sign.is_numeric() || matches!(sign, '.' | ',');
        let is_longer = before.ends_with(|sign| is_of_number(&sign)) || behind.starts_with(|sign| is_of_number(&sign));
        let display = match self {
            Self { has_other_time: true, .. } | Self { has_month: true, has_year: false, .. } => Display::Date,
            Self { has_month: true, .. } => Display::Month,
            Self { has_year: true, .. } => Display::Year,
            Self { has_other_digits: true, .. } => Display::Other,
            _ if is_longer || !self.has_digits => Display::Other,
            Self { has_percent: true, .. } => Display::Percent,
            _ => Display::Number,
        };
        FormatSection { display, ..self.section }
    }
}

#[cfg(test)]
mod tests {
    use super::{Display, NumberFormat};

    fn shown(code: &str, value: f64) -> Display {
        NumberFormat::read(code).section(value).unwrap().display
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
            ("#,##0,", Display::Other),
            ("0\\.0,\"万\"", Display::Other),
            ("0,.0", Display::Other),
            ("0!.0000\"万\"", Display::Other),
            ("0\".\"0000", Display::Other),
            ("000-0000", Display::Other),
            ("0\"000\"", Display::Other),
            ("\"1\"0", Display::Other),
            ("\"—\"", Display::Other),
            (";;;", Display::Other),
            ("", Display::Number),
            ("#\\ ##0.0", Display::Number),
            ("#'##0", Display::Number),
            ("# ??/??", Display::Number),
            ("0.0E+00\"家\"", Display::Number),
            ("[DBNum1]0", Display::Number),
            ("yyyy-mm-dd", Display::Date),
            ("yyyy\"年\"m\"月\"", Display::Month),
            ("mmm-yy", Display::Month),
            ("mm:ss", Display::Date),
            ("[$-804]yyyy年m月d日;@", Display::Date),
            ("h:mm AM/PM", Display::Date),
            ("[h]", Display::Date),
            ("yyyy", Display::Year),
            ("yyyy\"年\"", Display::Year),
            ("[$-404]e\"年\"", Display::Year),
        ] {
            assert_eq!(shown(code, 1.0), display, "{code}");
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
            assert_eq!(shown(code, value), display, "{code} {value}");
        }
    }

    #[test]
    fn what_stands_beside_the_digits_is_shown_too() {
        for (code, value, beside) in [
            ("0\"家\"", 1.0, "~家"),
            ("0.0\"%\"", 1.0, "~%"),
            ("0年", 1.0, "~年"),
            ("yyyy\"年1-6月\"", 1.0, "~年1-6月"),
            ("General\"万元\"", 1.0, "~万元"),
            ("G/通用格式\"万元\"", 1.0, "~万元"),
            ("\"约\"0", 1.0, "约~"),
            ("\"¥\"#,##0.00", 1.0, "¥~"),
            ("[$$-409]#,##0.00", 1.0, "$~"),
            ("[$-804]#,##0.00", 1.0, "~"),
            ("\">\"0", 1.0, ">~"),
            ("≈0", 1.0, "≈~"),
            ("\"-\"0", 1.0, "-~"),
            ("+0;-0;0", 1.0, "~"),
            ("+0;-0;0", -1.0, "~"),
            ("0;△ 0", -1.0, "~"),
            ("0\\ \"km\"_)", 1.0, "~km"),
            ("#,##0.0_);\\(#,##0.0\\)", -1.0, "~"),
            ("\"¥\"0;\"¥\"\\-0", -1.0, "¥~"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", 0.0, "~"),
        ] {
            let format = NumberFormat::read(code);
            assert_eq!(format.section(value).unwrap().beside(value).join("~"), beside, "{code} {value}");
        }
    }
}
