//! A clause with a number → what it is about and what that must be.

use std::collections::BTreeSet;
use std::ops::Range;

use super::amount::{AmountInText, amounts, is_age};
use super::cursor::{is_chinese, quoted, slice};
use super::due::{names_years, reference_at_end};
use super::words::{
    ASIDE, ATTRIBUTE, BEGINS_NAME, BEHIND_NOUN, DEED, EACH, EACH_YEAR, ENDS_IN_MEASURE, JOINTS_EN, NO_VERB,
    PART_OF_YEAR, PREDICATE, RESIDUE, TORN, UNNUMBERED, WordList, finds, is_bad,
};
use crate::model::UnitOfMeasure;
use crate::wording::{WordRole, roles};

/// Why nothing is proposed, or no requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProposalReason {
    /// Nothing is said that can be counted.
    NoNumber,
    /// It speaks of what was.
    Past,
    /// No word says which direction is good.
    NoDirection,
    /// fsip does not read the wording, or reads it in two ways.
    Unreadable,
    /// Two indicators and one number.
    SeveralIndicators,
    /// Names and numbers of a list are not as many.
    UnevenList,
    /// Each region or unit must reach it.
    Each,
    /// A number of which nothing is said.
    NoIndicator,
    /// A year before the plan begins.
    YearBeforePlan,
    /// Whether it is done a person must say.
    Unmeasured,
    /// A year that is not that of the list.
    OtherYear,
    /// What is left as the name holds other words of the sentence.
    UnclearName,
}

impl ProposalReason {
    /// The end of the keys of its texts.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::Past => "past",
            Self::NoDirection => "no-direction",
            Self::Unreadable => "unreadable",
            Self::SeveralIndicators => "several-indicators",
            Self::UnevenList => "uneven-list",
            Self::Each => "each",
            Self::NoIndicator => "no-indicator",
            Self::YearBeforePlan => "year-before-plan",
            Self::Unmeasured => "unmeasured",
            Self::OtherYear => "other-year",
            Self::UnclearName => "unclear-name",
        }
    }
}

/// What a clause is about and what that must be, as far as the clause tells.
#[derive(Clone, Debug, Default)]
pub(super) struct ClauseParts {
    /// Empty when the clause before names it.
    pub(super) name: String,
    pub(super) is: String,
    /// Words of the grammar in `is`.
    pub(super) words: Vec<(WordRole, String)>,
    /// The unit of measure of the number.
    pub(super) unit: Option<String>,
    /// Whether it is one of several of a list.
    pub(super) is_split: bool,
    /// The words by which so much of it is wanted, where none of the grammar says so.
    pub(super) wanted: Option<String>,
}

/// The words of a text, by which stretches of it are all grammar.
struct Grammar<'a> {
    text: &'a str,
    words: Vec<(WordRole, Range<usize>)>,
}

impl<'a> Grammar<'a> {
    fn new(text: &'a str, unit: Option<&str>) -> Self {
        let mut words = roles(text, &UnitOfMeasure::new(unit.unwrap_or("%")));
        let is_name =
            |before: &str| is_age(before) || before.ends_with(|last: char| last.is_ascii_alphanumeric() || last == '.');
        words.retain(|(role, word)| *role != WordRole::Amount || !is_name(slice(text, 0..word.start)));
        Self { text, words }
    }

    /// Behind the blanks at a place, and behind an article there.
    fn skip(&self, at: usize) -> [usize; 2] {
        let rest = slice(self.text, at..self.text.len()).trim_start();
        let noun = ["a ", "an ", "the "].iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest);
        [rest, noun].map(|rest| self.text.len() - rest.len())
    }

    /// Where the longest stretch of words ends that begins at a place.
    fn end_of(&self, start: usize, takes: impl Fn(WordRole) -> bool) -> usize {
        let mut reached = BTreeSet::from(self.skip(start));
        let mut longest = start;
        for (role, word) in &self.words {
            if reached.contains(&word.start) && takes(*role) {
                longest = longest.max(word.end);
                reached.extend(self.skip(word.end));
            }
        }
        longest
    }

    /// Where the words end that stand before the name. A single character may as well begin it: 居民, 降水.
    fn lead(&self, takes: impl Fn(WordRole) -> bool) -> usize {
        let is_single = |word: &Range<usize>| slice(self.text, word.clone()).chars().count() == 1;
        let safe = |role: WordRole, word: &Range<usize>| {
            let written = slice(self.text, word.clone());
            // Recycling rates.
            let is_noun = role == WordRole::Make && written.ends_with("ing");
            let begins_name = is_noun || finds(&BEGINS_NAME, slice(self.text, word.start..self.text.len()));
            !begins_name && (!is_single(word) || role != WordRole::Level && "将再要在为新年共".contains(written))
        };
        let words = self.words.iter().filter(|(role, word)| safe(*role, word)).cloned().collect();
        Grammar { text: self.text, words }.end_of(0, takes)
    }

    /// Where the longest stretch of words begins that ends at a place.
    fn start_of(&self, end: usize, takes: impl Fn(WordRole) -> bool) -> usize {
        let mut reached = BTreeSet::from([end]);
        for (role, word) in self.words.iter().rev() {
            if self.skip(word.end).iter().any(|at| reached.contains(at)) && takes(*role) && !self.is_torn(word) {
                reached.insert(word.start);
            }
        }
        reached.first().copied().unwrap_or(end)
    }

    /// The same at the end of the text, where a number alone belongs to the words before it.
    fn start_of_end(&self, takes: impl Fn(WordRole) -> bool) -> usize {
        let end = self.text.len();
        let start = self.start_of(end, takes);
        if slice(self.text, start..end).starts_with(|first: char| first.is_ascii_digit()) { end } else { start }
    }

    /// 人均0.5 has no 均, and 占比10% no 比.
    fn is_torn(&self, word: &Range<usize>) -> bool {
        let is_single = slice(self.text, word.clone()).chars().count() == 1;
        is_single && finds(&TORN, slice(self.text, 0..word.end))
    }

    fn within(&self, range: &Range<usize>) -> Vec<(WordRole, String)> {
        let inside = self.words.iter().filter(|(_, word)| range.start <= word.start && word.end <= range.end);
        // 不低于 holds 低于: of words that overlap the first and longest counts.
        let mut kept: Vec<&(WordRole, Range<usize>)> = Vec::new();
        for word in inside {
            match kept.last() {
                Some((_, last)) if last.contains(&word.1.start) => {}
                _ => kept.push(word),
            }
        }
        kept.into_iter().map(|(role, word)| (*role, slice(self.text, word.clone()).to_owned())).collect()
    }
}

const fn is_joint(role: WordRole) -> bool {
    !matches!(role, WordRole::Make)
}

/// A、B等: a list that goes on, but not 高等 and 等级.
fn is_open_list(name: &str) -> bool {
    let is_word = |at: usize, end: usize| {
        slice(name, 0..at).ends_with(['中', '高', '初', '同', '平', '上', '下', '优'])
            || slice(name, end..name.len()).starts_with(['级', '于', '次', '候'])
    };
    name.match_indices('等').any(|(at, word)| !is_word(at, at + word.len()))
}

/// Whether the words before left only the end of a name: 增长率, 用水量.
fn is_residue(name: &str) -> bool {
    let begins_with_trade = name.strip_prefix('业').is_some_and(|rest| !rest.starts_with(['务', '态', '主']));
    begins_with_trade || finds(&RESIDUE, name)
}

/// Takes a clause apart that has at least one number.
pub(super) fn parts(clause: &str) -> Result<Vec<ClauseParts>, (ProposalReason, String)> {
    let clause = clause.trim_matches(|sign: char| sign.is_whitespace() || "，。；、,;.".contains(sign));
    if finds(&EACH, clause.strip_prefix(['在', '为', '使']).unwrap_or(clause)) {
        return Err((ProposalReason::Each, clause.to_owned()));
    }
    let clause =
        ["其中", "There are ", "There will be "].iter().find_map(|lead| clause.strip_prefix(lead)).unwrap_or(clause);
    // 全县完成人工造林5万亩.
    let makes = |rest: &&str| {
        Grammar::new(rest, None).words.iter().any(|(role, word)| *role == WordRole::Make && word.start == 0)
    };
    let clause = SCOPES.iter().find_map(|scope| clause.strip_prefix(scope)).filter(makes).unwrap_or(clause);
    let mut numbers = amounts(clause);
    if let Some(at) = clause.find("分别") {
        return respectively(clause, at, &numbers);
    }
    let is_english = !is_chinese(clause);
    if is_english && numbers.len() > 1 && shares_end(clause) {
        return Err((ProposalReason::UnevenList, clause.to_owned()));
    }
    let clause = if is_english { without_aside(clause, &mut numbers) } else { clause };
    let share = || share(clause, numbers.first().filter(|_| is_english)?);
    if let Some(parts) = share() {
        return Ok(vec![parts]);
    }
    let is_counted = !numbers.is_empty();
    // Speed limits on 250 miles of streets; what is kept at 15 is not meant.
    let is_held = || Grammar::new(clause, None).words.iter().any(|(role, _)| *role == WordRole::Hold);
    if is_english && !is_held() {
        numbers.retain(|amount| !finds(&ATTRIBUTE, slice(clause, 0..amount.range.start)));
    }
    // 每月1次 is asked of no year.
    let is_of_part = |amount: &AmountInText| PART_OF_YEAR.ends(slice(clause, 0..amount.range.start));
    if numbers.last().is_some_and(is_of_part) {
        return Err((ProposalReason::Unreadable, clause.to_owned()));
    }
    let Some(amount) = numbers.last() else {
        let reason = if is_counted { ProposalReason::Unreadable } else { ProposalReason::NoNumber };
        let parts = unnumbered(clause).filter(|_| !is_counted);
        return parts.map(|parts| vec![parts]).ok_or((reason, clause.to_owned()));
    };
    let parts = around(clause, amount);
    let names = names_of(&parts.name);
    let ends = names.iter().filter(|name| finds(&ENDS_IN_MEASURE, name)).count();
    if names.len() > 1 && parts.words.iter().any(|(_, word)| word == "均" || word == "都") {
        if is_open_list(&parts.name) {
            return Err((ProposalReason::SeveralIndicators, parts.name));
        }
        let of = |name: String| ClauseParts { name, is_split: true, ..parts.clone() };
        return Ok(own_names(&parts.name, &names).into_iter().map(of).collect());
    }
    if ends > 1 {
        return Err((ProposalReason::SeveralIndicators, parts.name));
    }
    Ok(vec![parts])
}

/// Without what a clause says beside: , as progress towards zero.
fn without_aside<'a>(clause: &'a str, numbers: &mut Vec<AmountInText>) -> &'a str {
    let Some(first) = numbers.first() else { return clause };
    let Some(aside) = ASIDE.find_from(clause, first.range.end) else { return clause };
    // Up from 22% is where it started; any other number asks for something.
    let is_start = [", up ", ", down "].iter().any(|word| slice(clause, aside.start..clause.len()).starts_with(word));
    if !is_start && numbers.iter().any(|amount| amount.range.start >= aside.end) {
        return clause;
    }
    numbers.retain(|amount| amount.range.end <= aside.start);
    slice(clause, 0..aside.start)
}

/// At least 90% of homes have a garden, recycle 70% of waste: of whom something is said, and not how many there are.
fn share(clause: &str, amount: &AmountInText) -> Option<ClauseParts> {
    const HALF: usize = 50;
    let grammar = Grammar::new(clause, Some("%"));
    let head = grammar.start_of(amount.range.start, is_joint);
    let is_percent = matches!(amount.unit.as_deref(), Some("%" | "percent" | "per cent"));
    let tail = grammar.end_of(amount.range.end, is_bound);
    let number = slice(clause, amount.range.clone());
    // 8 in 10 adults.
    let parts = [" in ", " out of "].iter().find_map(|joint| number.split_once(joint)).filter(|_| amount.is_part);
    let object = slice(clause, tail..clause.len()).trim_start();
    let object = object.strip_prefix("of ").or(parts.map(|_| object))?;
    let verb = slice(clause, 0..head).trim();
    let words = grammar.within(&(0..tail));
    let changes = words.iter().any(|(role, _)| matches!(role, WordRole::Rise | WordRole::Fall));
    if !(is_percent || amount.is_part) || verb.contains(' ') || finds(&NO_VERB, &verb.to_lowercase()) || changes {
        return None;
    }
    let start = clause.len() - object.len();
    let end = grammar.start_of_end(is_bound).max(start);
    let object = slice(clause, start..end);
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    // What most are to do is wanted, and so is what is to be done.
    let is_half =
        parts.is_some_and(|(some, all)| some.parse::<usize>().ok() >= all.parse::<usize>().ok().map(|all| all / 2));
    let is_part_of_most = is_half || amount.is_part && (number.ends_with('s') || number.ends_with("half"));
    let is_most = is_part_of_most || is_percent && digits.parse::<usize>().is_ok_and(|share| share >= HALF);
    let (wanted, (name, said)): (&str, (String, &str)) =
        if verb.is_empty() { (number, subject(object, true)) } else { (verb, (treated(object, verb), verb)) };
    let is = format!("{} {}", slice(clause, head..tail), slice(clause, end..clause.len()).trim());
    Some(ClauseParts {
        name: format!("Share of {}", without_article(name.trim())),
        is: uncapitalized(is.trim()),
        words,
        unit: Some("%".to_owned()),
        wanted: ((is_most || !verb.is_empty()) && !is_bad(said)).then(|| wanted.to_owned()),
        ..ClauseParts::default()
    })
}

/// Waste diverted from landfill, of diverting so much of it.
pub(super) fn treated(object: &str, verb: &str) -> String {
    const IRREGULAR: [(&str, &str); 12] = [
        ("bring", "brought"),
        ("meet", "met"),
        ("build", "built"),
        ("send", "sent"),
        ("retrofit", "retrofitted"),
        ("put", "put"),
        ("make", "made"),
        ("win", "won"),
        ("hold", "held"),
        ("spend", "spent"),
        ("get", "got"),
        ("pay", "paid"),
    ];
    let verb = verb.to_lowercase();
    let irregular = IRREGULAR.iter().find(|(plain, _)| *plain == verb).map(|(_, done)| (*done).to_owned());
    let done = irregular.unwrap_or_else(|| format!("{}ed", verb.strip_suffix('e').unwrap_or(&verb)));
    let mut behind = BEHIND_NOUN.find_from(object, 0);
    while let Some(of) = behind.clone().filter(|behind| slice(object, behind.clone()) == "of") {
        behind = BEHIND_NOUN.find_from(object, of.end);
    }
    let end = behind.map_or(object.len(), |behind| behind.start);
    format!("{} {done} {}", slice(object, 0..end).trim_end(), slice(object, end..object.len()))
}

/// Homes that have a garden: what is counted, with what is said of it. Land use is no land that uses.
pub(super) fn subject(counted: &str, is_share: bool) -> (String, &str) {
    let is_many = |word: &str| word.ends_with('s') || ["people", "children", "women", "men", "staff"].contains(&word);
    // Homes back into use.
    let acts = |verb: &Range<usize>| {
        let before = slice(counted, 0..verb.start).trim_end();
        is_share && !BEHIND_NOUN.ends(before) && before.split(' ').any(is_many)
    };
    let verbs = [PREDICATE.find_from(counted, 1), DEED.find_from(counted, 1).filter(acts)];
    let Some(at) = verbs.into_iter().flatten().map(|verb| verb.start).min() else {
        return (counted.to_owned(), counted);
    };
    let (noun, said) = counted.split_at_checked(at).unwrap_or_default();
    if [" who ", " that ", " which "].iter().any(|word| noun.contains(word)) {
        return (counted.to_owned(), said);
    }
    let is = if noun.trim_end().split(' ').any(is_many) { "are" } else { "is" };
    let behind = said;
    let said = match said.split_once(' ') {
        Some(("will" | "should" | "shall" | "must", rest)) => match rest.strip_prefix("be ") {
            Some(rest) => format!("{is} {rest}"),
            None => rest.to_owned(),
        },
        _ => said.to_owned(),
    };
    (format!("{noun}that {said}"), behind)
}

fn without_article(name: &str) -> &str {
    ["the ", "The ", "an ", "An ", "a ", "A ", "its ", "our ", "their "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

/// Whether a word may stand behind its number.
const fn is_bound(role: WordRole) -> bool {
    matches!(
        role,
        WordRole::Floor
            | WordRole::Ceiling
            | WordRole::Joint
            | WordRole::Years
            | WordRole::Amount
            | WordRole::New
            | WordRole::Rise
            | WordRole::Fall
    )
}

/// Whether what stands at the end of an English clause is said of each of its numbers.
fn shares_end(clause: &str) -> bool {
    let has_joint = || finds(&JOINTS_EN, clause) && finds(&EACH_YEAR, clause);
    clause.contains("respectively") || names_years(clause) || has_joint()
}

/// Where all that a plan says holds.
pub(super) const SCOPES: [&str; 7] = ["全市", "全县", "全省", "全区", "全国", "我市", "本市"];

/// Verbs that say, parted from their "to", that so much is the most.
const LIMITING: [&str; 2] = ["limit", "cap"];

/// Doctors in general practice are doctors.
fn counted_noun(name: &str) -> Option<String> {
    let ends = [BEHIND_NOUN.find_from(name, 0), PREDICATE.find_from(name, 1)];
    let end = ends.into_iter().flatten().map(|behind| behind.start).min().unwrap_or(name.len());
    let noun = slice(name, 0..end).trim().rsplit(' ').next().map(str::to_lowercase);
    noun.filter(|noun| noun.ends_with('s') || matches!(noun.as_str(), "people" | "staff" | "children"))
}

/// 翻一番, 新突破.
fn unnumbered(clause: &str) -> Option<ClauseParts> {
    let range = UNNUMBERED.find_from(clause, 0)?;
    let english = !is_chinese(clause);
    if range.end < clause.len() && !(english && range.start == 0) {
        return None;
    }
    let found = slice(clause, range.clone());
    let mut parts = around(clause, &AmountInText { range, unit: None, is_part: false });
    if found.contains('番') {
        parts.words.push((WordRole::Rise, found.to_owned()));
    }
    let is_measure = english || finds(&ENDS_IN_MEASURE, &parts.name) || !found.contains(['破', '高']);
    is_measure.then_some(parts)
}

/// The name and the predicate around a number.
fn around(clause: &str, amount: &AmountInText) -> ClauseParts {
    let grammar = Grammar::new(clause, amount.unit.as_deref());
    let range = &amount.range;
    let is_english = !is_chinese(clause);
    let mut head = grammar.start_of(range.start, is_joint);
    let is_tail =
        |role| is_bound(role) && (is_english || !matches!(role, WordRole::New | WordRole::Rise | WordRole::Fall));
    let tail = grammar.end_of(range.end, is_tail);
    // 突破千亿元大关, but 3家在建项目.
    let long = || grammar.words.iter().filter(|(_, word)| word.len() > '在'.len_utf8()).cloned().collect();
    let tail = match is_english {
        true => tail,
        false => Grammar { text: clause, words: long() }.end_of(tail, |role| role == WordRole::Adverb),
    };
    let lead_end = grammar.lead(|role| !matches!(role, WordRole::Amount | WordRole::Floor | WordRole::Ceiling));
    if head == range.start {
        let made = grammar.start_of(range.start, |_| true);
        if lead_end == 0 || made == 0 || slice(clause, made..range.start).starts_with("服务") {
            head = made;
        }
        // 适老化改造完成2000户.
        if made > 0 && slice(clause, made..range.start).ends_with("完成") {
            head = range.start - "完成".len();
        }
    }
    let mut unit = amount.unit.clone();
    let mut end = clause.len();
    if is_english {
        end = grammar.start_of_end(is_tail).max(tail);
    }
    let mut rest = slice(clause, tail..end).trim();
    let is_level = is_english && slice(clause, head..range.start).ends_with("to ");
    let is_noun_of_change =
        grammar.within(&(range.end..tail)).iter().any(|(role, _)| matches!(role, WordRole::Rise | WordRole::Fall));
    let is_money = unit.as_deref().is_some_and(|unit| unit.contains(['$', '€', '£']));
    let counted = rest.strip_prefix("of ").filter(|_| !is_level);
    if let Some(counted) = counted.or_else(|| rest.strip_prefix("in ").filter(|_| is_noun_of_change || is_money)) {
        rest = counted;
    } else if is_english
        && unit.is_none()
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !slice(clause, lead_end.min(head)..head).trim().is_empty()
    {
        // 10 days or less.
        (unit, rest, end) = (Some(rest.to_owned()), "", tail);
    } else if is_english && unit.is_none() {
        unit = counted_noun(rest);
    }
    let behind = slice(clause, end..clause.len()).trim();
    let says = |lead: usize| {
        [grammar.within(&(0..lead)), grammar.within(&(head..tail)), grammar.within(&(end..clause.len()))].concat()
    };
    let predicate = slice(clause, head..tail);
    let joined = |lead: &str, name: &str| {
        let space = if is_english { " " } else { "" };
        let is = [lead, predicate, behind].map(str::trim).into_iter().filter(|part| !part.is_empty());
        (name.trim().to_owned(), is.collect::<Vec<_>>().join(space))
    };
    if head == 0 {
        let object = rest.strip_prefix('的').unwrap_or(rest);
        if !is_english {
            return finished(joined("", object), says(0), unit);
        }
        // Double household energy use, but a million more people use trains.
        let is_made = finds(&UNNUMBERED, predicate) || says(0).iter().any(|(role, _)| *role == WordRole::Make);
        let (object, said) = subject(object, !is_made);
        let promised = said.strip_prefix("will ").filter(|said| !is_bad(said)).map(|_| "will".to_owned());
        let unit = unit.or_else(|| counted_noun(&object));
        let parts = finished(joined("", &object), says(0), unit);
        return ClauseParts { wanted: parts.wanted.clone().or(promised), ..parts };
    }
    let verbs = grammar.within(&(head..range.start));
    let is_share = unit.as_deref() == Some("%");
    let is_verb = |role: WordRole| match role {
        WordRole::Joint | WordRole::Years | WordRole::Adverb | WordRole::Amount => false,
        WordRole::Floor | WordRole::Ceiling => is_share,
        WordRole::Level
        | WordRole::Hold
        | WordRole::Rise
        | WordRole::Fall
        | WordRole::New
        | WordRole::Make
        | WordRole::Aim => true,
    };
    let has_verb = verbs.iter().any(|(role, _)| is_verb(*role));
    let strips = |role: WordRole| match role {
        WordRole::Years => !is_english,
        WordRole::New | WordRole::Adverb | WordRole::Aim => true,
        WordRole::Rise | WordRole::Fall | WordRole::Hold | WordRole::Level => is_english || !has_verb,
        WordRole::Make => !has_verb,
        WordRole::Floor | WordRole::Ceiling | WordRole::Joint | WordRole::Amount => false,
    };
    let mut lead = grammar.lead(strips).min(head);
    // Limit the number of cars to 380.
    let limit = clause.split(' ').next().filter(|verb| LIMITING.iter().any(|one| one.eq_ignore_ascii_case(verb)));
    let limit = limit.filter(|_| lead == 0 && head > 0 && ["to ", "at "].iter().any(|to| predicate.starts_with(to)));
    lead = limit.map_or(lead, str::len);
    // 新建成校舍 has a verb of three characters.
    let is_verb_torn = slice(clause, 0..lead).ends_with('建') && slice(clause, lead..head).starts_with('成');
    if is_verb_torn || is_residue(slice(clause, lead..head)) {
        lead = 0;
    }
    let middle = slice(clause, lead..head).trim();
    let scope = SCOPES.contains(&middle);
    let name = match (middle, rest) {
        (middle, "") => middle.to_owned(),
        (_, rest) if scope => rest.to_owned(),
        (middle, rest) if is_english && is_share && counted.is_some() => {
            format!("{} as a share of {rest}", middle.trim_end_matches(" of"))
        }
        (middle, rest) if is_english => format!("{middle} {rest}"),
        (middle, rest) => format!("{middle}{}", rest.strip_prefix('的').unwrap_or(rest)),
    };
    // 3万亩不减少 and 5%且低于平均水平 ask for more than one thing.
    let per = |rest: &str| {
        rest.strip_prefix("per ").is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    let asks_more =
        if is_english { per(rest) } else { rest.starts_with(['不', '且', '并', '，', '万', '亿', '千', '百']) };
    // 65岁以上老人 says of whom something is said, not how many of them there should be.
    let is_attribute =
        !rest.is_empty() && !middle.is_empty() && tail > range.end && !is_english && !has_verb && lead == 0;
    let name = if is_attribute { "" } else { name.as_str() };
    let said = says_of_lead(&grammar, lead).join(if is_english { " " } else { "" });
    let mut parts = finished(joined(limit.unwrap_or(&said), name), says(lead), unit);
    parts.words.extend(limit.map(|verb| (WordRole::Ceiling, verb.to_owned())));
    if asks_more {
        // Nothing reads it, so that a person judges it.
        parts = ClauseParts { name: tidy(middle), is: slice(clause, head..clause.len()).to_owned(), ..parts };
    }
    parts
}

/// Words of the lead that are part of the requirement, and not only lead up to it.
fn says_of_lead<'a>(grammar: &Grammar<'a>, lead: usize) -> Vec<&'a str> {
    let text = grammar.text;
    let mut at = 0;
    let mut said = Vec::new();
    while at < lead {
        let words = grammar.words.iter().filter(|(_, word)| word.start == at && word.end <= lead);
        let Some((role, word)) = words.max_by_key(|(_, word)| word.end) else { break };
        if !matches!(role, WordRole::Adverb | WordRole::Aim) {
            said.push(slice(text, word.clone()));
        }
        at = grammar.skip(word.end)[1];
    }
    said
}

fn finished((name, is): (String, String), words: Vec<(WordRole, String)>, unit: Option<String>) -> ClauseParts {
    let name = tidy(&name);
    let unit = unit.or_else(|| counted_noun(name.strip_prefix("Number of ")?));
    let is = uncapitalized(is.trim().trim_start_matches(['的', '在']));
    let wanted = is.split_once(' ').map(|(verb, _)| verb).filter(|verb| *verb == "have").map(str::to_owned);
    ClauseParts { name, is, words, unit, is_split: false, wanted }
}

/// A name without what only leads up to it; in English with a capital.
fn tidy(name: &str) -> String {
    let mut name = name.trim_matches(|sign: char| sign.is_whitespace() || "，。、；：,;:的".contains(sign));
    for lead in ["其中", "对", "使", "将", "把", "实现", "确保", "带动"] {
        name = name.strip_prefix(lead).filter(|rest| !rest.is_empty()).unwrap_or(name).trim_start();
    }
    name = without_article(name);
    let ends = ["活动", "总体", "整体", "平均", "均", "都", " of", " take", " takes", " last", " cost"];
    let name = ends.iter().find_map(|end| name.strip_suffix(end)).filter(|rest| !rest.is_empty()).unwrap_or(name);
    capitalized(name)
}

pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The verb that began an English sentence.
pub(super) fn uncapitalized(is: &str) -> String {
    let mut letters = is.chars();
    let first = letters.next().filter(|_| !is_chinese(is));
    first.map_or_else(|| is.to_owned(), |first| first.to_lowercase().chain(letters).collect())
}

/// The parts of a list of names.
fn names_of(name: &str) -> Vec<&str> {
    let quoted = quoted(name);
    let mut names = Vec::new();
    let mut start = 0;
    for (at, sign) in name.char_indices().filter(|(_, sign)| "、和及与".contains(*sign)) {
        let is_word = |before: &str| name.get(..at + sign.len_utf8()).is_some_and(|text| text.ends_with(before));
        if quoted.iter().any(|range| range.contains(&at))
            || ["普及", "以及", "涉及", "参与", "共和"].iter().any(|word| is_word(word))
        {
            continue;
        }
        names.push(slice(name, start..at));
        start = at + sign.len_utf8();
    }
    names.push(slice(name, start..name.len()));
    names.into_iter().map(|name| name.trim().trim_end_matches('以')).filter(|name| !name.is_empty()).collect()
}

/// Names of their own where each ends in a measure; else the whole list with the part that is meant.
fn own_names(all: &str, names: &[&str]) -> Vec<String> {
    let complete = names.iter().all(|name| finds(&ENDS_IN_MEASURE, name));
    names.iter().map(|name| if complete { (*name).to_owned() } else { format!("{all}（{name}）") }).collect()
}

/// A和B分别达到1和2, where there are as many names as numbers.
fn respectively(
    clause: &str,
    at: usize,
    numbers: &[AmountInText],
) -> Result<Vec<ClauseParts>, (ProposalReason, String)> {
    let behind = at + "分别".len();
    let numbers: Vec<&AmountInText> = numbers.iter().filter(|amount| amount.range.start >= behind).collect();
    let before = slice(clause, 0..at);
    let reference = reference_at_end(before);
    let listed = tidy(before.strip_suffix(reference).unwrap_or(before));
    let names = names_of(&listed);
    if names.len() != numbers.len() || names.len() < 2 || is_open_list(&listed) {
        return Err((ProposalReason::UnevenList, listed));
    }
    Ok(values(clause, behind, reference, &numbers, own_names(&listed, &names)))
}

/// The numbers behind 分别, each with the name that it is said of.
fn values(
    clause: &str,
    behind: usize,
    reference: &str,
    numbers: &[&AmountInText],
    names: Vec<String>,
) -> Vec<ClauseParts> {
    let verb = numbers.first().map_or("", |first| slice(clause, behind..first.range.start));
    let ends = numbers.iter().skip(1).map(|next| next.range.start).chain([clause.len()]);
    let values = numbers.iter().zip(ends).map(|(amount, end)| (*amount, slice(clause, amount.range.start..end)));
    let last = numbers.last().and_then(|last| last.unit.as_deref());
    let part = |(name, (amount, value)): (String, (&AmountInText, &str))| {
        let value = value.trim_matches(|sign: char| "、和及与以，".contains(sign) && !value.ends_with("以上"));
        // 3个和5个百分点: the unit of the last one is that of all.
        let own = amount.unit.as_deref().unwrap_or_default();
        let missing = last.and_then(|last| last.strip_prefix(own)).unwrap_or_default();
        let is = format!("{reference}{verb}{value}{missing}");
        let unit = if missing.is_empty() { amount.unit.clone() } else { last.map(str::to_owned) };
        let grammar = Grammar::new(&is, unit.as_deref());
        ClauseParts { words: grammar.within(&(0..is.len())), name, unit, is_split: true, is: is.clone(), wanted: None }
    };
    names.into_iter().zip(values).map(part).collect()
}

/// A分别达到1、2 of as many years: a requirement for each.
pub(super) fn by_years(clause: &str, count: usize) -> Option<Vec<ClauseParts>> {
    let at = clause.find("分别")?;
    let behind = at + "分别".len();
    let all = amounts(clause);
    let numbers: Vec<&AmountInText> = all.iter().filter(|amount| amount.range.start >= behind).collect();
    let before = slice(clause, 0..at);
    let reference = reference_at_end(before);
    let name = tidy(before.strip_suffix(reference).unwrap_or(before));
    let is_one = numbers.len() == count && all.len() == count && !name.is_empty() && names_of(&name).len() == 1;
    is_one.then(|| values(clause, behind, reference, &numbers, vec![name; count]))
}

/// The parts of a clause that joins several requirements: each has a number of its own.
pub(super) fn joined<'a>(clause: &'a str, joints: &WordList) -> Vec<&'a str> {
    if !finds(joints, clause) {
        return vec![clause];
    }
    let mut numbers = amounts(clause);
    without_aside(clause, &mut numbers);
    let quoted = quoted(clause);
    // 3个和5个百分点.
    let is_torn = clause.contains("个百分点") && numbers.iter().any(|amount| amount.unit.as_deref() == Some("个"));
    if numbers.len() < 2 || is_torn || clause.contains("分别") || shares_end(clause) {
        return vec![clause];
    }
    // 30% of land and 30% of sea areas are protected.
    let is_share = |part: &str| part.contains("% of ") || part.contains("per cent of ");
    let says = |part: &str| finds(&PREDICATE, part) || finds(&DEED, part);
    let (mut found, mut start, mut passed) = (Vec::new(), 0, 0);
    while let Some(joint) = joints.find_from(clause, passed) {
        passed = joint.end;
        let has = |range: Range<usize>| numbers.iter().any(|amount| range.contains(&amount.range.start));
        let in_range = |amount: &AmountInText| amount.range.contains(&joint.start);
        let next = numbers.iter().find(|amount| amount.range.start >= joint.end);
        // 25% of lands and oceans by 2025 and 30% by 2030.
        let is_last = is_chinese(clause)
            || joints
                .find_from(clause, joint.end)
                .is_none_or(|later| next.is_none_or(|next| next.range.start < later.end));
        let free = !quoted.iter().any(|range| range.contains(&joint.start)) && !numbers.iter().any(in_range);
        let (first, second) = (slice(clause, start..joint.start), slice(clause, joint.end..clause.len()));
        let shares_predicate = is_share(first) && is_share(second) && !says(first) && finds(&PREDICATE, second);
        if free && is_last && !shares_predicate && has(start..joint.start) && has(joint.end..clause.len()) {
            let near = next.is_some_and(|next| {
                ends_well(slice(clause, start..joint.start), &numbers, start) || next.range.start == joint.end
            });
            if near {
                found.push(slice(clause, start..joint.start));
                start = joint.end;
            }
        }
    }
    found.push(slice(clause, start..clause.len()));
    found
}

/// Whether a part ends in its number, or in what it counts.
fn ends_well(part: &str, numbers: &[AmountInText], start: usize) -> bool {
    let last =
        numbers.iter().rev().find(|amount| amount.range.start >= start && amount.range.end <= start + part.len());
    last.is_some_and(|amount| {
        let rest = slice(part, amount.range.end - start..part.len());
        ["", "以上", "以下", "以内", "左右", "及以上"].contains(&rest) || !is_chinese(part)
    })
}
