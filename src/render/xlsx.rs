//! One workbook: a sheet for each table, real numbers, formulas where a person will check, charts of the spreadsheet's own.

use std::io::{self, Write};

use anyhow::{Result, anyhow, bail};
use rust_xlsxwriter::{
    Chart as SheetChart, ChartEmptyCells, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartType, Color,
    ConditionalFormatText, ConditionalFormatTextRule, DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign,
    FormatBorder, Formula as SheetFormula, Workbook, Worksheet, XlsxError, utility,
};
use unicode_width::UnicodeWidthStr;

use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::Texts;
use crate::model::{Number, Status, Year};
use crate::report::{Cell, CellFormula, Chart, Column, Records, Report, SeriesChart, Suffix};

pub(super) const FORMAT: Format =
    Format { name: "xlsx", extensions: &["xlsx"], audience: Audience::Spreadsheet, write: write_report };

/// The widest column, in characters; longer texts are broken into lines.
const WIDEST: f64 = 48.0;
/// A Chinese character is a little wider than two digits.
pub(super) const WIDTH_FACTOR: f64 = 1.1;
/// Longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// The number of A4 among paper sizes.
pub(super) const A4: u8 = 9;
/// Rows that a chart takes on its sheet.
const CHART_ROWS: u32 = 16;

fn write_report(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let document = report.records(texts);
    let kept: Vec<Option<Measured<'_>>> = document
        .sections
        .iter()
        .map(|section| section.records().map(|records| Measured::new(records, texts)).transpose())
        .collect::<Result<_>>()?;
    let long = report.long_records(texts).map(|records| Measured::new(records, texts)).transpose()?;
    let mut workbook = new_workbook(&document.title)?;
    let mut names: Vec<String> = Vec::new();
    for (section, measured) in document.sections.iter().zip(&kept) {
        if let Some(measured) = measured {
            measured.add_to(&mut workbook, &document.title, &mut names)?;
        }
        let series = section.charts.iter().filter_map(|chart| match chart {
            Chart::Series(series) => Some(series.as_ref()),
            Chart::Bars(_) => None,
        });
        let series: Vec<&SeriesChart> = series.filter(|series| series.values.len() > 1).collect();
        if !series.is_empty() {
            let name = sheet_name(&texts.get("sheet-charts"), &names);
            draw(workbook.add_worksheet().set_name(&name)?, &name, &series)?;
            names.push(name);
        }
    }
    if let Some(measured) = &long {
        measured.add_to(&mut workbook, &document.title, &mut names)?;
    }
    about(&mut workbook, &document.title, document.preface.iter().chain(&document.notes), texts)?;
    save(workbook, output)?;
    Ok(0)
}

/// A workbook that tells nothing of who wrote it.
pub(super) fn new_workbook(title: &str) -> Result<Workbook> {
    let mut workbook = Workbook::new();
    // Without a date of its own, two runs over the same files give the same bytes.
    let creation = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(visible(title)).set_creation_datetime(&creation));
    Ok(workbook)
}

pub(super) fn save(mut workbook: Workbook, output: &mut Sink<'_>) -> Result<()> {
    let mut patient = Patient { output, failure: None };
    workbook.save_to_writer(&mut patient)?;
    patient.failure.map_or(Ok(()), |failure| Err(failure.into()))
}

/// A stream that keeps its first error to itself and takes everything from then on: the library prints what comes of one.
struct Patient<'p, 'o> {
    output: &'p mut Sink<'o>,
    failure: Option<io::Error>,
}

impl Patient<'_, '_> {
    fn unless_failed(&mut self, write: impl FnOnce(&mut Sink<'_>) -> io::Result<()>) {
        if self.failure.is_none() {
            self.failure = write(self.output).err();
        }
    }
}

impl Write for Patient<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_failed(|output| output.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed(|output| output.flush());
        Ok(())
    }
}

/// What must be known beside the figures, on a sheet of its own.
fn about<'a>(
    workbook: &mut Workbook,
    title: &str,
    lines: impl Iterator<Item = &'a String>,
    texts: &Texts,
) -> Result<()> {
    let sheet = workbook.add_worksheet().set_name(texts.get("sheet-about"))?;
    sheet.set_column_width(0, 2.0 * WIDEST)?;
    let wrapped = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, visible(title), &CellFormat::new().set_bold())?;
    for (row, line) in (1..).zip(lines) {
        sheet.write_string_with_format(row, 0, visible(line), &wrapped)?;
    }
    Ok(())
}

/// The heading without what no sheet may be called, and not taken yet.
pub(super) fn sheet_name(heading: &str, taken: &[String]) -> String {
    let heading = visible(heading);
    let allowed = |character: &char| !"[]:*?/\\'".contains(*character) && !character.is_control();
    let name: String = heading.chars().filter(allowed).take(LONGEST_NAME).collect();
    let name = if name.trim().is_empty() { "1".to_owned() } else { name };
    let numbered = (2..).map(|number| {
        let short: String = name.chars().take(LONGEST_NAME - 4).collect();
        format!("{short} {number}")
    });
    let is_free = |candidate: &String| !taken.iter().any(|other| other.eq_ignore_ascii_case(candidate));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}

/// A temporary folder that takes no file, as any other file that cannot be written.
fn with_folder(error: XlsxError) -> anyhow::Error {
    if let XlsxError::TempFileError(folder, error) = error {
        anyhow!(error).context(folder.display().to_string())
    } else {
        error.into()
    }
}

/// What a sheet holds, as its format lays down.
const MOST_ROWS: usize = 1_048_576;
const LONGEST_TEXT: usize = 32_767;
/// From this many rows on they are kept in a file and not in memory, each with its texts.
const MANY_ROWS: usize = 50_000;

/// Records, and what must be known of all rows before the first is written.
struct Measured<'r> {
    records: Records<'r>,
    rows: usize,
    /// Of the columns that are shown.
    columns: Vec<MeasuredColumn>,
}

struct MeasuredColumn {
    place: usize,
    /// The width of the longest entry.
    longest: usize,
    statuses: Vec<(Status, String)>,
}

impl<'r> Measured<'r> {
    /// Refuses what a sheet cannot hold, before anything is built.
    fn new(records: Records<'r>, texts: &Texts) -> Result<Self> {
        let shown = records.columns.iter().enumerate().filter(|(_, column)| !column.is_picture);
        let column = |(place, column): (usize, &Column)| MeasuredColumn {
            place,
            longest: column.heading.width(),
            statuses: Vec::new(),
        };
        let mut columns: Vec<MeasuredColumn> = shown.map(column).collect();
        let (mut rows, mut has_long_text) = (0, false);
        records.each(|row| {
            rows += 1;
            has_long_text |= row.iter().any(|cell| matches!(cell, Cell::Text(text) if is_long(text)));
            columns.iter_mut().for_each(|column| column.add(row));
            Ok(())
        })?;
        if rows + usize::from(records.has_header()) > MOST_ROWS {
            bail!(texts.format("workbook-too-many-rows", &[("most", &MOST_ROWS.to_string())]));
        }
        if has_long_text {
            bail!(texts.format("workbook-long-text", &[("most", &LONGEST_TEXT.to_string())]));
        }
        Ok(Self { records, rows, columns })
    }

    /// Adds a sheet, under the heading or the title.
    fn add_to(&self, workbook: &mut Workbook, title: &str, names: &mut Vec<String>) -> Result<()> {
        let name = sheet_name(self.records.heading.as_deref().unwrap_or(title), names);
        let sheet = if self.rows < MANY_ROWS {
            workbook.add_worksheet()
        } else {
            workbook.add_worksheet_with_constant_memory().map_err(with_folder)?
        };
        self.fill(sheet.set_name(&name)?)?;
        names.push(name);
        Ok(())
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<()> {
        let places: Vec<usize> = self.columns.iter().map(|column| column.place).collect();
        let has_header = self.records.has_header();
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let last_row = u32::try_from(self.rows)?;
        for (column, measured) in (0_u16..).zip(&self.columns) {
            if has_header {
                let heading = self.records.columns.get(measured.place).map(|column| column.heading.as_str());
                sheet.write_string_with_format(0, column, visible(heading.unwrap_or_default()), &heading_format())?;
            }
            measured.lay_out(sheet, column, last_row)?;
        }
        let mut row = u32::from(has_header);
        self.records.each(|cells| {
            for (column, place) in (0_u16..).zip(&places) {
                if let Some(cell) = cells.get(*place) {
                    write(sheet, row, column, cell, &places)?;
                }
            }
            row += 1;
            Ok(())
        })?;
        if has_header {
            sheet.set_freeze_panes(1, 0)?;
            sheet.set_repeat_rows(0, 0)?;
            sheet.autofilter(0, 0, last_row, u16::try_from(places.len())?.saturating_sub(1))?;
        }
        Ok(())
    }
}

/// Characters beyond the first plane count twice, as in UTF-16.
fn is_long(text: &str) -> bool {
    text.len() > LONGEST_TEXT && visible(text).encode_utf16().count() > LONGEST_TEXT
}

pub(super) fn heading_format() -> CellFormat {
    CellFormat::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xEA_EE_F2))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

impl MeasuredColumn {
    fn add(&mut self, row: &[Cell]) {
        let Some(cell) = row.get(self.place) else { return };
        let width = if let Cell::Text(text) = cell { text.width() } else { cell.plain().width() };
        self.longest = self.longest.max(width);
        if let Cell::Status(status, words) = cell
            && !self.statuses.iter().any(|(_, seen)| seen == words)
        {
            self.statuses.push((*status, words.clone()));
        }
    }

    /// Its width and, for statuses, colours that change with the status when somebody edits the cell.
    fn lay_out(&self, sheet: &mut Worksheet, column: u16, last_row: u32) -> Result<()> {
        sheet.set_column_width(column, (self.longest as f64 * WIDTH_FACTOR + 2.0).min(WIDEST))?;
        for (status, words) in &self.statuses {
            let (ink, paper) = colours(*status);
            let format = CellFormat::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(paper));
            let rule = ConditionalFormatTextRule::BeginsWith(words.clone());
            let conditional = ConditionalFormatText::new().set_rule(rule).set_format(format);
            sheet.add_conditional_format(1, column, last_row, column, &conditional)?;
        }
        Ok(())
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, places: &[usize]) -> Result<()> {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Sparkline(_) | Cell::Bar(_) => {}
        Cell::Text(text) | Cell::Status(_, text) => {
            let wrapped = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top);
            sheet.write_string_with_format(row, column, visible(text), &wrapped)?;
        }
        Cell::Number { value, decimals, suffix } => {
            sheet.write_number_with_format(row, column, figure(value, suffix), &number_format(*decimals, suffix))?;
        }
        Cell::Computed { value, decimals, suffix, formula } => {
            let result = format!("{:?}", figure(value, suffix));
            let formula = SheetFormula::new(formula_text(*formula, row, places)).set_result(result);
            sheet.write_formula_with_format(row, column, formula, &number_format(*decimals, suffix))?;
        }
    }
    Ok(())
}

/// A spreadsheet holds 5 % as 0.05.
fn figure(value: &Number, suffix: &Suffix) -> f64 {
    let exact = if *suffix == Suffix::Percent { value.checked_div(&Number::hundred()) } else { None };
    exact.as_ref().unwrap_or(value).to_plain().parse().unwrap_or(f64::NAN)
}

/// Most decimal places that a spreadsheet shows.
const MOST_DECIMALS: u32 = 30;

fn number_format(decimals: u32, suffix: &Suffix) -> CellFormat {
    let decimals = decimals.min(MOST_DECIMALS);
    let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
    let code = match suffix {
        Suffix::None => format!("#,##0{places}"),
        Suffix::Percent => format!("0{places}%"),
        Suffix::Words(words) => format!("0{places}\"{words}\""),
        Suffix::Mark(mark) => format!("#,##0{places}\"{mark}\""),
    };
    CellFormat::new().set_num_format(code).set_align(FormatAlign::Top)
}

fn formula_text(formula: CellFormula, row: u32, places: &[usize]) -> String {
    let name = |place: usize| {
        let column = places.iter().position(|shown| *shown == place).and_then(|column| u16::try_from(column).ok());
        utility::row_col_to_cell(row, column.unwrap_or_default())
    };
    match formula {
        CellFormula::Growth { earlier, later } => {
            format!("=({later}-{earlier})/{earlier}", later = name(later), earlier = name(earlier))
        }
        CellFormula::Difference { earlier, later } => format!("={}-{}", name(later), name(earlier)),
        CellFormula::AverageGrowth { earlier, later, years } => {
            format!("=({}/{})^(1/{years})-1", name(later), name(earlier))
        }
    }
}

fn colours(status: Status) -> (u32, u32) {
    match status {
        Status::Achieved | Status::AchievedEarly => (0x11_63_29, 0xDA_FB_E1),
        Status::OnTrack => (0x0B_5C_AD, 0xDD_F4_FF),
        Status::AtRisk => (0x7D_4E_00, 0xFF_F8_C5),
        Status::Behind | Status::Regressing => (0xA0_41_0D, 0xFF_E7_D6),
        Status::Missed => (0xA4_0E_26, 0xFF_EB_E9),
        Status::Pending | Status::AwaitingJudgement => (0x5B_3E_A8, 0xFB_EF_FF),
        Status::NoData | Status::AwaitingData | Status::InsufficientData => (0x57_60_6A, 0xEA_EE_F2),
    }
}

/// The values of each chart in rows at the left, and beside them the chart that the spreadsheet draws of them.
fn draw(sheet: &mut Worksheet, name: &str, all: &[&SeriesChart]) -> Result<()> {
    let bold = CellFormat::new().set_bold();
    sheet.set_column_width(0, WIDEST / 2.0)?;
    for (number, series) in (0_u32..).zip(all) {
        let (Some(first), Some(last)) = (series.years().min(), series.years().max()) else { continue };
        let years: Vec<Year> = first.through(last).collect();
        let place = ChartPlace { sheet: name, top: number * CHART_ROWS, last_column: u16::try_from(years.len())? };
        sheet.write_string_with_format(place.top, 0, visible(&series.title), &bold)?;
        for (column, year) in (1_u16..).zip(&years) {
            sheet.write_number(place.top + 1, column, f64::from(year.number()))?;
        }
        let mut chart = SheetChart::new(ChartType::Line);
        chart.title().set_name(visible(&series.title).as_ref());
        for (row, line) in (place.top + 2..).zip(lines(series)) {
            if line.points.len() > 1 {
                line.write(sheet, row, &years)?;
                line.add_to(&mut chart, row, &place);
            }
        }
        chart.show_empty_cells_as(ChartEmptyCells::Connected).set_height(300).set_width(560);
        sheet.insert_chart(place.top, place.last_column.saturating_add(2), &chart)?;
    }
    Ok(())
}

/// Where the figures of a chart stand.
struct ChartPlace<'a> {
    sheet: &'a str,
    top: u32,
    last_column: u16,
}

/// One line of a chart.
struct Line<'a> {
    label: &'a str,
    points: Vec<(Year, Number)>,
    width: f64,
    dash: ChartLineDashType,
    marker: ChartMarkerType,
}

fn lines(series: &SeriesChart) -> [Line<'_>; 4] {
    let [values, path, _, projection, first] = &series.legend;
    let projected = series.values.last().into_iter().chain(&series.projected).cloned().collect();
    let across = |(due, level): &(Year, Number)| {
        series.years().min().map(|year| vec![(year, level.clone()), (*due, level.clone())])
    };
    let promised = series.first.as_ref().and_then(across).unwrap_or_default();
    let line = |label, points, width, dash, marker| Line { label, points, width, dash, marker };
    [
        line(values, series.values.clone(), 2.25, ChartLineDashType::Solid, ChartMarkerType::Circle),
        line(path, series.path.clone(), 1.5, ChartLineDashType::RoundDot, ChartMarkerType::Diamond),
        line(projection, projected, 1.5, ChartLineDashType::Dash, ChartMarkerType::Diamond),
        line(first, promised, 0.75, ChartLineDashType::LongDash, ChartMarkerType::Diamond),
    ]
}

impl Line<'_> {
    fn write(&self, sheet: &mut Worksheet, row: u32, years: &[Year]) -> Result<()> {
        sheet.write_string(row, 0, self.label)?;
        for (column, year) in (1_u16..).zip(years) {
            if let Some((_, value)) = self.points.iter().find(|(of, _)| of == year) {
                sheet.write_number(row, column, figure(value, &Suffix::None))?;
            }
        }
        Ok(())
    }

    fn add_to(&self, chart: &mut SheetChart, row: u32, place: &ChartPlace<'_>) {
        let mut line = ChartLine::new();
        line.set_width(self.width).set_dash_type(self.dash);
        let mut marker = ChartMarker::new();
        marker.set_type(self.marker);
        chart
            .add_series()
            .set_name((place.sheet, row, 0))
            .set_categories((place.sheet, place.top + 1, 1, place.top + 1, place.last_column))
            .set_values((place.sheet, row, 1, row, place.last_column))
            .set_format(&mut line)
            .set_marker(&marker);
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, Measured};
    use crate::locale::{Language, Texts};
    use crate::report::{Cell, Section, Table};

    #[test]
    fn a_sheet_has_so_many_rows_and_characters() {
        let has_room = |rows| {
            let section: Section = Table { columns: Vec::new(), rows }.into();
            let measured = section.records().map(|records| Measured::new(records, &Texts::new(Language::English)));
            measured.is_some_and(|measured| measured.is_ok())
        };
        assert!(has_room(vec![Vec::new(); MOST_ROWS]));
        assert!(!has_room(vec![Vec::new(); MOST_ROWS + 1]));
        // A character beyond the first plane counts twice.
        assert!(has_room(vec![vec![Cell::Text("𠮷".repeat(16_383))]]));
        assert!(!has_room(vec![vec![Cell::Text("𠮷".repeat(16_384))]]));
    }
}
