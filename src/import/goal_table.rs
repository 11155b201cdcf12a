//! A table of indicators in a goal section: name, unit of measure, base value, targets by year, character.

use crate::model::Character;

use super::years::{LATEST_YEAR, Years, year_in};

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Unit,
    Base,
    Target(i32),
    Character,
    Other,
}

/// The columns of the table whose rows are read.
#[derive(Debug, Default)]
pub(super) struct GoalTable {
    columns: Vec<Column>,
}

pub(super) enum Row {
    Header,
    Indicator(IndicatorRow),
    Other,
}

#[derive(Clone, Debug, Default)]
pub(super) struct IndicatorRow {
    pub(super) name: String,
    pub(super) unit: Option<String>,
    pub(super) base: Option<String>,
    pub(super) targets: Vec<(i32, String)>,
    pub(super) character: Option<Character>,
}

/// Whether the heading of a column says that indicators are below it.
pub(super) fn is_of_indicators(heading: &str) -> bool {
    matches!(
        heading,
        "指标" | "指标名称" | "主要指标" | "具体指标" | "indicator" | "metric" | "kpi" | "performance measure"
    )
}

impl GoalTable {
    /// Reads a row, whose cells are parted by tabs.
    pub(super) fn row(&mut self, text: &str, years: Years) -> Row {
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        if cells.iter().any(|cell| is_of_indicators(&cell.to_lowercase())) {
            self.columns = cells.iter().map(|cell| column(cell, years)).collect();
            return Row::Header;
        }
        let mut row = IndicatorRow::default();
        for (column, cell) in self.columns.iter().zip(&cells).filter(|(_, cell)| !is_blank(cell)) {
            match column {
                Column::Name => row.name = (*cell).replace('\n', ""),
                Column::Unit => row.unit = Some((*cell).to_owned()),
                Column::Base => row.base = Some((*cell).to_owned()),
                Column::Target(year) => row.targets.push((*year, (*cell).to_owned())),
                Column::Character => row.character = character(cell),
                Column::Other => {}
            }
        }
        // 森林覆盖率（%）.
        let unit = row.name.strip_suffix(['）', ')']).and_then(|name| name.rsplit_once(['（', '(']));
        let unit = unit.filter(|(_, unit)| row.unit.is_none() && unit.chars().count() <= 6);
        if let Some((name, unit)) = unit.map(|(name, unit)| (name.to_owned(), unit.to_owned())) {
            (row.name, row.unit) = (name, Some(unit));
        }
        if row.name.is_empty() || row.targets.is_empty() { Row::Other } else { Row::Indicator(row) }
    }
}

fn is_blank(cell: &str) -> bool {
    cell.is_empty() || crate::wording::is_no_value(cell)
}

fn column(heading: &str, years: Years) -> Column {
    let heading = heading.replace(['\n', ' '], "").to_lowercase();
    let year = year_in(&heading).filter(|year| (1900..=LATEST_YEAR).contains(year));
    let is_base = ["基期", "现状", "基数", "实际", "base", "current"].iter().any(|word| heading.contains(word));
    match year {
        _ if is_of_indicators(&heading) => Column::Name,
        _ if ["单位", "计量单位", "unit", "unitofmeasure"].contains(&heading.as_str()) => Column::Unit,
        _ if ["属性", "指标属性", "character", "type"].contains(&heading.as_str()) => Column::Character,
        Some(year) if year == years.base => Column::Base,
        Some(year) if year >= years.first && !is_base => Column::Target(year),
        Some(_) => Column::Other,
        None if is_base => Column::Base,
        None if ["目标", "目标值", "规划值", "target"].contains(&heading.as_str()) => {
            Column::Target(years.last)
        }
        None => Column::Other,
    }
}

fn character(cell: &str) -> Option<Character> {
    match cell.to_lowercase().as_str() {
        "约束性" | "binding" => Some(Character::Binding),
        "预期性" | "expected" => Some(Character::Expected),
        _ => None,
    }
}

/// 〔5500〕: a total of the years.
pub(super) fn total(cell: &str) -> Option<&str> {
    let inner = [('〔', '〕'), ('[', ']'), ('［', '］'), ('【', '】')].into_iter();
    inner.filter_map(|(start, end)| cell.strip_prefix(start)?.strip_suffix(end)).next().map(str::trim)
}
