//! 方案: an official plan.

use chrono::NaiveDate;

use super::{
    BaseFallback, ById, DeclaredRegion, DeclaredRegions, HasId, Held, Indicator, IndicatorIndex, Method, Moment,
    Number, Region, Requirement, Revision, Year, composed,
};

/// An official plan, checked: every id that one part names stands in another.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Id, when the plan has one.
    pub id: Option<String>,
    /// Title.
    pub title: String,
    /// English title.
    pub title_en: Option<String>,
    /// Why the plan was made.
    pub preamble: Option<String>,
    /// 指导思想: the guiding thought.
    pub guidance: Option<String>,
    /// The general goal.
    pub text: Option<String>,
    /// The year against which growth is measured; not counted itself.
    pub base_year: Year,
    /// First year of the plan.
    pub first_year: Year,
    /// Last year of the plan.
    pub last_year: Year,
    /// The method of pace of targets that name none.
    pub method: Method,
    /// Where pace turns from one status into the next.
    pub thresholds: Thresholds,
    /// The areas that group the targets.
    pub areas: ById<Area>,
    /// What the bulletin names.
    pub bulletin: Bulletin,
    /// 保障措施.
    pub safeguards: Vec<Safeguard>,
    /// 责任单位.
    pub units: ById<Unit>,
    /// The leading group.
    pub members: Vec<Member>,
    /// The parts of the area; where there are none, those that the statistics name.
    pub regions: DeclaredRegions,
    /// What is measured.
    pub indicators: ById<Indicator>,
    /// 工作目标.
    pub targets: Vec<Target>,
    /// 重点任务.
    pub tasks: Vec<Task>,
    /// 工作事项, of all years.
    pub work_items: Vec<WorkItem>,
}

/// What only its sender knows of a bulletin.
#[derive(Clone, Debug, Default)]
pub struct Bulletin {
    /// 主送机关.
    pub to: Option<String>,
    /// 署名.
    pub signature: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
}

impl Plan {
    /// The years between which a target is kept.
    pub fn term_of(&self, target: &Target) -> Term {
        Term { base: self.base_year, first: self.first_year, due: target.due.year() }
    }

    /// The indicator at `index`.
    pub fn indicator(&self, index: IndicatorIndex) -> Option<&Indicator> {
        self.indicators.get(index.0)
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.with_id(id)
    }

    /// The area with this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.with_id(id)
    }

    /// The declared region with this id.
    pub fn region(&self, id: &str) -> Option<&DeclaredRegion> {
        self.regions.with_id(id)
    }

    /// Where a value holds of which a table says `word`; nothing when the plan declares regions and this is none of them.
    pub fn find_region(&self, word: &str) -> Option<Region> {
        let declared = self.regions.iter().find(|region| region.is_called(word));
        Region::of_word(word, declared.map(|region| region.id.as_str()), !self.regions.is_empty())
    }

    /// Every target that is promised at a moment, also when it was removed before.
    pub fn targets_at(&self, moment: Moment) -> impl Iterator<Item = Held<'_, Target>> + Clone {
        let is_there = move |target: &&Target| target.since.is_none_or(|since| since <= moment.last_day());
        self.targets.iter().filter(is_there).map(move |target| Held::at(target, &target.revisions, moment))
    }

    /// Every work item as it is at a moment, also when it was removed before.
    pub fn work_items_at(&self, moment: Moment) -> impl Iterator<Item = Held<'_, WorkItem>> + Clone {
        self.work_items.iter().map(move |item| Held::at(item, &item.revisions, moment))
    }

    /// Every target that is promised at a moment, as it is then.
    pub fn targets_in_force(&self, moment: Moment) -> impl Iterator<Item = &Target> + Clone {
        self.targets_at(moment).filter_map(Held::current)
    }

    /// Every work item that is asked for at a moment, as it is then.
    pub fn work_items_in_force(&self, moment: Moment) -> impl Iterator<Item = &WorkItem> + Clone {
        self.work_items_at(moment).filter_map(Held::current)
    }

    /// The id and requirements of every target and work item, as they were first and as amendments make them.
    pub fn all_requirements(&self) -> impl Iterator<Item = (&str, &[Requirement])> + Clone {
        let last = Moment::EndOf(Year::LAST);
        let targets = self.targets_at(last).flat_map(Held::versions);
        let targets = targets.map(|target| (target.id.as_str(), target.requirements.as_slice()));
        let items = self.work_items_at(last).flat_map(Held::versions);
        targets.chain(items.map(|item| (item.id.as_str(), item.requirements.as_slice())))
    }

    /// Every indicator with its index.
    pub fn indexed_indicators(&self) -> impl Iterator<Item = (IndicatorIndex, &Indicator)> {
        self.indicators.iter().enumerate().map(|(place, indicator)| (IndicatorIndex(place), indicator))
    }
}

/// The least pace of a status; inclusive.
#[derive(Clone, Debug)]
pub struct Thresholds {
    /// From here on track.
    pub on_track: Number,
    /// From here at risk; below, behind.
    pub at_risk: Number,
}

impl Thresholds {
    /// Where the status changes.
    pub fn levels(&self) -> [Number; 3] {
        [self.on_track.clone(), self.at_risk.clone(), Number::zero()]
    }
}

/// An area that groups targets.
#[derive(Clone, Debug)]
pub struct Area {
    /// Unique id.
    pub id: String,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// What the plan says of the whole area.
    pub text: Option<String>,
}

impl HasId for Area {
    fn id(&self) -> &str {
        &self.id
    }
}

/// 保障措施: what keeps the plan going.
#[derive(Clone, Debug)]
pub struct Safeguard {
    /// Title.
    pub title: String,
    /// English title.
    pub title_en: Option<String>,
    /// The plan's text.
    pub text: Option<String>,
    /// Who answers for it; the first leads.
    pub units: Vec<String>,
}

/// 责任单位: who answers for something.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Unique id.
    pub id: String,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

impl HasId for Unit {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Unit {
    /// Whether `word` is its id, a name or an alias.
    pub fn is_called(&self, word: &str) -> bool {
        let word = composed(word);
        self.words().any(|name| name == word)
    }

    /// Its id, names and aliases.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        [&self.id, &self.name].into_iter().chain(&self.name_en).chain(&self.aliases).map(String::as_str)
    }
}

/// A person of the leading group.
#[derive(Clone, Debug)]
pub struct Member {
    /// 组长, 副组长, 成员.
    pub role: String,
    /// Name.
    pub name: String,
    /// Post.
    pub post: Option<String>,
    /// The unit that sends the person.
    pub unit: Option<String>,
}

named! {
    /// How far a promise binds those who made it.
    pub enum Character: "character" {
        /// 约束性: whoever answers for it must keep it.
        Binding = "binding",
        /// 预期性: what is expected to come about.
        Expected = "expected",
    }
}

/// 工作目标: a promise of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Unique id.
    pub id: String,
    /// The area it belongs to.
    pub area: Option<String>,
    /// The plan's own sentence.
    pub text: String,
    /// The sentence in English.
    pub text_en: Option<String>,
    /// All must hold.
    pub requirements: Vec<Requirement>,
    /// By when it must hold.
    pub due: Moment,
    /// 约束性 or 预期性, where the plan says it.
    pub character: Option<Character>,
    /// False for 力争: judged, but not promised.
    pub firm: bool,
    /// Who answers for it; the first leads.
    pub units: Vec<String>,
    /// Whether another base year may stand in.
    pub base_fallback: Option<BaseFallback>,
    /// The method of pace, when it is not the plan's.
    pub method: Option<Method>,
    /// The day from which it is promised, when it was added to the plan.
    pub since: Option<NaiveDate>,
    /// What amendments make of it, in the order of their days.
    pub revisions: Vec<Revision<Self>>,
}

impl HasId for Target {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Target {
    /// Whether some requirement names an indicator, so that it can be judged for a part of the area.
    pub fn is_measured(&self) -> bool {
        is_any_measured(&self.requirements)
    }
}

fn is_any_measured(requirements: &[Requirement]) -> bool {
    requirements.iter().any(|requirement| matches!(requirement, Requirement::Measured(_)))
}

/// The years between which a promise is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The year from which changes are counted, unless a requirement has its own.
    pub base: Year,
    /// The first year that a total counts.
    pub first: Year,
    /// The year by whose end it must hold.
    pub due: Year,
}

/// 重点任务: a key task.
#[derive(Clone, Debug)]
pub struct Task {
    /// Unique id.
    pub id: String,
    /// Number in the plan.
    pub no: Option<u32>,
    /// The group of tasks it stands in.
    pub group: Option<String>,
    /// English name of the group.
    pub group_en: Option<String>,
    /// Title.
    pub title: String,
    /// English title.
    pub title_en: Option<String>,
    /// The plan's text.
    pub text: Option<String>,
    /// Who answers for it; the first leads.
    pub units: Vec<String>,
}

impl HasId for Task {
    fn id(&self) -> &str {
        &self.id
    }
}

/// 工作事项: a row of a year's responsibility list.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkItem {
    /// Unique id.
    pub id: String,
    /// Number in the list.
    pub no: Option<u32>,
    /// The year of the list.
    pub year: Year,
    /// By when it must hold.
    pub due: Moment,
    /// The key task it belongs to.
    pub task: Option<String>,
    /// What is to be done.
    pub matter: String,
    /// The same in English.
    pub matter_en: Option<String>,
    /// The standard of completion in words.
    pub standard: Option<String>,
    /// The same in English.
    pub standard_en: Option<String>,
    /// All must hold.
    pub requirements: Vec<Requirement>,
    /// Who answers for it; the first leads.
    pub units: Vec<String>,
    /// What amendments make of it, in the order of their days.
    pub revisions: Vec<Revision<Self>>,
}

impl HasId for WorkItem {
    fn id(&self) -> &str {
        &self.id
    }
}

impl WorkItem {
    /// The years between which it is kept.
    pub fn term(&self) -> Term {
        Term { base: self.year.plus(-1), first: self.year, due: self.year }
    }

    /// Whether some requirement names an indicator, so that it can be judged for a part of the area.
    pub fn is_measured(&self) -> bool {
        is_any_measured(&self.requirements)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Area, DeclaredRegion, IndicatorIndex, Method, Number, Plan, Region, Requirement, Target, Thresholds, Unit,
    };
    use crate::model::{Moment, Year};

    fn unit(id: &str, name: &str) -> Unit {
        Unit { id: id.to_owned(), name: name.to_owned(), name_en: None, aliases: Vec::new() }
    }

    fn area(id: &str) -> Area {
        Area { id: id.to_owned(), name: id.to_owned(), name_en: None, text: None }
    }

    fn region(id: &str, name: &str) -> DeclaredRegion {
        DeclaredRegion { id: id.to_owned(), name: name.to_owned(), name_en: None, aliases: Vec::new(), parent: None }
    }

    fn plan(regions: Vec<DeclaredRegion>) -> Plan {
        let year = |number: i64| Year::new(number).unwrap();
        Plan {
            id: None,
            title: String::from("方案"),
            title_en: None,
            preamble: None,
            guidance: None,
            text: None,
            base_year: year(2020),
            first_year: year(2021),
            last_year: year(2023),
            method: Method::Linear,
            bulletin: super::Bulletin::default(),
            thresholds: Thresholds { on_track: Number::hundredths(95), at_risk: Number::hundredths(60) },
            areas: vec![area("creation"), area("protection")].into(),
            safeguards: Vec::new(),
            units: vec![unit("bureau", "市场监管局"), unit("court", "法院")].into(),
            members: Vec::new(),
            regions: regions.into(),
            indicators: Vec::new().into(),
            targets: Vec::new(),
            tasks: Vec::new(),
            work_items: Vec::new(),
        }
    }

    #[test]
    fn what_has_an_id_is_found_by_it_and_only_by_it() {
        let plan = plan(vec![region("north", "北部"), region("south", "南部")]);
        for id in ["bureau", "court"] {
            assert_eq!(plan.unit(id).map(|unit| unit.id.as_str()), Some(id));
        }
        for id in ["creation", "protection"] {
            assert_eq!(plan.area(id).map(|area| area.id.as_str()), Some(id));
        }
        for id in ["north", "south"] {
            assert_eq!(plan.region(id).map(|region| region.id.as_str()), Some(id));
        }
        assert!(plan.unit("法院").is_none() && plan.area("").is_none() && plan.region("南部").is_none());
        assert!(plan.indicator(IndicatorIndex(0)).is_none());
    }

    #[test]
    fn tables_name_a_declared_region_or_the_whole_and_without_declared_ones_any_part() {
        let part = |id: &str| Some(Region::named(id));
        let declared = plan(vec![region("north", "北部"), region("city", "全市")]);
        let undeclared = plan(Vec::new());
        for (word, among_declared, among_none) in [
            ("北部", part("north"), part("北部")),
            ("north", part("north"), part("north")),
            ("全市", part("city"), Some(Region::Whole)),
            ("合计", Some(Region::Whole), Some(Region::Whole)),
            ("", Some(Region::Whole), Some(Region::Whole)),
            ("东部", None, part("东部")),
        ] {
            assert_eq!(declared.find_region(word), among_declared, "{word}");
            assert_eq!(undeclared.find_region(word), among_none, "{word}");
        }
        assert_eq!((Region::Whole.part(), Region::named("a").part()), (None, Some("a")));
    }

    #[test]
    fn units_and_regions_are_called_by_id_names_and_aliases_and_by_nothing_else() {
        let (name_en, aliases) = (Some(String::from("North")), vec![String::from("北边"), String::from("朔方")]);
        let unit = Unit { name_en: name_en.clone(), aliases: aliases.clone(), ..unit("north", "北部") };
        let region =
            DeclaredRegion { name_en, aliases, parent: Some(String::from("all")), ..region("north", "北部") };
        for word in ["north", "北部", "North", "北边", "朔方"] {
            assert!(unit.is_called(word) && region.is_called(word), "{word}");
        }
        for word in ["", "all", "NORTH", "北"] {
            assert!(!unit.is_called(word) && !region.is_called(word), "{word}");
        }
    }

    #[test]
    fn a_target_without_an_indicator_cannot_be_measured() {
        let text = || String::from("t");
        let target = Target {
            id: text(),
            area: None,
            text: text(),
            text_en: None,
            requirements: vec![
                Requirement::Milestone { id: text(), title: text(), title_en: None, due: None },
                Requirement::Judged { id: text(), title: text(), title_en: None, due: None },
            ],
            due: Moment::EndOf(Year::LAST),
            character: None,
            firm: true,
            units: Vec::new(),
            base_fallback: None,
            method: None,
            since: None,
            revisions: Vec::new(),
        };
        assert!(!target.is_measured());
    }
}
