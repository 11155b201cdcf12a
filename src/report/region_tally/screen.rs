//! Every indicator over all regions, for a terminal.

use super::{RegionTallyReport, RequirementTally, Row, rows_of};
use crate::locale::Texts;
use crate::model::{Standing, Status};
use crate::report::by_region::standing_words;
use crate::report::counted;
use crate::report::requirement::asked_of;
use crate::report::screen::{GridCell, GridColumn, GridColumns, Room, Screen, Tone, WIDEST_STANDARD};

/// A column that says of how many regions something holds.
struct CountColumn {
    heading: String,
    tone: Tone,
    count: fn(Row<'_, '_>) -> Option<usize>,
}

impl CountColumn {
    fn all(texts: &Texts) -> [Self; 7] {
        let column = |heading, tone, count: fn(Row<'_, '_>) -> Option<usize>| Self { heading, tone, count };
        let of = |standing, count| column(standing_words(standing, texts), Tone::of(standing), count);
        let (growing, awaited) = (texts.get("column-growing"), texts.get("column-awaiting"));
        [
            column(growing, Tone::Plain, |(of, _)| (of.with_value > 0).then_some(of.growing)),
            of(Standing::Achieved, |(_, asked)| Some(asked?.achieved)),
            of(Standing::OnTrack, |(_, asked)| Some(asked?.on_track)),
            of(Standing::Behind, |(_, asked)| Some(asked?.behind)),
            of(Standing::Missed, |(_, asked)| Some(asked?.missed)),
            column(awaited, Tone::Status(Status::AwaitingData), |(_, asked)| Some(asked?.awaiting_data)),
            of(Standing::Unknown, |(of, asked)| Some(asked.map_or(of.regions - of.with_value, |asked| asked.no_data))),
        ]
    }
}

impl RegionTallyReport<'_> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let indicators = self.indicators();
        let rows: Vec<Row<'_, '_>> = indicators.iter().flat_map(rows_of).collect();
        // That no region grows is said, too.
        let is_filled = |column: &CountColumn| {
            let counts = rows.iter().filter_map(|row| (column.count)(*row));
            counts.max().is_some_and(|most| most > 0 || column.tone == Tone::Plain)
        };
        let counts: Vec<CountColumn> = CountColumn::all(texts).into_iter().filter(is_filled).collect();
        let columns = GridColumns::<Row<'_, '_>>::new(texts)
            .words("column-indicator", Room::Rest, |(of, _)| texts.pick(of.name, of.name_en))
            .words("screen-required", Room::UpTo(WIDEST_STANDARD), |(_, asked)| {
                let RequirementTally { measure, target, .. } = (*asked)?;
                asked_of(self.plan, measure, self.plan.term_of(target), texts)
            });
        let columns = counts.iter().fold(columns, |columns, CountColumn { heading, tone, count }| {
            let cell = move |row: &Row<'_, '_>| count(*row).map(|count| GridCell::count(count, *tone));
            columns.column(GridColumn::labelled_figures(heading.clone(), Room::Whole), move |row| {
                cell(row).unwrap_or_default()
            })
        });
        let columns = columns.words("column-id", Room::IfAny { priority: 3 }, |(of, _)| GridCell::dim(of.id));
        Screen {
            preface: self.sentences(indicators.len(), texts),
            blocks: vec![columns.grid(rows.iter().copied()).into()],
            notes: self.notes(&counts, texts),
            ..self.header.screen(texts)
        }
    }

    fn notes(&self, shown: &[CountColumn], texts: &Texts) -> Vec<String> {
        let is_shown = |tone: Tone| shown.iter().any(|column| column.tone == tone);
        let growing = is_shown(Tone::Plain).then(|| self.growing_note(texts));
        let standing = [Standing::Behind, Standing::Unknown].map(Tone::of).into_iter().any(is_shown);
        growing.into_iter().chain(standing.then(|| texts.get("regions-standing-note"))).collect()
    }

    fn sentences(&self, indicators: usize, texts: &Texts) -> Vec<String> {
        let regions = counted("counted-regions", self.tally.regions.len(), texts);
        let arguments = [("counted", counted("counted-indicators", indicators, texts)), ("regions", regions)];
        let counts = texts.format_owned("screen-regions-counted", &arguments);
        self.header.head((self.plan, &self.tally.judged), None, texts).into_iter().chain([counts]).collect()
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let regions = self.header.next_step("hint-each-region", &["growth"], texts);
        std::iter::once(regions).chain(self.header.hint("growth", texts)).collect()
    }
}
