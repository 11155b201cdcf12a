//! The tree of the regions: what lies below a region, and which have no parts of their own.

use super::Data;
use crate::model::Region;

impl<'a> Data<'a> {
    /// The regions directly below: those that the plan declares, in its order; where it declares none, every part that the
    /// statistics name is directly below the whole.
    pub fn parts(&self) -> &'a [Region] {
        match (self.plan.regions.is_empty(), self.region) {
            (true, Region::Whole) => self.observations.parts(),
            (true, Region::Part(_)) => &[],
            (false, region) => self.plan.regions.parts(region),
        }
    }

    /// Every region below, each before its own parts, with how far it lies below.
    pub fn all_parts(&self) -> Vec<(&'a Region, usize)> {
        let mut found = Vec::new();
        let mut open: Vec<(&Region, usize)> = self.parts().iter().rev().map(|part| (part, 1)).collect();
        while let Some((region, depth)) = open.pop() {
            open.extend(self.of(region).parts().iter().rev().map(|part| (part, depth + 1)));
            found.push((region, depth));
        }
        found
    }

    /// Every region below that has no parts of its own; of one without parts, itself. The whole is no region of itself.
    pub fn leaves(&self) -> Vec<&'a Region> {
        let below = self.all_parts().into_iter().map(|(region, _)| region);
        let own = (*self.region != Region::Whole).then_some(self.region);
        own.into_iter().chain(below).filter(|region| self.of(region).parts().is_empty()).collect()
    }
}
