//! A form as a workbook: one sheet, of which only the cells to fill in can be changed.

use anyhow::Result;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format as CellFormat,
    FormatAlign, FormatBorder, ProtectionOptions, Worksheet,
};

use super::xlsx::{A4, HIGHEST_ROW, LINE_HEIGHT, font, heading_format, lines_of, new_workbook, save, sheet_name};
use super::{Sink, visible};
use crate::locale::Texts;
use crate::report::{FormInput, FormPart, UnitForm};

/// The column of the keys.
const KEYS: u16 = 0;
/// The widths of the columns behind it: name, region, unit of measure, sentence, what is known, then what is filled in.
const WIDTHS: [f64; 9] = [32.0, 12.0, 12.0, 44.0, 22.0, 18.0, 22.0, 24.0, 24.0];
/// Longest message beside a cell.
const LONGEST_MESSAGE: usize = 255;
/// What nobody counts to: any number is one.
const LARGEST: f64 = 1e15;

/// Writes the form of a unit.
///
/// # Errors
/// When it cannot be written.
pub fn write_form(form: &UnitForm, texts: &Texts, output: &mut Sink<'_>) -> Result<()> {
    let mut workbook = new_workbook(&form.title, texts)?;
    let sheet = workbook.add_worksheet().set_name(sheet_name(&texts.get("sheet-form"), &[]))?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_column_hidden(KEYS)?;
    for (column, width) in (KEYS + 1..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, KEYS + 1, visible(&form.title), &CellFormat::new().set_bold())?;
    let mut row = 1;
    for note in &form.notes {
        sheet.write_string(row, KEYS + 1, visible(note))?;
        row += 1;
    }
    if let [_only] = form.parts.as_slice() {
        // The row of the mark comes first, and nobody sees it.
        sheet.set_repeat_rows(row + 2, row + 2)?;
    }
    sheet.set_freeze_panes(0, KEYS + 2)?;
    for part in &form.parts {
        row = add_part(sheet, part, row + 1, texts)?;
    }
    let allowed = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&allowed);
    save(workbook, output)
}

/// Writes rows from one on, and tells where the next may stand.
fn add_part(sheet: &mut Worksheet, part: &FormPart, first: u32, texts: &Texts) -> Result<u32> {
    sheet.set_row_hidden(first)?;
    sheet.write_string(first, KEYS, &part.mark)?;
    let shown = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
    let last = first + u32::try_from(part.rows.len())?;
    for (row, line) in (first + 1..).zip(&part.rows) {
        let format = if row == first + 1 { heading_format(font(texts)) } else { shown.clone() };
        sheet.write_string(row, KEYS, &line.key)?;
        for (column, cell) in (KEYS + 1..).zip(&line.cells) {
            sheet.write_string_with_format(row, column, visible(cell), &format)?;
        }
        let lines = line.cells.iter().zip(WIDTHS).map(|(cell, width)| lines_of(cell, width)).fold(1.0, f64::max);
        sheet.set_row_height(row, (LINE_HEIGHT * lines).min(HIGHEST_ROW))?;
    }
    for (column, of) in (KEYS + 1..).zip(&part.columns) {
        sheet.write_string(first, column, of.name)?;
        let Some((input, message)) = &of.input else { continue };
        let open = open_cell(input);
        for row in first + 2..=last {
            sheet.write_blank(row, column, &open)?;
        }
        sheet.add_data_validation(first + 2, column, last, column, &hint(input, message, texts)?)?;
    }
    Ok(last + 1)
}

/// A cell that can be changed. A number keeps its own format: 90 typed under a percent format would be 9000 %.
fn open_cell(input: &FormInput) -> CellFormat {
    let open = CellFormat::new()
        .set_unlocked()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xFF_FB_E6));
    match input {
        FormInput::Date => open.set_num_format("yyyy-mm-dd"),
        FormInput::Value | FormInput::Choice(_) | FormInput::Text => open,
    }
}

/// What is said beside a cell, and when something else is typed. A remark such as 暂无 may be typed all the same.
fn hint(input: &FormInput, message: &str, texts: &Texts) -> Result<DataValidation> {
    let rule = match input {
        FormInput::Value => DataValidation::new().allow_decimal_number(DataValidationRule::Between(-LARGEST, LARGEST)),
        FormInput::Date => {
            let first = ExcelDateTime::from_ymd(1910, 1, 1)?;
            DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        }
        FormInput::Choice(words) => DataValidation::new().allow_list_strings(words)?,
        FormInput::Text => DataValidation::new().allow_any_value(),
    };
    let style = match input {
        FormInput::Choice(_) => DataValidationErrorStyle::Stop,
        FormInput::Value | FormInput::Date | FormInput::Text => DataValidationErrorStyle::Information,
    };
    let message: String = message.chars().take(LONGEST_MESSAGE).collect();
    let rule = rule.set_error_style(style).set_error_title(texts.get("form-unusual"))?.set_error_message(&message)?;
    Ok(rule.set_input_message(&message)?)
}
