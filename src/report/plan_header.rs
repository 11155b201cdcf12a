//! What every report says of the plan itself.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::by_region::scope_preface;
use super::screen::{short_status, sign};
use super::{Cell, Document, Screen, Selection, SelectionOption, as_of_arguments, region_sentence, status_words};
use crate::evaluate::Assessments;
use crate::locale::Texts;
use crate::model::{Moment, Number, Plan, Status, Year};

/// The plan, as reports name it.
#[derive(Clone, Debug, Serialize)]
pub struct PlanHeader {
    id: Option<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_en: Option<String>,
    base_year: Year,
    first_year: Year,
    last_year: Year,
    folder: Option<FolderName>,
    #[serde(skip)]
    selections: Vec<Selection>,
}

/// Where a plan was read.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct FolderName {
    /// Without the folders above: where it lies is nobody's business to whom a report is sent.
    pub name: String,
    /// What a command line must name to find it; nothing when it is found from here.
    #[serde(skip)]
    pub argument: Option<String>,
}

impl PlanHeader {
    /// The header of a plan that was read from `folder`; nothing for the built-in one.
    pub fn new(plan: &Plan, folder: Option<FolderName>) -> Self {
        Self {
            id: plan.id.clone(),
            title: plan.title.clone(),
            title_en: plan.title_en.clone(),
            base_year: plan.base_year,
            first_year: plan.first_year,
            last_year: plan.last_year,
            folder,
            selections: Vec::new(),
        }
    }

    /// The same with what the command line chose.
    #[must_use]
    pub fn with(self, selections: Vec<Selection>) -> Self {
        Self { selections, ..self }
    }

    /// The title in the language of the reader.
    pub fn title(&self, texts: &Texts) -> String {
        texts.pick(&self.title, self.title_en.as_deref()).to_owned()
    }

    /// A document with nothing but the title.
    pub(super) fn document(&self, texts: &Texts) -> Document {
        Document { title: self.title(texts), ..Document::default() }
    }

    /// The same for a terminal.
    pub(super) fn screen(&self, texts: &Texts) -> Screen {
        Screen { title: self.title(texts).into(), ..Screen::default() }
    }

    /// Where the plan comes from and how far the data reach.
    pub fn preface(&self, moment: Moment, texts: &Texts) -> Vec<String> {
        let origin = match &self.folder {
            None => texts.get("origin-built-in"),
            Some(folder) => texts.format("origin-folder", &[("folder", &folder.name)]),
        };
        let is_over = moment.last_whole_year() >= self.last_year;
        let state = if is_over { "as-of" } else { "as-of-before-end" };
        let last = ("last", self.last_year.to_string());
        let arguments: Vec<_> = as_of_arguments(moment, texts).into_iter().chain([last]).collect();
        vec![origin, texts.format_owned(state, &arguments)]
    }
}

impl PlanHeader {
    /// When all is judged, which region was chosen, and what else was.
    pub(super) fn head(
        &self,
        (plan, judged): (&Plan, &Assessments<'_>),
        chosen: impl IntoIterator<Item = String>,
        texts: &Texts,
    ) -> Vec<String> {
        let as_of = texts.format_owned("screen-as-of", &as_of_arguments(judged.top.assessment.moment, texts));
        let region = region_sentence(plan, judged.scope.region(), texts);
        std::iter::once(as_of).chain(region).chain(chosen).chain(self.sentences(texts)).collect()
    }

    /// The same for a document.
    pub(super) fn preface_in(&self, (plan, judged): (&Plan, &Assessments<'_>), texts: &Texts) -> Vec<String> {
        let preface = self.preface(judged.top.assessment.moment, texts).into_iter();
        preface.chain(scope_preface(plan, judged, texts)).collect()
    }

    /// How much of the plan's time has passed, in whole years.
    pub(super) fn time_passed(&self, moment: Moment, texts: &Texts) -> String {
        let as_of = moment.last_whole_year();
        let (all, passed) = (self.last_year.since(self.base_year), as_of.since(self.base_year));
        let key = match passed {
            ..1 => "time-before",
            _ if passed >= all => "time-all-passed",
            _ => "time-passed",
        };
        let counts = [("all", all.to_string()), ("passed", passed.to_string())];
        let arguments: Vec<_> = as_of_arguments(moment, texts).into_iter().chain(counts).collect();
        texts.format_owned(key, &arguments)
    }

    /// That the built-in plan is shown, and how to see another.
    pub(super) fn hint(&self, command: &str, texts: &Texts) -> Option<String> {
        self.folder.is_none().then(|| texts.format("hint-built-in", &[("command", command)]))
    }

    /// The same as if something had not been chosen.
    #[must_use]
    pub(super) fn without(&self, dropped: &[SelectionOption]) -> Self {
        let selections = self.selections.iter().filter(|of| !dropped.contains(&of.option)).cloned().collect();
        Self { selections, ..self.clone() }
    }

    /// Which values count, and how they are judged, where that is not as usual.
    pub(super) fn sentences(&self, texts: &Texts) -> impl Iterator<Item = String> {
        self.selections.iter().filter_map(|selection| selection.sentence(texts))
    }

    /// The command line with the plan that was read, and with all that was chosen and is not chosen anew.
    pub fn command(&self, words: &[&str]) -> String {
        let own: Vec<Selection> =
            self.selections.iter().filter(|selection| !selection.is_settled_by(words)).cloned().collect();
        command_line(words, &own, self.folder.as_ref().and_then(|folder| folder.argument.as_deref()))
    }

    /// A hint that names a command line.
    pub(super) fn next_step(&self, key: &str, words: &[&str], texts: &Texts) -> String {
        texts.format(key, &[("command", &self.command(words))])
    }
}

/// A command line for the plan of a folder, for the built-in one without; with what its command can be told.
pub fn command_line(words: &[&str], selections: &[Selection], folder: Option<&str>) -> String {
    let command = words.first().copied().unwrap_or_default();
    let chosen = selections.iter().filter(|selection| selection.is_for(command)).flat_map(Selection::words);
    let folder = folder.into_iter().flat_map(|folder| ["-p", folder]);
    let words = ["fsip"].into_iter().chain(words.iter().copied()).chain(chosen).chain(folder);
    words.map(quoted).collect::<Vec<_>>().join(" ")
}

/// A word of a command line as every shell takes it for that word.
fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |character: char| character.is_alphanumeric() || "-_./:=@%+,".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

/// How many there are of each status, first what is good, last what is not known; counts, never a mean.
#[derive(Clone, Debug)]
pub(super) struct Summary(Vec<(Status, usize)>);

impl Summary {
    pub(super) fn of(statuses: impl Iterator<Item = Status> + Clone) -> Self {
        let count = |status: Status| statuses.clone().filter(|found| *found == status).count();
        Self(Status::AS_COUNTED.into_iter().map(|status| (status, count(status))).collect())
    }

    /// The same with more of a status.
    pub(super) fn with(self, status: Status, more: usize) -> Self {
        let counts =
            self.0.into_iter().map(|(found, count)| (found, if found == status { count + more } else { count }));
        Self(counts.collect())
    }

    pub(super) fn total(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }

    pub(super) fn count(&self, status: Status) -> usize {
        self.0.iter().find(|(found, _)| *found == status).map_or(0, |(_, count)| *count)
    }

    /// What is said of each status that occurs, joined.
    fn each(&self, said: impl Fn(Status, &str) -> String, separator: &str) -> String {
        let counts = self.0.iter().filter(|(_, count)| *count > 0);
        counts.map(|(status, count)| said(*status, &count.to_string())).collect::<Vec<_>>().join(separator)
    }

    /// The counts with what share of all they are: 达到序时进度2项，占15.4%；无数据9项，占69.2%.
    pub(super) fn with_shares(&self, texts: &Texts) -> String {
        let number = |count: usize| Number::from(u32::try_from(count).unwrap_or(u32::MAX));
        let all = number(self.total());
        let said = |status, count: &str| {
            let share = (&number(self.count(status)) * &Number::hundred()).checked_div(&all);
            let arguments = [
                ("status", status_words(texts, status)),
                ("count", count.to_owned()),
                ("share", Cell::percent(share.as_ref()).plain()),
            ];
            texts.format_owned("counted-with-share", &arguments)
        };
        self.each(said, &texts.get("semicolon"))
    }

    /// The counts in the words of tables.
    pub(super) fn in_short(&self, texts: &Texts) -> String {
        self.each(|status, count| counted_in_short(status, count, texts), &texts.get("comma"))
    }

    /// Counts of regions in the words of tables.
    pub(super) fn of_regions(&self, texts: &Texts) -> String {
        let said = |status, count: &str| {
            texts.format("counted-region", &[("status", &short_status(status, texts)), ("count", count)])
        };
        self.each(said, &texts.get("list-separator"))
    }

    /// The counts with their signs only.
    pub(super) fn in_signs(&self, texts: &Texts) -> String {
        self.each(|status, count| format!("{}{count}", sign(status, texts.language())), " ")
    }

    /// The counts with signs and words.
    pub(super) fn as_legend(&self, texts: &Texts) -> String {
        let said = |status, count: &str| {
            format!("{} {}", sign(status, texts.language()), counted_in_short(status, count, texts))
        };
        self.each(said, &texts.get("comma"))
    }

    /// The name of a group with how many it has, in all and of each status.
    pub(super) fn behind(&self, name: &str, texts: &Texts) -> String {
        let arguments = [("name", name), ("count", &self.total().to_string()), ("counts", &self.in_signs(texts))];
        texts.format("screen-area", &arguments)
    }

    /// The counts in words: 已完成 2 · 无数据 8.
    pub(super) fn sentence(&self, texts: &Texts) -> String {
        let said = self.each(|status, count| format!("{} {count}", status_words(texts, status)), " · ");
        if said.is_empty() { texts.get("none") } else { said }
    }
}

fn counted_in_short(status: Status, count: &str, texts: &Texts) -> String {
    texts.format("counted-in-short", &[("status", &short_status(status, texts)), ("count", count)])
}

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (status, count) in &self.0 {
            map.serialize_entry(status.name(), count)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{FolderName, PlanHeader, SelectionOption, command_line, quoted};
    use crate::model::Year;

    #[test]
    fn a_word_of_a_command_line_is_quoted_where_a_shell_would_take_it_apart() {
        for (word, written) in [
            ("trademark-growth", "trademark-growth"),
            ("国内注册商标", "国内注册商标"),
            ("my dir/plan", "'my dir/plan'"),
            ("it's", r"'it'\''s'"),
            ("a|b", "'a|b'"),
            ("$home", "'$home'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), written);
        }
        assert_eq!(command_line(&["status"], &[], Some("a b")), "fsip status -p 'a b'");
        assert_eq!(command_line(&["explain", "it's"], &[], None), r"fsip explain 'it'\''s'");
    }

    #[test]
    fn a_hint_keeps_what_its_command_can_be_told_and_does_not_choose_anew() {
        let header = PlanHeader {
            id: None,
            title: String::new(),
            title_en: None,
            base_year: Year::FIRST,
            first_year: Year::FIRST,
            last_year: Year::LAST,
            folder: Some(FolderName { name: "p".to_owned(), argument: Some("p".to_owned()) }),
            selections: [
                SelectionOption::ByRegion.of(Some("region")),
                SelectionOption::Strict.when(true),
                SelectionOption::Unit.of(Some("my office")),
                SelectionOption::FinalOnly.when(true),
            ]
            .into_iter()
            .flatten()
            .collect(),
        };
        for (words, line) in [
            (&["check", "-v"] as &[&str], "fsip check -v --by region --strict --final -p p"),
            (&["status"], "fsip status --by region --unit 'my office' --final -p p"),
            (&["status", "--region", "x"], "fsip status --region x --unit 'my office' --final -p p"),
            (&["explain", "t"], "fsip explain t --final -p p"),
            (&["done", "t"], "fsip done t -p p"),
        ] {
            assert_eq!(header.command(words), line);
        }
    }
}
