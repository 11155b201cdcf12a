//! 地区: the parts of a plan's area.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::composed;

/// Where a value holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// All of the plan's area.
    #[default]
    Whole,
    /// A part of it: by its id, or by its name where the plan declares no regions. Thousands of values share the text.
    Part(Arc<str>),
}

/// How tables call the whole area.
const WHOLE: [&str; 8] = ["全市", "全省", "全国", "全区", "全县", "全域", "合计", "总计"];

impl Region {
    /// Where a value holds of which a table says `word`. `declared` is the id of the region that the plan calls so. Where
    /// it declares none, every name is a part; where it declares some, another name is nothing.
    pub(crate) fn of_word(word: &str, declared: Option<&str>, plan_declares_some: bool) -> Option<Self> {
        match declared {
            Some(id) => Some(Self::named(id)),
            None if word.is_empty() || WHOLE.contains(&word) => Some(Self::Whole),
            None => (!plan_declares_some).then(|| Self::named(&composed(word))),
        }
    }

    /// The part of that id, or of that name.
    pub fn named(id: &str) -> Self {
        Self::Part(id.into())
    }

    /// The id or name of a part.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::Whole => None,
            Self::Part(id) => Some(id),
        }
    }
}

/// A region that the plan declares.
#[derive(Clone, Debug)]
pub struct DeclaredRegion {
    /// Unique id.
    pub id: String,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// Other names under which statistics may come.
    pub aliases: Vec<String>,
    /// Id of the region of which it is a part; directly of the whole when not given.
    pub parent: Option<String>,
}

/// All regions that the plan declares, in its order.
#[derive(Clone, Debug, Default)]
pub struct DeclaredRegions {
    all: Vec<DeclaredRegion>,
    places: FxHashMap<String, usize>,
    /// Those directly below each region that has any.
    parts: FxHashMap<Region, Vec<Region>>,
}

impl From<Vec<DeclaredRegion>> for DeclaredRegions {
    fn from(all: Vec<DeclaredRegion>) -> Self {
        let mut parts: FxHashMap<Region, Vec<Region>> = FxHashMap::default();
        let mut places = FxHashMap::default();
        for (place, region) in all.iter().enumerate() {
            let above = region.parent.as_deref().map_or(Region::Whole, Region::named);
            parts.entry(above).or_default().push(Region::named(&region.id));
            places.entry(region.id.clone()).or_insert(place);
        }
        Self { all, places, parts }
    }
}

impl Deref for DeclaredRegions {
    type Target = [DeclaredRegion];

    fn deref(&self) -> &[DeclaredRegion] {
        &self.all
    }
}

impl DeclaredRegions {
    /// The one with this id.
    pub fn with_id(&self, id: &str) -> Option<&DeclaredRegion> {
        self.places.get(id).and_then(|place| self.all.get(*place))
    }

    /// Those directly below a region.
    pub fn parts(&self, region: &Region) -> &[Region] {
        self.parts.get(region).map(Vec::as_slice).unwrap_or_default()
    }
}

impl DeclaredRegion {
    /// Whether `word` is its id, a name or an alias.
    pub fn is_called(&self, word: &str) -> bool {
        let word = composed(word);
        self.words().any(|name| name == word)
    }

    /// Its id, its names and its aliases.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = [&self.id, &self.name].into_iter().chain(&self.name_en).chain(&self.aliases);
        words.map(String::as_str)
    }
}
