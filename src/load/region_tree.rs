//! The `[[region]]` tables: the tree of a plan's area.

use super::names::{IdOrigin, Names};
use super::toml_table::{Located, TomlTable, values};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{DeclaredRegion, DeclaredRegions, Region};
use crate::source::{Span, is_hidden};
use crate::tables;

/// The words by which statistics refer to a region of the plan's list.
pub(super) type RegionNames = Names<usize>;

/// Where a value holds of which a table says `word`; nothing where a character of it is not seen, for the same word without
/// it would be another region.
pub(super) fn region_of(word: &str, declared: Option<&str>, names: &RegionNames) -> Option<Region> {
    let is_hidden = |character| is_hidden(character) || character == '\u{200D}';
    let region = Region::of_word(word, declared, !names.is_empty())?;
    (declared.is_some() || !word.contains(is_hidden)).then_some(region)
}

/// Most levels of regions below the whole; a village of a nation is on the fifth.
const MOST_LEVELS: usize = 12;
/// How far a circle is followed. What is longer has too many levels in any case.
const LONGEST_CIRCLE: usize = 1000;

/// Reads every region, each with the place of its table.
pub(super) fn read_regions(
    tables: &[TomlTable<'_>],
    declared: &mut DeclaredRegions,
    places: &mut Vec<Span>,
    diagnostics: &mut Diagnostics,
) -> RegionNames {
    let (mut names, mut regions) = (Names::new(), Vec::<DeclaredRegion>::new());
    let mut parents = Vec::new();
    for table in tables {
        let Some((region, parent)) = read_region(table, regions.len(), &mut names, diagnostics) else { continue };
        regions.push(region);
        parents.push(parent);
        places.push(table.span.clone());
    }
    let mut resolve = |parent: Option<Located<String>>| names.resolve(&parent?, Code::UnknownRegion, diagnostics);
    let parents: Vec<Option<usize>> = parents.into_iter().map(&mut resolve).collect();
    let ids: Vec<String> = regions.iter().map(|region| region.id.clone()).collect();
    for (region, parent) in regions.iter_mut().zip(&parents) {
        region.parent = parent.and_then(|parent| ids.get(parent)).cloned();
    }
    *declared = regions.into();
    for (number, (region, place)) in declared.iter().zip(places).enumerate() {
        let code = match ancestry(number, &parents) {
            Ancestry::ReachesTheWhole => continue,
            Ancestry::Circular => Code::CircularRegion,
            Ancestry::TooDeep => Code::TooManyLevels,
        };
        let levels = MOST_LEVELS.to_string();
        diagnostics.report_at(code, place.clone()).with("name", region.name.as_str()).with("levels", levels);
    }
    names
}

fn read_region(
    table: &TomlTable<'_>,
    number: usize,
    names: &mut RegionNames,
    diagnostics: &mut Diagnostics,
) -> Option<(DeclaredRegion, Option<Located<String>>)> {
    let mut keys = table.keys(&tables::REGION, diagnostics);
    let (id, name) = (keys.text("id"), keys.text("name"));
    let name_en = keys.text("name_en");
    let aliases = keys.texts("aliases");
    let parent = keys.text("parent");
    let words: Vec<&Located<String>> = name.iter().chain(&name_en).chain(&aliases).collect();
    let is_usable = id.is_some() && name.is_some();
    names.add_all(id.as_ref().map(|id| (id, IdOrigin::Written)), &words, is_usable.then_some(number), diagnostics);
    let region = DeclaredRegion {
        id: id?.value,
        name: name?.value,
        name_en: name_en.map(|name| name.value),
        aliases: values(aliases),
        parent: None,
    };
    Some((region, parent))
}

/// Where the way from a region to its parent, and on from there, leads.
enum Ancestry {
    ReachesTheWhole,
    Circular,
    TooDeep,
}

/// Follows the parents, no further than it takes to know.
fn ancestry(start: usize, parents: &[Option<usize>]) -> Ancestry {
    let mut at = start;
    for level in 1..=LONGEST_CIRCLE {
        match parents.get(at).copied().flatten() {
            None if level > MOST_LEVELS => return Ancestry::TooDeep,
            None => return Ancestry::ReachesTheWhole,
            Some(parent) if parent == start => return Ancestry::Circular,
            Some(parent) => at = parent,
        }
    }
    // Whoever is below a circle is not wrong for that.
    if parents.len() < LONGEST_CIRCLE { Ancestry::ReachesTheWhole } else { Ancestry::TooDeep }
}
