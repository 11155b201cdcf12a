//! `fsip schema`: what the TOML files of a plan may hold, for editors.

use anyhow::{Result, bail};
use clap::Args;

use super::Context;
use crate::schema;

/// Nothing to choose beside the language and the file.
#[derive(Clone, Debug, Args)]
pub struct Arguments {}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        if context.global.format.as_deref().is_some_and(|format| format != "json") {
            bail!(context.texts.get("schema-is-json"));
        }
        let language = context.global.language();
        context.write(schema::json(language)?.as_bytes())
    }
}
