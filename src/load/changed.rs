//! A plan that is read once, and then with a change of one file.

use super::form::form_files;
use super::places::PlanPlaces;
use super::statistics::{Known, Statistics};
use super::{Folder, Words, check, load, progress, read_files, report_unreadable, statistics};
use crate::diagnostic::Diagnostics;
use crate::model::Sums;
use crate::source::{Role, SourceId, Sources};

/// A plan that was read, with what it takes to read one of its files again alone.
pub struct Loaded {
    /// The plan with all that is known of it.
    pub folder: Folder,
    words: Words,
    /// The warnings of each file.
    found: Diagnostics,
}

/// Reads all texts, for a change of one of them.
pub fn load_for_change(sources: &Sources) -> (Option<Loaded>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let read = read_files(sources, &mut diagnostics).filter(|_| !diagnostics.has_errors());
    (read.map(|(folder, words)| Loaded { folder, words, found: diagnostics.clone() }), diagnostics)
}

impl Loaded {
    /// The same when one file was changed, or is new. It alone is read; whatever the files say together is looked at again.
    pub fn with_changed(&self, sources: &Sources, changed: SourceId) -> (Option<Folder>, Diagnostics) {
        let role = sources.get(changed).map(|source| source.role);
        let alone = sources.alone(changed);
        let mut diagnostics = self.found.of_others(changed);
        report_unreadable(alone.iter(), &mut diagnostics);
        let mut folder = self.folder.clone();
        let mut bare: Vec<_> = self.words.bare.iter().filter(|cell| cell.place.source != changed).cloned().collect();
        match role {
            Some(Role::Statistics) => bare.extend(self.read_statistics(&mut folder, &alone, changed, &mut diagnostics)),
            Some(Role::Progress) => {
                folder.places.entries.clear();
                folder.places.progress.clear();
                let known = (&folder.plan, &self.words.matters, &form_files(sources));
                folder.progress = progress::read(sources, known, &mut folder.places, &mut diagnostics);
            }
            Some(Role::Plan | Role::Claims | Role::Unread) | None => return load(sources),
        }
        check(&folder, (&bare, &self.words), &mut diagnostics);
        diagnostics.leave_out(&folder.allowed);
        ((!diagnostics.has_errors()).then_some(folder), diagnostics)
    }

    /// Puts what a file says in the place of what it said; what looks like fractions in it is returned.
    fn read_statistics(
        &self,
        folder: &mut Folder,
        alone: &Sources,
        changed: SourceId,
        diagnostics: &mut Diagnostics,
    ) -> Vec<super::fractions::BareCell> {
        let Words { indicators, regions, .. } = &self.words;
        // No file that is written into is read by a declaration.
        let known =
            Known { plan: &folder.plan, names: indicators, regions, declarations: &[], forms: &form_files(alone) };
        let mut places = PlanPlaces::default();
        let Statistics { observations, bare, .. } = statistics::read(alone, known, &mut places, diagnostics);
        let known = folder.places.files.iter().position(|file| *file == changed);
        let file = known.unwrap_or(folder.places.files.len());
        if known.is_none() {
            folder.places.files.push(changed);
        }
        folder.places.statistics.retain(|layout| layout.source != changed);
        folder.places.statistics.append(&mut places.statistics);
        folder.places.derived_ids.replace(changed, places.derived_ids);
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let (observations, duplicates) = self.folder.observations.with_file(file, &observations);
        folder.observations = observations;
        folder.sums = Sums::default();
        // Values that another file has, too.
        for duplicate in &duplicates {
            statistics::report_duplicate(duplicate, &folder.places, None, diagnostics);
        }
        bare
    }
}
