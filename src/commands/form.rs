//! `fsip form`: what each unit is asked for, and who still owes what.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::edit::{Staged, create_folder};
use crate::model::{Plan, Region, Year};
use crate::render;
use crate::report::{MissingReport, Owed, Selection, UnitForm};

impl arguments::Form {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        require_year(self.form_year, &folder.plan, context)?;
        let unit = context.known_unit(self.unit.as_deref(), &folder.plan)?;
        let region = context.known_region(self.only_region.as_deref(), &folder)?.unwrap_or(Region::Whole);
        let data = context.data(&folder)?.of(&region);
        let owed = Owed::new(data, &folder.progress, self.form_year).of_unit(unit.as_deref());
        if self.missing {
            let selections = [self.unit.clone().map(Selection::Unit), self.only_region.clone().map(Selection::Region)];
            return context.show(&MissingReport { header: context.header(&folder, selections), owed });
        }
        let Some(output) = context.output().map(Path::to_owned) else { bail!(context.texts.get("form-needs-output")) };
        context.require_no_plan(&output)?;
        if owed.is_empty() {
            context.talk(&context.texts.format("form-nothing-owed", &[("year", &self.form_year.to_string())]));
            return Ok(());
        }
        let forms = owed.forms(&context.texts);
        let names = self.file_names(&forms, &region);
        write(context, &output, &forms, &names)
    }

    fn file_names(&self, forms: &[UnitForm], region: &Region) -> Vec<String> {
        let mut taken = BTreeSet::new();
        let stem = |form: &UnitForm| {
            let unit = form.unit.as_deref().unwrap_or("unassigned");
            let region = region.part().map(|part| format!("-{part}")).unwrap_or_default();
            safe_name(&format!("{unit}-{}{region}", self.form_year))
        };
        forms.iter().map(|form| format!("{}.xlsx", free_name(stem(form), &mut taken))).collect()
    }
}

/// Refuses a year of which the plan asks nothing.
fn require_year(year: Year, plan: &Plan, context: &Context) -> Result<()> {
    if !(plan.base_year..=plan.last_year).contains(&year) {
        let years = [("year", year), ("first", plan.base_year), ("last", plan.last_year)];
        bail!(
            context.texts.format_owned("form-year-outside-plan", &years.map(|(name, year)| (name, year.to_string())))
        );
    }
    Ok(())
}

/// What no system takes in the name of a file.
const FORBIDDEN: &str = "<>:\"/\\|?*";
/// What Windows takes for devices, whatever follows behind a point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The name with signs in the place of what a system does not take.
fn safe_name(name: &str) -> String {
    let is_forbidden = |character: char| FORBIDDEN.contains(character) || character.is_control();
    let name: String = name.chars().map(|character| if is_forbidden(character) { '_' } else { character }).collect();
    let start = name.split('.').next().unwrap_or_default().to_lowercase();
    let start = start.trim_end_matches(|end: char| end.is_ascii_digit());
    if DEVICES.contains(&start) || name.starts_with(['.', '~', ' ']) { format!("_{name}") } else { name }
}

/// The name, numbered where another file has it: case does not part names everywhere.
fn free_name(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or(name)
}

/// Writes every form, or none: one that differs from what stands there may be filled in.
fn write(context: &mut Context, folder: &Path, forms: &[UnitForm], names: &[String]) -> Result<()> {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    context.require_replaceable(&paths)?;
    let mut staged = Vec::new();
    let _made = create_folder(folder)?;
    for (form, path) in forms.iter().zip(&paths) {
        let mut bytes = Vec::new();
        render::write_form(form, &context.texts, &mut bytes)?;
        match fs::read(path) {
            Ok(found) if found == bytes => {}
            Ok(_) => bail!(context.error_at("form-exists", "file", path)),
            Err(_) => staged.push((path, Staged::new(path, |output| Ok(output.write_all(&bytes)?))?.0)),
        }
    }
    context.require_unchanged()?;
    for (path, file) in staged {
        if !file.put_in_place_of(None)? {
            bail!(context.error_at("form-exists", "file", path));
        }
    }
    for (form, path) in forms.iter().zip(&paths) {
        context.say_written(path);
        if form.unit.is_none() {
            context.talk(&context.texts.format("form-without-unit", &[("file", &path.display().to_string())]));
        }
    }
    Ok(())
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
