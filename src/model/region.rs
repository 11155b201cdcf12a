//! 地区: the parts of a plan's area.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::{ById, HasId, composed};

/// Where a value holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// All of the plan's area.
    #[default]
    Whole,
    /// A part of it: by its id, or by its name where the plan declares no regions. Thousands of values share the text.
    Part(Arc<str>),
}

/// What Chinese tables put before a level of government to mean all of it: 全市, 本县.
const ALL_OF: [char; 2] = ['全', '本'];
const LEVELS: [&str; 23] = [
    "市", "省", "国", "國", "区", "區", "县", "縣", "域", "州", "盟", "旗", "镇", "鎮", "乡", "鄉", "村", "街道",
    "地区", "地區", "辖区", "行业", "社会",
];
/// How Chinese tables call a sum, alone or behind the area.
const SUMS: [&str; 14] =
    ["合计", "合計", "总计", "總計", "共计", "共計", "总数", "總數", "总和", "總和", "总体", "整体", "总量", "合计数"];
/// A sum of some or of all: beside declared regions it can be either.
const PARTIAL_SUMS: [&str; 4] = ["小计", "小計", "subtotal", "sub total"];
/// What the name of a sum of some, of a mean, or of a part of another region has in it.
const OTHERWISE_CALLED: [&str; 5] = ["小计", "小計", "平均", "均值", "其中"];
/// The same of English words, and what is never beside its own parts.
const OTHERWISE_CALLED_WORDS: [&str; 9] =
    ["total", "totals", "subtotal", "subtotals", "average", "averages", "thereof", "including", "world"];

/// One English word for the whole area; `_T` is that of SDMX.
const ALONE: [&str; 10] = [
    "_t",
    "national",
    "nationwide",
    "country",
    "countrywide",
    "statewide",
    "provincewide",
    "citywide",
    "countywide",
    "areawide",
];
/// English words that make a phrase of the others mean the whole area.
const WHOLE: [&str; 8] = ["total", "totals", "all", "whole", "entire", "overall", "sum", "aggregate"];
/// What may stand beside them.
const BESIDE: [&str; 26] = [
    "the",
    "of",
    "in",
    "grand",
    "national",
    "area",
    "areas",
    "region",
    "regions",
    "country",
    "countries",
    "city",
    "cities",
    "county",
    "counties",
    "province",
    "provinces",
    "state",
    "states",
    "district",
    "districts",
    "municipality",
    "municipalities",
    "territory",
    "units",
    "parts",
];

/// Whether tables call the whole area so, whatever the blanks, brackets, case and width of the letters.
fn means_whole(word: &str) -> bool {
    let plain: String = word.nfkc().flat_map(char::to_lowercase).collect();
    let packed: String = plain.chars().filter(|letter| letter.is_alphanumeric()).collect();
    is_chinese_whole(&packed) || is_english_whole(plain.trim())
}

fn is_chinese_whole(word: &str) -> bool {
    let area = SUMS.iter().find_map(|sum| word.strip_suffix(sum)).unwrap_or(word);
    let levels = area.strip_prefix(ALL_OF);
    match levels {
        Some(level) => LEVELS.contains(&level) || matches!(level, "部" | "体"),
        None => area.is_empty() && !word.is_empty() || area == "地区" && area != word,
    }
}

fn is_english_whole(phrase: &str) -> bool {
    let words: Vec<&str> =
        phrase.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| WHOLE.contains(word) || BESIDE.contains(word);
    ALONE.contains(&phrase) || (words.iter().any(|word| WHOLE.contains(word)) && words.iter().all(fits))
}

fn means_partial_sum(word: &str) -> bool {
    let plain: String = word.nfkc().flat_map(char::to_lowercase).collect();
    let parted = plain.replace(['-', '_'], " ");
    let packed: String = plain.split_whitespace().collect();
    PARTIAL_SUMS.iter().any(|sum| *sum == parted.trim() || *sum == packed)
}

fn is_name(word: &str) -> bool {
    word.contains(char::is_alphanumeric) && !word.eq_ignore_ascii_case("n/a")
}

impl Region {
    /// Where a value holds of which a table says `word`. `declared` is the id of the region that the plan calls so. Where
    /// it declares none, every name but one of the whole is a part; where it declares some, another name is nothing. A sign
    /// for nothing, such as a dash, names neither the whole nor a part.
    pub(crate) fn of_word(word: &str, declared: Option<&str>, plan_declares_some: bool) -> Option<Self> {
        match declared {
            Some(id) => Some(Self::named(id)),
            None if word.is_empty() || means_whole(word) => Some(Self::Whole),
            None if !plan_declares_some && means_partial_sum(word) => Some(Self::Whole),
            None => (!plan_declares_some && is_name(word)).then(|| Self::named(&composed(word))),
        }
    }

    /// The part of that id, or of that name.
    pub fn named(id: &str) -> Self {
        Self::Part(id.into())
    }

    /// Whether the name says that this is a sum of some regions, a mean, or a part of another region.
    pub(crate) fn is_called_otherwise(&self) -> bool {
        let Some(name) = self.part() else { return false };
        let plain: String = name.nfkc().flat_map(char::to_lowercase).collect();
        let packed: String = plain.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let mut words = plain.split(|letter: char| !letter.is_alphanumeric());
        OTHERWISE_CALLED.iter().any(|word| packed.contains(word))
            || SUMS.iter().any(|sum| packed.ends_with(sum))
            || ["世界", "全球"].contains(&packed.as_str())
            || plain.starts_with("of which")
            || words.any(|word| OTHERWISE_CALLED_WORDS.contains(&word))
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
    all: ById<DeclaredRegion>,
    /// Those directly below each region that has any.
    parts: FxHashMap<Region, Vec<Region>>,
}

impl From<Vec<DeclaredRegion>> for DeclaredRegions {
    fn from(all: Vec<DeclaredRegion>) -> Self {
        let mut parts: FxHashMap<Region, Vec<Region>> = FxHashMap::default();
        for region in &all {
            let above = region.parent.as_deref().map_or(Region::Whole, Region::named);
            parts.entry(above).or_default().push(Region::named(&region.id));
        }
        Self { all: all.into(), parts }
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
        self.all.with_id(id)
    }

    /// Those directly below a region.
    pub fn parts(&self, region: &Region) -> &[Region] {
        self.parts.get(region).map(Vec::as_slice).unwrap_or_default()
    }
}

impl HasId for DeclaredRegion {
    fn id(&self) -> &str {
        &self.id
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

#[cfg(test)]
mod tests {
    use super::Region;

    fn read(word: &str, plan_declares_some: bool) -> Option<Region> {
        Region::of_word(word, None, plan_declares_some)
    }

    #[test]
    fn a_total_by_any_of_its_names_is_the_whole() {
        for word in [
            "Total",
            "TOTAL",
            " total ",
            "Ｔｏｔａｌ",
            "All",
            "All regions",
            "Whole area",
            "the whole country",
            "National",
            "Overall",
            "_T",
            "Sum",
            "Grand total",
            "City total",
            "Total area",
            "Total, all districts",
            "National total",
            "Country",
            "全市",
            "全省",
            "全国",
            "全县",
            "全区",
            "全州",
            "全域",
            "全部",
            "本市",
            "本 省",
            "合计",
            "合 计",
            "总　计",
            "總計",
            "全市合计",
            "全市（合计）",
            "全国总计",
            "地区合计",
            "（合计）",
            "总数",
        ] {
            assert_eq!(
                [false, true].map(|declares| read(word, declares)),
                [Some(Region::Whole), Some(Region::Whole)],
                "{word}"
            );
        }
    }

    #[test]
    fn a_sum_of_some_is_the_whole_only_where_no_regions_are_declared() {
        for word in ["小计", "小 计", "Subtotal", "sub-total", "Sub total"] {
            assert_eq!([false, true].map(|declares| read(word, declares)), [Some(Region::Whole), None], "{word}");
        }
    }

    #[test]
    fn a_name_may_say_that_it_is_no_part_beside_the_others() {
        for word in [
            "城区小计",
            "城区合计",
            "五县 合计",
            "全市平均",
            "其中：东街",
            "(其中) 东街",
            "World",
            "全球",
            "Subtotal, north",
            "National average",
            "Of which: East",
            "Towns total",
        ] {
            assert!(Region::named(word).is_called_otherwise(), "{word}");
        }
        for word in ["东区", "平顶山市", "合江县", "Totana", "Worldham", "Newtown", "中区", "其他地区", "Region 1"]
        {
            assert!(!Region::named(word).is_called_otherwise(), "{word}");
        }
    }

    #[test]
    fn what_only_begins_or_ends_like_a_total_is_a_part() {
        for word in [
            "东区",
            "全椒县",
            "全南县",
            "本溪市",
            "合江县",
            "北京市",
            "总部",
            "All Saints",
            "National City",
            "Central Region",
            "Totana",
            "The City",
            "Region 1",
            "T",
            "国",
            "市",
            "地区",
            "其他地区",
        ] {
            assert_eq!([false, true].map(|declares| read(word, declares)), [Some(Region::named(word)), None], "{word}");
        }
    }
}
