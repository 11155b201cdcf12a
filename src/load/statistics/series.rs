//! Columns that no rule reads although they tell the figures of one series from those of another.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Field;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::csv_table::{CsvRow, CsvTable, is_figure};
use crate::load::headings::{has_word, is_aside, names_regions, squeezed};
use crate::load::toml_text::toml_text;
use crate::model::{IndicatorIndex, Region, plain_name};
use crate::source::{Rows, Source, Span, cell_texts};

/// What the rows of each series hold in the columns that no rule reads.
#[derive(Default)]
pub(super) struct SeriesCells {
    /// The first row with a value of each series, and its cells.
    first: FxHashMap<(IndicatorIndex, Region), (Span, Vec<String>)>,
    /// The columns that differ within a series, by their places.
    differing: BTreeMap<usize, Difference>,
}

struct Difference {
    found: String,
    place: Span,
    first: String,
    first_row: Span,
}

/// A column that joins two series into one.
pub(super) struct Joined {
    heading: String,
    difference: Difference,
}

impl SeriesCells {
    /// Notes a row that gives a value of a series.
    pub(super) fn note(
        &mut self,
        row: &CsvRow<'_, '_, Field>,
        series: (IndicatorIndex, &Region),
        places: impl Iterator<Item = usize>,
    ) {
        let places = places.map(|place| (place, row.field(place).unwrap_or_default()));
        let Some((first_row, first)) = self.first.get(&(series.0, series.1.clone())) else {
            let cells = places.map(|(_, cell)| cell.to_owned()).collect();
            self.first.insert((series.0, series.1.clone()), (row.line_span(), cells));
            return;
        };
        for ((place, found), first) in places.zip(first) {
            if found != first && !is_alike(found, first) {
                self.differing.entry(place).or_insert_with(|| Difference {
                    found: found.to_owned(),
                    place: row.span_at(place),
                    first: first.clone(),
                    first_row: first_row.clone(),
                });
            }
        }
    }

    /// The first column of which its heading, or rows of the file that differ in nothing else, say that it tells series apart.
    pub(super) fn joined(&mut self, table: &CsvTable<'_, Field>, source: &Source) -> Option<Joined> {
        let headings: Vec<String> = table.headings().map(str::to_owned).collect();
        let heading = |place: &usize| headings.get(*place).map(String::as_str).unwrap_or_default();
        let is_read =
            |place: &usize| matches!(table.column(*place), Some(Field::Year | Field::Indicator | Field::Region));
        let says_nothing =
            |place: &usize| table.column(*place).is_some() && !is_read(place) || is_said_of_values(heading(place));
        self.differing.retain(|place, _| !says_nothing(place));
        let alike: Vec<usize> =
            (0..headings.len()).filter(|place| !says_nothing(place) && !self.differing.contains_key(place)).collect();
        let tells = |(place, difference): &(&usize, &Difference)| {
            tells_series(heading(place), &difference.found) || tells_rows_apart(**place, &alike, table, source)
        };
        let (place, _) = self.differing.iter().find(tells)?;
        let place = *place;
        let difference = self.differing.remove(&place)?;
        Some(Joined { heading: heading(&place).to_owned(), difference })
    }
}

impl Joined {
    /// Reports it unless second values of the file, or what it says of its rows, did.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        let Difference { found, place, first, first_row } = self.difference;
        let says_so = |other: &Diagnostic| matches!(other.code, Code::DuplicateValue | Code::MixedSeries);
        if diagnostics.found.iter().any(|other| other.span.source == place.source && says_so(other)) {
            return;
        }
        let diagnostic = diagnostics.report_at(Code::MixedSeries, place).with("detail", "column");
        diagnostic.with("name", self.heading.as_str()).with("heading", toml_text(&self.heading));
        diagnostic.with("found", toml_text(&found)).with("first", toml_text(&first)).related_to(first_row);
    }
}

/// Whether two cells are the same but for blanks, width and the case of letters.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    plain_name(one).to_lowercase() == plain_name(other).to_lowercase()
}

/// Whether a heading is that of what is said of a value, and not of what it counts.
fn is_said_of_values(heading: &str) -> bool {
    const WORDS: [&str; 6] = ["source", "sources", "quality", "published", "release", "nature"];
    is_aside(heading) || has_word(heading, &WORDS) || ["来源", "质量", "发布"].iter().any(|word| heading.contains(word))
}

/// Whether a heading is that of columns by which statistics are told apart everywhere. A figure under Area measures one.
fn tells_series(heading: &str, cell: &str) -> bool {
    const NAMES: &str = "adjustment adjustments age agegroup countrycode freq frequency gender indicator indicatorcode \
        indicatorname iso iso2 iso3 isocode measure month pricebase prices quarter region sadj \
        seasonaladjustment series seriescode seriesid seriesname sex subject transformation variable 地区 城乡 \
        季度 年龄 性别 指标 指标名称 月份 行业 频度 频率";
    let named = squeezed(heading);
    names_regions(heading) && !is_figure(cell) || NAMES.split(' ').any(|name| name == named)
}

/// Whether two rows of the file are the same in all other columns that say what they are of.
fn tells_rows_apart(place: usize, others: &[usize], table: &CsvTable<'_, Field>, source: &Source) -> bool {
    // What stands at the start of a large file is proof enough.
    let mut pieces = source.pieces();
    pieces.read_on();
    let text = pieces.text();
    let mut rows = Rows::new(text, table.header_span().range.start, table.delimiter());
    // The header.
    _ = rows.next_row();
    let is_value = |place: usize| matches!(table.column(place), Some(Field::Value | Field::In(_) | Field::Of(_)));
    let mut first: FxHashMap<Vec<String>, String> = FxHashMap::default();
    while let Some(row) = rows.next_row() {
        let cells = cell_texts(text, row.cells);
        if !cells.iter().enumerate().any(|(place, cell)| is_value(place) && is_figure(cell)) {
            continue;
        }
        let cell = |place: &usize| cells.get(*place).cloned().unwrap_or_default();
        let found = cell(&place);
        let known = first.entry(others.iter().map(cell).collect()).or_insert_with(|| found.clone());
        if !is_alike(known, &found) {
            return true;
        }
    }
    false
}
