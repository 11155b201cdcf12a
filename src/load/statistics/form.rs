//! Values that come back in forms.

use rustc_hash::FxHashMap;

use super::{BareCell, Field, Reader, SCHEMA, Value, read_value, year};
use crate::diagnostic::{Code, Diagnostics};
use crate::load::cell_value::Convention;
use crate::load::form::{FilledRow, FormKind, MEASURE_COLUMN, each_answer, report_unreadable};
use crate::model::{Attributes, IndicatorIndex, Number, Quality, Region, Year};
use crate::source::{Source, SourceId, Span};

static FORM: FormKind<Field> = FormKind {
    schema: &SCHEMA,
    key: None,
    checked: MEASURE_COLUMN,
    beside: &[Field::Source, Field::Note],
    inputs: &[Field::Value],
    used_as: Field::used_as,
};

/// What forms say of each value, and where.
pub(super) type Answers = FxHashMap<(IndicatorIndex, Region, Year), (Number, Span)>;

impl Reader<'_> {
    pub(super) fn read_form(&mut self, file: (SourceId, &Source, u8), diagnostics: &mut Diagnostics) {
        self.places.files.push(file.0);
        report_unreadable(file, self.plan, &FORM, &["value", "state", "claimed"], diagnostics);
        self.mark(diagnostics);
        each_answer(file, self.plan, &FORM, diagnostics, |answer, diagnostics| {
            self.read_answer(answer, file.2, diagnostics);
            self.mark(diagnostics);
        });
    }

    fn read_answer(&mut self, answer: &FilledRow<'_, '_, Field>, delimiter: u8, diagnostics: &mut Diagnostics) {
        let row = &answer.row;
        let Some((index, region, year)) = self.read_key(answer, diagnostics) else { return };
        let Some(indicator) = self.plan.indicator(index) else { return };
        if year != answer.year {
            return answer.report("year", answer.key_span(), (answer.key(), &answer.year.to_string()), diagnostics);
        }
        let name = row.cell(Field::Indicator);
        if self.names.find(name) != Some(index) {
            answer.report("name", row.span(Field::Indicator), (name, &indicator.name), diagnostics);
            return;
        }
        match self.read_region(row, diagnostics) {
            None => return,
            Some(found) if found != region => {
                let found = row.cell(Field::Region);
                let expected = region.part().unwrap_or_default();
                return answer.report("region", row.span(Field::Region), (found, expected), diagnostics);
            }
            Some(_) => {}
        }
        let unit_en = indicator.unit_en.as_deref();
        let units: Vec<&str> = std::iter::once(indicator.unit_of_measure.as_str()).chain(unit_en).collect();
        if !answer.agrees("measure", &units, diagnostics) {
            return;
        }
        let convention = Convention::of_file(delimiter, self.decimal);
        let place = (row, Field::Value, row.cell(Field::Value));
        let read = read_value(place, (indicator, ""), (answer.table, convention), diagnostics);
        let Some(Value { number: value, looks_like_fraction }) = read else { return };
        let place = row.span(Field::Value);
        let key = (index, region, year);
        if let Some((first, first_place)) = self.answers.get(&key) {
            if *first != value {
                answer.report_second(place, first_place.clone(), diagnostics);
            }
            return;
        }
        self.answers.insert(key.clone(), (value.clone(), place.clone()));
        let origin = self.origin(&place.range);
        if looks_like_fraction {
            self.bare.push(BareCell { key: key.clone(), value: value.clone(), place });
        }
        let (source, note) = (row.cell(Field::Source), row.cell(Field::Note));
        let attributes = Attributes { quality: Quality::Final, published: None, source, note };
        self.observations.add((index, &key.1, year), value, attributes, origin);
    }

    /// Which value a key asks for.
    fn read_key(
        &self,
        answer: &FilledRow<'_, '_, Field>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(IndicatorIndex, Region, Year)> {
        let key = answer.key();
        let parts = key.rsplit_once('|').and_then(|(of, at)| Some((of, year(at)?)));
        let parts = parts.and_then(|(of, year)| Some((self.split(of)?, year)));
        let Some(((indicator, region), year)) = parts else {
            answer.report("key", answer.key_span(), (key, ""), diagnostics);
            return None;
        };
        let index = self.names.resolve_at(indicator, || answer.key_span(), Code::UnknownIndicator, diagnostics)?;
        if region.is_empty() {
            return Some((index, Region::Whole, year));
        }
        if !self.regions.is_empty() {
            self.regions.resolve_at(region, || answer.key_span(), Code::UnknownRegion, diagnostics)?;
        }
        Some((index, Region::named(region), year))
    }

    /// Indicator and region of a key; either may have the sign in it that parts them.
    fn split<'k>(&self, key: &'k str) -> Option<(&'k str, &'k str)> {
        let parts = || key.match_indices('|').filter_map(|(at, _)| Some((key.get(..at)?, key.get(at + 1..)?)));
        parts().find(|(indicator, _)| self.names.knows(indicator)).or_else(|| parts().next())
    }
}
