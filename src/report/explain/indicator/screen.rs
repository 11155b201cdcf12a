//! An indicator in a terminal.

use super::IndicatorExplanation;
use crate::locale::Texts;
use crate::report::explain::subject::{ExplainReport, subject_line};
use crate::report::screen::{Block, Entries, Entry, Grid, GridCell, GridColumns, Room, Screen};

impl IndicatorExplanation<'_> {
    pub(super) fn on_screen(&self, report: &ExplainReport<'_>, texts: &Texts) -> Screen {
        let (inputs, notes) = self.inputs.on_screen(texts);
        let head = self.head_entries(texts);
        let head = (!head.is_empty()).then(|| Entries { heading: None, entries: head }.into());
        let blocks = [head, self.uses_on_screen(texts).map(Block::from), inputs.map(Block::from)];
        Screen {
            title: texts.pick(self.name, self.name_en).to_owned().into(),
            preface: self.subject(report, texts),
            blocks: blocks.into_iter().flatten().collect(),
            notes,
            ..Screen::default()
        }
    }

    fn subject(&self, report: &ExplainReport<'_>, texts: &Texts) -> Vec<String> {
        let said = [
            Some(format!("{} {}", texts.get("column-indicator"), self.id)),
            Some(texts.pick(self.unit_of_measure, self.unit_en).to_owned()).filter(|unit| !unit.is_empty()),
            Some(texts.get(&self.indicator_kind.key())),
            Some(texts.get(&format!("short-{}", self.better.key()))),
            self.place.as_ref().map(ToString::to_string),
        ];
        subject_line(report, said, texts)
    }

    fn head_entries(&self, texts: &Texts) -> Vec<Entry> {
        let aliases = (!self.aliases.is_empty()).then(|| self.aliases.join(&texts.get("list-separator")));
        let entries = [
            ("explain-aliases", aliases),
            ("explain-definition", self.definition.map(str::to_owned)),
            ("explain-computed", self.computed.clone()),
        ];
        entries.into_iter().filter_map(|(key, said)| Some(Entry::text(texts.get(key), said?))).collect()
    }

    fn uses_on_screen(&self, texts: &Texts) -> Option<Grid> {
        let grid = GridColumns::<&super::Use<'_>>::new(texts)
            .unnamed(Room::Whole, |each| GridCell::status(each.status, texts))
            .unnamed(Room::Rest, |each| each.is)
            .unnamed(Room::Whole, |each| each.kind_words(texts))
            .unnamed(Room::Whole, |each| GridCell::dim(each.id))
            .grid(&self.used_by);
        let heading = Some(texts.get("heading-uses").into());
        (!grid.lines.is_empty()).then_some(Grid { heading, ..grid })
    }
}
