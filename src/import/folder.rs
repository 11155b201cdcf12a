//! A draft and what is proposed of it → the texts of a plan folder.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::{ProposalReason, capitalized};
use super::draft::{Draft, DraftItem, DraftTask, ItemGuess, LeftOutReason, Quote};
use super::ids::TakenIds;
use super::proposal::{Note, Proposals, ProposedMeaning, ProposedRequirement, SentencePlace};
use super::statements::Years;
use super::units::is_unit;
use super::written::{WrittenProposals, list, pair, units};
use crate::load::PROPOSED;
use crate::locale::Texts;
use crate::source::Spot;

/// Most characters of a title that becomes an id, and of a sentence above a table that repeats all of it.
const LONGEST_ID: usize = 24;
const LONGEST_QUOTE: usize = 60;

/// What is written of a document.
pub(crate) struct PlanFolder<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) proposals: &'a Proposals,
    pub(crate) years: Years,
    /// Whether the document does not say the base year, and nobody else did.
    pub(crate) is_base_guessed: bool,
    /// That the title names other years.
    pub(crate) other_years: Option<&'a str>,
    /// The name of the document's file.
    pub(crate) file: &'a str,
    pub(crate) texts: &'a Texts,
}

impl PlanFolder<'_> {
    /// The files with their texts; those without a table are not written, nor is a list of nothing that was not understood.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let ids = Ids::of(self.draft);
        let place = |place: &SentencePlace| self.source(&place.spot, &place.sentence);
        let written = WrittenProposals { proposals: self.proposals, texts: self.texts, place: &place };
        let mut files = vec![
            ("plan.toml".to_owned(), self.plan(&ids)),
            ("organization.toml".to_owned(), self.organization(&ids)),
            ("indicators.toml".to_owned(), written.indicators()),
            ("targets.toml".to_owned(), written.targets(&ids.areas, &ids.units)),
            ("tasks.toml".to_owned(), self.tasks(&ids)),
        ];
        let mut lists: BTreeMap<i32, String> = BTreeMap::new();
        for (place, item) in self.draft.work_items.iter().enumerate() {
            lists.entry(self.year_of(item)).or_default().push_str(&self.work_item((place, item), &ids, &written));
        }
        files.extend(lists.into_iter().map(|(year, text)| (format!("worklist-{year}.toml"), text)));
        files.retain(|(_, text)| !text.is_empty());
        let heading = self.texts.format("import-file-head", &[("file", self.file), ("mark", PROPOSED)]);
        for (_, text) in &mut files {
            *text = format!("# {heading}\n\n{}", text.trim_start());
        }
        let left = self.not_understood();
        files.extend((!left.is_empty()).then(|| ("not-understood.md".to_owned(), left)));
        files
    }

    fn plan(&self, ids: &Ids) -> String {
        let Self { draft, years, .. } = self;
        let mut text = String::new();
        match &draft.title {
            Some(said) => text.push_str(&format!("{}\n", self.source(&said.spot, &said.text))),
            None => text.push_str(&self.proposed("import-guess-title")),
        }
        if self.is_base_guessed {
            text.push_str(&self.proposed("import-guess-base-year"));
        }
        text.push_str(&self.other_years.map(|said| format!("{PROPOSED} {said}\n")).unwrap_or_default());
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        let title = draft.title.as_ref().map_or(stem, |said| &said.text);
        text.push_str(&format!("[plan]\n{}", pair("title", title)));
        let Years { base, first, last } = years;
        text.push_str(&format!("base_year = {base}\nfirst_year = {first}\nlast_year = {last}\n"));
        for (key, said) in [("preamble", &draft.preamble), ("guidance", &draft.guidance), ("text", &draft.text)] {
            // Of a paragraph that only names who answers for it nothing is left.
            let said: Vec<&Quote> = said.iter().filter(|said| !said.text.trim().is_empty()).collect();
            let Some(first) = said.first() else { continue };
            let texts: Vec<&str> = said.iter().map(|said| said.text.as_str()).collect();
            text.push_str(&format!("# {}\n{}", self.place(&first.spot), pair(key, &texts.join("\n"))));
        }
        for (area, id) in draft.areas.iter().zip(&ids.areas) {
            text.push_str(&format!("\n{}\n[[plan.areas]]\n", self.source(&area.spot, &area.text)));
            text.push_str(&[pair("id", id), pair("name", &area.name), pair("text", &area.text)].concat());
        }
        for safeguard in &draft.safeguards {
            text.push_str(&format!("\n{}\n[[plan.safeguards]]\n", self.source(&safeguard.spot, &safeguard.title)));
            text.push_str(&said_of(safeguard, ids));
        }
        text
    }

    fn organization(&self, ids: &Ids) -> String {
        let mut text = String::new();
        for (unit, id) in self.draft.units.iter().zip(&ids.units) {
            text.push_str(&format!("\n{}\n", self.source(&unit.spot, &unit.name)));
            let aliases = list(unit.aliases.iter().map(String::as_str));
            if !is_unit(&unit.name) {
                text.push_str(&self.proposed("import-guess-unit"));
            }
            if !unit.aliases.is_empty() {
                text.push_str(&self.proposed("import-guess-alias"));
            }
            text.push_str(&format!("[[unit]]\n{}{}", pair("id", id), pair("name", &unit.name)));
            if !unit.aliases.is_empty() {
                text.push_str(&format!("aliases = {aliases}\n"));
            }
        }
        for member in &self.draft.members {
            let said = format!("{} {} {}", member.role, member.name, member.post);
            text.push_str(&format!("\n{}\n", self.source(&member.spot, said.trim())));
            if member.is_unit_guessed {
                text.push_str(&self.proposed("import-guess-member-unit"));
            }
            text.push_str(&format!("[[member]]\n{}{}", pair("role", &member.role), pair("name", &member.name)));
            let post = Some(&member.post).filter(|post| !post.is_empty()).map(|post| pair("post", post));
            let unit = member.unit.and_then(|unit| ids.units.get(unit)).map(|id| pair("unit", id));
            text.extend(post.into_iter().chain(unit));
        }
        text
    }

    fn tasks(&self, ids: &Ids) -> String {
        let mut text = String::new();
        for (task, id) in self.draft.tasks.iter().zip(&ids.tasks) {
            text.push_str(&format!("\n{}\n[[task]]\n{}", self.source(&task.spot, &task.title), pair("id", id)));
            text.extend(task.no.map(|no| format!("no = {no}\n")));
            text.extend(task.group.as_ref().map(|group| pair("group", group)));
            text.push_str(&said_of(task, ids));
        }
        text
    }

    fn year_of(&self, item: &DraftItem) -> i32 {
        item.year.unwrap_or(self.years.first)
    }

    fn work_item(&self, (place, item): (usize, &DraftItem), ids: &Ids, written: &WrittenProposals<'_>) -> String {
        let id = ids.items.get(place).cloned().unwrap_or_default();
        let year = self.year_of(item);
        let id = format!("{year}-{id}");
        let said =
            item.standard.as_ref().map_or(item.matter.clone(), |standard| format!("{} | {standard}", item.matter));
        let mut text = format!("\n{}\n", self.source(&item.spot, &said));
        for (heading, cell) in &item.others {
            text.push_str(&format!(
                "# {}\n",
                self.texts.format("import-other-cell", &[("heading", heading), ("text", cell)])
            ));
        }
        if item.year.is_none() {
            text.push_str(&self.proposed("import-guess-list-year"));
        }
        match item.guess {
            Some(ItemGuess::Merged) => text.push_str(&self.proposed("import-guess-merged")),
            Some(ItemGuess::Deadline) => text.push_str(&self.proposed("import-guess-deadline")),
            None => {}
        }
        text.push_str(&format!("[[work_item]]\n{}", pair("id", &id)));
        text.extend(item.no.map(|no| format!("no = {no}\n")));
        text.push_str(&format!("year = {year}\n"));
        text.extend(item.due.map(|due| format!("due = {due}\n")));
        text.extend(item.task.and_then(|task| ids.tasks.get(task)).map(|task| pair("task", task)));
        text.push_str(&pair("matter", &item.matter));
        text.extend(item.standard.as_ref().map(|said| pair("standard", said)));
        text.push_str(&units(&item.units, &ids.units));
        match self.proposals.requirements.get(&place).filter(|proposed| !proposed.is_empty()) {
            Some(proposed) => text.push_str(&written.require(proposed, &id)),
            None => {
                let title = item.standard.as_ref().unwrap_or(&item.matter);
                let place = SentencePlace { spot: item.spot.clone(), sentence: title.clone() };
                let asked = ProposedMeaning::Judged { title: title.clone(), instead: None };
                let notes = vec![Note::Judged(ProposalReason::Unmeasured)];
                text.push_str(&written.require(&[ProposedRequirement { asked, due: None, notes, place }], &id));
            }
        }
        text
    }

    /// Everything of the document that is in none of the files, by the reason.
    fn not_understood(&self) -> String {
        let mut by_reason: BTreeMap<(Option<LeftOutReason>, String), Vec<Quote>> = BTreeMap::new();
        let proposals = self.proposals.not_understood.iter().map(|left| {
            (
                (None, format!("import-reason-{}", left.reason.name())),
                Quote { text: format!("{}{}", left.text, self.answering(&left.units)), spot: left.spot.clone() },
            )
        });
        let draft = self
            .draft
            .left_out
            .iter()
            .map(|left| ((Some(left.reason), format!("import-left-{}", left.reason.name())), left.said.clone()));
        for (reason, said) in proposals.chain(draft) {
            by_reason.entry(reason).or_default().push(said);
        }
        if by_reason.is_empty() {
            return String::new();
        }
        let mut text = format!("# {}\n", self.texts.format("import-left-head", &[("file", self.file)]));
        for ((_, key), all) in by_reason {
            text.push_str(&format!("\n## {}\n\n", capitalized(&self.texts.get(&key))));
            // What is said often is one line with its places.
            let mut places: Vec<(String, Vec<String>)> = Vec::new();
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            for Quote { text: said, spot } in all {
                let said = in_line(&said);
                let place = *known.entry(said.clone()).or_insert(places.len());
                let at = self.place(&spot);
                match places.get_mut(place) {
                    Some((_, places)) if places.last() == Some(&at) => {}
                    Some((_, places)) => places.push(at),
                    None => places.push((said, vec![at])),
                }
            }
            for (said, places) in places {
                let quoted = if said.is_empty() { String::new() } else { format!(" 「{said}」") };
                text.push_str(&format!("- {}{quoted}\n", places.join(" ")));
            }
        }
        text
    }

    /// Who answers for what was not understood.
    fn answering(&self, units: &[usize]) -> String {
        let names: Vec<&str> =
            units.iter().filter_map(|unit| Some(self.draft.units.get(*unit)?.name.as_str())).collect();
        if names.is_empty() {
            String::new()
        } else {
            self.texts.format("import-units", &[("units", &names.join("、"))])
        }
    }

    /// The comment that says where something comes from.
    fn source(&self, spot: &Spot, sentence: &str) -> String {
        let said = in_line(sentence);
        let said = match said.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => format!("{}…", said.get(..end).unwrap_or_default()),
            None => said,
        };
        format!("# {} 「{said}」", self.place(spot))
    }

    fn place(&self, spot: &Spot) -> String {
        let named = |key: &str, numbers: &[(&str, usize)]| {
            let numbers: Vec<(&str, String)> =
                numbers.iter().map(|(name, number)| (*name, number.to_string())).collect();
            format!("{}:{}", self.file, self.texts.format_owned(key, &numbers))
        };
        match spot {
            Spot::Line(line) => format!("{}:{line}", self.file),
            Spot::Paragraph(paragraph) => named("import-place-paragraph", &[("paragraph", *paragraph)]),
            Spot::TableRow { table, row } => named("import-place-row", &[("table", *table), ("row", *row)]),
        }
    }

    fn proposed(&self, key: &str) -> String {
        format!("{PROPOSED} {}\n", self.texts.get(key))
    }
}

/// A comment ends with its line.
fn in_line(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn said_of(task: &DraftTask, ids: &Ids) -> String {
    let text = if task.text.is_empty() { String::new() } else { pair("text", &task.text) };
    format!("{}{text}{}", pair("title", &task.title), units(&task.units, &ids.units))
}

/// The ids of everything, in the order of the draft.
struct Ids {
    areas: Vec<String>,
    units: Vec<String>,
    tasks: Vec<String>,
    /// Without the year.
    items: Vec<String>,
}

impl Ids {
    fn of(draft: &Draft) -> Self {
        let unique = |names: Vec<&str>| {
            let mut taken = TakenIds::default();
            names.into_iter().map(|name| taken.unique(name)).collect::<Vec<String>>()
        };
        let areas = unique(draft.areas.iter().map(|area| area.name.as_str()).collect());
        let units = unique(draft.units.iter().map(|unit| unit.name.as_str()).collect());
        let tasks = unique(draft.tasks.iter().map(|task| short(&task.title)).collect());
        // What tasks say comes behind the lists.
        let listed = draft.work_items.iter().filter(|item| item.guess != Some(ItemGuess::Deadline)).count();
        let number_of = |item: &DraftItem| usize::try_from(item.no?).ok();
        let numbers: BTreeSet<usize> = draft.work_items.iter().filter_map(number_of).collect();
        let are_unique = numbers.len() == listed;
        let last = numbers.last().copied().filter(|_| are_unique).unwrap_or(0).max(listed);
        let places = (1..=listed).chain(last.saturating_add(1)..);
        let number = |(place, item): (usize, &DraftItem)| number_of(item).filter(|_| are_unique).unwrap_or(place);
        let items = places.zip(&draft.work_items).map(number).map(|number| format!("{number:02}")).collect();
        Self { areas, units, tasks, items }
    }
}

/// The beginning of a long title.
fn short(title: &str) -> &str {
    if title.chars().count() <= LONGEST_ID {
        return title;
    }
    let mut clauses = title.split(['，', '；', '：', ',', ';', ':', '（', '(']);
    let clause = clauses.find(|clause| clause.contains(char::is_alphanumeric)).unwrap_or(title);
    let end = clause.char_indices().nth(LONGEST_ID).map_or(clause.len(), |(end, _)| end);
    clause.get(..end).unwrap_or(clause).trim()
}
