//! Words of the command line that must be known: units, regions, statuses.

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::diagnostic::nearest;
use crate::evaluate::Data;
use crate::load::Folder;
use crate::locale::Texts;
use crate::model::{Plan, Region, Status, composed};
use crate::report::status_words;

impl Context {
    /// The id given by the user, checked against the known ones.
    pub(in crate::commands) fn known_id<'i>(
        &self,
        given: Option<&str>,
        message: &str,
        mut known: impl Iterator<Item = (&'i str, &'i str)>,
    ) -> Result<Option<String>> {
        let Some(given) = given else { return Ok(None) };
        let word = composed(given);
        match known.find(|(id, name)| *id == word || *name == word) {
            Some((id, _)) => Ok(Some(id.to_owned())),
            None => bail!(self.texts.format(message, &[("name", given)])),
        }
    }

    pub(in crate::commands) fn known_unit(&self, given: Option<&str>, plan: &Plan) -> Result<Option<String>> {
        let known = plan.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
        self.known_id(given, "no-such-unit", known)
    }

    /// Refuses to list the parts of a region that has none.
    pub(in crate::commands) fn require_parts(&self, data: &Data<'_>) -> Result<()> {
        if data.parts().is_empty() {
            bail!(self.texts.get("no-parts"));
        }
        Ok(())
    }

    /// The part of the area that the user names; nothing for the whole.
    pub(in crate::commands) fn known_region(&self, given: Option<&str>, folder: &Folder) -> Result<Option<Region>> {
        let Some(word) = given else { return Ok(None) };
        let plan = &folder.plan;
        let is_known = |region: &Region| {
            *region == Region::Whole
                || !plan.regions.is_empty()
                || folder.observations.parts().any(|part| part == region)
        };
        if let Some(region) = plan.find_region(word).filter(is_known) {
            return Ok((region != Region::Whole).then_some(region));
        }
        let declared = plan.regions.iter().flat_map(|region| [region.id.as_str(), region.name.as_str()]);
        let found = folder.observations.parts().filter_map(Region::part);
        let message = self.texts.format("unknown-region", &[("name", word)]);
        bail!(self.suggesting(message, word, declared.chain(found)))
    }

    /// What is wrong with a word, with the known one that may be meant.
    pub(in crate::commands) fn suggesting<'k>(
        &self,
        message: String,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> String {
        let Some(suggestion) = nearest(word, known) else { return message };
        let suggestion = self.texts.format("did-you-mean", &[("suggestion", suggestion)]);
        message + &self.texts.get("semicolon") + &suggestion
    }
}

/// The statuses of these names.
pub(in crate::commands) fn statuses(names: &[String], texts: &Texts) -> Result<Vec<Status>> {
    let in_words = |word: &str| Status::ALL.into_iter().find(|status| status_words(texts, *status) == word);
    let status = |name: &String| {
        let name = name.trim();
        Status::from_name(&name.replace('-', "_")).or_else(|| in_words(name)).with_context(|| {
            let known = Status::ALL.map(Status::name).join(", ");
            texts.format("unknown-state", &[("name", name), ("known", &known)])
        })
    };
    names.iter().map(status).collect()
}
