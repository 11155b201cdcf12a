//! The tree of the regions: what lies below a region, and which have no parts of their own.

use super::Data;
use crate::model::Region;

impl Data<'_> {
    /// The regions directly below: those that the plan declares, in its order; where it declares none, every part that the
    /// statistics name is directly below the whole.
    pub fn parts(&self) -> Vec<Region> {
        if self.plan.regions.is_empty() {
            let is_whole = *self.region == Region::Whole;
            return if is_whole { self.observations.parts().cloned().collect() } else { Vec::new() };
        }
        self.plan.regions.parts(self.region).to_vec()
    }

    /// Every region below, each before its own parts, with how far it lies below.
    pub fn all_parts(&self) -> Vec<(Region, usize)> {
        let mut found = Vec::new();
        let mut open: Vec<(Region, usize)> = self.parts().into_iter().rev().map(|part| (part, 1)).collect();
        while let Some((region, depth)) = open.pop() {
            open.extend(self.of(&region).parts().into_iter().rev().map(|part| (part, depth + 1)));
            found.push((region, depth));
        }
        found
    }

    /// Every region below that has no parts of its own; of one without parts, itself. The whole is no region of itself.
    pub fn leaves(&self) -> Vec<Region> {
        let below = self.all_parts().into_iter().map(|(region, _)| region);
        let own = (*self.region != Region::Whole).then(|| self.region.clone());
        own.into_iter().chain(below).filter(|region| self.of(region).parts().is_empty()).collect()
    }
}
