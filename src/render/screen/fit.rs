//! Texts that are cut or broken to the room there is, in terminal cells.

use textwrap::{Options, WordSplitter, wrap};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Words that promise something behind them.
const LEADING_WORDS: [&str; 8] = ["a", "and", "by", "for", "in", "of", "the", "to"];
/// Marks that open something.
const OPENING_MARKS: [char; 8] = ['《', '（', '“', '‘', '〈', '【', '(', '"'];
/// Marks that part what follows.
const PARTING_MARKS: [char; 6] = [',', ';', ':', '，', '、', '；'];

/// How many terminal cells a text takes.
pub(in crate::render) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The sign of what was left out.
#[derive(Clone, Copy)]
pub(in crate::render) struct Ellipsis(pub &'static str);

impl Ellipsis {
    /// The text in so much room; what does not fit is left out from the end of a word on.
    pub(in crate::render) fn cut(self, text: &str, room: usize) -> String {
        if width(text) <= room {
            return text.to_owned();
        }
        let Self(sign) = self;
        let start = start_of(text, room.saturating_sub(width(sign)));
        let kept = without_promise(up_to_word_end(start, text));
        let ends_word = is_letter(kept.chars().next_back()) && !is_in_word(kept, text);
        let blank = if ends_word && width(kept) + 1 + width(sign) <= room { " " } else { "" };
        start_of(&format!("{kept}{blank}{sign}"), room).to_owned()
    }

    /// The text in so much room; what does not fit is left out in the middle.
    pub(super) fn cut_in_middle(self, text: &str, room: usize) -> String {
        if width(text) <= room {
            return text.to_owned();
        }
        let Self(sign) = self;
        let halves = room.saturating_sub(width(sign));
        let start = start_of(text, halves / 2);
        let mut end = text;
        while width(end) > halves - halves / 2 {
            let first = end.chars().next().map_or(end.len(), char::len_utf8);
            end = end.get(first..).unwrap_or_default();
        }
        start_of(&format!("{}{sign}{}", start.trim_end(), end.trim_start()), room).to_owned()
    }

    /// The text in so much room; what does not fit is left out before what stands at `place`, which begins a character.
    pub(super) fn cut_before(self, place: usize, text: &str, room: usize) -> String {
        let Self(sign) = self;
        let start = start_of(text, (room / 3).saturating_sub(width(sign))).trim_end();
        let rest = text.get(place..).filter(|_| place > start.len());
        let Some(rest) = rest else { return self.cut(text, room) };
        let kept = self.cut(rest, room.saturating_sub(width(start) + width(sign)));
        start_of(&format!("{start}{sign}{kept}"), room).to_owned()
    }

    /// The text and its ending in at most two lines, broken between words; the second is indented, and cut before the
    /// ending.
    pub(super) fn in_two_lines(self, text: &str, ending: &str, room: usize, hanging: usize) -> Vec<String> {
        if width(text) + width(ending) <= room {
            return vec![format!("{text}{ending}")];
        }
        let cut = |text: &str, room: usize| self.cut(text, room.saturating_sub(width(ending))) + ending;
        // A sign before a name does not stand alone.
        let parts = last_blank_within(text, room).map(|place| text.split_at(place));
        let Some((first, second)) = parts.filter(|(first, _)| width(first) > hanging) else {
            return vec![cut(text, room)];
        };
        vec![first.trim_end().to_owned(), cut(second.trim_start(), room.saturating_sub(hanging))]
    }
}

/// Running text in lines; only a word that is longer than a line is broken.
pub(in crate::render) fn in_lines(text: &str, room: usize) -> Vec<String> {
    let options = Options::new(room).break_words(true).word_splitter(WordSplitter::NoHyphenation);
    wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Several texts with something between them, as many on a line as fit.
pub(super) fn together(texts: &[String], between: impl Fn(&str) -> &'static str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(line) if width(line) + width(between(line)) + width(text) <= room => {
                line.push_str(between(&line.clone()));
                line.push_str(text);
            }
            Some(_) | None => lines.push(text.clone()),
        }
    }
    lines
}

/// How much of a text must stay where it may be cut to so much: a number in what would be left out stays whole.
pub(super) fn least_width(text: &str, most: usize) -> usize {
    let rest = text.get(start_of(text, most.saturating_sub(1)).len()..).unwrap_or_default();
    let has_number = rest.bytes().any(|byte| byte.is_ascii_digit());
    if width(text) <= most || has_number { width(text) } else { most }
}

fn start_of(text: &str, room: usize) -> &str {
    let mut used = 0;
    let too_long = |(_, character): &(usize, char)| {
        used += character.width().unwrap_or(0);
        used > room
    };
    let end = text.char_indices().find(too_long).map_or(text.len(), |(place, _)| place);
    text.get(..end).unwrap_or(text)
}

fn last_blank_within(text: &str, room: usize) -> Option<usize> {
    let reach = start_of(text, room);
    let followed_by_blank = text.get(reach.len()..).is_some_and(|rest| rest.starts_with(' '));
    if followed_by_blank { Some(reach.len()) } else { reach.rfind(' ') }
}

fn is_letter(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_ascii_alphanumeric())
}

/// Whether the start of a text ends within one of its words.
fn is_in_word(start: &str, text: &str) -> bool {
    let next = text.get(start.len()..).and_then(|rest| rest.chars().next());
    is_letter(start.chars().next_back()) && is_letter(next)
}

/// The start of a text without the word in which it ends, where enough is left.
fn up_to_word_end<'t>(start: &'t str, text: &str) -> &'t str {
    let blank = start.rfind(' ').filter(|place| *place > start.len() / 2 && is_in_word(start, text));
    blank.and_then(|place| start.get(..place)).unwrap_or(start)
}

/// Without what promises more: blanks, opening marks, words like “of the”.
fn without_promise(text: &str) -> &str {
    let trimmed = text.trim_end().trim_end_matches(OPENING_MARKS).trim_end().trim_end_matches(PARTING_MARKS);
    let last_word = trimmed.rsplit(' ').next().unwrap_or_default();
    if last_word.len() < trimmed.len() && LEADING_WORDS.contains(&last_word) {
        return without_promise(trimmed.get(..trimmed.len() - last_word.len()).unwrap_or_default());
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::{Ellipsis, in_lines, least_width, together, width};

    const SIGN: Ellipsis = Ellipsis("…");

    #[test]
    fn an_english_text_is_cut_behind_a_word_that_promises_nothing() {
        let name = "High-value invention patents per 10,000 residents";
        assert_eq!(SIGN.cut(name, 49), name);
        assert_eq!(SIGN.cut(name, 45), "High-value invention patents per 10,000 …");
        assert_eq!(SIGN.cut("The benefit from the use of products", 30), "The benefit from the use …");
        assert_eq!(SIGN.cut("Reply rate to complaints", 14), "Reply rate …");
    }

    #[test]
    fn a_chinese_text_is_cut_behind_a_character_that_opens_nothing() {
        assert_eq!(SIGN.cut("地理标志产品运用效益有较大突破", 12), "地理标志产…");
        assert_eq!(SIGN.cut("完成《抚顺市政策》稿", 7), "完成…");
    }

    #[test]
    fn nothing_is_longer_than_its_room() {
        for text in
            ["Enterprises certified to the IP standard", "知识产权administrative案件 结案率", "abcdefghijklmnop"]
        {
            for room in 1..40 {
                assert!(width(&SIGN.cut(text, room)) <= room, "{text} in {room}");
                assert!(width(&SIGN.cut_in_middle(text, room)) <= room.max(1), "{text} in {room}");
                assert!(width(&SIGN.cut_before(text.len() / 2, text, room)) <= room.max(1), "{text} in {room}");
                assert!(
                    SIGN.in_two_lines(text, "", room, 0).iter().all(|line| width(line) <= room),
                    "{text} in {room}"
                );
            }
        }
    }

    #[test]
    fn a_name_is_broken_between_words_only() {
        assert_eq!(SIGN.in_two_lines("PCT applications filed", "", 16, 0), ["PCT applications", "filed"]);
        assert_eq!(SIGN.in_two_lines("Patent navigation projects for all", "", 14, 2), ["Patent", "navigation …"]);
        assert_eq!(SIGN.in_two_lines("知识产权优势和示范企业总数", "", 10, 0), ["知识产权…"]);
        assert_eq!(SIGN.in_two_lines("○ 知识产权优势和示范企业总数", "", 12, 2), ["○ 知识产权…"]);
        assert_eq!(SIGN.in_two_lines("Patents per resident", " (件)", 18, 0), ["Patents per", "resident (件)"]);
        assert_eq!(SIGN.in_two_lines("万人有效发明专利拥有量", "（件）", 13, 0), ["万人有…（件）"]);
        assert_eq!(SIGN.cut_in_middle("知识产权民事一审案件服判息诉率", 17), "知识产权…判息诉率");
        assert_eq!(SIGN.cut_before(18, "知识产权民事一审案件服判息诉率", 17), "知识…一审案件服…");
        assert_eq!(SIGN.cut_before(3, "知识产权民事一审案件服判息诉率", 17), "知识产权民事一审…");
    }

    #[test]
    fn a_number_is_never_cut() {
        assert_eq!(least_width("增长10%以上，并保持稳定的增长态势", 24), 24);
        assert_eq!(least_width("≥ 123,456,789,012,345,678,901", 24), 29);
        assert_eq!(least_width("≥ 5", 24), 3);
    }

    #[test]
    fn texts_share_a_line_while_they_fit() {
        let texts = ["ab".to_owned(), "cd".to_owned(), "ef".to_owned()];
        assert_eq!(together(&texts, |_| "  ", 6), ["ab  cd", "ef"]);
        assert_eq!(in_lines("甲乙丙，丁戊", 8), ["甲乙丙，", "丁戊"]);
    }
}
