//! What can be another than it was of the plan as a whole, and of its parts that promise nothing.

use rustc_hash::FxHashMap;

use super::change::{By, Changed, PartKind, PlanChange};
use super::{Aspect, Difference};
use crate::load::{DeclaredFile, Folder};
use crate::locale::Texts;
use crate::model::{Area, DeclaredRegion, HasId, Indicator, Plan, Task, Thresholds, Unit};
use crate::report::units_named;

/// How something is called, and what there is of it to compare; an empty text where there is nothing.
type Facts = (String, Vec<(Aspect, String)>);

/// Everything that is another than before, but targets and work items.
pub(super) fn changes<'a>(before: &'a Folder, now: &'a Folder, texts: &Texts) -> Vec<PlanChange<'a>> {
    let both = (before, now);
    let whole = |folder: &Folder| (texts.get("plan-subject"), whole(folder, texts));
    let mut changes = differing(Changed::Plan, whole(before), whole(now));
    changes.extend(of_kind(PartKind::Area, both, |folder| &*folder.plan.areas, area, texts));
    changes.extend(of_kind(PartKind::Unit, both, |folder| &*folder.plan.units, unit, texts));
    changes.extend(of_kind(PartKind::Region, both, |folder| &*folder.plan.regions, region, texts));
    changes.extend(of_kind(PartKind::Indicator, both, |folder| &*folder.plan.indicators, indicator, texts));
    changes.extend(of_kind(PartKind::Task, both, |folder| &*folder.plan.tasks, task, texts));
    changes.extend(of_kind(PartKind::Source, both, |folder| &*folder.declared, source, texts));
    changes
}

fn differing<'a>(changed: Changed<'a>, (_, before): Facts, (name, now): Facts) -> Vec<PlanChange<'a>> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let both = before.into_iter().zip(now);
    let differences = both.filter_map(|((aspect, was), (_, is))| Difference::new(aspect, some(was), some(is)));
    differences.map(|difference| PlanChange { changed, name: name.clone(), difference, by: By::Nobody }).collect()
}

fn of_kind<'a, T: HasId + 'a>(
    kind: PartKind,
    (before, now): (&'a Folder, &'a Folder),
    all: impl Fn(&'a Folder) -> &'a [T],
    facts: fn(&Plan, &T, &Texts) -> Facts,
    texts: &Texts,
) -> Vec<PlanChange<'a>> {
    let facts = |folder: &Folder, of: &T| facts(&folder.plan, of, texts);
    let by_id = |folder| all(folder).iter().map(|of| (of.id(), of)).collect::<FxHashMap<&str, &T>>();
    let (earlier, later) = (by_id(before), by_id(now));
    let changed = |of: &'a T| Changed::Part(kind, of.id());
    let whole = |of: &'a T, (name, _): Facts, aspect| {
        let called = Some(name.clone());
        let (was, is) = if aspect == Aspect::Added { (None, called) } else { (called, None) };
        let difference = Difference { aspect, before: was, now: is };
        vec![PlanChange { changed: changed(of), name, difference, by: By::Nobody }]
    };
    let now_there = all(now).iter().flat_map(|of| match earlier.get(of.id()) {
        Some(earlier) => differing(changed(of), facts(before, earlier), facts(now, of)),
        None => whole(of, facts(now, of), Aspect::Added),
    });
    let gone = all(before).iter().filter(|of| !later.contains_key(of.id()));
    now_there.chain(gone.flat_map(|of| whole(of, facts(before, of), Aspect::Removed))).collect()
}

/// The parts that are there, side by side.
fn list<'t>(parts: impl IntoIterator<Item = Option<&'t String>>) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" / ")
}

fn whole(Folder { plan, allowed, .. }: &Folder, texts: &Texts) -> Vec<(Aspect, String)> {
    let Thresholds { on_track, at_risk } = &plan.thresholds;
    let own = &plan.bulletin;
    let members =
        plan.members.iter().map(|of| list([Some(&of.role), Some(&of.name), of.post.as_ref(), of.unit.as_ref()]));
    let safeguards = plan.safeguards.iter().map(|of| {
        let units = units_named(plan, &of.units, texts);
        list([Some(&of.title), of.title_en.as_ref(), of.text.as_ref(), Some(&units).filter(|units| !units.is_empty())])
    });
    let lines = |of: Vec<String>| of.join(&texts.get("semicolon"));
    vec![
        (Aspect::Name, list([Some(&plan.title), plan.title_en.as_ref()])),
        (Aspect::Text, list([plan.preamble.as_ref(), plan.guidance.as_ref(), plan.text.as_ref()])),
        (Aspect::BaseYear, plan.base_year.to_string()),
        (Aspect::FirstYear, plan.first_year.to_string()),
        (Aspect::LastYear, plan.last_year.to_string()),
        (Aspect::Method, plan.method.name().to_owned()),
        (Aspect::Thresholds, format!("{} / {}", on_track.to_plain(), at_risk.to_plain())),
        (Aspect::Bulletin, list([own.to.as_ref(), own.signature.as_ref(), own.number.as_ref()])),
        (Aspect::Members, lines(members.collect())),
        (Aspect::Safeguards, lines(safeguards.collect())),
        (Aspect::Allowed, texts.joined("list-separator", allowed.iter().map(|code| code.name()))),
    ]
}

fn named(kind: PartKind, (name, name_en): (&String, Option<&String>), texts: &Texts) -> (String, (Aspect, String)) {
    let arguments = [("name", texts.pick(name, name_en.map(String::as_str)))];
    (texts.format(&kind.key(), &arguments), (Aspect::Name, list([Some(name), name_en])))
}

fn area(_: &Plan, of: &Area, texts: &Texts) -> Facts {
    let (called, name) = named(PartKind::Area, (&of.name, of.name_en.as_ref()), texts);
    (called, vec![name, (Aspect::Text, list([of.text.as_ref()]))])
}

fn unit(_: &Plan, of: &Unit, texts: &Texts) -> Facts {
    let (called, name) = named(PartKind::Unit, (&of.name, of.name_en.as_ref()), texts);
    (called, vec![name, (Aspect::Aliases, of.aliases.join(&texts.get("list-separator")))])
}

fn region(_: &Plan, of: &DeclaredRegion, texts: &Texts) -> Facts {
    let (called, name) = named(PartKind::Region, (&of.name, of.name_en.as_ref()), texts);
    let aliases = of.aliases.join(&texts.get("list-separator"));
    (called, vec![name, (Aspect::Aliases, aliases), (Aspect::Parent, list([of.parent.as_ref()]))])
}

fn indicator(plan: &Plan, of: &Indicator, texts: &Texts) -> Facts {
    let (called, name) = named(PartKind::Indicator, (&of.name, of.name_en.as_ref()), texts);
    let id = |index| plan.indicator(index).map_or("", |part| part.id.as_str());
    let computed = of.computed.as_ref().map(|fraction| {
        format!("{} / {} × {}", id(fraction.numerator), id(fraction.denominator), fraction.per.to_plain())
    });
    let unit = of.unit_of_measure.as_str().to_owned();
    let facts = vec![
        name,
        (Aspect::ShortName, list([of.short.as_ref(), of.short_en.as_ref()])),
        (Aspect::Aliases, of.aliases.join(&texts.get("list-separator"))),
        (Aspect::UnitOfMeasure, list([Some(&unit), of.unit_en.as_ref()])),
        (Aspect::Kind, of.kind.name().to_owned()),
        (Aspect::Better, of.better.name().to_owned()),
        (Aspect::Definition, list([of.definition.as_ref()])),
        (Aspect::Decimals, of.decimals.map(|decimals| decimals.to_string()).unwrap_or_default()),
        (Aspect::Computed, computed.unwrap_or_default()),
    ];
    (called, facts)
}

fn task(plan: &Plan, of: &Task, texts: &Texts) -> Facts {
    let (called, name) = named(PartKind::Task, (&of.title, of.title_en.as_ref()), texts);
    let number = of.no.map(|no| no.to_string());
    let facts = vec![
        name,
        (Aspect::List, list([number.as_ref(), of.group.as_ref(), of.group_en.as_ref()])),
        (Aspect::Text, list([of.text.as_ref()])),
        (Aspect::Units, units_named(plan, &of.units, texts)),
    ];
    (called, facts)
}

fn source(_: &Plan, of: &DeclaredFile, texts: &Texts) -> Facts {
    let called = texts.format(&PartKind::Source.key(), &[("name", &of.file)]);
    (called, of.keys.iter().map(|key| (Aspect::Reading, key.clone())).collect())
}
