//! Responsibility lists: what is to be done, by which standard, and by whom.

use super::draft::{Draft, DraftItem, DraftTask, ItemGuess, LeftOutReason, Quote};
use super::goal_table::is_of_indicators;
use super::sections::clean;
use super::units::{Units, is_unit, listed};
use super::words::{
    ANSWER_COLUMN, DEADLINE_COLUMN, MATTER_COLUMN, NAMES_UNITS, STANDARD_COLUMN, SUPPORT_COLUMN, UNIT_COLUMN, finds,
};
use super::years::Deadline;
use crate::source::{DocumentCell, DocumentTable, HeadingNumeral};

/// Rows above which the header of a table stands.
const HIGHEST_HEADER: usize = 4;

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListColumn {
    Number,
    Matter,
    Standard,
    Units { is_support: bool },
    Deadline,
    Other,
}

/// What a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TableKind {
    /// A responsibility list, with the place of its header.
    WorkList(usize),
    /// A table of indicators, with the place of its header.
    Indicators(usize),
    Other,
}

/// What a table is, by its header.
pub(crate) fn kind_of(table: &DocumentTable) -> TableKind {
    let headers = || table.rows.iter().enumerate().take(HIGHEST_HEADER);
    let names_units = |(_, row): &(usize, &Vec<DocumentCell>)| {
        let columns = columns(row);
        columns.iter().any(|column| matches!(column, ListColumn::Units { .. })) && columns.contains(&ListColumn::Matter)
    };
    if let Some((place, _)) = headers().rfind(names_units) {
        return TableKind::WorkList(place);
    }
    let names_indicators = |(_, row): &(usize, &Vec<DocumentCell>)| {
        let is_name = |cell: &DocumentCell| is_of_indicators(&squeezed(&cell.text));
        let is_target = |cell: &DocumentCell| {
            let heading = squeezed(&cell.text);
            heading.contains("目标") || heading.contains("target") || super::years::year_in(&heading).is_some()
        };
        row.iter().any(is_name) && row.iter().any(is_target)
    };
    headers().find(names_indicators).map_or(TableKind::Other, |(place, _)| TableKind::Indicators(place))
}

fn squeezed(text: &str) -> String {
    let text = text.to_lowercase();
    if text.is_ascii() {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.split_whitespace().collect()
    }
}

pub(crate) fn columns(header: &[DocumentCell]) -> Vec<ListColumn> {
    // Offices within a unit are units where there are no others.
    let has_units = header.iter().any(|cell| finds(&UNIT_COLUMN, &squeezed(&cell.text)));
    header.iter().map(|cell| column(&squeezed(&cell.text), has_units)).collect()
}

fn column(heading: &str, has_units: bool) -> ListColumn {
    let is_support = finds(&SUPPORT_COLUMN, heading);
    let answers = is_support || finds(&ANSWER_COLUMN, heading);
    let is_office = heading.contains("处室") || heading.contains("科室");
    let is_unit = if is_office { !has_units } else { finds(&NAMES_UNITS, heading) };
    match heading {
        "序号" | "编号" | "no" | "no." | "#" | "number" => ListColumn::Number,
        _ if answers && is_unit && !heading.contains('人') => ListColumn::Units { is_support },
        _ if finds(&DEADLINE_COLUMN, heading) => ListColumn::Deadline,
        _ if finds(&STANDARD_COLUMN, heading) => ListColumn::Standard,
        _ if finds(&MATTER_COLUMN, heading) => ListColumn::Matter,
        _ => ListColumn::Other,
    }
}

/// Takes over the rows of a list below its header.
pub(crate) fn read(table: &DocumentTable, header: usize, title: &str, units: &mut Units, draft: &mut Draft) {
    let above: Vec<String> = table.rows.iter().take(header).flat_map(|row| distinct(row)).collect();
    let title = format!("{title}{}", above.concat());
    let year = super::years::year_in(&title);
    let Some(headings) = table.rows.get(header) else { return };
    let columns = columns(headings);
    for row in table.rows.iter().skip(header + 1) {
        let spot = row.iter().find(|cell| !cell.is_guessed).or(row.first()).map(|cell| cell.spot.clone());
        let Some(spot) = spot else { continue };
        let of = |wanted: ListColumn| {
            row.iter().zip(&columns).filter(move |(_, column)| **column == wanted).map(|(cell, _)| cell)
        };
        let matters: Vec<&DocumentCell> = of(ListColumn::Matter).collect();
        let matter = matters.last().map(|cell| joined_lines(&cell.text, "")).unwrap_or_default();
        let is_heading = distinct(row).len() < 2 && row.len() > 2;
        if matter.is_empty() || is_heading {
            draft.leave_out(Quote { text: distinct(row).join(" | "), spot }, LeftOutReason::Row);
            continue;
        }
        let deadline = of(ListColumn::Deadline).next().map(|cell| Deadline::of(&cell.text)).unwrap_or_default();
        let year = deadline.year.or(year);
        let standards: Vec<String> = of(ListColumn::Standard)
            .map(|cell| joined_lines(&cell.text, "；"))
            .filter(|text| !text.is_empty())
            .collect();
        let others = row.iter().zip(&columns).zip(headings).filter(|((cell, column), _)| match column {
            ListColumn::Other | ListColumn::Deadline => !cell.text.chars().all(|sign| !sign.is_alphanumeric()),
            ListColumn::Matter => squeezed(&cell.text) != squeezed(&matter),
            ListColumn::Number | ListColumn::Standard | ListColumn::Units { .. } => false,
        });
        let others =
            others.map(|((cell, _), heading)| (squeezed(&heading.text), joined_lines(&cell.text, ""))).collect();
        let number = of(ListColumn::Number).next().map(|cell| cell.text.trim());
        let number =
            number.and_then(|text| text.parse().ok().or_else(|| u32::try_from(HeadingNumeral::of(text)?.number).ok()));
        // What says what is asked of whom may not be guessed in silence.
        let is_guessed = row
            .iter()
            .zip(&columns)
            .any(|(cell, column)| cell.is_guessed && matches!(column, ListColumn::Standard | ListColumn::Units { .. }));
        draft.work_items.push(DraftItem {
            no: number,
            year,
            task: None,
            matter,
            standard: (!standards.is_empty()).then(|| standards.join("；")),
            units: answering(row, &columns, units),
            due: deadline.day_in(year),
            others,
            guess: is_guessed.then_some(ItemGuess::Merged),
            spot,
        });
    }
}

/// The units of a row, the leading ones first. A cell that covers another column, too, says nothing of units.
pub(crate) fn answering(row: &[DocumentCell], columns: &[ListColumn], units: &mut Units) -> Vec<usize> {
    let mut answering: Vec<usize> = Vec::new();
    let is_other = |column: &ListColumn| !matches!(column, ListColumn::Units { .. });
    let covers = |text: &str| {
        !is_unit(text) && row.iter().zip(columns).any(|(cell, column)| is_other(column) && cell.text == text)
    };
    for is_support in [false, true] {
        let cells = row.iter().zip(columns).filter(|(_, column)| **column == ListColumn::Units { is_support });
        for (cell, _) in cells.filter(|(cell, _)| !covers(&cell.text)) {
            for name in listed(&cell.text).units {
                let unit = units.add(&name, &cell.spot);
                if !answering.contains(&unit) {
                    answering.push(unit);
                }
            }
        }
    }
    answering
}

/// The text of a cell in one line.
fn joined_lines(text: &str, between: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(clean).filter(|line| !line.is_empty()).collect();
    lines.join(between)
}

/// The texts of a row, each once.
fn distinct(row: &[DocumentCell]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in row.iter().map(|cell| cell.text.replace('\n', " ")).filter(|text| !text.trim().is_empty()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// The rows of any table, as texts.
pub(crate) fn rows_as_texts(table: &DocumentTable) -> impl Iterator<Item = Quote> {
    table.rows.iter().filter_map(|row| {
        let spot = row.first()?.spot.clone();
        let text = distinct(row).join(" | ");
        (!text.is_empty()).then_some(Quote { text, spot })
    })
}

/// Finds the task of each item: the one whose title its cells repeat.
pub(crate) fn link(items: &mut [DraftItem], tasks: &[DraftTask]) {
    const SHORTEST: usize = 6;
    let plain = |text: &str| text.trim_matches(['。', '.', '；', ' ']).replace(' ', "");
    let titles: Vec<String> = tasks.iter().map(|task| plain(&task.title)).collect();
    let only = |found: Vec<usize>| <[usize; 1]>::try_from(found).ok().map(|[place]| place);
    let places = |is_it: &dyn Fn(&String) -> bool| {
        titles.iter().enumerate().filter(|(_, title)| is_it(title)).map(|(place, _)| place).collect::<Vec<usize>>()
    };
    for item in items {
        let cells: Vec<String> = std::iter::once(&item.matter)
            .chain(item.others.iter().map(|(_, text)| text))
            .map(|text| plain(text))
            .collect();
        let holds = |title: &String| title.chars().count() >= SHORTEST && cells.iter().any(|cell| cell.contains(title));
        item.task = only(places(&|title| cells.contains(title))).or_else(|| only(places(&holds)));
    }
}
