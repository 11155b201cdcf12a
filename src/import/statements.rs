//! Sentences of goal sections and standards → clauses with their due times, and what is proposed of them.

use regex_lite::Captures;

use super::asked::{Clause, ClauseMeaning, Due};
pub(crate) use super::asked::{Statement, StatementOrigin, Years};
use super::clause::{ProposalReason, amounts, by_years, is_chinese, joined, parts, quoted, slice};
use super::goal_table::{GoalTable, Row};
use super::proposal::{Proposals, Proposer};
use super::words::{
    AIM, BREAKTHROUGH, DONE, DUE, END_OF_PERIOD, ENGLISH_BASE, ENGLISH_DUE, ENGLISH_REFERENCE, ENGLISH_YEAR,
    ENGLISH_YEARS, HALF_MADE, JOINTS, JOINTS_EN, MADE, MEASURE, MONTH_DUE, PART_OF_YEAR, PAST, PERIOD, SPAN, YEARS,
    finds, found,
};
use super::years::{LATEST_YEAR, moment, month_of};
use crate::locale::Language;
use crate::model::{Moment, Year};

/// Statements in the order of the document; indicators are unified by name over all of them.
pub(crate) fn propose(statements: &[Statement<'_>], years: Years, language: Language) -> Proposals {
    let mut reader = Reader {
        years,
        due: None,
        heading_due: None,
        aim: None,
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
            if !self.governs {
                self.due.clone_from(&self.heading_due);
                self.is_before_plan = false;
            }
            for part in split(sentence, |sign, _| matches!(sign, '；' | ';')) {
                (self.aim, self.period, self.is_past) = (None, None, false);
                self.years_of_values.clear();
                for clause in clauses(part) {
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
        if let Some(rest) = found(&YEARS, whole).and_then(|years| whole.strip_prefix(years)) {
            let years = slice(whole, 0..whole.len() - rest.len());
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
        self.governs |= self.is_first && due.is_some();
        self.is_first = false;
        if due.as_ref().is_some_and(|due| due.moment.year().number() > LATEST_YEAR) {
            self.proposer.add(self.clause(place, whole, ClauseMeaning::Judged(ProposalReason::Unreadable)));
            return;
        }
        let is_before = |due: &Due| due.moment.year().number() < self.years.first;
        self.is_before_plan = due.as_ref().map_or(self.is_before_plan, is_before);
        self.is_past = finds(&PAST, whole) || self.is_past && due.is_none();
        if self.is_past || self.is_before_plan {
            let reason = if self.is_before_plan { ProposalReason::YearBeforePlan } else { ProposalReason::Past };
            self.proposer.add(self.clause(place, whole, ClauseMeaning::Nothing(reason)));
            return;
        }
        let text = text.trim_matches(|sign: char| sign.is_whitespace() || "，,、；;。.：:—".contains(sign));
        if finds(&PERIOD, text) {
            self.period = Some(whole);
            return;
        }
        let is_alone = text.chars().count() < 2;
        if let Some(due) = due {
            self.due = Some(Due { text: if is_alone { whole.to_owned() } else { String::new() }, ..due });
        }
        if is_alone {
            self.aim = found(&AIM, whole).or(self.aim);
            return;
        }
        let text = self.without_span(&with_plain_reference(text));
        let text = text.as_str();
        for asked in self.asked(text, origin) {
            let clause = self.clause(place, whole, asked);
            self.proposer.add(Clause { aim: found(&AIM, whole).or(clause.aim), ..clause });
        }
    }

    /// 三年累计 is the total of a plan of three years.
    fn without_span(&self, text: &str) -> String {
        let captures = SPAN.as_ref().and_then(|pattern| pattern.captures(text));
        let Some(number) = captures.and_then(|captures| captures.get(1)) else { return text.to_owned() };
        let digit =
            "一二三四五六七八九十".chars().position(|digit| number.as_str().starts_with(digit)).map(|place| place + 1);
        let count = digit.or_else(|| number.as_str().parse().ok()).and_then(|count| i32::try_from(count).ok());
        let rest = slice(text, number.end() + "年".len()..text.len()).trim_start_matches(['内', '间']);
        if count == Some(self.years.last - self.years.first + 1) { rest.to_owned() } else { text.to_owned() }
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
        Clause { text, statement, due, is_of_year, due_text, period: self.period, aim: self.aim, asked }
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

/// The sentences of a text, without marks of lists.
fn sentences(text: &str) -> Vec<&str> {
    split(text, |sign, next| {
        matches!(sign, '。' | '！' | '？' | '\n') || sign == '.' && next.is_none_or(char::is_whitespace)
    })
}

/// The clauses of a sentence; what joins several requirements is parted as well.
fn clauses(sentence: &str) -> Vec<&str> {
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
    clauses.into_iter().flat_map(|clause| joined(clause, joints)).collect()
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

/// A clause without the words that say by when, and what they say.
fn without_due(clause: &str, of_list: Option<i32>, years: Years) -> (String, Option<Due>) {
    let by = |moment: Option<Moment>| moment.map(|moment| Due { moment, is_of_year: false, text: String::new() });
    let in_year = |moment: Option<Moment>| by(moment).map(|due| Due { is_of_year: true, ..due });
    let number = |captures: &Captures<'_>, group: usize| {
        captures.get(group).and_then(|found| found.as_str().parse::<u32>().ok())
    };
    let year =
        |captures: &Captures<'_>, group: usize| number(captures, group).and_then(|year| Year::new(i64::from(year)));
    let cut = |captures: &Captures<'_>| {
        let whole = captures.get(0).map(|found| found.range()).unwrap_or_default();
        format!("{}{}", slice(clause, 0..whole.start), slice(clause, whole.end..clause.len()))
    };
    if !is_chinese(clause) {
        if finds(&ENGLISH_YEARS, clause) {
            return (clause.to_owned(), None);
        }
        let captures = ENGLISH_DUE.as_ref().and_then(|pattern| pattern.captures(clause));
        if let Some(captures) = captures {
            let month = captures.get(3).and_then(|month| month_of(month.as_str()));
            let due = moment(year(&captures, 4), month, number(&captures, 2));
            let kept = captures.get(1).map_or("", |word| word.as_str());
            let whole = captures.get(0).map(|found| found.range()).unwrap_or_default();
            let rest = format!("{}{kept}{}", slice(clause, 0..whole.start), slice(clause, whole.end..clause.len()));
            return (rest, by(due));
        }
        let captures = ENGLISH_YEAR.as_ref().filter(|_| !finds(&ENGLISH_BASE, clause));
        let captures = captures.and_then(|pattern| pattern.captures(clause));
        let of_year = |captures: &Captures<'_>| year(captures, 1).or_else(|| year(captures, 2)).map(Moment::EndOf);
        return captures.map_or((clause.to_owned(), None), |captures| (cut(&captures), in_year(of_year(&captures))));
    }
    if let Some(captures) = END_OF_PERIOD.as_ref().and_then(|pattern| pattern.captures(clause)) {
        let of_period = captures.get(1).map(|period| match period.as_str() {
            "三" => 2020,
            "四" => 2025,
            "五" => 2030,
            _ => 2035,
        });
        let due = Year::new(i64::from(of_period.unwrap_or(years.last))).map(Moment::EndOf);
        let is_reference = captures.get(0).is_some_and(|found| slice(clause, 0..found.start()).ends_with(['较', '比']));
        return if is_reference { (clause.to_owned(), None) } else { (cut(&captures), by(due)) };
    }
    let is_due = |captures: &Captures<'_>| {
        let whole = captures.get(0).map(|found| found.range()).unwrap_or_default();
        let before = slice(clause, 0..whole.start);
        let is_reference = before.ends_with(['较', '比', '自', '从', '以', '与', '和', '由', '—', '-']);
        let after = slice(clause, whole.end..clause.len());
        // 覆盖率2023年达到40%.
        let is_said_of = ["达", "提", "降", "增", "控制", "不", "超", "实现", "稳定", "保持"]
            .iter()
            .any(|word| after.starts_with(word));
        let is_introduced =
            captures.get(1).is_some() || captures.get(5).is_some() || captures.get(6).is_some() || is_said_of;
        let is_other =
            ["基础上", "水平", "度", "以来", "的", "期", "起", "开始"].iter().any(|word| after.starts_with(word));
        !is_reference && !is_other && (is_introduced || before.trim().is_empty())
    };
    let found = DUE.as_ref().and_then(|pattern| pattern.captures_iter(clause).find(is_due));
    if let Some(captures) = found {
        let due = moment(year(&captures, 2), number(&captures, 3), number(&captures, 4));
        let whole = captures.get(0).map(|found| found.range()).unwrap_or_default();
        let (before, after) = (slice(clause, 0..whole.start), slice(clause, whole.end..clause.len()));
        let part =
            PART_OF_YEAR.as_ref().and_then(|pattern| pattern.captures(after)).filter(|_| captures.get(3).is_none());
        let says_until = captures.get(1).is_some_and(|word| matches!(word.as_str(), "到" | "至"));
        let is_of_year = !says_until && [3, 5, 6].iter().all(|group| captures.get(*group).is_none());
        let Some(part) = part else {
            return (format!("{before}{after}"), if is_of_year { in_year(due) } else { by(due) });
        };
        let quarter =
            part.get(2).and_then(|quarter| "一二三四".chars().position(|sign| quarter.as_str().starts_with(sign)));
        let quarter = quarter.map(|place| place as u32 + 1).or_else(|| number(&part, 2)).unwrap_or(2);
        let rest = slice(after, part.get(0).map_or(0, |found| found.end())..after.len());
        return (format!("{before}{rest}"), by(moment(year(&captures, 2), Some(3 * quarter), None)));
    }
    let captures = of_list.and_then(|_| MONTH_DUE.as_ref()?.captures(clause));
    let of_list = of_list.and_then(|year| Year::new(i64::from(year)));
    captures.map_or((clause.to_owned(), None), |captures| {
        (cut(&captures), by(moment(of_list, number(&captures, 1), number(&captures, 2))))
    })
}

/// From 2020 levels and against 2020 are the same; from 2020 to 2025 is another thing.
fn with_plain_reference(text: &str) -> String {
    let captures = ENGLISH_REFERENCE.as_ref().filter(|_| !is_chinese(text)).and_then(|pattern| pattern.captures(text));
    let found = captures.and_then(|captures| Some((captures.get(0)?.range(), captures.get(1)?.as_str())));
    let Some((range, year)) = found else { return text.to_owned() };
    let (before, behind) = (slice(text, 0..range.start), slice(text, range.end..text.len()));
    format!("{before}compared with {year}{behind}")
}
