//! Lists of a plan whose parts are found by their ids.

use std::ops::Deref;

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
    places: FxHashMap<String, usize>,
}

impl<T: HasId> ById<T> {
    /// The one with this id.
    pub fn with_id(&self, id: &str) -> Option<&T> {
        self.place_of(id).and_then(|place| self.all.get(place))
    }

    /// The place of the one with this id.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: FxHashMap::default() }
    }
}

impl<T: HasId> From<Vec<T>> for ById<T> {
    fn from(all: Vec<T>) -> Self {
        let mut places = FxHashMap::default();
        for (place, one) in all.iter().enumerate() {
            places.entry(one.id().to_owned()).or_insert(place);
        }
        Self { all, places }
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
