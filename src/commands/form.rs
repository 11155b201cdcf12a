//! `fsip form`: what each unit is asked for, and who still owes what.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::Context;
use super::to_fill_in::{NamedFile, free_name, safe_name};
use crate::cli::arguments;
use crate::model::Region;
use crate::render;
use crate::report::{MissingReport, Owed, SelectionOption, UnitForm};

impl arguments::Form {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let folder = context.load()?;
        let asked = folder.plan.base_year..=folder.plan.last_year;
        context.require_year_within(self.form_year, &asked, "form-year-outside-plan")?;
        let unit = context.known_unit(self.unit.as_deref(), &folder.plan)?;
        let region = context.known_region(self.only_region.as_deref(), &folder)?.unwrap_or(Region::Whole);
        let data = context.data(&folder)?.of(&region);
        let owed = Owed::new(data, &folder.progress, self.form_year).of_unit(unit.as_deref());
        if self.missing {
            let selections =
                [SelectionOption::Unit.of(self.unit.as_ref()), SelectionOption::Region.of(self.only_region.as_ref())];
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
        let named = names.iter().zip(&forms);
        let files = named.map(|(name, form)| {
            let mut bytes = Vec::new();
            render::write_form(form, &context.texts, &mut bytes)?;
            Ok(NamedFile { name: name.clone(), bytes })
        });
        let files: Vec<NamedFile> = files.collect::<Result<_>>()?;
        let paths = context.write_to_be_filled_in(&output, &files)?;
        for (_, path) in forms.iter().zip(&paths).filter(|(form, _)| form.unit.is_none()) {
            context.talk(&context.texts.format("form-without-unit", &[("file", &path.display().to_string())]));
        }
        Ok(())
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
