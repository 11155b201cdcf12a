//! Folders of files that people fill in: one for each unit, none of which takes the place of one that may be filled in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Context;
use crate::edit::{Staged, create_folder};

/// A file that is to be written.
pub(super) struct NamedFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What no system takes in the name of a file.
const FORBIDDEN: &str = "<>:\"/\\|?*";
/// What Windows takes for devices, whatever follows behind a point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The name with signs in the place of what a system does not take.
pub(super) fn safe_name(name: &str) -> String {
    let is_forbidden = |character: char| FORBIDDEN.contains(character) || character.is_control();
    let name: String = name.chars().map(|character| if is_forbidden(character) { '_' } else { character }).collect();
    let start = name.split('.').next().unwrap_or_default().to_lowercase();
    let start = start.trim_end_matches(|end: char| end.is_ascii_digit());
    if DEVICES.contains(&start) || name.starts_with(['.', '~', ' ']) { format!("_{name}") } else { name }
}

/// The name, numbered where another file has it: case does not part names everywhere.
pub(super) fn free_name(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or(name)
}

impl Context {
    /// Writes every file, or none, and gives their paths.
    pub(super) fn write_to_be_filled_in(&mut self, folder: &Path, files: &[NamedFile]) -> Result<Vec<PathBuf>> {
        let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
        self.require_replaceable(&paths)?;
        let mut staged = Vec::new();
        let _made = create_folder(folder)?;
        for (NamedFile { bytes, .. }, path) in files.iter().zip(&paths) {
            match fs::read(path) {
                Ok(found) if found == *bytes => {}
                Ok(_) => bail!(self.error_at("form-exists", "file", path)),
                Err(_) => staged.push((path, Staged::new(path, |output| Ok(output.write_all(bytes)?))?.0)),
            }
        }
        self.require_unchanged()?;
        for (path, file) in staged {
            if !file.put_in_place_of(None)? {
                bail!(self.error_at("form-exists", "file", path));
            }
        }
        paths.iter().for_each(|path| self.say_written(path));
        self.say_built_in();
        Ok(paths)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{free_name, safe_name};

    #[test]
    fn a_file_name_is_one_on_every_system() {
        for (name, safe) in [
            ("court-2023", "court-2023"),
            ("市法院-2023", "市法院-2023"),
            ("a/b:c|d-2023", "a_b_c_d-2023"),
            ("..\\x-2023", "_.._x-2023"),
            ("com1.x-2023", "_com1.x-2023"),
            ("computer-2023", "computer-2023"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
        let mut taken = BTreeSet::new();
        let names = ["Court", "court", "COURT"].map(|name| free_name(name.to_owned(), &mut taken));
        assert_eq!(names, ["Court", "court-2", "COURT-3"]);
    }
}
