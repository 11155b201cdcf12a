//! The table of a page: what is read first stands first, each value with its unit and year, and no ids.

use super::{Row, StatusReport};
use crate::evaluate::RequirementJudgement;
use crate::locale::Texts;
use crate::model::Year;
use crate::report::requirement::{ShownRequirement, gap_words, measured, unit_shown};
use crate::report::{Cell, Column, Rows, Suffix, Table, numbers, units_named, words};

impl StatusReport<'_> {
    /// The table, and of which target each of its rows is.
    pub(in crate::report) fn page_table(&self, texts: &Texts) -> (Table, Vec<String>) {
        let rows: Vec<Row<'_, '_>> = self.rows(None).collect();
        let bar = Column { breaks: false, is_picture: true, ..words(texts, "column-bar", 0) };
        let table = Rows::new(&rows)
            .column(words(texts, "column-target", 0), |row| row.name(texts))
            .column(words(texts, "column-status", 0).as_choice(), |row| row.status(texts))
            .column(numbers(texts, "column-latest", 0), |row| {
                let (part, figures) = (row.part?, row.figures(texts)?);
                Some(dated(figures.latest(), part, part.latest.as_ref().map(|latest| latest.year), texts))
            })
            .column(words(texts, "column-requirement", 0), |row| row.shown(texts)?.required())
            .column(words(texts, "screen-gap", 0), |row| gap_words(row.part?, texts))
            .column(numbers(texts, "column-completion", 0), |row| Some(row.figures(texts)?.completion()))
            .column(bar, |row| Some(row.figures(texts)?.completion_bar()))
            .column(numbers(texts, "column-pace", 0), |row| Some(row.figures(texts)?.pace()))
            .column(numbers(texts, "column-needed", 0), |row| row.shown(texts)?.needed())
            .column(numbers(texts, "column-projected", 0), |row| row.shown(texts)?.projected())
            .column(numbers(texts, "column-growth", 0), |row| Some(row.figures(texts)?.growth()))
            .column(numbers(texts, "column-actual", 0), |row| Some(row.figures(texts)?.actual()))
            .column(numbers(texts, "column-base", 0), |row| {
                let (part, figures) = (row.part?, row.figures(texts)?);
                Some(dated(figures.base(), part, part.base.as_ref().map(|base| base.year), texts))
            })
            .column(words(texts, "column-due", 0), |row| row.part.and_then(|part| part.due).unwrap_or(row.target.due))
            .column(words(texts, "column-area", 0).as_choice(), |row| {
                Some(self.area_name(row.target.area.as_ref()?, texts))
            })
            .column(words(texts, "column-units", 0).as_choice(), |row| units_named(self.plan, &row.target.units, texts))
            .first_promises(!self.assessment.amended_targets.is_empty(), texts);
        (table.into(), rows.iter().map(|row| row.target.id.clone()).collect())
    }
}

impl<'a> Row<'_, 'a> {
    fn shown<'t>(&self, texts: &'t Texts) -> Option<ShownRequirement<'t>>
    where
        'a: 't,
    {
        Some(ShownRequirement { plan: self.report.plan, part: self.part?, due: self.target.due, texts })
    }
}

/// A value with its unit of measure and its year.
fn dated(cell: Cell, part: &RequirementJudgement, year: Option<Year>, texts: &Texts) -> Cell {
    let (Cell::Number { value, decimals, suffix }, Some(year)) = (&cell, year) else { return cell };
    let unit = match suffix {
        Suffix::None => measured("", unit_shown(part, texts), texts),
        Suffix::Percent | Suffix::Words(_) | Suffix::Mark(_) => suffix.as_str().to_owned(),
    };
    let words = texts.format("figure-in-year", &[("figure", &unit), ("year", &year.to_string())]);
    Cell::Number { value: value.clone(), decimals: *decimals, suffix: Suffix::Words(words) }
}
