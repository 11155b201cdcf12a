//! Rows that hold nothing unusual, as nearly all do: no quotes, known words, plain digits. All others are read cell by cell.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Field, QUALITIES, Reader, year};
use crate::load::cell_value::Convention;
use crate::load::csv_table::{CsvTable, Piece};
use crate::model::{Attributes, DetailsNumber, Indicator, IndicatorIndex, Quality, RegionNumber, Year, composed};
use crate::source::CellRow;

/// A table whose rows may be plain.
pub(super) struct PlainTable {
    width: usize,
    indicator: usize,
    region: Option<usize>,
    unit_of_measure: Option<usize>,
    /// Of quality, date of publication, source and note.
    attributes: [Option<usize>; 4],
    years: Years,
    /// The column behind the value, when digits in it may be the rest of a number.
    behind_value: Option<usize>,
    /// What the row before is of: rows of a region, and in it of an indicator, mostly follow one another.
    last_indicator: Last<(IndicatorIndex, bool)>,
    last_region: Last<RegionNumber>,
    /// What these attributes were found to be, by their texts.
    known: FxHashMap<String, DetailsNumber>,
    /// The same when none is there.
    bare: Option<DetailsNumber>,
    /// The values of a row.
    values: Vec<(usize, Year, Decimal)>,
}

enum Years {
    /// One value a row.
    Long { year: usize, value: usize },
    /// A column for each year.
    Wide(Vec<(usize, Year)>),
}

/// A number of few digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    /// All digits, without the point.
    mantissa: i64,
    whole_digits: usize,
    places: usize,
}

/// Most texts of attributes that are kept to be found again.
const MOST_KNOWN: usize = 4_096;
/// Most digits of a plain number: any such number fits into eight bytes.
const MOST_DIGITS: usize = 17;

impl PlainTable {
    /// Nothing when every row of the table needs a closer look.
    pub(super) fn of(table: &CsvTable<'_, Field>, convention: Convention) -> Option<Self> {
        let columns = table.headed_columns()?;
        let place = |field: Field| columns.iter().position(|column| *column == field);
        let year =
            |(place, column): (usize, &Field)| if let Field::In(year) = column { Some((place, *year)) } else { None };
        let wide: Vec<(usize, Year)> = columns.iter().enumerate().filter_map(year).collect();
        let last_value = place(Field::Value).or(wide.last().map(|(place, _)| *place));
        let years = match (place(Field::Year), place(Field::Value)) {
            (Some(year), Some(value)) if wide.is_empty() => Years::Long { year, value },
            (None, None) if wide.windows(2).all(|pair| matches!(pair, [(one, _), (next, _)] if one + 1 == *next)) => {
                Years::Wide(wide)
            }
            _ => return None,
        };
        let may_hold_rest = |place: &usize| {
            matches!(columns.get(*place), Some(Field::Region | Field::UnitOfMeasure | Field::Source | Field::Note))
        };
        let is_clear = table.unit_above().is_none() && convention == Convention::Point;
        is_clear.then_some(Self {
            width: columns.len(),
            indicator: place(Field::Indicator)?,
            region: place(Field::Region),
            unit_of_measure: place(Field::UnitOfMeasure),
            attributes: [Field::Quality, Field::Published, Field::Source, Field::Note].map(place),
            years,
            behind_value: last_value.map(|value| value + 1).filter(may_hold_rest),
            last_indicator: Last::default(),
            last_region: Last::default(),
            known: FxHashMap::default(),
            bare: None,
            values: Vec::new(),
        })
    }

    /// Reads the values of a row; nothing when one of them is not plain.
    fn read_values(&mut self, cells: &Texts<'_, '_>, indicator: &Indicator) -> Option<()> {
        self.values.clear();
        if may_be_rest(cells.optional(self.behind_value)) {
            return None;
        }
        let percent = indicator.unit_of_measure.is_percent();
        match &self.years {
            Years::Long { year: place, value } => {
                // Days that stand for years are compared with one another.
                let year = Some(cells.at(*place)).filter(|year| year.len() == 4).and_then(year)?;
                let cell = cells.at(*value);
                if !cell.is_empty() {
                    self.values.push((*value, year, Decimal::plain(cell, percent)?));
                }
            }
            Years::Wide(years) => {
                for (place, year) in years {
                    let cell = cells.at(*place);
                    if !cell.is_empty() {
                        self.values.push((*place, *year, Decimal::plain(cell, percent)?));
                    }
                }
                let is_last_empty = years.last().is_some_and(|(place, _)| cells.at(*place).is_empty());
                let [_, _, source, note] = self.attributes;
                let may_be_number = |place| cells.optional(place).starts_with(|first: char| first.is_numeric());
                if is_last_empty && [self.region, source, note].into_iter().any(may_be_number)
                    || may_be_cut(&self.values)
                {
                    return None;
                }
            }
        }
        Some(())
    }
}

/// A word and what it was found to be.
struct Last<T> {
    word: String,
    found: Option<T>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self { word: String::new(), found: None }
    }
}

impl<T: Copy> Last<T> {
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn or_find(&mut self, word: &str, find: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.found.is_none() || self.word != word {
            self.found = find();
            self.word.clear();
            self.word.push_str(word);
        }
        self.found
    }
}

/// The cells of a row without quotes.
struct Texts<'a, 'r> {
    text: &'a str,
    row: CellRow<'r>,
}

impl<'a> Texts<'a, '_> {
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    fn at(&self, place: usize) -> &'a str {
        self.row.cells.get(place).and_then(|cell| self.text.get(cell.range.clone())).unwrap_or_default()
    }

    #[inline(always)]
    fn optional(&self, place: Option<usize>) -> &'a str {
        place.map_or("", |place| self.at(place))
    }
}

impl Reader<'_> {
    /// Takes the values of a row that leaves no question open, and tells whether it did.
    pub(super) fn takes_plain(&mut self, table: &mut PlainTable, piece: Piece<'_>, row: CellRow<'_>) -> bool {
        self.plain_row(table, piece, row).is_some()
    }

    fn plain_row(&mut self, table: &mut PlainTable, piece: Piece<'_>, row: CellRow<'_>) -> Option<()> {
        if row.has_quotes || row.cells.len() > table.width {
            return None;
        }
        let cells = Texts { text: piece.text, row };
        let name = cells.at(table.indicator);
        let (index, is_derived) = table.last_indicator.or_find(name, || self.names.find_derived(name))?;
        let indicator = self.plan.indicator(index)?;
        let region = cells.optional(table.region);
        let region =
            table.last_region.or_find(region, || self.known_regions.get(region).and_then(|(_, number)| *number))?;
        let unit_of_measure = cells.optional(table.unit_of_measure);
        if !unit_of_measure.is_empty() && unit_of_measure != indicator.unit_of_measure.as_str() {
            return None;
        }
        table.read_values(&cells, indicator)?;
        let [quality, published, source, note] = table.attributes;
        let attributes =
            [cells.optional(quality), cells.optional(published), cells.optional(source), cells.optional(note)];
        let details = self.plain_details(table, attributes)?;
        if is_derived {
            let Range { start, end } = row.cells.get(table.indicator)?.range;
            self.note_derived(index, || piece.start + start..piece.start + end);
        }
        for (place, year, value) in &table.values {
            let Range { start, end } = row.cells.get(*place)?.range;
            let origin = self.origin(&(piece.start + start..piece.start + end));
            let decimal = (value.mantissa, u32::try_from(value.places).ok()?);
            self.observations.add_decimal((index, region, *year), decimal, details, origin);
        }
        Some(())
    }

    /// The number of these attributes: quality, date of publication, source and note.
    fn plain_details(&mut self, table: &mut PlainTable, texts: [&str; 4]) -> Option<DetailsNumber> {
        let is_bare = texts.iter().all(|text| text.is_empty());
        if let Some(bare) = table.bare.filter(|_| is_bare) {
            return Some(bare);
        }
        let key = texts.join("\u{1f}");
        if let Some(known) = table.known.get(&key) {
            return Some(*known);
        }
        let details = self.observations.details(plain_attributes(texts)?, self.file_number());
        if is_bare {
            table.bare = Some(details);
        } else if table.known.len() < MOST_KNOWN {
            table.known.insert(key, details);
        }
        Some(details)
    }
}

fn plain_attributes(texts: [&str; 4]) -> Option<Attributes<'_>> {
    let [quality, published, source, note] = texts.map(str::trim);
    let is_written_one_way = |text: &str| matches!(composed(text), Cow::Borrowed(_));
    let known = QUALITIES.iter().find(|(words, _)| words.contains(&quality)).map(|(_, quality)| *quality);
    let quality = if quality.is_empty() { Quality::Final } else { known? };
    let published = if published.is_empty() { None } else { Some(published.parse().ok()?) };
    [source, note].into_iter().all(is_written_one_way).then_some(Attributes { quality, published, source, note })
}

impl Decimal {
    /// A number in digits, where they can only mean one: no code that begins with a zero, and no 0.9 that may be 90 %.
    fn plain(cell: &str, is_percent: bool) -> Option<Self> {
        let (is_negative, digits) = match cell.as_bytes() {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        if digits.len() > MOST_DIGITS + 1 {
            return None;
        }
        let mut point = None;
        let mut mantissa = 0_i64;
        for (place, byte) in digits.iter().enumerate() {
            match byte {
                b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
                b'.' if point.is_none() => point = Some(place),
                _ => return None,
            }
        }
        let whole_digits = point.unwrap_or(digits.len());
        let places = point.map_or(0, |point| digits.len() - point - 1);
        let is_whole = (1..=MOST_DIGITS).contains(&(whole_digits + places))
            && whole_digits > 0
            && point.is_none() == (places == 0);
        let is_code = whole_digits > 1 && digits.first() == Some(&b'0');
        let may_be_fraction = is_percent && mantissa != 0 && mantissa <= 10_i64.pow(u32::try_from(places).ok()?);
        let mantissa = if is_negative { -mantissa } else { mantissa };
        (is_whole && !is_code && !may_be_fraction).then_some(Self { mantissa, whole_digits, places })
    }

    /// Whether it has one or two digits and nothing else.
    fn is_short(&self) -> bool {
        self.whole_digits < 3 && self.places == 0
    }
}

/// Whether a cell may be the rest of a number in the one before it: 000, 5%. Full-width digits begin with the byte EF.
fn may_be_rest(cell: &str) -> bool {
    (1..=3).contains(&cell.bytes().take_while(u8::is_ascii_digit).count()) || cell.as_bytes().first() == Some(&0xEF)
}

/// Whether a row of values may be one of fewer numbers with their thousands cut off.
fn may_be_cut(values: &[(usize, Year, Decimal)]) -> bool {
    let first = values.first().map_or(0, |(place, ..)| *place);
    let in_place = |(number, (place, ..)): &(usize, &(usize, Year, Decimal))| first + number == *place;
    let without_gap = values.iter().enumerate().take_while(in_place).map(|(_, (.., value))| value);
    let jumps = |pair: &[(usize, Year, Decimal)]| match pair {
        [(place, _, one), (next, _, other)] => {
            let (one, rest) = (one.mantissa.abs(), other.mantissa.abs());
            place + 1 == *next && one < 1_000 && (one * 2 <= rest || rest * 2 <= one)
        }
        _ => false,
    };
    without_gap.clone().any(Decimal::is_short) && without_gap.last().is_some_and(|last| last.whole_digits == 3)
        || values.windows(2).any(|pair| pair.last().is_some_and(|(.., rest)| rest.whole_digits == 3) && jumps(pair))
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn only_digits_that_mean_one_number_are_plain() {
        for (cell, expected) in [
            ("0", Some((0, 0))),
            ("14566", Some((14566, 0))),
            ("-12.50", Some((-1250, 2))),
            ("0.5", Some((5, 1))),
            ("12345678901234567", Some((12_345_678_901_234_567, 0))),
            ("123456789012345678", None),
            ("99999999999999999999999", None),
            ("007", None),
            ("00", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("1,000", None),
            ("1e5", None),
            ("+5", None),
            ("--5", None),
            ("-", None),
            ("", None),
            ("５", None),
            ("5%", None),
            (" 5", None),
        ] {
            let found = Decimal::plain(cell, false).map(|decimal| (decimal.mantissa, decimal.places));
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn a_percentage_that_may_be_a_fraction_is_not_plain() {
        let is_plain = |cell| Decimal::plain(cell, true).is_some();
        assert!(["0", "0.0", "1.01", "90", "-1.5"].into_iter().all(is_plain));
        assert!(!["0.9", "1", "1.0", "-0.5", "-1"].into_iter().any(is_plain));
    }
}
