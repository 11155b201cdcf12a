//! The plan's folder as it is called from where the program runs.

use std::fs;
use std::path::{Path, PathBuf};

/// The nearest folder from `start` upwards that holds a `plan.toml`, as it is called from there: nothing, or `../..`.
pub fn find_plan_folder(start: &Path) -> Option<PathBuf> {
    let levels = start.ancestors().position(holds_plan_toml)?;
    Some(std::iter::repeat_n("..", levels).collect())
}

/// The folder that the name of no folder stands for in front of a file.
pub fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Case does not matter in the names of a plan's files.
fn holds_plan_toml(folder: &Path) -> bool {
    let is_plan = |entry: fs::DirEntry| entry.file_name().eq_ignore_ascii_case("plan.toml") && entry.path().is_file();
    folder.join("plan.toml").is_file() || fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(is_plan))
}
