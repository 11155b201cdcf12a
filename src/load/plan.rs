//! TOML tables of all files → the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use toml::Spanned;
use toml::de::DeTable;

use super::amendments::{Items, read_amendments};
use super::derived;
use super::fractions::BareStep;
use super::from_zero::FromZero;
use super::names::{IdOrigin, Names};
use super::per::usual_per;
use super::places::{DerivedIds, PlanPlaces};
use super::readable::readable;
use super::region_tree::{RegionNames, read_regions};
use super::registry::{Matters, Registry};
use super::requirement::check_length;
use super::statistics::{Declaration, References};
use super::toml_table::{Keys, Located, TomlTable, report_choice, values};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::model::{
    Area, Better, Bulletin, ById, Fraction, HasId, Indicator, IndicatorIndex, Kind, Member, Number, Plan, Safeguard,
    Task, Thresholds, Unit, UnitOfMeasure, Year,
};
use crate::source::{Role, SourceId, Sources, Span};
use crate::tables::{self, Type};

/// Most tables of a kind.
const MOST_TABLES: usize = 10_000;

/// The plan, and the words by which CSV files refer to it.
pub(super) struct PlanFiles {
    pub(super) plan: Plan,
    pub(super) indicators: Names<IndicatorIndex>,
    pub(super) regions: RegionNames,
    pub(super) matters: Matters,
    /// The warnings that the plan does without.
    pub(super) allowed: BTreeSet<Code>,
    pub(super) declared: Vec<DeclaredFile>,
    pub(super) places: PlanPlaces,
    pub(super) bare_steps: Vec<BareStep>,
    pub(super) from_zero: Vec<FromZero>,
    /// Indicators of which no kind is given.
    pub(super) without_kind: BTreeMap<IndicatorIndex, Span>,
    pub(super) declarations: Vec<Option<Declaration>>,
}

/// Reads every table of every TOML file. Nothing when a file is not TOML or the `[plan]` itself is unusable; the rest
/// would only be wrong in consequence.
pub(super) fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<PlanFiles> {
    let documents = parse(sources, diagnostics)?;
    let tables = Tables::collect(&documents, diagnostics);
    if !tables.are_few(diagnostics) {
        return None;
    }
    let (mut plan, allowed) = tables.read_header(sources, diagnostics)?;
    let mut places = PlanPlaces::default();
    let mut registry = tables.register(&mut plan, &mut places, diagnostics);
    let regions = read_regions(&tables.regions, &mut plan.regions, &mut places.regions, diagnostics);
    plan.members = tables.members.iter().filter_map(|table| read_member(table, &registry, diagnostics)).collect();
    plan.tasks = tables.tasks.iter().filter_map(|table| read_task(table, &registry, diagnostics)).collect();
    let amendments = read_amendments(&tables.amendments, (&plan, sources.known_on), diagnostics);
    let (written, known_on) = ((&*tables.targets, &*tables.work_items), sources.known_on);
    let targets = Items::read(written, &amendments, (&plan, &mut registry), diagnostics).known_on(known_on);
    let work_items = Items::read((written.1, written.0), &amendments, (&plan, &mut registry), diagnostics);
    (plan.targets, places.targets) = targets;
    (plan.work_items, places.work_items) = work_items.known_on(known_on);
    plan.indicators = Rc::unwrap_or_clone(registry.indicator_list).into();
    let Registry { indicators, matters, bare_steps, from_zero, without_kind, derived_ids, .. } = registry;
    places.derived_ids = derived_ids;
    let known = References { indicators: &indicators, regions: (&regions, &plan.regions) };
    let declarations = tables.sources.iter().map(|table| Declaration::read(table, known, diagnostics)).collect();
    Some(PlanFiles {
        plan,
        indicators,
        regions,
        matters: matters.into_keys().collect(),
        allowed,
        declared: tables.sources.iter().filter_map(DeclaredFile::of).collect(),
        places,
        bare_steps,
        from_zero,
        without_kind,
        declarations,
    })
}

/// A `[[source]]` as it is written.
#[derive(Clone, Debug)]
pub struct DeclaredFile {
    /// The path or pattern.
    pub file: String,
    /// What it says with each of its other keys, in the order of their definition; an empty text where it has none.
    pub keys: Vec<String>,
}

impl DeclaredFile {
    fn of(table: &TomlTable<'_>) -> Option<Self> {
        let file = table.unchecked_text("file")?.value;
        let others = tables::SOURCE.keys.iter().filter(|key| key.name != "file");
        Some(Self { file, keys: others.map(|key| table.written(key.name)).collect() })
    }
}

impl HasId for DeclaredFile {
    fn id(&self) -> &str {
        &self.file
    }
}

type Document<'a> = (SourceId, &'a str, Spanned<DeTable<'a>>);

fn parse<'a>(sources: &'a Sources, diagnostics: &mut Diagnostics) -> Option<Vec<Document<'a>>> {
    let mut documents = Vec::new();
    let mut lines = BTreeSet::new();
    let mut whole = sources.with_role(Role::Plan).all(|(_, source)| source.invalid.is_none());
    for (id, source) in readable(sources, Role::Plan) {
        let (document, errors) = DeTable::parse_recoverable(source.text());
        for error in &errors {
            let range = error.span().unwrap_or(0..0);
            // One slip makes several errors of its line.
            if lines.insert((id, source.line_start(range.start))) {
                diagnostics
                    .report(Code::TomlSyntax, id, range)
                    .with("detail", kind_of_syntax_error(error.message()))
                    .with("message", error.message());
            }
        }
        whole &= errors.is_empty();
        documents.push((id, source.text(), document));
    }
    whole.then_some(documents)
}

/// What people do wrong in TOML, by the parser's words for it.
fn kind_of_syntax_error(message: &str) -> &'static str {
    const KINDS: [(&str, &str); 10] = [
        ("duplicate key", "duplicate"),
        ("string values must be quoted", "unquoted"),
        ("unquoted key", "key"),
        ("key with no value", "no-value"),
        ("missing value", "no-value"),
        ("escaped value", "backslash"),
        ("string", "quotes"),
        ("unexpected key or value", "behind"),
        ("missing comma", "comma"),
        ("unclosed", "unclosed"),
    ];
    KINDS.iter().find(|(words, _)| message.contains(words)).map_or("other", |(_, kind)| kind)
}

#[derive(Default)]
struct Tables<'a> {
    plans: Vec<TomlTable<'a>>,
    units: Vec<TomlTable<'a>>,
    regions: Vec<TomlTable<'a>>,
    members: Vec<TomlTable<'a>>,
    indicators: Vec<TomlTable<'a>>,
    targets: Vec<TomlTable<'a>>,
    tasks: Vec<TomlTable<'a>>,
    work_items: Vec<TomlTable<'a>>,
    amendments: Vec<TomlTable<'a>>,
    sources: Vec<TomlTable<'a>>,
}

impl<'a> Tables<'a> {
    fn collect(documents: &'a [Document<'a>], diagnostics: &mut Diagnostics) -> Self {
        let mut tables = Self::default();
        for (source, text, document) in documents {
            let span = Span { source: *source, range: document.span() };
            let table = TomlTable { table: document.get_ref(), span, text, base: None };
            let mut keys = table.keys(&tables::FILE, diagnostics);
            tables.plans.extend(keys.table("plan"));
            tables.units.extend(keys.tables("unit"));
            tables.regions.extend(keys.tables("region"));
            tables.members.extend(keys.tables("member"));
            tables.indicators.extend(keys.tables("indicator"));
            tables.targets.extend(keys.tables("target"));
            tables.tasks.extend(keys.tables("task"));
            tables.work_items.extend(keys.tables("work_item"));
            tables.amendments.extend(keys.tables("amendment"));
            tables.sources.extend(keys.tables("source"));
        }
        tables
    }

    /// Regions are counted in hundreds of thousands where they are villages; of what people promise, nobody reads as many.
    fn are_few(&self, diagnostics: &mut Diagnostics) -> bool {
        let items = [&self.targets, &self.tasks, &self.work_items, &self.amendments];
        let kinds = [&self.units, &self.members, &self.indicators, &self.sources].into_iter().chain(items);
        let too_many: Vec<&TomlTable<'_>> = kinds.filter_map(|tables| tables.get(MOST_TABLES)).collect();
        for table in &too_many {
            diagnostics.report_at(Code::TooManyTables, table.span.clone()).with("most", MOST_TABLES.to_string());
        }
        too_many.is_empty()
    }

    fn read_header(&self, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<(Plan, BTreeSet<Code>)> {
        let Some((first, others)) = self.plans.split_first() else {
            let file = sources.with_role(Role::Plan).next().or_else(|| sources.iter().next());
            if let Some((source, _)) = file {
                diagnostics.report(Code::MissingPlan, source, 0..0);
            }
            return None;
        };
        for other in others {
            diagnostics.report_at(Code::DuplicatePlan, other.span.clone()).related_to(first.span.clone());
        }
        read_plan(first, diagnostics)
    }

    /// First everything that others refer to.
    fn register(&self, plan: &mut Plan, places: &mut PlanPlaces, diagnostics: &mut Diagnostics) -> Registry {
        let mut registry = Registry {
            indicators: Names::new(),
            indicator_list: Rc::default(),
            derived_ids: DerivedIds::default(),
            without_kind: BTreeMap::new(),
            units: Names::new(),
            areas: Names::new(),
            tasks: Names::new(),
            matters: BTreeMap::new(),
            bare_steps: Vec::new(),
            from_zero: Vec::new(),
        };
        let units =
            self.units.iter().filter_map(|table| Some((read_unit(table, &mut registry, diagnostics)?, &table.span)));
        let (units, unit_places): (Vec<Unit>, Vec<Span>) = units.map(|(unit, place)| (unit, place.clone())).unzip();
        (plan.units, places.units) = (units.into(), unit_places);
        let mut all_areas = Vec::new();
        for table in &self.plans {
            let (areas, safeguards) = read_plan_lists(table, &mut registry, diagnostics);
            all_areas.extend(areas);
            plan.safeguards.extend(safeguards);
        }
        plan.areas = all_areas.into();
        for table in &self.tasks {
            if let Some(id) = table.unchecked_text("id") {
                registry.tasks.add_id(&id, IdOrigin::Written, (), diagnostics);
            }
        }
        places.indicators = self.read_indicators(&mut registry, diagnostics);
        registry
    }

    fn read_indicators(&self, registry: &mut Registry, diagnostics: &mut Diagnostics) -> Vec<Span> {
        let (mut fractions, mut places) = (Vec::new(), Vec::new());
        for table in &self.indicators {
            let Some((indicator, fraction)) = read_indicator(table, registry, diagnostics) else { continue };
            Rc::make_mut(&mut registry.indicator_list).push(indicator);
            fractions.push(fraction);
            places.push(table.span.clone());
        }
        for (place, fraction) in fractions.into_iter().enumerate() {
            let computed = fraction.and_then(|written| written.resolve(IndicatorIndex(place), registry, diagnostics));
            if let Some(indicator) = Rc::make_mut(&mut registry.indicator_list).get_mut(place) {
                indicator.computed = computed;
            }
        }
        for (index, place) in places.iter().enumerate() {
            if let Some(code) = fault_of_fraction(&registry.indicator_list, IndicatorIndex(index)) {
                diagnostics.report_at(code, place.clone()).with("most", MOST_PARTS.to_string());
            }
        }
        places
    }
}

fn read_plan(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) -> Option<(Plan, BTreeSet<Code>)> {
    let mut keys = table.keys(&tables::PLAN, diagnostics);
    let id = keys.text("id").map(|id| id.value);
    let title = keys.text("title");
    let title_en = keys.plain_text("title_en");
    let preamble = keys.plain_text("preamble");
    let guidance = keys.plain_text("guidance");
    let text = keys.plain_text("text");
    let base_year = keys.year("base_year");
    let first_year = keys.year("first_year");
    let last_year = keys.year("last_year");
    let method = keys.method().unwrap_or_default();
    let thresholds = keys.table("thresholds");
    let allowed = keys.texts("allow");
    let bulletin = keys.table("bulletin");
    keys.tables("areas");
    keys.tables("safeguards");
    let thresholds = thresholds.map_or_else(default_thresholds, |table| read_thresholds(&table, diagnostics));
    let allowed = allowed.iter().filter_map(|name| read_allowed(name, diagnostics)).collect();
    let after_base = |base: &Located<Year>| Located { value: base.value.plus(1), span: base.span.clone() };
    let first_year = if table.has("first_year") { first_year } else { base_year.as_ref().map(after_base) };
    let (base_year, first_year, last_year) = (base_year?, first_year?, last_year?);
    in_order(&base_year, &first_year, diagnostics);
    in_order(&first_year, &last_year, diagnostics);
    check_length(&last_year.span, base_year.value, last_year.value, diagnostics);
    let plan = Plan {
        id,
        title: title?.value,
        title_en,
        preamble,
        guidance,
        text,
        base_year: base_year.value,
        first_year: first_year.value,
        last_year: last_year.value,
        method,
        thresholds,
        areas: ById::default(),
        bulletin: bulletin.map(|table| read_bulletin(&table, diagnostics)).unwrap_or_default(),
        safeguards: Vec::new(),
        units: ById::default(),
        members: Vec::new(),
        regions: Vec::new().into(),
        indicators: ById::default(),
        targets: Vec::new(),
        tasks: Vec::new(),
        work_items: Vec::new(),
    };
    Some((plan, allowed))
}

/// The code of a warning that the plan does without.
fn read_allowed(name: &Located<String>, diagnostics: &mut Diagnostics) -> Option<Code> {
    let code = Code::from_name(&name.value);
    if code.is_some_and(|code| code.severity() == Severity::Warning) {
        return code;
    }
    let detail = if code.is_some() { "error" } else { "word" };
    report_choice(name, detail, &Type::Warnings.words(), diagnostics);
    None
}

fn in_order(earlier: &Located<Year>, later: &Located<Year>, diagnostics: &mut Diagnostics) {
    if earlier.value > later.value {
        diagnostics
            .report_at(Code::YearOrder, later.span.clone())
            .with("detail", "order")
            .with("earlier", earlier.value.to_string())
            .with("later", later.value.to_string())
            .related_to(earlier.span.clone());
    }
}

fn default_thresholds() -> Thresholds {
    Thresholds { on_track: Number::hundredths(95), at_risk: Number::hundredths(60) }
}

fn read_thresholds(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) -> Thresholds {
    let standard = default_thresholds();
    let mut keys = table.keys(&tables::THRESHOLDS, diagnostics);
    let on_track = keys.number("on_track").unwrap_or(standard.on_track);
    let at_risk = keys.number("at_risk").unwrap_or(standard.at_risk);
    if at_risk > on_track {
        diagnostics
            .report_at(Code::NumberOutOfRange, table.span.clone())
            .with("range", format!("at_risk ≤ on_track ({} > {})", at_risk.to_plain(), on_track.to_plain()));
    }
    Thresholds { on_track, at_risk }
}

fn read_bulletin(table: &TomlTable<'_>, diagnostics: &mut Diagnostics) -> Bulletin {
    let mut keys = table.keys(&tables::BULLETIN, diagnostics);
    Bulletin { to: keys.plain_text("to"), signature: keys.plain_text("signature"), number: keys.plain_text("number") }
}

fn read_plan_lists(
    table: &TomlTable<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> (Vec<Area>, Vec<Safeguard>) {
    // The keys of the table itself were checked with its header.
    let mut unchecked = Diagnostics::default();
    let mut keys = table.keys(&tables::PLAN, &mut unchecked);
    let (areas, safeguards) = (keys.tables("areas"), keys.tables("safeguards"));
    let areas = areas.iter().filter_map(|area| read_area(area, registry, diagnostics)).collect();
    let safeguards = safeguards.iter().filter_map(|each| read_safeguard(each, registry, diagnostics)).collect();
    (areas, safeguards)
}

fn read_area(table: &TomlTable<'_>, registry: &mut Registry, diagnostics: &mut Diagnostics) -> Option<Area> {
    let mut keys = table.keys(&tables::AREA, diagnostics);
    let (id, name) = (keys.text("id"), keys.text("name"));
    let name_en = keys.plain_text("name_en");
    let text = keys.plain_text("text");
    let id = id?;
    registry.areas.add_id(&id, IdOrigin::Written, (), diagnostics);
    let name = name?;
    registry.areas.add_hint(&name, &id.value, diagnostics);
    Some(Area { id: id.value, name: name.value, name_en, text })
}

fn read_safeguard(table: &TomlTable<'_>, registry: &Registry, diagnostics: &mut Diagnostics) -> Option<Safeguard> {
    let mut keys = table.keys(&tables::SAFEGUARD, diagnostics);
    let title = keys.text("title");
    let title_en = keys.plain_text("title_en");
    let text = keys.plain_text("text");
    let units = keys.texts("units");
    Some(Safeguard { title: title?.value, title_en, text, units: registry.check_units(units, diagnostics) })
}

fn read_unit(table: &TomlTable<'_>, registry: &mut Registry, diagnostics: &mut Diagnostics) -> Option<Unit> {
    let mut keys = table.keys(&tables::UNIT, diagnostics);
    let (id, name) = (keys.text("id"), keys.text("name"));
    let name_en = keys.plain_text("name_en");
    let aliases = keys.texts("aliases");
    let id = id?;
    registry.units.add_id(&id, IdOrigin::Written, (), diagnostics);
    let name = name?;
    for other in std::iter::once(&name).chain(&aliases) {
        registry.units.add_hint(other, &id.value, diagnostics);
    }
    Some(Unit { id: id.value, name: name.value, name_en, aliases: values(aliases) })
}

fn read_member(table: &TomlTable<'_>, registry: &Registry, diagnostics: &mut Diagnostics) -> Option<Member> {
    let mut keys = table.keys(&tables::MEMBER, diagnostics);
    let (role, name) = (keys.text("role"), keys.text("name"));
    let post = keys.plain_text("post");
    let unit = keys.text("unit");
    let unit = unit.filter(|unit| registry.units.resolve(unit, Code::UnknownUnit, diagnostics).is_some());
    Some(Member { role: role?.value, name: name?.value, post, unit: unit.map(|unit| unit.value) })
}

struct WrittenFraction {
    numerator: Located<String>,
    denominator: Located<String>,
    /// Nothing when it follows from the units of measure.
    per: Option<Number>,
}

impl WrittenFraction {
    fn resolve(&self, own: IndicatorIndex, registry: &mut Registry, diagnostics: &mut Diagnostics) -> Option<Fraction> {
        let mut part = |word| registry.resolve_indicator(word, diagnostics);
        let (numerator, denominator) = (part(&self.numerator), part(&self.denominator));
        let (numerator, denominator) = (numerator?, denominator?);
        let known = |index: IndicatorIndex| registry.indicator_list.get(index.0);
        let (of, parts) = (known(own)?, [known(numerator)?, known(denominator)?]);
        let units = [&of.unit_of_measure, &parts[0].unit_of_measure, &parts[1].unit_of_measure];
        let [unit, units @ ..] = units;
        let per = self.per.clone().or_else(|| usual_per((of.kind, unit), units));
        if per.is_none() {
            let diagnostic = diagnostics.report_at(Code::UnclearFraction, self.numerator.span.clone());
            let [numerator, denominator] = units.map(UnitOfMeasure::as_str);
            diagnostic.with("unit", unit.as_str()).with("numerator", numerator).with("denominator", denominator);
        }
        Some(Fraction { numerator, denominator, per: per? })
    }
}

/// The unit of measure in parentheses behind a name: 产值（亿元）.
fn unit_in_name(name: &str) -> Option<UnitOfMeasure> {
    let inner = name.trim().strip_suffix([')', '）'])?;
    inner.rsplit_once(['(', '（']).map(|(_, unit)| UnitOfMeasure::new(unit.trim()))
}

fn read_indicator(
    table: &TomlTable<'_>,
    registry: &mut Registry,
    diagnostics: &mut Diagnostics,
) -> Option<(Indicator, Option<WrittenFraction>)> {
    let mut keys = table.keys(&tables::INDICATOR, diagnostics);
    let (id, name) = (keys.text("id"), keys.text("name"));
    let id = if table.has("id") { id } else { name.as_ref().map(derived::id_of) };
    let name_en = keys.text("name_en");
    let (short, short_en) = (keys.plain_text("short"), keys.plain_text("short_en"));
    let aliases = keys.texts("aliases");
    let unit_en = keys.plain_text("unit_en");
    let unit = keys.text("unit").map(|unit| UnitOfMeasure::new(unit.value));
    let kind_of_unit = unit.as_ref().and_then(derived::kind_of);
    let lacks_kind = !table.has("kind") && kind_of_unit.is_none();
    // As long as nothing depends on it, a level and an amount are alike.
    let usual_kind = || kind_of_unit.or(Some(Kind::Stock));
    let kind = if table.has("kind") { keys.word("kind", &Kind::ALL) } else { usual_kind() };
    let better = keys.word("better", &Better::ALL);
    let definition = keys.plain_text("definition");
    let decimals = keys.count("decimals");
    let fraction = read_fraction(&mut keys);
    if let (Some(Kind::Stock | Kind::Flow), Some(place), Some(of)) = (kind, table.place("kind"), kind_of_unit) {
        diagnostics.report_at(Code::KindContradictsUnit, place).with("kind", of.name());
    }
    let named = name.as_ref().and_then(|name| Some((&name.span, unit_in_name(&name.value)?)));
    if let (Some((place, found)), Some(unit)) = (named, &unit)
        && found.base() == unit.base()
        && found != *unit
    {
        let diagnostic = diagnostics.report_at(Code::WrongUnitOfMeasure, place.clone()).with("detail", "own");
        diagnostic.with("found", found.as_str()).with("expected", unit.as_str());
    }
    let words: Vec<&Located<String>> = name.iter().chain(&name_en).chain(&aliases).collect();
    let is_usable = id.is_some() && name.is_some() && unit.is_some() && kind.is_some() && better.is_some();
    let index = is_usable.then_some(IndicatorIndex(registry.indicator_list.len()));
    let is_new = |name: &Located<String>| !registry.indicators.knows(&name.value);
    let is_word = |id: &Located<String>| words.iter().any(|word| word.value == id.value);
    let is_own = table.has("id") || id.as_ref().is_some_and(is_word);
    let origin = if is_own { IdOrigin::Written } else { IdOrigin::Name };
    let own_id = id.as_ref().filter(|_| table.has("id") || name.as_ref().is_some_and(is_new));
    let own_id = own_id.map(|id| (id, origin));
    index.filter(|_| !is_own).into_iter().for_each(|index| registry.derived_ids.add(index));
    registry.indicators.add_all(own_id, &words, index, diagnostics);
    registry.without_kind.extend(index.filter(|_| lacks_kind).map(|index| (index, table.span.clone())));
    let indicator = Indicator {
        id: id?.value,
        name: name?.value,
        name_en: name_en.map(|name| name.value),
        aliases: values(aliases),
        unit_of_measure: unit?,
        kind: kind?,
        better: better?,
        definition,
        decimals,
        short,
        short_en,
        unit_en,
        computed: None,
    };
    Some((indicator, fraction))
}

fn read_fraction(keys: &mut Keys<'_, '_>) -> Option<WrittenFraction> {
    let numerator = keys.text("numerator");
    let denominator = keys.text("denominator");
    let per = keys.number("per");
    Some(WrittenFraction { numerator: numerator?, denominator: denominator?, per })
}

/// Most indicators from which one may be computed, through all that it is computed from.
const MOST_PARTS: usize = 200;

/// What is wrong with the way in which an indicator is computed, found by following numerators and denominators.
fn fault_of_fraction(indicators: &[Indicator], start: IndicatorIndex) -> Option<Code> {
    let parts = |index: IndicatorIndex| {
        let fraction = indicators.get(index.0).and_then(|indicator| indicator.computed.as_ref());
        fraction.map(|fraction| [fraction.numerator, fraction.denominator]).into_iter().flatten()
    };
    let mut seen = BTreeSet::new();
    let mut open: Vec<IndicatorIndex> = parts(start).collect();
    while let Some(index) = open.pop() {
        if index == start {
            return Some(Code::CircularFraction);
        }
        if seen.insert(index) {
            open.extend(parts(index));
        }
        if seen.len() > MOST_PARTS {
            return Some(Code::TooManyParts);
        }
    }
    None
}

fn read_task(table: &TomlTable<'_>, registry: &Registry, diagnostics: &mut Diagnostics) -> Option<Task> {
    let mut keys = table.keys(&tables::TASK, diagnostics);
    let (id, title) = (keys.text("id"), keys.text("title"));
    let no = keys.count("no");
    let (group, group_en) = (keys.plain_text("group"), keys.plain_text("group_en"));
    let title_en = keys.plain_text("title_en");
    let text = keys.plain_text("text");
    let units = keys.texts("units");
    let units = registry.check_units(units, diagnostics);
    Some(Task { id: id?.value, no, group, group_en, title: title?.value, title_en, text, units })
}
