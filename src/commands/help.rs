//! `fsip help`: the help of the program or of a command, or a page on a topic.

use anyhow::{Result, bail};

use super::{Context, print};
use crate::cli;
use crate::cli::arguments;
use crate::locale::PAGES;

impl arguments::Help {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let topic = self.topic.as_deref();
        if let Some(page) = topic.and_then(|topic| context.texts.page(topic)) {
            return context.print(page.as_bytes());
        }
        match cli::help(cli::command(&context.texts), topic) {
            Some(help) => {
                let help = cli::wrapped(&help, context.surface.width);
                print(&mut context.styled_stdout, help.as_bytes())
            }
            None => bail!(unknown_topic(topic.unwrap_or_default(), context)),
        }
    }
}

fn unknown_topic(topic: &str, context: &Context) -> String {
    let program = cli::command(&context.texts);
    let known = || program.get_subcommands().map(clap::Command::get_name).chain(PAGES);
    let all = known().collect::<Vec<_>>().join(", ");
    let message = context.texts.format("unknown-topic", &[("name", topic), ("known", &all)]);
    context.suggesting(message, topic, known())
}
