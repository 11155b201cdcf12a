//! What the titles of sections say, and the words that part titles from texts.

use super::words::{MEASURE, finds, of};

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum SectionKind {
    /// What stands before the first one.
    #[default]
    Preamble,
    /// 总体要求, which may hold guidance, principles and goals.
    Overall,
    Guidance,
    Goals,
    Tasks,
    Safeguards,
    /// Principles, steps, background.
    Other,
}

impl SectionKind {
    pub(crate) fn has_tasks(self) -> bool {
        matches!(self, Self::Tasks | Self::Safeguards)
    }

    /// Whether 总体要求 may hold it.
    pub(crate) fn is_part_of_overall(self) -> bool {
        matches!(self, Self::Guidance | Self::Goals | Self::Other)
    }
}

/// The words of titles, those that say more before those that others hold, too.
const TITLES: [(SectionKind, &str); 6] = [
    (SectionKind::Guidance, "指导思想|guiding thought|guidance|guiding principles|vision"),
    (
        SectionKind::Goals,
        "工作目标|主要目标|总体目标|发展目标|目标任务|行动目标|试点目标|建设目标|目标要求|目标指标|\
        预期目标|阶段目标|主要指标|具体指标|考核指标|核心指标|发展指标|指标体系|indicators|outcomes|metrics|\
        goals|objectives|targets|aims|goal|objective|missions|ambitions|pledges|commitments|kpis",
    ),
    (
        SectionKind::Safeguards,
        "保障措施|组织保障|组织实施|保障机制|工作保障|组织领导|工作要求|实施保障|政策保障|组织机构|\
        领导机构|保障|safeguards|safeguard measures|implementation support|organization|organisation|\
        governance|support measures|implementation|monitoring|evaluation|reporting|funding|resources|\
        delivery",
    ),
    (
        SectionKind::Other,
        "基本原则|工作原则|实施步骤|工作步骤|进度安排|时间安排|实施安排|重大意义|重要意义|试点范围|\
        实施范围|适用范围|发展基础|基本情况|现状|形势|背景|附则|principles|background|introduction|\
        timetable|context",
    ),
    (SectionKind::Overall, "总体要求|总体思路|总体安排|工作思路|overall requirements|general requirements"),
    (
        SectionKind::Tasks,
        "重点任务|主要任务|工作任务|重点工作|主要工作|主要措施|工作措施|重点举措|主要举措|工作内容|tasks|\
        key tasks|actions|measures|main tasks",
    ),
];

/// Most characters of a title that only says what kind of section it is.
pub(crate) const LONGEST_KIND: usize = 12;
/// Most characters of a title of a task, and of what an area is about.
const LONGEST_TITLE: usize = 50;
const LONGEST_AREA: usize = 25;

/// What a title says that its section is; nothing when it is about the matter itself.
pub(crate) fn kind_of(title: &str) -> Option<SectionKind> {
    let title = title.trim().trim_end_matches(['：', ':', '。', '.']);
    if title.chars().nth(2 * LONGEST_TITLE).is_some() {
        return None;
    }
    let title = title.to_lowercase();
    if title.is_ascii() {
        // Targets for 2030.
        let bare = title.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let title = [" for ", " by ", " to "].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(&title);
        let ends = |words| title.split(' ').count() <= 3 && of(words).any(|word| title.ends_with(&format!(" {word}")));
        let is_it = |(kind, words): &&(SectionKind, &'static str)| {
            // Better delivery is a task, and governance and delivery are none.
            let mut parts = title.split(" and ").flat_map(|part| part.split([',', '&'])).map(str::trim);
            parts.all(|part| of(words).any(|word| word == part)) || *kind != SectionKind::Safeguards && ends(words)
        };
        return TITLES.iter().find(is_it).map(|(kind, _)| *kind);
    }
    if title.chars().count() > LONGEST_KIND {
        return is_of_goals(&title).then_some(SectionKind::Goals);
    }
    // 总体要求和主要目标 is both: its paragraphs are goals.
    let named = TITLES.iter().find(|(_, words)| of(words).any(|word| !word.is_ascii() && title.contains(word)));
    named.map(|(kind, _)| *kind).or_else(|| title.ends_with("目标").then_some(SectionKind::Goals))
}

/// Whether a longer title says of what the goals are, and not what is done for them.
fn is_of_goals(title: &str) -> bool {
    const VERBS: [&str; 9] = ["实现", "完成", "围绕", "落实", "确保", "锚定", "聚焦", "对标", "分解"];
    let words = TITLES.iter().filter(|(kind, _)| *kind == SectionKind::Goals).flat_map(|(_, words)| of(words));
    title.chars().count() <= LONGEST_TITLE
        && words.into_iter().filter(|word| !word.is_ascii()).any(|word| title.ends_with(word))
        && !VERBS.iter().any(|verb| title.starts_with(verb))
        && !title.contains(['，', '。', '；'])
}

/// The text of a paragraph without blanks beside Chinese, and without a bullet.
pub(crate) fn clean(text: &str) -> String {
    let text = text.trim_start_matches(BULLETS).trim_start_matches("- ").trim_start_matches("* ").trim();
    if !text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    let mut cleaned = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_whitespace() || sign == '\n' {
            cleaned.push(sign);
            continue;
        }
        while signs.next_if(|next| next.is_whitespace()).is_some() {}
        let is_wide = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_ascii());
        if !is_wide(cleaned.chars().last()) || !is_wide(signs.peek().copied()) {
            cleaned.push(' ');
        }
    }
    cleaned
}

pub(crate) const BULLETS: [char; 8] = ['—', '–', '•', '·', '●', '■', '◆', '▪'];

/// Whether a paragraph begins with a bullet.
pub(crate) fn has_bullet(text: &str) -> bool {
    text.starts_with(BULLETS) || text.starts_with("- ") || text.starts_with("* ")
}

/// The end of the first sentence, with what ends it.
fn first_sentence(text: &str) -> Option<(&str, &str)> {
    let chinese = text.find(['。', '\n']).map(|at| {
        (at, '。'.len_utf8().min(text.get(at..).map_or(1, |rest| rest.chars().next().map_or(1, char::len_utf8))))
    });
    let english = text.find(". ").map(|at| (at, 2));
    let (at, length) = chinese.into_iter().chain(english).min()?;
    Some((text.get(..at)?, text.get(at + length..)?))
}

/// The title of a task and its text: the first sentence where it is short, else its first clause, and the text is all of it.
pub(crate) fn split_title(text: &str) -> (String, String) {
    let text = text.trim_start_matches(|first: char| first.is_whitespace() || "。；;：:.，,、".contains(first));
    let (sentence, rest) = first_sentence(text).unwrap_or((text, ""));
    let bare = |text: &str| text.trim().trim_end_matches(['。', '；', ';', '：', ':', '.', '，']).to_owned();
    if sentence.chars().count() <= LONGEST_TITLE || sentence.is_ascii() && sentence.len() <= 2 * LONGEST_TITLE {
        return (bare(sentence), rest.trim().to_owned());
    }
    let mut ends = sentence.match_indices(['，', '；', '：', ',', ';']).map(|(at, _)| at);
    let is_enough = |at: &usize| sentence.get(..*at).is_some_and(|clause| clause.chars().count() >= 6);
    let end = ends.find(is_enough).unwrap_or(sentence.len());
    let clause = sentence.get(..end).unwrap_or(sentence);
    let end = clause.char_indices().nth(LONGEST_TITLE).map_or(clause.len(), |(at, _)| at);
    (bare(clause.get(..end).unwrap_or(clause)), text.trim().to_owned())
}

/// What an area is about: words without a number at the beginning of its paragraph.
pub(crate) fn area_name(text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['。', '.', '；', ';']);
    let end = text.find(['。', '：', ':', '；', '\n']).or_else(|| text.find(". ")).unwrap_or(bare.len());
    let name = text.get(..end)?.trim();
    let is_sentence = end == bare.len() && end < text.len();
    let longest = if name.is_ascii() { 2 * LONGEST_AREA } else { LONGEST_AREA };
    let is_name =
        !name.is_empty() && name.chars().count() <= longest && !name.contains(|sign: char| sign.is_ascii_digit());
    // 供水率：95%以上 is no area but a goal.
    let is_measure = text.get(end..)?.starts_with(['：', ':'])
        && finds(&MEASURE, name)
        && !text.get(end..)?.trim_end_matches('。').contains('。');
    (is_name && !is_measure && !is_sentence && !name.contains(['，', ','])).then(|| name.to_owned())
}

/// Whether a line is a date, a note on its publication or the number of a page.
pub(crate) fn is_closing(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit());
    let is_date = || {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        Some(
            year.chars().count() == 4
                && month.chars().count() <= 3
                && rest.ends_with('日')
                && rest.chars().count() <= 4,
        )
    };
    digits(text.trim_matches(['-', '—', ' ']))
        || text.starts_with("（此件")
        || text.starts_with("抄送")
        || is_date().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::{SectionKind, area_name, clean, is_closing, kind_of, split_title};

    #[test]
    fn titles_say_what_sections_are() {
        for (title, kind) in [
            ("工作目标", Some(SectionKind::Goals)),
            ("总体要求", Some(SectionKind::Overall)),
            ("总体目标", Some(SectionKind::Goals)),
            ("年度目标", Some(SectionKind::Goals)),
            ("强化组织领导", Some(SectionKind::Safeguards)),
            ("重点任务", Some(SectionKind::Tasks)),
            ("加快农村供水工程建设", None),
            ("Goals", Some(SectionKind::Goals)),
            ("Key tasks", Some(SectionKind::Tasks)),
            ("Renew the water pipes", None),
            ("全县水利事业发展主要预期目标", Some(SectionKind::Goals)),
            ("实现全县水利事业发展主要目标", None),
            ("Governance and delivery", Some(SectionKind::Safeguards)),
            ("Funding", Some(SectionKind::Safeguards)),
            ("Better delivery", None),
            ("Our goals", Some(SectionKind::Goals)),
        ] {
            assert_eq!(kind_of(title), kind, "{title}");
        }
    }

    #[test]
    fn a_title_is_the_first_sentence_or_clause() {
        assert_eq!(split_title("改造水厂。扩大规模。"), ("改造水厂".to_owned(), "扩大规模。".to_owned()));
        assert_eq!(
            split_title("Renew pipes. In all districts."),
            ("Renew pipes".to_owned(), "In all districts.".to_owned())
        );
        let long = format!("进一步完善供水机制，{}。", "优化各项系统的功能".repeat(6));
        assert_eq!(split_title(&long), ("进一步完善供水机制".to_owned(), long.clone()));
        assert_eq!(area_name("供水能力明显提升。新建水厂5座。").as_deref(), Some("供水能力明显提升"));
        assert_eq!(area_name("新建水厂5座。"), None);
        assert_eq!(area_name("供水能力提升。"), None);
        assert_eq!(area_name("Mend the pipes every year."), None);
        assert_eq!(area_name("供水普及率：95%以上。"), None);
        assert_eq!(area_name("供水普及率：城区全覆盖。农村95%以上。").as_deref(), Some("供水普及率"));
        assert_eq!(area_name("Access: raise it to 70%.").as_deref(), Some("Access"));
    }

    #[test]
    fn blanks_beside_chinese_are_none() {
        assert_eq!(clean("——供水 “双百”  行动 of 2021 year"), "供水“双百”行动 of 2021 year");
        assert!(is_closing("2021年3月5日") && is_closing("- 3 -") && is_closing("（此件公开发布）"));
        assert!(!is_closing("2021年3月5日前完成。"));
    }
}
