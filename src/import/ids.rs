//! Ids from names, as plans in one file have them.

use std::collections::BTreeMap;

/// The ids of one kind that are taken, with how often each name was.
#[derive(Debug, Default)]
pub(super) struct TakenIds(BTreeMap<String, usize>);

impl TakenIds {
    /// The id of a name, numbered where it is taken.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let plain = name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join("-");
        let bare = plain.trim_matches(|sign: char| "。.，,；;：:、-".contains(sign));
        let plain = if bare.is_empty() { plain } else { bare.to_owned() };
        let mut id = plain.clone();
        while self.0.contains_key(&id) {
            let often = self.0.entry(plain.clone()).or_insert(1);
            *often += 1;
            id = format!("{plain}-{often}");
        }
        self.0.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::TakenIds;

    #[test]
    fn ids_are_told_apart_and_end_in_no_stop() {
        let mut taken = TakenIds::default();
        let names = ["Mend the Pipes.", "mend the pipes", "供水；", "。"];
        assert_eq!(names.map(|name| taken.unique(name)), ["mend-the-pipes", "mend-the-pipes-2", "供水", "。"]);
    }
}
