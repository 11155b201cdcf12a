//! Clauses → indicators, targets and requirements. Nothing is written as a requirement that fsip's own reader does not accept.

use std::collections::{BTreeMap, BTreeSet};

use super::amount::{amounts, per_of};
use super::asked::{Clause, ClauseMeaning, Statement, StatementOrigin};
use super::clause::{ClauseParts, ProposalReason, SCOPES, subject, treated, uncapitalized};
use super::cursor::{is_chinese, slice};
use super::goal_table::{IndicatorRow, total};
use super::ids::TakenIds;
use super::words::{
    ACHIEVED, AIM, BEHIND_NOUN, COUNTS, COUNTS_TIME, CURE, DURATION, ENDS_IN_MEASURE, GOOD, GOOD_KIND, NEWLY, NO_NAME,
    PREDICATE, RATIO, SHARE, SINCE, TOTAL, UNCLEAN, UNDONE, UNITS_OF_NAMES, YEARLY, finds, found, is_bad,
};
use super::years::{Years, years_in};
use crate::load::LONGEST_PLAN;
use crate::locale::Language;
use crate::model::{Better, Character, Condition, Indicator, Kind, Moment, Term, UnitOfMeasure, Year};
use crate::source::Spot;
use crate::wording::{Alternatives, Misreading, PhraseContext, Possible, Problem, Reading, WordRole, read, roles};

/// Most characters of a sentence that an id keeps.
const LONGEST_ID: usize = 40;

/// What is proposed of a document's goals and standards.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proposals {
    pub(crate) indicators: Vec<ProposedIndicator>,
    pub(crate) targets: Vec<ProposedTarget>,
    /// Those of the work items, by their places in the list.
    pub(crate) requirements: BTreeMap<usize, Vec<ProposedRequirement>>,
    pub(crate) not_understood: Vec<NotUnderstood>,
}

#[derive(Clone, Debug)]
pub(crate) struct ProposedIndicator {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) kind: Kind,
    pub(crate) better: Better,
    pub(crate) notes: Vec<Note>,
    pub(crate) place: SentencePlace,
}

#[derive(Clone, Debug)]
pub(crate) struct ProposedTarget {
    pub(crate) id: String,
    pub(crate) area: Option<usize>,
    pub(crate) text: String,
    /// By their places in the list.
    pub(crate) units: Vec<usize>,
    pub(crate) due: Option<Moment>,
    pub(crate) character: Option<Character>,
    /// The word by which it is only striven for.
    pub(crate) aim: Option<String>,
    pub(crate) base_value: Option<String>,
    pub(crate) requirement: ProposedRequirement,
}

#[derive(Clone, Debug)]
pub(crate) struct ProposedRequirement {
    pub(crate) asked: ProposedMeaning,
    pub(crate) due: Option<Moment>,
    pub(crate) notes: Vec<Note>,
    pub(crate) place: SentencePlace,
}

impl ProposedRequirement {
    /// Takes in what a person judges as well, so that a long sentence is one matter and not many.
    fn extend_with(&mut self, other: &Self) -> bool {
        let is_alike = self.notes == [Note::Judged(ProposalReason::Unmeasured)]
            && (&self.notes, self.due, &self.place.spot) == (&other.notes, other.due, &other.place.spot);
        match (&mut self.asked, &other.asked) {
            (ProposedMeaning::Judged { title, .. }, ProposedMeaning::Judged { title: more, .. }) if is_alike => {
                let joint = if is_chinese(title) { "，" } else { ", " };
                title.push_str(joint);
                title.push_str(more);
                self.place.sentence = [self.place.sentence.as_str(), &other.place.sentence].join(joint);
                true
            }
            _ => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProposedMeaning {
    /// By the indicator's place in the list.
    Is {
        indicator: usize,
        is: String,
    },
    Steps {
        indicator: usize,
        steps: Vec<(i32, String)>,
    },
    Milestone {
        title: String,
    },
    /// With the requirement that could not be written.
    Judged {
        title: String,
        instead: Option<(String, String)>,
    },
}

/// The sentence from which it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentencePlace {
    pub(crate) spot: Spot,
    pub(crate) sentence: String,
}

/// What was guessed, and by which word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    Kind(Kind, Option<String>),
    Better(Better, String),
    /// The unit of measure follows from the name, or is not known at all.
    Unit(String),
    UnknownUnit,
    Split,
    /// Name and requirement are cut out of the sentence.
    CutOut,
    /// A verb of the clause before.
    Verb(String),
    EachYear(String),
    /// An amount of one year, and not of all years until then.
    OfYear,
    /// A step of which figures of whole years tell.
    DayOfStep(Moment),
    /// From a year, which is the base year of the plan.
    Since(String),
    Aim(String),
    Milestone,
    Judged(ProposalReason),
    /// What the wording may ask for, in these years.
    Readings(Term, Vec<Possible>),
    /// The part of the wording that is not read.
    Part(String),
}

#[derive(Clone, Debug)]
pub(crate) struct NotUnderstood {
    pub(crate) text: String,
    /// By their places in the list.
    pub(crate) units: Vec<usize>,
    pub(crate) spot: Spot,
    pub(crate) reason: ProposalReason,
}

/// What a name and its predicate say of what is better.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Direction {
    Says(Better, String),
    Silent,
    /// The words say one thing and the name another.
    Unclear,
}

/// Something that is said of an indicator.
#[derive(Clone, Debug)]
struct Mention<'a> {
    clause: Clause<'a>,
    parts: ClauseParts,
    /// The verb of the clause before, when it is this one's as well.
    verb: Option<String>,
    row: Option<IndicatorRow>,
}

pub(super) struct Proposer<'a> {
    years: Years,
    language: Language,
    asked: Vec<(Clause<'a>, Option<IndicatorRow>)>,
    /// Where sentences begin.
    sentences: Vec<usize>,
}

/// Something that is asked, in the order of the document: said of an indicator, or anything else.
enum Saying<'a> {
    Mention(Box<Mention<'a>>),
    Other(Box<Clause<'a>>),
}

impl<'a> Proposer<'a> {
    pub(super) fn new(years: Years, language: Language) -> Self {
        Self { years, language, asked: Vec::new(), sentences: Vec::new() }
    }

    pub(super) fn new_sentence(&mut self) {
        self.sentences.push(self.asked.len());
    }

    pub(super) fn add(&mut self, clause: Clause<'a>) {
        self.asked.push((clause, None));
    }

    /// A row of a table of indicators: its values as requirements.
    pub(super) fn add_row(&mut self, statement: usize, text: &'a str, row: &IndicatorRow) {
        for (year, cell) in &row.targets {
            let unit = row.unit.clone().or_else(|| amounts(cell).pop()?.unit);
            let cell = cell.replace(' ', "");
            let sum = total(&cell).map(|sum| format!("累计{sum}"));
            let is_of_year = sum.is_none();
            let is = sum.unwrap_or(cell);
            let measure = UnitOfMeasure::new(unit.as_deref().unwrap_or("%"));
            let words = roles(&is, &measure).into_iter();
            let words = words.map(|(role, range)| (role, is.get(range).unwrap_or_default().to_owned())).collect();
            let parts = ClauseParts { name: row.name.clone(), is, words, unit, ..ClauseParts::default() };
            let due = Year::new(i64::from(*year)).map(Moment::EndOf);
            let asked = ClauseMeaning::Measured(parts);
            let clause = Clause {
                text,
                statement,
                due,
                is_of_year,
                is_listed: false,
                due_text: None,
                period: None,
                aim: None,
                asked,
            };
            self.new_sentence();
            self.asked.push((clause, Some(row.clone())));
        }
    }

    /// Whether nothing is asked by a statement, which may be a heading.
    pub(super) fn is_silent(&self, statement: usize) -> bool {
        self.asked_by(statement).all(|asked| matches!(asked, ClauseMeaning::Nothing(_)))
    }

    /// What the last statement asks.
    fn asked_by(&self, statement: usize) -> impl Iterator<Item = &ClauseMeaning> {
        let of_statement = self.asked.iter().rev().take_while(move |(clause, _)| clause.statement == statement);
        of_statement.map(|(clause, _)| &clause.asked)
    }

    /// What somebody answers for although it counts nothing is judged, as a whole.
    pub(super) fn judge_whole(&mut self, statement: usize, text: &'a str) {
        let count = self.asked_by(statement).count();
        let is_uncounted = |asked: &ClauseMeaning| matches!(asked, ClauseMeaning::Nothing(ProposalReason::NoNumber));
        if count == 0 || !self.asked_by(statement).all(is_uncounted) {
            return;
        }
        let start = self.asked.len() - count;
        let first = self.asked.drain(start..).next();
        self.sentences.retain(|sentence| *sentence <= start);
        let asked = ClauseMeaning::Judged(ProposalReason::Unmeasured);
        self.asked.extend(first.map(|(clause, row)| (Clause { text, asked, ..clause }, row)));
    }

    pub(super) fn finish(self, statements: &[Statement<'_>]) -> Proposals {
        let (years, language) = (self.years, self.language);
        let entries = self.entries(statements);
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            if let Saying::Mention(mention) = entry {
                groups.entry(key(&mention.parts.name)).or_default().push(place);
            }
        }
        let item_of = |statement: &Statement<'_>| match statement.origin {
            StatementOrigin::Standard { item, .. } => Some(item),
            StatementOrigin::Matter { .. } | StatementOrigin::Goal { .. } | StatementOrigin::GoalTable { .. } => None,
        };
        let mut writer = Writer {
            statements,
            with_standard: statements.iter().filter_map(item_of).collect(),
            years,
            language,
            proposals: Proposals::default(),
            indicator_ids: TakenIds::default(),
            target_ids: TakenIds::default(),
        };
        let mut decided: BTreeMap<usize, ProposedRequirement> = BTreeMap::new();
        let mut order: Vec<&Vec<usize>> = groups.values().collect();
        order.sort();
        for places in order {
            let mentions = places.iter().filter_map(|place| match entries.get(*place) {
                Some(Saying::Mention(mention)) => Some((*place, mention.as_ref())),
                _ => None,
            });
            writer.decide(&mentions.collect::<Vec<_>>(), &mut decided);
        }
        for (place, entry) in entries.iter().enumerate() {
            match entry {
                Saying::Other(clause) => writer.other(clause),
                Saying::Mention(mention) => {
                    if let Some(requirement) = decided.remove(&place) {
                        writer.write(&mention.clause, mention.row.as_ref(), requirement);
                    }
                }
            }
        }
        writer.proposals
    }

    /// With names and verbs that a clause takes from the one before.
    fn entries(self, statements: &[Statement<'_>]) -> Vec<Saying<'a>> {
        let mut entries = Vec::new();
        let mut before: Option<ClauseParts> = None;
        let mut of_matter: BTreeMap<usize, Vec<ClauseParts>> = BTreeMap::new();
        for (place, (clause, row)) in self.asked.into_iter().enumerate() {
            if self.sentences.binary_search(&place).is_ok() {
                before = None;
            }
            let ClauseMeaning::Measured(parts) = clause.asked.clone() else {
                before = None;
                entries.push(Saying::Other(Box::new(clause)));
                continue;
            };
            let origin = statements.get(clause.statement).map(|statement| statement.origin);
            let (mut parts, verb) = completed(parts, before.as_ref(), clause.is_listed);
            match origin {
                Some(StatementOrigin::Matter { item, .. }) => of_matter.entry(item).or_default().push(parts.clone()),
                Some(StatementOrigin::Standard { item, .. }) if parts.name.is_empty() => {
                    let of_item = of_matter.get(&item).map(Vec::as_slice).unwrap_or_default();
                    let alike = of_item.iter().filter(|other| other.unit == parts.unit || of_item.len() == 1);
                    parts.name = alike.map(|other| other.name.clone()).next().unwrap_or_default();
                }
                _ => {}
            }
            if parts.name.chars().count() < 2 || finds(&NO_NAME, &parts.name) || is_place(&parts) {
                let asked = ClauseMeaning::Judged(ProposalReason::NoIndicator);
                entries.push(Saying::Other(Box::new(Clause { asked, ..clause })));
                continue;
            }
            before = Some(parts.clone());
            entries.push(Saying::Mention(Box::new(Mention { clause, parts, verb, row })));
        }
        entries
    }
}

/// Whether all that is named is where, as 北京市 of a concentration.
fn is_place(parts: &ClauseParts) -> bool {
    let is_measured = parts.unit.as_deref().is_some_and(|unit| unit == "%" || unit.contains('/'));
    is_measured && parts.name.ends_with(['省', '市', '县', '区', '州'])
}

/// A clause without a subject, or without a verb, has that of the one before.
fn completed(parts: ClauseParts, before: Option<&ClauseParts>, is_listed: bool) -> (ClauseParts, Option<String>) {
    let Some(before) = before else { return (parts, None) };
    // Protect 30% of land and 30% of sea areas.
    let verb = before.wanted.as_ref().filter(|verb| is_listed && verb.starts_with(|first: char| first.is_alphabetic()));
    let object = parts.name.strip_prefix("Share of ").filter(|object| !object.contains(" that "));
    if let (Some(verb), Some(object)) = (verb, object) {
        let name = format!("Share of {}", treated(object, verb).trim_end());
        return (ClauseParts { name, wanted: Some(verb.clone()), ..parts }, None);
    }
    // 年均增速保持在8%以上.
    let grows = ["增速", "增幅", "降幅", "增长率"].contains(&parts.name.trim_start_matches("年均"));
    let is = match parts.is.strip_prefix("年均") {
        Some(rest) if grows => format!("年均{}{rest}", parts.name),
        None if grows => format!("{}{}", parts.name, parts.is),
        _ => parts.is,
    };
    let name = if grows { String::new() } else { parts.name };
    let parts = ClauseParts { name, is, ..parts };
    let is_of_before = parts.name.is_empty() || parts.name.starts_with('占');
    let is_verb = |role: &WordRole| {
        matches!(
            role,
            WordRole::Make | WordRole::New | WordRole::Level | WordRole::Rise | WordRole::Fall | WordRole::Hold
        )
    };
    // Cut waste by half and litter by 30 %.
    let change = before.words.iter().find(|(role, _)| matches!(role, WordRole::Rise | WordRole::Fall));
    if let Some((role, verb)) = change
        .filter(|_| is_listed && parts.is.starts_with("by ") && !parts.words.iter().any(|(role, _)| is_verb(role)))
    {
        let words = std::iter::once((*role, verb.clone())).chain(parts.words).collect();
        let is = format!("{} {}", uncapitalized(verb), parts.is);
        return (ClauseParts { is, words, ..parts }, Some(verb.clone()));
    }
    let has_verb =
        parts.words.iter().any(|(role, _)| is_verb(role) || matches!(role, WordRole::Joint | WordRole::Years));
    let is_share = parts.unit.as_deref() == Some("%");
    let amount = parts.is.get(AIM.end_at(&parts.is, 0).unwrap_or(0)..).unwrap_or_default();
    let is_bare = amount.starts_with(|first: char| first.is_numeric() || "两十百千$€£".contains(first));
    let is_chinese = is_chinese(&parts.is);
    // Reduced by 60% by 2030 and 80% by 2050: 80% is no level.
    let is_change = |role: &WordRole| is_of_before && matches!(role, WordRole::Rise | WordRole::Fall);
    // Who is trained is a person, and what each thousand has is not made.
    let are_people =
        |unit: &Option<String>| unit.as_deref().is_some_and(|unit| unit.ends_with(['人', '名', '次', '户']));
    let is_measure = finds(&RATIO, &parts.name) || finds(&ENDS_IN_MEASURE, &parts.name);
    let is_alike = are_people(&parts.unit) == are_people(&before.unit) && !is_measure;
    // 400 pumps in existing homes and 280 in new ones.
    let is_where = !is_chinese && BEHIND_NOUN.end_at(&parts.name, 0).is_some() && !parts.name.starts_with("With ");
    let is_next = is_listed && !parts.name.contains(" that ");
    let takes_amount = !is_of_before && !is_share && (is_chinese || is_where || is_next);
    let is_made = |verb: &str| is_listed || is_alike || verb == "完成";
    let is_amount = |role: &WordRole, verb: &str| {
        *role == WordRole::Level && is_chinese || matches!(role, WordRole::Make | WordRole::New) && is_made(verb)
    };
    let is_taken = |role: &WordRole, verb: &str| is_change(role) || takes_amount && is_amount(role, verb);
    // At least 65 % of waste is recycled, and no more than 10 % is landfilled.
    let said = uncapitalized(&parts.name);
    let said = said.strip_prefix("of which ").unwrap_or(&said);
    let is_said = !is_chinese && PREDICATE.end_at(said, 0).is_some();
    let noun = || BEHIND_NOUN.find_from(&before.name, 0).map_or(before.name.len(), |behind| behind.start);
    let name = match (is_of_before, is_where) {
        _ if is_said => {
            let who = before.name.split(" that ").next().unwrap_or_default();
            let share = if is_share && !who.starts_with("Share of ") { "Share of " } else { "" };
            format!("{share}{}", subject(&format!("{who} {said}"), true).0)
        }
        (true, _) => format!("{}{}", before.name, parts.name),
        (_, true) => format!("{} {}", slice(&before.name, 0..noun()).trim_end(), parts.name.to_lowercase()),
        _ => parts.name,
    };
    let Some((role, verb)) =
        before.words.iter().find(|(role, verb)| is_taken(role, verb)).filter(|_| !has_verb && is_bare)
    else {
        return (ClauseParts { name, ..parts }, None);
    };
    let unit = parts.unit.or_else(|| before.unit.clone().filter(|_| is_where));
    let lead = match is_chinese {
        true => verb,
        false => before.is.split(|sign: char| sign.is_ascii_digit()).next().unwrap_or(verb),
    };
    // Below 10 per cent by 2025 and 5 per cent or less by 2030.
    let has_bound = parts.words.iter().any(|(role, _)| is_limit(*role));
    let limit = before.words.iter().find(|(role, _)| is_limit(*role)).map(|(_, word)| word.as_str());
    let lead = limit.filter(|_| has_bound).and_then(|limit| lead.split_once(limit)).map_or(lead, |(verb, _)| verb);
    let is = format!("{lead}{amount}");
    let words = std::iter::once((*role, verb.clone())).chain(parts.words).collect();
    (ClauseParts { name, is, words, unit, ..parts }, Some(verb.clone()))
}

const fn is_limit(role: WordRole) -> bool {
    matches!(role, WordRole::Floor | WordRole::Ceiling)
}

/// By what names are the same: without the area of the plan before them, and without the word that they are counted.
fn key(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_name = |rest: &&str| rest.chars().count() > 2;
    let short = SCOPES.iter().find_map(|scope| name.strip_prefix(scope)).filter(is_name).unwrap_or(&name);
    let bare = COUNTS.iter().find_map(|count| short.strip_suffix(count)).filter(is_name).unwrap_or(short);
    bare.to_owned()
}

/// Whether a name holds other words of the sentence out of which it was cut.
fn is_torn(name: &str) -> bool {
    let counts = |(at, sign): (usize, &str)| {
        let behind = name.get(at + sign.len()..).unwrap_or_default();
        let counted = behind.trim_start_matches(|sign| "一二两三四五六七八九十百千".contains(sign));
        counted.len() < behind.len() && counted.starts_with(|sign| "条座个所家项处件名户台辆亩".contains(sign))
    };
    let is_open = [['“', '”'], ['（', '）'], ['(', ')'], ['《', '》']]
        .iter()
        .any(|[open, close]| name.matches(*open).count() != name.matches(*close).count());
    is_open
        // What is said of somebody may hold numbers: 18 weeks.
        || finds(&UNCLEAN, name.split_once(" that ").map_or(name, |(who, _)| who))
        || years_in(name).iter().any(|year| (1900..2100).contains(year))
        || name.match_indices(['、', '和', '及', '与']).any(counts)
}

/// Whether more of it is better, as far as the name tells: by what stands before 率 and 总数, or 占.
fn is_good(name: &str) -> bool {
    let bracket = name.rsplit_once(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    let name = bracket.map_or(name, |(before, _)| before);
    let mut stem = name.split_once('占').filter(|_| !name.ends_with("占比")).map_or(name, |(of, _)| of);
    loop {
        if finds(&GOOD_KIND, name) || GOOD.ends(stem) || CURE.ends(stem) {
            return true;
        }
        let measure = ENDS_IN_MEASURE.find_from(stem, 0).filter(|measure| measure.start > 0);
        let Some(measure) = measure else { return false };
        stem = slice(stem, 0..measure.start).trim_end_matches('”');
    }
}

fn direction(name: &str, parts: &ClauseParts) -> Direction {
    let first = |wanted: &dyn Fn(WordRole) -> bool| {
        parts.words.iter().find(|(role, _)| wanted(*role)).map(|(_, word)| word.clone())
    };
    let falls = first(&|role| role == WordRole::Fall);
    let rises = first(&|role| role == WordRole::Rise);
    let ceiling = first(&|role| role == WordRole::Ceiling);
    let floor = first(&|role| role == WordRole::Floor);
    // 达到 names a level, and no direction unless the name is known to be good.
    let is_good = is_good(name);
    let reached = first(&|role| matches!(role, WordRole::Make | WordRole::New) || role == WordRole::Level && is_good);
    let takes_time = parts.unit.as_deref().is_some_and(|unit| finds(&DURATION, unit)) && !finds(&COUNTS_TIME, name);
    let is_bad =
        parts.wanted.is_none() && (takes_time || is_bad(name) && (finds(&UNDONE, name) || !finds(&CURE, &parts.is)));
    let achieved = || found(&ACHIEVED, name);
    let good_share = || found(&GOOD_KIND, name).filter(|_| parts.unit.as_deref() == Some("%"));
    match (falls, rises, ceiling, floor, reached) {
        (Some(_), Some(_), ..) | (None, Some(_), Some(_), ..) | (None, _, Some(_), Some(_), _) => Direction::Unclear,
        (Some(word), None, ..) | (None, None, Some(word), None, _) => Direction::Says(Better::Lower, word),
        (None, Some(word), ..) | (None, None, None, Some(word), _) | (None, None, None, None, Some(word)) => {
            if is_bad {
                Direction::Unclear
            } else {
                Direction::Says(Better::Higher, word)
            }
        }
        (None, None, None, None, None) => match parts.wanted.as_deref().or_else(achieved).or_else(good_share) {
            Some(word) if !is_bad && !parts.words.iter().any(|(role, _)| *role == WordRole::Hold) => {
                Direction::Says(Better::Higher, word.to_owned())
            }
            _ => Direction::Silent,
        },
    }
}

/// A wording that fsip reads, with what was guessed.
type Accepted = (String, Vec<Note>);

struct Writer<'s, 'a> {
    statements: &'s [Statement<'a>],
    /// The work items that have a standard.
    with_standard: BTreeSet<usize>,
    years: Years,
    language: Language,
    proposals: Proposals,
    indicator_ids: TakenIds,
    target_ids: TakenIds,
}

/// What is decided of an indicator before it has an id.
#[derive(Clone)]
struct Measured {
    unit: String,
    kind: Kind,
    better: Better,
    notes: Vec<Note>,
}

impl Writer<'_, '_> {
    /// Decides what all that is said of one indicator says together.
    fn decide(&mut self, mentions: &[(usize, &Mention<'_>)], decided: &mut BTreeMap<usize, ProposedRequirement>) {
        let Some((_, first)) = mentions.first() else { return };
        let mut names = mentions.iter().map(|(_, mention)| &mention.parts.name);
        let is_counted = |name: &&String| COUNTS.iter().any(|count| name.ends_with(count));
        let name = names.find(is_counted).unwrap_or(&first.parts.name).clone();
        let is_clean = !is_torn(&name);
        let directions: Vec<Direction> = mentions.iter().map(|(_, mention)| self.direction(mention)).collect();
        let said = directions.iter().find_map(|direction| match direction {
            Direction::Says(better, word) => Some((*better, word.clone())),
            Direction::Silent | Direction::Unclear => None,
        });
        let differs = |direction: &Direction| matches!((direction, &said), (Direction::Says(better, _), Some((other, _))) if better != other);
        let is_unclear = said.is_none() || directions.iter().any(differs);
        let said = said.filter(|_| !is_unclear);
        let candidates = said.map(|said| self.candidates(&name, mentions, &said)).unwrap_or_default();
        // A percentage of what is none itself is one of change.
        let is_likely = |measured: &&Measured| measured.unit != "%" || finds(&SHARE, &name);
        let likeliest = candidates.iter().find(is_likely).or(candidates.first()).cloned();
        let (best, read) = self.most_read(&name, mentions, candidates).unzip();
        let mut read = read.unwrap_or_default().into_iter();
        let mut accepted: Vec<(usize, &Mention<'_>, String, Vec<Note>)> = Vec::new();
        for ((place, mention), direction) in mentions.iter().zip(&directions) {
            let reason = match direction {
                _ if self.is_of_other_year(mention) => ProposalReason::OtherYear,
                _ if !is_clean => ProposalReason::UnclearName,
                _ if is_unclear => ProposalReason::NoDirection,
                Direction::Unclear => ProposalReason::NoDirection,
                Direction::Says(..) | Direction::Silent => ProposalReason::Unreadable,
            };
            let usable = *direction != Direction::Unclear && is_clean && reason != ProposalReason::OtherYear;
            match read.next().flatten().filter(|_| usable) {
                Some((is, notes)) => accepted.push((*place, mention, is, notes)),
                None => {
                    let mut judged = self.judged(mention, reason);
                    let measured =
                        best.as_ref().or(likeliest.as_ref()).filter(|_| reason == ProposalReason::Unreadable);
                    judged.notes.extend(measured.and_then(|measured| self.misread(&name, measured, mention)));
                    decided.insert(*place, judged);
                }
            }
        }
        let Some(best) = best.filter(|_| !accepted.is_empty()) else { return };
        let indicator = self.indicator(&name, best, first);
        let stepped = self.steps(&accepted);
        for (place, mention, is, notes) in accepted.iter().cloned() {
            let requirement = ProposedRequirement {
                asked: ProposedMeaning::Is { indicator, is },
                due: mention.clause.due,
                notes,
                place: self.place(&mention.clause),
            };
            decided.insert(place, requirement);
        }
        if let Some((first, ..)) = accepted.first().filter(|_| stepped) {
            let mut notes: Vec<Note> = Vec::new();
            for note in accepted.iter().flat_map(|(.., notes)| notes) {
                if !notes.contains(note) {
                    notes.push(note.clone());
                }
            }
            let days = accepted.iter().filter_map(|(_, mention, ..)| mention.clause.due);
            notes.extend(days.filter(|due| due.day().is_some()).map(Note::DayOfStep));
            let steps =
                accepted.iter().filter_map(|(_, mention, is, _)| Some((self.due_year(mention)?, is.clone()))).collect();
            let place = decided.get(first).map(|requirement| requirement.place.clone());
            let mut texts: Vec<String> = accepted.iter().map(|(_, mention, ..)| text_of(&mention.clause)).collect();
            texts.dedup();
            if let Some(place) = place {
                let sentence = texts.join(if is_chinese(&name) { "；" } else { "; " });
                let place = SentencePlace { sentence, ..place };
                let asked = ProposedMeaning::Steps { indicator, steps };
                decided.insert(*first, ProposedRequirement { asked, due: None, notes, place });
            }
            for (place, ..) in accepted.iter().skip(1) {
                decided.remove(place);
            }
        }
    }

    fn direction(&self, mention: &Mention<'_>) -> Direction {
        let direction = direction(&mention.parts.name, &mention.parts);
        let Some(row) = mention.row.as_ref().filter(|_| direction == Direction::Silent) else { return direction };
        // 72 → 80: the values say it, unless the name says that more of it is worse.
        let number =
            |text: &str| text.trim_end_matches(['%', '％']).replace(',', "").parse::<crate::model::Number>().ok();
        let target = row.targets.last().and_then(|(_, cell)| number(total(cell).unwrap_or(cell)));
        let base = row.base.as_deref().and_then(number);
        let is_bad = is_bad(&row.name);
        match base.zip(target) {
            Some((base, target)) if target > base && !is_bad => {
                Direction::Says(Better::Higher, format!("{} → {}", base.to_plain(), target.to_plain()))
            }
            Some((base, target)) if target < base && is_bad => {
                Direction::Says(Better::Lower, format!("{} → {}", base.to_plain(), target.to_plain()))
            }
            _ => Direction::Silent,
        }
    }

    /// Whether an item of a year's list is due in another year, of which no figure of the list's year tells.
    fn is_of_other_year(&self, mention: &Mention<'_>) -> bool {
        let due = mention.clause.due.map(|due| due.year().number());
        self.year_of_list(&mention.clause).is_some_and(|year| due.is_some_and(|due| due != year))
    }

    fn year_of_list(&self, clause: &Clause<'_>) -> Option<i32> {
        match self.origin(clause) {
            StatementOrigin::Standard { year, .. } | StatementOrigin::Matter { year, .. } => Some(year),
            StatementOrigin::Goal { .. } | StatementOrigin::GoalTable { .. } => None,
        }
    }

    /// Units of measure and kinds that the indicator may have, the likeliest first.
    fn candidates(
        &self,
        name: &str,
        mentions: &[(usize, &Mention<'_>)],
        (better, word): &(Better, String),
    ) -> Vec<Measured> {
        let mut candidates = Vec::new();
        for (unit, unit_notes) in self.units(name, mentions) {
            for (kind, kind_word) in kinds(name, &unit, mentions) {
                let own = vec![Note::Kind(kind, kind_word), Note::Better(*better, word.clone())];
                let notes = [unit_notes.clone(), own].concat();
                candidates.push(Measured { unit: unit.clone(), kind, better: *better, notes });
            }
        }
        candidates
    }

    /// The first one with which fsip reads most of what is said, and how it reads each.
    fn most_read(
        &self,
        name: &str,
        mentions: &[(usize, &Mention<'_>)],
        candidates: Vec<Measured>,
    ) -> Option<(Measured, Vec<Option<Accepted>>)> {
        let (mut best, mut most) = (None, 0);
        for measured in candidates {
            let read: Vec<_> = mentions.iter().map(|(_, mention)| self.accepted(name, &measured, mention)).collect();
            let count = read.iter().flatten().count();
            if count > most {
                (best, most) = (Some((measured, read)), count);
            }
            if most == mentions.len() {
                break;
            }
        }
        best
    }

    /// Why the wording is not read.
    fn misread(&self, name: &str, measured: &Measured, mention: &Mention<'_>) -> Option<Note> {
        let (is, _) = self.wordings(name, measured, mention).into_iter().next()?;
        let misreading = self.reading(name, measured, mention, &is)?.err()?;
        let (Problem::Ambiguous { term, readings, .. }
        | Problem::NeedsFlow(Alternatives { term, readings })
        | Problem::NeedsFlowForMean(Alternatives { term, readings })) = misreading.problem
        else {
            return is.get(misreading.span).filter(|part| !part.is_empty()).map(|part| Note::Part(part.to_owned()));
        };
        Some(Note::Readings(term, readings.iter().map(|reading| reading.meaning).collect()))
    }

    /// Units of measure that the indicator may have, the likeliest first.
    fn units(&self, name: &str, mentions: &[(usize, &Mention<'_>)]) -> Vec<(String, Vec<Note>)> {
        let written: Vec<&str> = mentions.iter().filter_map(|(_, mention)| mention.parts.unit.as_deref()).collect();
        let is_share = |unit: &&str| {
            matches!(*unit, "%" | "个百分点" | "百分点" | "percent" | "per cent") || unit.starts_with("percentage")
        };
        let own = written.iter().find(|unit| !is_share(unit) && !matches!(**unit, "倍" | "point" | "points"));
        let mut units: Vec<(String, Vec<Note>)> = Vec::new();
        let per = per_of(&key(name));
        let with_per = |unit: &str| match &per {
            Some(per) if !unit.contains('/') => format!("{unit}{per}"),
            _ => unit.to_owned(),
        };
        if let Some(own) = own {
            let own =
                own.strip_prefix('个').filter(|rest| !rest.is_empty() && !own.starts_with("个工作日")).unwrap_or(own);
            units.push((with_per(own), Vec::new()));
        }
        if written.iter().any(is_share) {
            units.push(("%".to_owned(), Vec::new()));
        }
        let is_stated = mentions.iter().any(|(_, mention)| mention.row.as_ref().is_some_and(|row| row.unit.is_some()));
        // The suicide rate falls by a third, of so many people that nobody names.
        let is_bare = mentions.iter().any(|(_, mention)| mention.parts.is.contains(|sign: char| sign.is_ascii_digit()));
        let is_share_alone = finds(&SHARE, name) && !(written.is_empty() && (is_bare || !is_chinese(name)));
        if own.is_none() && !is_stated && !is_share_alone {
            let of_name = UNITS_OF_NAMES.iter().find_map(|(words, unit)| {
                let counted = COUNTS.iter().find_map(|count| name.strip_suffix(count)).unwrap_or(name);
                let ends = |word: &&str| counted.ends_with(word) || name.ends_with(word);
                words.split(' ').find(ends).map(|word| (with_per(unit), vec![Note::Unit(word.to_owned())]))
            });
            let [chinese, english] = UnitOfMeasure::NOT_STATED;
            let unknown = if self.language == Language::Chinese { chinese } else { english };
            units.push(of_name.unwrap_or((unknown.to_owned(), vec![Note::UnknownUnit])));
        }
        units
    }

    /// The wording, when the reader accepts it and it asks for the direction that the words say.
    fn accepted(&self, name: &str, measured: &Measured, mention: &Mention<'_>) -> Option<Accepted> {
        let parts = &mention.parts;
        let mut notes: Vec<Note> = mention.verb.clone().map(Note::Verb).into_iter().collect();
        notes.extend(parts.is_split.then_some(Note::Split));
        notes.extend((mention.row.is_none() && !parts.is_split).then_some(Note::CutOut));
        if let Some(aim) = mention.clause.aim {
            notes.push(Note::Aim(aim.to_owned()));
        }
        let (is, note) = self
            .wordings(name, measured, mention)
            .into_iter()
            .find(|(is, _)| self.agrees(name, measured, mention, is))?;
        notes.extend(note);
        Some((is, notes))
    }

    /// How the clause may be written as a requirement, the likeliest first.
    fn wordings(&self, name: &str, measured: &Measured, mention: &Mention<'_>) -> Vec<(String, Option<Note>)> {
        let parts = &mention.parts;
        let has = |wanted: &[WordRole]| parts.words.iter().any(|(role, _)| wanted.contains(role));
        let each_year = |word: &str| {
            let is =
                if is_chinese(&parts.is) { format!("每年{}", parts.is) } else { format!("{} every year", parts.is) };
            (is, Some(Note::EachYear(word.to_owned())))
        };
        if self.is_amount_of_year(measured, mention) {
            let is = if is_chinese(name) { format!("当年{}", parts.is) } else { format!("{} in the year", parts.is) };
            return vec![(is, Some(Note::OfYear))];
        }
        let mut wordings = Vec::new();
        let is_change = has(&[WordRole::Make, WordRole::New, WordRole::Rise, WordRole::Fall]);
        let counts = |period: &&str| is_change || period.ends_with(['起', '始', '来']);
        if let Some(period) = mention.clause.period.filter(counts) {
            return vec![(format!("{period}{}", parts.is), None)];
        }
        if name.contains("年度") && !has(&[WordRole::Years]) {
            wordings.push(each_year("年度"));
        }
        wordings.push((parts.is.clone(), None));
        let from = format!("from {}", self.years.base);
        if parts.is.contains(&from) {
            wordings.push((parts.is.replace(&from, &format!("since {}", self.years.base)), Some(Note::Since(from))));
        }
        if let Some(due) = mention.clause.due.map(|due| due.year()) {
            let is_chinese = is_chinese(&parts.is);
            let is = if is_chinese { format!("到{due}年{}", parts.is) } else { format!("{} by {due}", parts.is) };
            wordings.push((is, None));
        }
        let held = parts.words.iter().find(|(role, _)| *role == WordRole::Hold);
        let is_open = mention.clause.due.is_none() && !has(&[WordRole::Years]);
        wordings.extend(held.filter(|_| is_open).map(|(_, word)| each_year(word)));
        wordings
    }

    /// Whether an amount is that of one year alone; in the first year of a plan it is the total as well.
    fn is_amount_of_year(&self, measured: &Measured, mention: &Mention<'_>) -> bool {
        let has = |wanted: &[WordRole]| mention.parts.words.iter().any(|(role, _)| wanted.contains(role));
        let is_flow = measured.kind == Kind::Flow && !has(&[WordRole::Rise, WordRole::Fall]);
        let is_amount = is_flow || has(&[WordRole::Make, WordRole::New]);
        let is_goal = self.year_of_list(&mention.clause).is_none();
        mention.clause.is_of_year && self.is_later(mention) && is_goal && is_amount && !has(&[WordRole::Years])
    }

    /// Whether fsip reads the wording, and as asking for the direction that the words say.
    fn agrees(&self, name: &str, measured: &Measured, mention: &Mention<'_>, is: &str) -> bool {
        let Some(Ok(reading)) = self.reading(name, measured, mention, is) else { return false };
        let is_change = matches!(&reading.condition, Condition::Compared { basis, .. } if basis.is_change());
        let is_growth = matches!(&reading.condition, Condition::Compared { basis, .. } if basis.is_growth());
        // Nothing changes since a year that is to come, or since 1635.
        let since = |base: Year| reading.term.due.since(base);
        let has_years = reading.base.is_none_or(|base| (1..=LONGEST_PLAN).contains(&since(base)));
        let has_direction =
            is_change || reading.condition.direction().is_none_or(|direction| direction == measured.better);
        // 2024年下降10%: since the base year, or since the year before?
        let is_of_year = mention.clause.is_of_year && self.is_later(mention);
        if is_of_year && (is_change || is_growth) && !finds(&SINCE, is) && mention.row.is_none() {
            return false;
        }
        // A percentage of change is none of what is in percent itself.
        has_direction && has_years && !(is_growth && measured.unit == "%")
    }

    fn reading(
        &self,
        name: &str,
        measured: &Measured,
        mention: &Mention<'_>,
        is: &str,
    ) -> Option<Result<Reading, Misreading>> {
        let indicator = Indicator {
            id: String::new(),
            name: name.to_owned(),
            name_en: None,
            short: None,
            short_en: None,
            aliases: Vec::new(),
            unit_of_measure: UnitOfMeasure::new(measured.unit.clone()),
            unit_en: None,
            kind: measured.kind,
            better: measured.better,
            definition: None,
            decimals: None,
            computed: None,
        };
        let (term, whole) = self.terms(mention)?;
        let context = PhraseContext {
            indicator: &indicator,
            term,
            whole,
            own_base: false,
            every_year: false,
            sentence: &text_of(&mention.clause),
            tolerance: None,
        };
        Some(read(is, &context)).filter(|read| !matches!(read, Ok(Reading { due: Some(due), .. }) if *due != term.due))
    }

    fn is_later(&self, mention: &Mention<'_>) -> bool {
        self.due_year(mention).is_some_and(|year| year > self.years.first)
    }

    /// The years of a target, or of an item of a year's list.
    fn terms(&self, mention: &Mention<'_>) -> Option<(Term, Term)> {
        let year = |number: i32| Year::new(i64::from(number));
        let whole = |due: Year| Some(Term { base: year(self.years.base)?, first: year(self.years.first)?, due });
        match self.origin(&mention.clause) {
            StatementOrigin::Standard { year: of_list, .. } | StatementOrigin::Matter { year: of_list, .. } => {
                let due = year(of_list)?;
                let term = Term { base: due.plus(-1), first: due, due };
                let is_of_plan = self.years.first <= of_list && self.years.base < of_list;
                Some((term, if is_of_plan { whole(due)? } else { term }))
            }
            StatementOrigin::Goal { .. } | StatementOrigin::GoalTable { .. } => {
                let term = whole(year(self.due_year(mention)?)?)?;
                Some((term, term))
            }
        }
    }

    fn due_year(&self, mention: &Mention<'_>) -> Option<i32> {
        Some(mention.clause.due.map_or(self.years.last, |due| due.year().number()))
    }

    /// Whether what is said are levels of several years, none twice.
    fn steps(&self, accepted: &[(usize, &Mention<'_>, String, Vec<Note>)]) -> bool {
        let is_goal = |mention: &Mention<'_>| {
            matches!(self.origin(&mention.clause), StatementOrigin::Goal { .. } | StatementOrigin::GoalTable { .. })
        };
        let years: Vec<i32> = accepted.iter().filter_map(|(_, mention, ..)| self.due_year(mention)).collect();
        let aims = accepted.iter().filter(|(_, mention, ..)| mention.clause.aim.is_some()).count();
        let is_alike = aims == 0 || aims == accepted.len();
        let mut units = accepted.iter().map(|(_, mention, ..)| self.units_of(&mention.clause));
        let first = units.next();
        is_alike
            && units.all(|units| first.as_ref() == Some(&units))
            && accepted.len() > 1
            && accepted.iter().all(|(_, mention, ..)| is_goal(mention))
            && years.is_sorted_by(|one, next| one < next)
    }

    fn indicator(&mut self, name: &str, measured: Measured, first: &Mention<'_>) -> usize {
        let id = self.indicator_ids.unique(name);
        let Measured { unit, kind, better, notes } = measured;
        let place = self.place(&first.clause);
        self.proposals.indicators.push(ProposedIndicator {
            id,
            name: name.to_owned(),
            unit,
            kind,
            better,
            notes,
            place,
        });
        self.proposals.indicators.len() - 1
    }

    fn origin(&self, clause: &Clause<'_>) -> StatementOrigin {
        self.statements.get(clause.statement).map_or(StatementOrigin::Goal { area: None }, |statement| statement.origin)
    }

    fn units_of(&self, clause: &Clause<'_>) -> Vec<usize> {
        self.statements.get(clause.statement).map(|statement| statement.units.to_vec()).unwrap_or_default()
    }

    fn place(&self, clause: &Clause<'_>) -> SentencePlace {
        let statement = self.statements.get(clause.statement);
        let spot = statement.map_or(Spot::Line(1), |statement| statement.spot.clone());
        SentencePlace { spot, sentence: clause.text.replace(['\t', '\n'], " ") }
    }

    fn judged(&self, mention: &Mention<'_>, reason: ProposalReason) -> ProposedRequirement {
        let title = title(mention.clause.text);
        let is_clean = reason != ProposalReason::UnclearName;
        let instead = is_clean.then(|| (mention.parts.name.clone(), mention.parts.is.clone()));
        ProposedRequirement {
            asked: ProposedMeaning::Judged { title, instead },
            due: mention.clause.due,
            notes: vec![Note::Judged(reason)],
            place: self.place(&mention.clause),
        }
    }

    fn other(&mut self, clause: &Clause<'_>) {
        let place = self.place(clause);
        let requirement =
            |asked, note| ProposedRequirement { asked, due: clause.due, notes: vec![note], place: place.clone() };
        let title = title(clause.text);
        match &clause.asked {
            ClauseMeaning::Milestone(title) => {
                let title = title.clone();
                self.write(clause, None, requirement(ProposedMeaning::Milestone { title }, Note::Milestone));
            }
            ClauseMeaning::Judged(reason) => {
                let asked = ProposedMeaning::Judged { title, instead: None };
                self.write(clause, None, requirement(asked, Note::Judged(*reason)));
            }
            ClauseMeaning::Nothing(reason) => self.proposals.not_understood.push(NotUnderstood {
                text: clause.text.to_owned(),
                units: self.units_of(clause),
                spot: place.spot,
                reason: *reason,
            }),
            ClauseMeaning::Measured(_) => {}
        }
    }

    /// As a target, or as a requirement of a work item.
    fn write(&mut self, clause: &Clause<'_>, row: Option<&IndicatorRow>, requirement: ProposedRequirement) {
        let area = match self.origin(clause) {
            StatementOrigin::Matter { item, .. } | StatementOrigin::Standard { item, .. } => {
                let is_of_matter =
                    matches!(self.origin(clause), StatementOrigin::Matter { .. }) && self.with_standard.contains(&item);
                // A matter says what the list is about; only its levels are asked for beside the standard.
                if !is_of_matter || self.asks_in_year(&requirement) {
                    let year = self.year_of_list(clause);
                    let is_own = |due: &Moment| {
                        year.is_some_and(|year| {
                            due.year().number() > year || due.year().number() == year && due.day().is_some()
                        })
                    };
                    let due = requirement.due.filter(is_own);
                    let mut notes = requirement.notes.clone();
                    notes.retain(|note| !matches!(note, Note::Aim(_)));
                    let requirement = ProposedRequirement { due, notes, ..requirement };
                    let of_item = self.proposals.requirements.entry(item).or_default();
                    let is_taken_in = of_item.iter_mut().any(|earlier| earlier.extend_with(&requirement));
                    if !is_taken_in {
                        of_item.push(requirement);
                    }
                }
                return;
            }
            StatementOrigin::Goal { area } | StatementOrigin::GoalTable { area } => area,
        };
        let subject = match &requirement.asked {
            ProposedMeaning::Is { indicator, .. } | ProposedMeaning::Steps { indicator, .. } => {
                self.proposals.indicators.get(*indicator).map(|indicator| indicator.id.clone())
            }
            ProposedMeaning::Milestone { title } | ProposedMeaning::Judged { title, .. } => Some(title.clone()),
        };
        let subject: String = subject.unwrap_or_default().chars().take(LONGEST_ID).collect();
        let id = self.target_ids.unique(&subject);
        let is_last = |due: &Moment| due.day().is_none() && due.year().number() == self.years.last;
        let due = requirement.due.filter(|due| !is_last(due));
        self.proposals.targets.push(ProposedTarget {
            id,
            area,
            units: self.units_of(clause),
            text: if matches!(requirement.asked, ProposedMeaning::Steps { .. }) {
                requirement.place.sentence.clone()
            } else {
                text_of(clause)
            },
            due: due.filter(|_| !matches!(requirement.asked, ProposedMeaning::Steps { .. })),
            character: row.and_then(|row| row.character),
            aim: clause.aim.map(str::to_owned),
            base_value: row.and_then(|row| row.base.clone()),
            requirement,
        });
    }

    /// Whether a matter's requirement is one of its year: not how fast several years grow.
    fn asks_in_year(&self, requirement: &ProposedRequirement) -> bool {
        matches!(&requirement.asked, ProposedMeaning::Is { is, .. } if !is.contains("年均"))
    }
}

/// A clause as a title, without marks around it.
fn title(text: &str) -> String {
    let text = text.replace(['\t', '\n'], " ");
    let words = text.trim_matches(|sign: char| sign.is_whitespace() || "，。；、：,;—".contains(sign));
    if words.is_empty() { "…".to_owned() } else { words.to_owned() }
}

/// The sentence of a target: the clause, behind the words that say by when.
fn text_of(clause: &Clause<'_>) -> String {
    let text = title(clause.text);
    let before = [clause.due_text.as_deref(), clause.period]
        .into_iter()
        .flatten()
        .map(title)
        .filter(|words| !text.contains(words.as_str()));
    before.chain([text.clone()]).collect::<Vec<_>>().join(if is_chinese(&text) { "，" } else { ", " })
}

/// Kinds that the indicator may have, the likeliest first, each with the word that says so.
fn kinds(name: &str, unit: &str, mentions: &[(usize, &Mention<'_>)]) -> Vec<(Kind, Option<String>)> {
    let word = |found: Option<&str>| found.map(str::to_owned);
    if unit == "%" {
        return vec![(Kind::Rate, Some("%".to_owned()))];
    }
    if unit.contains('/') || unit.starts_with("per ") {
        return vec![(Kind::Ratio, Some(unit.to_owned()))];
    }
    let who = name.split_once(" that ").map_or(name, |(who, _)| who);
    if let Some(ratio) = found(&RATIO, &key(name)).or_else(|| found(&SHARE, who)) {
        return vec![(Kind::Ratio, Some(ratio.to_owned()))];
    }
    let words = || mentions.iter().flat_map(|(_, mention)| &mention.parts.words);
    let made = words().find(|(role, _)| matches!(role, WordRole::Make | WordRole::New));
    let level = words().find(|(role, word)| *role == WordRole::Level && word != "占");
    let is_bare = words().all(|(role, _)| {
        matches!(role, WordRole::Joint | WordRole::Amount | WordRole::Floor | WordRole::Adverb | WordRole::Years)
    });
    let total = mentions.iter().any(|(_, mention)| {
        mention.row.as_ref().is_some_and(|row| row.targets.iter().any(|(_, cell)| total(cell).is_some()))
    });
    let (stock, flow) = (Kind::Stock, Kind::Flow);
    if let Some(total) = found(&TOTAL, name) {
        return vec![(stock, word(Some(total))), (flow, None)];
    }
    if let Some(yearly) = found(&YEARLY, name) {
        return vec![(flow, word(Some(yearly)))];
    }
    if let Some(newly) = found(&NEWLY, name) {
        return vec![(flow, word(Some(newly)))];
    }
    if unit.ends_with("人次") {
        return vec![(flow, word(Some("人次"))), (stock, None)];
    }
    match (made, level) {
        (Some((_, made)), None) => vec![(flow, Some(made.clone())), (stock, None)],
        _ if total || found(&ACHIEVED, name).is_some() && is_bare => {
            vec![(flow, word(found(&ACHIEVED, name))), (stock, None)]
        }
        (_, level) => vec![(stock, level.map(|(_, word)| word.clone())), (flow, None)],
    }
}
