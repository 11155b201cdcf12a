//! Which paragraphs are headings, at which depth, and where the title ends.

use super::draft::Quote;
use super::sections::{LONGEST_KIND, clean, has_bullet, kind_of};
use super::words::of;
use crate::source::{DocumentBlock, HeadingNumeral, OfficialDocument, Paragraph, Spot};

/// Words with which the titles of plans end.
const PLANS: &str = "方案|计划|规划|意见|纲要|办法|通知|决定|要点|措施|清单|行动|分工|细则|规定|部署|安排|实施意见|plan|\
    strategy|programme|program|roadmap|agenda|framework|policy|initiative|charter|pact";
/// What numbered headings are called in English.
const LABELS: &str = "goal|objective|priority|target|outcome|pillar|theme|action|task|strategy|chapter|section|part";
/// Most characters of a line of a title, and of one that is a heading by its words alone.
const LONGEST_TITLE: usize = 80;
const LONGEST_HEADING: usize = 40;

/// A paragraph with what its form says.
#[derive(Clone, Debug)]
pub(crate) struct OutlineEntry {
    /// Without its numeral.
    pub(crate) text: String,
    /// With its numeral.
    pub(crate) whole: String,
    /// From 0, of a section; nothing for what is no heading and has no number.
    pub(crate) depth: Option<usize>,
    pub(crate) number: Option<u32>,
    pub(crate) is_heading: bool,
    pub(crate) is_bullet: bool,
    /// Whether an annex begins here.
    pub(crate) is_annex: bool,
    /// Whether it lists annexes.
    pub(crate) is_annex_list: bool,
    pub(crate) spot: Spot,
}

pub(crate) struct DocumentOutline<'d> {
    document: &'d OfficialDocument,
    entries: Vec<Option<OutlineEntry>>,
    /// The blocks of the title.
    title: std::ops::Range<usize>,
    start: usize,
}

impl<'d> DocumentOutline<'d> {
    pub(crate) fn of(document: &'d OfficialDocument) -> Self {
        let paragraphs: Vec<Option<&Paragraph>> = document
            .blocks
            .iter()
            .map(|block| match block {
                DocumentBlock::Paragraph(paragraph) => Some(paragraph),
                DocumentBlock::Table(_) => None,
            })
            .collect();
        let levels = Levels::of(&paragraphs);
        let first = paragraphs.iter().position(|paragraph| {
            paragraph.is_some_and(|paragraph| levels.entry(paragraph).depth == Some(0) && !levels.is_title(paragraph))
        });
        let end = first.or_else(|| paragraphs.iter().position(Option::is_none)).unwrap_or(paragraphs.len());
        let title = title(&paragraphs, end, &levels);
        let start = title.end;
        let mut entries: Vec<Option<OutlineEntry>> =
            paragraphs.iter().map(|paragraph| paragraph.map(|paragraph| levels.entry(paragraph))).collect();
        mark_annexes(&mut entries, start);
        mark_signatures(&mut entries, start);
        Self { document, entries, title, start }
    }

    pub(crate) fn title(&self) -> Option<Quote> {
        let mut title: Option<Quote> = None;
        for entry in self.entries.get(self.title.clone())?.iter().flatten() {
            match &mut title {
                None => title = Some(Quote { text: entry.text.clone(), spot: entry.spot.clone() }),
                Some(said) => said.text = clean(&format!("{} {}", said.text, entry.text)),
            }
        }
        title.map(|said| Quote { text: clean(&said.text), ..said }).filter(|said| !said.text.is_empty())
    }

    pub(crate) fn before_title(&self) -> Vec<Quote> {
        let before = self.document.blocks.iter().take(self.title.start);
        before
            .flat_map(|block| match block {
                DocumentBlock::Paragraph(Paragraph { text, spot, .. }) => {
                    vec![Quote { text: text.clone(), spot: spot.clone() }]
                }
                DocumentBlock::Table(table) => super::worklist::rows_as_texts(table).collect(),
            })
            .collect()
    }

    /// The first block behind the title.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn entry(&self, place: usize) -> Option<&OutlineEntry> {
        self.entries.get(place)?.as_ref()
    }
}

/// How the headings of a document are written.
struct Levels {
    /// Whether sections begin with 一、.
    has_chinese: bool,
    /// The level of the first heading below the title; nothing where there are none.
    top_heading: Option<u8>,
    /// The only heading of a higher level.
    title_heading: Option<u8>,
    /// Whether sections begin with 1. and their words say what they are.
    has_numbered_sections: bool,
}

impl Levels {
    fn of(paragraphs: &[Option<&Paragraph>]) -> Self {
        let all = || paragraphs.iter().copied().flatten();
        let has_chinese =
            all().any(|paragraph| HeadingNumeral::of(&paragraph.text).is_some_and(|numeral| numeral.level == 0));
        let count = |level: u8| all().filter(|paragraph| paragraph.heading == Some(level)).count();
        let mut used = (1..=9).filter(|level| count(*level) > 0);
        let first = used.next();
        let second = used.next();
        // A heading alone at the top is the title.
        let (title_heading, top_heading) = match first {
            Some(level) if count(level) == 1 && !has_chinese => (first, second),
            _ => (None, first),
        };
        let is_section = |paragraph: &Paragraph| {
            HeadingNumeral::of(&paragraph.text).is_some_and(|numeral| {
                numeral.level == 2 && kind_of(paragraph.text.get(numeral.length..).unwrap_or_default()).is_some()
            })
        };
        let has_numbered_sections =
            !has_chinese && top_heading.is_none() && all().filter(|one| is_section(one)).count() > 1;
        Self { has_chinese, top_heading, title_heading, has_numbered_sections }
    }

    fn is_title(&self, paragraph: &Paragraph) -> bool {
        paragraph.heading.is_some() && paragraph.heading == self.title_heading
    }

    fn entry(&self, paragraph: &Paragraph) -> OutlineEntry {
        let numeral = HeadingNumeral::of(&paragraph.text);
        let (number, rest) = match numeral {
            Some(numeral) => (u32::try_from(numeral.number).ok(), paragraph.text.get(numeral.length..)),
            None => label(&paragraph.text).map_or((None, None), |(number, rest)| (Some(number), Some(rest))),
        };
        let rest = rest.unwrap_or(&paragraph.text);
        let of_heading = self
            .top_heading
            .filter(|_| !self.has_chinese || numeral.is_some())
            .and_then(|top| Some(usize::from(paragraph.heading?.checked_sub(top)?)));
        let is_short = rest.chars().count() <= LONGEST_HEADING && !rest.ends_with(['。', '.', '；', ';', '，', ',']);
        let by_words = || {
            // A title, too, may end in 目标.
            let is_short = is_short && (rest.is_ascii() || rest.chars().count() <= LONGEST_KIND);
            let is_section = !self.has_chinese && self.top_heading.is_none() && is_short && !has_bullet(rest);
            (is_section && kind_of(rest).is_some()).then_some(0)
        };
        let depth = match numeral {
            Some(numeral) if numeral.level < 2 => Some(numeral.level),
            Some(_) if self.has_numbered_sections && is_short => Some(0),
            Some(numeral) => of_heading.or_else(by_words).or(Some(numeral.level)),
            None => of_heading.or_else(by_words),
        };
        OutlineEntry {
            // A title may be nothing but a numeral.
            text: Some(rest.trim()).filter(|rest| !rest.is_empty()).unwrap_or(&paragraph.text).to_owned(),
            whole: paragraph.text.clone(),
            depth,
            number,
            is_heading: paragraph.heading.is_some(),
            is_bullet: has_bullet(&paragraph.text),
            is_annex: false,
            is_annex_list: false,
            spot: paragraph.spot.clone(),
        }
    }
}

/// Goal 1: with its number, and what stands behind it.
fn label(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = text.split_once(' ').filter(|(word, _)| of(LABELS).any(|one| one.eq_ignore_ascii_case(word)))?;
    let (number, rest) = rest.split_once([':', '.', '–', '—', '-']).filter(|_| !word.is_empty())?;
    Some((number.trim().parse().ok()?, rest)).filter(|(_, rest)| rest.starts_with(' '))
}

/// The blocks of the title above the first section: the last line that ends as titles of plans do, with those that it goes on from.
fn title(paragraphs: &[Option<&Paragraph>], end: usize, levels: &Levels) -> std::ops::Range<usize> {
    let line =
        |place: usize| paragraphs.get(place).copied().flatten().filter(|paragraph| is_line_of_title(&paragraph.text));
    let names_plan = |paragraph: &Paragraph| {
        let text = paragraph.text.to_lowercase();
        let bare = text
            .rsplit_once(['（', '('])
            .filter(|(bare, _)| !bare.is_empty())
            .map_or(text.as_str(), |(bare, _)| bare)
            .trim();
        let bare =
            bare.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '–' | '—' | '年' | ' '));
        of(PLANS).any(|plan| bare.ends_with(plan))
    };
    let heading =
        (0..end).find(|place| paragraphs.get(*place).copied().flatten().is_some_and(|one| levels.is_title(one)));
    let named = || (0..end).rev().find(|place| line(*place).is_some_and(names_plan));
    let short = || (0..end).find(|place| line(*place).is_some());
    let Some(last) = heading.or_else(named).or_else(short) else { return 0..0 };
    let mut first = last;
    let follows = |before: &Spot, after: &Spot| match (before, after) {
        (Spot::Line(before), Spot::Line(after)) => before + 1 == *after,
        // A paragraph of Word may have several lines.
        (Spot::Paragraph(before), Spot::Paragraph(after)) => before + 1 >= *after,
        _ => false,
    };
    while let Some(before) = first.checked_sub(1).filter(|_| heading.is_none())
        && let (Some(above), Some(below)) = (line(before), line(first))
        && follows(&above.spot, &below.spot)
        && !names_plan(above)
        && above.text.chars().count() <= LONGEST_HEADING
    {
        first = before;
    }
    // A bracket with the years may stand below.
    let is_bracket = |paragraph: &&Paragraph| {
        paragraph.text.starts_with(['（', '(']) && super::years::years_of_title(&paragraph.text).is_some()
    };
    let is_longer =
        paragraphs.get(last + 1).copied().flatten().filter(|_| last + 1 < end).as_ref().is_some_and(is_bracket);
    first..last + 1 + usize::from(is_longer)
}

/// Whether a paragraph may be a line of a title: no sentence, no number of a document, nobody who is addressed.
fn is_line_of_title(text: &str) -> bool {
    let is_number = text.ends_with('号') && text.contains(['〔', '[', '［', '(']);
    let is_part = text.ends_with(['。', '；', '：', '，', '！', '？', '.', ':', ';', ','])
        || text.starts_with(['（', '(', '-', '*']);
    !is_number
        && !is_part
        && text.contains(char::is_alphanumeric)
        && text.chars().count() <= LONGEST_TITLE
        && HeadingNumeral::of(text).is_none()
}

/// Finds where annexes begin, and where they are only listed.
fn mark_annexes(entries: &mut [Option<OutlineEntry>], start: usize) {
    let mut is_list = false;
    let texts: Vec<String> =
        entries.iter().map(|entry| entry.as_ref().map(|entry| entry.text.clone()).unwrap_or_default()).collect();
    for (place, entry) in entries.iter_mut().enumerate().skip(start) {
        let Some(entry) = entry else {
            is_list = false;
            continue;
        };
        let Some(rest) = annex(&entry.text) else {
            // The second annex of a list has a number.
            is_list &= entry.number.is_some() && entry.depth.is_some_and(|depth| depth > 1);
            entry.is_annex_list = is_list;
            continue;
        };
        let next = texts.get(place + 1).map(String::as_str).unwrap_or_default();
        let lists = rest.starts_with(['：', ':'])
            && rest.chars().count() > 1
            && (is_list
                || annex(next).is_some()
                || HeadingNumeral::of(rest.trim_start_matches(['：', ':', ' '])).is_some());
        let is_last = place + 1 == texts.len();
        is_list = lists || is_last;
        (entry.is_annex, entry.is_annex_list) = (!is_list, is_list);
        if entry.is_annex {
            entry.text = rest.trim_start_matches(['：', ':', ' ']).to_owned();
        }
    }
}

/// What stands behind 附件1.
fn annex(text: &str) -> Option<&str> {
    let word =
        ["附件", "附表", "Annex", "Appendix", "ANNEX", "APPENDIX"].into_iter().find(|word| text.starts_with(word))?;
    let rest = text.strip_prefix(word)?.trim_start();
    let is_number = |sign: char| {
        sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign) || word.is_ascii() && sign.is_ascii_uppercase()
    };
    let behind = rest.trim_start_matches(is_number);
    let is_short = text.chars().count() <= LONGEST_TITLE && !text.ends_with('。');
    (is_short && (behind.is_empty() || behind.starts_with(['：', ':', ' ', '\u{3000}', '.']))).then_some(behind)
}

/// Who signs stands right above a date.
fn mark_signatures(entries: &mut [Option<OutlineEntry>], start: usize) {
    let is_date = |entry: &Option<OutlineEntry>| {
        entry
            .as_ref()
            .is_some_and(|entry| super::sections::is_closing(&clean(&entry.text)) && entry.text.contains('年'))
    };
    for place in (start + 1..entries.len()).rev() {
        let [before, date] = entries.get_mut(place - 1..=place).unwrap_or_default() else { continue };
        if !is_date(date) {
            continue;
        }
        if let Some(entry) = before
            .as_mut()
            .filter(|entry| entry.depth.is_none() && is_line_of_title(&entry.text) && entry.text.chars().count() <= 25)
        {
            entry.is_annex_list = true;
        }
    }
}
