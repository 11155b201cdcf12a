//! Responsible units, as documents write them.

use super::draft::{DraftUnit, Quote};
use super::words::of;
use crate::source::Spot;

/// Labels before units, and whether what follows supports the others.
const LABELS: [(bool, &str); 2] = [
    (
        false,
        "责任单位|责任部门|责任主体|责任科室|责任处室|牵头责任单位|牵头单位|牵头部门|牵头处室|主责单位|\
    主办单位|负责单位|负责部门|承办单位|实施单位|落实单位|牵头|responsible units|responsible unit|\
    responsible|lead unit|lead|led by|owners|owner|delivered by",
    ),
    (
        true,
        "配合责任单位|配合单位|配合部门|协办单位|协同单位|参与单位|参加单位|配合|supporting units|\
    supported by|with support from|support|delivery partners|partners|partner",
    ),
];
const LONGEST_LABEL: usize = 25;
/// Labels that need no colon.
const PREPOSITIONS: [&str; 4] = ["led by ", "delivered by ", "supported by ", "with support from "];

/// What stands behind units, and whether they support the others.
const VERBS: [(bool, &str); 2] = [
    (
        false,
        "组织实施|负责落实|负总责|办理|贯彻落实|负责|牵头|主办|落实|承办|指导|分别|共同|具体|\
    按照职责分工|按职责分工|按各自职责|按职责|分工|依职责| lead| leads",
    ),
    (true, "配合|参与|参加|协助|协办|监督"),
];

/// How names of units end.
const ENDINGS: &str = "局委部办院厅署会行社司处科所站府室团联队组关校厂场港群庭馆";
const LONG_ENDINGS: &str = "中心|单位|地区|部门|公司|集团|机构|企业|大学|街道|乡镇|园区|开发区|高新区|分局|各地|各区|各县|协会|\
    各市";
const ENGLISH_WORDS: &str = "department|office|ministry|bureau|agency|council|authority|commission|board|committee|service|\
    services|institute|university|centre|center|government|governments|division|unit|team|association|\
    secretariat|counties|districts|court|police";
const OPENING: [char; 7] = ['（', '(', '〔', '【', '[', '［', '〈'];
const CLOSING: [char; 7] = ['）', ')', '〕', '】', ']', '］', '〉'];
/// What units are said to answer for.
const SUBJECTS: [&str; 7] = ["此项工作", "该项工作", "本项工作", "以上工作", "上述工作", "此项任务", "该任务"];
/// How names of units begin.
const OWNERS: [char; 10] = ['市', '区', '县', '省', '州', '镇', '乡', '国', '中', '团'];
/// Most characters of the name of a unit.
const LONGEST_NAME: usize = 60;

/// The words of two lists, each with what its list says.
fn each(lists: [(bool, &'static str); 2]) -> impl Iterator<Item = (&'static str, bool)> {
    lists.into_iter().flat_map(|(says, list)| of(list).map(move |word| (word, says)))
}

/// Units in the order in which they answer: who leads comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) units: Vec<String>,
    /// What it says beside them.
    pub(crate) notes: Vec<String>,
    /// Who answers for all that follows, too.
    pub(crate) everywhere: Vec<String>,
}

/// A stretch of a text with the units behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) text: String,
    pub(crate) mention: Option<Mention>,
}

/// Takes a text apart behind each bracket that names units.
pub(crate) fn segments(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let (mut rest, mut looked) = (text, 0);
    while let Some((before, inner, behind)) = next_bracket(rest, looked) {
        let Some(mention) = mention(inner).or_else(|| bare_mention(before, inner, behind)) else {
            looked = rest.len() - behind.len();
            continue;
        };
        segments.push(Segment { text: before.trim().to_owned(), mention: Some(mention) });
        (rest, looked) = (behind.trim_start().trim_start_matches(['。', '；', ';', '.']), 0);
    }
    let rest = rest.trim();
    if !rest.is_empty() {
        segments.push(Segment { text: rest.to_owned(), mention: sentence_mention(rest) });
    }
    segments
}

/// The units of a bracket that says nothing but their names, at the end of a sentence.
fn bare_mention(before: &str, inner: &str, behind: &str) -> Option<Mention> {
    let is_end =
        behind.trim().is_empty() || behind.trim().starts_with(['。', '.', '；', ';']) || before.ends_with(['。', '.']);
    let is_own = |name: &String| {
        is_unit(name)
            && if name.is_ascii() {
                may_be_unit(name)
            } else {
                name.starts_with('各')
                    || name.starts_with(OWNERS)
                        && (name.ends_with(|last| "局委办厅署院部会府联".contains(last))
                            || ["办公室", "公司", "团市委"].iter().any(|end| name.ends_with(end)))
            }
    };
    // 市教育局（市语委办） is one unit with two names.
    let is_name = is_unit(before.trim_end());
    let mention = mention(&format!("责任单位：{inner}")).filter(|_| is_end && !is_name)?;
    // 供电公司 beside 区发展改革局.
    let is_beside = |name: &String| ["公司", "集团", "中心", "局", "银行"].iter().any(|end| name.ends_with(end));
    let are_units = mention.units.iter().all(|name| is_own(name) || is_beside(name));
    (are_units && mention.units.iter().any(is_own)).then_some(mention)
}

/// The next bracket from a place on, without those within it; one that is not closed ends with the text.
fn next_bracket(text: &str, from: usize) -> Option<(&str, &str, &str)> {
    let open = from + text.get(from..)?.find(OPENING)?;
    let (mut depth, mut end) = (0, text.len());
    for (place, sign) in text.get(open..)?.char_indices() {
        if OPENING.contains(&sign) {
            depth += 1;
        } else if CLOSING.contains(&sign) {
            depth -= 1;
        }
        if depth == 0 {
            end = open + place;
            break;
        }
    }
    let inner = text.get(open..end)?;
    let first = inner.chars().next()?;
    let behind = text.get(end..)?;
    Some((text.get(..open)?, inner.strip_prefix(first)?, behind.strip_prefix(CLOSING).unwrap_or(behind)))
}

/// 由A、B负责。 or 此项工作由A负责。 or 责任单位：A。
fn sentence_mention(text: &str) -> Option<Mention> {
    let sentences = text.split('。').flat_map(|sentence| sentence.split(". "));
    let labelled =
        sentences.map(|sentence| sentence.trim().trim_end_matches('.')).filter(|one| line_mention(one).is_some());
    let labelled: Vec<&str> = labelled.collect();
    if !labelled.is_empty() {
        return mention(&labelled.join("；"));
    }
    let said = |sentence: &str| {
        let sentence = sentence.trim();
        let rest = SUBJECTS.iter().find_map(|subject| sentence.strip_prefix(subject)).unwrap_or(sentence);
        mention(rest.strip_prefix('由')?).filter(|mention| !mention.units.is_empty())
    };
    text.split('。').filter_map(said).next_back()
}

/// The units that a line names behind a label: 责任单位：A、B. Only a label that says that they are units has others, too.
pub(crate) fn line_mention(text: &str) -> Option<Mention> {
    let (known, ..) = label(text)?;
    let is_clear = known.is_ascii() || known.ends_with(['位', '门', '体', '室']);
    let is_name = |name: &str| is_unit(name) || is_clear && may_be_unit(name);
    mention(text).filter(|mention| mention.units.iter().all(|name| is_name(name)))
}

/// Whether a name is short, and in English one of its own.
fn may_be_unit(name: &str) -> bool {
    const SHORT: usize = 15;
    let is_proper = |word: &str| {
        word.starts_with(|first: char| first.is_uppercase() || !first.is_alphabetic())
            || ["of", "the", "for", "and"].contains(&word)
    };
    if name.is_ascii() {
        name.split(' ').count() <= 6 && name.split(' ').all(is_proper)
    } else {
        name.chars().count() <= SHORT && !name.contains('的')
    }
}

/// The units of a cell in a column of units.
pub(crate) fn listed(cell: &str) -> Mention {
    let mut joined = String::new();
    let cell = cell.split('\n').map(|line| with_parted_units(line, true)).collect::<Vec<_>>().join("\n");
    for line in cell.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        // A name may be broken where the cell ends.
        let is_whole = joined.is_empty() || names(&joined).last().is_none_or(|last| is_unit(last));
        let is_parted = joined.is_empty() || joined.ends_with(['、', '，', ',', '；', ';', '：', ':']);
        joined.push_str(match label(line) {
            Some(_) if !joined.is_empty() => "；",
            None if is_whole && !is_parted => "、",
            _ => "",
        });
        joined.push_str(line);
    }
    let is_open = joined.contains(OPENING) && joined.contains(CLOSING);
    let cell = joined.trim_matches(|sign: char| matches!(sign, '。' | ' ') || !is_open && "（()）".contains(sign));
    if cell.chars().all(|sign| !sign.is_alphabetic()) || matches!(cell, "无" | "None" | "none" | "N/A" | "n/a") {
        return Mention::default();
    }
    match mention(cell) {
        Some(mention) => mention,
        None => {
            let all = cell.split(['，', '；', ';', ',']).flat_map(names);
            Mention { units: all.collect(), ..Mention::default() }
        }
    }
}

/// The label that a clause begins with, whether it is of those that support, and what stands behind it.
fn label(clause: &str) -> Option<(&'static str, bool, &str)> {
    let bare = PREPOSITIONS.iter().find_map(|known| {
        let (word, rest) = clause.split_at_checked(known.len())?;
        word.eq_ignore_ascii_case(known).then_some((word, rest))
    });
    let (label, rest) = clause.split_once(['：', ':']).or(bare)?;
    let label = Some(label.trim()).filter(|label| label.chars().count() <= LONGEST_LABEL)?.to_lowercase();
    // 主要责任单位 is a 责任单位, and 配合责任单位 more than that.
    let ends = |known: &str| label == known || known.chars().count() > 3 && !known.is_ascii() && label.ends_with(known);
    let named = each(LABELS).filter(|(known, _)| ends(known));
    named.max_by_key(|(known, _)| known.len()).map(|(known, is_support)| (known, is_support, rest))
}

/// A list in which each label begins a clause, and the remarks in brackets behind its units.
fn in_clauses(inner: &str) -> (String, Vec<String>) {
    let (mut list, mut remarks, mut rest, mut looked) = (String::new(), Vec::new(), inner, 0);
    while let Some((before, remark, behind)) = next_bracket(rest, looked) {
        if remark.contains(['，', ',', '。']) || is_note(remark) {
            list.push_str(before);
            remarks.push(remark.to_owned());
            (rest, looked) = (behind, 0);
        } else {
            looked = rest.len() - behind.len();
        }
    }
    list.push_str(rest);
    if !list.contains(['：', ':']) {
        return (list, remarks);
    }
    let is_label = |text: &str| {
        let known = each(LABELS).filter(|(known, _)| known.chars().count() > 3 && !known.is_ascii());
        known.filter_map(|(known, _)| text.strip_prefix(known)).any(|rest| rest.starts_with(['：', ':']))
    };
    let (mut parted, mut passed) = (String::new(), 0);
    for (at, sign) in list.char_indices() {
        let before = parted.rsplit(['、', '，', '；', ',', ';']).next().is_some_and(is_unit);
        if before && at >= passed && list.get(at..).is_some_and(is_label) {
            // 牵头责任单位 holds 责任单位.
            passed = at + list.get(at..).and_then(|rest| rest.find(['：', ':'])).unwrap_or(0);
            parted.push('；');
        }
        parted.push(sign);
    }
    (parted, remarks)
}

/// The units that a bracket names; nothing when it names none.
pub(crate) fn mention(inner: &str) -> Option<Mention> {
    let inner = SUBJECTS.iter().find_map(|subject| inner.strip_prefix(subject)).unwrap_or(inner);
    let (inner, notes) = in_clauses(inner);
    let mut found = Mention { notes, ..Mention::default() };
    let (mut lead, mut guiding, mut support, mut pending) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut of_label = None;
    let (mut has_label, mut has_verb, mut is_other, mut answers) = (false, false, false, false);
    for clause in inner.split(['，', '；', ';', ',', '。', '\n']).map(str::trim).filter(|clause| !clause.is_empty())
    {
        let labelled = label(clause);
        // 牵头领导：A, and 数据提供单位：B, are said of others than the units.
        is_other = labelled.is_none() && (is_other || clause.contains(['：', ':']));
        if is_other || is_note(clause) || is_time(clause) {
            found.everywhere.extend(everywhere(clause));
            found.notes.push(clause.to_owned());
            continue;
        }
        has_label |= labelled.is_some();
        of_label = labelled.map(|(_, is_support, _)| is_support).or(of_label);
        let said = labelled.map_or(clause, |(.., rest)| rest);
        let (clause, verb) = without_verbs(said);
        let of_clause = names(clause);
        // Nobody says who of them leads.
        let joint = ["分别牵头", "共同牵头", "按照职责分工负责", "按职责分工负责", "按职责负责", "共同负责"];
        found.notes.extend(
            joint.iter().filter(|verb| of_clause.len() > 1 && said.ends_with(**verb)).map(|verb| (*verb).to_owned()),
        );
        let guides = said.ends_with("指导");
        found.notes.extend(guides.then(|| said.to_owned()));
        answers |= ["负责", "牵头", "主办"].iter().any(|verb| said.ends_with(verb));
        has_verb |= verb.is_some();
        if labelled.is_none() && of_label.is_none() && verb.is_none() && !of_clause.iter().any(|name| is_unit(name)) {
            found.notes.push(clause.to_owned());
            continue;
        }
        pending.extend(of_clause);
        match verb.filter(|_| labelled.is_none()).or(of_label) {
            Some(true) => support.append(&mut pending),
            Some(false) if guides => guiding.append(&mut pending),
            Some(false) => lead.append(&mut pending),
            None => {}
        }
    }
    lead.append(&mut pending);
    // Who guides leads only where nobody else answers for it.
    found.units = if answers { [lead, guiding, support] } else { [guiding, lead, support] }.concat();
    let are_short = found.units.iter().all(|name| (2..=LONGEST_NAME).contains(&name.chars().count()));
    let are_units = found.units.iter().filter(|name| is_unit(name)).count() * 2 > found.units.len();
    let is_mention = has_label || has_verb && are_units;
    (is_mention && are_short && !found.units.is_empty()).then_some(found)
}

/// Whether a clause says by when, and not who.
fn is_time(clause: &str) -> bool {
    let has_date = clause.contains(|sign: char| sign.is_ascii_digit()) && clause.contains(['年', '月', '日', '季']);
    !clause.contains('、') && !is_unit(clause) && has_date
        || ["长期坚持", "持续推进", "长期推进", "持续开展", "持续实施", "常年", "全年", "长期"].contains(&clause)
}

/// A text in which units that only blanks part, within a bracket or a line of units, are a list.
pub(crate) fn with_parted_units(text: &str, is_list: bool) -> String {
    let mut parted = String::new();
    let is_list = is_list || label(text).is_some();
    let end_of_piece = |sign: char| sign.is_whitespace() || "、，；,;：:（）()。".contains(sign);
    let mut rest = text;
    while let Some(at) = rest.find(char::is_whitespace) {
        let (before, behind) = rest.split_at(at);
        parted.push_str(before);
        let next = behind.trim_start();
        let open =
            parted.rfind(OPENING).filter(|open| !parted.get(*open..).is_some_and(|inner| inner.contains(CLOSING)));
        let inner = open.and_then(|open| parted.get(open..)?.strip_prefix(OPENING));
        let last = parted.rsplit(end_of_piece).next().unwrap_or_default();
        let (piece, behind_piece) = next.split_at(next.find(end_of_piece).unwrap_or(next.len()));
        let is_label = behind_piece.starts_with(['：', ':']) && label(next).is_some();
        let is_within = is_list || inner.is_some_and(|inner| label(inner).is_some());
        let is_parted = is_within && !last.is_ascii() && is_unit(last) && (is_label || is_unit(without_verbs(piece).0));
        let blanks = behind.get(..behind.len() - next.len()).unwrap_or_default();
        parted.push_str(if is_parted { if is_label { "；" } else { "、" } } else { blanks });
        rest = next;
    }
    parted.push_str(rest);
    parted
}

/// A clause that says something of this bracket or of all that follow, and is no list.
fn is_note(clause: &str) -> bool {
    clause == "下同"
        || ["列第一", "排第一", "排在第一", "以下", "不再列出", "除", "排名第一"]
            .iter()
            .any(|start| clause.starts_with(start))
}

/// Who answers for all that follows: 以下均需A落实.
fn everywhere(note: &str) -> Vec<String> {
    let rest = ["以下均需", "以下均由", "以下各项均由", "以下任务均由", "以下均须"]
        .iter()
        .find_map(|start| note.strip_prefix(start));
    rest.map(|rest| names(without_verbs(rest).0)).unwrap_or_default()
}

/// A clause without the verbs at its end, and whether they say that the units support others.
fn without_verbs(clause: &str) -> (&str, Option<bool>) {
    let mut rest = clause.trim().trim_start_matches('由');
    let mut found = None;
    while let Some((left, is_support)) =
        each(VERBS).find_map(|(verb, is_support)| Some((rest.strip_suffix(verb)?, is_support)))
    {
        rest = left.trim_end();
        found = Some(found.unwrap_or(false) | is_support);
    }
    (rest, found)
}

/// The names of a list.
fn names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let is_english = list.is_ascii();
    let separators: &[char] = if is_english { &[',', ';', '、', '/'] } else { &['、', '/', '\n', '\t'] };
    let mut open = String::new();
    let mut pieces = list.split(separators).peekable();
    while let Some(piece) = pieces.next() {
        open.push_str(piece);
        // 各县（市、区） and 各县、区政府 are one.
        let is_open = open.matches(OPENING).count() > open.matches(CLOSING).count();
        let goes_on = is_open || !is_english && open.starts_with('各') && open.chars().count() <= 2;
        if goes_on && pieces.peek().is_some() {
            open.push('、');
        } else {
            add_names(&std::mem::take(&mut open), &mut names);
        }
    }
    names
}

fn add_names(piece: &str, names: &mut Vec<String>) {
    let piece = piece.trim_matches([' ', '\u{3000}', '\n', '。', '、', '：', ':']);
    let piece = piece.trim_start_matches(['和', '及', '与']).trim_start_matches("以及");
    let piece = ["（牵头）", "（配合）", "(牵头)", "(lead)", "(support)", "（主办）"]
        .iter()
        .find_map(|mark| piece.strip_suffix(mark))
        .unwrap_or(piece);
    if let Some((before, behind)) = split_at_others(piece) {
        add_names(before, names);
        add_names(behind, names);
        return;
    }
    if let Some((before, behind)) = split_at_and(piece) {
        add_names(before, names);
        add_names(behind, names);
        return;
    }
    let name = if piece.is_ascii() {
        piece.trim_start_matches("the ").split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        piece.split_whitespace().collect()
    };
    if !name.is_empty() && !matches!(name.as_str(), "部门" | "单位" | "有关方面") && !names.contains(&name) {
        names.push(name);
    }
}

/// A、B等 and A、B等国务院相关部门: 等 ends a list, but not in 高等.
fn split_at_others(piece: &str) -> Option<(&str, &str)> {
    let of_word = |before: &str| before.ends_with(['高', '中', '初', '平', '同', '均']);
    let is_end = |(before, behind): &(&str, &str)| !before.is_empty() && !of_word(before) && !behind.starts_with('级');
    piece
        .match_indices('等')
        .map(|(at, word)| (at, at + word.len()))
        .find_map(|(at, end)| Some((piece.get(..at)?, piece.get(end..)?)).filter(is_end))
}

/// A和B, where both are units: 文化和旅游部 is one.
fn split_at_and(piece: &str) -> Option<(&str, &str)> {
    [" and ", " & ", "以及", "及", "和", "与", "会同"].iter().find_map(|word| {
        piece.match_indices(word).find_map(|(at, word)| {
            let (before, behind) = (piece.get(..at)?, piece.get(at + word.len()..)?);
            (is_unit(before) && is_unit(behind)).then_some((before, behind))
        })
    })
}

/// Whether a name ends as those of units do.
pub(crate) fn is_unit(name: &str) -> bool {
    let name = name.trim();
    let bare = name.rsplit_once(['（', '(']).filter(|_| name.ends_with(['）', ')'])).map_or(name, |(bare, _)| bare);
    if name.is_ascii() {
        let is_word = |word: &str| of(ENGLISH_WORDS).any(|known| known.eq_ignore_ascii_case(word));
        return name.split(' ').any(is_word);
    }
    bare.chars().count() > 1
        && (bare.ends_with(|last| ENDINGS.contains(last))
            || of(LONG_ENDINGS).any(|ending| bare.ends_with(ending))
            || bare.starts_with('各'))
}

/// All units of a document, by their names.
#[derive(Debug, Default)]
pub(crate) struct Units {
    names: Vec<Quote>,
}

impl Units {
    pub(crate) fn add(&mut self, name: &str, spot: &Spot) -> usize {
        if let Some(place) = self.names.iter().position(|said| said.text == name) {
            return place;
        }
        self.names.push(Quote { text: name.to_owned(), spot: spot.clone() });
        self.names.len() - 1
    }

    /// The unit whose name a text begins with, the longest.
    pub(crate) fn begins(&self, text: &str) -> Option<usize> {
        let named = self.names.iter().enumerate().filter(|(_, said)| text.starts_with(&said.text));
        named.max_by_key(|(_, said)| said.text.len()).map(|(place, _)| place)
    }

    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|said| said.text == name)
    }

    /// The units, and for each name which one it is of.
    pub(crate) fn unified(self) -> (Vec<DraftUnit>, Vec<usize>) {
        let mut units: Vec<DraftUnit> = Vec::new();
        let mut places = Vec::new();
        for Quote { text, spot } in self.names {
            let is_same = |unit: &DraftUnit| is_other_name(&unit.name, &text);
            let same: Vec<usize> =
                units.iter().enumerate().filter(|(_, unit)| is_same(unit)).map(|(place, _)| place).collect();
            if let (&[place], Some(unit)) = (same.as_slice(), same.first().and_then(|place| units.get_mut(*place))) {
                unit.aliases.push(text);
                places.push(place);
            } else {
                places.push(units.len());
                units.push(DraftUnit { name: text, aliases: Vec::new(), spot });
            }
        }
        (units, places)
    }
}

/// Whether one name is a shorter form of the other: 市发改委 and 市发展改革委, 国家发展改革委 and 发展改革委.
fn is_other_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace(['、', ' '], "");
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return true;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let before = ["国家", "市", "省", "县", "区", "国务院"];
    if long.strip_suffix(short.as_str()).is_some_and(|rest| before.contains(&rest)) {
        return true;
    }
    // 各有关省 are some of 各省.
    if long.replace("有关", "").replace("相关", "") == short {
        return false;
    }
    let (mut signs, last) = (long.chars(), short.chars().last());
    let is_shortened = short.chars().all(|sign| signs.any(|other| other == sign));
    short.chars().count() > 3
        && !short.is_ascii()
        && long.chars().next() == short.chars().next()
        && long.chars().last() == last
        && is_shortened
        // 市公安局交警分局 belongs to 市公安局.
        && !long.chars().take(short.chars().count() - 1).eq(short.chars().take(short.chars().count() - 1))
}

#[cfg(test)]
mod tests {
    use super::{is_other_name, line_mention, listed, mention, segments, with_parted_units};

    fn units(inner: &str) -> Vec<String> {
        mention(inner).map(|mention| mention.units).unwrap_or_default()
    }

    #[test]
    fn every_spelling_names_the_units_with_the_lead_first() {
        for (inner, expected) in [
            ("责任单位：市水务局、各县区政府", &["市水务局", "各县区政府"][..]),
            ("责任部门：市水务局", &["市水务局"]),
            ("市水务局、市教育局负责", &["市水务局", "市教育局"]),
            ("水利部、文化和旅游部等负责", &["水利部", "文化和旅游部"]),
            ("水利部、教育部按职责分工负责", &["水利部", "教育部"]),
            ("市水务局牵头，市教育局、市民政局配合", &["市水务局", "市教育局", "市民政局"]),
            ("市教育局配合，市水务局牵头", &["市水务局", "市教育局"]),
            ("牵头单位：市水务局，配合单位：市教育局、市民政局", &["市水务局", "市教育局", "市民政局"]),
            ("牵头单位：市水务局；配合单位：各县（市、区）政府", &["市水务局", "各县（市、区）政府"]),
            ("水利部、公安部等国务院相关部门及各地区按职责分工负责", &["水利部", "公安部", "国务院相关部门", "各地区"]),
            ("水利部、教育部等和各省级人民政府负责", &["水利部", "教育部", "各省级人民政府"]),
            ("市水务局、各县、区政府负责", &["市水务局", "各县、区政府"]),
            ("水利部指导，供销总社参与", &["水利部", "供销总社"]),
            ("水利部指导，市水务局负责，市教育局配合", &["市水务局", "水利部", "市教育局"]),
            ("水利部、教育部牵头负责", &["水利部", "教育部"]),
            ("市教育局、各高等学校负责", &["市教育局", "各高等学校"]),
            (
                "牵头领导:李某某,牵头单位:市水务局,责任单位:市教育局、市民政局;数据提供单位:市统计局",
                &["市水务局", "市教育局", "市民政局"],
            ),
            ("牵头单位：市水务局配合单位：市教育局", &["市水务局", "市教育局"]),
            ("主要责任单位：市水务局；市级配合责任单位：市教育局", &["市水务局", "市教育局"]),
            ("市水务局、市教育局牵头，市民政局配合，2023年底前完成", &["市水务局", "市教育局", "市民政局"]),
            ("责任部门：市水务局；配合部门：市教育局；完成时间：11月", &["市水务局", "市教育局"]),
            ("责任人：李四；责任单位：市水务局", &["市水务局"]),
            ("长期坚持，市水务局负责", &["市水务局"]),
            ("市水务局会同市教育局、市民政局办理", &["市水务局", "市教育局", "市民政局"]),
            ("Led by the Water Office, supported by City Council", &["Water Office", "City Council"]),
            ("Owner: Water Office; partners: City Council", &["Water Office", "City Council"]),
            (
                "Lead: Water Office; support: Department of Health and Care, City Council",
                &["Water Office", "Department of Health and Care", "City Council"],
            ),
            ("Responsible: Water Office and City Council", &["Water Office", "City Council"]),
        ] {
            assert_eq!(units(inner), expected, "{inner}");
        }
        for inner in [
            "以下简称办法",
            "含民办学校",
            "政府主导、企业参与",
            "2021—2023年",
            "见附件2",
            "占比不低于30%",
            "for example: the office",
        ] {
            assert_eq!(mention(inner), None, "{inner}");
        }
    }

    #[test]
    fn a_note_may_hold_for_all_that_follows() {
        let noted = mention("水利部、教育部等负责。列第一位者为牵头单位，下同").unwrap();
        assert_eq!((noted.units.len(), noted.notes), (2, vec!["列第一位者为牵头单位".to_owned(), "下同".to_owned()]));
        let noted = mention("水利部指导，区政府落实。以下均需区政府落实，不再列出").unwrap();
        assert_eq!(
            (noted.units, noted.everywhere),
            (vec!["水利部".to_owned(), "区政府".to_owned()], vec!["区政府".to_owned()])
        );
    }

    #[test]
    fn a_text_is_taken_apart_behind_each_bracket() {
        let found = segments("建水厂（含管网）。（市水务局负责）修学校。(市教育局负责)其他。");
        let texts: Vec<&str> = found.iter().map(|segment| segment.text.as_str()).collect();
        assert_eq!(texts, ["建水厂（含管网）。", "修学校。", "其他。"]);
        assert_eq!(found.iter().filter(|segment| segment.mention.is_some()).count(), 2);
        let found = segments("建水厂。此项工作由市水务局牵头，市教育局配合。");
        assert_eq!(found[0].mention.as_ref().unwrap().units, ["市水务局", "市教育局"]);
        assert_eq!(segments("建立由水利部牵头的机制。")[0].mention, None);
        for (text, expected) in [
            ("建水厂。〔牵头单位：市水务局；责任单位：市教育局〕", &["市水务局", "市教育局"][..]),
            ("建水厂。【责任单位：市水务局】", &["市水务局"]),
            ("建水厂。（市水务局、各乡镇）", &["市水务局", "各乡镇"]),
            ("建水厂。牵头单位：市水务局。配合单位：市教育局、市民政局。", &["市水务局", "市教育局", "市民政局"]),
            (
                "Mend the pipes. Lead: Water Directorate. Support: Planning, Finance.",
                &["Water Directorate", "Planning", "Finance"],
            ),
            ("Mend the pipes (Water Office).", &["Water Office"]),
        ] {
            assert_eq!(segments(text)[0].mention.as_ref().unwrap().units, expected, "{text}");
        }
        for text in ["建实验室（省级重点实验室）。", "由市教育局（市语委办）。", "Mend pipes (see the office)."]
        {
            assert_eq!(segments(text)[0].mention, None, "{text}");
        }
        assert_eq!(
            with_parted_units("建厂（责任单位：市水务局　市教育局 配合单位：市民政局）", false),
            "建厂（责任单位：市水务局、市教育局；配合单位：市民政局）"
        );
        assert_eq!(with_parted_units("建厂 见市水务局 市教育局", false), "建厂 见市水务局 市教育局");
    }

    #[test]
    fn a_cell_lists_units_on_one_line_or_several() {
        for (cell, expected) in [
            ("市水务局\n市教育局 \n市民政局", &["市水务局", "市教育局", "市民政局"][..]),
            ("市水\n务局、各县区政府）", &["市水务局", "各县区政府"]),
            ("药政处，中医药处、人事处", &["药政处", "中医药处", "人事处"]),
            ("牵头单位：市水务局\n配合单位：市教育局", &["市水务局", "市教育局"]),
            ("/", &[]),
            ("Water Office (lead); City Council (support)", &["Water Office", "City Council"]),
            ("", &[]),
        ] {
            assert_eq!(listed(cell).units, expected, "{cell}");
        }
        assert_eq!(line_mention("责任单位：市水务局").unwrap().units, ["市水务局"]);
        assert_eq!(line_mention("目标：市水务局"), None);
        assert_eq!(line_mention("Lead: Friends of the River").unwrap().units, ["Friends of the River"]);
        assert_eq!(line_mention("Lead: they must be told"), None);
        assert_eq!(line_mention("配合：做好有关准备"), None);
        let both = line_mention("责任单位：市水务局、各县(市、区)政府分别牵头").unwrap();
        assert_eq!(both.units, ["市水务局", "各县(市、区)政府"]);
        assert_eq!(both.notes, ["分别牵头"]);
        let noted = line_mention("责任单位：市水务局、市教育局（除另有说明外，列首位的为牵头单位，下同）").unwrap();
        assert_eq!(noted.units, ["市水务局", "市教育局"]);
        assert_eq!(noted.notes, ["除另有说明外，列首位的为牵头单位，下同"]);
    }

    #[test]
    fn a_company_beside_offices_is_a_unit() {
        let of = |text: &str| {
            segments(text).into_iter().filter_map(|part| part.mention).flat_map(|one| one.units).collect::<Vec<_>>()
        };
        assert_eq!(of("降低成本。（供电公司、区水务局）"), ["供电公司", "区水务局"]);
        assert_eq!(of("服务企业（供电公司、水务公司）。"), Vec::<String>::new());
    }

    #[test]
    fn shorter_names_are_told_from_parts_of_a_unit() {
        for (one, other) in [
            ("市发改委", "市发展改革委"),
            ("各县区政府", "各县、区政府"),
            ("国家发展改革委", "发展改革委"),
            ("市住建局", "市住房城乡建设局"),
        ] {
            assert!(is_other_name(one, other) && is_other_name(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("市公安局", "市公安局交警分局"),
            ("市委", "市发改委"),
            ("市教育局", "市体育局"),
            ("省教育厅", "市教育局"),
            ("各区政府", "各有关区政府"),
        ] {
            assert!(!is_other_name(one, other), "{one} {other}");
        }
    }
}
