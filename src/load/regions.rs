//! A plan and what all regions report of its indicators, from files of any length.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, bail};

use super::csv_table::Heading;
use super::panel::{self, Reading, Role, Shape};
use super::places::Places;
use super::plan::{self, PlanFiles};
use super::{report_undecodable, statistics};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Decimal, IndicatorIndex, Observations, Panel, Plan, Quality, Region, Year};
use crate::source::{Decoded, Encoding, Input, Role as SourceRole, Source, Sources};

/// Where a header is looked for.
const HEAD: u64 = 64 * 1024;
/// From this length on it pays that two readers share a file.
const SHARED: u64 = 16 * 1024 * 1024;

/// How regional statistics are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct RegionalOptions {
    /// Values of later years are left out.
    pub as_of: Option<Year>,
    /// The encoding of all files, when the user chose one.
    pub encoding: Option<Encoding>,
    /// From how many bytes on two readers share a file; where it pays when not given.
    pub shared_from: Option<u64>,
}

/// A plan with what its regions report.
#[derive(Clone, Debug)]
pub struct Regional {
    /// The plan.
    pub plan: Plan,
    /// What all regions report.
    pub panel: Panel,
}

/// Reads the plan from `sources` and the statistics from `inputs` in one pass. Rows that are not plain are added to
/// `sources`, so that messages can show them. `progress` hears how many bytes were read.
///
/// # Errors
/// When a file cannot be read, or gets shorter while it is read.
pub fn load_regional(
    sources: &mut Sources,
    inputs: &[Input],
    options: RegionalOptions,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(Option<Regional>, Diagnostics)> {
    let mut diagnostics = Diagnostics::default();
    report_undecodable(sources, &mut diagnostics);
    let Some(PlanFiles { plan, indicators, regions, .. }) = plan::read(sources, &mut diagnostics) else {
        return Ok((None, diagnostics));
    };
    let mut panel = Panel::new(plan.indicators.len());
    for input in inputs {
        panel = read_input(input, &plan, panel, sources, options, progress).with_context(|| input.path.clone())?;
    }
    let mut places = Places::default();
    let observations = statistics::read(sources, &plan, (&indicators, &regions), &mut places, &mut diagnostics);
    add_observations(&mut panel, &observations, &plan, &places, options.as_of, &mut diagnostics);
    let regional = (!diagnostics.has_errors()).then_some(Regional { plan, panel });
    Ok((regional, diagnostics))
}

/// Reads one file into the panel; what is not plain becomes a source.
fn read_input(
    input: &Input,
    plan: &Plan,
    panel: Panel,
    sources: &mut Sources,
    options: RegionalOptions,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Panel> {
    let head = input.piece(0, HEAD)?;
    let Some(form) = Form::find(&head, plan, options) else {
        return whole(input, sources, options).map(|()| panel);
    };
    let untouched = panel.clone();
    let reading = form.read(input, panel, options.shared_from.unwrap_or(SHARED), progress)?;
    if reading.is_unusual {
        return whole(input, sources, options).map(|()| untouched);
    }
    if form.body + reading.bytes < input.length || !reading.is_whole {
        bail!(io::Error::other("the file became shorter while it was read"));
    }
    if !reading.unusual.is_empty() {
        sources.add(form.excerpt(input, &reading));
    }
    Ok(reading.panel)
}

/// Leaves a file to the reader of small files.
fn whole(input: &Input, sources: &mut Sources, options: RegionalOptions) -> Result<()> {
    let bytes = input.piece(0, u64::MAX)?;
    sources.add(Source::from_bytes(input.path.clone(), SourceRole::Statistics, &bytes, options.encoding));
    Ok(())
}

/// The form of a file in which plain rows can be told.
struct Form {
    shape: Shape,
    header: String,
    /// Where the rows start, in bytes and in lines.
    body: u64,
    first_line: usize,
}

impl Form {
    /// Nothing for a table with a column for each year, in UTF-16, or with a unit of measure above the header.
    fn find(head: &[u8], plan: &Plan, options: RegionalOptions) -> Option<Self> {
        let whole_lines = head.iter().rposition(|byte| *byte == b'\n').map_or(head.len(), |last| last + 1);
        let head = head.get(..whole_lines).unwrap_or_default();
        let decoded = Decoded::from_bytes(head, options.encoding);
        let is_bytewise = matches!(decoded.encoding, Encoding::Utf8 | Encoding::Gb18030) && decoded.invalid.is_none();
        let Heading { delimiter, start, names } = statistics::heading(&decoded.text).filter(|_| is_bytewise)?;
        if start > 0 && decoded.text.get(..start)?.contains("单位") {
            return None;
        }
        let roles: Vec<Role> = names.iter().map(|name| statistics::panel_role(name)).collect::<Option<_>>()?;
        let has = |role| roles.iter().filter(|of| **of == role).count() == 1;
        if ![Role::Indicator, Role::Year, Role::Value, Role::Region].into_iter().all(has) {
            return None;
        }
        let rest = decoded.text.get(start..)?;
        let header = rest.split_inclusive('\n').next()?;
        let body = decoded.byte_of(head, start + header.len()) as u64;
        let first_line = decoded.text.get(..start)?.matches('\n').count() + 2;
        let shape = Shape {
            encoding: decoded.encoding,
            delimiter,
            roles,
            indicators: words(plan, decoded.encoding),
            indicator_count: plan.indicators.len(),
            regions: region_words(plan),
            base: plan.base_year,
            as_of: options.as_of,
        };
        Some(Self { shape, header: header.trim_end().to_owned(), body, first_line })
    }

    fn read(&self, input: &Input, panel: Panel, shared_from: u64, progress: &(dyn Fn(u64) + Sync)) -> Result<Reading> {
        let is_first = panel.regions.is_empty();
        if is_first
            && input.length - self.body.min(input.length) >= shared_from
            && let Some(reading) = self.read_shared(input, progress)?
        {
            return Ok(reading);
        }
        let mut bytes = input.open(self.body)?;
        Ok(panel::read(&mut bytes, &self.shape, panel, u64::MAX, progress)?)
    }

    /// Two readers, each of one half. Nothing when the border lies in a quoted cell, or both halves have a value of the
    /// same cell: one reader then says where.
    fn read_shared(&self, input: &Input, progress: &(dyn Fn(u64) + Sync)) -> Result<Option<Reading>> {
        let middle = self.body + (input.length - self.body) / 2;
        let piece = input.piece(middle, HEAD)?;
        let Some(end) = piece.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let border = middle + end as u64 + 1;
        let behind = AtomicU64::new(0);
        let (one, other) = std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let mut bytes = input.open(border)?;
                let empty = Panel::new(self.shape.indicator_count);
                panel::read(&mut bytes, &self.shape, empty, u64::MAX, |bytes| behind.store(bytes, Ordering::Relaxed))
            });
            let first = input.open(self.body).and_then(|mut bytes| {
                let empty = Panel::new(self.shape.indicator_count);
                let report = |bytes| progress(bytes + behind.load(Ordering::Relaxed));
                panel::read(&mut bytes, &self.shape, empty, border - self.body, report)
            });
            (first, second.join().unwrap_or_else(|_| Err(io::Error::other("a reader stopped"))))
        });
        let (one, other) = (one?, other?);
        let meet = self.body + one.bytes == border;
        Ok(if meet { one.joined(other) } else { None })
    }

    /// The header and every unusual row, with their lines in the file.
    fn excerpt(&self, input: &Input, reading: &Reading) -> Source {
        let mut text = self.header.clone();
        let mut lines = vec![self.first_line - 1];
        for unusual in &reading.unusual {
            let row = self.shape.encoding.decode_strictly(&unusual.bytes).unwrap_or_default();
            let first = self.first_line + unusual.line - 1;
            text.push('\n');
            text.push_str(row.trim_end_matches(['\r', '\n']));
            lines.extend((0..=row.trim_end_matches(['\r', '\n']).matches('\n').count()).map(|inner| first + inner));
        }
        Source::excerpt(input.path.clone(), SourceRole::Statistics, text, self.shape.encoding, lines)
    }
}

/// Every word that names an indicator, as bytes of a file.
fn words(plan: &Plan, encoding: Encoding) -> Vec<(Vec<u8>, IndicatorIndex)> {
    let mut words = Vec::new();
    for (index, indicator) in plan.indexed_indicators() {
        let names = [&indicator.name, &indicator.id].into_iter().chain(&indicator.name_en).chain(&indicator.aliases);
        words.extend(names.filter_map(|name| Some((encoding.encode(name)?, index))));
    }
    words
}

/// Every word that names a declared region, with the region's id.
fn region_words(plan: &Plan) -> HashMap<String, String> {
    let mut words = HashMap::new();
    for region in &plan.regions {
        words.extend(region.words().map(|word| (word.to_owned(), region.id.clone())));
    }
    words
}

/// Adds the values of rows that were not plain.
fn add_observations(
    panel: &mut Panel,
    observations: &Observations,
    plan: &Plan,
    places: &Places,
    as_of: Option<Year>,
    diagnostics: &mut Diagnostics,
) {
    for (index, region, year, vintages) in observations.cells() {
        let Region::Part(name) = region else { continue };
        if as_of.is_some_and(|as_of| year > as_of) {
            continue;
        }
        let Some(known) = observations.known(index, region, year, None) else { continue };
        let key = (index, region.clone(), crate::model::Period::Year(year));
        let place = places.observations.get(&key).and_then(|places| places.last());
        let place_of_region = panel.regions.iter().position(|known| **known == **name);
        let place_of_region = place_of_region.unwrap_or_else(|| panel.add_region(name.to_string()));
        let starts_anew = vintages.iter().any(|vintage| vintage.quality == Quality::Break);
        let value = Decimal::parse(known.value.to_plain().as_bytes());
        let Some((pair, place)) = panel.pair_mut(place_of_region, index).zip(place) else { continue };
        match value {
            Some(value) if starts_anew => pair.start_anew(year, value),
            Some(value) => {
                if !pair.add(year, value, plan.base_year) {
                    diagnostics.report_at(Code::DuplicateValue, place.clone());
                }
            }
            None => {
                let value = known.value.to_plain();
                diagnostics.report_at(Code::InvalidNumber, place.clone()).with("detail", "long").with("found", value);
            }
        }
    }
}
