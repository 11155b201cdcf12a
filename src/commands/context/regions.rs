//! Which regions a command speaks of.

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments::Regions;
use crate::evaluate::Scope;
use crate::load::Folder;

impl Regions {
    /// For which regions of the plan is judged; refuses to list the regions below one that has none.
    pub(in crate::commands) fn scope(&self, context: &Context, folder: &Folder) -> Result<Scope> {
        let alone = self.alone(context, folder)?;
        if self.by.is_none() {
            return Ok(alone);
        }
        if context.data(folder)?.of(alone.top()).parts().is_empty() {
            bail!(context.texts.get("no-parts"));
        }
        Ok(Scope::EveryRegion(alone.top().clone()))
    }

    /// The same without the regions below.
    pub(in crate::commands) fn alone(&self, context: &Context, folder: &Folder) -> Result<Scope> {
        let region = context.known_region(self.only_region.as_deref(), folder)?;
        Ok(region.map_or(Scope::Whole, Scope::Region))
    }
}
