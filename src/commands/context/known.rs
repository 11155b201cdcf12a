//! Words of the command line that must be known: units, regions, statuses.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::diagnostic::nearest;
use crate::load::Folder;
use crate::locale::{Language, Texts};
use crate::model::{Plan, Region, Status, Year, composed};
use crate::report::{FailOn, short_status, status_words};

/// Most names that a message lists.
const MOST_NAMES: usize = 5;

impl Context {
    /// The id that the user means, by the known ones, each with a word for it.
    pub(in crate::commands) fn known_id<'i>(
        &self,
        given: Option<&str>,
        message: &str,
        known: impl Iterator<Item = (&'i str, &'i str)> + Clone,
    ) -> Result<Option<String>> {
        let Some(given) = given else { return Ok(None) };
        let word = composed(given);
        match known.clone().find(|(_, known)| *known == word) {
            Some((id, _)) => Ok(Some(id.to_owned())),
            None => {
                let message = self.texts.format(message, &[("name", given)]);
                bail!(self.suggesting(message, given, known.map(|(_, known)| known)))
            }
        }
    }

    pub(in crate::commands) fn known_unit(&self, given: Option<&str>, plan: &Plan) -> Result<Option<String>> {
        let known = plan.units.iter().flat_map(|unit| unit.words().map(|word| (unit.id.as_str(), word)));
        self.known_id(given, "no-such-unit", known)
    }

    /// Refuses a year for which the plan lists no work items.
    pub(in crate::commands) fn require_list(&self, year: Option<Year>, plan: &Plan) -> Result<()> {
        let listed: BTreeSet<Year> = plan.work_items.iter().map(|item| item.year).collect();
        match year {
            Some(year) if !listed.contains(&year) => {
                let years: Vec<String> = listed.iter().map(Year::to_string).collect();
                let arguments = [("year", year.to_string()), ("years", self.listed(&years))];
                bail!(self.texts.format_owned("no-list-of-year", &arguments))
            }
            _ => Ok(()),
        }
    }

    /// Refuses a year of which the plan knows nothing.
    pub(in crate::commands) fn require_year_within(
        &self,
        year: Year,
        known: &RangeInclusive<Year>,
        message: &str,
    ) -> Result<()> {
        if !known.contains(&year) {
            let years = [("year", year), ("first", *known.start()), ("last", *known.end())];
            bail!(self.texts.format_owned(message, &years.map(|(name, year)| (name, year.to_string()))));
        }
        Ok(())
    }

    /// Refuses years between which there is no value.
    pub(in crate::commands) fn require_years(
        &self,
        from: Option<Year>,
        to: Option<Year>,
        folder: &Folder,
    ) -> Result<()> {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            bail!(self.texts.format("years-in-reverse", &[("from", &from.to_string()), ("to", &to.to_string())]));
        }
        let is_asked = from.is_some() || self.global.as_of.is_none() && to.is_some();
        if !is_asked {
            return Ok(());
        }
        let known: BTreeSet<Year> = folder.observations.cells().map(|(_, _, year, _)| year).collect();
        let is_shown = |year: &Year| from.is_none_or(|from| *year >= from) && to.is_none_or(|to| *year <= to);
        if !known.is_empty() && !known.iter().any(is_shown) {
            let years: Vec<String> = known.iter().map(Year::to_string).collect();
            bail!(self.texts.format("no-value-between", &[("years", &self.listed(&years))]));
        }
        Ok(())
    }

    fn listed(&self, words: &[String]) -> String {
        if words.is_empty() { self.texts.get("none") } else { words.join(&self.texts.get("list-separator")) }
    }

    /// The part of the area that the user names; nothing for the whole.
    pub(in crate::commands) fn known_region(&self, given: Option<&str>, folder: &Folder) -> Result<Option<Region>> {
        let Some(word) = given else { return Ok(None) };
        let plan = &folder.plan;
        let is_known = |region: &Region| {
            *region == Region::Whole
                || !plan.regions.is_empty()
                || folder.observations.parts().iter().any(|part| part == region)
        };
        if let Some(region) = plan.find_region(word).filter(is_known) {
            return Ok((region != Region::Whole).then_some(region));
        }
        let declared = plan.regions.iter().flat_map(|region| [region.id.as_str(), region.name.as_str()]);
        let found = folder.observations.parts().iter().filter_map(Region::part);
        let message = self.texts.format("unknown-region", &[("name", word)]);
        bail!(self.suggesting(message, word, declared.chain(found)))
    }

    /// What is wrong with a word, with the known one that may be meant, or some of which it is a part.
    pub(in crate::commands) fn suggesting<'k>(
        &self,
        message: String,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> String {
        let known: Vec<&str> = known.into_iter().collect();
        let hint = match nearest(word, known.iter().copied()) {
            Some(suggestion) => self.texts.format("did-you-mean", &[("suggestion", suggestion)]),
            None => match self.containing(word, &known) {
                names if names.is_empty() => return message,
                names => self.texts.format("names-that-contain", &[("names", &self.listed(&names))]),
            },
        };
        message + &self.texts.get("semicolon") + &hint
    }

    /// A few of the names of which a word is a part.
    fn containing(&self, word: &str, known: &[&str]) -> Vec<String> {
        let word = word.trim().to_lowercase();
        let contains = |name: &&str| !word.is_empty() && name.to_lowercase().contains(&word);
        let names: BTreeSet<&str> = known.iter().copied().filter(contains).collect();
        let rest = (names.len() > MOST_NAMES).then(|| "…".to_owned());
        names.into_iter().take(MOST_NAMES).map(str::to_owned).chain(rest).collect()
    }
}

/// The statuses of these names.
pub(in crate::commands) fn statuses(names: &[String], texts: &Texts) -> Result<Vec<Status>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let known = Status::ALL.map(|status| (status, status.name()));
    let words = |status, texts: &Texts| vec![status_words(texts, status), short_status(status, texts)];
    names.iter().map(|name| named(name, &known, words, texts)).collect()
}

/// The states of these names that fail a check.
pub(in crate::commands) fn fail_on(names: &[String], texts: &Texts) -> Result<Vec<FailOn>> {
    let known: Vec<_> = FailOn::all().map(|state| (state, state.name())).collect();
    let words = |state: FailOn, texts: &Texts| vec![state.words(texts)];
    names.iter().map(|name| named(name, &known, words, texts)).collect()
}

/// What is known by that name, or by its words in either language.
fn named<T: Copy>(
    name: &str,
    known: &[(T, &str)],
    words: impl Fn(T, &Texts) -> Vec<String>,
    texts: &Texts,
) -> Result<T> {
    let name = name.trim();
    let as_name = name.replace('-', "_");
    let is_called = |of: T, texts: &Texts| words(of, texts).iter().any(|word| word == name);
    let by_name = known.iter().find(|(_, own)| *own == as_name);
    let by_words = || {
        let either = [Language::Chinese, Language::English].map(Texts::new);
        known.iter().find(|(of, _)| either.iter().any(|texts| is_called(*of, texts)))
    };
    by_name.or_else(by_words).map(|(found, _)| *found).with_context(|| {
        let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
        let words: Vec<String> = known.iter().flat_map(|(of, _)| words(*of, texts)).collect();
        let suggestion = nearest(name, names.iter().copied().chain(words.iter().map(String::as_str)));
        let arguments = [("name", name), ("known", &names.join(", ")), ("suggestion", suggestion.unwrap_or_default())];
        texts.format(if suggestion.is_some() { "unknown-state-near" } else { "unknown-state" }, &arguments)
    })
}
