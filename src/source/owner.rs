//! To which plan a file or folder belongs, so that no report is written over it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::nearest::or_here;
use super::system::{in_place, is_of_system};
use super::{has_plan, is_spreadsheet, plan_files, role_in};

/// The folder of a plan that holds its statistics.
const STATISTICS: &str = "statistics";

/// The first of some files that belongs to a plan, or would belong if it were there: as one that is read, as one of its
/// statistics, or as one that looks like them. Of plans that link to a file from elsewhere, those near the files, the current
/// folder and `known` are found.
pub fn file_of_plan<'f>(files: &'f [PathBuf], known: Option<&Path>) -> Option<&'f Path> {
    let named: Vec<(&Path, Vec<PathBuf>)> = files.iter().map(|file| (file.as_path(), names(file))).collect();
    let first = |belongs: &dyn Fn(&PathBuf) -> bool| {
        let found = named.iter().find(|(_, places)| places.iter().any(belongs));
        found.map(|(file, _)| *file)
    };
    first(&|place| is_in_plan(place)).or_else(|| {
        let places: Vec<PathBuf> = named.iter().flat_map(|(_, places)| places).cloned().collect();
        near_plans(&places, known).iter().find_map(|plan| {
            let statistics = real(&plan.join(STATISTICS));
            let files = plan_files(plan).unwrap_or_default();
            // A device is nobody's file.
            let files: BTreeSet<PathBuf> =
                files.iter().filter(|file| !is_of_system(file)).filter_map(|file| real(file)).collect();
            first(&|place| files.contains(place) || statistics.is_some() && statistics.as_deref() == place.parent())
        })
    })
}

/// Whether the folder of a file makes it one of a plan.
fn is_in_plan(place: &Path) -> bool {
    let Some(folder) = place.parent() else { return false };
    let is_own = role_in(folder, place).is_some() || is_like_statistics(place);
    is_own && has_plan(folder) || plan_of_statistics(folder).is_some()
}

/// Whether a folder holds a plan, or is or would be the one of a plan's statistics, also of one that links to it from near.
pub fn belongs_to_plan(folder: &Path, known: Option<&Path>) -> bool {
    let places = names(folder);
    let reads = |plan: PathBuf| real(&plan.join(STATISTICS)).is_some_and(|statistics| places.contains(&statistics));
    places.iter().any(|place| has_plan(place) || plan_of_statistics(place).is_some())
        || near_plans(&places, known).into_iter().any(reads)
}

/// What a file is called: as it was named, in its folder without links, and without any links.
fn names(path: &Path) -> Vec<PathBuf> {
    [std::path::absolute(path).ok(), in_place(path), fs::canonicalize(path).ok()].into_iter().flatten().collect()
}

/// The path without links, also where the last one leads to nothing yet.
fn real(path: &Path) -> Option<PathBuf> {
    let dangling = || in_place(&path.parent()?.join(fs::read_link(path).ok()?));
    fs::canonicalize(path).ok().or_else(dangling)
}

/// How far up from a place plans are looked for.
const LEVELS: usize = 3;
/// In how many folders below each of those.
const MOST_BELOW: usize = 200;

/// Plans in the folders of some files, in those above, and up to two levels below these. A link does not say who follows it:
/// of plans that lie elsewhere nobody can know.
fn near_plans(places: &[PathBuf], known: Option<&Path>) -> Vec<PathBuf> {
    let here = std::env::current_dir().ok();
    let used = known.and_then(|plan| fs::canonicalize(or_here(plan)).ok());
    let starts = places.iter().filter_map(|place| place.parent()).chain(here.as_deref()).chain(used.as_deref());
    let above = starts.flat_map(|start| start.ancestors().take(LEVELS)).filter(|folder| folder.parent().is_some());
    let above: BTreeSet<&Path> = above.collect();
    let near: BTreeSet<PathBuf> = above.into_iter().flat_map(with_folders_below).collect();
    near.into_iter().filter(|folder| has_plan(folder)).collect()
}

fn with_folders_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let further = folders_in(folder).flat_map(|below| folders_in(&below));
    std::iter::once(folder.to_owned()).chain(folders_in(folder).chain(further).take(MOST_BELOW))
}

fn folders_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir())
}

/// The plan whose statistics lie in this folder.
fn plan_of_statistics(folder: &Path) -> Option<PathBuf> {
    let plan = folder.parent().filter(|_| folder.file_name().is_some_and(|name| name == STATISTICS))?;
    has_plan(plan).then(|| plan.to_owned())
}

fn is_like_statistics(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    (name.starts_with("statistics") || name.starts_with("统计")) && is_spreadsheet(file)
}
