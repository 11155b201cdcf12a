//! What each unit answers for, or one unit, for a terminal.

use super::super::plan_header::Summary;
use super::{Duty, DutyKind, UnitDuties, UnitsReport, occurring};
use crate::locale::{Language, Texts};
use crate::report::counted;
use crate::report::requirement::falls_short;
use crate::report::screen::{Block, Grid, GridCell, GridColumns, Room, Screen, Tone, typed, without_stop};

named! {
    /// What is counted together.
    enum Group {
        Targets,
        Tasks,
        WorkItems,
    }
}

impl Group {
    fn holds(self, duty: &Duty<'_>) -> bool {
        match duty.kind {
            DutyKind::Target => self == Self::Targets,
            DutyKind::Task | DutyKind::Safeguard => self == Self::Tasks,
            DutyKind::WorkItem => self == Self::WorkItems,
        }
    }

    /// The key of the heading above how many a unit leads.
    fn led(self) -> &'static str {
        match self {
            Self::Targets => "targets-led",
            Self::Tasks => "tasks-led",
            Self::WorkItems => "work-items-led",
        }
    }

    /// The key of how many there are.
    fn counted(self) -> &'static str {
        match self {
            Self::Targets => "duties-targets",
            Self::Tasks => "duties-tasks",
            Self::WorkItems => "duties-work-items",
        }
    }

    /// Tasks have no status, so that their counts may give way.
    fn room(self) -> Room {
        match self {
            Self::Tasks => Room::IfAny { priority: 1 },
            Self::Targets | Self::WorkItems => Room::Whole,
        }
    }

    fn in_rest_of_pair(self) -> Room {
        match self {
            Self::Tasks => Room::WithBefore,
            Self::Targets | Self::WorkItems => Room::Whole,
        }
    }

    fn count(self, duties: &[Duty<'_>]) -> usize {
        duties.iter().filter(|duty| self.holds(duty)).count()
    }

    fn is_any(self, units: &[UnitDuties<'_>]) -> bool {
        units.iter().any(|of| self.count(&of.leads) + self.count(&of.supports) > 0)
    }
}

impl<'a> UnitsReport<'a> {
    pub(super) fn on_screen(&self, texts: &Texts) -> Screen {
        let units = self.units_in(&self.judged.top);
        let (said, blocks, mut notes) = match (&self.unit, units.as_slice()) {
            (Some(_), [of]) => (sentences_of(of, texts), duty_grids(of, texts), Vec::new()),
            (Some(_) | None, _) => (self.counts(&units, texts), count_grids(&units, texts), self.notes(&units, texts)),
        };
        notes.extend(self.removed_notes(texts));
        notes.extend(self.only_whole(texts));
        let head = self.header.head((self.plan, self.judged), None, texts);
        Screen {
            preface: head.into_iter().chain(said).collect(),
            blocks: blocks.into_iter().map(Block::Grid).collect(),
            notes,
            ..self.header.screen(texts)
        }
    }

    /// How much there is to answer for.
    fn counts(&self, units: &[UnitDuties<'_>], texts: &Texts) -> Vec<String> {
        let named = |units: &[String]| !units.is_empty();
        let moment = self.judged.top.assessment.moment;
        let targets = self.plan.targets_in_force(moment);
        let items = self.plan.work_items_in_force(moment);
        let numbers = [
            ("duties-units", self.plan.units.len()),
            ("duties-targets", targets.filter(|target| named(&target.units)).count()),
            ("duties-tasks", self.plan.tasks.len() + self.plan.safeguards.len()),
            ("duties-work-items", items.count()),
        ];
        let filled = numbers.into_iter().filter(|(_, count)| *count > 0);
        if units.is_empty() {
            return vec![texts.get("units-none")];
        }
        vec![texts.joined("comma", filled.map(|(key, count)| counted(key, count, texts))) + &texts.get("full-stop")]
    }

    fn notes(&self, units: &[UnitDuties<'_>], texts: &Texts) -> Vec<String> {
        let idle: Vec<&str> = units.iter().filter(|of| of.is_idle()).map(|of| name_of(of, texts)).collect();
        let idle = (!idle.is_empty())
            .then(|| texts.format("units-idle", &[("units", &idle.join(&texts.get("list-separator")))]));
        let targets = self.plan.targets_in_force(self.judged.top.assessment.moment);
        let without = targets.filter(|target| target.units.is_empty()).count();
        let without = (without > 0).then(|| counted("targets-without-unit", without, texts));
        [idle, count_note(units, texts), without].into_iter().flatten().collect()
    }

    pub(super) fn what_next(&self, texts: &Texts) -> Vec<String> {
        let units = self.units_in(&self.judged.top);
        let hint = |key: &str, words: &[&str]| self.header.next_step(key, words, texts);
        let next = match (&self.unit, units.as_slice()) {
            (Some(_), [of]) => {
                let open = of.all().find(|(_, duty)| duty.status.is_some_and(falls_short));
                open.map(|(_, duty)| hint("hint-explain", &["explain", duty.id]))
            }
            (Some(_) | None, _) => {
                let worst = units.iter().filter(|of| !of.is_idle()).max_by_key(|of| of.urgency());
                worst.map(|of| hint("hint-unit", &["units", typed(&of.unit.id, &of.unit.name, texts)]))
            }
        };
        next.into_iter().chain(self.header.hint("units", texts)).collect()
    }
}

impl Duty<'_> {
    pub(super) fn status_cell(&self, texts: &Texts) -> GridCell {
        self.status.map(|status| GridCell::status(status, texts)).unwrap_or_default()
    }
}

impl UnitDuties<'_> {
    fn is_idle(&self) -> bool {
        self.leads.is_empty() && self.supports.is_empty()
    }

    /// How much falls short, and how much there is.
    fn urgency(&self) -> (usize, usize) {
        (self.statuses().filter(|status| falls_short(*status)).count(), self.leads.len() + self.supports.len())
    }
}

/// What is counted by its status.
pub(super) fn count_note(units: &[UnitDuties<'_>], texts: &Texts) -> Option<String> {
    let key = match (Group::Targets.is_any(units), Group::WorkItems.is_any(units)) {
        (true, true) => "units-count-both",
        (true, false) => "units-count-targets",
        (false, true) => "units-count-work-items",
        (false, false) => return None,
    };
    Some(texts.get(key))
}

pub(super) fn name_of<'a>(of: &UnitDuties<'a>, texts: &Texts) -> &'a str {
    texts.pick(&of.unit.name, of.unit.name_en.as_deref())
}

/// How much every unit leads and supports, and how much of it has which status.
fn count_grids(units: &[UnitDuties<'_>], texts: &Texts) -> Vec<Grid> {
    let groups = Group::ALL.into_iter().filter(|group| group.is_any(units));
    let columns = GridColumns::<&UnitDuties<'_>>::new(texts).words("column-unit", Room::Rest, |of| name_of(of, texts));
    let columns = groups.fold(columns, |columns, group| {
        let supported = texts.get("screen-supported");
        let columns =
            columns.counts(texts.get(group.led()), group.room(), Tone::Plain, move |of| group.count(&of.leads));
        columns.counts(supported, group.in_rest_of_pair(), Tone::Plain, move |of| group.count(&of.supports))
    });
    let columns = columns.statuses(&occurring(units), |of, status| of.count(status));
    let columns = columns.words("column-id", Room::IfAny { priority: 2 }, |of| GridCell::dim(&of.unit.id));
    let least_rest = match texts.language() {
        Language::Chinese => 24,
        Language::English => 36,
    };
    let grid = columns.grid(units.iter().filter(|of| !of.is_idle()));
    vec![Grid { least_rest: Some(least_rest), ..grid }]
}

/// What one unit leads and supports.
fn sentences_of(of: &UnitDuties<'_>, texts: &Texts) -> Vec<String> {
    let unit = texts.format("screen-unit", &[("unit", name_of(of, texts))]);
    let duties = || of.leads.iter().chain(&of.supports);
    let said_of = |group: &Group| {
        let number = duties().filter(|duty| group.holds(duty)).count();
        let arguments = [("leads", group.count(&of.leads)), ("supports", group.count(&of.supports))];
        let arguments = arguments.map(|(name, count)| (name, count.to_string()));
        let kind = counted(group.counted(), number, texts);
        let parts = texts.format_owned("duties-parts", &arguments);
        let statuses = Summary::of(duties().filter(|duty| group.holds(duty)).filter_map(|duty| duty.status));
        let counts = statuses.in_short(texts);
        let counts = if counts.is_empty() { counts } else { texts.get("colon") + &counts };
        (number > 0).then(|| format!("{kind}{parts}{counts}{}", texts.get("full-stop")))
    };
    let said: Vec<String> = Group::ALL.iter().filter_map(said_of).collect();
    let nothing = said.is_empty().then(|| texts.get("unit-idle"));
    std::iter::once(unit).chain(said).chain(nothing).collect()
}

/// The key of how many there are of a kind.
fn counted_key(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::Target => "duties-targets",
        DutyKind::WorkItem => "duties-work-items",
        DutyKind::Task => "tasks-counted",
        DutyKind::Safeguard => "safeguards-counted",
    }
}

/// Something that a unit answers for, with the text that says which part it has in it.
pub(super) type DutyOfUnit<'a> = (&'static str, Duty<'a>);

impl<'t, 'a: 't> GridColumns<'t, DutyOfUnit<'a>> {
    pub(super) fn duties<'d>(self, texts: &'t Texts, duties: impl Iterator<Item = &'d Duty<'a>>) -> Self
    where
        'a: 'd,
    {
        // A safeguard has no id.
        let id = |duty: &Duty<'a>| GridCell::dim(if duty.id == duty.title { "" } else { duty.id });
        self.words("column-id", Room::of_ids(duties.map(|duty| duty.id), 1), move |(_, duty)| id(duty))
            .words("column-part", Room::Whole, |(part, _)| texts.get(part))
            .words("column-matter", Room::Rest, |(_, duty)| without_stop(texts.pick(duty.title, duty.title_en)))
    }
}

/// What one unit answers for, kind by kind.
fn duty_grids(of: &UnitDuties<'_>, texts: &Texts) -> Vec<Grid> {
    let grid = |kind: DutyKind| {
        let duties: Vec<_> = of.all().filter(|(_, duty)| duty.kind == kind).collect();
        let heading = Some(counted(counted_key(kind), duties.len(), texts).into());
        let grid = GridColumns::<DutyOfUnit<'_>>::new(texts)
            .words("column-status", Room::Whole, |(_, duty)| duty.status_cell(texts))
            .duties(texts, duties.iter().map(|(_, duty)| duty))
            .grid(duties);
        (!grid.lines.is_empty()).then_some(Grid { heading, ..grid })
    };
    DutyKind::ALL.into_iter().filter_map(grid).collect()
}
