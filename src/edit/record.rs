//! One observation into the statistics.

use super::row::{
    Headings, StoredRow, added, has_chinese_headings, is_of_workbook, of_workbook, text_of, with_columns,
};
use super::{Change, Refusal, require_visible};
use crate::diagnostic::nearest;
use crate::load::{Folder, TableLayout, is_form, looks_like_fraction, typed_value, words_of_quality};
use crate::model::{Indicator, IndicatorIndex, Number, Observation, PartialDate, Quality, Region, Vintages, Year};
use crate::source::{Role, Source, Sources, Span};
use crate::wording;

/// An observation as the user gives it.
#[derive(Clone, Debug, Default)]
pub struct NewValue {
    /// Id, name or alias of the indicator.
    pub indicator: String,
    /// The value as it is to be written.
    pub value: String,
    /// The region; the whole area when not given.
    pub region: Option<String>,
    /// How firm it is.
    pub quality: Option<Quality>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Who published it.
    pub source: Option<String>,
    /// Whatever else should be known of it.
    pub note: Option<String>,
    /// Whether a value that stands already may be replaced.
    pub replaces: bool,
    /// Into which file, when there are several.
    pub file: Option<String>,
    /// Whether a new file gets Chinese headings.
    pub is_chinese: bool,
}

/// Headings of a new file: Chinese, English.
const HEADINGS: Headings = Headings([
    "指标,年份,数值,地区,数据质量,发布日期,来源,备注",
    "indicator,year,value,region,quality,published,source,note",
]);

/// The file that the first value of a plan begins.
const NEW_FILE: &str = "statistics.csv";

struct Recorder<'a> {
    folder: &'a Folder,
    sources: &'a Sources,
    entry: &'a NewValue,
    year: Year,
    index: IndicatorIndex,
    indicator: &'a Indicator,
    region: Region,
}

/// What must be written so that the statistics hold the entry for `year`.
///
/// # Errors
/// When it is not clear what is meant, or something would be lost.
pub fn record(folder: &Folder, sources: &Sources, entry: &NewValue, year: Year) -> Result<Change, Refusal> {
    require_visible([Some(&entry.value), entry.region.as_ref(), entry.source.as_ref(), entry.note.as_ref()])?;
    let (index, indicator) = find_indicator(folder, &entry.indicator)?;
    if wording::cell(&entry.value, &indicator.unit_of_measure).is_ok_and(|value| value.is_none()) {
        return Err(Refusal::new("refused-empty", &[]));
    }
    let word = entry.region.as_deref().unwrap_or_default();
    let region = folder.plan.find_region(word).ok_or_else(|| Refusal::new("unknown-region", &[("name", word)]))?;
    let recorder = Recorder { folder, sources, entry, year, index, indicator, region };
    match recorder.standing()? {
        Some((_, observation)) if recorder.is_same(&observation) => Ok(Change::Nothing),
        Some((place, observation)) => recorder.replacement(&place, &observation),
        None => recorder.addition(),
    }
}

/// Whether files that were read with the entry hold its value: exactly the number that was given.
///
/// # Errors
/// When they hold another number, or none.
pub fn require_recorded(folder: &Folder, entry: &NewValue, year: Year) -> Result<(), Refusal> {
    let (index, indicator) = find_indicator(folder, &entry.indicator)?;
    let region = folder.plan.find_region(entry.region.as_deref().unwrap_or_default());
    let given = typed_value(&entry.value, &indicator.unit_of_measure);
    let is_given = |observation: &Observation<'_>| {
        given.as_ref() == Some(&observation.value)
            && (entry.published.is_none() || entry.published == observation.published)
            && entry.quality.is_none_or(|quality| quality == observation.quality)
    };
    let standing: Vec<Observation<'_>> =
        region.iter().flat_map(|region| folder.observations.vintages(index, region, year).iter()).collect();
    if standing.iter().any(is_given) {
        return Ok(());
    }
    let read = standing.last();
    let detail = if read.is_some() { "other" } else { "none" };
    let read = read.map(|observation| observation.value.to_plain()).unwrap_or_default();
    let unit = indicator.unit_of_measure.as_str();
    let arguments = [("detail", detail), ("value", &entry.value), ("read", &read), ("unit", unit)];
    Err(Refusal::new("refused-other-value", &arguments))
}

/// The known region that may be meant, where statistics alone name the regions and none has the one of the entry yet.
pub fn similar_region<'f>(folder: &'f Folder, entry: &NewValue) -> Option<&'f str> {
    let word = entry.region.as_deref()?;
    let region = folder.plan.find_region(word).filter(|region| *region != Region::Whole)?;
    let is_known = !folder.plan.regions.is_empty() || folder.observations.known_region(&region).is_some();
    if is_known { None } else { nearest(word, folder.observations.parts().iter().filter_map(Region::part)) }
}

fn find_indicator<'f>(folder: &'f Folder, word: &str) -> Result<(IndicatorIndex, &'f Indicator), Refusal> {
    let mut indicators = folder.plan.indexed_indicators();
    indicators.find(|(_, indicator)| indicator.is_called(word)).ok_or_else(|| {
        let known =
            folder.plan.indicators.iter().flat_map(|indicator| [indicator.id.as_str(), indicator.name.as_str()]);
        match nearest(word, known) {
            Some(suggestion) => Refusal::new("refused-indicator-near", &[("name", word), ("suggestion", suggestion)]),
            None => Refusal::new("refused-indicator", &[("name", word)]),
        }
    })
}

impl<'a> Recorder<'a> {
    /// The observation that the entry would replace; nothing when it is to be added.
    fn standing(&self) -> Result<Option<(Span, Observation<'a>)>, Refusal> {
        let vintages = self.folder.observations.vintages(self.index, &self.region, self.year);
        let placed = |vintage: Observation<'a>| Some((self.folder.places.of(vintage.origin)?, vintage));
        let standing: Vec<(Span, Observation<'_>)> = vintages.iter().filter_map(placed).collect();
        let published = self.entry.published;
        match standing.as_slice() {
            [] => Ok(None),
            all if published.is_some() => {
                let same = all.iter().find(|(_, other)| other.published == published);
                let undated = all.iter().find(|(_, other)| other.published.is_none());
                Ok(same.or(undated).cloned())
            }
            [only] => Ok(Some(only.clone())),
            _ => Err(Refusal::new("refused-vintages", &[("year", &self.year.to_string())])),
        }
    }

    fn is_same(&self, observation: &Observation<'_>) -> bool {
        let value: Option<Number> = typed_value(&self.entry.value, &self.indicator.unit_of_measure);
        let given = |own: &Option<String>, other: Option<&str>| own.is_none() || own.as_deref() == other;
        value.as_ref() == Some(&observation.value)
            && self.entry.quality.is_none_or(|quality| quality == observation.quality)
            && (self.entry.published.is_none() || self.entry.published == observation.published)
            && given(&self.entry.source, observation.source)
            && given(&self.entry.note, observation.note)
    }

    fn replacement(&self, place: &Span, standing: &Observation<'_>) -> Result<Change, Refusal> {
        let text = self.text(place);
        let at = self.sources.get(place.source).map(|source| source.place_name(place.range.start)).unwrap_or_default();
        let (year, value) = (self.year.to_string(), standing.value.to_plain());
        if self.folder.places.declared.contains(&place.source) {
            return Err(Refusal::new("refused-published", &[("place", &at), ("value", &value), ("year", &year)]));
        }
        // Forms, and tables by region below a title, have no layout.
        let Some(layout) = self.layouts().find(|layout| layout.source == place.source) else {
            return Err(Refusal::new("refused-form", &[("place", &at)]));
        };
        let row = StoredRow::containing(text, layout, place.range.start);
        let Some(row) = row else { return Err(Refusal::new("refused-no-file", &[])) };
        if self.entry.replaces && is_of_workbook(layout, self.sources) {
            return Err(of_workbook(layout, self.sources, &[("detail", "replace"), ("place", &at)]));
        }
        if !self.entry.replaces {
            let written = text.get(row.range()).unwrap_or_default();
            let key = if self.entry.published.is_some() { "refused-undated" } else { "refused-standing" };
            let arguments = [
                ("row", written),
                ("year", &year),
                ("name", &self.entry.indicator),
                ("place", &at),
                ("value", &value),
                ("given", &self.entry.value),
                ("unit", self.indicator.unit_of_measure.as_str()),
            ];
            return Err(Refusal::new(key, &arguments));
        }
        self.changed_row(layout, &row)
    }

    fn changed_row(&self, layout: &TableLayout, row: &StoredRow<'_>) -> Result<Change, Refusal> {
        let cells = self.changed_cells(layout, row)?;
        let (layout, header) = with_columns(layout, self.sources, &cells, &HEADINGS);
        let stretches = header.into_iter().chain(row.changed(&layout, &cells)).collect();
        Ok(Change::Replace { source: layout.source, stretches })
    }

    /// The cells of a row that exists already: the value, and what the user says of it.
    fn changed_cells(&self, layout: &TableLayout, row: &StoredRow<'_>) -> Result<Vec<(String, String)>, Refusal> {
        let value_column = if is_wide(layout) { self.year.to_string() } else { "value".to_owned() };
        if !layout.has(&value_column) {
            return Err(Refusal::new("refused-year", &[("year", &value_column)]));
        }
        // One unit of measure of a long row is written anew; that of a wide one is also that of other values.
        let unit_of_row = if is_wide(layout) { row.text("unit") } else { String::new() };
        let mut cells = vec![(value_column, self.value_cell(layout, &unit_of_row))];
        for (column, text) in self.attributes(self.is_chinese(layout)).into_iter().filter(|(_, text)| !text.is_empty())
        {
            if is_wide(layout) {
                return Err(Refusal::new("refused-wide", &[("column", column)]));
            }
            cells.push((column.to_owned(), text));
        }
        if layout.has("unit") && !is_wide(layout) {
            cells.push(("unit".to_owned(), self.unit_cell()));
        }
        Ok(cells)
    }

    /// The value as it is given; with its unit of measure where the file would give a bare number another one.
    fn value_cell(&self, layout: &TableLayout, unit_of_row: &str) -> String {
        let unit = self.indicator.unit_of_measure.as_str();
        let has_own_cell = layout.has("unit") && (!is_wide(layout) || !unit_of_row.is_empty());
        let above = layout.unit_above.as_deref().filter(|_| !has_own_cell).unwrap_or_default();
        let of_bare = if unit_of_row.is_empty() { above } else { unit_of_row };
        let has_other = !of_bare.is_empty() && of_bare != unit;
        let blank = if unit.starts_with(|first: char| first.is_ascii_alphabetic()) { " " } else { "" };
        if self.is_bare() && has_other {
            format!("{}{blank}{unit}", self.entry.value)
        } else {
            self.entry.value.clone()
        }
    }

    /// The unit of measure stands in its own column unless it stands behind the value. Beside a bare 0.9 of an indicator in
    /// percent it would say which of two numbers that is.
    fn unit_cell(&self) -> String {
        if self.is_bare() && !self.may_be_fraction() {
            self.indicator.unit_of_measure.as_str().to_owned()
        } else {
            String::new()
        }
    }

    fn may_be_fraction(&self) -> bool {
        let unit = &self.indicator.unit_of_measure;
        typed_value(&self.entry.value, unit).is_some_and(|value| looks_like_fraction(&self.entry.value, &value, unit))
    }

    fn is_bare(&self) -> bool {
        self.entry.value.ends_with(|last: char| last.is_numeric())
    }

    fn attributes(&self, is_chinese: bool) -> [(&'static str, String); 4] {
        let entry = self.entry;
        let quality = entry.quality.map(|quality| {
            let [chinese, english] = words_of_quality(quality);
            if is_chinese { chinese } else { english }.to_owned()
        });
        let published = entry.published.map(|date| date.to_string());
        [
            ("quality", quality.unwrap_or_default()),
            ("published", published.unwrap_or_default()),
            ("source", entry.source.clone().unwrap_or_default()),
            ("note", entry.note.clone().unwrap_or_default()),
        ]
    }

    fn addition(&self) -> Result<Change, Refusal> {
        let Some(layout) = self.layout_for_addition()? else { return Ok(self.new_file()) };
        if let Some(place) = self.wide_row(layout) {
            let row = StoredRow::containing(self.text(&place), layout, place.range.start);
            let row = row.ok_or_else(|| Refusal::new("refused-no-file", &[]))?;
            return self.changed_row(layout, &row);
        }
        Ok(added(layout, self.sources, &self.all_cells(layout)?, &HEADINGS))
    }

    fn all_cells(&self, layout: &TableLayout) -> Result<Vec<(String, String)>, Refusal> {
        let year = self.year.to_string();
        let (value_column, year) = if is_wide(layout) { (year.as_str(), "") } else { ("value", year.as_str()) };
        if !layout.has(value_column) {
            return Err(Refusal::new("refused-year", &[("year", value_column)]));
        }
        let unit = if layout.has("unit") { self.unit_cell() } else { String::new() };
        let cells = [
            ("indicator", self.indicator_word(layout)),
            ("year", year.to_owned()),
            (value_column, self.value_cell(layout, &unit)),
            ("unit", unit),
        ];
        let region = self.entry.region.clone().unwrap_or_default();
        let others = [("region", region)].into_iter().chain(self.attributes(self.is_chinese(layout)));
        Ok(cells.into_iter().chain(others).map(|(column, text)| (column.to_owned(), text)).collect())
    }

    /// How the file calls the indicator: as it does already, else by name under Chinese headings and by its own id under others.
    fn indicator_word(&self, layout: &TableLayout) -> String {
        let in_file = self.places().find(|place| place.source == layout.source);
        let row = in_file.and_then(|place| StoredRow::containing(self.text(&place), layout, place.range.start));
        let word = row.map(|row| row.text("indicator"));
        word.filter(|word| !word.is_empty()).unwrap_or_else(|| self.usual_word(self.is_chinese(layout)).to_owned())
    }

    /// An id that follows from the name would go with it.
    fn usual_word(&self, is_chinese: bool) -> &'a str {
        let is_by_name = is_chinese || self.folder.places.derived_ids.holds(self.index);
        if is_by_name { &self.indicator.name } else { &self.indicator.id }
    }

    fn new_file(&self) -> Change {
        let is_chinese = self.entry.is_chinese;
        let region = self.entry.region.clone().unwrap_or_default();
        let mut cells =
            vec![self.usual_word(is_chinese).to_owned(), self.year.to_string(), self.entry.value.clone(), region];
        cells.extend(self.attributes(is_chinese).map(|(_, text)| text));
        let text = HEADINGS.new_file(is_chinese, &cells);
        Change::Create { name: NEW_FILE, role: Role::Statistics, text }
    }

    /// The file that holds the indicator already, or the only one, or the one that the user names; nothing when there is
    /// none at all.
    fn layout_for_addition(&self) -> Result<Option<&'a TableLayout>, Refusal> {
        let path = |layout: &TableLayout| self.sources.get(layout.source).map(|source| source.path.as_str());
        let is_written = |layout: &&TableLayout| !is_of_workbook(layout, self.sources);
        let in_csv = || self.layouts().filter(is_written);
        if let Some(name) = &self.entry.file {
            let named = self.layouts().find(|layout| path(layout).is_some_and(|path| ends_with_name(path, name)));
            return match named {
                Some(layout) if is_written(&layout) => Ok(Some(layout)),
                Some(workbook) => self.refuse_workbook(workbook, in_csv().next().and_then(path)),
                None if name == NEW_FILE && in_csv().next().is_none() && !self.has_new_file() => Ok(None),
                None => Err(self.refused_file(name)),
            };
        }
        let holds = |layout: &&TableLayout| self.places().any(|place| place.source == layout.source);
        let holding: Vec<&TableLayout> = self.layouts().filter(holds).collect();
        let files = if holding.is_empty() { self.layouts().collect() } else { holding };
        let (csv, workbooks): (Vec<&TableLayout>, Vec<&TableLayout>) = files.into_iter().partition(is_written);
        match (csv.as_slice(), workbooks.first()) {
            ([only], _) => Ok(Some(only)),
            // Into a table below a title that names its indicator nothing is written.
            ([], None) if self.has_new_file() => Err(self.refused_file(NEW_FILE)),
            ([], None) => Ok(None),
            ([], Some(workbook)) => self.refuse_workbook(workbook, in_csv().next().and_then(path)),
            (several, _) => {
                let files: Vec<&str> = several.iter().filter_map(|layout| path(layout)).collect();
                Err(Refusal::new("refused-files", &[("files", &files.join(", "))]))
            }
        }
    }

    fn has_new_file(&self) -> bool {
        let path = self.sources.folder.as_ref().map(|folder| folder.join(NEW_FILE));
        path.is_some_and(|path| self.sources.iter().any(|(_, source)| path == std::path::Path::new(&source.path)))
    }

    /// Names the file into which a value can go that is not written into a workbook.
    fn refuse_workbook<T>(&self, workbook: &TableLayout, csv: Option<&str>) -> Result<T, Refusal> {
        let name = csv.and_then(|path| std::path::Path::new(path).file_name()?.to_str()).unwrap_or(NEW_FILE);
        Err(of_workbook(workbook, self.sources, &[("detail", "add"), ("csv", name)]))
    }

    /// In a table of the wide form, a value of the row that the entry belongs to.
    fn wide_row(&self, layout: &TableLayout) -> Option<Span> {
        if !is_wide(layout) {
            return None;
        }
        let of_region = self.folder.observations.series(self.index, &self.region).map(|(.., vintages)| vintages);
        self.placed(of_region).find(|place| place.source == layout.source)
    }

    /// The places of all values of the indicator.
    fn places(&self) -> impl Iterator<Item = Span> {
        let cells = self.folder.observations.cells().filter(|(index, ..)| *index == self.index);
        self.placed(cells.map(|(.., vintages)| vintages))
    }

    fn placed(&self, cells: impl Iterator<Item = Vintages<'a>>) -> impl Iterator<Item = Span> {
        let places = &self.folder.places;
        cells.flat_map(|vintages| vintages.iter()).filter_map(|vintage| places.of(vintage.origin))
    }

    /// Why nothing is written into a file that the user names.
    fn refused_file(&self, name: &str) -> Refusal {
        let is_named = |source: &Source| ends_with_name(&source.path, name);
        let found = self.sources.iter().find(|(_, source)| is_named(source));
        let detail = match found {
            None => "unknown",
            Some((id, _)) if self.folder.places.declared.contains(&id) => "declared",
            Some((id, _)) if is_form(self.sources, id) => "form",
            Some((_, source)) if source.role == Role::Statistics => "table",
            Some(_) => "other",
        };
        Refusal::new("refused-file", &[("file", name), ("detail", detail)])
    }

    fn layouts(&self) -> impl Iterator<Item = &'a TableLayout> {
        self.folder.places.statistics.iter()
    }

    fn text(&self, place: &Span) -> &'a str {
        text_of(place.source, self.sources)
    }

    fn is_chinese(&self, layout: &TableLayout) -> bool {
        has_chinese_headings(layout, self.sources)
    }
}

fn is_wide(layout: &TableLayout) -> bool {
    !layout.has("value")
}

fn ends_with_name(path: &str, name: &str) -> bool {
    std::path::Path::new(path).ends_with(name)
}
