//! One workbook: a sheet for each table, real numbers, formulas where a person will check, charts of the spreadsheet's own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::{Result, anyhow, bail};
use chrono::Datelike;
use rust_xlsxwriter::{
    Chart as SheetChart, ChartEmptyCells, ChartFont, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartType, Color, ConditionalFormatText, ConditionalFormatTextRule, DocProperties, ExcelDateTime,
    Format as CellFormat, FormatAlign, FormatBorder, Formula as SheetFormula, Table as SheetTable, TableColumn,
    TableStyle, Workbook, Worksheet, XlsxError, utility,
};
use unicode_width::UnicodeWidthStr;

use super::{Audience, Format, Guarded, Sink, Surface, visible};
use crate::locale::{Language, Texts};
use crate::model::{Number, Status, Year};
use crate::report::{Cell, CellFormula, Chart, Column, Records, Report, SeriesChart, Suffix};

pub(super) const FORMAT: Format =
    Format { name: "xlsx", extensions: &["xlsx"], audience: Audience::Office, write: write_report };

/// The widest column, in characters; longer texts are broken into lines.
const WIDEST: f64 = 26.0;
/// Characters in a line of notes.
const NOTE_WIDTH: f64 = 110.0;
const FONT_SIZE: f64 = 10.0;
/// Most decimal places beside a chart.
const MOST_PLACES: u32 = 4;
/// A Chinese character is a little wider than two digits.
const WIDTH_FACTOR: f64 = 1.1;
/// Longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// The number of A4 among paper sizes.
pub(super) const A4: u8 = 9;
/// In points.
pub(super) const LINE_HEIGHT: f64 = 15.0;
pub(super) const HIGHEST_ROW: f64 = 400.0;
/// Rows that a chart takes on its sheet, and its own size in pixels.
const CHART_ROWS: u32 = 16;
const CHART_HEIGHT: u32 = 300;
const CHART_WIDTH: u32 = 480;
/// A page of A4 in landscape without its margins, in pixels.
const PAGE_WIDTH: f64 = 940.0;
const PAGE_HEIGHT: f64 = 650.0;
/// A row and a column as they are, and the column of labels, in pixels.
const ROW_HEIGHT: u32 = 20;
const COLUMN_WIDTH: u32 = 64;
const LABEL_WIDTH: u32 = 150;

fn write_report(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let document = report.records(texts);
    let kept: Vec<Option<Measured<'_>>> = document
        .sections
        .iter()
        .map(|section| section.records().map(|records| Measured::new(records, texts)).transpose())
        .map(|measured| Ok(measured?.filter(|measured| measured.rows > 0)))
        .collect::<Result<_>>()?;
    let long = report.long_records(texts).map(|records| Measured::new(records, texts)).transpose()?;
    let mut workbook = new_workbook(&document.title, texts)?;
    let mut names: Vec<String> = Vec::new();
    for (section, measured) in document.sections.iter().zip(&kept) {
        if let Some(measured) = measured {
            measured.add_to(&mut workbook, &document.title, &mut names)?;
        }
        let series = section.charts.iter().filter_map(|chart| match chart {
            Chart::Series(series) => Some(series.as_ref()),
            Chart::Bars(_) => None,
        });
        let series: Vec<&SeriesChart> = series.collect();
        if !series.is_empty() {
            let name = sheet_name(&texts.get("sheet-charts"), &names);
            draw(workbook.add_worksheet().set_name(&name)?, &name, &series, font(texts))?;
            names.push(name);
        }
    }
    if let Some(measured) = long.filter(|measured| measured.rows > 0) {
        measured.add_to(&mut workbook, &document.title, &mut names)?;
    }
    about(&mut workbook, &document.title, document.preface.iter().chain(&document.notes), texts)?;
    save(workbook, output)?;
    Ok(0)
}

/// A workbook that tells nothing of who wrote it.
pub(super) fn new_workbook(title: &str, texts: &Texts) -> Result<Workbook> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&plain_format(font(texts)), ROW_HEIGHT, COLUMN_WIDTH)?;
    // Without a date of its own, two runs over the same files give the same bytes.
    let creation = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(visible(title)).set_creation_datetime(&creation));
    Ok(workbook)
}

/// A font that offices have.
pub(super) fn font(texts: &Texts) -> &'static str {
    match texts.language() {
        Language::Chinese => "宋体",
        Language::English => "Arial",
    }
}

fn plain_format(font: &str) -> CellFormat {
    CellFormat::new().set_font_name(font).set_font_size(FONT_SIZE)
}

/// As it is printed: in landscape, with the number of each page.
fn set_up_page(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(A4).set_footer("&C&P / &N").set_margins(0.4, 0.4, 0.6, 0.7, 0.3, 0.3);
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
    set_up_page(sheet);
    sheet.set_print_fit_to_pages(1, 0).set_column_width(0, NOTE_WIDTH)?;
    let wrapped = plain_format(font(texts)).set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, visible(title), &plain_format(font(texts)).set_bold())?;
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
    font: &'static str,
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
        Ok(Self { records, rows, font: font(texts), columns })
    }

    /// Adds a sheet, under the heading or the title.
    fn add_to(&self, workbook: &mut Workbook, title: &str, names: &mut Vec<String>) -> Result<()> {
        let name = sheet_name(self.records.heading.as_deref().unwrap_or(title), names);
        let sheet = if self.rows < MANY_ROWS {
            workbook.add_worksheet()
        } else {
            workbook.add_worksheet_with_constant_memory().map_err(with_folder)?
        };
        self.fill(sheet.set_name(&name)?, names.len())?;
        names.push(name);
        Ok(())
    }

    fn fill(&self, sheet: &mut Worksheet, number: usize) -> Result<()> {
        let places: Vec<usize> = self.columns.iter().map(|column| column.place).collect();
        let has_header = self.records.has_header();
        set_up_page(sheet);
        sheet.set_print_fit_to_pages(1, 0);
        let last_row = u32::try_from(self.rows)?;
        for (column, measured) in (0_u16..).zip(&self.columns) {
            if has_header {
                let heading = self.records.columns.get(measured.place).map_or("", |column| &column.heading);
                sheet.write_string_with_format(0, column, visible(heading), &heading_format(self.font))?;
            }
            measured.lay_out(sheet, column, last_row)?;
        }
        let mut row = u32::from(has_header);
        self.records.each(|cells| {
            for (column, place) in (0_u16..).zip(&places) {
                if let Some(cell) = cells.get(*place) {
                    write(sheet, (row, column), cell, &places, &plain_format(self.font))?;
                }
            }
            let lines = self.columns.iter().map(|column| match cells.get(column.place) {
                Some(Cell::Text(text)) => lines_of(text, column.width()),
                _ => 1.0,
            });
            let lines = lines.fold(1.0, f64::max);
            if lines > 1.0 {
                sheet.set_row_height(row, (lines * LINE_HEIGHT).min(HIGHEST_ROW))?;
            }
            row += 1;
            Ok(())
        })?;
        if has_header {
            sheet.set_freeze_panes(1, 0)?;
            sheet.set_repeat_rows(0, 0)?;
            let last_column = u16::try_from(places.len())?.saturating_sub(1);
            match self.table(number) {
                Some(table) => sheet.add_table(0, 0, last_row, last_column, &table)?,
                None => sheet.autofilter(0, 0, last_row, last_column)?,
            };
        }
        Ok(())
    }
}

impl Measured<'_> {
    /// The table that formulas name; nothing where its headings are no names, and where rows are in a file already.
    fn table(&self, number: usize) -> Option<SheetTable> {
        let headings = self.columns.iter().filter_map(|column| self.records.columns.get(column.place));
        let headings: Vec<_> = headings.map(|column| visible(&column.heading)).collect();
        let names: BTreeSet<String> = headings.iter().map(|heading| heading.to_lowercase()).collect();
        let is_named = self.rows < MANY_ROWS && names.len() == headings.len() && !names.contains("");
        let column = |heading: &Cow<'_, str>| {
            TableColumn::new().set_header(heading.as_ref()).set_header_format(heading_format(self.font))
        };
        let columns: Vec<TableColumn> = headings.iter().map(column).collect();
        let name = format!("fsip_{}_{}", self.records.id, number + 1);
        is_named.then(|| SheetTable::new().set_name(name).set_style(TableStyle::None).set_columns(&columns))
    }
}

/// How many lines a text takes in a column: not every program finds that out by itself.
pub(super) fn lines_of(text: &str, width: f64) -> f64 {
    text.lines().map(|line| (line.width() as f64 * WIDTH_FACTOR / width).ceil().max(1.0)).sum()
}

/// Characters beyond the first plane count twice, as in UTF-16.
fn is_long(text: &str) -> bool {
    text.len() > LONGEST_TEXT && visible(text).encode_utf16().count() > LONGEST_TEXT
}

pub(super) fn heading_format(font: &str) -> CellFormat {
    plain_format(font)
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
        if let Cell::Status(status, words, _) = cell
            && !self.statuses.iter().any(|(_, seen)| seen == words)
        {
            self.statuses.push((*status, words.clone()));
        }
    }

    fn width(&self) -> f64 {
        (self.longest as f64 * WIDTH_FACTOR + 2.0).min(WIDEST)
    }

    /// Its width and, for statuses, colours that change with the status when somebody edits the cell.
    fn lay_out(&self, sheet: &mut Worksheet, column: u16, last_row: u32) -> Result<()> {
        sheet.set_column_width(column, self.width())?;
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

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    places: &[usize],
    plain: &CellFormat,
) -> Result<()> {
    let plain = plain.clone().set_align(FormatAlign::Top);
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Sparkline(_) | Cell::Bar(_) => {}
        Cell::Text(text) | Cell::Status(_, text, _) => {
            sheet.write_string_with_format(row, column, visible(text), &plain.set_text_wrap())?;
        }
        Cell::Year(year) => {
            let format = plain.set_num_format("0");
            sheet.write_number_with_format(row, column, f64::from(year.number()), &format)?;
        }
        Cell::Day(day) => {
            let format = plain.set_num_format("yyyy-mm-dd");
            match ExcelDateTime::from_ymd(u16::try_from(day.year())?, day.month() as u8, day.day() as u8) {
                Ok(date) => sheet.write_datetime_with_format(row, column, &date, &format)?,
                // Spreadsheets know no day before 1900.
                Err(_) => sheet.write_string_with_format(row, column, cell.plain(), &format)?,
            };
        }
        Cell::Number { value, decimals, suffix } => {
            let format = plain.set_num_format(number_code(*decimals, suffix));
            sheet.write_number_with_format(row, column, figure(value, suffix), &format)?;
        }
        Cell::Computed { value, decimals, suffix, formula } => {
            let result = format!("{:?}", figure(value, suffix));
            let formula = SheetFormula::new(formula_text(*formula, row, places)).set_result(result);
            let format = plain.set_num_format(number_code(*decimals, suffix));
            sheet.write_formula_with_format(row, column, formula, &format)?;
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

fn number_code(decimals: u32, suffix: &Suffix) -> String {
    let decimals = decimals.min(MOST_DECIMALS);
    let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
    match suffix {
        Suffix::None => format!("#,##0{places}"),
        Suffix::Percent => format!("0{places}%"),
        Suffix::Words(words) => format!("0{places}\"{words}\""),
        Suffix::Mark(mark) => format!("#,##0{places}\"{mark}\""),
    }
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
fn draw(sheet: &mut Worksheet, name: &str, all: &[&SeriesChart], font: &str) -> Result<()> {
    let plain = plain_format(font);
    sheet.set_column_width_pixels(0, LABEL_WIDTH)?;
    let mut most_years = 0;
    for (number, series) in (0_u32..).zip(all) {
        let (Some(first), Some(last)) = (series.years().min(), series.years().max()) else { continue };
        let years: Vec<Year> = first.through(last).collect();
        most_years = most_years.max(years.len());
        let place = ChartPlace { sheet: name, top: number * CHART_ROWS, last_column: u16::try_from(years.len())? };
        sheet.write_string_with_format(place.top, 0, visible(&series.title), &plain.clone().set_bold())?;
        for (column, year) in (1_u16..).zip(&years) {
            sheet.write_number_with_format(place.top + 1, column, f64::from(year.number()), &plain)?;
        }
        let mut chart = new_chart(series, font);
        let places = series.values.iter().filter_map(|(_, value)| value.decimals()).max().unwrap_or(2).min(MOST_PLACES);
        let figures = plain.clone().set_num_format(number_code(places, &Suffix::None));
        for (row, line) in (place.top + 2..).zip(lines(series)) {
            if !line.points.is_empty() {
                line.write(sheet, row, &years, (&plain, &figures))?;
                line.add_to(&mut chart, row, &place);
            }
        }
        sheet.insert_chart(place.top, place.last_column.saturating_add(1), &chart)?;
    }
    print_whole_charts(sheet, most_years, u32::try_from(all.len())?)
}

/// The chart with the axis of the page, and nothing drawn where no value is.
fn new_chart(series: &SeriesChart, font: &str) -> SheetChart {
    let mut small = ChartFont::new();
    small.set_name(font).set_size(9);
    let mut chart = SheetChart::new(ChartType::Line);
    let unit = if series.unit_of_measure.is_empty() { String::new() } else { format!(" ({})", series.unit_of_measure) };
    let mut heading = ChartFont::new();
    heading.set_name(font).set_size(11).set_bold();
    chart.title().set_name(visible(&(series.title.clone() + &unit)).as_ref()).set_font(&heading);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small);
    chart.x_axis().set_font(&small);
    chart.y_axis().set_font(&small);
    if let Some(axis) = series.axis() {
        let places = u32::try_from(axis.decimals()).unwrap_or_default();
        chart.y_axis().set_min(axis.lowest).set_max(axis.highest).set_major_unit(axis.step);
        chart.y_axis().set_num_format(number_code(places, &Suffix::None));
    }
    chart.show_empty_cells_as(ChartEmptyCells::Gaps).set_height(CHART_HEIGHT).set_width(CHART_WIDTH);
    chart
}

/// As wide as a page, which ends between two charts.
fn print_whole_charts(sheet: &mut Worksheet, years: usize, charts: u32) -> Result<()> {
    let width = f64::from(LABEL_WIDTH + COLUMN_WIDTH * (u32::try_from(years)? + 1) + CHART_WIDTH);
    let scale = (PAGE_WIDTH / width).min(1.0);
    let on_page = (PAGE_HEIGHT / scale / f64::from(CHART_ROWS * ROW_HEIGHT)).floor().max(1.0) as u32;
    let breaks: Vec<u32> = (1..charts.div_ceil(on_page)).map(|page| page * on_page * CHART_ROWS).collect();
    set_up_page(sheet);
    // Smaller is printed by no spreadsheet.
    sheet.set_print_scale((scale * 100.0).max(10.0) as u16).set_page_breaks(&breaks)?;
    Ok(())
}

/// Where the figures of a chart stand.
struct ChartPlace<'a> {
    sheet: &'a str,
    top: u32,
    last_column: u16,
}

/// Colours of the page.
const BLUE: u32 = 0x0B_5C_AD;
const GREY: u32 = 0x57_60_6A;
const RED: u32 = 0xA4_0E_26;

/// One line of a chart.
struct Line<'a> {
    label: &'a str,
    points: Vec<(Year, Number)>,
    width: f64,
    colour: u32,
    dash: ChartLineDashType,
    marker: Option<ChartMarkerType>,
}

fn lines(series: &SeriesChart) -> [Line<'_>; 5] {
    let [values, path, target, projection, first] = &series.legend;
    let projected: Vec<_> = series.values.last().into_iter().chain(&series.projected).cloned().collect();
    let across = |(due, level): &(Year, Number)| {
        series.years().min().map(|year| vec![(year, level.clone()), (*due, level.clone())])
    };
    let promised = series.first.as_ref().and_then(across).unwrap_or_default();
    let target_point = series.target.iter().cloned().collect();
    let line = |label, points, (width, colour), dash, marker| Line { label, points, width, colour, dash, marker };
    [
        line(values, series.values.clone(), (2.25, BLUE), ChartLineDashType::Solid, Some(ChartMarkerType::Circle)),
        line(path, filled(&series.path), (1.5, GREY), ChartLineDashType::RoundDot, None),
        line(projection, filled(&projected), (1.5, BLUE), ChartLineDashType::Dash, None),
        line(target, target_point, (1.5, RED), ChartLineDashType::Solid, Some(ChartMarkerType::PlusSign)),
        line(first, filled(&promised), (0.75, GREY), ChartLineDashType::LongDash, None),
    ]
}

/// A straight line with a point in each year: a spreadsheet draws nothing over a year without one. Nothing of a point alone.
fn filled(points: &[(Year, Number)]) -> Vec<(Year, Number)> {
    let between = |pair: &[(Year, Number)]| {
        let [(first, from), (last, to)] = pair else { return Vec::new() };
        let (years, rise, from) = (Number::from(i64::from(last.since(*first))), to - from, from.clone());
        let at = |year: Year| {
            let way = &rise * &Number::from(i64::from(year.since(*first)));
            Some((year, &from + &way.checked_div(&years)?))
        };
        first.through(last.plus(-1)).filter_map(at).collect()
    };
    let last = points.last().filter(|_| points.len() > 1);
    points.windows(2).flat_map(between).chain(last.cloned()).collect()
}

impl Line<'_> {
    fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        years: &[Year],
        (words, figures): (&CellFormat, &CellFormat),
    ) -> Result<()> {
        sheet.write_string_with_format(row, 0, self.label, words)?;
        for (column, year) in (1_u16..).zip(years) {
            if let Some((_, value)) = self.points.iter().find(|(of, _)| of == year) {
                sheet.write_number_with_format(row, column, figure(value, &Suffix::None), figures)?;
            }
        }
        Ok(())
    }

    fn add_to(&self, chart: &mut SheetChart, row: u32, place: &ChartPlace<'_>) {
        let mut line = ChartLine::new();
        line.set_width(self.width).set_dash_type(self.dash).set_color(Color::RGB(self.colour));
        let mut marker = ChartMarker::new();
        match self.marker {
            Some(kind) => {
                marker.set_type(kind).set_size(7).set_format(ChartLine::new().set_color(Color::RGB(self.colour)))
            }
            None => marker.set_none(),
        };
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
