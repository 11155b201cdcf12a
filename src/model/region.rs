//! 地区: the parts of a plan's area.

use std::sync::Arc;

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
