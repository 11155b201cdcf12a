//! Runs any bytes through the program's readers; used by the property tests and by the fuzzers in `fuzz`.

use fsip::evaluate::{Options, assess};
use fsip::lint::lint;
use fsip::load::load;
use fsip::locale::{Language, Texts};
use fsip::model::{Better, Indicator, Kind, Term, UnitOfMeasure, Year};
use fsip::render::Surface;
use fsip::render::diagnostics::render;
use fsip::source::{Role, Source, Sources};
use fsip::wording::{self, PhraseContext};

/// A plan to which any statistics and ledger can belong.
const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "a"
name = "甲"
unit = "万元"
kind = "flow"
better = "higher"
[[indicator]]
id = "b"
name = "乙"
unit = "%"
kind = "rate"
better = "lower"
[[target]]
id = "t"
text = "甲"
require = [
  { indicator = "a", is = "年均增长10%以上" },
  { indicator = "a", is = "累计20万元" },
  { indicator = "a", is = "新突破" },
  { indicator = "b", is = "5%以内" },
  { indicator = "b", is = "每年降低2个百分点" },
  { milestone = "m", title = "丙" },
]
"#;

/// Reads the sources as `fsip check` does; whatever they are, the program answers.
fn answer(sources: &Sources) {
    let (folder, diagnostics) = load(sources);
    let mut all = diagnostics;
    assert_eq!(folder.is_none(), all.has_errors());
    if let Some(folder) = &folder {
        all.absorb(lint(folder, None));
        let assessment = assess(&folder.plan, &folder.observations, &folder.progress, &Options::default());
        assert_eq!(assessment.targets.len(), folder.plan.targets.len());
    }
    for language in [Language::Chinese, Language::English] {
        let text = render(&all, sources, &Texts::new(language), &Surface::default());
        assert_eq!(text.is_empty(), all.found.is_empty());
    }
}

/// Bytes as a TOML file of a plan.
pub(crate) fn toml_file(bytes: &[u8]) {
    let mut sources = Sources::default();
    sources.add(Source::from_bytes("plan.toml".to_owned(), Role::Plan, bytes, None));
    answer(&sources);
}

/// Bytes as a statistics file and as a ledger.
pub(crate) fn csv_file(bytes: &[u8]) {
    let mut sources = Sources::default();
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    sources.add(Source::from_bytes("statistics.csv".to_owned(), Role::Statistics, bytes, None));
    sources.add(Source::from_bytes("progress.csv".to_owned(), Role::Progress, bytes, None));
    answer(&sources);
}

/// A text as the wording of a requirement and as a cell.
pub(crate) fn phrase(text: &str) {
    for (unit, kind) in [("件", Kind::Stock), ("万元", Kind::Flow), ("%", Kind::Rate), ("件/万人", Kind::Ratio)] {
        let indicator = Indicator {
            id: "a".to_owned(),
            name: "甲".to_owned(),
            name_en: Some("Patents".to_owned()),
            aliases: Vec::new(),
            unit_of_measure: UnitOfMeasure::new(unit),
            kind,
            better: Better::Higher,
            definition: None,
            decimals: None,
            short: None,
            short_en: None,
            unit_en: None,
            computed: None,
        };
        for first in [2021, 2023] {
            let [base, first, due] = [first - 1, first, 2023].map(|year| Year::new(year).unwrap());
            let term = Term { base, first, due };
            let own_base = first == due;
            let context = PhraseContext {
                indicator: &indicator,
                term,
                whole: term,
                own_base,
                every_year: own_base,
                sentence: text,
                tolerance: None,
            };
            if let Err(misreading) = wording::read(text, &context) {
                assert!(text.get(misreading.span).is_some(), "the place cuts a character");
            }
        }
        if let Err(misreading) = wording::cell(text, &indicator.unit_of_measure) {
            assert!(text.get(misreading.span).is_some(), "the place cuts a character");
        }
    }
}

/// Bytes as a document of each kind; the folder that is made of it loads.
pub(crate) fn document(bytes: &[u8]) {
    use std::io::{Cursor, Write};

    use fsip::import::{Import, PlanYears};

    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let relation = "<a><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"d.xml\"/><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"d.xml\"/></a>";
    for (name, bytes) in
        [("_rels/.rels", relation.as_bytes()), ("_rels/d.xml.rels", relation.as_bytes()), ("d.xml", bytes)]
    {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let packed = writer.finish().unwrap().into_inner();
    for (extension, bytes) in [("txt", bytes), ("md", bytes), ("html", bytes), ("docx", &packed)] {
        let Ok(import) = Import::new(bytes, extension, None) else { continue };
        let years = PlanYears { base: 2020, first: 2021, last: 2025, is_base_guessed: true };
        let imported = import.plan(years, "a.txt", &Texts::new(Language::English));
        let mut sources = Sources::default();
        for (name, text) in imported.files.into_iter().filter(|(name, _)| name.ends_with(".toml")) {
            sources.add(Source::from_text(name, Role::Plan, text));
        }
        let (_, diagnostics) = load(&sources);
        assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.found);
    }
}
