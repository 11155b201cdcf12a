//! `fsip schema`: what the TOML files of a plan may hold, for editors.

use anyhow::{Result, bail};

use super::Context;
use crate::cli::arguments;
use crate::schema;

impl arguments::Schema {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if context.global.format.as_deref().is_some_and(|format| format != "json") {
            bail!(context.texts.get("schema-is-json"));
        }
        let language = context.global.language();
        context.write(schema::json(language)?.as_bytes())
    }
}
