//! Paragraphs and tables → the parts of a plan.

use super::draft::{Draft, DraftArea, DraftGoal, DraftMember, DraftTask, LeftOut, LeftOutReason, Quote};
use super::members::{MemberLines, NamedMember, unit_of};
use super::outline::{DocumentOutline, OutlineEntry};
use super::sections::{BULLETS, SectionKind, area_name, clean, is_closing, kind_of, split_title};
use super::statements::StatementOrigin;
use super::units::{Mention, Segment, Units, line_mention, segments, with_parted_units};
use super::worklist::{self, TableKind};
use crate::source::{DocumentBlock, DocumentTable, OfficialDocument, Spot};

/// Deeper than any number.
const BULLET: usize = 9;
/// Most lines of the title of an annex.
const LINES_OF_TITLE: usize = 3;
/// Most characters of words that only lead to what follows.
const LONGEST_LEAD: usize = 12;

/// The parts of a plan that a document says.
pub(crate) fn draft(document: &OfficialDocument) -> Draft {
    let outline = DocumentOutline::of(document);
    let mut reader = Reader::default();
    for said in outline.before_title() {
        reader.draft.leave_out(said, LeftOutReason::BeforeTitle);
    }
    reader.draft.title = outline.title();
    for (place, block) in document.blocks.iter().enumerate().skip(outline.start()) {
        match (block, outline.entry(place)) {
            (DocumentBlock::Table(table), _) => reader.table(table),
            (DocumentBlock::Paragraph(_), Some(entry)) => reader.paragraph(entry),
            (DocumentBlock::Paragraph(_), None) => {}
        }
    }
    reader.finish(document)
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    units: Units,
    section: Section,
    /// Who answers for all tasks that follow.
    everywhere: Vec<String>,
    /// The lines of the title of the annex that is read.
    annex: Option<Vec<Quote>>,
    has_annex_body: bool,
    members: MemberLines,
    is_closed: bool,
}

/// The section that is read.
#[derive(Default)]
struct Section {
    kind: SectionKind,
    title: String,
    /// Whether its title says what tasks are about, or only that they are.
    is_generic: bool,
    /// The area that is read, with the depth of its number.
    area: Option<(usize, usize)>,
    /// Titles of the items in which the next one stands, each with its depth.
    groups: Vec<(usize, String)>,
    /// The depth of the last item; nothing where there is none yet.
    item: Option<usize>,
    /// Where the goals of the last item begin.
    goals_of_item: usize,
    /// The depth of a heading among tasks below which there are goals.
    goals_below: Option<usize>,
}

impl Reader {
    fn paragraph(&mut self, entry: &OutlineEntry) {
        let said = Quote { text: clean(&with_parted_units(&entry.text, false)), spot: entry.spot.clone() };
        if entry.is_annex {
            self.settle_area();
            self.start_annex(said);
            return;
        }
        if self.annex.is_some() {
            self.annex_paragraph(said, &entry.text);
            return;
        }
        if entry.is_annex_list || is_closing(&said.text) || self.is_closed && entry.depth.is_none() {
            self.is_closed |= !entry.is_annex_list && self.section.kind != SectionKind::Preamble;
            self.draft.leave_out(Quote { text: clean(&entry.whole), ..said }, LeftOutReason::Section);
            return;
        }
        if !said.text.contains(char::is_alphanumeric) {
            self.draft.leave_out(Quote { text: entry.whole.clone(), ..said }, LeftOutReason::Section);
            return;
        }
        let ends_goals = |of: usize| entry.is_heading && entry.depth.is_some_and(|depth| depth <= of);
        if self.section.goals_below.is_some_and(ends_goals) {
            self.settle_area();
            (self.section.kind, self.section.goals_below) = (SectionKind::Tasks, None);
        }
        // Blanks part names and posts.
        let line = if said.text.is_ascii() { &said.text } else { entry.text.trim_start_matches(BULLETS) };
        let members =
            if entry.depth.is_none() && self.section.kind.has_tasks() { self.members.read(line) } else { Vec::new() };
        if !members.is_empty() {
            self.add_members(members, &said.spot);
            return;
        }
        match entry.depth {
            Some(0) => self.start_section(entry, said),
            Some(depth) => self.item(depth, entry, said),
            None => self.plain(said, entry.is_bullet),
        }
    }

    fn start_section(&mut self, entry: &OutlineEntry, said: Quote) {
        let (title, body) = split_title(&said.text);
        let kind = kind_of(&title);
        let is_generic = kind.is_some();
        let kind = kind.unwrap_or(SectionKind::Tasks);
        self.settle_area();
        self.section = Section { kind, title: title.clone(), is_generic, ..Section::default() };
        if kind == SectionKind::Other {
            self.draft.leave_out(said, LeftOutReason::Section);
        } else if kind.has_tasks()
            && (!body.is_empty() || segments(&said.text).iter().any(|part| part.mention.is_some()))
        {
            self.item(0, entry, said);
        } else if !body.is_empty() {
            self.plain(Quote { text: body, spot: said.spot }, false);
        }
    }

    /// A numbered paragraph, or a heading within a section.
    fn item(&mut self, depth: usize, entry: &OutlineEntry, said: Quote) {
        let (title, body) = split_title(&said.text);
        if matches!(
            self.section.kind,
            SectionKind::Overall | SectionKind::Goals | SectionKind::Guidance | SectionKind::Other
        ) && let Some(kind) = kind_of(&title).filter(|kind| kind.is_part_of_overall() && depth < 2)
        {
            // The parts of 总体要求 are sections of their own.
            self.settle_area();
            self.section.kind = kind;
            if kind == SectionKind::Other {
                self.draft.leave_out(said, LeftOutReason::Section);
            } else if !body.is_empty() {
                self.plain(Quote { text: body, spot: said.spot }, false);
            }
            return;
        }
        match self.section.kind {
            SectionKind::Tasks
                if entry.is_heading && entry.number.is_none() && kind_of(&title) == Some(SectionKind::Goals) =>
            {
                self.start_goals(depth, &said.spot);
            }
            SectionKind::Tasks | SectionKind::Safeguards => self.task(depth, entry, &said),
            SectionKind::Goals => self.goal(said, Some(depth)),
            SectionKind::Preamble | SectionKind::Overall | SectionKind::Guidance | SectionKind::Other => {
                self.plain(said, false);
            }
        }
    }

    /// Goals of the heading above, which is their area.
    fn start_goals(&mut self, depth: usize, spot: &Spot) {
        (self.section.kind, self.section.goals_below) = (SectionKind::Goals, Some(depth));
        let above = self.section.groups.iter().rev().find(|(of, _)| *of < depth).map(|(_, title)| title);
        let last = self.draft.tasks.last().filter(|_| self.section.item.is_some_and(|of| of < depth));
        let Some(name) = last.map(|task| &task.title).or(above).cloned() else { return };
        let spot = spot.clone();
        let known = self.draft.areas.iter().position(|area| area.name == name);
        if known.is_none() {
            self.draft.areas.push(DraftArea { name: name.clone(), text: name, spot });
        }
        self.section.area = Some((known.unwrap_or(self.draft.areas.len() - 1), depth));
    }

    fn plain(&mut self, said: Quote, is_bullet: bool) {
        match self.section.kind {
            // Who is addressed, and the number of the document.
            SectionKind::Preamble if !said.text.ends_with(['。', '.', '！', '”']) => {
                self.draft.leave_out(said, LeftOutReason::Section);
            }
            SectionKind::Preamble => self.draft.preamble.push(said),
            SectionKind::Overall | SectionKind::Guidance => self.draft.guidance.push(said),
            SectionKind::Goals => self.goal(said, is_bullet.then_some(BULLET)),
            SectionKind::Other => self.draft.leave_out(said, LeftOutReason::Section),
            SectionKind::Tasks | SectionKind::Safeguards => self.more_of_task(&said),
        }
    }

    /// A paragraph of the goals: an area where it begins with what it is about. A bullet stands below every number.
    fn goal(&mut self, said: Quote, depth: Option<usize>) {
        if let Some(mention) = line_mention(&said.text) {
            return self.answer_goals(mention, &said.spot, self.section.goals_of_item);
        }
        let is_below = depth.is_none_or(|depth| self.section.area.is_some_and(|(_, of_area)| of_area < depth));
        if !is_below {
            self.settle_area();
        }
        if depth.is_some() {
            self.section.goals_of_item = self.draft.goals.len();
        }
        let parts = segments(&said.text);
        let joint = if said.text.is_ascii() { " " } else { "" };
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<&str>>().join(joint);
        let name = depth.filter(|_| !is_below).zip(area_name(&text));
        // The name of an area says what it is about, and asks for nothing.
        let mut passed = name.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        let whole = Quote { text, spot: said.spot };
        match name {
            Some((depth, name)) => {
                self.section.area = Some((self.draft.areas.len(), depth));
                self.draft.areas.push(DraftArea { name, text: whole.text, spot: whole.spot.clone() });
            }
            None => self.add_to_goal(&whole),
        }
        let area = self.section.area.map(|(area, _)| area);
        for Segment { text, mention } in parts {
            let from = self.draft.goals.len();
            let rest = text.strip_prefix(&std::mem::take(&mut passed)).filter(|rest| rest.len() < text.len());
            let text =
                rest.map_or(text.as_str(), |rest| rest.trim_start_matches(['。', '：', ':', '；', '.', ' ', '\n']));
            if !text.is_empty() {
                self.draft.add_goal(text, &whole.spot, StatementOrigin::Goal { area });
            }
            if let Some(mention) = mention {
                let from = if from < self.draft.goals.len() { from } else { self.section.goals_of_item };
                self.answer_goals(mention, &whole.spot, from);
            }
        }
    }

    fn add_to_goal(&mut self, said: &Quote) {
        match self.section.area.and_then(|(area, _)| self.draft.areas.get_mut(area)) {
            Some(area) => {
                area.text.push('\n');
                area.text.push_str(&said.text);
            }
            None => self.draft.text.push(said.clone()),
        }
    }

    /// Ends the area that is read: without anything behind its name it is a goal.
    fn settle_area(&mut self) {
        let Some(area) = self.section.area.take() else { return };
        let is_of = |goal: &DraftGoal| matches!(goal.origin, StatementOrigin::Goal { area: Some(of) } | StatementOrigin::GoalTable { area: Some(of) } if of == area.0);
        if self.draft.goals.last().is_some_and(is_of) {
            return;
        }
        if let Some(DraftArea { text, spot, .. }) = self.draft.areas.pop() {
            self.draft.add_goal(&text, &spot, StatementOrigin::Goal { area: None });
            self.draft.text.push(Quote { text, spot });
        }
    }

    /// Gives units to goals from a place on that have none.
    fn answer_goals(&mut self, mention: Mention, spot: &Spot, from: usize) {
        if from == self.draft.goals.len() {
            // What somebody answers for is more than a heading.
            self.settle_area();
        }
        let names = mention.units.join("、");
        let units = self.answering(mention, spot);
        let goals = self.draft.goals.get_mut(from..).unwrap_or_default();
        if goals.is_empty() {
            self.draft.leave_out(Quote { text: names, spot: spot.clone() }, LeftOutReason::Note);
            return;
        }
        goals.iter_mut().filter(|goal| goal.units.is_empty()).for_each(|goal| goal.units.clone_from(&units));
    }

    fn tasks(&mut self) -> &mut Vec<DraftTask> {
        if self.section.kind == SectionKind::Safeguards { &mut self.draft.safeguards } else { &mut self.draft.tasks }
    }

    /// A numbered task: one of those before that has nothing but a title is what it stands under.
    fn task(&mut self, depth: usize, entry: &OutlineEntry, said: &Quote) {
        if let Some(above) = self.section.item.filter(|above| *above < depth) {
            let tasks = self.tasks();
            let is_heading = tasks.last().is_some_and(|last| last.text.is_empty() && last.units.is_empty());
            let title = if is_heading {
                tasks.pop().map(|task| task.title)
            } else {
                tasks.last().map(|task| task.title.clone())
            };
            self.section.groups.extend(title.map(|title| (above, title)));
        }
        self.section.groups.retain(|(of, _)| *of < depth);
        self.section.item = Some(depth);
        let mut parts = segments(&said.text).into_iter();
        let first = parts.next().unwrap_or(Segment { text: said.text.clone(), mention: None });
        let group = self.group();
        self.add_task(first, entry.number, group, &said.spot);
        for part in parts {
            self.part_of_task(part, &said.spot);
        }
    }

    fn group(&self) -> Option<String> {
        let of_section = (!self.section.is_generic).then(|| self.section.title.clone());
        self.section.groups.last().map(|(_, title)| title.clone()).or(of_section)
    }

    fn add_task(&mut self, part: Segment, no: Option<u32>, group: Option<String>, spot: &Spot) {
        let (title, text) = split_title(&part.text);
        if title.is_empty() {
            self.draft.leave_out(Quote { text: part.text, spot: spot.clone() }, LeftOutReason::Section);
        } else {
            let group = group.filter(|group| *group != title && !group.is_empty());
            self.tasks().push(DraftTask { no, group, title, text, units: Vec::new(), spot: spot.clone() });
        }
        self.answer(part.mention, spot);
    }

    /// A paragraph without a number below a task.
    fn more_of_task(&mut self, said: &Quote) {
        if let Some(mention) = line_mention(&said.text) {
            self.answer(Some(mention), &said.spot);
            return;
        }
        for part in segments(&said.text) {
            self.part_of_task(part, &said.spot);
        }
    }

    /// What stands behind the units of a task and has units of its own is another task.
    fn part_of_task(&mut self, part: Segment, spot: &Spot) {
        if part.text.ends_with(['：', ':']) && part.text.chars().count() <= LONGEST_LEAD {
            self.draft.leave_out(Quote { text: part.text, spot: spot.clone() }, LeftOutReason::Note);
            return;
        }
        let has_item = self.section.item.is_some();
        let (title, is_generic) = (self.section.title.clone(), self.section.is_generic);
        let Some(last) = self.tasks().last_mut().filter(|_| has_item) else {
            self.section.item = Some(BULLET);
            let text = if is_generic { part.text.clone() } else { format!("{title}。{}", part.text) };
            self.add_task(Segment { text, ..part }, None, None, spot);
            return;
        };
        if part.mention.is_some() && !last.units.is_empty() && !part.text.is_empty() {
            let above = if last.no.is_some() { Some(last.title.clone()) } else { last.group.clone() };
            self.add_task(part, None, above, spot);
            return;
        }
        let is_apart = !last.text.is_empty() && !part.text.is_empty();
        last.text.push_str(if is_apart { "\n" } else { "" });
        last.text.push_str(&part.text);
        self.answer(part.mention, spot);
    }

    /// Adds units to the last task.
    fn answer(&mut self, mention: Option<Mention>, spot: &Spot) {
        let Some(mention) = mention else { return };
        let units = self.answering(mention, spot);
        if let Some(last) = self.tasks().last_mut() {
            for unit in units {
                if !last.units.contains(&unit) {
                    last.units.push(unit);
                }
            }
        }
    }

    fn answering(&mut self, Mention { units, notes, everywhere }: Mention, spot: &Spot) -> Vec<usize> {
        for note in notes {
            self.draft.leave_out(Quote { text: note, spot: spot.clone() }, LeftOutReason::Note);
        }
        self.everywhere.extend(everywhere);
        let names = units.iter().chain(&self.everywhere);
        names.map(|name| self.units.add(name, spot)).collect()
    }

    /// A title below which there is nothing is said to be left out.
    fn start_annex(&mut self, said: Quote) {
        let before = self.annex.replace(vec![said]).unwrap_or_default();
        if !self.has_annex_body {
            before.into_iter().for_each(|line| self.draft.leave_out(line, LeftOutReason::Annex));
        }
        (self.has_annex_body, self.is_closed) = (false, false);
    }

    fn annex_paragraph(&mut self, said: Quote, raw: &str) {
        let members = self.members.read(raw);
        if !members.is_empty() {
            self.has_annex_body = true;
            self.add_members(members, &said.spot);
            return;
        }
        if let Some(title) = self.annex.as_mut().filter(|title| {
            !self.has_annex_body && title.len() < LINES_OF_TITLE && !said.text.ends_with(['。', '：', ':', '.'])
        }) {
            title.push(said);
            return;
        }
        self.has_annex_body = true;
        self.draft.leave_out(said, LeftOutReason::Annex);
    }

    fn add_members(&mut self, members: Vec<NamedMember>, spot: &Spot) {
        let member = |NamedMember { role, name, post }| DraftMember {
            role,
            name,
            post,
            unit: None,
            is_unit_guessed: false,
            spot: spot.clone(),
        };
        self.draft.members.extend(members.into_iter().map(member));
    }

    fn table(&mut self, table: &DocumentTable) {
        // A page may put an annex into one table with its title.
        let above = worklist::rows_as_texts(table).next();
        if let Some(title) =
            above.filter(|said| ["附件", "附表", "Annex"].iter().any(|word| said.text.starts_with(word)))
        {
            self.start_annex(title);
        }
        self.has_annex_body = true;
        let title = self.annex.as_ref().map(|lines| lines.iter().map(|line| line.text.as_str()).collect());
        let title: String = title.unwrap_or_else(|| self.section.title.clone());
        match worklist::kind_of(table) {
            TableKind::WorkList(header) => worklist::read(table, header, &title, &mut self.units, &mut self.draft),
            TableKind::Indicators(header) => {
                let area = self.section.area.map(|(area, _)| area).filter(|_| self.annex.is_none());
                let columns = table.rows.get(header).map(|row| worklist::columns(row)).unwrap_or_default();
                for (place, row) in table.rows.iter().enumerate().skip(header) {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                    let Some(first) = row.first() else { continue };
                    self.draft.add_goal(&cells.join("\t"), &first.spot, StatementOrigin::GoalTable { area });
                    if let Some(goal) = self.draft.goals.last_mut().filter(|_| place > header) {
                        goal.units = worklist::answering(row, &columns, &mut self.units);
                    }
                }
            }
            TableKind::Other => {
                for said in worklist::rows_as_texts(table) {
                    let line = said.text.replace(" | ", "  ");
                    let named = self.members.read(&line);
                    if named.is_empty() {
                        self.draft.leave_out(said, LeftOutReason::Table);
                        continue;
                    }
                    self.add_members(named, &said.spot);
                }
            }
        }
    }

    fn finish(mut self, document: &OfficialDocument) -> Draft {
        self.settle_area();
        let annex = self.annex.take().filter(|_| !self.has_annex_body).unwrap_or_default();
        annex.into_iter().for_each(|line| self.draft.leave_out(line, LeftOutReason::Annex));
        // The government of a mayor may be named by the post of another member.
        for _ in 0..2 {
            for member in self.draft.members.iter_mut().filter(|member| member.unit.is_none()) {
                let unit = unit_of(&member.post, &mut self.units, &member.spot);
                member.unit = unit.map(|(unit, _)| unit);
                member.is_unit_guessed = unit.is_some_and(|(_, is_guessed)| is_guessed);
            }
        }
        let (units, places) = self.units.unified();
        let mut draft = self.draft;
        draft.units = units;
        let unified = |unit: &mut usize| *unit = places.get(*unit).copied().unwrap_or(*unit);
        let lists = draft.tasks.iter_mut().chain(&mut draft.safeguards).map(|task| &mut task.units);
        let lists = lists.chain(draft.work_items.iter_mut().map(|item| &mut item.units));
        for list in lists.chain(draft.goals.iter_mut().map(|goal| &mut goal.units)) {
            list.iter_mut().for_each(unified);
            let mut seen = Vec::new();
            list.retain(|unit| {
                !seen.contains(unit) && {
                    seen.push(*unit);
                    true
                }
            });
        }
        draft.members.iter_mut().filter_map(|member| member.unit.as_mut()).for_each(unified);
        worklist::link(&mut draft.work_items, &draft.tasks);
        let items = std::mem::take(&mut draft.work_items);
        for (item, work) in items.iter().enumerate() {
            let year = work.year.unwrap_or(0);
            draft.add_goal(&work.matter, &work.spot, StatementOrigin::Matter { item, year });
            let standards = work.standard.iter().flat_map(|standard| standard.split(['；', ';']));
            for standard in standards.map(str::trim).filter(|standard| !standard.is_empty()) {
                draft.add_goal(standard, &work.spot, StatementOrigin::Standard { item, year });
            }
        }
        draft.work_items = items;
        for passed in &document.passed_over {
            let said = Quote { text: passed.text.clone(), spot: passed.spot.clone() };
            draft.left_out.push(LeftOut { said, reason: LeftOutReason::PassedOver(passed.kind) });
        }
        draft
    }
}
