//! 台账: what was done, when, and on what evidence.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Moment, Year};
use chrono::Datelike;

named! {
    /// What the ledger says of a milestone or of a matter that a person judges.
    pub enum ProgressState: "ledger" {
        /// 完成.
        Done = "done",
        /// 进行中.
        Started = "started",
        /// 未达到.
        NotMet = "not-met",
    }
}

/// One row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressEntry {
    /// The day of the row.
    pub date: NaiveDate,
    /// What it says.
    pub state: ProgressState,
    /// On what evidence.
    pub evidence: Option<String>,
    /// Whatever else should be known of it.
    pub note: Option<String>,
}

impl ProgressEntry {
    /// The year of the row.
    pub fn year(&self) -> Option<Year> {
        Year::new(self.date.year().into())
    }
}

/// The ledger: all rows by the id of their matter.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    entries: BTreeMap<String, Vec<ProgressEntry>>,
}

impl Progress {
    /// Adds a row.
    pub fn add(&mut self, id: impl Into<String>, entry: ProgressEntry) {
        self.entries.entry(id.into()).or_default().push(entry);
    }

    /// The row that counts for `id` at a moment, as known on `day`: the last dated one; of several on one day the last in
    /// the file.
    pub fn last(&self, id: &str, moment: Moment, day: Option<NaiveDate>) -> Option<&ProgressEntry> {
        self.entries
            .get(id)?
            .iter()
            .filter(|entry| entry.date <= moment.last_day() && day.is_none_or(|day| entry.date <= day))
            .max_by_key(|entry| entry.date)
    }

    /// The row since which `id` is done at a moment, or the first one after it; as known on `day`. A row that says it again,
    /// with more evidence, does not make it later.
    pub fn done(&self, id: &str, moment: Moment, day: Option<NaiveDate>) -> Option<&ProgressEntry> {
        let known = self.entries(id).iter().filter(|entry| day.is_none_or(|day| entry.date <= day));
        let mut known: Vec<&ProgressEntry> = known.collect();
        known.sort_by_key(|entry| entry.date);
        let (before, after): (Vec<&ProgressEntry>, Vec<&ProgressEntry>) =
            known.into_iter().partition(|entry| entry.date <= moment.last_day());
        let is_done = |entry: &&ProgressEntry| entry.state == ProgressState::Done;
        let since = before.into_iter().rev().take_while(is_done).last();
        since.or_else(|| after.into_iter().find(is_done))
    }

    /// The ids of all matters.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Every row of `id`, in the order of the file.
    pub fn entries(&self, id: &str) -> &[ProgressEntry] {
        self.entries.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The last year up to `last` in which the ledger has a row, as known on `day`.
    pub fn last_year(&self, last: Year, day: Option<NaiveDate>) -> Option<Year> {
        let known = self.entries.values().flatten().filter(|entry| day.is_none_or(|day| entry.date <= day));
        known.filter_map(ProgressEntry::year).filter(|year| *year <= last).max()
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, NaiveDate, Progress, ProgressEntry, ProgressState, Year};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(date: &str, state: ProgressState) -> ProgressEntry {
        ProgressEntry { date: day(date), state, evidence: None, note: None }
    }

    fn ledger() -> Progress {
        let mut progress = Progress::default();
        for (date, state) in [
            ("2022-06-30", ProgressState::Done),
            ("2021-12-31", ProgressState::Started),
            ("2022-06-30", ProgressState::NotMet),
        ] {
            progress.add("rules", row(date, state));
        }
        progress.add("award", row("2023-01-01", ProgressState::Done));
        progress
    }

    #[test]
    fn the_last_row_up_to_a_year_and_a_day_counts_and_of_one_day_the_last_in_the_file() {
        let progress = ledger();
        let state = |id: &str, year: i64, known_on: Option<&str>| {
            progress.last(id, Moment::EndOf(Year::new(year).unwrap()), known_on.map(day)).map(|entry| entry.state)
        };
        assert_eq!(state("rules", 2020, None), None);
        assert_eq!(state("rules", 2021, None), Some(ProgressState::Started));
        assert_eq!(state("rules", 2022, None), Some(ProgressState::NotMet));
        assert_eq!(state("rules", 2030, Some("2022-06-30")), Some(ProgressState::NotMet));
        assert_eq!(state("rules", 2030, Some("2022-06-29")), Some(ProgressState::Started));
        assert_eq!(state("rules", 2030, Some("2021-12-30")), None);
        assert_eq!(state("other", 2030, None), None);
    }

    #[test]
    fn rows_stay_in_the_order_of_the_file() {
        let progress = ledger();
        let states: Vec<ProgressState> = progress.entries("rules").iter().map(|entry| entry.state).collect();
        assert_eq!(states, [ProgressState::Done, ProgressState::Started, ProgressState::NotMet]);
        assert_eq!(progress.entries("other"), []);
        let end = Year::new(2023).unwrap();
        assert_eq!(progress.last_year(end, None), Some(end));
        assert_eq!(progress.last_year(end.plus(-1), None), Year::new(2022));
        assert_eq!(progress.last_year(end, Some(day("2022-12-31"))), Year::new(2022));
        assert_eq!(progress.last_year(end, Some(day("2020-12-31"))), None);
        assert_eq!(Progress::default().last_year(end, None), None);
    }
}
