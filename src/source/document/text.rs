//! Plain text: paragraphs by lines, tables as programs flatten them, and documents without line breaks.

use super::{DocumentBlock, DocumentCell, DocumentTable, OfficialDocument, Paragraph, Spot, is_blank, trimmed};

/// Most characters of the heading of a column.
const LONGEST_HEADING: usize = 30;
/// Bytes of a line from which on it may be several paragraphs.
const LONG_LINE: usize = 4_000;

struct Line<'t> {
    number: usize,
    text: &'t str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.chars().all(is_blank)
    }

    fn starts_cell(&self) -> bool {
        self.text.starts_with('\t')
    }

    fn may_be_heading(&self) -> bool {
        let text = trimmed(self.text);
        !text.is_empty() && text.chars().count() <= LONGEST_HEADING && !text.contains(['。', '；', ';', '：'])
    }
}

pub(super) fn read(text: &str) -> OfficialDocument {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<Line<'_>> =
        text.split('\n').enumerate().map(|(place, text)| Line { number: place + 1, text }).collect();
    let mut document = OfficialDocument::default();
    let mut rest = lines.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        let table = cells_by_line(rest)
            .or_else(|| rows_by_line(rest))
            .or_else(|| cells_by(rest, '\t'))
            .or_else(|| cells_by(rest, '|'));
        if let Some((table, left)) = table {
            document.blocks.push(DocumentBlock::Table(table));
            rest = left;
            continue;
        }
        rest = behind;
        if !first.is_blank() {
            add_paragraphs(first, &mut document.blocks);
        }
    }
    document
}

/// A line is a paragraph, or goes on with the one before as texts of fixed width do.
fn add_paragraphs(line: &Line<'_>, blocks: &mut Vec<DocumentBlock>) {
    let text = trimmed(line.text);
    if let Some(DocumentBlock::Paragraph(before)) = blocks.last_mut()
        && before.spot == Spot::Line(line.number - 1)
        && text.starts_with(|first: char| first.is_ascii_lowercase())
    {
        before.text.push(' ');
        before.text.push_str(text);
        return;
    }
    let paragraph =
        |text: &str| Paragraph { text: trimmed(text).to_owned(), heading: None, spot: Spot::Line(line.number) };
    blocks.extend(run_on(text).into_iter().map(|text| DocumentBlock::Paragraph(paragraph(text))));
}

/// Columns of a header: two at least, of few words each.
fn is_header(cells: &[Line<'_>]) -> bool {
    cells.len() >= 2 && cells.iter().all(Line::may_be_heading)
}

/// Cells that each begin a line with a tab and may go on over several lines; a blank line parts rows.
fn cells_by_line<'l, 't>(lines: &'l [Line<'t>]) -> Option<(DocumentTable, &'l [Line<'t>])> {
    let header = lines.iter().take_while(|line| line.starts_cell() && !line.is_blank()).count();
    let (first, mut rest) = lines.split_at_checked(header)?;
    if !is_header(first) || !rest.first()?.is_blank() {
        return None;
    }
    let mut rows = vec![first.iter().map(|line| cell(trimmed(line.text), line.number)).collect::<Vec<DocumentCell>>()];
    while let Some((row, left)) = row_of_cells(rest, header) {
        rows.push(row);
        rest = left;
    }
    (rows.len() > 1).then(|| (DocumentTable { rows: filled_down(rows) }, rest))
}

/// The next row of so many cells, and what follows it.
fn row_of_cells<'l, 't>(lines: &'l [Line<'t>], columns: usize) -> Option<(Vec<DocumentCell>, &'l [Line<'t>])> {
    let blank = lines.iter().take_while(|line| line.is_blank() && !line.starts_cell()).count();
    let mut rest = lines.get(blank..)?;
    let mut row = Vec::new();
    while row.len() < columns {
        if !rest.first()?.starts_cell() {
            return None;
        }
        let length = 1 + rest.iter().skip(1).take_while(|line| !line.starts_cell()).count();
        let length = if row.len() + 1 == columns { last_cell(rest.get(..length)?) } else { length };
        let (lines, left) = rest.split_at_checked(length)?;
        let texts: Vec<&str> = lines.iter().map(|line| trimmed(line.text)).filter(|text| !text.is_empty()).collect();
        let place = lines.iter().find(|line| !line.is_blank()).or(lines.first())?.number;
        row.push(cell(&texts.join("\n"), place));
        rest = left;
    }
    Some((row, rest))
}

/// The last cell of a row ends with the blank line behind its text.
fn last_cell(lines: &[Line<'_>]) -> usize {
    let above = lines.iter().take_while(|line| line.is_blank()).count();
    above + lines.iter().skip(above).take_while(|line| !line.is_blank()).count()
}

/// Cells that are lines; a line with nothing but a tab parts rows, and a row leaves out what is merged with the one above.
fn rows_by_line<'l, 't>(lines: &'l [Line<'t>]) -> Option<(DocumentTable, &'l [Line<'t>])> {
    let parts_rows = |line: &Line<'_>| line.starts_cell() && line.is_blank();
    let mut rest = lines;
    let mut rows: Vec<Vec<DocumentCell>> = Vec::new();
    while let Some((_, behind)) = rest.split_first().filter(|(first, _)| parts_rows(first)) {
        let (row, left) = behind.split_at(behind.iter().take_while(|line| !line.is_blank()).count());
        let columns = rows.first().map_or(row.len(), Vec::len);
        if row.is_empty() || row.len() > columns || rows.is_empty() && !is_header(row) {
            break;
        }
        let above = rows.last().map_or(&[][..], Vec::as_slice);
        let merged =
            above.iter().take(columns - row.len()).map(|cell| DocumentCell { is_guessed: true, ..cell.clone() });
        rows.push(merged.chain(row.iter().map(|line| cell(trimmed(line.text), line.number))).collect());
        rest = left;
    }
    (rows.len() > 1).then_some((DocumentTable { rows }, rest))
}

/// Rows that are lines, with tabs or pipes between cells.
fn cells_by<'l, 't>(lines: &'l [Line<'t>], between: char) -> Option<(DocumentTable, &'l [Line<'t>])> {
    let cells = |line: &Line<'_>| -> Vec<DocumentCell> {
        line.text.trim_matches([' ', '\u{3000}']).split(between).map(|text| cell(trimmed(text), line.number)).collect()
    };
    let columns = cells(lines.first()?).len();
    if columns < 3 {
        return None;
    }
    let count = lines.iter().take_while(|line| !line.is_blank() && cells(line).len() == columns).count();
    let (rows, rest) = lines.split_at_checked(count)?;
    // |---|:--:| only parts the header from the rows.
    let is_rule = |line: &&Line<'_>| line.text.chars().all(|sign| is_blank(sign) || "|-:\t".contains(sign));
    let rows = rows.iter().filter(|line| !is_rule(line)).map(cells).collect();
    (count > 1).then(|| (DocumentTable { rows: filled_down(rows) }, rest))
}

fn cell(text: &str, line: usize) -> DocumentCell {
    DocumentCell { text: text.to_owned(), spot: Spot::Line(line), is_guessed: false }
}

/// A blank cell repeats the one above, as merged cells are flattened to.
fn filled_down(mut rows: Vec<Vec<DocumentCell>>) -> Vec<Vec<DocumentCell>> {
    let mut above: Vec<DocumentCell> = Vec::new();
    for row in rows.iter_mut().skip(1) {
        for (cell, above) in
            row.iter_mut().zip(&above).filter(|(cell, above)| cell.text.is_empty() && !above.text.is_empty())
        {
            *cell = DocumentCell { is_guessed: true, ..above.clone() };
        }
        above.clone_from(row);
    }
    rows
}

/// The paragraphs of a document that was copied without line breaks: each begins with the next numeral of its level.
fn run_on(text: &str) -> Vec<&str> {
    if text.len() < LONG_LINE {
        return vec![text];
    }
    let mut numerals = Numerals::default();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| numerals.is_next(text, *at)).collect();
    if numerals.upper < 2 {
        return vec![text];
    }
    let ends = starts.iter().copied().chain([text.len()]);
    std::iter::once(0).chain(starts.iter().copied()).zip(ends).filter_map(|(from, to)| text.get(from..to)).collect()
}

/// The numerals of headings that were found, level by level: 一、 then （一） then 1.
#[derive(Default)]
struct Numerals {
    last: [usize; 3],
    is_below_title: bool,
    /// How many of them are Chinese.
    upper: usize,
}

impl Numerals {
    /// Whether a heading begins here: behind a sentence or a title, with the next numeral or the first one of a deeper level.
    fn is_next(&mut self, text: &str, at: usize) -> bool {
        let (Some(before), Some(numeral)) = (text.get(..at), text.get(at..).and_then(HeadingNumeral::of)) else {
            return false;
        };
        let HeadingNumeral { level, number, .. } = numeral;
        let ends_sentence = before.ends_with(['。', '）', ')', '：', '；', '！', '”']);
        let Some(last) = self.last.get_mut(level) else { return false };
        let is_next = number == *last + 1;
        let is_first = number == 1 && level > 0;
        let follows_title = level == 1 && (is_next || is_first && self.is_below_title);
        if at == 0 || !(is_next || is_first) || !(ends_sentence || follows_title) {
            return false;
        }
        *last = number;
        self.is_below_title = level == 0;
        self.upper += usize::from(level < 2);
        true
    }
}

/// The numeral that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeadingNumeral {
    /// 一、 is 0, （一） 1, 1. 2, （1） and ① 3.
    pub(crate) level: usize,
    pub(crate) number: usize,
    /// In bytes.
    pub(crate) length: usize,
}

impl HeadingNumeral {
    pub(crate) fn of(text: &str) -> Option<Self> {
        let numeral = |level, number, rest: &str| Some(Self { level, number, length: text.len() - rest.len() });
        let first = text.chars().next()?;
        if let Some(circled) = u32::from(first).checked_sub(0x245F).filter(|number| (1..=20).contains(number)) {
            return numeral(3, usize::try_from(circled).ok()?, text.get(first.len_utf8()..)?);
        }
        let opened = text.strip_prefix(['（', '(']);
        let inner = opened.or_else(|| text.strip_prefix('第')).unwrap_or(text);
        let is_digit = |sign: char| arabic_digit(sign).is_some();
        let length = inner.find(|sign| !is_digit(sign) && !CHINESE_DIGITS.contains(sign))?;
        let (digits, rest) = inner.split_at_checked(length)?;
        let behind = |signs: &[char]| rest.strip_prefix(signs);
        if digits.starts_with(is_digit) {
            let number = digits
                .chars()
                .try_fold(0, |number, sign| Some(number * 10 + arabic_digit(sign)?).filter(|number| *number < 1_000))?;
            if opened.is_some() {
                return numeral(3, number, behind(&['）', ')'])?);
            }
            // 1.5 is a number, but 1.2020年 is not.
            let is_decimal = |rest: &str| {
                let digits = rest.find(|sign| !is_digit(sign)).unwrap_or(rest.len());
                digits > 0 && !(digits == 4 && rest.get(digits..).is_some_and(|rest| rest.starts_with('年')))
            };
            let rest = behind(&['．', '、', '）', ')']).or_else(|| behind(&['.']).filter(|rest| !is_decimal(rest)))?;
            return numeral(2, number, rest);
        }
        let number = chinese_number(digits)?;
        if text.starts_with('第') {
            let rest = ["章", "部分"].iter().find_map(|word| rest.strip_prefix(word))?;
            return numeral(0, number, rest.trim_start_matches(['、', '：', '.']));
        }
        match opened {
            Some(_) => numeral(1, number, behind(&['）', ')'])?),
            None => numeral(0, number, behind(&['、', '．', '.'])?),
        }
    }
}

/// Input methods for Chinese write digits of full width, too.
fn arabic_digit(sign: char) -> Option<usize> {
    let plain = u32::from(sign).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(sign);
    [sign, plain].into_iter().find_map(|sign| usize::try_from(sign.to_digit(10)?).ok())
}

const CHINESE_DIGITS: &str = "一二三四五六七八九十";

/// A numeral of headings, to 99.
fn chinese_number(text: &str) -> Option<usize> {
    let digit = |text: &str| match CHINESE_DIGITS.chars().position(|digit| text.chars().eq([digit]))? {
        9 => None,
        place => Some(place + 1),
    };
    match text.split_once('十') {
        None => digit(text),
        Some(("", "")) => Some(10),
        Some((tens, "")) => Some(10 * digit(tens)?),
        Some(("", ones)) => Some(10 + digit(ones)?),
        Some((tens, ones)) => Some(10 * digit(tens)? + digit(ones)?),
    }
}
