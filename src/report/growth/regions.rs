//! Every indicator in every region, for a terminal.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;

use super::screen::{GrowthNotes, indicator_cell};
use super::{Growth, GrowthReport, Row, RowSeries};
use crate::locale::Texts;
use crate::model::{Number, Region};
use crate::report::region_list::name_below;
use crate::report::screen::{Grid, GridCell, GridLine, LONG_PIECE, MOST_LISTED, Screen, TakeBlock};
use crate::report::{SelectionOption, counted, number, region_sentence, typed_region};

/// An indicator with the regions that are listed.
struct InRegions<'r, 'a> {
    heading: String,
    rows: Vec<RowSeries<'r, 'a>>,
}

impl<'a> GrowthReport<'a> {
    pub(super) fn regions_on_screen(&self, texts: &Texts) -> Screen {
        Screen {
            preface: self.sentences_on_regions(texts),
            notes: self.too_long(texts).into_iter().chain(self.parts(texts)).collect(),
            ..self.header.screen(texts)
        }
    }

    /// The rows of each indicator.
    fn of_indicators(&self) -> impl Iterator<Item = &[Row<'a>]> {
        self.rows.chunk_by(|row, next| row.index == next.index)
    }

    fn sentences_on_regions(&self, texts: &Texts) -> Vec<String> {
        let region = region_sentence(self.data.plan, Some(self.data.region), texts);
        let all = self.of_indicators().count();
        // Of what no region reports there is a row of the whole alone.
        let with = self.of_indicators().filter(|rows| rows.len() > 1).count();
        let key = match (with, all - with) {
            (0, _) => "growth-of-no-region",
            (_, 0) => "growth-of-regions-all",
            _ => "growth-of-regions",
        };
        let regions = counted("counted-regions", self.data.all_parts().len(), texts);
        let [count, without] = [with, all - with].map(|count| count.to_string());
        let arguments =
            [("count", count.as_str()), ("number", number(with)), ("without", &without), ("regions", &regions)];
        region.into_iter().chain(self.header.sentences(texts)).chain([texts.format(key, &arguments)]).collect()
    }

    /// The regions of each indicator, one indicator after the other.
    pub(super) fn each_indicator(&self, texts: &Texts, take: &mut TakeBlock<'_>) -> Result<Vec<String>> {
        let depths: BTreeMap<&Region, usize> = self.data.all_parts().into_iter().collect();
        let (mut noted, mut piece, mut is_folded) = (GrowthNotes::default(), Vec::new(), false);
        for rows in self.of_indicators().filter(|rows| rows.len() > 1 || self.shown.all) {
            let (listed, has_more) = self.worst_first(rows);
            is_folded |= has_more;
            let heading = rows.first().map(|row| indicator_cell(row.indicator, texts)).unwrap_or_default();
            piece.push(InRegions { heading: heading.text + &heading.ending, rows: listed });
            if piece.iter().map(|of: &InRegions<'_, '_>| of.rows.len()).sum::<usize>() >= LONG_PIECE {
                take(self.grid_of_regions(std::mem::take(&mut piece), &depths, &mut noted, texts).into())?;
            }
        }
        if !piece.is_empty() {
            take(self.grid_of_regions(piece, &depths, &mut noted, texts).into())?;
        }
        let folded = is_folded.then(|| texts.format("growth-folded", &[("count", &MOST_LISTED.to_string())]));
        Ok(folded.into_iter().chain(noted.words(texts)).collect())
    }

    /// The region above all, then those with the worst growth, and whether there are more.
    fn worst_first<'r>(&self, rows: &'r [Row<'a>]) -> (Vec<RowSeries<'r, 'a>>, bool) {
        let with_series = rows.iter().map(|row| (row, self.data.of(row.region).series(row.index)));
        let mut listed: Vec<RowSeries<'r, 'a>> = with_series.filter(|of| self.is_listed(of)).collect();
        let has_growth = listed.iter().any(|of| self.oriented_growth(of).is_some());
        listed.sort_by_cached_key(|of| {
            let growth = if has_growth { self.oriented_growth(of) } else { oriented_average(of.0) };
            (of.0.region != self.data.region, Reverse(growth.is_some()), growth)
        });
        let most = if self.shown.all { usize::MAX } else { MOST_LISTED + 1 };
        let has_more = listed.len() > most;
        listed.truncate(most);
        (listed, has_more)
    }

    /// The growth of the latest year, greater where it is better.
    fn oriented_growth(&self, (row, series): &RowSeries<'_, '_>) -> Option<Number> {
        let (year, reading) = self.shown.readings(series).next_back()?;
        let (Growth::Percent(growth) | Growth::Difference(growth)) = Growth::of(row.indicator, series, year, reading)?;
        Some(row.indicator.better.oriented(growth))
    }

    fn grid_of_regions(
        &self,
        piece: Vec<InRegions<'_, 'a>>,
        depths: &BTreeMap<&Region, usize>,
        noted: &mut GrowthNotes,
        texts: &Texts,
    ) -> Grid {
        let headings: Vec<(String, usize)> = piece.iter().map(|of| (of.heading.clone(), of.rows.len())).collect();
        let listed: Vec<RowSeries<'_, 'a>> = piece.into_iter().flat_map(|of| of.rows).collect();
        let depth = |region: &Region| depths.get(region).copied().unwrap_or_default();
        let name = |region: &Region| name_below(self.data.plan, region, depth(region), texts);
        let named = |row: &Row<'_>| [name(row.region).into(), GridCell::default()];
        let mut grid = self.grid("column-region", &listed, named, noted, texts);
        let mut rows = std::mem::take(&mut grid.lines).into_iter();
        for (heading, count) in headings {
            grid.lines.push(GridLine::Heading(heading));
            grid.lines.extend(rows.by_ref().take(count));
        }
        grid
    }

    pub(super) fn what_next_in_regions(&self, texts: &Texts) -> Vec<String> {
        let first = self.data.parts().first().and_then(|region| typed_region(self.data.plan, region, texts));
        let one = first.map(|region| self.header.next_step("hint-region", &["growth", "--region", region], texts));
        // Counts are of single years.
        let yearly = self.header.without(&[SelectionOption::Cumulative]);
        let counted = yearly.next_step("hint-growth-counted", &["growth", "--summary"], texts);
        one.into_iter().chain([counted]).chain(self.header.hint("growth", texts)).collect()
    }
}

/// The same of average growth.
fn oriented_average(row: &Row<'_>) -> Option<Number> {
    Some(row.indicator.better.oriented(row.average.as_ref()?.percent.clone()))
}
