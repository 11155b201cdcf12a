//! All methods of pace side by side, for a terminal.

use super::{Compared, ComparisonReport, Opinions};
use crate::locale::Texts;
use crate::model::{Method, Status};
use crate::report::number;
use crate::report::requirement::{Mark, ShownRequirement, falls_short, name_on_screen};
use crate::report::screen::{
    GridCell, GridColumn, GridColumns, GridLine, GridRow, MOST_LISTED, Room, RowDetail, Screen, WIDEST_STANDARD,
};
use crate::report::status::{class_words, method_note};

/// Where the column of the first method stands, and that of the ids.
const METHODS: usize = 5;
const ID: usize = METHODS + Method::ALL.len();

impl ComparisonReport<'_> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let compared = self.rows();
        let is_folded = self.is_folded();
        let listed: Vec<&Compared<'_>> = compared.iter().filter(|row| !is_folded || row.is_telling()).collect();
        let columns = self.columns(texts);
        let rows = listed.iter().map(|row| GridRow { details: self.details(row, texts), ..columns.row(row) });
        let lines = rows.map(GridLine::Row).collect();
        let mut notes = Vec::new();
        notes.extend(Mark::meanings(listed.iter().map(|row| row.part), texts));
        notes.extend(listed.iter().any(|row| row.opinions.disagree()).then(|| texts.get("disagreement-note")));
        if self.status.shows_readings {
            notes.extend(Method::ALL.map(|method| method_note(self.status.plan, method, texts)));
            notes.extend(self.remarks(texts));
        }
        notes.extend(self.status.only_whole(texts));
        Screen {
            preface: self.sentences(&compared, listed.len(), texts),
            blocks: vec![columns.with(lines).into()],
            notes,
            ..self.status.header.screen(texts)
        }
    }

    /// Whether only what falls short, or is judged differently, is listed.
    fn is_folded(&self) -> bool {
        !self.status.is_chosen() && self.status.shown().nth(MOST_LISTED).is_some()
    }

    fn sentences(&self, compared: &[Compared<'_>], listed: usize, texts: &Texts) -> Vec<String> {
        let disagreeing = compared.iter().filter(|row| row.opinions.disagree()).count();
        let extent = if disagreeing == 0 { "none" } else { number(disagreeing) };
        let arguments =
            [("extent", extent.to_owned()), ("disagreeing", disagreeing.to_string()), ("listed", listed.to_string())];
        let differently = (!compared.is_empty()).then(|| texts.format_owned("methods-counted", &arguments));
        let folded = self.is_folded().then(|| texts.format_owned("methods-folded", &arguments));
        let said = self.status.head(texts).into_iter().chain(differently).chain(folded);
        said.chain([self.status.counts(texts)]).collect()
    }

    fn columns<'r>(&'r self, texts: &'r Texts) -> GridColumns<'r, &'r Compared<'r>> {
        let plan = self.status.plan;
        let shown = move |row: &Compared<'r>| ShownRequirement { plan, part: row.part, due: row.target.due, texts };
        let columns = GridColumns::new(texts)
            .words("column-status", Room::Whole, |row: &&Compared<'r>| GridCell::status(row.part.status, texts))
            .unnamed(Room::Whole, |row| row.opinions.disagree().then(|| texts.get("disagreement")))
            .words("column-indicator", Room::Rest, move |row| name_on_screen(plan, row.part, texts))
            .words("screen-required", Room::UpTo(WIDEST_STANDARD), move |row| shown(row).required())
            .figures("screen-actual", Room::Whole, move |row| shown(row).actual());
        let with_method = |columns: GridColumns<'r, &'r Compared<'r>>, (place, method): (usize, Method)| {
            let room = if place == 0 { Room::IfAny { priority: 1 } } else { Room::WithBefore };
            let column = GridColumn::words(method.name().to_owned(), room);
            columns.column(column, move |row| row.opinions.in_words(method, texts))
        };
        let columns = (0..).zip(Method::ALL).fold(columns, with_method);
        columns.words("column-id", Room::IfAny { priority: 3 }, |row| GridCell::dim(&row.target.id))
    }

    /// What the methods say in one line, where their columns have no room.
    fn details(&self, row: &Compared<'_>, texts: &Texts) -> Vec<RowDetail> {
        let below = (METHODS..).zip(Method::ALL).filter_map(|(place, method)| {
            let text = format!("{} {}", method.name(), row.opinions.in_words(method, texts)?);
            Some(RowDetail { instead_of: Some(place), text })
        });
        let id = self.status.shows_readings.then(|| RowDetail { instead_of: Some(ID), text: row.target.id.clone() });
        below.chain(id).collect()
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let hint = |key: &str, words: &[&str]| self.status.header.next_step(key, words, texts);
        let compared = self.rows();
        let telling = compared.iter().find(|row| row.opinions.disagree()).or(compared.first());
        let details = telling.map(|row| hint("hint-explain", &["explain", &row.target.id]));
        let more = match (self.is_folded(), self.status.shows_readings) {
            (true, _) => Some(hint("hint-all", &["status", "--all"])),
            (false, false) => Some(hint("hint-verbose", &["status", "-v"])),
            (false, true) => None,
        };
        details.into_iter().chain(more).chain(self.status.header.hint("status", texts)).collect()
    }
}

impl Compared<'_> {
    fn is_telling(&self) -> bool {
        falls_short(self.part.status) || self.opinions.disagree()
    }
}

impl Opinions<'_> {
    /// The class by a method; nothing where none could be applied.
    fn in_words(&self, method: Method, texts: &Texts) -> Option<String> {
        let says_something = |status: Status| !matches!(status, Status::NoData | Status::AwaitingData);
        let is_any = self.0.iter().any(|(_, judged)| says_something(judged.status));
        let (_, judged) = self.0.iter().find(|(found, _)| *found == method).filter(|_| is_any)?;
        judged.class.map(|class| class_words(class, texts))
    }
}
