//! Sentences of goal sections and standards → clauses with their due times, and what is proposed of them.

use super::amount::amounts;
use super::asked::{Clause, ClauseMeaning};
pub(crate) use super::asked::{Statement, StatementOrigin};
use super::clause::{ProposalReason, by_years, joined, parts};
use super::cursor::{is_chinese, quoted, slice};
use super::due::{is_period, listed_years, without_due, years_of_total};
use super::goal_table::{GoalTable, Row};
use super::proposal::{Proposals, Proposer};
use super::words::{AIM, BREAKTHROUGH, DONE, HALF_MADE, JOINTS, JOINTS_EN, MADE, MEASURE, PAST, finds, found};
pub(crate) use super::years::Years;
use super::years::{Due, LATEST_YEAR};
use crate::locale::Language;
use crate::model::{Moment, Year};

/// Statements in the order of the document; indicators are unified by name over all of them.
pub(crate) fn propose(statements: &[Statement<'_>], years: Years, language: Language) -> Proposals {
    let mut reader = Reader {
        years,
        due: None,
        heading_due: None,
        aim: None,
        aims_all: false,
        is_listed: false,
        period: None,
        years_of_values: Vec::new(),
        is_past: false,
        is_before_plan: false,
        governs: false,
        is_first: true,
        table: GoalTable::default(),
        proposer: Proposer::new(years, language),
    };
    for (place, statement) in statements.iter().enumerate() {
        reader.read(place, statement);
    }
    reader.proposer.finish(statements)
}

struct Reader<'a> {
    years: Years,
    /// By when what follows in the statement is due.
    due: Option<Due>,
    /// The same of a heading, for the statements below it.
    heading_due: Option<Due>,
    /// What a clause says of those behind it in its sentence.
    aim: Option<&'a str>,
    /// Whether it is said before all of the sentence: 力争到2025年，.
    aims_all: bool,
    /// Whether the clause goes on with a list.
    is_listed: bool,
    period: Option<&'a str>,
    /// Years of which each has a number in what follows.
    years_of_values: Vec<Moment>,
    is_past: bool,
    /// Whether what follows in the statement was due before the plan.
    is_before_plan: bool,
    /// Whether the statement begins with a due time, which then holds beyond its sentence.
    governs: bool,
    is_first: bool,
    table: GoalTable,
    proposer: Proposer<'a>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, place: usize, statement: &Statement<'a>) {
        if let StatementOrigin::GoalTable { .. } = statement.origin {
            match self.table.row(statement.text, self.years) {
                Row::Header => {}
                Row::Indicator(row) => self.proposer.add_row(place, statement.text, &row),
                Row::Other => self.proposer.add(self.clause(
                    place,
                    statement.text,
                    ClauseMeaning::Nothing(ProposalReason::NoNumber),
                )),
            }
            return;
        }
        self.due.clone_from(&self.heading_due);
        (self.is_before_plan, self.is_first, self.governs) = (false, true, false);
        let text = statement.text.trim();
        let sentences = sentences(text);
        let is_heading = text.ends_with(['：', ':']) || sentences.len() == 1 && !text.ends_with(['。', '；', '.', ';']);
        for sentence in sentences {
            self.proposer.new_sentence();
            (self.aim, self.aims_all) = (None, false);
            if !self.governs {
                self.due.clone_from(&self.heading_due);
                self.is_before_plan = false;
            }
            for part in split(sentence, |sign, _| matches!(sign, '；' | ';')) {
                (self.aim, self.period, self.is_past) = (self.aim.filter(|_| self.aims_all), None, false);
                self.years_of_values.clear();
                let clauses = clauses(part);
                self.due = self.due.take().or_else(|| self.due_of_all(&clauses.concat()));
                for (place_in_list, clause) in clauses.into_iter().flat_map(|list| list.into_iter().enumerate()) {
                    self.is_listed = place_in_list > 0;
                    self.read_clause(place, clause, statement.origin);
                }
            }
        }
        if !statement.units.is_empty() {
            self.proposer.judge_whole(place, text);
        }
        if is_heading && self.proposer.is_silent(place) && self.due.is_some() {
            self.heading_due.clone_from(&self.due);
        }
    }

    fn read_clause(&mut self, place: usize, whole: &'a str, origin: StatementOrigin) {
        if let Some((years, rest)) = listed_years(whole).and_then(|end| whole.split_at_checked(end)) {
            let numbers = years.split(|sign: char| !sign.is_ascii_digit()).filter_map(|year| year.parse().ok());
            self.years_of_values = numbers.filter_map(Year::new).map(Moment::EndOf).collect();
            self.period = Some(years);
            if rest.is_empty() {
                return;
            }
            return self.read_clause(place, rest, origin);
        }
        if self.is_by_years(place, whole) {
            return;
        }
        let year = match origin {
            StatementOrigin::Standard { year, .. } | StatementOrigin::Matter { year, .. } => Some(year),
            StatementOrigin::Goal { .. } | StatementOrigin::GoalTable { .. } => None,
        };
        let (text, due) = without_due(whole, year, self.years);
        let governs = self.is_first && due.is_some();
        self.governs |= governs;
        self.is_first = false;
        if due.as_ref().is_some_and(|due| due.moment.year().number() > LATEST_YEAR) {
            self.proposer.add(self.clause(place, whole, ClauseMeaning::Judged(ProposalReason::Unreadable)));
            return;
        }
        let is_before = |due: &Due| due.moment.year().number() < self.years.first;
        self.is_before_plan = due.as_ref().map_or(self.is_before_plan, is_before);
        self.is_past = is_past(whole) || self.is_past && due.is_none();
        if self.is_past || self.is_before_plan {
            let reason = if self.is_before_plan { ProposalReason::YearBeforePlan } else { ProposalReason::Past };
            self.proposer.add(self.clause(place, whole, ClauseMeaning::Nothing(reason)));
            return;
        }
        let text = text.trim_matches(|sign: char| sign.is_whitespace() || "，,、；;。.：:—".contains(sign));
        if is_period(text) {
            self.period = Some(whole);
            return;
        }
        let is_alone = text.chars().count() < 2;
        if let Some(due) = due {
            self.due = Some(Due { text: if is_alone { whole.to_owned() } else { String::new() }, ..due });
        }
        if is_alone {
            self.aim = found(&AIM, whole).or(self.aim);
            self.aims_all |= governs && self.aim.is_some();
            return;
        }
        // Job creation: create 2,000 jobs.
        let label = text.split_once(": ").filter(|(label, _)| !is_chinese(text) && amounts(label).is_empty());
        let text = self.without_span(label.map_or(text, |(_, behind)| behind));
        for asked in self.asked(text, origin) {
            let clause = self.clause(place, whole, asked);
            self.proposer.add(Clause { aim: found(&AIM, whole).or(clause.aim), ..clause });
        }
    }

    /// Build homes and open parks by 2024: the year at the end is that of both.
    fn due_of_all(&self, clauses: &[&str]) -> Option<Due> {
        let due = |clause: &&str| without_due(clause, None, self.years).1;
        let (last, before) = clauses.split_last().filter(|(last, before)| !is_chinese(last) && !before.is_empty())?;
        let is_of_plan = |due: &Due| (self.years.first..=LATEST_YEAR).contains(&due.moment.year().number());
        due(last).filter(is_of_plan).filter(|_| before.iter().all(|clause| due(clause).is_none()))
    }

    /// 三年累计 is the total of a plan of three years.
    fn without_span<'t>(&self, text: &'t str) -> &'t str {
        let of_plan = years_of_total(text).filter(|(count, _)| *count == self.years.last - self.years.first + 1);
        of_plan.map_or(text, |(_, rest)| rest)
    }

    /// Reads a clause that has a number for each of the years before it.
    fn is_by_years(&mut self, place: usize, whole: &'a str) -> bool {
        if self.years_of_values.is_empty() || amounts(whole).is_empty() {
            return false;
        }
        let due_text = self.period.map(str::to_owned);
        let is_of_year = self.period.is_some_and(|years| !years.contains(['到', '至', '底', '末', '前']));
        match by_years(whole, self.years_of_values.len()) {
            Some(parts) => {
                for (due, parts) in self.years_of_values.iter().zip(parts) {
                    let clause = self.clause(place, whole, ClauseMeaning::Measured(parts));
                    let due_text = due_text.clone();
                    self.proposer.add(Clause { due: Some(*due), is_of_year, due_text, period: None, ..clause });
                }
            }
            None => self.proposer.add(self.clause(place, whole, ClauseMeaning::Judged(ProposalReason::UnevenList))),
        }
        true
    }

    fn clause(&self, statement: usize, text: &'a str, asked: ClauseMeaning) -> Clause<'a> {
        let due_text = self.due.as_ref().map(|due| due.text.clone()).filter(|text| !text.is_empty());
        let due = self.due.as_ref().map(|due| due.moment);
        let is_of_year = self.due.as_ref().is_some_and(|due| due.is_of_year);
        Clause {
            text,
            statement,
            due,
            is_of_year,
            is_listed: self.is_listed,
            due_text,
            period: self.period,
            aim: self.aim,
            asked,
        }
    }

    fn asked(&self, text: &str, origin: StatementOrigin) -> Vec<ClauseMeaning> {
        let is_list = matches!(origin, StatementOrigin::Standard { .. } | StatementOrigin::Matter { .. });
        match parts(text) {
            Ok(parts) => parts.into_iter().map(ClauseMeaning::Measured).collect(),
            Err((ProposalReason::NoNumber, _)) => {
                let is_standard = matches!(origin, StatementOrigin::Standard { .. });
                let is_made = finds(&MADE, text) && !finds(&HALF_MADE, text) || is_standard && finds(&DONE, text);
                let judged = is_list || finds(&BREAKTHROUGH, text);
                vec![match (is_made, judged) {
                    (true, _) => ClauseMeaning::Milestone(text.to_owned()),
                    (_, true) => ClauseMeaning::Judged(ProposalReason::Unmeasured),
                    _ => ClauseMeaning::Nothing(ProposalReason::NoNumber),
                }]
            }
            Err((reason, _)) => vec![ClauseMeaning::Judged(reason)],
        }
    }
}

/// What a text says is done by when: each time with the clauses behind it, the first one with those before it, too.
pub(super) fn dated_matters(text: &str, years: Years) -> Vec<(String, Moment)> {
    let is_of_plan = |due: &Due| !due.is_of_year && (years.first..=years.last).contains(&due.moment.year().number());
    let mut matters = Vec::new();
    for part in sentences(text).into_iter().flat_map(|text| split(text, |sign, _| matches!(sign, '；' | ';'))) {
        let joint = if is_chinese(part) { "，" } else { ", " };
        let (mut dated, mut before): (Vec<(String, Moment)>, Vec<&str>) = (Vec::new(), Vec::new());
        for clause in split(part, |sign, _| sign == '，') {
            match (without_due(clause, None, years).1.filter(is_of_plan), dated.last_mut()) {
                (Some(due), _) => {
                    before.push(clause);
                    dated.push((std::mem::take(&mut before).join(joint), due.moment));
                }
                (None, Some((matter, _))) => *matter += &format!("{joint}{clause}"),
                (None, None) => before.push(clause),
            }
        }
        // What counts something is more than done or not done.
        dated.retain(|(matter, due)| (due.day().is_some() || amounts(matter).is_empty()) && !is_past(matter));
        matters.extend(dated);
    }
    matters
}

/// The parts of a text that count something.
pub(super) fn counting(text: &str) -> impl Iterator<Item = &str> {
    let parts = sentences(text).into_iter().flat_map(|text| split(text, |sign, _| matches!(sign, '；' | ';')));
    parts.filter(|part| !amounts(part).is_empty())
}

/// The sentences of a text, without marks of lists.
fn sentences(text: &str) -> Vec<&str> {
    split(text, |sign, next| {
        matches!(sign, '。' | '！' | '？' | '\n') || sign == '.' && next.is_none_or(char::is_whitespace)
    })
}

/// The clauses of a sentence; what joins several requirements is parted as well.
fn clauses(sentence: &str) -> Vec<Vec<&str>> {
    let chinese = is_chinese(sentence);
    // 供水率：95%以上 is said of the rate.
    let names = sentence.split_once(['：', ':']).is_some_and(|(name, _)| finds(&MEASURE, name) && !name.contains('，'));
    let clauses = split(sentence, |sign, next| match sign {
        '，' => true,
        '：' | ':' if names => false,
        ',' | '：' | ':' => chinese && !next.is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    });
    let joints = if chinese { &JOINTS } else { &JOINTS_EN };
    clauses.into_iter().map(|clause| joined(clause, joints)).collect()
}

fn split(text: &str, ends: impl Fn(char, Option<char>) -> bool) -> Vec<&str> {
    let quoted = quoted(text);
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, sign) in text.char_indices() {
        let behind = at + sign.len_utf8();
        let next = text.get(behind..).and_then(|rest| rest.chars().next());
        if ends(sign, next) && !quoted.iter().any(|range| range.contains(&at)) {
            found.push(slice(text, start..at));
            start = behind;
        }
    }
    found.push(slice(text, start..text.len()));
    found.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a clause speaks of what was: 截至2020年, 目前覆盖率80%, but not 在现有基础上提高5%.
fn is_past(clause: &str) -> bool {
    let is_now = |word: &str| {
        let behind = clause.split_once(word).and_then(|(_, rest)| rest.split_once(|sign: char| sign.is_ascii_digit()));
        behind.is_some_and(|(between, _)| !between.contains('基'))
    };
    finds(&PAST, clause) || ["目前", "现有"].into_iter().any(is_now)
}
