//! Lists of a plan whose parts are found by their ids.

use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Something that a plan refers to by an id.
pub trait HasId {
    /// Unique among its kind.
    fn id(&self) -> &str;
}

/// All of a kind, in the plan's order.
#[derive(Clone, Debug)]
pub struct ById<T> {
    all: Vec<T>,
    /// Made when somebody asks for one: most lists of judgements are only gone through.
    places: OnceLock<FxHashMap<String, usize>>,
}

impl<T: HasId> ById<T> {
    /// The one with this id.
    pub fn with_id(&self, id: &str) -> Option<&T> {
        self.place_of(id).and_then(|place| self.all.get(place))
    }

    /// The place of the one with this id.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        let places = || {
            let mut places = FxHashMap::default();
            for (place, one) in self.all.iter().enumerate() {
                places.entry(one.id().to_owned()).or_insert(place);
            }
            places
        };
        self.places.get_or_init(places).get(id).copied()
    }

    /// Leaves out the others.
    pub fn retain(&mut self, is_kept: impl FnMut(&T) -> bool) {
        self.all.retain(is_kept);
        self.places = OnceLock::new();
    }
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: OnceLock::new() }
    }
}

impl<T> From<Vec<T>> for ById<T> {
    fn from(all: Vec<T>) -> Self {
        Self { all, places: OnceLock::new() }
    }
}

impl<T> Deref for ById<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all
    }
}

impl<'a, T> IntoIterator for &'a ById<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
