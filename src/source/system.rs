//! Files that belong to the system.

use std::fs;
use std::path::{Path, PathBuf};

use super::nearest::or_here;

/// Folders of the system whose files are none of anybody's statistics: what they hold may be secret, or never end.
const SYSTEM: [&str; 3] = ["/proc", "/sys", "/dev"];

/// Most links that lead to a file; systems follow 40.
const MOST_LINKS: usize = 64;

/// Whether a path, or a link on its way, lies in a folder of the system. What such a link leads to is another file for each
/// program, or has no path at all.
pub(super) fn is_of_system(path: &Path) -> bool {
    let linked = |place: &PathBuf| in_place(&place.parent()?.join(fs::read_link(place).ok()?));
    let mut places = std::iter::successors(in_place(path), linked).take(MOST_LINKS);
    places.any(|place| SYSTEM.iter().any(|folder| place.starts_with(folder)))
}

/// The path without links but for the last part, which need not be there.
pub(super) fn in_place(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(or_here(path.parent()?)).ok()?.join(path.file_name()?))
}
