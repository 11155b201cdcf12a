//! Holds the tables of keys in `docs/format.md` and its Chinese edition to what is read.

use std::collections::BTreeMap;

use fsip::tables::{FILE, Key, REQUIREMENT, Stands, TableDefinition, Type};

use super::page;
use crate::difference::require_same;

/// The name of a type in the language of a page, whose words for them are these.
fn type_name<'w>(takes: Type, words: &[&'w str; 11]) -> &'w str {
    let place = match takes {
        Type::Text | Type::Id | Type::Heading => 0,
        Type::Texts | Type::Warnings => 1,
        Type::Word(_) => 2,
        Type::Year => 3,
        Type::YearOrDay => 9,
        Type::Day => 10,
        Type::Whole(_) => 4,
        Type::Number | Type::Positive | Type::Pace | Type::Allowance | Type::Quantity => 5,
        Type::Boolean => 6,
        Type::Steps | Type::Wordings | Type::Table(_) | Type::Mapping(_) | Type::Conditions => 7,
        Type::Tables(_) | Type::Requirements => 8,
    };
    words[place]
}

/// A row of a table of keys: the key, its type, and whether it is required.
type Row = (String, String, bool);

fn rows<'k>(keys: impl Iterator<Item = &'k Key>, words: &[&str; 11]) -> Vec<Row> {
    let is_required = |key: &Key| key.stands == Stands::Required;
    keys.map(|key| (key.name.to_owned(), type_name(key.takes, words).to_owned(), is_required(key))).collect()
}

fn keys_within(table: &'static TableDefinition) -> Vec<&'static Key> {
    let within = |key: &'static Key| {
        if let Type::Table(inner) | Type::Tables(inner) = key.takes { keys_within(inner) } else { vec![key] }
    };
    table.keys.iter().flat_map(within).collect()
}

/// A row as it is written, without what the key means.
fn line((key, takes, is_required): &Row, required: &str) -> String {
    format!("| `{key}` | {takes} | {} |", if *is_required { required } else { "…" })
}

/// What the page is to say of a table and of all within it, by their headings.
fn add_tables(
    table: &'static TableDefinition,
    prefix: &str,
    words: &[&str; 11],
    expected: &mut BTreeMap<String, Vec<Row>>,
) {
    for key in table.keys {
        let name = format!("{prefix}{}", key.name);
        let (Type::Table(inner) | Type::Tables(inner)) = key.takes else { continue };
        let heading = if let Type::Table(_) = key.takes { format!("`[{name}]`") } else { format!("`[[{name}]]`") };
        expected.insert(heading, rows(inner.keys.iter(), words));
        add_tables(inner, &format!("{name}."), words, expected);
    }
}

/// The tables of keys of a page, by the headings above them.
fn written(page: &str, required: &str) -> BTreeMap<String, Vec<Row>> {
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut heading = "";
    for line in page.lines() {
        heading = line.strip_prefix("### ").unwrap_or(if line.starts_with("## ") { "" } else { heading });
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", key, takes, default, ..] = cells.as_slice()
            && let Some(key) = key.strip_prefix('`').and_then(|key| key.strip_suffix('`'))
            && cells.len() == 6
        {
            let row = (key.to_owned(), (*takes).to_owned(), *default == required);
            found.entry(heading.to_owned()).or_default().push(row);
        }
    }
    found
}

fn check(file: &str, top: &str, required: &str, words: &[&str; 11]) {
    let mut expected = BTreeMap::new();
    add_tables(&FILE, "", words, &mut expected);
    let mut of_file = rows(FILE.keys.iter(), words);
    // A folder needs one, not every file of it.
    of_file[0].2 = true;
    expected.insert(top.to_owned(), of_file);
    let forms = REQUIREMENT.iter().flat_map(|form| form.keys);
    let mut of_requirement: Vec<Row> = rows(forms, words);
    // Of two forms; they stand once.
    for shared in ["title", "title_en", "due"] {
        let first = of_requirement.iter().position(|(key, ..)| key == shared).unwrap();
        of_requirement.remove(first);
    }
    expected.insert("`require`".to_owned(), of_requirement);
    let page = page(file);
    let section = page.split("\n## ").find(|section| section.starts_with("4.")).unwrap();
    let mut written = written(section, required);
    for (heading, rows) in expected {
        let found = written.remove(&heading).unwrap_or_default();
        let lines = |rows: &[Row]| rows.iter().map(|row| line(row, required)).collect::<Vec<String>>();
        let of = format!("{file}, the table under {heading}");
        require_same(&of, &lines(&rows), &lines(&found), "make its rows those of src/tables.rs, in their order");
    }
    assert!(written.is_empty(), "{file}: src/tables.rs has no {:?}", written.keys());
    for key in keys_within(&FILE).into_iter().chain(REQUIREMENT.iter().flat_map(|form| form.keys)) {
        let Type::Word(words) = key.takes else { continue };
        let rows = section.lines().filter(|row| row.starts_with(&format!("| `{}` ", key.name)));
        let rows = rows.collect::<Vec<&str>>().join("\n");
        for word in words {
            let stands = rows.contains(&format!("`{word}`"));
            assert!(stands, "{file}: no row of the key `{}` names its word `{word}`", key.name);
        }
    }
}

#[test]
fn both_pages_list_the_keys_that_are_read_with_their_types_in_order() {
    let english =
        ["text", "texts", "word", "year", "whole number", "number", "boolean", "table", "tables", "year or day", "day"];
    check("docs/format.md", "Top level of a file", "required", &english);
    let chinese = ["文字", "文字列表", "词", "年份", "整数", "数", "布尔", "表", "表列表", "年份或日期", "日期"];
    check("docs/format.zh-CN.md", "文件顶层", "必写", &chinese);
}
