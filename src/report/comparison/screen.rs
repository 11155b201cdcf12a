//! All methods of pace side by side, for a terminal.

use super::{Compared, ComparisonReport, Opinions};
use crate::locale::Texts;
use crate::model::{Method, Status};
use crate::report::number;
use crate::report::requirement::{Mark, ShownRequirement, falls_short, name_on_screen};
use crate::report::screen::{
    Grid, GridCell, GridColumn, GridLine, GridRow, MOST_LISTED, Room, RowDetail, Screen, WIDEST_STANDARD,
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
        let lines = listed.iter().map(|row| GridLine::Row(self.row(row, texts))).collect();
        let mut notes = Vec::new();
        notes.extend(Mark::meanings(listed.iter().map(|row| row.part), texts));
        notes.extend(listed.iter().any(|row| row.opinions.disagree()).then(|| texts.get("disagreement-note")));
        if self.status.shows_readings {
            notes.extend(Method::ALL.map(|method| method_note(self.status.plan, method, texts)));
            notes.extend(self.remarks(texts));
        }
        notes.extend(self.status.only_whole(texts));
        Screen {
            title: self.status.header.title(texts).into(),
            preface: self.sentences(&compared, listed.len(), texts),
            blocks: vec![Grid { columns: columns(texts), lines, ..Grid::default() }.into()],
            notes,
            ..Screen::default()
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

    fn row(&self, row: &Compared<'_>, texts: &Texts) -> GridRow {
        let Compared { target, part, opinions } = row;
        let shown = ShownRequirement { plan: self.status.plan, part, due: target.due, texts };
        let sign = opinions.disagree().then(|| texts.get("disagreement"));
        let before = [
            GridCell::status(part.status, texts),
            sign.into(),
            name_on_screen(self.status.plan, part, texts).into(),
            shown.required().into(),
            shown.actual().into(),
        ];
        let words = opinions.in_words(texts);
        // All in one line below where the columns have no room.
        let below = Method::ALL.into_iter().zip(&words).enumerate().filter_map(|(place, (method, words))| {
            let text = format!("{} {}", method.name(), words.as_ref()?);
            Some(RowDetail { instead_of: Some(METHODS + place), text })
        });
        let id = self.status.shows_readings.then(|| RowDetail { instead_of: Some(ID), text: target.id.clone() });
        let details = below.chain(id).collect();
        let said = words.iter().cloned().map(GridCell::from);
        let cells = before.into_iter().chain(said).chain([GridCell::dim(&target.id)]).collect();
        GridRow { cells, details, ..GridRow::default() }
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
    /// The class of each method; nothing where none could be applied.
    fn in_words(&self, texts: &Texts) -> [Option<String>; Method::ALL.len()] {
        let says_something = |status: Status| !matches!(status, Status::NoData | Status::AwaitingData);
        let is_any = self.0.iter().any(|(_, judged)| says_something(judged.status));
        Method::ALL.map(|method| {
            let (_, judged) = self.0.iter().find(|(found, _)| *found == method).filter(|_| is_any)?;
            judged.class.map(|class| class_words(class, texts))
        })
    }
}

fn columns(texts: &Texts) -> Vec<GridColumn> {
    let words = |key: &str, room| GridColumn::words(texts.get(key), room);
    let class = |(place, method): (usize, Method)| {
        let room = if place == 0 { Room::IfAny { priority: 1 } } else { Room::WithBefore };
        GridColumn::words(method.name().to_owned(), room)
    };
    let before = [
        words("column-status", Room::Whole),
        GridColumn::words(String::new(), Room::Whole),
        words("column-indicator", Room::Rest),
        words("screen-required", Room::UpTo(WIDEST_STANDARD)),
        GridColumn::figures(texts.get("screen-actual"), Room::Whole),
    ];
    let id = words("column-id", Room::IfAny { priority: 3 });
    before.into_iter().chain(Method::ALL.into_iter().enumerate().map(class)).chain([id]).collect()
}
